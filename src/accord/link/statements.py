"""The same quotation in several articles: which witnesses are of one utterance.

Witnesses are direct and mixed statements of five words or more, with four content words; those with
fewer join only where they are identical and the speaker is known in both, or where six words, three of
content, all stand in another's words within a day, and one speaker is known. Candidates share pairs of
neighbouring content words; each is then decided by aligning the words one by one:

- `verbatim`: the same words, or one a stretch of the other, at nine words in ten; the speakers may
  not differ, but one or both may be unknown;
- `copied`: of any kind and length, where one article was made from the other and both statements lie
  in the same passage at the same place;
- `altered`: the same known speaker at near dates, and most words stand in the same order, one run of
  them unbroken; or its clauses are turned round, and seven content words in ten are the same. Two
  utterances of one speaker on one subject share words, but neither so many nor their order.

Pairs are joined from the surest down; a group never holds two known speakers, nor two different
quotations of one article. What shares no words is left to `paraphrases`.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise
from typing import NamedTuple
from zlib import crc32

from rapidfuzz import fuzz

from accord.link.paraphrases import find_paraphrases
from accord.link.said import Said, days_apart, said_apart
from accord.link.tables import function_words, stopwords
from accord.link.utterers import Utterer, same_utterer, utterers
from accord.model.annotation import Statement
from accord.model.groups import Groups
from accord.model.judgement import Judgement, joined
from accord.model.reading import Derivation, Reading, forms_in, quoted_words
from accord.model.values import Span

__all__ = ["find_same_statements"]

_LEAST_CONTENT, _LEAST_WORDS = 4, 5
_PART_CONTENT, _PART_WORDS = 3, 6  # of a short quotation that may be part of a longer one
_NEIGHBOURS = 8
_CROWD, _CROWD_NEIGHBOURS = 40, 2  # Word pairs that many quotations share prove little.
_VERBATIM, _ALTERED = 0.9, 0.58
_SHARED_CONTENT, _REORDERED_CONTENT = 0.45, 0.7
_LEAST_RUN = 3
_SHORT_CONTENT, _SHORT_DAYS = 8, 14  # A short phrase is said again; a long one is quoted again.
_NEAR_DAYS, _ONE_NEWS = 4, 1
_SLACK = 24  # characters by which a copied statement may stand off, for spaces and marks


class _Witness(NamedTuple):
    said: Said
    key: str
    article: str
    forms: list[str]
    content: list[str]
    utterer: Utterer
    earliest: str | None
    latest: str | None


def find_same_statements(
    readings: Sequence[Reading], actors: Mapping[str, str], copies: Sequence[Derivation]
) -> list[Judgement]:
    """Judgements on statements of different articles; `actors` maps names to their group."""
    said = list(_said(readings, actors))
    witnesses = sorted(_witnesses(said), key=lambda w: (w.earliest or "9", w.key))
    found = []
    for left, right in _candidates(witnesses):
        judgement = _judge(witnesses[left], witnesses[right])
        if judgement is not None:
            short = min(len(witnesses[left].content), len(witnesses[right].content)) < _LEAST_CONTENT
            found.append((judgement, left, right, short))
    groups = Groups(len(witnesses), partial(_may_join, witnesses))
    # Short ones last: a report of two quotations joins the one that says more.
    found.sort(key=lambda item: (item[3], -item[0].score, item[0]))
    quoted = [judgement for judgement, left, right, _ in found if groups.join(left, right)]
    worded = {*quoted, *_copied(readings, copies)}
    return sorted([*worded, *find_paraphrases(said, joined(worded, "statement"))])


def _said(readings: Sequence[Reading], actors: Mapping[str, str]) -> Iterator[Said]:
    """Every statement with its words, each of its keys once."""
    known = set[str]()
    for reading in readings:
        ignored = function_words(reading.document.lang)
        text, published = reading.document.text, reading.document.published
        for statement, utterer in zip(reading.annotation.statements, utterers(reading, actors), strict=True):
            key = reading.key(statement)
            if not statement.content or key in known:
                continue
            known.add(key)
            forms = [form for span in statement.content for form in forms_in(span.of(text))]
            content = [form for form in dict.fromkeys(forms) if form not in ignored]
            yield Said(key, reading, statement, forms, content, utterer, published.earliest, published.latest)


def _witnesses(said: Iterable[Said]) -> Iterator[_Witness]:
    """Those in quotation marks, by their quoted words."""
    for it in said:
        if it.statement.kind in ("direct", "mixed"):
            forms = [word.form for word in quoted_words(it.reading.document.text, it.statement)]
            if len(forms) >= _LEAST_WORDS:
                ignored = function_words(it.reading.document.lang)
                content = [form for form in forms if form not in ignored]
                yield _Witness(it, it.key, it.article, forms, content, it.utterer, it.earliest, it.latest)


def _candidates(witnesses: Sequence[_Witness]) -> list[tuple[int, int]]:
    """Pairs that share two pairs of neighbouring content words, each sought among its nearest in time."""
    packed = array("Q")
    for number, witness in enumerate(witnesses):
        content = witness.content
        pairs = {*pairwise(content), *zip(content, content[2:], strict=False)}
        if len(content) < _LEAST_CONTENT:
            whole = " ".join(witness.forms)
            pairs = {("=", whole), ("==", whole), *(pairs if _may_be_part(witness) else ())}
        packed.extend(crc32(f"{one} {other}".encode()) << 32 | number for one, other in pairs)
    shared: Counter[tuple[int, int]] = Counter()
    for _, group in groupby(sorted(packed), key=lambda entry: entry >> 32):
        numbers = [entry & 0xFFFFFFFF for entry in group]
        reach = _NEIGHBOURS if len(numbers) <= _CROWD else _CROWD_NEIGHBOURS
        for place in range(1, len(numbers)):
            shared.update((other, numbers[place]) for other in numbers[max(0, place - reach) : place])
    return sorted(pair for pair, count in shared.items() if count >= 2)


def _judge(left: _Witness, right: _Witness) -> Judgement | None:
    same_speaker = same_utterer(left.utterer, right.utterer)
    if same_speaker is False:
        return None
    short, long = sorted((left, right), key=lambda w: (len(w.forms), w.key))
    aligned = fuzz.partial_ratio_alignment(short.forms, long.forms)
    if aligned is None:
        return None
    score, days = aligned.score / 100, days_apart(left, right)
    if len(short.content) < _LEAST_CONTENT and not (
        (short.forms == long.forms and same_speaker) or _is_part(short, long, score, days)
    ):
        return None
    if score < 1 and (days or 0) > _ONE_NEWS and _figures(short) - _figures(long):
        return None  # "Article 3" and, weeks later, "Article 5".
    if score >= _VERBATIM:
        if len(short.content) < _SHORT_CONTENT and days is not None and days > _SHORT_DAYS:
            return None
        by = "verbatim" if len(short.forms) == len(long.forms) else "trimmed"
    elif (
        left.article == right.article
        or not same_speaker
        or (days or 0) > _NEAR_DAYS
        or said_apart(left.said, right.said)
    ):
        return None
    elif _is_altered(short, long, aligned.dest_start, aligned.dest_end, in_order=score >= _ALTERED):
        by = "altered"
    else:
        return None
    low, high = sorted((left.key, right.key))
    return Judgement(
        "statement", low, high, "same", round(score, 4), _why(short, score, left, right, days), by
    )


def _may_be_part(witness: _Witness) -> bool:
    """Whether a short quotation says enough to be known as part of a longer one."""
    return len(witness.content) >= _PART_CONTENT and len(witness.forms) >= _PART_WORDS


def _is_part(short: _Witness, long: _Witness, score: float, days: int | None) -> bool:
    """Whether all of a short quotation stands unbroken in another of the same news."""
    return (
        _may_be_part(short)
        and score == 1
        and days is not None
        and days <= _ONE_NEWS
        and (short.utterer.name or long.utterer.name) is not None
    )


def _figures(witness: _Witness) -> set[str]:
    return {form for form in witness.forms if form[0].isdigit()}


def _is_altered(short: _Witness, long: _Witness, start: int, end: int, *, in_order: bool) -> bool:
    window = long.forms[max(0, start - 2) : end + 2]
    if in_order and _agree(short, window, _SHARED_CONTENT, _LEAST_RUN):
        return True
    turned_round = long.forms if len(long.forms) <= 2 * len(short.forms) else window
    return _agree(short, turned_round, _REORDERED_CONTENT, _LEAST_RUN + 1)


def _agree(short: _Witness, window: Sequence[str], least: float, run: int) -> bool:
    """Whether enough content words stand in both, and so many words unbroken."""
    shared = Counter(short.content) & Counter(form for form in window if form not in stopwords())
    if shared.total() < max(_LEAST_CONTENT, least * len(short.content)):
        return False
    return _longest_run(short.forms, window) >= run


def _longest_run(short: Sequence[str], long: Sequence[str]) -> int:
    """The longest unbroken run of shared words that has a content word in it."""
    best, previous = 0, [0] * (len(long) + 1)
    for at, form in enumerate(short):
        current = [0] * (len(long) + 1)
        for there, other in enumerate(long):
            if form == other:
                length = current[there + 1] = previous[there] + 1
                if length > best and any(word not in stopwords() for word in short[at + 1 - length : at + 1]):
                    best = length
        previous = current
    return best


def _why(short: _Witness, score: float, left: _Witness, right: _Witness, days: int | None) -> str:
    who = {it.utterer.name or it.utterer.office for it in (left, right)} - {""}
    speaker = f"said by {' / '.join(sorted(who))}" if who else "no speaker named"
    apart = (
        "dates unknown"
        if days is None
        else "same day"
        if days == 0
        else f"{days} day{'s' * (days > 1)} apart"
    )
    return f"{round(score * 100)} % of {len(short.forms)} words agree in order; {speaker}; {apart}."


def _copied(readings: Sequence[Reading], copies: Sequence[Derivation]) -> Iterator[Judgement]:
    by_id = {reading.id: reading for reading in readings}
    for copy in copies:
        child, source = by_id[copy.article], by_id[copy.derives_from or ""]
        places = {
            (statement.kind, edge // _SLACK): statement
            for statement in source.annotation.statements
            if statement.content
            for edge in (statement.content[0].start - _SLACK // 2, statement.content[0].start + _SLACK // 2)
        }
        for statement in child.annotation.statements:
            if not statement.content:
                continue
            there = _carried_over(statement.content[0].start, copy.passages)
            other = places.get((statement.kind, there // _SLACK)) if there is not None else None
            if other is not None and _equal(child, statement, source, other):
                low, high = sorted((child.key(statement), source.key(other)))
                why = "Both stand at the same place of a passage that one article has from the other."
                yield Judgement("statement", low, high, "same", 1.0, why, "copied")


def _carried_over(offset: int, passages: Sequence[tuple[Span, Span]]) -> int | None:
    """Where the words at `offset` stand in the source, as near as the passages tell."""
    for here, there in passages:
        if here.start <= offset < here.end:
            return there.start + offset - here.start
    return None


def _equal(left: Reading, one: Statement, right: Reading, other: Statement) -> bool:
    words = [word.form for word in quoted_words(left.document.text, one)]
    others = [word.form for word in quoted_words(right.document.text, other)]
    return bool(words) and fuzz.ratio(words, others) >= 100 * _VERBATIM


def _may_join(witnesses: Sequence[_Witness], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether no two speakers, nor two quotations of one article, come together."""
    return all(_compatible(witnesses[left], witnesses[right]) for left in one for right in other)


def _compatible(left: _Witness, right: _Witness) -> bool:
    if same_utterer(left.utterer, right.utterer) is False:
        return False
    if left.article != right.article:
        return True
    short, long = sorted((left.forms, right.forms), key=len)
    return fuzz.partial_ratio(short, long) >= 100 * _VERBATIM
