"""What a charge is about, and what becomes of a commitment when somebody says it was broken or kept."""

from __future__ import annotations

from accord.model.entries import Agreement, BreachClaimEntry, CommitmentEntry
from tests.reconcile.records import of, record

PROTOCOL = """LORN PROTOCOL

The Government of Tarvia and the Highland Front have agreed as follows:

1. The Highland Front shall withdraw its guns from the Lorn bridge.
2. The Parties shall cease all hostilities.
3. The Government of Tarvia shall release the miners held at Oskelund.

Done at Oskelund on 3 February 2031
"""


def test_a_charge_goes_to_the_agreement_and_the_commitment_it_is_about() -> None:
    entries = record(
        ("2031-02-03", PROTOCOL),
        (
            "2031-03-01",
            "The Lorn Protocol holds. The mayor accused the Highland Front of breaking "
            "the agreement by keeping guns at the Lorn bridge. The Highland Front denied the charge.",
        ),
    )
    (claim,) = of(entries, BreachClaimEntry)
    (protocol,) = of(entries, Agreement)
    (pledge,) = [it for it in of(entries, CommitmentEntry) if it.clause == "1"]
    assert (claim.agreement, claim.commitment) == (protocol.id, pledge.id)
    assert pledge.status_history[0].status == "announced"
    assert {(step.status, step.on) for step in pledge.status_history[1:]} == {
        ("reported breached", "2031-03-01"),
        ("disputed", "2031-03-01"),
    }
    others = [it for it in of(entries, CommitmentEntry) if it.id != pledge.id]
    assert {it.status for it in others} == {"announced"}


def test_a_charge_goes_to_the_pledge_told_in_its_own_words() -> None:
    entries = record(
        ("2031-03-01", "The mayor accused the Highland Front of breaking its promise to leave the valley.")
    )
    (claim,) = of(entries, BreachClaimEntry)
    (pledge,) = of(entries, CommitmentEntry)
    assert claim.commitment == pledge.id
    assert pledge.status == "reported breached"


def test_a_threat_changes_no_status_and_an_unnamed_rule_is_tied_to_nothing() -> None:
    entries = record(
        ("2031-02-03", PROTOCOL),
        ("2031-03-01", "The mayor said that guns at the Lorn bridge would be a breach of the law."),
    )
    (claim,) = of(entries, BreachClaimEntry)
    assert (claim.agreement, claim.commitment) == (None, None)
    assert {it.status for it in of(entries, CommitmentEntry)} == {"announced"}


def test_a_report_that_it_was_done_is_a_step() -> None:
    entries = record(
        ("2031-02-03", PROTOCOL),
        ("2031-03-01", "The Government of Tarvia released the miners held at Oskelund on Monday."),
    )
    (pledge,) = [it for it in of(entries, CommitmentEntry) if it.clause == "3"]
    assert [step.status for step in pledge.status_history] == ["announced", "reported met"]


def test_whoever_leaves_an_agreement_takes_back_what_binds_him() -> None:
    entries = record(
        ("2031-02-03", PROTOCOL),
        (
            "2031-03-01",
            "The Lorn Protocol was signed in February. The Highland Front pulled out of the agreement.",
        ),
    )
    left = {
        it.clause: [(step.status, step.on) for step in it.status_history]
        for it in of(entries, CommitmentEntry)
    }
    assert left["1"] == [("announced", "2031-02-03"), ("withdrawn", "2031-03-01")]
    assert left["3"] == [("announced", "2031-02-03")]


def test_a_pledge_and_a_truce_are_taken_back() -> None:
    entries = record(
        ("2031-03-01", "The Highland Front declared a truce. The mayor promised to resign."),
        ("2031-04-01", "The Highland Front said it was no longer bound by the truce."),
        ("2031-04-02", "The mayor took back his promise to resign."),
    )
    last = {it.obligor: (it.status, it.status_history[-1].on) for it in of(entries, CommitmentEntry)}
    assert last["Highland Front"] == ("withdrawn", "2031-04-01")
    assert ("withdrawn", "2031-04-02") in last.values()


def test_a_threat_to_leave_takes_nothing_back() -> None:
    entries = record(
        ("2031-03-01", "The Highland Front declared a truce."),
        ("2031-04-01", "The Highland Front threatened to call off the truce."),
    )
    assert {it.status for it in of(entries, CommitmentEntry)} == {"announced"}


def test_a_charge_told_with_two_pledges_goes_to_the_one_told_more() -> None:
    charge = (
        "The mayor accused the Highland Front on Monday of failing to keep its promise to {} the mine road."
    )
    entries = record(
        ("2031-03-01", charge.format("guard")),
        ("2031-03-02", f"Rain fell. {charge.format('guard')}"),
        ("2031-03-02", charge.format("repair")),
    )
    (claim,) = of(entries, BreachClaimEntry)
    pledges = {it.id: it for it in of(entries, CommitmentEntry)}
    assert len(pledges) == 2
    assert claim.commitment is not None
    assert len(pledges[claim.commitment].mentions) == 2
    assert {it.obligor for it in pledges.values()} == {"Highland Front"}


def test_a_charge_of_not_doing_an_act_goes_to_the_commitment_to_do_it() -> None:
    charge = "The mayor said that the Highland Front broke the Lorn Protocol by not freeing prisoners."
    entries = record(
        ("2031-02-03", PROTOCOL.replace("withdraw its guns from the Lorn bridge", "release all prisoners")),
        ("2031-03-01", charge),
    )
    (claim,) = of(entries, BreachClaimEntry)
    (pledge,) = [it for it in of(entries, CommitmentEntry) if it.clause == "1"]
    assert claim.commitment == pledge.id
    assert pledge.status == "reported breached"
