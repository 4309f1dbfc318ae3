"""What cannot be right within one article, and what can."""

from __future__ import annotations

import pytest

from accord.link import link
from accord.model.document import Document, Published
from accord.model.entries import Anomaly
from accord.model.reading import Reading
from accord.reconcile import reconcile
from tests.annotate.marking import annotator


def anomalies(text: str, published: str | None = "2031-05-12") -> list[tuple[str, str]]:
    day = Published(published, published, published, "given" if published else "unknown")
    document = Document(source="a", where="a", text=text, published=day)
    reading = Reading(document, next(annotator().annotate([document])))
    found = reconcile([reading], link([reading]))
    return [(entry.what, entry.why) for entry in found if isinstance(entry, Anomaly)]


WRONG = [
    ("The talks ended on June 31, 2030.", "June 31, 2030", "June has 30 days"),
    ("They left on 30 February.", "30 February", "February has 28 days"),
    ("He spoke on Tuesday, 9 May 2031.", "Tuesday, 9 May 2031", "9 May 2031 was a Friday"),
    ("On Sunday, May 5, the bridge fell.", "Sunday, May 5", "5 May 2031 was a Monday"),
    ("The envoys met in Lund on 3 July 2031.", "3 July 2031", "told as done, in an article of 2031-05-12"),
    (
        "The war began after the raid of March 3, 2030. Seventeen years later the army still holds Brae.",
        "March 3, 2030",
        "“Seventeen years later” would be 2047, but the article knows no year later than 2031",
    ),
    (
        "The raid killed 12 people: seven soldiers and four civilians.",
        "12 people: seven soldiers and four civilians",
        "7 + 4 is 11, not 12",
    ),
    (
        "Seven people, four women and two children, were killed.",
        "Seven people, four women and two children",
        "4 + 2 is 6, not 7",
    ),
    (
        "They met. Of the 30 hostages, 12 were freed, 10 died and nine are held.",
        "30 hostages, 12 were freed, 10 died and nine are held.",
        "12 + 10 + 9 is 31, more than 30",
    ),
    (
        "The war, which lasted from 2015 to 2009, is told of.",
        "from 2015 to 2009",
        "2009 is before 2015",
    ),
]

RIGHT = [
    "Seven people, four women and three children, were killed.",
    "Seven people, four soldiers and two rebels were killed.",
    "They met. Of the 30 hostages, 12 were freed, 10 died and eight are held.",
    "The war lasted from 2009 to 2015.",
    "He spoke on Friday, 9 May 2031.",
    "The talks ended on 30 June 2030.",
    "The envoys will meet in Lund on 3 July 2031.",
    "The envoys met in Lund to set a vote for 3 July 2031.",
    "The war began on March 3, 2014. Seventeen years later the army still holds Brae.",
    "The raid killed 12 people: seven soldiers and five civilians.",
    "The raid killed 12 people, among them seven soldiers and four civilians.",
    "The raid killed 12 people, including seven soldiers and four civilians.",
    "May 60 men be found to march? In March 60 were.",
    "Posted April 8, 2031 at 12:19 pm. Twenty years later it has not worked.",
    "We may 40 times repeat it.",
]


@pytest.mark.parametrize(("text", "what", "why"), WRONG)
def test_what_cannot_be_right_is_said_with_its_reason(text: str, what: str, why: str) -> None:
    assert anomalies(text) == [(what, why)]


@pytest.mark.parametrize("text", RIGHT)
def test_what_can_be_right_is_let_stand(text: str) -> None:
    assert anomalies(text) == []


def test_without_a_date_a_year_that_is_not_told_is_not_judged() -> None:
    assert anomalies("He spoke on Tuesday, 9 May.", None) == []
    assert anomalies("He spoke on Tuesday, 9 May 2031.", None) == [
        ("Tuesday, 9 May 2031", "9 May 2031 was a Friday")
    ]
