"""Words named once are found in all the forms that reports and people use."""

from __future__ import annotations

import pytest

from rasid.arabic.lexicon import Lexeme, Lexicon
from rasid.arabic.text import fold
from rasid.arabic.tokens import tokenize

LEXICON = Lexicon(
    [
        Lexeme(verb="قصف", present="يقصف", masdar=["قصف"]),
        Lexeme(verb="طالب", present="يطالب"),
        Lexeme(verb="زار", present="يزور"),
        Lexeme(verb="سحب", present="يسحب", collocates=["مسلحين", "لواء", "دبابة"]),
    ]
)


def verbs(word: str) -> set[str]:
    return {hit.entry.verb for hit in LEXICON.hits[fold(word)]}


@pytest.mark.parametrize(("word", "verb"), [("بيقصف", "قصف"), ("وبنطالب", "طالب"), ("بقصف", "قصف"), ("ليقصف", "قصف")])
def test_the_present_tense_as_people_speak_it(word: str, verb: str) -> None:
    assert verb in verbs(word)


def test_a_verb_takes_no_noun_pronoun() -> None:
    assert "زار" not in verbs("وزارتي")


@pytest.mark.parametrize("words", ["سحب مسلحون", "سحب مسلحين", "سحب لواءين", "سحب دبابتين", "سحب اللواء"])
def test_a_collocate_in_every_case_and_number(words: str) -> None:
    tokens = tokenize(words)
    entry = next(hit.entry for hit in LEXICON.hits[tokens[0].norm] if hit.entry.verb == "سحب")
    assert LEXICON.collocate(entry, LEXICON.near(tokens, 0, len(tokens)), tokens, len(tokens)) == len(tokens)


def test_another_noun_is_no_collocate() -> None:
    tokens = tokenize("سحب الحكم")
    entry = next(hit.entry for hit in LEXICON.hits[tokens[0].norm] if hit.entry.verb == "سحب")
    assert LEXICON.collocate(entry, LEXICON.near(tokens, 0, len(tokens)), tokens, len(tokens)) is None
