"""Numbers of one sentence that do not add up: shares, fractions, parts, and lists of names.

- shares of one whole that come to more than all of it ("60 % of the seats, the Greens 30, the Blues 20");
- a fraction beside the number that it is not ("half of the 14,000 refugees, or 9,000");
- parts behind the verb ("ten people were killed, four civilians and five soldiers"), or before the whole
  ("four civilians and five soldiers were killed, ten in all");
- more names than are counted ("in three districts: Lorn, Tarn, Orrin and Brae").

What may be a part of the list alone ("ten people were killed, two children and a nurse") is none: parts below
the whole count only where nobody can be outside them, such as civilians and soldiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from accord.model.annotation import Quantity
from accord.model.reading import Reading
from accord.model.tables import toml_table, word_set
from accord.model.text import sentence_around
from accord.model.values import Span
from accord.reconcile.impossible import Found, count_of

__all__ = ["adding", "covers_all"]

_OVER = 102  # percent: shares are rounded
_NEAR, _ROUGH = 0.1, 0.25  # how far a fraction's number may be off, exact and "about"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+|[a-z]+(?:-[a-z]+)?)"
_FRACTION = (
    r"(?:half|(?:a|one) (?:third|quarter|fifth|tenth)|two[- ]thirds|three[- ]quarters"
    r"|\d{1,2}(?:\.\d+)? ?(?:%|percent|per cent))"
)
_THE = r"(?:the |its |their |those )?"
_ABOUT = r"(?P<about>(?:about|some|nearly|almost|around|roughly|just over|just under) )?"
_PEOPLE = r"(?:people|persons|of them)"
_SHARED = (
    re.compile(
        rf"\b(?P<share>{_FRACTION}) of {_THE}(?P<whole>{_NUMBER}) [a-z]+"
        rf"(?:, or {_ABOUT}(?P<part>{_NUMBER})(?= [a-z]+[, ]|[,.;])"
        rf"|, (?P<told>{_NUMBER}) {_PEOPLE},)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<part>{_NUMBER}) (?:out )?of {_THE}(?P<whole>{_NUMBER})(?: [a-z]+){{0,2}}"
        rf"(?:, or | \(){_ABOUT}(?P<share>{_FRACTION})(?=[,.;)]| of )",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bof {_THE}(?P<whole>{_NUMBER}) [a-z]+, (?P<part>{_NUMBER})(?:, or | \(){_ABOUT}"
        rf"(?P<share>{_FRACTION})(?=[,.;)])",
        re.IGNORECASE,
    ),
)
_LOOSE = re.compile(
    r"\b(?:than|least|most|nearly|almost|about|some|around|over|up to|another|of(?: the)?)\s$", re.IGNORECASE
)
_OF_WHOLE = re.compile(r"\bof (?:the|all|its) ([a-z]+)")
_VERB = re.compile(r"(?:\s[a-z’'-]+){0,6}(?:\s(?:in|at|on|near)\s(?:the\s)?[\w’'-]+){0,2}[,:]\s")
_JOINED = re.compile(r"\s*(?:[a-z’'-]+\s+){0,2}[a-z’'-]*\s*(?:,|and|, and|as well as)\s*")
_CLOSED = re.compile(
    r"(?:\s[a-z’'-]+){0,3}(?:[.;\n]|,\s(?:the|a|an|[A-Z][\w’'-]*)\s(?:[\w’'-]+\s){0,3}?(?:said|says)\b)"
)
_IN_ALL = re.compile(r"(?:\s[\w’'-]+){0,8},\s(?:a total of\s)?$")
_ALTOGETHER = re.compile(r"\s(?:in all|altogether|in total|overall)\b")
_WORDS = "|".join(toml_table("accord.reconcile", "anomalies.toml")["numbers"].split()[2:])
_NAME = r"[A-Z][\w’'-]+(?:[ -](?:(?:of|the|de|la|du|bin|ibn|al|el|van)[ -])?[A-Z][\w’'-]+)*"
_LISTED = re.compile(
    rf"\b(?P<count>(?i:{_WORDS})|\d{{1,2}}) (?:[a-z]+ )?(?P<noun>[a-z]+)"
    r"(?P<lead>: | — | – |, namely |, | of )"
    rf"(?P<names>{_NAME}(?:, {_NAME})+,? and {_NAME})(?=[.;,)]|\s[a-z])"
)
_MOST_NAMED = 15


def adding(reading: Reading) -> Iterator[Found]:
    """What does not add up within one sentence, outside of plain lists behind a colon."""
    yield from _shares(reading)
    yield from _fractions(reading.document.text)
    yield from _parts_told(reading)
    yield from _names(reading.document.text)


def covers_all(parts: Sequence[Quantity]) -> bool:
    """Whether nobody can be outside of the parts: civilians and soldiers, men and women."""
    units = [part.unit for part in parts]
    rows = toml_table("accord.reconcile", "anomalies.toml")["opposites"]
    return any(all(any(unit in side.split() for unit in units) for side in row) for row in rows)


def _words(name: str) -> frozenset[str]:
    return word_set("accord.reconcile", "anomalies.toml", name)


# Shares


def _shares(reading: Reading) -> Iterator[Found]:
    """Shares of the votes, the seats or the land that several have in one sentence, above all of it."""
    text = reading.document.text
    sentences: dict[Span, list[Quantity]] = {}
    for count in reading.annotation.quantities:
        if count.unit == "percentage" and count.low is not None and count.low == count.high:
            sentences.setdefault(sentence_around(text, count.span), []).append(count)
    for sentence, counts in sentences.items():
        wholes = set(_OF_WHOLE.findall(sentence.of(text))) & _words("wholes")
        told = set(re.findall(r"[a-z]+", sentence.of(text).lower()))
        total = sum(count.low or 0 for count in counts)
        if len(counts) < 3 or len(wholes) != 1 or total <= _OVER or not told.isdisjoint(_words("compared")):
            continue
        span = Span(counts[0].span.start, counts[-1].span.end)
        listed = " + ".join(f"{count.low:g}" for count in counts)
        yield Found(
            span, " ".join(span.of(text).split()), f"{listed} is {total:g} percent of the {wholes.pop()}"
        )


# Fractions


def _fractions(text: str) -> Iterator[Found]:
    for pattern in _SHARED:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            share = _share(groups["share"])
            whole, part = count_of(groups["whole"]), count_of(groups["part"] or groups.get("told") or "")
            if (
                share is None
                or not whole
                or part is None
                or _LOOSE.search(text, max(0, match.start() - 12), match.start())
            ):
                continue
            slack = max(1, (_ROUGH if groups.get("about") else _NEAR) * share * whole)
            if abs(share * whole - part) > slack and part <= whole:
                why = f"{groups['share'].lower()} of {whole:,} is {share * whole:,.0f}, not {part:,}"
                yield Found(Span(*match.span()), " ".join(match[0].split()), why)


def _share(words: str) -> float | None:
    lower = words.lower().replace("-", " ").removeprefix("a ").removeprefix("one ")
    if (number := re.match(r"\d+(?:\.\d+)?", lower)) is not None:
        return float(number[0]) / 100
    share: float | None = toml_table("accord.reconcile", "anomalies.toml")["fractions"].get(lower)
    return share


# Parts


def _parts_told(reading: Reading) -> Iterator[Found]:
    """Parts behind the verb of the whole, or before the whole that is told last."""
    text = reading.document.text
    counts = [it for it in reading.annotation.quantities if _is_exact(it)]
    for place, whole in enumerate(counts):
        if whole.unit not in _words("everybody") or _LOOSE.search(
            text, max(0, whole.span.start - 12), whole.span.start
        ):
            continue
        sentence, end = sentence_around(text, whole.span), _end(whole)
        parts = _joined(text, [it for it in counts[place + 1 : place + 7] if it.span.end <= sentence.end])
        lead = text[end : parts[0].span.start] if parts else ""
        if _VERB.fullmatch(lead) and _closed(text, _end(parts[-1]), sentence.end):
            yield from _wrong(text, whole, parts, all_told=covers_all(parts))
        if _ALTOGETHER.match(text, end):
            parts = [it for it in counts[max(0, place - 6) : place] if it.span.start >= sentence.start]
            joined = _joined(text, parts)
            if joined == parts and parts and _IN_ALL.fullmatch(text, _end(parts[-1]), whole.span.start):
                yield from _wrong(text, whole, parts, all_told=True)


def _closed(text: str, start: int, end: int) -> bool:
    return start >= end or _CLOSED.match(text, start) is not None


def _wrong(text: str, whole: Quantity, parts: Sequence[Quantity], *, all_told: bool) -> Iterator[Found]:
    total, given = sum(part.low or 0 for part in parts), whole.low or 0
    spans = [whole.span, *(Span(part.span.start, _end(part)) for part in parts)]
    span = Span(min(it.start for it in spans), max(it.end for it in spans))
    told = frozenset(re.findall(r"[a-z]+", span.of(text).lower()))
    open_ended = not told.isdisjoint(_words("partly"))
    if (
        len(parts) > 1
        and not open_ended
        and (total > given or (all_told and total < given))
        and total < 3 * given
    ):
        listed = " + ".join(f"{part.low:g}" for part in parts)
        yield Found(span, " ".join(span.of(text).split()), f"{listed} is {total:g}, not {given:g}")


def _joined(text: str, counts: Sequence[Quantity]) -> list[Quantity]:
    parts: list[Quantity] = []
    for count in counts:
        if parts and not _JOINED.fullmatch(text, _end(parts[-1]), count.span.start):
            break
        parts.append(count)
    return parts


def _end(count: Quantity) -> int:
    return max(count.span.end, count.counted_span.end if count.counted_span else 0)


def _is_exact(count: Quantity) -> bool:
    return count.low is not None and count.low == count.high and count.low >= 1 and not count.approximate


# Names


def _names(text: str) -> Iterator[Found]:
    """More names than are counted; behind a colon fewer, too."""
    for match in _LISTED.finditer(text):
        count = count_of(match["count"])
        nouns = _words("places") if match["lead"] == " of " else _words("places") | _words("people")
        if count is None or not 2 <= count <= _MOST_NAMED or match["noun"] not in nouns:
            continue
        if _LOOSE.search(text, max(0, match.start() - 12), match.start()) or _words("partly") & set(
            text[match.end() : match.end() + 40].split()
        ):
            continue
        items = re.split(r", and |, ", match["names"])
        least = len(items) + sum(" and " in item for item in items[-1:])
        most = least + sum(" and " in item for item in items[:-1])
        fewer = most < count and match["lead"].strip() in (":", "—", "–")
        if fewer or (count < least < 2 * count):
            why = f"{least} names, not {count}"
            yield Found(Span(*match.span()), " ".join(match[0].split()), why)
