"""Links documents: who derives from whom, which names and which statements are the same.

readings ── credits ── lineage ──┬── stories
         ── actors ──────────────┴── statements      judgements, derivations
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from accord.link.actors import find_actors
from accord.link.agencies import Organisations, is_wire, looks_like_medium
from accord.link.agreements import find_agreements
from accord.link.breaches import find_same_breaches
from accord.link.credits import Credit, as_derivation, find_credits, medium_name, organisations, outlet_name
from accord.link.dates import date_articles
from accord.link.deadlines import find_deadline_threads
from accord.link.events import find_same_events
from accord.link.lineage import find_lineage
from accord.link.proposals import find_same_proposals
from accord.link.statements import find_same_statements
from accord.link.stories import find_stories
from accord.link.talks import find_same_rounds
from accord.model.decisions import Decisions
from accord.model.judgement import joined
from accord.model.reading import Derivation, Links, Reading

__all__ = ["date_articles", "link"]

_NONE = Decisions()


def link(readings: Sequence[Reading], decisions: Decisions = _NONE) -> Links:
    """What links these readings; a pure function, the same in whatever order they come.

    What people decided comes first: rules never join what a person holds apart, and the other way round.
    """
    readings = sorted(readings, key=lambda reading: reading.id)
    known = organisations(readings)
    credits = {reading.id: find_credits(reading, known) for reading in readings}
    copies, common = find_lineage(readings, credits)
    actors = find_actors(readings, decisions)
    known_as = joined(actors, "actor")
    statements = find_same_statements(readings, known_as, copies)
    decided = [it for it in decisions.judgements if it.about != "actor"]
    told, stories = find_stories(readings, copies, common=common, decided=decided)
    threads = find_deadline_threads(readings, known_as)
    offers = find_same_proposals(readings, known_as)
    occurrences = find_same_events(readings, known_as)
    agreements = find_agreements(readings, known_as)
    breaches = find_same_breaches(readings, known_as)
    rounds = find_same_rounds(readings, known_as)
    found = {*actors, *statements, *threads, *agreements, *offers, *occurrences, *breaches, *rounds, *told}
    derivations = tuple(_derivations(readings, copies, credits))
    agencies = _agencies(readings, known)
    return Links(
        tuple(sorted({*found, *decided})),
        derivations,
        agencies=agencies,
        wires=_wires(derivations, agencies),
        stories=stories,
        listed=decisions.listed,
        reviews=decisions.reviews,
    )


def _wires(derivations: Sequence[Derivation], agencies: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Organisations that are agencies: known or named as such, or credited with all of an article."""
    whole = {it.credit for it in derivations if it.credit and it.share == 1.0 and it.derives_from is None}
    names = {name for _, name in agencies}
    return tuple(sorted(whole | {name for name in names if is_wire(name)}))


def _derivations(
    readings: Sequence[Reading], copies: Sequence[Derivation], credits: Mapping[str, Sequence[Credit]]
) -> list[Derivation]:
    """Copies and credits; a copy that credits its source's outlet, or its source's credit, says so."""
    by_id = {reading.id: reading for reading in readings}
    found: list[Derivation] = []
    merged: set[tuple[str, str]] = set()
    for copy in copies:
        source = copy.derives_from or ""
        names = {outlet_name(by_id[source])} | {credit.name for credit in credits[source] if credit.whole}
        credit = next((credit for credit in credits[copy.article] if credit.name in names), None)
        if credit is not None:
            merged.add((copy.article, credit.name))
            copy = replace(copy, credit=credit.name, evidence=credit.span)
        found.append(copy)
    for article, named in credits.items():
        found += [as_derivation(article, credit) for credit in named if (article, credit.name) not in merged]
    return sorted(found, key=lambda it: (it.article, it.derives_from or "", it.credit or ""))


def _agencies(readings: Sequence[Reading], known: Organisations) -> tuple[tuple[str, str], ...]:
    """Outlets and media that are organisations, as written, with the name they count under."""
    found = {outlet: known.name(outlet) or outlet for r in readings if (outlet := r.document.outlet)}
    for reading in readings:
        named = {mark.name for mark in reading.annotation.mentions if mark.type == "ORG" and mark.name}
        speaking = named.intersection(it.speaker_name or "" for it in reading.annotation.statements)
        found.update((name, medium) for name in named - found.keys() if (medium := known.name(name)))
        found.update((name, name) for name in speaking - found.keys() if looks_like_medium(name))
        for statement in reading.annotation.statements:
            medium = statement.medium
            if medium and medium not in found:
                name = medium_name(medium, known, organisation=medium in named)
                if name is not None:
                    found[medium] = name
    return tuple(sorted(found.items()))
