"""Who is reported to have said what: quotations and clauses, each with its cue and speaker.

First every quotation looks for the cue beside it ("…,” he said; he said: “…); then every cue looks for
the clause it governs, which may hold quoted pieces (mixed) or none (indirect); a quotation left over
that stands as a sentence goes to the speaker beside it. Quoted words without a cue, titles and scare
quotes are no statements.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from accord.annotate.attributions import FINITE, Attribution
from accord.annotate.circumstances import Circumstance, Circumstances
from accord.annotate.contents import clauses, trim
from accord.annotate.lexicon import BODIES, PLACES, RECORDS, REPORTS, ROLES
from accord.annotate.linking import bystander, is_sentence, is_title, lead_before, lead_behind, stands_whole
from accord.annotate.quotation import pair_marks
from accord.annotate.scene import Range, Scene
from accord.annotate.speakers import Speaker, SpeakerBook
from accord.annotate.words import columns
from accord.model.annotation import NameMark, Statement, Time
from accord.model.values import Span

__all__ = ["mark_statements"]

_WINDOW = 40
_NEAR = 300
"""How far, in characters, a quotation without a cue may stand from the speaker it goes to."""


@dataclass(slots=True)
class _Draft:
    """A statement in the making: `lead` is the token of the cue that names the speaker.

    `cued` is False where that cue is another statement's, or none at all.
    """

    parts: list[Span]
    kind: str
    lead: int | None = None
    cued: bool = True


def mark_statements(doc: Doc, names: Sequence[NameMark], times: Sequence[Time]) -> tuple[Statement, ...]:
    """All statements of the document in order of their content."""
    words = columns(doc)
    return _Reading(Scene(words, pair_marks(words.source))).statements(tuple(names), tuple(times))


class _Reading:
    """One document while its statements are collected.

    `linked` holds the quotations that are statements of their own, `covered` those inside clauses;
    `leads` the cues of the ones, `governed` the cues of the others.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self.drafts: list[_Draft] = []
        self.linked: dict[int, _Draft] = {}
        self.leads: set[int] = set()
        self.covered: set[int] = set()
        self.governed: set[int] = set()
        self.sources: dict[int, Attribution] = {}

    def statements(self, names: tuple[NameMark, ...], times: tuple[Time, ...]) -> tuple[Statement, ...]:
        self._link_quotations()
        self._govern_clauses()
        self._settle_the_rest()
        self.drafts.sort(key=lambda draft: draft.parts[0])
        return self._finish(names, times)

    # Quotations beside a cue

    def _link_quotations(self) -> None:
        for index, (first, last) in enumerate(self.scene.ranges):
            if first > last:
                continue
            lead = lead_before(self.scene, index)
            if lead is not None:
                joined = self._interrupted(index, lead)
                if joined is not None:
                    joined.parts.extend(self.scene.words_of(index))
                    self.linked[index] = joined
                    continue
            if lead is None or self.words.text[first - 1] == ",":
                behind = lead_behind(self.scene, index) if stands_whole(self.scene, first) else None
                lead = behind if behind is not None else lead
            if lead is not None:
                self._add_quotation(index, lead, True)

    def _add_quotation(self, index: int, lead: int | None, cued: bool) -> None:
        draft = _Draft(self.scene.words_of(index), "direct", lead, cued)
        self.drafts.append(draft)
        self.linked[index] = draft
        if lead is not None:
            self.leads.add(lead)

    def _interrupted(self, index: int, lead: int) -> _Draft | None:
        """The draft of the quotation before, where the cue stands between: “a,” he said, “b.”"""
        before = self.linked.get(index - 1)
        if before is None or before.lead != lead or self.words.text[self.scene.ranges[index][0] - 1] == ":":
            return None
        return before

    # Clauses under a cue

    def _govern_clauses(self) -> None:
        scene, words = self.scene, self.words
        for at in list(scene.found):
            scene.repair_final(at)
            attribution = scene.found[at]
            if not self._is_said(attribution) or self._is_source(attribution):
                continue
            content = trim(words, clauses(words, scene.found, attribution, scene.speakers[at]))
            self._add_clause(at, [self._with_quotations(*piece) for piece in content])

    def _add_clause(self, at: int, content: list[Range]) -> None:
        """A statement of the content's ranges, but for the quotations that already are statements."""
        content = [(self._behind_place(*piece), piece[1]) for piece in content]
        pieces = [piece for first, last in content for piece in self._without_linked(first, last)]
        pieces = [piece for piece in trim(self.words, pieces) if not self._is_telling(at, *piece)]
        parts = [span for first, last in pieces if (span := self._span(first, last)) is not None]
        if not parts:
            return
        inside = self.scene.inside
        quoted = {inside[i] for first, last in pieces for i in range(first, last + 1)} - {-1}
        self.covered |= quoted
        self.governed.add(at)
        self.drafts.append(_Draft(parts, self._kind(parts, quoted), at))

    def _behind_place(self, first: int, last: int) -> int:
        """Where the words said begin in `in a statement that …`."""
        words = self.words
        if words.tag[first] == "IN" and words.lower[first] != "that":
            for i in range(first + 2, min(first + 8, last)):
                if words.lower[i] == "that" and words.lower[i - 1] in PLACES:
                    return i + 1
        return first

    def _is_telling(self, at: int, first: int, last: int) -> bool:
        """Whether the words beside a quotation tell of its speaker: his name, or `he said, and sat down`."""
        if at not in self.leads:
            return False
        speaker, words = self.scene.speakers[at], self.words
        named = speaker is not None and first <= speaker[0] and speaker[1] <= last
        acts = words.tag[first] == "CC" and first < last and words.tag[first + 1] in FINITE
        return named or (acts and first > at)

    def _is_said(self, attribution: Attribution) -> bool:
        """A belief needs somebody who holds it; so does a cue that is not a finite verb."""
        if self.scene.speakers[attribution.at] is not None:
            return "w" not in attribution.cue.frames or self._can_speak(attribution.subject)
        return attribution.cue.speech and (
            attribution.noun or self.words.tag[attribution.at] in (*FINITE, "VBN")
        )

    def _is_source(self, attribution: Attribution) -> bool:
        """`According to a Reuters report, the envoy said …`: the report is where the envoy's words stand."""
        words, at = self.words, attribution.at
        subject = attribution.subject
        if attribution.cue.lemma != "according to" or subject is None or words.lower[subject] not in REPORTS:
            return False
        above = at
        for _ in range(4):
            above = words.head[above]
        main = self.scene.found.get(above)
        if main is None or main.noun or main.negated or self.scene.speakers[above] is None:
            return False
        self.sources[above] = attribution
        return words.tag[above] in FINITE and words.head[above] == above and main.subject != subject

    def _can_speak(self, subject: int | None) -> bool:
        """Whether the subject is a name, a person, a body or a report, and not a fact or a thing."""
        if subject is None:
            return False
        words = self.words
        lower = words.lower[subject]
        if words.entity[subject] or words.tag[subject] in ("PRP", "WP", "NNP"):
            return lower != "it"
        return bool({lower, lower.removesuffix("s")} & (ROLES | BODIES | REPORTS | RECORDS))

    def _with_quotations(self, first: int, last: int) -> Range:
        """The range out to the marks of a quotation in which it begins or ends."""
        opening, closing = self.scene.inside[first], self.scene.inside[last]
        if opening >= 0 and opening not in self.linked:
            first = min(first, self.scene.ranges[opening][0])
        if closing >= 0 and closing not in self.linked:
            last = max(last, self.scene.ranges[closing][1])
        elif closing < 0:
            last = self._into_next(last)
        return first, last

    def _into_next(self, last: int) -> int:
        """The end of a quotation with which a clause goes on: `said that if it fails, “we will leave.”`"""
        following = last + 1
        if following < len(self.words.text) and self.words.text[following] == ",":
            following += 1
        if following >= len(self.words.text) or "\n" in self.words.text[following]:
            return last
        index = self.scene.inside[following]
        if index < 0 or index in self.linked or self.scene.ranges[index][0] != following:
            return last
        first = self.scene.quotations[index].parts[0].start
        if following == last + 1 or self.words.source[first].islower():
            return self.scene.ranges[index][1]
        return last

    def _without_linked(self, first: int, last: int) -> list[Range]:
        """The range without the quotations that already are statements of their own."""
        pieces, start = [], first
        i = first
        while i <= last:
            index = self.scene.inside[i]
            if index in self.linked:
                if start < i:
                    pieces.append((start, i - 1))
                i = start = self.scene.ranges[index][1] + 1
            else:
                i += 1
        if start <= last:
            pieces.append((start, last))
        whole = pieces == [(first, last)]
        return [piece for piece in pieces if whole or self._says_something(*piece)]

    def _says_something(self, first: int, last: int) -> bool:
        """Whether words between quotations are content too, and not the cue of one of them."""
        if any(i in self.leads for i in range(first, last + 1)):
            return False
        return any(self.words.tag[i] in FINITE for i in range(first, last + 1)) and last - first > 2

    def _span(self, first: int, last: int) -> Span | None:
        """The characters of the range; marks of a quotation that wraps all of it, or stray ones, fall off."""
        words = self.words
        span = words.span(first, last)
        start, end = span
        opening, closing = self.scene.inside[first], self.scene.inside[last]
        if opening >= 0:
            quotation = self.scene.quotations[opening]
            if start < quotation.parts[0].start and (opening == closing or quotation.span.end > end):
                start = quotation.parts[0].start
        if closing >= 0:
            quotation = self.scene.quotations[closing]
            if end > quotation.parts[-1].end and (opening == closing or quotation.span.start < start):
                end = quotation.parts[-1].end
            elif end < quotation.span.end and quotation.parts[-1].end <= end + 1 and opening != closing:
                end = quotation.span.end
        return Span(start, end) if start < end else None

    def _kind(self, parts: list[Span], quoted: set[int]) -> str:
        if not quoted:
            return "indirect"
        for part in parts:
            if not any(span.covers(part) for index in quoted for span in self.scene.quotations[index].parts):
                return "mixed"
        return "direct"

    # Quotations that no cue claims

    def _settle_the_rest(self) -> None:
        self.drafts.sort(key=lambda draft: draft.parts[0])
        settled = list(self.drafts)
        starts = [draft.parts[0].start for draft in settled]
        latest: _Draft | None = None
        for index, (first, last) in enumerate(self.scene.ranges):
            if index in self.linked:
                latest = self.linked[index]
            elif first > last or index in self.covered:
                continue
            elif stands_whole(self.scene, first) and is_sentence(
                self.scene, index, goes_on=self._goes_on(index)
            ):
                place = bisect_left(starts, self.scene.quotations[index].span.start)
                before = settled[place - 1] if place else None
                if before is None or (latest is not None and latest.parts[0] > before.parts[0]):
                    before = latest
                self._give_to_neighbour(index, before)
                latest = self.linked[index]
            else:
                self._climb(index)

    def _goes_on(self, index: int) -> bool:
        """Whether the quotation before is a statement of the same paragraph in single marks."""
        before = self.scene.quotations[index - 1] if index - 1 in self.linked else None
        if before is None or not before.single:
            return False
        return "\n" not in self.words.source[before.span.end : self.scene.quotations[index].span.start]

    def _give_to_neighbour(self, index: int, before: _Draft | None) -> None:
        """Gives the quotation to whoever is named after a dash, spoke right before, or acted right before."""
        lead = bystander(self.scene, index, behind=True)
        if lead is None and before is not None and before.lead is not None:
            gap = self.words.source[before.parts[-1].end : self.scene.quotations[index].span.start]
            if len(gap) < _NEAR and sum(1 for line in gap.split("\n") if line.strip()) <= 1:
                lead = before.lead
        if lead is None:
            lead = bystander(self.scene, index, behind=False)
        self._add_quotation(index, lead, False)

    def _climb(self, index: int) -> None:
        """A quoted piece under a cue: `called it “a sham”`, `vowed to “fight on”`."""
        words, found = self.words, self.scene.found
        first, last = self.scene.ranges[index]
        at = next((i for i in range(first, last + 1) if not first <= words.head[i] <= last), first)
        for _ in range(8):
            above = words.head[at]
            attribution = found.get(above)
            if attribution is not None and not attribution.negated and above < first:
                if above not in self.governed and not is_title(self.scene, index):
                    begin = self._argument_start(attribution, at)
                    self._add_clause(above, [(begin, max(last, min(words.right[at], last + _WINDOW)))])
                return
            if above == at:
                return
            at = above

    def _argument_start(self, attribution: Attribution, at: int) -> int:
        words = self.words
        begin = words.left[at]
        for child in words.children[attribution.at]:
            if attribution.last < child < at and words.dep[child] in ("dobj", "oprd", "ccomp", "nsubj"):
                speaker = self.scene.speakers[attribution.at]
                if speaker is None or not speaker[0] <= child <= speaker[1]:
                    begin = min(begin, words.left[child])
        return max(begin, attribution.last + 1)

    # From drafts to statements

    def _finish(self, names: tuple[NameMark, ...], times: tuple[Time, ...]) -> tuple[Statement, ...]:
        book = SpeakerBook(self.words, names, self.scene.inside)
        leads = sorted({draft.lead for draft in self.drafts if draft.lead is not None}, key=self._position)
        resolved: dict[int, Speaker] = {}
        for lead in leads:
            speaker, subject = self.scene.speakers[lead], self.scene.found[lead].subject
            if speaker is not None and subject is not None:
                resolved[lead] = book.resolve(subject, *speaker)
        said: dict[int, list[Span]] = {}
        for draft in self.drafts:
            if draft.lead is not None and draft.cued:
                said.setdefault(draft.lead, []).extend(draft.parts)
        around = Circumstances(self.scene, book.owner, times, said, self.sources)
        return tuple(self._statement(draft, resolved, around) for draft in self.drafts)

    def _position(self, lead: int) -> int:
        subject = self.scene.found[lead].subject
        return subject if subject is not None else lead

    def _statement(self, draft: _Draft, resolved: dict[int, Speaker], around: Circumstances) -> Statement:
        words = self.words
        lead = draft.lead
        speaker = self.scene.speakers[lead] if lead is not None else None
        who = resolved.get(lead, Speaker()) if lead is not None else Speaker()
        own = self.scene.found[lead] if lead is not None and draft.cued else None
        told = around.of(own.at) if own else Circumstance()
        return Statement(
            content=tuple(draft.parts),
            kind=draft.kind,
            speech=own.cue.speech if own else True,
            speaker=(words.span(*speaker),) if speaker else (),
            speaker_name=who.name,
            office=who.office,
            cue=(words.span(own.first, own.last),) if own else (),
            addressee=told.addressee,
            medium=told.medium,
            date=told.date,
            earliest=told.earliest,
            latest=told.latest,
            affiliation=who.affiliation,
        )
