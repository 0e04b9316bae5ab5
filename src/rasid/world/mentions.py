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
from rasid.arabic.tokens import Token
from rasid.world import actors, around, places, words
from rasid.world.places import HEADED, RISKY, SURE
from rasid.world.standing import is_mark, is_state
from rasid.world.starts import NOTHING, Start, Word, word
from rasid.world.unknown import unknown_name
from rasid.world.words import ARTICLE, SKIPPED, Head, bare

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
    onto: bool = False
    """Whether an act on a place leads to it: سيطر الجيش على."""
    mark: bool = False
    """Whether a distance is measured from it."""
    state: bool = False
    """Whether it is here a state or its government that acts, and no place."""


_MAX_GAP: Final = 2


def find(tokens: Sequence[Token]) -> list[Mention]:
    """The names in the tokens of one text, in order and without overlap."""
    found: list[Mention] = []
    done, opened = 0, False
    known = NOTHING
    for position, token in enumerate(tokens):
        typed, known = known.head, word[token.norm]
        if position < done or (known is NOTHING and not opened):
            continue
        mention = _match(tokens, position, known) if known.ways and (typed or not known.hamlet) else None
        if mention is None and opened:
            mention = unknown_name(tokens, position)
        if mention is None:
            if token.norm not in SKIPPED:
                opened = known.opens
            continue
        found.append(_with_list(tokens, mention, found))
        done, opened = mention.last + 1, False
    return found


class _Hit(NamedTuple):
    length: int
    """Words of the name."""
    last: int
    key: str
    start: Start


def _match(tokens: Sequence[Token], position: int, known: Word) -> Mention | None:
    """The name that begins at a token: the longest of several words, else the word alone, in the first way it is read."""
    sided = known.direction and position > 0
    if sided and around.plain(tokens[position - 1].norm)[0] in words.load().directions:
        return _country(tokens, position, known)
    best: _Hit | None = None
    following = _next_of_name(tokens, position) if known.several else ""
    for way in known.ways if following else ():
        pair = f"{way.base} {following}"
        if way.most > 1 and (pair in places.load().pairs or pair in actors.load().pairs):
            hit = _longest(tokens, position, way)
            if hit and (best is None or hit.length > best.length):
                best = hit
    if best is None:
        first = next((way for way in known.ways if way.alone), None)
        if first is None or (first.headed and not _is_called(tokens, position)):
            return None
        best = _Hit(1, position, first.base, first)
    return _mention(tokens, position, best)


def _country(tokens: Sequence[Token], position: int, known: Word) -> Mention | None:
    """The country that begins with a side: غرب جنوب السودان is a side of جنوب السودان, but شمال غرب سوريا none of غرب سوريا."""
    hits = (_longest(tokens, position, way) for way in known.ways if way.most > 1)
    for hit in filter(None, hits):
        if any(record.level == "country" for record in places.load().named(hit.key)):
            return _mention(tokens, position, hit)
    return None


def _next_of_name(tokens: Sequence[Token], position: int) -> str:
    """The next word without its article, past signs that may stand inside a name; empty where the name cannot go on."""
    for index in range(position + 1, min(position + _MAX_GAP + 2, len(tokens))):
        norm = tokens[index].norm
        if norm not in SKIPPED:
            return bare(norm) if norm[:1].isalnum() else ""
    return ""


def _longest(tokens: Sequence[Token], position: int, start: Start) -> _Hit | None:
    """The longest name of several words that begins at a token."""
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
    for length in range(len(taken), 1, -1):
        key = " ".join(taken[:length])
        if (
            _known(key)
            and not _only_direction(tokens, taken[:length], last, start)
            and not _parted(key, tokens[position].norm[start.cut :], tokens[last[1]].norm)
        ):
            return _Hit(length, last[length - 1], key, start)
    return None


def _parted(key: str, first: str, second: str) -> bool:
    """Whether the articles show that a word goes on no further: in التحالف فتح it is not the group تحالف الفتح."""
    swapped = first.startswith((ARTICLE, "لل")) and not second.startswith(ARTICLE)
    return swapped and key in actors.load().constructs and key not in places.load().names


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
    if ids and hit.length == 1:
        written = _written(tokens, position, hit)
        if written not in known.written:
            ids = ()
        elif name and not written_as_known(hit.key, written):
            name = None  # الدوما is the parliament, and no town of دوما
    if ids and name and name.tier == SURE:
        outlets = tuple(actor for actor in ids if known.get(actor).kind == "media")
        if outlets and _is_quoted(tokens, position, hit.last):
            name, ids = None, outlets  # «الشرق الأوسط», the newspaper
        else:
            ids = tuple(actor for actor in ids if actor not in outlets)
    base: dict[str, object] = {}
    if name and name.tier == HEADED and not _is_called(tokens, position):
        name = None
    if name and (_leads(tokens, position, hit, name) or surface in words.load().before):
        name = None
    if name and hit.length == 1 and _is_adjective(tokens, position, hit, name):
        name, ids, generic = None, (), ""
    if name and name.tier != SURE and surface in words.load().generic and not _names_one(tokens, position):
        name = None
    if name and not (name.tier != SURE and (ids or generic) and not _placed_before(tokens, position, hit)):
        base = {
            "kind": "place",
            "candidates": tuple(places.load().row(row).id for row in (*name.rows, *_untyped(hit.key))),
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
    return _placed(tokens, hit, name, mention) if mention.kind == "place" else mention


def _placed(tokens: Sequence[Token], hit: _Hit, name: places.Name | None, mention: Mention) -> Mention | None:
    """The name of a place with how exactly it stands and what it stands for; None where nothing speaks for a common word."""
    if mention.tier == RISKY and not (
        mention.head or mention.prep or mention.dateline or mention.conj or _led_on(tokens, mention.last)
    ):
        return None
    country = name is not None and any(places.load().row(row).level == "country" for row in name.rows)
    exact = written_as_known(hit.key, _written(tokens, mention.first, hit))
    if not exact and (hit.start.conj or hit.start.cut) and not _written(tokens, mention.first, hit).startswith(ARTICLE):
        return None  # فرقه, his teams, and not ف with الرقة; وجيزة, and not و with الجيزة
    if not exact and mention.tier >= RISKY:
        return None  # مناطق جديدة, and not a place called الجديدة
    if hit.length == 1 and (_goes_on(tokens, mention, hit) or _is_quality(tokens, mention, hit)):
        return None
    return msgspec.structs.replace(
        mention,
        exact=exact,
        onto=mention.onto and hit.key not in words.load().heads,
        mark=is_mark(tokens, mention.first),
        state=bool(mention.actors) and is_state(tokens, mention, country),
    )


def _is_quoted(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name and nothing else stands between quotation marks; behind it the nisba of a newspaper may be."""
    before = tokens[first - 1].norm if first else ""
    after = tokens[last + 1].norm if last + 1 < len(tokens) else ""
    return before in _QUOTES and after in _QUOTES


def _placed_before(tokens: Sequence[Token], position: int, hit: _Hit) -> bool:
    """Whether a name that an actor bears too may be a place: after a type word, or behind في or إلى."""
    before = tokens[position - 1].norm if position else ""
    return before in ("في", "الي") or _typed(tokens, position)


def _untyped(key: str) -> tuple[int, ...]:
    """The rows of the places that a name with its type word may mean by the name alone: حي اليرموك is also called اليرموك."""
    first, _, rest = key.partition(" ")
    if first not in QUARTERS or rest not in places.load().names:
        return ()
    own, level = places.load().names[key].rows, words.load().heads[first].levels[0]
    rows = places.load().names[rest].rows
    return tuple(row for row in rows if row not in own and places.load().row(row).level == level)


def _leads(tokens: Sequence[Token], position: int, hit: _Hit, name: places.Name) -> bool:
    """Whether a word leads to another name (تل, شمال) and is none itself, as it is with the article: الميدان, مدينة التل."""
    if hit.key in words.load().directions:
        return True
    whole = _written(tokens, position, hit).startswith(ARTICLE) and (name.tier < HEADED or _typed(tokens, position))
    return hit.key in words.load().heads and not whole


def _is_quality(tokens: Sequence[Token], mention: Mention, hit: _Hit) -> bool:
    """Whether a name is a common word here: مسقط رأسه; قرى كردية, or before an adjective, القاعدة الجوية."""
    following = tokens[hit.last + 1].norm if hit.last + 1 < len(tokens) else ""
    if bare(following) in words.load().not_before.get(hit.key, ()):
        return True
    if mention.tier < RISKY:
        return False
    qualities = words.load().qualities
    if mention.head and mention.head.many and hit.key.endswith("يه"):
        return not tokens[mention.first].norm.startswith(ARTICLE)
    return not mention.head and following.startswith(ARTICLE) and bare(following) in qualities


def _goes_on(tokens: Sequence[Token], mention: Mention, hit: _Hit) -> bool:
    """Whether a first word that is no whole name is followed by more of it, which we do not know: بلدة عين كذا."""
    if hit.key not in words.load().starters or _written(tokens, mention.first, hit).startswith(ARTICLE):
        return False
    following = tokens[hit.last + 1].norm if hit.last + 1 < len(tokens) else ""
    known = word[following]
    ends = following.startswith("و") or following in words.load().before
    return following.isalpha() and not ends and not known.direction and not known.head


def _led_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether what follows a name makes it a place: a direction, or بريف, في محافظة, or a sure place joined to it."""
    following = _next_word(tokens, last)
    if following is None:
        return False
    norm = tokens[following].norm
    plain = around.plain(norm)[0]
    listed = any(way.conj and _is_sure(way.base) for way in word[norm].ways)
    return listed or plain in words.load().directions or plain in words.load().heads


def _is_sure(key: str) -> bool:
    """Whether a name is a place wherever it stands."""
    name = places.load().names.get(key)
    return name is not None and name.tier == SURE


_QUOTES: Final = frozenset('"“”„«»‹›')
QUARTERS: Final = frozenset({"حي", "مخيم", "قريه", "بلده", "ناحيه"})
"""Type words that may be part of a name."""
SIDES: Final = frozenset({"north", "south", "east", "west"})


def _stands_alone(tokens: Sequence[Token], position: int, hit: _Hit) -> bool:
    """Whether الجنوب is a part of the country here: after a preposition or in a list, and before no name or adjective."""
    following = _next_word(tokens, hit.last)
    after = tokens[following].norm if following is not None else ""
    before = tokens[position - 1].norm if position else ""
    led = hit.start.prep or before in ("في", "من", "الي", "علي") or _typed(tokens, position)
    if not led or (after.startswith(ARTICLE) and after not in words.load().before):
        return False
    name = _match(tokens, following, word[after]) if following is not None and word[after].ways else None
    return (
        after.startswith("و") or name is None or name.kind == "generic" or (name.kind == "place" and name.tier != SURE)
    )


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
        and any(places.load().row(row).level == "country" for row in name.rows)
        and not written_as_known(hit.key, written)
    ):
        return True
    if written not in known or name.tier != SURE:
        return False
    head = words.load().heads.get(around.plain(tokens[position - 1].norm)[0]) if position else None
    if head is not None and "country" not in head.levels and head.many:
        return True
    before = tokens[position - 1].norm if position else ""
    return (
        not hit.start.prep
        and not hit.start.conj
        and before[:1].isalpha()
        and before not in words.load().before
        and not _typed(tokens, position)
    )


def _is_called(tokens: Sequence[Token], position: int) -> bool:
    """Whether the word before is one for a village, a town or a quarter: what is large (مناطق واسعة) has no hamlet's name."""
    head = words.load().heads.get(around.type_word(tokens[position - 1].norm)) if position else None
    small = head is not None and (head.opens or head.levels[:1] in (("town",), ("neighbourhood",)))
    return small or (head is not None and not head.many and tokens[position].norm.startswith(ARTICLE))


def _names_one(tokens: Sequence[Token], position: int) -> bool:
    """Whether a type word makes a name of a word for a place: قضاء الحي, but not عاصمة المحافظة or ريف العاصمة."""
    return _typed(tokens, position) and around.type_word(tokens[position - 1].norm) not in ("عاصمه", "ريف")


def _typed(tokens: Sequence[Token], position: int) -> bool:
    """Whether the word before is a type word for places."""
    return position > 0 and bool(around.type_word(tokens[position - 1].norm))


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
    own = rule.countries.get(country, ())
    bearers = own or (known.bearers(country, rule.role) if rule.role else ())
    if not bearers and rule.follows != "role":
        return build(tokens, position, last, hit.start, {"kind": "generic", "generic": generic})
    return build(tokens, position, following, hit.start, {"kind": "actor", "candidates": bearers})


def _next_word(tokens: Sequence[Token], last: int) -> int | None:
    for index in range(last + 1, min(last + 3, len(tokens))):
        if tokens[index].norm not in SKIPPED:
            return index if tokens[index].norm[:1].isalpha() else None
    return None


def build(tokens: Sequence[Token], first: int, last: int, start: Start, fields: dict[str, object]) -> Mention:
    begin = _cut(tokens[first], start.cut)
    head, at, prep, direction = around.before(tokens, first, start.prep)
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
        direction=direction or around.after(tokens, last, head),
        dateline=around.is_dateline(tokens, first, last),
        onto=prep == "علي" and around.is_done_to(tokens, min(first, at) if at >= 0 else first),
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
    return msgspec.structs.replace(
        mention, head=head, head_at=before.head_at if head else -1, prep="،", state=mention.state and before.state
    )
