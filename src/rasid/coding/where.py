"""Where an act took place: the names of its clause, then of its sentence, then of what it elaborates."""

from __future__ import annotations

from typing import Final

from rasid.coding.document import Document
from rasid.coding.draft import Draft, Told
from rasid.coding.names import Named, home
from rasid.coding.phrases import words
from rasid.coding.row import Row
from rasid.records import WHOLE_PLACE, Place, Role, Span
from rasid.world import places as gazetteer

MOVING: Final = frozenset((
    "evacuation", "displacement", "return", "withdrawal", "deployment", "release", "military_operation", "control_gained",
    "detention", "abduction",
))  # fmt: skip
"""Acts that lead from one place to another."""
FLYING: Final = frozenset(("shelling", "drone_strike", "air_strike"))
"""Acts that reach a place from another."""
DASHES: Final = frozenset("-–—/")


def candidates(doc: Document, spoken: Row[Span]) -> Row[Named]:
    """The names that may be where something happened: no speaker's office, and no place that only locates another."""
    free = [n for n in doc.names if _is_where(doc, n) and not _inside(n, spoken) and not _in_time(doc, n)]
    here = home(free)
    return Row((n for n in free if n.country == here or not _is_pulpit(doc, n)), lambda n: n.span)


def _is_pulpit(doc: Document, n: Named) -> bool:
    """Whether a place abroad opens a sentence that tells what was said there: وفي جنيف، قال المتحدث."""
    at = doc.at(n.span[0])
    sentence = doc.sentence_of(at)
    return n.id is not None and at - sentence.first <= 2 and bool(doc.speech.beginning(at, min(at + 6, sentence.last)))


def _is_where(doc: Document, n: Named) -> bool:
    """Whether a name may be where something happened at all; not a seat or an office (ومقره لندن, محافظ ديالى)."""
    if n.kind != "place" or n.outer or (n.id or "").startswith("x-") or (n.id is None and (n.generic or not n.typed)):
        return False
    at = doc.at(n.span[0])
    before = doc.tokens[at - 1].norm if at else ""
    return before not in words().seats and before not in words().offices and before not in ("مع", "ضد")


def _inside(n: Named, spans: Row[Span]) -> bool:
    return any(n.span[1] <= last for _, last in spans.over(n.span[0]))


def _in_time(doc: Document, n: Named) -> bool:
    return any(n.span[1] <= t.span[1] for t in doc.times.over(n.span[0]))


def give(doc: Document, drafts: list[Draft], names: list[Named]) -> None:
    """Each place goes to the act before it in the sentence; one in front of all acts to the first."""
    sure = [n for n in names if not n.mark] or names
    sure = [n for n in sure if not _is_dateline(doc, n)] or sure
    sure = [n for n in sure if not n.vague or not _follows_place(doc, n)]
    for name in sure:
        at = doc.at(name.span[0])
        before = [d for d in drafts if d.first <= at]
        owner = before[-1] if before else drafts[0]
        if owner.type not in MOVING and _is_origin(doc, at):
            continue
        owner.places.append(place(doc, name))
        owner.rules += [WHOLE_PLACE] if _is_whole(doc, name) else []
        for d in before[:-1]:
            if _joined(d, owner) and not any(p.span == name.cited for p in d.places):
                d.places.append(place(doc, name))
    for d in drafts:
        d.places = _most_specific(_without_origins(d))


def _is_dateline(doc: Document, n: Named) -> bool:
    """Whether a place opens a report as the one it is sent from: عدن - أفاد مصدر."""
    at = doc.at(n.span[0])
    last = doc.at(n.span[1] - 1) + 1
    return at == doc.sentence_of(at).first and last < len(doc.tokens) and doc.tokens[last].norm in DASHES


def _without_origins(draft: Draft) -> list[Place]:
    """An act that leads nowhere took place where it is said to, not where what it struck comes from."""
    if draft.type in MOVING or draft.type in FLYING:
        return draft.places
    return [p for p in draft.places if p.role != "from"] or draft.places


def _follows_place(doc: Document, n: Named) -> bool:
    """Whether a word for the country only says where the place before it lies: ريف درعا جنوبي البلاد."""
    at = doc.at(n.span[0])
    near = doc.names.beginning(doc.tokens[max(0, at - 12)].start, n.span[0])
    return any(m.kind == "place" and 0 <= at - doc.at(m.span[1] - 1) <= 5 for m in near)


def _is_origin(doc: Document, at: int) -> bool:
    """Whether a place only tells where people come from: شاب من أبناء درعا."""
    k = at - 1
    while k >= 0 and at - k <= 3 and doc.tokens[k].norm != "من":
        k -= 1
    if k < 1 or doc.tokens[k].norm != "من":
        return False
    between = {t.norm for t in doc.tokens[k + 1 : at]}
    return k - 1 in doc.groups or bool(between & words().people)


def _joined(a: Draft, b: Draft) -> bool:
    """Two acts told in one breath (قصف واشتباكات في ...) share the places behind them."""
    return 0 <= b.first - a.last <= 2 and not a.places


def place(doc: Document, name: Named) -> Place:
    """The record of a name, with the words that name it best."""
    return Place(
        id=name.id, name=name.name, text=doc.text[slice(*name.cited)], span=name.cited,
        role=_role(doc, doc.at(name.span[0])), lat=name.lat, lon=name.lon, precision=name.precision,
    )  # fmt: skip


def _is_whole(doc: Document, n: Named) -> bool:
    """Whether all of a place is meant: كل أحياء حلب، حلب بأكملها."""
    at, after = doc.at(n.span[0]), doc.at(n.span[1] - 1) + 1
    before = range(at - 1, max(-1, at - 4), -1)
    book = doc.book.cues
    told = next((k for k in before if doc.tokens[k].norm not in book.kinds_of_place), -1)
    follows = after < len(doc.tokens) and doc.tokens[after].norm in book.entirely
    return follows or (told >= 0 and doc.tokens[told].norm in book.whole)


def _is_left_out(doc: Document, at: int) -> bool:
    """Whether a place is named as what is not meant: باستثناء حيي الشيخ مقصود والأشرفية."""
    book = doc.book.cues
    for k in range(at - 1, max(-1, at - 9), -1):
        token = doc.tokens[k]
        if token.norm in book.except_:
            return True
        is_place = any(n.kind == "place" and token.end <= n.span[1] for n in doc.names.over(token.start))
        if token.norm not in book.kinds_of_place and not is_place:
            return False
    return False


def _role(doc: Document, at: int) -> Role:
    if _is_left_out(doc, at):
        return "except"
    for k in range(at - 1, max(-1, at - 4), -1):
        norm = doc.tokens[k].norm
        if norm in doc.book.cues.from_:
            return "from"
        if norm in doc.book.cues.to:
            return "to"
        if norm in doc.book.cues.at:
            return "at"
    return "at"


def _most_specific(places: list[Place]) -> list[Place]:
    world = gazetteer.load()
    kept: list[Place] = []
    for p in places:
        broader = any(
            q is not p and q.id and p.id and q.id != p.id and world.within(q.id, p.id) and q.role == p.role
            for q in places
        )
        if not broader and all(p.id is None or q.id != p.id for q in kept):
            kept.append(p)
    return kept


def inherit(told: Told, drafts: list[Draft]) -> None:
    """An act without a place takes that of the nearest act told in its sentence, and no other.

    What is told of elsewhere, before it or at the head of the report, is its place less than half of the time.
    """
    for draft in drafts:
        if draft.places:
            continue
        around = sorted(told.beside(draft), key=lambda d: abs(d.first - draft.first))
        donor = next((d for d in around if d.places and not d.inherited_place), None)
        if donor is not None:
            draft.places, draft.inherited_place = list(donor.places), True
            draft.rules.append("where.beside")
