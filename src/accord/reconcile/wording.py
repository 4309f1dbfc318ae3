"""How one wording differs from another, word by word.

- `verbatim`: every word of the best witness stands there in order; case, punctuation, quotation marks
  and the writer's bracketed clarifications are no difference, and more words around it neither;
- `trimmed`: words are left out at either end, or inside where an ellipsis or a break shows it;
- `altered`: anything else inside the quotation: words replaced, put in, or left out unmarked. Another
  spelling of a name is no alteration;
- `paraphrase`: the same, where one of the two is no quotation but indirect speech.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from accord.model.entries import WordChange
from accord.model.reading import Word

__all__ = ["compare"]

_NAME_ALIKE = 0.6


def compare(
    witness: Sequence[Word], witness_text: str, variant: Sequence[Word], variant_text: str
) -> tuple[str, tuple[WordChange, ...]]:
    """The relation of `variant` to the best `witness`, and what was changed."""
    matcher = SequenceMatcher(
        None, [word.form for word in witness], [word.form for word in variant], autojunk=False
    )
    steps = matcher.get_opcodes()
    trimmed, changes = False, []
    for number, (step, start, end, other_start, other_end) in enumerate(steps):
        outer = number in (0, len(steps) - 1)
        if step == "equal" or (step == "insert" and outer):
            continue
        if step == "delete" and (outer or variant[other_start].elided):
            trimmed = True
        elif step == "insert" and end < len(witness) and witness[end].elided:
            continue  # The best witness is the one that left words out here.
        elif step == "replace" and outer and _is_rim(start, end, other_start, other_end, number == 0):
            trimmed = True
        else:
            before, after = witness[start:end], variant[other_start:other_end]
            if _same_names(before, witness_text, after, variant_text):
                continue
            changes.append(WordChange(_written(before, witness_text), _written(after, variant_text)))
    if changes:
        return "altered", tuple(changes)
    return ("trimmed" if trimmed else "verbatim"), ()


def _is_rim(start: int, end: int, other_start: int, other_end: int, leading: bool) -> bool:
    """Whether a difference at an end is two different cuts of a longer text, not a rewording."""
    return min(end - start, other_end - other_start) * 2 < max(end - start, other_end - other_start)


def _same_names(before: Sequence[Word], text: str, after: Sequence[Word], other_text: str) -> bool:
    """Whether only names are spelled in another way: both capitalised, most letters the same."""
    return len(before) == len(after) > 0 and all(
        text[one.start].isupper()
        and other_text[other.start].isupper()
        and Levenshtein.normalized_similarity(one.form, other.form) >= _NAME_ALIKE
        for one, other in zip(before, after, strict=True)
    )


def _written(words: Sequence[Word], text: str) -> str:
    return text[words[0].start : words[-1].end] if words else ""
