"""The built scripts and styles, by the manifest that the build leaves beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

FOLDER = Path(__file__).parent / "static"
ENTRY = "src/main.ts"


@dataclass(frozen=True)
class Assets:
    """The addresses that every page links to. Both are empty where the front end was not built: pages then are plain."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


@cache
def assets() -> Assets:
    """The assets of the built front end; read once."""
    try:
        manifest: dict[str, Any] = msgspec.json.decode((FOLDER / "manifest.json").read_bytes())
    except FileNotFoundError:
        return Assets()
    entry = manifest[ENTRY]
    return Assets(
        scripts=(f"/static/{entry['file']}",),
        styles=tuple(f"/static/{name}" for name in entry.get("css", ())),
    )
