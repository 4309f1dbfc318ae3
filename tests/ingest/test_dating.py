"""When an article appeared, and what is no date."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.ingest import from_record
from accord.ingest.dating import date_of
from accord.model.document import Published
from accord.model.values import DateInterval
from tests.ingest.builders import BODY, TEXT, json_lines, read_one, record, write

FIELDS = [
    ("2024-03-14", "2024-03-14"),
    ("2024-03", "2024-03"),
    ("2024", "2024"),
    ("2024-03-14T23:30:00-05:00", "2024-03-14"),
    ("2024/03/14 10:00", "2024-03-14"),
    ("Tue, 02 Apr 2024 23:30:00 +0530", "2024-04-02"),
    ("14 March 2024", "2024-03-14"),
    ("March 14th, 2024", "2024-03-14"),
    ("Thursday 14. Mar", None),
    ("14.03.2024", "2024-03-14"),
    ("March 2024", "2024-03"),
    ("03/04/2024", None),
    ("2024-13-45", None),
    ("2024-02-30", None),
    ("31 June 2024", None),
    ("yesterday", None),
    ("", None),
]


@pytest.mark.parametrize(("field", "value"), FIELDS)
def test_a_given_date(field: str, value: str | None) -> None:
    published = from_record({"text": BODY[0], "published": field}).published
    if value is None:
        assert published == Published()
    else:
        days = DateInterval.parse(value)
        assert published == Published(value, days.earliest.isoformat(), days.latest.isoformat(), "given")


DATELINES = [
    ("PORT ORVEN, March 14, 2024 (Agency) - The talks resumed.", "2024-03-14"),
    ("Port Orven, 14 March 2024 — The talks resumed.", "2024-03-14"),
    ("Port Orven/Lasko (14 March 2024) – The talks resumed.", "2024-03-14"),
    ("14 March 2024, Port Orven - The talks resumed.", "2024-03-14"),
    ("| From: The Chair\n| Date: 14 March 2024\n\nThe talks resumed.", "2024-03-14"),
    ("PORT ORVEN (Agency) 14 March 2024 10:15\n\nThe talks resumed.", "2024-03-14"),
    ("Talks resume\n\nBy Ida Moss | 14 March 2024\n\nThe talks resumed.", "2024-03-14"),
    ("Talks resume\n\nPublished: Thu, Mar 14, 2024 11:29 am IST\n\nThe talks resumed.", "2024-03-14"),
    ("Talks resume\n\nMarch 14, 2024\n\nThe talks resumed.", "2024-03-14"),
    ("HILL MISSION\nDaily Report No. 7, 14 March 2024\n\nThe talks resumed.", "2024-03-14"),
    ("HILL MISSION\nSituation Update 3/2024 – 14 March 2024\n\nThe talks resumed.", "2024-03-14"),
    ("The report of 3 men, 14 March 2024\n\nThe talks resumed.", None),
    ("The truce took effect at midnight on Tuesday, 9 March 2021. Nobody fired, they said.", None),
    ("The guards left by Friday, 12 March 2021, the army said.", None),
    ("Posted by Ana Ruiz on Tuesday, 9 March 2021\n\nThe talks resumed.", "2021-03-09"),
    ("By Ana Ruiz on 9 March 2021\n\nThe talks resumed.", "2021-03-09"),
    ("Talks resume\n\n14.03.2024 09:12\n\nThe talks resumed.", "2024-03-14"),
    ("Coast Voice, 14 March 2024. Interview: Ida Moss\n\nThe talks resumed.", "2024-03-14"),
    ("Talks resume\nBy Ida Moss in Port Orven. 14 March 2024\n\nThe talks resumed.", "2024-03-14"),
    ("Talks resume PORT ORVEN | Sat Mar 16, 2024 11:29 am IST The talks resumed.", "2024-03-16"),
    ("A report\nPeriod: 1 to 7 March 2024\nIssued at Orven, 8 March 2024\nAll was calm.", "2024-03-08"),
    ("TO: The parties\n" * 12 + "DATE: 8 March 2024\nAll was calm.", "2024-03-08"),
    ("TO: The parties\nDATE: February 2024\nAll was calm.", "2024-02"),
    ("PORT ORVEN | Wed Mar 13, 2024 7:26 am EST PORT ORVEN (Agency) - The talks resumed.", "2024-03-13"),
    ("Wed Mar 13, 2024 7:26 am EST (Agency) - The talks resumed.", "2024-03-13"),
    ("Two weeks of talks March 14, 2024 | By Ida Moss, The Voice The talks resumed.", "2024-03-14"),
    (
        "Picture taken March 11, 2024.\nPORT ORVEN | Wed Mar 13, 2024 7:26 am EST The talks resumed.",
        "2024-03-13",
    ),
    ("YES | NO By Ida Moss | Posted March 19, 2024 What do you think?", "2024-03-19"),
    ("Talks resume at last Tue Mar 12, 2024 5:05 am IST (corrects name) The talks resumed.", "2024-03-12"),
    ("Oil falls Tue Mar 12, 2024 5:05 am IST War goes on Mon Mar 11, 2024 5:05 am IST They met.", None),
    ("Talks resume updated: Tue Mar 12, 2024 5:05 am IST The talks resumed.", None),
    ("A paper published March 19, 2024 says that the talks resumed.", None),
    ("Talks resume\n(Agency) March 14, 2024 - The talks resumed.", "2024-03-14"),
    ("Talks resume\nPort Orven, 14 March 2024. The talks resumed.", "2024-03-14"),
    ("PORT ORVEN, March 14 (Agency) - The talks resumed.", None),
    ("The pact of 14 March 2024 was broken on the coast, monitors said.", None),
    ("The talks, which began on 14 March 2024, were resumed.", None),
    ("Talks resume\n\nPORT ORVEN, 31 June 2024 - The talks resumed.", None),
    ("The talks resumed.\n" * 20 + "14 March 2024", None),
]


@pytest.mark.parametrize(("text", "value"), DATELINES)
def test_a_dateline_with_a_year(text: str, value: str | None) -> None:
    published = from_record({"text": text}).published
    assert (published.value, published.method) == (value, "dateline" if value else "unknown")


def test_a_given_date_comes_before_the_dateline() -> None:
    text = "PORT ORVEN, March 14, 2024 (Agency) - The talks resumed."
    assert from_record({"text": text, "published": "2024-03-15"}).published.value == "2024-03-15"
    assert from_record({"text": text, "published": "2024-13-45"}).published.method == "dateline"


def test_a_file_name_that_begins_with_a_date_gives_it(tmp_path: Path) -> None:
    named = read_one(write(tmp_path, "2024-03-14-talks.txt", TEXT))
    assert (named.published.value, named.published.method) == ("2024-03-14", "given")
    assert read_one(write(tmp_path, "2024-13-45-talks.txt", TEXT)).published == Published()
    assert read_one(write(tmp_path, "2024-03-14.jsonl", json_lines(record()))).published == Published()


@given(st.dates().map(lambda day: day.isoformat()))
def test_every_day_of_the_calendar_is_kept(day: str) -> None:
    assert date_of(day) == day


@given(st.text(max_size=60) | st.from_regex(r"\d{1,4}[-/. ][0-9A-Z]{1,9}[-/. ]\d{1,4}.{0,9}", fullmatch=True))
def test_any_field_gives_a_real_date_or_none(field: str) -> None:
    value = date_of(field)
    assert value is None or str(DateInterval.parse(value)) == value
