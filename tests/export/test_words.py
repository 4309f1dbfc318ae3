"""An entry as one line of plain words: headings, what is not to be done, counts without a number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.export.page import outlet_of, short_date
from accord.export.words import act_in_words, in_words
from accord.model.entries import Article, CommitmentEntry, Mention, Origin
from accord.store.facets import amount
from accord.view import Context

LEADS = {
    "PORT BRAE (Lund Wire) - The ferry sank on Monday. Nine people drowned.": "The ferry sank on Monday.",
    "Tue May 6, 2031 PORT BRAE (Lund Wire) -- The ferry sank.": "The ferry sank.",
    "* The ferry sank off Brae": "The ferry sank off Brae",
    "The army (all of it) left": "The army (all of it) left",
    "The council " + "and the army " * 23 + "hel": "The council " + "and the army " * 22 + "and the army …",
}


def article(quote: str, title: str | None = None) -> Article:
    return Article(
        id="article-1",
        mentions=(Mention("article-1", "Lund Wire", 0, len(quote), quote),),
        origins=(Origin("Lund Wire", ("article-1",)),),
        first_reported="2031-05-06",
        last_reported="2031-05-06",
        source="in/a.txt",
        outlet="Lund Wire",
        title=title,
        authors=(),
        published="2031-05-06",
        published_method="given",
        lang="en",
        words=9,
        sha256="0",
        story=None,
        url=None,
        replaces=None,
        residue=(),
    )


@pytest.mark.parametrize(("quote", "heading"), LEADS.items())
def test_an_article_without_a_title_is_called_by_its_first_sentence(quote: str, heading: str) -> None:
    assert in_words(article(quote)) == heading
    assert in_words(article(quote, "Ferry lost")) == "Ferry lost"


PLEDGE = CommitmentEntry(
    id="commitment-1",
    mentions=(Mention("article-1", None, 0, 1, "The army pledged not  to shell the port."),),
    origins=(),
    first_reported="2031-05-06",
    last_reported="2031-05-06",
    obligor="the army",
    action="shell the port",
    beneficiary=None,
    instrument=None,
    condition=None,
    deadlines=(),
    status="announced",
    status_history=(),
    negated=True,
)


def test_what_is_not_to_be_done_stands_behind_the_sources_own_not() -> None:
    assert in_words(PLEDGE) == "The army: not to shell the port"
    never = replace(PLEDGE, mentions=(replace(PLEDGE.mentions[0], quote="We will Never shell the port"),))
    assert act_in_words(never) == "never shell the port"
    apart = replace(PLEDGE, mentions=(replace(PLEDGE.mentions[0], quote="It won't soon shell the port"),))
    assert act_in_words(apart) == "not: shell the port"


def test_a_status_is_told_where_nothing_else_tells_it() -> None:
    assert in_words(replace(PLEDGE, status="withdrawn")).endswith(" – withdrawn")


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words"),
    [
        (200, 999, True, "hundreds of"),
        (200, 999, False, "200 to 999"),
        (3, 9, True, "several"),
        (31, None, False, "at least 31"),
        (None, 40, False, "up to 40"),
        (650, 650, True, "about 650"),
    ],
)
def test_a_count_without_a_number_is_told_as_its_words(
    low: float | None, high: float | None, approximate: bool, words: str
) -> None:
    assert amount(low, high, approximate) == words


def test_a_source_without_an_outlet_is_called_by_its_file() -> None:
    told = Context("article-1", "/home/ada/in/truce.txt", None, None, None, "Guns fell silent.", 0, 4)
    assert outlet_of(told) == "truce.txt (outlet unknown)"
    assert outlet_of(replace(told, source="https://brae.example/a/b")).startswith("https://brae.example/a/b")
    assert outlet_of(replace(told, outlet="Lund Wire")) == "Lund Wire"


def test_days_are_short_where_there_is_little_room() -> None:
    assert short_date("2031-09-05") == "5 Sep 2031"
    assert short_date("2031-05") == "May 2031"
    assert short_date(None) == "date unknown"
