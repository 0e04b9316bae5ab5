"""The words of the made reports, and the claims that point at them.

A report is a headline, sentences that say something and sentences that say nothing. Words come from `words.toml`, drawn by
chance, so that two outlets that tell the same seldom use the same words, while a copy does.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from rasid.records import Claim, Coded, Entity, Figure, Place, Report, Span, Speaker, When
from rasid.world import actors, places

_WEEKDAYS: Final = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_MONTHS: Final = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
_HEADS: Final = ("أنباء عن", "تطورات", "جديد", "متابعة:", "آخر الأخبار:", "ميدانيا:")


@dataclass(frozen=True)
class Count:
    """A figure to be told."""

    measure: str
    low: int
    best: int | None
    high: int | None
    qualifier: str = "exact"
    scope: str = "event"
    change: str | None = None
    group: str | None = None
    part: bool = False


@dataclass(frozen=True)
class Said:
    """What one claim will say; `number` is the happening that it tells, None for a mere state. Days are numbers."""

    number: int | None
    kind: str
    day: int
    end: int
    precision: str
    place: str
    actor: str | None = None
    target: str | None = None
    speaker: str | None = None
    status: str = "occurred"
    counts: tuple[Count, ...] = ()
    role: str = "at"


@dataclass
class _Text:
    """A text that grows, and the spans of the words that claims point at."""

    said: str = ""
    spans: dict[str, Span] = field(default_factory=dict)

    def add(self, template: str, words: dict[str, str]) -> None:
        """A template with its words filled in; the first place of each counts."""
        rest = template
        while "{" in rest:
            before, _, rest = rest.partition("{")
            name, _, rest = rest.partition("}")
            self.said += before
            self.spans.setdefault(name, (len(self.said), len(self.said) + len(words[name])))
            self.said += words[name]
        self.said += rest


@cache
def words() -> dict[str, Any]:
    """The tables of `words.toml`."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def report(identity: str, published: str, outlet: str, told: Sequence[Said], chance: random.Random) -> Coded:
    """A report in words of its own that makes these claims, in their order."""
    head = f"{chance.choice(_HEADS)} {chance.choice(words()['acts'][told[0].kind])} في {place_name(told[0].place)}\n\n"
    text, claims = head, []
    for said in told:
        sentence = _sentence(said, chance)
        claims.append(_claim(identity, said, sentence, len(text)))
        text += sentence.said + ".\n" + filler(chance) + "\n"
    return Coded(doc=Report(id=identity, text=text, published=published, outlet=outlet), claims=tuple(claims))


def filler(chance: random.Random) -> str:
    """One or two sentences that say nothing of the conflict."""
    parts = words()["filler"]
    return " ".join(
        " ".join(chance.choice(parts[name]) for name in ("who", "does", "what", "when")) + "."
        for _ in range(chance.randint(1, 2))
    )


def copy(one: Coded, identity: str, published: str, outlet: str, chance: random.Random) -> Coded:
    """The report as another outlet prints it: a line of its own before it, its end cut off at times."""
    before = chance.choice(("", f"{outlet}\n", "وكالات - ", f"{outlet} - متابعات\n"))
    text = before + one.doc.text
    if chance.random() < 0.4:
        text = text.rstrip().rpartition("\n")[0] + "\n"
    last = max(c.evidence[1] for c in one.claims) + len(before)
    text = text if len(text) >= last else before + one.doc.text
    doc = Report(id=identity, text=text, published=published, outlet=outlet)
    return Coded(doc=doc, claims=tuple(_moved(c, identity, len(before)) for c in one.claims))


def quote(one: Coded, identity: str, published: str, outlet: str, chance: random.Random) -> Coded:
    """A report of another outlet's own that holds the first sentence of this one word by word."""
    claim = one.claims[0]
    start, end = claim.evidence
    before = f"{filler(chance)} {filler(chance)}\n"
    text = before + one.doc.text[start:end] + ".\n" + filler(chance) + "\n" + filler(chance)
    doc = Report(id=identity, text=text, published=published, outlet=outlet)
    return Coded(doc=doc, claims=(_moved(claim, identity, len(before) - start),))


def _sentence(said: Said, chance: random.Random) -> _Text:
    forms = words()["sentence"]
    filled = {
        "act": chance.choice(words()["acts"][said.kind]),
        "place": place_name(said.place),
        "time": _time(said, chance),
        "actor": actor_name(said.actor),
        "speaker": actor_name(said.speaker),
    }
    text = _Text()
    if said.speaker and (said.status == "denied" or chance.random() < 0.4):
        text.add(chance.choice(forms["denied" if said.status == "denied" else "told"]) + " ", filled)
    text.add(chance.choice(forms["with_actor" if said.actor else "without_actor"]), filled)
    if said.target:
        text.add(" ضد {target}", {"target": actor_name(said.target)})
    for i, count in enumerate(said.counts):
        form = chance.choice(forms["child" if count.group == "child" else count.measure])
        text.add("، " + form.replace("{n}", f"{{n{i}}}"), {f"n{i}": _number(count)})
    if said.speaker and "speaker" not in text.spans:
        text.add("، " + chance.choice(forms["attributed"]), filled)
    return text


def _number(count: Count) -> str:
    if count.qualifier == "vague":
        return "عدد من الأشخاص"
    return {"about": "نحو ", "at_least": "ما لا يقل عن "}.get(count.qualifier, "") + str(count.best)


def _time(said: Said, chance: random.Random) -> str:
    forms = words()["sentence"]
    if said.precision == "unknown":
        return chance.choice(("مؤخرا", "قبل وقت قصير", "في وقت سابق"))
    kind = {"day": "day", "week": "period"}.get(said.precision, "since")
    day = date.fromordinal(said.day)
    filled = {"weekday": _WEEKDAYS[day.weekday()], "date": f"{day.day} {_MONTHS[day.month - 1]}"}
    return chance.choice(forms[kind]).format(**filled)


def _claim(report: str, said: Said, text: _Text, start: int) -> Claim:
    spans = {name: (a + start, b + start) for name, (a, b) in text.spans.items()}
    return Claim(
        report=report,
        type=said.kind,
        status=said.status,  # type: ignore[arg-type]
        trigger=spans["act"],
        evidence=(start, start + len(text.said)),
        actors=_entities(said.actor, spans.get("actor")),
        targets=_entities(said.target, spans.get("target")),
        places=(place(said.place, spans["place"], said.role),),
        time=When(
            start=date.fromordinal(said.day).isoformat(),
            end=date.fromordinal(said.end).isoformat(),
            precision=said.precision,  # type: ignore[arg-type]
            span=spans["time"],
        ),
        figures=tuple(_figure(c, i, spans[f"n{i}"]) for i, c in enumerate(said.counts)),
        speaker=_speaker(said.speaker, spans.get("speaker")),
    )


def _figure(count: Count, index: int, span: Span) -> Figure:
    return Figure(
        measure=count.measure,  # type: ignore[arg-type]
        low=count.low,
        best=count.best,
        high=count.high,
        qualifier=count.qualifier,  # type: ignore[arg-type]
        scope=count.scope,  # type: ignore[arg-type]
        change=count.change,  # type: ignore[arg-type]
        group=count.group,  # type: ignore[arg-type]
        part_of=index - 1 if count.part else None,
        span=span,
    )


def _entities(identity: str | None, span: Span | None) -> tuple[Entity, ...]:
    return (Entity(id=identity, text=actor_name(identity), span=span),) if identity and span else ()


def _speaker(identity: str | None, span: Span | None) -> tuple[Speaker, ...]:
    if not identity or not span:
        return ()
    kind = actors.load().get(identity).speaker_kind
    return (Speaker(id=identity, text=actor_name(identity), span=span, kind=kind),)


@cache
def actor_name(identity: str | None) -> str:
    """The neutral Arabic name of an actor."""
    return actors.load().get(identity).ar if identity else ""


@cache
def place_name(identity: str) -> str:
    """The Arabic name of a place."""
    return places.load().get(identity).ar


def place(identity: str, span: Span, role: str = "at") -> Place:
    """A place of the gazetteer as a claim gives it."""
    one = places.load().get(identity)
    return Place(
        id=one.id, name=one.ar, text=one.ar, span=span, role=role, lat=one.lat, lon=one.lon, precision=one.level  # type: ignore[arg-type]
    )  # fmt: skip


def _moved(claim: Claim, report: str, by: int) -> Claim:
    """The claim in another report, its words so many code points further on."""

    def on(span: Span | None) -> Any:
        return (span[0] + by, span[1] + by) if span else None

    def all_on(entries: Sequence[Any]) -> Any:
        return tuple(msgspec.structs.replace(e, span=on(e.span)) for e in entries)

    return msgspec.structs.replace(
        claim,
        id="",
        report=report,
        trigger=on(claim.trigger),
        evidence=on(claim.evidence),
        actors=all_on(claim.actors),
        targets=all_on(claim.targets),
        places=all_on(claim.places),
        figures=all_on(claim.figures),
        speaker=all_on(claim.speaker),
        time=msgspec.structs.replace(claim.time, span=on(claim.time.span)),
    )


def later(said: Said, **changed: Any) -> Said:
    """The same with some fields changed."""
    return replace(said, **changed)
