"""Holds a record against `examples/expected.jsonl` and says what is found, wrong and missed.

    python -m tests.golden.compare [--errors] [--write] [DB]

`--errors` lists what is not found, `--write` puts the counts into counts.md.

An expected entry is *found* where the record has it with every field and witness right, *wrong* where the
record has an entry on the same words but a field or a witness differs, *missed* where it has none.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from accord import Record, open_record

ROOT = Path(__file__).parent.parent.parent
COVERAGE = ROOT / "examples" / "coverage"
EXPECTED = ROOT / "examples" / "expected.jsonl"
COUNTS = Path(__file__).parent / "counts.md"
VERDICTS = ("found", "wrong", "missed")
STAGES = ("spine", "statements", "figures", "lineage", "process")
OVERLAP = 0.8  # of two stretches of text, intersection by union, to count as the same words

Expected = dict[str, Any]
Place = tuple[str, int, int]


def expected_entries() -> list[Expected]:
    return [json.loads(line) for line in EXPECTED.read_text("utf-8").splitlines() if line.strip()]


class Comparison:
    """The record's entries by kind, its articles by their path below the coverage folder."""

    def __init__(self, record: Record) -> None:
        rows: list[Any] = list(record.export())
        self.rows: dict[str, list[Any]] = {}
        for row in rows:
            self.rows.setdefault(row["kind"], []).append(row)
        self.actors = [
            {entry["name"], *entry["aliases"]} for entry in expected_entries() if entry["kind"] == "actor"
        ]
        self.source = {row["id"]: short(row["source"]) for row in self.rows.get("article", [])}
        documents = [record.store.article(article) for article in self.source]
        self.texts = {short(d.source): d.text for d in documents if d is not None}
        self.residue = {short(d.source): d.residue for d in documents if d is not None}

    def place(self, mention: Expected) -> Place | None:
        """Where an expected mention stands: from its quote to the last of its further pieces."""
        text = self.texts.get(mention["source"], "")
        start = end = text.find(mention["quote"])
        for piece in (mention["quote"], *mention.get("rest", ())):
            at = text.find(piece, max(end, 0))
            if start < 0 or at < 0:
                return None
            end = at + len(piece)
        return mention["source"], start, end

    def places(self, row: Any) -> list[Place]:
        return [(self.source[m["article"]], m["start"], m["end"]) for m in row["mentions"]]

    def best(self, expected: Expected) -> Any | None:
        """The entry of the same kind on the most of the same words, or None."""
        wanted = [place for place in map(self.place, due(expected)) if place]
        scored = [
            (sum(max((same(w, p) for p in self.places(row)), default=0) for w in wanted), -number, row)
            for number, row in enumerate(self.rows.get(expected["kind"], []))
        ]
        score, _, row = max(scored, default=(0, 0, None), key=lambda item: item[:2])
        return row if score >= OVERLAP else None

    def differences(self, expected: Expected) -> Iterator[str] | None:
        """What differs in the record's entry; None where there is none."""
        if expected["kind"] == "article":
            row = next((r for r in self.rows["article"] if short(r["source"]) == expected["source"]), None)
        elif expected["kind"] == "lineage":
            row = next(
                (r for r in self.rows.get("lineage", []) if self.source[r["article"]] == expected["article"]),
                None,
            )
        elif expected["kind"] == "actor":
            names = {expected["name"].casefold()}
            row = next(
                (r for r in self.rows["actor"] if names & {n.casefold() for n in (r["name"], *r["aliases"])}),
                None,
            )
        else:
            row = self.best(expected)
        return None if row is None else DIFFER.get(expected["kind"], self.fields)(self, expected, row)

    def article(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("outlet", "title", "published", "lang"))
        text, residue = self.texts[expected["source"]], self.residue[expected["source"]]
        for words in expected.get("residue", ()):
            at = text.find(words)
            if at >= 0 and not any(s <= at and at + len(words.rstrip()) <= e for s, e in residue):
                yield f"residue not marked: {words[:50]!r}"

    def lineage(self, expected: Expected, row: Any) -> Iterator[str]:
        came = self.source.get(row["derives_from"]) if row["derives_from"] else None
        if came != expected.get("derives_from"):
            yield f"derives_from: {came!r}, not {expected.get('derives_from')!r}"
        yield from unequal(expected, row, ("relation", "credit"))

    def actor(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("type",))
        known = {name.casefold() for name in (row["name"], *row["aliases"])}
        for alias in expected.get("aliases", ()):
            if alias.casefold() not in known:
                yield f"alias not joined: {alias!r}"

    def statement(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("kind_of",))
        if not self.one_person(expected["speaker"], row["speaker"]):
            yield f"speaker: {row['speaker']!r}, not {expected['speaker']!r}"
        relations = {
            place: variant["relation"]
            for variant in row["variants"]
            for place in self.places({"mentions": [variant["mention"]]})
        }
        for mention in due(expected):
            place = self.place(mention)
            near = max(relations, key=lambda p: same(p, place), default=None) if place else None
            if near is None or place is None or same(near, place) < OVERLAP:
                yield f"witness not joined: {mention['source']}"
            elif mention.get("relation") and relations[near] != mention["relation"]:
                yield f"{mention['source']}: {relations[near]}, not {mention['relation']}"
        names = {origin["name"] for origin in row["origins"] if origin["name"]}
        if expected.get("origins") and names != set(expected["origins"]):
            yield f"origins: {sorted(names)}, not {sorted(expected['origins'])}"

    def one_person(self, name: str | None, other: str | None) -> bool:
        """Whether two names are equal, or are one actor's in what is expected."""
        if name is None or other is None:
            return name == other
        return folded(name) == folded(other) or any({name, other} <= names for names in self.actors)

    def figure(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("low", "high", "unit", "claimant"))

    def dispute(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("about",))
        if len(row["sides"]) != len(expected["sides"]):
            yield f"{len(row['sides'])} sides, not {len(expected['sides'])}"

    def fields(self, expected: Expected, row: Any) -> Iterator[str]:
        names = [
            name for name in expected if name in row and name not in ("kind", "mentions", "note", "stage")
        ]
        yield from unequal(expected, row, names)


DIFFER = {
    "article": Comparison.article,
    "lineage": Comparison.lineage,
    "actor": Comparison.actor,
    "statement": Comparison.statement,
    "figure": Comparison.figure,
    "dispute": Comparison.dispute,
}


def due(expected: Expected) -> list[Expected]:
    """The mentions that the entry's own stage can find; a mention may carry a later stage."""
    return [mention for mention in expected["mentions"] if "stage" not in mention]


def short(source: str) -> str:
    """A source's path below the coverage folder."""
    return source.partition("examples/coverage/")[2] or source


def same(left: Place, right: Place | None) -> float:
    """How far two places are the same words: intersection by union, 0 in different articles."""
    if right is None or left[0] != right[0]:
        return 0.0
    common = min(left[2], right[2]) - max(left[1], right[1])
    return max(0, common) / (max(left[2], right[2]) - min(left[1], right[1]))


def unequal(expected: Expected, row: Any, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name in expected and folded(expected[name]) != folded(row.get(name)):
            yield f"{name}: {row.get(name)!r}, not {expected[name]!r}"


def folded(value: object) -> object:
    """Numbers as numbers, words without regard to case."""
    return value.casefold() if isinstance(value, str) else value


def compare(record: Record) -> tuple[Counter[tuple[str, str, str]], list[str]]:
    """Counts by (stage, kind, found | wrong | missed), and a line for each that is not found."""
    comparison = Comparison(record)
    counts: Counter[tuple[str, str, str]] = Counter()
    errors = []
    for expected in expected_entries():
        differences = comparison.differences(expected)
        said = [] if differences is None else list(differences)
        verdict = "missed" if differences is None else "wrong" if said else "found"
        counts[expected["stage"], expected["kind"], verdict] += 1
        if verdict != "found":
            words = expected.get("source") or expected["mentions"][0]["quote"]
            errors.append(
                f"{verdict} {expected['stage']} {expected['kind']}: {words[:90]} | {'; '.join(said)}"
            )
    return counts, errors


def table(counts: Counter[tuple[str, str, str]]) -> str:
    """The counts as a Markdown table, a row a stage and kind."""
    lines = ["| stage | kind | expected | found | wrong | missed |", "|---|---|---|---|---|---|"]
    kinds = sorted({(stage, kind) for stage, kind, _ in counts}, key=lambda k: (STAGES.index(k[0]), k[1]))
    for stage, kind in kinds:
        found, wrong, missed = (counts[stage, kind, v] for v in ("found", "wrong", "missed"))
        lines.append(f"| {stage} | {kind} | {found + wrong + missed} | {found} | {wrong} | {missed} |")
    for stage in STAGES:
        each = [
            sum(n for (s, _, v), n in counts.items() if (s, v) == (stage, verdict)) for verdict in VERDICTS
        ]
        lines.append(f"| **{stage}** | all | {sum(each)} | {each[0]} | {each[1]} | {each[2]} |")
    return "\n".join(lines)


def counted(counts: Counter[tuple[str, str, str]], stage: str) -> list[int]:
    """found, wrong and missed of one stage."""
    return [sum(n for (s, _, v), n in counts.items() if (s, v) == (stage, w)) for w in VERDICTS]


def main() -> None:
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    with open_record(arguments[0] if arguments else ROOT / "build" / "demo" / "accord.db") as record:
        counts, errors = compare(record)
    print(table(counts))  # noqa: T201
    if "--write" in sys.argv:
        COUNTS.write_text(table(counts) + "\n", "utf-8")
    if "--errors" in sys.argv:
        print("\n".join(errors))  # noqa: T201


if __name__ == "__main__":
    main()
