"""Positions: what each party demands, accepts or rejects on each issue, since when, and where that changed.

The party is the side (`sides.py`) that a speaker speaks for where texts say so, else the speaker. A party's
sightings of one stance on one issue are one position, dated by the first. Where it accepts what it rejected
before, or the other way round, the earlier position ends on the day of the later; where the two come and go
more than twice, or stand on one day, they are about different things and go side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from accord.model.annotation import PositionMark
from accord.model.entries import Mention, Position, StatementEntry
from accord.model.reading import Reading
from accord.reconcile.context import Context
from accord.reconcile.origins import counted
from accord.reconcile.sides import Sides

__all__ = ["positions"]

_TURNING = ("accepts", "rejects")
_MOST_TURNS = 2
_DAY = 10  # characters of a date with its day


class _Sighting(NamedTuple):
    """One mark: whose position, on what, told when and where, in which statement."""

    key: str
    party: str
    issue: str
    stance: str
    on: str | None
    mention: Mention
    statement: str | None


def positions(context: Context, sides: Sides, statements: Sequence[StatementEntry]) -> list[Position]:
    """One entry for each party, issue and stance, or for each time that a party held it.

    Words that two rules give to two parties are the first one's: an entry is named by its words.
    """
    said, taken = _Said(statements), set[str]()
    cells: dict[tuple[str, str], list[_Sighting]] = defaultdict(list)
    for reading in context.readings:
        for mark in reading.annotation.positions:
            for sighting in _sightings(context, reading, mark, sides, said):
                if sighting.key not in taken:
                    taken.add(sighting.key)
                    cells[sighting.party, sighting.issue].append(sighting)
    return [entry for cell in cells.values() for entry in _entries(context, cell)]


class _Said:
    """The statement entries, by the places of their witnesses."""

    def __init__(self, statements: Sequence[StatementEntry]) -> None:
        self._at: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
        for entry in statements:
            for mention in entry.mentions:
                self._at[mention.article, mention.start].append((mention.end, entry.id))

    def at(self, article: str, mark: PositionMark) -> str | None:
        """The shortest statement that begins where the mark's does and reaches as far."""
        if mark.statement is None:
            return None
        here = self._at.get((article, mark.statement.start), ())
        covering = [it for it in here if it[0] >= mark.statement.end]
        return min(covering)[1] if covering else None


def _sightings(
    context: Context, reading: Reading, mark: PositionMark, sides: Sides, said: _Said
) -> Iterator[_Sighting]:
    first = sides.party(reading, mark.party, mark.body) if mark.party is not None else None
    held: dict[str, str | None] = {} if first is None else {first: None}
    for name in mark.jointly:
        other = sides.party(reading, name)
        if other is not None:
            held.setdefault(other, name)
    on = _told_on(context, reading, mark)
    statement = said.at(reading.id, mark)
    mention = context.mention(reading, *mark.span)
    for party, jointly in held.items():
        for issue in (mark.issue, *mark.further):
            key = reading.position_key(mark, issue, jointly)
            yield _Sighting(key, party, issue, mark.stance, on, mention, statement)


def _told_on(context: Context, reading: Reading, mark: PositionMark) -> str | None:
    """The day of the statement in which it is told, else that of the article."""
    if mark.statement is not None:
        for statement in reading.annotation.statements:
            if statement.content and statement.content[0] == mark.statement:
                return context.circumstances(reading, statement).date or reading.document.published.value
    return reading.document.published.value


def _entries(context: Context, cell: list[_Sighting]) -> Iterator[Position]:
    """The positions of one party on one issue."""
    cell.sort(key=lambda it: (it.on or "9", *context.order(it.mention.article), it.mention.start, it.key))
    turns = _turns([it for it in cell if it.stance in _TURNING])
    for number, turn in enumerate(turns):
        until = turns[number + 1][0].on if number + 1 < len(turns) else None
        yield _entry(context, turn, until)
    by_stance: dict[str, list[_Sighting]] = defaultdict(list)
    for it in cell:
        if not turns or it.stance not in _TURNING:
            by_stance[it.stance].append(it)
    for held in by_stance.values():
        yield _entry(context, held, None)


def _turns(cell: Sequence[_Sighting]) -> list[list[_Sighting]]:
    """Sightings in the order of days, cut where the stance turns; none where it does not do so clearly."""
    dated = [it for it in cell if it.on is not None and len(it.on) >= _DAY]
    by_day: dict[str, set[str]] = defaultdict(set)
    for it in dated:
        by_day[(it.on or "")[:_DAY]].add(it.stance)
    if len(dated) < len(cell) or any(len(stances) > 1 for stances in by_day.values()):
        return []
    turns = [list(held) for _, held in groupby(dated, key=lambda it: it.stance)]
    return turns if 1 < len(turns) <= _MOST_TURNS + 1 else []


def _entry(context: Context, held: Sequence[_Sighting], until: str | None) -> Position:
    first, last = context.reported(it.mention.article for it in held)
    told = held[0]
    return Position(
        id=min(it.key for it in held),
        mentions=tuple(dict.fromkeys(it.mention for it in held)),
        origins=counted((context.origins.of_article(it.mention.article), it.mention.article) for it in held),
        first_reported=first,
        last_reported=last,
        party=told.party,
        issue=told.issue,
        stance=told.stance,
        statement=next((it.statement for it in held if it.statement), None),
        since=told.on,
        until=until,
    )
