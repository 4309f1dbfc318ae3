"""Speech without a verb: names before and behind a colon, signatures, headlines, interviews."""

from __future__ import annotations

import pytest

from tests.annotate.marking import annotate, speech, unmark, words

REST = "\n\nThe army said nothing else."

LABELLED = {
    "name and colon": [
        ("<who>Nadia Rahal</who>: “<said>We will not go back.</said>”", "direct"),
        ("<who>Nadia Rahal</who>: ‘<said>We will not go back.</said>’", "direct"),
        ("<who>The mayor</who>: “<said>Nobody asked us about the dam.</said>”", "direct"),
        ("<who>A spokesman for the army</who>: “<said>The road is open.</said>”", "direct"),
        ("<who>Rahal at Port Aldine</who>: “<said>We will not go back</said>”" + REST, "direct"),
    ],
    "signature": [
        ("“<said>We will not go back.</said>” – <who>Nadia Rahal</who>", "direct"),
        ("‘<said>We will not go back</said>’ – <who>Nadia Rahal</who>, mediator", "direct"),
        ("“<said>We will not go back</said>” — <who>UN envoy</who>", "direct"),
        (
            "“<said>Nobody asked us about the dam.</said>” -- <who>Omar Tesfaye</who>, mayor of Aldine",
            "direct",
        ),
    ],
    "headline, speaker behind": [
        ("<said>Remaining troops would be ‘violation’</said>: <who>spokesman</who>" + REST, "mixed"),
        ("<said>Foreign soldiers ‘must leave by May’</said>: <who>rebel leader</who>" + REST, "mixed"),
        ("<said>Ceasefire is holding</said>: <who>UN mission</who>" + REST, "indirect"),
        ("<said>Talks to resume on Monday</said>: <who>officials</who>" + REST, "indirect"),
    ],
    "headline, speaker before": [
        ("<who>UN mission</who>: <said>ceasefire is holding</said>" + REST, "indirect"),
        ("<who>Nadia Rahal</who>: <said>truce ‘is over’</said>" + REST, "mixed"),
        ("<who>Mayor</who>: <said>dam will not be opened</said>" + REST, "indirect"),
    ],
    "headline with a verb": [
        ("<said>Talks will resume</said>, says <who>envoy</who>" + REST, "indirect"),
        ("<said>Army withdrew from port</said>, <who>rebels</who> say" + REST, "indirect"),
        ("<said>Prisoners to be freed soon</said>, says <who>Rahal</who>" + REST, "indirect"),
    ],
}


HIGHLIGHTS = (
    ("Shells hit the town <who>Rebel spokesman</who>: <said>Army fired on the market at noon</said>" + REST),
    ("Roads closed <who>Experts</who>: <said>The dam will fail</said> NEW: Rain in the hills" + REST),
)


@pytest.mark.parametrize("marked", HIGHLIGHTS)
def test_roles_before_a_colon_in_a_run_of_highlights(marked: str) -> None:
    text, want = unmark(marked)
    statement = speech(text)[0]
    assert (words(text, statement.content), words(text, statement.speaker)) == (want["said"], want["who"])


@pytest.mark.parametrize(
    "text", ["Little relief for Rebels: The council has fled", "The Doctor: My life is told"]
)
def test_a_title_before_a_colon_speaks_for_nobody(text: str) -> None:
    whole = "She read about it in " + text + REST
    assert {word for s in speech(whole) for word in words(whole, s.speaker)} <= {"The army"}


@pytest.mark.parametrize(("marked", "kind"), [pair for pairs in LABELLED.values() for pair in pairs])
def test_speech_without_a_verb(marked: str, kind: str) -> None:
    text, want = unmark(marked)
    (statement,) = speech(text)
    assert (words(text, statement.content), words(text, statement.speaker)) == (want["said"], want["who"])
    assert statement.kind == kind


NO_LABELS = (
    "There were three problems: hunger, cold and the colonel.",
    "Location: Aldine\nDate: 4 May\nParty: Government forces\nIncident: shelling",
    "Photo: rebels near the dam" + "\n\nThe army was silent.",
    "Update: road to port closed" + "\n\nThe army was silent.",
    "The price of the “peace train” – a bus, in fact – was never paid.",
    "A: 40 tents\nB: 12 stoves\nC: 9 lamps",
    "The committee has three tasks: to count, to watch and to report",
)


@pytest.mark.parametrize("text", NO_LABELS)
def test_colons_and_dashes_that_name_no_speaker(text: str) -> None:
    assert speech(text) == []


INTERVIEWS = (
    (
        "Q: <said>Will the truce hold?</said>\nA: <said>It will if the army leaves. That is all.</said>\n"
        "Q: <said>And the prisoners?</said>\nA: <said>They come home in May.</said>\nThe army was silent.",
        [],
    ),
    (
        "Question: <said>Who signed?</said>\n\nAnswer: <said>Both sides did.</said>\n\nThe army was silent.",
        [],
    ),
    (
        "Q. <said>Who was there?</said>\nA. <said>The guards did.</said>",
        [],
    ),
    (
        "<who>TESFAYE</who>: <said>Who was there?</said>\n\n<who>RAHAL</who>: <said>They did. "
        "“Nobody” saw.</said>\n\n<who>TESFAYE</who>: <said>When?</said>\n\n<who>RAHAL</who>: <said>At dawn."
        "</said>\n\nThe army was silent.",
        ["TESFAYE", "RAHAL", "TESFAYE", "RAHAL"],
    ),
    (
        "<who>Omar Tesfaye</who>: <said>Who was there?</said>\n<who>Nadia Rahal</who>: <said>The guards."
        "</said>\n<who>Omar Tesfaye</who>: <said>When?</said>\n<who>Nadia Rahal</who>: <said>At dawn.</said>",
        ["Omar Tesfaye", "Nadia Rahal", "Omar Tesfaye", "Nadia Rahal"],
    ),
    (
        '"<who>TESFAYE</who>: <said>Who was there?</said>\n\n"<who>RAHAL</who>: <said>They did.</said>'
        '\n\n"<said>Nobody asked.</said>\n\n"<who>TESFAYE</who>: <said>When?</said>\n\n"<who>RAHAL</who>: '
        '<said>At dawn.</said>"',
        ["TESFAYE", "RAHAL", "TESFAYE", "RAHAL"],
    ),
)


@pytest.mark.parametrize(("marked", "speakers"), INTERVIEWS)
def test_the_turns_of_an_interview_are_statements(marked: str, speakers: list[str]) -> None:
    text, want = unmark(marked)
    found = speech(text)
    assert [said for statement in found for said in words(text, statement.content)] == want["said"]
    assert {statement.kind for statement in found} == {"direct"}
    assert [who for statement in found for who in words(text, statement.speaker)] == speakers


ASKED_BY = (
    (
        "In an interview with Nadia Rahal, the minister of water, the Courier asked about the dam.\n\n"
        "Q: Will the dam hold?\nA: It will, if the rains stop.\n\nQ: And if not?\nA: Then we pray.",
        [None, "Nadia Rahal"],
    ),
    (
        "By Omar Tesfaye\n\nNadia Rahal, who runs the water board, spoke to the Courier’s Omar Tesfaye.\n\n"
        "Question: Will the dam hold?\n\nAnswer: It will.",
        ["Omar Tesfaye", "Nadia Rahal"],
    ),
    (
        "The keeper of the dam\n\nBy Omar Tesfaye\n\nNadia Rahal has not slept for a week.\n\n"
        "Q: Will the dam hold?\nA: It will.",
        [None, "Nadia Rahal"],
    ),
    (
        "Nadia Rahal and Omar Tesfaye have kept the dam for a year.\n\nQ: Will the dam hold?\nA: It will.",
        [None, None],
    ),
    (
        "The spokesman, Omar Tesfaye, came in late.\n\nMR. TESFAYE: Good morning.\n"
        "QUESTION: Will the dam hold?\nMR. TESFAYE: It will.\nQUESTION: Who says so?\nMR. TESFAYE: I do.",
        ["Omar Tesfaye", None, "Omar Tesfaye", None, "Omar Tesfaye"],
    ),
    (
        "Nadia Rahal, the minister, met Omar Tesfaye at the dam.\n\nTesfaye: Will it hold?\n\n"
        "Rahal: It will.\n\nTesfaye: Who says so?\n\nRahal: I do.",
        ["Omar Tesfaye", "Nadia Rahal", "Omar Tesfaye", "Nadia Rahal"],
    ),
)


@pytest.mark.parametrize(("text", "names"), ASKED_BY)
def test_who_asks_and_answers_is_whom_the_article_names(text: str, names: list[str | None]) -> None:
    turns = [statement for statement in speech(text) if statement.kind == "direct"]
    assert [statement.speaker_name for statement in turns][: len(names)] == names


def test_whom_a_speaker_of_an_interview_cites_is_hearsay() -> None:
    text = (
        "RAHAL: Who told you?\nTESFAYE: The mayor said the dam had failed.\nRAHAL: When?\nTESFAYE: At dawn."
    )
    cited = next(statement for statement in annotate(text).statements if statement.cue)
    assert words(text, cited.content) == ["the dam had failed"]
    assert words(text, cited.speaker) == ["The mayor"]
    assert cited.via == "Tesfaye"


ASKED = (
    ("Asked <ask>whether the truce would hold</ask>, Rahal said <said>it would</said>."),
    ("Asked by reporters <ask>if he would sign</ask>, the general said <said>that he would not</said>."),
    ("When asked <ask>how the gate was opened</ask>, the guard said <said>he had slept</said>."),
)


@pytest.mark.parametrize("marked", ASKED)
def test_question_and_answer_are_two_statements(marked: str) -> None:
    asked = marked[marked.index("<ask>") + 5 : marked.index("</ask>")]
    text, want = unmark(marked.replace("<ask>", "").replace("</ask>", ""))
    question, answer = speech(text)
    assert words(text, question.content) == [asked]
    assert words(text, answer.content) == want["said"]
    assert question.speaker != answer.speaker
