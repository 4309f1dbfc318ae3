"""One record of the example coverage for all tests that look into it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from accord import Record, open_record, read

# In CI the same examples each time, so that a failure is the change's; elsewhere new ones find new faults.
settings.register_profile("accord", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("accord")

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
