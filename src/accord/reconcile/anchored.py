"""What is counted from an agreement's making: "within 72 hours of signing", "40 clashes since the accord".

Such words give a day where the record tells the day of the one agreement that they mean: the agreement
that they name; else, where they say only "the signing" or "the accord", the one that the commitment rests
on; else the only one that the article names, if it was named shortly before. Words that count from the
entry into force give one only where the agreement's own text says that it is in force once signed. "Any
signature" is that of the first agreement that two of whom the article tells make in the next months, and a
condition. All else stays open: a ceasefire's beginning, another event ("after the deal collapsed"), an
agreement the record does not know, a stretch that sets no day ("at least a month after").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from accord.model.annotation import Commitment, Time
from accord.model.entries import Agreement
from accord.model.reading import Reading, forms_in
from accord.model.tables import toml_table, word_set
from accord.model.values import Span
from accord.reconcile.context import Context

__all__ = ["Due", "Signings", "days_in"]

_COUNT = re.compile(r"P(\d+)([DWMY])|PT(\d+)H")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TENTH = 10
_MONTHS = 120  # days from an article to the agreement whose making it awaits
_BACK = 2000  # characters back from "the signing" to the agreement it is of
_AHEAD = 160  # characters behind the stretch of time in which it says what it is counted from


def _words(name: str) -> str:
    return "|".join(sorted(word_set("accord.reconcile", "anchored.toml", name), key=len, reverse=True))


_NOUNS = "|".join(sorted(word_set("accord.reconcile", "keeping.toml", "agreements"), key=len, reverse=True))
_SMALL = r"(?!(?:the|an?|of|to|in|by|with|on|and|under|from|after|that|who|which)\b)"
_THING = (
    rf"(?:(?:the|this|that|its|their|an?)\s+)?(?:(?:{_SMALL}[\w'’-]+\s+){{0,4}}?(?i:{_NOUNS})\b"
    rf"(?:\s+of\s+[A-Z][\w'’-]*)?|[A-Z][\w'’-]*(?:\s+[A-Z0-9][\w'’-]*)*)"
)
_INTO = r"into\s+(?:force|effect)"
_FORCE = rf"(?:(?:comes?|came|enters?|entered|goes|went)\s+{_INTO}|(?:takes|took)\s+effect)"
_LEAD = re.compile(rf"\s+(?:{_words('leads')})\s+(?:the\s+(?:date|day|moment|time)\s+of\s+)?", re.IGNORECASE)
_IS = r"(?:is|was|are|were|has\s+been|had\s+been|being|gets)"
_NOT_MORE = rf"(?=\s*$|\s+(?:{_words('behind')}|by)\b)"
_FORMS = (
    rf"(?:(?:the|its|their)\s+)?(?:\w+\s+)?(?:{_words('making')})(?:\s+(?:of\s+)?(?P<thing>{_THING}))?{_NOT_MORE}",
    rf"(?:the\s+|its\s+|their\s+)?(?P<force>entry\s+{_INTO})(?:\s+of\s+(?P<thing>{_THING}))?{_NOT_MORE}",
    rf"(?P<thing>{_THING})\s+(?:{_IS}\s+)?(?:\w+ly\s+)?(?:{_words('made')})\b",
    rf"(?P<thing>{_THING})\s+(?P<force>{_FORCE})\b",
    rf"(?P<bare>(?P<thing>{_THING})){_NOT_MORE}",
    rf"(?:[\w'’-]+\s+){{1,6}}?(?:{_words('make')})\s+(?P<thing>{_THING}){_NOT_MORE}",
)
_ANCHORS = tuple(re.compile(form) for form in _FORMS)
_ANY = re.compile(
    rf"\s+(?:{_words('leads')})\s+(?P<words>(?:any|an?)\s+(?:\w+\s+)?(?:{_words('making')}|{_NOUNS}))\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"(?:enters?|comes?)\s+into\s+(?:force|effect)[^.]{0,30}\b(?:signature|signing|signed)", re.IGNORECASE
)


class Due(NamedTuple):
    """The day that something is due, the days by which it may be off, and why it is that day."""

    day: str
    slack: int
    why: str
    condition: str | None = None


def days_in(value: str) -> tuple[int, int] | None:
    """The days of a TIMEX3 duration, and by how many its unit may be off; None for one without a number."""
    count = _COUNT.fullmatch(value)
    if count is None:
        return None
    days = int(count[1]) * _DAYS[count[2]] if count[1] else -(-int(count[3]) // 24)
    return days, days // _TENTH


class Signings:
    """The days on which the record's agreements were made, by where each is named."""

    def __init__(self, context: Context, agreements: Sequence[Agreement]) -> None:
        self._context = context
        self._by_id = {it.id: it for it in agreements}
        self._at_once = {
            it.id
            for it in agreements
            if it.text is not None and _AT_ONCE.search(context.by_id[it.text].document.text)
        }
        self._places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._named: dict[str, set[str]] = defaultdict(set)
        for it in agreements:
            for mention in it.mentions:
                self._places[mention.article].append((mention.start, mention.end, it.id))
            for name in (it.name, *it.aliases):
                self._named[name].add(it.id)
        self._texts = {it.text for it in agreements if it.text is not None}

    def due(self, reading: Reading, commitment: Commitment, instrument: str | None) -> Due | None:
        """When it is due, where its words count that from the making of an agreement of a known day.

        `instrument` is the name in the record of what the commitment rests on. An agreement's own text
        counts from its own signature, and is passed over.
        """
        if reading.id in self._texts or commitment.move or commitment.negated:
            return None
        found = {
            due
            for time in _stretches(reading, commitment)
            if (due := self._counted(reading, time, instrument)) is not None
        }
        return found.pop() if len(found) == 1 else None

    def since(self, reading: Reading, sentence: Span) -> str | None:
        """The day of the agreement since whose making a sentence counts: "since the signing"."""
        text = reading.document.text
        for match in _SINCE.finditer(text, sentence.start, sentence.end):
            anchor = _anchor(text, match.start() - 1) if match.start() else None
            thing, force = anchor or (None, True)
            if force:
                continue
            agreement = self._meant(reading, thing, match.start(), None)
            if agreement is not None and _DAY.fullmatch(agreement.date or ""):
                return agreement.date
        return None

    def _counted(self, reading: Reading, time: Time, instrument: str | None) -> Due | None:
        text, days = reading.document.text, days_in(time.value or "")
        anchor, to_come = _anchor(text, time.span.end), _ANY.match(text, time.span.end)
        if days is None or (anchor is None and to_come is None):
            return None
        thing, force = anchor or (None, False)
        agreement = (
            self._to_come(reading)
            if to_come is not None
            else self._meant(reading, thing, time.span.start, instrument)
        )
        if agreement is None or (force and agreement.id not in self._at_once):
            return None
        try:
            day = (date.fromisoformat(agreement.date or "") + timedelta(days=days[0])).isoformat()
        except (ValueError, OverflowError):  # only a month or a year is known, or none
            return None
        slack = days[1] if (time.value or "")[-1] in "MY" else 0
        words = " ".join(time.span.of(text).split())
        condition = " ".join(to_come["words"].split()) if to_come is not None else None
        return Due(day, slack, f"{words} from {agreement.name}, made on {agreement.date}", condition)

    def _to_come(self, reading: Reading) -> Agreement | None:
        """The first agreement of the next months by two of whom an article tells."""
        today, context = reading.document.published.latest, self._context
        if today is None:
            return None
        last = (date.fromisoformat(today) + timedelta(days=_MONTHS)).isoformat()
        made = [
            it
            for it in self._by_id.values()
            if it.date is not None and _DAY.fullmatch(it.date) and today < it.date <= last
        ]
        told = (
            {context.actor_group(mark.name) for mark in reading.annotation.mentions if mark.name}
            if made
            else set()
        )
        theirs = [it for it in made if len(told.intersection(map(context.actor_group, it.parties))) > 1]
        first = min((it.date or "" for it in theirs), default="")
        theirs = [it for it in theirs if it.date == first]
        return theirs[0] if len(theirs) == 1 else None

    def _meant(
        self, reading: Reading, thing: Span | None, before: int, instrument: str | None
    ) -> Agreement | None:
        """The one agreement that is meant by the words at `thing`, or by a bare "the signing"."""
        places = self._places.get(reading.id, [])
        words = thing.of(reading.document.text) if thing else ""
        if thing is not None:
            here = {key for start, end, key in places if start < thing.end and end > thing.start}
            named = {key for key in here if self._tells(self._by_id[key])}
            if named or any(word[:1].isupper() for word in words.split()):
                return self._by_id[named.pop()] if len(named) == 1 else None
            places = [place for place in places if place[2] not in here]  # a bare "the accord" of no day
        known = self._named.get(instrument, set()) if instrument else set()
        if not known:
            known = {key for _, _, key in places}
            near = any(before - _BACK <= start < before for start, _, _ in places)
            if not near or (instrument and instrument != instrument.lower()):
                return None
        agreement = self._by_id[min(known)] if len(known) == 1 else None
        return agreement if agreement is not None and _fits(words, agreement) else None

    def _tells(self, agreement: Agreement) -> bool:
        """Whether it has a name of its own or a day."""
        return agreement.date is not None or any(letter.isupper() for letter in agreement.name)


def _fits(words: str, agreement: Agreement) -> bool:
    """Whether the agreement can be called so: a ceasefire is one by its name or by its stage."""
    if not _is_ceasefire(words):
        return True
    return agreement.stage == "Cea" or _is_ceasefire(" ".join((agreement.name, *agreement.aliases)))


def _is_ceasefire(words: str) -> bool:
    ceasefires = word_set("accord.reconcile", "anchored.toml", "ceasefires")
    return bool(ceasefires.intersection(forms_in(words)))


def _stretches(reading: Reading, commitment: Commitment) -> Iterator[Time]:
    """The stretches of time that may set the day: the deadline's own, else those among its words."""
    text = reading.document.text
    if commitment.deadline is not None:
        if commitment.deadline.type == "DURATION" and _sets(text, commitment.deadline.span.start):
            yield commitment.deadline
        return
    for time in reading.annotation.times:
        if time.type != "DURATION" or not commitment.span.covers(time.span):
            continue
        if time.span.of(text) not in (commitment.condition or "") and _sets(text, time.span.start):
            yield time


def _sets(text: str, at: int) -> bool:
    """Whether a stretch that begins here sets a day: "at least two weeks after" sets none."""
    before = " ".join(text[max(0, at - 40) : at].lower().split())
    openers = toml_table("accord.reconcile", "anchored.toml")["open"]
    return not any(re.search(rf"\b{words}$", before) for words in openers)


def _anchor(text: str, end: int) -> tuple[Span | None, bool] | None:
    """What a stretch that ends here is counted from: the agreement's words; whether its entry into force."""
    ahead = re.split(r"[,.;:()!?”\"]|\n\s*\n", text[end : end + _AHEAD])[0]
    lead = _LEAD.match(ahead)
    if lead is None:
        return None
    for form in _ANCHORS:
        found = form.match(ahead, lead.end())
        if found is not None:
            told = found.groupdict()
            if told.get("bare") and _is_ceasefire(told["bare"]):
                return None  # It begins on a day of its own, which is often not that of its signing.
            at = Span(end + found.start("thing"), end + found.end("thing")) if told["thing"] else None
            return at, bool(told.get("force"))
    return None
