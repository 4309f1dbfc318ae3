"""Disputed occurrences: one says that it happened, another that it did not.

Three ways lead to one: a charge of a breach that is answered by a denial; a deed that one is told to have
said was done and another that it was not; an account that somebody rejects, with what he says of it himself.
Each has two sides, those who say so and those who deny it, in their words. Nobody disputes with himself or
with his own side, and a deed elsewhere, on another day or by somebody else is another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accord.model.annotation import Event, Statement
from accord.model.entries import BreachClaimEntry, Dispute, EventEntry, Mention, StatementEntry
from accord.model.reading import Reading, forms_in
from accord.model.tables import word_set
from accord.model.values import DateInterval, Span
from accord.model.world import state_named
from accord.reconcile.accounts import Account, Accounts, Case, dispute, joined, names_of, overlap
from accord.reconcile.context import Context
from accord.reconcile.sides import Sides

__all__ = ["occurrence_disputes"]

_FAR = 2500  # characters in an article between an account and its denial
_BEHIND = 600  # characters from a denial to the denier's own words on it
_SOON = 6  # words of a statement within which its "no" or "not" stands
_STEM = 5
_SHORT = 4
_ENOUGH = 2


class _Deed(NamedTuple):
    """An event told in a statement."""

    account: Account
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
    note = "Told by {0}; denied by {1}."
    return [dispute(context, "occurrence", case, note) for case in joined(cases)]


class _Finder(Accounts):
    """Denials, with what they deny."""

    # A charge and its denial

    def answered(self, charge: BreachClaimEntry) -> Case | None:
        """A charge of a breach that somebody else denies."""
        whose = charge.accuser or charge.mentions[0].outlet or ""
        denials = [
            Account(it.by or "", it.mention, charge.id)
            for it in charge.responses
            if it.response == "deny" and it.by and it.by != whose
            if not self._are_strangers(it.by, charge.accused)
        ]
        told = [
            Account(whose, self._deed_in(charge, mention), charge.id)
            for mention in charge.mentions
            if not _table("negations").intersection(forms_in(mention.quote))
            if not any(overlap(mention, it.mention) for it in denials)
        ]
        if not denials or not told or charge.modality != "alleged":
            return None
        deed = _telling(charge.what or "")
        for article in sorted({mention.article for mention in charge.mentions}):
            reading = self.context.by_id[article]
            for account, statement in self.accounts(reading):
                words = _telling(account.mention.quote)
                if self.is_of(reading, statement, whose) and deed & words and not _negates(account):
                    told.append(account)
                elif _negates(account) and any(
                    self.is_of(reading, statement, it.by) and it.mention.article == article for it in denials
                ):
                    denials.append(account)
        return Case(tuple(told), tuple(denials))

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

    # A deed that one tells of and another denies

    def denied(self, reading: Reading) -> Iterator[Case]:
        """Deeds that somebody says were not done, with who said in the article that they were."""
        deeds = list(self._deeds(reading))
        for denial in deeds:
            if denial.event.modality != "denied" or _is_ahead(denial):
                continue
            likeness = {it: self._likeness(it, denial) for it in deeds}
            most = max(likeness.values())
            if most >= _ENOUGH:
                told = tuple(it.account for it, like in likeness.items() if like == most)
                yield Case(told, (denial.account,))

    def _deeds(self, reading: Reading) -> Iterator[_Deed]:
        text = reading.document.text
        for event in reading.annotation.events:
            told = _around(reading, event.trigger)
            if told is None or event.type not in _table("deeds") or not told.speech or told.negated:
                continue
            account = self.account(reading, told, event.span or event.trigger)
            if account is not None:
                words = _telling(Span(*(event.span or event.trigger)).of(text))
                words -= _telling(event.trigger.of(text))
                doers = names_of(self.context, event.actors, None)
                suffering = names_of(self.context, event.recipients, event.place)
                yield _Deed(account, event, told, doers, suffering, words)

    def _likeness(self, deed: _Deed, denial: _Deed) -> int:
        """How much speaks for the denial being of that deed, which another side tells of; 0 for another."""
        one, other = deed.event, denial.event
        if one.type != other.type or one.modality not in ("reported", "alleged"):
            return 0
        if not self.apart(deed.account.by, denial.account.by) or deed.statement == denial.statement:
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

    # An account that is rejected

    def rejected(self, reading: Reading) -> Iterator[Case]:
        """`Rejected the rebel account`: the words nearest before it that the speaker's own ones deny."""
        accounts = list(self.accounts(reading))
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
                if _negates(it) and self.is_of(reading, statement, by)
            ]
            told = [
                it
                for it, _ in accounts
                if 0 <= span.start - it.mention.end <= _FAR and self.apart(it.by, by) and not _negates(it)
                if own and _telling(it.mention.quote) & _telling(own[0].mention.quote)
            ]
            if told:
                yield Case((told[-1],), tuple(own))


def _table(name: str) -> frozenset[str]:
    return word_set("accord.reconcile", "occurrences.toml", name)


def _telling(words: str) -> frozenset[str]:
    """The beginnings of the words that tell what a text is about."""
    return frozenset(
        form[:_STEM] for form in forms_in(words) if len(form) >= _SHORT and form not in _table("plain")
    )


def _negates(account: Account) -> bool:
    return bool(_table("negations").intersection(forms_in(account.mention.quote)[:_SOON]))


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


def _days_meet(one: Event, other: Event) -> bool:
    """Whether both may be of one day; an act without one may be of any."""
    days = [
        DateInterval(DateInterval.parse(it.earliest).earliest, DateInterval.parse(it.latest).latest)
        for it in (one, other)
        if it.earliest and it.latest
    ]
    return len(days) < 2 or days[0].overlaps(days[1])
