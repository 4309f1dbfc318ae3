"""Events against PLOVER's gold standard records, each a sentence with one event.

    python benchmarks/events.py RECORDS.json [--errors N]

RECORDS.json is a list of records with `id`, `date`, `text`, `event`, `source` and `target`. A record is found
where an event of its type is marked; its actor is right where a word of its source is among the actors'
words, and all is right where a word of its target is among those of recipients or actors too. Precision is
the share of all marked events that find a record. The records have two names that Accord has not:
DISAPPROVE is ACCUSE here, FIGHT is ASSAULT; the table gives both, under Accord's names and as printed.

`read` is the half of which errors may be shown, by the first byte of the id's SHA-256; `unread` the other.
"""

from __future__ import annotations

import argparse
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from accord.annotate import Annotator
from accord.ingest import from_record
from accord.model.annotation import Annotation, Event, Party

OURS = {"DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}
COMMON = {"the", "and", "president", "minister", "government", "officials"}
Record = dict[str, Any]


class Found(NamedTuple):
    """Of one record: events marked, and whether its type, its actor, all of it is among them."""

    marked: int
    type: bool
    actor: bool
    all: bool


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", text.lower())) - COMMON


def wanted(record: Record, role: str) -> set[str]:
    named = [
        row["actorText"] for row in record.get(role) or () if isinstance(row, dict) and "actorText" in row
    ]
    return set().union(*map(words, named))


def told(parties: tuple[Party, ...], text: str) -> set[str]:
    return set().union(*(words(party.name or "") | words(party.span.of(text)) for party in parties))


def held(record: Record, annotation: Annotation, kind: str) -> Found:
    """The marks of one sentence held against its record."""
    text, source, target = record["text"], wanted(record, "source"), wanted(record, "target")

    def by(event: Event) -> bool:
        return not source or bool(source & told(event.actors, text))

    def to(event: Event) -> bool:
        return not target or bool(target & told((*event.recipients, *event.actors), text))

    same = [event for event in annotation.events if event.type == kind]
    actors = [event for event in same if by(event)]
    return Found(len(annotation.events), bool(same), bool(actors), any(map(to, actors)))


def row(name: str, found: list[Found]) -> str:
    marked = sum(it.marked for it in found)
    hits = sum(it.type for it in found)
    shares = [hits / max(marked, 1), *(sum(it[part] for it in found) / len(found) for part in (1, 2, 3))]
    return f"| {name} | {len(found)} | {' | '.join(f'{share:.3f}' for share in shares)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="show the first N of the read half")
    options = parser.parse_args()
    records: list[Record] = json.loads(options.records.read_text("utf-8"))
    documents = [from_record({"text": it["text"], "published": it.get("date")}) for it in records]
    annotations = list(Annotator().annotate(documents))
    read = [sha256(it["id"].encode()).digest()[0] % 2 == 0 for it in records]
    print("| records | number | precision | type | and actor | and recipient |\n|---|---|---|---|---|---|")
    for scheme, names in (("Accord's types", OURS), ("types as printed", {})):
        kinds = [names.get(it["event"], it["event"]) for it in records]
        found = [held(*each) for each in zip(records, annotations, kinds, strict=True)]
        print(row(f"all, {scheme}", found))
        print(row(f"read, {scheme}", [it for it, mine in zip(found, read, strict=True) if mine]))
        print(row(f"unread, {scheme}", [it for it, mine in zip(found, read, strict=True) if not mine]))
    shown = [
        (it, kind, annotation)
        for it, annotation, mine in zip(records, annotations, read, strict=True)
        if mine and not held(it, annotation, kind := OURS.get(it["event"], it["event"])).all
    ]
    for record, kind, annotation in shown[: options.errors]:
        got = [(event.type, [party.name for party in event.actors]) for event in annotation.events]
        print(f"{kind} | {record['text']} | {got}")


if __name__ == "__main__":
    main()
