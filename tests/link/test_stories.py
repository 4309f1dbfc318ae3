"""Which articles report the same happening."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.link import link
from accord.model.reading import Reading
from tests.link.builder import reading
from tests.link.test_lineage import REPORT, REWRITE, WITNESS

STRIKE = """Miners at the Orrin pit in Vardal laid down their drills on Wednesday over unpaid night work.
The union of Vardal says 870 men joined; the owner, Sable Minerals, counted 300 at the Orrin gate.
Union leader Mona Krag demanded eleven months of arrears before anybody goes down the shaft again."""

STRIKE_TOO = """About 870 Vardal miners walked out of the Orrin pit on Wednesday, their union said.
Sable Minerals, which owns Orrin, put the number at 300 and called the strike unlawful.
Mona Krag, who leads the union, wants arrears for eleven months of night work."""

STRIKE_LATER = """A week into the strike at the Orrin pit of Vardal Sable Minerals offers half of the arrears.
Union leader Mona Krag refused: her miners want all eleven months of night work paid, she said.
Police kept two groups apart at the Orrin gate, where soup is served from an old ambulance."""


def articles() -> list[Reading]:
    return [
        reading("a", REPORT, outlet="Corvane Press", published="2024-03-01", title="Tolmere closes ferry"),
        reading("b", REWRITE, outlet="Bay Courier", published="2024-03-02"),
        reading("c", STRIKE, outlet="Corvane Press", published="2024-03-01"),
        reading("d", STRIKE_TOO, outlet="Ost Mirror", published="2024-03-01"),
        reading("e", STRIKE_LATER, outlet="Ost Mirror", published="2024-03-08"),
        reading("f", WITNESS, outlet="Ost Mirror", published="2024-06-08"),
    ]


def grouped(readings: list[Reading]) -> list[list[str]]:
    where = {it.id: it.document.where for it in readings}
    return sorted(sorted(where[article] for article in story.articles) for story in link(readings).stories)


def test_reports_of_one_happening_are_one_story_across_outlets() -> None:
    assert grouped(articles()) == [["a", "b"], ["c", "d"]]


def test_a_follow_up_is_linked_and_not_merged() -> None:
    where = {it.id: it.document.where for it in articles()}
    follows = [it for it in link(articles()).judgements if it.about == "follow-up"]
    assert [where[it.right] for it in follows] == ["e"]
    assert where[follows[0].left] in "cd"
    assert "7 days apart" in follows[0].explanation


def test_a_story_is_named_in_the_words_of_one_of_its_articles() -> None:
    titles = {story.title for story in link(articles()).stories}
    assert "Tolmere closes ferry" in titles
    (other,) = titles - {"Tolmere closes ferry"}
    assert other in STRIKE or other in STRIKE_TOO


def test_why_two_articles_are_joined_names_what_they_share() -> None:
    (reason,) = [
        it for it in link(articles()).judgements if it.about == "story" and it.by == "same happening"
    ][:1]
    assert reason.verdict == "same"
    assert "Both begin with" in reason.explanation


def test_the_same_words_months_apart_are_no_story() -> None:
    early = reading("early", STRIKE, outlet="Ost Mirror", published="2024-03-01")
    late = reading("late", STRIKE_TOO, outlet="Bay Courier", published="2024-09-01")
    assert grouped([early, late]) == []


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_the_sources_changes_no_story(order: list[int]) -> None:
    readings = articles()
    assert link([readings[at] for at in order]) == link(readings)
