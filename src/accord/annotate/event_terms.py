"""The tables of `events.toml`, read once: rows by the form of their verb, nouns, frames."""

from __future__ import annotations

from dataclasses import dataclass

from accord.annotate.lexicon import inflect
from accord.model.tables import toml_table

__all__ = [
    "ABSTRACT",
    "ACTING",
    "ANONYMOUS",
    "ANY",
    "BYSTANDERS",
    "CONFLICT",
    "FRAMES",
    "HABITS",
    "HAPPENINGS",
    "IMPLIED",
    "MISSILES",
    "NOUNS",
    "OFFICIALS",
    "PARTS",
    "PLACES",
    "SAYING",
    "SITES",
    "SLOTS",
    "VERBS",
    "Row",
]

ANY = "*"
SAYING = frozenset(("AGREE", "SUPPORT", "DEMAND", "ACCUSE", "REJECT", "THREATEN"))
"""Types whose acts are words: what they are about is no act of its own."""
CONFLICT = frozenset(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))
"""Types of which an announcement is a threat; of the others it is an agreement."""
PLACES = frozenset(
    ("in", "at", "near", "outside", "inside", "around", "over", "across", "on", "off", "between")
)

_TABLE = toml_table("accord.annotate", "events.toml")
SLOTS = frozenset(_TABLE["slots"].split())
_CLASSES = {name: frozenset(words.split()) for name, words in _TABLE["classes"].items()}

Need = tuple[tuple[str, frozenset[str]], ...]
"""What must stand in some slots: a word of the set, or ANY, "@party", "@person", "@place"."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: `needs` are alternatives, `recipients` slots in order."""

    type: str
    mode: str | None
    particle: str | None
    needs: tuple[Need, ...]
    recipients: tuple[str, ...]


def _need(alternative: str) -> Need:
    found: list[tuple[str, set[str]]] = []
    for word in alternative.split():
        if word in SLOTS:
            found.append((word, set()))
        elif word in ("@party", "@person", "@place"):
            found[-1][1].add(word)
        else:
            found[-1][1].update(_CLASSES[word[1:]] if word.startswith("@") else (word,))
    return tuple((slot, frozenset(words)) for slot, words in found)


def _verbs() -> dict[str, tuple[Row, ...]]:
    rows: dict[str, list[Row]] = {}
    for line in filter(None, map(str.strip, _TABLE["verbs"].splitlines())):
        kind, lemmas, needs, recipients = (part.strip() for part in line.split("|"))
        type_, mode = kind.split()
        for lemma in lemmas.split():
            verb, _, particle = lemma.partition("+")
            row = Row(
                type_,
                None if mode == "-" else mode,
                particle or None,
                tuple(_need(alternative) for alternative in needs.split(";") if alternative.strip()),
                tuple(recipients.split()),
            )
            for form in inflect(verb):
                rows.setdefault(form, []).append(row)
    # A verb with its particle ("pull out") before the verb alone.
    return {form: tuple(sorted(found, key=lambda row: row.particle is None)) for form, found in rows.items()}


def _nouns() -> dict[str, Row]:
    found = {}
    for line in filter(None, map(str.strip, _TABLE["nouns"].splitlines())):
        kind, nouns = (part.strip() for part in line.split("|"))
        type_, mode = kind.split()
        for noun in nouns.split():
            recipients = ("against", "on", "with", "between")
            found[noun] = Row(type_, None if mode == "-" else mode, None, (), recipients)
    return found


ACTING = frozenset().union(
    *(_CLASSES[name] for name in ("people", "civilians", "rebels", "forces", "official", "sides"))
)
"""Nouns for whoever can act."""
ANONYMOUS = frozenset(_TABLE["anonymous"].split())
OFFICIALS = _CLASSES["official"]
BYSTANDERS = frozenset(_TABLE["bystanders"].split())
HABITS = frozenset(_TABLE["habits"].split())
ABSTRACT = tuple(_TABLE["abstract"].split())
"""How nouns end for what cannot say anything."""
PARTS = frozenset(_TABLE["parts"].split())
"""Nouns for a part of what stands behind "of"."""
MISSILES = _CLASSES["missiles"]
SITES = _CLASSES["positions"]
IMPLIED = frozenset(form for lemma in _TABLE["implied"].split() for form in inflect(lemma))
VERBS: dict[str, tuple[Row, ...]] = _verbs()
NOUNS: dict[str, Row] = _nouns()
HAPPENINGS: dict[str, frozenset[str | None]] = {}
for _word in _TABLE["happen"].split():
    _verb, _, _particle = _word.partition("+")
    for _form in inflect(_verb):
        HAPPENINGS[_form] = HAPPENINGS.get(_form, frozenset()) | {_particle or None}
FRAMES: dict[str, str] = {
    form: frame
    for frame, lemmas in _TABLE["frames"].items()
    for lemma in lemmas.split()
    for form in ((lemma,) if frame in ("ready", "unwilling") else inflect(lemma))
}
