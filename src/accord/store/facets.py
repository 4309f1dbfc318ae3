"""What each kind of entry is listed as and found by: one table for lists, filters and search."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from accord.model.entries import Entry
from accord.model.issues import issue_words

__all__ = ["FILTERS", "facets", "label"]

Getter = Callable[[Any], Iterable[str | None]]


def _one(name: str) -> Getter:
    return lambda entry: (getattr(entry, name),)


def _many(name: str) -> Getter:
    return lambda entry: getattr(entry, name)


def _names(entry: Any) -> Iterable[str | None]:
    return (entry.name, *entry.aliases)


_FIELDS: dict[str, dict[str, Getter]] = {
    "article": {"lang": _one("lang"), "source": _one("source"), "story": _one("story")},
    "lineage": {
        "relation": _one("relation"),
        "credit": _one("credit"),
        "derives_from": _one("derives_from"),
    },
    "actor": {
        "name": _names,
        "type": _one("type"),
        "part_of": _one("part_of"),
        "speaks_for": _many("speaks_for"),
        "office": lambda entry: (office.title for office in entry.offices),
    },
    "statement": {"speaker": _one("speaker"), "medium": _one("medium"), "form": _one("kind_of")},
    "figure": {"claimant": _one("claimant"), "counted": _one("counted"), "unit": _one("unit")},
    "agreement": {"name": _names, "stage": _one("stage"), "party": _many("parties")},
    "commitment": {
        "obligor": _one("obligor"),
        "status": _one("status"),
        "instrument": _one("instrument"),
        "modality": _one("modality"),
    },
    "breach_claim": {"accuser": _one("accuser"), "accused": _one("accused"), "modality": _one("modality")},
    "proposal": {"proposer": _one("proposer"), "recipient": _many("recipients")},
    "talks_round": {"party": _many("parties"), "venue": _one("venue"), "phase": _one("phase")},
    "position": {"party": _one("party"), "issue": _one("issue"), "stance": _one("stance")},
    "event": {"type": _one("type"), "actor": _many("actors"), "recipient": _many("recipients")},
    "dispute": {"about": _one("about")},
    "anomaly": {"what": _one("what")},
}

FILTERS: dict[str, tuple[str, ...]] = {
    kind: ("outlet", "origin", *fields) for kind, fields in _FIELDS.items()
}
"""By which fields each kind can be filtered; every kind by outlet and origin."""


def facets(entry: Entry) -> set[tuple[str, str]]:
    """The (field, value) pairs an entry is found by. What is unknown has no facet."""
    found = {("outlet", mention.outlet) for mention in entry.mentions if mention.outlet}
    found |= {("origin", origin.name) for origin in entry.origins if origin.name}
    for field, getter in _FIELDS[entry.kind].items():
        found |= {(field, value) for value in getter(entry) if value}
    return found


_VAGUE: dict[tuple[float | None, float | None], str] = {
    (3, 9): "several",
    (20, 99): "tens of",
    (24, 99): "dozens of",
    (200, 999): "hundreds of",
    (2e3, 9_999): "thousands of",
    (2e4, 99_999): "tens of thousands of",
    (2e5, 999_999): "hundreds of thousands of",
    (2e6, 9_999_999): "millions of",
    (2e7, 99_999_999): "tens of millions of",
    (2e8, 999_999_999): "hundreds of millions of",
}
"""What words without a number are read as; told as the words again."""


def amount(low: float | None, high: float | None, approximate: bool) -> str:
    """Bounds in words: "at least 200", "up to 40", "650 to 1,000", "about 650", "thousands of"."""

    def number(value: float) -> str:
        return f"{value:,.10g}" if value != int(value) else f"{int(value):,}"

    if low is None and high is None:
        return "some"
    if approximate and (low, high) in _VAGUE:
        return _VAGUE[low, high]
    if high is None:
        return f"at least {number(low or 0)}"
    if low is None:
        return f"up to {number(high)}"
    words = number(low) if low == high else f"{number(low)} to {number(high)}"
    return f"about {words}" if approximate else words


_LABELS: dict[str, Callable[[Any], str]] = {
    "article": lambda e: e.title or e.mentions[0].quote,
    "lineage": lambda e: e.mentions[0].quote,
    "actor": lambda e: e.name,
    "statement": lambda e: e.text,
    "figure": lambda e: f"{amount(e.low, e.high, e.approximate)} {e.counted}",
    "agreement": lambda e: e.name,
    "commitment": lambda e: f"{e.obligor}: {e.action}" if e.obligor else e.action,
    "breach_claim": lambda e: e.what or e.mentions[0].quote,
    "proposal": lambda e: e.terms or e.mentions[0].quote,
    "talks_round": lambda e: e.mentions[0].quote,
    "position": lambda e: f"{e.party} on {issue_words(e.issue)}: {e.stance}",
    "event": lambda e: e.mentions[0].quote,
    "dispute": lambda e: e.note,
    "anomaly": lambda e: e.why,
}


def label(entry: Entry) -> str:
    """What a list shows for an entry: one line, always words of the source or of its fields."""
    return " ".join(_LABELS[entry.kind](entry).split())
