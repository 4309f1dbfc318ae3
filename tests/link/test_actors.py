"""Which names are of one actor."""

from __future__ import annotations

import pytest

from accord.link.actors import find_actors, normal_name
from accord.model.judgement import joined
from accord.model.reading import Reading
from tests.link.builder import reading


def groups(*readings: Reading) -> dict[str, str]:
    return joined(find_actors(readings), "actor")


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


def test_a_surname_of_two_people_joins_neither() -> None:
    company = "<name>Bo Hirsch</name>, <name>Cai Maren</name> and <name>Dag Ost</name>"
    a = reading("a", f"<name>Ada Lund</name> met {company}.")
    b = reading("b", f"<name>Lund</name> met {company}.")
    c = reading("c", f"<name>Eva Lund</name> met {company}.")
    assert groups(a, b, c) == {}
