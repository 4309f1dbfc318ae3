"""The issues that parties take positions on, and which of them a clause is about.

The list is data (`issues.toml`), after the codes of the peace agreements database PA-X; a file of the same
shape adds issues, or words to issues that are there already.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from accord.errors import SettingError
from accord.model.tables import toml_table

__all__ = ["Issue", "Issues", "default_issues", "issue_words", "issues_with"]

_STEM = 2  # letters by which a form is looked up
_APART = 7
_NEAR = 12
_WORD, _HINT = 2, 1
_NO_ISSUE = "none"
_JOINING = frozenset((",", ";", "and", "or", "nor", "but", "as"))


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue: its code, what it covers, the codes of PA-X that it gathers, and what people call it."""

    code: str
    what: str
    pax: str
    name: str


class _Form(NamedTuple):
    """Words that tell an issue, the code and the weight.

    `parts` stand in a row; `apart` within seven words behind them; `open` is whether the last word of all may
    go on.
    """

    parts: tuple[str, ...]
    apart: tuple[str, ...]
    open: bool
    code: str
    weight: int

    def at(self, words: Sequence[str], at: int) -> bool:
        """Whether the words from `at` on are these."""
        size = len(self.parts)
        if not self._are(words[at : at + size], self.parts, last=not self.apart):
            return False
        behind, reach = at + size, min(at + size + _APART, len(words))
        for number, part in enumerate(self.apart, 1):
            last = number == len(self.apart)
            here = (i for i in range(behind, reach) if self._are(words[i : i + 1], (part,), last=last))
            behind = next(here, reach) + 1
            if behind > reach:
                return False
        return True

    def _are(self, words: Sequence[str], parts: tuple[str, ...], *, last: bool) -> bool:
        if len(words) < len(parts) or tuple(words[:-1]) != parts[:-1]:
            return False
        return words[-1] == parts[-1] or (last and self.open and words[-1].startswith(parts[-1]))


class Issues:
    """A list of issues; asked which ones the words of a clause tell of."""

    def __init__(self, table: Mapping[str, Mapping[str, str]]) -> None:
        self.issues = tuple(
            Issue(code, row["what"], row["pax"], row.get("name", code.replace("_", " ")))
            for code, row in table.items()
            if code != _NO_ISSUE
        )
        self._forms: dict[str, list[_Form]] = {}
        for code, row in table.items():
            for weight, words in ((_WORD, row["words"]), (_HINT, row.get("hints", ""))):
                for form in words.split():
                    self._add(form, code, weight)
        for forms in self._forms.values():
            forms.sort(
                key=lambda it: (-len(it.parts) - len(it.apart), it.open, -len(it.parts[-1]), -it.weight)
            )

    def _add(self, form: str, code: str, weight: int) -> None:
        row, *apart = form.casefold().rstrip("*").replace("_", "-").split("+")
        parts = tuple(_parted(row))
        made = _Form(parts, tuple(apart), form.endswith("*"), code, weight)
        self._forms.setdefault(parts[0][:_STEM], []).append(made)

    def told_by(self, words: Sequence[str], *, hints: bool = True) -> tuple[str, ...]:
        """The codes of the issues that words in lower case tell, the first told first.

        Another one counts where a comma or "and" parts it from the first: "a truce and elections", and not
        "sanctions against oil firms".
        Of hints, where they count, only one does, near the beginning, and only where no word tells: the first
        that is not for something else, as in "money for doctors".
        """
        parts = [part for word in words for part in _parted(word)]
        told: list[str] = []
        hinted: list[str] = []
        serving: list[str] = []
        at = first = 0
        while at < len(parts):
            form = next((it for it in self._forms.get(parts[at][:_STEM], ()) if it.at(parts, at)), None)
            if form is not None and form.code != _NO_ISSUE:
                if form.weight == _WORD:
                    first = first if told else at
                    if not told or _JOINING.intersection(parts[first:at]):
                        told.append(form.code)
                elif at < _NEAR:
                    behind = parts[at + len(form.parts) :][:1]
                    (serving if behind == ["for"] else hinted).append(form.code)
            at += len(form.parts) if form is not None else 1
        return tuple(dict.fromkeys(told or ((hinted or serving)[:1] if hints else ())))


def _parted(word: str) -> Iterator[str]:
    """The parts of a word with hyphens, which a tokenizer may or may not have cut there."""
    return (part for part in word.replace("‑", "-").split("-") if part not in ("", "'s", "’s"))


@cache
def default_issues() -> Issues:
    """The issues that come with Accord."""
    return Issues(toml_table("accord.model", "issues.toml"))


@cache
def _names() -> dict[str, str]:
    return {it.code: it.name for it in default_issues().issues}


def issue_words(code: str) -> str:
    """What people call the issue of this code; of a user's own, the words of its code."""
    return _names().get(code) or code.replace("_", " ")


@cache
def issues_with(file: Path | None) -> Issues:
    """The issues with those of a user's file, which adds codes, or words to codes.

    Raises SettingError where the file cannot be read or an issue in it has no `words`.
    """
    if file is None:
        return default_issues()
    try:
        added = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingError(f"{file}: the issues cannot be read: {error}") from error
    table: dict[str, dict[str, str]] = {
        code: dict(row) for code, row in toml_table("accord.model", "issues.toml").items()
    }
    for code, row in added.items():
        if not _is_issue(row):
            raise SettingError(f'{file}: [{code}] needs words = "…", all its fields in quotation marks')
        known = table.setdefault(
            code, {"what": row.get("what", code), "pax": row.get("pax", "-"), "words": ""}
        )
        for field in ("words", "hints"):
            known[field] = f"{known.get(field, '')} {row.get(field, '')}"
    return Issues(table)


def _is_issue(row: Any) -> bool:
    return isinstance(row, dict) and "words" in row and all(isinstance(it, str) for it in row.values())
