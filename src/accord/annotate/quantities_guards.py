"""Which numerals count nothing: resolution and article numbers, addresses, models, scores, pronouns."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from accord.annotate.numbers import words
from accord.annotate.quantities_dates import is_year, of_date_or_clock
from accord.annotate.quantities_numerals import Numeral, unit_after
from accord.annotate.quantities_units import STATES
from accord.annotate.quantities_words import (
    NOMINAL,
    both_counts,
    none_counts,
    one_counts,
    scores_count,
)

__all__ = ["counts"]

_NUMBERED = frozenset(
    words(
        """resolution resolutions article articles paragraph paragraphs para paras annex annexes appendix
        chapter chapters section sections clause item no. no nos. nos number numbers note phase stage
        round level category route highway road room page pages channel flight boeing airbus model version
        group unit zone area sector camp gate line platform chapter volume vol. issue protocol law decree
        order case file act title figure table type class grade verse psalm track exhibit option step part
        brigade battalion division corps regiment station kilometer-post top last final day game match
        week windows update"""
    )
)
"""Nouns whose number follows them: it names one of them and counts nothing."""

_PARTS = frozenset(words("first second latter former opening closing"))
"""Before "half": a part that is told apart from the other, and no share."""
_STREETS = frozenset(
    words("road street avenue st. st ave ave. boulevard blvd blvd. drive lane square rd rd. way place")
)
_MORE_NUMBERED = frozenset(["", "and", "or", "to", "-", "–", "through", "&"])
_PAIR_CHARACTERS = frozenset("0123456789,-–")
_PAIR_REACH = 12
_SPACED = re.compile(r" (?=\d{3}(?!\d))")
_DASH = re.compile(r"[-–]")


def counts(doc: Doc, text: str, index: int, item: Numeral, skipped_end: int) -> bool:
    """Whether a numeral counts or measures something.

    `index` is its first token; `skipped_end` where the numeral before ended if that one counted nothing.
    """
    if item.word in ("both", "no"):
        return both_counts(doc, index) if item.word == "both" else none_counts(doc, index)
    if item.word is not None:
        return True
    if _SLUGGED.match(text, item.core - 1 if item.core else 0):
        return False
    if item.vague:
        return text[item.core : item.end].lower() != "scores" or scores_count(doc, index)
    if item.sign is not None:
        return True
    if _FIGURATIVE.match(text, item.end) or _in_address(text, item.core) or _NOTE.match(text, item.end):
        return False
    if item.scaled:
        return True
    before = _before(doc, index)
    if _listed(text, item) or (item.fraction and before is not None and before.lower_ in _NUMBERED):
        return False
    if item.fraction:
        part = before is not None and before.lower_ in _PARTS
        return not part and not of_date_or_clock(text, item)
    gap = text[skipped_end : item.start].strip() if skipped_end >= 0 else ""
    if gap and gap.strip(" (),") in _MORE_NUMBERED:
        return False
    if not (text[item.core].isdigit() or text[item.core] in ".-−"):
        return _word_counts(doc, text, index, item)
    return _digits_count(doc, text, index, item)


def _digits_count(doc: Doc, text: str, index: int, item: Numeral) -> bool:
    """Whether a number in digits is part of no code, score, name or address."""
    before, after = _before(doc, index), _after(doc, index, item.end - item.core)
    if text.startswith("00", item.core) or _ZERO_FIRST.match(text, item.core):  # "12 000", 0930, a code
        return False
    if of_date_or_clock(text, item):
        return False
    if _NUMBERED_LIST.search(text, max(0, item.core - _LIST_REACH), item.core) or _PATH.search(
        text, max(0, item.core - 6), item.core
    ):
        return False
    if _BROKEN_NAME.search(text, max(0, item.core - 6), item.core) or _is_model(doc, index):
        return False
    if _INDEX.search(text, max(0, item.core - 12), item.core):
        return False
    if _pair(text, item) or _is_result(text, item):
        return False
    if before is None or unit_after(text, item.end) is not None:
        return not _stands_alone(doc, index, item)
    if _stands_alone(doc, index, item) or is_year(doc, text, item, before, after):
        return False
    if before.text == "." and before.i and doc[before.i - 1].lower_ in ("no", "nos"):
        return False
    if before.text == "(" and before.i:
        before = doc[before.i - 1]
    if before.lower_ in _NUMBERED and before.tag_ not in ("VB", "VBD", "VBZ", "VBP", "DT"):
        return before.lower_ in _RANKED and after is not None and after.tag_ == "NNS"
    if before.lower_ in ("no", "no.", "number", "#", "nos", "nos."):
        return False
    if after is not None and after.tag_ == "NNP" and _street(doc, after.i):
        return False
    name_like = before.tag_ in ("NNP", "NNPS") or (before.text != before.lower_ and not before.is_sent_start)
    name_before = name_like and before.text[0].isalpha() and before.idx + len(before) + 1 >= doc[index].idx
    if name_before and (
        after is None or after.tag_ not in ("NNS", "NN", "JJ", "HYPH") or after.text[0].isupper()
    ):
        return False
    return not (
        name_before and doc[index].ent_type_ in ("PRODUCT", "FAC", "ORG", "LAW", "WORK_OF_ART", "EVENT")
    )


def _is_model(doc: Doc, index: int) -> bool:
    """ "Two new 737 Max jets": a number between another number with its adjectives and a name."""
    first = index
    while first and doc[first - 1].tag_ == "JJ" and doc[first - 1].lower_ not in STATES:
        first -= 1
    named = index + 1 < len(doc) and doc[index + 1].tag_ in ("NNP", "NNPS")
    return named and 0 < first < index and doc[first - 1].tag_ == "CD"


def _stands_alone(doc: Doc, index: int, item: Numeral) -> bool:
    """Alone on its line: a page number, or a cell of a table that lost its columns."""
    end = doc[index].idx + item.end - item.core
    while index and doc[index - 1].is_space and "\n" not in doc[index - 1].text:
        index -= 1
    if index and "\n" not in doc[index - 1].text:
        return False
    while index < len(doc) and (
        doc[index].idx < end or (doc[index].is_space and "\n" not in doc[index].text)
    ):
        index += 1
    return index == len(doc) or "\n" in doc[index].text


_ZERO_FIRST = re.compile(r"0\d{2}")
_LIST_REACH = 40
_NUMBERED_LIST = re.compile(
    r"\b(?:blocks?|articles?|paragraphs?|paras?|sections?|chapters?|sectors?|zones?|phases?|annex(?:es)?"
    r"|items?|areas?|nos?\.?|numbers?|resolutions?|divisions?|brigades?) \d[\w.]*(?:, ?\d[\w.]*)*,? ?"
    r"(?:and|or|&|to|,) ?$",
    re.IGNORECASE,
)
"""Before the last of "Blocks 1, 2, and 4"."""
_BROKEN_NAME = re.compile(r"[A-Z]{2,} -$")
"""Before "19" in "COVID -19", which a line break took apart."""
_INDEX = re.compile(
    r"\b(?:S&P|FTSE|Fortune|Nasdaq|Stoxx|STOXX|Russell|CAC|Topix|Forbes|Europe|Radio|Formula"
    r"|Group of|Committee of|Gang of) $"
)
"""Before a number that belongs to a name: "S&P 500 companies", "Radio 4 listeners"."""
_PATH = re.compile(r"[a-z]{2}/ ?$")
"""Before "314400" in an address that a line break cut in two: "…-mission/ 314400"."""
_FIGURATIVE = re.compile(
    r"-(?:way|sided|pronged|fold|off|time|tier|track|handed|legged|figures?|digits?)\b", re.IGNORECASE
)
"""Behind a number: "two-way traffic", "a three-pronged attack" count nothing."""
_SLUGGED = re.compile(r"-\w+-\w+-\w+-\w+")
"""A number word in the middle of an address that a blank cut in two: "…-bases-two-years-on-the-line"."""
_ADDRESS = re.compile(r"://|www\.|\w\.[a-z]{2,}/|@")
_NOTE = re.compile(r" *(?:https?://|www\.)")


def _in_address(text: str, position: int) -> bool:
    """Inside "www.example.org/report/388": what no blank interrupts holds an address."""
    if not position or text[position - 1] not in '/-._=?&@"':
        return False
    if text[position - 1] == '"':
        return text[position - 2 : position - 1] == "="
    start = max(text.rfind(" ", 0, position), text.rfind("\n", 0, position)) + 1
    return bool(_ADDRESS.search(text, start, position))


_WON = re.compile(
    r"\b(?:wins?|won|winning|beat(?:s|en|ing)?|los(?:e|es|t|ing)|draws?|drew|drawn|defeat(?:s|ed|ing)?|tied"
    r"|leads?|led|leading|trail(?:s|ed|ing)?|scor(?:e|es|ed|ing)|vot(?:e|es|ed|ing)|pass(?:es|ed|ing)?)"
    r"(?: [\w'’]+){0,4} $",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(r" ?(?:[.,;:)]|$)| (?:in|on|at|against|to|over|by|after|and|for|with|from|last)\b")
_RESULT = re.compile(r" (?:win|victory|defeat|loss|draw|lead|vote|triumph|majority)\b")
_RESULT_PAIR = re.compile(r"\d{1,3}[-–]\d{1,3}(?![\d,-])")


def _is_result(text: str, item: Numeral) -> bool:
    """ "won 3-4", "a 1-2 defeat": the numbers are a result."""
    dash = text[item.core - 1 : item.core]
    start = text.rfind(" ", 0, item.core) + 1 if dash and dash in "-–" else item.core
    pair = _RESULT_PAIR.match(text, start)
    if pair is None:
        return False
    won = _NO_NOUN.match(text, pair.end()) and _WON.search(text, max(0, start - 40), start)
    return bool(won or _RESULT.match(text, pair.end()))


def _before(doc: Doc, index: int) -> Token | None:
    """The last word before a token, over blanks."""
    while index > 0:
        index -= 1
        if not doc[index].is_space:
            return doc[index]
    return None


_LIST_MARK = re.compile(r"(?:[_—–]\s+[A-Z]|[.)](?:\s|[A-Z]|$)|\s*$)")
_BEFORE_MARK = re.compile(r"(?:^|[.!?:;»\n]|\(|^\W+)\s*$")
_PHONE = re.compile(r"\+\d[\d ()./-]{6,}")
_DIALLED = re.compile(r"(?<![\d,.])(?:0\d{2,4}[ -]|\(?\d{3,5}(?:\)|-RRB-)[ -]?)\d{3}[ -]?\d{3,4}(?![\d,.]\d)")
_SLUG = re.compile(r"\b[A-Z]{3,} $")
_SECTION = re.compile(r"(?:[_—–]? +|\| *)[‘“'\"]?[A-Z\d]")
_TITLE = re.compile(r" [A-Z][a-z]+(?:tion|ment|ing|ance|ence|ary|ity|ship|ogy) (?:of|for|on|in|and|to)\b")
"""Behind the number of a heading: "7 Graduation of …"."""
_IN_BRACKETS = re.compile(
    r"\b(?!(?:Art|Para|Sect|Item|Annex|Chapter|Rule|Point|Number|Phase|Part)[a-z]*\b)[A-Z][\w’'-]+ \($"
)
"""Before what a name is counted with: "mines near Northton (30) and Weston (90)"."""
_POINT = re.compile(r" +[a-z]{3}")
_AT_POINT = re.compile(r"[;:.](?: and)? +$")
"""Around "62.18" in "… of the Agreement; and 62.18 continue to …"."""
_MARK_INSIDE = re.compile(r"\d{1,2}(?:\) +[A-Za-z]|\. +[a-z])")
_BEFORE_MARK_INSIDE = re.compile(r"(?:[,;:/?!.)]|\b(?:and|or)) *$")
"""Around the marks of a list in running text: "… are: 1) to stop, 2) to talk"."""
_COORDINATE = re.compile(r"\s?[°º]\s?\d")
_BEHIND_DEGREES = re.compile(r"\d\s?[°º]\s?$")
_LEADERS = "....."
_LEADER = re.compile(r"(?:\.\.|…)\s*$")


def _listed(text: str, item: Numeral) -> bool:
    """ "3. The parties …", "Contents ..... 12": a list mark, a page number, or part of a telephone number."""
    window = text[max(0, item.core - 12) : item.core]
    if _LEADER.search(window) or _is_phone(text, item):
        return True
    if _COORDINATE.match(text, item.end) or _BEHIND_DEGREES.search(window):
        return True
    digit = text[item.core].isdigit()
    if "." in text[item.core : item.end] and _POINT.match(text, item.end) and _AT_POINT.search(window):
        return unit_after(text, item.end) is None
    if _MARK_INSIDE.match(text, item.core) and _BEFORE_MARK_INSIDE.search(window):
        return True
    if digit and text[item.end : item.end + 1] == "-" and text[item.end + 1 : item.end + 2].isupper():
        return bool(_SLUG.search(window))
    if (window.endswith("(") and text.startswith(")(", item.end)) or (
        window.endswith(")(") and text.startswith(")", item.end)
    ):
        return True
    opens = item.core == 0 or bool(_BEFORE_MARK.search(window))
    if opens and _LEADERS in text:
        return True
    if not opens or not digit or item.low >= 1000:
        return False
    if item.core == 0 and _TITLE.match(text, item.end):
        return True
    if _IN_BRACKETS.search(text, max(0, item.core - _LIST_REACH), item.core):
        return False
    return bool(_LIST_MARK.match(text, item.end)) or (
        not window.strip() and "." in text[item.core : item.end] and bool(_SECTION.match(text, item.end))
    )


_PHONE_REACH = 24


def _is_phone(text: str, item: Numeral) -> bool:
    start, end = max(0, item.core - _PHONE_REACH), item.end + _PHONE_REACH
    if any(it.start() <= item.core < it.end() for it in _DIALLED.finditer(text, start, end)):
        return True
    plus = text.rfind("+", max(0, item.core - _PHONE_REACH), item.core)
    match = _PHONE.match(text, plus) if plus >= 0 else None
    return match is not None and item.core < match.end()


def _after(doc: Doc, index: int, length: int) -> Token | None:
    """The first token behind a numeral that starts at token `index`."""
    end = doc[index].idx + length
    while index < len(doc):
        if doc[index].idx >= end and not doc[index].is_space:
            return doc[index]
        index += 1
    return None


def _street(doc: Doc, index: int) -> bool:
    return any(doc[at].lower_ in _STREETS for at in range(index, min(len(doc), index + 4)))


def _pair(text: str, item: Numeral) -> bool:
    """ "2-0", "89-89", "555-0188-20": hyphened numbers that do not rise are scores, codes or telephones."""
    start, end = item.core, item.end
    spaced = " " in text[item.core : item.end]  # "175 000-180 000"
    while (
        start > item.core - _PAIR_REACH
        and start
        and (text[start - 1] in _PAIR_CHARACTERS or (spaced and _SPACED.match(text, start - 1)))
    ):
        start -= 1
    while end < min(len(text), item.end + _PAIR_REACH) and (
        text[end] in _PAIR_CHARACTERS or (spaced and _SPACED.match(text, end))
    ):
        end += 1
    parts = [part for part in _DASH.split(_SPACED.sub("", text[start:end]).strip("-–")) if part]
    if len(parts) < 2:
        return False
    first, second, *more = [part.replace(",", "") for part in parts]
    try:
        return bool(more) or float(first) >= float(second)
    except ValueError:  # "1.2.3-4" and the like are no numbers at all
        return True


_RANGE_ON = re.compile(r"(?: (?:to|or) |[-–])(?:two|three|four|five|six|\d)\b")
_BEFORE_PRONOUN = frozenset(words("the these those her his their top bottom final you us latter"))
"""Before a number without a noun: "the two agreed" names them, and counts nobody anew."""


def _word_counts(doc: Doc, text: str, index: int, item: Numeral) -> bool:
    """Whether a number word is no pronoun and in no name: "the two agreed", "no one", "World War Two"."""
    if text[item.end - 1] == ")":
        return True  # "the two (2) soldiers"
    token, last = doc[index], _before(doc, index)
    before = last.lower_ if last else ""
    after = _after(doc, index, item.end - item.core)
    if before in ("number", "phase", "war") or (last is not None and _titled(last)):
        return False
    plural = after is not None and after.tag_ == "NNS" and after.text.islower()
    if token.text[0].isupper() and before.isalpha() and not (token.is_sent_start or plural):
        return False
    counts_noun = after is not None and (after.tag_ in NOMINAL or after.lower_ == "of")
    measured = text[item.end : item.end + 1] == "-" and unit_after(text, item.end) is not None
    if item.low == 1 and (measured or _RANGE_ON.match(text, item.end)):
        return True  # "a one-year-old girl", "one to three shots"
    if item.low == 1:
        return one_counts(doc, token, last, after, counts_noun=counts_noun)
    if not counts_noun and ((before == "in" and item.low == 2) or before in _ORDERED):
        return False  # "split in two", "year two"
    if before in _BEFORE_PRONOUN and after is not None and after.tag_ == "VBN" and after.dep_ != "amod":
        return False
    return counts_noun or before not in _BEFORE_PRONOUN


def _titled(last: Token) -> bool:
    """ "Article Fourteen", "Phase One"."""
    return last.text[0].isupper() and last.lower_ in _NUMBERED and last.lower_ not in _RANKED


_RANKED = frozenset(["top", "last", "final"])
_ORDERED = frozenset(words("year day week month part chapter stage round volume section act"))
