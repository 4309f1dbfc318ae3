"""Who published a plain text: only where its own words say so, or say what its folder is called.

A collection is often kept in a folder for each outlet. A folder's name alone seldom proves anything; it
counts where the text prints the same name in a place where outlets name themselves: a credit in the dateline,
a line of its own at the top or the end, page furniture, a byline. Where it ends as only a newspaper's name
does ('shore-gazette'), it counts unless the text says otherwise: whoever collected it said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from accord.ingest.dating import DATE
from accord.ingest.furniture import ends_sentence, is_teaser, lines_with_spans, outlet_in_furniture
from accord.model.tables import toml_table
from accord.model.text import SMALL_WORDS, title_case
from accord.model.values import Span

__all__ = ["document_line", "house_lines", "is_dated", "letterhead", "masthead", "mostly_upper", "outlet_of"]

Lines = Sequence[tuple[Span, str]]

_TOP = 4
_SLOGAN, _EDGE = 100, 240
_UPPER = 0.8
_DATED = re.compile(DATE, re.IGNORECASE)
_TAIL = re.compile(r" (?:[–—-]|[|»›>]) .*$|, .*$")
_WORDS = re.compile(r"[^\W_]+")
_LEADING_DATE = re.compile(r"\d{4}-?\d\d-?\d\d\W*")
_PREFIX = 4
# "… is the news editor of X, follow him on …": a post on the staff names the outlet.
_STAFF = re.compile(
    r"\bis (?:an?|the|our) (?:[\w-]+ ){0,4}(?:editor|reporter|correspondent|staff writer|bureau chief)"
    r"(?: in [A-Z]\w+)? (?:of|for|at|with) (?:the )?"
    r"(?P<outlet>[A-Z][\w&'’-]*(?:\.[a-z]{2,4})?(?: [A-Z][\w&'’-]*){0,4})"
)
# Where a name stands that is an outlet's: {name} is the folder's, its words apart or together.
_CREDIT = r"[^\W\d_].{{1,200}}?[(\[/]{name}[)\]/](?= ?(?:[-–—:]|\d|$))"
_ALONE = r"(?:(?:by|from) )?{name}(?: (?:staff|reporters?|correspondents?|desk))?"
_HEADED = r"{name}(?:(?: ?[|»›:]| [–—-] ).*|, \d.*)"
_FOOT = (
    r".*(?:(?:©|\(c\)|copyright)(?: ?\d{{4}}(?:[-–]\d{{4}})?)?,?|follow|edition of|subscribe to|support)"
    r" (?:the )?{name}\b.*"
)
_ANYWHERE = r".*\b{name}\b.*"


@cache
def _table() -> dict[str, frozenset[str]]:
    table = toml_table("accord.ingest", "mastheads.toml")
    return {column: frozenset(word.lower() for word in words) for column, words in table.items()}


def outlet_of(
    text: str, lines: Lines, residue: tuple[Span, ...], folder: str = "", name: str = ""
) -> str | None:
    """The outlet that the text names; `folder` and file `name` say which of its names is meant.

    With a folder or file-name prefix that the text prints: two clues, so they come first.
    """
    stated = _stated(text, lines, residue)
    furniture = [
        line for span in residue for _, line in lines_with_spans(span.of(text)) if not is_teaser(line)
    ]
    # Most names are nowhere near: told without a pattern for each.
    edges = (*(line[:_EDGE] for _, line in (*lines[: 2 * _TOP], *lines[-_TOP:])), *furniture)
    shown = _slug(" ".join(edges))
    for words in _folder_names(folder, name):
        if stated is not None and _slug(stated) == "".join(words):
            return stated
        if "".join(words) in shown and (printed := _printed(words, lines, furniture)):
            return printed
    words = _WORDS.findall(folder.lower())
    if len(words) > 1 and (_shortened(words[-1], furniture) or _is_paper(words, stated, furniture)):
        return " ".join(word.capitalize() for word in words)
    return stated


def _stated(text: str, lines: Lines, residue: tuple[Span, ...]) -> str | None:
    """From the text's first lines, then from its furniture."""
    for index, (_, line) in enumerate(lines[:_TOP]):
        if name := masthead(line):
            return name
        if index == 0 and len(lines) > 1 and (body := letterhead(line)) and document_line(lines[1][1]):
            return body
    for span in residue:
        if match := _STAFF.search(span.of(text)):
            return match.group("outlet").rstrip(".")
    return outlet_in_furniture(text, residue)


def _slug(name: str) -> str:
    words = _WORDS.findall(name.lower())
    return "".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _folder_names(folder: str, name: str) -> Iterator[list[str]]:
    """The folder's words, then the words that the file's name begins with, most first."""
    words = _WORDS.findall(folder.lower())
    if words:
        yield words[1:] if len(words) > 1 and words[0] == "the" else words
    stem = _LEADING_DATE.sub("", name.rpartition(".")[0], count=1)
    words = _WORDS.findall(stem.lower())
    for count in range(min(_PREFIX, len(words) - 1), 0, -1):
        yield words[:count]


def _printed(words: list[str], lines: Lines, furniture: list[str]) -> str | None:
    """The name as the text prints it with capitals, in a place where an outlet names itself.

    A name of one word may be a place's or a section's: it counts only in a credit, alone, or in a notice.
    """
    name = r"(?P<name>(?:the )?" + r"[ -]?".join(map(re.escape, words)) + ")"
    many = len(words) > 1
    top, end = [line for _, line in lines[: 2 * _TOP]], [line for _, line in lines[-_TOP:]]
    places = [
        (_CREDIT, (line[:_EDGE] for line in top), False),
        (_ALONE, (*top[:_TOP], *end), True),
        (_HEADED, (line for line in (*top[:_TOP], *end) if _is_slogan(line)) if many else (), True),
        (_ANYWHERE if many else _FOOT, furniture, True),
    ]
    for pattern, candidates, whole in places:
        compiled = re.compile(pattern.format(name=name), re.IGNORECASE)
        for line in candidates:
            match = compiled.fullmatch(line) if whole else compiled.match(line)
            if match and (printed := _as_name(match.group("name"))):
                return printed
    return None


def _is_slogan(line: str) -> bool:
    return len(line) <= _SLOGAN and not ends_sentence(line)


def _as_name(printed: str) -> str | None:
    """None where it is printed small: words of a sentence, no name."""
    name = printed.removeprefix("the ")
    if not all(word[0].isupper() or word[0].isdigit() or word in SMALL_WORDS for word in name.split()):
        return None
    return title_case(name)


def _shortened(word: str, furniture: list[str]) -> bool:
    """'the Gazette', where no other paper's name goes before: 'the Shore Gazette'."""
    if word not in _table()["last"]:
        return False
    return any(re.search(rf"\b[Tt]he {word.capitalize()}\b(?! [A-Z])", line) for line in furniture)


def _is_paper(words: list[str], stated: str | None, furniture: list[str]) -> bool:
    """A folder called as only a newspaper is, of a text that names no other outlet."""
    if stated is not None or words[-1] not in _table()["papers"]:
        return False
    return not any(re.search(rf"[A-Z]\w+ {words[-1].capitalize()}\b", line) for line in furniture)


def is_dated(line: str) -> bool:
    """A line that is a date with little around it."""
    match = _DATED.search(line)
    return match is not None and len(line) - len(match.group()) <= 60


def mostly_upper(line: str) -> bool:
    """Printed in capitals, but for a 'No.' or an 'of' in it."""
    letters = [char for char in line if char.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) >= _UPPER * len(letters)


def masthead(line: str) -> str | None:
    """The outlet that a line of its own names: 'The Shore Gazette', 'SHORE GAZETTE — …', '…, 5 May 2024'."""
    if len(line) > 120:
        return None
    dated = _DATED.search(line)
    name = line[: dated.start()] if dated else _TAIL.sub("", line)
    words = name.strip(" ,|–—-").split()
    if not 1 < len(words) <= 6 or not all(
        word[0].isupper() or word in ("of", "the", "for", "and") for word in words
    ):
        return None
    if words[0].lower() in _table()["not_first"]:
        return None
    leading = words[1] if words[0].lower() == "the" else words[0]
    if words[-1].lower() not in _table()["last"] and not (
        leading.lower() in _table()["first"] and (dated or name != line)
    ):
        return None
    return title_case(" ".join(words))


def letterhead(line: str) -> str | None:
    """The body whose name in capitals heads a document: 'COUNCIL OF THE COAST', 'JOINT ELECTION MISSION'."""
    words = [word.strip(",.") for word in line.lower().split()]
    if not 1 < len(words) <= 10 or len(line) > 100 or not line.isupper() or ends_sentence(line):
        return None
    bodies = _table()["bodies"]
    headed = words[0] in bodies and words[1] in SMALL_WORDS
    if not headed and words[-1] not in bodies:
        return None
    return None if document_line(line) else title_case(line)


def document_line(line: str) -> bool:
    """The kind and number of a document: 'WEEKLY REPORT No. 1', 'Press release'."""
    words = _WORDS.findall(line.lower())
    return len(words) <= 20 and not ends_sentence(line) and not _table()["documents"].isdisjoint(words)


def house_lines(text: str, lines: Lines, residue: tuple[Span, ...], outlet: str | None) -> list[Span]:
    """The outlet's name and motto: at the top with the line right under it, and as the last line."""
    if outlet is None or len(lines) < 3:
        return []
    spans: list[Span] = []
    span, line = lines[0]
    if _is_slogan(line) and not is_dated(line) and letterhead(line) is None and _begins_with(line, outlet):
        spans.append(span)
        below, motto = lines[1]
        single = text[span.end : below.start].replace("\r", "").count("\n") == 1
        apart = text[below.end : lines[2][0].start].replace("\r", "").count("\n") > 1
        if single and apart and _is_slogan(motto) and not is_dated(motto) and len(motto.split()) <= 8:
            spans.append(below)
    for span, line in reversed(lines[-_TOP:]):
        if any(known.covers(span) for known in residue):
            continue
        if len(line) <= _SLOGAN and _begins_with(line, outlet):
            spans.append(span)
        break
    return spans


def _begins_with(line: str, outlet: str) -> bool:
    """The name alone, or the name and a motto after a dash, a bar or a colon."""
    head = line[: len(outlet)].casefold()
    rest = line[len(outlet) :]
    return head == outlet.casefold() and re.match(r"\W*$|(?: ?[|»:]| [–—-]) ?\w", rest) is not None
