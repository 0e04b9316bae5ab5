"""The web application: pages, API, files, and the headers that keep every request on the machine."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.base import RequestResponseEndpoint

from rasid.store import StoreError
from rasid.web import api, chronicle, frame, held, language, pages
from rasid.web.assets import FOLDER
from rasid.web.library import Library

TILES_SETTING: Final = "RASID_TILES"


def create(store_path: str, *, tiles: str | None = None) -> FastAPI:
    """The application over a store (a path or a database's address), which is opened at the first request.

    `tiles` is the address of a tile server with `{z}`, `{x}` and `{y}`; without it the variable RASID_TILES counts,
    and without that the map draws its own borders and asks nobody. Raises ValueError for an address that is none.
    """
    tiles = tiles or os.environ.get(TILES_SETTING) or None
    app = FastAPI(
        title="Rasid",
        lifespan=_ready,
        description="Read-only: events, claims, tolls and control of places, as the reports tell them.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.library = Library(store_path)
    app.state.tiles = tiles
    policy = content_policy(tiles)

    @app.middleware("http")
    async def headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        # The build puts a hash into every asset's name, so an asset never changes; all else is as new as the store.
        is_asset = request.url.path.startswith("/static/assets/")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_asset else "no-cache"
        return response

    app.include_router(api.router)
    for part in (pages, held, chronicle):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(directory=FOLDER, check_dir=False), name="static")
    app.add_exception_handler(frame.Missing, _missing)
    app.add_exception_handler(StoreError, _no_store)
    app.add_exception_handler(HTTPException, _refused)
    return app


@asynccontextmanager
async def _ready(app: FastAPI) -> AsyncIterator[None]:
    """Read words, names and templates before the first reader comes, so that he does not wait for them."""
    frame.warm()
    yield


def content_policy(tiles: str | None) -> str:
    """The policy that lets a page load only from here, and its map from the tile server if one is set.

    Styles inside a page are let through: the plots bring theirs along. Raises ValueError for an address that is none.
    """
    extra = ""
    if tiles:
        parts = urlsplit(tiles)
        if parts.scheme not in ("http", "https") or not parts.hostname or any(c in parts.netloc for c in " ;,"):
            raise ValueError(f"{tiles} is no address of a tile server: write https://…/{{z}}/{{x}}/{{y}}.png")
        extra = f" {parts.scheme}://{parts.netloc}"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self'; font-src 'self'; "
        f"img-src 'self' data: blob:{extra}; connect-src 'self'{extra}; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def _for_program(request: Request) -> bool:
    return request.url.path.startswith("/api/") and request.url.path != "/api/docs"


def _missing(request: Request, error: Exception) -> Response:
    what = error.what if isinstance(error, frame.Missing) else "not_found"
    if _for_program(request):
        return JSONResponse({"detail": language.language("en")(f"error.{what}")}, status_code=404)
    words = frame.view_of(request).t
    return frame.render(request, "error.html", 404, title=words(f"error.{what}"), text=words("error.not_found_text"))


def _no_store(request: Request, error: Exception) -> Response:
    reason = str(error)
    if _for_program(request):
        return JSONResponse({"detail": reason}, status_code=503)
    words = frame.view_of(request).t
    text = f"{reason}. {words('error.store_text')}"
    return frame.render(request, "error.html", 503, title=words("error.store"), text=text)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    if status == 404 and not _for_program(request):
        return _missing(request, frame.Missing("not_found"))
    detail = error.detail if isinstance(error, HTTPException) else "error"
    return JSONResponse({"detail": detail}, status_code=status, headers=headers)
