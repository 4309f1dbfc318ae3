"""Statements: marked sentences, a rule family each, and what must not be one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model.document import Document, Published
from tests.annotate.marking import annotate, annotator, speech, unmark, words

ONE = {
    "cue behind": (
        "“<said>The convoy never reached the valley</said>,” <who>a district elder</who> <cue>said</cue>.",
        "direct",
    ),
    "cue behind, speaker last": (
        "“<said>We will not sign</said>,” <cue>said</cue> <who>Selim Arda, the rebel negotiator</who>.",
        "direct",
    ),
    "colon": (
        "<who>The governor</who> <cue>warned</cue>: “<said>The bridge will be closed.</said>”",
        "direct",
    ),
    "straight marks": (
        '"<said>The shelling started at dawn</said>," <who>she</who> <cue>said</cue>.',
        "direct",
    ),
    "doubled apostrophes": (
        "''<said>The shelling started at dawn</said>,'' <who>she</who> <cue>said</cue>.",
        "direct",
    ),
    "guillemets": (
        "«<said>The prisoners are alive</said>», <who>the mediator</who> <cue>said</cue>.",
        "direct",
    ),
    "opening and closing mark of two makes": (
        '"<said>The prisoners are alive</said>,” <who>the mediator</who> <cue>said</cue>.',
        "direct",
    ),
    "interrupted": (
        "“<said>The truce</said>,” <who>he</who> <cue>said</cue>, “<said>is dead.</said>”",
        "direct",
    ),
    "told an agency": (
        "<who>The commander</who> <cue>told</cue> Reuters: “<said>Our men have left the town.</said>”",
        "direct",
    ),
    "that-clause": (
        "<who>Officials</who> <cue>said</cue> <said>that the dam had failed</said>.",
        "indirect",
    ),
    "bare clause": ("<who>The army</who> <cue>said</cue> <said>the road was open</said>.", "indirect"),
    "attribution at the end": (
        "<said>Eleven villages were burned in the night</said>, <who>witnesses</who> <cue>said</cue>.",
        "indirect",
    ),
    "attribution in the middle": (
        "<said>The truce</said>, <who>the envoy</who> <cue>said</cue>, <said>would hold until spring</said>.",
        "indirect",
    ),
    "according to": (
        "<cue>According to</cue> <who>the ministry</who>, <said>the talks will resume in May</said>.",
        "indirect",
    ),
    "according to, at the end": (
        "<said>The talks will resume in May</said>, <cue>according to</cue> <who>the ministry</who>.",
        "indirect",
    ),
    "attribution in the middle, to a crowded hall": (
        "<said>The truce</said>, <who>he</who> <cue>told</cue> a packed news conference on Monday, "
        "<said>would hold until spring</said>.",
        "indirect",
    ),
    "attribution in the middle, by somebody of it": (
        "<said>The company</said>, <who>its lawyer</who> <cue>told</cue> reporters at the gates, "
        "<said>remained open to talks</said>.",
        "indirect",
    ),
    "before a comment on it": (
        "<who>The envoy</who> <cue>said</cue> <said>the truce would hold</said>, brushing aside doubts.",
        "indirect",
    ),
    "vow": ("<who>The rebels</who> <cue>vowed</cue> <said>to retake the port</said>.", "indirect"),
    "a charge denied": (
        "<said>The army laid new mines there</said>, a charge <who>Kenya</who> <cue>denied</cue>.",
        "indirect",
    ),
    "denial": (
        "<who>The government</who> <cue>denied</cue> <said>that its planes had struck the market</said>.",
        "indirect",
    ),
    "quoted piece in a clause": (
        "<who>She</who> <cue>said</cue> <said>the offer was “a trap” for the families</said>.",
        "mixed",
    ),
    "a name for something": (
        "<who>The minister</who> <cue>called</cue> <said>the report “a fabrication”</said>.",
        "mixed",
    ),
    "clause that goes on in marks": (
        "<who>He</who> <cue>said</cue> <said>that if the siege goes on, “nobody will be left.”</said>",
        "mixed",
    ),
    "an amount put": (
        "<who>The ministry</who> <cue>puts</cue> <said>the number at fewer than 25</said>.",
        "indirect",
    ),
    "an amount spoken of": (
        "<who>The colonel</who> <cue>spoke</cue> of <said>about 60 dead rebels</said>.",
        "indirect",
    ),
    "an amount counted": (
        "<who>The observers</who> <cue>counted</cue> <said>41 violations</said> in April.",
        "indirect",
    ),
    "an agency, a day, then the speaker": (
        "“<said>They have accepted it</said>,” <cue>assured</cue> AFP Saturday <who>the rebels</who>.",
        "direct",
    ),
    "a place before that": (
        "<who>Officials</who> <cue>said</cue> in a statement <said>that the “progress” of May related to "
        "the dam</said>.",
        "mixed",
    ),
    "an agency, a day, then a long speaker": (
        "“<said>They have accepted it</said>,” <cue>assured</cue> AFP Saturday "
        "<who>the high ranking rebels</who>.",
        "direct",
    ),
    "a report as the source": (
        "According to a report by the Associated Press [AP], <who>the envoy</who> <cue>said</cue> "
        "<said>his government had shared the plan</said>.",
        "indirect",
    ),
    "a name and its place are not what is said": (
        "“<said>A council is elected or it is furniture</said>,” <cue>said</cue> "
        "<who>Selim Arda, the chief delegate</who>.",
        "direct",
    ),
    "a hard-wrapped line": (
        "<who>Officials</who> <cue>said</cue> <said>that the dam\nhad failed</said>.",
        "indirect",
    ),
}


@pytest.mark.parametrize(("marked", "kind"), ONE.values(), ids=ONE.keys())
def test_one_statement(marked: str, kind: str) -> None:
    text, want = unmark(marked)
    found = speech(text)
    assert [s.kind for s in found] == [kind]
    statement = found[0]
    got = {key: words(text, spans) for key, spans in
           (("said", statement.content), ("who", statement.speaker), ("cue", statement.cue))}  # fmt: skip
    assert got == want


MARKS = {
    "a clause, the cue, then the quoted rest": [
        "<said>If the siege goes on</said>, <who>he</who> <cue>said</cue>, “<said>nobody will stay.</said>”",
        "<said>When the dam broke</said>, <who>Rahal</who> <cue>said</cue>, “<said>we ran uphill.</said>”",
        "<said>The report</said>, <who>she</who> <cue>said</cue>, “<said>was written by a clerk.</said>”",
    ],
    "a clause before the marks, the cue behind": [
        "<said>With so many roads, “there is no way out,”</said> <who>he</who> <cue>said</cue>.",
        "<said>The offer “came a year late,”</said> <who>Nadia Rahal</who> <cue>said</cue>.",
        "<said>Since the raid, “not one shop has opened,”</said> <cue>said</cue> <who>the mayor</who>.",
    ],
    "words behind the marks": [
        "<said>“The only way out is a court” for such crimes</said>, <who>she</who> <cue>said</cue>.",
        "<who>The envoy</who> <cue>called</cue> <said>the vote “a wake-up call” to both sides</said>.",
        "<who>The judge</who> <cue>said</cue> <said>it was a “take it or leave it” offer</said>.",
    ],
    "a further clause with a quoted piece": [
        "<who>He</who> <cue>said</cue> <said>that fraud was “vast” but “nobody dares to speak.”</said>",
        "<who>The council</who> <cue>condemned</cue> <said>it as “reckless” and a “threat” to peace</said>.",
        "<who>Nadia Rahal</who> <cue>said</cue> <said>it was late, and that “all who came” had left</said>.",
    ],
    "no place or day in what is named": [
        "<who>The minister</who> <cue>called</cue> <said>the plan “a trap”</said> during a visit.",
        "<who>The mayor</who> <cue>described</cue> <said>the camp as “a prison”</said> on Monday.",
        "<who>The rebels</who> <cue>denounced</cue> <said>the vote as “a farce”</said> in a statement.",
    ],
    "both sides of a cue between commas": [
        "<said>The prisoners</said>, <who>she</who> <cue>said</cue> on Monday, <said>would be freed</said>.",
        "<said>In the hills</said>, <who>they</who> <cue>said</cue>, <said>nobody had seen them</said>.",
        "<said>Once the road opens</said>, <who>he</who> <cue>said</cue>, <said>the convoys can pass</said>.",
    ],
}


@pytest.mark.parametrize("marked", [marked for sentences in MARKS.values() for marked in sentences])
def test_words_about_the_marks_belong_to_what_is_said(marked: str) -> None:
    text, want = unmark(marked)
    statement = speech(text)[0]
    assert words(text, statement.content) == want["said"]
    assert (words(text, statement.speaker), words(text, statement.cue)) == (want["who"], want["cue"])


def test_what_another_is_quoted_as_saying_stands_in_what_is_said_of_it() -> None:
    text = "The guard said the mayor had shouted, “Close the gate!”"
    outer, inner = speech(text)
    assert words(text, outer.content) == ["the mayor had shouted, “Close the gate!”"]
    assert (words(text, inner.content), words(text, inner.speaker)) == (["Close the gate!"], ["the mayor"])
    assert inner.via == "The guard"


DEMANDS = (
    "<who>The minister</who> <cue>called</cue> for <said>an immediate ceasefire</said>.",
    "<who>The council</who> <cue>called</cue> on <said>both sides to free the prisoners</said>.",
    "<who>The mayor</who> <cue>warned</cue> of <said>a famine</said>.",
    "<who>The judge</who> <cue>asked</cue> <said>whether the prisoners had been fed</said>.",
    "<who>The statement</who> <cue>said</cue> <said>the convoy had turned back</said>.",
    "<who>The report</who> <cue>found</cue> <said>that nine wells were poisoned</said>.",
    "<who>State TV</who> <cue>reported</cue> <said>that the convoy had turned back</said>.",
    "<who>The letter</who> <cue>warned</cue> <said>that the truce would end</said>.",
    "<who>The envoy</who>'s <cue>warning</cue> <said>that the truce may collapse</said> was ignored.",
    "<cue>Warnings</cue> by <who>the Red Cross</who> <said>that wells were poisoned</said> came too late.",
    "<who>Nadia Rahal</who>’s <cue>claim</cue> <said>that the camp was empty</said> angered the monitors.",
)


@pytest.mark.parametrize("marked", DEMANDS)
def test_demands_questions_papers_and_nouns(marked: str) -> None:
    text, want = unmark(marked)
    (statement,) = speech(text)
    assert words(text, statement.content) == want["said"]
    assert (words(text, statement.speaker), words(text, statement.cue)) == (want["who"], want["cue"])


MISPARSED = (
    "<said>Shelling from outside the town killed eleven people on Monday</said>, "
    "<who>a doctor at the main hospital there</who> <cue>said</cue> by phone.",
    "<who>An opposition officer in al-Marj</who> <cue>said</cue> Monday <said>that the road was open</said>.",
    "<who>The rebels</who> <cue>claimed</cue> <said>to have taken the port</said>.",
    "<who>Residents</who> <cue>reported</cue> <said>heavy fighting near the port</said>.",
    "<who>The ministry</who> <cue>reported</cue> <said>fighting near the port</said>.",
    "<who>The minister</who> did not <cue>rule out</cue> <said>a ceasefire</said>.",
    "The shelling went on despite what <who>the envoy</who> <cue>called</cue> <said>a clear promise</said>.",
    "Six guards died in a raid, which <who>the army</who> <cue>said</cue> <said>killed nobody</said>.",
    "<who>Residents</who> <cue>blamed</cue> <said>the army for the fire</said>.",
    "<who>The council</who> <cue>rejected</cue> <said>the peace plan</said>.",
    "<said>The movement carried 61 men to the grave</said>, <cue>according to</cue> <who>his</who> words.",
    "<said>The valley had waited for years and would wait no more</said>, <who>she</who> <cue>said</cue>; "
    "what she was after was a date, written down.",
    "“<said>We came in order to halt the war</said>,” <cue>stated</cue> to the journalists at his arrival "
    "the negotiator, <who>Omar Tesfaye</who>.",
    # The name of the speaker stands between the quotation and a verb that the parse gives another subject.
    "“<said>Half is no demand, it is arithmetic</said>,” <who>the front's chief envoy, Ruth Castellan</who>, "
    "<cue>told</cue> Corvane before she left Auvray.",
    "“<said>The dam will be finished by the end of the coming year</said>,” <who>a source close to "
    "the water ministry, who spoke on condition of anonymity</who>, <cue>told</cue> Reuters.",
    "“<said>The ministry will start off by judging offers on political grounds</said>,” the Ostfax "
    "news agency <cue>quoted</cue> <who>Margelov</who> as saying.",
)


@pytest.mark.parametrize("marked", MISPARSED)
def test_reports_of_things_and_attributions_that_the_parse_takes_for_something_else(marked: str) -> None:
    text, want = unmark(marked)
    (statement,) = speech(text)
    assert (words(text, statement.content), words(text, statement.speaker)) == (want["said"], want["who"])
    assert words(text, statement.cue)[0].endswith(want["cue"][0])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The paper spoke to an architect who said the dam had failed.", ["an architect", "who"]),
        ("The plan was praised by Nadia Rahal, who said it was sound.", ["Nadia Rahal", "who"]),
        ("The question is who said the dam had failed.", ["who"]),
    ],
)
def test_the_speaker_of_a_relative_clause_is_whom_it_goes_with(text: str, who: list[str]) -> None:
    assert words(text, speech(text)[-1].speaker) == who


FURTHER_OFF = (
    ("Nadia Rahal came out at noon. She looked tired. “Nothing has been signed.”", "She"),
    ("Omar Tesfaye spoke for an hour.\n\n“The hills are ours. The river is ours.”", "Omar Tesfaye"),
    ("Marta Lind pointed at the ruins. “This was our school, and that was the well.”", "Marta Lind"),
)
ASKED = "Nadia Rahal sat. Asked why the gates are shut, she does not hurry.\n\n“We said May. It is June.”"


@pytest.mark.parametrize(("text", "who"), FURTHER_OFF)
def test_a_quotation_goes_to_whoever_acted_right_before(text: str, who: str) -> None:
    (statement,) = speech(text)
    assert words(text, statement.speaker) == [who]


def test_who_is_asked_answers() -> None:
    statement = speech(ASKED)[-1]
    assert words(ASKED, statement.speaker) == ["she"]
    assert statement.speaker_name == "Nadia Rahal"


ANNOUNCED = (
    ("The general shrugged: “Nobody will cross the river.”", "The general"),
    ("Omar Tesfaye asked for time. His deputy Marta Lind was shorter: ‘The road stays shut.’", "Marta Lind"),
    (
        "“We wait,” said Omar Tesfaye. The army’s answer was short: “Nobody will cross the river.”",
        "The army’s",
    ),
    ("The rebels’ leaflet ended with a promise: “We will come back in June.”", "The rebels’"),
)


@pytest.mark.parametrize(("text", "who"), ANNOUNCED)
def test_a_quotation_behind_a_colon_goes_to_whoever_announces_it(text: str, who: str) -> None:
    statement = speech(text)[-1]
    assert statement.kind == "direct"
    assert words(text, statement.speaker)[0].startswith(who)


def test_a_piece_of_a_statement_that_no_verb_of_saying_leads_in() -> None:
    text = "The council greeted the step in a statement “as one greets a neighbour who brings back a spade”."
    (statement,) = speech(text)
    assert (statement.kind, words(text, statement.speaker)) == ("mixed", ["The council"])
    assert words(text, statement.content) == ["as one greets a neighbour who brings back a spade"]
    assert speech("The council met in a hall “as long as a street in winter”.") == []


def test_what_a_quoted_speaker_quotes_is_a_statement_through_him() -> None:
    text = "“Tesfaye told me, ‘You will have to trust them,’ and I laughed,” Marta Lind said."
    outer, inner = speech(text)
    assert (outer.speaker_name, outer.via) == ("Marta Lind", None)
    assert (inner.speaker_name, inner.via, inner.kind) == ("Tesfaye", "Marta Lind", "direct")
    assert words(text, inner.content) == ["You will have to trust them"]


@pytest.mark.parametrize(
    "text",
    [
        "“I would say, ‘Let us all sit down together,’ and they would laugh,” Marta Lind said.",
        "“They read ‘The Long Winter of the Valley’ in school,” Marta Lind said.",
        "“It feels like, ‘Well, we can put that off a while,’” Marta Lind said.",
    ],
)
def test_own_words_titles_and_feelings_inside_a_quotation_are_no_statements(text: str) -> None:
    assert len(speech(text)) == 1


NONE = (
    "The so-called “safe zone” was shelled again.",
    "Her novel “The Long Winter of the Valley” won a prize.",
    "The rebels’ gains and the army’s losses worry Brussels.",
    "“Voices of the Valley” is shown on Sunday.",
    "Omar “the Hammer” Tesfaye was arrested at dawn.",
    "The ‘peace train’ left with nine people on board.",
    "He drives a “borrowed” lorry to the front.",
    "The band played “Rivers of the North” and left.",
    "Nadia Rahal, known as “the Owl”, leads the brigade.",
    "A “senior” clerk opened the “archive” in May.",
    "The film “No Way Home” and the book “Salt” are banned.",
    "Its motto is “Land and Water”.",
    "The ship “Esperance” lay at anchor.",
    "The term “buffer zone” has three meanings in the treaty.",
    "They plan to go on, and continue to lose ground.",
    "The vote, not to mention the count, was late.",
    "The fighter, who wished to remain anonymous, left the camp.",
    "If the aggression continued “there will be no truce”. The mayor left.",
    "The group, founded in 1964 and counting some 5,800 fighters, has left five rounds of talks.",
)


@pytest.mark.parametrize("text", NONE)
def test_scare_quotes_titles_and_silence_are_no_statements(text: str) -> None:
    assert speech(text) == []


def test_a_new_sentence_in_marks_is_a_statement_of_the_same_speaker() -> None:
    text = "“We reject the plan,” Selim Arda told Reuters. “It leaves the valley to the army.”"
    first, second = speech(text)
    assert words(text, second.content) == ["It leaves the valley to the army."]
    assert first.speaker == second.speaker
    assert (first.speaker_name, second.speaker_name) == ("Selim Arda", "Selim Arda")
    assert (first.medium, second.cue) == ("Reuters", ())


def test_further_cues_of_one_sentence_are_statements_of_their_own() -> None:
    text = "The envoy said the line had moved, adding that nobody had crossed it."
    first, second = speech(text)
    assert words(text, first.content) == ["the line had moved"]
    assert words(text, second.content) == ["that nobody had crossed it"]
    assert words(text, second.speaker) == ["The envoy"]


def test_the_second_part_in_single_marks_goes_to_the_same_speaker() -> None:
    text = "‘We reject the plan,’ said Selim Arda. ‘It leaves the valley to the army.’"
    first, second = speech(text)
    assert words(text, second.content) == ["It leaves the valley to the army."]
    assert first.speaker == second.speaker


def test_behind_a_colon_whoever_spoke_first_goes_on() -> None:
    text = "He says the rebels have pledged not to attack: “They know they will be hated.”"
    assert [words(text, s.speaker) for s in speech(text) if s.kind == "direct"] == [["He"]]


def test_a_quotation_that_is_a_paragraph_goes_to_whoever_the_last_one_ended_on() -> None:
    text = "Asked about the siege, Selim Arda shrugged.\n\n“We have waited for eight years and can wait.”"
    assert [s.speaker_name for s in speech(text)] == ["Selim Arda"]


def test_a_pronoun_in_between_carries_its_person_on() -> None:
    text = (
        "Selim Arda received us. He was tired. It was late. The room was cold. Outside it rained. "
        "He poured the tea. The lamp went out. Nobody came. The road was quiet. He said it was over."
    )
    (statement,) = speech(text)
    assert statement.speaker_name == "Selim Arda"


def test_who_speaks_inside_a_quotation_is_nobody_outside_it() -> None:
    text = "Selim Arda sat down. “I recall that Joseph Martin came,” he said. He said it was over."
    assert [s.speaker_name for s in speech(text)] == ["Selim Arda", "Selim Arda"]


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    text = (
        "Selim Arda said: “The first convoy was turned back.\n\n"
        "“The second was looted.”\n\n"
        "The army did not comment."
    )
    (statement,) = speech(text)
    assert words(text, statement.content) == ["The first convoy was turned back.", "The second was looted."]


def test_a_quotation_over_lines_of_a_dump_is_one_statement() -> None:
    text = (
        "“The first convoy was turned back.\nThe second was looted,” Selim Arda said.\nThe army was silent.\n"
    )
    (statement,) = speech(text)
    assert words(text, statement.content) == ["The first convoy was turned back.\nThe second was looted"]


def test_belief_is_no_speech() -> None:
    (statement,) = annotate("The general believes that the war is lost.").statements
    assert (statement.speech, statement.kind) == (False, "indirect")


SPEAKERS = (
    ("Rebel spokesman Selim Arda said the road was open.", "Selim Arda", "Rebel spokesman"),
    ("Selim Arda, a rebel spokesman, said the road was open.", "Selim Arda", "rebel spokesman"),
    ("Selim Arda arrived on Monday. Arda said the road was open.", "Selim Arda", None),
    ("Selim Arda arrived on Monday. He said the road was open.", "Selim Arda", None),
    ("Mrs. Leila Haddad arrived. He said the road was open.", None, None),
    ("Officials said the road was open.", None, "Officials"),
    ("A spokesman for the army said the road was open.", None, "spokesman for the army"),
    ("The Foreign Ministry said the road was open.", "Foreign Ministry", None),
    ("President Leila Haddad came. The president herself said it was over.", "Leila Haddad", "President"),
    (
        "The order was signed by Selim Arda, the minister. He said the road was open.",
        "Selim Arda",
        "minister",
    ),
    ("Haddad, the government spokeswoman, said it was over.", "Haddad", "government spokeswoman"),
    ("Kenya’s Leila Haddad said the road was open.", "Leila Haddad", None),
    ("According to the Foreign Ministry’s count, 40 died.", "Foreign Ministry", None),
    ("Their spokesman Selim Arda said the road was open.", "Selim Arda", "spokesman"),
    ("An army officer came. The officer said the road was open.", None, "army officer"),
    ("The special envoy was silent. He said the road was open.", None, "special envoy"),
    ("The Free Valleys Army left. The army said the road was open.", None, None),
    ("The Joint Peace Mission came. The mission said the road was open.", "Joint Peace Mission", None),
    ("The government in Port Sudan said the road was open.", None, None),
    ("Aid came late, the charity Open Hand Relief said today.", "Open Hand Relief", None),
    (
        "Yousuf Hadary, minister for trade, who came by boat, said the road was open.",
        "Yousuf Hadary",
        "minister for trade",
    ),
)


@pytest.mark.parametrize(("text", "name", "office"), SPEAKERS)
def test_who_it_was(text: str, name: str | None, office: str | None) -> None:
    (statement,) = speech(text)
    assert (statement.speaker_name, statement.office) == (name, office)


PLACES = (
    ("The commander told the BBC that the town had fallen.", None, "BBC"),
    ("The commander told villagers that the town had fallen.", "villagers", None),
    ("The commander said in a statement that the town had fallen.", None, "statement"),
    ("The commander said on Twitter that the town had fallen.", None, "Twitter"),
    ("According to a Reuters report, the town has fallen.", None, "Reuters"),
    ("According to a Reuters report, the envoy said the town had fallen.", None, "Reuters"),
    ("The commander told this station that the town had fallen.", None, "this station"),
    ("The commander assured Saturday that the town had fallen.", None, None),
    ("The commander told reporters that the town had fallen.", "reporters", None),
    ("The Harbour Press asked. The commander told Harbour that the town had fallen.", None, "Harbour"),
)


@pytest.mark.parametrize(("text", "addressee", "medium"), PLACES)
def test_where_and_to_whom(text: str, addressee: str | None, medium: str | None) -> None:
    (statement,) = speech(text)
    assert (statement.addressee, statement.medium) == (addressee, medium)


def test_the_day_at_the_cue_dates_the_statement() -> None:
    published = Published("2022-03-09", "2022-03-09", "2022-03-09", "given")
    texts = (
        "The envoy said on Monday that the talks had failed.",
        "The envoy said the talks failed on Monday.",
        "The envoy said last week that the talks had failed.",
        "The Marsh rebel group said on Monday it was pulling out of peace talks with the government.",
        "Rebels said late on Sunday they had taken the port.",
    )
    documents = [Document(source="t", where="t", text=text, published=published) for text in texts]
    found = [annotation.statements[0] for annotation in annotator().annotate(documents)]
    assert [statement.date for statement in found] == ["2022-03-07", None, None, "2022-03-07", "2022-03-06"]
    said = [statement.content[0].of(text) for statement, text in zip(found, texts, strict=True)]
    assert said[3:] == [
        "it was pulling out of peace talks with the government",
        "they had taken the port",
    ]


PIECES = st.sampled_from(
    [
        *("“", "”", '"', "''", "``", "‘", "’", "'", "`", "«", "»", "„", "「", "」"),
        *(" ", "\n", "\n\n", "\t", "\r\n", "\u2028", "\x00", "\u0301", "\u200b", "😀"),
        *(", ", ". ", ": ", "… ", "(NC) ", "he said", "told Reuters ", "Arda ", "according to ", "that "),
        *("the dam failed", "vowed to leave ", "National Council ", "if ", "did not say ", "Asked whether "),
        *(
            "Q: ",
            "A: ",
            "\nARDA: ",
            "\nHAAN: ",
            " – ",
            "mayor",
            "?",
            "quoted him as saying ",
            "but ",
            "which ",
        ),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_any_text_is_annotated_and_every_span_has_words(text: str) -> None:
    annotation = annotate(text)
    for statement in annotation.statements:
        assert statement.content
        for span in (*statement.content, *statement.speaker, *statement.cue):
            assert span.of(text).strip()
    assert all(mark.span.of(text).strip() for mark in annotation.mentions)
