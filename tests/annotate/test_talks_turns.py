"""Talks in further words: engaged in, on the telephone, received, discussed with, met and exchanged views."""

from __future__ import annotations

import pytest

from accord.model.annotation import Talks
from tests.annotate.marking import annotate

FOUND = {
    "engaged in": ("The two governments are engaged in direct negotiations.", ("two governments",), "held"),
    "there are": ("There are direct and indirect negotiations.", (), "held"),
    "discuss with": ("He said Ruiz would discuss plans for the transition with council chairman Ivo Brandt.",
                     ("Ruiz", "Ivo Brandt"), "announced"),
    "views": ("The ambassador had met and exchanged views with Ana Ruiz in Lorn.", ("ambassador", "Ana Ruiz"),
              "held"),
    "spoken": ("Ivo Brandt has spoken with the rebel leader about a truce.", ("Ivo Brandt", "rebel leader"),
               "held"),
    "a call": ("After a call between Peru and Ostia, the league spoke.", ("Peru", "Ostia"), "held"),
    "conversation": ("The rebel envoy had a conversation with the minister.", ("rebel envoy", "minister"),
                     "held"),
    "by telephone": ("The foreign ministers conferred by telephone.", ("foreign ministers",), "held"),
    "telephoned": ("The president telephoned Ana Ruiz to discuss the truce.", ("president", "Ana Ruiz"),
                   "held"),
    "delegation": ("The prime minister received a delegation of rebels.",
                   ("prime minister", "delegation of rebels"), "held"),
    "hosted": ("Ana Ruiz hosted the rebel leader in Lorn.", ("Ana Ruiz", "rebel leader"), "held"),
    "huddled": ("Negotiators from both sides huddled in Lorn.", ("Negotiators from both sides",), "held"),
    "deadlock": ("The negotiations have hit a deadlock.", (), "suspended"),
    "roundtable": ("Rebel leaders joined a roundtable with ministers.", ("Rebel leaders", "ministers"),
                   "held"),
    "took part": ("The rebels took part in negotiations with the army.", ("rebels", "army"), "held"),
    "walked out": ("The guild walked out of talks with the ministry.", ("guild", "ministry"), "held"),
    "on hold": ("Peace talks with rebels on hold", ("rebels",), "suspended"),
    "off": ("Truce talks with rebels off, mayor says", ("rebels",), "collapsed"),
    "headline verb": ("Peru hosts talks between Ostia and Chile", ("Ostia", "Chile"), "held"),
    "headway": ("The talks made headway on Wednesday.", (), "held"),
    "dinner": ("The foreign ministers held a working dinner in Lorn.", ("foreign ministers",), "held"),
    "hammered out": ("The leaders hammered out the text in Lorn.", ("leaders",), "held"),
    "bargaining": ("Bargaining between the union and the ministry continues.", ("union", "ministry"), "held"),
    "captors": ("The families are negotiating with the kidnappers.", ("families", "kidnappers"), "held"),
    "place between": ("Talks took place in Lorn between the army and the rebels.", ("army", "rebels"),
                      "held"),
    "trade": ("Peru and Chile held trade talks in Lorn.", ("Peru", "Chile"), "held"),
    "cancelled": ("The rebels cancelled the meeting.", ("rebels",), "collapsed"),
    "the day that": ("It came the same day that Ana Ruiz met with the leaders of the guild in Lorn.",
                     ("Ana Ruiz", "leaders of the guild"), "held"),
    "closed-door": ("The minister spoke after a two-hour closed-door meeting.", ("minister",), "held"),
    "encounter": ("A face-to-face encounter between the two leaders took place in Lorn.", ("two leaders",),
                  "held"),
}  # fmt: skip
NONE = {
    "no need": "There is no need for negotiation.",
    "his doctor": "The talks with his doctor did him good.",
    "a weekly one": "The weekly meetings are chaired by the dean.",
    "consulted": "The list was drawn up in consultation with the ministry.",
    "bargaining": "Bargaining is an art.",
    "trade fair": "The trade conference opened in Lorn.",
    "with friends": "The minister discussed the film with friends.",
    "spoken only": "Ivo Brandt has spoken with the rebel leader.",
    "to arms": "He made a call to arms.",
    "may telephone": "The president may telephone Ana Ruiz.",
    "a show": "Ana Ruiz hosted a quiz show in Lorn.",
    "the presenter": "I meet Ana Ruiz at the studio.",
}


def talks(text: str) -> tuple[Talks, ...]:
    return annotate(text).talks


@pytest.mark.parametrize(("text", "parties", "phase"), FOUND.values(), ids=FOUND)
def test_talks_are_found(text: str, parties: tuple[str, ...], phase: str) -> None:
    assert [(it.parties, it.phase) for it in talks(text)] == [(parties, phase)]


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_talks(text: str) -> None:
    assert talks(text) == ()


def test_what_is_denied_is_negated() -> None:
    assert [(it.negated, it.phase) for it in talks("Ostia denied holding secret talks with the miners.")] == [
        (True, None)
    ]


@pytest.mark.parametrize("told", ["League-sponsored talks", "The Peru-hosted conference on a truce"])
def test_who_stands_before_a_hyphen_leads_them(told: str) -> None:
    (found,) = talks(f"{told} opened in Lorn on Monday.")
    assert found.third_parties == (told.removeprefix("The ").partition("-")[0],)


def test_a_mediator_who_holds_them_is_a_third_party() -> None:
    (found,) = talks("The mediators held separate meetings with both the army and the guild in Lorn.")
    assert found.third_parties == ("mediators",)
    assert "mediators" not in found.parties


def test_whoever_says_that_he_will_meet_somebody_is_a_party() -> None:
    (found,) = talks("Minister Ana Ruiz said she would meet Ivo Brandt in Lorn.")
    assert found.parties == ("Ana Ruiz", "Ivo Brandt")


def test_negotiators_of_two_states_are_somebody() -> None:
    (found,) = talks("French and British negotiators are meeting in Lorn.")
    assert found.parties == ("French and British negotiators",)


def test_whoever_organises_a_conference_of_others_hosts_it() -> None:
    (found,) = talks("Peru and Ostia are organising the conference between the two sides in Lorn.")
    assert (found.third_parties, found.parties) == (("Peru", "Ostia"), ())
