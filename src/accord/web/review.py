"""What a person decides in the browser: each form of the review at its address, then the next entry."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from urllib.parse import parse_qsl, urlencode

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from accord.errors import QueryError
from accord.model.review_fields import fields_of
from accord.reviewer import Reviewer
from accord.web.desk import Desk
from accord.web.pages_review import queue_of
from accord.web.renewal import Renewal

__all__ = ["add_review"]

MOST_SENT = 200_000
"""Bytes of a form."""

Sent = Mapping[str, str]
Act = Callable[[Reviewer, str, Sent], None]


def add_review(app: FastAPI, desk: Desk) -> None:
    """Adds the addresses at which people decide; the guard has checked who asks."""
    renewal = Renewal(desk) if desk.renews else None
    posts: dict[str, Callable[[Request, Sent], str]] = {
        "/review/undo": partial(_undo, desk),
        "/review/add": partial(_add, desk),
        **{f"/review/{{part}}/{name}": partial(_decide, desk, act) for name, act in ACTS.items()},
    }
    for path, post in posts.items():
        app.add_route(path, _endpoint(post, renewal), methods=["POST"])


def _accept(reviewer: Reviewer, entry_id: str, sent: Sent) -> None:
    reviewer.accept(entry_id, why=sent.get("why"))


def _reject(reviewer: Reviewer, entry_id: str, sent: Sent) -> None:
    reviewer.reject(entry_id, why=sent.get("why"))


def _duplicate(reviewer: Reviewer, entry_id: str, sent: Sent) -> None:
    reviewer.mark_duplicate(entry_id, _other(sent), why=sent.get("why"))


def _merge(reviewer: Reviewer, entry_id: str, sent: Sent) -> None:
    reviewer.merge(entry_id, _other(sent), why=sent.get("why"))


def _split(reviewer: Reviewer, entry_id: str, sent: Sent) -> None:
    numbers = [int(name[1:]) for name in sent if name[:1] == "w" and name[1:].isdecimal()]
    reviewer.split(entry_id, numbers, why=sent.get("why"))


def _correct(reviewer: Reviewer, entry_id: str, sent: Sent) -> None:
    """Notes the fields whose words differ from those that the form had."""
    entry = reviewer.show(entry_id)
    changed = {
        name: sent[name]
        for name in fields_of(entry.kind)
        if name in sent and sent[name].strip() != sent.get(f"was-{name}", "").strip()
    }
    if not changed:
        raise QueryError("no field was changed; change one, or accept the entry")
    reviewer.correct(entry_id, changed, why=sent.get("why"))


ACTS: dict[str, Act] = {
    "accept": _accept,
    "reject": _reject,
    "duplicate": _duplicate,
    "merge": _merge,
    "split": _split,
    "correct": _correct,
}


def _other(sent: Sent) -> str:
    """The id of another entry: one that was offered or, before it, one that was written, as an id or as an
    address of the desk that ends with one."""
    written = sent.get("another") or sent.get("other", "")
    given = written.strip().partition("?")[0].rstrip("/").rpartition("/")[2]
    if not given:
        raise QueryError("the other entry is missing; choose one, or give its id or the address of its page")
    return given


def _decide(desk: Desk, act: Act, request: Request, sent: Sent) -> str:
    """Notes the decision; the address of the next entry of the queue."""
    entry_id = request.path_params["part"]
    chosen = _chosen(request)
    queue = queue_of(chosen.get("kind"), chosen.get("since"), chosen.get("below"))
    with desk.writer() as store:
        reviewer = Reviewer(store, desk.who)
        act(reviewer, entry_id, sent)
        done = reviewer.log()[-1].number
        behind = reviewer.waiting(queue, after=entry_id, limit=1)
    where = f"/review/{behind.entries[0][0].id}" if behind.entries else "/review"
    return _address(where, chosen | {"done": str(done)})


def _undo(desk: Desk, request: Request, sent: Sent) -> str:
    """Takes a decision back; the address of the entry that it was about."""
    number = sent.get("number", "")
    with desk.writer() as store:
        row = Reviewer(store, desk.who).undo(int(number) if number.isdecimal() else None)
        decision, judged = row.decision, row.judgements
        about = judged[0].left if judged else None
        if decision is not None and decision.what != "add":
            about = decision.target.id
        there = about is not None and _is_there(Reviewer(store), about)
    return _address(f"/review/{about}" if there else "/review/log", _chosen(request) | {"undone": "1"})


def _is_there(reviewer: Reviewer, entry_id: str) -> bool:
    try:
        return reviewer.show(entry_id).id == entry_id
    except QueryError:
        return False


def _add(desk: Desk, request: Request, sent: Sent) -> str:
    """Adds what was missed: words of an article as they stand there, or between two offsets."""
    kind, article = sent.get("kind", ""), sent.get("article", "")
    start, end = sent.get("start", ""), sent.get("end", "")
    values = {
        name.removeprefix(f"{kind}-"): words
        for name, words in sent.items()
        if name.startswith(f"{kind}-") and words.strip()
    }
    with desk.writer() as store:
        reviewer = Reviewer(store, desk.who)
        if start.isdecimal() and end.isdecimal():
            place = (article, int(start), int(end))
        else:
            place = reviewer.place_of(article, sent.get("words", ""))
        entry = reviewer.add_missed(kind, place, values, why=sent.get("why"))
        done = reviewer.log()[-1].number
    return _address(f"/review/{entry.id}", {"done": str(done)})


def _chosen(request: Request) -> dict[str, str]:
    """The filters of the queue, out of the form's address."""
    query = dict(parse_qsl(request.url.query))
    return {name: query[name] for name in ("kind", "since", "below") if query.get(name)}


def _address(path: str, query: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(sorted(query.items()))}" if query else path


def _endpoint(
    act: Callable[[Request, Sent], str], renewal: Renewal | None
) -> Callable[[Request], Awaitable[Response]]:
    """Reads the form, then works in a thread, as the pages do."""

    async def endpoint(request: Request) -> Response:
        if request.query_params.get("as_of"):
            raise HTTPException(403, "What was known then can only be read; go back to today to decide.")
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > MOST_SENT:
            raise HTTPException(413, "The form is too large, or does not tell its length.")
        async with request.form(max_files=0, max_fields=500) as form:
            sent = {name: value.strip() for name, value in form.items() if isinstance(value, str)}
        where = await run_in_threadpool(act, request, sent)
        if renewal is not None:
            renewal.soon()
        return RedirectResponse(where, 303)

    return endpoint
