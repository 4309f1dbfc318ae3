"""The slots of a verb that tells of an act: who, whom, with whom, where; and the parties that fill them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.annotate.clauses import NOUN_TAGS, Clauses
from accord.annotate.event_terms import ACTING, ANY, OFFICIALS, PARTS, PLACES, SLOTS, Need, Row
from accord.annotate.salience import noun_kind
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Party

__all__ = ["EventArguments", "Slots"]

Slots = dict[str, list[int]]

_OBJECTS = ("dobj", "dative", "nsubjpass", "oprd")
_NAMED = frozenset(("GPE", "ORG", "NORP", "PERSON"))
_SITES = frozenset(("GPE", "LOC", "FAC"))
_PRONOUNS = ("PRP", "WP", "WDT", "DT", "EX", "PRP$")
_SUITS = {"he": ("person",), "she": ("person",), "it": ("body",), "they": ("group", "body")}
_CLAUSAL = ("relcl", "acl", "appos", "punct", "cc", "conj", "advcl", "parataxis")
_INSIDE = ("poss", "compound", "amod", "nmod")


class EventArguments(Clauses):
    """One parsed document: what stands with a verb or an event noun, and who that is."""

    def __init__(self, words: Words, names: Sequence[NameMark]) -> None:
        super().__init__(words, names)
        self.named: dict[int, NameMark] = {}
        for name in names:
            tokens = words.tokens_in(name.span)
            for i in range(tokens[0], tokens[1] + 1) if tokens else ():
                self.named.setdefault(i, name)

    # Slots

    def slots(self, verb: int) -> Slots:
        """What stands with a verb, by slot; the object's own prepositions after the verb's."""
        words = self.words
        found: Slots = {}
        subject = self.subject(verb)
        if self.passive(verb):
            own = self.child(verb, ("nsubjpass",), None)
            subject = None if own is not None or self.modifies(verb) else subject
            if own is None and self.modifies(verb):
                own = words.head[verb]
            elif own is None:  # "they were seized and taken away"
                own = self.subject(verb)
            if own is not None:
                found["obj"] = [self.meant(own)]
        elif subject is not None:
            found["subj"] = [subject]
        for child in words.children[verb]:
            self._fill(found, child)
        for noun in tuple(found.get("obj", ())):
            if words.lower[noun] in PARTS:  # "part of the town"
                found["obj"] += [
                    b for c in words.children[noun] if words.lower[c] == "of" for b in self._below(c)
                ]
            for child in words.children[noun]:
                if words.dep[child] == "prep":
                    self._fill(found, child)
        return found

    def passive(self, verb: int) -> bool:
        words = self.words
        if words.tag[verb] != "VBN":
            return False
        deps = {words.dep[child] for child in words.children[verb]}
        return bool(deps & {"auxpass", "nsubjpass", "agent"}) or self.modifies(verb)

    def modifies(self, verb: int) -> bool:
        """`the men held there`: a participle on a noun."""
        return self.words.dep[verb] == "acl" and self.words.tag[verb] == "VBN"

    def _fill(self, found: Slots, child: int) -> None:
        words = self.words
        dep, lower = words.dep[child], words.lower[child]
        if dep in _OBJECTS and words.entity[child] not in ("DATE", "TIME"):
            found.setdefault("obj", []).append(child)
        elif dep == "agent":
            found.setdefault("subj", []).extend(self._below(child))
        elif dep == "prep" and lower in SLOTS:
            found.setdefault(lower, []).extend(self._below(child))
        elif dep == "prep":  # "out of", "as part of"
            for below in words.children[child]:
                if words.dep[below] == "prep" and words.lower[below] in SLOTS:
                    found.setdefault(words.lower[below], []).extend(self._below(below))
        elif dep in ("xcomp", "advcl", "ccomp") and self.has_to(child) and words.tag[child] in ("VB", "VBN"):
            found.setdefault("inf", []).append(child)
            own = self.child(child, ("nsubj", "nsubjpass"), None)
            if own is not None and own > words.head[child]:  # "urged *them* to leave"
                found.setdefault("obj", []).append(own)
        elif dep == "ccomp":
            found.setdefault("that", []).append(child)
            own = self.child(child, ("nsubj",), None)
            if words.tag[child] == "VBN" and own is not None and own > words.head[child]:
                found.setdefault("obj", []).append(own)  # "prevented the march staged by students"

    def _below(self, preposition: int) -> list[int]:
        words = self.words
        found = [
            c
            for c in words.children[preposition]
            if words.dep[c] in ("pobj", "pcomp") and words.entity[c] not in ("DATE", "TIME")
        ]
        for child in words.children[preposition]:
            if words.dep[child] == "prep" and words.lower[child] in SLOTS:
                found += self._below(child)
        return found

    # Needs

    def fits(self, row: Row, verb: int, slots: Slots) -> bool:
        if row.particle is not None and not self._has_particle(verb, row.particle):
            return False
        return not row.needs or any(self._meets(need, slots) for need in row.needs)

    def _has_particle(self, verb: int, particle: str) -> bool:
        words = self.words
        return any(
            words.lower[c] == particle
            and (words.dep[c] == "prt" or (c == verb + 1 and words.dep[c] in ("advmod", "prep", "dep")))
            for c in words.children[verb]
        )

    def _meets(self, need: Need, slots: Slots) -> bool:
        return all(any(self._is(token, wanted) for token in slots.get(slot, ())) for slot, wanted in need)

    def _is(self, token: int, wanted: frozenset[str]) -> bool:
        words = self.words
        if ANY in wanted or words.lower[token] in wanted:
            return True
        if "@party" in wanted and self.is_party(token):
            return True
        if "@place" in wanted and words.entity[token] in _SITES:
            return True
        if "@person" in wanted and (words.entity[token] == "PERSON" or words.lower[token] in OFFICIALS):
            return True
        return any(
            words.lower[c] in wanted
            if words.dep[c] == "conj"
            else f"{words.lower[c]}-{words.lower[token]}" in wanted
            for c in words.children[token]
            if words.dep[c] in ("conj", "compound", "amod")
        )

    def is_party(self, token: int) -> bool:
        """Whether the noun can act: a name, a pronoun for somebody, a person, a body, a group."""
        words = self.words
        if words.entity[token] in _NAMED:
            return True
        if words.tag[token] in ("PRP", "WP"):
            return words.lower[token] not in ("it", "itself")
        if words.tag[token] not in NOUN_TAGS:
            return False
        return words.lower[token] in ACTING or noun_kind(words, token) != "thing"

    # Parties

    def parties(self, tokens: Sequence[int], *, things: bool = False) -> tuple[Party, ...]:
        """Who the phrases and those joined to them are, or whose ("the *Kovaran* plan"); `things` printed."""
        found: dict[tuple[int, int], Party] = {}
        for token in tokens:
            for head in self._joined(token):
                party = self._party(head, things=things)
                if party is not None:
                    found.setdefault((party.span.start, party.span.end), party)
        return tuple(found.values())

    def _joined(self, token: int) -> Iterator[int]:
        yield token
        at = token
        for _ in range(6):
            following = next((c for c in self.words.children[at] if self.words.dep[c] == "conj"), None)
            if following is None:
                return
            yield following
            at = following

    def _party(self, head: int, *, things: bool) -> Party | None:
        words = self.words
        if words.tag[head] not in (*NOUN_TAGS, *_PRONOUNS, "CD", "JJ", "VBG") or words.entity[head] in (
            "DATE",
            "TIME",
        ):
            return None
        if words.tag[head] not in _PRONOUNS and not self.is_party(head):
            within = self._within(head)
            if within is not None:
                return Party(words.span(*self._bounds(head)), within)
            if not things and words.entity[head] not in _SITES and words.tag[head] != "CD":
                return Party(words.span(*self._bounds(head)), None)
        name = self._name_at(head)
        first, last = self._bounds(head)
        if name is None and words.tag[head] not in _PRONOUNS:
            name = self._printed(head, first, last)
        return Party(words.span(first, last), name)

    def _name_at(self, head: int) -> str | None:
        mark = self.named.get(head)
        if mark is not None:
            return mark.name if mark.span.end >= self.words.end[head] else None
        teller = self._teller(head) if self.words.tag[head] == "PRP" else None
        if teller is None:
            return None
        return self._name_at(teller) or self._printed(teller, *self._bounds(teller))

    def _teller(self, pronoun: int) -> int | None:
        """Who says so of himself: `the army said it had left`; the pronoun has to suit."""
        words = self.words
        kinds = _SUITS.get(words.lower[pronoun])
        verb = words.head[pronoun]
        if kinds is None or words.dep[pronoun] not in ("nsubj", "nsubjpass"):
            return None
        for _ in range(4):
            above = words.head[verb]
            if above == verb or words.dep[verb] not in ("ccomp", "advcl", "conj", "acomp", "pcomp", "prep"):
                return None
            found = self.child(above, ("nsubj", "nsubjpass"), None)
            if found is not None and found < pronoun:
                suits = words.tag[found] in NOUN_TAGS and self._kind(found) in kinds
                return found if suits else None
            verb = above
        return None

    def _kind(self, head: int) -> str:
        words = self.words
        if words.entity[head] == "PERSON":
            return "person"
        if words.entity[head] == "NORP" or words.tag[head] in ("NNS", "NNPS"):
            return "group"
        if words.entity[head] in ("GPE", "ORG"):
            return "body"
        return noun_kind(words, head)

    def _within(self, head: int) -> str | None:
        """A name that owns or describes the noun: "the *Kovaran* plan", "the appeal of *Kovara*"."""
        words = self.words
        for child in words.children[head]:
            dep = words.dep[child]
            if dep in _INSIDE and words.entity[child] in _NAMED:
                return self._name_at(child) or words.text[child]
            if dep == "poss" and self.is_party(child):
                return self._name_at(child) or (
                    None if words.tag[child] in _PRONOUNS else self._printed(child, *self._bounds(child))
                )
        for child in words.children[head]:
            if words.dep[child] == "prep" and words.lower[child] in ("of", "by", "from"):
                for below in self._below(child):
                    if self.is_party(below) and words.tag[below] not in _PRONOUNS:
                        return self._name_at(below) or self._printed(below, *self._bounds(below))
        return None

    def _bounds(self, head: int) -> tuple[int, int]:
        """The noun's phrase without clauses, appositions and what is joined to it."""
        words = self.words
        first, last = words.left[head], words.right[head]
        for child in words.children[head]:
            if words.dep[child] in _CLAUSAL:
                if child > head:
                    last = min(last, words.left[child] - 1)
                else:
                    first = max(first, words.right[child] + 1)
        last = max(last, head)
        while first < head and words.tag[first] in (",", "_SP", "``", "-LRB-", ":", "IN"):
            first += 1
        while last > head and words.tag[last] in (",", "_SP", "''", "-RRB-", ":", "."):
            last -= 1
        return first, last

    def _printed(self, head: int, first: int, last: int) -> str:
        """The phrase up to its noun, and what "of" puts behind it, without its article."""
        words = self.words
        while first < head and words.lower[first] in ("the", "a", "an", "some", "any"):
            first += 1
        end = head
        for child in words.children[head]:
            if words.dep[child] == "prep" and words.lower[child] == "of" and words.right[child] <= last:
                end = max(end, words.right[child])
        return words.phrase(first, end)

    # Where

    def place(self, heads: Sequence[int]) -> str | None:
        """The place that the clause names: "in Kovara", "near the town of Ostrel"."""
        words = self.words
        for head in heads:
            for child in words.children[head]:
                if words.dep[child] != "prep" or words.lower[child] not in PLACES:
                    continue
                for token in self._below(child):
                    found = self._site(token)
                    if found is not None:
                        return found
        return None

    def _site(self, token: int) -> str | None:
        words = self.words
        if words.entity[token] in _SITES:
            return self._name_at(token) or words.text[token]
        if words.entity[token] or words.tag[token] not in NOUN_TAGS:
            return None
        for child in words.children[token]:
            if words.dep[child] in ("compound", "appos", "poss") and words.entity[child] in _SITES:
                return self._name_at(child) or words.text[child]
            if words.dep[child] == "prep" and words.lower[child] in ("of", "in"):
                for below in self._below(child):
                    if words.entity[below] in _SITES:
                        return self._name_at(below) or words.text[below]
        return None
