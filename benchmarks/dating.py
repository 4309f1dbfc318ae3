"""Are articles whose date was taken off given it back? Alone, and in a record whose other articles are dated.

    python benchmarks/dating.py ARTICLES.jsonl [--mask] [--ids FILE] [--show N]

ARTICLES.jsonl holds one `{"id", "outlet", "published", "text"}` a line. `--mask` also blanks the stamps of
pages ("Wed Mar 2, 2011 7:26 am EST") in the first lines, `--ids` counts only the articles whose ids are in a
file, one a line, `--show` prints so many of the dates found, with their reasons and the truth.

- alone: every article by itself;
- in the record: of the articles in order of date every second one keeps its date; counted are the others;
  then the other way round, so that each is counted once;
- out of its time: the first third of the days dates the last third, and the other way round. Every date
  given is wrong: these articles are of another round.

A date is right where the truth lies in the interval; widths are in days, both ends counted.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

from accord.annotate import Annotator
from accord.ingest import from_record
from accord.link import date_articles
from accord.model.annotation import Annotation
from accord.model.document import Document, Published
from accord.model.reading import Reading

STAMP = re.compile(
    r"(?:\| ?)?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
    r"(?: \d{1,2}:\d\d ?[ap]m(?: [A-Z]{2,4}\b)?| (?=\|))"
)
LEAD = 1500

Outcome = tuple[str, str, Published]
"""An article's id, its true date, and the date that was found."""


def masked(text: str) -> str:
    lead = STAMP.sub(lambda match: " " * len(match.group()), text[:LEAD])
    return lead + text[LEAD:]


def read(path: Path, *, mask: bool) -> tuple[list[Reading], dict[str, str]]:
    """The articles in order of date, annotated without it; and their true dates by id."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    records = [record for record in records if record["text"].strip()]
    records.sort(key=lambda record: (record["published"], record["id"]))
    truth, documents = {}, []
    for record in records:
        text = masked(record["text"]) if mask else record["text"]
        document = from_record({"id": record["id"], "text": text, "outlet": record.get("outlet")})
        documents.append(document)
        truth[document.id] = record["published"]
    annotations = Annotator().annotate(documents)
    return [Reading(*pair) for pair in zip(documents, annotations, strict=True)], truth


def alone(readings: Sequence[Reading], truth: dict[str, str]) -> list[Outcome]:
    """The dateline, or what the text alone gives."""
    return [(it.document.where, truth[it.id], it.annotation.published) for it in readings]


def together(
    readings: Sequence[Reading], truth: dict[str, str], dated: Callable[[int], bool]
) -> list[Outcome]:
    """The articles that are not `dated`, by the number they have, in one record with those that are."""
    record = [_with_date(it, truth[it.id]) if dated(number) else it for number, it in enumerate(readings)]
    found = date_articles(record)
    return [
        (it.document.where, truth[it.id], it.document.published)
        for number, it in enumerate(found)
        if not dated(number)
    ]


def _with_date(reading: Reading, day: str) -> Reading:
    published = Published(day, day, day, "given")
    document: Document = replace(reading.document, published=published)
    return Reading(document, Annotation(reading.id, published=published))


def width(published: Published) -> int:
    first, last = (date.fromisoformat(day) for day in (published.earliest or "", published.latest or ""))
    return (last - first).days + 1


def right(outcome: Outcome) -> bool:
    _, true, published = outcome
    return (published.earliest or "9") <= true <= (published.latest or "0")


def table(name: str, outcomes: Iterable[Outcome], outlets: dict[str, str]) -> None:
    """One row for all, one an outlet, one a method."""
    every = list(outcomes)
    groups = {"all": every}
    for outcome in every:
        groups.setdefault(outlets[outcome[0]], []).append(outcome)
    for outcome in every:
        if outcome[2].earliest:
            groups.setdefault(f"by {outcome[2].method}", []).append(outcome)
    for group, members in groups.items():
        given = [outcome for outcome in members if outcome[2].earliest]
        hits = sum(map(right, given))
        share = f"{len(given) / len(members):.1%}"
        exact = f"{hits / len(given):.1%} | {median(width(it[2]) for it in given):g}" if given else "– | –"
        print(f"| {name} | {group} | {len(members)} | {share} | {exact} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--mask", action="store_true", help="blank the stamps of pages")
    parser.add_argument("--ids", type=Path, help="count only these articles")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N of the dates found")
    options = parser.parse_args()
    readings, truth = read(options.articles_file, mask=options.mask)
    outlets = {it.document.where: it.document.outlet or "no outlet" for it in readings}
    wanted = set(options.ids.read_text("utf-8").split()) if options.ids else outlets.keys()
    days = sorted(truth[it.id] for it in readings)
    early, late = days[len(days) // 3], days[2 * len(days) // 3]
    first, last = (
        [truth[it.id] <= early for it in readings],
        [truth[it.id] >= late for it in readings],
    )
    halves = [
        *together(readings, truth, lambda n: n % 2 == 0),
        *together(readings, truth, lambda n: n % 2 == 1),
    ]
    strangers = [it for it in together(_bare(readings), truth, first.__getitem__) if it[1] >= late]
    strangers += [it for it in together(_bare(readings), truth, last.__getitem__) if it[1] <= early]
    print("| case | group | articles | given a date | right | median width |\n|---|---|---|---|---|---|")
    for name, outcomes in (
        ("alone", alone(readings, truth)),
        ("in the record", halves),
        ("out of its time", strangers),
    ):
        table(name, (it for it in outcomes if it[0] in wanted), outlets)
    for name, true, published in [it for it in halves if it[2].why and it[0] in wanted][: options.show]:
        print(f"\n{name}, truly {true}: {published.why}")


def _bare(readings: Sequence[Reading]) -> list[Reading]:
    """The articles with no date but what the record may give: neither a dateline nor a date by the text."""
    bare = Published()
    return [
        Reading(
            replace(it.document, published=bare),
            replace(it.annotation, published=Published(clues=it.annotation.published.clues)),
        )
        for it in readings
    ]


if __name__ == "__main__":
    main()
