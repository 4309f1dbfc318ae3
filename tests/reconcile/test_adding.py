"""Numbers of a sentence that do not add up, ages that cannot be, and those that can."""

from __future__ import annotations

import pytest

from tests.reconcile.test_anomalies import anomalies

WRONG = {
    "seats": (
        "The Reds won 60 percent of the seats, the Greens 30 percent and the Blues 20 percent.",
        "110 percent",
    ),
    "votes": ("The Reds took 60% of the vote, with 30% for the Greens and 20% for the Blues.", "110 percent"),
    "land": (
        "The army holds 70 percent of the country, the front 25 percent and the tribes 15 percent.",
        "110",
    ),
    "half": ("Half of the 14,000 refugees, or 9,000 people, have gone home.", "7,000, not 9,000"),
    "half, bare": ("Half of the 14,000 refugees, 9,000 people, have gone home.", "7,000, not 9,000"),
    "two thirds": ("Two-thirds of its 600 guns, or about 150, were handed over.", "400, not 150"),
    "a quarter": ("A quarter of the 80 villages, or 40, are empty.", "20, not 40"),
    "in brackets": ("Twelve of the 40 villages (60 percent) are empty.", "24, not 12"),
    "whole first": ("Of 40 hostages, 12, or half, were women.", "20, not 12"),
    "behind the verb": ("Ten people were killed, four civilians and five soldiers.", "4 + 5 is 9, not 10"),
    "behind the number": (
        "The blast killed ten people, four civilians and five soldiers.",
        "4 + 5 is 9, not 10",
    ),
    "said": (
        "It killed ten people, four civilians and five soldiers, the ministry said.",
        "4 + 5 is 9, not 10",
    ),
    "men and women": ("The court freed 14 detainees: nine men and four women.", "9 + 4 is 13, not 14"),
    "in all": ("Four civilians and five soldiers were killed, ten people in all.", "4 + 5 is 9, not 10"),
    "altogether": ("Three miners and two guards died, six people altogether.", "3 + 2 is 5, not 6"),
    "more than all": ("It freed 30 prisoners, 12 from the north and 20 from the south.", "32, not 30"),
    "places": ("Fighting went on in three districts: Lorn, Tarn, Orrin and Brae.", "4 names, not 3"),
    "of places": ("The three districts of Lorn, Tarn, Orrin and Brae were shelled.", "4 names, not 3"),
    "people": ("Two ministers, Ana Ruiz, Jon Berg and Tom Hale, resigned.", "3 names, not 2"),
    "too few": ("The envoy visited five towns: Lorn, Tarn and Brae.", "3 names, not 5"),
    "born": ("Born in 1960, the 45-year-old general has led the front since March.", "is 71 in 2031"),
    "born last": ("The general, 45, was born in 1960 in Lorn.", "is 71 in 2031"),
    "aged": (
        "Rosa Brandt, 34, was freed on Monday. Brandt, aged 38, had been held for a year.",
        "34 elsewhere",
    ),
    "years old": ("Rosa Brandt, 34, was freed on Monday. The 38-year-old said she was well.", "34 elsewhere"),
    "before the name": ("The 34-year-old Rosa Brandt left. Rosa Brandt, 38, is a nurse.", "34 elsewhere"),
    "began, ended": ("The siege began on 3 June 2030 and ended on 2 May 2030.", "2030-05-02 is before"),
    "held, freed": ("He was arrested in 2029 and released in 2027.", "2027 is before 2029"),
    "born, died": ("She was born in 1980 and died in 1978.", "1978 is before 1980"),
    "between": ("The trial ran between June 2030 and March 2030.", "2030-03 is before 2030-06"),
    "in office": ("The president, in office from 2022 to 2018, denied it.", "2018 is before 2022"),
}

RIGHT = [
    "The Reds won 60 percent of the seats, the Greens 30 percent and the Blues 10 percent.",
    "The Reds won 60 percent of the seats, up from 30 percent, and the Blues 20 percent.",
    "Of the voters 60 percent backed the Reds; 70 percent of the women and 50 percent of the men did.",
    "Of the seats 60 percent went to the Reds, 55 percent of them to women and 30 percent to men.",
    "Half of the 14,000 refugees, or 7,000 people, have gone home.",
    "Half of the 14,000 refugees, 2,000 families, have gone home.",
    "Half of the 14,000 refugees, 300 of them children, have gone home.",
    "Two-thirds of its 600 guns, or about 390, were handed over.",
    "More than half of the 80 villages, or 60, are empty.",
    "Ten people were killed, two children and a nurse among them.",
    "Ten people were killed, two children and three women.",
    "At least ten people were killed, four civilians and five soldiers.",
    "The blast killed ten people, including four civilians and five soldiers.",
    "Ten people were killed, five civilians and five soldiers.",
    "Ten people were killed and four civilians and five soldiers wounded.",
    "It freed 30 prisoners, 12 from the north and 10 from the south.",
    "Five civilians and five soldiers were killed, ten people in all.",
    "Fighting went on in three districts: Lorn, Tarn and Brae.",
    "Fighting went on in five districts, Lorn, Tarn and Brae among them.",
    "At least three towns, Lorn, Tarn, Orrin and Brae, were shelled.",
    "Two ministers, Ana Ruiz, the interior minister, and Tom Hale, resigned.",
    "The three countries, Peru, Chile and Trinidad and Tobago, agreed.",
    "Born in 1960, the 71-year-old general has led the front since March.",
    "Born in 1960, he joined the front as a 19-year-old.",
    "Born in 1960, he has a 19-year-old daughter.",
    "Rosa Brandt, 34, was freed on Monday. The 38-year-old driver of the van was held.",
    "Rosa Brandt, 34, left with her brother Tom Brandt, 38. The 38-year-old said they were well.",
    "Rosa Brandt, 34, was freed on Monday. When she was taken, Brandt, 31, was a nurse.",
    "The siege began on 3 May 2030 and ended on 2 June 2030.",
    "He was arrested in 2019, released in 2017 after an earlier trial and lives in Lorn.",
    "The vote was put off from June 2032 to May 2033, between the rains of 2031 and the census of 2030.",
]


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_add_up_is_said_with_its_reason(name: str) -> None:
    text, why = WRONG[name]
    ((_, reason),) = anomalies(text)
    assert why in reason


@pytest.mark.parametrize("text", RIGHT)
def test_what_adds_up_or_may_is_let_stand(text: str) -> None:
    assert anomalies(text) == []
