"""The brief's figures: what is counted, from how many to how many, by whom, as of when, and over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.errors import DateError, QueryError
from accord.export.charts import Chart, Point, Run
from accord.export.page import Line, Section, backwards, human_date, line_for, plural, sources_of
from accord.model.entries import Figure
from accord.model.values import DateInterval
from accord.store.facets import amount

if TYPE_CHECKING:
    from accord.view import View

__all__ = ["figures_section", "series_chart"]

MOST_COUNTED = 7
MOST_FIGURES = 3
MOST_COMPARED = 12
MOST_RUNS = 4
MOST_DRAWN = 50
NO_CLAIMANT = "the article itself"


def figures_section(record: View, figures: Sequence[Figure], total: int) -> Section:
    """What is counted by most origins, each with its range, its course and a few of its counts.

    `figures` are those to choose from, `total` how many there are.
    """
    by_counted: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_counted[figure.counted].append(figure)
    told = {
        counted: {origin.name for figure in held for origin in figure.origins}
        for counted, held in by_counted.items()
    }
    most_told = sorted(
        by_counted, key=lambda counted: (-len(told[counted]), -len(by_counted[counted]), counted)
    )
    groups, shown = [], 0
    for counted in most_told[:MOST_COUNTED]:
        number, held = _counts_of(record, counted)
        lines = [_figure_line(record, figure) for figure in _spread(held)]
        shown += len(lines)
        course = _course(held)
        groups.append((_heading(counted, held, number), (*([course] if course else ()), *lines)))
    more = f"{shown} of {total:,} shown: accord list figure" if 0 < shown < total else None
    return Section("Figures, low to high", tuple(groups), more, "No figure was found.")


def _counts_of(record: View, counted: str) -> tuple[int, list[Figure]]:
    """How many figures of one thing there are, and the newest of them, the smallest first."""
    found = record.page("figure", exact={"counted": counted}, limit=MOST_DRAWN)
    held = [row.entry for row in found.rows if isinstance(row.entry, Figure)]
    return found.total or len(held), sorted(held, key=_size)


def _heading(counted: str, held: Sequence[Figure], number: int) -> str:
    """What is counted, from how many to how many; where there are too many to compare, only how often."""
    if number > MOST_COMPARED:
        return f"{counted}: {number:,} figures, the newest"
    bounds = [bound for figure in held for bound in (figure.low, figure.high) if bound is not None]
    span = f": from {min(bounds):,.10g} to {max(bounds):,.10g}" if len(set(bounds)) > 1 else ""
    return f"{counted}{span}" + (f"; {len(held) - MOST_FIGURES} more" if len(held) > MOST_FIGURES else "")


def _course(held: Sequence[Figure]) -> Line | None:
    """The counts of those who counted on more than one day, with their chart; None where nobody did."""
    runs: dict[str, list[Figure]] = defaultdict(list)
    for figure in held:
        if figure.series and figure.claimant:
            runs[figure.claimant].append(figure)
    drawn = [
        run for claimant, figures in sorted(runs.items()) if len((run := _run(claimant, figures)).points) > 1
    ]
    if not drawn:
        return None
    words = (
        f"Over time, by {plural(len(drawn), 'claimant')}"
        if len(drawn) > 1
        else f"Over time, by {drawn[0].claimant}"
    )
    return Line(words, (), None, None, Chart(tuple(drawn[:MOST_RUNS])))


def series_chart(record: View, figure: Figure) -> Chart | None:
    """The counts of the figure's thing over time, its own claimant's first; None where no two have a day.

    Of others, those that can be right together with it and those who counted the same more than once, in no
    other place.
    """
    own = set(figure.series) | {figure.id}
    _, known = _counts_of(record, figure.counted)
    found = {it.id: it for it in known if it.id in own or _beside(it, figure)}
    for entry_id in (*figure.series, *figure.agrees)[:MOST_DRAWN]:
        if entry_id not in found:
            found |= {it.id: it for it in _shown(record, entry_id)}
    found[figure.id] = figure
    runs: dict[str, list[Point]] = defaultdict(list)
    for it in sorted(found.values(), key=lambda it: (it.id not in own, it.claimant or NO_CLAIMANT)):
        if day := _day_of(it):
            runs[it.claimant or NO_CLAIMANT].append(_point(day, it))
    drawn = [Run(claimant, tuple(sorted(points, key=_by_day))) for claimant, points in runs.items()]
    if sum(len(run.points) for run in drawn) < 2:
        return None
    return Chart(tuple(drawn[:MOST_RUNS]))


def _beside(other: Figure, figure: Figure) -> bool:
    """Whether another's count belongs in one drawing with the figure: a level of the same thing and place."""
    same = (other.unit, other.change) == (figure.unit, figure.change)
    elsewhere = other.place and figure.place and other.place != figure.place
    return len(other.series) > 1 and same and not elsewhere


def _shown(record: View, entry_id: str) -> list[Figure]:
    try:
        entry = record.show(entry_id)
    except QueryError:  # a person rejected it
        return []
    return [entry] if isinstance(entry, Figure) and entry.review != "rejected" else []


def _by_day(point: Point) -> tuple[str, float]:
    return point.day, point.middle


def _point(day: str, figure: Figure) -> Point:
    words = amount(figure.low, figure.high, figure.approximate).removesuffix(" of")
    return Point(day, figure.low, figure.high, words, figure.id)


def _run(claimant: str, figures: Sequence[Figure]) -> Run:
    points = {day: _point(day, figure) for figure in figures if (day := _day_of(figure)) is not None}
    return Run(claimant, tuple(points[day] for day in sorted(points)))


def _day_of(figure: Figure) -> str | None:
    """The day a count holds for, else that of its first report; None where neither is a date."""
    day = figure.as_of or figure.first_reported
    try:
        return str(DateInterval.parse(day).earliest) if day else None
    except DateError:
        return None


def _size(figure: Figure) -> tuple[float, str]:
    return (figure.low if figure.low is not None else figure.high or 0.0), figure.id


def _spread(held: Sequence[Figure]) -> Sequence[Figure]:
    """As many as there is room for: the lowest, the highest, and the newest between them.

    Of too many to compare, only the newest.
    """
    if len(held) <= MOST_FIGURES:
        return held
    ends = [] if len(held) > MOST_COMPARED else [held[0], held[-1]]
    others = [figure for figure in held if figure not in ends]
    others.sort(key=lambda f: (backwards(f.as_of or f.last_reported), f.id))
    return sorted([*ends, *others[: MOST_FIGURES - len(ends)]], key=_size)


def _figure_line(record: View, figure: Figure) -> Line:
    claimant = f"according to {figure.claimant}" if figure.claimant else "the article's own figure"
    told = [claimant]
    if figure.place:
        told.append(f"in {figure.place}")
    if figure.since:
        told.append(f"since {human_date(figure.since)}")
    if figure.as_of:
        told.append(f"as of {human_date(figure.as_of)}")
    agreed = (
        [f"can be right together with {plural(len(figure.agrees), 'count')} by others"]
        if figure.agrees
        else []
    )
    return line_for(record, figure, "", [f"{', '.join(told)}; {sources_of(figure)}", *agreed])
