"""What a user sees on standard error while something takes its time; silent off a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accord.build import Progress

__all__ = ["shown_progress", "shown_wait"]


@contextmanager
def shown_wait(words: str) -> Iterator[None]:
    """Says what is being done while it lasts."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{words} …"):
        yield


@contextmanager
def shown_progress(sources: Sequence[str]) -> Iterator[Progress]:
    """Gives a function to call with how much was done; counts the sources first where they are files."""
    if not sys.stderr.isatty():
        yield lambda done, name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from accord.build import count_sources

    total = count_sources(sources)
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    shown = Progress(*columns, TextColumn("{task.description}"), console=Console(stderr=True), transient=True)
    with shown:
        task = shown.add_task("loading the language model", total=total)
        yield lambda done, name: shown.update(task, advance=done, description=name[-50:].replace("[", "\\["))
