"""The record in one SQLite file: written whole or not at all, evidence checked on the way in."""

from accord.store.codec import encode
from accord.store.database import SCHEMA_VERSION, Store
from accord.store.deciding import judgement, reasons
from accord.store.facets import FILTERS, label
from accord.store.invariants import check
from accord.store.log import LogRow, add_judgement, add_list, copy_log, decisions, log_rows
from accord.store.reviewing import (
    accept,
    add_missed,
    correct,
    log_of,
    mark_duplicate,
    merge,
    place_of,
    reject,
    rejected_entries,
    split,
    undo,
)
from accord.store.views import SORTS, Hit, Listing, Query, count, entries, find_entry, judgements_on, search
from accord.store.waiting import Queue, Waiting, sureness, waiting

__all__ = [
    "FILTERS",
    "SCHEMA_VERSION",
    "SORTS",
    "Hit",
    "Listing",
    "LogRow",
    "Query",
    "Queue",
    "Store",
    "Waiting",
    "accept",
    "add_judgement",
    "add_list",
    "add_missed",
    "check",
    "copy_log",
    "correct",
    "count",
    "decisions",
    "encode",
    "entries",
    "find_entry",
    "judgement",
    "judgements_on",
    "label",
    "log_of",
    "log_rows",
    "mark_duplicate",
    "merge",
    "place_of",
    "reasons",
    "reject",
    "rejected_entries",
    "search",
    "split",
    "sureness",
    "undo",
    "waiting",
]
