"""What a round of talks, the agreement it ended in and the events in it tell of one another.

An agreement that the same two made on a day of a round, in no other place, is what came of it, and those who
witnessed it were there. An event that a round's own words tell of is the round: it has its place and its last
day, and where somebody mediated it is talks by way of a third party.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accord.model.entries import Agreement, EventEntry, Mention, TalksRound
from accord.model.talks_sides import side_key

__all__ = ["in_rounds", "rounds_with_agreements"]

_DAY = 10  # characters of a date with its day
_BETWEEN = frozenset(("mediator", "facilitator"))
_PARTS = re.compile(r",\s*")


def rounds_with_agreements(rounds: Sequence[TalksRound], agreements: Sequence[Agreement]) -> list[TalksRound]:
    """The rounds with what came of them."""
    made: dict[frozenset[str], list[Agreement]] = defaultdict(list)
    for it in agreements:
        if it.date is not None and len(it.date) == _DAY:
            made[_sides(it.parties)].append(it)
    return [_with_agreement(it, made.get(_sides(it.parties), [])) for it in rounds]


def in_rounds(events: Sequence[EventEntry], rounds: Sequence[TalksRound]) -> list[EventEntry]:
    """The events, those that are rounds of talks with the rounds' place and days."""
    places: dict[str, list[tuple[int, int, TalksRound]]] = defaultdict(list)
    for it in rounds:
        for mention in it.mentions:
            places[mention.article].append((mention.start, mention.end, it))
    for told in places.values():
        told.sort(key=lambda it: (it[0], it[1], it[2].id))
    return [_in_round(it, places) if _may_be_round(it) else it for it in events]


def _sides(parties: Iterable[str]) -> frozenset[str]:
    return frozenset(side_key(name, {}) or name.lower() for name in parties)


def _with_agreement(it: TalksRound, made: Sequence[Agreement]) -> TalksRound:
    """The round with the only agreement of its sides, days and place."""
    if len(it.parties) < 2 or it.start is None or len(it.start) < _DAY:
        return it
    last = it.end or it.start
    within = [pact for pact in made if it.start <= (pact.date or "") <= last and not _elsewhere(it, pact)]
    if len(within) != 1:
        return it
    known = {third.actor for third in it.third_parties}
    further = [third for third in within[0].third_parties if third.actor not in known]
    thirds = tuple(sorted((*it.third_parties, *further), key=lambda third: (third.actor, third.role or "")))
    return replace(it, outcome=it.outcome or within[0].name, third_parties=thirds)


def _elsewhere(it: TalksRound, pact: Agreement) -> bool:
    """Whether the agreement was made in another place than the round's, as far as both are told."""
    if it.venue is None or pact.place is None:
        return False
    return not set(_PARTS.split(it.venue)) & set(_PARTS.split(pact.place))


def _may_be_round(event: EventEntry) -> bool:
    return event.type == "CONSULT" and event.modality == "reported" and not event.habitual


def _in_round(event: EventEntry, places: dict[str, list[tuple[int, int, TalksRound]]]) -> EventEntry:
    found = {it.id: it for mention in event.mentions for it in _around(mention, places)}
    if len(found) != 1:
        return event
    talks = next(iter(found.values()))
    known = talks.start is not None and event.start in (None, talks.start)
    mediated = any(third.role in _BETWEEN for third in talks.third_parties)
    return replace(
        event,
        mode=event.mode or ("third-party" if mediated else None),
        place=event.place or (_PARTS.split(talks.venue)[-1] if talks.venue else None),
        start=talks.start if known else event.start,
        end=(talks.end or event.end) if known else event.end,
    )


def _around(mention: Mention, places: dict[str, list[tuple[int, int, TalksRound]]]) -> Iterable[TalksRound]:
    """The rounds whose words share words with a mention, but for those only announced."""
    told = places.get(mention.article, [])
    at = bisect_left(told, mention.end, key=lambda it: it[0])
    for start, end, it in told[max(0, at - 3) : at]:
        if start < mention.end and end > mention.start and it.phase not in ("announced", "postponed"):
            yield it
