"""Cues of a stance and what they take: the words of `positions.toml`, found in a parsed sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.annotate.attributions import FINITE
from accord.annotate.clauses import NOUN_TAGS, Clauses
from accord.annotate.lexicon import RECORDS, REPORTS
from accord.annotate.salience import noun_kind
from accord.annotate.stance_words import STANCES, Cue, cues, words_for
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Statement

__all__ = ["Stances"]

_TAKING = 18  # tokens from a cue to the infinitive it takes
_FAR = 30  # tokens from a cue to its party, beyond which the party is left out of the span
_TELLING = 18  # tokens behind a cue that may tell its issue
_DEEP = 8
_UNREAL = frozenset(("if", "unless", "whether"))
_MAYBE = frozenset(("could", "may", "might", "shall", "can"))
_STOPS = frozenset((";", "—", "–", "--", ":", "|", "•"))
_DETAILS = frozenset(("conj", "advcl", "parataxis", "ccomp"))
_TRIMMED = frozenset(
    (",", ".", "”", "“", '"', "''", "``", "'", "’", ";", ":", "and", "but", "or", "!", "?", "-", "—", "that")
)
_BELOW_NOUN = ("prep", "acl", "relcl", "ccomp", "xcomp", "advcl")


class Stances(Clauses):
    """One parsed document with its names and statements."""

    def __init__(self, words: Words, names: Sequence[NameMark], statements: Sequence[Statement]) -> None:
        super().__init__(words, names)
        self._said: list[Statement | None] = [None] * len(words.text)
        longest_first = sorted(statements, key=lambda it: -(it.content[-1].end - it.content[0].start))
        for statement in longest_first:
            for span in statement.content:
                tokens = words.tokens_in(span)
                for i in range(tokens[0], tokens[1] + 1) if tokens else ():
                    self._said[i] = statement

    def statement_at(self, at: int) -> Statement | None:
        """The innermost statement whose content the token lies in."""
        return self._said[at]

    def speaks_for_a_side(self, statement: Statement) -> bool:
        """Whether it is said, and not by an analyst, a journalist or a passer-by."""
        if not statement.speech or statement.negated or statement.modality in ("denied", "conditional"):
            return False
        told = [statement.office or "", *(span.of(self.words.source) for span in statement.speaker)]
        return not any(word.lower() in words_for("not_parties") for it in told for word in it.split())

    def is_named(self, head: int) -> bool:
        """Whether a name stands in the phrase itself."""
        words = self.words
        return any(
            (name := self.names.get(words.start[i])) is not None and name.span.end >= words.end[head]
            for i in range(words.left[head], head + 1)
        )

    def cues_at(self, at: int) -> list[Cue]:
        """The cues whose word stands there, their particle behind it if they have one."""
        lower = self.words.lower
        behind = lower[at + 1 : at + 5]
        return [cue for cue in cues().get(lower[at], ()) if not cue.particle or cue.particle in behind]

    def who_says(self, verb: int) -> int | None:
        """Who says or holds what the clause tells, where no statement was found: "repeated that he must go",
        "took the position that he must go"."""
        words = self.words
        above = words.head[verb]
        if above == verb or words.dep[verb] not in ("ccomp", "acl"):
            return None
        if words.tag[above] in NOUN_TAGS and words.dep[above] == "dobj":
            above = words.head[above]
        if words.tag[above][:2] != "VB" or self.is_negated(above):
            return None
        who = self.who(above)
        return who if who is not None and self.can_hold(who) else None

    def adjective(self, lower: str) -> str | None:
        return next((stance for stance in STANCES if lower in words_for("adjectives", stance)), None)

    def taken(self, at: int, cue: Cue) -> int | None:
        """The first token of what the verb takes; None where it takes nothing that fits."""
        words = self.words
        found: list[int] = []
        for child in words.children[at]:
            if child < at:
                continue
            dep, lower = words.dep[child], words.lower[child]
            if (dep in ("dobj", "dative") and ("o" in cue.frames or lower in cue.frames)) or (
                dep in ("ccomp", "xcomp") and self._fits(child, cue)
            ):
                found.append(words.left[child])
            elif dep in ("prep", "agent", "dative", "prt") and lower in cue.frames and words.children[child]:
                found.append(child)
        if found:
            return at if "itself" in cue.frames else min(found)
        end = words.sentences[words.sentence[at]][1]
        near = words.lower[at + 1 : min(at + 3, end)]
        if any(lower in cue.frames for lower in near):
            return at + 1
        if any(f"{lower}_t" in cue.frames for lower in near) and self._infinitive_behind(at, end):
            return at + 1
        if "t" in cue.frames and self._infinitive_behind(at, end):
            return at + 1
        return self._behind_hearer(at, cue)

    def _behind_hearer(self, at: int, cue: Cue) -> int | None:
        """`Appealed to the leaders for a truce`: the preposition may hang on who is asked."""
        words = self.words
        for child in words.children[at]:
            if child > at and words.dep[child] in ("prep", "dobj"):
                for below in range(child, words.right[child] + 1):
                    if words.lower[below] in cue.frames and words.dep[below] == "prep":
                        return below
        return None

    def _infinitive_behind(self, at: int, end: int) -> bool:
        words = self.words
        for i in range(at + 1, min(at + _TAKING, end - 1)):
            if words.tag[i] == "TO" and words.tag[i + 1] in ("VB", "RB"):
                return True
            if words.text[i] in _STOPS or (words.tag[i] in FINITE and words.dep[i] not in ("relcl", "aux")):
                return False
        return False

    def _fits(self, verb: int, cue: Cue) -> bool:
        """Whether a clause is one of those that the cue takes; "insists that it is so" demands nothing."""
        if self.has_to(verb):
            return "t" in cue.frames or "c" in cue.frames
        words = self.words
        demanded = any(words.lower[c] in words_for("modals") for c in words.children[verb] if c < verb)
        subject = self.child(verb, ("nsubj",), None)
        bare = words.tag[verb] == "VBP" and subject is not None and words.tag[subject] in ("NN", "NNP", "PRP")
        if bare and subject is not None and words.tag[subject] == "PRP":
            bare = words.lower[subject] in ("he", "she", "it")  # "insists he stay", a subjunctive
        return "c" in cue.frames and (words.tag[verb] not in FINITE or demanded or bare)

    def is_no_offer(self, at: int, cue: Cue) -> bool:
        """Whether only an accusation is rejected, or it is refused to comment."""
        words = self.words
        if cue.stance == "demands":
            return False
        below = [c for prep in words.children[at] if words.dep[prep] == "prep" for c in words.children[prep]]
        return any(words.lower[c] in words_for("no_offer") for c in below) or any(
            (words.dep[c] == "dobj" and words.lower[c] in words_for("no_offer"))
            or (words.dep[c] == "xcomp" and words.lower[c] in words_for("no_offer", "acts"))
            for c in words.children[at]
        )

    def telling(self, first: int, last: int) -> list[str]:
        """The words from a cue on that may tell the issue, without relative clauses and appositions."""
        words = self.words
        found: list[str] = []
        at = first
        while at <= min(last, first + _TELLING):
            if at > first + 1 and words.lower[at] in words_for("conditions") and found:
                break
            inside = next((i for i in (at, *self._above(at, first)) if self._is_aside(i, first)), None)
            if inside is None:
                found.append(words.lower[at])
                at += 1
            else:
                at = max(at, words.right[inside]) + 1
        return found

    def _is_aside(self, at: int, first: int) -> bool:
        """Whether a relative clause or an apposition, of something behind `first`, hangs on the token."""
        return self.words.dep[at] in ("relcl", "appos") and self.words.head[at] >= first

    def _above(self, at: int, first: int) -> Iterator[int]:
        """The heads over a token, as far as they stand behind `first`."""
        words = self.words
        for _ in range(_DEEP):
            above = words.head[at]
            if above == at or above < first:
                return
            yield above
            at = above

    def agent(self, verb: int) -> int | None:
        """Who does it in a passive: "endorsed by the league"."""
        words = self.words
        for child in words.children[verb]:
            if child > verb and words.lower[child] == "by" and words.dep[child] in ("agent", "prep"):
                below = next((c for c in words.children[child] if words.dep[c] == "pobj"), None)
                return below if below is not None and self.can_hold(below) else None
        return None

    def is_passive(self, verb: int) -> bool:
        words = self.words
        return words.tag[verb] == "VBN" and any(
            words.dep[child] in ("auxpass", "nsubjpass") for child in words.children[verb]
        )

    def can_hold(self, head: int) -> bool:
        """Whether the phrase may be a party: a name, a person, a body or people; no analyst, no thing."""
        words = self.words
        lower = words.lower[head]
        if lower in words_for("not_parties"):
            return False
        if words.tag[head] in ("PRP", "PRP$"):
            return lower not in ("you", "your", "me")
        if lower in words_for("crowds"):
            return True
        if words.tag[head] == "DT":
            return lower in ("both", "neither", "all")
        if words.entity[head] in ("DATE", "TIME", "CARDINAL", "LAW", "EVENT"):
            return False
        known = words.entity[head] or words.tag[head] in ("NNP", "NNPS") or words.start[head] in self.names
        return bool(known) or words.tag[head] in ("CD", "JJ") or noun_kind(words, head) != "thing"

    def who(self, verb: int) -> int | None:
        """Who does it: its subject; of "the ministry statement urged" the ministry, of "issued a statement
        calling" who issued it; where the parser lost it, a name before an aside with commas."""
        words = self.words
        subject = self.subject(verb)
        if subject is not None and words.lower[subject] in REPORTS | RECORDS:
            if words.dep[subject] == "dobj" and subject < verb:
                return self.subject(words.head[subject])
            names = [c for c in words.children[subject] if words.dep[c] in ("compound", "poss", "nmod")]
            return names[0] if names else subject
        if subject is None or not self.can_hold(subject):
            lost = [
                child
                for child in words.children[verb]
                if child < verb and words.dep[child] in ("npadvmod", "dep") and words.tag[child][:3] == "NNP"
            ]
            before = self._noun_before(verb)
            return lost[0] if lost else before if before is not None else subject
        return subject

    def _noun_before(self, verb: int) -> int | None:
        """The last plural or proper noun before a finite verb that nothing but its own words part from it."""
        words = self.words
        if words.tag[verb] not in ("VBD", "VBZ", "VBP"):
            return None
        start = words.sentences[words.sentence[verb]][0]
        for i in range(verb - 1, max(start, verb - 8) - 1, -1):
            if words.tag[i] in FINITE or words.text[i] in (",", *_STOPS):
                return None
            if words.tag[i] in ("NNS", "NNPS") and words.dep[i] == "pobj" and self.can_hold(i):
                return i
        return None

    def holder(self, noun: int) -> int | None:
        """Whose call or refusal it is: the possessor, an adjective of a people, "by" somebody."""
        words = self.words
        for child in words.children[noun]:
            if words.dep[child] == "poss" and words.tag[child] != "PRP$":
                return child
        verb = words.head[noun]
        if words.dep[noun] == "dobj" and words.lower[verb] in words_for("voicing"):
            return self.who(verb)
        own = next((c for c in words.children[noun] if words.dep[c] == "poss"), None)
        return own if own is not None else self.owner(noun)

    def behind_noun(self, noun: int) -> int | None:
        """The first token of what the noun takes: "for a truce", "that he go", "to step down"."""
        words = self.words
        found = [
            child
            for child in words.children[noun]
            if child > noun and words.dep[child] in _BELOW_NOUN and words.lower[child] != "by"
        ]
        if found:
            return min(words.left[child] for child in found)
        behind = words.lower[noun + 1] if noun + 1 < len(words.text) else ""
        return noun + 1 if behind in ("for", "to", "that", "of", "on") else None

    def noun_end(self, noun: int, told: int) -> int:
        """The last token of what the noun takes first."""
        words = self.words
        taken = next((c for c in words.children[noun] if words.left[c] <= told <= words.right[c]), noun)
        last = max(words.right[taken], told)
        for i in range(told + 2, last + 1):
            if words.dep[i] == "acl" and words.tag[i] == "VBG":
                last = i - 1
                break
        return self._cut(noun, last)

    def first_of(self, party: int, cue: int) -> int:
        """The first token of the party's phrase, or the cue where that stands too far before it."""
        first = self.words.left[party]
        if self.words.sentence[party] != self.words.sentence[cue] or cue - party > _FAR:
            return cue
        return min(first if party - first <= _FAR else party, cue)

    def clause_end(self, verb: int) -> int:
        """The last token of what the verb governs, without what is said besides."""
        return self._cut(verb, self.words.right[verb])

    def _cut(self, at: int, last: int) -> int:
        words = self.words
        for child in words.children[at]:
            if child <= at or not at < words.left[child] <= last:
                continue
            dep = words.dep[child]
            finite = words.tag[child] in FINITE or any(words.tag[c] in FINITE for c in words.children[child])
            told = words.tag[at] != "VB" and words.tag[child] in ("VBN", "VBD")
            beside = dep in ("conj", "parataxis") and (finite or told)
            aside = dep == "advcl" and (
                finite or words.tag[child] == "VBG" or words.lower[child] in words_for("cuts")
            )
            if (beside or aside) and self._goes_aside(words.left[child]):
                last = words.left[child] - 1
        for i in range(at + 1, last + 1):
            if words.text[i] in _STOPS or (words.tag[i] == "_SP" and "\n" in words.text[i]):
                last = i - 1
                break
            if words.lower[i] in words_for("cuts") and i > at + 2:
                last = i - 1
                break
        while last > at and (words.lower[last] in _TRIMMED or words.tag[last] in ("_SP", "CC")):
            last -= 1
        return self._without_day(at, last)

    def _without_day(self, at: int, last: int) -> int:
        """`last`, or the token before the day of the saying: "called for a truce | on Monday"."""
        words, end = self.words, last
        while end > at and words.entity[end] in ("DATE", "TIME"):
            end -= 1
        if end in (last, at):
            return last
        if words.lower[end] == "on":
            return max(end - 1, at)
        return end if words.tag[end + 1] == "NNP" and words.tag[end] not in ("IN", "TO") else last

    def _goes_aside(self, first: int) -> bool:
        """Whether a clause that begins there only goes along, and is no condition of what is demanded."""
        return self.words.lower[first] not in ("if", "unless", "until", "once", "provided")

    def is_negated(self, verb: int) -> bool:
        words = self.words
        if any(words.dep[c] == "neg" or words.lower[c] in ("never", "neither") for c in words.children[verb]):
            return True
        above = words.head[verb]
        subject = self.child(verb, ("nsubj",), None)
        if subject is not None and words.lower[subject] in ("neither", "nobody", "none"):
            return True
        return words.dep[verb] == "xcomp" and words.lower[above] in (
            "refuse", "refuses", "refused", "refusing", "unwilling", "failed", "fails", "declined",
        )  # fmt: skip

    def is_unreal(self, at: int) -> bool:
        """Whether the clause is only supposed, possible or asked."""
        words = self.words
        if words.tag[at] == "VB" and self.has_to(at) and not self.is_negated(at):
            return True  # "a wish to urge them to leave"
        for _ in range(3):
            for child in words.children[at]:
                if child < at and words.lower[child] in _UNREAL and words.dep[child] in ("mark", "advmod"):
                    return True
                maybe = words.tag[child] == "MD" and words.lower[child] in _MAYBE
                if maybe and words.tag[at][:2] == "VB" and not self.is_negated(at):
                    return True
                if words.lower[child] == "would" and self._hangs_on_if(at):
                    return True
            above = words.head[at]
            if above == at or words.dep[at] in ("ccomp", "relcl", "conj"):
                break
            at = above
        return False

    def _hangs_on_if(self, verb: int) -> bool:
        words = self.words
        clauses = [child for child in words.children[verb] if words.dep[child] == "advcl"]
        return any(words.lower[c] == "if" for clause in clauses for c in words.children[clause])

    def is_question(self, at: int) -> bool:
        start, behind = self.words.sentences[self.words.sentence[at]]
        return any(self.words.text[i] == "?" for i in range(max(start, behind - 3), behind))

    def has_perfect(self, verb: int, modal: int) -> bool:
        """`Should have left`: a judgement of the past."""
        words = self.words
        return any(words.lower[c] == "have" and modal < c < verb for c in words.children[verb])
