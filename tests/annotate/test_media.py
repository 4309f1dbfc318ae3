"""To whom and where a thing was said: one sentence for each form and order of words, with near misses."""

from __future__ import annotations

import pytest

from accord.annotate.outlets import is_outlet
from tests.annotate.marking import speech

SAID = "the road was open"

TOLD = {
    "a person": (f"Arda told the envoy {SAID}.", "envoy", None),
    "a parliament": (f"Arda told parliament that {SAID}.", "parliament", None),
    "troops": (f"Arda said to his troops that {SAID}.", "troops", None),
    "a rally": (f"Arda told a rally in Doha that {SAID}.", "rally", None),
    "reporters": ("“The road is open,” Arda told reporters in Doha.", "reporters", None),
    "reporters at a news conference": (
        "“The road is open,” Arda told reporters at a news conference.",
        "reporters",
        "news conference",
    ),
    "a news conference": (f"Arda told a news conference that {SAID}.", None, "news conference"),
    "a letter": (f"In a letter to the mediator, Arda said {SAID}.", "mediator", "letter"),
    "a speech": (f"In a speech to parliament, Arda said that {SAID}.", "parliament", "speech"),
    "a reporter by name": (f"Arda told CNN’s Ada Lund that {SAID}.", "Ada Lund", "CNN"),
    "an anchor by name": (
        f"Arda told Fox News anchor Megyn Kelly that {SAID}.",
        "Megyn Kelly",
        "Fox News",
    ),
    "a body that is no outlet": (
        f"Arda told the International Atomic Energy Agency that {SAID}.",
        "International Atomic Energy Agency",
        None,
    ),
    "a warning": (f"Arda warned the rebels that {SAID}.", "rebels", None),
    "an aid agency": (f"Arda told the relief agency Quill that {SAID}.", "relief agency", None),
    "a name in apposition": (f"Arda told the envoy, Ada Lund, that {SAID}.", "Ada Lund", None),
    "a thing is not told": ("Arda told one joke: “The road is open.”", None, None),
    "a pronoun names nobody": (f"Arda told them that {SAID}.", None, None),
    "a visit is not spoken to": ("“The road is open,” Arda said during a visit to London.", None, "visit"),
}  # fmt: skip

MEDIA = {
    "told an agency": (f"Arda told Reuters that {SAID}.", "Reuters"),
    "an agency and a day": (f"Arda told Fox News Sunday that {SAID}.", "Fox News"),
    "an outlet's programme": (f"Arda told CNN’s “Morning Hour” that {SAID}.", "CNN"),
    "an interview": (f"Arda said in an interview that {SAID}.", "interview"),
    "an interview with an outlet": (f"In an interview with the BBC on Monday, Arda said {SAID}.", "BBC"),
    "an interview with an unknown one": (f"In an interview with ITN, Arda said {SAID}.", "ITN"),
    "the passive": (f"The BBC was told by Arda that {SAID}.", "BBC"),
    "speaking to": (f"Speaking to Reuters, Arda said {SAID}.", "Reuters"),
    "who spoke to": (f"Fighters who spoke to Reuters said {SAID}.", "Reuters"),
    "asked by": (f"Asked by the BBC, Arda said {SAID}.", "BBC"),
    "an e-mail": (f"Arda said in an e-mail to the AP that {SAID}.", "AP"),
    "a statement": (f"In a statement issued in Doha, Arda said {SAID}.", "statement"),
    "a telephone call": (f"Arda said in a phone call that {SAID}.", "telephone call"),
    "by phone": (f"Arda said by phone that {SAID}.", "telephone"),
    "an outlet by phone": ("“The road is open,” Arda told Reuters by phone.", "Reuters"),
    "a press briefing": ("“The road is open,” Arda said at a press briefing.", "news briefing"),
    "state television": (f"Arda said on state television that {SAID}.", "state television"),
    "court": (f"Arda said under oath in court that {SAID}.", "court"),
    "a tweet": (f"Arda said in a tweet that {SAID}.", "Twitter"),
    "tweeted": (f"Arda tweeted that {SAID}.", "Twitter"),
    "wrote on": (f"Arda wrote on Twitter that {SAID}.", "Twitter"),
    "posted on": ("“The road is open,” Arda posted on X.", "X"),
    "a page": ("“The road is open,” Arda wrote on his Facebook page.", "Facebook"),
    "a video": (f"In a video posted on Telegram, Arda said {SAID}.", "Telegram"),
    "set off by commas": (f"Arda, in remarks carried by state TV, said {SAID}.", "state TV"),
    "comments carried by": ("“The road is open,” Arda said in comments carried by TASS.", "TASS"),
    "a town hall": (f"Arda said at a Fox News town hall that {SAID}.", "Fox News"),
    "a paper by its kind": (f"Arda told the newspaper Quill that {SAID}.", "Quill"),
    "a paper by its kind behind": (f"Arda told the Quill newspaper that {SAID}.", "Quill"),
    "a title cut short": ("“The road is open,” Arda told the Courier.", "Courier"),
    "a title that is a word": ("“The road is open,” Arda told the Post.", "Post"),
    "a title that names much else": ("“The road is open,” Arda told the Standard.", "Standard"),
    "a place in a title": ("“It is open,” Arda told the Voice of the Valley.", "Voice of the Valley"),
    "reporters of a title": ("“The road is open,” Arda told Herald reporters.", "Herald"),
    "an agency by its kind": (f"Arda told the Ostian agency Quillpress that {SAID}.", "Quillpress"),
    "asked by a title cut short": ("Asked by the Voice who came, he said: “Nobody.”", "Voice"),
    "a post is where somebody stands": (f"Arda, speaking at his post, said {SAID}.", None),
    "a programme by an outlet's name": (f"Arda said on “Fox News Sunday” that {SAID}.", "Fox News"),
    "a banner": (f"In a banner on state television, the ministry said {SAID}.", "state television"),
    "an unnamed channel": (f"Arda told an Arabic channel that {SAID}.", "Arabic channel"),
    "quoted as saying": (f"Interfax quoted the minister as saying {SAID}.", "Interfax"),
    "was quoted as saying": (f"The minister was quoted by Interfax as saying {SAID}.", "Interfax"),
    "was quoted as saying by": ("“The road is open,” Arda was quoted as saying by Xinhua.", "Xinhua"),
    "was quoted in": ("“The road is open,” Arda was quoted as saying in the Ost Times.", "Ost Times"),
    "a report by": ("According to a report by the Ost Times [OT], the road is open.", "Ost Times"),
    "further on in the sentence": (f"Arda told Reuters {SAID}, adding that it was safe.", "Reuters"),
    "on condition": (f"Speaking on condition of anonymity, the official said {SAID}.", None),
    "a translator": (f"Arda said through a translator that {SAID}.", None),
    "a poll for an outlet": (f"A poll made on behalf of CNN found that {SAID}.", "poll"),
    "a place in the words": (f"Arda said that in a speech in Doha the envoy promised that {SAID}.", None),
    "an outlet that is acted on": (f"Arda said the envoy had told Reuters that {SAID}.", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "addressee", "medium"), TOLD.values(), ids=TOLD.keys())
def test_who_was_told(text: str, addressee: str | None, medium: str | None) -> None:
    statement = speech(text)[0]
    assert (statement.addressee, statement.medium) == (addressee, medium)


@pytest.mark.parametrize(("text", "medium"), MEDIA.values(), ids=MEDIA.keys())
def test_where_it_was_said(text: str, medium: str | None) -> None:
    statements = speech(text)
    assert (statements[0].addressee, statements[0].medium) == (None, medium)


def test_what_goes_on_in_one_sentence_was_said_in_the_same_place() -> None:
    first, second = speech("Arda told Reuters on Monday the road was open, adding that it was safe.")
    assert (first.medium, second.medium) == ("Reuters", "Reuters")


def test_the_words_of_somebody_else_were_not_said_there() -> None:
    first, second = speech("An official told CNN that the government has said the road was open.")
    assert (first.medium, second.medium) == ("CNN", None)


def test_what_an_outlet_reports_of_somebody_came_by_way_of_it() -> None:
    texts = (
        "Arda said the road was open, according to Al Jazeera.",
        "Al Jazeera reported that Arda said the road was open.",
    )
    for text in texts:
        (inner,) = [it for it in speech(text) if it.speaker_name == "Arda"]
        assert inner.medium == "Al Jazeera"


def test_whoever_is_quoted_speaks_and_not_the_outlet() -> None:
    (statement,) = speech("Interfax quoted Selim Arda as saying the road was open.")
    assert (statement.speaker_name, statement.medium) == ("Selim Arda", "Interfax")


def test_an_outlet_that_reports_speaks_itself() -> None:
    (statement,) = speech("The road was open, Al Jazeera reported.")
    assert (statement.speaker_name, statement.medium) == ("Al Jazeera", None)


OUTLETS = ("Reuters", "the BBC", "Ost Mirror", "Radio Tesk", "Corvane News Agency", "Tesk TV", "X", "WPIX-TV")
NO_OUTLETS = (
    "World Health Organization",
    "International Atomic Energy Agency",
    "Press Secretary",
    "National Press Club",
    "Security Council",
    "Tesk",
    "a daily",
    "",
)


@pytest.mark.parametrize("name", OUTLETS)
def test_names_of_outlets(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", NO_OUTLETS)
def test_names_of_others(name: str) -> None:
    assert not is_outlet(name)
