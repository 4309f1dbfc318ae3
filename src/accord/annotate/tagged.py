"""What a taught encoder takes for breach claims, talks and the other kinds: tokens with their fields.

It stands beside the rules, which read cues and grammar: taught by marked passages (`benchmarks/process`), it
finds what is told in other words. A sentence is read only where its words, in whatever order, make any of
the kinds likely enough.

The weights are in `tagger.safetensors`; how they were made, decision 16 tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from accord.annotate.encoder import Encoder
from accord.annotate.words import Words
from accord.model.values import Span

__all__ = ["FIELDS", "KINDS", "Sentence", "Tagged", "Tags", "runs", "tags_of"]

KINDS = ("commitment", "breach_claim", "talks", "proposal", "position")
FIELDS = (
    ("breach_claim", "accuser"),
    ("breach_claim", "accused"),
    ("breach_claim", "what"),
    ("breach_claim", "of"),
    ("talks", "parties"),
    ("talks", "venue"),
    ("commitment", "obligor"),
    ("commitment", "action"),
    ("proposal", "proposer"),
    ("proposal", "terms"),
    ("proposal", "addressee"),
    ("position", "party"),
)
"""Values of a piece: for each kind whether a mark begins there, whether one goes on; then fields within."""

_SURE = {"commitment": 0.8, "breach_claim": 0.8, "talks": 0.8, "proposal": 0.8, "position": 0.7}
"""How likely a find must be to count, on average over its pieces: chosen on passages it was not taught."""
_DOUBTED = {"commitment": 0.01, "breach_claim": 0.0, "talks": 0.01, "proposal": 0.01, "position": 0.01}
"""What rules found is dropped where the encoder's values for it are lower, on average over its pieces."""
_SHARED = 0.3  # that value for a weak rule, whose finds no more than two of three readers' marks met
_LEAST = 0.5  # how likely a find must be for its ends to stand for those of a rule's find

_HERE = Path(__file__).resolve().parent
_INSIDE, _BEGIN, _FIELD = 0.35, 0.5, 0.4  # least values of a piece in a mark, at its beginning, in a field
_GAP, _SHORTEST, _LONGEST = 2, 3, 160  # pieces that a mark may leap, that it has; that a sentence has
_FEWEST = 6  # tokens of a sentence
_SHORT = 40  # characters of a sentence: no shorter ones were taught
_BROKEN = 4  # steps to the end of a phrase that a find breaks off
_OF_NOUN = frozenset(("det", "amod", "poss", "compound", "nummod", "nmod"))
_BEFORE_HEAD = _OF_NOUN | {"advmod", "aux", "auxpass", "neg"}
_OF_VERB = frozenset(("dobj", "attr", "acomp", "oprd"))
_NOT_FIRST = frozenset((",", ":", ".", "CC", "``", "''", "HYPH", "_SP"))
_NOT_LAST = frozenset((",", ":", "CC", "TO", "``", "HYPH", "_SP"))
_TOUCHING = 2  # characters between a find and what rules found, of which it is the rest then

_Range = tuple[int, int]
"""A first and a last token."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """One find: its first and last token, and tokens by field."""

    first: int
    last: int
    fields: Mapping[str, tuple[_Range, ...]]

    def field(self, name: str) -> _Range | None:
        """The first tokens found for a field."""
        return next(iter(self.fields.get(name, ())), None)


class Sentence(NamedTuple):
    """A sentence in pieces: their numbers, and the token that each is of (-1: of none)."""

    numbers: list[int]
    tokens: list[int]


class Tags:
    """What the encoder makes of one document; of nothing where it has read nothing."""

    def __init__(
        self, words: Words, read: Sequence[Sentence] = (), values: Sequence[NDArray[np.float32]] = ()
    ) -> None:
        self._words = words
        self._read = list(zip(read, values, strict=True))
        self._of = {words.sentence[max(it.tokens)]: (it, told) for it, told in self._read}

    def finds(self, kind: str, taken: Iterable[Span] = ()) -> Iterator[Tagged]:
        """What it finds of a kind that touches none of `taken`, in order of the text."""
        spans = list(taken)
        for tag in self._likely(kind, _SURE[kind]):
            own = self._words.span(tag.first, tag.last)
            if not any(it.start < own.end + _TOUCHING and own.start < it.end + _TOUCHING for it in spans):
                spans.append(own)
                yield tag

    def doubts(self, kind: str, span: Span, weak: bool = False) -> bool:
        """Whether it takes what rules found of a kind for none, in a sentence it has read that is not short.

        What a weak rule found it has to share.

        What a short one means, those around it tell, which rules read and it does not.
        """
        words, tokens = self._words, self._words.tokens_in(span)
        if tokens is None or (here := words.sentence[tokens[0]]) not in self._of:
            return False
        begin, behind = words.sentences[here]
        if words.end[behind - 1] - words.start[begin] < _SHORT:
            return False
        (first, last), (sentence, told) = tokens, self._of[here]
        own = [at for at, token in enumerate(sentence.tokens) if first <= token <= last]
        least = _SHARED if weak else _DOUBTED[kind]
        return bool(own) and float(told[own, _inside(kind)].mean()) < least

    def ends(self, kind: str, spans: Sequence[Span]) -> list[Span]:
        """Spans that rules found, each with the ends of what it finds there, where that is of one alone."""
        likely = [self._words.span(tag.first, tag.last) for tag in self._likely(kind, _LEAST)]
        met = [[it for it in likely if it.overlaps(span)] for span in spans]
        claimed = Counter(it for some in met for it in some)
        return [
            some[0] if len(some) == 1 and claimed[some[0]] == 1 else span
            for span, some in zip(spans, met, strict=True)
        ]

    def _likely(self, kind: str, least: float) -> Iterator[Tagged]:
        for sentence, told in self._read:
            for first, last in runs(sentence.tokens, told, kind):
                if float(told[first : last + 1, _inside(kind)].mean()) >= least:
                    yield self._tagged(sentence.tokens, told, first, last, kind)

    def _tagged(
        self, tokens: Sequence[int], values: NDArray[np.float32], first: int, last: int, kind: str
    ) -> Tagged:
        fields: dict[str, tuple[_Range, ...]] = {}
        for place, (of_kind, name) in enumerate(FIELDS, start=2 * len(KINDS)):
            if of_kind == kind:
                told = [tokens[at] for at in range(first, last + 1) if values[at, place] >= _FIELD]
                ranges = _joined(token for token in told if token >= 0)
                fields[name] = tuple((begin, self._whole(end)) for begin, end in ranges)
        begin, end = tokens[first], self._whole(tokens[last])
        tag, dep = self._words.tag, self._words.dep
        while begin < end and tag[begin] in _NOT_FIRST:
            begin += 1
        while begin > 0 and dep[begin - 1] in _OF_NOUN and begin <= self._words.head[begin - 1] <= end:
            begin -= 1  # `six | days of talks`
        while begin < end and (
            tag[end] in _NOT_LAST or dep[end] == "mark" or (tag[end - 1] == "CC" and tag[end][:2] == "VB")
        ):
            end -= 1  # `shelling the bridge | and said`
        return Tagged(begin, end, fields)

    def _whole(self, last: int) -> int:
        """The end of the phrase that breaks off at a token: `in a common | currency`, `have | a house`."""
        words = self._words
        for _ in range(_BROKEN):
            thing = next((c for c in words.children[last] if words.left[c] == last + 1), last)
            if words.tag[last] in ("IN", "TO") and words.right[last] > last:
                last = words.right[last]
            elif words.dep[last] in _BEFORE_HEAD and words.head[last] > last:
                last = words.head[last]
            elif words.tag[last][:2] == "VB" and words.dep[thing] in _OF_VERB:
                last = words.right[thing]
            elif words.tag[last] == "POS" and words.head[words.head[last]] > last:
                last = words.head[words.head[last]]
            else:
                break
        return last


def tags_of(words: Words, end: int) -> Tags:
    """What the encoder makes of the sentences that begin before token `end`."""
    likely = [it for it in _sentences(words, end) if _gate().passes(it.numbers)]
    return Tags(words, likely, _encoder().values([it.numbers for it in likely]))


def _sentences(words: Words, end: int) -> Iterator[Sentence]:
    pieces = _pieces()
    for first, behind in words.sentences:
        if first >= end:
            return
        if behind - first < _FEWEST:
            continue
        start = words.start[first]
        whole = pieces.encode(words.source[start : words.end[behind - 1]])
        if len(whole.ids) > _LONGEST:
            continue
        tokens, at = [], first
        for low, high in whole.offsets:
            while at < behind - 1 and words.end[at] <= start + low:
                at += 1
            tokens.append(at if high > low else -1)
        yield Sentence(whole.ids, tokens)


def runs(tokens: Sequence[int], values: NDArray[np.float32], kind: str) -> Iterator[tuple[int, int]]:
    """First and last piece of what is likely a mark; one begins anew where a beginning is likely."""
    begins, inside = values[:, KINDS.index(kind)], values[:, _inside(kind)]
    found: list[list[int]] = []
    for at in np.flatnonzero(inside >= _INSIDE).tolist():
        if tokens[at] < 0:
            continue
        if found and at - found[-1][1] <= _GAP + 1 and begins[at] < _BEGIN:
            found[-1][1] = at
        else:
            found.append([at, at])
    yield from ((first, last) for first, last in found if last - first + 1 >= _SHORTEST)


def _inside(kind: str) -> int:
    """The place of a kind's value for being within a mark."""
    return len(KINDS) + KINDS.index(kind)


def _joined(tokens: Iterable[int]) -> Iterator[_Range]:
    """Tokens in order, those side by side together."""
    found: list[list[int]] = []
    for token in tokens:
        if found and token - found[-1][1] <= 1:
            found[-1][1] = token
        else:
            found.append([token, token])
    yield from ((first, last) for first, last in found)


class _Gate:
    """Whether any of the kinds is likely told of in a sentence, by the vectors of its pieces in no order."""

    def __init__(self, encoder: Encoder) -> None:
        self._vectors = encoder.vectors
        self._inner, self._shift = encoder.tensor("gate.inner"), encoder.tensor("gate.shift")
        self._outer = encoder.tensor("gate.outer")
        self._least = float(encoder.tensor("gate.least")[0])

    def passes(self, numbers: Sequence[int]) -> bool:
        seen = np.maximum(self._vectors(numbers) @ self._inner + self._shift, 0)
        return float(np.concatenate((seen.max(axis=0), seen.mean(axis=0))) @ self._outer) >= self._least


@cache
def _encoder() -> Encoder:
    return Encoder(_HERE / "tagger.safetensors")


@cache
def _gate() -> _Gate:
    return _Gate(_encoder())


@cache
def _pieces() -> Tokenizer:
    return Tokenizer.from_file(str(_HERE / "tagger_pieces.json"))
