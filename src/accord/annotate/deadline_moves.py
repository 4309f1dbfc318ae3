"""Dates that were moved, deadlines called so, and mandates and truces that run out."""

from __future__ import annotations

from accord.annotate.clauses import NOUN_TAGS, Clauses
from accord.annotate.deadline_words import DatedAct, kind_at, table_of, words_for
from accord.model.annotation import Time

__all__ = ["DeadlineMoves"]

_ASIDE = 7  # words between an act and the aside with its date
_DEEP = 7  # words between a date and the verb that moves something to it
_TO = ("to", "until", "till")
_AT = ("in", "on", "at", "for")
_AT_PLACE = 7  # tokens in which a place may stand before a date: "to the port of Lorn in June"
_HELD = frozenset(("elect", "talk", "hearing", "sign", "exchange", "handover", "form"))
"""Acts that are held at a place, and are moved from one to another."""


class DeadlineMoves(Clauses):
    """The forms in which a document tells that a date was moved, or that something ends."""

    # What was due before it was moved

    def formerly(self, first: int) -> DatedAct | None:
        """`the pull-out, first due by 1 May, was put off`: the date that an act had before it was moved."""
        words, at = self.words, self.before(first)
        if words.lower[at] not in words_for("due_on"):
            return None
        at = self._over_place(at, words_for("due_on")) - 1
        if at < 1 or words.lower[at] not in words_for("due") | words_for("expire"):
            return None
        for noun in range(at - 1, max(-1, at - _ASIDE), -1):
            if words.tag[noun] in NOUN_TAGS:
                break
            if words.lower[noun] not in words_for("between"):
                return None
        else:
            return None
        return self._moved_from(noun, at)

    def _moved_from(self, noun: int, aside: int) -> DatedAct | None:
        """The act at a noun whose date, told in an aside, was moved."""
        words = self.words
        for _ in range(_ASIDE):
            above = words.head[noun]
            if words.tag[above][:2] == "VB" and above != aside:
                shifted = self.move_of(above, to_date=True) or self.held_now(above)
                if not shifted or words.dep[noun] not in ("nsubjpass", "nsubj", "dobj"):
                    return None
                last = min(self._phrase_end(noun), aside - 1)
                return DatedAct(noun, words.left[noun], last, self.owner(noun), None, "expected")
            if above == noun or words.tag[above] not in (*NOUN_TAGS, "IN"):
                return None
            noun = above
        return None

    def _phrase_end(self, noun: int) -> int:
        """The last token of an act, before "originally due"."""
        last, words = self.phrase_end(noun), self.words
        while last > noun and words.lower[last] in words_for("between") | words_for("due"):
            last -= 1
        return last

    def held_now(self, verb: int) -> bool:
        """`Will now be held`, `is instead to open`, `first due in May, will be held`: not as planned."""
        words = self.words
        if words.lower[verb] not in words_for("holding"):
            return False
        instead = "instead" in words.lower[verb : words.right[verb]]
        if not instead and words_for("now").isdisjoint(words.lower[c] for c in words.children[verb]):
            subject = self.child(verb, ("nsubj", "nsubjpass"), None)
            told = [] if subject is None else words.lower[subject + 1 : words.right[subject] + 1]
            if (words_for("once") | words_for("due")).isdisjoint(told):
                return False
        return words.tag[verb] == "VBZ" or self.modal(verb) is not None or self.has_to(verb)

    def modal(self, verb: int) -> str | None:
        """How binding the modal verb is; None without one, and for what would have been."""
        words = self.words
        for child in words.children[verb]:
            if child < verb and words.tag[child] == "MD":
                unreal = any(words.lower[other] == "have" and other < verb for other in words.children[verb])
                return None if unreal else table_of("modals").get(words.lower[child])
        return None

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
                noun = noun if noun is not None else self._given_as(at)
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

    def _given_as(self, verb: int) -> int | None:
        """`Gave 1 June as the deadline`."""
        words = self.words
        below = (child for child in words.children[verb] if words.lower[child] == "as")
        return next((noun for i in below if (noun := self.child(i, ("pobj",), words_for("nouns")))), None)

    def _of_noun(self, noun: int, time: int, verb: int | None = None) -> DatedAct | None:
        """The act that the deadline is for, else the deadline's own words."""
        words = self.words
        verb = verb if verb is not None else words.head[noun]
        governs = words.tag[verb][:2] == "VB" and words.dep[noun] in ("dobj", "nsubjpass", "nsubj", "pobj")
        move = self.move_of(verb, to_date=True) if governs else None
        if governs and move is None and self.held_now(verb):
            move = "moved"
        setter = self.subject(verb) if governs and words.dep[noun] in ("dobj", "pobj") else None
        faced = None
        if words.lower[verb] in words_for("facing"):  # "missed the deadline": it was set for them
            faced, setter = setter, None
        beside = [c for c in words.children[verb] if governs and words.lower[c] == "for" and c == noun + 1]
        for child in (*words.children[noun], *beside):
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
            leads = ("for", "to", "of") if words.lower[noun] in words_for("dates") else ("for", "to")
            if words.dep[child] == "prep" and words.lower[child] in leads and words.children[child]:
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
        """`The mandate expires on 27 June`, and what was moved to a date: `put off the vote until May`."""
        words = self.words
        verb = self._verb_over(self.head_of(first, last))
        if verb is None:
            return None
        if words.lower[verb] in words_for("expire"):
            subject = self.child(verb, ("nsubj", "nsubjpass"), None)
            if subject is None or words.lower[subject] not in words_for("running"):
                return None
            if words.tag[verb] in ("VBD", "VBN") and self.modal(verb) is None:
                return None
            return DatedAct(subject, words.left[subject], subject, self.owner(subject), None, "expected")
        return self._moved_to(verb, first, last, time)

    def _verb_over(self, at: int) -> int | None:
        """The verb over a date, by way of nouns and prepositions, also where the parser hung it far down."""
        words = self.words
        for _ in range(_DEEP):
            above = words.head[at]
            if words.tag[above][:2] == "VB":
                return above
            if above == at:
                return None
            at = above
        return None

    def _lead(self, first: int) -> int:
        """The preposition before a date: `by a further six months`."""
        at = self.before(first)
        while at > 0 and self.words.lower[at] in words_for("further"):
            at = self.before(at)
        return at

    def lead(self, first: int) -> int:
        """The preposition that a date hangs on, be it by way of a place: `from Lorn in May`."""
        at = self._lead(first)
        return self._over_place(at, frozenset(("from", "for", *_TO))) if self.words.lower[at] in _AT else at

    def _over_place(self, at: int, among: frozenset[str]) -> int:
        """The preposition before a place that stands before the one at `at`; `at` where there is no place."""
        words = self.words
        for i in range(at - 1, max(at - _AT_PLACE, 0), -1):
            if (
                words.tag[i][:2] in ("VB", "CC", "MD")
                or words.text[i] in (",", ";")
                or words.entity[i] == "DATE"
            ):
                return at
            if words.lower[i] in among and i + 1 < at:
                return i
        return at

    def _moved_to(self, verb: int, first: int, last: int, time: Time) -> DatedAct | None:
        words = self.words
        at = self.lead(first)
        before = words.lower[at]
        behind = words.lower[last + 1] if last + 1 < len(words.text) else ""
        move = self.move_of(verb, to_date=before in ("from", *_TO) and time.type != "DURATION")
        held = move is None and self.held_now(verb)
        if held:
            move = "moved"
        elif before not in ("by", "for", "from", *_TO):
            return None
        if move is None or (before in ("by", "for") and time.type != "DURATION" and move != "moved"):
            return None
        if before == "from" and behind not in (*_TO, *_AT) and at == self._lead(first):
            return None  # "by 100 days from 12 November": from then on
        moved = self.child(verb, ("nsubjpass",) if held else ("dobj", "nsubjpass"), None)
        if moved is None and (move == "moved" or words.lower[verb] in words_for("slipping")):
            moved = self.child(verb, ("nsubj",), None)
        if moved is None or words.tag[moved] == "PRP":
            return None
        if words.lower[moved] in words_for("dates"):
            return self._of_noun(moved, first, verb)
        kind = kind_at(words, moved)
        if (move == "moved" and kind is None) or (at != self._lead(first) and kind not in _HELD):
            return None  # "The troops moved to …", "the rules will now be …"
        asked = words.dep[verb] == "acl" and self.has_to(verb)  # "has the means to extend the mission"
        setter = self.subject(verb) if words.dep[moved] == "dobj" and not asked else None
        end = self._phrase_end(moved)
        end = next((i - 1 for i in range(moved + 1, end) if words.lower[i] == "from"), end)
        # "The Tarn elections" are held in Tarn, not by it.
        owner = None if kind in ("elect", "talk", "hearing") else self.owner(moved)
        return DatedAct(moved, words.left[moved], end, owner, setter, "expected", move)

    def move_of(self, verb: int, *, to_date: bool = False) -> str | None:
        """Whether a verb moves a date later or earlier; "moved" where it does not tell which."""
        words = self.words
        lower = words.lower[verb]
        near = {words.lower[i] for i in range(verb + 1, min(verb + 4, len(words.text)))}
        near |= {words.lower[child] for child in words.children[verb] if child > verb}
        bare = lower in words_for("bare_moves")
        if lower in words_for("later") and (not bare or near & words_for("particles_later")):
            return "extended"
        if lower in words_for("earlier") or (bare and near & words_for("particles_earlier")):
            return "advanced"
        if lower in words_for("rescheduling") or (to_date and lower in words_for("shifting")):
            return "moved"
        return None
