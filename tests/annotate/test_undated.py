"""Articles without a date: what their own words say of it, and when they say nothing."""

from __future__ import annotations

import re

import pytest

from accord.model.document import Published
from tests.annotate.marking import annotate

COMMENTS = (
    "Let them talk! June {0}, 2031 at 4:12 pm | Reply They never will. June {1}, 2031 at 9:03 am | Reply"
)

DATED = [
    # a dateline without its year: the last year named, the weekday, and what lies ahead decide
    (
        "ORVEN, May 6 (Agency) - Envoys met on Tuesday, the first time since 2030. They will sign in 2032.",
        ("2031-05-06", "2031-05-06"),
    ),
    (
        "ORVEN, May 7 (Agency) - The envoys met on Wednesday. Prices were the highest since June 2029.",
        ("2031-05-07", "2031-05-07"),
    ),
    # readers' comments
    (f"The envoys met in Orven. {COMMENTS.format(5, 6)}", ("2031-06-04", "2031-06-05")),
    # one alone, where the weekday told goes with it; several that nothing stands behind
    (
        "The envoys met on Wednesday. Let them talk! June 5, 2031 at 4:12 pm | Reply",
        ("2031-06-04", "2031-06-05"),
    ),
    (
        "The envoys met. June 5, 2031 4:12 pm ET Good. June 5, 2031 5:10 pm ET Bad. June 6, 2031 1:10 am ET",
        ("2031-06-04", "2031-06-05"),
    ),
    # a picture's caption, alone and with the weekday that the story tells of
    (
        "Fighters rest beside a truck near Orven June 5, 2031. The envoys met again and parted.",
        ("2031-06-05", "2031-06-11"),
    ),
    (
        "Fighters rest beside a truck near Orven June 5, 2031. The envoys met on Saturday.",
        ("2031-06-05", "2031-06-08"),
    ),
    # a report, by the days that it covers or as of which it tells
    (
        "Weekly report no. 3, 29 May – 4 June 2031\n\nThe mission counted five shells.",
        ("2031-06-04", "2031-06-11"),
    ),
    (
        "Between 5 and 18 June 2031 the mission counted 40 shells, 12 more than in the previous period.",
        ("2031-06-18", "2031-07-02"),
    ),
    ("Monthly update, June 2031\n\nNobody was hurt.", ("2031-06-30", "2031-07-30")),
    (
        "'Status report as of 6 June 2031.pdf'\n\nIts mandate runs until 30 March 2032.",
        ("2031-06-06", "2031-06-08"),
    ),
    # a whole date in the lead, with its weekday or as that of saying
    (
        "ORVEN (Agency) - Guns fell silent on Thursday, June 5, 2031, after a truce of May 2030 had failed.",
        ("2031-06-05", "2031-06-07"),
    ),
    (
        "The front offered to free nine men, two envoys said on June 5, 2031.",
        ("2031-06-05", "2031-06-07"),
    ),
]


@pytest.mark.parametrize(("text", "days"), DATED)
def test_the_text_dates_the_article(text: str, days: tuple[str, str]) -> None:
    published = annotate(text).published
    assert (published.earliest, published.latest) == days
    assert published.method == "text"
    assert re.search(", because (?:its|it reports|the (?:first|only one) of its) ", published.why)
    assert published.value == (days[0] if days[0] == days[1] else None)


UNDATED = [
    # background
    "Guns fell silent on Thursday, June 5, 2031. That truce was broken in July 2032.",
    "The war that began on Thursday, June 5, 2031, was fought until 2034.",
    "They have talked since Thursday, June 5, 2031.",
    "The war began with the attacks of September 11, 2001. The envoys met on Tuesday.",
    "The envoys, who first met on 14 October 2022, met again on Monday. That round failed.",
    "The pact of March 3, 2019 still holds, the envoy said on Friday.",
    # a day, but no year
    "ORVEN, May 6 (Agency) - The envoys met on Tuesday.",
    "The envoys met on Wednesday, May 7.",
    # two years fit
    "ORVEN, May 6 (Agency) - The envoys met again. They first met in 2029.",
    # the picture is old, or the story goes on after it
    "The envoy speaks in Orven in this file photo of June 5, 2031. The envoys met on Saturday.",
    "The envoy speaks in Orven June 5, 2029. The pact of March 3, 2031 was broken.",
    # the end of a period, and the head of a report
    "The report covers the period from 1 January to 31 March 2031. Calm prevails.",
    "Status as of 31 March 2031. Calm prevails.",
    # one comment may be late
    "The envoys met. Let them talk! June 5, 2031 at 4:12 pm | Reply",
    "The envoys met on Saturday. Let them talk! June 5, 2031 at 4:12 pm | Reply",
    # stamps of other pages
    "Talks updated: June 5, 2031 4:12 pm War updated: June 4, 2031 4:12 pm Oil updated: June 3, 2031 1:10 am",
    "© 2031 The Orven Gazette. All rights reserved.",
    "",
]


@pytest.mark.parametrize("text", UNDATED)
def test_what_dates_nothing(text: str) -> None:
    published = annotate(text).published
    assert (published.value, published.earliest, published.latest, published.method) == (
        None,
        None,
        None,
        "unknown",
    )
    assert published.why == ""


CLUES = [
    ("The envoys met on <Monday>.", "past", "XXXX-WXX-1"),
    ("The envoys will meet on <Monday>.", "future", "XXXX-WXX-1"),
    ("ORVEN, <May 6> (Agency) - The envoys met.", "dateline", "XXXX-05-06"),
    ("The round of <October 2022> failed.", "past", "2022-10"),
    ("The envoys met in <October>.", "past", "XXXX-10"),
]


@pytest.mark.parametrize(("marked", "kind", "value"), CLUES)
def test_a_clue_stands_on_the_words_of_the_text(marked: str, kind: str, value: str) -> None:
    text = marked.replace("<", "").replace(">", "")
    (clue,) = annotate(text).published.clues
    assert (clue.kind, clue.value) == (kind, value)
    assert clue.span.of(text) == marked.partition("<")[2].partition(">")[0]


def test_relative_times_are_reckoned_from_the_date_the_text_gives() -> None:
    text = "ORVEN, May 7 (Agency) - The envoys met on Wednesday. Prices were the highest since June 2029."
    values = [time.value for time in annotate(text).times]
    assert values == ["2031-05-07", "2031-05-07", "2029-06"]


def test_readers_comments_tell_nothing_but_their_stamps() -> None:
    text = f"The envoys met in Orven. {COMMENTS.format(5, 6)} We said so on Monday. The war of 1999!"
    assert {clue.kind for clue in annotate(text).published.clues} == {"comment"}
    assert annotate("The envoys met.").published == Published()
