"""Joining what is judged the same, and keeping apart what is judged different."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accord.model.judgement import Judgement, joined

NAMES = st.sampled_from("abcdef")
JUDGEMENTS = st.lists(
    st.builds(
        Judgement,
        st.just("actor"),
        NAMES,
        NAMES,
        st.sampled_from(["same", "different", "part"]),
        st.sampled_from([0.5, 0.8, 1.0]),
        st.just(""),
        st.sampled_from(["rule", "list", "person"]),
    ).filter(lambda it: it.left < it.right),
    max_size=12,
)


@given(JUDGEMENTS, st.randoms())
def test_order_does_not_matter(judgements: list[Judgement], random: object) -> None:
    shuffled = list(judgements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert joined(shuffled, "actor") == joined(judgements, "actor")


@given(JUDGEMENTS)
def test_nobody_is_joined_against_a_verdict_that_counts_as_much(judgements: list[Judgement]) -> None:
    groups = joined(judgements, "actor")
    for it in judgements:
        if it.verdict == "different" and it.by == "person":
            held = {j.left for j in judgements if j.by == "person" and j.verdict == "same"}
            if not held:
                assert groups.get(it.left, it.left) != groups.get(it.right, it.right)


@given(JUDGEMENTS)
def test_each_group_goes_by_its_smallest_member(judgements: list[Judgement]) -> None:
    groups = joined(judgements, "actor")
    for name, root in groups.items():
        assert root == min(other for other, whose in groups.items() if whose == root)
        assert root <= name
