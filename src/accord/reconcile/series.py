"""Series: counts of one thing by one claimant over time. A later count is a development, and no dispute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from accord.reconcile.claims import Claim

__all__ = ["series"]


def series(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each level with the ids of all counts of its series, oldest first."""
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        entry = claim.entry
        if entry.change == "level" and entry.claimant and not claim.sightings[0].resumes:
            told[entry.counted.casefold(), entry.claimant.casefold()].append(claim)
    groups = [
        group
        for same in told.values()
        for place in _parted(same, lambda claim: claim.entry.place)
        for group in _parted(place, lambda claim: claim.entry.since)
    ]
    ids: dict[str, tuple[str, ...]] = {}
    for group in groups:
        group.sort(key=lambda claim: (claim.entry.as_of or claim.entry.first_reported or "9", claim.entry.id))
        if len({(claim.entry.low, claim.entry.high) for claim in group}) > 1:
            whole = tuple(claim.entry.id for claim in group)
            ids |= {claim.entry.id: whole for claim in group}
    return [
        claim._replace(entry=replace(claim.entry, series=ids[claim.entry.id]))
        if claim.entry.id in ids
        else claim
        for claim in claims
    ]


def _parted(claims: Sequence[Claim], value: Callable[[Claim], str | None]) -> list[list[Claim]]:
    """Counts that differ in a value are of different series; those without it go with an only one."""
    values = sorted({found.casefold() for claim in claims if (found := value(claim))})
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[values[0] if len(values) == 1 else (value(claim) or "").casefold()].append(claim)
    return list(groups.values())
