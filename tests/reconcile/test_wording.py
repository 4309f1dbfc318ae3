"""How one wording differs from another."""

from __future__ import annotations

import pytest

from accord.model.reading import words_in
from accord.reconcile.wording import compare

SPOKEN = "We will open the crossing when Gadden is free, and not a day before"
CASES = [
    (SPOKEN, "verbatim", []),
    (SPOKEN.upper(), "verbatim", []),
    ("We will open the crossing … when Gadden is free; and not a day before!", "verbatim", []),
    (f"As I said: {SPOKEN}, believe me", "verbatim", []),
    ("We will open the crossing when Gadden is free", "trimmed", []),
    ("when Gadden is free, and not a day before", "trimmed", []),
    ("We will open the crossing when Ghaden is free, and not a day before", "verbatim", []),
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
