"""Sides: the one name under which a state, its government, its seat and its ministries take positions.

A seat that no table has is one where the coverage has "the government in X" sit: of the government that those
articles call so, where two at least do.

"The government" is that of the state whose government the article tells of; where it tells of none, or of
several, that of the one state whose government most of the coverage tells of, if the article tells of that
one most of all. It stays "government" where an article tells of a rival one ("the interim government")
or where no state's stands out. A ministry acts for its state, a parliament for itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from accord.model.annotation import NameMark
from accord.model.reading import Reading, forms_in
from accord.model.tables import word_set
from accord.model.world import capital_of, known_body, people_of, state_named
from accord.reconcile.context import PRONOUNS, Context
from accord.reconcile.kinds import demonyms

__all__ = ["COMMONS", "GOVERNMENTS", "Sides"]

_LEAST, _TIMES = 3, 3
_HALF = 0.5
_BEFORE = 24  # characters before a place that may call it what is governed
_CAPITALISED = re.compile(r"\b[A-Z]\w{3,}")
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her|our) ", re.IGNORECASE)


def _table(name: str) -> frozenset[str]:
    return word_set("accord.reconcile", "positions.toml", name)


COMMONS, GOVERNMENTS = _table("commons"), _table("governments")
_HEADS = "|".join(sorted(GOVERNMENTS))
_RULED = re.compile(rf"(?:['’]s)?\s+(?:{_HEADS})\b")
_RULING = re.compile(rf"\b(?:{_HEADS}) of (?:the )?$", re.IGNORECASE)
_GOVERNMENT = re.compile(rf"(?:the )?(?:{_HEADS}) of ", re.IGNORECASE)
_RIVAL = re.compile(rf"\b(?:{'|'.join(sorted(_table('rivals')))})\s+(?:government|regime)\b", re.IGNORECASE)
_NOUNS = "|".join(sorted(COMMONS))
_CALLED_BEFORE = re.compile(rf"\b({_NOUNS})['’]?\s+(?:group |movement |army )?(?:the )?$", re.IGNORECASE)
# "Lorn Front rebels", "Lorn Front, a Maoist rebel group"; but "Army accuses rebels" calls the army nothing.
_CALLED_BEHIND = re.compile(
    rf"(?: \([A-Z][\w-]*\))?(?:\s+|,\s+(?:an? |the )?(?:\w+ )?)({_NOUNS})\b", re.IGNORECASE
)
_SEATED = re.compile(rf"\b(?:{_HEADS}) in $", re.IGNORECASE)
_CALLING = 2  # articles that call a group "the rebels"
_SEATING = 2  # articles that tell where a government sits
_OWNING = re.compile(r"['’]s?(?=\s)")
_OF_SOMEBODY = re.compile(rf"^(.+?)['’]s? (?:{_HEADS})$|^(.+?) (?:{_HEADS})$", re.IGNORECASE)


class Sides:
    """Whose side a name is on, for one set of readings."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._peoples = _peoples(context)
        self._places = frozenset(self._peoples.values())
        self._told = {reading.id: Counter(self._governed(reading)) for reading in context.readings}
        self._rivals = {reading.id for reading in context.readings if _RIVAL.search(reading.document.text)}
        governed = Counter(state for told in self._told.values() for state in told)
        self._home = _foremost(governed, least=1 if len(governed) == 1 else _LEAST)
        self._seats = self._seated()
        self._called: dict[str, dict[str, set[str]]] = {}
        self._everywhere: dict[str, Counter[str]] | None = None
        self._spoken_for: dict[str, str] = {}
        self._spoken_for = self._offices()

    def party(self, reading: Reading, name: str, body: str | None = None) -> str | None:
        """Whose position it is that somebody takes: the side spoken for, else who it is.

        `body` is whom the text puts the party with. None for phrases that name nobody in particular.
        """
        context = self.context
        known = self._spoken_for.get(context.actor_group(name))
        if known is None and body is not None and not context.is_actor(name):
            known = self.named(reading, body)
        if known is not None:
            return known
        bare = _ARTICLE.sub("", name).split()
        if not bare or bare[-1].casefold() in (_table("nobody") | PRONOUNS) - GOVERNMENTS:
            return self.named(reading, name) if context.is_actor(name) else None
        if not any(letter.isalpha() for letter in name):
            return None
        return self.named(reading, name) or name

    def called(self, reading: Reading, name: str) -> str | None:
        """The one group that the article calls what the name says: "rebels" of "the rebel Lorn Front"."""
        noun = _ARTICLE.sub("", name).casefold().removesuffix("s")
        if noun not in COMMONS:
            return None
        if reading.id not in self._called:
            self._called[reading.id] = self._groups(reading)
        groups = self._called[reading.id].get(noun, set())
        return self.context.actor_name(next(iter(groups))) if len(groups) == 1 else None

    def foremost_called(self, name: str) -> str | None:
        """The one group that the articles call what the name says; None where they call several so."""
        noun = _ARTICLE.sub("", name).casefold().removesuffix("s")
        if noun not in COMMONS:
            return None
        if self._everywhere is None:
            self._everywhere = defaultdict(Counter)
            for reading in self.context.readings:
                for called, groups in self._groups(reading).items():
                    self._everywhere[called].update(groups)
        group = _foremost(self._everywhere[noun], least=_CALLING) if noun in self._everywhere else None
        return self.context.actor_name(group) if group is not None else None

    def _groups(self, reading: Reading) -> dict[str, set[str]]:
        """What an article calls groups right before or behind their names, with the groups."""
        text = reading.document.text
        found: dict[str, set[str]] = defaultdict(set)
        for mark in reading.annotation.mentions:
            if mark.name is None or mark.refers or mark.type not in ("ORG", "GPE") or self.state(mark.name):
                continue
            start, end = mark.span
            before = _CALLED_BEFORE.search(text, max(0, start - _BEFORE), start)
            told = before or _CALLED_BEHIND.match(text, end)
            if told is not None and self.context.is_actor(mark.name):
                found[told[1].casefold().removesuffix("s")].add(self.context.actor_group(mark.name))
        return found

    def named(self, reading: Reading, name: str) -> str | None:
        """The side that a name or phrase of an article means; None where it is nobody's in particular."""
        bare = _ARTICLE.sub("", name)
        if bare.casefold() in GOVERNMENTS:
            return self.government(reading)
        words = bare.casefold().split()
        if (
            words
            and words[-1] in _table("commons")
            and (len(words) == 1 or (len(words) == 2 and self.state(bare.split()[0]) == self._home))
        ):
            return words[-1]  # "Rebels" in a headline, "Libyan rebels" where all are Libya's
        seat_of = self.seat_of(bare)
        if seat_of is not None:
            return seat_of
        acting = self.context.acting(name)
        whose = self.state(bare)
        match = _OF_SOMEBODY.match(bare)
        if whose is None and match is not None:  # "the Lund administration"
            ruler = next(it for it in match.groups() if it)
            whose = self._spoken_for.get(self.context.actor_group(ruler))
        if whose is not None:
            return whose
        body = known_body(bare)
        if body is not None and body.part_of and (body.seat or _table("executive") & set(forms_in(bare))):
            return self.context.actor_name(body.part_of)
        return self.context.actor_name(acting) if self.context.is_actor(acting) else None

    def state(self, name: str) -> str | None:
        """The state that "Libya", "Libyan" (said of one who acts) or "the Libyan government" means."""
        match = _OF_SOMEBODY.match(name)
        bare = next((it for it in match.groups() if it), name) if match else name
        if state_named(bare) or bare in self._places:
            return self.context.actor_name(bare)
        state = None if bare.endswith("s") else people_of(bare)
        return self.context.actor_name(state) if state else self._peoples.get(bare.casefold())

    def governed(self, name: str) -> str | None:
        """The state of "Peru's government", "the Peruvian government", "the government of Peru"."""
        bare = _ARTICLE.sub("", name)
        of = _GOVERNMENT.match(bare)
        if of is not None:
            place = _ARTICLE.sub("", bare[of.end() :])
            return self.state(place)
        return self.state(bare) if _OF_SOMEBODY.match(bare) else None

    def government(self, reading: Reading) -> str | None:
        """The state whose government the article calls just "the government"; None where that is open."""
        if reading.id in self._rivals:
            return None
        told = self._told[reading.id]
        here = _foremost(told, least=1)
        if here is not None and (len(told) == 1 or here == self._home):
            return here
        return self._home if not told and self._home and self._tells_of(reading, self._home) else None

    def seat_of(self, place: str) -> str | None:
        """The state whose government sits in a place and is called by it."""
        state = capital_of(place) or self._seats.get(place)
        return self.context.actor_name(state) if state is not None else None

    def _seated(self) -> dict[str, str]:
        """Places where "the government in X" sits, each with its state: told often, and of no other."""
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for reading in self.context.readings:
            text = reading.document.text
            state = self.government(reading)
            places = {
                mark.name
                for mark in reading.annotation.mentions
                if mark.name
                and not (mark.refers or state_named(mark.name))
                and _SEATED.search(text, max(0, mark.span.start - _BEFORE), mark.span.start)
            }
            if state is not None:
                for place in places:
                    told[place][state] += 1
        return {
            place: next(iter(of))
            for place, of in told.items()
            if len(of) == 1 and of.total() >= _SEATING and next(iter(of)) != place
        }

    def _offices(self) -> dict[str, str]:
        """For each person who holds an office, by group, the side that texts mostly put him or her with.

        Of "the president", where no text tells of what, it is the state whose government is told of there.
        """
        context = self.context
        told: dict[str, Counter[str]] = defaultdict(Counter)
        near: dict[str, Counter[str]] = defaultdict(Counter)
        for reading in context.readings:
            for name, office, body in _holders(context, reading):
                side = self._office_of(reading, office, body) if _speaks(office) else None
                if side is not None:
                    told[context.actor_group(name)][side] += 1
                elif _rules(office):
                    near[context.actor_group(name)].update(filter(None, [self.government(reading)]))
        found = {**near, **told}
        usual = {group: min(of, key=lambda name: (-of[name], name)) for group, of in found.items() if of}
        return {
            group: side
            for group, side in usual.items()
            if found[group][side] >= _HALF * found[group].total() and context.actor_group(side) != group
        }

    def _office_of(self, reading: Reading, office: str, body: str | None) -> str | None:
        """Whom an office is of, as told ("State" alone is no body); an ambassador's, who sends him."""
        words = _OWNING.sub("", office).split()
        told = (self.state(" ".join(words[:size])) for size in (1, 2, 3) if size < len(words))
        state = next((it for it in told if it is not None), None)
        if _table("sent").intersection(forms_in(office)):
            owner = _OWNING.split(office)[0] if _OWNING.search(office) else None
            sender = state or (self.named(reading, owner) if owner else None)
            if sender is not None or (body and re.search(rf"\bto (?:the )?{re.escape(body)}", office)):
                return sender
        generic = body is not None and set(forms_in(body)) <= _table("portfolios") and not known_body(body)
        if body is not None and not generic:
            return self.named(reading, body)
        return state

    def _tells_of(self, reading: Reading, state: str) -> bool:
        """Whether the article names the state or its people, also where the parse took them for nothing."""
        named = (mark.name for mark in reading.annotation.mentions if mark.name)
        written = _CAPITALISED.findall(reading.document.text)
        return any(self.state(name) == state or name == state for name in {*named, *written})

    def _governed(self, reading: Reading) -> Iterator[str]:
        """The states whose government an article tells of, each time."""
        text = reading.document.text
        for mark in reading.annotation.mentions:
            start, end = mark.span
            if _GOVERNMENT.match(mark.name or "") and self.context.is_actor(mark.name or ""):
                yield self.context.actor_name(mark.name or "")
                continue
            ruled = _RULED.match(text, end) or _RULED.search(text, max(start, end - 24), end)
            if mark.type in ("GPE", "NORP", "ORG") and (
                ruled or _RULING.search(text, max(0, start - _BEFORE), start)
            ):
                state = self._of(mark)
                if state is not None:
                    yield state

    def _of(self, mark: NameMark) -> str | None:
        """The state that a mention names, itself or by its people; a place counts as one."""
        name = mark.name or mark.head
        whose = self.state(name)
        if whose is None and mark.type == "GPE":
            whose = self.context.actor_name(name)
        return whose


def _holders(context: Context, reading: Reading) -> Iterator[tuple[str, str, str | None]]:
    """Who an article says holds an office: the actor, the office and whom it is of."""
    for statement in reading.annotation.statements:
        name = context.speaker_name(reading, statement)
        if name and statement.office:
            yield name, statement.office, statement.affiliation
    marks = [(it.party, it.office, it.body) for it in reading.annotation.positions]
    marks += [(it.proposer, it.office, it.body) for it in reading.annotation.proposals]
    yield from (
        (name, office, body) for name, office, body in marks if name and office and context.is_actor(name)
    )


def _rules(office: str) -> bool:
    """Whether it is the office of who heads a state, and not of a second."""
    words = set(forms_in(office))
    return _speaks(office) and bool(_table("rulers") & words) and not _table("seconds") & words


def _speaks(office: str) -> bool:
    """Whether an office speaks for the body it is of; a member of a parliament's does not."""
    return not _table("members").intersection(office.lower().replace(".", "").split())


def _peoples(context: Context) -> dict[str, str]:
    """What the people of places that no table has may be called, with the place; none that two may be."""
    found: dict[str, set[str]] = defaultdict(set)
    places = {
        mark.name
        for reading in context.readings
        for mark in reading.annotation.mentions
        if mark.type == "GPE" and mark.name and not state_named(mark.name)
    }
    called = {place: demonyms(frozenset((place.casefold(),))) for place in sorted(places)}
    every = frozenset(people for peoples in called.values() for people in peoples)
    for place, peoples in called.items():
        if place.casefold() in every:
            continue  # "Velmoran", which the parse took for a place
        for people in peoples:
            found[people].add(context.actor_name(place))
    return {people: next(iter(of)) for people, of in found.items() if len(of) == 1}


def _foremost(told: Counter[str], *, least: int = _LEAST) -> str | None:
    """What is told often enough, and several times as often as anything else."""
    ranked = sorted(told.items(), key=lambda it: (-it[1], it[0]))
    if not ranked or ranked[0][1] < least:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _TIMES * ranked[1][1] else None
