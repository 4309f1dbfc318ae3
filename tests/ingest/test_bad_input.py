"""What cannot be read is reported by name and stops nothing."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.errors import SourceError
from accord.ingest import Raw, find, from_record, load
from tests.ingest.builders import ITEM, TEXT, archive, json_lines, page, read, record, response, rss, write

DEEP = b"<html><body>" + b"<div>" * 10_000 + b"words" + b"</div>" * 10_000
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b"<rss><channel><item><title>&b;</title></item></channel></rss>"
)
ENTRY_TWICE = rss(ITEM, ITEM.replace("road", "bridge"))

BAD = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\r\n ", "empty"),
    ("empty.txt.gz", gzip.compress(b""), "empty"),
    ("binary.txt", b"\x00\x01\x02\x03", "binary"),
    ("late-nul.txt", b"word " * 20_000 + b"\x00", "NUL"),
    ("broken.txt", "Der Gesandte sagte „nein“.".encode()[:-1] + b"\xff", "UTF-8"),
    ("cyrillic.txt", "Переговоры возобновились вчера вечером".encode("cp1251"), "UTF-8"),
    ("noise.txt", bytes(range(128, 256)), "UTF-8"),
    ("cut-utf16.txt", TEXT.encode("utf-16")[:-1], "UTF-8"),
    ("marked.jsonl", b"\xff\xfe" + b"\x00\xd8" * 9, "UTF-8"),
    ("long.txt", b"word " * 10_000_000, "larger than 10 MB"),
    ("long.html", b"<html><body>" + b"<p>word" * 2_000_000, "larger than 10 MB"),
    ("cut.txt.gz", gzip.compress(TEXT.encode() * 50)[:-20], "cut off"),
    ("damaged.txt.gz", gzip.compress(TEXT.encode())[:12] + b"\xff" * 200, "damaged"),
    ("deep.html", DEEP, "nested"),
    ("wide.html", b"<html><body>" + b"<i>a</i>" * 60_000, "elements"),
    (
        "hollow.html",
        b"<html><head><title>x</title></head><body><script>1</script></body></html>",
        "no visible text",
    ),
    ("nul.html", b"<html><body><p>a\x00b", "binary"),
    ("bomb.xml", BOMB, "entities"),
    ("nofeed.xml", b"<?xml version='1.0'?><root><a>b</a></root>", "no items"),
    ("emptyitem.xml", rss("<title>Only a title</title>"), "no text"),
    ("list.json", b"[]", "empty list"),
    ("broken.json", b'{"text": "cut', "JSON"),
    ("deep.json", b"[" * 100_000, "JSON"),
    ("number.json", b"[1]", "no JSON object"),
    ("document.pdf", b"%PDF-1.7\x00", "PDF"),
    ("book.docx", b"PK\x03\x04\x00", "ZIP"),
    ("nopages.warc", archive(response("https://a.example/", b"x", status="500 Oops")), "no HTML page"),
    ("blank.warc", archive(response("https://a.example/", b"  ")), "empty"),
]


@pytest.mark.parametrize(("name", "content", "reason"), BAD, ids=[name for name, *_ in BAD])
def test_it_is_named_with_a_reason_and_the_rest_is_read(
    name: str, content: bytes, reason: str, tmp_path: Path
) -> None:
    path = write(tmp_path, f"b/{name}", content)
    for other in ("a.txt", "c.txt"):
        write(tmp_path, other, TEXT)
    documents, errors = read(str(tmp_path))
    assert [document.where for document in documents] == ["a.txt", "c.txt"]
    assert {error.source.partition("#")[0] for error in errors} == {path}
    assert reason in " ".join(error.reason for error in errors)


BAD_LINES = [
    (b"no json at all", "is no JSON"),
    (b"[1, 2]", "no JSON object"),
    (b'{"id": "x"}', 'no "text"'),
    (b'{"id": "x", "text": ""}', 'empty "text"'),
    (b'{"id": "x", "text": 7}', "a number"),
    (b'{"id": "x", "text": ["a"]}', "a list"),
    (b'{"id": {}, "text": "a"}', '"id" that is an object'),
    (b'{"id": "x", "text": "a", "published": 2024}', '"published" that is a number'),
    (b'{"id": "x", "text": "a", "authors": [1]}', "authors"),
    (b'{"id": "x", "text": "half \\ud83d"}', "surrogate"),
    (b'{"id": "x", "text": "nul \\u0000"}', "NUL"),
    (b'{"id": "x", "text": "caf\xe9"}', "UTF-8"),
    (b'{"id": "x", "text": "a", "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deep"),
    (b'{"id": "x", "text": "' + b"a" * 50_000_000 + b'"}', "longer than 10 MB"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES, ids=[reason for _, reason in BAD_LINES])
def test_a_bad_line_is_numbered_and_the_others_are_read(line: bytes, reason: str, tmp_path: Path) -> None:
    content = json_lines(record(id="one")) + b"\n" + line + b"\n" + json_lines(record(id="two"))
    path = write(tmp_path, "dump.jsonl", content)
    documents, errors = read(path)
    assert [document.where for document in documents] == ["one", "two"]
    (error,) = errors
    assert error.source == path
    assert error.reason.startswith("line 3 ")
    assert reason in error.reason


def test_a_file_of_bad_lines_does_not_flood(tmp_path: Path) -> None:
    _, errors = read(write(tmp_path, "dump.jsonl", b"bad\n" * 5000))
    assert len(errors) == 21
    assert errors[-1].reason.startswith("4980 more lines")


CUT = [
    (
        "dump.jsonl.gz",
        gzip.compress(os.urandom(0) + json_lines(*(record(id=str(n)) for n in range(200)))),
        100,
    ),
    ("crawl.warc", archive(*(response(f"https://a.example/{n}", page().encode()) for n in range(3))), 300),
    ("crawl.warc", archive(*(response(f"https://a.example/{n}", page().encode()) for n in range(3))), 1200),
    (
        "crawl.warc.gz",
        archive(*(response(f"https://a.example/{n}", page().encode()) for n in range(3)), packed=True),
        80,
    ),
    ("feed.xml", ENTRY_TWICE, 200),
]


@pytest.mark.parametrize(("name", "content", "missing"), CUT, ids=[f"{name} -{cut}" for name, _, cut in CUT])
def test_what_is_whole_before_a_cut_is_read(name: str, content: bytes, missing: int, tmp_path: Path) -> None:
    whole, _ = read(write(tmp_path, name, content))
    documents, errors = read(write(tmp_path, name, content[:-missing]))
    assert 0 < len(documents) < len(whole)
    assert documents == whole[: len(documents)]
    assert any("cut off" in error.reason for error in errors)


def test_a_gzip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = gzip.compress(json_lines(record(text="on and " * 20_000)) * 500)
    documents, errors = read(write(tmp_path, "dump.jsonl.gz", bomb))
    assert [document.where for document in documents] == ["a1"]
    assert "two hundred times" in errors[0].reason


def test_a_packed_page_in_an_archive_is_not_unpacked_without_bound(tmp_path: Path) -> None:
    headers = "Content-Type: text/html\r\nContent-Encoding: gzip"
    bomb = response("https://a.example/bomb", gzip.compress(b"<p>" + b"a" * 50_000_000), headers=headers)
    path = write(tmp_path, "c.warc", archive(bomb, response("https://a.example/x", page().encode())))
    documents, errors = read(path)
    assert [document.where for document in documents] == ["https://a.example/x"]
    assert "larger than 10 MB" in errors[0].reason


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    (tmp_path / "back").symlink_to(tmp_path)
    write(tmp_path, "a.txt", TEXT)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "bare").mkdir()
    documents, errors = read(str(tmp_path), str(tmp_path / "missing"), str(tmp_path / "bare"), "nul\0name")
    assert [document.where for document in documents] == ["a.txt"]
    assert [Path(error.source).name for error in errors[:4]] == ["loop.txt", "pipe", "missing", "bare"]
    assert "does not exist" in errors[2].reason
    assert "holds no files" in errors[3].reason
    assert len(errors) == 5


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    Path(path).chmod(0)
    _, (error,) = read(path)
    assert "permissions" in error.reason


def test_a_name_that_is_no_unicode_is_still_named(tmp_path: Path) -> None:
    path = os.fsencode(str(tmp_path)) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write(TEXT.encode())
    (document,), _ = read(str(tmp_path))
    assert document.where == "caf\ufffd.txt"


@pytest.mark.parametrize("fields", [{}, {"id": "x"}, {"id": "x", "text": None}, {"id": ["x"], "text": "a"}])
def test_a_bad_record_in_memory(fields: dict[str, object]) -> None:
    with pytest.raises(SourceError):
        from_record(fields)


STARTS = st.sampled_from(
    [
        b"",
        b"<html>",
        b"<p>",
        b'{"text":',
        b'{"id":1,"text":"a"}\n',
        b"WARC/1.0\r\n",
        b"<rss><channel><item>",
        b"\x1f\x8b",
        b"\xff\xfe",
        b"[{",
        b"<?xml version='1.0'?><feed>",
        gzip.compress(b"text")[:15],
    ]
)


@settings(max_examples=300, deadline=None)
@given(STARTS, st.binary(max_size=300))
def test_random_bytes_raise_nothing_but_source_errors(start: bytes, noise: bytes) -> None:
    for raw in find(["-"], stdin=io.BytesIO(start + noise)):
        if isinstance(raw, SourceError):
            continue
        try:
            document = load(raw)
        except SourceError:
            continue
        document.text.encode()
        assert document.text.strip()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["text", "html", "record"]), st.binary(min_size=1, max_size=200))
def test_loading_random_bytes_raises_nothing_but_source_errors(kind: str, payload: bytes) -> None:
    try:
        load(Raw("s", "w", "d", kind, payload))
    except SourceError as error:
        assert error.source == "s"


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=12), st.integers(0, 1500))
def test_a_damaged_archive_raises_nothing(noise: bytes, where: int) -> None:
    content = archive(*(response(f"https://a.example/{n}", page().encode()) for n in range(2)))
    damaged = content[:where] + noise + content[where + len(noise) :]
    assert list(find(["-"], stdin=io.BytesIO(damaged)))


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=200))
def test_the_text_of_a_record_is_exactly_as_given(text: str) -> None:
    lines = json.dumps({"id": "x", "text": text}).encode() + b"\n"
    documents, errors = read("-", stdin=lines)
    assert [document.text for document in documents] == ([text] if text.strip() else [])
    assert bool(errors) is not bool(text.strip())
    for document in documents:
        assert all(span.of(text) for span in document.residue)
        assert all(a.end < b.start for a, b in zip(document.residue, document.residue[1:], strict=False))
