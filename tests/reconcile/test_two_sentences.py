"""Two claimants in two sentences, the second of which leaves out what it counts; and what is no dispute."""

from __future__ import annotations

import pytest

from tests.reconcile.test_rivals import claims

TWO = {
    "put it": ("Police said 500 people marched in Quito. Organisers put it at 5,000.", (500, 5000)),
    "spoke of": ("The ministry gave a toll of 12. The rebels spoke of 40.", (12, 40)),
    "the figure": (
        "The army said 12 soldiers were killed in the ambush. The rebels claimed the figure was 40.",
        (12, 40),
    ),
    "other estimates": (
        "Officials said 90 people died in the raid on Tarra. Other estimates ran as high as 250.",
        (90, 250),
    ),
    "the number": (
        "The government said 300 prisoners had been freed. The movement said the number was 120.",
        (120, 300),
    ),
    "it was closer to": (
        "The health ministry put the death toll at 31. A local doctor said it was closer to 80.",
        (31, 80),
    ),
    "it is no more than": (
        "The army says it holds 40 villages. The front says it is no more than 15.",
        (15, 40),
    ),
    "a higher figure": (
        "The ministry said nine people were killed in the shelling. Residents gave a higher figure, saying "
        "at least 30 had died.",
        (9, 30),
    ),
    "crowds": ("Police estimated the crowd at 3,000. The opposition said it was 40,000.", (3000, 40000)),
    "counted": ("The mission recorded 14 violations on Monday. The front counted 60.", (14, 60)),
    "a verb left alone": (
        "According to the ministry, 17 people were killed in the strike. According to the rebels, 54 were.",
        (17, 54),
    ),
    "disputes that": (
        "Aid agencies say 40,000 people have fled the valley. The government disputes that, saying only "
        "6,000 have left.",
        (6000, 40000),
    ),
    "what befell them": (
        "The army said it had destroyed nine tanks. The rebels said two were destroyed.",
        (2, 9),
    ),
    "men and soldiers": (
        "The army said it had lost nine men. The guerrillas said they had killed 35 soldiers.",
        (9, 35),
    ),
    "villagers": ("The governor said 15 houses burned down. Villagers counted 60.", (15, 60)),
    "claims": ("The ministry confirmed 12 deaths. The opposition claims more than 100.", (12, 100)),
    "a bare number": ("The ministry said 12 people were killed. The rebels said 40.", (12, 40)),
    "hurt": (
        "The police said two protesters were hurt. Organisers said 48 were hurt and nine arrested.",
        (2, 48),
    ),
    "none": ("Peru says it has no troops in the valley. UN experts put the number at 4,000.", (0, 4000)),
    "hostages": ("The ministry said 40 hostages were held. Families said it was at least 70.", (40, 70)),
}

NO_DISPUTE = {
    "another place": "The ministry said 17 people were killed in Lima. The rebels said 54 died in Cusco.",
    "another period": "The ministry said 17 people were killed on Monday. The rebels said 54 died in April.",
    "other harm": "The ministry said 17 people were killed. The rebels said 54 people were wounded.",
    "rounder": "The ministry said about 50 people were killed. The rebels put the number at 54.",
    "vaguer": "The ministry said dozens of people were killed. The rebels spoke of 54.",
    "the same source later": "The ministry said 17 people were killed. Later it put the toll at 31.",
    "the same source raises it": "The ministry said 12 people died. It later raised the figure to 31.",
    "two clashes": "The army said two soldiers died in Lima. The front said three died in Cusco.",
    "another measure": "Police said 500 people marched in Quito. Organisers put the cost at 5,000 dollars.",
    "other men": "The ministry said 17 soldiers were killed. The rebels said 12 of their fighters had died.",
    "an earlier year": "The ministry said 17 people were killed. Last year the toll was 300.",
    "no number of theirs": "The ministry said 17 people were killed. The rebels said it was 3 km from it.",
    "a part of them": "The ministry said 17 people were killed. The rebels said two of them were children.",
}


@pytest.mark.parametrize("name", TWO)
def test_a_count_in_the_next_sentence_is_the_other_side(name: str) -> None:
    text, ends = TWO[name]
    (dispute,), figures = claims(text)
    told = [next(it for it in figures if it.id == key) for key in dispute.entries]
    assert tuple(it.low if it.low is not None else it.high for it in told) == ends  # low to high
    assert len({it.claimant for it in told} - {None}) == 2
    assert len(dispute.sides) == 2


@pytest.mark.parametrize("name", NO_DISPUTE)
def test_near_misses_are_no_dispute(name: str) -> None:
    assert claims(NO_DISPUTE[name])[0] == []
