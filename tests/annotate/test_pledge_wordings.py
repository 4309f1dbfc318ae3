"""Commitments in wordings besides the plain ones: headlines, duties, money put aside."""

from __future__ import annotations

import pytest

from tests.annotate.marking import annotate

WORDINGS = {
    "Nobody will be evicted from the camp, the elders vowed.": (
        "Nobody will be evicted from the camp",
        "elders",
    ),
    "Water will be restored by dawn, the colonel promised.": (
        "Water will be restored",
        "colonel",
    ),
    "Norway has told the bank it will reimburse the widows.": ("reimburse the widows", "Norway"),
    "Norway has put 40 million kroner on the table for the wells.": ("40 million kroner", "Norway"),
    "Peru set aside $5 million for the widows.": ("$5 million", "Peru"),
    "The army gave assurances that observers could move freely.": (
        "that observers could move freely",
        "army",
    ),
    "Pledges worth $3 million were made in Oslo.": ("$3 million were made in Oslo", None),
    "The mission has a mandate to protect the villages.": ("protect the villages", "mission"),
    "The responsibility for clearing the mines lies with the army.": ("clearing the mines", "army"),
    "Norway's army was due to quit the valley under the accord.": (
        "quit the valley under the accord",
        "army",
    ),
    "The deal will see Norway free 33 captives.": ("free 33 captives", "Norway"),
    "The deal limits Norway to 300 barrels a day.": ("Norway to 300 barrels a day", "Norway"),
    "Annex B foresees the return of the displaced.": ("the return of the displaced", None),
    "Norway, for its part, will take back the fishermen.": ("take back the fishermen", "Norway"),
    "The Commission imposed an arms embargo on the junta.": ("an arms embargo on the junta", None),
    "The miners settled on a pause in the strikes.": ("a pause in the strikes", "miners"),
    "The guild said it had decided on the end of its armed campaign.": (
        "the end of its armed campaign",
        "guild",
    ),
    "The chiefs accepted to leave the forest.": ("leave the forest", "chiefs"),
    "Norway to double aid to Peru": ("double aid to Peru", "Norway"),
    "Court orders Meridian Mining to stop digging": ("stop digging", "Meridian Mining"),
    "The elders freed him on a promise to disarm his men.": ("disarm his men", "elders"),
    "Governor ordered to leave country": ("leave country", "Governor"),
    "Neither army is allowed to move its tanks.": ("move its tanks", "army"),
    "The court restrained the developer from felling the trees.": ("felling the trees", "developer"),
    "The carrier will refund the pilgrims, it said in a statement.": ("refund the pilgrims", "carrier"),
    "An extra £10 million will go to the clinics, the minister said.": ("An extra £10 million", None),
    "The compromise sees the guild give up the port.": ("give up the port", "guild"),
    "Under a decree signed on Monday, Norway's troops have 60 days to leave.": ("leave", "troops"),
    "The rebels get a week to withdraw.": ("withdraw", "rebels"),
}


@pytest.mark.parametrize("text", WORDINGS)
def test_what_is_bound_and_who(text: str) -> None:
    act, who = WORDINGS[text]
    (mark,) = annotate(text).commitments
    obligor = mark.obligor or ""
    assert mark.action.startswith(act.split()[0]) and act in mark.span.of(text)
    assert obligor.endswith(who) if who else not obligor


@pytest.mark.parametrize(
    "text",
    [
        "The premier warned that he would send in the tanks.",
        "Norway has put its trust on the table.",
        "The responsibility for the raid lies with nobody.",
        "Norway dropped the demand that he must leave as part of any settlement.",
        "Oil settled higher on the exchange.",
        "Accept to leave, or lose all!",
        "Allies are looking into imposing an embargo on the junta.",
        "Ana Ruiz is the last leader to join the guild.",
        "Norway to meet Peru in the final",
        "Many in the town say he will fight on.",
        "The alliance ordered a strike on the convoy.",
        "A member introduced a resolution calling for a withdrawal.",
        "I will go back to Oskelund when it is over, a miner said.",
        "Under the constitution the president must be at least 40.",
        "The rebels spread word that thousands could die.",
        "“Be assured Peru will not accept the embargo,” its minister said.",
        "The draft resolution says the council “decides to establish a ban on all flights over Peru.”",
        "Norway has a moral obligation to leave the strait.",
        "“Either the guild opens the port or we will send soldiers there,” said General Ortega of Peru.",
        "More states are set to announce that they will release frozen assets to Peru, an official said.",
        "It is vital that all forces be made aware of the accord and ordered to abide by it.",
        "Envoys signalled that the general could stay in Peru provided he and his men agree to step down.",
        "The law is yet to be ratified by the parliament under the accord.",
    ],
)
def test_near_them_is_none(text: str) -> None:
    assert annotate(text).commitments == ()


WHOLE = {
    "If the siege is lifted, the front said, it will free the prisoners.": (
        "it will free the prisoners",
        "If the siege is lifted",
    ),
    "Once the court is formed, the commission shall then recruit its staff.": (
        "Once the court is formed, the commission shall then recruit its staff",
        "Once the court is formed",
    ),
    "In return for the captives, the front pledged to leave the town.": (
        "In return for the captives, the front pledged to leave the town",
        "In return for the captives",
    ),
    "Norway would arrest the smugglers should they enter the country, a minister said.": (
        "Norway would arrest the smugglers should they enter the country",
        "should they enter the country",
    ),
    "Under a friendship treaty, signed three years ago, Norway agreed to pay Peru compensation.": (
        "Under a friendship treaty, signed three years ago, Norway agreed to pay Peru compensation",
        None,
    ),
    "Under article 2 of the Lorn accord, the parties agreed to cease recruitment.": (
        "Under article 2 of the Lorn accord, the parties agreed to cease recruitment",
        None,
    ),
    "Under the accord, the minister said, Norway agreed to pay Peru compensation.": (
        "Norway agreed to pay Peru compensation",
        None,
    ),
    "The council vowed to draft a charter, guarantee key rights to every citizen and free the captives.": (
        "The council vowed to draft a charter, guarantee key rights to every citizen and free the captives",
        None,
    ),
    "The guild vowed to seek arrests in Peru following the killing of miners.": (
        "The guild vowed to seek arrests in Peru",
        None,
    ),
    "Norway promised to free the other three The Herald last heard of them in May.": (
        "Norway promised to free the other three",
        None,
    ),
}


@pytest.mark.parametrize("text", WHOLE)
def test_it_is_whole_with_its_condition(text: str) -> None:
    (mark,) = annotate(text).commitments
    assert (mark.span.of(text), mark.condition) == WHOLE[text]


def test_joined_ones_are_two() -> None:
    one = "supporters of Ortega who have been promising aid"
    other = "also pledging support to the National Council"
    text = f"There were songs by {one} and {other}."
    assert [it.span.of(text) for it in annotate(text).commitments] == [one, other]
