"""Page furniture in a text without its page: whole lines that no author of the article wrote.

The rules are in furniture.toml. Precision comes first: what is not marked costs a reader a glance, what is
marked wrongly is lost to the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from accord.model.tables import toml_table
from accord.model.values import Span

__all__ = [
    "ends_sentence",
    "furniture",
    "is_teaser",
    "lines_with_spans",
    "merge",
    "outlet_in_furniture",
    "outside",
]

_LINE = re.compile(r"[^\r\n]+")
_COMPANY = re.compile(r",? (?:ltd|inc|llc|plc|gmbh|s\.a|co)\.?$", re.IGNORECASE)
_LONGEST = 400
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_HEADLINE = 140
_SENTENCE = 60
_LEAD = 600


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    scope: str
    pattern: re.Pattern[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    table = toml_table("accord.ingest", "furniture.toml")
    lists = {f"{{{name}}}": table[name] for name in ("platforms", "units", "desks")}
    rules = []
    for row in table["rule"]:
        pattern = row["pattern"]
        for name, words in lists.items():
            pattern = pattern.replace(name, words)
        rules.append(_Rule(row["name"], row["scope"], re.compile(pattern, re.IGNORECASE)))
    return tuple(rules)


@cache
def _lead_patterns() -> tuple[re.Pattern[str], ...]:
    table = toml_table("accord.ingest", "furniture.toml")
    return tuple(re.compile(row["pattern"]) for row in table["lead"])


def lines_with_spans(text: str) -> list[tuple[Span, str]]:
    """Lines that are not blank, without the space around them, and where they stand."""
    lines = []
    for match in _LINE.finditer(text):
        line = match.group().strip()
        if line:
            start = match.start() + match.group().index(line)
            lines.append((Span(start, start + len(line)), line))
    return lines


def _rule_for(line: str) -> _Rule | None:
    if len(line) > _LONGEST:
        return None
    return next((rule for rule in _rules() if rule.pattern.fullmatch(line)), None)


def is_teaser(line: str) -> bool:
    """Furniture that speaks of other articles, and so may name anything."""
    rule = _rule_for(line)
    return rule is None or rule.name.startswith("related")


def outside(lines: list[tuple[Span, str]], residue: Iterable[Span]) -> list[tuple[Span, str]]:
    """The lines that do not begin in a residue span; both in order."""
    kept = []
    spans = iter(residue)
    current = next(spans, None)
    for span, line in lines:
        while current is not None and current.end <= span.start:
            current = next(spans, None)
        if current is None or span.start < current.start:
            kept.append((span, line))
    return kept


def furniture(text: str, lines: list[tuple[Span, str]] | None = None) -> tuple[Span, ...]:
    """Spans of furniture, in order, neighbours joined. Linear in the text.

    `lines` are those to look at, where part of the text is known to be furniture already. Text that would be
    furniture from beginning to end is left unmarked: somebody named it as coverage.
    """
    if lines is None:
        lines = lines_with_spans(text)
    rules = [_rule_for(line) for _, line in lines]
    marked = [rule is not None and rule.scope not in ("edge", "end") for rule in rules]
    _mark_lists(text, lines, rules, marked)
    rest = _start_of_rest(lines, rules)
    marked[rest:] = [True] * (len(lines) - rest)
    _mark_edges(rules, marked)
    if all(marked):
        return ()
    spans = [span for (span, _), mark in zip(lines, marked, strict=True) if mark]
    return merge(text, [*spans, *_run_together(text)])


def _run_together(text: str) -> Iterator[Span]:
    """Furniture inside the first lines of a dump whose line breaks are lost."""
    for pattern in _lead_patterns():
        match = pattern.search(text, 0, _LEAD)
        if match:
            yield Span(*match.span())


def _mark_lists(
    text: str, lines: list[tuple[Span, str]], rules: list[_Rule | None], marked: list[bool]
) -> None:
    """Headlines under a heading such as Related, up to a blank line or a sentence."""
    inside = prose = False
    for index, (span, line) in enumerate(lines):
        rule = rules[index]
        if rule is not None:
            inside = prose and rule.scope == "list"
            marked[index] = marked[index] and (prose or rule.scope != "list")
            continue
        prose = prose or (not inside and _is_prose(line))
        if inside:
            gap = text[lines[index - 1][0].end : span.start]
            heads = rules[index - 1] is not None
            blank = gap.count("\n") > 1 and not heads
            inside = not blank and len(line) <= _HEADLINE and not _SENTENCE_END.search(line)
            marked[index] = inside


def ends_sentence(line: str) -> bool:
    return _SENTENCE_END.search(line) is not None


def _is_prose(line: str) -> bool:
    return len(line) > _HEADLINE or (len(line) > _SENTENCE and ends_sentence(line))


def _start_of_rest(lines: list[tuple[Span, str]], rules: list[_Rule | None]) -> int:
    """Where comments begin. A link to them may stand above the article: only below prose they end it."""
    prose = False
    for index, ((_, line), rule) in enumerate(zip(lines, rules, strict=True)):
        if rule is None:
            prose = prose or _is_prose(line)
        elif rule.scope == "rest" and prose:
            return index
    return len(lines)


def _mark_edges(rules: list[_Rule | None], marked: list[bool]) -> None:
    """Lines that are furniture only at the edge, in the runs at the start and the end."""
    forward, backward = range(len(rules)), range(len(rules) - 1, -1, -1)
    for order, refused in ((forward, ("list", "end")), (backward, ("list",))):
        for index in order:
            rule = rules[index]
            if not marked[index] and (rule is None or rule.scope in refused):
                break
            marked[index] = True


def merge(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Sorted spans, joined where only blank space lies between them."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def outlet_in_furniture(text: str, residue: tuple[Span, ...]) -> str | None:
    """The outlet where a line of furniture says it plainly: 'Follow … on Twitter', '© 2024 …'."""
    for span in reversed(residue):
        for _, line in reversed(lines_with_spans(text[span.start : span.end])):
            rule = _rule_for(line)
            match = rule.pattern.fullmatch(line) if rule is not None else None
            if match is not None and (outlet := match.groupdict().get("outlet")):
                return _COMPANY.sub("", outlet).strip()
    return None
