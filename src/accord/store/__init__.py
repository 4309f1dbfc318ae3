"""The record in one SQLite file: written whole or not at all, evidence checked on the way in."""

from accord.store.codec import encode
from accord.store.crossing import crossed
from accord.store.database import SCHEMA_VERSION, Store
from accord.store.days import TIMED, Day, days_of
from accord.store.deciding import judgement, reasons
from accord.store.facets import FILTERS, label
from accord.store.finding import MOST_COUNTED, Found, Hit, find, found_of, search
from accord.store.invariants import check
from accord.store.log import LogRow, add_judgement, add_list, copy_log, decisions, last_number, log_rows
from accord.store.newest import last_article, newest_rows
from accord.store.pages import (
    Mark,
    Moment,
    Page,
    Row,
    entries_in,
    find_row,
    mentions_of,
    moments,
    new_since,
    page,
    values_of,
)
from accord.store.reviewing import (
    MERGED,
    accept,
    add_missed,
    catch_up,
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
from accord.store.rows import drop_entries, put_entries
from accord.store.views import SORTS, Listing, Query, count, entries, find_entry, judgements_on
from accord.store.waiting import Queue, Waiting, sureness, waiting

__all__ = [
    "FILTERS",
    "MERGED",
    "MOST_COUNTED",
    "SCHEMA_VERSION",
    "SORTS",
    "TIMED",
    "Day",
    "Found",
    "Hit",
    "Listing",
    "LogRow",
    "Mark",
    "Moment",
    "Page",
    "Query",
    "Queue",
    "Row",
    "Store",
    "Waiting",
    "accept",
    "add_judgement",
    "add_list",
    "add_missed",
    "catch_up",
    "check",
    "copy_log",
    "correct",
    "count",
    "crossed",
    "days_of",
    "decisions",
    "drop_entries",
    "encode",
    "entries",
    "entries_in",
    "find",
    "find_entry",
    "find_row",
    "found_of",
    "judgement",
    "judgements_on",
    "label",
    "last_article",
    "last_number",
    "log_of",
    "log_rows",
    "mark_duplicate",
    "mentions_of",
    "merge",
    "moments",
    "new_since",
    "newest_rows",
    "page",
    "place_of",
    "put_entries",
    "reasons",
    "reject",
    "rejected_entries",
    "search",
    "split",
    "sureness",
    "undo",
    "values_of",
    "waiting",
]
