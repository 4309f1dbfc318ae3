"""The replies to a charge of breach, a word at a time: a denial, an admission, silence, a charge back.

Words that answer any charge ("denied the charge") count for whoever says them but the accuser; those that
could be about something else ("took responsibility", "that is a lie") only for the accused himself.
"""

from __future__ import annotations

from accord.annotate.breach_terms import BreachTerms
from accord.annotate.breach_words import BREAKING, among
from accord.annotate.clauses import NOUN_TAGS
from accord.model.annotation import Answer, BreachClaim, Statement
from accord.model.reading import forms_in
from accord.model.tables import toml_table

__all__ = ["Replies", "is_of", "is_one"]

_COMING = frozenset(("will", "would", "'ll", "’ll", "shall"))
_OWN = frozenset(("we", "it", "they", "he", "she", "i"))
_MUTUAL = ("each other", "one another")
_THAT = frozenset(("that", "this", "it", "these", "those", "they"))


def is_one(one: str | None, other: str | None) -> bool:
    """Whether two names of one article are of one: equal, or "the Front" for "the Hill Front"."""
    if not one or not other:
        return False
    short, long = sorted((one.lower(), other.lower()), key=len)
    return short == long or long.endswith(f" {short}")


def is_of(one: str | None, side: str | None) -> bool:
    """Whether somebody is a side or is told as one of it: "Front commander", "Peru's ministry".

    What an army is charged with, the ministry of defence answers.
    """
    if is_one(one, side):
        return True
    if one and side and among("arms").intersection(forms_in(side)):
        answering = forms_in(one)
        if "ministry" in answering and among("defence").intersection(answering):
            return True
    return bool(
        one and side and side.lower().split()[-1] in one.lower().replace("’s", "").replace("'s", "").split()
    )


class Replies(BreachTerms):
    """One document while replies to its claims are read."""

    def reply(self, i: int, here: bool, claim: BreachClaim) -> Answer | None:
        """The answer that the word at token `i` gives; `here` in the charge's own sentence."""
        tag = self.words.tag[i]
        if claim.modality == "conditional" and (found := self.assured(i, claim)) is not None:
            return found
        if tag[:2] in ("VB", "JJ"):
            return (
                self._plain(i, here, claim)
                or self._silence(i, here, claim)
                or self._of_accused(i, here, claim)
            )
        if tag in NOUN_TAGS and self.lower[i] in among("no_word"):
            return self._no_word(i, claim)
        return None

    # What answers a charge in words of its own

    def assured(self, i: int, claim: BreachClaim) -> Answer | None:
        """`The army would leave on time`, `we will honour the pact`: there will be no breach."""
        words = self.words
        to_come = any(words.tag[c] == "MD" and self.lower[c] in _COMING for c in words.children[i])
        if words.tag[i] != "VB" or not to_come or self._is_negated(i):
            return None
        kept = self.lower[i] in among("keep") | among("keep_more") and self.rule_under(i) is not None
        said = " ".join(self.lower[i + 1 : words.right[i] + 1])
        timely = toml_table("accord.annotate", "breaches.toml")["timely"]
        return self._said_by_other(i, "deny", claim) if kept or any(it in said for it in timely) else None

    def suffered(self, i: int, claim: BreachClaim) -> Answer | None:
        """`Its patrol was ambushed`, said by the accused of his own: that it was the other side."""
        own = self.child(i, ("nsubjpass",), None)
        if own is None or self.lower[i] not in among("suffered") or self._is_negated(i):
            return None
        found = self._said_by_other(i, "counter-claim", claim)
        return found if found is not None and is_of(found.by, claim.accused) else None

    def _said_by_other(self, i: int, response: str, claim: BreachClaim) -> Answer | None:
        """The answer that a statement makes by words at `i`, where it is not the accuser's."""
        statement = self.said_at(i)
        if statement is None or not statement.speech or statement.modality != "asserted":
            return None
        by, told = self.speaker_of(statement), (statement.affiliation, statement.speaker_name)
        accusing = [it for it in (claim.accuser, claim.side) if it]
        if by is None or any(is_one(it, other) for it in (by, *told) for other in accusing):
            return None
        span = next(
            (it for it in statement.content if it.start <= self.words.start[i] < it.end),
            statement.content[0],
        )
        return Answer(by, response, span)

    # What answers any charge

    def _plain(self, i: int, here: bool, claim: BreachClaim) -> Answer | None:
        """`denied the charge`, `admitted it`, `declined to comment`, `could not be blamed`."""
        words, lower = self.words, self.lower[i]
        response = next((name for name in ("deny", "admit") if lower in among(name)), None)
        negated = self._is_negated(i)
        if lower in among("blame") and negated and not here:
            return self._cleared(i, claim)
        silent = lower in among("decline") and any(
            self.lower[c] in among("silent") for c in words.children[i]
        )
        if (response is None and not silent) or negated:
            return None
        if response is not None and not self._meets(i, here, claim):
            return None
        return self._given(i, self._whose(i), response or "silence", claim, alone=here)

    def _silence(self, i: int, here: bool, claim: BreachClaim) -> Answer | None:
        """`has not commented`, `has yet to respond`, `could not be reached`, `stayed silent`."""
        words, lower = self.words, self.lower[i]
        yet = "yet" in words.lower[max(i - 3, 0) : i] and self.has_to(i)
        modal = lower in among("silent") and words.tag[i][:2] == "VB"
        unmoved = modal and (self._is_negated(i) or yet)
        missed = lower in among("reachable") and self._is_negated(
            i if words.tag[i] != "JJ" else words.head[i]
        )
        mute = lower in among("mute") and self.lower[words.head[i]] in among("muted")
        if unmoved and here and self._to_this(i, claim):
            return self._given(i, self._whose(i), "silence", claim)
        if not ((unmoved and self._to_that(i)) or missed or mute):
            return None
        return self._kept_silent(i, self._whose(words.head[i] if mute else i), claim)

    def _to_this(self, verb: int, claim: BreachClaim) -> bool:
        """`Did not respond to the army's claim that it broke the truce`: to the very charge behind it."""
        words = self.words
        preps = (c for c in words.children[verb] if self.lower[c] == "to")
        below = (c for prep in preps for c in words.children[prep] if self.lower[c] in among("charges"))
        tokens = words.tokens_in(claim.span)
        return tokens is not None and any(c < tokens[0] <= tokens[1] <= words.right[c] for c in below)

    def _to_that(self, verb: int) -> bool:
        """Whether nothing else is what he did not answer: `did not respond to a request`, not `to fire`."""
        words = self.words
        preps = (c for c in words.children[verb] if self.lower[c] == "to")
        below = [self.lower[c] for prep in preps for c in words.children[prep]]
        asked = among("asked") | among("charges") | among("silent") | _THAT
        return not below or bool(asked.intersection(below))

    def _kept_silent(self, i: int, subject: int | None, claim: BreachClaim) -> Answer | None:
        """The silence of the accused, where the claim names one."""
        found = self._given(i, subject, "silence", claim)
        known = found is None or claim.accused is None or is_of(found.by, claim.accused)
        return found if known else None

    def _no_word(self, i: int, claim: BreachClaim) -> Answer | None:
        """`no immediate comment from the guild`, `made no comment`."""
        words = self.words
        if not any(self.lower[c] == "no" for c in words.children[i]):
            return None
        preps = (c for c in words.children[i] if self.lower[c] in ("from", "by"))
        below = next((c for prep in preps for c in words.children[prep]), None)
        if below is None and words.dep[i] == "dobj":
            below = self._whose(words.head[i])
        return self._kept_silent(i, below, claim)

    def _cleared(self, verb: int, claim: BreachClaim) -> Answer | None:
        """`The guild could not be blamed for it, its spokesman said`: a denial."""
        statement = self.said_at(verb)
        by = self.speaker_of(statement) if statement is not None else None
        if by is None or by == claim.accuser or statement is None:
            return None
        span = next(span for span in statement.content if span.start <= self.words.start[verb] < span.end)
        return Answer(by, "deny", span)

    # What answers it only in the mouth of the accused

    def _of_accused(self, i: int, here: bool, claim: BreachClaim) -> Answer | None:
        """What the accused says of himself, of the charge or of the accuser."""
        if claim.accused is None or here:
            return None
        response = self._about_himself(i) or self._called_baseless(i) or self._about_accuser(i, claim)
        if response is not None:
            found = self._given(i, self._whose(i), response, claim)
            return found if found is not None and is_of(found.by, claim.accused) else None
        statement = self.said_at(i)
        if statement is None or not statement.speech or not self._is_his(statement, claim):
            return None
        told = self._told(i, claim)
        span = next((it for it in statement.content if it.start <= self.words.start[i] < it.end), None)
        return Answer(claim.accused, told, span) if told is not None and span is not None else None

    def _about_himself(self, i: int) -> str | None:
        """`denied any involvement`, `claimed responsibility for the raid`, `apologised`."""
        words, lower = self.words, self.lower[i]
        things = {self.lower[c] for c in words.children[i] if words.dep[c] in ("dobj", "xcomp")}
        if lower in among("deny") and things & among("part"):
            return "deny"
        named = any(words.tag[c] in NOUN_TAGS and words.dep[c] == "dobj" for c in words.children[i])
        if lower in among("admit") and named:
            return "admit"
        sorry = lower in among("own_up") and (named or any(self.lower[c] == "for" for c in words.children[i]))
        return "admit" if sorry or (lower in among("owning") and "responsibility" in things) else None

    def _called_baseless(self, i: int) -> str | None:
        """`called the accusation baseless`."""
        words = self.words
        behind = range(i + 1, words.right[i] + 1)
        charged = any(self.lower[j] in among("charges") for j in behind)
        return "deny" if charged and any(self.lower[j] in among("baseless") for j in behind) else None

    def _about_accuser(self, i: int, claim: BreachClaim) -> str | None:
        """`blamed the army for it`."""
        charged = self.child(i, ("dobj",), None) if self.lower[i] in among("accuse") else None
        name = self.called(charged)
        return "counter-claim" if any(is_one(name, it) for it in (claim.accuser, claim.side)) else None

    def _told(self, i: int, claim: BreachClaim) -> str | None:
        """What a clause in his words says: that it is a lie, that he did not, that the other did so first."""
        words = self.words
        subject = self.child(i, ("nsubj",), None)
        if subject is None:
            return None
        behind = [self.lower[j] for j in range(i + 1, words.right[i] + 1)]
        meant = self.lower[subject] in _THAT or self.lower[subject] in among("charges")
        if self.is_being(i) and meant and among("baseless").intersection(behind):
            return "deny"
        own = self.lower[subject] in _OWN or any(words.tag[c] == "PRP$" for c in words.children[subject])
        past = words.tag[i] in ("VBD", "VBN") or any(self.lower[c] == "did" for c in words.children[i])
        unknown = self.lower[i] in among("unknowing") or self.lower[i] in among("silent")
        if own and past and self._is_negated(i) and not self.is_being(i) and not unknown:
            return "deny"
        if own and past and self.lower[i] in among("keep") and self.rule_under(i) is not None:
            return "deny"
        if any(is_one(self.called(subject), it) for it in (claim.accuser, claim.side)):
            return "counter-claim" if "first" in behind or self.lower[i] in BREAKING else None
        return None

    def _is_his(self, statement: Statement, claim: BreachClaim) -> bool:
        told = (statement.speaker_name, statement.affiliation, self.speaker_of(statement))
        return any(is_of(it, claim.accused) for it in told)

    # Who answers

    def _given(
        self, i: int, subject: int | None, response: str, claim: BreachClaim, *, alone: bool = False
    ) -> Answer | None:
        """The answer by whoever the subject is, but not by the accuser."""
        by = self._called_so(subject, i)
        if by is None or is_one(by, claim.accuser) or is_one(by, claim.side):
            return None
        by = claim.accused if claim.accused is not None and is_one(by, claim.accused) else by
        low = self.words.left[subject] if subject is not None and self.is_near(subject, i) else i
        first, last = self.trimmed(min(low, i), i if alone else self.end(i, i))
        return Answer(by, response, self.words.span(first, last))

    def _whose(self, verb: int) -> int | None:
        """Who answers; in `a charge the ministry denied` the subject of the relative clause."""
        own = self.child(verb, ("nsubj", "nsubjpass"), None)
        return own if own is not None and self.words.tag[own] not in ("WDT", "WP") else self.subject(verb)

    def _called_so(self, subject: int | None, verb: int) -> str | None:
        if subject is None:
            return None
        words = self.words
        if self.lower[subject].startswith("spokes"):
            preps = (c for c in words.children[subject] if self.lower[c] in ("for", "of"))
            side = next((c for prep in preps for c in words.children[prep]), None) or self.owner(subject)
            if side is not None and (name := self.called(side)) is not None:
                return name
        name = self.called(subject)
        if name is not None:
            return name if self.can_act(subject) else None
        statement = self.told_by(verb)
        return self.speaker_of(statement) if statement is not None else None

    def _is_negated(self, verb: int) -> bool:
        return any(self.words.dep[c] == "neg" for c in self.words.children[verb])

    def _meets(self, verb: int, here: bool, claim: BreachClaim) -> bool:
        """Whether what is denied or admitted is a charge, the breach, or "it"; or the charge is its head.

        A clause of his own answers a charge against somebody; one that names nobody, only in its words.
        """
        words = self.words
        above = words.head[verb]
        if words.dep[verb] == "relcl" and self.lower[above] in among("charges"):
            return True
        for child in words.children[verb]:
            dep, lower = words.dep[child], self.lower[child]
            if dep in ("dobj", "nsubjpass"):
                charge = lower in among("charges") or lower in among("break_nouns")
                if charge or (lower in ("it", "this", "that") and words.tag[child] in ("PRP", "DT")):
                    return True
            clause = dep in ("xcomp", "ccomp", "pcomp") and not here
            if clause and (self.lower[verb].startswith("den") or self.lower[verb] in among("admit")):
                return claim.accused not in (None, *_MUTUAL) or self._repeats(child, claim)
        return False

    def _repeats(self, clause: int, claim: BreachClaim) -> bool:
        """Whether a clause has a word of breaking, or one that the charge has too."""
        words = self.words
        tokens = words.tokens_in(claim.span)
        charged = {self.lower[j] for j in range(tokens[0], tokens[1] + 1)} if tokens else set()
        own = range(words.left[clause], words.right[clause] + 1)
        told = {self.lower[j] for j in own if words.tag[j][:2] in ("NN", "VB") and words.dep[j][:3] != "aux"}
        return not told.isdisjoint(charged | BREAKING)
