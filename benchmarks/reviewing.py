"""Decides about many entries of a record, and checks that deriving it anew and undoing all lose nothing.

    python benchmarks/reviewing.py RECORD

Works on a copy. For each kind it accepts, rejects, corrects and marks as duplicates entries drawn by lot; it
merges and splits some. Prints how long a decision takes, whether what was seen at once is what deriving
gives, and whether the record is the same after all was taken back.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from pathlib import Path

from accord import build
from accord.errors import QueryError
from accord.model.review_fields import REVIEWABLE, fields_of
from accord.reviewer import Reviewer
from accord.store import MERGED, Store


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("db", type=Path)
    parser.add_argument("--each", type=int, default=1, help="decisions of a sort for each kind [1]")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copy(options.db, Path(folder) / "record.db")
        with Reviewer(Store.open(path), "benchmark") as reviewer:
            derive(reviewer)
            measure(reviewer, options.each)


def measure(reviewer: Reviewer, each: int) -> None:
    untouched = whole(reviewer)
    alone, times = decide(reviewer, each)
    seen = whole(reviewer)
    derive(reviewer)
    derived = whole(reviewer)
    kept = sum(seen.get(it) == derived.get(it) for it in alone)
    times.sort()
    middle, slowest = times[len(times) // 2] * 1000, times[-1] * 1000
    print(f"{len(times)} decisions: median {middle:.0f} ms, slowest {slowest:.0f} ms")
    print(
        f"seen at once as derived: {kept} of {len(alone)} entries accepted, rejected, corrected or duplicate"
    )
    for row in reversed(reviewer.log()):
        reviewer.undo(row.number)
    derive(reviewer)
    print(f"the same record after all is undone: {whole(reviewer) == untouched} ({len(untouched):,} entries)")


def decide(reviewer: Reviewer, each: int) -> tuple[list[str], list[float]]:
    """The entries decided about as wholes, and the seconds of each decision."""
    lots, alone, times = random.Random(7), [], []
    for kind in REVIEWABLE:
        rows = reviewer.store.connection.execute("SELECT id FROM entry WHERE kind = ? ORDER BY id", (kind,))
        ids = [it for (it,) in rows]
        lots.shuffle(ids)
        words = [it.name for it in fields_of(kind).values() if it.holds == "words" and not it.choices]
        for _ in range(each if len(ids) > 8 * each else 0):
            one, two, three, four = (ids.pop() for _ in range(4))
            for act in (
                lambda it=one: reviewer.accept(it),
                lambda it=two: reviewer.reject(it),
                lambda it=three, of=ids[0]: reviewer.mark_duplicate(it, of),
                lambda it=four, words=words: words and reviewer.correct(it, {words[0]: "somebody else"}),
            ):
                times.append(timed(act))
            alone += [one, two, three, four]
            if kind in MERGED:
                left, right = ids.pop(), ids.pop()
                times.append(timed(lambda left=left, right=right: reviewer.merge(left, right)))
                times.append(timed(lambda it=left: split(reviewer, it)))
    return alone, times


def split(reviewer: Reviewer, entry_id: str) -> None:
    """Takes the second witness out, where there is one."""
    try:
        reviewer.split(entry_id, [2])
    except QueryError:
        return


def timed(act) -> float:  # type: ignore[no-untyped-def]
    began = time.monotonic()
    act()
    return time.monotonic() - began


def derive(reviewer: Reviewer) -> None:
    reviewer.store.connection.execute("INSERT OR REPLACE INTO meta VALUES ('derived', '')")
    build.refresh(reviewer.store)


def whole(reviewer: Reviewer) -> dict[str, str]:
    """Every entry, rejected or not, as it is kept."""
    rows = "SELECT id, data FROM entry UNION ALL SELECT id, data FROM rejected"
    return dict(reviewer.store.connection.execute(rows))


if __name__ == "__main__":
    main()
