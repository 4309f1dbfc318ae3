"""Rounds of talks over several articles, from their text to the record."""

from __future__ import annotations

from accord.link import link
from accord.model.document import Document, Published
from accord.model.entries import TalksRound
from accord.model.reading import Reading
from accord.reconcile import reconcile
from tests.annotate.marking import annotator


def rounds(*articles: tuple[str | None, str]) -> list[TalksRound]:
    """The rounds in articles of `(day, text)`, the same in whatever order they are read."""
    documents = [
        Document(
            source=text, where=text, text=text, outlet=text[:9],
            **({"published": Published(day, day, day, "given")} if day else {}),
        )
        for day, text in articles
    ]  # fmt: skip
    marks = annotator().annotate(documents)
    readings = [Reading(document, mark) for document, mark in zip(documents, marks, strict=True)]
    forth = reconcile(readings, link(readings))
    assert reconcile(readings[::-1], link(readings[::-1])) == forth
    return [entry for entry in forth if isinstance(entry, TalksRound)]


def test_a_round_is_followed_from_its_announcement_to_its_end() -> None:
    (talks,) = rounds(
        ("2031-05-01", "Peru and Chile will hold talks in Lisbon on 12 May 2031."),
        ("2031-05-12", "Peru and Chile opened talks in Lisbon on Monday."),
        ("2031-05-16", "Peru and Chile ended their talks in Lisbon on Friday without an agreement."),
    )
    assert [step.status for step in talks.history] == ["announced", "held", "ended"]
    assert (talks.start, talks.end, talks.phase) == ("2031-05-12", "2031-05-16", "ended")
    assert (talks.parties, talks.venue) == (("Peru", "Chile"), "Lisbon")
    assert talks.outcome is not None


def test_rounds_of_two_years_are_two() -> None:
    assert len(rounds(
        ("2031-05-12", "Peru and Chile opened talks in Lisbon on Monday."),
        ("2033-05-09", "Peru and Chile opened talks in Lisbon on Monday."),
    )) == 2  # fmt: skip


def test_other_sides_meet_in_another_round() -> None:
    assert len(rounds(
        ("2031-05-12", "Peru and Chile opened talks in Lisbon on Monday."),
        ("2031-05-12", "Bolivia and Brazil opened talks in Lisbon on Monday."),
    )) == 2  # fmt: skip


def test_the_talks_are_those_told_of_before() -> None:
    (talks,) = rounds(
        ("2031-05-12", "Peru and Chile opened talks in Lisbon on Monday. "
                       "The talks focused on prisoners, a truce and the road to Lorn."),
    )  # fmt: skip
    assert talks.agenda == ("prisoners", "truce", "road to Lorn")
    assert talks.parties == ("Peru", "Chile")


def test_officials_meet_for_their_states() -> None:
    (talks,) = rounds(("2031-05-12", "Chilean officials met envoys from Peru in Lisbon on Monday."))
    assert sorted(talks.parties) == ["Chile", "Peru"]
    assert "Chilean officials" in talks.delegates


def test_what_began_long_before_is_not_what_was_resumed() -> None:
    found = rounds(
        (None, "The talks between Peru and Chile in Lisbon started in May of last year. "
               "Last week Peru and Chile resumed talks in Lisbon."),
    )  # fmt: skip
    assert sorted(talks.phase for talks in found) == ["held", "resumed"]


def test_denied_talks_make_no_round() -> None:
    assert rounds(("2031-05-12", "There were no talks between Peru and Chile in Lisbon on Monday.")) == []
