"""The names of a report as the coding rules see them: a span, what it is, and what it resolved to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rasid.arabic.tokens import NEWLINE, Token
from rasid.records import Precision, Report, Span, SpeakerKind
from rasid.world import actors, mentions, resolve


class Named(NamedTuple):
    """A name in the text; `id` is None where it is unknown."""

    kind: Literal["place", "actor"]
    span: Span
    text: str
    id: str | None
    name: str | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    speaker_kind: SpeakerKind | None
    """As what it speaks; None for a place that is no capital or country."""
    cited: Span
    """Where the text names it best: the words that المدينة stands for, or the body's words for a name in the headline."""
    generic: bool = False
    """A word such as المدينة or الجيش, and no name."""
    outer: bool = False
    """A place that the text names only to say where another one lies."""
    mark: bool = False
    """A place that a distance is measured from."""
    adjective: bool = False
    """An actor named by an adjective: غارة إسرائيلية."""
    vague: bool = False
    """The whole country by a word for it: البلاد."""
    bare_capital: bool = False
    """A capital without a word that makes it a place."""
    typed: bool = False
    """The text calls it a place: بلدة, حي."""

    @property
    def country(self) -> str:
        """The country that the id is of; empty where the name is unknown."""
        return self.id.split("-", 1)[0] if self.id else ""

    @property
    def state(self) -> bool:
        """A country that acts: its id is the country's own."""
        return self.kind == "actor" and self.id is not None and self.id == self.country


def home(named: Iterable[Named]) -> str:
    """The country that most of these known names lie in; empty where none is known."""
    counted = Counter(n.country for n in named if n.id)
    return counted.most_common(1)[0][0] if counted else ""


def find(report: Report, tokens: Sequence[Token]) -> list[Named]:
    """The names of places and actors in a report, in order."""
    found = resolve.resolve(mentions.find(tokens), report.country, report.published)
    holds = {r.inside for r in found if r.inside is not None and not r.mention.mark}
    named = [_named(r, number in holds) for number, r in enumerate(found) if not _renamed(found, number)]
    return _cited(_governments(named), _body(tokens))


def _renamed(found: Sequence[resolve.Resolved], number: int) -> bool:
    """Whether a word for a place is followed by the place's own name: العاصمة الليبية طرابلس."""
    r = found[number]
    for later in found[number + 1 : number + 3]:
        if later.mention.first - r.mention.last > 3:
            break
        if r.mention.kind == "generic" and r.lat is not None and later.id == r.id:
            return True
    return False


def _body(tokens: Sequence[Token]) -> int:
    """The code point where the body begins, behind a headline and a blank line; 0 where there is none."""
    first = next((token for token in tokens if token.norm == NEWLINE and token.start > 0), None)
    return first.end if first is not None and first.form.count("\n") > 1 else 0


def _cited(named: list[Named], body: int) -> list[Named]:
    """The names, each with the words that name it best."""
    first: dict[tuple[str, str], Span] = {}
    for n in named:
        if not n.generic and n.span[0] >= body and (n.id is not None or n.typed):
            first.setdefault((n.kind, n.id or n.text), n.span)
            first.setdefault((n.kind, n.text), n.span)
    last: dict[str, Span] = {}
    out = []
    for n in named:
        cited = n.span
        if n.id is not None and n.generic and n.kind == "place":
            cited = last.get(n.id, first.get((n.kind, n.id), n.span))
        elif n.span[0] < body and not n.generic:
            cited = first.get((n.kind, n.id or n.text), first.get((n.kind, n.text), n.span))
        if n.id is not None and n.kind == "place":
            last[n.id] = cited
        out.append(n if cited == n.span else n._replace(cited=cited))
    return out


def _governments(named: list[Named]) -> list[Named]:
    """Bare capitals of countries that the report is not on, as their governments: تضيق واشنطن, not في واشنطن."""
    here = home(n for n in named if n.kind == "place" and not n.bare_capital)
    return [
        n._replace(kind="actor", id=n.country, lat=None, lon=None, precision=None)
        if n.bare_capital and n.id and here and n.country != here
        else n
        for n in named
    ]


def _named(r: resolve.Resolved, outer: bool) -> Named:
    m = r.mention
    span = (m.start, m.end)
    generic = m.kind == "generic"
    if m.state and m.actors:
        actor = actors.load().get(m.actors[0]) if len(m.actors) == 1 else None
        kind: SpeakerKind = actor.speaker_kind if actor else "official"
        return Named(
            "actor",
            span,
            m.text,
            actor.id if actor else None,
            actor.ar if actor else None,
            None,
            None,
            None,
            kind,
            span,
        )
    if m.kind == "place" or r.lat is not None or m.generic.startswith("place:"):
        speaker: SpeakerKind | None = "official" if m.actors or r.precision == "country" else None
        return Named(
            "place", span, m.text, r.id, r.name, r.lat, r.lon, r.precision, speaker, span,
            generic=generic, outer=outer, mark=m.mark, vague=m.generic == "place:country", typed=m.head is not None and m.head_at >= 0,
            bare_capital=bool(m.actors) and not (m.prep or m.head or m.direction or m.dateline),
        )  # fmt: skip
    return Named(
        "actor", span, m.text, r.id, r.name, None, None, None, _speaker_kind(r), span,
        generic=generic, adjective=m.kind == "nisba",
    )  # fmt: skip


def _speaker_kind(r: resolve.Resolved) -> SpeakerKind:
    known = actors.load()
    if r.id is not None and r.id in known:
        return known.get(r.id).speaker_kind
    if r.mention.kind == "generic":
        return known.generic(r.mention.generic).speaker_kind
    kinds = [known.get(c).speaker_kind for c in r.mention.candidates if c in known]
    return kinds[0] if kinds else "other"
