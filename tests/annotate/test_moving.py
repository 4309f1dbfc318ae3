"""Motions voted on, offers in return, lists of recommendations."""

from __future__ import annotations

import pytest

from accord.model.annotation import Proposal
from tests.annotate.marking import annotate

FOUND = {
    "voted to": ("<put>The committee voted 9-2 to approve the measure</put>.", "accepted", "committee"),
    "voted against": ("<put>The senate voted against the resolution</put>.", "rejected", "senate"),
    "rejected": ("<put>The senate rejected a similar bill</put>.", "rejected", "senate"),
    "would": ("<put>The council met to discuss a resolution that would lift the blockade</put>.", None, None),
    "proposed": ("They spoke of <put>the proposed buffer zone</put>.", None, None),
    "if": ("Ada Lund said <put>Ostia would hold elections if the siege ended</put>.", None, None),
    "in return": ("Ostia said <put>it would free the prisoners in return for a truce</put>.", None, None),
}

NONE = {
    "not voted down": "Ostia did not veto the resolution.",
    "a threat": "Ada Lund said Ostia would attack the prisoners' camp if the siege ended.",
    "a punishment": "Ada Lund said Ostia would leave the truce if the shelling continued.",
    "nothing known": "They spoke of the proposed menu.",
    "votes": "The miners voted for Ada Lund.",
}

LIST = """The report offers the following recommendations to the ministry and the guild.

a) To the Ministry:

i. reopen the port of Lorn and publish the list of detainees; and

ii. in due time, pay the salaries of the port's workers;

b) To the Guild

12.3 end the strike at the mill;
12.4 name its members of the committee.

Page four of the report tells how it was written."""


def proposals(text: str) -> tuple[Proposal, ...]:
    return annotate(text).proposals


@pytest.mark.parametrize(("marked", "answer", "by"), FOUND.values(), ids=FOUND)
def test_a_motion_or_an_offer_is_found(marked: str, answer: str | None, by: str | None) -> None:
    text = marked.replace("<put>", "").replace("</put>", "")
    (offer,) = proposals(text)
    told = marked.partition("<put>")[2].partition("</put>")[0]
    assert (offer.span.of(text), offer.answer, offer.answered_by) == (told, answer, by)


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_proposal(text: str) -> None:
    assert proposals(text) == ()


def test_each_item_of_a_list_is_a_recommendation_to_whom_its_heading_names() -> None:
    told = [(offer.recipients, offer.span.of(LIST)) for offer in proposals(LIST)]
    assert told == [
        (("Ministry",), "reopen the port of Lorn and publish the list of detainees"),
        (("Ministry",), "in due time, pay the salaries of the port's workers"),
        (("Guild",), "end the strike at the mill"),
        (("Guild",), "name its members of the committee"),
    ]


def test_without_following_there_is_no_list() -> None:
    assert proposals(LIST.replace("the following", "its")) == ()
