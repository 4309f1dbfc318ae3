"""One record of the example coverage for all tests that look into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accord import Record, open_record, read

ROOT = Path(__file__).parent.parent
COVERAGE = ROOT / "examples" / "coverage"


@pytest.fixture(scope="session")
def example_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example coverage, read once in this process."""
    path = tmp_path_factory.mktemp("example") / "example.db"
    read([COVERAGE], path, jobs=1)
    return path


@pytest.fixture
def example(example_db: Path) -> Iterator[Record]:
    with open_record(example_db) as record:
        yield record
