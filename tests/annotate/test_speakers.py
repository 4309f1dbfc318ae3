"""Whom a speaker's words mean: pronouns, roles, bodies; in which office, and whom they speak for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model.annotation import Statement
from tests.annotate.marking import annotate

PRONOUNS = {
    "a subject before": ("Selim Arda met the governor. “The road is closed,” he said.", "Selim Arda"),
    "a new subject before an old speaker": (
        "“The offer stands,” said Selim Arda. Colonel Brian Latimer arrived. “We can wait,” he said.",
        "Brian Latimer",
    ),
    "who is named in the words is not who says them": (
        "Brian Latimer is tired, Selim Arda said. Latimer is sick of the war, he said.",
        "Selim Arda",
    ),
    "by the first name, a man": (
        "Maria Okafor met Brian Latimer. He said the road was open.",
        "Brian Latimer",
    ),
    "by the first name, a woman": (
        "Maria Okafor met Brian Latimer. She said the road was open.",
        "Maria Okafor",
    ),
    "by a title": ("Mrs. Okafor met Mr. Latimer. She said the road was open.", "Okafor"),
    "by an office": (
        "The spokeswoman, Zaneb Qorri, met Ilmar Tosk. She said the road was open.",
        "Zaneb Qorri",
    ),
    "by another pronoun of the text": (
        "Colonel Zaneb Qorri lost her brother. Colonel Ilmar Tosk fled. “I will stay,” she said.",
        "Zaneb Qorri",
    ),
    "of whom there is": (
        "Selim Arda signed. And there is Brian Latimer, who left in May. He said the road was open.",
        "Brian Latimer",
    ),
    "right after a speaker whom the parse takes for a place": (
        "It starts in May, according to the foreign minister, Bruno Arda. At a rally in Velia's capital "
        "President Petro said the step would bring hope. The war must come to an end, he said.",
        "Petro",
    ),
    "who stays unnamed and spoke right before": (
        "“It will hold,” the engineer Mirko Tosk said. A combatant in Dunmar, who wished to be anonymous, "
        "said that it would not. According to him, forty men were gone.",
        None,
    ),
    "whoever spoke right before without a name goes on": (
        "Mirko Tosk gave himself up. “There was no fight,” a neighbour said. “He walked out,” he said.",
        None,
    ),
    "the dead do not speak": ("The blast killed Selim Arda, a tailor. “It was the army,” he said.", None),
    "over a long quotation": (
        "Selim Arda spoke. “We came. We saw it. It was bad. It got worse. It burned. We left,” he said.",
        "Selim Arda",
    ),
    "who stands behind it": ("When he arrived in Geneva, Selim Arda said the road was open.", "Selim Arda"),
    "an agent": (
        "Selim Arda said no. The plan was drawn up by Victor Hale, the minister. He said it was sound.",
        "Victor Hale",
    ),
    "the author of what the clause tells of": (
        "Selim Arda kept silent after a speech by Brian Latimer in which he called the plan “a trap”.",
        "Brian Latimer",
    ),
    "people, not things": ("Rebels fled when bombs fell. Bridges burned. They said all was lost.", None),
    "a body": ("The Valley Council met on Monday. It said the road was open.", "Valley Council"),
    "a letter of somebody": (
        "Miriam Solano sent a letter. “The offer ends at midnight,” it said.",
        "Miriam Solano",
    ),
    "nobody known": ("The bridge fell. “It was loud,” she said.", None),
    "of another gender": ("Brian Latimer left. “It was loud,” she said.", None),
    "people without a name": ("Residents fled. They said the road was closed.", None),
    "no body but a person": ("Selim Arda left Geneva. It said the road was open.", None),
}

ROLES = {
    "an office given before": (
        "Mayor Ana Ruiz met the rebels. The mayor said the road was open.",
        ("Ana Ruiz", "Mayor", None),
    ),
    "a wider word": (
        "Selim Arda, the rebels’ envoy, arrived. The diplomat said the road was open.",
        ("Selim Arda", "rebels’ envoy", "rebels"),
    ),
    "a name soon after": (
        "Peru’s foreign minister said the road was open. Foreign Minister Ana Ruiz of Peru was in Lima.",
        ("Ana Ruiz", "Peru’s foreign minister", "Peru"),
    ),
    "a state’s name and its adjective": (
        "Russian Foreign Minister Ana Ruiz arrived. Russia’s foreign minister said the road was open.",
        ("Ana Ruiz", "Russia’s foreign minister", "Russia"),
    ),
    "more told of somebody": (
        "Ana Ruiz won the vote. “We need change,” the Lima businesswoman said.",
        ("Ana Ruiz", "Lima businesswoman", None),
    ),
    "another state’s": (
        "French Foreign Minister Ana Ruiz arrived. The Russian foreign minister said the road was open.",
        (None, "Russian foreign minister", "Russian"),
    ),
    "another gender": (
        "Ana Ruiz, a spokeswoman for the Valley Council, came. The spokesman said the road was open.",
        (None, "spokesman", None),
    ),
    "no name at all": (
        "A NATO official said the road was open.",
        (None, "NATO official", "NATO"),
    ),
    "one of many": (
        "A resident said the road was open. Ana Ruiz, a resident, left.",
        (None, "resident", None),
    ),
    "in a phrase with a name": (
        "A man named Selim Arda said the road was open.",
        ("Selim Arda", None, None),
    ),
}

BODIES = {
    "called by its noun": (
        "The Red Valley Council met in Lima. The council said the road was open.",
        "Red Valley Council",
    ),
    "a state’s, told of before": (
        "The Peruvian government closed the road. The government said it was unsafe.",
        "Peruvian government",
    ),
    "of a bracket": (
        "The International Grain Fund (IGF) met. The fund said prices would rise.",
        "International Grain Fund",
    ),
    "by its initials": (
        "The International Grain Fund met. The IGF said prices would rise.",
        "International Grain Fund",
    ),
    "by a general noun, whoever spoke last": (
        "Harbour Watch met the International Grain Fund. “It is safe,” Harbour Watch said. "
        "The road was mined in May, the group said.",
        "Harbour Watch",
    ),
    "by a general noun, whoever's cameraman was hurt": (
        "A Channel Three News cameraman was hurt on Monday. He is alive, the network said.",
        "Channel Three News",
    ),
    "an outlet is no aid group": (
        "Reuters reported that the road was open. The aid group said it was not.",
        None,
    ),
    "a ministry is no company": (
        "The Foreign Ministry said the road was open. The company said it was not.",
        None,
    ),
    "one without a name, told of since": (
        "Harbour Watch, an aid group, met in May. A second group wrote in June. "
        "A rights group closed its office. The group said the road was mined.",
        None,
    ),
    "by its noun, where one is near": (
        "The Harbour Department wrote in May. “It is safe,” the department said.",
        "Harbour Department",
    ),
    "whose name stands behind the noun": (
        "The humanitarian group Farmers Without Borders said the road was mined. "
        "The bridge is safe, the group said.",
        "Farmers Without Borders",
    ),
    "not one of many": ("A human rights group said the road was open.", None),
    "not some of a people": ("Libyans opposed to the law said the road was open.", None),
}

AFFILIATIONS = (
    ("State Department spokeswoman Ana Ruiz said the road was open.", "State Department"),
    ("Selim Arda, a spokesman for the Taliban, said the road was open.", "Taliban"),
    ("Libyan rebel spokesman Selim Arda said the road was open.", "Libyan rebels"),
    (
        "Officials in Afghanistan met Afghan President Selim Arda. Arda said the road was open.",
        "Afghanistan",
    ),
    (
        "The Valley Council left the talks. “The door is shut,” its chief negotiator Selim Arda said.",
        "Valley Council",
    ),
    ("A former Peruvian minister, Ana Ruiz, said the road was open.", None),
    ("Selim Arda said the road was open.", None),
)


def last(text: str) -> Statement:
    return annotate(text).statements[-1]


@pytest.mark.parametrize(("text", "name"), PRONOUNS.values(), ids=PRONOUNS.keys())
def test_pronouns(text: str, name: str | None) -> None:
    assert last(text).speaker_name == name


@pytest.mark.parametrize(("text", "want"), ROLES.values(), ids=ROLES.keys())
def test_roles(text: str, want: tuple[str | None, str | None, str | None]) -> None:
    statements = [s for s in annotate(text).statements if s.speaker]
    found = statements[0] if text.startswith(("Peru’s", "A ")) else statements[-1]
    assert (found.speaker_name, found.office, found.affiliation) == want


@pytest.mark.parametrize(("text", "name"), BODIES.values(), ids=BODIES.keys())
def test_bodies(text: str, name: str | None) -> None:
    assert last(text).speaker_name == name


@pytest.mark.parametrize(("text", "affiliation"), AFFILIATIONS)
def test_whom_they_speak_for(text: str, affiliation: str | None) -> None:
    assert last(text).affiliation == affiliation


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Omar Tosk opened the session. The minister said he would resign.",
        "Vice President Zaneb Qorri met farmers. The president said the talks would go on.",
        "Attorney General Omar Tosk spoke first. The general said nothing had changed.",
    ],
)
def test_a_word_before_an_office_makes_it_another(text: str) -> None:
    assert last(text).speaker_name is None


def test_an_unnamed_official_stays_unnamed() -> None:
    text = (
        "A senior official in Lima said the road was open. Interior Minister Ana Ruiz left. "
        "The official said it would stay so. “For now,” he said."
    )
    for statement in annotate(text).statements:
        assert (statement.speaker_name, statement.office) == (None, "senior official in Lima")


HELD = "“We will hold it,” Selim Arda told reporters."
NEXT = (
    (f"A rebel commander said the road was open. {HELD}", "Selim Arda"),
    ("Valley council chairman calls for talks\n\nA council chairman says all must talk.\n\n"
     "“It is time,” said Selim Arda, who ran the council for years.", "Selim Arda"),
    (f"A rebel commander and a second man said the road was open. {HELD}", None),
    (f"A resident said the road was open. {HELD}", None),
    (f"Another commander said the road was open. {HELD}", None),
    (f"A rebel commander said the road was open, on condition of anonymity. {HELD}", None),
    ("A spokeswoman said the road was open. “We will hold it,” Brian Latimer told reporters.", None),
    ("A rebel commander said the road was open. “No,” said Selim Arda, the finance minister.", None),
    (f"Selim Arda spoke to the crowd. A rebel commander said the road was open. {HELD}", None),
    (f"A rebel commander said the road was open. Villagers said it was closed. {HELD}", None),
    ("Ana Arda slept. A rebel commander said the road was open. “No,” said Selim Arda.", None),
    ("A rebel commander said the road was open. Selim Arda told reporters it was closed.", None),
    ("The emir of Tarsk said the road was open. Selim Arda told reporters it would stay so.", "Selim Arda"),
    (f"The driver said the road was open. {HELD}", None),
    (f"A rebel commander said the road was open. Trucks burned, he said. {HELD}", "Selim Arda"),
    ("A rebel commander said the road was open, and Selim Arda told reporters it was closed.", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NEXT)
def test_a_description_introduces_whoever_speaks_next_without_an_office(text: str, name: str | None) -> None:
    assert next(s for s in annotate(text).statements if s.speaker).speaker_name == name


TOP = (
    "Army officer says government “caused a massacre”\n\n"
    "Shells fell on Kaltar all night. Houses burned. Schools stayed shut.\n\n"
)
CONVOYS = (
    "Rebel official says twelve convoys await flour\n\nShells fell on Kaltar all night. Houses burned. "
    "Schools stayed shut. Nobody slept. Nobody left. The bridge fell. The mill burned. The well was dry. "
    "Dogs barked.\n\n"
)
REPEATED = (
    (TOP + "Selim Arda said the government had “caused a massacre” there.", "Selim Arda"),
    (TOP + "Selim Arda, the finance minister, denied that they had “caused a massacre” there.", None),
    (TOP + "Selim Arda said the government had “caused a disaster” there.", None),
    (TOP + "Selim Arda said they “caused a massacre”. Ana Ruiz said they “caused a massacre”.", None),
    (
        "A spokesman for Ana Ruiz said it was “a clear trap”.\n\nAna Ruiz called the plan “a clear trap”.",
        None,
    ),
    (CONVOYS + "Selim Arda, a rebel spokesman, said that twelve convoys awaited flour.", "Selim Arda"),
    (CONVOYS + "Selim Arda, a rebel spokesman, said that the budget would pass.", None),
    (CONVOYS + "Selim Arda, the bank’s clerk, said that twelve convoys awaited flour.", None),
    ("Spokeswoman says plan is “a clear trap”\n\nBrian Latimer called the plan “a clear trap”.", None),
)


@pytest.mark.parametrize(("text", "name"), REPEATED)
def test_quoted_words_at_the_top_are_those_of_whoever_repeats_them(text: str, name: str | None) -> None:
    assert annotate(text).statements[0].speaker_name == name


def test_a_description_without_an_office_before_it_is_the_topic() -> None:
    text = "Selim Arda, whose men hold the valley, gave his answer. “It stays closed,” the commander said."
    assert last(text).speaker_name == "Selim Arda"
    text = "Selim Arda, the finance minister, gave his answer. “It stays closed,” the commander said."
    assert last(text).speaker_name is None


def test_a_name_given_as_one_is_a_name() -> None:
    text = "“It is cold,” said a driver, who gave his name as Kesto. The road is closed, he said."
    assert {statement.speaker_name for statement in annotate(text).statements} == {"Kesto"}


def test_what_somebody_was_is_an_office() -> None:
    text = "Selim Arda was a teacher in Kaltar. He fights now. The teacher said he would not go back."
    assert last(text).speaker_name == "Selim Arda"


def test_two_offices_of_one_person() -> None:
    text = "The road was open, said lawyer and council adviser Brian Latimer."
    assert (last(text).speaker_name, last(text).office) == ("Brian Latimer", "lawyer and council adviser")


def test_an_office_takes_in_no_first_name() -> None:
    text = "The movement’s spokesman Daniel Osmond said the road was open."
    assert (last(text).speaker_name, last(text).office) == ("Daniel Osmond", "movement’s spokesman")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Colonel Omar Haile, an army spokesman, said it was over. “Go home,” Haile said.", "army spokesman"),
        ("“Go home,” army spokesman Colonel Omar Haile said.", "army spokesman"),
        ("Deputy Interior Minister Major-General Omar Haile said it was over.", "Deputy Interior Minister"),
        ("Deputy Secretary General Omar Haile said it was over.", "Deputy Secretary General"),
        ("Ana Ruiz, the envoy, met Colonel Omar Haile. “Go home,” Haile said.", "Colonel"),
    ],
)
def test_what_somebody_does_tells_more_than_a_rank(text: str, office: str) -> None:
    assert last(text).office == office


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Their spokeswoman, Lena Ode, sent a message on Monday. “The offer ends at noon,” it said.",
            "Lena Ode",
        ),
        ("Lena Ode received a message on Monday. “The offer ends at noon,” it said.", None),
    ],
)
def test_a_message_speaks_for_whoever_sends_it(text: str, name: str | None) -> None:
    assert last(text).speaker_name == name


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Joseph Oda receives us in a schoolroom.", "Joseph Oda"),
        ("Joseph Oda receives us in a schoolroom. Ana Ruiz waits outside.", None),
        ("Joseph Oda, an envoy, receives us in a schoolroom.", None),
    ],
    ids=["alone", "one of two", "of another office"],
)
def test_whoever_alone_has_acted_is_described_next(before: str, name: str | None) -> None:
    assert last(f"{before} The leader of the Valley Front said it was over.").speaker_name == name


def test_two_named_together_have_no_one_name() -> None:
    assert last("Selim Arda and Ana Ruiz said the road was open.").speaker_name is None


def test_pronouns_and_roles_are_mentions_of_whom_they_mean() -> None:
    text = "Mayor Ana Ruiz met the rebels. The mayor said the road was open. She said it would stay so."
    marks = {mark.span.of(text): mark for mark in annotate(text).mentions if mark.refers}
    assert {word: (mark.type, mark.name) for word, mark in marks.items()} == {
        "mayor": ("PERSON", "Ana Ruiz"),
        "She": ("PERSON", "Ana Ruiz"),
    }


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Ana Ruiz",
                "the envoy",
                "he",
                "she",
                "it",
                "they",
                "The council",
                "Peru’s minister",
                "said",
                "“No,”",
            ]
        ),
        max_size=14,
    )
)
def test_a_name_is_one_that_the_text_has(words: list[str]) -> None:
    text = " ".join(words) + "."
    for statement in annotate(text).statements:
        assert statement.speaker_name is None or statement.speaker_name in text
