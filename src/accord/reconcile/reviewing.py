"""What people decided about single entries, put into the record as it is derived.

Statements and figures are reviewed before anything is made of them, so that no dispute rests on a rejected
one and a corrected number is compared as it was corrected. First entries are split and merged, in the order
of deciding, then each is accepted, rejected or corrected; of two decisions on one thing the later holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from accord.model.entries import Entry, Figure
from accord.model.evidence import Mention, Origin
from accord.model.review import Decision, Place, matched, reviewed
from accord.model.review_fields import added_entry
from accord.model.values import Span, evidence_id
from accord.reconcile.claims import Claim, Sighting
from accord.reconcile.context import Context
from accord.reconcile.origins import counted

__all__ = ["Review"]

_E = TypeVar("_E", bound=Entry)
_REJECTED = "rejected"
_REMAKING = ("split", "merge")
_COMPARED = ("low", "high", "approximate")
_DATED = ("as_of", "since", "place")
_NAMED = ("claimant", "place", "counted")


class Review:
    """Decisions on entries, applied to each kind as it is made; `rejected` gathers what they took away."""

    def __init__(self, context: Context, decisions: Sequence[Decision]) -> None:
        self._context = context
        self._decisions = decisions
        self._added = {it.target.id for it in decisions if it.what == "add"}
        self._made_from: dict[str, tuple[str, ...]] = {}
        self.rejected: list[Entry] = []

    def of(self, entries: Sequence[_E]) -> list[_E]:
        """Entries of some kinds as people would have them, without those that they rejected."""
        kinds = {entry.kind for entry in entries} if self._decisions else set()
        decisions = [
            it for it in self._decisions if it.target.kind in kinds and it.target.id not in self._added
        ]
        if not decisions:
            return list(entries)
        made = list(entries)
        for what, run in groupby(decisions, key=lambda it: it.what if it.what in _REMAKING else None):
            if what is not None:
                made = (self._split if what == "split" else self._merged)(made, list(run))
        return self._judged(made, [it for it in decisions if it.what not in _REMAKING])

    def claims(self, claims: Sequence[Claim]) -> list[Claim]:
        """Figures as people would have them, each with the places it rests on now."""
        held = {claim.entry.id: claim for claim in claims}
        kept = self.of([claim.entry for claim in claims])
        return [
            claim if (claim := held.get(entry.id)) and claim.entry is entry else self._claim(entry, held)
            for entry in kept
        ]

    def _claim(self, entry: Figure, held: Mapping[str, Claim]) -> Claim:
        mentions = set(entry.mentions)
        made_from = self._made_from.get(entry.id, (entry.id,))
        places = (it for name in made_from for it in held[name].sightings if it.mention in mentions)
        return Claim(entry, tuple(_corrected(it, entry) for it in places))

    def added(self, kinds: Collection[str]) -> list[Entry]:
        """Entries of these kinds that people put in, as decided since."""
        found: dict[str, list[Decision]] = defaultdict(list)
        for it in self._decisions:
            if it.target.id in self._added and it.target.kind in kinds:
                found[it.target.id].append(it)
        made = (self._made(decisions) for decisions in found.values())
        return self._kept(entry for entry in made if entry is not None)

    def _made(self, decisions: Sequence[Decision]) -> Entry | None:
        """An added entry; None where its article is unknown, as before the day it appeared."""
        add = next(it for it in decisions if it.what == "add")
        place = add.target.places[0]
        reading = self._context.by_id.get(place.article)
        if reading is None or place.end > len(reading.document.text):
            return None
        mention = self._context.mention(reading, place.start, place.end)
        name = self._context.origins.of_mention(place.article, [Span(place.start, place.end)])
        origin, reported = Origin(name, (place.article,)), self._context.reported([place.article])
        return reviewed(added_entry(add.target.kind, dict(add.fields), mention, origin, reported), decisions)

    def _split(self, entries: Sequence[_E], splits: Sequence[Decision]) -> list[_E]:
        found = matched(entries, (it.target for it in splits))
        out: dict[str, set[Place]] = defaultdict(set)
        for it in splits:
            if it.place is not None and it.target in found:
                out[found[it.target]].add(it.place)
        return [part for entry in entries for part in self._parts(entry, out.get(entry.id, set()))]

    def _parts(self, entry: _E, out: set[Place]) -> Iterator[_E]:
        """The entry without the words at some places, and one for each of them."""
        left = tuple(mention for mention in entry.mentions if Place.of(mention) not in out)
        if not left or len(left) == len(entry.mentions):
            yield entry
            return
        yield self._resting_on(entry, entry.id, left)
        for mention in entry.mentions:
            if mention not in left:
                place = (mention.article, mention.start, mention.end)
                part = self._resting_on(entry, evidence_id(entry.kind, ("split", *place)), (mention,))
                self._made_from[part.id] = self._made_from.get(entry.id, (entry.id,))
                yield part

    def _resting_on(self, entry: _E, entry_id: str, mentions: tuple[Mention, ...]) -> _E:
        articles = {mention.article for mention in mentions}
        origins = (
            replace(origin, articles=kept)
            for origin in entry.origins
            if (kept := tuple(it for it in origin.articles if it in articles))
        )
        first, last = self._context.reported(articles)
        return replace(
            entry,
            id=entry_id,
            mentions=mentions,
            origins=tuple(origins),
            first_reported=first,
            last_reported=last,
        )

    def _merged(self, entries: Sequence[_E], merges: Sequence[Decision]) -> list[_E]:
        """Entries that people hold to be one in one: the one that was reported first."""
        found = matched(entries, (it for merge in merges for it in (merge.target, merge.of) if it))
        by_id = {entry.id: entry for entry in entries}
        into: dict[str, str] = {}
        for it in merges:
            ends = [found[end] for end in (it.target, it.of) if end in found]
            roots = {_root(into, end) for end in ends}
            if len(roots) == 2:
                early, late = sorted(roots, key=lambda root: self._order(by_id[root]))
                into[late] = early
        groups: dict[str, list[_E]] = defaultdict(list)
        for entry in sorted(entries, key=self._order) if into else ():
            groups[_root(into, entry.id)].append(entry)
        return [
            self._joined(groups[entry.id]) if len(groups[entry.id]) > 1 else entry
            for entry in entries
            if entry.id not in into
        ]

    def _order(self, entry: Entry) -> tuple[tuple[str, str], int, str]:
        return self._context.order(entry.mentions[0].article), entry.mentions[0].start, entry.id

    def _joined(self, entries: Sequence[_E]) -> _E:
        mentions = tuple(dict.fromkeys(mention for entry in entries for mention in entry.mentions))
        reports = (
            (origin.name, article)
            for entry in entries
            for origin in entry.origins
            for article in origin.articles
        )
        first, last = self._context.reported(mention.article for mention in mentions)
        made_from = (name for entry in entries for name in self._made_from.get(entry.id, (entry.id,)))
        self._made_from[entries[0].id] = tuple(dict.fromkeys(made_from))
        return replace(
            entries[0],
            mentions=mentions,
            origins=counted(reports),
            first_reported=first,
            last_reported=last,
        )

    def _judged(self, entries: Sequence[_E], decisions: Sequence[Decision]) -> list[_E]:
        found = matched(entries, (it.target for it in decisions))
        on: dict[str, list[Decision]] = defaultdict(list)
        for it in decisions:
            if it.target in found:
                on[found[it.target]].append(it)
        return self._kept(reviewed(entry, on[entry.id]) if entry.id in on else entry for entry in entries)

    def _kept(self, entries: Iterable[_E]) -> list[_E]:
        kept = []
        for entry in entries:
            if entry.review == _REJECTED:
                self.rejected.append(entry)
            else:
                kept.append(entry)
        return kept


def _root(into: Mapping[str, str], entry_id: str) -> str:
    while entry_id in into:
        entry_id = into[entry_id]
    return entry_id


def _corrected(sighting: Sighting, entry: Figure) -> Sighting:
    """A place of a figure with what a person corrected, so that it is compared as corrected."""
    values = {it.field: getattr(entry, it.field) for it in entry.corrections}
    quantity = replace(sighting.quantity, **{name: it for name, it in values.items() if name in _COMPARED})
    scope = sighting.scope._replace(**{name: it for name, it in values.items() if name in _DATED})
    named = {name: it for name, it in values.items() if name in _NAMED}
    return sighting._replace(quantity=quantity, scope=scope, **named)
