"""States, their seats and organs, and international bodies, by any of their names.

The tables are `states.tsv`, `seats.tsv` and `bodies.tsv`, which say where they come from. A name is found
whatever its case, accents, full stops and article; an abbreviation ("US", "WHO") only in capitals.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, TypeVar

__all__ = ["Known", "capital_of", "known_body", "people_names", "people_of", "state_named", "state_names"]

_T = TypeVar("_T")
_ABBREVIATION = 7  # letters at most
_SPOKEN = 4  # letters at least, for an abbreviation also written as a word ("Nato")


class Known(NamedTuple):
    """A body of the tables: its one name, its type, and the state or body it is a part of.

    `seat` says that it stands for the government as a whole.
    """

    name: str
    type: str
    part_of: str | None = None
    seat: bool = False


def state_named(name: str) -> str | None:
    """The state that has this among its names: "U.S." is of the United States."""
    return _find(_tables().states, name)


def people_of(word: str) -> str | None:
    """The state of a demonym: "Libyan", "Libyans" are of Libya."""
    return _find(_tables().demonyms, word)


def capital_of(name: str) -> str | None:
    """The state whose capital or seat of government has this name."""
    return _find(_tables().capitals, name)


def known_body(name: str) -> Known | None:
    """A seat or organ of a state, or an international body, by one of its names."""
    return _find(_tables().bodies, name)


@cache
def state_names() -> frozenset[str]:
    """All names of states, in lower case as texts write them."""
    return frozenset(name.casefold() for row in _rows("states.tsv") for name in _names(row, 1, 2, 3))


@cache
def people_names() -> frozenset[str]:
    """What the peoples of states are called, in lower case."""
    return frozenset(name.casefold() for row in _rows("states.tsv") for name in _names(row, 4))


class _Tables(NamedTuple):
    states: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]
    bodies: dict[str, Known]


@cache
def _tables() -> _Tables:
    tables = _Tables({}, {}, {}, {})
    for row in _rows("states.tsv"):
        for found, columns in ((tables.states, (1, 2, 3)), (tables.demonyms, (4,)), (tables.capitals, (5,))):
            found.update((_key(name), row[1]) for name in _names(row, *columns))
    for row in _rows("seats.tsv"):
        body = Known(row[0], "organisation", row[1], row[2] == "seat")
        tables.bodies.update((_key(name), body) for name in _names(row, 0, 3))
    for row in _rows("bodies.tsv"):
        body = Known(row[0], "organisation", row[3] or None)
        tables.bodies.update((_key(name), body) for name in _names(row, 0, 1, 2))
        spoken = [name.casefold() for name in _names(row, 2) if len(name) >= _SPOKEN and name.isalpha()]
        tables.bodies.update((name, body) for name in spoken)
    return tables


def _find(table: dict[str, _T], name: str) -> _T | None:
    """What a table has under a name; in capitals it may be an abbreviation or a name in a headline."""
    bare = _plain(name)
    return (table.get(bare) if bare.isupper() else None) or table.get(bare.casefold())


def _rows(table: str) -> Iterator[list[str]]:
    """The rows of a table, without remarks and heading."""
    lines = files("accord.model").joinpath(table).read_text("utf-8").splitlines()
    yield from [line.split("\t") for line in lines if not line.startswith("#")][1:]


def _names(row: list[str], *columns: int) -> list[str]:
    return [name for column in columns for name in row[column].split(";") if name]


@lru_cache(maxsize=1 << 15)
def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.replace("’", "'"))
    bare = "".join(char for char in letters if not unicodedata.combining(char)).replace(".", "")
    bare = " ".join(bare.replace("-", " ").replace(",", " ").split())
    return bare[4:] if bare[:4] in ("the ", "The ", "THE ") else bare


def _key(name: str) -> str:
    """Abbreviations keep their capitals, all else is folded."""
    bare = _plain(name)
    return bare if bare.isupper() and len(bare) <= _ABBREVIATION else bare.casefold()
