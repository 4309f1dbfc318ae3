"""The situation on one page: chosen from the record, every line with its source and its sentence.

The brief is a value: sections of lines, each with its evidence. `render.py` writes it as Markdown, as a
self-contained page or on a terminal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from accord.export.deadlines import deadlines_section
from accord.export.figures import figures_section
from accord.export.notes import sides
from accord.export.page import (
    Brief,
    Line,
    Section,
    also,
    backwards,
    human_date,
    line_for,
    mention_from,
    named,
    outlet_of,
    plural,
    section_for,
    sources_of,
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
    Lineage,
    Position,
    ProposalEntry,
    StatementEntry,
    TalksRound,
)

if TYPE_CHECKING:
    from accord.view import View

__all__ = ["make_brief"]

UNNAMED = "Not named, or not known who"
BYSTANDERS = ("outlet", "place")
MOST_ACTORS = 10
MOST_SPEAKERS = 8
MOST_STATEMENTS = 2
MOST_DISPUTES = 8
MOST_SOURCES = 10

_E = TypeVar("_E", bound=Entry)


def make_brief(record: View) -> Brief:
    """Chooses what goes on the page; see `accord.record.Record.brief`."""
    articles = _all(record, Article)
    statements = _all(record, StatementEntry)
    actors = _all(record, Actor)
    sections = (
        _disputes(record, _all(record, Dispute)),
        _actors(record, actors, statements),
        _statements(record, actors, statements),
        figures_section(record, _all(record, Figure)),
        deadlines_section(record, _all(record, CommitmentEntry), record.as_of or _last_day(articles)),
        agreed_section(record, _all(record, Agreement), _all(record, ProposalEntry)),
        breach_section(record, _all(record, BreachClaimEntry)),
        talks_section(record, _all(record, TalksRound)),
        positions_section(record, _all(record, Position)),
        _coverage(record, articles, statements),
    )
    when = f", as known on {human_date(record.as_of)}" if record.as_of else ""
    return Brief(f"The situation{when}", _basis(record, articles), sections)


def _all(record: View, kind: type[_E]) -> list[_E]:
    return [entry for entry in record.list(kind.kind).entries if isinstance(entry, kind)]


def _last_day(articles: Sequence[Article]) -> str | None:
    return max((article.published for article in articles if article.published), default=None)


def _basis(record: View, articles: Sequence[Article]) -> tuple[str, ...]:
    if not articles:
        return ("Nothing has been read yet. Read a folder of coverage with: accord read FOLDER",)
    outlets = {article.outlet for article in articles if article.outlet}
    dates = sorted(article.published for article in articles if article.published)
    span = f", {human_date(dates[0])} to {human_date(dates[-1])}" if dates else ""
    first = f"{plural(len(articles), 'article')} by {plural(len(outlets), 'named outlet')}{span}."
    parts = []
    for number, words in (
        (sum(not article.outlet for article in articles), "without a known outlet"),
        (sum(not article.published for article in articles), "without a date"),
        (
            sum(article.lang not in (None, "en") for article in articles),
            "not in English, kept but not analysed",
        ),
    ):
        if number:
            parts.append(f"{number} {words}")
    counts = record.counts()
    held = [plural(counts[kind], kind) for kind in ("statement", "figure", "dispute") if kind in counts]
    held_words = f"The record holds {', '.join(held)}." if held else "No statement or figure was found."
    return tuple(filter(None, (first, f"{'; '.join(parts)}." if parts else "", held_words)))


def _disputes(record: View, disputes: Sequence[Dispute]) -> Section:
    ordered = sorted(disputes, key=lambda d: (-len(named(d.origins)), backwards(d.last_reported), d.id))
    lines = []
    for dispute in ordered[:MOST_DISPUTES]:
        first = dispute.mentions[0]
        others = [outlet_of(record.context(m)) for m in dispute.mentions if m.article != first.article]
        notes = [*sides(dispute), *also(others)]
        lines.append(line_for(record, dispute, _difference(record, dispute), notes))
    return section_for("What is disputed", [("", lines)], len(disputes), "dispute", "No dispute was found.")


def _difference(record: View, dispute: Dispute) -> str:
    """What is disputed, in a line; its sides stand under it."""
    first = record.show(dispute.entries[0])
    if dispute.about == "figure" and isinstance(first, Figure):
        return f"Figures for “{first.counted}” that cannot all be right"
    return dispute.note


def _actors(record: View, actors: Sequence[Actor], statements: Sequence[StatementEntry]) -> Section:
    said = Counter(statement.speaker for statement in statements if statement.speaker)
    actors = [actor for actor in actors if actor.type not in BYSTANDERS]
    ordered = sorted(
        actors, key=lambda a: (-len({m.article for m in a.mentions}) - 2 * said[a.name], a.name, a.id)
    )
    lines = []
    for actor in ordered[:MOST_ACTORS]:
        in_articles = len({mention.article for mention in actor.mentions})
        text = f"{actor.name} ({actor.type}): named in {plural(in_articles, 'article')}"
        if said[actor.name]:
            text += f", {plural(said[actor.name], 'statement')}"
        notes = []
        if actor.offices:
            notes.append("office: " + "; ".join(unique(office.title for office in actor.offices)[:4]))
        aliases = [alias for alias in actor.aliases if alias != actor.name]
        if aliases:
            notes.append("also " + ", ".join(aliases[:6]))
        lines.append(line_for(record, actor, text, notes))
    return section_for("Who is involved", [("", lines)], len(actors), "actor", "Nobody is named.")


def _statements(record: View, actors: Sequence[Actor], statements: Sequence[StatementEntry]) -> Section:
    by_speaker: dict[str, list[StatementEntry]] = defaultdict(list)
    named = {alias: actor.type for actor in actors for alias in actor.aliases}
    named |= {actor.name: actor.type for actor in actors}
    for statement in statements:
        if statement.speech and statement.kind_of != "indirect":
            by_speaker[statement.speaker if statement.speaker in named else UNNAMED].append(statement)
    for said in by_speaker.values():
        said.sort(key=_most_origins_first)
    by_weight = sorted(by_speaker.items(), key=lambda item: (-_weight(item[1]), item[0]))
    shown = [(name, said) for name, said in by_weight if name != UNNAMED][:MOST_SPEAKERS]
    shown.sort(key=lambda item: (_most_origins_first(item[1][0]), item[0]))
    shown += [(name, said) for name, said in by_weight if name == UNNAMED]
    groups = [
        (_speaker(name, named.get(name), said), [_statement_line(record, s) for s in said[:MOST_STATEMENTS]])
        for name, said in shown
    ]
    empty = "Nobody is quoted."
    return section_for("What was said, by most origins first", groups, len(statements), "statement", empty)


def _speaker(name: str, kind: str | None, said: Sequence[StatementEntry]) -> str:
    """The heading over what someone said: the name, and the office a person spoke in last."""
    office = next((statement.office for statement in said if statement.office), None)
    return f"{name}, {office}" if office and kind == "person" else name


def _weight(said: Sequence[StatementEntry]) -> int:
    """How much a speaker is worth a place on the page: utterances that go back to several count more."""
    return sum(len(named(statement.origins)) + len(statement.mentions) for statement in said)


def _statement_line(record: View, statement: StatementEntry) -> Line:
    notes = [sources_of(statement)] if len(statement.mentions) > 1 else []
    best = next((v for v in statement.variants if v.mention.quote == statement.text), None)
    at = best.mention if best else statement.mentions[0]
    others = []
    for variant in statement.variants:
        if variant.mention.article == at.article:
            continue
        where = outlet_of(record.context(variant.mention))
        if variant.relation in ("altered", "clarified"):
            changes = "; ".join(f"“{c.variant or '–'}” for “{c.witness or '–'}”" for c in variant.changes)
            notes.append(f"{variant.relation} by {where}: {changes}")
        else:
            others.append(f"{where} ({variant.relation})")
    return line_for(record, statement, "", notes + also(others), at)


def _coverage(record: View, articles: Sequence[Article], statements: Sequence[StatementEntry]) -> Section:
    per_outlet = Counter(article.outlet or "outlet unknown" for article in articles)
    example = {article.outlet or "outlet unknown": article for article in reversed(articles)}
    outlets = [
        line_for(record, example[name], f"{name}: {plural(number, 'article')}")
        for name, number in sorted(per_outlet.items(), key=lambda item: (-item[1], item[0]))[:MOST_SOURCES]
    ]
    witnessed = Counter(origin.name for s in statements for origin in s.origins if origin.name)
    first = {origin.name: s for s in reversed(statements) for origin in s.origins}
    origins = [
        line_for(
            record, first[name], f"{name}: {plural(number, 'statement')}", at=mention_from(first[name], name)
        )
        for name, number in sorted(witnessed.items(), key=lambda item: (-item[1], item[0]))[:MOST_SOURCES]
    ]
    lineages = sorted(_all(record, Lineage), key=lambda e: (e.relation == "credit", -(e.share or 0), e.id))
    copies = [_lineage_line(record, lineage) for lineage in lineages[:MOST_SOURCES]]
    groups = [
        ("Outlets", outlets),
        ("Whom statements go back to", origins),
        ("Credited by several", _shared_credits(record, lineages)),
        ("Copies and credits", copies),
    ]
    left = len(lineages) - len(copies)
    more = f"{left:,} more: accord list lineage" if left > 0 else None
    kept = tuple((name, tuple(lines)) for name, lines in groups if lines)
    return Section("Where the coverage comes from", kept, more, "Nothing has been read yet.")


def _shared_credits(record: View, lineages: Sequence[Lineage]) -> list[Line]:
    """Agencies and outlets that two articles or more name: one origin of what these have from it."""
    by_credit: dict[str, list[Lineage]] = defaultdict(list)
    for lineage in lineages:
        if lineage.credit:
            by_credit[lineage.credit].append(lineage)
    lines = []
    for name, found in sorted(by_credit.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_SOURCES]:
        if len(found) > 1:
            told = [outlet_of(record.context(lineage.mentions[0])) for lineage in found]
            text = f"{name}: one origin of what {plural(len(found), 'article')} have from it"
            lines.append(line_for(record, found[0], text, [f"credited by {', '.join(unique(told))}"]))
    return lines


def _lineage_line(record: View, lineage: Lineage) -> Line:
    here = record.context(lineage.mentions[0])
    name = f"{outlet_of(here)}, {human_date(here.published)}"
    if lineage.derives_from is None:
        return line_for(record, lineage, f"{name}: credits {lineage.credit}")
    source = record.show(lineage.derives_from)
    origin = outlet_of(record.context(source.mentions[0]))
    share = f", {lineage.share:.0%} of its words" if lineage.share is not None else ""
    credited = f"crediting {lineage.credit}" if lineage.credit else "without credit"
    first = "" if lineage.direction else "; which was first is undecided"
    return line_for(record, lineage, f"{name}: {lineage.relation} of {origin}{share}, {credited}{first}")


def _most_origins_first(entry: StatementEntry) -> tuple[int, tuple[int, ...], int, str]:
    """By known origins, then from new to old; of one day, what is told most often first."""
    when = backwards(entry.date or entry.last_reported)
    return -len(named(entry.origins)), when, -len(entry.mentions), entry.id
