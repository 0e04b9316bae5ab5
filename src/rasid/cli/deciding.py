"""The commands of those who review: `decide` and `decisions`."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from rasid.cli.options import DEFAULT_STORE, Json, StorePath
from rasid.cli.questions import answer, opened
from rasid.cli.say import Stop, line

if TYPE_CHECKING:
    from rasid.linking.decisions import Decision
    from rasid.store import Store

_FORMS: Final = {
    "accept": "CLAIM-OR-EVENT...",
    "reject": "CLAIM-OR-EVENT...",
    "correct": "CLAIM FIELD VALUE",
    "merge": "EVENT EVENT...",
    "split": "EVENT CLAIM...",
    "move": "CLAIM EVENT",
    "toll": "EVENT MEASURE CLAIM",
    "name": "EVENT NAME",
    "undo": "NUMBER",
}
"""What follows each kind of decision."""


def decide(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="One of: " + ", ".join(_FORMS) + ".")],
    subjects: Annotated[
        list[str], typer.Argument(metavar="SUBJECT...", help="Ids, and what the kind takes; see below.")
    ],
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who decides; you, where it is left out.")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The reason, for whoever reads it later.")] = "",
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Decide something about claims or events. It is written down with who, when and why, and another decision undoes it.

    accept or reject CLAIM-OR-EVENT...; correct CLAIM FIELD VALUE (type, status, day, place, actor, figure); merge EVENT EVENT...;
    split EVENT CLAIM...; move CLAIM EVENT; toll EVENT MEASURE CLAIM; name EVENT NAME; undo NUMBER.
    """
    if kind not in _FORMS:
        raise Stop(f"“{kind}” is no kind of decision", "take one of: " + ", ".join(_FORMS))
    with opened(store, write=True) as held:
        fields = _MAKERS[kind](held, subjects)
        made = _written(held, kind, fields, by or getpass.getuser(), why)
        linked = held.link()
    line("rasid", f"decision {made.number} written; {linked.events:,} events now", "rasid decisions shows all")


def decisions(store: StorePath = DEFAULT_STORE, as_json: Json = False) -> None:
    """List all decisions in their order, and make sure that none was changed."""
    from rasid.cli import rows
    from rasid.linking.decisions import broken, standing

    with opened(store) as held:
        found = held.decisions()
    stands = {d.number for d in standing(found)}
    table = [rows.decision(d, d.number in stands or d.kind == "undo") for d in found]
    answer(found, "Decisions", rows.DECISION, table, as_json, None)
    if (number := broken(found)) is not None:
        raise Stop(f"{store}: decision {number} is not what was written, or is out of its place", "restore a copy")


def _written(held: Store, kind: str, fields: dict[str, Any], by: str, why: str) -> Decision:
    from rasid.linking.decisions import Decision

    moment = datetime.now().isoformat(timespec="seconds")
    try:
        return held.decide(Decision(kind=kind, by=by, at=moment, reason=why, **fields))  # type: ignore[arg-type]
    except ValueError as error:
        what, _, advice = str(error).partition(": ")
        raise Stop(what, advice) from None


def _claims_or_events(held: Store, subjects: Sequence[str]) -> dict[str, Any]:
    return {"claims": tuple(c for one in subjects for c in _members(held, one) or (one,))}


def _correction(held: Store, subjects: Sequence[str]) -> dict[str, Any]:
    claim, field, *value = _take("correct", subjects, 3)
    return {"claims": (claim,), "field": field, "value": " ".join(value)}


def _merging(held: Store, subjects: Sequence[str]) -> dict[str, Any]:
    events = _take("merge", subjects, 2)
    return {"claims": tuple(c for event in events for c in _event(held, event))}


def _splitting(held: Store, subjects: Sequence[str]) -> dict[str, Any]:
    event, *going = _take("split", subjects, 2)
    there = _event(held, event)
    if strangers := [c for c in going if c not in there]:
        raise Stop(f"claim {strangers[0]} is not in event {event}", "rasid claims --json shows the event of each claim")
    staying = tuple(c for c in there if c not in going)
    if not staying:
        raise Stop(f"these are all claims of event {event}", "leave some in it")
    return {"claims": tuple(going), "others": staying}


def _moving(held: Store, subjects: Sequence[str]) -> dict[str, Any]:
    claim, event = _take("move", subjects, 2, 2)
    target = _event(held, event)
    home = _home(held, claim)
    if claim in target:
        raise Stop(f"claim {claim} is in event {event} already", "there is nothing to move")
    return {"claims": (claim,), "others": tuple(c for c in home if c != claim), "to": target}


def _choosing(held: Store, subjects: Sequence[str]) -> dict[str, Any]:
    from rasid.linking.decisions import toll_key
    from rasid.store import questions

    event, *measure, claim = _take("toll", subjects, 3)
    page = questions.event(held, event)
    tolls = {toll_key(t): {r.claim for r in t.series} for t in page.event.tolls} if page else {}
    key = " ".join(measure)
    if claim not in tolls.get(key, ()):
        told = ", ".join(tolls) or "none"
        raise Stop(f"claim {claim} tells no “{key}” of event {event}", f"the tolls of the event: {told}")
    return {"claims": (claim,), "field": key}


def _naming(held: Store, subjects: Sequence[str]) -> dict[str, Any]:
    event, *name = _take("name", subjects, 2)
    return {"claims": _event(held, event), "value": " ".join(name)}


def _undoing(held: Store, subjects: Sequence[str]) -> dict[str, Any]:
    (number,) = _take("undo", subjects, 1, 1)
    if not number.isdecimal():
        raise Stop(f"“{number}” is no number of a decision", "rasid decisions shows them")
    return {"undoes": int(number)}


_MAKERS: Final[dict[str, Callable[[Any, Sequence[str]], dict[str, Any]]]] = {
    "accept": _claims_or_events,
    "reject": _claims_or_events,
    "correct": _correction,
    "merge": _merging,
    "split": _splitting,
    "move": _moving,
    "toll": _choosing,
    "name": _naming,
    "undo": _undoing,
}


def _take(kind: str, subjects: Sequence[str], least: int, most: int | None = None) -> Sequence[str]:
    if len(subjects) < least or (most is not None and len(subjects) > most):
        raise Stop(f"{kind} takes {_FORMS[kind]}", f"rasid decide {kind} {_FORMS[kind]} --why REASON")
    return subjects


def _event(held: Store, identity: str) -> tuple[str, ...]:
    """The claims of an event. Raises Stop where there is none."""
    if not (found := _members(held, identity)):
        raise Stop(f"there is no event {identity}", "rasid events --json shows ids")
    return found


def _members(held: Store, identity: str) -> tuple[str, ...]:
    from rasid.store import questions

    page = questions.event(held, identity)
    if page and page.asked != page.event.id and page.others:
        raise Stop(f"event {identity} was split", "decide on one of: " + ", ".join((page.event.id, *page.others)))
    return page.event.claims if page else ()


def _home(held: Store, claim: str) -> tuple[str, ...]:
    """The claims of the event that a claim is in; none where it is in none."""
    from rasid.store import questions

    event = questions.event_of(held, claim)
    return _members(held, event) if event else ()
