"""Names, and whom they mean within the document.

spaCy's entities, trimmed; then each gets the fullest name that the document gives its referent: a
surname goes to the one person of that surname, an abbreviation to the name that introduced it in
brackets. Where two people share a surname, only a first name or title beside it tells; else it stays.

Names that the recogniser has missed are taken in where the text itself tells what they are: the surname
of somebody known, a name beside a role ("X, minister for ...") or beside a body ("the charity X"), letters
that stand for a body ("ELN", "M23") and that a bracket introduces or the text uses again.
"""

from __future__ import annotations

import re
from collections import defaultdict

from spacy.tokens import Doc, Token

from accord.annotate.fullest import Raw, complete, is_place
from accord.annotate.lexicon import (
    BODIES,
    CUE_VERBS,
    FEMALE,
    MALE,
    NO_BODIES,
    PARTICLES,
    PORTFOLIOS,
    RANKS,
    ROLES,
    STATE_ORGANS,
    TITLES,
)
from accord.annotate.roles import PERSONS, first_name_gender
from accord.annotate.stamps import back, front, inside, is_code, is_stamp
from accord.annotate.times_lexicon import MONTHS
from accord.model.annotation import NameMark
from accord.model.values import Span

__all__ = ["KINDS", "mark_names"]

KINDS = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT"))

_LEADING = frozenset(("the", "a", "an", "this", "that", "‘", "“", '"', "'", "``", "(", "[", "-", "–", "—"))
_TRAILING = frozenset(
    ("'s", "’s", "'", "’", "”", "“", '"', "''", "``", ")", "]", ",", ".", ":", ";", "-", "–", "—", "--")
)
_ADVERBS = frozenset(("RB", "RBR", "RBS", "IN", "CC", "UH", "WRB", "EX"))
_BESIDES = frozenset(
    ("meanwhile", "however", "earlier", "separately", "moreover", "furthermore", "nevertheless")
)
_SHORT_BODIES = BODIES - STATE_ORGANS
_LEADS = TITLES | ROLES | PORTFOLIOS
_NO_NAMES = ROLES | BODIES | PORTFOLIOS
_PARTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "poss"))
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
_OF_GROUPS = {
    "rebel",
    "guerrilla",
    "militant",
    "insurgent",
    "separatist",
    "loyalist",
}  # "the rebel Hill Guild"
_CALLED = _PERSONS - {"official", "general", "deputy", "resident"} - _OF_GROUPS | {"mediator", "leader"}
"""Roles that a name follows, "the mediator Selim Arda"; a body may follow "the rebel"."""
_POSTED = frozenset(("in", "to"))
_NAMING = frozenset(("name", "identified", "himself", "herself"))
_NAMED_BY = 5
"""Words before a name that may tell that it is given as one."""
_TELLING = frozenset(form for form, cue in CUE_VERBS.items() if cue.speech and form.endswith("s"))
_LETTERS = re.compile(r"[A-Z][A-Z0-9]{1,6}(?:[-/][A-Z]{1,4})?")
_GAP = 2
"""More blanks than this stand where page furniture was."""
_USED = 2  # times, for letters that no bracket introduces
_RELATIONS = (_PERSONS | FEMALE | MALE) - {"resident", "man", "woman"}


def mark_names(doc: Doc) -> tuple[NameMark, ...]:
    """The names of the document in order, each with its referent's fullest name."""
    text = doc.text  # spaCy puts it together anew each time
    found = [raw for raw in (_trimmed(doc, text, ent) for ent in doc.ents if ent.label_ in KINDS) if raw]
    found = _with_missed(doc, found)
    ends = [-1, *(raw.last for raw in found)]
    found = [raw for end, raw in zip(ends, found, strict=False) if raw.first > end]
    complete(doc, text, found)
    return tuple(NameMark(raw.span, raw.type, raw.name, doc[raw.last].text) for raw in found)


def _trimmed(doc: Doc, text: str, ent: object) -> Raw | None:
    """The entity without determiners, titles, marks and the possessive 's; None if nothing is left."""
    first, behind, kind = ent.start, ent.end, ent.label_  # type: ignore[attr-defined]
    words = [doc[i].text for i in range(first, behind)]
    for i, word in enumerate(words):
        if "\n" in word or (word.isspace() and len(word) > _GAP):  # the tagger has run two lines together
            if i:
                words = words[:i]
                break
            words[0] = ""
    if kind != "EVENT" and is_stamp(words):  # an event may be called by its day
        return None
    low = front(words)
    begin, high = inside(words[low:], [_stands_apart(doc, i) for i in range(first + low, first + len(words))])
    low, high = low + begin, low + high
    high -= back(words[low:high]) if kind != "EVENT" else 0
    while high - low > 0 and is_code(words[high - 1]):
        high -= 1  # "Air Force C-130s"
    while low < high and (words[low].lower() in _LEADING or not words[low].strip()):
        low += 1
    while high > low and (words[high - 1].lower() in _TRAILING or not words[high - 1].strip()):
        high -= 1
    while high - low > 1 and (
        (kind == "PERSON" and words[low].rstrip(".").lower() in TITLES)
        or doc[first + low].tag_ in _ADVERBS
        or words[low].lower() in _BESIDES
    ):
        low += 1
    if kind == "PERSON" and high - low > 2 and _opens_dateline(doc, first + high, words[low:high]):
        high -= 1  # "By Ana Ruiz ALDINE, Oct 3 (Press)"
        while not words[high - 1].strip():
            high -= 1
    while kind == "PERSON" and high - low > 1 and words[high - 1].lower() in _TELLING:
        high -= 1  # "Arda Says", in a headline
    if words[low : low + 1] and words[low].islower() and "in" in words[low + 1 : high]:
        high = words.index("in", low + 1)  # "government in Port Sudan"
    if kind == "PERSON" and high - low > 1 and words[high - 1].lower() in BODIES:
        kind = "ORG"
    low, kind = _minister_for(words, low, high, kind)
    low = _behind_role(doc, first, words, low, high, kind)
    if kind == "PERSON" and low == 0:
        first = _with_first_name(doc, first)
    behind = _with_surname(doc, first + high) if kind == "PERSON" and high - low > 1 else first + high
    words = [*words[:high], *(doc[i].text for i in range(first + high, behind))]
    high = behind - first
    if high - low == 1 and words[low].lower().removesuffix("s") in _LEADS and kind in ("PERSON", "NORP"):
        return None
    if kind == "ORG" and _is_portfolio(doc, first + low, first + high):
        return None
    if high - low == 1 and words[low].lower() in PERSONS:
        return None  # "Woman", first in a sentence
    if kind == "ORG" and high - low > 3 and words[low + 1] == "," and "&" not in words:
        low += 2  # "Velmoran, Harbour Rights Watch"
    if low == high or not any(char.isalpha() for word in words[low:high] for char in word):
        return None
    last = doc[ent.start + high - 1]  # type: ignore[attr-defined]
    start = doc[first + low].idx
    end = last.idx + len(last.text)
    name = text[start:end].split()
    if kind != "PERSON" and high - low < 4 and _given_as_name(doc, first + low):
        kind = "PERSON"
    if kind not in ("PERSON", "LOC", "EVENT") and _is_person(doc, last, words[low:high], kind):
        kind = "PERSON"
    return Raw(first + low, last.i, Span(start, end), kind, name)


def _stands_apart(doc: Doc, at: int) -> bool:
    """Whether a token has a space before and behind it."""
    return at > 0 and bool(doc[at - 1].whitespace_ and doc[at].whitespace_)


def _opens_dateline(doc: Doc, behind: int, name: list[str]) -> bool:
    """Whether the last word of a byline is the place of the dateline that follows, in capitals."""
    if not (len(name[-1]) > 2 and name[-1].isalpha() and name[-1].isupper()) or name[0].isupper():
        return False
    rest = [doc[i].text for i in range(behind, min(behind + 2, len(doc)))]
    return rest[:1] == ["("] or (rest[:1] == [","] and rest[-1].lower().rstrip(".") in MONTHS)


def _is_person(doc: Doc, last: Token, name: list[str], kind: str) -> bool:
    """Whether a name taken for another is a person's: "X Y, minister for ...", "his daughter, X"."""
    if len(name) > 3 or not all(_is_name_word(word) for word in name):
        return False
    if len(name) > 1 and _is_called(doc, last.i - len(name)):
        return not is_place(" ".join(name))
    if kind != "FAC" and last.dep_ == "appos" and last.head.i < last.i:
        above = _whole_of(last.head, near=len(name) == 1)
        if above.tag_ == "NN":
            return above.lower_ in _RELATIONS
    if len(name) == 1 or kind in ("GPE", "NORP"):
        return False
    if kind == "ORG" and last.dep_ in ("nsubj", "nsubjpass") and first_name_gender(" ".join(name)):
        return True
    behind = last.i + 2
    comma = behind < len(doc) and doc[behind - 1].text == ","
    return comma and (doc[behind].lower_ == "who" or _explained(doc, last, _PERSONS))


def _is_called(doc: Doc, before: int) -> bool:
    """Whether a token is a role that a person's name follows: "the mediator"."""
    return before >= 0 and doc[before].lower_ in _CALLED and doc[before].tag_ != "NNS"


def _is_portfolio(doc: Doc, first: int, behind: int) -> bool:
    """Whether what was taken for a body is what an office is for: the Defence of "Defence Minister"."""
    common = all(doc[i].lower_ in PORTFOLIOS or doc[i].lower_ == "and" for i in range(first, behind))
    return common and behind < len(doc) and doc[behind].lower_ in ROLES


def _whole_of(token: Token, near: bool) -> Token:
    """What an apposition explains: in "the mayor of Dunmar, Selim Arda," the mayor, not Dunmar.

    Unless only what is `near` can be, so in "its envoy in Dunmar, Selim Arda,"; not in "a spokesman for the
    group, Velia Rising,".
    """
    while token.dep_ == "pobj" and token.head.dep_ == "prep":
        if token.head.lower_ != "of" and (near or token.tag_ != "NNP" or token.head.lower_ not in _POSTED):
            break
        token = token.head.head
    return token


def _given_as_name(doc: Doc, first: int) -> bool:
    """Whether somebody is told to be called so: "who gave his name as X", "identified only as X"."""
    if first < 2 or doc[first - 1].lower_ != "as":
        return False
    return any(doc[i].lower_ in _NAMING for i in range(max(0, first - _NAMED_BY), first - 1))


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


def _with_surname(doc: Doc, behind: int) -> int:
    """Behind the whole name where the tagger has left out the word it hangs on: "Selim Abdo (El Arda)"."""
    head = doc[behind - 1].head.i
    if doc[behind - 1].dep_ != "compound" or not behind <= head < behind + 2:
        return behind
    rest = [doc[i] for i in range(behind, head + 1)]
    free = all(token.tag_ == "NNP" and not token.ent_type_ and _is_name_word(token.text) for token in rest)
    return head + 1 if free else behind


def _with_missed(doc: Doc, found: list[Raw]) -> list[Raw]:
    """The names with those that the recogniser has missed, in order."""
    surnames = {raw.words[-1] for raw in found if raw.type == "PERSON" and len(raw.words) > 1}
    given = {raw.words[0]: raw.last for raw in reversed(found) if raw.type == "PERSON" and len(raw.words) > 1}
    missed = []
    for first, last in _free_runs(doc):
        called = first == last and given.get(doc[first].text, first) < first and doc[first].dep_ in _PARTS
        raw = _missed(doc, first, last, surnames | {doc[first].text} if called else surnames)
        if raw is not None:
            missed.append(raw)
            if raw.type == "PERSON" and len(raw.words) > 1:
                surnames.add(raw.words[-1])
    missed += _letters(doc, [*found, *missed])
    return sorted([*found, *missed], key=lambda raw: raw.first) if missed else found


def _letters(doc: Doc, found: list[Raw]) -> list[Raw]:
    """Bodies that are called by letters; in a line of capitals letters tell nothing."""
    taken = {i for raw in found for i in range(raw.first, raw.last + 1)}
    at: dict[str, list[int]] = defaultdict(list)
    for token in doc:
        free = token.i not in taken and token.text not in NO_BODIES
        if free and _LETTERS.fullmatch(token.text) and not _is_shouted(doc, token.i):
            at[token.text].append(token.i)
    return [
        Raw(i, i, Span(doc[i].idx, doc[i].idx + len(short)), "ORG", [short])
        for short, places in at.items()
        if len(places) >= _USED or (places[0] and doc[places[0] - 1].text == "(")
        for i in places
    ]


def _is_shouted(doc: Doc, at: int) -> bool:
    """Whether one of the words beside a token stands in capitals too, as in a headline or a dateline."""
    beside = (doc[i].text for i in (at - 1, at + 1) if 0 <= i < len(doc))
    return any(len(word) > 1 and word.isalpha() and word.isupper() for word in beside)


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


def _missed(doc: Doc, first: int, last: int, surnames: set[str]) -> Raw | None:
    """The person or body that a run of proper nouns names, where something beside it tells."""
    words = [doc[i].text for i in range(first, last + 1)]
    low = 0
    if 1 < len(words) < 7 and words[-1].lower() in BODIES and all(word[0].isupper() for word in words):
        return Raw(first, last, Span(doc[first].idx, doc[last].idx + len(words[-1])), "ORG", words)
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
    elif low or _beside(doc, begin, last, ROLES) or first_name_gender(" ".join(name)):
        kind = "PERSON"
    elif _beside(doc, begin, last, BODIES):
        kind = "ORG"
    else:
        return None
    return Raw(begin, last, Span(doc[begin].idx, doc[last].idx + len(name[-1])), kind, name)


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
