"""Who is reported to have said what: quotations and clauses, each with its cue and speaker.

First every quotation looks for the attribution beside it ("…,” he said; he said: “…); then every cue
looks for the clause it governs, which may hold quoted pieces (mixed) or none (indirect); a quotation
left over that stands as a sentence goes to the speaker beside it. Quoted words without a cue, titles
and scare quotes are no statements. The offsets are those of the text given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from accord.annotate.attributions import FINITE, Attribution, find_attributions, noun_after, speaker_range
from accord.annotate.contents import clauses, trim
from accord.annotate.media import hearer
from accord.annotate.quotation import Quotation, pair_marks
from accord.annotate.speakers import Speaker, SpeakerBook
from accord.annotate.words import Words, columns
from accord.model.annotation import NameMark, Statement, Time
from accord.model.values import Span

__all__ = ["mark_statements"]

_WINDOW = 40
_STOPS = frozenset((".", "!", "?", ";"))
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")

Range = tuple[int, int]


@dataclass(slots=True)
class _Draft:
    """A statement in the making. `lead` is the cue token; `like` the draft whose speaker it shares."""

    parts: list[Span]
    kind: str
    lead: int | None = None
    like: _Draft | None = None
    quotations: list[int] = field(default_factory=list)


def mark_statements(doc: Doc, names: Sequence[NameMark], times: Sequence[Time]) -> tuple[Statement, ...]:
    """All statements of the document in order of their content."""
    words = columns(doc)
    return _Reading(words, pair_marks(words.source)).statements(tuple(names), tuple(times))


class _Reading:
    """One document while its statements are collected."""

    def __init__(self, words: Words, quotations: tuple[Quotation, ...]) -> None:
        self.words = words
        self.quotations = quotations
        self.ranges, self.inside = _token_ranges(words, quotations)
        self.found = find_attributions(words, self.inside)
        self.speakers: dict[int, Range | None] = {}
        self.drafts: list[_Draft] = []
        self.by_quotation: dict[int, _Draft] = {}
        for at, attribution in self.found.items():
            self.speakers[at] = speaker_range(words, self.inside, attribution)

    def statements(self, names: tuple[NameMark, ...], times: tuple[Time, ...]) -> tuple[Statement, ...]:
        self._link_quotations()
        self._govern_clauses()
        self._settle_the_rest()
        self.drafts.sort(key=lambda draft: draft.parts[0])
        return self._finish(names, times)

    # Quotations beside a cue

    def _link_quotations(self) -> None:
        for index, (first, last) in enumerate(self.ranges):
            if first > last:
                continue
            lead, joined = self._lead_before(index), None
            if lead is not None:
                joined = self._interrupted(index, lead)
            if joined is None and (lead is None or self.words.text[first - 1] == ","):
                behind = self._lead_behind(index) if self._stands_whole(first) else None
                lead = behind if behind is not None else lead
            if joined is not None:
                joined.parts.extend(self._words_of(index))
                joined.quotations.append(index)
                self.by_quotation[index] = joined
            elif lead is not None:
                self._add_quotation(index, lead, None)

    def _add_quotation(self, index: int, lead: int | None, like: _Draft | None) -> None:
        draft = _Draft(self._words_of(index), "direct", lead, like, [index])
        self.drafts.append(draft)
        self.by_quotation[index] = draft

    def _words_of(self, index: int) -> list[Span]:
        """The parts of a quotation, without a comma at their end."""
        parts = []
        for start, end in self.quotations[index].parts:
            stripped = end - 1 if self.words.source[end - 1] == "," else end
            parts.append(Span(start, stripped if stripped > start else end))
        return parts

    def _interrupted(self, index: int, lead: int) -> _Draft | None:
        """The draft of the quotation before, where the cue stands between: “a,” he said, “b.”"""
        before = self.by_quotation.get(index - 1)
        if before is None or before.lead != lead or self.words.text[self.ranges[index][0] - 1] == ":":
            return None
        return before

    def _stands_whole(self, first: int) -> bool:
        """Whether a quotation that opens at token `first` begins a sentence or follows a lead-in."""
        words = self.words
        before = self._previous(first)
        if (
            before < 0
            or words.sentence[before] != words.sentence[first]
            or before_break(words, before, first)
        ):
            return True
        if words.text[before] in (":", ",", ".", "?", "!", "-", "–", "—") or self.inside[before] >= 0:
            return True
        start = words.sentences[words.sentence[first]][0]
        return first - start <= 2 and all(
            words.tag[i] in ("CC", "RB", "``", "''", "_SP") for i in range(start, first)
        )

    def _previous(self, token: int) -> int:
        token -= 1
        while token >= 0 and self.words.tag[token] == "_SP" and "\n" not in self.words.text[token]:
            token -= 1
        return token

    def _lead_behind(self, index: int) -> int | None:
        """The cue after the quotation: `“…,” he said`, `“…” said the minister`."""
        words = self.words
        last = self.ranges[index][1]
        at = last + 1
        while at < len(words.text) and words.tag[at] == "_SP" and words.text[at].count("\n") < 2:
            at += 1
        if at >= len(words.text) or self.inside[at] >= 0:
            return None
        ending = words.source[self.quotations[index].parts[-1].end - 1]
        comma = ending == "," or words.text[at] == ","
        if words.text[at] in (",", "-", "–", "—", "--"):
            at += 1
        elif not (comma or ending in "?!…—-" or words.text[at][:1].islower()):
            return None
        return self._first_cue(at)

    def _first_cue(self, at: int) -> int | None:
        """The first cue from token `at` on with nothing before it but its speaker."""
        words = self.words
        verbs = 0
        for i in range(at, min(at + _WINDOW, len(words.text))):
            if words.text[i] in _STOPS or words.text[i].count("\n") > 1 or self.inside[i] >= 0:
                return None
            attribution = self.found.get(i)
            if (
                attribution is not None
                and self._takes_quotation(attribution)
                and self._clear(at, attribution, verbs)
            ):
                return i
            if words.tag[i] in FINITE:
                verbs += 1
        return None

    @staticmethod
    def _takes_quotation(attribution: Attribution) -> bool:
        return not attribution.noun and bool(set(attribution.cue.frames) & {"c", "q", "t"})

    def _clear(self, at: int, attribution: Attribution, verbs: int) -> bool:
        """Whether the words from `at` to the cue are only its speaker (and its relative clauses)."""
        speaker = self.speakers[attribution.at]
        if speaker is None or speaker[0] > attribution.at:
            near = attribution.first - at
            if near > (3 if speaker is not None else 8) or verbs > attribution.at - attribution.first:
                return False
            if speaker is None:
                self._repair(attribution, at if near else attribution.last + 1)
            return True
        own = [i for i in range(at, speaker[0]) if self.words.tag[i] in FINITE]
        return speaker[0] >= at and not own and speaker[0] - at <= 4

    def _repair(self, attribution: Attribution, at: int) -> None:
        """Takes the noun phrase beside the cue for its speaker where the parse gives none."""
        words = self.words
        head = noun_after(words, at)
        if head is None or (at < attribution.first <= head):
            return
        self._set_subject(attribution, head)
        self.speakers[attribution.at] = speaker_range(words, self.inside, self.found[attribution.at])

    def _set_subject(self, attribution: Attribution, head: int) -> None:
        self.found[attribution.at] = Attribution(
            attribution.at, attribution.cue, attribution.first, attribution.last, head, attribution.negated
        )

    def _lead_before(self, index: int) -> int | None:
        """The cue before the quotation: `he said: “…`, `told Reuters “…`, `he said, “…`."""
        words = self.words
        first, _last = self.ranges[index]
        before = self._previous(first)
        while (
            before >= 0
            and words.text[before].count("\n") == 1
            and words.text[self._previous(before)] in (":", ",")
        ):
            before = self._previous(before)
        if before < 0 or self.inside[before] >= 0:
            return None
        mark = words.text[before]
        for i in range(before, max(before - _WINDOW, -1), -1):
            if self.inside[i] >= 0 or (words.text[i] in _STOPS) or (i < before and "\n" in words.text[i]):
                return None
            attribution = self.found.get(i)
            if attribution is not None and not attribution.noun and not attribution.negated:
                if mark == ":":
                    attribution = self._main(attribution)
                return attribution.at if self._introduces(attribution, before, mark, index) else None
            if words.tag[i] in FINITE and mark not in (":", ","):
                return None
        return None

    def _main(self, attribution: Attribution) -> Attribution:
        """The outermost cue over this one: in "he said they pledged peace: “…" it is he who goes on."""
        at = attribution.at
        for _ in range(8):
            above = self.words.head[at]
            if above == at:
                break
            outer = self.found.get(above)
            if outer is not None and self.words.dep[at] == "ccomp" and at > above:
                attribution = outer
            at = above
        return attribution

    def _introduces(self, attribution: Attribution, before: int, mark: str, index: int) -> bool:
        """Whether nothing but a hearer, a place and a stop stands between the cue and the quotation."""
        words = self.words
        last = self.ranges[index][1]
        between = range(attribution.last + 1, before + 1)
        speaker = self.speakers[attribution.at]
        if any(words.tag[i] in FINITE and not (speaker and speaker[0] <= i <= speaker[1]) for i in between):
            return False
        frames = attribution.cue.frames
        if not set(frames) & set("cqt"):
            return mark == ":"
        if mark == ":":
            return True
        if mark == ",":
            has_clause = any(
                words.dep[c] == "ccomp" and attribution.at < c < before
                for c in words.children[attribution.at]
            )
            return not has_clause
        following = words.text[last + 1] if last + 1 < len(words.text) else "."
        ending = words.source[self.quotations[index].parts[-1].end - 1]
        closed = (
            following in (".", ",", ";", "!", "?", "—", "–", "-") or "\n" in following or ending in ".,!?…"
        )
        return closed and (not between or (before == between[-1] and self._hearer_only(attribution, between)))

    def _hearer_only(self, attribution: Attribution, between: range) -> bool:
        words = self.words
        if words.lower[between[-1]] == "that" or words.tag[between[-1]] not in (
            "NN",
            "NNS",
            "NNP",
            "NNPS",
            "PRP",
            "RB",
        ):
            return False
        speaker = self.speakers[attribution.at]
        allowed = {
            c
            for c in words.children[attribution.at]
            if words.dep[c] in ("dobj", "dative", "prep", "advmod", "npadvmod")
        }
        if speaker is not None and speaker[0] > attribution.at:
            return speaker[1] >= between[-1]
        return "t" in attribution.cue.frames and any(words.right[c] >= between[-1] for c in allowed)

    # Clauses under a cue

    def _govern_clauses(self) -> None:
        words = self.words
        for at in list(self.found):
            self._repair_final(at)
            attribution = self.found[at]
            content = [
                self._with_quotations(at, first, last)
                for first, last in trim(words, clauses(words, self.found, attribution, self.speakers[at]))
            ]
            pieces = [piece for first, last in content for piece in self._without_linked(first, last)]
            parts = [
                span for first, last in trim(words, pieces) if (span := self._span(first, last)) is not None
            ]
            if not parts or not self._is_said(attribution):
                continue
            quoted = {self.inside[i] for first, last in pieces for i in range(first, last + 1)} - {-1}
            for index in quoted:
                if index in self.by_quotation:
                    continue
                self.by_quotation[index] = draft = _Draft(parts, "mixed", at)
            draft = _Draft(parts, self._kind(parts, quoted), at, None, sorted(quoted))
            for index in quoted:
                self.by_quotation[index] = draft
            self.drafts.append(draft)

    def _repair_final(self, at: int) -> None:
        """`…, residents and aid workers say.` where the parse found no subject: the words after the comma."""
        words, attribution = self.words, self.found[at]
        if attribution.subject is not None or attribution.noun or words.tag[at] not in FINITE:
            return
        before = attribution.first - 1
        if before < 0 or words.tag[before][:2] not in ("NN", "PR") or words.dep[words.head[at]] == "auxpass":
            return
        start = words.sentences[words.sentence[at]][0]
        for i in range(before, max(start, before - 8), -1):
            if words.text[i] == ",":
                self._set_subject(attribution, before)
                self.speakers[at] = (i + 1, before)
                return
            if words.tag[i] in FINITE:
                return

    def _is_said(self, attribution: Attribution) -> bool:
        """A belief needs somebody who holds it; so does a cue that is not a finite verb."""
        if self.speakers[attribution.at] is not None:
            return True
        return attribution.cue.speech and (
            attribution.noun or self.words.tag[attribution.at] in (*FINITE, "VBN")
        )

    def _with_quotations(self, at: int, first: int, last: int) -> Range:
        """The range out to the marks of a quotation in which it begins or ends."""
        opening, closing = self.inside[first], self.inside[last]
        if opening >= 0 and opening not in self.by_quotation:
            first = min(first, self.ranges[opening][0])
        if closing >= 0 and closing not in self.by_quotation:
            last = max(last, self.ranges[closing][1])
        return first, last

    def _without_linked(self, first: int, last: int) -> list[Range]:
        """The range without the quotations that already are statements of their own."""
        pieces, start = [], first
        i = first
        while i <= last:
            index = self.inside[i]
            if index in self.by_quotation:
                if start < i:
                    pieces.append((start, i - 1))
                i = start = self.ranges[index][1] + 1
            else:
                i += 1
        if start <= last:
            pieces.append((start, last))
        whole = pieces == [(first, last)]
        return [piece for piece in pieces if whole or self._says_something(*piece)]

    def _says_something(self, first: int, last: int) -> bool:
        return any(self.words.tag[i] in FINITE for i in range(first, last + 1)) and last - first > 2

    def _span(self, first: int, last: int) -> Span | None:
        """The characters of the range; marks of a quotation that wraps all of it, or stray ones, fall off."""
        words = self.words
        if words.dep[first] == "mark" and words.lower[first] == "that":
            first += 1
        if first > last:
            return None
        span = words.span(first, last)
        start, end = span
        opening, closing = self.inside[first], self.inside[last]
        if opening >= 0:
            quotation = self.quotations[opening]
            if start < quotation.parts[0].start and (opening == closing or quotation.span.end > end):
                start = quotation.parts[0].start
        if closing >= 0:
            quotation = self.quotations[closing]
            if end > quotation.parts[-1].end and (opening == closing or quotation.span.start < start):
                end = quotation.parts[-1].end
            elif end < quotation.span.end and quotation.parts[-1].end <= end + 1 and opening != closing:
                end = quotation.span.end
        return Span(start, end) if start < end else None

    def _kind(self, parts: list[Span], quoted: set[int]) -> str:
        if not quoted:
            return "indirect"
        for part in parts:
            if not any(span.covers(part) for index in quoted for span in self.quotations[index].parts):
                return "mixed"
        return "direct"

    # Quotations that no cue claims

    def _settle_the_rest(self) -> None:
        for index, (first, last) in enumerate(self.ranges):
            if first > last or index in self.by_quotation:
                continue
            if self._stands_whole(first) and self._is_sentence(index):
                self._add_quotation(index, None, self._neighbour(index))
            else:
                self._climb(index)

    def _is_sentence(self, index: int) -> bool:
        """Whether the quotation is a sentence and no title: some words, a verb, a full stop about its end."""
        words = self.words
        first, last = self.ranges[index]
        if self.quotations[index].single or last - first < 4:
            return False
        verbs = any(words.tag[i] in FINITE or words.tag[i] == "VB" for i in range(first, last + 1))
        ending = words.source[self.quotations[index].parts[-1].end - 1]
        following = words.text[last + 1] if last + 1 < len(words.text) else "\n"
        return verbs and (ending in ".!?…," or following in (".", "!", "?") or "\n" in following)

    def _neighbour(self, index: int) -> _Draft | None:
        """The statement whose speaker goes on: the one right before, in this paragraph or the last."""
        start = self.quotations[index].span.start
        before = [draft for draft in self.drafts[-8:] if draft.parts[0].start < start]
        latest = max(before, key=lambda draft: draft.parts[-1].end, default=None)
        earlier = self.by_quotation.get(index - 1)
        if earlier is not None and (latest is None or earlier.parts[-1].end >= latest.parts[-1].end):
            latest = earlier
        for draft in self._between(index):
            if latest is None or draft.parts[0].start > latest.parts[0].start:
                latest = draft
        if latest is None:
            return None
        gap = self.words.source[latest.parts[-1].end : start]
        return latest if gap.count("\n") <= 3 and len(gap) < 400 else None

    def _between(self, index: int) -> list[_Draft]:
        return [d for d in self.drafts if d.parts[0].start < self.quotations[index].span.start][-1:]

    def _climb(self, index: int) -> None:
        """A quoted piece under a cue: `called it “a sham”`, `vowed to “fight on”`."""
        words = self.words
        first, last = self.ranges[index]
        at = next((i for i in range(first, last + 1) if not first <= words.head[i] <= last), first)
        for _ in range(8):
            above = words.head[at]
            attribution = self.found.get(above)
            if attribution is not None and not attribution.negated and above < first:
                begin = self._argument_start(attribution, at)
                pieces = trim(words, [(begin, max(last, min(words.right[at], last + _WINDOW)))])
                parts = [span for piece in pieces if (span := self._span(*piece)) is not None]
                if parts and not any(
                    part.overlaps(d_part) for part in parts for d in self.drafts[-12:] for d_part in d.parts
                ):
                    draft = _Draft(parts, self._kind(parts, {index}), above, None, [index])
                    self.drafts.append(draft)
                    self.by_quotation[index] = draft
                return
            if above == at:
                return
            at = above

    def _argument_start(self, attribution: Attribution, at: int) -> int:
        words = self.words
        begin = words.left[at]
        for child in words.children[attribution.at]:
            if attribution.last < child < at and words.dep[child] in ("dobj", "oprd", "ccomp", "nsubj"):
                speaker = self.speakers[attribution.at]
                if speaker is None or not speaker[0] <= child <= speaker[1]:
                    begin = min(begin, words.left[child])
        return max(begin, attribution.last + 1)

    # From drafts to statements

    def _finish(self, names: tuple[NameMark, ...], times: tuple[Time, ...]) -> tuple[Statement, ...]:
        book = SpeakerBook(self.words, names)
        leads = sorted({draft.lead for draft in self.drafts if draft.lead is not None}, key=self._position)
        resolved: dict[int, Speaker] = {}
        for lead in leads:
            speaker, subject = self.speakers[lead], self.found[lead].subject
            if speaker is not None and subject is not None:
                resolved[lead] = book.resolve(subject, *speaker)
        dates = _Dates(self.words, times)
        return tuple(self._statement(draft, resolved, book, dates) for draft in self.drafts)

    def _position(self, lead: int) -> int:
        subject = self.found[lead].subject
        return subject if subject is not None else lead

    def _statement(
        self, draft: _Draft, resolved: dict[int, Speaker], book: SpeakerBook, dates: _Dates
    ) -> Statement:
        words = self.words
        source = draft
        for _ in range(20):
            if source.like is None:
                break
            source = source.like
        lead = source.lead
        speaker = self.speakers[lead] if lead is not None else None
        who = resolved.get(lead, Speaker()) if lead is not None else Speaker()
        own = self.found[draft.lead] if draft.lead is not None else None
        addressee, medium = hearer(words, book.owner, own) if own else (None, None)
        return Statement(
            content=tuple(draft.parts),
            kind=draft.kind,
            speech=own.cue.speech if own else True,
            speaker=(words.span(*speaker),) if speaker else (),
            speaker_name=who.name,
            office=who.office,
            cue=(words.span(own.first, own.last),) if own else (),
            addressee=addressee,
            medium=medium,
            date=dates.of(own, draft.parts) if own else None,
        )


class _Dates:
    """The times by sentence, to date a saying by the words around its cue."""

    def __init__(self, words: Words, times: tuple[Time, ...]) -> None:
        self.words = words
        self.by_sentence: dict[int, list[tuple[int, Time]]] = {}
        i = 0
        for time in sorted(times, key=lambda time: time.span):
            if time.type not in ("DATE", "TIME") or time.value is None:
                continue
            while i < len(words.start) and words.end[i] <= time.span.start:
                i += 1
            if i < len(words.start):
                self.by_sentence.setdefault(words.sentence[i], []).append((i, time))

    def of(self, attribution: Attribution, parts: list[Span]) -> str | None:
        """The day of the time that hangs on the cue itself, outside what was said."""
        for i, time in self.by_sentence.get(self.words.sentence[attribution.at], ()):
            if any(part.overlaps(time.span) for part in parts) or not self._hangs_on(i, attribution.at):
                continue
            match = _DATE.match(time.value or "")
            if match:
                return match[0]
        return None

    def _hangs_on(self, token: int, cue: int) -> bool:
        """Whether the token reaches the cue over no other verb, or stands right beside it."""
        if 0 < token - cue <= 2:
            return True
        for _ in range(5):
            above = self.words.head[token]
            if above == cue:
                return True
            if above == token or self.words.tag[above][:2] == "VB":
                return False
            token = above
        return False


def before_break(words: Words, before: int, first: int) -> bool:
    """Whether a line break stands between the two tokens."""
    return "\n" in words.source[words.end[before] - 1 : words.start[first]]


def _token_ranges(words: Words, quotations: tuple[Quotation, ...]) -> tuple[list[Range], list[int]]:
    """The first and last token of each quotation, and for each token the quotation it lies in or -1."""
    inside = [-1] * len(words.start)
    ranges = []
    i = 0
    for index, quotation in enumerate(quotations):
        while i < len(inside) and words.start[i] < quotation.span.start:
            i += 1
        first = i
        while i < len(inside) and words.start[i] < quotation.span.end:
            inside[i] = index
            i += 1
        ranges.append((first, i - 1))
    return ranges, inside
