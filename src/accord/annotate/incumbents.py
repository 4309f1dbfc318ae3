"""Which days an undated text can be of, by whom it calls the holders of offices.

"French Foreign Minister Alain Juppe said" was written while he was that. Nobody counts who is called former
or late, or who is named where a year or an administration is told of. Of the others nobody is named before he
took office; until the end of his term counts who speaks or acts, or is named where nothing tells of an end:
texts go on calling "President" who has just fallen. A term that cannot be made to agree with those who came
later is told of in looking back and bounds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from accord.model.document import in_words
from accord.model.tables import word_set
from accord.model.terms import Term, office_titles, terms_of
from accord.model.values import DateInterval
from accord.model.world import known_body, people_of, state_named

__all__ = ["Tenure", "tenure"]

_REACH, _SENTENCE = 40, 400
"""Letters before a title in which a word may say that it is not held, and of a sentence around it."""
_LOOKING_BACK = re.compile(
    r"\b(?:(?:1[89]|20)\d\d|(?:19|20)?\d0s|(?:year|decade)s? (?:ago|earlier|later)|decades|century)\b"
)
_NAME = re.compile(
    r"(?:(?:Gen|Adm|Lt|Col|Dr|Mr|Mrs|Ms|Sheikh|Sheik)\.? )*"
    r"(?P<name>[A-Z][\w.’'-]*"
    r"(?: (?:(?:al|el|de|da|der|van|von|bin|ben|ould|wa|arap|dos)[ -])*[A-Z][\w.’'-]*){0,4})"
)
_STATE = re.compile(r"([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?) $")
_SENTENCE_ENDS = re.compile(r"[.!?][”\"’]?\s+(?=[A-Z“\"])|\n")
_POSSESSIVE = re.compile(r"['’]s?$|[.,-]+$")
_NEVER = "9999-12-31"
_EVER = (("0001-01-01", _NEVER),)

Days = tuple[tuple[str, str], ...]
"""Stretches of days, the first and the last of each, in order and apart."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """The stretches of days that the holders named leave, and the terms that these begin and end with."""

    days: Days
    since: Term
    until: Term | None

    @property
    def hull(self) -> DateInterval | None:
        """From the first of the days to the last; None where no term ends them."""
        if self.until is None:
            return None
        return DateInterval(date.fromisoformat(self.days[0][0]), date.fromisoformat(self.days[-1][1]))

    def has(self, day: date) -> bool:
        return any(first <= day.isoformat() <= last for first, last in self.days)

    @property
    def reason(self) -> str:
        told = f"{_called(self.since)} since {_day(self.since.first)}"
        if self.until == self.since:
            told += f" until {_day(self.since.last)}"
        elif self.until is not None:
            told += f", and {_called(self.until)} until {_day(self.until.last)}"
        return f"it names as in office {told}"


class _Holder(NamedTuple):
    """The terms that a holder named in a text may be in; `present` where the end of his term counts."""

    terms: tuple[Term, ...]
    present: bool


def tenure(text: str) -> Tenure | None:
    """The days on which a text can have been written, by the holders of offices in it; None without one."""
    holders = list(dict.fromkeys(_holders(text)))
    if not holders:
        return None
    since = max((min(terms, key=_first) for terms, _ in holders), key=_first)
    days: Days = ((since.first, _NEVER),)
    for terms, present in holders:
        if present:
            days = _meet(days, terms) or days
    ending = (term for terms, _ in holders for term in terms if term.last == days[-1][1] != _NEVER)
    starting = (term for terms, _ in holders for term in terms if term.first == days[0][0])
    return Tenure(days, next(starting, since), next(ending, None))


def _first(term: Term) -> str:
    return term.first


def _meet(days: Days, terms: Sequence[Term]) -> Days:
    met = {(max(first, term.first), min(last, term.last)) for first, last in days for term in terms}
    # The day on which one follows another is no day of both: the one before is looked back to.
    return tuple(sorted((first, last) for first, last in met if first < last))


def _holders(text: str) -> Iterator[_Holder]:
    """The holders that a text names with their title before the name, in order."""
    for match in _titled().finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        named = _NAME.match(text, match.end())
        if named is None or _not_held().search(before):
            continue
        terms, length = _known(match["title"], named["name"], before)
        end = named.start("name") + length
        sentence = _sentence(text, match.start(), end) if terms else ("", "")
        if terms and not _behind().match(text, end) and not _LOOKING_BACK.search(" ".join(sentence)):
            yield _Holder(terms, bool(_acts().match(text, end)) or not any(map(_ends().search, sentence)))


def _known(title: str, name: str, before: str) -> tuple[tuple[Term, ...], int]:
    """The terms of the longest beginning of `name` that is a holder's, and how long that is.

    A name that goes on behind a surname is somebody else's: "President Clinton Ochieng".
    """
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        tried = _POSSESSIVE.sub("", " ".join(words[:count]))
        terms = terms_of(title, tried)
        if terms and (count > 1 or len(words) == 1):
            return _of_state(terms, title, before), len(tried)
    return (), 0


def _of_state(terms: tuple[Term, ...], title: str, before: str) -> tuple[Term, ...]:
    """Of some terms those of the state or body that stands before the title."""
    match = _STATE.search(before)
    told = [match[1], match[1].rsplit(" ", 1)[-1]] if match else []
    named = {_of(_POSSESSIVE.sub("", word)) for word in told} - {None}
    if not named:
        return () if title.casefold() in word_set("accord.annotate", "incumbents.toml", "bare") else terms
    return tuple(term for term in terms if _of(term.of) in named)


def _of(word: str) -> str | None:
    body = known_body(word)
    return people_of(word) or state_named(word) or (body.name if body else None)


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands around [start, end) in its sentence."""
    window = text[max(0, start - _SENTENCE) : start]
    first = max((match.end() for match in _SENTENCE_ENDS.finditer(window)), default=0)
    behind = _SENTENCE_ENDS.search(text, end, end + _SENTENCE)
    return window[first:], text[end : behind.start() if behind else end + _SENTENCE]


def _called(term: Term) -> str:
    return f"{term.name}, {term.office} of {term.of}"


def _day(day: str) -> str:
    return in_words(DateInterval.parse(day))


def _any_of(table: str) -> str:
    words = word_set("accord.annotate", "incumbents.toml", table)
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _titled() -> re.Pattern[str]:
    titles = "|".join(re.escape(title) for title in office_titles())
    return re.compile(rf"\b(?P<title>{titles}),? (?-i:(?=[A-Z]))", re.IGNORECASE)


@cache
def _not_held() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('not_held')})[ -](?:[\w.’']+[ -]){{0,3}}$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s?)? (?:{_any_of('behind')})\b")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('ends')})", re.IGNORECASE)


@cache
def _acts() -> re.Pattern[str]:
    """A verb of speech or act right behind a name, or behind what is set off by commas."""
    between = r"(?:['’]s?)?(?:,[^,.\n]{0,80},)?(?: (?:also|later|has|had|on|in|an|the|[A-Z]\w+|\d+)){0,3}"
    return re.compile(rf"{between} (?:{_any_of('acts')})\b")
