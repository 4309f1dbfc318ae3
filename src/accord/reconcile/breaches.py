"""Claims of breaches: who says that whom broke what, and every answer with its day.

What a spokesman charges or answers, his side does. A claim that is only denied stands with nobody as its
accuser. Where an article says it in its own voice, nobody accuses: its outlet is the origin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from accord.model.annotation import BreachClaim, Statement
from accord.model.entries import BreachClaimEntry, Response
from accord.model.judgement import joined
from accord.model.reading import Links, Reading, forms_in
from accord.model.tables import word_set
from accord.reconcile.context import Context
from accord.reconcile.origins import counted
from accord.reconcile.pairs import Pairs
from accord.reconcile.sides import COMMONS, GOVERNMENTS, Sides

__all__ = ["breach_claims"]

_RANK = {"alleged": 0, "conditional": 1, "denied": 2}
_BREAKING = word_set("accord.reconcile", "keeping.toml", "breaking")
_LONGEST = 14  # words of a deed; more is a sentence


class _Sighting(NamedTuple):
    key: str
    reading: Reading
    claim: BreachClaim


def breach_claims(pairs: Pairs, links: Links) -> list[BreachClaimEntry]:
    """One entry for each charge, with all that was told of it."""
    sides = pairs.sides
    context = sides.context
    group_of = joined(links.judgements, "breach_claim")
    groups: dict[str, dict[str, _Sighting]] = defaultdict(dict)
    for reading in context.readings:
        for claim in reading.annotation.breach_claims:
            key = reading.claim_key(claim)
            groups[group_of.get(key, key)].setdefault(key, _Sighting(key, reading, claim))
    speaking = _speaking(context)
    return [_entry(pairs, list(group.values()), speaking) for group in groups.values()]


def _speaking(context: Context) -> frozenset[str]:
    """The actors that the record knows as spokesmen: what they charge, their side charges."""
    return frozenset(
        context.actor_group(name)
        for reading in context.readings
        for statement in reading.annotation.statements
        if "spokes" in (statement.office or "").lower()
        and (name := context.speaker_name(reading, statement)) is not None
    )


def _entry(pairs: Pairs, group: list[_Sighting], speaking: frozenset[str]) -> BreachClaimEntry:
    sides = pairs.sides
    context = sides.context
    group.sort(key=lambda it: (*context.order(it.reading.id), it.claim.span.start, it.key))
    claims = [it.claim for it in group]
    first, last = context.reported(it.reading.id for it in group)
    period = next((claim.period for claim in claims if claim.period is not None), None)
    return BreachClaimEntry(
        id=min(it.key for it in group),
        mentions=tuple(context.mention(it.reading, *it.claim.span) for it in group),
        origins=counted(
            (context.origins.of_mention(it.reading.id, [it.claim.span]), it.reading.id) for it in group
        ),
        first_reported=first,
        last_reported=last,
        accuser=_most(_accuser(pairs, it, speaking) for it in group),
        accused=_most(_group(sides, it, it.claim.accused) for it in group),
        commitment=None,
        what=_deed(sorted(group, key=lambda it: it.reading.document.published.value is None)),
        modality=min((claim.modality for claim in claims), key=lambda modality: _RANK[modality]),
        responses=_responses(sides, group, speaking),
        instrument=max((it.instrument for it in claims if it.instrument), key=_telling, default=None),
        count=any(claim.count for claim in claims),
        place=next((claim.place for claim in claims if claim.place), None),
        since=period.earliest if period is not None else None,
        until=period.latest if period is not None else None,
    )


def _accuser(pairs: Pairs, sighting: _Sighting, speaking: frozenset[str]) -> str | None:
    """Who charges: for a spokesman, the side he speaks for; both sides by their names."""
    sides, claim = pairs.sides, sighting.claim
    context, two = sides.context, pairs.meant(sighting.reading, claim.accuser)
    if two is not None:
        return " and ".join(two)
    statement = _around(sighting)
    office = (statement.office or "").lower() if statement is not None else ""
    side = claim.side if claim.side and "spokes" in office and context.is_actor(claim.side) else None
    known = side is not None and side.casefold() not in COMMONS
    return _group(sides, sighting, side if known else _mouth_of(sides, sighting, claim.accuser, speaking))


def _mouth_of(sides: Sides, it: _Sighting, name: str | None, speaking: frozenset[str]) -> str | None:
    """The side of a spokesman, else the name itself."""
    if name is None or sides.context.actor_group(name) not in speaking:
        return name
    body = sides.context.body_of(name)
    bare = body is None or body.casefold() in GOVERNMENTS
    return (sides.party(it.reading, name) if bare else None) or body or name


def _group(sides: Sides, it: _Sighting, name: str | None) -> str | None:
    """A name as it is shown; of "the rebels" the one group that the article calls so."""
    return (sides.called(it.reading, name) or sides.context.actor_name(name)) if name else None


def _around(sighting: _Sighting) -> Statement | None:
    """The statement in which the charge is made."""
    start = sighting.claim.span.start
    for statement in sighting.reading.annotation.statements:
        if any(span.start <= start < span.end for span in statement.content):
            return statement
    return None


def _most(names: Iterable[str | None]) -> str | None:
    """The name told most, a proper one before a common noun; the fullest of those told as often."""
    told = Counter(name for name in names if name)
    return max(
        told, key=lambda name: (not name.islower(), told[name], " " in name, len(name), name), default=None
    )


def _deed(group: Sequence[_Sighting]) -> str | None:
    """The deed as it was told first in more than two words, and besides that it breaks the rule."""
    told = [it.claim.what for it in group if it.claim.what]
    told.sort(key=lambda it: (not _BREAKING.isdisjoint(forms_in(it)[:2]), it.count(" ") < 2))
    return told[0] if told else None


def _telling(phrase: str) -> tuple[bool, int, str]:
    """A rule's proper name tells most, then the longest."""
    return not phrase.islower(), min(len(phrase.split()), _LONGEST), phrase


def _responses(sides: Sides, group: Sequence[_Sighting], speaking: frozenset[str]) -> tuple[Response, ...]:
    """All answers, each way of answering by each once, oldest first; a spokesman's is his side's."""
    found: dict[tuple[str | None, str], Response] = {}
    for it in group:
        for answer in it.claim.responses:
            by = _group(sides, it, _mouth_of(sides, it, answer.by, speaking))
            mention = sides.context.mention(it.reading, *answer.span)
            on = it.reading.document.published.value
            found.setdefault((by, answer.response), Response(by, answer.response, mention, on))
    return tuple(found.values())
