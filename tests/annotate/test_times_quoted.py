"""Times in quotations: a table of marked sentences, and that nothing else changes."""

from __future__ import annotations

from functools import cache

import pytest

from accord.annotate import Annotator
from accord.annotate.times import mark_times, mark_times_within
from accord.annotate.times_quoted import times_as_spoken
from accord.ingest import from_record
from accord.model.annotation import Annotation, Statement
from accord.model.values import DateInterval, Span
from tests.annotate.test_times import DAY, marked, pipeline


@cache
def annotator() -> Annotator:
    return Annotator()


def annotated(text: str) -> Annotation:
    record = {"id": "a", "text": text, "published": "2021-07-06"}  # a Tuesday
    return next(annotator().annotate([from_record(record)]))


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ('The envoy said on Sunday: "We will leave <time>tomorrow</time>."', "2021-07-05"),
        ('"We will sign <time>tomorrow</time>," the envoy told reporters on Sunday.', "2021-07-05"),
        ('"They shelled us <time>two days ago</time>," a farmer said on Friday.', "2021-06-30"),
        ('Speaking on 28 June, the envoy said: "<time>Today</time> is a good day."', "2021-06-28"),
        ('On Friday he said the army would "leave <time>next week</time>" for good.', "2021-W27"),
        # Said on the day of publication, on no day known, or in the reporter's words: nothing changes.
        ('The envoy said on Tuesday: "We will leave <time>tomorrow</time>."', "2021-07-07"),
        ('The envoy said: "We will leave <time>tomorrow</time>."', "2021-07-07"),
        ("The envoy said on Sunday that they would leave <time>tomorrow</time>.", "2021-07-07"),
        ('The envoy said on Sunday: "We signed on <time>3 March 2020</time>."', "2020-03-03"),
    ],
)
def test_a_quoted_time_is_reckoned_from_the_day_of_speaking(sentence: str, value: str) -> None:
    text, spans = marked(sentence)
    found = {tuple(time.span): time.value for time in annotated(text).times}
    assert found[spans[0]] == value


def test_a_day_told_before_the_quotation_is_kept() -> None:
    text = 'They met on 3 May 2021. "Two days later they fled," he said on Sunday.'
    times = mark_times(pipeline()(text), DAY)
    said = Statement(content=(Span(25, 51),), kind="direct", date="2021-07-04")
    assert [time.value for time in times] == ["2021-05-03", "2021-05-05", "2021-07-04"]
    assert times_as_spoken(pipeline()(text), times, [said], DAY) == times


@pytest.mark.parametrize("date", [None, "2021-06", "2021", "no date"])
def test_a_saying_dated_too_loosely_gives_no_anchor(date: str | None) -> None:
    text = '"We will leave tomorrow," he said.'
    doc = pipeline()(text)
    times = mark_times(doc, DAY)
    said = Statement(content=(Span(0, 25),), kind="direct", date=date)
    assert times_as_spoken(doc, times, [said], DAY) == times


def test_a_saying_within_a_few_days_gives_the_hull() -> None:
    text = '"We will leave tomorrow," he said.'
    doc = pipeline()(text)
    said = Statement(content=(Span(0, 25),), kind="direct", earliest="2021-07-01", latest="2021-07-03")
    (time,) = times_as_spoken(doc, mark_times(doc, DAY), [said], DAY)
    assert (time.value, time.earliest, time.latest) == ("XXXX-XX-XX", "2021-07-02", "2021-07-04")


def test_a_part_of_a_text_reads_as_the_whole_would() -> None:
    text = "They left on Friday. They will return on Monday. They fled last week."
    doc, anchor = pipeline()(text), DateInterval.parse("2021-07-01")
    whole = mark_times(doc, anchor)
    assert mark_times_within(doc, anchor, [Span(21, 48)]) == whole[1:2]
    assert mark_times_within(doc, anchor, [Span(0, 20), Span(49, len(text))]) == (whole[0], whole[2])
    assert mark_times_within(doc, anchor, []) == ()
