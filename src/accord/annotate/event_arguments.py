"""The slots of a verb that tells of an act: who, whom, with whom, where; and the parties that fill them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from accord.annotate.clauses import NOUN_TAGS, Clauses
from accord.annotate.event_terms import (
    ACTING,
    ANY,
    MISSILES,
    OFFICIALS,
    PARTS,
    PLACES,
    SITES,
    SLOTS,
    Need,
    Row,
)
from accord.annotate.salience import noun_kind
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Party

__all__ = ["EventArguments", "Slots"]

Slots = dict[str, list[int]]

_OBJECTS = ("dobj", "dative", "nsubjpass", "oprd")
_NAMED = frozenset(("GPE", "ORG", "NORP", "PERSON"))
_HEAD = 1500
_NEAR = 20  # names of places back to the one that "the pass" is
_DATELINE = re.compile(
    r"^[ \t]*([A-Z][A-Z'’. -]{1,40}[A-Z])(?:, [^\n–—]{1,40}?)?"
    r"(?: \([A-Z][A-Za-z/. -]{1,30}\)| ?(?:--?|–|—) )",
    re.MULTILINE,
)
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
        written = _DATELINE.search(words.source, 0, _HEAD)
        places = {name.name.casefold(): name.name for name in names if name.type == "GPE" and name.name}
        self.dateline = places.get(written.group(1).casefold()) if written is not None else None
        """Where the article was written, if its dateline tells: what "here" means."""
        called = ((name.span.end, name.name) for name in names if name.name and not name.refers)
        self._sites = [(end, name) for end, name in called if name.split()[-1].lower() in SITES]

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
            if words.dep[c] in ("conj", "compound", "amod", "det")
        )

    def is_party(self, token: int) -> bool:
        """Whether the noun can act: a name, a pronoun for somebody, a person, a body, a group."""
        words = self.words
        if words.lower[token] in MISSILES:
            return False
        if words.entity[token] in _NAMED:
            return True
        if words.tag[token] in ("PRP", "WP"):
            return words.lower[token] not in ("it", "itself")
        if words.tag[token] not in NOUN_TAGS:
            return False
        if words.tag[token] in ("NNP", "NNPS") and not words.entity[token]:
            return True
        return words.lower[token] in ACTING or noun_kind(words, token) != "thing"

    # Parties

    def parties(self, tokens: Sequence[int]) -> tuple[Party, ...]:
        """Who the phrases and those joined to them are, or whose: "the *Kovaran* plan"."""
        found: dict[tuple[int, int], Party] = {}
        for token in tokens:
            for head in self._joined(token):
                party = self._party(head)
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

    def _party(self, head: int) -> Party | None:
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
            if words.lower[head] in MISSILES or (
                words.entity[head] not in _SITES and words.tag[head] != "CD"
            ):
                return Party(words.span(*self._bounds(head)), None)
        first, last = self._bounds(head)
        name = self._name_at(head)
        printed = self._printed(head, first, last)
        if name is not None and name.islower() and printed.startswith(f"{name} of "):
            name = printed  # "the ministry of foreign affairs | of Kovara"
        return Party(words.span(first, last), name or self._described(head, first, last))

    def _described(self, head: int, first: int, last: int) -> str | None:
        """The phrase as printed; of "its fighters" whose they are, where that is who tells of them."""
        if self.words.tag[head] in _PRONOUNS:
            return None
        words, whose = self.words, self.child(head, ("poss",), None)
        whose = whose if whose is not None and words.tag[whose] == "PRP$" else None
        if whose is None:
            return self._printed(head, first, last)
        meant = {"its": "it", "their": "they"}.get(words.lower[whose], "")
        teller = self._teller(head, meant) if words.lower[head] in ACTING else None
        return self._named_or_printed(teller) if teller is not None else None

    def _named_or_printed(self, head: int) -> str:
        return self._name_at(head) or self._printed(head, *self._bounds(head))

    def _name_at(self, head: int) -> str | None:
        mark = self.named.get(head)
        if mark is not None:
            return mark.name if mark.span.end >= self.words.end[head] else None
        if self.words.tag[head] != "PRP":
            return None
        teller = self._teller(head, self.words.lower[head])
        return None if teller is None else self._named_or_printed(teller)

    def _teller(self, subject: int, pronoun: str) -> int | None:
        """Who says so of himself or his own, `the army said it had left`, where the pronoun suits."""
        words = self.words
        verb, kinds = words.head[subject], _SUITS.get(pronoun, ())
        if not kinds or words.dep[subject] not in ("nsubj", "nsubjpass"):
            return None
        for _ in range(4):
            above = words.head[verb]
            if above == verb or words.dep[verb] not in ("ccomp", "advcl", "conj", "acomp", "pcomp", "prep"):
                return None
            found = self.child(above, ("nsubj", "nsubjpass"), None)
            if found is not None and found < subject:
                if words.tag[found] == "PRP":
                    known = found in self.named and words.lower[found] == pronoun
                    return found if known else None
                return found if words.tag[found] in NOUN_TAGS and self._kind(found) in kinds else None
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
                return (
                    self._name_at(child) if words.tag[child] in _PRONOUNS else self._named_or_printed(child)
                )
        for child in words.children[head]:
            if words.dep[child] == "prep" and words.lower[child] in ("of", "by", "from"):
                for below in self._below(child):
                    if self.is_party(below) and words.tag[below] not in _PRONOUNS:
                        return self._named_or_printed(below)
                    owner = next((c for c in words.children[below] if words.tag[c] == "PRP$"), None)
                    if owner is not None and words.tag[head] == "CD":  # "one of its vehicles"
                        return self._owner_at(owner, head)
        return None

    def _owner_at(self, owner: int, head: int) -> str | None:
        """Whose "its" means, in what is said of the noun at `head`: who says so, where that suits."""
        known = self._name_at(owner)
        if known is not None:
            return known
        teller = self._teller(head, {"its": "it", "their": "they"}.get(self.words.lower[owner], ""))
        return self._named_or_printed(teller) if teller is not None else None

    def _bounds(self, head: int) -> tuple[int, int]:
        """The noun's phrase without clauses, appositions and what is joined to it."""
        words = self.words
        first, last = words.left[head], words.right[head]
        for child in words.children[head]:
            doing = any(words.dep[below] == "pcomp" for below in words.children[child])
            if doing or words.dep[child] in _CLAUSAL:  # "accused the army | of firing"
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

    def place(self, act: int, slots: Slots, *, taken: bool) -> str | None:
        """The place that the clause names, "in Kovara", "near the town of Ostrel"; the object if `taken`."""
        words = self.words
        if taken:
            for token in slots.get("obj", ()):
                if words.entity[token] in _SITES:
                    return self._name_at(token) or words.text[token]
                if words.lower[token] == "control":  # "took control of the Hallin Pass"
                    return self._first_site(slots.get("of", ()))
        for head in (act, *slots.get("obj", ())):
            for child in words.children[head]:
                if words.lower[child] == "here" and words.dep[child] == "advmod":
                    return self.dateline
                if words.dep[child] == "prep" and words.lower[child] in PLACES:
                    found = self._first_site(self._below(child))
                    if found is not None:
                        return found
        told = (token for slot in ("obj", "from", "of") for token in slots.get(slot, ()))
        return self._first_site(tuple(told)) if taken else None

    def _first_site(self, tokens: Sequence[int]) -> str | None:
        return next((found for token in tokens if (found := self._site(token)) is not None), None)

    def _site(self, token: int) -> str | None:
        words = self.words
        if words.entity[token] in _SITES or self.is_named_site(token):
            return self._name_at(token) or words.text[token]
        if words.entity[token] or words.tag[token] not in NOUN_TAGS:
            return None
        sort = words.lower[token] in SITES
        for child in words.children[token]:
            if words.dep[child] in ("compound", "appos", "poss") and words.entity[child] in _SITES:
                return self._name_at(child) or words.text[child]
            if words.dep[child] == "prep" and words.lower[child] in ("of", "in"):
                for below in self._below(child):
                    named = sort and words.lower[child] == "of" and words.tag[below] == "NNP"
                    if named or words.entity[below] in _SITES:
                        return self._name_at(below) or words.phrase(words.left[below], below)
        return self._site_before(token) if sort else None

    def is_named_site(self, token: int) -> bool:
        """`Hallin Pass`, whatever the parser takes it for."""
        mark = self.named.get(token)
        named = mark is not None and mark.name is not None and not mark.refers
        return named and self.words.entity[token] != "GPE" and self.words.lower[token] in SITES

    def _site_before(self, token: int) -> str | None:
        """`The pass`, after the Hallin Pass: the last place before it whose name ends so."""
        words = self.words
        plain = [words.lower[c] for c in words.children[token] if c < token] == ["the"]
        at = bisect_left(self._sites, (words.start[token], ""))
        near = reversed(self._sites[max(0, at - _NEAR) : at] if plain else [])
        return next((name for _, name in near if name.split()[-1].lower() == words.lower[token]), None)
