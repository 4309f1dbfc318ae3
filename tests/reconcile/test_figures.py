"""Figures, and the disputes between them."""

from __future__ import annotations

import pytest

from accord.link import link
from accord.model.entries import Dispute, Figure
from accord.model.reading import Reading
from accord.reconcile import reconcile
from tests.link.builder import reading
from tests.reconcile.records import of, record


def figures(*readings: Reading) -> list[Figure]:
    return [entry for entry in reconcile(readings, link(readings)) if isinstance(entry, Figure)]


def disputes(*readings: Reading) -> list[Dispute]:
    return [entry for entry in reconcile(readings, link(readings)) if isinstance(entry, Dispute)]


def test_a_figure_has_its_claimant_and_its_bounds() -> None:
    text = (
        "It said <indirect speaker='Valley Front'>it held <count low='40' unit='village'>more than 40 of "
        "<of>the villages</of></count> on the river</indirect>."
    )
    (figure,) = figures(reading("a", text, outlet="Bay Courier", published="2024-03-01"))
    assert (figure.counted, figure.unit) == ("villages under Valley Front control", "village")
    assert (figure.low, figure.high, figure.change) == (40, None, "level")
    assert figure.claimant == "Valley Front"
    assert figure.mentions[0].quote == "more than 40 of the villages"
    assert [origin.name for origin in figure.origins] == ["Bay Courier"]


def count(number: str, noun: str, unit: str, *, value: int = 9) -> str:
    return f"<count low='{value}' high='{value}' unit='{unit}'>{number} <of>{noun}</of></count>"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (f"{count('Nine', 'civilians', 'civilian')} were killed.", "civilians killed"),
        (f"Shells killed {count('nine', 'people', 'people')}.", "people killed"),
        (f"Some {count('nine', 'people', 'people')} fled to the coast.", "people displaced"),
        (f"{count('Nine', 'soldiers', 'soldier')} and 60 rebels were killed.", "soldiers killed"),
        (f"{count('Nine', 'soldiers', 'soldier')} stood guard.", "soldiers"),
        (f"{count('Nine', 'people', 'people')} came to the fair.", None),
        (f"{count('Nine', 'people', 'people')} could be killed.", None),
        (f"{count('Nine', 'minutes', 'minute')} went by.", None),
        (f"{count('One of', 'the soldiers', 'soldier', value=1)} wept.", None),
        (f"They came in groups of {count('nine', 'soldiers', 'soldier')}.", None),
    ],
)
def test_what_is_counted(text: str, counted: str | None) -> None:
    assert [figure.counted for figure in figures(reading("a", text))] == ([counted] if counted else [])


CLAIM = (
    "The front said <indirect speaker='Valley Front'>it held <count low='40' unit='village'>more than 40 "
    "<of>villages</of></count></indirect>, {link} the army said <indirect speaker='the army'>it held "
    "<count {low}>{words}</count></indirect>."
)


def claim(low: str, words: str, link: str = "while") -> str:
    return CLAIM.format(low=low, words=words, link=link)


def test_two_counts_of_one_thing_are_a_dispute() -> None:
    (dispute,) = disputes(reading("a", claim("high='25'", "fewer than 25"), outlet="Bay Courier"))
    assert dispute.about == "figure"
    assert len(dispute.entries) == 2
    assert [side.claim for side in dispute.sides] == [
        "fewer than 25, according to the army",
        "more than 40 villages, according to Valley Front",
    ]
    assert [side.origins for side in dispute.sides] == [("Bay Courier",), ("Bay Courier",)]
    assert dispute.note.startswith("Counts of “villages under Valley Front control” that cannot")


@pytest.mark.parametrize(
    ("low", "words"),
    [
        ("low='45' high='45'", "45"),
        ("low='45' high='45' approximate='yes'", "about 45"),
        ("low='30' high='60'", "30 to 60"),
    ],
)
def test_counts_that_can_both_be_right_are_none(low: str, words: str) -> None:
    assert disputes(reading("a", claim(low, words))) == []


@pytest.mark.parametrize("link", ["compared with the month before, when", "up on the previous week, when"])
def test_counts_of_other_times_are_none(link: str) -> None:
    assert disputes(reading("a", claim("high='25'", "fewer than 25", link))) == []


def killed(speaker: str, number: int, noun: str, verb: str = "were killed") -> str:
    counted = count(str(number), f"{noun}s", noun, value=number)
    return f"{speaker} said <indirect speaker='{speaker}'>{counted} {verb}</indirect>."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (killed("Ada Lund", 9, "civilian"), killed("Bo Hirsch", 31, "civilian")),
        (killed("Ada Lund", 9, "civilian"), "But " + killed("Bo Hirsch", 31, "soldier")),
        (killed("Ada Lund", 9, "civilian"), "But " + killed("Bo Hirsch", 31, "civilian", "were wounded")),
        (killed("Ada Lund", 9, "civilian"), "But " + killed("Ada Lund", 31, "civilian")),
    ],
    ids=["nothing sets them against each other", "other people", "other harm", "one mouth"],
)
def test_counts_of_other_things_are_none(one: str, other: str) -> None:
    assert disputes(reading("a", f"{one} The market was full at noon. {other}")) == []


def test_a_passage_that_speaks_of_differing_counts() -> None:
    text = "The three sides gave different counts. " + killed("Ada Lund", 9, "civilian") + " "
    assert len(disputes(reading("a", text + killed("Bo Hirsch", 31, "civilian")))) == 1


def test_who_says_that_it_has_counted_is_the_claimant() -> None:
    text = "“We left,” spokesman Luis Soto said. The Lorn mission said it had recorded 31 explosions there."
    told = record(("2031-05-03", text))
    assert {figure.claimant for figure in of(told, Figure)} == {"Lorn mission"}


def test_the_same_figure_of_one_claimant_in_two_articles_is_one_entry() -> None:
    one = reading("a", killed("Ada Lund", 9, "civilian"), outlet="Bay Courier", published="2024-03-01")
    other = reading("b", killed("Ada Lund", 9, "civilian"), outlet="Ost Mirror", published="2024-03-02")
    late = reading("c", killed("Ada Lund", 9, "civilian"), outlet="Ost Mirror", published="2024-06-02")
    found = figures(one, other, late)
    assert sorted(len(figure.mentions) for figure in found) == [1, 2]
    assert {(figure.first_reported, figure.last_reported) for figure in found} == {
        ("2024-03-01", "2024-03-02"),
        ("2024-06-02", "2024-06-02"),
    }


def test_without_a_claimant_other_articles_count_for_themselves() -> None:
    text = "Shells killed <count low='9' high='9' unit='people'>nine <of>people</of></count>."
    assert len(figures(reading("a", text), reading("b", text + " It rained."))) == 2


def test_an_altered_quotation_is_a_dispute_about_its_wording() -> None:
    said = "We will regard one soldier at the airfield as a breach of the agreement and act upon it"
    other = said.replace("a breach", "the end").replace("will", "would")
    one = reading("a", f"“<direct speaker='Ada Lund'>{said}</direct>.”", outlet="Bay Courier")
    two = reading("b", f"“<direct speaker='Ada Lund'>{other}</direct>.”", outlet="Ost Mirror")
    (dispute,) = disputes(one, two)
    assert dispute.about == "wording"
    assert {side.origins for side in dispute.sides} == {("Bay Courier",), ("Ost Mirror",)}
    assert "“a breach” became “the end”" in dispute.note or "“the end” became “a breach”" in dispute.note
