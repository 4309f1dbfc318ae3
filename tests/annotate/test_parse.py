"""The parse: residue, sentences and layout, long texts, other languages, a model that is missing."""

from __future__ import annotations

import pytest

from accord.annotate import Annotator
from accord.annotate.parse import PIECE, parse
from accord.errors import AccordError
from accord.model.document import Document
from accord.model.text import blank
from accord.model.values import Span
from tests.annotate.marking import annotate, annotator, words


def sentences(text: str) -> list[str]:
    (doc,) = parse(annotator().nlp, [Document(source="t", where="t", text=text)])
    assert doc.text == text
    return [" ".join(sent.text.split()) for sent in doc.sents if sent.text.strip()]


def test_a_title_line_is_a_sentence_of_its_own() -> None:
    text = "Rebels close the border road\n\nThe rebels closed the road on Monday.\nTrucks were waiting."
    assert sentences(text) == [
        "Rebels close the border road",
        "The rebels closed the road on Monday.",
        "Trucks were waiting.",
    ]


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The monitors of the mission reported that the\nceasefire along the northern line had been\n"
        "kept by both sides during the week, and that\nno heavy weapons had been moved. The patrol in\n"
        "the eastern district could not cross the river\nbecause the bridge was closed. It will try to\n"
        "reach the villages on the other bank on Monday\nif the water falls."
    )
    found = sentences(text)
    assert len(found) == 3
    assert found[2] == "It will try to reach the villages on the other bank on Monday if the water falls."


def test_a_closing_mark_begins_no_sentence() -> None:
    assert sentences("“Will it hold?” he asked. “Nobody knows,” she said.")[0] == "“Will it hold?” he asked."


def test_the_story_begins_behind_the_dateline() -> None:
    assert sentences("GENEVA (Agency) - The talks failed.")[-1] == "The talks failed."


def test_residue_is_blanked_and_yields_nothing() -> None:
    text = "The army said the road was open. Maria Weber said you should follow us. The end."
    start = text.index("Maria")
    residue = (Span(start, text.index(" The end")),)
    assert blank(text, residue) == text[:start] + " " * (residue[0].end - start) + text[residue[0].end :]
    annotation = annotate(text, residue)
    assert [words(text, s.content) for s in annotation.statements] == [["the road was open"]]
    assert not any(mark.span.overlaps(residue[0]) for mark in annotation.mentions)


def test_a_text_longer_than_a_piece_keeps_its_offsets() -> None:
    text = "The envoy said the road was open. Nobody came.\n" * (2 * PIECE // 40)
    found = annotate(text).statements
    assert len(found) == text.count("said")
    assert {words(text, s.content)[0] for s in found} == {"the road was open"}


def test_other_languages_are_kept_unmarked_and_in_order() -> None:
    texts = (("de", "Die Armee sagte nichts."), ("en", "The army said the road was open."), (None, ""))
    documents = [Document(source=t, where=t, text=t, lang=lang) for lang, t in texts]
    found = list(annotator().annotate(documents))
    assert [annotation.id for annotation in found] == [document.id for document in documents]
    assert [len(annotation.statements) for annotation in found] == [0, 1, 0]


def test_a_missing_model_is_named() -> None:
    with pytest.raises(AccordError, match=r"no_such_model.*install"):
        Annotator("no_such_model")
