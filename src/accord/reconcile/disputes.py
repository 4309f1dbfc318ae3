"""Disputes: accounts that cannot all be so. They are shown, never settled.

Figures: counts of one thing by different claimants whose ranges cannot meet when "more than 40" is taken
as 40 to 50 and an approximate number as 10 % either way. Two counts are of one thing when the nouns go
together, what befell the people is the same, and the texts tie them:

- in one article they stand close by, and the second takes up the first ("puts the number at 25"), or a
  word of contrast leads to it ("but", "while"), or the passage speaks of differing counts, and nothing says
  that it is of another time ("compared with 30 in the previous week");
- in two articles at most a day apart, their sentences share two names that are rare in such sentences
  and half the words of the shorter.

Every two counts of a dispute must be of one thing: a chain of likenesses makes none.

Wording: a quotation in which a witness changed a word that carries sense.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from accord.model.entries import Dispute, Figure, Mention, Side, StatementEntry, Variant
from accord.model.reading import forms_in, words_in
from accord.model.values import evidence_id
from accord.reconcile.context import Context
from accord.reconcile.figures import Claim, Sighting
from accord.reconcile.origins import counted
from accord.reconcile.tables import table
from accord.reconcile.wording import content_of, describe

__all__ = ["figure_disputes", "wording_disputes"]

_DAYS = 1
_NEAR = 500  # characters between two counts in one article
_OPEN, _APPROXIMATE = 1.25, 0.1
_SHARED, _SHARED_NAMES = 0.5, 2
_REACH = 60  # claims of one kind that a claim is compared with, nearest in time first
_RARE = 0.02


def figure_disputes(context: Context, claims: Sequence[Claim]) -> list[Dispute]:
    """One dispute for each set of claims on one thing, some of which contradict one another."""
    order = sorted(claims, key=lambda it: (*context.order(it.entry.mentions[0].article), it.entry.id))
    common = _common_names(order)
    kinds: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in order:
        kind = claim.sightings[0].kind
        kinds[kind.thing, kind.state].append(claim)
    groups = [group for same_kind in kinds.values() for group in _groups(same_kind, common)]
    return [_dispute(context, group) for group in groups]


def _groups(claims: Sequence[Claim], common: frozenset[str]) -> list[list[Claim]]:
    """Sets of claims in each of which every claim contradicts another and all are of one matter."""
    groups: list[list[Claim]] = []
    within: dict[str, list[Claim]] = {}
    for place, right in enumerate(claims):
        for left in claims[max(0, place - _REACH) : place]:
            if not _contradict(left, right, common):
                continue
            one, other = within.get(left.entry.id, [left]), within.get(right.entry.id, [right])
            if one is other or not all(_joinable(a, b, common) for a in one for b in other):
                continue
            joined = [*one, *other]
            groups = [group for group in groups if group is not one and group is not other] + [joined]
            within.update((claim.entry.id, joined) for claim in joined)
    return groups


def _range(claim: Claim) -> tuple[float, float]:
    low, high = claim.entry.low, claim.entry.high
    if low is None and high is not None:
        low = high / _OPEN
    elif high is None and low is not None:
        high = low * _OPEN
    slack = _APPROXIMATE if claim.entry.approximate else 0.0
    return (low or 0.0) * (1 - slack), (high or 0.0) * (1 + slack)


def _contradict(left: Claim, right: Claim, common: frozenset[str]) -> bool:
    (low, high), (other_low, other_high) = _range(left), _range(right)
    return (high < other_low or other_high < low) and _joinable(left, right, common)


def _joinable(left: Claim, right: Claim, common: frozenset[str]) -> bool:
    """Whether two claims are of one thing, by different mouths."""
    if left.entry.claimant is None or right.entry.claimant is None:
        return False
    if left.entry.claimant == right.entry.claimant or not _same_thing(left.sightings[0], right.sightings[0]):
        return False
    return any(_of_one_matter(a, b, common) for a in left.sightings[:5] for b in right.sightings[:5])


def _same_thing(left: Sighting, right: Sighting) -> bool:
    if left.place and right.place and left.place != right.place:
        return False
    groups = {left.kind.group, right.kind.group}
    if len(groups) > 1 and groups != {"any", "civilian"}:
        return False
    one, other = set(left.counted.split()[:-1]), set(right.counted.split()[:-1])
    return one <= other or other <= one or len(groups) > 1


def _of_one_matter(left: Sighting, right: Sighting, common: frozenset[str]) -> bool:
    if left.mention.article == right.mention.article:
        first, second = sorted((left, right), key=lambda it: it.mention.start)
        return second.mention.start - first.mention.end <= _NEAR and _set_against(first, second)
    if left.resumes or right.resumes or not _within_days(left, right):
        return False
    if len((_names(left) & _names(right)) - common) < _SHARED_NAMES:
        return False
    mine, others = _words(left), _words(right)
    return len(mine & others) >= _SHARED * min(len(mine), len(others))


def _set_against(first: Sighting, second: Sighting) -> bool:
    """Whether the text itself sets the second count against the first."""
    text = first.reading.document.text
    behind = {word.form for word in words_in(text, first.mention.end, second.sentence.end)}
    if behind & table("then_and_now"):
        return False
    taken_up = second.resumes is not None and second.resumes in (first.mention, first.resumes)
    if taken_up or first.sentence == second.sentence:
        return True
    led = {word.form for word in words_in(text, second.sentence.start, second.mention.start)}
    if led & table("contrast"):
        return True
    start = max(0, first.mention.start - _NEAR)
    passage = [word.form for word in words_in(text, start, second.sentence.end)]
    return any(
        word in table("differing") and not table("counts").isdisjoint(passage[at + 1 : at + 3])
        for at, word in enumerate(passage)
    )


def _within_days(left: Sighting, right: Sighting) -> bool:
    one, other = left.reading.document.published, right.reading.document.published
    if one.earliest is None or other.earliest is None:
        return False
    return abs((date.fromisoformat(one.earliest) - date.fromisoformat(other.earliest)).days) <= _DAYS


def _names(sighting: Sighting) -> frozenset[str]:
    """Capitalised words of the sentence, but for its first and for whoever makes the claim."""
    text = sighting.reading.document.text
    later = list(words_in(text, *sighting.sentence))[1:]
    claimant = set(forms_in(sighting.claimant or ""))
    return frozenset(word.form for word in later if text[word.start].isupper()) - claimant


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
    return f"{' '.join(mention.quote.split())}, according to {claim.entry.claimant}"


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
    """The best witness's wording first, with all that keep to it; then each altered one."""
    origin_of = {article: origin.name for origin in statement.origins for article in origin.articles}
    wordings: dict[str, list[Mention]] = {statement.text: []}
    for variant in statement.variants:
        altered = _alters(variant)
        text = " ".join(variant.mention.quote.split()) if altered else statement.text
        wordings.setdefault(text, []).append(variant.mention)
    return tuple(Side(text, _names_of(origin_of, mentions)) for text, mentions in wordings.items())


def _names_of(origin_of: dict[str, str | None], mentions: Sequence[Mention]) -> tuple[str | None, ...]:
    names = {origin_of.get(mention.article) for mention in mentions}
    return tuple(sorted(names, key=lambda name: (name is None, name or "")))


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
