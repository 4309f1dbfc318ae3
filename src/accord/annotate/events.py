"""Who did what to whom: acts as PLOVER types and modes, from the verb and what stands with it.

A verb of the table `events.toml` is an act where the words it needs stand in its slots; an event noun where
it is the subject of a verb of happening ("clashes broke out"). What an act of words is about (what is
demanded, promised, refused) is no act of its own, but it tells which one it is: to promise an attack is a
threat, to promise a withdrawal is an agreement, and so is to say that one will do it. Acts of one type in one
clause are one.

Source: Open Event Data Alliance, PLOVER codebook, 2021.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.event_arguments import Slots
from accord.annotate.event_finding import Act, EventFinding
from accord.annotate.event_terms import (
    ABSTRACT,
    ANONYMOUS,
    CONFLICT,
    FRAMES,
    HABITS,
    NOUNS,
    SAYING,
    VERBS,
)
from accord.annotate.lexicon import RECORDS, REPORTS
from accord.annotate.words import Words
from accord.model.annotation import Event, NameMark, Party, Statement, Time
from accord.model.values import Span

__all__ = ["mark_events"]

_COMPLEMENTS = frozenset(
    ("xcomp", "ccomp", "pcomp", "prep", "acl", "dobj", "pobj", "advcl", "oprd", "dative", "relcl", "agent")
)
_SAME_ACT = frozenset(("xcomp", "advcl", "conj", "ccomp", "prep", "pcomp"))
_ALONG = frozenset(("by", "after", "before", "since", "following", "in", "while", "upon"))
_WRITER = frozenset(("i", "we", "you", "me", "us"))
_MUST = frozenset(("must", "should"))
_AHEAD = frozenset(("aux", "auxpass", "nsubj", "nsubjpass", "neg"))
_AFTER = frozenset(
    ("dobj", "dative", "prep", "prt", "npadvmod", "advmod", "xcomp", "oprd", "agent", "acomp", "attr")
)
_TAKING = frozenset(("ASSAULT", "COERCE", "RETREAT"))
"""Types of which the object, or where somebody goes from, can be the place."""
_ABOUT = frozenset(("THREATEN", "AGREE", "REJECT", "PROTEST", "MOBILIZE"))
"""Types of which a further verb can tell whom they are aimed at."""
_LONGEST = 30
_REACH = 8


def mark_events(
    words: Words,
    names: Sequence[NameMark],
    times: Sequence[Time],
    statements: Sequence[Statement],
    end: int,
) -> tuple[Event, ...]:
    """All acts before `end`, in order of the text; `names` with the pronouns and roles that mean them."""
    return tuple(_Events(words, names, times, statements).marks(end))


class _Events(EventFinding):
    """One document while its acts are looked for."""

    def __init__(
        self, words: Words, names: Sequence[NameMark], times: Sequence[Time], statements: Sequence[Statement]
    ) -> None:
        super().__init__(words, names, statements)
        self.acts: dict[int, Act] = {}
        self.when = self._times([time for time in times if time.type in ("DATE", "TIME") and time.value])
        self.repeated = self._times([time for time in times if time.type == "SET"])

    def marks(self, end: int) -> Iterator[Event]:
        words = self.words
        for i, lower in enumerate(words.lower):
            if words.start[i] >= end:
                break
            act = None
            if words.tag[i][:2] == "VB":
                act = self.acting_verb(i, lower)
            elif lower in FRAMES and words.tag[i] == "JJ":
                act = self.readiness(i)
            elif lower in NOUNS and words.tag[i][:2] == "NN":
                act = self.event_noun(i)
            elif words.tag[i] == "MD" and lower in _MUST:
                act = self.demand_of(i)
            if act is not None:
                self.acts[act.at] = act
        for act in self.acts.values():
            if self._stands(act) and self._is_news(act):
                yield self._event(self._settled(act))

    # Which of them are acts of their own

    def _stands(self, act: Act) -> bool:
        """Whether it is not what another act is about, nor the same act told on."""
        words, at = self.words, act.at
        if not self._is_told(at) or (act.by is None and self._demand_at(at) is not None):
            return False
        for _ in range(_REACH):
            above, dep = words.head[at], words.dep[at]
            if above == at:
                return True
            other = self.acts.get(above) or self._demand_at(above)
            if other is not None:
                if dep in _COMPLEMENTS and other.type in SAYING:
                    return dep in ("advcl", "relcl") and self._finite(at) and not self._awaited(at)
                if dep in ("advcl", "xcomp") and self.has_to(at):  # what it is done for
                    return False
                if dep in _SAME_ACT and other.type == act.type and not self._own_subject(at):
                    return False
            at = above
        return True

    def _demand_at(self, verb: int) -> Act | None:
        """The demand that a verb's own "must" makes."""
        found = (self.acts.get(c) for c in self.words.children[verb] if self.words.dep[c] == "aux")
        return next((act for act in found if act is not None), None)

    def _is_news(self, act: Act) -> bool:
        """Not what the writer or the reader does, nor an order, nor words of a thing ("the move demands")."""
        words, subjects = self.words, act.slots.get("subj", ())
        if not subjects and words.tag[act.at] == "VB" and not self._governs_or_modal(act.at):
            return False
        for token in (*subjects, *act.slots.get("obj", ())):
            if words.lower[token] in _WRITER and self.modality.teller(act.at) is None:
                return False
        content = self.content(act.slots)
        if act.type in ("AGREE", "REJECT") and content is not None and words.lower[content] in ANONYMOUS:
            return False
        return act.type not in SAYING or not subjects or any(self._can_say(token) for token in subjects)

    def _can_say(self, token: int) -> bool:
        words = self.words
        lower = words.lower[token]
        if words.tag[token] != "NN" or self.is_party(token) or self._within(token) is not None:
            return True
        return not (lower in REPORTS or lower in RECORDS or lower.endswith(ABSTRACT) or lower in NOUNS)

    def _governs_or_modal(self, at: int) -> bool:
        words = self.words
        return words.dep[at] in ("xcomp", "ccomp", "advcl", "conj", "acl", "pcomp") or any(
            words.dep[c] in ("aux", "auxpass", "nsubj") for c in words.children[at]
        )

    def _is_told(self, at: int) -> bool:
        """Not `in order to leave`, `a pact signed in May`, `for collaborating`, `the idea of leaving`."""
        words = self.words
        purpose = words.tag[at] == "VB" and words.dep[at] in ("acl", "advcl", "relcl") and self.has_to(at)
        if purpose and self.acts[at].type != "PROTEST":
            return False
        if words.dep[at] == "acl" and words.tag[at] == "VBN":
            return (
                any(words.dep[c] == "agent" for c in words.children[at])
                and words.dep[words.head[at]] != "dobj"
            )
        return words.dep[at] != "pcomp" or words.lower[words.head[at]] in _ALONG

    def _awaited(self, verb: int) -> bool:
        words = self.words
        return any(
            words.lower[c] in ("until", "till", "if", "unless") for c in words.children[verb] if c < verb
        )

    def _finite(self, verb: int) -> bool:
        words = self.words
        return words.tag[verb] in ("VBD", "VBZ", "VBP") or any(
            words.dep[c] in ("aux", "auxpass") and words.tag[c] in ("VBD", "VBZ", "VBP", "MD")
            for c in words.children[verb]
        )

    def _own_subject(self, verb: int) -> bool:
        return self.child(verb, ("nsubj", "nsubjpass"), None) is not None

    def _settled(self, act: Act) -> Act:
        """The act with its modality; an announcement is an agreement, a threat or a refusal."""
        if act.by is not None:
            return act
        modality = self.modality.of(act.at)
        refusable = act.type in ("AGREE", "SUPPORT") or (
            modality == "refused" and act.type not in CONFLICT | SAYING
        )
        if modality in ("refused", "declined"):
            if not refusable:
                return replace(act, modality="denied")
            return replace(act, type="REJECT", mode=None, modality=self.modality.said(act.at))
        if modality in ("will", "unless") and act.type not in SAYING and act.slots.get("subj"):
            threat = act.type in CONFLICT or modality == "unless"
            return replace(act, type="THREATEN" if threat else "AGREE", mode=None, modality="promised")
        modality = {"will": "expected", "unless": "conditional"}.get(modality, modality)
        return replace(act, modality=modality)

    # From acts to marks

    def _event(self, act: Act) -> Event:
        words = self.words
        actors = (act.by,) if act.by is not None else self.parties(act.slots.get("subj", ()))
        recipients = self._recipients(act)
        names = {party.name for party in actors if party.name}
        time = self.when.get(act.at)
        place = self.place(act.at, act.slots, taken=act.type in _TAKING)
        return Event(
            type=act.type,
            mode=act.mode,
            trigger=words.span(act.at, act.at),
            actors=actors,
            recipients=tuple(
                party
                for party in recipients
                if party not in actors
                and party.name not in names
                and not (party.name == place and self._is_no_party(party))
            ),
            place=place,
            time=time.value if time else None,
            modality=act.modality,
            earliest=time.earliest if time else None,
            latest=time.latest if time else None,
            span=self._clause(act),
            habitual=self._is_habit(act.at),
        )

    def _is_no_party(self, party: Party) -> bool:
        """Whether the place is a pass or a bridge, and not a town, whose people it is done to."""
        tokens = self.words.tokens_in(party.span)
        last = tokens[1] if tokens is not None else 0
        return self.words.entity[last] in ("LOC", "FAC") or self.is_named_site(last)

    def _is_habit(self, at: int) -> bool:
        words = self.words
        return at in self.repeated or any(words.lower[c] in HABITS for c in words.children[at])

    def _clause(self, act: Act) -> Span:
        """From who does it, or the verb, to the last of what stands with it."""
        words = self.words
        at = words.head[act.at] if act.by is not None else act.at
        first = last = at
        for child in words.children[at]:
            dep = words.dep[child]
            if child < at and (dep in _AHEAD or words.tag[at][:2] == "NN"):
                first = min(first, words.left[child])
            elif child > at and dep in _AFTER:
                if words.text[words.left[child] - 1] == "," and dep != "dobj":
                    break
                last = max(last, self._before_comma(child, min(words.right[child], at + _LONGEST)))
        while words.text[last] in (",", ";", "”", '"', "''") and last > at:
            last -= 1
        return words.span(first, last)

    def _before_comma(self, first: int, last: int) -> int:
        return next((i - 1 for i in range(first + 1, last) if self.words.text[i] in (",", ";", "–")), last)

    def _recipients(self, act: Act) -> tuple[Party, ...]:
        """Whom it is done to: in the act's own slots, else whom that which is said is done to."""
        found = self._in_slots(act.row.recipients, act.slots)
        content = self.content(act.slots)
        if content is None or any(party.name for party in found if act.type != "DEMAND"):
            return found
        if act.type in ("DEMAND", "ACCUSE") and content in act.slots.get("that", ()):
            subject = self.child(content, ("nsubj", "nsubjpass"), None)
            return self.parties([subject]) if subject is not None else found
        if act.type in _ABOUT and not found:
            found = self._done_to(content)
            if not found and act.type == "THREATEN":
                found = self._conditioned(act.at, content)
        return found

    def _done_to(self, verb: int) -> tuple[Party, ...]:
        """Whom the act that is promised, refused or prepared would be done to."""
        slots = self.slots(verb)
        row = next(
            (row for row in VERBS.get(self.words.lower[verb], ()) if self.fits(row, verb, slots)), None
        )
        found = self._in_slots(row.recipients if row else ("obj",), slots, party=row is None)
        deeper = self.child(verb, ("xcomp",), None)
        return found if found or deeper is None else self._done_to(deeper)

    def _in_slots(self, names: Sequence[str], slots: Slots, *, party: bool = False) -> tuple[Party, ...]:
        words = self.words
        for slot in names:
            tokens = [t for t in slots.get(slot, ()) if words.tag[t] in (*NOUN_TAGS, "PRP", "CD", "JJ")]
            found = self.parties([t for t in tokens if not party or self.is_party(t)])
            if found:
                return found
        return ()

    def _conditioned(self, *verbs: int) -> tuple[Party, ...]:
        """`threatened to stop the talks unless *Kovara* withdraws`."""
        for verb in verbs:
            for child in self.words.children[verb]:
                if self.words.dep[child] == "advcl" and self._awaited(child):
                    subject = self.child(child, ("nsubj",), None)
                    if subject is not None:
                        return self.parties([subject])
        return ()

    def _times(self, times: Sequence[Time]) -> dict[int, Time]:
        """The first time that each verb or noun has in its own clause."""
        words = self.words
        found: dict[int, Time] = {}
        for time in times:
            tokens = words.tokens_in(time.span)
            if tokens is None:
                continue
            at = self.head_of(*tokens)
            for _ in range(4):
                above = words.head[at]
                if above == at:
                    break
                at = above
                found.setdefault(at, time)
                if words.tag[at][:2] in ("VB", "MD"):
                    break
        return found
