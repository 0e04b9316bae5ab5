import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.arabic.text import fold
from rasid.arabic.tokens import splits, tokenize

ODD = "قصفتُـ\u200f\u064b٣۴5.,«»\U0001f600\ud800\nab و"


@given(st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters()), max_size=200))
def test_every_token_is_the_characters_it_points_at(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.form
        assert token.start >= end
        end = token.end


def test_a_megabyte_without_a_space_is_one_token() -> None:
    assert len(tokenize("ب" * 1_000_000)) == 1


def test_marks_do_not_part_a_word() -> None:
    assert [t.norm for t in tokenize("قُـتِلَ 12")] == ["قتل", "12"]


def test_dots_put_inside_a_word_do_not_part_it() -> None:
    assert [t.norm for t in tokenize("ق.صف على البلدة.وأضاف")] == ["قصف", "علي", "البلده", ".", "واضاف"]


def test_folding_makes_spellings_equal() -> None:
    assert fold("إدلبَ") == fold("ادلب")
    assert fold("٣٥") == fold("۳۵") == "35"


def test_splits_offer_the_particles_of_a_word() -> None:
    assert any(s.conj == "و" and s.prep == "ب" and s.article and s.stem == "جيش" for s in splits("وبالجيش"))
    assert any(s.stem == "سيطره" and s.pronoun == "ها" for s in splits("سيطرتها"))
    assert any(s.prep == "ل" and s.article and s.stem == "جيش" for s in splits("للجيش"))


@pytest.mark.parametrize("run", [" ", "\u064b", "\u200f", "\u0640", "\n", ".", "\t", "\u064b "])
def test_a_long_run_is_read_once(run: str) -> None:
    """A megabyte of blanks or marks, which a pattern that is tried anew at each of them would take days for."""
    tokens = tokenize("قصف" + run * 1_000_000)
    assert tokens[0].norm == "قصف"
    assert all(token.norm.strip("\n.") == "" for token in tokens[1:])


def test_a_hamza_that_bends_before_a_pronoun_is_the_words_own() -> None:
    assert fold("إجلاء") in {split.stem for split in splits(fold("إجلائهم"))}
    assert fold("اعتداء") in {split.stem for split in splits(fold("اعتداؤها"))}
