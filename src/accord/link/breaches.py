"""The same charge of breach in several sentences and articles.

Two claims are one where nothing speaks against it (another accuser, another accused, another place of the
deed, a threat and a charge, more than `_DAYS` between them) and two clues speak for it: the deed told in the
same words, the same accuser, the same accused, the same rule, the same sentence. A claim that tells no deed
("a plain breach of Article 3") goes to the claim of the same accuser and rule next to it in its article, and
one without an accuser (a headline, a denial) to the only one against the same accused. Monitors' counts stand
alone.
"""

from __future__ import annotations

from bisect import bisect_left
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
_HEADLINE = 120  # characters from an article's start, within which a charge may be its headline's
_NEWS = 2  # days
_SHORT = 4  # letters of a word that tells a deed, at least
_BREAKING = frozenset(
    """break broke broken violate fail breach have been their with from that this after before into over town
    under would agreement ceasefire truce cease-fire deal accord protocol treaty promise pledge""".split()  # noqa: SIM905
)
_OWNING = ("'s", "’s")
_PLACES = ("GPE", "LOC", "FAC")
_SMALL = frozenset("the of a an to in on for and its their his by with article articles section".split())  # noqa: SIM905
"""Words that tell no rule; its articles may be any's."""
_DEALS = frozenset(("agreement", "deal", "accord", "pact"))
"""What any agreement is called for short."""


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
    places: frozenset[str]
    rule: frozenset[str]
    proper: frozenset[str]
    sentence: str
    modality: str

    @property
    def threat(self) -> bool:
        return self.modality == "conditional"


def find_same_breaches(readings: Sequence[Reading], actors: Mapping[str, str]) -> list[Judgement]:
    """Judgements on claims of breaches; `actors` maps names to their group."""
    bodies = _bodies(readings, actors)
    claims = sorted(
        (claim for reading in readings for claim in _claims(reading, actors, bodies)),
        key=lambda claim: (claim.day, claim.article, claim.start),
    )
    groups = Groups(
        len(claims),
        lambda left, right: all(_fits(claims[one], claims[other]) for one in left for other in right),
    )
    found = [*_by_deed(claims, groups), *_beside(claims, groups), *_told_again(claims, groups)]
    return sorted(found)


def _bodies(readings: Sequence[Reading], actors: Mapping[str, str]) -> dict[str, str]:
    """For each person the one body that he is told to be of: `Ostia's defence minister`, `of the Front`."""
    told: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        marks, text = reading.annotation.mentions, reading.document.text
        starts = [mark.span.start for mark in marks]
        for statement in reading.annotation.statements:
            if statement.speaker_name is None:
                continue
            who = actors.get(statement.speaker_name, statement.speaker_name)
            beside = (
                marks[at]
                for span in statement.speaker
                for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
            )
            owners = (it for it in beside if it.type != "PERSON" or text.startswith(_OWNING, it.span.end))
            names = {statement.affiliation, *(it.name for it in owners)}
            told[who].update(_group(name, actors) for name in names if name)
            told[who].discard(who)
    return {who: next(iter(bodies)) for who, bodies in told.items() if len(bodies) == 1}


def _claims(reading: Reading, actors: Mapping[str, str], bodies: Mapping[str, str]) -> Iterator[_Claim]:
    """The claims of a reading; `bodies` are those that persons are of."""
    names = {mark.name: mark.type for mark in reading.annotation.mentions if mark.name}
    states = frozenset(bodies.values())
    day = reading.document.published.earliest or "9"
    for claim in reading.annotation.breach_claims:
        if claim.count:
            continue
        sides = {claim.accuser, claim.side} if claim.accuser in names else set()
        called = {_group(name, actors): names[name] == "PERSON" for name in sides if name and name in names}
        accusers = {(name, person and name not in states) for name, person in called.items()}
        accusers |= {(bodies[name], False) for name, person in accusers if person and name in bodies}
        what, rule = claim.what or "", claim.instrument or ""
        proper = forms_in(" ".join(word for word in rule.split() if word[:1].isupper()))
        yield _Claim(
            reading.claim_key(claim), reading.id, day, *claim.span,
            frozenset(accusers),
            actors.get(claim.accused, claim.accused) if claim.accused else None,
            claim.accused in names,
            frozenset(_stem(word) for word in forms_in(what) if _tells(word)) - frozenset(map(_stem, proper)),
            frozenset(name for name, kind in names.items() if kind in _PLACES and name in what),
            frozenset(form for form in forms_in(rule) if not form.isdigit()) - _SMALL,
            frozenset(form for form in proper if not form.isdigit()) - _SMALL,
            " ".join(forms_in(claim.span.of(reading.document.text))), claim.modality,
        )  # fmt: skip


def _group(name: str, actors: Mapping[str, str]) -> str:
    """Who a name is of; `Lorn, Ostia` before "'s minister" is Ostia."""
    last = name.rsplit(", ", 1)[-1]
    return actors.get(last, last)


def _tells(word: str) -> bool:
    return len(word) >= _SHORT and word not in GENERIC and _stem(word) not in _IDLE


def _stem(word: str) -> str:
    """ "remaining", "remains" and "remain" are one, and "striking" and "strikes"."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word.removesuffix(ending)
    return word


_IDLE = frozenset(map(_stem, _BREAKING))


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
    ruled = bool(one.proper & other.proper)
    clues = (len(words) > 1) + bool(words) + who + whom + (one.article == other.article or ruled)
    known = one.article == other.article or 2 * len(words) >= min(len(one.deed), len(other.deed))
    if not words or not known or not (who or whom) or clues < _ENOUGH:
        return []
    told = [f"the deed ({', '.join(words)})"]
    return told + ["the accuser"] * who + ["the accused"] * whom


_ENOUGH = 3
_FULL, _SHARED = 3, 2
"""Words of a deed told in full, and those that two of them share in two articles."""


def _beside(claims: Sequence[_Claim], groups: Groups) -> Iterator[Judgement]:
    """A claim without a deed, to the nearest by its accuser in its article; nobody's, to the only one."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        by_article[claim.article].append(number)
    for numbers in by_article.values():
        for number in numbers:
            claim = claims[number]
            near = (other for other in numbers if other != number and _is_beside(claim, claims[other]))
            ranked = sorted(near, key=lambda it: (_apart(claim, claims[it]), it))
            if ranked and not claim.accusers and len({groups.root(it) for it in ranked}) > 1:
                continue
            for other in ranked[:1]:
                if _fits(claim, claims[other]) and groups.join(other, number):
                    who = ["the accuser"] * bool(claim.accusers & claims[other].accusers)
                    whom = ["the accused"] * _one_side(claim.accused, claims[other].accused)
                    yield _same(claim, claims[other], [*who, *whom, "the place in the article"])


def _is_beside(one: _Claim, other: _Claim) -> bool:
    """Whether `one` may be `other` told in short: of the same rule, by the same or against the same."""
    if (one.deed and other.deed) or not _one_rule(one, other):
        return False
    if one.accusers:
        return not one.deed and bool(one.accusers & other.accusers) and _apart(one, other) <= _NEXT
    short = one.modality == "denied" or one.start < _HEADLINE
    return short and one.named and one.accused == other.accused and bool(other.accusers)


def _told_again(claims: Sequence[_Claim], groups: Groups) -> Iterator[Judgement]:
    """Charges without a deed, and denials, to the only such charge that other articles of those days have."""
    against: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        if claim.named and claim.accused and claim.proper and claim.day != "9":
            against[claim.accused].append(number)
    for numbers in against.values():
        for number in numbers:
            claim = claims[number]
            fitting = [it for it in numbers if _is_again(claim, claims[it])]
            if fitting and len({groups.root(it) for it in fitting}) == 1 and groups.join(fitting[0], number):
                yield _same(claim, claims[fitting[0]], ["the accused", "the rule", "the days"])


def _is_again(one: _Claim, other: _Claim) -> bool:
    """Whether `one` may be what another article of those days tells of the same accused and rule."""
    apart = one.article != other.article and _fits(one, other) and _days(one, other) <= _NEWS
    if not apart or one.proper.isdisjoint(other.proper):
        return False
    if one.accusers:
        return not (one.deed or other.deed) and bool(one.accusers & other.accusers)
    return one.modality == "denied" and bool(other.accusers) and not (one.deed and other.deed)


def _days(one: _Claim, other: _Claim) -> int:
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)


def _apart(one: _Claim, other: _Claim) -> int:
    return abs(one.start - other.start)


def _one_rule(one: _Claim, other: _Claim) -> bool:
    """Whether the rules may be one: none is told, or they share a word, a proper one where both have any."""
    if not one.rule or not other.rule:
        return True
    if one.proper and other.proper:
        return bool(one.proper & other.proper)
    return bool(one.rule & other.rule) or bool(one.rule & _DEALS and other.rule & _DEALS)


def _fits(one: _Claim, other: _Claim) -> bool:
    """Whether nothing speaks against one charge."""
    if one.threat != other.threat or not _may_be_one(one.accusers, other.accusers):
        return False
    if one.named and other.named and one.accused != other.accused:
        return False
    if one.places and other.places and one.places.isdisjoint(other.places):
        return False
    least = min(len(one.deed), len(other.deed))
    if one.article != other.article and least >= _FULL and len(one.deed & other.deed) < _SHARED:
        return False
    if "9" in (one.day, other.day):
        return True
    return _days(one, other) <= _DAYS


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
