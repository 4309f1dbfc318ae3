"""The desk's first page: the brief."""

from __future__ import annotations

import msgspec

from accord.export.brief import make_brief
from accord.view import View
from accord.web.asked import Asked, Shown

__all__ = ["home_page"]


def home_page(record: View, asked: Asked) -> Shown:
    """The situation, every line beside its source."""
    brief = make_brief(record)
    rows = [
        {"section": section.title, "group": name, "text": line.text, "notes": line.notes, "id": line.id}
        for section in brief.sections
        for name, lines in section.groups
        for line in lines
    ]
    return Shown("home.html", brief.title, {"brief": brief}, map(msgspec.to_builtins, rows), total=len(rows))
