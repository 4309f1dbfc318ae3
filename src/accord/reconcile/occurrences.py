"""Disputed occurrences: one says that it happened, another that it did not.

Three ways lead to one: a charge of a breach that is answered by a denial; a deed that one is told to have
said was done and another that it was not; an account that somebody rejects, with what he says of it himself.
Each has two sides, those who say so and those who deny it, in their words. Nobody disputes with himself or
with his own side, and a deed elsewhere, on another day or by somebody else is another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from accord.model.annotation import Event, Party, Statement
from accord.model.entries import BreachClaimEntry, Dispute, EventEntry, Mention, Side, StatementEntry
from accord.model.reading import Reading, forms_in
from accord.model.tables import word_set
from accord.model.values import DateInterval, Span, evidence_id
from accord.model.world import state_named
from accord.reconcile.context import Context
from accord.reconcile.origins import counted
from accord.reconcile.sides import Sides

__all__ = ["occurrence_disputes"]

_FAR = 2500  # characters in an article between an account and its denial
_BEHIND = 600  # characters from a denial to the denier's own words on it
_SOON = 6  # words of a statement within which its "no" or "not" stands
_STEM = 5
_SHORT = 4
_ENOUGH = 2


class _Account(NamedTuple):
    """What somebody says of a deed: by whom, in which words, and the entry that holds them."""

    by: str
    mention: Mention
    entry: str


class _Case(NamedTuple):
    """Accounts that say so, and denials."""

    told: tuple[_Account, ...]
    denied: tuple[_Account, ...]


class _Deed(NamedTuple):
    """An event told in a statement."""

    account: _Account
    event: Event
    statement: Statement
    doers: frozenset[str]
    suffering: frozenset[str]
    words: frozenset[str]


def occurrence_disputes(
    context: Context,
    sides: Sides,
    statements: Sequence[StatementEntry],
    charges: Sequence[BreachClaimEntry],
    events: Sequence[EventEntry],
) -> list[Dispute]:
    """One dispute for each deed that one side tells of and another denies."""
    finder = _Finder(context, sides, statements, events)
    cases = [case for charge in charges if (case := finder.answered(charge)) is not None]
    for reading in context.readings:
        cases += [*finder.denied(reading), *finder.rejected(reading)]
    return [_dispute(context, case) for case in _joined(cases)]


class _Finder:
    def __init__(
        self,
        context: Context,
        sides: Sides,
        statements: Sequence[StatementEntry],
        events: Sequence[EventEntry],
    ) -> None:
        self.context, self.sides = context, sides
        self._entries = {
            (mention.article, mention.start, mention.end): entry.id
            for entries in (statements, events)
            for entry in entries
            for mention in entry.mentions
        }

    # A charge and its denial

    def answered(self, charge: BreachClaimEntry) -> _Case | None:
        """A charge of a breach that somebody else denies."""
        whose = charge.accuser or charge.mentions[0].outlet or ""
        denials = [
            _Account(it.by or "", it.mention, charge.id)
            for it in charge.responses
            if it.response == "deny" and it.by and it.by != whose
            if not self._are_strangers(it.by, charge.accused)
        ]
        told = [
            _Account(whose, self._deed_in(charge, mention), charge.id)
            for mention in charge.mentions
            if not _table("negations").intersection(forms_in(mention.quote))
            if not any(_overlap(mention, it.mention) for it in denials)
        ]
        if not denials or not told or charge.modality != "alleged":
            return None
        deed = _telling(charge.what or "")
        for article in sorted({mention.article for mention in charge.mentions}):
            reading = self.context.by_id[article]
            for account, statement in self._accounts(reading):
                words = _telling(account.mention.quote)
                if self._is_of(reading, statement, whose) and deed & words and not _negates(account):
                    told.append(account)
                elif _negates(account) and any(
                    self._is_of(reading, statement, it.by) and it.mention.article == article for it in denials
                ):
                    denials.append(account)
        return _Case(tuple(told), tuple(denials))

    def _are_strangers(self, by: str, accused: str | None) -> bool:
        """Whether who denies is of another state than who is charged."""
        reading = self.context.readings[0]
        states = [self.sides.party(reading, name) for name in (by, accused) if name]
        return len({state for state in states if state and state_named(state)}) > 1

    def _deed_in(self, charge: BreachClaimEntry, mention: Mention) -> Mention:
        """The words for the deed in a charge, where they are printed so, else all of it."""
        at = mention.quote.find(charge.what) if charge.what else -1
        if at < 0 or charge.what is None:
            return mention
        start = mention.start + at
        return self.context.mention(self.context.by_id[mention.article], start, start + len(charge.what))

    def _is_of(self, reading: Reading, statement: Statement, name: str) -> bool:
        """Whether the speaker is that person or body, or speaks for it."""
        spoken = self.context.speaker(reading, statement)
        body = statement.affiliation
        told = {it.casefold() for it in (spoken, body, body and self.context.actor_name(body)) if it}
        return name.casefold() in told or name.casefold() in (statement.office or "").casefold()

    # A deed that one tells of and another denies

    def denied(self, reading: Reading) -> Iterator[_Case]:
        """Deeds that somebody says were not done, with who said in the article that they were."""
        deeds = list(self._deeds(reading))
        for denial in deeds:
            if denial.event.modality != "denied" or _is_ahead(denial):
                continue
            likeness = {it: self._likeness(it, denial) for it in deeds}
            most = max(likeness.values())
            if most >= _ENOUGH:
                told = tuple(it.account for it, like in likeness.items() if like == most)
                yield _Case(told, (denial.account,))

    def _deeds(self, reading: Reading) -> Iterator[_Deed]:
        text = reading.document.text
        for event in reading.annotation.events:
            told = _around(reading, event.trigger)
            if told is None or event.type not in _table("deeds") or not told.speech or told.negated:
                continue
            account = self._account(reading, told, event.span or event.trigger)
            if account is not None:
                words = _telling(Span(*(event.span or event.trigger)).of(text))
                words -= _telling(event.trigger.of(text))
                doers = _names(self.context, event.actors, None)
                suffering = _names(self.context, event.recipients, event.place)
                yield _Deed(account, event, told, doers, suffering, words)

    def _likeness(self, deed: _Deed, denial: _Deed) -> int:
        """How much speaks for the denial being of that deed, which another side tells of; 0 for another."""
        one, other = deed.event, denial.event
        if one.type != other.type or one.modality not in ("reported", "alleged"):
            return 0
        if not self._apart(deed.account.by, denial.account.by) or deed.statement == denial.statement:
            return 0
        if abs(deed.account.mention.start - denial.account.mention.start) > _FAR or not _days_meet(
            one, other
        ):
            return 0
        if deed.doers & denial.suffering or deed.suffering & denial.doers:
            return 0
        if deed.doers and denial.doers and not deed.doers & denial.doers:
            return 0
        shared = len(deed.words & denial.words)
        return 2 * len(deed.suffering & denial.suffering) + bool(deed.doers & denial.doers) + shared

    def _apart(self, one: str, other: str) -> bool:
        reading = self.context.readings[0]
        return self.sides.party(reading, one) != self.sides.party(reading, other)

    # An account that is rejected

    def rejected(self, reading: Reading) -> Iterator[_Case]:
        """`Rejected the rebel account`: the words nearest before it that the speaker's own ones deny."""
        accounts = list(self._accounts(reading))
        for event in reading.annotation.events:
            span = event.span or event.trigger
            words = set(forms_in(Span(*span).of(reading.document.text)))
            by = next((party.name for party in event.actors if party.name), None)
            if event.type != "REJECT" or by is None or not words & _table("accounts"):
                continue
            by = self.context.actor_name(by)
            own = [
                it
                for it, statement in accounts
                if 0 <= it.mention.start - span.end <= _BEHIND
                if _negates(it) and self._is_of(reading, statement, by)
            ]
            told = [
                it
                for it, _ in accounts
                if 0 <= span.start - it.mention.end <= _FAR and self._apart(it.by, by) and not _negates(it)
                if own and _telling(it.mention.quote) & _telling(own[0].mention.quote)
            ]
            if told:
                yield _Case((told[-1],), tuple(own))

    # Accounts

    def _accounts(self, reading: Reading) -> Iterator[tuple[_Account, Statement]]:
        """What is said in an article, by whom, in order; each span of a statement is one."""
        found = []
        for statement in reading.annotation.statements:
            if statement.speech and not statement.negated and statement.modality != "denied":
                for span in statement.content:
                    account = self._account(reading, statement, span)
                    if account is not None:
                        found.append((account, statement))
        yield from sorted(found, key=lambda it: (it[0].mention.start, it[0].mention.end))

    def _account(self, reading: Reading, statement: Statement, span: Span) -> _Account | None:
        by = self.context.speaker(reading, statement)
        starts = [edge for its in statement.content for edge in its]
        entry = self._entries.get((reading.id, *span)) or self._entries.get(
            (reading.id, min(starts), max(starts))
        )
        if by is None or entry is None:
            return None
        return _Account(by, self.context.mention(reading, *span), entry)


def _table(name: str) -> frozenset[str]:
    return word_set("accord.reconcile", "occurrences.toml", name)


def _telling(words: str) -> frozenset[str]:
    """The beginnings of the words that tell what a text is about."""
    return frozenset(
        form[:_STEM] for form in forms_in(words) if len(form) >= _SHORT and form not in _table("plain")
    )


def _negates(account: _Account) -> bool:
    return bool(_table("negations").intersection(forms_in(account.mention.quote)[:_SOON]))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _is_ahead(denial: _Deed) -> bool:
    """Whether it is denied of what is to come: "would not send troops"."""
    return bool(_table("ahead").intersection(forms_in(denial.account.mention.quote)))


def _around(reading: Reading, trigger: Span) -> Statement | None:
    """The shortest statement that a trigger stands in."""
    holding = [
        (span.end - span.start, number)
        for number, statement in enumerate(reading.annotation.statements)
        for span in statement.content
        if span.start <= trigger.start < span.end
    ]
    return reading.annotation.statements[min(holding)[1]] if holding else None


def _names(context: Context, parties: Iterable[Party], place: str | None) -> frozenset[str]:
    names = [party.name for party in parties if party.name] + ([place] if place else [])
    return frozenset(context.actor_group(name) for name in names if context.is_actor(name))


def _days_meet(one: Event, other: Event) -> bool:
    """Whether both may be of one day; an act without one may be of any."""
    days = [
        DateInterval(DateInterval.parse(it.earliest).earliest, DateInterval.parse(it.latest).latest)
        for it in (one, other)
        if it.earliest and it.latest
    ]
    return len(days) < 2 or days[0].overlaps(days[1])


def _joined(cases: Sequence[_Case]) -> Iterator[_Case]:
    """The cases, those that share the words that tell, or an utterance on either side, made one."""
    first: dict[object, int] = {}
    joined = list(range(len(cases)))
    for number, case in enumerate(cases):
        keys: list[object] = [it.mention for it in case.told]
        keys += [(one.entry, other.entry) for one in case.told for other in case.denied]
        for key in keys:
            joined[_top(joined, number)] = _top(joined, first.setdefault(key, number))
    groups: dict[int, list[_Case]] = defaultdict(list)
    for number, case in enumerate(cases):
        groups[_top(joined, number)].append(case)
    for group in groups.values():
        told = dict.fromkeys(it for case in group for it in case.told)
        denied = dict.fromkeys(it for case in group for it in case.denied)
        yield _Case(tuple(it for it in told if it not in denied), tuple(denied))


def _top(joined: list[int], number: int) -> int:
    while joined[number] != number:
        joined[number] = number = joined[joined[number]]
    return number


def _dispute(context: Context, case: _Case) -> Dispute:
    accounts = sorted(
        dict.fromkeys((*case.told, *case.denied)),
        key=lambda it: (*context.order(it.mention.article), it.mention.start, it.mention.end),
    )
    mentions = tuple(dict.fromkeys(it.mention for it in accounts))
    first, last = context.reported(mention.article for mention in mentions)
    entries = tuple(sorted({it.entry for it in accounts}))
    earliest = mentions[0]
    sides = (_side(context, case.told), _side(context, case.denied))
    who = [", ".join(dict.fromkeys(it.by for it in side if it.by)) for side in (case.told, case.denied)]
    return Dispute(
        id=evidence_id("dispute", ("occurrence", earliest.article, earliest.start, earliest.end, *entries)),
        mentions=mentions,
        origins=counted(_origins(context, accounts)),
        first_reported=first,
        last_reported=last,
        about="occurrence",
        entries=entries,
        sides=sides,
        note=f"Told by {who[0]}; denied by {who[1]}.",
    )


def _side(context: Context, accounts: Sequence[_Account]) -> Side:
    """The words of one side, the first that are told, by whom, and whom they go back to."""
    first = min(accounts, key=lambda it: (*context.order(it.mention.article), it.mention.start))
    by = ", ".join(dict.fromkeys(it.by for it in accounts if it.by))
    names = {name for name, _ in _origins(context, accounts)}
    return Side(
        f"{' '.join(first.mention.quote.split())} ({by})",
        tuple(sorted(names, key=lambda name: (name is None, name or ""))),
    )


def _origins(context: Context, accounts: Iterable[_Account]) -> list[tuple[str | None, str]]:
    return [
        (
            context.origins.of_mention(it.mention.article, [Span(it.mention.start, it.mention.end)]),
            it.mention.article,
        )
        for it in accounts
    ]
