"""Putting the record together again in the background, after people decided."""

from __future__ import annotations

import subprocess
import sys
from threading import Lock, Timer

from accord.store import Store
from accord.web.desk import Desk

__all__ = ["Renewal"]

_PAUSE = 15.0  # seconds without a decision after which the record is renewed
_RENEW = """
import os, sys
from accord import open_record
getattr(os, "nice", int)(10)
open_record(sys.argv[1], model=sys.argv[2]).close()
"""


class Renewal:
    """Renews the record in a process of its own, so that pages answer meanwhile; one at a time."""

    def __init__(self, desk: Desk, *, pause: float = _PAUSE) -> None:
        self._desk, self._pause = desk, pause
        self._lock, self._working = Lock(), Lock()
        self._timer: Timer | None = None

    def soon(self) -> None:
        """Renews it where it is behind, as soon as nobody has decided anything for a while."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = Timer(self._pause, self._renew)
            self._timer.daemon = True
            self._timer.start()

    def _renew(self) -> None:
        with self._working:
            store = Store.open(self._desk.db, read_only=True)
            behind = not store.derived_by
            store.close()
            if behind:
                command = [sys.executable, "-c", _RENEW, str(self._desk.db), self._desk.model]
                subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - Accord itself
