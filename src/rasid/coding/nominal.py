"""The parties of an act told by a noun: agent, patient, and what stands behind على, ل, من قبل."""

from __future__ import annotations

from rasid.coding import doers, objects
from rasid.coding.draft import Draft
from rasid.coding.phrases import Phrase
from rasid.coding.roles import AGENTIVE, TAKEN
from rasid.coding.scene import Scene


def fill(scene: Scene, draft: Draft, right: list[Phrase]) -> None:
    """قصف الجيش المدينة, غارة إسرائيلية, هجوم لقوات كذا على كذا, قصف من قبل كذا."""
    right = [p for p in right if not scene.crossed(draft, p)]
    by = doers.by(scene, draft, right)
    doer = by or ([] if scene.pronoun(draft) else _agent(scene, draft, right))
    draft.actors = scene.entities([p for p in doer if scene.does(draft, p)])
    if not draft.actors:
        adjective = doers.adjective(scene, draft)
        draft.actors = [adjective] if adjective is not None else []
    undergone = draft.trigger is not None and draft.trigger.form.kind == "participle"  # المحاصرين
    if not draft.actors:
        draft.actors = scene.entities(doers.charged(scene, draft))
    if not draft.actors and not undergone:
        doers.led_by(scene, draft)
    draft.targets = scene.entities(_patient(scene, draft, right, {p.first for p in doer}))


def _agent(scene: Scene, draft: Draft, right: list[Phrase]) -> list[Phrase]:
    """Who the noun says did it: in construct with it, or behind ل."""
    free = [p for p in right if not p.prep]
    inner = next((p for p in free if p.first - draft.last <= 2), None)
    if inner is not None and scene.does(draft, inner) and _is_agent(draft, inner, free):
        return scene.run(right, inner)
    owners = right if draft.type not in TAKEN | {"surrender"} else []
    given = [p for p in owners if p.prep == "ل" and scene.does(draft, p) and _bound(scene, draft, p)]
    return scene.run(right, given[0]) if given else []


def _patient(scene: Scene, draft: Draft, right: list[Phrase], used: set[int]) -> list[Phrase]:
    """Whom or what the noun says it was done to: in construct with it, or behind على, ل, عن."""
    preps = {*scene.reader.lists.on, "hit", "ل", *(("عن",) if draft.type == "release" else ())}
    on = [p for p in right if p.prep in preps and p.first not in used]
    on = [p for p in on if p.kind != "word" or (p.prep != "ل" and objects.is_struck(scene, draft, p))]
    near = [p for p in right if not p.prep and p.first not in used and p.first - draft.last <= 6]
    patients = [p for p in near if p.kind != "word" or (draft.type == "evacuation" and p.first <= draft.first + 1)]
    first = min([*patients, *on], key=lambda p: p.first, default=None)
    return [p for p in scene.run(right, first) if p.first not in used] if first is not None else []


def _bound(scene: Scene, draft: Draft, phrase: Phrase) -> bool:
    """Whether a phrase belongs to the act's noun: near, and nothing joined by و between."""
    between = scene.doc.tokens[draft.last : phrase.first]
    return len(between) <= 4 and not any(t.norm.startswith("و") for t in between)


def _is_agent(draft: Draft, inner: Phrase, free: list[Phrase]) -> bool:
    """Whether what follows a noun of action does it: another object follows, or the noun is of that kind."""
    if draft.type in AGENTIVE or (draft.type not in TAKEN and inner.first < draft.last):
        return True
    if draft.type not in TAKEN and draft.trigger is not None and draft.trigger.form.kind in ("noun", "word"):
        return True
    moves = draft.trigger is not None and draft.trigger.entry.frame in ("move", "leave", "event")
    if moves and draft.type not in TAKEN:
        return True
    return any(0 <= p.first - inner.last <= 1 and not p.joined for p in free if p is not inner)
