"""Teaches a larger encoder by the marks of the process, for what it makes of sentences that nobody marked.

    python benchmarks/process_teacher.py MODEL --out FILE [--texts FOLDER] [--rules FILE] [--sentences 7000]
                                         [--epochs 4] [--layers 5]

MODEL is a folder with an encoder of the BERT or MPNet kind that is too large to be shipped, such as
all-mpnet-base-v2. Taught as `process_encoder.py` teaches the small one, it gives values to sentences of the
news at hand, four in five those that the weights in use find likeliest to tell of the process, the rest
drawn by lot. FILE has them, for `process_encoder.py --told FILE`: so the small one learns from it how sure to
be, and turns of phrase that no marked passage has (Hinton, Vinyals and Dean, 2015, "Distilling the Knowledge
in a Neural Network"). Neither sees an article that `held` has a passage of. `--rules FILE` is that of
`process_encoder.py`. Two cores take 40 minutes for it.
"""

from __future__ import annotations

import argparse
import pickle
import random
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

import accord.annotate
from accord.annotate.encoder import Encoder as Small
from accord.annotate.tagged import KINDS
from accord.model.values import Span
from process import HERE, common
from process_encoder import (
    LEAST_SENTENCE,
    LONGEST,
    SETS,
    Encoder,
    Finds,
    Passages,
    finds_kept,
    marked_rows,
    report,
    sentences,
    written_rows,
)

RATES = 1e-4, 1e-3  # of learning, in the layers and in the last one
LIKELY = 0.8  # share of the sentences that are the likeliest
LONGEST_SENTENCE = 450  # characters


def unmarked(texts: Finds, rows: dict[str, list[dict[str, Any]]]) -> list[str]:
    """The sentences of what `held` has no passage of, but those that are marked."""
    held = {row["article"] for row in rows["held"]}
    marked: dict[str, list[Span]] = {}
    for row in (row for some in rows.values() for row in some):
        marked.setdefault(row["article"], []).append(Span(row["start"], row["end"]))
    return [
        text[start:end]
        for name, (text, _) in sorted(texts.items())
        if name not in held
        for start, end in sentences(text)
        if LEAST_SENTENCE < end - start < LONGEST_SENTENCE
        and not any(common(Span(start, end), it) for it in marked.get(name, ()))
    ]


def likeliest_first(asked: list[str]) -> list[str]:
    """By the highest value that the weights in use give any of their pieces for any of the kinds."""
    folder = Path(accord.annotate.__file__).parent
    small, pieces = (
        Small(folder / "tagger.safetensors"),
        Tokenizer.from_file(str(folder / "tagger_pieces.json")),
    )
    numbers = [pieces.encode(text).ids[:LONGEST] for text in asked]
    inside = slice(len(KINDS), 2 * len(KINDS))
    values = [float(it[:, inside].max()) for it in small.values(numbers)]
    return [asked[at] for at in sorted(range(len(asked)), key=lambda at: -values[at])]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("--out", type=Path, metavar="FILE", required=True)
    parser.add_argument("--texts", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--rules", type=Path, metavar="FILE")
    parser.add_argument("--sentences", type=int, default=7000)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--layers", type=int, default=5, help="how many upper layers are taught")
    given = parser.parse_args()
    rows = marked_rows()
    texts = finds_kept(given.rules, rows, given.texts)
    torch.manual_seed(0)
    drawing = random.Random(0)
    passages, encoder = Passages(given.model), Encoder(given.model, given.layers)
    marks = passages.marked([row for name in SETS for row in rows[name]], texts)
    encoder.teach([*marks, *passages.written(HERE / "process" / "written")], given.epochs, drawing, RATES)
    rows["kept"], kept = written_rows(HERE / "process" / "kept.txt")
    for name in ("chosen", "kept"):
        asked = passages.marked(rows[name], texts | kept)
        report(name, rows[name], texts | kept, asked, encoder.told(asked))
    every = likeliest_first(unmarked(texts, rows))
    likely = round(LIKELY * given.sentences)
    some = [*every[:likely], *drawing.sample(every[likely:], min(given.sentences, len(every)) - likely)]
    parts = [passages.taught(text, Span(0, len(text)), (), fields=False) for text in some]
    values = [it.astype(np.float16) for it in encoder.told(parts)]
    given.out.write_bytes(pickle.dumps(list(zip(some, values, strict=True))))


if __name__ == "__main__":
    main()
