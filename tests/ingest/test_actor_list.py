"""A person's list of actors: what it may hold, and what is said of a bad line."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.errors import SourceError
from accord.ingest import read_actor_list
from accord.model.decisions import ListedActor
from accord.model.offices import Office

HEADING = "name,type,aliases,part of,offices\n"


def listed(tmp_path: Path, text: str) -> tuple[ListedActor, ...]:
    path = tmp_path / "actors.csv"
    path.write_text(text, "utf-8")
    return read_actor_list(path)


def test_rows_with_all_columns_and_with_one(tmp_path: Path) -> None:
    rows = (
        "Ada Lund,Person,Lund; A. Lund,Valley Council,envoy | Valley Council | 2031-02 | ;chair\n\nVC,,,,\n"
    )
    offices = (Office("envoy", "Valley Council", "2031-02"), Office("chair"))
    assert listed(tmp_path, HEADING + rows) == (
        ListedActor("Ada Lund", "person", ("Lund", "A. Lund"), "Valley Council", offices),
        ListedActor("VC"),
    )
    assert listed(tmp_path, "\ufeffNAME\nVC\n") == (ListedActor("VC"),)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",person,,,", "line 2: it has no name"),
        ("VC,militia,,,", "line 2: the type 'militia' is unknown; write one of person, party"),
        ("VC,,,VC,", "line 2: it is a part of itself"),
        ("VC,,,,a|b|c|d|e", "is not TITLE | WHOSE | FROM | UNTIL"),
        ("VC,,,,chair|VC|May", "the office's day 'May' is not YYYY"),
        ("VC,,,,,more", "line 2: it has more cells than the heading"),
        ("VC,,,,\nAda,,vc,,", "line 3: 'vc' is a name of 'VC' already"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, row: str, says: str) -> None:
    with pytest.raises(SourceError) as error:
        listed(tmp_path, HEADING + row + "\n")
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: there is no column name"),
        ("name,rank\n", "the column 'rank' is unknown"),
        (HEADING, "no actor"),
    ],
)
def test_a_bad_heading_and_an_empty_list(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        listed(tmp_path, text)


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_actor_list(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_bytes(b"name\n\xff\xfe\n")
    with pytest.raises(SourceError, match="not in UTF-8"):
        read_actor_list(tmp_path / "bad.csv")
