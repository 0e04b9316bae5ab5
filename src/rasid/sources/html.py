"""A web page: its main text with the headline first, and what its head says of date, address and outlet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import DOMNode, HTMLTree

from rasid.records import Report, Unread
from rasid.sources import text as plain
from rasid.sources.base import Draft, Notice, UnreadableError, finish, iso

_CHARSET: Final = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_DATE_METAS: Final = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish_date", "publish-date", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "article:created", "cxenseparse:recs:publishtime",
)  # fmt: skip
_ARTICLES: Final = frozenset(
    {"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "WebPage"}
)
_SPACES: Final = re.compile(r"[ \t\u00a0]+")
_BREAKS: Final = re.compile(r"\n{3,}")


def read(data: bytes, where: str, default: str | None) -> Iterator[Report | Unread | Notice]:
    """The report on a page. Raises UnreadableError, also where the page holds no text of an article."""
    declared = _CHARSET.search(data[:4096])
    tree = HTMLTree.parse(plain.decode(data, declared.group(1).decode("ascii") if declared else None))
    metas = _metas(tree)
    linked = _linked_data(tree)
    title = _title(tree, metas, linked)
    text = _text(tree, title, linked)
    if not text:
        raise UnreadableError("the page has no text", "save the page of the article itself, whole")
    url = _canonical(tree) or metas.get("og:url") or _first(linked, "url")
    publisher = next((x["publisher"].get("name") for x in linked if isinstance(x.get("publisher"), dict)), None)
    outlet = metas.get("og:site_name") or (publisher if isinstance(publisher, str) else None) or _host(url)
    dated = _published(tree, metas, linked)
    yield from finish(Draft(text=text, where=where, title=title, url=url, outlet=outlet, dated=dated, default=default))


def _text(tree: HTMLTree, title: str | None, linked: list[dict[str, Any]]) -> str:
    body = extract_plain_text(tree, main_content=True, alt_texts=False, links=False, list_bullets=False)
    told = _first(linked, "articleBody")
    if told and len(told) > 2 * len(body):
        body = told
    body = _BREAKS.sub("\n\n", _SPACES.sub(" ", body.replace("\r\n", "\n"))).strip()
    if title and _plain(body.partition("\n")[0]) == _plain(title):
        body = body.partition("\n")[2].strip()
    return f"{title}\n\n{body}" if title and body else body


def _title(tree: HTMLTree, metas: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    headings = tree.body.get_elements_by_tag_name("h1") if tree.body else []
    only = _plain(headings[0].text or "") if len(headings) == 1 else ""
    title = only or _plain(_first(linked, "headline") or metas.get("og:title") or tree.title or "")
    return title or None


def _published(tree: HTMLTree, metas: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    """The page's date of publication, the first that the calendar knows; else the first that was there, however odd."""
    found = [value for value in (_first(linked, "datePublished"),) if value]
    found += [metas[name] for name in _DATE_METAS if metas.get(name)]
    times = tree.body.query_selector_all("time[datetime], [itemprop=datePublished]") if tree.body else []
    found += [value for node in times if (value := node.getattr("datetime") or node.getattr("content"))]
    return next(filter(iso, found), found[0] if found else None)


def _metas(tree: HTMLTree) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.head.get_elements_by_tag_name("meta") if tree.head else []:
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop")
        content = (node.getattr("content") or "").strip()
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _linked_data(tree: HTMLTree) -> list[dict[str, Any]]:
    """The page's JSON-LD objects that tell of an article, those named first in the page first."""
    found: list[dict[str, Any]] = []
    for node in _scripts(tree):
        try:
            pending = [json.loads(node.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending:
            value = pending.pop(0)
            if isinstance(value, list):
                pending[:0] = value
            elif isinstance(value, dict):
                kinds = value.get("@type")
                if _ARTICLES.intersection(
                    k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)
                ):
                    found.append(value)
                pending += [value[key] for key in ("@graph", "mainEntity") if key in value]
    return sorted(found, key=lambda value: value.get("@type") == "WebPage")


def _scripts(tree: HTMLTree) -> list[DOMNode]:
    root = tree.document
    return list(root.query_selector_all('script[type="application/ld+json"]')) if root else []


def _canonical(tree: HTMLTree) -> str | None:
    node = tree.head.query_selector('link[rel="canonical"]') if tree.head else None
    return (node.getattr("href") or None) if node else None


def _first(values: list[dict[str, Any]], key: str) -> str | None:
    return next((v[key].strip() for v in values if isinstance(v.get(key), str) and v[key].strip()), None)


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def _plain(text: str) -> str:
    return " ".join(text.split())
