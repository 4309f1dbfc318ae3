"""Threads of deadlines: what is due, set by whom, said when, and how the date moved.

A commitment's deadlines stand in the order in which they were said. The first is `set`; a later one is
`extended` or `advanced` where the words say so, or where the old date is not given any more; a date that
stands against one still given at the same time is a `rival`. A date without a year takes the first such
day on or after the thread's earliest dated one; "within ten days" is reckoned from the day it was said,
and said again a day later it is the same date still; "within ten days of the signing" as in `anchored`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from accord.errors import DateError
from accord.model.acts import act_of
from accord.model.annotation import Commitment, Statement
from accord.model.entries import Agreement, CommitmentEntry, Deadline, Mention, StatusChange
from accord.model.judgement import joined
from accord.model.reading import Links, Reading, forms_in
from accord.model.tables import word_set
from accord.model.text import sentence_around
from accord.model.values import DateInterval
from accord.reconcile.agreements import Instruments
from accord.reconcile.anchored import Due, Signings, days_in
from accord.reconcile.context import Context, first_known
from accord.reconcile.origins import counted
from accord.reconcile.pairs import Pairs
from accord.reconcile.sides import GOVERNMENTS

__all__ = ["commitments"]

_FULL = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)")
_YEARLESS = re.compile(r"XXXX-(\d{2})(?:-(\d{2}))?(?=T|$)")
_ATTRIBUTIVE = re.compile(r"\s(?:deadline|ultimatum|cutoff|cut-off)")
_END = re.compile(r"(?i)\bend of\b")  # "by the end of May": its last day
_LASTING = re.compile(r"\bfor\s+(?:a\s+|the\s+)?", re.IGNORECASE)
_LEAD = re.compile(r"\b(?:in|within|over|during|for)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:before|by|until|till|ahead\s+of|prior\s+to)\s+(?:the\s+)?(?:(?:holy|fasting)\s+month\s+of\s+)?$"
)
_LONGER = re.compile(
    r"\b(?:by|for)\s+(?:(?:an?|another|the|further|additional|extra)\s+){0,2}$", re.IGNORECASE
)
_STRETCH = re.compile(r"P(?:X|\d+)([DWMY])|PT(?:X|\d+)H()")
_UNITS = {"": 1, "D": 1, "W": 7, "M": 30, "Y": 365}
_SOME = 9  # units that "within weeks" may mean at most, as "the coming weeks" is read
_VAGUE = 60  # days from the saying in which a date may be what "soon" or "before the rains" meant
_RECKONED = re.compile(r"\s*(?:of|after|from|following|since)\b")


class Roughly(NamedTuple):
    """Words for a due date that name no day, and the last one they may mean, where that is known."""

    words: str
    latest: str | None


class _Sighting(NamedTuple):
    """One mark of a thread: its due date where known, and the day it was said."""

    key: str
    reading: Reading
    commitment: Commitment
    mention: Mention
    due: str | None
    on: str | None
    by: str | None
    slack: int = 0  # days by which a date reckoned from "within a year" may be off
    why: str = ""
    roughly: Roughly | None = None

    @property
    def last(self) -> str | None:
        """The last day that it may be due."""
        if self.due is None:
            return self.roughly.latest if self.roughly else None
        return DateInterval.parse(self.due).latest.isoformat()


def commitments(pairs: Pairs, links: Links, agreements: Sequence[Agreement] = ()) -> list[CommitmentEntry]:
    """One entry for each commitment, with the thread of its deadlines; `agreements` are the record's."""
    context = pairs.sides.context
    instruments, signings = Instruments(context, links), Signings(context, agreements)
    group_of = joined(links.judgements, "commitment")
    threads: dict[str, dict[str, _Sighting]] = defaultdict(dict)
    for reading in context.readings:
        for commitment in reading.annotation.commitments:
            key = reading.commitment_key(commitment)
            instrument = instruments.name(reading, commitment.instrument)
            counted_from = signings.due(reading, commitment, instrument)
            if counted_from is not None and counted_from.condition and commitment.condition is None:
                commitment = replace(commitment, condition=counted_from.condition)
            sighting = _sighting(context, reading, commitment, key, counted_from, instrument)
            threads[group_of.get(key, key)].setdefault(key, sighting)
    told = (list(thread.values()) for thread in threads.values())
    return [_entry(pairs, instruments, thread) for thread in told if any(map(_says_what, thread))]


def _says_what(sighting: _Sighting) -> bool:
    """Whether a mark says what is due, from whom or to when: not `the last deadline`, whatever it was for."""
    mark = sighting.commitment
    return bool(mark.obligor or mark.set_by or mark.move) or act_of(forms_in(mark.action)).kind is not None


def _sighting(
    context: Context,
    reading: Reading,
    commitment: Commitment,
    key: str,
    counted_from: Due | None,
    instrument: str | None,
) -> _Sighting:
    """A mark with its day and who set it: who is told to, else who says so, else the agreement named."""
    statement = _around(reading, commitment)
    said = (statement.date if statement else None) or reading.document.published.value
    by = commitment.set_by
    if by is None and statement is not None:
        by = context.speaker(reading, statement)
        by = None if by and _gainsaid(reading, commitment, by) else by
    elif by is None and instrument is not None and instrument[:1].isupper():
        by = instrument
    mention = context.mention(reading, *commitment.span)
    due, slack, why = counted_from[:3] if counted_from else (*_due(reading, commitment, said), "")
    who = context.actor_name(by) if by else None
    roughly = _roughly(reading, commitment, said) if due is None else None
    return _Sighting(key, reading, commitment, mention, due, said, who, slack, why, roughly)


def _gainsaid(reading: Reading, commitment: Commitment, by: str) -> bool:
    """Whether of one act the speaker gives the other date: "not by May, as he said, but by June"."""
    told = set(forms_in(by))
    return any(
        it.action_span == commitment.action_span and it.set_by and set(forms_in(it.set_by)) <= told
        for it in reading.annotation.commitments
        if it is not commitment
    )


def _around(reading: Reading, commitment: Commitment) -> Statement | None:
    """The statement in which the date is given."""
    for statement in reading.annotation.statements:
        if any(span.covers(commitment.action_span) for span in statement.content):
            return statement
    return None


def _due(reading: Reading, commitment: Commitment, said: str | None) -> tuple[str | None, int]:
    """The due date as far as the text and the day of saying tell it, and the days it may be off.

    `XXXX-` stands before a date without a year.
    """
    time = commitment.deadline
    if time is None or time.value is None:
        return None, 0
    full = _FULL.match(time.value)
    if full and time.type != "DURATION":
        last = time.latest if _END.search(time.span.of(reading.document.text)) else None
        return last or full[0], 0
    yearless = _YEARLESS.match(time.value)
    if yearless:
        return yearless[0], 0
    stretch, text = days_in(time.value), reading.document.text
    lasting = _LASTING.search(text, max(0, time.span.start - 8), time.span.start)
    if stretch is None or lasting:  # "for six months": from when, is not told
        before = "/" in time.value and _BEFORE.search(text, max(0, time.span.start - 30), time.span.start)
        return ((time.earliest if before else time.latest) if time.type == "DATE" else None), 0
    behind = reading.document.text[time.span.end : time.span.end + 12]
    begun = commitment.set_by is not None or not _ATTRIBUTIVE.match(
        behind
    )  # "the 60-day deadline": since when?
    rule = word_set("accord.reconcile", "anchored.toml", "standing")
    if not rule.isdisjoint(forms_in(commitment.set_by or "")):
        return None, 0  # "the law gives them 60 days": from when, it tells
    if (
        commitment.move
        or said is None
        or _RECKONED.match(behind)
        or not begun
        or _of_old(reading, commitment, said)
    ):
        return None, 0
    days, slack = stretch
    try:
        return (DateInterval.parse(said).latest + timedelta(days=days)).isoformat(), slack
    except (DateError, OverflowError):
        return None, 0


def _of_old(reading: Reading, commitment: Commitment, said: str) -> bool:
    """Whether the sentence tells of another year than that of saying: "in 1990 it gave them six weeks"."""
    sentence = sentence_around(reading.document.text, commitment.span)
    return any(
        time.type == "DATE" and time.latest and time.latest[:4] < said[:4]
        for time in reading.annotation.times
        if sentence.covers(time.span) and _FULL.match(time.value or "")
    )


def _roughly(reading: Reading, commitment: Commitment, said: str | None) -> Roughly | None:
    """What a due date without a day says: "before the harvest", "in the coming days", "within weeks"."""
    time, text = commitment.deadline, reading.document.text
    if time is None:
        return None
    longer = _LONGER.search(text, max(0, time.span.start - 24), time.span.start)
    if commitment.move and time.type == "DURATION" and longer:  # "extended by 90 days"
        return Roughly(" ".join(text[longer.start() : time.span.end].split()), None)
    lead = _LEAD.search(text, max(0, time.span.start - 8), time.span.start)
    words = " ".join(text[lead.start() if lead else time.span.start : time.span.end].split())
    if time.value is None:
        return Roughly(words, None)
    stretch = _STRETCH.fullmatch(time.value)
    reckoned = _RECKONED.match(text, time.span.end)
    if stretch is None or lead is None or reckoned or commitment.move:
        return None
    if _LASTING.match(words + " "):
        return Roughly(words, None)
    if time.latest:
        return Roughly(words, time.latest)
    try:
        days = timedelta(days=_SOME * _UNITS[stretch[1] or ""])
        return Roughly(words, (DateInterval.parse(said or "").latest + days).isoformat())
    except (DateError, OverflowError):
        return Roughly(words, None)


def _entry(pairs: Pairs, instruments: Instruments, thread: list[_Sighting]) -> CommitmentEntry:
    context = pairs.sides.context
    thread.sort(key=lambda it: (it.on or "9", *context.order(it.mention.article), *_place(it), it.key))
    thread = _with_years(thread)
    told = max(
        thread,
        key=lambda it: (
            it.commitment.clause is not None,
            it.commitment.obligor is not None,
            _telling(it),
            it.key,
        ),
    )
    best = [told, *thread]
    deadlines = _history(thread)
    first, last = context.reported(it.mention.article for it in thread)
    return CommitmentEntry(
        id=min(it.key for it in thread),
        mentions=tuple(it.mention for it in thread),
        origins=counted(
            (context.origins.of_article(it.mention.article), it.mention.article) for it in thread
        ),
        first_reported=first,
        last_reported=last,
        obligor=_obligor(pairs, best),
        action=told.commitment.action,
        beneficiary=first_known(it.commitment.beneficiary for it in best),
        instrument=first_known(instruments.name(it.reading, it.commitment.instrument) for it in best),
        condition=first_known(it.commitment.condition for it in best),
        deadlines=deadlines,
        status=_STATUS[deadlines[-1].change] if deadlines else "announced",
        status_history=_steps(thread, deadlines),
        modality=told.commitment.modality,
        negated=told.commitment.negated,
        verifier=first_known(it.commitment.verifier for it in best),
        clause=first_known(it.commitment.clause for it in best),
    )


def _obligor(pairs: Pairs, best: Sequence[_Sighting]) -> str | None:
    """Who is bound; "both sides" are the two that the article tells of and "the government" is its state, but
    in an agreement's own words."""
    told = next((it for it in best if it.commitment.obligor), None)
    if told is None or told.commitment.obligor is None:
        return None
    sides, name = pairs.sides, told.commitment.obligor
    if told.commitment.clause is None:
        two = pairs.meant(told.reading, name)
        own = name.casefold() in GOVERNMENTS
        state = sides.government(told.reading) if own else sides.seat_of(name)
        if two or state:
            return state or " and ".join(two or ())
    return sides.context.actor_name(name)


def _place(it: _Sighting) -> tuple[int, bool, int]:
    """Where it stands; of two dates of the same words the one before a move first, else the first one."""
    time = it.commitment.deadline
    start = time.span.start if time else it.mention.end
    return it.commitment.action_span.start, it.commitment.move is not None, start


def _steps(thread: Sequence[_Sighting], deadlines: Sequence[Deadline]) -> tuple[StatusChange, ...]:
    """What became of it: when it was first told of, and every date it was given after."""
    begun = thread[0]
    steps = [StatusChange(_STATUS[it.change], it.on, it.mention) for it in deadlines]
    if not steps or steps[0].status != "announced":
        steps.insert(0, StatusChange("announced", begun.on, begun.mention))
    return tuple(steps)


_STATUS = {
    "set": "announced",
    "extended": "extended",
    "advanced": "advanced",
    "moved": "moved",
    "rival": "disputed",
}


def _telling(sighting: _Sighting) -> int:
    """How much the words tell of the act, up to a dozen; more is a sentence and not an act."""
    return min(len(sighting.commitment.action.split()), 12)


def _with_years(thread: Sequence[_Sighting]) -> list[_Sighting]:
    known = sorted(it.due for it in thread if it.due and it.due[0] != "X")
    return [it._replace(due=_with_year(it.due, known[0] if known else None)) for it in thread]


def _with_year(due: str | None, earliest: str | None) -> str | None:
    if due is None or due[0] != "X":
        return due
    if earliest is None:
        return None
    start = DateInterval.parse(earliest)
    for year in (start.earliest.year, start.earliest.year + 1):
        candidate = f"{year}{due[4:]}"
        try:
            if DateInterval.parse(candidate).latest >= start.earliest:
                return candidate
        except DateError:
            return None
    return None


def _history(thread: Sequence[_Sighting]) -> tuple[Deadline, ...]:
    """The due dates in the order they were said, each with how it came about.

    Words without a day stand where nothing else is told, or where they tell of a move.
    """
    last_said: dict[str, str] = {}
    for it in thread:
        if it.due is not None:
            last_said[it.due] = max(last_said.get(it.due, ""), it.on or "")
    found: list[Deadline] = []
    for it in thread:
        if it.due is None and (it.roughly is None or (found and not it.commitment.move)):
            continue
        here = next((n for n, line in enumerate(found) if _agree(line, it)), None)
        if here is not None:
            found[here] = _fuller(found[here], it)
        else:
            found.append(_line(it, _change(found, it, last_said)))
    return tuple(found)


def _line(it: _Sighting, change: str) -> Deadline:
    words, latest = it.roughly or Roughly("", None)
    return Deadline(it.due, it.by, it.on, it.mention, change, it.why, words, latest)


def _agree(line: Deadline, it: _Sighting) -> bool:
    """Whether one date is the other, the month or year it lies in, or as near as may be."""
    if it.due is None:
        return it.roughly is not None and line.words.casefold() == it.roughly.words.casefold()
    if line.due is None:
        return it.due <= (line.latest or _later(line.on, _VAGUE) or "9")
    days = DateInterval.parse(line.due).latest - DateInterval.parse(it.due).latest
    return abs(days.days) <= it.slack or line.due.startswith(it.due) or it.due.startswith(line.due)


def _later(day: str | None, days: int) -> str | None:
    return (DateInterval.parse(day).latest + timedelta(days)).isoformat() if day else None


def _fuller(line: Deadline, it: _Sighting) -> Deadline:
    """The line with what a later sighting adds: an exacter date, who set it, that it was a move."""
    exacter = it.due is not None and len(it.due) > len(line.due or "")
    moved = it.commitment.move and line.change == "rival"
    told = replace(line, due=it.due, why=it.why) if exacter else line
    return replace(
        told, set_by=line.set_by or it.by, change=(it.commitment.move or "") if moved else line.change
    )


def _change(found: Sequence[Deadline], it: _Sighting, last_said: dict[str, str]) -> str:
    move = it.commitment.move
    if move in ("extended", "advanced") and found:
        return move
    if not found or it.last is None:
        return move or "set"
    before = found[-1]
    old = DateInterval.parse(before.due).latest.isoformat() if before.due else before.latest
    if old is None:
        return move or "set"
    still_given = it.on is None or last_said.get(before.due or "", "") >= it.on
    if still_given and move is None:
        return "rival"
    return "extended" if it.last > old else "advanced"
