"""What every template is given: the reader's language, the names of things, and the addresses of pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup

from rasid.linking.space import place_key
from rasid.linking.stories import Story
from rasid.records import Claim, Entity, Event, Place, Reading, Report, Speaker, Toll
from rasid.store.views import ClaimView, ReportLine
from rasid.web import marks, names
from rasid.web.asked import Asked
from rasid.web.language import Language, isolate


@dataclass(frozen=True)
class View:
    """One page for one reader. `path` is the page's own address without its query, `query` that of the language switch."""

    t: Language
    asked: Asked
    path: str = "/"
    query: Mapping[str, str] = field(default_factory=dict)

    def switch(self) -> str:
        """The address of this page in the other language."""
        return "?" + "&".join(f"{quote(k)}={quote(v)}" for k, v in {**self.query, "lang": self.t.other}.items())

    def now(self) -> str:
        """The address of this page with all that is known."""
        rest = {k: value for k, value in self.query.items() if k != "as_of"}
        return f"{self.path}?{urlencode(rest)}" if rest else self.path

    def type(self, name: str) -> str:
        """The label of an event type."""
        return names.event_type(name, self.t)

    def group(self, name: str) -> str:
        """The group of an event type."""
        return names.group(name)

    def actor(self, entity: Entity | Speaker) -> str:
        """The neutral name of an actor; the report's own words where they resolve to none."""
        return names.actor(entity.id, self.t) or _tidy(entity.text)

    def named(self, actor: str | None, text: str | None = None) -> str:
        """The name of an actor from its id, with words to fall back on."""
        return names.actor(actor, self.t) or _tidy(text or actor or "")

    def place(self, place: Place) -> str:
        """The name of a place in the reader's language."""
        return names.place(place.id, self.t) or place.name or _tidy(place.text)

    def key_name(self, key: str) -> str:
        """The name of a place by its key; the key itself, without its marks, where the gazetteer does not know it."""
        return names.place(key, self.t) or key.strip("“”")

    def same_name(self, place: Place, name: str) -> bool:
        """Whether a place is called so in the reader's language; the store itself knows Arabic names only."""
        return bool(name) and self.place(place).casefold() == name.casefold()

    def holder(self, holder: str | None) -> str:
        """Who holds a place, in words: an actor's name, `contested`, or nobody."""
        if holder is None:
            return self.t("place.nobody")
        return self.t("place.contested") if holder == "contested" else self.named(holder, holder)

    def parties(self, actors: Iterable[str]) -> str:
        """Several actors by their ids or words, each once."""
        return self.listed(self.named(actor, actor) for actor in actors)

    def reason(self, name: str) -> str:
        """A reason of linking in words; one of places is named by their levels."""
        if (words := self.t.words["reason"].get(name)) is not None:
            return str(words)
        small, inside, big = name.partition(" in the ")
        level = (self.t.label("precision", w) for w in (small.removeprefix("same "), big))
        return self.t("reason.inside" if inside else "reason.same_place", small=next(level), big=next(level))

    def outlet(self, report: Report | ClaimView | ReportLine | None) -> str:
        """Who published a report."""
        return (report.outlet if report else None) or self.t("event.unnamed_outlet")

    def source(self, name: str, report: Report) -> str:
        """An independent source by its name in the store, which is the report's id where that names no outlet."""
        return self.outlet(report) if name == report.id else self.named(name, name)

    def title(self, report: Report) -> str:
        """A report's headline: its own title, else its first line, shortened."""
        line = report.title or next((line for line in report.text.splitlines() if line.strip()), "")
        line = _tidy(line)
        return (line if len(line) <= 120 else line[:119].rsplit(" ", 1)[0] + "…") or self.t("report.untitled")

    def heading(self, event: Event) -> str:
        """What an event is called: its type and its first places."""
        places = self.places(event.places[:2])
        return f"{self.type(event.type)}: {places}" if places else self.type(event.type)

    def places(self, places: Iterable[Place]) -> str:
        """Several places in a row, each once."""
        return self.listed(self.place(place) for place in places)

    def listed(self, words: Iterable[str]) -> str:
        """Words in a row, each once, with the comma of the language."""
        return self.t.comma.join(dict.fromkeys(words))

    def chain(self, claim: Claim, report: Report | ClaimView | None) -> str:
        """Who tells a claim, the one who knows first: `a security source, relayed by an agency`."""
        if not claim.speaker:
            return self.outlet(report)
        return " ← ".join(self.actor(speaker) for speaker in claim.speaker)

    def teller(self, reading: Reading, report: Report | None) -> str:
        """Who gave a value of a toll."""
        return self.named(reading.speaker) if reading.speaker else self.outlet(report)

    def tolls(self, event: Event) -> list[Toll]:
        """The tolls of an event in the order in which people ask: killed, injured, … ; running totals last of each."""
        order = list(self.t.words["measure"])
        return sorted(event.tolls, key=lambda toll: order.index(toll.measure))

    def url(self, path: str, **query: object) -> str:
        """The address of a page; what was known by a moment stays so on every page that it leads to."""
        values = {k: v for k, v in {**query, "as_of": self.asked.get("as_of")}.items() if v}
        return f"{path}?{urlencode(values)}" if values else path

    def event_url(self, event: str) -> str:
        """The address of an event's page."""
        return self.url(f"/events/{quote(event, safe='')}")

    def report_url(self, report: str, claim: str | None = None) -> str:
        """The address of a report's page, at one of its claims if one is given."""
        return self.url(f"/reports/{quote(report, safe='')}") + (f"#claim-{claim}" if claim else "")

    def place_url(self, place: Place) -> str:
        """The address of a place's page."""
        return self.url(f"/places/{quote(place_key(place), safe='')}")

    def story_url(self, story: Story) -> str:
        """The address of a story's page."""
        return self.url(f"/stories/{story.id}")

    def agreement_url(self, event: str) -> str:
        """The address of an agreement among the others, by its event."""
        return self.url("/agreements") + f"#agreement-{event}"

    def quote(self, report: Report, claim: Claim) -> Markup:
        """A claim's evidence as a quotation out of its report."""
        return marks.quote(report.text, claim)

    isolate = staticmethod(isolate)


def embed(name: str, data: Any) -> Markup:
    """Data for a page's script, inside the page. No text in it can end the element or start another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(f'<script type="application/json" id="data-{name}">{text}</script>')


def _tidy(text: str) -> str:
    return " ".join(text.split())
