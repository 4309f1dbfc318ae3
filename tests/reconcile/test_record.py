"""The record as a whole: order, ids, articles, actors."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.link import link
from accord.model.entries import KINDS, Actor, Article, Entry
from accord.model.reading import Reading
from accord.reconcile import reconcile
from tests.link.builder import reading

QUOTES = (
    "The river crossing will be opened in the coming week and convoys will reach the valley",
    "the river passage would be opened in the next week and convoys would reach the valley",
    "Nobody on this side of the water has seen a single lorry since the winter began",
)
SPEAKERS = ("Ada Lund", "Bo Hirsch", "Lund", None)
OUTLETS = ("Bay Courier", "Ost Mirror", "Reuters", None)
DATES = ("2024-03-01", "2024-03-02", "2024-03", None)


@st.composite
def coverage(draw: st.DrawFn) -> list[Reading]:
    readings = []
    for number in range(draw(st.integers(2, 6))):
        speaker = draw(st.sampled_from(SPEAKERS))
        by = f" speaker='{speaker}'" if speaker else ""
        named = f"<name>{speaker}</name>" if speaker else "An aide"
        low = draw(st.integers(2, 60))
        text = (
            f"{named} told Reuters: “<direct{by}>{draw(st.sampled_from(QUOTES))}</direct>.” But {named} said "
            f"<indirect{by}><count low='{low}' high='{low}' unit='village'>{low} <of>villages</of></count> "
            f"fell</indirect>. {'It rained in the valley all day long. ' * draw(st.integers(0, 3))}"
        )
        outlet, day = draw(st.sampled_from(OUTLETS)), draw(st.sampled_from(DATES))
        readings.append(reading(f"article {number}", text, outlet=outlet, published=day))
    return readings


def record(readings: list[Reading]) -> list[Entry]:
    return reconcile(readings, link(readings))


@settings(max_examples=60, deadline=None)
@given(coverage(), st.randoms(use_true_random=False))
def test_order_does_not_matter(readings: list[Reading], dice: random.Random) -> None:
    shuffled = list(readings)
    dice.shuffle(shuffled)
    assert link(shuffled) == link(readings)
    assert record(shuffled) == record(readings)


@settings(max_examples=60, deadline=None)
@given(coverage())
def test_every_entry_rests_on_words_and_has_its_own_id(readings: list[Reading]) -> None:
    entries = record(readings)
    texts = {it.document.id: it.document.text for it in readings}
    assert len({(entry.kind, entry.id) for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.mentions
        assert entry.origins
        assert all(texts[it.article][it.start : it.end] == it.quote for it in entry.mentions)
    order = [KINDS.index(type(entry)) for entry in entries]
    assert order == sorted(order)


def test_no_readings_give_no_record() -> None:
    assert record([]) == []


def test_an_article_shows_its_title_or_its_first_line() -> None:
    titled = reading("a", "Page top\nTalks open\nIt rained.", title="Talks open", published="2024-03-01")
    plain = reading("b", "\n\n  It rained. \nIt snowed.")
    empty = reading("c", "  \n ")
    articles = {it.source: it for it in record([titled, plain, empty]) if isinstance(it, Article)}
    assert articles["a"].mentions[0].quote == "Talks open"
    assert articles["a"].first_reported == "2024-03-01"
    assert articles["b"].mentions[0].quote == "It rained."
    assert articles["b"].words == 4
    assert "c" not in articles


def actors(*readings: Reading) -> dict[str, Actor]:
    return {it.name: it for it in record(list(readings)) if isinstance(it, Actor)}


def test_an_actor_has_all_its_names_and_offices() -> None:
    text = (
        "<name>Ada Lund</name> came. <name name='Ada Lund'>Lund</name> said <indirect speaker='Ada Lund' "
        "office='envoy'>it rained</indirect>. <name name='Ada Lund'>She</name> left."
    )
    (actor,) = actors(reading("a", text)).values()
    assert (actor.name, actor.type, actor.aliases) == ("Ada Lund", "person", ("Lund",))
    assert [office.title for office in actor.offices] == ["envoy"]
    assert [mention.quote for mention in actor.mentions] == ["Ada Lund", "Lund", "She"]


def test_types_of_actors() -> None:
    text = (
        "<name type='ORG'>Valley Liberation Army</name>, <name type='ORG'>Labour Party</name>, "
        "<name type='GPE'>Norway</name>, <name type='ORG'>Reuters</name>, <name type='ORG'>Bank</name>, "
        "<name type='GPE'>Bay Haven</name> and <name type='DATE'>Monday</name>"
    )
    assert {name: actor.type for name, actor in actors(reading("a", text)).items()} == {
        "Valley Liberation Army": "armed group",
        "Labour Party": "party",
        "Norway": "state",
        "Reuters": "outlet",
        "Bank": "organisation",
    }
