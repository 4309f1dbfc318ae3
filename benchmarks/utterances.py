"""Which reports of one speaker, in two articles, are of one utterance, against pairs judged by a reader.

    python benchmarks/utterances.py DB [--errors]

DB is a record of the coverage that `benchmarks/utterances/libya.tsv` is about. A row there is a pair of
reports, each with its article, the start of its first words and the end of its last (code points), what
the reader says of them (same, apart, or ? where it may be) and of how many pairs it was drawn. A pair is
joined where both reports, by the statements that overlap them most, are of one entry; a "?" counts half.

- precision: how many of those joined are the same; recall: how many of the same are joined. Both are of
  pairs that share no long wording, each pair counted for all that it was drawn from;
- unfound: pairs of which a report is no statement of the record any more, left out of both.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord import open_record

PAIRS = Path(__file__).resolve().parent / "utterances" / "libya.tsv"
ALIKE = {"same": 1.0, "?": 0.5, "apart": 0.0}
LEAST = 0.5  # of the longer of two stretches that both cover, to be one report

Place = tuple[str, int, int]
Reports = Mapping[str, list[tuple[int, int, str]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, how sure it is that they are of one utterance, and for how many pairs they stand."""

    left: Place
    right: Place
    same: float
    weight: float


def pairs(file: Path) -> Iterator[Pair]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            left, right = (
                (row[side], int(row[f"{side}_start"]), int(row[f"{side}_end"])) for side in ("left", "right")
            )
            yield Pair(left, right, ALIKE[row["verdict"]], float(row["stands_for"]))


def reports(rows: Iterable[Any], articles: Mapping[str, str]) -> Reports:
    """Start, end and entry of every report, by article: from the first of its pieces to the last."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in rows:
        for variant in row["variants"]:
            mention = variant["mention"]
            found[articles[mention["article"]]].append((mention["start"], mention["end"], row["id"]))
    return found


def entry_at(place: Place, found: Reports) -> str | None:
    """The entry of the report that overlaps a place most."""
    article, start, end = place
    best = max(
        (
            ((min(end, last) - max(start, first)) / (max(end, last) - min(start, first)), entry)
            for first, last, entry in found.get(article, ())
        ),
        default=(0.0, None),
    )
    return best[1] if best[0] >= LEAST else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("db", metavar="DB")
    parser.add_argument("--errors", action="store_true", help="also list what is joined wrongly, or not")
    options = parser.parse_args()
    with open_record(options.db) as record:
        articles = {
            str(row["id"]): str(row["source"]).split("#")[-1] for row in record.export(kinds=["article"])
        }
        found = reports(record.export(kinds=["statement"]), articles)
    joined = right = same = 0.0
    unfound = 0
    for pair in pairs(PAIRS):
        entries = [entry_at(place, found) for place in (pair.left, pair.right)]
        if None in entries:
            unfound += 1
            continue
        is_joined = entries[0] == entries[1]
        same += pair.same * pair.weight
        joined += is_joined * pair.weight
        right += is_joined * pair.same * pair.weight
        if options.errors and is_joined != (pair.same == 1.0):
            print("joined" if is_joined else "not joined", pair.left, pair.right, pair.same, pair.weight)
    print(f"precision {right / joined:.3f}, recall {right / same:.3f}; {unfound} pairs unfound")


if __name__ == "__main__":
    main()
