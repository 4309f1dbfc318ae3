"""Who held which office when: the table keeps to its form, and holders are found by what texts call them."""

from __future__ import annotations

from datetime import timedelta
from importlib.resources import files
from itertools import pairwise

import pytest

from accord.model.terms import office_titles, terms_of
from accord.model.values import DateInterval
from accord.model.world import known_body, state_named

ROWS = [
    line.split("\t")
    for line in files("accord.model").joinpath("terms.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
][1:]


@pytest.mark.parametrize(
    ("title", "name", "first", "last"),
    [
        ("President", "Nicolas Sarkozy", "2007-05-16", "2012-05-15"),
        ("president", "Sarkozy", "2007-05-16", "2012-05-15"),
        ("Secretary of State", "Hillary Rodham Clinton", "2009-01-21", "2013-02-01"),
        ("foreign minister", "Alain Juppé", "1993-03-30", "1995-05-18"),
        ("national security adviser", "Anthony Lake", "1993-01-20", "1997-03-31"),
        ("leader", "Bashar Assad", "2000-07-17", "2024-12-08"),
    ],
)
def test_a_holder_is_found_by_title_and_name(title: str, name: str, first: str, last: str) -> None:
    term = terms_of(title, name)[0]
    assert (term.first, term.last) == (first, last)


def test_who_held_an_office_twice_has_two_terms() -> None:
    assert [term.first for term in terms_of("Prime Minister", "Shinzo Abe")] == ["2006-09-26", "2012-12-26"]


def test_other_offices_and_names_are_unknown() -> None:
    assert not terms_of("Prime Minister", "Nicolas Sarkozy")
    assert not terms_of("President", "Nicolas")
    assert not terms_of("Head Gardener", "Nicolas Sarkozy")


def test_a_row_names_a_known_state_or_body_and_days_in_order() -> None:
    assert len(ROWS) > 600
    for office, of, name, _, since, until, source in ROWS:
        assert state_named(of) == of or known_body(of), name
        assert any(terms_of(title, name.split(";")[0]) for title in office_titles()), office
        assert not until or DateInterval.parse(since).earliest < DateInterval.parse(until).latest, name
        assert source in ("R", "K")


@pytest.mark.parametrize("office", ["president", "prime minister", "chancellor", "secretary-general"])
def test_no_two_hold_one_office_for_long_at_one_time(office: str) -> None:
    """Rivals and deputies for the sick overlap for months; an error in the table would for years."""
    held = sorted((row[1], row[4], row[5] or row[4]) for row in ROWS if row[0] == office)
    for (of, _, until), (after, since, _) in pairwise(held):
        overlap = DateInterval.parse(until).earliest - DateInterval.parse(since).earliest
        assert of != after or overlap < timedelta(200)
