"""Counts of one thing over time, by who counted: the drawing of a figure's page as a table of its own."""

from __future__ import annotations

from accord.errors import QueryError
from accord.export.figures import series_chart
from accord.model.entries import Figure
from accord.view import View
from accord.web.asked import Asked, Shown

__all__ = ["series_page"]


def series_page(record: View, asked: Asked) -> Shown:
    """All counts drawn beside the figure whose id stands in the address, a row a count."""
    figure = record.show(asked.part)
    if not isinstance(figure, Figure):
        raise QueryError(f"{asked.part} is no figure; only figures have a series")
    chart = series_chart(record, figure)
    rows = [
        {
            "claimant": run.claimant,
            "day": point.day,
            "low": point.low,
            "high": point.high,
            "words": point.words,
            "id": point.id,
        }
        for run in (chart.runs if chart else ())
        for point in run.points
    ]
    columns = ("claimant", "day", "low", "high", "words", "id")
    values = {"entry": figure, "chart": chart}
    return Shown("series.html", f"{figure.counted} over time", values, rows, columns, total=len(rows))
