"""Writes docs/reference/*.md from the code. `make docs` runs it; a test holds the files against it."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import click

import accord
from accord.build import ReadReport
from accord.cli import cli
from accord.model import annotation, document, entries
from accord.reviewer import Reviewer
from accord.store import FILTERS, SORTS
from accord.view import Context

HERE = Path(__file__).parent / "reference"
NOTE = "<!-- Written by docs/generate.py from the code: run `make docs`, do not edit. -->\n"


def command_line() -> Iterator[str]:
    """Every command with its arguments and options."""
    yield f"# The command line\n\n{NOTE}\n{_paragraphs(cli.help)}\n"
    yield (
        "Data goes to standard output, words and progress to standard error. Exit status: 0 done, 1 `doctor` "
        "has findings, 2 a wrong call, 3 part of the input could not be read. `ACCORD_DB` names the record, "
        "`ACCORD_MODEL` the spaCy model, `ACCORD_ISSUES` a file of issues of your own.\n"
    )
    for name, command in sorted(cli.commands.items()):
        arguments = " ".join(p.make_metavar(click.Context(command)) for p in command.params if _argument(p))
        yield f"## accord {name} {arguments}".rstrip() + f"\n\n{_paragraphs(command.help)}\n"
        options = [p for p in command.params if isinstance(p, click.Option)]
        rows = [f"| `{', '.join(o.opts)}{_metavar(o)}` | {o.help} |" for o in options]
        if rows:
            yield "| option | meaning |\n|---|---|\n" + "\n".join(rows) + "\n"
    yield "## Filters of `accord list`\n\n`--filter FIELD=WORDS` takes, by kind:\n"
    yield "| kind | fields |\n|---|---|"
    yield "\n".join(f"| {kind} | {', '.join(names)} |" for kind, names in FILTERS.items()) + "\n"
    yield f"A list can be sorted by {', '.join(SORTS)}."


def _argument(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Argument)


def _metavar(option: click.Option) -> str:
    """What an option takes; a bar would end the table's cell."""
    return "" if option.is_flag else " " + option.make_metavar(click.Context(cli)).replace("|", " or ")


def _paragraphs(text: str | None) -> str:
    return "\n".join(line.strip() for line in inspect.cleandoc(text or "").splitlines())


def python() -> Iterator[str]:
    """The public calls with their signatures and docstrings."""
    yield f"# From Python\n\n{NOTE}\n`from accord import {', '.join(accord.__all__)}`\n"
    for name in ("read", "open_record", "open_review", "judge", "undo", "import_actors"):
        yield _call(getattr(accord, name), name)
    yield f"## Record\n\n{inspect.getdoc(accord.Record)}\n"
    for name, method in inspect.getmembers(accord.Record, inspect.isfunction):
        if not name.startswith("_"):
            yield _call(method, f"record.{name}", "###")
    yield f"## Reviewer\n\n{inspect.getdoc(Reviewer)}\n"
    for name in vars(Reviewer):
        if not name.startswith("_"):
            yield _call(getattr(Reviewer, name), f"reviewer.{name}", "###")
    for value in (ReadReport, Context):
        yield f"## {value.__name__}\n\n{inspect.getdoc(value)}\n\n{_fields(value)}"
    yield f"## Errors\n\n```text\n{inspect.getdoc(inspect.getmodule(accord.AccordError))}\n```"


def _call(function: typing.Any, shown: str, level: str = "##") -> str:
    signature = str(inspect.signature(function)).replace("(self, ", "(").replace("(self)", "()")
    head = f"{level} {shown}\n\n```text\n{shown}{signature}\n```\n\n"
    return head + f"{inspect.getdoc(function) or 'Closes the file.'}\n"


def kinds() -> Iterator[str]:
    """The record's entries and an annotation's marks, field by field."""
    yield f"# What the record holds\n\n{NOTE}\n{inspect.getdoc(entries)}\n"
    yield f"## Every entry\n\n{inspect.getdoc(entries.Entry)}\n\n{_fields(entries.Entry)}"
    common = {field.name for field in fields(entries.Entry)}
    for kind in entries.KINDS:
        yield f"## {kind.kind}\n\n{inspect.getdoc(kind)}\n\n{_fields(kind, common)}"
    named = [value for name, value in vars(entries).items() if name in entries.__all__]
    for part in named:
        if is_dataclass(part) and part is not entries.Entry and part not in entries.KINDS:
            yield f"## {part.__name__}\n\n{inspect.getdoc(part)}\n\n{_fields(part)}"
    yield f"# What `accord annotate` writes\n\n{inspect.getdoc(annotation)}\n"
    for name in annotation.__all__:
        value = getattr(annotation, name)
        yield f"## {name} (mark)\n\n{inspect.getdoc(value)}\n\n{_fields(value)}"
    yield f"## Published\n\n{inspect.getdoc(document.Published)}\n\n{_fields(document.Published)}"


def _fields(kind: typing.Any, without: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    hints = typing.get_type_hints(kind)
    rows = [f"| {f.name} | {_type(hints[f.name])} |" for f in fields(kind) if f.name not in without]
    return "| field | type |\n|---|---|\n" + "\n".join(rows) + "\n"


def _type(hint: typing.Any) -> str:
    origin, arguments = typing.get_origin(hint), [a for a in typing.get_args(hint) if a is not Ellipsis]
    if origin in (tuple, list):
        inner = " and ".join(_type(a) for a in arguments)
        return f"list of {inner}"
    if origin is types.UnionType or origin is typing.Union:
        return " or ".join("null" if a is type(None) else _type(a) for a in arguments)
    return str(getattr(hint, "__name__", hint))


PAGES = {"command-line.md": command_line, "python.md": python, "kinds.md": kinds}


def main() -> None:
    for name, write in PAGES.items():
        (HERE / name).write_text("\n".join(write()).rstrip() + "\n", "utf-8")
        print(f"written: docs/reference/{name}")


if __name__ == "__main__":
    main()
