"""Real coverage, where it lies beside the checkout: nothing of it is held here."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.ingest import find
from tests.ingest.builders import read

SHARED = Path(__file__).resolve().parents[3] / "shared" / "coverage"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real coverage lies outside the project")


def test_the_scraped_articles() -> None:
    documents, errors = read(str(SHARED / "afghan-talks"))
    assert not errors
    residue = [tuple(span.of(document.text) for span in document.residue) for document in documents]
    assert [len(spans) for spans in residue] == [1, 0, 1, 0, 1]
    assert residue[0][0].startswith("Author:")
    assert residue[2][0].startswith("Follow ")
    assert residue[4][0].startswith("Leave a Reply")
    assert {document.lang for document in documents} == {"en"}


def test_agreements_and_reports_come_out_as_text() -> None:
    documents, errors = read(str(SHARED / "agreements"), str(SHARED / "monitoring"))
    assert not errors
    assert len(documents) == 97
    for document in documents:
        assert sum(span.end - span.start for span in document.residue) < len(document.text) / 10
        assert "</" not in document.text


def test_a_dump_is_found_without_being_read() -> None:
    found = list(find([str(SHARED / "libya-2011")]))
    assert len(found) == 777
