"""More ways of putting something to others: by hand, by reply, on the table, with a day to answer.

"Handed both sides a revised text", "the sides were presented with a package", "countered with a demand for",
"the idea of a land swap, first mooted by", "among the options on the table is", "the offer still stands",
"has until Friday to respond to the offer", "sent its reply to the plan"; also where the tagger takes the verb
behind a plan for a noun: "the blueprint foresees".
"""

from __future__ import annotations

from collections.abc import Iterator

from accord.annotate.becoming import Becoming
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.documents import LONGEST_TERMS, Found, table
from accord.annotate.talks_words import roles

__all__ = ["Putting"]

_TABLED = (("on", "the", "table"), ("on", "offer"), ("under", "discussion"), ("under", "consideration"))
_BEING = frozenset(("is", "are", "was", "were", "include", "includes", "included"))
_DUE = frozenset(("until", "till", "by", "deadline", "hours", "days", "weeks", "week", "month"))


def _documents() -> frozenset[str]:
    return table("documents", "always") | table("documents", "with")


class Putting(Becoming):
    """One document while plans and offers put in these ways are looked for."""

    def put_otherwise(self, at: int) -> Found | None:
        """What opens at the token, told in one of these ways."""
        words = self.words
        lower, tag = words.lower[at], words.tag[at]
        if tag[:2] == "VB" and words.dep[at] != "amod":
            return (
                self._came_with(at)
                or self._presented_with(at)
                or self._handed(at)
                or self._envisaged(at)
                or self._mooted(at)
                or self.signed(at)
            )
        found = self._mistagged(at)
        if found is None and tag in NOUN_TAGS and lower in _documents():
            found = self.became(at)
        if found is None and tag in NOUN_TAGS and lower in table("papers", "tabled"):
            found = self._on_the_table(at)
        if found is None and tag in NOUN_TAGS and (lower in _documents() or self._is_terms(at)):
            found = self._told_under(at) or self._spelled_out(at) or self._is_to(at)
        if found is None and tag in NOUN_TAGS and self._is_paper(at):
            found = self._paper_says(at)
        return found

    def document(self, noun: int) -> Found | None:
        found = self.became(noun) or super().document(noun)
        if found is None:
            found = self._stands(noun) or self._to_be_answered(noun)
        return found

    def offers_service(self, noun: int) -> bool:
        """`Its services as a broker`, `his good offices`."""
        words = self.words
        lower = words.lower[noun]
        if lower == "offices":
            return words.lower[noun - 1] == "good"
        behind = words.lower[noun + 1 : noun + 5]
        return lower in ("services", "help") and any(word in roles() for word in behind)

    # By a verb

    def _came_with(self, verb: int) -> Found | None:
        """`Came up with a scheme under which`, `countered with a demand for four posts`."""
        words = self.words
        lower = words.lower[verb]
        coming = lower in table("papers", "coming") and words.lower[verb + 1 : verb + 2] in (
            ["up"], ["back"], ["forward"],
        )  # fmt: skip
        if not coming and lower not in table("papers", "countering"):
            return None
        reach = words.children[verb] + [below for c in words.children[verb] for below in words.children[c]]
        prep = next((c for c in reach if c > verb and words.lower[c] == "with"), None)
        noun = next((c for c in words.children[prep] if words.dep[c] == "pobj"), None) if prep else None
        if noun is None or not self._is_put_by(verb):
            return None
        known = self._is_paper(noun) or words.lower[noun] in _documents() or (coming and self._tells(noun))
        demanded = not coming and words.lower[noun] in ("demand", "demands")
        invented = coming and words.lower[verb + 1] == "up" and not self._tells(noun)
        if not (known or demanded) or invented:
            return None
        return self._put_there(verb, noun, self.who(verb), ())

    def _presented_with(self, verb: int) -> Found | None:
        """`Both were presented with a package`, `each was given a copy of the text`."""
        words = self.words
        passive = self.is_passive(verb)
        whom = self.child(verb, ("nsubjpass",) if passive else ("dobj",), None)
        if whom is None or not self.can_hold(whom) or self._is_maybe(verb):
            return None
        if not passive and words.lower[verb] not in table("verbs", "table") | table("verbs", "provide"):
            return None
        if words.lower[verb] in table("papers", "presented") or not passive:
            below = [c for prep in words.children[verb] if words.lower[prep] == "with"
                     for c in words.children[prep] if words.dep[c] == "pobj"]  # fmt: skip
        elif words.lower[verb] in table("verbs", "put"):
            below = [c for c in words.children[verb] if words.dep[c] == "dobj" and c > verb]
        else:
            return None
        noun = next((self._copied(c) for c in below), None)
        provided = words.lower[verb] in table("verbs", "provide")
        known = noun is not None and words.lower[noun] in _documents()
        known = known or (noun is not None and not provided and self._is_paper(noun))
        if noun is None or not known:
            return None
        last = max(self.clause_end(verb), noun)
        who = self.agent(verb) if passive else self.who(verb)
        if not passive and (who is None or not self.can_hold(who) or who > verb):
            return None
        first = words.left[whom] if passive else self.first_of(who if who is not None else verb, verb)
        return Found(first, last, who, (whom,), self.terms_of(noun))

    def _handed(self, verb: int) -> Found | None:
        """`Handed both sides a revised text`, `put a new formula to the army`, `a text was sent to them`."""
        words = self.words
        if words.lower[verb] not in table("verbs", "put") or self._is_maybe(verb):
            return None
        passive = self.is_passive(verb)
        noun = self.child(verb, ("nsubjpass",) if passive else ("dobj",), None)
        if noun is None or self.is_document(noun):
            return None
        planned = words.lower[noun] in _documents() - {"plans", "resolution", "deal"}
        if not self._is_paper(noun) and not planned:
            return None
        heads = words.children[verb] + ([] if passive else words.children[noun])
        whom = tuple(
            w for c in heads if c != noun and (w := self.to_whom(c)) is not None and self.can_hold(w)
        )
        told = self._tells(noun, hints=not planned)
        if not told and not (whom and (self._is_worked_on(noun) or words.lower[noun] != "text")):
            return None
        proposer = self.agent(verb) if passive else self.who(verb)
        if not passive and (proposer is None or not self.can_hold(proposer) or proposer > verb):
            return None
        return self._put_there(verb, noun, proposer, whom) if whom or proposer is not None else None

    def _envisaged(self, verb: int) -> Found | None:
        """`The envoy envisages a transition in three stages`."""
        words = self.words
        if words.lower[verb] not in table("verbs", "envisage") or self._is_maybe(verb):
            return None
        who, taken = self.who(verb), self.child(verb, ("dobj", "xcomp", "ccomp"), None)
        if who is None or taken is None or taken < verb or who > verb or not self.can_hold(who):
            return None
        if words.lower[who] in _documents():
            return None
        if not self.tells_of(words.lower[words.left[taken] : words.right[taken] + 1]):
            return None
        last = max(self.clause_end(verb), taken)
        return Found(self.first_of(who, verb), last, who, (), (words.left[taken], last))

    def _mooted(self, verb: int) -> Found | None:
        """`Floated the idea of a joint force`, `the idea of a swap, first mooted by the neighbours`."""
        words = self.words
        if words.lower[verb] not in table("papers", "mooting") or self._is_maybe(verb):
            return None
        passive = words.tag[verb] == "VBN" and (self.is_passive(verb) or words.dep[verb] in ("acl", "relcl"))
        noun: int | None = words.head[verb] if words.dep[verb] in ("acl", "relcl") and passive else None
        if noun is None:
            noun = self.child(verb, ("nsubjpass",) if passive else ("dobj",), None)
        if noun is None or words.lower[noun] not in table("papers", "ideas") or self.claims(noun):
            return None
        terms = self.terms_of(noun)
        who = self.agent(verb) if passive else self.who(verb)
        if terms is None or not self.tells_of(words.lower[terms[0] : terms[1] + 1]):
            return None
        if not passive and (who is None or not self.can_hold(who)):
            return None
        return self._put_there(verb, noun, who, ())

    # By a noun

    def _mistagged(self, noun: int) -> Found | None:
        """`The junta's counterproposal calls for a transition`, where "calls" is read as a noun."""
        words = self.words
        verb = noun + 1
        if words.lower[verb : verb + 1] == [] or words.tag[verb] != "NNS":
            return None
        lower = words.lower[noun]
        if (
            lower not in _documents()
            or words.lower[verb] not in table("verbs", "tell")
            or words.head[noun] != verb
        ):
            return None
        first = words.left[verb]
        owner = next(
            (i for i in range(first, noun) if words.dep[i] == "poss" and words.tag[i] != "PRP$"), None
        )
        if owner is None and lower not in table("documents", "always"):
            return None
        last = min(self.clause_end(verb), verb + LONGEST_TERMS)
        return Found(first, last, owner, (), (verb + 1, last)) if last > verb + 1 else None

    def _told_under(self, noun: int) -> Found | None:
        """`Under the plan, the general would leave`, `according to the draft, both would leave`."""
        verb = self.verb_over(noun)
        if verb is not None and self.words.lower[verb] == "according":
            verb = self.verb_over(verb)
        return self._under(noun, verb, self._proposer_of(noun))

    def _is_terms(self, noun: int) -> bool:
        """`The terms put to both sides`, and not those of a treaty."""
        words = self.words
        return words.lower[noun] == "terms" and not any(words.lower[c] == "of" for c in words.children[noun])

    def _spelled_out(self, noun: int) -> Found | None:
        """`A compromise under which the town would be shared`, `a plan that would free half of them`."""
        words = self.words
        if words.lower[noun] in ("deal", "plans", "resolution", "text"):
            return None  # a deal under which may be done
        for clause in words.children[noun]:
            if words.dep[clause] != "relcl" or clause < noun:
                continue
            opening = words.lower[words.left[clause] : words.left[clause] + 2]
            own = self.child(clause, ("nsubj", "nsubjpass"), None)
            would = any(words.lower[c] == "would" for c in words.children[clause])
            would = would and own is not None and words.tag[own] in ("WDT", "WP")
            if not would and opening not in (["under", "which"], ["in", "which"], ["by", "which"]):
                continue
            last = min(words.right[clause], noun + LONGEST_TERMS)
            first = words.left[clause] + (2 if opening[1:] == ["which"] else 1)
            if first <= last and self.tells_of(words.lower[first : last + 1], hints=False):
                return Found(words.left[noun], last, self._proposer_of(noun), (), (first, last))
        return None

    def _is_to(self, noun: int) -> Found | None:
        """`Their proposal is to hold a vote`, `his offer is simple: a vote within a year`."""
        words = self.words
        verb, owner = words.head[noun], self._proposer_of(noun)
        if words.dep[noun] != "nsubj" or words.lower[verb] not in ("is", "was") or self.is_negated(verb):
            return None
        own = owner is not None or any(words.tag[c] == "PRP$" for c in words.children[noun])
        last = min(words.right[verb], verb + LONGEST_TERMS)
        while last > verb and words.text[last] in (".", '"', "”"):
            last -= 1
        if not own or not self.tells_of(words.lower[verb + 1 : last + 1], hints=False):
            return None
        return Found(words.left[noun], last, owner, (), (verb + 1, last))

    def _on_the_table(self, noun: int) -> Found | None:
        """`Among the ideas on the table is a truce`, `the deal being discussed would end the siege`."""
        words = self.words
        if not any(self._is_tabled(child) for child in words.children[noun] if child > noun):
            return None
        verb = self.verb_over(noun)
        if verb is None:
            return None
        would = any(words.lower[c] == "would" for c in words.children[verb])
        if words.lower[verb] not in _BEING and not (would and words.head[noun] == verb):
            return None
        last = self.clause_end(verb)
        first = words.left[noun]
        if words.head[words.head[noun]] == verb and words.lower[words.head[noun]] == "among":
            first = words.head[noun]
        told = (verb + (not would), last)
        if last <= verb + 1 or not self.tells_of(words.lower[told[0] : last + 1]):
            return None
        return Found(min(first, verb), last, self._proposer_of(noun), (), told)

    def _is_tabled(self, child: int) -> bool:
        words = self.words
        if any(tuple(words.lower[child : child + len(turn)]) == turn for turn in _TABLED):
            return True
        return words.dep[child] in ("acl", "relcl") and words.lower[child] in table("papers", "weighed")

    def _paper_says(self, noun: int) -> Found | None:
        """`The text asks both to recall their envoys`, `the document, seen by us, calls for elections`."""
        words = self.words
        verb = words.head[noun]
        if words.dep[noun] != "nsubj" or self.is_document(noun) or self.is_negated(verb):
            return None
        would = any(words.lower[c] == "would" for c in words.children[verb])
        if words.tag[verb][:2] != "VB" or not (would or words.lower[verb] in table("papers", "calling")):
            return None
        last = min(self.clause_end(verb), verb + LONGEST_TERMS)
        told = (verb + (not would), last)
        if last <= verb or not self._issues.told_by(words.lower[told[0] : last + 1], hints=False):
            return None
        return Found(words.left[noun], last, self._proposer_of(noun), (), told)

    def _stands(self, noun: int) -> Found | None:
        """`The neighbours' offer still stands`, `their plan remains on the table`."""
        words = self.words
        verb = words.head[noun]
        if words.dep[noun] != "nsubj" or words.lower[noun] not in table("documents", "always"):
            return None
        on_table = words.lower[verb + 1 : verb + 5]
        stands = words.lower[verb] in table("papers", "standing")
        stands = stands or bool(table("papers", "unanswered").intersection(on_table))
        if not stands and not (words.lower[verb] in _BEING | {"remains", "remained"} and "table" in on_table):
            return None
        owner = self._proposer_of(noun)
        last = self.clause_end(verb)
        return None if owner is None else Found(words.left[noun], last, owner, (), self.terms_of(noun))

    def _to_be_answered(self, noun: int) -> Found | None:
        """`Has until Friday to respond to the offer`, `sent its reply to the plan`."""
        words = self.words
        above = words.head[noun]
        if words.dep[noun] == "dobj" and words.lower[above] == "answer":
            reply = above
        elif words.dep[noun] == "pobj" and words.lower[above] == "to":
            reply = words.head[above]
        else:
            return None
        if words.lower[reply] not in table("answers", "replying") | table("papers", "replies"):
            return None
        verb = reply if words.tag[reply] == "VB" else words.head[reply]
        if words.tag[reply][:2] == "NN" and words.dep[reply] == "dobj":
            given = words.lower[verb] in table("verbs", "put") | table("answers", "giving")
        else:
            verb = words.head[verb]
            near = words.lower[words.left[verb] : words.right[verb] + 1]
            given = words.tag[reply] == "VB" and bool((_DUE | {"yet"}).intersection(near))
            given = given and words.lower[verb] in table("papers", "granting")
        who = self.subject(verb) if not self.is_passive(verb) else self.child(verb, ("nsubjpass",), None)
        if not given or who is None or not self.can_hold(who) or self._is_maybe(verb):
            return None
        last = max(self.clause_end(verb), noun)
        owner = self._proposer_of(noun)
        first = self.first_of(who, verb)
        return Found(first, last, None if owner == who else owner, (who,), self.terms_of(noun))

    # What these have in common

    def _put_there(self, verb: int, noun: int, proposer: int | None, whom: tuple[int, ...]) -> Found:
        words = self.words
        plain = self._is_paper(noun) or words.lower[noun] in _documents() | table("papers", "ideas")
        told = self.terms_of(noun) if plain else (words.left[noun], words.right[noun])
        last = max(self.clause_end(verb), noun)
        firsts = [
            verb,
            *([self.first_of(proposer, verb)] if proposer is not None and proposer < verb else []),
        ]
        first = min(*firsts, words.left[noun]) if noun < verb else min(firsts)
        return Found(first, max(last, told[1] if told and noun < told[0] else last), proposer, whom, told)

    def _is_paper(self, noun: int) -> bool:
        """`A revised text`, `a timetable`, `a list of demands`."""
        lower = self.words.lower[noun]
        if lower == "list":
            return self.words.lower[noun + 1 : noun + 2] == ["of"] and any(
                word in ("demands", "proposals", "conditions")
                for word in self.words.lower[noun + 2 : noun + 5]
            )
        return lower in table("papers", "words")

    def _is_worked_on(self, noun: int) -> bool:
        """`A revised text`, `a new version`."""
        return any(self.words.lower[child] in table("papers", "versions") for child in self._before(noun))

    def _before(self, noun: int) -> Iterator[int]:
        return (child for child in self.words.children[noun] if child < noun)

    def _copied(self, noun: int) -> int:
        """`A copy of the text` is the text."""
        words = self.words
        if words.lower[noun] not in ("copy", "copies"):
            return noun
        below = [c for of in words.children[noun] if words.lower[of] == "of" for c in words.children[of]]
        return below[0] if below else noun

    def _tells(self, noun: int, *, hints: bool = True) -> bool:
        """Whether the words of the noun tell an issue."""
        words = self.words
        return self.tells_of(words.lower[words.left[noun] : words.right[noun] + 1], hints=hints)

    def _is_put_by(self, verb: int) -> bool:
        who = self.who(verb)
        return who is not None and who < verb and self.can_hold(who) and not self._is_maybe(verb)

    def _is_maybe(self, verb: int) -> bool:
        """Whether it is only supposed, denied, or may be done one day."""
        words = self.words
        modal = any(
            words.tag[child] == "MD" and words.lower[child] != "will" for child in words.children[verb]
        )
        return modal or self.is_negated(verb) or self.is_unreal(verb) or self.has_to(verb)
