"""What a count holds for, and when two counts are a dispute, a development, an agreement or nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.link import link
from accord.model.annotation import Time
from accord.model.entries import Dispute, Figure
from accord.model.reading import Reading
from accord.model.values import DateInterval, Span
from accord.reconcile import reconcile
from accord.reconcile.claimants import one_mouth
from accord.reconcile.countable import plural
from tests.link.builder import reading


def dated(it: Reading, *days: tuple[str, str]) -> Reading:
    """The reading with times: words of its text, and the day, month or year that they mean."""
    text, times = it.document.text, []
    for words, value in days:
        at, of = text.index(words), DateInterval.parse(value)
        times.append(
            Time(Span(at, at + len(words)), "DATE", value, of.earliest.isoformat(), of.latest.isoformat())
        )
    return replace(it, annotation=replace(it.annotation, times=tuple(times)))


def figures(*readings: Reading) -> list[Figure]:
    entries = [it for it in reconcile(readings, link(readings)) if isinstance(it, Figure)]
    return sorted(entries, key=lambda it: (it.first_reported or "9", it.low or 0))


def disputes(*readings: Reading) -> list[Dispute]:
    entries = reconcile(readings, link(readings))
    return [it for it in entries if isinstance(it, Dispute) and it.about == "figure"]


def count(value: int, noun: str, unit: str, words: str = "") -> str:
    return f"<count low='{value}' high='{value}' unit='{unit}'>{words or value} <of>{noun}</of></count>"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (f"Seventy were killed and {count(9, 'people', 'people')} were wounded.", "people wounded"),
        (f"A town of {count(9000, 'people', 'people')}, Ost has seen nine raids.", "people living there"),
        (f"The war, in a province of 4, has killed {count(9, 'people', 'people')}.", "people killed"),
        (f"They will leave {count(9, 'troops', 'troop')} to guard the port.", "troops to remain"),
        (f"Some {count(9, 'soldiers', 'soldier')} fled over the bridge.", "soldiers who fled"),
        (f"Colonel Lund spoke of {count(9, 'dead rebels', 'rebel')}.", "rebels killed"),
        (f"The war has cost {count(9, 'lives', 'life')}.", "lives lost"),
        (f"Ost has {count(9, 'members of the security forces', 'member')}.", "the security forces"),
        (f"The treasury puts the road at {count(9, 'crowns', 'crown')}.", "crowns"),
        (f"Ships brought {count(9, 'medicine', 'tonne', '9 tonnes of')}.", "tonnes of medicine"),
        (f"The ministry estimates the loss at {count(9, 'barrels', 'barrel per day')}.", None),
        (f"The hill army lost {count(9, 'men', 'man')}.", "men killed"),
        (f"They brought home {count(9, 'people', 'people')} An official says three died.", None),
        (f"He spent {count(9, 'crowns', 'crown')} on bread.", None),
        (f"There is not {count(1, 'soldier', 'soldier')} at the port.", None),
    ],
)
def test_what_is_counted_and_what_befell_it(text: str, counted: str | None) -> None:
    assert [it.counted for it in figures(reading("a", text))] == ([counted] if counted else [])


def test_whoever_holds_what_is_counted_is_named() -> None:
    held = count(40, "villages", "village")
    text = f"<name type='ORG'>Valley Front</name> fighters now control {held}."
    assert [it.counted for it in figures(reading("a", text))] == ["villages under Valley Front control"]


def test_the_group_is_the_body_named_last() -> None:
    held = count(40, "villages", "village")
    text = f"<name type='ORG'>Valley Front</name> met. The group claims to hold {held}."
    (figure,) = figures(reading("a", text))
    assert figure.claimant == "Valley Front"
    assert figure.counted == "villages under Valley Front control"


def test_where_as_of_when_and_since_when() -> None:
    text = (
        f"Since March {count(90, 'people', 'people')} have fled their homes in <name type='GPE'>Ost</name>."
    )
    (figure,) = figures(dated(reading("a", text, published="2024-05-02"), ("March", "2024-03")))
    assert (figure.since, figure.place, figure.change) == ("2024-03-01", "Ost", "level")
    text = f"On Monday {count(9, 'people', 'people')} were killed near <name type='GPE'>Ost</name>."
    (figure,) = figures(dated(reading("a", text, published="2024-05-02"), ("Monday", "2024-04-29")))
    assert (figure.as_of, figure.place, figure.change) == ("2024-04-29", "Ost", "change")


@pytest.mark.parametrize("day", ["on Monday", "to reporters on Monday"])
def test_the_day_of_saying_is_not_the_day_of_what_is_counted(day: str) -> None:
    text = f"Lund said {day} that {count(9, 'people', 'people')} were killed."
    (figure,) = figures(dated(reading("a", text, published="2024-05-02"), ("Monday", "2024-04-29")))
    assert figure.as_of is None


def fled(speaker: str, number: int) -> str:
    """A running count of the displaced, by a speaker."""
    people = count(number, "people", "people")
    said = (
        f"<indirect speaker='{speaker}'>{people} have so far fled their homes in <name type='GPE'>Ost</name>"
    )
    return f"{speaker} said {said}, below Hallin Pass and Varrow Bridge</indirect>."


def test_a_later_count_by_the_same_source_is_a_development() -> None:
    one = reading("a", fled("Open Hand", 14000), outlet="Bay Courier", published="2024-03-01")
    two = reading("b", fled("Open Hand", 22000), outlet="Ost Mirror", published="2024-03-02")
    found = figures(one, two)
    assert [it.low for it in found] == [14000, 22000]
    assert all(it.series == tuple(figure.id for figure in found) for it in found)
    assert disputes(one, two) == []


def test_counts_of_two_articles_by_different_claimants_are_a_dispute() -> None:
    one = reading("a", fled("Open Hand", 14000), outlet="Bay Courier", published="2024-03-01")
    two = reading("b", fled("Ada Lund", 22000), outlet="Ost Mirror", published="2024-03-02")
    (dispute,) = disputes(one, two)
    assert [side.claim for side in dispute.sides] == [
        "14000 people, according to Open Hand",
        "22000 people, according to Ada Lund",
    ]


@pytest.mark.parametrize(
    "other",
    [
        reading("b", fled("Ada Lund", 14000), outlet="Ost Mirror", published="2024-03-02"),
        reading("b", fled("Ada Lund", 22000), outlet="Ost Mirror", published="2024-03-09"),
        reading("b", fled("Ada Lund", 22000).replace("Ost", "Tarn"), outlet="Mirror", published="2024-03-02"),
        reading("b", fled("Ada Lund", 22000).replace("so far ", ""), outlet="Mirror", published="2024-03-02"),
        reading(
            "b", fled("Ada Lund", 22000).replace("said", "said another"), outlet="M", published="2024-03-02"
        ),
    ],
    ids=["the same count", "another time", "another place", "another period", "some besides others"],
)
def test_counts_of_two_articles_that_are_no_dispute(other: Reading) -> None:
    one = reading("a", fled("Open Hand", 14000), outlet="Bay Courier", published="2024-03-01")
    assert disputes(one, other) == []


def test_a_rounder_count_that_holds_the_other_agrees_with_it() -> None:
    one = reading("a", fled("Open Hand", 650), outlet="Bay Courier", published="2024-03-01")
    text = fled("Ada Lund", 650).replace("high='650'", "high='1000'", 1)
    two = reading("b", text, outlet="Ost Mirror", published="2024-03-01")
    left, right = figures(one, two)
    assert (left.agrees, right.agrees) == ((right.id,), (left.id,))
    assert disputes(one, two) == []


def test_parts_of_a_count_do_not_contradict_it() -> None:
    whole, part = count(36, "people", "people"), "<count low='8' high='8'>eight</count>"
    text = f"Lund said <indirect speaker='Lund'>{whole} were killed</indirect>: {part} on the bridge."
    assert disputes(reading("a", text, outlet="Bay Courier")) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Velmora's government", "Velmoran officials", True),
        ("a doctor", "the doctor at Ost hospital", True),
        ("Ada Lund", "Bo Hirsch", False),
        ("the army", "Valley Front", False),
    ],
)
def test_claimants_that_may_be_one(one: str, other: str, same: bool) -> None:
    assert one_mouth(one, other) is same


@pytest.mark.parametrize(
    ("one", "many"),
    [("city", "cities"), ("fighter", "fighters"), ("man", "men"), ("serviceman", "servicemen")],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_a_toll_in_the_next_sentence_agrees_unless_it_cannot_be_right() -> None:
    more = "<count low='1000' unit='people'>More than 1000 <of>people</of></count>"
    text = (
        f"<indirect speaker='Ada Lund'>{more} were killed</indirect>, Lund said. Hirsch said "
        "<indirect speaker='Bo Hirsch'>the toll was <count low='{0}' high='{0}'>{0}</count></indirect>."
    )
    assert disputes(reading("a", text.format(2000), outlet="Bay Courier")) == []
    assert len(figures(reading("a", text.format(2000), outlet="Bay Courier"))[0].agrees) == 1
    assert len(disputes(reading("a", text.format(300), outlet="Bay Courier"))) == 1


@pytest.mark.parametrize(("words", "found"), [("at first spoke of", 1), ("initially spoke of", 0)])
def test_what_a_source_said_before_is_of_another_time(words: str, found: int) -> None:
    men, now = count(9, "rebels", "rebel"), "<count low='40' high='40'>40</count>"
    text = (
        f"Lund said <indirect speaker='Lund'>{men} were killed</indirect>, but Hirsch, who {words} ten, said "
        f"<indirect speaker='Hirsch'>the number was {now}</indirect>."
    )
    assert len(disputes(reading("a", text, outlet="Bay Courier"))) == found


VELMORA = "Talks on <name type='GPE'>Velmora</name> go on in <name type='GPE'>Velmora</name>. "


def toll(name: str, number: str, words: str, day: str, about: str = VELMORA) -> Reading:
    text = f"{about}{name} said <indirect speaker='{name}'>{number} were killed {words}</indirect>."
    return reading(name, text, outlet=f"{name} Courier", published=day)


MOST = "<count high='150' unit='people'>no more than 150 <of>people</of></count>"
LEAST = "<count low='1000' unit='people'>more than 1,000 <of>people</of></count>"


def test_tolls_of_one_whole_conflict_are_a_dispute_in_whatever_words() -> None:
    one = toll("Lund", MOST, "in the unrest", "2024-05-04")
    other = toll("Hirsch", LEAST, "since the uprising", "2024-05-05")
    assert len(disputes(one, other)) == 1


@pytest.mark.parametrize(
    "other",
    [
        toll("Hirsch", LEAST, "since the uprising", "2024-05-09"),
        toll("Hirsch", LEAST, "on the bridge", "2024-05-05"),
        toll("Hirsch", LEAST, "in the war in <name type='GPE'>Ost</name>", "2024-05-05"),
        toll("Hirsch", LEAST, "since the uprising", "2024-05-05", VELMORA.replace("Velmora", "Karn")),
    ],
)
def test_other_tolls_are_none(other: Reading) -> None:
    assert disputes(toll("Lund", MOST, "in the unrest", "2024-05-04"), other) == []


def test_a_bare_number_behind_a_verb_of_the_kind_counts_what_was_counted() -> None:
    held = "<count low='12' high='12'>12</count>"
    text = f"There are {count(40, 'towns', 'town')} in the valley. The front holds {held}."
    assert [it.counted for it in figures(reading("a", text))] == ["towns held", "towns"]


@pytest.mark.parametrize(
    ("second", "found"),
    [("died", 1), ("died in <name type='GPE'>Ost</name>", 0), ("left", 0)],
)
def test_a_count_of_the_same_by_another_in_the_next_sentence_is_a_rival(second: str, found: int) -> None:
    three, ten = count(3, "soldiers", "soldier", "three"), count(10, "soldiers", "soldier")
    text = (
        f"Lund said <indirect speaker='Lund'>{three} were killed in a raid</indirect>. "
        f"Hirsch said <indirect speaker='Hirsch'>{ten} {second}</indirect>."
    )
    assert len(disputes(reading("a", text, outlet="Bay Courier"))) == found
