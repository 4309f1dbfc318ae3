"""Which quotations are of one utterance."""

from __future__ import annotations

import pytest

from accord.link import link
from accord.model.judgement import Judgement
from accord.model.reading import Reading
from tests.link.builder import reading

SPOKEN = (
    "The river crossing will be opened in the coming week, and we expect convoys to reach the valley soon"
)
REWORDED = (
    "the river passage would be opened in the next week, and we wait for convoys to get to the valley soon"
)
OTHER = "The convoys are waiting for papers, and we will not send drivers over a mined road without maps"


def quote(
    where: str,
    words: str,
    speaker: str | None = "Ada Lund",
    *,
    day: str | None = "2024-03-01",
    kind: str = "direct",
) -> Reading:
    by = f" speaker='{speaker}'" if speaker else ""
    return reading(where, f"She said: “<direct{by}>{words}</direct>.”", outlet=where, published=day)


def same(*readings: Reading) -> list[Judgement]:
    return [it for it in link(readings).judgements if it.about == "statement"]


def test_the_same_words_in_two_articles_are_one_utterance() -> None:
    (judgement,) = same(quote("a", SPOKEN), quote("b", SPOKEN.replace(",", "…")))
    assert (judgement.by, judgement.score) == ("verbatim", 1.0)
    assert "100 %" in judgement.explanation
    assert "Ada Lund" in judgement.explanation


def test_a_stretch_of_it_is_the_same_utterance() -> None:
    (judgement,) = same(quote("a", SPOKEN), quote("b", "we expect convoys to reach the valley soon"))
    assert judgement.by == "trimmed"


def test_altered_words_of_one_speaker_are_the_same_utterance() -> None:
    (judgement,) = same(quote("a", SPOKEN), quote("b", REWORDED))
    assert judgement.by == "altered"


def test_turned_clauses_of_one_speaker_are_the_same_utterance() -> None:
    turned = "We are truly serious about the valley road, even if we have the upper hand on the river front"
    straight = "Although we have the upper hand on the river front, we are very serious about the valley road"
    (judgement,) = same(quote("a", turned), quote("b", straight))
    assert judgement.by == "altered"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (quote("a", SPOKEN), quote("b", OTHER)),
        (quote("a", SPOKEN), quote("b", REWORDED, "Bo Hirsch")),
        (quote("a", SPOKEN), quote("b", SPOKEN, "Bo Hirsch")),
        (quote("a", SPOKEN), quote("b", REWORDED, None)),
        (quote("a", SPOKEN), quote("b", REWORDED, day="2024-03-20")),
        (quote("a", "a free valley"), quote("b", "a free valley")),
        (
            quote("a", "We will open the valley road"),
            quote("b", "We will open the valley road", day="2024-06-01"),
        ),
        (
            quote("a", "We will not open the river crossing before the prisoners are home"),
            quote("b", "We will open the river market before the winter is over and the prisoners vote"),
        ),
    ],
    ids=[
        "another utterance",
        "altered, another speaker",
        "verbatim, another speaker",
        "altered, speaker unknown",
        "altered, weeks apart",
        "three words",
        "short, months apart",
        "same subject",
    ],
)
def test_what_stays_apart(left: Reading, right: Reading) -> None:
    assert same(left, right) == []


def test_an_unknown_speaker_joins_verbatim_only() -> None:
    (judgement,) = same(quote("a", SPOKEN), quote("b", SPOKEN, None))
    assert judgement.by == "verbatim"


def test_a_surname_is_no_other_speaker() -> None:
    assert same(quote("a", SPOKEN), quote("b", SPOKEN, "Lund"))


def test_a_spokesman_and_his_movement_are_no_two_speakers() -> None:
    a = reading("a", f"“<direct speaker='Bo Hirsch' office='Valley Front spokesman'>{SPOKEN}</direct>”")
    b = reading("b", f"“<direct speaker='Valley Front'>{SPOKEN}</direct>”")
    assert same(a, b)


def test_an_unknown_speaker_does_not_bring_two_speakers_together() -> None:
    judgements = same(quote("a", SPOKEN), quote("b", SPOKEN, None), quote("c", SPOKEN, "Bo Hirsch"))
    assert len(judgements) == 1


def test_two_quotations_of_one_article_do_not_become_one() -> None:
    whole = "The road is open since noon. The river crossing will open when the ice has left the valley"
    both = reading(
        "b",
        "“<direct speaker='Ada Lund'>The road is open since noon</direct>,” she said. "
        "“<direct speaker='Ada Lund'>The river crossing will open when the ice has left the valley</direct>”",
    )
    assert len(same(quote("a", whole, day=None), both)) == 1


def test_a_short_sentence_joins_where_it_is_identical_and_the_speaker_known() -> None:
    short = "We are here, not there"
    assert same(quote("a", short), quote("b", short))
    assert same(quote("a", short), quote("b", short, None)) == []


LONGER = "The searches of the boats will be shorter because we have found nothing so far"


@pytest.mark.parametrize(
    ("short", "speaker", "day", "joined"),
    [
        ("the searches of the boats will be shorter", None, "2024-03-02", True),
        ("the searches of the boats will be longer", None, "2024-03-02", False),
        ("the searches of the boats will be shorter", "Bo Hirsch", "2024-03-02", False),
        ("the searches of the boats will be shorter", None, "2024-03-04", False),
        ("because we have found nothing", None, "2024-03-02", False),
    ],
    ids=["all its words", "another word", "another speaker", "days later", "it says too little"],
)
def test_a_short_part_of_a_longer_quotation_in_the_same_news(
    short: str, speaker: str | None, day: str, joined: bool
) -> None:
    assert bool(same(quote("a", LONGER), quote("b", short, speaker, day=day))) is joined
    assert same(quote("a", LONGER, None), quote("b", short, None, day=day)) == []


def test_only_the_quoted_words_of_a_mixed_statement_count() -> None:
    mixed = f"<mixed speaker='Ada Lund'>that her side had no doubt “{SPOKEN}”</mixed>"
    assert same(quote("a", SPOKEN), reading("b", f"She said {mixed}.", published="2024-03-01"))


def test_statements_of_a_copy_are_those_of_its_source() -> None:
    body = (
        "Ada Lund said <indirect speaker='Ada Lund'>the road was open</indirect>. The convoys of the relief "
        "agency waited at the bridge for a third day while drivers mended tyres and drank tea with guards. "
        "A market has grown along the queue, where farmers sell bread, eggs and petrol at twice the price."
    )
    a = reading("a", body, outlet="Corvane Press", published="2024-03-01")
    b = reading("b", "The road\n" + body, outlet="Bay Courier", published="2024-03-02")
    (judgement,) = same(a, b)
    assert judgement.by == "copied"


def test_nothing_depends_on_the_order_of_reading() -> None:
    readings = [quote("a", SPOKEN), quote("b", REWORDED), quote("c", SPOKEN, None), quote("d", OTHER)]
    assert link(readings) == link(readings[::-1])
