"""To whom, where and when: what the words around its cue tell of a saying.

A cue joined to another of the same speaker ("told Reuters on Monday the road was open, adding that …")
shares what the first one tells. What stands in an outlet's report was told by way of that outlet.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.annotate.attributions import Attribution
from accord.annotate.dating import Dates, Said
from accord.annotate.lexicon import REPORTS
from accord.annotate.media import Heard, Hearers
from accord.annotate.scene import Scene
from accord.model.annotation import NameMark, Time
from accord.model.values import Span

__all__ = ["Circumstance", "Circumstances"]

_JOINED = frozenset(("advcl", "conj", "xcomp", "dep"))
_LONGEST_CHAIN = 4
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Circumstance:
    """The fields of a statement that tell where, to whom and when; None where the text does not."""

    addressee: str | None = None
    medium: str | None = None
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Relay:
    """What an outlet is said to have reported: from `start` to `end`, by `outlet`."""

    start: int
    end: int
    outlet: str


class Circumstances:
    """Answers for every cue of one document.

    `said` holds the words that each cue governs, by the cue's token; `sources` the `according to` that
    hands on what stands under a cue; `owner` the name that each token belongs to.
    """

    def __init__(
        self,
        scene: Scene,
        owner: list[NameMark | None],
        times: tuple[Time, ...],
        said: Mapping[int, Sequence[Span]],
        sources: Mapping[int, Attribution],
    ) -> None:
        self.scene = scene
        self.said = said
        self.sources = sources
        self.hearers = Hearers(scene.words, owner, scene.inside)
        self.dates = Dates(scene.words, times)
        self.relays = sorted(self._relays(said))

    def _relays(self, said: Mapping[int, Sequence[Span]]) -> Iterable[Relay]:
        """What each outlet is said to have reported."""
        lower = self.scene.words.lower
        for cue, parts in said.items():
            subject = self.scene.found[cue].subject
            if subject is None or not parts:
                continue
            reported = lower[subject] in REPORTS
            outlet = self.hearers.reporter(subject) if reported else self.hearers.outlet(subject)
            if outlet is not None:
                yield from (Relay(part.start, part.end, outlet) for part in parts)

    def of(self, cue: int) -> Circumstance:
        """What is told of the saying whose cue is at this token."""
        heard, said = self._told(cue, _LONGEST_CHAIN), self._dated(cue, _LONGEST_CHAIN)
        medium = heard.medium
        if heard.rank < self.hearers.SURE:
            source = self.sources.get(cue)
            handed_on = self.hearers.of(source).medium if source is not None else None
            medium = self._relay_at(cue) or medium or handed_on
        return Circumstance(heard.addressee, medium, said.date, said.earliest, said.latest)

    def _told(self, cue: int, depth: int) -> Heard:
        heard = self.hearers.of(self.scene.found[cue], self.said.get(cue, ()))
        above = self._joined_to(cue)
        if above is not None and depth and heard.addressee is None and heard.medium is None:
            return self._told(above, depth - 1)
        return heard

    def _dated(self, cue: int, depth: int) -> Said:
        said = self.dates.of(self.scene.found[cue], self.said.get(cue, ()))
        above = self._joined_to(cue)
        if above is not None and depth and said.earliest is None:
            return self._dated(above, depth - 1)
        return said

    def _joined_to(self, cue: int) -> int | None:
        """The cue of the same speaker that this one goes on from, within the sentence."""
        words, found = self.scene.words, self.scene.found
        subject = found[cue].subject
        if words.dep[cue] not in _JOINED or subject is None or found[cue].noun:
            return None
        above = words.head[cue]
        if words.tag[cue] == "VBG" and above not in found:  # "said it was over, adding …" hung on "was"
            above = words.head[above]
        return above if above < cue and above in found and found[above].subject == subject else None

    def _relay_at(self, cue: int) -> str | None:
        """The outlet in whose report the cue at this token stands."""
        start = self.scene.words.start[cue]
        place = bisect_right(self.relays, start, key=lambda relay: relay.start)
        for relay in reversed(self.relays[max(0, place - _DEEPEST) : place]):
            if start < relay.end:
                return relay.outlet
        return self._beside(cue)

    def _beside(self, cue: int) -> str | None:
        """The outlet of `…, he said, according to the Ost Times`."""
        words = self.scene.words
        for child in words.children[cue]:
            if words.lower[child] == "according" and self.scene.inside[child] < 0:
                for prep in (child, *words.children[child]):
                    for below in words.children[prep]:
                        outlet = self.hearers.outlet(below) if words.dep[below] == "pobj" else None
                        if outlet is not None:
                            return outlet
        return None
