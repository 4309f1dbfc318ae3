"""All commitments of an article: what is promised or required, with and without a date, one a clause."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord.annotate.agreement_names import Agreements
from accord.annotate.deadline_doubts import is_unbinding
from accord.annotate.deadline_open import is_soon, open_times, prompt_times
from accord.annotate.deadline_rivals import with_rivals
from accord.annotate.deadlines import mark_deadlines
from accord.annotate.pledges import mark_pledges
from accord.annotate.tagged import Tags
from accord.annotate.words import Words
from accord.model.acts import act_of, is_class, is_light
from accord.model.annotation import AgreementMark, Commitment, NameMark, Statement, Time
from accord.model.reading import forms_in
from accord.model.values import Span

__all__ = ["mark_commitments"]

_BEFORE = frozenset(("by", "before", "within", "until", "till", "over", "than", "for"))
_DAY = frozenset(("on", "in", "at"))
_LEADING = _BEFORE | _DAY | frozenset(("the", "no", "not", "later", "during", "end", "of", ","))
_AWAITED = frozenset(
    ("withdraw", "handover", "release", "exchange", "disarm", "ceasefire", "mandate", "elect")
)
"""Acts whose date is followed when it is only awaited, and moved."""
_DONE = ("has", "have", "had", "'s", "’s", "'d", "’d", "'ve", "’ve", "was", "were", "been")
_TYPES = ("DATE", "DURATION", "TIME")


def mark_commitments(
    words: Words,
    names: Sequence[NameMark],
    times: Sequence[Time],
    statements: Sequence[Statement],
    agreements: Sequence[AgreementMark],
    ending: int,
    tags: Tags,
    today: str | None,
) -> tuple[Commitment, ...]:
    """Pledges and dated acts, joined where they are of one clause, in order of the text.

    What stands behind `ending`, where readers' comments begin, is none; `today` is the day of the article.
    """
    known = Agreements(words, agreements)
    pledges = list(mark_pledges(words, names, statements, known, tags))
    dated = list(mark_deadlines(words, names, times))
    timed = _Timed(words, times, today)
    joined: dict[int, Commitment] = {}
    single: list[Commitment] = []
    at = 0
    for act in dated:
        while at < len(pledges) and pledges[at].span.end <= act.span.start:
            at += 1
        pair = next((n for n in range(at, min(at + 3, len(pledges))) if _one_clause(pledges[n], act)), None)
        if pair is None or pair in joined:
            single.append(act)
        else:
            joined[pair] = _with_date(words, pledges[pair], act)
    found = [joined.get(n) or timed.dated(pledge) for n, pledge in enumerate(pledges)]
    moved = {it.action_span for it in single if it.move is not None and _counts(it)}
    counted = (it for it in single if it.action_span in moved or _counts(it))
    rivals = list(_apart(with_rivals(words, names, (*found, *counted), times)))
    acts = Counter(it.action_span for it in rivals)  # Two dates for an act are disputed, even if only wanted.
    kept = set(found)
    told = (it for it in rivals if acts[it.action_span] > 1 or it in kept or not is_unbinding(words, it))
    told = (it for it in told if it.span.start < ending)
    return tuple(sorted(told, key=lambda it: (it.span, it.action_span)))


def _counts(act: Commitment) -> bool:
    """Whether a dated act is one of a process: what is only expected by a date is none, but of some kinds.

    Nor is a bare "deadline" with nobody and nothing to it.
    """
    kind, things = act_of(forms_in(act.action))
    if kind is None and not things and (act.obligor, act.set_by, act.move) == (None, None, None):
        return False
    moved = act.move is not None and kind is not None and is_class(kind)
    return act.modality not in ("expected", "possible") or moved or kind in _AWAITED


def _apart(found: Sequence[Commitment]) -> Iterator[Commitment]:
    """The commitments, of which those with one span for two dates end with their own."""
    spans = Counter((it.span, it.action_span) for it in found)
    for it in found:
        if spans[it.span, it.action_span] > 1 and it.deadline is not None:
            end = max(it.action_span.end, it.deadline.span.end)
            it = replace(it, span=Span(it.span.start, min(it.span.end, end)))
        yield it


def _one_clause(pledge: Commitment, act: Commitment) -> bool:
    one, other = pledge.action_span, act.action_span
    return (
        pledge.span.covers(other)
        or act.span.covers(one)
        or min(one.end, other.end) > max(one.start, other.start)
    )


def _with_date(words: Words, pledge: Commitment, act: Commitment) -> Commitment:
    """The pledge with the act's date, in the words of both."""
    span = Span(min(pledge.span.start, act.span.start), max(pledge.span.end, act.span.end))
    action, date = pledge.action_span, act.deadline
    if date is not None and action.start < date.span.start < action.end:
        action = (
            act.action_span
            if act.action_span.start <= action.start
            else Span(action.start, act.action_span.end)
        )
    return replace(
        pledge,
        span=span,
        obligor=pledge.obligor or act.obligor,
        action=" ".join(action.of(words.source).split()),
        action_span=action,
        deadline=date,
        set_by=act.set_by,
        move=act.move,
    )


class _Timed:
    """The times of one document, to find by when a pledge is to be kept."""

    def __init__(self, words: Words, times: Sequence[Time], today: str | None) -> None:
        self.words, self.today = words, today
        wordy = (*open_times(words, times), *prompt_times(words))
        dated = (it for it in times if it.type in _TYPES and it.value is not None)
        self.times = sorted((*wordy, *dated), key=lambda it: it.span)
        self.starts = [it.span.start for it in self.times]

    def dated(self, pledge: Commitment) -> Commitment:
        """The pledge with the date in its act: `pay it over five years`, `until the summer`."""
        prompt: Time | None = None
        for time in self._within(pledge.action_span):
            tokens = self.words.tokens_in(time.span)
            if tokens is None or tokens[0] == 0:
                continue
            if time.value is None:
                prompt = prompt or time
            elif self._binds(tokens[0], time) and not self._past(pledge, tokens[0] - 1):
                return self._without(pledge, time)
        return self._without(pledge, prompt) if prompt else pledge

    def _without(self, pledge: Commitment, time: Time) -> Commitment:
        """The pledge with the date, which its act ends before where that stands at its end."""
        words, source = self.words, self.words.source
        first, last = words.tokens_in(pledge.action_span) or (0, 0)
        at = (words.tokens_in(time.span) or (0, 0))[0] - 1
        while at > first and (words.lower[at] in _LEADING or words.tag[at] == "``" or words.text[at] == "“"):
            at -= 1  # "leave the ridge | “before the last mine is lifted”"
        if time.span.end < words.end[last] or at < first:
            return replace(pledge, deadline=time)
        span = words.span(first, at)
        return replace(pledge, deadline=time, action=" ".join(span.of(source).split()), action_span=span)

    def _binds(self, first: int, time: Time) -> bool:
        """Whether a time is one by which, or until which: "by May", "for ten days", "in the coming days"."""
        words = self.words
        before = words.lower[first - 1]
        if before == "than":
            return words.lower[first - 2 : first - 1] == ["later"]
        if before in _DAY and time.type == "DATE":
            return self._is_the_day(first - 1, time)
        lasting = before in ("over", "for", "within")
        return (before in _BEFORE and (not lasting or time.type == "DURATION")) or is_soon(words, first, time)

    def _is_the_day(self, at: int, time: Time) -> bool:
        """Whether the act itself is for that day ("agreed to leave on 3 May"), and not to begin then."""
        words = self.words
        if self.today and (time.latest or "9") < self.today:
            return False
        verb = words.head[at]
        if words.tag[verb] != "VB" or is_light(words.lower[verb]) or words.dep[verb] in ("acl", "relcl"):
            return False
        return any(words.tag[child] in ("TO", "MD") for child in words.children[verb] if child < verb)

    def _past(self, pledge: Commitment, at: int) -> bool:
        """Whether the time goes with what somebody has done: "the nation he has ruled for 42 years"."""
        words = self.words
        if words.lower[at - 1] == ",":
            return False
        while words.tag[at][:2] != "VB" and words.head[at] != at:
            at = words.head[at]
        if words.start[at] <= pledge.action_span.start:
            return False
        if words.dep[at] == "xcomp" and words.lower[words.head[at]] == "used":
            return True
        if words.tag[at] == "VBD" or words.tag[at] != "VBN":
            return words.tag[at] == "VBD"
        helpers = {words.lower[child] for child in words.children[at] if child < at}
        wanted = words.dep[at] in ("relcl", "acl") or not helpers.isdisjoint(_DONE)
        return (
            wanted
            and helpers.isdisjoint(("be", "to"))
            and not any(words.tag[child] == "MD" for child in words.children[at])
        )

    def _within(self, span: Span) -> Iterator[Time]:
        for time in self.times[bisect_left(self.starts, span.start) :]:
            if time.span.start >= span.end:
                return
            yield time
