"""Teaches the gate: which sentences the encoder of the process reads at all.

    python benchmarks/process_gate.py [--texts FOLDER] [--out FOLDER]

The encoder in use (`process_encoder.py` makes it) is asked about every sentence of the coverage at hand but
for articles that `held` has a passage of; where it finds something, the gate learns to let it in, and from
the passages marked by hand and those written for this. The gate sees the vectors of a sentence's word pieces
before any layer, without their order: a small layer, its largest and its mean values, one sum.

Printed, for several shares of sentences read: how many word pieces these have, how many of the sentences in
which the encoder finds something are among them (in every eighth article, kept from the gate), and of the
passages of `chosen` and of `kept.txt` that hold a mark, and that hold none. Then it is taught by all of them.
With `--out` it is written into the weights there. `torch` and `transformers` have to be installed
beside Accord; two cores take seven minutes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

import accord.annotate
from accord.annotate.encoder import Encoder
from accord.annotate.tagged import KINDS
from process import HERE, documents
from process_encoder import LEAST_SENTENCE, LONGEST, articles_at_hand, marked_rows, sentences, spans
from process_written import passages

READ = 0.25  # share of sentences that is read
SHARES = (0.1, 0.15, 0.2, READ, 0.3, 0.4)
BY_HAND, WRITTEN = 2.0, 4.0  # how much they weigh against a sentence the encoder was asked about
TOLD, SURE = 0.3, 0.8  # values of a find that teach the gate nothing, and all
WIDTH, EPOCHS, BATCH, RATE, DECAY, DROPPED = 64, 6, 64, 1e-3, 1e-2, 0.3
NEAR = 32 * BATCH  # sentences of which those of like length go together
IN_USE = Path(accord.annotate.__file__).parent


class Asked(NamedTuple):
    """A sentence in word pieces, whether it is to be read (0 to 1), its weight and its article."""

    pieces: list[int]
    wanted: float
    weight: float = 1.0
    article: str = ""


class Gate(torch.nn.Module):
    """What lets a sentence in, from 0 up, over the vectors of the encoder's word pieces."""

    def __init__(self, vectors: np.ndarray) -> None:
        super().__init__()
        self.scale = 4 / float(np.linalg.norm(vectors, axis=1).mean())
        self.vectors = torch.from_numpy(vectors) * self.scale
        self.inner = torch.nn.Linear(vectors.shape[1], WIDTH)
        self.outer = torch.nn.Linear(2 * WIDTH, 1)
        self.drop = torch.nn.Dropout(DROPPED)

    def forward(self, sentences: Sequence[Sequence[int]]) -> torch.Tensor:
        numbers = torch.zeros(len(sentences), max(map(len, sentences)), dtype=torch.long)
        there = torch.zeros(numbers.shape)
        for row, pieces in enumerate(sentences):
            numbers[row, : len(pieces)] = torch.tensor(pieces)
            there[row, : len(pieces)] = 1
        seen = torch.relu(self.inner(self.vectors[numbers])) * there[:, :, None]
        means = seen.sum(1) / there.sum(1, keepdim=True)
        return self.outer(self.drop(torch.cat([seen.max(1).values, means], 1)))[:, 0]

    def teach(self, asked: Sequence[Asked], drawing: random.Random) -> None:
        learning = torch.optim.AdamW(self.parameters(), lr=RATE, weight_decay=DECAY)
        self.train()
        for _ in range(EPOCHS):
            for some in _batches(asked, drawing):
                wanted = torch.tensor([float(it.wanted) for it in some])
                weigh = torch.tensor([it.weight for it in some]) * (1 + 2 * wanted)
                lost = torch.nn.functional.binary_cross_entropy_with_logits(
                    self([it.pieces for it in some]), wanted, reduction="none"
                )
                learning.zero_grad()
                (lost * weigh).mean().backward()
                learning.step()
        self.eval()

    def values(self, sentences: Sequence[Sequence[int]]) -> np.ndarray:
        """How much each sentence is to be read."""
        found = np.zeros(len(sentences))
        order = sorted(range(len(sentences)), key=lambda it: len(sentences[it]))
        with torch.no_grad():
            for at in range(0, len(order), BATCH):
                some = order[at : at + BATCH]
                found[some] = self([sentences[it] for it in some]).numpy()
        return found

    def weights(self, least: float) -> dict[str, np.ndarray]:
        """As `accord.annotate.tagged` reads them."""
        made = {
            "gate.inner": self.inner.weight.T * self.scale,
            "gate.shift": self.inner.bias,
            "gate.outer": self.outer.weight[0],
            "gate.least": torch.tensor([least - self.outer.bias[0].item()]),
        }
        return {name: np.ascontiguousarray(it.detach().numpy()) for name, it in made.items()}


def _batches(asked: Sequence[Asked], drawing: random.Random) -> Iterator[Sequence[Asked]]:
    """All of them by lot, those of like length together."""
    order = drawing.sample(asked, len(asked))
    near = [order[at : at + NEAR] for at in range(0, len(order), NEAR)]
    alike = [sorted(some, key=lambda it: len(it.pieces)) for some in near]
    batches = [some[at : at + BATCH] for some in alike for at in range(0, len(some), BATCH)]
    drawing.shuffle(batches)
    yield from batches


def asked_of(encoder: Encoder, pieces: Tokenizer, texts: dict[str, str]) -> list[Asked]:
    """Every sentence of some articles, with how surely the encoder finds something there."""
    every = [
        (name, numbers)
        for name, text in sorted(texts.items())
        for start, end in sentences(text)
        if end - start > LEAST_SENTENCE and len(numbers := pieces.encode(text[start:end]).ids) <= LONGEST
    ]
    every.sort(key=lambda it: len(it[1]))
    found = []
    for (name, numbers), values in zip(every, encoder.values([numbers for _, numbers in every]), strict=True):
        places = [(at, at + 1) for at in range(len(numbers))]
        sure = max((it.value for kind in KINDS for it in spans(places, values, kind)), default=0.0)
        found.append(Asked(numbers, min(1.0, max(0.0, (sure - TOLD) / (SURE - TOLD))), 1.0, name))
    return found


def report(gate: Gate, kept_back: Sequence[Asked], others: dict[str, Sequence[Asked]]) -> None:
    """The table of shares."""
    values = gate.values([it.pieces for it in kept_back])
    sizes = np.array([len(it.pieces) for it in kept_back])
    sure = np.array([it.wanted == 1 for it in kept_back])
    names = " | ".join(f"{name}, marked | none" for name in others)
    print(f"| sentences read | of pieces | where it finds something | {names} |")
    print("|---" * (3 + 2 * len(others)) + "|")
    rated = [
        (gate.values([it.pieces for it in some]), np.array([bool(it.wanted) for it in some]))
        for some in others.values()
    ]
    for share in SHARES:
        least = float(np.quantile(values, 1 - share))
        cells = [share, sizes[values >= least].sum() / sizes.sum(), (values[sure] >= least).mean()]
        for told, marked in rated:
            cells += [(told[marked] >= least).mean(), (told[~marked] >= least).mean()]
        print("|", " | ".join(f"{it:.3f}" for it in cells), "|", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--texts", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--out", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    torch.manual_seed(0)
    drawing = random.Random(0)
    folder = HERE / "process"
    pieces = Tokenizer.from_file(str(IN_USE / "tagger_pieces.json"))
    encoder = Encoder((given.out or IN_USE) / "tagger.safetensors")
    rows = marked_rows()
    articles = articles_at_hand(rows, given.texts) - {row["article"] for row in rows.pop("held")}
    texts = {name: document.text for name, document in documents(articles, given.texts)}

    def marked(row: dict[str, Any], weight: float) -> Asked:
        text = texts[row["article"]][row["start"] : row["end"]]
        return Asked(pieces.encode(text).ids, float(bool(row["marks"])), weight, row["article"])

    def written(file: Path) -> list[Asked]:
        return [Asked(pieces.encode(text).ids, float(bool(it)), WRITTEN) for text, it in passages(file)]

    chosen = [marked(row, BY_HAND) for row in rows.pop("chosen")]
    told = asked_of(encoder, pieces, texts)
    told += [marked(row, BY_HAND) for some in rows.values() for row in some]
    told += [it for file in sorted((folder / "written").glob("*.txt")) for it in written(file)]
    print(f"{len(told)} sentences", flush=True)
    vectors = encoder.vectors(range(pieces.get_vocab_size()))
    back = {it.article for it in told if it.article and crc32(it.article.encode()) % 8 == 0}
    gate = Gate(vectors)
    gate.teach([it for it in told if it.article not in back], drawing)
    kept_back = [it for it in told if it.article in back and it.weight == 1]
    report(gate, kept_back, {"chosen": chosen, "kept": written(folder / "kept.txt")})
    if given.out:
        gate = Gate(vectors)
        gate.teach(told, drawing)
        least = np.quantile(gate.values([it.pieces for it in told if it.weight == 1]), 1 - READ)
        file = given.out / "tagger.safetensors"
        made = {name: it for name, it in load_file(file).items() if not name.startswith("gate")}
        save_file(made | gate.weights(float(least)), file)


if __name__ == "__main__":
    main()
