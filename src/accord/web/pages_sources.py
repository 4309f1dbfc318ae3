"""Where the coverage comes from: outlets and origins, and the values of any field."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from accord.errors import QueryError
from accord.export.words import kind_words
from accord.store import FILTERS, values_of
from accord.view import View
from accord.web.asked import Asked, Shown
from accord.web.menu import LISTS

__all__ = ["outlets_page", "values_page"]

MOST_VALUES = 500


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with how many of the record's articles it has, and of how many statements it is a witness."""

    outlet: str
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a field, and how many entries have it."""

    value: str
    entries: int


def outlets_page(record: View, asked: Asked) -> Shown:
    """The outlets with most articles, and those whom most statements go back to."""
    statements = dict(values_of(record.store, "statement", "outlet", limit=MOST_VALUES))
    outlets = [
        Outlet(name, number, statements.get(name, 0))
        for name, number in values_of(record.store, "article", "outlet", limit=MOST_VALUES)
    ]
    origins = [Value(*it) for it in values_of(record.store, "statement", "origin", limit=MOST_VALUES)]
    credits = [Value(*it) for it in values_of(record.store, "lineage", "credit", limit=MOST_VALUES)]
    values = {"outlets": outlets, "origins": origins, "credits": credits}
    rows = [msgspec.to_builtins(it) for it in outlets]
    columns = ("outlet", "articles", "statements")
    return Shown("outlets.html", "Outlets", values, rows, columns, total=len(rows))


def values_page(record: View, asked: Asked) -> Shown:
    """Every value of a field, `KIND.FIELD` in the address, that most entries have first; by the words `q`."""
    kind, _, field = asked.part.partition(".")
    if field not in FILTERS.get(kind, ()):
        raise QueryError(f"there is no field {asked.part!r}; write KIND.FIELD, for example statement.speaker")
    words = asked.values.get("q", "")
    found = [Value(*it) for it in values_of(record.store, kind, field, words=words, limit=MOST_VALUES)]
    page = next(it for it in LISTS if it.kind == kind)
    title = f"{kind_words(kind, many=True).capitalize()} by {field.replace('_', ' ')}"
    values = {"values": found, "page": page, "field": field, "q": words, "most": MOST_VALUES}
    rows = [msgspec.to_builtins(it) for it in found]
    return Shown("values.html", title, values, rows, ("value", "entries"), total=len(rows))
