"""One entry: what it says, every mention in its sentence, and how it came about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from accord.export.contract import entry_object
from accord.model.entries import Entry, Mention, StatementEntry, Variant
from accord.view import Context, View
from accord.web.asked import Asked, Shown

__all__ = ["entry_page"]

MOST_MENTIONS = 50
_APART = {"id", "mentions", "origins", "variants", "residue", "first_reported", "last_reported", "review"}


@dataclass(frozen=True, slots=True)
class Witness:
    """One mention with its sentence and, of a statement, how it gives the words."""

    number: int
    mention: Mention
    context: Context
    variant: Variant | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of an entry with what it holds; `links` are those of its values that are entries too."""

    name: str
    value: object
    links: tuple[str, ...]


def entry_page(record: View, asked: Asked) -> Shown:
    """The entry whose id stands in the address; its mentions a page at a time."""
    entry = record.show(asked.part)
    first = _number(asked.after)
    shown = entry.mentions[first : first + MOST_MENTIONS]
    following = first + len(shown)
    values = {
        "entry": entry,
        "facts": tuple(_facts(record, entry)),
        "witnesses": [_witness(record, entry, first + at, it) for at, it in enumerate(shown, 1)],
        "reasons": record.reasons(entry)[:MOST_MENTIONS],
    }
    after = str(following) if following < len(entry.mentions) else None
    return Shown("entry.html", entry.kind, values, [entry_object(entry)], next=after)


def _number(after: str | None) -> int:
    return int(after) if after and after.isdecimal() else 0


def _witness(record: View, entry: Entry, number: int, mention: Mention) -> Witness:
    variants = entry.variants if isinstance(entry, StatementEntry) else ()
    variant = next((it for it in variants if it.mention == mention), None)
    return Witness(number, mention, record.context(mention), variant)


def _facts(record: View, entry: Entry) -> Iterator[Fact]:
    """What is known of the entry, field by field; what is not known, or not so, is passed over."""
    for field in fields(entry):
        value = getattr(entry, field.name)
        if field.name in _APART or value in (None, "", (), False):
            continue
        values = value if isinstance(value, tuple) else (value,)
        links = tuple(it for it in values if isinstance(it, str) and _is_id(it))
        yield Fact(field.name.replace("_", " "), value, links)


def _is_id(value: str) -> bool:
    kind, dash, digest = value.rpartition("-")
    return bool(kind and dash) and len(digest) == 16 and all(it in "0123456789abcdef" for it in digest)
