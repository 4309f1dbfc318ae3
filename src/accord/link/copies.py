"""Copies: which article was made from which.

Candidates share fingerprints of five-word shingles (winnowing: Schleimer, Wilkerson and Aiken, 2003,
"Winnowing: local algorithms for document fingerprinting"); each is then decided by exact passages.
Contained words count, not likeness, since a reprint may be a third of its source. Quoted words are
weighed apart, for two reporters in one room quote alike; and what many articles share besides
(furniture, a background paragraph) proves nothing.

A copy has nine words in ten from its source; or seven in ten, and nothing changed between the first and
the last of them (a headline of its own, a paragraph added). Anything less is an edit.

Who copied whom: the earlier article is the source; where the dates do not tell, the one whose outlet
the other credits; else one that is by an agency or credits one; else the longer one; else the one with
the smaller id. An article has one parent
at most, the one it shares most with, and no article descends from itself.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple
from zlib import crc32

from accord.link.credits import Credit, outlet_name
from accord.model.reading import Derivation, Reading, edges_in, forms_in
from accord.model.text import blank, clear_of
from accord.model.values import Span

__all__ = ["find_copies"]

_SHINGLE = 5
_WINDOW = 16
_COMMON = 6  # A shingle in as many articles is common property, unless the whole article is.
_NEIGHBOURS = 4  # Of a shingle in many articles, each is paired with the first and the last few.
_COPY, _COPY_WITHIN, _UNCHANGED, _EDIT = 0.9, 0.7, 0.95, 0.3
_LEAST_PASSAGE = 7
_LEAST_WORDS = 25


class _Text(NamedTuple):
    forms: list[str]
    edges: list[tuple[int, int]]
    quoted: bytearray
    prints: frozenset[int]


class _Pair(NamedTuple):
    share: float
    relation: str
    child: int
    parent: int
    passages: tuple[tuple[Span, Span], ...]


def find_copies(readings: Sequence[Reading], credits: Mapping[str, Sequence[Credit]]) -> list[Derivation]:
    """Every article's best source among `readings` (sorted by id); `credits` holds whom each credits."""
    order = sorted(range(len(readings)), key=lambda at: (readings[at].document.published.earliest or "9", at))
    prints, common = _fingerprints(readings, order)
    texts = lru_cache(maxsize=512)(lambda at: _text(readings[at]))
    pairs = []
    for left, right in _candidates(prints, order):
        if readings[left].document.where == readings[right].document.where:
            continue
        a, b = texts(left), texts(right)
        derives = _derives(readings[left], readings[right], credits, len(a.forms), len(b.forms))
        child, parent = (left, right) if derives else (right, left)
        pair = _compare(texts(child), texts(parent), common)
        if pair is not None:
            share, relation, passages = pair
            pairs.append(_Pair(share, relation, child, parent, passages))
    return _parents(readings, pairs, {at: rank for rank, at in enumerate(order)})


def _text(reading: Reading) -> _Text:
    text = blank(reading.document.text, reading.document.residue)
    forms, edges = forms_in(text), edges_in(text)
    quotes = sorted(
        span
        for statement in reading.annotation.statements
        if statement.kind in ("direct", "mixed")
        for span in statement.content
    )
    quoted, at = bytearray(len(edges)), 0
    for number, (start, _) in enumerate(edges):
        while at < len(quotes) and quotes[at].end <= start:
            at += 1
        quoted[number] = at < len(quotes) and quotes[at].start <= start
    return _Text(forms, edges, quoted, frozenset(_winnow(forms)))


def _shingles(forms: Sequence[str]) -> list[int]:
    words = [form.encode() for form in forms]
    ends = list(accumulate(len(word) + 1 for word in words))
    starts, text = [0, *ends], memoryview(b" ".join([*words, b""]))
    return [crc32(text[start:end]) for start, end in zip(starts, ends[_SHINGLE - 1 :], strict=False)]


def _winnow(forms: Sequence[str]) -> set[int]:
    """The smallest hash of every window: any shared run of window + shingle words shares one."""
    hashes = _shingles(forms)
    return {min(hashes[at : at + _WINDOW]) for at in range(max(1, len(hashes) - _WINDOW + 1)) if hashes}


def _fingerprints(readings: Sequence[Reading], order: Sequence[int]) -> tuple[list[int], frozenset[int]]:
    """Fingerprint and rank (place in `order`) of every article as one sorted list; the common ones."""
    packed = array("Q")
    for rank, at in enumerate(order):
        document = readings[at].document
        text = blank(document.text, document.residue)
        packed.extend(value << 32 | rank for value in _winnow(forms_in(text)))
    entries = sorted(packed)
    common = set()
    for value, group in groupby(entries, key=lambda entry: entry >> 32):
        if sum(1 for _ in group) >= _COMMON:
            common.add(value)
    return entries, frozenset(common)


def _candidates(entries: list[int], order: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs that share enough fingerprints to be worth comparing; never all pairs of a crowd."""
    shared: Counter[tuple[int, int]] = Counter()
    sizes: Counter[int] = Counter()
    for _, group in groupby(entries, key=lambda entry: entry >> 32):
        ranks = [entry & 0xFFFFFFFF for entry in group]
        sizes.update(ranks)
        for place in range(1, len(ranks)):
            first, last = min(place, _NEIGHBOURS), max(_NEIGHBOURS, place - _NEIGHBOURS)
            shared.update((other, ranks[place]) for other in (*ranks[:first], *ranks[last:place]))
    return [
        (order[left], order[right])
        for (left, right), count in sorted(shared.items())
        if count >= max(1, _EDIT / 2 * min(sizes[left], sizes[right]))
    ]


def _derives(
    left: Reading, right: Reading, credits: Mapping[str, Sequence[Credit]], left_words: int, right_words: int
) -> bool:
    """Whether of two alike articles `left` is the one made from the other: the docstring's rule."""
    first, second = left.document.published, right.document.published
    if first.latest and second.earliest and first.latest < second.earliest:
        return False
    if second.latest and first.earliest and second.latest < first.earliest:
        return True
    of_left, of_right = credits.get(left.id, ()), credits.get(right.id, ())
    left_credits = outlet_name(right) in [credit.name for credit in of_left]
    right_credits = outlet_name(left) in [credit.name for credit in of_right]
    if left_credits != right_credits:
        return left_credits
    left_named, right_named = (any(credit.whole for credit in found) for found in (of_left, of_right))
    if left_named != right_named:
        return right_named
    return (-left_words, left.id) > (-right_words, right.id)


def _compare(
    child: _Text, parent: _Text, common: frozenset[int]
) -> tuple[float, str, tuple[tuple[Span, Span], ...]] | None:
    """How much of `child` stands in `parent`, or None where that is no copying."""
    rare = child.prints - common
    if len(rare) >= len(child.prints) / 4 and len(rare & parent.prints) < _EDIT / 2 * len(rare):
        return None
    runs = _runs(child.forms, parent.forms)
    matched = sum(length for _, _, length in runs)
    plain = sum(length - sum(child.quoted[at : at + length]) for at, _, length in runs)
    share, unquoted = matched / len(child.forms), len(child.forms) - sum(child.quoted)
    least = _LEAST_WORDS if share < _COPY else min(_LEAST_WORDS, max(10, len(child.forms) // 2))
    if plain < least or not unquoted:
        return None
    if share < _COPY and plain / unquoted < _EDIT:
        return None
    passages = tuple(
        (_stretch(child.edges, at, length), _stretch(parent.edges, there, length))
        for at, there, length in runs
    )
    within = matched / (runs[-1][0] + runs[-1][2] - runs[0][0])
    copied = share >= _COPY or (share >= _COPY_WITHIN and within >= _UNCHANGED)
    return round(share, 4), "copy" if copied else "edit", passages


def _stretch(edges: Sequence[tuple[int, int]], at: int, length: int) -> Span:
    return Span(edges[at][0], edges[at + length - 1][1])


def _runs(child: Sequence[str], parent: Sequence[str]) -> list[tuple[int, int, int]]:
    """(place in child, place in parent, words) of the longest shared runs, left to right."""
    places: dict[tuple[str, ...], list[int]] = {}
    for there in range(len(parent) - _SHINGLE + 1):
        places.setdefault(tuple(parent[there : there + _SHINGLE]), []).append(there)
    runs, at = [], 0
    while at <= len(child) - _SHINGLE:
        best, best_there = 0, 0
        for there in places.get(tuple(child[at : at + _SHINGLE]), ())[:8]:
            length = _SHINGLE
            while (
                at + length < len(child)
                and there + length < len(parent)
                and child[at + length] == parent[there + length]
            ):
                length += 1
            if length > best:
                best, best_there = length, there
        if best >= _LEAST_PASSAGE:
            runs.append((at, best_there, best))
        at += best or 1
    return runs


def _parents(
    readings: Sequence[Reading], pairs: Iterable[_Pair], rank: Mapping[int, int]
) -> list[Derivation]:
    """The best parent of each article (the earliest of equals); none that would close a circle."""
    parent_of: dict[int, int] = {}
    derivations = []
    for pair in sorted(pairs, key=lambda pair: (-pair.share, pair.child, rank[pair.parent])):
        above = pair.parent
        while above != pair.child and above in parent_of:
            above = parent_of[above]
        if above == pair.child or pair.child in parent_of:
            continue
        parent_of[pair.child] = pair.parent
        child, parent = readings[pair.child], readings[pair.parent]
        first = pair.passages[0][0]
        seen = clear_of(first, child.document.residue, child.document.text) or first
        derivations.append(
            Derivation(child.id, parent.id, None, pair.relation, pair.share, pair.passages, seen)
        )
    return sorted(derivations, key=lambda derivation: derivation.article)
