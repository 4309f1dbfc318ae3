"""The rules that somebody is said to have broken: their names, and the breaches nobody claims."""

from __future__ import annotations

from collections.abc import Sequence

from accord.annotate.breach_words import TABLE_WORDS, among
from accord.annotate.broken import mended
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.extents import Extents
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Statement
from accord.model.world import known_body

__all__ = ["RuleTerms"]

_STOPS = frozenset((";", ":", "”", '"', "“", "?", "!", "—", "–", "--", "(", ",", "."))
_BEFORE = 40  # tokens back to the rule that "it was violated" tells of


class RuleTerms(Extents):
    """One document, the table words of it mended."""

    def __init__(self, words: Words, names: Sequence[NameMark], statements: Sequence[Statement]) -> None:
        super().__init__(words, names, statements)
        self.lower = mended(words, TABLE_WORDS)

    def rule(self, noun: int, *, zones: bool = True) -> int | None:
        """The head of the rule that a noun phrase names; None where it names none.

        A place is one ("withdrawal lines") where `zones`, but nobody "goes beyond a no-fly zone".
        """
        words, lower = self.words, self.lower
        word = lower[noun]
        order = word == "law" and "order" in lower[noun + 1 : noun + 3]
        if word in among("not_rules") or order:
            return self._joined_rule(noun)  # "human rights and humanitarian law"
        before = {lower[i] for i in range(max(words.left[noun], noun - 4), noun)}
        if word in among("carriers") and before & among("rules"):
            return noun
        if word in among("placed"):
            return noun if zones and before & among("placing") else None
        capital = words.text[noun][:1].isupper()
        if word in among("rules") or (capital and word in among("capital")) or (word == "word" and "PRP$" in
                                      {words.tag[i] for i in words.children[noun]}):  # fmt: skip
            return noun
        if word in ("everything", "anything", "all") and any(
            words.dep[c] == "relcl" and lower[c] in among("settled") for c in words.children[noun]
        ):
            return noun  # "everything they had signed"
        for prep in words.children[noun]:
            granted = lower[prep] == "under" and word in among("reach")
            if words.dep[prep] == "prep" and (lower[prep] == "of" or granted):
                for below in words.children[prep]:
                    if word in among("reach") or (
                        words.dep[below] == "pobj" and self.rule(below) is not None
                    ):
                        return noun
        joined = self._joined_rule(noun)
        return joined if joined is not None else noun if self._is_acronym(noun) else None

    def _joined_rule(self, noun: int) -> int | None:
        words = self.words
        joined = (c for c in words.children[noun] if words.dep[c] == "conj" and words.tag[c] in NOUN_TAGS)
        return next((c for c in joined if self.rule(c) is not None), None)

    def _is_acronym(self, noun: int) -> bool:
        """Whether a word can be an agreement's letters: "COHA"; not a body's or a state's."""
        words = self.words
        text = words.text[noun]
        letters = len(text) > 2 and sum(char.isupper() for char in text) > 2 and text[-1].isupper()
        return letters and words.entity[noun] not in ("GPE", "PERSON", "NORP") and known_body(text) is None

    def rule_under(self, verb: int) -> int | None:
        """The rule that a verb breaks or keeps: its object, its passive subject, or behind its particle."""
        words = self.words
        particle = self.lower[verb] in among("needs_particle")
        for child in words.children[verb]:
            dep = words.dep[child]
            found = None
            if dep in ("dobj", "nsubjpass") and not particle:
                found = self.rule(child)
                found = found if found is not None else self._bound(child, verb)
                strong = self.lower[verb] in among("break_verbs") or self.lower[verb][:3] == "bro"
                if found is None and (strong or self.lower[verb][:5] == "break"):
                    found = self.rule_before(child) if self._is_pronoun(child) else None
            elif dep in ("prep", "prt", "advmod"):
                fits = self._fits(verb, child) if particle else self.lower[child] in ("with", "by", "to")
                kept = self.lower[verb] in among("keep") or particle
                below = next((c for c in words.children[child] if words.dep[c] == "pobj"), None)
                found = self.rule(below, zones=False) if fits and kept and below is not None else None
            if found is not None:
                return found if self.is_broken_by(verb, found) else None
        if self.lower[verb] in among("keep_more"):
            return self._kept_more(verb)
        if particle or words.dep[verb] != "relcl":
            return None
        return self.rule(words.head[verb]) if self._stands_for(verb) else None

    def is_broken_by(self, verb: int, rule: int) -> bool:
        """Whether the verb breaks such a rule: `abandoned its pledge`, not `abandoned the treaty`."""
        kept = among("truces") | among("abandonable")
        return self.lower[verb] not in among("abandoning") or self.lower[rule] in kept

    def _bound(self, noun: int, verb: int) -> int | None:
        """What only some verbs break: `violated the blockade`, `exceeded the limit set by the deal`."""
        words = self.words
        if self.lower[noun] in among("violated"):
            return noun if self.lower[verb] in among("break_verbs") | among("keep") else None
        if self.lower[noun] not in among("limits") or self.lower[verb] not in among("surpassing"):
            return None
        near = range(words.left[noun], words.right[noun] + 1)
        told = any(
            self.lower[i] in among("agreed") or self.rule(i, zones=False) == i for i in near if i != noun
        )
        return noun if told else None

    def _fits(self, verb: int, particle: int) -> bool:
        """Whether the word behind makes a breach of it: `went beyond`, `went back on`, and not `went on`."""
        if self.lower[verb] in among("straying") and self.lower[particle] == "from":
            return True
        if self.lower[verb] in among("widening"):
            return self.lower[particle] in ("beyond", "outside")
        back = any(self.lower[c] == "back" for c in self.words.children[verb])
        gone = self.lower[verb] in ("go", "goes", "went", "gone", "going")
        return self.lower[particle] in among("particles") and (
            self.lower[particle] != "on" or back or not gone
        )

    def _kept_more(self, verb: int) -> int | None:
        """The rule in `make good on its promise`, `live up to the accord`."""
        words = self.words
        for prep in (
            *words.children[verb],
            *(c for child in words.children[verb] for c in words.children[child]),
        ):
            if words.lower[prep] in ("on", "to", "with", "by") and words.dep[prep] == "prep":
                signed = (c for c in words.children[prep] if words.dep[c] == "pcomp")
                if (what := next((c for c in signed if self.lower[c] in among("settled")), None)) is not None:
                    return what  # "lived up to what they promised"
                below = next((c for c in words.children[prep] if words.dep[c] == "pobj"), None)
                if below is not None and self.rule(below, zones=False) is not None:
                    return self.rule(below, zones=False)
        return None

    def _is_pronoun(self, at: int) -> bool:
        """`it`, `them`, `every one of them`."""
        words = self.words
        below = (c for prep in words.children[at] for c in words.children[prep])
        plural = words.lower[at] in ("one", "all", "each") and any(words.lower[c] == "them" for c in below)
        return plural or words.lower[at] in ("it", "they", "them")

    def rule_before(self, at: int, reach: int = _BEFORE) -> int | None:
        """What "it was violated" means: the last rule told of in `reach` tokens before."""
        for before in range(at - 1, max(at - reach, -1), -1):
            if self.lower[before] in among("rules"):
                return before
        return None

    def _stands_for(self, verb: int) -> bool:
        """Whether the noun before a relative clause is its object: `the truce that they broke`."""
        words = self.words
        return any(
            words.dep[c] in ("dobj", "nsubjpass") and words.tag[c] in ("WDT", "WP")
            for c in words.children[verb]
        )

    def rule_of(self, noun: int) -> int | None:
        """The rule that a violation is one of: `ceasefire violations`, `a breach of the accord`."""
        words = self.words
        for child in words.children[noun]:
            if words.dep[child] == "prep" and self.lower[child] in ("of", "with", "to", "under", "regarding"):
                signed = (c for c in words.children[child] if words.dep[c] == "pcomp")
                if (what := next((c for c in signed if self.lower[c] in among("settled")), None)) is not None:
                    return what  # "a breach of what was signed"
                below = next((c for c in words.children[child] if words.dep[c] == "pobj"), None)
                if below is not None and self._is_pronoun(below):
                    return self.rule_before(below)
                return self.rule(below) if below is not None else None
        for at in range(noun - 1, max(noun - 4, -1), -1):
            if words.sentence[at] != words.sentence[noun]:
                break
            if self.lower[at] in ("ceasefire", "truce", "hostilities") or self._is_acronym(at):
                return at
            if self.lower[at] not in ("", "-", "agreement") and words.tag[at] not in ("JJ", "HYPH", "_SP"):
                break
        return None

    def rule_name(self, rule: int) -> str | None:
        """The rule's name as printed; of `40 ceasefire violations` the ceasefire."""
        if self.words.dep[rule] == "compound":
            return self.words.text[rule]
        return self.told(self.words.left[rule], max(rule, self.rule_end(rule)))

    def rule_end(self, rule: int) -> int:
        """The last token of the rule's name, its date included: `the agreement of 5 May 2031`."""
        words = self.words
        last = rule
        while last < words.right[rule] and words.tag[last + 1] not in (
            "WDT",
            "WP",
            "VBN",
            "VBD",
            "VBG",
            "CC",
            "PRP",
            "_SP",
        ):
            if words.text[last + 1] in _STOPS or words.text[last + 1] in (",", "."):
                break
            if self._is_attack(last + 1):
                break
            last += 1
        return self.before_date(rule, last)

    def _is_attack(self, prep: int) -> bool:
        """Whether a "with" tells how the rule was broken: `broke the truce | with a strike on the post`."""
        below = (c for c in self.words.children[prep] if self.lower[prep] == "with")
        return any(self.lower[c] in among("attacks") for c in below)

    def is_idle(self, noun: int) -> bool:
        """`no violations`, `any breach of`, `to prevent violations`: nobody says there were some."""
        words = self.words
        if words.text[noun].isupper():
            return True  # A heading in capitals.
        before = [*words.children[noun], *range(max(noun - 3, 0), noun)]
        if any(self.lower[c] in among("idle") for c in before if c < noun):
            return True
        rule = self.rule_of(noun)
        if rule is not None and any(self.lower[c] == "this" for c in words.children[rule]):
            return True  # An agreement on itself.
        above = words.head[noun]
        over = words.head[above]
        alleged = any(self.lower[c] == "alleged" for c in words.children[noun])
        if not alleged and (
            self.lower[above] in among("inquiring") or self.lower[over] in among("inquiring")
        ):
            return True
        if words.dep[noun] == "pobj" and any(self.lower[c] in among("idle") for c in words.children[over]):
            return words.tag[over][:2] == "NN" and self.lower[above] == "of"
        return self.lower[above] in among("idle") or self.lower[over] in among("idle")

    def is_possible(self, noun: int) -> int | None:
        """The first token of `the likelihood of`, `possible`, before violations."""
        words = self.words
        for child in words.children[noun]:
            if child < noun and self.lower[child] in among("possible"):
                return words.left[noun]
        above = words.head[words.head[noun]]
        of = words.dep[noun] == "pobj" and self.lower[words.head[noun]] == "of"
        return words.left[above] if of and self.lower[above] in among("possible") else None

    def is_owned(self, noun: int) -> bool:
        """`a violation of human rights`: what is violated is no rule that binds one to another."""
        words = self.words
        before = any(
            self.lower[c] in ("rights", "human", "right", "privacy", "airspace") for c in words.children[noun]
        )
        for child in words.children[noun]:
            if words.dep[child] == "prep" and self.lower[child] == "of":
                return self.rule_of(noun) is None
        return before
