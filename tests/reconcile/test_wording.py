"""How one wording differs from another."""

from __future__ import annotations

import pytest

from accord.model.entries import WordChange
from accord.model.reading import words_in
from accord.reconcile.wording import compare, content_of, describe

SPOKEN = "We will open the crossing when Gadden is free, and not a day before"
CASES = [
    (SPOKEN, "verbatim", []),
    (SPOKEN.upper(), "verbatim", []),
    ("We will open the crossing … when Gadden is free; and not a day before!", "verbatim", []),
    (f"As I said: {SPOKEN}, believe me", "verbatim", []),
    ("We will open the crossing when Gadden is free", "trimmed", []),
    ("when Gadden is free, and not a day before", "trimmed", []),
    ("We will open the crossing when Ghaden is free, and not a day before", "verbatim", []),
    ("we'll open the crossing when Gadden is free, and not a day before", "verbatim", []),
    (
        "We may open the crossing when Gadden is free, and not a day before",
        "altered",
        [("will", "may")],
    ),
    ("We will open the crossing when Gadden is free, and a day before", "altered", [("not", "")]),
    (
        "We will never open the crossing when Gadden is free, and not a day before",
        "altered",
        [("", "never")],
    ),
]


@pytest.mark.parametrize(("variant", "relation", "changes"), CASES)
def test_relation_and_changes(variant: str, relation: str, changes: list[tuple[str, str]]) -> None:
    words = list(words_in(SPOKEN, 0, len(SPOKEN)))
    others = list(words_in(variant, 0, len(variant)))
    found, changed = compare(words, SPOKEN, others, variant)
    assert (found, [(change.witness, change.variant) for change in changed]) == (relation, changes)


def test_a_marked_omission_inside_is_trimming_and_an_unmarked_one_is_not() -> None:
    variant = "We will open the crossing and not a day before"
    words = list(words_in(SPOKEN, 0, len(SPOKEN)))
    others = list(words_in(variant, 0, len(variant)))
    assert compare(words, SPOKEN, others, variant)[0] == "altered"
    marked = [word._replace(elided=word.form == "and") for word in others]
    assert compare(words, SPOKEN, marked, variant)[0] == "trimmed"


def relation(spoken: str, printed: str) -> str:
    words, others = (list(words_in(text, 0, len(text))) for text in (spoken, printed))
    return compare(words, spoken, others, printed)[0]


@pytest.mark.parametrize(
    ("spoken", "printed"),
    [
        ("The talks have materialised at last in Ost", "The talks have materialized at last in Ost"),
        ("Two infantry men walked towards the bridge", "Two infantrymen walked toward the bridge"),
        ("We demand that hirsch must go at once", "We demand that Hirsh must go at once"),
    ],
)
def test_spelling_is_no_alteration(spoken: str, printed: str) -> None:
    assert relation(spoken, printed) == "verbatim"


def test_clauses_turned_round_are_an_alteration() -> None:
    spoken = "Although winter has closed the passes, we are serious about the ferry and the mill"
    printed = "We are serious about the ferry and the mill, even if the passes are shut by winter"
    assert relation(spoken, printed) == "altered"


def test_two_cuts_of_one_speech_are_no_alteration() -> None:
    assert (
        relation("I will be brief and leave it there", "Nobody shall cross before the ice has gone")
        == "trimmed"
    )


def test_only_words_that_carry_sense_are_content() -> None:
    slip, change = WordChange("to", "for"), WordChange("will", "may")
    assert (content_of(slip), content_of(change)) == (0, 2)


def test_changes_are_told_in_plain_words_the_telling_ones_first() -> None:
    changes = [WordChange("to", "for"), WordChange("accelerated", "expedited"), WordChange("", "never")]
    assert describe(changes) == "“accelerated” became “expedited”; “never” put in; “to” became “for”"


def test_many_changes_are_told_as_a_rewording() -> None:
    changes = [WordChange(f"word{number}", f"other{number}") for number in range(9)]
    told = describe(changes)
    assert told.startswith("reworded throughout: ")
    assert told.count("became") == 3
