"""Which fields a person may give another value, in which words, and what an added entry needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from accord.errors import DateError, QueryError
from accord.model.decisions import ACTOR_TYPES
from accord.model.entries import KINDS, Entry
from accord.model.evidence import Mention, Origin, Value, Variant
from accord.model.offices import Office, office_written, written_office
from accord.model.values import DateInterval, evidence_id

__all__ = ["ADDABLE", "REVIEWABLE", "Field", "added_entry", "added_id", "checked", "fields_of", "parse_value"]

REVIEWABLE = tuple(kind.kind for kind in KINDS if kind.kind != "article")
"""What can be accepted or rejected; an article is what was read."""

ADDABLE = (
    "statement",
    "figure",
    "commitment",
    "breach_claim",
    "proposal",
    "talks_round",
    "position",
    "event",
    "agreement",
)
"""What a person may add and correct. An actor can be corrected too; what other entries call it follows from a
list of actors."""

_MODALITIES = (
    "asserted reported promised required expected possible conditional denied alleged".split()  # noqa: SIM905
)
_CHOICES: dict[str, Sequence[str]] = {
    "modality": _MODALITIES,
    "kind_of": ("direct", "mixed", "indirect"),
    "change": ("level", "change"),
    "phase": ("announced", "held", "resumed", "suspended", "ended", "postponed"),
    "stance": ("demands", "accepts", "rejects"),
    "actor.type": ACTOR_TYPES,
}
_DATES = frozenset(("date", "earliest", "latest", "as_of", "since", "until", "start", "end", "due"))
_DERIVED = frozenset(("text", "why", "series", "agrees", "statement", "commitment", "round"))
_COMMON = frozenset(field.name for field in fields(Entry))
_KEPT = {"actor": ("name",)}  # by its name other entries speak of it
_GIVEN: dict[str, dict[str, Value]] = {
    "statement": {"kind_of": "indirect", "modality": "asserted", "speech": True, "why": "A person added it."},
    "commitment": {"modality": "promised"},
    "breach_claim": {"modality": "alleged"},
    "talks_round": {"phase": "held"},
    "event": {"modality": "reported"},
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be corrected: what it holds (words, number, yes or no, list), whether it may be
    unknown, and the only values it takes, where they are few."""

    name: str
    holds: str
    optional: bool
    choices: tuple[str, ...] = ()


@cache
def fields_of(kind: str) -> Mapping[str, Field]:
    """The fields of a kind that a person can correct, by name; none where the kind has none."""
    if kind not in (*ADDABLE, "actor"):
        return {}
    cls = next(it for it in KINDS if it.kind == kind)
    hints = get_type_hints(cls)
    found = {}
    for name in (field.name for field in fields(cls)):
        holds = _held(hints[name])
        if holds is not None and name not in (*_COMMON, *_DERIVED, *_KEPT.get(kind, ())):
            optional = type(None) in get_args(hints[name])
            choices = _CHOICES.get(f"{kind}.{name}", _CHOICES.get(name, ()))
            found[name] = Field(name, holds, optional, tuple(choices))
    return found


def _held(hint: Any) -> str | None:
    if get_origin(hint) is tuple:
        return "list" if get_args(hint)[0] in (str, Office) else None
    kinds = {it for it in get_args(hint) or (hint,) if it is not type(None)}
    names = {str: "words", float: "number", bool: "yes or no"}
    return names.get(kinds.pop()) if len(kinds) == 1 else None


def parse_value(kind: str, name: str, words: str) -> Value:
    """The value that a person's words give a field; nothing, "-" or "unknown" is None. Raises QueryError.

    A list is split at ";", an office of an actor at "|": title, of whom, from, until.
    """
    field = fields_of(kind).get(name)
    if field is None:
        known = ", ".join(fields_of(kind)) or "none"
        raise QueryError(f"{name!r} of one {kind} cannot be corrected; these can: {known}")
    words = " ".join(words.split())
    if field.holds == "list":
        parts = tuple(part for it in words.split(";") if (part := it.strip()))
        return tuple(map(_office, parts)) if name == "offices" else parts
    if words.casefold() in ("", "-", "unknown", "null"):
        if not field.optional:
            raise QueryError(f"{name} of one {kind} cannot be unknown; give it a value, or reject the entry")
        return None
    return _one_value(field, words)


def _office(words: str) -> str:
    """An office as it is kept, once it can be read."""
    try:
        return written_office(office_written(words))
    except ValueError as error:
        raise QueryError(str(error)) from None


def _one_value(field: Field, words: str) -> Value:
    if field.choices and words not in field.choices:
        raise QueryError(f"{field.name} cannot be {words!r}; it is one of {', '.join(field.choices)}")
    if field.holds == "number":
        try:
            number = float(words.replace(",", ""))
        except ValueError:
            number = float("nan")
        if not 0 <= number < float("inf"):
            raise QueryError(f"{field.name} is a number, not {words!r}")
        return number
    if field.holds == "yes or no":
        if words.casefold() not in ("yes", "no", "true", "false"):
            raise QueryError(f"{field.name} is yes or no, not {words!r}")
        return words.casefold() in ("yes", "true")
    if field.name in _DATES:
        try:
            DateInterval.parse(words)
        except DateError as error:
            raise QueryError(str(error)) from None
    return words


def checked(values: Mapping[str, Value]) -> None:
    """Raises QueryError where values that stand in one entry cannot be together."""
    for low, high in (("low", "high"), ("since", "until"), ("start", "end"), ("earliest", "latest")):
        one, other = values.get(low), values.get(high)
        if isinstance(one, float) and isinstance(other, float) and one > other:
            raise QueryError(f"{low} {one:g} is more than {high} {other:g}; give the smaller number first")
        both = isinstance(one, str) and isinstance(other, str)
        if both and DateInterval.parse(str(one)).earliest > DateInterval.parse(str(other)).latest:
            raise QueryError(f"{low} {one} comes after {high} {other}; give the earlier day first")


def added_id(kind: str, article: str, start: int, end: int) -> str:
    """The id of an entry that a person made of these words: one of a kind for each place."""
    return evidence_id(kind, ("person", article, start, end))


def added_entry(
    kind: str,
    values: Mapping[str, Value],
    mention: Mention,
    origin: Origin,
    reported: tuple[str | None, str | None],
) -> Entry:
    """The entry that a person made of the words of a mention. Raises QueryError where a field is missing."""
    cls = next(it for it in KINDS if it.kind == kind)
    hints, quote = get_type_hints(cls), " ".join(mention.quote.split())
    given: dict[str, Any] = {**_GIVEN.get(kind, {}), **values}
    if kind == "statement":
        given |= {"text": quote, "variants": (Variant(mention, "verbatim", ()),)}
    for field in fields(cls):
        if field.name in _COMMON or field.name in given or field.default is not MISSING:
            continue
        if type(None) in get_args(hints[field.name]):
            given[field.name] = None
        elif get_origin(hints[field.name]) is tuple:
            given[field.name] = ()
        elif hints[field.name] is bool:
            given[field.name] = False
        else:
            raise QueryError(f"an added {kind} needs {field.name}; give it: {field.name}=…")
    return cls(
        id=added_id(kind, mention.article, mention.start, mention.end),
        mentions=(mention,),
        origins=(origin,),
        first_reported=reported[0],
        last_reported=reported[1],
        **given,
    )
