"""Commitments that a noun holds: "a pledge to leave", "its promises of aid", "an obligation to protect"."""

from __future__ import annotations

from collections.abc import Iterator

from accord.annotate.arguments import words_of
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.operators import binding
from accord.annotate.pledge_spans import Pledge, PledgeSpans, deal_words
from accord.model.acts import act_class

__all__ = ["PledgeNouns"]

_BETWEEN = ("IN", "TO", "DT", "PRP$", "JJ", "CC", "RB", ",", ":", *NOUN_TAGS)
_HYPOTHETICAL = frozenset(("any", "every", "possible", "potential", "future", "draft", "proposed", "final"))
_GETTING = frozenset(("have", "has", "had", "received", "receive", "got", "get"))
_BY = ("by", "from", "of", "between")


class PledgeNouns(PledgeSpans):
    """The nouns of a document that hold a pledge."""

    def held_by_noun(self, at: int, entry: str) -> Pledge | None:
        """`a pledge to leave`, `its promises of aid`, `an obligation to protect`, `a ban on flights`."""
        words = self.words
        modality, *forbids = entry.split()
        above = words.head[at]
        if words.tag[above][:2] == "VB" and words.lower[above] in words_of("wished"):
            return None
        if {"if", "unless", "whether"} & set(words.lower[max(at - 6, 0) : at]):
            return None
        if self._is_nobody(at) or self._is_unmade(at):
            return None
        worth = self._worth(at)
        if worth is not None:
            return worth
        owner = self._owner(at)
        if words.lower[at] in ("word", "notice") and (
            owner is None
            or words.tag[owner] not in ("PRP$", "POS", *NOUN_TAGS)
            or words.lower[at + 1 : at + 2] == ["of"]
        ):
            return None
        if words.lower[at] in ("order", "orders"):
            under = self._under_orders(at)
            if under is not None or not self._may_order(owner):
                return under
        bare = owner is None and words.lower[at] in words_of("bare")
        if bare and any(self._is_step(c) for c in words.children[at] if c > at):
            act = next(c for c in words.children[at] if c > at and self._is_step(c))
            return self._held(at, self._to(act), act, None, modality, False)
        renewed = words.lower[at - 2 : at] == ["re", "-"]
        if owner is None and (
            (words.lower[at] in words_of("owned") and not renewed) or (forbids and not self._is_laid(at))
        ):
            return None
        for child in (*words.children[at], *self._promised_to(at)):
            if child < at:
                continue
            if words.dep[child] in ("acl", "relcl", "ccomp", "xcomp", "advcl") and (
                self.arguments.has_to(child) or self._will(child) or self._is_let(at, child)
            ):
                act = self._to(child) if self.arguments.has_to(child) else words.left[child]
                return self._held(at, act, child, owner, modality, bool(forbids))
            if (
                words.dep[child] == "prep"
                and words.lower[child] in ("of", "to", "on")
                and words.children[child]
            ):
                below = words.children[child][0]
                pronoun = owner is not None and words.tag[owner] == "PRP$"
                promised = words.lower[child] == "of" and not pronoun and not self.arguments.is_party(below)
                bound = words.lower[below] in words_of("truces") | (
                    binding("named") if pronoun else words_of("instruments")
                )
                bound = bound or (owner is not None and words.lower[below] in words_of("causes"))
                if words.lower[child] == "to" and bound and words.lower[at] in words_of("devotion"):
                    kept = words.lower[below] in words_of("instruments") | words_of("truces")
                    return self._held(at, at if kept else words.left[below], below, owner, modality, False)
                act = words.tag[below] == "VBG" or act_class(words.lower[below]) is not None
                if (words.lower[child] == "on") != bool(forbids) or not (promised or act or forbids):
                    continue
                if modality == "conditional" and not (act or promised):
                    continue
                return self._held(at, words.left[below], below, owner, modality, bool(forbids))
        return None

    def agreed(self, at: int) -> Pledge | None:
        """`reached a deal to share the water`, `the agreement for the troops to leave was signed`."""
        words = self.words
        made = binding("made") | deal_words("made")
        hypothetical = any(words.lower[c] in _HYPOTHETICAL for c in words.children[at])
        verb = self.arguments.verb_over(at)
        if hypothetical or self._is_nobody(at):
            return None
        if verb is None or words.lower[verb] not in made:
            return self._known_deal(at, verb)
        near = words.dep[at] in ("dobj", "nsubjpass") or words.head[words.head[at]] == verb
        if not near or not self._is_real(verb) or words.sentence[verb] != words.sentence[at]:
            return None
        subject = self.arguments.subject(verb) if words.dep[at] == "dobj" else None
        near_by = (
            c
            for c in words.children[verb]
            if words.tag[at + 1 : at + 2] == ["TO"] and words.head[at + 1] == c
        )
        passive = words.children[verb] if words.dep[at] == "nsubjpass" else near_by
        below = (*words.children[at], *passive)
        for child in below:
            if child < at or words.dep[child] not in ("acl", "relcl", "ccomp", "xcomp", "advcl"):
                continue
            if not self.arguments.has_to(child) and not (self._will(child) and words.dep[child] != "advcl"):
                continue
            if words.lower[child] in words_of("trivial"):
                return None
            own = self._for_whom(at, child)
            obligor = own if own is not None else subject
            obligor = obligor if obligor is None or self._somebody(obligor) else None
            act = self._to(child) if self.arguments.has_to(child) else words.left[child]
            first = min(words.left[at], verb if words.dep[at] == "dobj" else at)
            first = max(first, self.cue + 1)
            return Pledge(at, act, self._end(at, child), obligor, "promised", first=min(first, at))
        return None

    def _known_deal(self, at: int, verb: int | None) -> Pledge | None:
        """`Today's agreement to hand over the port is a step`: one that is spoken of as made."""
        words = self.words
        below = next(
            (c for c in words.children[at] if words.dep[c] == "acl" and self.arguments.has_to(c)), None
        )
        known = any(words.lower[c] == "this" or words.dep[c] == "poss" for c in words.children[at])
        if below is None or not known or not self._is_step(below):
            return None
        if verb is not None and (not self._is_real(verb) or words.lower[verb] in words_of("wished")):
            return None
        owner = self._for_whom(at, below)
        return Pledge(at, self._to(below), self._end(at, below), owner, "promised", first=words.left[at])

    def _for_whom(self, noun: int, verb: int) -> int | None:
        """Who is to do it: `a deal for the guerrillas to leave`, `under which the guerrillas would leave`."""
        words = self.words
        subject = self.arguments.child(verb, ("nsubj",), None)
        if subject is not None:
            return subject if words.tag[subject] not in ("WDT", "WP") else None
        for prep in words.children[noun]:
            if words.lower[prep] == "for" and prep < verb:
                return next((c for c in words.children[prep] if c < verb), None)
        return None

    def _is_unmade(self, noun: int) -> bool:
        """Whether the pledge is yet to be made: `demanded that he make a pledge to`."""
        words = self.words
        verb = words.head[noun]
        making = words_of("making") | {"given", "have", "take"}
        told = words.dep[noun] == "dobj" and words.lower[verb] in making
        return told and not self._is_real(verb)

    def _is_step(self, verb: int) -> bool:
        """Whether an infinitive tells a step that parties promise: `promises to build schools`."""
        steps = words_of("acting") | binding("acts")
        return self.arguments.has_to(verb) and self.words.lower[verb] in steps

    def _under_orders(self, at: int) -> Pledge | None:
        """`The rebels were under orders not to loot`: of whoever is bound, whoever gave them."""
        words = self.words
        verb = words.head[words.head[at]]
        acts = (*words.children[at], *words.children[verb])
        below = next((c for c in acts if c > at and self.arguments.has_to(c)), None)
        has = words.head[at] if words.lower[words.head[at]] in _GETTING else None
        if has is not None and words.dep[at] == "dobj":
            verb = has  # "the guards have orders to"
            below = next(
                (c for c in (*acts, *words.children[has]) if c > at and self.arguments.has_to(c)), None
            )
        elif words.lower[words.head[at]] != "under":
            return None
        if below is None or words.tag[verb][:2] != "VB":
            return None
        subject = self.arguments.subject(verb)
        negated = any(words.dep[c] == "neg" or words.lower[c] == "never" for c in words.children[below])
        fights = words.lower[below] in words_of("battle") and not negated
        if subject is None or fights or not self._somebody(subject) or not self._is_real(verb):
            return None
        first = words.left[subject]
        return Pledge(at, self._to(below), self._end(at, below), subject, "required", negated, first=first)

    def _may_order(self, owner: int | None) -> bool:
        """Whether an order is one to others than one's own troops: a court's, a council's."""
        return owner is not None and self.words.lower[owner] in words_of("ordering_bodies")

    def _is_laid(self, at: int) -> bool:
        """Whether an instrument stands in the sentence of a ban."""
        start, behind = self.words.sentences[self.words.sentence[at]]
        lower = self.words.lower[start:behind]
        wanted = {"draft", "possible", "proposed", "consider", *words_of("unreal")}.intersection(lower)
        return bool(words_of("instruments").intersection(lower)) and not wanted

    def _promised_to(self, at: int) -> Iterator[int]:
        """The clause that the parser hung elsewhere: `his pledge to the nation that the war would end`.

        Also `the rebels' assurance that …`, `its commitment under the accord to protect …`.
        """
        words = self.words
        for i in range(at + 1, min(at + 9, len(words.text) - 1)):
            if words.lower[i] == "that":
                above = words.head[i]
                if above > i and (self._will(above) or self._is_let(at, above)):
                    yield above
                return
            if words.tag[i] == "TO" and words.tag[i + 1] == "VB" and words.head[i] == i + 1:
                yield i + 1
                return
            if words.tag[i] not in _BETWEEN:
                return

    def _worth(self, at: int) -> Pledge | None:
        """`Pledges worth $3 million were made`, `pledges of more than 4 million euros`."""
        words = self.words
        if words.tag[at] != "NNS":
            return None
        for child in words.children[at]:
            if child < at or words.lower[child] not in ("worth", "totalling", "totaling", "amounting"):
                continue
            money = next((i for i in range(child, words.right[child] + 1) if self._is_money(i)), None)
            if money is None:
                return None
            verb = words.head[at]
            made = words.dep[at] == "nsubjpass" and words.lower[verb] in words_of("making") | {"received"}
            last = self._end(at, verb) if made else self._end(at, words.right[child])
            return Pledge(at, child + 1, last, None, "promised", first=words.left[at])
        return None

    def _is_let(self, noun: int, verb: int) -> bool:
        """`Assurances that observers could move freely`, `guarantees that no one is arrested`."""
        words = self.words
        if words.lower[noun] not in words_of("assuring"):
            return False
        modal = any(
            words.tag[c] == "MD" and words.lower[c] in ("could", "can", "may") for c in words.children[verb]
        )
        return modal and any(words.lower[c] == "that" for c in words.children[verb])

    def _held(
        self, at: int, act: int, head: int, owner: int | None, modality: str, forbids: bool
    ) -> Pledge | None:
        words = self.words
        if words.lower[at] in ("order", "orders", "duty", "proposal") and (
            owner is None and modality != "conditional"
        ):
            return None
        if words.lower[at] in ("order", "orders") and words.lower[head] in words_of("battle"):
            return None
        if words.lower[head : head + 2] == ["do", "so"]:
            return None
        if words.lower[at] == "proposal" and (owner is None or not self._leaves(head)):
            return None
        negated = (
            forbids
            or any(words.dep[c] == "neg" for c in words.children[head])
            or "not" in words.lower[act - 2 : act + 1]
        )
        return Pledge(at, act, self._end(at, head), owner, modality, negated)

    def _leaves(self, verb: int) -> bool:
        """Whether a proposal is about what its maker would do: "his proposal to quit"."""
        return act_class(self.words.lower[verb]) in (
            "withdraw",
            "resign",
            "release",
            "surrender",
            "ceasefire",
        )

    def _owner(self, noun: int) -> int | None:
        """Whose it is: `his`, `the army's pledge`, the subject of "made a pledge"."""
        words = self.words
        for child in words.children[noun]:
            own = words.tag[child] == "PRP$" and words.lower[noun] in words_of("own_nouns")
            own = own and words.lower[child] not in ("my", "your")
            if words.dep[child] == "poss" and (own or (words.tag[child] != "PRP$" and self._somebody(child))):
                return child
        if words.lower[noun] in words_of("own_nouns"):
            for child in words.children[noun]:
                if words.dep[child] in ("compound", "amod") and words.entity[child] in ("GPE", "ORG", "NORP"):
                    return child
                if words.dep[child] == "prep" and words.lower[child] in _BY and words.children[child]:
                    below = words.children[child][0]
                    if self._somebody(below) and words.tag[below] != "VBG":
                        return below
        above = words.head[noun]
        if words.tag[above][:2] == "VB" and words.dep[noun] == "dobj":
            passive = any(words.dep[c] == "nsubjpass" for c in words.children[above])
            if passive or words.lower[above] in words_of("getting"):
                return self._giver((*words.children[above], *words.children[noun]))
        if words.tag[above][:2] == "VB" and words.dep[noun] in ("dobj", "pobj"):
            subject = self._doer(above)
            known = subject is not None and (self._somebody(subject) or words.tag[subject] == "NNS")
            return subject if known else None
        if words.dep[noun] == "pobj" and words.lower[above] == "on":
            over = words.head[above]
            return self._doer(over) if words.lower[over] in words_of("living_up") else None
        if words.dep[noun] == "pobj" and words.lower[above] == "with":
            verb = self.arguments.verb_over(above)
            done = verb is not None and not any(words.tag[c] == "MD" for c in words.children[verb])
            subject = self.arguments.subject(verb) if verb is not None and done else None
            return subject if subject is not None and self._somebody(subject) else None
        return None

    def _giver(self, near: tuple[int, ...]) -> int | None:
        """From whom or by whom a pledge was had: `won a promise from the army`, `was given its word by`."""
        words = self.words
        below = (c for prep in near if words.lower[prep] in ("from", "by") for c in words.children[prep])
        return next((c for c in below if self.words.tag[c] in (*NOUN_TAGS, "PRP")), None)

    def _doer(self, verb: int) -> int | None:
        """Who does it; of "accused them of breaking a promise", them."""
        words = self.words
        for _ in range(4):
            subject = self.arguments.child(verb, ("nsubj", "nsubjpass"), None)
            if subject is not None:
                return self.arguments.meant(subject)
            above = words.head[verb]
            if words.dep[verb] == "pcomp":
                charged = self.arguments.child(words.head[above], ("dobj",), None)
                if charged is not None:
                    return charged
                above = words.head[above]
            if above == verb:
                return None
            verb = above
        return None
