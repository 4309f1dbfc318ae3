"""What stands under an entry's line: its answers, dates, sides, names, each a sentence of plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from accord.export.page import human_date, plural
from accord.export.words import answer_words, due_words, in_plain_words
from accord.model.entries import Deadline, Dispute, Entry, Response, StatementEntry
from accord.model.offices import Office

__all__ = ["answers", "around", "notes_of", "office_beside", "office_words", "reviewed", "sides", "told"]


def notes_of(entry: Entry) -> tuple[str, ...]:
    """The notes under an entry in a list; none where its line says all."""
    notes = _NOTES.get(entry.kind)
    return tuple(notes(entry)) if notes else ()


def answers(responses: Iterable[Response]) -> Iterator[str]:
    """Who answered what, in which words."""
    for it in responses:
        where = f" ({it.mention.outlet})" if it.mention.outlet else ""
        words = answer_words(it)
        yield f"{words[0].upper()}{words[1:]}: “{' '.join(it.mention.quote.split())}”{where}"


def told(deadline: Deadline) -> str:
    """A due date with who set it, when, and who tells."""
    by = f", set by {deadline.set_by}" if deadline.set_by else ""
    said = f", said {human_date(deadline.on)}" if deadline.on else ""
    outlet = f" ({deadline.mention.outlet})" if deadline.mention.outlet else ""
    why = f"; {deadline.why}" if deadline.why else ""
    return f"{due_words(deadline)}{by}{said}{outlet}{why}"


def sides(dispute: Dispute) -> list[str]:
    """The accounts, each with whom it goes back to."""
    return [
        f"{side.claim} ({', '.join(name or 'origin unknown' for name in side.origins)})"
        for side in dispute.sides
    ]


def around(entry: Entry) -> Iterator[tuple[str, str]]:
    """To whom, where and when a statement was made, each under the word for it, as far as it is told."""
    if not isinstance(entry, StatementEntry):
        return
    if entry.addressee:
        yield "told to", entry.addressee
    if entry.medium:
        yield "via", entry.medium
    if entry.date:
        yield "said on" if entry.date.count("-") == 2 else "said in", human_date(entry.date)
    elif entry.earliest and entry.latest:
        yield "said between", f"{human_date(entry.earliest)} and {human_date(entry.latest)}"


def office_beside(speaker: str | None, office: str | None) -> str | None:
    """A speaker's office where it says more than the name; of who is only described, the name says all."""
    if office is None or speaker is None:
        return office
    more = set(office.casefold().split()) - set(speaker.casefold().split()) - _ARTICLES
    return office if more else None


_ARTICLES = frozenset(("a", "an", "the"))


def reviewed(entry: Entry) -> Iterator[str]:
    """What people did with an entry, and what stood in the fields that they corrected."""
    if entry.review != "none":
        yield f"review: {entry.review}"
    for it in entry.corrections:
        by, why = f" by {it.by}" if it.by else "", f" ({it.why})" if it.why else ""
        yield f"{it.field} corrected{by}; read: {in_plain_words(it.was)}{why}"


def office_words(office: Office) -> str:
    """An office with whose it is and its days: those known, else those it was reported on."""
    words = office.title + (f" ({office.of})" if office.of and office.of not in office.title else "")
    if office.since or office.until:
        words += f", from {human_date(office.since)}" if office.since else ""
        return words + (f", until {human_date(office.until)}" if office.until else "")
    if office.first_reported is None:
        return words
    days = [human_date(office.first_reported), human_date(office.last_reported)]
    return f"{words}, so called {' to '.join(dict.fromkeys(days))}"


def _statement(entry: Any) -> Iterator[str]:
    told_around = "; ".join(f"{word} {value}" for word, value in around(entry))
    if told_around:
        yield told_around


def _figure(entry: Any) -> Iterator[str]:
    days = [f"since {human_date(entry.since)}"] if entry.since else []
    days += [f"as of {human_date(entry.as_of)}"] if entry.as_of else []
    if days:
        yield ", ".join(days)
    if entry.agrees:
        yield f"can be right together with {plural(len(entry.agrees), 'count')} by others"


def _commitment(entry: Any) -> Iterator[str]:
    if len(entry.deadlines) > 1 or any(it.why for it in entry.deadlines):
        yield from map(told, entry.deadlines)


def _talks(entry: Any) -> Iterator[str]:
    if entry.start:
        last = f" to {human_date(entry.end)}" if entry.end and entry.end != entry.start else ""
        yield f"{human_date(entry.start)}{last}"
    if entry.delegates:
        yield f"met: {'; '.join(entry.delegates)}"
    if entry.heads:
        yield f"led by: {'; '.join(entry.heads)}"


def _position(entry: Any) -> Iterator[str]:
    since = f"since {human_date(entry.since)}" if entry.since else ""
    until = f"until {human_date(entry.until)}" if entry.until else ""
    if until or entry.since not in (None, entry.last_reported):
        yield ", ".join(filter(None, (since, until)))


def _actor(entry: Any) -> Iterator[str]:
    also = [name for name in entry.aliases if name != entry.name]
    if also:
        yield f"also {', '.join(also[:8])}"
    yield from (f"office: {office_words(office)}" for office in entry.offices[:4])
    if entry.part_of:
        yield f"part of {entry.part_of}"
    if entry.speaks_for:
        yield f"speaks for {', '.join(entry.speaks_for)}"


_NOTES: dict[str, Callable[[Any], Iterable[str]]] = {
    "statement": _statement,
    "figure": _figure,
    "commitment": _commitment,
    "breach_claim": lambda entry: answers(entry.responses),
    "proposal": lambda entry: answers(entry.responses),
    "talks_round": _talks,
    "position": _position,
    "dispute": sides,
    "actor": _actor,
}
