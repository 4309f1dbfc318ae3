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
    "out of": ("The last brigade should <do>be out of Tarn</do> by <by>30 June 2031</by>.", "expected"),
    "home": ("The hostages must <do>be home</do> by <by>30 June 2031</by>, the envoy said.", "required"),
    "wanted": ("The league wants <do>the camp emptied</do> by <by>the end of July 2031</by>.", "required"),
    "unless": ("They will strike unless the army <do>leaves Orrin</do> by <by>Sunday</by>.", "required"),
    "if not": ("If the guards do not <do>surrender</do> by <by>Friday</by>, the town will burn.", "required"),
    "not but": ("The fleet will <do>leave Tarn</do> not by May 2032 but by <by>June 2032</by>.", "promised"),
    "not behind": ("The fleet will <do>leave</do> by <by>June 2032</by>, not by May 2032.", "promised"),
    "coming": ("The junta will <do>free the miners</do> in <by>the coming days</by>.", "promised"),
    "over": ("The guards are to <do>withdraw</do> over <by>the next two weeks</by>.", "required"),
    "on": ("The front agreed to <do>hand over its guns</do> on <by>1 June 2031</by>.", "promised"),
    "rains": ("The garrison will <do>withdraw</do> <by>before the rains</by>.", "promised"),
    "harvest": ("The front promised to <do>free all farmers</do> <by>before the harvest</by>.", "promised"),
    "by the time": ("They agreed to <do>open a road</do> <by>by the time the term starts</by>.", "promised"),
    "as soon as": ("The front agreed to <do>disarm</do> <by>as soon as the pact is signed</by>.", "promised"),
    "ahead": ("The junta pledged to <do>free the nuns</do> <by>ahead of the summit</by>.", "promised"),
    "runs out": ("<do>The mission's mandate</do> expires on <by>30 September 2031</by>.", "expected"),
}  # fmt: skip

MOVED = {
    "back": ("The commission pushed back the deadline to 20 May 2031.", "extended"),
    "extended": ("The mediators extended the withdrawal deadline until June.", "extended"),
    "mission": ("The alliance extended its mission until December 2031.", "extended"),
    "postponed": ("The government postponed the election until 3 June 2031.", "extended"),
    "advanced": ("The army advanced its withdrawal to 1 June 2031.", "advanced"),
    "round": ("The hosts postponed the second round to May 2032.", "extended"),
    "put off": ("The court put off the hearing of the generals until 3 June 2031.", "extended"),
    "a further": ("The league renewed the mandate of the force for a further six months.", "extended"),
    "to occasion": ("The commission postponed the census talks until after the harvest.", "extended"),
    "forward": ("The president brought the deadline forward to 1 May 2031.", "advanced"),
}

MOVED_BY_NOBODY = {
    "rescheduled": ("The exchange of prisoners was rescheduled for 25 May 2031.", ["moved"]),
    "shifted": ("The handover was moved to 25 May 2031.", ["moved"]),
    "slipped": ("The pull-out has slipped to September 2031.", ["extended"]),
    "is now": ("The deadline for the handover, originally 1 May 2031, is now 1 July 2031.", [None, "moved"]),
    "held now": ("Elections planned for June 2031 will now be held in October 2031.", [None, "moved"]),
    "first due": ("The vote, originally due on 3 June 2031, will be held on 9 July 2031.", [None, "moved"]),
    "forward": ("The summit has been brought forward to 18 May 2031.", ["advanced"]),
}

NONE = {
    "takes effect": "The new tariffs will take effect on 3 August 2031.",
    "suspends": "The airline suspends its operations in Lorn from 3 August 2031.",
    "as of": "As of Monday the army will patrol the streets of Tarn.",
    "starts": "The mission starts its work on 1 July 2031.",
    "begins": "The trial of the admiral will begin on 3 June 2031.",
    "if": "If the army leaves by Sunday, the islanders will return to their farms.",
    "before told": "The ferry had to leave before the soldiers came.",
    "over told": "Over the next four years, thousands of villagers would die.",
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


@pytest.mark.parametrize("name", MOVED_BY_NOBODY)
def test_a_date_that_moved(name: str) -> None:
    text, moves = MOVED_BY_NOBODY[name]
    assert [found.move for found in due(text)] == moves


def test_a_date_that_is_gainsaid_is_its_tellers() -> None:
    first, second = due("The fleet will leave Tarn not by May 2032, as the minister said, but by June 2032.")
    assert (first.set_by, second.set_by) == ("minister", None)
    assert [it.deadline.value for it in (first, second) if it.deadline] == ["2032-05", "2032-06"]


def test_what_is_threatened_is_asked_by_those_who_threaten() -> None:
    (found,) = due("The islanders threatened to cut the cable unless the fleet leaves the bay by Friday.")
    assert (found.obligor, found.set_by) == ("fleet", "islanders")


@pytest.mark.parametrize("words", ["soon", "immediately", "without delay"])
def test_what_is_pledged_at_once_keeps_the_words(words: str) -> None:
    text = f"The ministry promised to pay the teachers {words}."
    (found,) = due(text)
    assert found.deadline is not None
    assert (found.deadline.span.of(text), found.deadline.value) == (words, None)


def test_no_earlier_than_is_no_deadline() -> None:
    (found,) = due("The general promised to leave no earlier than 1 June 2031.")
    assert found.deadline is None


def test_a_day_before_the_article_is_no_due_date() -> None:
    (found,) = due("The admiral agreed to give up his pursuit of the crown on 3 May 2029.")
    assert found.deadline is None


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
