"""Which reports in other words are of one utterance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.link import link
from accord.link.meaning import Meaning
from accord.link.tables import stopwords
from accord.model.annotation import Time
from accord.model.judgement import Judgement
from accord.model.reading import Reading
from accord.model.values import Span
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
    "longer and shorter": (
        "the searches of lorries at the bridge will be shortened next week",
        "the searches of lorries at the bridge will be extended next week",
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
    ("left", "right"),
    [
        (
            "no barges had left the harbour at Gadden since the truce began",
            "no barges had left the harbour since the ceasefire took effect",
        ),
        (
            "the movement would answer the mediators in writing no later than Friday",
            "the movement would answer the mediators in writing by Friday",
        ),
    ],
    ids=["what ceases is no ceasefire", "a bound is no denial"],
)
def test_what_only_looks_like_a_contradiction_is_none(left: str, right: str) -> None:
    assert same(said("a", left), said("b", right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "the mission would advise the guards on how to keep the bridge open, but would not arm them",
            "the mission would help the guards with advice on how the bridge can be kept open",
        ),
        (
            "the guards are in good health. They weren't harmed",
            "the guards were unharmed and in good health",
        ),
        (
            "the convoys to <name type='GPE'>the UK</name> will leave from the northern harbour",
            "convoys to <name type='GPE'>the United Kingdom</name> will leave from the harbour in the north",
        ),
    ],
    ids=["a denial in another clause", "unharmed", "two names of a state"],
)
def test_what_is_told_besides_or_in_another_way_is_no_contradiction(left: str, right: str) -> None:
    assert same(said("a", left), said("b", right))


LORRIES = "<count low='{n}' high='{n}' unit='{what}'>{n} {what}s</count>"
DAILY = "the road can take {count} a day once the checks are over"
RECKONS = "the government reckons with {count} daily if the other bank keeps its word"


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ((60, "lorry"), (60, "vehicle"), True),
        ((16, "lorry"), (16, "lorry"), True),
        ((16, "lorry"), (16, "guard"), False),
        ((60, "lorry"), (60, "kilometre"), False),
    ],
    ids=["many of what may be one thing", "some of one thing", "two things", "a measure"],
)
def test_the_same_number_of_one_thing_tells(
    one: tuple[int, str], other: tuple[int, str], joined: bool
) -> None:
    left, right = (
        words.format(count=LORRIES.format(n=number, what=what))
        for words, (number, what) in ((DAILY, one), (RECKONS, other))
    )
    assert bool(same(said("a", left), said("b", right))) is joined


HIDDEN = "{nine} of the {fourteen} howitzers that were missing stood in the upper valley"
HANDED = "of {fourteen} big guns {nine} are hidden in the hills"
NINE, FOURTEEN = ("<count low='9' high='9'>nine</count>", "<count low='14' high='14'>14</count>")


@pytest.mark.parametrize(
    ("nine", "fourteen", "joined"), [(NINE, FOURTEEN, True), ("nine", FOURTEEN, False)], ids=["two", "one"]
)
def test_two_figures_the_same_tell_more_than_one(nine: str, fourteen: str, joined: bool) -> None:
    left, right = (it.format(nine=nine, fourteen=fourteen) for it in (HIDDEN, HANDED))
    assert bool(same(said("a", left), said("b", right, day="2024-03-02"))) is joined


BY_FRIDAY = "the last miners would be back with their families by Friday"
BEFORE_FRIDAY = "whoever is still below ground will see his family before Friday"


@pytest.mark.parametrize(
    ("days", "joined"),
    [
        (("2024-03-08", "2024-03-08"), True),
        (("2024-03-08", "2024-03-15"), False),
        (("2024-02-23", "2024-02-23"), False),
    ],
    ids=["one day to come", "two days to come", "a day gone by"],
)
def test_the_same_day_to_come_tells(days: tuple[str, str], joined: bool) -> None:
    told = [
        on(said(where, words, day=reported), "Friday", day)
        for where, words, reported, day in zip(
            "ab", (BY_FRIDAY, BEFORE_FRIDAY), ("2024-03-01", "2024-03-03"), days, strict=True
        )
    ]
    assert bool(same(*told)) is joined


def on(one: Reading, words: str, day: str) -> Reading:
    """The reading with those words marked as that day."""
    start = one.document.text.index(words)
    time = Time(Span(start, start + len(words)), "DATE", day, day, day)
    return replace(one, annotation=replace(one.annotation, times=(time,)))


@pytest.mark.parametrize(("month", "joined"), [("August", True), ("June", False)])
def test_months_named_are_no_other_months(month: str, joined: bool) -> None:
    words, ends = (
        "the engineers would be gone from the field by the end of {}",
        {"June": "06-30", "August": "08-31"},
    )
    left = on(said("a", words.format("August")), "the end of August", "2024-08-31")
    right = on(said("b", words.format(month)), f"the end of {month}", f"2024-{ends[month]}")
    assert bool(same(left, right)) is joined


FIRST = "the river crossing will be opened to all convoys in the coming week"
LAST = "nobody at the mill has been paid for the flour since the harvest"
BETWEEN = "the commander sold diesel that was needed to tow the guns"
RETOLD = "the commander of having sold oil that belonged to the withdrawal"


@pytest.mark.parametrize(
    ("order", "kind", "joined"),
    [
        ((FIRST, RETOLD, LAST), "indirect", True),
        ((RETOLD, FIRST, LAST), "indirect", False),
        ((FIRST, RETOLD), "indirect", True),
        ((RETOLD, LAST), "indirect", True),
        ((LAST, RETOLD), "indirect", False),
        ((FIRST, RETOLD, LAST), "direct", False),
    ],
    ids=["in order", "out of order", "right behind", "right before", "on the other side", "both quoted"],
)
def test_what_stands_between_the_same_two_utterances_is_likely_one(
    order: tuple[str, ...], kind: str, joined: bool
) -> None:
    one, other = told("a", (FIRST, BETWEEN, LAST), kind), told("b", order, kind)
    assert len(same(one, other)) == len(set(order) & {FIRST, LAST}) + joined


def told(where: str, words: tuple[str, ...], kind: str) -> Reading:
    """An article that reports these in this order; what both articles quote stands in marks."""
    parts = [
        f"“<{form} speaker='Ada Lund'>{it}</{form}>”."
        for it in words
        for form in ["direct" if it in (FIRST, LAST) else kind]
    ]
    return reading(where, " ".join(parts), published=f"2024-03-0{1 + (where == 'b')}")


@pytest.mark.parametrize(
    ("words", "kind", "day", "joined"),
    [
        ("that the port was “counting, not shouting”", "mixed", "2024-03-02", True),
        ("that the port was counting, not shouting", "indirect", "2024-03-02", False),
        ("that the port was “counting, not shouting”", "mixed", "2024-03-04", False),
        ("that the port was “singing, not shouting”", "mixed", "2024-03-02", False),
    ],
)
def test_few_words_are_one_utterance_where_nearly_all_are_quoted_in_both(
    words: str, kind: str, day: str, joined: bool
) -> None:
    left = said("a", "We are counting, not shouting", kind="direct")
    assert bool(same(left, said("b", words, kind=kind, day=day))) is joined


@pytest.mark.parametrize(("cue", "joined"), [("rejects", True), ("welcomed", False)])
def test_few_words_are_one_utterance_where_one_verb_tells_them(cue: str, joined: bool) -> None:
    left, right = (
        done("a", "had rejected", "foreign intervention"),
        done("b", cue, "the foreign intervention"),
    )
    assert bool(same(left, right)) is joined


def done(where: str, cue: str, words: str) -> Reading:
    """An article with a statement behind that cue."""
    text = f"The league {cue} <indirect speaker='Ada Lund'>{words}</indirect>."
    one = reading(where, text, published="2024-03-01")
    (statement,) = one.annotation.statements
    start = one.document.text.index(cue)
    told = replace(statement, cue=(Span(start, start + len(cue)),))
    return replace(one, annotation=replace(one.annotation, statements=(told,)))


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (REPORTED.replace("would be", "are"), True),
        ("shipments to the coast would be guarded before the summer", False),
        ("shipments to the valley would be suspended before the passes were closed by winter", False),
    ],
    ids=["said again", "another subject", "the opposite"],
)
def test_a_headline_and_its_text_are_one_utterance(words: str, joined: bool) -> None:
    assert bool(same(twice("a", words))) is joined


def test_a_headline_joins_what_its_text_joins() -> None:
    judgements = same(said("a", REPORTED), twice("b", REPORTED.replace("would be", "are")))
    assert len({key for it in judgements for key in (it.left, it.right)}) == 3


def test_a_report_need_not_be_like_every_cut_of_a_quotation() -> None:
    cut = "the mill has paid for the flour"
    whole = said("a", f"{QUOTED}, and {cut}", kind="direct")
    part, report = said("c", cut, kind="direct"), said("b", REPORTED)
    assert same(part, report) == []
    judgements = same(whole, part, report)
    assert len({key for it in judgements for key in (it.left, it.right)}) == 3


def twice(where: str, headline: str) -> Reading:
    """An article that gives the report below a headline."""
    marked = [f"<indirect speaker='Ada Lund'>{words}</indirect>." for words in (headline, REPORTED)]
    return reading(where, "\n".join(marked), published="2024-03-01")


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


def test_what_a_later_report_dates_back_is_of_that_day() -> None:
    back = reading(
        "b",
        f"She had said <indirect speaker='Ada Lund' date='2024-03-01'>{REPORTED}</indirect>.",
        outlet="b",
        published="2024-03-20",
    )
    first = said("a", QUOTED, kind="direct")
    assert same(first, back)
    assert not same(first, said("b", REPORTED, day="2024-03-20"))
    assert not same(said("a", QUOTED, kind="direct", day="2024-03-10"), back)


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


SEEN = "the last lorries had crossed the northern bridge before the guards closed it for the night"
SEEN_TOO = "the last lorries crossed the northern bridge before it was closed by the guards for the night"
SEEN_BESIDES = "lorries were still crossing the bridge in the north"


@pytest.mark.parametrize(
    ("office", "words", "day", "joined"),
    [
        ("officials", SEEN_TOO, "2024-03-02", True),
        ("Ostian officials", SEEN_TOO, "2024-03-02", True),
        ("drivers", SEEN_TOO, "2024-03-02", False),
        ("Corvan officials", SEEN_TOO, "2024-03-02", False),
        ("Ostian officials", SEEN_BESIDES, "2024-03-02", False),
        ("Ostian officials", SEEN_TOO, "2024-03-09", False),
        ("Ostian officials", SEEN_TOO, None, False),
        ("officials at the Corvan border", SEEN_TOO, "2024-03-02", False),
        ("two Ostian officials at the border", SEEN_TOO, "2024-03-02", True),
    ],
    ids=["less", "the same", "others", "another's", "other words", "later", "no date", "elsewhere", "where"],
)
def test_speakers_without_a_name_are_one_where_their_words_are(
    office: str, words: str, day: str | None, joined: bool
) -> None:
    left = said("a", SEEN, speaker=None, office="Ostian officials")
    assert bool(same(left, said("b", words, speaker=None, office=office, day=day))) is joined


@pytest.mark.parametrize(
    ("office", "words", "joined"),
    [
        ("envoy to Ostia", SEEN_TOO, True),
        ("envoy", SEEN_TOO, True),
        ("envoy to Corva", SEEN_TOO, False),
        ("envoy to Ostia", SEEN_BESIDES, False),
        ("adviser", SEEN_TOO, False),
        ("", SEEN_TOO, False),
    ],
    ids=[
        "the same office",
        "told less of",
        "to another state",
        "other words",
        "another office",
        "nothing told",
    ],
)
def test_the_holder_of_an_office_is_named_in_one_article_only(office: str, words: str, joined: bool) -> None:
    left = said("a", SEEN, office="envoy to Ostia")
    assert bool(same(left, said("b", words, speaker=None, office=office))) is joined


def test_nobody_known_may_have_said_what_is_told_in_one_wording() -> None:
    assert same(said("a", SEEN, speaker=None), said("b", SEEN_TOO, speaker=None))
    assert not same(said("a", SEEN, speaker=None), said("b", SEEN_BESIDES, speaker=None))
