"""What an entry's fields say, one by one, with links to whoever or whatever they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from accord.errors import QueryError
from accord.export.words import field_words, in_plain_words, in_words
from accord.model.entries import Article, Entry
from accord.store import actors_named
from accord.view import View
from accord.web.menu import path_of

__all__ = ["Fact", "facts_of"]

_NAMES = frozenset(
    """party claimant obligor beneficiary accuser accused proposer recipients actors parties third_parties
    jointly part_of speaks_for verifier affiliation via""".split()  # noqa: SIM905
)
"""Fields that hold names of actors."""

_ENTRIES = frozenset(("commitment", "agreement", "text"))
"""Fields that hold the id of an entry; a statement's text is words, and stands in its heading."""

_ELSEWHERE = frozenset(
    """id mentions origins first_reported last_reported review corrections variants residue why speaker office
    kind_of speech negated earliest latest deadlines status_history history responses entries sides note name
    aliases offices series agrees passages article derives_from statement delegates date addressee medium low
    high approximate""".split()  # noqa: SIM905
)
"""Fields that stand in an entry's heading, in its notes or in a section of their own."""

_BOUNDS = ("published_earliest", "published_latest")
_ELSEWHERE_OF = {
    "statement": ("text", "modality"),
    "position": ("stance", "since", "until"),
    "proposal": ("terms",),
    "breach_claim": ("what",),
    "commitment": ("action",),
    "article": ("title", "story_title"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A field in words; each of its values with the address it leads to, where it has one."""

    name: str
    values: tuple[tuple[str, str | None], ...]


def facts_of(record: View, entry: Entry) -> list[Fact]:
    """What else is known, field by field; what is not known, or not so, is passed over."""
    held = {name: value for name, value in _told(entry) if value not in (None, "", (), False)}
    named = {who for name in _NAMES & held.keys() for who, _ in _parts(held[name])}
    actors = actors_named(record.store, named)
    return [Fact(field_words(name), tuple(_linked(record, entry, name, held[name], actors))) for name in held]


def _told(entry: Entry) -> Iterator[tuple[str, object]]:
    for field in fields(entry):
        value = getattr(entry, field.name)
        if isinstance(entry, Article) and field.name in _BOUNDS and value == entry.published:
            continue
        if field.name not in _ELSEWHERE and field.name not in _ELSEWHERE_OF.get(entry.kind, ()):
            yield field.name, value


def _linked(
    record: View, entry: Entry, name: str, value: object, actors: dict[str, str]
) -> Iterator[tuple[str, str | None]]:
    if name in _ENTRIES:
        try:
            other = record.show(str(value))
        except QueryError:  # a person rejected it
            return
        yield in_words(other), path_of(other.id)
    elif name in _NAMES:
        for who, words in _parts(value):
            yield words, path_of(actors[who]) if who in actors else None
    elif name == "story" and isinstance(entry, Article):
        yield entry.story_title or "told by several", f"/stories/{entry.story}"
    elif name == "share" and isinstance(value, float):
        yield f"{value:.0%} of its words", None
    else:
        yield in_plain_words(value, name), None


def _parts(value: object) -> Iterator[tuple[str, str]]:
    """Each name of a field, and the words for it: a third party's with its role."""
    for it in value if isinstance(value, tuple) else (value,):
        yield str(getattr(it, "actor", it)), in_plain_words(it)
