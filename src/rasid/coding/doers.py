"""Who did an act where neither its subject nor its noun says so: by a phrase, an adjective, the verb before, the speaker."""

from __future__ import annotations

from typing import Final

from rasid.arabic.lexicon import bare_forms
from rasid.coding import subjects
from rasid.coding.draft import Draft
from rasid.coding.phrases import Phrase
from rasid.coding.roles import EXPLICIT, FORCE, OWN
from rasid.coding.scene import Scene
from rasid.records import Entity

CHARGED: Final = 16
"""Words behind an accusation among which what it is of is told."""


def by(scene: Scene, draft: Draft, right: list[Phrase]) -> list[Phrase]:
    """Who did it by a phrase that says so: من قبل, على يد, برصاص, or a verb with the act as its object (شنتها)."""
    lists = scene.reader.lists
    for p in right:
        if not scene.does(draft, p) or p.first - draft.last > 14:
            continue
        at = p.first - 1
        while at > draft.first and scene.doc.tokens[at].norm in lists.quantities - {"من"}:
            at -= 1
        last = scene.doc.tokens[at].norm if at > draft.first else ""
        by = last in lists.through or last.removeprefix("ب") in lists.through
        armed = last.startswith("ب") and last[1:] in lists.arms
        carried = at > draft.first and scene.reader.carries(at)
        source = last == "من" and p.prep == "من" and draft.type in FORCE and p.name is not None
        if by or armed or carried or source:
            return scene.run(right, p)
    return []


def adjective(scene: Scene, draft: Draft) -> Entity | None:
    """غارة جوية إسرائيلية: an adjective within the act's own phrase."""
    for k in range(draft.first, min(draft.last + 3, draft.sentence.last)):
        name = scene.reader.names.get(k)
        if name is not None and name.adjective:
            return Entity(id=name.id, text=scene.doc.text[slice(*name.cited)], span=name.cited)
        norm = scene.doc.tokens[k].norm
        if k >= draft.last and scene.reader.at(k, draft.sentence.last, fresh=False) is not None:
            return None  # اغتيال مسؤول فلسطيني: it belongs to that noun
        if k >= draft.last and (name is not None or not norm[:1].isalpha() or norm.startswith("و")):
            return None
    return None


def led_by(scene: Scene, draft: Draft) -> None:
    """شن الجيش هجوما, شرعت السلطات في نقل: the subject of the verb that the noun completes."""
    if draft.type in EXPLICIT:
        return
    draft.actors = subjects.of_light_verb(scene, draft)
    if draft.actors:
        return
    lists = scene.reader.lists
    before = scene.doc.tokens[draft.first - 1].norm if draft.first > draft.sentence.first else ""
    if scene.pronoun(draft) or not (bare_forms(before) & lists.circumstances):
        subject = scene.before(draft)
        able = subject is not None and scene.does(draft, subject) and not scene.tells(draft, subject)
        known = subject is not None and subject.name is not None and not (subject.name.generic and not subject.name.id)
        if subject is not None and able and (known or _leads(scene, subject, before)):
            draft.actors = scene.entities([subject])
            return
    if not announced(scene, draft) and scene.pronoun(draft):
        draft.actors = scene.last_doer(draft)


def _leads(scene: Scene, subject: Phrase, before: str) -> bool:
    """Whether people that no lexicon of actors knows may be the subject: not those struck in the act."""
    head = bare_forms(scene.doc.tokens[subject.first].norm)
    return before != "في" and bool(head & scene.reader.lists.bands)


def announced(scene: Scene, draft: Draft) -> bool:
    """أعلن الجيش فتح ممر: who announces his own act does it."""
    if not draft.speaker:
        return False
    s = draft.speaker[0]
    named = any(n.kind == "actor" for n in scene.doc.names.beginning(s.span[0], s.span[0] + 1))
    own = draft.type in OWN and s.kind in ("military", "armed_group")
    if not named or not (own or s.verb in ("announce", "demand")):
        return False
    if s.kind in ("military", "armed_group", "official", "security_source"):
        draft.actors = [Entity(id=s.id, text=s.text, span=s.span)]
    return bool(draft.actors)


def same_doer(scene: Scene, draft: Draft) -> None:
    """A verb without a subject of its own: the speaker where he tells of himself, else who acted last."""
    near = [t.norm for t in scene.doc.tokens[max(draft.sentence.first, draft.first - 12) : draft.first]]
    if draft.speaker and (scene.own(draft) or any(n in scene.reader.lists.self for n in near)):
        s = draft.speaker[0]
        draft.actors = [Entity(id=s.id, text=s.text, span=s.span)]
        return
    goes_on(scene, draft)
    if not draft.actors and draft.type not in EXPLICIT and draft.sentence.index - scene.topic_at <= 1:
        draft.actors = scene.last_doer(draft)


def goes_on(scene: Scene, draft: Draft) -> None:
    """The subject of a verb before it in the sentence, or of the sentence."""
    subject = subjects.continued(scene, draft) or subjects.opening(scene, draft)
    if subject is not None:
        draft.actors = [subject]


def told_before(scene: Scene, draft: Draft) -> None:
    """الغارة التي ...: an act told again with the article has the doer of that act; one joined by و that of the act before."""
    split = draft.trigger.split if draft.trigger else None
    before = scene.told.get(draft.type)
    if split is None or scene.verbal(draft):
        return
    if split.article and before is not None and before.sentence is not draft.sentence:
        draft.actors = list(before.actors)
    elif split.conj and scene.last is not None and scene.last.sentence is draft.sentence and draft.type in FORCE:
        draft.actors = list(scene.last.actors) if not scene.verbal(scene.last) else []


def charged(scene: Scene, draft: Draft) -> list[Phrase]:
    """اتهم المجلس الجيش بقصف السوق: whom an accusation names between itself and the act it is of."""
    first = max(draft.sentence.first, draft.first - CHARGED)
    words = [f.first for f in scene.doc.speech.beginning(first, draft.first) if f.entry.speech == "accuse"]
    words += [f.first for f in scene.doc.triggers.beginning(first, draft.first) if f.entry.type == "accusation"]
    if not words:
        return []
    named = [p for p in scene.reader.behind(max(words) + 1, draft.first) if not p.prep and p.kind in ("name", "people")]
    accused = next((p for p in reversed(named) if not p.joined), None)
    if accused is None or (accused is named[0] and _speaks(scene, draft, accused)):
        return []
    of = scene.doc.tokens[accused.last : draft.first + 1]
    tells = any(t.norm.startswith("ب") for t in of) and all(t.norm not in scene.reader.lists.circumstances for t in of)
    crossed = any(k in scene.reader.finite for k in range(accused.last, draft.first))
    return scene.run(named, accused) if tells and not crossed else []


def _speaks(scene: Scene, draft: Draft, phrase: Phrase) -> bool:
    """Whether a phrase begins where a speaker of the act does."""
    start = scene.doc.tokens[phrase.first].start
    return any(scene.doc.tokens[phrase.first].end > s.span[0] >= start for s in draft.speaker)


def asked(scene: Scene, draft: Draft) -> None:
    """An act called for is to be done by whom the demand is addressed to, an act threatened by who threatens."""
    asks, threat = (_before(scene, draft, kind) for kind in ("demand", "threat"))
    if draft.status == "called_for" and asks is not None:
        askers = [who.span for who in asks.actors]
        own = [a for a in draft.actors if not any(a.span[0] < end and start < a.span[1] for start, end in askers)]
        start = scene.doc.tokens[draft.first].start
        draft.actors = own or [who for who in asks.targets[:1] if who.span[0] < start]
    if draft.status == "threatened" and threat is not None:
        draft.actors = draft.actors or list(threat.actors)
        draft.targets = draft.targets or list(threat.targets)


def _before(scene: Scene, draft: Draft, kind: str) -> Draft | None:
    """The last act of a type told before another in its sentence."""
    last = scene.last_of.get(kind)
    return last if last is not None and last.sentence is draft.sentence and last.first < draft.first else None
