"""Who held which office when, to tell from what holders are called between which days a text was written.

The tables are `terms.tsv`, which says where it comes from, and `terms.toml` with the words for each office.
What is not in them says nothing: most offices of the world are not.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from accord.model.tables import toml_table
from accord.model.values import DateInterval

__all__ = ["Term", "office_titles", "terms_of"]

_OPEN_END = "9999-12-31"
_LED = "leader"


class Term(NamedTuple):
    """One term: the holder's first listed name, the office, what it is an office of, first and last day."""

    name: str
    office: str
    of: str
    first: str
    last: str


def terms_of(title: str, name: str) -> tuple[Term, ...]:
    """The terms that a holder called so may be in, whoever holds them; none for an unknown title or name.

    `title` is one of `office_titles`, `name` a whole name or what follows the first names ("Sarkozy").
    """
    found = _terms()
    return tuple(term for office in _offices(title) for term in found.get((office, _plain(name)), ()))


@cache
def office_titles() -> tuple[str, ...]:
    """All words for offices of the table, in small letters, the longest first."""
    return tuple(sorted(_titles(), key=lambda title: (-len(title), title)))


@cache
def _titles() -> dict[str, str]:
    table = toml_table("accord.model", "terms.toml")["titles"]
    return {title: office for office, titles in table.items() for title in titles.split("|")}


def _offices(title: str) -> tuple[str, ...]:
    office = _titles().get(title.casefold())
    if office == _LED:
        return (_LED, *toml_table("accord.model", "terms.toml")["leaders"])
    return () if office is None else (office,)


@cache
def _terms() -> dict[tuple[str, str], tuple[Term, ...]]:
    """By office and name, folded."""
    found: dict[tuple[str, str], dict[Term, None]] = defaultdict(dict)
    lines = files("accord.model").joinpath("terms.tsv").read_text("utf-8").splitlines()
    for line in [line for line in lines if not line.startswith("#")][1:]:
        office, of, listed, short, since, until, _ = line.split("\t")
        names = listed.split(";")
        first = DateInterval.parse(since).earliest.isoformat()
        last = DateInterval.parse(until).latest.isoformat() if until else _OPEN_END
        term = Term(names[0], office, of, first, last)
        for name in (*names, *(short.split(";") if short else [name.rsplit(" ", 1)[-1] for name in names])):
            found[office, _plain(name)][term] = None
    return {key: tuple(terms) for key, terms in found.items()}


def _plain(name: str) -> str:
    """A name without case, accents, full stops and an article in front: "al-Assad" is "assad"."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'"))
    bare = "".join(char for char in letters if not unicodedata.combining(char)).replace(".", "").casefold()
    for article in ("al-", "el-"):
        bare = bare.removeprefix(article).replace(f" {article}", " ")
    return " ".join(bare.split())
