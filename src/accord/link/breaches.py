"""The same charge of breach in several sentences and articles.

Two claims are one where nothing speaks against it (another accuser, another accused, a threat and a charge,
more than `_DAYS` between them) and two clues speak for it: the deed told in the same words, the same
accuser, the same accused, the same sentence. A claim that tells no deed ("a plain breach of Article 3")
goes to the claim of the same accuser next to it in its article. Monitors' counts are each of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from accord.model.acts import GENERIC
from accord.model.groups import Groups
from accord.model.judgement import Judgement
from accord.model.reading import Reading, forms_in

__all__ = ["find_same_breaches"]

_DAYS = 30
_REACH = 60  # Claims that share a word of the deed or a side, nearest in time first.
_NEXT = 1500  # characters from a claim without a deed to the one it is of
_SHORT = 4  # letters of a word that tells a deed, at least
_BREAKING = frozenset(
    """breaking violating failing broken failed have been their with from that this after before into over
    town under would agreement ceasefire truce cease-fire deal accord promise pledge breach""".split()  # noqa: SIM905
)


class _Claim(NamedTuple):
    key: str
    article: str
    day: str
    start: int
    end: int
    accusers: frozenset[tuple[str, bool]]
    accused: str | None
    named: bool
    deed: frozenset[str]
    sentence: str
    threat: bool


def find_same_breaches(readings: Sequence[Reading], actors: Mapping[str, str]) -> list[Judgement]:
    """Judgements on claims of breaches; `actors` maps names to their group."""
    claims = sorted(
        (claim for reading in readings for claim in _claims(reading, actors)),
        key=lambda claim: (claim.day, claim.article, claim.start),
    )
    groups = Groups(
        len(claims),
        lambda left, right: all(_fits(claims[one], claims[other]) for one in left for other in right),
    )
    found = [*_by_deed(claims, groups), *_beside(claims, groups)]
    return sorted(found)


def _claims(reading: Reading, actors: Mapping[str, str]) -> Iterator[_Claim]:
    names = {mark.name: mark.type for mark in reading.annotation.mentions if mark.name}
    day = reading.document.published.earliest or "9"
    for claim in reading.annotation.breach_claims:
        if claim.count:
            continue
        sides = (claim.accuser, claim.side) if claim.accuser in names else ()
        accusers = {name for name in sides if name in names}
        deed = frozenset(_stem(word) for word in forms_in(claim.what or "") if _tells(word))
        words = " ".join(forms_in(claim.span.of(reading.document.text)))
        yield _Claim(
            reading.claim_key(claim), reading.id, day, *claim.span,
            frozenset(
                (actors.get(name, name), names[name] == "PERSON") for name in accusers if name
            ),
            actors.get(claim.accused, claim.accused) if claim.accused else None,
            claim.accused in names, deed, words, claim.modality == "conditional",
        )  # fmt: skip


def _tells(word: str) -> bool:
    return len(word) >= _SHORT and word not in _BREAKING and word not in GENERIC


def _stem(word: str) -> str:
    """ "remaining", "remains" and "remain" are one."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word.removesuffix(ending)
    return word


def _by_deed(claims: Sequence[_Claim], groups: Groups) -> Iterator[Judgement]:
    """Claims that share words of the deed, or the whole sentence."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        keys = sorted({*claim.deed, claim.sentence})
        earlier = sorted({other for key in keys for other in index[key][-_REACH:]}, reverse=True)
        for other in earlier[:_REACH]:
            why = _why(claim, claims[other])
            if why and groups.join(other, number):
                yield _same(claim, claims[other], why)
        for key in keys:
            index[key].append(number)


def _why(one: _Claim, other: _Claim) -> list[str]:
    """What speaks for one charge; nothing where it is too little."""
    if not _fits(one, other):
        return []
    if one.sentence == other.sentence and len(one.sentence.split()) > _SHORT:
        return ["the same words"]
    words = sorted(one.deed & other.deed)
    who = bool(one.accusers & other.accusers)
    whom = _one_side(one.accused, other.accused)
    clues = (len(words) > 1) + bool(words) + who + whom + (one.article == other.article)
    if not words or not (who or whom) or clues < _ENOUGH:
        return []
    told = [f"the deed ({', '.join(words)})"]
    return told + ["the accuser"] * who + ["the accused"] * whom


_ENOUGH = 3


def _beside(claims: Sequence[_Claim], groups: Groups) -> Iterator[Judgement]:
    """A claim without a deed, to the nearest of the same accuser in its article."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        by_article[claim.article].append(number)
    for numbers in by_article.values():
        for place, number in enumerate(numbers):
            claim = claims[number]
            if claim.deed or not claim.accusers:
                continue
            near = [other for other in numbers[max(0, place - 3) : place + 4] if claims[other].deed]
            near = [other for other in near if claims[other].accusers & claim.accusers]
            near = [other for other in near if abs(claims[other].start - claim.start) <= _NEXT]
            other = min(near, key=lambda it: (abs(claims[it].start - claim.start), it), default=None)
            if other is not None and _fits(claim, claims[other]) and groups.join(other, number):
                yield _same(claim, claims[other], ["the accuser", "the place in the article"])


def _fits(one: _Claim, other: _Claim) -> bool:
    """Whether nothing speaks against one charge."""
    if one.threat != other.threat or not _may_be_one(one.accusers, other.accusers):
        return False
    if one.named and other.named and one.accused != other.accused:
        return False
    if "9" in (one.day, other.day):
        return True
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days) <= _DAYS


def _may_be_one(one: frozenset[tuple[str, bool]], other: frozenset[tuple[str, bool]]) -> bool:
    """Whether two accusers may be one; a person may speak for a body, two persons or two bodies are two."""
    kinds = {person for _, person in one} & {person for _, person in other}
    return not kinds or bool(one & other)


def _one_side(one: str | None, other: str | None) -> bool:
    """Whether two accused are one: equal, or "the army" for "the Ostian army"."""
    if one is None or other is None:
        return False
    short, long = sorted((one.lower(), other.lower()), key=len)
    return short == long or long.endswith(f" {short}")


def _same(one: _Claim, other: _Claim, why: Iterable[str]) -> Judgement:
    low, high = sorted((one.key, other.key))
    return Judgement("breach_claim", low, high, "same", 1.0, f"In common: {', '.join(why)}.", "breach")
