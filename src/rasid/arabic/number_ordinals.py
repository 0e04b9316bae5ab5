"""Ordinals in words: الثالث، الحادي عشر، الخامس والعشرون، التسعون."""

from __future__ import annotations

from typing import Final

from rasid.arabic import number_kinds
from rasid.arabic.number_grammar import Read, Reader, cardinal

_AGE: Final = ("عمره", "عمرها", "العمر", "عمرهم")


def read(reader: Reader, i: int) -> Read | None:
    """The ordinal that begins at token `i`: a word for one to ten, alone or before عشر or a ten."""
    piece = reader.piece(i)
    if piece is None or piece.kind != "ordinal":
        return None
    follower = reader.piece(i + 1)
    if follower is not None and follower.kind == "ten" and not follower.conj and piece.value < 10:
        return Read(piece.value + 10, i + 2, 1.0, "ordinal_teen")
    joined = reader.joined(i + 1)
    tens = joined is not None and joined[1].kind in ("tens", "hundred") and not joined[1].prep and piece.value < 10
    if tens and joined is not None and (joined[1].article or not piece.article):
        return Read(piece.value + joined[1].value, joined[0] + 1, 1.0, "ordinal_and_ten")
    return Read(piece.value, i + 1, 1.0, "ordinal")


def definite(reader: Reader, i: int) -> Read | None:
    """A cardinal form that serves as an ordinal: الحادي عشر، الواحد والثلاثون، and القرن العشرون, اليوم المئة."""
    piece = reader.piece(i)
    if piece is None or piece.kind == "digits" or not (piece.article or "حادي" in reader.norm(i)):
        return None
    if piece.kind not in ("unit", "teen", "tens", "hundred", "hundred_dual"):
        return None
    read = cardinal(reader, i)
    if read is None or read.value <= 10 or read.rule != "words":
        return None
    small = piece.kind in ("unit", "teen") and _ends_definite(reader, read)
    inside = small and not number_kinds.counts_something(reader, read.end)
    serves = "حادي" in reader.norm(i) or inside or _is_counted_off(reader, i, read.end)
    return read._replace(rule="definite_ordinal") if serves else None


def _ends_definite(reader: Reader, read: Read) -> bool:
    last = reader.piece(read.end - 1)
    return last is not None and (last.article or last.kind in ("ten", "teen"))


def _is_counted_off(reader: Reader, i: int, end: int) -> bool:
    """After a noun that is counted off, before a month or an age, or as all that is said: القرن العشرون, الثلاثين من آذار."""
    if number_kinds.is_counted_off(reader, i - 1) or (i == 0 and end == len(reader.tokens)):
        return True
    return reader.norm(end) == "من" and (reader.norm(end + 1) in _AGE or number_kinds.is_month(reader, end + 1))
