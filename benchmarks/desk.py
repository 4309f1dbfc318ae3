"""How long the desk takes to answer, on a generated record: up to 100,000 articles, 1,000,000 statements.

    python benchmarks/desk.py make ARTICLES DB      # ten statements an article, the other kinds in proportion
    python benchmarks/desk.py pages DB [DB …]       # each page: first byte, work, size; from the disk
    python benchmarks/desk.py together DB           # the same by twenty readers during `accord read`

The vocabulary is invented. What matters is the skew: few speakers with most statements, a tenth of the
statements told by several outlets, some lines that thousands of articles carry. Entries are put into the
store as deriving puts them, but they do not come from reading: the record cannot be derived anew. `together`
takes a record that can, such as `benchmarks/growing.py make` writes, and changes it.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit

from accord.build import made_by
from accord.config import DEFAULT_MODEL
from accord.model.annotation import Annotation, NameMark, Statement
from accord.model.document import Document, Published
from accord.model.entries import (
    Actor,
    Agreement,
    Article,
    BreachClaimEntry,
    CommitmentEntry,
    Deadline,
    Dispute,
    Entry,
    EventEntry,
    Figure,
    Lineage,
    Mention,
    Origin,
    Position,
    ProposalEntry,
    Response,
    Side,
    StatementEntry,
    TalksRound,
    Variant,
)
from accord.model.values import Span, evidence_id, sha256
from accord.store import Store, encode, put_entries

SENTENCES = 12
PEOPLE = 20_000
STOCK = 20
FIRST_DAY, DAYS = date(2021, 1, 1), 1_400
SYLLABLES = [
    "ba",
    "ce",
    "do",
    "fi",
    "gu",
    "ka",
    "le",
    "mo",
    "ni",
    "pu",
    "ra",
    "se",
    "to",
    "vi",
    "zu",
    "sha",
    "tor",
    "mel",
    "dan",
    "quo",
]
NOUNS = [
    "convoy",
    "bridge",
    "harvest",
    "prisoner",
    "lorry",
    "district",
    "school",
    "clinic",
    "well",
    "village",
]
VERBS = ["said", "told", "announced", "insisted", "warned"]
ISSUES = ["ceasefire", "prisoners_detainees", "territory", "elections", "humanitarian_access"]
TYPES = ["AGREE", "CONSULT", "ASSAULT", "ACCUSE", "RETREAT", "COOPERATE", "DEMAND"]


def word(number: int) -> str:
    """One of endlessly many words that are no words."""
    parts = []
    while number or not parts:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts)


def skewed(chance: random.Random, most: int) -> int:
    """0 is drawn most often: the chance of n falls as 1/n."""
    return int(most ** chance.random()) - 1


def person(number: int) -> str:
    return f"{word(number % 97 + 7).title()} {word(number + 401).title()}"


def outlet(number: int) -> str:
    return f"{word(number + 23).title()} {('Post', 'Times', 'Radio', 'Herald')[number % 4]}"


class Story:
    """One generated article with its sentences; everything follows from its number."""

    def __init__(self, number: int, articles: int) -> None:
        self.chance = chance = random.Random(number)
        self.day = str(FIRST_DAY + timedelta(number * DAYS // articles))
        sentences, self.spans, self.speakers = [], [], []
        at = 0
        for place in range(SENTENCES):
            who = skewed(chance, PEOPLE)
            stock = chance.random() < 0.5 and place == 0
            told = random.Random(skewed(chance, STOCK)) if stock else chance
            words = " ".join(word(skewed(told, 30_000)) for _ in range(told.randint(8, 18)))
            counted = f"{told.randint(2, 900)} {told.choice(NOUNS)}s"
            sentence = f"{person(who)} {chance.choice(VERBS)} that {words} near {counted}."
            name = Span(at, at + len(person(who)))
            said = Span(at + sentence.index(" that ") + 6, at + len(sentence) - 1)
            self.spans.append((name, said, Span(said.end - len(counted), said.end)))
            self.speakers.append(person(who))
            sentences.append(sentence)
            at += len(sentence) + 1
        self.document = Document(
            source=f"generated/{number}.txt",
            where=f"generated/{number}.txt",
            text="\n".join(sentences),
            outlet=outlet(skewed(chance, 80)),
            title=" ".join(word(skewed(chance, 30_000)) for _ in range(6)).capitalize(),
            published=Published(self.day, self.day, self.day, "given"),
            lang="en",
        )
        self.id = self.document.id

    def mention(self, span: Span) -> Mention:
        return Mention(self.id, self.document.outlet, span.start, span.end, span.of(self.document.text))

    @property
    def annotation(self) -> Annotation:
        names = tuple(
            NameMark(name, "PERSON", who, who.split()[1])
            for (name, _, _), who in zip(self.spans, self.speakers, strict=True)
        )
        said = tuple(
            Statement((content,), "indirect", speaker=(name,), speaker_name=who)
            for (name, content, _), who in zip(self.spans, self.speakers, strict=True)
        )
        return Annotation(self.id, published=self.document.published, mentions=names, statements=said)


def shared(entry_kind: str, mentions: tuple[Mention, ...], first: str, last: str) -> dict[str, object]:
    """What all kinds share."""
    origins: dict[str | None, list[str]] = defaultdict(list)
    for mention in mentions:
        known = sha256(mention.article)[0] < "6"
        origins[mention.outlet if known else None].append(mention.article)
    return {
        "id": evidence_id(entry_kind, (mentions[0].article, mentions[0].start, mentions[0].end, entry_kind)),
        "mentions": mentions,
        "origins": tuple(
            Origin(name, tuple(dict.fromkeys(told)), "outlet") for name, told in origins.items()
        ),
        "first_reported": first,
        "last_reported": last,
    }


def statement(speaker: str, mentions: tuple[Mention, ...], first: str, last: str, day: str | None) -> Entry:
    return StatementEntry(
        **shared("statement", mentions, first, last),  # type: ignore[arg-type]
        speaker=speaker,
        office="envoy" if len(speaker) % 3 == 0 else None,
        affiliation=None,
        text=mentions[0].quote,
        why="the longest of those that agree",
        kind_of=("indirect", "mixed", "direct")[len(mentions[0].quote) % 3],
        speech=True,
        modality="asserted",
        negated=False,
        via=None,
        addressee=None,
        medium="radio" if len(speaker) % 7 == 0 else None,
        date=day,
        earliest=day,
        latest=day,
        variants=tuple(Variant(it, "verbatim", ()) for it in mentions),
    )


def others(story: Story, number: int) -> Iterator[Entry]:
    """The kinds that rest on one passage, as often as news has them."""
    chance, document = story.chance, story.document
    yield Article(
        **shared("article", (story.mention(Span(0, 30)),), story.day, story.day) | {"id": story.id},  # type: ignore[arg-type]
        source=document.source,
        outlet=document.outlet,
        title=document.title,
        authors=(),
        published=story.day,
        published_method="given",
        lang="en",
        words=len(document.text.split()),
        sha256=sha256(document.text),
        story=f"article-{number // 4:016x}" if number % 3 else None,
        url=None,
        replaces=None,
        residue=(),
        published_earliest=story.day,
        published_latest=story.day,
        story_title=document.title,
    )
    for place, (_, said, counted) in enumerate(story.spans[:SENTENCES]):
        who, whom = story.speakers[place], story.speakers[place - 1]
        one = (story.mention(said),)
        if place < 4:
            yield EventEntry(
                **shared("event", one, story.day, story.day),  # type: ignore[arg-type]
                type=TYPES[skewed(chance, len(TYPES) + 1) % len(TYPES)],
                mode=None,
                actors=(who,),
                recipients=(whom,),
                place=None,
                start=story.day,
                end=None,
                modality="reported",
            )
        if place == 4:
            amount = float(re.match(r"\d+", counted.of(document.text)).group())  # type: ignore[union-attr]
            yield Figure(
                **shared("figure", (story.mention(counted),), story.day, story.day),  # type: ignore[arg-type]
                counted=f"{NOUNS[skewed(chance, 10)]}s",
                unit="thing",
                low=amount,
                high=amount,
                approximate=False,
                as_of=story.day if number % 2 else None,
                claimant=who if number % 3 else None,
                place=None,
            )
        if place == 5 and number % 4 == 0:
            due = str(date.fromisoformat(story.day) + timedelta(chance.randint(1, 90)))
            deadlines = (Deadline(due, who, story.day, one[0], "set"),) if number % 8 == 0 else ()
            yield CommitmentEntry(
                **shared("commitment", one, story.day, story.day),  # type: ignore[arg-type]
                obligor=who,
                action=one[0].quote[:60],
                beneficiary=None,
                instrument=None,
                condition=None,
                deadlines=deadlines,
                status="announced",
                status_history=(),
                modality="promised",
            )
        if place == 6 and number % 3 == 0:
            yield Position(
                **shared("position", one, story.day, story.day),  # type: ignore[arg-type]
                party=who,
                issue=ISSUES[skewed(chance, 5)],
                stance=("demands", "accepts", "rejects")[number % 3 - 1],
                statement=None,
                since=story.day,
                until=None,
            )
        if place == 7 and number % 13 == 0:
            yield BreachClaimEntry(
                **shared("breach_claim", one, story.day, story.day),  # type: ignore[arg-type]
                accuser=who,
                accused=whom,
                commitment=None,
                what=one[0].quote[:60],
                modality="alleged",
                responses=(Response(whom, "deny", one[0], story.day),) if number % 2 else (),
            )
        if place == 8 and number % 12 == 0:
            yield ProposalEntry(
                **shared("proposal", one, story.day, story.day),  # type: ignore[arg-type]
                proposer=who,
                recipients=(whom,),
                terms=one[0].quote[:60],
                due=None,
                responses=(),
            )
        if place == 9 and number % 8 == 0:
            yield TalksRound(
                **shared("talks_round", one, story.day, story.day),  # type: ignore[arg-type]
                parties=(who, whom),
                venue=word(skewed(chance, 300)).title(),
                third_parties=(),
                start=story.day,
                end=None,
                agenda=(),
                phase="held",
                outcome=None,
            )
        if place == 10 and number % 100 == 0:
            yield Agreement(
                **shared("agreement", one, story.day, story.day),  # type: ignore[arg-type]
                name=f"{word(skewed(chance, 900)).title()} Accord",
                parties=(who, whom),
                date=story.day,
                third_parties=(),
            )
        if place == 11 and number % 60 == 0:
            yield Dispute(
                **shared("dispute", (*one, story.mention(counted)), story.day, story.day),  # type: ignore[arg-type]
                about="figure",
                entries=(
                    evidence_id("figure", (story.id, *story.spans[4][2], "figure")),
                    evidence_id("event", (story.id, *story.spans[0][1], "event")),
                ),
                sides=(Side("three", (document.outlet,)), Side("nine", (None,))),
                note="two counts of one day that cannot both be right",
            )
    if number % 3 == 1 and number > 3:
        yield Lineage(
            **shared("lineage", (story.mention(story.spans[1][1]),), story.day, story.day),  # type: ignore[arg-type]
            article=story.id,
            derives_from=None,
            credit=outlet(skewed(chance, 12)),
            relation="credit",
            share=None,
            passages=(),
        )


def generated(articles: int) -> Iterator[Entry]:
    """Every entry of the record, mostly from old to new."""
    named: dict[str, list[Mention]] = defaultdict(list)
    days: dict[str, tuple[str, str]] = {}
    stock: dict[str, list[tuple[Mention, str, str]]] = defaultdict(list)
    before: Story | None = None
    for number in range(articles):
        story = Story(number, articles)
        yield from others(story, number)
        for place, ((name, said, _), who) in enumerate(zip(story.spans, story.speakers, strict=True)):
            named[who].append(story.mention(name))
            days[who] = (days.get(who, (story.day,))[0], story.day)
            mention = story.mention(said)
            if place == 0:
                stock[mention.quote].append((mention, story.day, who))
            elif place < 11 or number % 10 == 0:
                also = (before.mention(before.spans[place][1]),) if before and place == 1 else ()
                yield statement(who, (mention, *also), story.day, story.day, story.day if place % 5 else None)
        before = story
    for told in stock.values():
        mentions = tuple(mention for mention, _, _ in told)
        yield statement(told[0][2], mentions, told[0][1], told[-1][1], told[0][1])
    for who, mentions in named.items():
        yield Actor(
            **shared("actor", tuple(mentions), *days[who]),  # type: ignore[arg-type]
            name=who,
            type="person",
            aliases=(who.split()[1],),
            offices=(),
        )


def make(articles: int, path: Path) -> None:
    """Fills a record. Nothing guards it against a kill, so it is removed first and is whole at the end."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    began = time.perf_counter()
    store = Store.open(path, create=True)
    db = store.connection
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000000", "foreign_keys = OFF"):
        db.execute(f"PRAGMA {pragma}")
    for start in range(0, articles, 1_000):
        stories = (Story(number, articles) for number in range(start, min(start + 1_000, articles)))
        store.add(("", it.document, encode(it.annotation), "generated") for it in stories)
    with store.transaction():
        put_entries(db, generated(articles))
        db.execute("INSERT OR REPLACE INTO meta VALUES ('derived', ?)", (made_by(DEFAULT_MODEL),))
    db.execute("PRAGMA journal_mode = WAL")
    counts = dict(db.execute("SELECT kind, entries FROM kind_count"))
    store.close()
    held = ", ".join(f"{number:,} {kind}" for kind, number in counts.items())
    print(f"{path}: {path.stat().st_size / 1e6:,.0f} MB, {held}; {time.perf_counter() - began:,.0f} s")


@contextmanager
def served(db: Path) -> Iterator[tuple[str, int, int]]:
    """The running desk: its host, its port and its process."""
    command = [sys.executable, "-c", "from accord.cli import main; main()", "serve", "--db", str(db)]
    process = subprocess.Popen(
        [*command, "--port", "0", "--no-browser", "--read-only"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        if process.stdout is None:
            raise RuntimeError("the desk says nothing")
        where = urlsplit(process.stdout.readline().strip())
        yield where.hostname or "", where.port or 0, process.pid
    finally:
        process.terminate()
        process.wait()


def addresses(db: Path, each: int) -> dict[str, list[str]]:
    """For every page some addresses, of entries and words drawn by chance."""
    chance, store = random.Random(7), Store.open(db, read_only=True)
    ask = store.connection.execute

    def some(kind: str, number: int = each) -> list[str]:
        low, high = ask("SELECT min(number), max(number) FROM entry WHERE kind = ?", (kind,)).fetchone()
        places = [chance.randint(low, high) for _ in range(number)]
        return [ask("SELECT id FROM entry WHERE number >= ? LIMIT 1", (it,)).fetchone()[0] for it in places]

    def values(kind: str, field: str) -> list[str]:
        rows = ask(
            "SELECT value FROM facet_value WHERE kind = ? AND field = ? ORDER BY entries DESC LIMIT 400",
            (kind, field),
        ).fetchall()
        return [quote(rows[skewed(chance, len(rows))][0]) for _ in range(each)]

    def most(kind: str) -> str:
        query = "SELECT id FROM entry WHERE kind = ? ORDER BY mentions DESC LIMIT 1"
        return str(ask(query, (kind,)).fetchone()[0])

    days = [str(FIRST_DAY + timedelta(chance.randrange(DAYS))) for _ in range(each)]
    common = [word(skewed(chance, 50)) for _ in range(each)]
    rare = [word(chance.randrange(3_000, 30_000)) for _ in range(each)]
    (last,) = ask("SELECT max(number) FROM article").fetchone()
    lists = ("statements", "figures", "events", "actors", "articles", "commitments", "disputes", "lineage")
    found = {
        "/ (the brief)": ["/"] * each,
        **{f"/{name}": [f"/{name}"] * each for name in lists},
        "/statements, deep in the list": [f"/statements?after={it}" for it in some("statement")],
        "/statements of a speaker": [
            f"/statements?speaker=%22{it}%22" for it in values("statement", "speaker")
        ],
        "/statements, part of a name": [
            f"/statements?speaker={it[:5]}" for it in values("statement", "speaker")
        ],
        "/statements of a speaker and an outlet": [
            f"/statements?speaker=%22{one}%22&outlet=%22{other}%22"
            for one, other in zip(values("statement", "speaker"), values("statement", "outlet"), strict=True)
        ],
        "/statements by speaker": ["/statements/speakers"] * each,
        "/statements by origins": ["/statements?sort=origins&reverse=1"] * each,
        "/statements of some days": [f"/statements?since={it}&until={it}" for it in days],
        "/statements.json": [f"/statements.json?after={it}" for it in some("statement")],
        "/statements.csv": [f"/statements.csv?after={it}" for it in some("statement")],
        "/deadlines": ["/deadlines"] * each,
        "/positions": ["/positions"] * each,
        "/timeline": ["/timeline"] * each,
        "/timeline from a day": [f"/timeline?since={it}" for it in days],
        "/stories": ["/stories"] * each,
        "/outlets": ["/outlets"] * each,
        "/news": [f"/news?article={max(0, last - 100)}"] * each,
        "/review": ["/review"] * each,
        "/review, a statement": [f"/review/{it}" for it in some("statement")],
        "/search, rare words": [f"/search?q={it}" for it in rare],
        "/search, common words": [f"/search?q={it}" for it in common],
        "/entry, a statement": [f"/entry/{it}" for it in some("statement")],
        "/entry, an actor": [f"/entry/{it}" for it in some("actor")],
        "/entry, the actor mentioned most": [f"/entry/{most('actor')}"] * each,
        "/entry, the statement told most": [f"/entry/{most('statement')}"] * each,
        "/article": [f"/article/{it}" for it in some("article")],
    }
    store.close()
    return found


def fetched(connection: http.client.HTTPConnection, address: str) -> tuple[int, float, int]:
    """Status, seconds to the first byte, and bytes of a page."""
    began = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    first = time.perf_counter() - began
    return answer.status, first, len(answer.read())


def spent(process: int) -> float:
    """Seconds of the processor's time that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def forget(db: Path) -> None:
    """Makes the system drop what it holds of the file, so that the next page reads it from the disk."""
    handle = os.open(db, os.O_RDONLY)
    os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(handle)


def from_disk(process: int) -> int:
    """Bytes that a process has had fetched from the disk."""
    return int(re.findall(r"read_bytes: (\d+)", Path(f"/proc/{process}/io").read_text())[0])


def percentile(seconds: list[float], share: float) -> float:
    """In milliseconds."""
    return sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))] * 1000


def pages(dbs: list[Path], each: int) -> None:
    """The table of all pages: p50 and p95 of the first byte, the processor's time for one, the largest page;
    then the first byte where nothing of the file is in memory, with what is read of it.

    The processor's time and what is read do not hang on what else the machine does meanwhile.
    """
    rows: dict[str, list[str]] = defaultdict(list)
    for db in dbs:
        asked = addresses(db, each)
        with served(db) as (host, port, process):
            connection = http.client.HTTPConnection(host, port, timeout=600)
            for name, known in asked.items():
                fetched(connection, known[0])  # what only the first of all requests has to load
                before = spent(process)
                found = [fetched(connection, it) for it in known]
                work = (spent(process) - before) / len(known) * 1000
                wrong = {status for status, _, _ in found} - {200}
                seconds = [first for _, first, _ in found]
                size = max(size for _, _, size in found) / 1000
                failed = f" (status {wrong})" if wrong else ""
                rows[name] += [
                    f"{percentile(seconds, 0.5):.0f} / {percentile(seconds, 0.95):.0f}{failed}",
                    f"{work:.0f}",
                    f"{size:.0f}",
                ]
            for name, known in asked.items():
                before_disk, seconds = from_disk(process), []
                for address in known:
                    forget(db)
                    seconds.append(fetched(connection, address)[1])
                read = (from_disk(process) - before_disk) / len(known) / 1e6
                rows[name] += [
                    f"{percentile(seconds, 0.5):.0f} / {percentile(seconds, 0.95):.0f}",
                    f"{read:.1f}",
                ]
    heads = [f"{db.name}, {db.stat().st_size / 1e6:,.0f} MB" for db in dbs]
    columns = "p50 / p95 ms | work ms | kB | p50 / p95 ms from the disk | MB of it"
    print(f"| page | {' | '.join(f'{it}: {columns}' for it in heads)} |")
    print(f"|---|{'---|---|---|---|---|' * len(dbs)}")
    for name, cells in rows.items():
        print(f"| {name} | {' | '.join(cells)} |")
    print(f"load of the machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def together(db: Path, readers: int, seconds: float) -> None:
    """Twenty readers browse while the command itself reads articles, batch after batch.

    Meanwhile somebody who would write, a decision for example, asks for the file every tenth of a second.
    """
    Store.open(db).close()  # of this version
    asked = [it for known in addresses(db, 5).values() for it in known]
    ends = time.perf_counter() + seconds
    took: list[float] = []
    wrong: list[str] = []

    def browse(number: int, host: str, port: int) -> None:
        chance = random.Random(number)
        connection = http.client.HTTPConnection(host, port, timeout=600)
        while time.perf_counter() < ends:
            address = chance.choice(asked)
            try:
                status, first, _ = fetched(connection, address)
            except OSError as error:
                wrong.append(f"{address}: {error}")
                return
            took.append(first)
            if status != 200:
                wrong.append(f"{address}: {status}")

    waits: list[float] = []

    def would_write() -> None:
        connection = sqlite3.connect(db, timeout=600, isolation_level=None)
        while time.perf_counter() < ends:
            began = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            waits.append(time.perf_counter() - began)
            connection.execute("ROLLBACK")
            time.sleep(0.1)
        connection.close()

    before = count(db)
    with served(db) as (host, port, _):
        threads = [threading.Thread(target=browse, args=(number, host, port)) for number in range(readers)]
        threads.append(threading.Thread(target=would_write))
        for thread in threads:
            thread.start()
        reads = 0
        while time.perf_counter() < ends:
            read_reprints(db, 1)
            reads += 1
        for thread in threads:
            thread.join()
    print(
        f"{readers} readers, {len(took):,} pages, {len(wrong)} wrong {wrong[:3]}; first byte p50 "
        f"{statistics.median(took) * 1000:.0f} ms, p95 {percentile(took, 0.95):.0f} ms; meanwhile "
        f"{count(db) - before:,} articles read in {reads} reads; of {len(waits)} waits for the file "
        f"the longest {max(waits) * 1000:.0f} ms"
    )


def count(db: Path) -> int:
    """How many articles a record has."""
    store = Store.open(db, read_only=True)
    (articles,) = store.connection.execute("SELECT count(*) FROM article").fetchone()
    store.close()
    return int(articles)


def read_reprints(db: Path, number: int) -> None:
    """Reads, by the command itself, articles that the record has, each cut at its first fifth."""
    store = Store.open(db, read_only=True)
    ask = store.connection.execute
    (last,) = ask("SELECT max(number) FROM article").fetchone()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as given:
        for _ in range(number):
            query = "SELECT text, published FROM article WHERE number >= ? LIMIT 1"
            text, published = ask(query, (random.randint(1, last),)).fetchone()
            fields = {
                "id": f"{time.time_ns()}",
                "text": text[len(text) // 5 :],
                "outlet": "The Reprint",
                "published": json.loads(published)["value"],
            }
            given.write(json.dumps(fields) + "\n")
        given.flush()
        store.close()
        command = [sys.executable, "-c", "from accord.cli import main; main()", "read", given.name]
        subprocess.run([*command, "--db", str(db)], check=True, capture_output=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("articles", type=int)
    making.add_argument("db", type=Path)
    showing = commands.add_parser("pages")
    showing.add_argument("dbs", type=Path, nargs="+")
    showing.add_argument("--each", type=int, default=20)
    at_once = commands.add_parser("together")
    at_once.add_argument("db", type=Path)
    at_once.add_argument("--readers", type=int, default=20)
    at_once.add_argument("--seconds", type=float, default=30.0)
    options = parser.parse_args()
    if options.command == "make":
        make(options.articles, options.db)
    elif options.command == "pages":
        pages(options.dbs, options.each)
    else:
        together(options.db, options.readers, options.seconds)


if __name__ == "__main__":
    main()
