"""Records of a few short articles, put together in every order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations
from typing import TypeVar

from accord.link import link
from accord.model.document import UNKNOWN_DATE, Document, Published
from accord.model.entries import Entry
from accord.model.reading import Reading
from accord.reconcile import reconcile
from tests.annotate.marking import annotator

E = TypeVar("E", bound=Entry)


def record(*articles: tuple[str | None, str]) -> list[Entry]:
    """The entries of articles of `(day, text)` by "Paper 0", "Paper 1", …: the same in every order.

    Up to three articles are put together in all orders, more of them forth and back.
    """
    readings = readings_of(*articles)
    forth = reconcile(readings, link(readings))
    orders = permutations(readings) if len(readings) <= 3 else (tuple(readings[::-1]),)
    for others in orders:
        assert reconcile(others, link(others)) == forth
    return forth


def readings_of(*articles: tuple[str | None, str]) -> list[Reading]:
    documents = [
        Document(
            source=text,
            where=text,
            text=text,
            published=Published(day, day, day, "given") if day else UNKNOWN_DATE,
            outlet=f"Paper {number}",
        )
        for number, (day, text) in enumerate(articles)
    ]
    return [
        Reading(document, marks)
        for document, marks in zip(documents, annotator().annotate(documents), strict=True)
    ]


def of(entries: Iterable[Entry], kind: type[E]) -> list[E]:
    """The entries of a kind."""
    return [entry for entry in entries if isinstance(entry, kind)]
