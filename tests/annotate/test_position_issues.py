"""Positions whose issue stands in the sentences near them, and further ways of taking one."""

from __future__ import annotations

import pytest

from accord.model.annotation import PositionMark
from tests.annotate.marking import annotate

NEAR = {
    "act": ("The siege of Lorn is in its third month. Peru called on the league to act.", "demands",
            "humanitarian"),
    "measure": ("The envoy spoke of a ceasefire. The league approved the measure.", "accepts", "ceasefire"),
    "similar": ("The envoy spoke of a ceasefire. The league rejected a similar measure.", "rejects",
                "ceasefire"),
    "before": ("Hostages are still held in Lorn. The bishop urged all parties to do their duty.", "demands",
               "prisoners"),
}  # fmt: skip
NOT_NEAR = {
    "comment": "The envoy spoke of a ceasefire on Monday. The Herald asked the ministry for comment.",
    "not named": "The envoy spoke of a ceasefire on Monday. The official asked not to be named.",
    "any offer": "The envoy spoke of a ceasefire on Monday. The miners accepted an offer.",
    "question": "The envoy spoke of a ceasefire. Ada Lund asked: “Will the miners come?”",
    "nothing near": "Peru called on the neighbours to do their part.",
    "wish": "The envoy spoke of a ceasefire on Monday. The singer wants to record an album.",
}
FOUND = {
    "fight on": ("<held>The king urged his followers to fight on</held>.", "king", "rejects", "ceasefire"),
    "quoted": (
        "<held>Peru called on the army to “thoroughly investigate” the shelling of Lorn</held>.", "Peru",
        "demands", "justice",
    ),
    "not need": ("“<held>We do not need foreign troops</held>,” the spokeswoman said.", "spokeswoman",
                 "rejects", "foreign_presence"),
    "need": ("<held>the rebels need weapons from abroad</held>, the spokeswoman said.", "spokeswoman",
             "demands",
             "foreign_presence"),
    "seeking to": ("<held>Ostia was seeking to release the frozen assets</held>.", "Ostia", "demands",
                   "recognition_sanctions"),
    "honouring": ("<held>Both armies are honouring the truce</held>.", "Both armies", "accepts", "ceasefire"),
    "impossible": ("“<held>It is impossible for us to leave our homeland</held>,” the rebel chief said.",
                   "rebel chief", "rejects", "government"),
    "up to": ("The minister said <held>it was up to the Ostian people to decide their future</held>.",
              "minister",
              "demands", "status"),
    "theirs": ("<held>Autonomy is the miners' chief demand</held>.", "miners", "demands", "status"),
    "ultimatum": ("<held>The rebels set an ultimatum to the town to lift the siege</held>.", "rebels",
                  "demands",
                  "humanitarian"),
    "opposed to": ("<held>The president is opposed to the deployment of peacekeepers</held>.",
                   "president", "rejects",
                   "peacekeeping"),
    "that all leave": ("<held>The council demands that all foreign fighters leave Ostia</held>.", "council",
                       "demands", "foreign_presence"),
    "slogans": ("<held>Workers chanted slogans demanding the president's resignation</held>.", "Workers",
                "demands", "government"),
    "motion": ("<held>The senate passed a motion urging the ministry to recognise the council</held>.",
               "senate",
               "demands", "recognition_sanctions"),
    "granted recognition": ("<held>Peru has granted recognition to the council</held>.", "Peru", "accepts",
                            "recognition_sanctions"),
    "not to bow": ("<held>Ostia pledged not to bow to demands for an election</held>.", "Ostia", "rejects",
                   "elections"),
    "overruled": ("<held>The king overruled calls for an inquiry</held>.", "king", "rejects", "justice"),
    "so as to": ("<held>The league asked for more jets so as to spare the villages</held>.", "league",
                 "demands",
                 "foreign_presence"),
    "had to be": ("The minister said <held>the prisoners had to be freed before any talks</held>.",
                  "minister",
                  "demands", "prisoners"),
    "only way out": ("The chairman said <held>the only way out was an election</held>.", "chairman",
                     "demands",
                     "elections"),
    "whole": ("<held>Ostia wants the people who fled to its towns to be able to go home</held>.", "Ostia",
              "demands", "refugees"),
    "to end": ("<held>The council will not tolerate violence in the valley</held>.", "council", "demands",
               "ceasefire"),
    "not to end": ("<held>The council refused to end the fighting</held>.", "council", "rejects",
                   "ceasefire"),
    "be given": ("“<held>We want rifles</held>,” the rebel chief said.", "rebel chief",
                 "demands", "foreign_presence"),
    "for planes": ("<held>Rebels called for Peruvian air strikes to halt attacks by mercenaries</held>.",
                   "Rebels", "demands", "foreign_presence"),
    "people who": ("<held>Peru opposed jets for rebels fighting the king</held>.", "Peru", "rejects",
                   "foreign_presence"),
    "not giving": ("<held>The league is not giving the rebels recognition</held>.", "league", "rejects",
                   "recognition_sanctions"),
    "no objection": ("<held>The union has no objection to the truce</held>.", "union", "accepts",
                     "ceasefire"),
    "won": ("<held>The council won Peruvian recognition</held>.", "Peruvian", "accepts",
            "recognition_sanctions"),
    "won from": ("<held>The council won recognition from Peru</held>.", "Peru", "accepts",
                 "recognition_sanctions"),
    "calls for": ("<held>Ada Lund met with the minister, reiterating international calls for an end to the "
                  "violence</held>.", "Ada Lund", "demands", "ceasefire"),
    "unacceptable": ("<held>The governor considers an amnesty unacceptable</held>.", "governor", "rejects",
                     "justice"),
    "only if": ("The miners said <held>they would disarm only if their men were freed from prison</held>.",
                "miners", "demands", "prisoners"),
    "made a condition": ("<held>The rebels made a general pardon a condition for coming down from the "
                         "hills</held>.", "rebels", "demands", "justice"),
    "behind the agency": ("<held>LORN, Ostia (Agency) Ostian delegates are ready to hold more talks</held>, "
                          "a spokesman said.", "Ostian delegates", "accepts", "talks"),
    "clan": ("<held>The clans rejected the truce</held>.", "clans", "rejects", "ceasefire"),
}  # fmt: skip
NONE = {
    "who they are": "The gangs seeking to topple the king are poor.",
    "broke it": "The army did not honour the truce.",
    "for anyone": "The mayor slept badly. It is impossible for a journey to end well.",
    "he had to": "The minister said he had to flee the violence.",
    "nothing to do": "The shopkeeper was up to his neck in debt after the elections.",
    "to fire": "The soldiers refused to fire on the strikers.",
    "fended off": "The army fended off attacks near Lorn.",
    "prepared": "The senate prepared to vote on the truce.",
    "no pressure": "The union put no pressure on the rebels to free the prisoners.",
    "recognition of nobody": "The council won recognition on Friday.",
    "forecasters": "Forecasters demanded higher oil exports.",
    "needed then": "The town needed water when the siege began.",
}


def positions(text: str) -> tuple[PositionMark, ...]:
    return annotate(text).positions


@pytest.mark.parametrize(("text", "stance", "issue"), NEAR.values(), ids=NEAR)
def test_the_issue_may_stand_near(text: str, stance: str, issue: str) -> None:
    assert [(held.stance, held.issue) for held in positions(text)] == [(stance, issue)]


@pytest.mark.parametrize("text", NOT_NEAR.values(), ids=NOT_NEAR)
def test_what_is_no_firm_word_of_a_side_has_no_issue_from_near(text: str) -> None:
    assert positions(text) == ()


@pytest.mark.parametrize(("marked", "party", "stance", "issue"), FOUND.values(), ids=FOUND)
def test_a_position_is_found(marked: str, party: str, stance: str, issue: str) -> None:
    text = marked.replace("<held>", "").replace("</held>", "")
    wanted = marked[marked.index("<held>") + 6 : marked.index("</held>")]
    found = [(held.span.of(text), held.party, held.stance, held.issue) for held in positions(text)]
    assert found == [(wanted, party, stance, issue)]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_position(text: str) -> None:
    assert positions(text) == ()


def test_what_goes_on_meanwhile_is_not_asked_for() -> None:
    (held,) = positions("Peru favours an amnesty as the league lifts its sanctions.")
    assert (held.issue, held.further) == ("justice", ())
