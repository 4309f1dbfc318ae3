"""What looks like a time and is none: "may", "the fall of the city", "25-year-old", "2000 people"."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from accord.annotate.numbers import words
from accord.annotate.times_lexicon import LASTING

__all__ = ["holds"]

Match = re.Match[str]
Guard = Callable[[Match, Doc, int], bool]

_YEAR_BEFORE = frozenset(
    words(
        """in since of until till from by before after during around about circa through late early mid year
        fiscal and or to between throughout spring summer autumn fall winter than elections election - – /
        ( , ; [ for season back the"""
    )
)
_NUMBERED = frozenset(
    words(
        """resolution resolutions article articles paragraph paragraphs section chapter no. no number nos.
        flight boeing airbus route highway page room annex psalm act law law. order decree case file unit
        $ € £ us$ rs rs. usd eur # nearly almost over exactly approximately roughly only"""
    )
)
_DURATION_BEFORE = frozenset(
    words(
        """for in after within over of during lasted lasting last took take takes taken spent spend several
        many recent few past these those two - ' \" some countless took weeks"""
    )
)
_DURATION_AFTER = frozenset(words("before after of later earlier long"))
_RATE_BEFORE = frozenset(words("mile miles kilometer kilometers kilometre kilometres km mph kmh knots"))


def holds(name: str, match: Match, doc: Doc, index: int) -> bool:
    """Whether the match of shape `name`, whose first token is `index`, is a time in its context."""
    guard = _GUARDS.get(name)
    return guard is None or guard(match, doc, index)


def _after(match: Match, doc: Doc, index: int) -> Token | None:
    """The first token behind the match."""
    end = doc[index].idx + match.end() - match.start()
    for position in range(index + 1, len(doc)):
        if doc[position].idx >= end:
            return doc[position]
    return None


def _at(doc: Doc, index: int, match: Match, group: str) -> Token:
    """The token at which a group of the match begins."""
    start = doc[index].idx + match.start(group) - match.start()
    while index + 1 < len(doc) and doc[index + 1].idx <= start:
        index += 1
    return doc[index]


def _month(match: Match, doc: Doc, index: int) -> bool:
    """A month's name is capitalised, and neither the auxiliary "may" nor a person's name."""
    name = match["month"]
    if not name[0].isupper():
        return False
    if name == "March" and not match["y"]:
        # "The annual March for Life", "the Million Man March on Washington".
        after, before = _after(match, doc, index), doc[index - 1] if index else None
        if after is not None and after.lower_ in ("for", "on", "against") and before and before.tag_ != "IN":
            return False
    if match["y"] or match["rel"] or match["which"] or match["part"]:
        return True
    if name.endswith(".") or name.lower() in ("jan", "feb", "mar", "apr", "jun", "jul", "sep", "dec"):
        return name.endswith(".") and name.lower() not in ("mar.", "jan.")
    token = _at(doc, index, match, "month")
    return token.ent_type_ not in ("PERSON", "ORG", "WORK_OF_ART") and token.tag_ in ("NNP", "NNPS", "NN")


def _dated(match: Match, doc: Doc, index: int) -> bool:
    """ "May 5" is a date; "In May 10 people died" holds the month alone."""
    if not match["month"][0].isupper() and not match["y"]:
        return False
    after = _after(match, doc, index)
    if match["y"] or after is None or after.tag_ not in ("NNS", "CD") or not doc[after.i - 1].whitespace_:
        return True
    return after.tag_ == "NNS" and after.head is not after and _at(doc, index, match, "d").head is not after


def _day_month(match: Match, doc: Doc, index: int) -> bool:
    return match["month"][0].isupper()


def _season(match: Match, doc: Doc, index: int) -> bool:
    """ "the fall of the city" and "Arab Spring" are no seasons; "fall" and "spring" need a cue."""
    if match["y"] or match["rel"]:
        return True
    token = _at(doc, index, match, "season")
    if not token.tag_.startswith("NN"):
        return False
    after = _after(match, doc, index)
    if after is not None and after.lower_ in ("of", "in", "from") and token.lower_ in ("fall", "spring"):
        return False
    if match["which"] or match["part"]:
        return True
    before = doc[token.i - 1].lower_ if token.i else ""
    if token.text[0].isupper() and token.i and doc[token.i - 1].text[:1].isupper():
        return False
    if token.lower_ in ("fall", "spring"):
        lead = doc[token.i - 2].lower_ if before == "the" and token.i > 1 else before
        return lead in ("in", "by", "during", "since", "until", "before", "the")
    return before in ("in", "the", "of", "by", "during", "since", "until", "every")


def _year(match: Match, doc: Doc, index: int) -> bool:
    """A bare number from 1000 to 2199 is a year where its context says so and no noun is counted."""
    token = _at(doc, index, match, "y")
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if _numbered(doc, token.i):
        return False
    if (
        after is not None
        and (after.tag_ in ("NNS", "NNPS") or after.lower_ in _COUNTABLE)
        and token.dep_ == "nummod"
    ):
        return False
    if token.tag_ != "CD" and not token.shape_.startswith("dddd"):
        return False
    value = int(match["y"])
    plausible = 1900 <= value <= 2100
    if before is None:
        return plausible
    if before.lower_ in _YEAR_BEFORE:
        return plausible or before.lower_ in _CERTAIN
    if before.tag_ == "JJ" and token.dep_ == "pobj":
        return plausible
    return plausible and token.dep_ not in ("dobj", "nsubj", "pobj", "attr")


def _numbered(doc: Doc, index: int) -> bool:
    """Behind "resolution", or in a list behind "resolutions": "resolutions 1970 and 1973"."""
    for _ in range(8):
        index -= 1
        if index < 0:
            return False
        token = doc[index]
        if token.lower_ in _NUMBERED:
            return True
        if not (token.lower_ in ("and", "or", ",", "-", "–", "to") or token.like_num):
            return False
    return False


_CERTAIN = frozenset(["in", "since", "until", "by", "before", "after", "between"])
_COUNTABLE = frozenset(
    words("people troops percent police dead km kg m miles metres meters million billion thousand")
)


def _duration(match: Match, doc: Doc, index: int) -> bool:
    """Ages, fractions, rates, titles are no durations: "25-year-old", "a quarter", "60 miles an hour"."""
    if match["core"] is None:
        return True
    unit, count = match["unit"].lower(), match["n"].lower()
    if any(token.lower_ in ("aged", "ages") for token in doc[max(0, index - 3) : index]):
        return False
    if (match.start() and match.string[match.start() - 1] == "/") or (
        count in ("a", "an") and unit.endswith("s")
    ):
        return False
    if match["unit"].istitle() and not match["n"].istitle():
        return False
    if unit.startswith("quarter") or (unit.startswith("second") and count in ("a", "an", "some", "few")):
        return False
    if match["old"]:
        return _ages(match, doc, index)
    rest = match.string[match.end() : match.end() + 8].lower()
    if re.match(r"[- ](?:old|of age)\b|s old|[- ]olds\b", rest):
        return False
    if count in ("a", "an") and index:
        before = doc[index - 1]
        return before.lower_ not in _RATE_BEFORE
    return True


def _bare(match: Match, doc: Doc, index: int) -> bool:
    after = _after(match, doc, index)
    if after is not None and (after.lower_ in _DURATION_AFTER or after.lower_ == "ago"):
        return True
    return index > 0 and doc[index - 1].lower_ in _DURATION_BEFORE and match["unit"].lower() != "seconds"


def _ages(match: Match, doc: Doc, index: int) -> bool:
    """ "A five-month-old war" has lasted so long; a five-month-old boy has an age."""
    end = doc[index].idx + match.end() - match.start()
    for token in doc[index + 1 : index + 12]:
        if token.idx >= end and (token.lower_ in LASTING or token.tag_ in ("NN", "NNS", "NNP")):
            return token.lower_ in LASTING
    return False


def _vague(match: Match, doc: Doc, index: int) -> bool:
    """Takes "in the past" where no noun follows ("in the past regime"), "the future" after "in", "for".

    "Future" alone stands before what is to come: "future elections", no name ("Future Party") and no noun.
    """
    word, after = match["word"].lower(), _after(match, doc, index)
    if word == "now":
        # "Now, who will sign?" and "now that they signed" tell no time.
        return after is None or not (
            (after.text == "," and doc[index].is_sent_start) or after.lower_ == "that"
        )
    if word in ("future", "the future"):
        if index > 0 and doc[index - 1].lower_ in ("in", "for"):
            return True
        return word == "future" and doc[index].tag_ == "JJ" and after is not None and after.tag_ in _NOUNS
    if word != "in the past":
        return True
    return (
        after is None
        or not (after.is_alpha or after.like_num)
        or after.lower_ in ("and", "but", "by", "when", "that")
    )


_NOUNS = frozenset(["NN", "NNS", "JJ"])


def _often(match: Match, doc: Doc, index: int) -> bool:
    """ "The daily Herald" and "a weekly" are newspapers."""
    after = _after(match, doc, index)
    return doc[index].tag_ != "NN" and (after is None or after.tag_ != "NNP")


def _short_weekday(match: Match, doc: Doc, index: int) -> bool:
    """ "Bloody Sunday" and "the Good Friday Agreement" are names."""
    before = doc[index - 1] if index else None
    named = before is not None and before.text in _DAYS_OF_NAME
    return match["weekday"][0].isupper() and not named


_DAYS_OF_NAME = frozenset(words("Good Bloody Black Super Holy"))


def _short_year(match: Match, doc: Doc, index: int) -> bool:
    return index > 0 and doc[index - 1].lower_ in (
        "in",
        "of",
        "since",
        "the",
        "summer",
        "spring",
        "from",
        "until",
    )


def _part_period(match: Match, doc: Doc, index: int) -> bool:
    """ "At the end of the day" says nothing about a day."""
    return match["unit"] is None or match["unit"].lower() != "day" or bool(match["which"])


def _noon(match: Match, doc: Doc, index: int) -> bool:
    """ "Operation Blue Dawn" is a name, and "pre-dawn" the time before."""
    token = _at(doc, index, match, "word")
    if match.start("word") and match.string[match.start("word") - 1] == "-":
        return False
    if not token.text[0].isupper():
        return True
    after = _after(match, doc, index)
    return bool(token.is_sent_start) and (after is None or not after.text[0].isupper())


def _relative(match: Match, doc: Doc, index: int) -> bool:
    """ "that day" is a time where "that" is a determiner; "the last century" always is one."""
    return match["which"].lower() != "that" or doc[index].tag_ in ("DT", "IN", "WDT")


_NAMED_AFTER_FEASTS = frozenset(("offensive", "rising", "uprising", "rebellion", "war", "massacre"))


def _festival(match: Match, doc: Doc, index: int) -> bool:
    """ "The Good Friday Agreement", "the Tet offensive", "Ibrahim Ramadan" are names of other things."""
    if not match["name"][0].isupper() and not match["name"][0].isdigit():
        return False
    name, after = _at(doc, index, match, "name"), _after(match, doc, index)
    if after is not None and after.lower_ in _NAMED_AFTER_FEASTS and not match["y"]:
        return False
    before = doc[name.i - 1] if name.i else None
    if (
        before is not None
        and before.tag_ == "NNP"
        and (
            before.ent_type_ == name.ent_type_ == "PERSON"
            or (before.head == name and before.ent_type_ != "NORP")
        )
    ):
        return False
    return (
        after is None
        or not after.text[0].isupper()
        or after.i != _at(doc, index, match, "name").i + len(match["name"].split())
    )


def _range(match: Match, doc: Doc, index: int) -> bool:
    """ "It could not last two days"."""
    return match["which"].lower() != "last" or not _at(doc, index, match, "which").tag_.startswith("VB")


def _short_date(match: Match, doc: Doc, index: int) -> bool:
    """ "11 Feb 22" is a day; "On 11 Feb 22 people died" and "On 5 May 20 Taliban died" hold none such."""
    if not match["month"][0].isupper():
        return False
    if match["hyphen"] == "-":
        return True
    after = _after(match, doc, index)
    if (
        after is None
        or after.is_punct
        or after.tag_ in ("IN", "TO", "CC", "DT", "PRP", "VBD", "VBZ", "WDT", "MD")
    ):
        return True
    return (
        after.text[0].isupper()
        and after.tag_ == "NNP"
        and match["month"].lower() != "may"
        and len(match["month"]) < 5
    )


def _clock(match: Match, doc: Doc, index: int) -> bool:
    """ "2100 hours" and "three in the morning" are times of day behind a preposition only."""
    text = match["clock"].lower()
    if " in the " not in text and not (text.isdigit() and "h" in (match["zone"] or "").lower()):
        return True
    return index > 0 and doc[index - 1].lower_ in _CLOCK_BEFORE


_CLOCK_BEFORE = frozenset(words("at about around by from until till to after before since between and - –"))


def _quarter(match: Match, doc: Doc, index: int) -> bool:
    """ "In the fourth quarter" of a year, not of a match, a town or a mile."""
    if match["y"] or match["rel"]:
        return True
    return index > 0 and doc[index - 1].lower_ in ("in", "during", "for", "since", "by", "of")


_GUARDS: dict[str, Guard] = {
    "month": _month,
    "month_day": _dated,
    "day_month": _day_month,
    "season": _season,
    "year": _year,
    "duration": _duration,
    "bare_duration": _bare,
    "vague": _vague,
    "often": _often,
    "weekday": _short_weekday,
    "short_year": _short_year,
    "part_period": _part_period,
    "noon": _noon,
    "relative": _relative,
    "range": _range,
    "holiday": _festival,
    "short_date": _short_date,
    "clock": _clock,
    "quarter": _quarter,
}
