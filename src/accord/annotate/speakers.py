"""Who a speaker's noun phrase means, in which office, and for whom that person speaks.

Named in the phrase: the fullest name that the document gives. A pronoun: see `antecedents`. A role ("the
official"): see `descriptions`. A body: as named, or the one meant by "the council". Two named together
have no one name. Where the text does not tell, None; an office then holds the description as printed.
What stands inside quotations is not looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from accord.annotate.antecedents import AGENT, BODILY, NEW, SINGULAR, SPEAKER, SUBJECT, Seen, best
from accord.annotate.bodies import Bodies
from accord.annotate.descriptions import Described, Descriptions
from accord.annotate.lexicon import BODIES, ISSUING, RANKS, RECORDS, REPORTS, ROLES, TITLES
from accord.annotate.people import Held, People, Person, Speaker, gender_word
from accord.annotate.roles import CROWD, EPITHETS, HEADS, PERSONS, is_title, key_words
from accord.annotate.salience import (
    may_be_person,
    noun_kind,
    places_of,
    tells_of_named,
    told_dead,
    weight_of,
    whoever,
)
from accord.annotate.words import Words
from accord.model.annotation import NameMark
from accord.model.values import Span

__all__ = ["Speaker", "SpeakerBook"]

_RELATIVE = frozenset(("who", "which", "that", "whose", "whom"))
_PLAIN = frozenset(("pobj", "dobj", "attr"))
_WHOSE = frozenset(("poss", "pobj"))
_ANYBODY = frozenset(("official", "source", "member", "aide"))
_INTRODUCED = (TITLES - RANKS) | _ANYBODY | {"senator"}
"""Offices whose holders are named with them, and those that may be anybody's."""
_KEPT = 60
_NEAR = 1
"""How many sentences back somebody may be called by another word, that only tells more of him or her."""


class SpeakerBook:
    """Reads a document from its start to its end; `resolve` must be called in text order."""

    def __init__(self, words: Words, names: tuple[NameMark, ...], inside: list[int]) -> None:
        self.words = words
        self.inside = inside
        self.people = People(words, names, inside)
        self.owner = self.people.owner
        self.phrases = self.people.phrases
        self.place = places_of(words, inside)
        self.roles = Descriptions(self.people, self.place, inside)
        self.bodies = Bodies(words, self.owner, self.phrases, self.place)
        self.seen: list[Seen] = []
        self.dead: set[str] = set()
        self.next = 0

    def resolve(self, head: int, first: int, last: int, said: Sequence[Span] = ()) -> Speaker:
        """The speaker whose noun phrase has the head token `head` and runs from `first` to `last`.

        `said` are the spans of what the speaker says.
        """
        self._catch_up(head)
        starts = self.words.start
        ranges = [range(bisect_left(starts, part.start), bisect_left(starts, part.end)) for part in said]
        speaker = self._with_whose(self._resolve(head, first, last, ranges), head, first)
        kind = self._kind(head, speaker)
        if kind == "thing" and may_be_person(self.words, head):
            kind = "person"
        gender = self._gender(head, speaker)
        self.next = max(self.next, last + 1)  # What stands within the speaker's own phrase is left out.
        pronoun, main = self.words.tag[head] == "PRP", weight_of(self.words, head) >= SUBJECT
        place, office, whose = self.place[head], speaker.office, speaker.affiliation
        self.seen.append(Seen(head, place, kind, SPEAKER, speaker.name, gender, office, whose, pronoun, main))
        return speaker

    def _with_whose(self, speaker: Speaker, head: int, first: int) -> Speaker:
        """`their spokesman`, `its leader`: of the body or group met last."""
        whose = BODILY.get(self.words.lower[first]) if self.words.tag[first] == "PRP$" else None
        if whose is None or speaker.office is None or speaker.affiliation is not None:
            return speaker
        one = best(self.seen, self.place[head], whose)
        return replace(speaker, affiliation=one.name) if one is not None else speaker

    def _kind(self, head: int, speaker: Speaker) -> str:
        words = self.words
        lower = words.lower[head]
        if lower in SINGULAR or speaker.name in self.people.persons:
            return "person"
        mark = self.owner[head]
        if lower in BODILY:
            return BODILY[lower][0]
        if mark is not None:
            return "person" if mark.type == "PERSON" else "group" if words.tag[head] == "NNPS" else "body"
        return noun_kind(words, head)

    def _gender(self, head: int, speaker: Speaker) -> str | None:
        person = self.people.persons.get(speaker.name) if speaker.name else None
        if person is not None and person.gender is not None:
            return person.gender
        lower = self.words.lower[head]
        told = SINGULAR.get(lower) or gender_word(lower)
        if person is not None:
            person.gender = told
        return told

    # What is met on the way

    def _catch_up(self, head: int) -> None:
        """Takes in all that is named or is a subject before token `head`."""
        while self.next < head:
            if self.inside[self.next] < 0:
                self._meet(self.next)
            self.next += 1
        if len(self.seen) > 2 * _KEPT:
            del self.seen[:-_KEPT]

    def _meet(self, i: int) -> None:
        mark, words = self.owner[i], self.words
        dep, tag = words.dep[i], words.tag[i]
        subject = dep in ("nsubj", "nsubjpass")
        if mark is not None:
            above = words.head[i]
            if self.owner[above] is not mark or above == i:
                self._meet_name(i, mark, subject)
        elif subject and tag == "PRP":
            if words.lower[i] in SINGULAR or words.lower[i] in BODILY:
                self._add(i, self._pronoun(i, (), ends=False))
        elif tag == "NN" and dep == "dobj" and words.lower[i] in REPORTS:
            self._add(i, self._written(i), "thing")
        elif tag[:2] == "NN" and subject:
            named = self._named_within(i, words.left[i], words.right[i])
            self._add(i, named or self._described(i, words.left[i], words.right[i], ahead=False))
        elif (
            tag == "NN"
            and dep in _PLAIN
            and words.lower[i] in HEADS
            and not tells_of_named(words, self.owner, i)
        ):
            self._add(i, self._described(i, words.left[i], words.right[i], ahead=False))

    def _written(self, i: int) -> Speaker:
        """Who speaks in a letter or a statement that somebody sends or issues: whoever did last."""
        begin = self.words.sentences[self.words.sentence[i]][0]
        here = takewhile(lambda one: one.at >= begin, reversed(self.seen))
        one = next((one for one in here if one.weight >= SUBJECT), None)
        if one is None or self.words.lower[self.words.head[i]] not in ISSUING:
            return Speaker(self._keeper(i))
        return Speaker(one.name, one.office, one.affiliation)

    def _meet_name(self, i: int, mark: NameMark, subject: bool) -> None:
        if mark.name is None or mark.type not in ("PERSON", "ORG", "NORP", "GPE"):
            return
        if mark.type == "PERSON":
            self._add(i, self._of_person(mark.name, i))
            if told_dead(self.words, i):
                self.dead.add(mark.name)
        elif subject or mark.type == "ORG":
            self._add(i, Speaker(mark.name))

    def _add(self, i: int, meant: Speaker, kind: str | None = None) -> None:
        gender = self._gender(i, meant)
        kind = kind or self._kind(i, meant)
        weight = weight_of(self.words, i)
        person = self.people.persons.get(meant.name) if meant.name else None
        if weight >= AGENT and person is not None and person.first == i:
            weight += NEW
        pronoun = self.words.tag[i] == "PRP"
        self.seen.append(
            Seen(i, self.place[i], kind, weight, meant.name, gender, meant.office, meant.affiliation, pronoun)
        )

    # Whom a phrase means

    def _of_person(self, name: str, at: int) -> Speaker:
        """A person with the office given on the spot, or else last before."""
        person = self.people.persons.get(name)
        held = person.office_before(at) if person is not None else None
        return Speaker(name, held.office, held.affiliation) if held is not None else Speaker(name)

    def _resolve(self, head: int, first: int, last: int, said: Sequence[range]) -> Speaker:
        words = self.words
        lower, tag = words.lower[head], words.tag[head]
        if lower in _RELATIVE and tag[:1] == "W":
            return self._antecedent_of_relative(head)
        if tag in ("PRP", "PRP$"):
            return self._pronoun(head, said, ends=any(part.start < head for part in said))
        if self.phrases.two_named(head, last):
            return Speaker()
        mark = self.owner[head]
        if mark is not None and {lower, lower.removesuffix("s")} & ROLES and mark.type != "PERSON":
            behind = self.owner[last]
            if behind is not None and behind.type == "PERSON" and behind.name and tag[:3] == "NNP":
                return self._of_person(behind.name, last)
            return self._described(head, first, last, ahead=True)
        if mark is not None and mark.type == "PERSON" and mark.name:
            return self._of_person(mark.name, head)
        if mark is not None and mark.type == "NORP" and self.phrases.is_epithet(head, first):
            return Speaker(self._topic(head), self.phrases.plain(first, head))
        if mark is not None:
            return Speaker(mark.name if self.phrases.is_whole(head, mark) else None)
        named = self._named_within(head, first, last)
        if named is not None:
            return named
        name = self.phrases.unmarked_name(head, first)
        if name is not None:
            return self._of_person(name, head)
        if lower == "old" and words.lower[first] == "the":
            return Speaker(self._topic(head), self.phrases.plain(first, head))
        if lower in REPORTS and words.dep[head] == "dobj" and words.lower[words.head[head]] in ISSUING:
            return self._written(head)
        return self._described(head, first, last, ahead=True)

    def _named_within(self, head: int, first: int, last: int) -> Speaker | None:
        """The person or body that the phrase of a common noun names: "the spokesman, X", "the charity X"."""
        words = self.words
        for i in range(first, last + 1):
            beside = self.owner[i]
            if beside is None or not beside.name or words.head[i] != head:
                continue
            joined = words.dep[i] == "conj" and words.tag[head] == "NN" and first == words.left[head]
            untold = words.tag[first] in ("NN", "NNP") and any(
                words.lower[c] in HEADS for c in words.children[i]
            )
            if words.dep[i] not in ("appos", "nmod", "npadvmod", "dep") and not (joined and untold):
                continue
            if beside.type == "ORG" and words.lower[head] in BODIES and i > head:
                return Speaker(beside.name)
            if beside.type == "PERSON" and i > head:
                before = bisect_left(words.start, beside.span.start) - 1
                before = self.phrases.before_first_name(first, before)
                office = self.phrases.plain(first, self.phrases.end(head, before))
                known = self._of_person(beside.name, i)
                if office is None or (known.office and words.lower[head] in PERSONS):
                    return known
                return Speaker(
                    beside.name, office, self.phrases.affiliation(first, head, i - 1) or known.affiliation
                )
        told = self.phrases.told_name(head, first, last) if noun_kind(words, head) == "person" else None
        mark = self.owner[told] if told is not None else None
        if told is None or mark is None or mark.name is None:
            return None
        anyone = gender_word(words.lower[head]) is not None and words.lower[head] in PERSONS
        office = self.phrases.plain(first, head) if not anyone else None
        return Speaker(mark.name, office, self.phrases.affiliation(first, head, told - 1))

    def _antecedent_of_relative(self, head: int) -> Speaker:
        words = self.words
        at = head
        for _ in range(4):
            if words.dep[at] == "relcl":
                above = whoever(words, words.head[at]) if words.lower[head] == "who" else words.head[at]
                if above < head and words.tag[above] not in ("PRP", "WP"):
                    return self._resolve(above, words.left[above], max(head - 1, words.right[above]), ())
                return Speaker()
            at = words.head[at]
        return Speaker()

    def _pronoun(self, head: int, said: Sequence[range], *, ends: bool) -> Speaker:
        lower = self.words.lower[head]
        gender = SINGULAR.get(lower)
        kinds = ("person",) if gender else BODILY.get(lower, ())
        held = self._in_relative(head, gender) if gender else None
        if held is not None:
            return held
        dead = self.dead if said else ()
        one = best(self.seen, self.place[head], kinds, gender=gender, ends=ends, barred=said, absent=dead)
        if one is None and gender is not None:
            return self._later(head, gender)
        return Speaker(one.name, one.office, one.affiliation) if one is not None else Speaker()

    def _in_relative(self, head: int, gender: str) -> Speaker | None:
        """`an address by X in which he said`: who is named with the noun that the clause belongs to."""
        words = self.words
        verb = words.head[head]
        above = words.head[verb]
        if words.dep[verb] != "relcl" or above > verb or words.tag[above][:2] != "NN" or self.owner[above]:
            return None
        for i in range(words.left[above], head):
            mark = self.owner[i]
            if mark is None or mark.type != "PERSON" or mark.name is None or words.dep[i] not in _WHOSE:
                continue
            person = self.people.persons.get(mark.name)
            if person is None or person.gender in (None, gender):
                return self._of_person(mark.name, i)
        return None

    def _later(self, head: int, gender: str) -> Speaker:
        """`When he arrived, X said`: the subject of the clause that the pronoun's clause depends on."""
        words = self.words
        at = words.head[head]
        for _ in range(4):
            if words.dep[at] == "advcl" and words.head[at] > at:
                for child in words.children[words.head[at]]:
                    mark = self.owner[child]
                    if (
                        words.dep[child] == "nsubj"
                        and mark is not None
                        and mark.type == "PERSON"
                        and mark.name
                    ):
                        person = self.people.persons.get(mark.name)
                        if person is None or person.gender in (None, gender):
                            return self._of_person(mark.name, child)
                return Speaker()
            at = words.head[at]
        return Speaker()

    def _described(self, head: int, first: int, last: int, *, ahead: bool) -> Speaker:
        """Whom a noun without a name means. `ahead` allows to find the name behind it."""
        words, phrases = self.words, self.phrases
        lower = words.lower[head]
        end = phrases.end(head, last)
        phrase = phrases.plain(first, end)
        if lower in RECORDS or lower in REPORTS:
            return Speaker(self._keeper(head), phrase if lower in REPORTS else None)
        kind = noun_kind(words, head)
        if kind == "body" or lower in BODIES:
            return Speaker(*self.bodies.meant(head, first, last))
        affiliation = phrases.affiliation(first, head, end)
        if kind != "person" or phrase is None or lower in BODIES:
            return Speaker(None, phrase, affiliation) if ahead or kind == "group" else Speaker()
        return self._one(head, first, phrase, affiliation, ahead=ahead)

    def _one(self, head: int, first: int, phrase: str, affiliation: str | None, *, ahead: bool) -> Speaker:
        """Whom a singular description means: somebody met before, else named soon after it, else nobody."""
        words = self.words
        noun = words.lower[head]
        determiner = words.lower[first]
        definite = determiner in ("the", "this", "that") or words.tag[first] in ("PRP$", "POS")
        holder = any(words.tag[i] == "POS" for i in range(first, head))
        indefinite = determiner in ("a", "an", "one", "another", "some", "any", "no")
        found: Person | Described | None = None
        if not indefinite:
            found = self.roles.before(head, noun, phrase)
        if found is None and determiner == "the" and (phrase.lower() == noun or self._acts_alone()):
            found = self._untitled(head, noun)
        if found is None and ahead:
            opening = self.place[head] <= 2
            bare = (definite or holder or (opening and not indefinite)) and noun not in PERSONS | _ANYBODY
            found = self.roles.ahead(head, noun, phrase, bare=bare, wider=not indefinite)
        if found is None and ahead:
            found = self.roles.next_speaker(head, first, noun, phrase)
        if found is None and determiner == "the" and noun in EPITHETS:
            topic = self._topic(head)
            if topic is not None:
                return Speaker(topic, phrase, affiliation)
        if isinstance(found, Person):
            held = found.office_before(head) or next(iter(found.held), None)
            found.add(Held(head, phrase, affiliation))
            if held is None:
                return Speaker(found.name, phrase, affiliation)
            said, given = key_words(phrase.lower()), key_words(held.office.lower())
            office = phrase if len(said) >= len(given) and said != given else held.office
            return Speaker(found.name, office, affiliation or held.affiliation)
        if isinstance(found, Described):
            return Speaker(None, found.phrase, affiliation or found.affiliation)
        self.roles.unnamed.append(Described(head, noun, phrase, affiliation))
        return Speaker(None, phrase, affiliation)

    def _untitled(self, head: int, noun: str) -> Person | None:
        """`Thorne gave his answer. “…,” the commander said`: the topic, where no office is told yet."""
        one = self._about(head) if noun in HEADS - CROWD - _INTRODUCED else None
        person = self.people.persons.get(one.name) if one is not None and one.name is not None else None
        if one is None or person is None or self.words.text[min(one.at + 1, head)] == ":":
            return None
        told = any(held.at <= head and not is_title(held.office) for held in person.held)
        return None if told else person

    def _acts_alone(self) -> bool:
        """Whether one person only has acted or spoken so far: "X receives us. The leader is …"."""
        return len({one.name for one in self.seen if one.kind == "person" and one.weight >= SUBJECT}) == 1

    def _topic(self, head: int) -> str | None:
        one = self._about(head)
        return one.name if one is not None else None

    def _about(self, head: int) -> Seen | None:
        """The person whom the sentences right before are about."""
        gender = gender_word(self.words.lower[head])
        one = best(self.seen, self.place[head], ("person",), gender=gender)
        if one is None or one.weight < SUBJECT or self.place[head] - one.place > _NEAR:
            return None
        same = self.words.sentence[one.at] == self.words.sentence[head]
        return None if same and not one.pronoun else one

    def _keeper(self, head: int) -> str | None:
        """Whose count, figures or report it is: "the mission's count"."""
        words = self.words
        whose = next((c for c in words.children[head] if words.dep[c] == "poss"), None)
        if whose is None or words.tag[whose][:3] == "PRP":
            return None
        return self._resolve(whose, words.left[whose], whose, ()).name
