"""Whether words that other news shares with conflict mean conflict here.

A siege may be a storm's, an attack a striker's, a toll a flood's, a raid the police's. What speaks for conflict in a report is
counted once: armed actors, combatants, weapons, words that mean nothing else; and what speaks against it: accidents, weather,
sport, trade, crime. A report of conflict has such signs throughout, and some that no police news has.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Final

from rasid.arabic.tokens import tails
from rasid.codebook import Trigger
from rasid.coding.document import Document, Found, Sentence
from rasid.coding.figures import HARM, Quantity
from rasid.coding.names import Named
from rasid.world import armed

TALK: Final = frozenset(("meeting", "demand", "accusation", "condemnation", "sanction", "agreement", "ceasefire"))
"""Types that any politics has: they count in a report that tells of conflict."""
NO_SIGN: Final = TALK - {"ceasefire"} | {
    "casualties",
    "violation",
    "threat",
    "designation",
    "protest",
    "riot",
    "deployment",
}
"""Types that say nothing of a conflict by themselves: disasters have tolls and soldiers, and any politics has threats."""
OF_WAR: Final = frozenset(("air_strike", "drone_strike", "suicide_attack"))
"""Acts whose words nothing else has: one outweighs the accident that it caused."""
SHARED: Final = frozenset(
    (
        "abduction", "agreement", "aid_delivery", "attack", "destruction", "detention", "displacement", "evacuation",
        "execution", "explosion", "infrastructure_outage", "movement_restriction", "release", "return",
        "sexual_violence", "siege", "weapons_seizure", "withdrawal",
    )
)  # fmt: skip
"""Types that crime, courts, accidents and storms have as well: they count beside something that none of these has."""
UNREST: Final = frozenset(("protest", "riot"))
SPREAD: Final = 50
"""Tokens of a report to one sign of conflict at the most: who writes of a conflict names it again and again."""
TICKER: Final = 60
"""Tokens of a report too short for its signs to be told from chance."""
SHORT: Final = 3
"""Sentences of a report in which one sign of conflict is enough."""
STEEPED: Final = 3
"""Sentences with signs of conflict that make a report one of conflict throughout; a third of its sentences have them."""


def of(doc: Document) -> Relevance:
    """The signs of conflict in a report whose names are known."""
    short = len(doc.sentences) <= SHORT
    bearers = (n for n in doc.names if n.speaker_kind in ("armed_group", "military"))
    armed = {doc.at(n.span[0]) for n in bearers if short or not _is_faint(doc, n)}
    police = {doc.at(n.span[0]) for n in doc.names if n.speaker_kind == "security_source"}
    return Relevance(
        doc, armed, police, {doc.sentence_of(doc.at(n.span[0])).index for n in doc.names if n.id is not None}
    )


def may_tell(doc: Document) -> bool:
    """Whether a report may tell of conflict, if all its names turn out to be what would speak for it most. Most news does not."""
    if not (doc.triggers or doc.measures):
        return False
    glimpsed = {i for i in armed.named(doc.tokens) if not _is_ministry(doc, i)}
    return Relevance(doc, glimpsed, glimpsed, range(len(doc.sentences))).tells()


class Relevance:
    """The signs of conflict in a report.

    `bearers` and `police` are the tokens at which those who bear arms are named, `named` the indexes of the sentences that
    name anybody known. More of them never make a report tell less. The sets that are kept hold indexes of sentences.
    """

    def __init__(self, doc: Document, bearers: set[int], police: set[int], named: Container[int]) -> None:
        self._doc = doc
        sure = {t.first for t in doc.triggers if _is_sign(t)}
        firm = _firm(doc, bearers)
        warlike = firm | {w.first for w in doc.own} | {t.first for t in doc.triggers if _is_warlike(t)}
        strikes = {t.first for t in doc.triggers if _is_strike(t)}
        accidents = {c.first for c in doc.causes}
        other = accidents | {s.first for s in doc.subjects}
        dense = len(sure | warlike) * SPREAD >= len(doc.tokens)
        outweighs = not other or (bool(firm) and len(other) < len(warlike) + len(strikes))
        short = len(doc.sentences) <= SHORT
        self.conflict = outweighs and ((short and len(doc.tokens) <= TICKER) or (dense and bool(warlike)))
        """Whether the report as a whole may tell of conflict: what speaks for it is there throughout, and outweighs what speaks against."""
        self._sure = self._at(sure)
        self._firm = self._at(firm)
        self._signs = self._at(sure | warlike)
        self._unrest = self._at({t.first for t in doc.triggers if t.entry.sure and t.entry.type in UNREST})
        self._police = self._at(police)
        self._named = named
        self._accidents = self._at(accidents)
        self._steeped = self._is_steeped(len(other), len(warlike))

    def _is_steeped(self, other: int, warlike: int) -> bool:
        """Whether a report is of conflict so plainly that words other news shares need no sign beside them."""
        if len(self._doc.sentences) <= SHORT:
            return self.conflict and bool(self._firm) and not other
        enough = bool(self._firm or self._unrest) and len(self._signs) >= STEEPED
        return self.conflict and enough and len(self._signs) * 4 >= len(self._doc.sentences) and other * 2 <= warlike

    def _at(self, tokens: Iterable[int]) -> set[int]:
        return {self._doc.sentence_of(i).index for i in tokens}

    def trusts(self, trigger: Found[Trigger], sentence: Sentence) -> bool:
        """Whether a trigger tells an act of conflict."""
        i = sentence.index
        harmed = any(
            m.entry.measure in HARM and m.form.kind != "masdar" and m.first != trigger.first
            for m in self._doc.measures.beginning(sentence.first, sentence.last)
        )
        if not self.conflict or (i in self._accidents and i not in self._firm):
            return False
        short = len(self._doc.sentences) <= SHORT
        if not trigger.entry.sure:
            signs = self._sure | self._firm | self._police
            return self._steeped or ((short or len(signs) >= 2) and (harmed or i in signs))
        if trigger.entry.type in TALK:
            signs = self._signs | self._police
            return bool(signs and (short or len(signs) * 6 >= len(self._doc.sentences)))
        specific = bool(trigger.entry.collocates or trigger.entry.phrase)
        return bool(short or specific or self._firm or self._police or harmed or i in self._named)

    def has_side(self, quantity: Quantity) -> bool:
        """Whether a toll told without its act belongs to a conflict."""
        return self._sided() and quantity.sentence.index not in self._accidents

    def _sided(self) -> bool:
        return self.conflict and bool(self._sure or self._firm)

    def tells(self) -> bool:
        """Whether there is anything to claim: a trusted trigger, or tolls that may belong to a conflict."""
        doc = self._doc
        tolls = bool(doc.measures) and self._sided()
        return tolls or any(self.trusts(t, doc.sentence_of(t.first)) for t in doc.triggers)


def _firm(doc: Document, bearers: set[int]) -> set[int]:
    """The tokens of those who bear arms and of what they strike with."""
    short = len(doc.sentences) <= SHORT
    fighters = {k for k, who in doc.groups.items() if who.entry.group == "combatant" and who.entry.sure}
    means = {m.first for m in doc.means if m.entry.sure}
    firm = bearers | means | {t.first for t in doc.triggers if _is_strike(t)}
    return firm | (fighters if bearers or means or short or len(fighters) > 1 else set())


def _is_faint(doc: Document, name: Named) -> bool:
    """Whether a name is a common word that only points back to somebody armed: المنظمة. In a short report it has nothing to point to."""
    first, last = doc.at(name.span[0]), doc.at(name.span[1] - 1)
    written = tails(doc.tokens[first].norm)
    alone = name.generic and first == last and not doc.book.cues.faint.isdisjoint(written)
    return alone or _is_ministry(doc, first)


def _is_ministry(doc: Document, token: int) -> bool:
    """Whether a name that begins here is an office rather than those who bear arms."""
    return not doc.book.cues.ministries.isdisjoint(tails(doc.tokens[token].norm))


def _is_sign(trigger: Found[Trigger]) -> bool:
    """Whether a word speaks for conflict by itself: وقف إطلاق النار does, هدنة has other uses."""
    entry = trigger.entry
    return entry.sure and entry.type not in NO_SIGN and (entry.type != "ceasefire" or bool(entry.phrase))


def _is_warlike(trigger: Found[Trigger]) -> bool:
    """Whether a word tells of war or unrest, and of nothing that a crime or a storm has too."""
    unrest = trigger.entry.sure and trigger.entry.type in UNREST
    return unrest or (_is_sign(trigger) and trigger.entry.type not in SHARED)


def _is_strike(trigger: Found[Trigger]) -> bool:
    return trigger.entry.sure and trigger.entry.type in OF_WAR
