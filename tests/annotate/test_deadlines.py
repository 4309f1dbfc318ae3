"""Deadlines: what is to be done, by whom, by when; and dates that are none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model.annotation import Commitment
from accord.model.document import Document, Published
from tests.annotate.marking import annotate, annotator

_TAG = re.compile(r"</?(do|by)>")
DAY = Published("2031-05-12", "2031-05-12", "2031-05-12", "given")

DUE = {
    "agreed": ("The rebels agreed to <do>release the prisoners</do> by <by>20 May 2031</by>.", "promised"),
    "shall": ("Each Party shall <do>open the crossing</do> no later than <by>6 June 2031</by>.", "required"),
    "ordered": ("The court told the army to <do>leave the port</do> by <by>June 1, 2031</by>.", "required"),
    "called for": ("It called for all militias to <do>hand over arms</do> by <by>May 2031</by>.", "required"),
    "plan": ("A plan to <do>withdraw all police</do> by <by>September 2031</by> was dropped.", "expected"),
    "set to": ("They are set to <do>complete the pull-out</do> by <by>the end of August</by>.", "expected"),
    "would": ("Leaders said they would <do>form a cabinet</do> by <by>30 June 2031</by>.", "promised"),
    "noun": ("It called for <do>the withdrawal of all troops</do> by <by>1 July 2031</by>.", "required"),
    "deadline to": ("It set a deadline of <by>Friday</by> for fighters to <do>surrender</do>.", "required"),
    "time given": ("The governor gave the miners until <by>20 May 2031</by> to <do>answer</do>.", "required"),
    "time had": ("The parties have until <by>Friday</by> to <do>name their delegates</do>.", "required"),
    "had, told": ("The junta has until <by>20 May 2031</by> to <do>free them</do>, he said.", "required"),
    "is to": ("The last troops are to <do>leave</do> on <by>30 June 2031</by>.", "required"),
    "expected to end": ("<do>The withdrawal</do> is expected to end on <by>20 August 2031</by>.", "expected"),
    "demanded": ("They demanded that the army <do>quit the city</do> by <by>1 June 2031</by>.", "required"),
    "insisted": ("It insisted that the garrison <do>leave</do> by <by>1 June 2031</by>.", "required"),
    "passive": ("She asked that <do>the border be reopened</do> by <by>1 June 2031</by>.", "required"),
    "noun asked": ("They demanded <do>the release of all women</do> by <by>1 June 2031</by>.", "required"),
    "runs out": ("<do>The mission's mandate</do> expires on <by>30 September 2031</by>.", "expected"),
}  # fmt: skip

MOVED = {
    "back": ("The commission pushed back the deadline to 20 May 2031.", "extended"),
    "extended": ("The mediators extended the withdrawal deadline until June.", "extended"),
    "mission": ("The alliance extended its mission until December 2031.", "extended"),
    "postponed": ("The government postponed the election until 3 June 2031.", "extended"),
    "advanced": ("The army advanced its withdrawal to 1 June 2031.", "advanced"),
    "forward": ("The president brought the deadline forward to 1 May 2031.", "advanced"),
}

NONE = {
    "done": "The army had left the port by Monday.",
    "past": "Fighters moved into the town by the end of last week.",
    "forecast": "Oil output could reach a million barrels by November 2031.",
    "unreal": "The war would have ended by now.",
    "place": "The convoy stopped by the river on Monday.",
    "until": "Fighting went on until Friday.",
    "since": "They have held the town since May.",
    "not": "The rebels will not leave the port by June 2031.",
    "never": "The governor never promised to free them by June 2031.",
    "denied": "The minister denied that the troops would leave by June 2031.",
    "refused": "The front refused to pull out of the town by Tuesday.",
    "rejected": "The militia rejected a demand to disarm by 15 June 2031.",
    "told": "She insisted that the soldiers left by Monday.",
    "thing": "The ship will reach the harbour by Saturday.",
}


WORDS = [
    "will",
    "leave",
    "by",
    "Friday",
    "the",
    "deadline",
    "of",
    "until",
    ",",
    "“",
    "”",
    "\n",
    "May 2031",
    "gave",
]


def due(text: str) -> tuple[Commitment, ...]:
    document = Document(source="test", where="test", text=text, published=DAY)
    return next(annotator().annotate([document])).commitments


@pytest.mark.parametrize("name", DUE)
def test_an_act_and_its_date(name: str) -> None:
    marked, modality = DUE[name]
    text = _TAG.sub("", marked)
    (found,) = due(text)
    assert found.deadline is not None
    assert (found.action, found.deadline.span.of(text), found.modality) == (
        re.findall("<do>(.*)</do>", marked)[0],
        re.findall("<by>(.*)</by>", marked)[0],
        modality,
    )
    assert found.action_span.of(text) == found.action


@pytest.mark.parametrize("name", MOVED)
def test_a_moved_date(name: str) -> None:
    text, move = MOVED[name]
    (found,) = due(text)
    assert found.move == move
    assert found.set_by is not None


@pytest.mark.parametrize("name", NONE)
def test_no_deadline(name: str) -> None:
    assert due(NONE[name]) == ()


def test_who_is_to_act_and_who_set_the_date() -> None:
    (found,) = due("The Lund Council ordered the Hill Army to leave Brae by 1 June 2031.")
    assert (found.obligor, found.set_by) == ("Hill Army", "Lund Council")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "extended", "to", "."]), max_size=14))
def test_any_words_are_read_and_every_span_lies_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for found in annotate(text).commitments:
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.action_span.of(text).split() == found.action.split()
