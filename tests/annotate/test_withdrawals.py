"""Who takes himself out of an accord or takes back a pledge; what is only threatened is none."""

from __future__ import annotations

import pytest

from tests.annotate.marking import annotate

LEFT = [
    ("The rebels pulled out of the truce on Monday.", "rebels", "truce"),
    ("Norway has withdrawn from the treaty.", "Norway", "treaty"),
    ("Norway backed out of its pledge to free the hostages.", "Norway", "its pledge to free the hostages"),
    ("The premier took back his promise to resign.", "premier", "his promise to resign"),
    ("Norway has suspended its participation in the treaty.", "Norway", "treaty"),
    ("The rebels called off the ceasefire.", "rebels", "ceasefire"),
    ("The truce was called off by the rebels.", "rebels", "truce"),
    ("The army declared the truce over.", "army", "truce"),
    ("Norway no longer considers itself bound by the pact.", "Norway", "pact"),
    ("The rebels said they would no longer abide by the truce.", "rebels", "truce"),
    ("“We are no longer bound by this agreement,” the commander said.", "commander", "this agreement"),
]

NONE = [
    "The rebels threatened to pull out of the truce.",
    "The rebels pulled out of the town.",
    "Norway has not withdrawn from the treaty.",
    "The army withdrew its troops under the accord.",
    "Norway could quit the pact.",
    "The army denied it had abandoned the ceasefire.",
    "The truce ended on Friday.",
    "The deal calls for troops to leave the valley.",
]


@pytest.mark.parametrize(("text", "by", "instrument"), LEFT)
def test_who_leaves_what(text: str, by: str, instrument: str) -> None:
    (mark,) = annotate(text).withdrawals
    assert (mark.by, mark.instrument) == (by, instrument)


@pytest.mark.parametrize("text", NONE)
def test_what_is_not_left(text: str) -> None:
    assert annotate(text).withdrawals == ()
