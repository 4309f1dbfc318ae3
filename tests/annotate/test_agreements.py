"""The text of agreements: what is one, what it binds whom to, by when, and what it says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.annotate.agreement_text import lay_out
from accord.model.annotation import Commitment
from tests.annotate.marking import annotate

PROTOCOL = """FRAMEWORK PROTOCOL
BETWEEN THE REPUBLIC OF TARVIA AND THE HIGHLAND FRONT
ON THE SEPARATION OF FORCES

Oskelund, 3 February 2031

The Government of Tarvia and the Highland Front (hereinafter "the Parties"),

Recalling the truce of 2 January 2031, which the Parties shall never forget,

Convinced that peace must be built by all,

Have agreed as follows:

CHAPTER I. GENERAL

1. Definitions. For the purposes of this Protocol "heavy arms" shall mean guns of a
calibre above 100 millimetres.

2. The Parties undertake not to recruit children and to release, within ten (10) days of
the signature of this  Protocol, all persons under the age of eighteen from their ranks.

3. The Government shall:

(a) open the northern road by 1 March 2031;

(b) refrain from any air strikes; and

(c) within thirty days of the entry into force of this Protocol, appoint
    (i) three members of the Commission; and
    (ii) one secretary.

4. Neither Party may fly drones over the Line. The Front may keep small arms.

5. It is prohibited to: (a) plant mines; (b) detain aid workers; (c) fire at convoys.

6. The withdrawal of heavy arms shall be verified by the Observer Mission. If the Front completes it, the
Government shall lift the blockade no later than 14 days after the signature.

7. This Protocol shall enter into force upon signature. The Annexes shall form an integral part of it.

Done at Oskelund on 3 February 2031 in two copies.

For the Government of Tarvia: Anders Holt
For the Highland Front: Mira Sunde
Witnessed by: the Republic of Corland

ANNEX A: ASSEMBLY AREAS

1. The Front's fighters are to assemble in the three areas on the map and hand over their arms.
2. The Government agrees to pay each fighter a monthly allowance, provided that he has registered.
"""

VERIFIED = "The withdrawal of heavy arms shall be verified by the Observer Mission"
BOUND = [
    ("Parties", "recruit children", None, True),
    ("Parties", "release all persons under the age of eighteen from their ranks", "2031-02-13", False),
    ("Government of Tarvia", "open the northern road", "2031-03-01", False),
    ("Government of Tarvia", "refrain from any air strikes", None, False),
    ("Government of Tarvia", "appoint", "2031-03-05", False),
    ("each Party", "fly drones over the Line", None, True),
    (None, "plant mines", None, True),
    (None, "detain aid workers", None, True),
    (None, "fire at convoys", None, True),
    ("Observer Mission", VERIFIED, None, False),
    ("Government of Tarvia", "lift the blockade", "2031-02-17", False),
    ("Front's fighters", "assemble in the three areas on the map and hand over their arms", None, False),
    ("Government of Tarvia", "pay each fighter a monthly allowance", None, False),
]  # fmt: skip


def bound(text: str) -> tuple[Commitment, ...]:
    return annotate(text).commitments


def test_obligations_of_an_agreement() -> None:
    found = [(it.obligor, it.action, it.deadline and it.deadline.value, it.negated) for it in bound(PROTOCOL)]
    assert found == BOUND


def test_where_clauses_stand_and_what_hangs_on_them() -> None:
    found = {it.action: it for it in bound(PROTOCOL)}
    assert found["plant mines"].clause == "5"
    assert found["pay each fighter a monthly allowance"].clause == "Annex A, 2"
    assert found["pay each fighter a monthly allowance"].condition == "provided that he has registered"
    assert found["lift the blockade"].condition == "If the Front completes it"
    assert found[VERIFIED].verifier == "Observer Mission"


SETTLEMENT = """AGREEMENT ON THE SETTLEMENT OF THE CRISIS IN TARVIA

Determined to end the bloodshed, we, the signing parties, have agreed upon the following:

1. Within 48 hours of the signing of this agreement, an amnesty law will be adopted.

2. Elections will be held no later than May 2031. New electoral laws will be passed.

3. The authorities will not impose a curfew. The press will be told of it by the authorities.

Port Tarvia, 3 February 2031
"""


def test_what_will_be_done_binds_in_an_agreement() -> None:
    assert [(it.obligor, it.action, it.negated) for it in bound(SETTLEMENT)] == [
        (None, "an amnesty law will be adopted", False),
        (None, "Elections will be held", False),
        (None, "New electoral laws will be passed", False),
        ("authorities", "impose a curfew", True),
        ("authorities", "The press will be told of it by the authorities", False),
    ]


def test_a_joint_statement_is_an_agreement() -> None:
    text = """Joint Statement

Oskelund, 3 May 2031

All sides must refrain from violence. The participants condemned the raids on the villages.

All armed groups must be disarmed; all occupied squares must be vacated.
"""
    found = bound(text)
    assert [it.span.of(text) for it in found] == [
        "All sides must refrain from violence",
        "All armed groups must be disarmed",
        "all occupied squares must be vacated",
    ]


def test_what_an_agreement_says_of_itself() -> None:
    (mark,) = annotate(PROTOCOL).agreements
    assert mark.whole
    assert mark.parties == ("Government of Tarvia", "Highland Front")
    assert (mark.date, mark.place, mark.stage) == ("2031-02-03", "Oskelund", "SubPar")
    assert mark.third_parties == (("Republic of Corland", "witness"),)
    assert {it.instrument for it in bound(PROTOCOL)} == {mark.name}


COMMUNIQUE = """JOINT COMMUNIQUE

Oskelund, 9 May 2031

1. Delegations of the Government of Tarvia and of the Highland Front met from 7 to 9 May 2031. The meetings
were chaired by Corland.
2. The two sides held frank discussions on the exchange of prisoners.
3. The two sides agree to exchange lists of prisoners no later than 20 May 2031.
4. Until their next meeting the two sides will exercise restraint.
"""


def test_a_communique_binds_by_what_is_agreed() -> None:
    annotation = annotate(COMMUNIQUE)
    assert annotation.agreements[0].name == "Oskelund communique"
    assert annotation.agreements[0].parties == ("Government of Tarvia", "Highland Front")
    assert [it.action for it in annotation.commitments] == [
        "exchange lists of prisoners",
        "exercise restraint",
    ]


STEPS = """Protocol on the results of consultations of the Contact Group

The Contact Group, made up of the two sides, reached an understanding on the need to take the following steps:

1. Ensure the immediate end of shelling.
2. Release all hostages within 5 days.
3. Ensure monitoring by the Observer Mission.

Participants of the Contact Group:
Ambassador Ilse Brandt (signed)
"""


def test_steps_under_a_stem_are_obligations() -> None:
    found = bound(STEPS)
    assert [it.action for it in found] == [
        "Ensure the end of shelling",
        "Release all hostages",
        "Ensure monitoring by the Observer Mission",
    ]
    assert [it.deadline and it.deadline.span.of(STEPS) for it in found] == [
        "immediate",
        "within 5 days",
        None,
    ]
    assert found[1].deadline is not None
    assert found[1].deadline.value == "P5D"  # nobody says from when


@pytest.mark.parametrize(
    "text",
    [
        "Tarvia Signs Peace Agreement\n\nThe government and the Front signed an agreement in Oskelund. "
        "Under it both sides shall release their prisoners, officials said.\n\nFighting went on.",
        "Report on the Oskelund Agreement\n\n1. The Parties shall meet.\n2. They shall talk."
        "\n3. This Agreement shall hold. This Agreement is good.\n\nSigned at Oskelund.",
        "",
        "AGREEMENT",
    ],
)
def test_what_is_no_agreement(text: str) -> None:
    assert lay_out(text) is None


LINES = [
    "AGREEMENT ON PEACE",
    "have agreed as follows:",
    "1. The Parties shall",
    "(a) open",
    "ANNEX A",
    "Article 1",
    "Done at",
    "and\n",
    "(i) leave;",
    "prohibited:",
    "",
    "For the Front:",
    "within 5 days of signature",
    "3.",
]


@given(st.lists(st.sampled_from(LINES), max_size=12))
@settings(max_examples=60, deadline=None)
def test_no_layout_breaks_reading(lines: list[str]) -> None:
    text = "\n".join(lines)
    annotation = annotate(text)
    for it in annotation.commitments:
        assert it.span.covers(it.action_span)
        assert it.span.of(text)


PLAN = """On a Peaceful Settlement in the Highlands

The president of Tarvia put forward these steps:

1. Safety for all who take part in the talks.
2. Amnesty for those who lay down arms.
3. Release of all hostages.
4. A corridor for fighters to leave the valley.
5. The government will rebuild the northern road.
"""


def test_measures_of_a_plan_are_offered() -> None:
    annotation = annotate(PLAN)
    assert not any(mark.whole for mark in annotation.agreements)
    assert [it.clause for it in annotation.commitments] == ["1", "2", "3", "4", "5"]
    assert {it.modality for it in annotation.commitments} == {"conditional"}
    assert annotation.commitments[4].action == "rebuild the northern road"
