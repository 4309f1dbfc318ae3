"""Years and stretches that cannot be, within one sentence of an article.

- something told as done in a year or on a day after the article's own ("the attack of 3 March 2031 killed");
- "N years ago" beside a year that is another number of years ago ("30 years ago, in 1985", in 2021);
- "in its 12th year" of what began seven years ago; "for ten years, from 1990 to 1995";
- a stretch that ends before it begins ("the truce ran from 12 June 2020 to 3 May 2020");
- more than all of a whole ("120 percent of the villagers").

Numbers that are only about right ("nearly 40 years ago") are passed over, and so is a year more or less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from accord.model.annotation import Time
from accord.model.reading import Reading
from accord.model.tables import toml_table, word_set
from accord.model.text import sentence_around
from accord.model.values import Span
from accord.reconcile.shares import share_of

__all__ = ["Found", "count_of", "impossible"]

_SLACK = 1  # years: an article of January tells of the war that began "ten years ago" in February
_WHOLE = 100
_FULL = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
_AGO = r"(?P<count>\d{1,3}|[a-z]+) years ago"
_BEGUN = r"(?:began|begun|started|broke out|erupted|ended|opened|closed|took place|happened|occurred)"
_ABOUT = re.compile(r"\b(?:than|nearly|almost|about|around|some|over|roughly|under|least|most|or)\s$")
_TO = re.compile(r"\s(?:to|until|through)\s")
_FROM = re.compile(r"\bfrom\s$")
_NEAR_FROM = 70  # characters before "from" in which a lasting thing is named


class Found(NamedTuple):
    """Where it stands, what is wrong, and why it cannot be."""

    span: Span
    what: str
    why: str


def impossible(reading: Reading) -> Iterator[Found]:
    """What an article says of years and stretches of time that cannot be so, and shares beyond all."""
    yield from _turned(reading)
    yield from _ended_before(reading)
    yield from _shares(reading)
    published = reading.document.published
    if published.latest is None:
        return
    yield from _to_come(reading, published.latest)
    if published.earliest is not None and published.earliest[:4] == published.latest[:4]:
        yield from _reckoned(reading, int(published.latest[:4]))


def _words(name: str) -> frozenset[str]:
    return word_set("accord.reconcile", "anomalies.toml", name)


@cache
def _numbers() -> dict[str, int]:
    listed = toml_table("accord.reconcile", "anomalies.toml")["numbers"].split()
    tens = toml_table("accord.reconcile", "anomalies.toml")["tens"].split()
    return {word: number for number, word in enumerate(listed)} | {
        word: 10 * (number + 3) for number, word in enumerate(tens)
    }


def count_of(word: str) -> int | None:
    """A number in digits ("14,000") or in a word ("twelve"); None for any other word."""
    bare = word.replace(",", "")
    return int(bare) if bare.isdigit() else _numbers().get(word.lower())


def _to_come(reading: Reading, today: str) -> Iterator[Found]:
    """What was done in a year, or on a day behind "of", that is after the article's own."""
    text = reading.document.text
    for time in reading.annotation.times:
        full = time.type == "DATE" and _FULL.fullmatch(time.value or "")
        words = time.span.of(text)
        if not full or not time.earliest or time.earliest[:4] not in words or time.earliest[:4] <= today[:4]:
            continue
        sentence = sentence_around(text, time.span)
        before, behind = text[sentence.start : time.span.start], text[time.span.end : sentence.end]
        told = re.findall(r"[a-z]+", f"{before} {behind}".lower())
        if _deed_of(before, behind) or (_words("to_come").isdisjoint(told) and _done_in(before)):
            yield Found(time.span, " ".join(words.split()), f"told as done, in an article of {today}")


def _done_in(before: str) -> bool:
    """`Seized the port in 2034`: the verb is the last one before "in", with no comma between."""
    clause = re.split(r"[,;:(]", before)[-1]
    words = re.findall(r"[a-z]+", clause.lower())
    return words[-1:] == ["in"] and not _words("done").isdisjoint(words[-6:-1])


def _deed_of(before: str, behind: str) -> bool:
    """`The attack of 3 March 2031 killed`, `the election of 2031 was won`."""
    said = behind.split()[:2]
    done = said[:1] if said[:1] not in (["was"], ["were"]) else said[1:]
    return bool(re.search(r"\bof\s(?:the\s)?$", before)) and not _words("done").isdisjoint(done)


def _reckoned(reading: Reading, today: int) -> Iterator[Found]:
    """Counts of years that do not go with the year beside them."""
    text = reading.document.text
    for pattern, more in _RECKONINGS:
        for match in pattern.finditer(text):
            count, year = count_of(match["count"]), int(match["year"])
            if (
                count is None
                or _ABOUT.search(text, max(0, match.start("count") - 12), match.start("count"))
                or year > today
            ):
                continue
            if abs(today - year + more - count) > _SLACK:
                why = f"from {year} to {today} is {today - year} years"
                yield Found(Span(*match.span()), " ".join(match[0].split()), why)
    for match in _LASTED.finditer(text):
        count, first, last = count_of(match["count"]), int(match["year"]), int(match["last"])
        if count is not None and abs(last - first - count) > _SLACK and last >= first:
            why = f"from {first} to {last} is {last - first} years"
            yield Found(Span(*match.span()), " ".join(match[0].split()), why)


_RECKONINGS = tuple(
    (re.compile(pattern, re.IGNORECASE), more)
    for pattern, more in (
        (rf"\b{_AGO},? (?:in|on) (?:[A-Za-z]+ )?(?:\d{{1,2}},? )?{_YEAR}\b", 0),
        (rf"\b(?:in|on) (?:[A-Z][a-z]+ )?(?:\d{{1,2}},? )?{_YEAR}, {_AGO}\b", 0),
        (rf"\bthe {_YEAR} [a-z]+ {_BEGUN} {_AGO}\b", 0),
        (rf"\b(?P<verb>{_BEGUN}) in {_YEAR}\b[^.]{{0,80}}\b(?P=verb) {_AGO}\b", 0),
        (rf"\b{_BEGUN} in {_YEAR},? (?:and )?(?:is |has )?(?:now |already )?(?:in|entered|entering) its "
         r"(?P<count>\d{1,3})(?:st|nd|rd|th) year\b", 1),
    )
)  # fmt: skip
_LASTED = re.compile(
    rf"\bfor (?P<count>\d{{1,3}}|[a-z]+) years,? from {_YEAR} (?:to|until) (?P<last>(?:1[6-9]|20)\d\d)\b"
)


def _turned(reading: Reading) -> Iterator[Found]:
    """Stretches of something that lasted which end before they begin."""
    text = reading.document.text
    times: Sequence[Time] = sorted(reading.annotation.times, key=lambda time: time.span)
    for first, last in pairwise(times):
        if not _TO.fullmatch(text, first.span.end, last.span.start) or not first.earliest or not last.latest:
            continue
        before = text[max(0, first.span.start - _NEAR_FROM) : first.span.start]
        dated = all(time.earliest and time.earliest[:4] in time.span.of(text) for time in (first, last))
        clause = re.split(r"[.;,\n]", before)[-1]
        lasting = not _words("lasting").isdisjoint(re.findall(r"[a-z]+", clause.lower()))
        if dated and lasting and _FROM.search(before) and first.earliest > last.latest:
            span = Span(first.span.start, last.span.end)
            why = f"{_day(last)} is before {_day(first)}"
            yield Found(span, " ".join(f"from {span.of(text)}".split()), why)


def _ended_before(reading: Reading) -> Iterator[Found]:
    """`Arrested in 2019 and released in 2017`; `between June 2020 and March 2020`."""
    text, ends = reading.document.text, toml_table("accord.reconcile", "anomalies.toml")["ends"]
    times: Sequence[Time] = sorted(reading.annotation.times, key=lambda time: time.span)
    for first, last in pairwise(times):
        if not first.earliest or not last.latest or first.earliest <= last.latest:
            continue
        if not all((time.earliest or "9")[:4] in time.span.of(text) for time in (first, last)):
            continue
        begun = _BEGUN_ON.search(text, max(0, first.span.start - _NEAR_FROM), first.span.start)
        ended = _ENDED_ON.fullmatch(text, first.span.end, last.span.start)
        verb = begun and ended and ended["verb"] in ends.get(begun["verb"].lower(), "").split()
        between = _BETWEEN.search(text[max(0, first.span.start - 12) : first.span.start])
        if verb or (between and text[first.span.end : last.span.start].strip() == "and"):
            span = Span(first.span.start, last.span.end)
            yield Found(span, " ".join(span.of(text).split()), f"{_day(last)} is before {_day(first)}")


_BEGUN_ON = re.compile(
    rf"\b(?P<verb>{'|'.join(toml_table('accord.reconcile', 'anomalies.toml')['ends'])})"
    r"(?: [a-z]+){0,2} (?:in|on)(?: the)? $",
    re.IGNORECASE,
)
_ENDED_ON = re.compile(
    r",?\s(?:and|but|then)\s(?:(?:was|were|had been|he|she|it|they) ){0,2}(?:later )?(?P<verb>[a-z]+)"
    r"(?: [a-z]+){0,2} (?:in|on)(?: the)? "
)
_BETWEEN = re.compile(r"\bbetween\s$")


def _day(time: Time) -> str:
    return time.value or ""


def _shares(reading: Reading) -> Iterator[Found]:
    text = reading.document.text
    for count in reading.annotation.quantities:
        if count.unit != "percentage" or (count.low or 0) <= _WHOLE:
            continue
        named = share_of(text, count, sentence_around(text, count.span))
        if named is not None:
            yield Found(count.span, " ".join(count.span.of(text).split()), f"more than all: {named.name}")
