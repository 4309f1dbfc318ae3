"""Deadlines counted from the making of an agreement, from articles to the record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.model.entries import CommitmentEntry, Figure
from accord.reconcile.anchored import days_in
from tests.reconcile.records import of, record
from tests.reconcile.test_deadlines import threads

SIGNED = "The government and the Hill Army signed the Brae Accord in Ostby on 3 May 2031. "


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Under the accord, the Hill Army must pull out within 10 days of the signing.", "2031-05-13"),
        ("Prisoners are to be released within 72 hours of signing.", "2031-05-06"),
        ("The Hill Army shall leave Brae two weeks after the signing of the Brae Accord.", "2031-05-17"),
        ("The Hill Army promised to leave Brae 60 days after the accord was signed.", "2031-07-02"),
        ("The Hill Army will withdraw from Brae within ten days of the Brae Accord.", "2031-05-13"),
        ("The Hill Army must leave Brae within 5 days after the parties signed the accord.", "2031-05-08"),
    ],
)  # fmt: skip
def test_a_day_counted_from_a_signing_that_the_record_knows(words: str, due: str) -> None:
    (deadline,) = (it for thread in threads(("2031-05-06", SIGNED + words)) for it in thread.deadlines)
    assert deadline.due == due
    assert deadline.why.endswith("from Brae Accord, made on 2031-05-03")


def test_a_ceasefire_begins_on_a_day_of_its_own() -> None:
    text = (
        "The sides signed a truce in Oskelund on 3 May 2031. The army must leave the port within 48 hours of "
    )
    counted = [
        [it.due for thread in threads(("2031-05-06", text + words)) for it in thread.deadlines]
        for words in ("the truce.", "its signing.")
    ]
    assert counted == [[], ["2031-05-05"]]


@pytest.mark.parametrize(
    "words",
    [
        "The Hill Army must leave Brae within 10 days after the deal collapsed.",
        "The Hill Army must leave Brae within 10 days of the signing of the Lund Treaty.",
        "The Hill Army must leave Brae within 10 days of the signing of the contract.",
        "The Hill Army must leave Brae within 10 days of the ceasefire.",
        "The Hill Army must leave Brae within 10 days after the accord comes into force.",
        "The Hill Army must leave Brae at least 10 days after the signing.",
        "The Hill Army must not enter Brae for 10 days after the signing.",
        "The Lund Pact of 1999 is dead. The Hill Army must leave Brae within 10 days of the signing.",
    ],
)
def test_what_is_counted_from_something_else_stays_open(words: str) -> None:
    assert [it for thread in threads(("2031-05-06", SIGNED + words)) for it in thread.deadlines] == []


def test_the_day_of_the_signing_may_be_told_by_another_article() -> None:
    told = threads(
        ("2031-05-06", SIGNED),
        ("2031-06-01", "Under the Brae Accord, the Hill Army must disarm within 60 days of the signing."),
    )
    assert [(it.due, it.on) for thread in told for it in thread.deadlines] == [("2031-07-02", "2031-06-01")]


def test_an_agreement_of_an_unknown_day_leaves_it_open() -> None:
    (thread,) = threads(
        ("2031-06-01", "Under the Brae Accord, the Hill Army must disarm within 60 days of the signing.")
    )
    assert thread.deadlines == ()


@given(st.integers(0, 4000), st.sampled_from(("P{}D", "P{}W", "P{}M", "P{}Y", "PT{}H")))
def test_a_stretch_is_never_shorter_than_a_shorter_one(count: int, value: str) -> None:
    one, more = days_in(value.format(count)), days_in(value.format(count + 1))
    assert one is not None and more is not None
    assert one[0] <= more[0] and 0 <= one[1] <= one[0]
    assert date(2031, 5, 3) + timedelta(days=one[0]) >= date(2031, 5, 3)


@pytest.mark.parametrize("value", ["", "PXW", "P1DT2H", "2031-05-03", "P"])
def test_a_stretch_without_a_number_has_no_days(value: str) -> None:
    assert days_in(value) is None


@pytest.mark.parametrize(
    ("told", "since"),
    [
        ("Since the signing, the mission has recorded 240 violations.", "2031-04-26"),
        ("The mission has recorded 240 violations since the Merrin Accord was signed.", "2031-04-26"),
        ("The mission has recorded 240 violations since the truce began.", None),
    ],
)
def test_a_count_since_the_signing_has_its_day(told: str, since: str | None) -> None:
    signed = "The army and the Valley Front signed the Merrin Accord in Orven on 26 April 2031. "
    (figure,) = of(record(("2031-05-03", signed + told)), Figure)
    assert (figure.low, figure.since, figure.change) == (240, since, "level")


def test_any_signature_is_that_of_the_next_agreement_of_two_who_are_told_of() -> None:
    told = (
        "The government and the Hill Army met in Ostby. "
        "The Lorn Council pledged to send observers within 10 days of any signature."
    )
    signed = ("2031-05-04", "Ostia and the Hill Army signed the Brae Accord in Ostby on 3 May 2031.")
    before = ("2031-04-13", told.replace("The government", "Ostia"))

    def observers(*articles: tuple[str | None, str]) -> CommitmentEntry:
        found = of(record(*articles), CommitmentEntry)
        return next(it for it in found if "observers" in it.action)

    thread = observers(before, signed)
    assert [it.due for it in thread.deadlines] == ["2031-05-13"]
    assert thread.condition == "any signature"
    assert not [it.due for it in observers(before).deadlines if it.due]
    late = ("2032-05-04", "Ostia and the Hill Army signed the Brae Accord in Ostby on 3 May 2032.")
    assert not [it.due for it in observers(before, late).deadlines if it.due]
    others = ("2031-05-04", "Peru and Chile signed the Brae Accord in Ostby on 3 May 2031.")
    assert not [it.due for it in observers(before, others).deadlines if it.due]
