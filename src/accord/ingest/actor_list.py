"""A person's list of the actors of a process: a CSV file with a heading.

    name,type,aliases,part of,offices
    Ada Lund,person,Lund; A. Lund,Valley Council,special envoy | Valley Council | 2031-02 | 2031-09
    Valley Council,party,VC; Council of the Valley,,

Only `name` must be there. Several aliases or offices are split at ";"; an office is its title and, where
known, whose it is, from when and until when (YYYY, YYYY-MM or YYYY-MM-DD), split at "|".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from accord.errors import SourceError
from accord.model.decisions import ACTOR_TYPES, ListedActor
from accord.model.offices import Office, office_written

__all__ = ["read_actor_list"]

_COLUMNS = ("name", "type", "aliases", "part of", "offices")
_OFFICE_FIELDS = 4


def read_actor_list(path: Path) -> tuple[ListedActor, ...]:
    """The rows of a list. Raises SourceError that names every bad line and says what to do about it."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise SourceError(str(path), "it is not in UTF-8; save it as CSV in UTF-8") from None
    except OSError as error:
        raise SourceError(str(path), f"it cannot be read ({error.strerror})") from None
    rows = csv.reader(lines)
    heading = [" ".join(cell.split()).casefold().replace("_", " ") for cell in next(rows, [])]
    _check_heading(path, heading)
    actors: list[ListedActor] = []
    faults: list[str] = []
    taken: dict[str, str] = {}
    for cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        try:
            actor = _actor(dict(zip(heading, cells, strict=False)), len(cells) - len(heading))
            _take_names(actor, taken)
            actors.append(actor)
        except ValueError as fault:
            faults.append(f"line {rows.line_num}: {fault}")
    if faults:
        raise SourceError(str(path), "; ".join(faults))
    if not actors:
        raise SourceError(str(path), "it lists no actor; write one a line below the heading")
    return tuple(actors)


def _check_heading(path: Path, heading: list[str]) -> None:
    unknown = [cell for cell in heading if cell not in _COLUMNS]
    if "name" not in heading or unknown:
        what = f"the column {unknown[0]!r} is unknown" if unknown else "there is no column name"
        raise SourceError(str(path), f"line 1: {what}; the columns are {', '.join(_COLUMNS)}")


def _actor(row: dict[str, str], surplus: int) -> ListedActor:
    """Raises ValueError, in words, for a row that is no actor."""
    if surplus > 0:
        raise ValueError("it has more cells than the heading; put a cell that holds a comma in double quotes")
    cells = {column: " ".join(row.get(column, "").split()) for column in _COLUMNS}
    if not cells["name"]:
        raise ValueError("it has no name; give one or take the line out")
    kind = cells["type"].casefold() or None
    if kind is not None and kind not in ACTOR_TYPES:
        raise ValueError(f"the type {cells['type']!r} is unknown; write one of {', '.join(ACTOR_TYPES)}")
    if cells["part of"] == cells["name"]:
        raise ValueError("it is a part of itself; leave that cell empty")
    return ListedActor(
        name=cells["name"],
        type=kind,
        aliases=tuple(name for name in _split(cells["aliases"], ";") if name != cells["name"]),
        part_of=cells["part of"] or None,
        offices=tuple(_office(office) for office in _split(cells["offices"], ";")),
    )


def _office(words: str) -> Office:
    if words.count("|") >= _OFFICE_FIELDS:
        raise ValueError(f"the office {words!r} is not TITLE | WHOSE | FROM | UNTIL; leave off what is open")
    return office_written(words)


def _take_names(actor: ListedActor, taken: dict[str, str]) -> None:
    """Notes the names of an actor; raises ValueError where a row before it has one of them."""
    for name in actor.names:
        whose = taken.setdefault(name.casefold(), actor.name)
        if whose != actor.name:
            raise ValueError(f"{name!r} is a name of {whose!r} already; take it out of one of them")


def _split(cell: str, mark: str) -> Iterator[str]:
    return (part.strip() for part in cell.split(mark) if part.strip())
