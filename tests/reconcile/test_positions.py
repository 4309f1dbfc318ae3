"""Positions and proposals over several articles, from their text to the record."""

from __future__ import annotations

from accord.link import link
from accord.model.annotation import Annotation, PositionMark
from accord.model.document import Document
from accord.model.entries import Agreement, Position, ProposalEntry, StatementEntry
from accord.model.reading import Reading
from accord.model.values import Span
from accord.reconcile import reconcile
from tests.reconcile.records import of, record


def positions(*articles: tuple[str, str]) -> list[Position]:
    found = of(record(*articles), Position)
    return sorted(found, key=lambda it: (it.party, it.issue, it.since or "", it.stance))


def proposals(*articles: tuple[str, str]) -> list[ProposalEntry]:
    return of(record(*articles), ProposalEntry)


def test_a_stance_told_twice_is_one_position() -> None:
    (held,) = positions(
        ("2031-05-01", "Ostia called for a ceasefire."),
        ("2031-05-03", "Ostia demanded a truce in the valley."),
    )
    assert (held.party, held.issue, held.stance) == ("Ostia", "ceasefire", "demands")
    assert (held.since, held.until, len(held.mentions)) == ("2031-05-01", None, 2)
    assert [origin.name for origin in held.origins] == ["Paper 0", "Paper 1"]


def test_words_given_to_two_parties_are_one_position() -> None:
    document = Document(source="a", where="a", text="Ostia called for a ceasefire.", outlet="a")
    mark = PositionMark(Span(0, 28), "Ostia", "ceasefire", "demands")
    other = PositionMark(Span(0, 28), "Guild", "ceasefire", "accepts")
    reading = Reading(document, Annotation(id=document.id, positions=(mark, other)))
    (held,) = of(reconcile([reading], link([reading])), Position)
    assert (held.party, held.stance) == ("Ostia", "demands")


def test_a_change_of_position_is_shown_as_one() -> None:
    before, after = positions(
        ("2031-05-01", "Ostia rejected talks with the rebels."),
        ("2031-05-02", "Ostia refuses to negotiate with the rebels."),
        ("2031-06-10", "Ostia is now open to talks with the rebels."),
    )
    assert (before.stance, before.since, before.until) == ("rejects", "2031-05-01", "2031-06-10")
    assert (after.stance, after.since, after.until) == ("accepts", "2031-06-10", None)


def test_stances_on_one_day_stand_side_by_side() -> None:
    one, other = positions(
        ("2031-05-01", "Ostia rejected talks with the rebels."),
        ("2031-05-01", "Ostia is open to talks with the guild."),
    )
    assert {one.stance, other.stance} == {"accepts", "rejects"}
    assert one.until is None and other.until is None


def test_the_party_is_the_body_spoken_for_and_the_statement_is_named() -> None:
    entries = record(
        ("2031-05-01", "The Hill Army met in Lorn. “The prisoners must be released,” said Ada Lund, a "
                       "spokeswoman for the Hill Army."),
    )  # fmt: skip
    (held,) = of(entries, Position)
    (said,) = of(entries, StatementEntry)
    assert (held.party, held.issue, held.statement) == ("Hill Army", "prisoners", said.id)


def test_the_government_is_that_of_the_state_told_of() -> None:
    (held,) = positions(
        ("2031-05-01", "Peru's government met on Monday. The government rejected talks with the rebels."),
        ("2031-05-02", "Lima rejected talks with the rebels. The Peruvian government said no more."),
    )
    assert (held.party, len(held.mentions)) == ("Peru", 2)


def test_a_government_that_no_text_names_is_that_of_most_of_the_coverage() -> None:
    named = [(f"2031-05-0{day}", f"Peru's government met on day {day} in Lima.") for day in range(1, 4)]
    bare = ("2031-05-05", "In Peru there was no news. The government rejected an amnesty.")
    other = ("2031-05-06", "Chile's government met in Arica.")
    assert [it.party for it in positions(*named, bare)] == ["Peru"]
    assert [it.party for it in positions(*named[:2], bare, other)] == ["government"]
    rival = ("2031-05-05", f"{bare[1]} The rebel government stayed silent.")
    assert "Peru" not in {it.party for it in positions(*named, rival)}


def test_a_ministry_acts_for_its_state_and_a_parliament_does_not() -> None:
    held = positions(
        ("2031-05-01", "The Foreign Office demanded a ceasefire. The White House demanded a truce."),
        ("2031-05-02", "The Bundestag demanded elections."),
    )
    assert [it.party for it in held] == ["Bundestag", "United Kingdom", "United States"]


def test_rebels_are_one_party_in_a_title_too() -> None:
    (held,) = positions(
        ("2031-05-01", "Rebels demand ceasefire in Lorn\n\nThe rebels demanded a ceasefire on Monday."),
    )
    assert held.party == "rebels"


def test_a_proposal_has_its_mentions_and_answers() -> None:
    (offer,) = proposals(
        ("2031-05-01", "Ostia proposed a buffer zone along the Lorn river to the Hill Army."),
        ("2031-05-03", "The Hill Army rejected Ostia's proposal for a buffer zone along the Lorn."),
    )
    assert (offer.proposer, offer.recipients) == ("Ostia", ("Hill Army",))
    assert [(it.by, it.response) for it in offer.responses] == [("Hill Army", "reject")]
    assert offer.terms is not None and "buffer zone" in offer.terms


def test_a_plan_without_terms_is_the_one_told_before() -> None:
    (offer,) = proposals(
        ("2031-05-01", "Ostia proposed a buffer zone along the Lorn. The Hill Army rejected the proposal."),
    )
    assert [(it.by, it.response) for it in offer.responses] == [("Hill Army", "reject")]


def test_proposals_of_two_proposers_stay_apart() -> None:
    found = proposals(
        ("2031-05-01", "Ostia proposed a buffer zone along the Lorn river."),
        ("2031-05-02", "Velden proposed a buffer zone along the Lorn river."),
    )
    assert sorted(offer.proposer or "" for offer in found) == ["Ostia", "Velden"]


def test_what_two_demand_together_is_a_position_of_each() -> None:
    one, other = positions(("2031-05-01", "Ostia and Peru called for a ceasefire."))
    assert (one.party, other.party) == ("Ostia", "Peru")
    assert one.id != other.id
    assert one.mentions == other.mentions


def test_who_puts_a_proposal_together_and_who_answers_it_together() -> None:
    (offer,) = proposals(
        ("2031-05-01", "Chile and Peru proposed a ceasefire of ten days."),
        ("2031-05-02", "Ostia and the Hill Army rejected the ceasefire of ten days proposed by Chile."),
    )
    assert (offer.proposer, offer.jointly) == ("Chile", ("Peru",))
    assert offer.recipients == ("Ostia", "Hill Army")
    assert [(it.by, it.response) for it in offer.responses] == [("Ostia", "reject"), ("Hill Army", "reject")]


def test_a_proposal_that_was_signed_became_the_agreement_told_of_beside_it() -> None:
    told = record(
        ("2031-05-01", "Chile proposed a ceasefire of ten days to the Hill Army."),
        ("2031-05-20", "The proposal by Chile became the Lorn Protocol. Peru and the Hill Army signed it."),
    )
    (offer,) = of(told, ProposalEntry)
    (pact,) = of(told, Agreement)
    assert offer.agreement == pact.id
    assert len(offer.mentions) == 2


def test_a_proposal_that_was_only_accepted_is_no_agreement() -> None:
    (offer,) = proposals(
        ("2031-05-01", "Chile proposed a ceasefire of ten days. The Hill Army accepted the proposal."),
        ("2031-05-20", "Peru and the Hill Army signed the Lorn Protocol."),
    )
    assert offer.agreement is None


def test_a_minister_or_her_delegation_puts_it_for_the_side() -> None:
    minister = "Peru's foreign minister, Ana Ruiz, offered to send observers to monitor the truce."
    (offer,) = proposals(("2031-05-01", f"{minister} The Hill Army welcomed the proposal."))
    assert (offer.proposer, [it.by for it in offer.responses]) == ("Peru", ["Hill Army"])
    office = "Peru's foreign minister, Ana Ruiz, spoke to reporters in Lorn after the session."
    (plan,) = proposals(("2031-05-01", f"{office} Her delegation had tabled a plan for a truce, she said."))
    assert plan.proposer == "Peru"


def test_a_minister_who_demands_without_a_word_of_saying_is_the_state_s() -> None:
    (held,) = positions(("2031-05-01", "Peruvian Defence Minister Ana Ruiz demanded an immediate ceasefire."))
    assert held.party == "Peru"


def test_a_president_told_with_a_state_is_never_the_one_of_the_state_told_of() -> None:
    (held,) = positions(
        ("2031-05-01", "Peru's government met. President Ana Ruiz called for a ceasefire in Peru."),
        ("2031-05-02", "“We watch Peru,” Chilean President Ana Ruiz said. Peru's government said no more."),
    )
    assert held.party == "Chile"


def test_an_ambassador_takes_positions_for_who_sends_him() -> None:
    (held,) = positions(
        (
            "2031-05-01",
            "“The prisoners must be released,” said Luis Soto, Peru's ambassador to the United Nations.",
        ),
    )
    assert held.party == "Peru"


def test_a_seat_is_where_the_coverage_has_the_government_sit() -> None:
    seated = [
        ("2031-05-01", "Ostia's government is at war. The government in Port Lorn said so."),
        ("2031-05-02", "Ostia's government rests. The government in Port Lorn denied it."),
    ]
    told = ("2031-05-03", "Ostia's government is at odds. Port Lorn rejected a ceasefire on Friday.")
    (held,) = positions(*seated, told)
    assert (held.party, held.stance) == ("Ostia", "rejects")
    (once,) = positions(seated[0], told)
    assert once.party == "Port Lorn"


def test_the_day_of_an_answer_and_who_owes_it_are_told_behind_the_proposal() -> None:
    (offer,) = proposals(
        (
            "2031-05-01",
            "The Hill Guild offered a truce of ten days on Monday. "
            "Ana Ruiz gave the Peruvian government until 20 May 2031 to reply.",
        ),
        (
            "2031-05-03",
            "The Hill Guild offered a truce of ten days. The Peruvian government has not answered.",
        ),
    )
    assert (offer.proposer, offer.recipients, offer.due) == ("Hill Guild", ("Peru",), "2031-05-20")
    assert offer.responses == ()


def test_what_an_envoy_puts_and_his_side_puts_in_the_same_words_is_one_proposal() -> None:
    terms = "a joint council for the port of Lorn with a harbour master of its own"
    told = [
        ("2031-05-01", f"Ana Ruiz proposed {terms}."),
        ("2031-05-06", f"The Hill Guild proposed {terms}."),
    ]
    assert len(proposals(*told)) == 1
    assert len(proposals(*told, ("2031-05-07", f"The Lorn Council proposed {terms}."))) == 2
    assert len(proposals(told[0], ("2031-05-03", f"Ivo Brandt proposed {terms}."))) == 2
    other = ("2031-05-06", "The Hill Guild proposed a joint command for the frontier.")
    assert len(proposals(told[0], other)) == 2


def test_both_factions_have_no_position_of_their_own() -> None:
    told = "Peru's proposal was put to both factions on Friday. The two delegations demanded a ceasefire."
    assert positions(("2031-05-01", told)) == []


def test_a_country_that_no_text_names_has_no_position_of_its_own() -> None:
    assert (
        positions(("2031-05-01", "The country demanded a ceasefire. Parts of the army reject a truce.")) == []
    )
