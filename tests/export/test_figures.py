"""The brief's figures: the range, each claimant and day, and the course over time."""

from __future__ import annotations

import re

from accord import Record
from accord.export.charts import Chart, Point, Run, drawing, sparkline
from accord.export.page import human_date
from accord.export.render import html, markdown

RUN = Run(
    "Open <Hand>",
    (
        Point("2024-03-20", 10, 10, "10"),
        Point("2024-04", 20, 40, "20 to 40"),
        Point("2024-05-01", None, 80, "up to 80"),
    ),
)


def test_a_run_in_block_characters_is_as_high_as_its_counts() -> None:
    assert sparkline(RUN) == "▂▄█"


def test_a_drawing_has_a_mark_for_each_count_and_escapes_words() -> None:
    drawn = drawing(Chart((RUN,)), human_date)
    assert drawn.count("<circle") == 3
    assert "<Hand>" not in drawn
    across = [float(x) for x in re.findall(r'cx="([\d.]+)"', drawn)]
    down = [float(y) for y in re.findall(r'cy="([\d.]+)"', drawn)]
    assert across == sorted(across)
    assert down == sorted(down, reverse=True)


def test_a_week_is_told_by_its_monday() -> None:
    assert human_date("2020-W53") == "the week of 28 December 2020"
    assert human_date("2027-W06/2027-03-01") == "between the week of 8 February 2027 and 1 March 2027"


def test_the_brief_shows_a_series_over_time(example: Record) -> None:
    brief = example.brief()
    page = markdown(brief)
    course = next(line for line in page.splitlines() if "█" in line)
    assert "Open Hand Relief" in course
    assert course.index("14,000") < course.index("22,000") < course.index("37,000") < course.index("41,000")
    drawn = html(brief)
    assert '<svg class="chart"' in drawn
    assert "<td>about 22,000</td>" in drawn
