"""Answers as HTML, JSON or CSV."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib.metadata import version
from typing import Any
from unicodedata import bidirectional

import msgspec
from fastapi.responses import Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from accord.export.charts import drawing, framed_drawing
from accord.export.contract import csv_lines
from accord.export.notes import notes_of, office_beside, reviewed, told
from accord.export.page import human_date, outlet_of, plural, short_date, sources_of, told_by
from accord.export.render import place_of, sentence_parts
from accord.export.strips import strips_drawing
from accord.export.words import (
    act_in_words,
    field_words,
    in_plain_words,
    in_words,
    kind_words,
    language_words,
)
from accord.model.entries import Entry
from accord.view import View
from accord.web.asked import Asked, Shown
from accord.web.desk import Desk
from accord.web.menu import MENU, path_of
from accord.web.past import NoDayError, known_day
from accord.web.within import keep_within

__all__ = ["Templates", "direction"]


_FROM_RIGHT = ("R", "AL")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»")
_MOST_LOOKED_AT = 400


def direction(words: str) -> str:
    """Which way most letters of a text run, "ltr" or "rtl"; those in quotation marks count where there are no
    others. A browser's "auto" goes by the first one, which may be a quotation's."""
    looked = words[:_MOST_LOOKED_AT]
    ways = Counter(map(bidirectional, _QUOTED.sub("", looked)))
    if not ways.keys() & {"L", *_FROM_RIGHT}:
        ways = Counter(map(bidirectional, looked))
    return "rtl" if sum(ways[way] for way in _FROM_RIGHT) > ways["L"] else "ltr"


def _goes_back(entry: Entry) -> str:
    """Whom an article goes back to."""
    return ", ".join(origin.name or "somebody unknown" for origin in entry.origins) or "somebody unknown"


def _asked(value: str, field: str) -> str:
    """What a filter asks for, in words: a kind, or a value, without the quotation marks of a whole one."""
    if field == "kind":
        return kind_words(value, many=True)
    whole = len(value) > 2 and value[0] == value[-1] == '"'
    return in_plain_words(value[1:-1], field) if whole else value


_FILTERS: dict[str, Callable[..., Any]] = {
    "date": human_date,
    "short_date": short_date,
    "direction": direction,
    "language": language_words,
    "act": act_in_words,
    "words": in_words,
    "plain": in_plain_words,
    "field": field_words,
    "asked": _asked,
    "sources": sources_of,
    "kind": kind_words,
    "parts": sentence_parts,
    "place": place_of,
    "outlet": outlet_of,
    "plural": plural,
    "path": path_of,
    "notes": notes_of,
    "office": office_beside,
    "reviewed": reviewed,
    "told": told_by,
    "told_deadline": told,
    "goes_back": _goes_back,
    "within": keep_within,
    "draw": lambda chart: Markup(drawing(chart, human_date)),  # noqa: S704 - words in it are escaped where it is made
    "draw_framed": lambda chart, here: Markup(framed_drawing(chart, human_date, here)),  # noqa: S704 - as above
    "draw_strips": lambda strips: Markup(strips_drawing(strips)),  # noqa: S704 - as above
}


class Templates:
    """The desk's templates, all with autoescape: source text cannot become markup."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.environment = Environment(
            loader=PackageLoader("accord.web"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            auto_reload=False,
        )
        self.environment.filters |= _FILTERS
        self.environment.globals |= {"menu": MENU, "version": version("accord"), "desk": desk}

    def answer(self, shown: Shown, asked: Asked, record: View, ending: str) -> Response:
        """A page's answer in the form that the ending of its address asks for."""
        if ending == ".json":
            return _json(shown, asked)
        if ending == ".csv":
            return _csv(shown, asked)
        values = {
            "asked": asked,
            "shown": shown,
            "counts": record.counts(),
            "behind": not record.store.derived_by,
            **shown.values,
        }
        if asked.as_of is not None:  # What was known then is past deciding about.
            values["desk"] = replace(self.desk, read_only=True)
        return self._page(shown.template, values, 200)

    def failure(self, path: str, status: int, title: str, words: str, query: Mapping[str, str]) -> Response:
        """A page that says what went wrong; for programs, the same as JSON or plain text.

        Where the `query` asks for the record as known on a day, it leads back to the same page of today.
        """
        if path.endswith(".json") or path.startswith("/api/"):
            return Response(msgspec.json.encode({"error": words}), status, media_type="application/json")
        if path.endswith(".csv"):
            return Response(words + "\n", status, media_type="text/plain; charset=utf-8")
        shown = Shown("failure.html", title, {})
        given = {name: value for name, value in query.items() if name not in ("token", "as_of")}
        asked = Asked(path, given, as_of=_day_in(query))
        values = {"asked": asked, "shown": shown, "words": words, "counts": {}, "behind": False}
        return self._page("failure.html", values, status)

    def _page(self, template: str, values: dict[str, object], status: int) -> Response:
        text = self.environment.get_template(template).render(**values)
        return Response(text, status, media_type="text/html; charset=utf-8")


def _day_in(query: Mapping[str, str]) -> str | None:
    try:
        return known_day(query["as_of"].strip())
    except (KeyError, NoDayError):
        return None


def _json(shown: Shown, asked: Asked) -> Response:
    """The rows in an object, with how many there are in all and the address of the next ones."""
    following = asked.address(".json", after=shown.next) if shown.next else None
    whole = {"title": shown.title, "total": shown.total, "next": following, "rows": list(shown.rows)}
    return Response(msgspec.json.encode(whole), media_type="application/json")


def _csv(shown: Shown, asked: Asked) -> Response:
    """The rows as a table; the header Link tells where the next ones are."""
    rows = [row for row in (msgspec.to_builtins(it) for it in shown.rows) if isinstance(row, dict)]
    columns = list(shown.columns or (rows[0] if rows else ["kind", "id"]))
    name = asked.path.strip("/").replace("/", "-") or "brief"
    headers = {"content-disposition": f'inline; filename="{name}.csv"'}
    if shown.next:
        headers["link"] = f'<{asked.address(".csv", after=shown.next)}>; rel="next"'
    text = "".join(csv_lines(rows, columns))
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)
