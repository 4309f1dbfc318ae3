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
    "out of": ("The last brigade should <do>be out of Tarn</do> by <by>30 June 2031</by>.", "expected"),
    "home": ("The hostages must <do>be home</do> by <by>30 June 2031</by>, the envoy said.", "required"),
    "unless": ("They will strike unless the army <do>leaves Orrin</do> by <by>Sunday</by>.", "required"),
    "if not": ("If the guards do not <do>surrender</do> by <by>Friday</by>, the town will burn.", "required"),
    "not but": ("The fleet will <do>leave Tarn</do> not by May 2032 but by <by>June 2032</by>.", "promised"),
    "not behind": ("The fleet will <do>leave</do> by <by>June 2032</by>, not by May 2032.", "promised"),
    "coming": ("The junta will <do>free the miners</do> in <by>the coming days</by>.", "promised"),
    "over": ("The guards are to <do>withdraw</do> over <by>the next two weeks</by>.", "required"),
    "on": ("The front agreed to <do>hand over its guns</do> on <by>1 June 2031</by>.", "promised"),
    "rains": ("The garrison will <do>withdraw</do> <by>before the rains</by>.", "promised"),
    "quoted": ("The garrison will <do>leave the ridge</do> “<by>before the rains</by>”.", "promised"),
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
    "proposed": "The envoy proposed that the two sides accept a joint commission by 4 May.",
    "proposed, further": "The envoy proposed that the panel be let in and report within two weeks.",
    "recommended": "The mission recommended that the guild vacate the school and report by 4 May.",
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
    "asked of nobody": "She asked that the border be reopened by 1 June 2031.",
    "demanded of nobody": "They demanded the release of all women by 1 June 2031.",
    "wanted": "The league wants the camp emptied by the end of July 2031.",
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


MOVED_FROM_A_PLACE = {
    "by whom": (
        "The mediators moved the talks from Geneva in May 2032 to Vienna in June 2032.",
        "2032-05 2032-06",
    ),
    "days": ("The talks were moved from Nairobi on 3 June to Kampala on 9 June.", "2031-06-03 2031-06-09"),
    "aside": (
        "The summit, planned for Doha on 20 May, was moved to Muscat on 2 June.",
        "2031-05-20 2031-06-02",
    ),
    "signing": ("The signing was shifted from Lomé on 20 May to Accra on 27 May.", "2031-05-20 2031-05-27"),
    "behind": (
        "The conference was postponed from 20 May in Bogotá to 3 June in Quito.",
        "2031-05-20 2031-06-03",
    ),
    "now": (
        "The handover, due in Orrin on 20 May, will now take place in Brae on 27 May.",
        "2031-05-20 2031-05-27",
    ),
    "round": (
        "It moved the second round of talks from June in Oslo to September in Bergen.",
        "2031-06 2031-09",
    ),
    "instead": (
        "The exchange will take place in Tarn on 3 June instead of in Lorn on 27 May.",
        "2031-06-03 2031-05-27",
    ),
    "put off": (
        "The ceremony of signing was put off from Monday in Lorn to Friday in Tarn.",
        "2031-05-12 2031-05-16",
    ),
    "for": (
        "A meeting, once scheduled for Kigali on 20 May, was rescheduled for Lusaka on 3 June.",
        "2031-05-20 2031-06-03",
    ),
    "not to": ("The vote was moved from 20 May to 3 June, rather than to 10 June.", "2031-05-20 2031-06-03"),
}

NOT_MOVED = [
    "The council moved its headquarters to Tarn in May.",
    "The army moved its troops from Lorn on Monday to Brae on Tuesday.",
    "Residents moved from the hills in May to the town in June.",
    "The envoy moved from Lorn to Tarn in May.",
]

RIVALS = {
    "says": ("The army says it will withdraw in March 2032, the rebels say in April 2032.", "army rebels"),
    "gap": (
        "The army says the pull-out will be complete by March 2032, the rebels by April 2032.",
        "army rebels",
    ),
    "behind": (
        "The pull-out will be complete by March 2032, the army says; the rebels say by April 2032.",
        "army rebels",
    ),
    "but": (
        "The government says elections will be held by July, but the opposition says by June.",
        "government opposition",
    ),
    "wants": ("The opposition wants elections by June, the government by July.", "opposition government"),
    "them": (
        "The opposition wants elections by June, while the government wants them by July.",
        "opposition government",
    ),
    "spoke": (
        "The envoy said the hostages would be freed by 20 May, while the militia spoke of 27 May.",
        "envoy militia",
    ),
    "credited": (
        "According to the army, the withdrawal will be completed by 1 June; according to the rebels, "
        "by 15 June.",
        "army rebels",
    ),
    "credited behind": (
        "The troops will be withdrawn by June, according to the army, or by July, according to the rebels.",
        "army rebels",
    ),
    "gave": (
        "The ministry gave 1 June as the deadline for the pull-out, the rebels 15 June.",
        "ministry rebels",
    ),
    "puts": (
        "The deadline for disarmament is 30 June, the mission says, but the front puts it at 31 July.",
        "mission front",
    ),
    "colon": (
        "They differ on when the guns will be withdrawn: the army says June, the rebels July.",
        "army rebels",
    ),
    "before": (
        "The date of the withdrawal is disputed. The mission speaks of 1 June, the army of 15 June.",
        "mission army",
    ),
}

NO_RIVALS = [
    "The army will leave by June and the rebels by July.",
    "The army agreed to leave the valley by 1 June, and the rebels by 15 June.",
    "Mediators want the garrison to leave by 1 June, and the guerrillas by 20 May.",
    "The minister said troops would leave by 1 June, and the general arrived on 3 May.",
    "The council ordered the army to leave by 1 June, and the rebels said on Monday that they were ready.",
    "He said the prisoners would be freed by Friday, but his deputy said Monday that none would go.",
    "The rebels promised to free the miners by Friday, the mediators said on Monday.",
    "The president said the army would leave by June, and the opposition welcomed the news on Tuesday.",
]

LASTED = [
    "The front promised to free a nation that the general had ruled for 27 years.",
    "The envoy promised a deal that would end the conflict in the nation he's ruled for 42 years.",
    "It will take time to reach a deal in the country, ruled with an iron fist by the general for 31 years.",
    "The government promised to pay teachers who had gone without wages for six months.",
    "The junta pledged to release journalists held for two years.",
    "The ministry promised to rebuild a bridge closed for three years.",
    "The militia agreed to lift a siege that lasted for 14 months.",
    "The front promised to hand over bodies buried for a decade.",
    "The court ordered the release of a man who had been in prison for nine years.",
    "The prime minister promised to end the emergency that has lasted for ten years.",
    "They agreed to cut searches that used to hold convoys up for days.",
]


@pytest.mark.parametrize("name", MOVED_FROM_A_PLACE)
def test_a_date_that_moved_with_its_place(name: str) -> None:
    text, dates = MOVED_FROM_A_PLACE[name]
    found = due(text)
    assert sorted(it.deadline.value or "" for it in found if it.deadline) == sorted(dates.split())
    assert len([it for it in found if it.move]) == 1
    assert len({it.span for it in found}) == 2


@pytest.mark.parametrize("text", NOT_MOVED)
def test_what_moves_from_place_to_place_has_no_deadline(text: str) -> None:
    assert due(text) == ()


@pytest.mark.parametrize("name", RIVALS)
def test_two_dates_are_each_set_by_whoever_gives_them(name: str) -> None:
    text, setters = RIVALS[name]
    found = due(text)
    assert [it.set_by for it in found] == setters.split()
    assert len({it.deadline.value for it in found if it.deadline}) == 2
    assert len({it.action_span for it in found}) == 1


@pytest.mark.parametrize("text", NO_RIVALS)
def test_the_day_of_saying_and_the_other_sides_own_day_are_no_rival_date(text: str) -> None:
    assert len(due(text)) == 1


@pytest.mark.parametrize("text", LASTED)
def test_how_long_something_lasted_is_no_deadline(text: str) -> None:
    assert [it.deadline for it in due(text) if it.deadline] == []
