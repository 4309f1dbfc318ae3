"""Events: one entry an occurrence, with all that tell of it and what they tell together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from accord.model.annotation import Event, Party
from accord.model.entries import EventEntry, Mention
from accord.model.judgement import joined
from accord.model.reading import Links, Reading, forms_in
from accord.model.values import DateInterval
from accord.reconcile.context import PRONOUNS, Context
from accord.reconcile.origins import counted
from accord.reconcile.sides import Sides

__all__ = ["events"]

_MUTUAL = frozenset(("AGREE", "CONSULT"))
"""What parties do with one another: the first named does it with the others."""
_REPORTED = frozenset(("asserted", "reported"))


class _Sighting(NamedTuple):
    key: str
    reading: Reading
    event: Event
    mention: Mention


def events(context: Context, links: Links, sides: Sides) -> list[EventEntry]:
    """One entry for each group of events judged the same; acts of nobody and nowhere are none."""
    group_of = joined(links.judgements, "event")
    groups: dict[str, dict[str, _Sighting]] = defaultdict(dict)
    for reading in context.readings:
        for event in reading.annotation.events:
            key = reading.event_key(event)
            mention = context.mention(reading, *(event.span or event.trigger))
            groups[group_of.get(key, key)].setdefault(key, _Sighting(key, reading, event, mention))
    entries = (_entry(context, sides, list(group.values())) for group in groups.values())
    return [entry for entry in entries if entry.actors or entry.recipients or entry.place]


def _entry(context: Context, sides: Sides, group: list[_Sighting]) -> EventEntry:
    group.sort(key=lambda it: (*context.order(it.mention.article), it.mention.start, it.key))
    first, last = context.reported(it.mention.article for it in group)
    start, end = _when([it.event for it in group])
    modalities = [it.event.modality for it in group]
    actors = _parties(context, sides, [it.event.actors for it in group])
    recipients = _parties(context, sides, [it.event.recipients for it in group])
    mutual = group[0].event.type in _MUTUAL or "each" in forms_in(group[0].mention.quote)
    if mutual and not any(map(context.is_actor, recipients)) and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    return EventEntry(
        id=min(it.key for it in group),
        mentions=tuple(it.mention for it in group),
        origins=counted(
            (context.origins.of_mention(it.mention.article, [it.event.trigger]), it.mention.article)
            for it in group
        ),
        first_reported=first,
        last_reported=last,
        type=group[0].event.type,
        mode=_usual(it.event.mode for it in group),
        actors=actors,
        recipients=recipients,
        place=_usual(context.actor_name(it.event.place) for it in group if it.event.place),
        start=start,
        end=end,
        modality="reported" if _REPORTED.intersection(modalities) else modalities[0],
        habitual=group[0].event.habitual,
    )


def _usual(values: Iterable[str | None]) -> str | None:
    """What most of them say, the smallest among equals."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _parties(context: Context, sides: Sides, told: Sequence[Sequence[Party]]) -> tuple[str, ...]:
    """Who they are by the text that names most of them, the first of those."""
    names = [_names(context, sides, parties) for parties in told]
    return max(names, key=lambda each: (sum(map(context.is_actor, each)), len(each)), default=())


def _names(context: Context, sides: Sides, parties: Sequence[Party]) -> tuple[str, ...]:
    """The names, a state's for its government's."""
    names = (party.name for party in parties if party.name and party.name.lower() not in PRONOUNS)
    return tuple(dict.fromkeys(sides.governed(name) or context.actor_name(name) for name in names))


def _when(group: Sequence[Event]) -> tuple[str | None, str | None]:
    """From when to when, by the text that tells it most exactly."""
    told = sorted(
        DateInterval(DateInterval.parse(it.earliest).earliest, DateInterval.parse(it.latest).latest)
        for it in group
        if it.earliest and it.latest
    )
    if not told:
        return None, None
    days = min(told, key=lambda it: (it.latest - it.earliest, it))
    whole = str(days)
    return (whole, whole) if "/" not in whole else (days.earliest.isoformat(), days.latest.isoformat())
