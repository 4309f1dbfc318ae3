"""Acts in other words are one act."""

from __future__ import annotations

import pytest

from accord.model.acts import act_of


@pytest.mark.parametrize(
    ("words", "kind", "things"),
    [
        ("leave the port", "withdraw", {"port"}),
        ("complete its troop withdrawal", "withdraw", {"force"}),
        ("pull out soldiers", "withdraw", {"force"}),
        ("the hill military mission", "withdraw", {"hill", "force"}),
        ("release 40 detainees", "release", {"prisoner"}),
        ("pull its heavy guns back from the hill", "withdraw", {"heavy", "gun", "hill"}),
        ("hand the port over", "handover", {"port"}),
        ("the deadline", None, set()),
        ("dredge the canals", "dredge", {"canal"}),
    ],
)
def test_kind_and_things(words: str, kind: str | None, things: set[str]) -> None:
    assert act_of(words.split()) == (kind, frozenset(things))
