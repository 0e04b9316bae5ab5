"""The names of a report as the coding rules see them: a span, what it is, and what it resolved to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from rasid.arabic.tokens import Token
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


def find(report: Report, tokens: Sequence[Token]) -> list[Named]:
    """The names of places and actors in a report, in order."""
    found = resolve.resolve(mentions.find(tokens), report.country, report.published)
    return [_named(r) for r in found]


def _named(r: resolve.Resolved) -> Named:
    m = r.mention
    place = m.kind == "place" or r.lat is not None or m.generic.startswith("place:")
    speaker: SpeakerKind | None = ("official" if m.actors else None) if place else _speaker_kind(r)
    kind: Literal["place", "actor"] = "place" if place else "actor"
    return Named(kind, (m.start, m.end), m.text, r.id, r.name, r.lat, r.lon, r.precision, speaker)


def _speaker_kind(r: resolve.Resolved) -> SpeakerKind:
    known = actors.load()
    if r.id is not None and r.id in known:
        return known.get(r.id).speaker_kind
    if r.mention.kind == "generic":
        return known.generic(r.mention.generic).speaker_kind
    kinds = [known.get(c).speaker_kind for c in r.mention.candidates if c in known]
    return kinds[0] if kinds else "other"
