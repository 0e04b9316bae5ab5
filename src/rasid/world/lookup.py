"""How one name resolves, and why: what `rasid gazetteer find` and `rasid actors find` show.

The name is put where a report would have it, behind في, and resolved as in a report.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from rasid.arabic.tokens import tokenize
from rasid.records import Precision
from rasid.world import actors, mentions, places, precision
from rasid.world.actors import ActorRecord
from rasid.world.gazetteer.entry import is_arabic
from rasid.world.mentions import Mention
from rasid.world.places import SURE, PlaceRecord
from rasid.world.resolve import (
    CHOICE_THRESHOLD,
    NAME_THRESHOLD,
    NOT_KNOWN,
    Candidate,
    choose,
    resolve,
)
from rasid.world.weighing import Context, record_of
from rasid.world.words import name_key

_LEAD: Final = "في "
NO_ACTOR: Final = "no actor of this name is known"
NO_SIGN: Final = "the name alone is no sure sign of a place: a word such as مدينة, بلدة, حي or قرية before it would be"


class Reason(msgspec.Struct, frozen=True):
    """A reason with its weight: a point more makes a place e times as likely; below 0 it speaks against it."""

    name: str
    weight: float


class Bearer(msgspec.Struct, frozen=True, kw_only=True):
    """A place that bears the name: what it is, how likely it is meant among the others, and why.

    `within` are the ids of what it lies in, nearest first; `acled` and `ucdp` its geo-precision.
    """

    id: str
    ar: str
    en: str
    level: Precision
    within: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    source: str
    acled: int
    ucdp: int
    score: float
    probability: float
    evidence: tuple[Reason, ...]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a name means. `id` is None where it stays unknown, and `reason` says why.

    `context` are the ids of the places named around it. `probability` is that of its being meant; `share` that of the
    likeliest bearer among all, which has to reach `threshold`. `is_place` is the evidence for the name being a place at all;
    it has to reach `is_place_threshold`.
    """

    name: str
    id: str | None
    reason: str
    context: tuple[str, ...] = ()
    probability: float = 0.0
    share: float = 0.0
    threshold: float = CHOICE_THRESHOLD
    is_place: tuple[Reason, ...] = ()
    is_place_threshold: float = NAME_THRESHOLD
    precision: Precision | None = None
    lat: float | None = None
    lon: float | None = None
    acled: int | None = None
    ucdp: int | None = None
    candidates: tuple[Bearer, ...] = ()


class ActorBearer(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """An actor that bears the name. `by` is how: ``name``, ``alias``, ``loaded`` (a word of judgement), ``shared``, ``english``,
    or ``role``.
    """

    id: str
    ar: str
    en: str
    kind: str
    country: str
    from_: str
    to: str
    by: str


class ActorFinding(msgspec.Struct, frozen=True, kw_only=True):
    """Which actor a name means; `id` is None where it stays unknown, and `reason` says why, as it does else."""

    name: str
    id: str | None
    reason: str
    probability: float = 0.0
    candidates: tuple[ActorBearer, ...] = ()


def place(name: str, inside: str = "", country: str | None = None) -> Finding:
    """Which place a name means; `inside` is what it lies in or any text around it, `country` a code or an English name."""
    found, index = _mentions(name, _in_arabic(inside))
    resolved = resolve(found, country)
    own = found[index] if index is not None else None
    told = Finding(
        name=name,
        id=None,
        reason=NOT_KNOWN,
        context=tuple(one.id for one in resolved if one.kind == "place" and one.id and one.mention is not own),
    )
    if own is None or index is None or not own.candidates:
        return told
    home = places.load().country(country) if country else None
    choice = choose(Context(found, home), index)
    meant = next((one for one in resolved if one.mention is own), None)
    if meant is not None and meant.id is not None:
        record = record_of(meant.id)
        told = msgspec.structs.replace(
            told,
            id=meant.id,
            precision=meant.precision,
            lat=meant.lat,
            lon=meant.lon,
            acled=precision.acled(record, meant.precision),
            ucdp=precision.ucdp(record, meant.precision),
        )
    return msgspec.structs.replace(
        told,
        reason=meant.reason if meant is not None else NO_SIGN,
        probability=choice.probability,
        share=round(choice.share, 3),
        is_place=_reasons(choice.parts),
        candidates=tuple(map(_bearer, choice.candidates)),
    )


def _in_arabic(text: str) -> str:
    """A text, or, where it is an English name, the Arabic one of the best known place that bears it."""
    if not text or is_arabic(text):
        return text
    known = max(places.load().in_english(text), key=lambda record: (record.rank, record.id), default=None)
    return known.ar if known else text


def _mentions(name: str, inside: str) -> tuple[list[Mention], int | None]:
    """The mentions of a name with what stands around it, and the index of the one that is the name's; None where it is none.

    What lies around is a place behind في, or, where it is longer, a text of its own; where that has the name, it is
    looked at there.
    """
    key = name_key(name)
    there = mentions.find(tokenize(inside))
    for index, mention in enumerate(there):
        if mention.kind == "place" and name_key(mention.text) == key:
            return there, index
    around = f" {_LEAD}{inside}" if _is_name(inside, there) else f"\n{inside}"
    text = f"{_LEAD}{name}{around if inside else ''}"
    found = mentions.find(tokenize(text))
    last = len(_LEAD) + len(name)
    own = [i for i, m in enumerate(found) if m.kind == "place" and len(_LEAD) <= m.start < last]
    if own:
        return found, own[0]
    ids = _bearers(name)
    if not ids:
        return found, None
    rest = [mention for mention in found if mention.start >= last]
    first = len(tokenize(_LEAD))
    made = Mention(
        start=len(_LEAD), end=last, first=first, last=first + len(tokenize(name)) - 1, text=name, kind="place",
        candidates=tuple(ids), prep=_LEAD.strip(), tier=_tier(key),
    )  # fmt: skip
    return [made, *rest], 0


def _is_name(text: str, found: list[Mention]) -> bool:
    """Whether a text is a name, with its type word, and nothing else."""
    words = [token for token in tokenize(text) if token.norm[:1].isalnum()]
    return len(found) == 1 and found[0].last == len(words) - 1 and found[0].first <= 1


def _tier(key: str) -> int:
    known = places.load().names.get(key)
    return known.tier if known else SURE


def _bearers(name: str) -> Iterable[str]:
    """The ids of the places of a name that a text would have only behind a type word, or that is an English one."""
    known = places.load()
    if found := known.named(name_key(name)):
        return [record.id for record in found]
    return [record.id for record in known.in_english(name)]


def _bearer(candidate: Candidate) -> Bearer:
    record: PlaceRecord = record_of(candidate.id)
    return Bearer(
        id=record.id,
        ar=record.ar,
        en=record.en,
        level=record.level,
        within=tuple(places.load().parents(record.id)),
        lat=record.lat,
        lon=record.lon,
        radius_km=record.radius_km,
        source=record.source,
        acled=precision.acled(record),
        ucdp=precision.ucdp(record),
        score=round(candidate.score, 3),
        probability=candidate.probability,
        evidence=_reasons(candidate.evidence),
    )


def _reasons(evidence: Iterable[tuple[str, float]]) -> tuple[Reason, ...]:
    return tuple(Reason(name, round(weight, 3)) for name, weight in evidence)


def actor(name: str, country: str | None = None, day: str | None = None) -> ActorFinding:
    """Which actor a name means in a report of a country (a code or an English name) and an ISO day."""
    found = mentions.find(tokenize(name))
    resolved = [one for one in resolve(found, country, day) if one.kind != "place" or one.mention.actors]
    first = resolved[0] if resolved else None
    known = actors.load()
    if first is None:
        ids = tuple(one.id for one in known if name.strip().lower() in _english_names(one))
        meant = ids[0] if len(ids) == 1 else None
        told = "name" if meant else "several bear the name" if ids else NO_ACTOR
        return _actor_finding(name, meant, told, 0.95 if meant else 0.0, ids)
    mention = first.mention
    if mention.kind == "place":  # a country or a capital, for its government
        meant = mention.actors[0] if len(mention.actors) == 1 else None
        return _actor_finding(name, meant, "a place that acts", 0.9 if meant else 0.0, mention.actors)
    ids = mention.candidates or ((first.id,) if first.id else ())
    return _actor_finding(name, first.id, first.reason or NO_ACTOR, first.probability, ids)


def _actor_finding(name: str, meant: str | None, reason: str, probability: float, ids: Iterable[str]) -> ActorFinding:
    bearers = tuple(_actor_bearer(actors.load().get(one), name) for one in dict.fromkeys(ids))
    return ActorFinding(name=name, id=meant, reason=reason, probability=probability, candidates=bearers)


def _actor_bearer(record: ActorRecord, name: str) -> ActorBearer:
    key = name_key(name)
    lists = {"name": (record.ar,), "alias": record.aliases, "loaded": record.loaded, "shared": record.shared}
    by = next((by for by, names in lists.items() if key in map(name_key, names)), "")
    english = "english" if name.strip().lower() in _english_names(record) else "role"
    return ActorBearer(
        id=record.id, ar=record.ar, en=record.en, kind=record.kind, country=record.country, from_=record.from_, to=record.to,
        by=by or english,
    )  # fmt: skip


def _english_names(record: ActorRecord) -> set[str]:
    return {one.lower() for one in (record.en, *record.aliases_en)}
