"""What each party wants: parties by issues, each cell opening what it rests on."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlencode

from accord.store import crossed, values_of
from accord.view import View
from accord.web.asked import Asked, Shown, number_in

__all__ = ["matrix_page"]

PARTIES = 25
MOST_PARTIES = 2_000
MOST_ISSUES = 40


def matrix_page(record: View, asked: Asked) -> Shown:
    """The parties with most positions, by the issues with most; `party` narrows them by words."""
    words, first = asked.values.get("party", ""), number_in(asked.after)
    every = values_of(record.store, "position", "party", words=words, limit=MOST_PARTIES)
    parties = [name for name, _ in every[first : first + PARTIES]]
    cells: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    rows = []
    for party, issue, stance, number in crossed(
        record.store, "position", "party", parties, "issue", "stance"
    ):
        cells[party, issue].append((stance, number))
        rows.append({"party": party, "issue": issue, "stance": stance, "positions": number})
    told = {issue for _, issue in cells}
    issues = [name for name, _ in values_of(record.store, "position", "issue", limit=MOST_ISSUES)]
    values = {
        "parties": parties,
        "issues": [issue for issue in issues if issue in told],
        "cells": cells,
        "held": dict(every),
        "words": words,
        "open": _address,
    }
    following = first + PARTIES if first + PARTIES < len(every) else None
    columns = ("party", "issue", "stance", "positions")
    return Shown("matrix.html", "Positions", values, rows, columns, total=len(every), next=following)


def _address(party: str, issue: str = "") -> str:
    """The list of a cell's positions, or of a party's."""
    query = {"party": f'"{party}"'} | ({"issue": f'"{issue}"'} if issue else {})
    return f"/positions/list?{urlencode(query)}"
