"""Turn gold reports written as marked-up text into the codebook's JSON lines, spans found by their words.

usage: python eval/annotate.py [FILE.mark ...]      (all of eval/gold without arguments)
       python eval/annotate.py --check              (exit status 1 where a .jsonl is not what its .mark says)

The markup is described in eval/README.md. Nothing here reads what the coder makes of a report.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold"
Json = dict[str, Any]
ROLES = {"at": "at", "from": "from", "into": "to"}


class MarkError(ValueError):
    """A line of markup that cannot be resolved, with the report it stands in."""


@dataclass
class Marked:
    """One report under way: its text, and what has been marked in it so far."""

    doc: Json
    places: dict[str, Json]
    claims: list[Json] = field(default_factory=list)
    times: dict[tuple[int, int], Json] = field(default_factory=dict)

    def span(self, words: str) -> tuple[int, int]:
        """Where the words stand; `words #2` is the second place they stand, `left >> words` the first after `left`."""
        text, start = self.doc["text"], 0
        left, arrow, rest = words.rpartition(">>")
        if arrow:
            start, words = self.span(left)[1], rest
        words, _, nth = words.strip().partition(" #")
        whole = re.compile(rf"(?<!\w)[وفبلك]?({re.escape(words.strip())})(?![\w\u064b-\u0652])")
        places = list(whole.finditer(text, start))
        if len(places) < int(nth or 1):
            raise MarkError(f"{self.doc['id']}: «{words}» is not there")
        return places[int(nth or 1) - 1].span(1)

    def text(self, span: tuple[int, int]) -> str:
        """The report's characters of a span."""
        return str(self.doc["text"][span[0] : span[1]])

    def entities(self, value: str) -> list[Json]:
        """The actors or targets of a line, one between semicolons each."""
        spans = [self.span(words) for words in value.split(";")]
        return [{"id": None, "text": self.text(span), "span": list(span)} for span in spans]

    def located(self, role: str, value: str) -> list[Json]:
        """The places of a line; coordinates and precision from places.tsv, or `= Name` for a name in that table."""
        found = []
        for part in value.split(";"):
            words, _, name = part.partition("=")
            span = self.span(words)
            key = name.strip() or self.text(span)
            if key not in self.places:
                raise MarkError(f"{self.doc['id']}: «{key}» is not in places.tsv")
            found.append({"text": self.text(span), "span": list(span), "role": role, **self.places[key]})
        return found

    def time(self, value: str) -> Json:
        """`day[..day] precision | expression`; a day is ISO, `D`, or days from publication: `-1`."""
        head, _, words = value.partition("|")
        days, precision = head.split()
        start, _, end = days.partition("..")
        span = self.span(words) if words.strip() else None
        resolved = {"start": self.day(start), "end": self.day(end or start), "precision": precision}
        if span:
            self.times.setdefault(span, {"text": self.text(span), "span": list(span), **resolved})
        return {**resolved, "span": list(span) if span else None}

    def day(self, value: str) -> str:
        """The ISO day of `D` (publication), `-1` (days before it) or of an ISO day."""
        published = date.fromisoformat(self.doc["published"][:10])
        if value == "D":
            return published.isoformat()
        if re.fullmatch(r"[+-]\d{1,3}", value):
            return (published + timedelta(int(value))).isoformat()
        return value

    def speakers(self, value: str) -> list[Json]:
        """`words = kind verb`, one between semicolons each, outermost last."""
        chain = []
        for part in value.split(";"):
            words, _, rest = part.rpartition("=")
            kind, verb = rest.split()
            span = self.span(words)
            chain.append({"text": self.text(span), "span": list(span), "kind": kind, "verb": verb})
        return chain

    def figure(self, value: str) -> Json:
        """`measure value [word=value ...] | words`; the value as `9`, `9+`, `9-`, `20..30`, `~20..99` (vague)."""
        head, _, words = value.partition("|")
        measure, amount, *rest = head.split()
        options = dict(option.split("=") for option in rest)
        low, best, high, qualifier = amounts(amount)
        span = self.span(words)
        return {
            "measure": measure, "low": low, "best": best, "high": high,
            "qualifier": options.pop("q", qualifier),
            "unit": options.pop("unit", "person"), "group": options.pop("group", None),
            "scope": options.pop("scope", "event"), "change": options.pop("change", None),
            "part_of": int(part) if (part := options.pop("part", None)) else None,
            "text": self.text(span), "span": list(span),
        }  # fmt: skip

    def line(self, key: str, value: str) -> None:
        """Take one line of a claim (or, with `time`, of the report)."""
        if key == "time":
            self.time(value)
            return
        claim = self.claims[-1]
        if key in ROLES:
            claim["places"] += self.located(ROLES[key], value)
        elif key == "when":
            claim["time"] = self.time(value)
        elif key == "fig":
            claim["figures"].append(self.figure(value))
        elif key in ("by", "on"):
            claim["actors" if key == "by" else "targets"] += self.entities(value)
        elif key == "who":
            claim["speaker"] = self.speakers(value)
        else:
            raise MarkError(f"{self.doc['id']}: what is «{key}»?")

    def claim(self, head: str) -> None:
        """Open a claim: `type status: trigger`."""
        kind, _, words = head.partition(":")
        type_, status = kind.split()
        day = self.day("D")
        self.claims.append({
            "type": type_, "status": status, "trigger": list(self.span(words)), "actors": [], "targets": [],
            "places": [], "time": {"start": day, "end": day, "precision": "unknown", "span": None},
            "figures": [], "speaker": [],
        })  # fmt: skip


def amounts(value: str) -> tuple[int | None, int | None, int | None, str]:
    """Low, best, high and qualifier of a marked amount."""
    number = {"k": 1_000, "m": 1_000_000}

    def read(part: str) -> int:
        return round(float(part[:-1]) * number[part[-1]]) if part[-1] in number else int(part)

    if ".." in value:
        low, high = value.lstrip("~").split("..")
        return read(low), None, read(high) if high else None, "vague" if value[0] == "~" else "range"
    if value[-1] in "+>":
        return read(value[:-1]), read(value[:-1]), None, "at_least" if value[-1] == "+" else "more_than"
    if value[-1] in "-<":
        return None, read(value[:-1]), read(value[:-1]), "at_most" if value[-1] == "-" else "less_than"
    if value[0] == "~":
        return read(value[1:]), read(value[1:]), read(value[1:]), "about"
    return read(value), read(value), read(value), "exact"


def gazetteer() -> dict[str, Json]:
    """The places that gold reports name: name, latitude, longitude, precision."""
    rows = (GOLD / "places.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row.strip()]
    return {name: {"lat": float(lat), "lon": float(lon), "precision": how} for name, lat, lon, how in cells}


def read(path: Path) -> list[Json]:
    """The gold of one .mark file, in the codebook's form."""
    places, out = gazetteer(), []
    for block in path.read_text(encoding="utf-8").split("\n### ")[1:]:
        head, _, rest = block.partition("\n")
        text, _, marks = rest.partition("\n---\n")
        name, published, country, theme = (cell.strip() for cell in head.split("|"))
        doc = {"id": name, "published": published, "country": country, "theme": theme, "text": text.strip()}
        marked = Marked(doc, places)
        for line in filter(str.strip, marks.splitlines()):
            if line.startswith("* "):
                marked.claim(line[2:])
            else:
                key, _, value = line.strip().partition(": ")
                marked.line(key, value)
        out.append({"doc": doc, "claims": marked.claims, "times": [t for _, t in sorted(marked.times.items())]})
    return out


def build(path: Path) -> str:
    """The JSON lines of one .mark file."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in read(path))


def main(arguments: list[str]) -> int:
    """Build or check; the exit status."""
    check = "--check" in arguments
    stale = 0
    for path in [Path(a) for a in arguments if a != "--check"] or sorted(GOLD.glob("*.mark")):
        target, lines = path.with_suffix(".jsonl"), build(path)
        if not check:
            target.write_text(lines, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != lines:
            print(f"{target} is not what {path.name} says: run python eval/annotate.py", file=sys.stderr)
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
