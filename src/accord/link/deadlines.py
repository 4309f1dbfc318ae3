"""The same deadline in several sentences and articles: one act, one thread of dates.

Two marks are of one thread where the act is the same ("leave", "the pull-out"), nothing says that
different parties are to do it, and what it is done with or to goes together: a name or a thing of its own
is shared. A mark that names no such thing ("the withdrawal deadline") goes to the one thread of that act in
its record, or stays alone where there are several; a bare "deadline" goes to the act next to it in its
article. A pledge without a date needs a second clue: the same obligor, or a second thing. The clauses of one
agreement are each a commitment of its own, and what is to be done is never what is not to be done.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from accord.model.acts import GENERIC, act_of, is_class
from accord.model.groups import Groups
from accord.model.judgement import Judgement
from accord.model.reading import Reading, forms_in

__all__ = ["find_deadline_threads"]

_BROAD = frozenset(("mandate", "talk", "report", "answer", "open", "form", "comply", "pay"))
_AGAIN = frozenset(("talk", "elect", "hearing", "exchange"))  # Acts that are done more than once.
_CENTURIES = ("1", "2")
_REACH = 60  # Marks of one act that a mark is compared with, nearest in time first.
_DAYS = 400
_WORDS = 5  # spaces in words that are hardly said twice
_SAME_NEWS = 7  # days
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BARE_REACH = 1500  # characters from a bare "deadline" to the act it is for


class _Mark(NamedTuple):
    key: str
    article: str
    day: str
    start: int
    end: int
    kind: str | None
    things: frozenset[str]
    obligor: str | None
    due: str
    moved: bool
    dated: bool
    negated: bool
    text: str | None
    numbers: frozenset[str]
    act: int = -1
    said: str = ""

    @property
    def own(self) -> frozenset[str]:
        """What tells this act from others of its kind."""
        return self.things - GENERIC


def find_deadline_threads(readings: Sequence[Reading], actors: Mapping[str, str]) -> list[Judgement]:
    """Judgements on commitments; `actors` maps names to their group."""
    marks: list[_Mark] = []
    bare: list[_Mark] = []
    for reading in readings:
        for mark in _marks(reading, actors):
            if mark.kind or mark.dated:
                (marks if mark.kind else bare).append(mark)
    marks.sort(key=lambda mark: (mark.day, mark.key))
    threads = _Threads(marks)
    found = [*_by_words(marks, threads), *_by_things(marks, threads)]
    found += _unspecific(marks, threads)
    found += _bare(bare, marks)
    return sorted(found)


def _marks(reading: Reading, actors: Mapping[str, str]) -> Iterator[_Mark]:
    text = reading.id if any(it.whole for it in reading.annotation.agreements) else None
    named = {mark.name for mark in reading.annotation.mentions if mark.name}
    day = reading.document.published.earliest or "9"
    for commitment in reading.annotation.commitments:
        act = act_of(forms_in(commitment.action))
        who = commitment.obligor if commitment.obligor in named else None
        owners = set(forms_in(commitment.obligor)) if commitment.obligor else set()
        due = commitment.deadline.value if commitment.deadline and commitment.deadline.value else ""
        yield _Mark(
            reading.commitment_key(commitment), reading.id, day, *commitment.span, act.kind,
            frozenset(act.things - owners), actors.get(who, who) if who else None, due,
            commitment.move is not None, commitment.deadline is not None, commitment.negated, text,
            frozenset(_NUMBER.findall(commitment.action)), commitment.action_span.start,
            " ".join(forms_in(commitment.span.of(reading.document.text))),
        )  # fmt: skip


def _by_words(marks: Sequence[_Mark], threads: _Threads) -> Iterator[Judgement]:
    """Marks in the very same words in several articles of the same days: one sentence, printed again."""
    before: dict[str, _Mark] = {}
    for mark in marks:
        other = before.get(mark.said)
        before[mark.said] = mark
        if other is None or other.article == mark.article or mark.said.count(" ") < _WORDS:
            continue
        near = "9" not in (mark.day, other.day) and _days_between(mark, other) <= _SAME_NEWS
        if near and threads.join(mark, other):
            yield _same(mark, other, ["the same words"])


def _by_things(marks: Sequence[_Mark], threads: _Threads) -> Iterator[Judgement]:
    """Marks of one act that share a thing of their own, or an article and a date."""
    kinds: dict[str | None, list[_Mark]] = defaultdict(list)
    for mark in marks:
        earlier = kinds[mark.kind]
        for other in earlier[-_REACH:]:
            shared = mark.own & other.own
            here = _said_twice(mark, other) or _same_words(mark, other) or _same_day(mark, other)
            enough = _enough(mark, other, shared) or here
            if enough and _near(mark, other) and not _another(mark, other) and threads.join(mark, other):
                yield _same(mark, other, sorted(shared) or ["the same date"])
        earlier.append(mark)


def _unspecific(marks: Sequence[_Mark], threads: _Threads) -> Iterator[Judgement]:
    """Marks without a thing of their own, to the only thread that they can be of."""
    kinds: dict[str | None, set[int]] = defaultdict(set)
    for mark in marks:
        if mark.dated:
            kinds[mark.kind].add(threads.root(mark))
    for mark in marks:
        if mark.own or not mark.dated or mark.kind is None or mark.kind in _BROAD or not is_class(mark.kind):
            continue
        roots = {threads.root_of(root) for root in kinds[mark.kind]} - {threads.root(mark)}
        fitting = [root for root in sorted(roots) if threads.fits(mark, root)]
        if not threads.one_act(fitting):
            fitting = [root for root in fitting if threads.has_due(root, mark.due)]
        if threads.one_act(fitting):
            for root in fitting:
                first = threads.first(root)
                if threads.join(mark, first):
                    yield _same(mark, first, ["no other act of the kind"])


def _bare(bare: Sequence[_Mark], marks: Sequence[_Mark]) -> Iterator[Judgement]:
    """A deadline that does not say what for, to the act before it in its article, else the one behind."""
    words: dict[tuple[str, int], _Mark] = {}
    for mark in bare:
        first = words.setdefault((mark.article, mark.act), mark)
        if first is not mark:
            yield _same(first, mark, ["the same words"])
    by_article: dict[str, list[_Mark]] = defaultdict(list)
    for mark in marks:
        by_article[mark.article].append(mark)
    for mark in bare:
        near = [other for other in by_article[mark.article] if abs(other.start - mark.start) <= _BARE_REACH]
        if near:
            other = min(near, key=lambda it: (it.start > mark.start, abs(it.start - mark.start)))
            yield _same(mark, other, ["the nearest act with a date in the article"])


def _enough(one: _Mark, other: _Mark, shared: frozenset[str]) -> bool:
    """Whether what is shared tells that it is one act: for two dates a thing, else one more clue."""
    if one.dated and other.dated:
        return bool(shared)
    if one.kind == "mandate" and one.dated != other.dated:
        return False  # to take over a mission is not its end
    same_party = one.obligor is not None and one.obligor == other.obligor
    return bool(shared) and (same_party or len(shared) > 1)


def _said_twice(one: _Mark, other: _Mark) -> bool:
    """Whether an act of a known class is told twice in one article, with one date."""
    same = one.article == other.article and one.due == other.due and not (one.own and other.own)
    return same and one.kind is not None and is_class(one.kind)


def _same_day(one: _Mark, other: _Mark) -> bool:
    """Whether one party is to do the same by the same day, with nothing that tells two acts apart."""
    party = one.obligor is not None and one.obligor == other.obligor
    return (
        party and one.due == other.due and _DAY.fullmatch(one.due) is not None and not (one.own and other.own)
    )


def _same_words(one: _Mark, other: _Mark) -> bool:
    """Whether two dates are given to the same words: "moved the vote from June to July"."""
    return one.article == other.article and one.act == other.act and one.dated and other.dated


def _another(one: _Mark, other: _Mark) -> bool:
    """Whether one is set when the other's day had passed, and not moved: talks meet again."""
    first, second = sorted((one, other), key=lambda mark: mark.day)
    dated = first.due[:1] in _CENTURIES
    return dated and second.kind in _AGAIN and not second.moved and first.due < second.day


def _near(one: _Mark, other: _Mark) -> bool:
    if "9" in (one.day, other.day):
        return True
    return _days_between(one, other) <= _DAYS


def _days_between(one: _Mark, other: _Mark) -> int:
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days)


def _same(one: _Mark, other: _Mark, why: Sequence[str]) -> Judgement:
    low, high = sorted((one.key, other.key))
    who = one.obligor or other.obligor or "nobody named"
    words = f"To {one.kind or other.kind}, by {who}; in common: {', '.join(why)}."
    return Judgement("commitment", low, high, "same", 1.0, words, "deadline")


class _Threads:
    """Marks in threads, of which none ever brings two parties' acts together."""

    def __init__(self, marks: Sequence[_Mark]) -> None:
        self._marks = marks
        self._number = {mark.key: number for number, mark in enumerate(marks)}
        self._groups = Groups(len(marks), lambda one, other: _fit(self._of(one), self._of(other)))

    def root(self, mark: _Mark) -> int:
        return self.root_of(self._number[mark.key])

    def root_of(self, number: int) -> int:
        return self._groups.root(number)

    def first(self, root: int) -> _Mark:
        return self._marks[root]

    def has_due(self, root: int, due: str) -> bool:
        return any(mark.due == due for mark in self._thread(root))

    def fits(self, mark: _Mark, root: int) -> bool:
        """Whether a mark without things of its own may be of the thread."""
        thread = self._thread(root)
        things = frozenset().union(*(member.things for member in thread))
        together = not mark.things or not (things & GENERIC) or bool(mark.things & things)
        return together and _fit(thread, [mark])

    def one_act(self, roots: Sequence[int]) -> bool:
        """Whether the threads can all be of one act: one party at most, and no things that part them."""
        threads = [self._thread(root) for root in roots]
        if not all(_one_party(one, other) for one, other in combinations(threads, 2)):
            return False
        own = [things for marks in threads if (things := frozenset().union(*(mark.own for mark in marks)))]
        return len(own) < 2 or bool(frozenset.intersection(*own))

    def join(self, one: _Mark, other: _Mark) -> bool:
        """Whether two marks are of one thread, made so where they fit."""
        left, right = self._number[one.key], self._number[other.key]
        return self.root_of(left) == self.root_of(right) or self._groups.join(left, right)

    def _thread(self, root: int) -> Sequence[_Mark]:
        return self._of(self._groups.members(root))

    def _of(self, numbers: Sequence[int]) -> Sequence[_Mark]:
        return [self._marks[number] for number in numbers]


def _fit(left: Sequence[_Mark], right: Sequence[_Mark]) -> bool:
    """Whether two threads may be one: one party, both done or both not, no two clauses of one text."""
    texts = {mark.text for mark in left if mark.text} & {mark.text for mark in right if mark.text}
    counted = [frozenset().union(*(mark.numbers for mark in marks)) for marks in (left, right)]
    if all(counted) and not counted[0] & counted[1]:
        return False  # to free 140 prisoners is not to free the other 54
    return _one_party(left, right) and left[0].negated == right[0].negated and not texts


def _one_party(left: Sequence[_Mark], right: Sequence[_Mark]) -> bool:
    one = {mark.obligor for mark in left if mark.obligor}
    other = {mark.obligor for mark in right if mark.obligor}
    return not (one and other) or bool(one & other)
