"""Where the clauses of commitments, breach claims, talks, proposals and positions begin and end."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.annotate.bounds import clause_bounds, runs_on
from accord.annotate.words import Words, columns
from tests.annotate.marking import annotate, annotator

_TAG = re.compile(r"</?mark>")
KINDS = {
    "commitments": {
        "not a second tense": "<mark>Ostia pledged to free the miners</mark> and closed the pass.",
        "not while": "<mark>Ostia promised to reopen the port</mark> while shells fell on Lorn.",
        "a condition": "<mark>Ostia promised to free the miners once the siege is lifted</mark>.",
        "two conditions": "<mark>Ostia promised to guard the port until the siege ends and the miners "
        "leave the pass</mark>.",
        "not more of a thing": "Ostia said <mark>it would guard the aid flights</mark>, the first of which "
        "landed on Monday.",
        "in what frame": "<mark>Ostia pledged to send doctors as part of a joint mission</mark>, aides said.",
        "behind an aside": "<mark>Ostia promised to free all captives -- both men and women -- once the war "
        "is over</mark>.",
        "not a participle": "<mark>The guild vowed to guard the dam</mark>, adding that its men were ready.",
        "not the frame": "Ostia said <mark>it would send $2 million to the farmers</mark>.",
    },
    "breach_claims": {
        "by doing": "The envoy said that <mark>by shelling Lorn, the army had broken the truce</mark>.",
        "not what the rule is": "<mark>The army violated the Oskel accord</mark>, which bars mortars.",
        "not what a place is": "<mark>Ostia violated the truce in the northern province</mark>, ruled with "
        "an iron fist for years.",
        "despite": "<mark>The army shelled the port despite the ceasefire</mark>, residents said.",
        "in front": "<mark>In breach of the armistice, drones flew over Lorn</mark>.",
    },
    "talks": {
        "what for": "Ostia said <mark>it held talks in Lorn with senior rebels to find a way out of the "
        "war</mark>.",
        "an aside, and what for": "<mark>The envoys will meet with officials in Lorn, especially the mayor, "
        "to reach a settlement</mark>.",
        "who takes part": "The minister told reporters <mark>the government was involved in talks with the "
        "miners</mark>.",
        "who left": "Ostia sheltered <mark>the rebel chief, who had left peace talks in Lorn</mark>.",
        "not what leaving is for": "<mark>The rebel leader left peace talks in Lisbon</mark> to fight on.",
        "not what happened before": "<mark>Ostia and the guild began talks on Thursday</mark> after shells "
        "hit the port.",
    },
    "proposals": {
        "not a second tense": "<mark>The envoy proposed a truce of ten days</mark> and left for Lorn.",
        "what an offer is": "<mark>The army rejected the offer, which would have ended the siege</mark>.",
    },
    "positions": {
        "not a day that opens": "Next week <mark>Ostia will demand an amnesty</mark>.",
        "a day": "<mark>Ostia called for a ceasefire on Monday</mark>.",
        "not an echo": "<mark>Rebels are also calling for an amnesty</mark>, echoing a demand by the guild.",
        "not a day in front": "On Monday, <mark>Ostia demanded a ceasefire</mark>.",
        "not another's": "<mark>Ostia demanded a ceasefire</mark>, though the guild ruled it out.",
        "not a second perfect": "<mark>Ostia has ruled out an amnesty</mark>, and repeated that there would "
        "be none.",
        "not what sums up": "<mark>Ostia demanded a ceasefire</mark>, a move which nobody had awaited.",
    },
}  # fmt: skip
CASES = {f"{kind}, {name}": (kind, marked) for kind, cases in KINDS.items() for name, marked in cases.items()}


@pytest.mark.parametrize(("kind", "marked"), CASES.values(), ids=CASES)
def test_a_mark_has_its_clause_from_first_to_last(kind: str, marked: str) -> None:
    text = _TAG.sub("", marked)
    wanted = marked.partition("<mark>")[2].partition("</mark>")[0]
    assert wanted in [mark.span.of(text) for mark in getattr(annotate(text), kind)]


@cache
def parsed(text: str) -> Words:
    return columns(annotator().nlp(text))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Sides agree on a truce At least ten killed in Lorn", True),
        ("Envoy vows to stay until the end Their talks resume in Lorn", True),
        ("Rebels pledge to hold the port NEW: Envoy leaves for Lorn", True),
        ("The envoy praised the Lorn Truce in Oskel", False),
        ("The envoy said that I would leave", False),
        ("She quoted him in Lorn on Friday", False),
    ],
)
def test_a_headline_ends_where_the_next_begins(text: str, starts: bool) -> None:
    words = parsed(text)
    assert any(runs_on(words, at) for at in range(1, len(words.text))) == starts


TEXT = (
    "Ostia said on Monday that it would, once the siege is lifted -- both sides agree -- free all captives, "
    "while the guild, which broke the truce, vowed “never to talk”; Lorn demanded a vote At least ten met."
)


@given(st.data())
def test_the_ends_hold_the_cue_and_stay_in_the_text(data: st.DataObject) -> None:
    words = parsed(TEXT)
    behind = len(words.text)
    first = data.draw(st.integers(0, behind - 1))
    last = data.draw(st.integers(first, behind - 1))
    cue = data.draw(st.integers(first, last))
    begin, end = clause_bounds(words, cue, first, last)
    assert 0 <= begin <= cue <= end < behind


def test_a_cue_elsewhere_leaves_the_ends_alone() -> None:
    words = parsed(TEXT)
    assert clause_bounds(words, 0, 3, 6) == (3, 6)
