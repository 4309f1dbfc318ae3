"""Talks: meetings and negotiations between parties, held or to be held, as the words of one clause tell them.

The cue is a noun ("talks", "a third round", "the summit") or a verb ("met", "negotiated"). A noun of talks
is marked where its words tell something of them: who, where, when, about what, how they stand. A meeting
needs two who meet, or a place and a subject. What is only called for, offered or refused is none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accord.annotate.bounds import clause_bounds
from accord.annotate.lexicon import CUE_VERBS
from accord.annotate.tagged import Tags
from accord.annotate.talks_parties import Meeting
from accord.annotate.talks_series import each_round
from accord.annotate.talks_tagged import TalksTagged
from accord.annotate.talks_words import meaning, of_talks, roles
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Statement, Talks, Time

__all__ = ["mark_talks"]

_BESIDE = 2  # sentences behind talks which may tell who mediates
_WITH = ("with", "between", "among", "involving", "by")


def mark_talks(
    words: Words,
    names: Sequence[NameMark],
    times: Sequence[Time],
    statements: Sequence[Statement],
    ending: int,
    tags: Tags,
    today: str | None = None,
) -> tuple[Talks, ...]:
    """All talks, in order of the text up to `ending`, where readers' comments begin.

    Those of a day after `today`, the day of publication, are to come. `tags` are the encoder's.
    """
    found = _Talks(words, names, statements).all(bisect_left(words.start, ending), times, today, tags)
    return tuple(each_round(found, times, words.source))


def _verbs() -> frozenset[str]:
    return frozenset().union(*map(of_talks, ("meet", "negotiate", "confer", "speak", "gather")))


class _Talks(TalksTagged):
    """One document while its talks are looked for."""

    def all(self, end: int, times: Sequence[Time], today: str | None, tags: Tags) -> list[Talks]:
        """What rules find, and what the encoder finds beside it."""
        marks = self._marks(end, times, today)
        found = [it for it in marks if self._told_elsewhere(it) or not tags.doubts("talks", it.span)]
        ends = tags.ends("talks", [it.span for it in found])
        found = [replace(it, span=span) for it, span in zip(found, ends, strict=True)]
        added = []
        for tag in tags.finds("talks", [it.span for it in found]):
            meeting = self.tagged(tag)
            if meeting is not None:
                sentence = self.words.sentences[self.words.sentence[tag.first]]
                low, high = self.words.start[sentence[0]], self.words.end[sentence[1] - 1]
                mark = self._mark(meeting, [it for it in times if low <= it.span.start < high], today)
                added += [mark] if mark is not None else []
        return sorted((*found, *added), key=lambda it: it.span)

    def _told_elsewhere(self, talks: Talks) -> bool:
        """Whether a noun refers to talks of another sentence: the encoder, seeing one, knows them not."""
        words, tokens = self.words, self.words.tokens_in(talks.span)
        return tokens is not None and any(
            words.lower[i] in of_talks("told_elsewhere") and words.tag[i][:2] == "NN"
            for i in range(tokens[0], tokens[1] + 1)
        )

    def _marks(self, end: int, times: Sequence[Time], today: str | None) -> Iterator[Talks]:
        last, at = -1, 0
        for meeting in self._meetings(end):
            if meeting.cue <= last:
                continue
            meeting.first = max(meeting.first, last + 1)
            sentence = self.words.sentence[meeting.first]
            low = self.words.start[self.words.sentences[sentence][0]]
            while at < len(times) and times[at].span.end <= low:
                at += 1
            mark = self._mark(meeting, times[at : at + 12], today)
            if mark is not None:
                last = meeting.last
                yield mark

    def _meetings(self, end: int) -> Iterator[Meeting]:
        words = self.words
        for i, lower in enumerate(words.lower[:end]):
            noun = words.tag[i][:2] == "NN" or (lower == "talks" and self.is_headline(i))
            found = None
            named = lower in of_talks("talks") or lower in of_talks("meetings")
            if noun and (named or self.is_phoned(i) or self.is_dined(i)):
                found = self._noun(i)
            elif words.tag[i][:2] == "VB" and (lower in _verbs() or self.sat_down(i)):
                found = self._verb(i)
            elif words.tag[i][:2] == "VB" and lower in of_talks("taking_part"):
                found = self._attended(i)
            found = found or self.turned(i)
            if found is not None:
                yield found

    # Nouns

    def _noun(self, i: int) -> Meeting | None:
        words = self.words
        cue = self.held_in(i)
        if cue != i and words.lower[cue] in of_talks("meetings"):
            return None  # "a round of talks" is read at "round"
        other = of_talks("other") - (
            of_talks("subjects_of_talks") if words.lower[i] in of_talks("talks") else set()
        )
        if words.lower[i] in of_talks("calls"):
            other -= {"video"}
        if any(words.lower[c] in other for c in words.children[i]) or self._is_body(i):
            return None
        if words.dep[i] in ("compound", "nmod", "amod") or self.is_wished(cue):
            return None
        verb = self._governor(cue)
        if verb is not None and self.is_doubtful(verb):
            return None
        if verb is not None and self.has_to(verb) and not (self.is_coming(verb) or self.goes_to(verb)):
            return None
        if verb is not None and words.dep[cue] == "attr" and self._is_no_talks(verb):
            return None
        if verb is not None and words.lower[verb] in of_talks("founded") and words.dep[cue][:5] == "nsubj":
            return None  # "a national conference is to be elected"
        phase, told = self.phase_of(verb, i)
        if not told and verb is None and (standing := self.stands_in_headline(i)) is not None:
            phase, told = standing, True
        led = verb is not None and words.lower[verb] in roles()  # "chaired the round that ended in Lorn"
        nodes = () if told and not led else (i, cue, *self.talks_within(i))
        clause = next((own for node in nodes if (own := self.own_clause(node)) is not None), None)
        if clause is not None:
            phase = self.phase_of(clause, clause)[0]
        first, last = self._extent(cue, verb, told)
        meeting = Meeting(i, verb, first, last, phase=phase)
        self._parties(meeting, cue)
        meeting.negated = self.is_denied(i, verb)
        return meeting if clause is not None or self.tells(meeting, told, i) else None

    def _is_no_talks(self, verb: int) -> bool:
        """`That is not a negotiation`, unlike `there was no negotiation`."""
        words = self.words
        deps = {words.dep[c] for c in words.children[verb]}
        return "neg" in deps and "expl" not in deps

    def _is_body(self, i: int) -> bool:
        """`The Organization of the Lorn Conference`, `the National Conference (NC)`: a name."""
        words = self.words
        if words.tag[i][:3] != "NNP":
            return False
        return words.text[i + 1 : i + 2] == ["("] or (words.entity[i] == "ORG" and words.dep[i] == "pobj")

    def _governor(self, cue: int) -> int | None:
        """The verb whose subject or object the talks are, or "was in talks", "flew to Lorn for talks"."""
        words = self.words
        above = words.head[cue]
        if words.dep[cue] in ("nsubj", "nsubjpass", "dobj", "attr") and words.tag[above][:2] == "VB":
            return self.planned_to(above) if words.dep[cue][:5] == "nsubj" else above
        verb = words.head[above]
        beside = all(words.head[i] == cue for i in range(above + 1, cue))  # "in direct talks"
        in_talks = words.dep[cue] == "pobj" and words.lower[above] in ("in", "into") and beside
        if in_talks and words.tag[verb][:2] == "VB":
            return verb
        gone = words.dep[cue] == "pobj" and words.lower[above] == "for"
        return self._gone_for(cue) if gone else self.attending(cue)

    def _gone_for(self, cue: int) -> int | None:
        """The verb of going: `will visit Lorn for talks`."""
        words, at = self.words, self.words.head[cue]
        for _ in range(3):
            at = words.head[at]
            if words.tag[at][:2] == "VB":
                there = words.lower[at] in ("is", "are", "was", "were", "been") and any(
                    words.lower[c] == "in" for c in words.children[at]
                )
                return at if there or words.lower[at] in of_talks("going") else None
        return None

    def _extent(self, cue: int, verb: int | None, told: bool) -> tuple[int, int]:
        """The clause where its verb tells of the talks, else the noun's phrase."""
        words = self.words
        first = words.left[cue]
        core = max(cue, self._with_end(cue), self._with_end(verb) if verb is not None and told else cue)
        last = self.end(cue, core)
        gone = verb is not None and verb == self._gone_for(cue)
        if verb is None or not (told or gone):
            return self.trimmed(first, last)
        subject = self.child(verb, ("nsubj", "nsubjpass", "expl"), None)
        if subject is None:
            subject = self.subject(verb)
        if subject is not None and self.is_near(subject, verb):
            first = min(first, words.left[subject])
        last = max(last, self.end(verb, max(core, verb)))
        return self.trimmed(min(first, verb), self.placed_end(last))

    def _with_end(self, cue: int) -> int:
        """The last of those behind "between" or "with"."""
        words = self.words
        found = self.behind(cue, _WITH)
        return max((words.right[i] if words.right[i] - i < 6 else i for i in found), default=cue)

    def _parties(self, meeting: Meeting, cue: int) -> None:
        """Who meets: behind "between" and "with", in front as owner, as the verb's subject."""
        words, verb = self.words, meeting.verb
        nodes = (meeting.cue, cue, *self.talks_within(meeting.cue))
        joined = next((found for node in nodes if (found := self.behind(node, _WITH))), [])
        if not joined and verb is not None and words.dep[cue] not in ("nsubj", "nsubjpass"):
            joined = self.behind(verb, ("with", "between"))
        if not joined and verb is not None and words.dep[cue] in ("nsubj", "nsubjpass"):
            place = self.child(verb, ("dobj",), frozenset(("place",)))
            joined = self.behind(verb, ("between",)) or (self.behind(place, ("between",)) if place else [])
        if not joined:
            clauses = [c for c in words.children[cue] if words.dep[c] in ("acl", "relcl")]
            joined = next((found for c in clauses if (found := self.taking_part(c))), [])
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
            own = words.entity[meeting.cue] == "ORG"  # "the Lorn Peace Conference" is one name
            named = [i for i in bodies if words.tag[i] == "NNS" or (words.entity[i] == "ORG" and not own)]
            heads += [] if heads else [i for i in named if self.is_meeter(i)]
        if not heads and not held and words.lower[meeting.cue] in of_talks("assemblies"):
            heads += self.gathered_at(cue)
        between = any(words.lower[c] in ("between", "among") for node in nodes for c in words.children[node])
        acting = verb if held else self.acting(cue) if joined and not between else None
        subject = self.subject(acting) if acting is not None else None
        if subject is None and acting is not None and acting > 2 and self.is_joint(acting):
            subject = acting - 3
        if subject is not None and self.is_meeter(subject) and subject not in heads:
            role = self._role_of(acting) or roles().get(words.lower[subject])
            if role is None:
                heads = [*self.delegations(self.together(subject)), *heads]
            else:
                meeting.thirds[subject] = role
                if acting is not None and self.acts_together(acting, joined):
                    meeting.thirds.update(dict.fromkeys(joined, role))
        meeting.parties = self._apart(meeting, heads)

    def _role_of(self, verb: int | None) -> str | None:
        return roles().get(self.words.lower[verb]) if verb is not None else None

    def _apart(self, meeting: Meeting, heads: Sequence[int]) -> list[int]:
        """The parties without those that go between them, who are third parties."""
        words = self.words
        low, high = words.sentences[words.sentence[meeting.cue]]
        meeting.thirds.update(self.thirds(low, high))
        for place in range(words.sentence[meeting.cue] + 1, words.sentence[meeting.cue] + 1 + _BESIDE):
            if place < len(words.sentences):
                for who, role in self.thirds(*words.sentences[place], beside=True):
                    meeting.thirds.setdefault(who, role)
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
        children = words.children[i]
        if self.is_wished(i):
            return None
        if any(words.dep[c] in ("auxpass", "nsubjpass") for c in children):
            return self.discussed(i)
        if self.is_doubtful(i):
            return None
        infinitive = self.has_to(i)
        coming = self.is_coming(i) or (infinitive and self.goes_to(i))
        if infinitive and not coming and words.lower[words.head[i]] not in of_talks("managed"):
            return None
        subject = self.who_meets(i)
        met = self.child(i, ("dobj",), None) if words.lower[i] in of_talks("meet") else None
        met = None if met is not None and words.tag[met] == "WDT" else met  # "the day that they met with"
        if met is not None and words.text[words.left[met] - 1] == "," and not self.is_meeter(met):
            met = None  # "met in Lorn, the opening of a round"
        if met is not None and not self.is_meeter(met):
            return None
        partners = self.together(met) if met is not None else self.behind(i, ("with", "from", "opposite"))
        if not partners and words.lower[i] in of_talks("confer"):
            topic = self.child(i, ("dobj",), None)
            partners = self.told_with(topic) if topic is not None else []
        if not partners and words.lower[i] in of_talks("meet"):
            partners = self.joined_partners(i)
        subject = self.meant_by_it(subject, i)
        bargains = words.lower[i] in of_talks("negotiate") and subject is not None
        if subject is None or words.sentence[subject] != words.sentence[i]:
            return None
        bargains = bargains and bool(partners) and words.lower[subject] in of_talks("others")
        if not self.is_meeter(subject) and not bargains:
            return None
        if not partners and words.lower[i] in of_talks("speak") and self.is_on_phone(i):
            partners = self.behind(i, ("to",))
        heads = [*(self.they(subject, i) or self.together(subject)), *partners]
        apart = words.dep[i] == "pcomp" or (words.dep[i] == "conj" and self.is_far(subject, i))
        near = self.is_near(subject, i) and not apart
        own = self.child(i, ("nsubj",), None)
        it = own is not None and words.lower[own] == "it"
        verb = min([i, *(c for c in children if words.dep[c] in ("aux", "neg") and c < i)])
        first = own if own is not None and it else words.left[subject] if near else verb
        senders = [sender for who in partners for sender in self.behind(who, ("of", "from"))]
        core = max([i, *partners, *senders])
        meeting = Meeting(
            i, i, first, self.placed_end(self.end(i, core)), phase="announced" if coming else "held"
        )
        if meeting.phase == "held" and words.lower[i] in of_talks("gather"):
            meeting.phase = meaning("phases").get(words.lower[i], "held")
        meeting.negated = any(words.dep[c] == "neg" for c in children)
        if not self.is_met(meeting, subject, met, partners):
            return None
        meeting.parties = self._apart(meeting, heads)
        if any(words.tag[h] != "PRP" for h in heads):
            return meeting
        meeting.parties = self.they(subject, i)
        return meeting if meeting.parties and self.is_placed(meeting) else None

    def _attended(self, i: int) -> Meeting | None:
        """`Two neighbours attended as observers`, `is mediating between the guild and the army`."""
        words = self.words
        roles_told = [
            c for prep in words.children[i] if words.lower[prep] == "as" for c in words.children[prep]
        ]
        between = self.behind(i, ("between",)) if words.lower[i] in roles() else []
        told = len(between) > 1 or any(words.tag[b] == "NNS" and self.is_nobody(b) for b in between)
        told = told or any(words.lower[c] in roles() for c in roles_told)
        subject = self.subject(i)
        doubtful = any(words.lower[c] in of_talks("doubtful") for c in words.children[i]) or self.is_wished(i)
        if not told or doubtful or self.has_to(i) or subject is None or not self.is_meeter(subject):
            return None
        first = words.left[subject] if self.is_near(subject, i) else i
        coming = self.is_coming(i)
        meeting = Meeting(i, i, first, self.end(i, max([i, *roles_told, *between])))
        meeting.phase = "announced" if coming else "held"
        meeting.negated = any(words.dep[c] == "neg" for c in words.children[i])
        meeting.parties = self._apart(meeting, between)
        return None if meeting.negated else meeting

    # From tokens to marks

    def _mark(self, meeting: Meeting, times: Sequence[Time], today: str | None) -> Talks | None:
        words = self.words
        told = [i for i in meeting.parties if not self.is_nobody(i)]
        parties = dict.fromkeys(name for i in told if (name := self.party(i)))
        sides = dict.fromkeys(name for i in told for name in self.sides(i))
        thirds = {name: role for i, role in meeting.thirds.items() for name in self.sides(i)}
        agenda, behind = self.agenda(meeting)
        whole = meeting.verb is not None and meeting.first <= meeting.verb <= meeting.last
        told_to = max(self.cut(meeting, meeting.last), self.told_beside(meeting.cue))
        time = self.days(replace(meeting, last=told_to), times)
        first, last = self.trimmed(meeting.first, max(told_to, behind) if whole and agenda else told_to)
        cue = meeting.verb if whole and meeting.verb is not None else meeting.cue
        start = (time.earliest or time.value) if time is not None else None
        ranged = time is not None and time.value is not None and "/" in time.value
        phase = meeting.phase
        if phase == "held" and time is not None and today is not None and (time.earliest or "") > today:
            phase = "announced"
        return Talks(
            span=words.span(*clause_bounds(words, cue, first, last)),
            parties=tuple(parties),
            venue=self.venue(meeting),
            third_parties=tuple(thirds),
            start=start,
            end=time.latest if ranged and time is not None else self.until(meeting, times),
            agenda=agenda,
            phase=None if meeting.negated else phase,
            sides=tuple(sides),
            roles=tuple(thirds.values()),
            negated=meeting.negated,
            round=self.round_of(meeting.cue),
            time=time,
            outcome=self.outcome(meeting),
            heads=self.heads_near(meeting.cue),
        )
