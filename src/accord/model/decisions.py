"""What people decided about the record: judgements, their list of actors, decisions on single entries."""

from __future__ import annotations

from dataclasses import dataclass

from accord.model.judgement import Judgement
from accord.model.offices import Office
from accord.model.review import Decision

__all__ = ["ACTOR_TYPES", "Decisions", "ListedActor"]

ACTOR_TYPES = ("person", "party", "armed group", "state", "organisation", "outlet")


@dataclass(frozen=True, slots=True)
class ListedActor:
    """One row of a list of actors; what the list leaves open is None or empty."""

    name: str
    type: str | None = None
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    offices: tuple[Office, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Decisions:
    """The judgements and decisions that hold, by the order of their making, and the list that holds."""

    judgements: tuple[Judgement, ...] = ()
    listed: tuple[ListedActor, ...] = ()
    reviews: tuple[Decision, ...] = ()
