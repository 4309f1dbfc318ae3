"""Quantities in sentences of conflict reporting, against marks by a careful reader.

    python benchmarks/quantities.py [MARKS.jsonl ...] [--texts FOLDER] [--errors]

Without arguments: every table in benchmarks/quantities. A line is a sentence: set, article, [start, end)
of the sentence in the article's text as Accord reads it, the first 16 hex digits of the sentence's SHA-256,
and its quantities as offsets and values. The texts are not part of this project; FOLDER (by default
`../shared/coverage`) holds one folder a set. A sentence that is not there, or whose hash does not fit, is
named and left out.

Whole articles are annotated as `accord annotate` does. The quantities that begin inside the sentence are
paired with the marks one to one, largest overlap first; how far a span reaches beside that does not matter.
A pair is right in

- value: both bounds agree to one part in a thousand, where an open one is filled by the one on the other side
  ("more than 200" is 200, whichever side is open);
- bound: also the same sides are open, and both or neither are approximate;
- unit: also the head noun, or the name of the unit, is the same ("security force member" is "member"). Ages
  are years; a share ("half of the men") has what it is a share of.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.annotate import Annotator
from accord.errors import SourceError
from accord.ingest import find, load
from accord.model.annotation import Quantity
from accord.model.document import Document
from accord.model.values import Span

HERE = Path(__file__).resolve().parent
MEASURES = ("value", "bound", "unit")
ROUNDING = 1e-3
SAME_UNIT = {"person": "people", "year of age": "year", "month of age": "month", "share": "percentage"}
"""Units that are called differently in the marks and by Accord."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of the tables; the quantities' spans are offsets into the article."""

    set: str
    article: str
    span: Span
    sha256: str
    quantities: tuple[Quantity, ...]


def read_sentences(files: Sequence[Path]) -> list[Sentence]:
    return [_sentence(json.loads(line)) for file in files for line in file.read_text("utf-8").splitlines()]


def _sentence(row: Mapping[str, Any]) -> Sentence:
    marks = tuple(
        Quantity(Span(it["start"], it["end"]), it["low"], it["high"], it["approximate"], it["unit"])
        for it in row["quantities"]
    )
    return Sentence(row["set"], row["article"], Span(*row["sentence"]), row["sha256"], marks)


def read_documents(sentences: Sequence[Sentence], folder: Path) -> Iterator[tuple[str, Document]]:
    """The articles that the sentences stand in, each with its name in the tables."""
    for name in dict.fromkeys(sentence.set for sentence in sentences):
        wanted = {s.article.rsplit("/", 1)[-1]: s.article for s in sentences if s.set == name}
        for raw in find([str(folder / name)]):
            article = None if isinstance(raw, SourceError) else wanted.get(raw.where.rsplit("/", 1)[-1])
            if article is not None and not isinstance(raw, SourceError):
                yield article, load(raw)


def pairs(marks: Sequence[Quantity], found: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Marks and answers whose spans overlap, one to one, largest overlap first."""
    common = [
        (min(mark.span.end, answer.span.end) - max(mark.span.start, answer.span.start), i, j)
        for i, mark in enumerate(marks)
        for j, answer in enumerate(found)
    ]
    lefts, rights = set(range(len(marks))), set(range(len(found)))
    for overlap, i, j in sorted(common, key=lambda it: (-it[0], it[1:])):
        if overlap > 0 and i in lefts and j in rights:
            lefts.remove(i)
            rights.remove(j)
            yield marks[i], found[j]


def right(mark: Quantity, answer: Quantity) -> tuple[str, ...]:
    """Which of the measures a pair is right in."""
    if not all(map(_near, _filled(mark), _filled(answer))):
        return ()
    sides = [(q.low is None, q.high is None, q.approximate) for q in (mark, answer)]
    bound = ("bound",) if sides[0] == sides[1] else ()
    return ("value", *bound, *(("unit",) if _unit(mark) in (_unit(answer), _whole(answer)) else ()))


def _filled(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.low, quantity.high
    return (
        low if low is not None else high if high is not None else 0.0,
        high if high is not None else low if low is not None else 0.0,
    )


def _near(left: float, right: float) -> bool:
    return abs(left - right) <= ROUNDING * max(abs(left), abs(right))


def _unit(quantity: Quantity) -> str | None:
    if quantity.unit is None:
        return None
    unit = quantity.unit.lower().split(" per ")[0]
    unit = SAME_UNIT.get(unit, unit)
    return unit if " of " in unit else unit.rsplit(" ", 1)[-1]


def _whole(answer: Quantity) -> str | None:
    """What a share is a share of, in the singular as far as an "s" goes."""
    if answer.unit != "share" or answer.counted is None:
        return _unit(answer)
    return answer.counted.lower().split(" of ")[0].rsplit(" ", 1)[-1].removesuffix("s")


def judged(
    sentences: Sequence[Sentence], folder: Path, annotator: Annotator
) -> Iterator[tuple[Sentence, str, tuple[Quantity, ...]]]:
    """Each sentence with its text and the quantities found in it."""
    by_article: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_article[sentence.article].append(sentence)
    documents = dict(read_documents(sentences, folder))
    annotations = dict(zip(documents, annotator.annotate(list(documents.values())), strict=True))
    for article, inside in by_article.items():
        if article not in documents:
            print(f"{article}: not under {folder}, left out", file=sys.stderr)
            continue
        for sentence in inside:
            text = documents[article].text
            digest = hashlib.sha256(sentence.span.of(text).encode()).hexdigest()
            if not digest.startswith(sentence.sha256):
                print(f"{article} {sentence.span}: not this text under {folder}, left out", file=sys.stderr)
                continue
            start, end = sentence.span
            quantities = annotations[article].quantities
            yield sentence, text, tuple(q for q in quantities if start <= q.span.start < end)


def _shown(quantity: Quantity, text: str) -> str:
    near = "~" if quantity.approximate else ""
    return f"{quantity.span.of(text)!r} {near}[{quantity.low}, {quantity.high}] {quantity.unit}"


def report_errors(sentence: Sentence, text: str, found: Sequence[Quantity]) -> None:
    """Prints what is missed, what is not there, and what is wrong in some measure."""
    together = list(pairs(sentence.quantities, found))
    lines = [f"missed {_shown(q, text)}" for q in sentence.quantities if q not in [m for m, _ in together]]
    lines += [f"spurious {_shown(q, text)}" for q in found if q not in [a for _, a in together]]
    for mark, answer in together:
        wrong = [measure for measure in MEASURES if measure not in right(mark, answer)]
        if wrong:
            lines.append(f"{', '.join(wrong)}: is {_shown(mark, text)}, got {_shown(answer, text)}")
    if lines:
        print(f"{sentence.article} {sentence.span.start}: {sentence.span.of(text)!r}")
        print("\n".join(f"    {line}" for line in lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("marks", type=Path, nargs="*")
    parser.add_argument("--texts", type=Path, default=HERE.parents[1] / "shared" / "coverage")
    parser.add_argument("--errors", action="store_true", help="show what is not right")
    options = parser.parse_args()
    files = options.marks or sorted((HERE / "quantities").glob("*.jsonl"))
    hits: Counter[str] = Counter()
    marked = answered = count = 0
    for sentence, text, found in judged(read_sentences(files), options.texts, Annotator()):
        count, marked, answered = count + 1, marked + len(sentence.quantities), answered + len(found)
        for mark, answer in pairs(sentence.quantities, found):
            hits.update(right(mark, answer))
        if options.errors:
            report_errors(sentence, text, found)
    print(f"{count} sentences, {marked} quantities marked, {answered} found")
    print("| right in | precision | recall | F1 |\n|---|---|---|---|")
    for measure in MEASURES:
        precision, recall = hits[measure] / max(1, answered), hits[measure] / max(1, marked)
        f1 = 2 * hits[measure] / max(1, answered + marked)
        print(f"| {measure} | {precision:.1%} | {recall:.1%} | {f1:.1%} |")


if __name__ == "__main__":
    main()
