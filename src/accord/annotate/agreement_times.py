"""By when an agreement's clause is to be done: counted from the signature, a date, an event, at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from accord.annotate.agreement_text import AgreementText
from accord.model.annotation import Time
from accord.model.tables import toml_table
from accord.model.values import Span

__all__ = ["AgreementTimes"]

_NUMBERS: dict[str, int] = dict(toml_table("accord.annotate", "agreements.toml")["numbers"])
_UNITS = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
_SIGNING = r"(?:sign(?:ing|ature)|approval|adoption|initialling)"
_ANCHOR = rf"(?:{_SIGNING}|force|effect|[Aa]rticle \d+|date|agreement|ceasefire)"
_FROM = rf"(?:of|from|after|following|since|upon) (?P<from>[^,.;:]*?{_ANCHOR}(?: (?:of|in|into) [^,.;:]*)?)"
_COUNTED = re.compile(
    rf"(?:(?:at the latest |no(?:t)? later than |not more than )?(?:within|in|no later than|not later than)"
    rf"(?: a period of| the first)? |(?:no later than |not later than )?)"
    rf"(?P<count>\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?: \(\d+\)| \([a-z-]+\))? "
    rf"(?:calendar |working |consecutive )?(?P<unit>hour|day|week|month|year)s?(?: {_FROM})?",
    re.IGNORECASE,
)
_TEXT = r"(?: of (?:this|the) [A-Za-z]+)?"
_UPON = re.compile(
    r"(?:immediately |directly )?"
    r"(?:(?:up)?on|from the moment of|as of|from|after|with effect from|following|with) (?:the )?"
    rf"(?:(?:date|moment) of )?(?:the )?{_SIGNING}{_TEXT}|"
    rf"(?:immediately )?(?:up)?on (?:the )?entry into force{_TEXT}",
    re.IGNORECASE,
)
_BEFORE = (
    r"\b(?:with effect from|effective (?:from|as of)|effective|starting (?:from|on)|starting|"
    r"beginning (?:on|from)|as of|as from|from|by|before|no later than|not later than|until|on|till) "
    r"(?:\d{1,2}[:.]\d\d[^,.;]{0,40}? )?(?:on )?(?:the )?(?:end of )?(?:the )?$"
)
_LEAD = re.compile(_BEFORE, re.IGNORECASE)
_DAY = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)? (?P<month>[A-Z][a-z]+),? (?P<year>\d{4})|"
    r"(?P<month2>[A-Z][a-z]+) (?P<day2>\d{1,2}),? (?P<year2>\d{4})"
)
_AT_ONCE = re.compile(
    r"\b(?:immediately|immediate|without delay|forthwith|as soon as possible|in a timely manner|promptly|"
    r"at the earliest(?: possible)? (?:date|opportunity|time))\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:during|throughout|in the course of|for the duration of) the [^,.;]{0,60}?"
    r"(?:period|process|transition|phase|stage|term|interim)\b|"
    r"\b(?:until|pending|till) (?:(?!\b(?:the|both|each) (?:two )?(?:sides?|part(?:y|ies))\b)[^,.;])+\b",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"(?:enters?|comes?) into (?:force|effect)[^.]{0,30}\b(?:signature|signing|signed)", re.IGNORECASE
)
_TOP_LINE = 90  # characters of a line with place and date
_ARTICLE = re.compile(r"[Aa]rticle (\w+)")


class AgreementTimes:
    """One agreement: when it was signed, and the dates its clauses set."""

    def __init__(
        self, source: str, text: AgreementText, times: Sequence[Time], published: str | None
    ) -> None:
        self.source = source
        self.text = text
        self.times = sorted(times, key=lambda it: it.span)
        self.signed = self._signing() or published
        self.effective = self.signed if _FORCE.search(source) else None

    def _signing(self) -> str | None:
        """The date at the end, among the signatures, or else at the top."""
        closing, head = self.text.closing, self.text.head
        for span in (closing, self._top(head)):
            for found in _DAY.finditer(self.source, *span):
                day = _iso(found)
                if day is not None:
                    return day
            for time in self.times:
                if (
                    span.covers(time.span)
                    and time.type == "DATE"
                    and len(time.value or "") == 10
                    and (time.value or "X")[0] != "X"
                ):
                    return time.value
        return None

    def _top(self, head: Span) -> Span:
        """The title and the short lines behind it, before the preamble."""
        end = self.text.title.end
        for line in re.finditer(r"[^\n]+", self.source[end : head.end]):
            if len(line.group()) > _TOP_LINE:
                return Span(head.start, end + line.start())
        return head

    def deadline(self, span: Span, lead: Span | None = None) -> Time | None:
        """When what the words say is to be done, else what `lead`, the words before, says; None for neither.

        Days that are counted from nothing are counted from where those of `lead` are.
        """
        words = span.of(self.source).replace("\n", " ")
        start = _COUNTED.search(self.source, *lead) if lead else None
        found = self._counted(words, span, start["from"] if start else None)
        found = found or self._upon(words, span) or self._dated(words, span) or self._loose(words, span)
        return found or (self.deadline(lead) if lead else None)

    def counted(self, span: Span) -> Span | None:
        """Where a number of days is given to do it in."""
        found = self._counted(span.of(self.source).replace("\n", " "), span)
        return found.span if found else None

    def _counted(self, words: str, span: Span, before: str | None = None) -> Time | None:
        for found in _COUNTED.finditer(words):
            limits = re.match(r"(?:within|in|no|not|at)\b", found[0], re.IGNORECASE)
            if not (limits or found["from"]):
                continue
            if limits and found[0].lower().startswith("in ") and not found["from"]:
                continue
            count = int(found["count"]) if found["count"].isdigit() else _NUMBERS[found["count"].lower()]
            unit = found["unit"].lower()
            place = Span(span.start + found.start(), span.start + found.end())
            start = self._anchor(found["from"] or before)
            value = f"PT{count}H" if unit == "hour" else f"P{count}{unit[0].upper()}"
            if start is None:
                return Time(place, "DURATION", value)
            days = -(-count // 24) if unit == "hour" else count * _UNITS[unit]
            return _on(place, _later(start, days))
        return None

    def _anchor(self, words: str | None) -> str | None:
        """The date that days are counted from; the signature's where nothing else is named is not assumed."""
        if not words:
            return None
        if re.search(_SIGNING, words, re.IGNORECASE):
            return self.signed
        article = _ARTICLE.search(words)
        if article is not None:
            return self._date_of(article[1])
        if re.search(r"\bforce|\beffect", words):
            return self.effective
        return None

    def _date_of(self, number: str) -> str | None:
        """The date that another article sets."""
        for clause in self.text.clauses:
            if clause.part and clause.part.split()[-1].lower() == number.lower():
                for time in self.times:
                    if (
                        clause.span.covers(time.span)
                        and time.value
                        and re.match(r"\d{4}-\d\d-\d\d", time.value)
                    ):
                        return time.value[:10]
        return None

    def _upon(self, words: str, span: Span) -> Time | None:
        found = _UPON.search(words)
        if found is None:
            return None
        place = Span(span.start + found.start(), span.start + found.end())
        start = self.effective if "force" in found[0] else self.signed
        return _on(place, start) if start else Time(place, "DATE", None)

    def _dated(self, words: str, span: Span) -> Time | None:
        for found in _DAY.finditer(words):
            lead, day = _LEAD.search(words, max(0, found.start() - 70), found.start()), _iso(found)
            if lead is not None and day is not None:
                return _on(Span(span.start + lead.start(), span.start + found.end()), day)
        for time in self.times:
            if span.covers(time.span) and time.type in ("DATE", "TIME"):
                before = words[max(0, time.span.start - span.start - 70) : time.span.start - span.start]
                lead = _LEAD.search(before)
                if lead is not None and (time.value or "")[-4:] != "_REF":
                    return replace(
                        time, span=Span(time.span.start - len(before) + lead.start(), time.span.end)
                    )
        return None

    def _loose(self, words: str, span: Span) -> Time | None:
        found = _AT_ONCE.search(words) or _PERIOD.search(words)
        if found is None:
            return None
        return Time(Span(span.start + found.start(), span.start + found.end()), "DATE", None)


def _iso(found: re.Match[str]) -> str | None:
    months = toml_table("accord.annotate", "agreements.toml")["months"]
    month = months.get((found["month"] or found["month2"]).lower())
    try:
        return date(
            int(found["year"] or found["year2"]), month, int(found["day"] or found["day2"])
        ).isoformat()
    except (TypeError, ValueError):
        return None


def _later(day: str, days: int) -> str | None:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return None


def _on(span: Span, day: str | None) -> Time:
    return Time(span, "DATE", day, day, day)
