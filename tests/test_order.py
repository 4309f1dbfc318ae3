"""The same sources, in any order, in one run or many, read once or twice, give the same record."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord import open_record, read
from accord.export.contract import csv_lines, json_lines

from .conftest import COVERAGE
from .test_interruption import coverage

TEXTS = (
    "Envoy Marta Oyelaran told Corvane Press: “The lines will hold until the harvest is in.” "
    "Rebels held 40 villages on Monday.",
    "“The lines will hold until the harvest is in,” said Marta Oyelaran. The army says 25 villages are held.",
    "“The lines will break before the harvest is in,” Marta Oyelaran told Corvane Press.",
    "Oyelaran arrived on 3 May 2031. Talks go on, said General Piet Haan, who leads the delegation.",
    "Piet Haan denied that his men had crossed the river. “Nobody crossed,” Haan said.",
    "TERNE, May 5, 2031 (Corvane Press) - Rebels held 44 villages, the governor said on Tuesday.",
)


def exported(db: Path) -> str:
    with open_record(db) as record:
        return "".join(json_lines(record.export())) + "".join(csv_lines(record.export()))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("sources")
    found = []
    for number, text in enumerate(TEXTS):
        path = folder / f"{number}.jsonl"
        fields = {"id": f"n{number}", "text": text, "outlet": f"Outlet {number % 4}"}
        if number % 3:
            fields["published"] = f"2031-05-0{number}"
        path.write_text(json.dumps(fields) + "\n", "utf-8")
        found.append(path)
    return found


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(range(len(TEXTS))), cuts=st.tuples(st.integers(0, 6), st.integers(0, 6)))
def test_any_order_in_three_runs_read_twice(
    files: list[Path], order: list[int], cuts: tuple[int, int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole, parts = Path(folder) / "whole.db", Path(folder) / "parts.db"
        read(files, whole, jobs=1)
        shuffled = [files[number] for number in order]
        low, high = sorted(cuts)
        for run in (shuffled[:low], shuffled[low:high], shuffled[high:], files):
            read(run, parts, jobs=1)
        assert exported(parts) == exported(whole)


def test_the_example_in_three_shuffled_runs_with_processes(example_db: Path, tmp_path: Path) -> None:
    sources = [path for path in sorted(COVERAGE.rglob("*")) if path.is_file()]
    random.Random(20310505).shuffle(sources)
    db = tmp_path / "parts.db"
    for run in (sources[:9], sources[9:20], sources[20:]):
        read(run, db, jobs=2)
    assert exported(db) == exported(example_db)


DERIVED = """
import sys
from accord.build import derive
from accord.link import date_articles
from accord.store import Store, encode

store = Store.open(sys.argv[1])
entries, judgements = derive(date_articles(store.readings()), store.replaced())
sys.stdout.reconfigure(encoding="utf-8")
print("\\n".join(map(encode, entries)), *judgements, sep="\\n")
"""


@pytest.mark.parametrize("alike", [False, True], ids=["the example", "articles alike"])
def test_the_order_in_which_sets_are_walked_does_not_matter(tmp_path: Path, alike: bool) -> None:
    db, folder = tmp_path / "read.db", tmp_path / "in"
    folder.mkdir()
    read(coverage(folder) if alike else COVERAGE, db, jobs=2)
    derived = {
        subprocess.run(
            [sys.executable, "-c", DERIVED, str(db)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    (one,) = derived
    assert one
