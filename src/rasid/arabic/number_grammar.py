"""How number words combine into one value: groups below a thousand, scales, fractions, decimals.

Every function takes a `Reader` and the index of a token and gives what it read with the index after it, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeVar

from rasid.arabic import number_words, time_words
from rasid.arabic.number_words import Piece, Pieces
from rasid.arabic.text import fold, strip_marks
from rasid.arabic.tokens import Token

T = TypeVar("T")
_DEFINITE: Final = ("ال", "بال", "وال", "لل", "فال", "كال")


class Read(NamedTuple):
    """A value read from tokens up to `end` (exclusive); `scale` is that of its last term (1000 in "35 ألفا")."""

    value: float
    end: int
    scale: float = 1.0
    rule: str = "words"


def padded(items: list[T], nothing: T) -> Callable[[int], T]:
    """Looks up by index, and gives nothing up to 64 places before the first and after the last: rules look no further."""
    return [*items, *([nothing] * 64)].__getitem__


class Reader:
    """The tokens of a text with the number pieces among them; digits are read from the text as written."""

    def __init__(self, text: str, tokens: Sequence[Token], pieces: Pieces, norm: Callable[[int], str]) -> None:
        self.text = text
        self.tokens = tokens
        self.pieces = pieces
        self.piece: Callable[[int], Piece | None] = pieces.get
        self.norm = norm
        """The folded word at a token, empty before the first and after the last."""
        self._digits: dict[int, Read] = {}
        self.cardinals: dict[int, Read | None] = {}
        """What `cardinal` read at a token: several rules ask for it."""

    def is_definite(self, i: int) -> bool:
        """Whether the word at token `i` has the article, which folding makes of the beginning of آليات and ألغام as well."""
        norm = self.norm(i)
        return len(norm) > 3 and norm.startswith(_DEFINITE) and strip_marks(self.tokens[i].form).startswith(_DEFINITE)

    def joined(self, i: int) -> tuple[int, Piece] | None:
        """The piece that a waw joins to what ends at `i`: "وثلاثون", "و ثلاثون" or "و233"."""
        piece = self.piece(i)
        if piece is not None:
            return (i, piece) if piece.conj or self._and_eleven(i) else None
        if self.norm(i) == "و":
            piece = self.piece(i + 1)
            if piece is not None and not piece.conj:
                return i + 1, piece
        return None

    def _and_eleven(self, i: int) -> bool:
        """وأحد عشر, which folding makes the same as واحد عشر."""
        follower = self.piece(i + 1)
        return self.norm(i) == "واحد" and follower is not None and follower.kind == "ten" and not follower.conj

    def digits(self, i: int) -> Read:
        """The digits at a token and those that belong to them: 1٬000 000 is one number in two tokens."""
        if i not in self._digits:
            self._digits[i] = self._read_digits(i)
        return self._digits[i]

    def _read_digits(self, i: int) -> Read:
        found = number_words.literal(self.text, self.tokens[i].start)
        end = i + 1
        while end < len(self.tokens) and self.tokens[end].start < found.end:
            end += 1
        value = found.value
        follower = self.piece(end)
        if found.dotted and follower is not None and follower.kind in _MULTIPLIERS and not follower.conj:
            value = _undotted(self.tokens[i].norm, value)
        return Read(value, end, 1.0, "digits")


def _undotted(norm: str, value: float) -> float:
    """1.234 before مليون is a decimal."""
    return float(norm) if norm.count(".") == 1 and "," not in norm else value


_MULTIPLIERS: Final = ("scale", "scales")
_SIMPLE: Final = ("unit", "ten", "teen", "tens", "zero")
_LARGEST_SCALE: Final = 1e18
"""Scales that multiply to more than this are a row of words and no number."""


def below_hundred(reader: Reader, i: int) -> Read | None:
    """A unit, a teen, a ten, or a unit and a ten: ثلاثة، ثلاثة عشر، ثلاثون، ثلاثة وثلاثون."""
    piece = reader.piece(i)
    if piece is None or piece.kind not in _SIMPLE:
        return None
    if piece.kind != "unit":
        return Read(piece.value, i + 1)
    follower = reader.piece(i + 1)
    if follower is not None and follower.kind == "ten" and not follower.conj and not follower.prep:
        return Read(piece.value + 10, i + 2)
    joined = reader.joined(i + 1)
    if joined is not None and joined[1].kind == "tens" and not joined[1].prep:
        return Read(piece.value + joined[1].value, joined[0] + 1)
    return Read(piece.value, i + 1)


def group(reader: Reader, i: int) -> Read | None:
    """A value below a thousand in words, or any digits."""
    piece = reader.piece(i)
    if piece is None:
        return None
    if piece.kind == "digits":
        return reader.digits(i)
    if piece.kind in ("hundred", "hundred_unit", "hundred_dual"):
        return _hundreds_tail(reader, Read(piece.value, i + 1))
    small = below_hundred(reader, i)
    if small is None:
        return None
    follower = reader.piece(small.end)
    if follower is not None and follower.kind in ("hundred", "hundreds") and _bare(follower):
        return _hundreds_tail(reader, Read(small.value * 100, small.end + 1))
    return small


def _bare(piece: Piece) -> bool:
    return not piece.conj and not piece.prep


def _hundreds_tail(reader: Reader, hundreds: Read) -> Read:
    joined = reader.joined(hundreds.end)
    if joined is None or joined[1].prep:
        return hundreds
    i, piece = joined
    rest = reader.digits(i) if piece.kind == "digits" else below_hundred(reader, i)
    if rest is None or not 0 < rest.value < 100:
        return hundreds
    follower = reader.piece(rest.end)
    if follower is not None and follower.kind in ("hundred", "hundreds") and _bare(follower):
        return hundreds
    total = hundreds.value + rest.value
    if piece.kind != "digits" and _is_decimals_tail(reader, rest.end, total):
        return Read(hundreds.value + piece.value, i + 1) if rest.end > i + 1 else hundreds
    return Read(total, rest.end)


def _is_decimals_tail(reader: Reader, end: int, total: float) -> bool:
    """Whether what ends here must be decimals of their own: "مئة وواحد وخمسون من مئة" is 101 and 50 of 100, as 151 is no part of 100."""
    power = _power(reader, end)
    return power is not None and total >= power.value


def _power(reader: Reader, i: int) -> Read | None:
    """ "من عشرة", "من مئة", "من ألف", "من عشرة آلاف"."""
    if reader.norm(i) != "من":
        return None
    piece = reader.piece(i + 1)
    if piece is None or piece.kind not in ("ten", "hundred", "scale") or not _bare(piece) or piece.article:
        return None
    value, end = piece.value, i + 2
    follower = reader.piece(end)
    if follower is not None and follower.kind in _MULTIPLIERS and _bare(follower) and piece.kind != "scale":
        value, end = value * follower.value, end + 1
    return Read(value, end)


def term(reader: Reader, i: int) -> Read | None:
    """A group with its scale: ثلاثة آلاف، 35 ألفا، مليونان، ألف، مئة ألف مليون."""
    piece = reader.piece(i)
    if piece is None:
        return None
    if piece.kind == "scale_dual":
        return Read(2 * piece.value, i + 1, piece.value)
    if piece.kind == "scale":
        first: Read | None = _lone_scale(reader, i, piece)
    else:
        first = group(reader, i)
        first = point(reader, first) if first is not None else None
    if first is None:
        return None
    return _multiplied(reader, first)


def _lone_scale(reader: Reader, i: int, piece: Piece) -> Read:
    """ألف، مليون; "ألفا قتيل" is the dual before its noun, "ألفا و200" the accusative."""
    norm = reader.norm(i)
    form = reader.tokens[i].form
    dual = norm.endswith(("الفا", "مليونا", "مليارا", "بليونا")) and "\u064b" not in form
    if dual and reader.joined(i + 1) is None and i + 1 < len(reader.tokens) and _is_word(reader.norm(i + 1)):
        return Read(2 * piece.value, i + 1, piece.value)
    return Read(piece.value, i + 1, piece.value)


def _is_word(norm: str) -> bool:
    return len(norm) > 2 and "\u0621" <= norm[0] <= "\u064a"


def _multiplied(reader: Reader, first: Read) -> Read:
    value, end, scale = first.value, first.end, first.scale
    while (piece := reader.piece(end)) is not None and piece.kind in _MULTIPLIERS and _bare(piece):
        if scale * piece.value > _LARGEST_SCALE:
            break
        value, scale, end = value * piece.value, scale * piece.value, end + 1
    return Read(value, end, scale, first.rule)


def point(reader: Reader, whole: Read) -> Read:
    """عشرة فاصلة سبعة."""
    piece = reader.piece(whole.end)
    if piece is None or piece.kind != "point":
        return whole
    decimals = group(reader, whole.end + 1)
    if decimals is None or decimals.value != int(decimals.value):
        return whole
    shown = str(int(decimals.value))
    return Read(float(f"{int(whole.value)}.{shown}"), decimals.end, 1.0, "decimal_point")


def cardinal(reader: Reader, i: int) -> Read | None:
    """A whole number, and what follows it: "مليونان وثلاثمئة ألف وخمسة", "مليون ونصف المليون", "خمسة وأربعة من عشرة"."""
    if i not in reader.cardinals:
        total = _sum(reader, i)
        reader.cardinals[i] = None if total is None else _with_decimals(reader, _with_fraction(reader, total))
    return reader.cardinals[i]


def _sum(reader: Reader, i: int) -> Read | None:
    total = term(reader, i)
    if total is None:
        return None
    limit = total.scale
    while limit > 1:
        joined = reader.joined(total.end)
        if joined is None or joined[1].prep or (joined[1].article and not reader.pieces[i].article):
            break
        following = term(reader, joined[0])
        if following is None or following.value >= limit or following.value <= 0 or following.rule == "decimal_point":
            break
        if joined[1].kind != "digits" and _is_decimals_tail(reader, following.end, total.value + following.value):
            break
        total = Read(total.value + following.value, following.end, following.scale, total.rule)
        limit = following.scale
    return total


def fraction(reader: Reader, i: int) -> Read | None:
    """نصف، ثلثي، ثلاثة أرباع، سبعة عشر على ثلاثة; with the scale it is a fraction of: نصف مليون، ثلاثة أرباع المليون."""
    part = _part(reader, i)
    if part is None:
        return None
    piece = reader.piece(part.end)
    if piece is not None and piece.kind in ("scale", "hundred") and _bare(piece):
        return Read(part.value * piece.value, part.end + 1, piece.value, "fraction_of_scale")
    return part


def _part(reader: Reader, i: int) -> Read | None:
    piece = reader.piece(i)
    if piece is None:
        return None
    if piece.kind == "part":
        return Read(1 / piece.value, i + 1, 1.0, "fraction")
    if piece.kind == "part_dual":
        return Read(2 / piece.value, i + 1, 1.0, "fraction")
    bound = _parts_before_definite().get(_bare_word(reader, i, piece))
    if bound is not None and _is_definite_noun(reader, i + 1):
        return Read(bound, i + 1, 1.0, "fraction")
    count = group(reader, i)
    if count is None:
        return None
    follower = reader.piece(count.end)
    if follower is not None and follower.kind == "parts" and _bare(follower):
        return Read(count.value / follower.value, count.end + 1, 1.0, "fraction")
    if reader.norm(count.end) == "علي" and piece.kind != "digits":
        below = below_hundred(reader, count.end + 1)
        if below is not None and below.value > 1 and not reader.pieces[count.end + 1].article:
            return Read(count.value / below.value, below.end, 1.0, "fraction")
    return None


@cache
def _parts_before_definite() -> dict[str, float]:
    words = number_words.table("number_words.toml")
    return {
        fold(form): count / float(value)
        for kind, count in (("part_before_definite", 1), ("part_dual_before_definite", 2))
        for value, forms in words[kind].items()
        for form in forms
    }


def _bare_word(reader: Reader, i: int, piece: Piece) -> str:
    """A word without its conjunction and preposition; empty where it has the article."""
    return "" if piece.article else reader.norm(i)[piece.conj + len(piece.prep) :]


def _is_definite_noun(reader: Reader, i: int) -> bool:
    """السكان, and no word of time: عشر السنوات الماضية are ten years."""
    if not reader.norm(i).startswith("ال") or not reader.is_definite(i):
        return False
    return reader.piece(i) is None and not time_words.kinds[reader.norm(i)]


def _with_fraction(reader: Reader, total: Read) -> Read:
    joined = reader.joined(total.end)
    if joined is None:
        return total
    part = _part(reader, joined[0])
    if part is None:
        return total
    scale, end = total.scale, part.end
    piece = reader.piece(end)
    if piece is not None and piece.kind == "scale" and _bare(piece):
        if total.scale == 1:
            return Read((total.value + part.value) * piece.value, end + 1, piece.value, "number_and_fraction")
        scale, end = piece.value, end + 1
    return Read(total.value + part.value * scale, end, scale, "number_and_fraction")


def _with_decimals(reader: Reader, total: Read) -> Read:
    joined = reader.joined(total.end)
    if joined is None or joined[1].kind == "digits" or joined[1].prep:
        return total
    decimals = _sum(reader, joined[0])
    if decimals is None:
        return total
    power = _power(reader, decimals.end)
    if power is None or decimals.value >= power.value:
        return total
    return Read(total.value + decimals.value / power.value, power.end, 1.0, "number_and_decimals")
