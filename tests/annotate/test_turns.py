"""Transcripts and speeches: who takes a turn, by which name, and pages that only look like one."""

from __future__ import annotations

import pytest

from accord.model.annotation import Statement
from tests.annotate.marking import speech, words

BRIEFING = """Department Press Briefing

Lena Marsh, Department Spokesperson

2:07 p.m.

MS. MARSH: Good afternoon. The envoy will travel to Merrin tomorrow.

She will meet both delegations.

QUESTION: Do you believe the truce is still in force?

MS. MARSH: We do. We condemn the shelling, and the monitors say that they will report on Friday.

(The briefing was concluded at 2:31 p.m.)
"""
PROGRAMME = """HALVA TONIGHT

NORA WHITLOCK, HALVA ANCHOR: The truce is eight days old. Daniel Osmond is at Hallin Pass. Daniel?

DANIEL OSMOND, HALVA CORRESPONDENT: Nora, the road behind me is closed now.

(BEGIN VIDEO CLIP)

UNIDENTIFIED MALE: We heard three shots.

PETER STRAND, REBEL COMMANDER (through translator): Nobody of ours has fired.

(END VIDEO CLIP)

WHITLOCK: And the monitors?

OSMOND: They will report on Friday.
"""
DEBATE = """Mr. Falk (Halvania): We meet at a grave hour.

The President: I now give the floor to the representative of Velmora.

Mrs. Whitlock (Velmora) (spoke in French): We have kept the truce since the day it was signed.
"""


def _who(text: str) -> list[tuple[str | None, str]]:
    return [
        (it.speaker_name, words(text, it.content)[0].split()[0]) for it in speech(text) if it.kind == "direct"
    ]


def test_a_briefing_is_told_by_whoever_is_named_before_it() -> None:
    assert _who(BRIEFING) == [
        ("Lena Marsh", "Good"),
        (None, "Do"),
        ("Lena Marsh", "We"),
    ]


def test_what_somebody_says_in_his_turn_that_he_condemns_is_no_statement_more() -> None:
    cited = [it for it in speech(BRIEFING) if it.cue]
    assert [words(BRIEFING, it.speaker) for it in cited] == [["the monitors"]]
    assert cited[0].via == "Lena Marsh"


def test_directions_in_brackets_end_a_turn() -> None:
    assert not any("briefing" in said for it in speech(BRIEFING) for said in words(BRIEFING, it.content))


def test_capitals_of_a_programme_are_names_in_usual_spelling_and_callings_are_none() -> None:
    assert _who(PROGRAMME) == [
        ("Nora Whitlock", "The"),
        ("Daniel Osmond", "Nora,"),
        (None, "We"),
        ("Peter Strand", "Nobody"),
        ("Nora Whitlock", "And"),
        ("Daniel Osmond", "They"),
    ]


def test_a_debate_needs_no_question() -> None:
    assert _who(DEBATE) == [("Falk", "We"), (None, "I"), ("Whitlock", "We")]


BODY = """

Merrin, 2 April 2024

We meet because the people of the valleys have asked us to stop counting the dead.

I have three requests, and the first is that the guns stay silent while we speak.

President Orlan told me on Sunday that "the army will be in its barracks by then."

Thank you.
"""


@pytest.mark.parametrize(
    ("heading", "name", "office"),
    [
        ("Remarks by Special Envoy Beatriz Almonte", "Beatriz Almonte", "Special Envoy"),
        ("Opening remarks at the Merrin talks by Beatriz Almonte", "Beatriz Almonte", None),
        (
            "Statement by the Special Envoy for Ardell, Beatriz Almonte",
            "Beatriz Almonte",
            "Special Envoy for Ardell",
        ),
        ("Full text: Beatriz Almonte’s speech to the Council", "Beatriz Almonte", None),
        ("Address of the Foreign Minister of Velmora on the truce", None, "Foreign Minister of Velmora"),
    ],
)
def test_a_page_that_is_a_speech_is_whose_its_heading_says(
    heading: str, name: str | None, office: str | None
) -> None:
    own = [it for it in speech(heading + BODY) if not it.cue]
    assert [words(heading + BODY, it.content)[0].split()[0] for it in own] == ["We", "I", "President"]
    assert {(it.speaker_name, it.office) for it in own} == {(name, office)}


def test_whom_a_speech_quotes_speaks_through_it() -> None:
    text = "Remarks by Special Envoy Beatriz Almonte" + BODY
    (cited,) = (it for it in speech(text) if it.cue)
    assert (cited.speaker_name, cited.via) == ("Orlan", "Beatriz Almonte")


@pytest.mark.parametrize(
    "text",
    [
        "Remarks by envoy anger the rebels\n\nWe asked her twice.\n\nShe left before we did.",
        "Remarks by Special Envoy Beatriz Almonte\n\nThe envoy thanked both sides.\n\nThe talks go on.",
        "Speech by the mayor\n\nWe heard it in the rain.\n\nThe mayor spoke for us. “I will pay,” he said.",
        "READ MORE: Talks resume\nKEY POINTS: Fuel\nREAD MORE: Truce holds\nKEY POINTS: Roads",
    ],
)
def test_news_on_a_speech_and_lists_of_links_are_no_speech(text: str) -> None:
    assert not [it for it in speech(text) if _is_whole(text, it)]


def _is_whole(text: str, statement: Statement) -> bool:
    return not statement.cue and "“" not in text
