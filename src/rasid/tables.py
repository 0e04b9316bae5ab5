"""The word lists that stand as TOML beside the modules that read them."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import tomli  # the standard library's parser, compiled: lexicons are most of the time to start


def read(package: str | None, path: str) -> dict[str, Any]:
    """A TOML file of a package; `path` goes on from the package's folder. Raises tomli.TOMLDecodeError where it is broken."""
    assert package is not None  # __package__ is None only in a module run as a script
    return tomli.loads(files(package).joinpath(path).read_text(encoding="utf-8"))
