"""Cues of a stance and what they take: the words of `positions.toml`, found in a parsed sentence."""

from __future__ import annotations

from collections.abc import Iterator

from accord.annotate.attributions import FINITE
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.salience import noun_kind
from accord.annotate.stance_parties import StanceParties
from accord.annotate.stance_spans import STOPS
from accord.annotate.stance_words import STANCES, Cue, cues, words_for
from accord.model.annotation import Statement

__all__ = ["Stances"]

_TAKING = 18  # tokens from a cue to the infinitive it takes
_TELLING = 18  # tokens behind a cue that may tell its issue
_DEEP = 8
_ASKING = 9  # tokens behind "asked" that may open a question
_DETAILS = frozenset(("conj", "advcl", "parataxis", "ccomp"))


class Stances(StanceParties):
    """One parsed document with its names and statements."""

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
        fitting = [cue for cue in cues().get(lower[at], ()) if not cue.particle or cue.particle in behind]
        return sorted(fitting, key=lambda cue: not cue.particle)

    def who_says(self, verb: int) -> int | None:
        """Who says or holds what the clause tells, where no statement was found: "repeated that he must go",
        "took the position that he must go"."""
        words = self.words
        above = words.head[verb]
        if above == verb or words.dep[verb] not in ("ccomp", "acl"):
            return None
        if words.tag[above][:2] == "VB" and words.lower[above] in words_for("being"):
            line = self.child(above, ("nsubj",), words_for("aims"))
            return self.holder(line) if line is not None else None
        if words.tag[above] in NOUN_TAGS and words.dep[above] == "dobj":
            above = words.head[above]
        if (
            words.tag[above][:2] != "VB"
            or self.is_negated(above)
            or words.lower[above] in words_for("telling")
        ):
            return None
        who = self.who(above)
        return who if who is not None and self.can_hold(who) else None

    def adjective(self, lower: str) -> str | None:
        return next((stance for stance in STANCES if lower in words_for("adjectives", stance)), None)

    def taken(self, at: int, cue: Cue) -> int | None:
        """The first token of what the verb takes; None where it takes nothing that fits."""
        words = self.words
        if "whom" in cue.frames:
            return self.infinitive_of(at)
        found: list[int] = []
        for child in words.children[at]:
            if child < at:
                continue
            dep, lower = words.dep[child], words.lower[child]
            if (dep in ("dobj", "dative") and ("o" in cue.frames or lower in cue.frames)) or (
                dep in ("ccomp", "xcomp") and self._fits(child, cue)
            ):
                found.append(words.left[child])
            elif self._is_known_deal(child, cue) or ("alone_to" in cue.frames and self.is_put_to(at, child)):
                found.append(child)
            elif any(words.lower[c] == "for" and words.dep[c] == "mark" for c in words.children[child]):
                found += [words.left[child]] if "for" in cue.frames else []  # "called for him to go"
            elif dep in ("prep", "agent", "dative", "prt") and lower in cue.frames and words.children[child]:
                found.append(child)
        if found:
            return at if "itself" in cue.frames else min(found)
        if "o" in cue.frames and self.lacks_object(at):
            return words.left[words.head[at]]  # "a plan that they rejected"
        end = words.sentences[words.sentence[at]][1]
        near = words.lower[at + 1 : min(at + 3, end)]
        if any(lower in cue.frames for lower in near):
            return at + 1
        if any(f"{lower}_t" in cue.frames for lower in near) and self._infinitive_behind(at, end):
            return at + 1
        if "t" in cue.frames and self._infinitive_behind(at, end):
            return at + 1
        return self._behind_hearer(at, cue)

    def _is_known_deal(self, taken: int, cue: Cue) -> bool:
        """What such a verb ends or keeps: `quit the talks`, `is honouring the truce`."""
        return ("deal" in cue.frames and self.is_deal(taken)) or (
            "pact" in cue.frames
            and self.is_deal(taken, "pacts")
            and not self.is_negated(self.words.head[taken])
        )

    def wants_itself(self, verb: int) -> bool:
        """`They want to leave`, and nobody else to: an infinitive without a subject of its own."""
        words = self.words
        taken = next((c for c in words.children[verb] if words.dep[c] == "xcomp" and c > verb), None)
        return (
            taken is not None
            and self.has_to(taken)
            and self.child(taken, ("nsubj",), None) is None
            and (self.child(verb, ("dobj",), None) is None)
        )

    def is_bare(self, verb: int) -> bool:
        """`It refused`, `they refuse altogether`: what was told of before."""
        words = self.words
        behind = [c for c in words.children[verb] if c > verb and words.dep[c] not in ("punct", "advmod")]
        plain = words.lower[verb] in words_for("bare") and words.tag[verb] in FINITE and not behind
        return plain or self.says_in_short(verb)

    def says_in_short(self, verb: int) -> bool:
        """`The guild says only after the vote`: what stands before, on a condition."""
        answer = self.words.lower[verb + 1 : verb + 2]
        return self.words.lower[verb] in words_for("short") and answer in (["only"], ["not"])

    def lacks_object(self, verb: int) -> bool:
        """Whether a relative clause is told of its verb's object."""
        words = self.words
        if words.dep[verb] not in ("relcl", "acl") or words.tag[verb] not in FINITE | {"VBN"}:
            return False
        deps = {words.dep[child]: child for child in words.children[verb]}
        subject = deps.get("nsubj")
        object_ = deps.get("dobj")
        if subject is None or words.tag[subject] in ("WDT", "WP"):
            return False
        return "nsubjpass" not in deps and (object_ is None or words.tag[object_] in ("WDT", "WP"))

    def _behind_hearer(self, at: int, cue: Cue) -> int | None:
        """`Appealed to the leaders for a truce`: the preposition may hang on who is asked."""
        words = self.words
        for child in words.children[at]:
            if child > at and words.dep[child] in ("prep", "dobj"):
                for below in range(child, words.right[child] + 1):
                    above = words.lower[words.head[below]]
                    named = above in words_for("preconditions") or above in words_for("addressed")
                    if words.lower[below] in cue.frames and words.dep[below] == "prep" and not named:
                        return below
        return None

    def infinitive_of(self, verb: int) -> int | None:
        """The infinitive that somebody is asked to do: "wants the rebels *to* leave"."""
        words = self.words
        for child in words.children[verb]:
            asked = self.child(child, ("nsubj",), None) or self.child(verb, ("dobj",), None)
            asked = self._wanted_for(verb, child) if asked is None else asked
            if asked is not None and not self.can_hold(asked):
                continue  # "wants *disarmament* to begin", "called for planes to end the siege"
            meant = any(words.dep[c] in ("mark", "advmod") for c in words.children[child] if c < child)
            if meant and words.dep[child] == "advcl":
                continue  # "asked for planes so as to spare them"
            if child > verb + 1 and words.tag[child] == "VB" and self.has_to(child):
                to = next(c for c in words.children[child] if words.tag[c] == "TO" and c < child)
                return to if words.dep[child] in ("xcomp", "ccomp", "advcl") else None
        return None

    def _wanted_for(self, verb: int, before: int) -> int | None:
        """What a verb is "for" that stands before an infinitive."""
        words = self.words
        fors = (c for c in words.children[verb] if verb < c < before and words.lower[c] == "for")
        return next((c for it in fors for c in words.children[it] if words.dep[c] == "pobj"), None)

    def _infinitive_behind(self, at: int, end: int) -> bool:
        words = self.words
        for i in range(at + 1, min(at + _TAKING, end - 1)):
            quoted = words.tag[i + 1] == "``"  # "called on them to “leave at once”"
            if words.tag[i] == "TO" and (quoted or words.tag[i + 1] in ("VB", "RB")):
                return True
            if words.text[i] in STOPS or (words.tag[i] in FINITE and words.dep[i] not in ("relcl", "aux")):
                return False
        return False

    def is_asked_for(self, at: int) -> bool:
        """Whether a clause behind it tells what is to be: "adamant that he go", not "that he went"."""
        words = self.words
        found = [
            child
            for head in (at, words.head[at])
            for child in words.children[head]
            if child > at and words.dep[child] in ("ccomp", "xcomp", "acl", "advcl")
        ]
        return not found or any(self._is_to_be(child) for child in found)

    def _fits(self, verb: int, cue: Cue) -> bool:
        """Whether a clause is one of those that the cue takes; "insists that it is so" demands nothing."""
        if self.has_to(verb):
            return "t" in cue.frames or "c" in cue.frames
        if self.words.tag[verb] == "VBG" and self.words.dep[verb] == "xcomp":
            return "o" in cue.frames or "c" in cue.frames  # "opposes sending troops"
        if self.words.lower[self.words.head[verb]] in words_for("wanting"):
            return "c" in cue.frames  # "wants the sanctions lifted"
        return "c" in cue.frames and self._is_to_be(verb)

    def _is_to_be(self, verb: int) -> bool:
        words = self.words
        demanded = any(words.lower[c] in words_for("modals") for c in words.children[verb] if c < verb)
        subject = self.child(verb, ("nsubj",), None)
        above = words.lower[words.head[verb]]
        if words.tag[verb] == "VBP" and words.dep[verb] == "ccomp" and above[:6] in ("demand", "reques"):
            return True  # "demands that all forces leave"
        bare = words.tag[verb] == "VBP" and subject is not None and words.tag[subject] in ("NN", "NNP", "PRP")
        if bare and subject is not None and words.tag[subject] == "PRP":
            bare = words.lower[subject] in ("he", "she", "it")  # "insists he stay", a subjunctive
        if words.tag[verb] == "VBP" and words.tag[words.head[verb]] == "VBD":
            bare = bare or (subject is not None and words.tag[subject] in ("NNS", "NNPS"))
        told = any(
            words.tag[c] in ("VBD", "VBZ", "VBP") and words.dep[c] == "aux" for c in words.children[verb]
        )
        return demanded or bare or not (told or words.tag[verb] in FINITE)

    def is_asking(self, at: int) -> bool:
        """`Asked whether they would leave`, `when asked about the truce`: a question."""
        words = self.words
        if words.lower[at][:3] != "ask":
            return False
        end = min(at + _ASKING, words.sentences[words.sentence[at]][1])
        return bool(words_for("questions") & set(words.lower[at + 1 : end]))

    def is_no_offer(self, at: int, cue: Cue) -> bool:
        """Whether only an accusation is rejected, or it is refused to comment."""
        words = self.words
        if cue.stance == "demands":
            return (
                self._asks_nothing(at)
                or any(
                    words.dep[c] == "dobj" and words.lower[c] in words_for("no_offer", "asked")
                    for c in words.children[at]
                )
                or any(
                    words.lower[c] in words_for("no_offer", "asked")
                    for p in words.children[at]
                    if words.lower[p] == "for"
                    for c in words.children[p]
                )
            )
        beside = {"approv": "approved", "recogni": "recognised", "defy": "defied", "defi": "defied"}
        beside |= {"fend": "fought", "rebuff": "fought", "resist": "fought"}
        never = next((key for stem, key in beside.items() if words.lower[at].startswith(stem)), None)
        taken = (c for c in words.children[at] if words.dep[c] in ("dobj", "nsubjpass"))
        if never is not None and any(words.lower[c] in words_for("no_offer", never) for c in taken):
            return True
        below = [c for prep in words.children[at] if words.dep[prep] == "prep" for c in words.children[prep]]
        return any(words.lower[c] in words_for("no_offer") for c in below) or any(
            (words.dep[c] == "dobj" and words.lower[c] in words_for("no_offer")) or (self.is_mere_act(c))
            for c in words.children[at]
        )

    def _asks_nothing(self, at: int) -> bool:
        """`Has asked me to prepare the vote`: a task; `asked for nothing`, `asked them to be patient`."""
        words = self.words
        heard = [words.lower[c] for c in words.children[at] if words.dep[c] in ("dobj", "dative")]
        behind = words.lower[at + 1 : self.clause_end(at) + 1][:_ASKING]
        charged = words.lower[at][:3] == "ask" and "me" in (*heard, *behind[:1])
        none = "nothing" in behind[:2] and not {"less", "short", "but"} & set(behind[:3])
        return charged or none or bool(words_for("no_offer", "minded") & set(behind))

    def telling(self, first: int, last: int, *, whole: bool = False) -> list[str]:
        """The words from a cue on that may tell the issue, the `whole` or without relative clauses,
        participles of people and appositions."""
        words = self.words
        found: list[str] = []
        at = first
        while at <= min(last, first + _TELLING):
            beside = words.lower[at] == "as" and words.dep[at] == "mark"
            if at > first + 1 and found and (beside or words.lower[at] in words_for("conditions")):
                break
            inside = next((i for i in (at, *self._above(at, first)) if self._is_aside(i, first)), None)
            if inside is None or whole:
                found.append(words.lower[at])
                at += 1
            else:
                at = max(at, words.right[inside]) + 1
        return found

    def _is_aside(self, at: int, first: int) -> bool:
        """Whether it heads a relative clause, a participle or an apposition of something behind `first`."""
        words = self.words
        told = words.dep[at] in ("relcl", "appos") and words.head[at] >= first
        if words.dep[at] == "acl" and words.tag[at] in ("VBG", "VBN") and words.head[at] >= first:
            told = noun_kind(words, words.head[at]) != "thing"  # "rebels fighting the king"
        lacking = self.is_negated(at) or words.lower[at] in words_for("lacking")
        told = told and (lacking or words.lower[words.head[at]] not in words_for("offers"))
        return told and not self.has_to(at)  # "a plan to end the war"

    def _above(self, at: int, first: int) -> Iterator[int]:
        """The heads over a token, as far as they stand behind `first`."""
        words = self.words
        for _ in range(_DEEP):
            above = words.head[at]
            if above == at or above < first:
                return
            yield above
            at = above
