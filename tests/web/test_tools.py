"""The tool server, spoken to by the protocol's own client, in this process and over its standard streams."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.server import MCPServer

from accord import Record
from accord.web.tools import NOTICE, make_server

Call = Callable[..., dict[str, Any]]


def asked(server: MCPServer | StdioServerParameters, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """The results of calls in one session; what could not be done as the words of the error."""

    async def session() -> list[Any]:
        async with Client(server) as client:
            results = []
            for name, arguments in calls:
                result = await client.call_tool(name, arguments)
                words = "".join(getattr(it, "text", "") for it in result.content)
                results.append(words if result.is_error else result.structured_content)
            return results

    return run(session())


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


@pytest.fixture
def server(example_db: Path) -> MCPServer:
    return make_server(example_db)


def strings(value: object) -> list[str]:
    """Every string in a value that is not inside what is marked as a source's."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return (
            [] if value.get("untrusted") is True else [it for part in value.values() for it in strings(part)]
        )
    return [it for part in value for it in strings(part)] if isinstance(value, list) else []


def test_the_tools_are_there_and_say_what_they_do(server: MCPServer) -> None:
    async def session() -> Any:
        async with Client(server) as client:
            return (await client.list_tools()).tools

    tools = run(session())
    assert {tool.name for tool in tools} == {"search", "show", "list", "brief", "diff"}
    assert all(tool.description for tool in tools)


def test_every_answer_has_its_evidence_and_marks_what_sources_wrote(
    server: MCPServer, example: Record
) -> None:
    statement = example.list("statement", sort="mentions", reverse=True, limit=1).entries[0]
    found, shown, listed, brief, diff = asked(
        server,
        ("search", {"words": "prisoner*"}),
        ("show", {"id": statement.id}),
        ("list", {"kind": "figure", "filters": {"counted": "villages"}, "limit": 5}),
        ("brief", {}),
        ("diff", {"since": "2024-05-28"}),
    )
    groups = [found["hits"], [shown], listed["entries"], brief["lines"], diff["changes"]]
    for answer, rows in zip((found, shown, listed, brief, diff), groups, strict=True):
        assert answer["notice"] == NOTICE
        assert rows
        assert any(row["evidence"] for row in rows)
        assert all(row["source_text"]["untrusted"] is True for row in rows)
    evidence = shown["evidence"]
    assert [it["source_text"]["quote"] for it in evidence] == [it.quote for it in statement.mentions]
    assert shown["mentions"] == len(statement.mentions)
    sentences = {it["source_text"]["sentence"] for it in evidence}
    assert sentences.isdisjoint(strings([found, shown, listed, brief, diff]))
    assert len(listed["entries"]) <= 5


def test_a_list_goes_on_where_it_ended(server: MCPServer, example: Record) -> None:
    ids: list[str] = []
    after = None
    while True:
        (page,) = asked(server, ("list", {"kind": "breach_claim", "limit": 5, "after": after}))
        ids += [row["id"] for row in page["entries"]]
        after = page["next"]
        if after is None:
            break
    assert sorted(ids) == sorted(it.id for it in example.list("breach_claim").entries)


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("show", {"id": "nothing"}, "the record has no entry"),
        ("list", {"kind": "nothing"}, "there is no kind"),
        ("list", {"kind": "figure", "filters": {"colour": "red"}}, "has no filter colour"),
        ("list", {"kind": "figure", "since": "soon"}, "no date"),
        ("search", {"words": "…"}, "no word to search for"),
        ("diff", {"since": "2024-99"}, "no date"),
    ],
)
def test_what_cannot_be_done_is_told(
    server: MCPServer, tool: str, arguments: dict[str, Any], says: str
) -> None:
    (words,) = asked(server, (tool, arguments))
    assert isinstance(words, str)
    assert says in words


def test_over_standard_input_and_output(example_db: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable,
        args=["-c", "from accord.cli import main; main()", "mcp", "--db", str(example_db)],
        env=dict(os.environ),
    )
    (found,) = asked(command, ("search", {"words": "ceasefire", "limit": 1}))
    assert len(found["hits"]) >= 1
    assert found["notice"] == NOTICE
