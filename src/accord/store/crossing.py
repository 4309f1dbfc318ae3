"""Counting entries by two or three of their fields at once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from accord.store.database import Store

__all__ = ["crossed"]


def crossed(
    store: Store, kind: str, field: str, values: Sequence[str], other: str, third: str
) -> tuple[tuple[str, str, str, int], ...]:
    """How many entries of a kind have each of these `values` of a field together with which values of two
    others: `(value, other value, third value, entries)`, most first."""
    rows = store.connection.execute(
        """SELECT one.value, other.value, third.value, count(*) AS held
           FROM facet_value AS one JOIN facet ON facet.value = one.number
           JOIN facet AS other_facet ON other_facet.entry = facet.entry
           JOIN facet_value AS other ON other.number = other_facet.value AND other.field = ?
           JOIN facet AS third_facet ON third_facet.entry = facet.entry
           JOIN facet_value AS third ON third.number = third_facet.value AND third.field = ?
           WHERE one.kind = ? AND one.field = ? AND one.value IN (SELECT value FROM json_each(?))
           GROUP BY one.value, other.value, third.value ORDER BY held DESC, third.value""",
        (other, third, kind, field, msgspec.json.encode(list(values)).decode("utf-8")),
    )
    return tuple(rows)
