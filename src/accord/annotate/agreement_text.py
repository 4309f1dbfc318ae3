"""Whether a text is an agreement, and how it is laid out: title, preamble, clauses, annexes, signatures.

    title, names, place and date
    preamble …, have agreed as follows:
    Article 1 … numbered clauses, stems ("the Parties shall:") with lists under them
    Annex A … the same again
    Done at …, signatures

A text is one where it has a title such as agreements have and two further signs, or four signs without:
an enacting formula, numbered parts, binding clauses, a signing, parties defined, the text named as "this
Agreement". Works on the text alone, so pages whose list marks are lost and documents with broken lines
read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accord.model.tables import toml_table, word_set
from accord.model.values import Span

__all__ = ["AgreementText", "Clause", "instrument_words", "lay_out"]


def instrument_words(name: str) -> frozenset[str]:
    """A word list of agreements.toml."""
    return word_set("accord.annotate", "agreements.toml", name)


def _any(name: str) -> str:
    table = toml_table("accord.annotate", "agreements.toml")
    listed = table[name]
    return "|".join(sorted(map(re.escape, listed if isinstance(listed, dict) else listed.split())))


_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-H]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
)
_PART = re.compile(rf"(?i:({_any('parts')}|{_any('annexes')}))\s+((?i:{_NUMBER}))\b[.:]?\s*")
_ANNEX = re.compile(rf"(?i:{_any('annexes')})\b")
_MARK = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*[.)]|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2})+)\s+(?=[^\d\s])|\(?(?P<letter>[a-z]|[ivx]{1,5})[.)]\s+|"
    r"(?P<bullet>[-–—•*·▪])\s*"
)
_INLINE = re.compile(r"(?<=[:;,])\s+(?=\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s)|(?<=;)\s+(?=[-–•])")
_END = re.compile(r"(?<=[.;!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Sept|Oct|Nov|Dec|Jan|Feb|Aug|Mr|Mrs|Ms|Dr|Gen|Col|Hon|Amb|Prof|No|Nos|Art|St|par|para|cf|incl|"
    r"U\.N|H\.E|approx)|\bhrs|\bmin)\.$"
)
_TITLE = re.compile(rf"\b(?i:{_any('titles')})\b")
_FORMULA = re.compile(
    r"\b(?:(?:have |has |hereby |do )*(?:agreed?|declared?|undertakes?|commit|resolved?|decided?)"
    r"(?: to| on| upon)?,? (?:(?:as )?follow(?:s|ing)|the following)|"
    r"reached (?:an )?(?:understanding|agreement)|"
    r"(?:do )?hereby (?:agree|declare|commit|undertake|resolve)|issued? the following)\b[^.\n]*[:.]?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:\(signed\)|\bin witness\b|^\s*(?:done|signed) (?:at|in|on|this)\b|"
    r"^\s*(?:signed|witnessed|guaranteed) by\b|"
    rf"^\s*for the [A-Z][^\n.]{{2,80}}:|^\s*signatures?\b|"
    rf"^\s*(?:the )?(?:{_any('signing')})\b[^.\n]{{0,80}}:\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_DEFINED = re.compile(
    r"\bherein ?after\b|[(\[](?:the )?[\"“](?:the )?Part(?:y|ies)[\"”]|collectively referred to"
)
_REPORT = re.compile(
    r"(?i:\breports? (?:by|of|on|no|for|to|from)\b|\b(?:status|progress|situation|weekly|daily) reports?\b|"
    r"table of contents)|REPORT"
)
_SIDES = re.compile(
    r"\b(?:[Tt]he|[Bb]oth|[Ee]ach|[Nn]either|[Aa]ll) (?:two |three )?"
    r"(?:sides?|Part(?:y|ies)|participants|signatories)\b"
)
_THIS = re.compile(rf"\b[Tt](?:his|he present) (?i:{_any('titles')})\b")
_BINDING = re.compile(
    r"\b(?:shall|undert(?:akes?|ook)|(?:is|are) to be|agreed? to|must|commitment to|pledged? to|will)\b"
)
_PREAMBLE = re.compile(rf"\s*[“\"]?(?:(?i:{_any('preamble')})|[A-Z]{{3,}}ING|[A-Z][a-z]{{3,}}ing)\b")
_HEADED = re.compile(r"(?m)^\s*(?:(?i:article|section|part)\s|\d{1,2}[.)]\s)")
_NUMBERED = re.compile(r"(?m)^\s*\d{1,2}[.)]\s")
_PLAN = re.compile(
    r"\b(?i:peace|settlement|ceasefire|truce|peaceful)\b[^\n]{0,60}\b(?i:plan|proposal|initiative|steps|points|measures|situation|roadmap|settlement)\b|\b(?i:plan|proposal|initiative|steps|points|roadmap|on)\b[^\n]{0,40}\b(?i:peace|peaceful|settlement|ceasefire)\b"
)
_MEASURES = 5
_HEADING = 110  # characters that a heading without a full stop may have
_TOP = 1600
_SHORT = 200
_NEEDED = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or an item of a list, without its number; `stem` is what a list's items hang on.

    `part` is where it stands ("Article 3", "4"), `annex` in which annex, None in the body.
    """

    span: Span
    stem: Span | None = None
    part: str | None = None
    annex: str | None = None
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class AgreementText:
    """An agreement's title lines, its clauses in order, and the spans before and behind them.

    `plan` where it is the published plan of one side: numbered measures under a title that says so.
    """

    title: Span
    head: Span
    clauses: tuple[Clause, ...]
    closing: Span
    plan: bool = False


def lay_out(text: str) -> AgreementText | None:
    """The layout of an agreement; None for any other text."""
    plan = not _is_agreement(text)
    if plan and not _is_plan(text):
        return None
    blocks = list(_blocks(text))
    title = _title(text, blocks)
    body, formula = _body(text, blocks)
    clauses, closing = _Layout(text, blocks[body:]).read(formula)
    if not clauses:
        return None
    return AgreementText(title, Span(0, clauses[0].span.start), tuple(clauses), closing, plan)


def _is_plan(text: str) -> bool:
    """Whether the text is a plan: a title that says so, and measures by number that make up most of it."""
    top = text[:_SHORT]
    if _PLAN.search(top) is None or _REPORT.search(top):
        return False
    items = [*_NUMBERED.finditer(text)]
    first = items[0].start() if items else len(text)
    return len(items) >= _MEASURES and 2 * (len(text) - first) > len(text)


def _is_agreement(text: str) -> bool:
    """Whether enough of an agreement's signs are there; most texts fail the first look."""
    if _REPORT.search(text, 0, _TOP // 4):
        return False
    formula = _FORMULA.search(text)
    this = len(_THIS.findall(text, 0, 60_000))
    titled = _titled(text)
    if not (titled or (formula and this > 1)):
        return False
    binding, words = len(_BINDING.findall(text)), max(1, text.count(" "))
    headed = [*_HEADED.finditer(text)]
    sides = len(_SIDES.findall(text, 0, 60_000))
    signs = (
        2 * titled
        + (titled and text.lstrip().split("\n", 1)[0].isupper())
        + (sides > 1)
        + (2 if formula and text[formula.end() - 1] == ":" else int(formula is not None))
        + (len(headed) > 2)
        + (binding > 2 and binding * 150 > words)
        + (_SIGNED.search(text) is not None)
        + (_DEFINED.search(text) is not None)
        + (this > 1)
    )
    return signs > _NEEDED and (binding > 0 or len(headed) > 2)


def _titled(text: str) -> bool:
    """Whether one of the first lines is a title: short, without a full stop, its noun with a capital."""
    lines = [line.strip() for line in text[:_TOP].split("\n") if line.strip()]
    for line in lines[:6]:
        found = _TITLE.search(line)
        if found is None or len(line) > 2 * _SHORT or line[-1] in ".,;?!" or not found[0][0].isupper():
            continue
        first = line.split()[0].strip('“"(').casefold() in instrument_words("titles") | {
            "joint",
            "final",
            "the",
        }
        if first or line.isupper() or found.start() < _HEADING:
            return not re.search(r"\b(?:says?|said|signs?|signed|rejects?|after|could|will|would)\b", line)
    return False


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs and list items: lines, but for those that only go on with the one before."""
    start = end = 0
    for line in re.finditer(r"[^\n]+|\n\s*\n", text):
        words = line.group().strip()
        if not words:
            if end > start:
                yield from _pieces(text, Span(start, end))
            start = end = line.end()
            continue
        first = line.start() + len(line.group()) - len(line.group().lstrip())
        if end > start and not _goes_on(text[start:end], words):
            yield from _pieces(text, Span(start, end))
            start = first
        elif end <= start:
            start = first
        end = first + len(words)
    if end > start:
        yield from _pieces(text, Span(start, end))


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with a sentence that was broken off."""
    if _MARK.match(line) or _PART.match(line) or before[-1] in ".:;!?" or before.isupper():
        return False
    last = before.rsplit("\n", 1)[-1]
    return line[0].islower() or (len(last) > 60 and len(line) > 3 and not _PART.match(last))


def _pieces(text: str, block: Span) -> Iterator[Span]:
    """The block, cut before the items of a list that runs on in it."""
    start = block.start
    for cut in _INLINE.finditer(text, block.start, block.end):
        yield Span(start, cut.start())
        start = cut.end()
    yield Span(start, block.end)


def _title(text: str, blocks: list[Span]) -> Span:
    """The block that holds the title, else the first."""
    for block in blocks[:8]:
        found = _TITLE.search(text, *block)
        if found is not None and found[0][0].isupper() and block.end - block.start < 2 * _SHORT:
            return _whole_title(text, block, blocks)
    return blocks[0]


def _whole_title(text: str, title: Span, blocks: list[Span]) -> Span:
    """The title with the lines in capitals right under it: `PROTOCOL / BETWEEN … / ON …`."""
    for block in blocks[blocks.index(title) + 1 :]:
        if text[title.end : block.start].count("\n") != 1 or not (title.of(text) + block.of(text)).isupper():
            break
        title = Span(title.start, block.end)
    return title


def _body(text: str, blocks: list[Span]) -> tuple[int, Span | None]:
    """The first block behind the preamble, by number, and the enacting words where a list hangs on them."""
    formula = next(iter(_FORMULA.finditer(text)), None)
    for number, block in enumerate(blocks):
        if formula is not None and block.start <= formula.start() < block.end:
            colon = text[block.end - 1] == ":"
            after = _rest(text, blocks, number, formula)
            return after, Span(formula.start(), block.end) if colon else None
    for number, block in enumerate(blocks):
        if number and _HEADED.match(text, block.start) and not _PREAMBLE.match(text, block.start):
            return number, None
    first = (
        number
        for number, block in enumerate(blocks)
        if number and not _PREAMBLE.match(text, block.start) and _BINDING.search(text, *block)
    )
    return next(first, min(1, len(blocks) - 1)), None


def _rest(text: str, blocks: list[Span], number: int, formula: re.Match[str]) -> int:
    """The block behind the formula's; the formula's own where a clause goes on in it."""
    block = blocks[number]
    if _BINDING.search(text, formula.start(), block.end) and block.end - formula.end() > 1:
        blocks[number] = Span(formula.start(), block.end)
        return number
    return min(number + 1, len(blocks) - 1)


class _Layout:
    """One agreement's body while its blocks are read in order."""

    def __init__(self, text: str, blocks: list[Span]) -> None:
        self.text = text
        self.blocks = blocks
        self.stems: list[
            tuple[Span, str | None]
        ] = []  # open lists: what they hang on, the mark of their items
        self.top: Span | None = None
        self.last = ""
        self.letter = ""
        self.part: str | None = None
        self.annex: str | None = None
        self.clauses: list[Clause] = []

    def read(self, formula: Span | None) -> tuple[list[Clause], Span]:
        closing = Span(len(self.text), len(self.text))
        if formula is not None:
            self.stems.append((formula, ""))
            self.top = formula
        open_ = True
        for block in self.blocks:
            words = block.of(self.text)
            annex = _ANNEX.match(words) if len(words) < _HEADING else None
            if annex is not None:
                named = _PART.match(words)
                self.annex = f"{named[1].capitalize()} {named[2]}" if named else words.split()[0].capitalize()
                self.part, self.stems, open_ = None, [], True
            elif open_ and self.clauses and _SIGNED.match(words):
                closing, open_ = Span(block.start, len(self.text)), False
            elif open_:
                self._block(block)
        return self.clauses, closing

    def _block(self, block: Span) -> None:
        text = self.text
        part = _PART.match(text, *block)
        if part is not None:
            self.stems = []
            self.part = f"{part[1].capitalize()} {part[2]}"
            block = Span(part.end(), block.end)
        mark = _MARK.match(text, *block)
        kind = self._kind(mark) if mark else None
        if mark is not None:
            block = Span(mark.end(), block.end)
        if block.end <= block.start:
            return
        stem = self._stem(kind, block)
        if mark is not None and mark["number"] and stem in (None, self.top):
            self.part = mark["number"].strip("().")
        for number, sentence in enumerate(_sentences(text, block)):
            clause = Clause(sentence, stem if number == 0 else None, self.part, self.annex, kind == "number")
            heading = _PART.match(text, *sentence)
            if heading is not None:
                self.part, self.stems = f"{heading[1].capitalize()} {heading[2]}", []
            else:
                self.clauses.append(clause)
        if text[block.end - 1] == ":":
            self.stems.append((self.clauses[-1].span if self.clauses else block, ""))
        self.last = block.of(text)[-8:].rstrip()

    def _kind(self, mark: re.Match[str]) -> str:
        """number, letter, roman or bullet; "(i)" behind "(h)" is a letter."""
        letter = mark["letter"]
        if letter is None:
            return mark.lastgroup or ""
        roman = not letter.strip("ivx") and not (len(letter) == 1 and self.letter == chr(ord(letter) - 1))
        if not roman:
            self.letter = letter
        return "roman" if roman else "letter"

    def _stem(self, kind: str | None, block: Span) -> Span | None:
        """What the block hangs on, if it is an item of a list; lists that are over are closed."""
        unended = self.last[-1:].isalpha() and not self.last.endswith((" and", " or"))
        if kind and self.stems and self.clauses and unended and self.stems[-1][1] not in ("", kind):
            self.stems.append((self.clauses[-1].span, ""))
        while self.stems:
            stem, marks = self.stems[-1]
            if marks == "":
                self.stems[-1] = (stem, kind)
                return stem
            goes_on = self.last.endswith((";", ",", "and", "or", ":")) or self.text[block.start].islower()
            if (kind is not None and kind == marks) or (marks is None and kind is None and goes_on):
                return stem
            self.stems.pop()
        return None


def _sentences(text: str, block: Span) -> Iterator[Span]:
    """The block's sentences, without white space around them."""
    start = block.start
    for end in _END.finditer(text, block.start, block.end):
        if text[end.start() - 1] == "." and _ABBREVIATED.search(
            text, max(start, end.start() - 8), end.start()
        ):
            continue
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, block.end)
