"""The record for a reader: `brief`, `timeline`, `positions`, `diff`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from accord.cli.options import as_of_option, db_option, format_options, opened
from accord.errors import QueryError

if TYPE_CHECKING:
    from accord.export.page import Brief

__all__ = ["brief", "diff", "positions", "timeline"]

_F = TypeVar("_F", bound=Callable[..., Any])


def _html(function: _F) -> _F:
    return click.option(
        "--html", "html_file", type=click.Path(path_type=Path), help="Write a self-contained page."
    )(function)


@click.command()
@db_option
@as_of_option
@_html
def brief(db: Path | None, as_of: str | None, html_file: Path | None) -> None:
    """The situation on one page: Markdown on a pipe, formatted on a terminal."""
    with opened(db, as_of) as record:
        _put(record.brief(), html_file)


@click.command()
@click.option("--kind", "kinds", multiple=True, help="Only this kind; repeatable.")
@click.option("--actor", metavar="NAME", help="Only entries that name an actor so, or in part.")
@click.option("--since", metavar="DATE", help="From that day on.")
@click.option("--until", metavar="DATE", help="Up to that day.")
@_html
@format_options
@as_of_option
@db_option
def timeline(
    kinds: tuple[str, ...],
    actor: str | None,
    since: str | None,
    until: str | None,
    html_file: Path | None,
    as_json: bool,
    as_csv: bool,
    as_of: str | None,
    db: Path | None,
) -> None:
    """All that has a date, from old to new: on the day it is about or, where none is told, was reported."""
    from accord.export.timeline import timeline_lines, timeline_page

    with opened(db, as_of) as record:
        moments = record.timeline(since=since, until=until, kinds=kinds, actor=actor)
        if as_json or as_csv:
            for line in timeline_lines(moments, as_csv=as_csv):
                click.echo(line, nl=False)
        else:
            _put(timeline_page(record, moments), html_file)
    click.echo(f"{len(moments):,} found", err=True)


@click.command()
@click.option("--party", metavar="NAME", help="Only parties named so, or in part.")
@click.option("--issue", metavar="NAME", help="Only issues named so, or in part.")
@_html
@as_of_option
@db_option
def positions(
    party: str | None, issue: str | None, html_file: Path | None, as_of: str | None, db: Path | None
) -> None:
    """What each party demands, accepts or rejects: the matrix party by issue, and each cell's sources.

    For JSON Lines or CSV: accord list position.
    """
    with opened(db, as_of) as record:
        _put(record.positions(party=party, issue=issue), html_file)


@click.command()
@click.option("--since", metavar="DATE", required=True, help="What came with that day's reports and later.")
@_html
@format_options
@as_of_option
@db_option
def diff(
    since: str, html_file: Path | None, as_json: bool, as_csv: bool, as_of: str | None, db: Path | None
) -> None:
    """The daily report: what is new, changed, disputed or withdrawn since a day.

    With --as-of, up to what was known on that other day.
    """
    from accord.export.changes import change_lines, changes_page
    from accord.export.progress import shown_wait

    with opened(db, as_of) as record:
        with shown_wait("Comparing with the record as it was"):
            before, found = record.diff(since)
        with before:
            if as_json or as_csv:
                for line in change_lines(found.changes, as_csv=as_csv):
                    click.echo(line, nl=False)
            else:
                _put(changes_page(before, record, found, since), html_file)


def _put(page: Brief, html_file: Path | None) -> None:
    """A page into a file, on a terminal or down a pipe."""
    from accord.export import render

    if html_file is not None:
        _write(html_file, render.html(page))
    elif sys.stdout.isatty():
        from rich.console import Console

        render.print_brief(page, Console(highlight=False))
    else:
        click.echo(render.markdown(page), nl=False)


def _write(path: Path, text: str) -> None:
    """Whole or not at all: a page that stood there before is only replaced by a finished one."""
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_text(text, "utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise QueryError(f"{path} cannot be written ({error.strerror}); name another file") from None
    click.echo(f"Written: {path}", err=True)
