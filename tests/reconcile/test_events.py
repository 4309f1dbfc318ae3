"""Events over several articles, from their text to the record."""

from __future__ import annotations

from accord.model.entries import EventEntry
from tests.reconcile.records import of, record


def happenings(*articles: tuple[str, str]) -> list[EventEntry]:
    """The events in articles of `(day, text)`."""
    return of(record(*articles), EventEntry)


def test_one_event_in_several_articles_is_one() -> None:
    (event,) = happenings(
        ("2031-05-04", "Kenya expelled two diplomats of Uganda on 3 May 2031."),
        ("2031-05-05", "On 3 May 2031 Kenya expelled two Ugandan diplomats."),
        ("2031-05-05", "The ministry said Kenya had expelled two diplomats on 3 May 2031."),
    )
    assert (event.type, event.mode, event.actors) == ("SANCTION", "expel", ("Kenya",))
    assert (event.start, event.end, event.modality) == ("2031-05-03", "2031-05-03", "reported")
    assert len(event.mentions) == 3
    assert {origin.name for origin in event.origins} == {"Paper 0", "Paper 1", "Paper 2"}


def test_what_two_do_with_one_another_has_an_actor_and_a_recipient() -> None:
    (event,) = happenings(("2031-05-04", "Kenya's government and Uganda signed a treaty on Friday."))
    assert (event.actors, event.recipients) == (("Kenya",), ("Uganda",))


def test_another_day_place_or_party_is_another_event() -> None:
    events = happenings(
        ("2031-05-04", "Rebels attacked a convoy in Kenya on 3 May 2031."),
        ("2031-05-04", "Rebels attacked a convoy in Uganda on 3 May 2031."),
        ("2031-05-09", "Rebels attacked a convoy in Kenya on 8 May 2031."),
    )
    assert sorted((event.place, event.start) for event in events) == [
        ("Kenya", "2031-05-03"),
        ("Kenya", "2031-05-08"),
        ("Uganda", "2031-05-03"),
    ]


def test_what_is_denied_stays_apart_from_what_is_reported() -> None:
    events = happenings(
        ("2031-05-04", "Kenya attacked Uganda on 3 May 2031."),
        ("2031-05-04", "Kenya did not attack Uganda on 3 May 2031."),
    )
    assert sorted(event.modality for event in events) == ["denied", "reported"]


def test_one_weak_clue_joins_nothing() -> None:
    events = happenings(
        ("2031-05-04", "Kenya criticised Uganda over the border."),
        ("2031-05-05", "Kenya blamed the weather for the delay."),
    )
    assert len(events) == 2


def test_acts_of_nobody_nowhere_are_no_entries() -> None:
    assert happenings(("2031-05-04", "It attacked it.")) == []


def test_an_event_that_a_round_of_talks_tells_has_its_place_and_days() -> None:
    found = happenings(
        (
            "2031-05-12",
            "The Kenyan government and the Hill Army opened direct talks on Monday. "
            "The delegations met in Lisbon with Norway mediating.",
        ),
        ("2031-05-16", "The Kenyan government and the Hill Army ended their talks in Lisbon on Friday."),
    )
    opened = next(it for it in found if "opened direct talks" in it.mentions[0].quote)
    assert (opened.type, opened.mode, opened.place) == ("CONSULT", "third-party", "Lisbon")
    assert (opened.start, opened.end) == ("2031-05-12", "2031-05-16")
