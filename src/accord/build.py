"""The spine: every stage in order, from sources to the record.

find → (load → annotate), in processes → store → date → link → reconcile → store
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import msgspec

from accord.config import DEFAULT_MODEL, Settings
from accord.errors import SourceError
from accord.growing import NEIGHBOURS, grow
from accord.ingest import Raw, find, from_record, load, read_actor_list
from accord.link import date_articles, link
from accord.model.annotation import Annotation
from accord.model.decisions import Decisions
from accord.model.document import Document
from accord.model.entries import Article, Entry
from accord.model.judgement import Judgement
from accord.model.reading import Reading
from accord.model.review import matched
from accord.model.values import DateInterval, sha256
from accord.reconcile import reconcile
from accord.store import (
    Pending,
    Store,
    Whole,
    add_list,
    catch_up,
    copy_log,
    decisions,
    encode,
    last_number,
    pending,
)
from accord.workers import Workers

if TYPE_CHECKING:
    from accord.annotate import Annotator

__all__ = [
    "Progress",
    "ReadReport",
    "annotate_lines",
    "annotator",
    "as_of",
    "check_derived",
    "count_sources",
    "derive",
    "keep_actors",
    "made_by",
    "read_into",
    "refresh",
]

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_NOTHING = Decisions()

BATCH_ARTICLES = 50
BATCH_BYTES = 400_000
SMALL, MOST_FOLDED = 1_000, 0.25
"""A record of fewer articles is always derived as a whole; a larger one when this share was folded in."""

Annotate = Callable[[Sequence[Document]], Iterable[Annotation]]

Progress = Callable[[int, str], None]
"""Called with the number of articles done since the last call, and what was read last."""


@dataclass(slots=True)
class ReadReport:
    """What a read did. Times in seconds; `skipped` says what could not be read and why."""

    new: int = 0
    changed: int = 0
    known: int = 0
    again: int = 0
    foreign: int = 0
    words: int = 0
    folded: int = 0
    skipped: list[SourceError] = field(default_factory=list)
    seconds: float = 0.0


def made_by(model: str) -> str:
    """What marks depend on: the version of Accord and of the model, and a user's own issues."""
    issues = Settings.from_environment().issues
    own = f", issues {sha256(issues.read_text('utf-8'))[:12]}" if issues and issues.is_file() else ""
    return f"accord {version('accord')}, {model}{own}"


@cache
def annotator(model: str) -> Annotator:
    """The annotator of this process; loading a model takes a second or two."""
    from accord.annotate import Annotator

    return Annotator(model, issues=Settings.from_environment().issues)


def read_into(
    store: Store,
    sources: Sequence[str],
    *,
    model: str = DEFAULT_MODEL,
    jobs: int = 1,
    stdin: BinaryIO | None = None,
    progress: Progress = lambda done, name: None,
) -> ReadReport:
    """Reads what is new in `sources` into the store, then derives the record anew.

    Whole batches are committed as they are done, so an interruption loses no more than the last ones
    and reading again goes on from there. What cannot be read is named in the report, never raised.
    """
    began, report, mark = time.monotonic(), ReadReport(), made_by(model)
    with Workers(model, jobs) as workers:
        outdated = _batches(store.outdated(mark), lambda document: len(document.text))
        for batch in workers.run(_mark_again, outdated):
            store.annotate_again((document, marks, mark) for _, document, marks in batch.read)
            report.again += len(batch.read)
            report.skipped += batch.skipped
            progress(0, "marks of an older version")
        unknown = _unknown(store, sources, stdin, report, progress)
        for batch in workers.run(_mark_new, _batches(unknown, lambda raw: len(raw.payload))):
            new, changed = store.add((*read, mark) for read in batch.read)
            report.new += new
            report.changed += changed
            report.known += len(batch.read) - new
            report.foreign += sum(document.lang not in (None, "en") for _, document, _ in batch.read)
            report.words += sum(len(document.text.split()) for _, document, _ in batch.read)
            report.skipped += batch.skipped
            progress(len(batch.read) + len(batch.skipped), batch.last)
    progress(0, "putting the record together")
    report.folded = refresh(store, model)
    report.seconds = time.monotonic() - began
    return report


def count_sources(sources: Sequence[str]) -> int | None:
    """How many articles lie in files and folders; None where only fetching or reading would tell."""
    if any(source == "-" or "://" in source for source in sources):
        return None
    return sum(1 for _ in find(sources))


def keep_actors(store: Store, path: Path) -> int:
    """Keeps a person's list of actors in the store's log; how many it has. Raises SourceError."""
    listed = read_actor_list(path)
    add_list(store, listed)
    return len(listed)


def refresh(store: Store, model: str = DEFAULT_MODEL, *, whole: bool = False) -> int:
    """Brings the record up to date where articles, decisions, or a new version of Accord came after it.

    It is derived anew; but what is little beside the record is folded in, unless the `whole` is wanted.
    Returns how many articles were. What comes while it does so, another process's decision perhaps, is seen
    by a second time, not a third.
    """
    version, folded = made_by(model), 0
    for _ in range(2):
        known = store.whole
        if store.derived_by == version and not (whole and (known is None or known.folded)):
            break
        calls, came = store.calls, None if whole else pending(store, version)
        if known is None or came is None or not _little(came, known):
            _derive_into(store, date_articles(store.readings()), store.replaced(), model)
        else:
            grow(store, came, decisions(store, known.log), decisions(store, came.log), derive)
            store.is_derived(version, calls, came.log)
            catch_up(store, came.log)
            folded += len(came.articles)
    return folded


def _little(came: Pending, known: Whole) -> bool:
    """Whether folding in what came costs less than deriving the whole, and leaves the record near enough."""
    looked_at = NEIGHBOURS * len(came.articles) + len(came.concerned)
    return (
        known.articles >= SMALL
        and 2 * looked_at <= known.articles + known.folded
        and known.folded + len(came.articles) <= known.articles * MOST_FOLDED
    )


def _derive_into(store: Store, readings: Sequence[Reading], replaced: dict[str, str], model: str) -> None:
    calls, upto, decided = store.calls, last_number(store), decisions(store)
    entries, judgements = derive(readings, replaced, decided)
    texts = {reading.id: reading.document.text for reading in readings}
    found = matched(entries, (it.target for it in decided.reviews))
    concerned = [(it.number, found[it.target]) for it in decided.reviews if it.target in found]
    store.replace_record(entries, judgements, texts, made_by(model), concerned, calls, upto)
    catch_up(store, upto)


def derive(
    readings: Sequence[Reading], replaced: dict[str, str], decided: Decisions = _NOTHING
) -> tuple[list[Entry], tuple[Judgement, ...]]:
    """The record of some readings, undated articles dated already: a pure function, whatever their order.

    `replaced` names, for an article that is a later version, the version before it; `decided` is what people
    decided, whenever that was.
    """
    links = link(readings, decided)
    entries = [
        replace(entry, replaces=replaced[entry.id])
        if isinstance(entry, Article) and entry.id in replaced
        else entry
        for entry in reconcile(readings, links)
    ]
    return entries, links.judgements


def as_of(store: Store, day: str, model: str = DEFAULT_MODEL, *, into: str | Path = ":memory:") -> Store:
    """The record as it was known on `day` (a contract date), in memory or in a new file.

    Articles that had not appeared, or of which nobody knew then whether they had, are left out: one without
    a date of its own has to be dated by the whole record and again by what had appeared.
    """
    last = DateInterval.parse(day).latest.isoformat()
    every = store.readings()
    seen = {it.id for it in _appeared(date_articles(every), last)}
    readings = _appeared(date_articles([it for it in every if it.id in seen]), last)
    then = Store.open(into, create=True)
    then.add(("", r.document, encode(r.annotation), made_by(model)) for r in readings)
    copy_log(store, then)
    known = {reading.id for reading in readings}
    replaced = {new: old for new, old in store.replaced().items() if new in known and old in known}
    _derive_into(then, readings, replaced, model)
    return then


def _appeared(readings: Iterable[Reading], last: str) -> list[Reading]:
    """Those that had surely appeared by the end of a day."""
    return [it for it in readings if (latest := it.document.published.latest) and latest <= last]


def check_derived(store: Store) -> Iterator[str]:
    """Derives the record again, from the articles in another order, and says where it differs.

    One into which articles were folded may differ: it is only near what deriving it would give.
    """
    if store.whole is not None and store.whole.folded:
        return
    decided = decisions(store)
    entries, _ = derive(date_articles(store.readings()[::-1]), store.replaced(), decided)
    kept = dict(
        store.connection.execute("SELECT id, data FROM entry UNION ALL SELECT id, data FROM rejected")
    )
    for entry in entries:
        if kept.pop(entry.id, None) != encode(entry):
            yield f"{entry.kind} {entry.id} is not what its sources give"
    for entry_id in sorted(kept):
        yield f"{entry_id} is in the record, but its sources do not give it"
    found = matched(entries, (it.target for it in decided.reviews))
    for it in decided.reviews:
        if it.target not in found:
            yield f"decision {it.number} ({it.what} {it.target.id}): nothing rests on its words any more"


def annotate_lines(lines: Iterable[bytes], model: str = DEFAULT_MODEL) -> Iterator[str]:
    """The contract's first half: a JSON object a line in, an annotation a line out, in the same order.

    Raises SourceError, naming the line, for one that is no object with `id` and `text`.
    """
    for start, batch in _numbered(lines):
        given = [_given(line, number) for number, line in enumerate(batch, start)]
        marks = annotator(model).annotate([document for _, document in given])
        for (name, _), annotation in zip(given, marks, strict=True):
            yield encode(replace(annotation, id=name))


def _numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, list[bytes]]]:
    """Batches of lines with something on them, and the number of their first line."""
    kept = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while batch := list(islice(kept, BATCH_ARTICLES)):
        yield batch[0][0], [line for _, line in batch]


def _given(line: bytes, number: int) -> tuple[str, Document]:
    try:
        fields = msgspec.json.decode(line, type=dict[str, object])
        return str(fields["id"]), from_record(fields)
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError):
        reason = "it is no JSON object with id and text; write one object a line"
        raise SourceError(f"line {number}", reason) from None
    except SourceError as error:
        raise SourceError(f"line {number}", error.reason) from None


# Work in processes


@dataclass(frozen=True, slots=True)
class _Batch:
    """What came of a batch: `(digest, document, marks as JSON)` for each article that could be read."""

    read: list[tuple[str, Document, str]]
    skipped: list[SourceError]
    last: str


def _mark_new(model: str, raws: Sequence[Raw]) -> _Batch:
    documents, skipped = [], []
    for raw in raws:
        try:
            documents.append((raw.digest, load(raw)))
        except SourceError as error:
            skipped.append(error)
    read, faults = _marked(annotator(model).annotate, documents)
    return _Batch(read, skipped + faults, raws[-1].source)


def _mark_again(model: str, documents: Sequence[Document]) -> _Batch:
    read, faults = _marked(annotator(model).annotate, [("", document) for document in documents])
    return _Batch(read, faults, documents[-1].source)


def _marked(
    annotate: Annotate, documents: Sequence[tuple[str, Document]]
) -> tuple[list[tuple[str, Document, str]], list[SourceError]]:
    """The documents with their marks as JSON, and those at which annotating failed."""
    try:
        marks = [encode(annotation) for annotation in annotate([document for _, document in documents])]
    except Exception:  # a fault of ours on one text must not cost the others
        if len(documents) > 1:
            parts = [_marked(annotate, [one]) for one in documents]
            read, faults = zip(*parts, strict=True)
            return list(chain.from_iterable(read)), list(chain.from_iterable(faults))
        source = documents[0][1].source
        _log.debug("annotating %s failed", source, exc_info=True)
        reason = "it could not be analysed, which is a fault of Accord; please report it"
        return [], [SourceError(source, reason)]
    return [(*one, mark) for one, mark in zip(documents, marks, strict=True)], []


def _unknown(
    store: Store, sources: Sequence[str], stdin: BinaryIO | None, report: ReadReport, progress: Progress
) -> Iterator[Raw]:
    """What the store does not know yet; counts what it does, and notes what cannot be read."""
    seen: set[tuple[str, str]] = set()
    for raw in find(sources, stdin=stdin):
        if isinstance(raw, SourceError):
            report.skipped.append(raw)
            progress(1, raw.source)
        elif store.knows(raw.source, raw.digest) or (raw.source, raw.digest) in seen:
            report.known += 1
            progress(1, raw.source)
        else:
            seen.add((raw.source, raw.digest))
            yield raw


def _batches(items: Iterable[_T], size_of: Callable[[_T], int]) -> Iterator[list[_T]]:
    """Groups small enough that little is lost when interrupted, large enough to be worth a message."""
    batch: list[_T] = []
    size = 0
    for item in items:
        batch.append(item)
        size += size_of(item)
        if len(batch) == BATCH_ARTICLES or size > BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
