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
    "encounter": ("A face-to-face encounter between the two leaders took place in Lorn.", ("two leaders",),
                  "held"),
}  # fmt: skip
NONE = {
    "no need": "There is no need for negotiation.",
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
