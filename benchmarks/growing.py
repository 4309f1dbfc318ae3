"""What one more article costs a record, by the record's size; and how near folding in is to deriving anew.

    python benchmarks/growing.py make ARTICLES DB    # a record of that many articles
    python benchmarks/growing.py one DB [DB …]       # reads articles into each; the first is the baseline
    python benchmarks/growing.py near DB [--new N]   # folds N articles of a record in

A record is made of the example coverage, over and over. In each copy the rarer words are exchanged for
others of the same length out of the same vocabulary, names for names, so that every text, mark and entry
stays what it was, and words and names come back in ever new company. An actor of one name is one actor in
all of the record. `one` changes the record it is given. `near` compares the entries that rest on the
articles folded in with those that deriving the whole gives: how many rest on the very same words, and of
the pairs of witnesses from two articles that one puts into one entry, how many the other does.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from accord import build
from accord.config import DEFAULT_MODEL
from accord.growing import grow
from accord.model.decisions import Decisions
from accord.model.document import Document
from accord.model.entries import Actor, Entry
from accord.model.values import evidence_id
from accord.store import Store, encode, pending, put_entries
from accord.store.codec import KIND_BY_NAME, decode_entry

EXAMPLE = Path(__file__).parent.parent / "examples" / "coverage"
KEPT = 0.1  # Words that so many of the articles have stay: "the", "said".
WORD = re.compile(r"[A-Za-z]+")
ID = re.compile(r"\b([a-z_]+)-[0-9a-f]{16}\b")
STAY = frozenset(
    """January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday""".split()  # noqa: SIM905
)
TRIED = 5


class Example:
    """The example's record: its documents, their marks, its entries, and the words that are exchanged."""

    def __init__(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(Path(folder) / "example.db", create=True)
            build.read_into(store, [str(EXAMPLE)])
            self.readings = store.readings()
            rows = store.connection.execute("SELECT kind, data FROM entry ORDER BY number").fetchall()
            store.close()
        self.entries = [(kind, json.loads(data)) for kind, data in rows]
        often = Counter(
            word for reading in self.readings for word in set(WORD.findall(reading.document.text))
        )
        self.classes: dict[tuple[int, bool], list[str]] = defaultdict(list)
        for word, articles in sorted(often.items()):
            if articles <= KEPT * len(self.readings) and not word.isupper() and word not in STAY:
                self.classes[len(word), word[0].isupper()].append(word)


class Copy:
    """One copy of the example, by its number; copy 0 is the example itself."""

    def __init__(self, example: Example, number: int) -> None:
        self.example, self.number = example, number
        chance = random.Random(number)
        self.other: dict[str, str] = {}
        for words in example.classes.values():
            self.other.update(zip(words, chance.sample(words, len(words)) if number else words, strict=True))
        self.documents = [self._document(reading.document) for reading in example.readings]
        self.ids = {
            reading.id: document.id
            for reading, document in zip(example.readings, self.documents, strict=True)
        }

    def _document(self, document: Document) -> Document:
        return replace(
            document,
            text=self.said(document.text),
            title=self.said(document.title) if document.title else None,
            source=f"{self.number}/{document.source}",
            where=f"{self.number}/{document.where}",
        )

    def said(self, text: str) -> str:
        return WORD.sub(lambda match: self.other.get(match[0], match[0]), text)

    def named(self, match: re.Match[str]) -> str:
        return self.ids.get(match[0]) or evidence_id(match[1], (match[0], self.number))

    def value(self, value: Any, name: str = "") -> Any:
        """A part of a mark or entry, with the copy's words and ids."""
        if isinstance(value, dict):
            return {key: self.value(part, key) for key, part in value.items()}
        if isinstance(value, list):
            return [self.value(part, name) for part in value]
        if not isinstance(value, str) or name == "outlet":
            return value
        value = ID.sub(self.named, value)
        return self.said(value) if name in ("quote", "text") or not value.islower() else value

    def rows(self) -> Iterator[tuple[str, Document, str, str]]:
        """What `Store.add` takes."""
        version = build.made_by(DEFAULT_MODEL)
        for reading, document in zip(self.example.readings, self.documents, strict=True):
            marks = self.value(json.loads(encode(reading.annotation))) | {"id": document.id}
            yield f"{self.number}/{reading.id}", document, encode(marks), version

    def entries(self) -> Iterator[Entry]:
        for kind, data in self.example.entries:
            yield msgspec.convert(self.value(data), KIND_BY_NAME[kind])


def make(articles: int, path: Path) -> None:
    """Makes a record. Nothing guards it against a kill, so it is removed first and is whole at the end."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    began, example = time.perf_counter(), Example()
    store = Store.open(path, create=True)
    db = store.connection
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000000", "foreign_keys = OFF"):
        db.execute(f"PRAGMA {pragma}")
    copies = -(-articles // len(example.readings))
    actors: dict[str, list[Actor]] = defaultdict(list)
    for number in range(copies):
        copy = Copy(example, number)
        store.add(copy.rows())
        entries = list(copy.entries())
        for entry in entries:
            if isinstance(entry, Actor):
                actors[entry.name].append(entry)
        with store.transaction():
            put_entries(db, (entry for entry in entries if not isinstance(entry, Actor)))
        if number % 50 == 0:
            print(f"{number} of {copies} copies, {time.perf_counter() - began:,.0f} s", file=sys.stderr)
    with store.transaction():
        put_entries(db, (one_actor(same) for same in actors.values()))
        (held,) = db.execute("SELECT count(*) FROM article").fetchone()
        version = build.made_by(DEFAULT_MODEL)
        whole = encode({"by": version, "articles": held, "log": 0})
        db.execute("INSERT OR REPLACE INTO meta VALUES ('whole', ?), ('derived', ?)", (whole, version))
    db.execute("PRAGMA journal_mode = WAL")
    counts = dict(db.execute("SELECT kind, entries FROM kind_count"))
    (most,) = db.execute("SELECT max(mentions) FROM entry").fetchone()
    store.close()
    told = ", ".join(f"{number:,} {kind}" for kind, number in counts.items())
    print(f"{path}: {path.stat().st_size / 1e6:,.0f} MB, {told}; an entry with {most:,} mentions")


def one_actor(same: list[Actor]) -> Actor:
    """Actors of one name in several copies as one."""
    origins: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for actor in same:
        for origin in actor.origins:
            origins[origin.name, origin.kind] += origin.articles
    return replace(
        same[0],
        mentions=tuple(mention for actor in same for mention in actor.mentions),
        aliases=tuple(sorted({name for actor in same for name in actor.aliases} - {same[0].name})),
        origins=tuple(
            type(same[0].origins[0])(name, tuple(sorted(told)), kind)
            for (name, kind), told in sorted(
                origins.items(), key=lambda it: (it[0][0] is None, it[0][0] or "")
            )
        ),
    )


def one(paths: list[Path]) -> None:
    """Reads articles one at a time, by the command itself: one that the record has, cut and reprinted."""
    example = Example()
    print(f"{'articles':>10}{'entries':>12}{'MB':>8}{'seconds':>9}{'ratio':>7}{'most':>7}   of {TRIED}")
    baseline = 0.0
    for path in paths:
        store = Store.open(path)
        articles, entries = (
            store.connection.execute(f"SELECT {what}").fetchone()[0]
            for what in ("count(*) FROM article", "sum(entries) FROM kind_count")
        )
        store.close()
        taken = [read_one(example, path, articles, attempt) for attempt in range(TRIED)]
        middle = statistics.median(taken)
        baseline = baseline or middle
        size = path.stat().st_size / 1e6
        told = f"{articles:>10,}{entries:>12,}{size:>8,.0f}{middle:>9.1f}{middle / baseline:>7.2f}"
        print(f"{told}{max(taken):>7.1f}", flush=True)


def read_one(example: Example, path: Path, articles: int, attempt: int) -> float:
    chance = random.Random(f"{articles} {attempt}")
    copy = Copy(example, chance.randrange(articles // len(example.readings)))
    document = chance.choice([it for it in copy.documents if len(it.text) > 1_000])
    text = document.text[document.text.index("\n", len(document.text) // 5) :].strip()
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / f"{time.time_ns()}.jsonl"
        fields = {
            "id": given.stem,
            "text": text,
            "outlet": "The Reprint",
            "published": document.published.value,
        }
        given.write_text(json.dumps(fields) + "\n", "utf-8")
        command = "from accord.cli import main; main()"
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", command, "read", str(given), "--db", str(path)],
            check=True,
            capture_output=True,
        )
        return time.perf_counter() - began


def near(path: Path, new: int) -> None:
    """Folds articles of a record in, and derives it as a whole, by the same rules, to compare."""
    given = Store.open(path)
    readings, version = given.readings(), build.made_by(DEFAULT_MODEL)
    given.close()
    came = {it.id for it in random.Random(new).sample(readings, new)}
    rows = {it.id: (it.id, it.document, encode(it.annotation), version) for it in readings}
    with tempfile.TemporaryDirectory() as folder:
        grown, whole = (Store.open(Path(folder) / f"{name}.db", create=True) for name in ("grown", "whole"))
        grown.add(row for key, row in rows.items() if key not in came)
        build.refresh(grown, whole=True)
        grown.add(row for key, row in rows.items() if key in came)
        began = time.perf_counter()
        waiting = pending(grown, version)
        if waiting is None:
            raise RuntimeError("the record was not derived as a whole")
        grow(grown, waiting, Decisions(), Decisions(), build.derive)
        folding = time.perf_counter() - began
        whole.add(rows.values())
        began = time.perf_counter()
        build.refresh(whole, whole=True)
        deriving = time.perf_counter() - began
        print(f"{new} articles into {len(readings) - new}: {folding:.1f} s; the whole anew: {deriving:.1f} s")
        print(f"{'':14}{'whole':>7}{'folded':>8}{'same':>7}{'pairs':>9}{'P':>7}{'R':>7}")
        for kind in KIND_BY_NAME:
            mine, right = groups(grown, kind, came), groups(whole, kind, came)
            pairs, meant = together(mine, came), together(right, came)
            both = len(pairs & meant)
            share = f"{both / len(pairs):>7.3f}{both / len(meant):>7.3f}" if pairs and meant else ""
            same = sum((Counter(mine) & Counter(right)).values())
            print(f"{kind:14}{len(right):>7}{len(mine):>8}{same:>7}{len(meant):>9}{share}")
        grown.close()
        whole.close()


Place = tuple[str, int, int]


def groups(store: Store, kind: str, came: set[str]) -> list[frozenset[Place]]:
    """The places on which each entry rests that rests on one of the new articles."""
    found = []
    for (data,) in store.connection.execute("SELECT data FROM entry WHERE kind = ?", (kind,)):
        mentions = decode_entry(kind, data).mentions
        if any(it.article in came for it in mentions):
            found.append(frozenset((it.article, it.start, it.end) for it in mentions))
    return found


def together(found: Iterable[frozenset[Place]], came: set[str]) -> set[tuple[Place, Place]]:
    """Pairs of a place in a new article and one in another, where one entry rests on both."""
    return {
        (one, other)
        for places in found
        for one in places
        if one[0] in came
        for other in places
        if other[0] != one[0]
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("articles", type=int)
    making.add_argument("db", type=Path)
    reading = commands.add_parser("one")
    reading.add_argument("db", type=Path, nargs="+")
    comparing = commands.add_parser("near")
    comparing.add_argument("db", type=Path)
    comparing.add_argument("--new", type=int, default=40)
    given = parser.parse_args()
    if given.command == "make":
        make(given.articles, given.db)
    elif given.command == "near":
        near(given.db, given.new)
    else:
        one(given.db)


if __name__ == "__main__":
    main()
