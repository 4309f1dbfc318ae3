"""Disputed descriptions: two sides tell of one happening in words that cannot both be right.

One calls it an attack, another an accident; one says that the men fled, another that they regrouped. Both
must be accounts of their own, by two sides, in one article or in two of neighbouring days, and what stands
around them must show that they are of one happening: it shares a name and the matter, or the later one points
back ("it was an accident"). What a side calls its enemy is no dispute, nor is what somebody says is not so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from accord.model.entries import Dispute, StatementEntry
from accord.model.reading import Reading, forms_in
from accord.model.tables import toml_table
from accord.model.values import DateInterval
from accord.reconcile.accounts import Account, Accounts, Case, dispute, joined, overlap
from accord.reconcile.context import Context
from accord.reconcile.sides import Sides

__all__ = ["description_disputes"]

_NEAR = 700  # characters in an article between an account and one that points back to it
_FAR = 2500
_REACH = 12  # accounts of one contrast and name that an account is compared with
_DAYS = 3
_SHARED = 2  # names that accounts in two articles share
_NOT = frozenset(
    ("no", "not", "never", "neither", "nor", "n't", "without", "denied", "deny", "denies", "rejected", "if")
)
_BEFORE = 4  # words before one that may say it was not so
_SUPPOSING = 8  # words before one that may say that it is not so yet
_LONGEST = 28  # words of an account; what is longer tells of several things
_PREDICATE = 3  # words from "are" to what somebody is said to be
_POINTING = frozenset(("it", "they", "he", "she"))
_MAYBE = frozenset(("would", "could", "may", "might", "will", "should", "must", "if", "fears", "feared"))
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "being", "as"))
_CAPITALISED = re.compile(r"(?<=\s)[A-Z]\w{2,}")


class _Contrast(NamedTuple):
    name: str
    sides: tuple[frozenset[str], frozenset[str]]
    matter: frozenset[str]
    never: frozenset[str]
    persons: bool


class _Telling(NamedTuple):
    """An account that describes a matter in one of two ways."""

    contrast: str
    way: int
    account: Account
    names: frozenset[str]
    matter: frozenset[str]
    days: DateInterval | None
    pointing: bool
    day: str


def description_disputes(
    context: Context, sides: Sides, statements: Sequence[StatementEntry]
) -> list[Dispute]:
    """One dispute for each happening that two sides describe in ways that cannot both be right."""
    finder = _Finder(context, sides, statements)
    tellings = [it for reading in context.readings for it in finder.tellings(reading)]
    note = "Described in two ways: by {0}, and otherwise by {1}."
    cases = joined(list(finder.cases(tellings)))
    return [dispute(context, "description", case, note) for case in cases if case.told and case.denied]


@cache
def _contrasts() -> tuple[_Contrast, ...]:
    table = toml_table("accord.reconcile", "descriptions.toml")
    return tuple(
        _Contrast(
            name,
            (frozenset(row["one"].split()), frozenset(row["other"].split())),
            frozenset(row["matter"].split()),
            frozenset(row.get("never", "").split()),
            "persons" in row,
        )
        for name, row in table.items()
    )


@cache
def _by_word() -> dict[str, tuple[tuple[_Contrast, int], ...]]:
    found: dict[str, list[tuple[_Contrast, int]]] = defaultdict(list)
    for contrast in _contrasts():
        for way, words in enumerate(contrast.sides):
            for word in words:
                found[word].append((contrast, way))
    return {word: tuple(ways) for word, ways in found.items()}


class _Finder(Accounts):
    """Accounts that describe something, and those that describe it otherwise."""

    def tellings(self, reading: Reading) -> Iterator[_Telling]:
        """What is said in a reading in words of a contrast; what uses words of both sides tells neither."""
        named = sorted((mark.span.start, mark.name) for mark in reading.annotation.mentions if mark.name)
        for account, _ in self.accounts(reading):
            start, end = account.mention.start, account.mention.end
            words = list(forms_in(reading.document.text[start:end]))
            if len(words) > _LONGEST:
                continue
            ways = {(it.name, way): it for word in words for it, way in _by_word().get(word, ())}
            for (name, way), contrast in sorted(ways.items(), key=lambda it: it[0]):
                if (name, 1 - way) in ways or not _asserts(words, contrast, way):
                    continue
                around = forms_in(reading.document.text[max(0, start - _NEAR // 2) : end + _NEAR // 4])
                yield _Telling(
                    name,
                    way,
                    account,
                    self._named(reading, named, start, end),
                    contrast.matter.intersection(words if not _points(words) else around),
                    _days(reading, start, end),
                    _points(words),
                    reading.document.published.earliest or "",
                )

    def _named(
        self, reading: Reading, named: Sequence[tuple[int, str]], start: int, end: int
    ) -> frozenset[str]:
        """The actors and places that the words name, by their groups, and other words with a capital."""
        here = named[bisect_left(named, (start, "")) : bisect_left(named, (end, ""))]
        words = _CAPITALISED.findall(reading.document.text[start:end])
        return frozenset([*(self.context.actor_group(name) for _, name in here), *words])

    def cases(self, tellings: Sequence[_Telling]) -> Iterator[Case]:
        """Two tellings of one happening by two sides; candidates share an article or a name and days."""
        recent: dict[tuple[str, str], list[_Telling]] = defaultdict(list)
        ordered = sorted(
            tellings, key=lambda it: (it.day, it.account.mention.article, it.account.mention.start)
        )
        for it in ordered:
            keys = [it.account.mention.article, *sorted(it.names)]
            near = {id(other): other for key in keys for other in recent[it.contrast, key][-_REACH:]}
            for other in near.values():
                if other.way != it.way and self._is_one(other, it):
                    first, second = (other, it) if other.way == 0 else (it, other)
                    yield Case((first.account,), (second.account,))
            for key in keys:
                recent[it.contrast, key].append(it)

    def _is_one(self, one: _Telling, other: _Telling) -> bool:
        """Whether two sides tell of one happening; `other` is told later."""
        if overlap(one.account.mention, other.account.mention) or one.account.entry == other.account.entry:
            return False
        if not self.apart(one.account.by, other.account.by):
            return False
        here = one.account.mention.article == other.account.mention.article
        gap = other.account.mention.start - one.account.mention.end
        if here and other.pointing and 0 <= gap <= _NEAR:
            return bool(one.matter or other.matter)
        if one.days is not None and other.days is not None and not one.days.overlaps(other.days):
            return False
        if not one.matter & other.matter:
            return False
        speakers = {self.context.actor_group(it.account.by) for it in (one, other)}
        shared = (one.names & other.names) - speakers
        if here and 0 <= gap <= _NEAR and not other.names:
            return True  # "the ceasefire was holding"
        if here:
            return 0 <= gap <= _FAR and bool(shared)
        return len(shared) >= _SHARED and _neighbours(one.day, other.day)


def _points(words: Sequence[str]) -> bool:
    """`It was an accident`, `they were soldiers`, `those killed were farmers`."""
    opening = words[1] if words[:1] == ["that"] and len(words) > 1 else "".join(words[:1])
    return opening in _POINTING or (opening in ("those", "these") and bool(_BEING.intersection(words[1:4])))


def _asserts(words: Sequence[str], contrast: _Contrast, way: int) -> bool:
    """Whether one of the words of that way is said to be so; of persons, that they are such."""
    if contrast.never.intersection(words):
        return False
    for at, word in enumerate(words):
        if word not in contrast.sides[way] or _MAYBE.intersection(words[max(0, at - _SUPPOSING) : at]):
            continue
        before = words[max(0, at - _BEFORE) : at]
        if _NOT.intersection(before) or any(it.endswith(("n't", "n’t")) for it in before):
            continue
        near = words[max(0, at - _PREDICATE) : at]
        if not contrast.persons or (_points(words) and _BEING.intersection(near) and "to" not in near):
            return True
    return False


def _days(reading: Reading, start: int, end: int) -> DateInterval | None:
    """The days that the words themselves tell of."""
    told = [
        time
        for time in reading.annotation.times
        if start <= time.span.start < end and time.type == "DATE" and time.earliest and time.latest
    ]
    if not told:
        return None
    first = told[0]
    return DateInterval(
        DateInterval.parse(first.earliest or "").earliest, DateInterval.parse(first.latest or "").latest
    )


def _neighbours(one: str, other: str) -> bool:
    if not one or not other:
        return False
    days = DateInterval.parse(one).earliest, DateInterval.parse(other).earliest
    return abs((days[0] - days[1]).days) <= _DAYS
