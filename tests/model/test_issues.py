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
    "sanctions against oil firms": ("recognition_sanctions",),
    "it is important": (),
    "a democrat from the north": (),
    "money for doctors": ("humanitarian",),
    "money": ("economy",),
    "recognise the court 's authority": ("justice",),
    "recognise the result": ("elections",),
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


WORDED = {
    "an immediate stop to the air raids": "ceasefire",
    "the checkpoints removed from the valley": "withdrawal",
    "hand over its rockets": "disarmament",
    "a share of the cabinet posts": "government",
    "a recount in three provinces": "elections",
    "their sons back from the rebels' jails": "prisoners",
    "lift the siege of the port": "humanitarian",
    "those who fled may come back": "refugees",
    "an end to court cases against its leaders": "justice",
    "powers for the north": "status",
    "the release of its bank accounts": "recognition_sanctions",
    "neutral referees on the ridge": "peacekeeping",
    "the base closed": "foreign_presence",
    "their language on road signs": "rights",
    "a rise of nine percent": "economy",
    "sit at one table": "talks",
    "stop firing on the road": "ceasefire",
    "move its patrols back from the ridge": "withdrawal",
    "join the national army": "disarmament",
    "seats in the senate": "government",
    "publish the lists of those it holds": "prisoners",
    "let the nurses through": "humanitarian",
    "return to their villages": "refugees",
    "put before a judge": "justice",
    "a parliament of their own": "status",
    "a ban on travel": "recognition_sanctions",
    "guarantee the deal": "peacekeeping",
    "sending arms to the rebels": "foreign_presence",
    "the ban on three newspapers": "rights",
    "call off the walkout": "economy",
}


@pytest.mark.parametrize("text", WORDED)
def test_what_is_wanted_tells_the_issue(text: str) -> None:
    assert default_issues().told_by(text.split())[:1] == (WORDED[text],)


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
