"""Positions taken in what somebody says: "it must stop", "it is time for talks", "we never accept"."""

from __future__ import annotations

from typing import NamedTuple

from accord.annotate.attributions import FINITE
from accord.annotate.stance_words import words_for
from accord.annotate.stances import Stances

__all__ = ["Clause", "Sayings"]

_SPEAKER = frozenset(("i", "we", "our", "my", "us"))


class Clause(NamedTuple):
    """A position's cue, its stance, its party's token (None: whoever says it), its first and last token, and
    the token from which on the issue is told; `own` is what the party would do itself; `untold` stands though
    nobody is told to hold it: "it is vital that they leave" in a monitor's report."""

    cue: int
    stance: str
    party: int | None
    first: int
    last: int
    told: int
    own: bool = False
    untold: bool = False


class Sayings(Stances):
    """One document; each form of a saying by its cue, None where it is no position."""

    def verdict(self, at: int) -> Clause | None:
        words = self.words
        verb = words.head[at]
        while self.is_turn(at) and words.tag[verb] == "IN" and words.head[verb] != verb:
            verb = words.head[verb]  # "is out of the question"
        subject = self.child(verb, ("nsubj", "csubj"), None)
        if self.statement_at(at) is None or subject is None or subject > at:
            return None
        if any(words.dep[child] == "neg" for child in words.children[verb]):
            return None
        behind = (c for head in (verb, at) for c in words.children[head] if c > at)
        if words.lower[subject] == "it" and any(words.dep[c] in ("ccomp", "advcl") for c in behind):
            return None  # "it is unacceptable that they fire on us": a judgement
        first = self.first_of(subject, at)
        return Clause(at, "rejects", None, first, at, first)

    def carried_by(self, verb: int) -> int | None:
        """Who agrees, insists, vows that it be so: more than a report, and in the mark."""
        words = self.words
        above = words.head[verb]
        if words.dep[verb] != "ccomp" or words.lower[above] not in words_for("carrying") or above > verb:
            return None
        who = self.who(above)
        return who if who is not None and who < above and self.can_hold(who) else None

    def is_turn(self, at: int) -> bool:
        """Whether a verdict of several words ends there: "is off the table"."""
        ends = (turn.split("_") for turn in words_for("verdicts", "turns"))
        return any(self.words.lower[at + 1 - len(turn) : at + 1] == turn for turn in ends)

    def modal(self, at: int) -> Clause | None:
        words = self.words
        if words.lower[at] in words_for("modals", "have"):
            verb = next((c for c in words.children[at] if words.dep[c] == "xcomp" and self.has_to(c)), None)
            if words.dep[at] == "relcl" and verb is not None and self.child(verb, ("dobj",), None) is None:
                return None  # "the money they need to cope"
            subject = self.child(at, ("nsubj", "nsubjpass"), None)
            if subject is None and words.dep[at] == "conj":
                subject = self.subject(at)  # "has lost all support and has to go"
            if words.lower[at] == "had" and not self._is_now(at, subject):
                return None
            if verb is None or words.tag[at] not in FINITE or words.lower[at + 1] == "yet":
                return None
        else:
            verb = words.head[at]
            subject = self.subject(verb) if words.dep[verb] == "conj" else None
            subject = self.child(verb, ("nsubj", "nsubjpass"), None) or subject
        if words.tag[verb][:2] != "VB" or self.is_question(at):
            return None
        if subject is None or subject > at or self.has_perfect(verb, at):
            return None
        if words.lower[at] in words_for("modals", "have") and self.is_speaker(subject):
            return None  # "we have to worry": nobody is asked for it
        asked = words.dep[verb] == "ccomp" and words.tag[subject] == "WP"  # "who should be tried"
        if words.lower[subject] in ("you", "one") or asked:
            return None
        said = self.statement_at(at) is not None
        holder = self.carried_by(verb) if said else self.who_says(verb)
        if not said and holder is None:
            return None
        told = self.first_of(subject, at)
        first = told if holder is None else self.first_of(holder, told)
        negated = any(words.dep[child] == "neg" for head in (verb, at) for child in words.children[head])
        above = words.head[verb]
        held = words.dep[verb] == "ccomp" and words.lower[above] in words_for("holding") and above < told
        if held and self.is_negated(above):  # "we do not believe that they should go"
            negated, own = True, self.child(above, ("nsubj",), None)
            first = first if own is None else self.first_of(own, above)
        return Clause(
            at, "rejects" if negated else "demands", holder, first, max(self.clause_end(verb), at), told
        )

    def _is_now(self, at: int, subject: int | None) -> bool:
        """`She said the prisoners had to be freed`: what has to be, told in the past of a report."""
        statement = self.statement_at(at)
        told = statement is not None and statement.kind != "direct"
        return told and subject is not None and self.words.tag[subject] != "PRP"

    def needed(self, at: int) -> Clause | None:
        """`It is time for the general to go`, `it is vital that they leave`, `sanctions are necessary`."""
        words = self.words
        verb = words.head[at]
        behind = words.lower[at + 1] if at + 1 < len(words.text) else ""
        if words.tag[at] == "VBN" and self.is_passive(at):
            verb = at  # "more sanctions are needed"
        elif words.dep[at] == "nsubj" and words.lower[verb] in words_for("being"):
            return self._only_way(at, verb)
        elif words.lower[verb] not in words_for("being") or words.dep[at] not in ("attr", "acomp"):
            return None
        subject = self.child(verb, ("nsubj", "nsubjpass", "expl"), None)
        if subject is None:
            return None
        if self.statement_at(at) is None:
            return self._needed_by_all(at, subject)
        for_whom = behind in ("to", "for") and words.tag[at + 2 : at + 3] != ["VB"]
        if words.lower[subject] != "it" and words.lower[at] == "essential" and for_whom:
            return None  # "oil is essential to the country"
        if words.lower[subject] != "it" or words.lower[at] in words_for("needed", "only"):
            return self._needed_thing(at, subject)
        if behind not in ("for", "to", "that") and words.lower[at] == "time":
            return None
        return Clause(at, "demands", None, min(subject, verb), self.clause_end(verb), at + 1)

    def _only_way(self, at: int, verb: int) -> Clause | None:
        """`The only way out is a vote`: what alone will do stands behind."""
        words = self.words
        only = any(words.lower[c] == "only" for c in words.children[at])
        if not only or words.lower[at] not in words_for("needed", "only") or self.is_negated(verb):
            return None
        last = self.clause_end(verb)
        if self.statement_at(at) is None or last <= verb:
            return None
        return Clause(at, "demands", None, words.left[at], last, verb + 1)

    def _needed_by_all(self, at: int, subject: int) -> Clause | None:
        """`It is vital that all forces keep the truce`, in a report's own voice."""
        words = self.words
        verb = words.head[at]
        now = words.lower[verb] in ("is", "remains")
        clause = next(
            (c for c in words.children[verb] if c > at and words.dep[c] in ("ccomp", "advcl")), None
        )
        if words.lower[subject] != "it" or not now or clause is None or words.dep[at] != "acomp":
            return None
        if words.lower[words.left[clause]] != "that" or self.is_negated(verb):
            return None
        first = min(subject, verb)
        return Clause(at, "demands", None, first, self.clause_end(verb), at + 1, untold=True)

    def _needed_thing(self, at: int, subject: int) -> Clause | None:
        """`Sanctions are necessary`, `talks are the only way`."""
        words = self.words
        only = any(words.lower[c] == "only" for c in words.children[at])
        if subject > at or not (
            only or (words.tag[at] in ("JJ", "VBN") and words.lower[at] in words_for("needed"))
        ):
            return None
        verb = at if words.tag[at] == "VBN" else words.head[at]
        if any(words.dep[child] == "neg" for child in words.children[verb]):
            return None
        first = self.first_of(subject, at)
        return Clause(at, "demands", None, first, max(self.clause_end(verb), at), first)

    def needing(self, at: int) -> Clause | None:
        """`“The rebels need weapons,” she said`: a demand by who speaks for them."""
        words = self.words
        subject, taken = self.child(at, ("nsubj",), None), self.child(at, ("dobj",), None)
        if words.lower[at] not in words_for("needed", "verbs") or self.statement_at(at) is None:
            return None
        if subject is None or taken is None or not subject < at < taken or not self.can_hold(subject):
            return None
        if self.is_question(at):
            return None
        first = self.first_of(subject, at)
        stance = "rejects" if self.is_negated(at) else "demands"
        return Clause(at, stance, None, first, max(self.clause_end(at), taken), at)

    def requiring(self, at: int) -> Clause | None:
        """`Any settlement requires a ceasefire`."""
        subject = self.child(at, ("nsubj",), None)
        if self.statement_at(at) is None or subject is None or self.can_hold(subject) or self.is_negated(at):
            return None
        return Clause(at, "demands", None, self.first_of(subject, at), self.clause_end(at), at + 1)

    def staying(self, at: int) -> Clause | None:
        """`He can not remain in power`."""
        words = self.words
        before = {words.lower[child] for child in words.children[at] if child < at}
        subject = self.child(at, ("nsubj",), None)
        if not before & {"can", "ca", "cannot"} or not before & {"not", "n't", "n’t", "no"}:
            return None
        if self.statement_at(at) is None or subject is None:
            return None
        first = self.first_of(subject, at)
        return Clause(at, "rejects", None, first, self.clause_end(at), at)

    def none(self, at: int) -> Clause | None:
        """`There will be no talks`, `no peace until they leave`, `no alternative to talks`."""
        words = self.words
        noun = words.head[at]
        verb = words.head[noun]
        before = {words.lower[child] for child in words.children[verb] if child < noun}
        if self.statement_at(at) is None or words.dep[noun] not in ("attr", "nsubj") or "there" not in before:
            return None
        if words.lower[noun] in words_for("no_offer", "none"):
            return None
        last = self.clause_end(verb)
        if words.lower[noun] in words_for("alternatives") and words.lower[verb] in words_for("being"):
            return Clause(at, "demands", None, at, last, noun + 1)
        if words.lower[verb] != "be" or not before & {"will", "can", "would", "could"}:
            return None
        if words.lower[noun] in words_for("alternatives", "hanging"):
            behind = (c for c in words.children[verb] if c > noun and words.dep[c] in ("advcl", "prep"))
            left = next((words.left[c] for c in behind), None)
            if left is not None and words.lower[left] in words_for("alternatives", "behind"):
                end = max(words.right[words.head[left]], last)
                return Clause(at, "demands", None, at, end, left)
        return Clause(at, "rejects", None, at, self.clause_end(verb), at)

    def unwilling(self, at: int) -> Clause | None:
        """`We will never recognise the council`; `nations do not negotiate with gangs`."""
        words = self.words
        if words.lower[at] not in words_for("unwilling"):
            return None
        if words.lower[at] == "surrender" and self.child(at, ("dobj",), None) is None:
            return None  # "we will not surrender": they fight on
        before = [child for child in words.children[at] if child < at]
        modal = any(words.lower[c] in ("will", "wo", "would", "do", "does") for c in before)
        top = words.head[at] if words.dep[at] == "conj" else at  # "vowed to fight and never leave"
        above = words.head[top]
        meant = words.lower[above] == "going" or words.lower[above] in words_for("intending", "verbs")
        if words.dep[top] == "xcomp" and meant:  # "is not going to send", "do not intend to intervene"
            before, modal = words.children[above], True
        if words.dep[top] == "xcomp" and words.lower[above] in words_for("vowing"):
            modal = True  # "vowed not to negotiate"
        if words.lower[at] in words_for("unwilling", "able"):
            modal = modal or any(words.lower[c] in ("can", "ca", "could") for c in before)
        negated = any(words.dep[c] == "neg" or words.lower[c] in ("never", "neither") for c in before)
        party = self.subject(at)
        over = words.dep[top] == "xcomp" and (meant or words.lower[above] in words_for("vowing"))
        plain = not over and any(words.lower[c] in ("do", "does") for c in before)
        if not (modal and negated) or party is None:
            return None
        by_speaker = plain or not self.can_hold(party)
        if by_speaker and self.statement_at(at) is None:
            return None
        holder = None if words.lower[party] in _SPEAKER or by_speaker else party
        carried = self.carried_by(at) if holder is None or words.tag[party] == "PRP" else None
        first = self.first_of(party, above if over else at)
        first = first if carried is None else self.first_of(carried, words.head[at])
        return Clause(at, "rejects", holder if carried is None else carried, first, self.clause_end(at), at)

    def is_speaker(self, head: int) -> bool:
        return self.words.lower[head] in _SPEAKER
