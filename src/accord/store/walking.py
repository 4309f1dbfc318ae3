"""The way through a record's entries that a query asks for: along an index, from an entry on.

Nothing here counts or sorts all entries.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from accord.errors import QueryError
from accord.store.views import Query, days_condition

__all__ = ["Walk", "walk_of"]

_FEW = 2_000  # so many entries are sorted faster than the list of all is walked for them
_SORTED = 100_000  # so many, where nothing but their days and numbers is read
_COUNTED = 1_000  # of so many those that fit the other filters too are counted
_EACH = 8  # so many values are looked up for an entry one by one

_KEYS = {"last_reported": ("last_reported", "first_reported", "number"), "id": ("id",)}


@dataclass(frozen=True, slots=True)
class _Filter:
    """The values that one filter lets through, and how many entries have them (some perhaps twice)."""

    values: tuple[int, ...]
    entries: int

    def on(self, column: str) -> str:
        """SQL for a column that holds one of the values."""
        if len(self.values) == 1:
            return f"{column} = {self.values[0]}"
        return f"{column} IN (SELECT value FROM json_each('{list(self.values)}'))"  # noqa: S608

    @property
    def is_short(self) -> bool:
        """Whether the entries of the values themselves can be walked along, or sorted."""
        return len(self.values) == 1 or self.entries <= _SORTED

    def also(self, *, told: bool) -> str:
        """SQL for an entry on a walk that has one of the values as well; `told` where the walk says what else
        its entries have."""
        if not told:
            return self._also_found
        own = f"json_each('[' || trim(beside, ',') || ']') AS own WHERE {self.on('own.value')}"
        has = f"EXISTS (SELECT 1 FROM {own})"  # noqa: S608
        if len(self.values) <= _EACH:
            has = " OR ".join(f"instr(beside, ',{value},')" for value in self.values)
        return f"CASE WHEN beside IS NULL THEN ({self._also_found}) ELSE ({has}) END"

    @property
    def _also_found(self) -> str:
        """The same, looked up.

        Few values are looked for where each one's entries stand in the walk's own order: near to each other
        in the file. Of many, an entry's own are looked at: the + keeps SQLite from looking for each in turn.
        """
        if len(self.values) > _EACH:
            own = f"other.entry = number AND {self.on('+other.value')}"
            return f"EXISTS (SELECT 1 FROM facet AS other WHERE {own})"  # noqa: S608
        return " OR ".join(
            f"EXISTS (SELECT 1 FROM facet AS other WHERE other.value = {value}"  # noqa: S608
            " AND other.day = last_reported AND other.entry = number)"
            for value in self.values
        )


def _filters(db: sqlite3.Connection, query: Query) -> Iterator[_Filter]:
    for test, filters in (("instr(folded, ?)", query.filters), ("value = ?", query.exact)):
        for field, words in filters:
            rows = db.execute(
                f"SELECT number, entries FROM facet_value WHERE kind = ? AND field = ? AND {test}",  # noqa: S608
                (query.kind, field, words if filters is query.exact else words.casefold()),
            ).fetchall()
            yield _Filter(tuple(number for number, _ in rows), sum(held for _, held in rows))


def walk_of(db: sqlite3.Connection, query: Query, *, backwards: bool = False) -> Walk | None:
    """The way along the entries of a checked query with an order; None where a filter lets none through."""
    filters = sorted(_filters(db, query), key=lambda it: it.entries)
    return Walk(db, query, filters, backwards=backwards) if all(it.values for it in filters) else None


_LASTING = "entry INDEXED BY entry_lasting WHERE kind = ?"
_OF_VALUE = "(SELECT value, day AS last_reported, entry AS number, beside FROM facet)"
_OF_VALUE_DATED = """(SELECT value, day AS last_reported, facet.entry AS number, beside, first_reported
    FROM facet CROSS JOIN entry ON entry.number = facet.entry)"""


_Bound = tuple[str, Callable[[str], bool]]


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a walk: SQL for where it goes and for what is on it, and whether a day is."""

    source: str
    condition: str
    has: Callable[[str], bool]

    @property
    def told(self) -> bool:
        """Whether what else an entry has stands on the way."""
        return self.source.startswith((_OF_VALUE, _OF_VALUE_DATED))

    def where(self, condition: str, has: Callable[[str], bool]) -> _Part:
        """Of this stretch what also fits a condition."""
        return _Part(self.source, f"{self.condition} AND {condition}", lambda day: self.has(day) and has(day))


class Walk:
    """The way through the numbers of a query's entries: along one value's entries, along an index of all
    entries of the kind, or, where a filter leaves few, through these, sorted."""

    def __init__(
        self, db: sqlite3.Connection, query: Query, filters: list[_Filter], *, backwards: bool
    ) -> None:
        self._db, self._query, self._backwards = db, query, backwards
        self._sort = query.sort or "last_reported"
        self._key = _KEYS.get(self._sort, (self._sort, "number"))
        self._days, self._values = days_condition(query)
        since, until = query.since, query.until
        self._parted = self._sort == "last_reported" and (until is None or (since or "") <= until)
        self._lead = filters[0] if filters else None
        self._led = self._lead is not None and self._parted and self._lead.is_short
        rest = filters[1:]
        if self._lead and self._led:
            self._key = ("last_reported", "number")
            self._from = f"{_OF_VALUE} WHERE {self._lead.on('value')}"
        elif self._lead and self._lead.entries <= _FEW:
            self._from = f"{self._few()} WHERE true"
        else:
            rest = filters
            index = f"INDEXED BY entry_{self._sort.removesuffix('_reported')}"
            self._from = f"entry {index if self._sort in _KEYS or not self._values else ''} WHERE kind = ?"
        self._rest = rest

    def _few(self) -> str:
        assert self._lead is not None  # noqa: S101
        chosen = f"SELECT DISTINCT facet.entry AS one FROM facet WHERE {self._lead.on('facet.value')}"  # noqa: S608
        return f"({chosen}) CROSS JOIN entry ON number = one"

    def numbers(self, most: int, start: str | None = None) -> list[int]:
        """The numbers of up to `most` entries, or of those beyond the entry `start`, nearest first."""
        return [number for number, _ in self.steps(most, start)]

    def steps(self, most: int, start: str | None = None) -> list[tuple[int, str | None]]:
        """The same with the values that each entry has, as `facet.beside`, where the way tells them."""
        descending = self._query.reverse != self._backwards
        parts = self._parts(descending)
        days, values = ("true", []) if self._parted else (self._days, self._values)
        beyond: list[tuple[str, list[object]]] = [("", [])]
        if start is not None:
            place = self._place(start)
            while len(parts) > 1 and not parts[0].has(str(place[0])):
                del parts[0]
            beyond = self._beyond(place, "<" if descending else ">")
        order = ", ".join(f"{name} {'DESC' if descending else 'ASC'}" for name in self._key)
        found: list[tuple[int, str | None]] = []
        stretches = [(part, it) for part in parts for it in (beyond if part is parts[0] else [("", [])])]
        for part, (ahead, place) in stretches:
            also = "".join(f" AND ({it.also(told=part.told)})" for it in self._rest)
            condition = f"{part.condition} AND {days} {also} {ahead}"
            asked = f"SELECT DISTINCT number, {'beside' if part.told else 'NULL'} FROM {part.source}"  # noqa: S608
            found += self._db.execute(
                f"{asked} AND {condition} ORDER BY {order} LIMIT ?",
                [*([self._query.kind] * ("kind = ?" in part.source)), *values, *place, most - len(found)],
            )
        return found

    def _beyond(self, place: list[object], sign: str) -> list[tuple[str, list[object]]]:
        """SQL for what stands beyond a place, stretch by stretch: of many entries that are equal in an order,
        SQLite seeks to a number only where that is all that is asked."""
        if self._key == (self._sort, "number") and not self._led:
            first, second = self._key
            equal = (f"AND {first} = ? AND {second} {sign} ?", place)
            return [equal, (f"AND {first} {sign} ?", place[:1])]
        return [(f"AND ({', '.join(self._key)}) {sign} ({', '.join('?' * len(place))})", place)]

    def _parts(self, descending: bool) -> list[_Part]:
        """The stretches of the walk, in its order; what has no day comes last."""
        if not self._sort.endswith("_reported"):
            return [_Part(self._from, "true", lambda day: True)]
        known = self._dated()
        if not descending:
            known.reverse()
        if self._parted and self._query.since is not None:
            return known
        source, condition = self._from, f"{self._sort} = ''"
        if self._parted and self._query.until is not None:
            source = source.replace(_OF_VALUE, _OF_VALUE_DATED)
            condition += f" AND {self._first_until(self._query.until)}"
        unknown = _Part(source, condition, lambda day: day == "")
        return [unknown, *known] if self._backwards else [*known, unknown]

    def _dated(self) -> list[_Part]:
        """Stretches of what has a day, the last days first.

        Of what was reported until a day, that which was reported again later stands apart, since there is
        little of it and much else beyond the day. Where a day stands that is only a month or a year, this is
        text that sorts before the days in it.
        """
        day, since, until = self._sort, self._query.since, self._query.until
        bounds: list[_Bound] = [(f"{day} > ''", lambda day: day != "")]
        if since is not None and self._parted:  # SQLite seeks to one bound only, and reads what is beyond
            bounds = [(f"{day} >= '{since}'", lambda day: day >= since)]
            bounds += [(f"{day} = '{it}'", it.__eq__) for it in (since[:7], since[:4])]
        stretches = [_Part(self._from, *it) for it in bounds]
        if until is not None and self._parted:
            within = [it.where(f"last_reported <= '{until}'", lambda day: day <= until) for it in stretches]
            again = f"last_reported > '{until}' AND last_reported > first_reported"
            own = f" AND ({self._lead.also(told=False)})" if self._lead and self._led else ""
            later = _Part(_LASTING, f"{again} AND {self._first_until(until)}{own}", lambda day: day > until)
            stretches = [later, *within]
        return stretches

    @staticmethod
    def _first_until(until: str) -> str:
        return f"first_reported > '' AND first_reported <= '{until}'"

    def _place(self, start: str) -> list[object]:
        """Where the entry with this id stands in the order."""
        row = self._db.execute(
            f"SELECT {', '.join(self._key)} FROM entry WHERE id = ? AND kind = ?",  # noqa: S608
            (start, self._query.kind),
        ).fetchone()
        if row is None:
            raise QueryError(f"the list cannot go on from {start!r}, which is gone; begin it anew")
        return list(row)

    def total(self) -> int | None:
        """How many entries the query has; None where that could be told only by counting many."""
        if self._lead is None and not self._values:
            row = self._db.execute(
                "SELECT entries FROM kind_count WHERE kind = ?", (self._query.kind,)
            ).fetchone()
            return 0 if row is None else int(row[0])
        if self._lead is None or self._rest or self._values or len(self._lead.values) > 1:
            return self._counted()
        return self._lead.entries

    def _counted(self) -> int | None:
        if self._lead is None or self._lead.entries > _COUNTED:
            return None
        return len(self.steps(_COUNTED))
