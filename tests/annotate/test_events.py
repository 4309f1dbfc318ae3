"""Events: who did what to whom as PLOVER types, with modality; and acts that are none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.annotate.event_terms import CONFLICT, SAYING, VERBS
from accord.model.annotation import Event
from tests.annotate.marking import annotate

_TAG = re.compile(r"</?(act|who|whom)>")

TYPES = {
    "AGREE": "<who>The rebels</who> <act>agreed</act> to release the prisoners.",
    "CONSULT": "<who>The foreign minister</who> <act>met</act> <whom>rebel leaders</whom> on Friday.",
    "SUPPORT": "<who>France</who> <act>welcomed</act> <whom>the council's decision</whom>.",
    "COOPERATE": "<who>Kenya</who> <act>shared</act> intelligence with <whom>Uganda</whom>.",
    "AID": "<who>Norway</who> <act>delivered</act> food and medicine to <whom>Sudan</whom>.",
    "CONCEDE": "<who>The government</who> <act>lifted</act> the curfew in the capital.",
    "RETREAT": "<who>The army</who> <act>withdrew</act> its troops from <whom>Malta</whom>.",
    "DEMAND": "<who>Italy</who> <act>urged</act> <whom>Libya</whom> to open the port.",
    "INVESTIGATE": "<who>The council</who> <act>investigated</act> <whom>the shelling</whom>.",
    "ACCUSE": "<who>The rebels</who> <act>accused</act> <whom>the army</whom> of breaking the truce.",
    "REJECT": "<who>The president</who> <act>rejected</act> <whom>the rebels' demand</whom>.",
    "THREATEN": "<who>The militia</who> <act>threatened</act> to attack <whom>the city</whom>.",
    "PROTEST": "<who>Thousands of students</who> <act>marched</act> in the capital on Monday.",
    "SANCTION": "<who>Chile</who> <act>expelled</act> <whom>two diplomats</whom> on Friday.",
    "MOBILIZE": "<who>Greece</who> <act>deployed</act> warships near the island.",
    "COERCE": "<who>Police</who> <act>arrested</act> <whom>three activists</whom> in the capital.",
    "ASSAULT": "<who>Gunmen</who> <act>killed</act> <whom>two soldiers</whom> near the border.",
}

MODALITIES = {
    "asserted": "Rebels attacked the town on Monday.",
    "reported": "The ministry said rebels had attacked the town.",
    "denied": "The rebels did not attack the town.",
    "possible": "The rebels may attack the town.",
    "conditional": "If the rebels attack the town, people will flee.",
    "promised": "The army said it would release the prisoners.",
}  # fmt: skip

NONE = {
    "order": "Leave the town!",
    "purpose": "The bridge was built to help traders.",
    "thing that says": "The move demands patience.",
    "writer": "I attacked the cake and we killed the lights.",
    "source": "The man agreed to be interviewed.",
    "a pact signed": "It hangs on the agreement signed in May.",
}


def _marked(marked: str) -> tuple[str, dict[str, str]]:
    pieces = dict(re.findall(r"<(\w+)>(.*?)</\1>", marked))
    return _TAG.sub("", marked), pieces


def _first(text: str) -> Event:
    return annotate(text).events[0]


@pytest.mark.parametrize("kind", TYPES)
def test_type_actor_and_recipient(kind: str) -> None:
    text, pieces = _marked(TYPES[kind])
    event = _first(text)
    assert (event.type, event.trigger.of(text)) == (kind, pieces["act"])
    assert [party.span.of(text) for party in event.actors] == [pieces["who"]]
    if "whom" in pieces:
        assert [party.span.of(text) for party in event.recipients] == [pieces["whom"]]


@pytest.mark.parametrize("modality", MODALITIES)
def test_modality(modality: str) -> None:
    assert _first(MODALITIES[modality]).modality == modality


@pytest.mark.parametrize("case", NONE)
def test_no_act(case: str) -> None:
    assert annotate(NONE[case]).events == ()


def test_what_is_promised_tells_a_threat_from_an_agreement() -> None:
    assert _first("The militia vowed to attack the city.").type == "THREATEN"
    assert _first("The militia vowed to release the hostages.").type == "AGREE"
    assert _first("Kenya said it would withdraw its troops unless talks resumed.").type == "THREATEN"
    assert _first("The army said it would not release the prisoners.").type == "REJECT"


def test_what_is_demanded_is_no_act_of_its_own() -> None:
    events = annotate("The council demanded that the army release the prisoners.").events
    assert [event.type for event in events] == ["DEMAND"]
    assert [party.name for party in events[0].recipients] == ["army"]


def test_must_is_a_demand_of_whoever_says_so() -> None:
    event = _first('"Libya must open the port," the foreign minister of Malta said.')
    assert event.type == "DEMAND"
    assert [party.name for party in event.recipients] == ["Libya"]


def test_whom_a_deed_is_charged_with_ends_before_the_deed() -> None:
    text = "The army accused the Hill front of breaking the truce by firing mortar rounds at a post."
    assert [party.span.of(text) for party in _first(text).recipients] == ["the Hill front"]


def test_one_clause_tells_an_act_once() -> None:
    events = annotate("Gunmen attacked a camp near the border, killing two soldiers.").events
    assert [event.type for event in events] == ["ASSAULT"]


def test_place_time_and_clause_come_from_the_act() -> None:
    text = "Rebels attacked a convoy in Kenya on 3 May 2031, and a school opened in Uganda."
    event = _first(text)
    assert (event.place, event.time) == ("Kenya", "2031-05-03")
    assert (event.earliest, event.latest) == ("2031-05-03", "2031-05-03")
    assert event.span is not None
    assert event.span.of(text) == "Rebels attacked a convoy in Kenya on 3 May 2031"


def test_a_pronoun_means_whoever_tells_of_himself() -> None:
    event = _first("Kenya said it had expelled two diplomats.")
    assert [party.name for party in event.actors] == ["Kenya"]


def test_a_passive_names_whoever_did_it() -> None:
    text = "The village was attacked by gunmen."
    event = _first(text)
    assert [party.span.of(text) for party in event.actors] == ["gunmen"]
    assert [party.span.of(text) for party in event.recipients] == ["The village"]


def test_an_event_noun_that_happens() -> None:
    event = _first("Clashes broke out between the army and rebels on Monday.")
    assert event.type == "ASSAULT"
    assert [party.name for party in event.actors] == ["army", "rebels"]


def test_who_is_nobody_did_nothing() -> None:
    (event,) = annotate("“No Kenyan unit attacked the convoy,” the minister said.").events
    assert (event.type, event.modality) == ("ASSAULT", "denied")


def test_here_is_where_the_article_was_written() -> None:
    text = "NAIROBI (Agency) 5 May 2031\n\nUganda signed a treaty here on Friday. Talks in Nairobi had ended."
    (event,) = (it for it in annotate(text).events if it.type == "AGREE")
    assert event.place == "Nairobi"


def test_what_is_done_to_one_of_somebodys_is_done_to_him() -> None:
    text = "The Kenyan army said one of its trucks was attacked near Nairobi."
    (event,) = annotate(text).events
    assert event.recipients[0].name == "Kenyan army"


def test_habits_are_marked() -> None:
    assert _first("Soldiers routinely beat detainees.").habitual
    assert not _first("Soldiers beat two detainees on Monday.").habitual


def test_the_table_has_plovers_types_only() -> None:
    types = {row.type for rows in VERBS.values() for row in rows}
    assert types == set(TYPES)
    assert types >= CONFLICT | SAYING


WORDS = """the army rebels attacked agreed to leave must said will not of by , " killed talks on Friday unless
it held""".split()  # noqa: SIM905


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_words_give_marks_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for event in annotate(text).events:
        parties = [party.span for party in (*event.actors, *event.recipients)]
        for span in (event.trigger, event.span, *parties):
            assert span is not None
            assert span.of(text).strip()


def test_what_is_not_ruled_out_is_possible_and_what_is_done_instead_is_not_denied() -> None:
    told = annotate(
        "The envoy did not rule out travelling to Kenya. The army denied shelling the town."
    ).events
    assert {it.type: it.modality for it in told} == {"CONSULT": "possible", "ASSAULT": "denied"}
    text = "“We are not in Kenya to arm people, but to protect people,” the minister said."
    assert [it.modality for it in annotate(text).events if it.type == "AID"] == ["reported"]


def test_the_pass_is_the_one_named_before() -> None:
    text = "The army took control of the Salang Pass on Monday. The guild said its men had left the pass."
    taken, left = annotate(text).events
    assert (taken.type, taken.place, taken.recipients) == ("ASSAULT", "Salang Pass", ())
    assert (left.type, left.place) == ("RETREAT", "Salang Pass")
    other = annotate(text.replace("left the pass", "left the bridge")).events[-1]
    assert other.place is None
    own = annotate(text.replace("left the pass", "left the next pass")).events[-1]
    assert own.place is None


def test_a_ministry_is_that_of_its_state() -> None:
    (event,) = annotate("The ministry of foreign affairs of Kenya rejected the charge on Friday.").events
    assert [party.name for party in event.actors] == ["ministry of foreign affairs of Kenya"]
