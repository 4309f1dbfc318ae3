"""The record in the browser: `serve`."""

from __future__ import annotations

from pathlib import Path

import click

from accord.cli.options import db_option, opened

__all__ = ["serve"]


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8517, help="0 takes a free one [8517].")
@click.option("--no-browser", is_flag=True, help="Only say where the desk is.")
@click.option("--read-only", is_flag=True, help="Nothing can be decided or corrected.")
@click.option("--who", metavar="NAME", help="Who decides [ACCORD_WHO, else whoever is logged in].")
@db_option
def serve(port: int, no_browser: bool, read_only: bool, who: str | None, db: Path | None) -> None:
    """Open the record in the browser: read, check and correct it, each line beside its source.

    Only this machine can reach it. The address it prints holds a token, which opens what writes. Ctrl-C
    ends it.
    """
    from accord.config import Settings
    from accord.web import Desk
    from accord.web import serve as serve_desk

    settings = Settings.from_environment()
    with opened(db) as record:
        articles = record.counts().get("article", 0)
    desk = Desk(db or settings.db, port, settings.model, read_only, who=who or settings.who)

    def announce(address: str) -> None:
        click.echo(address)
        click.echo(f"The record of {articles:,} articles is open there. Ctrl-C ends it.", err=True)

    serve_desk(desk, browser=not no_browser, announce=announce)
