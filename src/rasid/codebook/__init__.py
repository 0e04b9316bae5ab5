"""What can be said of a conflict: event types, measures, groups, speech; their words are the TOML files beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar

import msgspec

from rasid import tables
from rasid.arabic.lexicon import Lexeme, Lexicon, Shelf
from rasid.codebook import cues
from rasid.codebook.cues import Cues
from rasid.records import Group, Measure, SpeakerKind, SpeechVerb, Status, Unit

Frame = Literal["strike", "mutual", "hold", "leave", "move", "undergo", "address", "event"]


class Trigger(Lexeme, frozen=True, kw_only=True, rename={"collocates": "with"}):
    """A word that carries an event type."""

    type: str = ""
    group: str = ""
    frame: Frame = "event"
    sure: bool = True
    status: Status = "occurred"


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that a type must, or must not, be found in."""

    text: str
    trigger: str = ""
    status: str = ""
    actor: str = ""
    target: str = ""


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """One type of the codebook with its words, its codes in other systems, and its examples."""

    type: str
    group: Literal["violence", "force", "people", "politics"]
    label: dict[str, str]
    definition: dict[str, str] = {}
    acled: dict[str, str] = {}
    plover: dict[str, str] = {}
    ucdp: Literal["by_actors", "one_sided", "none"] = "none"
    measures: list[Measure] = []
    trigger: list[Trigger] = []
    must: list[Example] = []
    must_not: list[Example] = []


class Counted(Lexeme, frozen=True, kw_only=True, rename={"collocates": "with"}):
    """A noun or verb that says what is counted: قتيل, نزح."""

    measure: Measure
    frame: Frame = "undergo"
    """Whom it counts: the subject (`undergo`: استشهد خمسة) or the object (`strike`: اعتقل خمسة)."""
    unit: Unit | None = None
    sure: bool = True


class Who(Lexeme, frozen=True, kw_only=True, rename={"collocates": "with"}):
    """A noun for people or buildings, with the group it puts them in."""

    group: Group | Literal[""] = ""
    unit: Unit = "person"
    sure: bool = True
    """False where other news has them too, so that they say nothing of a conflict: قائد، طيار."""


class Speech(Lexeme, frozen=True, kw_only=True, rename={"collocates": "with"}):
    """A verb of speech, or a phrase that names a source."""

    speech: SpeechVerb = "say"
    sure: bool = True
    """False where another word is spelled alike: it needs its shadda, or أن behind it."""
    object: bool = False
    """Its object may stand where a subject would: اتهم الجيش."""


class SpeakerNoun(Lexeme, frozen=True, kw_only=True, rename={"collocates": "with"}):
    """A noun or phrase for somebody who speaks."""

    kind: SpeakerKind | Literal["of"] = "other"
    """ "of": the kind of what is named behind it, or of whom it points back to."""


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """Means that decide the type of a general act."""

    type: str
    words: list[str]
    plural: list[str] = []
    sure: bool = True
    """False where other news has them too, so that they say nothing of a conflict: مروحية."""


class Means(Lexeme, frozen=True, kw_only=True, rename={"collocates": "with"}):
    """An instrument's word as a lexeme."""

    type: str = ""
    sure: bool = True


class Codebook(msgspec.Struct, frozen=True, kw_only=True):
    """All types and lexicons."""

    types: dict[str, EventType]
    triggers: Lexicon[Trigger]
    measures: Lexicon[Counted]
    groups: Lexicon[Who]
    speech: Lexicon[Speech]
    sources: Lexicon[Speech]
    speakers: Lexicon[SpeakerNoun]
    means: Lexicon[Means]
    cues: Cues
    shelf: Shelf
    """All the lexicons, asked at once."""
    causes: Lexicon[Lexeme]
    """What harms people without a side to it: accidents, weather, disease."""
    subjects: Lexicon[Lexeme]
    """Words of sport, trade, courts and crime, which borrow the language of war."""
    own: Lexicon[Lexeme]
    """Words of war and unrest that no other news has."""


T = TypeVar("T")


def _entries(rows: Any, kind: type[T]) -> list[T]:
    return msgspec.convert(rows, list[kind])  # type: ignore[valid-type]


@cache
def types() -> dict[str, EventType]:
    """Every event type by its name, in the order of the names."""
    folder = files(__package__) / "types"
    names = sorted(p.name for p in folder.iterdir() if p.name.endswith(".toml"))
    read = [msgspec.convert(tables.read(__package__, f"types/{name}"), EventType) for name in names]
    return {t.type: t for t in read}


def _instruments() -> list[Means]:
    rows = _entries(tables.read(__package__, "instruments.toml").get("instrument", []), Instrument)
    return [
        Means(type=r.type, sure=r.sure, phrase=w)
        if " " in w
        else Means(type=r.type, sure=r.sure, noun=w, plural=r.plural if i == 0 else ())  # type: ignore[arg-type]
        for r in rows
        for i, w in enumerate(r.words)
    ]


@cache
def load() -> Codebook:
    """The codebook with its lexicons compiled; about a tenth of a second, once a process."""
    triggers = [
        msgspec.structs.replace(t, type=kind.type, group=kind.group) for kind in types().values() for t in kind.trigger
    ]
    speech = tables.read(__package__, "speech.toml")
    lexicons: dict[str, Lexicon[Any]] = {
        "triggers": Lexicon(triggers),
        "measures": Lexicon(_entries(tables.read(__package__, "measures.toml")["word"], Counted)),
        "groups": Lexicon(_entries(tables.read(__package__, "groups.toml")["word"], Who)),
        "speech": Lexicon(_entries(speech["verb"], Speech)),
        "sources": Lexicon(_entries(speech["source_phrase"], Speech)),
        "speakers": Lexicon(_entries(speech["speaker"], SpeakerNoun)),
        "means": Lexicon(_instruments()),
        "subjects": Lexicon(_entries(tables.read(__package__, "other_subjects.toml")["word"], Lexeme)),
        "causes": Lexicon(_entries(tables.read(__package__, "other_causes.toml")["word"], Lexeme)),
        "own": Lexicon(_entries(tables.read(__package__, "own_words.toml")["word"], Lexeme)),
    }
    return Codebook(types=types(), cues=cues.load(), shelf=Shelf(lexicons), **lexicons)
