"""The desk's first page: what came since the last visit, then the brief."""

from __future__ import annotations

from dataclasses import dataclass

from accord.export.brief import make_brief
from accord.export.contract import entry_object
from accord.store import last_article, new_since, newest_rows
from accord.view import View
from accord.web.asked import Asked, Shown, number_in
from accord.web.kept import Kept
from accord.web.pages_list import Told, told_rows

__all__ = ["home_page", "news_page"]

LISTED = {
    "What is due": ("/deadlines", "The board of deadlines"),
    "What is disputed": ("/disputes", "All disputes"),
    "What was said, by most origins first": ("/statements", "All statements"),
    "Figures, low to high": ("/figures", "All figures"),
    "What was agreed and proposed": ("/agreements", "All agreements"),
    "What is alleged, and answered": ("/breaches", "All breach claims"),
    "Talks": ("/talks", "All talks"),
    "What each side wants": ("/positions", "The whole matrix, with the words behind each cell"),
    "Who is involved": ("/actors", "All actors"),
    "Where the coverage comes from": ("/outlets", "All outlets and origins"),
}
"""The brief's sections in the order of this page, each with where the rest of it stands."""
OF_A_KIND = 12
_BRIEFS, _NEWS = Kept(), Kept()  # apart, so that many visits do not push the brief out
ORDER = (
    *("dispute", "breach_claim", "commitment", "agreement", "proposal", "talks_round", "statement", "figure"),
    *("position", "event", "anomaly", "article", "actor", "lineage"),
)
"""The kinds in what is new, those first that change the picture."""


@dataclass(frozen=True, slots=True)
class News:
    """What came with the articles read after the one numbered `after`, up to `until`: how many entries of
    each kind have a mention in them; `on` is the day of the visit before."""

    after: int
    until: int
    on: str
    entries: dict[str, int]


def home_page(record: View, asked: Asked) -> Shown:
    """The situation, every line beside its source, and what came since the last visit."""
    brief = _BRIEFS.of(record, make_brief)
    order = list(LISTED)
    sections = sorted(
        brief.sections, key=lambda it: order.index(it.title) if it.title in LISTED else len(order)
    )
    rows = [
        {
            "section": section.title,
            "group": name,
            "text": line.text or (line.evidence.sentence if line.evidence else ""),
            "notes": list(line.notes),
            "id": line.id,
        }
        for section in sections
        for name, lines in section.groups
        for line in lines
    ]
    visit = asked.visit
    news = None
    if visit is not None and visit.since is not None and visit.on is not None:
        counts = _NEWS.of(record, _counts_since, visit.since, visit.seen)
        news = News(visit.since, visit.seen, visit.on, counts)
    earlier = visit.earlier if visit is not None else ()
    values = {"brief": brief, "sections": sections, "listed": LISTED, "news": news, "earlier": earlier}
    columns = ("section", "group", "text", "notes", "id")
    return Shown("home.html", brief.title, values, rows, columns, total=len(rows))


def news_page(record: View, asked: Asked) -> Shown:
    """Entries with a mention in the articles read after the one numbered `article`; all without it.

    Where the address has `until_article`, in none read after that: what was new then can be seen again.
    """
    after = number_in(asked.values.get("article"))
    last = last_article(record.store)
    until = min(number_in(asked.values.get("until_article")) or last, last)
    groups = _NEWS.of(record, _news_since, after, until)
    rows = [entry_object(it.entry) for _, _, told in groups for it in told]
    values = {"groups": groups, "articles": max(until - after, 0), "later": last - until, "until": until}
    return Shown(
        "news.html", "What is new", values, rows, ("kind", "id"), total=sum(number for _, number, _ in groups)
    )


def _counts_since(record: View, article: int, until: int) -> dict[str, int]:
    return new_since(record.store, article, until)


def _news_since(record: View, article: int, until: int) -> list[tuple[str, int, list[Told]]]:
    """By kind, how many entries there are and those of most origins."""
    counts = _NEWS.of(record, _counts_since, article, until)
    return [
        (kind, counts[kind], told_rows(record, newest_rows(record.store, article, kind, OF_A_KIND, until)))
        for kind in ORDER
        if kind in counts
    ]
