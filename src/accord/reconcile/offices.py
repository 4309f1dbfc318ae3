"""Offices: which a person is called by, of whom, when it was reported, and for whom a spokesperson speaks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from accord.model.offices import MOUTHS, Office
from accord.model.reading import forms_in
from accord.reconcile.context import Context

__all__ = ["Sighting", "offices", "offices_held", "speaks_for"]

_QUOTES = re.compile(r"[\"“”«»]")
_NO_OFFICE = re.compile(r"[\d()]")
_LONGEST_OFFICE, _RARE_OFFICE = 9, 0.1
_DETERMINERS = frozenset("the a an his her its their our this that current".split())  # noqa: SIM905


class Sighting(NamedTuple):
    """An office that an article gives somebody beside the name or as a speaker, and whose it is."""

    office: str
    of: str | None
    article: str


def offices(context: Context, sightings: Iterable[Sighting], holder: str) -> tuple[Office, ...]:
    """The offices of a holder, each once."""
    by_title: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_title[sighting.office].append(sighting)
    found = []
    for title, written in _held({office: len(seen) for office, seen in by_title.items()}, holder):
        seen = [sighting for office in written for sighting in by_title[office]]
        whose = Counter(context.actor_name(it.of) for it in seen if it.of)
        of = min(whose, key=lambda name: (-whose[name], name), default=None)
        first, last = context.reported(it.article for it in seen)
        found.append(Office(title, of, first_reported=first, last_reported=last))
    return tuple(found)


def offices_held(offices: Mapping[str, int], holder: str) -> list[str]:
    """Offices by name, each once: none that another differs from in case, quotes, determiners or length.

    `offices` counts the articles that give each. What is long, holds a number, names none but the holder
    or is rare beside the others is no office.
    """
    return [title for title, _ in _held(offices, holder)]


def _held(offices: Mapping[str, int], holder: str) -> Iterator[tuple[str, list[str]]]:
    """The offices kept, in order, each with those that are no other than it."""
    least = _RARE_OFFICE * max(offices.values(), default=0)
    own = set(forms_in(holder))
    written: dict[tuple[str, ...], list[str]] = defaultdict(list)
    shown: dict[tuple[str, ...], str] = {}
    for office in sorted(office for office, uses in offices.items() if uses >= least):
        bare = " ".join(_QUOTES.sub("", office).split())
        words = tuple(
            form for form in forms_in(bare.replace("’s", "").replace("'s", "")) if form not in _DETERMINERS
        )
        if words and len(words) <= _LONGEST_OFFICE and not _NO_OFFICE.search(bare) and not own >= set(words):
            written[words].append(office)
            shown.setdefault(words, bare)
    kept: dict[tuple[str, ...], list[str]] = {}
    for words in sorted(written, key=lambda words: (-len(words), words)):
        longer = next((other for other in kept if set(words) <= set(other)), None)
        kept.setdefault(longer or words, []).extend(written[words])
    yield from sorted((shown[words], seen) for words, seen in kept.items())


def speaks_for(context: Context, held: Iterable[Office]) -> tuple[str, ...]:
    """Whom the offices make their holder the mouth of: whose they are, or whom the title names before it."""
    found = set()
    for office in held:
        words = office.title.split()
        at = next((at for at, word in enumerate(words) if word.casefold() in MOUTHS), None)
        if at is not None:
            body = " ".join(words[:at]).removesuffix("’s").removesuffix("'s")
            whose = office.of or (context.actor_name(body) if context.is_actor(body) else None)
            found |= {whose} if whose else set()
    return tuple(sorted(found))
