"""The two languages of the pages: their words, plurals, numbers and dates. The words themselves are in `i18n/`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from markupsafe import Markup, escape

from rasid import tables
from rasid.records import Figure, Group, Measure, Reading, Scope, Toll, Unit

CODES: Final = ("ar", "en")
DEFAULT: Final = "ar"


@dataclass(frozen=True, eq=False)
class Language:
    """One language of the pages: `code` is `ar` or `en`, `words` its TOML as nested mappings."""

    code: str
    words: Mapping[str, Any]

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return str(self.words["direction"])

    @property
    def other(self) -> str:
        """The code of the language that the switch leads to."""
        return "en" if self.code == "ar" else "ar"

    @property
    def comma(self) -> str:
        """The comma of the language, with its space."""
        return "، " if self.code == "ar" else ", "

    def __call__(self, key: str, **values: object) -> str:
        """The words under a dotted key, with the values filled in; KeyError for a key that is not there."""
        entry: Any = self.words
        for part in key.split("."):
            entry = entry[part]
        return str(entry).format(**values) if values else str(entry)

    def label(self, table: str, name: str | None) -> str:
        """The word for a fixed name (a measure, a status …); the name itself, spaced, where the table has none."""
        if not name:
            return ""
        entry = self.words.get(table, {}).get(name)
        return str(entry) if entry is not None else name.replace("_", " ")

    def count(self, what: str, n: int) -> str:
        """A counted noun in its right form: `حدثان`, `3 أحداث`, `11 حدثا`."""
        return self(f"count.{what}.{plural(n)}", n=self.number(n))

    def number(self, n: int) -> str:
        """A whole number with thousands set apart; both languages use the digits 0-9."""
        return f"{n:,}"

    def date(self, iso: str | None, year: bool = True) -> str:
        """`2026-01-09` as `9 يناير 2026`; a date-time keeps its hour. Text that is no date comes back as it is."""
        if not iso:
            return ""
        day, _, clock = iso.partition("T")
        parts = day.split("-")
        if len(parts) != 3 or not all(part.isdecimal() for part in parts) or not 1 <= int(parts[1]) <= 12:
            return iso
        text = f"{int(parts[2])} {self.words['months'][int(parts[1]) - 1]}"
        if year:
            text += f" {parts[0]}"
        return f"{text}{self.comma}{clock[:5]}" if clock else text

    def dates(self, start: str | None, end: str | None) -> str:
        """A stretch of days in words, as short as it can be: `6–9 يناير 2026`."""
        if not start or not end or start[:10] == end[:10]:
            return self.date(start or end)
        if start[5:10] == "01-01" and end[5:10] == "12-31" and start[:4] == end[:4]:
            return start[:4]
        if (
            start[8:10] == "01"
            and start[:7] == end[:7]
            and int(end[8:10]) == monthrange(int(end[:4]), int(end[5:7]))[1]
        ):
            return f"{self.words['months'][int(start[5:7]) - 1]} {start[:4]}"
        if start[:7] == end[:7]:
            return f"{int(start[8:10])}–{self.date(end[:10])}"
        return f"{self.date(start[:10], year=start[:4] != end[:4])} – {self.date(end[:10])}"

    def range(self, low: int | None, high: int | None) -> Markup:
        """`9–12`, `9+` or `≤ 12`, kept left to right so that its order stays plain inside Arabic."""
        if low is None and high is None:
            return Markup("—")
        if low is not None and high is not None:
            text = self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"
        elif low is not None:
            text = f"{self.number(low)}+"
        else:
            text = f"≤ {self.number(high or 0)}"
        return Markup('<bdi dir="ltr" class="n">{}</bdi>').format(text)

    def value(self, figure: Figure | Reading) -> Markup:
        """The value of a figure with its qualifier in words: `نحو 165,000`."""
        told = figure.best is not None
        number = self.range(figure.best, figure.best) if told else self.range(figure.low, figure.high)
        return Markup(self(f"qualifier.{figure.qualifier}")).format(value=number)

    def figure(self, figure: Figure) -> Markup:
        """A whole figure in words: value, unit, measure, group and whether it is a running total."""
        words = [self.label("unit", figure.unit), self.label("measure", figure.measure)]
        if figure.group:
            words.append(f"({self.label('persons', figure.group)})")
        if figure.scope == "since":
            words.append(f"· {self.label('scope', 'since')}")
        return Markup("{} {}").format(self.value(figure), " ".join(word for word in words if word))

    def measure(
        self, measure: Measure, unit: Unit = "person", group: Group | None = None, scope: Scope = "event"
    ) -> str:
        """A measure with what it counts besides persons of the event: `قتلى: أطفال`, `نازحون (بالعائلات)`."""
        name = self.label("measure", measure)
        name += f" ({self('unit.by_family')})" if unit == "family" else ""
        name += f": {self.label('persons', group)}" if group else ""
        return name + (f" · {self.label('scope', 'since')}" if scope == "since" else "")

    def toll(self, toll: Toll) -> str:
        """What a toll counts, in words."""
        return self.measure(toll.measure, toll.unit, toll.group, toll.scope)


def plural(n: int) -> str:
    """The plural form of a whole number by the rules of Arabic, which hold English's forms too."""
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


@cache
def language(code: str) -> Language:
    """The language of a code; the default one for a code that is not known."""
    if code not in CODES:
        code = DEFAULT
    return Language(code, tables.read(__package__, f"i18n/{code}.toml"))


def isolate(text: str) -> Markup:
    """Text of unknown direction, set so that it does not disturb what stands around it."""
    return Markup('<bdi dir="auto">{}</bdi>').format(escape(text))
