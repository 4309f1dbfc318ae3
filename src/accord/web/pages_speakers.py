"""Statements by who made them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from accord.export.contract import entry_object
from accord.store import actors_named, values_of
from accord.view import View
from accord.web.asked import Asked, Shown, number_in
from accord.web.pages_list import Told, told_rows

__all__ = ["speakers_page"]

SPEAKERS = 15
MOST_SPEAKERS = 2_000
OF_EACH = 3


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something: how often, the last of it, and the actor of this name where there is one."""

    name: str
    statements: int
    last: tuple[Told, ...]
    actor: str | None

    @property
    def address(self) -> str:
        """The list of all that was said."""
        whole = f'"{self.name}"'
        return f"/statements?{urlencode({'speaker': whole})}"


def speakers_page(record: View, asked: Asked) -> Shown:
    """Speakers, that with most statements first, each with the last ones; `speaker` narrows them by words."""
    words, first = asked.values.get("speaker", ""), number_in(asked.after)
    every = values_of(record.store, "statement", "speaker", words=words, limit=MOST_SPEAKERS)
    shown = every[first : first + SPEAKERS]
    actors = actors_named(record.store, [name for name, _ in shown])
    speakers = [_speaker(record, name, number, actors.get(name)) for name, number in shown]
    rows = [
        {"speaker": it.name, "statements": it.statements, "actor": it.actor, "last": entry_object(told.entry)}
        for it in speakers
        for told in it.last
    ]
    following = first + SPEAKERS if first + SPEAKERS < len(every) else None
    values = {"speakers": speakers, "words": words, "most": MOST_SPEAKERS}
    columns = ("speaker", "statements", "actor", "last")
    title = "Statements by speaker"
    return Shown("speakers.html", title, values, rows, columns, total=len(every), next=following)


def _speaker(record: View, name: str, statements: int, actor: str | None) -> Speaker:
    found = record.page("statement", exact={"speaker": name}, limit=OF_EACH)
    return Speaker(name, statements, tuple(told_rows(record, found.rows)), actor)
