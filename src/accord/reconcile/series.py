"""Series: counts of one thing by one claimant over time. A later count is a development, and no dispute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
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
    groups = [group for same in told.values() for group in _by_place(same)]
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


def _by_place(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Counts at different places are of different series; those without a place go with an only one."""
    places = sorted({claim.entry.place.casefold() for claim in claims if claim.entry.place})
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        place = claim.entry.place.casefold() if claim.entry.place else ""
        groups[places[0] if len(places) == 1 else place].append(claim)
    return list(groups.values())
