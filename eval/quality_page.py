"""What was measured as Markdown: the page of the documentation and the table of the readme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from rasid.web import names
from rasid.web import quality as q
from rasid.web.language import language

WORDS: Final = language("en")
BEGIN: Final = "<!-- Figures from eval/quality.py; do not edit. -->\n"
END: Final = "<!-- End of the figures. -->\n"
README: Final = (
    ("figures: measure, low, best, high, unit", ("figures",)),
    ("events: type, day and place", ("events",)),
    ("events by type alone", ("events_type",)),
    ("times", ("times",)),
    ("places", ("places",)),
    ("actors, targets", ("actors", "targets")),
    ("status, speaker", ("status", "speaker")),
)
"""The rows of the readme's table, with the layers that each shows."""


def pages(root: Path, found: q.Quality) -> dict[Path, str]:
    """The files that show figures, as they are to be."""
    readme = root / "README.md"
    head, begin, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"README.md has no lines {BEGIN.strip()!r} and {END.strip()!r} around its figures")
    return {root / "docs" / "quality.md": "".join(document(found)), readme: head + BEGIN + short(found) + END + tail}


def short(found: q.Quality) -> str:
    """The readme's table, and how much is read out of other news."""
    golds: list[tuple[str, q.Layered]] = [
        (f"{name} gold ({gold.reports} reports)", gold) for name, gold in named(found)
    ]
    golds += [
        (f"two readers, {name} ({gold.readers.reports})", gold.readers) for name, gold in named(found) if gold.readers
    ]
    heads = ["", *(head for head, _ in golds)]
    rows = [
        [title, *(", ".join(share(of.layer(name).f1) for name in layers) for _, of in golds)]
        for title, layers in README
    ]
    held = [one for one in found.negatives if one.held]
    others = [one for one in found.negatives if not one.held]
    return (
        "".join(table(heads, rows))
        + f"\nOf {_reports(held)} held-out reports that are not about conflict it reads {_claims(held)}, "
        + f"of {_reports(others)} open ones {_claims(others)}. {agreement(found)}\n"
    )


def named(found: q.Quality) -> list[tuple[str, q.Gold]]:
    """Both golds with what they are called."""
    return [(WORDS("quality.held"), found.held), (WORDS("quality.open"), found.open)]


def agreement(found: q.Quality) -> str:
    """How many reports have two readers."""
    both = found.two_readers()
    return WORDS("quality.readers_text", n=WORDS.count("reports", both)) if both else WORDS("quality.one_reader")


def _reports(sets: Iterable[q.Negatives]) -> int:
    return sum(one.reports for one in sets)


def _claims(sets: Iterable[q.Negatives]) -> str:
    return WORDS.count("claims", sum(one.claims for one in sets)).replace("no claims", "no claim")


def document(found: q.Quality) -> Iterator[str]:
    """The page of the documentation."""
    reports = WORDS.count("reports", sum(gold.reports for gold in found.golds))
    yield f"# {WORDS('quality.title')}\n\n<!-- Written by eval/quality.py; do not edit. -->\n\n"
    yield f"{WORDS('quality.lead', reports=reports)} What counts as right is in [eval/README.md](../eval/README.md).\n"
    for title, part in (
        ("layers", _layers),
        ("types", _types),
        ("countries", _countries),
        ("registers", _registers),
        ("calibration", _calibration),
        ("mistakes", _mistakes),
        ("negatives", _negatives),
        ("absent", _absent),
    ):
        yield f"\n## {WORDS(f'quality.{title}')}\n\n"
        yield from part(found)


def _layers(found: q.Quality) -> Iterator[str]:
    twice = [(name, gold.readers) for name, gold in named(found) if gold.readers]
    yield f"{WORDS('quality.layers_text')}\n\n"
    heads = ["", "precision", "recall", "F1, held-out", "F1, open"]
    heads += [f"two readers of {both.reports} {name}, the coder there" for name, both in twice]
    yield from table(heads, (_layer_row(found, name) for name in q.LAYERS))
    yield f"\nPrecision and recall are those of the held-out gold. {agreement(found)}\n"


def _layer_row(found: q.Quality, name: str) -> Iterator[str]:
    held = found.held.layer(name)
    yield WORDS(f"quality.layer.{name}")
    yield from (share(held.precision), share(held.recall))
    yield from (share(gold.layer(name).f1) for gold in found.golds)
    for both in (gold.readers for gold in found.golds if gold.readers):
        yield f"{share(both.layer(name).f1)}, {share(both.coded(name).f1)}"


def _types(found: q.Quality) -> Iterator[str]:
    yield f"{WORDS('quality.types_text')}\n\n"
    heads = ("type", "F1, held out", "in the gold", "F1, open", "in the gold")
    rows = (
        (
            names.event_type(one.name, WORDS),
            share(one.held.f1),
            str(one.held.gold),
            share(one.open.f1),
            str(one.open.gold),
        )
        for one in found.by_type()
    )
    yield from table(heads, rows)


def _countries(found: q.Quality) -> Iterator[str]:
    heads = [
        "country",
        "reports, held out",
        "events",
        "figures",
        "places",
        "reports, open",
        "events",
        "figures",
        "places",
    ]
    rows = (
        (names.place(one.name.lower(), WORDS) or one.name, *_part(one.held), *_part(one.open))
        for one in found.by_country()
    )
    yield from table(heads, rows)


def _registers(found: q.Quality) -> Iterator[str]:
    yield f"{WORDS('quality.registers_text')}\n\n"
    heads = ["register", "reports", "events", "figures", "places"]
    yield from table(heads, ((WORDS.label("register", p.name), *_part(p)) for p in found.by_register()))


def _part(part: q.Part | None) -> Iterator[str]:
    if part is None:
        yield from ("-",) * 4
        return
    yield str(part.reports)
    yield from (share(part.layer(name).f1) for name in q.OF_PARTS)


def _calibration(found: q.Quality) -> Iterator[str]:
    yield f"{WORDS('quality.calibration_text').replace(' On the diagonal both are the same.', '')}\n\n"
    for name, gold in named(found):
        yield (
            f"{name.capitalize()}: calibration error {gold.calibration_error:.3f}; right are "
            f"{share(gold.right)} of all claims, {share(gold.surer_right)} of the surer half.\n\n"
        )
    heads = ["confidence", *(f"right, {name} (claims)" for name, _ in named(found))]
    rows = (
        [f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}", *(_bin(gold, tenth) for gold in found.golds)]
        for tenth in range(10)
    )
    yield from table(heads, (row for row in rows if any(cell != "-" for cell in row[1:])))
    yield from _surest(found.held)


def _surest(gold: q.Gold) -> Iterator[str]:
    yield f"\n{WORDS('quality.surest_text')}\n\n"
    heads = [WORDS(f"quality.{name}") for name in ("at_least", "kept", "right", "claims")]
    rows = ((f"{one.least:.1f}", share(one.kept), share(one.right), str(one.claims)) for one in gold.surest())
    yield from table(heads, rows)


def _bin(gold: q.Gold, tenth: int) -> str:
    here = next((one for one in gold.bins if one.tenth == tenth), None)
    return f"{here.right / here.claims:.2f} ({here.claims})" if here else "-"


def _mistakes(found: q.Quality) -> Iterator[str]:
    yield f"{WORDS('quality.mistakes_text')}\n\n"
    heads = ["mistake", "open", "held out", "example", "gold", "read"]
    rows = (
        [WORDS(f"quality.kind.{one.kind}"), str(one.open), str(one.held), *_example(one)]
        for one in found.mistakes
        if one.open or one.held
    )
    yield from table(heads, rows)
    if found.confused:
        pairs = (f"{names.event_type(a, WORDS)} as {names.event_type(b, WORDS)} ({n})" for a, b, n in found.confused)
        yield f"\n{WORDS('quality.confused')}: {', '.join(pairs)}.\n"


def _example(mistake: q.Mistake) -> tuple[str, str, str]:
    if not mistake.examples:
        return "", "", ""
    first = mistake.examples[0]
    said, read = (q.value(mistake.kind, told, WORDS) for told in (first.wanted, first.read))
    return f"{first.before}**{first.words}**{first.after}", said, read


def _negatives(found: q.Quality) -> Iterator[str]:
    yield f"{WORDS('quality.negatives_text')}\n\n"
    heads = ["", "reports", "claims", "figures", WORDS("quality.per_twenty")]
    rows = (
        (WORDS(f"quality.set.{one.name}"), str(one.reports), str(one.claims), str(one.figures), f"{one.per_twenty:.1f}")
        for one in found.negatives
    )
    yield from table(heads, rows)


def _absent(found: q.Quality) -> Iterator[str]:
    yield f"{WORDS('quality.absent_text')} {WORDS('quality.scope')}\n\n"
    for name, values in found.absent.items():
        if values:
            yield f"- {WORDS(f'quality.vocabulary.{name}')}: {', '.join(q.value(name, one, WORDS) for one in values)}\n"
    if few := found.few():
        told = (f"{names.event_type(name, WORDS)} ({count})" for name, count in few)
        yield f"- {WORDS('quality.few', n=q.FEW)}: {', '.join(told)}\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of a table."""
    heads = list(heads)
    yield f"| {' | '.join(heads)} |\n{'|---' * len(heads)}|\n"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |\n"


def share(value: float | None) -> str:
    """A share with two places; a dash where there is none."""
    return "-" if value is None else f"{value:.2f}"
