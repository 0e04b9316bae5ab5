"""Arabic letters: what is a mark, what folds to what.

Folding makes spellings that readers take for one word equal (hamza seats, ta marbuta, final ya, digits of three scripts)
and drops what is not a letter (tashkeel, tatweel, direction marks). It is for comparing words; offsets always belong to
the text as given, so nothing folds a whole text: tokens carry their folded form beside their span.
"""

from __future__ import annotations

from typing import Final

TATWEEL: Final = "\u0640"
MARKS: Final = (
    "".join(map(chr, range(0x0610, 0x061B)))  # honorifics
    + "".join(map(chr, range(0x064B, 0x0660)))  # tashkeel
    + "\u0670"  # dagger alef
    + "".join(map(chr, range(0x06D6, 0x06DD)))  # Quranic marks
    + "".join(map(chr, range(0x06DF, 0x06E5)))
    + "\u06e7\u06e8\u06ea\u06eb\u06ec\u06ed"
    + TATWEEL
    + "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
"""Characters that stand inside words without being letters: tashkeel, tatweel, joiners, direction marks."""

LETTERS: Final = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfd\ufe70-\ufefc"
"""The Arabic letters as the inside of a character class."""

_FOLDED: Final = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي",
    "ک": "ك", "ی": "ي", "ہ": "ه", "ە": "ه", "ھ": "ه", "ۀ": "ه", "گ": "ك", "پ": "ب", "چ": "ج", "ڤ": "ف", "ڨ": "ق", "ژ": "ز",
    "٫": ".", "٬": ",",
}  # fmt: skip
_DIGITS: Final = {chr(zero + i): str(i) for zero in (0x0660, 0x06F0) for i in range(10)}
_DROP_MARKS: Final = dict.fromkeys(map(ord, MARKS))
_FOLD: Final = str.maketrans(_FOLDED | _DIGITS) | _DROP_MARKS


def strip_marks(word: str) -> str:
    """The word without tashkeel, tatweel and direction marks; letters stay as written."""
    return word.translate(_DROP_MARKS)


def fold(word: str) -> str:
    """The word as compared: marks dropped, letter variants and digits made one, Latin in lower case."""
    return word.translate(_FOLD).lower()
