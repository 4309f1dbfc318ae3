"""Whom a description means: "the envoy", "Iraq's foreign minister", "the council".

First whoever was last called so, named or not: the head of the description is that office, or a wider
word for it, and what else it says is known of that person. Where nobody before fits, a description that
says more than the head, or opens a text, may be taken up by a name soon after it: "the court's
prosecutor said …" and then "Ana Ruiz, the prosecutor, …"; never where two fit. And somebody who is named
for the first time right behind it as the next speaker, but not introduced, has been introduced by it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from accord.annotate.lexicon import CUE_VERBS, RANKS, ROLES, TITLES
from accord.annotate.people import Held, People, Person, gender_word
from accord.annotate.roles import CROWD, MERE, OTHERS, PERSONS, PRIVATE, holds, is_like, is_title, key_words
from accord.annotate.words import Words

__all__ = ["Described", "Descriptions"]

_BACK, _AHEAD = 15, 7
"""How many sentences with words outside quotations a description reaches back and ahead."""
_COMPARED = 60
_NEXT = 2
"""Within how many sentences whoever is told of without a name is named as the next speaker."""
_SOLDIERS = frozenset(
    "captain capt colonel col lieutenant lt sergeant sgt major maj corporal private brigadier brig".split()  # noqa: SIM905
)
_BESIDE = 6
"""Words before a name in which an office may stand that the parse has torn off."""
_ONE_OF_MANY = frozenset(("another", "one", "some", "any", "no", "each", "every"))
_ONLY = frozenset(
    ("head", "chief", "emir", "premier", "chairman", "chairwoman", "leader", "mayor", "governor", "director")
)
"""Further offices of which a body or a state has one."""
_STEM = 5
"""Letters that tell of the same office: "commander", "who commands"."""
_LEADING = 4
"""Words outside the marks before the name: "NATO's", "said Colonel"."""
_SECRET = frozenset(("anonymity", "anonymously", "unnamed", "unidentified"))


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody whom the text describes without a name; `head` is the noun."""

    at: int
    head: str
    phrase: str
    affiliation: str | None


class Descriptions:
    """Resolves descriptions of persons; `place` counts, for each token, sentences outside quotations."""

    def __init__(self, people: People, place: list[int], inside: list[int]) -> None:
        self.people = people
        self.inside = inside
        self.place = place
        self.at = [at for at, _person in people.mentions]
        self.unnamed: list[Described] = []
        self.holders: dict[str, list[tuple[int, Person]]] = {}

    def before(self, head: int, noun: str, phrase: str) -> Person | Described | None:
        """Who was last called so before token `head`, at most `_BACK` sentences back."""
        extra = _without(phrase, noun)
        named = self._named_before(head, noun, extra)
        for one in reversed(self.unnamed[-_COMPARED:]):
            if self.place[head] - self.place[one.at] > _BACK:
                break
            known = key_words(one.phrase)
            if named is not None and one.at < named[0] and (one.head != noun or named[2]):
                break
            if (is_like(noun, one.head) or is_like(one.head, noun)) and holds(extra, known):
                return one
        return named[1] if named is not None else None

    def _named_before(self, head: int, noun: str, extra: list[str]) -> tuple[int, Person, bool] | None:
        """Where somebody named was last mentioned who fits, and whether by that very noun."""
        mentions = self.people.mentions
        last = bisect_left(self.at, head)
        for at, person in reversed(mentions[max(0, last - _COMPARED) : last]):
            if self.place[head] - self.place[at] > _BACK:
                break
            known = [held for held in person.held if held.at <= head]
            if self._fits(person, noun, extra, known):
                return at, person, any(noun in key_words(held.office.lower()) for held in known)
        return None

    def ahead(self, head: int, noun: str, phrase: str, *, bare: bool, wider: bool) -> Person | None:
        """The one person soon after token `head` who is introduced as such.

        `bare` lets a description of one word be taken up too, `wider` one by a wider word.
        """
        extra = _without(phrase, noun)
        if not extra and not bare:
            return None
        found: Person | None = None
        first = bisect_right(self.at, head)
        for at, person in self.people.mentions[first : first + _COMPARED]:
            if self.place[at] - self.place[head] > _AHEAD:
                break
            introduced = person.first == at or person.first > head
            if person is found or not introduced:
                continue
            held = [one for one in person.held if one.at <= at]
            if self._fits(person, noun, extra, held, wider=wider):
                if found is not None:
                    return None
                found = person
        return found

    def next_speaker(self, head: int, first: int, noun: str, phrase: str) -> Person | None:
        """Who is named in the sentences behind as the next to speak, with no office of his own.

        "A rebel commander said … “…,” Selim Arda told reporters": whoever is new to a text is introduced,
        here by the description. He must end the quotation right behind it, or the description be one
        person's ("the emir of Tarsk"). Not for one of many ("a resident"), nor for those who won't be named.
        """
        words, place = self.people.words, self.place
        own = words.tag[first] == "PRP$" or words.tag[min(first + 1, head)] == "POS"
        more = _without(phrase, noun) or any(words.dep[c] == "relcl" for c in words.children[head])
        own = own or (_definite(words, first) and bool(more))
        if words.lower[first] in _ONE_OF_MANY or (noun in CROWD | PERSONS | PRIVATE and not own):
            return None
        if any(words.dep[c] == "conj" for c in words.children[head]):
            return None
        begin, behind = words.sentences[words.sentence[head]]
        if not _SECRET.isdisjoint(words.lower[begin:behind]):
            return None
        alone = _definite(words, first) and noun in TITLES | _ONLY and bool(_without(phrase, noun))
        for at in range(head + 1, len(place)):
            if place[at] - place[head] > _NEXT:
                return None
            if words.head[at] == words.head[head] or not self._speaks(at):
                continue
            if self._is_same(at, noun):
                continue
            found = self._not_introduced(at, head, noun)
            told = found is not None and any(word[:_STEM].lower() == noun[:_STEM] for word in found.words)
            return found if alone or told or self._ends_quotation(at, head, noun) else None
        return None

    def _is_same(self, at: int, noun: str) -> bool:
        """Whether a subject is a pronoun or a noun for the one who is described."""
        lower = self.people.words.lower[at]
        return lower in ("he", "she") or is_like(noun, lower) or is_like(lower, noun)

    def _ends_quotation(self, at: int, head: int, noun: str) -> bool:
        """Whether from the sentence of token `head` to the name at token `at` the described alone speaks."""
        words, mark = self.people.words, self.people.owner[at]
        before = bisect_left(words.start, mark.span.start) if mark is not None else at
        said = {words.sentence[i] for i in range(head, at) if self._is_same(i, noun) and self._speaks(i)}
        between = range(words.sentences[words.sentence[head]][1], before)
        outside = [i for i in between if self.inside[i] < 0 and words.text[i][:1].isalpha()]
        outside = [i for i in outside if words.sentence[i] not in said]
        if len(outside) > _LEADING or any(words.dep[i] in ("nsubj", "ROOT") for i in outside[:-1]):
            return False
        return any(self.inside[i] >= 0 for i in between)

    def _speaks(self, i: int) -> bool:
        """Whether the token is, outside quotations, the subject of a verb of saying."""
        words = self.people.words
        cue = CUE_VERBS.get(words.lower[words.head[i]]) if words.dep[i] == "nsubj" else None
        return cue is not None and cue.speech and self.inside[i] < 0

    def _not_introduced(self, at: int, head: int, noun: str) -> Person | None:
        """The person first named at token `at`, in another sentence, whom nothing but a title tells of."""
        place = bisect_left(self.at, at)
        if place == len(self.at) or self.at[place] != at or self.place[at] == self.place[head]:
            return None
        person = self.people.mentions[place][1]
        wanted = gender_word(noun)
        other = wanted is not None and person.gender not in (None, wanted)
        told = any(not is_title(held.office) for held in person.held)
        if noun in TITLES - RANKS and any(is_rank(held.office) for held in person.held):
            return None  # no captain is the minister
        near = self.people.words.lower[max(0, at - _BESIDE) : at]
        told = told or any(word in ROLES and word not in MERE for word in near)
        surname = person.name.split()[-1]
        kin = any(one.first < at and one.name.split()[-1] == surname for one in self.people.persons.values())
        return None if other or told or kin or person.first != at or " " not in person.name else person

    def _fits(
        self, person: Person, noun: str, extra: list[str], held: list[Held], *, wider: bool = True
    ) -> bool:
        """Whether the noun is the person's office, and the other words do not tell of another one."""
        wanted = gender_word(noun)
        if wanted is not None and person.gender not in (None, wanted):
            return False
        if person.name.split()[-1] in extra:  # "a spokesman for Ruiz" is not she
            return False
        for one in held:
            office = key_words(one.office)
            heads = [
                word for word in office if word.lower() == noun or (wider and is_like(noun, word.lower()))
            ]
            lower = [word.lower() for word in office]
            another = OTHERS.get(noun, frozenset()).intersection(lower) - {word.lower() for word in extra}
            if not heads or (another and noun in lower):
                continue
            if holds(extra, {*office, *key_words(one.affiliation or ""), *person.words}):
                return True
            rest = [word for word in office if word not in heads]
            if rest and holds(rest, extra) and all(self._about(other, noun) for other in held):
                return True
            if not rest and (wider or heads[0].lower() in TITLES) and self._only(person, noun, held[-1].at):
                return True
        return False

    def _about(self, held: Held, noun: str) -> bool:
        """Whether an office is of the noun's kind, or a mere title."""
        return any(is_like(noun, word.lower()) or word.lower() in TITLES for word in key_words(held.office))

    def _only(self, person: Person, noun: str, by: int) -> bool:
        """Whether nobody else is given an office of the noun's kind up to token `by`."""
        if noun not in self.holders:
            self.holders[noun] = [
                (held.at, other)
                for other in self.people.persons.values()
                for held in other.held
                if any(is_like(noun, word.lower()) for word in key_words(held.office))
            ]
        wanted = gender_word(noun)
        return all(
            other is person or at > by or (wanted is not None and other.gender not in (None, wanted))
            for at, other in self.holders[noun]
        )


def _definite(words: Words, first: int) -> bool:
    """Whether a phrase that begins at token `first` means one who is known: "the", "their", "Peru's"."""
    behind = words.tag[min(first + 1, len(words.tag) - 1)]
    return words.lower[first] in ("the", "this", "that") or words.tag[first] == "PRP$" or behind == "POS"


def is_rank(office: str) -> bool:
    """Whether an office is that of a soldier: "Captain"."""
    return not _SOLDIERS.isdisjoint(word.lower().rstrip(".") for word in key_words(office))


def _without(phrase: str, noun: str) -> list[str]:
    """The key words of a phrase but for its head."""
    words = key_words(phrase)
    for i in range(len(words) - 1, -1, -1):
        if words[i].lower() == noun:
            return words[:i] + words[i + 1 :]
    return words
