"""Commitments that a verb makes for whoever is its subject: "pledged to leave", "agreed on a truce"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from accord.annotate.arguments import words_of
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.own_words import OwnWords
from accord.annotate.pledge_choices import PledgeChoices, gerunds
from accord.annotate.pledge_spans import Pledge
from accord.model.acts import act_class

__all__ = ["PledgeVerbs"]


class PledgeVerbs(PledgeChoices):
    """The verbs of a document by which somebody binds himself."""

    own: OwnWords

    def promised(self, at: int, entry: str) -> Pledge | None:
        """The commitment that the verb makes in one of its frames (see commitments.toml)."""
        letter = self._subject(at)
        pledge = self._promised(at, entry)
        if pledge is None or letter is None or self.words.lower[letter] not in words_of("letters"):
            return pledge
        return replace(pledge, first=self._from_letter(letter, at))

    def _from_letter(self, letter: int, cue: int) -> int:
        """The first token of `The front issued a statement promising …`, `its letter vowed …`."""
        words = self.words
        issued = words.dep[letter] == "dobj" and words.head[cue] == letter
        issuer = self.arguments.child(words.head[letter], ("nsubj",), None) if issued else None
        if issuer is not None and self.cue < words.left[issuer]:
            return words.left[issuer]
        beside = words.head[letter] == cue or words.head[cue] == letter
        beside = beside and self.cue < words.left[letter] and letter < cue
        return words.left[letter] if beside else cue

    def _promised(self, at: int, entry: str) -> Pledge | None:
        modality, frames, *forbids = entry.split()
        words = self.words
        subject = self._issuer(self._subject(at))
        if words.dep[at] == "amod" and words.tag[at] == "VBN":
            return self._promised_thing(at) if set("ox") & set(frames) else None
        if modality == "conditional" and not self._offers(at, subject):
            return None
        copula = words.head[at] if words.dep[at] == "acomp" else at
        if any(words.dep[c] == "neg" for c in words.children[copula]):
            return None
        if words.tag[at] == "VB" and words.dep[at] == "ROOT" and subject is None:
            return None  # "Accept to resign!"
        if "r" in frames and not self._binds_itself(at, subject) and "g" not in frames:
            return None
        for child in self._clauses(at):
            pledge = self._clause(at, child, frames, subject, modality)
            if pledge is not None or (self.arguments.has_to(child) and self._is_agreed(at, child)):
                return pledge
        thing = self._thing(at, frames)
        if thing is not None and (subject is not None or modality != "conditional"):
            thing = self.arguments.meant(thing)
            act = at if self._is_devoted(at, thing) else words.left[thing]
            found = self._pledged(at, act, thing, subject, modality, open_to=bool(set("nrtv") & set(frames)))
            return replace(found, negated=True) if found is not None and forbids else found
        return None

    def _is_devoted(self, at: int, thing: int) -> bool:
        """`Remains committed to the truce`: to one that is there, which is no act."""
        own = self.arguments.child(at, ("dobj",), None)
        kept = words_of("instruments") | words_of("truces")
        return self.words.lower[at] == "committed" and own is None and self.words.lower[thing] in kept

    def _clauses(self, at: int) -> Iterator[int]:
        """The verbs of clauses behind the verb; also one that the parser hung on whom it is promised to."""
        words = self.words
        for child in words.children[at]:
            if child < at:
                continue
            if words.dep[child] in ("xcomp", "ccomp", "advcl", "acl"):
                yield child
            elif words.dep[child] in ("dobj", "dative"):
                for below in words.children[child]:
                    that = any(
                        words.dep[c] == "mark" or words.lower[c] == "that" for c in words.children[below]
                    )
                    if words.dep[below] in ("acl", "relcl") and that and self._will(below):
                        yield below

    def _clause(self, at: int, child: int, frames: str, subject: int | None, modality: str) -> Pledge | None:
        """`to leave the valley`, `that it would leave`, of the verb at `at`."""
        words = self.words
        firm = words.lower[at][:2] in ("pl", "vo", "sw", "un")
        open_to = firm or ("n" in frames and self.arguments.has_to(child)) or "r" in frames
        if set("ir").intersection(frames) and self.arguments.has_to(child):
            if self._is_agreed(at, child):
                return None
            return self._pledged(at, self._to(child), child, subject, modality, open_to=open_to)
        clause = words.dep[child] != "advcl" and self._will(child)
        clause = clause and ("c" in frames or ("w" in frames and self._is_step_of(child, None)))
        if not clause or self._opines(at, child):
            return None
        inner = self.arguments.child(child, ("nsubj", "nsubjpass"), None)
        if inner is not None and words.lower[inner] == "you":
            return None
        if inner is None or not self._somebody(inner) or words.dep[inner] == "nsubjpass":
            return self._pledged(at, words.left[child], child, subject, modality, open_to=open_to)
        if subject is None or not self.own.same(inner, subject):
            subject = inner
        return self._pledged(at, child, child, subject, modality, open_to=open_to)

    def _is_agreed(self, at: int, verb: int) -> bool:
        """Whether a witness or a buyer agrees to something."""
        return self.words.lower[at].startswith("agree") and self._is_private(verb)

    def _binds_itself(self, at: int, subject: int | None) -> bool:
        words = self.words
        return subject is not None and any(
            words.dep[c] in ("dobj", "nsubj") and words.lower[c] in words_of("reflexive")
            for c in words.children[at]
        )

    def _binds_own(self, at: int, prep: int) -> bool:
        """Whether himself or his own stands before "to": `committed his government to an inquiry`."""
        words = self.words
        bound = next((c for c in words.children[at] if words.dep[c] == "dobj" and at < c < prep), None)
        own = bound is not None and any(words.tag[c] == "PRP$" for c in words.children[bound])
        return bound is not None and (own or words.lower[bound] in words_of("reflexive"))

    def _promised_thing(self, at: int) -> Pledge | None:
        """`the promised withdrawal`, `its pledged aid`."""
        words = self.words
        thing = words.head[at]
        weighty = act_class(words.lower[thing]) is not None or words.lower[thing] in words_of("offered")
        bare = words.lower[at] not in ("promised", "pledged", "agreed") or thing < at
        owned = any(words.tag[c] == "PRP$" for c in words.children[thing]) and words.lower[at] != "agreed"
        if bare or not (weighty or (owned and not self.arguments.is_party(thing))):
            return None
        owner = self.arguments.owner(thing)
        last = self._end(at, thing)
        return Pledge(at, at, last, owner, "promised", first=words.left[thing])

    def _is_private(self, verb: int) -> bool:
        """What a witness or a buyer agrees to: `agreed to be interviewed`, `to buy a stake`."""
        words = self.words
        passive = any(words.dep[c] == "auxpass" for c in words.children[verb])
        return words.lower[verb] in words_of("trivial") or (
            passive and words.lower[verb] in words_of("interviewing")
        )

    def _offers(self, at: int, subject: int | None) -> bool:
        """Whether a party offers something of weight; a man offers a bribe, a deal offers immunity."""
        words = self.words
        own = self.arguments.child(at, ("nsubj",), None)
        if words.tag[at] == "VB" or (
            words.tag[at] == "VBG" and own is None and words.dep[at] in ("pcomp", "acl")
        ):
            return False
        meant = self.arguments.meant(subject) if subject is not None else None
        if meant is None or words.lower[meant] in words_of("bystanders") | words_of("instruments"):
            return False
        thing = self._thing(at, "io")
        if thing is None or any(words.dep[c] == "xcomp" for c in words.children[at] if c > at):
            return any(self.arguments.has_to(c) for c in words.children[at] if c > at)
        near = range(max(words.left[thing], at), min(words.right[thing], thing + 3) + 1)
        return any(
            words.lower[i] in words_of("offered")
            or words.entity[i] == "MONEY"
            or act_class(words.lower[i]) is not None
            for i in near
        )

    def _opines(self, at: int, verb: int) -> bool:
        """`agreed that a zone must be set up`: they say what should be done."""
        words = self.words
        must = any(words.lower[c] == "must" for c in words.children[verb])
        return (must or words.lower[verb] == "like") and words.lower[at].startswith("agree")

    def _thing(self, at: int, frames: str) -> int | None:
        """What is promised: `pledged $2 million in aid`, `declared a truce`, `agreed on an exchange`."""
        words = self.words
        for child in words.children[at]:
            noun = child
            near = child == at + 1 or self._binds_own(at, child)
            if "g" in frames and words.lower[child] == "to" and near and words.children[child]:
                below = words.children[child][0]
                causes = words_of("causes") | words_of("agreed") | words_of("truces") | words_of("stopped")
                kept = words.lower[below] in causes | words_of("instruments")
                if words.tag[below] == "VBG":  # not "men committed to finding the truth"
                    return below if words.lower[below] in gerunds() else None
                open_to = words.dep[at] == "acomp" and words.lower[below] not in words_of("wards")
                return below if kept or (open_to and not self.arguments.is_party(below)) else None
            if "p" in frames and child > at and self._signs_up(at, child):
                return words.children[child][0]
            if "s" in frames and words.dep[child] == "dobj" and child > at and self._stops(child):
                return child
            if "f" in frames and words.tag[child] == "VBG" and child > at and self._gives(child):
                return child
            if "v" in frames and words.dep[child] == "dobj" and child > at and self._renounces(child):
                return child
            if (
                words.dep[child] == "prep"
                and words.lower[child] in ("on", "to", "upon")
                and "n" in frames
                and child > at
            ):
                noun = next(iter(words.children[child]), child)
                if noun > child and self._is_act(noun) and (child == at + 1 or "i" in frames):
                    return noun
                continue
            if words.dep[noun] == "dobj" and noun > at:
                done = words.tag[at] not in ("VB", "VBG") or "n" not in frames
                if "l" in frames and words.lower[noun] in words_of("loyalty"):
                    return noun
                if "x" in frames and done and words.lower[noun] in words_of("agreed"):
                    return noun
                if "t" in frames and done and words.lower[noun] in words_of("truces"):
                    return None if self._is_called(at, noun) else noun
                if "m" in frames and done and self._is_given(noun):
                    return noun
                if "a" in frames and done and self._is_money(noun):
                    return noun
                if (
                    "o" in frames
                    and not self._is_mine(at)
                    and not self.arguments.is_party(noun)
                    and words.lower[noun] not in words_of("words")
                ):
                    return noun
            passive = words.dep[noun] == "nsubjpass" and noun < at and "o" in frames
            if (
                passive
                and words.lower[noun] not in ("this", "it", "what")
                and not self.arguments.is_party(noun)
            ):
                return noun
        return self._relative(at) if "o" in frames else None

    def _is_called(self, at: int, noun: int) -> bool:
        """Whether the verb says what something is: `calls an amnesty a condition`, `the truce a farce`."""
        words = self.words
        named = (c for c in words.children[at] if c > noun and words.dep[c] in ("dobj", "oprd", "attr"))
        return words.lower[at][:4] == "call" and any(words.tag[c] in NOUN_TAGS for c in named)

    def _relative(self, at: int) -> int | None:
        """The thing before a clause that tells of its promise: `the elections the junta promised`."""
        words = self.words
        thing = words.head[at]
        named = words.tag[thing] in NOUN_TAGS or words.entity[thing] == "MONEY"
        if words.dep[at] not in ("relcl", "acl") or not named or thing > at:
            return None
        own = self.arguments.child(at, ("nsubj", "nsubjpass"), None)
        told = any(words.dep[c] in ("ccomp", "xcomp", "dobj") for c in words.children[at] if c > at)
        weighty = act_class(words.lower[thing]) is not None or words.lower[thing] in words_of("offered")
        weighty = weighty or self._is_money(thing)
        made = own is not None and own > thing and words.dep[own] == "nsubj"
        return thing if weighty and not told and (made or words.tag[at] == "VBN") else None

    def _signs_up(self, at: int, prep: int) -> bool:
        """`signed up to the truce`, `signed on to the pact`."""
        words = self.words
        below = words.children[prep]
        if words.lower[at + 1 : at + 3] == ["off", "on"] and words.lower[prep] == "on":
            return any(self._is_act(c) for c in below[:1])
        known = words_of("instruments") | words_of("truces") | words_of("agreed")
        return (
            words.lower[at + 1 : at + 3] in (["up", "to"], ["on", "to"])
            and any(words.lower[c] in known for c in below[:1])
            and words.lower[prep] == "to"
        )

    def _is_act(self, noun: int) -> bool:
        """Whether what is agreed on is something to be done: `an exchange of prisoners`, `joint patrols`."""
        words = self.words
        lower = words.lower[noun]
        if lower in words_of("requests"):
            return any(words.dep[c] == "acl" and self.arguments.has_to(c) for c in words.children[noun])
        return words.tag[noun] == "VBG" or act_class(lower) is not None or lower in words_of("agreed")

    def _is_given(self, noun: int) -> bool:
        """Whether aid is announced: `a loan of $10 million`, `$26 million in aid`."""
        words = self.words
        below = (c for prep in words.children[noun] for c in words.children[prep])
        return words.lower[noun] in words_of("given") or (
            self._is_money(noun) and any(words.lower[c] in words_of("given") for c in below)
        )

    def _gives(self, verb: int) -> bool:
        """Whether money, aid or troops are sent: `authorised sending $15 million`."""
        words = self.words
        thing = self.arguments.child(verb, ("dobj",), None)
        given = thing is not None and (self._is_money(thing) or words.lower[thing] in words_of("offered"))
        return given and words.lower[verb] in ("sending", "giving", "paying", "providing", "deploying")

    def _is_mine(self, at: int) -> bool:
        """`I promise you a surprise`: one person's word on a thing is no commitment of a process."""
        words = self.words
        return any(words.lower[c] == "i" and words.dep[c] == "nsubj" for c in words.children[at])

    def _stops(self, noun: int) -> bool:
        """`a halt to the strikes`, `the suspension of its operations`."""
        words = self.words
        preps = {words.lower[c] for c in words.children[noun] if words.dep[c] == "prep"}
        plain = "to" in preps if words.lower[noun] == "end" else bool(preps & {"to", "of", "on", "in"})
        return words.lower[noun] in words_of("stopped") and plain

    def _renounces(self, noun: int) -> bool:
        words = self.words
        below = (c for prep in words.children[noun] for c in words.children[prep])
        return any(words.lower[i] in words_of("renounced") for i in (noun, *below))

    def _subject(self, at: int) -> int | None:
        """Who does it: by the parse, of a passive "by" whom, else the noun right before the verb."""
        words = self.words
        perfect = any(words.lower[c] in ("has", "have", "had") for c in words.children[at] if c < at)
        passive = any(words.dep[child] == "auxpass" for child in words.children[at])
        if passive and words.lower[at] == "committed":
            return self.arguments.subject(at)
        if words.dep[at] == "acl" and words.head[at] == at - 1 and self._lost_verb(at):
            return at - 1
        if passive or (words.tag[at] == "VBN" and words.dep[at] in ("acl", "relcl") and not perfect):
            by = next((c for c in words.children[at] if words.lower[c] == "by"), None)
            return next(iter(words.children[by]), None) if by is not None else None
        if words.dep[at] == "acomp":
            return self.arguments.subject(words.head[at])
        found = self.arguments.subject(at)
        apart = found is not None and any(words.lower[i] in ("--", "—", "–") for i in range(found, at))
        if found is None or apart:
            near = self.arguments.noun_before(at)
            return near if near is not None else found
        return found

    def _issuer(self, subject: int | None) -> int | None:
        """Who is bound where a text pledges: `the front issued a statement promising to leave`."""
        words = self.words
        if subject is None or words.lower[subject] not in words_of("letters"):
            return subject
        verb = words.head[subject]
        if words.dep[subject] == "dobj" and words.tag[verb][:2] == "VB":
            return self.arguments.subject(verb)
        owner = self.arguments.owner(subject)
        return owner if owner is not None and self._somebody(owner) else None

    def _lost_verb(self, at: int) -> bool:
        """Whether a party's verb was taken for a participle: `OSKEL - The rebels offered to …`."""
        words = self.words
        party = self.arguments.is_party(at - 1) and not any(
            words.lower[c] == "by" for c in words.children[at]
        )
        return party and any(c > at and self.arguments.has_to(c) for c in words.children[at])

    def _pledged(
        self, cue: int, act: int, head: int, subject: int | None, modality: str, *, open_to: bool = False
    ) -> Pledge | None:
        """The pledge; `open_to` whoever is the subject, where only people do what the verb says."""
        if subject is not None and not self._may_pledge(subject, open_to):
            return None
        passive = any(self.words.dep[c] == "auxpass" for c in self.words.children[cue])
        if passive and self.words.lower[cue] == "undertaken":
            return None  # "steps have been undertaken to …"
        if self.words.lower[head : head + 2] == ["do", "so"]:
            return None  # what it is stands elsewhere
        negated = (
            any(self.words.dep[c] == "neg" for c in self.words.children[head])
            or "not" in self.words.lower[act - 2 : act + 1]
        )
        last = self._end(cue, head)
        return Pledge(cue, act, last, subject, modality, negated)

    def _may_pledge(self, subject: int, open_to: bool) -> bool:
        words = self.words
        lower = words.lower[subject]
        if lower == "you" or words.tag[subject] == "DT" or self._is_nobody(subject):
            return False  # "that promises to be hard"
        if lower == "i":
            return self.own.around(subject) is not None
        if open_to and words.tag[subject] in NOUN_TAGS:
            return lower not in words_of("instruments") | words_of("truces")
        return self._somebody(subject)
