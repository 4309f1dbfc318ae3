"""Pairs of things that share features, never all pairs of a crowd.

Things are numbered in an order that means something (articles by date). Of a feature that many have,
each of them is paired only with the nearest before it and with the first ones, so that the pairs grow
with the things, not with their square.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]
    Places = NDArray[np.intp]

__all__ = ["packed", "sharing"]

_LOW = 0xFFFFFFFF


def packed(features: Sequence[Sequence[int] | NDArray[np.uint32]]) -> Numbers:
    """Feature and thing in one number each (`feature << 32 | thing`), sorted."""
    import numpy as np

    if not features:
        return np.empty(0, dtype=np.uint64)
    sizes = [len(found) for found in features]
    things = np.repeat(np.arange(len(features), dtype=np.uint64), sizes)
    values = np.concatenate([np.asarray(found, dtype=np.uint64) for found in features])
    return np.sort(values << np.uint64(32) | things)


def sharing(
    entries: Numbers, *, near: int, first: int, enough: Callable[[Places, Places], NDArray[np.float64] | int]
) -> list[tuple[int, int, int]]:
    """(left, right, features they share) with left < right, in order, of the pairs that are worth it.

    `entries` are `packed`. `near` and `first` say how many before it, and how many of the first, each is
    paired with. `enough` is given the left, the right of all pairs as arrays and says how many features
    each pair must share.
    """
    import numpy as np

    if len(entries) < 2:
        return []
    values, things = entries >> np.uint64(32), entries & np.uint64(_LOW)
    starts = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
    at = np.arange(len(entries))
    begin = np.repeat(starts, np.diff(np.append(starts, len(entries))))
    pairs = []
    for back in range(1, near + 1):
        here = at[at - back >= begin]
        pairs.append(things[here - back] << np.uint64(32) | things[here])
    for number in range(first):
        here = at[begin + number < at - near]
        pairs.append(things[begin[here] + number] << np.uint64(32) | things[here])
    codes, counts = np.unique(np.concatenate(pairs), return_counts=True)
    left, right = (codes >> np.uint64(32)).astype(np.intp), (codes & np.uint64(_LOW)).astype(np.intp)
    kept = (counts >= enough(left, right)) & (left != right)
    return list(zip(left[kept].tolist(), right[kept].tolist(), counts[kept].tolist(), strict=True))
