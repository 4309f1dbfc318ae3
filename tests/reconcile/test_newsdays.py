"""The day of the news, for what reporters were told without a day."""

from __future__ import annotations

import pytest

from accord.model.entries import StatementEntry
from tests.reconcile.records import of, record

LEAD = "The dockers' union and the port of Arva signed a pay deal on Tuesday after nine days of strike.\n\n"
DAY, BEFORE = "2024-05-14", "2024-05-13"  # the Tuesday of publication


def day(text: str, published: str | None = DAY) -> str | None:
    """The date of the statement about cranes."""
    entries = of(record((published, LEAD + text)), StatementEntry)
    (entry,) = (it for it in entries if "cranes" in it.text)
    return entry.date


@pytest.mark.parametrize(
    "text",
    [
        '"The cranes will turn by Friday," union leader Marta Soto told reporters.',
        '"The cranes will turn by Friday," union leader Marta Soto told a news conference.',
        '"The cranes will turn again," union leader Marta Soto said after the signing.',
        '"The cranes will turn again," union leader Marta Soto told Radio Arva as she left.',
        'The last ship left on May 2. Soto told reporters: "The cranes were idle for too long."',
        '"It is done," Soto told reporters. "The cranes will turn again."',
        'Asked what comes now, Soto said: "The cranes will turn again."',
    ],
)
def test_what_reporters_are_told_is_of_the_day_of_the_news(text: str) -> None:
    assert day(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        '"The cranes will turn by Friday," union leader Marta Soto said.',
        '"The cranes will turn by Friday," union leader Marta Soto tells reporters.',
        '"The cranes will turn by Friday," Marta Soto told an earlier news conference.',
        'The talks had failed on Monday. "The cranes stay idle," Marta Soto told reporters.',
        'Asked what comes now, Soto says: "The cranes will turn again."',
        'Soto was asked what comes now. She said: "The cranes will turn again."',
    ],
)
def test_other_sayings_have_no_day(text: str) -> None:
    assert day(text) is None


def test_a_day_of_its_own_holds() -> None:
    assert day('"The cranes stay idle," Marta Soto told reporters on Monday.') == BEFORE


@pytest.mark.parametrize("published", [None, "2024-05-17"])
def test_old_news_and_an_article_without_a_date_tell_no_day(published: str | None) -> None:
    assert day('"The cranes will turn again," Marta Soto told reporters.', published) is None
