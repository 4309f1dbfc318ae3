"""Commitments in coverage: who promised, agreed, was ordered or is required to do what; and what is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.annotate.agreement_names import mark_references
from accord.annotate.words import columns
from accord.model.annotation import AgreementMark, Commitment
from accord.model.document import Document, Published
from tests.annotate.marking import annotate, annotator

_TAG = re.compile(r"</?(who|do)>")

BOUND = {
    "agreed": ("<who>The rebels</who> agreed to <do>release the prisoners</do>.", "promised"),
    "pledged": ("<who>Norway</who> pledged <do>$20 million in aid</do>.", "promised"),
    "vowed": ("<who>France</who> vowed to <do>keep up its backing</do> if the talks fail.", "promised"),
    "declared": ("<who>The army</who> declared <do>a ceasefire</do>, but the shelling went on.", "promised"),
    "noun": ("<who>The army</who>'s pledge to <do>leave the town</do> was welcomed.", "promised"),
    "offered": ("<who>Norway</who> has offered to <do>host the talks</do>.", "conditional"),
    "ordered": ("The court ordered <who>the ministry</who> to <do>free the detainees</do>.", "required"),
    "called for": ("The accord called for <who>all troops</who> to <do>leave the valley</do>.", "required"),
    "of his state": ("<who>Norway</who> will <do>send aid</do>, the Norwegian premier said.", "promised"),
    "quoted clause": ("It says: <who>the parties</who> shall <do>refrain from raids</do>.", "required"),
    "assured": ("He fled despite <who>the army</who>'s assurance <do>that it would leave</do>.", "promised"),
    "own": ("<who>The ministry</who> said it would <do>send 40 doctors to the camp</do>.", "promised"),
    "his side's": ("The minister said <who>the government</who> would <do>create a fund</do>.", "promised"),
    "his own": ("The general said his <who>forces</who> would <do>abide by it</do>.", "promised"),
    "committed": ("<who>The army</who> said it was fully <do>committed to the truce</do>.", "promised"),
    "ready": ("<who>The army</who> said it was ready to <do>implement the accord</do>.", "promised"),
    "headline": ("<who>Tarvian rebels</who> agree <do>six-month ceasefire</do>", "promised"),
    "terms": ("Under the deal, <who>the rebels</who> are to <do>leave the town</do>.", "required"),
    "has to": ("Under the truce, <who>the army</who> has to <do>open the road</do>.", "required"),
    "watched": ("An <who>independent body</who> is to <do>verify the process</do>.", "required"),
    "bound itself": ("<who>The front</who> has bound itself to <do>free the hostages</do>.", "promised"),
    "consented": ("<who>The army</who> consented to <do>a pullback from the ridge</do>.", "promised"),
    "asked for": ("<who>The junta</who> acceded to <do>a request to let doctors in</do>.", "promised"),
    "told whom": ("The court told <who>the ministry</who> to <do>publish the list</do>.", "required"),
    "a deal to": ("<who>The two sides</who> concluded a deal to <do>share the waters</do>.", "promised"),
    "whose deal": ("A deal for <who>the rebels</who> to <do>leave the town</do> was struck.", "promised"),
    "by whom": ("A promise by <who>the army</who> to <do>vacate the schools</do> was welcomed.", "promised"),
    "anybody's": ("<who>Weavers</who> pledged to <do>leave the gunmen without shelter</do>.", "promised"),
    "in return": ("In return for the amnesty, <who>the guerrillas</who> will <do>hand in their rifles</do>.",
                  "required"),
    "in the present": ("Under the deal, <who>the rebels</who> <do>hand over their guns</do>.", "required"),
    "is to": ("<who>Norway</who> is to <do>release 40 men</do>, its justice minister said.", "promised"),
    "his own side": ("<who>The premier</who> committed his government to <do>an inquiry</do>.", "promised"),
    "court's must": ("<who>The state</who> must <do>pay the widows</do>, the judges ruled.", "required"),
    "joint": ("<who>Peru</who> will <do>resume flights</do>, according to a joint statement.", "promised"),
    "aid announced": ("<who>Norway</who> announced <do>a loan of $9 million to them</do>.", "promised"),
    "under orders": ("<who>The miners</who> were under orders not to <do>leave the pit</do>.", "required"),
    "kept or not": ("<who>The junta</who> failed to act on a promise of <do>a vote</do>.", "promised"),
    "to an accord": ("<who>Peru</who> reaffirmed its <do>commitment to the Lorn Accord</do>.", "promised"),
    "headline to": ("<who>Front</who> to <do>quit Lorn Pass</do> by mid-March", "promised"),
    "cause": ("<who>The premier</who> reaffirmed the commitment to <do>democracy</do>.", "promised"),
    "will answer": ("<who>Norway</who> will <do>respond to the raids</do>, its premier said.", "promised"),
    "going to": ("<who>The league</who> said it is going to <do>reopen the bridge</do>.", "promised"),
    "its own thing": ("<who>The league</who> said it will <do>end its mission</do> by Friday.", "promised"),
    "lets others": ("<who>Norway</who> will <do>let the planes land</do>, its premier said.", "promised"),
    "whose task": ("The task of the <who>mission</who> is to <do>guard the wells</do>.", "required"),
    "aid approved": ("<who>The cabinet</who> approved <do>$15 million in aid</do>.", "promised"),
    "aid sent": ("<who>The cabinet</who> authorised <do>sending $15 million</do>.", "promised"),
    "no leave": ("<who>The guards</who> are not allowed to <do>carry rifles</do>.", "required"),
    "barred from": ("The law bars <who>the firms</who> from <do>trading with the port</do>.", "required"),
    "the army's": ("<who>The army</who> will <do>observe the truce</do>, the premier said.", "promised"),
    "of a people": ("A <who>Peruvian rebel government</who> would <do>honour contracts</do>, a rebel said.",
                    "promised"),
    "in a letter": ("<who>The front</who> sent a letter promising to <do>free the men</do>.", "promised"),
    "an end": ("<who>The general</who> has ordered <do>an end to the raids</do>.", "promised"),
    "begins": ("<who>The junta</who> said it would <do>begin checking passports</do>.", "promised"),
    "its men": ("<who>The tribe</who> decided to <do>withdraw its men from the pass</do>.", "promised"),
    "a state's": ("He praised the <who>Norwegian</who> commitment to <do>protect the camp</do>.", "promised"),
    "decided": ("<who>The league</who> decided to <do>send monitors to the valley</do>.", "promised"),
    "deciding": ("With <who>Tarvia</who> deciding to <do>leave the mission</do>, others followed.",
                 "promised"),
    "resolved": ("<who>The cabinet</who> has resolved to <do>reopen the crossing</do>.", "promised"),
    "what it sends": ("The ministry said <who>two frigates</who> would <do>evacuate the port</do>.",
                      "promised"),
    "others give": ("The rebel leader said <who>Norway</who> would <do>lend them $9 million</do>.",
                    "promised"),
    "goes on": ("The general said his <who>men</who> would not <do>rest until they were free</do>.",
                "promised"),
    "no giving up": ("“We will not <do>give up</do>,” the <who>bishop</who> said.", "promised"),
    "in two words": ("<who>The council</who> said it would <do>look into the report</do>.", "promised"),
    "made public": ("<who>The league</who> said it would <do>make the list public</do>.", "promised"),
    "commissioned": ("The chairman commissioned a <who>committee</who> to <do>count the dead</do>.",
                     "required"),
    "tasked with": ("<who>The mission</who> was tasked with <do>guarding the wells</do>.", "required"),
    "responsible": ("Under the deal, <who>the mission</who> is responsible for <do>guarding the wells</do>.",
                    "required"),
    "under it": ("<who>The rebels</who> are obliged under the accord to <do>hand in their guns</do>.",
                 "required"),
    "duty-bound": ("<who>The army</who> is duty-bound to <do>protect the valley</do>.", "required"),
    "a law's must": ("They passed a law under which <who>militias</who> must <do>disband</do>.", "required"),
    "taken for a noun": ("The treaty obliges <who>both states</who> to <do>share the river</do>.",
                         "required"),
    "signed up": ("<who>The junta</who> signed up to <do>the ceasefire in March</do>.", "promised"),
    "a timetable": ("<who>The two sides</who> agreed <do>a timetable for the withdrawal</do>.", "promised"),
    "announced that": ("<who>The king</who> announced that he would <do>release the miners</do>.",
                       "promised"),
    "any money": ("<who>The cabinet</who> earmarked <do>$3 million for the camps</do>.", "promised"),
    "orders not to": ("<who>The guards</who> have orders never to <do>open fire on them</do>.", "required"),
    "will not allow": ("“We will not <do>allow more raids</do>,” the <who>general</who> said.", "promised"),
    "was going to": ("<who>The junta</who> said it was going to <do>suspend its raids</do>.", "promised"),
    "remains": ("<who>The league</who> remains fully committed to <do>this operation</do>.", "promised"),
    "would give": ("The minister said <who>Norway</who> was ready to <do>provide medicine</do>.",
                   "conditional"),
    "behind a dateline": (
        "OSKEL, May 3 - <who>Tarvia's rebel movement</who> offered on Monday to <do>free 12 men</do>.",
        "conditional",
    ),
}  # fmt: skip

NONE = {
    "to nothing": "The general said: “We are not committed to anything.”",
    "their will": "The miners, determined to fight for their pay, marched on.",
    "welcome": "The colonel declared that troops would be welcomed in the valley.",
    "slow orders": "The rebels condemned its chain of command for ordering strikes to protect the port.",
    "no need": "Such raids do not under that law require a vote of parliament.",
    "to prison": "The boys are committed to prison.",
    "brave men": "Friends called them brave men committed to finding the truth.",
    "when": "When the league decided to support a mission, peace seemed near.",
    "infiltrates": "The front decided to start infiltrating the valley.",
    "far off": "An agreement to share the water is far off.",
    "his details": "The witness said he was ready to provide details.",
    "boats": "The boys have orders for six boats.",
    "for themselves": "The family decided to leave the town.",
    "not decided": "The envoy said they must decide whether to open the road.",
    "to battle": "The army decided to attack at dawn.",
    "back alone": "Three miners decided to return to the valley.",
    "of no use": "The minister said the drones would be of little use.",
    "a bystander's": "The witness said the blockade would not end until spring.",
    "foretold end": "The minister said the war would not end soon.",
    "stays in office": "The president said he would not leave office.",
    "no signature": "“We will not sign it,” the general said.",
    "looks": "The council said it would look weak.",
    "a slip": "The army said it would make a mistake.",
    "soup": "The guests ordered the soup served cold.",
    "needed": "Larger pumps are required to drain the pit.",
    "by whom": "The firm was tasked by its owner.",
    "a book": "A book ordered by the council arrived.",
    "signed on": "The miners signed on to the mailing list.",
    "nobody": "No side has agreed to withdraw from the valley.",
    "denied": "The premier denied that he had promised to resign.",
    "no law": "There is no law that requires candidates to publish their income.",
    "hoped": "The envoy said he hoped it would open the road.",
    "to be done first": "The miners will stay out until managers agree to step down.",
    "ruled out": "Norway ruled out promising aid.",
    "told to": "The government told him the alliance must end its raids.",
    "bare deadline": "The proposal came with a two-week deadline attached.",
    "unclear": "It is unclear how many troops will be deployed, the minister said.",
    "told that": "The government told the paper it was unaware of the case.",
    "a good deal": "The miners did a good deal of work to clear the road.",
    "no deal": "There can be no deal to share the waters.",
    "truce unlikely": "The truce would not take effect on Monday.",
    "no side's": "The witness said the rebels would create a camp.",
    "life's": "Since the embargo began, people must pay more for bread.",
    "not ready": "The army said it was not ready to implement the accord.",
    "to rebel": "He told them it was their duty to leave the town.",
    "condition": "His departure is a condition for agreeing a ceasefire.",
    "asked": "The council urged the rebels to commit to a ceasefire.",
    "refused": "The rebels refused to promise a truce.",
    "not done": "The army has not agreed to leave the town.",
    "supposed": "If the army pledges to leave, the talks will go on.",
    "told of others": "The president said the rebels would attack again.",
    "in words": "The spokesman offered a different view on Tuesday.",
    "a man's offer": "A man offered her a bribe on Tuesday.",
    "a book's": "The book offers a glimpse of the court.",
    "foretold": "The colonel predicted that fighters would reach the town within days.",
    "awaited": "The ship is expected to arrive in the port by Saturday.",
    "no business": "He met the miners to offer comfort.",
    "own troops": "The pilots had been ordered to bomb the bridge.",
    "not provided": "The resolution does not call for the deployment of police.",
    "a meeting": "The Norwegian premier said she would hold talks with the rebels in Oskel.",
    "whom one meets": "The council said it would meet the envoy in Oskel on Monday.",
    "that promises": "“That promises to make life hard,” he said.",
    "without": "The court let them meet without being required to free the boy.",
    "asked for": "She filed a request seeking assurance that he will remain in the camp.",
    "so": "The envoy feels a duty to do so.",
    "in the letter": "The army violated the word of the agreement.",
    "said again": "“I will reiterate what I said,” the minister said.",
    "odds": "The guild is bound to win the vote.",
    "sworn of others": "“I swear you will win,” the colonel said.",
    "given orders": "He cannot forgive a government that had given orders to shoot miners.",
    "private": "The officer agreed to speak on condition of anonymity.",
    "wanted by then": "The guild demands a vote by December 2031.",
    "wanted begun": "The government wants disarmament to begin within 90 days.",
    "wanted first": "The rebels wanted 60 of their men freed before the talks.",
    "asked back": "They sent the league a plan and asked for a reply by 20 April 2031.",
    "on for a day": "The premier is to visit the port on 9 May 2031.",
    "a coach's": "Their coach, Alan Greer, said he would file a protest.",
    "an offer's end": "“The offer will be withdrawn at midnight,” the spokeswoman said.",
    "a warning": "“The releases will be suspended if they go on haggling,” the minister warned.",
    "a condition": "The rebels call an amnesty a condition for leaving the town.",
    "how it ended": "The first round ended with a promise of restraint.",
    "another's words": "‘I heard from a colonel, “We will leave”, and from a rebel, “We wait”,’ she said.",
}


def unmark(marked: str) -> tuple[str, dict[str, str]]:
    text, found, open_at, last = "", {}, 0, 0
    for match in _TAG.finditer(marked):
        text += marked[last : match.start()]
        if match[0].startswith("</"):
            found[match[1]] = text[open_at:]
        else:
            open_at = len(text)
        last = match.end()
    return text + marked[last:], found


def bound(text: str) -> tuple[Commitment, ...]:
    return annotate(text).commitments


@pytest.mark.parametrize(("marked", "modality"), BOUND.values(), ids=BOUND)
def test_who_is_bound_to_what(marked: str, modality: str) -> None:
    text, told = unmark(marked)
    (mark,) = bound(text)
    assert mark.action_span.of(text) == told["do"]
    assert mark.obligor is not None
    assert mark.obligor.removeprefix("the ") == re.sub("^[Tt]he ", "", told["who"])
    assert mark.modality == modality


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_commitment(text: str) -> None:
    assert bound(text) == ()


EXTENTS = {
    "a clause before": "The council met in Oskelund and <do>agreed to open the port</do>.",
    "a clause behind": "<do>The army vowed to leave the town</do> and said the war was over.",
    "who says so": "<do>The rebels have pledged to free the detainees</do>, the envoy said.",
    "a clause besides": "<do>The army vowed to hold the pass</do> even as shells fell on it.",
    "what came before": "<do>The general promised a set of reforms</do> after miners seized the bridge.",
    "what is waited for": "<do>The army promised to leave after the prisoners are freed</do>.",
    "as agreed": "<do>The army promised to leave as agreed in the pact</do>.",
    "who sets a date": "<do>The governor gave the miners until Friday to leave</do>.",
    "who moves a date": "<do>The alliance extended its mission by 90 days</do>.",
    "a party's clause": "Norway closed its embassy and <do>asked its staff to leave within 48 hours</do>.",
    "whose own": "<do>The front reaffirmed its commitment to the truce on Friday</do>.",
    "who wrote it": "<do>The front issued a statement promising to free the hostages</do>, he said.",
    "what was written": "<do>The rebels' statement vowed to fight on</do>, he said.",
    "a list": "<do>The council vowed to draft a law, open the port and free the miners</do>.",
    "quoted words": "<do>The army promised to show “no mercy” to the miners</do>.",
}


@pytest.mark.parametrize("marked", EXTENTS.values(), ids=EXTENTS)
def test_a_pledge_is_marked_from_its_first_word_to_its_last(marked: str) -> None:
    text, told = unmark(marked)
    assert told["do"] in [pledge.span.of(text) for pledge in bound(text)]


def test_an_announced_act_is_a_pledge_of_nobody_named() -> None:
    text = "The remaining detainees will be freed on Monday, the justice minister said."
    (pledge,) = bound(text)
    assert (pledge.obligor, pledge.modality) == (None, "promised")


def test_an_exchange() -> None:
    text = (
        "The Tarvia-Front peace signed in Oskelund last year called for all foreign troops to leave Tarvia "
        "by May 2031. In exchange, the Front agreed to keep the Red Hand from gaining a foothold and agreed "
        "to pursue talks with Tarvia."
    )
    leave, keep, pursue = bound(text)
    assert (leave.action, leave.deadline and leave.deadline.value) == ("leave Tarvia", "2031-05")
    assert {it.instrument for it in (leave, keep, pursue)} == {"Tarvia-Front peace"}
    assert keep.condition == pursue.condition == "leave Tarvia by May 2031"
    assert keep.action == "keep the Red Hand from gaining a foothold"


def test_not_to_do() -> None:
    (mark,) = bound("The rebels have pledged not to attack the provincial capitals.")
    assert mark.negated
    assert mark.action == "attack the provincial capitals"


def test_a_speaker_s_own_organisation_is_whom_the_text_puts_her_with() -> None:
    text = "Ana Ruiz, the Marsh Council's envoy, pledged that her organisation would send 40 observers."
    assert [mark.obligor for mark in bound(text)] == ["Marsh Council"]


def test_a_spokeswoman_s_offer_is_her_side_s() -> None:
    (mark,) = bound("The Hill Army met. Its spokeswoman, Ana Ruiz, offered to hold fire for a month.")
    assert mark.obligor == "Hill Army"


def test_a_speaker_s_own_government_is_of_her_state() -> None:
    text = "Peru met the rebels. Norway's envoy, Ana Ruiz, said her government would keep the door open."
    (mark,) = bound(text)
    assert mark.obligor == "Norway"


def test_things_are_bound_to_nothing() -> None:
    (mark,) = bound("Guns are to fall silent by 29 April 2031.")
    assert mark.obligor is None


def test_one_commitment_a_clause_with_its_date_and_condition() -> None:
    (mark,) = bound("The army pledged to open two crossings by 3 June 2031 if the shelling stops.")
    assert mark.deadline is not None
    assert (mark.deadline.value, mark.condition) == ("2031-06-03", "if the shelling stops")


@pytest.mark.parametrize(
    "text",
    [
        "The truce will take effect on 3 June.",
        "The ceasefire will run until 9 July.",
        "The two sides signed an accord. It obliges the army to open the road.",
        "Both sides signed the accord. In the first phase, the rebels would free 30 prisoners.",
        "Premier Anna Orvik said her commitment to implement the accord was strong.",
    ],
)
def test_terms_told_without_a_word_of_pledging(text: str) -> None:
    assert len(bound(text)) == 1


def references(text: str) -> tuple[AgreementMark, ...]:
    published = Published("2031-05-12", "2031-05-12", "2031-05-12", "given")
    document = Document(source="t", where="t", text=text, published=published)
    return next(annotator().annotate([document])).agreements


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Both sides broke the Oskelund agreement.", "Oskelund agreement", None),
        (
            "The deal signed in Geneva still holds.",
            "deal signed in Geneva",
            "Geneva",
        ),
        ("He rejects the February agreement.", "February agreement", None),
        ("Both sides hold to the Algiers Declaration.", "Algiers Declaration", None),
        (
            "Under the Agreement on the Exchange of Prisoners they met.",
            "Agreement on the Exchange of Prisoners",
            None,
        ),
    ],
)
def test_references(text: str, name: str, place: str | None) -> None:
    (mark,) = references(text)
    assert mark.name == name
    assert place is None or mark.place == place


@pytest.mark.parametrize(
    "text",
    [
        "They want a peace agreement.",
        "The oil deal with Norway ended.",
        "A new deal is near.",
        "The aides got immunity deals in Norway.",
        "Secret Service protocol is strict.",
    ],
)
def test_what_refers_to_no_agreement(text: str) -> None:
    assert references(text) == ()


PIECES = [
    "agreed to",
    "pledge",
    "the army",
    ", which",
    "will",
    "\n",
    "“we",
    "offered",
    "$5",
    "not to",
    "promises of",
    "aid.",
    "under the accord",
    "if",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=80, deadline=None)
def test_no_text_breaks_reading(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for mark in bound(text):
        assert mark.span.covers(mark.action_span)
        assert 0 <= mark.span.start < mark.span.end <= len(text)
    doc = annotator().nlp(text)
    assert mark_references(columns(doc), (), ()) is not None


def test_what_is_decreed_or_promised_stands_without_who_does_it() -> None:
    (decreed,) = bound("The president decreed that all militias be disbanded.")
    assert (decreed.obligor, decreed.modality) == (None, "required")
    (promised,) = bound("The promised withdrawal of troops has not begun.")
    assert (promised.obligor, promised.action) == (None, "promised withdrawal of troops")


def test_whoever_says_what_he_will_do_binds_himself() -> None:
    (mark,) = bound("“I will step down,” the president announced.")
    assert (mark.obligor, mark.action) == ("president", "step down")


def test_what_nobody_will_do_or_may_do() -> None:
    for text in (
        "In a joint statement, Peru and Chile said they would not use force.",
        "Neither side may move its guns under the truce.",
        "The general said there would be no more raids on the camp.",
        "“No one will be prosecuted for the protests,” the minister said.",
    ):
        (mark,) = bound(text)
        assert mark.negated


def test_how_long_somebody_has_done_a_thing_is_no_deadline() -> None:
    for text in (
        "The rebels agreed to a deal that would end the war in the nation he has ruled for 42 years.",
        "The government agreed to free all prisoners held for two years.",
    ):
        assert [it.deadline for it in annotate(text).commitments] == [None]


def test_what_a_resolution_imposes_binds_nobody_named() -> None:
    text = "They voted for a council resolution that imposed an arms embargo on the junta in May."
    (mark,) = bound(text)
    assert (mark.negated, mark.modality, mark.obligor) == (True, "required", None)
    assert mark.span.of(text).startswith("a council resolution that imposed an arms embargo")
    assert bound("The winter imposed a ban of its own on visits.") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The navy polices a truce ordered by the council.", "a truce ordered by the council"),
        ("It began a court-ordered inquiry into the raid.", "a court-ordered inquiry into the raid"),
        ("The ministry ordered the embassy closed.", "The ministry ordered the embassy closed"),
        ("Rallies have been outlawed by the junta.", "Rallies have been outlawed by the junta"),
        ("The deal includes the release of 40 men.", "The deal includes the release of 40 men"),
        ("The agreed withdrawal of troops has stalled.", "The agreed withdrawal of troops"),
        ("The navy polices a no-fly zone ordered by the council.", "a no-fly zone ordered by the council"),
        ("It put off its promised literacy programme.", "its promised literacy programme"),
        ("The constitution guarantees free elections.", "The constitution guarantees free elections"),
        ("Today's agreement to open the port is a step.", "Today's agreement to open the port"),
        (
            "The first mandate set out by the council's resolution was to protect the wells.",
            "The first mandate set out by the council's resolution was to protect the wells",
        ),
        ("The prosecutor said the raids would be investigated.", "the raids would be investigated"),
    ],
)
def test_what_is_laid_down_for_nobody_named(text: str, told: str) -> None:
    (mark,) = bound(text)
    assert (mark.span.of(text), mark.obligor) == (told, None)


def test_an_agreement_bound_anew() -> None:
    text = "Fighting eased in the week after the re-commitment to the ceasefire."
    assert [mark.span.of(text) for mark in bound(text)] == ["the re-commitment to the ceasefire"]


def test_promises_of_steps_need_nobody_named() -> None:
    text = "Much of the speech was about promises to build schools."
    assert [(mark.span.of(text), mark.obligor) for mark in bound(text)] == [
        ("promises to build schools", None)
    ]


def test_what_is_pledged_to_be_done_is_one_pledge() -> None:
    assert len(bound("The president vowed that the killers would be punished.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The road is going to rebuild itself, she joked.",
        "The guards were not allowed to speak.",
        "The problem is to find a mediator.",
        "Heavy rain barred the lorries from reaching the camp.",
        "The cabinet approved the minutes of the session.",
        "The parliament authorised bombing the ridge.",
        "The envoy wondered whether the mission's task is to guard the wells.",
    ],
)
def test_near_them_is_none(text: str) -> None:
    assert bound(text) == ()


OFFERS = {
    "Peru is prepared to open the port if the blockade is lifted.": ("Peru", "if the blockade is lifted"),
    "Ana Ruiz said the Hill Guild was willing to withdraw its men in exchange for an amnesty.": (
        "Hill Guild",
        "in exchange for an amnesty",
    ),
    "The army was ready to release 40 prisoners once the rebels did so.": ("army", "once the rebels did so"),
    "The Hill Guild is ready to open the road.": None,
    "The Hill Guild is not ready to withdraw if the siege goes on.": None,
    "The army is prepared to fight if attacked.": None,
    "The tent was ready to open if it rained.": None,
}


@pytest.mark.parametrize("text", OFFERS)
def test_who_is_ready_to_act_if_another_does_offers_it(text: str) -> None:
    found = [(it.obligor, it.condition, it.modality) for it in annotate(text).commitments]
    wanted = OFFERS[text]
    assert found == ([] if wanted is None else [(*wanted, "offered")])
