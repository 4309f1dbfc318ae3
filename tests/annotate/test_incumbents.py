"""Whom a text calls president or minister says when it was written; looking back says nothing."""

from __future__ import annotations

from datetime import date

import pytest

from accord.annotate.incumbents import tenure
from tests.annotate.marking import annotate

CAMERON = "British Prime Minister David Cameron"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("French President Nicolas Sarkozy said the truce would hold.", "2007-05-16", "2012-05-15"),
        ("The truce was welcomed by President Sarkozy.", "2007-05-16", None),
        ("It was praised by U.N. Secretary-General Kofi Annan.", "1997-01-01", None),
        # several leave what they share
        (f"{CAMERON} told President Sarkozy so. President Sarkozy agreed.", "2010-05-11", "2012-05-15"),
        (f"{CAMERON} said so. President Nicolas Sarkozy said no.", "2010-05-11", "2012-05-15"),
        # both terms of who came back
        ("Prime Minister Shinzo Abe said so.", "2006-09-26", "2020-09-16"),
        # who came first is looked back to
        (f"{CAMERON} said so. Prime Minister Tony Blair said no.", "2010-05-11", "2016-07-13"),
        # one who may have fallen bounds no end, but he was in office once
        ("Protesters drove Egyptian President Hosni Mubarak from Cairo.", "1981-10-14", None),
    ],
)
def test_holders_bound_the_days(text: str, first: str, last: str | None) -> None:
    held = tenure(text)
    assert held is not None
    assert held.days[0][0] == first
    assert (str(held.hull.latest) if held.hull else None) == last


@pytest.mark.parametrize(
    "text",
    [
        "Former French President Nicolas Sarkozy said so.",
        "The late President Boris Yeltsin said so.",
        "Then-President Boris Yeltsin said so.",
        "In 1996 President Boris Yeltsin said so.",
        "President Bill Clinton’s administration said so.",
        "Deputy Prime Minister David Cameron said so.",
        "President Sarkozy Ochieng of the chess club said so.",
        "Kenyan President Sarkozy said so.",
        "The club’s leader Hosni Mubarak said so.",
        "Nicolas Sarkozy said so.",
    ],
)
def test_who_is_not_in_office_bounds_nothing(text: str) -> None:
    assert tenure(text) is None


def test_the_day_between_two_terms_is_of_neither_alone() -> None:
    held = tenure("President Barack Obama said so, and President George W. Bush said so.")
    assert held is not None
    assert not held.has(date(2008, 1, 20))
    assert str(held.hull) == "2009-01-20/2017-01-20"


def test_an_office_gives_a_dateline_its_year() -> None:
    hague = "British Foreign Secretary William Hague"
    text = f"ORVEN, March 8 (Agency) - {hague} said on Tuesday that the truce in Orven would hold."
    published = annotate(text).published
    assert published.value == "2011-03-08"
    assert "it names as in office William Hague, foreign minister of United Kingdom" in published.why
    assert annotate(text.replace("on Tuesday ", "")).published.value is None


def test_offices_that_leave_less_than_a_year_date_an_article() -> None:
    text = "French Foreign Minister Alain Juppe said so. U.S. Defense Secretary Robert Gates said no."
    published = annotate(text).published
    assert (published.earliest, published.latest, published.value) == ("2011-02-27", "2011-07-01", None)
    assert published.method == "text"
    told = annotate(f"{text} Ships had left on May 2, 2011.").published
    assert (told.earliest, told.latest) == ("2011-05-02", "2011-07-01")
    assert told.why.endswith("and tells of 2 May 2011 as past")


def test_offices_that_leave_years_or_that_the_text_contradicts_date_nothing() -> None:
    assert annotate(f"{CAMERON} said so.").published.method == "unknown"
    text = "French Foreign Minister Alain Juppe said so. U.S. Defense Secretary Robert Gates said no."
    assert annotate(f"{text} Ships had left on May 2, 2014.").published.method == "unknown"


def test_times_are_not_reckoned_from_a_date_of_many_months() -> None:
    text = (
        "On Monday French Foreign Minister Alain Juppe said so. U.S. Defense Secretary Robert Gates said no."
    )
    assert annotate(text).times[0].earliest is None
