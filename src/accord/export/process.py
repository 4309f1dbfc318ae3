"""The brief's account of the process: agreements and proposals, claims of breach, talks, positions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from accord.errors import QueryError
from accord.export.deadlines import has_day
from accord.export.notes import answers
from accord.export.page import (
    Brief,
    Line,
    Section,
    Table,
    backwards,
    human_date,
    line_for,
    named,
    plural,
    section_for,
    sources_of,
)
from accord.export.words import in_words
from accord.model.entries import (
    Agreement,
    BreachClaimEntry,
    CommitmentEntry,
    Entry,
    Position,
    ProposalEntry,
    Response,
    TalksRound,
)
from accord.model.issues import issue_words

if TYPE_CHECKING:
    from accord.view import View

__all__ = ["agreed_section", "breach_section", "positions_page", "positions_section", "talks_section"]

MOST_SHOWN = 8
MOST_PARTIES, MOST_ISSUES = 8, 8


def agreed_section(
    record: View,
    agreements: Sequence[Agreement],
    pledges: Sequence[CommitmentEntry],
    proposals: Sequence[ProposalEntry],
    totals: Mapping[str, int],
) -> Section:
    """What was agreed and between whom, the latest first, what is pledged or owed without a day that it
    falls due, told by most origins first, and what is proposed, with its answers.

    `totals` says how many there are of each kind, in all.
    """
    dated = sorted(agreements, key=lambda it: (not it.parties, backwards(it.date), *_weight(it)))
    owed = sorted((it for it in pledges if not has_day(it) and it.obligor), key=_weight)
    offered = sorted(proposals, key=_weight)
    groups = [
        ("Agreements", [_agreement(record, it) for it in dated[:MOST_SHOWN]]),
        ("Pledges and duties", [_pledge(record, it) for it in owed[:MOST_SHOWN]]),
        ("Proposals", [_offer(record, it) for it in offered[:MOST_SHOWN]]),
    ]
    section = section_for(
        "What was agreed and proposed", groups, 0, "", "No agreement, pledge or proposal was found."
    )
    left = [
        f"{plural(totals[noun] - MOST_SHOWN, noun)} more: accord list {noun}"
        for noun in ("agreement", "commitment", "proposal")
        if totals[noun] > MOST_SHOWN
    ]
    return Section(section.title, section.groups, "; ".join(left) or None, section.empty)


def breach_section(record: View, claims: Sequence[BreachClaimEntry], total: int) -> Section:
    """Who says that whom broke what, and what the accused answers; told by most origins first."""
    ordered = sorted(claims, key=lambda it: (it.accuser is None, *_weight(it)))
    lines = [_answered(record, it, it.responses) for it in ordered[:MOST_SHOWN]]
    return section_for(
        "What is alleged, and answered", [("", lines)], total, "breach_claim", "No claim of a breach."
    )


def talks_section(record: View, rounds: Sequence[TalksRound], total: int) -> Section:
    """Rounds of talks, the latest first; those without a day after them."""
    ordered = sorted(rounds, key=lambda it: (backwards(it.start), *_weight(it)))
    lines = []
    for entry in ordered[:MOST_SHOWN]:
        days = human_date(entry.start) if entry.start else "Day unknown"
        if entry.end and entry.end != entry.start:
            days += f" to {human_date(entry.end)}"
        lines.append(line_for(record, entry, f"{days}: {in_words(entry)}", [sources_of(entry)]))
    return section_for("Talks", [("", lines)], total, "talks_round", "No talks were found.")


def positions_section(record: View, positions: Sequence[Position]) -> Section:
    """The matrix of the parties and issues told of most, and a line for each cell in it."""
    parties, issues = _most(positions, "party", MOST_PARTIES), _most(positions, "issue", MOST_ISSUES)
    shown = [it for it in positions if it.party in parties and it.issue in issues]
    section = _positions(record, shown, "What each side wants", parties, issues, latest=True)
    more = "all, with their history: accord positions" if section.groups else None
    return Section(section.title, section.groups, more, section.empty, section.table)


def positions_page(record: View, party: str | None = None, issue: str | None = None) -> Brief:
    """The matrix party by issue, and under it every position with its sentence, changes in order."""
    found = [
        it
        for it in record.list("position").entries
        if isinstance(it, Position)
        and (party is None or party.casefold() in it.party.casefold())
        and (issue is None or _is_called(it.issue, issue.casefold()))
    ]
    parties, issues = _most(found, "party", len(found)), _most(found, "issue", len(found))
    basis = (f"{plural(len(found), 'position')} of {len(parties)} parties on {len(issues)} issues.",)
    return Brief("Positions", basis, (_positions(record, found, "Party by issue", parties, issues),))


def _is_called(code: str, words: str) -> bool:
    return words.replace(" ", "_") in code.casefold() or words in issue_words(code).casefold()


def _weight(entry: Entry) -> tuple[int, int, str]:
    """What goes back to most origins first."""
    return -len(named(entry.origins)), -len(entry.mentions), entry.id


def _agreement(record: View, entry: Agreement) -> Line:
    third = "; ".join(f"{it.actor}{f', {it.role}' if it.role else ''}" for it in entry.third_parties)
    notes = [*([third] if third else []), sources_of(entry)]
    return line_for(record, entry, f"{human_date(entry.date)}: {in_words(entry)}", notes)


def _pledge(record: View, entry: CommitmentEntry) -> Line:
    return line_for(record, entry, in_words(entry), [sources_of(entry)])


def _offer(record: View, entry: ProposalEntry) -> Line:
    """A proposal with its answers, and the agreement that it became."""
    try:
        became = record.show(entry.agreement) if entry.agreement else None
    except QueryError:  # a person rejected it
        became = None
    notes = [f"became: {in_words(became)}"] if became is not None else []
    return line_for(record, entry, in_words(entry), [*answers(entry.responses), *notes, sources_of(entry)])


def _answered(record: View, entry: Entry, responses: Sequence[Response]) -> Line:
    return line_for(record, entry, in_words(entry), [*answers(responses), sources_of(entry)])


def _most(positions: Sequence[Position], field: str, most: int) -> list[str]:
    """The values of a field that most positions have, those first."""
    counted: dict[str, int] = defaultdict(int)
    for entry in positions:
        counted[getattr(entry, field)] += len(entry.mentions)
    return sorted(counted, key=lambda value: (-counted[value], value))[:most]


def _positions(
    record: View,
    positions: Sequence[Position],
    title: str,
    parties: Sequence[str],
    issues: Sequence[str],
    *,
    latest: bool = False,
) -> Section:
    cells: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for entry in sorted(positions, key=lambda it: (it.since or "", it.first_reported or "", it.id)):
        cells[entry.party, entry.issue].append(entry)
    rows = tuple((party, *(_cell(cells.get((party, issue), ())) for issue in issues)) for party in parties)
    groups = tuple(
        (party, tuple(_lines(record, [cells[party, it] for it in issues if (party, it) in cells], latest)))
        for party in parties
    )
    heading = ("", *(issue_words(issue) for issue in issues))
    empty = "No position was found: nobody is reported to demand, accept or reject anything."
    return Section(title, groups, None, empty, Table(heading, rows) if rows else None)


def _cell(held: Sequence[Position]) -> str:
    """The stances on an issue, the one told of most first; in their order where the party changed sides."""
    if any(it.until for it in held):
        stances = [it.stance for it in held]
        return " → ".join([one for at, one in enumerate(stances) if at == 0 or stances[at - 1] != one][-2:])
    told = Counter[str]()
    for it in held:
        told[it.stance] += len(it.mentions)
    return ", ".join(sorted(told, key=lambda stance: (-told[stance], stance))) or "–"


def _lines(record: View, cells: Sequence[Sequence[Position]], latest: bool) -> Iterator[Line]:
    for held in cells:
        for entry in held[-1:] if latest else held:
            since = f", since {human_date(entry.since)}" if entry.since else ""
            until = f", until {human_date(entry.until)}" if entry.until else ""
            text = f"{issue_words(entry.issue)}: {entry.stance}{since}{until}"
            yield line_for(record, entry, text, [sources_of(entry)])
