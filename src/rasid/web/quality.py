"""How right the coder is, as `eval/quality.py` measured it: counts beside this module, and the shares that follow from them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from rasid.records import Record
from rasid.web import names
from rasid.web.language import Language

FILE: Final = "quality.json"
LAYERS: Final = (
    "events", "events_type", "status", "event_time", "speaker", "speaker_kind", "actors", "targets", "figures",
    "figures_strict", "times", "places",
)  # fmt: skip
"""The layers in the order in which they are shown."""
OF_PARTS: Final = ("events", "figures", "places")
"""The layers that are shown of a country or a register."""
FEW: Final = 10
"""Claims of a type in all golds under which its figures say next to nothing."""


class Layer(Record, frozen=True, kw_only=True):
    """Counts of one thing that is measured: how many the gold has, how many were read, how many of these are right."""

    name: str
    right: int = 0
    gold: int = 0
    read: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was read that is right; None where nothing was read."""
        return self.right / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found; None where it has nothing."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Both in one: their harmonic mean; of a quality of the events found, the share right. None where there is nothing."""
        return 2 * self.right / (self.gold + self.read) if self.gold + self.read else None


class Layered(Record, frozen=True, kw_only=True):
    """What has layers."""

    layers: tuple[Layer, ...]

    def layer(self, name: str) -> Layer:
        """The layer of a name."""
        return next(layer for layer in self.layers if layer.name == name)


class Part(Layered, frozen=True, kw_only=True):
    """A part of a gold: a country's reports, or a register's."""

    name: str
    reports: int


class Bin(Record, frozen=True, kw_only=True):
    """The claims whose confidence lies in one tenth: how many, their mean confidence, how many are right."""

    tenth: int
    claims: int
    confidence: float
    right: int


class Surest(Record, frozen=True, kw_only=True):
    """The claims of a confidence or more: how many, which share of all that is, and which share of them is right."""

    least: float
    claims: int
    kept: float
    right: float


class Readers(Layered, frozen=True, kw_only=True):
    """How two readings of the same reports agree, with what the coder reaches on these."""

    reports: int
    coder: tuple[Layer, ...]

    def coded(self, name: str) -> Layer:
        """What the coder reaches in a layer."""
        return next(layer for layer in self.coder if layer.name == name)


class Gold(Layered, frozen=True, kw_only=True):
    """What was measured on one gold: over all, by event type, by country, by register, and of the claims' confidence."""

    reports: int
    claims: int
    types: tuple[Layer, ...]
    countries: tuple[Part, ...]
    registers: tuple[Part, ...] = ()
    bins: tuple[Bin, ...]
    surer: int
    """How many are right of the surer half of the claims."""
    readers: Readers | None = None

    @property
    def calibration_error(self) -> float:
        """How far confidence lies from the share that is right, over all claims that were read."""
        gaps = sum(abs(one.confidence * one.claims - one.right) for one in self.bins)
        return gaps / max(1, sum(one.claims for one in self.bins))

    @property
    def right(self) -> float | None:
        """The share of the claims read that is right."""
        return self.layer("events").precision

    @property
    def surer_right(self) -> float:
        """The share that is right of the surer half of the claims read."""
        return self.surer / max(1, self.layer("events").read // 2)

    def surest(self) -> list[Surest]:
        """What is left of the claims where only the surer ones are asked for, by tenths; from the first that leaves any out."""
        total = sum(one.claims for one in self.bins)
        left = [[one for one in self.bins if one.tenth >= tenth] for tenth in range(10)]
        counts = [(n, sum(one.claims for one in bins), sum(one.right for one in bins)) for n, bins in enumerate(left)]
        return [
            Surest(least=tenth / 10, claims=claims, kept=claims / total, right=right / claims)
            for tenth, claims, right in counts
            if 0 < claims < total
        ]


class Negatives(Record, frozen=True, kw_only=True):
    """Reports that are not about conflict, with what was read out of them all the same."""

    name: str
    reports: int
    claims: int
    figures: int

    @property
    def held(self) -> bool:
        """Whether nobody who writes rules reads them."""
        return self.name.endswith("_held")

    @property
    def per_twenty(self) -> float:
        """Claims in twenty reports."""
        return 20 * self.claims / self.reports


class Example(Record, frozen=True, kw_only=True):
    """A mistake in a report of the open gold: the words it is about with those around them, what they say and what was read."""

    report: str
    before: str
    words: str
    after: str
    wanted: str | None
    read: str | None


class Mistake(Record, frozen=True, kw_only=True):
    """A kind of mistake: how often it was made in the open and in the held-out gold, with some of the open ones."""

    kind: str
    open: int
    held: int
    examples: tuple[Example, ...]


class Compared(Record, frozen=True, kw_only=True):
    """One event type in the held-out and in the open gold."""

    name: str
    held: Layer
    open: Layer


class ComparedPart(Record, frozen=True, kw_only=True):
    """One country in the held-out and in the open gold; None where that has no report of it."""

    name: str
    held: Part | None
    open: Part | None


class Quality(Record, frozen=True, kw_only=True):
    """Everything that was measured, with what no gold has an example of. Nobody who writes rules reads the gold that is `held` out."""

    held: Gold
    open: Gold
    negatives: tuple[Negatives, ...]
    mistakes: tuple[Mistake, ...]
    confused: tuple[tuple[str, str, int], ...]
    """Types of the open gold that were read as another one, with how often: wanted, read."""
    absent: dict[str, tuple[str, ...]]
    """By vocabulary, the values that no gold has."""

    @property
    def golds(self) -> tuple[Gold, Gold]:
        """Both golds, the held-out one first."""
        return self.held, self.open

    def by_type(self) -> list[Compared]:
        """The event types by their names."""
        held, opened = ({layer.name: layer for layer in gold.types} for gold in self.golds)
        return [
            Compared(name=name, held=held.get(name, Layer(name=name)), open=opened.get(name, Layer(name=name)))
            for name in sorted(held | opened)
        ]

    def by_country(self) -> list[ComparedPart]:
        """The countries, those of most reports first."""
        held, opened = ({part.name: part for part in gold.countries} for gold in self.golds)
        both = [ComparedPart(name=name, held=held.get(name), open=opened.get(name)) for name in sorted(held | opened)]
        return sorted(both, key=lambda one: -sum(part.reports for part in (one.held, one.open) if part))

    def by_register(self) -> list[Part]:
        """The registers of the open gold in which there is something to find, those of most reports first."""
        return [part for part in self.open.registers if part.layer("events").gold]

    def few(self) -> list[tuple[str, int]]:
        """Event types of which both golds together have few claims, with how many."""
        counts = ((one.name, one.held.gold + one.open.gold) for one in self.by_type())
        return [(name, count) for name, count in counts if count < FEW]

    def two_readers(self) -> int:
        """How many reports two readers have marked."""
        return sum(gold.readers.reports for gold in self.golds if gold.readers)


@cache
def load() -> Quality:
    """What was measured last."""
    return msgspec.json.decode(files(__package__).joinpath(FILE).read_bytes(), type=Quality)


def value(kind: str, told: str | None, words: Language) -> str:
    """What a mistake is about, or a value of a vocabulary, in the reader's words."""
    if told is None:
        return words("quality.nothing")
    match kind:
        case "missed" | "added" | "twice" | "type":
            return names.event_type(told, words)
        case "status":
            return words.label("status", told)
        case "speaker_kind" | "kind":
            return words.label("kind", told)
        case "measure":
            return words.label("measure", told)
        case "country":
            return names.place(told.lower(), words) or told
        case "figure_missed" | "figure_added":
            measure, _, number = told.partition(" ")
            return f"{words.label('measure', measure)} {number}"
    return told
