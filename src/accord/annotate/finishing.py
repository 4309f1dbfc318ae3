"""From drafts to statements: who spoke, of whom another told, when, where, and whether it is held as said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from accord.annotate.acting import day_of_act
from accord.annotate.attributions import Attribution
from accord.annotate.circumstances import Circumstance, Circumstances
from accord.annotate.hearsay import before_relative, inside_of, relayer
from accord.annotate.modality import ASSERTED, modality_of
from accord.annotate.repeated import named_by_words
from accord.annotate.scene import Scene
from accord.annotate.speakers import Speaker, SpeakerBook
from accord.model.annotation import NameMark, Statement, Time
from accord.model.values import Span

__all__ = ["Draft", "finish"]


@dataclass(slots=True)
class Draft:
    """A statement in the making: `lead` is the token of the cue that names the speaker.

    `cued` is False where that cue is another statement's, or none at all.
    """

    parts: list[Span]
    kind: str
    lead: int | None = None
    cued: bool = True


def finish(
    scene: Scene,
    drafts: Sequence[Draft],
    sources: Mapping[int, Attribution],
    names: tuple[NameMark, ...],
    times: tuple[Time, ...],
) -> tuple[tuple[Statement, ...], tuple[NameMark, ...]]:
    """The statements of the drafts, which come in text order, and the names with the offices told beside
    them; `sources` as `Circumstances` takes them."""
    finishing = _Finishing(scene, drafts, sources, names, times)
    return finishing.statements(), finishing.people.with_offices(names)


class _Finishing:
    """What all statements of one document need: its speakers, resolved in the order of the text."""

    def __init__(
        self,
        scene: Scene,
        drafts: Sequence[Draft],
        sources: Mapping[int, Attribution],
        names: tuple[NameMark, ...],
        times: tuple[Time, ...],
    ) -> None:
        self.scene = scene
        self.words = scene.words
        self.drafts = drafts
        book = SpeakerBook(scene.words, names, scene.inside)
        self.people = book.people
        self.owner = book.owner
        self.resolved: dict[int, Speaker] = {}
        self.relayed: dict[int, str] = {}
        said: dict[int, list[Span]] = {}
        for draft in drafts:
            if draft.lead is not None and draft.cued:
                said.setdefault(draft.lead, []).extend(draft.parts)
        self._resolve(book, said)
        self.around = Circumstances(scene, book.owner, times, said, sources)
        cues = [self._cue(draft) for draft in drafts]
        self.outer = inside_of([draft.parts for draft in drafts], cues)

    def statements(self) -> tuple[Statement, ...]:
        found = [self._statement(draft, outer) for draft, outer in zip(self.drafts, self.outer, strict=True)]
        quoted = [quotation.span for quotation in self.scene.quotations]
        return named_by_words(self.words, quoted, found, self.people.persons)

    def _cue(self, draft: Draft) -> int | None:
        return self.words.start[draft.lead] if draft.lead is not None and draft.cued else None

    def _resolve(self, book: SpeakerBook, said: Mapping[int, Sequence[Span]]) -> None:
        """Each speaker, and each who quotes one, in the order of the text."""
        wanted: set[tuple[int, int, int, int, bool]] = set()
        for draft in self.drafts:
            lead = draft.lead
            if lead is None:
                continue
            speaker, subject = self.scene.speakers[lead], self.scene.found[lead].subject
            if speaker is not None and subject is not None:
                wanted.add((subject, *speaker, lead, False))
            head = relayer(self.words, lead) if draft.cued else None
            if head is not None:
                wanted.add((head, self.words.left[head], head, lead, True))
        for head, first, last, lead, relays in sorted(wanted):
            who = book.resolve(head, first, last, () if relays else said.get(lead, ()))
            if relays:
                self.relayed[lead] = who.name or self.words.phrase(first, last)
            else:
                self.resolved[lead] = who

    def _who(self, draft: Draft) -> Speaker:
        return self.resolved.get(draft.lead, Speaker()) if draft.lead is not None else Speaker()

    def _via(self, draft: Draft, outer: int | None) -> str | None:
        """Who told of it: whoever quotes the speaker, or says the statement in which this one stands."""
        if draft.lead is not None and draft.lead in self.relayed:
            return self.relayed[draft.lead]
        holder = self.drafts[outer] if outer is not None else None
        if holder is None or holder.lead is None or not self.scene.found[holder.lead].cue.speech:
            return None
        speaker = self.scene.speakers[holder.lead]
        name = self._who(holder).name or (self.words.phrase(*speaker) if speaker else None)
        own = self.scene.speakers[draft.lead] if draft.lead is not None else None
        same = own == speaker or (name is not None and name == self._who(draft).name)
        return None if same else name

    def _spans(self, lead: int) -> tuple[Span, ...]:
        """The speaker's words; of "who said", whom it goes with before it: "an architect", "who"."""
        words, speaker = self.words, self.scene.speakers[lead]
        if speaker is None:
            return ()
        whom = before_relative(words, speaker[0]) if speaker[0] == speaker[1] else None
        if whom is None or any(self.scene.inside[i] >= 0 for i in range(whom[0], whom[1] + 1)):
            return (words.span(*speaker),)
        return words.span(*whom), words.span(*speaker)

    def _dated_by_act(self, draft: Draft, told: Circumstance, who: Speaker) -> Circumstance:
        """With the day on which the speaker is told to have acted right before."""
        words, speaker = self.words, self.scene.speakers[draft.lead] if draft.lead is not None else None
        place = words.tokens_in(draft.parts[0])
        if speaker is None or place is None:
            return told
        opens = min(words.sentence[place[0]], words.sentence[draft.lead or place[0]])
        day = day_of_act(words, self.owner, self.around.dates, opens, (words.phrase(*speaker), who))
        return replace(told, date=day.date, earliest=day.earliest, latest=day.latest)

    def _statement(self, draft: Draft, outer: int | None) -> Statement:
        words, lead = self.words, draft.lead
        who = self._who(draft)
        own = self.scene.found[lead] if lead is not None and draft.cued else None
        told = self.around.of(own.at) if own else Circumstance()
        if told.earliest is None and lead is not None and (own is None or words.tag[own.at] == "VBD"):
            told = self._dated_by_act(draft, told, who)
        modality, negated = modality_of(words, self.scene.inside, own) if own else (ASSERTED, False)
        return Statement(
            content=tuple(draft.parts),
            kind=draft.kind,
            speech=own.cue.speech if own else True,
            speaker=self._spans(lead) if lead is not None else (),
            speaker_name=who.name,
            office=who.office,
            cue=(words.span(own.first, own.last),) if own else (),
            addressee=told.addressee,
            medium=told.medium,
            date=told.date,
            earliest=told.earliest,
            latest=told.latest,
            affiliation=who.affiliation,
            modality=modality,
            negated=negated,
            via=self._via(draft, outer) if modality != "required" else None,
        )
