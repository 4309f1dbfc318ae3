"""Reconciles: from readings and what links them to the entries of the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accord.model.entries import KINDS, Entry, StatementEntry
from accord.model.reading import Links, Reading
from accord.model.review_fields import ADDABLE
from accord.reconcile.actors import actors
from accord.reconcile.agreements import agreements
from accord.reconcile.anchored import Signings
from accord.reconcile.anomalies import anomalies
from accord.reconcile.articles import articles, lineages
from accord.reconcile.breaches import breach_claims
from accord.reconcile.context import Context
from accord.reconcile.deadlines import commitments
from accord.reconcile.descriptions import description_disputes
from accord.reconcile.disputes import figure_disputes, with_agreements, wording_disputes
from accord.reconcile.events import events
from accord.reconcile.figures import figures, since_signing
from accord.reconcile.folding import Folded, changed, fold
from accord.reconcile.keeping import tied, with_outcomes
from accord.reconcile.occurrences import occurrence_disputes
from accord.reconcile.pairs import Pairs
from accord.reconcile.positions import positions
from accord.reconcile.proposals import proposals
from accord.reconcile.reviewing import Review
from accord.reconcile.rounds import in_rounds, rounds_with_agreements
from accord.reconcile.series import series
from accord.reconcile.sides import Sides
from accord.reconcile.statements import statements
from accord.reconcile.talks import talks_rounds

__all__ = ["Folded", "changed", "fold", "reconcile"]

_ORDER = {kind: number for number, kind in enumerate(KINDS)}


def reconcile(readings: Sequence[Reading], links: Links) -> list[Entry]:
    """All entries, by kind in the order of KINDS, then by id; the same for readings in any order.

    Those that people rejected are among them, marked as such.
    """
    context = Context(readings, links)
    review = Review(context, links.reviews)
    said = review.of(statements(context))
    said += (entry for entry in review.added(["statement"]) if isinstance(entry, StatementEntry))
    sides, pacts = Sides(context), agreements(context, links)
    told_since = since_signing(figures(context), Signings(context, pacts))
    claims = with_agreements(context, series(review.claims(told_since)))
    pairs = Pairs(sides)
    rounds = rounds_with_agreements(talks_rounds(pairs, links), pacts)
    pledges, told = commitments(pairs, links, pacts), in_rounds(events(context, links, sides), rounds)
    charges = tied(context, breach_claims(pairs, links), pledges, pacts)
    entries: list[Entry] = [
        *articles(context, links),
        *lineages(context, links),
        *actors(context),
        *figure_disputes(context, claims),
        *wording_disputes(context, said),
        *pacts,
        *with_outcomes(context, pledges, charges, told, pacts),
        *charges,
        *occurrence_disputes(context, sides, said, charges, told),
        *description_disputes(context, sides, said),
        *rounds,
        *proposals(pairs, links, pacts),
        *positions(context, sides, said),
        *told,
        *anomalies(context),
    ]
    others = [kind for kind in ADDABLE if kind != "statement"]
    entries = [
        *said,
        *(it.entry for it in claims),
        *review.of(entries),
        *review.added(others),
        *review.rejected,
    ]
    entries = [replace(entry, origins=context.origin_kinds(entry.origins)) for entry in entries]
    return sorted(entries, key=lambda entry: (_ORDER[type(entry)], entry.id))
