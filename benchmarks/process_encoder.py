"""A small sentence encoder taught to find commitments, breach claims, talks, proposals and positions.

    python benchmarks/process_encoder.py MODEL [--texts FOLDER] [--epochs 12] [--layers 3] [--rules FILE]

MODEL is a folder with a BERT-like encoder as the `transformers` package reads it (measured with
all-MiniLM-L6-v2). `torch` and `transformers` have to be installed beside Accord, which does not need them.

Every token gets ten values between 0 and 1: that a mark of a kind begins there, that it is in one. The
encoder's upper layers learn them from the marks in `process/` (all of `tuned` and `tuned2`, `fresh` without
its last 206 passages, which are of the same articles as some of the others) and, at less weight, from what
Accord's rules find in the news at hand, without the articles of the passages it is measured on: the last 206
of `fresh`, and `held`, which shares no article with any.

Printed for both: precision / recall / F1 (any overlap) of the rules, of the encoder, of the rules with
those of its finds that share nothing with theirs, each for several least values. `--rules FILE` keeps what
rules find, which takes ten minutes; a file written by an older Accord tells how its rules do.
"""

from __future__ import annotations

import argparse
import pickle
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from accord.annotate import Annotator
from accord.model.values import Span
from process import HERE, KINDS, common, documents, paired, rates, read_rows

NAMES = list(KINDS)
LATE = 206  # passages of `fresh` that nobody had read when the rules of then were measured on them
SILVER, LEAST_SENTENCE, LONGEST_SENTENCE = 0.4, 40, 450  # weight of what rules find; characters
LONGEST, BATCH, RATE, WARM = 160, 16, 4e-4, 0.06  # word pieces; passages; of learning; share of the steps
INSIDE, BEGIN, GAP, SHORTEST = 0.35, 0.5, 2, 3  # of a mark's tokens; pieces that a mark may leap, and has
BEGINS_WEIGH = 3.0
SENTENCE_END = re.compile(r'(?<=[.!?”"])\s+(?=[A-Z“"])|\n+')

Finds = dict[str, tuple[str, dict[str, list[tuple[int, int]]]]]
"""Article → its text and, by kind, the ends of what rules find."""


class Taught(NamedTuple):
    """One passage: word pieces, their places in the article, what each should be, its weight."""

    ids: list[int]
    places: list[tuple[int, int]]
    wanted: np.ndarray
    weight: float


class Found(NamedTuple):
    """A find, as `paired` takes what is held against the marks, with its likelihood."""

    span: Span
    value: float


def finds_of_rules(articles: set[str], folder: Path) -> Finds:
    names, texts = zip(*documents(articles, folder), strict=True)
    found = {}
    for name, text, marks in zip(names, texts, Annotator().annotate(texts), strict=True):
        spans = {kind: [(it.span.start, it.span.end) for it in getattr(marks, KINDS[kind])] for kind in NAMES}
        found[name] = (text.text, spans)
    return found


def sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for end in SENTENCE_END.finditer(text):
        yield at, end.start()
        at = end.end()
    yield at, len(text)


class Passages:
    """Makes passages into word pieces with what each piece should be."""

    def __init__(self, model: str) -> None:
        self.pieces = AutoTokenizer.from_pretrained(model)

    def taught(self, text: str, part: Span, marks: Sequence[tuple[str, int, int]], weight: float) -> Taught:
        whole = self.pieces(
            text[part.start : part.end], return_offsets_mapping=True, truncation=True, max_length=LONGEST
        )
        places = [(start + part.start, end + part.start) for start, end in whole["offset_mapping"]]
        wanted = np.zeros((len(places), 2 * len(NAMES)), dtype=np.float32)
        for kind, first, last in marks:
            inside = [at for at, (start, end) in enumerate(places) if first <= start < end <= last]
            if inside:
                wanted[inside, len(NAMES) + NAMES.index(kind)] = 1
                wanted[inside[0], NAMES.index(kind)] = 1
        return Taught(whole["input_ids"], places, wanted, weight)

    def marked(self, rows: Sequence[dict[str, Any]], texts: Finds) -> list[Taught]:
        return [
            self.taught(
                texts[row["article"]][0],
                Span(row["start"], row["end"]),
                [(mark["kind"], mark["start"], mark["end"]) for mark in row["marks"]],
                1.0,
            )
            for row in rows
        ]

    def by_rules(self, texts: Finds, without: set[str], drawing: random.Random) -> list[Taught]:
        """Every sentence in which rules find something, and nearly as many others."""
        with_any, others = [], []
        for name in sorted(set(texts) - without):
            text, spans = texts[name]
            given = [(kind, *ends) for kind in NAMES for ends in spans[kind]]
            for start, end in sentences(text):
                if not LEAST_SENTENCE < end - start < LONGEST_SENTENCE:
                    continue
                part = Span(start, end)
                shared = [(kind, common(part, Span(first, last)), first, last) for kind, first, last in given]
                mine = [
                    (kind, max(first, start), min(last, end))
                    for kind, letters, first, last in shared
                    if letters > 0.8 * (last - first)
                ]
                (with_any if mine else others).append((text, part, mine, SILVER))
        drawing.shuffle(others)
        return [self.taught(*one) for one in [*with_any, *others[: len(with_any)]]]


class Encoder:
    """The encoder with its lower layers as they are, its upper ones and a last layer taught."""

    def __init__(self, model: str, layers: int) -> None:
        self.whole = AutoModel.from_pretrained(model).eval()
        every = self.whole.encoder.layer
        self.lower, self.upper = every[: len(every) - layers], every[len(every) - layers :]
        width = self.whole.config.hidden_size
        self.last = torch.nn.Sequential(torch.nn.Dropout(0.1), torch.nn.Linear(width, 2 * len(NAMES)))
        self.parameters = [*self.upper.parameters(), *self.last.parameters()]

    def below(self, passages: Sequence[Taught]) -> list[np.ndarray]:
        """What the lower layers make of each passage, once for all epochs."""
        made = []
        with torch.no_grad():
            for one in passages:
                states = self.whole.embeddings(input_ids=torch.tensor([one.ids]))
                made.append(self._through(self.lower, states, None)[0].half().numpy())
        return made

    def _through(self, layers: Any, states: torch.Tensor, hidden: torch.Tensor | None) -> torch.Tensor:
        for layer in layers:
            out = layer(states, hidden)
            states = out[0] if isinstance(out, tuple) else out
        return states

    def values(self, states: list[np.ndarray]) -> torch.Tensor:
        """Passages × pieces × values before they are brought between 0 and 1."""
        longest = max(len(one) for one in states)
        padded = torch.zeros(len(states), longest, states[0].shape[1])
        hidden = torch.full((len(states), 1, 1, longest), -1e9)
        for row, one in enumerate(states):
            padded[row, : len(one)] = torch.from_numpy(one).float()
            hidden[row, :, :, : len(one)] = 0
        return self.last(self._through(self.upper, padded, hidden))

    def teach(self, passages: Sequence[Taught], epochs: int, drawing: random.Random) -> None:
        below = self.below(passages)
        weigh = torch.tensor([BEGINS_WEIGH] * len(NAMES) + [1.0] * len(NAMES))
        steps, done = epochs * -(-len(passages) // BATCH), 0
        learning = torch.optim.AdamW(self.parameters, lr=RATE, weight_decay=0.01)
        for epoch in range(epochs):
            self.upper.train(), self.last.train()
            order = sorted(range(len(passages)), key=lambda at: len(passages[at].ids) + 6 * drawing.random())
            batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
            drawing.shuffle(batches)
            lost = 0.0
            for batch in batches:
                rate = RATE * min(1.0, (done + 1) / (WARM * steps)) * (1 - done / steps)
                learning.param_groups[0]["lr"] = rate
                given = self.values([below[at] for at in batch])
                wanted, counts = torch.zeros_like(given), torch.zeros(given.shape[:2])
                for row, at in enumerate(batch):
                    one = passages[at]
                    wanted[row, : len(one.ids)] = torch.from_numpy(one.wanted)
                    counts[row, 1 : len(one.ids) - 1] = one.weight
                loss = torch.nn.functional.binary_cross_entropy_with_logits(
                    given, wanted, reduction="none", weight=weigh
                )
                loss = (loss * counts[:, :, None]).sum() / counts.sum()
                learning.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
                learning.step()
                done, lost = done + 1, lost + loss.item()
            print(f"epoch {epoch + 1} of {epochs}: loss {lost / len(batches):.3f}", flush=True)
        self.upper.eval(), self.last.eval()

    def told(self, passages: Sequence[Taught]) -> list[np.ndarray]:
        with torch.no_grad():
            return [torch.sigmoid(self.values([one]))[0].numpy() for one in self.below(passages)]


def spans(places: Sequence[tuple[int, int]], values: np.ndarray, kind: str) -> list[Found]:
    """The runs of pieces that are likely in a mark of a kind; one begins anew where a beginning is likely."""
    begins, inside = values[:, NAMES.index(kind)], values[:, len(NAMES) + NAMES.index(kind)]
    runs: list[list[int]] = []
    for at, (start, end) in enumerate(places):
        if start == end or inside[at] < INSIDE:
            continue
        if runs and at - runs[-1][1] <= GAP + 1 and begins[at] < BEGIN:
            runs[-1][1] = at
        else:
            runs.append([at, at])
    return [
        Found(Span(places[first][0], places[last][1]), float(inside[first : last + 1].mean()))
        for first, last in runs
        if last - first + 1 >= SHORTEST
    ]


def report(
    name: str, rows: Sequence[dict[str, Any]], texts: Finds, told: Sequence[list[list[Found]]]
) -> None:
    print(f"\n{name}\n\n| kind | rules | least value | encoder | rules and encoder |\n|---|---|---|---|---|")
    for number, kind in enumerate(NAMES):
        marks = [[mark for mark in row["marks"] if mark["kind"] == kind] for row in rows]
        rules = []
        for row in rows:
            part = Span(row["start"], row["end"])
            given = [Span(*ends) for ends in texts[row["article"]][1][kind]]
            rules.append([Found(it, 1.0) for it in given if 2 * common(it, part) > it.end - it.start])
        for least in (0.5, 0.6, 0.7, 0.8, 0.9):
            sure = [[it for it in of_kinds[number] if it.value >= least] for of_kinds in told]
            both = [
                [*ours, *(it for it in added if not any(common(it.span, own.span) for own in ours))]
                for ours, added in zip(rules, sure, strict=True)
            ]
            cells = [rated(marks, rules), f"{least}", rated(marks, sure), rated(marks, both)]
            print(f"| {kind} | {' | '.join(cells)} |")


def rated(marks: Sequence[list[dict[str, Any]]], given: Sequence[list[Found]]) -> str:
    def counts(least: float) -> list[tuple[int, int, int]]:
        return [
            (len(paired(one, other, least)), len(one), len(other))
            for one, other in zip(marks, given, strict=True)
        ]

    precision, recall, both = rates(counts(0.5))
    return f"{precision:.2f} / {recall:.2f} / {both:.2f} ({rates(counts(0.0))[2]:.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("--texts", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--layers", type=int, default=3, help="how many upper layers are taught")
    parser.add_argument("--rules", type=Path, metavar="FILE")
    given = parser.parse_args()
    rows = {
        name: read_rows(HERE / "process" / f"{name}.jsonl") for name in ("tuned", "tuned2", "fresh", "held")
    }
    measured = {"late": rows["fresh"][-LATE:], "held": rows["held"]}
    if given.rules and given.rules.exists():
        texts = pickle.loads(given.rules.read_bytes())  # noqa: S301, a file this script wrote
    else:
        articles = {row["article"] for some in rows.values() for row in some}
        news = given.texts / "coverage" / "libya-2011" / "articles.jsonl"
        articles |= {row["id"] for row in read_rows(news)}
        texts = finds_of_rules(articles, given.texts)
        if given.rules:
            given.rules.write_bytes(pickle.dumps(texts))
    torch.manual_seed(0)
    drawing = random.Random(0)
    passages, encoder = Passages(given.model), Encoder(given.model, given.layers)
    apart = {row["article"] for some in measured.values() for row in some}
    marks = [*rows["tuned"], *rows["tuned2"], *rows["fresh"][:-LATE]]
    taught = [*passages.marked(marks, texts), *passages.by_rules(texts, apart, drawing)]
    print(f"{len(marks)} passages with marks, {len(taught) - len(marks)} sentences by rules", flush=True)
    encoder.teach(taught, given.epochs, drawing)
    for name, some in measured.items():
        asked = passages.marked(some, texts)
        told = [
            [spans(one.places, values, kind) for kind in NAMES]
            for one, values in zip(asked, encoder.told(asked), strict=True)
        ]
        report(name, some, texts, told)


if __name__ == "__main__":
    main()
