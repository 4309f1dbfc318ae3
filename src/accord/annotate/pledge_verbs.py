"""Commitments that a verb makes for whoever is its subject: "pledged to leave", "agreed on a truce"."""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.own_words import OwnWords
from accord.annotate.pledge_spans import Pledge, PledgeSpans
from accord.model.acts import act_class

__all__ = ["PledgeVerbs"]


class PledgeVerbs(PledgeSpans):
    """The verbs of a document by which somebody binds himself."""

    own: OwnWords

    def promised(self, at: int, entry: str) -> Pledge | None:
        modality, frames = entry.split()
        words = self.words
        subject = self._subject(at)
        if words.tag[at] == "VBN" and words.dep[at] in ("amod",) and "o" in frames:
            return None
        if modality == "conditional" and not self._offers(at, subject):
            return None
        for child in words.children[at]:
            if child < at:
                continue
            if (
                "i" in frames
                and words.dep[child] in ("xcomp", "ccomp", "advcl", "acl")
                and self.arguments.has_to(child)
                and child > at
            ):
                if words.lower[at].startswith("agree") and self._is_private(child):
                    return None
                return self._pledged(at, self._to(child), child, subject, modality)
            if (
                "c" in frames
                and words.dep[child] in ("ccomp", "xcomp")
                and self._will(child)
                and not self._opines(at, child)
            ):
                inner = self.arguments.child(child, ("nsubj", "nsubjpass"), None)
                if inner is None or not self._somebody(inner) or words.dep[inner] == "nsubjpass":
                    return self._pledged(at, words.left[child], child, subject, modality)
                if subject is None or not self.own.same(inner, subject):
                    subject = inner
                return self._pledged(at, child, child, subject, modality)
        thing = self._thing(at, frames)
        if thing is not None and (subject is not None or modality != "conditional"):
            thing = self.arguments.meant(thing)
            return self._pledged(at, words.left[thing], thing, subject, modality)
        return None

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
            if "g" in frames and words.lower[child] == "to" and child == at + 1 and words.children[child]:
                below = words.children[child][0]
                kept = words.lower[below] in words_of("truces") | words_of("instruments")
                return below if words.tag[below] == "VBG" or kept else None
            if (
                words.dep[child] == "prep"
                and words.lower[child] in ("on", "to", "upon")
                and "n" in frames
                and child > at
            ):
                noun = next(iter(words.children[child]), child)
                if noun > child and (act_class(words.lower[noun]) is not None or words.tag[noun] == "VBG"):
                    return noun
                continue
            if words.dep[noun] == "dobj" and noun > at:
                done = words.tag[at] not in ("VB", "VBG") or "n" not in frames
                if "t" in frames and done and words.lower[noun] in words_of("truces"):
                    return noun
                if (
                    "o" in frames
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
        return None

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

    def _lost_verb(self, at: int) -> bool:
        """Whether a party's verb was taken for a participle: `OSKEL - The rebels offered to …`."""
        words = self.words
        party = self.arguments.is_party(at - 1) and not any(
            words.lower[c] == "by" for c in words.children[at]
        )
        return party and any(c > at and self.arguments.has_to(c) for c in words.children[at])

    def _pledged(self, cue: int, act: int, head: int, subject: int | None, modality: str) -> Pledge | None:
        if subject is not None and not self._somebody(subject):
            return None
        if subject is not None and self.words.lower[subject] in ("i", "you"):
            return None
        passive = any(self.words.dep[c] == "auxpass" for c in self.words.children[cue])
        if passive and self.words.lower[cue] == "undertaken":
            return None  # "steps have been undertaken to …"
        negated = (
            any(self.words.dep[c] == "neg" for c in self.words.children[head])
            or "not" in self.words.lower[act - 2 : act + 1]
        )
        last = self._end(cue, head)
        return Pledge(cue, act, last, subject, modality, negated)
