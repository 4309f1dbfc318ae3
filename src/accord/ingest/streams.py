"""Byte streams that stay bounded: gzip that may be cut off or a bomb, lines that may never end."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from accord.errors import SourceError
from accord.ingest.raw import MAX_ARTICLE, MAX_CONTAINER

__all__ = ["Stream", "lines_of", "open_stream", "read_at_most"]

_GZIP = b"\x1f\x8b"
_RATIO = 200
_FREE = 32 * 1024 * 1024


class Stream(io.RawIOBase):
    """Reads `inner`, unpacked where it is gzip. `cut` says afterwards that the gzip data ended too early.

    Raises SourceError from `read` where the data is damaged or unpacks more than two-hundredfold: text
    unpacks five- to tenfold. What was unpacked before a cut is still handed out.
    """

    def __init__(self, source: str, inner: BinaryIO) -> None:
        self.source = source
        self.cut = False
        self.tail = b""
        self._inner = io.BufferedReader(_Counted(inner))
        self._counted = self._inner.raw
        self._unpacked = 0
        packed = self._inner.peek(2)[:2] == _GZIP
        self._data = gzip.GzipFile(fileobj=self._inner, mode="rb") if packed else self._inner
        self._packed = packed

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._data.read1(min(size, 1 << 20) if size >= 0 else 1 << 20)
        except EOFError:
            self.cut = True
            return b""
        except (OSError, zlib.error) as error:
            if self._packed:
                raise SourceError(self.source, "is damaged gzip data; get the file again") from error
            raise SourceError(self.source, f"cannot be read: {error}") from error
        self._unpacked += len(data)
        self.tail = (self.tail + data)[-4:]
        if self._packed and self._unpacked > _FREE and self._unpacked > _RATIO * self._counted.count:
            raise SourceError(
                self.source, "unpacks to more than two hundred times its size; unpack it by hand"
            )
        return bytes(data)

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)


class _Counted(io.RawIOBase):
    """Counts the bytes that were read."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._inner.read(len(view))
        view[: len(data)] = data
        self.count += len(data)
        return len(data)


def open_stream(source: str, inner: BinaryIO) -> tuple[Stream, io.BufferedReader]:
    """The guarded stream, and a buffered reader on it that can `peek`."""
    stream = Stream(source, inner)
    return stream, io.BufferedReader(stream, 1 << 16)


def read_at_most(reader: BinaryIO, limit: int) -> bytes | None:
    """All that is left, or None where that is more than `limit` bytes."""
    parts: list[bytes] = []
    size = 0
    while chunk := reader.read(1 << 20):
        parts.append(chunk)
        size += len(chunk)
        if size > limit:
            return None
    return b"".join(parts)


def lines_of(reader: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines without blank ones; None for a line longer than one article may be.

    Stops at a line longer than a whole container may be: that is no JSON Lines file.
    """
    number = 0
    while line := reader.readline(MAX_ARTICLE + 1):
        number += 1
        if len(line) <= MAX_ARTICLE or line.endswith(b"\n"):
            stripped = line.strip()
            if stripped:
                yield number, stripped
            continue
        skipped = len(line)
        while not line.endswith(b"\n") and line and skipped <= MAX_CONTAINER:
            line = reader.readline(1 << 20)
            skipped += len(line)
        yield number, None
        if skipped > MAX_CONTAINER:
            return
