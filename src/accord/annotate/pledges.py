"""Commitments in coverage: what somebody promised, agreed, offered, was ordered or is required to do.

Each hangs on a cue: a verb ("pledged to", "agreed that … would", "promised aid"), a noun ("a pledge to"), an
agreement or order that binds ("the deal called for …", "the court ordered"), or the speaker's own "we will".
What is only asked for, refused or supposed ("urged it to commit to") is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.annotate.agreement_names import Agreements
from accord.annotate.arguments import words_of
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.operators import binding
from accord.annotate.own_words import OwnWords
from accord.annotate.pledge_binders import PledgeBinders
from accord.annotate.pledge_nouns import PledgeNouns
from accord.annotate.pledge_spans import Pledge, pledge_nouns, pledge_verbs
from accord.annotate.pledge_terms import PledgeTerms
from accord.annotate.words import Words
from accord.model.acts import act_class, is_light
from accord.model.annotation import Commitment, NameMark, Statement

__all__ = ["mark_pledges"]

_FUNDS = frozenset(("$", "€", "£", "#"))
_MONEY = ("MONEY", "CARDINAL", "QUANTITY")


def mark_pledges(
    words: Words,
    names: Sequence[NameMark],
    statements: Sequence[Statement],
    agreements: Agreements,
) -> tuple[Commitment, ...]:
    """All commitments of an article, in order of the text, without their dates."""
    return tuple(_Pledges(words, names, statements, agreements).marks())


class _Pledges(PledgeNouns, PledgeBinders, PledgeTerms):
    """One article while it is read from cue to cue."""

    def __init__(
        self, words: Words, names: Sequence[NameMark], statements: Sequence[Statement], agreements: Agreements
    ) -> None:
        super().__init__(words, names)
        self.agreements = agreements
        self.own = OwnWords(words, statements, names)
        self.exchange: tuple[int, str | None, str | None] = (-1, None, None)

    def marks(self) -> Iterator[Commitment]:
        before: Commitment | None = None
        taken = -1
        for i, lower in enumerate(self.words.lower):
            if i <= taken:
                continue
            pledge = self._pledge(i, lower)
            if pledge is None or pledge.last <= pledge.act - 1:
                continue
            mark = self._mark(pledge, before)
            if mark is None:
                continue
            taken = self.cue = max(pledge.act, pledge.cue)
            before = mark
            yield mark

    def _pledge(self, at: int, lower: str) -> Pledge | None:
        tag = self.words.tag[at]
        if lower in ("ready", "prepared", "willing"):
            return self.kept(at)
        if tag[:2] == "VB" or (lower == "committed" and tag == "JJ"):
            if lower in pledge_verbs("binding") and self._is_real(at):
                found = self._promised(at, pledge_verbs("binding")[lower])
                if found is not None:
                    return found
            if lower in pledge_verbs("ordering") and self._is_real(at):
                found = self.ordered(at, pledge_verbs("ordering")[lower])
                if found is not None:
                    return found
            if lower in pledge_verbs("providing"):
                return self.provided(at)
            return self.due(at)
        if tag in NOUN_TAGS and lower in pledge_nouns():
            return self.held_by_noun(at, pledge_nouns()[lower])
        if tag == "MD" and lower in ("will", "would", "'ll", "’ll"):
            return self._own(at) or self.told(at) or self.in_force(at)
        if tag == "MD" and lower in ("should", "must", "shall"):
            found = self.resting(at) or (self.laid_down(at) if lower == "shall" else None)
            return found or (self.told(at) if lower == "must" else None)
        return None

    def _promised(self, at: int, entry: str) -> Pledge | None:
        modality, frames = entry.split()
        words = self.words
        subject = self._subject(at)
        if words.tag[at] == "VBN" and words.dep[at] in ("amod",) and "o" in frames:
            return None
        if modality == "conditional" and not self._offers(at, subject):
            return None
        for child in words.children[at]:
            if child < at:
                continue
            if (
                "i" in frames
                and words.dep[child] in ("xcomp", "ccomp", "advcl", "acl")
                and self.arguments.has_to(child)
                and child > at
            ):
                if words.lower[at].startswith("agree") and self._is_private(child):
                    return None
                return self._pledged(at, self._to(child), child, subject, modality)
            if (
                "c" in frames
                and words.dep[child] in ("ccomp", "xcomp")
                and self._will(child)
                and not self._opines(at, child)
            ):
                inner = self.arguments.child(child, ("nsubj", "nsubjpass"), None)
                if inner is None or not self._somebody(inner) or words.dep[inner] == "nsubjpass":
                    return self._pledged(at, words.left[child], child, subject, modality)
                if subject is None or not self.own.same(inner, subject):
                    subject = inner
                return self._pledged(at, child, child, subject, modality)
        thing = self._thing(at, frames)
        if thing is not None and (subject is not None or modality != "conditional"):
            thing = self.arguments.meant(thing)
            return self._pledged(at, words.left[thing], thing, subject, modality)
        return None

    def _is_private(self, verb: int) -> bool:
        """What a witness or a buyer agrees to: `agreed to be interviewed`, `to buy a stake`."""
        words = self.words
        passive = any(words.dep[c] == "auxpass" for c in words.children[verb])
        return words.lower[verb] in words_of("trivial") or (
            passive and words.lower[verb] in words_of("interviewing")
        )

    def _offers(self, at: int, subject: int | None) -> bool:
        """Whether a party offers something of weight; a man offers a bribe, a deal offers immunity."""
        words = self.words
        own = self.arguments.child(at, ("nsubj",), None)
        if words.tag[at] == "VB" or (
            words.tag[at] == "VBG" and own is None and words.dep[at] in ("pcomp", "acl")
        ):
            return False
        meant = self.arguments.meant(subject) if subject is not None else None
        if meant is None or words.lower[meant] in words_of("bystanders") | words_of("instruments"):
            return False
        thing = self._thing(at, "io")
        if thing is None or any(words.dep[c] == "xcomp" for c in words.children[at] if c > at):
            return any(self.arguments.has_to(c) for c in words.children[at] if c > at)
        near = range(max(words.left[thing], at), min(words.right[thing], thing + 3) + 1)
        return any(
            words.lower[i] in words_of("offered")
            or words.entity[i] == "MONEY"
            or act_class(words.lower[i]) is not None
            for i in near
        )

    def _opines(self, at: int, verb: int) -> bool:
        """`agreed that a zone must be set up`: they say what should be done."""
        words = self.words
        must = any(words.lower[c] == "must" for c in words.children[verb])
        return (must or words.lower[verb] == "like") and words.lower[at].startswith("agree")

    def _thing(self, at: int, frames: str) -> int | None:
        """What is promised: `pledged $2 million in aid`, `declared a truce`, `agreed on an exchange`."""
        words = self.words
        for child in words.children[at]:
            noun = child
            if "g" in frames and words.lower[child] == "to" and child == at + 1 and words.children[child]:
                below = words.children[child][0]
                kept = words.lower[below] in words_of("truces") | words_of("instruments")
                return below if words.tag[below] == "VBG" or kept else None
            if (
                words.dep[child] == "prep"
                and words.lower[child] in ("on", "to", "upon")
                and "n" in frames
                and child > at
            ):
                noun = next(iter(words.children[child]), child)
                if noun > child and (act_class(words.lower[noun]) is not None or words.tag[noun] == "VBG"):
                    return noun
                continue
            if words.dep[noun] == "dobj" and noun > at:
                done = words.tag[at] not in ("VB", "VBG") or "n" not in frames
                if "t" in frames and done and words.lower[noun] in words_of("truces"):
                    return noun
                if (
                    "o" in frames
                    and not self.arguments.is_party(noun)
                    and words.lower[noun] not in words_of("words")
                ):
                    return noun
            passive = words.dep[noun] == "nsubjpass" and noun < at and "o" in frames
            if (
                passive
                and words.lower[noun] not in ("this", "it", "what")
                and not self.arguments.is_party(noun)
            ):
                return noun
        return None

    def _subject(self, at: int) -> int | None:
        """Who does it: by the parse, of a passive "by" whom, else the noun right before the verb."""
        words = self.words
        perfect = any(words.lower[c] in ("has", "have", "had") for c in words.children[at] if c < at)
        passive = any(words.dep[child] == "auxpass" for child in words.children[at])
        if passive and words.lower[at] == "committed":
            return self.arguments.subject(at)
        if words.dep[at] == "acl" and words.head[at] == at - 1 and self._lost_verb(at):
            return at - 1
        if passive or (words.tag[at] == "VBN" and words.dep[at] in ("acl", "relcl") and not perfect):
            by = next((c for c in words.children[at] if words.lower[c] == "by"), None)
            return next(iter(words.children[by]), None) if by is not None else None
        if words.dep[at] == "acomp":
            return self.arguments.subject(words.head[at])
        found = self.arguments.subject(at)
        apart = found is not None and any(words.lower[i] in ("--", "—", "–") for i in range(found, at))
        if found is None or apart:
            near = self.arguments.noun_before(at)
            return near if near is not None else found
        return found

    def _lost_verb(self, at: int) -> bool:
        """Whether a party's verb was taken for a participle: `OSKEL - The rebels offered to …`."""
        words = self.words
        party = self.arguments.is_party(at - 1) and not any(
            words.lower[c] == "by" for c in words.children[at]
        )
        return party and any(c > at and self.arguments.has_to(c) for c in words.children[at])

    def _pledged(self, cue: int, act: int, head: int, subject: int | None, modality: str) -> Pledge | None:
        if subject is not None and not self._somebody(subject):
            return None
        if subject is not None and self.words.lower[subject] in ("i", "you"):
            return None
        passive = any(self.words.dep[c] == "auxpass" for c in self.words.children[cue])
        if passive and self.words.lower[cue] == "undertaken":
            return None  # "steps have been undertaken to …"
        negated = (
            any(self.words.dep[c] == "neg" for c in self.words.children[head])
            or "not" in self.words.lower[act - 2 : act + 1]
        )
        last = self._end(cue, head)
        return Pledge(cue, act, last, subject, modality, negated)

    def _own(self, at: int) -> Pledge | None:
        """`We will open the road`, `he said it would send aid`: whoever speaks binds himself."""
        words = self.words
        verb = words.head[at]
        if (
            words.dep[at] != "aux"
            or words.tag[verb] not in ("VB", "VBN")
            or verb < at
            or words.dep[verb] in ("relcl", "acl")
        ):
            return None
        resting = self.resting(at)
        if resting is not None:
            return resting
        if any(words.dep[child] == "auxpass" for child in words.children[verb]):
            return self._announced(at, verb)
        if words.lower[verb] not in words_of("acting") | binding("acts") or not self._is_own_act(at, verb):
            return None
        subject = self.arguments.child(verb, ("nsubj",), None)
        if subject is None or subject > at or not any(verb < c for c in words.children[verb]):
            return None
        if words.lower[subject] == "it" and words.lower[verb] in words_of("impersonal"):
            return None
        thing = self.arguments.child(verb, ("dobj",), None)
        if words.lower[verb] == "leave" and thing is not None and words.lower[thing] == "it":
            return None
        if words.lower[verb] in words_of("vague") and (
            thing is None or words.lower[thing] not in words_of("weighty") | words_of("offered")
        ):
            return None
        name = self.own.speaker_of(subject, self.arguments.called(subject))
        if name is None:
            return None
        return Pledge(
            at, verb, self._end(at, verb), subject, "promised", obligor_name=name, first=words.left[subject]
        )

    def _announced(self, at: int, verb: int) -> Pledge | None:
        """`The detainees will be freed, the minister said`: an act of his side, whoever does it."""
        words = self.words
        subject = self.arguments.child(verb, ("nsubjpass",), None)
        if subject is None or subject > at:
            return None
        light = is_light(words.lower[verb]) and act_class(words.lower[subject]) is not None
        if act_class(words.lower[verb]) is None and not light:
            return None
        taken_back = any(
            words.dep[c] == "neg" or words.lower[c] in words_of("taking_back") or words.lower[c] == "by"
            for c in words.children[verb]
        )
        nobody = words.lower[words.left[subject]] in ("no", "none", "nothing")
        if taken_back or nobody or words.tag[subject] not in NOUN_TAGS or not self.own.official(subject):
            return None
        first = words.left[subject]
        return Pledge(at, first, self._end(at, verb), None, "promised", first=first)

    def _is_own_act(self, at: int, verb: int) -> bool:
        """Whether nothing takes it back: no negation, no "if", no question, no "would have"."""
        words = self.words
        for child in words.children[verb]:
            if words.dep[child] in ("neg", "auxpass") or words.lower[child] in words_of("taking_back"):
                return False
        return words.text[words.sentences[words.sentence[at]][1] - 1] != "?"

    def _mark(self, pledge: Pledge, before: Commitment | None) -> Commitment | None:
        words = self.words
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
        sentence = words.sentence[pledge.cue]
        condition = self.arguments.condition(pledge.cue, last)
        instrument = self.agreements.meant(rests) if rests is not None else None
        if before is not None and self._in_exchange(sentence, before):
            self.exchange = (sentence, before.action, before.instrument)
        if self.exchange[0] == sentence:
            condition, instrument = condition or self.exchange[1], instrument or self.exchange[2]
        return Commitment(
            span=words.span(first, last),
            obligor=name,
            action=words.phrase(begin, end),
            action_span=words.span(begin, end),
            beneficiary=self.arguments.beneficiary(min(pledge.cue, begin), last),
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
            return self.own.speaker_of(meant, None)
        return self.arguments.phrase(meant, self.words.left[meant])

    def _in_exchange(self, sentence: int, before: Commitment) -> bool:
        """Whether the sentence goes on from the one of `before` with "in exchange"."""
        words = self.words
        start = words.sentences[sentence][0]
        opening = words.lower[start : start + 3]
        if opening[:2] not in (["in", "exchange"], ["in", "return"]) or opening[2:] == ["for"]:
            return False
        previous = words.tokens_in(before.span)
        return previous is not None and words.sentence[previous[0]] + 1 == sentence
