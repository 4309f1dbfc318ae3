"""Which names are of one actor."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.link.actors import find_actors
from accord.link.naming import alike, name_parts, normal_name
from accord.model.decisions import Decisions, ListedActor
from accord.model.judgement import Judgement, joined
from accord.model.reading import Reading
from tests.link.builder import reading

COMPANY = "<name>Bo Hirsch</name>, <name>Cai Maren</name> and <name>Dag Ost</name>"


def groups(*readings: Reading, decided: Decisions = Decisions()) -> dict[str, str]:  # noqa: B008
    return joined(find_actors(readings, decided), "actor")


def wholes(*readings: Reading) -> dict[str, str]:
    return {it.left: it.right for it in find_actors(readings) if it.verdict == "part"}


def one(readings: list[Reading], *names: str) -> bool:
    found = groups(*readings)
    return len({found.get(name, name) for name in names}) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Lund", "ADA LUND"),
        ("Josè Márquez", "Jose Marquez"),
        ("Mutlaq Al-Hadi", "Mutlaq al Hadi"),
        ("the Valley Council", "Valley Council"),
        ("Dr. Ada Lund", "Ada Lund"),
        ("U.S.", "US"),
        ("Ada Lund’s", "Ada Lund"),
    ],
)
def test_names_that_differ_in_writing_only(left: str, right: str) -> None:
    assert normal_name(left) == normal_name(right)


def test_the_same_name_in_two_writings_is_one_actor() -> None:
    a = reading("a", "<name>Mutlaq Al-Hadi</name> came.")
    b = reading("b", "<name>Mutlaq al Hadi</name> left.")
    assert one([a, b], "Mutlaq Al-Hadi", "Mutlaq al Hadi")


def test_an_abbreviation_introduced_in_one_text_holds_in_others() -> None:
    a = reading("a", "<name type='ORG'>Valley Liberation Council</name> (VLC) met.")
    b = reading("b", "The <name type='ORG'>VLC</name> met again.")
    assert one([a, b], "Valley Liberation Council", "VLC")


def test_an_abbreviation_of_two_bodies_joins_none() -> None:
    a = reading("a", "<name type='ORG'>Valley Liberation Council</name> (VLC) met.")
    b = reading("b", "<name type='ORG'>Veteran Lawyers Club</name> (VLC) met.")
    c = reading("c", "The <name type='ORG'>VLC</name> met again.")
    assert groups(a, b, c) == {}


def said(where: str, name: str, office: str) -> Reading:
    return reading(
        where, f"<name>{name}</name> said <indirect speaker='{name}' office='{office}'>it rained</indirect>."
    )


def test_two_spellings_join_on_a_like_office() -> None:
    a = said("a", "Selmay Karimzad", "special envoy for the valley")
    b = said("b", "Selmai Karimzad", "the envoy for the valley talks")
    assert one([a, b], "Selmay Karimzad", "Selmai Karimzad")
    (judgement,) = find_actors([a, b])
    assert judgement.by == "spelling"
    assert "envoy" in judgement.explanation


def test_two_spellings_alone_do_not_join() -> None:
    a = said("a", "Selmay Karimzad", "special envoy for the valley")
    b = reading("b", "<name>Selmai Karimzad</name> slept.")
    assert groups(a, b) == {}


def test_brothers_in_one_office_stay_two() -> None:
    a = said("a", "Peter Karimzad", "commander of the valley brigade")
    b = said("b", "Martin Karimzad", "commander of the valley brigade")
    assert groups(a, b) == {}


def test_a_bare_surname_needs_a_second_clue() -> None:
    full = said("a", "Ada Lund", "minister of rivers")
    assert groups(full, reading("b", "<name>Lund</name> slept.")) == {}
    assert one([full, said("b", "Lund", "the minister of rivers")], "Ada Lund", "Lund")


def test_a_bare_surname_in_the_same_company() -> None:
    company = "<name>Bo Hirsch</name>, <name>Cai Maren</name> and <name>Dag Ost</name>"
    a = reading("a", f"<name>Ada Lund</name> met {company}.")
    b = reading("b", f"<name>Lund</name> met {company}.")
    assert one([a, b], "Ada Lund", "Lund")


def test_a_bare_surname_with_an_office_in_an_article_that_has_a_namesake_without_one() -> None:
    full = "The goats of <name>Rosa Lund</name>, a farmer, were taken."
    a = reading("a", full + " Commander <name office='Commander'>Lund</name> will pay.")
    b = reading("b", full + " <name>Lund</name> wants them back.")
    assert not one([a], "Rosa Lund", "Lund")
    assert one([b], "Rosa Lund", "Lund")
    assert one([a, b], "Rosa Lund", "Lund")


def test_a_surname_of_two_people_joins_neither() -> None:
    company = "<name>Bo Hirsch</name>, <name>Cai Maren</name> and <name>Dag Ost</name>"
    a = reading("a", f"<name>Ada Lund</name> met {company}.")
    b = reading("b", f"<name>Lund</name> met {company}.")
    c = reading("c", f"<name>Eva Lund</name> met {company}.")
    assert groups(a, b, c) == {}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Qadhimi", "Gadimi"),
        ("Khadimy", "Kadhimi"),
        ("Mohammed", "Muhamad"),
        ("Husseyn", "Hosein"),
        ("Zhivkov", "Jivkov"),
        ("Yousuf", "Yusef"),
    ],
)
def test_spellings_of_one_word_sound_alike(left: str, right: str) -> None:
    assert alike(normal_name(left), normal_name(right))


@pytest.mark.parametrize(
    ("left", "right"), [("Mohammed", "Mahmoud"), ("Peter", "Petra"), ("Lund", "Lind"), ("Hadi", "Hamdi")]
)
def test_other_words_do_not(left: str, right: str) -> None:
    assert not alike(normal_name(left), normal_name(right))


def test_particles_belong_to_the_part_behind_them() -> None:
    assert name_parts("Omar bin Said") == ("omar", "binsaid")
    assert name_parts("Selim Abdul-Karim") == name_parts("Selim Abdelkarim") == ("selim", "abdkarim")
    assert name_parts("Ben Wade") == ("ben", "wade")


def test_house_styles_that_one_person_has_hold_for_his_daughter() -> None:
    a = said("a", "Selim Qadhimi", "special envoy for the valley")
    b = said("b", "Selim Gadimi", "special envoy for the valley")
    c = reading("c", "<name>Leila Qadhimi</name> slept.")
    d = reading("d", "<name>Leila Gadimi</name> slept.")
    assert one([a, b, c, d], "Selim Qadhimi", "Selim Gadimi")
    assert one([a, b, c, d], "Leila Qadhimi", "Leila Gadimi")
    assert not one([a, b, c, d], "Leila Qadhimi", "Selim Qadhimi")


def test_a_bare_surname_in_another_spelling() -> None:
    a = reading("a", f"<name>Selim Qadhimi</name> met {COMPANY}.")
    b = reading("b", f"<name>Gadimi</name> met {COMPANY}.")
    assert one([a, b], "Selim Qadhimi", "Gadimi")


def test_a_short_form_goes_to_the_only_longer_name() -> None:
    a = said("a", "Saif al-Din Omar Adan", "head of the valley council")
    b = said("b", "Saif Adan", "the head of the valley council")
    assert one([a, b], "Saif al-Din Omar Adan", "Saif Adan")
    c = said("c", "Saif al-Nur Adan", "head of the valley council")
    assert not one([a, b, c], "Saif al-Nur Adan", "Saif al-Din Omar Adan")


def test_two_first_names_in_two_articles_are_held_apart() -> None:
    both = "<name>Ada Lund</name> and <name>Peter Lund</name> met."
    judgements = find_actors([reading("a", both), reading("b", both)])
    assert [(it.left, it.right) for it in judgements if it.verdict == "different"] == [
        ("Ada Lund", "Peter Lund")
    ]


def body(where: str, name: str, kind: str = "ORG") -> Reading:
    return reading(where, f"The <name type='{kind}'>{name}</name> met.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("United States", "U.S."),
        ("Government of Peru", "Peru"),
        ("Peruvian government", "Republic of Peru"),
        ("NATO", "North Atlantic Treaty Organisation"),
        ("National Council of the Valley", "Valley National Council"),
        ("Valley Centre for Labour Rights", "Valley Center for Labor Rights"),
    ],
)
def test_names_of_one_body(left: str, right: str) -> None:
    assert one([body("a", left, "GPE"), body("b", right)], left, right)


def test_an_abbreviation_in_like_company() -> None:
    company = "<name>Bo Hirsch</name>, <name>Cai Maren</name> and <name>Dag Ost</name>"
    a = reading("a", f"The <name type='ORG'>Valley Liberation Council</name> met {company}.")
    b = reading("b", f"The <name type='ORG'>VLC</name> met {company}.")
    assert one([a, b], "Valley Liberation Council", "VLC")
    club = reading("c", "The <name type='ORG'>Veteran Lawyers Club</name> met.")
    assert groups(a, club, reading("b", "The <name type='ORG'>VLC</name> met.")) == {}


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Peruvian Foreign Ministry", "Peru"),
        ("Ministry of Defence of Peru", "Peru"),
        ("Kremlin", "Russia"),
        ("State Department", "United States"),
    ],
)
def test_organs_and_seats_are_parts_of_their_state(part: str, whole: str) -> None:
    readings = [body("a", part), body("b", whole, "GPE")]
    assert wholes(*readings) == {part: whole}
    assert not one(readings, part, whole)


def test_a_branch_is_a_part_and_not_the_same() -> None:
    a, b = body("a", "Valley Liberation Council"), body("b", "Valley Liberation Council Military Wing")
    assert wholes(a, b) == {"Valley Liberation Council Military Wing": "Valley Liberation Council"}
    assert groups(a, b) == {}
    assert wholes(body("a", "Free Peruvian Army"), body("b", "Peru", "GPE")) == {}


def test_a_capital_that_speaks_stands_for_its_state() -> None:
    a = reading("a", "<name type='GPE'>Lima</name> said <indirect speaker='Lima'>it rained</indirect>.")
    b = body("b", "Peru", "GPE")
    assert [(it.left, it.right) for it in find_actors([a, b]) if it.verdict == "stands for"] == [
        ("Lima", "Peru")
    ]
    assert [it for it in find_actors([body("a", "Lima", "GPE"), b]) if it.verdict == "stands for"] == []


def decided(verdict: str, left: str, right: str) -> Decisions:
    return Decisions((Judgement("actor", *sorted((left, right)), verdict, 1.0, "", "person"),))


def test_a_person_goes_before_the_rules() -> None:
    a, b = body("a", "United States", "GPE"), body("b", "U.S.", "GPE")
    assert groups(a, b, decided=decided("different", "United States", "U.S.")) == {
        "U.S.": "U.S.",
        "United States": "United States",
    }
    both = "<name>Ada Lund</name> and <name>Peter Lund</name> met."
    found = groups(reading("a", both), reading("b", both), decided=decided("same", "Ada Lund", "Peter Lund"))
    assert found["Ada Lund"] == found["Peter Lund"]


def test_a_list_joins_its_names_and_keeps_its_rows_apart() -> None:
    a, b = body("a", "Valley Men"), body("b", "Council of Elders")
    listed = Decisions(listed=(ListedActor("Valley Men", aliases=("COUNCIL of elders",)),))
    found = groups(a, b, decided=listed)
    assert found["Valley Men"] == found["Council of Elders"]
    rows = Decisions(listed=(ListedActor("Selmay Karimzad"), ListedActor("Selmai Karimzad")))
    c = said("c", "Selmay Karimzad", "special envoy for the valley")
    d = said("d", "Selmai Karimzad", "special envoy for the valley")
    assert one([c, d], "Selmay Karimzad", "Selmai Karimzad")
    found = groups(c, d, decided=rows)
    assert found.get("Selmay Karimzad") != found.get("Selmai Karimzad")


ORDERED = (
    said("a", "Selim Qadhimi", "special envoy for the valley"),
    said("b", "Selim Gadimi", "special envoy for the valley"),
    reading("c", f"<name>Leila Qadhimi</name> and <name>Selim Gadimi</name> met {COMPANY}."),
    reading("d", f"<name>Kadimi</name> met {COMPANY}. <name>Leila</name> slept."),
    reading("e", "<name type='ORG'>Valley Liberation Council</name> (VLC) met. <name>Leila Gadimi</name>."),
    body("f", "Valley Liberation Council Military Wing"),
    body("g", "VLC"),
    body("h", "Council of the Valley Liberation"),
    body("i", "Peruvian government"),
    body("j", "Peru", "GPE"),
)


@settings(max_examples=40)
@given(st.permutations(ORDERED))
def test_the_order_of_the_articles_changes_no_judgement(readings: list[Reading]) -> None:
    listed = Decisions(listed=(ListedActor("Selim Qadhimi"), ListedActor("Leila Qadhimi")))
    assert find_actors(readings, listed) == find_actors(ORDERED, listed)
