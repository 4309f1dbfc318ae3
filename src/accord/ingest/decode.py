"""From bytes to text without guessing: UTF-8, text with a byte-order mark, or plain Windows-1252.

Bytes that are none of these are refused: wrong letters in a quotation are worse than a source that
is reported as unreadable.
"""

from __future__ import annotations

import codecs
import re

from accord.errors import SourceError

__all__ = ["NOT_UTF8", "as_utf8", "decode_page", "decode_text", "has_utf16_mark", "refuse_unreadable"]

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_HIGH = re.compile(r"[^\x00-\x7f]")
_LOW_LETTER = re.compile(r"[A-Za-z]")

NOT_UTF8 = "is in no encoding that can be told for certain; save it as UTF-8"
_BINARY = "holds NUL characters: this is no text; name a text, HTML, JSON Lines, feed or WARC file"


def has_utf16_mark(data: bytes) -> bool:
    return data.startswith(_UTF16)


def as_utf8(data: bytes, source: str) -> bytes:
    """The same text as UTF-8 without a mark, for formats that are split before they are decoded.

    Raises SourceError where a mark promises UTF-16 and the bytes are none.
    """
    if has_utf16_mark(data):
        try:
            return data.decode("utf-16").encode("utf-8")
        except UnicodeError:
            raise SourceError(source, NOT_UTF8) from None
    return data.removeprefix(codecs.BOM_UTF8)


def decode_text(data: bytes, source: str) -> str:
    """Line ends and everything else stay as they are; only a byte-order mark goes.

    Raises SourceError for NUL characters and for bytes in no encoding that can be told for certain.
    """
    if has_utf16_mark(data):
        try:
            return refuse_unreadable(data.decode("utf-16"), source)
        except UnicodeDecodeError:
            raise SourceError(source, NOT_UTF8) from None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return refuse_unreadable(data.decode("utf-8"), source)
    except UnicodeDecodeError:
        return refuse_unreadable(_windows_1252(data, source), source)


def decode_page(data: bytes, source: str, charset: str | None = None) -> str:
    """HTML: as text, but what the server or the page declares is believed where UTF-8 does not fit.

    A stray byte in a thousand (an advertisement in another encoding) becomes U+FFFD.
    """
    if has_utf16_mark(data):
        return decode_text(data, source)
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data:
        raise SourceError(source, _BINARY)
    declared = _META_CHARSET.search(data, 0, 4096)
    names = ["utf-8", charset, declared.group(1).decode("ascii") if declared else None]
    for name in names:
        try:
            if name and codecs.lookup(name)._is_text_encoding:
                return data.decode("cp1252" if name.lower() in ("iso-8859-1", "latin-1") else name)
        except (UnicodeError, LookupError):
            continue
    lenient = data.decode("utf-8", errors="replace")
    if _MULTIBYTE.search(data) and lenient.count("\ufffd") * 1000 <= len(lenient):
        return lenient
    return _windows_1252(data, source)


def refuse_unreadable(text: str, source: str) -> str:
    """The text itself; SourceError where it holds NUL characters or halves of surrogate pairs."""
    if "\0" in text:
        raise SourceError(source, _BINARY)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            source, f"holds half a surrogate pair at character {error.start}; write the text as valid Unicode"
        ) from None
    return text


def _windows_1252(data: bytes, source: str) -> str:
    """Western text only: mostly ASCII letters, no control characters, nothing that is broken UTF-8."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise SourceError(source, NOT_UTF8) from None
    ascii_letters = len(_LOW_LETTER.findall(text))
    high = len(_HIGH.findall(text))
    looks_like_text = ascii_letters * 2 > len(text) and high * 4 < ascii_letters
    if not looks_like_text or _CONTROL.search(text) or _MULTIBYTE.search(data):
        raise SourceError(source, NOT_UTF8)
    return text
