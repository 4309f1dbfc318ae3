"""What is counted: the noun phrase behind a number, its head, and the head's singular."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from accord.annotate.numbers import words
from accord.annotate.quantities_units import IRREGULAR, STATES, UNIT_WORDS
from accord.model.values import Span

__all__ = ["Counted", "counted", "plural_as_verb", "singular"]

_NOUN = frozenset(["NN", "NNS", "NNP", "NNPS"])
_INSIDE = _NOUN | frozenset(["JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "FW", "AFX", "RBS"])
_LEADING = frozenset(
    words("more other additional of the these those all such his her its their our my further extra")
)
_NO_KIND = frozenset(["RBS", "JJS", "JJR", "VBN"])
"""What before a noun names no kind of it: "largest", "captured"."""
_QUOTES = frozenset(("“", "”", '"', "''", "``", "’", "‘"))
_LONGEST = 12
_OF_PHRASE = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase: its noun in the singular, with what goes before it, and where the phrase stands.

    The head is the last word of `unit`: "members of the security forces" has the unit "member", "prison
    guards" "prison guard".
    """

    unit: str
    span: Span
    proper: bool = False

    @property
    def head(self) -> str:
        return self.unit.rsplit(" ", 1)[-1]


def singular(word: str) -> str:
    """The singular of an English plural noun: "districts" → "district", "casualties" → "casualty"."""
    lower = word.lower()
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    for ending in ("men", "women", "children", "people"):
        if lower.endswith(ending):
            return word[: -len(ending)] + IRREGULAR[ending]
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 2:
        return word[:-1]
    return word


def counted(doc: Doc, start: int, blocked: Callable[[int], bool]) -> Counted | None:
    """The noun phrase from token `start` on, the first behind a number; None where there is none.

    `blocked` says which character positions no phrase may run into (times).
    """
    size = len(doc)
    index = start
    if index + 1 < size and doc[index].text == "," and doc[index + 1].lower_ == "of":
        index += 1  # "dozens, if not hundreds, of men"
    while index < size and (
        doc[index].lower_ in _LEADING or doc[index].text in _QUOTES or _is_blank(doc, index)
    ):
        index += 1
    if index >= size or blocked(doc[index].idx):
        return _fallback(doc, start)
    hyphened = (
        doc[index].text in ("-", "‑", "–") and index + 1 < size and doc[index + 1].idx == doc[index].idx + 1
    )
    if hyphened:
        part = doc[index + 1]
        if part.lower_ == "strong":
            return _strong(doc, index + 2, blocked)
        if part.tag_ in (*_NOUN, "JJ") and part.text[0].isalpha():
            return Counted(_noun(doc, index + 1), Span(part.idx, part.idx + len(part)))
    owner = _owner(doc, start)
    head = owner if owner is not None else _head(doc, index, blocked)
    if head is None:
        return _fallback(doc, start)
    begin = doc[index].idx
    last = _with_of(doc, head, blocked)
    return Counted(
        _unit(doc, index, head), Span(begin, doc[last].idx + len(doc[last])), doc[head].tag_ == "NNP"
    )


def _owner(doc: Doc, start: int) -> int | None:
    """ "Two men's fates" counts the men: the noun before the possessive, where the parse says so."""
    number = doc[start - 1] if start else None
    if number is None or number.dep_ != "nummod" or number.head.i < start:
        return None
    index = number.head.i
    return index if index + 1 < len(doc) and doc[index + 1].tag_ == "POS" else None


def _fallback(doc: Doc, start: int) -> Counted | None:
    """ "12 dead", "other 30": a state or "others" stands where a noun would."""
    for index in range(start, min(start + 3, len(doc))):
        token = doc[index]
        if token.lower_ in STATES:
            return Counted(token.lower_, Span(token.idx, token.idx + len(token)))
        skipped = token.lower_ in ("more", "other", "others") or token.text in _QUOTES
        if not skipped and not _is_blank(doc, index):
            return None
    return None


def _is_blank(doc: Doc, index: int) -> bool:
    """A token of blanks within a line, as converted pages have them."""
    token = doc[index]
    return token.is_space and "\n" not in token.text


def _strong(doc: Doc, start: int, blocked: Callable[[int], bool]) -> Counted | None:
    """ "A 1,000-strong force" counts the force's members."""
    head = _head(doc, start, blocked) if start < len(doc) else None
    if head is None:
        return None
    return Counted("member", Span(doc[start].idx, doc[head].idx + len(doc[head])))


def _head(doc: Doc, start: int, blocked: Callable[[int], bool]) -> int | None:
    """The head of the noun phrase that begins at `start`: the last noun of the run."""
    head: int | None = None
    owned = False
    for index in range(start, min(len(doc), start + _LONGEST)):
        token = doc[index]
        if blocked(token.idx):
            break
        if _is_blank(doc, index):
            continue
        if (token.tag_ in _NOUN and not _made_adjective(doc, index)) or plural_as_verb(doc, index):
            if head is not None and _adjoin(doc, head, index) and not _continues(doc, head, index):
                break
            head, owned = index, False
        elif _hyphened(doc, index) or (owned and token.tag_ in _INSIDE):
            continue
        elif (
            (token.tag_ not in _INSIDE and not _joins(doc, index))
            or (head is not None and token.tag_ not in ("HYPH", "POS") and not _joins(doc, index))
            or (
                token.tag_ in ("VBN", "VBG")
                and head is None
                and (token.dep_ == "acl" or (token.lower_ in STATES and token.dep_ != "amod"))
            )
        ):
            break
        owned = token.tag_ == "POS" or owned
    return head


def _made_adjective(doc: Doc, index: int) -> bool:
    """ "Foreign" in "foreign-made" and "gun" in "gun-mounted": a noun that a hyphen ties to a participle."""
    if index + 2 >= len(doc):
        return False
    token, dash, part = doc[index], doc[index + 1], doc[index + 2]
    tight = dash.idx == token.idx + len(token) and part.idx == dash.idx + 1
    return tight and dash.text == "-" and part.tag_ in ("VBN", "VBD")


def plural_as_verb(doc: Doc, index: int) -> bool:
    """ "Violations" in "12 ceasefire violations", where the tagger took the plural for a verb.

    Behind a number above one and a singular noun no verb in -s can follow.
    """
    if index < 2 or doc[index].tag_ != "VBZ" or doc[index].lower_ in ("is", "has", "does", "was", "'s", "’s"):
        return False
    first = index - 1
    while first and doc[first].tag_ in ("NN", "JJ"):
        first -= 1
    number = doc[first]
    counts = (number.tag_ == "CD" and number.lower_ not in ("one", "1")) or number.lower_ == "no"
    return doc[index - 1].tag_ == "NN" and counts


def _adjoin(doc: Doc, head: int, index: int) -> bool:
    return all(_is_blank(doc, between) for between in range(head + 1, index))


def _continues(doc: Doc, head: int, index: int) -> bool:
    """Whether two adjacent nouns belong together."""
    first, second = doc[head], doc[index]
    if second.tag_ == "VBZ":
        return True
    if first.tag_ in ("NNS", "NNPS"):
        return first.dep_ in ("compound", "nmod") and second.tag_ in ("NN", "NNS")
    if first.tag_ == "NNP" and second.tag_ == "NNS":
        return True
    if first.tag_ == "NN" and _ends_in_plural(doc, index):
        return True
    return (
        first.dep_ in ("compound", "nmod", "amod", "poss", "nummod", "punct")
        or first.head.i >= index
        or second.head.i < index
    )


_RUN = 4


def _ends_in_plural(doc: Doc, index: int) -> bool:
    """Whether the nouns from `index` on come to a plural: "pilot disengagement areas"."""
    for token in doc[index : index + _RUN]:
        if token.tag_ not in _NOUN:
            return False
        if token.tag_ in ("NNS", "NNPS"):
            return True
    return False


def _hyphened(doc: Doc, index: int) -> bool:
    """Inside a hyphened word, or its beginning: "pick" and "up" in "pick-up"."""
    if not 0 < index < len(doc) - 2:
        return False
    before, token, after = doc[index - 1], doc[index], doc[index + 1]
    if after.text == "-" and after.idx == token.idx + len(token) and doc[index + 2].idx == after.idx + 1:
        return True
    tight = before.idx + len(before) == token.idx
    return tight and (before.text == "-" or (token.text == "-" and doc[index + 1].idx == token.idx + 1))


def _joins(doc: Doc, index: int) -> bool:
    """A comma or conjunction between modifiers: "red and white flags", "heavy, long-range guns"."""
    token = doc[index]
    if not 0 < index < len(doc) - 1 or token.lower_ not in (",", "and", "or", "&", "/", "-"):
        return False
    before, after = doc[index - 1], doc[index + 1]
    return (
        before.tag_ in ("JJ", "NNP", "NN")
        and after.tag_ in (before.tag_, "JJ")
        and before.dep_ in ("amod", "compound", "nmod")
    )


def _with_of(doc: Doc, head: int, blocked: Callable[[int], bool]) -> int:
    """The last token of the phrase with its "of": "members of the security forces"."""
    if head + 2 >= len(doc) or doc[head + 1].lower_ != "of":
        return head
    index = head + 2
    while index < len(doc) and doc[index].tag_ in ("DT", "PRP$"):
        index += 1
    if index >= len(doc) or blocked(doc[index].idx):
        return head
    inner = _head(doc, index, blocked)
    return head if inner is None or inner - head > _OF_PHRASE else inner


def _unit(doc: Doc, first: int, head: int) -> str:
    """The noun in the singular behind the words before it: "security force member"."""
    noun = _noun(doc, head)
    if noun in UNIT_WORDS:
        return UNIT_WORDS[noun]
    while first < head and (doc[first].tag_ in _NO_KIND or not doc[first].text[0].isalnum()):
        first += 1
    if first == head:
        return noun
    parts = []
    for index in range(first, head):
        token = doc[index]
        if not token.is_space:
            parts.append(token.lower_ if token.is_sent_start and token.tag_ != "NNP" else token.text)
            parts.append(" " if token.whitespace_ else "")
    return " ".join("".join((*parts, noun)).split())


def _noun(doc: Doc, index: int) -> str:
    token = doc[index]
    if token.tag_ in ("NNP", "NNPS"):
        return singular(token.text) if token.tag_ == "NNPS" else token.text
    plural = token.tag_ in ("NNS", "VBZ") or token.lower_ in IRREGULAR
    return singular(token.lower_) if plural else token.lower_
