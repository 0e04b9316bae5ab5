"""Pages: what of them is the report, and when and by whom it was published."""

from __future__ import annotations

import pytest

from rasid.records import Report
from rasid.sources import html
from rasid.sources.base import Notice, UnreadableError

TITLE = "نزوح مئات العائلات من قرى شمالي المحافظة"
FIRST = "نزحت مئات العائلات من قرى شمالي المحافظة إثر قصف مدفعي استمر طوال الليل، بحسب الدفاع المدني."
SECOND = "وقال مسعفون إن خمسة أشخاص قُتلوا في القصف."
PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{title} | موقع</title>{head}</head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<main><article><h1>{title}</h1>{meta}<p>{first}</p><p>{second}</p></article></main>
<aside><h3>الأكثر قراءة</h3><a href="#">خبر آخر</a></aside><footer>جميع الحقوق محفوظة</footer>
<script>var x = "قصف";</script></body></html>"""


def page(head: str = "", meta: str = "") -> str:
    return PAGE.format(title=TITLE, first=FIRST, second=SECOND, head=head, meta=meta)


def read(data: str | bytes, default: str | None = None) -> Report:
    *_, report = html.read(data.encode() if isinstance(data, str) else data, "page.html", default)
    assert isinstance(report, Report)
    return report


def test_the_headline_comes_first_and_nothing_but_the_article() -> None:
    assert read(page()).text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("head", "meta"),
    [
        ('<meta property="article:published_time" content="2026-01-09T10:00:00+03:00">', ""),
        ('<meta name="DC.date.issued" content="2026-01-09T10:00:00+03:00">', ""),
        ('<script type="application/ld+json">{"@type": "Article", "datePublished": "2026-01-09T10:00:00+03:00"}</script>', ""),
        (
            '<script type="application/ld+json">[{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"},'
            '{"@type": ["NewsArticle"], "datePublished": "2026-01-09T10:00:00+03:00"}]}]</script>',
            "",
        ),
        ("", '<time datetime="2026-01-09T10:00:00+03:00">9 يناير</time>'),
        ('<meta name="date" content="الجمعة">', '<time datetime="2026-01-09T10:00:00+03:00">9 يناير</time>'),
        ('<script type="application/ld+json">{broken</script>', '<time datetime="2026-01-09T10:00:00+03:00"></time>'),
    ],
)  # fmt: skip
def test_the_date_is_found_where_pages_keep_it(head: str, meta: str) -> None:
    report = read(page(head, meta), default="2020-01-01")
    assert report.published == "2026-01-09T10:00:00+03:00"
    assert report.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def test_an_impossible_date_is_told() -> None:
    notice, report = html.read(page('<meta name="date" content="2026-02-30">').encode(), "page.html", None)
    assert isinstance(notice, Notice)
    assert "2026-02-30" in notice.message
    assert isinstance(report, Report)
    assert report.published is None


def test_address_and_outlet() -> None:
    told = read(
        page('<link rel="canonical" href="https://news.example.org/1"><meta property="og:site_name" content="صحيفة">')
    )
    assert (told.url, told.outlet) == ("https://news.example.org/1", "صحيفة")
    assert read(page('<meta property="og:url" content="https://news.example.org/1">')).outlet == "news.example.org"


def test_an_older_encoding() -> None:
    marked = page().replace('charset="utf-8"', 'charset="windows-1256"')
    assert read(marked.encode("cp1256")).text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def test_a_page_whose_article_is_only_in_its_data() -> None:
    data = f'<script type="application/ld+json">{{"@type": "Article", "headline": "{TITLE}", "articleBody": "{FIRST}"}}</script>'
    assert read(f"<html><head>{data}</head><body><div id=app></div></body></html>").text == f"{TITLE}\n\n{FIRST}"


@pytest.mark.parametrize(
    "data", ["<html><body><img src=x></body></html>", "<html></html>", "<!doctype html><script>var a = 'قصف'</script>"]
)
def test_a_page_without_text_is_refused(data: str) -> None:
    with pytest.raises(UnreadableError, match="no text"):
        read(data)
