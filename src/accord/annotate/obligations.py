"""What an agreement's clauses bind somebody to: each obligation a Commitment.

A clause binds by its operator ("shall", "undertake to", "are to", "is prohibited", "a ban on"); a second
one in the sentence begins a second obligation. Of a list, the items are obligations where they are acts
("the Parties shall: - open the road"), or all prohibited; a list of things stays with its stem. What only
gives the text its rank ("this Agreement shall enter into force") binds nobody, nor do permissions.

A date is reckoned from the signature, or from the date of another article, where the clause says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord.annotate.agreement_facts import defined_terms
from accord.annotate.agreement_text import AgreementText, Clause
from accord.annotate.agreement_times import AgreementTimes
from accord.annotate.arguments import Arguments
from accord.annotate.operators import Operator, Operators, binding
from accord.annotate.words import Words
from accord.model.annotation import AgreementMark, Commitment, NameMark
from accord.model.values import Span

__all__ = ["mark_measures", "mark_obligations"]

_TRIMMED = frozenset((".", ",", ";", ":", "and", "or", "”", '"', "’"))


def mark_obligations(
    words: Words,
    names: Sequence[NameMark],
    times: AgreementTimes,
    text: AgreementText,
    agreement: AgreementMark,
) -> tuple[Commitment, ...]:
    """All obligations of an agreement, in order of the text; `agreement` is the mark on its title."""
    return tuple(_Obligations(words, names, times, text, agreement).marks())


def mark_measures(
    words: Words, names: Sequence[NameMark], times: AgreementTimes, text: AgreementText
) -> tuple[Commitment, ...]:
    """The measures of a plan that one side publishes: each hangs on the other side's answer."""
    plan = AgreementMark(span=text.title, name=" ".join(text.title.of(words.source).split()))
    found = _Obligations(words, names, times, text, plan).measures()
    return tuple(replace(it, modality="conditional", instrument=None, set_by=None) for it in found)


class _Obligations:
    """One agreement while its clauses are read in order; `obligor` is who was bound last."""

    def __init__(
        self,
        words: Words,
        names: Sequence[NameMark],
        times: AgreementTimes,
        text: AgreementText,
        agreement: AgreementMark,
    ) -> None:
        self.words = words
        self.arguments = Arguments(words, names)
        self.operators = Operators(words, self.arguments)
        self.times = times
        self.text = text
        self.instrument = agreement.name
        self.parties = agreement.parties
        self.defined = defined_terms(words.source, names)
        self.obligor: str | None = None

    def measures(self) -> Iterator[Commitment]:
        """The numbered items of a plan, whole sentences by what they bind to, others as they stand."""
        for clause in self.text.clauses:
            tokens = self._tokens(clause.span)
            if tokens is None or not clause.numbered or tokens[1] - tokens[0] < 1:
                continue
            bound = list(self._sentence(clause, tokens))
            if bound:
                yield from bound
            else:
                first, last = tokens
                yield self._commitment(
                    clause, first, first, last, self.arguments.agent(first, last), negated=False, lead=None
                )

    def marks(self) -> Iterator[Commitment]:
        stems = {clause.stem for clause in self.text.clauses if clause.stem}
        acts = self._lists()
        for clause in self.text.clauses:
            tokens = self._tokens(clause.span)
            if tokens is None:
                continue
            if clause.stem is not None and clause.stem in acts:
                yield self._item(clause, tokens, acts[clause.stem])
            elif clause.span in stems and clause.span in acts:
                self.obligor = self._stem_obligor(clause.span)
            elif clause.stem is None or self._binds(*tokens) or not self._things(clause.stem):
                yield from self._sentence(clause, tokens)

    def _tokens(self, span: Span) -> tuple[int, int] | None:
        """First and last token, without the stop and the "and" at the end."""
        tokens = self.words.tokens_in(span)
        if tokens is None:
            return None
        first, last = tokens
        words = self.words
        while last > first and (words.lower[last] in _TRIMMED or words.tag[last] == "_SP"):
            last -= 1
        while first < last and (
            words.tag[first] in ("_SP", "``", ",") or words.lower[first] in binding("leading")
        ):
            first += 1
        return first, last

    # Lists

    def _lists(self) -> dict[Span, bool]:
        """The stems whose items are obligations, and whether they are forbidden."""
        first: dict[Span, Clause] = {}
        for clause in self.text.clauses:
            if clause.stem is not None:
                first.setdefault(clause.stem, clause)
        found = {}
        for stem, clause in first.items():
            tokens = self._tokens(stem)
            item = self._tokens(clause.span)
            if tokens is None or item is None:
                continue
            forbids = self._forbids(*tokens)
            if forbids or (self._announces(*tokens) and self._opens(*item) is not None):
                found[stem] = forbids
        return found

    def _binds(self, first: int, last: int) -> bool:
        """Whether an item binds by itself: `a law will be adopted` under "have agreed upon the following"."""
        return next(iter(self.operators.find(first, last)), None) is not None

    def _things(self, stem: Span) -> bool:
        """Whether a list's items are what its stem's act is done with or to."""
        tokens = self._tokens(stem)
        return tokens is not None and self._binds(*tokens)

    def _announces(self, first: int, last: int) -> bool:
        """Whether acts may hang on the words: they bind, or speak of steps."""
        lower = self.words.lower[first : last + 1]
        return bool(binding("steps") & set(lower)) or self._binds(first, last)

    def _forbids(self, first: int, last: int) -> bool:
        lower = self.words.lower[first : last + 1]
        if binding("bans") & set(lower) or {"refrain", "abstain", "desist"} & set(lower):
            return True
        negated = any(
            lower[i] in ("not", "neither")
            and (lower[i - 1] in binding("modals") | {"may"} or lower[i] == "neither")
            for i in range(len(lower))
        )
        return negated and len(lower) < 8

    def _opens(self, first: int, last: int) -> int | None:
        """The verb with which an item tells an act: `Ensure …`, `immediately release …`."""
        words = self.words
        for at in range(first, min(first + 4, last + 1)):
            lower = words.lower[at].replace("-", "")
            if lower in binding("acts"):
                following = words.lower[at + 1] if at < last else ""
                return None if following in ("of", "is", "are") else at
            if words.tag[at] not in ("RB", "TO", "HYPH", "AFX") and lower not in ("re", "to", "not"):
                return at if words.tag[at] == "VB" else None
        return None

    def _item(self, clause: Clause, tokens: tuple[int, int], forbids: bool) -> Commitment:
        first, last = tokens
        words, stem = self.words, clause.stem
        verb = self._opens(first, last)
        ends = verb is not None and words.lower[verb] in binding("endings")
        negated = forbids and not ends
        if words.lower[first] == "not":
            negated = True
        obligor = self._stem_obligor(stem) if stem is not None else None
        agent = self.arguments.agent(first, last)
        return self._commitment(clause, first, first, last, agent or obligor, negated=negated, lead=stem)

    def _stem_obligor(self, stem: Span) -> str | None:
        tokens = self._tokens(stem)
        if tokens is None:
            return None
        found = next(iter(self.operators.find(*tokens)), None)
        return self._obligor(found, tokens[1]) if found is not None else None

    # Sentences

    def _sentence(self, clause: Clause, tokens: tuple[int, int]) -> Iterator[Commitment]:
        first, last = tokens
        if self.words.lower[first] in ("done", "signed", "witnessed"):
            return
        found = list(self.operators.find(first, last))
        if not found and clause.numbered and self._opens(first, last) is not None:
            found = [Operator(first, first)]
        for number, operator in enumerate(found):
            end = found[number + 1].first - 1 if number + 1 < len(found) else last
            while end > operator.at and self.words.lower[end] in _TRIMMED:
                end -= 1
            if self._is_rank(operator, end):
                continue
            yield from self._bound(clause, operator, (first, end), number)

    def _bound(
        self, clause: Clause, operator: Operator, tokens: tuple[int, int], number: int
    ) -> Iterator[Commitment]:
        words, (first, end) = self.words, tokens
        begin = operator.first
        obligor = self._obligor(operator, end) if operator.at > first else None
        begin_act = self._act(operator, end)
        if self.arguments.is_passive(operator.at, begin_act, end) and words.tag[operator.at] == "MD":
            begin_act = begin  # "be adopted" does not tell what
        lead = words.span(first, max(first, begin - 1)) if number else None
        made = self._commitment(clause, begin, begin_act, end, obligor, negated=operator.negated, lead=lead)
        if operator.promised:
            made = replace(made, modality="promised")
        cut = self._second_date(made, begin_act, end) or self._other_way(operator, begin_act, end)
        if cut is None:
            yield made
            return
        for part in (
            self._commitment(clause, begin, begin_act, cut - 1, obligor, negated=operator.negated, lead=lead),
            self._commitment(clause, cut + 1, cut + 1, end, obligor, negated=False, lead=made.span),
        ):
            yield replace(part, modality=made.modality)

    def _other_way(self, operator: Operator, first: int, last: int) -> int | None:
        """The "and" behind what is not to be done: `undertake not to recruit children and to free them`."""
        words = self.words
        if not (operator.negated and operator.promised):
            return None
        return next((i for i in range(first, last - 1) if words.lower[i : i + 2] == ["and", "to"]), None)

    def _second_date(self, made: Commitment, first: int, last: int) -> int | None:
        """The "and" before an act with a date of its own: `submit a list, and free them within 14 days`."""
        if made.deadline is None:
            return None
        words = self.words
        for at in range(first + 2, last - 3):
            if words.lower[at] == "and" and words.tag[at + 1] in ("VB", "VBD", "VBN", "VBP"):
                counted = self.times.counted(words.span(at + 1, last))
                if counted is not None and counted.start > made.deadline.span.end:
                    return at
        return None

    def _is_rank(self, operator: Operator, end: int) -> bool:
        """Whether the clause only gives the text, or a part of it, its rank."""
        words = self.words
        subject = self.arguments.subject_before(operator.at, operator.first)
        verb = self._act(operator, end)
        if words.lower[verb] == "mean":
            return True
        if subject is None or words.lower[subject] not in binding("texts"):
            return False
        if words.lower[verb] == "be":
            passive = verb + 1 <= end and any(
                words.tag[i] == "VBN" for i in range(verb + 1, min(verb + 3, end + 1))
            )
            return not passive
        return words.lower[verb] in binding("rank") or words.tag[verb] == "VB"

    def _act(self, operator: Operator, end: int) -> int:
        """The first token of the act behind the operator."""
        words = self.words
        at = operator.at
        if words.lower[at] in binding("bans"):
            return operator.first
        at += 1
        while at < end and (
            words.lower[at] in ("to", "not", "also", "that", "on", "a", "an", "of", "themselves")
            or words.tag[at] in ("RB", "_SP", ",")
        ):
            at += 1
        if operator.negated and words.lower[operator.at] in binding("be"):
            on = next((i for i in range(at, end) if words.lower[i] in ("on", "against")), None)
            return on + 1 if on is not None else at
        if words.lower[operator.at] in binding("be") and words.lower[at] in binding("duties"):
            return min(at + 2, end)
        return min(at, end)

    def _obligor(self, operator: Operator, end: int) -> str | None:
        words = self.words
        if binding("bans") & set(words.lower[operator.at : operator.at + 2]):
            return None
        subject = self.arguments.subject_before(operator.at, operator.first)
        verb = self._act(operator, end)
        performed = words.lower[operator.at] in binding("performing")
        if not performed and self.arguments.is_passive(operator.at, verb, end):
            return self.arguments.agent(operator.at, end)
        if subject is None:
            return (
                self.obligor
                if words.lower[operator.first] in binding("modals") or operator.first > 0
                else None
            )
        if words.lower[subject] in ("it", "they", "he", "she"):
            return self.obligor
        if words.lower[subject] in binding("texts") | binding("ban_nouns") | {"there", "this"}:
            return self.arguments.agent(operator.at, end)
        several = [child for child in words.children[subject] if words.dep[child] == "conj"]
        if not any(map(self.arguments.is_party, (subject, *several))):
            return None
        self.obligor = self._party(self.arguments.phrase(subject, operator.first))
        return self.obligor

    def _party(self, phrase: str | None) -> str | None:
        """The party that a phrase means: "Government" is the only one with that word in its name."""
        if phrase is None:
            return None
        phrase = self.defined.get(phrase, phrase)
        words = set(phrase.casefold().split())
        meant = [party for party in self.parties if words <= set(party.casefold().split())]
        return meant[0] if len(meant) == 1 else phrase

    # Marks

    def _commitment(
        self,
        clause: Clause,
        first: int,
        act: int,
        last: int,
        obligor: str | None,
        *,
        negated: bool,
        lead: Span | None,
    ) -> Commitment:
        words = self.words
        span = words.span(first, last)
        deadline = self.times.deadline(span, lead)
        act = self.arguments.act_start(act, last, deadline)
        act_end = self.arguments.act_end(act, last, deadline)
        return Commitment(
            span=span,
            obligor=obligor,
            action=self.arguments.act_words(act, act_end, deadline),
            action_span=words.span(act, act_end),
            beneficiary=self.arguments.beneficiary(act, last),
            deadline=deadline,
            condition=self.arguments.condition(first, last),
            instrument=self.instrument,
            modality="required",
            set_by=self.instrument if deadline else None,
            negated=negated,
            verifier=self.arguments.verifier(first, last),
            clause=", ".join(part for part in (clause.annex, clause.part) if part) or None,
        )
