"""Names and the fullest name the document gives them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from accord.annotate.roles import is_office
from tests.annotate.marking import annotate

NAMES = (
    ("Selim Arda arrived in Geneva. Arda then met the press.", "Arda", "Selim Arda"),
    ("Selim Arda met his brother Yusuf Arda. Arda then left Geneva.", "Arda", "Arda"),
    ("President Joseph Martin came. Joseph Martin spoke to France.", "Joseph Martin", "Joseph Martin"),
    (
        "The National Liberation Council (NLC) met in Geneva. The NLC rejected the plan.",
        "NLC",
        "National Liberation Council",
    ),
    ("France’s army left Mali.", "France", "France"),
    ("Colonel Brian Latimer arrived. “It is over,” Latimer told Corvane.", "Latimer", "Brian Latimer"),
    ("Aid came late, the charity Open Hand Relief said today.", "Open Hand Relief", "Open Hand Relief"),
    ("Kenya’s Selim Arda spoke. The others left with Arda.", "Arda", "Selim Arda"),
    (
        "The US Special Representative for Valley Reconciliation Selim Arda said it was over.",
        "Selim Arda",
        "Selim Arda",
    ),
    (
        "The US Special Representative for Valley Reconciliation Zalmay Khalilzad said it was over.",
        "Zalmay Khalilzad",
        "Zalmay Khalilzad",
    ),
    ("Minister for National Reconciliation Yusuf Arda came. Arda spoke.", "Arda", "Yusuf Arda"),
    ("Selim Arda came. Arda spoke to Peru. His wife Nadia Arda left.", "Arda", "Selim Arda"),
    ("President Okafor met Ruth Okafor. Okafor left for Peru.", "Okafor", "Okafor"),
    ("Ruth Okafor came. Mr. Okafor left for Peru.", "Okafor", "Okafor"),
    ("The National Liberation Council met. The NLC left.", "NLC", "National Liberation Council"),
    ("The president’s daughter, Ayesha, left.", "Ayesha", "Ayesha"),
    ("Prime Minister Tesfaye Lemma arrived. Later Tesfaye met the press.", "Tesfaye", "Tesfaye Lemma"),
    ("Tesfaye Lemma met Tesfaye Bekele. Tesfaye met the press.", "Tesfaye", "Tesfaye"),
    ("Tesfaye met the press. Tesfaye Lemma and Ada Tesfaye left. Tesfaye stayed.", "Tesfaye", "Ada Tesfaye"),
    (
        "Israel’s Foreign Ministry rejected the claim as baseless.",
        "Foreign Ministry",
        "Israel's Foreign Ministry",
    ),
    ("United Nations (CNN) -- The council met. CNN saw a draft. CNN asked.", "CNN", "CNN"),
    (
        "TRIPOLI (Reuters) - Arda's men left. Reuters Gaddafi photographers saw it. Reuters said so.",
        "Reuters",
        "Reuters",
    ),
    (
        "Ministry of Works of Velmora. Press release. The Ministry of Works informs that the bridge is shut.",
        "Ministry of Works",
        "Ministry of Works of Velmora",
    ),
    (
        "The mayor of Saravena, Wilmer Carrillo, said that it was over. He left. Mr Carrillo said no more.",
        "Carrillo",
        "Wilmer Carrillo",
    ),
    (
        "The National Liberation Army (ELN) signed. The ELN guerrillas then left.",
        "ELN",
        "National Liberation Army",
    ),
    (
        "Amina Diallo, 34, a teacher, lost her house. General Diallo promised to pay. Diallo gave no date.",
        "Diallo",
        "Diallo",
    ),
    ("The driver Petra Novak was hurt. Ms Novak, of Lasko, will walk again.", "Novak", "Petra Novak"),
    (
        "Petra Novak, a former driver, leads the council. Governor Novak promised to pay.",
        "Novak",
        "Petra Novak",
    ),
)
TYPES = (
    ("He flew to Lima. Khartoum says the army will leave.", "Khartoum", "GPE"),
    ("The PXN guerrillas blamed the army. The PXN has left the talks.", "PXN", "ORG"),
    ("TRIPOLI (Reuters) - Shells fell on the harbour.", "TRIPOLI", "GPE"),
    ("They captured the village of al-Qawalish. Snow fell in al-Qawalish.", "al-Qawalish", "GPE"),
    ("Fighting went on in Marib and Taiz.", "Taiz", "GPE"),
    ("It was agreed, the Botswanan mediator Thabo Molefe announced on Monday.", "Thabo Molefe", "PERSON"),
    ("The front's representative in Lisbon, Marta Cossa, denied it.", "Marta Cossa", "PERSON"),
    ("The rebel Ostian Guild left Lorn.", "Ostian Guild", "ORG"),
    ("She taught at the University of Texas, San Antonio, for a year.", "San Antonio", "GPE"),
    ("Yemen's Houthis will free them. The Houthis want salaries paid.", "Houthis", "NORP"),
)


@pytest.mark.parametrize(("text", "mention", "name"), NAMES)
def test_the_last_mention_has_the_fullest_name(text: str, mention: str, name: str) -> None:
    marks = [mark for mark in annotate(text).mentions if mark.span.of(text) == mention]
    assert marks, [mark.span.of(text) for mark in annotate(text).mentions]
    assert marks[-1].name == name


@pytest.mark.parametrize(("text", "mention", "kind"), TYPES)
def test_what_a_name_is_of(text: str, mention: str, kind: str) -> None:
    found = [mark for mark in annotate(text).mentions if mark.span.of(text) == mention]
    assert found and {mark.type for mark in found} == {kind}


@pytest.mark.parametrize(
    "text", ["They met at 9 AM. By 11 AM they left.", "HARBOUR PXN TALKS FAIL. PXN TALKS"]
)
def test_letters_that_stand_for_no_body(text: str) -> None:
    assert not [mark for mark in annotate(text).mentions if mark.span.of(text) in ("AM", "PXN")]


def test_what_an_office_is_for_is_no_body() -> None:
    text = "The raids will stop, Defence Minister Ivan Arda said. The Defence Ministry put that in writing."
    assert not [mark for mark in annotate(text).mentions if mark.span.of(text) == "Defence"]


def test_whoever_is_named_has_the_office_told_beside_the_name() -> None:
    text = "CIA Director William Burns met Qatari Prime Minister Sheikh Hamad Arda and Selim Tosk, the envoy."
    told = {mark.name: mark.office for mark in annotate(text).mentions if mark.type == "PERSON"}
    assert told == {
        "William Burns": "CIA Director",
        "Hamad Arda": "Qatari Prime Minister",
        "Selim Tosk": "envoy",
    }


def test_what_follows_a_name_behind_a_colon_is_no_office() -> None:
    text = "Netanyahu: no end to war until the group is destroyed\n\nBenjamin Netanyahu spoke on Monday."
    assert not any(mark.office for mark in annotate(text).mentions)


def test_no_two_names_overlap() -> None:
    text = "He met Qatari Prime Minister Sheikh Mohammed bin Abdulrahman Al Thani on Monday."
    marks = annotate(text).mentions
    assert all(one.span.end <= other.span.start for one, other in pairwise(marks))
    assert marks[-1].span.of(text) == "Mohammed bin Abdulrahman Al Thani"


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("commander of the northern brigade", True),
        ("oil broker at Brae Capital", True),
        ("physicist", True),
        ("senior fellow", True),
        ("cabinet-appointed ombudsman", True),
        ("no-fly zone", False),
        ("explanation", False),
        ("few kilometres to the east", False),
        ("destroyer", False),
        ("other senators", False),
        ("part of the routine", False),
    ],
)
def test_an_office_says_what_somebody_is(phrase: str, says: bool) -> None:
    assert is_office(phrase) is says


def test_an_age_is_no_part_of_an_office() -> None:
    text = (
        "“We are going home,” said Ana Ruiz, a 34-year-old rebel commander. Idris Vold, 61-year-old, nodded."
    )
    offices = {mark.name: mark.office for mark in annotate(text).mentions if mark.type == "PERSON"}
    assert offices == {"Ana Ruiz": "rebel commander", "Idris Vold": None}


def test_meanwhile_is_no_part_of_a_name() -> None:
    text = "Meanwhile Kestrand accused Ulvmark of laying mines."
    assert [mark.span.of(text) for mark in annotate(text).mentions][:1] == ["Kestrand"]
