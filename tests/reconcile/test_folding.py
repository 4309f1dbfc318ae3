"""A part of the record that changed, brought into the whole: what came, what went, what stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from accord.model.entries import BreachClaimEntry, Correction, Entry, Figure, Mention, Origin, Response
from accord.reconcile import fold


def mention(place: int) -> Mention:
    return Mention(f"article-{place}", f"Outlet {place % 3}", 0, 5, "words")


def charge(places: list[int], *, entry_id: str = "", **fields: object) -> BreachClaimEntry:
    mentions = tuple(mention(place) for place in sorted(places))
    given: dict[str, object] = {
        "id": entry_id or f"breach_claim-{min(places)}",
        "mentions": mentions,
        "origins": (Origin("Outlet", tuple(it.article for it in mentions)),),
        "first_reported": f"2031-05-{min(places) + 1:02}",
        "last_reported": f"2031-05-{max(places) + 1:02}",
        "accuser": None,
        "accused": None,
        "commitment": None,
        "what": "shelling",
        "modality": "asserted",
        "responses": (),
    }
    return BreachClaimEntry(**(given | fields))  # type: ignore[arg-type]


def folded(record: Sequence[Entry], before: Sequence[Entry], after: Sequence[Entry]) -> dict[str, Entry]:
    """The record after folding in, each part's entry at home where it shares words with the record's."""
    homes = {
        entry.id: kept.id
        for entry in [*after, *before]
        for kept in record
        if set(kept.mentions) & set(entry.mentions) and kept.kind == entry.kind
    }
    kept = {it.id: it for it in record}
    found = fold(kept, homes, before, after)
    return {key: it for key, it in kept.items() if key not in found.gone} | {
        it.id: it for it in found.entries
    }


def test_a_new_witness_comes_to_all_that_the_record_has() -> None:
    record = [charge([1, 2, 3, 4], accuser="Ostia")]
    (now,) = folded(record, [charge([1])], [charge([1, 9])]).values()
    assert [it.article for it in now.mentions] == [f"article-{it}" for it in (1, 9, 2, 3, 4)]
    assert now.origins == (Origin("Outlet", tuple(f"article-{it}" for it in (1, 2, 3, 4, 9))),)
    assert (now.first_reported, now.last_reported) == ("2031-05-02", "2031-05-10")
    assert isinstance(now, BreachClaimEntry)
    assert now.accuser == "Ostia"


def test_what_the_part_knows_no_better_than_before_stays() -> None:
    record = [charge([1, 2], accuser="Ostia", accused="Tarn")]
    before, after = (
        charge([1], accuser="the capital"),
        charge([1, 9], accuser="the capital", accused="rebels"),
    )
    (now,) = folded(record, [before], [after]).values()
    assert isinstance(now, BreachClaimEntry)
    assert (now.accuser, now.accused) == ("Ostia", "Tarn")


def test_an_answer_comes_once_and_behind_the_one_it_follows() -> None:
    first, second = (Response("Tarn", it, mention(1)) for it in ("deny", "admit"))
    record = [charge([1, 2], responses=(first,))]
    after = charge([1, 9], responses=(first, second))
    (now,) = folded(record, [charge([1], responses=(first,))], [after]).values()
    assert isinstance(now, BreachClaimEntry)
    assert now.responses == (first, second)


def test_what_a_person_corrected_stays() -> None:
    record = [charge([1], accused="Tarn", corrections=(Correction("accused", None, "Ada", None),))]
    (now,) = folded(record, [charge([1])], [charge([1, 9], accused="rebels")]).values()
    assert isinstance(now, BreachClaimEntry)
    assert now.accused == "Tarn"


def test_two_that_became_one_are_one_in_the_record() -> None:
    record = [charge([1, 3]), charge([2, 4])]
    (now,) = folded(record, [charge([1]), charge([2])], [charge([1, 2, 9])]).values()
    assert {it.article for it in now.mentions} == {f"article-{it}" for it in (1, 2, 3, 4, 9)}


def test_one_that_is_no_more_goes_unless_the_record_rests_it_on_more() -> None:
    assert folded([charge([1])], [charge([1])], []) == {}
    assert list(folded([charge([1, 2])], [charge([1])], []).values()) == [charge([1, 2])]


def test_what_an_entry_says_of_others_names_the_records_own() -> None:
    record = [charge([1], entry_id="breach_claim-first")]
    figure = Figure(
        id="figure-9",
        mentions=(mention(9),),
        origins=(),
        first_reported=None,
        last_reported=None,
        counted="shells",
        unit="thing",
        low=3.0,
        high=3.0,
        approximate=False,
        as_of=None,
        claimant=None,
        place=None,
        agrees=("breach_claim-1", "figure-8"),
    )
    now = folded(record, [charge([1])], [charge([1]), figure])["figure-9"]
    assert isinstance(now, Figure)
    assert now.agrees == ("breach_claim-first", "figure-8")


def parted(groups: list[set[int]]) -> list[Entry]:
    """Entries of disjoint groups of places."""
    taken: set[int] = set()
    found: list[Entry] = []
    for group in groups:
        if group - taken:
            found.append(charge(sorted(group - taken)))
        taken |= group
    return found


GROUPS = st.lists(st.sets(st.integers(0, 12), min_size=1, max_size=4), max_size=6).map(parted)


@given(before=GROUPS, after=GROUPS)
def test_a_part_that_is_all_of_the_record_becomes_what_it_is_now(
    before: list[Entry], after: list[Entry]
) -> None:
    """Where nothing lies outside, folding gives what deriving gives, but for ids and what two share."""
    kept = {it.id: it for it in before}
    found = fold(kept, {it.id: it.id for it in before}, before, after)
    now = {key: it for key, it in kept.items() if key not in found.gone} | {it.id: it for it in found.entries}
    assert {it for entry in now.values() for it in entry.mentions} >= {
        it for entry in after for it in entry.mentions
    }
    assert len({entry.id for entry in now.values()}) == len(now)


@given(entries=GROUPS)
def test_what_did_not_change_changes_nothing(entries: list[Entry]) -> None:
    kept = {it.id: replace(it, last_reported="2031-06-01") for it in entries}
    found = fold(kept, {it.id: it.id for it in entries}, entries, entries)
    assert (found.entries, found.gone) == ((), frozenset())
