"""The application: every page of the desk at its address, as HTML, JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from accord.errors import AccordError, QueryError, StoreError
from accord.store import last_article
from accord.view import View
from accord.web.api import NO_TELEMETRY, make_api
from accord.web.asked import Asked, Shown, asked_of
from accord.web.desk import Desk
from accord.web.menu import LISTS
from accord.web.pages_article import article_page
from accord.web.pages_entry import entry_page
from accord.web.pages_home import home_page, news_page
from accord.web.pages_lineage import lineage_page
from accord.web.pages_list import list_page
from accord.web.pages_positions import matrix_page
from accord.web.pages_review import add_page, log_page, rejected_page, review_entry_page, review_page
from accord.web.pages_search import search_page
from accord.web.pages_series import series_page
from accord.web.pages_sources import outlets_page, values_page
from accord.web.pages_speakers import speakers_page
from accord.web.pages_stories import stories_page, story_page
from accord.web.pages_time import board_page, timeline_page
from accord.web.past import AGAIN, NoDayError, NotYetError
from accord.web.review import add_review
from accord.web.security import Guard, same_token
from accord.web.templating import Templates
from accord.web.visits import next_visit, visit_from

__all__ = ["make_app"]

Page = Callable[[View, Asked], Shown]

PAGES: tuple[tuple[str, Page], ...] = (
    ("/", home_page),
    ("/news", news_page),
    ("/timeline", timeline_page),
    ("/deadlines", board_page),
    ("/positions", matrix_page),
    ("/stories", stories_page),
    ("/outlets", outlets_page),
    ("/search", search_page),
    ("/statements/speakers", speakers_page),
    *((it.path, partial(list_page, it)) for it in LISTS),
    ("/entry/{part}", entry_page),
    ("/article/{part}", article_page),
    ("/stories/{part}", story_page),
    ("/lineage/{part}", lineage_page),
    ("/series/{part}", series_page),
    ("/values/{part}", values_page),
    ("/review", review_page),
    ("/review/log", log_page),
    ("/review/rejected", rejected_page),
    ("/review/add/{part}", add_page),
    ("/review/{part}", review_entry_page),
)
"""Every page by its address; `{part}` is the id of what is shown."""

ENDINGS = (".json", ".csv", "")
YEAR = 365 * 24 * 3600


def make_app(desk: Desk) -> FastAPI:
    """The desk as an ASGI application; nothing is opened until something is asked."""
    app = FastAPI(title="Accord", docs_url=None, redoc_url=None, openapi_url=None, telemetry=NO_TELEMETRY)
    templates = Templates(desk)
    for path, page in PAGES:
        for ending in ENDINGS:
            name = "/index" if path == "/" and ending else path
            app.add_route(name + ending, _endpoint(desk, templates, page, ending), methods=["GET", "HEAD"])
    add_review(app, desk)
    app.mount("/api/v1", make_api(desk))
    app.mount("/static", StaticFiles(directory=str(files("accord.web").joinpath("static"))))
    for error in (AccordError, HTTPException):
        app.add_exception_handler(error, partial(_failed, templates))
    app.add_middleware(Guard, desk=desk)
    return app


def _endpoint(desk: Desk, templates: Templates, page: Page, ending: str) -> Callable[[Request], Response]:
    """The page at one ending of its address. Not a coroutine: it runs, with its connection, in a thread."""

    def endpoint(request: Request) -> Response:
        if "token" in request.query_params:
            return _let_in(desk, request)
        part = request.path_params.get("part", "")
        path = request.url.path.removesuffix(ending).replace("/index", "/", 1) if ending else request.url.path
        asked = asked_of(path, request.query_params, part)
        with desk.record(asked.as_of) as record:
            if page is not home_page or asked.as_of is not None:
                return templates.answer(page(record, asked), asked, record, ending)
            before = visit_from(request.cookies.get(desk.visit_cookie))
            visit = next_visit(before, last_article(record.store), datetime.now(UTC))
            asked = replace(asked, visit=visit)
            answer = templates.answer(page(record, asked), asked, record, ending)
        answer.set_cookie(desk.visit_cookie, visit.cookie(), YEAR, httponly=True, samesite="strict", path="/")
        return answer

    return endpoint


def _let_in(desk: Desk, request: Request) -> Response:
    """Takes the token out of the address and, where it is the desk's, into a cookie no script can read."""
    rest = request.url.remove_query_params("token")
    answer = RedirectResponse(rest.path + (f"?{rest.query}" if rest.query else ""), 303)
    if same_token(request.query_params["token"], desk.token):
        answer.set_cookie(desk.cookie, desk.token, httponly=True, samesite="strict", path="/")
    return answer


def _failed(templates: Templates, request: Request, error: Exception) -> Response:
    """What went wrong, in words, in the form that was asked for."""
    status = 422 if isinstance(error, NoDayError) else 400 if isinstance(error, QueryError) else 500
    words = str(error)
    if isinstance(error, HTTPException):
        status, words = error.status_code, str(error.detail)
        if status == 404:
            words = "The desk has no page at this address."
    elif isinstance(error, StoreError):
        status = 503
    elif words.startswith("the record has no"):
        status = 404
    coming = isinstance(error, NotYetError)
    title = "One moment" if coming else "This cannot be shown"
    answer = templates.failure(request.url.path, status, title, words, request.query_params)
    if coming:
        answer.headers["retry-after"] = answer.headers["refresh"] = AGAIN
    return answer
