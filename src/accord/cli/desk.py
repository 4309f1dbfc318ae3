"""The record in the browser, `serve`, and for language models, `mcp`."""

from __future__ import annotations

from pathlib import Path

import click

from accord.cli.options import db_option, opened

__all__ = ["mcp", "serve"]


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


@click.command()
@db_option
def mcp(db: Path | None) -> None:
    """Serve the record to a language model: a Model Context Protocol server on standard input and output.

    Its tools search, show, list, brief and diff only read. Every answer carries its evidence, and marks what
    sources wrote as not to be trusted.
    """
    from accord.config import Settings
    from accord.web.tools import serve_tools

    with opened(db):
        pass  # Brought up to date; then each call opens it for itself.
    serve_tools(db or Settings.from_environment().db)
