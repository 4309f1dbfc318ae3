"""The review: what waits for a person, one entry beside its source, the log, and what was rejected."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from accord.errors import QueryError
from accord.export.contract import entry_object
from accord.export.words import in_words, kind_words
from accord.model.document import Document
from accord.model.entries import Entry, Mention
from accord.model.evidence import Value
from accord.model.review import as_given
from accord.model.review_fields import ADDABLE, REVIEWABLE, Field, fields_of
from accord.reviewer import Queue, Reviewer
from accord.store import MERGED, SPLIT, LogRow
from accord.view import View
from accord.web.alike import alike
from accord.web.asked import Asked, Shown

__all__ = ["add_page", "log_page", "queue_of", "rejected_page", "review_entry_page", "review_page"]

A_PAGE = 20
_BEFORE, _BEHIND = 450, 750
"""Characters of the source before and behind the words an entry rests on."""
_WORD = 40  # A passage begins with a whole word, so many characters sooner at most.
_DONE = {
    "accept": "Accepted",
    "reject": "Rejected",
    "duplicate": "Marked as a duplicate",
    "merge": "Merged",
    "split": "Split",
    "correct": "Corrected",
    "add": "Added",
    "same": "Merged",
    "different": "Split",
}
_MOST_TEXT = 60_000
_MOST_WITNESSES = 50


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article: `before` begins at `start`, in code points; an entry rests on `mark`."""

    article: str
    outlet: str | None
    published: str | None
    title: str | None
    start: int
    before: str
    mark: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """A decision, and what it did, or is about, in words."""

    row: LogRow
    words: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A field of a form, and its value in words."""

    field: Field
    words: str


def review_page(record: View, asked: Asked) -> Shown:
    """Entries that nobody has decided about, the newest first."""
    reviewer = Reviewer(record.store)
    page = reviewer.waiting(_queue(asked), after=asked.after, limit=min(asked.limit, A_PAGE))
    rows = [{**entry_object(entry), "sureness": sure} for entry, sure in page.entries]
    values = {
        "waiting": page.entries,
        "kinds": [(kind, kind_words(kind, many=True)) for kind in REVIEWABLE],
        "filters": _filters(asked),
        "decisions": len(reviewer.log()),
        "told": _told(reviewer, asked),
    }
    return Shown("review.html", "Review", values, rows, next=page.next)


def review_entry_page(record: View, asked: Asked) -> Shown:
    """One entry beside its source, with everything that can be decided about it."""
    entry = record.show(asked.part)
    if entry.kind not in REVIEWABLE:
        raise QueryError(f"one {entry.kind} cannot be reviewed; it is what was read")
    reviewer, queue = Reviewer(record.store), _queue(asked)
    number = _witness(entry, asked.values.get("witness"))
    behind = reviewer.waiting(queue, after=entry.id, limit=1).entries
    ahead = reviewer.waiting(queue, before=entry.id, limit=1).entries
    values = {
        "entry": entry,
        "sure": reviewer.sureness(entry),
        "log": reviewer.log(entry.id),
        "number": number,
        "passage": _passage(record, entry.mentions[number - 1]),
        "witnesses": [(at, record.context(it)) for at, it in enumerate(entry.mentions[:_MOST_WITNESSES], 1)],
        "fields": [
            Filled(it, _words(as_given(getattr(entry, name)))) for name, it in fields_of(entry.kind).items()
        ],
        "alike": alike(record, entry),
        "can_merge": entry.kind in MERGED and entry.review != "added",
        "can_split": entry.kind in SPLIT and len(entry.mentions) > 1,
        "addable": _addable(),
        "next": behind[0][0].id if behind else None,
        "previous": ahead[0][0].id if ahead else None,
        "filters": _filters(asked),
        "told": _told(reviewer, asked),
    }
    return Shown("review_entry.html", f"Review: {kind_words(entry.kind)}", values, [entry_object(entry)])


def add_page(record: View, asked: Asked) -> Shown:
    """An article's text, to select what was missed in it."""
    article = record.show(asked.part)
    if article.kind != "article":
        raise QueryError(f"{article.id} is one {article.kind}; what was missed is added from an article")
    first = int(asked.after) if asked.after and asked.after.isdecimal() else 0
    document = _document(record, article.id)
    text = document.text
    first = min(first, len(text))
    last = min(first + _MOST_TEXT, len(text))
    passage = _words_of(document, first, (first, first), last)
    values = {
        "passage": passage,
        "addable": _addable(),
        "filters": "",
        "told": _told(Reviewer(record.store), asked),
    }
    return Shown(
        "review_add.html",
        "Add what was missed",
        values,
        [entry_object(article)],
        next=str(last) if last < len(text) else None,
    )


def log_page(record: View, asked: Asked) -> Shown:
    """The decisions that hold, the newest first."""
    rows = Reviewer(record.store).log()[::-1]
    before = int(asked.after) if asked.after and asked.after.isdecimal() else None
    held = [row for row in rows if before is None or row.number < before]
    shown = held[: asked.limit]
    objects = [
        {"number": it.number, "at": it.at, "who": it.who, "what": it.what, "words": it.words, "why": it.why}
        for it in shown
    ]
    values = {
        "log": [Told(row, _about(record, row)) for row in shown],
        "told": _told(Reviewer(record.store), asked),
        "filters": "",
    }
    following = str(shown[-1].number) if len(held) > len(shown) else None
    return Shown("review_log.html", "Decisions", values, objects, total=len(rows), next=following)


def rejected_page(record: View, asked: Asked) -> Shown:
    """What people rejected or marked as duplicates; no list has it."""
    entries = Reviewer(record.store).rejected()
    ids = [entry.id for entry in entries]
    first = ids.index(asked.after) + 1 if asked.after in ids else 0
    shown = entries[first : first + asked.limit]
    following = shown[-1].id if first + len(shown) < len(entries) else None
    rows = [entry_object(entry) for entry in shown]
    return Shown("review_rejected.html", "Rejected", {"entries": shown}, rows, total=len(ids), next=following)


def _queue(asked: Asked) -> Queue:
    return queue_of(asked.values.get("kind"), asked.since, asked.values.get("below"))


def queue_of(kind: str | None, since: str | None, below: str | None) -> Queue:
    """The queue of an address's filters. Raises QueryError where `below` is no number."""
    try:
        limit = float(below) if below else None
    except ValueError:
        raise QueryError(f"below is a number from 0 to 1, not {below!r}") from None
    return Queue((kind,) if kind else REVIEWABLE, since, limit)


def _filters(asked: Asked) -> str:
    """The queue's filters as the query of an address, with its question mark."""
    given = {name: asked.values.get(name) for name in ("kind", "below")} | {"since": asked.since}
    words = urlencode(sorted((name, value) for name, value in given.items() if value))
    return f"?{words}" if words else ""


def _told(reviewer: Reviewer, asked: Asked) -> Told | None:
    """The decision that led here, where the address tells and it still holds."""
    number = asked.values.get("done", "")
    rows = (row for row in reviewer.log() if str(row.number) == number)
    row = next(rows, None)
    if row is None:
        return None
    return Told(row, f"{_DONE.get(row.what, row.what)}: {_about(reviewer, row)}")


def _about(record: View, row: LogRow) -> str:
    """What a decision is about, in words."""
    if row.judgements:
        first, *more = row.judgements
        also = f", and {len(more):,} pairs more" if more else ""
        return f"{_named(record, first.left)} – {_named(record, first.right)}{also}"
    try:
        return in_words(record.show(row.decision.target.id)) if row.decision else row.words
    except QueryError:  # Deriving the record has given the entry another id, or an addition was taken back.
        return row.words


def _named(record: View, key: str) -> str:
    """One side of a judgement: an entry, or a name, or where a mark of an article is."""
    try:
        return in_words(record.show(key))
    except QueryError:
        return f"“{key}”"


def _witness(entry: Entry, asked: str | None) -> int:
    number = int(asked) if asked and asked.isdecimal() else 1
    return number if 0 < number <= len(entry.mentions) else 1


def _document(record: View, article: str) -> Document:
    document = record.store.article(article)
    if document is None:
        raise QueryError(f"the record has no article {article!r}; run: accord doctor")
    return document


def _passage(record: View, mention: Mention) -> Passage:
    """The words of a mention with the text around them, cut between words."""
    document = _document(record, mention.article)
    text, start = document.text, max(0, mention.start - _BEFORE)
    least = max(0, start - _WORD)
    while start > least and not text[start - 1].isspace():
        start -= 1
    end = min(len(text), mention.end + _BEHIND)
    most = min(len(text), end + _WORD)
    while end < most and not text[end].isspace():
        end += 1
    return _words_of(document, start, (mention.start, mention.end), end)


def _words_of(document: Document, start: int, mark: tuple[int, int], end: int) -> Passage:
    text = document.text
    return Passage(
        article=document.id,
        outlet=document.outlet,
        published=document.published.shown,
        title=document.title,
        start=start,
        before=text[start : mark[0]],
        mark=text[slice(*mark)],
        after=text[mark[1] : end],
    )


def _addable() -> list[tuple[str, str, list[Field]]]:
    """Each kind that can be added, its name, and its fields."""
    return [(kind, kind_words(kind), list(fields_of(kind).values())) for kind in ADDABLE]


def _words(value: Value) -> str:
    """A value as a form has it, and `correct` reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    return "; ".join(value) if isinstance(value, tuple) else str(value)
