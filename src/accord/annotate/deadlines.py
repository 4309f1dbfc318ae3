"""Dates by which somebody is to do something: "will leave by May", "gave them until Friday to answer".

Four forms, each tied to a time that is marked already:

- an act that is promised, required, planned or foreseen, with "by", "before", "within", "no later than" a
  date: "agreed to withdraw its forces by 31 May", "the withdrawal of all troops by May 2021";
- a deadline as a noun: "the September 11 deadline", "a deadline of Saturday to surrender"; and moved:
  "pushed back the deadline to 20 May";
- time that somebody is given or has: "has until Friday to answer", "gave it 48 hours to leave";
- what runs out: "the mandate expires on 27 September", "extended its mission until December".

What was done by a date ("had left by Monday") is no deadline; nor is a date with no act to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord.annotate.attributions import FINITE
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.deadline_open import is_soon, open_governor, open_times
from accord.annotate.deadline_terms import DeadlineTerms
from accord.annotate.deadline_words import DatedAct, kind_at, table_of, words_for
from accord.annotate.words import Words
from accord.model.acts import is_light
from accord.model.annotation import Commitment, NameMark, Time

__all__ = ["mark_deadlines"]

_NEAR = 25  # tokens from whoever sets a date to the act
_APART = frozenset((";", ":", "“", "”", '"', "—", "–", "--"))
_NO_OCCASION = frozenset(("until", "till", "not", "only", "even", "day", "days", "shortly", "just"))
_TIME_TYPES = ("DATE", "TIME", "DURATION")


def mark_deadlines(words: Words, names: Sequence[NameMark], times: Sequence[Time]) -> tuple[Commitment, ...]:
    """All acts with a due date, in order of the text; one for each time at most."""
    return tuple(_Deadlines(words, names).marks(times))


class _Deadlines(DeadlineTerms):
    """One document while its due dates are looked for."""

    def marks(self, times: Sequence[Time]) -> Iterator[Commitment]:
        latest, more, refuted = -1, False, False
        occasions = set(open_times(self.words, times))
        for time in sorted((*times, *occasions), key=lambda it: it.span):
            if time.type not in _TIME_TYPES or (time.value or "").endswith("_REF"):
                continue
            tokens = self.words.tokens_in(time.span)
            if tokens is None:
                continue
            first, last = tokens
            if self._names(first, last):
                continue
            denied, teller = self.not_then(first, last)
            if denied and teller is None:
                continue
            before = None if time in occasions else self.formerly(first)
            act = before or self._act(first, last, time, open_=time in occasions)
            # "From 1 April to 15 May", "by two weeks to 15 May", "due on 1 April, put off to 15 May".
            again = (more or denied) and act is not None and act.head == latest
            again = again and (
                refuted or denied or (act is not None and act.move == "moved") or self._goes_on(first)
            )
            if act is None or (act.head <= latest and not again):
                continue
            former = before is not None or (act.move is not None and self._was(first))
            latest, refuted = act.head, denied
            more = former or denied or act.move is not None or time.type == "DURATION"
            act = replace(act, setter=teller) if denied else act
            yield self._commitment(replace(act, move=None, setter=None) if former else act, first, last, time)

    def _names(self, first: int, last: int) -> bool:
        """Whether a date only names something: `the 17 March brigade`."""
        words = self.words
        head = self.head_of(first, last)
        above = words.head[head]
        if words.dep[head] not in ("compound", "nmod", "nummod", "amod") or above <= last:
            return False
        dated = words.lower[above] in words_for("nouns") | words_for("dates")
        return words.tag[above] in NOUN_TAGS and not dated and kind_at(words, above) is None

    def _was(self, first: int) -> bool:
        """Whether a date is the one before the move: "from 1 June", "originally 1 June"."""
        lead = self.words.lower[self.lead(first)]
        return lead == "from" or lead in words_for("once") or self.instead_of(first)

    def _act(self, first: int, last: int, time: Time, *, open_: bool) -> DatedAct | None:
        """What is to be done by a time, or by an occasion, which has no deadline called so."""
        if open_:
            return self.run_out(first, last, time) or self._due_at_occasion(first)
        act = self.deadline_noun(first, last) or self.run_out(first, last, time)
        return act or self.given(first, time) or self._due(first, time)

    def _due_at_occasion(self, first: int) -> DatedAct | None:
        """`The army will withdraw before the rains`."""
        words = self.words
        if words.lower[first] == "after" or (first and words.lower[first - 1] in _NO_OCCASION):
            return None
        found = self._of_governor(open_governor(words, first), first, first)
        return found if found is not None and self._is_known(found) else None

    def _is_known(self, act: DatedAct) -> bool:
        """Whether an act is of a class that processes put dates to."""
        return kind_at(self.words, act.head) is not None

    def _goes_on(self, first: int) -> bool:
        """Whether a second date may be given to the words that have one: "to 15 May", "on Sunday"."""
        return self.words.lower[self.lead(first)] in ("to", "until", "till", "on")

    # Acts with a date

    def _due(self, first: int, time: Time) -> DatedAct | None:
        words = self.words
        at = self.before(first)
        plain = at >= 0 and words.lower[at] in words_for("prepositions")
        late = at > 1 and words.lower[at] == "than" and words.lower[at - 1] == "later"
        due = self._is_due(at) or is_soon(words, first, time)
        late_enough = words.lower[at] == "within" or is_soon(words, first, time)
        if not (plain or late or due) or (time.type == "DURATION" and not late_enough):
            return None
        if plain and words.lower[at] in ("until", "till"):
            return None
        governor = words.head[at - 2] if late and words.dep[at] != "prep" else words.head[at]
        found = self._of_governor(governor, first, at)
        vague = found is not None and is_soon(words, first, time) and words.lower[at] != "within"
        return None if found is None or (vague and not self._is_known(found)) else found

    def _of_governor(self, governor: int, first: int, at: int) -> DatedAct | None:
        """The act of the verb, or of the noun, under which a date hangs with the preposition at `at`."""
        words = self.words
        of_thing = words.lower[max(at - 2, 0) : at] == [",", "due"]  # "wait for the report, due on Friday"
        for _ in range(6):
            tag = words.tag[governor]
            if tag == "VBG" and words.dep[governor] == "prep":  # "including", "following"
                return None
            if of_thing and tag[:2] == "VB":
                return None
            if tag[:2] == "VB" or tag == "MD" or self.wished(governor):
                asked = self.threatened(governor)
                if asked is not None or self.supposed(governor):
                    return asked
                below = self._laid_on(governor, first)
                if below is not None and words.tag[below] in NOUN_TAGS:
                    return self._nominal(below, at)
                found = self._bound(governor if below is None else below)
                if found is not None:
                    return found if self._is_act(found) and not self.refused(found.head) else None
                if tag in FINITE:
                    return None
            elif tag in NOUN_TAGS and kind_at(words, governor) not in (None, "mandate", "report"):
                return self._nominal(governor, at)
            above = words.head[governor]
            if above == governor:
                return None
            governor = above
        return None

    def _laid_on(self, verb: int, time: int) -> int | None:
        """What a verb lays on somebody, where the parser hung the date on that verb itself."""
        words = self.words
        if words.lower[verb] not in table_of("commit"):
            return None
        for child in words.children[verb]:
            if verb < child < time and words.tag[child] == "VB" and self.has_to(child):
                return child
            demands = words_for("demanding") | words_for("wanting")
            asked = words.dep[child] == "dobj" and words.lower[verb] in demands
            if asked and child < time and kind_at(words, child) is not None:
                return child
            if words.lower[child] == "for" and words.children[child]:
                below = words.children[child][0]
                if below < time and kind_at(words, below) is not None:
                    return below
        return None

    def _is_due(self, at: int) -> bool:
        """Whether "on", "in" or "for" stands behind "due": `due on Friday`, `due to be completed in May`."""
        words = self.words
        if at < 1 or words.lower[at] not in ("on", "in", "for", "at"):
            return False
        above = at
        for _ in range(4):
            above = words.head[above]
            if words.lower[above] == "due":
                return True
        verb = words.head[at]
        if not self.has_to(verb):
            return False
        over = words.lower[words.head[verb]]  # "are to leave on 3 May", "is expected to end on 3 May"
        return over in ("is", "are") or (over in words_for("due") and is_light(words.lower[verb]))

    def _bound(self, verb: int) -> DatedAct | None:
        """The verb's act where something lays it on somebody in the time to come."""
        words = self.words
        modality, actor, setter = self.modal(verb), None, None
        if modality is not None:
            actor = self.subject(verb)
        else:
            binding = self._binding(verb)
            if binding is None:
                return None
            modality, actor, setter = binding
        if modality == "promised" and (not self.can_act(actor) or self._guessed(verb)):
            modality = "expected"
        if words.dep[verb] == "auxpass" or words.lower[verb] == "have":
            return None
        if (taking := self._told_to_be(verb, actor)) is not None:
            last = min(self.phrase_end(taking), verb - 1)
            return DatedAct(taking, words.left[taking], last, None, setter, modality)
        if words.lower[verb] == "be":
            state = self._state(verb)
            if state is None:
                return None
            end = max(state, self.phrase_end(verb))
            return DatedAct(verb, verb, end, actor, setter, modality)
        head = self._behind_light(verb, actor)
        first = min(verb, head) if head > verb or words.tag[head] not in NOUN_TAGS else verb
        if head < verb:  # "the pull-out will be completed": the act is the subject
            return DatedAct(
                head, words.left[head], min(self.phrase_end(head), verb - 1), None, setter, modality
            )
        done_to = self._done_to(verb, actor)
        if done_to is not None:
            return DatedAct(verb, words.left[done_to], self.phrase_end(verb), None, setter, modality)
        return DatedAct(verb, first, self.phrase_end(verb), actor, setter, modality)

    def _told_to_be(self, verb: int, subject: int | None) -> int | None:
        """The act that a clause tells to take place or be complete: `the handover will take place`."""
        words = self.words
        if subject is None or subject > verb or kind_at(words, subject) is None:
            return None
        done = words.lower[verb] in words_for("happening") or (
            words.lower[verb] == "take" and "place" in words.lower[verb : verb + 2]
        )
        return subject if done or (words.lower[verb] == "be" and self._state(verb) is not None) else None

    def _state(self, verb: int) -> int | None:
        """What tells by a "be" that something is done: `be out of the valley by May`."""
        words = self.words
        behind = (child for child in words.children[verb] if child > verb)
        return next((child for child in behind if words.lower[child] in words_for("being")), None)

    def _guessed(self, verb: int) -> bool:
        """Whether it is only hoped for or predicted: `he predicts that fighters will …`, `would like to`."""
        words, at = self.words, verb
        for _ in range(3):
            if words.lower[at] in words_for("guessing"):
                return True
            at = words.head[at]
        return False

    def _done_to(self, verb: int, subject: int | None) -> int | None:
        """The subject of a passive, which does not act: `the prisoners are to be freed by Friday`."""
        words = self.words
        passive = words.tag[verb] == "VBN" and any(
            words.dep[child] == "auxpass" for child in words.children[verb]
        )
        return subject if (passive or self._wanted(verb)) and subject is not None and subject < verb else None

    def _wanted(self, verb: int) -> bool:
        """Whether it is wanted done: `wants the camp emptied`, however the parser joins it."""
        words, above = self.words, self.words.head[verb]
        if words.dep[verb] == "acl" and words.dep[above] == "dobj":
            above = words.head[above]
        return words.tag[verb] == "VBN" and words.lower[above] in words_for("wanting")

    def _is_act(self, act: DatedAct) -> bool:
        """Whether somebody is to do it: not "output could rise", "the ship will arrive"."""
        known = kind_at(self.words, act.head) is not None
        if act.modality == "required" or (act.actor is None and known):
            return True
        return self.can_act(act.actor) and (known or act.modality != "possible")

    def _binding(self, verb: int) -> tuple[str, int | None, int | None] | None:
        """How the verb is bound by the one above: `(modality, who acts, who binds)`."""
        words = self.words
        above = words.head[verb]
        if self.wished(verb):
            return "required", self.subject(verb), self.subject(above)
        if not (self.has_to(verb) or words.tag[verb] in ("VBG", "VB") or self._wanted(verb)):
            return None
        for _ in range(3):
            lower = words.lower[above]
            entry = table_of("commit").get(lower)
            if lower in words_for("due") and words.tag[above] in ("JJ", "VBN"):
                return "expected", self.subject(above) or self.subject(words.head[above]), None
            if lower in ("is", "are", "was", "were", "has", "have", "had") and words.head[verb] == above:
                return "required", self.subject(above), None
            if entry is not None and above != verb:
                modality, who = entry.split()
                subject = self.subject(above)
                if who == "s":
                    return modality, subject, None
                own = self.child(verb, ("nsubj", "nsubjpass"), None)
                if own is None:
                    own = self.child(above, ("dobj", "nsubjpass", "dative"), None)
                if own is None:
                    own = self.for_object(above)
                return modality, own, subject if subject != own else None
            if words.tag[above] in NOUN_TAGS and lower in (
                "plan",
                "plans",
                "pledge",
                "promise",
                "order",
                "call",
            ):
                return "expected", None, None
            if words.head[above] == above:
                return None
            above = words.head[above]
        return None

    def _nominal(self, noun: int, preposition: int) -> DatedAct | None:
        """`called for the withdrawal of all troops by May`: what lays the act on somebody stands above it."""
        words = self.words
        above = noun
        for _ in range(5):
            above = words.head[above]
            lower = words.lower[above]
            entry = table_of("commit").get(lower)
            modal = self.modal(above) if words.tag[above][:2] == "VB" else None
            if entry is not None or modal is not None or lower in words_for("due"):
                modality = entry.split()[0] if entry else modal or "expected"
                setter = self.subject(above) if words.tag[above] in FINITE else None
                last = min(self.phrase_end(noun), preposition - 1)
                return DatedAct(noun, words.left[noun], max(last, noun), self.owner(noun), setter, modality)
            if words.tag[above] in FINITE or words.head[above] == above:
                return None
        return None

    def _behind_light(self, verb: int, actor: int | None) -> int:
        """The act behind a verb that only begins or ends it: the object, or a passive's subject."""
        words = self.words
        if not is_light(words.lower[verb]):
            return verb
        below = self.child(verb, ("dobj", "xcomp", "nsubjpass"), None)
        if below is None and actor is not None and kind_at(words, actor) is not None:
            below = actor
        if below is None:
            return self._act_before(verb)
        if is_light(words.lower[below]):  # "the process to pull out soldiers may be completed"
            inner = next((c for c in words.children[below] if words.dep[c] in ("acl", "relcl")), None)
            return inner if inner is not None else below
        return below

    def _act_before(self, verb: int) -> int:
        """`the process to pull out soldiers may be completed`, where the parser lost the subject."""
        words = self.words
        start = words.sentences[words.sentence[verb]][0]
        for i in range(verb - 1, max(start, verb - 8) - 1, -1):
            if kind_at(words, i) is not None:
                return i
        return verb

    # From acts to marks

    def _from(self, side: int, low: int) -> int:
        """The first token of the clause in which a party sets something or does it.

        That is its last verb's where other verbs of the party stand before: `left Lorn and | gave them`.
        """
        words = self.words
        between = range(side + 1, low)
        if len(between) > _NEAR or any(words.text[i] in _APART for i in between):
            return low
        told = [i for i in between if words.tag[i] in FINITE and words.dep[i][:3] != "aux"]
        return told[-1] if len(told) > 1 else words.left[side]

    def _commitment(self, act: DatedAct, first: int, last: int, time: Time) -> Commitment:
        words = self.words
        begin, end = act.first, max(act.last, act.first)
        if begin < first <= end:
            end = self.before_date(begin, first - 1)
        low, high = min(begin, first), max(end, last)
        for side in (act.actor, act.setter):
            if side is not None and words.sentence[side] == words.sentence[low]:
                low = min(low, self._from(side, low))
        return Commitment(
            span=words.span(low, high),
            obligor=self.called(act.actor) if act.setter is not None or self.can_act(act.actor) else None,
            action=words.phrase(begin, end),
            action_span=words.span(begin, end),
            beneficiary=None,
            deadline=time,
            condition=None,
            instrument=None,
            modality=act.modality,
            set_by=self.called(act.setter),
            move=act.move,
        )
