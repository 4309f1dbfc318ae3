"""What an address asks for, and what a page answers with: values between HTTP and the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from accord.errors import QueryError
from accord.web.visits import Visit

__all__ = ["Asked", "Shown", "asked_of", "number_in"]

PAGE = 50
LONGEST_PAGE = 500
_APART = ("since", "until", "sort", "reverse", "after", "limit", "as_of")


@dataclass(frozen=True, slots=True)
class Asked:
    """An address read: the page's path without its ending, and what its query says.

    `values` holds the fields of the query that are not common to all pages: filters, words to search for.
    `part` is the id in the path, `visit` since when nobody has looked, on the first page; `as_of` the day as
    of which the record is shown.
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
    visit: Visit | None = None
    as_of: str | None = None

    def address(self, ending: str = "", **changes: str | int | None) -> str:
        """The address of this page with some fields of its query changed, or taken out by None.

        Where anything but `after` changes, the list begins anew.
        """
        query = self.query
        if set(changes) - {"after"}:
            query.pop("after", None)
        query = {name: str(value) for name, value in {**query, **changes}.items() if value}
        words = urlencode(sorted(query.items()))
        return self.path + ending + (f"?{words}" if words else "")

    @property
    def query(self) -> dict[str, str]:
        """The fields of the query, as an address has them."""
        return {**self.values, **{name: value for name in _APART if (value := self._plain(name))}}

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

    `next` is where the list goes on from, an id or a number, None at its end; `total` is how many there are.
    """

    template: str
    title: str
    values: Mapping[str, object]
    rows: Iterable[object] = ()
    columns: Sequence[str] | None = None
    total: int | None = None
    next: str | int | None = None


def number_in(after: str | None) -> int:
    """Where a list that is numbered goes on from; 0 where it begins. Raises QueryError."""
    if after is None:
        return 0
    if not (after.isascii() and after.isdecimal() and len(after) < 10):
        raise QueryError(f"the list cannot go on from {after!r}; begin it anew")
    return int(after)


def asked_of(path: str, query: Mapping[str, str], part: str = "") -> Asked:
    """Reads a query, empty fields passed over. Raises QueryError for a limit that is no number.

    Whether the day of `as_of` is one shows when the record is opened.
    """
    given = {name: value.strip() for name, value in query.items() if value.strip()}
    limit = given.pop("limit", str(PAGE))
    if not limit.isdecimal() or not 0 < int(limit) <= LONGEST_PAGE:
        raise QueryError(f"limit is {limit!r}; give a number from 1 to {LONGEST_PAGE}")
    given.pop("token", None)
    since, until, sort, after, as_of = (
        given.pop(name, None) for name in ("since", "until", "sort", "after", "as_of")
    )
    reverse = given.pop("reverse", "0") not in ("0", "")
    if sort is not None and sort.startswith("-"):
        sort, reverse = sort[1:], not reverse
    return Asked(path, given, since, until, sort, reverse, after, int(limit), part, as_of=as_of)
