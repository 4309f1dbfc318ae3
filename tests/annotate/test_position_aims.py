"""Positions by champions, hindrances, orders and refusals; and where their words begin and end."""

from __future__ import annotations

import pytest

from accord.model.annotation import PositionMark
from tests.annotate.marking import annotate

FOUND = {
    "champion": ("<held>Ada Lund, a champion of autonomy</held>, spoke on Monday.", "Ada Lund", "demands",
                 "status"),
    "is an opponent": ("<held>Ostia is an opponent of the ceasefire</held>.", "Ostia", "rejects",
                       "ceasefire"),
    "favour": ("<held>Ostia is in favour of a ceasefire</held>.", "Ostia", "accepts", "ceasefire"),
    "worked to prevent": ("<held>Ostia worked hard to block the elections</held>.", "Ostia", "rejects",
                          "elections"),
    "with the aim": ("<held>The miners took to the streets with the aim of ousting the general</held>.",
                     "miners", "demands", "government"),
    "only": ("Ada Lund said <held>only dialogue can save the valley</held>.", "Ada Lund", "demands", "talks"),
    "not tolerated": ("“<held>Foreign troops will not be tolerated</held>,” Ada Lund said.", "Ada Lund",
                      "rejects", "foreign_presence"),
    "not happen": ("Ada Lund said <held>elections would not happen without a census</held>.", "Ada Lund",
                   "rejects", "elections"),
    "order": ("“<held>Lift the siege of Lorn</held>,” Ada Lund said.", "Ada Lund", "demands", "humanitarian"),
    "ordered an end": ("<held>The general ordered an end to the shelling</held>.", "general", "demands",
                       "ceasefire"),
    "not intend": ("<held>Ostia does not intend to negotiate with the miners</held>.", "Ostia", "rejects",
                   "talks"),
    "ultimatum": ("<held>The army gave an ultimatum to the town of Lorn to lay down its arms</held>.", "army",
                  "demands", "disarmament"),
    "pressure from": ("There was <held>pressure from the neighbours for a ceasefire</held>.", "neighbours",
                      "demands", "ceasefire"),
    "report's own voice": ("<held>It is vital that all forces keep the ceasefire</held>.", None, "demands",
                           "ceasefire"),
    "agree that": ("<held>Ostia and its allies agree the general must step down</held>.", "Ostia", "demands",
                   "government"),
    "ties": ("<held>Ostia suspended its relations with Kovara</held>.", "Ostia", "rejects",
             "recognition_sanctions"),
    "approved": ("<held>The council approved sanctions against Ostia</held>.", "council", "accepts",
                 "recognition_sanctions"),
    "asked that": ("<held>Ostia asked that the prisoners be freed</held>.", "Ostia", "demands", "prisoners"),
}  # fmt: skip

NONE = {
    "to come": "The prosecutor said he would soon request an inquiry.",
    "asked whether": "Ostia asked whether elections would be held.",
    "when asked about": "Asked about a ceasefire, Ada Lund shrugged.",
    "who should": "The judges will tell who should be prosecuted.",
    "a place": "A woman from Ostia, who urged him to free the prisoners, left.",
    "a judgement": "Ada Lund said it was unacceptable that the army had shelled the camp.",
    "whether": "They asked whether this means that Ostia will demand an amnesty.",
    "not yet": "Ostia has yet to recognise the council.",
    "of no party": "The general recognised the power of the guilds.",
    "defied": "The general defied the ceasefire.",
    "listen": "“Look at the ceasefire,” Ada Lund said.",
    "ordered troops": "The general ordered his troops to open the offensive.",
}


def positions(text: str) -> tuple[PositionMark, ...]:
    return annotate(text).positions


@pytest.mark.parametrize(("marked", "party", "stance", "issue"), FOUND.values(), ids=FOUND)
def test_a_form_is_found_with_its_party(marked: str, party: str | None, stance: str, issue: str) -> None:
    text = marked.replace("<held>", "").replace("</held>", "")
    (held,) = positions(text)
    told = marked.partition("<held>")[2].partition("</held>")[0]
    assert (held.span.of(text), held.party, held.stance, held.issue) == (told, party, stance, issue)


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_position(text: str) -> None:
    assert positions(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ostia has resisted pressure to free the prisoners after a court found it had no case.",
         "Ostia has resisted pressure to free the prisoners"),
        ("The rebels rejected the offer, which would have led to free elections.",
         "The rebels rejected the offer, which would have led to free elections"),
        ("Ostia called on the general, who took power in May, to step down.",
         "Ostia called on the general, who took power in May, to step down"),
        ("Ada Lund said her side would not discuss disarmament before a truce was in force.",
         "her side would not discuss disarmament before a truce was in force"),
        ("Ostia demanded a ceasefire, a move which nobody had awaited.", "Ostia demanded a ceasefire"),
        ("Ostia met the envoy on Friday and called for an amnesty.", "called for an amnesty"),
        ("Ostia has not recognised the council, its envoy Ada Lund said.",
         "Ostia has not recognised the council"),
    ],
    ids=["what happened", "terms", "an aside", "a condition", "summed up", "a second verb", "who says so"],
)  # fmt: skip
def test_where_a_position_begins_and_ends(text: str, told: str) -> None:
    (held,) = positions(text)
    assert held.span.of(text) == told


def test_a_statement_holds_what_its_issuer_holds() -> None:
    (held,) = positions("The league issued a statement. The statement called for a ceasefire.")
    assert (held.party, held.issue) == ("league", "ceasefire")
