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
    "called for": ("<held>Ostia called for a ceasefire</held> on Monday.", "Ostia", "ceasefire"),
    "call on": ("<held>Ostia called on the rebels to free all prisoners</held>.", "Ostia", "prisoners"),
    "urged": ("<held>The envoy Ada Lund urged the general to step down</held>.", "Ada Lund", "government"),
    "wants": ("<held>Ostia wants elections by June</held>.", "Ostia", "elections"),
    "insists": ("<held>Ostia insists that the general step down</held>.", "Ostia", "government"),
    "noun": ("The talks failed over <held>Ostia's demand for a buffer zone</held>.", "Ostia", "withdrawal"),
    "must": ("Ada Lund said: “<held>The shelling must stop</held>.”", "Ada Lund", "ceasefire"),
    "has to": ("Ada Lund said <held>the general has to step down</held>.", "Ada Lund", "government"),
    "time": ("Ada Lund said <held>it was time for the general to resign</held>.", "Ada Lund", "government"),
}

ACCEPTS = {
    "accepted": ("<held>Ostia accepted international observers</held>.", "Ostia", "peacekeeping"),
    "passive": ("<held>The truce was endorsed by Ostia</held>.", "Ostia", "ceasefire"),
    "open to": ("<held>Ostia is open to talks with the rebels</held>.", "Ostia", "talks"),
    "recognised": ("<held>Ostia recognised the rebel council</held>.", "Ostia", "recognition_sanctions"),
    "bowed": ("<held>Ostia bowed to demands for an inquiry</held>.", "Ostia", "justice"),
}

REJECTS = {
    "rejected": ("<held>Ostia rejected an amnesty</held> on Friday.", "Ostia", "justice"),
    "refuses": ("<held>Ostia refuses to negotiate with the rebels</held>.", "Ostia", "talks"),
    "not accept": ("<held>Ostia will never accept foreign troops</held>.", "Ostia", "foreign_presence"),
    "did not accept": ("<held>Ostia did not accept the ceasefire</held>.", "Ostia", "ceasefire"),
    "ruled out": ("<held>Ada Lund has ruled out elections this year</held>.", "Ada Lund", "elections"),
    "verdict": ("“<held>Foreign intervention is unacceptable</held>,” Ada Lund said.", "Ada Lund",
                "foreign_presence"),
    "none": ("Ada Lund said there will be <held>no amnesty</held>.", "Ada Lund", "justice"),
}  # fmt: skip

NONE = {
    "analyst": "Analyst Tom Bray said the shelling must stop.",
    "no issue": "Ostia called for patience.",
    "no party": "There were calls for a ceasefire.",
    "supposed": "If Ostia rejects the ceasefire, the war will go on.",
    "possible": "Ostia could reject the ceasefire.",
    "not rejected": "Ostia did not reject the ceasefire.",
    "claims": "Ostia rejected the accusation that it had shelled the ceasefire line.",
    "comment": "Ostia refused to comment on the ceasefire.",
    "fact": "Ostia insists that the ceasefire holds.",
    "past": "Ada Lund said the general should have resigned in March.",
    "question": "Ada Lund asked: “Must the shelling stop?”",
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
