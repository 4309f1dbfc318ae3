"""WARC: every HTML page that a crawl got with status 200, with the address it came from."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from accord.errors import SourceError
from accord.ingest.raw import MAX_ARTICLE, Raw, digest_of

if TYPE_CHECKING:
    from accord.ingest.streams import Stream

__all__ = ["archive_pages"]

_PAGES = ("text/html", "application/xhtml+xml")
_DEFLATED = {"gzip": 31, "x-gzip": 31, "deflate": 47}


class _Reader:
    """What fastwarc may see of a stream: it asks for the position, and panics on a `seek` that fails."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self._position = 0

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        """Only asked where it already is: nothing here goes back."""
        return self._position

    def close(self) -> None:
        """The stream belongs to whoever opened it."""

    def read(self, size: int = -1) -> bytes:
        data = self._inner.read(size)
        self._position += len(data)
        return data


def archive_pages(reader: BinaryIO, stream: Stream, path: str, name: str) -> Iterator[Raw | SourceError]:
    """Pages before a cut or a broken record are read; the cut itself is reported after them."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    records = iter(
        ArchiveIterator(
            _Reader(reader),
            record_types=WarcRecordType.response,
            parse_http=True,
            auto_decode="none",
            stream_detect=False,
        )
    )
    pages: dict[str, list[str]] = {}
    while True:
        try:
            record = next(records, None)
            result = None if record is None else _page(record, path, name)
        except SourceError as error:
            yield error
            return
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException as error:  # fastwarc's panics are no Exception
            yield SourceError(
                path, f"has a record that cannot be read ({_short(error)}); those before it are read"
            )
            return
        if record is None:
            break
        if isinstance(result, SourceError):
            yield result
        elif result is not None and result.digest not in (known := pages.setdefault(result.source, [])):
            known.append(result.digest)
            yield result if len(known) == 1 else _renamed(result, len(known))
    if stream.cut or not stream.tail.endswith((b"\r\n\r\n", b"\n\n")):
        yield SourceError(path, "is cut off; the whole records before that are read. Get the file again")
    elif not pages:
        yield SourceError(path, "holds no HTML page that was fetched with status 200")


def _short(error: BaseException) -> str:
    return str(error)[:80] or type(error).__name__


def _renamed(raw: Raw, number: int) -> Raw:
    """The same address crawled again with another answer."""
    return Raw(
        f"{raw.source}~{number}", raw.where, raw.digest, raw.kind, raw.payload, raw.name, raw.url, raw.charset
    )


def _page(record: Any, path: str, name: str) -> Raw | SourceError | None:
    """None where the record is no page: an image, a redirect, an error."""
    url = record.headers.get("WARC-Target-URI", "").strip("<> ")
    http = record.http_headers
    if http is None or http.status_code != 200:
        return None
    if (record.http_content_type or "").lower() not in _PAGES:
        return None
    source = f"{path}#{url}"
    if record.content_length > MAX_ARTICLE:
        return SourceError(source, f"is a page larger than {MAX_ARTICLE >> 20} MB and is skipped")
    expected = record.content_length
    body = record.reader.read(MAX_ARTICLE)
    if len(body) < expected:
        return SourceError(source, "is cut off in the middle of the page")
    try:
        body = _decoded(body, http)
    except (ValueError, zlib.error) as error:
        return SourceError(source, f"has a page that cannot be unpacked ({error})")
    if not body.strip():
        return SourceError(source, "is empty")
    return Raw(source, url or name, digest_of(body), "html", body, name, url or None, record.http_charset)


def _decoded(body: bytes, http: Any) -> bytes:
    """Without chunks and packing, never more than one article may be."""
    if (http.get("Transfer-Encoding") or "").lower() == "chunked":
        body = _unchunked(body)
    encoding = (http.get("Content-Encoding") or "identity").lower().strip()
    if encoding in ("", "identity"):
        return body
    if encoding not in _DEFLATED:
        raise ValueError(f"packed as {encoding[:20]}")
    unpacker = zlib.decompressobj(_DEFLATED[encoding])
    unpacked = unpacker.decompress(body, MAX_ARTICLE)
    if unpacker.unconsumed_tail:
        raise ValueError(f"larger than {MAX_ARTICLE >> 20} MB")
    if not unpacker.eof:
        raise ValueError("cut off")
    return unpacked


def _unchunked(body: bytes) -> bytes:
    """HTTP/1.1 chunks joined; a body that was stored without its chunk sizes is left as it is."""
    parts: list[bytes] = []
    position = 0
    while (line_end := body.find(b"\r\n", position)) >= 0:
        try:
            size = int(body[position:line_end].split(b";")[0], 16)
        except ValueError:
            return body if not parts else b"".join(parts)
        if size == 0:
            break
        parts.append(body[line_end + 2 : line_end + 2 + size])
        position = line_end + 2 + size + 2
    return b"".join(parts) or body
