"""What the commands share: options, opening the record, showing a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from accord.record import Record

__all__ = ["as_of_option", "db_option", "format_options", "list_options", "opened", "show_list"]

_F = TypeVar("_F", bound=Callable[..., Any])


def db_option(function: _F) -> _F:
    return click.option(
        "--db", type=click.Path(path_type=Path), envvar="ACCORD_DB", help="The record's file [accord.db]."
    )(function)


def as_of_option(function: _F) -> _F:
    return click.option("--as-of", metavar="DATE", help="The record as it was known on that day.")(function)


def format_options(function: _F) -> _F:
    function = click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values.")(function)
    return click.option("--json", "as_json", is_flag=True, help="JSON Lines, as the contract has them.")(
        function
    )


def list_options(function: _F) -> _F:
    """The options of every list."""
    options = (
        click.option("--since", metavar="DATE", help="Reported on that day or later."),
        click.option("--until", metavar="DATE", help="Reported on that day or before."),
        click.option(
            "--sort",
            metavar="FIELD",
            help="first_reported, last_reported, origins, outlets, mentions, label.",
        ),
        click.option("--reverse", is_flag=True, help="From the other end."),
        click.option("--limit", type=click.IntRange(min=0), default=0, help="At most so many; 0 for all."),
    )
    for option in reversed(options):
        function = option(function)
    return function


@contextmanager
def opened(db: Path | None, as_of: str | None = None) -> Iterator[Record]:
    """The record, brought up to date."""
    from accord.export.progress import shown_wait
    from accord.record import open_record

    with shown_wait("Opening the record"):
        record = open_record(db, as_of=as_of)
    with record:
        yield record


def show_list(
    kind: str,
    db: Path | None,
    filters: dict[str, str | None],
    *,
    sort: str | None,
    reverse: bool,
    as_json: bool,
    as_csv: bool,
    as_of: str | None,
    **query: Any,
) -> None:
    """Writes the entries of a kind that the filters and the options of every list leave."""
    from accord.export import listing

    query |= {name: words for name, words in filters.items() if words is not None}
    if sort is None:
        sort, reverse = "last_reported", not reverse
    with opened(db, as_of) as record:
        found = record.list(kind, sort=sort, reverse=reverse, **query)
        for line in listing.entry_lines(record, kind, found.entries, as_json=as_json, as_csv=as_csv):
            click.echo(line, nl=False)
    shown = len(found.entries)
    note = f"{shown:,} of {found.total:,} shown" if shown < found.total else f"{found.total:,} found"
    click.echo(note, err=True)
