"""Talks: who meets, where, when, about what, how they stand; and talks that are none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model.annotation import Talks
from accord.model.document import Document, Published
from tests.annotate.marking import annotate, annotator

_TAG = re.compile(r"</?talks>")
DAY = Published("2031-05-12", "2031-05-12", "2031-05-12", "given")

HELD = {
    "held": ("<talks>Ostian and Peruvian officials held secret talks in Lisbon last month</talks>.", "held"),
    "between": ("She told of <talks>the talks between the militia and the army in Lisbon</talks>.", "held"),
    "met": ("<talks>The Ostian minister met rebel leaders in Lisbon on Friday</talks>.", "held"),
    "began": ("<talks>Peru and Chile began talks on Thursday</talks>.", "held"),
    "in talks": ("He said <talks>the Ostian government was in talks with the rebels</talks>.", "held"),
    "resumed": ("<talks>Peru and Chile resumed negotiations in Lisbon</talks>.", "resumed"),
    "suspended": ("<talks>The talks were suspended on Friday</talks>.", "suspended"),
    "postponed": ("<talks>The peace talks were postponed</talks>.", "postponed"),
    "collapsed": ("<talks>The negotiations broke down in April</talks>.", "collapsed"),
    "ended": ("<talks>The second round of talks ended in Lisbon on Friday</talks>.", "ended"),
    "announced": ("<talks>Peru and Chile will hold talks in Lisbon on 20 May 2031</talks>.", "announced"),
    "due": ("<talks>The envoy is due to meet rebel leaders in Lisbon</talks>.", "announced"),
    "was to": ("<talks>He was to have met the rebel leader to discuss aid</talks>.", "announced"),
    "planning": ("<talks>Guild leaders are planning to hold talks in Lisbon</talks>.", "announced"),
    "gone": ("<talks>The Peruvian president will visit Lisbon for talks with Ana Ruiz</talks>.", "announced"),
    "able": ("<talks>The mission was able to meet with the governor and two elders</talks>.", "held"),
    "after": ("He spoke on Monday, a day after <talks>meeting with rebel leader Ana Ruiz</talks>.", "held"),
    "fighters": ("<talks>The rebels were negotiating with troops inside the fort</talks>.", "held"),
    "of a day": ("He spoke after <talks>Friday's talks, which included Peru and Chile</talks>.", "held"),
    "aimed": ("They spoke at <talks>a meeting aimed at opening the river</talks>.", "held"),
    "cycle": ("<talks>The fourth cycle of negotiations ended on Monday</talks>.", "ended"),
    "scheduled": ("<talks>The next round of talks is due to begin on Friday</talks>.", "announced"),
    "clause": ("He praised <talks>the talks which opened in Lisbon in May</talks>.", "held"),
    "they": ("Two ministers said <talks>they would meet again in Lisbon in October</talks>.", "announced"),
    "observers": ("<talks>Peru and Chile attended as observers</talks>.", "held"),
    "headed": ("<talks>Guild leaders will head to Lisbon to resume negotiations</talks>.", "announced"),
    "convened": ("<talks>Peru will convene a summit on Saturday to examine the crisis</talks>.", "announced"),
}  # fmt: skip

HELD |= {
    "it": ("The front said <talks>it will meet envoys from Peru and Chile in Lisbon on Wednesday</talks>.",
           "announced"),
    "discussed with": ("<talks>She discussed the war with Peruvian president Ivo Brandt</talks>.", "held"),
    "called at": ("Two ministers called at <talks>a meeting in Lisbon</talks> last week for calm.",
                  "held"),
    "of many": ("<talks>A Lisbon conference of 40 governments opened on Friday</talks>.", "held"),
    "a group": ("<talks>The contact group has been meeting in Lisbon</talks>.", "held"),
    "to form": ("<talks>The tribal councils are meeting to form a front</talks>, he said.", "held"),
    "where": ("He flew to Lisbon, where <talks>senior diplomats will gather</talks>.", "announced"),
    "by phone": ("<talks>He had phone conversations with the premiers of Peru and Chile</talks>.",
                 "held"),
    "joined": ("He visited the port and <talks>met with the governor and two elders</talks>.", "held"),
    "left": ("<talks>The rebel leader left peace talks in Lisbon</talks> to fight on.", "held"),
    "beside a wish": ("They call for change and await <talks>talks with the rulers</talks>.", "held"),
    "spoke to": ("<talks>The president spoke to both generals by telephone</talks>.", "held"),
    "shuttled": ("<talks>The envoy shuttled between the two delegations</talks>.", "held"),
    "is in": ("<talks>The Peruvian minister is in Lisbon for talks on the prisoners</talks>.", "held"),
    "brought": ("<talks>Peru brought the rival generals together in Lisbon</talks>.", "held"),
    "table": ("<talks>The rebels returned to the negotiating table in Lisbon</talks>.", "resumed"),
    "received": ("<talks>The Peruvian president received the rebel leader in Lisbon</talks>.", "held"),
    "telephone": ("<talks>The president spoke by telephone with the rebel leader</talks>.", "held"),
    "under way": ("<talks>The talks got under way in Lisbon on Friday</talks>.", "held"),
    "put off": ("<talks>The talks have been put off until June</talks>.", "postponed"),
    "called off": ("<talks>The summit in Lisbon was called off</talks>.", "collapsed"),
    "are to": ("<talks>Direct negotiations are to start in Lisbon on 20 May 2031</talks>.", "announced"),
    "across": ("<talks>The minister sat across from the rebel leader in Lisbon</talks>.", "held"),
    "planned": ("<talks>A meeting of the two sides is planned for June in Lisbon</talks>.", "announced"),
}  # fmt: skip

NONE = {
    "included": "He wants to force his inclusion in talks on a truce.",
    "elected": "A national conference is to be elected within 240 days.",
    "a call": "She had a conversation with the baker about bread.",
    "spoke": "The president spoke for an hour on television.",
    "dinner table": "The family returned to the table.",
    "prize": "The general received the prize in Lisbon.",
    "called for": "The bishop called for talks between the guild and the army.",
    "refused": "The guild refused to negotiate with the army.",
    "ready": "The rebels are ready for talks with the government.",
    "possible": "The guild could hold talks with the army.",
    "bare": "The meeting was long and the talks were hard.",
    "press": "The minister spoke at a news conference in Lisbon with reporters.",
    "needs": "The plan met the needs of all residents.",
    "helped": "Peru has worked to help mediate the talks.",
    "they of nobody": "He said they would meet again in October.",
    "attended as a guest": "Peru attended the fair as a guest.",
    "others": "The mayor met residents in Lisbon on Friday.",
    "known": "The author Ana Ruiz, who has also met him, says that he is cunning.",
    "reporter": "The president is well, said CNN's Ana Ruiz, who met with her on Friday.",
    "name of a body": "The Organization of the Lisbon Conference urged restraint.",
    "possible to hold": "Asked if it was possible to hold talks, he shrugged.",
    "at a council": "At a Security Council meeting on Tuesday Peru argued that the law was broken.",
}


def read(text: str) -> tuple[Talks, ...]:
    document = Document(source="test", where="test", text=text, published=DAY)
    return next(annotator().annotate([document])).talks


def only(text: str) -> Talks:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("marked", "phase"), HELD.values(), ids=HELD)
def test_talks_are_marked_with_how_they_stand(marked: str, phase: str) -> None:
    text = _TAG.sub("", marked)
    talks = only(text)
    assert talks.span.of(text) == marked.partition("<talks>")[2].partition("</talks>")[0]
    assert talks.phase == phase


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_only_wished_or_tells_nothing_is_not_marked(text: str) -> None:
    assert annotate(text).talks == ()


def test_parties_place_and_day() -> None:
    talks = only("Ostian officials held talks with envoys from the Marsh Guild in Lisbon on 3 May 2031.")
    assert talks.parties == ("Ostian officials", "envoys from the Marsh Guild")
    assert talks.sides == ("Ostian", "Marsh Guild")
    assert (talks.venue, talks.start) == ("Lisbon", "2031-05-03")


def test_two_adjectives_are_two_sides() -> None:
    assert only("Chilean and Peruvian officials held talks in Lisbon.").sides == ("Chilean", "Peruvian")


def test_the_subjects_of_talks() -> None:
    talks = only("The talks focused on prisoners, a truce, the road to Lorn and a new council.")
    assert talks.agenda == ("prisoners", "truce", "road to Lorn", "new council")


def test_third_parties_have_roles() -> None:
    talks = only("Peru and Chile held talks in Lisbon, mediated by Norway.")
    assert dict(zip(talks.third_parties, talks.roles, strict=True)) == {"Norway": "mediator"}


@pytest.mark.parametrize(
    ("text", "thirds"),
    [
        (
            "Chile and the Hill Army began a round of talks in Lisbon, with Peru and Norway as guarantors.",
            {"Peru": "guarantor", "Norway": "guarantor"},
        ),
        ("Peru co-hosted the talks with Norway in Lisbon on Sunday.", {"Peru": "host", "Norway": "host"}),
        (
            "Peru, which organised the talks together with Norway, praised both armies.",
            {"Peru": "host", "Norway": "host"},
        ),
    ],
)
def test_who_hosts_or_vouches_together_is_no_party(text: str, thirds: dict[str, str]) -> None:
    talks = only(text)
    assert dict(zip(talks.third_parties, talks.roles, strict=True)) == thirds
    assert not set(thirds) & set(talks.parties)


def test_who_brokers_the_talks_tells_something_of_them() -> None:
    talks = only("Norway, which is brokering the talks, urged calm.")
    assert dict(zip(talks.third_parties, talks.roles, strict=True)) == {"Norway": "mediator"}


def test_rounds_have_numbers() -> None:
    assert only("The third round of talks between Peru and Chile opened in Lisbon on Friday.").round == 3


def test_talks_that_are_denied() -> None:
    talks = only("The spokesman said it was not holding any talks with the government of Chile.")
    assert talks.negated
    assert talks.phase is None


def test_a_day_to_come_makes_talks_announced() -> None:
    assert only("Peru and Chile hold talks in Lisbon on 20 May 2031.").phase == "announced"


def test_the_day_on_which_a_party_was_founded_is_not_that_of_its_talks() -> None:
    talks = only("The group, founded in 1964 and counting some 5,800 fighters, has held talks with Peru.")
    assert talks.start is None


PIECES = """The talks meeting between with Peru and Chile held met negotiations round of on about in Lisbon 3
May 2031 , “ ” . mediated by Norway resumed collapsed will to meet officials from third""".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for talks in read(text):
        assert talks.span.of(text).strip()
        assert len(talks.roles) == len(talks.third_parties)


def test_where_a_war_is_they_do_not_meet() -> None:
    assert only("The minister spoke with his envoy about the war in Lorn.").venue is None
    assert only("The minister spoke with his envoy in Lima about the war in Lorn.").venue == "Lima"


@pytest.mark.parametrize("words", ["The sixth round of talks", "Round six of the talks"])
def test_a_round_has_its_number(words):
    found = only(f"{words} ended in Lisbon on Friday.")
    assert found.round == 6


@pytest.mark.parametrize(
    "text",
    [
        "The envoy will visit Lima to discuss a truce.",
        "A truce was discussed by the two ministers in Lima on Friday.",
        "Norway has announced an international meeting for 4 May on the war in Peru.",
        "Foreign ministers met to discuss how to help the transition.",
        "The premier will fly to Lima on Friday to head meetings on Peru.",
    ],
)
def test_the_whole_clause_of_talks(text: str) -> None:
    assert only(text).span.of(text) == text.removesuffix(".")


@pytest.mark.parametrize(
    "text",
    [
        "The tourist flew to Lima to discuss a film.",
        "The book was discussed by readers in Lima.",
        "A truce might be discussed by the two ministers in Lima on Friday.",
        "A truce was not discussed by the two ministers in Lima on Friday.",
        "The envoy will visit Lima to see the ruins.",
        "The last round of rate cuts has led to a rise of prices.",
    ],
)
def test_near_talks_is_none(text: str) -> None:
    assert read(text) == ()


AGENDAS = {
    "Fuel and fishing rights will head the agenda when Peru and Chile meet again in Lisbon.": (
        "Fuel",
        "fishing rights",
    ),
    "Peru and Chile met in Lisbon on Friday. The agenda includes a truce and prisoners.": (
        "truce",
        "prisoners",
    ),
    "Peru and Chile met in Lisbon on Friday. Prisoners are at the top of the agenda.": ("Prisoners",),
    "Peru and Chile held talks in Lisbon on a truce, on prisoners and on the road to Lorn.": (
        "truce",
        "prisoners",
        "road to Lorn",
    ),
    "Peru and Chile met in Lisbon on Friday. The mayor has an agenda.": (),
}


@pytest.mark.parametrize("text", AGENDAS)
def test_what_heads_the_agenda_is_on_it(text: str) -> None:
    assert annotate(text).talks[0].agenda == AGENDAS[text]


def test_whoever_invites_is_the_host() -> None:
    (talks,) = annotate("Peru and Chile met in Lisbon at the invitation of the government of Norway.").talks
    assert dict(zip(talks.third_parties, talks.roles, strict=True)) == {"government of Norway": "host"}
    (talks,) = annotate("Peru and Chile discussed an invitation from Norway in Lisbon on Friday.").talks
    assert talks.third_parties == ()


def test_they_are_those_of_the_sentence_before() -> None:
    text = (
        "Negotiators for Peru and the Hill Guild spoke up on Monday. They are meeting until Friday in Lisbon."
    )
    talks = annotate(text).talks[-1]
    assert talks.sides == ("Peru", "Hill Guild")


FACED = {
    "Envoys of the Ostian government and of the Hill Front met face to face for the first time in Lorn on "
    "Friday, the opening of a round.": ("Ostian government", "Hill Front"),
    "Foreign Minister Ana Ruiz and Hill Front chief negotiator Ivo Brandt met face to face in Lorn on "
    "Friday.": ("Ana Ruiz", "Hill Front"),
    "Marga and Ilich met face to face for an hour on Friday in Lorn.": ("Marga", "Ilich"),
}


@pytest.mark.parametrize("text", FACED)
def test_who_meet_face_to_face_meet_somewhere_on_a_day(text: str) -> None:
    talks = read(text)[0]
    assert talks.sides == FACED[text]
    assert (talks.venue, talks.start) == ("Lorn", "2031-05-09")


HEADLINES = {
    "Ostia government, Hill Front open talks": ("Ostia government", "Hill Front"),
    "Ostia, rebels to hold third round in June": ("Ostia", "rebels"),
    "Ruiz government, rebel assembly hold talks": ("Ruiz government", "rebel assembly"),
}


@pytest.mark.parametrize("text", HEADLINES)
def test_the_comma_of_a_headline_joins_two_sides(text: str) -> None:
    assert only(f"{text}\n\nThe road was long.").sides == HEADLINES[text]


@pytest.mark.parametrize(
    "text",
    ["Ana Ruiz, envoy of Peru, holds talks in Lorn", "On Friday, rebels hold talks in Lorn"],
)
def test_no_other_comma_of_a_headline_joins(text: str) -> None:
    assert "," not in " ".join(only(f"{text}\n\nThe road was long.").sides)
    assert len(only(f"{text}\n\nThe road was long.").sides) < 2


def test_who_is_open_to_talks_has_opened_none() -> None:
    assert read("The rebels were open to talks.") == ()


def test_rebel_leaders_of_a_people_meet_for_the_rebels() -> None:
    assert only("Chilean officials met Peruvian rebel leaders in Lorn on Friday.").sides == (
        "Chilean",
        "rebel",
    )


def test_this_weeks_meetings_are_told_of() -> None:
    assert only("This week's meetings were the first since the war began.").start is not None
