"""Disputed descriptions: who describes one happening how, and what is no dispute."""

from __future__ import annotations

import pytest

from accord.model.entries import Dispute
from tests.reconcile.records import of, record


def described(*texts: str) -> list[Dispute]:
    found = of(record(*(("2031-05-12", text) for text in texts)), Dispute)
    return [it for it in found if it.about == "description"]


DISPUTED = {
    "accident": "The army said the explosion at the Lorn depot was an accident. "
    "The Hill Army said it had attacked the depot in Lorn with two rockets.",
    "retreat": "The rebels said government troops had fled from Lorn on Sunday. "
    "An army spokesman, Colonel Ivo Brandt, said the troops in Lorn were regrouping.",
    "truce": "The Hill Army said the ceasefire in Lorn had collapsed. "
    "The government said the ceasefire was holding.",
    "persons": "The government says they are electricians and fuel technicians. "
    "The Hill Army says they were soldiers who stayed.",
    "vote": "The minister said the vote was free and fair. The opposition said the vote was rigged.",
}

NONE = {
    "names of an enemy": "The governor said they were terrorists. "
    "The movement said they were freedom fighters.",
    "denied": "The minister said the vote was not rigged. The opposition said the vote was free.",
    "another place": "The army said an attack in Lorn killed two. "
    "The Hill Army said a train accident in Brae killed ten people.",
    "supposed": "The minister said the vote may be rigged. The opposition said the vote was free.",
    "one side": "The army said the ceasefire had collapsed. The army said the ceasefire was holding.",
    "civilians": "The rebels said families fled from Lorn. The army said its troops in Lorn were regrouping.",
}


@pytest.mark.parametrize("text", DISPUTED.values(), ids=DISPUTED)
def test_two_sides_describe_one_happening_otherwise(text: str) -> None:
    (found,) = described(text)
    assert len(found.sides) == len(found.mentions) == 2
    assert all(mention.quote for mention in found.mentions)


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_dispute_of_description(text: str) -> None:
    assert described(text) == []


def test_accounts_in_two_articles_need_two_names_in_common() -> None:
    told = "The Hill Army said troops had fled from Fort Brae in Lorn."
    other = "Ostia said its troops in Lorn had left Fort Brae for a regrouping of the force."
    assert len(described(told, other)) == 1
    assert described(told, "Ostia said its troops in Lorn were regrouping.") == []
