"""A brief as Markdown, as one self-contained page, or on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accord.export.charts import Chart, drawing, sparkline
from accord.export.page import Brief, Line, Table, human_date

if TYPE_CHECKING:
    from markupsafe import Markup
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    from accord.view import Context

__all__ = ["html", "markdown", "place_of", "print_brief", "sentence_parts"]

_SPECIAL = re.compile(r"([\\`*\[\]<>])")
MAX_SENTENCE_SHOWN = 420


def _escape(text: str) -> str:
    """Source text cannot become markup."""
    return _SPECIAL.sub(r"\\\1", _flat(text))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def place_of(context: Context) -> str:
    """Where a sentence stands: outlet, day, source."""
    outlet = f"{context.outlet}, " if context.outlet else ""
    return f"{outlet}{human_date(context.published)}, {context.source}"


def sentence_parts(context: Context) -> tuple[str, str, str]:
    """The sentence as what stands before the quote, the quote, and what stands after; long ones cut."""
    text, start, end = context.sentence, context.start, context.end
    before, quote, after = text[:start], text[start:end], text[end:]
    if len(text) > MAX_SENTENCE_SHOWN:
        room = max(60, (MAX_SENTENCE_SHOWN - min(len(quote), MAX_SENTENCE_SHOWN)) // 2)
        before = before if len(before) <= room else "… " + before[-room:].split(" ", 1)[-1]
        after = after if len(after) <= room else after[:room].rsplit(" ", 1)[0] + " …"
        if len(quote) > MAX_SENTENCE_SHOWN:
            quote = quote[:MAX_SENTENCE_SHOWN].rsplit(" ", 1)[0] + " …"
    return _flat(before.lstrip()), _flat(quote), _flat(after.rstrip())


def markdown(brief: Brief) -> str:
    """Markdown with one list item a line of the brief, its source and sentence quoted under it."""
    return "\n".join(_markdown(brief)) + "\n"


def _markdown(brief: Brief) -> Iterator[str]:
    yield f"# {_escape(brief.title)}"
    for words in brief.basis:
        yield from ("", _escape(words))
    for section in brief.sections:
        yield from ("", f"## {section.title}")
        if not section.groups:
            yield from ("", section.empty)
        yield from _markdown_table(section.table)
        for name, lines in section.groups:
            if name:
                yield from ("", f"### {_escape(name)}")
            yield ""
            for line in lines:
                here = _markdown_evidence(line)
                yield f"- {_escape(line.text) or here}"
                yield from (f"  - {_escape(note)}" for note in (*line.notes, *_course(line)))
                if line.text and here:
                    yield f"  - {here}"
        if section.more:
            yield from ("", f"*{_escape(section.more)}*")


def _markdown_table(table: Table | None) -> Iterator[str]:
    for number, cells in enumerate((table.columns, *table.rows) if table else ()):
        yield from [""] if number == 0 else []
        yield f"| {' | '.join(_escape(cell).replace('|', '/') for cell in cells)} |"
        yield from [f"|{' --- |' * len(cells)}"] if number == 0 else []


def _course(line: Line) -> Iterator[str]:
    """Each run of a line's chart in block characters, and its counts with their days."""
    for run in line.chart.runs if line.chart else ():
        counts = ", ".join(f"{point.words} ({human_date(point.day)})" for point in run.points)
        yield f"{sparkline(run)} {run.claimant}: {counts}"


def _markdown_evidence(line: Line) -> str:
    """The sentence with the quote in bold, and where it stands."""
    if line.evidence is None:
        return ""
    before, quote, after = map(_escape, sentence_parts(line.evidence))
    return f"{before}**{quote.strip()}**{after} — *{_escape(place_of(line.evidence))}*"


def html(brief: Brief) -> str:
    """One page without scripts or outside references; each line opens on its source sentence."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("accord.export"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("brief.html").render(
        brief=brief, parts=sentence_parts, place=place_of, draw=_drawn, date=human_date
    )


def _drawn(chart: Chart) -> Markup:
    """The drawing, marked as safe: all words in it are escaped where it is made."""
    from markupsafe import Markup

    return Markup(drawing(chart, human_date))  # noqa: S704


def print_brief(brief: Brief, console: Console) -> None:
    """The brief for a terminal, wrapped to its width."""
    from rich.padding import Padding
    from rich.text import Text

    console.print(Text(brief.title, style="bold"))
    for words in brief.basis:
        console.print(Text(words))
    for section in brief.sections:
        console.print()
        console.print(Text(section.title, style="bold underline"))
        if not section.groups:
            console.print(Text(section.empty, style="dim"))
        if section.table:
            console.print(_grid(section.table))
        for name, lines in section.groups:
            if name:
                console.print(Text(f"\n{name}", style="bold"))
            for line in lines:
                here = _evidence(line)
                first = Text(" ".join(line.text.split())) if line.text else here
                console.print(Padding(Text.assemble("• ", first), (0, 0, 0, 1)))
                for note in (*line.notes, *_course(line)):
                    console.print(Padding(Text(" ".join(note.split())), (0, 0, 0, 5)))
                if line.text and line.evidence is not None:
                    console.print(Padding(here, (0, 0, 0, 5)))
        if section.more:
            console.print(Text(section.more, style="italic"))


def _grid(table: Table) -> Grid:
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(*table.columns)
    for cells in table.rows:
        grid.add_row(*(Text(cell) for cell in cells))
    return grid


def _evidence(line: Line) -> Text:
    """The sentence, the quote in it brighter than the rest, and where it stands."""
    from rich.text import Text

    if line.evidence is None:
        return Text("")
    before, quote, after = sentence_parts(line.evidence)
    return Text.assemble(
        (before, "dim"), quote, (after, "dim"), (f" — {place_of(line.evidence)}", "dim italic")
    )
