"""What befell those counted, what is only promised, and whether a count is a level or a change."""

from __future__ import annotations

import pytest

from tests.link.builder import reading
from tests.reconcile.test_comparing import count, dated, figures

CAPTIVES = count(12, "captives", "captive")
SOLDIERS = count(12, "soldiers", "soldier")
SEIZED = count(12, "captured soldiers", "soldier")
HOUSE = "<count low='120' high='120' unit='seat'>120-<of>seat</of></count>"
PEOPLE = count(12, "people", "people")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (f"The militia freed {CAPTIVES} at the ford.", "captives released"),
        (f"Raiders took {CAPTIVES} at the ford.", "captives taken captive"),
        (f"Some of them say {CAPTIVES} remain in the caves.", "captives in captivity"),
        (f"The militia is still holding {PEOPLE}, it is said.", "people in captivity"),
        (f"The militia would free {CAPTIVES} for a road.", "captives to be released"),
        (f"The militia offered to release {CAPTIVES} for a road.", "captives to be released"),
        (f"Elders called for the release of {CAPTIVES}.", "captives to be released"),
        (f"After the release of {CAPTIVES} the road was opened.", "captives released"),
        (f"The militia managed to free {CAPTIVES}.", "captives released"),
        (f"The militia has not released {CAPTIVES}.", "captives"),
        (f"In the hills {SEIZED} were released.", "captured soldiers released"),
        (f"In the hills {SEIZED} wept.", "captured soldiers detained"),
        (f"Four of {SEIZED} were released.", "captured soldiers"),
        (f"Four out of {SEIZED} were released.", "captured soldiers"),
        (f"Of {CAPTIVES}, two died of wounds.", "captives"),
        (f"Last year {count(12, 'refugees', 'refugee')} returned to their homes.", "refugees returned"),
        (f"Last year {PEOPLE} fled their homes.", "people displaced"),
        (f"In Ost {PEOPLE} were abducted.", "people abducted"),
        (f"In Ost {PEOPLE} were killed or wounded.", "people killed or wounded"),
        (f"In Ost {PEOPLE} were killed and injured.", "people killed or wounded"),
        (f"In Ost {PEOPLE} face famine.", "people in need"),
        (f"In Ost {PEOPLE} rallied for a truce.", "people who protested"),
        (f"In Ost {SOLDIERS} killed 40 villagers.", "soldiers"),
        (f"The bodies of {count(12, 'refugees', 'refugee')} fleeing Ost were found.", "refugees killed"),
        (f"A raid killed 9 men, {count(12, 'refugees', 'refugee')} have since left.", None),
        (f"The remains of {SOLDIERS} lay on the road.", "soldiers killed"),
        (f"The council sent {SOLDIERS} to the pass.", "soldiers deployed"),
        (f"Many await evacuation with {PEOPLE} still on the road.", None),
        (f"In June {count(12, 'civilian deaths', 'death')} were recorded.", "civilians killed"),
        (f"Guns fired on {count(12, 'tanks', 'tank')} by the ford.", "tanks attacked"),
        (f"The insurgents hold {count(12, 'towns', 'town')} on the coast.", "towns under insurgent control"),
        (f"The mayor met {PEOPLE} holding banners.", None),
        (f"They saw {count(12, 'damaged houses', 'house')} on the coast.", "damaged houses"),
        (f"They met in {count(2, 'towns', 'town')} on the coast.", None),
        (f"She sat in the {HOUSE} chamber.", None),
    ],
)
def test_what_befell_those_counted(text: str, counted: str | None) -> None:
    assert [it.counted for it in figures(reading("a", text))] == ([counted] if counted else [])


def test_a_bare_toll_counts_the_dead() -> None:
    toll = "<count low='31' high='31'>31</count>"
    (figure,) = figures(reading("a", f"The toll, which had been lower, stood at {toll} in the evening."))
    assert (figure.counted, figure.low) == ("people killed", 31)


def test_a_number_without_its_noun_has_its_own_fate() -> None:
    rest = "<count low='9' high='9'>nine</count>"
    taken, freed = figures(reading("a", f"Of the {SEIZED} {rest} were released."))[::-1]
    assert (taken.counted, freed.counted) == ("captured soldiers detained", "captured soldiers released")


def test_what_two_counts_differ_by_counts_nothing() -> None:
    two = "<count low='2' high='2'>two</count>"
    assert [it.low for it in figures(reading("a", f"They freed {CAPTIVES}, {two} fewer than agreed."))] == [
        12
    ]
    assert {it.low for it in figures(reading("a", f"They freed {CAPTIVES}; {two} had died."))} == {2, 12}


@pytest.mark.parametrize(
    ("text", "days", "as_of", "since", "change"),
    [
        (f"On 3 May {PEOPLE} were killed.", [("3 May", "2024-05-03")], "2024-05-03", None, "change"),
        (f"By 3 May {PEOPLE} had been killed.", [("3 May", "2024-05-03")], "2024-05-03", None, "level"),
        (f"In May {PEOPLE} were killed.", [("May", "2024-05")], "2024-05-31", "2024-05-01", "change"),
        (
            f"Since the truce began in May {PEOPLE} were killed.",
            [("May", "2024-05")],
            None,
            "2024-05-01",
            "level",
        ),
        (
            f"They met on 3 May in a war that has killed {PEOPLE}.",
            [("3 May", "2024-05-03")],
            None,
            None,
            "level",
        ),
        (f"He was freed from a cell in 2019, and {PEOPLE} fled.", [("2019", "2019")], None, None, "level"),
        (
            f"The post saw {count(12, 'clashes', 'clash')} on 3 May, up from 9 on 2 May.",
            [("3 May", "2024-05-03"), ("2 May", "2024-05-02")],
            "2024-05-03",
            None,
            None,
        ),
        (f"They would free {CAPTIVES} on 3 May.", [("3 May", "2024-05-03")], "2024-05-03", None, None),
    ],
)
def test_as_of_since_and_level_or_change(
    text: str, days: list[tuple[str, str]], as_of: str | None, since: str | None, change: str | None
) -> None:
    (figure,) = figures(dated(reading("a", text, published="2024-06-01"), *days))
    assert (figure.as_of, figure.since, figure.change) == (as_of, since, change)
