"""How well the furniture of web pages is told from the article, against bodies marked by hand.

    python benchmarks/pages.py FOLDER

FOLDER holds `ground-truth.json` ({name: {"articleBody": …, "url": …}}) and `html/NAME.html.gz`, as in
the public article extraction benchmark. Per page, precision, recall and F1 of the words outside the
residue spans against the body's, as bags of words; the figures are means over pages. The baseline is
trafilatura's own plain extraction of the same bytes in the same run.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import trafilatura

from accord.errors import SourceError
from accord.ingest import find, load
from accord.model.document import Document

Score = tuple[float, float, float]
_WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def score(found: str, body: str) -> Score:
    got, wanted = words(found), words(body)
    common = (got & wanted).total()
    precision = common / got.total() if got else 0.0
    recall = common / wanted.total() if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if common else 0.0


def article_text(document: Document) -> str:
    """The text without residue, and without the title where that stands on a line of its own."""
    kept, position = [], 0
    for span in document.residue:
        kept.append(document.text[position : span.start])
        position = span.end
    kept.append(document.text[position:])
    lines = "".join(kept).splitlines()
    return "\n".join(line for line in lines if line.strip() != document.title)


def by_accord(page: Path) -> str:
    for raw in find([str(page)]):
        try:
            return "" if isinstance(raw, SourceError) else article_text(load(raw))
        except SourceError as error:
            print(f"  not read: {error}", file=sys.stderr)
    return ""


def by_trafilatura(page: Path) -> str:
    return trafilatura.extract(gzip.decompress(page.read_bytes()), include_comments=False) or ""


def main(folder: Path) -> None:
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    systems: dict[str, Callable[[Path], str]] = {"accord": by_accord, "trafilatura": by_trafilatura}
    worst: list[tuple[float, str]] = []
    print(f"{len(truth)} pages      precision  recall  F1     ms/page")
    for name, extract in systems.items():
        started = time.perf_counter()
        texts = {key: extract(folder / "html" / f"{key}.html.gz") for key in truth}
        spent = (time.perf_counter() - started) * 1000 / len(truth)
        scores = {key: score(texts[key], truth[key]["articleBody"]) for key in truth}
        mean = [sum(column) / len(truth) for column in zip(*scores.values(), strict=True)]
        print(f"{name:15} {mean[0]:9.3f} {mean[1]:9.3f} {mean[2]:6.3f} {spent:8.1f}")
        if name == "accord":
            worst = sorted((value[2], key) for key, value in scores.items())[:5]
    print("worst:", ", ".join(f"{key[:8]} {value:.2f}" for value, key in worst))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} FOLDER")
    main(Path(sys.argv[1]))
