"""The frame of every page: templates, the view for a request, and what is said where something is missing."""

from __future__ import annotations

from typing import Any, Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader

from rasid.web import asked as asking
from rasid.web import names
from rasid.web.assets import assets
from rasid.web.language import CODES, DEFAULT, language
from rasid.web.library import Library
from rasid.web.view import View

ROWS: Final = 100
"""Rows of a list on one page."""
templates: Final = Environment(
    loader=PackageLoader("rasid.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False
)


class Missing(Exception):
    """What an address names is not in the store; `what` is the key of the words that say so."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def warm() -> None:
    """Load everything that pages are made of: words, names, landmarks, templates."""
    for code in CODES:
        names.landmarks(language(code))
        names.event_type("", language(code))
        names.actor("", language(code))
    for name in templates.list_templates():
        templates.get_template(name)
    assets()


def view_of(request: Request) -> View:
    """The view for a request: its language (address, then cookie, then Arabic) and its filter."""
    code = request.query_params.get("lang") or request.cookies.get("lang") or DEFAULT
    words = language(code)
    query = {k: v for k, v in request.query_params.items() if k != "lang"}
    return View(words, asking.parse(query, words), request.url.path, query)


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page, with the language kept in a cookie where the address asked for one."""
    view = values.pop("v", None) or view_of(request)
    text = templates.get_template(template).render(v=view, assets=assets(), **values)
    response = HTMLResponse(text, status_code=status)
    if request.query_params.get("lang") in CODES:
        response.set_cookie("lang", view.t.code, max_age=31_536_000, samesite="lax", httponly=True)
    return response


def library(request: Request) -> Library:
    """The application's library, opened at the first request."""
    held: Library = request.app.state.library
    return held
