"""The words of time expressions, as tables. Values are those of TIMEX3 (TimeML 1.2.1, section 2.2)."""

from __future__ import annotations

from accord.annotate.numbers import words

__all__ = [
    "DAY_PARTS",
    "DEFERRING",
    "DEMANDING",
    "DUE",
    "FREQUENCIES",
    "IMPLICATIVE",
    "LASTING",
    "MONTHS",
    "NAMED_DATES",
    "ORDINALS",
    "PARTS",
    "PERCEIVED",
    "PROSPECTIVE",
    "SCHEDULED",
    "SEASONS",
    "TRIGGERS",
    "UNITS",
    "VAGUE",
    "VAGUE_NUMBERS",
    "WEEKDAYS",
]

_MONTH_NAMES = words("january february march april may june july august september october november december")
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9}
_SHORT_MONTHS |= {"oct": 10, "nov": 11, "dec": 12}
MONTHS: dict[str, int] = {name: index for index, name in enumerate(_MONTH_NAMES, 1)} | _SHORT_MONTHS

_WEEKDAY_NAMES = words("monday tuesday wednesday thursday friday saturday sunday")
_SHORT_WEEKDAYS = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5}
_SHORT_WEEKDAYS |= {"sat": 6, "sun": 7}
WEEKDAYS: dict[str, int] = {name: index for index, name in enumerate(_WEEKDAY_NAMES, 1)} | _SHORT_WEEKDAYS
"""ISO numbers. "Sat" and "Sun" are words of their own, so they count only before a date."""

SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

DAY_PARTS: dict[str, str] = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "noon": "12:00",
    "midday": "12:00",
    "midnight": "24:00",
    "mid-night": "24:00",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "dusk": "EV",
    "sunset": "EV",
    "sundown": "EV",
    "nightfall": "NI",
    "overnight": "NI",
    "daytime": "DT",
}

UNITS: dict[str, tuple[str, float]] = {
    "second": ("TS", 1),
    "minute": ("TM", 1),
    "hour": ("TH", 1),
    "day": ("D", 1),
    "night": ("NI", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("Q", 1),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "weekend": ("WE", 1),
}
"""Unit → its letter in a TIMEX3 period (T for units below a day), and how many of that letter it is."""

PARTS: dict[str, str] = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "end": "END",
    "close": "END",
}

_BELOW_TWENTY = words(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
)
_TWENTIES = tuple(f"twenty-{word}" for word in _BELOW_TWENTY[:9])
ORDINALS: dict[str, int] = {
    word: index for index, word in enumerate((*_BELOW_TWENTY, *_TWENTIES, "thirtieth", "thirty-first"), 1)
}

VAGUE_NUMBERS = (
    "a few",
    "a couple of",
    "couple of",
    "a couple",
    "couple",
    "several",
    "some",
    "many",
    "few",
    "a number of",
)

FREQUENCIES: dict[str, str] = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "bi-weekly": "P2W",
    "bimonthly": "P2M",
    "bi-monthly": "P2M",
    "biannual": "P6M",
    "bi-annual": "P6M",
    "semi-annual": "P6M",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
}

VAGUE: dict[str, str] = {
    "now": "PRESENT_REF",
    "right now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "at present": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "these days": "PRESENT_REF",
    "at the moment": "PRESENT_REF",
    "recently": "PAST_REF",
    "lately": "PAST_REF",
    "in the past": "PAST_REF",
    "the recent past": "PAST_REF",
    "the future": "FUTURE_REF",
    "future": "FUTURE_REF",
    "the near future": "FUTURE_REF",
    "near future": "FUTURE_REF",
    "shortly": "FUTURE_REF",
}

LASTING = frozenset(
    words(
        """agreement armistice blockade boycott campaign ceasefire cease-fire conflict crackdown crisis curfew
        deadlock dictatorship dispute embargo fight fighting impasse insurgency insurrection intervention
        mission occupation offensive operation peace protest protests rebellion reign revolt revolution rule
        siege stalemate standoff stand-off strike struggle truce unrest uprising violence war"""
    )
)
"""What has a duration where a person has an age: "the five-month-old war"."""

NAMED_DATES: dict[str, tuple[int, int, int]] = {"9/11": (2001, 9, 11)}
"""Days that are known by a name of digits."""

DUE = frozenset(words("due expected plan planned planning plans reschedule rescheduled scheduled set slated"))
"""Words after which a coming day stands: "scheduled for Monday", "due in March"."""

DEFERRING = frozenset(
    words(
        """adjourn adjourned adjourning bring brought delay delayed delaying extend extended extending gave
        give given gives giving moved postpone postponed postponing push pushed pushing put puts putting
        shifted suspend suspended"""
    )
)
"""Verbs after which "until" and "to" name a coming day: "postponed until Friday"."""

PROSPECTIVE = DUE | frozenset(
    words(
        """agree agreed agrees aim aimed aims ask asked called commit committed decide decided demand
        demanded expect expects hope hoped hopes intend intended intends invited need needed offered order
        ordered pledge pledged pledges prepare prepared preparing promise promised promises propose
        proposed ready refuse schedule supposed swore threaten threatened threatens told urge urged vow
        vowed vows want wanted wants warned"""
    )
)
"""Words whose infinitive lies ahead of them: "agreed to meet Monday", against "managed to leave Monday"."""

DEMANDING = frozenset(
    words(
        """ask asked asking asks demand demanded demanding demands insist insisted insisting insists order
        ordered ordering orders request requested requesting requests require required requires requiring
        urge urged urges urging"""
    )
)
"""Verbs of which the day behind "by" is to come: "demanded that it leave by Monday"."""

IMPLICATIVE = frozenset(
    words(
        """able unable enough first last only attempt attempts effort efforts bid failure refusal failed
        managed"""
    )
)
"""Words whose infinitive is as far done as their own verb says: "were able to leave Monday"."""

PERCEIVED = frozenset(
    words(
        """confirm confirmed contacted determined feel felt find found hear heard located reached see seen
        verified"""
    )
)
"""Verbs that "could" puts into the past: "shots could be heard on Monday"."""

SCHEDULED = frozenset(
    words(
        """arrive arrives assemble assembles begin begins close closes convene convenes debate debates
        end ends expire expires face faces fall falls gather gathers hear hears leave leaves
        meet meets open opens reconvene reconvenes reopen reopens resume resumes return
        returns rule rules run runs sit sits start starts travel travels visit visits vote
        votes"""
    )
)
"""Verbs whose present tense with a day is a timetable: "talks resume Monday"."""

TRIGGERS = frozenset((*MONTHS, *WEEKDAYS, *SEASONS, *DAY_PARTS, *UNITS, *FREQUENCIES)) | {
    f"{word}s" for word in (*UNITS, *WEEKDAYS, *DAY_PARTS, *SEASONS)
}
TRIGGERS |= frozenset(
    words(
        """centuries today tonight ago year-end yesterday tomorrow o'clock gmt utc now currently present
        presently nowadays moment recently shortly lately past future twenties thirties forties
        fifties sixties seventies eighties nineties hourlong daylong weeklong monthlong yearlong"""
    )
)
"""A sentence with neither a digit nor one of these words holds no time expression."""
