"""Spans, days known more or less exactly, sentences around a quotation, blanks of equal length."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import DateError, SpanError
from accord.model.text import blank, clear_of, sentence_around, sentences, touches
from accord.model.values import DateInterval, Span, evidence_id


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-06-30", date(2024, 6, 30), date(2024, 6, 30)),
    ],
)
def test_a_date_is_the_days_it_may_mean(value: str, first: date, last: date) -> None:
    interval = DateInterval.parse(value)
    assert (interval.earliest, interval.latest) == (first, last)
    assert str(interval) == value


@pytest.mark.parametrize(
    "value", ["", "2024-6", "24-06-01", "2024-06-31", "2024-13", "0000", "June 2024", "2024-06-1x"]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(DateError, match="write YYYY"):
        DateInterval.parse(value)


def test_an_interval_does_not_run_backwards() -> None:
    with pytest.raises(DateError, match="comes after"):
        DateInterval(date(2024, 6, 2), date(2024, 6, 1))


@given(st.dates(), st.dates())
def test_intervals_overlap_when_they_share_a_day(one: date, other: date) -> None:
    low, high = sorted((one, other))
    assert DateInterval(low, high).overlaps(DateInterval(high, high))
    assert DateInterval(low, low).overlaps(DateInterval(high, high)) == (low == high)


@pytest.mark.parametrize("span", [Span(-1, 2), Span(2, 2), Span(3, 2), Span(0, 5)])
def test_a_span_outside_its_text_is_refused(span: Span) -> None:
    with pytest.raises(SpanError):
        span.of("four")


def test_ids_depend_on_every_part_and_on_nothing_else() -> None:
    assert evidence_id("figure", ("a", 1, None)) == evidence_id("figure", ("a", 1, None))
    assert (
        len({evidence_id("figure", parts) for parts in (("a", "b"), ("ab",), ("a", "b", None), ("b", "a"))})
        == 4
    )


SENTENCES = [
    "The bridge is open. <s>Gen. <q>Piet Haan</q> said so on Monday.</s> Nobody crossed.",
    "<s>“<q>We wait</q>,” she said.</s> “We have time.”",
    "A headline\n\n<s>Some <q>40 lorries</q> waited.</s>\n\nShare this",
    "<s>The U.N. envoy, <q>Ilsa Verne</q>, arrived.</s> Talks began.",
    "“It is over.” <s>He meant <q>the truce</q>.</s>",
    "<s>Only <q>one</q> sentence</s>",
    "It ended. <s>He was freed on Oct. 7, <q>the envoy</q> said.</s> They met.",
    "First. <s><q>The second.</q></s>\n\n   ",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_the_sentence_around_a_quotation(marked: str) -> None:
    text = marked.replace("<s>", "").replace("</s>", "").replace("<q>", "").replace("</q>", "")
    inner = marked.replace("<s>", "").replace("</s>", "")
    start = inner.index("<q>")
    span = Span(start, inner.index("</q>") - 3)
    wanted = marked[marked.index("<s>") + 3 : marked.index("</s>")].replace("<q>", "").replace("</q>", "")
    assert sentence_around(text, span).of(text) == wanted


def test_a_text_is_cut_into_its_sentences() -> None:
    text = "  The ford is shut. “Gen. Abel left,” she said.\n\nNobody knows why! "
    assert [it.of(text) for it in sentences(text)] == [
        "The ford is shut.",
        "“Gen. Abel left,” she said.",
        "Nobody knows why!",
    ]


@given(st.text(alphabet="aB. \n“”!", max_size=60))
def test_sentences_hold_all_that_is_not_white(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(it.of(text) for it in found).split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text("ab .\n“”"), st.data())
def test_a_sentence_always_covers_its_quotation(text: str, data: st.DataObject) -> None:
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        span = Span(start, data.draw(st.integers(start + 1, len(text))))
        assert sentence_around(text, span).covers(span)


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_blanks_keep_every_offset(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(*sorted(pair)) for pair in pairs]
    blanked = blank(text, spans)
    assert len(blanked) == len(text)
    hidden = {place for span in spans for place in range(*span)}
    for place, (old, new) in enumerate(zip(text, blanked, strict=True)):
        assert new == (("\n" if old == "\n" else " ") if place in hidden else old)


@given(st.text(min_size=1), st.data())
def test_what_is_clear_of_furniture_is_the_longest_such_stretch(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    residue = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    hidden = {place for part in residue for place in range(*part)}
    assert touches(span, residue) == any(place in hidden for place in range(*span))
    clear = clear_of(span, residue, text)
    if clear is None:
        assert all(place in hidden or text[place].isspace() for place in range(*span))
    else:
        assert span.covers(clear)
        assert not touches(clear, residue)
        assert clear.of(text) == clear.of(text).strip()
