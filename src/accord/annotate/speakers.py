"""Who a speaker's noun phrase means, and in which office.

Named in the phrase: the fullest name that the document gives. A pronoun: the nearest person before it
who spoke or was a subject, at most `MEMORY` sentences back, whose title or office does not tell of
another gender; a pronoun in between carries its person on. A role ("the official"): the last speaker in
that office. A body: as named. Else None. What stands inside quotations is not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

from accord.annotate.lexicon import BODIES, FEMALE, MALE, RECORDS, REPORTS, ROLES, STATE_ORGANS, TITLES
from accord.annotate.words import Words
from accord.model.annotation import NameMark

__all__ = ["Speaker", "SpeakerBook"]

MEMORY = 4
"""How many sentences back a pronoun may reach."""

_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "his", "her", "their", "its", "one", "another"))
_SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_PLURAL = frozenset(("they", "them", "their", "it", "its"))
_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
_RELATIVE = frozenset(("who", "which", "that", "whose", "whom"))
_LOOSE = frozenset((",", "PRP$", "_SP", "RB", "CC", "DT", "``", "''"))
_PLACING = frozenset(("in", "at", "on", "near", "from", "with", "to", "by"))
_ENDS = frozenset((",", "-LRB-", ":", "WP", "WDT", "``", "''", "_SP"))
_OFFICE_WORDS = 14
_KEPT = 40


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved speaker: name, office, and the body, state or group spoken for, each None where unknown."""

    name: str | None = None
    office: str | None = None
    affiliation: str | None = None


@dataclass(slots=True)
class _Seen:
    """Somebody who spoke or was a subject; no name for somebody unnamed, gender where a word tells it."""

    at: int
    sentence: int
    name: str | None
    gender: str | None
    body: bool
    office: str | None = None


class SpeakerBook:
    """Reads a document from its start to its end; `resolve` must be called in text order."""

    def __init__(self, words: Words, names: tuple[NameMark, ...], inside: list[int]) -> None:
        self.words = words
        self.inside = inside
        self.owner = _owners(words, names)
        self.subjects = self._subjects()
        self.next_subject = 0
        self.seen: list[_Seen] = []
        self.offices: dict[str, str] = {}
        self.bodies = self._bodies(names)

    def _subjects(self) -> list[_Seen]:
        """Subjects and agents outside quotations; those that are pronouns are resolved when met."""
        words, found = self.words, []
        for i, mark in enumerate(self.owner):
            if self.inside[i] >= 0 or not self._acts(i):
                continue
            if mark is None:
                lower = words.lower[i]
                if words.tag[i][:2] == "NN":
                    found.append(_Seen(i, words.sentence[i], None, None, lower not in ROLES))
                elif lower in ("he", "she"):
                    found.append(_Seen(i, words.sentence[i], None, _SINGULAR[lower], False))
            elif mark.name is not None:
                person = mark.type == "PERSON"
                gender = self._gender(i) if person else None
                if person or mark.type in ("ORG", "NORP", "GPE"):
                    office = self._office_beside(i, mark, words.left[i]) if person else None
                    found.append(_Seen(i, words.sentence[i], mark.name, gender, not person, office))
        return found

    def _bodies(self, names: tuple[NameMark, ...]) -> dict[str, str]:
        """What "the mission", "the council" is short for, where one name alone ends so."""
        full: dict[str, set[str]] = {}
        for mark in names:
            if mark.type == "ORG" and mark.name and " " in mark.name:
                full.setdefault(mark.name.split()[-1].lower(), set()).add(mark.name)
        return {
            last: min(found)
            for last, found in full.items()
            if last in BODIES and len({name.lower() for name in found}) == 1
        }

    def _acts(self, i: int) -> bool:
        dep = self.words.dep[i]
        return dep in ("nsubj", "nsubjpass") or (
            dep == "pobj" and self.words.dep[self.words.head[i]] == "agent" and self.owner[i] is not None
        )

    def _gender(self, head: int) -> str | None:
        """What titles and offices around the name tell."""
        first, last = self.words.left[head], min(self.words.right[head], head + 12)
        for i in range(max(first - 1, 0), last + 1):
            word = self.words.lower[i].rstrip(".")
            if word in MALE:
                return "m"
            if word in FEMALE:
                return "f"
        return None

    def resolve(self, head: int, first: int, last: int) -> Speaker:
        """The speaker whose noun phrase has the head token `head` and runs from `first` to `last`."""
        self._catch_up(head)
        speaker = self._resolve(head, first, last)
        name = speaker.name
        if name is not None:
            person = self._is_person(name, head)
            if speaker.office is None and person:
                speaker = Speaker(name, self.offices.get(name))
            elif speaker.office is not None:
                self.offices[name] = speaker.office
            gender = self._gender(head) or _SINGULAR.get(self.words.lower[head])
            sentence = self.words.sentence[head]
            self._skip_to(last)
            self.seen.append(_Seen(head, sentence, name, gender, not person, speaker.office))
        return speaker

    def _is_person(self, name: str, head: int) -> bool:
        mark = self.owner[head]
        if mark is not None:
            return mark.type == "PERSON"
        if self.words.lower[head] in BODIES:
            return False
        previous = next((seen for seen in reversed(self.seen) if seen.name == name), None)
        return previous is None or not previous.body

    def _catch_up(self, head: int) -> None:
        while self.next_subject < len(self.subjects) and self.subjects[self.next_subject].at < head:
            subject = self.subjects[self.next_subject]
            if subject.name is None and not subject.body:
                meant = self._unnamed(subject.at)
                subject.name, subject.office = meant.name, meant.office
            elif subject.office and subject.name:
                self.offices.setdefault(subject.name, subject.office)
            self.seen.append(subject)
            self.next_subject += 1
            if len(self.seen) > 2 * _KEPT:
                del self.seen[:-_KEPT]

    def _unnamed(self, at: int) -> Speaker:
        """Whom a pronoun or a role means that is a subject."""
        words = self.words
        if words.tag[at] == "PRP":
            return self._pronoun(at, words.lower[at])
        return self._role(at, words.left[at], words.right[at], words.lower[at])

    def _skip_to(self, last: int) -> None:
        """Leaves out the subjects within the phrase of a speaker who has just been named."""
        while self.next_subject < len(self.subjects) and self.subjects[self.next_subject].at <= last:
            self.next_subject += 1

    def _resolve(self, head: int, first: int, last: int) -> Speaker:
        words = self.words
        lower = words.lower[head]
        if lower in _RELATIVE and words.tag[head][:1] == "W":
            return self._antecedent_of_relative(head)
        if words.tag[head] in ("PRP", "PRP$"):
            return self._pronoun(head, lower)
        mark = self.owner[head]
        if mark is not None and {lower, lower.removesuffix("s")} & ROLES and mark.type != "PERSON":
            last_named = self.owner[last]
            if last_named is not None and last_named.type == "PERSON" and words.tag[head][:3] == "NNP":
                return Speaker(last_named.name, self._phrase(first, self._before_name(last, last_named)))
            return self._role(head, first, last, lower)
        if mark is not None:
            return Speaker(
                mark.name, self._office_beside(head, mark, first) if mark.type == "PERSON" else None
            )
        for i in range(first, last + 1):
            beside = self.owner[i]
            if beside is None or not self._names_head(i, head):
                continue
            if beside.type == "ORG" and lower in BODIES and i > head:
                return Speaker(beside.name)
            if beside.type == "PERSON":
                begin = beside.span.start
                end = head
                while (
                    end + 1 < i and words.start[end + 1] < begin and words.tag[end + 1] not in (",", "-LRB-")
                ):
                    end += 1
                return Speaker(beside.name, self._phrase(first, end) if i > head else None)
        return self._role(head, first, last, lower)

    def _before_place(self, head: int, last: int) -> int:
        """The body with its of- and for-phrases, but not where it sits: "the government in Port Sudan"."""
        end = head
        while end < self._phrase_end(head, last) and self.words.lower[end + 1] not in _PLACING:
            end += 1
        return end

    def _before_name(self, last: int, mark: NameMark) -> int:
        while last >= 0 and self.words.start[last] >= mark.span.start:
            last -= 1
        return last

    def _names_head(self, i: int, head: int) -> bool:
        """Whether the person at token `i` is the head's own name: an apposition, not a relation."""
        words = self.words
        return words.head[i] == head and words.dep[i] in ("appos", "nmod", "npadvmod", "dep")

    def _antecedent_of_relative(self, head: int) -> Speaker:
        words = self.words
        at = head
        for _ in range(4):
            if words.dep[at] == "relcl":
                above = words.head[at]
                if above < head and words.tag[above] not in ("PRP", "WP"):
                    return self._resolve(above, words.left[above], head - 1)
                return Speaker()
            at = words.head[at]
        return Speaker()

    def _pronoun(self, head: int, lower: str) -> Speaker:
        sentence = self.words.sentence[head]
        gender = _SINGULAR.get(lower)
        if gender is None and lower not in _PLURAL:
            return Speaker()
        for seen in reversed(self.seen):
            if seen.sentence < sentence - MEMORY:
                break
            if seen.at >= head or seen.body == (gender is not None):
                continue
            if gender is not None and seen.gender not in (None, gender):
                continue
            return Speaker(seen.name, seen.office)
        return Speaker()

    def _role(self, head: int, first: int, last: int, lower: str) -> Speaker:
        words = self.words
        phrase = self._phrase(first, self._phrase_end(head, last))
        if lower in RECORDS or lower in REPORTS:
            return Speaker(self._keeper(head), phrase if lower in REPORTS else None)
        if lower in BODIES:
            phrase = self._phrase(first, self._before_place(head, last))
            if phrase is not None and " " in phrase and words.lower[first] not in ("a", "an"):
                return Speaker(phrase)
            if lower in STATE_ORGANS:
                return Speaker()
            for seen in reversed(self.seen):
                if seen.body and seen.name and seen.name.lower().split()[-1] == lower:
                    return Speaker(seen.name)
            return Speaker(self.bodies.get(lower))
        if words.lower[first] in ("the", "this") and words.tag[head] == "NN":
            sentence = words.sentence[head]
            for seen in reversed(self.seen):
                if seen.sentence < sentence - 3 * MEMORY:
                    break
                known = {*(seen.office or "").lower().split(), *(seen.name or "").lower().split()}
                if not seen.body and known.issuperset((phrase or lower).lower().split()):
                    return Speaker(seen.name, seen.office)
        return Speaker(None, phrase)

    def _keeper(self, head: int) -> str | None:
        """Whose count, figures or report it is: "the mission's count"."""
        words = self.words
        whose = next((c for c in words.children[head] if words.dep[c] == "poss"), None)
        if whose is None or words.tag[whose][:3] == "PRP":
            return None
        return self._resolve(whose, words.left[whose], whose).name

    def _phrase_end(self, head: int, last: int) -> int:
        """The role with its of- and for-phrases, without clauses and appositions."""
        words = self.words
        end = head
        while end < last and words.tag[end + 1] not in _ENDS and words.lower[end + 1] not in _REFLEXIVES:
            end += 1
        return end

    def _phrase(self, first: int, last: int) -> str | None:
        """The words without determiners in front; None where too little or too much is left."""
        words = self.words
        while first <= last and (words.lower[first] in _DETERMINERS or words.tag[first] in _LOOSE):
            first += 1
        while last >= first and words.tag[last] in (",", "_SP", "-LRB-", ":", "``", "''", "POS"):
            last -= 1
        if first > last or last - first >= _OFFICE_WORDS or words.tag[first] == "IN":
            return None
        return words.phrase(first, last)

    def _office_beside(self, head: int, mark: NameMark, first: int) -> str | None:
        """A role before the name ("rebel spokesman X") or in apposition ("X, a rebel spokesman")."""
        words = self.words
        before = head
        while before > first and words.start[before] >= mark.span.start:
            before -= 1
        if words.start[before] < mark.span.start and before >= first:
            role = any(
                words.tag[i] in ("NN", "NNS") or words.lower[i].rstrip(".") in TITLES
                for i in range(first, before + 1)
            )
            phrase = self._phrase(first, before) if words.tag[before] != "POS" else None
            if role and phrase and phrase.rstrip(".").lower() not in ("mr", "mrs", "ms", "miss", "dr", "sir"):
                return phrase
        for child in words.children[head]:
            noun = words.tag[child][:2] == "NN" and words.lower[child] not in BODIES
            if words.dep[child] == "appos" and child > head and noun:
                owner = self.owner[child]
                if owner is None or owner.type not in ("GPE", "LOC", "PERSON"):
                    return self._phrase(words.left[child], self._phrase_end(child, words.right[child]))
        return None


def _owners(words: Words, names: tuple[NameMark, ...]) -> list[NameMark | None]:
    """The name that each token belongs to."""
    owner: list[NameMark | None] = [None] * len(words.start)
    i = 0
    for mark in names:
        while i < len(owner) and words.start[i] < mark.span.start:
            i += 1
        while i < len(owner) and words.start[i] < mark.span.end:
            owner[i] = mark
            i += 1
    return owner
