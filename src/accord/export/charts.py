"""Counts over time, small: as block characters with the dated counts behind them, or as an inline drawing.

Where a count has a low and a high end, its bar or dot stands at the middle; an open end is drawn as the
end that is known. What is drawn is always written beside it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from accord.model.values import DateInterval

__all__ = ["Chart", "Point", "Run", "drawing", "sparkline"]

_BLOCKS = "▁▂▃▄▅▆▇█"
_WIDTH, _HEIGHT, _EDGE = 320, 72, 8


@dataclass(frozen=True, slots=True)
class Point:
    """One count: its day (a contract date), its ends, its words ("more than 200") and who gives it."""

    day: str
    low: float | None
    high: float | None
    words: str

    @property
    def middle(self) -> float:
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends) if ends else 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """All dated counts of one thing by one claimant, oldest first."""

    claimant: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The runs of one thing counted; at least one has counts of two days."""

    runs: tuple[Run, ...]


def sparkline(run: Run) -> str:
    """A run in block characters, one a count, from nothing at the foot to its highest count."""
    top = max(point.middle for point in run.points) or 1.0
    return "".join(_BLOCKS[round(point.middle / top * (len(_BLOCKS) - 1))] for point in run.points)


def drawing(chart: Chart) -> str:
    """The chart as an SVG element: days from left to right, counts from nothing at the foot; a line a run."""
    days = [_day(point) for run in chart.runs for point in run.points]
    first, span = min(days), max((max(days) - min(days)).days, 1)
    top = max(end for run in chart.runs for point in run.points for end in _ends(point)) or 1.0

    def x(point: Point) -> float:
        return _EDGE + (_day(point) - first).days / span * (_WIDTH - 2 * _EDGE)

    def y(value: float) -> float:
        return _HEIGHT - _EDGE - value / top * (_HEIGHT - 2 * _EDGE)

    def dot(point: Point, claimant: str) -> str:
        at, low, high = f"{x(point):.1f}", min(_ends(point)), max(_ends(point))
        title = escape(f"{point.words}, {point.day}, {claimant}")
        bar = f'<line x1="{at}" x2="{at}" y1="{y(low):.1f}" y2="{y(high):.1f}" stroke="currentColor"/>'
        circle = f'<circle cx="{at}" cy="{y(point.middle):.1f}" r="3" fill="currentColor"/>'
        return f"<g><title>{title}</title>{bar}{circle}</g>"

    def drawn() -> Iterator[str]:
        for number, run in enumerate(chart.runs):
            path = " ".join(f"{x(point):.1f},{y(point.middle):.1f}" for point in run.points)
            dash = f' stroke-dasharray="{2 * number} 3"' if number else ""
            yield f'<polyline points="{path}" fill="none" stroke="currentColor"{dash}/>'
            yield from (dot(point, run.claimant) for point in run.points)

    told = (f"{run.claimant}: {', '.join(point.words for point in run.points)}" for run in chart.runs)
    words = escape("; ".join(told))
    return (
        f'<svg class="chart" role="img" aria-label="{words}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}">{"".join(drawn())}</svg>'
    )


def _day(point: Point) -> date:
    return DateInterval.parse(point.day).earliest


def _ends(point: Point) -> list[float]:
    return [end for end in (point.low, point.high) if end is not None] or [0.0]
