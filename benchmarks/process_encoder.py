"""Teaches the encoder that finds commitments, breach claims, talks, proposals and positions beside the rules.

    python benchmarks/process_encoder.py MODEL [--texts FOLDER] [--epochs 7] [--layers 3] [--rules FILE]
                                         [--told FILE] [--out FOLDER]

MODEL is a folder with a BERT-like encoder as the `transformers` package reads it (all-MiniLM-L6-v2). `torch`
and `transformers` have to be installed beside Accord, which does not need them.

Every word piece gets values between 0 and 1: that a mark of a kind begins there, that it is in one, that it
is in one of its fields. The encoder's upper layers learn them from the marks in `process/`, of coverage and
in passages written for this; with `--told` then from these and what `process_teacher.py` wrote there: a
larger one's values for sentences that nobody marked. They never learn from an article that `held` has a
passage of.

Printed for `chosen`, whose marks it is not taught, for `held`, and for the written passages of `kept.txt`:
precision / recall / F1 (any overlap) of the rules, of the encoder, and of the rules with those of its finds
that touch none of theirs, for several least values. With `--out` the weights are written there as Accord
reads them, but for the gate, which `process_gate.py` adds. `--rules FILE` keeps what rules find, which takes
ten minutes.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from safetensors.numpy import save_file
from transformers import AutoModel, AutoTokenizer

from accord.annotate import Annotator
from accord.annotate.tagged import FIELDS, KINDS, runs
from accord.model.annotation import Annotation
from accord.model.values import Span
from process import HERE, common, documents, paired, rates, read_rows, written
from process import KINDS as LISTS
from process_written import passages as written_passages

SIZE = 2 * len(KINDS) + len(FIELDS)
SETS = ("tuned", "tuned2", "fresh", "taught", "unsure")
BARE = ("taught", "chosen", "unsure")
LEAST_SENTENCE = 40  # characters
LONGEST, BATCH, WARM = 160, 16, 0.06  # word pieces; passages; share of the steps
RATES, TOLD_RATES = (4e-4, 2e-3), (3e-4, 1e-3)  # of learning, in the layers and in the last one
TOLD_EPOCHS = 3
BEGINS_WEIGH = 3.0
SENTENCE_END = re.compile(r'(?<=[.!?”"])\s+(?=[A-Z“"])|\n+')

Finds = dict[str, tuple[str, dict[str, list[tuple[int, int]]]]]
"""Article → its text and, by kind, the ends of what rules find."""


class Taught(NamedTuple):
    """One passage: pieces, their places in the article, what each should be (-1: unknown)."""

    ids: list[int]
    places: list[tuple[int, int]]
    wanted: np.ndarray


class Found(NamedTuple):
    """A find, as `paired` takes what is held against the marks, with its likelihood."""

    span: Span
    value: float


def finds_of_rules(articles: set[str], folder: Path) -> Finds:
    names, texts = zip(*documents(articles, folder), strict=True)
    found = {}
    for name, text, marks in zip(names, texts, Annotator(encoder=False).annotate(texts), strict=True):
        found[name] = (text.text, spans_of(marks))
    return found


def marked_rows() -> dict[str, list[dict[str, Any]]]:
    """All marked passages of coverage, by the set they are in."""
    return {name: read_rows(HERE / "process" / f"{name}.jsonl") for name in (*SETS, "chosen", "held")}


def articles_at_hand(rows: dict[str, list[dict[str, Any]]], folder: Path) -> set[str]:
    """Those that a passage is marked in, and the news at hand."""
    marked = {row["article"] for some in rows.values() for row in some}
    return marked | {row["id"] for row in read_rows(folder / "coverage" / "libya-2011" / "articles.jsonl")}


def finds_kept(kept: Path | None, rows: dict[str, list[dict[str, Any]]], folder: Path) -> Finds:
    """What rules find in all that is marked and in the news at hand, from the file that keeps it if there."""
    if kept and kept.exists():
        return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]  # noqa: S301
    texts = finds_of_rules(articles_at_hand(rows, folder), folder)
    if kept:
        kept.write_bytes(pickle.dumps(texts))
    return texts


def spans_of(marks: Annotation) -> dict[str, list[tuple[int, int]]]:
    return {kind: [(it.span.start, it.span.end) for it in getattr(marks, LISTS[kind])] for kind in KINDS}


def written_rows(file: Path) -> tuple[list[dict[str, Any]], Finds]:
    """Written passages as rows of articles of their own, with what rules find in them."""
    found = written(file, Annotator(encoder=False))
    rows = [it.row for it in found]
    return rows, {it.row["article"]: (it.text, spans_of(it.annotation)) for it in found}


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

    def taught(self, text: str, part: Span, marks: Sequence[dict[str, Any]], *, fields: bool) -> Taught:
        whole = self.pieces(
            text[part.start : part.end], return_offsets_mapping=True, truncation=True, max_length=LONGEST
        )
        places = [(start + part.start, end + part.start) for start, end in whole["offset_mapping"]]
        wanted = np.zeros((len(places), SIZE), dtype=np.float32)

        def within(first: int, last: int) -> list[int]:
            return [at for at, (start, end) in enumerate(places) if first <= start < end <= last]

        for mark in marks:
            inside, number = within(mark["start"], mark["end"]), KINDS.index(mark["kind"])
            if inside:
                wanted[inside, len(KINDS) + number] = 1
                wanted[inside[0], number] = 1
            for place, (kind, name) in enumerate(FIELDS, start=2 * len(KINDS)):
                told = mark.get(name) if mark["kind"] == kind else None
                for ends in told if told and isinstance(told[0], list) else [told] if told else ():
                    wanted[within(*ends), place] = 1
        if not fields:
            wanted[:, 2 * len(KINDS) :] = -1
        return Taught(whole["input_ids"], places, wanted)

    def marked(self, rows: Sequence[dict[str, Any]], texts: Finds) -> list[Taught]:
        """Passages marked by hand; those of `BARE` sets have no fields."""
        return [
            self.taught(
                texts[row["article"]][0],
                Span(row["start"], row["end"]),
                row["marks"],
                fields=row["drawn"] not in BARE,
            )
            for row in rows
        ]

    def written(self, folder: Path) -> list[Taught]:
        """Passages written for this, each a text of its own."""
        return [
            self.taught(text, Span(0, len(text)), marks, fields=True)
            for file in sorted(folder.glob("*.txt"))
            for text, marks in written_passages(file)
        ]

    def told(self, file: Path) -> list[Taught]:
        """Sentences with the values that a larger encoder gives their pieces."""
        told = pickle.loads(file.read_bytes())  # noqa: S301, a file of process_teacher.py
        return [
            self.taught(text, Span(0, len(text)), (), fields=True)._replace(wanted=values.astype(np.float32))
            for text, values in told
        ]


class Encoder:
    """The encoder with its lower layers as they are, its upper ones and a last layer taught."""

    def __init__(self, model: str, layers: int) -> None:
        self.whole = AutoModel.from_pretrained(model, hidden_act="gelu_pytorch_tanh").eval()
        every = self.whole.encoder.layer
        self.lower, self.upper = every[: len(every) - layers], every[len(every) - layers :]
        width = self.whole.config.hidden_size
        self.last = torch.nn.Linear(width, SIZE)
        self.drop = torch.nn.Dropout(0.1)

    def below(self, passages: Sequence[Taught]) -> list[np.ndarray]:
        """What the lower layers make of each passage, once for all epochs."""
        made = []
        with torch.no_grad():
            for one in passages:
                states = self.whole.embeddings(input_ids=torch.tensor([one.ids]))
                made.append(self._through(self.lower, states, None)[0].half().numpy())
        return made

    def _through(self, layers: Any, states: torch.Tensor, hidden: torch.Tensor | None) -> torch.Tensor:
        bias = getattr(self.whole.encoder, "compute_position_bias", None)  # MPNet's
        near = () if bias is None else (bias(states).detach(),)
        for layer in layers:
            out = layer(states, hidden, *near)
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
        return self.last(self.drop(self._through(self.upper, padded, hidden)))

    def teach(
        self,
        passages: Sequence[Taught],
        epochs: int,
        drawing: random.Random,
        rates: tuple[float, float] = RATES,
    ) -> None:
        below = self.below(passages)
        weigh = torch.tensor([BEGINS_WEIGH] * len(KINDS) + [1.0] * (SIZE - len(KINDS)))
        steps, done = epochs * -(-len(passages) // BATCH), 0
        every = [*self.upper.parameters(), *self.last.parameters()]
        learning = torch.optim.AdamW(
            [{"params": self.upper.parameters()}, {"params": self.last.parameters()}], weight_decay=0.01
        )
        for epoch in range(epochs):
            self.upper.train(), self.drop.train()
            order = sorted(range(len(passages)), key=lambda at: len(passages[at].ids) + 6 * drawing.random())
            batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
            drawing.shuffle(batches)
            lost = 0.0
            for batch in batches:
                share = min(1.0, (done + 1) / (WARM * steps)) * (1 - done / steps)
                for group, rate in zip(learning.param_groups, rates, strict=True):
                    group["lr"] = share * rate
                given = self.values([below[at] for at in batch])
                wanted, real = torch.zeros_like(given), torch.zeros(given.shape[:2])
                for row, at in enumerate(batch):
                    one = passages[at]
                    wanted[row, : len(one.ids)] = torch.from_numpy(one.wanted)
                    real[row, : len(one.ids)] = 1
                loss = torch.nn.functional.binary_cross_entropy_with_logits(
                    given, wanted.clamp(min=0), reduction="none", weight=weigh
                )
                loss = (loss * (wanted >= 0) * real[:, :, None]).sum() / real.sum()
                learning.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(every, 1.0)
                learning.step()
                done, lost = done + 1, lost + loss.item()
            print(f"epoch {epoch + 1} of {epochs}: loss {lost / len(batches):.3f}", flush=True)
        self.upper.eval(), self.drop.eval()

    def told(self, passages: Sequence[Taught]) -> list[np.ndarray]:
        with torch.no_grad():
            return [torch.sigmoid(self.values([one]))[0].numpy() for one in self.below(passages)]

    def weights(self) -> dict[str, np.ndarray]:
        """The weights as `accord.annotate.encoder` reads them: matrices in eight bits, a scale a row."""
        made: dict[str, np.ndarray] = {}

        def matrix(name: str, weight: torch.Tensor) -> None:
            rows = weight.detach().numpy()
            scale = np.maximum(np.abs(rows).max(axis=1) / 127, 1e-12)
            made[name] = np.round(rows / scale[:, None]).astype(np.int8)
            made[f"{name}.scale"] = scale.astype(np.float32)

        def linear(name: str, *parts: torch.nn.Linear) -> None:
            matrix(f"{name}.weight", torch.cat([part.weight for part in parts]))
            made[f"{name}.bias"] = torch.cat([part.bias for part in parts]).detach().numpy()

        def norm(name: str, part: torch.nn.LayerNorm) -> None:
            made[f"{name}.norm"] = part.weight.detach().numpy()
            made[f"{name}.shift"] = part.bias.detach().numpy()

        below = self.whole.embeddings
        matrix("pieces", below.word_embeddings.weight)
        places = below.position_embeddings.weight + below.token_type_embeddings.weight[0]
        made["places"] = places[:LONGEST].detach().numpy()
        norm("first", below.LayerNorm)
        for number, layer in enumerate(self.whole.encoder.layer):
            name, own = f"layer{number}", layer.attention.self
            linear(f"{name}.in", own.query, own.key, own.value)
            linear(f"{name}.out", layer.attention.output.dense)
            norm(f"{name}.out", layer.attention.output.LayerNorm)
            linear(f"{name}.up", layer.intermediate.dense)
            linear(f"{name}.down", layer.output.dense)
            norm(f"{name}.down", layer.output.LayerNorm)
        linear("values", self.last)
        return made


def spans(places: Sequence[tuple[int, int]], values: np.ndarray, kind: str) -> list[Found]:
    """What is likely a mark of a kind, of the pieces that stand for characters."""
    inside = values[:, len(KINDS) + KINDS.index(kind)]
    tokens = [at if end > start else -1 for at, (start, end) in enumerate(places)]
    return [
        Found(Span(places[first][0], places[last][1]), float(inside[first : last + 1].mean()))
        for first, last in runs(tokens, values, kind)
    ]


def report(
    name: str,
    rows: Sequence[dict[str, Any]],
    texts: Finds,
    asked: Sequence[Taught],
    told: Sequence[np.ndarray],
) -> None:
    print(f"\n{name}\n\n| kind | marks | rules | least value | encoder | both |\n|---|---|---|---|---|---|")
    for kind in KINDS:
        marks = [[mark for mark in row["marks"] if mark["kind"] == kind] for row in rows]
        rules = []
        for row in rows:
            part = Span(row["start"], row["end"])
            given = [Span(*ends) for ends in texts[row["article"]][1][kind]]
            rules.append([Found(it, 1.0) for it in given if 2 * common(it, part) > it.end - it.start])
        found = [spans(one.places, values, kind) for one, values in zip(asked, told, strict=True)]
        for least in (0.5, 0.6, 0.7, 0.8, 0.9):
            sure = [[it for it in some if it.value >= least] for some in found]
            both = [
                [*ours, *(it for it in added if not any(common(it.span, wide(own.span)) for own in ours))]
                for ours, added in zip(rules, sure, strict=True)
            ]
            cells = [rated(marks, rules), f"{least}", rated(marks, sure), rated(marks, both)]
            print(f"| {kind} | {sum(map(len, marks))} | {' | '.join(cells)} |")


def wide(span: Span) -> Span:
    """With what touches it."""
    return Span(max(0, span.start - 2), span.end + 2)


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
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--layers", type=int, default=3, help="how many upper layers are taught")
    parser.add_argument("--rules", type=Path, metavar="FILE")
    parser.add_argument("--told", type=Path, metavar="FILE", help="from process_teacher.py")
    parser.add_argument("--out", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    rows = marked_rows()
    marks = [row for name in SETS for row in rows[name]]
    texts = finds_kept(given.rules, rows, given.texts)
    torch.manual_seed(0)
    drawing = random.Random(0)
    passages, encoder = Passages(given.model), Encoder(given.model, given.layers)
    made_up = passages.written(HERE / "process" / "written")
    print(f"{len(marks)} passages of coverage, {len(made_up)} written", flush=True)
    taught = [*passages.marked(marks, texts), *made_up]
    encoder.teach(taught, given.epochs, drawing)
    if given.told:
        encoder.teach([*taught, *passages.told(given.told)], TOLD_EPOCHS, drawing, TOLD_RATES)
    rows["kept"], kept = written_rows(HERE / "process" / "kept.txt")
    texts |= kept
    for name in ("chosen", "held", "kept"):
        asked = passages.marked(rows[name], texts)
        report(name, rows[name], texts, asked, encoder.told(asked))
    if given.out:
        made = {name: np.ascontiguousarray(it) for name, it in encoder.weights().items()}
        save_file(made, given.out / "tagger.safetensors")
        pieces = json.loads((Path(given.model) / "tokenizer.json").read_text("utf-8"))
        pieces.update(padding=None, truncation=None)
        (given.out / "tagger_pieces.json").write_text(
            json.dumps(pieces, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
