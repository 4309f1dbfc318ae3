"""What the desk works on: the record's file, where it is served, and who may write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe

from accord.errors import StoreError
from accord.store import Store
from accord.view import View
from accord.web.past import Past

__all__ = ["Desk"]

LOCAL_NAMES = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True)
class Desk:
    """One served record. `token` opens what writes, unless the desk is `read_only`; `who` decides.

    `renews` says that the record is put together again in the background after decisions; `patience` how many
    seconds a page waits for the record as known on a day before it says that it is being put together.
    """

    db: Path
    port: int
    model: str
    read_only: bool = False
    token: str = field(default_factory=lambda: token_urlsafe(24))
    who: str | None = None
    renews: bool = False
    patience: float = 1.5
    past: Past = field(default_factory=Past)

    @property
    def hosts(self) -> frozenset[str]:
        """The Host headers that are this desk; any other is a page elsewhere that leads here."""
        return frozenset(f"{name}:{self.port}" for name in LOCAL_NAMES)

    @property
    def address(self) -> str:
        """Where the desk is, without the token."""
        return f"http://{LOCAL_NAMES[0]}:{self.port}/"

    @property
    def cookie(self) -> str:
        """The name of the cookie with the token; cookies know no ports, so the port is in the name."""
        return f"accord_token_{self.port}"

    @property
    def visit_cookie(self) -> str:
        """The name of the cookie that tells since when somebody has not looked."""
        return f"accord_visit_{self.port}"

    @contextmanager
    def record(self, as_of: str | None = None) -> Iterator[View]:
        """The record to look into, as it is at this moment: a reader never waits for a writer.

        With `as_of` (a contract date) as it was known then. Raises QueryError where that is no date, and
        NotYetError while it is being put together.
        """
        if as_of is not None:
            with self.past.record(self.db, as_of, self.model, patience=self.patience) as record:
                yield record
            return
        store = Store.open(self.db, read_only=True)
        try:
            with store.snapshot():
                yield View(store)
        finally:
            store.close()

    @contextmanager
    def writer(self) -> Iterator[Store]:
        """The record to write decisions into. Raises StoreError where the desk is read-only."""
        if self.read_only:
            raise StoreError("this desk only reads; start it without --read-only to decide")
        store = Store.open(self.db)
        try:
            yield store
        finally:
            store.close()
