"""Figure entries: how many of what, where, as of when, since when, according to whom.

Counted is what `countables.tsv` lists: things a peace process counts (see `countable.py`), and whatever
someone is told to count or estimate. A number whose noun is left out ("…, while officials speak of 25")
counts what the number before it in the same sentence counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from accord.model.annotation import Quantity
from accord.model.entries import Figure
from accord.model.reading import Reading, forms_in
from accord.model.text import sentence_around
from accord.model.values import Span, evidence_id
from accord.reconcile.anchored import Signings
from accord.reconcile.claimants import Claimants
from accord.reconcile.claims import Claim, Sighting
from accord.reconcile.context import Context
from accord.reconcile.countable import OWN, PLACE, Kind, Named, bare_people, called, noun_of, plural, what
from accord.reconcile.levels import change_of, is_timeless
from accord.reconcile.origins import counted
from accord.reconcile.places import own_part
from accord.reconcile.resuming import is_of_these, resumed, resumes, same_told, toll
from accord.reconcile.scope import Marks, scope
from accord.reconcile.shares import is_whole, share_of, some_of
from accord.reconcile.tables import table

__all__ = ["figures", "since_signing"]

_ONE_OF = re.compile(r"one of\b", re.IGNORECASE)  # "One of the soldiers" counts nobody.
_PARTS = re.compile(r"\b(?:(?:groups?|batches|pairs|units|teams|lots|columns?) of|including) $")
_AGED = re.compile(r"\b(?:child|boy|girl|son|daughter|man|woman|youth|teenager|baby)\sof\s$")
_DIFFERENCE = re.compile(r"\s(?:more|fewer|less)\sthan\b")  # "Two fewer than agreed" counts nobody.
_COMPOUND = re.compile(r"(?:[\d,.]+|[a-z]+)-(?!strong|odd)[a-z]{3,}", re.IGNORECASE)
_DEFINITE = re.compile(
    r"(?:\b(?:the|its|their|his|her|our|these|those|both)\s|[’']s?\s)\S+$|\bboth$", re.IGNORECASE
)
_NOT_ONE = re.compile(r"\bnot (?:even )?$", re.IGNORECASE)  # "Not one soldier" counts nobody either.
_VERBS = r"was|were|had|has|have|is|are|died|would|and"
_SPEAKS = re.compile(
    rf"(?:\s(?!(?:{_VERBS})\b)[\w’'-]+){{1,7}}\s(?:said|says|told|added|adds|recalled|recalls|explained)\b"
)
_SAYS = re.compile(r"\b(?:said|says|according to|told by|asked|quoted)\s$")
_NO_CLAUSE = re.compile(rf"(?:\s(?!(?:{_VERBS})\b)[\w’'-]+)*(?:[.,;:”\"]|$)")
_MERE = frozenset(("territory", "forces", "weapons", "vehicles", "sites"))
_FEW = 10
_ONE_REPORT_DAYS = 14  # The same number from the same mouth, later, is another count.


def figures(context: Context) -> list[Claim]:
    """One figure for the same number of the same thing by the same claimant, in no series yet."""
    groups: dict[tuple[object, ...], list[Sighting]] = defaultdict(list)
    claimants = Claimants(context)
    for reading in context.readings:
        for sighting in _sightings(context, claimants, reading):
            quantity = sighting.quantity
            # Without a claimant two articles count alike only where one was made from the other.
            who = sighting.claimant or ("", context.origins.family(reading.id))
            number = (quantity.low, quantity.high, quantity.approximate)
            groups[(sighting.counted.casefold(), number, who)].append(sighting)
    return [
        _claim(context, part)
        for group in groups.values()
        for place in _by_place(group)
        for part in _reports(context, place)
    ]


def since_signing(claims: list[Claim], signings: Signings) -> list[Claim]:
    """The claims, with the day of the agreement since whose making a count goes ("since the accord")."""
    found = []
    for claim in claims:
        if claim.entry.since is None and any(it.scope.running for it in claim.sightings):
            days = {signings.since(it.reading, it.sentence) for it in claim.sightings} - {None}
            if len(days) == 1:
                claim = claim._replace(entry=replace(claim.entry, since=days.pop()))
        found.append(claim)
    return found


def _by_place(group: list[Sighting]) -> list[list[Sighting]]:
    """Counts at different places are different counts; one without a place goes with the first."""
    places = sorted({sighting.scope.place.casefold() for sighting in group if sighting.scope.place})
    if len(places) < 2:
        return [group]
    by_place: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in group:
        by_place[sighting.scope.place.casefold() if sighting.scope.place else places[0]].append(sighting)
    return [by_place[place] for place in places]


def _sightings(context: Context, claimants: Claimants, reading: Reading) -> Iterator[Sighting]:
    previous: Sighting | None = None
    marks, text = Marks.of(reading), reading.document.text
    for quantity in sorted(reading.annotation.quantities, key=lambda quantity: quantity.span):
        span = _whole(quantity)
        owned = text[span.end : span.end + 1] in ("'", "’")  # "66 of the rebels' guns" counts no rebels.
        if (quantity.low is None and quantity.high is None) or owned or _is_part(text, quantity):
            continue
        sentence = sentence_around(text, span)
        named, taken_up = _named(text, quantity, sentence, span, previous)
        gatherer = None if named else claimants.gatherer(reading, sentence, quantity.span)
        if named is None and gatherer and quantity.unit and _thing(quantity.unit):
            named = Named(Kind(quantity.unit, quantity.unit, "other", None), _plain(quantity))
        if named is None or _mere(text, quantity, named):
            continue
        sighting = _sighting(context, claimants, reading, quantity, sentence, named, marks, taken_up)
        if previous is None or not _nested(previous, sighting):
            previous = sighting
        yield sighting


def _named(
    text: str, quantity: Quantity, sentence: Span, span: Span, previous: Sighting | None
) -> tuple[Named | None, Sighting | None]:
    """What a quantity counts, and the count before it whose thing it takes up."""
    noun = noun_of(quantity)
    named = share_of(text, quantity, sentence)
    if named is None and noun is None and previous is not None and previous.sentence == sentence:
        named = some_of(text, sentence, span, previous.kind)
    if named is not None or (noun is None and quantity.unit is not None):
        return named, None
    taken = noun is None and previous is not None and is_of_these(text[sentence.start : span.start])
    named = None if taken else what(text, quantity, sentence, span)
    if named is not None and is_whole(text, sentence, span, named.kind.state, named.kind.thing):
        named = _stateless(named)
    if noun is None and (living := bare_people(text, span)):
        return living, None
    before = previous if previous and resumes(previous, quantity, noun, sentence) else None
    if before and (named is None or (noun is None and same_told(text, before, named, sentence, span))):
        return resumed(before, noun, text, sentence, span), before
    return named or (toll(text, sentence, span) if noun is None else None), None


def _stateless(named: Named) -> Named | None:
    """Forces and things without what befell a part of them; people count no more."""
    kind = named.kind
    return None if kind.thing in ("people", "displaced") else Named(kind._replace(state=None), named.name)


def _mere(text: str, quantity: Quantity, named: Named) -> bool:
    """Whether a small number only tells which are meant: "the two largest cities", "in two regions"."""
    low, high = quantity.low, quantity.high
    if named.kind.state or named.kind.thing not in _MERE or low != high or (low or 0) > _FEW:
        return False
    return (
        named.kind.thing == "territory"
        or _DEFINITE.search(text, max(0, quantity.span.start - 12), quantity.span.end) is not None
    )


def _thing(unit: str) -> bool:
    """Whether a unit that no table lists may be a thing of the process: no span of time, share or rate."""
    return unit not in table("no_things") and " per " not in unit


def _plain(quantity: Quantity) -> str:
    """What something counts that no table lists: its own words."""
    return " ".join((quantity.counted or plural(quantity.unit or "")).split())


def _is_part(text: str, quantity: Quantity) -> bool:
    """Whether a number tells the size of parts, or of one part: "in groups of ten", "a 120-seat house"; how
    much two counts differ by; or of none."""
    start = max(0, quantity.span.start - 20)
    if quantity.unit and _COMPOUND.fullmatch(text, *_whole(quantity)):
        return True
    part = _PARTS.search(text, start, quantity.span.start) or _ONE_OF.match(text, quantity.span.start)
    if (quantity.low or _FEW) < _FEW and quantity.unit and _is_source(text, quantity.span):
        return True
    bare = quantity.unit is None and _DIFFERENCE.match(text, quantity.span.end)
    aged = quantity.unit is None and _AGED.search(text, max(0, quantity.span.start - 20), quantity.span.start)
    return bool(part or bare or aged) or (
        quantity.low == 1 and _NOT_ONE.search(text, start, quantity.span.start) is not None
    )


def _is_source(text: str, span: Span) -> bool:
    """ "One soldier at the front said", "several officers told us": who tells, and no count."""
    if _SPEAKS.match(text, span.end):
        return True
    return bool(_SAYS.search(text, max(0, span.start - 16), span.start) and _NO_CLAUSE.match(text, span.end))


def _nested(outer: Sighting, inner: Sighting) -> bool:
    """Whether a count belongs to the one before it: "40 villages in three districts"."""
    if outer.sentence != inner.sentence:
        return False
    between = outer.reading.document.text[outer.mention.end : inner.mention.start]
    return between.strip().casefold() in table("inside")


def _whole(quantity: Quantity) -> Span:
    if quantity.counted_span is None:
        return quantity.span
    start, end = quantity.counted_span
    return Span(min(start, quantity.span.start), max(end, quantity.span.end))


def _sighting(
    context: Context,
    claimants: Claimants,
    reading: Reading,
    quantity: Quantity,
    sentence: Span,
    named: Named,
    marks: Marks,
    resumed: Sighting | None,
) -> Sighting:
    span = _whole(quantity)
    part = own_part(reading.document.text, sentence, quantity.span)
    statement, claimant = claimants.of(reading, part, quantity.span, standing=named.kind.state)
    if resumed is not None:
        holder, same = resumed.holder, named.kind.state == resumed.kind.state
        name = resumed.counted if same else called(named, None)
    else:
        holder = claimants.holder(reading, sentence, span, claimant) if named.kind.state == "held" else None
        name = called(named, holder)
    kind = named.kind if named.kind.group != OWN else named.kind._replace(group=_side(claimant))
    told = PLACE.search(" ".join((quantity.counted or "").split()))
    where = scope(reading, marks, sentence, span, lives=named.kind.state == "inhabitants")
    if is_timeless(kind, spell=where.spell):
        where = where._replace(since=None, as_of=None, running=False)
    return Sighting(
        reading=reading,
        quantity=quantity,
        mention=context.mention(reading, *span),
        sentence=sentence,
        kind=kind,
        counted=name,
        name=named.name,
        claimant=claimant,
        medium=context.medium(reading, statement) if statement else None,
        issuer=context.issuer(reading, statement) if statement else None,
        place=told.group(1) if told else where.place,
        scope=where,
        holder=holder,
        resumes=(resumed.resumes or resumed.mention) if resumed else None,
    )


def _side(claimant: str | None) -> str:
    """Whose forces a claimant's own are, as `countables.tsv` groups them; its own where that is unknown."""
    words = set(forms_in(claimant or ""))
    if not words.isdisjoint(table("of_state")):
        return "government"
    return OWN if words.isdisjoint(table("of_rebels")) else "rebel"


def _reports(context: Context, group: list[Sighting]) -> Iterator[list[Sighting]]:
    """Cuts a group where nothing was reported for two weeks; undated articles stay with themselves."""
    group.sort(key=lambda it: (*context.order(it.mention.article), it.mention.start))
    part: list[Sighting] = []
    for sighting in group:
        if part and _days(part[-1], sighting) > _ONE_REPORT_DAYS:
            yield part
            part = []
        part.append(sighting)
    yield part


def _days(left: Sighting, right: Sighting) -> float:
    if left.mention.article == right.mention.article:
        return 0
    one = left.reading.document.published.latest
    other = right.reading.document.published.earliest
    if one is None or other is None:
        return 0 if one == other else float("inf")
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _claim(context: Context, sightings: list[Sighting]) -> Claim:
    first, articles = sightings[0], {sighting.mention.article for sighting in sightings}
    mentions = tuple(dict.fromkeys(sighting.mention for sighting in sightings))
    named = {agency for it in sightings if (agency := context.origins.agency(it.medium))}
    origin = context.origins.of_mention
    reports = [
        (
            origin(it.mention.article, [it.quantity.span], medium=it.medium, issuer=it.issuer, named=named),
            it.mention.article,
        )
        for it in sightings
    ]
    earliest, latest = context.reported(articles)
    evidence = (first.mention.article, first.mention.start, first.mention.end, first.claimant)
    entry = Figure(
        id=evidence_id("figure", evidence),
        mentions=mentions,
        origins=counted(reports),
        first_reported=earliest,
        last_reported=latest,
        counted=first.counted,
        unit=_unit(first),
        low=first.quantity.low,
        high=first.quantity.high,
        approximate=first.quantity.approximate,
        as_of=next((it.scope.as_of for it in sightings if it.scope.as_of), None),
        claimant=first.claimant,
        place=next((it.place for it in sightings if it.place), None),
        since=next((it.scope.since for it in sightings if it.scope.since), None),
        change=change_of(first),
    )
    return Claim(entry, tuple(sightings))


def _unit(sighting: Sighting) -> str:
    """The noun counted; of weapons with their kind ("heavy weapon"), as agreements limit them by it."""
    unit, noun = sighting.quantity.unit or "", sighting.kind.noun
    return unit if sighting.kind.thing == "weapons" and unit.islower() and unit.endswith(noun) else noun
