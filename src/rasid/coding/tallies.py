"""Over what time a figure counts, and whether it replaces an older one: running totals, rises, former values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from rasid.arabic.lexicon import bare_forms
from rasid.arabic.times import Time
from rasid.arabic.tokens import Token
from rasid.coding.document import Document
from rasid.records import Change, Scope

if TYPE_CHECKING:
    from rasid.coding.figures import Quantity

BEFORE: Final = 12
"""Words in front of a quantity among which a word tells how it changed."""
FORMER: Final = 9
"""Words in front of an older value among which who had counted it is told."""
WAS: Final = frozenset(("كان", "كانت"))
TALLY: Final = frozenset(("عدد", "حصيله", "الحصيله", "ضحايا", "شهداء", "قتلي"))
PERIODS: Final = {"منذ": 2, "خلال": 5, "في": 5, "بين": 3}
"""Days from which on what happened over a period is a running total, and no single act's, by the word before it."""


def scope(doc: Document, quantity: Quantity) -> Scope:
    """``since`` for a running total: منذ بدء الحرب, خلال شهرين, الحصيلة الإجمالية."""
    sentence = quantity.sentence
    for k in range(sentence.first, sentence.last):
        norm = doc.tokens[k].norm
        if norm in doc.book.cues.total:
            return "since"
        if norm in PERIODS:
            days = [_days(time) for time in doc.times.over(doc.tokens[k].start)]
            if (norm == "منذ" and not days) or any(n >= PERIODS[norm] for n in days):
                return "since"
    return "event"


def _days(time: Time) -> int:
    """How many days a time spans; 1 for one that is no span."""
    if time.precision != "span":
        return 1
    return (date.fromisoformat(time.end[:10]) - date.fromisoformat(time.start[:10])).days + 1


def change(doc: Document, quantity: Quantity) -> Change | None:
    """How a quantity changed: ارتفع إلى 12, ازداد بـ3; ``previous`` for the older value of a revised one."""
    window = doc.tokens[max(quantity.sentence.first, quantity.first - BEFORE) : quantity.first]
    norms = [t.norm for t in window]
    rise, fall = _last(window, doc.book.cues.rise), _last(window, doc.book.cues.fall)
    last = norms[-1] if norms else ""
    before_last = norms[-2] if len(norms) > 1 else ""
    if "الي" in (last, before_last):
        raised = _last(doc.tokens[quantity.sentence.first : quantity.first], doc.book.cues.rise)
        if rise >= 0 or fall >= 0:
            return "rose_to" if rise > fall else "fell_to"
        if raised >= 0 and set(norms) & TALLY:
            return "rose_to"
    if _former(doc, quantity):
        return "previous"
    if rise >= 0 and doc.tokens[quantity.first].norm.startswith("ب") and last != "الي":
        return "rose_by"
    near = norms[-4:]
    following = doc.tokens[quantity.last].norm if quantity.last < quantity.sentence.last else ""
    if (last == "من" and rise >= 0 and following == "الي") or (
        set(near) & doc.book.cues.formerly
        and ("سابق" in near or "السابقه" in norms or ("ان" in near and bool(set(near) & {"كان", "كانت"})))
    ):
        return "previous"
    return None


def _former(doc: Document, quantity: Quantity) -> bool:
    """وكانت قد أحصت 22 قتيلا, بعدما كان 20, حصيلة سابقة: a value that stood before."""
    window = doc.tokens[max(quantity.sentence.first, quantity.first - FORMER) : quantity.first]
    norms = [t.norm for t in window]
    was = any(n.removeprefix("و") in WAS for n in norms)
    return was and any(bare_forms(n) & doc.book.cues.counted for n in norms)


def _last(window: list[Token], words: frozenset[str]) -> int:
    return max((i for i, t in enumerate(window) if bare_forms(t.norm) & words), default=-1)


def share(doc: Document, quantities: list[Quantity]) -> list[Quantity]:
    """A change covers the figure joined to it by a bare و (إلى 31 قتيلا و177 جريحا)."""
    out = list(quantities)
    for i in range(1, len(out)):
        a, b = out[i - 1], out[i]
        between = doc.tokens[a.last : b.first + 1]
        joined = 0 <= b.first - a.last <= 1 and any(t.norm.startswith("و") for t in between)
        if joined and a.change in ("rose_to", "previous") and b.change is None:
            out[i] = replace(b, change=a.change)
    return out
