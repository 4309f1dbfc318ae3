"""Agreements that coverage refers to: "the Harbour Protocol", "the deal signed in Oskelund last year".

A reference has something that tells which agreement is meant: a name before its noun, a month, where or
when it was signed, between whom, or a clause that tells how it was made (`agreement_making`). A bare "the
agreement" is the last one named before it in the article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord.annotate.agreement_facts import stage_of
from accord.annotate.agreement_making import Making, find_makings
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.operators import binding
from accord.annotate.words import Words
from accord.model.annotation import AgreementMark, NameMark, Time
from accord.model.tables import toml_table
from accord.model.values import Span

__all__ = ["Agreements", "mark_references"]

_PREMODIFIERS = (*NOUN_TAGS, "JJ", "HYPH", "CD", "POS", "NNP", "SYM")
_FURTHER = 14  # tokens behind the noun that may tell of its signing
_LONGEST = 12
_DAY = 10  # letters of a day, the finest date of an agreement
_SMALL = frozenset(("of", "on", "the", "and", "in", "for"))
_ENDS = (",", ";", ".", "that", "which", ":")
_NAMED = ("GPE", "ORG", "NORP", "PERSON", "LOC", "FAC", "EVENT", "LAW")


def mark_references(
    words: Words, names: Sequence[NameMark], times: Sequence[Time]
) -> tuple[AgreementMark, ...]:
    """All references to agreements, in order of the text."""
    return tuple(_References(words, names, times).marks())


class _References:
    def __init__(self, words: Words, names: Sequence[NameMark], times: Sequence[Time]) -> None:
        self.words = words
        self.names = sorted((it for it in names if it.name), key=lambda it: it.span)
        self.starts = [it.span.start for it in self.names]
        self.times = sorted(times, key=lambda it: it.span)
        self.time_starts = [it.span.start for it in self.times]
        self.makings = find_makings(words, names, times)
        self.last: AgreementMark | None = None

    def marks(self) -> Iterator[AgreementMark]:
        for mark in self._found():
            self.last = mark
            yield mark

    def _found(self) -> Iterator[AgreementMark]:
        words, nouns = self.words, binding("named") | binding("truces")
        for i, lower in enumerate(words.lower):
            if i in self.makings:
                yield self._made(i, self.makings[i])
            elif (lower in nouns and words.tag[i] in NOUN_TAGS) or self._is_titled(i, lower):
                mark = self._mark(i)
                if mark is not None:
                    yield mark
            elif lower == "peace" and i + 1 < len(words.text) and words.lower[i + 1] == "signed":
                mark = self._mark(i)  # "the Tarvia-Front peace signed in Oskelund"
                if mark is not None and mark.place:
                    yield mark

    def _is_titled(self, at: int, lower: str) -> bool:
        """`the Algiers Declaration`: a title in capitals behind a place."""
        words = self.words
        return (
            lower in binding("titled")
            and at > 0
            and words.text[at].istitle()
            and words.tag[at] in ("NNP", "NNPS")
            and words.tag[at - 1] == "NNP"
            and words.text[at - 1][:1].isupper()
            and words.lower[at + 1 : at + 2] != ["of"]
        )

    def _made(self, at: int, making: Making) -> AgreementMark:
        """The mark of an agreement whose making a clause tells."""
        words = self.words
        mark = None if making.to_do else self._mark(at)
        first = at if making.to_do else self._first(at)
        last = self._stop(at + 1, min(words.right[at], at + _FURTHER)) if making.to_do else self._titled(at)
        if mark is None:
            if first == last and not making.to_do:  # "a declaration on the return of the displaced"
                last = self._stop(at + 1, min(words.right[at], at + _FURTHER), quoted=True)
            what = words.phrase(first, last)
            name = f"agreement to {what}" if making.to_do else what
            mark = AgreementMark(words.span(first, last), name, stage=stage_of(name))
        time = making.time
        dated = _dated(mark, time) if time and mark.earliest is None else mark
        return replace(
            dated,
            parties=making.parties or mark.parties,
            place=mark.place or making.place,
            third_parties=making.third_parties,
        )

    def _mark(self, noun: int) -> AgreementMark | None:
        words = self.words
        if noun + 1 < len(words.text) and words.tag[noun + 1] in NOUN_TAGS and words.head[noun] == noun + 1:
            return None  # "the agreement text"
        first = self._first(noun)
        before = range(first, noun)
        if any(words.lower[i] in binding("business") for i in before) or self._is_no_paper(noun):
            return None
        last = self._titled(noun)
        behind = self._behind(last)
        aside = behind if behind > last else self._aside(noun, last)
        telling = [i for i in before if self._tells(i)]
        place, time, parties = self._told(noun, last, aside)
        dated = [
            i for i in before if words.lower[i] in toml_table("accord.annotate", "agreements.toml")["months"]
        ]
        if not (telling or dated or place or parties or last > noun or (time and aside > last)):
            return None
        if words.lower[noun] in binding("truces") and not (dated or (place and behind > last)):
            return None
        named = telling or dated or last > noun
        again = None if named or behind > last else self._named_before(noun)
        mark = AgreementMark(
            span=words.span(first, max(last, behind)),
            name=again or words.phrase(first, last if named else aside),
            parties=parties or self._pair(first, noun),
            place=place,
            stage=stage_of(words.phrase(first, last)),
        )
        return _dated(mark, time) if time else mark

    def _is_no_paper(self, noun: int) -> bool:
        """`LET EUROPE DEAL WITH IT`; `Secret Service protocol`, which is how it is done."""
        words = self.words
        verb = words.text[noun].isupper() and words.lower[noun + 1 : noun + 2] == ["with"]
        custom = words.text[noun] in ("protocol", "protocols") and words.entity[noun - 1] not in (
            "GPE",
            "LOC",
        )
        return verb or (custom and words.tag[noun - 1] == "NNP")

    def _first(self, noun: int) -> int:
        words = self.words
        first = noun
        while first > 0 and noun - first < _LONGEST and words.tag[first - 1] in _PREMODIFIERS:
            first -= 1
        while first < noun and words.tag[first] in ("POS", "HYPH", "CD"):
            if words.tag[first] == "CD" and words.tag[first + 1] == "HYPH":
                break  # "six-month truce"
            first += 1
        while first > 1 and words.lower[first - 1] == "of" and words.text[first - 2][:1].isupper():
            if not (words.text[first][:1].isupper() and words.tag[first - 2] in NOUN_TAGS):
                break
            first -= 2  # "Cessation of Hostilities Agreement"
        return first

    def _tells(self, at: int) -> bool:
        """Whether a word before the noun names something: "Doha", "Minsk"; not "peace" or "new"."""
        words = self.words
        if words.lower[at] in binding("plain") or words.tag[at] not in ("NNP", "NNPS"):
            return False
        return words.text[at][:1].isupper() and words.entity[at] not in ("DATE", "CARDINAL", "ORDINAL")

    def _titled(self, noun: int) -> int:
        """The end of a name in capitals: "Agreement on the Cessation of Hostilities"."""
        words = self.words
        if not words.text[noun][0].isupper():
            return noun
        last = at = noun
        while at + 1 < len(words.text) and at - noun < 2 * _LONGEST:
            at += 1
            if words.entity[at] == "DATE":
                break
            if words.text[at][:1].isupper() and words.tag[at] in NOUN_TAGS:
                last = at
            elif words.lower[at] not in _SMALL:
                break
        named = last > noun and words.lower[noun + 1] in ("on", "for", "of")
        return last if named else noun

    def _behind(self, last: int) -> int:
        """The last token of "signed in …", "of 3 May", "between … and …" behind the noun."""
        words = self.words
        at = last + 1
        if at >= len(words.text):
            return last
        lower = words.lower[at]
        if lower in binding("made") and words.tag[at] in ("VBN", "VBD") and words.dep[at] in ("acl", "relcl"):
            return self._stop(at, min(words.right[at], last + _FURTHER))
        if lower == "between" or (lower in ("of", "from") and self._time_at(at + 1) is not None):
            return self._stop(at, min(words.right[at], last + _FURTHER))
        return last

    def _aside(self, noun: int, last: int) -> int:
        """The last token of ", signed on 3 May," behind the noun; the noun's where there is none."""
        words = self.words
        at = last + 2
        if words.lower[last + 1 : last + 2] != [","] or at >= len(words.text):
            return last
        if words.lower[at] not in binding("made") or words.tag[at] not in ("VBN", "VBD"):
            return last
        end = self._stop(at, min(len(words.text) - 1, last + _FURTHER))
        closed = words.lower[end + 1 : end + 2] in ([","], ["."])  # whatever the parse hangs it on
        return end if closed or (words.dep[at] == "acl" and words.head[at] in (noun, last)) else last

    def _named_before(self, noun: int) -> str | None:
        """The name of the agreement named last before a bare noun, where it ends in that noun."""
        name = self.last.name if self.last is not None else ""
        return name if name.lower().endswith(f" {self.words.lower[noun]}") and name[:1].isupper() else None

    def _stop(self, first: int, last: int, *, quoted: bool = False) -> int:
        """Where a phrase from `first` to `last` at most ends; `quoted` lets quotation marks stand in it."""
        words = self.words
        ends = _ENDS if quoted else (*_ENDS, "“", '"')
        for i in range(first, last + 1):
            if words.lower[i] in ends or words.tag[i] == "_SP" or (quoted and words.entity[i] == "DATE"):
                last = i - 1
                break
        while quoted and last >= first and words.tag[last] in ("IN", "TO", "DT", "CC"):
            last -= 1
        return last

    def _told(self, noun: int, last: int, behind: int) -> tuple[str | None, Time | None, tuple[str, ...]]:
        """Place, time and parties that the words behind the noun tell."""
        words = self.words
        if behind <= last:
            return None, None, ()
        span = words.span(last + 1, behind)
        named = self._named(span)
        opening = words.lower[last + 1]
        time = next((it for it in self._timed(span) if it.type == "DATE"), None)
        if opening == "between":
            actors = (it.name for it in named if it.type in ("ORG", "GPE", "NORP", "PERSON") and it.name)
            parties = tuple(dict.fromkeys(actors))
            return None, time, parties if len(parties) > 1 else ()
        places = [it for it in named if it.type in ("GPE", "LOC", "FAC") and self._is_in(it)]
        return (places[0].name if places else None), time, ()

    def _is_in(self, mark: NameMark) -> bool:
        tokens = self.words.tokens_in(mark.span)
        return tokens is not None and tokens[0] > 0 and self.words.lower[tokens[0] - 1] in ("in", "at")

    def _named(self, span: Span) -> Sequence[NameMark]:
        return self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def _timed(self, span: Span) -> Sequence[Time]:
        return self.times[bisect_left(self.time_starts, span.start) : bisect_left(self.time_starts, span.end)]

    def _time_at(self, at: int) -> Time | None:
        words = self.words
        if at >= len(words.text):
            return None
        return next(iter(self._timed(words.span(at, min(at + 2, len(words.text) - 1)))), None)

    def _pair(self, first: int, noun: int) -> tuple[str, ...]:
        """`US-Taliban`: the two that a hyphen joins."""
        words = self.words
        for i in range(first + 1, noun - 1):
            if words.text[i] in ("-", "–") and self._tells(i - 1) and self._tells(i + 1):
                return words.text[i - 1], words.text[i + 1]
            if words.text[i].count("-") == 1 and words.entity[i] in _NAMED:
                one, _, other = words.text[i].partition("-")
                if one[:1].isupper() and other[:1].isupper():
                    return one, other
        return ()


def _dated(mark: AgreementMark, time: Time) -> AgreementMark:
    """The mark with the days that a time tells."""
    known = time.value if time.value and time.value[:1].isdigit() and len(time.value) <= _DAY else None
    return replace(mark, date=known, earliest=time.earliest, latest=time.latest)


class Agreements:
    """The agreements of one document by where they are named, to find what "the agreement" means."""

    def __init__(self, words: Words, marks: Sequence[AgreementMark]) -> None:
        self.words = words
        self.marks = sorted(marks, key=lambda it: it.span)
        self.starts = [it.span.start for it in self.marks]

    def meant(self, noun: int) -> str | None:
        """The name of the agreement at a token, or of the last one named before it; else its own words."""
        words = self.words
        at = bisect_left(self.starts, words.end[noun])
        if at and self.marks[at - 1].span.end >= words.end[noun]:
            return self.marks[at - 1].name
        if words.lower[noun] in binding("named") and at:
            return self.marks[at - 1].name
        first = noun
        while first > 0 and words.tag[first - 1] in _PREMODIFIERS and words.head[first - 1] <= noun:
            first -= 1
        return words.phrase(first, noun)
