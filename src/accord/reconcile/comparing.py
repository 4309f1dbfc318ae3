"""Whether two counts are of one thing at one time, and whether they can both be right.

Of one thing: the nouns go together, what befell those counted is the same, whoever holds them is, and
neither counts only some besides others, or one people's where the other counts all. Places and days that
both sentences tell must not differ, nor may one be of a day and the other of all so far. What is left open,
the texts must tie:

- in one article the counts stand close by, and the second takes up the first ("puts the number at 25"), or
  a word of contrast leads to it ("but", "while"), or the next sentence tells a toll, or the passage speaks
  of differing counts, and nothing says that it is of another time ("compared with 30 in the previous week");
- in two articles, at most a day apart, both tell the same place, or, of running counts, two names that are
  rare in such sentences, and the sentences share much of what else they say, weighed by how rare it is; or
  both are tolls of one whole conflict that somebody gives.

Both can be right: their ranges meet. An approximate number is taken as 10 % either way, a vague word
("hundreds") reaches half as far again. "More than 40" has no upper end, but where the text sets it against
another count: then it is 40 to 50.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from accord.model.reading import forms_in, words_in
from accord.model.world import people_of
from accord.reconcile.claimants import one_mouth
from accord.reconcile.claims import Claim, Sighting
from accord.reconcile.countable import plural
from accord.reconcile.scope import Scope
from accord.reconcile.tables import states, table

__all__ = ["Comparer"]

_DAYS, _WHOLE_DAYS = 1, 2  # between the reports of two counts, and of two tolls of a whole conflict
_NEAR = 500  # characters between two counts in one article
_LEAD = 8  # words of a sentence among which a count of nobody's is set against the one before
_CLOSE = 120  # characters between the sentences of a count and of a toll that takes it up
_OPEN, _APPROXIMATE, _VAGUE = 1.25, 0.1, 1.5
_SIMILAR, _SHARED_NAMES = 0.35, 2
_RARE, _USUAL = 0.02, 0.1  # shares of all claims: names that tell something, places that tell nothing
_OCCASION = 3  # days of an occasion that two counts may be of
_TOLLS = frozenset(("killed", "wounded", "casualties", "displaced"))
_LASTING = frozenset(("held", "remaining", "deployed", "inhabitants", "strength"))
_LOOKED_AT = 5  # places where a claim stands that are compared


_AS_HIGH = re.compile(r"\bas (?:high|many|much) as\b")  # This claims the number itself.


class Comparer:
    """Compares claims; knows how rare each word is in the sentences of all of them."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._seen = Counter(word for claim in claims for word in _words(claim.sightings[0]))
        names = Counter(name for claim in claims for name in names_of(claim.sightings[0]))
        self._common = {name for name, count in names.items() if count > max(5, _RARE * len(claims))}
        self._claims = len(claims)
        self._places = Counter(_key(s) for claim in claims for s in claim.sightings if s.scope.place)
        self._usual = max(5, _USUAL * len(claims))

    def keys(self, claim: Claim) -> set[str]:
        """Places and rare names: two claims of different articles that share none are of different things."""
        found = {f"name {name}" for s in claim.sightings[:_LOOKED_AT] for name in self._rare(s)}
        places = {s.scope.place for s in claim.sightings[:_LOOKED_AT] if s.scope.place}
        whole = {f"whole {s.scope.whole}" for s in claim.sightings[:_LOOKED_AT] if s.scope.whole}
        return found | whole | {f"place {place.casefold()}" for place in places}

    def contradict(self, left: Claim, right: Claim) -> bool:
        """Whether the two are of one thing, by different mouths, and cannot both be right."""
        return _different_mouths(left, right) and any(
            not _meet(a, b, closed=_opposed(a, b)) and self._same_thing(a, b) and self._of_one_matter(a, b)
            for a, b in _witnesses(left, right)
        )

    def agree(self, left: Claim, right: Claim) -> bool:
        """Whether the two are of one thing, by different mouths, and can both be right."""
        return _different_mouths(left, right) and any(
            _meet(a, b, closed=False) and self._same_thing(a, b) and self._of_one_matter(a, b, undated=True)
            for a, b in _witnesses(left, right)
        )

    def rival(self, left: Claim, right: Claim, one: Sighting, other: Sighting) -> bool:
        """Whether two counts, if they were of one matter, would contradict one another."""
        apart = _elsewhere(one, other, strictly=True) or _meet(one, other, closed=True)
        return not apart and _different_mouths(left, right) and self._same_thing(one, other)

    def joinable(self, left: Claim, right: Claim) -> bool:
        """Whether two claims can stand in one dispute."""
        return any(self._same_thing(a, b) and self._of_one_matter(a, b) for a, b in _witnesses(left, right))

    def _same_thing(self, left: Sighting, right: Sighting) -> bool:
        if left.scope.partial or right.scope.partial or (left.kind.state != right.kind.state):
            return False
        if left.holder and right.holder and not one_mouth(left.holder, right.holder):
            return False
        groups = {left.kind.group, right.kind.group}
        if len(groups) > 1 and groups != {"any", "civilian"}:
            return False
        one, other = _qualities(left), _qualities(right)
        if any(people_of(word) for word in one ^ other):
            return False
        if left.kind.state == "protesting" and one != other:
            return False  # "anti-war protesters" and "protesters" may march against one another
        return one <= other or other <= one or len(groups) > 1

    def _of_one_matter(self, left: Sighting, right: Sighting, *, undated: bool = False) -> bool:
        here = left.mention.article == right.mention.article
        if _elsewhere(left, right, strictly=here):
            return False
        if here:
            first, second = sorted((left, right), key=lambda it: it.mention.start)
            near = second.mention.start - first.mention.end <= _NEAR
            tied = (
                _opposed(first, second)
                or _taken_up(first, second)
                or _next_toll(first, second)
                or _answered(first, second)
            )
            return (
                near and _no_other_days(first.scope, second.scope) and not _moved_on(first, second) and tied
            )
        if left.resumes or right.resumes:
            return False
        if left.scope.whole and left.scope.whole == right.scope.whole and left.claimant and right.claimant:
            return left.kind.state in _TOLLS and _reported_together(left, right, _WHOLE_DAYS)
        if not _one_time(left, right, undated=undated):
            return False
        one_place = left.scope.place and right.scope.place and self._places[_key(left)] <= self._usual
        lasting = left.scope.running or left.kind.state in _LASTING
        names = lasting and len(self._rare(left) & self._rare(right)) >= _SHARED_NAMES
        if not one_place and not names:
            return False
        return self._similar(left, right)

    def _similar(self, left: Sighting, right: Sighting) -> bool:
        mine, others = _words(left), _words(right)
        shared = self._weight(mine & others)
        return shared >= _SIMILAR * min(self._weight(mine), self._weight(others)) > 0

    def _weight(self, words: frozenset[str]) -> float:
        return math.fsum(math.log(1 + self._claims / (self._seen[word] or 1)) for word in words)

    def _rare(self, sighting: Sighting) -> frozenset[str]:
        return names_of(sighting) - self._common


def _witnesses(left: Claim, right: Claim) -> Iterator[tuple[Sighting, Sighting]]:
    """The places of two claims that are compared: all in one article, the first few in different ones."""
    here: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in right.sightings:
        here[sighting.mention.article].append(sighting)
    for one in left.sightings:
        yield from ((one, other) for other in here.get(one.mention.article, ())[:_LOOKED_AT])
    for one in left.sightings[:_LOOKED_AT]:
        for other in right.sightings[:_LOOKED_AT]:
            if one.mention.article != other.mention.article:
                yield one, other


def _different_mouths(left: Claim, right: Claim) -> bool:
    """Whether two claimants are known and no one; an article's own count is its outlet's."""
    one, other = (claim.entry.claimant or claim.entry.mentions[0].outlet for claim in (left, right))
    return one is not None and other is not None and not one_mouth(one, other)


def _elsewhere(left: Sighting, right: Sighting, *, strictly: bool) -> bool:
    """Whether two counts have places that differ; in other articles a place named with the count will do."""
    if not left.place or not right.place or left.place.casefold() == right.place.casefold():
        return False
    named = left.place.casefold() in right.scope.places or right.place.casefold() in left.scope.places
    return strictly or not named


def _qualities(sighting: Sighting) -> frozenset[str]:
    """What the name says of the things counted besides their noun and state: "security", "heavy"."""
    heads = {sighting.kind.noun, plural(sighting.kind.noun)}
    kept = (
        word for word in forms_in(sighting.counted) if word not in heads and word.rstrip("s") not in heads
    )
    return frozenset(kept) - states(sighting.kind.thing).keys() - table("filling")


def _meet(left: Sighting, right: Sighting, *, closed: bool) -> bool:
    (low, high), (other_low, other_high) = _range(left, closed=closed), _range(right, closed=closed)
    return high >= other_low and other_high >= low


def _range(sighting: Sighting, *, closed: bool) -> tuple[float, float]:
    low, high = sighting.quantity.low, sighting.quantity.high
    vague = sighting.quantity.approximate and low != high
    if low is None:
        high_as = _AS_HIGH.match(sighting.mention.quote) or _AS_HIGH.search(_before(sighting))
        low = (high or 0.0) / _OPEN if closed or high_as else 0.0
    elif high is None:
        high = low * _OPEN if closed else math.inf
    slack = _APPROXIMATE if sighting.quantity.approximate else 0.0
    top = (high or 0.0) * (_VAGUE if vague else 1 + slack)
    return low * (1 - slack), top


def _before(sighting: Sighting) -> str:
    text, start = sighting.reading.document.text, sighting.mention.start
    return text[max(0, start - 16) : start]


def _moved_on(first: Sighting, second: Sighting) -> bool:
    """Whether the text says that the second count is of another time than the first."""
    behind = _forms(first, first.mention.end, second.sentence.end)
    now = first.sentence == second.sentence and "now" in behind
    return now or not table("then_and_now").isdisjoint(behind)


def _taken_up(first: Sighting, second: Sighting) -> bool:
    """Whether a claimant's count leaves out its noun, which is another claimant's count's."""
    resumes = second.resumes is not None and second.resumes in (first.mention, first.resumes)
    return resumes and first.claimant is not None and second.claimant is not None


def _opposed(left: Sighting, right: Sighting) -> bool:
    """Whether two counts are of one article that sets them against each other."""
    if left.mention.article != right.mention.article:
        return False
    first, second = sorted((left, right), key=lambda it: it.mention.start)
    one_sentence = first.sentence == second.sentence
    if first.claimant and second.claimant and one_sentence:
        return True
    start = first.mention.end if one_sentence else second.sentence.start
    led = _forms(second, start, second.mention.start)
    told = one_sentence or (first.claimant and second.claimant)
    if not table("contrast").isdisjoint(led if told else led[:_LEAD]) or led[-1:] == ["only"]:
        return True
    differ = _told_apart(second.reading.document.text)
    at = bisect_left(differ, max(0, first.mention.start - _NEAR))
    return at < len(differ) and differ[at] < second.sentence.end + _CLOSE


@lru_cache(maxsize=32)
def _told_apart(text: str) -> list[int]:
    """Where a text says that counts differ ("conflicting tolls")."""
    words = list(words_in(text, 0, len(text)))
    return [
        word.start
        for at, word in enumerate(words)
        if word.form in table("differing")
        and not table("counts").isdisjoint(it.form for it in words[at + 1 : at + 3])
    ]


def _forms(sighting: Sighting, start: int, end: int) -> list[str]:
    return [word.form for word in words_in(sighting.reading.document.text, start, end)]


def _next_toll(first: Sighting, second: Sighting) -> bool:
    """Whether one of the next sentences tells a toll, of no other time, of what has been counted."""
    one, other = first.scope, second.scope
    timed = (one.first or one.since) is not None, (other.first or other.since) is not None
    close = second.sentence.start - first.sentence.end <= _CLOSE
    led = _forms(second, second.sentence.start, second.mention.start)
    return close and timed[0] == timed[1] and not table("tolls").isdisjoint(led)


def _answered(first: Sighting, second: Sighting) -> bool:
    """Whether the next sentence lets another claimant count the same, without a place or day of its own."""
    one, other = first.kind, second.kind
    alone = not second.scope.places and second.scope.first is None and second.scope.since is None
    return (
        bool(first.claimant and second.claimant)
        and (one.noun == other.noun or (one.group == other.group and one.thing == "forces"))
        and one.state in _TOLLS
        and 0 < second.sentence.start - first.sentence.end <= 3
        and alone
    )


def _no_other_days(left: Scope, right: Scope) -> bool:
    """Whether the days that two counts of one article are told of, where both are, have one in common."""
    if left.running != right.running and (left.first or right.first):
        return False
    if left.first and left.last and right.first and right.last:
        return left.first <= right.last and right.first <= left.last
    return True


def _one_time(left: Sighting, right: Sighting, *, undated: bool = False) -> bool:
    """Whether counts of two articles are of one time: reported a day apart, and of the same days."""
    one, other = left.reading.document.published, right.reading.document.published
    if left.scope.running != right.scope.running:
        return False
    if one.earliest is None or other.earliest is None:
        return undated and _no_other_days(left.scope, right.scope)
    if not _reported_together(left, right):
        return False
    if left.scope.running:
        starts = left.scope.since, right.scope.since
        return starts[0] is None or starts[1] is None or abs(_between(starts[0], starts[1])) <= _OCCASION
    return (
        _on(left.scope, other.earliest)
        and _on(right.scope, one.earliest)
        and _no_other_days(*_scopes(left, right))
    )


def _reported_together(left: Sighting, right: Sighting, days: int = _DAYS) -> bool:
    one, other = left.reading.document.published, right.reading.document.published
    return (
        one.earliest is not None
        and other.earliest is not None
        and abs(_between(one.earliest, other.earliest)) <= days
    )


def _scopes(left: Sighting, right: Sighting) -> tuple[Scope, Scope]:
    return left.scope, right.scope


def _on(scope: Scope, day: str) -> bool:
    """Whether a count, where its days are told, may be of an occasion reported on `day`."""
    if scope.first is None or scope.last is None:
        return True
    return _between(scope.first, scope.last) <= _OCCASION and -1 <= _between(scope.last, day) <= _OCCASION


def _between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _key(sighting: Sighting) -> str:
    return (sighting.scope.place or "").casefold()


def names_of(sighting: Sighting) -> frozenset[str]:
    """Capitalised words of the sentence, but for its first and for whoever makes the claim."""
    text = sighting.reading.document.text
    later = list(words_in(text, *sighting.sentence))[1:]
    claimant = set(forms_in(sighting.claimant or ""))
    return frozenset(word.form for word in later if text[word.start].isupper()) - claimant


def _words(sighting: Sighting) -> frozenset[str]:
    text = sighting.reading.document.text
    claimant = set(forms_in(sighting.claimant or ""))
    told = states(sighting.kind.thing)
    return frozenset(
        word.form
        for word in words_in(text, *sighting.sentence)
        if len(word.form) > 3 and word.form not in told and word.form not in claimant
    )
