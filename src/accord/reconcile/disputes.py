"""Disputes: accounts that cannot all be so. They are shown, never settled.

Figures: counts of one thing by different claimants, near in time, whose ranges cannot meet when "more
than 40" is taken as 40 to 50 and an approximate number as 10 % either way. Two counts are of one thing
when the nouns go together, what befell the people is the same, and they stand close by in one article,
or in articles of one week whose sentences share a rare name and most of the shorter's words.

Wording: a statement that a witness gives in altered words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from accord.model.entries import Dispute, Figure, Mention, Side, StatementEntry
from accord.model.reading import words_in
from accord.model.values import evidence_id
from accord.reconcile.context import Context
from accord.reconcile.figures import Claim, Sighting
from accord.reconcile.origins import counted

__all__ = ["figure_disputes", "wording_disputes"]

_DAYS = 7
_NEAR = 600  # characters between two counts in one article
_OPEN, _APPROXIMATE = 1.25, 0.1
_SHARED = 0.4
_REACH = 60  # claims of one kind that a claim is compared with, nearest in time first
_RARE = 0.1


def figure_disputes(context: Context, claims: Sequence[Claim]) -> list[Dispute]:
    """One dispute for each set of claims that contradict one another, directly or through a third."""
    order = sorted(claims, key=lambda it: (*context.order(it.entry.mentions[0].article), it.entry.id))
    common = _common_names(order)
    parent = list(range(len(order)))
    kinds: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for number, claim in enumerate(order):
        kind = claim.sightings[0].kind
        kinds[kind.thing, kind.state].append(number)
    for numbers in kinds.values():
        for place, right in enumerate(numbers):
            for left in numbers[max(0, place - _REACH) : place]:
                if _contradict(order[left], order[right], common):
                    _unite(parent, left, right)
    roots = sorted((_root(parent, number), number) for number in range(len(order)))
    groups = [[order[number] for _, number in group] for _, group in groupby(roots, key=lambda pair: pair[0])]
    return [_dispute(context, group) for group in groups if len(group) > 1]


def _root(parent: list[int], at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


def _unite(parent: list[int], left: int, right: int) -> None:
    low, high = sorted((_root(parent, left), _root(parent, right)))
    parent[high] = low


def _range(claim: Claim) -> tuple[float, float]:
    low, high = claim.entry.low, claim.entry.high
    if low is None and high is not None:
        low = high / _OPEN
    elif high is None and low is not None:
        high = low * _OPEN
    slack = _APPROXIMATE if claim.entry.approximate else 0.0
    return (low or 0.0) * (1 - slack), (high or 0.0) * (1 + slack)


def _contradict(left: Claim, right: Claim, common: frozenset[str]) -> bool:
    one, other = left.sightings[0], right.sightings[0]
    (low, high), (other_low, other_high) = _range(left), _range(right)
    if not (high < other_low or other_high < low) or not _same_thing(one, other):
        return False
    return any(_of_one_matter(a, b, common) for a in left.sightings[:5] for b in right.sightings[:5])


def _same_thing(left: Sighting, right: Sighting) -> bool:
    if left.place and right.place and left.place != right.place:
        return False
    groups = {left.kind.group, right.kind.group}
    if len(groups) > 1 and "any" not in groups:
        return False
    one, other = set(left.counted.split()[:-1]), set(right.counted.split()[:-1])
    return one <= other or other <= one or len(groups) > 1


def _of_one_matter(left: Sighting, right: Sighting, common: frozenset[str]) -> bool:
    if left.claimant == right.claimant:
        return False
    if left.mention.article == right.mention.article:
        near = abs(left.mention.start - right.mention.start) <= _NEAR
        return near and left.claimant is not None and right.claimant is not None
    if left.claimant is None and right.claimant is None:
        return False
    if not _within_days(left, right):
        return False
    one, other = _names(left), _names(right)
    if not (one & other) - common:
        return False
    words, others = _words(left), _words(right)
    return len(words & others) >= _SHARED * min(len(words), len(others))


def _within_days(left: Sighting, right: Sighting) -> bool:
    one, other = left.reading.document.published, right.reading.document.published
    if one.earliest is None or other.earliest is None:
        return False
    return abs((date.fromisoformat(one.earliest) - date.fromisoformat(other.earliest)).days) <= _DAYS


def _names(sighting: Sighting) -> frozenset[str]:
    """Capitalised words of the sentence, but for its first."""
    text = sighting.reading.document.text
    words = list(words_in(text, *sighting.sentence))[1:]
    return frozenset(word.form for word in words if text[word.start].isupper())


def _words(sighting: Sighting) -> frozenset[str]:
    text = sighting.reading.document.text
    return frozenset(word.form for word in words_in(text, *sighting.sentence) if len(word.form) > 3)


def _common_names(claims: Sequence[Claim]) -> frozenset[str]:
    """Names in so many of the sentences that sharing one says nothing."""
    seen = Counter(name for claim in claims for name in _names(claim.sightings[0]))
    return frozenset(name for name, count in seen.items() if count > max(5, _RARE * len(claims)))


def _dispute(context: Context, group: Sequence[Claim]) -> Dispute:
    group = sorted(group, key=lambda claim: (_range(claim), claim.entry.id))
    sides = tuple(
        Side(_claimed(claim), tuple(origin.name for origin in claim.entry.origins)) for claim in group
    )
    first = min(group, key=lambda claim: context.order(claim.entry.mentions[0].article))
    claimed = "; ".join(side.claim for side in sides)
    note = f"Counts of “{first.entry.counted}” that cannot all be right: {claimed}."
    return _entry(context, "figure", [claim.entry for claim in group], sides, note)


def _claimed(claim: Claim) -> str:
    mention = claim.entry.mentions[0]
    words = " ".join(mention.quote.split())
    if claim.entry.claimant:
        return f"{words}, according to {claim.entry.claimant}"
    return f"{words}, as {mention.outlet or 'an unnamed outlet'} has it"


def wording_disputes(context: Context, statements: Sequence[StatementEntry]) -> list[Dispute]:
    """One dispute for each statement whose words a witness changed."""
    return [
        _entry(context, "wording", [statement], sides, _wording_note(statement))
        for statement in statements
        if any(variant.relation == "altered" for variant in statement.variants)
        if len(sides := _wordings(statement)) > 1
    ]


def _wordings(statement: StatementEntry) -> tuple[Side, ...]:
    """The best witness's wording first, with all that keep to it; then each altered one."""
    origin_of = {article: origin.name for origin in statement.origins for article in origin.articles}
    wordings: dict[str, list[Mention]] = {statement.text: []}
    for variant in statement.variants:
        altered = variant.relation == "altered"
        text = " ".join(variant.mention.quote.split()) if altered else statement.text
        wordings.setdefault(text, []).append(variant.mention)
    return tuple(Side(text, _names_of(origin_of, mentions)) for text, mentions in wordings.items())


def _names_of(origin_of: dict[str, str | None], mentions: Sequence[Mention]) -> tuple[str | None, ...]:
    names = {origin_of.get(mention.article) for mention in mentions}
    return tuple(sorted(names, key=lambda name: (name is None, name or "")))


def _wording_note(statement: StatementEntry) -> str:
    changes = [
        f"“{change.witness or '—'}” became “{change.variant or '—'}”"
        for variant in statement.variants
        for change in variant.changes
    ]
    who = f"{statement.speaker}'s words" if statement.speaker else "Words in quotation marks"
    return f"{who} are not the same in every outlet: {'; '.join(dict.fromkeys(changes))}."


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
