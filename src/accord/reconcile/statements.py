"""Statement entries: one utterance with all its witnesses.

The best witness is the one nearest to the origin: an article of the agency that the reports go back
to, else the earliest where all are dated; then the one whose words most other witnesses repeat
verbatim, then the longest, then the first by article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from accord.model.annotation import Statement
from accord.model.entries import Mention, StatementEntry, Variant
from accord.model.reading import Reading, Word, quoted_words
from accord.model.values import Span
from accord.reconcile.context import Context
from accord.reconcile.origins import counted
from accord.reconcile.wording import compare

__all__ = ["statements"]

_MOST_COMPARED = 12  # Beyond, a witness's agreement with the first dozen is enough to rank it.


class _Witness(NamedTuple):
    key: str
    reading: Reading
    statement: Statement
    mention: Mention

    @property
    def text(self) -> str:
        return self.reading.document.text

    def words(self) -> list[Word]:
        return quoted_words(self.text, self.statement)


def statements(context: Context) -> list[StatementEntry]:
    """One entry for each group of statements judged the same."""
    groups: dict[str, dict[str, _Witness]] = defaultdict(dict)
    for reading in context.readings:
        for statement in reading.annotation.statements:
            if statement.content:
                key = reading.key(statement)
                start = min(span.start for span in statement.content)
                end = max(span.end for span in statement.content)
                mention = context.mention(reading, start, end)
                group = groups[context.statement_group.get(key, key)]
                group.setdefault(key, _Witness(key, reading, statement, mention))
    return [_entry(context, list(group.values())) for group in groups.values()]


def _entry(context: Context, witnesses: list[_Witness]) -> StatementEntry:
    witnesses.sort(key=lambda it: (*context.order(it.mention.article), it.mention.start, it.key))
    named = {agency for it in witnesses if (agency := context.origins.agency(_medium(context, it)))}
    origins = [_origin(context, witness, named) for witness in witnesses]
    best = _best(context, witnesses, origins)
    first, last = context.reported(witness.mention.article for witness in witnesses)
    ranked = [best, *(witness for witness in witnesses if witness is not best)]
    medium = _first(witness.statement.medium for witness in ranked)
    dated = _dated(ranked)
    return StatementEntry(
        id=witnesses[0].key,
        mentions=tuple(witness.mention for witness in witnesses),
        origins=counted((name, it.mention.article) for name, it in zip(origins, witnesses, strict=True)),
        first_reported=first,
        last_reported=last,
        speaker=_first(_named(context, it) for it in ranked)
        or _first(context.speaker(it.reading, it.statement) for it in ranked),
        office=_first(witness.statement.office for witness in ranked),
        affiliation=_first(witness.statement.affiliation for witness in ranked),
        text=" ".join(_written(best.text, span) for span in best.statement.content),
        why="",
        kind_of=best.statement.kind,
        speech=best.statement.speech,
        modality=best.statement.modality,
        negated=best.statement.negated,
        via=_first(witness.statement.via for witness in ranked),
        addressee=_first(witness.statement.addressee for witness in ranked),
        medium=context.origins.agency(medium) or medium,
        date=dated.date if dated else None,
        earliest=dated.earliest if dated else None,
        latest=dated.latest if dated else None,
        variants=_variants(best, witnesses),
    )


def _dated(ranked: Sequence[_Witness]) -> Statement | None:
    """The witness that tells the day of the saying most closely; of several the first."""
    known = [it.statement for it in ranked if it.statement.earliest and it.statement.latest]
    return min(known, key=lambda it: _days(it.earliest, it.latest), default=None)


def _days(earliest: str | None, latest: str | None) -> int:
    return (date.fromisoformat(latest or "") - date.fromisoformat(earliest or "")).days


def _named(context: Context, witness: _Witness) -> str | None:
    name = context.speaker_name(witness.reading, witness.statement)
    return context.actor_name(name) if name else None


def _written(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _origin(context: Context, witness: _Witness, named: set[str]) -> str | None:
    return context.origins.of_mention(
        witness.mention.article, witness.statement.content, medium=_medium(context, witness), named=named
    )


def _medium(context: Context, witness: _Witness) -> str | None:
    return context.medium(witness.reading, witness.statement)


def _best(context: Context, witnesses: Sequence[_Witness], origins: Sequence[str | None]) -> _Witness:
    if len(witnesses) == 1:
        return witnesses[0]
    known = {origin for origin in origins if origin is not None}
    dated = all(it.reading.document.published.earliest for it in witnesses)
    words = [witness.words() for witness in witnesses]
    agreement = _agreement(words)

    def rank(number: int) -> tuple[bool, str, int, int, int]:
        document = witnesses[number].reading.document
        own = context.origins.outlet(witnesses[number].mention.article) in known and len(known) == 1
        day = (document.published.earliest or "") if dated else ""
        return not own, day, -agreement[number], -len(words[number]), number

    return witnesses[min(range(len(witnesses)), key=rank)]


def _agreement(words: Sequence[Sequence[Word]]) -> list[int]:
    """For each wording, how many others stand in it, or it in them, unbroken."""
    forms = [f" {' '.join(word.form for word in wording)} " for wording in words]
    compared = forms[:_MOST_COMPARED]
    return [sum(one in other or other in one for other in compared) for one in forms]


def _variants(best: _Witness, witnesses: Sequence[_Witness]) -> tuple[Variant, ...]:
    if len(witnesses) == 1:
        return (Variant(best.mention, "verbatim", ()),)
    spoken, found = best.words(), []
    for witness in witnesses:
        relation, changes = compare(spoken, best.text, witness.words(), witness.text)
        if relation == "altered" and "indirect" in (best.statement.kind, witness.statement.kind):
            relation = "paraphrase"
        found.append(Variant(witness.mention, relation, changes))
    return tuple(found)
