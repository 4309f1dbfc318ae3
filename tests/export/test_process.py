"""Agreements, claims of breach, talks and positions on a page, from entries made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord import Record
from accord.export.page import Brief, Section
from accord.export.process import agreed_section, breach_section, talks_section
from accord.export.render import html, markdown
from accord.export.words import in_words
from accord.model.annotation import Annotation
from accord.model.document import Document
from accord.model.entries import (
    Agreement,
    BreachClaimEntry,
    CommitmentEntry,
    Entry,
    Mention,
    Origin,
    Position,
    ProposalEntry,
    Response,
    TalksRound,
    ThirdParty,
)
from accord.store import Store, encode

TEXT = "The envoy spoke | of <guns>. The army denied it. They met in Lund."
DOCUMENT = Document(source="in/a.txt", where="a.txt", text=TEXT, outlet="Brae Herald")


def mention(quote: str) -> Mention:
    start = TEXT.index(quote)
    return Mention(DOCUMENT.id, "Brae Herald", start, start + len(quote), quote)


def common(name: str, quote: str = "The envoy spoke") -> dict[str, object]:
    return {
        "id": name,
        "mentions": (mention(quote),),
        "origins": (Origin("Brae Herald", (DOCUMENT.id,)),),
        "first_reported": "2031-05-05",
        "last_reported": "2031-05-05",
    }


def position(
    number: int, party: str, issue: str, stance: str, since: str, until: str | None = None
) -> Position:
    held = {"statement": None, "since": since, "until": until}
    return Position(party=party, issue=issue, stance=stance, **held, **common(f"position-{number}"))  # type: ignore[arg-type]


POSITIONS = (
    position(1, "Hill Army", "foreign_presence", "rejects", "2031-05-01", "2031-05-09"),
    position(2, "Hill Army", "foreign_presence", "accepts", "2031-05-09"),
    position(3, "Lund Council", "ceasefire", "demands", "2031-05-02"),
)
CLAIM = BreachClaimEntry(
    accuser="Lund Council",
    accused="Hill Army",
    commitment="Brae truce",
    what="guns in the valley",
    modality="conditional",
    responses=(Response("Hill Army", "deny", mention("The army denied it")),),
    **common("breach-1"),  # type: ignore[arg-type]
)
ROUND = TalksRound(
    parties=("Lund Council", "Hill Army"),
    venue="Lund",
    third_parties=(ThirdParty("Brae", "host"),),
    start="2031-05-03",
    end="2031-05-04",
    agenda=("prisoners",),
    phase="held",
    outcome=None,
    **common("talks-1", "They met in Lund"),  # type: ignore[arg-type]
)
OFFER = ProposalEntry(
    proposer=None, recipients=("Hill Army",), terms="a truce", due=None, responses=(), **common("proposal-1")
)  # type: ignore[arg-type]
DEAL = Agreement(
    name="Brae truce",
    parties=("Lund Council", "Hill Army"),
    date="2031-04",
    third_parties=(),
    **common("deal-1"),
)  # type: ignore[arg-type]


@pytest.fixture
def record() -> Record:
    store = Store.open(":memory:", create=True)
    store.add([("digest", DOCUMENT, encode(Annotation(DOCUMENT.id)), "test")])
    entries: list[Entry] = [*POSITIONS, CLAIM, ROUND, OFFER, DEAL]
    store.replace_record(entries, (), {DOCUMENT.id: TEXT}, "test")
    return Record(store)


def page(section: Section) -> str:
    return markdown(Brief("Test", (), (section,)))


def test_the_matrix_shows_the_last_stance_and_what_it_was_before(record: Record) -> None:
    text = markdown(record.positions())
    assert "|  | foreign presence | ceasefire |" in text
    assert "| Hill Army | rejects → accepts | – |" in text
    assert "| Lund Council | – | demands |" in text
    assert "foreign presence: rejects, since 1 May 2031, until 9 May 2031" in text
    assert "3 positions of 2 parties on 2 issues." in text


def test_where_nobody_changed_sides_the_stance_told_of_most_comes_first() -> None:
    undated = [replace(it, until=None) for it in POSITIONS[:2]]
    store = Store.open(":memory:", create=True)
    store.add([("digest", DOCUMENT, encode(Annotation(DOCUMENT.id)), "test")])
    store.replace_record(undated, (), {DOCUMENT.id: TEXT}, "test")
    assert "| Hill Army | accepts, rejects |" in markdown(Record(store).positions())


def test_the_matrix_of_one_party_or_issue(record: Record) -> None:
    assert (
        "Lund"
        not in markdown(record.positions(party="hill")).split("Party by issue")[1].split("- foreign")[0]
    )
    assert "foreign" not in markdown(record.positions(issue="ceasefire"))
    assert "No position was found" in markdown(record.positions(party="nobody"))


def test_the_page_escapes_what_sources_say(record: Record) -> None:
    shown = html(record.positions())
    assert "&lt;guns&gt;" in shown
    assert '<th scope="row">Hill Army</th><td>rejects → accepts</td>' in shown


PLEDGE = CommitmentEntry(
    obligor="Hill Army",
    action="shell the port",
    beneficiary=None,
    instrument="Brae truce",
    condition="if the rains come",
    deadlines=(),
    status=None,
    status_history=(),
    negated=True,
    **common("pledge-1"),
)  # type: ignore[arg-type]
TOTALS = {"agreement": 1, "commitment": 1, "proposal": 1}


def test_a_claim_stands_with_its_answers(record: Record) -> None:
    text = page(breach_section(record, [CLAIM], 1))
    assert "Lund Council: would be a breach of Brae truce by Hill Army: guns in the valley" in text
    assert "Hill Army denied it: “The army denied it” (Brae Herald)" in text


def test_talks_with_days_place_and_third_parties(record: Record) -> None:
    text = page(talks_section(record, [ROUND], 1))
    assert (
        "3 May 2031 to 4 May 2031: Talks held: Lund Council and Hill Army (Brae, host), Lund, on prisoners"
        in text
    )


def test_agreements_pledges_and_proposals(record: Record) -> None:
    text = page(agreed_section(record, [DEAL], [PLEDGE, replace(PLEDGE, obligor=None)], [OFFER], TOTALS))
    assert text.count("shell the port") == 1
    assert "Hill Army: not: shell the port, if the rains come, under Brae truce" in text
    assert "April 2031: Brae truce: Lund Council and Hill Army" in text
    assert "Somebody not named to Hill Army: a truce" in text
    assert "No agreement, pledge or proposal was found." in page(agreed_section(record, [], [], [], TOTALS))


def test_each_kind_in_words() -> None:
    quote = POSITIONS[2].mentions[0].quote
    assert in_words(POSITIONS[2]) == f"Lund Council on ceasefire: demands: “{quote}”"
    assert "no answer found" not in in_words(CLAIM)
