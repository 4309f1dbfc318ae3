"""A text cut into paragraphs, sentences and pieces holds all its words, each under the marks it has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accord.store import Mark
from accord.web.marked import Paragraph, paragraphs

TEXT = "The ford is shut. Abel said: “We hold 40 posts. We stay.”\n\nShare this page"


def mark(words: str, kind: str, entry: str = "") -> Mark:
    return Mark(kind, entry, words, TEXT.index(words), TEXT.index(words) + len(words))


def pieces(found: list[Paragraph]) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (piece.text, piece.kinds)
        for paragraph in found
        for sentence in paragraph.sentences
        for piece in sentence.pieces
    ]


def test_every_piece_has_the_marks_it_stands_under() -> None:
    said = mark("We hold 40 posts. We stay.", "statement", "statement-1")
    found, more = paragraphs(
        TEXT, [mark("40 posts", "figure", "figure-1"), said, mark("Share this page", "residue")], 1, 1000
    )
    assert more is None
    assert pieces(found) == [
        ("The ford is shut.", ()),
        ("Abel said: “", ()),
        ("We hold ", ("statement",)),
        ("40 posts", ("figure", "statement")),
        (".", ("statement",)),
        ("We stay.", ("statement",)),
        ("”", ()),
        ("Share this page", ("residue",)),
    ]
    assert found[0].ids == ("statement-1", "figure-1")
    assert [sentence.number for it in found for sentence in it.sentences] == [1, 2, 3, 4]


def test_a_long_text_goes_on_from_a_sentence() -> None:
    first, more = paragraphs(TEXT, [], 1, 20)
    assert more == 4
    rest, end = paragraphs(TEXT, [], more, 20)
    assert end is None
    assert [it.sentences[0].number for it in (*first, *rest)] == [1, 4]


@given(
    st.text(alphabet="aB. \n“”!", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40), st.sampled_from(["time", "figure"]))),
)
def test_no_word_is_lost_or_doubled(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [
        Mark(kind, "", "", start, min(start + size, len(text)))
        for start, size, kind in spans
        if start < len(text)
    ]
    shown, after = "", 1
    while True:
        found, more = paragraphs(text, marks, after, 10)
        shown += "".join(words for words, _ in pieces(found))
        if more is None:
            break
        assert more > after
        after = more
    assert "".join(shown.split()) == "".join(text.split())
