"""How alike in meaning statements are, by static word vectors.

The vectors are those of WordLlama (MIT licence; 32,000 word pieces in 256 dimensions, distilled from
language models' input embeddings), read straight from the files in its wheel: importing the package
would set up logging and a downloader. A statement is the mean of its content words, each weighed by how
rare it is in the statements read (Arora, Liang and Ma, 2017, "A simple but tough-to-beat baseline for
sentence embeddings"), so that the names everybody drops do not make everything alike.

Vectors only propose: they find "accelerated" and "suspended" alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

__all__ = ["Meaning"]

_PRIOR = 200  # statements of which nothing is known, lest two texts make every word common
_UNLIKE = 0.15  # Words that have nothing to do with one another are about so alike.
_SAME_SENSE = 0.5


class Meaning:
    """Answers how alike two of the statements are whose content words (each once) it was given."""

    def __init__(self, contents: Sequence[Sequence[str]]) -> None:
        import numpy as np

        seen = Counter(word for content in contents for word in content)
        numbers = {word: number for number, word in enumerate(sorted(seen))}
        self._words = [np.array([numbers[word] for word in content], dtype=np.intp) for content in contents]
        self._vectors = _unit(_embedded(list(numbers)))
        counts = np.array([seen[word] for word in numbers], dtype=np.float32)
        self._weights = np.log((len(contents) + _PRIOR) / (counts + 1)).astype(np.float32)
        sums = np.zeros((len(contents), self._vectors.shape[1]), dtype=np.float32)
        for number, words in enumerate(self._words):
            if len(words):
                sums[number] = self._weights[words] @ self._vectors[words]
        self._statements = _unit(sums)

    def likenesses(self, one: int, others: Sequence[int]) -> list[float]:
        """How alike a statement is to each of others: 1.0 for the same words, about 0 for no relation."""
        return [round(float(score), 4) for score in self._statements[list(others)] @ self._statements[one]]

    def likeness(self, one: int, other: int) -> float:
        return self.likenesses(one, [other])[0]

    def covered(self, one: int, other: int) -> float:
        """The weighed part of the content words of the one that finds its like in the other, or the reverse.

        Of the two directions the better: a short report of a long speech is all in it. 0.0 to 1.0.
        """
        mine, others = self._words[one], self._words[other]
        if not len(mine) or not len(others):
            return 0.0
        alike = (self._vectors[mine] @ self._vectors[others].T - _UNLIKE) / (1 - _UNLIKE)
        parts = (
            (alike.max(axis=1).clip(0, 1), self._weights[mine]),
            (alike.max(axis=0).clip(0, 1), self._weights[others]),
        )
        return round(max(float(best @ weights / weights.sum()) for best, weights in parts), 4)

    def counterparts(self, one: int, other: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Which content words of each, by their places, have one of much the same sense in the other."""
        mine, others = self._words[one], self._words[other]
        if not len(mine) or not len(others):
            return (), ()
        alike = self._vectors[mine] @ self._vectors[others].T >= _SAME_SENSE
        return _places(alike.any(axis=1)), _places(alike.any(axis=0))


def _places(flags: Any) -> tuple[int, ...]:
    return tuple(place for place, flag in enumerate(flags.tolist()) if flag)


def _unit(vectors: Vectors) -> Vectors:
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    unit: Vectors = (vectors / lengths).astype(np.float32)
    return unit


def _embedded(words: Sequence[str]) -> Vectors:
    """One vector for each word: the mean of its pieces'."""
    import numpy as np

    pieces, tokenizer = _model()
    found = np.zeros((len(words), pieces.shape[1]), dtype=np.float32)
    for number, ids in enumerate(_pieces(tokenizer, words)):
        if ids:
            found[number] = pieces[ids].mean(axis=0)
    return found


def _pieces(tokenizer: Any, words: Sequence[str]) -> Iterator[list[int]]:
    # One by one: a batch starts threads, after which the tokenizer complains of every forked process.
    for word in words:
        yield tokenizer.encode(word, add_special_tokens=False).ids


@cache
def _model() -> tuple[Vectors, Any]:
    from safetensors import safe_open
    from tokenizers import Tokenizer

    spec = find_spec("wordllama")
    assert spec is not None and spec.origin is not None  # noqa: S101 - a dependency of this package
    folder = Path(spec.origin).parent
    weights = folder / "weights" / "l2_supercat_256.safetensors"
    with safe_open(str(weights), framework="np") as tensors:
        vectors: Vectors = tensors.get_tensor("embedding.weight").astype("float32")
    return vectors, Tokenizer.from_file(str(folder / "tokenizers" / "l2_supercat_tokenizer_config.json"))
