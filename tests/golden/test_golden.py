"""The golden story: the example coverage is read and held against what a person says it must yield."""

from __future__ import annotations

from accord import Record

from .compare import COUNTS, STAGES, compare, counted, expected_entries, table

MAY_DIFFER = 2  # entries a stage: the parser's floating point is not the same on every processor


def test_the_record_holds_what_it_held(example: Record) -> None:
    counts, errors = compare(example)
    recorded = COUNTS.read_text("utf-8")
    for stage in STAGES:
        now, then = counted(counts, stage), recorded_row(recorded, stage)
        told = f"{table(counts)}\n" + "\n".join(error for error in errors if f" {stage} " in error)
        assert sum(now) == sum(then), f"expected.jsonl has changed; {REWRITE}"
        assert now[0] >= then[0] - MAY_DIFFER, f"{stage}: {now[0]} found, {then[0]} before\n{told}"
        assert now[0] <= then[0] + MAY_DIFFER, f"{stage}: {now[0]} found, better than {then[0]}: {REWRITE}"


REWRITE = "write the new counts with: python -m tests.golden.compare --write"


def recorded_row(recorded: str, stage: str) -> list[int]:
    """found, wrong and missed of a stage as last written."""
    row = next(line for line in recorded.splitlines() if line.startswith(f"| **{stage}**"))
    return [int(cell) for cell in row.split("|")[4:7]]


def test_the_readme_gives_the_figures_as_they_are() -> None:
    readme = (COUNTS.parent.parent.parent / "README.md").read_text("utf-8")
    for line in COUNTS.read_text("utf-8").splitlines():
        if "**" in line:
            assert line in readme, f"README.md does not have the row {line}"


def test_every_expected_entry_can_be_compared(example: Record) -> None:
    stages = {entry["stage"] for entry in expected_entries()}
    assert stages == set(STAGES)
    counts, _ = compare(example)
    assert sum(counts.values()) == len(expected_entries())
