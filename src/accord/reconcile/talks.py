"""Rounds of talks: who met where, from when to when, about what, and how it came to stand.

A round's phase is what was told of it last; `history` keeps all that was told, in the order of telling. Days
are only those that the words give. Clauses that name neither two sides nor a place nor a day make no round.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from accord.model.annotation import Talks
from accord.model.entries import StatusChange, TalksRound, ThirdParty
from accord.model.judgement import joined
from accord.model.reading import Links, Reading
from accord.model.serving import Serving
from accord.model.talks_sides import days_of, is_vague, side_key
from accord.model.values import DateInterval
from accord.model.world import people_of, state_named
from accord.reconcile.context import Context
from accord.reconcile.origins import counted
from accord.reconcile.pairs import Pairs
from accord.reconcile.sides import Sides

__all__ = ["talks_rounds"]

_GOVERNMENT = re.compile(r"(?i:the )?(?i:government|authorities) of (?:the Republic of )?([A-Z][\w’' -]+)")
_OWNED = re.compile(r"['’]s\b")
_OVER = ("ended", "collapsed", "suspended")
_BEFORE = ("announced", "postponed")
_ORDER = ("announced", "held", "resumed", "postponed", "suspended", "collapsed", "ended")


class _Told(NamedTuple):
    key: str
    reading: Reading
    talks: Talks
    days: DateInterval | None
    sides: tuple[str, ...]


def talks_rounds(pairs: Pairs, links: Links) -> list[TalksRound]:
    """One entry for each round."""
    context = pairs.sides.context
    serving = Serving(context.readings, context.actor_group)
    group_of = joined(links.judgements, "talks_round")
    groups: dict[str, dict[str, _Told]] = defaultdict(dict)
    for reading in context.readings:
        for talks in reading.annotation.talks:
            if not talks.negated:
                key = reading.talks_key(talks)
                sides = tuple(_once(serving.side(reading, name) for name in talks.sides))
                told = _Told(key, reading, talks, days_of(talks, reading), sides)
                groups[group_of.get(key, key)].setdefault(key, told)
    towns = _towns(context)
    told_of = [group for each in groups.values() if _tells(group := list(each.values()))]
    return [_entry(pairs, group, towns) for group in told_of]


def _towns(context: Context) -> dict[tuple[str, str], set[str]]:
    """The towns of each building ("Castle Lund, Merrin"), by the building and a side that met there."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for reading in context.readings:
        for talks in reading.annotation.talks:
            building, _, town = (talks.venue or "").rpartition(", ")
            for side in talks.sides if building else ():
                found[building, side_key(context.actor_name(side), {})].add(town)
    return found


def _tells(group: list[_Told]) -> bool:
    return (
        any(it.talks.venue or it.days for it in group) or len({side for it in group for side in it.sides}) > 1
    )


def _entry(pairs: Pairs, group: list[_Told], towns: Mapping[tuple[str, str], set[str]]) -> TalksRound:
    context = pairs.sides.context
    group.sort(key=lambda it: (*context.order(it.reading.id), it.talks.span.start, it.key))
    first, last = context.reported(it.reading.id for it in group)
    parties, venue = _parties(pairs.sides, group) or _both(pairs, group), _venue(group)
    town = set().union(*(towns.get((venue or "", side_key(name, {})), ()) for name in parties))
    return TalksRound(
        id=min(it.key for it in group),
        mentions=tuple(context.mention(it.reading, *it.talks.span) for it in group),
        origins=counted(
            (context.origins.of_mention(it.reading.id, [it.talks.span]), it.reading.id) for it in group
        ),
        first_reported=first,
        last_reported=last,
        parties=parties,
        venue=f"{venue}, {town.pop()}" if venue and len(town) == 1 else venue,
        third_parties=_third_parties(pairs.sides, group),
        start=_start(group),
        end=_end(group),
        agenda=tuple(_once(item for it in group for item in it.talks.agenda)),
        phase=_phase(group),
        outcome=next((it.talks.outcome for it in reversed(group) if it.talks.outcome), None),
        delegates=tuple(_once(_delegates(group))),
        history=tuple(_history(context, group)),
        heads=tuple(_once(_heads(context, group))),
        round=next((it.talks.round for it in group if it.talks.round is not None), None),
    )


def _parties(sides: Sides, group: list[_Told]) -> tuple[str, ...]:
    """The sides, each under its usual name; where a clause names two or more, only such clauses count.

    "The government" and "rebels" are left out where two sides have names of their own, or the rebels have
    theirs.
    """
    context = sides.context
    full = [it for it in group if len(it.sides) > 1] or group
    told: dict[str, Counter[str]] = {}
    for side in (side for it in full for side in it.sides):
        whose = (None if _OWNED.search(side) else sides.governed(side)) or _whole(side)
        key = side_key(context.actor_name(whose), {}) or side.lower()
        told.setdefault(key, Counter())[context.actor_name(whose)] += 1
    thirds = (context.actor_name(_whole(name)) for it in group for name in it.talks.third_parties)
    between = {side_key(name, {}) for name in thirds}
    told = {
        key: names for key, names in told.items() if not (is_vague(key) and _named_beside(sides, key, told))
    }
    met = [key for key in told if key not in between]
    told = {key: told[key] for key in met} if len(met) > 1 else told
    named = [key for key in told if not is_vague(key)]
    shown = [told[key] for key in (named if len(named) > 1 else told)]
    return tuple(max(names, key=lambda name: (names[name], len(name), name)) for names in shown)


def _named_beside(sides: Sides, key: str, told: Iterable[str]) -> bool:
    """Whether the one group that the coverage calls rebels stands beside them under its own name."""
    one = sides.foremost_called(key.split()[-1]) if key else None
    return one is not None and side_key(one, {}) in told


def _both(pairs: Pairs, group: list[_Told]) -> tuple[str, ...]:
    """The two that an article tells of, where only "both sides" are told to have met."""
    told = (pairs.within(it.reading, it.talks.span.of(it.reading.document.text)) for it in group)
    return next((two for two in told if two), ())


def _whole(side: str) -> str:
    """A people's adjective as its state: "Ostian" officials are Ostia's; one form for a government."""
    government = _GOVERNMENT.fullmatch(side)
    return f"Government of {government[1]}" if government else people_of(side) or side


def _venue(group: list[_Told]) -> str | None:
    """The place told most, with the building in it where that is told; a town before its state."""
    told = Counter(it.talks.venue for it in group if it.talks.venue)
    most = max(told, key=lambda place: (state_named(place) is None, told[place], place), default=None)
    within = [place for place in sorted(told) if most in re.split(r",\s*", place)]
    return max(within, key=len, default=most)


def _third_parties(sides: Sides, group: list[_Told]) -> tuple[ThirdParty, ...]:
    """Who hosts, mediates, watches: of a minister or an envoy the state or the body."""
    roles: dict[str, str | None] = {}
    for it in group:
        for name, role in zip(it.talks.third_parties, it.talks.roles, strict=True):
            whole = _whole(name)
            shown = sides.party(it.reading, whole) or sides.context.actor_name(whole)
            roles[shown] = roles.get(shown) or role
    return tuple(ThirdParty(name, role) for name, role in sorted(roles.items()))


def _start(group: list[_Told]) -> str | None:
    """The first day told, but for what is only told to have ended on it."""
    days = [
        it.days
        for it in group
        if it.days is not None and it.talks.start and (it.talks.phase not in _OVER or it.talks.end)
    ]
    if not days:
        return None
    first = min(days, key=lambda day: (day.earliest, day.latest))
    exact = [day for day in days if first.earliest <= day.earliest and day.latest <= first.latest]
    best = min(exact, key=lambda day: ((day.latest - day.earliest).days, day.earliest))
    return _told_day(best)


def _told_day(day: DateInterval) -> str | None:
    """A day, a month or a year; of a week or a few days the first."""
    words = str(day)
    return words if "/" not in words else day.earliest.isoformat()


def _end(group: list[_Told]) -> str | None:
    """The last day, where the words give the end of a stretch or say that it ended."""
    ends = [it.days.latest for it in group if it.days is not None and it.talks.end]
    ends += [
        it.days.latest
        for it in group
        if it.days is not None and it.talks.phase in _OVER and it.days.earliest == it.days.latest
    ]
    return max(ends).isoformat() if ends else None


def _phase(group: list[_Told]) -> str:
    """What was told last; of one day's reports the furthest. "Held" takes back no end told before."""
    phase = "announced"
    told = [
        (it.reading.document.published.latest or "", _ORDER.index(it.talks.phase))
        for it in group
        if it.talks.phase
    ]
    for _, number in sorted(told):
        if _ORDER[number] == "announced" or (_ORDER[number] == "held" and phase not in _BEFORE):
            continue
        phase = _ORDER[number]
    return phase if told else "held"


def _delegates(group: list[_Told]) -> Iterator[str]:
    """Those who met for a side, as the texts put them."""
    for it in group:
        yield from (name for name in it.talks.parties if name not in it.sides)


def _heads(context: Context, group: list[_Told]) -> Iterator[str]:
    """Who led a delegation, with its side where any text tells it."""
    sides: dict[str, str | None] = {}
    for name, side in (head for it in group for head in it.talks.heads):
        shown = context.actor_name(name)
        sides[shown] = sides.get(shown) or (context.actor_name(_whole(side)) if side else None)
    yield from (f"{name} ({side})" if side else name for name, side in sides.items())


def _history(context: Context, group: list[_Told]) -> Iterator[StatusChange]:
    """Each phase when it was first told."""
    seen: set[str] = set()
    for it in group:
        phase = it.talks.phase
        if phase is not None and phase not in seen:
            seen.add(phase)
            mention = context.mention(it.reading, *it.talks.span)
            yield StatusChange(phase, it.reading.document.published.value, mention)


def _once(names: Iterable[str]) -> list[str]:
    """Each once, whatever its case, in the order met."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return list(found.values())
