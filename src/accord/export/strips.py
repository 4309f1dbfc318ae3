"""How much stands when: a strip of bars for each row, one bar a stretch of days, drawn as SVG.

Each row has its own scale: what matters is when there is much of a thing, not that there are more statements
than agreements. What is drawn is to be written beside it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

__all__ = ["Strip", "Strips", "strips_drawing"]

_LEFT, _RIGHT, _WIDTH = 112, 56, 860
_ROW, _BAR, _FOOT = 28, 22, 22
_LEAST = 2.0  # units: a bar that can be seen
_DAY_ROOM = 110  # units that a written day takes at the foot


@dataclass(frozen=True, slots=True)
class Strip:
    """A row: its name, and how many of it there are in each stretch."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Strips:
    """Rows over the same stretches, each stretch with its words and the address that it opens."""

    stretches: tuple[tuple[str, str], ...]
    rows: tuple[Strip, ...]


def strips_drawing(strips: Strips) -> str:
    """The rows under each other as an SVG element; every bar is a link, which the keyboard passes over since
    the table beside the drawing has the same ones."""
    height = len(strips.rows) * _ROW + _FOOT
    named = "; ".join(f"{row.name}: {sum(row.counts):,}" for row in strips.rows)
    drawn = "".join([*_rows(strips), *_foot(strips, height)])
    return (
        f'<svg class="chart strips" role="group" aria-label="{escape(named)}" '
        f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}">{drawn}</svg>'
    )


def _rows(strips: Strips) -> Iterator[str]:
    wide = (_WIDTH - _LEFT - _RIGHT) / max(len(strips.stretches), 1)
    for number, row in enumerate(strips.rows):
        foot, most = (number + 1) * _ROW, max(row.counts) or 1
        yield f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{foot}" y2="{foot}"/>'
        yield _text(_LEFT - 10, foot - 5, row.name, "end")
        yield _text(_WIDTH - _RIGHT + 8, foot - 5, f"{sum(row.counts):,}", "start")
        for at, held in enumerate(row.counts):
            if held:
                words, address = strips.stretches[at]
                high = max(held / most * _BAR, _LEAST)
                title = escape(f"{words}, {row.name}: {held:,}")
                yield (
                    f'<a href="{escape(address)}" tabindex="-1" aria-label="{title}"><title>{title}</title>'
                    f'<rect x="{_LEFT + at * wide:.1f}" y="{foot - high:.1f}" width="{max(wide - 1, 1):.1f}" '
                    f'height="{high:.1f}" fill="currentColor"/></a>'
                )


def _foot(strips: Strips, height: int) -> Iterator[str]:
    """The days of some stretches, as many as there is room for."""
    room = _WIDTH - _LEFT - _RIGHT
    step = -(-len(strips.stretches) * _DAY_ROOM // room) or 1
    for at in range(0, len(strips.stretches), step):
        x = _LEFT + at * room / len(strips.stretches)
        if x + _DAY_ROOM / 2 < _WIDTH:
            yield _text(x, height - 6, strips.stretches[at][0].partition(" to ")[0], "start")


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" text-anchor="{anchor}">{escape(words)}</text>'
