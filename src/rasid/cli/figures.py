"""The commands that ask for figures: `tolls`, `totals`, `daily`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from rasid.cli.options import DEFAULT_STORE, FILTER, Csv, Json, StorePath, filtered
from rasid.cli.questions import answer, opened, tell_unlinked
from rasid.cli.say import Stop

if TYPE_CHECKING:
    from rasid.store.views import Filter


@filtered(*FILTER)
def tolls(
    wanted: Filter,
    store: StorePath = DEFAULT_STORE,
    policy: Annotated[
        str | None,
        typer.Option("--policy", help="Choose one value a toll: lowest, range, best, official or latest."),
    ] = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List every figure of every event, as each source told it, oldest first; or what a policy chooses of them."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.linking.policies import POLICIES
    from rasid.store import questions

    if policy is not None and policy not in POLICIES:
        raise Stop(f"“{policy}” is no policy", "take one of: " + ", ".join(POLICIES))
    with opened(store) as held:
        if policy is None:
            found = questions.tolls(held, wanted)
        else:
            chosen = questions.choices(held, policy, wanted)
        tell_unlinked(held, wanted)
    if policy is None:
        table = (row for toll in found for row in rows.toll(toll))
        answer(found, "Tolls", rows.TOLL, table, as_json, (csv.TOLL, csv.tolls(found)) if as_csv else None)
    else:
        sheet = (csv.CHOICE, csv.choices(chosen)) if as_csv else None
        answer(chosen, f"Tolls by the policy {policy}", rows.CHOICE, map(rows.choice, chosen), as_json, sheet)


@filtered("place", "source", "as_of")
def totals(
    wanted: Filter,
    store: StorePath = DEFAULT_STORE,
    published: Annotated[
        bool, typer.Option("--as-published", help="On the day of publication, not on the day up to which it counts.")
    ] = False,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """List running totals since a date, what each day adds, and where one falls or jumps."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.store import questions

    with opened(store) as held:
        found = questions.totals(held, wanted)
    table = [row for total in found for row in rows.total(total, total.published if published else total.known)]
    sheet = (csv.TOTAL, csv.totals(found, published)) if as_csv else None
    answer(found, "Running totals", rows.TOTAL, table, as_json, sheet)


@filtered(*FILTER)
def daily(
    wanted: Filter,
    store: StorePath = DEFAULT_STORE,
    measure: Annotated[str, typer.Option("--measure", help="What is counted, as killed or displaced.")] = "killed",
    unit: Annotated[str, typer.Option("--unit", help="person, family or building.")] = "person",
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Sum tolls by the day on which it happened, as now known, and by the day on which it was told."""
    from rasid.cli import rows
    from rasid.exports import csv
    from rasid.records import Measure, Unit
    from rasid.store import questions

    for value, known in ((measure, get_args(Measure)), (unit, get_args(Unit))):
        if value not in known:
            raise Stop(f"“{value}” is nothing that is counted", "take one of: " + ", ".join(known))
    with opened(store) as held:
        found = questions.daily(held, measure, unit, wanted)  # type: ignore[arg-type]
        tell_unlinked(held, wanted)
    sheet = (csv.DAY, map(csv.fields, found)) if as_csv else None
    answer(found, f"{measure} by day", rows.DAY, map(rows.day, found), as_json, sheet)
