"""When an article appeared: as given, as the page's metadata say, or as its dateline says; else unknown.

A date without a year is no date here, and the file's clock is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.utils import parsedate

from accord.errors import DateError
from accord.model.document import Published
from accord.model.values import DateInterval

__all__ = ["DATE", "date_in_name", "date_of", "dateline", "published"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ?"
_YEAR = r"(?:19|20)\d\d"
DATE = (
    rf"(?:{_DAY})?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}|{_YEAR}-\d\d-\d\d|\d\d?\.\d\d?\.{_YEAR})"
)
"""A day with its year, in words, as ISO 8601 or as DD.MM.YYYY; a pattern for case-insensitive use."""

_CLOCK = (
    r"(?:[T ,|/–-]*(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?(?:\.\d+)? ?(?:[ap]\.?m\.?)?"
    r"(?: ?\(?[A-Z]{1,5}\)?(?:[+-]\d+)?|[+-]\d\d:?\d\d)?)?"
)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH}),? ({_YEAR})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? ({_YEAR})", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"({_MONTH}),? ({_YEAR})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})(?![\d-])")
_DOTTED = re.compile(rf"(\d\d?)\.(\d\d?)\.({_YEAR})(?!\d)")
_NAME_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")

# "PORT X, March 14, 2024 (Agency) -", "Port X, 14 March 2024 —", "Port X (14 March 2024) –"
_DATELINE = re.compile(
    rf"(?-i:[A-Z])[^\W\d_][\w .,'’/-]{{0,60}}?[,:]? \(?(?P<date>{DATE})\)?[,.]?"
    r"(?: ?(?:\([^()]{2,60}\)|\[[^\]]{2,60}\]|/[^/]{2,40}/))? ?(?:--|[-–—:/])",
    re.IGNORECASE,
)
# "(Agency) March 14, 2024 -", "14 March 2024, Port X -", and "Port X, 14 March 2024. The parties …"
_DATELINE_TURNED = re.compile(
    rf"\((?-i:[A-Z])[^()]{{1,40}}\) (?P<turned>{DATE}) ?(?:--|[-–—])"
    rf"|(?P<first>{DATE}), (?-i:[A-Z])[\w .,'’/-]{{1,40}} (?:--|[-–—]) (?-i:[A-Z\"“])"
    rf"|(?-i:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){{0,3}}), (?P<placed>{DATE})\. (?-i:[A-Z\"“])",
    re.IGNORECASE,
)
# "Published: 14 March 2024", "By Name | Place | 14 March 2024 10:15 GMT", "The Outlet, 14 March 2024. By X",
# "By A Name in Port X. 14 March 2024"
_LABEL = r"(?:first published|published|posted|date|dated|issued|released|created)(?: (?:on|at))?:? ?"
_AFTER = (
    r"(?: ?[|•·/(–—-] ?.{0,80}|\. .{0,60}|[.,;]? ?(?:updated|last (?:updated|modified)|modified).{0,80})?\.?"
)
# "Daily Report No. 7, 14 March 2024"
_NUMBERED = (
    r"[^:!?\"“”|\d]{0,60}\b(?:report|bulletin|update|sitrep|brief|briefing|circular|communiqu[eé]|newsletter|digest)"
    r" (?:(?:no|nr|number|issue|#)\.? ?)?\d[\d/-]{0,8}(?:,| ?[–—-])? "
)
_DATE_LINE = re.compile(
    rf"(?:{_LABEL}|[^|•·]{{2,80}} ?[|•·] ?(?:[^|•·]{{2,60}} ?[|•·] ?)?|[^.:!?\"“”|\d]{{2,60}}, ?"
    rf"|{_NUMBERED}|[^.:!?\"“”|,\d]{{2,40}} |(?-i:By|From) [^:!?\"“”|\d]{{2,60}}\. ?)?"
    rf"\(?(?P<date>{DATE})\)?{_CLOCK}{_AFTER}",
    re.IGNORECASE,
)
# "DATE: 14 December 2020" in the head of a letter or report
_LABELLED = re.compile(rf"{_LABEL}(?P<date>{DATE}|{_MONTH},? {_YEAR})\.?", re.IGNORECASE)
# In a lead whose lines were run together: "PLACE | Wed Mar 2, 2011 7:26 am EST", the same at its very
# beginning, "March 19, 2011 | By A Name" and "| Posted March 19, 2011"
_STAMP = re.compile(
    rf"(?:\||\A) ?(?P<date>{_DAY}{_MONTH} \d{{1,2}},? {_YEAR}) \d{{1,2}}:\d\d ?[ap]m"
    rf"|(?<![\w-])(?P<signed>{DATE}) \| (?-i:(?:By|From) [A-Z])"
    rf"|(?-i:(?<![\w-])(?:Posted|Published|Aired|First published|First aired))(?: on)?:? (?P<posted>{DATE})",
    re.IGNORECASE,
)
# The same without a bar: its weekday, minute and time zone show a page's stamp wherever it stands.
_ZONED = re.compile(
    rf"(?<!updated )(?<!updated: )(?P<date>{_DAY}{_MONTH} \d{{1,2}},? {_YEAR}) \d{{1,2}}:\d\d ?[ap]m "
    r"(?-i:[A-Z]{2,4})\b",
    re.IGNORECASE,
)
# "The truce took effect at midnight on Tuesday, 9 March 2021. Nobody …" tells no date of its own.
_IN_SENTENCE = re.compile(
    rf"^(?!by\b|.*\b{_LABEL}).*\b(?:on|by|since|until|till|before|after|from)(?: the)?(?: {_DAY})?\s*$",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\b(?:picture|photo(?:graph)?|taken|pictured|seen|image|footage|file)\b", re.IGNORECASE
)
_LINES_READ, _HEAD_READ = 8, 30
_LEAD, _ZONED_LEAD = 600, 1500


def published(value: str | None, method: str) -> Published:
    """`value` with the days it may mean; unknown where it is None or no date."""
    if value is None:
        return Published()
    try:
        interval = DateInterval.parse(value)
    except DateError:
        return Published()
    return Published(value, interval.earliest.isoformat(), interval.latest.isoformat(), method)


def date_of(value: str) -> str | None:
    """The date that a field holds, in the contract's form: ISO 8601, RFC 822, or a day in words."""
    value = value.strip()[:80]
    for candidate in _candidates(value):
        try:
            return str(DateInterval.parse(candidate))
        except DateError:
            continue
    return None


def _candidates(value: str) -> Iterable[str]:
    if re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", value):
        yield value
        return
    if iso := _ISO.match(value):
        yield "-".join(iso.groups())
    if found := (_DAY_FIRST.search(value)):
        yield _joined(found.group(3), found.group(2), found.group(1))
    if found := (_MONTH_FIRST.search(value)):
        yield _joined(found.group(3), found.group(1), found.group(2))
    if found := _DOTTED.match(value):
        yield f"{found.group(3)}-{int(found.group(2)):02d}-{int(found.group(1)):02d}"
    if found := _MONTH_YEAR.fullmatch(value):
        yield _joined(found.group(2), found.group(1))
    try:
        parsed = parsedate(value)
    except (ValueError, IndexError, TypeError):
        parsed = None
    if parsed:
        yield f"{parsed[0]:04d}-{parsed[1]:02d}-{parsed[2]:02d}"


def _joined(year: str, month: str, day: str | None = None) -> str:
    number = _MONTHS.index(month[:3].lower()) + 1
    return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")


def date_in_name(name: str) -> str | None:
    """The date with which a file's name begins: `2024-03-14-talks.txt`."""
    match = _NAME_DATE.match(name)
    return date_of(match.group(1)) if match else None


def dateline(text: str, lines: Iterable[str]) -> Published:
    """The date that the text itself carries in its first lines, where it has a year."""
    for number, line in enumerate(lines):
        if number >= _HEAD_READ:
            break
        line = line.lstrip("| ")
        match = _LABELLED.fullmatch(line[:80])
        if match is None and number < _LINES_READ and len(line) <= 200:
            match = _DATE_LINE.fullmatch(line)
            if match and _IN_SENTENCE.search(line[: match.start("date")]):
                match = None
        if match is None and number < _LINES_READ:
            match = _DATELINE.match(line[:200])
        found = match.group("date") if match else None
        if match is None and number < _LINES_READ and (match := _DATELINE_TURNED.match(line[:200])):
            found = match["turned"] or match["first"] or match["placed"]
        if match and found and not _PICTURE.search(match.group()) and (value := date_of(found)):
            return published(value, "dateline")
    stamp = _STAMP.search(text[:_LEAD])
    if stamp:
        return published(date_of(stamp["date"] or stamp["signed"] or stamp["posted"]), "dateline")
    days = {date_of(zoned["date"]) for zoned in _ZONED.finditer(text[:_ZONED_LEAD])}
    return published(days.pop() if len(days) == 1 else None, "dateline")
