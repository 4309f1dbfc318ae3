"""Every format, packed or not, gives the same articles."""

from __future__ import annotations

import gzip
import json
import pickle
from pathlib import Path

import pytest

from accord.errors import SourceError
from accord.ingest import find, from_record, load
from accord.model.document import Document
from tests.ingest.builders import (
    BODY,
    ITEM,
    TEXT,
    archive,
    json_lines,
    page,
    raws,
    read,
    read_one,
    record,
    response,
    rss,
    write,
)

ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Shore Dispatch</title>'
    "<entry><title>Road stays open</title><id>tag:dispatch.example,2024:1</id>"
    '<link href="https://dispatch.example/road"/><published>2024-04-02T10:00:00Z</published>'
    f'<content type="html">{"".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in BODY)}</content></entry></feed>'
)

FORMATS = [
    ("plain.txt", TEXT.encode()),
    ("marked.txt", b"\xef\xbb\xbf" + TEXT.encode()),
    ("wide.txt", TEXT.encode("utf-16")),
    ("western.txt", TEXT.encode("cp1252")),
    ("no-extension", TEXT.encode()),
    ("README.md", TEXT.encode()),
    ("page.html", page().encode()),
    ("page.htm", page().encode("utf-16")),
    ("named-as-text.txt", page().encode()),
    ("dump.jsonl", json_lines(record())),
    ("named-as-text-too.txt", json_lines(record())),
    ("array.json", json.dumps([record()]).encode()),
    ("one.json", json.dumps(record(), indent=2).encode()),
    ("wide.jsonl", json_lines(record()).decode().encode("utf-16")),
    ("feed.xml", rss(ITEM)),
    ("feed.rss", rss(ITEM)),
    ("feed.atom", ATOM.encode()),
    ("crawl.warc", archive(response("https://a.example/x", page().encode()))),
]


def paragraphs(document: Document) -> list[str]:
    return [line for line in document.text.splitlines() if line in BODY]


@pytest.mark.parametrize(("name", "content"), FORMATS, ids=[name for name, _ in FORMATS])
def test_a_format_gives_its_article_packed_or_not(name: str, content: bytes, tmp_path: Path) -> None:
    plain = read_one(write(tmp_path, name, content))
    packed = read_one(write(tmp_path / "packed", name + ".gz", gzip.compress(content)))
    assert paragraphs(plain) == list(BODY)
    assert (packed.text, packed.where, packed.id) == (plain.text, plain.where, plain.id)


@pytest.mark.parametrize(("name", "content"), FORMATS, ids=[name for name, _ in FORMATS])
def test_a_raw_can_go_to_another_process(name: str, content: bytes, tmp_path: Path) -> None:
    (raw,) = raws(write(tmp_path, name, content))
    assert load(pickle.loads(pickle.dumps(raw))) == load(raw)  # noqa: S301 - our own value


def test_a_folder_gives_what_its_files_give(tmp_path: Path) -> None:
    for name, content in FORMATS:
        write(tmp_path / "deep" / "er", name, content)
    write(tmp_path, ".hidden.txt", TEXT)
    files = sorted(str(tmp_path / "deep" / "er" / name) for name, _ in FORMATS)
    assert raws(str(tmp_path)) == raws(*files)
    assert raws(f"{tmp_path}/./deep/../") == raws(*files)
    assert len(raws(str(tmp_path), *files)) == len(files)


def test_sources_and_what_identifies_them(tmp_path: Path) -> None:
    folder = str(tmp_path).replace("\\", "/")
    write(tmp_path, "a.txt", TEXT)
    write(
        tmp_path, "b.jsonl", json_lines(record(), record(id="a2", text="Other.", url="https://x.example/1"))
    )
    write(tmp_path, "c.xml", rss(ITEM))
    write(tmp_path, "d.warc", archive(response("https://a.example/x", page().encode())))
    found = [(raw.source.removeprefix(folder), raw.where) for raw in raws(str(tmp_path))]
    assert found == [
        ("/a.txt", "a.txt"),
        ("/b.jsonl#a1", "a1"),
        ("/b.jsonl#a2", "https://x.example/1"),
        ("/c.xml#https://dispatch.example/road", "https://dispatch.example/road"),
        ("/d.warc#https://a.example/x", "https://a.example/x"),
    ]


def test_standard_input_is_records_or_one_text(tmp_path: Path) -> None:
    documents, errors = read("-", stdin=json_lines(record(), record(id="a2", text="Another.")))
    assert [document.source for document in documents] == ["-#a1", "-#a2"]
    assert not errors
    for content in (TEXT, page()):
        documents, errors = read("-", stdin=content.encode())
        assert [document.source for document in documents] == ["-"]
        assert paragraphs(documents[0]) == list(BODY)


def test_the_same_id_twice_is_one_article_or_two(tmp_path: Path) -> None:
    path = write(tmp_path, "d.jsonl", json_lines(record(), record(), record(text="It was said anew.")))
    assert [raw.source for raw in raws(path)] == [f"{path}#a1", f"{path}#a1~2"]


def test_records_without_id_are_named_by_what_they_say(tmp_path: Path) -> None:
    one, two = {"text": "The first one."}, {"text": "The second one."}
    forward = raws(write(tmp_path, "d.jsonl", json_lines(one, two)))
    backward = raws(write(tmp_path, "d.jsonl", json_lines(two, one)))
    assert {raw.source for raw in forward} == {raw.source for raw in backward}
    assert {raw.where for raw in forward} == {"d.jsonl"}


def test_a_feed_item_carries_its_metadata(tmp_path: Path) -> None:
    document = read_one(write(tmp_path, "feed.xml", rss(ITEM)))
    assert document.text == TEXT
    assert (document.title, document.outlet, document.authors) == (
        "Road stays open",
        "Shore Dispatch",
        ("Ida Moss",),
    )
    assert (document.published.value, document.published.method) == ("2024-04-02", "metadata")
    assert document.lang == "en"


def test_a_feed_item_without_full_text_gives_its_description(tmp_path: Path) -> None:
    item = "<title>T</title><guid>7</guid><description>Fish &amp;amp; chips were served.</description>"
    document = read_one(write(tmp_path, "feed.xml", rss(item)))
    assert document.text == "Fish & chips were served."
    assert document.where == "7"


def test_an_archive_gives_pages_only(tmp_path: Path) -> None:
    html = page().encode()
    packed = gzip.compress(html)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(html), html)
    content = archive(
        response("https://a.example/1", html),
        response("https://a.example/2", packed, headers="Content-Type: text/html\r\nContent-Encoding: gzip"),
        response(
            "https://a.example/3", chunked, headers="Content-Type: text/html\r\nTransfer-Encoding: chunked"
        ),
        response("https://a.example/4", html, status="404 Not Found"),
        response("https://a.example/5", b"\x89PNG", headers="Content-Type: image/png"),
        packed=True,
    )
    documents, errors = read(write(tmp_path, "crawl.warc.gz", content))
    assert [document.url for document in documents] == [f"https://a.example/{n}" for n in (1, 2, 3)]
    assert {document.text for document in documents} == {documents[0].text}
    assert {document.published.method for document in documents} == {"unknown"}, "crawled is not published"
    assert not errors


def test_a_record_in_memory_is_read_like_one_in_a_file(tmp_path: Path) -> None:
    fields = record(
        text="Lines\r\nstay\tas they are. \n", published="2024-05", outlet="Shore Dispatch", lang="en-GB"
    )
    document = from_record(fields)
    stored = read_one(write(tmp_path, "d.jsonl", json_lines(fields)))
    assert document.text == fields["text"] == stored.text
    assert document.id == stored.id
    assert (document.published.earliest, document.published.latest) == ("2024-05-01", "2024-05-31")
    assert document.lang == "en"


def test_what_is_no_coverage_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "page_files/menu.html", page())
    write(tmp_path, "page.html", page())
    image = write(tmp_path, "photo.jpg", b"\xff\xd8\xff\xe0\x00")
    renamed = write(tmp_path, "photo", b"\xff\xd8\xff\xe0\x00")
    database = write(tmp_path, "accord.db", b"SQLite format 3\x00")
    unknown = write(tmp_path, "blob.bin", b"\x00\x01\x02")
    documents, errors = read(str(tmp_path))
    assert sorted(document.where for document in documents) == ["a.txt", "page.html"]
    assert [error.source for error in errors] == [unknown]
    _, errors = read(image, renamed, database)
    assert [error.source for error in errors] == [image, renamed, database]


def test_reading_again_only_hashes(tmp_path: Path) -> None:
    path = write(tmp_path, "d.jsonl", json_lines(*(record(id=str(n), text=f"{n} {TEXT}") for n in range(50))))
    assert [raw.digest for raw in raws(path)] == [raw.digest for raw in raws(path)]
    assert len({raw.digest for raw in raws(path)}) == 50


def test_finding_streams(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write(tmp_path, name, TEXT)
    found = find([str(tmp_path)])
    assert not isinstance(next(found), SourceError)
    (tmp_path / "b.txt").unlink()
    assert isinstance(next(found), SourceError)
