"""Statements: witnesses, variants, and whom they go back to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.link import link
from accord.model.document import Published
from accord.model.entries import Dispute, Entry, Lineage, StatementEntry
from accord.model.reading import Reading
from accord.model.values import Span
from accord.reconcile import reconcile
from accord.reconcile.context import plain_name
from tests.link.builder import reading

SPOKEN = "The river crossing will be opened in the coming week, we expect convoys to reach the valley soon"
REWORDED = "the river passage would be opened in the next week, we wait for convoys to get to the valley soon"
TRIMMED = "The river crossing will be opened in the coming week"


def entries(*readings: Reading) -> list[Entry]:
    return reconcile(readings, link(readings))


def statements(*readings: Reading) -> list[StatementEntry]:
    return [entry for entry in entries(*readings) if isinstance(entry, StatementEntry)]


def quote(
    where: str, words: str, *, after: str = "Lund said.", medium: str = "", outlet: str | None = None
) -> Reading:
    told = f" medium='{medium}'" if medium else ""
    text = f"“<direct speaker='Ada Lund' office='envoy'{told}>{words}</direct>,” {after}"
    return reading(where, text, outlet=outlet or where, published="2024-03-01")


def test_three_witnesses_are_one_statement_with_its_variants() -> None:
    (statement,) = statements(
        quote("a", SPOKEN), quote("b", REWORDED), quote("c", TRIMMED), quote("d", SPOKEN)
    )
    relations = {variant.mention.outlet: variant.relation for variant in statement.variants}
    assert relations == {"a": "verbatim", "b": "altered", "c": "trimmed", "d": "verbatim"}
    assert statement.text == SPOKEN
    assert statement.speaker == "Ada Lund"
    assert statement.office == "envoy"
    altered = next(variant for variant in statement.variants if variant.relation == "altered")
    assert ("crossing will", "passage would") in [
        (change.witness, change.variant) for change in altered.changes
    ]


def test_what_was_told_this_station_was_told_the_outlet() -> None:
    told = quote("a", SPOKEN, medium="this station", after="Lund told this station.", outlet="Radio Reed")
    (statement,) = statements(told)
    assert statement.medium == "Radio Reed"
    (statement,) = statements(quote("a", SPOKEN, medium="this letter", outlet="Radio Reed"))
    assert statement.medium == "this letter"


def test_the_quote_is_exactly_the_text() -> None:
    readings = [quote("a", SPOKEN), quote("b", REWORDED)]
    texts = {it.document.id: it.document.text for it in readings}
    for entry in entries(*readings):
        for mention in entry.mentions:
            assert texts[mention.article][mention.start : mention.end] == mention.quote


def names(statement: StatementEntry) -> list[str | None]:
    return [origin.name for origin in statement.origins]


def test_told_to_an_agency_goes_back_to_it() -> None:
    (statement,) = statements(quote("a", SPOKEN, medium="Reuters", after="Lund told Reuters."))
    assert names(statement) == ["Reuters"]
    assert statement.medium == "Reuters"


def test_told_to_the_outlet_by_the_end_of_its_name_is_its_own() -> None:
    (statement,) = statements(
        quote("a", SPOKEN, medium="Post", after="Lund told the Post.", outlet="Reed Post")
    )
    assert names(statement) == ["Reed Post"]
    (statement,) = statements(
        quote("a", SPOKEN, medium="Reuters", after="Lund told Reuters.", outlet="Reed Post")
    )
    assert names(statement) == ["Reuters"]


def test_words_altered_on_their_way_are_the_outlets_that_altered_them() -> None:
    told = quote("a", SPOKEN, medium="Reed Post", after="Lund told Reed Post.", outlet="Reed Post")
    changed = quote("b", REWORDED, medium="Reed Post", after="Lund told Reed Post.", outlet="Bay Courier")
    (dispute,) = (entry for entry in entries(told, changed) if isinstance(entry, Dispute))
    assert [(side.claim, side.origins) for side in dispute.sides] == [
        (SPOKEN, ("Reed Post",)),
        (REWORDED, ("Bay Courier",)),
    ]
    assert [origin.name for origin in dispute.origins] == ["Reed Post"]


def test_an_article_that_credits_the_agency_another_witness_names() -> None:
    told = quote("a", SPOKEN, medium="Reuters", after="Lund told Reuters.")
    credits = quote("b", SPOKEN, after="Lund said. An aide told Reuters more.")
    silent = quote("c", SPOKEN)
    (statement,) = statements(told, credits)
    assert names(statement) == ["Reuters"]
    (statement,) = statements(told, silent)
    assert names(statement) == ["Reuters", "c"]


def test_a_dateline_credit_covers_the_article() -> None:
    text = f"BAY HAVEN (AFP) – “<direct speaker='Ada Lund'>{SPOKEN}</direct>,” Lund said."
    (statement,) = statements(reading("a", text, outlet="Bay Courier"))
    assert names(statement) == ["AFP"]


def test_a_tweet_is_the_outlets_own_report() -> None:
    (statement,) = statements(quote("a", SPOKEN, medium="Twitter", outlet="Bay Courier"))
    assert names(statement) == ["Bay Courier"]


def test_all_unknown_outlets_are_one_origin() -> None:
    text = f"“<direct speaker='Ada Lund'>{SPOKEN}</direct>,” Lund said."
    (statement,) = statements(reading("a", text), reading("b", text), quote("c", SPOKEN))
    assert [(origin.name, len(origin.articles)) for origin in statement.origins] == [("c", 1), (None, 2)]


def test_a_reprint_goes_back_to_its_source_and_its_own_paragraph_does_not() -> None:
    body = (
        f"“<direct speaker='Ada Lund'>{SPOKEN}</direct>,” Lund said. The convoys of the relief agency waited "
        "at the bridge for a third day while drivers mended tyres and drank tea with guards. A market has "
        "grown along the queue, where farmers sell bread, eggs and petrol at twice the price of last autumn."
    )
    own = " “<direct speaker='Bo Hirsch'>Nobody on this side of the water has seen a lorry</direct>.”"
    source = reading("a", body, outlet="Corvane Press", published="2024-03-01")
    reprint = reading("b", body + own, outlet="Bay Courier", published="2024-03-02")
    found = {it.speaker: names(it) for it in statements(source, reprint)}
    assert found == {"Ada Lund": ["Corvane Press"], "Bo Hirsch": ["Bay Courier"]}
    (lineage,) = [entry for entry in entries(source, reprint) if isinstance(entry, Lineage)]
    assert (lineage.article, lineage.derives_from) == (reprint.document.id, source.document.id)


def test_the_agencys_own_article_is_the_best_witness() -> None:
    early = quote("a", SPOKEN.upper(), medium="Reuters", after="Lund told Reuters.")
    own = quote("b", SPOKEN, outlet="Reuters")
    (statement,) = statements(early, own)
    assert statement.text == SPOKEN


@pytest.mark.parametrize("known", ["a", "b"])
def test_an_article_whose_day_is_only_guessed_is_not_the_first(known: str) -> None:
    guessed = Published(earliest="2024-02-28", latest="2024-03-01", method="record")
    exact = Published("2024-03-01", "2024-03-01", "2024-03-01", "given")
    readings = [
        replace(
            it, document=replace(it.document, published=exact if it.document.source == known else guessed)
        )
        for it in (quote("a", SPOKEN), quote("b", SPOKEN))
    ]
    (statement,) = statements(*readings)
    assert statement.why.startswith(f"{known}: ")


def test_indirect_speech_is_kept_apart() -> None:
    text = "<indirect speaker='Ada Lund'>the river crossing would be opened in the coming week</indirect>."
    one = reading("a", f"Ada Lund said {text} The market was full at noon, and no shots were heard.")
    assert len(statements(one, reading("b", f"It snowed all day. The envoy said {text}"))) == 2


def test_an_unnamed_speaker_is_given_in_the_texts_words_and_a_pronoun_is_not() -> None:
    plain = reading(
        "a", "Two guards said <indirect>it rained</indirect>. He said <indirect>it snowed</indirect>"
    )
    first, second = plain.annotation.statements
    at = plain.document.text.index("He said")
    marked = replace(
        plain.annotation,
        statements=(replace(first, speaker=(Span(0, 10),)), replace(second, speaker=(Span(at, at + 2),))),
    )
    said = {it.text: it.speaker for it in statements(replace(plain, annotation=marked))}
    assert said == {"it rained": "Two guards", "it snowed": None}


def test_what_a_speaker_goes_on_to_say_was_said_to_the_same_people_on_the_same_day() -> None:
    text = (
        "<direct speaker='Ada Lund' medium='radio' date='2024-03-01'>The gates open at noon</direct>, "
        "Ada Lund told the radio on Friday. <direct speaker='Ada Lund'>Nobody will wait.</direct> "
        "<direct speaker='Ben Orr'>We have waited for a year.</direct> "
    )
    entries = {entry.text: entry for entry in statements(reading("a", text, published="2024-03-02"))}
    first, second, other = (entries[words] for words in sorted(entries, key=lambda it: text.index(it)))
    assert (second.medium, second.date) == (first.medium, "2024-03-01") == ("radio", "2024-03-01")
    assert (other.medium, other.date) == (None, None)


def test_a_speaker_in_a_relative_clause_goes_without_its_pronoun() -> None:
    said = reading("a", "<direct>The gates open at noon</direct>, said a warden who spoke at the gate.")
    text = said.document.text
    at = text.index("a warden")
    spans = (Span(at, at + len("a warden")), Span(text.index("who"), text.index("who") + 3))
    (statement,) = said.annotation.statements
    annotation = replace(said.annotation, statements=(replace(statement, speaker=spans),))
    (entry,) = statements(replace(said, annotation=annotation))
    assert entry.speaker == "a warden"


def spoken_by(words: str, office: str | None = None) -> str | None:
    """The speaker shown of a statement whose speaker the text calls by these words."""
    said = reading("a", f"{words} said <indirect>it rained</indirect>.")
    (statement,) = said.annotation.statements
    marked = replace(statement, speaker=(Span(0, len(words)),), office=office)
    told = replace(said, annotation=replace(said.annotation, statements=(marked,)))
    (entry,) = statements(told)
    return entry.speaker


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("we all", None),
        ("u", None),
        ("'s", None),
        ("\\* Two guards", "Two guards"),
        ("(4:50 p.m. in Brae) The mayor of Brae", "The mayor of Brae"),
        ("Two guards (one of them armed)", "Two guards (one of them armed)"),
    ],
)
def test_what_a_dump_leaves_beside_a_speaker_is_no_part_of_it(words: str, shown: str | None) -> None:
    assert spoken_by(words) == shown


@pytest.mark.parametrize(
    ("office", "shown"),
    [
        ("Peruvian envoy to Brae", "a Peruvian envoy to Brae"),
        ("Peru's foreign minister", "Peru's foreign minister"),
        ("U.N. envoy to Brae", "a U.N. envoy to Brae"),
        ("European diplomat", "a European diplomat"),
        ("NLC spokesman", "an NLC spokesman"),
        ("NATO spokesman", "a NATO spokesman"),
        ("official of the port", "an official of the port"),
    ],
)
def test_who_is_called_by_an_office_has_the_article_it_takes(office: str, shown: str) -> None:
    assert spoken_by("The one", office) == shown


def test_a_name_goes_without_what_it_drags_along() -> None:
    names = ("@Lund", "Lund Council (LC", "Brae\\/", "Lund", "Lund (Peru)")
    assert [plain_name(name) for name in names] == ["Lund", "Lund Council", "Brae", "Lund", "Lund (Peru)"]
