"""Figure entries: how many of what, according to whom.

Counted is what `countables.tsv` lists: things a peace process counts. People count only with what
befell them ("people killed"), armed forces with or without. A number whose noun is left out ("…, while
officials speak of 25") counts what the number before it in the same sentence counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from accord.model.annotation import Quantity, Statement, Time
from accord.model.entries import Figure, Mention
from accord.model.reading import Reading, Word, words_in
from accord.model.text import sentence_around
from accord.model.values import Span, evidence_id
from accord.reconcile.claimants import counts_himself, institution
from accord.reconcile.context import Context
from accord.reconcile.origins import counted
from accord.reconcile.tables import countables, states, table

__all__ = ["Claim", "Kind", "Sighting", "figures"]

_NEEDS_STATE = frozenset(("people", "displaced"))
_HAS_STATE = frozenset(("people", "forces", "captives", "displaced", "casualties"))
_BEFORE, _AFTER = 5, 7
_STOP = re.compile(r"[;:“”\"]|\.\s")
_ONE_OF = re.compile(r"one of\b", re.IGNORECASE)  # "One of the soldiers" counts nobody.
_PARTS = re.compile(r"\b(?:(?:groups?|batches|pairs|units|teams|lots|columns?) of|including) $")
_MODAL = re.compile(r"\b(?:could|would|may|might|can|will|shall|should|must|cannot) (?:be |have )?$")
_RESUMED_WITHIN = 300
_ONE_REPORT_DAYS = 14  # The same number from the same mouth, later, is another count.
_PLACE = re.compile(r"\b(?:in|at|near|across|around)\s+((?:[A-Z][\w'’-]*)(?:\s[A-Z][\w'’-]*){0,3})$")
_ANCHOR = re.compile(r"\b(?:as of|by|until|up to|by the end of|since|on)\s+(?:the\s+)?$", re.IGNORECASE)


class Kind(NamedTuple):
    """What is counted, as far as it decides whether two counts can be of one thing."""

    noun: str
    group: str
    thing: str
    state: str | None


class Sighting(NamedTuple):
    """One place where a figure stands; `resumes` is the first count whose noun it leaves out."""

    reading: Reading
    quantity: Quantity
    mention: Mention
    sentence: Span
    kind: Kind
    counted: str
    claimant: str | None
    medium: str | None
    place: str | None
    as_of: str | None
    resumes: Mention | None = None


class Claim(NamedTuple):
    """A figure entry with its places, in order of date, article and offset."""

    entry: Figure
    sightings: tuple[Sighting, ...]


def figures(context: Context) -> list[Claim]:
    """One figure for the same number of the same thing by the same claimant."""
    groups: dict[tuple[object, ...], list[Sighting]] = defaultdict(list)
    for reading in context.readings:
        for sighting in _sightings(context, reading):
            quantity = sighting.quantity
            # Without a claimant two articles count alike only where one was made from the other.
            who = sighting.claimant or ("", context.origins.family(reading.id))
            number = (quantity.low, quantity.high, quantity.approximate)
            groups[(sighting.counted, number, who, sighting.place)].append(sighting)
    return [_claim(context, part) for group in groups.values() for part in _reports(context, group)]


def _sightings(context: Context, reading: Reading) -> Iterator[Sighting]:
    previous: Sighting | None = None
    for quantity in sorted(reading.annotation.quantities, key=lambda quantity: quantity.span):
        noun = _noun(quantity)
        if (quantity.low is None and quantity.high is None) or (noun is None and quantity.unit is not None):
            continue
        span = _whole(quantity)
        sentence = sentence_around(reading.document.text, span)
        named = _kind(quantity, noun, _state(reading.document.text, sentence, span, noun))
        resumed: Mention | None = None
        if named is None and previous is not None and _resumes(previous, quantity, noun, sentence):
            kind = previous.kind if noun is None else previous.kind._replace(noun=noun)
            named, resumed = (kind, previous.counted), previous.resumes or previous.mention
        if named is None or _is_part(reading.document.text, quantity):
            continue
        sighting = _sighting(context, reading, quantity, sentence, named)._replace(resumes=resumed)
        if previous is None or not _nested(previous, sighting):
            previous = sighting
        yield sighting


def _is_part(text: str, quantity: Quantity) -> bool:
    """Whether a number tells the size of parts, or of one part: "in groups of ten", "including two"."""
    return bool(_PARTS.search(text, max(0, quantity.span.start - 20), quantity.span.start)) or bool(
        _ONE_OF.match(text, quantity.span.start)
    )


def _resumes(previous: Sighting, quantity: Quantity, noun: str | None, sentence: Span) -> bool:
    """Whether a number with no noun, or with none but "men", counts what the last one counted."""
    text = previous.reading.document.text
    if quantity.span.start - previous.mention.end > _RESUMED_WITHIN:
        return False
    if noun is not None:
        generic = countables()[noun] == ("people", "any")
        return generic and previous.kind.thing == "forces" and previous.kind.state is None
    if previous.sentence == sentence:
        return True
    return any(word.form in table("resuming") for word in words_in(text, sentence.start, quantity.span.start))


def _noun(quantity: Quantity) -> str | None:
    """The countable noun: the unit or its last word, or for "members" what they are members of."""
    unit = (quantity.unit or "").casefold()
    if unit in countables() or unit in states():
        return unit
    unit = unit.rsplit(" ", 1)[-1]
    if unit in countables() or unit in states():
        return unit
    if unit in table("members"):
        words = (quantity.counted or "").casefold().split()
        forms = (form for word in reversed(words) for form in (word, word.removesuffix("s")))
        return next((form for form in forms if form in countables()), None)
    return None


def _kind(quantity: Quantity, noun: str | None, state: str | None) -> tuple[Kind, str] | None:
    """What is counted, and the name it is shown under; None where it is nothing countable."""
    if noun is None or noun in states():
        state = states().get(noun or "") or state
        return (Kind(state, "any", "people", state), state) if state else None
    thing, group = countables()[noun]
    if thing == "casualties":
        thing, state = "people", state or ("casualties" if noun == "casualty" else "killed")
    elif noun == "body":
        return Kind(noun, group, thing, "killed"), noun
    if thing in _NEEDS_STATE and state is None:
        return None
    name = _name(quantity.counted or noun, noun)
    return Kind(noun, group, thing, state), f"{name} {state}" if state and state not in name else name


def _name(phrase: str, noun: str) -> str:
    """The phrase in lower case, determiners and place off, its head in the singular."""
    words = [
        word if word.isupper() else word.lower() for word in _PLACE.sub("", " ".join(phrase.split())).split()
    ]
    while words and words[0] in table("determiners"):
        words = words[1:]
    for at in range(len(words) - 1, -1, -1):
        if words[at][:3] == noun[:3]:
            words[at] = noun
            break
    return " ".join(words) or noun


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


def _state(text: str, sentence: Span, span: Span, noun: str | None) -> str | None:
    """What befell those counted: the nearest such word, not across a stop.

    Another number stands in between only in a list: "12 soldiers and 60 rebels were killed".
    """
    if noun in countables() and countables()[noun][0] not in _HAS_STATE:
        return None
    near = [(0, word.form) for word in words_in(text, *span)]
    before = list(words_in(text, sentence.start, span.start))[-_BEFORE:][::-1]
    after = list(words_in(text, span.end, sentence.end))[:_AFTER]
    for line, edge in ((before, span.start), (after, span.end)):
        listed = bool(line) and (line[0].form in ("and", "or") or "," in _between(text, line[0], edge))
        for distance, word in enumerate(line, 1):
            if _STOP.search(_between(text, word, edge)) or (word.form[0].isdigit() and not listed):
                break
            if not _MODAL.search(text, max(sentence.start, word.start - 16), word.start):
                near.append((distance, word.form))
    told = [(distance, at, form) for at, (distance, form) in enumerate(near) if form in states()]
    return states()[min(told)[2]] if told else None


def _between(text: str, word: Word, edge: int) -> str:
    return text[word.end : edge] if word.end <= edge else text[edge : word.start]


def _sighting(
    context: Context, reading: Reading, quantity: Quantity, sentence: Span, named: tuple[Kind, str]
) -> Sighting:
    span = _whole(quantity)
    statement = _innermost(reading.annotation.statements, quantity.span)
    place = _PLACE.search(" ".join((quantity.counted or "").split()))
    return Sighting(
        reading=reading,
        quantity=quantity,
        mention=context.mention(reading, *span),
        sentence=sentence,
        kind=named[0],
        counted=named[1],
        claimant=_claimant(context, reading, statement, sentence, quantity.span),
        medium=context.medium(reading, statement) if statement else None,
        place=place.group(1) if place else None,
        as_of=_as_of(reading, sentence),
    )


def _claimant(
    context: Context, reading: Reading, statement: Statement | None, sentence: Span, span: Span
) -> str | None:
    """Whoever says it; where it stands in no statement, whoever is told to count."""
    if statement is not None:
        speaker = context.speaker(reading, statement)
        named = context.speaker_name(reading, statement) is not None
        return speaker if named or speaker is None else institution(speaker, reading.document.outlet)
    name = counts_himself(reading, sentence, span)
    return context.actor_name(name) if name else None


def _innermost(statements: Sequence[Statement], span: Span) -> Statement | None:
    holding = [
        (part.end - part.start, number)
        for number, statement in enumerate(statements)
        for part in statement.content
        if part.covers(span)
    ]
    return statements[min(holding)[1]] if holding else None


def _as_of(reading: Reading, sentence: Span) -> str | None:
    """The day the count is anchored to: the only date of the sentence, behind "as of", "by", "on"."""
    dates: list[Time] = [
        time for time in reading.annotation.times if time.type == "DATE" and sentence.covers(time.span)
    ]
    if len(dates) != 1 or dates[0].earliest is None or dates[0].earliest != dates[0].latest:
        return None
    start = dates[0].span.start
    return dates[0].earliest if _ANCHOR.search(reading.document.text, max(0, start - 20), start) else None


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
        (origin(it.mention.article, [it.quantity.span], medium=it.medium, named=named), it.mention.article)
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
        unit=first.kind.noun,
        low=first.quantity.low,
        high=first.quantity.high,
        approximate=first.quantity.approximate,
        as_of=next((it.as_of for it in sightings if it.as_of), None),
        claimant=first.claimant,
        place=first.place,
    )
    return Claim(entry, tuple(sightings))
