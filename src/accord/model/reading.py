"""A document with its marks, and what links documents: what `link` and `reconcile` work on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from accord.model.annotation import (
    AgreementMark,
    Annotation,
    BreachClaim,
    Commitment,
    Event,
    PositionMark,
    Proposal,
    Statement,
    Talks,
)
from accord.model.decisions import ListedActor
from accord.model.document import Document
from accord.model.judgement import Judgement
from accord.model.review import Decision
from accord.model.values import Span, evidence_id

__all__ = [
    "Derivation",
    "Links",
    "Reading",
    "Story",
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

    def proposal_key(self, proposal: Proposal) -> str:
        """Names a proposal of this document by its evidence."""
        return evidence_id("proposal", (self.id, *proposal.span))

    def position_key(self, position: PositionMark, issue: str, jointly: str | None = None) -> str:
        """Names a position of this document by its evidence; of a further party by its name, too."""
        whose = () if jointly is None else (jointly,)
        return evidence_id("position", (self.id, *position.span, issue, *whose))

    def event_key(self, event: Event) -> str:
        """Names an event of this document by its evidence."""
        return evidence_id("event", (self.id, event.type, *event.trigger))

    def agreement_key(self, agreement: AgreementMark) -> str:
        """Names a reference to an agreement, or an agreement's own text, by its evidence."""
        return evidence_id("agreement", (self.id, *agreement.span))

    def claim_key(self, claim: BreachClaim) -> str:
        """Names a claim of a breach of this document by its evidence."""
        return evidence_id("breach_claim", (self.id, *claim.span))

    def talks_key(self, talks: Talks) -> str:
        """Names what a clause of this document tells of talks by its evidence."""
        return evidence_id("talks_round", (self.id, *talks.span))


@dataclass(frozen=True, slots=True, order=True)
class Derivation:
    """`article` derives from `derives_from`, or from an agency of which only the `credit` is known.

    relation is copy, edit, paraphrase, translation or credit; `share` the part of the article's words
    that derives; `passages` pairs of spans (in the article, in its source); `evidence` the span in the
    article that a reader should see: the credit line, or the first passage. A credit has share 1.0
    where it covers the whole article (a dateline, a source line), None where only something in it.
    `direction` says what tells which was first: date, credit, document or wording; None is undecided.
    """

    article: str
    derives_from: str | None
    credit: str | None
    relation: str
    share: float | None
    passages: tuple[tuple[Span, Span], ...]
    evidence: Span
    direction: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Story:
    """Articles of one happening, the first first, and a title in words of their own."""

    articles: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Links:
    """What linking found: judgements on actors, statements and articles, what derives from what, stories.

    `agencies` pairs every outlet and medium that is a news organisation, as the readings write it,
    with the one name it is counted under; `wires` are those of them that are agencies. `listed` are the
    actors of a person's list, `reviews` what people decided about single entries.
    """

    judgements: tuple[Judgement, ...]
    derivations: tuple[Derivation, ...]
    agencies: tuple[tuple[str, str], ...] = ()
    wires: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()
    listed: tuple[ListedActor, ...] = ()
    reviews: tuple[Decision, ...] = ()


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
                between = text[last : word.start]
                elided = number == 0 or (between != " " and _ELISION.search(between) is not None)
                found.append(word._replace(elided=True) if elided else word)
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
    """Who makes each statement, None where the text gives no name."""
    return [statement.speaker_name for statement in reading.annotation.statements]
