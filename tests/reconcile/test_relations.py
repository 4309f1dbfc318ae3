"""How each witness gives an utterance: every relation, among its near misses."""

from __future__ import annotations

import pytest

from accord.link import link
from accord.model.entries import StatementEntry
from accord.model.reading import Reading
from accord.reconcile import reconcile
from tests.link.builder import reading

SPOKEN = "We have the keys of the mill and we will open the river gate on Sunday, whatever the mayor says"
OUTLET = "Corvane Press"


def quote(words: str, *, around: str = "{}, she said.", day: str = "2024-03-02") -> Reading:
    text = around.format(f"“<direct speaker='Ada Lund'>{words}</direct>”")
    return reading("Bay Courier", text, outlet="Bay Courier", published=day)


def indirect(words: str) -> Reading:
    text = f"Lund said <indirect speaker='Ada Lund'>{words}</indirect>."
    return reading("Bay Courier", text, outlet="Bay Courier", published="2024-03-02")


def witnesses(*others: Reading) -> StatementEntry:
    first = reading(
        OUTLET,
        f"“<direct speaker='Ada Lund'>{SPOKEN}</direct>,” she said.",
        outlet=OUTLET,
        published="2024-03-01",
    )
    readings = [first, *others]
    found = [it for it in reconcile(readings, link(readings)) if isinstance(it, StatementEntry)]
    (statement,) = [it for it in found if len(it.mentions) > 1]
    return statement


def relation(other: Reading) -> tuple[str, list[tuple[str, str]]]:
    statement = witnesses(other)
    (variant,) = [it for it in statement.variants if it.mention.outlet == "Bay Courier"]
    return variant.relation, [(change.witness, change.variant) for change in variant.changes]


def test_an_explaining_bracket_clarifies() -> None:
    assert relation(quote(SPOKEN.replace("We have", "We [the millers] have"))) == (
        "clarified",
        [("", "[the millers]")],
    )


def test_a_bracket_in_the_place_of_a_word_clarifies() -> None:
    assert relation(quote(SPOKEN.replace("We have", "[The millers] have"))) == (
        "clarified",
        [("We", "[The millers]")],
    )


def test_a_bracket_in_a_cut_quotation_clarifies() -> None:
    assert relation(quote("we will open the river gate [at Gadden] on Sunday"))[0] == "clarified"


def test_a_bracket_clarifies_a_quotation_in_a_reporters_sentence_too() -> None:
    one, other = (
        reading(
            outlet,
            f"Lund said <mixed speaker='Ada Lund'>{before} “will keep {bracket}watch by night until the mill "
            f"is open”</mixed>.",
            outlet=outlet,
            published=day,
        )
        for outlet, before, bracket, day in (
            (OUTLET, "the guards", "", "2024-03-01"),
            ("Bay Courier", "that her men", "[of the river] ", "2024-03-02"),
        )
    )
    readings = [one, other]
    (statement,) = [it for it in reconcile(readings, link(readings)) if isinstance(it, StatementEntry)]
    assert [variant.relation for variant in statement.variants] == ["verbatim", "clarified"]


@pytest.mark.parametrize("remark", ["[…]", "[sic]", "(laughs)", "[ ]"])
def test_a_remark_or_an_ellipsis_in_brackets_clarifies_nothing(remark: str) -> None:
    assert relation(quote(SPOKEN.replace("mill and", f"mill {remark} and")))[0] == "verbatim"


def test_a_bracket_among_other_words_is_an_alteration() -> None:
    altered = SPOKEN.replace("We have", "We [the millers] have").replace("open", "shut")
    assert relation(quote(altered))[0] == "altered"


def test_indirect_speech_is_a_paraphrase_even_in_the_same_words() -> None:
    assert (
        relation(indirect("they had the keys of the mill and would open the river gate on Sunday"))[0]
        == "paraphrase"
    )


REWORDED = "On Sunday the flood doors go up, since the mill's keys are ours, let the mayor think anything"


@pytest.mark.parametrize(
    "around",
    [
        "Speaking in Danish, she told reporters: {}",
        "{}, she said through an interpreter.",
        "{}, according to remarks translated from Danish.",
        "She told a radio station in Arabic: {}",
    ],
)
def test_other_words_throughout_from_another_language_are_a_translation(around: str) -> None:
    assert relation(quote(REWORDED, around=around, day="2024-03-01"))[0] == "translation"


@pytest.mark.parametrize("around", ["{}, she said.", "{}, she said in Gadden.", "She spoke in earnest: {}"])
def test_other_words_throughout_without_another_language_are_a_paraphrase(around: str) -> None:
    assert relation(quote(REWORDED, around=around, day="2024-03-01"))[0] == "paraphrase"


def test_some_other_words_are_an_alteration() -> None:
    altered = SPOKEN.replace("the keys of the mill", "every key").replace("open", "raise")
    assert relation(quote(altered, day="2024-03-01"))[0] == "altered"


def test_the_same_words_are_no_translation_whatever_the_language() -> None:
    assert relation(quote(SPOKEN, around="Speaking in Danish, she said: {}"))[0] == "verbatim"


def many(outlet: str, quotations: dict[str, str], day: str) -> Reading:
    text = "\n".join(
        f"“<direct speaker='{name}'>{words}</direct>,” {name} said." for name, words in quotations.items()
    )
    return reading(outlet, text, outlet=outlet, published=day)


TWO = {
    "Ada Lund": "The people of the valley waited eight years and nobody will ask them for another winter",
    "Bo Hirsch": "A list of the prisoners lies on this table, and the guards may take it home tonight",
    "Cy Marlow": "The bridge belongs to whoever repairs the bridge, and the army has no carpenters",
}
BACK = {
    "Ada Lund": "Eight years the population of the valley waits, no one demands of it one more winter",
    "Bo Hirsch": "On the table is the register of prisoners, this evening guards can carry it home",
    "Cy Marlow": "Who mends a bridge owns this bridge, carpenters do not exist in the army",
}


def test_an_article_that_has_every_quotation_in_other_words_is_inferred_to_be_translated() -> None:
    readings = [many("a", TWO, "2024-03-01"), many("b", TWO, "2024-03-01"), many("c", BACK, "2024-03-01")]
    found = [it for it in reconcile(readings, link(readings)) if isinstance(it, StatementEntry)]
    assert len(found) == 3
    for statement in found:
        assert {it.mention.outlet: it.relation for it in statement.variants}["c"] == "translation"
        # Nobody can say by whose way a translation came.
        assert None in {origin.name for origin in statement.origins}


def test_what_else_an_outlet_that_translates_gives_in_other_words_is_a_translation() -> None:
    again = {"Ada Lund": SPOKEN, "Bo Hirsch": TWO["Bo Hirsch"]}
    mixed = {"Ada Lund": REWORDED, "Bo Hirsch": TWO["Bo Hirsch"]}
    readings = [
        *(many(outlet, words, "2024-03-01") for outlet, words in (("a", TWO), ("b", TWO), ("c", BACK))),
        *(many(outlet, words, "2024-04-01") for outlet, words in (("a", again), ("c", mixed))),
    ]
    found = [it for it in reconcile(readings, link(readings)) if isinstance(it, StatementEntry)]
    (spoken,) = [it for it in found if it.text == SPOKEN]
    assert {it.mention.outlet: it.relation for it in spoken.variants}["c"] == "translation"


def test_one_quotation_in_the_same_words_shows_that_nothing_was_translated() -> None:
    mixed = {**BACK, "Ada Lund": TWO["Ada Lund"]}
    readings = [many("a", TWO, "2024-03-01"), many("b", TWO, "2024-03-01"), many("c", mixed, "2024-03-01")]
    found = [it for it in reconcile(readings, link(readings)) if isinstance(it, StatementEntry)]
    relations = {it.relation for statement in found for it in statement.variants if it.mention.outlet == "c"}
    assert "translation" not in relations


def test_a_quotation_is_a_better_witness_than_an_earlier_report() -> None:
    early = reading(
        "Dawn Post",
        "Lund said <indirect speaker='Ada Lund'>her people had the keys of the mill and would open "
        "the river gate on Sunday whatever the mayor said</indirect>.",
        outlet="Dawn Post",
        published="2024-02-29",
    )
    statement = witnesses(early)
    assert statement.text == SPOKEN
    assert statement.why == f"{OUTLET}: the only one that quotes"


def test_why_tells_the_origin_and_the_agreement() -> None:
    told = (
        "“<direct speaker='Ada Lund' medium='Corvane Press'>" + SPOKEN + "</direct>,” she told Corvane Press."
    )
    others = [
        reading(name, told, outlet=name, published="2024-03-01") for name in ("Bay Courier", "Dawn Post")
    ]
    assert witnesses(*others).why == (
        f"{OUTLET}: 3 of 3 reports go back to it; its 20 words stand in 2 of the 2 others"
    )
