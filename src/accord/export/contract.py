"""Entries as the contract's second half writes them: JSON Lines and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import fields

import msgspec

from accord.model.entries import KINDS, Actor, Entry, Position

__all__ = ["csv_lines", "entry_object", "json_lines"]

_RENAMED = {"since": "from", "until": "to"}  # words Python or its readers keep for other things


def entry_object(entry: Entry) -> dict[str, object]:
    """An entry as plain values under the contract's field names, `kind` and `id` first."""
    values = msgspec.to_builtins(entry)
    if isinstance(entry, Actor):
        values["offices"] = [_renamed(office) for office in values["offices"]]
    elif isinstance(entry, Position):
        values = _renamed(values)
    return {"kind": entry.kind, **values}


def _renamed(values: dict[str, object]) -> dict[str, object]:
    return {_RENAMED.get(name, name): value for name, value in values.items()}


def json_lines(rows: Iterable[object]) -> Iterator[str]:
    """One compact JSON object a line, letters of all scripts as they are."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        yield encoder.encode(row).decode("utf-8") + "\n"


def _columns() -> list[str]:
    names = {"kind": None} | {field.name: None for field in fields(Entry)}
    for kind in KINDS:
        renamed = _RENAMED if kind is Position else {}
        names |= {renamed.get(field.name, field.name): None for field in fields(kind)}
    return list(names)


def csv_lines(rows: Iterable[dict[str, object]], columns: list[str] | None = None) -> Iterator[str]:
    """A header and one line a row; lists and objects are JSON inside their cell, unknown is empty.

    Without `columns` the header is that of all kinds together, so that any mixture fits.
    """
    names = columns or _columns()
    yield _csv_line(names)
    for row in rows:
        yield _csv_line([_cell(row.get(name)) for name in names])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float)):
        return str(value)
    return msgspec.json.encode(value).decode("utf-8")


def _csv_line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
