"""Statements whose cue the parser hangs elsewhere than on what is said, and what must not become one."""

from __future__ import annotations

import pytest

from tests.annotate.marking import annotate, speech, unmark, words

FOUND = {
    "joined to the clause before": (
        "<said>Garrison troops crossed the river at Ostrel and are advancing on the rail yard</said>, "
        "<who>a rebel officer familiar with the fighting</who> <cue>told</cue> the Courier on Monday."
    ),
    "a title and a name behind two verbs": (
        "<said>The government will open three crossings and provide fuel for the convoys</said>, "
        "<who>Interior Minister Paula Renz</who> <cue>said</cue> Friday in Dunmar."
    ),
    "a name with its office between commas": (
        "<said>More than 4,000 people have left the delta, and another 900 are camped at the quay</said>, "
        "<who>Ines Falk, the regional relief coordinator</who>, <cue>told</cue> the council on Thursday."
    ),
    "a name with its initials": (
        "<said>Grain stocks are exhausted and clinics closed in Velmora</said>, "
        "<who>the Ardell Relief Fund (ARF)</who> <cue>said</cue> on Sunday."
    ),
    "the parser takes the ship for who speaks": (
        "<said>The ferry Marena left the northern quay on Sunday apparently with the first grain sold since "
        "the strike</said>, <who>port sources</who> <cue>said</cue>."
    ),
    "that, far behind": (
        "<who>The commander</who> <cue>acknowledged</cue> on Sunday for the first time <said>that his men "
        "had shelled the market</said>."
    ),
    "that, behind a hearer and an occasion": (
        "<who>Mediator Ilse Brandt</who> <cue>told</cue> the Courier after the session <said>that the two "
        "sides would meet again in May</said>."
    ),
    "that, before an aside": (
        "However, <who>Brandt</who> <cue>said</cue> <said>that, if unaltered, the plan would leave the "
        "mission without boats</said>."
    ),
    "a relative clause inside": (
        "<who>One rebel commander</who> <cue>said</cue> <said>fighters whom Renz had dismissed in spring may "
        "have burned the depot</said>."
    ),
    "behind a gap, with which": (
        "The cargo was held at Ostrel, which <who>traders</who> <cue>said</cue> <said>meant a delay of ten "
        "days</said>."
    ),
    "behind a gap, with what": (
        "The army has been shelling the valley for weeks in what <who>it</who> <cue>says</cue> <said>is a "
        "defence of the railway</said>."
    ),
}


@pytest.mark.parametrize("marked", FOUND.values(), ids=FOUND.keys())
def test_what_is_said_is_found_wherever_the_parser_hangs_it(marked: str) -> None:
    text, spans = unmark(marked)
    (statement,) = speech(text)
    assert [words(text, statement.content), words(text, statement.speaker)] == [spans["said"], spans["who"]]


def test_what_somebody_says_that_another_says_or_hopes_is_both() -> None:
    text = "The governor hopes that talks begin before the harvest, a source close to him told reporters."
    told, hoped = annotate(text).statements
    assert words(text, told.content) == ["The governor hopes that talks begin before the harvest"]
    assert words(text, hoped.speaker) == ["The governor"]
    assert hoped.via == "a source close to him"


@pytest.mark.parametrize(
    "text",
    [
        "The rebels attacked the town on Sunday, a raid reported by nobody.",
        "Before the session the mediator said little while the crowd waited for an hour.",
        "The envoy told a crowd of the deal that he had signed in spring.",
        "The army took the hill, the river crossing, the mill and said no.",
    ],
)
def test_no_statement_where_no_words_are_told(text: str) -> None:
    assert not speech(text)
