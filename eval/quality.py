"""Measure how right the coder is, and write it down for the documentation, the readme and the pages.

    python eval/quality.py [--check]      (--check: exit status 1 where what is written is not what was measured)

Every figure comes from a run over the gold and the negatives. Of the held-out ones only counts are kept; examples of mistakes come
from the open gold alone. The confidence of claims of the open gold is that of weights fitted without their reports, since the
shipped weights have seen them. Where `gold/second.jsonl` is there, a second reader's claims of the same reports, the agreement of
the two readers stands beside the coder's.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, get_args

import msgspec

sys.path.insert(0, str(Path(__file__).parent))

import mistakes
import quality_page
import reading
import train
from rasid import codebook, records
from rasid.evaluate import Reading, Scores, found, score
from rasid.web import quality as q
from rasid.web.language import language

ROOT: Final = Path(__file__).resolve().parents[1]
DATA: Final = ROOT / "src" / "rasid" / "web" / q.FILE
SECOND: Final = reading.EVAL / "gold" / "second.jsonl"
NEGATIVES: Final = ("negatives_held", "negatives", "negatives2")
REGISTERS: Final = frozenset(language("en").words["register"])
"""The manners of writing that the pages have words for."""
EXAMPLES: Final = 2
AROUND: Final = 45
"""Characters shown at each side of a mistake's words."""
LONGEST: Final = 70
"""Characters of a mistake's words that are shown."""
LEAGUE: Final = tuple("DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE".split())
"""The countries of the Arab League."""


class Read(NamedTuple):
    """A report of a gold with what the coder makes of it."""

    gold: Reading
    answer: Reading
    register: str


def measure() -> q.Quality:
    """Everything anew."""
    held, opened = read("gold/held.jsonl"), read_open()
    second = reading.gold("gold/second.jsonl") if SECOND.exists() else []
    return q.Quality(
        held=gold(held, second),
        open=gold(opened, second),
        negatives=tuple(map(negatives, NEGATIVES)),
        mistakes=tuple(wrong(opened, held)),
        confused=confused(opened),
        absent=absent([one.gold for one in (*held, *opened)]),
    )


def read(name: str) -> list[Read]:
    """A gold and what the coder makes of it."""
    golds = reading.gold(name)
    return list(map(Read, golds, reading.answers(reading.coded(golds)), registers(name)))


def read_open() -> list[Read]:
    """The open golds, with the confidence of weights that have not seen the report.

    Raises SystemExit where the weights that are shipped are not those of this gold and coder.
    """
    golds = [one for name in train.GOLD for one in reading.gold(name)]
    coded = reading.coded(golds)
    learn = train.rows(golds, coded)
    hold = train.shipped(learn)
    if hold is None:
        raise SystemExit("the weights of confidence are not those of this gold and coder: run make train")
    fresh = iter(train.crossed(learn, hold))
    answers = [_believed(answer, fresh) for answer in reading.answers(coded)]
    return list(map(Read, golds, answers, [register for name in train.GOLD for register in registers(name)]))


def _believed(answer: Reading, confidences: Iterator[float]) -> Reading:
    claims = tuple(msgspec.structs.replace(claim, confidence=next(confidences)) for claim in answer.claims)
    return msgspec.structs.replace(answer, claims=claims)


def registers(name: str) -> list[str]:
    """The register of each report of a gold, where its theme begins with one; empty where it does not."""
    with (reading.EVAL / name).open(encoding="utf-8") as lines:
        themes = [json.loads(line)["doc"].get("theme") or "" for line in lines if line.strip()]
    firsts = [theme.replace("-", " ").partition(" ")[0] for theme in themes]
    return [first if first in REGISTERS else "" for first in firsts]


def scored(reads: Iterable[Read]) -> Scores:
    """Gold and answers of some reports, compared."""
    reads = list(reads)
    return score((one.gold for one in reads), (one.answer for one in reads))


def layers(scores: Scores) -> tuple[q.Layer, ...]:
    """The counts of a comparison."""
    tallies = {**scores.layers, **scores.qualities}
    return tuple(q.Layer(name=n, right=t.right, gold=t.gold, read=t.predicted) for n, t in tallies.items())


def gold(reads: Sequence[Read], second: Sequence[Reading]) -> q.Gold:
    """What one gold shows."""
    believed = sorted(_believed_claims(reads), key=lambda one: -one[0])
    return q.Gold(
        reports=len(reads),
        claims=sum(len(one.gold.claims) for one in reads),
        layers=layers(scored(reads)),
        types=tuple(types(reads)),
        countries=parts(reads, {id(one): one.gold.doc.country or "" for one in reads}),
        registers=parts(reads, {id(one): one.register for one in reads}),
        bins=bins(believed),
        surer=sum(right for _, right in believed[: len(believed) // 2]),
        readers=readers(reads, second),
    )


def _believed_claims(reads: Iterable[Read]) -> Iterator[tuple[float, bool]]:
    """The confidence of every claim that was read, and whether it is right."""
    for one in reads:
        right = {j for _, j in found(one.gold, one.answer)}
        for j, claim in enumerate(one.answer.claims):
            assert claim.confidence is not None
            yield claim.confidence, j in right


def bins(believed: Iterable[tuple[float, bool]]) -> tuple[q.Bin, ...]:
    """Claims by the tenth that their confidence lies in, as `rasid evaluate` takes them together."""
    by_tenth: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in believed:
        by_tenth.setdefault(min(int(confidence * 10), 9), []).append((confidence, right))
    return tuple(
        q.Bin(
            tenth=tenth,
            claims=len(here),
            confidence=round(sum(confidence for confidence, _ in here) / len(here), 3),
            right=sum(right for _, right in here),
        )
        for tenth, here in sorted(by_tenth.items())
    )


def types(reads: Iterable[Read]) -> Iterator[q.Layer]:
    """The events of each type."""
    wanted: Counter[str] = Counter()
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in reads:
        wanted.update(claim.type for claim in one.gold.claims)
        told.update(claim.type for claim in one.answer.claims)
        right.update(one.gold.claims[i].type for i, _ in found(one.gold, one.answer))
    for name in sorted(wanted | told):
        yield q.Layer(name=name, right=right[name], gold=wanted[name], read=told[name])


def parts(reads: Sequence[Read], of: Mapping[int, str]) -> tuple[q.Part, ...]:
    """The reports by what they have in common, those of most reports first; those of which nothing is known left out."""
    by_name: dict[str, list[Read]] = {}
    for one in reads:
        by_name.setdefault(of[id(one)], []).append(one)
    by_name.pop("", None)
    order = sorted(by_name, key=lambda name: (-len(by_name[name]), name))
    return tuple(part(name, by_name[name]) for name in order)


def part(name: str, reads: Sequence[Read]) -> q.Part:
    """What is shown of some reports."""
    shown = tuple(layer for layer in layers(scored(reads)) if layer.name in q.OF_PARTS)
    return q.Part(name=name, reports=len(reads), layers=shown)


def readers(reads: Sequence[Read], second: Sequence[Reading]) -> q.Readers | None:
    """How two readings of the same reports agree; None where no second reader has marked any of them."""
    others = {one.doc.id: one for one in second}
    both = [one for one in reads if one.gold.doc.id in others]
    if not both:
        return None
    agreed = score((one.gold for one in both), (others[one.gold.doc.id] for one in both))
    return q.Readers(reports=len(both), layers=layers(agreed), coder=layers(scored(both)))


def negatives(name: str) -> q.Negatives:
    """What is read out of reports that are not about conflict."""
    golds = reading.gold(f"{name}.jsonl")
    claims = [claim for coded in reading.coded(golds) for claim in coded.claims]
    figures = sum(len(claim.figures) for claim in claims)
    return q.Negatives(name=name, reports=len(golds), claims=len(claims), figures=figures)


def wrong(opened: Sequence[Read], held: Sequence[Read]) -> Iterator[q.Mistake]:
    """The kinds of mistake, the commonest first; examples from the open gold."""
    shown: dict[str, list[tuple[Reading, mistakes.Mistake]]] = {kind: [] for kind in mistakes.KINDS}
    for one in opened:
        for mistake in mistakes.mistakes(one.gold, one.answer):
            shown[mistake.kind].append((one.gold, mistake))
    hidden = Counter(mistake.kind for one in held for mistake in mistakes.mistakes(one.gold, one.answer))
    for kind in sorted(shown, key=lambda kind: (-len(shown[kind]), kind)):
        made = shown[kind]
        chosen = [made[(2 * n + 1) * len(made) // (2 * EXAMPLES)] for n in range(EXAMPLES)] if made else []
        examples = tuple(dict.fromkeys(example(*one) for one in chosen))
        yield q.Mistake(kind=kind, open=len(made), held=hidden[kind], examples=examples)


def example(gold: Reading, mistake: mistakes.Mistake) -> q.Example:
    """A mistake with the words around it, cut where words end."""
    text, (start, end) = gold.doc.text, mistake.span
    before, words, after = text[:start].split("\n")[-1], text[start:end], text[end:].split("\n")[0]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(words) > LONGEST:
        words = words[:LONGEST].rpartition(" ")[0] + " …"
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return q.Example(
        report=gold.doc.id, before=before, words=words, after=after, wanted=mistake.wanted, read=mistake.read
    )


def confused(opened: Iterable[Read]) -> tuple[tuple[str, str, int], ...]:
    """Types that were read as another one more than once."""
    pairs = Counter(
        (str(mistake.wanted), str(mistake.read))
        for one in opened
        for mistake in mistakes.mistakes(one.gold, one.answer)
        if mistake.kind == "type"
    )
    often = sorted(((*pair, count) for pair, count in pairs.items() if count > 1), key=lambda row: (-row[2], row))
    return tuple(often)


def absent(golds: Sequence[Reading]) -> dict[str, tuple[str, ...]]:
    """What no gold has an example of, by vocabulary: nothing that is said here of quality holds for it."""
    claims = [claim for one in golds for claim in one.claims]
    figures = [figure for claim in claims for figure in claim.figures]
    there: dict[str, tuple[Iterable[str], set[str]]] = {
        "type": (codebook.types(), {claim.type for claim in claims}),
        "status": (get_args(records.Status), {claim.status for claim in claims}),
        "measure": (get_args(records.Measure), {figure.measure for figure in figures}),
        "kind": (get_args(records.SpeakerKind), {s.kind for claim in claims for s in claim.speaker}),
        "country": (LEAGUE, {one.doc.country or "" for one in golds}),
    }
    return {name: tuple(value for value in values if value not in seen) for name, (values, seen) in there.items()}


def main(arguments: list[str]) -> int:
    """Write or check; the exit status."""
    found_now = measure()
    data = msgspec.json.format(msgspec.json.encode(found_now), indent=1) + b"\n"
    written = {DATA: data.decode(), **quality_page.pages(ROOT, found_now)}
    if "--check" in arguments:
        return int(any(path.read_text(encoding="utf-8") != text for path, text in written.items()))
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
