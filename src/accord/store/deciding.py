"""What a person's words for two things mean: an entry's id, an actor's name, one witness of a statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from accord.errors import QueryError
from accord.model.annotation import Statement
from accord.model.entries import Actor, Entry, Mention, StatementEntry
from accord.model.judgement import PERSON, Judgement
from accord.model.reading import Reading
from accord.model.values import Span
from accord.store.database import Store
from accord.store.views import find_entry, judgements_on

__all__ = ["LINKED", "judged", "judgement", "keys", "reasons"]

_ABOUT = {"actor": "actor", "statement": "statement", "article": "story"}
_Marks = Callable[[Reading], Iterable[tuple[Span, str]]]


def _spanned(statement: Statement) -> Span:
    return Span(min(it.start for it in statement.content), max(it.end for it in statement.content))


LINKED: dict[str, _Marks] = {
    "statement": lambda r: ((_spanned(it), r.key(it)) for it in r.annotation.statements if it.content),
    "commitment": lambda r: ((it.span, r.commitment_key(it)) for it in r.annotation.commitments),
    "proposal": lambda r: ((it.span, r.proposal_key(it)) for it in r.annotation.proposals),
    "event": lambda r: ((it.span or it.trigger, r.event_key(it)) for it in r.annotation.events),
    "agreement": lambda r: ((it.span, r.agreement_key(it)) for it in r.annotation.agreements),
    "breach_claim": lambda r: ((it.span, r.claim_key(it)) for it in r.annotation.breach_claims),
    "talks_round": lambda r: ((it.span, r.talks_key(it)) for it in r.annotation.talks),
}
"""Kinds whose entries are groups of marks that judgements join: where each mark stands, and its key."""


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
    return judged(one[0], one[1], other[1], verdict)


def judged(about: str, left: str, right: str, verdict: str) -> Judgement:
    """A person's verdict on two things by their keys."""
    low, high = sorted((left, right))
    return Judgement(about, low, high, verdict, 1.0, f"A person judged them {verdict}.", PERSON)


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
        "SELECT value FROM facet_value WHERE kind = 'actor' AND field = 'name' AND folded = ?",
        (words.casefold(),),
    ).fetchall()
    names = sorted(row[0] for row in rows)
    return words if words in names else next(iter(names), None)


def _witness(store: Store, entry_id: str, number: int) -> str:
    """The key of the statement that a numbered mention of a statement entry is."""
    entry = find_entry(store, entry_id)
    if not isinstance(entry, StatementEntry) or not 0 < number <= len(entry.mentions):
        raise QueryError(f"{entry_id!r} has no witness {number}; see: accord show {entry_id}")
    return keys(store, "statement", entry.mentions[number - 1])[0]


def keys(store: Store, kind: str, mention: Mention) -> list[str]:
    """The keys of the marks that stand where a mention does. Raises QueryError where there is none."""
    place = (mention.start, mention.end)
    found = [key for span, key in LINKED[kind](store.reading(mention.article)) if span == place]
    if not found:
        raise QueryError(f"{mention.article} has no {kind} at {mention.start}; derive the record again")
    return found
