"""The command line as its users meet it: exit statuses, formats, words; bad input named, never a trace."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from accord import Record

from .conftest import COVERAGE

ACCORD = [sys.executable, "-c", "from accord.cli import main; main()"]
TEXT = "“The bridge is open,” Ilsa Verne told Corvane Press on Monday. Some 40 lorries waited, she said."


def accord(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*ACCORD, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "ACCORD_DB": ""},
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@pytest.mark.parametrize("kind", ["article", "statement", "figure", "actor", "dispute", "lineage"])
def test_every_form_of_a_list_has_the_same_rows(example: Record, example_db: Path, kind: str) -> None:
    ids = [entry.id for entry in example.list(kind, sort="last_reported", reverse=True).entries]
    assert ids
    as_json = accord("list", kind, "--json", "--db", example_db)
    assert [json.loads(line)["id"] for line in as_json.stdout.splitlines()] == ids
    as_csv = accord("list", kind, "--csv", "--db", example_db)
    assert [row["id"] for row in csv.DictReader(io.StringIO(as_csv.stdout))] == ids
    for_people = accord("list", kind, "--db", example_db)
    assert for_people.stdout.count("accord show ") == len(ids)
    assert f"{len(ids):,} found" in for_people.stderr


def test_rows_exported_are_the_rows_there(example: Record, example_db: Path) -> None:
    total = sum(example.counts().values())
    lines = accord("export", "--db", example_db).stdout.splitlines()
    assert len(lines) == total
    rows = list(csv.DictReader(io.StringIO(accord("export", "--format", "csv", "--db", example_db).stdout)))
    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in lines]


def test_what_is_exported_can_be_checked_against_its_article(example: Record) -> None:
    texts = {reading.document.id: reading.document.text for reading in example.store.readings()}
    for row in example.export():
        assert row["mentions"], row["id"]
        for mention in row["mentions"]:  # type: ignore[attr-defined]
            assert texts[mention["article"]][mention["start"] : mention["end"]] == mention["quote"]


def test_filters_dates_and_orders(example_db: Path) -> None:
    since = accord("list", "statement", "--since", "2024-05-20", "--json", "--db", example_db).stdout
    assert since
    assert all(json.loads(line)["last_reported"] >= "2024-05" for line in since.splitlines())
    speaker = accord("list", "statement", "--speaker", "tilden", "--json", "--db", example_db).stdout
    assert {"tilden" in json.loads(line)["speaker"].casefold() for line in speaker.splitlines()} == {True}
    by_origin = accord(
        "list", "statement", "--sort", "mentions", "--reverse", "--limit", "5", "--json", "--db", example_db
    )
    counts = [len(json.loads(line)["mentions"]) for line in by_origin.stdout.splitlines()]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == 5
    assert "5 of " in by_origin.stderr


def test_as_of_shows_what_was_known_then(example_db: Path) -> None:
    lines = accord("export", "--as-of", "2024-04-10", "--db", example_db).stdout.splitlines()
    articles = [row for row in map(json.loads, lines) if row["kind"] == "article"]
    assert articles
    assert all(row["published"] is not None and row["published"] <= "2024-04-10" for row in articles)
    known = {row["id"] for row in articles}
    assert all(m["article"] in known for row in map(json.loads, lines) for m in row["mentions"])
    assert "as known on 10 April 2024" in accord("brief", "--as-of", "2024-04-10", "--db", example_db).stdout


def test_show_gives_the_sentence_and_the_reasons(example: Record, example_db: Path) -> None:
    statement = max(example.list("statement").entries, key=lambda entry: len(entry.mentions))
    shown = accord("show", statement.id, "--db", example_db).stdout
    assert shown.count(">>") == len(statement.mentions)
    assert "why same" in shown
    mentions = accord("show", statement.id, "--csv", "--db", example_db).stdout
    assert len(list(csv.DictReader(io.StringIO(mentions)))) == len(statement.mentions)


def test_search_in_all_forms(example_db: Path) -> None:
    for_people = accord("search", "prisoners", "--db", example_db)
    assert "article: " in for_people.stdout
    rows = [
        json.loads(r) for r in accord("search", "prisoners", "--json", "--db", example_db).stdout.splitlines()
    ]
    assert f"{len(rows)} found" in for_people.stderr
    french = accord("search", "pourparlers", "--json", "--db", example_db).stdout
    assert "article" in french
    assert accord("search", '"', "--db", example_db).returncode == 2


def test_the_page_is_whole_and_asks_nothing_of_the_network(example_db: Path, tmp_path: Path) -> None:
    done = accord("brief", "--html", tmp_path / "brief.html", "--db", example_db)
    page = (tmp_path / "brief.html").read_text("utf-8")
    assert done.returncode == 0
    assert page.rstrip().endswith("</html>")
    assert "<script" not in page
    assert "src=" not in page
    assert "<link" not in page
    assert accord("brief", "--html", tmp_path / "no" / "brief.html", "--db", example_db).returncode == 2


def test_a_hostile_article_does_nothing(tmp_path: Path) -> None:
    hostile = {
        "id": "x",
        "outlet": "<script>alert(1)</script>",
        "title": "</title><img src=x onerror=alert(1)>",
        "text": "“<b onclick=alert(1)>The gates</b> *will* [open](javascript:x),” said Ilsa Verne. " * 2,
    }
    accord("read", "-", "--db", tmp_path / "r.db", stdin=json.dumps(hostile).encode())
    accord("brief", "--html", tmp_path / "b.html", "--db", tmp_path / "r.db")
    page = (tmp_path / "b.html").read_text("utf-8")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<img" not in page
    assert "<b onclick" not in page
    assert "[open](" not in accord("brief", "--db", tmp_path / "r.db").stdout


BAD = {
    "binary.txt": bytes(range(256)) * 40,
    "empty.txt": b"",
    "blank.txt": b" \n \n",
    "cut.txt.gz": gzip.compress(TEXT.encode() * 50)[:-20],
    "one-line.txt": b"word " * 10_000_000,
    "deep.html": b"<div>" * 10_000 + b"text" + b"</div>" * 10_000,
    "encoding.txt": b"\xff\xfe\xfa" + b"\x81\x8d\x8f" * 50,
    "lines.jsonl": b'{"id": "ok", "text": "Some 30 lorries waited at the bridge."}\n{"id": "bad"\n',
    "cut.warc.gz": gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP")[:-9],
}


def test_bad_files_are_named_and_all_others_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(TEXT, "utf-8")
    db = tmp_path / "r.db"
    done = accord("read", folder, folder / "missing.txt", "--db", db)
    assert done.returncode == 3
    skipped = [line for line in done.stderr.splitlines() if line.startswith("skipped ")]
    for name in [*BAD, "missing.txt"]:
        assert any(name in line for line in skipped), f"{name} is not named in {done.stderr}"
    articles = accord("list", "article", "--json", "--db", db).stdout
    assert {Path(json.loads(line)["source"]).name for line in articles.splitlines()} == {
        "good.txt",
        "lines.jsonl#ok",
    }
    assert accord("doctor", "--db", db).returncode == 0


def test_reading_again_and_a_changed_text(tmp_path: Path) -> None:
    source, db = tmp_path / "a.txt", tmp_path / "r.db"
    source.write_text(TEXT, "utf-8")
    assert "1 new article" in accord("read", source, "--db", db).stderr
    before = accord("export", "--db", db).stdout
    again = accord("read", source, "--db", db)
    assert "0 new articles, 1 known" in again.stderr
    assert accord("export", "--db", db).stdout == before
    source.write_text(TEXT.replace("40", "60"), "utf-8")
    assert "1 of them new versions" in accord("read", source, "--db", db).stderr
    articles = [
        json.loads(line) for line in accord("list", "article", "--json", "--db", db).stdout.splitlines()
    ]
    assert len(articles) == 2
    assert {article["replaces"] for article in articles} == {None, json.loads(before.splitlines()[0])["id"]}


def test_annotate_keeps_order_ids_and_text(tmp_path: Path) -> None:
    documents = [
        {"id": "two", "text": TEXT, "published": "2031-05-05"},
        {"id": 1, "text": "“Unbalanced “ marks » everywhere", "lang": "en"},
        {"id": "", "text": ""},
        {"id": "fr", "text": "Le porte-parole a dit « non » à la presse hier soir à Auvray.", "lang": "fr"},
    ]
    lines = b"".join(json.dumps(document).encode() + b"\n" for document in documents)
    done = accord("annotate", stdin=lines)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["two", "1", "", "fr"]
    fields = "id published residue mentions times quantities statements events commitments breach_claims"
    assert list(rows[0])[:12] == [*fields.split(), "proposals", "talks"]  # what was added comes behind
    said = rows[0]["statements"][0]
    assert [TEXT[s:e] for s, e in said["content"]] == ["The bridge is open"]
    assert said["speaker_name"] == "Ilsa Verne"
    assert said["medium"] == "Corvane Press"
    assert rows[3]["statements"] == []


@pytest.mark.parametrize("line", [b"no json", b"[]", b'{"text": "x"}', b'{"id": 1, "text": 5}', b"\xff\xfe"])
def test_annotate_names_the_line_it_cannot_read(line: bytes) -> None:
    done = accord("annotate", stdin=b'{"id": 1, "text": "Fine."}\n' + line + b"\n")
    assert done.returncode == 3
    assert "line 2" in done.stderr


def test_the_doctor_says_what_is_wrong(tmp_path: Path) -> None:
    import sqlite3

    source, db = tmp_path / "a.txt", tmp_path / "r.db"
    source.write_text(TEXT, "utf-8")
    accord("read", source, "--db", db)
    assert accord("doctor", "--db", db).returncode == 0
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE mention SET quote = 'something else' WHERE nth = 1")
    connection.close()
    done = accord("doctor", "--db", db)
    assert done.returncode == 1
    assert "does not read 'something else'" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("brief", "--db", "none.db"), "there is no record at none.db"),
        (("list", "rumour", "--db", "{db}"), "there is no kind 'rumour'"),
        (("list", "statement", "--claimant", "x", "--db", "{db}"), "has no filter 'claimant'"),
        (("list", "statement", "--filter", "medium", "--db", "{db}"), "write FIELD=WORDS"),
        (("list", "statement", "--since", "soon", "--db", "{db}"), "'soon' is no date"),
        (("show", "nothing", "--db", "{db}"), "no entry 'nothing'"),
        (("brief", "--as-of", "then", "--db", "{db}"), "'then' is no date"),
        (("read", "--db", "{db}"), "Missing argument"),
        (("nonsense",), "No such command"),
    ],
)
def test_wrong_calls_say_what_to_do(
    arguments: tuple[str, ...], says: str, example_db: Path, tmp_path: Path
) -> None:
    done = accord(*(argument.format(db=example_db) for argument in arguments), cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr


def test_standard_input_and_a_missing_model(tmp_path: Path) -> None:
    assert accord("read", "-", "--db", tmp_path / "r.db", stdin=TEXT.encode()).returncode == 0
    done = accord("read", "-", "--db", tmp_path / "n.db", "--model", "en_core_web_none", stdin=TEXT.encode())
    assert done.returncode == 2
    assert "en_core_web_none" in done.stderr


def test_help_needs_no_heavy_library() -> None:
    heavy = "[m for m in ('spacy', 'trafilatura', 'lxml', 'rapidfuzz', 'numpy') if m in sys.modules]"
    code = f"import sys; from accord.cli import cli; cli(['--help'], standalone_mode=False); print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_example_is_sound(example: Record) -> None:
    assert list(example.doctor()) == []
    files = [path for path in COVERAGE.rglob("*") if path.is_file()]
    assert example.counts()["article"] >= len(files)
