"""Word tables that lie as TOML beside the code that uses them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["toml_table", "word_set"]


@cache
def toml_table(package: str, name: str) -> dict[str, Any]:
    """The file `name` of a package, read once a process; nobody may change what it returns."""
    return tomllib.loads(files(package).joinpath(name).read_text("utf-8"))


@cache
def word_set(package: str, name: str, table: str) -> frozenset[str]:
    """One table of such a file: words between blanks, or a list where phrases have blanks of their own."""
    listed = toml_table(package, name)[table]
    return frozenset(listed.split() if isinstance(listed, str) else listed)
