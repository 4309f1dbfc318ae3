"""A browser for tests: Debian's Chromium or Playwright's own, and a desk served to it from a thread."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
import uvicorn
from playwright.sync_api import Browser, Error, sync_playwright

from accord.web import Desk, make_app

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; where there is none the test is skipped, in CI it fails."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error as error:
            missing = f"no Chromium to test the desk in ({error.message.splitlines()[0]})"
            if os.environ.get("CI"):
                pytest.fail(missing)
            pytest.skip(missing)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The desk on a free port of this machine; its address, with which the token comes."""
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()  # who comes before the thread runs waits instead of being refused
    desk = replace(desk, port=taken.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(make_app(desk), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    try:
        yield desk.address.rstrip("/")
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        taken.close()
