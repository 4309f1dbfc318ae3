"""Reports without a verb of saying, as marked sentences, and what only looks like them."""

from __future__ import annotations

import pytest

from accord.model.annotation import Statement
from tests.annotate.marking import annotate, speech, unmark, words

SAID = (
    "<who>The colonel</who> <cue>made it clear</cue> <said>that no one would cross at night</said>.",
    "<who>Moscow</who> <cue>made clear</cue> <said>it would veto the text</said>.",
    "<who>She</who> <cue>made it plain</cue> <said>that there would be no third round</said>.",
    "<who>He</who> <cue>let it be known</cue> <said>that he would not come</said>.",
    "<who>The junta</who> has <cue>let it be known</cue> <said>that elections can wait</said>.",
    "<who>His</who> <cue>answer</cue> was <said>that he had never met the man</said>.",
    "<who>The army</who>’s <cue>version</cue> is <said>that the bus did not stop</said>.",
    "The <cue>complaint</cue> of <who>the villagers</who> is <said>that nobody asked them</said>.",
    "The <cue>message</cue> from <who>the mediators</who> was <said>that no day is left</said>.",
    "The <cue>message</cue> from <who>Kyiv</who>: <said>the corridor stays open</said>.",
    "He gave <who>his</who> <cue>word</cue> <said>that the convoy would pass</said>.",
    "<cue>In the words</cue> of <who>one elder</who>, “<said>the river eats both banks</said>”.",
    "<cue>By <who>her</who> account</cue>, <said>four men came to the door</said>.",
    "As <who>the envoy</who> <cue>put it</cue>, “<said>the guns have learned to wait</said>”.",
    "<said>The accord was</said>, as <who>one delegate</who> <cue>put it</cue>, <said>a thin tent</said>.",
    "“<said>The list is closed</said>,” <who>she</who> <cue>went on</cue>.",
    "“<said>Never</said>,” <who>the officer</who> <cue>shot back</cue>.",
    "<cue>To hear <who>the mayor</who> tell it</cue>, <said>the soldiers had come to buy bread</said>.",
)
HELD = (
    "<cue>In <who>her</who> assessment</cue>, <said>the lull was thin</said>.",
    "<cue>As <who>the owners</who> see it</cue>, <said>the port stays shut until Easter</said>.",
    "<cue>The way <who>Arda</who> sees it</cue>, <said>nobody won</said>.",
    "<cue>In <who>her</who> eyes</cue> <said>the agreement was a list of wishes</said>.",
    "<cue>In <who>the army</who>’s view</cue>, <said>the village was never neutral</said>.",
    "<said>The village</said>, <cue>in <who>the army</who>’s view</cue>, <said>was never neutral</said>.",
    "<said>Silence</said> <cue>in <who>her</who> opinion</cue> <said>is an answer</said>.",
    "<who>Their</who> <cue>fear</cue> is <said>that the road will be cut</said>.",
)
NONE = (
    "In view of the losses the march was put off.",
    "In the eyes of the needle was a red thread.",
    "The problem is that the road is cut.",
    "The lesson of the war is that roads matter.",
    "The radio went on about “the enemy” and “the traitors”.",
    "The paper has not been made public.",
    "Nobody could put it back together.",
    "She made the bed and made room for the guests.",
    "The fighting underlined that the line had not moved.",
    "The attack confirmed how weak the army was.",
    "The guards denied the inspectors access to the camp.",
    "The detainees were denied food for three days.",
    "The flood claimed 40 lives in a night.",
    "The army continues to ignore “every article” of the truce.",
)


@pytest.mark.parametrize("marked", SAID)
def test_a_phrase_reports_as_a_verb_does(marked: str) -> None:
    _agrees(marked, speech(unmark(_flat(marked))[0]))


@pytest.mark.parametrize("marked", HELD)
def test_a_view_is_held_and_not_said(marked: str) -> None:
    found = annotate(unmark(_flat(marked))[0]).statements
    assert not any(statement.speech for statement in found)
    _agrees(marked, found)


@pytest.mark.parametrize("text", NONE)
def test_what_happens_is_withheld_or_goes_on_says_nothing(text: str) -> None:
    assert speech(text) == []


def test_another_speaker_behind_and_ends_the_first_ones_words() -> None:
    text = "The army said the road was open, and residents said they had seen no soldiers."
    first, second = speech(text)
    assert words(text, first.content) == ["the road was open"]
    assert words(text, second.content) == ["they had seen no soldiers"]


def test_a_speaker_set_off_between_commas_behind_the_cue() -> None:
    text = "The dam, said the engineer, may break in June."
    (statement,) = speech(text)
    assert words(text, statement.speaker) == ["the engineer"]
    assert words(text, statement.content) == ["The dam", "may break in June"]


def test_what_a_speaker_points_to_does_not_hide_him() -> None:
    text = "Mohamed Salim, minding an empty shop, said the neighbours had fled."
    (statement,) = speech(text)
    assert statement.speaker_name == "Mohamed Salim"


def test_where_it_was_said_is_no_part_of_the_speaker() -> None:
    text = "“It may take years,” warned the spokesman, Musa Daud, in an interview on Monday."
    (statement,) = speech(text)
    assert words(text, statement.speaker) == ["the spokesman, Musa Daud"]


def test_whoever_issues_a_statement_speaks_in_it() -> None:
    (statement,) = speech("The Foreign Ministry issued a statement saying the hall was bugged.")
    assert statement.speaker_name == "Foreign Ministry"
    (statement,) = speech("The Foreign Ministry dismissed a report saying the hall was bugged.")
    assert statement.speaker_name is None


def test_a_headline_may_name_its_speaker_behind_a_dash() -> None:
    text = "Rebels have left Goma - governor\n\nThe city was quiet."
    (statement,) = speech(text)
    assert words(text, statement.content) == ["Rebels have left Goma"]
    assert words(text, statement.speaker) == ["governor"]


def _flat(marked: str) -> str:
    """Without the speaker's tags, which may stand within the cue's."""
    return marked.replace("<who>", "").replace("</who>", "")


def _agrees(marked: str, found: list[Statement] | tuple[Statement, ...]) -> None:
    text, spans = unmark(_flat(marked))
    who = marked.split("<who>")[1].split("</who>")[0]
    (statement,) = found
    assert words(text, statement.content) == spans["said"]
    assert words(text, statement.cue) == spans["cue"]
    assert words(text, statement.speaker) == [who]


def test_a_sentence_with_quoted_words_goes_on_with_the_speaker_before() -> None:
    text = (
        "“We saw where the fuel goes,” Brian Latimer said. His officers “will stay until they are relieved”."
    )
    first, second = speech(text)
    assert words(text, second.content) == ["His officers “will stay until they are relieved”"]
    assert (second.kind, second.speaker_name) == ("mixed", "Brian Latimer")
    assert len(speech(text.replace("will stay until they are relieved", "the owls"))) == 1
    assert first.speaker == second.speaker


def test_what_is_done_to_somebody_is_not_said_of_him() -> None:
    text = "Drivers, she went on, would be neither charged nor delayed."
    (statement,) = speech(text)
    assert words(text, statement.content) == ["Drivers", "would be neither charged nor delayed"]


def test_no_captain_is_the_minister() -> None:
    text = (
        "According to the defence minister, whoever stays repairs pumps.\n\n"
        "Captain Luke Harmon, whose post overlooks the road, said one of them had waved."
    )
    assert speech(text)[0].speaker_name is None


ONE = (
    "<said>Rebels offered to leave the port</said>, <who>two sources</who> <cue>said</cue> on April 6, 2023.",
    "<said>While a step, it does not mean that he will go</said>, <who>the party</who> <cue>warned</cue>.",
    "<who>The regime</who>, too, <cue>denied</cue> <said>having entered into talks with the rebels</said>.",
    "<said>The presence of child soldiers</said> <cue>was admitted</cue> by <who>the movement</who>.",
    "“<said>Expect no delay</said>,” <who>the court</who> <cue>instructed</cue>.",
    "On that <who>a spokesman</who> <cue>said</cue>:\n\n“<said>The court has not ruled on it.</said>”",
    "<said>He turned the offer down</said>, <who>an official</who> <cue>said</cue>, insisting on a truce.",
)


@pytest.mark.parametrize("marked", ONE)
def test_words_and_speaker_where_the_parse_joins_them_otherwise(marked: str) -> None:
    found = speech(unmark(_flat(marked))[0])
    _agrees(marked, found[:1])


def test_an_office_behind_a_name_is_no_second_speaker() -> None:
    text = "Getahun Reda, spokesman for the authorities, said they were ready."
    assert speech(text)[0].speaker_name == "Getahun Reda"


def test_a_verb_that_needs_a_quotation_beside_it_takes_no_piece_of_one() -> None:
    assert speech("They do everything to finish their “job”.") == []
    assert speech("The alliance admitted Poland in March.") == []


def test_whoever_sends_a_letter_speaks_in_it() -> None:
    text = "The family sent a fax to local police explaining that doctors were warned."
    (statement,) = speech(text)
    assert words(text, statement.speaker) == ["The family"]
    text = "They listened to a man saying that the road was shut."
    (statement,) = speech(text)
    assert words(text, statement.speaker) == ["a man"]


def test_what_a_demander_calls_something_is_asserted() -> None:
    text = "Otto Pathe demanded that the rebels release the man, calling the abduction a “flagrant breach”."
    assert [statement.modality for statement in speech(text)] == ["asserted", "asserted"]


def test_an_opinion_needs_no_comma_before_the_subject() -> None:
    text = "In the opinion of the minister the truce is dead."
    (statement,) = annotate(text).statements
    assert words(text, statement.content) == ["the truce is dead"]
    assert not annotate("In view of the losses the army will withdraw.").statements


def test_an_article_is_no_speaker() -> None:
    (statement,) = speech("• Article 1.1: “The parties shall refrain from prohibited actions.”")
    assert statement.speaker == ()
