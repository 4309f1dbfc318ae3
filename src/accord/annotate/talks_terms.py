"""Who meets, for whom, where, when and about what: read around the word for the talks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.extents import Extents
from accord.annotate.lexicon import BODIES, ROLES
from accord.annotate.talks_words import MEETERS, meaning, of_talks, roles
from accord.model.annotation import Time

__all__ = ["Meeting", "TalksTerms"]

_LONGEST = 12  # tokens of a party's phrase
_ITEM = 10
_JOINED = 8  # parties named together at most
_PLACES = ("GPE", "LOC", "FAC")
_PLACING = ("in", "at", "near", "outside")
_ENDS = frozenset((";", ".", "”", "“", '"', "—", "–", "--", "\n", ":", "?", "!"))
_SUBORDINATE = ("WDT", "WP", "WRB", "VBD", "VBZ", "VBP", "MD")


@dataclass(slots=True)
class Meeting:
    """Talks in tokens while they are read: the cue, its verb, the range, the heads of parties."""

    cue: int
    verb: int | None
    first: int
    last: int
    parties: list[int] = field(default_factory=list)
    thirds: dict[int, str | None] = field(default_factory=dict)
    phase: str | None = "held"
    negated: bool = False


class TalksTerms(Extents):
    """One document while talks are looked for."""

    # Parties

    def is_meeter(self, head: int) -> bool:
        """Whether the noun is of somebody who negotiates: a name, an office, a body, a side."""
        words = self.words
        lower = words.lower[head]
        if lower in of_talks("others"):
            return False
        if words.entity[head] in ("PERSON", "ORG", "GPE", "NORP") or words.tag[head] == "PRP":
            return lower not in ("it", "this", "that")
        if lower in MEETERS or lower in BODIES or bool({lower, lower.removesuffix("s")} & ROLES):
            return True
        return words.tag[head] in ("NNP", "NNPS") and words.entity[head] not in ("DATE", "TIME", "EVENT")

    def together(self, head: int) -> list[int]:
        """A noun and those joined to it: `the guild, the army and two envoys`."""
        words = self.words
        found: list[int] = []
        at = [head]
        while at and len(found) < _JOINED:
            i = at.pop(0)
            found.append(i)
            at += [
                c for c in words.children[i] if words.dep[c] == "conj" and words.tag[c] in (*NOUN_TAGS, "PRP")
            ]
        return found

    def behind(self, noun: int, prepositions: Sequence[str]) -> list[int]:
        """The nouns behind a preposition that hangs on a noun or a verb, with those joined to them."""
        words = self.words
        for prep in words.children[noun]:
            if words.dep[prep] == "prep" and words.lower[prep] in prepositions:
                found: list[int] = []
                for each in (prep, *(c for c in words.children[prep] if words.dep[c] == "conj")):
                    for below in words.children[each]:
                        if words.dep[below] == "pobj" and self.is_meeter(below):
                            found += [i for i in self.together(below) if self.is_meeter(i)]
                return found
        return []

    def delegations(self, heads: Sequence[int]) -> list[int]:
        """`the delegations of A and B`, `representatives of A and of B`: those who sent them."""
        words = self.words
        if len(heads) == 1 and words.lower[heads[0]] in of_talks("delegates"):
            sent = self.behind(heads[0], ("of", "from"))
            if len(sent) > 1:
                return sent
        return list(heads)

    def is_nobody(self, head: int) -> bool:
        """`both sides`, `the delegations`: those who meet, but not who they are."""
        return self.words.lower[head] in of_talks("generic") and self._sender(head) is None

    def party(self, head: int) -> str | None:
        """The party as printed: its name, or its phrase with whom it stands for."""
        words = self.words
        name = self.called(head)
        if name is None or words.entity[head] in ("PERSON", "GPE", "ORG") or words.tag[head][:3] == "PRP":
            return name
        first, last = words.left[head], head
        while first < head and (words.tag[first] in ("DT", "PRP$", ",", "_SP", "CC", "PDT", "``")):
            first += 1
        sender = self._sender(head)
        if sender is not None and sender - head < _LONGEST:
            further = self._sender(sender)
            last = further if further is not None and further - head < _LONGEST else sender
        return words.phrase(first, last) if last - first <= _LONGEST else name

    def _sender(self, head: int) -> int | None:
        """Who stands behind "of", "from" or "for" at a noun."""
        words = self.words
        behind = [c for c in words.children[head] if c > head]
        behind += [head + 1] if head + 1 < len(words.lower) else []
        for prep in behind:
            if words.lower[prep] in ("of", "from", "for") and words.tag[prep] == "IN":
                below = next((c for c in words.children[prep] if words.dep[c] == "pobj"), None)
                if below is not None and self.is_meeter(below):
                    return below
        return None

    def sides(self, head: int) -> list[str]:
        """Whom a party stands for: "Ostian officials" for Ostia, "A and B envoys" for both."""
        words = self.words
        lower = words.lower[head]
        if self.is_nobody(head):
            return []
        if lower in of_talks("delegates") or lower in ROLES or words.entity[head] == "PERSON":
            sender = self._sender(head)
            senders = self.behind(head, ("of", "from", "for")) or ([sender] if sender is not None else [])
            if senders and words.entity[head] != "PERSON":
                return [name for i in senders for name in self.sides(i)]
            owner = self.owner(head)
            if owner is not None and words.entity[owner] in ("GPE", "ORG", "NORP"):
                joined = [owner, *(c for c in words.children[owner] if words.dep[c] == "conj")]
                return [name for i in joined if (name := self.called(i))]
            whose = [c for c in words.children[head] if c < head and words.lower[c] in MEETERS]
            if whose and words.entity[head] != "PERSON":
                return [words.phrase(min(words.left[whose[-1]], whose[-1]), whose[-1])]
        name = self.party(head)
        return [name] if name else []

    # Third parties

    def thirds(self, low: int, high: int) -> Iterator[tuple[int, str]]:
        """Who mediates, hosts, observes, in a range of tokens."""
        words = self.words
        for i in range(low, high):
            role = roles().get(words.lower[i])
            if role is None:
                continue
            who = self._third(i)
            if who is not None and self.is_meeter(who) and words.lower[who] not in of_talks("generic"):
                for each in self.together(who):
                    yield each, role

    def _third(self, i: int) -> int | None:
        words = self.words
        tag = words.tag[i]
        if tag == "VBN":
            own = self.agent(i)
            return own if own is not None else None
        if tag in ("VBG", "VBD", "VBZ", "VBP", "VB"):
            own = self.child(i, ("nsubj",), None)
            before = i - 1 if i and words.lower[i - 1] != "," else i - 2
            torn = words.tag[before] in ("NNP", "NN") and words.dep[before] == "pobj"  # "with Peru mediating"
            return own if own is not None else before if torn and tag == "VBG" else None
        above = words.head[i]
        if words.dep[i] == "pobj" and words.lower[above] == "as":
            verb = words.head[above]
            own = self.child(verb, ("nsubj",), None) if words.tag[verb][:2] == "VB" else None
            if own is None and words.tag[verb] == "VBG":
                below = [
                    c for c in words.children[words.head[verb]] if c < verb and words.tag[c] in NOUN_TAGS
                ]
                own = below[-1] if below else None
            return own
        if words.lower[i] in ("mediation", "auspices", "chairmanship", "facilitation"):
            found = self.behind(i, ("of", "by"))
            return found[0] if found else self.owner(i)
        if words.dep[i] == "attr":
            return self.child(above, ("nsubj",), None)
        return None

    # Where, when, about what

    def venue(self, meeting: Meeting) -> str | None:
        """The place behind "in" or "at"; of `the Lorn talks` Lorn."""
        words = self.words
        for prep in range(meeting.first, meeting.last + 1):
            if words.lower[prep] not in _PLACING or words.tag[prep] != "IN":
                continue
            below = next((c for c in words.children[prep] if words.dep[c] == "pobj"), None)
            if below is None or below > meeting.last or not self._hangs_on(prep, meeting):
                continue
            proper = words.tag[below] in ("NNP", "NNPS") and words.entity[below] not in (
                "DATE", "TIME", "ORG", "PERSON", "NORP", "EVENT", "LAW")  # fmt: skip
            if words.entity[below] in _PLACES or proper:
                return self._place(below)
            if words.lower[below] in of_talks("sites") and self.owner(below) is not None:
                return self._capital(below)
        cue = meeting.cue
        before = [c for c in words.children[cue] if words.dep[c] in ("compound", "nmod") and c < cue]
        defined = any(words.lower[c] == "the" for c in words.children[cue])
        for i in before:
            if words.entity[i] in _PLACES and words.tag[i] == "NNP" and defined:
                return self.called(i)
        return None

    def _place(self, below: int) -> str | None:
        """The place, with the one it lies in: `Lorn, Ostia`; of `Ostia's capital Lorn` Lorn."""
        words = self.words
        for child in words.children[below]:
            if words.dep[child] == "appos" and words.entity[child] == "GPE" and child <= below + 2:
                return f"{self.called(below)}, {self.called(child)}"
        return self.called(below)

    def _capital(self, site: int) -> str | None:
        """`Ostia's capital Lorn` is Lorn; `the Ostian capital` has no other name."""
        words = self.words
        for child in words.children[site]:
            if words.dep[child] == "appos" and words.entity[child] in _PLACES:
                return self.called(child)
        return self.told(words.left[site], site)

    def _hangs_on(self, prep: int, meeting: Meeting) -> bool:
        """Whether "in X" goes with the talks and not with one of the parties."""
        words, at = self.words, prep
        for _ in range(3):
            at = words.head[at]
            if at in (meeting.cue, meeting.verb):
                return True
            if at in meeting.parties:
                return words.dep[prep] == "prep" and prep > meeting.cue
        return meeting.verb is None and words.head[prep] == words.head[meeting.cue]

    def days(self, meeting: Meeting, times: Sequence[Time]) -> Time | None:
        """The first day told in the range, else with the verb; not the day something else has been since."""
        words = self.words
        low, high = words.start[meeting.first], words.end[meeting.last]
        stop = words.end[words.sentences[words.sentence[meeting.first]][1] - 1]
        outside = None
        for time in times:
            tokens = words.tokens_in(time.span)
            if time.span.start >= stop or tokens is None:
                break
            known = time.value is not None and not time.value.endswith("_REF")
            at = self.before(tokens[0])
            if time.type not in ("DATE", "TIME") or not known or words.lower[at] in ("since", "until"):
                continue
            if low <= time.span.start < high:
                return time
            with_verb = meeting.verb is not None and meeting.verb in (words.head[tokens[1]], words.head[at])
            outside = outside or (time if with_verb else None)
        return outside

    def agenda(self, meeting: Meeting) -> tuple[tuple[str, ...], int]:
        """What is talked about, and its last token: `talks on a truce`, `they discussed prisoners`."""
        words = self.words
        for at in (meeting.cue, *([meeting.verb] if meeting.verb is not None else [])):
            for child in words.children[at]:
                lower = words.lower[child]
                focus = words.lower[at] in of_talks("focus") and lower in ("on", "with")
                topic = words.dep[child] == "prep" and (at == meeting.cue) and lower in of_talks("subjects")
                if (focus or topic) and self._is_topic(child):
                    return self._items(child + 1)
                if words.lower[at] in of_talks("discuss") and words.dep[child] == "dobj":
                    return self._items(words.left[child])
                if words.dep[child] in ("xcomp", "advcl", "acl", "relcl") and lower in of_talks("discuss"):
                    return self._items(child + 1)
        return (), meeting.last

    def _is_topic(self, prep: int) -> bool:
        below = next((c for c in self.words.children[prep] if self.words.dep[c] in ("pobj", "pcomp")), None)
        return below is not None and self.words.entity[below] not in ("DATE", "TIME", "CARDINAL")

    def _items(self, first: int) -> tuple[tuple[str, ...], int]:
        """A list's items, each without its article, and the list's last token."""
        words = self.words
        stop = words.sentences[words.sentence[first]][1]
        parts: list[list[int]] = [[]]
        for i in range(first, stop):
            text, tag = words.text[i], words.tag[i]
            dated = words.entity[i] in ("DATE", "TIME") and words.tag[i] != "CD"
            placed = words.lower[i] in ("in", "at") and words.entity[min(i + 1, stop - 1)] in _PLACES
            if text in _ENDS or tag in _SUBORDINATE or dated or placed:
                break
            if text == "," or (tag == "CC" and words.lower[i] in ("and", "or")):
                if parts[-1]:
                    parts.append([])
            else:
                parts[-1].append(i)
        items = [self.told(part[0], part[-1]) for part in parts if part and len(part) <= _ITEM]
        last = max((part[-1] for part in parts if part), default=first)
        return tuple(item for item in items if item), last

    def cut(self, meeting: Meeting, last: int) -> int:
        """Without what talks are to bring about, and what tells of a party: `to end it`, `based in`."""
        words = self.words
        start = max([meeting.cue, *(i for i in meeting.parties if i <= last)])
        for i in range(start + 1, last + 1):
            clause = words.tag[i] in ("TO", "VBN", "VBG", "WDT", "WP") and words.lower[i] != "including"
            clause = clause or words.lower[i] in ("after", "amid", "as", "because", "following", "when")
            if words.tag[i] == "TO":
                clause = (
                    i + 1 <= last
                    and words.tag[i + 1] == "VB"
                    and words.lower[i + 1] not in of_talks("discuss")
                )
            if clause and words.entity[i] == "" and i > (meeting.verb or 0) + 1:
                last = i - 1
                break
        while last > start and words.tag[last] in ("IN", "TO", "DT", "CC"):
            last -= 1
        return last

    # How the talks stand

    def phase_of(self, verb: int | None, cue: int) -> tuple[str | None, bool]:
        """`(phase, told)`: what the words over the talks say, and whether they say it."""
        words = self.words
        phases = meaning("phases")
        for at in (verb, words.head[cue]):
            if at is None:
                continue
            found = phases.get(words.lower[at])
            subject = words.dep[cue] in ("nsubj", "nsubjpass")
            if found == "about":
                found = "held" if subject else None
            if words.lower[at] in ("broke", "broken", "break", "breaks", "fell"):
                parted = any(words.lower[c] in ("down", "off", "apart", "up") for c in words.children[at])
                found = "collapsed" if parted else None
            if found is not None:
                return ("announced" if self.is_coming(at) and found in ("held", "resumed") else found), True
        holder = words.head[words.head[cue]] if words.lower[words.head[cue]] == "of" else cue
        named = meaning("phase_nouns").get(words.lower[holder])
        lasted = (
            words.lower[holder] in ("days", "weeks", "hours") and words.lower[words.head[holder]] == "after"
        )
        return named or ("ended" if lasted else "announced" if self._is_ahead(holder) else "held"), False

    def _is_ahead(self, at: int) -> bool:
        """`before the summit in Lorn`, `will travel to Lorn for talks`."""
        words = self.words
        for _ in range(4):
            above = words.head[at]
            if above == at:
                return False
            if words.lower[above] in of_talks("ahead"):
                return True
            if words.tag[above][:2] == "VB":
                return words.lower[at] in ("for", "at", "in", "to") and self.is_coming(above)
            at = above
        return False

    def is_coming(self, verb: int) -> bool:
        """`will hold`, `are due to begin`, `opens on Monday` is told by its day."""
        words = self.words
        for child in words.children[verb]:
            if words.tag[child] == "MD" and words.lower[child] in of_talks("coming"):
                return True
        above = words.head[verb]
        if words.dep[verb] == "conj" and words.tag[verb] == "VB" and self.is_coming(above):
            return True
        infinitive = self.has_to(verb) and words.dep[verb] in ("xcomp", "acl", "advcl", "relcl", "ccomp")
        return infinitive and (
            words.lower[above] in of_talks("planned") or words.dep[verb] in ("acl", "relcl")
        )

    def outcome(self, meeting: Meeting) -> str | None:
        """What came of it: `ended without an agreement`, `produced a draft`."""
        words, verb = self.words, meeting.verb
        if verb is None or words.lower[verb] not in of_talks("yield"):
            return None
        for child in words.children[verb]:
            if words.dep[child] == "dobj" and words.lower[child] in of_talks("outcomes"):
                return self.told(words.left[child], self.phrase_end(child))
            if words.lower[child] in ("with", "without", "in", "to"):
                for below in words.children[child]:
                    if words.lower[below] in of_talks("outcomes"):
                        return words.phrase(child, self.phrase_end(below))
        return None
