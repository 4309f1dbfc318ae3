"""Accord reads the coverage of a peace process and keeps the record.

    >>> from accord import open_record, read
    >>> report = read("examples/coverage", "my.db")
    >>> with open_record("my.db") as record:
    ...     statements = record.list("statement", sort="origins", reverse=True)

See docs/python.md.
"""

from accord.errors import AccordError
from accord.record import Record, import_actors, judge, open_record, open_review, read, undo

__all__ = ["AccordError", "Record", "import_actors", "judge", "open_record", "open_review", "read", "undo"]
