"""What can go wrong, as one small tree.

    AccordError
    ├── SourceError      a source cannot be read: named, skipped, the others are read
    ├── SpanError        a span does not lie in its text, or does not hold the words it should
    ├── DateError        a date that is not YYYY, YYYY-MM or YYYY-MM-DD
    ├── StoreError       the database cannot be opened, is of another version, or refuses an entry
    ├── SettingError     a file that a setting names cannot be read, or holds what it should not
    └── QueryError       a listing is asked for what does not exist: a kind, a filter, an id

Every message says what, where, and what to do.
"""

__all__ = ["AccordError", "DateError", "QueryError", "SettingError", "SourceError", "SpanError", "StoreError"]


class AccordError(Exception):
    """The base of everything Accord raises on purpose."""


class SourceError(AccordError):
    """A source that cannot be read. `source` names it, `reason` says why in plain words."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


class SpanError(AccordError):
    """A span outside its text, or evidence that is not what the text says."""


class DateError(AccordError):
    """A date in another form than YYYY, YYYY-MM or YYYY-MM-DD, or one no calendar has."""


class StoreError(AccordError):
    """A database that cannot be opened or that refuses what it is given."""


class QueryError(AccordError):
    """A question about something the record does not have."""


class SettingError(AccordError):
    """A setting that names a file which cannot be read or does not hold what it should."""
