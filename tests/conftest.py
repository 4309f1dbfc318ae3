"""One record of the example coverage for all tests that look into it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from accord import Record, derive, open_record, read
from accord.build import made_by
from accord.config import DEFAULT_MODEL
from accord.store import Store, encode

# In CI the same examples each time, so that a failure is the change's; elsewhere new ones find new faults.
settings.register_profile("accord", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("accord")

ROOT = Path(__file__).parent.parent
COVERAGE = ROOT / "examples" / "coverage"
DAY = "2024-05-08"
"""A day in the middle of the example."""


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


@pytest.fixture(scope="session")
def early_db(example_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that has never held any article of the example but those that had appeared by the day."""
    with open_record(example_db, as_of=DAY) as record:
        known = {entry.id for entry in record.list("article").entries}
    path = tmp_path_factory.mktemp("early") / "early.db"
    source, early = Store.open(example_db), Store.open(path, create=True)
    readings = source.readings()
    assert len(readings) > len(known) > 20
    early.add(
        ("", it.document, encode(it.annotation), made_by(DEFAULT_MODEL)) for it in readings if it.id in known
    )
    source.close()
    early.close()
    derive(path)
    return path
