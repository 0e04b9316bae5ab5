"""What a reader asks to see: the filter in the address, checked and kept for the links of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final
from urllib.parse import urlencode

from rasid import codebook
from rasid.web.language import Language

FIELDS: Final = ("text", "place", "type", "actor", "source", "from", "to", "as_of")
DATES: Final = ("from", "to")
LONGEST: Final = 200


@dataclass(frozen=True)
class Asked:
    """A filter as asked for: `values` holds what was understood, `notices` what was not, in the reader's words."""

    values: Mapping[str, str] = field(default_factory=dict)
    page: int = 1
    notices: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def get(self, name: str) -> str | None:
        """The value asked for under a name, or None."""
        return self.values.get(name) or None

    @property
    def any(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.values)

    @property
    def moment(self) -> str:
        """The moment of knowledge as a field of a form holds it, to the minute; of a day its last."""
        as_of = self["as_of"]
        return f"{as_of}T23:59" if len(as_of) == 10 else as_of[:16].replace(" ", "T")

    def with_place(self, key: str) -> Asked:
        """The same filter with the place by its key."""
        return replace(self, values={**self.values, "place": key})

    def query(self, **changes: object) -> str:
        """The address's query for this filter with some values changed; an empty value leaves its name out."""
        values: dict[str, object] = {**self.values, **{name.rstrip("_"): value for name, value in changes.items()}}
        kept = {name: value for name, value in values.items() if value not in ("", None)}
        return "?" + urlencode(kept) if kept else "?"


def parse(query: Mapping[str, str], language: Language) -> Asked:
    """Read a filter out of an address's query. What cannot be understood is left out and said in a notice."""
    values: dict[str, str] = {}
    notices = []
    for name in FIELDS:
        value = query.get(name, "").strip()[:LONGEST]
        if not value:
            continue
        if (name in DATES and not _is_date(value)) or (name == "as_of" and not is_moment(value)):
            notices.append(language("filter.bad_date", value=value))
        elif name == "type" and value not in codebook.types() and value not in groups():
            notices.append(language("filter.unknown_type", value=value))
        else:
            values[name] = value
    if values.get("from") and values.get("to") and values["from"] > values["to"]:
        notices.append(language("filter.backwards"))
    page = query.get("page", "1")
    return Asked(values, max(1, int(page)) if page.isdecimal() and len(page) < 8 else 1, tuple(notices))


def groups() -> dict[str, tuple[str, ...]]:
    """The event types of each group, in the order that the pages name the groups."""
    found: dict[str, list[str]] = {"violence": [], "force": [], "people": [], "politics": []}
    for name, kind in codebook.types().items():
        found[kind.group].append(name)
    return {name: tuple(types) for name, types in found.items()}


def is_moment(text: str) -> bool:
    """Whether a text is an ISO day, or an ISO day with a time of day."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return _is_date(text[:10])


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10 and text.replace("-", "").isdecimal()
