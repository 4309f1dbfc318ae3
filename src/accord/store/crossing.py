"""Counting entries by several of their fields at once, without a table of all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from accord.store.codec import encode
from accord.store.database import Store
from accord.store.pages import Row, row_at
from accord.store.views import Query, checked
from accord.store.walking import walk_of

__all__ = ["MOST_AMONG", "Among", "Cells", "crossed", "rows_at", "values_among"]

MOST_AMONG = 500
"""Of so many entries values are counted where a list is filtered."""

Cells = Mapping[tuple[str, str], Mapping[str, Sequence[int]]]
"""By a value of one field and one of another: the numbers of the entries with each value of a third."""


@dataclass(frozen=True, slots=True)
class Among:
    """The values that the entries of a query have in each field, most entries first, with how many.

    They were counted among all entries of the query or, where it has more, `capped`, the newest `MOST_AMONG`.
    """

    values: Mapping[str, tuple[tuple[str, int], ...]]
    capped: bool


def values_among(store: Store, query: Query, *, limit: int = 12) -> Among:
    """What the entries of a query have in every field, up to `limit` values of each. Raises QueryError."""
    walk = walk_of(store.connection, replace(checked(query), sort="last_reported", reverse=True))
    steps = walk.steps(MOST_AMONG + 1) if walk is not None else []
    found = Counter(value for held in _held(store, steps[:MOST_AMONG]).values() for value in held)
    rows = store.connection.execute(
        """SELECT field, facet_value.value, held FROM
           (SELECT CAST(key AS INTEGER) AS chosen, value AS held FROM json_each(?))
           CROSS JOIN facet_value ON number = chosen ORDER BY held DESC, facet_value.value""",
        (encode(dict(found)),),
    )
    values: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for field, value, held in rows:
        if len(values[field]) < limit:
            values[field].append((value, held))
    return Among({field: tuple(held) for field, held in values.items()}, len(steps) > MOST_AMONG)


def crossed(store: Store, kind: str, field: str, values: Sequence[str], other: str, third: str) -> Cells:
    """The entries of a kind that have each of these `values` of a field, by their values of two others."""
    names = {
        number: (name, value)
        for number, name, value in store.connection.execute(
            """SELECT number, field, value FROM facet_value WHERE kind = ? AND (field IN (?, ?)
               OR field = ? AND value IN (SELECT value FROM json_each(?)))""",
            (kind, other, third, field, encode(list(values))),
        )
    }
    first = [number for number, (name, _) in names.items() if name == field]
    rows = store.connection.execute(
        """SELECT value, entry, beside FROM facet WHERE value IN (SELECT value FROM json_each(?))
           ORDER BY value, entry""",
        (encode(first),),
    ).fetchall()
    held = _held(store, [(entry, beside) for _, entry, beside in rows])
    cells: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for own, entry, _ in rows:
        found: dict[str, list[str]] = {field: [], other: [], third: []}
        for name, value in sorted(names[it] for it in held[entry] if it in names):
            found[name].append(value)
        for one in found[other]:
            cell = cells[names[own][1], one]
            for two in found[third]:
                cell[two].append(entry)
    return cells


def _held(store: Store, steps: Sequence[tuple[int, str | None]]) -> dict[int, list[int]]:
    """The numbers of the values that entries have: told beside them, or looked up."""
    held = {entry: list(map(int, beside.split(",")[1:-1])) for entry, beside in steps if beside is not None}
    rows = store.connection.execute(
        "SELECT entry, facet.value FROM json_each(?) AS one CROSS JOIN facet ON entry = one.value",
        (encode([entry for entry, beside in steps if beside is None]),),
    )
    for entry, value in rows:
        held.setdefault(entry, []).append(value)
    return held


def rows_at(store: Store, numbers: Sequence[int]) -> tuple[Row, ...]:
    """The entries with these numbers."""
    return tuple(row_at(store.connection, number) for number in numbers)
