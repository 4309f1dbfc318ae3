"""What people say of one matter, as accounts with two sides, and the dispute that two such sides make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from accord.model.annotation import Party, Statement
from accord.model.entries import Dispute, EventEntry, Mention, Side, StatementEntry
from accord.model.groups import Groups
from accord.model.reading import Reading
from accord.model.values import Span, evidence_id
from accord.reconcile.context import Context
from accord.reconcile.origins import counted, in_order
from accord.reconcile.sides import Sides

__all__ = ["Account", "Accounts", "Case", "dispute", "joined", "names_of", "overlap"]


class Account(NamedTuple):
    """What somebody says of a deed: by whom, in which words, and the entry that holds them."""

    by: str
    mention: Mention
    entry: str


class Case(NamedTuple):
    """Accounts that say so, and denials."""

    told: tuple[Account, ...]
    denied: tuple[Account, ...]


class Accounts:
    """What people say in articles, with the entries of the record that hold it."""

    def __init__(
        self,
        context: Context,
        sides: Sides,
        statements: Sequence[StatementEntry],
        events: Sequence[EventEntry] = (),
    ) -> None:
        self.context, self.sides = context, sides
        self._entries = {
            (mention.article, mention.start, mention.end): entry.id
            for entries in (statements, events)
            for entry in entries
            for mention in entry.mentions
        }

    def accounts(self, reading: Reading) -> Iterator[tuple[Account, Statement]]:
        """What is said in an article, by whom, in order; each span of a statement is one."""
        found = []
        for statement in reading.annotation.statements:
            if statement.speech and not statement.negated and statement.modality != "denied":
                for span in statement.content:
                    account = self.account(reading, statement, span)
                    if account is not None:
                        found.append((account, statement))
        yield from sorted(found, key=lambda it: (it[0].mention.start, it[0].mention.end))

    def account(self, reading: Reading, statement: Statement, span: Span) -> Account | None:
        by = self.context.speaker(reading, statement)
        starts = [edge for its in statement.content for edge in its]
        entry = self._entries.get((reading.id, *span)) or self._entries.get(
            (reading.id, min(starts), max(starts))
        )
        if by is None or entry is None:
            return None
        return Account(by, self.context.mention(reading, *span), entry)

    def is_of(self, reading: Reading, statement: Statement, name: str) -> bool:
        """Whether the speaker is that person or body, or speaks for it."""
        spoken = self.context.speaker(reading, statement)
        body = statement.affiliation
        told = {it.casefold() for it in (spoken, body, body and self.context.actor_name(body)) if it}
        return name.casefold() in told or name.casefold() in (statement.office or "").casefold()

    def apart(self, one: str, other: str) -> bool:
        """Whether two speak for two sides."""
        reading = self.context.readings[0]
        return self.sides.party(reading, one) != self.sides.party(reading, other)


def overlap(one: Mention, other: Mention) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def names_of(context: Context, parties: Iterable[Party], place: str | None) -> frozenset[str]:
    names = [party.name for party in parties if party.name] + ([place] if place else [])
    return frozenset(context.actor_group(name) for name in names if context.is_actor(name))


def joined(cases: Sequence[Case]) -> Iterator[Case]:
    """The cases, those that share the words that tell, or an utterance on either side, made one."""
    first: dict[object, int] = {}
    groups = Groups(len(cases), lambda one, other: True)
    for number, case in enumerate(cases):
        keys: list[object] = [it.mention for it in case.told]
        keys += [(one.entry, other.entry) for one in case.told for other in case.denied]
        for key in keys:
            groups.join(number, first.setdefault(key, number))
    for root in range(len(cases)):
        if groups.root(root) != root:
            continue
        group = [cases[number] for number in sorted(groups.members(root))]
        told = dict.fromkeys(it for case in group for it in case.told)
        denied = dict.fromkeys(it for case in group for it in case.denied)
        yield Case(tuple(it for it in told if it not in denied), tuple(denied))


def dispute(context: Context, about: str, case: Case, note: str) -> Dispute:
    """A dispute about a matter with the two sides of a case; `{0}` and `{1}` in the note are who they are."""
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
        id=evidence_id("dispute", (about, earliest.article, earliest.start, earliest.end, *entries)),
        mentions=mentions,
        origins=counted(_origins(context, accounts)),
        first_reported=first,
        last_reported=last,
        about=about,
        entries=entries,
        sides=sides,
        note=note.format(*who),
    )


def _side(context: Context, accounts: Sequence[Account]) -> Side:
    """The words of one side, the first that are told, by whom, and whom they go back to."""
    first = min(accounts, key=lambda it: (*context.order(it.mention.article), it.mention.start))
    by = ", ".join(dict.fromkeys(it.by for it in accounts if it.by))
    names = {name for name, _ in _origins(context, accounts)}
    return Side(f"{' '.join(first.mention.quote.split())} ({by})", in_order(names))


def _origins(context: Context, accounts: Iterable[Account]) -> list[tuple[str | None, str]]:
    return [
        (
            context.origins.of_mention(it.mention.article, [Span(it.mention.start, it.mention.end)]),
            it.mention.article,
        )
        for it in accounts
    ]
