"""Finding one's way in a parsed sentence: subjects, objects, owners, and where a phrase ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.annotate.attributions import FINITE
from accord.annotate.words import Words
from accord.model.annotation import NameMark

__all__ = ["NOUN_TAGS", "Clauses"]

NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")

_LONGEST = 22  # tokens of an act's phrase
_LONGEST_NAME = 8
_JOINED = 8  # named together at most
_OPENING = frozenset((",", "_SP", "``", "''", "-LRB-", ":", "CC", "."))
_PLAIN = frozenset(
    """whose the a an its their his her all any some those these meanwhile however separately
    earlier""".split()  # noqa: SIM905
)
_NAMING = frozenset(("compound", "amod", "nmod"))
_LEADING = ("IN", "TO", "CC", "DT", "RB", "JJR")
_ON_TOP = ("conj", "xcomp", "advcl", "aux", "pcomp", "prep", "ccomp")


class Clauses:
    """One parsed document with the names that stand in it."""

    def __init__(self, words: Words, names: Sequence[NameMark]) -> None:
        self.words = words
        self.names = {name.span.start: name for name in names if name.name}

    def head_of(self, first: int, last: int) -> int:
        words = self.words
        for i in range(last, first - 1, -1):
            if words.head[i] == i or not first <= words.head[i] <= last:
                return i
        return last

    def before(self, first: int) -> int:
        at = first - 1
        while at > 0 and (
            self.words.lower[at] in ("the", "end", "of", "about", "around", "this")
            or self.words.tag[at] == "_SP"
        ):
            at -= 1
        return max(at, 0)

    def verb_over(self, at: int) -> int | None:
        words = self.words
        for _ in range(4):
            above = words.head[at]
            if words.tag[above][:2] == "VB":
                return above
            if above == at:
                return None
            at = above
        return None

    def below(self, verb: int) -> Iterator[int]:
        """The verb's children and theirs."""
        for child in self.words.children[verb]:
            yield child
            yield from self.words.children[child]

    def child(self, at: int, deps: Sequence[str], among: frozenset[str] | None) -> int | None:
        words = self.words
        for child in words.children[at]:
            if words.dep[child] in deps and (among is None or words.lower[child] in among):
                if words.entity[child] in ("DATE", "TIME"):
                    continue
                return child
        return None

    def subject(self, verb: int) -> int | None:
        """Who does it: the verb's own subject, or that of the verb it is joined to or hangs on."""
        words = self.words
        for _ in range(4):
            found = self.child(verb, ("nsubj", "nsubjpass"), None)
            if found is not None:
                return self.meant(found)
            above = words.head[verb]
            if words.dep[verb] in ("relcl", "acl") and words.tag[above] in NOUN_TAGS:
                return above
            if above == verb or words.dep[verb] not in _ON_TOP:
                return None
            verb = above
        return None

    def is_far(self, noun: int, verb: int, among: frozenset[str] = frozenset()) -> bool:
        """Whether another clause stands between a subject and a verb: `met in Oskelund and agreed`.

        Not where that clause's verb is one of `among`, too.
        """
        words = self.words
        behind = words.right[noun] + 1 if words.right[noun] < verb else noun + 1
        tense = [i for i in range(behind, verb) if words.tag[i] in FINITE and words.tag[i] != "MD"]
        if any(words.lower[i] in among for i in tense):
            return False
        joined = words.dep[verb] in ("conj", "pcomp", "advcl")
        return any(words.head[i] != verb and (joined or words.head[verb] != i) for i in tense)

    def meant(self, subject: int) -> int:
        """The noun that a relative pronoun stands for."""
        words = self.words
        if words.tag[subject] in ("WDT", "WP"):
            verb = words.head[subject]
            if words.dep[verb] == "relcl":
                return words.head[verb]
        return subject

    def joined_to(self, head: int) -> list[int]:
        """Those named with a noun: of `Peru, Chile and the league` Chile and the league."""
        words = self.words
        found: list[int] = []
        at = [head]
        while at and len(found) < _JOINED:
            i = at.pop(0)
            below = [c for c in words.children[i] if words.dep[c] == "conj" and words.tag[c] in NOUN_TAGS]
            found += below
            at += below
        return sorted(found)

    def for_object(self, verb: int) -> int | None:
        words = self.words
        for child in words.children[verb]:
            if words.dep[child] == "prep" and words.lower[child] in ("for", "on") and words.children[child]:
                return words.children[child][0]
        return None

    def owner(self, noun: int) -> int | None:
        words = self.words
        for child in words.children[noun]:
            named = words.dep[child] in _NAMING and words.entity[child] in ("GPE", "ORG", "NORP")
            if named or (words.dep[child] == "poss" and words.tag[child] != "PRP$"):
                return child
        for child in words.children[noun]:
            if words.dep[child] == "prep" and words.lower[child] == "by" and words.children[child]:
                below = words.children[child][0]
                return None if words.entity[below] in ("DATE", "TIME") else below
        return None

    def has_to(self, verb: int) -> bool:
        words = self.words
        return any(words.tag[child] == "TO" and child < verb for child in words.children[verb])

    def phrase_end(self, head: int) -> int:
        """The last token of the act: its phrase up to its date, a clause, a comma or a relative."""
        words = self.words
        last = min(words.right[head], head + _LONGEST)
        for i in range(head + 1, last + 1):
            dated = words.entity[i] in ("DATE", "TIME") or words.tag[i] in ("WDT", "WP", "_SP")
            if dated or words.text[i] in (",", "—", "–", "--", ";", ".", "”", "“", '"', ":"):
                last = i - 1
                break
        return self.before_date(head, last)

    def before_date(self, first: int, last: int) -> int:
        """`last`, or the token before it where a phrase ends in "no later than", "by the end of"."""
        words = self.words
        while last > first and (words.tag[last] in _LEADING or words.lower[last] in ("later", "end", "no")):
            last -= 1
        return last

    def called(self, head: int | None) -> str | None:
        """The name at the token, else its phrase; nobody for a pronoun that is not resolved."""
        if head is None:
            return None
        words = self.words
        for i in range(words.left[head], head + 1):
            name = self.names.get(words.start[i])
            if name is not None and name.span.end >= words.end[head] and name.span.start <= words.start[head]:
                return name.name
        if words.tag[head] in ("PRP", "PRP$", "DT", "WDT", "WP", "WP$", "EX"):
            return None
        first = words.left[head]
        while first < head and (words.lower[first] in _PLAIN or words.tag[first] in _OPENING):
            first += 1
        if head - first > _LONGEST_NAME:
            first = head
        return words.phrase(first, head)

    def is_question(self, at: int) -> bool:
        """Whether the sentence of a token ends in a question mark."""
        words = self.words
        return words.text[words.sentences[words.sentence[at]][1] - 1] == "?"
