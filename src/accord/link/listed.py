"""A person's list of actors as judgements: its names are one, its rows are two, parts are parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from accord.link.naming import normal_name
from accord.model.decisions import ListedActor
from accord.model.judgement import LIST, Judgement

__all__ = ["keep_apart", "listed_judgements"]


def listed_judgements(listed: Sequence[ListedActor]) -> Iterator[Judgement]:
    """What the list says itself."""
    for actor in listed:
        for alias in actor.aliases:
            low, high = sorted((actor.name, alias))
            why = f"The list of actors gives “{alias}” as a name of “{actor.name}”."
            yield Judgement("actor", low, high, "same", 1.0, why, LIST)
        if actor.part_of:
            why = f"The list of actors gives “{actor.name}” as a part of “{actor.part_of}”."
            yield Judgement("actor", actor.name, actor.part_of, "part", 1.0, why, LIST)


def keep_apart(listed: Sequence[ListedActor], groups: Mapping[str, str]) -> Iterator[Judgement]:
    """Rows of the list that the rules' judgements, joined in `groups`, would make one actor."""
    rows: dict[str, list[str]] = defaultdict(list)
    for actor in listed:
        rows[groups.get(actor.name, normal_name(actor.name))].append(actor.name)
    for names in rows.values():
        for left, right in combinations(names, 2):
            low, high = sorted((left, right))
            why = f"The list of actors has “{low}” and “{high}” in rows of their own."
            yield Judgement("actor", low, high, "different", 1.0, why, LIST)
