"""Disagreements of an event's sources, laid side by side; nothing here decides who is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from rasid.linking.claims import Told
from rasid.linking.tolls import latest
from rasid.records import Event, Figure, Reading, Toll
from rasid.store.views import Disagreement, Side


def of_event(event: Event, told: Sequence[Told]) -> Iterator[Disagreement]:
    """One disagreement for each of the event's disputes; one for each of its disputed tolls."""
    for dispute in event.disputes:
        if dispute == "happened":
            yield _disagreement(event, dispute, _sides(told, _whether))
        elif dispute == "actor":
            yield _disagreement(event, dispute, _sides(told, _who))
    by_id = {t.claim.id: t for t in told}
    for toll in event.tolls:
        if toll.disputed:
            yield _disagreement(event, f"toll:{toll.measure}", _counts(toll, by_id), toll)


def _disagreement(event: Event, about: str, sides: tuple[Side, ...], toll: Toll | None = None) -> Disagreement:
    return Disagreement(
        event=event.id,
        type=event.type,
        start=event.start,
        places=event.places,
        about=about,
        group=toll.group if toll else None,
        unit=toll.unit if toll else None,
        scope=toll.scope if toll else None,
        sides=sides,
    )


def _sides(told: Sequence[Told], says: Callable[[Told], str]) -> tuple[Side, ...]:
    """The claims by who tells them and what they say, in the order of telling."""
    sides: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in sorted(told, key=lambda t: t.position):
        if said := says(one):
            sides[source(one), said].append(one.claim.id)
    return tuple(Side(source=who, says=said, claims=tuple(claims)) for (who, said), claims in sides.items())


def _whether(told: Told) -> str:
    return "denied" if told.claim.status == "denied" else "told"


def _who(told: Told) -> str:
    return "، ".join(a.id or a.text for a in told.claim.actors) if told.claim.status != "denied" else ""


def _counts(toll: Toll, told: dict[str, Told]) -> tuple[Side, ...]:
    """The value that stands for each source, in the order in which the sources first told one."""
    series = [(told[r.claim], r) for r in toll.series if r.claim in told]
    names = {one.source: source(one) for one, _ in series}
    standing = latest((one.source, reading) for one, reading in series)
    return tuple(Side(source=names[who], says=amount(r), claims=(r.claim,)) for who, r in standing.items())


def source(told: Told) -> str:
    """Who tells a claim, for people: the speaker's id or words, else the outlet, else the report's id."""
    if told.claim.speaker:
        return told.claim.speaker[0].id or told.claim.speaker[0].text
    return told.outlet or told.claim.report


def amount(reading: Reading | Figure) -> str:
    """A value in figures: 9, 20+, ≤5, 20–99."""
    if reading.low is not None and reading.low == reading.high:
        return f"{'~' if reading.qualifier == 'about' else ''}{reading.low}"
    if reading.high is None:
        return f"{reading.low if reading.low is not None else reading.best}+"
    return f"≤{reading.high}" if reading.low is None else f"{reading.low}–{reading.high}"
