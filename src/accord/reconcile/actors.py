"""Actor entries: every person and body that the texts name, under all its names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from accord.model.annotation import NameMark, Statement
from accord.model.entries import Actor, Mention
from accord.model.reading import Reading
from accord.model.text import blank
from accord.model.values import Span, evidence_id
from accord.model.world import state_names
from accord.reconcile.context import PRONOUNS, Context, plain_name
from accord.reconcile.kinds import Evidence, demonyms
from accord.reconcile.offices import Sighting, offices, speaks_for

__all__ = ["actors"]

_DEFINED = re.compile(r"[\"”]?\s\((?:hereinafter |hereafter )?[\"“]((?:the )?[A-Z]\w+)[\"”]\)")
_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*\s(?:of\s|for\s|the\s|and\s)*)*[A-Z][\w’'-]*$")
_SHORT_FORM = re.compile(r"the [A-Z][\w’'-]+")
_CAPITALISED = re.compile(r"[A-Z][\w-]+")
_JOINED_ON = re.compile(r"(?:\s|-)[A-Z]")
_NO_FIRST_NAMES = frozenset(
    """mr mrs ms dr sir general colonel president minister said then but and when while as after before if for
    yet so though although because since with by in on at from to meanwhile later now""".split()  # noqa: SIM905
)
_REALM = re.compile(r"^Government of (?:the )?((?:Republic|Kingdom|State) of .+)$")


@dataclass(slots=True)
class _Found:
    """What was seen of one actor; `replies` counts mentions behind the "Reply" of readers' comments."""

    mentions: set[Mention] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    offices: dict[Sighting, None] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)
    replies: int = 0


def actors(context: Context) -> list[Actor]:
    """Everyone with a name; places that do not act, and names of no body, are left out."""
    found: dict[str, _Found] = defaultdict(_Found)
    places: set[str] = set()
    for reading in context.readings:
        for mark in reading.annotation.mentions:
            if mark.name and not mark.refers:
                seen = found[context.acting_group(reading, mark)]
                _see(context, reading, mark, seen)
                if mark.office:
                    seen.offices[Sighting(mark.office, mark.affiliation, reading.id)] = None
                if mark.type == "GPE":
                    places.add(mark.name.casefold())
        marked = {at for mark in reading.annotation.mentions for at in range(*mark.span)}
        for name, place in _surnames(reading, marked):
            found[context.actor_group(name)].mentions.add(context.mention(reading, *place))
            found[context.actor_group(name)].names.add(place.of(reading.document.text))
        for name, short in _defined(reading.document.text):
            if context.actor_group(name) in found:
                found[context.actor_group(name)].names.add(short)
        for speaker, statement, span in _speakers(context, reading):
            seen = found[context.actor_group(context.acting(speaker))]
            seen.names.add(speaker)
            seen.evidence.spoken += 1
            seen.evidence.capitals += not speaker.islower()
            if statement.office:
                seen.offices[Sighting(statement.office, statement.affiliation, reading.id)] = None
            if span is not None and span.start not in marked:
                seen.mentions.add(context.mention(reading, *span))
    peoples = demonyms(frozenset(places) | state_names())
    entries = []
    for group, seen in sorted(found.items()):
        name = context.actor_name(group)
        medium = context.origins.agency(name) is not None
        listed = context.listed(group)
        kind = listed.type if listed is not None else None
        kind = kind or seen.evidence.kind(name, medium=medium, peoples=peoples)
        if kind is not None and seen.mentions and seen.replies < len(seen.mentions):
            entries.append(_entry(context, group, kind, seen))
    return entries


def _see(context: Context, reading: Reading, mark: NameMark, seen: _Found) -> None:
    text = reading.document.text
    seen.mentions.add(context.mention(reading, *mark.span))
    seen.names.add(mark.name or mark.head)
    written = " ".join(mark.span.of(text).split())
    bare = plain_name(written)
    seen.evidence.words += " " not in bare and context.has_word(reading, bare.lower())
    seen.evidence.capitals += not written.islower()
    if written != bare and written.casefold().startswith("reply"):
        seen.replies += 1
    if _is_name(written):
        seen.names.add(written)
        seen.evidence.see(mark.type, text, mark.span)
        realm = _REALM.match(written)
        if realm is not None:
            seen.names.add(realm.group(1))
    else:
        seen.evidence.types[mark.type] += 1
        if mark.type == "ORG" and _SHORT_FORM.fullmatch(written):
            seen.names.add(written)


def _surnames(reading: Reading, marked: Collection[int]) -> Iterator[tuple[str, Span]]:
    """Unmarked surnames of those whom the article names in full, where only one person has it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for mark in reading.annotation.mentions:
        if mark.type == "PERSON" and mark.name and " " in mark.name:
            bearers[mark.name.split()[-1]].add(mark.name)
    text = blank(reading.document.text, reading.document.residue)
    for match in _CAPITALISED.finditer(text) if bearers else ():
        among = bearers.get(match.group())
        if among is None or len(among) > 1 or match.start() in marked or _JOINED_ON.match(text, match.end()):
            continue
        before = text[max(0, match.start() - 24) : match.start()].split()
        if not before or not before[-1][0].isupper() or before[-1].rstrip(".").casefold() in _NO_FIRST_NAMES:
            yield next(iter(among)), Span(*match.span())


def _defined(text: str) -> Iterator[tuple[str, str]]:
    """Names that a text gives a short form: "the Ostian Relief Fund (“the Fund”)"."""
    for match in _DEFINED.finditer(text):
        name = _BEFORE.search(text, max(0, match.start() - 80), match.start())
        if name is not None:
            yield name.group().removeprefix("The ").removeprefix("A "), match.group(1)


def _speakers(context: Context, reading: Reading) -> Iterator[tuple[str, Statement, Span | None]]:
    """Name and place of every speaker; a place only where the name stands there."""
    for statement in reading.annotation.statements:
        speaker = context.speaker_name(reading, statement)
        if speaker:
            at = statement.speaker[0] if statement.speaker else None
            last = speaker.split()[-1]
            start = reading.document.text.find(last, *at) if at else -1
            yield speaker, statement, Span(start, start + len(last)) if start >= 0 else None


def _entry(context: Context, group: str, kind: str, seen: _Found) -> Actor:
    name, listed = context.actor_name(group), context.listed(group)
    mentions = _widest(seen.mentions)
    articles = {mention.article for mention in mentions}
    earliest = min(articles, key=context.order)
    evidence = next(mention for mention in mentions if mention.article == earliest)
    first, last = context.reported(articles)
    held = offices(context, seen.offices, name) if kind == "person" else ()
    held = tuple(dict.fromkeys([*(listed.offices if listed else ()), *held]))
    return Actor(
        id=evidence_id("actor", (earliest, evidence.start, evidence.end)),
        mentions=tuple(mentions),
        origins=context.article_origins(articles),
        first_reported=first,
        last_reported=last,
        name=name,
        type=kind,
        aliases=_aliases(name, seen.names),
        offices=held,
        part_of=context.part_of(group),
        speaks_for=speaks_for(context, held),
    )


def _aliases(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """The other names, each in one writing: "Libya" stands for "LIBYA" and "libya" too."""
    written: dict[str, str] = {name.casefold(): name}
    for other in sorted(
        {plain_name(known) for known in names}, key=lambda it: (it.isupper(), it.islower(), it)
    ):
        written.setdefault(other.casefold(), other)
    return tuple(sorted(set(written.values()) - {name}))


def _widest(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions in order, without those inside another."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda it: (it.article, it.start, -it.end)):
        if not kept or kept[-1].article != mention.article or mention.end > kept[-1].end:
            kept.append(mention)
    return kept


def _is_name(written: str) -> bool:
    """Whether a mention is a name itself, and no pronoun or role ("the official")."""
    words = written.split()
    return words[-1][0].isupper() and words[0][0].isupper() and written.casefold() not in PRONOUNS
