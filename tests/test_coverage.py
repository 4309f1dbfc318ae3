"""Real coverage, where it is at hand beside the checkout: five articles, one of them by way of an agency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from accord import Record, open_record, read
from accord.export.render import markdown
from accord.model.entries import Anomaly, CommitmentEntry, Dispute, Figure, StatementEntry

from .conftest import ROOT

TALKS = ROOT.parent / "shared" / "coverage" / "afghan-talks"

pytestmark = pytest.mark.skipif(not TALKS.is_dir(), reason=f"there is no coverage at {TALKS}")


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    db: Path = tmp_path_factory.mktemp("talks") / "talks.db"
    assert read(TALKS, db, jobs=1).new == 5
    with open_record(db) as record:
        yield record


def test_one_statement_in_three_articles_goes_back_to_one_agency(talks: Record) -> None:
    found = [
        entry
        for entry in talks.list("statement", speaker="mujahid").entries
        if isinstance(entry, StatementEntry) and "talks and process will be accelerated" in entry.text
    ]
    assert len(found) == 1
    statement = found[0]
    assert len({mention.article for mention in statement.mentions}) == 3
    assert sorted(variant.relation for variant in statement.variants).count("altered") == 1
    assert len(statement.variants) == 3
    assert [origin.name for origin in statement.origins] == ["Reuters"]
    changes = {
        (change.witness, change.variant)
        for variant in statement.variants
        for change in variant.changes
        if variant.relation == "altered"
    }
    assert any("accelerated" in old and "expedited" in new for old, new in changes)
    page = markdown(talks.brief())
    assert "“accelerated” became “expedited”" in page
    assert "3 outlets, 1 origin: Reuters" in page


UTTERANCES = [
    # words of the best witness; relation by how many articles; whom the reports' speaker is called
    ("process will be accelerated", {"verbatim": 2, "altered": 1}, "Zabihullah Mujahid"),
    ("take a month", {"verbatim": 1, "altered": 1}, "Zabihullah Mujahid"),
    ("upper hand", {"verbatim": 1, "clarified": 1, "altered": 1}, "Zabihullah Mujahid"),
    ("imposition by force", {"verbatim": 1, "altered": 1}, None),
    ("Legitimacy and assistance", {"verbatim": 1, "altered": 1}, None),
    ("negotiated settlement", {"verbatim": 1, "paraphrase": 1}, None),
]


@pytest.mark.parametrize(("words", "relations", "speaker"), UTTERANCES, ids=[it[0] for it in UTTERANCES])
def test_all_witnesses_of_an_utterance_are_one_statement(
    talks: Record, words: str, relations: dict[str, int], speaker: str | None
) -> None:
    found = [
        entry
        for entry in talks.list("statement", limit=1000).entries
        if isinstance(entry, StatementEntry)
        and any(words in " ".join(mention.quote.split()) for mention in entry.mentions)
    ]
    assert len(found) == 1
    (statement,) = found
    assert Counter(variant.relation for variant in statement.variants) == relations
    assert len({mention.article for mention in statement.mentions}) == sum(relations.values())
    assert words in statement.text
    assert statement.why
    assert speaker is None or statement.speaker == speaker


def test_a_bracket_is_told_as_a_clarification(talks: Record) -> None:
    (statement,) = [
        entry
        for entry in talks.list("statement", speaker="mujahid").entries
        if isinstance(entry, StatementEntry) and "upper hand" in entry.text
    ]
    (clarified,) = [variant for variant in statement.variants if variant.relation == "clarified"]
    assert [(change.witness, change.variant) for change in clarified.changes] == [("", "[Taliban]")]


def test_another_speaker_on_the_same_subject_stays_apart(talks: Record) -> None:
    imposed = [
        entry
        for entry in talks.list("statement", limit=1000).entries
        if isinstance(entry, StatementEntry) and "by force" in entry.text
    ]
    assert sorted(len(entry.mentions) for entry in imposed) == [1, 2]


@pytest.mark.parametrize(
    "words", ["Leave a Reply", "Your email address", "Author: ", "is the news editor", "Follow Doha News"]
)
def test_furniture_is_marked_and_nowhere_in_the_record(talks: Record, words: str) -> None:
    marked = [
        span.of(reading.document.text)
        for reading in talks.store.readings()
        for span in reading.document.residue
    ]
    assert any(words in text for text in marked)
    for row in talks.export():
        assert words not in " ".join(mention["quote"] for mention in row["mentions"])  # type: ignore[attr-defined]
    assert words not in markdown(talks.brief())
    assert talks.search(f'"{words.strip(": ")}"') == ()


def test_the_withdrawal_is_one_thread_of_dates(talks: Record) -> None:
    threads = [entry for entry in talks.list("commitment").entries if isinstance(entry, CommitmentEntry)]
    (withdrawal,) = [entry for entry in threads if "withdrawal" in entry.action and entry.deadlines]
    assert [(deadline.due, deadline.change) for deadline in withdrawal.deadlines] == [
        ("2021-05", "set"),
        ("2021-09-11", "extended"),
        ("2021-08-31", "rival"),
    ]
    assert withdrawal.deadlines[1].set_by == "Joe Biden"
    assert len({mention.article for mention in withdrawal.mentions}) == 4


def test_the_impossible_year_is_an_anomaly(talks: Record) -> None:
    found = [entry for entry in talks.list("anomaly").entries if isinstance(entry, Anomaly)]
    assert [entry.what for entry in found] == ["September 11, 2011"]
    assert "2028" in found[0].why


def test_the_record_is_sound(talks: Record) -> None:
    assert list(talks.doctor()) == []


def figures_of(talks: Record, words: str) -> list[Figure]:
    entries = talks.list("figure", limit=1000).entries
    found = [entry for entry in entries if isinstance(entry, Figure) and words in entry.counted]
    return sorted(found, key=lambda figure: (figure.low or 0, figure.high or 0))


def figure_disputes(talks: Record) -> list[Dispute]:
    entries = talks.list("dispute", limit=1000).entries
    return [entry for entry in entries if isinstance(entry, Dispute) and entry.about == "figure"]


def test_the_troops_left_behind_are_counted_by_two_who_agree(talks: Record) -> None:
    exact, rough = figures_of(talks, "troops to remain")
    assert (exact.low, exact.high, exact.approximate, exact.claimant) == (650, 650, True, "United States")
    assert (rough.low, rough.high) == (650, 1000)
    assert (exact.agrees, rough.agrees) == ((rough.id,), (exact.id,))


def test_the_soldiers_who_fled_are_counted_over_different_periods(talks: Record) -> None:
    since, on_a_day = figures_of(talks, "who fled")
    assert (since.approximate, since.low, since.change) == (True, 200, "level")
    assert (on_a_day.low, on_a_day.high, on_a_day.change) == (1000, None, "change")
    told = {entry for dispute in figure_disputes(talks) for entry in dispute.entries}
    assert told.isdisjoint({since.id, on_a_day.id})


def test_the_districts_held_are_disputed_between_sources_and_a_development_within_one(talks: Record) -> None:
    held = figures_of(talks, "districts under Taliban control")
    by_claimant = {(figure.claimant, figure.low): figure for figure in held}
    officials, own = by_claimant["Western security officials", 100], by_claimant["Taliban", 200]
    assert by_claimant["Taliban", 140].id in own.series
    assert own.change == "level"
    (dispute,) = figure_disputes(talks)
    assert dispute.entries == (officials.id, own.id)
    assert len(dispute.sides) == 2
