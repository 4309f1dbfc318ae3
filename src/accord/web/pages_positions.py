"""What each party wants: parties by issues, each cell opening what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from accord.export.page import human_date
from accord.model.entries import Position
from accord.model.issues import default_issues
from accord.store import crossed, rows_at, values_of
from accord.view import View
from accord.web.asked import Asked, Shown, number_in
from accord.web.kept import Kept

__all__ = ["Cell", "cells_of", "matrix_page", "positions_address"]

_CELLS = Kept()
PARTIES = 25
MOST_PARTIES = 2_000
MOST_ISSUES = 40
TURNING = ("accepts", "rejects")
MOST_TURNS = 3
"""A party that turned from one to the other has no more positions of these on an issue."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stance of a party on an issue, in how many positions; in a change, since which day."""

    stance: str
    positions: int
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What a party holds on an issue: `turns`, one after the other, and `beside` them what it holds too."""

    turns: tuple[Step, ...]
    beside: tuple[Step, ...]

    @property
    def words(self) -> str:
        """As it is read aloud."""
        turns = ", then ".join(f"{it.stance} from {human_date(it.since)}" for it in self.turns)
        beside = [f"{it.stance} {it.positions}" for it in self.beside]
        return ", ".join(filter(None, (turns, *beside)))


def matrix_page(record: View, asked: Asked) -> Shown:
    """The parties with most positions, by the issues with most; `party` narrows them by words."""
    words, first = asked.values.get("party", ""), number_in(asked.after)
    every = values_of(record.store, "position", "party", words=words, limit=MOST_PARTIES)
    parties = [name for name, _ in every[first : first + PARTIES]]
    cells = _CELLS.of(record, cells_of, tuple(parties))
    told = {issue for _, issue in cells}
    issues = [name for name, _ in values_of(record.store, "position", "issue", limit=MOST_ISSUES)]
    values = {
        "parties": parties,
        "issues": [issue for issue in issues if issue in told],
        "cells": cells,
        "held": dict(every),
        "words": words,
        "open": positions_address,
        "covered": [(it.name, it.what) for it in default_issues().issues if it.code in told],
    }
    rows = [
        {
            "party": party,
            "issue": issue,
            "stance": step.stance,
            "positions": step.positions,
            "turn": turn,
            "since": step.since,
        }
        for (party, issue), cell in cells.items()
        for turn, step in (*enumerate(cell.turns, 1), *((None, it) for it in cell.beside))
    ]
    following = first + PARTIES if first + PARTIES < len(every) else None
    columns = ("party", "issue", "stance", "positions", "turn", "since")
    return Shown("matrix.html", "Positions", values, rows, columns, total=len(every), next=following)


def cells_of(record: View, parties: Sequence[str]) -> dict[tuple[str, str], Cell]:
    """What these parties hold, by party and issue."""
    found = crossed(record.store, "position", "party", parties, "issue", "stance")
    return {at: _cell(record, stances) for at, stances in found.items()}


def _cell(record: View, stances: Mapping[str, Sequence[int]]) -> Cell:
    """A change as one where a position of the cell ended; else the stances, that of most positions first."""
    turns: list[Position] = []
    numbers = [number for stance in TURNING for number in stances.get(stance, ())]
    if all(stance in stances for stance in TURNING) and len(numbers) <= MOST_TURNS:
        held = [it.entry for it in rows_at(record.store, numbers) if isinstance(it.entry, Position)]
        if any(it.until for it in held):
            turns = sorted(held, key=lambda it: it.since or "")
    rest = [Step(it, len(held)) for it, held in stances.items() if not (turns and it in TURNING)]
    rest.sort(key=lambda it: (-it.positions, it.stance))
    return Cell(tuple(Step(it.stance, 1, it.since) for it in turns), tuple(rest))


def positions_address(party: str, issue: str = "") -> str:
    """The list of a cell's positions, or of a party's."""
    query = {"party": f'"{party}"'} | ({"issue": f'"{issue}"'} if issue else {})
    return f"/positions/list?{urlencode(query)}"
