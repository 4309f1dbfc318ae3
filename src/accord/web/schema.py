"""The OpenAPI document of the REST interface: what each answer holds, from the entries' own definitions."""

from __future__ import annotations

from typing import Any

import msgspec

from accord.model.entries import KINDS
from accord.model.judgement import Judgement
from accord.store import Hit
from accord.view import Context

__all__ = ["COMPONENTS", "answer"]

Schema = dict[str, Any]

_REF = "#/components/schemas/{name}"
_RENAMED = {"since": "from", "until": "to"}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": _REF.format(name=name)}


def _components() -> Schema:
    """Every entry as the contract writes it, and what the answers are made of."""
    _, found = msgspec.json.schema_components((*KINDS, Judgement, Hit, Context), ref_template=_REF)
    for kind in KINDS:
        schema = found[kind.__name__]
        schema["properties"] = {"kind": {"const": kind.kind}, **schema["properties"]}
        schema["required"] = ["kind", *schema["required"]]
    for name in ("Position", "Office"):
        schema = found[name]
        schema["properties"] = {_RENAMED.get(it, it): part for it, part in schema["properties"].items()}
        schema["required"] = [_RENAMED.get(it, it) for it in schema["required"]]
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    maybe = _or_null(text)
    found |= {
        "Entry": {"anyOf": [_ref(kind.__name__) for kind in KINDS]},
        "Failure": _object(error=text),
        "Row": _object(entry=_ref("Entry"), words=text, outlets=count, origins=count, mentions=count),
        "Rows": _object(rows=_list(_ref("Row")), next=maybe, total=_or_null(count)),
        "Evidence": _object(
            number=count,
            article=text,
            outlet=maybe,
            published=maybe,
            source=text,
            start=count,
            end=count,
            sentence=text,
            **{"from": count, "to": count},
        ),
        "Whole": _object(
            entry=_ref("Entry"),
            words=text,
            mentions=count,
            evidence=_list(_ref("Evidence")),
            reasons=_list(_ref("Judgement")),
            next=_or_null(count),
        ),
        "Hits": _object(hits=_list(_ref("Hit"))),
        "Line": _object(
            section=text,
            group=text,
            id=maybe,
            text=text,
            notes=_list(text),
            evidence=_or_null(_ref("Context")),
        ),
        "Brief": _object(title=text, basis=_list(text), lines=_list(_ref("Line"))),
        "About": _object(
            accord=text,
            behind={"type": "boolean"},
            counts={"type": "object", "additionalProperties": count},
        ),
        "Kinds": _object(kinds=_list(_object(kind=text, filters=_list(text)))),
        "Values": _object(values=_list(_object(value=text, entries=count))),
        "Text": _object(
            article=text,
            outlet=maybe,
            published=maybe,
            title=maybe,
            start=count,
            end=count,
            of=count,
            text=text,
        ),
        "Decisions": _object(
            decisions=_list(_object(number=count, at=text, what=text, words=text, who=maybe, why=maybe)),
            next=_or_null(count),
        ),
    }
    return found


COMPONENTS: Schema = _components()
"""The schemas that the answers refer to."""


def answer(name: str) -> dict[int | str, Schema]:
    """What a request is answered with: the schema of this name, or what is wrong with the request."""
    failures = {
        400: "The record has no such kind, field, order or day.",
        404: "There is no such entry.",
        503: "The record as known on a day is still being put together; Retry-After tells when to ask again.",
    }
    said: dict[int | str, Schema] = {200: _said("The answer.", name)}
    return said | {status: _said(words, "Failure") for status, words in failures.items()}


def _said(words: str, name: str) -> Schema:
    return {"description": words, "content": {"application/json": {"schema": _ref(name)}}}
