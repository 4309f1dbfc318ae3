"""The fullest name that a document gives each name's referent.

One name has one type; a capital or a state is no person, unless the text has one who is called so. An
abbreviation goes to the name that introduced it in brackets, or to the only one with its initials; a
surname to the one person of that surname who has been named by then, or who will be; the first of a full
name, by which many peoples call a person ("Xi", "Abiy"), to the one who has been named so; "the Mission" to
the one mission, "Foreign Ministry" to the state whose it is. A surname that comes with a title before any
full name ("President Okafor") is somebody so well known that a later full name may be another's; and
"Commander Okafor" is not Ada Okafor, a farmer.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection

from spacy.tokens import Doc, Token

from accord.annotate.lexicon import (
    ABBREVIATION_STOPS,
    BODIES,
    CUE_VERBS,
    PORTFOLIOS,
    RANKS,
    SETTLEMENTS,
    STATE_ORGANS,
    TITLES,
)
from accord.annotate.roles import PERSONS, first_name_gender, is_first_name
from accord.annotate.stamps import DASHES
from accord.model.values import Span
from accord.model.world import capital_of, state_named

__all__ = ["Raw", "complete", "is_place"]

_SHORT_BODIES = BODIES - STATE_ORGANS
_COMMON = BODIES | PORTFOLIOS | {"of", "and", "the", "for"}
_IN = frozenset(("in", "near", "outside", "around", "towards", "inside"))
_AROUND = 3
_LETTERS = 4  # capitals, from which on a word that a line begins with is no abbreviation
_WHOSE = ("of", "for", "in")
_LONG = 3  # words: more than a capital has
_ANYBODY = PERSONS | {"teacher", "resident", "witness"}
_COURTESY = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f"}
_DATELINE = re.compile(r"\s*(?:--|[-–—])\s")
_BRACKET = re.compile(r"^\s*[(\[]\s*([A-Z][A-Za-z.&/-]{1,11})\s*[)\]]")


class Raw:
    """An entity while it is being worked on: token range, words, type."""

    __slots__ = ("first", "last", "name", "span", "type", "words")

    def __init__(self, first: int, last: int, span: Span, kind: str, words: list[str]) -> None:
        self.first, self.last, self.span, self.type, self.words = first, last, span, kind, words
        self.name = " ".join(words)


def complete(doc: Doc, text: str, found: list[Raw]) -> None:
    """Gives each of the names, which come in text order, its type and its fullest name."""
    _settle_types(found)
    _settle_places(doc, found)
    _expand_abbreviations(text, found)
    _complete_people(doc, found)
    _complete_bodies(found)
    _give_states(doc, found)


def _settle_types(found: list[Raw]) -> None:
    """One name, one type: the tagger wavers, the document's majority decides.

    Who is called by the last word of it later is a person and no body.
    """
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    called = {raw.name for raw in found if raw.type == "PERSON" and len(raw.words) == 1}
    for raw in found:
        if (
            raw.type == "ORG"
            and len(raw.words) == 2
            and raw.words[1] in called
            and is_first_name(raw.words[0].lower())
        ):
            raw.type = "PERSON"
        votes[raw.name][raw.type] += 1
    for raw in found:
        counts = votes[raw.name]
        best = max(counts.values())
        if counts[raw.type] < best:
            raw.type = min(kind for kind, count in counts.items() if count == best)


def _settle_places(doc: Doc, found: list[Raw]) -> None:
    """Capitals, states and what is a place elsewhere in the document: none of them is a person.

    Nor is what things are only told to be in ("fighting in Dunmar", "the city of Dunmar"); and "the
    Dunmaris" are many.
    """
    parts = {word for raw in found if raw.type == "PERSON" and len(raw.words) > 1 for word in raw.words}
    places = {raw.name for raw in found if raw.type == "GPE"}
    single = [raw for raw in found if raw.type in ("PERSON", "ORG") and len(raw.words) == 1]
    told: dict[str, list[int]] = defaultdict(list)
    many = set()
    for raw in single:
        told[raw.name].append(_tells_place(doc, raw))
        if _word_before(doc, raw) == "the" and _are_many(doc[raw.first]):
            many.add(raw.name)
        if doc[raw.last].dep_ == "nsubj" and doc[raw.last].head.lower_ in CUE_VERBS:
            places.discard(raw.name)
    for raw in single:
        if (
            min(told[raw.name])
            and raw.name not in parts
            and (raw.type == "PERSON" or max(told[raw.name]) > 1)
        ):
            raw.type = "GPE"
        elif raw.type == "PERSON" and raw.name in many:
            raw.type = "NORP"
    for raw in found:
        if raw.type != "PERSON" or len(raw.words) >= _LONG or parts.intersection(raw.words):
            continue
        if raw.name in places or is_place(raw.name):
            raw.type = "GPE"


def _tells_place(doc: Doc, raw: Raw) -> int:
    """How plainly it is told to be a place: 1 in "in Dunmar", 2 in "the city of Dunmar"; or 0."""
    behind = doc[raw.last + 1].text if raw.last + 1 < len(doc) else ""
    if raw.name.isupper():
        line = raw.first == 0 or "\n" in doc[raw.first - 1].text
        return 2 * (line and len(raw.name) > _LETTERS and behind in (",", "(", "-", "–", "—"))
    token = doc[raw.last]
    while token.dep_ == "conj":
        token = token.head
    at = token.left_edge.i
    before = [doc[i].lower_ for i in range(max(0, at - 2), at)]
    titled = _word_before(doc, raw) in TITLES | RANKS
    if token.dep_ != "pobj" or behind in ("'s", "’s") or titled or not before:
        return 0
    if len(before) > 1 and before[1] == "of":
        return 2 * (before[0] in SETTLEMENTS) or int(before[0] == "out")
    return int(before[-1] in _IN)


def _are_many(token: Token) -> bool:
    """Whether the word is a plural: "the Dunmaris want"."""
    return token.tag_ == "NNPS" or (
        token.lower_.endswith("s") and token.dep_ == "nsubj" and token.head.tag_ == "VBP"
    )


def is_place(name: str) -> bool:
    """Whether a name is a state's or its capital's."""
    return bool(capital_of(name) or state_named(name))


def _may_be_called(word: str) -> bool:
    return word[0].isupper() and not is_place(word)


def _give_states(doc: Doc, found: list[Raw]) -> None:
    """`Velmora's Foreign Ministry` for a body whose own name any state's has."""
    before: Raw | None = None
    for raw in found:
        bare = raw.type == "ORG" and all(word.lower() in _COMMON for word in raw.words)
        owned = before is not None and before.type == "GPE" and before.last + 2 == raw.first
        if before is not None and bare and owned and doc[raw.first - 1].tag_ == "POS":
            raw.name = f"{before.name}'s {raw.name}"
        before = raw


def _expand_abbreviations(text: str, found: list[Raw]) -> None:
    """`National Council (NC)`: later, and in the bracket, NC is the National Council.

    Letters of another language are too ("National Council (CNV)"), where the text goes on to use them.
    """
    full: dict[str, tuple[str, str]] = {}
    used = Counter(raw.name for raw in found)
    initials: dict[str, dict[str, str]] = defaultdict(dict)
    for raw in found:
        if raw.type != "PERSON" and len(raw.words) > 1:
            match = _BRACKET.match(text[raw.span.end : raw.span.end + 24])
            if match and _DATELINE.match(text[raw.span.end + match.end() :][:4]):
                continue  # "United Nations (Corvane Press) --"
            foreign = raw.type == "ORG" and match is not None and match[1].isupper() and used[match[1]] > 1
            if match and (foreign or _abbreviates(match[1], raw.words)):
                full.setdefault(match[1], (raw.name, raw.type))
            elif raw.type == "ORG":
                initials[_initials(raw.words)].setdefault(raw.name.lower(), raw.name)
    for raw in found:
        if raw.name in full:
            raw.name, raw.type = full[raw.name]
        elif len(raw.name) > 2 and raw.name.isupper() and raw.name.isalpha() and raw.type == "ORG":
            names = initials.get(raw.name, {})
            if len(names) == 1:
                raw.name = next(iter(names.values()))


def _initials(words: list[str]) -> str:
    return "".join(word[0].upper() for word in words if word.lower() not in ABBREVIATION_STOPS)


def _abbreviates(short: str, words: list[str]) -> bool:
    """Whether the capitals of `short` run through the initials of the words, in order."""
    initials = [word[0].upper() for word in words if word.lower() not in ABBREVIATION_STOPS]
    wanted = [char for char in short if char.isupper()]
    at = 0
    for initial in initials:
        if at < len(wanted) and wanted[at] == initial:
            at += 1
    return len(wanted) > 1 and at >= max(2, len(wanted) - 1)


def _without_rank(raw: Raw, surnames: Collection[str]) -> bool:
    """Takes the rank off "Colonel Latimer" where the recogniser took it for a body; whether it did."""
    if raw.type == "PERSON" or len(raw.words) != 2:
        return False
    rank, name = raw.words[0].rstrip(".").lower(), raw.words[1]
    return rank in RANKS or (rank in TITLES and name.lower() in surnames)


def _complete_people(doc: Doc, found: list[Raw]) -> None:
    """Surnames to the full names that the document gives them."""
    by_surname: dict[str, list[str]] = defaultdict(list)
    by_given: dict[str, list[str]] = defaultdict(list)
    first: dict[str, int] = {}
    for raw in found:
        if raw.type == "PERSON" and len(raw.words) > 1:
            full = by_surname[raw.words[-1].lower()]
            if raw.name not in full:
                full.append(raw.name)
                if not raw.words[0].isupper() and all(_may_be_called(word) for word in raw.words):
                    by_given[raw.words[0].lower()].append(raw.name)
                first[raw.name] = raw.first
    credited = {raw.name for raw in found if len(raw.words) == 1 and _is_credit(doc, raw)}
    known = _known_by_title(doc, found, by_surname, first)
    places = {raw.name.lower() for raw in found if raw.type == "GPE" and doc[raw.last].dep_ != "nsubj"}
    namesakes = _namesakes(doc, found, by_surname)
    for raw in found:
        if raw in namesakes:
            raw.type = "PERSON"
            continue
        surname = raw.words[-1:] if _without_rank(raw, by_surname) else raw.words
        if raw.name in credited:
            continue
        if raw.type in ("PERSON", "ORG", "GPE", "NORP") and len(surname) == 1:
            lower = surname[0].lower()
            candidates = [] if lower in known else by_surname.get(lower, [])
            told = _COURTESY.get(_word_before(doc, raw))
            if raw.type == "ORG" and raw.name.isupper() and told is None:  # letters for a body, no surname
                candidates = [name for name in candidates if name.isupper()]
            if told is not None:
                candidates = [name for name in candidates if first_name_gender(name) in (None, told)]
            candidates = _longest(candidates)
            named = [name for name in candidates if first[name] < raw.first]
            candidates = named if len(named) == 1 else candidates
            if len(candidates) == 1 and raw.type != "NORP":
                raw.name, raw.type = candidates[0], "PERSON"
            elif len(raw.words) == 2:
                raw.name, raw.type = surname[0], "PERSON"
            elif raw.type != "NORP" and lower not in known.union(by_surname, places):
                given = _longest(by_given.get(lower, []))
                if len(given) == 1 and first[given[0]] < raw.first:
                    raw.name, raw.type = given[0], "PERSON"
        elif raw.type == "PERSON":
            same = [name for name in by_surname[raw.words[-1].lower()] if _extends(name.split(), raw.words)]
            longest = _longest(same)
            if len(longest) == 1:
                raw.name = longest[0]


def _namesakes(doc: Doc, found: list[Raw], full: dict[str, list[str]]) -> set[Raw]:
    """Surnames that come with an office and whose only bearer is told of as somebody without one.

    The bare surname is whoever of the two was named last.
    """
    offices: dict[str, set[str]] = defaultdict(set)
    anybody = set()
    for raw in found:
        if len(raw.words) > 1:
            offices[raw.name].add(_word_before(doc, raw))
            if _is_anybody(doc, raw):
                anybody.add(raw.name)
    apart, last = set(), dict[str, bool]()
    for raw in found:
        lower, office = raw.words[-1].lower(), _word_before(doc, raw)
        bearers = full.get(lower, [])
        if len(bearers) != 1 or bearers[0] not in anybody:
            continue
        if len(raw.words) > 1:
            last[lower] = False
        elif office in TITLES - _COURTESY.keys() and office not in offices[bearers[0]]:
            last[lower] = True
        if len(raw.words) == 1 and last.get(lower, False) and office not in _COURTESY:
            apart.add(raw)
    return apart


def _is_anybody(doc: Doc, raw: Raw) -> bool:
    """Whether a name's phrase tells what anybody may be: "Ada Okafor, 40, a farmer", "the driver Ada Okafor".

    A former driver may be an officer by now.
    """
    if _word_before(doc, raw) in _ANYBODY:
        return True
    told = [token for token in doc[raw.last].subtree if token.i > raw.last and token.dep_ == "appos"]
    return any(
        token.lower_ in _ANYBODY
        and not any(it.dep_ == "relcl" or it.lower_ in ("former", "ex") for it in token.children)
        for token in told
    )


def _is_credit(doc: Doc, raw: Raw) -> bool:
    """Whether a name stands in the brackets of a dateline: "MERRIN (Reuters) -"."""
    beside = [doc[i].text for i in (raw.first - 1, raw.last + 1, raw.last + 2) if 0 <= i < len(doc)]
    return len(beside) == _AROUND and beside[0] == "(" and beside[1] == ")" and beside[2] in DASHES


def _word_before(doc: Doc, raw: Raw) -> str:
    return doc[raw.first - 1].lower_.rstrip(".") if raw.first else ""


def _known_by_title(
    doc: Doc, found: list[Raw], full: dict[str, list[str]], first: dict[str, int]
) -> set[str]:
    """Surnames that come with a title before any full name, where no full name has a title."""
    early = {
        raw.words[0].lower()
        for raw in found
        if raw.type == "PERSON"
        and len(raw.words) == 1
        and _word_before(doc, raw) in TITLES - _COURTESY.keys()
        and all(raw.first < first[name] for name in full.get(raw.words[0].lower(), ()))
    }
    titled = {
        raw.words[-1].lower()
        for raw in found
        if raw.type == "PERSON" and len(raw.words) > 1 and _word_before(doc, raw) in TITLES
    }
    return early - titled


def _complete_bodies(found: list[Raw]) -> None:
    """ "The Mission" to the one mission that the document names in full, "Ministry of Works" to "Ministry
    of Works of Velmora"."""
    full: dict[str, dict[str, str]] = defaultdict(dict)
    for raw in found:
        if raw.type == "ORG" and len(raw.words) > 1:
            full[raw.words[-1].lower()].setdefault(raw.name.lower(), raw.name)
            for i in range(2, len(raw.words) - 1):
                if raw.words[i] in _WHOSE:
                    full[" ".join(raw.words[:i]).lower()].setdefault(raw.name.lower(), raw.name)
    for raw in found:
        short = raw.words[0].lower()
        if raw.type == "ORG" and len(raw.words) == 1 and short in _SHORT_BODIES:
            names = full.get(short, {})
        else:
            names = full.get(raw.name.lower(), {}) if raw.type == "ORG" and len(raw.words) > 1 else {}
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
