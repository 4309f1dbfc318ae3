"""Positions: whose, on which issue, in which words; and what is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model.annotation import PositionMark
from accord.model.values import Span
from tests.annotate.marking import annotate

_TAG = re.compile(r"</?held>")

DEMANDS = {
    "until": ("Ada Lund said there could be <held>no peace until the troops left</held>.", "Ada Lund",
              "withdrawal"),
    "no alternative": ("“There is <held>no alternative to a ceasefire</held>,” Ada Lund said.", "Ada Lund",
                       "ceasefire"),
    "set as": ("<held>Ostia set an amnesty as a condition for talks</held>.", "Ostia", "justice"),
    "the two": ("<held>The two called for an immediate ceasefire</held>.", "two", "ceasefire"),
    "families": ("<held>Families demanded that he free all prisoners</held>.", "Families", "prisoners"),
    "called for": ("<held>Ostia called for a ceasefire on Monday</held>.", "Ostia", "ceasefire"),
    "call on": ("<held>Ostia called on the rebels to free all prisoners</held>.", "Ostia", "prisoners"),
    "urged": ("<held>The envoy Ada Lund urged the general to step down</held>.", "Ada Lund", "government"),
    "wants": ("<held>Ostia wants elections by June</held>.", "Ostia", "elections"),
    "insists": ("<held>Ostia insists that the general step down</held>.", "Ostia", "government"),
    "noun": ("The talks failed over <held>Ostia's demand for a buffer zone</held>.", "Ostia", "withdrawal"),
    "must": ("Ada Lund said: “<held>The shelling must stop</held>.”", "Ada Lund", "ceasefire"),
    "has to": ("Ada Lund said <held>the general has to step down</held>.", "Ada Lund", "government"),
    "at a meeting": ("<held>Ostia called at a meeting in Berne for the general to step down</held>.",
                     "Ostia", "government"),
    "rose up": ("In March <held>the miners rose up to demand free elections</held>.", "miners", "elections"),
    "a condition": ("<held>Ostia calls an amnesty a condition for laying down its arms</held>.", "Ostia",
                    "justice"),
    "necessary": ("“<held>New sanctions are necessary</held>,” Ada Lund said.", "Ada Lund",
                  "recognition_sanctions"),
    "requires": ("Ada Lund said <held>any settlement requires a ceasefire</held>.", "Ada Lund", "ceasefire"),
    "a policy": ("<held>Ostia's policy is that the general must go</held>.", "Ostia", "government"),
    "time": ("Ada Lund said <held>it was time for the general to resign</held>.", "Ada Lund", "government"),
}  # fmt: skip

DEMANDS |= {
    "lifted": ("<held>Ostia wants the sanctions lifted</held>.", "Ostia", "recognition_sanctions"),
    "go ahead": ("<held>Ostia insisted that elections go ahead</held>.", "Ostia", "elections"),
    "deemed": ("<held>The envoy called it vital that the prisoners be freed</held>.", "envoy", "prisoners"),
    "only once": ("The rebels said <held>they would only talk once the prisoners were free</held>.", "rebels",
                  "prisoners"),
    "what": ("<held>What the rebels want is an amnesty</held>.", "rebels", "justice"),
    "conditional": ("<held>Ostia made the vote conditional on a ceasefire</held>.", "Ostia", "ceasefire"),
    "conditioned": ("<held>Ostia conditioned the vote on the release of prisoners</held>.", "Ostia",
                    "prisoners"),
    "told": ("<held>Ostia told the rebels to lay down their arms</held>.", "Ostia", "disarmament"),
    "hours": ("<held>Ostia gave the rebels 72 hours to withdraw from Lorn</held>.", "Ostia", "withdrawal"),
    "of whom": ("<held>The key demand of the miners is that the general step down</held>.", "miners",
                "government"),
}  # fmt: skip

ACCEPTS = {
    "weight": ("<held>Ostia threw its weight behind the ceasefire</held>.", "Ostia", "ceasefire"),
    "dropped": ("<held>Ostia dropped its objection to the ceasefire</held>.", "Ostia", "ceasefire"),
    "agreed to": ("<held>Ostia agreed to a truce proposal from mediators</held>.", "Ostia", "ceasefire"),
    "in principle": ("<held>Ostia agreed in principle to a prisoner swap</held>.", "Ostia", "prisoners"),
    "accepted": ("<held>Ostia accepted international observers</held>.", "Ostia", "peacekeeping"),
    "passive": ("<held>The truce was endorsed by Ostia</held>.", "Ostia", "ceasefire"),
    "open to": ("<held>Ostia is open to talks with the rebels</held>.", "Ostia", "talks"),
    "recognised": ("<held>Ostia recognised the rebel council</held>.", "Ostia", "recognition_sanctions"),
    "serious": ("Ada Lund said: “<held>We are serious about talks</held>.”", "Ada Lund", "talks"),
    "bowed": ("<held>Ostia bowed to demands for an inquiry</held>.", "Ostia", "justice"),
}

REJECTS = {
    "no plans": ("<held>The militia has no plans to disarm</held>.", "militia", "disarmament"),
    "boycott": ("<held>Ostia's boycott of the election</held> goes on.", "Ostia", "elections"),
    "for whom": ("<held>For the army a ceasefire is out of the question</held>.", "army", "ceasefire"),
    "not open": ("Ada Lund said <held>an amnesty is not open to discussion</held>.", "Ada Lund", "justice"),
    "joining": ("<held>Ostia opposes sending troops to Lorn</held>.", "Ostia", "foreign_presence"),
    "vowed": ("<held>Ada Lund vowed not to negotiate with the miners</held>.", "Ada Lund", "talks"),
    "said no": ("<held>Ostia said no to peacekeepers</held>.", "Ostia", "peacekeeping"),
    "off the table": ("Ada Lund said <held>independence was off the table</held>.", "Ada Lund", "status"),
    "the question": ("Ada Lund said <held>an amnesty was out of the question</held>.", "Ada Lund", "justice"),
    "not prepared": ("<held>Ostia is not prepared to negotiate</held>.", "Ostia", "talks"),
    "walked out": ("<held>The miners walked out of the peace talks on Friday</held>.", "miners", "talks"),
    "suspended": ("<held>Ostia has suspended talks with the miners</held>.", "Ostia", "talks"),
    "halted": ("<held>Ostia halted participation in the talks</held>.", "Ostia", "talks"),
    "withdrew": ("<held>Ostia withdrew from the ceasefire agreement</held>.", "Ostia", "ceasefire"),
    "give up": ("<held>The miners refused to give up hostages</held>.", "miners", "prisoners"),
    "not return": ("<held>Ostia will not return to the negotiating table</held>.", "Ostia", "talks"),
    "rejected": ("<held>Ostia rejected an amnesty on Friday</held>.", "Ostia", "justice"),
    "refuses": ("<held>Ostia refuses to negotiate with the rebels</held>.", "Ostia", "talks"),
    "not accept": ("<held>Ostia will never accept foreign troops</held>.", "Ostia", "foreign_presence"),
    "did not accept": ("<held>Ostia did not accept the ceasefire</held>.", "Ostia", "ceasefire"),
    "ruled out": ("<held>Ada Lund has ruled out elections this year</held>.", "Ada Lund", "elections"),
    "verdict": ("“<held>Foreign intervention is unacceptable</held>,” Ada Lund said.", "Ada Lund",
                "foreign_presence"),
    "submit": ("<held>Ostia will not submit to foreign intervention</held>.", "Ostia", "foreign_presence"),
    "her side": ("Ada Lund said <held>her side would not discuss disarmament</held>.", "Ada Lund",
                 "disarmament"),
    "pushed back": ("<held>Ostia pushed back against calls for sanctions</held>.", "Ostia",
                    "recognition_sanctions"),
    "would be no": ("Ada Lund said there would be <held>no amnesty</held>.", "Ada Lund", "justice"),
    "none": ("Ada Lund said there will be <held>no amnesty</held>.", "Ada Lund", "justice"),
}  # fmt: skip

NONE = {
    "analyst": "Analyst Tom Bray said the shelling must stop.",
    "no issue": "Ostia called for patience.",
    "agreed to do": "Ostia agreed to free the prisoners by May.",
    "agreed together": "The two sides agreed to a ceasefire.",
    "agreed with each other": "Ostia and Kovara agreed to a ceasefire.",
    "its talks": "Ostia suspended Kovara's participation in the talks.",
    "condemned": "Ada Lund condemned the violence as unacceptable.",
    "no way of war": "Ada Lund said there could be no military solution.",
    "left a place": "Ostia pulled out of the valley.",
    "gave nothing": "Ostia refused to give a date for the ceasefire.",
    "no party": "There were calls for a ceasefire.",
    "supposed": "If Ostia rejects the ceasefire, the war will go on.",
    "possible": "Ostia could reject the ceasefire.",
    "not rejected": "Ostia did not reject the ceasefire.",
    "claims": "Ostia rejected the accusation that it had shelled the ceasefire line.",
    "comment": "Ostia refused to comment on the ceasefire.",
    "fact": "Ostia insists that the ceasefire holds.",
    "past": "Ada Lund said the general should have resigned in March.",
    "own need": "“We have to worry about the ceasefire,” Ada Lund said.",
    "advice": "“You should use air power well,” Ada Lund said.",
    "wanted": "The general is wanted by the war crimes court.",
    "own wish": "The miners want to leave.",
    "leave": "The general asked for sick leave.",
    "told as so": "Ada Lund was adamant that the ceasefire was holding.",
    "question": "Ada Lund asked: “Must the shelling stop?”",
    "not short": "The Guild said not all prisoners were free. The army said only in May that they were.",
    "charged with": "“The president has asked me to prepare for peace talks,” Ada Lund said.",
    "nothing": "Ostia said it had asked for nothing of the kind in the talks.",
    "no issue of it": "The envoy asked the parties not to draw conclusions about the ceasefire.",
    "not ruled out": "“We do not in any way rule out foreign troops,” Ada Lund said.",
    "what is needed": "The guild got the money they need to cope with the families fleeing the shelling.",
    "from one man": "The truce held. Anton said the army had asked him for fifty crowns.",
}


def positions(text: str) -> tuple[PositionMark, ...]:
    return annotate(text).positions


@pytest.mark.parametrize(
    ("stance", "marked", "party", "issue"),
    [
        (stance, *case)
        for stance, cases in (("demands", DEMANDS), ("accepts", ACCEPTS), ("rejects", REJECTS))
        for case in cases.values()
    ],
    ids=[*DEMANDS, *ACCEPTS, *REJECTS],
)
def test_a_position_is_found_with_its_party_and_issue(
    stance: str, marked: str, party: str, issue: str
) -> None:
    text = _TAG.sub("", marked)
    start = marked.index("<held>")
    span = Span(start, marked.index("</held>") - len("<held>"))
    (held,) = positions(text)
    assert (held.span.of(text), held.party, held.issue, held.stance) == (span.of(text), party, issue, stance)


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_position(text: str) -> None:
    assert positions(text) == ()


def test_a_refusal_to_accept_is_one_position() -> None:
    (held,) = positions("Ostia refused to accept the ceasefire.")
    assert held.stance == "rejects"


def test_a_bare_refusal_is_of_what_was_told_of() -> None:
    marks = positions("Ostia wants an amnesty. Kovara refuses.")
    assert [(held.party, held.issue, held.stance) for held in marks] == [
        ("Ostia", "justice", "demands"),
        ("Kovara", "justice", "rejects"),
    ]


def test_a_relative_clause_tells_of_what_stands_before_it() -> None:
    (held,) = positions("The envoy spoke of an amnesty that Ostia has rejected.")
    assert (held.party, held.issue, held.stance) == ("Ostia", "justice", "rejects")


@pytest.mark.parametrize(
    ("answer", "stance"),
    [("The miners accepted the offer.", "accepts"), ("The miners turned down the proposal.", "rejects")],
)
def test_an_answer_is_on_what_the_offer_before_was_about(answer: str, stance: str) -> None:
    marks = positions(f"The envoy offered a ceasefire on Monday. {answer}")
    assert [(held.party, held.issue, held.stance) for held in marks] == [("miners", "ceasefire", stance)]


def test_what_is_asked_to_be_reversed_is_what_was_told_of() -> None:
    marks = positions("Ostia ruled out an amnesty. Kovara urged the general to reverse it.")
    assert [(held.issue, held.stance) for held in marks] == [("justice", "rejects"), ("justice", "demands")]


def test_an_answer_to_any_offer_is_on_nothing_known() -> None:
    assert positions("The envoy spoke of a ceasefire on Monday. The miners accepted an offer.") == ()


def test_what_an_army_will_not_leave_is_a_place() -> None:
    (held,) = positions("Ada Lund said the army had no intention of leaving the store.")
    assert (held.issue, held.stance) == ("withdrawal", "rejects")


HEADED = """Autonomy. Ostia opposes an elected assembly for the valley. The Guild demands elections.

Weapons. Ostia wants disarmament to begin at once. The Guild says only after an assembly sits. The Rifle Club
says not before the vote."""


def test_a_paragraph_s_heading_tells_what_it_is_about() -> None:
    told = [(held.party, held.issue, held.stance, held.further) for held in positions(HEADED)]
    assert told == [
        ("Ostia", "status", "rejects", ("government",)),
        ("Guild", "status", "demands", ("elections",)),
        ("Ostia", "disarmament", "demands", ()),
        ("Guild", "disarmament", "accepts", ()),
        ("Rifle Club", "disarmament", "rejects", ()),
    ]


def test_who_holds_out_for_something_contradicts_the_one_before() -> None:
    text = "Ana Ruiz favours observers from the league. Tom Bray has been holding out for officers from Peru."
    assert [(held.party, held.issue) for held in positions(text)] == [
        ("Ana Ruiz", "peacekeeping"),
        ("Tom Bray", "peacekeeping"),
    ]


def test_further_issues_are_kept() -> None:
    (held,) = positions("Ostia demanded a ceasefire and free elections.")
    assert (held.issue, held.further) == ("ceasefire", ("elections",))


def test_a_position_stands_in_its_statement() -> None:
    text = "“The shelling must stop,” said Ada Lund."
    (held,) = positions(text)
    assert held.statement is not None and held.statement.of(text) == "The shelling must stop"


def test_a_pronoun_is_who_was_told_of() -> None:
    marks = positions("The Hill Army spoke on Monday. It rejected an amnesty.")
    assert [held.party for held in marks] == ["Hill Army"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*DEMANDS.values(), *REJECTS.values()]), max_size=4))
def test_marks_lie_in_the_text_in_order(cases: list[tuple[str, str, str]]) -> None:
    text = " ".join(_TAG.sub("", marked) for marked, _, _ in cases)
    marks = positions(text)
    assert all(held.span.of(text).strip() == held.span.of(text) for held in marks)
    assert {held.stance for held in marks} <= {"demands", "accepts", "rejects"}


def test_of_two_stances_in_a_row_each_tells_its_own_issue() -> None:
    text = "Ostia insists that elections be held in June and rejects any foreign troops."
    (first, *_) = annotate(text).positions
    assert (first.issue, first.span.of(text)) == (
        "elections",
        "Ostia insists that elections be held in June",
    )
    text = "The movement refused to disarm and called for an amnesty."
    told = {(it.issue, it.stance) for it in annotate(text).positions}
    assert told == {("disarmament", "rejects"), ("justice", "demands")}
