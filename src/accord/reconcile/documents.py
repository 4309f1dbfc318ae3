"""Documents as origins: what a report, a resolution or a survey says goes back to whoever issued it.

Ten outlets that cite one commission's report have one source, the commission. The issuer is whom the
words name: in front ("a Harbour Commission report"), behind ("a report by the commission"), or as the
speaker ("in a report, the commission said"); "the report" is the one that the article named last. Where no
words tell, nothing is said of it.

An article may be a document itself: the text of an agreement, or a body's own report, which has no outlet,
quotes nobody, and either says from whom it is ("FROM: The Chair, HMC") or lets mostly one body speak.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from accord.model.annotation import NameMark, Statement
from accord.model.reading import Reading, speakers
from accord.model.tables import word_set
from accord.model.values import Span

__all__ = ["cited_documents", "issuer_of"]

_BY = re.compile(
    r"(?!.*\b(?:received|obtained|seen|reviewed|cited|quoted|leaked)\b)"
    r"\s+(?:[\w-]+\s+){0,4}?(?:by|from|of)\s+(?:(?:the|a|an)\s+)?(?:[\w'’.-]+\s+){0,2}"
)
_KNOWN = re.compile(r"(?:the|this|that|these|those|its|their|his|her)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:No\.?\s*)?(\d+)")
_HEADER = 1500  # characters in which a document says from whom it is
_FROM = re.compile(
    r"^[ \t]*(?:FROM|REPORT (?:BY|OF)|(?:PREPARED|ISSUED) BY)[ \t]*:?\s{1,3}(?:the )?([^\n]{2,80})$",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST_SAID, _MOSTLY = (
    3,
    0.6,
)  # statements of a body whose report a text is, and the part of all that they are


def cited_documents(
    reading: Reading, medium_of: Callable[[Statement], str | None]
) -> Iterator[tuple[Statement, str]]:
    """Each statement that a document makes, with the name of who issued that document."""
    text, last = reading.document.text, dict[tuple[str, str | None], str]()
    names = sorted(
        (it for it in reading.annotation.mentions if it.name), key=lambda it: (it.span.start, it.span.end)
    )
    for statement, speaker in zip(reading.annotation.statements, speakers(reading), strict=True):
        noun = (medium_of(statement) or "").rpartition(" ")[2].lower()
        if noun not in word_set("accord.reconcile", "origins.toml", "documents"):
            continue
        number, told, issuer = None, True, statement.affiliation or speaker
        for span in statement.speaker:
            at = re.search(rf"\b{noun}\b", span.of(text), re.IGNORECASE)
            if at is not None:
                found = _NUMBER.match(text, span.start + at.end())
                number = found[1] if found else None
                told = number is not None or _KNOWN.match(span.of(text)) is not None
                issuer = _named(text, names, span, Span(span.start + at.start(), span.start + at.end()))
        issuer = issuer or (last.get((noun, number)) if told else None)
        if issuer is not None:
            last[noun, None] = last[noun, number] = issuer
            yield statement, issuer


def _named(text: str, names: list[NameMark], span: Span, noun: Span) -> str | None:
    """Whom the words around a document's noun name as its issuer."""
    own = [it for it in names if span.covers(it.span)]
    before = next((it.name for it in reversed(own) if it.span.end <= noun.start), None)
    if before is not None:
        return before
    behind = next((it for it in own if it.span.start >= noun.end), None)
    if behind is not None and _BY.fullmatch(text[noun.end : behind.span.start]):
        return behind.name
    return None


def issuer_of(reading: Reading) -> str | None:
    """Whose document an article is itself; None for one of an outlet, or where nothing tells."""
    if reading.document.outlet is not None:
        return None
    whole = next((it.name for it in reading.annotation.agreements if it.whole), None)
    if whole is not None:
        return whole
    if any(it.kind == "direct" for it in reading.annotation.statements):
        return None
    return _from_line(reading) or _mostly_speaking(reading)


def _from_line(reading: Reading) -> str | None:
    found = _FROM.search(reading.document.text, 0, _HEADER)
    if found is None:
        return None
    line = Span(*found.span(1))
    bodies = [it for it in reading.annotation.mentions if it.type == "ORG" and it.name]
    held = found[1].rpartition(",")[2].strip(" .")
    if held in {it.name for it in bodies}:
        return held
    return next((it.name for it in reversed(bodies) if line.covers(it.span)), None)


def _mostly_speaking(reading: Reading) -> str | None:
    bodies = {it.name for it in reading.annotation.mentions if it.type == "ORG"}
    said = Counter(name for name in speakers(reading) if name in bodies)
    if not said:
        return None
    body, count = min(said.items(), key=lambda item: (-item[1], item[0]))
    enough = max(_LEAST_SAID, _MOSTLY * len(reading.annotation.statements))
    return body if count >= enough else None
