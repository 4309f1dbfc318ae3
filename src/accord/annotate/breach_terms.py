"""Finding one's way from the word for a breach: who is charged, by whom, and how sure it is."""

from __future__ import annotations

from accord.annotate.breach_makers import BreachMakers
from accord.annotate.breach_words import among
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.lexicon import ROLES

__all__ = ["BreachTerms"]

_CLIMB = 4
_REACH = 150  # tokens back to whoever "it" is that counts
_ARMS = frozenset(("army", "forces", "force", "military"))
_ACCUSING = 14  # tokens from "accused" to the act, where the parser hung it on the accused
_BEING = frozenset(("is", "are", "was", "were", "be", "been"))
_DOING = frozenset(("commit", "commits", "committed", "committing", "make", "makes", "made", "making"))


class BreachTerms(BreachMakers):
    """The verbs over and around the word for a breach."""

    def modality(self, verb: int, *, negated: bool = False) -> str | None:
        """alleged, conditional or denied; None where nobody claims it.

        `negated`: not doing it is the breach.
        """
        words = self.words
        found = self._above(verb)
        if found is None:
            return None
        to = have = False
        for child in words.children[verb]:
            lower = self.lower[child]
            if words.dep[child] == "neg" and not negated:
                if words.lower[child - 1] in ("can", "ca"):
                    return None  # "you cannot break your word"
                found = "denied"
            elif words.tag[child] == "MD" and child < verb:
                if lower in among("duty"):
                    return None
                if lower in among("modals"):
                    found = "conditional"
            elif words.tag[child] == "TO" and child < verb:
                to = True
            elif lower in ("have", "having") and words.dep[child] == "aux":
                have = True
            elif words.dep[child] in ("mark", "advmod") and lower in ("if", "unless", "whether", "should"):
                return None
        if to and not have:
            found = self._wanted(verb) or "no"
        elif words.tag[verb] == "VBG":
            found = self._gerund(verb, found) or "no"
        elif words.dep[verb] in ("xcomp", "conj", "ccomp") and words.tag[verb] == "VB":
            above = words.head[verb]
            return self.modality(above) if above != verb and words.dep[verb] == "conj" else found
        return None if found == "no" else found

    def _above(self, verb: int) -> str | None:
        """What the verbs over it make of it: behind "if" no claim, behind "could argue" a conditional one."""
        words, at = self.words, verb
        if self._is_supposed(verb):
            return None
        for _ in range(_CLIMB):
            above = words.head[at]
            if above == at or words.dep[at] not in ("ccomp", "acl", "relcl", "conj", "xcomp", "dobj"):
                return "alleged"
            below = words.children[above]
            if words.dep[at] not in ("conj", "relcl") and words.tag[above][:2] == "VB":
                if any(
                    words.dep[c] == "mark" and self.lower[c] in ("if", "unless", "whether") for c in below
                ):
                    return None
                if any(words.tag[c] == "MD" and self.lower[c] in among("supposing") for c in below):
                    return "conditional"
                if self.lower[above] in among("deny") and self.lower[at] in among("charges"):
                    return "denied"  # "rejected the charge that"
                if self.lower[above] in among("believe") and any(words.dep[c] == "neg" for c in below):
                    return "denied"
            at = above
        return "alleged"

    def _is_supposed(self, verb: int) -> bool:
        """`To verify that a side breaks it`, `those who break it`, `if they left, breaking it`: no claim."""
        words, above = self.words, self.words.head[verb]
        dep, below = words.dep[verb], words.children[above]
        if dep == "ccomp":
            return self.has_to(above) and self.lower[above] in among("inquiring")
        if dep == "relcl":
            anybody = self.lower[above] in ("those", "people", "persons", "states", "parties")
            return anybody and words.tag[verb] in ("VBP", "VB")
        supposing = any(words.dep[c] == "mark" and self.lower[c] in ("if", "unless") for c in below)
        return dep == "advcl" and words.tag[verb] == "VBG" and supposing

    def _wanted(self, verb: int) -> str | None:
        """What an infinitive's governor makes of it: only what goes on is claimed."""
        above = self.lower[self.words.head[verb]]
        if above in (
            "continue",
            "continues",
            "continued",
            "continuing",
            "began",
            "begun",
            "seem",
            "seems",
            "seemed",
            "appear",
            "appears",
            "appeared",
        ):
            return "alleged"
        return "conditional" if above in ("threaten", "threatens", "threatened", "threatening") else None

    def _gerund(self, verb: int, found: str) -> str | None:
        """`without breaking` is no claim; `warned against breaking` is a conditional one."""
        words = self.words
        dep, above = words.dep[verb], words.head[verb]
        if dep in ("csubj", "nsubj"):
            return "conditional"
        over = words.head[above] if dep == "pcomp" else above
        lower = self.lower[over]
        if lower in among("deny"):
            return "denied"
        if dep == "pcomp" and self.lower[above] == "without":
            return None
        if lower in among("risking") and any(words.dep[c] == "neg" for c in words.children[over]):
            return "denied"
        if lower in among("guarded") or lower in among("possible") or lower in among("risking"):
            return "conditional"
        if dep == "pcomp" and self.lower[above] == "from":
            return None
        return found

    def frame(self, verb: int) -> int | None:
        """The verb of accusing, faulting or warning that the act hangs on."""
        words, at = self.words, verb
        if words.dep[verb] == "pcomp" and self.lower[words.head[verb]] == "of":
            for i in range(verb - 1, max(verb - _ACCUSING, words.sentences[words.sentence[verb]][0] - 1), -1):
                if words.tag[i][:2] == "VB" and self.lower[i] in among("accuse"):
                    return i
        for _ in range(_CLIMB):
            above = words.head[at]
            if above == at or words.dep[at] not in ("pcomp", "prep", "xcomp", "conj", "advcl"):
                return None
            lower = self.lower[above]
            if words.tag[above][:2] == "VB" and (
                lower in among("accuse") or lower in among("fault") or lower in among("guarded")
            ):
                return above if words.dep[at] in ("prep", "xcomp", "pcomp") else None
            at = above
        return None

    def sides_of(self, frame: int) -> tuple[int | None, int | None]:
        """Who accuses whom."""
        words = self.words
        charged = self.child(frame, ("dobj", "nsubjpass"), None)
        if charged is not None and words.dep[charged] == "nsubjpass":
            return self.agent(frame), charged
        if (
            charged is None
            and words.tag[frame] == "VBN"
            and words.dep[frame] not in ("ROOT", "conj", "ccomp")
        ):
            return self.agent(frame), self.subject(frame)  # "stands accused of"
        accuser = self.subject(frame)
        return self._teller(frame) if self.is_nobody(accuser) else accuser, charged

    def _teller(self, frame: int) -> int | None:
        """Who says it where "he said none had left and accused …" was parsed as if none accused."""
        words, at = self.words, frame
        while words.dep[at] == "conj":
            at = words.head[at]
        return (
            self.subject(words.head[at]) if at != frame and words.dep[at] == "ccomp" else self.subject(frame)
        )

    def guilty_over(self, verb: int) -> int | None:
        """The verb of "is guilty of breaking", "is to blame for"."""
        words = self.words
        over = words.head[words.head[verb]]
        if words.dep[verb] != "pcomp" or self.lower[over] not in among("blame"):
            return None
        return words.head[over] if words.dep[over] == "acomp" else None

    def accuser_of(self, head: int | None) -> tuple[str | None, str | None]:
        """The accuser and whom he speaks for; an office by its holder, where the text says who that is."""
        if head is None:
            return None, None
        name = self.who(head)
        if name is None or self.words.lower[head] in ROLES:
            told = self.told_by(self.words.head[head])
            if told is None and self.words.tag[head] == "PRP":
                told = self.last_told(head)
            if told is not None and told.speaker_name is not None:
                return told.speaker_name, told.affiliation
        return name, None

    def accused_of(self, head: int | None) -> str | None:
        """The accused; of "the army" the one army that the document has named before, of "units of it" it.

        "The army" is a state's: none of those whose proper name it ends, as "Lorn Liberation Army".
        """
        head = self._whole_of(head)
        name = self.called(head)
        if name is None or head is None or name != name.lower() or " " in name:
            return name
        start = self.words.start[head]
        named = {
            it.name
            for it in self.names.values()
            if it.name
            and it.span.start < start
            and it.name.lower().endswith((f" {name}", f" {name}s"))
            and (name not in _ARMS or not it.name.split()[-1][0].isupper())
        }
        return named.pop() if len(named) == 1 else name

    def _whole_of(self, head: int | None) -> int | None:
        """Of `units of the Hill Guild` the guild."""
        words = self.words
        if head is None or self.lower[head] not in among("parts"):
            return head
        of = next((c for c in words.children[head] if words.lower[c] == "of"), None)
        below = (
            next((c for c in words.children[of] if words.dep[c] == "pobj"), None) if of is not None else None
        )
        return below if below is not None and self.can_act(below) else head

    def means(self, verb: int) -> tuple[int, int] | None:
        """The deed that the breach lies in: `by moving its guns`."""
        words = self.words
        for child in words.children[verb]:
            if self.lower[child] in ("by", "in") and words.dep[child] == "prep":
                below = next((c for c in words.children[child] if words.dep[c] == "pcomp"), None)
                if below is not None and words.tag[below] == "VBG":
                    return child + 1, self.end(child, below)
        return None

    def deed_with(self, verb: int, rule: int) -> tuple[int, int] | None:
        """The attack that the breach lies in: `broke the truce with a strike on the post`."""
        words = self.words
        for prep in (*words.children[verb], *words.children[rule]):
            if self.lower[prep] != "with" or words.dep[prep] != "prep" or prep < verb:
                continue
            below = next((c for c in words.children[prep] if words.dep[c] == "pobj"), None)
            if below is not None and self.lower[below] in among("attacks"):
                return prep + 1, self.phrase_end(below)
        return None

    def condition(self, verb: int) -> tuple[int, int] | None:
        """The if-clause of a verb: `if any soldier remains`."""
        words = self.words
        for child in words.children[verb]:
            if words.dep[child] == "advcl" and child < verb:
                mark = next((c for c in words.children[child] if self.lower[c] == "if"), None)
                if mark is not None:
                    return mark + 1, min(words.right[child], verb - 1)
        return None

    def doer(self, noun: int) -> int | None:
        """The verb that says somebody committed the violations."""
        above = self.words.head[noun]
        if self.words.dep[noun] == "pobj" and self.lower[above] in ("to", "in"):
            above = self.words.head[above]
            return above if self.lower[above] in among("resorting") else None
        return above if self.words.dep[noun] == "dobj" and self.lower[above] in _DOING else None

    def finder(self, noun: int) -> int | None:
        """The verb of finding over a noun, through "a number of", "the presence of"."""
        words, at = self.words, noun
        for _ in range(2 * _CLIMB):
            above, dep = words.head[at], words.dep[at]
            if above == at:
                return None
            if words.tag[above][:2] == "VB":
                if dep == "nsubjpass" and self.lower[above] in among("find"):
                    return above if self.agent(above) is not None else None
                active = (dep in ("dobj", "conj") and words.tag[above] != "VBN") or self._has_aux(above)
                found = self.lower[above] in among("find") and dep in ("dobj", "conj", "ccomp", "attr")
                return above if found and active else None
            through = words.tag[above] == "IN" and self.lower[above] in ("of", "in")
            if not through and words.tag[above][:2] not in ("NN", "CD"):
                return None
            at = above
        return None

    def finder_before(self, token: int) -> str | None:
        """Who was last named as finding something: whoever "it" finds more."""
        words = self.words
        for i in range(token - 1, max(token - _REACH, -1), -1):
            if self.lower[i] in among("find") and words.tag[i][:2] == "VB":
                subject = self.child(i, ("nsubj",), None)
                if subject is not None and words.tag[subject] in NOUN_TAGS and self.can_act(subject):
                    return self.called(subject)
        return None

    def _has_aux(self, verb: int) -> bool:
        words = self.words
        return any(words.dep[c] == "aux" for c in words.children[verb]) and not any(
            words.dep[c] == "auxpass" for c in words.children[verb]
        )

    def is_anyones(self, verb: int) -> bool:
        """`Any attack is a breach`: a rule, and no claim of an attack."""
        subject = self.subject(verb)
        if subject is None:
            return False
        return any(self.lower[i] in among("anyone") for i in (subject, *self.words.children[subject]))

    def is_being(self, verb: int) -> bool:
        return self.lower[verb] in _BEING

    def is_nobody(self, subject: int | None) -> bool:
        """`No one can go against it`, `anyone can break it`: nobody is charged."""
        if subject is None:
            return False
        words = self.words
        near = (subject, *words.children[subject])
        able = any(self.lower[c] == "can" for c in words.children[words.head[subject]])
        anyone = any(self.lower[i] in ("anyone", "anybody") for i in near)
        return (able and anyone) or any(self.lower[i] in ("no", "nobody", "none", "neither") for i in near)

    def deed_before(self, verb: int) -> tuple[int, int] | None:
        """The deed that is the subject: `sending weapons violates the embargo`."""
        words = self.words
        if self.child(verb, ("nsubj", "nsubjpass"), None) is not None:
            return None
        for child in words.children[verb]:
            if child < verb and words.dep[child] in ("csubj", "advcl") and words.tag[child] == "VBG":
                if self.lower[child] == "doing":
                    return None
                return words.left[child], min(words.right[child], self.before_verb(verb))
        return None

    def found_by(self, noun: int) -> int | None:
        """Who recorded the violations: `40 ceasefire violations recorded by the mission`."""
        words = self.words
        for child in words.children[noun]:
            if words.dep[child] == "acl" and self.lower[child] in among("find"):
                return self.agent(child)
        return None

    def whole(self, noun: int) -> int:
        """The noun that a count is told by: `a decrease` in the number of violations."""
        words, at = self.words, noun
        for _ in range(_CLIMB):
            above = words.head[words.head[at]]
            if words.dep[at] != "pobj" or self.lower[words.head[at]] not in ("of", "in"):
                return at
            if words.tag[above][:2] != "NN":
                return at
            at = above
        return at
