"""Accord reads the coverage of a peace process and keeps the record.

    >>> from accord import open_record, read
    >>> report = read("examples/coverage", "my.db")
    >>> with open_record("my.db") as record:
    ...     statements = record.list("statement", sort="origins", reverse=True)

See docs/python.md.
"""

from typing import TYPE_CHECKING

from accord.errors import AccordError

if TYPE_CHECKING:
    from accord.record import Record, derive, import_actors, judge, open_record, open_review, read, undo

__all__ = [
    "AccordError",
    "Record",
    "derive",
    "import_actors",
    "judge",
    "open_record",
    "open_review",
    "read",
    "undo",
]


def __getattr__(name: str) -> object:
    """The store is loaded with the first use of it, so that `accord --help` answers at once."""
    if name not in __all__:
        raise AttributeError(f"module 'accord' has no attribute {name!r}")
    from accord import record

    return getattr(record, name)
