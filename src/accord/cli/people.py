"""Actors, and what people decide: `actors`, `judge`, `undo`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from accord.cli.options import as_of_option, db_option, format_options, list_options, show_list

__all__ = ["actors", "judge", "undo"]


@click.command()
@click.option("--import", "listed", type=click.Path(path_type=Path), help="Keep a CSV list of actors first.")
@click.option("--name", help="Actors one of whose names holds these words.")
@click.option("--type", "type_", help="person, party, armed group, state, organisation or outlet.")
@click.option("--part-of", help="Parts of actors whose name holds these words.")
@click.option("--office", help="Holders of offices whose title holds these words.")
@list_options
@format_options
@as_of_option
@db_option
def actors(listed: Path | None, type_: str | None, db: Path | None, **options: Any) -> None:
    """List the persons and bodies of the record: names, type, part of what, offices, and why joined.

    --import takes a CSV file with the columns name, type, aliases, part of, offices; several aliases or
    offices are split at ";", an office is TITLE | WHOSE | FROM | UNTIL. It takes the place of a list before.
    """
    from accord.record import import_actors

    if listed is not None:
        click.echo(f"{import_actors(listed, db):,} actors listed", err=True)
    filters = {name: options.pop(name) for name in ("name", "part_of", "office")}
    show_list("actor", db, {"type": type_, **filters}, **options)


@click.command()
@click.argument("verdict", type=click.Choice(["same", "different"]))
@click.argument("left", metavar="ID")
@click.argument("right", metavar="ID")
@click.option("--who", metavar="NAME", help="Who decides [ACCORD_WHO, else whoever is logged in].")
@click.option("--why", metavar="WORDS", help="For what reason.")
@db_option
def judge(verdict: str, left: str, right: str, who: str | None, why: str | None, db: Path | None) -> None:
    """Decide that two actors, statements or articles are the same, or different.

    ID is an entry's id, an actor's name in quotation marks, or ID:2 for the second witness of a statement.
    The decision goes before the rules' whenever the record is derived, until `accord undo`.
    """
    from accord.record import judge as decide

    decided = decide(verdict, left, right, db, who=who, why=why)
    click.echo(f"Noted: {decided.left} and {decided.right} are {verdict}.", err=True)


@click.command()
@click.argument("number", type=click.IntRange(min=1), required=False)
@db_option
def undo(number: int | None, db: Path | None) -> None:
    """Take back the last decision that holds, or decision NUMBER of `accord review --log`.

    It is any decision of `judge`, `review` and the desk, or a list of actors.
    """
    from accord.record import undo as take_back

    click.echo(f"Taken back: {take_back(db, number=number)}", err=True)
