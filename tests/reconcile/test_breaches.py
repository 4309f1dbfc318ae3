"""Claims of breaches over several articles, from their text to the record."""

from __future__ import annotations

from accord.model.entries import BreachClaimEntry
from tests.reconcile.records import of, record


def claims(*articles: tuple[str, str]) -> list[BreachClaimEntry]:
    """The claims in articles of `(day, text)`."""
    return of(record(*articles), BreachClaimEntry)


CHARGE = "The Ostian Guild accused the Peruvian army of breaking the truce by flying armed drones over Lorn"


def test_one_charge_in_two_articles_with_its_answer_and_day() -> None:
    (claim,) = claims(
        ("2031-05-03", f"{CHARGE}. The Peruvian army denied the charge."),
        (
            "2031-05-04",
            "The Ostian Guild says the Peruvian army broke the truce by sending drones over Lorn.",
        ),
    )
    assert len(claim.mentions) == 2
    assert (claim.accuser, claim.accused) == ("Ostian Guild", "Peruvian army")
    (answer,) = claim.responses
    assert (answer.by, answer.response, answer.on) == ("Peruvian army", "deny", "2031-05-03")


def test_other_deeds_are_other_charges() -> None:
    assert len(claims(
        ("2031-05-03", f"{CHARGE}."),
        ("2031-05-04", "The Ostian Guild accused the Peruvian army of breaking the truce by shelling mills."),
    )) == 2  # fmt: skip


def test_the_same_deed_a_year_later_is_another_charge() -> None:
    assert len(claims(("2031-05-03", f"{CHARGE}."), ("2032-05-03", f"Again: {CHARGE}."))) == 2


def test_a_threat_is_no_charge() -> None:
    found = claims(
        ("2031-05-03", f"{CHARGE}."),
        (
            "2031-05-04",
            "The Ostian Guild said armed drones over Lorn would be a violation of the truce.",
        ),
    )
    assert sorted(claim.modality for claim in found) == ["alleged", "conditional"]


def test_a_denial_alone_has_no_accuser() -> None:
    (claim,) = claims(("2031-05-03", "The Peruvian army denied that it had broken the truce."))
    assert (claim.accuser, claim.modality) == (None, "denied")
    assert [(answer.by, answer.response) for answer in claim.responses] == [("Peruvian army", "deny")]


def test_counts_are_kept_with_place_and_days() -> None:
    (claim,) = claims(
        ("2031-05-20", "From 4 to 17 May 2031 the Mission recorded 2,310 ceasefire violations in Lima.")
    )
    assert claim.count
    assert (claim.since, claim.until) == ("2031-05-04", "2031-05-17")
    assert claim.place == "Lima"


def test_the_rebels_are_the_one_group_that_the_article_calls_so() -> None:
    text = "The rebel Ostian Guild left Lorn. The Peruvian army accused the rebels of breaking the truce."
    (claim,) = claims(("2031-05-03", text))
    assert (claim.accuser, claim.accused) == ("Peruvian army", "Ostian Guild")


def test_who_accuses_rebels_is_none_of_them() -> None:
    text = "Ostian Army accuses rebels of breaking truce on ridge\nThe army spoke on Friday."
    (claim,) = claims(("2031-05-03", text))
    assert (claim.accuser, claim.accused) == ("Ostian Army", "rebels")


def test_what_a_spokesman_answers_his_side_does() -> None:
    charge = "Peru accused the Ostian Guild of breaking the truce. Luis Soto denied the charge."
    (claim,) = claims(("2031-05-03", f"{charge} “The road is open,” Ostian Guild spokesman Luis Soto said."))
    assert [(it.by, it.response) for it in claim.responses] == [("Ostian Guild", "deny")]


def test_both_sides_that_accuse_each_other_have_names() -> None:
    text = (
        "Peru and Chile signed a ceasefire on Monday. Both sides accused each other of violating the truce."
    )
    assert [claim.accuser for claim in claims(("2031-05-03", text))] == ["Chile and Peru"]


def test_who_is_bound_by_what_is_broken_is_the_accused() -> None:
    pledge = (
        "Peru pledged to withdraw its guns from Lorn by 9 May under the Lorn Accord, signed in April 2031."
    )
    threat = "If a single gun remains in Lorn, that would be a violation of the Lorn Accord, Ana Ruiz said"
    (claim,) = claims(("2031-05-03", f"{pledge} {threat} for Chile."))
    assert (claim.modality, claim.accused) == ("conditional", "Peru")


def test_who_alone_denies_a_charge_against_nobody_is_whom_it_is_against() -> None:
    (claim,) = claims(
        (
            "2031-05-03",
            '"The accord has been violated," said Ana Ruiz of the Hill Guild. The Peruvian army denied it.',
        ),
    )
    assert (claim.accuser, claim.accused) == ("Ana Ruiz", "Peruvian army")


def test_a_deed_that_is_called_a_breach_breaks_the_pledge_told_before_it() -> None:
    found = claims(
        (
            "2031-05-03",
            "Peru promised that the Lorn bridge would open by Monday. "
            "The Hill Guild said it would treat a closed bridge on Tuesday as a breach.",
        ),
    )
    (claim,) = [it for it in found if it.accuser == "Hill Guild"]
    assert (claim.accused, claim.what, claim.modality) == ("Peru", "closed bridge on Tuesday", "conditional")


TOLD = (
    "Chile accuses Peru of violating truce\n"
    "Chile accused Peru on Monday of breaking the Lorn truce by shelling the mill at Vask.\n"
    "“Peru has violated the truce,” said Ana Ruiz, Chile's defence minister."
)


def test_a_headline_a_lead_and_a_quotation_tell_one_charge() -> None:
    (claim,) = claims(("2031-05-03", TOLD))
    assert len(claim.mentions) == 3
    assert (claim.accuser, claim.accused) == ("Chile", "Peru")
    assert (claim.what, claim.instrument) == ("shelling the mill at Vask", "Lorn truce")


def test_a_quotation_may_name_the_article_that_is_broken() -> None:
    told = TOLD.replace("“Peru has violated the truce,”", "“This is a plain breach of Article 3,”")
    (claim,) = claims(("2031-05-03", told))
    assert len(claim.mentions) == 3


def test_a_quotation_against_another_is_another_charge() -> None:
    other = TOLD.replace("“Peru has violated", "“Brazil has violated")
    assert len(claims(("2031-05-03", other))) == 2


def test_a_denial_in_another_article_goes_to_the_only_charge_of_those_days() -> None:
    denied = "Peru denied on Tuesday that it had violated the Lorn truce."
    (claim,) = claims(("2031-05-03", TOLD), ("2031-05-04", denied))
    assert [(it.by, it.response) for it in claim.responses] == [("Peru", "deny")]
    assert claim.modality == "alleged"
    later = claims(("2031-05-03", TOLD), ("2031-05-20", denied))
    assert sorted(it.modality for it in later) == ["alleged", "denied"]


def test_long_deeds_with_one_word_in_common_are_two() -> None:
    found = claims(
        (
            "2031-05-03",
            "Chile accused Peru of breaking the Lorn truce by striking a border post with drones.",
        ),
        (
            "2031-05-09",
            "Chile accused Peru of breaking the Lorn truce by flying drones over the Brae valley.",
        ),
    )
    assert len(found) == 2


def test_the_same_deed_in_short_is_one_where_the_rule_is_one() -> None:
    (claim,) = claims(
        ("2031-05-03", "Chile accused Peru of breaking the Lorn Accord by failing to release 300 prisoners."),
        ("2031-05-04", "Peru broke the Lorn Accord by not freeing the prisoners, Chile said."),
    )
    assert len(claim.mentions) == 2


def test_charges_without_a_deed_are_one_in_the_papers_of_those_days_alone() -> None:
    said = "Chile said on Friday that Peru had broken the Lorn Accord."
    again = "The port is calm. Chile accused Peru of violating the Lorn Accord."
    (claim,) = claims(("2031-05-03", said), ("2031-05-04", again))
    assert len(claim.mentions) == 2
    assert len(claims(("2031-05-03", said), ("2031-05-14", again))) == 2
