"""Proposals: who puts what to whom, until when, how it is answered; and what is none."""

from __future__ import annotations

import re

import pytest

from accord.model.annotation import Proposal
from tests.annotate.marking import annotate

_TAG = re.compile(r"</?put>")

PUT = {
    "proposed": ("<put>Ostia proposed a ceasefire of ten days</put>.", "Ostia", "a ceasefire of ten days"),
    "that": ("<put>Ostia proposed that both sides meet in Lorn</put>.", "Ostia", "both sides meet in Lorn"),
    "offered": ("<put>Ostia offered the rebels an amnesty</put>.", "Ostia", "an amnesty"),
    "offered to": ("<put>Ostia offered to free its prisoners</put>.", "Ostia", "free its prisoners"),
    "suggested": ("<put>Ostia suggested that a court be set up</put>.", "Ostia", "a court be set up"),
    "plan": ("<put>Ostia presented a peace plan to the rebels</put>.", "Ostia", None),
    "owner": ("He praised <put>Ostia's proposal for a buffer zone</put>.", "Ostia", "a buffer zone"),
    "subjunctive": (
        "<put>Ostia suggested that a commission play that part</put>.",
        "Ostia",
        "a commission play that part",
    ),
    "beside": ("He praised <put>the idea, which was proposed by Ostia</put>.", "Ostia", None),
    "would": ("<put>The draft would lift the ban on boats</put>.", None, "lift the ban on boats"),
    "on the table": (
        "<put>Ostia has put on the table a truce of ten days</put>.",
        "Ostia",
        "a truce of ten days",
    ),
    "host": ("<put>Ostia offered to host a summit in Lorn</put>.", "Ostia", "host a summit in Lorn"),
    "passive": ("<put>A truce of ten days was proposed by Ostia</put>.", "Ostia", "A truce of ten days"),
    "was offered": ("<put>The general was offered an amnesty</put>.", None, "an amnesty"),
    "comprises": ("<put>The proposal comprises two stages</put>.", None, "two stages"),
    "airwaves": ("<put>Ana Ruiz took to the airwaves to propose an amnesty</put>.", "Ana Ruiz", "an amnesty"),
    "tells": ("<put>The draft resolution calls for elections in June</put>.", None, "for elections in June"),
}

ANSWERED = {
    "rejected": ("The Hill Army rejected the truce proposal.", "rejected", "Hill Army"),
    "passive": ("The peace plan was accepted by Ostia.", "accepted", "Ostia"),
    "considered": ("Ostia is considering the proposal.", "considered", "Ostia"),
    "turned down": ("Ostia turned down the offer.", "rejected", "Ostia"),
    "rejection": ("The peace plan, despite its rejection by Ostia, is alive.", "rejected", "Ostia"),
    "apposition": ("Ostia would pay, a proposal that Peru opposes.", "rejected", "Peru"),
    "not backed": ("Ostia will not back a resolution sponsored by Peru.", "rejected", "Ostia"),
    "idea": ("Ostia rejected the idea of deploying observers.", "rejected", "Ostia"),
    "short": ("Ostia said the terms fell short of its demands.", "rejected", "Ostia"),
    "not met": ("The truce offer did not meet Ostia's conditions.", "rejected", "Ostia"),
    "unacceptable": ("Ostia said the offer was unacceptable.", "rejected", "Ostia"),
    "consent": ("Ostia has given its consent to the proposal.", "accepted", "Ostia"),
    "manner": ("Ostia responded favourably to the proposal.", "accepted", "Ostia"),
    "says it studies": ("Peru spoke of an idea that Ostia says it is studying.", "considered", "Ostia"),
    "will study": ("Ostia will study the proposal.", "considered", "Ostia"),
    "not accepted": ("Ostia did not accept the proposal.", "rejected", "Ostia"),
}

NONE = {
    "mentioned": "They discussed the weather and left the roadmap alone.",
    "fact": "The toll suggests that the fighting was heavy.",
    "view": "The mayor offered a different view.",
    "intention": "Ostia announced plans to hand over its boats.",
    "sale": "The guild handled public offers of shares by Ostia.",
    "purpose": "Ostia sent a minister to offer aid.",
    "possible": "Ostia could propose a ceasefire.",
    "asked": "Did Ostia propose a ceasefire?",
    "target": "The sale fell short of its target and the terms fell short of the average.",
    "other consent": "Ostia gave its consent to the merger of the two banks.",
    "no proposal before": "Ostia turned it down.",
    "demands of a day": "The new bus met the demands of the town.",
    "an agreement": "Long night: truce deal is signed",
    "left out": "The draft resolution does not call for elections.",
}


BEHIND = {
    "invitation": ("Peru offered to host a summit. Ostia turned down the invitation.", "rejected", "Ostia"),
    "it": ("Peru proposed a truce of ten days. Ostia rejected it.", "rejected", "Ostia"),
    "refused": ("Peru proposed a truce of ten days, but Ostia refused.", "rejected", "Ostia"),
    "consent": ("Peru proposed a truce of ten days. Ostia has given its consent.", "accepted", "Ostia"),
    "phase": (
        "Peru presented a proposal for a truce. In the first phase, Ostia would free all sailors.",
        None,
        None,
    ),
}


def proposals(text: str) -> tuple[Proposal, ...]:
    return annotate(text).proposals


@pytest.mark.parametrize(("marked", "proposer", "terms"), PUT.values(), ids=PUT)
def test_a_proposal_is_found_with_its_terms(marked: str, proposer: str | None, terms: str | None) -> None:
    text = _TAG.sub("", marked)
    (found,) = proposals(text)
    words = marked[marked.index("<put>") + 5 : marked.index("</put>")]
    if "praised" in marked:
        assert words in found.span.of(text)
    else:
        assert found.span.of(text) == words
    assert (found.proposer, found.terms) == (proposer, terms)


@pytest.mark.parametrize(("text", "answer", "by"), ANSWERED.values(), ids=ANSWERED)
def test_an_answer_is_found(text: str, answer: str, by: str) -> None:
    (found,) = proposals(text)
    assert (found.answer, found.answered_by) == (answer, by)


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_proposal(text: str) -> None:
    assert proposals(text) == ()


def test_nobody_answers_what_he_puts_himself() -> None:
    (mark,) = proposals("The Hill Army, a lesser band, declined its invitation.")
    assert (mark.proposer, mark.answer, mark.answered_by) == (None, "rejected", "Hill Army")


def test_what_a_plan_would_do_is_told_behind_it() -> None:
    found = proposals(
        "Ostia gave the rebels a counter-proposal on Thursday. It would put the town under a council."
    )
    assert [(it.proposer, it.terms) for it in found] == [
        ("Ostia", None), ("Ostia", "put the town under a council"),
    ]  # fmt: skip


def test_what_is_no_plan_put_forward() -> None:
    assert proposals("Ostia put forward the idea that it was cold, and an offer of 200 dollars came.") == ()
    assert proposals("He told of the resolution which authorizes the use of force in Lorn.") == ()


def test_what_is_put_forward_is_proposed() -> None:
    (found,) = proposals("Ostia put forward a council of 40 members.")
    assert found.terms == "a council of 40 members"


PUT_OTHERWISE = {
    "floated": ("Peru has floated a 40-day truce.", "Peru", "a 40-day truce"),
    "under which": ("He praised a plan under which all prisoners go home.", None, "all prisoners go home"),
    "that would": ("He praised a plan that would free the prisoners.", None, "would free the prisoners"),
    "is to": ("Peru's proposal is to hold elections in June.", "Peru", "to hold elections in June"),
    "drawn up": ("Peru has drawn up a plan to end the siege.", "Peru", "end the siege"),
    "with principles": ("Peru presented the rebels with five principles.", "Peru", None),
    "a truce": ("Peru suggested a truce of ten days.", "Peru", "a truce of ten days"),
    "handed": ("Mediators handed both delegations a revised text on Tuesday.", "Mediators", None),
    "presented with": ("The rebels were presented with a plan that includes an amnesty.", None, "an amnesty"),
    "sent": ("An amended version was sent to the rebels on Sunday.", None, None),
    "countered": ("Ostia countered with a demand for a truce.", "Ostia", "a demand for a truce"),
    "came up": ("Ostia came up with a plan for a ceasefire.", "Ostia", "a ceasefire"),
    "tabled": ("Among the ideas on the table is a truce of ten days.", None, "a truce of ten days"),
    "on offer": ("The deal on offer would end the siege of Lorn.", None, "end the siege of Lorn"),
    "mooted": ("Ostia floated the idea of a prisoner exchange.", "Ostia", "a prisoner exchange"),
    "envisages": ("The envoy envisages a transition of two years.", "envoy", "a transition of two years"),
    "text": ("The text asks the rebels to free their prisoners.", None, "the rebels to free their prisoners"),
    "stands": ("Peru's offer still stands.", "Peru", None),
    "services": ("Peru offered its services as a mediator.", "Peru", "its services as a mediator"),
    "according": ("According to the plan, the army would leave Lorn.", None, "the army would leave Lorn"),
    "the two meet": ("Ostia suggested that they meet in Lorn.", "Ostia", "they meet in Lorn"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "proposer", "terms"), PUT_OTHERWISE.values(), ids=list(PUT_OTHERWISE))
def test_what_is_put_in_other_ways_is_found(text, proposer, terms):
    (found,) = proposals(text)
    assert (found.proposer, found.terms) == (proposer, terms)


def test_who_is_asked_for_an_answer_is_a_recipient() -> None:
    (found,) = proposals("The rebels have until Friday to respond to Ostia's offer.")
    assert (found.proposer, found.recipients) == ("Ostia", ("rebels",))


@pytest.mark.parametrize(
    "text",
    [
        "Ostia rejected the idea that its army was losing.",
        "No country has proposed a foreign force.",
        "Ostia did not propose a ceasefire.",
        "The two discussed the roadmap over dinner.",
        "Polls suggest that most voters want an end to it.",
        "The plan took two years to write.",
        "She sent a text to her sister.",
        "He recommended the restaurant to his guests.",
        "The figures suggest a return of exports.",
        "The senator may block any proposals she would not defend.",
    ],
)
def test_what_is_denied_a_mere_mention_or_a_claim_is_none(text):
    assert proposals(text) == ()


def test_items_of_a_list_are_recommendations() -> None:
    text = (
        "12. The mission recommends that:\n\na. The Hill Army withdraw its guns from Lorn.\n"
        "b. The council reopen the school in Lorn at once.\n\nAnnex"
    )
    found = proposals(text)
    assert [it.span.of(text) for it in found] == [
        "The Hill Army withdraw its guns from Lorn",
        "The council reopen the school in Lorn at once",
    ]
    assert found[0].recipients == ("Hill Army",)


def test_whom_it_is_put_to_and_when_the_answer_is_due() -> None:
    found, asked = proposals("Ostia gave the Hill Army a counter-proposal and wants a reply by 20 May 2031.")
    assert found.recipients == ("Hill Army",)
    assert found.proposer == "Ostia"
    assert asked.due is not None
    assert (asked.proposer, asked.due.value) == (None, "2031-05-20")


@pytest.mark.parametrize(("text", "answer", "by"), BEHIND.values(), ids=list(BEHIND))
def test_an_answer_right_behind_a_proposal_needs_no_name_of_it(text, answer, by):
    put, told = proposals(text)
    assert (put.proposer, put.answer, told.proposer) == ("Peru", None, "Peru")
    assert (told.answer, told.answered_by) == (answer, by)


def test_an_answer_beside_a_noun_or_far_from_the_proposal_is_none():
    text = "Peru proposed a truce of ten days. It named one refusing it. Rain fell. So it was. Ostia refused."
    assert len(proposals(text)) == 1


MADE = {
    "signed": ("The plan put forward by Peru was signed.", "plan put forward by Peru was signed"),
    "they signed": ("Peru and Chile signed the roadmap drawn up by the league.", "signed the roadmap"),
    "based on": ("The Lorn Agreement is based on a proposal by Peru.", "Agreement is based on a proposal"),
    "became": ("The proposal by Peru became the Lorn Protocol.", "proposal by Peru became the Lorn Protocol"),
    "basis": ("Her plan formed the basis of the Lorn Accord.", "plan formed the basis of the Lorn Accord"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), MADE.values(), ids=list(MADE))
def test_what_says_that_a_proposal_became_an_agreement_is_kept(text, words):
    (found,) = proposals(text)
    assert found.made is not None
    assert found.made.of(text) == words


def test_a_plan_that_may_be_signed_is_none_yet() -> None:
    assert all(it.made is None for it in proposals("Peru's proposal may become the basis of an accord."))


PUT = "The Hill Guild proposed a truce of ten days on Monday. "
AWAITED = {
    "It asked for a reply by 20 May 2031.": ((), "2031-05-20"),
    "The guild awaits an answer from the army.": (("army",), None),
    "Ana Ruiz gave the council until 20 May 2031 to respond.": (("council",), "2031-05-20"),
    "The council has until 20 May 2031 to reply.": (("council",), "2031-05-20"),
    "The army has not replied to that proposal.": (("army",), None),
    "The council did not respond.": (("council",), None),
    "The army did not respond to the fire.": None,
    "The council had until May to vote.": None,
    "She asked for a reply.": None,
}


@pytest.mark.parametrize("text", AWAITED)
def test_an_answer_that_is_awaited_is_of_the_proposal_told_before(text: str) -> None:
    _, *behind = annotate(PUT + text).proposals
    found = [(it.recipients, it.due.value if it.due else None) for it in behind]
    wanted = AWAITED[text]
    assert found == ([] if wanted is None else [wanted])
    assert annotate("It rained on Monday. " + text).proposals == ()
