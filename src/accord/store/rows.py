"""Writing and removing entries: the only place that touches their rows, so that every count stays current."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from accord.model.entries import Entry, Origin, StatementEntry
from accord.store.codec import encode
from accord.store.days import days_of
from accord.store.facets import facets, label

__all__ = [
    "MOST_IN_HEAD",
    "change_entry",
    "clear_entries",
    "drop_entries",
    "numbers",
    "put_entries",
    "row_of",
]

MOST_IN_HEAD = 20
"""An entry with more mentions than this has a head: itself with this many."""

_MOST_BESIDE = 24  # so many values of an entry stand beside each of them

_TABLES = ("facet", "facet_value", "moment", "day_count", "mention", "kind_count", "entry", "rejected")


def numbers(db: sqlite3.Connection, kind: str) -> range:
    """The numbers that entries of a kind have: a block of their own, so that search can keep to a kind."""
    row = db.execute("SELECT block FROM kind_count WHERE kind = ?", (kind,)).fetchone()
    return range(0) if row is None else range(row[0] << 32, (row[0] + 1) << 32)


def clear_entries(db: sqlite3.Connection) -> None:
    """Removes all entries. Inside the caller's transaction, as everything here."""
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - names from above
    db.execute("INSERT INTO entry_search (entry_search) VALUES ('delete-all')")


def put_entries(db: sqlite3.Connection, entries: Iterable[Entry], *, number: int | None = None) -> None:
    """Adds entries that are not there, whatever their order; lists show each kind's later ones as newer.

    Those that people rejected are kept where no list has them. A single entry that was there before gets its
    `number` again. The evidence must be checked already; its articles must be in the record.
    """
    batch = _Batch(db)
    for entry in entries:
        batch.put(entry, number or batch.next_of(entry.kind))
    _count(db, batch.values, batch.kinds, batch.days)


def row_of(db: sqlite3.Connection, entry_id: str) -> tuple[int, str, str] | None:
    """An entry's number, kind and data, rejected or not."""
    found: tuple[int, str, str] | None = db.execute(
        """SELECT number, kind, data FROM entry WHERE id = :id
           UNION ALL SELECT number, kind, data FROM rejected WHERE id = :id""",
        {"id": entry_id},
    ).fetchone()
    return found


def change_entry(db: sqlite3.Connection, was: Entry, now: Entry) -> None:
    """Puts an entry in the place of the one it `was`, which has its id and may be rejected.

    Where it rests on what it did, and on more behind that, only what came is written.
    """
    row = row_of(db, was.id)
    assert row is not None  # noqa: S101 - the caller has read it there
    lasting = len(was.mentions)
    if "rejected" in (was.review, now.review) or now.mentions[:lasting] != was.mentions:
        lasting = 0
    _drop(db, [was.id], lasting)
    batch = _Batch(db)
    batch.put(now, row[0], lasting)
    _count(db, batch.values, batch.kinds, batch.days)


def drop_entries(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Removes entries by their ids; ids that are not there do nothing."""
    _drop(db, ids, 0)


def _drop(db: sqlite3.Connection, ids: Iterable[str], lasting: int) -> None:
    """Removes the rows of entries, but for those of their first mentions where these are `lasting`."""
    values: Counter[int] = Counter()
    kinds: Counter[str] = Counter()
    days: Counter[tuple[str, str]] = Counter()
    for entry_id in ids:
        db.execute("DELETE FROM rejected WHERE id = ?", (entry_id,))
        row = db.execute("SELECT number, kind, label FROM entry WHERE id = ?", (entry_id,)).fetchone()
        if row is None:
            continue
        number, kind, shown = row
        kinds[kind] -= 1
        values.subtract(
            value for (value,) in db.execute("SELECT value FROM facet WHERE entry = ?", (number,))
        )
        days.subtract(
            (kind, day) for (day,) in db.execute("SELECT earliest FROM moment WHERE entry = ?", (number,))
        )
        db.execute(
            "INSERT INTO entry_search (entry_search, rowid, label) VALUES ('delete', ?, ?)", (number, shown)
        )
        for table in ("facet", "moment"):
            db.execute(f"DELETE FROM {table} WHERE entry = ?", (number,))  # noqa: S608 - names from above
        db.execute("DELETE FROM mention WHERE entry = ? AND nth > ?", (number, lasting))
        if not lasting:
            db.execute("DELETE FROM entry WHERE number = ?", (number,))
    _count(db, values, kinds, days)
    db.executemany("DELETE FROM facet_value WHERE number = ? AND entries = 0", ((value,) for value in values))


def _count(
    db: sqlite3.Connection, values: Counter[int], kinds: Counter[str], days: Counter[tuple[str, str]]
) -> None:
    """Adds to the counts of facet values, of kinds, and of each kind's days."""
    db.executemany(
        "UPDATE facet_value SET entries = entries + ? WHERE number = ?",
        ((more, value) for value, more in values.items()),
    )
    db.executemany(
        "UPDATE kind_count SET entries = entries + ? WHERE kind = ?",
        ((more, kind) for kind, more in kinds.items()),
    )
    db.executemany(
        """INSERT INTO day_count VALUES (?, ?, ?)
           ON CONFLICT (kind, day) DO UPDATE SET moments = moments + excluded.moments""",
        ((kind, day, more) for (kind, day), more in days.items()),
    )
    db.execute("DELETE FROM day_count WHERE moments = 0")


@dataclass(slots=True)
class _Batch:
    """Entries on their way in: numbers looked up once, counts added at the end."""

    db: sqlite3.Connection
    next_number: dict[str, int] = field(default_factory=dict)
    articles: dict[str, int | None] = field(default_factory=dict)
    value_numbers: dict[tuple[str, str, str], int] = field(default_factory=dict)
    values: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    days: Counter[tuple[str, str]] = field(default_factory=Counter)

    def put(self, entry: Entry, number: int, lasting: int = 0) -> None:
        """Adds an entry's rows, but for those of its first mentions where these are `lasting`."""
        db, shown = self.db, label(entry)
        if entry.review == "rejected":
            row = (number, entry.id, entry.kind, shown, encode(entry))
            db.execute("INSERT INTO rejected VALUES (?, ?, ?, ?, ?)", row)
            return
        first, last = entry.first_reported or "", entry.last_reported or ""
        db.execute(
            """INSERT INTO entry (number, id, kind, label, first_reported, last_reported, outlets, origins,
               mentions, articles, head, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
               ON CONFLICT (number) DO UPDATE SET
               (label, first_reported, last_reported, outlets, origins, mentions, articles, head, data)
               = (excluded.label, excluded.first_reported, excluded.last_reported, excluded.outlets,
               excluded.origins, excluded.mentions, excluded.articles, excluded.head, excluded.data)""",
            (
                number,
                entry.id,
                entry.kind,
                shown,
                first,
                last,
                len({mention.outlet or mention.article for mention in entry.mentions}),
                sum(origin.name is not None for origin in entry.origins),
                len(entry.mentions),
                len({mention.article for mention in entry.mentions}),
                _head(entry),
                encode(entry),
            ),
        )
        db.execute("INSERT INTO entry_search (rowid, label) VALUES (?, ?)", (number, shown))
        db.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?)",
            (
                (number, nth, self._article(m.article), m.start, m.end, m.quote)
                for nth, m in enumerate(entry.mentions[lasting:], lasting + 1)
            ),
        )
        held = [self._value(entry.kind, name, value) for name, value in sorted(facets(entry))]
        beside = f",{','.join(map(str, held))}," if len(held) <= _MOST_BESIDE else None
        db.executemany(
            "INSERT INTO facet VALUES (?, ?, ?, ?)", ((value, last, number, beside) for value in held)
        )
        days = days_of(entry)
        db.executemany(
            "INSERT INTO moment VALUES (?, ?, ?, ?, ?, ?)",
            ((number, nth, entry.kind, it.what, it.earliest, it.latest) for nth, it in enumerate(days)),
        )
        self.days.update((entry.kind, it.earliest) for it in days)
        self.values.update(held)
        self.kinds[entry.kind] += 1

    def next_of(self, kind: str) -> int:
        if kind not in self.next_number:
            self.db.execute(
                """INSERT INTO kind_count SELECT ?, coalesce(max(block), 0) + 1, 0 FROM kind_count WHERE true
                   ON CONFLICT (kind) DO NOTHING""",
                (kind,),
            )
            block = numbers(self.db, kind)
            last = [
                self.db.execute(
                    f"SELECT max(number) FROM {table} WHERE number BETWEEN ? AND ?",  # noqa: S608
                    (block.start, block.stop - 1),
                ).fetchone()[0]
                for table in ("entry", "rejected")
            ]
            self.next_number[kind] = max((it + 1 for it in last if it is not None), default=block.start)
        number = self.next_number[kind]
        self.next_number[kind] += 1
        return number

    def _article(self, article: str) -> int | None:
        if article not in self.articles:
            row = self.db.execute("SELECT number FROM article WHERE id = ?", (article,)).fetchone()
            self.articles[article] = None if row is None else row[0]
        return self.articles[article]

    def _value(self, kind: str, name: str, value: str) -> int:
        key = (kind, name, value)
        if key not in self.value_numbers:
            self.db.execute(
                """INSERT INTO facet_value (kind, field, value, folded, entries) VALUES (?, ?, ?, ?, 0)
                   ON CONFLICT DO NOTHING""",
                (*key, value.casefold()),
            )
            (self.value_numbers[key],) = self.db.execute(
                "SELECT number FROM facet_value WHERE kind = ? AND field = ? AND value = ?", key
            ).fetchone()
        return self.value_numbers[key]


def _head(entry: Entry) -> str | None:
    """The entry with its first mentions and what hangs on them, as JSON; None where it has few enough."""
    if len(entry.mentions) <= MOST_IN_HEAD:
        return None
    kept = entry.mentions[:MOST_IN_HEAD]
    articles = {mention.article for mention in kept}
    short = replace(entry, mentions=kept, origins=_shortened(entry.origins[:MOST_IN_HEAD], articles))
    if isinstance(short, StatementEntry):
        short = replace(short, variants=tuple(it for it in short.variants if it.mention in set(kept)))
    return encode(short)


def _shortened(origins: Sequence[Origin], articles: set[str]) -> tuple[Origin, ...]:
    """The origins, each with those of its articles that are shown, or with its first."""
    return tuple(
        replace(it, articles=tuple(a for a in it.articles if a in articles) or it.articles[:1])
        for it in origins
    )
