"""Numbers in Arabic text: what is counted, how exactly, and in which words.

`find` reads digits of three scripts and numbers in words, with the words that bound them ("ما لا يقل عن", "نحو", "بين … و…"),
and tells quantities from numbers that only name something (years, brigades, calibres, clock times, scores).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, cast

from rasid.arabic import number_bounds, number_kinds, number_ordinals, number_vague, number_words
from rasid.arabic.number_grammar import Read, Reader, cardinal, fraction, padded
from rasid.arabic.tokens import Token, tokenize

Span = tuple[int, int]
Kind = Literal["cardinal", "ordinal", "fraction", "percent", "label"]
Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"]


class Number(NamedTuple):
    """A number found in a text.

    `span` covers the words of the quantity, `full` also those that qualify it, in code points of the text. `value` is the
    number, the lower end of a range or of a vague quantity; percentages and fractions are parts of one. `low`, `best` and
    `high` are what the qualifier makes of it, None where open. A `label` counts nothing: a year, a brigade's number, a
    clock time. `rule` names how it was read.
    """

    span: Span
    full: Span
    value: float
    low: float | None
    best: float | None
    high: float | None
    qualifier: Qualifier
    kind: Kind
    rule: str


class _Found(NamedTuple):
    """A quantity by its tokens, before it is qualified."""

    first: int
    end: int
    low: float
    high: float | None
    qualifier: Qualifier = "exact"
    kind: Kind = "cardinal"
    rule: str = "words"


_DASHES: Final = ("-", "–", "—", "ـ")
_PERCENT: Final = ("%", "٪", "؉")
_TO: Final = ("الي", "حتي")


def find(text: str, tokens: Sequence[Token] | None = None) -> list[Number]:
    """The numbers of a text, in order; `tokens` are those of `tokenize(text)` where the caller has them already."""
    tokens = tokenize(text) if tokens is None else tokens
    pieces = number_words.pieces(tokens)
    reader = Reader(text, tokens, pieces, padded([token.norm for token in tokens], ""))
    starts = set(pieces)
    starts.update(i for i, token in enumerate(tokens) if token.norm in number_vague.NUMBER_OF)
    found: list[_Found] = []
    done = 0
    for i in sorted(starts):
        if i >= done and (one := _quantity(reader, i, done)) is not None:
            found.append(_like(reader, found[-1], one) if found else one)
            done = one.end
    return _qualified(reader, found)


def _quantity(reader: Reader, i: int, done: int) -> _Found | None:
    """What is counted or named at token `i`; it may begin before it, but not before `done`."""
    named = _figures_of_a_name(reader, i)
    if named is not None:
        return named
    vague = number_vague.read(reader, i)
    if vague is not None:
        return _Found(i, vague.end, vague.low, vague.high, "vague", "cardinal", vague.rule)
    one = _single(reader, i, done)
    if one is None or one.kind not in ("cardinal", "percent") or one.first < i:
        return one
    ranged = _hyphen_range(reader, one) or _worded_range(reader, one)
    if ranged is not None:
        ranged = _range_of_percents(reader, one, ranged)
    return ranged or (_kinded(reader, one) if one.kind == "cardinal" else one)


def _figures_of_a_name(reader: Reader, i: int) -> _Found | None:
    """A telephone number or a date in figures, whole: their parts count nothing."""
    if reader.pieces.get(i) is None or reader.pieces[i].kind != "digits":
        return None
    telephone = number_kinds.telephone(reader, i)
    end = telephone or number_kinds.date(reader, i)
    if end is None:
        return None
    value = reader.digits(i).value
    return _Found(i, end, value, value, kind="label", rule="telephone" if telephone else "date")


def _like(reader: Reader, previous: _Found, one: _Found) -> _Found:
    """Digits that a bare waw joins to a label are one like it: العامين 2012 و2013, القرارين 2254 و1701."""
    joined = one.first - previous.end == 1 and reader.norm(previous.end) == "و"
    alike = previous.kind == "label" and previous.rule == "label" and one.kind == "cardinal" and one.rule == "digits"
    both = number_kinds.is_like_a_year(previous.low) == number_kinds.is_like_a_year(one.low)
    if joined and alike and both and not number_kinds.counts_something(reader, one.end):
        return one._replace(kind="label", rule="label")
    return one


def _single(reader: Reader, i: int, done: int) -> _Found | None:
    """One number as it stands: an ordinal, a fraction, a percentage or a cardinal."""
    ordinal = number_ordinals.read(reader, i) or number_ordinals.definite(reader, i)
    if ordinal is not None:
        return _Found(i, ordinal.end, ordinal.value, ordinal.value, "exact", "ordinal", ordinal.rule)
    part = _slashed(reader, i) or fraction(reader, i)
    if part is not None and _is_price(reader, i, part):
        return None
    if part is not None and part.rule != "fraction_of_scale":
        return _Found(i, part.end, part.value, part.value, "exact", "fraction", part.rule)
    number = part or _leading_point(reader, i) or cardinal(reader, i)
    if number is None or _is_particle(reader, i, number):
        return None
    ratio = _percent(reader, i, number) or _one_of_every(reader, i, number)
    if ratio is not None and ratio.first >= done:
        return ratio
    return _Found(i, number.end, number.value, number.value, rule=number.rule)


def _is_particle(reader: Reader, i: int, number: Read) -> bool:
    """أحد and إحدى alone are "one of", but not واحد; وأحد is written with its hamza."""
    norm = reader.norm(i)
    written = norm.endswith("واحد") and "أ" not in reader.tokens[i].form
    return number.end == i + 1 and norm.endswith(("احد", "احدي")) and not written


def _is_price(reader: Reader, i: int, part: Read) -> bool:
    """ثمن in running text is a price, and no eighth."""
    return part.end == i + 1 and "ثمن" in reader.norm(i) and len(reader.tokens) > 2


def _leading_point(reader: Reader, i: int) -> Read | None:
    """٫77 and, at the start of a line, .1: decimals without their nought."""
    piece = reader.piece(i)
    start = reader.tokens[i].start
    mark = reader.text[start - 1 : start]
    if piece is None or piece.kind != "digits" or mark not in ("\u066b", ".") or not mark:
        return None
    before = reader.norm(i - 2)
    if before[:1].isdecimal() or (mark == "." and before not in ("", "\n")):
        return None
    read = reader.digits(i)
    digits = reader.tokens[i].norm
    return Read(float("0." + digits), read.end, 1.0, "leading_point") if digits.isdecimal() else None


def _slashed(reader: Reader, i: int) -> Read | None:
    """Digits over digits: 3/4, 77/100. Three of them, or a year, are a date and no fraction."""
    piece, below = reader.piece(i), reader.piece(i + 2)
    if piece is None or below is None or piece.kind != "digits" or below.kind != "digits" or reader.norm(i + 1) != "/":
        return None
    over, under = reader.digits(i), reader.digits(i + 2)
    dated = reader.norm(i + 3) == "/" or reader.norm(i - 1) == "/" or under.value > 1000
    if dated or under.value == 0 or reader.tokens[i].end != reader.tokens[i + 2].start - 1:
        return None
    return Read(over.value / under.value, under.end, 1.0, "slash")


def _percent(reader: Reader, first: int, number: Read) -> _Found | None:
    """10%، ٪10، عشرة بالمئة، 5 في المئة، مئة بالألف."""
    share = _share(reader, number.end)
    if share is not None:
        part = number.value / share[0]
        return _Found(first, share[1], part, part, "exact", "percent", "percent")
    signed = reader.norm(first - 1) in _PERCENT and reader.tokens[first - 1].end == reader.tokens[first].start
    if signed:
        return _Found(first - 1, number.end, number.value / 100, number.value / 100, "exact", "percent", "percent")
    return None


def _share(reader: Reader, end: int) -> tuple[float, int] | None:
    """Of how many the number that ends at `end` is said to be: a hundred or a thousand; with the token after that."""
    norm, piece = reader.norm(end), reader.piece(end)
    per, after = 0.0, end + 1
    if norm in _PERCENT:
        per = 1000.0 if norm == "؉" else 100.0
    elif piece is not None and piece.prep == "ب" and piece.article and piece.kind in ("hundred", "scale"):
        per = piece.value
    elif norm == "في":
        piece, after = reader.piece(end + 1), end + 2
        if piece is not None and piece.kind in ("hundred", "scale") and piece.article and not piece.prep:
            per = piece.value
    return (per, after) if 0 < per <= 1000 else None


def _range_of_percents(reader: Reader, one: _Found, ranged: _Found) -> _Found | None:
    """10-15%، بين 60% و70%: the sign stands behind the second end, or behind both."""
    share = _share(reader, ranged.end)
    if share is None:
        return ranged if one.kind == "cardinal" else None
    per, after = share
    low = one.low if one.kind == "percent" else ranged.low / per
    high = (ranged.high or 0) / per
    return ranged._replace(end=after, low=low, high=high, kind="percent") if low < high else None


def _one_of_every(reader: Reader, first: int, number: Read) -> _Found | None:
    """واحد من كل خمسة، طفل من كل أربعة."""
    if reader.norm(first - 2) == "من" and reader.norm(first - 1) == "كل" and number.value > 2:
        counted = reader.norm(first - 3)
        named = len(counted) > 2 and counted.isalpha() and not counted.startswith("ال")
        count = 2 if counted.endswith("ان") and counted != "انسان" else 1
        part = count / number.value
        return _Found(first - 3, number.end, part, part, "exact", "fraction", "one_of_every") if named else None
    if reader.norm(number.end) != "من" or reader.norm(number.end + 1) != "كل":
        return None
    every = cardinal(reader, number.end + 2)
    if every is None or every.value <= number.value:
        return None
    part = number.value / every.value
    return _Found(first, every.end, part, part, "exact", "fraction", "one_of_every")


def _hyphen_range(reader: Reader, one: _Found) -> _Found | None:
    """10-15, or a match's result: 3-1."""
    if reader.norm(one.end) not in _DASHES or reader.pieces[one.first].kind != "digits":
        return None
    start = _past_article(reader, one.end + 1)
    other = _plain(reader, start)
    if other is None or reader.norm(other.end) in _DASHES:
        return None
    if number_kinds.is_label(reader, one.first, one.end, one.low) or number_kinds.is_label(
        reader, start, other.end, other.value
    ):
        return one._replace(end=other.end, high=other.value, kind="label", rule="label_range")
    if _share(reader, other.end) is None and number_kinds.is_score(reader, one.first, other.end, one.low, other.value):
        return one._replace(end=other.end, high=other.value, kind="label", rule="score")
    return _named_range(reader, _range(one, other, "hyphen_range"))


def _worded_range(reader: Reader, one: _Found) -> _Found | None:
    """بين 20 و30، من 3 إلى 5 آلاف، 20 أو 30، عشرة إلى عشرين."""
    joiner = reader.norm(one.end)
    between = _after_between(reader, one.first)
    if between and joiner not in _TO:
        start = _joined_end(reader, one.end)
        if start is None:
            return _split_between(reader, one)
    elif joiner in (*_TO, "ل", "او") and not _is_change(reader, one.first):
        start = _past_article(reader, one.end + 1)
    else:
        return None
    other = _plain(reader, start)
    if other is None or (joiner == "او" and other.value > 3 * one.low):
        return None
    if number_kinds.is_label(reader, one.first, one.end, one.low):
        counts = number_kinds.counts_something(reader, other.end)
        clock = reader.norm(one.first - 1) == ":"
        if joiner not in _TO or clock or (counts and not number_kinds.is_age_unit(reader.norm(other.end))):
            return None
        return one._replace(end=other.end, high=other.value, kind="label", rule="label_range")
    if number_kinds.is_label(reader, start, other.end, other.value):
        return one._replace(kind="label", rule="label")
    return _named_range(reader, _range(one, other, "between" if between else "from_to"))


def _joined_end(reader: Reader, end: int) -> int | None:
    """Where the second number of "بين … و…" begins: و20, والـ20."""
    if reader.norm(end) in ("وال", "وب"):
        return end + 1
    joined = reader.joined(end)
    return None if joined is None else joined[0]


def _named_range(reader: Reader, ranged: _Found | None) -> _Found | None:
    """A range of ages or of years counts nothing."""
    if ranged is None or ranged.high is None:
        return ranged
    if number_kinds.is_range_of_ages(reader, ranged.first, ranged.end):
        return ranged._replace(kind="label", rule="ages")
    if number_kinds.is_range_of_years(reader, ranged.first, ranged.end, ranged.low, ranged.high):
        return ranged._replace(kind="label", rule="years")
    return ranged


def _after_between(reader: Reader, first: int) -> bool:
    found = number_bounds.before(reader, first)
    return found is not None and found[0] == "range"


def _is_change(reader: Reader, first: int) -> bool:
    return any(reader.norm(i) in number_bounds.change_verbs() for i in range(max(0, first - 9), first))


def _past_article(reader: Reader, i: int) -> int:
    """The token after an article or preposition that stands alone before digits: الـ50."""
    while reader.norm(i) in ("ال", "ل"):
        i += 1
    return i


def _plain(reader: Reader, i: int) -> Read | None:
    return fraction(reader, i) or cardinal(reader, i)


def _split_between(reader: Reader, one: _Found) -> _Found | None:
    """ "بين خمسة وعشرين": the waw parts the two ends, though alone it would join them into 25."""
    middle = next(
        (k for k in range(one.first + 1, one.end) if reader.pieces.get(k) is not None and reader.pieces[k].conj), None
    )
    if middle is None:
        return None
    low, high = reader.pieces[one.first], cardinal(reader, middle)
    if high is None or high.end != one.end or low.value >= high.value or middle != one.first + 1:
        return None
    return one._replace(low=low.value, high=high.value, qualifier="range", rule="between")


def _range(one: _Found, other: Read, rule: str) -> _Found | None:
    """The two ends as one; a scale said once counts for both: "3 إلى 5 آلاف"."""
    low = one.low
    if other.scale > 1 and low < other.value / other.scale:
        low *= other.scale
    if not low < other.value:
        return None
    return one._replace(end=other.end, low=low, high=other.value, qualifier="range", rule=rule)


def _kinded(reader: Reader, one: _Found) -> _Found:
    if number_kinds.is_ordinal_with_article(reader, one.first):
        return one._replace(kind="ordinal", rule="ordinal_digits")
    if number_kinds.is_label(reader, one.first, one.end, one.low):
        return one._replace(kind="label", rule="label")
    if number_kinds.is_ordinal_bare(reader, one.first, one.end):
        return one._replace(kind="ordinal", rule="ordinal_digits")
    return one


def _qualified(reader: Reader, found: list[_Found]) -> list[Number]:
    numbers: list[Number] = []
    previous: _Found | None = None
    for one in found:
        before = number_bounds.before(reader, one.first) if one.kind != "label" else None
        after = number_bounds.after(reader, one.end) if one.kind != "label" and before is None else None
        first, end, qualifier = one.first, one.end, one.qualifier
        if before is not None and not (before[0] == "range" and one.qualifier != "range"):
            first = before[1]
        if after is not None:
            end = after[1]
        named = before or after
        if one.qualifier == "exact" and named is not None and named[0] != "range":
            qualifier = cast(Qualifier, named[0])
        elif (
            one.qualifier == "exact"
            and previous is not None
            and previous.kind == one.kind == "cardinal"
            and number_bounds.covers_next(reader, previous.end, one.first)
        ):
            qualifier = previous.qualifier if previous.qualifier not in ("range", "vague") else "exact"
        if after is not None and previous is not None and previous.qualifier == "exact":
            _cover_before(reader, numbers, previous, one, qualifier)
        one = one._replace(qualifier=qualifier)
        numbers.append(_number(reader, one, first, end))
        previous = one
    return numbers


def _cover_before(reader: Reader, numbers: list[Number], previous: _Found, one: _Found, qualifier: Qualifier) -> None:
    """ "213 قتيلا و1009 جرحى على الأقل": what follows the last covers those that a bare waw joins to it."""
    if previous.kind == "cardinal" and number_bounds.covers_next(reader, previous.end, one.first):
        low, best, high = number_bounds.values(qualifier, numbers[-1].value)
        numbers[-1] = numbers[-1]._replace(low=low, best=best, high=high, qualifier=qualifier)


def _number(reader: Reader, one: _Found, first: int, end: int) -> Number:
    tokens = reader.tokens
    low: float | None
    best: float | None
    high: float | None
    if one.qualifier in ("range", "vague"):
        low, best, high = _plain_number(one.low), None, None if one.high is None else _plain_number(one.high)
    else:
        low, best, high = number_bounds.values(one.qualifier, _plain_number(one.low))
    start = tokens[one.first].start + _clitics(reader, one.first)
    full = (start if first == one.first else tokens[first].start, tokens[end - 1].end)
    span = (start, tokens[one.end - 1].end)
    return Number(span, full, _plain_number(one.low), low, best, high, one.qualifier, one.kind, one.rule)


def _clitics(reader: Reader, first: int) -> int:
    """How many letters of the first word are a conjunction or preposition: "وثلاثين" begins after its waw."""
    piece = reader.piece(first)
    if piece is None or piece.article:
        return 0
    letters = piece.conj + len(piece.prep)
    return letters if reader.tokens[first].form[:letters].isalpha() else 0


def _plain_number(value: float) -> float:
    """Whole numbers as integers."""
    return int(value) if float(value).is_integer() else value
