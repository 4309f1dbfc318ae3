"""The desk's lists: under which address each kind of entry stands, its title, and what would fill it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LISTS", "MENU", "Item", "ListPage", "path_of"]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One kind of entry as a list. `empty` says what would bring an entry of this kind, `beside` which other
    pages show the same, each with what it is called; `order` is how it is sorted where nobody says, from the
    other end behind a minus sign."""

    path: str
    kind: str
    title: str
    empty: str
    beside: tuple[tuple[str, str], ...] = ()
    order: str = "-last_reported"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the menu; `kind` is what is counted beside it."""

    path: str
    title: str
    kind: str | None = None


LISTS = (
    ListPage(
        "/statements",
        "statement",
        "Statements",
        "Nobody is quoted yet. Articles in which someone says something bring statements.",
        (("/statements/speakers", "By speaker"),),
    ),
    ListPage(
        "/figures",
        "figure",
        "Figures",
        "No figure yet. Articles that count people, places or things bring figures.",
    ),
    ListPage(
        "/commitments",
        "commitment",
        "Commitments",
        "No commitment yet. Pledges and obligations, in news or in the text of an agreement, bring them.",
        (("/deadlines", "As a board, by when they are due"),),
    ),
    ListPage(
        "/breaches",
        "breach_claim",
        "Breach claims",
        "No claim of a breach yet. Articles in which one side says that another broke its word bring them.",
    ),
    ListPage(
        "/talks", "talks_round", "Talks", "No talks yet. Articles that announce or report a round bring them."
    ),
    ListPage(
        "/positions/list",
        "position",
        "Positions",
        "No position yet. Articles that tell what a party demands, accepts or rejects bring them.",
        (("/positions", "As a matrix, parties by issues"),),
    ),
    ListPage(
        "/proposals", "proposal", "Proposals", "No proposal yet. Articles that report an offer bring them."
    ),
    ListPage(
        "/agreements",
        "agreement",
        "Agreements",
        "No agreement yet. An agreement's own text, or articles that name one, bring them.",
    ),
    ListPage(
        "/events", "event", "Events", "No event yet. Articles that tell who did what to whom bring them."
    ),
    ListPage(
        "/disputes",
        "dispute",
        "Disputes",
        "No dispute yet. It takes two origins whose figures, dates or words cannot both be right.",
    ),
    ListPage(
        "/actors",
        "actor",
        "Actors",
        "Nobody is named yet. Reading articles brings actors.",
        order="-mentions",
    ),
    ListPage(
        "/articles",
        "article",
        "Articles",
        "Nothing has been read yet. accord read SOURCE reads files, folders and addresses.",
        (("/stories", "By story"), ("/outlets", "By outlet")),
    ),
    ListPage(
        "/lineage",
        "lineage",
        "Copies and credits",
        "No copy or credit yet. Articles that reprint one another, or name an agency, bring them.",
    ),
    ListPage(
        "/anomalies",
        "anomaly",
        "Anomalies",
        "No anomaly. An article that contradicts itself, a date that cannot be, would stand here.",
    ),
)

MENU: tuple[tuple[str, tuple[Item, ...]], ...] = (
    (
        "",
        (
            Item("/", "Brief"),
            Item("/timeline", "Timeline"),
            Item("/search", "Search"),
            Item("/review", "Review"),
        ),
    ),
    (
        "Said",
        (
            Item("/statements", "Statements", "statement"),
            Item("/positions", "Positions", "position"),
            Item("/figures", "Figures", "figure"),
            Item("/disputes", "Disputes", "dispute"),
        ),
    ),
    (
        "Process",
        (
            Item("/deadlines", "Deadlines"),
            Item("/commitments", "Commitments", "commitment"),
            Item("/breaches", "Breach claims", "breach_claim"),
            Item("/talks", "Talks", "talks_round"),
            Item("/proposals", "Proposals", "proposal"),
            Item("/agreements", "Agreements", "agreement"),
            Item("/events", "Events", "event"),
        ),
    ),
    (
        "Sources",
        (
            Item("/actors", "Actors", "actor"),
            Item("/stories", "Stories"),
            Item("/lineage", "Lineage", "lineage"),
            Item("/outlets", "Outlets"),
            Item("/articles", "Articles", "article"),
            Item("/anomalies", "Anomalies", "anomaly"),
        ),
    ),
)
"""The menu in groups; a page that is not there yet is left out when the desk is made."""


def path_of(entry_id: str) -> str:
    """Where an entry of the record is shown."""
    kind = entry_id.partition("-")[0]
    return f"/{kind if kind in ('article', 'lineage') else 'entry'}/{entry_id}"
