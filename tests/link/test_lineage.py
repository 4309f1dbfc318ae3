"""What was retold in other words, in which direction, and what proves nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.link import link
from accord.model.reading import Derivation, Reading
from tests.link.builder import reading

REPORT = """The harbour council of Tolmere voted on Tuesday to close the northern ferry line for six weeks.
Engineers had found cracks in 14 of the 31 pilings at the Ansgar pier, and the insurer refused to pay.
Councillor Petra Onwudi said 2,300 commuters would have to take the coastal road through Hallig.
The ferry company asked for 40 million crowns to rebuild the pier before the autumn storms.
Mayor Lothar Brisk opposed the vote and warned that bakers on the islands would run out of flour.
The state railway offered two extra trains a day between Tolmere and Hallig from next Monday.
A previous closure, in 2019, lasted four months and cost the islands a third of their visitors."""

REWRITE = """Ferries north of Tolmere will not sail for six weeks: the harbour council decided so on Tuesday.
Of the 31 pilings under Ansgar pier fourteen are cracked, engineers discovered, and no insurer will pay.
About 2,300 commuters must now use the coast road by way of Hallig, councillor Petra Onwudi explained.
To rebuild the pier ahead of autumn's storms the company that runs the ferry wants 40 million crowns.
Lothar Brisk, the mayor, who was against the vote, fears that island bakers could be left without flour.
Starting next Monday the state railway will put on two additional trains daily from Tolmere to Hallig.
When the line was closed before, in 2019, that took four months; a third of the visitors stayed away."""

WITNESS = """I stood on Ansgar pier when the last ferry left for the islands, with a thermos and no gloves.
An old man sold postcards of the boat for two crowns, and said he would frame the ones nobody bought.
The crew of eleven threw their caps in the water, as crews here do when they are laid off for a season.
In Tolmere the shops that sell rope and lamp oil had put up signs, some of them funny, most of them not.
Mayor Lothar Brisk walked by and would not talk; a school class sang, and then it rained on everybody.
My own aunt crossed this water every Thursday of her life, for the market, and never learned to swim."""


def found(*readings: Reading) -> dict[str, Derivation]:
    where = {it.document.id: it.document.where for it in readings}
    return {where[it.article]: it for it in link(readings).derivations if it.derives_from}


def test_a_rewrite_sentence_by_sentence_is_a_paraphrase() -> None:
    source = reading("agency", REPORT, outlet="Corvane Press", published="2024-03-01")
    rewrite = reading("paper", REWRITE, outlet="Bay Courier", published="2024-03-02")
    (child,) = found(source, rewrite)
    derivation = found(source, rewrite)[child]
    assert (child, derivation.relation, derivation.direction) == ("paper", "paraphrase", "date")
    assert derivation.share is not None
    assert 0.3 < derivation.share < 1
    pairs = {here.of(REWRITE)[:12]: there.of(REPORT)[:12] for here, there in derivation.passages}
    assert pairs["Lothar Brisk"] == "Mayor Lothar"
    assert pairs["Of the 31 pi"] == "Engineers ha"


def test_another_report_of_the_same_day_and_names_is_no_rewrite() -> None:
    source = reading("agency", REPORT, outlet="Corvane Press", published="2024-03-01")
    assert found(source, reading("own", WITNESS, outlet="Bay Courier", published="2024-03-02")) == {}


def test_what_is_told_again_weeks_later_is_background() -> None:
    source = reading("agency", REPORT, outlet="Corvane Press", published="2024-03-01")
    assert found(source, reading("paper", REWRITE, outlet="Bay Courier", published="2024-03-08"))
    assert found(source, reading("paper", REWRITE, outlet="Bay Courier", published="2024-03-16")) == {}


def test_an_outlets_own_later_words_are_no_rewrite() -> None:
    source = reading("first", REPORT, outlet="Bay Courier", published="2024-03-01")
    assert found(source, reading("later", REWRITE, outlet="Bay Courier", published="2024-03-02")) == {}


def test_who_quotes_others_has_asked_them() -> None:
    own = "\n".join(
        f"“<direct speaker='{name}'>{words}</direct>,” {name} said."
        for name, words in (
            ("Ada Lund", "My mother has sold bread on that quay since before the war and she will go on"),
            ("Per Hoff", "Nobody asked those of us who clean the boats at night what we will live on"),
            ("Ida Roth", "They can have my season ticket back and eat it with mustard for all I care"),
        )
    )
    source = reading("agency", REPORT, outlet="Corvane Press", published="2024-03-01")
    part = "\n".join(REWRITE.splitlines()[:5])
    assert found(source, reading("paper", part, outlet="Bay Courier", published="2024-03-02"))
    asked = reading("paper", f"{part}\n{own}", outlet="Bay Courier", published="2024-03-02")
    assert found(source, asked) == {}


def test_quotations_reworded_inside_their_marks_are_a_translation() -> None:
    said = (
        "We shall not send a single boat out on pilings that a child could push over",
        "The insurer has taken our money for thirty years and now it cannot be found",
    )
    again = (
        "No single boat will be sent out by us on pilings which a child can push down",
        "For thirty years the insurer took our money and now one cannot find it",
    )
    quoted = [
        "\n".join(f"“<direct speaker='Jo Falk'>{words}</direct>,” Falk said." for words in each)
        for each in (said, again)
    ]
    source = reading("agency", f"{REPORT}\n{quoted[0]}", outlet="Corvane Press", published="2024-03-01")
    rendered = reading("paper", f"{REWRITE}\n{quoted[1]}", outlet="Bay Courier", published="2024-03-02")
    assert found(source, rendered)["paper"].relation == "translation"


def test_nothing_tells_which_was_first() -> None:
    one = reading("one", REPORT, outlet="Bay Courier")
    other = reading("other", "Ferry line shut\n" + REPORT, outlet="Ost Mirror")
    (derivation,) = found(one, other).values()
    assert derivation.direction is None


def test_the_nearer_to_a_source_of_both_is_the_nearer_source() -> None:
    source = reading("agency", REPORT, outlet="Corvane Press", published="2024-03-01")
    lines = REPORT.splitlines()
    near = [*lines[:6], "Nobody at the company would say when the boats might sail again."]
    far = [
        *near[:4],
        "Boatmen in Hallig are sceptical, and the coastal road floods at spring tide anyway.",
        near[6],
    ]
    one = reading("near", "\n".join(near), outlet="Bay Courier", published="2024-03-02")
    other = reading("far", "\n".join(far), outlet="Ost Mirror", published="2024-03-02")
    derivations = found(source, one, other)
    assert derivations["near"].derives_from == source.document.id
    assert derivations["far"].derives_from == one.document.id
    assert derivations["far"].direction == "wording"


def test_a_footer_of_many_days_is_no_copying() -> None:
    footer = (
        "Tolmere Weekly is printed by the Lantern Cooperative at 9 Quay Street and may be reproduced with "
        "permission only; write to the editors for rates, back numbers and bound volumes of every year"
    )
    pages = [
        reading(f"page{day}", f"{words}\n{footer}", outlet="Tolmere Weekly", published=f"2024-{day}")
        for day, words in (
            ("01-03", REPORT.splitlines()[0]),
            ("02-03", WITNESS.splitlines()[1]),
            ("03-03", REWRITE.splitlines()[4]),
        )
    ]
    assert found(*pages) == {}


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_the_sources_changes_no_judgement(order: list[int]) -> None:
    readings = [
        reading("agency", REPORT, outlet="Corvane Press", published="2024-03-01"),
        reading("paper", REWRITE, outlet="Bay Courier", published="2024-03-02"),
        reading(
            "copy", REPORT + "\nAsked again, nobody replied.", outlet="Ost Mirror", published="2024-03-01"
        ),
        reading("undated", "\n".join(REPORT.splitlines()[2:])),
        reading("witness", WITNESS, outlet="Bay Courier", published="2024-03-02"),
    ]
    assert link([readings[at] for at in order]) == link(readings)
