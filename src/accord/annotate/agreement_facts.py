"""What the text of an agreement tells of itself: its names, parties, third parties, date, place and stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from accord.annotate.agreement_text import AgreementText, instrument_words
from accord.model.annotation import AgreementMark, NameMark
from accord.model.tables import toml_table
from accord.model.values import Span

__all__ = ["agreement_mark", "defined_terms", "roles_told", "stage_of"]

_ALIAS = re.compile(
    r"[(\[]?(?:hereinafter |hereafter |referred to as |henceforth |the )*[\"“‘]"
    r"(?:the )?([A-Z][^\"”’\n]{3,60})[\"”’]"
)
_PLACED = re.compile(
    r"(?m)^\s*(?:[Dd]one (?:at|in) |[Ss]igned (?:at|in) )?([A-Z][\w'’ -]{2,40}?),? "
    r"(?:the )?\d{1,2}(?:st|nd|rd|th)? [A-Z]?[a-z]"
)
_FOR = re.compile(
    r"\s*(?:[Ff]or|FOR|[Oo]n behalf of|Representative of) (?:the |THE )?([A-Z][^\n:,(]{2,90}?)\s*(?::|$|\n|,)"
)
_BETWEEN = re.compile(r"\b(?i:between) (?:the )?([A-Z][^.;\n]{2,160})")
_DELEGATIONS = re.compile(
    r"[Dd]elegations of (?:the )?([A-Z][^.\n]*?),? and of (?:the )?([A-Z][^.,\n]*?) (?:met|held|agreed)\b"
)
_DEFINED = re.compile(r"(?i)herein ?after|collectively referred to")
_TERM = re.compile(
    r" [(\[](?:hereinafter |hereafter |the |referred to as )*[\"“](?:the )?([A-Z]\w+)[\"”][)\]]"
)
_ROLE = re.compile(
    r"\b(?P<by>chaired|hosted|witnessed|mediated|facilitated|guaranteed|chairmanship|mediation|facilitation)"
    r"(?: of the talks)? (?:by|of)\b|\b(?:attended|present|participated|taking part|took part) as (?:an? )?"
    r"(?P<as>observers?|witness(?:es)?|guarantors?|mediators?|facilitators?)\b",
    re.IGNORECASE,
)
_OFFICE_OF = re.compile(
    r"\b(?:Affairs|State|Republic|Kingdom|Government|President|Minister|Ambassador|Envoy) of (?:the )?$"
)
_EACH = ("Party", "Parties", "Side", "Sides")
_LINE = re.compile(r"[^\n]+")
_SMALL = frozenset(
    ["of", "on", "the", "and", "in", "for", "a", "an", "to", "at", "by", "between", "with", "from"]
)
_TYPES = ("ORG", "GPE", "NORP")
_TOP = 2500
_LONGEST_TITLE = 160


def agreement_mark(
    source: str, text: AgreementText, names: Sequence[NameMark], signed: str | None
) -> AgreementMark:
    """The agreement whose text this is, on its title."""
    title = " ".join(text.title.of(source).split())
    place = _place(source, text)
    aliases = tuple(dict.fromkeys(_aliases(source, text)))
    full = _cased(title)
    name = next(iter(aliases), None) or _placed(full, place) or full
    parties = _parties(source, text, names)
    return AgreementMark(
        span=text.title,
        name=name[:_LONGEST_TITLE],
        aliases=tuple(it for it in dict.fromkeys((full, *aliases)) if it != name),
        parties=parties,
        date=signed,
        earliest=signed,
        latest=signed,
        place=place,
        third_parties=tuple(_third_parties(source, text, names, parties)),
        stage=stage_of(title),
        whole=True,
    )


def stage_of(title: str) -> str | None:
    """The stage of a process that an agreement's title tells, as PA-X names it."""
    words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", title.lower()))
    stages: Mapping[str, str] = toml_table("accord.annotate", "agreements.toml")["stages"]
    return next((stage for stage, told in stages.items() if words & set(told.split())), None)


def _aliases(source: str, text: AgreementText) -> Iterator[str]:
    """What it is called in quotation marks, right below its title: (the "Harbour Agreement")."""
    for found in _ALIAS.finditer(source, text.title.start, min(text.title.end + 200, len(source))):
        words = found[1].strip().split()
        if words[-1].lower() in instrument_words("titles") and len(words) > 1:
            yield " ".join(words)


def _place(source: str, text: AgreementText) -> str | None:
    spans = (Span(0, min(text.head.end, _TOP)), text.closing)
    places = (hit[1].strip() for span in spans for hit in _PLACED.finditer(source, *span))
    titles = instrument_words("titles") | _SMALL
    return next((place for place in places if not titles & set(place.lower().split())), None)


def _cased(title: str) -> str:
    """A title in capitals as a title; a word that stands in brackets stays."""
    if not title.isupper():
        return title
    words = [word.lower() if word.lower() in _SMALL else word.capitalize() for word in title.split()]
    return " ".join((words[0].capitalize(), *words[1:]))


def _placed(title: str, place: str | None) -> str | None:
    """`Harbour communique` for a title that only tells the kind."""
    words = [word.lower().strip(",.") for word in title.split()]
    telling = set(words) - instrument_words("bare") - instrument_words("titles")
    kind = next((word for word in words if word in instrument_words("titles")), None)
    return f"{place} {kind}" if place and kind and not telling else None


def defined_terms(source: str, names: Sequence[NameMark]) -> dict[str, str]:
    """The names that short terms stand for: in `the Harbour Watch Mission ("the Mission")`, "Mission"."""
    ends = {it.span.end: it.name for it in names if it.name}
    hits = ((hit, ends.get(hit.start())) for hit in _TERM.finditer(source))
    return {hit[1]: name for hit, name in hits if name and hit[1] not in _EACH}


def _parties(source: str, text: AgreementText, names: Sequence[NameMark]) -> tuple[str, ...]:
    """Who binds himself: by the signatures, by the definition of the parties, or "between X and Y"."""
    signing = [who for role, who in _signing(source, text) if role is None]
    if len(signing) > 1:
        return tuple(dict.fromkeys(signing))
    defined = _DEFINED.search(source, 0, text.head.end)
    if defined is not None:
        start = source.rfind("\n\n", 0, defined.start()) + 1
        found = _named(source, Span(start, defined.start()), names)
        if len(found) > 1:
            return tuple(found)
    top = min(text.head.end + _TOP, len(source))
    for hit in _BETWEEN.finditer(source, 0, top):
        found = _named(source, Span(*hit.span(1)), names)
        if len(found) > 1:
            return tuple(found[:2])
    met = _DELEGATIONS.search(source, 0, top)
    return (met[1], met[2]) if met else ()


def _signing(source: str, text: AgreementText) -> Iterator[tuple[str | None, str]]:
    """Whom the signatures are for, with the role that the heading above them gives, None for the parties."""
    role = None
    for line in _LINE.finditer(source, *text.closing):
        words = re.findall(r"[a-z]+", line[0].lower())
        role = next((roles_told()[word] for word in words[:8] if word in roles_told()), role)
        who = _FOR.match(source, *line.span())
        if who is not None and not any(word in roles_told() for word in words):
            yield role, " ".join(who[1].split())


def _named(source: str, span: Span, names: Sequence[NameMark], *, offices: bool = False) -> list[str]:
    """The bodies and places named there; with `offices` also of whatever else somebody is minister."""
    inside = (
        it.name
        for it in names
        if it.name
        and span.covers(it.span)
        and (it.type in _TYPES or (offices and _OFFICE_OF.search(source, span.start, it.span.start)))
    )
    return list(dict.fromkeys(inside))


@cache
def roles_told() -> dict[str, str]:
    """The role of a third party by each word that tells it: "mediated", "guarantors"."""
    table: Mapping[str, str] = toml_table("accord.annotate", "agreements.toml")["roles"]
    return {form: role for role, forms in table.items() for form in forms.split()}


def _third_parties(
    source: str, text: AgreementText, names: Sequence[NameMark], parties: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """States and bodies with a role: "witnessed by X", "chaired by X", "X attended as an observer"."""
    known = {name.casefold() for name in parties}
    found = [(who, role) for role, who in _signing(source, text) if role is not None]
    for span in (Span(0, min(text.head.end + _TOP, len(source))), text.closing):
        for hit in _ROLE.finditer(source, *span):
            role = roles_told()[(hit["by"] or hit["as"]).lower()]
            end = source.find("\n", hit.start())
            line = Span(hit.end(), end if end > 0 else len(source))
            if hit["as"]:
                line = Span(source.rfind(".", 0, hit.start()) + 1, hit.start())
            elif ". " in line.of(source) and span is not text.closing:
                line = Span(line.start, line.start + line.of(source).index(". "))
            found += [(name, role) for name in _named(source, line, names, offices=True)]
    seen: set[str] = set()
    for name, role in found:
        new = name not in seen
        seen.add(name)
        if new and not any(name.casefold() in party or party in name.casefold() for party in known):
            yield name, role
