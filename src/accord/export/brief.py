"""The situation on one page: chosen from the record, every line with its source and its sentence.

The brief is a value: sections of lines, each with its evidence. `render.py` writes it as Markdown, as a
self-contained page or on a terminal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from accord.export.coverage import basis, coverage_section
from accord.export.deadlines import deadlines_section
from accord.export.figures import figures_section
from accord.export.notes import office_beside, sides
from accord.export.page import (
    Brief,
    Line,
    Section,
    also,
    backwards,
    human_date,
    line_for,
    named,
    outlet_of,
    plural,
    section_for,
    told_by,
    unique,
)
from accord.export.process import agreed_section, breach_section, positions_section, talks_section
from accord.model.entries import (
    Actor,
    Agreement,
    Article,
    BreachClaimEntry,
    CommitmentEntry,
    Dispute,
    Entry,
    Figure,
    Position,
    ProposalEntry,
    StatementEntry,
    TalksRound,
)
from accord.model.evidence import WordChange
from accord.store import known_values, moments, values_of

if TYPE_CHECKING:
    from accord.store import Page, Row
    from accord.view import View

__all__ = ["make_brief"]

UNNAMED = "Not named, or not known who"
BYSTANDERS = ("outlet", "place")
MOST_ACTORS = 10
MOST_SPEAKERS = 8
MOST_STATEMENTS = 2
MOST_DISPUTES = 8
MOST_LOOKED_AT, MOST_GROUPED = 100, 300
"""Of each kind as many entries are compared; of kinds that are grouped by who or what, so many."""
MOST_DUE = 25
MOST_MENTIONS = 1_000

_E = TypeVar("_E", bound=Entry)
_Told = tuple["Row", StatementEntry]


def make_brief(record: View) -> Brief:
    """Chooses what goes on the page; see `accord.record.Record.brief`.

    Of each kind it looks at the entries that most origins tell, so that it takes as long for a large record
    as for a small one; what it counts, it counts over all.
    """
    counts = Counter(record.counts())
    last = _newest(record, Article)
    today = record.as_of or (last[0].published if last else None)
    pledges = _most_told(record, CommitmentEntry)
    sections = (
        _disputes(record, _most_told(record, Dispute), counts["dispute"]),
        _actors(record),
        _statements(record, counts["statement"]),
        figures_section(record, _most_told(record, Figure, MOST_GROUPED), counts["figure"]),
        deadlines_section(record, _with_a_day(record, pledges, today), today, counts["commitment"]),
        agreed_section(
            record, _newest(record, Agreement), pledges, _most_told(record, ProposalEntry), counts
        ),
        breach_section(record, _most_told(record, BreachClaimEntry), counts["breach_claim"]),
        talks_section(record, _newest(record, TalksRound), counts["talks_round"]),
        positions_section(record, _most_told(record, Position)),
        coverage_section(record),
    )
    when = f", as known on {human_date(record.as_of)}" if record.as_of else ""
    return Brief(f"The situation{when}", basis(record), sections)


def _most_told(record: View, kind: type[_E], limit: int = MOST_LOOKED_AT) -> list[_E]:
    """The entries of a kind that go back to most origins."""
    return _entries(record, kind, record.page(kind.kind, sort="origins", reverse=True, limit=limit))


def _newest(record: View, kind: type[_E]) -> list[_E]:
    """The entries of a kind that were reported last."""
    return _entries(record, kind, record.page(kind.kind, limit=MOST_LOOKED_AT))


def _entries(record: View, kind: type[_E], found: Page) -> list[_E]:
    """A page's entries with all their mentions, but where these are very many."""
    whole = (
        record.show(row.entry.id) if len(row.entry.mentions) < row.mentions <= MOST_MENTIONS else row.entry
        for row in found.rows
    )
    return [entry for entry in whole if isinstance(entry, kind)]


def _with_a_day(record: View, told: Sequence[CommitmentEntry], today: str | None) -> list[CommitmentEntry]:
    """The commitments told most, and those due next after the day and last before it."""
    found = {entry.id: entry for entry in told}
    if today is not None:
        due = moments(record.store, what="due", since=today, limit=MOST_DUE)
        due += moments(record.store, what="due", until=today, newest_first=True, limit=MOST_DUE)
        found |= {it.row.entry.id: it.row.entry for it in due if isinstance(it.row.entry, CommitmentEntry)}
    return list(found.values())


def _disputes(record: View, disputes: Sequence[Dispute], total: int) -> Section:
    ordered = sorted(disputes, key=lambda d: (-len(named(d.origins)), backwards(d.last_reported), d.id))
    lines = []
    for dispute in ordered[:MOST_DISPUTES]:
        first = dispute.mentions[0]
        others = [outlet_of(record.context(m)) for m in dispute.mentions if m.article != first.article]
        notes = [*sides(dispute), *also(others)]
        lines.append(line_for(record, dispute, _difference(record, dispute), notes))
    return section_for("What is disputed", [("", lines)], total, "dispute", "No dispute was found.")


def _difference(record: View, dispute: Dispute) -> str:
    """What is disputed, in a line; its sides stand under it."""
    first = record.show(dispute.entries[0])
    if dispute.about == "figure" and isinstance(first, Figure):
        return f"Figures for “{first.counted}” that cannot all be right"
    return dispute.note


def _actors(record: View) -> Section:
    said = dict(values_of(record.store, "statement", "speaker", limit=MOST_LOOKED_AT))
    known = record.page("actor", sort="mentions", reverse=True, limit=MOST_LOOKED_AT).rows
    rows = [(row, it) for row in known if isinstance(it := row.entry, Actor) and it.type not in BYSTANDERS]
    rows.sort(key=lambda it: (-it[0].articles - 2 * said.get(it[1].name, 0), it[1].name, it[1].id))
    lines = []
    for row, actor in rows[:MOST_ACTORS]:
        text = f"{actor.name} ({actor.type}): named in {plural(row.articles, 'article')}"
        if actor.name in said:
            text += f", {plural(said[actor.name], 'statement')}"
        notes = []
        if actor.offices:
            notes.append("office: " + "; ".join(unique(office.title for office in actor.offices)[:4]))
        aliases = [alias for alias in actor.aliases if alias != actor.name]
        if aliases:
            notes.append("also " + ", ".join(aliases[:6]))
        lines.append(line_for(record, actor, text, notes))
    types = dict(values_of(record.store, "actor", "type", limit=MOST_LOOKED_AT))
    total = sum(number for name, number in types.items() if name not in BYSTANDERS)
    return section_for("Who is involved", [("", lines)], total, "actor", "Nobody is named.")


def _statements(record: View, total: int) -> Section:
    rows = [
        row
        for form in ("direct", "mixed")
        for row in record.page(
            "statement", sort="origins", reverse=True, limit=MOST_GROUPED, exact={"form": form}
        ).rows
    ]
    told = [(row, it) for row in rows if isinstance(it := row.entry, StatementEntry) and it.speech]
    speakers = known_values(record.store, "actor", "name", (it.speaker for _, it in told if it.speaker))
    by_speaker: dict[str, list[_Told]] = defaultdict(list)
    for row, statement in told:
        name = statement.speaker if statement.speaker in speakers else None
        by_speaker[name or UNNAMED].append((row, statement))
    for said in by_speaker.values():
        said.sort(key=_most_origins_first)
    by_weight = sorted(by_speaker.items(), key=lambda item: (-_weight(item[1]), item[0]))
    shown = [(name, said) for name, said in by_weight if name != UNNAMED][:MOST_SPEAKERS]
    shown.sort(key=lambda item: (_most_origins_first(item[1][0]), item[0]))
    shown += [(name, said) for name, said in by_weight if name == UNNAMED]
    groups = [
        (_speaker(record, name, said), [_statement_line(record, *it) for it in said[:MOST_STATEMENTS]])
        for name, said in shown
    ]
    return section_for(
        "What was said, by most origins first", groups, total, "statement", "Nobody is quoted."
    )


def _speaker(record: View, name: str, said: Sequence[_Told]) -> str:
    """The heading over what someone said: the name, and the office a person spoke in last."""
    office = next((statement.office for _, statement in said if statement.office), None)
    if office is None or name == UNNAMED:
        return name
    actors = (row.entry for row in record.page("actor", exact={"name": name}).rows)
    kinds = {it.name == name: it.type for it in actors if isinstance(it, Actor)}
    beside = office_beside(name, office) if kinds.get(True, kinds.get(False)) == "person" else None
    return f"{name}, {beside}" if beside else name


def _weight(said: Sequence[_Told]) -> int:
    """How much a speaker is worth a place on the page: utterances that go back to several count more."""
    return sum(row.origins + row.mentions for row, _ in said)


def _statement_line(record: View, row: Row, statement: StatementEntry) -> Line:
    notes = [told_by(row)] if row.mentions > 1 else []
    best = next((v for v in statement.variants if v.mention.quote == statement.text), None)
    at = best.mention if best else statement.mentions[0]
    others = []
    for variant in statement.variants:
        if variant.mention.article == at.article:
            continue
        where = outlet_of(record.context(variant.mention))
        if variant.relation in ("altered", "clarified"):
            notes.append(f"{variant.relation} by {where}: {'; '.join(map(_changed, variant.changes))}")
        else:
            others.append(f"{where} ({variant.relation})")
    return line_for(record, statement, "", notes + also(others), at)


def _changed(change: WordChange) -> str:
    if not change.variant:
        return f"“{change.witness}” left out"
    return f"“{change.variant}” for “{change.witness}”" if change.witness else f"“{change.variant}” put in"


def _most_origins_first(told: _Told) -> tuple[int, tuple[int, ...], int, str]:
    """By known origins, then from new to old; of one day, what is told most often first."""
    row, entry = told
    return -row.origins, backwards(entry.date or entry.last_reported), -row.mentions, entry.id
