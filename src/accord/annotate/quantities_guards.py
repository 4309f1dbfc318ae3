"""Which numerals count nothing: resolution and article numbers, addresses, models, scores, pronouns."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from accord.annotate.numbers import words
from accord.annotate.quantities_numerals import Numeral, unit_after

__all__ = ["counts"]

_NUMBERED = frozenset(
    words(
        """resolution resolutions article articles paragraph paragraphs para paras annex annexes appendix
        chapter chapters section sections clause item no. no nos. nos number numbers note phase stage
        round level category route highway road room page pages channel flight boeing airbus model version
        group unit zone area sector camp gate line platform chapter volume vol. issue protocol law decree
        order case file act title figure table type class grade verse psalm track exhibit option step part
        brigade battalion division corps regiment station kilometer-post top last final day game match
        week windows"""
    )
)
"""Nouns whose number follows them: it names one of them and counts nothing."""

_STREETS = frozenset(
    words("road street avenue st. st ave ave. boulevard blvd blvd. drive lane square rd rd. way place")
)
_MORE_NUMBERED = frozenset([",", "and", "or", "to", "-", "–", "through", "&"])
_PAIR_CHARACTERS = frozenset("0123456789,-–")
_PAIR_REACH = 12
_DASH = re.compile(r"[-–]")
_NOMINAL = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "CD"])


def counts(doc: Doc, text: str, index: int, item: Numeral, skipped_end: int) -> bool:
    """Whether a numeral counts or measures something.

    `index` is its first token; `skipped_end` where the numeral before ended if that one counted nothing.
    """
    if item.sign is not None or item.vague or item.scaled:
        return True
    before = _before(doc, index)
    if _listed(text, item) or (item.fraction and before is not None and before.lower_ in _NUMBERED):
        return False
    if item.fraction:
        return True
    if skipped_end >= 0 and text[skipped_end : item.start].strip() in _MORE_NUMBERED:
        return False
    is_digits = text[item.core].isdigit() or text[item.core] in ".-−"
    measured = unit_after(text, item.end)
    after = _after(doc, index, item.end - item.core)
    if not is_digits:
        return _word_counts(doc, text, index, item)
    if text.startswith("00", item.core):  # the end of "12 000", or a code
        return False
    if _pair(text, item):
        return False
    if measured is not None or before is None:
        return True
    if before.lower_ in _NUMBERED and before.tag_ not in ("VB", "VBD", "VBZ", "VBP", "DT"):
        return before.lower_ in ("top", "last", "final") and after is not None and after.tag_ == "NNS"
    if before.lower_ in ("no", "no.", "number", "#", "nos", "nos."):
        return False
    if after is not None and after.tag_ == "NNP" and _street(doc, after.i):
        return False
    name_like = before.tag_ in ("NNP", "NNPS") or (before.text != before.lower_ and not before.is_sent_start)
    name_before = name_like and before.text[0].isalpha() and before.idx + len(before) + 1 >= doc[index].idx
    if name_before and (after is None or after.tag_ not in ("NNS", "NN", "JJ", "HYPH")):
        return False
    return not (
        name_before and doc[index].ent_type_ in ("PRODUCT", "FAC", "ORG", "LAW", "WORK_OF_ART", "EVENT")
    )


def _before(doc: Doc, index: int) -> Token | None:
    """The last word before a token, over blanks."""
    while index > 0:
        index -= 1
        if not doc[index].is_space:
            return doc[index]
    return None


_LIST_MARK = re.compile(r"(?:[.)](?:\s|[A-Z]|$)|\s*$)")
_BEFORE_MARK = re.compile(r"(?:^|[.!?:;»\n]|\(|^\W+)\s*$")
_PHONE = re.compile(r"\+(?:\d[\d ()-]*)?$")
_LEADER = re.compile(r"(?:\.\.|…)\s*$")


def _listed(text: str, item: Numeral) -> bool:
    """ "3. The parties …", "Contents ..... 12": a list mark, a page number, or part of a telephone number."""
    window = text[max(0, item.core - 12) : item.core]
    if _LEADER.search(window) or _PHONE.search(text[max(0, item.core - 24) : item.core]):
        return True
    opens = item.core == 0 or bool(_BEFORE_MARK.search(window))
    return opens and text[item.core].isdigit() and item.low < 1000 and bool(_LIST_MARK.match(text, item.end))


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
    while start > item.core - _PAIR_REACH and start and text[start - 1] in _PAIR_CHARACTERS:
        start -= 1
    while end < min(len(text), item.end + _PAIR_REACH) and text[end] in _PAIR_CHARACTERS:
        end += 1
    parts = [part for part in _DASH.split(text[start:end].strip("-–")) if part]
    if len(parts) < 2:
        return False
    first, second, *more = [part.replace(",", "") for part in parts]
    try:
        return bool(more) or float(first) >= float(second)
    except ValueError:  # "1.2.3-4" and the like are no numbers at all
        return True


def _word_counts(doc: Doc, text: str, index: int, item: Numeral) -> bool:
    """Whether a number word is no pronoun and in no name: "the two agreed", "no one", "World War Two"."""
    token, last = doc[index], _before(doc, index)
    before = last.lower_ if last else ""
    if token.text[0].isupper() and before.isalpha() and not token.is_sent_start:
        return False
    after = _after(doc, index, item.end - item.core)
    if token.tag_ not in ("CD", "JJ", "NN") and item.low == 1:
        return False
    if after is not None and after.lower_ in ("another", "day", "-") and item.low == 1:
        return False
    counts_noun = after is not None and (after.tag_ in _NOMINAL or after.lower_ == "of")
    if item.low == 1:
        if before in ("no", "this", "that", "the", "any", "each", "every", "which", "another", "some", "a"):
            return False
        return counts_noun and not (after is not None and after.lower_ == "of" and _pronoun(doc, after.i + 1))
    return counts_noun or before not in (
        "the",
        "these",
        "those",
        "her",
        "his",
        "their",
        "phase",
        "number",
        "top",
        "bottom",
        "final",
    )


def _pronoun(doc: Doc, index: int) -> bool:
    return index < len(doc) and doc[index].tag_ in ("PRP", "WDT", "WP")
