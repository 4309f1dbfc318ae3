"""The record's entries: the contract's second half, one frozen class a kind.

Every entry rests on `mentions` (the exact words of articles) and counts its `origins` (whom the
reports go back to). Dates are strings as the contract writes them; None means unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from accord.model.evidence import Correction, Mention, Origin, Variant, WordChange
from accord.model.offices import Office
from accord.model.values import Span

__all__ = [
    "KINDS",
    "Actor",
    "Agreement",
    "Anomaly",
    "Article",
    "BreachClaimEntry",
    "CommitmentEntry",
    "Correction",
    "Deadline",
    "Dispute",
    "Entry",
    "EventEntry",
    "Figure",
    "Lineage",
    "Mention",
    "Office",
    "Origin",
    "Position",
    "ProposalEntry",
    "Response",
    "Side",
    "StatementEntry",
    "StatusChange",
    "TalksRound",
    "ThirdParty",
    "Variant",
    "WordChange",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What all kinds share. `first_reported`, `last_reported` are articles' dates, not events'; `review`
    none, accepted, rejected (in no list), edited or added by a person; `corrections` what was changed."""

    kind: ClassVar[str]

    id: str
    mentions: tuple[Mention, ...]
    origins: tuple[Origin, ...]
    first_reported: str | None
    last_reported: str | None
    review: str = "none"
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Entry):
    """One article; its single mention is the title or first line. `replaces` is an older version.

    `published_earliest` and `published_latest` are the days it may have appeared on; `published_why` says,
    where its date was deduced, from what. `story` is the id of the first of the articles that tell the
    same happening, `story_title` words of one of them; None where it stands alone.
    """

    kind: ClassVar[str] = "article"

    source: str
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    published_method: str
    lang: str | None
    words: int
    sha256: str
    story: str | None
    url: str | None
    replaces: str | None
    residue: tuple[Span, ...]
    published_earliest: str | None = None
    published_latest: str | None = None
    published_why: str = ""
    story_title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage(Entry):
    """What an article derives from. `relation` is copy, edit, paraphrase, translation or credit; `direction`
    what tells which was first: date, credit, document or wording, None where that is undecided."""

    kind: ClassVar[str] = "lineage"

    article: str
    derives_from: str | None
    credit: str | None
    relation: str
    share: float | None
    passages: tuple[tuple[Span, Span], ...]
    direction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Entry):
    """A person, party, armed group, state, organisation or outlet, under all its names.

    `part_of` names the actor it is a part of, `speaks_for` those it is a spokesperson of.
    """

    kind: ClassVar[str] = "actor"

    name: str
    type: str
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]
    part_of: str | None = None
    speaks_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEntry(Entry):
    """One utterance with all its witnesses; `text` is the best witness, `why` what made it the best.

    `modality`, `negated`, `via`, `earliest` and `latest` as in an annotation's statement.
    """

    kind: ClassVar[str] = "statement"

    speaker: str | None
    office: str | None
    affiliation: str | None
    text: str
    why: str
    kind_of: str
    speech: bool
    modality: str
    negated: bool
    via: str | None
    addressee: str | None
    medium: str | None
    date: str | None
    earliest: str | None
    latest: str | None
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Entry):
    """How many of what, where, as of when and since when, according to whom.

    `change` is `level` for a count that stands until the next (districts held, all killed so far) and
    `change` for what a day or an event brought, None where the text does not tell. `series` holds the ids of
    all counts of the same thing by the same claimant, oldest first; `agrees` those of other claimants'
    counts at the same time that can be right together with it.
    """

    kind: ClassVar[str] = "figure"

    counted: str
    unit: str
    low: float | None
    high: float | None
    approximate: bool
    as_of: str | None
    claimant: str | None
    place: str | None
    since: str | None = None
    change: str | None = None
    series: tuple[str, ...] = ()
    agrees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """Mediator, facilitator, host, observer, guarantor, monitor or signatory."""

    actor: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Entry):
    """An agreement under its names, its parties and its date.

    `aliases` is what else it is called; `place` where it was made; `stage` as in PA-X: Pre, SubPar, SubComp,
    Imp, Ren, Cea, None where no title tells. `text` is the article that is its text, where that was read.
    """

    kind: ClassVar[str] = "agreement"

    name: str
    parties: tuple[str, ...]
    date: str | None
    third_parties: tuple[ThirdParty, ...]
    aliases: tuple[str, ...] = ()
    place: str | None = None
    stage: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date, who set it, when it was said; `change`: set, extended, advanced, moved, rival; `why`: from
    what it was counted. `words` name no day ("in the coming days"), `latest` is the last one meant."""

    due: str | None
    set_by: str | None
    on: str | None
    mention: Mention
    change: str
    why: str = ""
    words: str = ""
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A dated step of a commitment: announced, due, extended, reported met, disputed, withdrawn …"""

    status: str
    on: str | None
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentEntry(Entry):
    """A pledge or obligation with the thread of its deadlines. `modality` is promised, required, conditional,
    expected or possible; `negated` where it is not to be done in words; `verifier` who is to watch over it,
    `clause` where it stands in the agreement."""

    kind: ClassVar[str] = "commitment"

    obligor: str | None
    action: str
    beneficiary: str | None
    instrument: str | None
    condition: str | None
    deadlines: tuple[Deadline, ...]
    status: str | None
    status_history: tuple[StatusChange, ...]
    modality: str | None = None
    negated: bool = False
    verifier: str | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """An answer of a day: deny, admit, counter-claim, silence; accept, reject, consider."""

    by: str | None
    response: str
    mention: Mention
    on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachClaimEntry(Entry):
    """Who says that whom broke what rule (`instrument`), and every answer; ids of what is broken, if known.
    A monitor's `count` charges nobody; it is of `place` and of the days `since` to `until`.
    """

    kind: ClassVar[str] = "breach_claim"

    accuser: str | None
    accused: str | None
    commitment: str | None
    what: str | None
    modality: str
    responses: tuple[Response, ...]
    instrument: str | None = None
    count: bool = False
    place: str | None = None
    since: str | None = None
    until: str | None = None
    agreement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalEntry(Entry):
    """An offer (put by `proposer` and `jointly` others), its answers, the agreement that it became."""

    kind: ClassVar[str] = "proposal"

    proposer: str | None
    recipients: tuple[str, ...]
    terms: str | None
    due: str | None
    responses: tuple[Response, ...]
    jointly: tuple[str, ...] = ()
    agreement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksRound(Entry):
    """One round of talks across all articles; `history` is what was told of its phase, as it was told,
    `delegates` those who met, as the texts put them, `heads` who led them ("Ana Ruiz (Guild)")."""

    kind: ClassVar[str] = "talks_round"

    parties: tuple[str, ...]
    venue: str | None
    third_parties: tuple[ThirdParty, ...]
    start: str | None
    end: str | None
    agenda: tuple[str, ...]
    phase: str
    outcome: str | None
    delegates: tuple[str, ...] = ()
    history: tuple[StatusChange, ...] = ()
    round: int | None = None
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Entry):
    """What a party demands, accepts or rejects on an issue, for a time."""

    kind: ClassVar[str] = "position"

    party: str
    issue: str
    stance: str
    statement: str | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry(Entry):
    """One occurrence, as PLOVER type and mode, with all that tell of it. `start` and `end` are as exact as
    the texts tell; `modality` is reported where any tells it as done, `habitual` for what is done again."""

    kind: ClassVar[str] = "event"

    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    start: str | None
    end: str | None
    modality: str
    habitual: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the accounts in a dispute, and whom it goes back to."""

    claim: str
    origins: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute(Entry):
    """Entries that cannot all be so; shown, never settled."""

    kind: ClassVar[str] = "dispute"

    about: str
    entries: tuple[str, ...]
    sides: tuple[Side, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly(Entry):
    """Something that cannot be right within one article."""

    kind: ClassVar[str] = "anomaly"

    what: str
    why: str


KINDS: tuple[type[Entry], ...] = (
    Article,
    Lineage,
    Actor,
    StatementEntry,
    Figure,
    Agreement,
    CommitmentEntry,
    BreachClaimEntry,
    ProposalEntry,
    TalksRound,
    Position,
    EventEntry,
    Dispute,
    Anomaly,
)
"""Every kind of entry, in the order in which the record is exported."""
