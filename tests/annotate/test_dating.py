"""When a thing was said: the time of the saying, and never one of what was said."""

from __future__ import annotations

import pytest

from accord.model.annotation import Statement
from accord.model.document import Document, Published
from tests.annotate.marking import annotator

PUBLISHED = Published("2022-03-09", "2022-03-09", "2022-03-09", "given")
MONDAY, SUNDAY, TUESDAY = "2022-03-07", "2022-03-06", "2022-03-08"
SAID = "the road was open"

DATED = {
    "on a day": (f"Arda said on Monday that {SAID}.", MONDAY),
    "a bare day": (f"Arda said Monday that {SAID}.", MONDAY),
    "behind the words": ("“The road is open,” Arda said on Monday.", MONDAY),
    "behind an indirect clause": (f"{SAID.capitalize()}, Arda said on Monday.", MONDAY),
    "behind the hearer": (f"Arda told Reuters on Monday that {SAID}.", MONDAY),
    "behind hearer and place": ("“The road is open,” Arda told reporters in Doha on Monday.", MONDAY),
    "at the beginning": ("On Monday, Arda said the army had left.", MONDAY),
    "between speaker and cue": (f"Arda on Monday said {SAID}.", MONDAY),
    "between a place and the cue": (f"A reporter near the front line on Monday said {SAID}.", MONDAY),
    "set off by commas": (f"Arda, speaking on Monday on state TV, said {SAID}.", MONDAY),
    "speaking in a place": (f"Speaking in Doha on Sunday, Arda said {SAID}.", SUNDAY),
    "in an interview": (f"Arda said in an interview with the BBC on Monday that {SAID}.", MONDAY),
    "the day of the briefing": ("“The road is open,” Arda told a Monday news conference.", MONDAY),
    "the day's news conference": (f"Arda said at Tuesday’s news conference that {SAID}.", TUESDAY),
    "a statement issued": (f"In a statement issued on 4 January, Arda said {SAID}.", "2022-01-04"),
    "a letter dated": ("“The road is open,” said Arda in a letter to the envoy dated 3 March.", "2022-03-03"),
    "a report published": (f"The ministry said in a report published in March that {SAID}.", "2022-03"),
    "of an act that words go with": ("The minister resigned on Monday, saying the road was closed.", MONDAY),
    "of a joined verb": (f"On Sunday Arda met the envoy and said {SAID}.", SUNDAY),
    "a month": (f"Arda said earlier this month that {SAID}.", "2022-03"),
    "a year": ("“The road is open,” Arda said in 2019.", "2019"),
    "quoted": ("“The road is open,” state television quoted Arda as saying on Monday.", MONDAY),
    "an interview published later": (f"In an interview published on Monday, Arda said {SAID}.", None),
    "in the words": ("Arda said the troops would leave on Monday.", None),
    "first in the words": ("Arda said that on Monday the army left.", None),
    "a day's vote": ("Arda said Monday’s vote was a farce.", None),
    "after a day's vote": (f"Arda said after Monday’s vote that {SAID}.", None),
    "before the cue, in the words": ("The army left on Monday, Arda said.", None),
    "of another verb": (f"Arda, who resigned on Monday, said {SAID}.", None),
    "of another verb, right before the cue": (f"The man who resigned on Monday said {SAID}.", None),
    "of an office": (f"Arda, in office since 2011, said {SAID}.", None),
    "of a request": (f"The council, which in March asked for help, said {SAID}.", None),
    "of a thing spoken of": (f"Arda told families of the January victims that {SAID}.", None),
}  # fmt: skip


def statements(text: str) -> tuple[Statement, ...]:
    document = Document(source="t", where="t", text=text, published=PUBLISHED)
    (annotation,) = annotator().annotate([document])
    return annotation.statements


@pytest.mark.parametrize(("text", "date"), DATED.values(), ids=DATED.keys())
def test_the_day_of_the_saying(text: str, date: str | None) -> None:
    statement = statements(text)[0]
    assert statement.date == date
    assert (statement.earliest is None) == (date is None)


def test_a_week_is_an_interval_and_no_date() -> None:
    (statement,) = statements("Arda told parliament last week that the road was open.")
    assert (statement.date, statement.earliest, statement.latest) == (None, "2022-02-28", SUNDAY)


def test_what_goes_on_was_said_on_the_same_day() -> None:
    first, second = statements("Arda said on Monday the road was open, adding that the bridge was closed.")
    assert (first.date, second.date) == (MONDAY, MONDAY)


def test_without_a_date_of_publication_a_weekday_tells_nothing() -> None:
    (annotation,) = annotator().annotate(
        [Document(source="t", where="t", text="Arda said on Monday it was over.")]
    )
    assert [(it.date, it.earliest) for it in annotation.statements] == [(None, None)]


ACTED = {
    "by name": ("Omar Tesfaye met the envoy on Monday. “The road is open,” Tesfaye said.", MONDAY),
    "by pronoun": ("On Monday he came to see for himself. “The road is open,” he said.", MONDAY),
    "with the name behind": (
        "The negotiator of the government, Omar Tesfaye, on Monday received the press. “We go on,” he said.",
        MONDAY,
    ),
    "the body spoken for": (
        "The army on Monday rejected the charge. “Nobody fired,” said an army spokesman, Omar Tesfaye.",
        MONDAY,
    ),
    "had acted": ("On Monday she had promised to pay. “The road is open,” she said.", MONDAY),
    "done by the speaker": (
        "The charge was made on Monday by Omar Tesfaye. He told reporters that the road was closed.",
        MONDAY,
    ),
    "the body, and a bare spokeswoman": (
        "The Foreign Ministry rejected the charge on Monday. “Nobody fired,” spokeswoman Nadia Rahal said.",
        MONDAY,
    ),
    "done by another one": (
        "The charge was made on Monday by Nadia Rahal. Omar Tesfaye told reporters that it was false.",
        None,
    ),
    "another one acted": ("Nadia Rahal met the envoy on Monday. “The road is open,” Tesfaye said.", None),
    "the day of something else": (
        "Omar Tesfaye praised the vote of Monday. “The road is open,” Tesfaye said.",
        None,
    ),
    "said in general": ("Omar Tesfaye met the envoy on Monday. The road, Tesfaye says, is open.", None),
    "two sentences before": (
        "Omar Tesfaye met the envoy on Monday. The rain had stopped. “It is open,” Tesfaye said.",
        None,
    ),
}


@pytest.mark.parametrize(("text", "date"), ACTED.values(), ids=ACTED.keys())
def test_what_is_said_right_behind_an_act_was_said_on_its_day(text: str, date: str | None) -> None:
    assert statements(text)[-1].date == date
