"""How moments are spread over time: every day in one stretch, every moment counted once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.store import days_beyond, drop_entries, spread

from .test_pages import _Row, made, rows

DAYS = st.dates(date(2029, 1, 1), date(2033, 1, 1))


@given(DAYS | st.just(date(1, 1, 1)) | st.just(date(1987, 6, 5)), st.integers(0, 9_000) | st.just(740_000))
def test_the_stretches_are_all_days_one_after_the_other(first: date, days: int) -> None:
    store = made([])
    last = first + min(timedelta(days=days), date.max - first)
    found = spread(store, first, last)
    assert found.stretches[0][0] == first
    assert found.stretches[-1][1] == last
    for (_, end), (begin, _) in zip(found.stretches, found.stretches[1:], strict=False):
        assert begin == end + timedelta(days=1)
    assert len(found.stretches) <= 85
    assert found.counts == {}
    store.close()


@settings(max_examples=60, deadline=None)
@given(rows, st.lists(st.integers(0, 200), max_size=10), DAYS, st.sampled_from((0, 40, 200, 900, 4_000)))
def test_every_moment_is_counted_in_its_stretch(
    given_rows: list[_Row], gone: list[int], first: date, days: int
) -> None:
    store = made(given_rows)
    with store.transaction() as db:
        drop_entries(db, [f"statement-{number:04}" for number in gone])
    last = first + timedelta(days=days)
    found = spread(store, first, last, kinds=("statement",))
    kept = [date.fromisoformat(it) for (it,) in store.connection.execute("SELECT earliest FROM moment")]
    told = Counter(
        number for day in kept for number, (begin, end) in enumerate(found.stretches) if begin <= day <= end
    )
    counts = found.counts.get("statement", (0,) * len(found.stretches))
    assert counts == tuple(told[number] for number in range(len(found.stretches)))
    assert days_beyond(store, last) == sum(day > last for day in kept)
    assert spread(store, first, last, kinds=("event",)).counts == {}
    store.close()


def test_the_stretches_begin_where_something_stands() -> None:
    store = made([(1, None, None, "2031-05-05", None)])
    found = spread(store, date(1, 1, 1), date(2031, 5, 7))
    assert found.unit == "day"
    assert found.stretches[0] == (date(2031, 5, 5), date(2031, 5, 5))
    assert found.counts == {"statement": (1, 0, 0)}
    store.close()
