"""Commitments in somebody's own words: "we will open the road", "he said it would send aid"."""

from __future__ import annotations

from functools import cache

from accord.annotate.arguments import words_of
from accord.annotate.attributions import FINITE
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.lexicon import inflect
from accord.annotate.operators import binding
from accord.annotate.own_words import OwnWords
from accord.annotate.pledge_provisions import PledgeProvisions
from accord.annotate.pledge_spans import Pledge, pledge_verbs
from accord.model.acts import act_class, is_light

__all__ = ["PledgeWills"]


_PARTICLES = ("prt", "prep", "advmod", "dobj")


@cache
def _participles(*, harming: bool) -> frozenset[str]:
    """What can be said to be going to be done, or never to be done."""
    acts = words_of("harming") if harming else words_of("acting") | binding("acts")
    regular = frozenset(form for act in acts for form in inflect(act) if form.endswith("ed"))
    return regular - words_of("hollow") | (frozenset() if harming else words_of("participles"))


class PledgeWills(PledgeProvisions):
    """What speakers of a document say that they or their side will do."""

    own: OwnWords

    def willed(self, at: int) -> Pledge | None:
        """`We will open the road`, `he said it would send aid`: whoever speaks binds himself."""
        words = self.words
        verb = words.head[at]
        if (
            words.dep[at] != "aux"
            or words.tag[verb] not in ("VB", "VBN")
            or verb < at
            or words.dep[verb] in ("relcl", "acl")
        ):
            return None
        resting = self.resting(at)
        if resting is not None:
            return resting
        vowed = self._vowed_behind(at, verb)
        if vowed is not None:
            return vowed
        if any(words.dep[child] == "auxpass" for child in words.children[verb]):
            return self._announced(at, verb)
        if words.lower[verb] == "go":
            return self._goes_to(at, verb)
        if words.lower[verb] == "be":
            return self._none_more(at, verb)
        return self._own_will(at, verb, verb)

    def _vowed_behind(self, at: int, verb: int) -> Pledge | None:
        """`Nobody will be evicted, the mayors vowed`: the verb that binds stands behind what it binds to."""
        words = self.words
        vow = words.head[verb]
        entry = pledge_verbs("binding").get(words.lower[vow], "")
        if words.dep[verb] != "ccomp" or vow < verb or "c" not in entry.partition(" ")[2]:
            return None
        who = self.arguments.child(vow, ("nsubj",), None)
        if who is None or who < verb or not self._somebody(who) or not self._is_real(vow):
            return None
        if words.sentence[vow] != words.sentence[verb] or not self._is_own_end(at, verb, vow):
            return None
        own = self.arguments.child(verb, ("nsubj", "nsubjpass"), None)
        nobody = own is not None and self._is_nobody(own)
        negated = nobody or any(words.dep[c] == "neg" for c in words.children[verb])
        first = words.left[verb]
        return Pledge(at, first, self._end(at, verb), who, "promised", negated, first=first)

    def _is_own_end(self, at: int, verb: int, vow: int) -> bool:
        """Whether nothing but a comma, a quotation mark and who it is stands before the verb that binds."""
        words = self.words
        return not any(words.tag[i] in ("MD", *FINITE) for i in range(words.right[verb] + 1, vow))

    def going(self, at: int) -> Pledge | None:
        """`We are going to open the road`: as `willed`."""
        words = self.words
        verb = next((c for c in words.children[at] if words.dep[c] == "xcomp" and c > at), None)
        aux = next((c for c in words.children[at] if words.dep[c] == "aux"), at)
        reported = self.own.around(at) if words.tag[aux] == "VBD" else None
        told = words.tag[aux] in ("VBZ", "VBP") or (reported is not None and reported.kind != "direct")
        if verb is None or not told or not self.arguments.has_to(verb):
            return None
        return self._own_will(at, verb, at) if self._is_own_act(at, at) else None

    def _own_will(self, at: int, verb: int, bearer: int) -> Pledge | None:
        """What whoever speaks says that he will do; the subject and "not" hang on `bearer`."""
        words = self.words
        negated = any(words.dep[c] == "neg" for c in words.children[bearer])
        acts = words_of("harming") if negated else words_of("acting") | binding("acts") - words_of("verbal")
        lasts = negated and self._persists(verb)
        phrasal = not negated and self._in_two_words(verb, "phrasal")
        if not (lasts or phrasal or words.lower[verb] in acts) or not self._is_own_act(at, verb):
            return None
        subject = self.arguments.child(bearer, ("nsubj",), None)
        more = any(verb < c and words.dep[c] != "punct" for c in words.children[verb])
        if subject is None or subject > at or not (lasts or more):
            return None
        if self._is_nobody(subject) or self._is_denied(bearer):
            return None
        thing = self.arguments.child(verb, ("dobj",), None)
        weighty = thing is not None and words.lower[thing] in words_of("weighty") | words_of("offered")
        made_so = any(words.lower[c] in words_of("made_so") for c in words.children[verb] if c > verb)
        doing = made_so or any(words.dep[c] == "xcomp" for c in words.children[verb] if c > verb)
        its = thing is not None and any(words.tag[c] == "PRP$" for c in words.children[thing])
        empty = words.lower[verb] in words_of("impersonal") and not (weighty or doing or its)
        if words.lower[subject] == "it" and empty:
            return None
        mine = words.lower[subject] == "i"
        own = words.lower[at] == "would" or not self.own.official(at)
        if mine and (own or (thing is not None and words.tag[thing] == "PRP")):
            return None
        if words.lower[verb] == "leave" and thing is not None and words.lower[thing] == "it":
            return None
        empty_verb = words.lower[verb] in words_of("vague") | words_of("judging")
        vague = empty_verb and not (weighty or lasts or phrasal or made_so)
        if vague or self._only_meets(verb, thing):
            return None
        name = self.own.speaker_of(subject, self.arguments.called(subject))
        teller = self._told_by_itself(subject, bearer)
        if name is None and teller is not None:
            name = self.arguments.called(teller)
        elif name is None and not self._is_announced(subject, verb, negated=negated):
            return None
        first = words.left[subject]
        return Pledge(
            at, verb, self._end(at, verb), subject, "promised", negated, obligor_name=name, first=first
        )

    def _told_by_itself(self, subject: int, verb: int) -> int | None:
        """Who says so: `Peru has told the bank it will pay`, `confirmed that it would leave`."""
        words = self.words
        above = words.head[verb]
        teller = self.arguments.child(above, ("nsubj",), None)
        if words.dep[verb] != "ccomp" or above > verb or words.lower[above] not in words_of("telling_of"):
            return None
        if teller is None or words.sentence[teller] != words.sentence[verb] or not self._is_real(above):
            return None
        people = words.tag[teller] in ("NNS", "NNPS") and self.arguments.is_party(teller)
        people = people and words.lower[teller] not in words_of("bystanders")
        itself = words.lower[subject] == "it" and self._is_body(teller)
        return teller if itself or (people and words.lower[subject] == "they") else None

    def _persists(self, verb: int) -> bool:
        """Whether not to do it is to go on: `will not give up`, `will not rest`; to stay in office is not."""
        words = self.words
        beside = [c for c in words.children[verb] if c > verb]
        if self._in_two_words(verb, "persisting_phrases"):
            return True
        if words.lower[verb] in ("remain", "stay", "be") and any(
            words.lower[c] in ("silent", "idle", "passive", "neutral", "indifferent") for c in beside
        ):
            return True
        thing = self.arguments.child(verb, ("dobj",), None)
        office = thing is not None and words.lower[thing] in words_of("offices")
        return words.lower[verb] in words_of("persisting") and not office

    def _in_two_words(self, verb: int, table: str) -> bool:
        """Whether the verb is one of a table with what stands beside it: `look into`, `give up`."""
        words = self.words
        beside = (c for c in words.children[verb] if c > verb and words.dep[c] in _PARTICLES)
        return any(f"{words.lower[verb]}_{words.lower[c]}" in words_of(table) for c in beside)

    def _is_announced(self, subject: int, verb: int, *, negated: bool) -> bool:
        """Whether somebody who speaks for a side tells what it sends, or what another will give.

        `A frigate would evacuate them, the ministry said`; `the emir would lend them ten planes`.
        """
        words = self.words
        if words.tag[subject] not in NOUN_TAGS or not self.own.official(subject):
            return False
        if negated:
            until = any(words.lower[i] in ("until", "till", "before") for i in range(verb, words.right[verb]))
            return until and words.lower[subject] in words_of("lasting")
        if words.lower[subject] in words_of("assets"):
            owner = self.arguments.owner(subject)
            return owner is None or words.tag[owner] == "PRP$"
        thing = self.arguments.child(verb, ("dobj",), None)
        given = thing is not None and (
            words.entity[thing] == "MONEY"
            or words.lower[thing] in words_of("offered")
            or any(words.dep[c] == "nummod" for c in words.children[thing])
        )
        return given and words.lower[verb] in words_of("giving") and self.arguments.is_party(subject)

    def _only_meets(self, verb: int, thing: int | None) -> bool:
        """`We will meet the envoy`, `it would hold talks`: a meeting, and no pledge."""
        words = self.words
        if words.lower[verb] != "meet":
            return thing is not None and words.lower[thing] in words_of("meetings")
        return thing is None or self.arguments.is_party(thing)

    def scheduled(self, at: int) -> Pledge | None:
        """`Tarvia is to release its prisoners, its minister said`: as `willed`, with "is to"."""
        words = self.words
        verb = next((c for c in words.children[at] if words.dep[c] == "xcomp" and c > at), None)
        if verb is None or words.lower[at] not in ("is", "are", "am") or not self.arguments.has_to(verb):
            return None
        subject = self.arguments.child(at, ("nsubj",), None)
        subject = subject if subject is not None else self.arguments.noun_before(at)
        plain = verb <= at + 3 and words.lower[verb] in words_of("acting") | binding("acts")
        if subject is None or not plain or not self._is_own_act(at, at):
            return None
        name = self.own.speaker_of(subject, self.arguments.called(subject))
        if name is None:
            return None
        first = words.left[subject]
        return Pledge(at, verb, self._end(at, verb), subject, "promised", obligor_name=name, first=first)

    def _none_more(self, at: int, verb: int) -> Pledge | None:
        """`There will be no more raids, said the general`."""
        words = self.words
        harm = self.arguments.child(verb, ("attr", "nsubj"), words_of("harms"))
        there = any(words.lower[c] == "there" for c in words.children[verb])
        if harm is None or not there or not self._is_nobody(harm) or not self.own.official(verb):
            return None
        return Pledge(at, words.left[harm], self._end(at, verb), None, "promised", True)

    def _is_denied(self, verb: int) -> bool:
        """`denied that it would send troops`, `is set to announce that it will`: nobody says that he will."""
        words = self.words
        above = words.head[verb]
        if words.dep[verb] not in ("ccomp", "csubj", "advcl"):
            return False
        unsure = any(words.lower[c] in words_of("unsure") for c in words.children[above])
        asked = words.lower[words.left[verb]] in ("how", "whether", "if")
        to_come = words.tag[above] == "VB" and words.lower[words.head[above]] in words_of("awaiting")
        return unsure or asked or to_come or words.lower[above] in words_of("denying") | words_of("hoping")

    def _goes_to(self, at: int, verb: int) -> Pledge | None:
        """`A further £10 million will go to the clinics, the minister said`."""
        words = self.words
        money = self.arguments.child(verb, ("nsubj",), None)
        to = any(words.lower[c] in ("to", "towards", "into") for c in words.children[verb] if c > verb)
        if money is None or not to or not self._is_money(money) or not self.own.official(money):
            return None
        first = words.left[money]
        return Pledge(at, first, self._end(at, verb), None, "promised", first=first)

    def _announced(self, at: int, verb: int) -> Pledge | None:
        """`The detainees will be freed, the minister said`: an act of his side, whoever does it."""
        words = self.words
        subject = self.arguments.child(verb, ("nsubjpass",), None)
        if subject is None or subject > at:
            return None
        light = is_light(words.lower[verb]) and act_class(words.lower[subject]) is not None
        nobody = self._is_nobody(subject)
        done = _participles(harming=nobody)
        if act_class(words.lower[verb]) is None and not light and words.lower[verb] not in done:
            return None
        taken_back = any(
            words.dep[c] == "neg" or words.lower[c] in words_of("taking_back") or words.lower[c] == "by"
            for c in words.children[verb]
        )
        if (nobody and words.lower[verb] not in done) or self._is_denied(verb):
            return None
        if taken_back or words.tag[subject] not in NOUN_TAGS or not self.own.official(subject):
            return None
        if words.lower[subject] in words_of("put_forward") or self.own.threatened(at):
            return None
        first = words.left[subject]
        return Pledge(at, first, self._end(at, verb), None, "promised", nobody, first=first)

    def _is_own_act(self, at: int, verb: int) -> bool:
        """Whether nothing takes it back: no negation, no "if", no question, no "would have"."""
        words = self.words
        for child in words.children[verb]:
            if words.dep[child] == "auxpass" or words.lower[child] in words_of("taking_back"):
                return False
        begin, first = words.sentences[words.sentence[at]][0], words.left[verb]
        if words.lower[first - 1] == "or" and "either" in words.lower[begin:first]:
            return False  # "either they leave or we will ask for help"
        return words.text[words.sentences[words.sentence[at]][1] - 1] != "?"
