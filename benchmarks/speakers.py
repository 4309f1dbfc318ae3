"""Who each pronoun ("he") and role ("the envoy") that speaks stands for, against marks by careful readers.

    python benchmarks/speakers.py [MARKS.tsv ...] [--texts FOLDER] [--errors]

Without arguments: every table in benchmarks/speakers. A row is a speaker as a text has it: set, article,
start and end in code points, class (pronoun or role), and the name that the text gives that speaker: `-`
where it gives none, `?` where the readers were in doubt (not counted). The texts are not part of this
project; FOLDER (by default `../shared`) holds them, and a set whose texts are missing there is skipped.

A mark's answer is the `speaker_name` of the statement whose speaker span overlaps it (of several, the
one that fits it best):

- right: the names agree, or there is no name in the marks and none in the answer;
- null: the marks have a name and the answer has none;
- wrong: the answer has another name, or one where the marks have none;
- unfound: no statement has that speaker. Counted as not right.

Two names agree when, case, accents, full stops, titles and articles taken off, they are equal; or the
shorter one's words stand in that order in the longer one, and both end alike ("Obama", "Barack Obama"),
or begin alike ("Hamad bin Khalifa", "Hamad bin Khalifa al Thani"), or they are two words or more in one
piece ("Court of Appeals", "U.S. Court of Appeals for the Sixth Circuit"); or one is the other's initials.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord.annotate import Annotator
from accord.ingest import from_record
from accord.model.annotation import Annotation, Statement
from accord.model.values import Span

HERE = Path(__file__).resolve().parent
TITLES = frozenset(
    [
        "the",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "president",
        "minister",
        "general",
        "gen",
        "col",
        "colonel",
        "sen",
        "rep",
    ]
)
SMALL = frozenset(["of", "the", "for", "and", "in"])
OUTCOMES = ("right", "null", "wrong", "unfound")
DATED = re.compile(r"^([a-z-]+)_(\d{4}-\d\d-\d\d)_")  # names of the articles of one set: outlet_date_words


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of the tables; `name` is None where the text gives no name."""

    set: str
    article: str
    span: Span
    kind: str
    name: str | None


def read_marks(files: Sequence[Path]) -> list[Mark]:
    """The rows that count."""
    marks = []
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                if row["name"] != "?":
                    name = None if row["name"] == "-" else row["name"]
                    span = Span(int(row["start"]), int(row["end"]))
                    marks.append(Mark(row["set"], row["article"], span, row["class"], name))
    return marks


def read_records(name: str, folder: Path) -> list[dict[str, object]] | None:
    """The articles of a set as contract 1 takes them; None where they are not there."""
    lines, quotes = folder / "coverage" / name / "articles.jsonl", folder / "gold" / "quotes" / f"{name}.json"
    if lines.is_file():
        return [json.loads(line) for line in lines.read_text("utf-8").splitlines() if line.strip()]
    if not quotes.is_file():
        return None
    records: list[dict[str, object]] = []
    for document in json.loads(quotes.read_text("utf-8"))["docs"]:
        record = {"id": document["id"], "text": document["text"]}
        told = DATED.match(document["id"])
        if told is not None:
            record |= {"outlet": told[1], "published": told[2]}
        records.append(record)
    return records


def fold(name: str) -> list[str]:
    """The words of a name as they are compared."""
    plain = unicodedata.normalize("NFKD", name.replace("’s", "").replace("'s", "").replace(".", ""))
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    words = re.findall(r"\w+", bare)
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return words


def agree(left: str, right: str) -> bool:
    """Whether two names are one; see the module."""
    short, long = sorted((fold(left), fold(right)), key=len)
    if not short or short == long:
        return bool(short)
    rest = iter(long)
    if all(word in rest for word in short):
        runs = (long[i : i + len(short)] for i in range(len(long) - len(short) + 1))
        if short[-1] == long[-1] or short[0] == long[0] or (len(short) > 1 and short in runs):
            return True
    initials = "".join(word[0] for word in long if word not in SMALL)
    return len(initials) > 1 and "".join(short) == initials


def speaker_at(span: Span, annotation: Annotation) -> Statement | None:
    """The statement whose speaker fits the span best: most overlap, then least beside it."""
    best: tuple[int, int] | None = None
    found = None
    for statement in annotation.statements:
        for speaker in statement.speaker:
            common = min(span.end, speaker.end) - max(span.start, speaker.start)
            fit = (common, speaker.start - speaker.end)
            if common > 0 and (best is None or fit > best):
                best, found = fit, statement
    return found


def outcome(mark: Mark, statement: Statement | None) -> str:
    if statement is None:
        return "unfound"
    given = statement.speaker_name
    if given is None:
        return "right" if mark.name is None else "null"
    return "right" if mark.name is not None and agree(mark.name, given) else "wrong"


def judged(
    marks: Sequence[Mark], folder: Path, annotator: Annotator
) -> Iterator[tuple[Mark, str, Statement | None, str]]:
    """Each mark with its outcome, the statement found and the article's text."""
    for name in dict.fromkeys(mark.set for mark in marks):
        records = read_records(name, folder)
        if records is None:
            print(f"{name}: skipped, its texts are not under {folder}", file=sys.stderr)
            continue
        wanted: dict[str, list[Mark]] = {}
        for mark in marks:
            if mark.set == name:
                wanted.setdefault(mark.article, []).append(mark)
        records = [record for record in records if record["id"] in wanted]
        documents = [from_record(record) for record in records]
        for record, document, annotation in zip(
            records, documents, annotator.annotate(documents), strict=True
        ):
            for mark in wanted[str(record["id"])]:
                statement = speaker_at(mark.span, annotation)
                yield mark, outcome(mark, statement), statement, document.text


def table(counts: Counter[tuple[str, bool, str]]) -> str:
    """Counts are by (class, whether the marks have a name, outcome)."""
    rows = [
        "| class | marks | right | wrong | named | right | null | wrong | unfound "
        "| unnamed | right | wrong | unfound |",
        "|---|" + "---|" * 12,
    ]
    for kinds in (("pronoun",), ("role",), ("pronoun", "role")):
        got = {
            named: [sum(counts[kind, named, result] for kind in kinds) for result in OUTCOMES]
            for named in (True, False)
        }
        named, unnamed = sum(got[True]), sum(got[False])
        marks = named + unnamed
        if marks:
            right, wrong = got[True][0] + got[False][0], got[True][2] + got[False][2]
            cells = [
                kinds[0] if len(kinds) == 1 else "all",
                *(marks, f"{right / marks:.1%}", f"{wrong / marks:.1%}"),
                *(named, f"{got[True][0] / max(1, named):.1%}", *got[True][1:]),
                *(unnamed, got[False][0], got[False][2], got[False][3]),
            ]
            rows.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    return "\n".join(rows)


def error_line(mark: Mark, result: str, statement: Statement | None, text: str) -> str:
    before, behind = text[max(0, mark.span.start - 160) : mark.span.start], text[mark.span.end :][:80]
    given = f"{statement.speaker_name} ({statement.office})" if statement else None
    shown = f"{before}[[{mark.span.of(text)}]]{behind}".replace("\n", " / ")
    return f"{result}: {mark.article} {mark.span.start} {mark.kind}, is {mark.name}, got {given}\n    {shown}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("marks", type=Path, nargs="*")
    parser.add_argument("--texts", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--errors", action="store_true", help="show what is not right")
    options = parser.parse_args()
    files = options.marks or sorted((HERE / "speakers").glob("*.tsv"))
    counts: Counter[tuple[str, bool, str]] = Counter()
    for mark, result, statement, text in judged(read_marks(files), options.texts, Annotator()):
        counts[mark.kind, mark.name is not None, result] += 1
        if options.errors and result != "right":
            print(error_line(mark, result, statement, text))
    print(table(counts))


if __name__ == "__main__":
    main()
