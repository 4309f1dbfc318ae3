"""Disputes: accounts that cannot all be so. They are shown, never settled.

Figures: counts of one thing at one time by different claimants that cannot all be right (`comparing.py`).
Every two counts of a dispute must be of one thing: a chain of likenesses makes none. A later count by the
same source is a development (`series.py`), counts that can both be right agree.

Wording: a quotation in which a witness changed a word that carries sense.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord.model.entries import Dispute, Figure, Mention, Side, StatementEntry, Variant
from accord.model.values import evidence_id
from accord.reconcile.claims import Claim
from accord.reconcile.comparing import Comparer
from accord.reconcile.context import Context
from accord.reconcile.origins import counted, in_order
from accord.reconcile.wording import content_of, describe

__all__ = ["figure_disputes", "with_agreements", "wording_disputes"]

_REACH = 60  # claims of one kind, place or name that a claim is compared with, nearest in time first


def figure_disputes(context: Context, claims: Sequence[Claim]) -> list[Dispute]:
    """One dispute for each set of claims on one thing, some of which contradict one another."""
    comparer = Comparer(claims)
    groups = _groups(
        comparer, [pair for pair in _pairs(context, comparer, claims) if comparer.contradict(*pair)]
    )
    return [_dispute(context, group) for group in groups]


def with_agreements(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each with the ids of those by others that can be right together with it."""
    comparer = Comparer(claims)
    agreeing: dict[str, set[str]] = defaultdict(set)
    for left, right in _pairs(context, comparer, claims):
        if comparer.agree(left, right) and not comparer.contradict(left, right):
            agreeing[left.entry.id].add(right.entry.id)
            agreeing[right.entry.id].add(left.entry.id)
    return [
        claim._replace(entry=replace(claim.entry, agrees=tuple(sorted(agreeing[claim.entry.id]))))
        if claim.entry.id in agreeing
        else claim
        for claim in claims
    ]


def _pairs(context: Context, comparer: Comparer, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each two claims of one kind that share an article, a place or a rare name, once; linear."""
    order = sorted(claims, key=lambda it: (*context.order(it.entry.mentions[0].article), it.entry.id))
    recent: dict[tuple[object, ...], deque[Claim]] = defaultdict(lambda: deque(maxlen=_REACH))
    for claim in order:
        kind = claim.sightings[0].kind
        articles = {f"article {mention.article}" for mention in claim.entry.mentions}
        near: dict[str, Claim] = {}
        for key in sorted(articles | comparer.keys(claim)):
            block = recent[kind.thing, kind.state, key]
            near |= {other.entry.id: other for other in block}
            block.append(claim)
        yield from ((near[other], claim) for other in sorted(near))


def _groups(comparer: Comparer, pairs: Sequence[tuple[Claim, Claim]]) -> list[list[Claim]]:
    """Sets of claims in each of which every claim contradicts another and all are of one matter."""
    groups: dict[int, list[Claim]] = {}
    within: dict[str, int] = {}
    for number, (left, right) in enumerate(pairs):
        one, other = within.get(left.entry.id), within.get(right.entry.id)
        if one is not None and one == other:
            continue
        first = [left] if one is None else groups[one]
        second = [right] if other is None else groups[other]
        if not all(comparer.joinable(a, b) for a in first for b in second):
            continue
        for old in (one, other):
            if old is not None:
                del groups[old]
        groups[number] = [*first, *second]
        within.update((claim.entry.id, number) for claim in groups[number])
    return list(groups.values())


def _size(claim: Claim) -> tuple[float, float]:
    low, high = claim.entry.low, claim.entry.high
    return low if low is not None else high or 0.0, high if high is not None else low or 0.0


def _dispute(context: Context, group: Sequence[Claim]) -> Dispute:
    group = sorted(group, key=lambda claim: (_size(claim), claim.entry.id))
    sides = tuple(
        Side(_claimed(claim), tuple(origin.name for origin in claim.entry.origins)) for claim in group
    )
    first = min(group, key=lambda claim: context.order(claim.entry.mentions[0].article))
    claimed = "; ".join(side.claim for side in sides)
    note = f"Counts of “{first.entry.counted}” that cannot all be right: {claimed}."
    return _entry(context, "figure", [claim.entry for claim in group], sides, note)


def _claimed(claim: Claim) -> str:
    mention = claim.entry.mentions[0]
    words, claimant = " ".join(mention.quote.split()), claim.entry.claimant
    return (
        f"{words}, according to {claimant}"
        if claimant
        else f"{words}, {mention.outlet or 'an article'}'s own"
    )


def wording_disputes(context: Context, statements: Sequence[StatementEntry]) -> list[Dispute]:
    """One dispute for each statement whose words a witness changed."""
    return [
        _entry(context, "wording", [statement], sides, _wording_note(statement))
        for statement in statements
        if any(_alters(variant) for variant in statement.variants)
        if len(sides := _wordings(statement)) > 1
    ]


def _alters(variant: Variant) -> bool:
    """Whether a witness changed a word that carries sense; a slip in an article is no dispute."""
    return variant.relation == "altered" and any(content_of(change) for change in variant.changes)


def _wordings(statement: StatementEntry) -> tuple[Side, ...]:
    """The best witness's wording first, with all that keep to it; then each altered one.

    What an outlet makes of words that go back to another, which are kept elsewhere, is that outlet's own.
    """
    origin_of = {article: origin.name for origin in statement.origins for article in origin.articles}
    wordings: dict[str, list[Mention]] = {statement.text: []}
    for variant in statement.variants:
        altered = _alters(variant)
        text = " ".join(variant.mention.quote.split()) if altered else statement.text
        wordings.setdefault(text, []).append(variant.mention)
    kept = {origin_of.get(mention.article) for mention in wordings.pop(statement.text)}
    sides = [Side(statement.text, in_order(kept))]
    for text, mentions in wordings.items():
        named = {it.outlet if (name := origin_of.get(it.article)) in kept else name for it in mentions}
        sides.append(Side(text, in_order(named)))
    return tuple(sides)


def _wording_note(statement: StatementEntry) -> str:
    printed: dict[str, list[str]] = defaultdict(list)
    for variant in statement.variants:
        if _alters(variant):
            printed[describe(variant.changes)].append(variant.mention.outlet or "a source without a name")
    who = f"{statement.speaker}'s words" if statement.speaker else "Words in quotation marks"
    told = "; ".join(f"{changes} ({', '.join(dict.fromkeys(by))})" for changes, by in printed.items())
    return f"{who} differ by outlet: {told}."


def _entry(
    context: Context, about: str, basis: Sequence[Figure | StatementEntry], sides: tuple[Side, ...], note: str
) -> Dispute:
    mentions = tuple(dict.fromkeys(mention for entry in basis for mention in entry.mentions))
    earliest = min(mentions, key=lambda it: (*context.order(it.article), it.start, it.end))
    entries = tuple(entry.id for entry in basis)
    first, last = context.reported(mention.article for mention in mentions)
    reports = [
        (origin.name, article) for entry in basis for origin in entry.origins for article in origin.articles
    ]
    return Dispute(
        id=evidence_id("dispute", (about, earliest.article, earliest.start, earliest.end, *sorted(entries))),
        mentions=mentions,
        origins=counted(reports),
        first_reported=first,
        last_reported=last,
        about=about,
        entries=entries,
        sides=sides,
        note=note,
    )
