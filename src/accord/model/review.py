"""What a person decided about one entry, and how the entry reads with it.

A decision names the entry by its id and by the words it rested on, so that it still finds the entry when an
earlier witness, read later, has given it another id. What the machine read stays in `corrections`, so that
every decision can be taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from accord.model.entries import Entry
from accord.model.evidence import Correction, Mention, Value
from accord.model.offices import Office, office_written, written_office

__all__ = [
    "MOST_PLACES",
    "VERDICTS",
    "Decision",
    "Place",
    "Target",
    "as_given",
    "matched",
    "original",
    "reviewed",
    "target",
]

_E = TypeVar("_E", bound=Entry)

VERDICTS = ("accept", "reject", "duplicate")
"""Decisions on an entry as a whole: of several the last holds."""

MOST_PLACES = 8
"""So many of an entry's witnesses a decision names; one that is still there is enough to find it."""

_SENSE = {"event": ("type",), "position": ("issue", "stance"), "lineage": ("relation",), "anomaly": ("what",)}
"""Of several entries on the same words, by which fields one is told from another."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Words of an article, `[start, end)`."""

    article: str
    start: int
    end: int

    @classmethod
    def of(cls, mention: Mention) -> Place:
        return cls(mention.article, mention.start, mention.end)


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """An entry as it was when somebody decided about it."""

    kind: str
    id: str
    places: tuple[Place, ...]
    sense: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on `target`: accept, reject, duplicate (of `of`), merge (with `of`), split, correct, add.

    `correct` gives `fields` other values; `split` takes the words at `place` out into an entry of their own;
    `add` makes an entry of the words at the target's place, with `fields`. `number` is its place in the log,
    `by` whoever decided, where told.
    """

    what: str
    target: Target
    number: int = 0
    by: str | None = None
    why: str | None = None
    of: Target | None = None
    place: Place | None = None
    fields: tuple[tuple[str, Value], ...] = ()


def target(entry: Entry) -> Target:
    """How decisions name an entry."""
    return Target(entry.kind, entry.id, tuple(map(Place.of, entry.mentions[:MOST_PLACES])), _sense(entry))


def _sense(entry: Entry) -> tuple[str, ...]:
    names = _SENSE.get(entry.kind, ())
    read = original(entry) if names else entry
    return tuple(str(getattr(read, name)) for name in names)


def original(entry: _E) -> _E:
    """The entry as it was read, or added, without what was decided about it since."""
    before: dict[str, Any] = {it.field: _as_held(it.field, it.was) for it in entry.corrections}
    return replace(entry, **before, corrections=(), review="none")


def reviewed(entry: _E, decisions: Iterable[Decision]) -> _E:
    """An entry as it was read with what was decided about it, in the order of deciding.

    Its `review` is rejected where it is to be in no list any more, which the caller sees to.
    """
    review, given = entry.review, dict[str, tuple[Value, Decision]]()
    for it in decisions:
        if it.what in VERDICTS:
            review = "accepted" if it.what == "accept" else "rejected"
        elif it.what == "add":
            review = "added"
        elif it.what == "correct":
            given |= {name: (value, it) for name, value in it.fields}
    corrections = tuple(
        Correction(name, was, it.by, it.why)
        for name, (value, it) in sorted(given.items(), key=lambda item: item[0])
        if (was := as_given(getattr(entry, name))) != value
    )
    values: dict[str, Any] = {it.field: _as_held(it.field, given[it.field][0]) for it in corrections}
    if corrections and review != "rejected":
        review = "edited"
    return replace(entry, **values, review=review, corrections=corrections)


def as_given(value: Any) -> Value:
    """A field's value as a person gives it: an office in words."""
    if isinstance(value, tuple):
        return tuple(written_office(it) if isinstance(it, Office) else str(it) for it in value)
    given: Value = value
    return given


def _as_held(field: str, value: Value) -> Any:
    return tuple(map(office_written, value)) if field == "offices" and isinstance(value, tuple) else value


def matched(entries: Iterable[Entry], targets: Iterable[Target]) -> dict[Target, str]:
    """Which entry each target is now, by id; those that are none any more are left out. Linear.

    The entry that has its id; else the one of its kind and sense that rests on its words. Where more than
    one does, the one with most of them; where that is undecided, none.
    """
    wanted = sorted(set(targets))
    kinds = {it.kind for it in wanted}
    at: dict[tuple[str, Place], list[Entry]] = {(it.kind, place): [] for it in wanted for place in it.places}
    present: set[str] = set()
    for entry in entries:
        if entry.kind in kinds:
            present.add(entry.id)
            for mention in entry.mentions:
                here = at.get((entry.kind, Place.of(mention)))
                if here is not None:
                    here.append(entry)
    now = {it: it.id if it.id in present else _resting_on(it, at) for it in wanted}
    return {it: entry_id for it, entry_id in now.items() if entry_id is not None}


def _resting_on(it: Target, at: Mapping[tuple[str, Place], Sequence[Entry]]) -> str | None:
    shared = Counter(
        entry.id for place in it.places for entry in at[it.kind, place] if _sense(entry) == it.sense
    )
    ranked = shared.most_common(2)
    decided = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if decided else None
