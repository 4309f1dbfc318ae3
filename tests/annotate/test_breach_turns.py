"""Breaches told by a turn of phrase, a reproach, a headline or a limit that was agreed."""

from __future__ import annotations

import re

import pytest

from accord.model.annotation import BreachClaim
from tests.annotate.marking import annotate

_TAG = re.compile(r"</?claim>")

CLAIMS = {
    "turned its back": "The premier said <claim>Peru had turned its back on the accord</claim>.",
    "dragged its feet": "<claim>The junta is dragging its feet on its obligations</claim>, the guild said.",
    "roughshod": "<claim>The ministry ran roughshod over the agreement</claim>, the union said.",
    "face": "<claim>The raid flies in the face of its commitments</claim>, the envoy said.",
    "fast and loose": "<claim>The army is playing fast and loose with the truce</claim>, the guild said.",
    "deviated": "The mayor said <claim>Peru had deviated from the agreement</claim>.",
    "ripped up": "<claim>The guild accused the ministers of ripping up the treaty</claim>.",
    "abandoned": "The guild said <claim>the army had abandoned its pledge to leave the port</claim>.",
    "stopped": "The envoy said <claim>the rebels had stopped honouring the truce</claim>.",
    "no longer": "<claim>The army no longer respects the ceasefire</claim>, the guild said.",
    "put in violation": "<claim>The sale would put Peru in violation of the embargo</claim>, he said.",
    "non-observance": "<claim>Non-observance of the accord by the rebels</claim> was noted.",
    "condemned": "<claim>The league condemned the army's violation of the ceasefire regime</claim>.",
    "denounced": "<claim>The guild denounced truce violations by the army</claim>.",
    "collapse": "<claim>The rebels blamed the army for the collapse of the truce</claim>.",
    "headline": "<claim>Truce breached</claim>, says the army.",
    "limit": "<claim>Peru has exceeded the limit set by the treaty</claim>, the envoy said.",
    "neither": "<claim>Neither side has lived up to the accord</claim>, the envoy said.",
    "amnesty": "The guild says <claim>the junta is not honouring the amnesty</claim>.",
    "end of the bargain": "Peru says <claim>Ostia has not held up its end of the trade deal</claim>.",
    "resorted": "The army said <claim>Peru had resorted to unprovoked ceasefire violations</claim>.",
    "there were": "There were <claim>at least 40 violations of the truce</claim>, the envoy said.",
    "blockade": "The ship was held, as <claim>its crew had violated the blockade</claim>.",
    "inconsistent": "<claim>Limits inconsistent with the agreement</claim> took effect on Monday.",
}
NONE = {
    "left": "Peru abandoned the treaty after its parliament had voted.",
    "bread": "Women broke the blockade with carts of bread.",
    "speed": "The driver exceeded the speed limit.",
    "anybody's": "They looked for any aircraft violating the ban.",
    "turned away": "The crowd turned its back on the mayor.",
    "stopped": "The envoy stopped in Lorn.",
    "cannot": "“You cannot break your word,” the negotiator said.",
    "to come": "None of the funds of the resolution will be held under the law.",
    "blamed": "The mayor blamed the rain for the collapse of the bridge.",
}


def claims(text: str) -> tuple[BreachClaim, ...]:
    return annotate(text).breach_claims


@pytest.mark.parametrize("marked", CLAIMS.values(), ids=CLAIMS)
def test_claims_are_marked_from_their_first_word_to_their_last(marked: str) -> None:
    text = _TAG.sub("", marked)
    (claim,) = claims(text)
    assert claim.span.of(text) == marked.partition("<claim>")[2].partition("</claim>")[0]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_breaks_no_rule_is_not_marked(text: str) -> None:
    assert claims(text) == ()


def test_whoever_condemns_a_breach_charges_its_doer() -> None:
    (claim,) = claims("The guild denounced truce violations by the army.")
    assert (claim.accuser, claim.accused, claim.instrument) == ("guild", "army", "truce")


def test_whoever_is_blamed_for_the_end_of_a_truce_is_charged_with_it() -> None:
    (claim,) = claims("The rebels blamed the army for the collapse of the truce.")
    assert (claim.accuser, claim.accused) == ("rebels", "army")


def test_who_says_so_inside_a_relative_clause_charges() -> None:
    (claim,) = claims("Two men died in a strike that the mission said breached the ceasefire.")
    assert claim.accuser == "mission"


def test_units_are_charged_as_the_army_that_they_are_of() -> None:
    (claim,) = claims("Units of the Ostian Army violated the truce, the envoy said.")
    assert claim.accused == "Ostian Army"


def test_whoever_says_it_charges_though_no_table_has_him() -> None:
    (claim,) = claims("The raid broke the truce, the arbitrator wrote.")
    assert claim.accuser == "arbitrator"


@pytest.mark.parametrize(
    ("text", "accuser", "accused", "what"),
    [
        ("Peru abstained, arguing that Ostia broke the truce, an envoy said.", "Peru", "Ostia", None),
        ("Peru accused rebel troops of unprovoked firing in violation of the truce.", "Peru", "rebel troops",
         "unprovoked firing"),
        ("Peru accuses Chile of laying mines in violation of the treaty.", "Peru", "Chile", "laying mines"),
        ("The pact was violated by both signatories, the commission found.", "commission", "both signatories",
         None),
        ("The accord, which the army has since violated, was signed in Lorn.", None, "army", None),
    ],
)  # fmt: skip
def test_who_charges_whom(text: str, accuser: str | None, accused: str, what: str | None) -> None:
    (claim,) = claims(text)
    assert (claim.accuser, claim.accused, claim.what) == (accuser, accused, what)
