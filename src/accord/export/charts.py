"""Counts over time: as block characters with the dated counts behind them, or drawn, small or with a frame.

Where a count has a low and a high end, its bar or dot stands at the middle; an open end is drawn as the
end that is known. What is drawn is always written beside it too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import chain

from accord.model.values import DateInterval

__all__ = ["Chart", "Point", "Run", "drawing", "framed_drawing", "sparkline"]

_BLOCKS = "▁▂▃▄▅▆▇█"
_WIDTH, _HEIGHT, _EDGE = 320, 72, 8
_FRAME_WIDTH, _FRAME_HEIGHT = 580, 190
_FRAME = (84, 180, 14, 30)  # left, right, top, foot
_LINE, _LONGEST = 15, 26  # between names, and the letters of one that fit beside the frame


@dataclass(frozen=True, slots=True)
class Point:
    """One count: its day (a contract date), its ends, its words ("more than 200"), the id of its entry."""

    day: str
    low: float | None
    high: float | None
    words: str
    id: str | None = None

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


def drawing(chart: Chart, words: Callable[[str], str]) -> str:
    """The chart as an SVG element: days from left to right, counts from nothing at the foot; a line a run.

    `words` writes a day as people do.
    """
    scale = _Scale.of(chart, _WIDTH, _HEIGHT, (_EDGE, _EDGE, _EDGE, _EDGE))
    return _svg(chart, _WIDTH, _HEIGHT, _drawn(chart, scale, words, None))


def framed_drawing(chart: Chart, words: Callable[[str], str], here: str | None = None) -> str:
    """The same, larger: with the highest count, the first and last day, and each claimant beside the run.

    `here` is the id of the entry whose count is drawn larger.
    """
    scale = _Scale.of(chart, _FRAME_WIDTH, _FRAME_HEIGHT, _FRAME)
    days = words(scale.first.isoformat()), words(scale.last.isoformat())
    drawn = chain(_frame(scale, *days), _drawn(chart, scale, words, here), _names(chart, scale))
    return _svg(chart, _FRAME_WIDTH, _FRAME_HEIGHT, drawn)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where days and counts stand: inside `left`, `right`, `top`, `foot`, in the drawing's units."""

    first: date
    last: date
    most: float
    left: float
    right: float
    top: float
    foot: float

    @classmethod
    def of(cls, chart: Chart, width: int, height: int, edges: tuple[int, int, int, int]) -> _Scale:
        points = [point for run in chart.runs for point in run.points]
        days = [_day(point) for point in points]
        most = max(end for point in points for end in _ends(point)) or 1.0
        left, right, top, foot = edges
        return cls(min(days), max(days), most, left, width - right, top, height - foot)

    def x(self, point: Point) -> float:
        span = max((self.last - self.first).days, 1)
        return self.left + (_day(point) - self.first).days / span * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.foot - value / self.most * (self.foot - self.top)


def _svg(chart: Chart, width: int, height: int, drawn: Iterable[str]) -> str:
    told = (f"{run.claimant}: {', '.join(point.words for point in run.points)}" for run in chart.runs)
    words = escape("; ".join(told))
    return (
        f'<svg class="chart" role="img" aria-label="{words}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">{"".join(drawn)}</svg>'
    )


def _drawn(chart: Chart, scale: _Scale, words: Callable[[str], str], here: str | None) -> Iterator[str]:
    for number, run in enumerate(chart.runs):
        path = " ".join(_steps(run, scale))
        dash = f' stroke-dasharray="{2 * number} 3"' if number else ""
        yield f'<path d="{path}" fill="none" stroke="currentColor"{dash}/>'
        for point in run.points:
            yield _dot(point, f"{point.words}, {words(point.day)}, {run.claimant}", scale, here)


def _steps(run: Run, scale: _Scale) -> Iterator[str]:
    """A line from day to day; several counts of one day are no course, and no line joins them."""
    before = None
    for point in run.points:
        step = "L" if before not in (None, point.day) else "M"
        yield f"{step}{scale.x(point):.1f},{scale.y(point.middle):.1f}"
        before = point.day


def _dot(point: Point, title: str, scale: _Scale, here: str | None) -> str:
    at, low, high = f"{scale.x(point):.1f}", scale.y(min(_ends(point))), scale.y(max(_ends(point)))
    radius = 5 if here is not None and point.id == here else 3
    bar = f'<line x1="{at}" x2="{at}" y1="{low:.1f}" y2="{high:.1f}" stroke="currentColor"/>'
    circle = f'<circle cx="{at}" cy="{scale.y(point.middle):.1f}" r="{radius}" fill="currentColor"/>'
    return f"<g><title>{escape(title)}</title>{bar}{circle}</g>"


def _frame(scale: _Scale, first: str, last: str) -> Iterator[str]:
    """The lines of nothing and of the highest count, and the first and the last day under them."""
    for value in (0.0, scale.most):
        y = scale.y(value)
        yield f'<line class="grid" x1="{scale.left}" x2="{scale.right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield _text(scale.left - 8, y + 4, f"{value:,.10g}", "end")
    yield _text(scale.left, scale.foot + 18, first, "start")
    if scale.last > scale.first:
        yield _text(scale.right, scale.foot + 18, last, "end")


def _names(chart: Chart, scale: _Scale) -> Iterator[str]:
    """Each run's claimant at the height of its last count, to which a faint line leads; of two at one
    height the second is moved down."""
    below = 0.0
    for run in sorted(chart.runs, key=lambda run: -run.points[-1].middle):
        end = run.points[-1]
        y = max(scale.y(end.middle) + 4, below)
        below = y + _LINE
        name = run.claimant if len(run.claimant) <= _LONGEST else f"{run.claimant[: _LONGEST - 1].rstrip()}…"
        yield (
            f'<line class="grid" x1="{scale.x(end) + 6:.1f}" y1="{scale.y(end.middle):.1f}" '
            f'x2="{scale.right + 8}" y2="{y - 4:.1f}"/>'
        )
        yield _text(scale.right + 10, y, name, "start")


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" text-anchor="{anchor}">{escape(words)}</text>'


def _day(point: Point) -> date:
    return DateInterval.parse(point.day).earliest


def _ends(point: Point) -> list[float]:
    return [end for end in (point.low, point.high) if end is not None] or [0.0]
