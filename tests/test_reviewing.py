"""What people decide about entries: seen at once, kept through deriving, taken back without a trace."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord import open_record, read
from accord.build import derive
from accord.errors import QueryError
from accord.link import date_articles
from accord.model.entries import Actor, Entry, Figure
from accord.model.offices import Office, office_written, written_office
from accord.store import (
    Store,
    accept,
    add_missed,
    catch_up,
    correct,
    decisions,
    encode,
    find_entry,
    last_number,
    log_of,
    mark_duplicate,
    merge,
    reject,
    rejected_entries,
    split,
    undo,
)
from accord.store.database import call_for_deriving

TEXTS = (
    "“The northern bridge will be open again by Friday,” said the minister Orla Venn on Monday. She "
    "said 40 people were killed at Tarsk on Sunday, while the rebels said 90 people were killed there. The "
    "rebels accused the army of violating the truce at Tarsk.",
    "“The northern bridge will be open again by Friday,” Orla Venn told reporters. Orla Venn demanded the "
    "release of all prisoners.",
    "The envoy Pieter Maas promised to publish the map by 20 May 2031. Fourteen villages were burned, "
    "witnesses said. Orla Venn and Pieter Maas met in Lisbon on Tuesday.",
)


def write(folder: Path, number: int, text: str) -> Path:
    path = folder / f"{number}.jsonl"
    fields = {
        "id": f"n{number}",
        "text": text,
        "outlet": f"Outlet {number}",
        "published": f"2031-05-{12 + number:02}",
    }
    path.write_text(json.dumps(fields) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewing")
    read([write(folder, number, text) for number, text in enumerate(TEXTS)], folder / "a.db", jobs=1)
    return folder / "a.db"


@pytest.fixture
def db(read_once: Path, tmp_path: Path) -> Path:
    path = tmp_path / "b.db"
    path.write_bytes(read_once.read_bytes())
    return path


@pytest.fixture
def store(db: Path) -> Iterator[Store]:
    opened = Store.open(db)
    yield opened
    opened.close()


def whole(db: Path) -> dict[str, str]:
    """Everything in the record, derived anew and found sound."""
    with open_record(db) as record:
        assert list(record.doctor()) == []
        listed = {entry.id: encode(entry) for kind in record.counts() for entry in record.list(kind).entries}
        return listed | {f"rejected {it.id}": encode(it) for it in rejected_entries(record.store)}


def first(db: Path, kind: str, holds: str) -> Entry:
    with open_record(db) as record:
        return next(it for it in record.list(kind).entries if holds in encode(it))


def test_rejected_is_in_no_list_but_can_be_shown(db: Path, store: Store) -> None:
    said, before = first(db, "statement", "bridge"), whole(db)
    reject(store, said.id[:16], who="Ada", why="a caption")
    with open_record(db) as record:
        assert record.show(said.id).review == "rejected"
        assert said.id not in [it.id for it in record.list("statement").entries]
        assert not [hit for hit in record.search("bridge") if hit.id == said.id]
        assert said.id not in [row["id"] for row in record.export()]
        (row,) = (it for it in record.export(kinds=["statement"], rejected=True) if it["id"] == said.id)
        assert row["review"] == "rejected"
        (decided,) = log_of(record.store, said.id)
        assert (decided.what, decided.who, decided.why) == ("reject", "Ada", "a caption")
    assert f"rejected {said.id}" in whole(db)
    undo(store)
    assert whole(db) == before


def decide(store: Store, db: Path) -> dict[str, Callable[[], object]]:
    """One decision of every sort."""
    figure, claim, commitment = (first(db, kind, "") for kind in ("figure", "breach_claim", "commitment"))
    event = first(db, "event", "")
    article = figure.mentions[0].article
    return {
        "accept": lambda: accept(store, claim.id),
        "reject": lambda: reject(store, figure.id),
        "duplicate": lambda: mark_duplicate(store, commitment.id, claim.id),
        "correct": lambda: correct(store, event.id, {"place": "Tarsk bridge"}),
        "add": lambda: add_missed(store, "statement", (article, 1, 20), {"speaker": "Orla Venn"}),
    }


@pytest.mark.parametrize("what", ["accept", "reject", "duplicate", "correct", "add"])
def test_what_is_seen_at_once_is_what_deriving_gives_and_undo_leaves_nothing(
    db: Path, store: Store, what: str
) -> None:
    before = whole(db)
    decide(store, db)[what]()
    at_once = dict(store.connection.execute("SELECT id, data FROM entry"))
    store.connection.execute("INSERT OR REPLACE INTO meta VALUES ('derived', '')")
    derived = whole(db)
    assert derived != before
    gone = {it.removeprefix("rejected ") for it in derived if it.startswith("rejected ")}
    changed = {it for it in derived if derived[it] != before.get(it)} - gone
    seen = {it for it in at_once if at_once[it] != before.get(it)}
    assert changed - {f"rejected {it}" for it in gone} <= seen | {
        it for it in changed if it.startswith(("figure", "dispute"))
    }
    undo(store)
    store.connection.execute("INSERT OR REPLACE INTO meta VALUES ('derived', '')")
    assert whole(db) == before


def test_the_order_of_decisions_on_different_entries_does_not_matter(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "c.db"
    other.write_bytes(db.read_bytes())
    for path, reverse in ((db, False), (other, True)):
        store = Store.open(path)
        made = decide(store, path)
        for what in sorted(made, reverse=reverse):
            made[what]()
        store.close()
    assert whole(db) == whole(other)


def test_a_corrected_figure_is_compared_as_corrected(db: Path, store: Store) -> None:
    def reviews() -> set[str]:
        with open_record(db) as record:
            return {it.review for it in record.list("figure", counted="people").entries}

    def disputes() -> int:
        with open_record(db) as record:
            return record.list("dispute", about="figure").total

    assert disputes() == 1
    low = first(db, "figure", '"low":40.0')
    entry = correct(
        store, low.id, {"low": "90", "high": "90"}, who="Ada", why="the text says so further down"
    )
    assert isinstance(entry, Figure)
    assert (entry.low, entry.review, entry.id) == (90.0, "edited", low.id)
    assert [(it.field, it.was, it.by) for it in entry.corrections] == [
        ("high", 40.0, "Ada"),
        ("low", 40.0, "Ada"),
    ]
    assert disputes() == 0
    undo(store)
    assert disputes() == 1
    assert reviews() == {"none"}


def test_a_dispute_does_not_rest_on_a_rejected_figure(db: Path, store: Store) -> None:
    (dispute,) = (first(db, "dispute", '"about":"figure"'),)
    reject(store, dispute.entries[0])  # type: ignore[attr-defined]
    with open_record(db) as record:
        assert record.list("dispute", about="figure").total == 0


def test_what_was_missed_is_an_entry_with_evidence(db: Path, store: Store) -> None:
    article = first(db, "commitment", "map").mentions[0].article
    text = TEXTS[2]
    start = text.index("Fourteen villages")
    fields = {"counted": "villages", "unit": "village", "low": "14", "high": "14", "claimant": "witnesses"}
    place = (article, start, start + len("Fourteen villages were burned"))
    entry = add_missed(store, "figure", place, fields, who="Ada")
    with pytest.raises(QueryError, match="added there already"):
        add_missed(store, "figure", place, fields)
    derived = json.loads(whole(db)[entry.id])
    assert (derived["review"], derived["low"], derived["mentions"][0]["quote"]) == (
        "added",
        14.0,
        "Fourteen villages were burned",
    )
    assert derived["origins"][0]["name"] == "Outlet 2"
    correct(store, entry.id, {"high": "15"})
    assert json.loads(whole(db)[entry.id])["review"] == "edited"
    with open_record(db, as_of="2031-05-13") as record:
        assert not [it for it in record.list("figure").entries if it.id == entry.id]


@pytest.mark.parametrize(
    ("fields", "place", "says"),
    [
        ({}, (0, 9), "no field is given"),
        ({"unit": "b"}, (0, 9), "needs counted"),
        ({"counted": "a", "unit": "b", "low": "9", "high": "8"}, (0, 9), "low 9 is more than high 8"),
        ({"counted": "a", "unit": "b", "low": "many"}, (0, 9), "low is a number"),
        ({"counted": "a", "unit": "b", "as_of": "May"}, (0, 9), "no date"),
        ({"text": "a"}, (0, 9), "cannot be corrected"),
        ({"counted": "a", "unit": "b"}, (9, 9), "no words at 9:9"),
        ({"counted": "a", "unit": "b"}, (0, 99999), "no words at"),
    ],
)
def test_what_cannot_be_added_is_told(
    db: Path, store: Store, fields: dict[str, str], place: tuple[int, int], says: str
) -> None:
    article = first(db, "article", "").id
    with pytest.raises(QueryError, match=says):
        add_missed(store, "figure", (article, *place), fields)


def test_a_statement_is_split_and_merged_again(db: Path, store: Store) -> None:
    said = first(db, "statement", "northern bridge")
    assert len(said.mentions) == 2
    split(store, said.id, [2], who="Ada")

    def told() -> list[Entry]:
        with open_record(db) as record:
            return [
                it for it in record.list("statement").entries if "northern bridge" in it.mentions[0].quote
            ]

    assert [len(it.mentions) for it in told()] == [1, 1]
    merge(store, told()[0].id, told()[1].id)
    assert [len(it.mentions) for it in told()] == [2]
    undo(store)
    undo(store)
    assert [len(it.mentions) for it in told()] == [2]


def test_figures_are_merged_and_split_too(db: Path, store: Store) -> None:
    before = whole(db)
    low, high = first(db, "figure", '"low":40.0'), first(db, "figure", '"low":90.0')
    merge(store, low.id, high.id, why="one count")
    (one,) = (json.loads(it) for it in whole(db).values() if '"low":40.0' in it)
    assert len(one["mentions"]) == 2
    split(store, one["id"], [2])
    after = [json.loads(text) for name, text in whole(db).items() if name.startswith("figure")]
    assert sorted(len(it["mentions"]) for it in after if it["low"] == 40.0) == [1, 1]
    undo(store)
    undo(store)
    assert whole(db) == before


def test_a_decision_finds_its_entry_under_the_id_of_an_earlier_witness(
    db: Path, store: Store, tmp_path: Path
) -> None:
    said = first(db, "statement", "northern bridge")
    reject(store, said.id, who="Ada")
    earlier = write(tmp_path, -5, TEXTS[1])
    read([earlier], db, jobs=1)
    gone = [it for it in rejected_entries(store) if it.kind == "statement"]
    assert [len(it.mentions) for it in gone] == [3]
    assert gone[0].id != said.id
    assert [row.who for row in log_of(store, gone[0].id)] == ["Ada"]
    whole(db)


def test_a_decision_whose_words_no_entry_rests_on_is_kept_and_told(db: Path, store: Store) -> None:
    claim = first(db, "breach_claim", "")
    reject(store, claim.id)
    marks = "UPDATE annotation SET marks = json_replace(marks, '$.breach_claims', json('[]'))"
    store.connection.execute(marks)
    store.connection.execute("INSERT OR REPLACE INTO meta VALUES ('derived', '')")
    with open_record(db) as record:
        assert list(record.doctor()) == [
            f"decision 1 (reject {claim.id}): nothing rests on its words any more"
        ]
    undo(store)
    with open_record(db) as record:
        assert list(record.doctor()) == []


def test_later_decisions_hold_and_earlier_ones_come_back(db: Path, store: Store) -> None:
    claim = first(db, "breach_claim", "")
    reject(store, claim.id)
    assert accept(store, claim.id).review == "accepted"
    assert correct(store, claim.id, {"modality": "denied"}).review == "edited"
    assert correct(store, claim.id, {"modality": "alleged"}).review in ("edited", "accepted")
    undo(store, 2)
    with open_record(db) as record:
        assert record.show(claim.id).review == "rejected"
    undo(store, 1)
    with open_record(db) as record:
        assert record.show(claim.id).review in ("none", "edited")
    whole(db)


def test_two_actors_become_one_and_two_again(db: Path, store: Store) -> None:
    one, other = first(db, "actor", '"Orla Venn"'), first(db, "actor", '"Pieter Maas"')
    merge(store, one.id, other.id, who="Ada")
    with open_record(db) as record:
        (merged,) = record.list("actor", name="Orla Venn").entries
        assert {"Orla Venn", "Pieter Maas"} <= {merged.name, *merged.aliases}  # type: ignore[attr-defined]
    with pytest.raises(QueryError, match="cannot be split"):
        split(store, merged.id, [1])
    undo(store)
    with open_record(db) as record:
        assert {record.show(it.id).id for it in (one, other)} == {one.id, other.id}
    whole(db)


def test_an_actor_is_corrected_in_all_but_its_name(db: Path, store: Store) -> None:
    actor = first(db, "actor", '"Orla Venn"')
    before = find_entry(store, actor.id)
    given = {
        "type": "organisation",
        "aliases": "O. Venn; the minister",
        "offices": "minister of roads | Tarsk | 2030 | 2031-06; envoy",
        "part_of": "Tarsk Council",
        "speaks_for": "",
    }
    corrected = correct(store, actor.id, given, who="Ada")
    for entry in (corrected, derived(db, actor.id)):
        assert isinstance(entry, Actor)
        assert (entry.type, entry.part_of, entry.review) == ("organisation", "Tarsk Council", "edited")
        assert entry.aliases == ("O. Venn", "the minister")
        assert entry.offices == (Office("minister of roads", "Tarsk", "2030", "2031-06"), Office("envoy"))
    with open_record(db) as record:
        assert record.list("actor", name="the minister", office="roads").total == 1
    undo(store)
    assert derived(db, actor.id) == before
    whole(db)


def derived(db: Path, entry_id: str) -> Entry:
    """The entry in a record that was put together anew."""
    store = Store.open(db)
    with store.transaction() as inside:
        call_for_deriving(inside)
    store.close()
    with open_record(db) as record:
        return record.show(entry_id)


OFFICES = st.builds(
    Office,
    st.sampled_from(("envoy", "minister of roads")),
    *[st.none() | st.sampled_from(("Tarsk", "the Council"))],
    *[st.none() | st.sampled_from(("2030", "2031-05", "2031-05-06"))] * 4,
)


@given(OFFICES)
def test_an_office_goes_through_its_words(office: Office) -> None:
    assert office_written(written_office(office)) == office


@pytest.mark.parametrize(
    ("kind", "field", "words", "says"),
    [
        ("actor", "type", "wizard", "one of person"),
        ("actor", "offices", "envoy | Tarsk | someday", "not YYYY"),
        ("actor", "offices", "| Tarsk", "TITLE"),
        ("statement", "text", "x", "cannot be corrected"),
        ("statement", "modality", "perhaps", "one of asserted"),
        ("statement", "modality", "-", "cannot be unknown"),
        ("statement", "speech", "maybe", "yes or no"),
        ("figure", "low", "1e999", "is a number"),
        ("event", "start", "2031-13", "no date"),
        ("actor", "name", "x", "cannot be corrected"),
    ],
)
def test_what_cannot_be_corrected_is_told(
    db: Path, store: Store, kind: str, field: str, words: str, says: str
) -> None:
    entry = first(db, kind, "")
    with pytest.raises(QueryError, match=says):
        correct(store, entry.id, {field: words})
    assert store.connection.execute("SELECT count(*) FROM log").fetchone() == (0,)


def test_an_article_is_not_reviewed(db: Path, store: Store) -> None:
    with pytest.raises(QueryError, match="what was read"):
        reject(store, first(db, "article", "").id)


def test_what_is_decided_while_the_record_is_derived_is_not_lost(db: Path, store: Store) -> None:
    figure, claim, event = (
        first(db, "figure", '"low":40.0'),
        first(db, "breach_claim", ""),
        first(db, "event", ""),
    )
    accept(store, claim.id)
    calls, upto = store.calls, last_number(store)
    readings = date_articles(store.readings())
    entries, judgements = derive(readings, store.replaced(), decisions(store))
    reject(store, figure.id)
    undo(store, 1)
    correct(store, event.id, {"place": "Tarsk"})
    texts = {reading.id: reading.document.text for reading in readings}
    store.replace_record(entries, judgements, texts, "now", [(1, claim.id)], calls)
    catch_up(store, upto)
    assert store.derived_by == ""
    reviews = [find_entry(store, it.id).review for it in (figure, claim, event)]
    assert reviews == ["rejected", "none", "edited"]
    assert [row.number for row in log_of(store, event.id)] == [4]
    whole(db)
