"""Deadlines that words of their own tell: wishes, refusals and threats, and time that is given or had."""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.deadline_moves import DeadlineMoves
from accord.annotate.deadline_words import DatedAct, kind_at, words_for
from accord.annotate.lexicon import BODIES, ROLES
from accord.model.acts import act_class
from accord.model.annotation import Time

__all__ = ["DeadlineTerms"]


class DeadlineTerms(DeadlineMoves):
    """The forms in which a document names its deadlines."""

    # What is wished, and what is refused

    def wished(self, verb: int) -> bool:
        """ "Demanded that the army quit", "asked that it be reopened": the plain form of the verb."""
        words = self.words
        if words.dep[verb] != "ccomp" or words.lower[words.head[verb]] not in words_for("demanding"):
            return False
        children = words.children[verb]
        if not any(words.lower[child] == "that" and words.dep[child] == "mark" for child in children):
            return False
        if any(words.dep[child] == "auxpass" and words.lower[child] == "be" for child in children):
            return True
        plain = words.tag[verb] in ("VB", "VBP", "NN") or words.lower[verb] in words_for("same_in_the_past")
        return plain and not any(words.dep[child] in ("aux", "auxpass") for child in children)

    def refused(self, verb: int) -> bool:
        """Whether an act is denied, refused or ruled out: `will not leave`, `denied that they would`."""
        words, at = self.words, verb
        for _ in range(4):
            if any(words.dep[child] == "neg" for child in words.children[at]):
                return True
            above = words.head[at]
            if above == at or words.dep[at] in ("conj", "advcl", "relcl"):
                return False
            if words.lower[above] in words_for("refusing"):
                return True
            at = above
        return False

    # Threats, and dates that are said not to be

    def threatened(self, verb: int) -> DatedAct | None:
        """`Unless the army leaves by Sunday they will attack`: what those who threaten ask for."""
        words = self.words
        children = words.children[verb]
        marks = {words.lower[child] for child in children if child < verb}
        negated = any(words.dep[child] == "neg" for child in children)
        if words.dep[verb] != "advcl" or not ("unless" in marks or ("if" in marks and negated)):
            return None
        actor, above = self.child(verb, ("nsubj", "nsubjpass"), None), words.head[verb]
        passive = actor is not None and words.dep[actor] == "nsubjpass"
        if actor is None or (kind_at(words, verb) is None and not self.can_act(actor)):
            return None
        setter = self.subject(above)
        if setter is not None and self.called(setter) == self.called(actor):
            setter = None
        first, who = (words.left[actor], None) if passive else (verb, actor)
        return DatedAct(verb, first, self.phrase_end(verb), who, setter, "required")

    def supposed(self, verb: int) -> bool:
        """Whether a verb's date is that of what is only supposed: `if they leave by Sunday, we shall …`."""
        words = self.words
        marks = {words.lower[child] for child in words.children[verb] if child < verb}
        return words.dep[verb] == "advcl" and not words_for("supposing").isdisjoint(marks)

    def instead_of(self, first: int) -> bool:
        """Whether a date is the one before: `on 3 June instead of on 27 May`, `instead of in Lorn in May`."""
        return self._behind(first, ("instead", "of"))

    def _behind(self, first: int, lead: tuple[str, str]) -> bool:
        """Whether two words stand before a date, with its prepositions and its place between."""
        words, at = self.words, first - 1
        if words.lower[at] in words_for("due_on") | words_for("prepositions") | {"to"}:
            at = self._over_place(at, frozenset(("of", "than", *words_for("due_on"))))
            at -= words.lower[at] not in lead
        while at > 0 and words.lower[at] in words_for("between") | {"the", "to"}:
            at -= 1
        return at > 0 and (words.lower[at - 1], words.lower[at]) == lead

    def not_then(self, first: int, last: int) -> tuple[bool, int | None]:
        """Whether a date is said not to be the one (`not by May, as the minister said, but by June`), and who
        said that it is."""
        if self._behind(first, ("rather", "than")):
            return True, None
        words, at = self.words, self.before(first)
        while at > 0 and words.lower[at] in words_for("prepositions"):
            at -= 1
        if words.lower[at] not in ("not", "n't", "n’t") or at == first - 1:
            return False, None
        comma = words.lower[last + 1 : last + 2] == [","]
        if words.lower[last + 1 + comma : last + 2 + comma] != ["as"]:
            return True, None
        behind = range(last + 2 + comma, min(last + 12, words.sentences[words.sentence[last]][1]))
        said = next((i for i in behind if words.tag[i] in ("VBD", "VBZ", "VBN", "VBP")), None)
        return True, None if said is None else self.child(said, ("nsubj",), None)

    def can_act(self, head: int | None) -> bool:
        """Whether the noun is a name, a person, a body or people under arms."""
        if head is None:
            return False
        words = self.words
        lower = words.lower[head]
        if words.entity[head] or words.tag[head] in ("PRP", "NNP", "NNPS"):
            return lower != "it"
        known = ROLES | BODIES | words_for("agents") | words_of("parties")
        return lower in known or lower.removesuffix("s") in known

    # Time that somebody has

    def given(self, first: int, time: Time) -> DatedAct | None:
        words = self.words
        verb = self.verb_over(first)
        before = words.lower[self.before(first)]
        if verb is None or words.lower[verb] not in words_for("give") | words_for("have"):
            return self._given_until(first) if before in ("until", "till") else None
        if before not in ("until", "till") and time.type != "DURATION":
            return None
        below = next(
            (c for c in self.below(verb) if c > verb and words.tag[c] == "VB" and self.has_to(c)), None
        )
        if words.lower[verb] in words_for("have"):
            lasts = time.type == "DURATION" and words.tag[verb] in ("VBZ", "VBP") and below is not None
            known = lasts and below is not None and act_class(words.lower[below]) is not None
            if before not in ("until", "till") and not known:
                return None
            below = below if below is not None else self._act_behind(first)
            if below is None:
                return None
            return DatedAct(below, below, self.phrase_end(below), self.subject(verb), None, "required")
        obligor = self.child(verb, ("dative",), None)
        if obligor is None:
            obligor = self.child(verb, ("dobj", "nsubjpass"), None)
        if obligor is None or (below is None and before not in ("until", "till")):
            return None
        if below is None:
            return None
        return DatedAct(below, below, self.phrase_end(below), obligor, self.subject(verb), "required")

    def _given_until(self, first: int) -> DatedAct | None:
        """`gave the miners until 20 May to answer`, where the parser joined it in another way."""
        words = self.words
        start, _ = words.sentences[words.sentence[first]]
        verb = next(
            (i for i in range(first, max(start, first - 14) - 1, -1) if words.lower[i] in words_for("give")),
            None,
        )
        if verb is None:
            return None
        act = self._act_behind(first)
        holders = [i for i in range(verb + 1, first) if words.tag[i] in NOUN_TAGS]
        if act is None or not holders:
            return None
        return DatedAct(act, act, self.phrase_end(act), holders[-1], self.subject(verb), "required")

    def _act_behind(self, first: int) -> int | None:
        """The infinitive shortly behind a time: `until 20 May to answer`."""
        words = self.words
        _, behind = words.sentences[words.sentence[first]]
        acts = (i for i in range(first, min(first + 8, behind)) if words.tag[i] == "VB" and self.has_to(i))
        return next(acts, None)
