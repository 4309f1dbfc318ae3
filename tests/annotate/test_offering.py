"""Proposals by invitation, by what others think of them, and put or dismissed beside their noun."""

from __future__ import annotations

import pytest

from accord.model.annotation import Proposal
from tests.annotate.marking import annotate

FOUND = {
    "to talks": ("<held>Peru invited both sides to talks in Lorn</held>.", "Peru", "talks in Lorn", None),
    "observers": (
        "<held>Ostia has invited international observers to visit the camp</held>.",
        "Ostia", "visit the camp", None,
    ),
    "were invited": ("<held>The miners were invited to negotiations in Lorn</held>.", None,
                     "negotiations in Lorn", None),
    "agreed to": ("<held>The rebels agreed to the mediator's plan</held>.", "mediator", None, "accepted"),
    "put to": ("He spoke of <held>the ideas put to both delegations by the envoy</held>.", "envoy", None,
               None),
    "dismissed by": ("He spoke of <held>a plan dismissed by the army</held>.", None, None, "rejected"),
    "parts of": ("<held>Diplomats were uncomfortable with parts of the draft resolution</held>.", None, None,
                 None),
    "no support": ("<held>The idea of a land swap found no support</held>.", None, "a land swap", None),
    "ultimatum": ("<held>The government rejected the ultimatum</held>.", None, None, "rejected"),
    "signed off": ("<held>The cabinet signed off on the mediator's proposal</held>.", "mediator", None,
                   "accepted"),
    "cold water": ("<held>The army poured cold water on the idea of a truce</held>.", None, "a truce",
                   "rejected"),
    "short shrift": ("<held>The governor gave the proposal short shrift</held>.", None, None, "rejected"),
    "yes": ("<held>The premier said yes to the league's draft</held>.", "league", None, "accepted"),
    "voted down": ("<held>Miners voted down the offer</held>.", None, None, "rejected"),
    "draft declaration": ("<held>A draft declaration was circulated to members by the league</held>.",
                          "league", None, None),
    "point plan": ("<held>The envoy outlined a six-point plan</held>.", "envoy", None, None),
    "raised": ("<held>The employers raised their offer to 4 per cent</held>.", "employers", None, None),
    "venue": ("<held>The bishop offered his palace as a venue</held>.", "bishop", "his palace as a venue",
              None),
    "provided with": ("<held>The facilitator provided both delegations with a draft proposal</held>.",
                      "facilitator", None, None),
    "yet to reply": ("<held>The rebels have yet to reply to the league's proposal</held>.", "league", None,
                     None),
    "the arbitrator": ("<held>The arbitrator proposed splitting the difference</held>.", "arbitrator",
                       "splitting the difference", None),
    "one option": ("<held>One option put to the junta is a shorter transition</held>.", None,
                   "a shorter transition", None),
    "received": ("<held>The rebels have received a new proposal from the league</held>.", "league", None,
                 None),
    "brushed off": ("<held>The junta brushed off a Peruvian offer to send an envoy</held>.", "Peruvian",
                    "send an envoy", "rejected"),
    "acceptable": ("Peru said <held>the proposal was acceptable</held>.", None, None, "accepted"),
    "neither": ("<held>Neither side has rejected the proposal</held>.", None, None, None),
    "unanswered": ("<held>Peru's offer went unanswered</held>.", "Peru", None, None),
    "invitation": ("<held>The rebels turned down an invitation to talks</held>.", None, None, "rejected"),
}  # fmt: skip
NONE = {
    "offered money": "They were offered money to change their story.",
    "so is": "The minister bristled at the suggestion that he was lying.",
    "gave it": "The governor gave the child a green light to cross.",
    "a parcel": "The guild received a parcel from the league.",
    "dinner": "Peru invited the singer to dinner.",
    "reporters": "The minister invited reporters to talks about the talks.",
    "may invite": "Peru may invite both sides to talks.",
    "any plan": "The rebels agreed to a plan.",
    "may agree": "The rebels may agree to the mediator's plan.",
    "the weather": "They were divided on the weather.",
    "in the town": "The team found support in the town.",
    "money": "The union unveiled a $3 billion package for farmers.",
    "plans for marches": "Plans for a march were circulated by students.",
}


def proposals(text: str) -> tuple[Proposal, ...]:
    return annotate(text).proposals


@pytest.mark.parametrize(("marked", "proposer", "terms", "answer"), FOUND.values(), ids=FOUND)
def test_a_proposal_is_found(
    marked: str, proposer: str | None, terms: str | None, answer: str | None
) -> None:
    text = marked.replace("<held>", "").replace("</held>", "")
    wanted = marked[marked.index("<held>") + 6 : marked.index("</held>")]
    found = [(it.span.of(text), it.proposer, it.terms, it.answer) for it in proposals(text)]
    assert found == [(wanted, proposer, terms, answer)]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_proposal(text: str) -> None:
    assert proposals(text) == ()


def test_talks_are_proposed_to_those_behind_them() -> None:
    (found,) = proposals("Peru proposed talks to the rebels for Tuesday.")
    assert found.recipients == ("rebels",)


def test_what_would_happen_if_is_no_terms_of_an_offer() -> None:
    found = proposals("The mayor made an offer. It would only lead to more violence if they came back.")
    assert [it.terms for it in found] == [None]
