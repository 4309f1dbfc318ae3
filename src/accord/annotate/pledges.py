"""Commitments in coverage: what somebody promised, agreed, offered, was ordered or is required to do.

Each hangs on a cue: a verb ("pledged to", "agreed that … would", "promised aid"), a noun ("a pledge to"), an
agreement or order that binds ("the deal called for …", "the court ordered"), or the speaker's own "we will".
What is only asked for, refused or supposed ("urged it to commit to") is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from accord.annotate.agreement_names import Agreements
from accord.annotate.arguments import words_of
from accord.annotate.bounds import clause_bounds
from accord.annotate.breach_words import among
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.own_words import OwnWords
from accord.annotate.parties import resolved
from accord.annotate.pledge_choices import aside_words
from accord.annotate.pledge_duties import PledgeDuties
from accord.annotate.pledge_headlines import PledgeHeadlines
from accord.annotate.pledge_nouns import PledgeNouns
from accord.annotate.pledge_offers import PledgeOffers
from accord.annotate.pledge_spans import Pledge, deal_words, pledge_nouns, pledge_verbs
from accord.annotate.pledge_tagged import PledgeTagged
from accord.annotate.pledge_terms import PledgeTerms
from accord.annotate.pledge_verbs import PledgeVerbs
from accord.annotate.pledge_wills import PledgeWills
from accord.annotate.tagged import Tags
from accord.annotate.words import Words
from accord.model.annotation import Commitment, NameMark, Statement
from accord.model.values import Span

__all__ = ["mark_pledges"]

_VOICES = ("spokesman", "spokeswoman", "spokesperson")
_OPENING = 12  # tokens in which a sentence opens with an instrument
_ORDERED = ("ordered", "mandated", "imposed")


def mark_pledges(
    words: Words,
    names: Sequence[NameMark],
    statements: Sequence[Statement],
    agreements: Agreements,
    tags: Tags,
) -> tuple[Commitment, ...]:
    """All commitments of an article, in order of the text, without their dates; the encoder's among them.

    What rules found is drawn out to the ends of its find, never cut. What a weak one found within another is
    none.
    """
    reader = _Pledges(words, names, statements, agreements)
    rules = [(it, weak) for it, weak in reader.marks() if not tags.doubts("commitment", it.span, weak)]
    ends = tags.ends("commitment", [it.span for it, _ in rules])
    drawn = [
        (replace(it, span=span) if span.covers(it.span) else it, weak)
        for (it, weak), span in zip(rules, ends, strict=True)
    ]
    found = [
        it
        for it, weak in drawn
        if not (weak and any(other.span.covers(it.span) for other, _ in drawn if other is not it))
    ]
    told = sorted((*found, *reader.beside(found, tags)), key=lambda it: it.span)
    return tuple(_parted(words, it, other) for it, other in zip_longest(told, told[1:]))


class _Pledges(
    PledgeHeadlines,
    PledgeDuties,
    PledgeVerbs,
    PledgeNouns,
    PledgeWills,
    PledgeTerms,
    PledgeOffers,
    PledgeTagged,
):
    """One article while it is read from cue to cue."""

    def __init__(
        self, words: Words, names: Sequence[NameMark], statements: Sequence[Statement], agreements: Agreements
    ) -> None:
        super().__init__(words, names)
        self.agreements, self.mentions = agreements, names
        self.own = OwnWords(words, statements, names)
        self.pledged: Pledge | None = None
        self.exchange: tuple[int, str | None, str | None] = (-1, None, None)

    def marks(self) -> Iterator[tuple[Commitment, bool]]:
        """Each commitment by a rule, and whether the rule is a weak one."""
        before: Commitment | None = None
        taken = -1
        for i, lower in enumerate(self.words.lower):
            if i <= taken or self._goes_on(i):
                continue
            pledge = self._pledge(i, lower)
            if pledge is None or pledge.last <= pledge.act - 1:
                continue
            mark = self._mark(pledge, before)
            if mark is None:
                continue
            taken = self.cue = max(pledge.act, pledge.cue)
            self.pledged = pledge
            before = mark
            yield mark, pledge.weak

    def beside(self, found: Sequence[Commitment], tags: Tags) -> Iterator[Commitment]:
        """What the encoder finds beside the rules."""
        for tag in tags.finds("commitment", [it.span for it in found]):
            pledge = self.tagged(tag)
            mark = self._mark(pledge, None) if pledge is not None else None
            if mark is not None:
                yield replace(mark, span=self.words.span(tag.first, tag.last))

    def _goes_on(self, at: int) -> bool:
        """Whether it stands in what was pledged last: `vowed that they would go`, `to draft, pledge …`."""
        words, pledge = self.words, self.pledged
        if pledge is None or not pledge.act <= at <= pledge.last:
            return False
        if words.tag[at] == "MD":
            return words.head[words.head[at]] == pledge.cue
        listed = words.tag[at] in ("VB", "VBP") and words.dep[at] == "conj" and pledge.act < at
        return listed and self.arguments.child(at, ("nsubj", "nsubjpass"), None) is None

    def _pledge(self, at: int, lower: str) -> Pledge | None:
        tag = self.words.tag[at]
        if tag == "TO":
            return _weak(self.headed(at))
        if tag == "JJ" and lower.rpartition("-")[2] in _ORDERED and "-" in lower:
            return _weak(self.laid_on(at))
        if lower in words_of("supposed") and tag in ("JJ", "VBN", "VBD"):
            found = self.supposed(at)
            if found is not None:
                return found
        if lower in ("ready", "prepared", "willing"):
            return self.kept(at) or self.ready_if(at)
        if tag[:2] == "VB" or (lower == "committed" and tag == "JJ"):
            if lower in pledge_verbs("binding") and self._is_real(at):
                found = self.promised(at, pledge_verbs("binding")[lower])
                if found is not None:
                    return found
            if lower in pledge_verbs("ordering") and self._is_real(at):
                found = self.ordered(at, pledge_verbs("ordering")[lower]) or _weak(self.laid_on(at))
                if found is not None:
                    return found
            if lower in pledge_verbs("providing"):
                return _weak(self.provided(at))
            if lower in words_of("leave"):
                return self.not_allowed(at)
            if lower in pledge_verbs("deciding"):
                return _weak(self.decided(at))
            if lower in aside_words():
                return self.put_aside(at)
            if lower == "going":
                return _weak(self.going(at))
            return self.duty(at) or self.due(at) or _weak(self.scheduled(at))
        if tag in NOUN_TAGS and any(self.words.lower[c] == "moral" for c in self.words.children[at]):
            return None  # "has a moral obligation to stay": whoever says so thinks so
        if tag in NOUN_TAGS and lower in pledge_nouns():
            found = self.held_by_noun(at, pledge_nouns()[lower])
            if found is not None or lower not in words_of("had"):
                return found
        if tag in NOUN_TAGS and lower in words_of("had"):
            return self.charged_with(at)
        if tag in NOUN_TAGS and lower in deal_words("nouns"):
            return self.agreed(at)
        if tag == "MD" and lower in ("will", "would", "'ll", "’ll", "wo"):
            return self.willed(at) or self.told(at) or self.in_force(at)
        if tag == "MD" and lower in ("may", "can", "could"):
            return self.forbidden(at)
        if tag == "MD" and lower in ("should", "must", "shall"):
            found = _weak(self.resting(at))
            if lower == "shall":
                found = found or self.willed(at) or self.laid_down(at)
            return found or (self.told(at) if lower == "must" else None)
        return None

    def _mark(self, pledge: Pledge, before: Commitment | None) -> Commitment | None:
        words = self.words
        if self.own.by_draft(pledge.cue):
            return None
        obligor = pledge.obligor
        name = pledge.obligor_name or self._name(obligor)
        first = pledge.first if pledge.first is not None else self._first(pledge)
        last = max(pledge.last, pledge.cue if pledge.act < pledge.cue else pledge.act)
        if not first <= pledge.act <= last or words.sentence[first] != words.sentence[last]:
            return None
        rests = pledge.instrument
        if rests is None:
            opening = self._opening_text(first)
            rests = opening if opening is not None else self._rests_on(first, last)
        begin, end = (
            pledge.act,
            self.arguments.act_end(pledge.act, min(last, max(pledge.last, pledge.act)), None),
        )
        low, high = clause_bounds(words, pledge.cue, first, last)
        if not low <= begin <= high:
            return None
        low, end = self._with_opening(low), min(end, high)
        sentence = words.sentence[pledge.cue]
        condition = self.arguments.condition(pledge.cue, last) or self.arguments.condition_before(pledge.cue)
        instrument = self.agreements.meant(rests) if rests is not None else None
        if before is not None and self._in_exchange(sentence, before):
            self.exchange = (sentence, before.action, before.instrument)
        if self.exchange[0] == sentence:
            condition, instrument = condition or self.exchange[1], instrument or self.exchange[2]
        return Commitment(
            span=words.span(low, high),
            obligor=name,
            action=words.phrase(begin, end),
            action_span=words.span(begin, end),
            beneficiary=self.arguments.beneficiary(min(pledge.cue, begin), last) or self._assured(pledge.cue),
            deadline=None,
            condition=condition,
            instrument=instrument,
            modality=pledge.modality,
            negated=pledge.negated,
        )

    def _opening_text(self, first: int) -> int | None:
        """The instrument with which the sentence opens: `Under the accord, …`."""
        start = self.words.sentences[self.words.sentence[first]][0]
        return self._rests_on(start, min(start + _OPENING, first)) if first > start else None

    def _with_opening(self, first: int) -> int:
        """From "Under the accord," or "If they come," on, where nothing else stands before `first`."""
        words = self.words
        start = words.sentences[words.sentence[first]][0]
        while start < first and words.tag[start] in ("``", "_SP", "CC"):
            start += 1
        rests = words.lower[start] in words_of("resting") or self._rests(start)
        opens = self._opening_text(first) if rests else self.arguments.condition_at(start, start)
        told = any(words.lower[i] in words_of("saying") for i in range(start, first))
        return start if opens is not None and words.text[first - 1] == "," and not told else first

    def _name(self, noun: int | None) -> str | None:
        if noun is None:
            return None
        meant = self.arguments.meant(noun)
        if self.words.tag[meant] in ("PRP", "PRP$"):
            charged = self._accused(meant)
            if charged is not None:
                return self.arguments.phrase(charged, self.words.left[charged])
            named = self.own.speaker_of(meant, None) or self.arguments.called(meant)
            return named or (self._possessor(meant) if self.words.tag[meant] == "PRP$" else None)
        if self.words.lower[meant] in _VOICES and self.own.side_of(meant) is None:
            return self._spoken_for(meant)
        return self.own.side_of(meant) or self.arguments.phrase(meant, self.words.left[meant])

    def _spoken_for(self, voice: int) -> str | None:
        """Whom a spokesman speaks for: `its spokeswoman offered to hold fire`."""
        who = resolved(self.words, self.mentions, (voice,))[voice]
        return who.affiliation or who.name or self.arguments.phrase(voice, self.words.left[voice])

    def _possessor(self, pronoun: int) -> str | None:
        """Whose it is where the sentence tells: `The guild is honouring its pledge to leave`."""
        words = self.words
        verb = self.arguments.verb_over(pronoun)
        who = self.arguments.subject(verb) if verb is not None else None
        if who is None or who > pronoun or words.sentence[who] != words.sentence[pronoun]:
            return None
        if not self.arguments.is_party(who) or words.tag[who] not in NOUN_TAGS:
            return None
        many = words.tag[who] in ("NNS", "NNPS") or any(words.dep[c] == "conj" for c in words.children[who])
        fits = many if words.lower[pronoun] == "their" else not many
        if words.lower[pronoun] == "their" and not many:
            fits = self._is_body(who)
        if words.lower[pronoun] in ("his", "her"):
            fits = not many and words.entity[who] not in ("ORG", "GPE")
        return self.arguments.phrase(who, words.left[who]) if fits else None

    def _accused(self, pronoun: int) -> int | None:
        """Who is charged with not keeping it: `accused the guild of failing to keep its pledge`."""
        words = self.words
        at = words.head[pronoun]
        while words.dep[at] in ("dobj", "pobj", "xcomp", "pcomp", "prep"):
            at = words.head[at]
            if words.lower[at] in among("accuse"):
                who = self.arguments.child(at, ("dobj", "nsubjpass"), None)
                return who if who is not None and who < pronoun and self.arguments.is_party(who) else None
        return None

    def _assured(self, cue: int) -> str | None:
        """Whom somebody assures: `assured residents that it would stay`."""
        words = self.words
        whom = self.arguments.child(cue, ("dobj",), None)
        told = words.lower[cue] in words_of("assuring_verbs")
        if not told or whom is None or whom < cue or not self.arguments.is_party(whom):
            return None
        return self.arguments.phrase(whom, words.left[whom])

    def _in_exchange(self, sentence: int, before: Commitment) -> bool:
        """Whether the sentence goes on from the one of `before` with "in exchange"."""
        words = self.words
        start = words.sentences[sentence][0]
        opening = words.lower[start : start + 3]
        if opening[:2] not in (["in", "exchange"], ["in", "return"]) or opening[2:] == ["for"]:
            return False
        previous = words.tokens_in(before.span)
        return previous is not None and words.sentence[previous[0]] + 1 == sentence


def _parted(words: Words, it: Commitment, other: Commitment | None) -> Commitment:
    """A commitment without the next one, which is joined to it: `vowing vengeance | and pledging support`."""
    tokens = words.tokens_in(other.span) if other is not None else None
    if (
        other is None
        or tokens is None
        or not it.action_span.start < other.span.start < it.span.end <= other.span.end
    ):
        return it
    last = tokens[0] - 1
    while words.tag[last] in ("CC", ","):
        last -= 1
    end = words.end[last]
    if last == tokens[0] - 1 or end <= it.action_span.start:
        return it
    act = Span(it.action_span.start, min(it.action_span.end, end))
    action = " ".join(act.of(words.source).split())
    return replace(it, span=Span(it.span.start, end), action=action, action_span=act)


def _weak(pledge: Pledge | None) -> Pledge | None:
    return replace(pledge, weak=True) if pledge is not None else None
