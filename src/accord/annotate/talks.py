"""Talks: meetings and negotiations between parties, held or to be held, as the words of one clause tell them.

The cue is a noun ("talks", "a third round", "the summit") or a verb ("met", "negotiated"). A noun of talks
is marked where its words tell something of them: who, where, when, about what, how they stand. A meeting
needs two who meet, or a place and a subject. What is only called for, offered or refused is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accord.annotate.lexicon import BODIES, CUE_VERBS
from accord.annotate.talks_terms import Meeting, TalksTerms
from accord.annotate.talks_words import meaning, of_talks, roles
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Statement, Talks, Time

__all__ = ["mark_talks"]

_CLIMB = 7
_STATES = frozenset(("is", "are", "was", "were", "been", "be", "have", "has", "had", "having", "will"))
_AT = frozenset(("in", "at", "after", "during", "following", "before", "from", "of"))
_WITH = ("with", "between", "among", "involving", "by")


def mark_talks(
    words: Words,
    names: Sequence[NameMark],
    times: Sequence[Time],
    statements: Sequence[Statement],
    today: str | None = None,
) -> tuple[Talks, ...]:
    """All talks, in order of the text; those of a day after `today`, the day of publication, are to come."""
    return tuple(_Talks(words, names, statements).marks(times, today))


class _Talks(TalksTerms):
    """One document while its talks are looked for."""

    def marks(self, times: Sequence[Time], today: str | None) -> Iterator[Talks]:
        last, at = -1, 0
        for meeting in self._meetings():
            if meeting.first <= last:
                continue
            sentence = self.words.sentence[meeting.first]
            low = self.words.start[self.words.sentences[sentence][0]]
            while at < len(times) and times[at].span.end <= low:
                at += 1
            mark = self._mark(meeting, times[at : at + 12], today)
            if mark is not None:
                last = meeting.last
                yield mark

    def _meetings(self) -> Iterator[Meeting]:
        words = self.words
        for i, lower in enumerate(words.lower):
            noun = words.tag[i][:2] == "NN"
            found = None
            if noun and (lower in of_talks("talks") or lower in of_talks("meetings")):
                found = self._noun(i)
            elif lower in of_talks("meet") or lower in of_talks("negotiate") or self._sat_down(i):
                found = self._verb(i) if words.tag[i][:2] == "VB" else None
            if found is not None:
                yield found

    # Nouns

    def _noun(self, i: int) -> Meeting | None:
        words = self.words
        cue = self._held_in(i)
        if cue != i and words.lower[cue] in of_talks("meetings"):
            return None  # "a round of talks" is read at "round"
        if any(words.lower[c] in of_talks("other") for c in words.children[i]):
            return None
        if words.dep[i] in ("compound", "nmod", "amod") or self._is_wished(cue):
            return None
        verb = self._governor(cue)
        if verb is not None and any(
            words.tag[c] == "MD" and words.lower[c] in of_talks("doubtful") for c in words.children[verb]
        ):
            return None
        if verb is not None and self.has_to(verb) and not (self.is_coming(verb) or self._goes_to(verb)):
            return None
        phase, told = self.phase_of(verb, i)
        first, last = self._extent(cue, verb, told)
        meeting = Meeting(i, verb, first, last, phase=phase)
        self._parties(meeting, cue)
        meeting.negated = self._is_denied(i, verb)
        return meeting if self._tells(meeting, told, i) else None

    def _held_in(self, i: int) -> int:
        """The noun that talks come in: of `six days of talks` the days."""
        words, at = self.words, i
        for _ in range(2):
            prep = words.head[at]
            if words.dep[at] == "pobj" and words.lower[prep] == "of" and (
                words.lower[words.head[prep]] in of_talks("holders")
            ):  # fmt: skip
                at = words.head[prep]
        return at

    def _governor(self, cue: int) -> int | None:
        """The verb whose subject or object the talks are, or "was in talks"."""
        words = self.words
        above = words.head[cue]
        if words.dep[cue] in ("nsubj", "nsubjpass", "dobj", "attr") and words.tag[above][:2] == "VB":
            return above
        verb = words.head[above]
        in_talks = words.dep[cue] == "pobj" and words.lower[above] in ("in", "into") and cue == above + 1
        return verb if in_talks and words.tag[verb][:2] == "VB" else None

    def _extent(self, cue: int, verb: int | None, told: bool) -> tuple[int, int]:
        """The clause where its verb tells of the talks, else the noun's phrase."""
        words = self.words
        first = words.left[cue]
        core = max(cue, self._with_end(cue))
        last = self.end(cue, core)
        if verb is None or not (told or words.dep[cue] in ("nsubj", "nsubjpass")):
            return self.trimmed(first, last)
        subject = self.child(verb, ("nsubj", "nsubjpass", "expl"), None)
        if subject is None:
            subject = self.subject(verb)
        if subject is not None and self.is_near(subject, verb):
            first = min(first, words.left[subject])
        return self.trimmed(min(first, verb), max(last, self.end(verb, max(core, verb))))

    def _with_end(self, cue: int) -> int:
        """The last of those behind "between" or "with"."""
        words = self.words
        found = self.behind(cue, _WITH)
        return max((words.right[i] if words.right[i] - i < 6 else i for i in found), default=cue)

    def _parties(self, meeting: Meeting, cue: int) -> None:
        """Who meets: behind "between" and "with", in front as owner, as the verb's subject."""
        words, verb = self.words, meeting.verb
        nodes = (meeting.cue, cue, *self._of_talks(meeting.cue))
        joined = next((found for node in nodes if (found := self.behind(node, _WITH))), [])
        if not joined and verb is not None and words.dep[cue] not in ("nsubj", "nsubjpass"):
            joined = self.behind(verb, ("with", "between"))
        if not joined:
            clauses = [c for c in words.children[cue] if words.dep[c] in ("acl", "relcl")]
            joined = next((found for c in clauses if (found := self.behind(c, ("between", "with")))), [])
        heads = self.delegations(joined)
        partner = [c for c in words.children[meeting.cue] if c < meeting.cue and words.dep[c] == "poss"]
        heads += [i for i in partner if words.tag[i] != "PRP$" and self.is_meeter(i)]
        held = (
            words.dep[cue] in ("dobj", "pobj")
            and verb is not None
            and (words.lower[verb] not in CUE_VERBS or words.lower[verb] in meaning("phases"))
        )
        if not heads and words.lower[meeting.cue] in of_talks("meetings"):
            heads += self.behind(meeting.cue, ("of",))
            bodies = [c for c in words.children[meeting.cue] if words.dep[c] in ("compound", "nmod", "amod")]
            heads += [] if heads else [i for i in bodies if words.entity[i] == "ORG" and self.is_meeter(i)]
        between = any(words.lower[c] in ("between", "among") for node in nodes for c in words.children[node])
        acting = verb if held else self._acting(cue, meeting) if joined and not between else None
        subject = self.subject(acting) if acting is not None else None
        if subject is not None and self.is_meeter(subject) and subject not in heads:
            role = self._role_of(acting)
            if role is None:
                heads = [*self.delegations(self.together(subject)), *heads]
            else:
                meeting.thirds[subject] = role
        meeting.parties = self._apart(meeting, heads)

    def _acting(self, cue: int, meeting: Meeting) -> int | None:
        """The verb of whoever came from the talks: `the envoy said after talks with the guild`."""
        words, at = self.words, cue
        if words.dep[cue] not in ("pobj", "pcomp") or words.lower[words.head[cue]] not in _AT:
            return None
        for _ in range(_CLIMB):
            at = words.head[at]
            if words.tag[at][:2] == "VB":
                return at
        return None

    def _role_of(self, verb: int | None) -> str | None:
        return roles().get(self.words.lower[verb]) if verb is not None else None

    def _apart(self, meeting: Meeting, heads: Sequence[int]) -> list[int]:
        """The parties without those that go between them, who are third parties."""
        words = self.words
        low, high = words.sentences[words.sentence[meeting.cue]]
        meeting.thirds.update(self.thirds(low, high))
        kept = [i for i in dict.fromkeys(heads) if i not in meeting.thirds]
        for i in list(kept):
            if words.lower[i] in of_talks("go_between") and len(kept) > 2:
                meeting.thirds[i] = None
                kept.remove(i)
        return kept

    # Verbs

    def _verb(self, i: int) -> Meeting | None:
        """`the envoys met the guild in Lorn`, `were due to meet`, `negotiated with the rebels`."""
        words = self.words
        if any(words.dep[c] in ("auxpass", "nsubjpass") for c in words.children[i]) or self._is_wished(i):
            return None
        children = words.children[i]
        if any(words.tag[c] == "MD" and words.lower[c] in of_talks("doubtful") for c in children):
            return None
        infinitive = self.has_to(i)
        coming = self.is_coming(i) or (infinitive and self._goes_to(i))
        if infinitive and not coming:
            return None
        subject = self.subject(i)
        if subject is None and words.dep[i] == "xcomp" and words.dep[words.head[i]] == "acomp":
            subject = self.subject(words.head[words.head[i]])  # "is due to meet"
        met = self.child(i, ("dobj",), None) if words.lower[i] in of_talks("meet") else None
        if met is not None and not self.is_meeter(met):
            return None
        partners = self.together(met) if met is not None else self.behind(i, ("with",))
        if subject is None or not self.is_meeter(subject) or words.sentence[subject] != words.sentence[i]:
            return None
        heads = [*self.together(subject), *partners]
        settled = words.lower[i] in of_talks("negotiate") and self.child(i, ("dobj",), None) is not None
        first = words.left[subject] if self.is_near(subject, i) else i
        core = max([i, *partners])
        meeting = Meeting(i, i, first, self.end(i, core), phase="announced" if coming else "held")
        alone = not partners and len(heads) < 2 and not self._both(subject) and not settled
        if alone and not (words.tag[subject] in ("NNS", "NNPS") and self._is_somewhere(meeting)):
            return None
        meeting.parties = self._apart(meeting, heads)
        meeting.negated = any(words.dep[c] == "neg" for c in children)
        return meeting if any(words.tag[h] != "PRP" for h in heads) else None

    def _is_somewhere(self, meeting: Meeting) -> bool:
        """Whether several who meet do so in a place, on a day or about something."""
        words = self.words
        dated = any(words.entity[i] == "DATE" for i in range(meeting.cue, meeting.last + 1))
        return dated or self.venue(meeting) is not None or bool(self.agenda(meeting)[0])

    def _goes_to(self, verb: int) -> bool:
        """`flew to Lorn to hold talks`."""
        return self.words.lower[self.words.head[verb]] in of_talks("going")

    def _sat_down(self, i: int) -> bool:
        """`sat down with the rebels`."""
        words = self.words
        down = any(words.lower[c] == "down" for c in words.children[i])
        return down and words.lower[i] in ("sit", "sits", "sat", "sitting")

    def _both(self, subject: int) -> bool:
        """`both sides met`, `the delegations met`."""
        return self.words.lower[subject] in of_talks("generic")

    # Guards

    def _is_wished(self, at: int) -> bool:
        """`called for talks`, `refused to meet`, `ready to negotiate`, `no room for dialogue`."""
        words = self.words
        for child in words.children[at]:
            if child < at and words.lower[child] in of_talks("wished"):
                return True
        for _ in range(_CLIMB):
            above = words.head[at]
            if above == at:
                return False
            if words.lower[above] in of_talks("wished"):
                return words.dep[at] not in ("nsubj", "nsubjpass", "advcl", "ccomp", "relcl") or (
                    words.dep[at] in ("ccomp", "advcl") and not self._is_finite(at)
                )
            if words.dep[at] in ("nsubj", "nsubjpass", "ccomp", "relcl", "advcl", "ROOT"):
                return False
            at = above
        return False

    def _is_finite(self, verb: int) -> bool:
        words = self.words
        return words.tag[verb] in ("VBD", "VBZ", "VBP", "MD") or any(
            words.tag[c] in ("VBD", "VBZ", "VBP", "MD")
            for c in words.children[verb]
            if words.dep[c][:3] == "aux"
        )

    def _is_denied(self, cue: int, verb: int | None) -> bool:
        """`there were no talks`, `was not holding any talks`, `denied that talks were held`."""
        words = self.words
        if any(words.lower[c] == "no" for c in words.children[cue]):
            return True
        if verb is None:
            return False
        if any(words.dep[c] == "neg" for c in words.children[verb]):
            return True
        some = any(words.lower[c] == "any" for c in words.children[cue])
        above = words.head[verb]
        return some and words.lower[above] in ("denied", "denies", "deny")

    def _tells(self, meeting: Meeting, told: bool, cue: int) -> bool:
        """Whether the words tell something of the talks that a bare "the talks" does not."""
        words = self.words
        lower = words.lower[cue]
        parties = sum(words.tag[i] != "PRP" for i in meeting.parties)
        placed = self.venue(meeting) is not None
        plain = lower in of_talks("talks")
        phased = told and meeting.phase not in ("held", None)
        about = bool(self.agenda(meeting)[0])
        if meeting.negated:
            return plain and (parties > 0 or about)
        about = about or (plain and self._has_aim(cue))
        if any(words.lower[c] == "any" for c in words.children[cue]):
            return False
        if plain:
            phased = phased or (told and self._goes_on_now(meeting.verb, cue))
            return parties > 0 or placed or phased or about or self._lasts(cue)
        if parties > 1 or (parties == 1 and bool(self.behind(cue, ("with",)))):
            return True
        numbered = any(words.lower[c] in of_talks("ordinals") for c in words.children[cue])
        if lower in ("round", "rounds", "session") and (bool(self._of_talks(cue)) or numbered):
            return placed or told or parties > 0
        if lower not in of_talks("assemblies"):
            return placed and about
        body = any(words.entity[i] == "ORG" or words.lower[i] in BODIES for i in meeting.parties)
        if parties and (about or (placed and not body)):
            return True
        return placed and (about or words.lower[words.left[cue]] == "the")

    def _of_talks(self, cue: int) -> list[int]:
        words = self.words
        return [
            below
            for prep in words.children[cue]
            if words.lower[prep] == "of"
            for below in words.children[prep]
            if words.lower[below] in of_talks("talks")
        ]

    def _has_aim(self, cue: int) -> bool:
        """`ceasefire talks`, `negotiations for a surrender`, `talks to end the war`, `aimed at`."""
        words = self.words
        for child in words.children[cue]:
            if words.dep[child] == "compound" and words.tag[child] == "NN" and words.lower[child] != "peace":
                return words.entity[child] == ""
            if words.lower[child] == "for" and words.dep[child] == "prep":
                return True
            if words.dep[child] == "acl" and (self.has_to(child) or words.lower[child] == "aimed"):
                return True
        return False

    def _goes_on_now(self, verb: int | None, cue: int) -> bool:
        """`talks continue`, `are under way`, `began`: the talks themselves are told of."""
        words = self.words
        if verb is None or words.dep[cue] not in ("nsubj", "nsubjpass"):
            return False
        if words.lower[verb] not in _STATES:
            return True
        return any(words.lower[c] in of_talks("lasting") for c in words.children[verb])

    def _lasts(self, cue: int) -> bool:
        """`six days of talks`, `earlier talks`."""
        words = self.words
        holder = self._held_in(cue)
        return holder != cue and words.lower[holder] in ("days", "weeks", "hours", "round", "rounds")

    # From tokens to marks

    def _mark(self, meeting: Meeting, times: Sequence[Time], today: str | None) -> Talks | None:
        words = self.words
        time = self.days(meeting, times)
        told = [i for i in meeting.parties if not self.is_nobody(i)]
        parties = dict.fromkeys(name for i in told if (name := self.party(i)))
        sides = dict.fromkeys(name for i in told for name in self.sides(i))
        thirds = {name: role for i, role in meeting.thirds.items() for name in self.sides(i)}
        agenda, behind = self.agenda(meeting)
        numbers = sorted(of_talks("ordinals") & {words.lower[c] for c in words.children[meeting.cue]})
        whole = meeting.verb is not None and meeting.first <= meeting.verb <= meeting.last
        told_to = self.cut(meeting, meeting.last)
        first, last = self.trimmed(meeting.first, max(told_to, behind) if whole and agenda else told_to)
        start = (time.earliest or time.value) if time is not None else None
        ranged = time is not None and time.value is not None and "/" in time.value
        phase = meeting.phase
        if phase == "held" and time is not None and today is not None and (time.earliest or "") > today:
            phase = "announced"
        return Talks(
            span=words.span(first, last),
            parties=tuple(parties),
            venue=self.venue(meeting),
            third_parties=tuple(thirds),
            start=start,
            end=time.latest if ranged and time is not None else None,
            agenda=agenda,
            phase=None if meeting.negated else phase,
            sides=tuple(sides),
            roles=tuple(thirds.values()),
            negated=meeting.negated,
            round=_NUMBERS.get(numbers[0]) if numbers else None,
            time=time,
            outcome=self.outcome(meeting),
        )


_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
}
