"""How well claims agree with a gold: precision, recall and F1 by layer, and what was missed.

Both sides are in the codebook's form, an object ``{"doc", "claims", "times"}`` a report. What counts as right:

- figures: one set a report of (measure, low, best, high, unit); strictly also qualifier, group, scope and change.
- events: one to one over a report's claims: the same type, days that meet within a day where both are known, and a place in
  common where both name one. The same by type alone.
- times: a span that overlaps, with the same first and last day.
- places: those with coordinates: a span that overlaps, within the radius of the gold's precision.
- over the events that were found: status, speaker, its kind, the days; actors and targets by overlapping spans.
- calibration: how far the claims' confidence lies from the share that is right, over ten bins.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, Literal

import msgspec

from rasid.records import Entity, Figure, Place, Record, Span, Speaker, TimeExpression, When

RADIUS_KM: Final = {
    "site": 5, "neighbourhood": 5, "town": 15, "district": 40, "governorate": 120, "region": 120, "country": 600,
}  # fmt: skip
_EARTH_KM: Final = 12742
_DAY: Final = timedelta(days=1)
_BINS: Final = 10

Days = tuple[date, date]
FigureKey = tuple[str | int | None, ...]


class Claimed(Record, frozen=True, kw_only=True):
    """A claim as a gold or a prediction gives it: every field but the type may be missing."""

    type: str
    status: str = "occurred"
    trigger: Span | None = None
    actors: tuple[Entity, ...] = ()
    targets: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    time: When | None = None
    figures: tuple[Figure, ...] = ()
    speaker: tuple[Speaker, ...] = ()
    evidence: Span | None = None
    confidence: float | None = None


class Text(Record, frozen=True, kw_only=True):
    """The report that claims are about; a prediction may leave its text out."""

    id: str
    text: str = ""
    published: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    country: str | None = None


class Reading(Record, frozen=True, kw_only=True):
    """One report with what was read out of it."""

    doc: Text
    claims: tuple[Claimed, ...] = ()
    times: tuple[TimeExpression, ...] = ()


class Miss(Record, frozen=True, kw_only=True):
    """One thing that a layer got wrong: missed (only in the gold) or extra (only in the prediction)."""

    layer: str
    report: str
    kind: Literal["missed", "extra"]
    what: str


class Tally:
    """Counts of a layer, or of a quality of the events found, where every answer is either right or not."""

    def __init__(self) -> None:
        self.right = self.gold = self.predicted = 0

    def add(self, right: int, gold: int, predicted: int) -> None:
        self.right += right
        self.gold += gold
        self.predicted += predicted

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Scores:
    """What a comparison found. `layers` have precision, recall and F1, `qualities` the share right of the events found."""

    def __init__(self) -> None:
        self.layers: dict[str, Tally] = defaultdict(Tally)
        self.qualities: dict[str, Tally] = defaultdict(Tally)
        self.misses: list[Miss] = []
        self.spans_off = 0
        self.reports = 0
        self.reports_missing = 0
        self._confidences: dict[int, list[tuple[float, bool]]] = defaultdict(list)

    def believe(self, confidence: float, right: bool) -> None:
        self._confidences[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))

    @property
    def calibration_error(self) -> float | None:
        """Expected calibration error, or None where no claim has a confidence."""
        total = sum(map(len, self._confidences.values()))
        gaps = (abs(sum(c for c, _ in b) - sum(right for _, right in b)) for b in self._confidences.values())
        return sum(gaps) / total if total else None

    def as_dict(self) -> dict[str, object]:
        """All figures as plain values, rounded to four places."""
        result: dict[str, object] = {
            name: {
                "precision": round(t.precision, 4),
                "recall": round(t.recall, 4),
                "f1": round(t.f1, 4),
                "gold": t.gold,
                "predicted": t.predicted,
            }
            for name, t in self.layers.items()
        }
        for name, t in self.qualities.items():
            result[name] = {"accuracy": round(t.recall, 4) if t.gold else None, "of": t.gold}
        error = self.calibration_error
        result["calibration_error"] = None if error is None else round(error, 4)
        result |= {"spans_off": self.spans_off, "reports": self.reports, "reports_missing": self.reports_missing}
        return result


def read(lines: Iterable[bytes]) -> Iterator[Reading]:
    """The readings of JSON lines. Raises ValueError with the number of a line that is not in the codebook's form."""
    decoder = msgspec.json.Decoder(Reading)
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield decoder.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise ValueError(f"line {number}: {error}") from None


def score(gold: Iterable[Reading], predicted: Iterable[Reading]) -> Scores:
    """Compare a prediction with a gold, report by report; a report that the prediction lacks counts as read empty."""
    answers = {reading.doc.id: reading for reading in predicted}
    scores = Scores()
    for name in ("figures", "figures_strict", "events", "events_type", "times", "places", "actors", "targets"):
        scores.layers[name] = Tally()
    for name in ("status", "speaker", "speaker_kind", "event_time"):
        scores.qualities[name] = Tally()
    for reading in {reading.doc.id: reading for reading in gold}.values():
        answer = answers.get(reading.doc.id)
        scores.reports += 1
        scores.reports_missing += answer is None
        _score_report(scores, reading, answer or Reading(doc=reading.doc))
    return scores


def _score_report(scores: Scores, gold: Reading, answer: Reading) -> None:
    scores.spans_off += _spans_off(gold.doc.text, answer.claims)
    _score_figures(scores, gold, answer)
    _score_events(scores, gold, answer)
    _score_times(scores, gold, answer)
    _score_places(scores, gold, answer)


def _spans_off(text: str, claims: Sequence[Claimed]) -> int:
    off = 0
    for claim in claims:
        mentions: tuple[Entity | Place | Speaker, ...]
        mentions = (*claim.actors, *claim.targets, *claim.places, *claim.speaker)
        off += sum(text[slice(*m.span)] != m.text for m in mentions)
    return off if text else 0


def _score_figures(scores: Scores, gold: Reading, answer: Reading) -> None:
    for layer, key in (("figures", loose), ("figures_strict", _strict)):
        wanted = {key(f) for c in gold.claims for f in c.figures}
        found = {key(f) for c in answer.claims for f in c.figures}
        scores.layers[layer].add(len(wanted & found), len(wanted), len(found))
        if layer == "figures":
            _note(scores, layer, gold, "missed", (_words(k) for k in sorted(wanted - found, key=str)))
            _note(scores, layer, gold, "extra", (_words(k) for k in sorted(found - wanted, key=str)))


def loose(figure: Figure) -> FigureKey:
    """What a figure is compared by."""
    return figure.measure, figure.low, figure.best, figure.high, figure.unit


def _strict(figure: Figure) -> FigureKey:
    return *loose(figure), figure.qualifier, figure.group, figure.scope, figure.change


def _words(key: FigureKey) -> str:
    return " ".join("-" if part is None else str(part) for part in key)


def _score_events(scores: Scores, gold: Reading, answer: Reading) -> None:
    by_type = _pairs(gold.claims, answer.claims, lambda g, p: True)
    scores.layers["events_type"].add(len(by_type), len(gold.claims), len(answer.claims))
    pairs = found(gold, answer)
    scores.layers["events"].add(len(pairs), len(gold.claims), len(answer.claims))
    told, right = {i for i, _ in pairs}, {j for _, j in pairs}
    text = gold.doc.text
    _note(scores, "events", gold, "missed", (_cue(c, text) for i, c in enumerate(gold.claims) if i not in told))
    _note(scores, "events", gold, "extra", (_cue(c, text) for j, c in enumerate(answer.claims) if j not in right))
    for j, claim in enumerate(answer.claims):
        if claim.confidence is not None:
            scores.believe(claim.confidence, j in right)
    for i, j in pairs:
        _score_pair(scores, gold.claims[i], answer.claims[j])


def found(gold: Reading, answer: Reading) -> list[tuple[int, int]]:
    """The events found: pairs of a gold's claim and the answer's that is right, by their indexes."""
    return _pairs(gold.claims, answer.claims, _meet)


def _cue(claim: Claimed, text: str) -> str:
    return f"{claim.type} {text[slice(*(claim.trigger or claim.evidence or (0, 0)))]}".strip()


def _score_pair(scores: Scores, gold: Claimed, answer: Claimed) -> None:
    def judge(quality: str, right: bool) -> None:
        scores.qualities[quality].add(right, 1, 1)

    judge("status", gold.status == answer.status)
    same = [(g, p) for g in gold.speaker for p in answer.speaker if overlap(g.span, p.span)]
    judge("speaker", bool(same) or not (gold.speaker or answer.speaker))
    if same:
        judge("speaker_kind", any(g.kind == p.kind for g in gold.speaker for p in answer.speaker))
    if days(gold):
        judge("event_time", days(gold) == days(answer))
    for layer, wanted, found in (
        ("actors", gold.actors, answer.actors),
        ("targets", gold.targets, answer.targets),
    ):
        right = sum(any(overlap(g.span, p.span) for p in found) for g in wanted)
        scores.layers[layer].add(right, len(wanted), len(found))


def _score_times(scores: Scores, gold: Reading, answer: Reading) -> None:
    missed = [g for g in gold.times if not any(_same_time(g, p) for p in answer.times)]
    scores.layers["times"].add(len(gold.times) - len(missed), len(gold.times), len(answer.times))
    _note(scores, "times", gold, "missed", (f"{g.text} {g.start} {g.end}" for g in missed))


def _same_time(gold: TimeExpression, answer: TimeExpression) -> bool:
    same_days = _day(gold.start) == _day(answer.start) and _day(gold.end) == _day(answer.end)
    return same_days and overlap(gold.span, answer.span)


def _score_places(scores: Scores, gold: Reading, answer: Reading) -> None:
    wanted = {p.span: p for c in gold.claims for p in c.places if point(p)}
    found = {p.span: p for c in answer.claims for p in c.places}
    missed = [g for g in wanted.values() if not any(overlap(g.span, p.span) and near(g, p) for p in found.values())]
    scores.layers["places"].add(len(wanted) - len(missed), len(wanted), len(found))
    _note(scores, "places", gold, "missed", (f"{g.text} {g.lat} {g.lon}" for g in missed))


def _note(scores: Scores, layer: str, gold: Reading, kind: Literal["missed", "extra"], whats: Iterable[str]) -> None:
    scores.misses.extend(Miss(layer=layer, report=gold.doc.id, kind=kind, what=what) for what in whats)


def _pairs(
    gold: Sequence[Claimed], answers: Sequence[Claimed], test: Callable[[Claimed, Claimed], bool]
) -> list[tuple[int, int]]:
    """Pair claims of the same type one to one, the closest first; of equally close ones those that come first."""
    candidates = [
        (-_closeness(g, p), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(answers)
        if g.type == p.type and test(g, p)
    ]
    taken_gold: set[int] = set()
    taken_answers: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_answers:
            taken_gold.add(i)
            taken_answers.add(j)
            pairs.append((i, j))
    return pairs


def _closeness(gold: Claimed, answer: Claimed) -> int:
    figures = {loose(f) for f in gold.figures} & {loose(f) for f in answer.figures}
    place = any(same_place(g, p) for g in gold.places for p in answer.places)
    return 4 * overlap(gold.trigger, answer.trigger) + 2 * (gold.status == answer.status) + len(figures) + place


def _meet(gold: Claimed, answer: Claimed) -> bool:
    a, b = days(gold), days(answer)
    if a and b and (a[0] - _DAY > b[1] or b[0] - _DAY > a[1]):
        return False
    if gold.places and answer.places:
        return any(same_place(g, p) for g in gold.places for p in answer.places)
    return True


def same_place(gold: Place, answer: Place) -> bool:
    """Whether two mentions name one place: by their words, or by lying near enough."""
    return overlap(gold.span, answer.span) or gold.text == answer.text or near(gold, answer)


def near(gold: Place, answer: Place) -> bool:
    """Whether a place lies within the radius of the gold's precision."""
    a, b = point(gold), point(answer)
    return a is not None and b is not None and _km(a, b) <= RADIUS_KM[gold.precision or "town"]


def point(place: Place) -> tuple[float, float] | None:
    """Where a place lies, in degrees; None where nobody says."""
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    chord = math.sin((lat_b - lat_a) / 2) ** 2
    chord += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return _EARTH_KM * math.asin(math.sqrt(chord))


def overlap(a: Span | None, b: Span | None) -> bool:
    """Whether two spans share a character."""
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def days(claim: Claimed) -> Days | None:
    """The first and last day of a claim whose time is known."""
    if claim.time is None or claim.time.precision == "unknown":
        return None
    start, end = _day(claim.time.start), _day(claim.time.end)
    first, last = start or end, end or start
    return (first, last) if first and last else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
