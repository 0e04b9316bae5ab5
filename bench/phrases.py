"""Speed of the readers of numbers and times alone, on one core: phrases a second and MB of UTF-8 a second.

    python bench/phrases.py [FILE.jsonl | FILE.jsonl.xz] [--articles 500] [--profile numbers|times]

Phrases are the cases of tests/arabic, one text each. MB are measured over articles: those that bench/speed.py makes, or the `text`
of a file's lines. A first pass fills what is remembered of the words and is not counted; the best of three is told, in seconds of
processor time.
"""

from __future__ import annotations

import argparse
import cProfile
import itertools
import pstats
import time
import tomllib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import speed
from rasid.arabic import numbers, times
from rasid.arabic.tokens import tokenize

TABLES = Path(__file__).resolve().parents[1] / "tests" / "arabic"
PUBLISHED = datetime(2026, 1, 10, 22, 40)
Reader = Callable[[str], object]


def both(text: str) -> None:
    """Numbers and times over the same tokens, as the coder reads them."""
    tokens = tokenize(text)
    numbers.find(text, tokens)
    times.find(text, PUBLISHED, tokens)


READERS: dict[str, Reader] = {
    "tokens": tokenize,
    "numbers": numbers.find,
    "times": lambda text: times.find(text, PUBLISHED),
    "both": both,
}


def main() -> None:
    """Print a line a reader, or where its time goes."""
    arguments = _arguments()
    phrases = _phrases()
    texts = [str(article["text"]) for article in itertools.islice(speed._articles(arguments.file), arguments.articles)]
    if arguments.profile:
        _profile(READERS[arguments.profile], texts)
        return
    size = sum(len(text.encode("utf-8", "replace")) for text in texts) / 1e6
    print(f"{len(phrases)} phrases, {len(texts)} articles of {size:.1f} MB")
    print(f"{'reader':10}{'phrases/s':>12}{'MB/s':>8}{'articles/s':>12}")
    for name, read in READERS.items():
        by_phrase, by_text = _seconds(read, phrases), _seconds(read, texts)
        print(f"{name:10}{len(phrases) / by_phrase:>12,.0f}{size / by_text:>8.2f}{len(texts) / by_text:>12,.0f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--profile", choices=sorted(READERS))
    return parser.parse_args()


def _phrases() -> list[str]:
    tables = [tomllib.loads((TABLES / name).read_text(encoding="utf-8")) for name in ("numbers.toml", "times.toml")]
    return [case["text"] for table in tables for section in table["section"] for case in section["cases"]]


def _seconds(read: Reader, texts: Sequence[str]) -> float:
    """The least processor time of three passes after a first one."""
    return min([_pass(read, texts) for _ in range(4)][1:])


def _pass(read: Reader, texts: Sequence[str]) -> float:
    begun = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - begun


def _profile(read: Reader, texts: Sequence[str]) -> None:
    _pass(read, texts)
    profile = cProfile.Profile()
    profile.runcall(_pass, read, texts)
    pstats.Stats(profile).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
