"""The encoder's layers against the same written out value by value."""

from __future__ import annotations

from math import exp, pi, sqrt, tanh
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from accord.annotate.encoder import Encoder

WIDTH, HEADS, PIECES, LAYERS, VALUES = 24, 12, 40, 2, 5


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, np.ndarray]]:
    """A file of drawn weights, and the weights themselves."""
    drawing = np.random.default_rng(3)
    tensors: dict[str, np.ndarray] = {}
    plain: dict[str, np.ndarray] = {}

    def matrix(name: str, rows: int, columns: int) -> None:
        tensors[name] = drawing.integers(-127, 128, (rows, columns), dtype=np.int8)
        tensors[f"{name}.scale"] = drawing.uniform(0.001, 0.01, rows).astype(np.float32)
        plain[name] = tensors[name] * tensors[f"{name}.scale"][:, None].astype(np.float64)

    def vector(name: str, size: int) -> None:
        tensors[name] = plain[name] = drawing.normal(0.5, 0.5, size).astype(np.float32)

    matrix("pieces", PIECES, WIDTH)
    tensors["places"] = plain["places"] = drawing.normal(0, 0.3, (30, WIDTH)).astype(np.float32)
    shapes = [("in", 3 * WIDTH, WIDTH), ("out", WIDTH, WIDTH), ("up", 48, WIDTH), ("down", WIDTH, 48)]
    for layer in range(LAYERS):
        for name, rows, columns in shapes:
            matrix(f"layer{layer}.{name}.weight", rows, columns)
            vector(f"layer{layer}.{name}.bias", rows)
    matrix("values.weight", VALUES, WIDTH)
    vector("values.bias", VALUES)
    for name in ("first", *(f"layer{layer}.{part}" for layer in range(LAYERS) for part in ("out", "down"))):
        vector(f"{name}.norm", WIDTH)
        vector(f"{name}.shift", WIDTH)
    path = tmp_path_factory.mktemp("encoder") / "weights.safetensors"
    save_file(tensors, path)
    return path, plain


def normed(row: list[float], norm: np.ndarray, shift: np.ndarray) -> list[float]:
    mean = sum(row) / len(row)
    spread = sqrt(sum((value - mean) ** 2 for value in row) / len(row))
    return [(value - mean) / spread * a + b for value, a, b in zip(row, norm, shift, strict=True)]


def linear(row: list[float], plain: dict[str, np.ndarray], name: str) -> list[float]:
    return [
        sum(a * b for a, b in zip(row, weights, strict=True)) + bias
        for weights, bias in zip(plain[f"{name}.weight"], plain[f"{name}.bias"], strict=True)
    ]


def gelu(value: float) -> float:
    return 0.5 * value * (1 + tanh(sqrt(2 / pi) * (value + 0.044715 * value**3)))


def written_out(pieces: list[int], plain: dict[str, np.ndarray]) -> np.ndarray:
    """The layers of the paper, one value at a time."""
    size = WIDTH // HEADS
    rows = [[a + b for a, b in zip(plain["pieces"][piece], plain["places"][at], strict=True)]
            for at, piece in enumerate(pieces)]  # fmt: skip
    rows = [normed(row, plain["first.norm"], plain["first.shift"]) for row in rows]
    for layer in range(LAYERS):
        name = f"layer{layer}"
        split = [linear(row, plain, f"{name}.in") for row in rows]
        attended = []
        for one in split:
            taken: list[float] = []
            for head in range(HEADS):
                at = head * size
                scores = [
                    sum(one[at + i] * other[WIDTH + at + i] for i in range(size)) / sqrt(size)
                    for other in split
                ]
                shares = [exp(score) for score in scores]
                for i in range(size):
                    told = [other[2 * WIDTH + at + i] for other in split]
                    taken.append(sum(a * b for a, b in zip(shares, told, strict=True)) / sum(shares))
            attended.append(taken)
        out = [linear(row, plain, f"{name}.out") for row in attended]
        rows = [[a + b for a, b in zip(row, more, strict=True)] for row, more in zip(rows, out, strict=True)]
        rows = [normed(row, plain[f"{name}.out.norm"], plain[f"{name}.out.shift"]) for row in rows]
        inner = [[gelu(value) for value in linear(row, plain, f"{name}.up")] for row in rows]
        down = [linear(row, plain, f"{name}.down") for row in inner]
        rows = [[a + b for a, b in zip(row, more, strict=True)] for row, more in zip(rows, down, strict=True)]
        rows = [normed(row, plain[f"{name}.down.norm"], plain[f"{name}.down.shift"]) for row in rows]
    return np.array([[1 / (1 + exp(-value)) for value in linear(row, plain, "values")] for row in rows])


def test_the_values_are_those_of_the_layers_written_out(made: tuple[Path, dict[str, np.ndarray]]) -> None:
    path, plain = made
    sentences = [[1, 5, 9, 2], [1, 30, 31, 32, 33, 7, 2], [1, 2]]
    for pieces, values in zip(sentences, Encoder(path).values(sentences), strict=True):
        assert values == pytest.approx(written_out(pieces, plain), abs=1e-4)


def test_a_sentence_has_the_same_values_alone_and_among_many(
    made: tuple[Path, dict[str, np.ndarray]],
) -> None:
    encoder = Encoder(made[0])
    drawing = np.random.default_rng(5)
    sentences = [drawing.integers(0, PIECES, size).tolist() for size in drawing.integers(2, 25, 70)]
    together = encoder.values(sentences)
    assert len(together) == 70
    for pieces, values in zip(sentences, together, strict=True):
        assert values == pytest.approx(encoder.values([pieces])[0], abs=1e-5)


def test_no_sentences_no_values(made: tuple[Path, dict[str, np.ndarray]]) -> None:
    assert Encoder(made[0]).values([]) == []
