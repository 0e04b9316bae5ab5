from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rasid.records import Claim
from rasid.web.marks import Mark, cut, paragraphs, quote

TEXT = "قصف 🚑 أوقع 9 قتلى"


def test_nested_marks_are_cut_at_every_border() -> None:
    pieces = cut("abcdef", [Mark((0, 6), 1, "evidence"), Mark((2, 4), 1, "trigger")])
    assert [(p.text, p.data) for p in pieces] == [
        ("ab", "1:evidence"),
        ("cd", "1:evidence 1:trigger"),
        ("ef", "1:evidence"),
    ]
    assert [p.ends for p in pieces] == [(), (1,), ()]


def test_overlapping_marks_of_two_claims_keep_both() -> None:
    pieces = cut("abcdef", [Mark((0, 4), 1, "evidence"), Mark((2, 6), 2, "evidence")])
    assert [(p.text, p.claims) for p in pieces] == [("ab", (1,)), ("cd", (1, 2)), ("ef", (2,))]


def test_two_marks_of_one_role_that_overlap_stay_open_until_both_end() -> None:
    pieces = cut("abcdef", [Mark((0, 3), 1, "figure"), Mark((1, 5), 1, "figure")])
    assert [(p.text, p.claims) for p in pieces] == [("a", (1,)), ("bc", (1,)), ("de", (1,)), ("f", ())]


def test_offsets_are_code_points() -> None:
    start = TEXT.index("أوقع")
    (piece,) = [p for p in cut(TEXT, [Mark((start, start + 4), 1, "trigger")]) if p.marks]
    assert piece.text == "أوقع"


spans = st.tuples(st.integers(-3, 40), st.integers(-3, 40))
marks = st.lists(
    st.builds(Mark, spans, st.integers(1, 4), st.sampled_from(["evidence", "trigger", "figure"])), max_size=12
)


@given(st.text(max_size=30), marks)
def test_pieces_put_together_are_the_text_and_no_piece_misses_a_mark(text: str, marks: list[Mark]) -> None:
    pieces = cut(text, marks)
    assert "".join(p.text for p in pieces) == text
    at = 0
    for piece in pieces:
        for offset in range(at, at + len(piece.text)):
            expected = {(m.claim, m.role) for m in marks if m.span[0] <= offset < m.span[1]}
            assert set(piece.marks) == expected
        at += len(piece.text)


def test_paragraphs_keep_the_marks_of_what_they_split() -> None:
    rows = paragraphs(cut("ab\n\ncd", [Mark((0, 6), 3, "trigger")]))
    assert [[(p.text, p.claims, p.ends) for p in row] for row in rows] == [[("ab", (3,), ())], [("cd", (3,), (3,))]]


def test_quote_marks_the_trigger_and_escapes_the_rest() -> None:
    text = "before <i>. A <b> struck & left. after"
    claim = Claim(
        report="r", type="shelling", trigger=(text.index("struck"), text.index("struck") + 6), evidence=(12, 32)
    )
    shown = str(quote(text, claim))
    assert '<mark class="trigger">struck</mark>' in shown
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    assert '<span class="around">before &lt;i&gt;. </span>' in shown


def test_quote_stays_in_its_line_and_says_where_it_was_cut() -> None:
    text = "first line\n" + "word " * 40 + "hit " + "word " * 40
    start = text.index("hit")
    claim = Claim(report="r", type="shelling", trigger=(start, start + 3), evidence=(start, start + 3))
    shown = str(quote(text, claim, around=12))
    assert "first" not in shown
    assert shown == (
        '<span class="around">…word word </span><mark class="trigger">hit</mark><span class="around"> word word…</span>'
    )
