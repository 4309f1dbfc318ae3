"""Statement entries: one utterance with all its witnesses, and how each gives it.

Which witness is the best is for `witnesses`, how wordings differ for `wording`, what is a translation for
`tongues`. A report in indirect speech is a `paraphrase` of a quotation, and of another report where its
words differ; so is a part of a quotation set in other words than another's. Quotation marks around words
that the best witness doesn't have make it `altered` or, from another language, `translation`; where hardly
any word is kept, `paraphrase`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from accord.model.annotation import Statement
from accord.model.entries import StatementEntry, Variant, WordChange
from accord.model.reading import Word, clarifications, words_in
from accord.model.values import Span
from accord.reconcile.context import Context, first_known
from accord.reconcile.origins import counted
from accord.reconcile.tongues import Tongues, in_other_words, is_reworded, translations
from accord.reconcile.witnesses import Witness, best_witness
from accord.reconcile.wording import clarified, compare, kept_part, longest_run, whole_change

__all__ = ["statements"]

_HALF = 0.5
_RUN = 4
_ANOTHER_CUT = 0.9  # of a wording's content words stand in a third one
_MOST_COMPARED = 12
Relation = tuple[str, tuple[WordChange, ...]]


def statements(context: Context) -> list[StatementEntry]:
    """One entry for each group of statements judged the same."""
    groups: dict[str, dict[str, Witness]] = defaultdict(dict)
    for reading in context.readings:
        for statement in reading.annotation.statements:
            if statement.content:
                key = reading.key(statement)
                start = min(span.start for span in statement.content)
                end = max(span.end for span in statement.content)
                mention = context.mention(reading, start, end)
                group = groups[context.statement_group.get(key, key)]
                group.setdefault(key, Witness(key, reading, statement, mention))
    utterances = [_Utterance(context, list(group.values())) for group in groups.values()]
    quotations = [triple for utterance in utterances for triple in utterance.reworded()]
    tongues = Tongues(context.readings, translations(quotations))
    return [utterance.entry(tongues) for utterance in utterances]


class _Utterance:
    """All witnesses of one utterance, in order, and the best of them."""

    def __init__(self, context: Context, witnesses: list[Witness]) -> None:
        self._context = context
        self.witnesses = sorted(
            witnesses, key=lambda it: (*context.order(it.mention.article), it.mention.start, it.key)
        )
        named = {agency for it in witnesses if (agency := context.origins.agency(self._medium(it)))}
        issuers = (context.issuer(it.reading, it.statement) for it in self.witnesses)
        issuer = next((it for it in issuers if it), None)
        self._origins = [self._origin(witness, named, issuer) for witness in self.witnesses]
        self.best, self.why = best_witness(self.witnesses, self._going_back())

    def reworded(self) -> Iterator[tuple[str, str | None, bool]]:
        """Each quotation's article, its speaker, and whether it is in other words than two that agree."""
        quoted = [it for it in self.witnesses if it.statement.kind == "direct"]
        if len(quoted) < 2:
            return
        quotations = [(it, it.words()) for it in quoted]
        for witness, words in quotations:
            others = [wording for it, wording in quotations if it.mention.article != witness.mention.article]
            if not others:
                continue
            attested = any(_agree(one, other) for one, other in pairwise(others[:_MOST_COMPARED]))
            reworded = all(is_reworded(other, words) for other in others[:_MOST_COMPARED])
            if attested or not reworded:
                speaker = self._context.speaker_name(witness.reading, witness.statement)
                yield witness.mention.article, speaker, reworded

    def entry(self, tongues: Tongues) -> StatementEntry:
        context, best = self._context, self.best
        first, last = context.reported(witness.mention.article for witness in self.witnesses)
        ranked = [best, *(witness for witness in self.witnesses if witness is not best)]
        told = [context.circumstances(witness.reading, witness.statement) for witness in ranked]
        medium = first_known(statement.medium for statement in told)
        dated = _dated(told)
        variants = tuple(
            Variant(witness.mention, *self._relation(witness, tongues)) for witness in self.witnesses
        )
        return StatementEntry(
            id=self.witnesses[0].key,
            mentions=tuple(witness.mention for witness in self.witnesses),
            origins=counted(self._told_by(variants)),
            first_reported=first,
            last_reported=last,
            speaker=first_known(self._named(it) for it in ranked)
            or first_known(context.speaker(it.reading, it.statement) for it in ranked),
            office=first_known(witness.statement.office for witness in ranked),
            affiliation=first_known(witness.statement.affiliation for witness in ranked),
            text=" ".join(_written(best.text, span) for span in best.statement.content),
            why=self.why,
            kind_of=best.statement.kind,
            speech=best.statement.speech,
            modality=best.statement.modality,
            negated=best.statement.negated,
            via=first_known(witness.statement.via for witness in ranked),
            addressee=first_known(statement.addressee for statement in told),
            medium=context.origins.agency(medium) or medium,
            date=dated.date if dated else None,
            earliest=dated.earliest if dated else None,
            latest=dated.latest if dated else None,
            variants=variants,
        )

    def _relation(self, witness: Witness, tongues: Tongues) -> Relation:
        """How a witness gives what the best one gives, and in which words it differs."""
        best = self.best
        if witness is best:
            return "verbatim", ()
        kinds = (best.statement.kind, witness.statement.kind)
        quoted = "indirect" not in kinds
        relation, changes = self._quoted(witness) if quoted else _reported(best, witness)
        if relation not in ("altered", "paraphrase") or witness.mention.article == best.mention.article:
            return relation, changes
        one, other = (best.words(), witness.words()) if quoted else (_all_words(best), _all_words(witness))
        if tongues.inferred(witness.reading, reworded=is_reworded(one, other)):
            return "translation", changes
        if relation == "altered" and is_reworded(one, other):
            if tongues.translated(witness.reading, witness.statement, best.reading):
                return "translation", changes
            if in_other_words(one, other):
                return "paraphrase", changes
        return relation, changes

    def _quoted(self, witness: Witness) -> Relation:
        """The relation of two wordings in quotation marks."""
        best = self.best
        spoken, words = best.words(), witness.words()
        relation, changes = compare(spoken, best.text, words, witness.text)
        if relation == "trimmed" and is_reworded(spoken, words) and not self._is_another_cut(witness):
            if witness.statement.kind == "mixed":
                return "paraphrase", ()
            return "altered", whole_change(spoken, best.text, words, witness.text)
        brackets = clarifications(witness.text, witness.statement)
        put = clarified(spoken, best.text, words, witness.text, brackets) if brackets else ()
        if relation != "altered" and put:
            return "clarified", put
        if best.statement.kind == witness.statement.kind == "mixed" and relation in ("verbatim", "trimmed"):
            return _reported(best, witness)
        return relation, changes

    def _is_another_cut(self, witness: Witness) -> bool:
        """Whether a third report has both these words and the best witness's: two cuts of one speech."""
        words = witness.words()
        return any(
            _agree(it.words(), words)
            for it in self.witnesses[:_MOST_COMPARED]
            if it is not witness and it is not self.best and it.statement.kind != "indirect"
        )

    def _told_by(self, variants: Iterable[Variant]) -> Iterator[tuple[str | None, str]]:
        """Whom each report goes back to. What an outlet gives in other words than another it may have heard
        itself or have read there, so that without a credit nobody knows."""
        for origin, variant in zip(self._origins, variants, strict=True):
            article = variant.mention.article
            retold = variant.relation in ("paraphrase", "translation")
            unknown = retold and origin == self._context.origins.outlet(article)
            yield None if unknown else origin, article

    def _going_back(self) -> list[int]:
        """For each witness, how many reports go back to its outlet; 0 where only one does."""
        counts = Counter(origin for origin in self._origins if origin is not None)
        outlets = [self._context.origins.outlet(it.mention.article) for it in self.witnesses]
        return [counts[name] if name is not None and counts[name] > 1 else 0 for name in outlets]

    def _named(self, witness: Witness) -> str | None:
        name = self._context.speaker_name(witness.reading, witness.statement)
        return self._context.actor_name(name) if name else None

    def _origin(self, witness: Witness, named: set[str], issuer: str | None) -> str | None:
        """Whom one report goes back to; what was put out once goes back there, whoever reports it."""
        return self._context.origins.of_mention(
            witness.mention.article,
            witness.statement.content,
            medium=self._medium(witness),
            issuer=issuer,
            named=named,
        )

    def _medium(self, witness: Witness) -> str | None:
        return self._context.medium(witness.reading, witness.statement)


def _dated(told: Sequence[Statement]) -> Statement | None:
    """The witness that tells the day of the saying most closely; of several the first."""
    known = [statement for statement in told if statement.earliest and statement.latest]
    return min(known, key=lambda it: _days(it.earliest, it.latest), default=None)


def _days(earliest: str | None, latest: str | None) -> int:
    return (date.fromisoformat(latest or "") - date.fromisoformat(earliest or "")).days


def _reported(best: Witness, witness: Witness) -> Relation:
    """The relation of two reports of which one at least is not all in quotation marks."""
    spoken, words = _all_words(best), _all_words(witness)
    if kept_part(spoken, words) < _HALF:
        return "paraphrase", ()
    relation, changes = compare(spoken, best.text, words, witness.text)
    if best.statement.kind == witness.statement.kind and relation in ("verbatim", "trimmed"):
        return relation, changes
    return "paraphrase", changes


def _all_words(witness: Witness) -> list[Word]:
    return [word for span in witness.statement.content for word in words_in(witness.text, *span)]


def _agree(one: Sequence[Word], other: Sequence[Word]) -> bool:
    run = min(_RUN, len(one), len(other))
    return kept_part(one, other) >= _ANOTHER_CUT and longest_run(one, other) >= run


def _written(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
