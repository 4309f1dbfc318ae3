"""What lineage finds and what it costs: on plagiarised answers, generated articles, pairs judged by hand.

    python benchmarks/lineage.py reuse FOLDER
    python benchmarks/lineage.py generated [--articles 20000] [--against PYTHON]
    python benchmarks/lineage.py cost [--sizes 5000 20000 80000]
    python benchmarks/lineage.py judged DB

`reuse` takes the folder of Clough and Stevenson's corpus (2011, "Developing a corpus of plagiarised short
answers"). `generated` gives recall and precision for each way of deriving (see lineage_texts.py); with
`--against`, an environment with datasketch and rensa in it, theirs on the same articles. `cost` runs each
size in a process of its own. `judged` holds the pairs and stories of benchmarks/lineage/ against a record.
Seconds are the processor's, since machines are shared.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from accord import open_record
from accord.link.copies import copied
from accord.link.lineage import find_lineage
from accord.link.retellings import LEAST_RETOLD, retold
from accord.link.texts import Text, text_of
from accord.model.annotation import Annotation
from accord.model.document import Document
from accord.model.entries import Lineage
from accord.model.reading import Reading
from lineage_texts import ALONE, APART, DERIVED, Made, articles

HERE = Path(__file__).parent / "lineage"
STRAY = ("g4pD_taskb.txt", "g2pE_taskc.txt")
"""Answers marked `cut` that were cut from another text: not five words in a row are those of their task's."""


# Clough and Stevenson


def reuse(folder: Path) -> None:
    with (folder / "file_information.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if not row["File"].startswith("orig_")]
    shares = {}
    for row in rows:
        answer, source = (plain(folder / name) for name in (row["File"], f"orig_task{row['Task']}.txt"))
        shares[row["File"]] = max(
            copied(answer, source).share, retold(answer, source, lambda stem: 1.0).share
        )
    kinds = {row["File"]: row["Category"] for row in rows}
    print("| derived answers | number | AUC of share | precision | recall | F1 |\n|---|---|---|---|---|---|")
    derived = [name for name, kind in kinds.items() if kind != "non"]
    groups = {
        "all": derived,
        "without the two that are from another text": [name for name in derived if name not in STRAY],
        "cut and light": [name for name in derived if kinds[name] in ("cut", "light")],
        "heavy": [name for name in derived if kinds[name] == "heavy"],
    }
    own = [shares[name] for name, kind in kinds.items() if kind == "non"]
    for name, members in groups.items():
        found = [shares[member] for member in members]
        right, wrong = (sum(share >= LEAST_RETOLD for share in some) for some in (found, own))
        precision, recall = right / (right + wrong), right / len(found)
        f1 = 2 * precision * recall / (precision + recall)
        print(
            f"| {name} | {len(found)} | {auc(found, own):.3f} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"
        )
    right = auc([float(name not in STRAY) for name in derived], [0.0] * len(own))
    print(
        f"| what is so: {len(derived) - 2} in full, nothing of the two | {len(derived)} | {right:.3f} | | | |"
    )


def plain(path: Path) -> Text:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    document = Document(path.name, path.name, text)
    return text_of(Reading(document, Annotation(id=document.id)))


def auc(found: Sequence[float], own: Sequence[float]) -> float:
    """How often a derived answer has the greater share, ties for half."""
    pairs = [(one > other) + (one == other) / 2 for one in found for other in own]
    return sum(pairs) / len(pairs)


# Generated articles


def generated(number: int, against: str | None) -> None:
    made = list(articles(number))
    readings = sorted((it.reading for it in made), key=lambda reading: reading.id)
    began = time.process_time()
    found = find_lineage(readings, {}).derivations
    seconds = time.process_time() - began
    print(f"{number:,} articles, {seconds:.1f} s, peak {peak():,.0f} MB\n")
    parents = {it.article: [it.derives_from or ""] for it in found}
    systems = {"accord": parents}
    if against:
        for name in ("datasketch", "rensa"):
            for words in (1, 5):
                systems[f"{name}, {words} words"] = minhash(made, against, name, words)
    kinds = {it.reading.id: it.kind for it in made}
    relations = Counter((kinds[it.article], it.relation) for it in found)
    for name, each in systems.items():
        scores(made, name, each)
    print("\n| kind | relations given |\n|---|---|")
    for kind in (*DERIVED, *APART, ALONE):
        told = ", ".join(f"{it[1]} {n}" for it, n in sorted(relations.items()) if it[0] == kind)
        print(f"| {kind} | {told or 'none'} |")


def minhash(made: Iterable[Made], python: str, name: str, words: int) -> dict[str, list[str]]:
    """Which article each is a near duplicate of, of those that appeared before it."""
    lines = [json.dumps({"id": it.reading.id, "text": it.reading.document.text}) for it in made]
    script = Path(__file__).with_name("lineage_minhash.py")
    done = subprocess.run(
        [python, str(script), name, str(words)],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    *pairs, cost = [json.loads(line) for line in done.stdout.splitlines()]
    print(f"{name}, {words} words: {cost['seconds']:.1f} s")
    days = {it.reading.id: it.reading.document.published.value or "" for it in made}
    parents: dict[str, list[str]] = {}
    for pair in pairs:
        parent, child = sorted(pair, key=lambda it: (days[it], it))
        parents.setdefault(child, []).append(parent)
    return parents


def scores(made: Sequence[Made], name: str, parents: dict[str, list[str]]) -> None:
    """Recall and precision by kind: right is a parent that is the report, or was made from it."""
    by_id = {it.reading.id: it for it in made}
    apart = {*APART, ALONE}
    print(f"\n| {name}: kind | articles | with a source | right | recall | precision |\n{'|---' * 6}|")
    for kind in (*DERIVED, *APART, "report", ALONE):
        members = [it for it in made if it.kind == kind]
        given = [it for it in members if parents.get(it.reading.id)]
        right = 0
        if kind in DERIVED:
            right = sum(
                any(
                    by_id[parent].cluster == it.cluster and by_id[parent].kind not in apart
                    for parent in parents[it.reading.id]
                )
                for it in given
            )
        recall = f"{right / len(members):.3f}" if kind in DERIVED else "–"
        precision = f"{right / len(given):.3f}" if given else "–"
        print(f"| {kind} | {len(members):,} | {len(given):,} | {right:,} | {recall} | {precision} |")


def cost(sizes: Sequence[int]) -> None:
    print(
        "| articles | seconds | peak MB, articles included | MB of the articles | exponent since the last |\n"
        "|---|---|---|---|---|"
    )
    last: tuple[int, float] | None = None
    for size in sizes:
        done = subprocess.run(
            [sys.executable, __file__, "_one", str(size)], capture_output=True, text=True, check=True
        )
        seconds, before, most = map(float, done.stdout.split())
        grown = f"{math.log(seconds / last[1]) / math.log(size / last[0]):.2f}" if last else "–"
        print(f"| {size:,} | {seconds:.1f} | {most:,.0f} | {before:,.0f} | {grown} |")
        last = size, seconds


def one(size: int) -> None:
    readings = sorted((it.reading for it in articles(size)), key=lambda reading: reading.id)
    before, began = peak(), time.process_time()
    find_lineage(readings, {})
    print(time.process_time() - began, before, peak())


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# Pairs and stories judged by hand


def judged(db: Path) -> None:
    """Verdicts by article id, made on the Reuters and CNN coverage of Libya in 2011."""
    with open_record(db) as record:
        made = {
            (link.article, link.derives_from)
            for link in record.list("lineage").entries
            if isinstance(link, Lineage)
        }
        told = {tuple(article.id for article in story.articles) for story in record.stories()}
        of = {article: number for number, story in enumerate(told) for article in story}
    pairs, stories = lines("pairs.jsonl"), lines("stories.jsonl")
    joined = [it for it in pairs if (it["child"], it["parent"]) in made]
    right = sum(it["derived"] for it in joined)
    known = sum(it["derived"] for it in pairs)
    print(f"lineage: {len(pairs)} pairs judged, {len(joined)} joined, precision {right / len(joined):.3f}")
    print(f"         {known} of them derived, of which {right} joined (recall {right / known:.3f})")
    for sample in ("read while tuning", "drawn afresh"):
        standing = [it for it in stories if it["sample"] == sample and set(it["articles"]) in map(set, told)]
        pure = sum(it["one"] for it in standing)
        print(
            f"stories {sample}: {len(standing)} stand, {pure} of one happening ({pure / len(standing):.3f})"
        )
    misses = [it for it in stories if it["sample"] == "near miss"]
    apart = [it for it in misses if len({of.get(article, article) for article in it["articles"]}) > 1]
    wrong = sum(it["one"] for it in apart)
    print(f"near misses: {len(misses)} pairs judged, {len(apart)} apart, {wrong} of these of one happening")


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts = parser.add_subparsers(dest="part", required=True)
    part = parts.add_parser("reuse")
    part.add_argument("folder", type=Path)
    part = parts.add_parser("generated")
    part.add_argument("--articles", type=int, default=20_000)
    part.add_argument("--against")
    part = parts.add_parser("cost")
    part.add_argument("--sizes", type=int, nargs="+", default=[5_000, 20_000, 80_000])
    part = parts.add_parser("judged")
    part.add_argument("db", type=Path)
    part = parts.add_parser("_one")
    part.add_argument("size", type=int)
    given = parser.parse_args()
    if given.part == "reuse":
        reuse(given.folder)
    elif given.part == "generated":
        generated(given.articles, given.against)
    elif given.part == "cost":
        cost(given.sizes)
    elif given.part == "judged":
        judged(given.db)
    else:
        one(given.size)


if __name__ == "__main__":
    main()
