"""The command that serves the pages and the API."""

from __future__ import annotations

import errno
import socket
from typing import Annotated

import typer

from rasid.cli.options import DEFAULT_STORE, StorePath
from rasid.cli.say import Stop, line


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 lets other machines in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8321,
    store: StorePath = DEFAULT_STORE,
    tiles: Annotated[
        str | None, typer.Option(metavar="URL", help="A tile server for the map, as https://…/{z}/{x}/{y}.png.")
    ] = None,
) -> None:
    """Serve the pages and the API until stopped. Without --tiles no request leaves the machine."""
    import uvicorn

    from rasid.cli.questions import opened
    from rasid.web.app import create

    try:
        app = create(store, tiles=tiles)
    except ValueError as error:
        raise Stop(f"--tiles: {error}") from None
    with opened(store), _listen(host, port) as listener:
        address = f"http://{host}:{listener.getsockname()[1]}"
        line("rasid", f"pages at {address}, API at {address}/api", "Ctrl-C stops")
        config = uvicorn.Config(app, log_level="warning")
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound before the server starts, so that a port in use is told in one line."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise Stop(
                f"port {port} on {host} is in use", f"stop what uses it, or take another: --port {port + 1}"
            ) from None
        if error.errno in (errno.EACCES, errno.EPERM):
            raise Stop(f"port {port} needs rights that you do not have", "take one from 1024 on: --port 8321") from None
        raise Stop(f"{host} is no address of this machine", "use --host 127.0.0.1") from None
    return listener
