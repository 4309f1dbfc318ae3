"""Union-find over numbered things, where some may not come together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

__all__ = ["Groups"]


class Groups:
    """Things 0 to `size` - 1, each a group of its own at first.

    `fit` says whether two groups, given by their members, may become one. A group goes by its smallest
    member.
    """

    def __init__(self, size: int, fit: Callable[[Sequence[int], Sequence[int]], bool]) -> None:
        self._fit = fit
        self._parent = list(range(size))
        self._members: dict[int, list[int]] = {}

    def root(self, at: int) -> int:
        """The group that a thing is in."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def members(self, root: int) -> Sequence[int]:
        """The things of a group."""
        return self._members.get(root, [root])

    def join(self, left: int, right: int) -> bool:
        """Makes the groups of two things one where they fit; whether it did, False where they are one."""
        low, high = sorted((self.root(left), self.root(right)))
        if low == high or not self._fit(self.members(low), self.members(high)):
            return False
        self._parent[high] = low
        self._members[low] = [*self.members(low), *self.members(high)]
        self._members.pop(high, None)
        return True
