"""Rounds of talks over several articles, from their text to the record."""

from __future__ import annotations

from accord.model.entries import TalksRound
from tests.reconcile.records import of, record


def rounds(*articles: tuple[str | None, str]) -> list[TalksRound]:
    """The rounds in articles of `(day, text)`."""
    return of(record(*articles), TalksRound)


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


def test_known_talks_without_sides_are_the_only_ones_of_their_day_place_or_number() -> None:
    (talks,) = rounds(
        ("2031-05-01", "The second round of talks will open in Lisbon on 12 May 2031."),
        ("2031-05-12", "Peru and the Hill Army opened their second round of talks in Lisbon on Monday."),
        ("2031-06-14", "The two sides met in Lisbon last month."),
    )
    assert talks.parties == ("Peru", "Hill Army")
    assert (talks.start, talks.round, len(talks.mentions)) == ("2031-05-12", 2, 3)


def test_two_rounds_of_a_day_take_no_talks_without_sides() -> None:
    found = rounds(
        ("2031-05-12", "Peru and Chile opened talks in Lisbon on Monday."),
        ("2031-05-12", "Bolivia and Brazil opened talks in Lisbon on Monday."),
        ("2031-05-13", "The two sides met in Lisbon on 12 May 2031."),
    )
    assert sorted(len(talks.parties) for talks in found) == [0, 2, 2]


def test_rebels_may_be_a_side_that_has_a_name() -> None:
    (talks,) = rounds(
        ("2031-05-12", "The Hill Army and Peru opened talks in Lisbon on Monday."),
        ("2031-05-13", "Peru and the rebels opened talks in Lisbon on Monday."),
    )
    assert set(talks.parties) == {"Hill Army", "Peru"}


def test_who_mediates_and_observes_is_told_beside() -> None:
    (talks,) = rounds(
        ("2031-05-19", "Peru and Chile met at Castle Lorn, near Lisbon, from 14 to 19 May 2031. The meetings "
                       "were chaired by the Foreign Minister of Brazil, Mr Rui Costa. The Strait Council "
                       "attended as an observer."),
    )  # fmt: skip
    assert [(third.actor, third.role) for third in talks.third_parties] == [
        ("Brazil", "chair"), ("Strait Council", "observer"),
    ]  # fmt: skip
    assert (talks.venue, talks.start, talks.end) == ("Castle Lorn, Lisbon", "2031-05-14", "2031-05-19")


def test_that_talks_were_held_takes_back_no_end() -> None:
    (talks,) = rounds(
        ("2031-05-16", "Peru and Chile ended their talks in Lisbon on Friday."),
        ("2031-05-17", "Peru and Chile held talks in Lisbon on Friday."),
    )
    assert talks.phase == "ended"


def test_a_round_goes_on_for_weeks_where_sides_and_place_are_the_same() -> None:
    one, other = sorted(rounds(
        ("2031-05-05", "The Peruvian army and the Hill Front began talks in the city of Lorn on Monday."),
        ("2031-05-30", "Peru's army suspended the Lorn talks with the Hill Front on Friday."),
        ("2031-11-03", "The Peruvian army and the Hill Front resumed talks in Lorn on Monday."),
        ("2031-12-08", "The latest round in Lorn between the army and the Hill Front was adjourned."),
    ), key=lambda it: it.start or "")  # fmt: skip
    assert [step.status for step in one.history] == ["held", "suspended"]
    assert [step.status for step in other.history] == ["resumed", "suspended"]
    assert one.venue == other.venue == "Lorn"


def test_a_round_of_one_number_is_one_however_long() -> None:
    (talks,) = rounds(
        ("2031-02-10", "The second round of talks between Peru and the FLM opened in Lisbon on Monday."),
        ("2031-03-14", "The Peruvian government and FLM guerrillas closed their second round of talks "
                       "in Lisbon on Friday."),
    )  # fmt: skip
    assert (talks.round, talks.start, talks.end) == (2, "2031-02-10", "2031-03-14")


def test_who_leads_the_delegations() -> None:
    (talks,) = rounds(
        ("2031-05-12", "Peru and the Hill Front opened talks in Lisbon on Monday. "
                       "The government's team is led by Ana Ruiz."),
    )  # fmt: skip
    assert talks.heads == ("Ana Ruiz (government)",)


def test_guarantors_told_right_behind() -> None:
    (talks,) = rounds(
        ("2031-05-12", "Peru and the Hill Front opened talks in Lisbon on Monday. "
                       "Chile and Cuba are guarantors."),
    )  # fmt: skip
    assert [(it.actor, it.role) for it in talks.third_parties] == [
        ("Chile", "guarantor"),
        ("Cuba", "guarantor"),
    ]


def test_both_sides_who_met_are_the_two_that_the_article_tells_of() -> None:
    truce = "Peru and Chile signed a ceasefire on Monday, 12 May 2031,"
    host = "Norwegian Prime Minister Ana Ruiz said after hosting talks between the two sides in Oslo."
    (talks,) = rounds(("2031-05-12", f"{truce} {host}"))
    assert talks.parties == ("Chile", "Peru")
    assert [(it.actor, it.role) for it in talks.third_parties] == [("Norway", "host")]


def test_both_sides_stay_so_where_no_two_are_told_of() -> None:
    (talks,) = rounds(("2031-05-12", "Both sides met in Lisbon on Monday to discuss a truce."))
    assert talks.parties == ()


def test_rounds_by_their_days_in_one_clause_are_as_many() -> None:
    found = rounds(
        (
            "2031-06-20",
            "Peru and Chile met in Lisbon from 3 to 9 May, from 20 to 22 May and on 11 June 2031.",
        ),
    )
    days = sorted((it.start, it.end) for it in found)
    assert days == [("2031-05-03", "2031-05-09"), ("2031-05-20", "2031-05-22"), ("2031-06-11", None)]
    assert {(it.parties, it.venue) for it in found} == {(("Peru", "Chile"), "Lisbon")}


def test_a_day_before_which_talks_are_to_begin_is_not_theirs() -> None:
    (talks,) = rounds(("2031-05-01", "Peru and Chile will begin negotiations in Lisbon by 30 June 2031."))
    assert (talks.start, talks.end, talks.phase) == (None, None, "announced")


def test_meeting_again_in_a_month_is_the_only_round_of_that_month() -> None:
    (talks,) = rounds(
        (
            "2031-05-29",
            "The government of Ostia and the Hill Army agreed to meet again in Lisbon on 17 June.",
        ),
        (
            "2031-05-30",
            "Fishing rights will head the agenda when Ostia's government and rebels meet again next month.",
        ),
    )
    assert (talks.start, talks.venue, talks.agenda) == ("2031-06-17", "Lisbon", ("Fishing rights",))


def test_a_round_that_lasts_until_a_day_may_have_begun_before() -> None:
    (talks,) = rounds(
        ("2031-05-12", "Peru and Chile opened their third round of talks in Lisbon on Monday."),
        (
            "2031-05-13",
            "Peru and Chile clashed over the river on Tuesday. "
            "They are meeting until Friday at the Grand Hotel in Lisbon.",
        ),
    )
    assert (talks.start, talks.end) == ("2031-05-12", "2031-05-16")


PACT = (
    "2031-05-20",
    "LISBON AGREEMENT\n\nDone at Lisbon, 16 May 2031\n\n"
    'The Government of Peru and the Hill Guild, hereinafter "the Parties",\n\n'
    "Have agreed as follows:\n\n"
    "Article 1\nThe Parties shall cease all hostilities.\n\n"
    "Article 2\nThe Guild shall open the port by 1 June 2031.\n\n"
    "Article 3\nThe Government shall release all prisoners.\n\n"
    "For the Government of Peru: Ana Ruiz\nFor the Hill Guild: Ivo Brandt\n",
)


def test_an_agreement_of_the_last_day_by_the_same_two_is_what_came_of_the_round() -> None:
    met = ("2031-05-17", "Peru and the Hill Guild met in Lisbon from 12 to 16 May 2031.")
    (talks,) = [it for it in rounds(met, PACT) if it.start == "2031-05-12"]
    assert (talks.end, talks.outcome) == ("2031-05-16", "Lisbon Agreement")
    elsewhere = ("2031-05-17", "Peru and the Hill Guild met in Geneva from 12 to 16 May 2031.")
    assert [it.outcome for it in rounds(elsewhere, PACT)] == [None]
    others = ("2031-05-17", "Chile and the Hill Guild met in Lisbon from 12 to 16 May 2031.")
    assert [it.outcome for it in rounds(others, PACT)] == [None]


def test_a_building_is_in_the_town_that_another_article_puts_it_in() -> None:
    found = rounds(
        ("2031-05-04", "Peru and Chile met at Castle Rohan, near Lisbon, on 3 May 2031."),
        ("2031-07-10", "Peru and Chile met at Castle Rohan on 9 July 2031."),
        ("2031-07-10", "Bolivia and Brazil met at Castle Rohan on 2 July 2031."),
    )
    assert sorted((it.start, it.venue) for it in found) == [
        ("2031-05-03", "Castle Rohan, Lisbon"),
        ("2031-07-02", "Castle Rohan"),
        ("2031-07-09", "Castle Rohan, Lisbon"),
    ]


def test_a_minister_meets_for_whom_the_texts_put_him_with() -> None:
    (talks,) = rounds(
        ("2031-05-12", "Foreign Minister Ana Ruiz and the Hill Front's Piet Arran met in Lisbon on Monday."),
        ("2031-05-13", "Peru's foreign minister, Ana Ruiz, said on Tuesday that Ruiz was tired."),
    )
    assert (talks.parties, talks.delegates[0]) == (("Peru", "Hill Front"), "Ana Ruiz")


def test_the_foreign_minister_is_that_of_the_one_state_whose_the_article_tells_of() -> None:
    told = "Peru's foreign minister, Ana Ruiz, came to Lisbon."
    met = "Officials said the foreign minister met envoys from Chile on Monday."
    (talks,) = rounds(("2031-05-12", f"{told} {met}"))
    assert set(talks.parties) == {"Peru", "Chile"}
    (talks,) = rounds(("2031-05-12", f"{told} Cuba's foreign minister, Rui Costa, came too. {met}"))
    assert "foreign minister" in talks.parties


def test_who_held_an_office_or_fights_the_state_does_not_meet_for_it() -> None:
    (talks,) = rounds(
        ("2031-05-12", "Ana Ruiz and Chile's envoys met in Lisbon on Monday."),
        ("2031-05-13", "Peru's former foreign minister, Ana Ruiz, smiled."),
    )
    assert "Peru" not in talks.parties
    (talks,) = rounds(
        ("2031-05-12", "Former minister Ana Ruiz and Chile's envoys met in Lisbon on Monday."),
        ("2031-04-13", "Peru's foreign minister, Ana Ruiz, smiled."),
    )
    assert "Peru" not in talks.parties
    (talks,) = rounds(
        ("2031-05-12", "Ana Ruiz and Chile's envoys met in Lisbon on Monday."),
        ("2031-05-13", "Peruvian opposition leader Ana Ruiz smiled."),
    )
    assert "Peru" not in talks.parties


ROUNDS = (
    ("2029-10-06", "The Peruvian government and the Hill Front broke off talks in Lorn on Friday."),
    (
        "2031-03-03",
        "The Peruvian government and the Hill Front opened talks in Lorn on Monday, the first round.",
    ),
    ("2031-04-14", "Peru and the Hill Front opened their second round of talks in Lorn on Monday."),
)


def test_rounds_told_without_parties_find_theirs() -> None:
    told = {
        "2031-03-09": "Six days of talks in Lorn brought no truce. This week's meetings were the first.",
        "2031-04-18": "Second round ends in Lorn\n\nThe talks in Lorn ended on Friday with a list.",
    }
    found = sorted(rounds(*ROUNDS, *told.items()), key=lambda it: it.start or it.end or "")
    assert [(it.end, it.phase) for it in found] == [
        ("2029-10-05", "collapsed"), (None, "held"), ("2031-04-18", "ended"),
    ]  # fmt: skip
    assert [len(it.mentions) for it in found] == [1, 4, 3]


def test_the_government_is_the_state_that_met_the_same_rebels() -> None:
    found = rounds(*ROUNDS, ("2031-04-20", "The Hill Front and the government met in Lorn on 14 April 2031."))
    assert sorted(len(it.mentions) for it in found) == [1, 2, 2]


def test_days_on_end_in_one_place_are_one_round() -> None:
    met = ("2031-04-16", "The Hill Front's envoys and Peru's officials met in Lorn on Wednesday.")
    later = ("2031-04-24", "The Hill Front's envoys and Peru's officials met in Lorn on Wednesday.")
    assert len(rounds(ROUNDS[2], met)) == 1
    assert len(rounds(ROUNDS[2], later)) == 2


def test_the_rebels_beside_their_own_name_are_no_further_side() -> None:
    named = "The rebels' National Assembly wrote a letter. "
    (talks,) = rounds(
        ("2031-05-12", f"{named}The National Assembly and the rebels met in Lisbon on Monday."),
        ("2031-05-13", f"{named}The road was long."),
    )
    assert talks.parties == ("National Assembly",)


def test_who_mediates_is_no_party_beside_two() -> None:
    (talks,) = rounds(
        ("2031-05-12", "Peru and the Hill Front met in Lisbon on Monday. Norway mediated the talks."),
        ("2031-05-13", "Norway, Peru and the Hill Front met in Lisbon on 12 May 2031."),
    )
    assert set(talks.parties) == {"Peru", "Hill Front"}


def test_meetings_of_other_persons_of_the_same_sides_stay_apart() -> None:
    said = "Peru's president, Ana Ruiz, and Chile's president, Ivo Brandt, are old. "
    ministers = "Chile's foreign minister, Rui Costa, and Peru's foreign minister, Mira Kass, are young. "
    found = rounds(
        (
            "2031-05-13",
            f"{said}{ministers}Ana Ruiz met Ivo Brandt on Monday. Rui Costa met Mira Kass on Monday.",
        ),
    )
    assert [set(it.parties) for it in found] == [{"Peru", "Chile"}] * 2


def test_the_opposition_of_a_country_is_not_among_others_who_met_there() -> None:
    found = rounds(
        (
            "2031-05-13",
            "Western powers and Arab states met in Lisbon on Monday. "
            "A meeting of the Peruvian opposition in Lisbon ended on Saturday.",
        ),
    )
    assert len(found) == 2
