"""Actor entries: every person and body that the texts name, under all its names."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from accord.model.entries import Actor, Mention, Office
from accord.model.values import evidence_id
from accord.reconcile.context import PRONOUNS, Context

__all__ = ["actors"]

_WORD = re.compile(r"\w+")


def actors(context: Context) -> list[Actor]:
    """Everyone with a name; places that do not act, and names of no body, are left out."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    types: dict[str, Counter[str]] = defaultdict(Counter)
    offices: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in context.readings:
        for mark in reading.annotation.mentions:
            if mark.name:
                group = context.actor_group(mark.name)
                mentions[group].append(context.mention(reading, *mark.span))
                names[group][mark.name] += 1
                written = " ".join(mark.span.of(reading.document.text).split())
                if _is_name(written):
                    names[group][written] += 1
                types[group][mark.type] += 1
        for statement in reading.annotation.statements:
            if statement.speaker_name:
                offices[context.actor_group(statement.speaker_name)][statement.office or ""] += 1
    found = []
    for group in sorted(mentions):
        name = context.actor_name(group)
        kind = _type(name, types[group], speaks=group in offices)
        if kind is not None:
            held = sorted(office for office in offices.get(group, ()) if office)
            found.append(_entry(context, name, kind, sorted(set(mentions[group])), names[group], held))
    return found


def _entry(
    context: Context,
    name: str,
    kind: str,
    mentions: list[Mention],
    names: Iterable[str],
    held: Iterable[str],
) -> Actor:
    articles = {mention.article for mention in mentions}
    earliest = min(articles, key=context.order)
    evidence = next(mention for mention in mentions if mention.article == earliest)
    first, last = context.reported(articles)
    return Actor(
        id=evidence_id("actor", (earliest, evidence.start, evidence.end)),
        mentions=tuple(mentions),
        origins=context.article_origins(articles),
        first_reported=first,
        last_reported=last,
        name=name,
        type=kind,
        aliases=tuple(sorted(set(names) - {name})),
        offices=tuple(Office(title) for title in held),
    )


def _is_name(written: str) -> bool:
    """Whether a mention is a name itself, and no pronoun or role ("the official")."""
    words = written.split()
    return words[-1][0].isupper() and words[0][0].isupper() and written.casefold() not in PRONOUNS


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("accord.reconcile").joinpath("actors.toml").read_text(encoding="utf-8"))


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(_tables()[table].split())


@cache
def _states() -> frozenset[str]:
    return frozenset(name.strip().casefold() for name in _tables()["states"].split(","))


def _type(name: str, types: Counter[str], *, speaks: bool) -> str | None:
    """The contract's type by what the parse mostly calls the name and by the words in it.

    A people or a faith (NORP) is an actor only where it speaks.
    """
    bare = name.removeprefix("the ").removeprefix("The ").casefold()
    mostly = min(types, key=lambda kind: (-types[kind], kind))
    if bare in _states():
        return "state"
    words = set(_WORD.findall(bare))
    if mostly == "PERSON":
        return "outlet" if len(words) == 1 and words & _words("outlet") else "person"
    if mostly != "ORG" and not (mostly == "NORP" and speaks):
        return None
    for kind in ("outlet", "armed group", "party"):
        if words & _words(kind.replace(" ", "_")):
            return kind
    return "organisation"
