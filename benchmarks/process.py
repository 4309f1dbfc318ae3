"""Commitments, breach claims, talks, proposals and positions against passages marked by hand.

    python benchmarks/process.py [--set tuned|tuned2|fresh|held] [--kind KIND] [--errors N] [--obligations]
                                 [--texts FOLDER] [--written FILE] [--rules]

The marks and their guideline are in benchmarks/process; the texts are not part of this project; FOLDER (by
default `../shared`) holds them. What Accord marks counts where more than half of it lies in a passage.

A mark is found where one of its kind overlaps it: half of the letters that either has, both have (IoU .5;
`touch` counts any overlap, `IoU` is the mean over those). Precision, recall and F1 come with the middle 95 %
of 1,000 draws of articles with replacement. `plain` is precision on the passages that were drawn at random.

Of the marks found, each field is right, wrong (another value), missing (none where the marks have one) or
added (one where they have none). A name is right where it, or a name the article gives for the marked
words, shares its last word or a word of content; an act or terms where half of the words agree; a date
where the time meant is the one marked.

`--written` takes passages of FILE instead, each a text of its own, which need no other folder
(`process_written.py`); fields count where they are marked. `--rules` leaves the encoder out.

`--obligations` holds all commitments marked in the agreements against their obligations one by one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.annotate import Annotator
from accord.ingest import find, from_record, load
from accord.model.annotation import Annotation, Time
from accord.model.document import Document
from accord.model.values import Span
from process_written import passages as written_passages

HERE = Path(__file__).resolve().parent
KINDS = {
    "commitment": "commitments",
    "breach_claim": "breach_claims",
    "talks": "talks",
    "proposal": "proposals",
    "position": "positions",
}
FIELDS = {
    "commitment": {
        "obligor": "obligor",
        "action": "action",
        "beneficiary": "beneficiary",
        "instrument": "instrument",
        "condition": "condition",
        "deadline": "deadline",
        "modality": "modality",
    },
    "breach_claim": {
        "accuser": "accuser",
        "accused": "accused",
        "what": "what",
        "of": "instrument",
        "conditional": "modality",
    },
    "talks": {"parties": "parties", "venue": "venue", "date": "start", "phase": "phase"},
    "proposal": {"proposer": "proposer", "addressee": "recipients", "terms": "terms", "due": "due"},
    "position": {"party": "party", "issues": "issue", "stance": "stance"},
}
MODALITIES = {
    "promised": {"promised"},
    "agreed": {"promised", "agreed", "asserted"},
    "ordered": {"required", "ordered"},
    "required": {"required"},
    "offered": {"conditional", "possible", "promised", "offered"},
}
FREE = frozenset(("action", "what", "terms", "condition"))
OUTCOMES = ("right", "wrong", "missing", "added")
SMALL = frozenset(
    ("the", "a", "an", "of", "to", "and", "in", "for", "its", "their", "his", "her", "on", "by")
)
LEAST, INSIDE, DRAWS = 0.5, 0.5, 1000


@dataclass(frozen=True, slots=True)
class Passage:
    """One row of the marks, with the article's text and what Accord marks in it, by kind."""

    row: dict[str, Any]
    text: str
    annotation: Annotation

    def marked(self, kind: str) -> list[dict[str, Any]]:
        return [mark for mark in self.row["marks"] if mark["kind"] == kind]

    def given(self, kind: str) -> list[Any]:
        found = getattr(self.annotation, KINDS[kind], ())
        passage = Span(self.row["start"], self.row["end"])
        return [it for it in found if common(it.span, passage) > INSIDE * (it.span.end - it.span.start)]


def common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def overlap(one: Span, other: Span) -> float:
    shared = common(one, other)
    return shared / ((one.end - one.start) + (other.end - other.start) - shared)


def read_rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def documents(names: Iterable[str], folder: Path) -> Iterator[tuple[str, Document]]:
    """The articles of those ids: a path below the coverage, or an id of the Libya coverage."""
    pages, wanted = [], set(names)
    for name in sorted(wanted):
        if "/" in name:
            pages.append(name)
    for name in pages:
        raw = next(iter(find([str(folder / "coverage" / name)])))
        if isinstance(raw, Exception):
            raise SystemExit(str(raw))
        yield name, load(raw)
    articles = folder / "coverage" / "libya-2011" / "articles.jsonl"
    for line in articles.read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["id"] in wanted:
            yield record["id"], from_record(record)


def passages(rows: Sequence[dict[str, Any]], folder: Path, annotator: Annotator) -> list[Passage]:
    by_article = defaultdict(list)
    for row in rows:
        by_article[row["article"]].append(row)
    articles = list(documents(by_article, folder))
    found = []
    marks = annotator.annotate([document for _, document in articles])
    for (name, document), annotation in zip(articles, marks, strict=True):
        for row in by_article[name]:
            text = document.text[row["start"] : row["end"]]
            if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
                raise SystemExit(f"{name}: the text at {row['start']} is not the one that was marked")
            found.append(Passage(row, document.text, annotation))
    return found


def written(file: Path, annotator: Annotator) -> list[Passage]:
    """Passages written for this as articles of their own."""
    texts, marks = zip(*written_passages(file), strict=True)
    rows = [
        {"article": f"{file.stem}-{number}", "start": 0, "end": len(text), "marks": own, "drawn": "written"}
        for number, (text, own) in enumerate(zip(texts, marks, strict=True))
    ]
    named = zip(rows, texts, strict=True)
    found = annotator.annotate([from_record({"id": row["article"], "text": text}) for row, text in named])
    return [Passage(*it) for it in zip(rows, texts, found, strict=True)]


def paired(marked: Sequence[Any], given: Sequence[Any], least: float) -> list[tuple[int, int]]:
    """Marks and what was given for them, the best overlaps first, each once."""
    scored = [
        (overlap(Span(mark["start"], mark["end"]), it.span), number, other)
        for number, mark in enumerate(marked)
        for other, it in enumerate(given)
    ]
    pairs: list[tuple[int, int]] = []
    for score, number, other in sorted(scored, key=lambda item: (-item[0], item[1:])):
        if score > 0 and score >= least and all(number != n and other != o for n, o in pairs):
            pairs.append((number, other))
    return pairs


def words(phrase: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", phrase.casefold()) if word not in SMALL]


def same_words(left: str, right: str) -> bool:
    one, other = Counter(words(left)), Counter(words(right))
    return 2 * (one & other).total() >= LEAST * (one.total() + other.total()) > 0


def same_name(passage: Passage, span: Span, name: str) -> bool:
    called = [span.of(passage.text)]
    called += [it.name for it in passage.annotation.mentions if it.name and span.covers(it.span)]
    given = set(words(name))
    return any(given & set(words(one)) for one in called)


def outcome(passage: Passage, field: str, marked: Any, given: Any) -> str | None:
    """How a field compares; None where neither has a value."""
    if field == "conditional":
        return "right" if marked == (given == "conditional") else "wrong"
    if field == "modality":
        return "right" if given in MODALITIES[marked] else "wrong"
    if field in ("stance", "phase"):
        return ("right" if marked == given else "wrong") if marked or given else None
    if field == "issues":
        return "right" if given in marked else "wrong"
    given = given if given else None
    if not marked:
        return None if given is None else "added"
    if given is None:
        return "missing"
    spans = [Span(*it) for it in marked] if isinstance(marked[0], list) else [Span(*marked)]
    if isinstance(given, Time):
        return "right" if any(common(it, given.span) for it in spans) else "wrong"
    if field == "date":
        times = [it for it in passage.annotation.times for span in spans if common(it.span, span)]
        return "right" if any(given in (it.earliest, it.value) for it in times) else "wrong"
    if field in FREE:
        return "right" if same_words(spans[0].of(passage.text), given) else "wrong"
    names = [given] if isinstance(given, str) else list(given)
    hits = sum(any(same_name(passage, span, name) for name in names) for span in spans)
    return "right" if 2 * hits >= len(spans) else "wrong"


def rates(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (found, marked, given) counts."""
    found, marked, given = (sum(one) for one in zip(*counts, strict=True)) if counts else (0, 0, 0)
    precision, recall = found / given if given else 0.0, found / marked if marked else 0.0
    return precision, recall, 2 * found / (marked + given) if marked + given else 0.0


def interval(by_article: Mapping[str, Sequence[tuple[int, int, int]]], which: int) -> tuple[float, float]:
    drawing, names = random.Random(6), sorted(by_article)
    draws = sorted(
        rates([it for name in drawing.choices(names, k=len(names)) for it in by_article[name]])[which]
        for _ in range(DRAWS)
    )
    return draws[DRAWS // 40], draws[-DRAWS // 40]


def report(kind: str, found: Sequence[Passage], errors: int) -> None:
    by_article: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    touched, plain, told = [], [], 0
    shares: list[float] = []
    fields: Counter[tuple[str, str]] = Counter()
    for passage in found:
        marked, given = passage.marked(kind), passage.given(kind)
        pairs = paired(marked, given, LEAST)
        counts = (len(pairs), len(marked), len(given))
        by_article[passage.row["article"]].append(counts)
        touching = paired(marked, given, 0.0)
        touched.append((len(touching), len(marked), len(given)))
        for one, other in touching:
            shares.append(overlap(Span(marked[one]["start"], marked[one]["end"]), given[other].span))
        if "random" in passage.row["drawn"]:
            plain.append(counts)
        for number, other in pairs:
            for field, ours in FIELDS[kind].items():
                if field not in marked[number]:
                    continue
                result = outcome(passage, field, marked[number][field], getattr(given[other], ours))
                if result:
                    fields[field, result] += 1
                if result in ("wrong", "missing") and told < errors:
                    told += 1
                    shown = getattr(given[other], ours)
                    print(f"    {field} {result}: {shown!r}: {quoted(passage, marked[number])}")
        for missed in sorted(set(range(len(marked))) - {number for number, _ in pairs}):
            told += tell(
                "missed", passage, Span(marked[missed]["start"], marked[missed]["end"]), told < errors
            )
        for extra in sorted(set(range(len(given))) - {other for _, other in pairs}):
            told += tell("extra", passage, given[extra].span, told < errors)
    counts_all = [it for counts in by_article.values() for it in counts]
    cells = []
    for which, rate in enumerate(rates(counts_all)):
        low, high = interval(by_article, which)
        cells.append(f"{rate:.2f} ({low:.2f} to {high:.2f})")
    total = [sum(one) for one in zip(*counts_all, strict=True)]
    random_given = sum(given for _, _, given in plain)
    print(
        f"| {kind} | {total[1]} | {total[2]} | {' | '.join(cells)} | {rates(touched)[2]:.2f} "
        f"| {sum(shares) / len(shares) if shares else 0.0:.2f} "
        f"| {sum(it[0] for it in plain)} of {random_given} |"
    )
    for field in FIELDS[kind]:
        print(f"|   {field} | " + " | ".join(f"{name} {fields[field, name]}" for name in OUTCOMES) + " |")


def tell(what: str, passage: Passage, span: Span, wanted: bool) -> int:
    if wanted:
        print(f"    {what} [{passage.row['article']} {span.start}] {flat(span.of(passage.text))}")
        print(f"        in: {flat(passage.text[passage.row['start'] : passage.row['end']])}")
    return int(wanted)


def quoted(passage: Passage, mark: Mapping[str, Any]) -> str:
    return flat(passage.text[mark["start"] : mark["end"]])


def flat(phrase: str) -> str:
    return " ".join(phrase.split())


def obligations(rows: Sequence[dict[str, Any]], folder: Path, errors: int) -> None:
    """Every commitment marked in an agreement against its obligations."""
    by_article = defaultdict(list)
    for row in rows:
        by_article[row["article"]].append(row)
    articles = list(documents(by_article, folder))
    marks = Annotator().annotate([document for _, document in articles])
    print("| agreement | obligations | marked | precision | recall | obligor right | deadline right |")
    print("|---|---|---|---|---|---|---|")
    for (name, document), annotation in zip(articles, marks, strict=True):
        marked, given = by_article[name], list(annotation.commitments)
        pairs = paired(marked, given, LEAST)
        who, when = Counter[str](), Counter[str]()
        for number, other in pairs:
            row, passage = marked[number], Passage(marked[number], document.text, annotation)
            result = outcome(passage, "obligor", row["obligors"], given[other].obligor)
            who["right" if result in ("right", None) or not row["obligors"] else "wrong"] += 1
            result = outcome(passage, "deadline", row["deadline"], given[other].deadline)
            if result:
                when[result] += 1
        precision, recall, _ = rates([(len(pairs), len(marked), len(given))])
        print(
            f"| {name} | {len(marked)} | {len(given)} | {precision:.2f} | {recall:.2f} "
            f"| {who['right']} of {who.total()} | {when['right']} of {when.total()} |"
        )
        shown = [("missed", Span(marked[n]["start"], marked[n]["end"])) for n in range(len(marked))]
        shown = [it for n, it in enumerate(shown) if all(n != pair[0] for pair in pairs)]
        shown += [("extra", it.span) for n, it in enumerate(given) if all(n != pair[1] for pair in pairs)]
        for what, span in shown[:errors]:
            print(f"    {what} [{span.start}] {flat(span.of(document.text))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--set", default="tuned", choices=("tuned", "tuned2", "fresh", "held"))
    parser.add_argument("--kind", choices=sorted(KINDS))
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--obligations", action="store_true")
    parser.add_argument("--texts", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--written", type=Path, metavar="FILE")
    parser.add_argument("--rules", action="store_true", help="without the encoder")
    given = parser.parse_args()
    if not given.written and not (given.texts / "coverage").is_dir():
        raise SystemExit(f"the texts are not under {given.texts}; name their folder with --texts")
    if given.obligations:
        name = "obligations_held.jsonl" if given.set == "held" else "obligations.jsonl"
        obligations(read_rows(HERE / "process" / name), given.texts, given.errors)
        return
    annotator = Annotator(encoder=not given.rules)
    if given.written:
        found = written(given.written, annotator)
    else:
        found = passages(read_rows(HERE / "process" / f"{given.set}.jsonl"), given.texts, annotator)
    print("| kind | marks | given | precision | recall | F1 | touch F1 | IoU | plain |")
    print("|---|---|---|---|---|---|---|---|---|")
    for kind in [given.kind] if given.kind else KINDS:
        report(kind, found, given.errors)


if __name__ == "__main__":
    main()
