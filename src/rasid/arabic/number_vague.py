"""Vague quantities: عشرات، بضع مئات، عشرات الآلاف، عدد من، نيف وعشرون."""

from __future__ import annotations

from typing import Final, NamedTuple

from rasid.arabic.number_grammar import Reader, cardinal


class Vague(NamedTuple):
    """A vague quantity read from tokens up to `end`; `high` is None where it is open."""

    low: float
    high: float | None
    end: int
    rule: str


FEW: Final = (3.0, 10.0)
_OPEN_FROM: Final = 1_000_000.0
NUMBER_OF: Final = frozenset(("عدد", "عددا", "بعدد", "وعدد", "لعدد", "وعددا"))


def read(reader: Reader, i: int) -> Vague | None:
    """The vague quantity that begins at token `i`, if one does."""
    piece = reader.piece(i)
    if piece is None:
        return number_of(reader, i)
    if piece.kind in ("tens_many", "hundreds", "scales"):
        return _many(reader, i)
    if piece.kind == "few":
        return _few(reader, i)
    if piece.kind == "excess":
        return _excess_and(reader, i)
    return _and_excess(reader, i)


def number_of(reader: Reader, i: int) -> Vague | None:
    """عدد من."""
    if reader.norm(i) in NUMBER_OF and reader.norm(i + 1) == "من":
        return Vague(*FEW, i + 2, "number_of")
    return None


def _many(reader: Reader, i: int) -> Vague:
    """عشرات، مئات، آلاف، ملايين, each also of a scale: عشرات الآلاف."""
    piece = reader.pieces[i]
    unit, end = piece.value, i + 1
    follower = reader.piece(end)
    scaled = follower is not None and follower.kind in ("scales", "scale", "hundreds")
    if piece.kind != "scales" and scaled and follower is not None and not follower.conj and not follower.prep:
        unit, end = unit * follower.value, end + 1
    if piece.kind == "scales" and follower is not None and follower.kind == "scales" and not follower.conj:
        unit, end = unit * follower.value, end + 1
    high = None if piece.kind == "scales" and unit >= _OPEN_FROM else unit * 10 - 1
    return Vague(unit * 2, high, end, "plural_of_scale")


def _few(reader: Reader, i: int) -> Vague | None:
    """بضعة; with a scale بضع مئات، بضعة آلاف; with a ten بضعة عشر، بضع وعشرون."""
    follower = reader.piece(i + 1)
    if follower is not None and not follower.conj and not follower.prep:
        if follower.kind in ("tens_many", "hundreds", "scales"):
            many = _many(reader, i + 1)
            return Vague(many.low * 1.5, many.high, many.end, "few_of_scale")
        if follower.kind == "ten":
            return Vague(13, 19, i + 2, "few_and_ten")
    joined = reader.joined(i + 1)
    if joined is not None and joined[1].kind == "tens":
        return Vague(joined[1].value + 3, joined[1].value + 9, joined[0] + 1, "few_and_ten")
    return Vague(*FEW, i + 1, "few")


def _excess_and(reader: Reader, i: int) -> Vague | None:
    """نيف وعشرون."""
    joined = reader.joined(i + 1)
    if joined is None:
        return None
    base = cardinal(reader, joined[0])
    return None if base is None else Vague(*_above(base.value), base.end, "excess")


def _and_excess(reader: Reader, i: int) -> Vague | None:
    """عشرون ونيف."""
    base = cardinal(reader, i)
    if base is None:
        return None
    joined = reader.joined(base.end)
    if joined is None or joined[1].kind != "excess":
        return None
    return Vague(*_above(base.value), joined[0] + 1, "excess")


def _above(base: float) -> tuple[float, float]:
    """From the number after a round one to the last before the next of its kind: 20 gives 21-29, 100 gives 101-199."""
    step = 10.0
    while base % (step * 10) == 0 and step * 10 <= base:
        step *= 10
    return base + 1, base + step - 1
