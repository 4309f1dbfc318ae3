"""Days, times, bullets and codes that a page runs into a name or a phrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.annotate.stamps import back, front, inside, is_code, is_stamp

PHRASES = [
    ("February 28 - Valley councils", "Valley councils"),
    ("Sept. 20 - the envoy", "the envoy"),
    ("16 - The rebels", "The rebels"),
    ("Wed Jun 01 2011 13:53:00 The minister", "The minister"),
    ("12:02:00 Lund School", "Lund School"),
    ("- Hill fighters", "Hill fighters"),
    ("* * Brae Council", "Brae Council"),
    ("March 14 Alliance", "March 14 Alliance"),
    ("20 July Movement", "20 July Movement"),
    ("April Sund", "April Sund"),
    ("4 May 2021 Brae Accord", "4 May 2021 Brae Accord"),
    ("5 - 10 villages", "5 - 10 villages"),
]


@pytest.mark.parametrize(("words", "left"), PHRASES)
def test_a_stamp_before_a_phrase_is_no_part_of_it(words: str, left: str) -> None:
    given = words.split()
    assert " ".join(given[front(given) :]) == left


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("VELMORA - Protesters", "Protesters"),
        ("Ana Ruiz - Port Aldine", "Ana Ruiz"),
        ("Al - Brae", "Al - Brae"),
        ("Majid al - Sund", "Majid al - Sund"),
        ("Hill Army", "Hill Army"),
    ],
)
def test_a_dash_between_spaces_parts_a_name(words: str, name: str) -> None:
    given = words.split()
    begin, end = inside(given, [True] * len(given))
    assert " ".join(given[begin:end]) == name


@pytest.mark.parametrize("words", ["Thu Oct 20 , 2011 3:54 pm EDT", "Thu Jun", "8 a.m. Monday"])
def test_a_day_is_no_name(words: str) -> None:
    assert is_stamp(words.split())


@pytest.mark.parametrize("words", ["May", "April Sund", "March 14 Alliance", "Sunday Oke"])
def test_a_name_with_a_month_in_it_is_no_day(words: str) -> None:
    assert not is_stamp(words.split())


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Osei June 15 , 2011", "Osei"),
        ("Osei June 15 , 2011 at 3:37 pm", "Osei"),
        ("Tomas May", "Tomas May"),
        ("Force 14 March", "Force 14 March"),
    ],
)
def test_a_day_behind_a_name_is_no_part_of_it(words: str, name: str) -> None:
    given = words.split()
    assert " ".join(given[: len(given) - back(given)]) == name


def test_codes_and_arms_are_no_names_but_movements_are() -> None:
    found = [
        word
        for word in [
            "nLDE7261FX",
            "F-16s",
            "AK-47s",
            "RPG-7",
            "T-72s",
            "M-23",
            "M23",
            "MI6",
            "G20",
            "G-20",
            "P5",
        ]
        if is_code(word)
    ]
    assert found == ["nLDE7261FX", "F-16s", "AK-47s", "RPG-7", "T-72s"]


@given(
    st.lists(
        st.sampled_from(["-", ",", "*", "May", "3", "2021", "9:30", "pm", "Brae", "the", "…", "|"]),
        max_size=9,
    )
)
def test_no_more_is_taken_away_than_there_is(words: list[str]) -> None:
    assert 0 <= front(words) <= len(words)
    begin, end = inside(words, [True] * len(words))
    assert 0 <= begin <= end <= len(words)
