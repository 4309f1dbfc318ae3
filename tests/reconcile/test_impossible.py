"""Years, stretches and shares that cannot be, and those that can."""

from __future__ import annotations

import pytest

from tests.reconcile.test_anomalies import anomalies

WRONG = {
    "a deed of a day to come": ("The raid of 3 March 2037 killed two miners.", "3 March 2037"),
    "a poll of a year to come": ("The election of 2035 was won by the Old League.", "2035"),
    "in a year to come": ("The front seized the port in 2044, driving out the garrison.", "2044"),
    "years ago and a year": ("The rising began 30 years ago, in 1985.", "30 years ago, in 1985"),
    "a year and years ago": ("It joined the league in 2003, twelve years ago.", "in 2003, twelve years ago"),
    "a massacre": ("The 1994 massacre took place 60 years ago.", "The 1994 massacre took place 60 years ago"),
    "twice begun": (
        "The strike began in 2011, the union says; by its own count it began 50 years ago.",
        "began in 2011, the union says; by its own count it began 50 years ago",
    ),
    "its year": ("It began in 2025 and is in its 14th year.", "began in 2025 and is in its 14th year"),
    "for years": ("It was shut for ten years, from 1990 to 1995.", "for ten years, from 1990 to 1995"),
    "turned months": ("The siege lasted from May 2029 to March 2028.", "from May 2029 to March 2028"),
    "turned days": ("The truce ran from 12 June 2030 to 3 May 2030.", "from 12 June 2030 to 3 May 2030"),
    "more than all": ("The front controls 130 percent of the territory.", "130 percent"),
    "more than all people": ("Fully 120 percent of the villagers were displaced.", "120 percent"),
}  # fmt: skip

RIGHT = [
    "The election of 2035 will be won by the Old League.",
    "They agreed that the port would be leased until 2044.",
    "The rising began 46 years ago, in 1985.",
    "The rising began more than 30 years ago, in 1985.",
    "It joined the league in 2003, and twelve years ago it left.",
    "The siege began in 2025 and is now in its seventh year.",
    "The strait was shut for five years, from 1990 to 1995.",
    "The siege lasted from May 2029 to March 2030.",
    "The vote was brought forward from June 2032 to May 2032.",
    "Output reached 130 percent of last year's.",
    "Prices rose by 400 percent in the besieged town.",
]


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be(name: str) -> None:
    text, what = WRONG[name]
    assert [found for found, _ in anomalies(text)] == [what]


@pytest.mark.parametrize("text", RIGHT)
def test_what_can_be(text: str) -> None:
    assert anomalies(text) == []
