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
    told = _with(doc, trigger, sentence) or _flown_by(doc, trigger, sentence) or _by_whom(doc, trigger, sentence)
    if told is None and trigger.entry.type in ("attack", "shelling") and _unsaid(doc, trigger):
        told = flown
    if told is not None:
        return told, "act.means"
    kind = trigger.form.kind
    return trigger.entry.type, "act.verb" if kind in FINITE else f"act.{kind}"


def _with(doc: Document, trigger: Found[Trigger], sentence: Sentence) -> str | None:
    """استهدف بالصواريخ is shelling."""
    if trigger.entry.type not in ("attack", "shelling", "air_strike") or trigger.entry.frame != "strike":
        return None
    for means in doc.means.beginning(trigger.last, min(trigger.last + BEHIND, sentence.last)):
        told = doc.triggers.beginning(trigger.first + 1, means.first)
        crossed = any(t.form.kind in ("past", "present") for t in told)
        stronger = trigger.entry.type == "attack" or means.entry.type in FLOWN
        stronger = stronger and (trigger.entry.type != "air_strike" or means.entry.type == "drone_strike")
        if not crossed and stronger:
            return means.entry.type
    return None


def _flown_by(doc: Document, trigger: Found[Trigger], sentence: Sentence) -> str | None:
    """طائرات حربية قصفت, مسيراته دمرت: the subject before the verb flies."""
    striking = trigger.entry.type in ("attack", "shelling", "destruction") and trigger.entry.frame == "strike"
    before_it = doc.tokens[trigger.first - 1].norm if trigger.first > sentence.first else ""
    finite = (
        trigger.form.kind in FINITE
        or before_it in doc.book.cues.again
        or bool(bare_forms(before_it) & doc.book.cues.aircraft)
    )
    if not striking or not finite or trigger.form.voice == "passive" or trigger.split is None:
        return None
    if _is_subject(doc, trigger, doc.book.cues.unmanned):
        return "drone_strike"
    if trigger.split.pronoun:
        return None
    before = doc.means.beginning(max(sentence.first, trigger.first - BEFORE), trigger.first)
    found = next((m.entry.type for m in before if m.entry.type in FLOWN), None)
    for token in reversed(doc.tokens[max(sentence.first, trigger.first - BEFORE) : trigger.first]):
        if not token.norm[0].isalnum() and token.norm not in ('"', "»", "«"):
            break
        if bare_forms(token.norm) & doc.book.cues.unmanned:
            return "drone_strike"
        if bare_forms(token.norm) & doc.book.cues.aircraft:
            found = found or "air_strike"
    return found


def _is_subject(doc: Document, trigger: Found[Trigger], words: frozenset[str]) -> bool:
    """Whether one of these words is the feminine subject right behind a verb: استهدفت مسيّرة سيارة; not استهدف مسيرة."""
    if trigger.form.kind not in FINITE or not trigger.form.feminine or trigger.first + 2 >= len(doc.tokens):
        return False
    behind, after = doc.tokens[trigger.first + 1].norm, doc.tokens[trigger.first + 2].norm
    return behind in words and after not in doc.book.cues.marching


def _by_whom(doc: Document, trigger: Found[Trigger], sentence: Sentence) -> str | None:
    """The type that the doer gives: guns shell, those in arms who flee withdraw, who is told to hold a place has just taken it."""
    kind, first = trigger.form.kind, trigger.first
    before, behind = first - 1, trigger.first + 1
    near = [k for k in (before, behind) if sentence.first <= k < sentence.last]
    struck = trigger.entry.type == "attack" and kind in FINITE and trigger.entry.frame == "strike"
    if (struck or trigger.entry.type == "shelling") and not trigger.entry.collocates:
        return "shelling" if any(bare_forms(doc.tokens[k].norm) & doc.book.cues.guns for k in near) else None
    if trigger.entry.type == "detention" and not trigger.entry.sure:
        held = doc.measures.beginning(sentence.first, sentence.last)
        return "abduction" if any(m.entry.measure == "abducted" for m in held) else None
    if trigger.entry.type == "displacement" and fold(trigger.entry.verb) in doc.book.cues.fleeing:
        return "withdrawal" if any(doc.armed(k) for k in near) else None
    news = trigger.entry.type == "control_held" and doc.tokens[first].norm.removeprefix("و") in doc.book.cues.seizing
    lasting = not doc.book.cues.lasting.isdisjoint(
        t.norm for t in doc.tokens[max(sentence.first, first - BEFORE) : first]
    )
    return "control_gained" if news and doc.is_news(sentence) and not lasting else None


def _unsaid(doc: Document, trigger: Found[Trigger]) -> bool:
    """Whether a word leaves open with what was struck: قصف, ضربات."""
    entry = trigger.entry
    return not entry.collocates and fold(entry.verb or entry.noun) in doc.book.cues.unsaid
