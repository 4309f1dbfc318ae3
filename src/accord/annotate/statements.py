"""Who is reported to have said what: quotations and clauses, each with its cue and speaker.

First every quotation looks for the cue beside it ("…,” he said; he said: “…); then every cue looks for
the clause it governs, which may hold quoted pieces (mixed) or none (indirect); a quotation left over
that stands as a sentence goes to the speaker beside it. Quoted words without a cue, titles and scare
quotes are no statements.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from accord.annotate.attributions import FINITE, Attribution
from accord.annotate.contents import clauses, trim
from accord.annotate.edges import behind_place, kind_of, span_of, with_quotations, without_linked
from accord.annotate.finishing import Draft, finish
from accord.annotate.interviews import Sides, sides_of
from accord.annotate.joining import argument_start, clause_before, goes_on, without_circumstance, words_behind
from accord.annotate.labels import (
    headlines,
    highlights,
    label_before,
    nominal,
    signature_behind,
    token_at,
)
from accord.annotate.lexicon import PLACES, REPORTS
from accord.annotate.linking import (
    acted_before,
    is_sentence,
    is_title,
    lead_before,
    lead_behind,
    stands_whole,
)
from accord.annotate.nested import nested_quotations
from accord.annotate.quotation import pair_marks
from accord.annotate.sayers import can_speak, is_said
from accord.annotate.scene import Range, Scene
from accord.annotate.speeches import speech
from accord.annotate.turns import Turn, is_calling, turns, with_labels, without_turn_marks
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Statement, Time
from accord.model.values import Span

__all__ = ["mark_statements"]

_WINDOW = 40
_LEAST_PIECE = 4
_GOING_ON = frozenset(("continue", "begin"))
"""Cues that take a quotation, and no piece of one: "went on about “…”", "continues to ignore “…”"."""
_NEAR = 300
"""How far, in characters, a quotation without a cue may stand from the speaker it goes to."""


def mark_statements(
    words: Words, names: Sequence[NameMark], times: Sequence[Time]
) -> tuple[tuple[Statement, ...], tuple[NameMark, ...]]:
    """All statements of the document in order of their content; and the names, persons with their offices."""
    interview = turns(words.source)
    interview = interview or speech(words.source, [words.start[first] for first, _ in words.sentences])
    names = with_labels(words.source, interview, names)
    scene = Scene(words, pair_marks(without_turn_marks(words.source, interview)))
    first = interview[0].label.start if interview else 0
    sides = sides_of(words.source, names, first)
    return _Reading(scene, interview, sides).statements(tuple(names), tuple(times))


class _Reading:
    """One document while its statements are collected.

    `linked` holds the quotations that are statements of their own, `covered` those inside clauses;
    `by_lead` the cues of the ones, `governed` the cues of the others; `spoken` the tokens of turns.
    """

    def __init__(self, scene: Scene, interview: tuple[Turn, ...], sides: Sides) -> None:
        self.scene = scene
        self.interview = interview
        self.sides = sides
        self.words = scene.words
        self.drafts: list[Draft] = []
        self.linked: dict[int, Draft] = {}
        self.quoting: dict[int, int | None] = {}
        self.by_lead: dict[int, list[Draft]] = {}
        self.covered: set[int] = set()
        self.governed: set[int] = set()
        self.sources: dict[int, Attribution] = {}
        self.spoken: set[int] = set()

    def statements(
        self, names: tuple[NameMark, ...], times: tuple[Time, ...]
    ) -> tuple[tuple[Statement, ...], tuple[NameMark, ...]]:
        self._take_turns()
        self._take_headlines()
        self._link_quotations()
        self.quoting = {index: draft.lead for index, draft in self.linked.items()}
        self._govern_clauses()
        self._settle_the_rest()
        self._look_inside()
        self.drafts.sort(key=lambda draft: draft.parts[0])
        return finish(self.scene, self.drafts, self.sources, names, times)

    # Speakers named by a label

    def _take_turns(self) -> None:
        """Each turn of an interview is a statement of whoever its label names or stands for."""
        words = self.words
        for turn in self.interview:
            named = turn.label if turn.named else self.sides.asks if turn.asks else self.sides.answers
            lead = None
            if named is not None:
                first, last = token_at(words, named.start), token_at(words, named.end - 1)
                head = nominal(words, first, last) if is_calling(named.of(words.source)) else last
                lead = self.scene.add_bystander(last if head is None else head, (first, last))
            self.drafts.append(Draft(list(turn.parts), "direct", lead, False))
            for part in turn.parts:
                begin, end = token_at(words, part.start), token_at(words, part.end - 1)
                self._cover(begin, end)
                self.spoken.update(range(begin, end + 1))

    def _take_headlines(self) -> None:
        for label in (*headlines(self.words), *highlights(self.words, self.scene.inside)):
            parts = [
                span for piece in trim(self.words, [label.content]) if (span := span_of(self.scene, *piece))
            ]
            if not parts or self.scene.inside[label.head] >= 0 or label.head in self.scene.found:
                continue
            lead = self.scene.add_bystander(label.head, (label.first, label.last))
            quoted = self._cover(*label.content)
            self.drafts.append(Draft(parts, kind_of(self.scene, parts, quoted), lead, False))

    def _cover(self, first: int, last: int) -> set[int]:
        """The quotations among the tokens, which from now on are no statements of their own."""
        quoted = {self.scene.inside[i] for i in range(first, last + 1)} - {-1}
        self.covered |= quoted
        return quoted

    def _labelled(self, index: int) -> int | None:
        """`Name: “…”`, `“…” – Name`: the token that stands for whoever is named there."""
        first, last = self.scene.ranges[index]
        if last - first < 2:
            return None
        label = label_before(self.words, first) or signature_behind(self.words, last)
        if label is None or self.scene.inside[label.head] >= 0:
            return None
        return self.scene.add_bystander(label.head, (label.first, label.last))

    # Quotations beside a cue

    def _link_quotations(self) -> None:
        for index, (first, last) in enumerate(self.scene.ranges):
            if first > last or index in self.covered:
                continue
            lead = lead_before(self.scene, index)
            if lead is not None:
                joined = self._interrupted(index, lead)
                if joined is not None:
                    joined.parts.extend(self.scene.words_of(index))
                    self.linked[index] = joined
                    continue
            if lead is None or (self.words.text[first - 1] == "," and not self._ends_line(index)):
                behind = lead_behind(self.scene, index) if stands_whole(self.scene, first) else None
                lead = behind if behind is not None else lead
            if lead is not None:
                self._add_quotation(index, lead, True)
            elif (named := self._labelled(index)) is not None:
                self._add_quotation(index, named, False)

    def _ends_line(self, index: int) -> bool:
        """Whether a quotation ends its sentence and line, and another sentence begins: `he asked, “Who?”`."""
        source, text = self.words.source, self.words.text
        last, end = self.scene.ranges[index][1], self.scene.quotations[index].parts[-1].end
        behind = next((i for i in range(last + 1, len(text)) if text[i].isalnum()), None)
        if behind is None or source[end - 1] not in ".?!":
            return False
        return "\n" in source[end : self.words.start[behind]] and not text[behind].islower()

    def _add_quotation(self, index: int, lead: int | None, cued: bool) -> None:
        draft = Draft(self.scene.words_of(index), "direct", lead, cued)
        if lead is not None and cued:
            self._join_around(draft, index, lead)
        self.drafts.append(draft)
        self.linked[index] = draft
        if lead is not None:
            self.by_lead.setdefault(lead, []).append(draft)

    def _join_around(self, draft: Draft, index: int, lead: int) -> None:
        """Takes in the words of the same sentence that stand before and behind the marks."""
        words = self.words
        before = clause_before(self.scene, index, lead)
        behind = words_behind(self.scene, index, lead)
        if behind is not None:
            start = draft.parts[-1].start - 1 if len(draft.parts) == 1 else draft.parts[-1].start
            draft.parts[-1] = Span(start, words.end[behind])
        if before is not None:
            first, last = before
            if lead < self.scene.ranges[index][0]:
                draft.parts.insert(0, words.span(first, last))
            else:
                end = self.scene.quotations[index].span.end if behind is None else draft.parts[0].end
                draft.parts[0] = Span(words.start[first], end)
        draft.kind = kind_of(self.scene, draft.parts, {index})

    def _interrupted(self, index: int, lead: int) -> Draft | None:
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
            if not is_said(scene, attribution) or self._is_source(attribution) or self._is_own(attribution):
                continue
            if attribution.cue.lemma == "put it" and at in self.by_lead:
                continue
            content = trim(words, clauses(words, scene.found, attribution, scene.speakers[at]))
            leads = self.quoting
            ranges = [with_quotations(scene, leads, *piece) for piece in content]
            ranges = [(first, without_circumstance(scene, at, first, last)) for first, last in ranges]
            self._add_clause(at, [(first, goes_on(scene, leads, at, first, last)) for first, last in ranges])

    def _is_own(self, attribution: Attribution) -> bool:
        """Whether somebody who takes a turn says that he says or thinks it: what he says is a statement."""
        subject = attribution.subject
        if subject is None or attribution.at not in self.spoken:
            return False
        return self.words.lower[subject] in ("i", "we", "you") or subject not in self.spoken

    def _add_clause(self, at: int, content: list[Range]) -> None:
        """A statement of the content's ranges, but for the quotations that already are statements."""
        content = [(behind_place(self.scene, *piece), piece[1]) for piece in content]
        pieces = [
            piece
            for whole in content
            for piece in without_linked(self.scene, self.quoting, self.by_lead, at, whole)
        ]
        pieces = [piece for piece in trim(self.words, pieces) if not self._is_telling(at, *piece)]
        parts = [span for first, last in pieces if (span := span_of(self.scene, first, last)) is not None]
        if not parts or (at in self.by_lead and self._is_known(at, parts)):
            return
        inside = self.scene.inside
        quoted = {inside[i] for first, last in pieces for i in range(first, last + 1)} - {-1}
        self.covered |= quoted
        self.governed.add(at)
        self.drafts.append(Draft(parts, kind_of(self.scene, parts, quoted), at))

    def _is_known(self, at: int, parts: list[Span]) -> bool:
        """Whether words of the parts already belong to a statement under the same cue."""
        own = self.by_lead.get(at, ())
        return any(part.overlaps(known) for draft in own for known in draft.parts for part in parts)

    def _is_telling(self, at: int, first: int, last: int) -> bool:
        """Whether the words beside a quotation tell of its speaker: his name, or `he said, and sat down`."""
        if at not in self.by_lead:
            return False
        speaker, words = self.scene.speakers[at], self.words
        named = speaker is not None and first <= speaker[0] and speaker[1] <= last
        acts = words.tag[first] == "CC" and first < last and words.tag[first + 1] in FINITE
        return named or (acts and first > at)

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

    # Quotations that no cue claims

    def _settle_the_rest(self) -> None:
        self.drafts.sort(key=lambda draft: draft.parts[0])
        settled = list(self.drafts)
        starts = [draft.parts[0].start for draft in settled]
        latest: Draft | None = None
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
                if index not in self.covered and index not in self.linked:
                    place = bisect_left(starts, self.scene.quotations[index].span.start)
                    self._tell_on(index, settled[place - 1] if place else None)

    def _tell_on(self, index: int, before: Draft | None) -> None:
        """`“…,” he said. His men “will stay until we are relieved”.`: the sentence goes on with his words."""
        words, (first, last) = self.words, self.scene.ranges[index]
        if before is None or before.lead is None or last - first < _LEAST_PIECE:
            return
        start, behind = words.sentences[words.sentence[first]][0], words.sentences[words.sentence[last]][1]
        ended = words.tokens_in(before.parts[-1])
        opening, led = words.tag[first + 1], words.tag[first - 1]
        acts = opening in FINITE or (opening == "VB" and led == "MD")
        if not acts or ended is None or words.sentence[ended[1]] != words.sentence[first] - 1:
            return
        gap = words.source[before.parts[-1].end : words.start[start]]
        if "\n" in gap or any(i in self.scene.found for i in range(start, behind)):
            return
        content = trim(words, [(start, behind - 1)])
        parts = [span for piece in content if (span := span_of(self.scene, *piece)) is not None]
        self.drafts.append(Draft(parts, kind_of(self.scene, parts, {index}), before.lead, False))

    def _look_inside(self) -> None:
        """What a quoted speaker quotes."""
        for within, index, lead in nested_quotations(self.scene):
            self.scene.found[lead], self.scene.speakers[lead] = within.found[lead], within.speakers[lead]
            self.drafts.append(Draft(within.words_of(index), "direct", lead))

    def _goes_on(self, index: int) -> bool:
        """Whether the quotation before is a statement of the same paragraph in single marks."""
        before = self.scene.quotations[index - 1] if index - 1 in self.linked else None
        if before is None or not before.single:
            return False
        return "\n" not in self.words.source[before.span.end : self.scene.quotations[index].span.start]

    def _give_to_neighbour(self, index: int, before: Draft | None) -> None:
        """Gives the quotation to whoever announces it, spoke right before, or acted right before."""
        words = self.words
        announced = words.text[self.scene.previous(self.scene.ranges[index][0])] == ":"
        lead = acted_before(self.scene, index) if announced else None
        told = before is not None and before.lead is not None and self.scene.speakers[before.lead] is not None
        if lead is None and before is not None and told:
            gap = self.words.source[before.parts[-1].end : self.scene.quotations[index].span.start]
            if len(gap) < _NEAR and sum(1 for line in gap.split("\n") if line.strip()) <= 1:
                lead = before.lead
        if lead is None and not announced:
            lead = acted_before(self.scene, index)
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
                if attribution.cue.lemma in _GOING_ON or "b" in attribution.cue.frames:
                    return
                if above not in self.governed and not is_title(self.scene, index):
                    begin = argument_start(self.scene, attribution, at)
                    self._add_clause(above, [(begin, max(last, min(words.right[at], last + _WINDOW)))])
                return
            if attribution is None and self._told_in_a_statement(index, above):
                return
            if above == at:
                return
            at = above

    def _told_in_a_statement(self, index: int, verb: int) -> bool:
        """`They welcomed it in a statement “as a step home”`: a piece of what its subject said there."""
        words, first, last = self.words, *self.scene.ranges[index]
        subject = next((it for it in words.children[verb] if words.dep[it] == "nsubj"), None)
        places = (it for it in range(words.left[verb], first) if words.lower[it] in PLACES)
        if (
            subject is None
            or last - first < _LEAST_PIECE
            or self.scene.inside[subject] >= 0
            or not any(words.dep[it] == "pobj" and words.lower[words.head[it]] == "in" for it in places)
            or not can_speak(words, subject)
            or is_title(self.scene, index)
        ):
            return False
        lead = self.scene.add_bystander(subject, (words.left[subject], words.right[subject]))
        self._add_quotation(index, lead, False)
        self.linked[index].kind = "mixed"
        return True
