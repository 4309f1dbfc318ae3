"""Deadlines that words of their own tell: the noun, time given or had, mandates that run out, dates moved."""

from __future__ import annotations

from dataclasses import dataclass

from accord.annotate.clauses import NOUN_TAGS, Clauses
from accord.model.annotation import Time
from accord.model.tables import toml_table, word_set

_ASIDE = 7  # words between an act and the aside with its date

__all__ = ["DatedAct", "DeadlineTerms", "table_of", "words_for"]


def words_for(name: str) -> frozenset[str]:
    """A word list of deadlines.toml."""
    return word_set("accord.annotate", "deadlines.toml", name)


def table_of(name: str) -> dict[str, str]:
    """A table of deadlines.toml."""
    table: dict[str, str] = toml_table("accord.annotate", "deadlines.toml")[name]
    return table


@dataclass(frozen=True, slots=True)
class DatedAct:
    """An act with a date: its head token and range, who is to do it, who set the date, how binding it is."""

    head: int
    first: int
    last: int
    actor: int | None
    setter: int | None
    modality: str
    move: str | None = None


class DeadlineTerms(Clauses):
    """The forms in which a document names its deadlines."""

    # What was due before it was moved

    def formerly(self, first: int) -> DatedAct | None:
        """`the pull-out, first due by 1 May, was put off`: the date that an act had before it was moved."""
        words, at = self.words, self.before(first)
        if words.lower[at] not in words_for("due_on"):
            return None
        at -= 1
        if at < 1 or words.lower[at] not in words_for("due") | words_for("expire"):
            return None
        for noun in range(at - 1, max(-1, at - _ASIDE), -1):
            if words.tag[noun] in NOUN_TAGS:
                break
            if words.lower[noun] not in words_for("between"):
                return None
        else:
            return None
        for _ in range(_ASIDE):
            above = words.head[noun]
            if words.tag[above][:2] == "VB" and above != at:
                moved = words.dep[noun] in ("nsubjpass", "nsubj", "dobj") and self._move(above)
                if not moved:
                    return None
                last = min(self.phrase_end(noun), at - 1)
                return DatedAct(noun, words.left[noun], last, self.owner(noun), None, "expected")
            if above == noun or words.tag[above] not in (*NOUN_TAGS, "IN"):
                return None
            noun = above
        return None

    # What is wished, and what is refused

    def wished(self, verb: int) -> bool:
        """ "Demanded that the army quit", "asked that it be reopened": the plain form of the verb."""
        words = self.words
        if words.dep[verb] != "ccomp" or words.lower[words.head[verb]] not in words_for("demanding"):
            return False
        children = words.children[verb]
        if not any(words.lower[child] == "that" and words.dep[child] == "mark" for child in children):
            return False
        if any(words.dep[child] == "auxpass" and words.lower[child] == "be" for child in children):
            return True
        plain = words.tag[verb] in ("VB", "VBP", "NN") or words.lower[verb] in words_for("same_in_the_past")
        return plain and not any(words.dep[child] in ("aux", "auxpass") for child in children)

    def refused(self, verb: int) -> bool:
        """Whether an act is denied, refused or ruled out: `will not leave`, `denied that they would`."""
        words, at = self.words, verb
        for _ in range(4):
            if any(words.dep[child] == "neg" for child in words.children[at]):
                return True
            above = words.head[at]
            if above == at or words.dep[at] in ("conj", "advcl", "relcl"):
                return False
            if words.lower[above] in words_for("refusing"):
                return True
            at = above
        return False

    # A deadline as a noun

    def deadline_noun(self, first: int, last: int) -> DatedAct | None:
        """The deadline that the time belongs to: before it, behind it, or by way of a verb."""
        words = self.words
        at = self.head_of(first, last)
        moved_to = words.lower[self.before(first)] in ("to", "until", "till")
        for _ in range(6 if moved_to else 4):
            if words.lower[at] in words_for("nouns"):
                return self._of_noun(at, first)
            if words.tag[at][:2] == "VB" and not first <= at <= last:
                noun = self.child(at, ("nsubj", "nsubjpass", "dobj", "attr", "pobj"), words_for("nouns"))
                if noun is not None:
                    return self._of_noun(noun, first, at)
                if not moved_to:
                    return None
            above = words.head[at]
            if above == at:
                break
            at = above
        behind = last + 1
        while (
            behind < len(words.text) and behind - last < 5 and words.tag[behind] in (*NOUN_TAGS, "POS", "JJ")
        ):
            if words.lower[behind] in words_for("nouns"):
                return self._of_noun(behind, first)
            behind += 1
        return None

    def _of_noun(self, noun: int, time: int, verb: int | None = None) -> DatedAct | None:
        """The act that the deadline is for, else the deadline's own words."""
        words = self.words
        verb = verb if verb is not None else words.head[noun]
        governs = words.tag[verb][:2] == "VB" and words.dep[noun] in ("dobj", "nsubjpass", "nsubj", "pobj")
        move = self._move(verb) if governs else None
        setter = self.subject(verb) if governs and words.dep[noun] in ("dobj", "pobj") else None
        faced = None
        if words.lower[verb] in words_for("facing"):  # "missed the deadline": it was set for them
            faced, setter = setter, None
        for child in words.children[noun]:
            bound = words.tag[child][:2] == "VB" and words.dep[child] in ("acl", "relcl", "advcl", "xcomp")
            if bound and (self.has_to(child) or self.modal(child)):
                actor = self.child(child, ("nsubj",), None) or faced
                return DatedAct(child, child, self.phrase_end(child), actor, setter, "required", move)
            if words.tag[child] == "VB" and words.dep[child] in ("acl", "relcl", "advcl", "xcomp"):
                return DatedAct(
                    child,
                    child,
                    self.phrase_end(child),
                    self.child(child, ("nsubj",), None) or faced,
                    setter,
                    "required",
                    move,
                )
            if words.dep[child] == "prep" and words.lower[child] in ("for", "to") and words.children[child]:
                below = words.children[child][0]
                if not (words.entity[below] in ("DATE", "TIME") or below == time):
                    return DatedAct(
                        below, words.left[below], self.phrase_end(below), faced, setter, "required", move
                    )
        if governs and setter is not None:
            act = self.child(verb, ("xcomp", "advcl"), None)
            if act is not None and words.tag[act] == "VB":
                obligor = self.child(verb, ("dative",), None)
                return DatedAct(act, act, self.phrase_end(act), obligor, setter, "required", move)
        first = noun
        while first and words.tag[first - 1] in ("NN", "NNS", "JJ", "HYPH") and not words.entity[first - 1]:
            first -= 1
        return DatedAct(noun, first, noun, faced, setter, "required", move)

    # Mandates, truces and what else runs out

    def run_out(self, first: int, last: int, time: Time) -> DatedAct | None:
        words = self.words
        verb = self.verb_over(self.head_of(first, last))
        if verb is None:
            return None
        lower = words.lower[verb]
        if lower in words_for("expire"):
            subject = self.child(verb, ("nsubj", "nsubjpass"), None)
            if subject is None or words.lower[subject] not in words_for("running"):
                return None
            if words.tag[verb] in ("VBD", "VBN") and self.modal(verb) is None:
                return None
            return DatedAct(subject, words.left[subject], subject, self.owner(subject), None, "expected")
        move = self._move(verb)
        if move is None or words.lower[self.before(first)] not in (
            "to",
            "until",
            "till",
            "by",
            "for",
            "from",
        ):
            return None
        before = words.lower[self.before(first)]
        behind = words.lower[last + 1] if last + 1 < len(words.text) else ""
        if before in ("by", "for") and time.type != "DURATION":
            return None
        if before == "from" and behind not in ("to", "until", "till"):
            return None  # "by 100 days from 12 November": from then on
        moved = self.child(verb, ("dobj", "nsubjpass"), None)
        if moved is None or words.tag[moved] == "PRP":
            return None
        if words.lower[moved] in ("date", "dates"):
            return self._of_noun(moved, first, verb)
        setter = self.subject(verb) if words.dep[moved] == "dobj" else None
        end = self.phrase_end(moved)
        end -= end > moved and words.lower[end] in words_for("due")
        return DatedAct(moved, words.left[moved], end, self.owner(moved), setter, "expected", move)

    def _move(self, verb: int) -> str | None:
        words = self.words
        lower = words.lower[verb]
        near = {words.lower[i] for i in range(verb + 1, min(verb + 4, len(words.text)))}
        bare = lower in words_for("bare_moves")
        if lower in words_for("later") and (not bare or near & words_for("particles_later")):
            return "extended"
        if lower in words_for("earlier") | words_for("bare_moves") and (
            near & words_for("particles_earlier") or lower not in words_for("bare_moves")
        ):
            return "advanced"
        return None

    # Time that somebody has

    def given(self, first: int, time: Time) -> DatedAct | None:
        words = self.words
        verb = self.verb_over(first)
        before = words.lower[self.before(first)]
        if verb is None or words.lower[verb] not in words_for("give") | words_for("have"):
            return self._given_until(first) if before in ("until", "till") else None
        if before not in ("until", "till") and time.type != "DURATION":
            return None
        below = next(
            (c for c in self.below(verb) if c > verb and words.tag[c] == "VB" and self.has_to(c)), None
        )
        if words.lower[verb] in words_for("have"):
            if before not in ("until", "till"):
                return None
            below = below if below is not None else self._act_behind(first)
            if below is None:
                return None
            return DatedAct(below, below, self.phrase_end(below), self.subject(verb), None, "required")
        obligor = self.child(verb, ("dative",), None)
        if obligor is None:
            obligor = self.child(verb, ("dobj", "nsubjpass"), None)
        if obligor is None or (below is None and before not in ("until", "till")):
            return None
        if below is None:
            return None
        return DatedAct(below, below, self.phrase_end(below), obligor, self.subject(verb), "required")

    def _given_until(self, first: int) -> DatedAct | None:
        """`gave the miners until 20 May to answer`, where the parser joined it in another way."""
        words = self.words
        start, _ = words.sentences[words.sentence[first]]
        verb = next(
            (i for i in range(first, max(start, first - 14) - 1, -1) if words.lower[i] in words_for("give")),
            None,
        )
        if verb is None:
            return None
        act = self._act_behind(first)
        holders = [i for i in range(verb + 1, first) if words.tag[i] in NOUN_TAGS]
        if act is None or not holders:
            return None
        return DatedAct(act, act, self.phrase_end(act), holders[-1], self.subject(verb), "required")

    def _act_behind(self, first: int) -> int | None:
        """The infinitive shortly behind a time: `until 20 May to answer`."""
        words = self.words
        _, behind = words.sentences[words.sentence[first]]
        acts = (i for i in range(first, min(first + 8, behind)) if words.tag[i] == "VB" and self.has_to(i))
        return next(acts, None)

    def modal(self, verb: int) -> str | None:
        """How binding the modal verb is; None without one, and for what would have been."""
        words = self.words
        for child in words.children[verb]:
            if child < verb and words.tag[child] == "MD":
                unreal = any(words.lower[other] == "have" and other < verb for other in words.children[verb])
                return None if unreal else table_of("modals").get(words.lower[child])
        return None
