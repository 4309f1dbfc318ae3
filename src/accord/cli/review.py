"""Reviewing in the terminal: `review`. One entry at a time; a line of input is one key and what it needs."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from accord.cli.options import db_option
from accord.errors import QueryError

if TYPE_CHECKING:
    from accord.model.entries import Entry
    from accord.reviewer import LogRow, Queue, Reviewer

__all__ = ["review"]

KEYS = """\
  a [why]                     accept: the entry is right
  r [why]                     reject: it was misread; no list has it any more
  e FIELD=VALUE | … # why     edit: give fields other values; "e" alone lists them
  d ID # why                  it is a duplicate: one passage read twice, ID stays
  m ID # why                  merge: it and ID are one thing told twice
  s 2,3 # why                 split: witnesses 2 and 3 tell of something else
  n KIND “WORDS” FIELD=VALUE | … # why
                              new: these words of its article are an entry that was missed
  u [NUMBER]                  undo the last decision, or the one of that number
  j, Enter / k                the next entry / the one before
  / [KIND] [since=DATE] [below=0.9]
                              only such entries: joined less surely than that, reported since
  ?                           these keys
  q                           leave; everything decided is kept"""

_ADDED = re.compile(r"(\w+)\s+[“\"](.+?)[”\"]\s*(.*)", re.DOTALL)
_PAGE = 20


class _Line(NamedTuple):
    """What somebody typed: a key, what follows it, and the reason behind "#"."""

    key: str
    rest: str
    why: str | None


@click.command()
@click.option("--kind", "kinds", multiple=True, help="Only this kind; repeatable.")
@click.option("--since", metavar="DATE", help="Reported on that day or later.")
@click.option(
    "--below",
    type=click.FloatRange(0, 1),
    help="Only entries that a rule joined, and less surely than this (0 to 1).",
)
@click.option("--who", metavar="NAME", help="Who decides [ACCORD_WHO, else whoever is logged in].")
@click.option("--log", "show_log", is_flag=True, help="Only list the decisions that hold.")
@click.option("--rejected", is_flag=True, help="Only list what was rejected.")
@db_option
def review(
    kinds: tuple[str, ...],
    since: str | None,
    below: float | None,
    who: str | None,
    show_log: bool,
    rejected: bool,
    db: Path | None,
) -> None:
    """Check entries one by one against their source: accept, reject, correct, merge, split, add.

    Entries about which nobody has decided come up: disputes, then what most origins tell; with --since the
    newest first. Each decision is kept in the record with who, when and why, holds when the record is derived
    anew, and can be undone. `?` shows the keys; lines may come from a pipe.
    """
    from accord.export.progress import shown_wait
    from accord.record import open_review
    from accord.reviewer import Queue

    queue = Queue(kinds, since, below) if kinds else Queue(since=since, below=below)
    with shown_wait("Opening the record"):
        reviewer = open_review(db, who=who)
    with reviewer:
        if show_log or rejected:
            for line in _log_lines(reviewer) if show_log else _rejected_lines(reviewer):
                click.echo(line)
            return
        decided = _Session(reviewer, queue).run()
    click.echo(f"{decided:,} decided", err=True)


def _log_lines(reviewer: Reviewer) -> Iterator[str]:
    for row in reviewer.log():
        yield _told(row)


def _told(row: LogRow) -> str:
    """A decision on one line: its number, when, who, what and why."""
    who, why = f", {row.who}" if row.who else "", f" ({row.why})" if row.why else ""
    return f"{row.number}. {row.at}{who}: {row.words}{why}"


def _rejected_lines(reviewer: Reviewer) -> Iterator[str]:
    from accord.export.words import in_words, kind_words

    for entry in reviewer.rejected():
        yield f"{kind_words(entry.kind)}: {in_words(entry)}\n    accord show {entry.id}"


class _Session:
    """Where somebody is in the queue; each key is a method, `None` of which leaves."""

    def __init__(self, reviewer: Reviewer, queue: Queue) -> None:
        self.reviewer = reviewer
        self.queue = queue
        self.decided = 0
        self._seen: list[str] = []
        self._at = -1
        self._keys: dict[str, Callable[[_Line], None]] = {
            "a": self._accept,
            "r": self._reject,
            "e": self._edit,
            "d": self._duplicate,
            "m": self._merge,
            "s": self._split,
            "n": self._add,
            "u": self._undo,
            "j": lambda _: self._go(1),
            "": lambda _: self._go(1),
            "k": lambda _: self._go(-1),
            "/": self._filter,
            "?": lambda _: click.echo(KEYS),
        }

    def run(self) -> int:
        """Asks for keys until there are no more; how many decisions were made."""
        self._go(1)
        while (line := _asked()) is not None and line.key != "q":
            act = self._keys.get(line.key)
            if act is None:
                click.echo(f"There is no key {line.key!r}; ? shows the keys.")
                continue
            try:
                act(line)
            except QueryError as error:
                click.echo(f"Not done: {error}")
        return self.decided

    def _go(self, step: int) -> None:
        """Shows the entry before or behind this one."""
        if step > 0 and self._at == len(self._seen) - 1:
            self._seen += self._waiting(_PAGE)
        at = self._at + step
        if not 0 <= at < len(self._seen):
            waits = "Nothing more waits" if self._seen else "Nothing waits"
            click.echo(f"{waits if step > 0 else 'This is the first'}. / chooses others, q leaves.")
            return
        self._at = at
        self._show()

    def _waiting(self, limit: int) -> list[str]:
        """The next ids of the queue."""
        after, found = self._seen[-1] if self._seen else None, None
        while found is None or (found.next and not found.entries):
            after = found.next if found else after
            found = self.reviewer.waiting(self.queue, after=after, limit=limit)
        return [entry.id for entry, _ in found.entries]

    def _show(self) -> None:
        from accord.export.listing import shown_entry

        entry = self.entry
        click.echo("─" * 72)
        click.echo("".join(shown_entry(self.reviewer, entry, as_json=False, as_csv=False)), nl=False)
        sure = self.reviewer.sureness(entry)
        if sure is not None:
            click.echo(f"the least sure join: {sure:.2f}")
        for row in self.reviewer.log(entry.id):
            click.echo(f"  {_told(row)}")

    @property
    def entry(self) -> Entry:
        if self._at < 0:
            raise QueryError("no entry is shown; / chooses which")
        return self.reviewer.show(self._seen[self._at])

    def _noted(self, words: str) -> None:
        """Says what was done and goes on to the next entry."""
        self.decided += 1
        click.echo(f"{words}. Decision {self.reviewer.log()[-1].number}; u takes it back.")
        self._go(1)

    def _accept(self, line: _Line) -> None:
        entry = self.reviewer.accept(self.entry.id, why=line.rest or line.why)
        self._noted(f"Accepted: {entry.id}")

    def _reject(self, line: _Line) -> None:
        entry = self.reviewer.reject(self.entry.id, why=line.rest or line.why)
        self._noted(f"Rejected: {entry.id}")

    def _edit(self, line: _Line) -> None:
        from accord.model.review import as_given

        entry = self.entry
        if not line.rest:
            for field in self.reviewer.fields(entry.kind).values():
                takes = ", ".join(field.choices) or field.holds
                click.echo(f"  {field.name} = {_plain(as_given(getattr(entry, field.name)))}  ({takes})")
            return
        self.reviewer.correct(entry.id, _values(line.rest), why=line.why)
        self._noted(f"Corrected: {entry.id}")

    def _duplicate(self, line: _Line) -> None:
        entry = self.reviewer.mark_duplicate(self.entry.id, line.rest, why=line.why)
        self._noted(f"Duplicate: {entry.id}")

    def _merge(self, line: _Line) -> None:
        one, other = self.reviewer.merge(self.entry.id, line.rest, why=line.why)
        self._noted(f"One thing: {one.id} and {other.id}, from when the record is next opened")

    def _split(self, line: _Line) -> None:
        numbers = [int(part) for part in re.split(r"[,\s]+", line.rest) if part.isdecimal()]
        entry = self.reviewer.split(self.entry.id, numbers, why=line.why)
        self._noted(f"Split: {entry.id}, from when the record is next opened")

    def _add(self, line: _Line) -> None:
        match = _ADDED.fullmatch(line.rest)
        if match is None:
            raise QueryError("write: n KIND “WORDS” FIELD=VALUE | FIELD=VALUE")
        kind, words, values = match.groups()
        place = self.reviewer.place_of(self.entry.mentions[0].article, words)
        entry = self.reviewer.add_missed(kind, place, _values(values), why=line.why)
        self.decided += 1
        click.echo(f"Added: {entry.id}. Decision {self.reviewer.log()[-1].number}; u takes it back.")

    def _undo(self, line: _Line) -> None:
        if line.rest and not line.rest.isdecimal():
            raise QueryError("write: u, or u NUMBER; accord review --log has the numbers")
        row = self.reviewer.undo(int(line.rest) if line.rest else None)
        self.decided -= 1
        click.echo(f"Taken back: {row.words}")
        decision = row.decision
        if decision is not None and decision.target.id in self._seen:
            self._at = self._seen.index(decision.target.id)
            self._show()

    def _filter(self, line: _Line) -> None:
        named = {name: value for name, eq, value in (it.partition("=") for it in line.rest.split()) if eq}
        kinds = tuple(it for it in line.rest.split() if "=" not in it)
        try:
            below = float(named["below"]) if "below" in named else None
        except ValueError:
            raise QueryError("below is a number from 0 to 1: / statement below=0.9") from None
        before = self.queue, self._seen, self._at
        queue = replace(self.queue, since=named.get("since"), below=below)
        self.queue, self._seen, self._at = (replace(queue, kinds=kinds) if kinds else queue), [], -1
        try:
            self._waiting(1)
        except QueryError:
            self.queue, self._seen, self._at = before
            raise
        self._go(1)


def _asked() -> _Line | None:
    """The next line of input as key and words; None at its end."""
    if sys.stdin.isatty():
        click.echo("a r e d m s n u j k / ? q > ", nl=False)
    line = sys.stdin.readline()
    if not line:
        return None
    words, mark, why = line.strip().partition(" # ")
    return _Line(words[:1], words[1:].strip(), why.strip() if mark else None)


def _values(words: str) -> dict[str, str]:
    """FIELD=VALUE pairs, parted by "|"; an office of an actor holds that mark too."""
    found = {}
    for part in re.split(r"\|(?=\s*\w+\s*=)", words):
        name, eq, value = part.partition("=")
        if not eq:
            raise QueryError(f"{part.strip()!r} has no =; write FIELD=VALUE | FIELD=VALUE")
        found[name.strip()] = value.strip()
    return found


def _plain(value: object) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, tuple) else str(value)
