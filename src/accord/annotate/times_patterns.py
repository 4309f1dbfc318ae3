"""The shapes of time expressions, as regular expressions over the words in times_lexicon.

A blank in a pattern stands for one or more blanks. No pattern nests an open repetition in another, so
matching stays linear. `SHAPES` lists (name, pattern) in order of precedence; the first that fits at the
leftmost place wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from accord.annotate.numbers import SMALL
from accord.annotate.times_festivals import FESTIVALS
from accord.annotate.times_lexicon import (
    FREQUENCIES,
    NAMED_DATES,
    ORDINALS,
    UNITS,
    VAGUE,
    VAGUE_NUMBERS,
)

__all__ = ["FINDER", "PATTERNS", "SHAPES"]


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)).replace("\\ ", " ") + ")"


_MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thurs?|fri)\.)"
_DAY_NAME = rf"(?:{_WEEKDAY}|(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\b)"
_SEASON = "(?:spring|summer|autumn|fall|winter)"
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_UNIT = _any(UNITS)
_UNITS = "(?:" + _UNIT[3:-1].replace("century", "centur(?:y|ies)").replace("|", "s?|") + "s?)"
_PLURAL = "(?:seconds|minutes|hours|days|nights|weeks|fortnights|months|years|decades|centuries)"
_LONG = "(?:day|night|week|weekend|month|quarter|year|decade|century)"
_PART = (
    "(?:(?:the )?(?:beginning|start|middle|end|close) of(?: the)?|early(?: in)?|late(?: in)?"
    "|mid(?:dle)?(?:-| )|end(?=-))"
)
_DAY_PART = "(?:morning|afternoon|evening|night)"
_TWILIGHT = "(?:dawn|dusk|daybreak|nightfall|sunrise|sunset|sundown)"
_ONES = "|".join(word for word, value in SMALL.items() if 0 < value < 10)
_SMALL = _any(word for word in SMALL if word != "zero") + rf"(?:-(?:{_ONES}))?"
_NUMBER = (
    rf"(?:\d{{1,3}}(?: |-)1/2|(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}})(?:\.\d+)?|{_SMALL}(?: hundred| thousand)?"
    rf"|(?:a )?hundred|(?:a )?thousand|half a|half an)"
)
_SEVERAL = rf"(?:{_NUMBER}(?: ?\(\d{{1,4}}\))?|{_any(VAGUE_NUMBERS)})"
_SOME = rf"(?:{_SEVERAL}|an?)(?: and a half)?"
_HALF = "(?P<half> and a half)?"
_ORDINAL = _any(ORDINALS)
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap](?:\.m\b\.?|m\b))|(?<![\d:])(?:[01]?\d"
    r"|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![:\d])"
    r"|[0-2]\d[0-5]\d(?= ?(?:gmt|utc|hours|hrs|hr|h)\b)|(?:" + _SMALL + r"|\d{1,2}) o'clock"
    r"|(?:" + _SMALL + rf"|\d{{1,2}}) in the {_DAY_PART})"
)
_ZONES = "(?:gmt|utc|est|edt|et|pst|pdt|cet|cest|eet|bst|ist|local time|hours|hrs|hr|h)"
_ZONE = rf"(?: ?\({_ZONES}\)| ?{_ZONES}\b)?"
_WHICH = "last|past|previous|this|next|coming|following|the same|same|that|upcoming|this past|this coming"
_THAT_YEAR = ",? (?:of )?(?P<rel>last|this|next|that|the same|the following|the previous) year"

SHAPES: tuple[tuple[str, str], ...] = (
    (
        "iso",
        r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?:Z"
        r"|[+-]\d\d:?\d\d)?)?(?!\d)",
    ),
    (
        "month_day",
        rf"(?:(?P<weekday>{_DAY_NAME})(?: (?P<part>{_DAY_PART}))?,? )?(?P<month>{_MONTH})"
        rf"(?:,(?= \d\d?, \d{{4}}\b))? (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:]*\d)"
        rf"(?:(?:, ?| )(?P<y>{_YEAR})(?![\d,]*\d)|{_THAT_YEAR})?",
    ),
    (
        "short_date",
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: |-)(?P<month>{_MONTH})(?P<hyphen> |-)"
        r"'?(?P<yy>\d\d)(?!\d|%|[.,:/-]\d)",
    ),
    (
        "day_month",
        rf"(?:(?P<weekday>{_DAY_NAME})(?: (?P<part>{_DAY_PART}))?,? )?(?:the )?"
        rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?|(?P<ordinal>{_ORDINAL})(?: day)?)(?: of)?(?: "
        rf"|-)(?P<month>{_MONTH})(?! \d{{1,2}}, ?\d{{4}})"
        rf"(?:(?:, ?| |-)(?P<y>{_YEAR})(?![\d,]*\d)|{_THAT_YEAR})?",
    ),
    ("named_date", rf"(?P<name>{_any(NAMED_DATES)})(?![/\d])"),
    ("slashed", r"(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d\d)(?![\d./-]*\d)"),
    ("year_slashed", r"(?P<y>(?:19|20)\d\d)[./](?P<m>\d\d)[./](?P<d>\d\d)(?!\d)"),
    (
        "holiday",
        rf"(?:(?P<which>{_WHICH}) |(?P<whose>last|this|next|that) year's )?(?P<part>{_PART} )?"
        rf"(?:(?:the )?(?:(?:muslim |islamic )?(?:holy |fasting )month of ))?"
        rf"(?P<name>{_any(FESTIVALS)})(?P<week> week)?"
        rf"(?:,? (?:in |of )?(?P<y>{_YEAR})(?![\d,]*\d)| (?P<rel>last|this|next|that) year)?",
    ),
    (
        "nth_of_month",
        rf"(?:the )?(?P<nth>first|second|third|fourth|last|final) (?P<unit>week|weekend|half) of "
        rf"(?P<month>{_MONTH})"
        rf"(?:,? (?P<y>{_YEAR})(?![\d,]*\d)|{_THAT_YEAR})?",
    ),
    (
        "month",
        rf"(?:(?P<which>{_WHICH}) (?!{_MONTH} \d\d?\b))?(?P<part>{_PART}(?:-| ?))?(?P<month>{_MONTH})"
        rf"(?:(?:,? (?:of )?|-)(?P<y>{_YEAR})(?![\d,]*\d)|{_THAT_YEAR})?",
    ),
    (
        "quarter",
        rf"(?:the )?(?:(?P<which>first|second|third|fourth|last|final) (?P<unit>quarter|half)"
        rf"|(?P<short>[QH])(?P<n>[1-4]))"
        rf"(?:(?: of)?(?: the year)? (?P<y>{_YEAR})(?![\d,]*\d)| of (?P<rel>the|this|last|next) year)?",
    ),
    (
        "season",
        rf"(?:(?P<which>{_WHICH}) |the (?={_SEASON},? (?:of )?{_YEAR}))?"
        rf"(?P<part>{_PART}(?:-| ?))?(?P<season>{_SEASON})"
        rf"(?:,? (?:of )?(?P<y>{_YEAR})|,? (?:of )?(?P<rel>last|this|next) year)?",
    ),
    (
        "decade",
        r"(?:the )?(?P<part>early |mid-?|late |early-|late-)?(?:the )?(?:(?P<y>(?:1[5-9]"
        r"|20)\d0)'?s|'(?P<yy>[2-9]0)s)",
    ),
    (
        "decade_word",
        "(?:the )?(?P<part>early |mid-?|late )?(?P<word>twenties|thirties|forties|fifties"
        "|sixties|seventies|eighties|nineties)",
    ),
    (
        "century",
        rf"(?:the )?(?P<part>early |mid-?|late )?(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)"
        rf"|(?P<word>{_ORDINAL}))(?: |-)century",
    ),
    (
        "every",
        rf"(?:each|every) (?:and every )?(?:(?P<n>{_NUMBER}|other|few) )?(?:(?P<unit>{_UNITS})"
        rf"|(?P<weekday>{_WEEKDAY})|(?P<month>{_MONTH})"
        rf"|(?P<part>{_DAY_PART})|(?P<season>{_SEASON}))",
    ),
    (
        "weekday_set",
        rf"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend)s(?: (?P<part>{_DAY_PART})s?)?",
    ),
    (
        "per",
        r"(?:(?P<often>once|twice|\w+ (?:times|hours|days|nights|weeks|months)) (?:a|an|per|each|every)|per) "
        r"(?P<unit>day|night|week|month|year|quarter)",
    ),
    ("often", _any(FREQUENCIES).replace("(?:", "(?P<word>", 1)),
    (
        "weekday",
        rf"(?:(?P<which>last|next|this|this past|this coming|the following|the previous|previous"
        rf"|coming|the next|the same) )?"
        rf"(?P<weekday>{_WEEKDAY})(?: (?:at )?(?P<part>{_DAY_PART}))?"
        rf"(?:(?: of)?(?P<week> last week| next week| this week))?",
    ),
    (
        "named_day",
        r"(?P<mod>early |late |earlier |later )?(?P<two>the day (?P<side>before"
        r"|after) )?(?P<name>today|tonight|yesterday|tomorrow)"
        rf"(?: (?P<part>{_DAY_PART}))?",
    ),
    (
        "part_day",
        r"(?P<which>this|last|that|the next|the following|the previous|the same|that same|early(?= morning)"
        rf"|late(?= (?:evening|night|afternoon))) (?P<part>{_DAY_PART})",
    ),
    ("day_part", rf"(?:in|during|on|by) (?P<span>the (?:early |late )?(?P<part>{_DAY_PART}))"),
    ("at_night", "at (?P<span>(?P<part>night))"),
    ("early_hours", "(?:the )?(?:early|small|wee)(?: morning)? hours"),
    ("overnight", "overnight"),
    (
        "range",
        rf"(?:over |during |within )?(?P<span>(?:the )?(?P<which>last|past|previous|next|coming"
        rf"|following) (?P<n>{_SEVERAL}) (?P<unit>{_PLURAL}){_HALF})",
    ),
    (
        "ago",
        rf"(?P<n>{_SOME})(?: or (?:so|{_NUMBER}))?(?: more)?(?: "
        rf"|-)(?P<unit>{_UNITS}){_HALF}(?: or so)? (?P<side>ago|from now|from today)",
    ),
    ("in_time", rf"in (?P<span>(?P<n>{_SOME}) (?P<unit>{_UNITS})'?(?:s)? time)(?! of)"),
    ("long_ago", rf"(?:{_PLURAL}|(?:a )?long(?: time)?|(?:quite )?some time) ago"),
    (
        "offset",
        rf"(?P<n>{_SOME}|the|the very)(?: more)? (?P<unit>{_UNITS}){_HALF} (?P<side>earlier|later"
        rf"|(?:before|after)(?= (?:that|this|then)\b| *(?:[.,;:)\"”]|$)))",
    ),
    (
        "two_away",
        r"the (?P<unit>week|weekend|month|year) (?:(?P<back>before last)|after next)",
    ),
    (
        "from_day",
        rf"(?P<n>{_SOME}) (?P<unit>days|weeks?|months?) from (?:(?P<weekday>{_WEEKDAY})|(?P<name>tomorrow))",
    ),
    (
        "anchored",
        r"(?P<span>the(?: very)? (?P<unit>day|night|morning|afternoon|evening|week|weekend|month|year)) "
        r"(?:before|after|following|preceding)(?= \w)",
    ),
    (
        "part_period",
        r"(?:the )?(?P<part>beginning|start|middle|end|close) of (?:the )?(?P<which>this |last "
        r"|next |current |coming |that )?"
        rf"(?P<unit>{_LONG})|(?P<mod>early|late|later|earlier|mid-?) (?:in )?(?P<which2>this "
        rf"|next |last |that |the (?!day\b))(?P<unit2>{_LONG})"
        r"|(?:the )?(?P<unit3>year|month)(?:-|'s )(?P<ending>end)",
    ),
    ("first_days", rf"the (?P<which>first|last) (?P<n>{_SOME}) (?P<unit>{_PLURAL})(?= of\b)"),
    (
        "relative",
        rf"(?P<which>(?:the )?(?:last|past|previous|next|coming|following|current|same|upcoming)"
        rf"|this(?: past| coming)?|that(?: same)?) "
        rf"(?:\w+ (?=weekend\b))?(?P<unit>{_LONG})"
        r"(?:(?! of\b)|(?<=past\sday)|(?<=past\sweek)|(?<=past\smonth)|(?<=past\syear))"
        r"(?P<tail> before last| after next)?",
    ),
    (
        "vague_range",
        rf"(?:in )?(?P<span>(?:the )?(?P<which>recent|coming|past|last|next|previous|following"
        rf"|intervening) (?P<unit>{_PLURAL})(?! of\b)"
        rf"|(?:the )?(?P<ahead>{_PLURAL}) (?:ahead(?! of\b)|to come))",
    ),
    ("weekend", "the weekend"),
    ("year_span", rf"(?P<y>{_YEAR})(?P<s>[-/–])(?P<z>{_YEAR}|\d\d)(?![\d-])"),
    (
        "part_year",
        rf"(?P<part>{_PART} ?|late(?: |-)|early(?: |-)|end-|mid(?:-"
        rf"| ?))(?P<y>{_YEAR})(?![\d,.]*\d)",
    ),
    ("year", rf"(?P<y>{_YEAR})(?![\d,.:/-]*\d)(?!'s|s| ?(?:hrs|hours|hr|h|gmt|utc)\b)"),
    ("short_year", r"'(?P<yy>\d\d)(?![\d'])"),
    ("clock", rf"(?P<clock>{_CLOCK})(?P<zone>{_ZONE})"),
    ("noon", rf"(?:at )?(?P<span>(?P<word>noon|midday|mid-?night|{_TWILIGHT}))"),
    (
        "duration",
        rf"(?P<core>(?P<n>{_SOME})(?: more| full| straight| consecutive| additional)?"
        rf"(?: |-)(?P<unit>{_UNITS})(?:-long|(?P<old>-old)|{_HALF}))"
        rf"|(?P<unit2>day|week|weekend|month|year|hour|decade|century)-?long"
        rf"|(?P<many>{_PLURAL})-long|(?:entire|whole|all) (?P<unit3>{_LONG})",
    ),
    ("bare_duration", rf"(?P<unit>{_PLURAL})"),
    ("vague", _any(VAGUE).replace("(?:", "(?P<word>", 1)),
)

_DROP_NAMES = re.compile(r"\(\?P<\w+>")


def _spaced(shape: str) -> str:
    """Each blank becomes a run of blanks, an optional blank an optional run."""
    return shape.replace(" ?", " *").replace(" ", " +").replace(" +*", " *")


def _whole(shape: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£])(?<!\d[.,:])(?:{_spaced(shape)})(?!\w)", re.IGNORECASE)


def _alternative(name: str, shape: str) -> str:
    """The shape without its inner names, which only `PATTERNS` needs; back-references go by pattern."""
    inner = _DROP_NAMES.sub("(?:", shape.replace("(?P=s)", "[./-]"))
    return rf"(?P<{name}>{inner})"


PATTERNS: dict[str, re.Pattern[str]] = {name: _whole(shape) for name, shape in SHAPES}
FINDER = _whole("|".join(_alternative(name, shape) for name, shape in SHAPES))
