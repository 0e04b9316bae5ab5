"""The forms of source that can be imported, each with its licence, and how a file's form is told from what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from rasid.world.gazetteer import geoboundaries, geonames, sheets, whosonfirst
from rasid.world.gazetteer.entry import FormError, Record
from rasid.world.gazetteer.source import Source

_BEGINNING: Final = 1 << 16
_FEW_LINES: Final = 20


class Form(NamedTuple):
    """A form of source. Those of one `source` are kept in one file, which is named after it."""

    source: str
    title: str
    licence: str
    attribution: str
    read: Callable[[Source], Iterator[Record]]
    after: bool = False
    """Whether it only adds to places that are there."""


_GEONAMES: Final = ("CC BY 4.0", "GeoNames, https://www.geonames.org/")
_OCHA: Final = (
    "CC BY-IGO (look at the data set's page on HDX)",
    "OCHA and national partners, https://data.humdata.org/",
)
_WOF: Final = (
    "CC BY 4.0 (some records CC0)",
    "Who's On First, https://whosonfirst.org/, in part derived from GeoNames",
)
_GB: Final = ("CC BY 4.0 (gbOpen)", "geoBoundaries, https://www.geoboundaries.org/")

COUNTRY: Final = Form("geonames", "GeoNames country file (SY.txt)", *_GEONAMES, geonames.read)
ALIASES: Final = Form("geonames", "GeoNames alternateNamesV2.txt", *_GEONAMES, geonames.read_aliases, after=True)
UNITS: Final = Form("cod-ab", "OCHA COD-AB sheet (.xlsx, .csv)", *_OCHA, sheets.read)
PLACES: Final = Form("populated-places", "HDX populated places sheet (.xlsx, .csv)", *_OCHA, sheets.read)
WOF: Final = Form(
    "whosonfirst", "Who's On First GeoJSON (a file, or a folder of them)", *_WOF, whosonfirst.read_features
)
WOF_TABLE: Final = Form("whosonfirst", "Who's On First table (.tsv)", *_WOF, whosonfirst.read_table)
BOUNDARIES: Final = Form("geoboundaries", "geoBoundaries GeoJSON", *_GB, geoboundaries.read)

FORMS: Final = (COUNTRY, ALIASES, UNITS, PLACES, WOF, WOF_TABLE, BOUNDARIES)
KNOWN: Final = "; ".join(form.title for form in FORMS) + "; unpack .zip first"


def recognise(source: Source) -> Form:
    """The form of a file. Raises FormError where it is none of them, and OSError where it cannot be read."""
    if source.suffix == ".xlsx":
        return _sheet(source)
    beginning = source.beginning(_BEGINNING)
    if not beginning.strip():
        raise FormError("it is empty", "download it again")
    found = _json(beginning) if beginning.lstrip().startswith("{") else _lines(beginning)
    found = found or (_sheet(source) if source.suffix == ".csv" else None)
    if found is None:
        raise FormError("it is of no form that is known", KNOWN)
    return found


def _sheet(source: Source) -> Form:
    kind = sheets.kind(source)
    if kind is None:
        raise FormError("no sheet in it has P-codes and names, or names and coordinates", KNOWN)
    return PLACES if kind == "places" else UNITS


def _json(beginning: str) -> Form | None:
    if '"wof:' in beginning:
        return WOF
    return BOUNDARIES if '"shapeType"' in beginning else None


def _lines(beginning: str) -> Form | None:
    """The form of lines with tabs, by most of the first ones: one of them may be broken."""
    lines = list(filter(str.strip, beginning.split("\n")))[:_FEW_LINES]
    if tuple(lines[0].rstrip("\r").split("\t")) == whosonfirst.COLUMNS:
        return WOF_TABLE
    rows = [fields for line in lines if (fields := line.split("\t"))[0].isdigit()]
    widths = [len(fields) for fields in rows]
    if widths.count(geonames.COLUMNS) > len(lines) // 3:
        return COUNTRY
    if sum(fields[1].isdigit() and len(fields) in geonames.ALIAS_COLUMNS for fields in rows) > len(lines) // 3:
        return ALIASES
    return None
