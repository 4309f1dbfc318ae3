"""The documentation is true: its reference is the code's, its examples run, its links lead somewhere."""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from accord.cli import cli

from .conftest import COVERAGE, ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "examples" / "README.md"])
GUIDES = [page for page in PAGES if "```console" in page.read_text("utf-8")]
TOLD = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def test_the_reference_is_what_the_code_says() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    for name, write in generate.PAGES.items():
        page = (ROOT / "docs" / "reference" / name).read_text("utf-8")
        assert page == "\n".join(write()).rstrip() + "\n", f"docs/reference/{name} is old; run: make docs"


def test_every_command_is_in_the_reference_and_named_as_its_function() -> None:
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")
    for name, command in cli.commands.items():
        assert f"## accord {name}" in page
        assert command.callback is not None
        assert command.callback.__name__ in (name, f"{name}_entries")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory, example_db: Path) -> Path:
    """A folder as after `make demo`: the example coverage, and its record as accord.db."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "examples").mkdir()
    (folder / "examples" / "coverage").symlink_to(COVERAGE)
    shutil.copy(example_db, folder / "accord.db")
    return folder


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_print_what_the_page_shows(page: Path, workplace: Path) -> None:
    """Each `$ command` in a console block is run; `…` stands for any output."""
    checker = doctest.OutputChecker()
    blocks = re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    for command, wanted in (found for block in blocks for found in commands(block)):
        if command.startswith("make "):
            continue  # the demo and the suite themselves
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=workplace,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        got = done.stdout + done.stderr
        pattern = wanted.replace("…", "...")
        assert checker.check_output(pattern, got, TOLD), f"$ {command}\n{got}\nnot as {page.name}:\n{wanted}"


def commands(block: str) -> list[tuple[str, str]]:
    """A console block as (command, output shown) pairs."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def environment() -> dict[str, str]:
    """The tests' own `accord` first on the path."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "NO_COLOR": "1"}


@pytest.mark.parametrize("name", ["docs/python.md", "src/accord/__init__.py"])
def test_python_examples_run(name: str, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workplace)
    text = (ROOT / name).read_text("utf-8")
    test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    assert test.examples
    result = doctest.DocTestRunner(optionflags=TOLD).run(test)
    assert result.failed == 0


def test_the_readme_names_the_two_commands_first() -> None:
    screen = (ROOT / "README.md").read_text("utf-8").splitlines()[:40]
    shown = [shlex.split(line[2:]) for line in screen if line.startswith("$ make ")]
    assert ["make", "demo"] in shown
    assert ["make", "test"] in shown
