"""What an address asks for, and what a page answers with: values between HTTP and the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from accord.errors import QueryError

__all__ = ["Asked", "Shown", "asked_of"]

PAGE = 50
LONGEST_PAGE = 500
_APART = ("since", "until", "sort", "reverse", "after", "limit")


@dataclass(frozen=True, slots=True)
class Asked:
    """An address read: the page's path without its ending, and what its query says.

    `values` holds the fields of the query that are not common to all pages: filters, words to search for.
    """

    path: str
    values: Mapping[str, str] = field(default_factory=dict)
    since: str | None = None
    until: str | None = None
    sort: str | None = None
    reverse: bool = False
    after: str | None = None
    limit: int = PAGE
    part: str = ""

    def address(self, ending: str = "", **changes: str | None) -> str:
        """The address of this page with some fields of its query changed, or taken out by None.

        Where anything but `after` changes, the list begins anew.
        """
        query = dict(self.values)
        query |= {name: value for name in _APART if (value := self._plain(name))}
        if set(changes) - {"after"}:
            query.pop("after", None)
        query = {name: value for name, value in {**query, **changes}.items() if value}
        words = urlencode(sorted(query.items()))
        return self.path + ending + (f"?{words}" if words else "")

    def _plain(self, name: str) -> str | None:
        value = getattr(self, name)
        if name == "limit":
            return str(value) if value != PAGE else None
        if name == "reverse":
            return "1" if value else None
        return value or None


@dataclass(frozen=True, slots=True)
class Shown:
    """A page's answer: a template with its values for people, the same as rows for programs.

    `next` is the id from which the list goes on, None at its end; `total` is how many there are in all.
    """

    template: str
    title: str
    values: Mapping[str, object]
    rows: Iterable[object] = ()
    columns: Sequence[str] | None = None
    total: int | None = None
    next: str | None = None


def asked_of(path: str, query: Mapping[str, str], part: str = "") -> Asked:
    """Reads a query, empty fields passed over. Raises QueryError for a limit that is no number."""
    given = {name: value.strip() for name, value in query.items() if value.strip()}
    limit = given.pop("limit", str(PAGE))
    if not limit.isdecimal() or not 0 < int(limit) <= LONGEST_PAGE:
        raise QueryError(f"limit is {limit!r}; give a number from 1 to {LONGEST_PAGE}")
    given.pop("token", None)
    common = {name: given.pop(name, None) for name in ("since", "until", "sort", "after")}
    reverse = given.pop("reverse", "0") not in ("0", "")
    return Asked(path, given, **common, reverse=reverse, limit=int(limit), part=part)
