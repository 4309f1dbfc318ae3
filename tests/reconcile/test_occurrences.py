"""Disputed occurrences: who tells of a deed, who denies it, and what is no dispute."""

from __future__ import annotations

import pytest

from accord.model.entries import BreachClaimEntry, Dispute
from tests.reconcile.records import of, record

CHARGED = (
    "The Hill Army accused Ostia on Monday of breaking the truce by shelling the bridge at Lorn, "
    "a charge that the Ostian ministry denied."
)
TOLD = (
    "The Hill Army said Ostian troops shelled the market of Lorn on Monday. "
    "“No Ostian troops shelled the market of Lorn,” Ada Lund, a spokeswoman for Ostia, said."
)
REJECTED = (
    "The Hill Army said the smoke over Lorn came from Ostian batteries.\n\n"
    "Minister Tom Bray rejected the rebel account. “No Ostian batteries were near Lorn,” Bray said."
)
NONE = {
    "nobody denies": "The Hill Army said Ostian troops shelled the market of Lorn on Monday.",
    "yet to come": "The Hill Army said Ostian troops raided Lorn. "
    "Ada Lund of Ostia said Ostian troops would not raid Lorn.",
    "elsewhere": "The Hill Army said Ostian troops shelled the market of Lorn. "
    "“No guards shelled a ship in the bay,” Ada Lund of Ostia said.",
    "the other's deed": "The Hill Army said Ostia attacked Kovara. "
    "Ada Lund of Ostia said Kovara had not attacked Ostia.",
    "the same one": "Ada Lund said troops shelled the market. Ada Lund said no troops shelled the market.",
}


def disputes(*articles: tuple[str, str]) -> list[Dispute]:
    return [it for it in of(record(*articles), Dispute) if it.about == "occurrence"]


@pytest.mark.parametrize(
    ("text", "words"), [(CHARGED, "the bridge"), (TOLD, "the market"), (REJECTED, "smoke")]
)
def test_two_sides_in_their_own_words(text: str, words: str) -> None:
    (dispute,) = disputes(("2031-05-01", text))
    told, denied = dispute.sides
    assert words in told.claim and "Hill Army" in told.claim
    assert "Hill Army" not in denied.claim and denied.origins == ("Paper 0",)
    assert all(text[it.start : it.end] == it.quote for it in dispute.mentions)


def test_it_names_the_entries_that_disagree() -> None:
    entries = record(("2031-05-01", CHARGED))
    (charge,) = of(entries, BreachClaimEntry)
    (dispute,) = of(entries, Dispute)
    assert charge.id in dispute.entries


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_disputed_occurrence(text: str) -> None:
    assert disputes(("2031-05-01", text)) == []


def test_one_dispute_told_twice_is_one() -> None:
    (dispute,) = disputes(("2031-05-01", TOLD), ("2031-05-02", TOLD))
    assert len({mention.article for mention in dispute.mentions}) == 2
