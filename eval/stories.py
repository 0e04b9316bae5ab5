"""Measure linking against stories that were put together by hand.

    python eval/stories.py [--json] [--errors]

Each `eval/gold/stories/*.story` holds reports with their claims marked, and for each claim the name of what it tells; claims
of one name are one event. Two ways are measured: the marked claims linked as they are, and the claims that the coder
reads out of the same texts, as far as they are marked. What comes out is B-cubed F1, pairs of claims that are rightly in
one event, and, for the coder's claims, how many of the marked ones it finds. `eval/README.md` describes the markup.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec

sys.path.insert(0, str(Path(__file__).parent))

from annotate import amounts
from made.measure import b_cubed, links
from rasid.coding import code
from rasid.linking import link
from rasid.linking.families import family
from rasid.records import Claim, Coded, Entity, Figure, Place, Report, Role, Span, Speaker, When
from rasid.world import actors, places

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "eval" / "gold" / "stories"
_ROLES: Final[dict[str, Role]] = {"from": "from", "into": "to", "except": "except"}
_WORD: Final = "“"
"""Begins a name that has no id."""


class StoryError(ValueError):
    """A line of a story that cannot be understood, with the report it stands in."""


@dataclass
class Story:
    """Reports with their marked claims; `of` names what each claim tells."""

    coded: list[Coded] = field(default_factory=list)
    of: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Linked:
    """What linking of some claims came to, as shares of one; `found` is the share of the marked claims that were linked at all."""

    f1: float
    precision: float
    recall: float
    links_precision: float
    links_recall: float
    found: float
    claims: int


def read(path: Path) -> Story:
    """A story with the claims that were marked in it. Raises StoryError for what cannot be understood."""
    told = {report.id: report for report in _examples(path.stem)}
    story = Story()
    for block in path.read_text(encoding="utf-8").split("\n### ")[1:]:
        head, _, rest = block.partition("\n")
        text, _, marks = rest.partition("---\n")
        name, *about = (cell.strip() for cell in head.split("|"))
        report = told[name] if not about else _report(name, text.strip(), about)
        claims = []
        for lines in re.split(r"^\* ", marks, flags=re.MULTILINE)[1:]:
            key, claim = _claim(report, lines.strip().splitlines())
            claims.append(claim)
            story.of[claim.id] = key
        story.coded.append(Coded(doc=report, claims=tuple(claims)))
    return story


def _examples(name: str) -> Iterator[Report]:
    """The reports of the examples that a story of the same name is about."""
    path = ROOT / "examples" / f"{name}.jsonl"
    for line in path.read_bytes().splitlines() if path.exists() else ():
        yield msgspec.json.decode(line, type=Report)


def _report(name: str, text: str, about: Sequence[str]) -> Report:
    published, outlet, country = about
    return Report(id=name, text=text, published=published, outlet=outlet, country=country)


def _claim(report: Report, lines: Sequence[str]) -> tuple[str, Claim]:
    head, _, words = lines[0].partition(":")
    key, kind, status = head.split()
    at = report.text.find(words.strip())
    if at < 0:
        raise StoryError(f"{report.id}: «{words.strip()}» is not there")
    span = (at, at + len(words.strip()))
    fields: dict[str, Any] = {"actors": (), "targets": (), "places": (), "figures": ()}
    for line in lines[1:]:
        name, _, value = line.strip().partition(": ")
        fields |= _field(report, name, value, span, fields)
    return key, Claim(
        report=report.id, type=kind, status=status, trigger=span, evidence=_sentence(report.text, span), **fields
    )  # type: ignore[arg-type]


def _field(report: Report, name: str, value: str, span: Span, fields: Mapping[str, Any]) -> dict[str, Any]:
    """One line of a claim."""
    if name == "at":
        return {"places": tuple(_place(part.strip(), span) for part in value.split(";"))}
    if name in ("by", "on"):
        found = tuple(Entity(id=_actor(p.strip()), text=p.strip(" “”"), span=span) for p in value.split(";"))
        return {"actors" if name == "by" else "targets": found}
    if name == "fig":
        return {"figures": (*fields["figures"], _figure(value, span))}
    if name == "who":
        who, kind, verb = re.fullmatch(r"(“[^”]+”|\S+) (\w+) (\w+)", value).groups()  # type: ignore[union-attr]
        return {"speaker": (Speaker(id=_actor(who), text=who.strip("“”"), span=span, kind=kind, verb=verb),)}  # type: ignore[arg-type]
    if name == "when":
        days, precision = value.split()
        start, _, end = days.partition("..")
        return {"time": When(start=start, end=end or start, precision=precision)}  # type: ignore[arg-type]
    raise StoryError(f"{report.id}: what is «{name}»?")


def _place(value: str, span: Span) -> Place:
    first, _, rest = value.partition(" ")
    role, name = (_ROLES[first], rest) if first in _ROLES else ("at", value)
    if name.startswith(_WORD):
        return Place(text=name.strip("“”"), span=span, role=role)  # type: ignore[arg-type]
    if name not in places.load():
        raise StoryError(f"there is no place {name}")
    known = places.load().get(name)
    return Place(
        id=name, name=known.ar, text=known.ar, span=span, role=role, lat=known.lat, lon=known.lon, precision=known.level
    )  # type: ignore[arg-type]


def _actor(value: str) -> str | None:
    if value.startswith(_WORD):
        return None
    if value not in actors.load():
        raise StoryError(f"there is no actor {value}")
    return value


def _figure(value: str, span: Span) -> Figure:
    measure, amount, *rest = value.split()
    low, best, high, qualifier = amounts(amount)
    options = dict(option.split("=") for option in rest)
    return Figure(measure=measure, low=low, best=best, high=high, qualifier=qualifier, span=span, **options)  # type: ignore[arg-type]


def _sentence(text: str, span: Span) -> Span:
    """The sentence around some words."""
    begin = max((at + len(stop) for stop in (". ", "\n") if (at := text.rfind(stop, 0, span[0])) >= 0), default=0)
    ends = [at for stop in (". ", ".\n", "\n") if (at := text.find(stop, span[1])) >= 0]
    return begin, min(ends, default=len(text))


def as_coded(story: Story) -> Story:
    """The story with the claims that the coder reads in its texts, each named by the marked one that it is."""
    found = Story()
    for one in story.coded:
        coded = code(one.doc)
        found.coded.append(coded)
        free = list(coded.claims)
        for marked in one.claims:
            same = [c for c in free if _same(marked, c)]
            if same:
                best = min(same, key=lambda c: (c.type != marked.type, abs(c.trigger[0] - marked.trigger[0]), c.id))
                free.remove(best)
                found.of[best.id] = story.of[marked.id]
    return found


def _same(marked: Claim, read: Claim) -> bool:
    """Whether a claim that was read is the one that was marked: of one family of types, about one sentence."""
    overlap = min(marked.evidence[1], read.evidence[1]) - max(marked.evidence[0], read.evidence[0])
    denied = (marked.status == "denied") == (read.status == "denied")
    return family(marked.type) == family(read.type) and denied and overlap > 0


def measure(story: Story, marked: int) -> Linked:
    """How near the events that the story's claims are linked to come to what they tell; claims without a name are left out."""
    numbers = {name: n for n, name in enumerate(sorted(set(story.of.values())))}
    of: dict[str, int | None] = {claim: numbers[name] for claim, name in story.of.items()}
    groups = [kept for e in link(story.coded) if (kept := [c for c in e.claims if c in of])]
    precision, recall = b_cubed(groups, of)
    right, there = links(groups, of)
    both = precision + recall
    return Linked(
        2 * precision * recall / both if both else 0.0, precision, recall, right, there, len(of) / marked, len(of)
    )


def together(stories: Sequence[Story]) -> Story:
    """Several stories as one: what is told in one is not told in another."""
    whole = Story()
    for i, story in enumerate(stories):
        whole.coded += story.coded
        whole.of |= {claim: f"{i} {name}" for claim, name in story.of.items()}
    return whole


def figures() -> dict[str, dict[str, Linked]]:
    """What was measured: for the marked claims and for the coder's, each story by its name and all of them as one."""
    marked = {path.stem: read(path) for path in sorted(FOLDER.glob("*.story"))}
    coded = {name: as_coded(story) for name, story in marked.items()}
    counts = {name: len(story.of) for name, story in marked.items()}
    found = {}
    for way, stories in (("marked", marked), ("coded", coded)):
        found[way] = {name: measure(story, counts[name]) for name, story in stories.items()}
        found[way]["all"] = measure(together(list(stories.values())), sum(counts.values()))
    return found


def errors(story: Story) -> Iterator[str]:
    """What is together or apart that should not be, an event a line."""
    for event in link(story.coded):
        names = sorted({story.of[c] for c in event.claims if c in story.of})
        if len(names) > 1:
            yield "together: " + ", ".join(names)
    homes: dict[str, set[str]] = {}
    for event in link(story.coded):
        for claim in event.claims:
            if claim in story.of:
                homes.setdefault(story.of[claim], set()).add(event.id)
    yield from (f"apart: {name} in {len(ids)}" for name, ids in sorted(homes.items()) if len(ids) > 1)


def main() -> int:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="show what is wrongly together and apart in each story")
    arguments = parser.parse_args()
    found = figures()
    if arguments.json:
        print(json.dumps({way: {n: vars(f) for n, f in one.items()} for way, one in found.items()}))
        return 0
    for way, stories in found.items():
        for name, one in stories.items():
            pairs = f"links {one.links_precision:.3f}, {one.links_recall:.3f}"
            print(f"{way:>7} {name:<13} F1 {one.f1:.3f}  {pairs}  {one.claims} claims, {one.found:.2f} of the marked")
    for path in sorted(FOLDER.glob("*.story")) if arguments.errors else ():
        marked = read(path)
        for way, story in (("marked", marked), ("coded", as_coded(marked))):
            for line in errors(story):
                print(f"{path.stem} {way}: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
