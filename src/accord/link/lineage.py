"""Lineage: which article was made from which, and how.

Candidates share fingerprints or several of their rarest stems; each pair is then decided by the words
that one has from the other (`copies`) and by those that it retells (`retellings`). The relation is

- copy, edit: word for word, in whole or in part;
- paraphrase: in other words, within a week, for what is told again later is background; of another outlet,
  for an outlet's own later article is a follow-up, and an agency's of another day;
- translation: a paraphrase in which quotations too have other words inside their marks.

An article most of whose quotations the other has not asked somebody else: it retells nothing.

Who derives from whom: the later article from the earlier one (date); where the days do not tell, the one
that credits the other's outlet, or the one without an agency's credit from the one with it (credit);
where an article that both derive from does, the one further from its words from the nearer one (wording).
Where nothing tells, it is undecided: the shorter is put under the longer, and no direction is given.

An article has one parent at most, the one it shares most with, and no article descends from itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from accord.link.copies import LEAST_SHARE, copied
from accord.link.credits import Credit, outlet_name
from accord.link.neighbours import packed, sharing
from accord.link.retellings import Rarity, retold, retold_passages
from accord.link.texts import Text, fingerprints, hashed, stem, text_of
from accord.model.reading import Derivation, Reading, quoted_words
from accord.model.text import clear_of
from accord.model.values import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from accord.link.neighbours import Numbers

__all__ = ["Lineage", "find_lineage"]

# A fingerprint is common property in many articles of more than a few days, or in several over weeks.
_MANY_ARTICLES, _MANY_DAYS = 6, 3
_SEVERAL_ARTICLES, _NEWS_DAYS = 3, 7
_NEAR, _FIRST = 4, 4  # Of a crowd each is paired with so many before it, and with the first.
_RARE = 48  # stems by which an article is sought, its rarest
_SHARED_RARE = 5
_PRIOR = 200  # articles of which nothing is known, lest two make every word common
_TEXTS = 1024  # articles kept prepared
_PLAINLY_EDITED = 0.7  # of the words: what was reworded besides adds little to the share
_EDITED = 0.1  # of the words are the same in a row: an edit, not a rewrite
_FARTHER = 0.05  # by which one share must be less than another to tell
_SEVERAL, _LEAST_QUOTED = 2, 5  # quotations, and words of one
_LIKE, _KEPT = 0.25, 0.9  # Two quotations may be of one utterance; they have the same words.


class _Pair(NamedTuple):
    share: float
    relation: str
    child: int
    parent: int
    direction: str | None
    passages: tuple[tuple[Span, Span], ...]


class _Corpus(NamedTuple):
    """What is known of all articles together; articles go by their place in `readings`."""

    readings: Sequence[Reading]
    credits: Mapping[str, Sequence[Credit]]
    order: list[int]
    common: frozenset[int]
    rarity: Rarity


class Lineage(NamedTuple):
    """What derives from what, and the fingerprints of what many articles share, which prove nothing."""

    derivations: list[Derivation]
    common: frozenset[int]


def find_lineage(readings: Sequence[Reading], credits: Mapping[str, Sequence[Credit]]) -> Lineage:
    """Every article's best source among `readings` (sorted by id); `credits` holds whom each credits."""
    order = sorted(range(len(readings)), key=lambda at: (readings[at].document.published.earliest or "9", at))
    found = [fingerprints(readings[at]) for at in order]
    prints, stems = packed([it[0] for it in found]), packed([it[1] for it in found])
    counts = _counts(stems)
    corpus = _Corpus(readings, credits, order, _common(readings, order, prints), _rarity(counts, len(order)))
    sizes = [len(it[0]) for it in found]
    rare = packed([_rarest(it[1], counts) for it in found])
    del found, stems
    texts = lru_cache(maxsize=_TEXTS)(lambda at: text_of(readings[at], corpus.common))
    pairs = [
        pair
        for left, right in _candidates(prints, sizes, rare)
        if (pair := _decided(corpus, order[left], order[right], texts(order[left]), texts(order[right])))
    ]
    return Lineage(_parents(corpus, _with_wording(pairs)), corpus.common)


def _counts(stems: Numbers) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    """Hashes of stems, in order, and in how many articles each is."""
    import numpy as np

    return np.unique(stems >> np.uint64(32), return_counts=True)


def _rarity(counts: tuple[NDArray[np.uint64], NDArray[np.intp]], articles: int) -> Rarity:
    known, numbers = counts
    often = dict(zip(known[numbers > 1].tolist(), numbers[numbers > 1].tolist(), strict=True))
    return lambda word: math.log((articles + _PRIOR) / (often.get(hashed(word), 1) + 1))


def _rarest(
    stems: NDArray[np.uint32], counts: tuple[NDArray[np.uint64], NDArray[np.intp]]
) -> NDArray[np.uint32]:
    """An article's rarest stems, of those that another article has too."""
    import numpy as np

    known, numbers = counts
    often = numbers[np.searchsorted(known, stems)]
    shared, often = stems[often > 1], often[often > 1]
    return shared[np.argsort(often, kind="stable")[:_RARE]]


def _common(readings: Sequence[Reading], order: Sequence[int], prints: Numbers) -> frozenset[int]:
    """Fingerprints that articles of several days have, or many of which nobody knows the day."""
    import numpy as np

    values, counts = np.unique(prints >> np.uint64(32), return_counts=True)
    several = values[counts >= _SEVERAL_ARTICLES]
    kept = prints[np.isin(prints >> np.uint64(32), several)]
    days: dict[int, list[str]] = {value: [] for value in several.tolist()}
    for entry in kept.tolist():
        days[entry >> 32].append(readings[order[entry & 0xFFFFFFFF]].document.published.earliest or "")
    return frozenset(value for value, found in days.items() if _is_common(found))


def _is_common(days: Sequence[str]) -> bool:
    known = sorted({day for day in days if day})
    if len(days) >= _MANY_ARTICLES and ("" in days or len(known) > _MANY_DAYS):
        return True
    first, last = (date.fromisoformat(known[end]) for end in (0, -1)) if known else (date.min, date.min)
    return len(known) >= _SEVERAL_ARTICLES and (last - first).days > _NEWS_DAYS


def _candidates(prints: Numbers, sizes: Sequence[int], rare: Numbers) -> list[tuple[int, int]]:
    """Pairs, by rank, that share enough to be worth comparing."""
    import numpy as np

    size = np.array(sizes)
    alike = sharing(
        prints,
        near=_NEAR,
        first=_FIRST,
        enough=lambda left, right: np.maximum(1, LEAST_SHARE / 2 * np.minimum(size[left], size[right])),
    )
    told = sharing(rare, near=_NEAR, first=_FIRST, enough=lambda left, right: _SHARED_RARE)
    return sorted({(left, right) for left, right, _ in (*alike, *told)})


def _decided(corpus: _Corpus, left: int, right: int, one: Text, other: Text) -> _Pair | None:
    """Whether one of two articles derives from the other, and how."""
    readings = corpus.readings
    if readings[left].document.where == readings[right].document.where:
        return None
    derives, direction = _derives(
        readings[left], readings[right], corpus.credits, len(one.forms), len(other.forms)
    )
    if not derives:
        left, right, one, other = right, left, other, one
    words = copied(one, other)
    if words.proves and (words.relation == "copy" or words.share >= _PLAINLY_EDITED):
        return _Pair(words.share, words.relation, left, right, direction, words.passages)
    if not words.proves and (
        _days_apart(readings[left], readings[right]) > _NEWS_DAYS
        or _follows_up(readings[left], readings[right], corpus.credits)
    ):
        return None
    told = retold(one, other, corpus.rarity)
    if words.proves:
        return _Pair(max(words.share, told.share), "edit", left, right, direction, words.passages)
    passages = tuple(retold_passages(one, other, told.matches)) if told.proves else ()
    if not passages:
        return None
    quoting = _quoting(readings[left], readings[right])
    if quoting == "own":
        return None
    if words.share >= _EDITED:
        return _Pair(max(words.share, told.share), "edit", left, right, direction, words.passages)
    relation = "translation" if quoting == "reworded" else "paraphrase"
    return _Pair(told.share, relation, left, right, direction, passages)


def _follows_up(left: Reading, right: Reading, credits: Mapping[str, Sequence[Credit]]) -> bool:
    """Whether both are one outlet's, or of different days one agency's."""
    if outlet_name(left) is not None and outlet_name(left) == outlet_name(right):
        return True
    one, other = ({it.name for it in credits.get(reading.id, ()) if it.whole} for reading in (left, right))
    return not one.isdisjoint(other) and _days_apart(left, right) > 0


def _days_apart(left: Reading, right: Reading) -> int:
    """How many days surely lie between the appearance of two articles."""
    first, second = sorted(
        (reading.document.published for reading in (left, right)), key=lambda it: it.earliest or ""
    )
    if not first.latest or not second.earliest:
        return 0
    return max(0, (date.fromisoformat(second.earliest) - date.fromisoformat(first.latest)).days)


def _derives(
    left: Reading, right: Reading, credits: Mapping[str, Sequence[Credit]], left_words: int, right_words: int
) -> tuple[bool, str | None]:
    """Whether of two alike articles `left` is the one made from the other, and what tells."""
    first, second = left.document.published, right.document.published
    if first.latest and second.earliest and first.latest < second.earliest:
        return False, "date"
    if second.latest and first.earliest and second.latest < first.earliest:
        return True, "date"
    of_left, of_right = credits.get(left.id, ()), credits.get(right.id, ())
    left_credits = outlet_name(right) in [credit.name for credit in of_left]
    right_credits = outlet_name(left) in [credit.name for credit in of_right]
    if left_credits != right_credits:
        return left_credits, "credit"
    documents = _is_document(left), _is_document(right)
    if documents[0] != documents[1]:
        return documents[1], "document"
    left_named, right_named = (any(credit.whole for credit in found) for found in (of_left, of_right))
    if left_named != right_named:
        return right_named, "credit"
    return (-left_words, left.id) > (-right_words, right.id), None


def _is_document(reading: Reading) -> bool:
    return reading.document.outlet is None and not any(it.speech for it in reading.annotation.statements)


def _quoting(child: Reading, parent: Reading) -> str:
    """How a child quotes that may retell a parent: the `same`, `reworded`, or people of its `own`."""
    there = _quotations(parent)
    content = [_stems(words) for words in there]
    own = reworded = kept = 0
    for words in _quotations(child):
        stems = _stems(words)
        if max((fuzz.partial_ratio(words, other) for other in there), default=0.0) >= 100 * _KEPT:
            kept += 1
        elif max((fuzz.partial_ratio(stems, other) for other in content), default=0.0) >= 100 * _LIKE:
            reworded += 1
        else:
            own += 1
    if own >= _SEVERAL and own > reworded + kept:
        return "own"
    return "reworded" if not kept and reworded >= _SEVERAL else "same"


def _quotations(reading: Reading) -> list[list[str]]:
    """The words of what is quoted in full, short quotations left out."""
    found = []
    for statement in reading.annotation.statements:
        if statement.kind == "direct" and statement.content:
            words = [it.form for it in quoted_words(reading.document.text, statement)]
            if len(words) >= _LEAST_QUOTED:
                found.append(words)
    return found


def _stems(words: Sequence[str]) -> list[str]:
    return [found for word in words if (found := stem(word))]


def _with_wording(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Undecided pairs turned round, or decided, where a source of both tells which is nearer to it."""
    known = {(pair.child, pair.parent): pair.share for pair in pairs if pair.direction is not None}
    above: dict[int, set[int]] = {}
    for child, parent in known:
        above.setdefault(child, set()).add(parent)
    found = []
    for pair in pairs:
        if pair.direction is None:
            gaps = [
                known[pair.parent, source] - known[pair.child, source]
                for source in sorted(above.get(pair.child, set()) & above.get(pair.parent, set()))
            ]
            gap = max(gaps, key=abs, default=0.0)
            if gap >= _FARTHER:
                pair = pair._replace(direction="wording")
            elif gap <= -_FARTHER:
                turned = tuple(sorted((there, here) for here, there in pair.passages))
                pair = pair._replace(
                    direction="wording", child=pair.parent, parent=pair.child, passages=turned
                )
        found.append(pair)
    return found


def _parents(corpus: _Corpus, pairs: Iterable[_Pair]) -> list[Derivation]:
    """The best parent of each article (the earliest of equals); none that would close a circle."""
    rank = {at: place for place, at in enumerate(corpus.order)}
    parent_of: dict[int, int] = {}
    derivations = []
    for pair in sorted(pairs, key=lambda pair: (-pair.share, rank[pair.child], rank[pair.parent])):
        above = pair.parent
        while above != pair.child and above in parent_of:
            above = parent_of[above]
        if above == pair.child or pair.child in parent_of:
            continue
        parent_of[pair.child] = pair.parent
        child, parent = corpus.readings[pair.child], corpus.readings[pair.parent]
        first = pair.passages[0][0]
        seen = clear_of(first, child.document.residue, child.document.text) or first
        derivations.append(
            Derivation(
                child.id, parent.id, None, pair.relation, pair.share, pair.passages, seen, pair.direction
            )
        )
    return sorted(derivations, key=lambda derivation: derivation.article)
