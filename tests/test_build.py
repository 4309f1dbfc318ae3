"""A fault of ours on one text costs that text only, and is said in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from accord.build import _marked
from accord.model.annotation import Annotation
from accord.model.document import Document


def stumbling(documents: Sequence[Document]) -> Iterator[Annotation]:
    """Annotates until a text holds the word that trips it."""
    for document in documents:
        if "stumble" in document.text:
            raise IndexError("a rule's fault")
        yield Annotation(document.id)


def test_one_faulty_text_is_named_and_the_others_are_marked(capfd: pytest.CaptureFixture[str]) -> None:
    texts = ("one", "two stumble", "three")
    documents = [("digest", Document(f"{text}.txt", text, text)) for text in texts]
    read, faults = _marked(stumbling, documents)
    assert [document.text for _, document, _ in read] == ["one", "three"]
    assert [error.source for error in faults] == ["two stumble.txt"]
    assert "please report it" in faults[0].reason
    assert capfd.readouterr().err == ""


def test_nothing_in_gives_nothing_out() -> None:
    assert _marked(stumbling, []) == ([], [])
