"""The record in one SQLite file: written whole or not at all, evidence checked on the way in."""

from accord.store.codec import encode
from accord.store.database import SCHEMA_VERSION, Store
from accord.store.deciding import judgement, reasons
from accord.store.facets import FILTERS, label
from accord.store.invariants import check
from accord.store.log import LogRow, add_judgement, add_list, copy_log, decisions, log_rows, undo
from accord.store.views import SORTS, Hit, Listing, Query, count, entries, find_entry, judgements_on, search

__all__ = [
    "FILTERS",
    "SCHEMA_VERSION",
    "SORTS",
    "Hit",
    "Listing",
    "LogRow",
    "Query",
    "Store",
    "add_judgement",
    "add_list",
    "check",
    "copy_log",
    "count",
    "decisions",
    "encode",
    "entries",
    "find_entry",
    "judgement",
    "judgements_on",
    "label",
    "log_rows",
    "reasons",
    "search",
    "undo",
]
