"""Two dates for one act in a sentence, each told by another: "the army says by May, the rebels by June".

The act stands once, with the first date; behind it another speaker gives another date in few words: "the
army says May, the rebels June", "by May, the army says, but the rebels want it by June", "by May, according
to the army, or by June, according to the rebels". Each of the two is then set by whoever gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.deadline_terms import DeadlineTerms
from accord.annotate.deadline_words import kind_at, words_for
from accord.annotate.lexicon import CUE_VERBS
from accord.annotate.words import Words
from accord.model.annotation import Commitment, NameMark, Time
from accord.model.values import Span

__all__ = ["with_rivals"]

_FAR = 14  # tokens from one date to the other's speaker, or from a speaker to the date
_LONG = 6  # tokens of a speaker
_PHRASE = ("DT", "PRP$", "JJ", "POS", "HYPH", "VBN", "CD", *NOUN_TAGS)
_SEVERAL = 2  # rivals to one date at most


def with_rivals(
    words: Words, names: Sequence[NameMark], found: Sequence[Commitment], times: Sequence[Time]
) -> list[Commitment]:
    """The commitments with those of a rival date beside them, which have the same act."""
    rivals = _Rivals(words, names, times)
    taken = {it.deadline.span for it in found if it.deadline}
    told: list[Commitment] = []
    for commitment in found:
        first, others = commitment.set_by, list[Commitment]()
        if commitment.deadline is not None and commitment.deadline.value is not None:
            first, others = rivals.of(commitment, commitment.deadline, taken)
        told.append(replace(commitment, set_by=first) if others else commitment)
        told += others
        taken |= {it.deadline.span for it in others if it.deadline}
    return [*told, *rivals.bare(taken)]


class _Rival(NamedTuple):
    """Who gives another date, which one, and the last token of it all."""

    speaker: int
    time: Time
    last: int


class _Rivals(DeadlineTerms):
    """One document while two dates for one act are looked for."""

    def __init__(self, words: Words, names: Sequence[NameMark], times: Sequence[Time]) -> None:
        super().__init__(words, names)
        self._by_token = {
            at[0]: (at[1], time)
            for time in times
            if time.type == "DATE" and time.value and (at := words.tokens_in(time.span))
        }

    def of(
        self, commitment: Commitment, deadline: Time, taken: set[Span]
    ) -> tuple[str | None, list[Commitment]]:
        """Who gives the first date, and the same act with each rival one."""
        words = self.words
        place, act = words.tokens_in(deadline.span), words.tokens_in(commitment.action_span)
        if place is None or act is None:
            return commitment.set_by, []
        last = max(place[1], act[1] if act[0] > place[0] else 0)
        behind, teller = self._told_behind(last + 1)
        teller = self._teller_over(act[0], last) if teller is None else teller
        own = self.called(teller) or commitment.set_by
        others, at = list[Commitment](), behind
        while len(others) < _SEVERAL and (rival := self._rival(at, own, act)) is not None:
            if rival.time.span in taken or self.called(rival.speaker) == own:
                break
            span = Span(commitment.span.start, max(commitment.span.end, words.end[rival.last]))
            name = self.called(rival.speaker)
            others.append(replace(commitment, span=span, deadline=rival.time, set_by=name, move=None))
            at = rival.last + 1
        return own, others

    def bare(self, taken: set[Span]) -> Iterator[Commitment]:
        """Two dates without an act in their clauses, for the act right before: `… : the army says May, …`."""
        words = self.words
        for at, (last, time) in self._by_token.items():
            verb = at - 1
            while verb and words.lower[verb] in words_for("gap") | words_for("prepositions"):
                verb -= 1
            if (
                time.span in taken
                or not self._says(words.lower[verb])
                or not self._is_claimed(verb, at, last)
            ):
                continue
            teller, act = self.child(verb, ("nsubj",), None), self._act_before(verb)
            if teller is None or act is None or not self.can_act(teller):
                continue
            rival = self._rival(last + 1, self.called(teller), (at, at))
            if rival is None or rival.time.span in taken:
                continue
            for speaker, date, end in ((teller, time, last), (rival.speaker, rival.time, rival.last)):
                yield self._claimed(act, self.called(speaker), date, end)

    def _act_before(self, at: int) -> tuple[int, int] | None:
        """The act that a sentence, or the one before, tells of last before a token: first and last token."""
        words = self.words
        start, _ = words.sentences[max(0, words.sentence[at] - 1)]
        for i in range(at - 1, start - 1, -1):
            if kind_at(words, i) not in (None, "mandate", "report", "answer", "form"):
                subject = self.child(i, ("nsubjpass",), None)
                return words.left[i if subject is None else subject], max(i, min(words.right[i], at - 2))
        return None

    def _claimed(self, act: tuple[int, int], setter: str | None, date: Time, last: int) -> Commitment:
        words = self.words
        end = self.before_date(act[0], next((i - 1 for i in range(*act) if words.text[i] in ",:;."), act[1]))
        return Commitment(
            span=words.span(act[0], last), obligor=None, action=words.phrase(act[0], end),
            action_span=words.span(act[0], end), beneficiary=None, deadline=date, condition=None,
            instrument=None, modality="expected", set_by=setter,
        )  # fmt: skip

    def _told_behind(self, at: int) -> tuple[int, int | None]:
        """The speaker right behind a date, `…, the army says`, and the token behind that; else None."""
        words, first = self.words, at
        if words.lower[at : at + 1] in ([","], ["("], ["–"]):
            at += 1
        told = words.lower[at : at + 2] == ["according", "to"] or words.lower[at : at + 1] == ["as"]
        at += 2 if words.lower[at : at + 2] == ["according", "to"] else int(told)
        speaker, behind = self._speaker(at)
        if speaker is None:
            return first, None
        if behind < len(words.text) and words.lower[behind] in CUE_VERBS:
            another = self._date(behind + 1, len(words.text)) is not None
            return (first, None) if another else (behind + 1, speaker)
        return (behind, speaker) if told else (first, None)

    def _teller_over(self, act: int, date: int) -> int | None:
        """Whoever says or wants what an act is told in: `the army says that it will withdraw by May`."""
        words = self.words
        start, _ = words.sentences[words.sentence[act]]
        for verb in range(date - 1, start, -1):
            if self._says(words.lower[verb]):
                subject = self.child(verb, ("nsubj",), None)
                if subject is not None and subject < verb and self.can_act(self.meant(subject)):
                    return self.meant(subject)
        for at in range(start, act):
            if words.lower[at : at + 2] == ["according", "to"]:
                return self._speaker(at + 2)[0]
        return None

    def _rival(self, at: int, own: str | None, act: tuple[int, int]) -> _Rival | None:
        """The next speaker with a date of the same act, from the token behind the first one on."""
        words = self.words
        _, stop = words.sentences[words.sentence[act[0]]]
        start = at
        while at < min(stop, start + 4) and (
            words.lower[at] in words_for("against") or words.text[at] in ",;()–"
        ):
            at += 1
        if at == start:
            return None
        credited = words.lower[at : at + 2] == ["according", "to"]
        speaker, at = self._speaker(at + 2 if credited else at)
        if speaker is None:  # "… or by June, according to the rebels"
            date = self._date(at, stop)
            if date is None:
                return None
            last, speaker = self._told_behind(date[0] + 1)
            return None if speaker is None else _Rival(speaker, date[1], last - 1)
        said, begun = credited, at
        while at < min(stop, start + _FAR) and at not in self._by_token:
            lower, says = words.lower[at], self._says(words.lower[at])
            if not (says or lower == "," or lower in words_for("gap") | words_for("prepositions")):
                return None
            said, at = said or says, at + 1
        date = self._by_token.get(at) if at < stop else None
        if (
            date is None
            or not (said or self._is_told_by(own, act))
            or not self._is_claimed(begun, at, date[0])
        ):
            return None
        return _Rival(speaker, date[1], date[0])

    def _is_told_by(self, own: str | None, act: tuple[int, int]) -> bool:
        """Whether somebody is told to say what nobody else is to do: not "wants the army to leave by May"."""
        if own is None:
            return False
        doer = self.subject(act[0])
        return doer is None or not self.can_act(doer)

    def _is_claimed(self, first: int, date: int, last: int) -> bool:
        """Whether a date is what is claimed, and not the day on which: not "said on Monday that …"."""
        words, behind = self.words, last + 1
        more = (
            words.tag[behind] in ("IN", "CC") and words.lower[behind] != "that"
            if behind < len(words.tag)
            else True
        )
        if not more and words.tag[behind].isalpha():
            return False
        cue = next((i for i in range(date - 1, first - 1, -1) if words.lower[i] != "on"), None)
        on_day = words.lower[date - 1] == "on" or words.lower[date].endswith("day")
        return cue is None or not on_day or words.tag[cue] not in ("VBD", "VBN")

    def _says(self, word: str) -> bool:
        return word in CUE_VERBS or word in words_for("claiming")

    def _date(self, at: int, stop: int) -> tuple[int, Time] | None:
        while at < stop and self.words.lower[at] in words_for("prepositions") | words_for("due_on"):
            at += 1
        return self._by_token.get(at) if at < stop else None

    def _speaker(self, at: int) -> tuple[int | None, int]:
        """The noun phrase at a token, by its last word, if that can speak; and the token behind it."""
        words, first = self.words, at
        while (
            at < min(len(words.text), first + _LONG) and words.tag[at] in _PHRASE and at not in self._by_token
        ):
            at += 1
        head = at - 1
        if at == first or words.tag[head] not in NOUN_TAGS or not self.can_act(head):
            return None, first
        return head, at
