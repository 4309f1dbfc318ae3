"""Claims of breaches: who charges whom with what, under which rule; what is none; the answers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.annotate.broken import mended
from accord.annotate.words import columns
from accord.model.annotation import BreachClaim
from tests.annotate.marking import annotate, annotator

_TAG = re.compile(r"</?claim>")

CLAIMS = {
    "not in compliance": "The court said <claim>the purge was not in compliance with the treaty</claim>.",
    "a curfew": "<claim>The crowd broke the curfew</claim>, the mayor said.",
    "which it called": "He rued <claim>the arrest of a man, which Peru called a breach of the pact</claim>.",
    "a move that": "He spoke of <claim>the raid, a move that he called a breach of the pact</claim>.",
    "no sign": "<claim>The envoy saw no sign that the rebels were honouring the truce</claim>.",
    "stretched": "<claim>The strikes seemed to stretch beyond the scope of the mandate</claim>, he said.",
    "law beside rights": "<claim>The violation of human rights and international law</claim> is grave.",
    "wider place": "<claim>The army violated the truce in Lorn town, Ostia State</claim>, he said.",
    "responsible": "<claim>The army is responsible for serious breaches of the accord</claim>.",
    "by doing": "He said that <claim>by raiding posts that were left, the army broke the truce</claim>.",
    "half": "<claim>About half of the ceasefire violations occurred near Lorn</claim>.",
    "compared": "<claim>The mission recorded 31 ceasefire violations, com-pared with 40 in May</claim>.",
    "accused": "<claim>The guild accused the governor of breaking the truce by moving his guns</claim>.",
    "violated": "The mayor said <claim>the militia had violated the Lorn Accord</claim>, and left.",
    "passive": "<claim>The ceasefire was broken by the militia</claim>, he said.",
    "failed": "<claim>The Republic of Ostia has failed to honour its pledge to open the port</claim>.",
    "not kept": "The envoy said that <claim>the rebels did not keep their promises</claim>.",
    "exceeded": "Peru argued that <claim>the alliance had exceeded its mandate</claim>.",
    "in breach": "The minister said <claim>the guild was in breach of the accord</claim>.",
    "beyond": "<claim>Peru criticized the campaign as beyond the mandate of the resolution</claim>.",
    "forbidden": "<claim>The use of mortars, proscribed by the Lorn Accord</claim>, went on.",
    "by its deed": "Peru argued that <claim>by sending guns, the guild had violated the accord</claim>.",
    "a deed": "He said that <claim>sending guns violates the embargo</claim>.",
    "a clause before": "He said the guild took sides and <claim>breached the terms of the accord</claim>.",
    "found by": "May brought <claim>a drop in ceasefire violations recorded by the mission</claim>.",
    "letters": "The team heard of <claim>three alleged COHA violations</claim>.",
    "told before": "The truce began. <claim>The guild blamed the militia for the violation</claim>.",
    "by whom": "A truce holds. The envoy spoke of <claim>repeated violations by the militia</claim>.",
    "listed": "In May they signed a truce. <claim>The guild listed 14 alleged violations</claim>.",
    "them": "Both truces failed. <claim>Each side accused the other of breaking them</claim>.",
    "what was signed": "<claim>Peru called the raid a flagrant violation of what was signed in Lorn</claim>.",
    "which": "They spoke of <claim>two truces that have been violated</claim>.",
    "mocked": "The mayor said <claim>the raid made a mockery of the truce</claim>.",
    "torn up": "The mayor said <claim>the militia had torn up the accord</claim>.",
    "traded": "<claim>The two sides traded accusations of truce violations</claim>.",
    "counter": "The ministry said <claim>the raid ran counter to the agreement</claim>.",
    "as": "<claim>The ministry denounced the flight as an infringement of the treaty</claim>.",
    "a betrayal": "<claim>The premier called the arrests a betrayal of the accord</claim>.",
    "opening": "<claim>In breach of the armistice, drones flew over Lorn on Sunday</claim>.",
    "guilty": "<claim>The army is guilty of breaking the ceasefire</claim>, the spokesman said.",
    "ruling": "<claim>The junta is not complying with the ruling of the court</claim>, lawyers said.",
    "cheated": "The guild said <claim>the militia was cheating on the deal</claim>.",
    "as agreed": "The Front said <claim>the army has not left the villages as agreed</claim>.",
    "as the rule says": "<claim>The rebels failed to hand in their guns as the accord stipulates</claim>.",
    "failure": "The Front cited <claim>the failure of the army to honour the truce</claim>.",
    "lack": "They deplored <claim>a lack of compliance with the accord</claim>.",
    "broken promises": "The students blame <claim>the premier's broken promises</claim>.",
    "unlike": "<claim>The raid is not in line with the agreement</claim>, the ministry said.",
    "unlawful": "<claim>The drills are forbidden under the armistice</claim>, the guild said.",
    "contrary": "<claim>Contrary to the accord, the army kept its guns</claim>, the guild said.",
    "despite": "<claim>The army shelled the port despite the ceasefire</claim>, residents said.",
    "obstructed": "<claim>Peru is obstructing the implementation of the accord</claim>, he said.",
    "from both": "A truce holds. It was marred by <claim>violations from both sides</claim>.",
    "denied": "The army denied that <claim>it had broken the ceasefire</claim>.",
}

CONDITIONAL = {
    "would be": "The envoy said that <claim>new walls would be a violation of the treaty</claim>.",
    "viewed": "<claim>The guild would view any delay as a breach of the pact</claim>, he wrote.",
    "warned": "<claim>The judge warned against exceeding the mandate of the court</claim>.",
    "could": "She said <claim>the law could breach the treaty</claim>.",
}

NONE = {
    "to verify": "The team needs evidence to verify that a side is not in compliance with the accord.",
    "those who": "The mayor vowed to punish those who violate the rules.",
    "somebody's rule": "The rebels have broken his rule.",
    "rights alone": "The violation of human rights is outrageous, the envoy said.",
    "no other sign": "There was no sign that the mayor knew of the truce.",
    "rights": "The report told of human rights violations in the north.",
    "feared": "They moved the guns without violating the truce.",
    "asked": "Has the army broken the ceasefire?",
    "wanted": "The guild vowed not to break the truce.",
    "if": "If the militia breaks the truce, the talks will end.",
    "no count": "The mission recorded no ceasefire violations in the valley.",
    "no rule": "He broke the vase and exceeded the speed of sound.",
    "went on": "The mayor went on CNN a year ago.",
    "no one": "No one can break this law.",
    "law and order": "The smugglers undermine law and order.",
    "against people": "The truce held. All sides must see that no raids end in violations against civilians.",
    "no rule before": "The guild blamed the militia for the violation.",
    "in line": "The law is in line with the accord.",
    "as agreed": "As agreed, the army left the villages.",
    "as demanded": "The premier could not resign as demanded by the rebels.",
    "a law": "Under the law it is prohibited to fish at night.",
    "looked into": "The mission will investigate violations of the ceasefire.",
    "to come": "A violation of the truce will be punished by the court.",
    "own duty": "A commission looks into breaches of this Agreement.",
}


def claims(text: str) -> tuple[BreachClaim, ...]:
    return annotate(text).breach_claims


def only(text: str) -> BreachClaim:
    found = claims(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("marked", [*CLAIMS.values(), *CONDITIONAL.values()], ids=[*CLAIMS, *CONDITIONAL])
def test_claims_are_marked_from_their_first_word_to_their_last(marked: str) -> None:
    text = _TAG.sub("", marked)
    wanted = marked.partition("<claim>")[2].partition("</claim>")[0]
    assert only(text).span.of(text) == wanted


@pytest.mark.parametrize("marked", CONDITIONAL.values(), ids=CONDITIONAL)
def test_what_would_be_a_breach_is_conditional(marked: str) -> None:
    assert only(_TAG.sub("", marked)).modality == "conditional"


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_nobody_claims_is_not_marked(text: str) -> None:
    assert claims(text) == ()


def test_who_charges_whom_with_what_and_under_which_rule() -> None:
    claim = only(_TAG.sub("", CLAIMS["accused"]))
    assert (claim.accuser, claim.accused) == ("guild", "governor")
    assert (claim.what, claim.instrument, claim.modality) == ("moving his guns", "truce", "alleged")


def test_whoever_admits_a_breach_answers_and_does_not_charge() -> None:
    for text in (
        "The commander admitted that his men had breached the truce.",
        "The commander acknowledged breaking the truce.",
    ):
        claim = only(text)
        assert claim.accuser is None
        assert [(it.by, it.response) for it in claim.responses] == [("commander", "admit")]


def test_who_says_that_none_was_there_and_accuses() -> None:
    (claim,) = claims("Ana Ruiz said no fighter had been there and accused the army of breaking the truce.")
    assert (claim.accuser, claim.accused) == ("Ana Ruiz", "army")
    assert claims("No envoy accused the army of breaking the truce.") == ()


def test_who_stands_accused_accuses_nobody() -> None:
    claim = only("Peru stands accused of violating the sanctions.")
    assert (claim.accuser, claim.accused) == (None, "Peru")


def test_a_denied_claim_has_no_accuser() -> None:
    claim = only(_TAG.sub("", CLAIMS["denied"]))
    assert (claim.accuser, claim.modality) == (None, "denied")


def test_an_article_that_says_so_itself_accuses_for_nobody() -> None:
    claim = only("President Ana Ruiz broke the deal by closing the road to Lorn.")
    assert (claim.accuser, claim.accused, claim.what) == (None, "Ana Ruiz", "closing the road to Lorn")


def test_a_threat_names_the_deed_and_who_would_do_it() -> None:
    claim = only(
        "The Guild warned that if any Ostian troops remain, it would view it as a breach of the Lorn Accord."
    )
    assert claim.modality == "conditional"
    assert claim.what == "Ostian troops remain"
    assert (claim.accused, claim.instrument) == ("Ostian", "Lorn Accord")


def test_monitors_count_violations() -> None:
    text = "Between 4 and 17 May 2031, the Mission recorded 2,310 ceasefire viola-tions in Lorn."
    claim = only(text)
    assert claim.count
    assert claim.accused is None
    assert (claim.accuser, claim.instrument) == ("Mission", "ceasefire")
    assert claim.period is not None
    assert (claim.period.earliest, claim.period.latest) == ("2031-05-04", "2031-05-17")


def test_whose_opinion_it_is() -> None:
    (claim,) = claims(
        "It is the opinion of the mission that the militia were in violation of the Lorn Accord."
    )
    assert (claim.accuser, claim.accused) == ("mission", "militia")


def test_who_counts_again_is_who_counted_before() -> None:
    found = claims(
        "The Mission recorded 40 ceasefire violations. It also recorded 7 ceasefire violations at night."
    )
    assert [claim.accuser for claim in found] == ["Mission", "Mission"]


REPLIES = {
    "The Front did not immediately respond to a request for comment.": "silence",
    "There was no immediate reaction from the Front.": "silence",
    "A spokesman for the Front could not be reached.": "silence",
    "The Front has yet to comment on the charge.": "silence",
    "The Front remained silent.": "silence",
    "The Front said the claim was false.": "deny",
    "The Front denied any involvement.": "deny",
    "The Front called the accusation baseless.": "deny",
    "“That is a lie,” said a spokesman for the Front.": "deny",
    "The Front said its men had not fired a shot.": "deny",
    "“We did not break the truce,” a Front commander said.": "deny",
    "The Front claimed responsibility for the raid.": "admit",
    "The Front apologised for the raid.": "admit",
    "The Front said the army had fired first.": "counter-claim",
    "The Front blamed the army for the violation.": "counter-claim",
}


@pytest.mark.parametrize(("text", "response"), REPLIES.items())
def test_the_accused_answers_in_many_words(text: str, response: str) -> None:
    claim, *_ = claims(
        f"The Ostian army accused the Hill Front of breaking the truce by a raid on Lorn. {text}"
    )
    (answer,) = claim.responses
    assert (answer.by, answer.response) == ("Hill Front", response)


@pytest.mark.parametrize(
    "text",
    ["Peru did not comment.", "The Front did not respond to the fire.", "The Front had not seen the map."],
)
def test_what_answers_no_charge(text: str) -> None:
    claim = only(f"The Ostian army accused the Hill Front of breaking the truce by a raid on Lorn. {text}")
    assert claim.responses == ()


ANSWERS = {
    "charge": ("The guild accused the army of breaking the truce, a charge the ministry denied.", "deny"),
    "denied it": ("The guild said the army had broken the truce. The ministry denied it.", "deny"),
    "admitted": ("The guild said the army had broken the truce. The army admitted the violation.", "admit"),
    "silent": ("The guild said the army had broken the truce. The ministry declined to comment.", "silence"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "response"), ANSWERS.values(), ids=ANSWERS)
def test_answers_are_kept_with_the_charge(text: str, response: str) -> None:
    claim = claims(text)[0]
    assert [answer.response for answer in claim.responses] == [response]
    assert claim.responses[0].by in ("ministry", "army")


@pytest.mark.parametrize(
    ("denied", "answered"),
    [("it had used heavy weapons in Lorn", 0), ("its troops had violated it", 1)],
)
def test_a_denial_of_something_else_answers_no_charge_that_names_nobody(denied: str, answered: int) -> None:
    claim, *_ = claims(f"Both sides accused each other of violating the truce. Kenya denied that {denied}.")
    assert len(claim.responses) == answered


def test_a_charge_back_is_an_answer_and_a_claim() -> None:
    first, second = claims(
        "The Guild accused the Ostian army of breaking the truce. "
        "The Ostian army accused the Guild in turn of shelling a mill."
    )
    assert [answer.response for answer in first.responses] == ["counter-claim"]
    assert (second.accuser, second.accused, second.what) == ("Ostian army", "Guild", "shelling a mill")


def test_broken_words_are_mended_and_others_left_alone() -> None:
    words = columns(annotator().nlp("The viola- tions of the agr eements and the cease-fire were for mal."))
    lower = mended(words, {"violations", "agreements", "ceasefire"})
    assert [word for word in lower if word in ("violations", "agreements", "ceasefire")] == [
        "violations", "agreements", "ceasefire",
    ]  # fmt: skip
    assert len(lower) == len(words.lower)


PIECES = """The army violated the truce of breaches if , by “ ” . accused it in turn beyond mandate denied
failed to keep ceasefire violations 40 recorded""".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for claim in claims(text):
        assert claim.span.of(text).strip()


def test_the_army_is_none_whose_name_ends_so() -> None:
    text = "The Lorn Liberation Army accused the army of breaking the truce by bombing a camp."
    assert [claim.accused for claim in annotate(text).breach_claims] == ["army"]


THREAT = "“If one soldier stays in June, that would be a violation of the accord,” the Hill Guild said. "
ANSWERED = {
    "on time": ("The army would leave on time, said Ana Ruiz, a government spokeswoman.", ["deny"]),
    "as agreed": ("Ana Ruiz, the defence minister, said the troops would withdraw as agreed.", ["deny"]),
    "honour": ("Ana Ruiz, the defence minister, said: “We will honour the accord.”", ["deny"]),
    "by the guild": ("The Hill Guild said that its own men would leave on time.", []),
    "not on time": ("Ana Ruiz, the defence minister, said the troops would not leave on time.", []),
    "rain": ("Ana Ruiz, the defence minister, said the rain would stop in June.", []),
}


@pytest.mark.parametrize("name", ANSWERED)
def test_a_threat_is_answered_by_the_promise_to_keep_the_day(name: str) -> None:
    behind, wanted = ANSWERED[name]
    claim = next(it for it in annotate(THREAT + behind).breach_claims if it.modality == "conditional")
    assert [answer.response for answer in claim.responses] == wanted


def test_a_ministry_denies_what_its_army_is_charged_with_and_says_who_fired() -> None:
    between = " ".join(f"Shop number {number} was open." for number in range(5))
    text = (
        f"The Hill Guild accused the army of breaking the truce. {between} "
        "The defence ministry denied having moved first. It said a patrol was ambushed on Sunday."
    )
    (claim,) = annotate(text).breach_claims
    assert [(it.by, it.response) for it in claim.responses] == [
        ("defence ministry", "deny"),
        ("defence ministry", "counter-claim"),
    ]
    other = text.replace("defence ministry", "health ministry").replace("having moved first", "the report")
    (claim,) = annotate(other).breach_claims
    assert claim.responses == ()


REJECTED = {
    "by whom": "The army rejected an accusation by the guild that it had broken the truce by shelling Lorn.",
    "from whom": "The army denied charges from the guild that it had broken the truce by shelling Lorn.",
    "whose": "The army dismissed the guild's claim that it had broken the truce by shelling Lorn.",
}


@pytest.mark.parametrize("text", REJECTED.values(), ids=REJECTED)
def test_a_charge_that_is_rejected_is_whose_it_is(text: str) -> None:
    (claim,) = annotate(text).breach_claims
    assert (claim.accuser, claim.accused, claim.modality) == ("guild", "army", "alleged")
    assert [(it.by, it.response) for it in claim.responses] == [("army", "deny")]


def test_a_denial_by_whom_nothing_tells_is_by_the_accused() -> None:
    text = "It rejects the accusation by the guild that Peru has broken the truce."
    (claim,) = annotate(text).breach_claims
    assert (claim.accuser, claim.accused) == ("guild", "Peru")
    assert [(it.by, it.response) for it in claim.responses] == [("Peru", "deny")]


def test_reports_that_are_rejected_are_no_charge_by_those_they_are_of() -> None:
    (claim,) = annotate("The army denied army reports that it had broken the truce.").breach_claims
    assert (claim.accuser, claim.modality) == (None, "denied")


def test_who_does_not_answer_a_charge_told_in_the_same_breath_is_silent() -> None:
    text = "Ana Ruiz did not respond to the army's claim that the guild kept mortars in breach of the truce."
    (claim,) = annotate(text).breach_claims
    assert (claim.accuser, claim.accused) == ("army", "guild")
    assert [(it.by, it.response) for it in claim.responses] == [("Ana Ruiz", "silence")]


DEEDS = {
    "with": ("The army broke the truce with a strike on the mill, the guild said.", "strike on the mill"),
    "with whom": ("The army broke the truce with the rebels, the guild said.", None),
    "committing": ("The guild accused the army of committing a breach of the truce by shelling the mill.",
                   "shelling the mill"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "what"), DEEDS.values(), ids=DEEDS)
def test_what_a_rule_was_broken_with_is_the_deed(text: str, what: str | None) -> None:
    (claim,) = annotate(text).breach_claims
    assert claim.what == what
    assert claim.instrument == "truce"


def test_who_admits_that_it_did_so_is_the_accused() -> None:
    text = "Peru admitted on Monday that it had broken the truce by laying mines along the river."
    (claim,) = annotate(text).breach_claims
    assert (claim.accuser, claim.accused) == (None, "Peru")
    assert [(it.by, it.response) for it in claim.responses] == [("Peru", "admit")]
