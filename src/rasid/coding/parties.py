"""Who did an act and to whom: each kind of act by its own rules, then what holds for all."""

from __future__ import annotations

from typing import Final

from rasid.coding import demands, doers, mutual, nominal, objects, verbal
from rasid.coding.draft import Draft
from rasid.coding.phrases import Phrase
from rasid.coding.roles import ADDRESSED, BOTH_SIDES, PEOPLE_ONLY, STRIKING, WITHOUT_DOER
from rasid.coding.scene import Scene
from rasid.records import Entity

VICTIMS_WITHIN: Final = 14
"""Words in front of an act over which those hurt in it may be told."""
REACH: Final = 26
"""Words behind an act over which its parties may stand."""


def fill(scene: Scene, draft: Draft) -> None:
    """The parties of one draft."""
    stop = min(draft.sentence.last, draft.last + REACH)
    right = [
        _cut(draft, p)
        for p in scene.reader.behind(draft.first + 1, stop)
        if not scene.tells(draft, p)
        and (p.kind != "word" or p.first >= draft.last or p.prep or draft.type == "evacuation")
    ]
    if draft.type == "defection":
        _left(scene, draft, right)
    elif draft.type in ADDRESSED:
        demands.fill(scene, draft, right)
    elif draft.type in BOTH_SIDES:
        mutual.fill(scene, draft, right)
    elif scene.verbal(draft):
        verbal.fill(scene, draft, right)
    else:
        nominal.fill(scene, draft, right)
    _targets(scene, draft, right)
    _actors(scene, draft)
    draft.targets = [t for t in draft.targets if all(t.span != a.span for a in draft.actors)]
    scene.remember(draft)


def _cut(draft: Draft, phrase: Phrase) -> Phrase:
    """A phrase inside an act's own words ends before the last of them: أضرم شبان النار."""
    inside = phrase.first < draft.last - 1 < phrase.last
    return phrase._replace(last=draft.last - 1) if inside and phrase.name is None else phrase


def _left(scene: Scene, draft: Draft, right: list[Phrase]) -> None:
    """A defection's actor is the group that was left."""
    before = scene.before(draft)
    named = [p for p in right if p.name is not None]
    draft.actors = scene.entities(named[:1] or ([before] if before else []))


def _targets(scene: Scene, draft: Draft, right: list[Phrase]) -> None:
    """What the type adds to the targets found, or leaves out of them."""
    objects.fill(scene, draft, right)
    if draft.type == "infrastructure_outage" and not draft.targets:
        thing = scene.reader.nearest("thing", draft.first, draft.sentence.first)
        draft.targets = scene.entities([thing] if thing else [])
    if draft.type in ("attack", "explosion") and not draft.targets and not scene.verbal(draft):
        draft.targets = _victims(scene, draft)
    if draft.type == "condemnation":
        named = min((t.span for t in draft.targets if _is_people(scene, t)), default=None)
        acts = _condemned(scene, draft)
        if acts and (named is None or acts[0].span < named):
            draft.targets = acts
    forced = scene.verbal(draft) and verbal.is_passive(scene, draft)
    told = {"displacement": forced, "siege": scene.verbal(draft)}
    if draft.type not in STRIKING or not told.get(draft.type, True):
        draft.targets = []
    if draft.type in PEOPLE_ONLY:
        inside = scene.doc.tokens[draft.last - 1].end if draft.type == "movement_restriction" else None
        draft.targets = [t for t in draft.targets if _is_people(scene, t) or t.span[1] == inside]
    draft.targets = [t for t in {t.span: t for t in draft.targets}.values() if not _counts_only(scene, t)]


def _counts_only(scene: Scene, entity: Entity) -> bool:
    """Whether a target is only counted: 700 شخص."""
    first, last = scene.doc.at(entity.span[0]), scene.doc.at(entity.span[1] - 1)
    return first == last and scene.doc.tokens[first].norm in scene.reader.lists.persons


def _condemned(scene: Scene, draft: Draft) -> list[Entity]:
    """أدان المجلس الهجوم, ندد بالاعتداء: the act that is condemned, told by a noun behind the verb."""
    doc = scene.doc
    stop = min(draft.first + REACH // 2, draft.sentence.last)
    for act in doc.triggers.beginning(draft.first + 1, stop):
        if act.form.kind in ("masdar", "noun", "word") and act.entry.type not in ADDRESSED:
            start, end = doc.tokens[act.first].start, doc.tokens[act.first].end
            return [Entity(id=None, text=doc.text[start:end], span=(start, end))]
    return []


def _actors(scene: Scene, draft: Draft) -> None:
    """What the report tells elsewhere of who did it, where the act's own words do not."""
    if draft.type in WITHOUT_DOER:
        draft.actors = []
    elif not draft.actors:
        doers.told_before(scene, draft)
    if draft.type == "designation" and draft.speaker and not draft.actors:
        draft.actors = [Entity(id=s.id, text=s.text, span=s.span) for s in draft.speaker[:1]]
    doers.asked(scene, draft)
    draft.actors = list({a.span: a for a in draft.actors}.values())


def prefer_body(drafts: list[Draft]) -> None:
    """A headline says less exactly what the body says: parties without a name are the body's where it tells the act."""
    for draft in drafts:
        if draft.sentence.headline:
            told = [d for d in drafts if d.type == draft.type and not d.sentence.headline]
            if any(d.targets for d in told):
                draft.targets = [t for t in draft.targets if t.id is not None]
            if any(d.actors for d in told):
                draft.actors = [a for a in draft.actors if a.id is not None]


def _victims(scene: Scene, draft: Draft) -> list[Entity]:
    """قُتل شاب برصاص: whom the sentence says before the act to have been hurt in it."""
    near = max(draft.sentence.first, draft.first - VICTIMS_WITHIN)
    for m in reversed(scene.doc.measures.beginning(near, draft.first)):
        if m.entry.measure not in ("killed", "injured") or m.form.kind not in ("past", "present", "masdar"):
            continue
        behind = [p for p in scene.reader.behind(m.first + 1, draft.first) if not p.prep][:1]
        subject = scene.reader.before(m.first, draft.sentence.first)
        who = subject if subject is not None and scene.adjacent(subject, m.first) else next(iter(behind), None)
        if who is not None and who.kind in ("people", "name") and not scene.tells(draft, who):
            return scene.entities([who])
    return []


def _is_people(scene: Scene, entity: Entity) -> bool:
    phrase = scene.reader.at(scene.doc.at(entity.span[0]), len(scene.doc.tokens), False)
    return phrase is not None and phrase.kind in ("people", "name")
