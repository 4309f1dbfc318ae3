"""What is new since somebody looked last: told by the articles' numbers, visits parted by a pause."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.web.visits import IDLE, KEPT, Earlier, Visit, next_visit, visit_from

NOON = datetime(2024, 5, 3, 12, tzinfo=UTC)


def test_the_first_visit_has_nothing_before_it() -> None:
    assert next_visit(None, 7, NOON) == Visit(None, None, 7, NOON)


def test_within_a_visit_the_same_is_new_whatever_is_loaded_again() -> None:
    first = next_visit(Visit(3, "2024-05-01", 5, NOON), 9, NOON + IDLE / 2)
    assert (first.since, first.on, first.seen) == (3, "2024-05-01", 9)
    assert next_visit(first, 9, NOON + IDLE).since == 3


def test_after_a_pause_what_came_since_is_new() -> None:
    later = next_visit(Visit(3, "2024-05-01", 5, NOON), 9, NOON + timedelta(days=2))
    assert (later.since, later.on, later.seen) == (5, "2024-05-03", 9)


def test_another_record_at_the_same_address_begins_anew() -> None:
    assert next_visit(Visit(3, "2024-05-01", 50, NOON), 9, NOON + timedelta(days=2)).since is None


def test_visits_that_had_something_new_are_kept_the_last_first() -> None:
    visit = next_visit(None, 3, NOON)
    for day, newest in enumerate((5, 5, 9), 1):
        visit = next_visit(visit, newest, NOON + timedelta(days=day))
    assert (visit.since, visit.seen) == (5, 9)
    assert visit.earlier == (Earlier("2024-05-04", 3, 5), Earlier("2024-05-03", 0, 3))
    for day in range(4, 40):
        visit = next_visit(visit, 10 + day, NOON + timedelta(days=day))
    assert len(visit.earlier) == KEPT
    assert visit.earlier[0] == Earlier("2024-06-10", 47, 48)


NUMBERS = st.integers(0, 10**9)
EARLIER = st.builds(Earlier, st.dates().map(str), NUMBERS, NUMBERS)


@given(
    st.none() | NUMBERS, st.none() | st.dates().map(str), NUMBERS, st.lists(EARLIER, max_size=KEPT).map(tuple)
)
def test_a_visit_goes_through_its_cookie(
    since: int | None, on: str | None, seen: int, earlier: tuple[Earlier, ...]
) -> None:
    visit = Visit(since, on, seen, NOON, earlier)
    assert visit_from(visit.cookie()) == visit


TAMPERED = ("1.2024-05-01.5.7_x.1.2", "1.2024-05-01.5.7_<b>.1.2", f"{'9' * 4000}.2024-05-01.5.7")


@pytest.mark.parametrize(
    "cookie", [None, "", "x", "1.2.3", "1.x.y.z", "1.2024-05-01.5.99999999999999999999", *TAMPERED]
)
def test_a_cookie_that_was_tampered_with_is_none(cookie: str | None) -> None:
    assert visit_from(cookie) is None
