"""Folding in: what some articles change in a part of the record, brought into the whole of it.

A part of the record is put together twice, without the new articles and with them. Where the two differ, the
new articles made the difference, and the entries that the whole record has take it over: a merge of three
versions, as programs for keeping versions make it (Khanna, Kunal and Pierce 2007, "A formal investigation of
diff3"). What the part cannot know, and so has the same both times, stays as the whole record has it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any, TypeVar

from accord.model.entries import Entry, Mention, Origin, StatementEntry
from accord.reconcile.origins import counted

__all__ = ["Folded", "changed", "fold"]

_E = TypeVar("_E", bound=Entry)
_T = TypeVar("_T")
_MANY = 1_000
_OWN = frozenset(("id", "mentions", "origins", "first_reported", "last_reported", "review", "corrections"))


@dataclass(frozen=True, slots=True)
class Folded:
    """Entries to put into the record, in the place of those with the same ids; and ids that go."""

    entries: tuple[Entry, ...]
    gone: frozenset[str]


def changed(before: Iterable[Entry], after: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The entries of the two versions of a part that the other has not exactly so."""
    earlier, later = {it.id: it for it in before}, {it.id: it for it in after}
    return (
        [it for it in earlier.values() if later.get(it.id) != it],
        [it for it in later.values() if earlier.get(it.id) != it],
    )


def fold(
    kept: Mapping[str, Entry], homes: Mapping[str, str], before: Sequence[Entry], after: Sequence[Entry]
) -> Folded:
    """What becomes of the record's entries where a part of it changed from `before` to `after`.

    `homes` gives, for ids of either version, the id of the entry that the record has for it, and `kept` these
    entries. An entry of `after` that continues none of `before` is new; two that became one are one in the
    record too; one that is no more goes, unless the record rests it on other words as well.
    """
    heirs = _heirs(before, after)
    parents: dict[str, list[Entry]] = defaultdict(list)
    for entry in before:
        if entry.id in heirs:
            parents[heirs[entry.id]].append(entry)
    names = dict(homes)
    for entry in after:
        parents[entry.id].sort(key=lambda it: it.id != entry.id)
        known = [names[it.id] for it in parents[entry.id] if it.id in names]
        if known:
            names[entry.id] = known[0]
    found: dict[str, Entry] = {}
    gone: set[str] = set()
    for entry in after:
        own = [it for it in parents[entry.id] if names.get(it.id) in kept]
        told = _renamed(entry, names)
        if not own:
            if not parents[entry.id]:
                old = found.get(told.id) or kept.get(told.id)
                found[told.id] = told if old is None else _absorbed(old, told)
            continue
        home, was = names[own[0].id], _renamed(own[0], names)
        if len(own) == 1 and was == told:
            continue
        held = found.get(home) or kept[home]
        for other in own[1:]:
            was = _absorbed(was, _renamed(other, names))
            place = names[other.id]
            if place != home and place not in gone:
                held = _absorbed(held, found.pop(place, kept[place]))
                gone.add(place)
        found[home] = _merged(held, was, told)
    for entry in before:
        home = names.get(entry.id, "")
        if entry.id not in heirs and home in kept and set(kept[home].mentions) <= set(entry.mentions):
            gone.add(home)
    put = [it for key, it in found.items() if key not in gone and it != kept.get(key)]
    return Folded(tuple(put), frozenset(gone - {it.id for it in put}))


def _heirs(before: Sequence[Entry], after: Sequence[Entry]) -> dict[str, str]:
    """For entries of `before` the one of `after` that goes on from it: that shares most words with it."""
    ids = {entry.id: entry for entry in after}
    at: dict[tuple[str, Mention], list[Entry]] = defaultdict(list)
    for entry in after:
        for mention in entry.mentions:
            at[entry.kind, mention].append(entry)
    heirs = {}
    for entry in before:
        if entry.id in ids:
            heirs[entry.id] = entry.id
            continue
        shared = Counter(it.id for mention in entry.mentions for it in at[entry.kind, mention])
        if shared:
            ranked = sorted(shared, key=lambda key: (-shared[key], -_likeness(entry, ids[key]), key))
            heirs[entry.id] = ranked[0]
    return heirs


def _likeness(one: Entry, other: Entry) -> int:
    """How many fields two entries of a kind have alike."""
    return sum(getattr(one, it.name) == getattr(other, it.name) for it in fields(one))


def _renamed(entry: _E, names: Mapping[str, str]) -> _E:
    """The entry with the record's ids in the place of the part's, its own and those of others it names."""
    given: dict[str, Any] = {}
    for it in fields(entry):
        value = getattr(entry, it.name)
        if isinstance(value, str) and value in names:
            given[it.name] = names[value]
        elif isinstance(value, tuple) and any(isinstance(part, str) and part in names for part in value):
            given[it.name] = tuple(dict.fromkeys(names.get(part, part) for part in value))
    return replace(entry, **given) if given else entry


def _merged(kept: _E, before: Entry, after: Entry) -> _E:
    """The record's entry with what changed from `before` to `after`.

    What a person corrected, or the record has otherwise, stays.
    """
    given: dict[str, Any] = {}
    corrected = {it.field for it in kept.corrections}
    for it in fields(kept):
        was, now, held = (getattr(entry, it.name) for entry in (before, after, kept))
        if it.name in _OWN or it.name in corrected or was == now:
            continue
        if isinstance(held, tuple):
            given[it.name] = _sequence(held, was, now)
        elif held == was or held is None:
            given[it.name] = now
    mentions = _sequence(kept.mentions, before.mentions, after.mentions)
    return _dated(
        kept,
        after,
        given
        | {
            "mentions": mentions or kept.mentions,
            "origins": _origins(kept.origins, before.origins, after.origins),
        },
    )


def _absorbed(kept: _E, other: Entry) -> _E:
    """The entry with what another tells besides that is the same thing."""
    given: dict[str, Any] = {}
    for it in fields(kept):
        held, more = getattr(kept, it.name), getattr(other, it.name)
        if it.name in _OWN:
            continue
        if isinstance(held, tuple):
            given[it.name] = _sequence(held, (), more)
        elif held is None:
            given[it.name] = more
    return _dated(
        kept,
        other,
        given
        | {
            "mentions": _sequence(kept.mentions, (), other.mentions),
            "origins": _origins(kept.origins, (), other.origins),
        },
    )


def _dated(kept: _E, other: Entry, given: dict[str, Any]) -> _E:
    """The entry with these fields, reported as long as either was; variants have a witness each."""
    first = [day for day in (kept.first_reported, other.first_reported) if day]
    last = [day for day in (kept.last_reported, other.last_reported) if day]
    given |= {"first_reported": min(first, default=None), "last_reported": max(last, default=None)}
    if isinstance(kept, StatementEntry) and "variants" in given:
        given["variants"] = tuple({it.mention: it for it in reversed(given["variants"])}.values())[::-1]
    return replace(kept, **given)


def _sequence(kept: Sequence[_T], before: Sequence[_T], after: Sequence[_T]) -> tuple[_T, ...]:
    """The kept values without those that went, and with those that came, each behind the one it follows.

    Where these are all that there are now, in the order that they have now. Of very many the new ones are the
    last, so that the rows of the others need not be written again.
    """
    known = set(before)
    went, came = known.difference(after), set(after) - known
    if went:
        kept = [it for it in kept if it not in went]
    if not came and len(kept) != len(after):
        return tuple(kept)
    held = set(kept)
    if held | came == set(after):
        return tuple(after)
    if came <= held:
        return tuple(kept)
    if len(kept) > _MANY:
        return (*kept, *(it for it in after if it in came - held))
    behind: dict[_T | None, list[_T]] = {}
    last = None
    for it in after:
        if it in held:
            last = it
        elif it in came:
            behind.setdefault(last, []).append(it)
    return tuple(chain(behind.get(None, ()), *((it, *behind.get(it, ())) for it in kept)))


def _origins(kept: Iterable[Origin], before: Iterable[Origin], after: Iterable[Origin]) -> tuple[Origin, ...]:
    """Origins with the articles that go back to them, the unknown last."""
    was, now = set(_reports(before)), set(_reports(after))
    kinds = {it.name: it.kind for it in (*after, *kept)}
    found = counted((set(_reports(kept)) - (was - now)) | (now - was))
    return tuple(replace(it, kind=kinds[it.name]) for it in found)


def _reports(origins: Iterable[Origin]) -> Iterator[tuple[str | None, str]]:
    return ((origin.name, article) for origin in origins for article in origin.articles)
