"""Outlets that pass words on, and what the record tells of hearer, medium and day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.link import link
from accord.model.entries import StatementEntry
from accord.model.reading import Reading
from accord.reconcile import reconcile
from accord.reconcile.origins import state_medium
from tests.link.builder import reading

SPOKEN = "The river crossing will be opened in the coming week and convoys will reach the valley soon"


def statements(*readings: Reading) -> list[StatementEntry]:
    found = reconcile(readings, link(readings))
    return [entry for entry in found if isinstance(entry, StatementEntry)]


def origins(*readings: Reading) -> list[str | None]:
    (statement,) = statements(*readings)
    return [origin.name for origin in statement.origins]


def reported(outlet: str, who: str, *, by: str = "ORG") -> Reading:
    name = f"<name type='{by}'>{who}</name>"
    text = f"<indirect speaker='{who}'>{SPOKEN}</indirect>, {name} reported."
    return reading(outlet, text, outlet=outlet, published="2024-03-01")


def test_an_outlet_that_speaks_is_the_origin() -> None:
    assert origins(reported("Bay Courier", "Al Jazeera")) == ["Al Jazeera"]


def test_an_outlet_in_no_table_is_known_by_its_name() -> None:
    assert origins(reported("Bay Courier", "Tesk Gazette")) == ["Tesk Gazette"]


def test_a_person_with_an_outlets_word_for_a_name_is_none() -> None:
    assert origins(reported("Bay Courier", "Emily Post", by="PERSON")) == ["Bay Courier"]


def test_a_body_that_speaks_is_no_outlet() -> None:
    assert origins(reported("Bay Courier", "Harbour Council")) == ["Bay Courier"]


def test_a_states_own_medium_counts_once_under_all_its_names() -> None:
    texts = ("Ostian state television", "Ostian state TV", "The Ostian state-run television")
    readings = [
        reading(
            outlet,
            f"“<direct speaker='Ada Lund' medium='{medium}'>{SPOKEN}</direct>,” Lund told {medium}.",
            outlet=outlet,
            published="2024-03-01",
        )
        for outlet, medium in zip("abc", texts, strict=True)
    ]
    assert origins(*readings) == ["Ostian state television"]


def put_out(outlet: str, medium: str | None) -> Reading:
    told = f" medium='{medium}'" if medium else ""
    text = f"“<direct speaker='Ada Lund'{told}>{SPOKEN}</direct>,” <name>Ada Lund</name> said."
    return reading(outlet, text, outlet=outlet, published="2024-03-01")


def test_what_was_put_out_once_goes_back_to_whoever_did_by_any_report_of_it() -> None:
    read = [put_out("Bay Courier", "a statement"), put_out("Tesk Gazette", None)]
    assert origins(*read) == ["Ada Lund"]
    (statement,) = statements(*read)
    assert [origin.kind for origin in statement.origins] == ["statement"]


def test_a_speech_is_heard_by_each_and_a_paper_is_no_posting() -> None:
    assert origins(put_out("Bay Courier", "a speech"), put_out("Tesk Gazette", None)) == [
        "Bay Courier",
        "Tesk Gazette",
    ]
    assert origins(put_out("Bay Courier", "the Post")) == ["Bay Courier"]


def test_what_kind_an_origin_is() -> None:
    by_reuters, own = put_out("Bay Courier", "Reuters"), put_out("Tesk Gazette", None)
    (statement,) = statements(by_reuters, own)
    assert {it.name: it.kind for it in statement.origins} == {"Reuters": "agency", "Tesk Gazette": "own"}
    (statement,) = statements(put_out("Bay Courier", "Tesk Gazette"), own)
    assert {it.name: it.kind for it in statement.origins} == {"Tesk Gazette": "own"}
    (statement,) = statements(reported("Bay Courier", "Al Jazeera"))
    assert [it.kind for it in statement.origins] == ["outlet"]
    nameless = reading("x", f"“<direct>{SPOKEN}</direct>,” somebody said.", published="2024-03-01")
    assert [(it.name, it.kind) for it in statements(nameless)[0].origins] == [(None, "unknown")]


@pytest.mark.parametrize("name", ["state television", "Ostian television", "State Department", ""])
def test_what_does_not_say_whose_it_is_is_nobodys(name: str) -> None:
    assert state_medium(name) is None


def dated(outlet: str, date: str | None, earliest: str | None, latest: str | None) -> Reading:
    text = f"“<direct speaker='Ada Lund'>{SPOKEN}</direct>,” Lund said."
    plain = reading(outlet, text, outlet=outlet, published="2024-03-09")
    (statement,) = plain.annotation.statements
    told = replace(statement, date=date, earliest=earliest, latest=latest)
    return replace(plain, annotation=replace(plain.annotation, statements=(told,)))


def test_the_witness_that_tells_the_day_most_closely_dates_the_statement() -> None:
    week = dated("a", None, "2024-02-26", "2024-03-03")
    day = dated("b", "2024-03-01", "2024-03-01", "2024-03-01")
    silent = dated("c", None, None, None)
    (statement,) = statements(silent, week, day)
    assert (statement.date, statement.earliest, statement.latest) == ("2024-03-01",) * 3
    (statement,) = statements(week, silent)
    assert (statement.date, statement.earliest, statement.latest) == (None, "2024-02-26", "2024-03-03")
    (statement,) = statements(silent)
    assert (statement.date, statement.earliest, statement.latest) == (None, None, None)
