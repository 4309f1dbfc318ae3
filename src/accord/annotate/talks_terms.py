"""Where, when and about what it is met, how the talks stand, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence

from accord.annotate.talks_parties import Meeting, TalksParties
from accord.annotate.talks_words import meaning, of_talks, roles
from accord.model.annotation import Time

__all__ = ["TalksTerms"]

_DEEPEST = 6
_ITEM = 10
_QUESTION = 24  # tokens of a question that is talked about
_TURN = 4  # tokens from a verb to the word that makes a turn of it
_BESIDE = 24
_BEING = frozenset(("is", "are", "was", "were", "be"))
_PLACES = ("GPE", "LOC", "FAC")
_PLACING = ("in", "at", "near", "outside")
_ENDS = frozenset((";", ".", "”", "“", '"', "—", "–", "--", "\n", ":", "?", "!"))
_SUBORDINATE = ("WDT", "WP", "WRB", "VBD", "VBZ", "VBP", "MD")


class TalksTerms(TalksParties):
    """One document while talks are looked for."""

    # Where, when, about what

    def venue(self, meeting: Meeting) -> str | None:
        """The place behind "in" or "at"; of `the Lorn talks` Lorn."""
        words = self.words
        for prep in range(meeting.first, meeting.last + 1):
            if words.lower[prep] not in _PLACING or words.tag[prep] != "IN":
                continue
            below = next((c for c in words.children[prep] if words.dep[c] == "pobj"), None)
            if below is None or below > meeting.last or not self._hangs_on(prep, meeting):
                continue
            proper = words.tag[below] in ("NNP", "NNPS") and words.entity[below] not in (
                "DATE", "TIME", "ORG", "NORP", "EVENT", "LAW")  # fmt: skip
            proper = proper or self._is_strange_town(below)
            proper = proper and (words.entity[below] != "PERSON" or words.lower[prep] == "in")
            if words.entity[below] in _PLACES or proper:
                return self._place(below)
            if words.lower[below] in of_talks("sites") and self._is_somewhere(below):
                return self._capital(below)
        cue = meeting.cue
        before = [c for c in words.children[cue] if words.dep[c] in ("compound", "nmod") and c < cue]
        defined = any(words.lower[c] == "the" for c in words.children[cue])
        for i in before:
            if words.entity[i] in _PLACES and words.tag[i] == "NNP" and defined:
                return self.called(i)
        return None

    def _place(self, below: int) -> str | None:
        """The place, with the one it lies in: `Lorn, Ostia`; of `Ostia's capital Lorn` Lorn."""
        words = self.words
        for child in words.children[below]:
            if words.lower[child] == "near" and words.text[child - 1] == ",":
                town = next((c for c in words.children[child] if words.entity[c] in _PLACES), None)
                if town is not None:
                    return f"{self.called(below)}, {self.called(town)}"
            if words.dep[child] == "appos" and words.entity[child] == "GPE" and child <= below + 2:
                return f"{self.called(below)}, {self.called(child)}"
        return self.called(below)

    def _is_strange_town(self, below: int) -> bool:
        """`At Chushul`, which the parser takes for a body: one word, no article, no letters of a name."""
        words = self.words
        plain = words.left[below] == below == words.right[below] and words.tag[below] == "NNP"
        return plain and words.entity[below] == "ORG" and words.text[below][1:].islower()

    def _is_somewhere(self, site: int) -> bool:
        of = any(self.words.lower[c] == "of" for c in self.words.children[site])
        return of or self.owner(site) is not None

    def _capital(self, site: int) -> str | None:
        """`Ostia's capital Lorn`, `the city of Lorn` are Lorn; `the Ostian capital` has no other name."""
        words = self.words
        for prep in words.children[site]:
            for below in words.children[prep]:
                if words.lower[prep] == "of" and words.tag[below] == "NNP":
                    return self.called(below)
        for child in words.children[site]:
            if words.dep[child] == "appos" and words.entity[child] in _PLACES:
                return self.called(child)
        return self.told(words.left[site], site)

    def _hangs_on(self, prep: int, meeting: Meeting) -> bool:
        """Whether "in X" goes with the talks, and neither with a party nor with `the war` they are about."""
        words, at = self.words, prep
        if words.head[prep] != meeting.cue and words.lower[words.head[prep]] in of_talks("matters"):
            return False
        for _ in range(3):
            at = words.head[at]
            if at in (meeting.cue, meeting.verb):
                return True
            if at in meeting.parties:
                return words.dep[prep] == "prep" and prep > meeting.cue
        return meeting.verb is None and words.head[prep] == words.head[meeting.cue]

    def days(self, meeting: Meeting, times: Sequence[Time]) -> Time | None:
        """The first day told in the range, else with the verb; not the day something else has been since."""
        words = self.words
        low, high = words.start[meeting.first], words.end[meeting.last]
        stop = words.end[words.sentences[words.sentence[meeting.first]][1] - 1]
        outside = None
        for number, time in enumerate(times):
            tokens = words.tokens_in(time.span)
            if time.span.start >= stop or tokens is None:
                break
            known = time.value is not None and not time.value.endswith("_REF")
            at = self.before(tokens[0])
            if time.type not in ("DATE", "TIME") or not known or words.lower[at] in ("since", "until"):
                continue
            if self._tells_of_another(meeting, tokens[1]):
                continue
            if low <= time.span.start < high:
                return self.to_next(time, times[number + 1 : number + 2])
            with_verb = meeting.verb is not None and meeting.verb in (words.head[tokens[1]], words.head[at])
            outside = outside or (self.to_next(time, times[number + 1 : number + 2]) if with_verb else None)
        return outside

    def _tells_of_another(self, meeting: Meeting, at: int) -> bool:
        """Whether a day stands in a clause about somebody: "the group, founded in 1964, held talks"."""
        words = self.words
        for _ in range(_DEEPEST):
            above = words.head[at]
            if above == at or at == meeting.verb:
                return False
            if words.dep[at] in ("acl", "relcl") and words.tag[at] in ("VBN", "VBD", "VBG"):
                return above != meeting.cue and above in meeting.parties
            at = above
        return False

    def until(self, meeting: Meeting, times: Sequence[Time]) -> str | None:
        """The day that the talks are to last to: `they are meeting until Wednesday`."""
        words = self.words
        for time in times:
            tokens = words.tokens_in(time.span)
            if tokens is None or tokens[0] > meeting.last:
                return None
            if tokens[0] >= meeting.first and words.lower[self.before(tokens[0])] == "until":
                return time.latest
        return None

    def placed_end(self, last: int) -> int:
        """With the place and the days right behind a comma: `at the mill|, near Lorn, from 3 to 9 May`."""
        words = self.words
        at = last + 1
        near = (
            at + 2 < len(words.text) and words.text[at] == "," and words.lower[at + 1] in ("near", "outside")
        )
        if not near or words.entity[at + 2] not in _PLACES:
            return last
        end = max(at + 2, min(words.right[at + 1], at + 5))
        return self.to_day(end)

    def agenda(self, meeting: Meeting) -> tuple[tuple[str, ...], int]:
        """What is talked about, and its last token: `talks on a truce`, `they discussed prisoners`."""
        words = self.words
        for at in (meeting.cue, *([meeting.verb] if meeting.verb is not None else [])):
            for child in words.children[at]:
                lower = words.lower[child]
                focus = words.lower[at] in of_talks("focus") and lower in ("on", "with")
                topic = words.dep[child] == "prep" and (at == meeting.cue) and lower in of_talks("subjects")
                if (focus or topic) and self._is_topic(child):
                    return self._items(child + 1)
                if words.lower[at] in of_talks("discuss") and words.dep[child] == "dobj":
                    return self._items(words.left[child])
                if words.dep[child] in ("xcomp", "advcl", "acl", "relcl") and lower in of_talks("discuss"):
                    if words.tag[child + 1] == "WRB" or words.lower[child + 1] == "whether":
                        return self._question(child)
                    return self._items(child + 1 + (words.lower[child + 1] in ("at", "into")))
        return self._on_agenda(meeting), meeting.last

    def _on_agenda(self, meeting: Meeting) -> tuple[str, ...]:
        """`A truce and the prisoners are on the agenda`, in the sentence or the one behind it."""
        words = self.words
        here = words.sentence[meeting.cue]
        for place in range(here, min(here + 2, len(words.sentences))):
            for i in range(*words.sentences[place]):
                first = self._agenda_at(i) if words.lower[i] == "agenda" else None
                if first is not None:
                    return self._items(first)[0]
        return ()

    def _agenda_at(self, i: int) -> int | None:
        """Where the items begin: `X is on the agenda`, `X will head the agenda`, `the agenda includes X`."""
        words = self.words
        above = words.head[i]
        if words.dep[i] == "nsubj":
            items = self.child(above, ("dobj", "attr"), None)
            listed = words.lower[above] in of_talks("listing") | _BEING
            return words.left[items] if listed and items is not None and items > i else None
        heading = words.dep[i] == "dobj" and words.lower[above] in of_talks("heading")
        verb = above if heading else words.head[above]
        if not heading and (words.dep[i] != "pobj" or words.lower[above] not in ("on", "of")):
            return None
        if not heading and words.lower[above] == "of":  # "at the top of the agenda"
            if words.lower[verb] != "top" or words.dep[verb] != "pobj":
                return None
            verb = words.head[words.head[verb]]
        if not heading and words.lower[verb] in ("high", "first"):
            verb = words.head[verb]
        subject = self.child(verb, ("nsubj",), None)
        if subject is None or not (heading or words.lower[verb] in _BEING):
            return None
        return words.left[subject] if words.tag[subject] not in ("PRP", "WDT", "WP", "DT") else None

    def _is_topic(self, prep: int) -> bool:
        below = next((c for c in self.words.children[prep] if self.words.dep[c] in ("pobj", "pcomp")), None)
        if below is None or self.words.lower[below] in of_talks("spots"):
            return False
        return self.words.entity[below] not in ("DATE", "TIME", "CARDINAL")

    def _items(self, first: int) -> tuple[tuple[str, ...], int]:
        """A list's items, each without its article, and the list's last token."""
        words = self.words
        stop = words.sentences[words.sentence[first]][1]
        parts: list[list[int]] = [[]]
        for i in range(first, stop):
            text, tag = words.text[i], words.tag[i]
            dated = words.entity[i] in ("DATE", "TIME") and words.tag[i] != "CD"
            placed = words.lower[i] in ("in", "at") and words.entity[min(i + 1, stop - 1)] in _PLACES
            if text in _ENDS or tag in _SUBORDINATE or dated or placed:
                break
            if text == "," or (tag == "CC" and words.lower[i] in ("and", "or")):
                if parts[-1]:
                    parts.append([])
            elif parts[-1] or tag != "IN":  # "on a truce, on prisoners and on convoys"
                parts[-1].append(i)
        items = [self.told(part[0], part[-1]) for part in parts if part and len(part) <= _ITEM]
        last = max((part[-1] for part in parts if part), default=first)
        return tuple(item for item in items if item), last

    def _question(self, verb: int) -> tuple[tuple[str, ...], int]:
        """What is asked: `to discuss | how to end the siege`, and its last token."""
        last = self.end(verb, verb + 1)
        item = self.told(verb + 1, last) if last - verb <= _QUESTION else None
        return ((item,) if item else ()), last

    def cut(self, meeting: Meeting, last: int) -> int:
        """Without what talks are to bring about, and what tells of a party: `to end it`, `based in`."""
        words = self.words
        start = max([meeting.cue, *(i for i in meeting.parties if i <= last)])
        for i in range(start + 1, last + 1):
            clause = (
                words.tag[i] in ("TO", "VBN", "VBG", "WDT", "WP", "WRB")
                and words.lower[i] != "including"
                and not (words.dep[i] == "amod" and words.tag[i - 1] in ("JJ", "DT", "PRP$"))
            )
            clause = clause or words.lower[i] in ("after", "amid", "as", "because", "following", "when")
            if words.tag[i] == "TO":
                clause = (
                    i + 1 <= last
                    and words.tag[i + 1] == "VB"
                    and words.lower[i + 1] not in of_talks("discuss")
                )
            if clause and words.entity[i] == "" and i > (meeting.verb or 0) + 1:
                last = i - 1
                break
        while last > start and words.tag[last] in ("IN", "TO", "DT", "CC"):
            last -= 1
        return last

    def told_beside(self, cue: int) -> int:
        """The last token of a clause that tells of them: `aimed at a truce`, `which included the guild`."""
        words = self.words
        whole = self.own_clause(cue)
        for child in words.children[cue]:
            clause = child > cue and words.dep[child] in ("acl", "relcl")
            if clause and whole is not None and child in (whole, words.head[whole]):
                return self.end(child, whole)
            if clause and words.lower[child] in of_talks("beside") | of_talks("gathering"):
                last = min(words.right[child], child + _BESIDE)
                while last > child and words.tag[last] in (",", "``", "''", "_SP", "."):
                    last -= 1
                return last
        return cue

    def own_clause(self, cue: int) -> int | None:
        """`Talks which opened in Lorn on 2 May`, `that were to open in Lorn`: the verb of such a clause."""
        words = self.words
        for child in words.children[cue]:
            if child < cue or words.dep[child] != "relcl" or words.tag[child][:2] != "VB":
                continue
            below = self.child(child, ("xcomp",), None)
            verb = below if below is not None and self.is_coming(below) else child
            own = self.child(child, ("nsubj", "nsubjpass"), None)
            known = words.lower[verb] in of_talks("standing")
            if own is not None and words.tag[own] in ("WDT", "WP") and known:
                return verb
        return None

    # How the talks stand

    def phase_of(self, verb: int | None, cue: int) -> tuple[str | None, bool]:
        """`(phase, told)`: what the words over the talks say, and whether they say it."""
        words = self.words
        phases = meaning("phases")
        for at in (verb, words.head[cue]):
            if at is None:
                continue
            found = phases.get(words.lower[at])
            subject = words.dep[cue] in ("nsubj", "nsubjpass")
            if found == "about":
                found = "held" if subject else None
            if found == "begun":
                found = "held" if words.dep[cue] in ("dobj", "nsubjpass") else None
            found = self.turn_of(at) or found
            if at == verb and verb == self.attending(cue):
                found = "held"
            if found is None and words.lower[at] in of_talks("planned") and words.dep[cue] == "nsubjpass":
                return "announced", True
            if words.lower[at] in ("broke", "broken", "break", "breaks", "fell") and self.turn_of(at) is None:
                parted = any(words.lower[c] in ("down", "off", "apart", "up") for c in words.children[at])
                found = "collapsed" if parted else None
            if found is not None:
                return ("announced" if self.is_coming(at) and found in ("held", "resumed") else found), True
        holder = words.head[words.head[cue]] if words.lower[words.head[cue]] == "of" else cue
        led = verb is not None and words.lower[verb] in roles() and words.dep[cue] in ("dobj", "nsubjpass")
        if led and verb is not None and (words.tag[verb] != "VB" or self.is_coming(verb)):
            return "announced" if self.is_coming(verb) else "held", True
        named = meaning("phase_nouns").get(words.lower[holder])
        lasted = (
            words.lower[holder] in ("days", "weeks", "hours") and words.lower[words.head[holder]] == "after"
        )
        return named or ("ended" if lasted else "announced" if self._is_ahead(holder) else "held"), False

    def turn_of(self, verb: int) -> str | None:
        """The phase that a verb tells with a word behind it: "were called off", "got under way"."""
        words = self.words
        behind = words.lower[verb + 1 : verb + 1 + _TURN]
        for turn, phase in meaning("turns").items():
            form, _, word = turn.partition("_")
            if words.lower[verb] == form and word in behind:
                return phase
        return None

    def _is_ahead(self, at: int) -> bool:
        """`before the summit in Lorn`, `will travel to Lorn for talks`."""
        words = self.words
        for _ in range(4):
            above = words.head[at]
            if above == at:
                return False
            if words.lower[above] in of_talks("ahead"):
                return True
            if words.tag[above][:2] == "VB":
                return words.lower[at] in ("for", "at", "in", "to") and self.is_coming(above)
            at = above
        return False

    def is_coming(self, verb: int) -> bool:
        """`will hold`, `are due to begin`, `opens on Monday` is told by its day."""
        words = self.words
        for child in words.children[verb]:
            if words.tag[child] == "MD" and words.lower[child] in of_talks("coming"):
                return True
        above = words.head[verb]
        if words.dep[verb] == "conj" and words.tag[verb] == "VB" and self.is_coming(above):
            return True
        if above < verb and words.lower[above] in ("is", "are", "was", "were"):
            between = [i for i in range(above + 1, verb) if words.dep[i] not in ("aux", "advmod", "auxpass")]
            if self.has_to(verb) and words.dep[verb] == "xcomp" and not between:
                return True  # "was to have met"
        infinitive = self.has_to(verb) and words.dep[verb] in ("xcomp", "acl", "advcl", "relcl", "ccomp")
        if words.dep[verb] == "ROOT" and self.has_to(verb) and self.child(verb, ("nsubj",), None) is not None:
            return True  # "Peru, rebels to hold talks"
        if infinitive and above < verb and words.lower[above] in of_talks("going") and self.is_coming(above):
            return True  # "will fly to Lorn to resume talks"
        return infinitive and (
            words.lower[above] in of_talks("planned") or words.dep[verb] in ("acl", "relcl")
        )

    def outcome(self, meeting: Meeting) -> str | None:
        """What came of it: `ended without an agreement`, `produced a draft`."""
        words, verb = self.words, meeting.verb
        if verb is None or words.lower[verb] not in of_talks("yield"):
            return None
        for child in words.children[verb]:
            if words.dep[child] == "dobj" and words.lower[child] in of_talks("outcomes"):
                return self.told(words.left[child], self.phrase_end(child))
            if words.lower[child] in ("with", "without", "in", "to"):
                for below in words.children[child]:
                    inner = words.lower[below : min(words.right[below], below + _ITEM) + 1]
                    if not of_talks("outcomes").isdisjoint(inner):
                        return words.phrase(child, self.phrase_end(below))
        return None
