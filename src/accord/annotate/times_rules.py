"""From a matched shape to its meaning: one small reader a shape, a pure function of match and context."""

from __future__ import annotations

from accord.annotate.times_clock import CLOCK_READERS
from accord.annotate.times_context import Reader
from accord.annotate.times_dates import DATE_READERS
from accord.annotate.times_durations import DURATION_READERS
from accord.annotate.times_relative import RELATIVE_READERS

__all__ = ["READERS"]

READERS: dict[str, Reader] = {**DATE_READERS, **RELATIVE_READERS, **DURATION_READERS, **CLOCK_READERS}
"""A reader for every shape in times_patterns."""
