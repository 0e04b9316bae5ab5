"""The type of a general act by its means: what it was done with, or the aircraft that did it."""

from __future__ import annotations

from typing import Final

from rasid.arabic.lexicon import bare_forms
from rasid.arabic.text import fold
from rasid.codebook import Trigger
from rasid.coding.document import Document, Found, Sentence
from rasid.coding.roles import FINITE

FLOWN: Final = frozenset(("air_strike", "drone_strike"))
BEHIND: Final = 9
"""Words behind an act among which its means may be named."""
BEFORE: Final = 5
"""Words before a verb among which the aircraft that is its subject may be named."""


def from_air(doc: Document) -> str | None:
    """The type of a report's strikes from the air, where it tells of one such type and of no shelling."""
    kinds = {t.entry.type for t in doc.triggers if t.entry.sure and not _unsaid(doc, t)}
    kinds |= {m.entry.type for m in doc.means}
    air = kinds & FLOWN
    if len(air) != 1 or "shelling" in kinds or any(bare_forms(t.norm) & doc.book.cues.from_ground for t in doc.tokens):
        return None
    return next(iter(air))


def decide(doc: Document, trigger: Found[Trigger], sentence: Sentence, flown: str | None) -> tuple[str, str]:
    """A trigger's type and the rule that gave it; `flown` is the type of strikes whose means are not told."""
    told = _with(doc, trigger, sentence) or _flown_by(doc, trigger, sentence)
    if told is None and trigger.entry.type in ("attack", "shelling") and _unsaid(doc, trigger):
        told = flown
    if told is not None:
        return told, "act.means"
    kind = trigger.form.kind
    return trigger.entry.type, "act.verb" if kind in FINITE else f"act.{kind}"


def _with(doc: Document, trigger: Found[Trigger], sentence: Sentence) -> str | None:
    """استهدف بالصواريخ is shelling."""
    if trigger.entry.type not in ("attack", "shelling") or trigger.entry.frame != "strike":
        return None
    for means in doc.means.beginning(trigger.last, min(trigger.last + BEHIND, sentence.last)):
        told = doc.triggers.beginning(trigger.first + 1, means.first)
        crossed = any(t.form.kind in ("past", "present") for t in told)
        stronger = trigger.entry.type == "attack" or means.entry.type in FLOWN
        if not crossed and stronger:
            return means.entry.type
    return None


def _flown_by(doc: Document, trigger: Found[Trigger], sentence: Sentence) -> str | None:
    """طائرات حربية قصفت, مسيراته دمرت: the subject before the verb flies."""
    striking = trigger.entry.type in ("attack", "shelling", "destruction") and trigger.entry.frame == "strike"
    if not striking or trigger.form.kind not in FINITE or trigger.form.voice == "passive" or trigger.split is None:
        return None
    if trigger.split.pronoun:
        return None
    before = doc.means.beginning(max(sentence.first, trigger.first - BEFORE), trigger.first)
    found = next((m.entry.type for m in before if m.entry.type in FLOWN), None)
    for token in reversed(doc.tokens[max(sentence.first, trigger.first - BEFORE) : trigger.first]):
        if not token.norm[0].isalpha() and token.norm not in ('"', "»", "«"):
            break
        if bare_forms(token.norm) & doc.book.cues.unmanned:
            return "drone_strike"
        if bare_forms(token.norm) & doc.book.cues.aircraft:
            found = found or "air_strike"
    return found


def _unsaid(doc: Document, trigger: Found[Trigger]) -> bool:
    """Whether a word leaves open with what was struck: قصف, ضربات."""
    entry = trigger.entry
    return not entry.collocates and fold(entry.verb or entry.noun) in doc.book.cues.unsaid
