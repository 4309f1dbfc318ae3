"""Commitments that a text provides: "the deal calls for all to leave", "must be freed under the accord"."""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.attributions import FINITE
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.operators import binding
from accord.annotate.pledge_spans import Pledge, PledgeSpans, pledge_verbs
from accord.model.acts import act_class

__all__ = ["PledgeProvisions"]


class PledgeProvisions(PledgeSpans):
    """What the agreements, laws and rulings that a document tells of provide."""

    def provided(self, at: int) -> Pledge | None:
        """`the deal called for all troops to leave`, `the accord says both sides must …`."""
        words = self.words
        subject = self.arguments.child(at, ("nsubj",), None)
        if subject is None and words.dep[at] == "acl" and words.head[at] < at:
            subject = words.head[at]  # "the accord called for …", taken for a participle
        noun = self._text_told(subject, at)
        if noun is None:
            return None
        if any(words.dep[c] == "neg" for c in words.children[at]) or self._is_draft(at, noun):
            return None
        if any(words.lower[i] in ("draft", "proposed", "planned") for i in range(words.left[noun], noun)):
            return None
        if "not" in pledge_verbs("providing")[words.lower[at]].split():
            return self._limited(at, noun)
        for child in words.children[at]:
            if child < at:
                continue
            laid = words.lower[at][:6] in ("demand", "stipul", "mandat") and self._laid_on(child)
            if words.dep[child] in ("ccomp", "xcomp", "advcl") and (
                self._will(child) or self.arguments.has_to(child) or laid or self._sees(at, child)
            ):
                return self._by_instrument(at, child, noun)
            if (
                words.dep[child] == "prep"
                and words.lower[child] in ("for", "to")
                and words.lower[at] not in ("said", "says", "say")
            ):
                below = next((c for c in words.children[child] if words.tag[c][:2] == "VB"), None)
                if below is not None:
                    return self._by_instrument(at, below, noun)
                thing = next(iter(words.children[child]), None)
                if thing is not None and self._is_kind(thing):
                    return Pledge(
                        at,
                        words.left[thing],
                        self._end(at, thing),
                        self.arguments.owner(thing),
                        "required",
                        instrument=noun,
                    )
            if (
                words.dep[child] == "dobj"
                and self._is_kind(child)
                and words.lower[at] in words_of("holding_acts")
                and self._is_real(at)
            ):
                return Pledge(at, words.left[child], self._end(at, child), None, "required", instrument=noun)
        return None

    def _laid_on(self, verb: int) -> bool:
        """Whether a clause lays something on somebody: `that it must leave`, `that all be freed`."""
        words = self.words
        duty = any(words.lower[c] in ("must", "shall", "should") for c in words.children[verb])
        plain = words.tag[verb] in ("VB", "VBP") and not any(
            words.tag[c] in ("MD", "VBZ", "VBD", "VBP") for c in words.children[verb]
        )
        that = any(words.lower[c] == "that" for c in words.children[verb])
        bare = words.tag[verb] == "VBN" and not any(words.dep[c] == "aux" for c in words.children[verb])
        return duty or bare or (plain and that)

    def _is_draft(self, at: int, text: int) -> bool:
        """`Is expected to introduce a resolution calling for a pullback`: one that nobody has passed."""
        words = self.words
        over = words.head[text]
        return words.dep[text] == "dobj" and over != at and words.lower[over] in words_of("unpassed")

    def _is_kind(self, noun: int) -> bool:
        """Whether the noun is an act that parties agree on, or the end of one."""
        lower = self.words.lower[noun]
        return act_class(lower) is not None or lower in words_of("stopped")

    def _sees(self, at: int, verb: int) -> bool:
        """`The deal will see Norway free 33 captives`."""
        words = self.words
        bare = words.tag[verb] == "VB" and not any(words.tag[c] in ("MD", "TO") for c in words.children[verb])
        return (
            bare
            and words.lower[at] in ("see", "sees")
            and self.arguments.child(verb, ("nsubj",), None) is not None
        )

    def _limited(self, at: int, instrument: int) -> Pledge | None:
        """`The deal limits Ostia to 300 barrels`, `caps the troops at 2,000`."""
        words = self.words
        thing = self.arguments.child(at, ("dobj",), None)
        to = next((c for c in words.children[at] if c > at and words.lower[c] in ("to", "at")), None)
        if thing is None or thing < at or not self._is_real(at) or words.tag[at] == "VBG":
            return None
        bound = thing if self.arguments.is_party(thing) else None
        if to is None and thing == bound:
            return None
        first = words.left[thing]
        return Pledge(at, first, self._end(at, thing), bound, "required", True, instrument)

    def _by_instrument(self, at: int, verb: int, instrument: int) -> Pledge:
        words = self.words
        subject = self.arguments.child(verb, ("nsubj",), None)
        subject = subject if subject is not None else self.arguments.child(at, ("dobj",), None)
        negated = any(words.dep[c] == "neg" for c in words.children[verb])
        bare = self.arguments.has_to(verb) or self._sees(at, verb)
        act = self._to(verb) if bare else words.left[verb]
        return Pledge(at, act, self._end(at, verb), subject, "required", negated, instrument)

    def resting(self, at: int) -> Pledge | None:
        """`that should have been withdrawn in line with the accord`: the clause rests on an instrument."""
        words = self.words
        verb = words.head[at]
        if words.dep[at] != "aux" or words.tag[verb][:2] != "VB":
            return None
        start, behind = words.sentences[words.sentence[at]]
        opening = words.lower[start] in words_of("resting") and self._rests_on(start, at)
        if not opening and words.lower[at] in ("will", "would", "'ll", "’ll"):
            return None
        if words.lower[verb] == "be" and {"able", "least"}.intersection(words.lower[verb : verb + 3]):
            return None
        reach = min(words.right[verb], behind - 1)
        tense = (i - 1 for i in range(verb + 1, reach) if words.tag[i] in FINITE)
        instrument = opening or self._rests_on(verb, next(tense, reach))
        if not instrument:
            return None
        if words.lower[at] == "should" and not (opening or self._is_perfect(verb)):
            return None
        subject = self.arguments.child(verb, ("nsubj", "nsubjpass"), None)
        passive = any(words.dep[c] == "auxpass" for c in words.children[verb])
        meant = self.arguments.meant(subject) if subject is not None else None
        first = words.left[meant] if meant is not None and meant < at and words.left[meant] <= at else at
        obligor = meant if meant is not None and not passive and self._somebody(meant) else None
        negated = any(words.dep[c] == "neg" for c in words.children[verb])
        act = first if passive else verb
        return Pledge(at, act, self._end(at, verb), obligor, "required", negated, instrument, first=first)

    def _is_perfect(self, verb: int) -> bool:
        return any(self.words.lower[c] == "have" for c in self.words.children[verb])

    def laid_down(self, at: int) -> Pledge | None:
        """`The parties shall refrain from …`: a clause that somebody quotes."""
        words = self.words
        verb = words.head[at]
        subject = self.arguments.child(verb, ("nsubj",), None)
        if words.dep[at] != "aux" or subject is None or subject > at or words.tag[subject] not in NOUN_TAGS:
            return None
        texts = words_of("instruments") | words_of("truces") | binding("texts")
        if not self.arguments.is_party(subject) or words.lower[subject] in texts:
            return None
        negated = any(words.dep[c] == "neg" for c in words.children[verb])
        return Pledge(at, verb, self._end(at, verb), subject, "required", negated, first=words.left[subject])
