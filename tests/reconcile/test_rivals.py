"""Two claimants in one article: both sides of a dispute, each with its count; and what is no dispute."""

from __future__ import annotations

import pytest

from accord.model.entries import Dispute, Figure
from tests.reconcile.records import of, record

DAY = "2031-05-12"

RIVALS = {
    "toll put lower": (
        "The health ministry said 42 people were killed in the raid on Lima. The rebels put the toll at 17.",
        {(17, "rebels"), (42, "health ministry")},
    ),
    "no more than a number": (
        "The ministry said nine soldiers were killed, the rebels said forty.",
        {(9, "ministry"), (40, "rebels")},
    ),
    "a small number": (
        "Peru's officials said seven border guards had been wounded, while Chile's officials said two.",
        {(7, "Peru's officials"), (2, "Chile's officials")},
    ),
    "denied": (
        "Witnesses said at least 30 people died when shells hit a market in Lima; the army denied it "
        "and said three people were killed there.",
        {(30, "Witnesses"), (3, "army")},
    ),
    "bodies": (
        "The ministry said 12 soldiers were killed in the ambush. But a local doctor counted 31 bodies of "
        "soldiers.",
        {(12, "ministry"), (31, "a local doctor")},
    ),
    "refugees": (
        "The mission said 5,000 refugees had crossed into Peru since Monday, but Peru's interior ministry "
        "put the number at 9,500.",
        {(5000, "mission"), (9500, "Peru's interior ministry")},
    ),
    "marchers": (
        "The police said 10,000 people marched in Lima; organisers put the crowd at 80,000.",
        {(10000, "police"), (80000, "organisers")},
    ),
    "villages": (
        "The rebels said 90 villages were burned; the UN mission has counted 34.",
        {(90, "rebels"), (34, "UN mission")},
    ),
}

NONE = [
    "The ministry said 40 people were killed in Lima and 12 in Cusco.",
    "The ministry said 40 people were killed on Monday. The league said 90 people were killed last month.",
    "Officials said 20 soldiers were killed. Hospitals said 35 civilians were killed.",
    "The army said it had killed 60 militants. The front said eight soldiers had died.",
    "A nun said hundreds of royalist protesters filled Lima. The radio said thousands of protesters did.",
]


def claims(text: str) -> tuple[list[Dispute], list[Figure]]:
    entries = record((DAY, text))
    return [it for it in of(entries, Dispute) if it.about == "figure"], of(entries, Figure)


@pytest.mark.parametrize("name", RIVALS)
def test_both_sides_stand_in_one_dispute(name: str) -> None:
    text, sides = RIVALS[name]
    (dispute,), figures = claims(text)
    told = {(it.low, (it.claimant or "").removeprefix("the ")) for it in figures if it.id in dispute.entries}
    assert told == sides


@pytest.mark.parametrize("text", NONE)
def test_other_counts_are_no_dispute(text: str) -> None:
    assert claims(text)[0] == []


def test_who_denies_a_count_is_not_its_claimant() -> None:
    _, (figure,) = claims("The interior minister denied that 200 vehicles had been destroyed on Monday.")
    assert figure.claimant is None


def test_what_is_estimated_does_not_estimate() -> None:
    _, (figure,) = claims("The convoy, estimated at 40 vehicles, was attacked near Lima.")
    assert figure.claimant is None


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Police estimated the crowd at 10,000 protesters.", "protesters"),
        ("About 2,000 demonstrators held up signs in Lima.", "demonstrators"),
        ("Twelve protesters were killed in Lima.", "protesters killed"),
    ],
)
def test_protesters_count_as_such(text: str, counted: str) -> None:
    assert [it.counted for it in claims(text)[1]] == [counted]
