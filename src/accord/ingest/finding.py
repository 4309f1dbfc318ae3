"""From what the user names to one `Raw` an article: files, folders, addresses, standard input.

Nothing is extracted here, so that reading known sources again costs little more than hashing them.
Whatever cannot be read is yielded as a SourceError, never raised, and the rest goes on.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO, cast

from accord.errors import SourceError
from accord.ingest.archives import archive_pages
from accord.ingest.decode import as_utf8, has_utf16_mark
from accord.ingest.feeds import feed_items
from accord.ingest.fetch import fetch, is_url
from accord.ingest.raw import MAX_ARTICLE, MAX_CONTAINER, Raw, digest_of
from accord.ingest.records import json_records, line_records
from accord.ingest.sniff import HEAD, base_name, kind_of, other_by_name, refusal
from accord.ingest.streams import open_stream, read_at_most

__all__ = ["find"]


def find(sources: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Raw | SourceError]:
    """One `Raw` an article, in the order of the sources; within a folder sorted by path.

    `stdin` is read for the source `-` (default: the process's own). A file that is named twice, by
    itself and by its folder, is read once.
    """
    seen: set[str] = set()
    for source in sources:
        if source == "-":
            yield from _read_stream("-", "-", stdin or sys.stdin.buffer)
        elif is_url(source):
            yield from _read_url(source)
        else:
            yield from _read_path(source, seen)


def _read_url(url: str) -> Iterator[Raw | SourceError]:
    try:
        fetched = fetch(url)
    except SourceError as error:
        yield error
        return
    name = base_name(url.partition("?")[0].partition("#")[0])
    yield from _read_stream(url, name, io.BytesIO(fetched.body), url=fetched.url, charset=fetched.charset)


def _read_path(path: str, seen: set[str]) -> Iterator[Raw | SourceError]:
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 - paths stay strings as given
    except (OSError, ValueError) as error:
        yield SourceError(_shown(path), _reason(error))
        return
    if not is_folder:
        yield from _read_file(path, seen, named=True)
        return
    found = False
    for entry in _walk(path):
        found = True
        if isinstance(entry, SourceError):
            yield entry
        else:
            yield from _read_file(entry, seen, named=False)
    if not found:
        yield SourceError(_shown(path), "holds no files; name a folder with coverage in it")


def _walk(folder: str) -> Iterator[str | SourceError]:
    """Files in sorted order; hidden ones, and the `page_files` folder of a saved page, are left out.

    Links to folders are not followed, so no loop can arise.
    """
    waiting: list[tuple[str, bool]] = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path
            continue
        try:
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield SourceError(_shown(path), _reason(error))
            continue
        names = {entry.name for entry in entries}
        for entry in reversed(entries):
            stem = entry.name.removesuffix("_files")
            belongs_to_page = stem != entry.name and (f"{stem}.html" in names or f"{stem}.htm" in names)
            # os.path.isdir: DirEntry.is_dir raises on a link that points at itself.
            linked_folder = entry.is_symlink() and os.path.isdir(entry.path)  # noqa: PTH112
            if entry.name.startswith(".") or belongs_to_page or linked_folder:
                continue
            waiting.append((entry.path, entry.is_dir(follow_symlinks=False)))


def _read_file(path: str, seen: set[str], *, named: bool) -> Iterator[Raw | SourceError]:
    """`named`: the user named this very file, so that even an image is worth a word."""
    source = _shown(path)
    if source in seen:
        return
    seen.add(source)
    name = base_name(source)
    other = other_by_name(name)
    if other:
        if named:
            yield SourceError(source, f"is {other}, not coverage")
        return
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            yield SourceError(source, "is no regular file")
            return
        with open(path, "rb") as file:  # noqa: PTH123
            yield from _read_stream(source, name, file, named=named)
    except (OSError, ValueError) as error:
        yield SourceError(source, _reason(error))


def _read_stream(
    source: str,
    name: str,
    inner: BinaryIO,
    *,
    named: bool = True,
    url: str | None = None,
    charset: str | None = None,
) -> Iterator[Raw | SourceError]:
    try:
        stream, reader = open_stream(source, inner)
        head = _head(reader)
        if not head.strip(b" \t\r\n\f\v\xef\xbb\xbf"):
            yield SourceError(source, _cut("gzip") if stream.cut else "is empty")
            return
        refused = refusal(head)
        if refused:
            if named or refused[1]:
                yield SourceError(source, refused[0])
            return
        kind = kind_of(head, name)
        if has_utf16_mark(head) and kind != "warc":
            whole = read_at_most(reader, MAX_CONTAINER)
            reader = io.BufferedReader(cast(io.RawIOBase, io.BytesIO(as_utf8(whole or b"", source))))
        if kind == "warc":
            yield from archive_pages(reader, stream, source, name)
            return
        if kind == "lines":
            yield from line_records(reader, source, name)
        elif kind == "json":
            yield from json_records(reader, source, name)
        else:
            articles = list(_whole(reader, kind, source, name, url, charset))
            # The text of an article that is cut off in the middle would say what its author did not.
            yield from (() if stream.cut else articles)
        if stream.cut:
            yield SourceError(source, _cut(kind))
    except SourceError as error:
        yield error


def _cut(kind: str) -> str:
    what = "; the whole records before that are read" if kind == "lines" else ""
    return f"is cut off gzip data{what}. Get the file again"


def _head(reader: io.BufferedReader) -> bytes:
    """The first bytes without consuming them; leading blank space longer than that counts as empty."""
    return reader.peek(HEAD)[:HEAD]


def _whole(
    reader: BinaryIO, kind: str, source: str, name: str, url: str | None, charset: str | None
) -> Iterator[Raw | SourceError]:
    """A file that is one article, or a feed."""
    limit = MAX_CONTAINER if kind == "feed" else MAX_ARTICLE
    data = read_at_most(reader, limit)
    if data is None:
        yield SourceError(source, f"is larger than {limit >> 20} MB; split it into articles")
    elif kind == "feed":
        yield from feed_items(data, source, name)
    elif not data.strip():
        yield SourceError(source, "is empty")
    else:
        folder = "" if url or source == "-" else _folder(source)
        yield Raw(source, url or name, digest_of(data), kind, data, name, url, charset, folder)


def _folder(path: str) -> str:
    """The name of the folder in which a file lies; of the next one above that is more than a date."""
    above = os.path.abspath(path).replace(os.sep, "/").split("/")[-2::-1]  # noqa: PTH100
    return next((name for name in above if any(map(str.isalpha, name))), "")


def _shown(path: str) -> str:
    """The path as sources are named: normalised, with forward slashes, valid Unicode."""
    normal = os.path.normpath(path).replace(os.sep, "/")
    return os.fsencode(normal).decode("utf-8", errors="replace")


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist; check the name"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror}"
    return f"cannot be read: {error}"
