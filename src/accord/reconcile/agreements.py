"""Agreements: one entry for each, under all its names, with what its text and coverage tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from accord.model.annotation import AgreementMark
from accord.model.entries import Agreement, ThirdParty
from accord.model.judgement import joined
from accord.model.reading import Links, Reading
from accord.reconcile.context import Context

__all__ = ["Instruments", "agreements"]

_Sighting = tuple[Reading, AgreementMark]


def agreements(context: Context, links: Links) -> list[Agreement]:
    """One entry for each agreement that is named or whose text was read."""
    return [_entry(context, key, group) for key, group in _groups(context, links).items()]


def _groups(context: Context, links: Links) -> dict[str, list[_Sighting]]:
    group_of = joined(links.judgements, "agreement")
    groups: dict[str, dict[str, _Sighting]] = defaultdict(dict)
    for reading in context.readings:
        for mark in reading.annotation.agreements:
            key = reading.agreement_key(mark)
            groups[group_of.get(key, key)].setdefault(key, (reading, mark))
    return {min(group): [group[key] for key in sorted(group)] for group in groups.values()}


def _entry(context: Context, key: str, group: Sequence[_Sighting]) -> Agreement:
    ordered = sorted(group, key=lambda it: (*context.order(it[0].id), it[1].span))
    told = sorted(ordered, key=lambda it: not it[1].whole)  # the text itself first
    name = _shown(told)
    first, last = context.reported(reading.id for reading, _ in ordered)
    parties = next((mark.parties for _, mark in told if mark.parties), ())
    roles = next((mark.third_parties for _, mark in told if mark.third_parties), ())
    place = next((mark.place for _, mark in told if mark.place), None)
    # The day rather than "a week ago"; of two as exact the first.
    date = max((mark.date for _, mark in told if mark.date), key=_exactness, default=None)
    names = dict.fromkeys(it for _, mark in told for it in (mark.name, *mark.aliases) if it != name)
    return Agreement(
        id=key,
        mentions=tuple(context.mention(reading, *mark.span) for reading, mark in ordered),
        origins=context.article_origins(reading.id for reading, _ in ordered),
        first_reported=first,
        last_reported=last,
        name=_described(name, place, date),
        parties=tuple(dict.fromkeys(context.actor_name(party) for party in parties)),
        date=date,
        third_parties=tuple(ThirdParty(context.actor_name(who), role) for who, role in roles),
        aliases=tuple(sorted(names)),
        place=place,
        stage=next((mark.stage for _, mark in told if mark.stage), None),
        text=next((reading.id for reading, mark in told if mark.whole), None),
    )


def _exactness(date: str) -> int:
    """A day counts more than a week or a month, and that more than a year or a span of days."""
    return -1 if "/" in date else date.count("-")


def _shown(group: Sequence[_Sighting]) -> str:
    """The text's own name, else the one used most that begins with a capital."""
    whole = next((mark.name for _, mark in group if mark.whole), None)
    if whole is not None:
        return whole
    uses = Counter(mark.name for _, mark in group)
    return max(uses, key=lambda name: (name[:1].isupper(), uses[name], -len(name), name))


def _described(name: str, place: str | None, date: str | None) -> str:
    """A name that tells nothing by itself, with where and when: "truce (Oskelund, 2031-05-03)"."""
    if any(letter.isupper() for letter in name):
        return name
    told = ", ".join(it for it in (place, date) if it)
    return f"{name} ({told})" if told else name


class Instruments:
    """What a commitment rests on, under the one name its agreement has in the record."""

    def __init__(self, context: Context, links: Links) -> None:
        self._names: dict[tuple[str, str], str] = {}
        for group in _groups(context, links).values():
            told = sorted(group, key=lambda it: (not it[1].whole, it[0].id, it[1].span))
            name = _shown(told)
            self._names.update({(reading.id, mark.name): name for reading, mark in group})

    def name(self, reading: Reading, instrument: str | None) -> str | None:
        return self._names.get((reading.id, instrument), instrument) if instrument else None
