"""Decisions written down, and what they bear on marked for linking."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, insert

from rasid.linking.corrections import corrected
from rasid.linking.decisions import NOTHING_BEFORE, Decision, Judgement, judge, judgement, sealed
from rasid.store import rows
from rasid.store import schema as s
from rasid.store.linking import Known


def decide(connection: Connection, decision: Decision) -> Decision:
    """Write a decision behind all others. Raises ValueError where it cannot be carried out, before anything is written."""
    written = rows.decisions(connection)
    _check(connection, decision, written)
    placed = sealed(decision, len(written) + 1, written[-1].hash if written else NOTHING_BEFORE)
    before, after = judgement(written), judgement([*written, placed])
    concerned = _concerned(placed, written)
    changed = [c for c in concerned if _differs(c, before, after)]
    waiting = {*concerned, *_around(connection, changed, before)}
    body = rows.json(placed)
    connection.execute(insert(s.decisions).values(number=placed.number, at=placed.at, body=body))
    told = list(judge(rows.told(connection, ids=changed), after))
    rows.index_anew(connection, told, set(changed) - {t.claim.id for t in told})
    rows.pend(connection, sorted(waiting))
    return placed


def _check(connection: Connection, decision: Decision, written: Collection[Decision]) -> None:
    """That what it speaks of is there."""
    if decision.kind == "undo":
        if decision.undoes not in {d.number for d in written}:
            raise ValueError(f"there is no decision {decision.undoes}: rasid decisions shows those there are")
        return
    there = {t.claim.id: t.claim for t in rows.told(connection, ids=_claims(decision))}
    if missing := [c for c in _claims(decision) if c not in there]:
        raise ValueError(f"there is no claim {missing[0]}: rasid claims --json shows ids")
    if decision.kind == "correct":
        corrected(there[decision.claims[0]], decision.field, decision.value)


def _claims(decision: Decision) -> list[str]:
    return list(dict.fromkeys((*decision.claims, *decision.others, *decision.to)))


def _concerned(decision: Decision, written: Iterable[Decision]) -> list[str]:
    """The claims that a decision bears on; of an undoing those of all that it undoes, or revives."""
    by_number = {d.number: d for d in written}
    while decision.kind == "undo" and decision.undoes in by_number:
        decision = by_number[decision.undoes]
    return _claims(decision)


def _differs(claim: str, before: Judgement, after: Judgement) -> bool:
    """Whether a claim is there or says something else than before."""
    return before.judging(claim) != after.judging(claim)


def _around(connection: Connection, changed: Collection[str], before: Judgement) -> set[str]:
    """The claims that meet some as they were judged before."""
    known = Known(connection, before)
    return {m.id for m in known.meeting(known.marks(changed))}
