"""How far two readers agree on what passages hold, by the guideline of `process/README.md`.

    python benchmarks/process_readers.py

`second.jsonl` holds marks of passages of `tuned.jsonl` by three further annotators, who saw neither the
marks there nor what the program gives. Counted as `process.py` counts the program: two marks of one kind are
one where their intersection is at least half of their union ("touch": where they overlap at all).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from accord.model.values import Span
from process import HERE, KINDS, paired, rates, read_rows


class Mark(NamedTuple):
    """A second reader's mark, as `paired` takes what is held against the first's."""

    span: Span


def of_kind(row: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [mark for mark in row["marks"] if mark["kind"] == kind]


def main() -> None:
    first = {(row["article"], row["start"]): row for row in read_rows(HERE / "process" / "tuned.jsonl")}
    rows = read_rows(HERE / "process" / "second.jsonl")
    print(f"{len(rows)} passages\n\n| kind | first | second | precision | recall | F1 | touch F1 |")
    print("|---|---|---|---|---|---|---|")
    for kind in KINDS:
        found: list[tuple[int, int, int]] = []
        touch: list[tuple[int, int, int]] = []
        for row in rows:
            one = of_kind(first[row["article"], row["start"]], kind)
            other = [Mark(Span(it["start"], it["end"])) for it in of_kind(row, kind)]
            found.append((len(paired(one, other, 0.5)), len(one), len(other)))
            touch.append((len(paired(one, other, 0.0)), len(one), len(other)))
        precision, recall, f1 = rates(found)
        marks = " | ".join(str(sum(count[at] for count in found)) for at in (1, 2))
        print(f"| {kind} | {marks} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {rates(touch)[2]:.2f} |")


if __name__ == "__main__":
    main()
