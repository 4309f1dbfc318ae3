"""Issues: which one the words of a clause tell, and a user's own beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.errors import SettingError
from accord.model.issues import default_issues, issues_with

TOLD = {
    "a truce of ten days": ("ceasefire",),
    "a cease-fire": ("ceasefire",),
    "a cease - fire": ("ceasefire",),
    "lay down their arms": ("disarmament",),
    "free elections and the release of all prisoners": ("elections", "prisoners"),
    "the general must go": ("government",),
    "go to the market": (),
    "foreign troops": ("foreign_presence",),
    "the weather": (),
    "supply the rebels with arms": ("foreign_presence",),
    "supply bread to all of the towns by road and by sea with arms": (),
    "supply arms": ("foreign_presence",),
}


@pytest.mark.parametrize(("words", "codes"), TOLD.items())
def test_words_tell_issues(words: str, codes: tuple[str, ...]) -> None:
    assert default_issues().told_by(words.split()) == codes


def test_a_hint_counts_near_the_beginning_only() -> None:
    far = ["patience"] * 14
    assert default_issues().told_by(["access"]) == ("humanitarian",)
    assert default_issues().told_by([*far, "access"]) == ()


def test_every_issue_names_codes_of_the_database() -> None:
    issues = default_issues().issues
    assert len({issue.code for issue in issues}) == len(issues) == 16
    assert all(issue.what and issue.pax for issue in issues)


def test_a_user_adds_an_issue_and_words_to_one(tmp_path: Path) -> None:
    file = tmp_path / "issues.toml"
    file.write_text('[water]\nwords = "dam reservoir*"\n[ceasefire]\nwords = "quiet"\n', "utf-8")
    issues = issues_with(file)
    assert issues.told_by(["the", "reservoirs"]) == ("water",)
    assert issues.told_by(["quiet"]) == ("ceasefire",)
    assert issues.told_by(["truce"]) == ("ceasefire",)
    assert next(issue for issue in issues.issues if issue.code == "water").pax == "-"


@pytest.mark.parametrize("written", ["no toml", '[water]\nwhat = "x"\n', "[water]\nwords = 3\n"])
def test_a_file_that_holds_no_issues_is_named(tmp_path: Path, written: str) -> None:
    file = tmp_path / "issues.toml"
    file.write_text(written, "utf-8")
    with pytest.raises(SettingError, match=r"issues\.toml"):
        issues_with(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"gone\.toml"):
        issues_with(tmp_path / "gone.toml")
