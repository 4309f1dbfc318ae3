"""What takes long to choose from the record, kept until anything is written into it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from accord.view import View

__all__ = ["Kept"]

_T = TypeVar("_T")
_MOST = 16


class Kept:
    """Values made from one state of a record, the last few asked for; asked by many threads.

    The state is the store's mark of its last write, which no two records share: what is given back is what
    `make` would give for the record as it is read now. Of a record without a mark nothing is kept.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._values: dict[tuple[object, ...], Any] = {}

    def of(self, record: View, make: Callable[..., _T], *about: object) -> _T:
        """`make(record, *about)`, or what that gave before for the same state of the record."""
        state = record.store.state
        if not state:
            return make(record, *about)
        key = (state, record.as_of, make, *about)
        with self._lock:
            if key in self._values:
                value: _T = self._values[key]
                return value
        value = make(record, *about)
        with self._lock:
            self._values[key] = value
            while len(self._values) > _MOST:
                del self._values[next(iter(self._values))]
        return value
