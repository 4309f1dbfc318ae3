"""A small sentence encoder of the BERT kind, run by NumPy alone, with taught values for every word piece.

The layers are those of Devlin, Chang, Lee and Toutanova (2019, "BERT: Pre-training of Deep Bidirectional
Transformers"), their activation GELU in its tanh form. Weights are kept as eight-bit numbers with a scale a
row. Sentences go through the layers side by side, as rows of one matrix: only their attention is apart, so a
sentence's values are the same whatever stands beside it, but for the last digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

__all__ = ["Encoder"]

Matrix = NDArray[np.float32]

_HEADS = 12
_EPSILON = 1e-12  # of the layers' norms, as the encoder was taught
_GELU = np.float32(sqrt(2 / pi))
_TOGETHER = 48  # sentences that go through the layers at once, which bounds the memory


class Encoder:
    """The encoder of a file of weights: `size` rows of word pieces, each vector `width` long."""

    def __init__(self, path: Path) -> None:
        with safe_open(str(path), framework="np") as tensors:
            names = set(tensors.keys())
            self._tensors = {name: tensors.get_tensor(name) for name in names if not name.endswith(".scale")}
            scales = {name: tensors.get_tensor(name) for name in names if name.endswith(".scale")}
        self._pieces = self._tensors.pop("pieces")
        self._piece_scale: Matrix = scales.pop("pieces.scale")
        for name, scale in scales.items():
            matrix = name.removesuffix(".scale")
            self._tensors[matrix] = np.ascontiguousarray((self._tensors[matrix] * scale[:, None]).T)
        self._layers = sum(name.endswith(".in.weight") for name in self._tensors)

    def tensor(self, name: str) -> NDArray[Any]:
        """Another tensor of the file, by its name."""
        found: NDArray[Any] = self._tensors[name]
        return found

    def vectors(self, pieces: Sequence[int] | NDArray[Any]) -> Matrix:
        """The vectors of word pieces as they go into the layers, pieces × width."""
        numbers = np.asarray(pieces)
        out: Matrix = self._pieces[numbers] * self._piece_scale[numbers, None]
        return out

    def values(self, sentences: Sequence[Sequence[int]]) -> list[Matrix]:
        """For each sentence, given as numbers of its word pieces, pieces × values between 0 and 1."""
        found: list[Matrix] = []
        for at in range(0, len(sentences), _TOGETHER):
            found += self._together(sentences[at : at + _TOGETHER])
        return found

    def _together(self, sentences: Sequence[Sequence[int]]) -> list[Matrix]:
        ends = np.cumsum([len(pieces) for pieces in sentences]).tolist()
        bounds = list(zip([0, *ends[:-1]], ends, strict=True))
        numbers = np.concatenate([np.asarray(pieces) for pieces in sentences])
        places = np.concatenate([np.arange(len(pieces)) for pieces in sentences])
        states = self.vectors(numbers) + self._tensors["places"][places]
        states = self._normed(states, "first")
        for layer in range(self._layers):
            name = f"layer{layer}"
            attended = self._linear(self._attended(states, bounds, name), f"{name}.out")
            states = self._normed(states + attended, f"{name}.out")
            inner = _gelu(self._linear(states, f"{name}.up"))
            states = self._normed(states + self._linear(inner, f"{name}.down"), f"{name}.down")
        values = np.float32(1) / (np.float32(1) + np.exp(-self._linear(states, "values")))
        return [values[start:end] for start, end in bounds]

    def _linear(self, states: Matrix, name: str) -> Matrix:
        out: Matrix = states @ self._tensors[f"{name}.weight"]
        out += self._tensors[f"{name}.bias"]
        return out

    def _normed(self, states: Matrix, name: str) -> Matrix:
        centred = states - states.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(_EPSILON))
        out: Matrix = centred / spread * self._tensors[f"{name}.norm"] + self._tensors[f"{name}.shift"]
        return out

    def _attended(self, states: Matrix, bounds: Sequence[tuple[int, int]], name: str) -> Matrix:
        """What each piece takes in from the others of its sentence."""
        width = states.shape[1]
        split = self._linear(states, f"{name}.in").reshape(len(states), 3, _HEADS, width // _HEADS)
        asked, offered, told = split.transpose(1, 2, 0, 3)
        asked = asked * np.float32(1 / sqrt(width // _HEADS))
        out = np.empty((len(states), _HEADS, width // _HEADS), dtype=np.float32)
        for start, end in bounds:
            likeness = asked[:, start:end] @ offered[:, start:end].transpose(0, 2, 1)
            likeness = np.exp(likeness - likeness.max(axis=2, keepdims=True))
            likeness /= likeness.sum(axis=2, keepdims=True)
            out[start:end] = (likeness @ told[:, start:end]).transpose(1, 0, 2)
        return out.reshape(len(states), width)


def _gelu(states: Matrix) -> Matrix:
    out: Matrix = states * states
    out *= _GELU * np.float32(0.044715)
    out += _GELU
    out *= states
    np.tanh(out, out=out)
    out += 1
    out *= states
    out *= np.float32(0.5)
    return out
