"""Whom an article credits, read from its form."""

from __future__ import annotations

import pytest

from accord.link.agencies import Organisations, agency_name, looks_like_medium
from accord.link.credits import find_credits
from tests.link.builder import reading

CREDITED = [
    ("KIRUNA, 3 May (Reuters) - The envoys met for two hours.", "Reuters", True),
    ("BAY HAVEN (AFP) – The envoys met for two hours.", "AFP", True),
    ("PORT ELSE, May 3 (Corvane Press) – The envoys met for two hours.", "Corvane Press", True),
    ("MERRIN, 3 May (Tessapress) – The envoys met for two hours.", "Tessapress", True),
    ("MERRIN (Corvane) – The envoys met for two hours.", "Corvane Press", True),
    ("MERRIN, May 7, 2031 (River Daily) - The envoys met for two hours.", "River Daily", True),
    ("MERRIN (Tessapress) 3 May 2024 21:05\n\nThe envoys met for two hours.", "Tessapress", True),
    ("By Corvane Press\n\nThe envoys met for two hours.", "Corvane Press", True),
    ("The envoys met.\n\nSource: Xinhua\n", "Xinhua", True),
    ("“We shall see,” the minister told Reuters.", "Reuters", False),
    ("“We shall see,” the minister told the BBC.", "BBC", False),
    ("Asked by AFP, the minister shrugged.", "AFP", False),
    ("The truce holds, according to a VOA report.", "VOA", False),
    ("La trêve tient, selon l’agence Corvane Press.", "Corvane Press", False),
    ("La tregua se mantiene, según la agencia EFE.", "EFE", False),
    ("According to a report by Voice of America [VOA], the truce holds.", "VOA", False),
    ("He told the French newspaper Le Monde that he was tired.", "Le Monde", False),
    ("He told Germany's Der Spiegel magazine that he was tired.", "Der Spiegel", False),
    ("The state news agency TASS reported on Monday that the bridge was open.", "TASS", False),
    ("“We shall see,” he told Corvane Press on Friday.", "Corvane Press", False),
    ("“We shall see,” he told the Ost News Agency.", "Ost News Agency", False),
    ("“We shall see,” said Lund, speaking to Radio Tesk.", "Radio Tesk", False),
    ("“We shall see,” he told the Halden agency.", "Halden", False),
    ("“We shall see,” he told the Ostlund agency.", "Ostlund Wire", False),
]
UNCREDITED = [
    "He told President Maren that he was tired.",
    "He told the Security Council that the truce held.",
    "She told the press that the truce held.",
    "According to Human Rights Watch, the truce holds.",
    "The reporters were tired, he told Anna Press-Lund's brother.",
    "He wrote to the Reuters Institute.",
    "The group (the largest in the north) - and the poorest - agreed.",
]


@pytest.mark.parametrize(("text", "name", "whole"), CREDITED)
def test_credit_is_found(text: str, name: str, whole: bool) -> None:
    found = find_credits(
        reading("a", text, outlet="Bay Courier"),
        Organisations(["Bay Courier", "Halden", "Ostlund Wire"], ["Corvane", "Corvane Press"]),
    )
    assert [(credit.name, credit.whole) for credit in found] == [(name, whole)]


@pytest.mark.parametrize("text", UNCREDITED)
def test_no_credit_is_made_up(text: str) -> None:
    assert find_credits(reading("a", text, outlet="Bay Courier"), Organisations(["Bay Courier"])) == []


def test_an_agency_does_not_credit_itself() -> None:
    text = "KIRUNA (Reuters) - “We shall see,” he told Reuters."
    assert find_credits(reading("a", text, outlet="reuters.com"), Organisations(["reuters.com"])) == []


def test_an_outlet_calls_itself_by_the_last_word_of_its_name() -> None:
    text = "“We shall see,” he told the Courier."
    assert find_credits(reading("a", text, outlet="Bay Courier"), Organisations(["Bay Courier"])) == []


def test_the_widest_credit_of_an_agency_is_kept() -> None:
    text = "“We shall see,” he told AFP.\n\nSource: AFP"
    (credit,) = find_credits(reading("a", text), Organisations([]))
    assert credit.whole
    assert credit.span.of(text) == "AFP"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("the Reuters news agency", "Reuters"),
        ("Agence France-Presse", "AFP"),
        ("Al-Jazeera", "Al Jazeera"),
        ("BBC radio", "BBC"),
        ("Sana", None),
        ("Lund", None),
    ],
)
def test_spellings_of_known_organisations(written: str, name: str | None) -> None:
    assert agency_name(written) == name


@pytest.mark.parametrize("name", ["Corvane Press", "Radio Tesk", "the Ost Times", "Nord News Agency"])
def test_names_built_as_media(name: str) -> None:
    assert looks_like_medium(name)


@pytest.mark.parametrize("name", ["Press", "the press", "Ada Lund", "Local News", "Border Agency"])
def test_names_not_built_as_media(name: str) -> None:
    assert not looks_like_medium(name)
