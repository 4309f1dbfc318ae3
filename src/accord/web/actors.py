"""What belongs to an actor: offices, what it said last, what it wants, lists of all that is its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from accord.export.notes import office_words
from accord.model.entries import Actor
from accord.model.issues import issue_words
from accord.view import View
from accord.web.menu import LISTS
from accord.web.pages_list import Told, told_rows
from accord.web.pages_positions import Cell, cells_of, positions_address

__all__ = ["Belongings", "belongings"]

LAST_SAID = 3
_FIELDS = {
    "statement": "speaker",
    "position": "party",
    "figure": "claimant",
    "commitment": "obligor",
    "proposal": "proposer",
    "event": "actor",
    "talks_round": "party",
}
"""By which field the entries of each kind are an actor's."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """`lists` hold title, address and how many; `wants` an issue, its cell of the matrix, and its address."""

    also: tuple[str, ...]
    offices: tuple[str, ...]
    lists: tuple[tuple[str, str, int], ...]
    said: list[Told]
    wants: tuple[tuple[str, Cell, str], ...]


def belongings(record: View, actor: Actor) -> Belongings:
    """All that the record has of an actor under its name."""
    said = record.page("statement", exact={"speaker": actor.name}, limit=LAST_SAID)
    wants = sorted(cells_of(record, [actor.name]).items())
    return Belongings(
        also=tuple(name for name in actor.aliases if name != actor.name),
        offices=tuple(map(office_words, actor.offices)),
        lists=tuple(_lists(record, actor)),
        said=told_rows(record, said.rows),
        wants=tuple(
            (issue_words(issue), cell, positions_address(actor.name, issue)) for (_, issue), cell in wants
        ),
    )


def _lists(record: View, actor: Actor) -> Iterator[tuple[str, str, int]]:
    for page in LISTS:
        field = _FIELDS.get(page.kind)
        if field is not None:
            total = record.page(page.kind, exact={field: actor.name}, limit=1).total
            if total:
                words = urlencode({field: f'"{actor.name}"'})
                yield page.title, f"{page.path}?{words}", total
