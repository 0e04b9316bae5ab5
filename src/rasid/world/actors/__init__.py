"""Who acts and who speaks: armies, armed groups, governments, relief and medical bodies, monitors, media, office holders.

The TOML files beside this module are the source, one a country or a field. Names are neutral: what an outlet calls an
actor in judgement (``loaded``) finds the actor, and is never shown as its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from rasid.arabic.text import fold
from rasid.records import SpeakerKind
from rasid.world.words import ARTICLE, bare, first_two, name_key

ActorKind = Literal[
    "state", "state_force", "police", "armed_group", "coalition", "government", "political_body", "un", "relief", "medical", "rescue",
    "monitor", "media", "tribe", "international", "person_in_role",
]  # fmt: skip
Follows = Literal["role", "kind", "country", "none"]


class ActorRecord(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One actor. `country` is an ISO 3166-1 code or empty; `from_` and `to` are ISO dates between which it existed.

    `role` is what the actor is to its country (``army``, ``police``, ``interior_ministry`` …): a generic word such as
    الجيش resolves by it.
    """

    id: str
    ar: str
    en: str
    kind: ActorKind
    speaker_kind: SpeakerKind
    country: str = ""
    role: str = ""
    part_of: tuple[str, ...] = ()
    of: str = ""
    aliases: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    """Names that other actors bear too; the report decides."""
    aliases_en: tuple[str, ...] = ()
    from_: str = ""
    to: str = ""

    def existed(self, day: str) -> bool:
        """Whether it did on an ISO date; with an unknown day, whether it still does."""
        return self.from_ <= day and (not self.to or day <= self.to) if day else not self.to


class Generic(msgspec.Struct, frozen=True, kw_only=True):
    """A word for an actor that is none's own name, and how it resolves.

    `follows` is ``role``: the actor with that `role` in the report's country (or in the country of a nisba after the word);
    ``kind``: the last actor named before of one of the `kinds`; ``country``: it is a name in reports on the `countries`
    alone, and no name elsewhere; ``none``: it stays unknown.
    """

    id: str
    forms: tuple[str, ...]
    kind: str
    follows: Follows
    role: str = ""
    kinds: tuple[str, ...] = ()
    countries: dict[str, tuple[str, ...]] = {}
    """Country code in lower case -> the actors that the word means there, one after the other over the years."""
    named: bool = False
    """Whether it stands only for one that has the word in its name: الهيئة for هيئة تحرير الشام, never for an army."""
    speaker_kind: SpeakerKind = "other"

    def meant(self, country: str, day: str, known: Actors) -> str | None:
        """The id of the actor that the word means in a country on an ISO date: the first that existed, else the last begun."""
        bearers = [known.get(actor) for actor in self.countries.get(country, ())]
        begun = [actor for actor in bearers if not day or actor.from_ <= day]
        there = [actor for actor in begun if actor.existed(day)] or begun[-1:]
        return there[0].id if there else None


class ActorTable(msgspec.Struct, frozen=True, array_like=True):
    """All actors, generic words and nisbas, with the index of names over them."""

    actors: list[ActorRecord]
    generics: list[Generic]
    nisbas: dict[str, str]
    names: dict[str, tuple[str, ...]]
    generic_names: dict[str, str]
    longest: dict[str, int]
    pairs: frozenset[str]
    """The first two words of the names of several."""
    constructs: frozenset[str]
    """The keys of names whose first word has no article and the second has: تحالف الفتح."""


class _File(msgspec.Struct):
    actor: list[ActorRecord] = []
    generic: list[Generic] = []
    nisba: dict[str, list[str]] = {}


def names_of(actor: ActorRecord) -> tuple[str, ...]:
    """Every Arabic name that an actor is found by."""
    return (actor.ar, *actor.aliases, *actor.loaded, *actor.shared)


_ENDINGS = ("ي", "يه", "يون", "يين", "يان", "يتان", "يتين", "يات")


def nisba_forms(stem: str) -> Iterator[str]:
    """The folded forms of an adjective of belonging, given its masculine singular without article."""
    base = name_key(stem).removesuffix("ي")
    return (base + ending for ending in _ENDINGS)


def _is_construct(name: str) -> bool:
    """Whether a folded name is a noun without article and one with it behind it."""
    first, _, rest = name.partition(" ")
    return not first.startswith(ARTICLE) and rest.startswith(ARTICLE)


def read_actors(paths: Iterable[Path]) -> ActorTable:
    """The table of TOML files. Raises msgspec.ValidationError on a wrong field and ValueError on a double id."""
    files = [msgspec.toml.decode(path.read_bytes(), type=_File) for path in paths]
    actors = [actor for file in files for actor in file.actor]
    generics = [generic for file in files for generic in file.generic]
    if len({actor.id for actor in actors}) != len(actors):
        seen: set[str] = set()
        raise ValueError(f"ids of actors stand twice: {[a.id for a in actors if a.id in seen or seen.add(a.id)]}")  # type: ignore[func-returns-value]
    names: dict[str, dict[str, None]] = {}
    for actor in actors:
        for name in names_of(actor):
            names.setdefault(name_key(name), {})[actor.id] = None
    generic_names = {name_key(form): generic.id for generic in generics for form in generic.forms}
    nisbas = {
        form: actor
        for file in files
        for actor, stems in file.nisba.items()
        for stem in stems
        for form in nisba_forms(stem)
    }
    longest: dict[str, int] = {}
    for key in (*names, *generic_names):
        first, *rest = key.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return ActorTable(
        actors, generics, nisbas, {key: tuple(ids) for key, ids in names.items()}, generic_names, longest,
        first_two((*names, *generic_names)),
        frozenset(name_key(name) for actor in actors for name in names_of(actor) if _is_construct(fold(name))),
    )  # fmt: skip


class Actors:
    """All actors, by id, by name, and by what they are to a country."""

    def __init__(self, table: ActorTable) -> None:
        self._by_id = {actor.id: actor for actor in table.actors}
        self._generics = {generic.id: generic for generic in table.generics}
        self._words: dict[str, frozenset[str]] = {}
        self._roles: dict[tuple[str, str], list[ActorRecord]] = {}
        for actor in table.actors:
            if actor.role:
                self._roles.setdefault((actor.country.lower(), actor.role), []).append(actor)
        self.names: Mapping[str, tuple[str, ...]] = table.names
        """Name key -> ids of the actors that bear it."""
        self.generic_names: Mapping[str, str] = table.generic_names
        """Name key -> id of the generic word."""
        self.generic_written = frozenset(fold(form) for generic in table.generics for form in generic.forms)
        """The folded forms of the generic words, articles as they are."""
        self.longest: Mapping[str, int] = table.longest
        """First word of a name key -> the number of words of the longest key that begins with it."""
        self.constructs = table.constructs
        """The keys of names whose first word has no article and the second has."""
        self.pairs = table.pairs
        """The first two words of the name keys of several words."""
        self.written = frozenset(fold(name) for actor in table.actors for name in names_of(actor) if " " not in name)
        """The folded forms, article as it is, of actors' names of one word."""
        self.nisbas: Mapping[str, str] = table.nisbas
        """Folded adjective without article -> id of the actor it belongs to."""

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[ActorRecord]:
        return iter(self._by_id.values())

    def __contains__(self, actor: Any) -> bool:
        return actor in self._by_id

    def get(self, actor: str) -> ActorRecord:
        """The actor with this id. Raises KeyError where there is none."""
        return self._by_id[actor]

    def generic(self, generic: str) -> Generic:
        """The generic word with this id. Raises KeyError where there is none."""
        return self._generics[generic]

    def generics(self) -> Iterable[Generic]:
        """All generic words."""
        return self._generics.values()

    def bearers(self, country: str, role: str) -> tuple[str, ...]:
        """The ids of the actors that ever had a role in a country (code in lower case)."""
        return tuple(actor.id for actor in self._roles.get((country, role), ()))

    def in_role(self, country: str, role: str, day: str = "") -> str | None:
        """The id of the actor that has a role in a country (code in lower case) on an ISO date, if we know one."""
        bearers = self._roles.get((country, role), [])
        return next((actor.id for actor in bearers if actor.existed(day)), bearers[0].id if bearers else None)

    def nisba(self, norm: str) -> str | None:
        """The id of the actor that a folded adjective, with or without article, belongs to."""
        return self.nisbas.get(bare(norm))

    def called(self, actor: str, word: str) -> bool:
        """Whether a word, folded and without article, is in a name of the actor with this id."""
        if actor not in self._words:
            keys = map(name_key, names_of(self._by_id[actor]))
            self._words[actor] = frozenset(part for key in keys for part in key.split(" "))
        return word in self._words[actor]

    def within(self, inner: str, outer: str) -> bool:
        """Whether one actor is, or is part of, another."""
        return inner == outer or any(self.within(whole, outer) for whole in self._by_id[inner].part_of)


@cache
def load() -> Actors:
    """The actors that come with the package."""
    from rasid.world import build

    return Actors(build.core().actors)
