"""Which reports in other words are of one utterance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.link import link
from accord.link.meaning import Meaning
from accord.link.tables import stopwords
from accord.model.judgement import Judgement
from accord.model.reading import Reading
from tests.link.builder import reading

QUOTED = "The convoys to the valley will be speeded up before winter closes the passes"
REPORTED = "shipments to the valley would be accelerated before the passes were closed by winter"
SUSPENDED = "shipments to the valley would be suspended before the passes were closed by winter"


def said(
    where: str,
    words: str,
    *,
    kind: str = "indirect",
    speaker: str | None = "Ada Lund",
    office: str = "",
    day: str | None = "2024-03-01",
) -> Reading:
    by = f" speaker='{speaker}'" if speaker else ""
    held = f" office='{office}'" if office else ""
    mark = (
        f"“<direct{by}{held}>{words}</direct>.”"
        if kind == "direct"
        else f"<{kind}{by}{held}>{words}</{kind}>."
    )
    return reading(where, f"At noon: {mark}", outlet=where, published=day)


def same(*readings: Reading) -> list[Judgement]:
    return [it for it in link(readings).judgements if it.about == "statement"]


def test_a_report_in_other_words_is_of_the_quotation() -> None:
    (judgement,) = same(said("a", QUOTED, kind="direct"), said("b", REPORTED))
    assert judgement.by == "paraphrase"
    assert "same day" in judgement.explanation
    assert "Ada Lund" in judgement.explanation


def test_two_reports_without_a_content_word_in_common_are_one_utterance() -> None:
    one, other = (
        "insurgents fired missiles at the port overnight",
        "rebels launched rockets against the harbour by night",
    )
    assert not (set(one.split()) & set(other.split())) - stopwords()
    (judgement,) = same(said("a", one), said("b", other))
    assert judgement.by == "paraphrase"


ACCEPTED = "the movement accepts the plan of the mediators for the northern valley"
COUNTED = "<count low='{n}' high='{n}'>{n} prisoners</count> would be freed by the guards at the bridge"
APART = {
    "the opposite direction": (QUOTED.replace("speeded up", "accelerated"), SUSPENDED),
    "a denial": (ACCEPTED, ACCEPTED.replace("accepts", "does not accept")),
    "a refusal": (ACCEPTED, ACCEPTED.replace("accepts", "rejects")),
    "a doubt": (
        "the guards are leaving the bridge at Gadden tonight",
        "the guards may perhaps be leaving the bridge at Gadden tonight",
    ),
    "another figure": (COUNTED.format(n=40), COUNTED.format(n=140)),
    "another place": (
        "the army has taken the hills around <name type='GPE'>Gadden</name>",
        "the army has taken the hills around <name type='GPE'>Ostrel</name>",
    ),
    "before and after": (
        "weapons would be handed over before the election in the valley",
        "weapons would be handed over after the election in the valley",
    ),
    "up and down": (
        "the number of convoys into the valley has risen this month",
        "the number of convoys into the valley has fallen this month",
    ),
    "forward and back": (
        "our fighters advanced on the bridge during the night",
        "our fighters retreated from the bridge during the night",
    ),
    "another subject": (
        "the convoys were waiting for papers at the bridge",
        "the price of bread had doubled in the markets of the capital",
    ),
}


@pytest.mark.parametrize(("left", "right"), APART.values(), ids=APART.keys())
@pytest.mark.parametrize("kind", ["indirect", "direct"])
def test_what_contradicts_stays_apart(left: str, right: str, kind: str) -> None:
    judgements = same(said("a", left, kind=kind), said("b", right))
    assert judgements == []


def test_a_denied_opposite_is_no_contradiction() -> None:
    denied = "the talks at the bridge will not be suspended by the mediators"
    assert same(said("a", denied), said("b", "the talks at the bridge will be continued by the mediators"))


@pytest.mark.parametrize(
    "other",
    [
        said("b", REPORTED, speaker="Bo Hirsch"),
        said("b", REPORTED, speaker=None),
        said("b", REPORTED, day="2024-03-09"),
        said("b", REPORTED, day=None),
    ],
    ids=["another speaker", "speaker unknown", "days later", "date unknown"],
)
def test_speaker_and_date_must_be_known_and_near(other: Reading) -> None:
    assert same(said("a", QUOTED, kind="direct"), other) == []


def test_a_spokesman_speaks_for_his_body() -> None:
    named = said("a", QUOTED, kind="direct", speaker="Bo Hirsch", office="Valley Front spokesman")
    assert same(named, said("b", REPORTED, speaker=None, office="Valley Front spokeswoman"))
    assert same(named, said("b", REPORTED, speaker="Valley Front"))
    assert same(named, said("b", REPORTED, speaker=None, office="River Front spokesman")) == []


def test_two_unnamed_officials_are_not_one_speaker() -> None:
    one = said("a", QUOTED, kind="direct", speaker=None, office="senior official")
    assert same(one, said("b", REPORTED, speaker=None, office="senior official")) == []


def test_the_likest_of_a_speakers_statements_is_taken() -> None:
    both = reading(
        "b",
        f"<indirect speaker='Ada Lund'>{REPORTED}</indirect>. "
        "<indirect speaker='Ada Lund'>shipments to the coast would be accelerated too</indirect>.",
        published="2024-03-01",
    )
    quoted = said("a", QUOTED, kind="direct")
    (judgement,) = same(quoted, both)
    assert both.key(both.annotation.statements[0]) in (judgement.left, judgement.right)


def test_what_was_not_said_is_no_report() -> None:
    quoted, other = said("a", QUOTED, kind="direct"), said("b", REPORTED)
    (statement,) = other.annotation.statements
    silent = replace(other.annotation, statements=(replace(statement, negated=True),))
    assert same(quoted, replace(other, annotation=silent)) == []


def test_nothing_depends_on_the_order_of_reading() -> None:
    readings = [
        said("a", QUOTED, kind="direct"),
        said("b", REPORTED),
        said("c", SUSPENDED),
        said("d", ACCEPTED),
    ]
    assert link(readings) == link(readings[::-1])


def test_vectors_alone_find_opposites_alike() -> None:
    meaning = Meaning([["talks", "accelerated"], ["talks", "suspended"], ["bread", "price"], []])
    assert meaning.likeness(0, 0) == 1.0
    assert meaning.likeness(0, 1) > 0.4 > 0.1 > meaning.likeness(0, 2)
    assert meaning.likeness(0, 3) == meaning.covered(0, 3) == 0.0
