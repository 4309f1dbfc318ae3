"""The record as it was known on a day: put together by a process of its own, and kept while it holds.

It stands in a file of its own among the system's temporary ones, so that pages read it as they read the
record itself and a few days' take no memory here; all of it goes when the desk ends.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock
from weakref import finalize

from accord.errors import DateError, QueryError, StoreError
from accord.export.page import human_date
from accord.model.values import DateInterval
from accord.store import Store
from accord.view import View

__all__ = ["AGAIN", "NoDayError", "NotYetError", "Past", "known_day"]

_MOST = 4
"""So many days are kept, those asked for last."""

AGAIN = "2"
"""Seconds after which a page that is not there yet is asked for again."""

_LEFT = 10.0  # seconds in which nobody asked for a day whose record is being made: they went elsewhere
_LOOK = 0.05  # seconds between two looks at whether it is made
_MAKE = """
import os, sys
from accord.build import as_of
from accord.store import Store
getattr(os, "nice", int)(5)
db, day, model, into = sys.argv[1:]
as_of(Store.open(db, read_only=True), day, model, into=into).close()
"""


class NotYetError(StoreError):
    """The record as known on a day is still being put together: ask again in a moment."""


class NoDayError(QueryError):
    """The record is asked for as known on what is no date."""


def known_day(value: str) -> str:
    """A day, month or year to show the record as of. Raises NoDayError where it is none."""
    try:
        DateInterval.parse(value)
    except DateError as error:
        raise NoDayError(f"as_of: {error}") from None
    return value


@dataclass(slots=True)
class _Made:
    """A record as known on a day, or the process that makes it; when it was begun, and last asked for."""

    path: Path
    process: subprocess.Popen[str]
    began: float
    asked: float

    @property
    def is_under_way(self) -> bool:
        return self.process.poll() is None


_Key = tuple[str, str, str]


class Past:
    """Records as known on some days, the last few asked for; one is made at a time; asked by many threads.

    What is kept was made from one state of the record, and is made anew when anything was written since.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: dict[_Key, _Made] = {}
        self._folder: list[Path] = []  # none until something is made
        self._numbers = 0
        finalize(self, _stop, self._made, self._folder)

    @contextmanager
    def record(self, db: Path, day: str, model: str, *, patience: float | None) -> Iterator[View]:
        """The record at `db` as known on `day`.

        Raises NoDayError where that is no date, and NotYetError where it takes more than `patience` seconds.
        """
        last = DateInterval.parse(known_day(day)).latest.isoformat()
        store = Store.open(self._path(db, last, model, patience), read_only=True)
        try:
            with store.snapshot():
                yield View(store, day)
        finally:
            store.close()

    def _path(self, db: Path, day: str, model: str, patience: float | None) -> Path:
        began = time.monotonic()
        key = (str(db), _state(db), day)
        while True:
            made = self._begun(key, model)
            if made is not None and not made.is_under_way:
                return self._finished(key, made)
            if patience is not None and time.monotonic() - began >= patience:
                raise NotYetError(_words(db, day, made))
            time.sleep(_LOOK)

    def _begun(self, key: _Key, model: str) -> _Made | None:
        """What is made or being made for a day, begun where it is not; None while another is waited for."""
        with self._lock:
            now = time.monotonic()
            made = self._made.pop(key, None)
            if made is None:
                for other, it in [it for it in self._made.items() if it[1].is_under_way]:
                    if now - it.asked < _LEFT:
                        return None
                    self._drop(other)
                made = self._begin(key, model, now)
            made.asked = now
            self._made[key] = made  # behind all others
            while len(self._made) > _MOST:
                self._drop(next(iter(self._made)))
            return made

    def _begin(self, key: _Key, model: str, now: float) -> _Made:
        if not self._folder:
            self._folder.append(Path(mkdtemp(prefix="accord-")))
        self._numbers += 1
        path = self._folder[0] / f"{self._numbers}.db"
        db, _, day = key
        command = [sys.executable, "-c", _MAKE, db, day, model, str(path)]
        process = subprocess.Popen(  # noqa: S603 - Accord itself
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        return _Made(path, process, now, now)

    def _finished(self, key: _Key, made: _Made) -> Path:
        if made.process.returncode == 0:
            return made.path
        with self._lock:
            why = made.process.stderr.read() if made.process.stderr and not made.process.stderr.closed else ""
            if self._made.get(key) is made:
                self._drop(key)
        *_, last = ["it was ended", *filter(None, why.splitlines())]
        raise StoreError(
            f"the record as known on {human_date(key[2])} could not be put together: {last}; try again"
        )

    def _drop(self, key: _Key) -> None:
        made = self._made.pop(key)
        _end(made)
        for ending in ("", "-wal", "-shm", "-journal"):
            made.path.with_name(made.path.name + ending).unlink(missing_ok=True)


def _end(made: _Made) -> None:
    if made.is_under_way:
        made.process.kill()
        made.process.wait()
    if made.process.stderr is not None:
        made.process.stderr.close()


def _stop(made: dict[_Key, _Made], folder: list[Path]) -> None:
    for it in made.values():
        _end(it)
    for path in folder:
        rmtree(path, ignore_errors=True)


def _state(db: Path) -> str:
    store = Store.open(db, read_only=True)
    try:
        return store.state
    finally:
        store.close()


def _words(db: Path, day: str, made: _Made | None) -> str:
    """Why there is nothing to show yet, and how far it is."""
    if made is None:
        return (
            f"The record as known on {human_date(day)} waits until that of another day is put together, "
            "which somebody asked for just now. It is shown as soon as it is there."
        )
    store = Store.open(db, read_only=True)
    try:
        query = "SELECT count(*), (SELECT count(*) FROM article) FROM article WHERE published_latest <= ?"
        appeared, articles = store.connection.execute(query, (day,)).fetchone()
    finally:
        store.close()
    so_far = time.monotonic() - made.began
    return (
        f"The record as known on {human_date(day)} is being put together from the articles that surely had "
        f"appeared by then, {appeared:,} of {articles:,}; {so_far:,.0f} seconds so far. It is shown as "
        "soon as it is there."
    )
