"""Who meets, for whom, and who stands between them: parties of talks, third parties with their roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.extents import Extents
from accord.annotate.lexicon import BODIES, ROLES
from accord.annotate.outlets import is_outlet
from accord.annotate.talks_words import MEETERS, meaning, of_talks, roles

__all__ = ["Meeting", "TalksParties"]

_LONGEST = 12  # tokens of a party's phrase
_CLIMB = 5
_JOINED = 8  # parties named together at most


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


class TalksParties(Extents):
    """One document while those who meet are looked for."""

    # Parties

    def is_meeter(self, head: int) -> bool:
        """Whether the noun is of somebody who negotiates: a name, an office, a body, a side."""
        words = self.words
        lower = words.lower[head]
        if lower in of_talks("others") or self.reports(head):
            return False
        if words.entity[head] in ("PERSON", "ORG", "GPE", "NORP") or words.tag[head] == "PRP":
            return lower not in ("it", "this", "that")
        if (
            lower in MEETERS
            or lower in of_talks("circles")
            or bool({lower, lower.removesuffix("s")} & (ROLES | BODIES))
        ):
            return True
        if len(words.text[head]) > 3 and words.text[head].removesuffix("s").isupper():
            return True  # "MVTs"
        proper = words.tag[head] in ("NNP", "NNPS") and words.entity[head] not in ("DATE", "TIME", "EVENT")
        return proper and not (head and words.tag[head - 1] == "CD")  # "from 3 to 9 May"

    def reports(self, head: int) -> bool:
        """`The Herald's Ana Ruiz, who met her`: an outlet, or its reporter."""
        words = self.words
        mine = [c for c in words.children[head] if c < head and words.dep[c] in ("poss", "compound", "nmod")]
        if words.dep[head] == "appos":
            mine.append(words.head[head])
        return any(words.entity[i] == "ORG" and is_outlet(words.text[i]) for i in (head, *mine))

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
            for name in words.children[i]:  # "the envoy Ana Ruiz and rebel delegates", as the parser has it
                if words.dep[name] == "appos" and words.entity[name] == "PERSON":
                    at += [c for c in words.children[name] if words.dep[c] == "conj" and self.is_meeter(c)]
        return found

    def behind(self, noun: int, prepositions: Sequence[str]) -> list[int]:
        """The nouns behind a preposition that hangs on a noun or a verb, with those joined to them."""
        words = self.words
        found: list[int] = []
        first = ""
        for prep in words.children[noun]:
            lower = words.lower[prep]
            joined = first == lower and words.dep[prep] == "conj" and words.tag[prep] == "IN"
            if (words.dep[prep] != "prep" and not joined) or lower not in prepositions:
                continue
            if first and (lower != first or words.tag[prep - 1] != "CC"):
                break  # Else "of the guild and of the army", with two prepositions on the noun.
            first = lower
            for each in (prep, *(c for c in words.children[prep] if words.dep[c] == "conj")):
                for below in words.children[each]:
                    if words.dep[below] == "pobj" and words.lower[below] in of_talks("ranges"):
                        found += self.behind(below, ("of",))
                    elif words.dep[below] == "pobj" and self.is_meeter(below):
                        found += [i for i in self.together(below) if self.is_meeter(i)]
        return found

    def attending(self, cue: int) -> int | None:
        """The verb of `took part in the talks`, `walked out of the third round of talks`."""
        words, at = self.words, cue
        if words.dep[cue] != "pobj":
            return None
        for _ in range(_CLIMB):
            at = words.head[at]
            if words.tag[at][:2] == "VB":
                word = meaning("attending").get(words.lower[at])
                return at if word is not None and word in words.lower[at + 1 : at + 3] else None
        return None

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
        words = self.words
        whose = any(words.entity[c] in ("GPE", "NORP", "ORG") for c in words.children[head] if c < head)
        return words.lower[head] in of_talks("generic") and self._sender(head) is None and not whose

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
        office = next((c for c in words.children[head] if words.dep[c] == "appos" and c > head), None)
        state = self._office_of(office) if office is not None else None
        if state is not None:
            return [state]
        if lower in of_talks("delegates") or lower in ROLES or words.entity[head] == "PERSON":
            sender = self._sender(head)
            senders = self.behind(head, ("of", "from", "for")) or ([sender] if sender is not None else [])
            if senders and words.entity[head] != "PERSON":
                return [name for i in senders for name in self.sides(i)]
            owner = self.owner(head)
            against = any(c < head and words.lower[c] in of_talks("against") for c in words.children[head])
            if owner is not None and words.entity[owner] in ("GPE", "ORG", "NORP") and not against:
                joined = [owner, *(c for c in words.children[owner] if words.dep[c] == "conj")]
                return [name for i in joined if (name := self.called(i))]
            whose = [c for c in words.children[head] if c < head and words.lower[c] in MEETERS]
            if whose and words.entity[head] != "PERSON":
                return [words.phrase(min(words.left[whose[-1]], whose[-1]), whose[-1])]
        name = self.party(head)
        return [name] if name else []

    def _office_of(self, office: int) -> str | None:
        """Whose office stands beside a name: `, Minister of Foreign Affairs of Ostia`."""
        words = self.words
        if words.lower[office] not in ROLES | of_talks("delegates"):
            return None
        at = office
        for _ in range(3):
            prep = next((c for c in words.children[at] if words.lower[c] in ("of", "for") and c > at), None)
            below = next(iter(words.children[prep]), None) if prep is not None else None
            if below is None:
                break
            at = below if words.dep[below] == "pobj" else words.children[prep][-1] if prep is not None else at
        named = (
            at != office and words.tag[at] == "NNP" and words.entity[at] in ("GPE", "NORP", "PERSON", "ORG")
        )
        return self.called(at) if named else None

    # Third parties

    def thirds(self, low: int, high: int, *, beside: bool = False) -> Iterator[tuple[int, str]]:
        """Who mediates, hosts, observes, in a range; `beside` other talks, only in words of talks."""
        words = self.words
        for i in range(low, high):
            role = roles().get(words.lower[i])
            before = self._led_by(i) if not beside else None
            if before is not None:
                yield before, role or "mediator"
                continue
            if role is None or (beside and not self._is_of_talks(i)):
                continue
            who = self._third(i)
            if who is not None and self.is_meeter(who) and words.lower[who] not in of_talks("generic"):
                for each in self.together(who):
                    yield each, role

    def _led_by(self, i: int) -> int | None:
        """`League-sponsored talks`, `the Peru-hosted conference`: who stands before the hyphen."""
        words = self.words
        led = i > 1 and words.lower[i] in of_talks("led") and words.text[i - 1] in ("-", "‑")
        talks = led and any(
            words.lower[j] in of_talks("talks") | of_talks("meetings")
            for j in range(i + 1, min(i + 4, len(words.text)))
        )
        named = talks and words.text[i - 2][:1].isupper() and words.tag[i - 2][:2] in ("NN", "JJ")
        return i - 2 if named else None

    def _is_of_talks(self, i: int) -> bool:
        """`The meetings were chaired by`, `attended as an observer`, `Ana Ruiz, the mediator`."""
        words = self.words
        if words.tag[i][:2] == "NN":
            above = words.head[i]
            beside = words.dep[i] == "conj" and words.dep[above] == "appos"
            plain = words.dep[i] == "attr" and not any(words.lower[c] == "of" for c in words.children[i])
            return beside or plain or words.dep[i] == "appos" or words.lower[above] == "as"
        below = [c for c in words.children[i] if words.dep[c] in ("nsubjpass", "dobj")]
        return any(words.lower[c] in of_talks("talks") | of_talks("meetings") for c in below)

    def acts_together(self, verb: int, joined: Sequence[int]) -> bool:
        """`Co-hosted the talks with Peru`, `hosted them together with Peru`: not those who met."""
        words = self.words
        if not joined or self.is_joint(verb):
            return bool(joined)
        with_ = next((i for i in range(joined[0], verb, -1) if words.lower[i] == "with"), verb)
        return words.lower[with_ - 1] in ("together", "jointly", "along", "conjunction")

    def is_joint(self, verb: int) -> bool:
        """`Co-hosted`, three tokens of which the parse often takes the first for a verb of its own."""
        return self.words.lower[max(0, verb - 2) : verb] in (["co", "-"], ["co", "‑"])

    def _before_as(self, as_: int) -> int | None:
        """`With Peru and Chile as guarantors`: the first of those right in front of "as"."""
        words, at = self.words, as_ - 1
        while at > 0 and words.dep[at] == "conj":
            at = words.head[at]
        with_ = at > 0 and words.dep[at] == "pobj" and words.lower[words.head[at]] == "with"
        return at if with_ and words.tag[at] in NOUN_TAGS else None

    def _third(self, i: int) -> int | None:
        words = self.words
        tag = words.tag[i]
        if tag == "NN" and words.lower[i].endswith("ing"):  # "with Peru mediating"
            named = [c for c in words.children[i] if words.entity[c] in ("GPE", "ORG") and c == i - 1]
            return named[0] if named else None
        if words.dep[i] == "appos" and tag == "NN":
            return words.head[i]
        if words.dep[i] == "conj" and words.dep[words.head[i]] == "appos" and tag == "NN":
            return words.head[words.head[i]]
        if tag == "VBN":
            own = self.agent(i)
            return own if own is not None else None
        if tag in ("VBG", "VBD", "VBZ", "VBP", "VB"):
            if words.lower[i] == "convened" and self.child(i, ("dobj",), None) is None:
                return None  # "the generals convened in Lorn" on their own
            own = self.child(i, ("nsubj",), None)
            before = i - 1 if i and words.lower[i - 1] != "," else i - 2
            torn = words.tag[before] in ("NNP", "NN") and words.dep[before] == "pobj"  # "with Peru mediating"
            return own if own is not None else before if torn and tag == "VBG" else None
        above = words.head[i]
        if words.lower[i] == "chair" and words.lower[above] == "in":
            own = words.head[above]  # "with two ministers in the chair"
            return own if words.tag[own] in NOUN_TAGS else self.subject(own)
        if words.dep[i] == "pobj" and words.lower[above] == "as":
            beside = self._before_as(above)
            if beside is not None:
                return beside
            verb = words.head[above]
            own = self.child(verb, ("nsubj",), None) if words.tag[verb][:2] == "VB" else None
            if (
                own is not None and words.lower[own] in roles()
            ):  # "with Peru mediating and Chile attending as"
                own = next((c for c in words.children[own] if words.dep[c] == "conj"), None)
            if own is None and words.tag[verb] == "VBG":
                below = [
                    c for c in words.children[words.head[verb]] if c < verb and words.tag[c] in NOUN_TAGS
                ]
                own = below[-1] if below else None
            return own
        if words.lower[i] == "invitation" and words.lower[above] != "at":
            return None
        if words.lower[i] in ("mediation", "auspices", "chairmanship", "facilitation", "invitation"):
            found = self.behind(i, ("of", "by"))
            return found[0] if found else self.owner(i)
        if words.dep[i] == "attr":
            return self.child(above, ("nsubj",), None)
        return None
