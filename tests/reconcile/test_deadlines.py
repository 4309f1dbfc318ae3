"""Threads of deadlines over several articles, from their text to the record."""

from __future__ import annotations

from accord.export.words import brought, due_words
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


def test_what_an_agreement_asks_it_has_set_and_not_who_tells_of_a_later_day() -> None:
    (thread,) = threads(
        ("2031-05-12", "Under the Lorn Protocol, Peru must open the bridge to Lorn by 9 June 2031."),
        (
            "2031-06-01",
            "The deadline for Peru to open the Lorn bridge was moved from 9 June to 2 July, Ana Ruiz said.",
        ),
    )
    assert [it.set_by for it in thread.deadlines] == ["Lorn Protocol", "Ana Ruiz"]


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


def worded(thread: CommitmentEntry) -> list[tuple[str | None, str, str | None, str]]:
    return [(it.due, it.words, it.latest, it.change) for it in thread.deadlines]


def test_coming_days_are_an_interval_and_a_later_day_within_it_is_exacter() -> None:
    said = "The Lund Council will free the Brae miners"
    (vague,) = threads(("2031-05-12", f"{said} in the coming days."))
    assert worded(vague) == [(None, "in the coming days", "2031-05-21", "set")]
    (exact,) = threads(
        ("2031-05-12", f"{said} in the coming days."), ("2031-05-14", f"{said} by 20 May 2031.")
    )
    assert [it.due for it in exact.deadlines] == ["2031-05-20"]


def test_a_vague_promise_said_again_is_no_extension() -> None:
    said = "The Lund Council promised to free the Brae miners within weeks."
    (thread,) = threads(("2031-05-12", said), ("2031-06-20", said))
    assert [(it.words, it.latest) for it in thread.deadlines] == [("within weeks", "2031-07-14")]


def test_an_occasion_keeps_its_words() -> None:
    (thread,) = threads(("2031-05-12", "The Hill Army promised to release the Brae nuns before the harvest."))
    assert worded(thread) == [(None, "before the harvest", None, "set")]


def test_a_move_to_an_occasion_is_told_with_the_day_before_it() -> None:
    (thread,) = threads(
        ("2031-05-01", "The Lund Council will hold the Brae elections by 1 June 2031."),
        ("2031-05-20", "The Lund Council postponed the Brae elections until after the harvest."),
    )
    assert [(it.due, it.words, it.change) for it in thread.deadlines] == [
        ("2031-06-01", "", "set"),
        (None, "after the harvest", "extended"),
    ]


def test_a_day_that_was_moved_is_later_or_earlier_than_the_one_known() -> None:
    (thread,) = threads(
        ("2031-05-01", "The Hill Army agreed to exchange the Brae prisoners by 10 May 2031."),
        ("2031-05-08", "The exchange of the Brae prisoners was rescheduled for 25 May 2031."),
    )
    assert history(thread) == [("2031-05-10", "set"), ("2031-05-25", "extended")]
    (alone,) = threads(("2031-05-08", "The exchange of the Brae prisoners was rescheduled for 25 May 2031."))
    assert (history(alone), alone.status) == ([("2031-05-25", "moved")], "moved")


def test_two_claims_of_one_sentence_are_rivals() -> None:
    (thread,) = threads(
        ("2031-05-12", "The fleet will leave Tarn not by May 2032, as the minister said, but by June 2032.")
    )
    assert history(thread) == [("2032-05", "set"), ("2032-06", "rival")]
    assert thread.deadlines[0].set_by == "minister"


def test_talks_set_after_the_old_day_had_passed_are_others() -> None:
    found = threads(
        ("2031-03-19", "The two sides will meet again at Castle Tarn by 8 April 2031."),
        ("2031-05-29", "The two sides agreed to meet again at Castle Tarn by 17 June 2031."),
    )
    assert sorted(str(history(thread)) for thread in found) == [
        "[('2031-04-08', 'set')]",
        "[('2031-06-17', 'set')]",
    ]


def test_how_long_something_is_to_last_gives_no_day() -> None:
    (thread,) = threads(("2031-05-12", "The Hill Army agreed to halt its raids on Brae for six months."))
    assert worded(thread) == [(None, "for six months", None, "set")]


def test_time_that_a_law_gives_is_not_reckoned_from_the_article() -> None:
    (thread,) = threads(
        ("2031-05-12", "The Border Powers Act gives the president 60 days to get consent for sending troops.")
    )
    assert [it.due for it in thread.deadlines] == []


def test_two_dates_in_one_sentence_are_rival_claims_of_two() -> None:
    (thread,) = threads(
        ("2031-05-12", "The army says it will withdraw in March 2032, the rebels say in April 2032.")
    )
    assert history(thread) == [("2032-03", "set"), ("2032-04", "rival")]
    assert [it.set_by for it in thread.deadlines] == ["army", "rebels"]
    assert thread.status == "disputed"


def test_whose_date_is_denied_did_not_set_the_other_one() -> None:
    (thread,) = threads(
        ("2031-05-12", "The handover will take place not by May, as the minister said, but by June.")
    )
    assert [(it.due, it.set_by) for it in thread.deadlines] == [("2031-05", "minister"), ("2031-06", None)]


def test_a_date_moved_with_its_place_is_one_thread() -> None:
    (thread,) = threads(("2031-05-12", "The talks were moved from Lomé on 3 June to Accra on 27 May."))
    assert history(thread) == [("2031-06-03", "set"), ("2031-05-27", "advanced")]


def test_a_stretch_given_in_another_year_is_not_reckoned_from_the_article() -> None:
    told = ["The general gave the islanders six weeks to leave in 1998.",
            "In 1990 the council gave the kingdom six weeks to withdraw from the strait."]  # fmt: skip
    assert [thread.deadlines for text in told for thread in threads(("2031-05-12", text))] == [(), ()]


def test_an_extension_without_a_day_keeps_its_words() -> None:
    (thread,) = threads(
        ("2031-05-12", "The league renewed the mandate of the force for a further six months.")
    )
    (line,) = thread.deadlines
    assert (line.due, line.words, line.change) == (None, "for a further six months", "extended")
    assert f"{brought(line)}{due_words(line)}" == "extended “for a further six months”"


def test_before_a_feast_is_before_its_first_day() -> None:
    for text, due in (("before Ramadan", "2031-12-14"), ("by the end of Ramadan", "2032-01-03")):
        (thread,) = threads(("2031-05-12", f"The rebels must leave Brae {text}."))
        assert history(thread) == [(due, "set")]


def test_a_date_that_only_names_a_brigade_is_none() -> None:
    assert threads(("2031-02-12", "The 17 March brigade will respect deadlines to leave Brae.")) == []


def test_one_partys_act_of_one_day_told_twice_is_one_thread() -> None:
    (thread,) = threads(
        ("2031-05-12", "The Lund Council promised to answer by 20 May 2031."),
        ("2031-05-13", "The Lund Council promised to reply by 20 May 2031."),
    )
    assert len(thread.mentions) == 2


def test_a_date_of_months_later_is_not_what_immediately_meant() -> None:
    (thread,) = threads(
        ("2031-01-12", "The Lund Council promised to open the Brae road immediately."),
        ("2031-05-12", "The Lund Council promised to open the Brae road by 3 August 2031."),
    )
    assert [(it.due, it.words) for it in thread.deadlines] == [(None, "immediately"), ("2031-08-03", "")]


def test_to_take_over_a_mission_is_not_to_prolong_it() -> None:
    found = threads(
        ("2031-03-12", "The Lund Council promised to take command of the mission in Brae."),
        ("2031-05-12", "The Lund Council agreed to extend its mission in Brae by 90 days."),
    )
    assert len(found) == 2


def test_one_sentence_printed_again_in_those_days_is_one_pledge() -> None:
    told = "Other powers vowed to keep up their backing as long as needed."
    (thread,) = threads(("2031-05-01", f"{told} It rained."), ("2031-05-02", f"The sea was calm. {told}"))
    assert len(thread.mentions) == 2
    assert len(threads(("2031-05-01", f"{told} It rained."), ("2031-06-02", f"It was calm. {told}"))) == 2
