"""Names, and whom they mean within the document.

spaCy's entities, trimmed; then each gets the fullest name that the document gives its referent: a
surname goes to the one person of that surname, an abbreviation to the name that introduced it in
brackets. Where two people share a surname, only a first name or title beside it tells; else it stays.

Names that the recogniser has missed are taken in where the text itself tells what they are: the surname
of somebody known, a name beside a role ("X, minister for ...") or beside a body ("the charity X").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from spacy.tokens import Doc, Token

from accord.annotate.lexicon import (
    ABBREVIATION_STOPS,
    BODIES,
    FEMALE,
    MALE,
    PARTICLES,
    PORTFOLIOS,
    RANKS,
    ROLES,
    STATE_ORGANS,
    TITLES,
)
from accord.model.annotation import NameMark
from accord.model.values import Span

__all__ = ["KINDS", "mark_names"]

KINDS = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT"))

_LEADING = frozenset(("the", "a", "an", "this", "that", "‘", "“", '"', "'", "``", "(", "[", "-", "–", "—"))
_TRAILING = frozenset(
    ("'s", "’s", "'", "’", "”", "“", '"', "''", "``", ")", "]", ",", ".", ":", ";", "-", "–", "—", "--")
)
_ADVERBS = frozenset(("RB", "RBR", "RBS", "IN", "CC", "UH", "WRB", "EX"))
_SHORT_BODIES = BODIES - STATE_ORGANS
_LEADS = TITLES | ROLES | PORTFOLIOS
_NO_NAMES = ROLES | BODIES | PORTFOLIOS
_PERSONS = ROLES - {
    "member",
    "leader",
    "head",
    "chair",
    "candidate",
    "mediator",
    "observer",
    "monitor",
    "source",
}
_RELATIONS = (_PERSONS | FEMALE | MALE) - {"resident", "man", "woman"}
_BRACKET = re.compile(r"^\s*[(\[]\s*([A-Z][A-Za-z.&/-]{1,11})\s*[)\]]")


class _Raw:
    """An entity while it is being worked on: token range, words, type."""

    __slots__ = ("first", "last", "name", "span", "type", "words")

    def __init__(self, first: int, last: int, span: Span, kind: str, words: list[str]) -> None:
        self.first, self.last, self.span, self.type, self.words = first, last, span, kind, words
        self.name = " ".join(words)


def mark_names(doc: Doc) -> tuple[NameMark, ...]:
    """The names of the document in order, each with its referent's fullest name."""
    text = doc.text  # spaCy puts it together anew each time
    found = [raw for raw in (_trimmed(doc, text, ent) for ent in doc.ents if ent.label_ in KINDS) if raw]
    found = _with_missed(doc, found)
    _settle_types(found)
    _expand_abbreviations(text, found)
    _complete_people(found)
    _complete_bodies(found)
    return tuple(NameMark(raw.span, raw.type, raw.name, doc[raw.last].text) for raw in found)


def _trimmed(doc: Doc, text: str, ent: object) -> _Raw | None:
    """The entity without determiners, titles, marks and the possessive 's; None if nothing is left."""
    first, behind, kind = ent.start, ent.end, ent.label_  # type: ignore[attr-defined]
    words = [doc[i].text for i in range(first, behind)]
    for i, word in enumerate(words):
        if "\n" in word:  # the tagger has run two lines together
            if i:
                words = words[:i]
                break
            words[0] = ""
    low, high = 0, len(words)
    while low < high and (words[low].lower() in _LEADING or not words[low].strip()):
        low += 1
    while high > low and (words[high - 1].lower() in _TRAILING or not words[high - 1].strip()):
        high -= 1
    while high - low > 1 and (
        (kind == "PERSON" and words[low].rstrip(".").lower() in TITLES) or doc[first + low].tag_ in _ADVERBS
    ):
        low += 1
    if words[low : low + 1] and words[low].islower() and "in" in words[low + 1 : high]:
        high = words.index("in", low + 1)  # "government in Port Sudan"
    if kind == "PERSON" and high - low > 1 and words[high - 1].lower() in BODIES:
        kind = "ORG"
    low, kind = _minister_for(words, low, high, kind)
    low = _behind_role(doc, first, words, low, high, kind)
    if kind == "PERSON" and low == 0:
        first = _with_first_name(doc, first)
    if high - low == 1 and words[low].lower().removesuffix("s") in _LEADS and kind in ("PERSON", "NORP"):
        return None
    if low == high or not any(char.isalpha() for word in words[low:high] for char in word):
        return None
    last = doc[ent.start + high - 1]  # type: ignore[attr-defined]
    start = doc[first + low].idx
    end = last.idx + len(last.text)
    name = text[start:end].split()
    if kind not in ("PERSON", "LOC", "EVENT") and _is_person(doc, last, words[low:high], kind):
        kind = "PERSON"
    return _Raw(first + low, last.i, Span(start, end), kind, name)


def _is_person(doc: Doc, last: Token, name: list[str], kind: str) -> bool:
    """Whether a name taken for another is a person's: "X Y, minister for ...", "his daughter, X"."""
    if len(name) > 3 or not all(_is_name_word(word) for word in name):
        return False
    above = last.head
    if kind != "FAC" and last.dep_ == "appos" and above.i < last.i and above.tag_ == "NN":
        return above.lower_ in _RELATIONS
    if len(name) == 1 or kind in ("GPE", "NORP"):
        return False
    behind = last.i + 2
    comma = behind < len(doc) and doc[behind - 1].text == ","
    return comma and (doc[behind].lower_ == "who" or _explained(doc, last, _PERSONS))


def _minister_for(words: list[str], low: int, high: int, kind: str) -> tuple[int, str]:
    """The person in "Special Representative for Valley Reconciliation Selim Arda", taken for one body."""
    if kind == "ORG" and high - low > 4 and any(word.lower() in ROLES for word in words[low : high - 4]):
        last = max((i for i in range(low, high) if words[i].lower() in PORTFOLIOS), default=high)
        if 1 < high - 1 - last < 4 and all(_is_name_word(word) for word in words[last + 1 : high]):
            return last + 1, "PERSON"
    return low, kind


def _behind_role(doc: Doc, first: int, words: list[str], low: int, high: int, kind: str) -> int:
    """Where the name proper begins: behind "charity", "Velia's", "Justice" (of a minister for it)."""
    begin = low
    while begin < high - 1 and words[begin].islower() and words[begin].isalpha():
        if words[begin] in PARTICLES or doc[first + begin].tag_ not in ("NN", "NNS", "JJ"):
            break
        begin += 1
    low = begin if begin < high and words[begin][0].isupper() else low
    if kind == "PERSON":
        for i in range(high - 2, low, -1):
            if words[i] in ("'s", "’s", "s'", "s’"):
                return i + 1
        before = doc[first + low - 1].lower_ if first + low else ""
        if high - low > 2 and (before in ("for", "of", "and", "&") or doc[first + low - 1].tag_ == "NNP"):
            while high - low > 2 and words[low].lower() in PORTFOLIOS:
                low += 1
    return low


def _with_first_name(doc: Doc, first: int) -> int:
    """One token back where the tagger has left a first name out: a proper noun that modifies the surname."""
    if first == 0 or doc[first].ent_iob_ != "B":
        return first
    before = doc[first - 1]
    alone = before.ent_type_ == "" and before.tag_ == "NNP" and before.dep_ == "compound" and before.i > 0
    named = before.text[0].isupper() and before.text.isalpha() and not before.text.isupper()
    if alone and named and before.text.lower() not in _LEADS and before.head.i in (first, first + 1):
        return first - 1
    return first


def _with_missed(doc: Doc, found: list[_Raw]) -> list[_Raw]:
    """The names with those that the recogniser has missed, in order."""
    surnames = {raw.words[-1] for raw in found if raw.type == "PERSON" and len(raw.words) > 1}
    missed = []
    for first, last in _free_runs(doc):
        raw = _missed(doc, first, last, surnames)
        if raw is not None:
            missed.append(raw)
            if raw.type == "PERSON" and len(raw.words) > 1:
                surnames.add(raw.words[-1])
    return sorted([*found, *missed], key=lambda raw: raw.first) if missed else found


def _free_runs(doc: Doc) -> list[tuple[int, int]]:
    """First and last token of each run of proper nouns outside all names that were found."""
    if not len(doc):
        return []
    rows = doc.to_array(["TAG", "ENT_TYPE"])
    strings = doc.vocab.strings
    proper, named = strings["NNP"], {strings[kind] for kind in KINDS}
    runs: list[tuple[int, int]] = []
    for i, (tag, kind) in enumerate(rows.tolist()):
        if tag != proper or kind in named:
            continue
        if runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs


def _missed(doc: Doc, first: int, last: int, surnames: set[str]) -> _Raw | None:
    """The person or body that a run of proper nouns names, where something beside it tells."""
    words = [doc[i].text for i in range(first, last + 1)]
    low = 0
    if 1 < len(words) < 7 and words[-1].lower() in BODIES and all(word[0].isupper() for word in words):
        return _Raw(first, last, Span(doc[first].idx, doc[last].idx + len(words[-1])), "ORG", words)
    while low < len(words) and words[low].rstrip(".").lower() in _LEADS:
        low += 1
    name = words[low:]
    if not 0 < len(name) < 5 or not all(_is_name_word(word) for word in name):
        return None
    begin = first + low
    if name[-1] in surnames and len(name) < 3:
        kind = "PERSON"
    elif len(name) < 2:
        ranked = low > 0 and words[low - 1].rstrip(".").lower() in RANKS
        if not ranked and not _explained(doc, doc[last], ROLES):
            return None
        kind = "PERSON"
    elif low or _beside(doc, begin, last, ROLES):
        kind = "PERSON"
    elif _beside(doc, begin, last, BODIES):
        kind = "ORG"
    else:
        return None
    return _Raw(begin, last, Span(doc[begin].idx, doc[last].idx + len(name[-1])), kind, name)


def _is_name_word(word: str) -> bool:
    plain = word.replace("-", "").replace("’", "").replace("'", "")
    return plain.isalpha() and word[0].isupper() and word.lower() not in _NO_NAMES


def _beside(doc: Doc, first: int, last: int, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns stands right before the name or is in apposition to it."""
    before, head = doc[first - 1] if first else None, doc[last]
    if before is not None and before.lower_ in nouns:
        return True
    if head.dep_ == "appos" and head.head.lower_ in nouns:
        return True
    return _explained(doc, head, nouns)


def _explained(doc: Doc, head: Token, nouns: frozenset[str]) -> bool:
    """Whether an apposition behind the name says what it is: "X, minister for ..."."""
    comma = head.i + 1 < len(doc) and doc[head.i + 1].text == ","
    return comma and any(child.dep_ == "appos" and child.lower_ in nouns for child in head.rights)


def _settle_types(found: list[_Raw]) -> None:
    """One name, one type: the tagger wavers, the document's majority decides."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for raw in found:
        votes[raw.name][raw.type] += 1
    for raw in found:
        counts = votes[raw.name]
        best = max(counts.values())
        if counts[raw.type] < best:
            raw.type = min(kind for kind, count in counts.items() if count == best)


def _expand_abbreviations(text: str, found: list[_Raw]) -> None:
    """`National Council (NC)`: later, and in the bracket, NC is the National Council."""
    full: dict[str, tuple[str, str]] = {}
    for raw in found:
        if raw.type != "PERSON" and len(raw.words) > 1:
            match = _BRACKET.match(text[raw.span.end : raw.span.end + 24])
            if match and _abbreviates(match[1], raw.words):
                full.setdefault(match[1], (raw.name, raw.type))
    for raw in found:
        if raw.name in full:
            raw.name, raw.type = full[raw.name]


def _abbreviates(short: str, words: list[str]) -> bool:
    """Whether the capitals of `short` run through the initials of the words, in order."""
    initials = [word[0].upper() for word in words if word.lower() not in ABBREVIATION_STOPS]
    wanted = [char for char in short if char.isupper()]
    at = 0
    for initial in initials:
        if at < len(wanted) and wanted[at] == initial:
            at += 1
    return len(wanted) > 1 and at >= max(2, len(wanted) - 1)


def _without_rank(raw: _Raw, surnames: Collection[str]) -> bool:
    """Takes the rank off "Colonel Latimer" where the recogniser took it for a body; whether it did."""
    if raw.type == "PERSON" or len(raw.words) != 2:
        return False
    rank, name = raw.words[0].rstrip(".").lower(), raw.words[1]
    return rank in RANKS or (rank in TITLES and name.lower() in surnames)


def _complete_people(found: list[_Raw]) -> None:
    """Surnames to the full names that the document gives them."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    for raw in found:
        if raw.type == "PERSON" and len(raw.words) > 1:
            full = by_surname[raw.words[-1].lower()]
            if raw.name not in full:
                full.append(raw.name)
    for raw in found:
        surname = raw.words[-1:] if _without_rank(raw, by_surname) else raw.words
        if raw.type in ("PERSON", "ORG", "GPE", "NORP") and len(surname) == 1:
            candidates = _longest(by_surname.get(surname[0].lower(), []))
            if len(candidates) == 1 and raw.type != "NORP":
                raw.name, raw.type = candidates[0], "PERSON"
            elif len(raw.words) == 2:
                raw.name, raw.type = surname[0], "PERSON"
        elif raw.type == "PERSON":
            same = [name for name in by_surname[raw.words[-1].lower()] if _extends(name.split(), raw.words)]
            longest = _longest(same)
            if len(longest) == 1:
                raw.name = longest[0]


def _complete_bodies(found: list[_Raw]) -> None:
    """ "The Mission" to the one mission that the document names in full."""
    full: dict[str, dict[str, str]] = defaultdict(dict)
    for raw in found:
        if raw.type == "ORG" and len(raw.words) > 1:
            full[raw.words[-1].lower()].setdefault(raw.name.lower(), raw.name)
    for raw in found:
        short = raw.words[0].lower()
        if raw.type == "ORG" and len(raw.words) == 1 and short in _SHORT_BODIES:
            names = full.get(short, {})
            if len(names) == 1:
                raw.name = next(iter(names.values()))


def _extends(longer: list[str], shorter: list[str]) -> bool:
    """Whether `longer` has all words of `shorter`, in order, and the same first and last."""
    if len(longer) <= len(shorter) or longer[0] != shorter[0] or longer[-1] != shorter[-1]:
        return False
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _longest(names: list[str]) -> list[str]:
    """The names that no other one of them extends."""
    split = [name.split() for name in names]
    return [
        name
        for name, words in zip(names, split, strict=True)
        if not any(_extends(other, words) for other in split)
    ]
