"""The doctor finds each way in which a record can be broken."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from accord.store import Store, check


def test_a_sound_record_has_no_finding(store: Store) -> None:
    assert list(check(store)) == []


BREAKS = {
    "UPDATE article SET text = replace(text, 'gates', 'doors') WHERE place = 'a.txt'": "SHA-256 differs",
    "UPDATE article SET outlet = 'Other' WHERE place = 'a.txt'": "were changed",
    "UPDATE mention SET quote = 'The gates will close' WHERE quote = 'The gates will open'": "does not read",
    "UPDATE mention SET begins = begins + 1 WHERE quote = 'Ilsa Verne'": "does not read",
    "DELETE FROM mention WHERE quote = '40 lorries'": "rests on nothing",
    "DELETE FROM annotation": "has no marks",
    "DELETE FROM source WHERE source = 'in/a.txt'": "has no source",
    "UPDATE source SET version = 3 WHERE source = 'in/a.txt'": "no version before it",
    """UPDATE annotation SET marks = replace(marks, '"high":40', '"high":4')""": "runs backwards",
    """UPDATE annotation SET marks = replace(marks, '"span":[', '"span":[9')""": "does not lie in the text",
    "UPDATE annotation SET marks = '{'": "cannot be read to its end",
    "UPDATE entry SET data = replace(data, 'Ilsa', 'Elsa') WHERE id = 'statement-1'": "would not be found",
    "UPDATE entry SET label = 'x' WHERE id = 'actor-1'": "not what the entry says",
    "UPDATE article SET residue = '[[0, 70]]' WHERE place = 'a.txt'": "page furniture",
    "UPDATE article SET published = replace(published, '05-05', '13-45')": "cannot be read to its end",
    "DELETE FROM facet WHERE day = '2031-05'": "would not be found",
    "INSERT INTO article_search (article_search) VALUES ('delete-all')": "search knows 0",
    "UPDATE mention SET article = 99 WHERE quote = '40 lorries'": "that is not there",
    "UPDATE facet SET day = '2031-01-01'": "would not be found",
    "UPDATE moment SET latest = '2032-01-01'": "would not stand on its days",
    "UPDATE kind_count SET entries = 7 WHERE kind = 'actor'": "the count of actor is 7",
    "UPDATE facet_value SET entries = 3 WHERE value = 'Ilsa Verne'": "3 is not how many of statement have",
}


@pytest.mark.parametrize("change", BREAKS)
def test_each_damage_is_found(path: Path, change: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        assert db.execute(change).rowcount != 0
    store = Store.open(path)
    found = "\n".join(check(store))
    store.close()
    assert BREAKS[change] in found
