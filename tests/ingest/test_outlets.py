"""Which outlet a file is from, where its folder or its name and its text say the same."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from accord.ingest import from_record
from tests.ingest.builders import BODY, TEXT, json_lines, page, raws, read, read_one, record, write

PROSE = BODY[0]
HEAD = "Talks resume on the coast\n\n"

PRINTED = [
    ("coast-press", f"{HEAD}ORVEN, May 5 (Coast Press) - {PROSE}", "Coast Press"),
    ("coastpress", f"{HEAD}ORVEN (Coastpress) 5 May 2024 17:42\n\n{PROSE}", "Coastpress"),
    ("coast_press", f"{HEAD}ORVEN [COAST PRESS] - {PROSE}", "Coast Press"),
    ("The Coast Letter", f"THE COAST LETTER\n\n{HEAD}{PROSE}", "The Coast Letter"),
    ("la-costa", f"{HEAD}La Costa, 5 de mayo de 2024\n\n{PROSE}", "La Costa"),
    ("coast-letter", f"Coast Letter » World » Shore\n\n{HEAD}{PROSE}", "Coast Letter"),
    ("coast-letter", f"{HEAD}{TEXT}\n© 2024 Coast Letter Group. All rights reserved.", "Coast Letter"),
    ("coast-letter", f"{HEAD}By Coast Letter staff\n\n{PROSE}", "Coast Letter"),
    ("shore-gazette", f"{HEAD}{TEXT}\nSign up for the Gazette's newsletter", "Shore Gazette"),
    ("shore-gazette", f"{HEAD}{TEXT}\nIda Moss covers the coast for the Gazette.", "Shore Gazette"),
    ("week-12", "Talks resume on the coast\nThe Times of Orven, 7 May 2024\n" + PROSE, "The Times of Orven"),
    # Called as only a newspaper is.
    ("shore-gazette", f"{HEAD}{TEXT}", "Shore Gazette"),
    ("the-orven-times", f"{HEAD}{TEXT} He told the Coast Press so.", "The Orven Times"),
    ("shore-gazette", f"{HEAD}{TEXT}\nFollow the Shore Dispatch on Twitter", "Shore Dispatch"),
    ("orven-news", f"{HEAD}{TEXT}", None),
    ("times", f"{HEAD}{TEXT}", None),
    # The folder's name, but not as the name of an outlet, or in words of the article.
    ("shore-letter", f"{HEAD}{TEXT} He told the Letter so.", None),
    ("shore-gazette", f"{HEAD}{TEXT}\nSign up for the Inland Gazette's newsletter", None),
    ("coast-press", f"{HEAD}{PROSE}\n\nThe envoy told Coast Press on Sunday that he was content.", None),
    ("coast-press", f"{HEAD}ORVEN, May 5 (Inland Agency) - {PROSE}", None),
    ("orven", f"{HEAD}ORVEN (Coastpress) 5 May 2024\n\n{PROSE}", None),
    ("quell", f"{HEAD}The front said that she (Quell) must go, and soon.\n\n{PROSE}", None),
    ("world", f"World » Shore\n\n{HEAD}{PROSE}", None),
    ("talks", f"{HEAD}{TEXT}\nRead more: Talks begin", None),
    ("coast-talks", f"{HEAD}{TEXT}\nRead more: Coast Talks begin", None),
    ("documents", f"{HEAD}{TEXT}", None),
    ("week-12", f"{HEAD}{TEXT}", None),
    # What the text itself says is not overruled by a folder that it does not print.
    ("week-12", f"{HEAD}{TEXT}\nFollow the Shore Dispatch on Twitter", "Shore Dispatch"),
]


@pytest.mark.parametrize(("folder", "text", "outlet"), PRINTED)
def test_a_folder_counts_where_the_text_prints_its_name(
    tmp_path: Path, folder: str, text: str, outlet: str | None
) -> None:
    assert read_one(write(tmp_path, f"{folder}/talks.txt", text)).outlet == outlet


def test_a_name_that_a_file_begins_with(tmp_path: Path) -> None:
    text = f"{HEAD}ORVEN, May 5 (Coast Press) - {PROSE}"
    for name in ("coast-press_talks.txt", "2024-05-05-coast-press-talks.txt"):
        assert read_one(write(tmp_path, name, text)).outlet == "Coast Press"
    assert read_one(write(tmp_path, "2024-05-05-talks-resume.txt", text)).outlet is None


def test_a_folder_for_each_month_lies_in_the_outlets_folder(tmp_path: Path) -> None:
    path = write(tmp_path, "coast-press/2024/05/talks.txt", f"{HEAD}ORVEN (Coast Press) - {PROSE}")
    assert read_one(path).outlet == "Coast Press"


def test_the_folder_travels_with_the_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, "coast-press/talks.txt", TEXT)
    (raw,) = raws(path)
    assert pickle.loads(pickle.dumps(raw)).folder == "coast-press"  # noqa: S301


def test_pages_and_records_say_their_outlet_themselves(tmp_path: Path) -> None:
    named = page(head='<meta property="og:site_name" content="Inland News">', below="<p>Coast Press</p>")
    lines = json_lines(record(text=f"{HEAD}ORVEN (Coast Press) - {PROSE}"))
    write(tmp_path, "coast-press/a.html", named)
    write(tmp_path, "coast-press/b.jsonl", lines)
    documents, errors = read(str(tmp_path))
    assert not errors
    assert [document.outlet for document in documents] == ["Inland News", None]


HOUSE = [
    (f"{TEXT}\nShore Post - your shore, your news", ["Shore Post - your shore, your news"]),
    (f"{TEXT}\nShore Post", ["Shore Post"]),
    (f"SHORE POST\nThe islands' daily since 1911\n\n{TEXT}", ["SHORE POST\nThe islands' daily since 1911"]),
    (f"Shore Post | World\n\n{HEAD}{TEXT}", ["Shore Post | World"]),
    (f"{TEXT}\nInland Post - your land, your news", []),
    (f"Shore Post reporters were let in\n\n{TEXT}", []),
    (f"{TEXT}\nShore Post reporters were let in.", []),
    (f"Shore Post, 5 May 2024\n\n{TEXT}", []),
]


@pytest.mark.parametrize(("text", "marked"), HOUSE)
def test_the_outlets_name_and_motto_are_furniture(text: str, marked: list[str]) -> None:
    document = from_record({"text": text, "outlet": "Shore Post"})
    assert [span.of(text) for span in document.residue] == marked


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_a_record_with_an_empty_text_is_a_document_without_marks(text: str) -> None:
    document = from_record({"id": "", "text": text})
    assert (document.text, document.residue, document.title, document.lang) == (text, (), None, None)
