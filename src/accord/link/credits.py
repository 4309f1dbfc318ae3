"""Credits: whom an article itself names as the one its news comes from.

Three forms are read: a dateline or source line, which covers the whole article; words that carry a
statement to an agency or report ("told Reuters", "according to a VOA report"); and what the marks
hold as a statement's medium. An organisation in no table counts where its name is built as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accord.link.agencies import Organisations, agency_name, looks_like_medium
from accord.link.tables import phrases, table
from accord.model.reading import Derivation, Reading
from accord.model.text import blank
from accord.model.values import Span

__all__ = ["Credit", "as_derivation", "find_credits", "medium_name", "organisations", "outlet_name"]

_LEAD = 2000  # A dump may run captions into the lead, so the dateline is looked for this far in.
_NAME = r"(?:al-|Al-)?[A-Z][\w.'’&/-]*(?:\s(?:(?:of|de|du|della|del|la|al)\s)?[A-Z0-9][\w.'’&/-]*){0,4}"
_CAPITALISED = re.compile(_NAME)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_TAIL = re.compile(rf"(?:(?:['’]s)?\.?|(?:\s(?:{_DAYS}))+\.?)$")
_BEFORE = re.compile(r"^(?:.*\sof\s|.*-based\s)?(?:[Tt]he\s)?")  # "Ann Lee of the Ost Times"
_DATELINE = re.compile(r"\(([^()\n]{2,60})\)\s{0,2}(?:(?:--?|–|—)(?=\s)|\d{1,2} [A-Z][a-z]+ \d{4})")
_PLACE = re.compile(
    r"(?:[A-Z][\w.'’/\\-]*|\d{1,2}|\d{4}|of|al|de)(?:[, |]+(?:[A-Z][\w.'’/\\-]*|\d{1,4}|of|al|de))*"
)
_LINE = re.compile(
    rf"^[ \t]*(?:Source|Sources|Credit|Agency|By|From)(?::[ \t]*|[ \t]+)({_NAME})[ \t]*\.?[ \t]*$",
    re.MULTILINE,
)
_CUE = re.compile(
    r"\b(" + "|".join([*phrases("open_cues"), *phrases("known_cues")]).replace(" ", r"\s") + r")\s+",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    rf"\b({_NAME})(?:\s(?:news agency|television|TV|newspaper|radio|channel|magazine))?"
    r"\s(?:has |have |had |also |earlier )?(?:reported|reports|quoted|quotes|cited|cites)\b"
)
_TOKEN = re.compile(r"[\w.'’&/-]*[\w'’&]")


class Credit(NamedTuple):
    """An organisation, the span that credits it, and whether that covers the whole article."""

    span: Span
    name: str
    whole: bool


def outlet_name(reading: Reading) -> str | None:
    """The article's outlet under the name it is counted by."""
    outlet = reading.document.outlet
    return (agency_name(outlet) or outlet) if outlet else None


def find_credits(reading: Reading, known: Organisations) -> list[Credit]:
    """One credit for each organisation other than the outlet itself; the widest, then the first."""
    text = blank(reading.document.text, reading.document.residue)
    found = [
        *_datelines(text, known),
        *_lines(text, known),
        *_handed_over(text, known),
        *_reported(text, known),
    ]
    found += _media(reading, known)
    own = outlet_name(reading)
    best: dict[str, Credit] = {}
    for credit in sorted(found, key=lambda it: (not it.whole, it.span.start, -it.span.end)):
        if own is None or credit.name.casefold() != own.casefold():
            best.setdefault(credit.name, credit)
    return [best[name] for name in sorted(best)]


def organisations(readings: Sequence[Reading]) -> Organisations:
    """Those of the table, the outlets read, and whoever stands in a dateline of theirs."""
    outlets = {reading.document.outlet for reading in readings if reading.document.outlet}
    known = Organisations(outlets)
    lined = {credit.name for reading in readings for credit in _datelines(reading.document.text, known)}
    return Organisations(outlets, lined)


def as_derivation(article: str, credit: Credit) -> Derivation:
    share = 1.0 if credit.whole else None
    return Derivation(article, None, credit.name, "credit", share, (), credit.span)


def _datelines(text: str, known: Organisations) -> Iterator[Credit]:
    """A place and "(Agency) –" or "(Agency) 9 May 2024"; for an unknown name both must start a line."""
    for match in _DATELINE.finditer(text, 0, _LEAD):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        placed = len(line) <= 60 and (not line or _PLACE.fullmatch(line) is not None)
        span = Span(match.start(), match.start(1) + len(match.group(1)) + 1)
        for part in re.split(r"[/,;&]| and ", match.group(1)):
            name = known.name(part)
            shouted = line.split(",")[0].isupper()
            dated = shouted and any(letter.isdigit() for letter in line)
            if name is None and line and placed and _is_title(part.strip(), shouted, dated):
                name = part.strip()
            if name is not None:
                yield Credit(span, name, True)


def _is_title(name: str, shouted: bool, dated: bool) -> bool:
    """Whether "(Name) –" behind a place names an agency.

    Behind a place in capitals any one word does, and behind one with a day any name.
    """
    words = name.split()
    if not 1 <= len(words) <= 4 or not all(word[0].isupper() for word in words):
        return False
    one_word = len(words) == 1 and len(name) > 1 and (shouted or name.isupper())
    return dated or one_word or looks_like_medium(name)


def _lines(text: str, known: Organisations) -> Iterator[Credit]:
    """A byline or source line that names an organisation."""
    for match in _LINE.finditer(text):
        name = known.name(match.group(1)) or (match.group(1) if looks_like_medium(match.group(1)) else None)
        if name is not None:
            yield Credit(Span(*match.span(1)), name, True)


def _handed_over(text: str, known: Organisations) -> Iterator[Credit]:
    for match in _CUE.finditer(text):
        cue = " ".join(match.group(1).lower().split())
        named = _name_after(text, match.end(), cue, known)
        if named is not None:
            yield Credit(Span(match.start(), named[0]), named[1], False)


def _name_after(text: str, start: int, cue: str, known: Organisations) -> tuple[int, str] | None:
    """The end and name of the organisation behind a cue, over "the French newspaper" and its like."""
    tokens = _tokens(text, start)
    for first, token in enumerate(tokens):
        for last in range(min(first + 5, len(tokens)), first, -1):
            name = known.name(text[tokens[first].start() : tokens[last - 1].end()])
            if name is not None:
                return tokens[last - 1].end(), name
        part = known.part(token.group()) if cue in table("telling_cues") else None
        if part is not None:
            return token.end(), part
        word, follows = token.group(), tokens[first + 1].group() if first + 1 < len(tokens) else ""
        if word in table("fillers") or follows in table("media_types") or word.endswith(("'s", "’s")):
            continue
        return _unknown_name(text, token.start()) if cue in table("open_cues") else None
    return None


def _tokens(text: str, start: int) -> list[re.Match[str]]:
    """Up to eight words behind `start` with only spaces between them."""
    tokens: list[re.Match[str]] = []
    at = start
    while len(tokens) < 8 and (match := _TOKEN.match(text, at)):
        tokens.append(match)
        at = match.end()
        if at < len(text) and text[at] != " ":
            break
        at += 1
    return tokens


def _unknown_name(text: str, start: int) -> tuple[int, str] | None:
    match = _CAPITALISED.match(text, start)
    if match is None:
        return None
    run = _TAIL.sub("", match.group())
    name = _BEFORE.sub("", run)
    return (start + len(run), name) if looks_like_medium(name) else None


def _reported(text: str, known: Organisations) -> Iterator[Credit]:
    for match in _REPORTED.finditer(text):
        words = match.group(1).split()
        for first in range(len(words)):
            name = known.name(" ".join(words[first:]))
            if name is not None:
                yield Credit(Span(*match.span()), name, False)
                break


def _media(reading: Reading, known: Organisations) -> Iterator[Credit]:
    """Media that the marks hold: known ones, or such as the parse calls an organisation."""
    organisations = {mark.name for mark in reading.annotation.mentions if mark.type == "ORG"}
    for statement in reading.annotation.statements:
        if statement.medium is None or not statement.content:
            continue
        name = medium_name(statement.medium, known, organisation=statement.medium in organisations)
        if name is not None:
            where = statement.cue or statement.speaker or statement.content
            yield Credit(where[0], name, False)


def medium_name(medium: str, known: Organisations, *, organisation: bool) -> str | None:
    """The organisation a statement was made to; None for Twitter, parliament, a news conference."""
    bare = medium.removeprefix("the ").removeprefix("The ")
    name = known.name(bare) or known.part(bare)
    if name is not None:
        return name
    if not bare or not bare[0].isupper() or bare.split()[-1].casefold() in table("audiences"):
        return None
    return bare if looks_like_medium(bare) or organisation else None
