"""What a person says of each entry of the process that the example's record has: its precision.

`process_judged.jsonl` holds a line for each entry that was ever read: on which words it rests, whom and
what it is about, and whether that is right, doubtful or wrong, in the sense of
benchmarks/process/README.md. An entry has the verdict of the line of its kind on the same words that says
the same of it; a new one, or one that now says something else, is *not judged*. Where two entries tell of
one thing both are right; joining is what expected.jsonl asks for.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

JUDGED = Path(__file__).parent / "process_judged.jsonl"
VERDICTS = ("right", "doubtful", "wrong", "not judged")
ABOUT = {
    "agreement": ("name",),
    "breach_claim": ("accuser", "accused", "modality"),
    "commitment": ("obligor", "negated"),
    "position": ("party", "issue", "stance"),
    "proposal": ("proposer",),
    "talks_round": ("parties",),
}
SHARED = 0.8  # of the shorter of two stretches of text, to be the same words

Row = dict[str, Any]


def judged_lines() -> list[Row]:
    return [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines() if line.strip()]


def about(row: Row) -> Row:
    """Whom and what an entry is about, as far as its verdict hangs on it; of a pledge also until when."""
    told: Row = {name: row[name] for name in ABOUT[row["kind"]]}
    if row["kind"] == "commitment":
        told["due"] = [line["due"] for line in row["deadlines"]]
    return json.loads(json.dumps(told))  # type: ignore[no-any-return]


def overlap(line: Row, place: tuple[str, int, int]) -> float:
    """How far the shorter of two stretches of one article lies in the other."""
    source, start, end = place
    if source != line["source"]:
        return 0.0
    common = min(end, line["end"]) - max(start, line["start"])
    return max(0, common) / min(end - start, line["end"] - line["start"])


def verdict(row: Row, places: list[tuple[str, int, int]], lines: list[Row]) -> str:
    """The verdict of the line that says of the same words what the entry says."""
    alike = [line for line in lines if line["kind"] == row["kind"] and line["about"] == about(row)]
    shared = [(max(overlap(line, place) for place in places), line["verdict"]) for line in alike]
    most, said = max(shared, default=(0.0, "not judged"), key=lambda it: it[0])
    return str(said) if most >= SHARED else "not judged"


def judge(rows: dict[str, list[Row]], source: dict[str, str]) -> Iterator[tuple[Row, str]]:
    """Every entry of the process with its verdict; `source` maps articles to their path."""
    lines = judged_lines()
    for kind in ABOUT:
        for row in rows.get(kind, []):
            places = [(source[m["article"]], m["start"], m["end"]) for m in row["mentions"]]
            yield row, verdict(row, places, lines)


def table(verdicts: Counter[tuple[str, str]]) -> str:
    """The verdicts as a Markdown table, a row a kind; precision is right ones of all that were judged."""
    lines = [
        "| of the process, judged by hand | entries | right | doubtful | wrong | not judged | precision |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, kinds in (*((kind, (kind,)) for kind in ABOUT), ("all", tuple(ABOUT))):
        each = [sum(verdicts[kind, it] for kind in kinds) for it in VERDICTS]
        known = sum(each[:3])
        precision = f"{each[0] / known:.2f}" if known else "–"
        lines.append(f"| {name} | {sum(each)} | {' | '.join(map(str, each))} | {precision} |")
    return "\n".join(lines)
