"""The judgements on what the example's record has of the process stand on its text and find their entries."""

from __future__ import annotations

from collections import Counter

from accord import Record

from .compare import Comparison
from .judged import ABOUT, VERDICTS, about, judge, judged_lines, table, verdict


def test_every_line_stands_in_the_coverage_and_says_what_it_judges(example: Record) -> None:
    texts = Comparison(example).texts
    seen = set()
    for line in judged_lines():
        assert line["verdict"] in VERDICTS[:3]
        assert 0 <= line["start"] < line["end"] <= len(texts[line["source"]])
        assert line["verdict"] == "right" or line["why"]
        assert set(ABOUT[line["kind"]]) <= set(line["about"])
        seen.add((line["kind"], line["source"], line["start"], line["end"], str(line["about"])))
    assert len(seen) == len(judged_lines())


def test_most_entries_are_judged_and_most_are_right(example: Record) -> None:
    comparison = Comparison(example)
    told = Counter(said for _, said in judge(comparison.rows, comparison.source))
    assert told["right"] / (told.total() - told["not judged"]) >= 0.85
    assert told["not judged"] / told.total() < 0.2, (
        "judge the new entries: python -m tests.golden.compare --errors"
    )


def test_an_entry_that_says_something_else_is_not_judged(example: Record) -> None:
    comparison = Comparison(example)
    row = next(row for row in comparison.rows["position"])
    places = comparison.places(row)
    line = {"kind": "position", "source": places[0][0], "start": places[0][1], "end": places[0][2] - 1}
    right = line | {"about": about(row), "verdict": "right"}
    assert verdict(row, places, [right]) == "right"
    assert verdict(row | {"stance": "other"}, places, [right]) == "not judged"
    assert verdict(row, [(places[0][0], places[0][2], places[0][2] + 5)], [right]) == "not judged"


def test_precision_leaves_out_what_is_not_judged() -> None:
    counts = Counter({("position", "right"): 3, ("position", "wrong"): 1, ("position", "not judged"): 4})
    assert "| position | 8 | 3 | 0 | 1 | 4 | 0.75 |" in table(counts).splitlines()
