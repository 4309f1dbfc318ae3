"""What a charge of breach is about, and what became of a commitment: who says that it was broken or kept.

A charge goes to the agreement that its words name, or to the last one named before it where they say only
"the agreement". It goes to a commitment that is told in its own words ("of failing to keep promises of aid"),
or to one of that agreement, by the accused or by every party, that shares a thing with the deed. Where two
commitments fit alike it goes to none.

A commitment's history gains a step for each charge that is made outright (`reported breached`), for each
denial (`disputed`), for each report that whoever is bound did it (`reported met`), and once where he is told
to have taken himself out of it or of its agreement (`withdrawn`). None is a verdict.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from accord.model.acts import GENERIC, act_of
from accord.model.annotation import Withdrawal
from accord.model.entries import (
    Agreement,
    BreachClaimEntry,
    CommitmentEntry,
    EventEntry,
    Mention,
    StatusChange,
)
from accord.model.reading import forms_in
from accord.model.tables import word_set
from accord.reconcile.context import Context

__all__ = ["tied", "with_outcomes"]


def _table(name: str) -> frozenset[str]:
    return word_set("accord.reconcile", "keeping.toml", name)


_TRUCE = "ceasefire"  # the class of acts
_BACK = 1500  # characters from a deed back to the pledge that it breaks, where it names none
_MANY = 200  # Commitments that share a word with a deed; a word of more tells none of them.


def tied(
    context: Context,
    claims: Sequence[BreachClaimEntry],
    commitments: Sequence[CommitmentEntry],
    agreements: Sequence[Agreement],
) -> list[BreachClaimEntry]:
    """The claims with the ids of the agreement and the commitment that each is about, where known."""
    named, pledges = _Named(agreements), _Pledges(context, commitments)
    found = []
    for claim in claims:
        agreement = named.meant(claim)
        commitment = None if claim.count else pledges.meant(claim, named.name(agreement))
        found.append(replace(claim, agreement=agreement, commitment=commitment))
    return [it if it.accused or it.count else replace(it, accused=pledges.accused(it)) for it in found]


def with_outcomes(
    context: Context,
    commitments: Sequence[CommitmentEntry],
    claims: Sequence[BreachClaimEntry],
    events: Sequence[EventEntry],
    agreements: Sequence[Agreement],
) -> list[CommitmentEntry]:
    """The commitments with what is reported of their keeping, each step with its day and source."""
    pledges = _Pledges(context, commitments)
    steps: dict[str, list[StatusChange]] = defaultdict(list)
    for claim in claims:
        if claim.commitment is not None:
            steps[claim.commitment] += _of_claim(context, claim)
    for commitment, event in pledges.kept(events):
        steps[commitment].append(_step(context, "reported met", event.mentions[0]))
    for commitment, mention in _withdrawn(context, _Named(agreements), pledges).items():
        steps[commitment].append(_step(context, "withdrawn", mention))
    return [_with(it, steps[it.id]) if steps[it.id] else it for it in commitments]


def _withdrawn(context: Context, named: _Named, pledges: _Pledges) -> dict[str, Mention]:
    """Where it was first told of each commitment that whoever is bound took himself out of it."""
    told: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for reading in context.readings:
        day = reading.document.published.value or "9"
        for mark in reading.annotation.withdrawals:
            mention = context.mention(reading, *mark.span)
            agreement = named.name(named.at(mention, _is_bare(mark.instrument)))
            for key in pledges.left(mark, mention, day, agreement):
                told[key].append((day, mention))
    return {
        key: min(found, key=lambda it: (it[0], it[1].article, it[1].start))[1] for key, found in told.items()
    }


def _is_bare(instrument: str | None) -> bool:
    """Whether the words say only "the agreement"."""
    named = any(word[:1].isupper() for word in (instrument or "").split())
    return not named and bool(_table("agreements").intersection(forms_in(instrument or "")))


def _of_claim(context: Context, claim: BreachClaimEntry) -> Iterator[StatusChange]:
    if claim.modality == "alleged":
        days = [context.by_id[it.article].document.published.value for it in claim.mentions]
        first = next((it for it, day in zip(claim.mentions, days, strict=True) if day), claim.mentions[0])
        yield _step(context, "reported breached", first)
    for answer in claim.responses:
        if answer.response == "deny" and claim.modality != "conditional":
            yield _step(context, "disputed", answer.mention)


def _step(context: Context, status: str, mention: Mention) -> StatusChange:
    return StatusChange(status, context.by_id[mention.article].document.published.value, mention)


def _with(commitment: CommitmentEntry, steps: Iterable[StatusChange]) -> CommitmentEntry:
    """The commitment with further steps in order of their days; what is told first stays first."""
    first, *rest = commitment.status_history
    rest += steps
    rest.sort(key=lambda it: (it.on or "9", it.mention.article, it.mention.start, it.status))
    return replace(commitment, status=rest[-1].status, status_history=(first, *rest))


class _Named:
    """Where each article names agreements."""

    def __init__(self, agreements: Sequence[Agreement]) -> None:
        self._names = {it.id: it.name for it in agreements}
        self._places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for it in agreements:
            for mention in it.mentions:
                self._places[mention.article].append((mention.start, mention.end, it.id))
        for places in self._places.values():
            places.sort()

    def name(self, agreement: str | None) -> str | None:
        return self._names.get(agreement) if agreement else None

    def meant(self, claim: BreachClaimEntry) -> str | None:
        """The agreement that most of the claim's words mean."""
        if claim.instrument is None:
            return None
        bare = _is_bare(claim.instrument)
        found = Counter(it for mention in claim.mentions if (it := self.at(mention, bare)))
        return min(found, key=lambda it: (-found[it], it), default=None)

    def at(self, mention: Mention, bare: bool) -> str | None:
        """The agreement named in the words, else, where they say only "the agreement", the last before."""
        places = self._places.get(mention.article, [])
        at = bisect_right(places, (mention.end, 0, ""))
        if at and places[at - 1][1] > mention.start:
            return places[at - 1][2]
        return places[at - 1][2] if at and bare else None


class _Pledges:
    """The commitments by the words that tell their acts and by where they are told."""

    def __init__(self, context: Context, commitments: Sequence[CommitmentEntry]) -> None:
        self._context = context
        self._by_id = {it.id: it for it in commitments}
        self._by_thing: dict[str, list[str]] = defaultdict(list)
        self._by_act: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._things: dict[str, frozenset[str]] = {}
        self._places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._by_rule: dict[str, list[CommitmentEntry]] = defaultdict(list)
        for it in sorted(commitments, key=lambda it: it.id):
            if it.instrument:
                self._by_rule[it.instrument].append(it)
            elif act_of(forms_in(it.action)).kind == _TRUCE:
                self._by_rule[_TRUCE].append(it)
            self._by_act[tuple(forms_in(it.action))].append(it.id)
            self._things[it.id] = act_of(forms_in(it.action)).things - GENERIC
            for thing in self._things[it.id]:
                self._by_thing[thing].append(it.id)
            for mention in it.mentions:
                self._places[mention.article].append((mention.start, mention.end, it.id))
        for places in self._places.values():
            places.sort()

    def meant(self, claim: BreachClaimEntry, agreement: str | None) -> str | None:
        """The one commitment that the claim is about."""
        told = Counter(it for mention in claim.mentions for it in self._inside(mention))
        if told:
            return self._best(told)
        if agreement is None:
            return self._told_before(claim) if claim.instrument is None and not claim.count else None
        words = forms_in(" ".join((claim.what or "", *(mention.quote for mention in claim.mentions))))
        rule = _table("agreements").union(forms_in(claim.instrument or ""))
        forms = [form for form in words if form not in rule]
        shared = {
            key: len(common)
            for key, common in self._sharing(act_of(forms).things, forms).items()
            if self._by_id[key].instrument == agreement and self._bound(claim.accused, self._by_id[key])
        }
        return self._best(shared or self._of_the_act(claim, agreement))

    def _of_the_act(self, claim: BreachClaimEntry, agreement: str) -> dict[str, int]:
        """The accused's own commitments of the very act that was not done: `failing to free prisoners`."""
        act = act_of(forms_in(claim.what or ""))
        kept = (it for it in self._by_rule[agreement] if not it.negated)
        own = (it for it in kept if self._bound(claim.accused, it))
        acts = ((it.id, act_of(forms_in(it.action))) for it in own)
        fits = act.kind in _table("kept")
        return {key: 1 for key, it in acts if fits and it.kind == act.kind and it.things & act.things}

    def _told_before(self, claim: BreachClaimEntry) -> str | None:
        """Of a deed called a breach of nothing named, the pledge told before it that shares a thing."""
        things = act_of(forms_in(claim.what or "")).things
        near = {
            key
            for mention in claim.mentions
            for start, _, key in self._places.get(mention.article, ())
            if mention.start - _BACK <= start < mention.start
        }
        shared = self._sharing(things, forms_in(claim.what or ""))
        return self._best({key: len(shared[key]) for key in sorted(near & set(shared))})

    def accused(self, claim: BreachClaimEntry) -> str | None:
        """Whom a charge means that names nobody: whoever is bound by what is broken, or alone denies it."""
        denying = {answer.by for answer in claim.responses if answer.response == "deny" and answer.by}
        alone = next(iter(denying)) if len(denying) == 1 and claim.accuser not in denying else None
        return self._bound_by(claim) or alone

    def _bound_by(self, claim: BreachClaimEntry) -> str | None:
        pledge = self._by_id.get(claim.commitment or "")
        if claim.accuser is None or pledge is None or pledge.obligor is None:
            return None
        every = pledge.obligor.casefold() in _table("each_party") or " and " in pledge.obligor
        return None if every or self._same(claim.accuser, pledge.obligor) else pledge.obligor

    def left(self, mark: Withdrawal, mention: Mention, day: str, agreement: str | None) -> Iterator[str]:
        """The commitments that somebody leaves: those told in the words ("his promise to resign"), with those
        of the same act that were told before, else his own under the agreement.

        Of a truce that is no agreement of the record it is the one that he was last told to have promised.
        """
        told = list(self._inside(mention))
        if told or mark.by is None:
            yield from dict.fromkeys((*told, *(it for key in told for it in self._told_earlier(key, day))))
            return
        own = (
            it for it in self._by_rule[agreement or _TRUCE] if it.obligor and self._same(mark.by, it.obligor)
        )
        before = [it for it in own if (it.first_reported or "9") <= day]
        if agreement is not None:
            yield from (it.id for it in before)
        elif before and _table("truces").intersection(forms_in(mark.instrument or "")):
            yield max(before, key=lambda it: (it.first_reported or "", it.id)).id

    def _told_earlier(self, key: str, day: str) -> Iterator[str]:
        """Pledges of the very same act by whoever is bound by this one."""
        one = self._by_id[key]
        for other in self._by_act[tuple(forms_in(one.action))]:
            it = self._by_id[other]
            bound = one.obligor and it.obligor and self._same(one.obligor, it.obligor)
            if bound and (it.first_reported or "9") <= day:
                yield other

    def kept(self, events: Sequence[EventEntry]) -> Iterator[tuple[str, EventEntry]]:
        """Each commitment whose act is reported as done, after it was made, by whoever is bound."""
        for event in sorted(events, key=lambda it: (it.start or "9", it.id)):
            words = event.mentions[0].quote
            act = act_of(forms_in(words))
            done = event.modality == "reported" and not event.habitual and event.type in _table("deeds")
            if not done or act.kind not in _table("kept") or any(map(self._told, event.mentions)):
                continue
            shared = self._sharing(act.things, forms_in(words))
            fitting = {
                key: len(common)
                for key, common in shared.items()
                if self._is_done(self._by_id[key], act.kind, event, words)
            }
            best = self._best(fitting)
            if best is not None:
                yield best, event

    def _is_done(self, commitment: CommitmentEntry, kind: str, event: EventEntry, words: str) -> bool:
        """Whether the event is the act itself: of its kind, by whoever is bound, in all its numbers."""
        if commitment.negated or act_of(forms_in(commitment.action)).kind != kind or not commitment.obligor:
            return False
        after = (event.start or event.first_reported or "") >= (commitment.first_reported or "9")
        numbers = {form for form in forms_in(commitment.action) if form.isdigit()}
        return (
            after
            and numbers <= set(forms_in(words))
            and any(self._same(actor, commitment.obligor) for actor in event.actors)
        )

    def _told(self, mention: Mention) -> bool:
        """Whether the words are those of a commitment."""
        places = self._places.get(mention.article, [])
        at = bisect_left(places, (mention.end, 0, ""))
        return any(end > mention.start for _, end, _ in places[max(0, at - 3) : at])

    def _inside(self, mention: Mention) -> Iterator[str]:
        """The commitments told within the claim's own words."""
        places = self._places.get(mention.article, [])
        for start, end, key in places[bisect_left(places, (mention.start, 0, "")) :]:
            if start >= mention.end:
                return
            if end <= mention.end + 1:
                yield key

    def _sharing(self, things: Iterable[str], forms: Sequence[str]) -> Mapping[str, set[str]]:
        """The commitments that share words of their own with a deed, and those words."""
        found: dict[str, set[str]] = defaultdict(set)
        for thing in sorted(set(things).union(forms)):
            keys = self._by_thing.get(thing, ())
            if len(keys) <= _MANY:
                for key in keys:
                    found[key].add(thing)
        return found

    def _bound(self, accused: str | None, commitment: CommitmentEntry) -> bool:
        """Whether the accused may be who is bound: nothing is known of one, the same, or each party is."""
        obligor = commitment.obligor
        if accused is None or obligor is None:
            return True
        return self._same(accused, obligor) or obligor.casefold() in _table("each_party")

    def _same(self, one: str, other: str) -> bool:
        """Whether two names are one actor's, or one is a part of the other: an army of its state."""
        short, long = sorted((one.casefold(), other.casefold()), key=len)
        if long.startswith(f"{short} of ") or long.endswith(f" {short}"):
            return True
        groups = {self._context.actor_group(one), self._context.actor_group(other)}
        if len(groups) == 1 or self._context.actor_name(one) == self._context.actor_name(other):
            return True
        wholes = {self._context.part_of(group) for group in groups} - {None}
        return bool(wholes & {self._context.actor_name(one), self._context.actor_name(other)})

    def _best(self, scores: Mapping[str, int]) -> str | None:
        """The highest score's, where it is one's alone."""
        ranked = sorted(scores, key=lambda key: (-scores[key], key))
        if not ranked or (len(ranked) > 1 and scores[ranked[0]] == scores[ranked[1]]):
            return None
        return ranked[0]
