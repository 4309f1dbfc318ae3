"""JSON Lines and JSON: one object an article, as the first contract writes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from accord.errors import SourceError
from accord.ingest.decode import NOT_UTF8, as_utf8, decode_text
from accord.ingest.raw import MAX_ARTICLE, MAX_CONTAINER, Raw, digest_of
from accord.ingest.streams import lines_of, read_at_most

__all__ = ["Record", "check_record", "is_web_address", "json_records", "line_records"]

_TEXTS = ("published", "outlet", "title", "url", "lang")
_FAULTS_NAMED = 20


@dataclass(frozen=True, slots=True)
class Record:
    """A record's fields after checking; empty strings count as not given."""

    id: str | None
    text: str
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    lang: str | None
    authors: tuple[str, ...]


def check_record(fields: object, *, blank: bool = False) -> Record:
    """The record, or ValueError with what is wrong with it. `blank`: its text may be empty."""
    if not isinstance(fields, Mapping):
        raise ValueError("is no JSON object; write one object an article")
    text = fields.get("text")
    if text is None:
        raise ValueError('has no "text"; give each record its text')
    if not isinstance(text, str):
        raise ValueError(f'has a "text" that is {_named(text)}; write it as a string')
    if not blank and not text.strip():
        raise ValueError('has an empty "text"')
    if len(text) > MAX_ARTICLE:
        raise ValueError(f"is longer than {MAX_ARTICLE >> 20} MB; one article that long is not read")
    given = {name: _optional_text(fields, name) for name in _TEXTS}
    authors = fields.get("authors")
    if isinstance(authors, str):
        authors = [authors]
    if authors is not None and not (
        isinstance(authors, (list, tuple)) and all(isinstance(a, str) for a in authors)
    ):
        raise ValueError('has "authors" that are no list of names')
    names = tuple(name.strip() for name in authors or () if name.strip())
    identity = fields.get("id")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if identity is not None and not isinstance(identity, str):
        raise ValueError(f'has an "id" that is {_named(identity)}; write it as a string')
    _refuse_broken((text, identity, *given.values(), *names))
    return Record(id=(identity or "").strip() or None, text=text, authors=names, **given)


def _optional_text(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'has a "{name}" that is {_named(value)}; write it as a string or leave it out')
    return (value or "").strip() or None


def _refuse_broken(values: tuple[str | None, ...]) -> None:
    for value in values:
        if value and "\0" in value:
            raise ValueError("holds NUL characters; write the text as it reads")
        try:
            (value or "").encode("utf-8")
        except UnicodeEncodeError:
            raise ValueError("holds half a surrogate pair; write the text as valid Unicode") from None


def _named(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return kinds.get(type(value), "of a wrong type")


def is_web_address(url: str | None) -> bool:
    return url is not None and url.lower().startswith(("http://", "https://"))


class _Names:
    """Sources inside one container: `path#id`, a second and different article of that id `path#id~2`."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._known: dict[str, list[str]] = {}

    def name(self, key: str, digest: str) -> str | None:
        """None where this very article has been named before."""
        digests = self._known.setdefault(key, [])
        if digest in digests:
            return None
        digests.append(digest)
        suffix = f"~{len(digests)}" if len(digests) > 1 else ""
        return f"{self._path}#{key}{suffix}"


def line_records(reader: BinaryIO, path: str, name: str) -> Iterator[Raw | SourceError]:
    """JSON Lines, one line held at a time. Bad lines are named by number, the others read."""
    names, faults, empty = _Names(path), 0, True
    for number, line in lines_of(reader):
        empty = False
        result = _line_record(line, names, name)
        if not isinstance(result, str):
            if result is not None:
                yield result
            continue
        faults += 1
        if faults <= _FAULTS_NAMED:
            yield SourceError(path, f"line {number} {result}")
    if faults > _FAULTS_NAMED:
        yield SourceError(
            path, f"{faults - _FAULTS_NAMED} more lines cannot be read, for reasons like those named"
        )
    if empty:
        yield SourceError(path, "is empty")


def _line_record(line: bytes | None, names: _Names, name: str) -> Raw | str | None:
    """A line's article, None for one seen before, or what is wrong with it."""
    if line is None:
        return f"is longer than {MAX_ARTICLE >> 20} MB and is skipped"
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return NOT_UTF8
    except (ValueError, RecursionError) as error:
        return f"is no JSON ({_short(error)})"
    return _record(fields, line, names, name)


def _record(fields: object, payload: bytes, names: _Names, name: str) -> Raw | str | None:
    try:
        record = check_record(fields)
    except ValueError as error:
        return str(error)
    digest = digest_of(payload)
    source = names.name(record.id or record.url or digest[:12], digest)
    if source is None:
        return None
    url = record.url if is_web_address(record.url) else None
    return Raw(source, url or record.id or name, digest, "record", payload, name)


def _short(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)[:80]


def json_records(reader: BinaryIO, path: str, name: str) -> Iterator[Raw | SourceError]:
    """A JSON array of objects, or one object. What is no JSON at all but reads as text is a text."""
    data = read_at_most(reader, MAX_CONTAINER)
    if data is None:
        yield SourceError(
            path, f"is larger than {MAX_CONTAINER >> 20} MB; write one JSON object a line (JSON Lines)"
        )
        return
    try:
        value = json.loads(decode_text(as_utf8(data, path), path))
    except SourceError as error:
        yield error
        return
    except (ValueError, RecursionError) as error:
        yield SourceError(path, f"is no JSON ({_short(error)})")
        return
    names = _Names(path)
    items = value if isinstance(value, list) else [value]
    if not items:
        yield SourceError(path, "is an empty list")
    for number, fields in enumerate(items, 1):
        payload = json.dumps(fields, sort_keys=True).encode("ascii")
        result = _record(fields, payload, names, name)
        if isinstance(result, str):
            yield SourceError(path, f"record {number} {result}")
        elif result is not None:
            yield result
