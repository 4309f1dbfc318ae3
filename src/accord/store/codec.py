"""Values to JSON and back, one way for the whole store."""

from __future__ import annotations

import msgspec

from accord.model.annotation import Annotation
from accord.model.entries import KINDS, Entry

__all__ = ["KIND_BY_NAME", "decode_annotation", "decode_entry", "encode"]

KIND_BY_NAME: dict[str, type[Entry]] = {kind.kind: kind for kind in KINDS}

_annotation = msgspec.json.Decoder(Annotation)
_entries = {name: msgspec.json.Decoder(kind) for name, kind in KIND_BY_NAME.items()}
_encoder = msgspec.json.Encoder()


def encode(value: object) -> str:
    """Any model value as JSON text; dataclasses become objects, spans `[start, end]`."""
    return _encoder.encode(value).decode("utf-8")


def decode_annotation(data: str) -> Annotation:
    return _annotation.decode(data)


def decode_entry(kind: str, data: str) -> Entry:
    return _entries[kind].decode(data)
