"""Proposals: an offer with all its mentions, its terms, the day an answer is due, and the answers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from accord.model.annotation import Proposal, Time
from accord.model.entries import Agreement, Mention, ProposalEntry, Response
from accord.model.judgement import joined
from accord.model.reading import Links, Reading
from accord.reconcile.origins import counted
from accord.reconcile.pairs import Pairs
from accord.reconcile.sides import Sides

__all__ = ["proposals"]

_ANSWERS = {"accepted": "accept", "rejected": "reject", "considered": "consider"}
_FULL = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?=T|$)")
_ENOUGH = 14  # words of terms; more is a sentence


class _Sighting(NamedTuple):
    key: str
    reading: Reading
    mark: Proposal
    mention: Mention
    became: str | None


class _Made:
    """The agreements, by where they are told of."""

    def __init__(self, pacts: Sequence[Agreement]) -> None:
        self._at: dict[str, list[tuple[int, int, Agreement]]] = defaultdict(list)
        for pact in pacts:
            for mention in pact.mentions:
                self._at[mention.article].append((mention.start, mention.end, pact))

    def of(self, reading: Reading, mark: Proposal) -> str | None:
        """The agreement named in the words that say so, else the only one of that day in the article."""
        if mark.made is None:
            return None
        here = self._at.get(reading.id, [])
        within = {it.id for start, end, it in here if start < mark.made.end and mark.made.start < end}
        days = {time.value for time in reading.annotation.times if mark.span.covers(time.span) and time.value}
        dated = {it.id for _, _, it in here if it.date in days}
        found = within or dated
        return next(iter(found)) if len(found) == 1 else None


def proposals(pairs: Pairs, links: Links, pacts: Sequence[Agreement]) -> list[ProposalEntry]:
    """One entry for each proposal, with the one of the agreements that it is said to have become.

    What a minister, an envoy or a delegation puts or answers, the side does that they speak for.
    """
    sides = pairs.sides
    context = sides.context
    made = _Made(pacts)
    group_of = joined(links.judgements, "proposal")
    groups: dict[str, dict[str, _Sighting]] = defaultdict(dict)
    for reading in context.readings:
        for mark in reading.annotation.proposals:
            key = reading.proposal_key(mark)
            became = made.of(reading, mark)
            sighting = _Sighting(key, reading, mark, context.mention(reading, *mark.span), became)
            groups[group_of.get(key, key)].setdefault(key, sighting)
    return [_entry(pairs, list(group.values())) for group in groups.values()]


def _entry(pairs: Pairs, group: list[_Sighting]) -> ProposalEntry:
    sides = pairs.sides
    context = sides.context
    group.sort(key=lambda it: (*context.order(it.mention.article), it.mention.start, it.key))
    first, last = context.reported(it.mention.article for it in group)
    proposer = _usual(_side(sides, it, it.mark.proposer, it.mark.body) for it in group)
    whom = (name for it in group for name in _whom(pairs, it))
    return ProposalEntry(
        id=min(it.key for it in group),
        mentions=tuple(it.mention for it in group),
        origins=counted((context.origins.of_article(it.mention.article), it.mention.article) for it in group),
        first_reported=first,
        last_reported=last,
        proposer=proposer,
        recipients=tuple(dict.fromkeys(name for name in whom if name and name != proposer)),
        terms=_terms(group),
        due=next((due for it in group if (due := _due(it.mark.due))), None),
        responses=_responses(sides, group),
        agreement=next((it.became for it in group if it.became), None),
        jointly=tuple(name for name in _jointly(sides, group) if name != proposer),
    )


def _whom(pairs: Pairs, it: _Sighting) -> Iterator[str | None]:
    """Whom it is put to, both sides by their names, and who answers."""
    for name in (*it.mark.recipients, *_answering(it.mark)):
        two = pairs.meant(it.reading, name)
        yield from two or (_side(pairs.sides, it, name),)


def _side(sides: Sides, it: _Sighting, name: str | None, body: str | None = None) -> str | None:
    """The side that somebody speaks for, else who it is, else the words for them."""
    if name is None:
        return None
    context = sides.context
    return sides.party(it.reading, name, body) or context.actor_name(context.acting(name))


def _jointly(sides: Sides, group: Sequence[_Sighting]) -> list[str]:
    names = (_side(sides, it, name) for it in group for name in it.mark.jointly)
    return list(dict.fromkeys(name for name in names if name))


def _answering(mark: Proposal) -> tuple[str, ...]:
    return (mark.answered_by, *mark.together) if mark.answered_by else ()


def _usual(names: Iterable[str | None]) -> str | None:
    """The name told most; of equals the one told first."""
    told = Counter(name for name in names if name)
    return max(told, key=lambda name: told[name], default=None)


def _terms(group: Sequence[_Sighting]) -> str | None:
    """The fullest terms that are no whole sentence; of equals the first."""
    told = [it.mark.terms for it in group if it.mark.terms]
    return max(told, key=lambda terms: min(len(terms.split()), _ENOUGH), default=None)


def _due(time: Time | None) -> str | None:
    """The day or month an answer is due, where the words give one."""
    if time is None or time.type == "DURATION":
        return None
    full = _FULL.match(time.value or "")
    return full[0] if full else time.latest


def _responses(sides: Sides, group: Sequence[_Sighting]) -> tuple[Response, ...]:
    """Each answer of each party once, where it is told first."""
    found: dict[tuple[str | None, str], Response] = {}
    for it in group:
        if it.mark.answer is not None:
            answer = _ANSWERS[it.mark.answer]
            for name in _answering(it.mark) or (None,):
                by = _side(sides, it, name)
                found.setdefault((by, answer), Response(by, answer, it.mention))
    named = {answer for by, answer in found if by is not None}
    return tuple(it for (by, answer), it in found.items() if by is not None or answer not in named)
