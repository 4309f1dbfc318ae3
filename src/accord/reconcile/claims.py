"""What figures are made from: the places where one stands, and the entry with its places."""

from __future__ import annotations

from typing import NamedTuple

from accord.model.annotation import Quantity
from accord.model.entries import Figure, Mention
from accord.model.reading import Reading
from accord.model.values import Span
from accord.reconcile.countable import Kind
from accord.reconcile.scope import Scope

__all__ = ["Claim", "Sighting"]


class Sighting(NamedTuple):
    """One place where a figure stands; `resumes` is the first count whose noun it leaves out.

    `name` is what is counted without what befell it; `holder` is who holds what is counted, as the text
    tells; `issuer` who put the statement out that it stands in.
    """

    reading: Reading
    quantity: Quantity
    mention: Mention
    sentence: Span
    kind: Kind
    counted: str
    name: str
    claimant: str | None
    medium: str | None
    place: str | None
    scope: Scope
    holder: str | None
    resumes: Mention | None = None
    issuer: str | None = None


class Claim(NamedTuple):
    """A figure entry with its places, in order of date, article and offset."""

    entry: Figure
    sightings: tuple[Sighting, ...]
