"""Killed at any moment, the database holds whole articles only, and reading again goes on."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from accord import open_record, read
from accord.export.contract import json_lines
from accord.store import Store

ARTICLES = 260
KILLS = 10
WORDS = ("ceasefire", "convoy", "governor", "harvest", "river", "envoy", "bridge", "prisoner", "market")


def coverage(folder: Path) -> Path:
    """Articles enough for several batches, no two alike."""
    chance = random.Random(7)
    for number in range(ARTICLES):
        noun, other = chance.sample(WORDS, 2)
        text = (
            f"The {noun} came first, said Ilsa Verne{number % 9}. “We counted {number} {other}s near the "
            f"{noun},” she told Corvane Press on Monday. Nobody denied it."
        )
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


def exported(db: Path) -> str:
    with open_record(db) as record:
        return "".join(json_lines(record.export()))


def read_until_killed(folder: Path, db: Path, seconds: float) -> None:
    command = [sys.executable, "-c", "from accord.cli import main; main()"]
    process = subprocess.Popen(
        [*command, "read", str(folder), "--db", str(db), "--jobs", "2"], stderr=subprocess.DEVNULL
    )
    time.sleep(seconds)
    process.kill()
    process.wait()


def test_ten_kills_leave_a_sound_record_that_can_be_finished(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    coverage(folder)
    whole = tmp_path / "whole.db"
    began = time.monotonic()
    read(folder, whole, jobs=2)
    length = time.monotonic() - began
    wanted = exported(whole)

    chance = random.Random()
    held = []
    for _ in range(KILLS):
        db = tmp_path / "killed.db"
        read_until_killed(folder, db, chance.uniform(0.1, 1.3) * length)
        if db.exists() and db.stat().st_size:
            Store.open(db, create=True).close()
            with open_record(db) as record:
                assert list(record.doctor()) == []
                held.append(record.counts().get("article", 0))
            if held[-1] == ARTICLES:
                assert exported(db) == wanted
                for path in tmp_path.glob("killed.db*"):
                    path.unlink()
    read(folder, tmp_path / "killed.db", jobs=2)
    assert exported(tmp_path / "killed.db") == wanted
    assert held, "no kill fell into the reading; make the articles more"
