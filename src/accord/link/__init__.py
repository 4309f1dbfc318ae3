"""Links documents: who derives from whom, which names and which statements are the same.

readings ── credits ─┬─ copies ────────── derivations
         ── actors ──┴─ statements ────── judgements
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.link.actors import find_actors
from accord.link.agencies import agency_name
from accord.link.copies import find_copies
from accord.link.credits import as_derivation, find_credits, medium_name
from accord.link.statements import find_same_statements
from accord.model.judgement import joined
from accord.model.reading import Links, Reading

__all__ = ["link"]


def link(readings: Sequence[Reading]) -> Links:
    """What links these readings; a pure function, the same in whatever order they come."""
    readings = sorted(readings, key=lambda reading: reading.document.id)
    credits = {reading.document.id: find_credits(reading) for reading in readings}
    credited = {article: [credit.name for credit in found] for article, found in credits.items()}
    derivations = find_copies(readings, credited)
    derivations += [as_derivation(article, credit) for article, found in credits.items() for credit in found]
    actors = find_actors(readings)
    statements = find_same_statements(readings, joined(actors, "actor"))
    return Links(
        tuple(sorted([*actors, *statements])),
        tuple(sorted(derivations, key=lambda it: (it.article, it.derives_from or "", it.credit or ""))),
        _agencies(readings),
    )


def _agencies(readings: Sequence[Reading]) -> tuple[tuple[str, str], ...]:
    """Outlets and media that are organisations, as written, with the name they count under."""
    found = {outlet: agency_name(outlet) or outlet for r in readings if (outlet := r.document.outlet)}
    for reading in readings:
        organisations = {mark.name for mark in reading.annotation.mentions if mark.type == "ORG"}
        for statement in reading.annotation.statements:
            if statement.medium and statement.medium not in found:
                name = medium_name(statement.medium, statement.medium in organisations)
                if name is not None:
                    found[statement.medium] = name
    return tuple(sorted(found.items()))
