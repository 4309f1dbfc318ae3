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
    "invitation": ("<held>The rebels turned down an invitation to talks</held>.", None, None, "rejected"),
}  # fmt: skip
NONE = {
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
