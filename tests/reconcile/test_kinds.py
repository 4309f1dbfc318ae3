"""What kind of actor a name stands for."""

from __future__ import annotations

import pytest

from accord.link import link
from accord.model.entries import Actor, Figure
from accord.model.reading import Reading
from accord.reconcile import reconcile
from accord.reconcile.claimants import institution
from accord.reconcile.offices import offices_held
from tests.link.builder import reading


def actors(*readings: Reading) -> dict[str, Actor]:
    return {it.name: it for it in reconcile(readings, link(readings)) if isinstance(it, Actor)}


def test_a_name_that_stands_behind_in_and_near_is_a_place_and_no_actor() -> None:
    found = actors(
        reading("a", "Shells fell in <name type='PERSON'>Tarn</name> on Monday."),
        reading("b", "Troops stood near <name type='PERSON'>Tarn</name>, said <name>Ada Lund</name>."),
    )
    assert "Tarn" not in found
    assert found["Ada Lund"].type == "person"


def test_a_country_that_governs_itself_is_a_state_even_where_it_is_in_no_list() -> None:
    found = actors(
        reading("a", "<name type='GPE'>Ostland</name>'s government met in <name type='GPE'>Gadden</name>."),
        reading("b", "The army of <name type='GPE'>Ostland</name> left <name type='GPE'>Gadden</name>."),
    )
    assert found["Ostland"].type == "state"
    assert "Gadden" not in found


def test_a_government_and_its_state_are_one_actor() -> None:
    found = actors(
        reading(
            "a",
            "<name type='GPE'>Ostland</name>'s parliament; the army of <name type='GPE'>Ostland</name>.",
        ),
        reading("b", "The <name type='ORG'>Government of the Republic of Ostland</name> agreed."),
    )
    assert {"Government of the Republic of Ostland", "Republic of Ostland"} <= set(found["Ostland"].aliases)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Free Tarn Militia", "armed group"),
        ("Tarn People's Party", "party"),
        ("Tarn Brigade", "armed group"),
        ("Tarn Relief Fund", "organisation"),
        ("Tarn Herald", "outlet"),
    ],
)
def test_bodies_are_told_by_their_names(name: str, kind: str) -> None:
    found = actors(reading("a", f"Then <name type='ORG'>{name}</name> wrote a letter."))
    assert found[name].type == kind


def test_a_body_with_fighters_is_an_armed_group() -> None:
    text = "<name type='ORG'>Redhand</name> fighters left, and <name type='ORG'>Redhand</name> rebels too."
    assert actors(reading("a", text))["Redhand"].type == "armed group"


def test_an_army_is_no_person_whatever_the_parse_takes_it_for() -> None:
    found = actors(reading("a", "The <name type='PERSON'>Tarn Army</name> and <name>Ada Lund</name> met."))
    assert found["Tarn Army"].type == "armed group"
    assert found["Ada Lund"].type == "person"


def test_an_outlet_is_no_person_whatever_the_parse_takes_it_for() -> None:
    found = actors(
        reading("a", "<name type='PERSON'>Lorn Wire</name> wrote on Monday.", outlet="Lorn Wire"),
        reading("b", "<name type='PERSON'>Ada Lund</name> wrote on Monday.", outlet="Lorn Wire"),
    )
    assert (found["Lorn Wire"].type, found["Ada Lund"].type) == ("outlet", "person")


def test_words_in_capitals_among_others_are_no_body_and_a_letterhead_is_shown_in_usual_ones() -> None:
    found = actors(
        reading("a", "<name type='ORG'>DROP DEAD LORN</name> NOW!!!"),
        reading("b", "<name type='ORG'>HILL MISSION FOR LORN</name>\nDaily report"),
    )
    assert [name for name in found if "orn" in name.lower()] == ["Hill Mission for Lorn"]


def test_a_state_s_army_is_no_armed_group() -> None:
    text = "The <name type='GPE'>Ostland</name> press says the <name type='ORG'>Ostlandian Army</name> left."
    assert actors(reading("a", text))["Ostlandian Army"].type == "organisation"


def test_offices_differ_in_more_than_case_quotes_and_determiners() -> None:
    offices = {
        "envoy": 2,
        "the Envoy": 1,
        "“special” envoy of the council": 3,
        "at 12:30) President": 1,
        "Lund": 1,
    }
    assert offices_held(offices, "Ada Lund") == ["special envoy of the council"]


def test_unmarked_surnames_of_a_person_named_in_full_are_mentions_and_aliases() -> None:
    text = (
        "<name>Ada Lund</name> spoke first. Then Lund left, and Mr Lund did not return; Lund Street was shut."
    )
    lund = actors(reading("a", text))["Ada Lund"]
    assert lund.aliases == ("Lund",)
    assert len(lund.mentions) == 3


def test_one_surname_of_two_persons_in_an_article_is_nobody_s() -> None:
    text = "<name>Ada Lund</name> met <name>Bo Lund</name>. Then Lund left."
    assert all(not actor.aliases for actor in actors(reading("a", text)).values())


def test_a_short_form_is_an_alias_once() -> None:
    text = (
        "<name type='ORG'>River Council</name> met. "
        "Now <name type='ORG' name='River Council'>the Council</name> and "
        "<name type='ORG' name='River Council'>the River Council</name> agreed."
    )
    assert actors(reading("a", text))["River Council"].aliases == ("the Council",)


def test_a_rank_joins_a_surname_to_the_only_officer_who_has_it() -> None:
    found = actors(
        reading(
            "a",
            "<direct speaker='Bo Hirsch' office='Colonel'>Not one man will be left behind us</direct>, "
            "said <name>Bo Hirsch</name>.",
        ),
        reading("b", "The village remembers <name type='ORG'>Colonel Hirsch</name>."),
    )
    assert "Colonel Hirsch" in found["Bo Hirsch"].aliases


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "The defence ministry puts the number at <count low='25'>25 <of>villages</of></count>.",
            "defence ministry",
        ),
        ("<name>Ada Lund</name> spoke of <count low='25'>25 <of>villages</of></count>.", "Ada Lund"),
        (
            "A relief group in <name type='NORP'>Omdar</name> counted <count low='25'>25 "
            "<of>villages</of></count>.",
            "A relief group",
        ),
        ("By the movement's own count <count low='25'>25 <of>villages</of></count> are empty.", "movement"),
        ("Our correspondent counted <count low='25'>25 <of>villages</of></count>.", "Bay Courier"),
        (
            "<indirect>There are <count low='25'>25 <of>villages</of></count></indirect>, it said.",
            None,
        ),
        ("There are <count low='25'>25 <of>villages</of></count> on the river.", None),
    ],
)
def test_whoever_counts_is_the_claimant(text: str, claimant: str | None) -> None:
    text = text.replace("low='25'", "low='25' high='25' unit='village'")
    readings = [reading("a", text, outlet="Bay Courier")]
    figures = [it for it in reconcile(readings, link(readings)) if isinstance(it, Figure)]
    assert [figure.claimant for figure in figures] == [claimant]


@pytest.mark.parametrize(
    ("words", "claimant"),
    [
        ("the government in Ost", "government"),
        ("the defence ministry", "defence ministry"),
        ("our own correspondent", "Bay Courier"),
        ("residents in Tarn", "residents in Tarn"),
    ],
)
def test_an_institution_has_one_form(words: str, claimant: str) -> None:
    assert institution(words, "Bay Courier") == claimant


def test_members_of_a_people_are_people() -> None:
    text = (
        "At least <count low='70' high='70' unit='palestinian'>70 <of>Palestinians</of></count> were killed."
    )
    (figure,) = [
        it for it in reconcile([reading("a", text)], link([reading("a", text)])) if isinstance(it, Figure)
    ]
    assert (figure.counted, figure.low) == ("Palestinians killed", 70)
