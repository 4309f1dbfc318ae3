"""Every page of the desk: for people, as JSON and as CSV, of a full record and of an empty one."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from markupsafe import escape
from starlette.testclient import TestClient

from accord import Record
from accord.export.notes import office_beside
from accord.export.words import in_plain_words, in_words, kind_words
from accord.model.annotation import Annotation
from accord.model.entries import Actor, Figure, Lineage, StatementEntry
from accord.store import Store, encode, put_entries
from accord.web import Desk
from accord.web.app import PAGES
from accord.web.menu import LISTS
from accord.web.pages_home import LISTED
from accord.web.templating import direction
from accord.web.visits import Visit

from ..store.conftest import document
from ..store.test_crossing import position
from .conftest import asking

PATHS = [path for path, _ in PAGES if "{" not in path]
MOST_BYTES = 300_000


def ending(path: str, form: str) -> str:
    return f"/index{form}" if path == "/" else f"{path}{form}"


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_three_forms(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200, page.text
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert len(page.content) < MOST_BYTES
    rows = client.get(ending(path, ".json")).json()["rows"]
    table = list(csv.reader(io.StringIO(client.get(ending(path, ".csv")).text)))
    assert len(table) == len(rows) + 1
    assert all(len(row) == len(table[0]) for row in table)


@pytest.mark.parametrize("path", PATHS)
def test_an_empty_record_says_what_would_fill_it(empty: TestClient, path: str) -> None:
    page = empty.get(path)
    assert page.status_code == 200
    assert 'class="empty"' in page.text or 'class="basis"' in page.text
    assert empty.get(ending(path, ".json")).json()["rows"] == []


@pytest.mark.parametrize("page", LISTS, ids=lambda page: page.kind)
def test_a_list_goes_through_every_entry_once(client: TestClient, example: Record, page: object) -> None:
    kind, path = page.kind, page.path  # type: ignore[attr-defined]
    wanted = [entry.id for entry in example.list(kind).entries]
    seen: list[str] = []
    following: str | None = f"{path}.json?limit=40"
    while following:
        answer = client.get(following).json()
        seen += [row["id"] for row in answer["rows"]]
        following = answer["next"]
    assert sorted(seen) == sorted(wanted)
    assert answer["total"] == len(wanted)


@pytest.mark.parametrize("sort", ["", "first_reported", "origins", "label"])
@pytest.mark.parametrize("reverse", ["", "1"])
def test_pages_in_any_order_join_without_a_gap(
    client: TestClient, example: Record, sort: str, reverse: str
) -> None:
    whole = client.get(f"/figures.json?limit=500&sort={sort}&reverse={reverse}").json()["rows"]
    seen: list[object] = []
    following: str | None = f"/figures.json?limit=7&sort={sort}&reverse={reverse}"
    while following:
        answer = client.get(following).json()
        seen += answer["rows"]
        following = answer["next"]
    assert seen == whole


def test_every_kind_of_entry_has_its_page(client: TestClient, example: Record) -> None:
    for kind in example.counts():
        entry = example.list(kind, limit=1).entries[0]
        page = client.get(f"/entry/{entry.id}")
        assert page.status_code == 200
        assert client.get(f"/entry/{entry.id}.json").json()["rows"][0]["id"] == entry.id


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/entry/statement-0000", 404),
        ("/statements?colour=red", 400),
        ("/statements?limit=0", 400),
        ("/statements?limit=99999999999999999999", 400),
        ("/statements?after=nothing", 400),
        ("/statements?since=whenever", 400),
        ("/statements?sort=colour", 400),
    ],
)
def test_what_cannot_be_shown_is_said(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status
    name, _, query = path.partition("?")
    for form in (".json", ".csv"):
        answer = client.get(f"{name}{form}?{query}")
        assert answer.status_code == status
        assert "<" not in answer.text


def test_a_filter_in_quotation_marks_is_the_whole_value(client: TestClient, example: Record) -> None:
    entry = example.list("statement", speaker="whitlock", limit=1).entries[0]
    name = entry.speaker  # type: ignore[attr-defined]
    whole = client.get("/statements.json", params={"speaker": f'"{name}"', "limit": "500"}).json()
    assert {row["speaker"] for row in whole["rows"]} == {name}
    part = client.get("/statements.json", params={"speaker": f'"{name[:4]}"'}).json()
    assert part["rows"] == []


def test_the_counts_beside_a_list_follow_its_filters(client: TestClient, example: Record) -> None:
    entry = example.list("statement", speaker="whitlock", limit=1).entries[0]
    name = entry.speaker  # type: ignore[attr-defined]
    assert "Counted in all." in client.get("/statements").text
    page = client.get("/statements", params={"speaker": f'"{name}"'}).text
    assert "Counted in those that fit." in page
    rows = client.get("/statements.json", params={"speaker": f'"{name}"', "limit": "500"}).json()["rows"]
    forms = Counter(row["kind_of"] for row in rows)
    assert len(forms) > 1
    for form, number in forms.items():
        assert re.search(rf'{form}</span> <span class="count">{number}</span>', page)


def test_a_party_that_turned_stands_in_its_cell_as_one_change(empty: TestClient, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "empty.db")
    store.add([("a.txt", document("a.txt"), encode(Annotation(document("a.txt").id)), "test")])
    turned = (
        position(1, "Harbour Union", "talks", "rejects"),
        position(2, "Harbour Union", "talks", "accepts"),
    )
    days = {"since": "2031-05-02", "until": "2031-05-09"}, {"since": "2031-05-09"}
    with store.transaction() as db:
        put_entries(db, [replace(it, **held) for it, held in zip(turned, days, strict=True)])  # type: ignore[arg-type]
    store.close()
    rows = empty.get("/positions.json").json()["rows"]
    assert [(it["turn"], it["stance"], it["since"]) for it in rows] == [
        (1, "rejects", "2031-05-02"),
        (2, "accepts", "2031-05-09"),
    ]
    assert "rejects from 2 May 2031, then accepts from 9 May 2031" in empty.get("/positions").text


def test_a_visit_after_new_articles_says_what_came(desk: Desk) -> None:
    with asking(desk) as client:
        assert "Since your last visit" not in client.get("/").text
        before = Visit(None, None, 70, datetime(2024, 5, 1, tzinfo=UTC)).cookie()
        client.cookies.clear()
        page = client.get("/", headers={"cookie": f"{desk.visit_cookie}={before}"})
    assert "Since your last visit on 1 May 2024" in page.text
    assert "/news?article=70&amp;until_article=76" in page.text


def test_what_was_new_at_an_earlier_visit_can_be_seen_again(desk: Desk) -> None:
    with asking(desk) as client:
        seen = Visit(40, "2024-05-01", 60, datetime(2024, 5, 2, tzinfo=UTC)).cookie()
        page = client.get("/", headers={"cookie": f"{desk.visit_cookie}={seen}"}).text
        assert "/news?article=40&amp;until_article=60" in page
        then = client.get("/news.json?article=40&until_article=60").json()
        now = client.get("/news.json?article=40").json()
        rest = client.get("/news.json?article=60").json()
        assert 0 < then["total"] < now["total"] <= then["total"] + rest["total"]
        assert "came after" in client.get("/news?article=40&until_article=60").text
        assert client.get("/news.json?article=60&until_article=40").json()["rows"] == []


def test_an_article_has_its_sentences_and_what_rests_on_them(client: TestClient, example: Record) -> None:
    statement = example.page("statement", limit=1).rows[0].entry
    at = statement.mentions[0]
    page = client.get(f"/article/{at.article}").text
    assert 'id="s1"' in page
    assert f'id="c{at.start}"' in page
    assert f'href="/entry/{statement.id}"' in page
    marks = client.get(f"/article/{at.article}.json").json()["rows"]
    assert {"start": at.start, "end": at.end} in [{"start": it["start"], "end": it["end"]} for it in marks]


def test_a_cell_of_the_matrix_opens_its_positions(client: TestClient) -> None:
    held: Counter[tuple[str, str, str]] = Counter()
    for row in client.get("/positions.json").json()["rows"]:
        held[row["party"], row["issue"], row["stance"]] += row["positions"]
    assert held
    for (party, issue, stance), number in held.items():
        found = client.get(
            "/positions/list.json",
            params={"party": f'"{party}"', "issue": f'"{issue}"', "stance": stance},
        ).json()
        assert found["total"] == number


def test_the_timeline_is_drawn_beside_a_table_of_the_same(client: TestClient) -> None:
    page = client.get("/timeline?since=2024-03&until=2024-08").text
    drawn, _, table = page.partition("</svg>")
    bars = re.findall(r'<a href="([^"]*)" tabindex="-1" aria-label="[^"]*: ([\d,]+)">', drawn)
    cells = re.findall(r'<td class="number">([\d,]+)</td>', table.partition("</table>")[0])
    assert bars
    assert sorted(number for _, number in bars) == sorted(cells)
    for address, _ in bars:
        assert f'<th scope="row"><a href="{address}">' in table
    address, number = unescape(bars[0][0]), int(bars[0][1])
    kind = "statement"
    shown = client.get(address.replace("/timeline?", f"/timeline.json?limit=500&kind={kind}&")).json()["rows"]
    assert len(shown) == number


def test_speakers_stand_with_what_they_said_last(client: TestClient, example: Record) -> None:
    answer = client.get("/statements/speakers.json").json()
    said = Counter(
        it.speaker
        for it in example.list("statement").entries
        if isinstance(it, StatementEntry) and it.speaker
    )
    counts = [row["statements"] for row in answer["rows"]]
    assert answer["total"] == len(said)
    assert counts == sorted(counts, reverse=True)
    for row in answer["rows"]:
        assert row["statements"] == said[row["speaker"]]
        assert row["last"]["speaker"] == row["speaker"]
    some = answer["rows"][0]["speaker"]
    assert some in client.get("/statements/speakers", params={"speaker": some[:5].upper()}).text
    following, names = answer["next"], [row["speaker"] for row in answer["rows"]]
    while following:
        answer = client.get(following).json()
        names += [row["speaker"] for row in answer["rows"]]
        following = answer["next"]
    assert list(dict.fromkeys(names)) == sorted(said, key=lambda name: (-said[name], name))


def test_an_actors_page_has_all_that_is_its_own(client: TestClient, example: Record) -> None:
    actors = [it for it in example.list("actor").entries if isinstance(it, Actor)]
    wants = next(it for it in actors if example.page("position", exact={"party": it.name}, limit=1).rows)
    page = client.get(f"/entry/{wants.id}").text
    held = example.page("position", exact={"party": wants.name}).rows
    assert all(f">{row.entry.issue.replace('_', ' ')}</th>" in page for row in held)  # type: ignore[attr-defined]
    called = next(it for it in actors if it.offices and len(it.aliases) > 2)
    page = client.get(f"/entry/{called.id}").text
    assert all(
        f'<li dir="auto">{escape(name)}</li>' in page for name in called.aliases if name != called.name
    )
    assert all(escape(office.title) in page for office in called.offices)


def test_who_an_entry_names_is_one_step_away(client: TestClient, example: Record) -> None:
    names = {it.name: it.id for it in example.list("actor").entries if isinstance(it, Actor)}
    statement = next(it for it in example.list("statement").entries if it.speaker in names)  # type: ignore[attr-defined]
    assert f'href="/entry/{names[statement.speaker]}"' in client.get(f"/entry/{statement.id}").text  # type: ignore[attr-defined]
    position = next(it for it in example.list("position").entries if it.party in names)  # type: ignore[attr-defined]
    assert (
        f'<dd dir="auto"><a href="/entry/{names[position.party]}">'
        in client.get(f"/entry/{position.id}").text
    )  # type: ignore[attr-defined]


def test_numbers_and_codes_stand_as_people_write_them(client: TestClient, example: Record) -> None:
    assert in_plain_words(22000.0) == "22,000"
    assert in_plain_words(2.5) == "2.5"
    assert in_plain_words("heavy_weapons", "mode") == "heavy weapons"
    assert in_plain_words("ASSAULT", "type") == "assault"
    assert in_plain_words("ASSAULT") == "ASSAULT"
    assert in_plain_words("2024-05-x the unit's name") == "2024-05-x the unit's name"
    assert kind_words("anomaly", many=True) == "anomalies"
    events = client.get("/events").text
    for code in {it.type for it in example.list("event").entries}:  # type: ignore[attr-defined]
        assert f": {code}" not in events


def test_one_of_a_thing_is_told_as_one(example: Record) -> None:
    figures = [it for it in example.list("figure").entries if isinstance(it, Figure)]
    one = replace(figures[0], low=1.0, high=1.0, approximate=False, place=None, claimant=None)
    told = {
        ("soldier", "soldiers killed"): "1 soldier killed",
        ("policeman", "policemen wounded"): "1 policeman wounded",
        ("killed", "people killed"): "1 person killed",
        ("company", "oil companies"): "1 oil company",
    }
    for (unit, counted), words in told.items():
        assert in_words(replace(one, unit=unit, counted=counted)) == words
    assert in_words(replace(one, unit="soldier", counted="soldiers", high=None)) == "At least 1 soldier"


def test_what_is_due_stands_on_one_side_of_the_last_day(client: TestClient) -> None:
    rows = client.get("/deadlines.json").json()["rows"]
    last = client.get("/articles.json?limit=1").json()["rows"][0]["last_reported"]
    assert {row["column"] for row in rows} <= {"To come", "Moved or disputed", "Passed"}
    assert all(row["due"] > last for row in rows if row["column"] == "To come")
    assert all(row["due"][:7] <= last for row in rows if row["column"] == "Passed")


def test_every_section_of_the_brief_leads_to_the_rest_of_it(client: TestClient, example: Record) -> None:
    assert {section.title for section in example.brief().sections} == set(LISTED)
    for path, _ in LISTED.values():
        assert client.get(path).status_code == 200


def test_a_copy_stands_beside_its_source(client: TestClient, example: Record) -> None:
    links = [entry for entry in example.list("lineage").entries if isinstance(entry, Lineage)]
    link = next(it for it in links if it.derives_from and it.passages)
    own = example.store.article(link.article)
    page = client.get(f"/lineage/{link.id}").text
    start, end = link.passages[0][0]
    assert own is not None
    assert escape(own.text[start:end][:40]) in page
    assert f'href="/article/{link.derives_from}"' in page
    assert f'href="/lineage/{link.id}"' in page
    credit = next(it for it in links if it.derives_from is None)
    assert "was not read" in client.get(f"/lineage/{credit.id}").text
    assert client.get(f"/lineage/{own.id}").status_code == 400


def test_a_speaker_who_is_only_described_is_described_once() -> None:
    assert office_beside("the harbour wardens", "Harbour Wardens") is None
    assert office_beside("Warden Ilsa Verne", "warden") is None
    assert office_beside("Ilsa Verne", "harbour warden") == "harbour warden"
    assert office_beside("wardens", "speaker of the wardens") == "speaker of the wardens"
    assert office_beside(None, "harbour warden") == "harbour warden"


def test_a_list_says_an_office_only_beside_a_name(client: TestClient, example: Record) -> None:
    told = [it for it in example.list("statement").entries if isinstance(it, StatementEntry) and it.office]
    described = next(it for it in told if it.speaker and not office_beside(it.speaker, it.office))
    named = next(it for it in told if it.speaker and office_beside(it.speaker, it.office))
    assert 'class="office"' not in client.get(f"/entry/{described.id}").text
    assert 'class="office"' in client.get(f"/entry/{named.id}").text


def test_a_figures_course_is_drawn_beside_a_table_of_it(client: TestClient, example: Record) -> None:
    figures = [it for it in example.list("figure").entries if isinstance(it, Figure)]
    counted = next(it for it in figures if len(it.series) > 2)
    page = client.get(f"/entry/{counted.id}").text
    rows = client.get(f"/series/{counted.id}.json").json()["rows"]
    assert {it["id"] for it in rows} >= set(counted.series)
    assert '<svg class="chart" role="img"' in page
    assert "style=" not in page
    assert all(str(escape(it["words"])) in page for it in rows)
    own = [it["day"] for it in rows if it["claimant"] == counted.claimant]
    assert own == sorted(own)
    assert f'href="/entry/{counted.id}"' in client.get(f"/series/{counted.id}").text


def test_a_single_count_has_no_course(client: TestClient, example: Record) -> None:
    figures = [it for it in example.list("figure").entries if isinstance(it, Figure)]
    single = next(it for it in figures if sum(other.counted == it.counted for other in figures) == 1)
    assert "<svg" not in client.get(f"/entry/{single.id}").text
    assert "counted once" in client.get(f"/series/{single.id}").text
    assert client.get(f"/series/{example.list('statement').entries[0].id}").status_code == 400


def test_an_order_behind_a_minus_sign_goes_from_the_other_end(client: TestClient) -> None:
    most = client.get("/statements.json?sort=-mentions&limit=5").json()["rows"]
    assert most == client.get("/statements.json?sort=mentions&reverse=1&limit=5").json()["rows"]
    assert '<option value="-mentions" selected>' in client.get("/statements?sort=mentions&reverse=1").text
    assert '<option value="origins" selected>' in client.get("/statements?sort=origins").text


def test_those_named_most_come_first_among_actors(client: TestClient) -> None:
    rows = client.get("/actors.json?limit=20").json()["rows"]
    assert rows == client.get("/actors.json?sort=-mentions&limit=20").json()["rows"]
    assert '<option value="-mentions" selected>' in client.get("/actors").text
    assert rows != client.get("/actors.json?sort=-last_reported&limit=20").json()["rows"]


def test_what_is_found_stands_with_who_says_it(client: TestClient, example: Record) -> None:
    statement = next(it for it in example.list("statement").entries if isinstance(it, StatementEntry))
    found = client.get("/search", params={"q": f'"{statement.text}"', "kind": "statement"}).text
    assert f'href="/entry/{statement.id}"' in found
    assert statement.speaker is None or str(escape(statement.speaker)) in found
    articles = client.get("/search?q=ceasefire&kind=article").text
    assert "<blockquote" in articles


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("The road is open.", "ltr"),
        ("الطريق مفتوح منذ أمس", "rtl"),
        ("“الطريق مفتوح منذ أمس ولن يغلق مرة أخرى,” Ana Ruiz said.", "ltr"),
        ("قالت آنا رويس: “The road has been open since yesterday and will not close again”", "rtl"),
        ("“הדרך פתוחה”", "rtl"),
        ("12", "ltr"),
    ],
)
def test_a_line_runs_as_its_own_words_do_not_those_it_quotes(words: str, way: str) -> None:
    assert direction(words) == way


def test_an_empty_list_has_nothing_to_narrow(empty: TestClient, client: TestClient) -> None:
    assert 'id="narrow"' not in empty.get("/statements").text
    assert 'id="narrow"' in empty.get("/statements?since=2024").text
    assert 'id="narrow"' in client.get("/statements").text
