"""One reader of numbers and times, run in an environment of its own: `bench/peers.py` starts it and compares.

    python bench/peer.py NAME < cases.json > answers.json

Cases are a list of {"text", "published"}. Answers are {"numbers": {...}, "times": {...}}, each with the finds of every case, as
[first code point, the one after the last, value] or [first, after, start, end] in ISO, and the seconds of a second pass.
Only the standard library and the reader itself are imported here.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

Find = list[Any]
Read = Callable[[str, datetime], list[Find]]


def rasid() -> dict[str, Read]:
    """This project."""
    from rasid.arabic import numbers, times

    return {
        "numbers": lambda text, _: [[*n.span, n.value] for n in numbers.find(text)],
        "times": lambda text, published: [[*t.span, t.start, t.end] for t in times.find(text, published)],
    }


def mahad() -> dict[str, Read]:
    """Maha: numerals, ordinals, and times as relative deltas or intervals of them."""
    from maha.parsers.functions import parse_dimension

    def numbers(text: str, _: datetime) -> list[Find]:
        found = [*parse_dimension(text, numeral=True), *parse_dimension(text, ordinal=True)]
        return [[f.start, f.end, float(f.value)] for f in found]

    def times(text: str, published: datetime) -> list[Find]:
        return [[f.start, f.end, *ends(f.value, published)] for f in parse_dimension(text, time=True)]

    def ends(value: Any, published: datetime) -> tuple[str, str]:
        begin, end = getattr(value, "start", value), getattr(value, "end", value)
        return (published + begin).isoformat(), (published + end).isoformat()

    return {"numbers": numbers, "times": times}


def dateparser() -> dict[str, Read]:
    """dateparser: dates only; the whole text as a date, else the dates found in it."""
    import dateparser
    from dateparser.search import search_dates

    def times(text: str, published: datetime) -> list[Find]:
        settings = {"RELATIVE_BASE": published, "DATE_ORDER": "DMY"}
        whole = dateparser.parse(text, languages=["ar"], settings=settings)
        if whole is not None:
            return [[0, len(text), whole.isoformat(), whole.isoformat()]]
        found = search_dates(text, languages=["ar"], settings=settings) or []
        places = [(text.find(words), words, day.isoformat()) for words, day in found]
        return [[at, at + len(words), day, day] for at, words, day in places if at >= 0]

    return {"times": times}


def duckling() -> dict[str, Read]:
    """Duckling by pyduckling-native, as its documentation has it."""
    from duckling import (
        Context,
        default_locale_lang,
        load_time_zones,
        parse,
        parse_dimensions,
        parse_lang,
        parse_locale,
        parse_ref_time,
    )

    zones = load_time_zones("/usr/share/zoneinfo")
    locale = parse_locale("AR_XX", default_locale_lang(parse_lang("AR")))
    kinds = {"numbers": parse_dimensions(["number", "ordinal"]), "times": parse_dimensions(["time"])}

    def found(text: str, published: datetime, kind: str) -> list[Any]:
        moment = parse_ref_time(zones, "UTC", int(published.timestamp()))
        return list(parse(text, Context(moment, locale), kinds[kind], False))

    def numbers(text: str, published: datetime) -> list[Find]:
        return [[f["start"], f["end"], float(f["value"]["value"])] for f in found(text, published, "numbers")]

    def times(text: str, published: datetime) -> list[Find]:
        return [[f["start"], f["end"], *ends(f["value"])] for f in found(text, published, "times")]

    def ends(value: dict[str, Any]) -> tuple[str, str]:
        if value.get("type") == "interval":
            begin, end = value.get("from", value.get("to")), value.get("to", value.get("from"))
            return str(begin["value"]), str(end["value"])
        return str(value["value"]), str(value["value"])

    return {"numbers": numbers, "times": times}


READERS: dict[str, Callable[[], dict[str, Read]]] = {
    "rasid": rasid,
    "mahad": mahad,
    "dateparser": dateparser,
    "pyduckling-native": duckling,
}


def answers(read: Read, cases: list[dict[str, str]]) -> dict[str, Any]:
    """The finds of every case, how many raised, and the seconds of a second pass over all."""
    passed(read, cases)
    begun = time.perf_counter()
    finds, raised = passed(read, cases)
    return {"finds": finds, "raised": raised, "seconds": time.perf_counter() - begun}


def passed(read: Read, cases: list[dict[str, str]]) -> tuple[list[list[Find]], int]:
    """One pass over the cases. A peer may raise anything: that is counted, and is no find."""
    finds: list[list[Find]] = []
    raised = 0
    for case in cases:
        try:
            finds.append(read(case["text"], datetime.fromisoformat(case["published"])))
        except Exception:
            finds.append([])
            raised += 1
    return finds, raised


def main() -> None:
    readers = READERS[sys.argv[1]]()
    cases = json.load(sys.stdin)
    json.dump({kind: answers(read, cases[kind]) for kind, read in readers.items()}, sys.stdout)


if __name__ == "__main__":
    main()
