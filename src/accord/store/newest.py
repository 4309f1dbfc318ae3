"""What came with the articles that were read last."""

from __future__ import annotations

from accord.store.database import Store
from accord.store.pages import Row, row_at

__all__ = ["last_article", "new_since", "newest_rows"]

_MOST_MENTIONS = 20_000


def last_article(store: Store) -> int:
    """The number of the article read last; 0 where there is none."""
    row = store.connection.execute("SELECT max(number) FROM article").fetchone()
    return int(row[0] or 0)


def new_since(store: Store, article: int, until: int | None = None) -> dict[str, int]:
    """How many entries of each kind have a mention in articles added after the one numbered `article`, and
    not after `until`. Of very many only the first are counted."""
    rows = store.connection.execute(
        """SELECT kind, count(DISTINCT number)
           FROM (SELECT entry FROM mention WHERE article > ? AND article <= ? LIMIT ?)
           JOIN entry ON number = entry GROUP BY kind""",
        (article, _last(until), _MOST_MENTIONS),
    )
    return dict(rows)


def newest_rows(
    store: Store, article: int, kind: str, limit: int, until: int | None = None
) -> tuple[Row, ...]:
    """Entries of a kind with a mention in articles added after the one numbered `article`, and not after
    `until`.

    Those of most origins first; of very many only the first are looked at.
    """
    rows = store.connection.execute(
        """SELECT number FROM (SELECT DISTINCT entry FROM
           (SELECT entry FROM mention WHERE article > ? AND article <= ? LIMIT ?))
           JOIN entry ON number = entry WHERE kind = ? ORDER BY origins DESC, number DESC LIMIT ?""",
        (article, _last(until), _MOST_MENTIONS, kind, limit),
    )
    return tuple(row_at(store.connection, number) for (number,) in rows)


def _last(until: int | None) -> int:
    return 1 << 62 if until is None else until
