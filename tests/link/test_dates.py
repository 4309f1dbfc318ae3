"""Undated articles get the days of what they share, and lose them where the record speaks against it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from accord.link import date_articles
from accord.model.annotation import Annotation
from accord.model.document import Clue, Document, Published
from accord.model.reading import Reading
from accord.model.values import Span

FIRST = date(2031, 1, 6)  # a Monday
PLACES = ("Orven", "Terne", "Kesh", "Aldra", "Bruhl", "Mirren", "Sollan", "Tavik", "Urden", "Wessel")
THINGS = ("bridge", "convoy", "granary", "mill", "quarry", "harbour", "tannery", "orchard", "viaduct")
DEEDS = ("shelled", "looted", "burned", "reopened", "flooded", "mined", "guarded", "blocked", "seized")


def story(number: int, teller: int = 0) -> str:
    """One occurrence of its own, told by one of several in partly other words."""
    draw = random.Random(number)
    parts = [
        f"{draw.choice(PLACES)}{number} {draw.choice(THINGS)} was {draw.choice(DEEDS)} by {name}{number} men"
        for name in ("Harl", "Dorn", "Vess", "Quill", "Brand", "Pell")
    ]
    own = [f"witness{teller}x{number} saw lamps{teller}", f"report{teller}y{number} followed"]
    return ". ".join(
        [*(parts if teller == 0 else parts[teller % 3 :]), *own, "The truce holds, envoys said."]
    )


def reading(name: str, text: str, day: date | None = None, *clues: Clue) -> Reading:
    value = day.isoformat() if day else None
    published = Published(value, value, value, "given") if value else Published(clues=clues)
    document = Document(
        source=name, where=name, text=text, outlet=f"Paper {name}", published=replace(published, clues=())
    )
    return Reading(document, Annotation(document.id, published=published))


def record() -> list[Reading]:
    """Sixty days with one occurrence each, told by two papers."""
    days = [(number, FIRST + timedelta(number)) for number in range(60)]
    return [
        reading(f"{number}-{teller}", story(number, teller), day) for number, day in days for teller in (0, 1)
    ]


def dated(readings: Sequence[Reading], *undated: Reading) -> list[Published]:
    found = date_articles([*readings, *undated])
    assert [it.id for it in found] == [it.id for it in [*readings, *undated]]
    return [it.document.published for it in found[len(readings) :]]


def test_an_undated_article_gets_the_days_of_what_it_shares() -> None:
    (published,) = dated(record(), reading("new", story(20, 2)))
    assert published.method == "record"
    assert published.earliest and published.latest
    assert published.earliest <= "2031-01-26" <= published.latest
    assert date.fromisoformat(published.latest) - date.fromisoformat(published.earliest) <= timedelta(7)
    assert published.why.startswith("between ") and "Paper 20-0 of 26 January 2031" in published.why


def test_the_weekday_it_tells_of_decides_between_neighbours() -> None:
    text = f"{story(20, 2)} {story(22, 2)}"
    widths = []
    for clues in ([], [Clue(Span(0, 4), "past", "XXXX-WXX-2")] * 3):
        (published,) = dated(record(), reading("new", text, None, *clues))
        assert published.earliest and published.latest and published.latest >= "2031-01-28"
        widths.append(date.fromisoformat(published.latest) - date.fromisoformat(published.earliest))
    assert widths[1] < widths[0]


def test_the_months_it_tells_of_decide_between_far_days() -> None:
    text = f"{story(3, 2)} {story(50, 2)} It began in January, and March will tell."
    assert dated(record(), reading("new", text)) == [Published()]
    january, march = (Span(text.index(word), text.index(word) + len(word)) for word in ("January", "March"))
    clues = Clue(january, "past", "XXXX-01"), Clue(march, "future", "XXXX-03")
    (published,) = dated(record(), reading("new", text, None, *clues))
    assert published.earliest and published.latest and published.earliest <= "2031-02-25" <= published.latest
    assert "it tells of “January” and “March”" in published.why


def test_a_dateline_without_a_year_gets_it_from_the_record() -> None:
    clue = Clue(Span(0, 4), "dateline", "XXXX-01-26")
    (published,) = dated(record(), reading("new", story(20, 2), None, clue))
    assert published.earliest and published.latest
    assert published.earliest <= "2031-01-26" <= published.latest
    assert f"its dateline says “{story(20, 2)[:4]}”" in published.why


def test_what_shares_only_the_usual_words_stays_undated() -> None:
    old = "The envoys of the old round met in Lund and parted. The truce holds, envoys said."
    assert dated(record(), reading("old", old)) == [Published()]


def test_contradicting_votes_leave_it_undated_and_later_evidence_dates_it() -> None:
    new = reading("new", f"{story(3, 2)} {story(50, 2)}")
    assert dated(record(), new) == [Published()]
    later = reading("copy", f"{story(3, 2)} {story(50, 2)} It was said again.", FIRST + timedelta(50))
    (published,) = dated([*record(), later], new)
    assert published.earliest and published.latest and published.earliest <= "2031-02-25" <= published.latest


def test_a_date_by_the_text_is_taken_back_where_the_record_contradicts_it() -> None:
    for day, kept in (("2031-01-26", True), ("2031-03-02", False)):
        told = Published(day, day, day, "text", f"{day}, because …")
        article = reading("new", story(20, 2))
        (published,) = dated(
            record(), replace(article, annotation=replace(article.annotation, published=told))
        )
        assert published == (told if kept else Published())


def test_a_wide_date_by_the_text_is_narrowed_by_the_record() -> None:
    told = Published(None, "2031-01-01", "2031-06-30", "text", "because …")
    article = reading("new", story(20, 2))
    (published,) = dated(record(), replace(article, annotation=replace(article.annotation, published=told)))
    assert published.method == "record"
    assert published.earliest and published.latest
    assert "2031-01-20" < published.earliest <= "2031-01-26" <= published.latest < "2031-02-01"


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_reading_changes_nothing(seed: int) -> None:
    readings = [
        *record(),
        reading("a", story(20, 2)),
        reading("b", f"{story(20, 2)} Again."),
        reading("c", story(41, 2)),
    ]
    known = {it.id: it.document.published for it in date_articles(readings)}
    assert sum(it.method == "record" for it in known.values()) == 3
    random.Random(seed).shuffle(readings)
    assert {it.id: it.document.published for it in date_articles(readings)} == known


def test_few_articles_date_nothing() -> None:
    few = [reading(f"{n}", story(n), FIRST + timedelta(n)) for n in range(3)]
    assert dated(few, reading("new", story(1))) == [Published()]


def test_nothing_undated_costs_nothing_and_changes_nothing() -> None:
    readings = record()
    assert date_articles(readings) == readings
    assert date_articles([]) == []
