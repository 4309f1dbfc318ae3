"""A function run over batches in several processes, in order, with few batches held at a time."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import get_context, parent_process
from typing import TypeVar

from accord.errors import AccordError

__all__ = ["Workers"]

_T = TypeVar("_T")
_R = TypeVar("_R")


class Workers:
    """Runs a function over batches in `jobs` processes, in order; in this one where there is one batch."""

    def __init__(self, model: str, jobs: int) -> None:
        self.model = model
        self.jobs = jobs
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *exc: object) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)

    def run(self, work: Callable[[str, _T], _R], batches: Iterable[_T]) -> Iterator[_R]:
        """Yields the results in the order of `batches`, of which only a few are held at a time."""
        pending: deque[Future[_R]] = deque()
        iterator = iter(batches)
        first = next(iterator, None)
        if first is None:
            return
        second = next(iterator, None) if self.jobs > 1 else None
        if second is None:
            yield work(self.model, first)
            for batch in iterator:
                yield work(self.model, batch)
            return
        if self.pool is None:
            self.pool = ProcessPoolExecutor(self.jobs, get_context("spawn"), initializer=_begin)
        try:
            for batch in chain((first, second), iterator):
                pending.append(self.pool.submit(work, self.model, batch))
                while len(pending) > 2 * self.jobs:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        except BrokenProcessPool:
            reason = "a process ended unexpectedly, perhaps for want of memory; go on with: --jobs 1"
            raise AccordError(reason) from None


def _begin() -> None:
    """A worker has one thread for its matrices, as there are workers enough, and ends with its parent.

    Else one whose parent was killed would wait for work for ever.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy, not yet loaded here, reads it once

    def wait() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
