"""Whom a document goes back to: a report that is cited, an article that is a document itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.link import link
from accord.model.annotation import AgreementMark
from accord.model.entries import Origin, StatementEntry
from accord.model.reading import Reading
from accord.model.values import Span
from accord.reconcile import reconcile
from accord.reconcile.documents import cited_documents, issuer_of
from tests.link.builder import reading

FOUND = "Two bridges over the Tesk were mined and neither has been cleared in the months since"


def cited(outlet: str, *sentences: tuple[str, str]) -> Reading:
    """An article of sentences "WHO found that …", each with the words that tell who."""
    marked = " ".join(
        f"{who} found that <indirect medium='{medium}'>{FOUND} {number}</indirect>."
        for number, (who, medium) in enumerate(sentences)
    )
    found = reading(outlet, marked, outlet=outlet, published="2024-03-01")
    text, at, told = found.document.text, 0, []
    for statement in found.annotation.statements:
        end = text.index(" found that", at)
        told.append(replace(statement, speaker=(Span(at, end),)))
        at = statement.content[0].end + 2
    return Reading(found.document, replace(found.annotation, statements=tuple(told)))


def issuers(found: Reading) -> list[str]:
    return [issuer for _, issuer in cited_documents(found, lambda statement: statement.medium)]


@pytest.mark.parametrize(
    "who",
    [
        "A <name type='ORG'>Harbour Commission</name> report",
        "A new report by the <name type='ORG'>Harbour Commission</name>",
        "The report released on Tuesday by the <name type='ORG'>Harbour Commission</name>",
    ],
)
def test_a_documents_issuer_stands_before_or_behind_it(who: str) -> None:
    assert issuers(cited("a", (who, "report"))) == ["Harbour Commission"]


@pytest.mark.parametrize(
    "who",
    [
        "A report",
        "A report received by the <name type='ORG'>Harbour Commission</name>",
        "A report on the <name type='ORG'>Harbour Commission</name>",
    ],
)
def test_where_no_words_tell_nothing_is_said_of_it(who: str) -> None:
    assert issuers(cited("a", (who, "report"))) == []


def test_the_report_is_the_one_named_last_and_a_report_is_another() -> None:
    named = ("A <name type='ORG'>Harbour Commission</name> report", "report")
    assert issuers(cited("a", named, ("The report", "report"))) == ["Harbour Commission"] * 2
    assert issuers(cited("a", named, ("A report", "report"))) == ["Harbour Commission"]
    assert issuers(cited("a", named, ("The survey", "survey"))) == ["Harbour Commission"]


def test_a_number_tells_two_resolutions_apart() -> None:
    named = ("<name type='ORG'>Valley Council</name> Resolution 12", "resolution")
    assert issuers(cited("a", named, ("Resolution 12", "resolution"))) == ["Valley Council"] * 2
    assert issuers(cited("a", named, ("Resolution 14", "resolution"))) == ["Valley Council"]


def test_outlets_that_cite_one_document_are_one_origin() -> None:
    who = ("A <name type='ORG'>Harbour Commission</name> report", "report")
    read = [cited("Bay Courier", who), cited("Ost Mirror", who)]
    entries = [it for it in reconcile(read, link(read)) if isinstance(it, StatementEntry)]
    articles = {origin.articles for entry in entries for origin in entry.origins}
    assert {(origin.name, origin.kind) for entry in entries for origin in entry.origins} == {
        ("Harbour Commission", "document")
    }
    assert {article for group in articles for article in group} == {it.id for it in read}


def own_origins(found: Reading) -> set[Origin]:
    return {origin for entry in reconcile([found], link([found])) for origin in entry.origins}


def test_the_text_of_an_agreement_goes_back_to_itself() -> None:
    found = reading("pact.txt", f"The Tesk Accord. {FOUND}, <name type='GPE'>Ostia</name> notes.")
    whole = AgreementMark(Span(4, 15), "Tesk Accord", whole=True)
    text = Reading(found.document, replace(found.annotation, agreements=(whole,)))
    assert issuer_of(text) == "Tesk Accord"
    assert {(it.name, it.kind) for it in own_origins(text)} == {("Tesk Accord", "document")}
    printed = Reading(replace(text.document, outlet="Bay Courier"), text.annotation)
    assert issuer_of(printed) is None


def test_a_report_says_from_whom_it_is() -> None:
    head = "TO: The parties\nFROM: The Chair, HMC\nDATE: 2 March 2024\n"
    body = f"{head}{FOUND}, as <name type='ORG'>HMC</name> saw."
    assert issuer_of(reading("report.txt", body)) == "HMC"
    assert issuer_of(reading("report.txt", f"{body} “<direct>We saw it ourselves</direct>.”")) is None


def test_a_report_in_which_mostly_one_body_speaks_is_that_bodys() -> None:
    said = "<name type='ORG'>HMC</name> noted that <indirect speaker='HMC'>{} were mined</indirect>. "
    assert issuer_of(reading("r.txt", "".join(map(said.format, ("roads", "wells", "bridges"))))) == "HMC"
    assert issuer_of(reading("r.txt", said.format("roads"))) is None
