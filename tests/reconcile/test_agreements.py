"""One agreement under its names, and one commitment over coverage and the agreement's own text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.link.agreements import find_agreements
from accord.model.annotation import AgreementMark, Annotation
from accord.model.document import Document
from accord.model.entries import Agreement, CommitmentEntry
from accord.model.reading import Reading
from accord.model.values import Span
from tests.annotate.test_agreements import PROTOCOL
from tests.reconcile.records import of, record

COVERAGE = (
    (
        "2031-02-04",
        "Under the agreement signed in Oskelund on 3 February 2031, Tarvia must free its prisoners.",
    ),
    ("2031-02-20", "Tarvia has until Sunday to lift the blockade, says the Oskelund agreement."),
)


def test_an_agreement_is_one_under_its_names() -> None:
    (entry,) = of(record(("2031-02-03", PROTOCOL), *COVERAGE), Agreement)
    assert entry.name.startswith("Framework Protocol")
    assert set(entry.aliases) == {"agreement signed in Oskelund on 3 February 2031", "Oskelund agreement"}
    assert (entry.date, entry.place, entry.stage) == ("2031-02-03", "Oskelund", "SubPar")
    assert entry.text is not None
    assert len(entry.mentions) == 3


def test_the_day_of_an_agreement_counts_more_than_its_week() -> None:
    (entry,) = of(
        record(
            ("2031-02-10", "Tarvia freed ten men under the Oskelund Protocol, signed a week ago."),
            ("2031-02-11", "The Oskelund Protocol, signed on 3 February 2031, holds."),
        ),
        Agreement,
    )
    assert entry.date == "2031-02-03"


def test_an_agreement_that_several_tell_of_being_made_is_one() -> None:
    told = (
        "Norway, Front sign six-month truce\n"
        "OSKELUND, May 9 - Norway and the Highland Front signed a six-month truce in Oskelund on Friday."
    )
    again = "The Highland Front and Norway reached an agreement on Friday, May 9, 2031, said the envoy."
    (entry,) = of(record(("2031-05-09", told), ("2031-05-10", again)), Agreement)
    assert entry.name == "six-month truce (Oskelund, 2031-05-09)"
    assert set(entry.parties) == {"Norway", "Highland Front"}
    assert len(entry.mentions) == 3


def test_two_agreements_made_in_one_place_stay_two() -> None:
    entries = of(
        record(
            ("2031-02-04", "The deal signed in Oskelund on 3 February 2031 holds."),
            (
                "2032-06-02",
                "The deal signed in Oskelund on 1 June 2032 holds, unlike the Oskelund agreement.",
            ),
        ),
        Agreement,
    )
    assert len(entries) == 3


def test_a_commitment_is_one_in_the_agreement_and_in_coverage() -> None:
    entries = record(
        ("2031-02-03", PROTOCOL),
        (
            "2031-02-10",
            "The Government of Tarvia will open the northern road by 1 March 2031, officials said.",
        ),
        (
            "2031-02-27",
            "The Government of Tarvia postponed the opening of the northern road to 20 March 2031.",
        ),
    )
    (road,) = [it for it in of(entries, CommitmentEntry) if "northern road" in it.action]
    assert road.clause == "3"
    assert road.instrument is not None
    assert road.instrument.startswith("Framework Protocol")
    assert [(line.due, line.change) for line in road.deadlines] == [
        ("2031-03-01", "set"),
        ("2031-03-20", "extended"),
    ]
    assert [step.status for step in road.status_history] == ["announced", "extended"]


def test_clauses_of_one_agreement_are_each_their_own() -> None:
    found = of(record(("2031-02-03", PROTOCOL)), CommitmentEntry)
    assert len(found) == 13
    assert sum(it.negated for it in found) == 5


def test_pledges_without_a_date_need_two_clues() -> None:
    entries = record(
        ("2031-05-01", "The Hill Army pledged to release the Brae prisoners."),
        ("2031-05-02", "The Hill Army promised on Friday to release the Brae prisoners."),
        ("2031-05-03", "Norway pledged to release the funds for the prisoners."),
    )
    assert sorted(len(it.mentions) for it in of(entries, CommitmentEntry)) == [1, 2]


MARKS = st.builds(
    lambda start, name, place, day: AgreementMark(
        span=Span(start, start + 3), name=name, place=place, earliest=day, latest=day
    ),
    st.integers(0, 50),
    st.sampled_from(["Oskelund agreement", "agreement", "Oskelund Protocol", "February accord", ""]),
    st.sampled_from([None, "Oskelund", "Brae"]),
    st.sampled_from([None, "2031-02-03", "2031-06-01"]),
)


@given(st.lists(MARKS, max_size=8, unique_by=lambda mark: mark.span))
@settings(max_examples=60, deadline=None)
def test_order_of_references_does_not_matter(marks: list[AgreementMark]) -> None:
    document = Document(source="t", where="t", text="x" * 60)
    forth = Reading(document, Annotation(id="a", agreements=tuple(marks)))
    back = Reading(document, Annotation(id="a", agreements=tuple(marks[::-1])))
    assert find_agreements([forth], {}) == find_agreements([back], {})
