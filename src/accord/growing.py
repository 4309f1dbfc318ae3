"""Growing a record: a few new articles are folded into a large one, at the price of what they are like.

new articles ── what is like them (store) ── derive without them, with them ── fold ── store
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from accord.link import date_articles
from accord.model.decisions import Decisions, ListedActor
from accord.model.entries import Entry
from accord.model.judgement import LIST, Judgement
from accord.model.reading import Reading, speakers
from accord.model.text import blank
from accord.reconcile import changed, fold
from accord.store import Alike, Pending, Store, fold_in, homes, kept_entries, known_actors

__all__ = ["Derive", "grow"]

Derive = Callable[[Sequence[Reading], dict[str, str], Decisions], tuple[list[Entry], tuple[Judgement, ...]]]

BATCH = 20
"""So many new articles are folded in at once: what they are like is read once for all of them."""
NEIGHBOURS = 40
"""At most so many articles of the record are looked at for each new one."""

_APART = frozenset(("article", "lineage", "actor", "dispute", "anomaly"))
"""Kinds that are sought otherwise, or made of others."""


def grow(store: Store, came: Pending, before: Decisions, now: Decisions, derive: Derive) -> None:
    """Folds what came into the record: what people decided, then articles, in batches, each a transaction.

    `before` is what was decided when the record was put together. Costs what the articles and their
    neighbours cost, however large the record is. What depends on all of it (how rare a word is, which of two
    names is used more) is as these few have it, so that it is near what deriving the whole would give, not
    always the same.
    """
    if before != now:
        concerned = [store.reading(article) for article in came.concerned]
        _fold_in(store, concerned, [], before, now, derive)
    for start in range(0, len(came.articles), BATCH):
        new = [store.reading(article) for article in came.articles[start : start + BATCH]]
        near = [store.reading(article) for article in _neighbours(store, new, derive)]
        _fold_in(store, near, date_articles([*near, *new])[len(near) :], now, now, derive)


def _fold_in(
    store: Store,
    near: Sequence[Reading],
    new: Sequence[Reading],
    before: Decisions,
    now: Decisions,
    derive: Derive,
) -> None:
    """Brings into the record what changes in a part of it by new articles, or by what was decided."""
    readings = [*near, *new]
    actors = known_actors(store, _names(readings))
    was, judged = derive(near, {}, _among(before, near, actors))
    replaced = store.replaced(reading.id for reading in new)
    then, judged_now = derive(readings, replaced, _among(now, readings, actors))
    was, then = changed(was, then)
    places = homes(store, [*was, *then])
    kept = kept_entries(store, places.values())
    found = fold(kept, places, was, then)
    fold_in(
        store,
        [reading.id for reading in new],
        kept,
        found.entries,
        found.gone,
        sorted(it for it in {*judged_now}.difference(judged) if it.by != LIST),
        {reading.id: reading.document.text for reading in readings},
    )


def _among(decided: Decisions, readings: Sequence[Reading], known: Sequence[ListedActor]) -> Decisions:
    """What was decided, of single entries only those in these articles, with the record's own actors."""
    articles = {reading.id for reading in readings}
    reviews = (it for it in decided.reviews if any(place.article in articles for place in it.target.places))
    return Decisions(decided.judgements, _with_known(decided.listed, known), tuple(reviews))


def _neighbours(store: Store, new: Sequence[Reading], derive: Derive) -> list[str]:
    """The articles of the record that each new one may have most to do with, by its words and its entries."""
    alike, found = Alike(store), set[str]()
    for reading in new:
        near = Counter(alike.articles(blank(reading.document.text, reading.document.residue)))
        entries, _ = derive([reading], {}, Decisions())
        for entry in entries:
            if entry.kind not in _APART:
                near.update(alike.witnesses(entry))
        for other in new:
            del near[other.id]
        found.update(sorted(near, key=lambda it: (-near[it], it))[:NEIGHBOURS])
    return sorted(found)


def _names(readings: Iterable[Reading]) -> set[str]:
    """Everything that the readings name."""
    marks = {mark.name for reading in readings for mark in reading.annotation.mentions if mark.name}
    return marks.union(name for reading in readings for name in speakers(reading) if name)


def _with_known(listed: Sequence[ListedActor], known: Sequence[ListedActor]) -> tuple[ListedActor, ...]:
    """A person's list, and the record's own actors that are not in it, as if they were listed too."""
    taken = {name for actor in listed for name in actor.names}
    own = {actor.name for actor in listed}
    return (
        *listed,
        *(
            replace(actor, aliases=tuple(name for name in actor.aliases if name not in taken))
            for actor in known
            if actor.name not in own
        ),
    )
