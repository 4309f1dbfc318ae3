"""What a person's words for two things mean: an entry's id, an actor's name, one witness of a statement."""

from __future__ import annotations

from accord.errors import QueryError
from accord.model.entries import Actor, Entry, Mention, StatementEntry
from accord.model.judgement import PERSON, Judgement
from accord.store.database import Store
from accord.store.views import find_entry, judgements_on

__all__ = ["judgement", "reasons"]

_ABOUT = {"actor": "actor", "statement": "statement", "article": "story"}


def judgement(store: Store, verdict: str, left: str, right: str) -> Judgement:
    """A person's verdict, same or different, on two things. Raises QueryError where they cannot be judged.

    Each is an entry's id or its beginning, an actor's name as some text writes it, or `ID:2` for the second
    witness of a statement, as `accord show` numbers them.
    """
    one, other = _thing(store, left), _thing(store, right)
    if one[0] != other[0]:
        raise QueryError(f"{left!r} is one {one[0]} and {right!r} one {other[0]}; judge two of one kind")
    if one[1] == other[1]:
        raise QueryError(f"{left!r} and {right!r} are one already; give two names, or ID:NUMBER")
    low, high = sorted((one[1], other[1]))
    return Judgement(one[0], low, high, verdict, 1.0, f"A person judged them {verdict}.", PERSON)


def reasons(store: Store, entry: Entry) -> tuple[Judgement, ...]:
    """Why an entry's mentions were joined, or an actor's names, and what was held apart from them."""
    keys = {f"{mention.article}:{mention.start}:{mention.end}" for mention in entry.mentions} | {entry.id}
    if isinstance(entry, Actor):
        keys |= {entry.name, *entry.aliases}
    return tuple(judgements_on(store, keys))


def _thing(store: Store, words: str) -> tuple[str, str]:
    """What is judged, and the key that judgements have for it."""
    entry_id, colon, number = words.rpartition(":")
    if colon and number.isdigit():
        return "statement", _witness(store, entry_id, int(number))
    name = _actor_name(store, words)
    if name is not None:
        return "actor", name
    entry = find_entry(store, words)
    if entry.kind not in _ABOUT:
        raise QueryError(f"{words!r} is one {entry.kind}; only {', '.join(_ABOUT)} can be judged")
    return _ABOUT[entry.kind], entry.name if isinstance(entry, Actor) else entry.id


def _actor_name(store: Store, words: str) -> str | None:
    """The name as the record writes it, if it is an actor's."""
    rows = store.connection.execute(
        """SELECT DISTINCT value FROM facet
           WHERE kind = 'actor' AND field = 'name' AND value = ? COLLATE NOCASE""",
        (words,),
    ).fetchall()
    names = sorted(row[0] for row in rows)
    return words if words in names else next(iter(names), None)


def _witness(store: Store, entry_id: str, number: int) -> str:
    """The key of the statement that a numbered mention of a statement entry is."""
    entry = find_entry(store, entry_id)
    if not isinstance(entry, StatementEntry) or not 0 < number <= len(entry.mentions):
        raise QueryError(f"{entry_id!r} has no witness {number}; see: accord show {entry_id}")
    mention = entry.mentions[number - 1]
    return _statement_key(store, mention)


def _statement_key(store: Store, mention: Mention) -> str:
    reading = store.reading(mention.article)
    for statement in reading.annotation.statements:
        spans = statement.content
        if spans and (min(spans).start, max(span.end for span in spans)) == (mention.start, mention.end):
            return reading.key(statement)
    raise QueryError(f"{mention.article} has no statement at {mention.start}; derive the record again")
