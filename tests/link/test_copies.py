"""Which article was made from which."""

from __future__ import annotations

import random

from accord.link import link
from accord.model.reading import Derivation, Reading
from tests.link.builder import reading

NOUNS, VERBS, NAMES = (
    line.split()
    for line in (
        "river bridge market convoy delegate village ministry harbour column valley road school envoy",
        "crossed reached left blamed praised watched closed opened rebuilt held lost counted",
        "Arvel Bornholt Castry Dunmere Elvin Farrow Gorsk Halden Istra Jorvik Keld Lorne Marrow Nesbit",
    )
)


def article(seed: int, sentences: int = 20) -> list[str]:
    """Sentences that no other seed shares, of plain invented news."""
    dice = random.Random(seed)
    return [
        f"The {dice.choice(NOUNS)} of {dice.choice(NAMES)} {dice.choice(VERBS)} the {dice.choice(NOUNS)} "
        f"near {dice.choice(NAMES)} on day {dice.randint(1, 900)}, and the {dice.choice(NOUNS)} "
        f"{dice.choice(VERBS)} {dice.randint(2, 90)} of its {dice.choice(NOUNS)}s."
        for _ in range(sentences)
    ]


def text(sentences: list[str]) -> str:
    return "\n".join(sentences)


def copies(*readings: Reading) -> dict[str, Derivation]:
    """Copies and edits by the child's place of origin."""
    where = {it.document.id: it.document.where for it in readings}
    return {where[it.article]: it for it in link(readings).derivations if it.derives_from}


def test_a_reprint_is_a_copy_of_the_earlier_article() -> None:
    source = reading("agency", text(article(1)), published="2024-03-01")
    reprint = reading("paper", "Talks open\n" + text(article(1)), published="2024-03-02")
    other = reading("other", text(article(2)), published="2024-03-01")
    found = copies(source, reprint, other)
    assert set(found) == {"paper"}
    assert found["paper"].relation == "copy"
    assert found["paper"].derives_from == source.document.id
    assert found["paper"].share is not None
    assert found["paper"].share > 0.95


def test_passages_hold_the_same_words_in_both() -> None:
    source = reading("agency", text(article(1)), published="2024-03-01")
    reprint = reading("paper", text(article(3, 2) + article(1)[5:]), published="2024-03-02")
    found = copies(source, reprint)["paper"]
    for here, there in found.passages:
        assert here.of(reprint.document.text) == there.of(source.document.text)


def test_a_short_reprint_of_a_long_article_is_a_copy() -> None:
    source = reading("agency", text(article(1, 60)), published="2024-03-01")
    brief = reading("paper", text(article(1, 60)[:8]), published="2024-03-01")
    assert copies(source, brief)["paper"].relation == "copy"


def test_half_of_it_rewritten_is_an_edit() -> None:
    words = article(1)
    mixed = [words[at] if at % 2 else other for at, other in enumerate(article(5))]
    source = reading("agency", text(words), published="2024-03-01")
    found = copies(source, reading("paper", text(mixed), published="2024-03-02"))
    assert found["paper"].relation == "edit"


def test_a_reprint_with_a_paragraph_added_is_still_a_copy() -> None:
    source = reading("agency", text(article(1)), published="2024-03-01")
    reprint = reading("paper", text(article(1) + article(7, 5)), published="2024-03-02")
    found = copies(source, reprint)["paper"]
    assert found.relation == "copy"
    assert found.share is not None
    assert found.share < 0.9


def test_shared_quotations_are_no_copying() -> None:
    quotes = [f"“<direct speaker='Ada Lund'>{sentence}</direct>,” Lund said." for sentence in article(9, 6)]
    one = reading("one", text(article(1, 8) + quotes), published="2024-03-01")
    other = reading("other", text(article(2, 8) + quotes), published="2024-03-02")
    assert copies(one, other) == {}


def test_a_background_paragraph_in_many_articles_is_no_copying() -> None:
    background = article(100, 9)
    readings = [
        reading(f"paper{seed}", text(article(seed, 9) + background), published=f"2024-03-{seed:02}")
        for seed in range(1, 10)
    ]
    assert copies(*readings) == {}


def test_a_story_in_many_papers_goes_back_to_the_first() -> None:
    readings = [
        reading(f"paper{day}", f"Headline {day}\n" + text(article(1)), published=f"2024-03-{day:02}")
        for day in range(1, 12)
    ]
    found = copies(*readings)
    assert len(found) == 10
    assert {it.derives_from for it in found.values()} == {readings[0].document.id}


def test_the_credited_outlet_is_the_source_on_the_same_day() -> None:
    agency = reading("agency", text(article(1)), outlet="Corvane Press", published="2024-03-01")
    body = "BAY HAVEN (Corvane Press) - " + text(article(1) + article(4, 3))
    paper = reading("paper", body, outlet="Bay Courier", published="2024-03-01")
    found = copies(agency, paper)
    assert set(found) == {"paper"}
    assert found["paper"].credit == "Corvane Press"


def test_without_date_or_credit_the_shorter_derives_from_the_longer() -> None:
    long = reading("long", text(article(1)), outlet="Bay Courier")
    short = reading("short", text(article(1)[:15]), outlet="Ost Mirror")
    assert set(copies(long, short)) == {"short"}


def test_versions_of_one_article_are_no_copies() -> None:
    first = reading("page", text(article(1)), published="2024-03-01")
    second = reading("page", text(article(1) + article(2, 1)), published="2024-03-02")
    assert copies(first, second) == {}
