"""Finds names of places and actors in a text's tokens.

A name is found by its first word, longest match first. Whether it is a place at all is decided later by `resolve`; what
speaks for it is noted here: the place-type word before it, the preposition, the direction, the list it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

import msgspec

from rasid.arabic.text import MARKS, fold
from rasid.arabic.tokens import NEWLINE, REMEMBERED, Token
from rasid.world import actors, places, words
from rasid.world.places import HEADED, RISKY, SURE
from rasid.world.unknown import opening, unknown_name
from rasid.world.words import SKIPPED, Head, bare

Kind = Literal["place", "actor", "generic", "nisba"]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name in a text. `start`, `end` are code points and leave out a proclitic; `first`, `last` are token indexes.

    `candidates` are the ids of places (kind ``place``) or actors (``actor``, ``nisba``) that bear the name; none where the
    text calls something a place that we do not know. A place that is also an actor's name (a country, a capital for its
    government) has the actors in `actors`. A ``generic`` has in `generic` the id of the actors' generic word, or
    ``place:`` and the level of the place meant (المدينة, البلاد).
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    kind: Kind
    candidates: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    generic: str = ""
    head: Head | None = None
    """The place-type word that governs the name, also over a list."""
    head_at: int = -1
    """The token index of that word."""
    prep: str = ""
    """The preposition right before the name or its type word: a proclitic (``ب``, ``ل``) or a word."""
    conj: bool = False
    """Whether the name begins with a conjunction."""
    direction: str = ""
    """``n``, ``sw``, ``c`` … where the text says شمال, جنوب غرب, وسط of the place."""
    tier: int = SURE
    exact: bool = True
    """Whether the article stands as in the name that we know."""
    dateline: bool = False
    """Whether the name opens a line and a colon or dash follows it."""


class Start(NamedTuple):
    """One way to read the first word of a name: how many letters to cut off, and what is left, without its article."""

    conj: bool
    prep: str
    cut: int
    base: str
    most: int = 1
    """Words of the longest name that begins so."""
    headed: bool = False
    """Whether this can only be the name of a hamlet after a type word."""


_PREPS: Final = ("ب", "ل", "ك")
_MAX_GAP: Final = 2


@lru_cache(maxsize=REMEMBERED)
def starts(norm: str) -> tuple[Start, ...]:
    """The ways in which a folded word may begin a name, fewest letters cut first. None for most words of a text."""
    place_words, actor_words = places.load().longest, actors.load().longest
    names, known = places.load().names, actors.load()
    generic = words.load().generic
    found = []
    for conj in ("", "و", "ف"):
        if not norm.startswith(conj):
            continue
        rest = norm[len(conj) :]
        for prep, cut, inner in _prefixes(rest):
            base = bare(inner)
            most = max(place_words.get(base, 0), actor_words.get(base, 0))
            if (
                not most
                and base not in known.nisbas
                and base.removesuffix("ا") not in known.nisbas
                and inner not in generic
            ):
                continue
            hamlet = most == 1 and base in names and names[base].tier == HEADED
            other = base in known.names or base in known.generic_names or base in known.nisbas or inner in generic
            found.append(Start(bool(conj), prep, len(conj) + cut, base, max(most, 1), hamlet and not other))
    return tuple(found)


def _prefixes(rest: str) -> list[tuple[str, int, str]]:
    found = [("", 0, rest)]
    if rest.startswith("لل") and len(rest) > 4:
        found.append(("ل", 0, "ال" + rest[2:]))
    for prep in _PREPS:
        if rest.startswith(prep) and len(rest) > 3:
            found.append((prep, 1, rest[1:]))
    return found


def find(tokens: Sequence[Token]) -> list[Mention]:
    """The names in the tokens of one text, in order and without overlap."""
    found: list[Mention] = []
    position, before = 0, ""
    while position < len(tokens):
        norm = tokens[position].norm
        mention = _match(tokens, position, norm) if starts(norm) else None
        if mention is None and opening(before):
            mention = unknown_name(tokens, position)
        if norm not in SKIPPED:
            before = norm
        if mention is None:
            position += 1
            continue
        mention = _with_list(tokens, mention, found)
        found.append(mention)
        before = ""
        position = mention.last + 1
    return found


class _Hit(NamedTuple):
    length: int
    """Words of the name."""
    last: int
    key: str
    start: Start


def _match(tokens: Sequence[Token], position: int, norm: str) -> Mention | None:
    best: _Hit | None = None
    lists = words.load()
    compound = (
        position > 0 and bare(norm) in lists.directions and _plain(tokens[position - 1].norm)[0] in lists.directions
    )
    for start in () if compound else starts(norm):
        hit = _longest(tokens, position, start)
        if hit and (best is None or hit.length > best.length):
            best = hit
    return _mention(tokens, position, best) if best else None


def _longest(tokens: Sequence[Token], position: int, start: Start) -> _Hit | None:
    if start.most == 1 and _known(start.base):
        return _Hit(1, position, start.base, start)
    taken, last = [start.base], [position]
    index = position
    while len(taken) < start.most and index + 1 < len(tokens):
        index += 1
        norm = tokens[index].norm
        if norm in SKIPPED:
            if index - last[-1] > _MAX_GAP:
                break
            continue
        if not norm[:1].isalnum():
            break
        taken.append(bare(norm))
        last.append(index)
    for length in range(len(taken), 0, -1):
        key = " ".join(taken[:length])
        if _known(key) and not (length > 1 and _only_direction(tokens, taken[:length], last, start)):
            return _Hit(length, last[length - 1], key, start)
    inner = tokens[position].norm[start.cut :]
    return (
        _Hit(1, position, start.base, start)
        if inner in words.load().generic or "ال" + inner[2:] in words.load().generic
        else None
    )


def _only_direction(tokens: Sequence[Token], taken: list[str], last: list[int], start: Start) -> bool:
    """Whether the last word is no part of the name but leads on: in مدينة الباب شرقي حلب it is not the quarter باب شرقي."""
    if taken[-1] not in words.load().directions:
        return False
    written = [tokens[last[0]].norm[start.cut :], *(tokens[index].norm for index in last[1 : len(taken)])]
    return not written_as_known(" ".join(taken), " ".join(written))


def _known(key: str) -> bool:
    loaded = actors.load()
    return key in places.load().names or key in loaded.names or key in loaded.generic_names or key in loaded.nisbas


def _mention(tokens: Sequence[Token], position: int, hit: _Hit) -> Mention | None:
    """The mention of a hit: an actor's name before a place's of the same words, but a country stays both."""
    known = actors.load()
    name = places.load().names.get(hit.key)
    ids = known.names.get(hit.key, ())
    generic = known.generic_names.get(hit.key, "")
    surface = tokens[position].norm[hit.start.cut :]
    if ids and hit.length == 1 and _written(tokens, position, hit) not in known.written:
        ids = ()
    base: dict[str, object] = {}
    if name and name.tier == HEADED and not _typed(tokens, position):
        name = None
    if name and (hit.key in words.load().heads or hit.key in words.load().directions or surface in words.load().before):
        name = None
    if name and hit.length == 1 and _is_adjective(tokens, position, hit, name):
        name, ids, generic = None, (), ""
    if name and name.tier != SURE and surface in words.load().generic and not _typed(tokens, position):
        name = None
    if name and not (name.tier != SURE and (ids or generic) and not _typed(tokens, position)):
        base = {
            "kind": "place",
            "candidates": tuple(places.load().ids[row] for row in name.rows),
            "actors": ids,
            "tier": name.tier,
        }
    elif ids:
        base = {"kind": "actor", "candidates": ids}
    elif generic:
        return _generic(tokens, position, hit, generic)
    elif belongs := known.nisbas.get(hit.key) or known.nisbas.get(hit.key.removesuffix("ا")):
        base = {"kind": "nisba", "candidates": (belongs,)}
    else:
        level = words.load().generic.get(surface) or words.load().generic.get("ال" + surface[2:], "")
        if not level or (level in SIDES and not _stands_alone(tokens, position, hit)):
            return None
        base = {"kind": "generic", "generic": f"place:{level}"}
    mention = build(tokens, position, hit.last, hit.start, base)
    if mention.kind != "place":
        return mention
    if mention.tier == RISKY and not (
        mention.head or mention.prep or mention.dateline or mention.conj or _led_on(tokens, mention.last)
    ):
        return None
    return msgspec.structs.replace(mention, exact=written_as_known(hit.key, _written(tokens, position, hit)))


def _led_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether the words after a name say where it lies: a direction, or بريف, في محافظة."""
    following = _next_word(tokens, last)
    if following is None:
        return False
    word = _plain(tokens[following].norm)[0]
    return word in words.load().directions or word in words.load().heads


SIDES: Final = frozenset({"north", "south", "east", "west"})


def _stands_alone(tokens: Sequence[Token], position: int, hit: _Hit) -> bool:
    """Whether الجنوب is a part of the country here: after a preposition or in a list, and before no name or adjective."""
    following = _next_word(tokens, hit.last)
    after = tokens[following].norm if following is not None else ""
    before = tokens[position - 1].norm if position else ""
    led = hit.start.prep or before in ("في", "من", "الي", "علي") or _typed(tokens, position)
    return bool(led) and not after.startswith("ال") and (after.startswith("و") or not starts(after))


_TANWEEN: Final = "\u064b"


def _is_adjective(tokens: Sequence[Token], position: int, hit: _Hit, name: places.Name) -> bool:
    """Whether a country's name is here the adjective that is written the same: سوريًا, مصادر سورية, الحدود السورية."""
    norm, form = tokens[position].norm, tokens[position].form
    written = norm[hit.start.cut :]
    known = actors.load().nisbas
    if _TANWEEN in form[-2:] and written.removesuffix("ا") in known:
        return True
    if (
        written.startswith("ال")
        and places.load().row(name.rows[0]).level == "country"
        and not written_as_known(hit.key, written)
    ):
        return True
    if written not in known or name.tier != SURE:
        return False
    before = tokens[position - 1].norm if position else ""
    return (
        not hit.start.prep
        and not hit.start.conj
        and before[:1].isalpha()
        and before not in words.load().before
        and not _typed(tokens, position)
    )


def _typed(tokens: Sequence[Token], position: int) -> bool:
    """Whether the word before is a type word for places."""
    return position > 0 and _plain(tokens[position - 1].norm)[0] in words.load().heads


def _generic(tokens: Sequence[Token], position: int, hit: _Hit, generic: str) -> Mention | None:
    """A generic word; with a nisba after it (الجيش السوداني) it is the actor in that role in that country.

    Without one it has to stand as listed: عناصر الجيش, but not جيش of one of many armies.
    """
    known = actors.load()
    rule, last = known.generic(generic), hit.last
    following = _next_word(tokens, last)
    belongs = known.nisba(tokens[following].norm) if following is not None else None
    if belongs is None or following is None:
        written = _written(tokens, position, hit)
        if written not in known.generic_written or (rule.follows == "role" and "ال" not in written):
            return None
        return build(tokens, position, last, hit.start, {"kind": "generic", "generic": generic})
    country = known.get(belongs).country.lower()
    actor = rule.countries.get(country) or (known.in_role(country, rule.role) if rule.role else None)
    if actor is None and rule.follows != "role":
        return build(tokens, position, last, hit.start, {"kind": "generic", "generic": generic})
    return build(tokens, position, following, hit.start, {"kind": "actor", "candidates": (actor,) if actor else ()})


def _next_word(tokens: Sequence[Token], last: int) -> int | None:
    for index in range(last + 1, min(last + 3, len(tokens))):
        if tokens[index].norm not in SKIPPED:
            return index if tokens[index].norm[:1].isalpha() else None
    return None


def build(tokens: Sequence[Token], first: int, last: int, start: Start, fields: dict[str, object]) -> Mention:
    begin = _cut(tokens[first], start.cut)
    head, at, prep, direction = _before(tokens, first, start)
    return Mention(
        start=begin,
        end=tokens[last].end,
        first=first,
        last=last,
        text=_text(tokens, first, last, begin),
        conj=start.conj,
        prep=prep,
        head=head,
        head_at=at,
        direction=direction or _after(tokens, last, head),
        dateline=_dateline(tokens, first, last),
        **fields,  # type: ignore[arg-type]
    )


def _cut(token: Token, letters: int) -> int:
    """The offset after so many letters of a token, marks on them included."""
    offset = 0
    while letters and offset < len(token.form):
        letters -= token.form[offset] not in MARKS
        offset += 1
    while offset and offset < len(token.form) and token.form[offset] in MARKS:
        offset += 1
    return token.start + offset


def _text(tokens: Sequence[Token], first: int, last: int, begin: int) -> str:
    """The words as written, without the proclitic; gaps between tokens are made single spaces."""
    parts = [tokens[first].form[begin - tokens[first].start :]]
    for left, right in zip(tokens[first:last], tokens[first + 1 : last + 1], strict=True):
        parts.append((" " if right.start > left.end else "") + right.form)
    return "".join(parts)


def _written(tokens: Sequence[Token], position: int, hit: _Hit) -> str:
    """The folded words of a name, articles as they stand, without the proclitic."""
    first = tokens[position].norm[hit.start.cut :]
    if hit.start.prep == "ل" and first.startswith("لل"):
        first = "ال" + first[2:]
    rest = [token.norm for token in tokens[position + 1 : hit.last + 1] if token.norm[:1].isalnum()]
    return " ".join([first, *rest])


@lru_cache(maxsize=50_000)
def written_as_known(key: str, written: str) -> bool:
    """Whether a place of this key bears the name with the articles just as written."""
    return any(fold(name) == written for place in places.load().named(key) for name in (place.ar, *place.variants))


def _before(tokens: Sequence[Token], first: int, start: Start) -> tuple[Head | None, int, str, str]:
    """What stands before a name: its type word and where, a preposition, a direction."""
    lists = words.load()
    head, at, prep, direction = None, -1, start.prep, ""
    index = first - 1
    for _ in range(6):
        while index >= 0 and tokens[index].norm in SKIPPED:
            index -= 1
        if index < 0 or tokens[index].norm == NEWLINE or not tokens[index].norm[:1].isalpha() or prep:
            break
        word, proclitic = _plain(tokens[index].norm)
        if (word in lists.directions and head is None) or (word in lists.directions and len(direction) < 2):
            code = lists.directions[word]
            direction = direction if code in direction else code + direction if code in "nsc" else direction + code
        elif head is None and word in lists.heads:
            head, at = lists.heads[word], index
        elif head is None and index == first - 1 and actors.load().nisba(tokens[index].norm):
            pass
        else:
            prep = tokens[index].norm if tokens[index].norm in lists.before else ""
            break
        prep = proclitic
        index -= 1
    return head, at, prep, direction


@lru_cache(maxsize=50_000)
def _plain(norm: str) -> tuple[str, str]:
    """A word without conjunction, preposition and article where a type word or a direction is left; the preposition."""
    lists = words.load()
    for conj in ("", "و", "ف"):
        if not norm.startswith(conj):
            continue
        for prep, _, inner in _prefixes(norm[len(conj) :]):
            base = bare(inner)
            if base in lists.heads or base in lists.directions:
                return base, prep
    return norm, ""


def _after(tokens: Sequence[Token], last: int, head: Head | None) -> str:
    """The direction that follows a name after ريف: ريف حلب الشمالي."""
    if head is None or head.word not in ("ريف", "بادية"):
        return ""
    code = ""
    for index in range(last + 1, min(last + 3, len(tokens))):
        norm = tokens[index].norm
        letter = words.load().directions.get(bare(norm), "") if norm.startswith("ال") else ""
        if not letter:
            break
        code += letter
    return code


def _dateline(tokens: Sequence[Token], first: int, last: int) -> bool:
    opens = (
        first == 0
        or tokens[first - 1].norm == NEWLINE
        or (tokens[first - 1].norm not in SKIPPED and not tokens[first - 1].norm[:1].isalnum())
    )
    return opens and last + 1 < len(tokens) and tokens[last + 1].norm in (":", "-", "–", "—", "/", "(", "|")


def _with_list(tokens: Sequence[Token], mention: Mention, found: list[Mention]) -> Mention:
    """A name that goes on a list takes over the type word and preposition of the list: أحياء الأشرفية والشيخ مقصود."""
    if not found or mention.head or mention.prep or mention.kind != "place":
        return mention
    before = found[-1]
    between = [token.norm for token in tokens[before.last + 1 : mention.first] if token.norm not in SKIPPED]
    joined = (mention.conj and not between) or between in (["،"], [","], ["و"])
    if before.kind != "place" or not joined:
        return mention
    head = before.head if before.head and (before.head.many or before.head.word == "ريف") else None
    return msgspec.structs.replace(mention, head=head, head_at=before.head_at if head else -1, prep="،")
