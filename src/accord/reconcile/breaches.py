"""Claims of breaches: who says that whom broke what, and every answer with its day.

What a spokesman charges, his side charges. A claim that is only denied stands with nobody as its accuser.
Where an article says it in its own voice, nobody accuses: its outlet is the origin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from accord.model.annotation import BreachClaim, Statement
from accord.model.entries import BreachClaimEntry, Response
from accord.model.judgement import joined
from accord.model.reading import Links, Reading
from accord.reconcile.context import Context
from accord.reconcile.origins import counted

__all__ = ["breach_claims"]

_RANK = {"alleged": 0, "conditional": 1, "denied": 2}
_LONGEST = 14  # words of a deed; more is a sentence


class _Sighting(NamedTuple):
    key: str
    reading: Reading
    claim: BreachClaim


def breach_claims(context: Context, links: Links) -> list[BreachClaimEntry]:
    """One entry for each charge, with all that was told of it."""
    group_of = joined(links.judgements, "breach_claim")
    groups: dict[str, dict[str, _Sighting]] = defaultdict(dict)
    for reading in context.readings:
        for claim in reading.annotation.breach_claims:
            key = reading.claim_key(claim)
            groups[group_of.get(key, key)].setdefault(key, _Sighting(key, reading, claim))
    speaking = _speaking(context)
    return [_entry(context, list(group.values()), speaking) for group in groups.values()]


def _speaking(context: Context) -> frozenset[str]:
    """The actors that the record knows as spokesmen: what they charge, their side charges."""
    return frozenset(
        context.actor_group(name)
        for reading in context.readings
        for statement in reading.annotation.statements
        if "spokes" in (statement.office or "").lower()
        and (name := context.speaker_name(reading, statement)) is not None
    )


def _entry(context: Context, group: list[_Sighting], speaking: frozenset[str]) -> BreachClaimEntry:
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
        accuser=_most(_accuser(context, it, speaking) for it in group),
        accused=_most(context.actor_name(name) if (name := claim.accused) else None for claim in claims),
        commitment=None,
        what=_deed(claims),
        modality=min((claim.modality for claim in claims), key=lambda modality: _RANK[modality]),
        responses=_responses(context, group),
        instrument=max((it.instrument for it in claims if it.instrument), key=_telling, default=None),
        count=any(claim.count for claim in claims),
        place=next((claim.place for claim in claims if claim.place), None),
        since=period.earliest if period is not None else None,
        until=period.latest if period is not None else None,
    )


def _accuser(context: Context, sighting: _Sighting, speaking: frozenset[str]) -> str | None:
    """Who charges: for a spokesman, the side he speaks for."""
    claim = sighting.claim
    statement = _around(sighting)
    office = (statement.office or "").lower() if statement is not None else ""
    name = claim.side if claim.side and "spokes" in office and context.is_actor(claim.side) else claim.accuser
    if name is not None and context.actor_group(name) in speaking:
        name = context.body_of(name) or name
    return context.actor_name(name) if name else None


def _around(sighting: _Sighting) -> Statement | None:
    """The statement in which the charge is made."""
    start = sighting.claim.span.start
    for statement in sighting.reading.annotation.statements:
        if any(span.start <= start < span.end for span in statement.content):
            return statement
    return None


def _most(names: Iterable[str | None]) -> str | None:
    """The name told most, the fullest of those."""
    told = Counter(name for name in names if name)
    return max(
        told, key=lambda name: (" " in name or name.isupper(), told[name], len(name), name), default=None
    )


def _deed(claims: Sequence[BreachClaim]) -> str | None:
    """The deed as it was told first in more than one word."""
    told = [claim.what for claim in claims if claim.what]
    return next((it for it in told if " " in it), told[0] if told else None)


def _telling(phrase: str) -> tuple[int, str]:
    return min(len(phrase.split()), _LONGEST), phrase


def _responses(context: Context, group: Sequence[_Sighting]) -> tuple[Response, ...]:
    """All answers, each way of answering by each once, oldest first."""
    found: dict[tuple[str | None, str], Response] = {}
    for it in group:
        for answer in it.claim.responses:
            by = context.actor_name(answer.by) if answer.by else None
            mention = context.mention(it.reading, *answer.span)
            on = it.reading.document.published.value
            found.setdefault((by, answer.response), Response(by, answer.response, mention, on))
    return tuple(found.values())
