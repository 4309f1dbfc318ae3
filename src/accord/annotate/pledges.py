"""Commitments in coverage: what somebody promised, agreed, offered, was ordered or is required to do.

Each hangs on a cue: a verb ("pledged to", "agreed that … would", "promised aid"), a noun ("a pledge to"), an
agreement or order that binds ("the deal called for …", "the court ordered"), or the speaker's own "we will".
What is only asked for, refused or supposed ("urged it to commit to") is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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

__all__ = ["mark_pledges"]

_VOICES = ("spokesman", "spokeswoman", "spokesperson")
_ORDERED = ("ordered", "mandated", "imposed")


def mark_pledges(
    words: Words,
    names: Sequence[NameMark],
    statements: Sequence[Statement],
    agreements: Agreements,
    tags: Tags,
) -> tuple[Commitment, ...]:
    """All commitments of an article, in order of the text, without their dates; the encoder's among them.

    What rules found is drawn out to the ends of its find, never cut.
    """
    reader = _Pledges(words, names, statements, agreements)
    found = [it for it in reader.marks() if not tags.doubts("commitment", it.span)]
    ends = tags.ends("commitment", [it.span for it in found])
    found = [
        replace(it, span=span) if span.covers(it.span) else it for it, span in zip(found, ends, strict=True)
    ]
    return tuple(sorted((*found, *reader.beside(found, tags)), key=lambda it: it.span))


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

    def marks(self) -> Iterator[Commitment]:
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
            yield mark

    def beside(self, found: Sequence[Commitment], tags: Tags) -> Iterator[Commitment]:
        """What the encoder finds beside the rules."""
        for tag in tags.finds("commitment", [it.span for it in found]):
            pledge = self.tagged(tag)
            mark = self._mark(pledge, None) if pledge is not None else None
            if mark is not None:
                yield replace(mark, span=self.words.span(tag.first, tag.last))

    def _goes_on(self, at: int) -> bool:
        """Whether a "will" stands in what has just been pledged: `vowed that the killers would be tried`."""
        words, pledge = self.words, self.pledged
        if pledge is None or words.tag[at] != "MD" or not pledge.act <= at <= pledge.last:
            return False
        return words.head[words.head[at]] == pledge.cue

    def _pledge(self, at: int, lower: str) -> Pledge | None:
        tag = self.words.tag[at]
        if tag == "TO":
            return self.headed(at)
        if tag == "JJ" and lower.rpartition("-")[2] in _ORDERED and "-" in lower:
            return self.laid_on(at)
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
                found = self.ordered(at, pledge_verbs("ordering")[lower]) or self.laid_on(at)
                if found is not None:
                    return found
            if lower in pledge_verbs("providing"):
                return self.provided(at)
            if lower in words_of("leave"):
                return self.not_allowed(at)
            if lower in pledge_verbs("deciding"):
                return self.decided(at)
            if lower in aside_words():
                return self.put_aside(at)
            if lower == "going":
                return self.going(at)
            return self.duty(at) or self.due(at) or self.scheduled(at)
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
            found = self.resting(at)
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
            start = words.sentences[words.sentence[pledge.cue]][0]
            opening = self._rests_on(start, min(start + 12, first)) if first > start else None
            rests = opening if opening is not None else self._rests_on(first, last)
        begin, end = (
            pledge.act,
            self.arguments.act_end(pledge.act, min(last, max(pledge.last, pledge.act)), None),
        )
        low, high = clause_bounds(words, pledge.cue, first, last)
        if not low <= begin <= high:
            return None
        end = min(end, high)
        sentence = words.sentence[pledge.cue]
        condition = self.arguments.condition(pledge.cue, last)
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
