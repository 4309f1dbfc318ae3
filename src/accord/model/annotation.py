"""Stand-off marks on one text: the contract's first half, as frozen values.

Spans are `[start, end)` in code points of the text given. `None` means unknown, never a guess.
Field names and values are those of TIMEX3 (times), PLOVER (events) and the contract.
"""

from __future__ import annotations

from dataclasses import dataclass

from accord.model.document import UNKNOWN_DATE, Published
from accord.model.values import Span

__all__ = [
    "AgreementMark",
    "Annotation",
    "Answer",
    "BreachClaim",
    "Commitment",
    "Event",
    "NameMark",
    "Party",
    "PositionMark",
    "Proposal",
    "Quantity",
    "Statement",
    "Talks",
    "Time",
    "Withdrawal",
]


@dataclass(frozen=True, slots=True)
class NameMark:
    """A name, role or pronoun; `name` is the fullest name the document gives its referent.

    `head` is the last word of a name as written; of a role or a pronoun the noun, in lower case.
    `office` is what a person is called right there ("Kenya's president X", "X, the envoy"), `affiliation`
    whose office that is.
    """

    span: Span
    type: str
    name: str | None
    head: str
    office: str | None = None
    affiliation: str | None = None

    @property
    def refers(self) -> bool:
        """Whether this is a role or a pronoun, and no name."""
        return self.name is not None and self.head.islower() and not self.name.endswith(self.head)


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression as TIMEX3: type DATE, TIME, DURATION or SET; the days it covers."""

    span: Span
    type: str
    value: str | None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with bounds; a None bound is open. `unit` is the singular head noun or unit name."""

    span: Span
    low: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None
    counted: str | None = None
    counted_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something someone is reported to have said, thought or written.

    `content`, `speaker` and `cue` are tuples of spans; `kind` is direct, mixed or indirect;
    `speech` is False for belief and intention. `affiliation` is the body, state or group that the text
    puts the speaker with. `date` is the day, month or year of the saying, `earliest` and `latest` the
    days it may fall on, each None where the text does not tell.

    `modality` is asserted where the saying itself is reported as done, denied where the words are
    denied ("denied that"), conditional ("if he says"), possible ("may say"), expected ("will announce"),
    required ("urged him to say"); `negated` where it is reported not to have been said ("did not say
    whether"). `via` is who told of hearsay: in "X said Y had told him", X is `via` of what Y said.
    """

    content: tuple[Span, ...]
    kind: str
    speech: bool = True
    speaker: tuple[Span, ...] = ()
    speaker_name: str | None = None
    office: str | None = None
    cue: tuple[Span, ...] = ()
    addressee: str | None = None
    medium: str | None = None
    date: str | None = None
    affiliation: str | None = None
    earliest: str | None = None
    latest: str | None = None
    modality: str = "asserted"
    negated: bool = False
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who does or suffers something: where the text names them, and who that is."""

    span: Span
    name: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom: `type` and `mode` as PLOVER.

    A party that is a thing ("rejected the plan") has a span and no name. `time` is the TIMEX3 value that the
    act's own clause gives, `earliest` and `latest` the days it covers. `span` is the act's own clause,
    `habitual` is for what is done again and again ("routinely", "every night").

    `modality` is asserted where the article says it itself, reported where somebody is told to have said it,
    promised for an announcement of one's own, denied for what did not happen or is said not to have,
    expected, required, possible, conditional.
    """

    type: str
    mode: str | None
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: str | None
    time: str | None
    modality: str
    earliest: str | None = None
    latest: str | None = None
    span: Span | None = None
    habitual: bool = False


@dataclass(frozen=True, slots=True)
class Commitment:
    """What someone is bound or has promised to do, or not to do.

    `deadline` without a value is an occasion ("before the harvest"). `set_by` is who set the deadline, `move`
    whether it is `extended` or `advanced` from another date, or `moved` where the words do not tell which.
    `negated` where it is bound not to do it in words ("shall not", "a ban on"); `verifier` is who is to watch
    over it; `clause` where it stands in an agreement ("Article 3", "Annex B, 2").
    """

    span: Span
    obligor: str | None
    action: str
    action_span: Span
    beneficiary: str | None
    deadline: Time | None
    condition: str | None
    instrument: str | None
    modality: str
    set_by: str | None = None
    move: str | None = None
    negated: bool = False
    verifier: str | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That somebody (`by`) takes himself out of an accord, or takes back what he promised (`instrument`).

    "Pulled out of the truce", "revoked its pledge", "is no longer bound by it"; not where it is threatened.
    """

    span: Span
    by: str | None
    instrument: str | None


@dataclass(frozen=True, slots=True)
class AgreementMark:
    """An agreement that is named or referred to, or whose text this is (`whole`).

    `name` as printed, without article; `aliases` what else the document calls it. `earliest` and `latest` are
    the days on which it may have been made, `place` where. `third_parties` are pairs of a name and a role
    (witness, guarantor, mediator, observer, facilitator, host, chair) or None. `stage` as in PA-X: Pre,
    SubPar, SubComp, Imp, Ren, Cea.
    """

    span: Span
    name: str
    aliases: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    place: str | None = None
    third_parties: tuple[tuple[str, str | None], ...] = ()
    stage: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """How a charge is answered, in the words at `span`: deny, admit, counter-claim or silence."""

    by: str | None
    response: str
    span: Span


@dataclass(frozen=True, slots=True)
class BreachClaim:
    """Who says that whom broke what; modality alleged, conditional or denied.

    `instrument` is the rule broken, as printed. `count` says that a monitor counts breaches and charges
    nobody; `place` is then where, `period` the days it counts.
    """

    span: Span
    accuser: str | None
    accused: str | None
    what: str | None
    instrument: str | None
    modality: str
    responses: tuple[Answer, ...] = ()
    count: bool = False
    place: str | None = None
    period: Time | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What someone offers, to whom, until when; `answer` is accepted, rejected or considered.

    `jointly` are those who put it with the proposer, `together` those who answer with `answered_by`;
    `made` the words that say it became an agreement ("was signed"). `office` and `body` are those of the
    proposer as in a statement.
    """

    span: Span
    proposer: str | None
    recipients: tuple[str, ...]
    terms: str | None
    due: Time | None
    modality: str
    answer: str | None = None
    answered_by: str | None = None
    jointly: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    made: Span | None = None
    office: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class PositionMark:
    """What a party demands, accepts or rejects (`stance`), and the issue's code.

    The issue is that of its own words or, where they tell none and it is firmly asked or answered, of the
    sentence it stands in or the two before.

    `statement` is where the statement it stands in begins, None where no statement holds it; `office` the
    party's and `body` the body, state or group that the text puts it with; `further` other issues told in
    the same words, `jointly` the other parties who take it in them ("Ostia and Peru called for").
    """

    span: Span
    party: str | None
    issue: str
    stance: str
    statement: Span | None = None
    body: str | None = None
    further: tuple[str, ...] = ()
    jointly: tuple[str, ...] = ()
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Talks:
    """A round of talks, or words that tell of one.

    `phase` is announced, held, resumed, suspended, postponed, collapsed or ended, None where particular
    talks are said not to take place (`negated`).

    `parties` are those who meet as the text puts them ("Ostian officials"), `sides` whom each stands for
    ("Ostia"). `roles` are those of the third parties: mediator, facilitator, host, observer, chair,
    guarantor, monitor, signatory, or None. `start` and `end` are days, `time` the words for them. `round`
    is the number of the round where it has one; `outcome` what came of it, in the text's words; `heads` who
    leads the delegations, each with the side where it is told.
    """

    span: Span
    parties: tuple[str, ...]
    venue: str | None
    third_parties: tuple[str, ...]
    start: str | None
    end: str | None
    agenda: tuple[str, ...]
    phase: str | None
    sides: tuple[str, ...] = ()
    roles: tuple[str | None, ...] = ()
    negated: bool = False
    round: int | None = None
    time: Time | None = None
    outcome: str | None = None
    heads: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """All marks on one document, in the contract's order."""

    id: str
    published: Published = UNKNOWN_DATE
    residue: tuple[Span, ...] = ()
    mentions: tuple[NameMark, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    breach_claims: tuple[BreachClaim, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    talks: tuple[Talks, ...] = ()
    agreements: tuple[AgreementMark, ...] = ()
    positions: tuple[PositionMark, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
