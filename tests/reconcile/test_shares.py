"""Shares of a whole, parts of a count, and who tells instead of being counted."""

from __future__ import annotations

import pytest

from accord.link import link
from accord.model.entries import Figure
from accord.reconcile import reconcile
from tests.link.builder import reading


def count(words: str, value: float, unit: str | None = None, of: str = "") -> str:
    """A marked quantity, with the words for what it counts behind it."""
    named = f" unit='{unit}'" if unit else ""
    inside = f"{words} <of>{of}</of>" if of else words
    return f"<count low='{value}' high='{value}'{named}>{inside}</count>"


def figures(text: str) -> list[tuple[str, float | None]]:
    readings = (reading("a", text),)
    found = [it for it in reconcile(readings, link(readings)) if isinstance(it, Figure)]
    return sorted((it.counted, it.low) for it in found)


EIGHTY, THIRD = count("80 percent", 80, "percentage"), count("a third", 1 / 3, "share")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (f"The army controls {EIGHTY} of the country.", "percent of the country under army control"),
        (f"{EIGHTY} of Karnby is under their control.", "percent of Karnby held"),
        (f"They captured {THIRD} of the Ruvian capital.", "share of the Ruvian capital held"),
        (f"Shells destroyed {EIGHTY} of Karnby's homes.", "percent of Karnby's homes destroyed"),
        (f"Fires displaced {THIRD} of the population.", "share of the population displaced"),
        (f"{EIGHTY} of the seats went to women.", "percent of the seats"),
    ],
)
def test_a_share_counts_with_its_whole(text: str, counted: str) -> None:
    assert [name for name, _ in figures(text)] == [counted]


@pytest.mark.parametrize(
    "text",
    [
        f"Turnout was {EIGHTY}.",
        f"{EIGHTY} of the time it rained.",
        f"They hold the eastern {THIRD} of the country.",
        f"{EIGHTY} of the country is desert.",
        f"Prices rose by {EIGHTY} of the old level.",
    ],
)
def test_a_share_of_nothing_told_is_no_figure(text: str) -> None:
    assert figures(text) == []


def test_what_befell_a_part_did_not_befall_the_whole() -> None:
    half, prisoners = count("half", 0.5, "share"), count("3,000", 3000, "prisoner", "prisoners")
    assert figures(f"Nearly {half} of the {prisoners} have been freed.") == [("prisoners", 3000)]
    ten, men = count("Ten", 10, "soldier"), count("16", 16, "soldier", "soldiers")
    assert ("soldiers killed", 16) in figures(f"{ten} of the {men} killed there were boys.")


def test_some_of_those_counted_are_called_by_their_own_noun() -> None:
    twelve, five = count("Twelve", 12, "people", "people"), count("five", 5)
    assert figures(f"{twelve} were killed, {five} of them soldiers.") == [
        ("people killed", 12),
        ("soldiers killed", 5),
    ]
    assert ("children killed", 5) in figures(f"{twelve} were killed, {five} of whom were children.")


def test_a_number_set_against_a_count_is_of_the_same() -> None:
    troops, before = count("9,000", 9000, "troop", "troops"), count("12,000", 12000)
    found = figures(f"Some {troops} are deployed there, down from {before} deployed a year ago.")
    assert found == [("troops deployed", 9000), ("troops deployed", 12000)]


def test_one_who_tells_is_no_count() -> None:
    one = count("one", 1, "soldier", "soldier")
    assert figures(f"There {one} at the front said that they had won.") == []
    assert figures(f"They had won, said {one} in the town.") == []
    assert (
        figures(f"Here {count('Several', 3, 'soldier', 'soldiers')} told reporters that they had left.") == []
    )
    assert figures(f"The doctor said {one} had been killed.") == [("soldiers killed", 1)]


@pytest.mark.parametrize("words", ["to fight to the death", "under death threats", "to the death penalty"])
def test_talk_of_death_kills_nobody(words: str) -> None:
    assert figures(f"The radio urged {count('9,000', 9000, 'people', 'people')} {words}.") == []
