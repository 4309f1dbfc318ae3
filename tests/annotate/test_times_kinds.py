"""Every kind of time expression that conflict reporting uses, each in sentences of its own, with near misses.

A row is a sentence with its one expression marked, and the type, value and days it must mean; publication
is Tuesday, 6 July 2021. A value None with days "-" is an expression that must stay open.
"""

from __future__ import annotations

import pytest

from tests.annotate.test_times import marked, times

Row = tuple[str, str, str | None, str | None, str | None]


def check(row: Row) -> None:
    sentence, type_, value, earliest, latest = row
    text, spans = marked(sentence)
    found = times(text)
    assert [tuple(time.span) for time in found] == spans, [time.span.of(text) for time in found]
    assert (found[0].type, found[0].value, found[0].earliest, found[0].latest) == (
        type_,
        value,
        earliest,
        latest,
    )


def day(sentence: str, value: str) -> Row:
    return sentence, "DATE", value, value, value


def open_(sentence: str, type_: str, value: str | None) -> Row:
    return sentence, type_, value, None, None


RELATIVE = [
    day("The army leaves on <time>11 September this year</time>.", "2021-09-11"),
    day("It began on <time>September 11 last year</time>.", "2020-09-11"),
    day("They vote on <time>4 June next year</time>.", "2022-06-04"),
    day("They met on <time>Friday of last week</time>.", "2021-07-02"),
    day("The ceasefire ends in <time>three days' time</time>.", "2021-07-09"),
    ("Talks resume in <time>two weeks' time</time>.", "DATE", "2021-W29", "2021-07-19", "2021-07-25"),
    ("The army left <time>two years or so ago</time>.", "DATE", "2019", "2019-01-01", "2019-12-31"),
    open_("They made peace <time>a long time ago</time>.", "DATE", "PAST_REF"),
    (
        "Fighting has spread in <time>the past 24 hours</time>.",
        "DURATION",
        "PT24H",
        "2021-07-05",
        "2021-07-06",
    ),
    (
        "Nine were killed in <time>the past week</time> of fighting.",
        "DURATION",
        "P1W",
        "2021-06-29",
        "2021-07-06",
    ),
    ("It has grown in <time>the past two months</time>.", "DURATION", "P2M", "2021-05-06", "2021-07-06"),
    ("More will come in <time>the coming days</time>.", "DURATION", "PXD", "2021-07-06", "2021-07-15"),
    ("More will come in <time>the weeks ahead</time>.", "DURATION", "PXW", "2021-07-06", "2021-09-07"),
    ("More will come in <time>the next few weeks</time>.", "DURATION", "PXW", "2021-07-06", "2021-09-07"),
    ("It spread in <time>recent weeks</time>.", "DURATION", "PXW", "2021-05-04", "2021-07-06"),
    ("It spread over <time>the past few months</time>.", "DURATION", "PXM", "2020-10-06", "2021-07-06"),
    ("It spread over <time>the last couple of days</time>.", "DURATION", "PXD", "2021-07-04", "2021-07-06"),
    ("More will come <time>shortly</time>.", "DATE", "FUTURE_REF", None, None),
    (
        "The guns fell silent before <time>Diwali in 2020</time>.",
        "DATE",
        "2020-11-14",
        "2020-11-14",
        "2020-11-14",
    ),
    ("It lasted until <time>Lunar New Year 2019</time>.", "DATE", "2019-02-05", "2019-02-05", "2019-02-07"),
    (
        "It was signed on <time>Orthodox Good Friday 2021</time>.",
        "DATE",
        "2021-04-30",
        "2021-04-30",
        "2021-04-30",
    ),
    ("They have held out since <time>May</time>.", "DATE", "2021-05", "2021-05-01", "2021-05-31"),
    ("A deal is due <time>later this year</time>.", "DATE", "2021", "2021-07-06", "2021-12-31"),
    ("It must be done by <time>year-end</time>.", "DATE", "2021", "2021-09-01", "2021-12-31"),
    ("They agreed <time>an hour ago</time>.", "TIME", None, "2021-07-05", "2021-07-06"),
]

TENSE = [
    day("They will resume <time>Tuesday</time>.", "2021-07-06"),
    day("The parties were able to meet on <time>Monday</time>.", "2021-07-05"),
    day("Neither minister could be reached <time>Monday</time>.", "2021-07-05"),
    day("Shelling could be heard on <time>Sunday</time>.", "2021-07-04"),
    day("He could arrive on <time>Sunday</time>.", "2021-07-11"),
    day("Guards were posted ahead of <time>Friday</time>'s vote.", "2021-07-09"),
    day("The envoy is to speak later <time>Monday</time>.", "2021-07-05"),
    (
        "Rebels attacked the port <time>this weekend</time>.",
        "DATE",
        "2021-W26-WE",
        "2021-07-03",
        "2021-07-04",
    ),
    ("They will vote <time>this weekend</time>.", "DATE", "2021-W27-WE", "2021-07-10", "2021-07-11"),
    day("The truce was extended until <time>Thursday</time>.", "2021-07-08"),
    ("The council will study the raid in <time>May</time>.", "DATE", "2021-05", "2021-05-01", "2021-05-31"),
    ("They will meet in <time>August</time>.", "DATE", "2021-08", "2021-08-01", "2021-08-31"),
    ("The mandate was extended until <time>May</time>.", "DATE", "2022-05", "2022-05-01", "2022-05-31"),
]

PARTS = [
    ("It began in <time>the first week of May</time>.", "DATE", "2021-05", "2021-05-01", "2021-05-07"),
    ("It began in <time>the last week of May 2020</time>.", "DATE", "2020-05", "2020-05-25", "2020-05-31"),
    ("It fell in <time>the second half of March 2020</time>.", "DATE", "2020-03", "2020-03-16", "2020-03-31"),
    ("The mandate ends at <time>end-February 2023</time>.", "DATE", "2023-02", "2023-02-19", "2023-02-28"),
    ("They left in <time>early 2020</time>.", "DATE", "2020", "2020-01-01", "2020-04-30"),
    ("They left in <time>late 2020</time>.", "DATE", "2020", "2020-09-01", "2020-12-31"),
    ("The town fell in <time>the early 1990s</time>.", "DATE", "199", "1990-01-01", "1993-05-01"),
    ("They left in <time>the fourth quarter</time>.", "DATE", "2020-Q4", "2020-10-01", "2020-12-31"),
    (
        "Aid fell in <time>the second quarter of this year</time>.",
        "DATE",
        "2021-Q2",
        "2021-04-01",
        "2021-06-30",
    ),
    ("They will return in <time>the fourth quarter</time>.", "DATE", "2021-Q4", "2021-10-01", "2021-12-31"),
    (
        "They left <time>last summer</time>.",
        "DATE",
        "2020-SU",
        "2020-06-01",
        "2020-08-31",
    ),
    ("They left in <time>the spring of 2019</time>.", "DATE", "2019-SP", "2019-03-01", "2019-05-31"),
    ("They will return <time>next winter</time>.", "DATE", "2021-WI", "2021-12-01", "2022-02-28"),
]

CLOCKS = [
    (
        "It began at <time>0430 hrs on 11 Mar 21</time>.",
        "TIME",
        "2021-03-11T04:30",
        "2021-03-11",
        "2021-03-11",
    ),
    (
        "They came in <time>the early hours of Monday</time>.",
        "TIME",
        "2021-07-05TMO",
        "2021-07-05",
        "2021-07-05",
    ),
    (
        "They attacked at <time>dusk on 3 May 2021</time>.",
        "TIME",
        "2021-05-03TEV",
        "2021-05-03",
        "2021-05-03",
    ),
    ("Shells fell <time>overnight</time>.", "TIME", "XXXX-XX-XXTNI", "2021-07-05", "2021-07-06"),
    open_("They fought until <time>three in the morning</time>.", "TIME", "XXXX-XX-XXT03:00"),
    open_("They fought at <time>night</time>.", "TIME", "XXXX-XX-XXTNI"),
    open_("The curfew begins at <time>9 p.m.</time>", "TIME", "XXXX-XX-XXT21:00"),
    (
        "They left on <time>Mon Jul 5, 2021 4:33 pm BST</time>",
        "TIME",
        "2021-07-05T16:33",
        "2021-07-05",
        "2021-07-05",
    ),
]

DURATIONS = [
    open_("It follows a <time>months-long</time> siege.", "DURATION", "PXM"),
    open_("They ended the <time>five-month-old</time> war.", "DURATION", "P5M"),
    open_("Talks lasted <time>a year and a half</time>.", "DURATION", "P1.5Y"),
    open_("It is the highest in <time>2 1/2 years</time>.", "DURATION", "P2.5Y"),
    open_("The commission sits within <time>ninety (90) days</time>.", "DURATION", "P90D"),
    open_("They held out for <time>decades</time>.", "DURATION", "PXDE"),
    open_("They talked for <time>an hour and a half</time>.", "DURATION", "PT90M"),
]

SETS = [
    open_("The post is held <time>24 hours a day</time>.", "SET", "P1D"),
    open_("The crossing opens <time>two days a week</time>.", "SET", "P1W"),
    open_("A <time>bi-weekly</time> report is due.", "SET", "P2W"),
    open_("They pray on <time>Fridays</time>.", "SET", "XXXX-WXX-5"),
    open_("They march on <time>weekends</time>.", "SET", "XXXX-WXX-WE"),
    open_("They meet <time>every other week</time>.", "SET", "P2W"),
]

ANCHORED_BY_EVENTS = [
    open_("They left <time>two weeks</time> after the signing.", "DURATION", "P2W"),
    open_("They met <time>the day</time> after the raid.", "DATE", "XXXX-XX-XX"),
    open_("They fled <time>the night</time> before the vote.", "TIME", "XXXX-XX-XXTNI"),
    open_("It had begun <time>the week</time> before the summit.", "DATE", "XXXX-WXX"),
    open_("It fell by half against <time>the week before</time>.", "DATE", "XXXX-WXX"),
]

FESTIVALS = [
    (
        "They fought through <time>Ramadan</time>.",
        "DATE",
        "2021-04-13/2021-05-12",
        "2021-04-12",
        "2021-05-13",
    ),
    (
        "It began in <time>the holy month of Ramadan</time>.",
        "DATE",
        "2021-04-13/2021-05-12",
        "2021-04-12",
        "2021-05-13",
    ),
    ("It began in <time>Ramadan 2011</time>.", "DATE", "2011-08-01/2011-08-29", "2011-07-31", "2011-08-30"),
    ("The truce held for <time>Eid al-Fitr</time>.", "DATE", "2021-05-13", "2021-05-12", "2021-05-16"),
    ("They will halt fire for <time>Eid al-Adha</time>.", "DATE", "2021-07-20", "2021-07-19", "2021-07-24"),
    ("They will halt fire for <time>Eid</time>.", "DATE", "2021-07-20", "2021-07-19", "2021-07-24"),
    day("They spoke at <time>Nowruz</time>.", "2021-03-21"),
    day("They spoke at <time>Nowruz 2020</time>.", "2020-03-20"),
    day("A truce began at <time>Easter</time>.", "2021-04-04"),
    day("A truce began at <time>Orthodox Easter</time>.", "2021-05-02"),
    day("It was signed on <time>Good Friday 1998</time>.", "1998-04-10"),
    day("They will go home for <time>Christmas</time>.", "2021-12-25"),
    day("They went home for <time>Christmas last year</time>.", "2020-12-25"),
    day("Guns fell silent on <time>Orthodox Christmas</time>.", "2021-01-07"),
    day("It began on <time>Yom Kippur 1973</time>.", "1973-10-06"),
    ("They will halt fire for <time>Tet</time>.", "DATE", "2022-02-01", "2022-02-01", "2022-02-03"),
    day("It began on <time>Simchat Torah 2023</time>.", "2023-10-07"),
    day("They were freed before <time>Purim</time>.", "2021-02-26"),
    day("It began on <time>Purim 2024</time>.", "2024-03-24"),
    ("The march began on <time>Losar 2008</time>.", "DATE", "2008-02-08", "2008-02-08", "2008-02-10"),
    day("They met on <time>Maha Shivaratri 2020</time>.", "2020-02-21"),
    day("The miners should be home by <time>Easter</time>.", "2022-04-17"),
    day("The miners went home after <time>Easter</time>.", "2021-04-04"),
    ("They met in <time>Easter week</time>.", "DATE", "2021-W13", "2021-03-29", "2021-04-04"),
    day("The war began after <time>9/11</time>.", "2001-09-11"),
    ("It fell in each of <time>the past two months</time>.", "SET", "P1M", "2021-05-06", "2021-07-06"),
    open_("He spoke of <time>future</time> elections.", "DATE", "FUTURE_REF"),
    # the weekday of yesterday is the coming one only where the words say so plainly, on a Tuesday
    day("The march planned for <time>Monday</time> was called off.", "2021-07-05"),
    day("The envoys will meet on <time>Monday</time>.", "2021-07-12"),
    day("They must leave no later than <time>Monday</time>.", "2021-07-12"),
    day("They have until <time>Monday</time> to leave.", "2021-07-12"),
    day("The march planned for <time>Friday</time> was called off.", "2021-07-09"),
    day("The court sits on <time>Friday</time>.", "2021-07-09"),
    day("Lawmakers debate the pact on <time>Friday</time>.", "2021-07-09"),
    day("The bloc has been pressing them to free the nuns by <time>Friday</time>.", "2021-07-09"),
    day("They managed to take the town by <time>Friday</time>.", "2021-07-02"),
]


@pytest.mark.parametrize(
    "row",
    [*RELATIVE, *TENSE, *PARTS, *CLOCKS, *DURATIONS, *SETS, *ANCHORED_BY_EVENTS, *FESTIVALS],
    ids=lambda row: row[0],
)
def test_a_kind(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    "sentence",
    [
        "A five-month-old boy was hurt.",
        "Thousands joined the annual March for Life.",
        "The Good Friday Agreement holds.",
        "The Yom Kippur War changed the region.",
        "The Tet offensive is taught in schools.",
        "Ibrahim Ramadan leads the council.",
        "It ended shortly after the vote.",
        "He quoted Dawn newspaper.",
        "They remember Bloody Sunday as the start.",
        "They shelled a pre-dawn convoy.",
        "The supply lasted, it did not fall.",
        "They killed a quarter of the herd.",
        "Each side lent the other a hand.",
        "He leads the Future Party.",
        "Their future lies abroad.",
    ],
)
def test_no_time(sentence: str) -> None:
    assert times(sentence) == ()


def test_a_number_behind_a_day_is_no_year_where_something_is_counted() -> None:
    assert [time.value for time in times("On 11 Feb 22 people were killed.")] == ["2021-02-11"]
    assert [time.value for time in times("On 11 Feb 21 the army met the elders.")] == ["2021-02-11"]
    assert [time.value for time in times("They were held (6 Mar 20), it said.")] == ["2020-03-06"]
    assert [time.value for time in times("Signed 22-Sep-18 and 28-Sep-18 there.")] == [
        "2018-09-22",
        "2018-09-28",
    ]


def test_a_list_of_events_goes_on_in_its_year() -> None:
    text = "May 30, 2020 - The army enters the town. June 2 - Talks begin in the capital. June 9 - They end."
    assert [time.value for time in times(text)] == ["2020-05-30", "2020-06-02", "2020-06-09"]
    text = "Nov 30, 2020 - The army enters the town. Dec 2 - Talks begin in the capital. Jan 9 - They end."
    assert [time.value for time in times(text)] == ["2020-11-30", "2020-12-02", "2021-01-09"]


def test_without_a_date_of_its_own_an_article_goes_on_from_the_day_it_told_last() -> None:
    text = "They signed on 3 May 2015. On 10 May the truce broke. It held again on 12 June."
    assert [time.value for time in times(text, None)] == ["2015-05-03", "2015-05-10", "2015-06-12"]
    (time,) = times("On 10 May the truce broke.", None)
    assert (time.value, time.earliest) == ("XXXX-05-10", None)
    values = [time.value for time in times("They signed on 3 May 2015. On 10 December they met.", None)]
    assert values == ["2015-05-03", "XXXX-12-10"]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They met on 3 May 2021. The talks broke up the next day.", "2021-05-04"),
        ("They met on 3 May 2021. He left the following Friday.", "2021-05-07"),
        ("They met on 3 May 2021. The town had fallen the night before.", "2021-05-02TNI"),
        ("They met on 3 May 2021. Later that month it fell.", "2021-05"),
        ("They met on 3 May 2021. They had left in June the previous year.", "2020-06"),
        ("They met on 3 May 2021. A week later it fell.", "2021-W19"),
        ("They met on 3 May 2021. In the evening they signed.", "2021-05-03TEV"),
    ],
)
def test_reckoned_from_the_day_told_before(sentence: str, value: str) -> None:
    assert times(sentence)[-1].value == value


def test_a_weekday_behind_a_time_of_day_belongs_to_it_across_a_false_sentence_end() -> None:
    text = "The army fired. (8:25 p.m. Monday, 9:25 a.m. Tuesday abroad) It stopped."
    assert [(time.span.of(text), time.value) for time in times(text)] == [
        ("8:25 p.m. Monday", "2021-07-05T20:25"),
        ("9:25 a.m. Tuesday", "2021-07-06T09:25"),
    ]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Jets struck late Monday and early Tuesday.", ["2021-07-05", "2021-07-06"]),
        ("They met on Friday and Saturday.", ["2021-07-02", "2021-07-03"]),
        ("They will meet from Friday to Monday.", ["2021-07-09", "2021-07-12"]),
        ("It was midnight Monday in Orven, late Monday in Ost.", ["2021-07-05T24:00", "2021-07-05"]),
        ("They met on Friday. He left on Wednesday.", ["2021-07-02", "2021-06-30"]),
    ],
)
def test_a_weekday_right_behind_another_follows_on_it(sentence: str, values: list[str]) -> None:
    assert [time.value for time in times(sentence)] == values


def test_a_part_of_the_day_goes_with_its_date() -> None:
    text = (
        "It began on the morning of 3 May 2021. In the evening of 4 May it ended. At night on 5 May it began."
    )
    assert [(time.span.of(text), time.value) for time in times(text)] == [
        ("the morning of 3 May 2021", "2021-05-03TMO"),
        ("the evening of 4 May", "2021-05-04TEV"),
        ("night on 5 May", "2021-05-05TNI"),
    ]
    (time,) = times("Men aged 18-35 years left in the morning of September 2020.")[1:]
    assert time.value == "2020-09"


def test_a_number_before_a_whole_date_is_not_its_day() -> None:
    assert [time.value for time in times("Chapter 1 April 3, 2021 at noon")] == ["2021-04-03T12:00"]


def test_no_age_is_a_duration() -> None:
    assert times("Women aged 18-35 years take part.") == ()
    assert [time.value for time in times("The siege lasted 35 years.")] == ["P35Y"]
