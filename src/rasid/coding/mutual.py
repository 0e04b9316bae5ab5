"""The two sides of what is done by both: clashes, talks, agreements."""

from __future__ import annotations

from typing import Final

from rasid.coding import doers, subjects
from rasid.coding.draft import Draft
from rasid.coding.phrases import Phrase
from rasid.coding.scene import Scene

TERMS: Final = frozenset(("agreement", "ceasefire"))


def fill(scene: Scene, draft: Draft, right: list[Phrase]) -> None:
    """اشتباكات بين كذا وكذا, اشتبك كذا مع كذا."""
    near = [p for p in right if p.kind in ("name", "people") and not scene.crossed(draft, p)]
    between = next((n for n, p in enumerate(near) if p.prep == "بين"), None)
    if between is not None:
        _between(scene, draft, near[between:])
        return
    withs = ("مع", "ضد", "ب") if draft.type == "meeting" else ("مع", "ضد")
    others = [p for p in near if p.prep in withs][:1]
    first = [p for p in _first_side(scene, draft, right, others) if p not in others]
    draft.actors = scene.entities([*first, *others])
    if not draft.actors and draft.type == "ceasefire":
        doers.announced(scene, draft)
    terms = scene.last
    if not draft.actors and draft.type in TERMS and terms is not None and terms.sentence is draft.sentence:
        draft.actors = list(terms.actors) if terms.type in TERMS else []
    if not first and (scene.verbal(draft) or others):
        named = list(draft.actors)
        draft.actors = []
        doers.same_doer(scene, draft)
        draft.actors = [*(a for a in draft.actors if all(a.span != n.span for n in named)), *named]


def _between(scene: Scene, draft: Draft, parties: list[Phrase]) -> None:
    """All that are joined behind بين; بينها وبين كذا is between who acted last and the next."""
    run = [parties[0]]
    for p in parties[1:]:
        apart = {t.norm for t in scene.doc.tokens[run[-1].last : p.first]}
        if not p.joined or p.first - run[-1].last > 9 or apart & scene.reader.lists.circumstances - {"من"}:
            break
        run.append(p)
    draft.actors = scene.entities(run)
    before = scene.doc.tokens[max(draft.first, run[0].first - 2)].norm
    if scene.topic is not None and before in scene.reader.lists.between_them:
        draft.actors.insert(0, scene.topic)


def _first_side(scene: Scene, draft: Draft, right: list[Phrase], others: list[Phrase]) -> list[Phrase]:
    """Who meets or fights the others: in construct with the noun, or the subject of its verb."""
    if draft.type == "ceasefire":
        return []
    free = [p for p in right[:1] if not p.prep and p.first - draft.last <= 1 and scene.does(draft, p)]
    if free:
        return scene.run(right, free[0])
    subject = scene.before(draft) if scene.verbal(draft) or others or scene.pronoun(draft) else None
    if subject is None or not scene.does(draft, subject):
        return []
    leading = subjects.leading(scene, draft)
    if any(p.first == subject.first for p in leading):
        return leading
    return [subject] if scene.pronoun(draft) or not scene.tells(draft, subject) else []
