"""Who leads the delegations: "led by Ana Ruiz for the guild", "the rebels' chief negotiator, Ivo Brandt"."""

from __future__ import annotations

from collections.abc import Iterator

from accord.annotate.talks_turns import TalksTurns
from accord.annotate.talks_words import of_talks

__all__ = ["TalksHeads"]

_BESIDE = 2  # sentences behind one that tells of talks which may tell who leads


class TalksHeads(TalksTurns):
    """One document while the heads of delegations are looked for."""

    def heads_near(self, cue: int) -> tuple[tuple[str, str | None], ...]:
        """The heads told in the sentence of the talks and right behind, each with the side it leads for."""
        words = self.words
        here = words.sentence[cue]
        last = min(here + _BESIDE, len(words.sentences) - 1)
        found: dict[str, str | None] = {}
        for i in range(words.sentences[here][0], words.sentences[last][1]):
            for head, side in (*self._led(i), *self._negotiator(i)):
                name = self.called(head)
                person = words.tag[head] == "NNP" and words.entity[head] in ("PERSON", "")
                if name is not None and person:
                    found[name] = found.get(name) or (self._side(side) if side is not None else None)
        return tuple(found.items())

    def _led(self, verb: int) -> Iterator[tuple[int, int | None]]:
        """`The delegations, led by A for the army and by B for the guild`."""
        words = self.words
        if words.lower[verb] not in ("led", "headed") or words.tag[verb] != "VBN":
            return
        noun = words.head[verb] if words.dep[verb] == "acl" else self.child(verb, ("nsubjpass",), None)
        agent = self.agent(verb)
        if noun is None or agent is None or words.lower[noun] not in of_talks("delegations"):
            return
        only = words.tag[noun] == "NN"
        for head in (agent, *self.joined_to(agent)):
            yield head, self._behind_for(head) or (self._owner_of(noun) if only and head == agent else None)

    def _negotiator(self, noun: int) -> Iterator[tuple[int, int | None]]:
        """`The rebels' chief negotiator, Ana Ruiz`, `Ana Ruiz, head of the guild's delegation`."""
        words = self.words
        lower = words.lower[noun]
        chief = lower == "negotiator" and any(
            words.lower[c] in ("chief", "lead", "top") for c in words.children[noun]
        )
        below = (c for of in words.children[noun] if words.lower[of] == "of" for c in words.children[of])
        sent = next((c for c in below if words.lower[c] in of_talks("delegations")), None)
        if not chief and (lower not in ("head", "leader") or sent is None):
            return
        side = self._owner_of(sent if sent is not None else noun)
        if words.dep[noun] == "appos":
            yield words.head[noun], side
        named = (c for c in words.children[noun] if words.dep[c] == "appos")
        yield from ((c, side) for c in named)
        if words.dep[noun] == "compound":
            yield words.head[noun], side

    def _behind_for(self, head: int) -> int | None:
        words = self.words
        below = (
            c for prep in words.children[head] if words.lower[prep] == "for" for c in words.children[prep]
        )
        return next((c for c in below if self.is_meeter(c)), None)

    def _owner_of(self, noun: int) -> int | None:
        words = self.words
        own = next(
            (c for c in words.children[noun] if words.dep[c] == "poss" and words.tag[c] != "PRP$"), None
        )
        return own if own is not None else self.owner(noun)

    def _side(self, head: int) -> str | None:
        sides = self.sides(head)
        return sides[0] if sides else self.called(head)
