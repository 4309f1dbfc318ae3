"""What may be the same as an entry: others of its kind, of the same party and days, in the likest words."""

from __future__ import annotations

from datetime import timedelta

from rapidfuzz import fuzz

from accord.model.entries import Actor, Entry
from accord.model.values import DateInterval
from accord.store import label
from accord.view import View

__all__ = ["alike"]

MOST = 6
_LOOKED_AT = 100
_LEAST = 60.0  # of 100
_AROUND = timedelta(days=7)
_LEADS = {
    "statement": ("speaker", "speaker"),
    "figure": ("counted", "counted"),
    "commitment": ("obligor", "obligor"),
    "breach_claim": ("accuser", "accuser"),
    "proposal": ("proposer", "proposer"),
    "talks_round": ("party", "parties"),
    "position": ("party", "party"),
    "event": ("actor", "actors"),
}
"""By which filter, and which field, the others are sought."""


def alike(record: View, entry: Entry) -> list[Entry]:
    """Up to six others, the likest first; none where nothing resembles it."""
    own = label(entry)
    scored = [
        (_likeness(own, label(other)), other.id, other)
        for other in _others(record, entry)
        if other.id != entry.id
    ]
    scored.sort(key=lambda it: (-it[0], it[1]))
    return [other for score, _, other in scored[:MOST] if score >= _LEAST]


def _likeness(one: str, other: str) -> float:
    """How like two lines are, 0 to 100: words in common, whatever their order; the middle of how far the
    shorter is held by the longer, which is all for two words in twenty, and of how far each is the other."""
    return (fuzz.token_set_ratio(one, other) + fuzz.token_sort_ratio(one, other)) / 2


def _others(record: View, entry: Entry) -> list[Entry]:
    if isinstance(entry, Actor):
        last = entry.name.split()[-1:] or [entry.name]
        found = record.page("actor", limit=_LOOKED_AT, name=last[0])
        return [row.entry for row in found.rows]
    since = until = None
    if entry.first_reported and entry.last_reported:
        since = f"{DateInterval.parse(entry.first_reported).earliest - _AROUND}"
        until = f"{DateInterval.parse(entry.last_reported).latest + _AROUND}"
    found = record.page(entry.kind, since=since, until=until, exact=_lead(entry), limit=_LOOKED_AT)
    return [row.entry for row in found.rows]


def _lead(entry: Entry) -> dict[str, str]:
    if entry.kind not in _LEADS:
        return {}
    name, field = _LEADS[entry.kind]
    value = getattr(entry, field)
    value = next(iter(value), None) if isinstance(value, tuple) else value
    return {name: value} if value else {}
