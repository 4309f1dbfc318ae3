"""Sayings that are not reported as done, and sayings that somebody passes on: marked sentences."""

from __future__ import annotations

import pytest

from tests.annotate.marking import annotate, speech, unmark, words

SAID = "asserted"

MARKED = {
    "denied": [
        "<who>The rebels</who> <cue>denied</cue> <said>that they had mined the road</said>.",
        "<who>Marta Lindqvist</who> <cue>denied</cue> <said>that the dam had been opened</said>.",
        "<who>The army</who> <cue>rejected</cue> claims <said>that its soldiers had robbed the shop</said>.",
        "<who>The governor</who> <cue>dismissed</cue> reports <said>that the bridge had fallen</said>.",
        "<who>The company</who> denied <cue>saying</cue> <said>that the well was clean</said>.",
    ],
    "conditional": [
        "If <who>he</who> <cue>says</cue> <said>that the truce is dead</said>, the convoys will stop.",
        "Should <who>they</who> <cue>declare</cue> <said>that it is over</said>, the convoys will stop.",
        "<who>The council</who> <cue>would say</cue> <said>that the vote was fair</said>.",
        "Unless <who>the judge</who> <cue>admits</cue> <said>that he lied</said>, nobody will vote.",
    ],
    "possible": [
        "<who>The judges</who> <cue>may say</cue> <said>that the arrest was lawful</said>.",
        "<who>The mayor</who> <cue>could announce</cue> <said>that the port is open</said>.",
        "Did <who>the envoy</who> <cue>say</cue> <said>that the truce was over</said>?",
    ],
    "expected": [
        "<who>The president</who> <cue>will announce</cue> <said>that the army is leaving</said>.",
        "<who>The mediator</who> is expected <cue>to say</cue> <said>that both sides agreed</said>.",
        "<who>The minister</who> is due <cue>to announce</cue> <said>that the border is open</said>.",
    ],
    "required": [
        "<who>The commander</who> <cue>must explain</cue> <said>that his men left the town</said>.",
        "<who>The union</who> <cue>should admit</cue> <said>that the strike failed</said>.",
        "<who>The council</who> was told <cue>to explain</cue> <said>that the vote was lost</said>.",
    ],
    "alleged": [
        "<who>He</who> allegedly <cue>said</cue> <said>that the bridge was mined</said>.",
        "<who>The guard</who> allegedly <cue>admitted</cue> <said>that the gate was left open</said>.",
        "<who>The clerk</who> purportedly <cue>wrote</cue> <said>that the ballots were burned</said>.",
    ],
    SAID: [
        "<who>The ministry</who> <cue>has said</cue> <said>that the road is open</said>.",
        "<who>The elders</who> <cue>had warned</cue> <said>that the river would rise</said>.",
        "<who>The pilot</who> <cue>was saying</cue> <said>that the fog was thick</said>.",
    ],
}


@pytest.mark.parametrize(
    ("modality", "marked"), [(key, marked) for key, sentences in MARKED.items() for marked in sentences]
)
def test_modality(modality: str, marked: str) -> None:
    text, want = unmark(marked)
    statement = next(s for s in speech(text) if words(text, s.content) == want["said"])
    assert (words(text, statement.speaker), words(text, statement.cue)) == (want["who"], want["cue"])
    assert (statement.modality, statement.negated) == (modality, False)


NEGATED = (
    "<who>The ministry</who> <cue>did not say</cue> <said>whether the road was open</said>.",
    "<who>The army</who> <cue>would not confirm</cue> <said>that its planes had struck the market</said>.",
    "<who>The envoy</who> declined <cue>to say</cue> <said>whether he had met the rebels</said>.",
    "<who>The colonel</who> refused <cue>to comment</cue> on <said>whether the prisoners were alive</said>.",
    "<who>Nobody</who> <cue>said</cue> <said>that the dam was safe</said>.",
    "<who>Neither side</who> <cue>would say</cue> <said>when the talks will resume</said>.",
    "<who>The general</who> left without <cue>saying</cue> <said>whether he would sign</said>.",
    "<who>The judge</who> <cue>has never said</cue> <said>that the list was complete</said>.",
)


@pytest.mark.parametrize("marked", NEGATED)
def test_what_was_not_said_is_negated(marked: str) -> None:
    text, want = unmark(marked)
    statement = next(s for s in speech(text) if words(text, s.content) == want["said"])
    assert (words(text, statement.speaker), statement.negated) == (want["who"], True)
    assert statement.modality == SAID


BELIEFS = (
    "The elder believes that the river will rise.",
    "The rebels hope to retake the port.",
    "The council intends to hold a vote.",
    "The party plans to boycott the talks.",
    "Nadia Rahal fears that the wells are poisoned.",
)


@pytest.mark.parametrize("text", BELIEFS)
def test_belief_and_intention_are_no_speech(text: str) -> None:
    (statement,) = annotate(text).statements
    assert not statement.speech


HEARSAY = (
    ("Omar Tesfaye said <who>Selim Arda</who> had told him <said>that all was lost</said>.", "Omar Tesfaye"),
    ("Witnesses said <who>a soldier</who> warned them <said>that the bridge was mined</said>.", "Witnesses"),
    ("According to Marta Lind, <who>the mayor</who> said <said>the well was dry</said>.", "Marta Lind"),
    ("The lawyer claimed <who>the guard</who> admitted <said>that the gate was open</said>.", "The lawyer"),
    ("The Harbour Press quoted <who>Omar</who> as saying <said>that all was lost</said>.", "Harbour Press"),
    ("The paper quoted <who>the envoy</who> as saying <said>that the line had moved</said>.", "The paper"),
    (
        "<who>The envoy</who> was quoted by the Harbour Press as saying <said>that all was lost</said>.",
        "Harbour Press",
    ),
)


@pytest.mark.parametrize(("marked", "via"), HEARSAY)
def test_hearsay_names_who_passed_it_on(marked: str, via: str) -> None:
    text, want = unmark(marked)
    statement = next(s for s in speech(text) if words(text, s.content) == want["said"])
    assert words(text, statement.speaker) == want["who"]
    assert statement.via == via


FIRST_HAND = (
    "The envoy said the line had moved.",
    "Selim Arda said he had warned them that the bridge was mined.",
    "“The line has moved,” the envoy said.",
    "The envoys urged the guard to say that the gate was open.",
)


@pytest.mark.parametrize("text", FIRST_HAND)
def test_what_one_says_oneself_is_no_hearsay(text: str) -> None:
    assert [statement.via for statement in speech(text)] == [None] * len(speech(text))
    assert speech(text)
