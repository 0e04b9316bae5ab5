"""The frozen records that pass between the stages, with their JSON and Arrow forms.

Spans are ``(start, end)`` pairs of Unicode code points into the report's text as given, end exclusive. Records cannot be
changed once built; whatever cannot be true (a claim without evidence, a span outside its evidence's report) cannot be built.
The meaning of every field is `docs/codebook.md`.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final, Literal

import msgspec

Span = tuple[int, int]

Status = Literal["occurred", "ongoing", "ended", "planned", "threatened", "called_for", "denied"]
Precision = Literal["site", "neighbourhood", "town", "district", "governorate", "region", "country"]
Role = Literal["at", "from", "to", "except"]
TimePrecision = Literal["hour", "part_of_day", "day", "week", "month", "season", "year", "span", "unknown"]
SpeakerKind = Literal[
    "official", "security_source", "military", "armed_group", "medical", "rescue", "ngo", "un", "monitor", "media",
    "witness", "resident", "analyst", "other",
]  # fmt: skip
SpeechVerb = Literal["say", "announce", "confirm", "deny", "accuse", "warn", "demand"]
Measure = Literal[
    "killed", "injured", "casualties", "missing", "displaced", "returned", "evacuated", "trapped", "detained", "abducted",
    "released", "defected", "surrendered", "in_need", "homes_damaged",
]  # fmt: skip
Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"]
Unit = Literal["person", "family", "building"]
Group = Literal["civilian", "combatant", "child", "woman", "medic", "journalist", "aid_worker"]
Scope = Literal["event", "since"]
Change = Literal["rose_to", "rose_by", "fell_to", "previous"]
Step = Literal["first", "repeated", "revised", "corrected", "beside", "taken_back"]
"""What a value is in its source's series: its first, the same again, more, less, a smaller one in the same report, or one that it
says is not so."""

ID_LENGTH: Final = 16
WHOLE_PLACE: Final = "where.whole"
"""The rule of a claim whose text says that all of its place is meant."""


def content_id(*parts: object) -> str:
    """A stable id of sixteen hexadecimal digits for what the parts say; equal parts give equal ids on any machine."""
    data = msgspec.json.encode(parts)
    return hashlib.sha256(data).hexdigest()[:ID_LENGTH]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """What all records share: frozen, named fields, strict types at decoding."""


class Report(Record, frozen=True, kw_only=True):
    """One text as it came in. `published` is an ISO date or date-time, or None where it is not known."""

    id: str
    text: str
    published: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    country: str | None = None
    source: str | None = None
    """Where it was read from: a path, with the line for JSON lines."""


class Entity(Record, frozen=True, kw_only=True):
    """An actor or a target: the report's words, and the id of the actor they resolve to, if any."""

    id: str | None = None
    text: str
    span: Span


class Place(Record, frozen=True, kw_only=True):
    """A place of a claim. `name` is the gazetteer's own name; `lat`, `lon` in degrees (WGS 84)."""

    id: str | None = None
    name: str | None = None
    text: str
    span: Span
    role: Role = "at"
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None


class When(Record, frozen=True, kw_only=True):
    """The time of a claim: local ISO dates or date-times, end inclusive."""

    start: str | None = None
    end: str | None = None
    precision: TimePrecision = "unknown"
    span: Span | None = None


class Figure(Record, frozen=True, kw_only=True):
    """A number of people, families or buildings that a claim tells of."""

    measure: Measure
    low: int | None = None
    best: int | None = None
    high: int | None = None
    qualifier: Qualifier = "exact"
    unit: Unit = "person"
    group: Group | None = None
    scope: Scope = "event"
    change: Change | None = None
    part_of: int | None = None
    span: Span


class Speaker(Record, frozen=True, kw_only=True):
    """Somebody who tells a claim; several in a row are a chain, outermost last."""

    id: str | None = None
    text: str
    span: Span
    kind: SpeakerKind
    verb: SpeechVerb = "say"


class TimeExpression(Record, frozen=True, kw_only=True):
    """A resolved time expression of a report, whether a claim uses it or not."""

    span: Span
    text: str
    start: str
    end: str
    precision: TimePrecision


class Claim(Record, frozen=True, kw_only=True):
    """One thing that a report says happened, is happening, will happen or is denied, told by somebody.

    Raises ValueError when `evidence` or `trigger` covers no characters, or the trigger lies outside the evidence.
    """

    id: str = ""
    report: str
    type: str
    status: Status = "occurred"
    trigger: Span
    actors: tuple[Entity, ...] = ()
    targets: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    time: When = When()
    figures: tuple[Figure, ...] = ()
    speaker: tuple[Speaker, ...] = ()
    evidence: Span
    confidence: float = 0.5
    rules: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        start, end = self.evidence
        if not 0 <= start < end:
            raise ValueError(f"a claim needs evidence: {self.evidence} covers no characters")
        if not start <= self.trigger[0] < self.trigger[1] <= end:
            raise ValueError(f"trigger {self.trigger} lies outside the evidence {self.evidence}")
        if not self.id:
            msgspec.structs.force_setattr(self, "id", self._content_id())

    def _content_id(self) -> str:
        fields = msgspec.structs.asdict(self)
        return content_id([fields[k] for k in fields if k not in ("id", "confidence", "rules")])


class Coded(Record, frozen=True, kw_only=True):
    """A report with the claims and times read out of it: one line of what `rasid code` prints."""

    doc: Report
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeExpression, ...] = ()


class Unread(Record, frozen=True, kw_only=True):
    """An input that could not be read: where it is, what is wrong, and what the user can do."""

    where: str
    reason: str
    advice: str


class Reading(Record, frozen=True, kw_only=True):
    """One value of a toll's series, as one source told it.

    `source` is the key of who tells it, `side` the id of the whole that a speaker is part of (a ministry's is its state), `kind`
    what the speaker is. It `stands` while its source has told nothing that takes its place.
    """

    published: str | None
    report: str
    claim: str
    speaker: str | None
    low: int | None
    best: int | None
    high: int | None
    change: Change | None = None
    qualifier: Qualifier = "exact"
    source: str = ""
    side: str | None = None
    kind: SpeakerKind | None = None
    step: Step = "first"
    stands: bool = True


class Toll(Record, frozen=True, kw_only=True):
    """A measure of an event for one group, unit and scope: every value told of it, oldest first.

    `low` and `high` are over each source's latest value; `high` is None where the most of them has no upper end.
    """

    measure: Measure
    group: Group | None
    unit: Unit = "person"
    scope: Scope = "event"
    low: int | None
    high: int | None
    disputed: bool = False
    series: tuple[Reading, ...] = ()
    chosen: str | None = None
    """The claim whose value a person chose to quote."""


class Event(Record, frozen=True, kw_only=True):
    """Claims of one or more reports that tell the same event."""

    id: str
    type: str
    start: str | None
    end: str | None
    places: tuple[Place, ...] = ()
    actors: tuple[Entity, ...] = ()
    claims: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    disputes: tuple[str, ...] = ()
    """Names of what the sources disagree on: `happened`, `actor`, `toll:<measure>`."""
    independent: int = 0
    """How many sources tell it: those who only repeat a speaker or a text of others count as one."""
    name: str | None = None
    """What a person named it."""


class Control(Record, frozen=True, kw_only=True):
    """Who is said to hold a place: `holder` is an actor's id, its words where it has none, `contested`, or None."""

    place: Place
    holder: str | None
    since: str | None
    claims: tuple[str, ...] = ()


def to_json(value: Any) -> bytes:
    """The JSON form of a record or of a plain structure of records, keys in a fixed order."""
    return msgspec.json.encode(value)
