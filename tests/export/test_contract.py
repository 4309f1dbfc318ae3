"""What is exported has the contract's field names, whole and in a form that can be read back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields

import pytest

from accord import Record
from accord.export.contract import csv_lines, entry_object, json_lines
from accord.model.entries import KINDS, Actor, Mention, Office, Position

COMMON = "id mentions origins first_reported last_reported review"
CONTRACT = {
    "article": "source outlet title authors published lang words sha256 story",
    "lineage": "article derives_from credit relation share passages",
    "actor": "name type aliases offices",
    "statement": "speaker office text kind_of medium date variants",
    "figure": "counted unit low high approximate as_of claimant place",
    "agreement": "name parties date third_parties",
    "commitment": "obligor action beneficiary instrument condition deadlines status status_history",
    "breach_claim": "accuser accused commitment what modality responses",
    "proposal": "proposer recipients terms due responses",
    "talks_round": "parties venue third_parties start end agenda phase outcome",
    "position": "party issue stance statement from to",
    "event": "type mode actors recipients place start end modality",
    "dispute": "about entries sides note",
    "anomaly": "what why",
}
MENTION = Mention("article-1", None, 0, 3, "Ada")


def test_every_kind_of_the_contract_is_there() -> None:
    assert [kind.kind for kind in KINDS] == list(CONTRACT)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_field_of_the_contract_is_there(kind: type) -> None:
    renamed = {"since": "from", "until": "to"}
    have = {renamed.get(field.name, field.name) for field in fields(kind)}
    assert set(f"{COMMON} {CONTRACT[kind.kind]}".split()) <= have  # type: ignore[attr-defined]


def test_from_and_to_are_written_as_the_contract_has_them() -> None:
    common = {"mentions": (MENTION,), "origins": (), "first_reported": None, "last_reported": None}
    office = Office("envoy", "Terne", "2031-05", None, "2031-05-02", "2031-05-09")
    actor = Actor(id="a", name="Ada", type="person", aliases=(), offices=(office,), **common)
    assert entry_object(actor)["offices"] == [
        {
            "title": "envoy",
            "of": "Terne",
            "from": "2031-05",
            "to": None,
            "first_reported": "2031-05-02",
            "last_reported": "2031-05-09",
        }
    ]
    stance = {"party": "Ada", "issue": "truce", "stance": "accepts", "statement": None}
    position = entry_object(Position(id="p", since="2031", until=None, **stance, **common))
    assert (position["kind"], position["from"], position["to"]) == ("position", "2031", None)


def test_both_formats_say_the_same(example: Record) -> None:
    rows = [json.loads(line) for line in json_lines(example.export())]
    cells = list(csv.DictReader(io.StringIO("".join(csv_lines(example.export())))))
    assert len(rows) == len(cells)
    for row, cell in zip(rows, cells, strict=True):
        for name, value in row.items():
            if isinstance(value, list):
                assert json.loads(cell[name]) == value
            elif isinstance(value, str):
                assert cell[name] == value
            elif value is None:
                assert cell[name] == ""
