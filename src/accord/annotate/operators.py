"""Words by which a sentence binds somebody: "shall", "undertake to", "are to", "is prohibited", "a ban"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from accord.annotate.arguments import Arguments
from accord.annotate.words import Words
from accord.model.tables import word_set

__all__ = ["Operator", "Operators", "binding"]


@dataclass(frozen=True, slots=True)
class Operator:
    """A binding word: its token, the first of its clause, whether it forbids, and whether it promises."""

    at: int
    first: int
    negated: bool = False
    promised: bool = False


@cache
def binding(name: str) -> frozenset[str]:
    """A list of binding words in agreements.toml."""
    return word_set("accord.annotate", "agreements.toml", name)


class Operators:
    """One document while its binding words are looked for."""

    def __init__(self, words: Words, arguments: Arguments) -> None:
        self.words = words
        self.arguments = arguments

    def find(self, first: int, last: int) -> Iterator[Operator]:
        """What binds in the sentence, in order; not what stands in a clause that hangs on another."""
        begin = first
        done: int | None = None
        at = first
        while at <= last:
            found = self._operator(at, first, last)
            if found is None:
                at += 1
                continue
            if done is None:
                if not self._hangs(first, at) or self._led(first, at):
                    done = at
                    yield replace(found, first=begin)
            else:
                start = self._clause_start(done, at)
                if start is not None and not self._hangs(start, at):
                    done = at
                    yield replace(found, first=start)
            at += 1

    def _operator(self, at: int, first: int, last: int) -> Operator | None:
        words = self.words
        lower = words.lower[at]
        after = words.lower[at + 1] if at < last else ""
        neither = any(words.lower[i] in ("neither", "no", "nobody") for i in range(first, min(first + 2, at)))
        if lower in binding("modals") or (lower == "may" and (after == "not" or neither)):
            if lower == "will" and not (self._of_party(at, first) or self._laid_down(at, last)):
                return None
            return Operator(at, first, after == "not" or neither)
        if lower in binding("performing") and words.tag[at][:2] in ("VB", "JJ", "NN") and at < last:
            return self._performing(at, first, last)
        if lower in binding("bans") and at > first and self._bans(at):
            return Operator(at, first, True)
        if lower in binding("be") and after == "to" and at + 2 <= last:
            ban = any(words.lower[i] in binding("ban_nouns") for i in range(first, min(first + 4, at)))
            return Operator(at, first, ban)
        if lower in binding("be") and any(
            words.lower[i] in binding("ban_nouns") | binding("duties") for i in range(at, min(at + 4, last))
        ):
            nouns = {words.lower[i] for i in range(at, min(at + 4, last))}
            return Operator(at, first, bool(nouns & binding("ban_nouns")))
        if lower == "to" and after == "be" and at - first < 8 and self._verbless(first, at):
            return Operator(at, first)
        if lower in binding("committed") and after in ("to", "of") and self._affirmed(at, first):
            return Operator(at, first, promised=True)
        return None

    def _performing(self, at: int, first: int, last: int) -> Operator | None:
        """`undertake to leave`, `agree that …`, `commit themselves to`, `agree on a truce`."""
        words = self.words
        for i in range(at + 1, min(at + 4, last)):
            if words.lower[i] in ("to", "that", "not", "on", "upon"):
                negated = words.lower[i] == "not" or words.lower[i + 1] == "not"
                return Operator(at, first, negated, promised=True)
            if words.tag[i] not in ("PRP", "RB", ","):
                return None
        return None

    def _affirmed(self, at: int, first: int) -> bool:
        """`reaffirm their full commitment to`: whoever says so binds himself again."""
        words = self.words
        return any(
            words.lower[i].replace("-", "") in binding("affirming") for i in range(max(first, at - 7), at)
        )

    def _of_party(self, at: int, first: int) -> bool:
        subject = self.arguments.subject_before(at, first)
        return subject is not None and self.arguments.is_party(subject)

    def _laid_down(self, at: int, last: int) -> bool:
        """Whether something is to be done or to begin: `a law will be adopted`, `the reform will start`."""
        words = self.words
        verb = at + 1
        while verb < last and (words.lower[verb] == "not" or words.tag[verb] == "RB"):
            verb += 1
        if words.lower[verb] == "be":
            return any(words.tag[i] in ("VBN", "VBD") for i in range(verb + 1, min(verb + 4, last + 1)))
        return words.lower[verb] in binding("beginning")

    def _bans(self, at: int) -> bool:
        """Whether it is the verb: `are strictly prohibited`, and not "prohibited acts"."""
        words = self.words
        before = words.lower[at - 2 : at] if at > 1 else words.lower[:at]
        return words.tag[at] in ("VBZ", "VBP") or bool(set(before) & (binding("be") | {"hereby", "been"}))

    def _verbless(self, first: int, at: int) -> bool:
        """Whether no verb stands before "to be": `The commission to be enlarged`."""
        return not any(self.words.tag[i][:2] in ("VB", "MD", "IN") for i in range(first, at))

    def _hangs(self, first: int, at: int) -> bool:
        """Whether the operator stands in a clause that hangs on another: `which will allow`."""
        words = self.words
        for i in range(at - 1, max(first, at - 14) - 1, -1):
            if words.lower[i] in binding("subordinating") and words.dep[i] != "prep":
                if words.lower[i] == "that" and words.lower[i - 1] in binding("affirming") | binding(
                    "performing"
                ):
                    return False
                between = range(i + 1, at)
                ended = any(words.lower[j] == "," for j in between) or any(
                    words.tag[j] in ("VBZ", "VBP", "VBD", "MD") and j < at - 1 for j in between
                )
                return not ended
        return False

    def _led(self, first: int, at: int) -> bool:
        """Whether the sentence opens with a condition that ends before the operator's own subject."""
        words = self.words
        opened = any(
            words.lower[i] in binding("subordinating") | {"in", "should"}
            for i in range(first, min(first + 2, at))
        )
        verbs = any(words.tag[i] in ("VBZ", "VBP", "VBD") for i in range(first, at))
        return opened and verbs

    def _clause_start(self, done: int, at: int) -> int | None:
        """Where the clause of a second operator begins: behind the last joining word before it."""
        lower = self.words.lower
        for i in range(at - 1, done, -1):
            if lower[i] in ("that", "which", "who", "whether", "if"):
                return None
            if lower[i] == "," and lower[i + 1] in ("and", "or"):
                continue
            if lower[i] in (",", ";") or (lower[i] in binding("joining") and self._joins(i, at)):
                return i + 1
        return None

    def _joins(self, joint: int, at: int) -> bool:
        """Whether "and" joins clauses: behind a comma, right before the operator, or before one subject."""
        return self.words.lower[joint - 1] in (",", ";") or joint == at - 1 or self._subject_of(joint, at)

    def _subject_of(self, joint: int, at: int) -> bool:
        """Whether all between "and" and the operator is one subject."""
        words = self.words
        return all(
            words.tag[i] in ("DT", "NN", "NNS", "NNP", "NNPS", "PRP", "JJ") for i in range(joint + 1, at)
        )
