"""The pages in a real browser. The screenshots are for people to look at: `build/screenshots`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from httpx import Client
from playwright.sync_api import Browser, Page, expect, sync_playwright

from rasid.web.assets import FOLDER

CHROMIUM = os.environ.get("RASID_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
PICTURES = Path(__file__).parents[2] / "build" / "screenshots"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--enable-unsafe-swiftshader",
    "--use-angle=swiftshader",
    "--disable-background-networking",
    "--no-first-run",
]
WIDE, NARROW = 1440, 390
Serve = Callable[..., Client]
REPORT = "/reports/" + quote("نبأ/1", safe="")
PLACE = "/places/sy-test-nakhil"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(not (FOLDER / "manifest.json").exists(), reason="the front end is not built: scripts/pages.sh"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


class Window:
    """A page of the server with an ear on what it complains of and what it asks for."""

    def __init__(self, browser: Browser, address: str, width: int) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900})
        self.page: Page = self.context.new_page()
        self.address = address
        self.complaints: list[str] = []
        self.asked: set[str] = set()
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.add(request.url))

    def open(self, path: str) -> Page:
        """Open a page and wait until its map and plots are drawn."""
        self.page.goto(self.address + path)
        self.page.wait_for_selector("html[data-drawn]")
        if self.page.locator("[data-map]").count():
            self.page.wait_for_selector("[data-map][data-ready]")
        return self.page

    def picture(self, name: str) -> None:
        """Keep how the page looks."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    def strangers(self) -> set[str]:
        """Hosts asked for anything but this server."""
        here = urlsplit(self.address).netloc
        return {urlsplit(url).netloc for url in self.asked} - {here, ""}


def watched(browser: Browser, address: str, width: int) -> Iterator[Window]:
    """A window in which, at the end, nothing was complained of and nobody else was asked."""
    window = Window(browser, address, width)
    yield window
    window.context.close()
    assert window.complaints == []
    assert window.strangers() == set()


@pytest.fixture
def wide(browser: Browser, address: str) -> Iterator[Window]:
    """A window as wide as a desk's."""
    yield from watched(browser, address, WIDE)


@pytest.fixture
def narrow(browser: Browser, address: str) -> Iterator[Window]:
    """A window as narrow as a telephone's."""
    yield from watched(browser, address, NARROW)


def pages(event_id: str) -> dict[str, str]:
    return {
        "overview": "/",
        "event": f"/events/{event_id}",
        "report": REPORT,
        "place": PLACE,
        "control": "/control",
        "control-day": "/control?on=2026-01-08&as_of=2026-01-08T12:00",
        "stories": "/stories",
        "agreements": "/agreements",
        "reports": "/reports",
        "about": "/about",
        "quality": "/quality",
        "api": "/api",
    }


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_at_a_desk(wide: Window, event_id: str, language: str) -> None:
    for name, path in pages(event_id).items():
        page = wide.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        wide.picture(f"{name}-{language}-{WIDE}")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_on_a_telephone(narrow: Window, event_id: str, language: str) -> None:
    for name, path in pages(event_id).items():
        page = narrow.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        narrow.picture(f"{name}-{language}-{NARROW}")


@pytest.mark.timed
def test_overview_loads_in_a_second(wide: Window) -> None:
    page = wide.open("/")
    page.reload()
    assert page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") < 1000


def test_overview_draws_map_and_time_line(wide: Window) -> None:
    page = wide.open("/")
    expect(page.locator(".map canvas")).to_be_visible()
    expect(page.locator(".place-label:not(.crowded)")).to_have_text(["النخيل"])
    assert page.locator("[data-plot=timeline] rect").count() >= 3


def test_filter_narrows_the_list_and_keeps_the_address_short(wide: Window) -> None:
    page = wide.open("/")
    expect(page.locator(".events tbody tr")).to_have_count(4)
    page.locator("select[name=type]").select_option("shelling")
    page.locator(".filter button").click()
    page.wait_for_selector("html[data-drawn]")
    expect(page.locator(".events tbody tr")).to_have_count(1)
    assert urlsplit(page.url).query == "type=shelling"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_filtered_overview_at_a_desk(wide: Window, language: str) -> None:
    wide.open(f"/?type=shelling&lang={language}")
    wide.picture(f"filter-{language}-{WIDE}")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_filter_opens_on_a_telephone(narrow: Window, language: str) -> None:
    page = narrow.open(f"/?lang={language}")
    expect(page.locator("form.filter")).to_be_hidden()
    page.locator("label.toggle").click()
    expect(page.locator("form.filter")).to_be_visible()
    narrow.picture(f"filter-{language}-{NARROW}")


def test_pages_work_without_scripts(browser: Browser, address: str, event_id: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": WIDE, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{address}/?type=shelling")
        expect(page.locator(".events tbody tr")).to_have_count(1)
        page.locator(".events .what a").click()
        expect(page.locator("article.claim")).to_have_count(3)
        page.locator("article.claim a", has_text="اقرأه في التقرير").first.click()
        expect(page.locator(".card:target")).to_have_count(1)


def test_event_draws_its_figures_over_time(wide: Window, event_id: str) -> None:
    page = wide.open(f"/events/{event_id}")
    assert page.locator("[data-plot=series] svg circle").count() == 3


def test_event_says_why_a_claim_is_in_it_when_asked(wide: Window, event_id: str) -> None:
    page = wide.open(f"/events/{event_id}?lang=en")
    reasons = page.locator("#said-2 .why li")
    expect(reasons.first).to_be_hidden()
    page.locator("#said-2 .why summary").click()
    expect(reasons.first).to_be_visible()
    expect(page.locator("#said-2 .why")).to_contain_text("the same place (neighbourhood)")
    page.locator("#said-2 .why summary a").click()
    expect(page.locator("#said-1")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_slider_moves_through_the_days_of_control(
    browser: Browser, two_places: Path, serve: Serve, language: str
) -> None:
    window = Window(browser, str(serve(two_places).base_url).rstrip("/"), WIDE)
    page = window.open(f"/control?lang={language}")
    corners = page.locator(".strip .held").first.evaluate("element => getComputedStyle(element).borderRadius")
    assert corners == "0px"  # who held a place is drawn as a bar
    slider = page.locator("input[type=range]")
    states = page.locator(".state > div:visible")
    points = page.locator(".place-label:visible")
    expect(states).to_have_count(2)
    expect(points).to_have_count(2)
    window.picture(f"control-last-{language}-{WIDE}")
    slider.fill("0")
    expect(states).to_have_count(1)
    expect(states).to_contain_text("متنازع عليه" if language == "ar" else "contested")
    expect(points).to_have_text(["النخيل"])
    assert "on=2026-01-07" in page.url
    expect(page.locator("input[type=date]")).to_have_value("2026-01-07")
    slider.press("ArrowLeft" if language == "ar" else "ArrowRight")
    expect(page.locator("input[type=date]")).to_have_value("2026-01-08")
    page.locator("[data-step='1']").click()
    expect(page.locator("input[type=date]")).to_have_value("2026-01-10")
    expect(states).to_have_count(2)
    page.locator("[data-step='-1']").click()
    assert "on=2026-01-07" in page.url
    page.reload()
    page.wait_for_selector("html[data-drawn]")
    expect(states).to_have_count(1)
    page.wait_for_selector("[data-map][data-ready]")
    window.picture(f"control-first-{language}-{WIDE}")
    window.context.close()
    assert window.complaints == []
    assert window.strangers() == set()


def test_a_moment_of_knowledge_stays_from_page_to_page(wide: Window) -> None:
    page = wide.open("/control?lang=en")
    page.locator("input[type=datetime-local]").fill("2026-01-08T08:00")
    page.locator("form.moment button").click()
    page.wait_for_selector("html[data-drawn]")
    expect(page.locator("p.moment")).to_contain_text("8 January 2026, 08:00")
    page.locator("nav a", has_text="Overview").click()
    page.wait_for_selector("html[data-drawn]")
    expect(page.locator("p.moment")).to_contain_text("8 January 2026, 08:00")
    expect(page.locator(".events tbody tr")).to_have_count(3)
    page.locator("p.moment a").click()
    page.wait_for_selector("html[data-drawn]")
    expect(page.locator(".events tbody tr")).to_have_count(4)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_touching_a_claim_on_a_telephone_shows_its_words(narrow: Window, language: str) -> None:
    page = narrow.open(f"{REPORT}?lang={language}")
    page.locator("[data-claim='1']").click()
    expect(page.locator("[data-on~=trigger]")).to_have_count(1)
    expect(page.locator("[data-on~=trigger]")).to_be_in_viewport()
    narrow.picture(f"report-hover-{language}-{NARROW}")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pointing_at_a_claim_shows_its_words(wide: Window, language: str) -> None:
    page = wide.open(f"{REPORT}?lang={language}")
    page.locator("[data-claim='1']").hover()
    lit = page.locator("[data-on~=trigger]")
    expect(lit).to_have_count(1)
    assert lit.evaluate("node => node.firstChild.textContent") == "قصفا"
    figures = page.locator("[data-on~=figure]").evaluate_all(
        "nodes => nodes.map(n => n.firstChild.textContent).join('')"
    )
    assert figures == "9 قتلى20 جريحا"
    wide.picture(f"report-hover-{language}-{WIDE}")


def test_pointing_at_words_shows_their_claims(wide: Window) -> None:
    page = wide.open(REPORT)
    page.locator("[data-marks*='3:trigger']").hover()
    expect(page.locator(".card.on")).to_have_count(1)
    expect(page.locator(".card.on")).to_contain_text("سيطرة")
    page.locator("[data-marks='1:evidence 2:evidence']").first.hover()
    expect(page.locator(".card.on")).to_have_count(2)
    page.locator(".masthead .name").hover()
    expect(page.locator("[data-on]")).to_have_count(0)


def test_keyboard_shows_a_claims_words(wide: Window) -> None:
    page = wide.open(REPORT)
    page.locator("[data-note='3']").focus()
    expect(page.locator(".card.on")).to_have_attribute("data-claim", "3")
    page.locator("[data-claim='1']").focus()
    expect(page.locator("[data-on~=trigger]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-on]")).to_have_count(0)


def test_link_from_an_event_lands_on_the_claim(wide: Window, event_id: str) -> None:
    page = wide.open(f"/events/{event_id}")
    page.locator("article.claim a", has_text="اقرأه في التقرير").first.click()
    page.wait_for_selector("html[data-drawn]")
    expect(page.locator(".card.on")).to_have_attribute("data-claim", "1")
    expect(page.locator("[data-on~=trigger]")).to_have_count(1)


def test_markup_in_a_report_does_nothing(wide: Window) -> None:
    page = wide.open(REPORT)
    assert "broken" not in page.title()
    expect(page.locator("[data-text] b, [data-text] script")).to_have_count(0)
    expect(page.locator("[data-text]")).to_contain_text('<script>document.title="broken"</script>')


def test_tile_server_is_the_only_stranger(browser: Browser, store_path: Path, serve: object) -> None:
    assert callable(serve)
    client = serve(store_path, tiles="http://tiles.invalid/{z}/{x}/{y}.png")
    window = Window(browser, str(client.base_url).rstrip("/"), WIDE)
    window.page.goto(window.address)
    window.page.wait_for_selector("html[data-drawn]")
    window.page.wait_for_timeout(500)
    window.context.close()
    assert window.strangers() == {"tiles.invalid"}
