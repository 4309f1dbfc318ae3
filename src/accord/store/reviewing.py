"""Deciding about single entries: each decision goes into the log and is seen in the record at once.

What a decision changes beyond its entry (the disputes of a rejected figure, two entries that become one) is
seen when the record is next derived, which the log calls for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from accord.errors import QueryError
from accord.model.entries import Actor, Entry, Mention, Origin
from accord.model.evidence import Value
from accord.model.judgement import Judgement
from accord.model.review import Decision, Place, Target, original, reviewed, target
from accord.model.review_fields import (
    ADDABLE,
    REVIEWABLE,
    added_entry,
    added_id,
    checked,
    fields_of,
    parse_value,
)
from accord.model.values import Span
from accord.store.codec import decode_entry, encode
from accord.store.database import Store, call_for_deriving
from accord.store.deciding import LINKED, judged, keys
from accord.store.log import LogRow, add_judgement, append, log_rows, reviews
from accord.store.rows import drop_entries, put_entries, row_of
from accord.store.views import find_entry

__all__ = [
    "MERGED",
    "SPLIT",
    "accept",
    "add_missed",
    "catch_up",
    "correct",
    "log_of",
    "mark_duplicate",
    "merge",
    "place_of",
    "reject",
    "rejected_entries",
    "split",
    "undo",
]

_FOLDED = ("figure", "position")
SPLIT = (*LINKED, *_FOLDED)
"""Kinds of which one entry can be split."""

MERGED = (*SPLIT, "actor")
"""Kinds of which two entries can be merged. An actor's names are held apart by `judge`."""

_MADE_OF = ("statement", "figure")  # Disputes and positions are made of these.
_MOST_PAIRS = 20_000


def accept(store: Store, entry_id: str, *, who: str | None = None, why: str | None = None) -> Entry:
    """Notes that an entry is right as it stands; the entry as it is now. Raises QueryError."""
    return _judge(store, "accept", entry_id, None, who, why)


def reject(store: Store, entry_id: str, *, who: str | None = None, why: str | None = None) -> Entry:
    """Takes an entry out of all lists: it was misread. It can be shown, and undone. Raises QueryError."""
    return _judge(store, "reject", entry_id, None, who, why)


def mark_duplicate(
    store: Store, entry_id: str, of: str, *, who: str | None = None, why: str | None = None
) -> Entry:
    """Takes an entry out of all lists as one passage read twice: `of` has it. Raises QueryError."""
    other = find_entry(store, of)
    if other.id == find_entry(store, entry_id).id:
        raise QueryError(f"{of!r} is the same entry; name the one that stays")
    return _judge(store, "duplicate", entry_id, target(other), who, why)


def correct(
    store: Store,
    entry_id: str,
    values: Mapping[str, str],
    *,
    who: str | None = None,
    why: str | None = None,
) -> Entry:
    """Gives fields of an entry other values, in words. Raises QueryError where one cannot have it.

    What was read stays in `corrections`. Lists are split at ";", and "unknown" or nothing is null.
    """
    entry = _reviewable(store, entry_id)
    parsed = _parsed(entry.kind, values)
    checked({name: getattr(entry, name) for name in fields_of(entry.kind)} | parsed)
    return _decide(store, Decision("correct", target(entry), fields=tuple(parsed.items())), who, why)


def add_missed(
    store: Store,
    kind: str,
    place: tuple[str, int, int],
    values: Mapping[str, str],
    *,
    who: str | None = None,
    why: str | None = None,
) -> Entry:
    """Makes an entry of the words at `place` (article, start, end), with fields in words as `correct` takes.

    Raises QueryError where the words are not there or a field is missing.
    """
    if kind not in ADDABLE:
        raise QueryError(f"one {kind} cannot be added; these can: {', '.join(ADDABLE)}")
    parsed = _parsed(kind, values)
    checked(parsed)
    entry = _made(store, kind, place, parsed)
    if row_of(store.connection, entry.id) is not None:
        raise QueryError(f"{entry.id} was added there already; correct it, or undo it first")
    decision = Decision("add", target(entry), fields=tuple(parsed.items()))
    with store.transaction() as db:
        number = append(db, "add", encode(decision), who, why)
        db.execute("INSERT INTO decided VALUES (?, ?)", (number, entry.id))
        put_entries(db, [reviewed(entry, [decision])])
        call_for_deriving(db)
    return find_entry(store, entry.id)


def place_of(store: Store, article: str, words: str) -> tuple[str, int, int]:
    """Where words stand in an article, white space aside. Raises QueryError unless they do exactly once."""
    document = store.article(find_entry(store, article).id)
    if document is None or not words.split():
        raise QueryError(f"{article!r} is no article with words; find ids with: accord list article")
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [match.span() for match in islice(re.finditer(pattern, document.text), 2)]
    if len(found) != 1:
        times = "more than once; give more of them" if found else "nowhere; copy them as they are"
        raise QueryError(f"{words!r} stands in {document.id} {times}")
    return document.id, *found[0]


def merge(
    store: Store, left: str, right: str, *, who: str | None = None, why: str | None = None
) -> tuple[Entry, Entry]:
    """Notes that two entries are one thing told twice; seen when the record is next derived.

    Raises QueryError.
    """
    one, other = _reviewable(store, left), _reviewable(store, right)
    if one.kind != other.kind or one.id == other.id:
        raise QueryError(f"{one.id} and {other.id} are not two entries of one kind; merge two of one kind")
    if any(it.what == "add" for entry in (one, other) for it in _holding(store, entry.id)):
        raise QueryError("an entry that a person added cannot be merged; mark it a duplicate of the other")
    if isinstance(one, Actor) and isinstance(other, Actor):
        add_judgement(store, judged("actor", one.name, other.name, "same"), who=who, why=why)
    elif one.kind in LINKED:
        add_judgement(store, judged(one.kind, one.id, other.id, "same"), who=who, why=why)
    elif one.kind in _FOLDED:
        _note(store, Decision("merge", target(one), of=target(other)), who, why)
    else:
        raise QueryError(f"two of {one.kind} cannot be merged here; see: accord judge --help")
    return one, other


def split(
    store: Store, entry_id: str, numbers: Sequence[int], *, who: str | None = None, why: str | None = None
) -> Entry:
    """Notes that some witnesses of an entry, by their numbers from 1, tell of something else.

    Seen when the record is next derived. Raises QueryError.
    """
    entry = _reviewable(store, entry_id)
    known = range(1, len(entry.mentions) + 1)
    chosen = sorted(set(numbers))
    if not chosen or len(chosen) == len(known) or any(number not in known for number in chosen):
        raise QueryError(f"{entry.id} has witnesses 1 to {len(known)}; take some of them out, not all")
    out = [entry.mentions[number - 1] for number in chosen]
    if entry.kind in LINKED:
        rest = [mention for mention in entry.mentions if mention not in out]
        pairs = _apart(store, entry.kind, out, rest)
        add_judgement(store, *pairs, who=who, why=why)
    elif entry.kind in _FOLDED:
        for mention in out:
            _note(store, Decision("split", target(entry), place=Place.of(mention)), who, why)
    else:
        raise QueryError(f"one {entry.kind} cannot be split here; see: accord judge --help")
    return entry


def undo(store: Store, number: int | None = None, *, who: str | None = None) -> LogRow:
    """Takes a decision back that holds, by its number in the log, else the last, by a row of its own.

    Raises QueryError where it is none, or does not hold any more.
    """
    rows = [row for row in log_rows(store) if number in (None, row.number)]
    if not rows:
        left = "no decision is left to take back" if number is None else f"no decision {number} holds"
        raise QueryError(f"{left}; see: accord review --log")
    row = rows[-1]
    with store.transaction() as db:
        append(db, "undo", encode(row.number), who, None)
        found = db.execute("SELECT entry FROM decided WHERE number = ?", (row.number,)).fetchone()
        db.execute("DELETE FROM decided WHERE number = ?", (row.number,))
        if found is None or row.what in ("merge", "split"):
            call_for_deriving(db)
        else:
            _settle(store, found[0])
    return row


def catch_up(store: Store, upto: int) -> None:
    """Applies what was decided while the record was derived from the log up to the number `upto`."""
    rows = store.connection.execute(
        "SELECT number, at, what, data, who, why FROM log WHERE number > ? ORDER BY number", (upto,)
    ).fetchall()
    if not rows:
        return
    with store.transaction() as db:
        for row in (LogRow(*row) for row in rows):
            number, decision = row.number, row.decision
            if row.what == "undo":
                found = db.execute("SELECT entry FROM decided WHERE number = ?", (row.data,)).fetchone()
                db.execute("DELETE FROM decided WHERE number = ?", (row.data,))
            elif decision is not None and row_of(db, decision.target.id) is not None:
                found = (decision.target.id,)
                db.execute("INSERT OR REPLACE INTO decided VALUES (?, ?)", (number, decision.target.id))
            else:
                found = None
            if found is not None:
                _settle(store, found[0])


def log_of(store: Store, entry_id: str) -> list[LogRow]:
    """The decisions that hold on one entry, in the order of their making."""
    numbers = {
        row[0] for row in store.connection.execute("SELECT number FROM decided WHERE entry = ?", (entry_id,))
    }
    return [row for row in log_rows(store) if row.number in numbers] if numbers else []


def rejected_entries(store: Store) -> list[Entry]:
    """What people rejected or marked as duplicates, in the record's order."""
    rows = store.connection.execute("SELECT kind, data FROM rejected ORDER BY number")
    return [decode_entry(*row) for row in rows]


def _parsed(kind: str, values: Mapping[str, str]) -> dict[str, Value]:
    if not values:
        raise QueryError(f"no field is given; one {kind} has {', '.join(fields_of(kind)) or 'none'}")
    return {name: parse_value(kind, name, words) for name, words in sorted(values.items())}


def _judge(
    store: Store, what: str, entry_id: str, of: Target | None, who: str | None, why: str | None
) -> Entry:
    return _decide(store, Decision(what, target(_reviewable(store, entry_id)), of=of), who, why)


def _reviewable(store: Store, entry_id: str) -> Entry:
    entry = find_entry(store, entry_id)
    if entry.kind not in REVIEWABLE:
        raise QueryError(f"one {entry.kind} cannot be reviewed; it is what was read")
    return entry


def _decide(store: Store, decision: Decision, who: str | None, why: str | None) -> Entry:
    _note(store, decision, who, why)
    return find_entry(store, decision.target.id)


def _note(store: Store, decision: Decision, who: str | None, why: str | None) -> None:
    with store.transaction() as db:
        number = append(db, decision.what, encode(decision), who, why)
        db.execute("INSERT INTO decided VALUES (?, ?)", (number, decision.target.id))
        if decision.what in ("merge", "split"):
            call_for_deriving(db)
        else:
            _settle(store, decision.target.id)


def _holding(store: Store, entry_id: str) -> tuple[Decision, ...]:
    return reviews(log_of(store, entry_id))


def _settle(store: Store, entry_id: str) -> None:
    """Puts an entry where the decisions on it that hold want it, inside a transaction."""
    db = store.connection
    row = row_of(db, entry_id)
    if row is None:
        call_for_deriving(db)
        return
    number, kind, data = row
    before = decode_entry(kind, data)
    holding = _holding(store, entry_id)
    now = reviewed(original(before), holding)
    drop_entries(db, [entry_id])
    if _is_unfounded(store, now, holding):
        call_for_deriving(db)
        return
    put_entries(db, [now], number=number)
    gone = (now.review == "rejected") != (before.review == "rejected")
    if kind in _MADE_OF and (gone or now.corrections != before.corrections):
        call_for_deriving(db)


def _is_unfounded(store: Store, entry: Entry, holding: Sequence[Decision]) -> bool:
    """Whether an entry was only there because a person had added it, which was taken back."""
    mention = entry.mentions[0]
    own = entry.id == added_id(entry.kind, mention.article, mention.start, mention.end)
    return own and not any(it.what == "add" for it in holding)


def _made(store: Store, kind: str, place: tuple[str, int, int], values: Mapping[str, Value]) -> Entry:
    article, start, end = place
    document = store.article(article)
    if document is None:
        raise QueryError(f"the record has no article {article!r}; find ids with: accord list article")
    if not 0 <= start < end <= len(document.text):
        raise QueryError(
            f"{article} has no words at {start}:{end}; its text has {len(document.text)} letters"
        )
    quote = Span(start, end).of(document.text)
    mention = Mention(document.id, document.outlet, start, end, quote)
    day = document.published.value
    return added_entry(kind, values, mention, Origin(document.outlet, (document.id,)), (day, day))


def _apart(store: Store, kind: str, out: Sequence[Mention], rest: Sequence[Mention]) -> list[Judgement]:
    """Everything taken out, held apart from everything that stays."""
    left = {key for mention in out for key in keys(store, kind, mention)}
    right = {key for mention in rest for key in keys(store, kind, mention)} - left
    if len(left) * len(right) > _MOST_PAIRS:
        raise QueryError("these are too many to be held apart at once; take fewer of them out")
    return [judged(kind, one, other, "different") for one in sorted(left) for other in sorted(right)]
