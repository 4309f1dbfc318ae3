"""Where and when a figure holds, and whether it is a level or a change, in sentences of many processes."""

from __future__ import annotations

import pytest

from accord.model.entries import Figure
from tests.reconcile.records import of, record

DAY = "2031-05-15"  # a Thursday


def figure(text: str) -> Figure:
    found = of(record((DAY, text)), Figure)
    assert found, text
    return found[0]


PLACES = {
    "near": ("At least nine civilians were killed in a raid near Lima.", "Lima"),
    "in the city of": ("In the coastal city of Lima, about 200 protesters were arrested.", "Lima"),
    "two places": ("The blasts killed 57 people in Lima, Peru, and Quito, Ecuador.", "Lima and Quito"),
    "behind a list": ("Shells killed three women and four children in Lima.", "Lima"),
    "of a local witness": ("Doctors in Lima said 17 people were killed when troops fired.", "Lima"),
    "of an official": ("Officials in Lima said 17 people were killed when troops fired.", None),
    "who puts a number": ("The ministry in Lima estimated that 90 soldiers had been captured.", None),
    "another clause": ("Ruiz commands 3,000 fighters and reports to the ministry in Lima.", None),
    "another headline": ("Shells were heard near Lima Four soldiers killed in ambush", None),
    "an embassy": ("Bombs outside the Peru embassy killed nine people.", None),
    "an office": ("Nine people were killed, said an official in Lima.", None),
    "relative clause closed": ("In Lima, which was quiet until May, nine people were killed.", "Lima"),
    "a town in a state": ("He is from Callao, Peru, which has a population of 400,000.", "Callao"),
    "a part of them there": ("There are 6,000 soldiers, 3,000 in Lima and the rest at sea.", None),
    "who live there": ("Rebels took Lima, a city of 40,000 people, from the army.", "Lima"),
}


@pytest.mark.parametrize("name", PLACES)
def test_where_it_holds(name: str) -> None:
    text, place = PLACES[name]
    assert figure(text).place == place


TIMES = {
    "two days in a row": ("Shells killed 20 people in Lima on Monday and Tuesday.", (None, "2031-05-13")),
    "from a day to another": (
        "From 1 April to 30 April 2031 the mission recorded 40 violations.",
        ("2031-04-01", "2031-04-30"),
    ),
    "from a day's fighting": (
        "Nine people were killed from Monday's fighting in Lima.",
        (None, "2031-05-12"),
    ),
    "this week, going on": ("At least 27 people have been killed in Lima this week.", ("2031-05-12", None)),
    "this week, once": ("Rebels killed eight soldiers in an ambush earlier this week.", (None, None)),
    "another's month": ("The ministry learned this month that nine soldiers had been killed.", (None, None)),
    "from the time of a day until another": (
        "From the time it began its patrols on 31 March until Monday, the mission recorded 40 violations.",
        ("2031-03-31", "2031-05-12"),
    ),
    "what was admitted then": (
        "In April the army admitted that it destroyed a house in which nine people were killed.",
        (None, None),
    ),
    "two days apart": ("Nine people were killed on 2 April and 9 May in Lima.", (None, None)),
    "inhabitants": (
        "Rebels took Lima, a town of 40,000 people and a stronghold of the army since March.",
        (None, None),
    ),
    "held and traded": ("In April it traded five prisoners held in Lima for a pilot.", (None, None)),
    "stock": ("He walked out in April with 300 fighters.", (None, None)),
    "another's day": (
        "In Lima, 28 people have been killed this year and the city was quiet on Sunday.",
        ("2031-01-01", None),
    ),
}


@pytest.mark.parametrize("name", TIMES)
def test_when_it_holds(name: str) -> None:
    text, days = TIMES[name]
    found = figure(text)
    assert (found.since, found.as_of) == days


LEVELS = {
    "has": ("The army has 5,000 soldiers in the valley.", "level"),
    "there are": ("There are about 300 fighters in Lima.", "level"),
    "strong": ("A force of some 900 rebels holds the pass.", "level"),
    "sent": ("Peru sent 300 soldiers to the border.", "change"),
    "stationed": ("About 300 soldiers are stationed at the border.", "level"),
    "has sent": ("“He has sent 900 soldiers to the valley,” she said.", "change"),
    "are deployed": ("Today about 900 soldiers are deployed to the valley.", "level"),
    "seized": ("The rebels seized three towns near Lima on Monday.", "change"),
    "seized so far": ("The rebels say they have seized 30 towns in the past two months.", "level"),
    "control": ("The rebels control 30 towns.", "level"),
    "held by a day": ("By Monday the rebels held 30 towns.", "level"),
    "they act": ("About 50 rebels spent the night on a hill.", None),
    "of a deed": ("She was beaten by 15 soldiers.", None),
    "in a stretch": ("In April 2031 the mission recorded 40 violations.", "change"),
    "defected": ("More than 100 soldiers defected on Monday.", "change"),
}


@pytest.mark.parametrize("name", LEVELS)
def test_a_level_or_a_change(name: str) -> None:
    text, change = LEVELS[name]
    assert figure(text).change == change


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The island has a population of just 410,000.", "people living there"),
        ("More than 100 soldiers defected to the rebels.", "soldiers who defected"),
        ("She was abducted by three men.", None),
        ("A child of 14 died in the hospital.", None),
        ("They want to capture the city of 75,000 people.", "people living there"),
        ("About 600 migrants and wounded civilians arrived in Lima.", None),
        ("Doctors counted one million dead Iraqis.", "Iraqis killed"),
        ("Thousands of workers besieged the gate.", None),
        ("The navy boarded 12 ships and diverted three vessels.", "ships boarded; vessels diverted"),
    ],
)
def test_what_is_counted(text: str, counted: str | None) -> None:
    found = {it.counted for it in of(record((DAY, text)), Figure)}
    assert found == (set(counted.split("; ")) if counted else set())
