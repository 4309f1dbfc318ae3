"""Clauses that tell of agreements being made: what is one, by whom, when and where, and who brokered it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.annotate.agreement_making import find_makings
from accord.annotate.words import columns
from accord.model.annotation import AgreementMark
from accord.model.document import Document, Published
from tests.annotate.marking import annotator


def made(text: str) -> tuple[AgreementMark, ...]:
    published = Published("2031-05-12", "2031-05-12", "2031-05-12", "given")
    document = Document(source="t", where="t", text=text, published=published)
    return next(annotator().annotate([document])).agreements


SIGNED = "The Tarvian government and the Highland Front signed a six-month truce in Oskelund on Friday."


def test_who_made_it_when_and_where() -> None:
    (mark,) = made(SIGNED)
    assert mark.name == "six-month truce"
    assert len(mark.parties) == 2 and "Highland Front" in mark.parties[1]
    assert (mark.place, mark.date, mark.stage) == ("Oskelund", "2031-05-09", "Cea")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Both sides agreed to a ceasefire on Monday.", "ceasefire"),
        ("The rivals have reached an agreement on the return of the displaced.",
         "agreement on the return of the displaced"),
        ("The army and the rebels agreed on Monday to cease hostilities.", "agreement to cease hostilities"),
        ("The truce was clinched in Oskelund after ten hours.", "truce"),
        ("A declaration of principles was signed by the two presidents.", "declaration of principles"),
        ("Negotiators for Tarvia and the Highland Front initialled a protocol on grain.", "protocol"),
        ("The generals put their names to a new accord on Tuesday.", "new accord"),
    ],
)  # fmt: skip
def test_how_the_making_is_told(text: str, name: str) -> None:
    (mark,) = made(text)
    assert name in mark.name


@pytest.mark.parametrize(
    ("text", "name", "date", "place"),
    [
        ("The Lorn Protocol, signed on 5 September 2014, holds.", "Lorn Protocol", "2014-09-05", None),
        ("The Lorn Accord, agreed last year in Oslo, is dead, he said.", "Lorn Accord", "2030", "Oslo"),
        ("Read the Lorn Pact. The pact, signed on 12 February, bans mines.", "Lorn Pact", "2031-02-12", None),
        ("The Lorn Accord, drafted in May, was read.", "Lorn Accord", None, None),
        ("Long ago the Lorn Accord, signed in the past, held.", "Lorn Accord", None, None),
    ],
)  # fmt: skip
def test_what_is_told_of_it_between_commas(text: str, name: str, date: str | None, place: str | None) -> None:
    mark = made(text)[-1]
    assert (mark.name, mark.date, mark.place) == (name, date, place)


@pytest.mark.parametrize(
    "text",
    [
        "The army refused to sign a truce.",
        "Both sides would sign an agreement in May.",
        "The rebels did not reach a deal with the army.",
        "The rebels agreed to a ceasefire proposal.",
        "The front agreed to a truce.",
        "If the rivals sign a pact, aid will flow.",
        "The company and the ministry signed an oil deal.",
        "The envoy wants both sides to sign a truce.",
        "A deal was struck.",
    ],
)
def test_what_is_not_made(text: str) -> None:
    assert made(text) == ()


def test_who_brokered_it() -> None:
    (mark,) = made("The two sides signed a truce brokered by Norway and Corland in Oskelund on Friday.")
    assert dict(mark.third_parties) == {"Norway": "mediator", "Corland": "mediator"}


def test_a_dateline_signs_nothing() -> None:
    (mark,) = made(f"OSKELUND, May 9, 2031 - {SIGNED}")
    assert len(mark.parties) == 2 and not any("OSKELUND" in party for party in mark.parties)


def test_from_when_it_holds_is_not_when_it_was_made() -> None:
    (mark,) = made("Tarvia and the Highland Front agreed a truce from 3 June 2031.")
    assert mark.date is None


PIECES = [
    "signed",
    "agreed to",
    "a truce",
    "the army and",
    "was sealed by",
    ", which",
    "in Oslo",
    "cease fire",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_it(pieces: list[str]) -> None:
    words = columns(annotator().nlp(" ".join(pieces)))
    assert all(0 <= at < len(words.text) for at in find_makings(words, (), ()))
