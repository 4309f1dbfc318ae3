"""Threads of deadlines over several articles, from their text to the record."""

from __future__ import annotations

from accord.model.entries import CommitmentEntry
from tests.reconcile.records import of, record


def threads(*articles: tuple[str, str]) -> list[CommitmentEntry]:
    """The commitments in articles of `(day, text)`."""
    return of(record(*articles), CommitmentEntry)


def history(thread: CommitmentEntry) -> list[tuple[str | None, str]]:
    return [(deadline.due, deadline.change) for deadline in thread.deadlines]


def test_an_extension_is_one_thread_with_its_history() -> None:
    (thread,) = threads(
        ("2031-04-26", "The Hill Army shall withdraw its guns from the Brae valley by 10 May 2031."),
        ("2031-05-09", "Mediators pushed back the deadline for the Hill Army to withdraw its guns from the "
                       "Brae valley to 20 May 2031."),
        ("2031-05-10", "The guns must leave the Brae valley by 20 May 2031, the Hill Army was told."),
    )  # fmt: skip
    assert history(thread) == [("2031-05-10", "set"), ("2031-05-20", "extended")]
    assert len(thread.mentions) == 3
    assert thread.status == "extended"
    assert thread.deadlines[1].on == "2031-05-09"


def test_an_earlier_date_said_later_is_an_advance() -> None:
    (thread,) = threads(
        ("2031-05-01", "The alliance plans to withdraw all its troops from Orrin by 11 September 2031."),
        ("2031-06-01", "The alliance will withdraw its troops from Orrin by 31 August 2031."),
    )
    assert history(thread) == [("2031-09-11", "set"), ("2031-08-31", "advanced")]


def test_two_dates_on_one_day_are_rival_claims() -> None:
    (thread,) = threads(
        ("2031-05-01", "The Hill Army promised to release the Brae prisoners by 10 May 2031."),
        ("2031-05-01", "The Hill Army promised to release the Brae prisoners by 20 May 2031."),
    )
    assert sorted(change for _, change in history(thread)) == ["rival", "set"]
    assert thread.status == "disputed"


def test_two_parties_and_two_acts_stay_apart() -> None:
    found = threads(
        ("2031-05-01", "The Hill Army will withdraw its guns from Brae by 10 May 2031."),
        ("2031-05-02", "The Lund Council will withdraw its guns from Brae by 12 May 2031."),
        ("2031-05-02", "The Hill Army will release the prisoners of Brae by 12 May 2031."),
    )
    assert len(found) == 3


def test_within_days_is_reckoned_from_the_saying() -> None:
    (thread,) = threads(
        ("2031-05-01", "The Lund Council ordered the Hill Army to leave Brae within 10 days.")
    )
    assert history(thread) == [("2031-05-11", "set")]


def test_a_time_reckoned_from_another_event_stays_unknown() -> None:
    (thread,) = threads(("2031-05-01", "The Hill Army shall leave Brae within 10 days of the signature."))
    assert thread.deadlines == ()


def test_the_same_span_of_time_said_again_is_the_same_date() -> None:
    (thread,) = threads(
        ("2031-05-01", "The Lund Council promised to hold elections in Brae within a year."),
        ("2031-05-04", "The Lund Council promised to hold elections in Brae within a year."),
    )
    assert history(thread) == [("2032-04-30", "set")]


def test_who_is_released_is_not_who_releases() -> None:
    (thread,) = threads(("2031-05-01", "The Brae prisoners will be released by 10 May 2031."))
    assert (thread.obligor, thread.action) == (None, "The Brae prisoners will be released")


def test_a_date_that_was_moved_and_the_one_it_was_moved_to() -> None:
    told = [
        ("The council postponed the withdrawal from 1 June 2031 to 15 July 2031.", "extended"),
        ("The withdrawal, first due by 1 June 2031, was pushed back to 15 July 2031.", "extended"),
    ]
    for text, change in told:
        (thread,) = threads(("2031-05-01", text))
        assert history(thread) == [("2031-06-01", "set"), ("2031-07-15", change)]


def test_an_advance_names_both_dates() -> None:
    (thread,) = threads(("2031-05-01", "She brought forward the withdrawal from July to the end of June."))
    assert history(thread) == [("2031-07", "set"), ("2031-06-30", "advanced")]


def test_who_missed_a_deadline_did_not_set_it() -> None:
    (thread,) = threads(("2031-06-02", "The Hill Army missed a 1 June 2031 deadline to leave Orrin."))
    assert (thread.obligor, thread.deadlines[0].set_by) == ("Hill Army", None)


def test_a_deadline_of_so_many_days_has_none_without_its_beginning() -> None:
    (thread,) = threads(("2031-06-02", "The 60-day deadline for the withdrawal ran out on 1 June 2031."))
    assert history(thread) == [("2031-06-01", "set")]


def test_both_sides_who_are_bound_have_names_and_the_end_of_a_month_is_its_last_day() -> None:
    talks = "Peru and Chile held talks in Lisbon on Monday."
    pledge = "The two sides pledged to open the road to Lorn by the end of June."
    (thread,) = threads(("2031-05-12", f"{talks} {pledge}"))
    assert (thread.obligor, history(thread)) == ("Chile and Peru", [("2031-06-30", "set")])


def test_what_the_government_pledges_its_state_does() -> None:
    told = "Peru's government met in Lorn on Monday."
    (thread,) = threads(
        ("2031-05-12", f"{told} The government pledged to open the road to Lorn by 9 June 2031.")
    )
    assert thread.obligor == "Peru"
