"""The golden story: the example coverage is read and held against what a person says it must yield."""

from __future__ import annotations

from collections import Counter

from accord import Record

from .compare import COUNTS, RELATIONS, STAGES, Comparison, compare, counted, expected_entries, same, tables

MAY_DIFFER = 2  # entries a stage: the parser's floating point is not the same on every processor


def test_the_record_holds_what_it_held(example: Record) -> None:
    outcome = compare(example)
    recorded = COUNTS.read_text("utf-8")
    for stage in STAGES:
        now, then = counted(outcome.counts, stage), recorded_row(recorded, f"**{stage}** | all")
        told = f"{tables(outcome)}\n" + "\n".join(e for e in outcome.errors if f" {stage} " in e)
        assert sum(now) == sum(then), f"expected.jsonl has changed; {REWRITE}"
        assert now[0] >= then[0] - MAY_DIFFER, f"{stage}: {now[0]} found, {then[0]} before\n{told}"
        assert now[0] <= then[0] + MAY_DIFFER, f"{stage}: {now[0]} found, better than {then[0]}: {REWRITE}"


def test_the_statements_have_the_witnesses_that_they_had(example: Record) -> None:
    details = compare(example).details
    recorded = COUNTS.read_text("utf-8")
    for relation in RELATIONS:
        then = recorded_row(recorded, relation)[0]
        assert details[relation, "found"] >= then - MAY_DIFFER, f"{relation}: {then} found before"


REWRITE = "write the new counts with: python -m tests.golden.compare --write"


def recorded_row(recorded: str, name: str) -> list[int]:
    """found, wrong and missed of a stage or relation as last written."""
    row = next(line for line in recorded.splitlines() if line.startswith(f"| {name} |"))
    return [int(cell) for cell in row.split("|")[-4:-1]]


def test_the_readme_gives_the_figures_as_they_are() -> None:
    readme = (COUNTS.parent.parent.parent / "README.md").read_text("utf-8")
    for line in COUNTS.read_text("utf-8").splitlines():
        if "**" in line:
            assert line in readme, f"README.md does not have the row {line}"


def test_every_expected_entry_can_be_compared(example: Record) -> None:
    stages = {entry["stage"] for entry in expected_entries()}
    assert stages == set(STAGES)
    assert sum(compare(example).counts.values()) == len(expected_entries())


def test_what_is_expected_of_statements_stands_in_the_articles(example: Record) -> None:
    """Every relation occurs at least five times, and what must stay apart is no witness."""
    comparison = Comparison(example)
    relations = Counter[str]()
    for entry in expected_entries():
        if entry["kind"] == "statement":
            relations.update(mention["relation"] for mention in entry["mentions"])
            witnesses = [comparison.place(mention) for mention in entry["mentions"]]
            apart = [comparison.place(mention) for mention in entry.get("apart", ())]
            assert None not in witnesses + apart, entry["text"]
            assert not any(same(w, a) for w in witnesses if w for a in apart), entry["text"]
    assert set(relations) | {"apart"} == set(RELATIONS)
    assert min(relations.values()) >= 5


def test_a_wrong_answer_is_wrong_also_where_names_may_be_put_in_other_words(example: Record) -> None:
    comparison = Comparison(example)
    expected = next(
        it for it in expected_entries() if it["kind"] == "event" and it["actors"] == ["Velmoran army"]
    )
    row = {**expected, "actors": ["army"]}
    assert not list(comparison.event(expected, row))
    assert list(comparison.event(expected, {**row, "actors": ["Halvanian army"]}))
    assert list(comparison.event(expected, {**row, "actors": []}))


def test_a_wording_on_the_wrong_side_is_wrong(example: Record) -> None:
    comparison = Comparison(example)
    expected = next(it for it in expected_entries() if it.get("about") == "wording")
    one, other = expected["sides"]
    assert not list(comparison.dispute(expected, {**expected, "sides": [one, other]}))
    swapped = [{**one, "origins": other["origins"]}, {**other, "origins": one["origins"]}]
    assert list(comparison.dispute(expected, {**expected, "sides": swapped}))
