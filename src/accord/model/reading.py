"""A document with its marks, and what links documents: what `link` and `reconcile` work on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from accord.model.annotation import Annotation, Commitment, Statement
from accord.model.document import Document
from accord.model.judgement import Judgement
from accord.model.values import Span, evidence_id

__all__ = [
    "Derivation",
    "Links",
    "Reading",
    "Word",
    "clarifications",
    "edges_in",
    "forms_in",
    "quoted_words",
    "speakers",
    "words_in",
]

_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:['’]\w+)*")
_CLARIFICATION = re.compile(r"\[[^\[\]]{0,80}\]|\([^()]{0,80}\)")
_REMARK = re.compile(
    r"[\W_]*|.*\b(?:sic|emphasis added|laugh(?:s|ter|ing)?|applause|inaudible|pauses?|crosstalk|video clip|"
    r"end quote|recorded)\b.*|[\d\W]+(?:miles?|km|kilomet(?:er|re)s?|feet|met(?:er|re)s?|percent)?",
    re.IGNORECASE | re.DOTALL,
)
_ELISION = re.compile(r"\.\s?\.\s?\.|…|\[[^\[\]]{0,80}\]")
_HOLDER = re.compile(r"^[A-Z]\w+['’]s (?=[A-Z]\w+ [A-Z])")  # "Peru's Ana Ruiz"
_TITLE = re.compile(
    r"^(?:(?:the|The|Mr|Mrs|Ms|Dr|Prof|Sir|Lord|President|General|Colonel|Major|Captain|Brigadier|Minister|"
    r"Gen|Col|Maj|Capt|Brig)\b\.?\s)+(?=[A-Z])"
)
_NAMED_AFTER = re.compile(r"(?:,|\b(?!of|for|in|at|with|from|by|to|and|or|on|near|inside|against)[a-z]+) ?$")
_CLOSING = re.compile(
    r"(?:,|\b(?!the|an?|his|her|its|their|our)[a-z]+)(\s)((?:[A-Z][\w’'-]*\s){1,3}[A-Z][\w’'-]*)$"
)
_PARTICLE = 3  # "van der Berg", "al-Amin"
_ROLES = frozenset(
    [
        "Minister",
        "President",
        "Secretary",
        "Spokesman",
        "Spokeswoman",
        "General",
        "Ministry",
        "Ambassador",
        "Council",
    ]
)
_QUOTED = re.compile(r"[“”\"«„][^“”\"«»„]+[“”\"»]?")


@dataclass(frozen=True, slots=True)
class Reading:
    """One document and its annotation."""

    document: Document
    annotation: Annotation

    @property
    def id(self) -> str:
        """The document's id, taken from its marks: the document hashes its whole text to tell it."""
        return self.annotation.id

    def key(self, statement: Statement) -> str:
        """Names a statement of this document by its evidence: the same words, the same key."""
        cue = statement.cue[0].start if statement.cue else None
        spans = [edge for span in statement.content for edge in span]
        return evidence_id("statement", (self.id, *spans, cue))

    def commitment_key(self, commitment: Commitment) -> str:
        """Names a commitment of this document by its evidence."""
        return evidence_id("commitment", (self.id, *commitment.span, *commitment.action_span))


@dataclass(frozen=True, slots=True, order=True)
class Derivation:
    """`article` derives from `derives_from`, or from an agency of which only the `credit` is known.

    relation is copy, edit, paraphrase, translation or credit; `share` the part of the article's words
    that derives; `passages` pairs of spans (in the article, in its source); `evidence` the span in the
    article that a reader should see: the credit line, or the first passage. A credit has share 1.0
    where it covers the whole article (a dateline, a source line), None where only something in it.
    """

    article: str
    derives_from: str | None
    credit: str | None
    relation: str
    share: float | None
    passages: tuple[tuple[Span, Span], ...]
    evidence: Span


@dataclass(frozen=True, slots=True)
class Links:
    """What linking found: judgements on actors and statements, and what derives from what.

    `agencies` pairs every outlet and medium that is a news organisation, as the readings write it,
    with the one name it is counted under.
    """

    judgements: tuple[Judgement, ...]
    derivations: tuple[Derivation, ...]
    agencies: tuple[tuple[str, str], ...] = ()


class Word(NamedTuple):
    """A word as it is compared (case folded, one kind of apostrophe) and where it stands.

    `elided` says that an ellipsis, a bracket or the quotation's own break stands right before it.
    """

    form: str
    start: int
    end: int
    elided: bool = False


def words_in(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of `text[start:end]`, punctuation left out."""
    for match in _WORD.finditer(text, start, end):
        yield Word(match.group().casefold().replace("’", "'"), match.start(), match.end())


def forms_in(text: str) -> list[str]:
    """All words of a text as they are compared."""
    folded = text.casefold().replace("’", "'")
    if len(folded) == len(text):
        return _WORD.findall(folded)
    # A letter that folds to two may fall apart where words are cut, so words are cut first.
    return [form.casefold().replace("’", "'") for form in _WORD.findall(text)]


def edges_in(text: str) -> list[tuple[int, int]]:
    """Where the words of `forms_in` start and end."""
    return [match.span() for match in _WORD.finditer(text)]


def quoted_words(text: str, statement: Statement) -> list[Word]:
    """The words a statement gives as the speaker's own.

    Of a mixed statement only what stands inside quotation marks, where the content has any;
    bracketed clarifications are the writer's and left out.
    """
    found: list[Word] = []
    for span in statement.content:
        for part in _own_parts(text, span, statement.kind):
            skipped = [Span(*match.span()) for match in _CLARIFICATION.finditer(text, *part)]
            last = part.start
            for number, word in enumerate(words_in(text, *part)):
                if any(clarification.start <= word.start < clarification.end for clarification in skipped):
                    continue
                elided = number == 0 or _ELISION.search(text, last, word.start) is not None
                found.append(word._replace(elided=elided))
                last = word.end
    return found


def clarifications(text: str, statement: Statement) -> list[Span]:
    """The brackets with which the writer explains the speaker's own words: "we [the council]".

    An ellipsis, a remark ("[sic]", "(laughter)") and a converted measure explain no words.
    """
    return [
        Span(*match.span())
        for span in statement.content
        for part in _own_parts(text, span, statement.kind)
        for match in _CLARIFICATION.finditer(text, *part)
        if not _REMARK.fullmatch(match.group()[1:-1])
    ]


def _own_parts(text: str, span: Span, kind: str) -> list[Span]:
    if kind != "mixed":
        return [span]
    return [Span(*match.span()) for match in _QUOTED.finditer(text, *span)] or [span]


def speakers(reading: Reading) -> list[str | None]:
    """Who makes each statement: the marked name, else the name that the speaker's own words give.

    A bare surname is the only person's of this document who has it: "Okafor" is "Ada Okafor".
    """
    bearers: dict[str, set[str]] = {}
    known: set[str] = set()
    for mark in reading.annotation.mentions:
        if mark.name and mark.type in ("PERSON", "ORG"):
            known.add(mark.name)
            if mark.type == "PERSON" and " " in mark.name:
                bearers.setdefault(mark.name.split()[-1], set()).add(mark.name)
    text = reading.document.text
    found = []
    for statement in reading.annotation.statements:
        words = " ".join(" ".join(text[span.start : span.end].split()) for span in statement.speaker)
        name = statement.speaker_name or _name_in(words, known, bearers)
        found.append(_full(name, bearers) if name else None)
    return found


def _full(name: str, bearers: Mapping[str, set[str]]) -> str:
    name = _HOLDER.sub("", name)
    run = _CLOSING.search(name) if name[0].islower() and len(name.split()[0]) > _PARTICLE else None
    if run is not None and _NAMED_AFTER.search(name[: run.start(2)]):
        name = run.group(2)
    among = bearers.get(_TITLE.sub("", name), ())
    return next(iter(among)) if len(among) == 1 else name


def _name_in(words: str, known: Collection[str], bearers: Mapping[str, set[str]]) -> str | None:
    """The name that leads ("Ada Okafor, the envoy") or closes ("the charity Open Hands") such words."""
    first = words.split(",")[0]
    bare = _TITLE.sub("", first)
    if bare in known or bare in bearers:
        return bare
    parts = bare.split()
    if 2 <= len(parts) <= 4 and all(part[0].isupper() and part.isalpha() for part in parts):
        return bare
    run = _CLOSING.search(words)
    if (
        run is not None
        and run.group(2).split()[-1] not in _ROLES
        and _NAMED_AFTER.search(words[: run.start(2)])
    ):
        return run.group(2)
    closing = [name for name in known if words.endswith(name) and _NAMED_AFTER.search(words[: -len(name)])]
    return max(closing, key=lambda name: (len(name), name), default=None)
