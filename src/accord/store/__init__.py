"""The record in one SQLite file: written whole or not at all, evidence checked on the way in."""

from accord.store.codec import encode
from accord.store.database import SCHEMA_VERSION, Store
from accord.store.facets import FILTERS, label
from accord.store.invariants import check
from accord.store.views import SORTS, Hit, Listing, Query, count, entries, find_entry, judgements_on, search

__all__ = [
    "FILTERS",
    "SCHEMA_VERSION",
    "SORTS",
    "Hit",
    "Listing",
    "Query",
    "Store",
    "check",
    "count",
    "encode",
    "entries",
    "find_entry",
    "judgements_on",
    "label",
    "search",
]
