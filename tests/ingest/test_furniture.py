"""Which lines of a text are page furniture. What stands between <f> and </f> must be marked, nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.ingest import from_record
from accord.ingest.furniture import furniture, merge
from accord.model.values import Span
from tests.ingest.builders import BODY

PROSE = BODY[0]
MARK = re.compile(r"</?f>")

MARKED = [
    f"{PROSE}\n<f>Follow Shore Dispatch on Twitter, Facebook and Telegram</f>",
    f"{PROSE}\n<f>Follow us on Instagram and YouTube!</f>\n{PROSE}",
    f"{PROSE}\n\n<f>Author: Ida Moss\n\nIda Moss is an editor at the Dispatch, follow her on X @idamoss.</f>",
    f"{PROSE}\n<f>Ida Moss is the foreign editor of Shore Dispatch.</f>",
    f"{PROSE}\n<f>Ida Moss has covered the coast since 2009. Reach her here.\nShare Tweet Print</f>",
    f"{PROSE}\n<f>You can follow Ida Moss on Twitter @idamoss</f>",
    f"{PROSE}\n<f>Ida Moss covers the coast for the Dispatch.</f>",
    f"{PROSE}\n<f>Ida Moss has reported from the front for the Dispatch since 2012. Send tips here.</f>",
    f"{PROSE}\n\n<f>Leave a Reply\nYour email address will not be published.\nRequired fields are marked</f>",
    f"{PROSE}\n<f>Leave a comment\nName\nEmail\nThis is what a reader thinks, at length.</f>",
    f"{PROSE}\n<f>Views expressed in the comments are not the paper's.\nA reader wrote.</f>",
    f"{PROSE}\n<f>This discussion is now closed.</f>",
    f"{PROSE}\n<f>12 Comments</f>",
    f"{PROSE}\n<f>Comments (3) – Log in to join in</f>",
    f"{PROSE}\n<f>Share this article\nFacebook | Twitter | WhatsApp</f>",
    f"{PROSE}\n<f>>> Share on Telegram >> Forward to a friend</f>",
    f"<f>Share on Facebook\nShare on X</f>\n{PROSE}",
    f"{PROSE}\n<f>Sign up for our daily newsletter</f>\n{PROSE}",
    f"{PROSE}\n<f>Subscribe to our channel!</f>",
    f"{PROSE}\n<f>You are reading a free edition of Shore Letters. Upgrade to paid.</f>\n{PROSE}",
    f"{PROSE}\n<f>Download our free app for tide alerts</f>",
    f"{PROSE}\n<f>Listen live on 101.5 FM in Orven and 93.0 on the islands</f>",
    f"{PROSE}\n<f>Share this story: Facebook | WhatsApp | Email</f>",
    f"<f>Press release, not for publication before 6 p.m.</f>\n\n{PROSE}",
    f"<f>EMBARGOED UNTIL 5 May, 09:00\nCheck against delivery</f>\n{PROSE}",
    f"<f>COAST MISSION CONFIDENTIAL\nNot to be released without the authority of the Chairman</f>\n{PROSE}",
    f"{PROSE}\n<f>Page 2 of 7 - For distribution to the parties</f>\n{PROSE}",
    f"<f>The bridge at Orven after the flood (COAST MISSION PHOTO)</f>\n{PROSE}",
    f"<f>The bridge at Orven after the flood (photo: Ida Moss)</f>\n{PROSE}",
    f"{PROSE}\n<f>Related: Ferry timetable changes for the weekend</f>\n{PROSE}",
    f"{PROSE}\n<f>READ MORE: Who sits at the table</f>\n{PROSE}",
    f"{PROSE}\n<f>Related stories\nFerry timetable changes\nHarvest begins early</f>\n\n{PROSE}",
    f"{PROSE}\n<f>Full article</f>",
    f"{PROSE}\n<f>ADVERTISEMENT</f>\n{PROSE}",
    f"{PROSE}\n<f>Story continues below advertisement</f>\n{PROSE}",
    f"<f>This site uses cookies to make it better.\nAccept all</f>\n{PROSE}",
    f"{PROSE}\n<f>© 2024 Shore Dispatch Ltd. All rights reserved.</f>",
    f"{PROSE}\n<f>Copyright 2024 Shore Dispatch</f>",
    f"<f>Photo: Ida Moss</f>\n{PROSE}",
    f"<f>Marta Quell leaves the hall on Tuesday [Ida Moss/AFP]</f>\n{PROSE}",
    f"<f>Marta Quell leaves the hall. REUTERS/Ida Moss</f>\n{PROSE}",
    f"<f>Shore Dispatch » World » Coast</f>\n\n{PROSE}",
    "<f>A storm is near.\nFull Article</f> Talks resume <f>ORVEN | Tue Apr 2, 2024 7:26 am EST</f> X",
]

PLAIN = [
    "The ministry asked its staff to share the report on Twitter and to follow the talks.",
    "Follow the money, the envoy said, and you will find who pays the front.",
    "Monitors will follow him on the road to the coast.",
    "“Follow us on foot,” the guide told the reporters, and they did.",
    "Both sides share the blame.",
    "The two share a border, a river and a grudge.",
    "Photo exhibitions and concerts marked the day.",
    "Related disputes over fishing were left out of the text.",
    "Readers of the treaty will find no map in it.",
    "Print shops in the capital closed early.",
    "She is the editor of the treaty's first draft, which was lost.\nIt was found a year later by accident.",
    "Comments by the minister drew anger on the coast.",
    "He left a reply on the table and went home.",
    "The views expressed in the hall were sharp.",
    "More than 40 prisoners were exchanged: 20 on each side.",
    "Subscribers to the pact must pay.",
    "Video of the attack was shown to the envoys.",
    "The front said the pact was “dead”. Click here, it wrote to its members, to vote.",
    "Cookies and tea were served while the envoys waited.",
    "Copyright law was not on the agenda.",
    "Advertisements for the vote went up in March.",
    "By Ida Moss",
    "Like them, we want peace.",
    "Save the date, the mediators told both parties.",
    "Embargo on arms is lifted, the council says",
    "Embargoed goods reached the front by sea, the monitors said.",
    "Listen to both sides on Friday, the envoy said.",
    "Watch the road at night, he told his men.",
    "Get the men off the bridge, he shouted.",
    "The letter was marked confidential and sent to nine ministers.",
    "Page 3 of the report names no one.",
    "She showed the judge a picture of the bridge (the photo was torn).",
    "The force covers the road from Orven to the coast for the Mission.",
    "You are reading it wrong, the minister said.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_furniture_is_marked_and_nothing_else(marked: str) -> None:
    expected, text, start = [], "", 0
    for piece, mark in zip(MARK.split(marked), [*MARK.findall(marked), ""], strict=True):
        text += piece
        if mark == "<f>":
            start = len(text)
        elif mark:
            expected.append(Span(start, len(text)))
    assert [span.of(text) for span in furniture(text)] == [span.of(text) for span in expected]


@pytest.mark.parametrize("line", PLAIN)
def test_prose_is_left_alone(line: str) -> None:
    for text in (f"{PROSE}\n{line}\n{PROSE}", f"{PROSE}\n\n{line}", f"{line}\n{PROSE}"):
        assert furniture(text) == ()


def test_a_report_may_open_with_a_heading_like_a_list_of_teasers() -> None:
    assert furniture(f"LATEST NEWS\n• Monitors counted 12 violations\n{PROSE}") == ()


def test_a_link_to_the_comments_above_the_article_does_not_hide_it() -> None:
    text = f"Leave a comment\n{PROSE}\n{BODY[1]}"
    assert [span.of(text) for span in furniture(text)] == ["Leave a comment"]


def test_a_text_that_would_be_furniture_throughout_is_kept() -> None:
    assert furniture("Share\nTweet\nPrint") == ()


LINES = st.sampled_from(
    ["", "Share", "Leave a Reply", PROSE, "Related", "A headline", "12 comments", "© 2024 A", "\r"]
)


@given(st.lists(LINES | st.text(max_size=30), max_size=12))
def test_spans_lie_in_the_text_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = furniture(text)
    assert all(span.of(text).strip() == span.of(text) for span in spans)
    assert merge(text, list(spans)) == spans


OUTLETS = [
    (f"{PROSE}\nFollow the Shore Dispatch on Twitter", "Shore Dispatch"),
    (f"{PROSE}\nFollow us on Twitter", None),
    (
        f"{PROSE}\nIda Moss is the foreign editor of Shoreline.org, follow her on Twitter @idamoss.",
        "Shoreline.org",
    ),
    (f"{PROSE}\n© 2024 Shore Dispatch Ltd. All rights reserved.", "Shore Dispatch"),
    (f"SHORE GAZETTE\nDaily since 1911\n\nTalks resume on the coast\n\n{PROSE}", "Shore Gazette"),
    (f"Talks resume on the coast\n\nThe Coast Voice, 5 May 2024\n\n{PROSE}", "The Coast Voice"),
    (f"LATEST NEWS\n\n{PROSE}", None),
    (f"COAST MONITORING MISSION\nWEEKLY REPORT No. 2\n\n{PROSE}", "Coast Monitoring Mission"),
    (f"MINISTRY OF ROADS\nPress release\n\n{PROSE}", "Ministry of Roads"),
    (f"COAST COUNCIL\nOffice of the Envoy\n\nRemarks in Orven\n\n{PROSE}", None),
    (f"UNIONS LEAVE COAST COUNCIL\n\n{PROSE}", None),
    (f"Talks resume\n\nOrven, 5 May 2024\n\n{PROSE}", None),
    (f"ORVEN, May 5, 2024 (Reuters) - {PROSE}", None),
    (PROSE, None),
]


@pytest.mark.parametrize(("text", "outlet"), OUTLETS)
def test_the_outlet_where_the_text_says_it(text: str, outlet: str | None) -> None:
    assert from_record({"text": text}).outlet == outlet
    assert from_record({"text": text, "outlet": "Given"}).outlet == "Given"


TITLES = [
    (f"Talks resume on the coast\n\n{PROSE}", "Talks resume on the coast"),
    (
        f"SHORE GAZETTE\nDaily since 1911\n\nTalks resume on the coast\r\n\r\n{PROSE}",
        "Talks resume on the coast",
    ),
    (f"Shore Dispatch » World\n\nWho speaks for the coast?\n\n{PROSE}", "Who speaks for the coast?"),
    (f"Talks resume on the coast\n{PROSE}", "Talks resume on the coast"),
    (f"Talks resume on the coast\nBy Ida Moss\n{PROSE}", "Talks resume on the coast"),
    (f"Talks resume on the coast\nORVEN (Coastpress) 5 May 2024 17:42\n{PROSE}", "Talks resume on the coast"),
    (
        "The delegations of Orvenia and the Coastal Front met for nine\nhours on Tuesday, officials said.",
        None,
    ),
    (f"Chapter one of three\nTalks resume\n{PROSE}", None),
    (f"JOINT COMMUNIQUE\n\nOrven, 5 May 2024\n\n{PROSE}", "JOINT COMMUNIQUE"),
    (f"JOINT STATEMENT\nON THE COAST ROAD\n{PROSE}", "JOINT STATEMENT ON THE COAST ROAD"),
    (f"COAST MONITORING MISSION\n\n{PROSE}", None),
    (f"REPORT BY\nTHE CHAIR OF THE\n\n{PROSE}", None),
    (
        f"COAST MONITORING MISSION\nWEEKLY REPORT No. 2\n{PROSE}",
        "COAST MONITORING MISSION WEEKLY REPORT No. 2",
    ),
    (
        f"COAST COUNCIL\nOffice of the Envoy\n\nRemarks by the envoy in Orven\n\n{PROSE}",
        "Remarks by the envoy in Orven",
    ),
    (f"{PROSE}\n\n{PROSE}", None),
    (f"By Ida Moss\n\n{PROSE}", None),
    (PROSE, None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title_is_a_headline(text: str, title: str | None) -> None:
    assert from_record({"text": text}).title == title


AUTHORS = [
    (f"Talks resume\n\nBy Ida Moss and Jon Reed\n\n{PROSE}", ("Ida Moss", "Jon Reed")),
    (f"Talks resume\n\nBy Ida Moss | 5 May 2024\n\n{PROSE}", ("Ida Moss",)),
    (f"{PROSE}\n\nAuthor: Ida Moss", ("Ida Moss",)),
    (f"{PROSE}\n\nIda Moss/cp", ("Ida Moss",)),
    (f"Talks resume\n\nBy Shore Press\n\n{PROSE}", ()),
    ("By Tuesday the envoys had gone home, and nobody missed them.", ()),
    (PROSE, ()),
]


@pytest.mark.parametrize(("text", "authors"), AUTHORS)
def test_the_authors_from_a_byline_or_box(text: str, authors: tuple[str, ...]) -> None:
    assert from_record({"text": text}).authors == authors
