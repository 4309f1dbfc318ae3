"""How one wording differs from another, word by word.

- `verbatim`: every word of the best witness stands there in order; case, punctuation, quotation marks
  and the writer's bracketed clarifications are no difference, and more words around it neither;
- `trimmed`: words are left out at either end, or inside where an ellipsis or a break shows it;
- `clarified`: the writer put a bracket into the words, or in the place of some ("we [the council]");
- `altered`: anything else inside the quotation: words replaced, put in, or left out unmarked. Another
  spelling of a name or a word ("organise", "we're") is no alteration.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from rapidfuzz.distance import Levenshtein

from accord.model.entries import WordChange
from accord.model.reading import Word, forms_in
from accord.model.tables import toml_table, word_set
from accord.model.values import Span

__all__ = ["clarified", "compare", "content_of", "describe", "kept_part", "longest_run", "whole_change"]

_NAME_ALIKE = 0.6
_FEW, _TELLING = 4, 3  # Changes told one by one; those told of a text reworded throughout.
_LEAST_KEPT, _TURNED_ROUND = 0.3, 2
_STANDS_FOR = 4  # words that a bracket may stand in the place of
_LONGEST = 9  # words of a change that are shown


def compare(
    witness: Sequence[Word], witness_text: str, variant: Sequence[Word], variant_text: str
) -> tuple[str, tuple[WordChange, ...]]:
    """The relation of `variant` to the best `witness`, and what was changed."""
    matcher = SequenceMatcher(
        None, [word.form for word in witness], [word.form for word in variant], autojunk=False
    )
    steps = matcher.get_opcodes()
    kept = sum(end - start for step, start, end, _, _ in steps if step == "equal")
    if kept < _LEAST_KEPT * min(len(witness), len(variant)):
        return "trimmed", ()  # Two cuts of one longer text, each of another part.
    trimmed, changes = False, []
    gone: list[Word] = []  # What stands at an end of one wording only,
    put: list[Word] = []  # and what does of the other.
    for number, (step, start, end, other_start, other_end) in enumerate(steps):
        outer = number in (0, len(steps) - 1)
        before, after = witness[start:end], variant[other_start:other_end]
        if step == "equal":
            continue
        if outer and (step != "replace" or _is_rim(before, after)):
            trimmed = trimmed or bool(before)
            gone, put = [*gone, *before], [*put, *after]
        elif step == "delete" and _after_break(variant, other_start):
            trimmed = True
        elif step == "insert" and _after_break(witness, end):
            continue  # The best witness is the one that left words out here.
        elif step == "replace" and _after_break(witness, end) and _after_break(variant, other_end):
            trimmed = True  # Both leave words out here, and quote something else before.
        elif not _same_names(before, witness_text, after, variant_text) and not _same_spelling(before, after):
            changes.append(WordChange(_written(before, witness_text), _written(after, variant_text)))
    if _turned_round(gone, put):
        changes.insert(0, WordChange(_written(gone, witness_text), _written(put, variant_text)))
    if changes:
        return "altered", tuple(changes)
    return ("trimmed" if trimmed else "verbatim"), ()


def clarified(
    witness: Sequence[Word],
    witness_text: str,
    variant: Sequence[Word],
    variant_text: str,
    brackets: Sequence[Span],
) -> tuple[WordChange, ...]:
    """What the variant's brackets say that the witness does not, and which of its words they stand for."""
    spoken = {word.form for word in witness}
    matcher = SequenceMatcher(
        None, [word.form for word in witness], [word.form for word in variant], autojunk=False
    )
    replaced = {
        other_start: _written(witness[start:end], witness_text)
        for step, start, end, other_start, _ in matcher.get_opcodes()
        if step == "delete" and end - start <= _STANDS_FOR
    }
    changes = []
    for bracket in brackets:
        words = bracket.of(variant_text)
        place = next((at for at, word in enumerate(variant) if word.start >= bracket.end), len(variant))
        if not spoken.issuperset(forms_in(words)):
            changes.append(WordChange(replaced.get(place, ""), " ".join(words.split())))
    return tuple(changes)


def whole_change(
    witness: Sequence[Word], witness_text: str, variant: Sequence[Word], variant_text: str
) -> tuple[WordChange, ...]:
    """One change that replaces a wording by another, where next to nothing of it is kept."""
    return (WordChange(_written(witness, witness_text), _written(variant, variant_text)),)


def kept_part(witness: Sequence[Word], variant: Sequence[Word]) -> float:
    """The part of the shorter wording's content words that the other has too, in whatever order."""
    mine, others = (Counter(word.form for word in words) for words in (witness, variant))
    for word in _function_words():
        del mine[word], others[word]
    fewer = min(mine.total(), others.total())
    return (mine & others).total() / fewer if fewer else 1.0


def longest_run(witness: Sequence[Word], variant: Sequence[Word]) -> int:
    """How many words at most stand unbroken in both."""
    mine, others = [word.form for word in witness], [word.form for word in variant]
    return SequenceMatcher(None, mine, others, autojunk=False).find_longest_match().size


def _after_break(words: Sequence[Word], at: int) -> bool:
    """Whether words are left out before the one at `at`, as an ellipsis or a break shows."""
    return at < len(words) and words[at].elided


def _turned_round(gone: Sequence[Word], put: Sequence[Word]) -> bool:
    """Whether what one wording has at its start the other has, in other words, at its end."""
    left = {word.form for word in gone} - _function_words()
    return len(left & {word.form for word in put}) >= _TURNED_ROUND


def _is_rim(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a difference at an end is two different cuts of a longer text, not a rewording."""
    return min(len(before), len(after)) * 2 < max(len(before), len(after))


def _same_names(before: Sequence[Word], text: str, after: Sequence[Word], other_text: str) -> bool:
    """Whether only names are spelled in another way: one is capitalised, most letters are the same."""
    return len(before) == len(after) > 0 and all(
        (text[one.start].isupper() or other_text[other.start].isupper())
        and Levenshtein.normalized_similarity(one.form, other.form) >= _NAME_ALIKE
        for one, other in zip(before, after, strict=True)
    )


def _written(words: Sequence[Word], text: str) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _same_spelling(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether the words are the same but for spaces, contractions, and British or American endings."""
    return _spelled(before) == _spelled(after)


def _spelled(words: Sequence[Word]) -> str:
    spelled = []
    for word in words:
        form = word.form
        for short, full in _tables()["contractions"].items():
            form = form.replace(short, full)
        for british, american in _tables()["spellings"]:
            if form.endswith(british) and len(form) >= len(british) + 2:
                form = form[: -len(british)] + american
                break
        spelled.append(form)
    return "".join(spelled).replace(" ", "")


def _tables() -> dict[str, Any]:
    return toml_table("accord.reconcile", "wording.toml")


def _function_words() -> frozenset[str]:
    return word_set("accord.reconcile", "wording.toml", "function")


def content_of(change: WordChange) -> int:
    """How many words that carry sense a change takes away or puts in."""
    before, after = set(forms_in(change.witness)), set(forms_in(change.variant))
    return len((before ^ after) - _function_words())


def describe(changes: Sequence[WordChange]) -> str:
    """Changes in plain words, those of content first; of very many only the most telling."""
    ranked = sorted(
        dict.fromkeys(changes), key=lambda change: (content_of(change) == 0, -_longest_word(change))
    )
    if len(ranked) <= _FEW:
        return "; ".join(_told(change) for change in ranked)
    short = sorted(ranked, key=lambda change: (content_of(change) == 0, _size(change) > _LONGEST))
    return f"reworded throughout: {'; '.join(_told(change) for change in short[:_TELLING])} …"


def _longest_word(change: WordChange) -> int:
    return max(map(len, forms_in(f"{change.witness} {change.variant}")), default=0)


def _size(change: WordChange) -> int:
    return max(len(change.witness.split()), len(change.variant.split()))


def _told(change: WordChange) -> str:
    if not change.variant:
        return f"“{_cut(change.witness)}” left out"
    if not change.witness:
        return f"“{_cut(change.variant)}” put in"
    return f"“{_cut(change.witness)}” became “{_cut(change.variant)}”"


def _cut(words: str) -> str:
    parts = words.split()
    return " ".join(parts if len(parts) <= _LONGEST else [*parts[: _LONGEST - 1], "…"])
