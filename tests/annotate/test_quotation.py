"""Pairing of quotation marks: the words between them, and what never opens a quotation."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.annotate.quotation import pair_marks

PAIRS = (
    ("“One,” he said, “two.”", [["One,"], ["two."]]),
    ('"One," he said, "two."', [["One,"], ["two."]]),
    ("''One,'' he said.", [["One,"]]),
    ("„Eins“ and “two”", [["Eins"], ["two"]]),
    ("« Un » and «deux»", [["Un"], ["deux"]]),
    ("「一」 and 『二』", [["一"], ["二"]]),
    ("He said ‘no’ twice.", [["no"]]),
    ("He said 'no' twice.", [["no"]]),
    ("“He called it ‘a sham’ twice,” she said.", [["He called it ‘a sham’ twice,"]]),
    ("“He said “no” twice,” she said.", [["He said “no” twice,"]]),
    ("“First.\n\n“Second.”", [["First.", "Second."]]),
    ('"First.\n\n"Second."', [["First.", "Second."]]),
    ("“First.\nSecond.\nThird.”\nFourth.", [["First.\nSecond.\nThird."]]),
    ("“First. “Second.” Third.", [["First.", "Second."]]),
    ("“Never closed.\n\nNext paragraph.", [["Never closed."]]),
    ("The rebels’ and the army's gains, rock ’n’ roll of the ’90s", []),
    ("It isn't the rebels' fault", []),
    ("Only closed.” So it is", []),
    ("", []),
)


@pytest.mark.parametrize(("text", "want"), PAIRS)
def test_words_between_the_marks(text: str, want: list[list[str]]) -> None:
    assert [[part.of(text) for part in found.parts] for found in pair_marks(text)] == want


@given(st.text(alphabet="ab.,\n “”\"'‘’«»„「」`"))
def test_any_marks_give_ordered_spans_inside_the_text(text: str) -> None:
    behind = 0
    for found in pair_marks(text):
        assert found.span.start >= behind
        for part in found.parts:
            assert found.span.start <= part.start < part.end <= found.span.end <= len(text)
        behind = found.span.end


@pytest.mark.parametrize("piece", ["“a ", "'a ", '"', "“a\n", "“a\n\n"])
def test_unclosed_marks_take_linear_time(piece: str) -> None:
    began = time.perf_counter()
    pair_marks(piece * 40_000)
    assert time.perf_counter() - began < 10
