"""What is said: the clauses that a cue governs, by the parse.

Five shapes: the complement after the cue ("said the dam failed"), the clause before it ("the dam
failed, officials said"), the clause around it ("the dam, he said, failed"), the thing condemned or
named ("called it a sham"), and the rest of the sentence around "according to".
"""

from __future__ import annotations

from accord.annotate.attributions import Attribution
from accord.annotate.words import Words

__all__ = ["clauses", "trim"]

_EDGE = frozenset((",", ":", ".", "_SP", "HYPH", "NFP"))
_TAIL = frozenset(("prep", "advmod", "npadvmod", "advcl", "ccomp"))
_CONDITIONS = frozenset(("if", "unless", "because", "when", "while", "although", "though", "since", "until"))
_STRAYED = frozenset(("dobj", "nsubj", "nsubjpass", "dep", "attr", "oprd"))
_CONTRASTS = frozenset(("while", "whereas", "although", "though"))
_AMOUNT = 12
"""Within how many words of a phrase its number must stand."""

Range = tuple[int, int]


def clauses(
    words: Words, found: dict[int, Attribution], attribution: Attribution, speaker: Range | None
) -> list[Range]:
    """Token ranges of the content of one cue, both ends included; none where it governs nothing."""
    if attribution.negated:
        return []
    if attribution.cue.lemma == "according to":
        return _around(words, found, attribution, speaker)
    ranges = _complement(words, found, attribution, speaker)
    if ranges or attribution.noun:
        return ranges
    if "c" in attribution.cue.frames or "q" in attribution.cue.frames:
        ranges = _before(words, found, attribution, speaker) or _parenthesis(words, attribution, speaker)
    return ranges or _amount(words, attribution) or _thing(words, attribution)


def trim(words: Words, ranges: list[Range]) -> list[Range]:
    """Without punctuation and blanks at the edges; empty ranges are dropped."""
    kept = []
    for first, last in ranges:
        while first <= last and words.tag[first] in _EDGE:
            first += 1
        while first <= last and words.tag[last] in _EDGE:
            last -= 1
        if first <= last:
            kept.append((first, last))
    return kept


def _complement(
    words: Words, found: dict[int, Attribution], attribution: Attribution, speaker: Range | None
) -> list[Range]:
    """The clause or infinitive after the cue."""
    at, frames = attribution.at, attribution.cue.frames
    wanted = ("acl", "ccomp") if attribution.noun else ("ccomp", "xcomp")
    for child in _candidates(words, attribution):
        if child < at or words.dep[child] not in wanted:
            continue
        if speaker is not None and speaker[0] <= child <= speaker[1]:
            continue
        infinitive = words.tag[child] == "VB" and any(
            words.lower[c] == "to" and words.dep[c] == "aux" for c in words.children[child]
        )
        if words.dep[child] == "xcomp" and not infinitive:
            continue
        if infinitive and not (
            "i" in frames or "t" in frames or (words.dep[child] == "ccomp" and "c" in frames)
        ):
            continue
        if not infinitive and "c" not in frames:
            continue
        first = _beginning(words, attribution, child)
        if infinitive and "t" in frames:
            hearer = next((c for c in words.children[at] if words.dep[c] == "dobj" and at < c < child), None)
            first = words.left[hearer] if hearer is not None else first
        last = _extended(words, found, at, words.right[child])
        return [(first, _cut(words, found, attribution, first, last))]
    return []


def _candidates(words: Words, attribution: Attribution) -> list[int]:
    """Where a complement may hang: on the cue, or on the noun in "said in a statement that"."""
    children = words.children[attribution.at]
    if attribution.noun:
        return children
    nouns = [noun for prep in children if words.dep[prep] == "prep" for noun in words.children[prep]]
    return children + [c for noun in nouns for c in words.children[noun] if words.dep[c] == "ccomp"]


def _beginning(words: Words, attribution: Attribution, child: int) -> int:
    """The first token of the clause, with a subject that the parser hung on the cue instead."""
    first = max(words.left[child], attribution.last + 1)
    mark = next(
        (c for c in words.children[child] if words.lower[c] == "that" and words.dep[c] == "mark"), None
    )
    if mark is not None and first < mark < first + 10:
        return mark
    if attribution.noun or "t" in attribution.cue.frames:
        return first
    for other in words.children[attribution.at]:
        begin = words.left[other]
        if attribution.last < begin < first and words.dep[other] in _STRAYED and words.tag[other][:2] == "NN":
            first = begin
    return first


def _extended(words: Words, found: dict[int, Attribution], at: int, last: int) -> int:
    """Adverbials that the parser hung on the cue, but that follow the clause without a comma."""
    for child in words.children[at]:
        if words.left[child] == last + 1 and words.dep[child] in _TAIL and child not in found:
            last = words.right[child]
    return last


def _cut(words: Words, found: dict[int, Attribution], own: Attribution, first: int, last: int) -> int:
    """The end of the content before a further cue of the same speaker: ", adding that ..."."""
    for at in range(first + 1, last + 1):
        other = found.get(at)
        if other is None or at == own.at or other.noun:
            continue
        begin = words.left[at]
        if words.lower[begin] in _CONTRASTS and begin > first and words.text[begin - 1] == ",":
            return begin - 2
        if words.dep[at] == "conj" and other.subject is not None and other.subject == own.subject:
            joint = next(
                (i for i in range(other.first - 1, max(first, at - 6), -1) if words.tag[i] == "CC"), None
            )
            if joint is not None:
                return joint - 1
        before = other.first - 1
        while before > first and words.tag[before] in ("RB", "_SP"):
            before -= 1
        if words.text[before] != ",":
            continue
        if words.tag[at] == "VBG" and words.dep[at] in ("advcl", "conj", "xcomp", "acl", "dep"):
            return before - 1
        if other.cue.lemma == "according to":
            return before - 1
    return last


def _opening(words: Words, attribution: Attribution, speaker: Range | None) -> int:
    """The first token of the attribution: its speaker or its cue, with adverbs before it."""
    first = attribution.first
    if speaker is not None and speaker[0] < first:
        first = speaker[0]
    return first


def _before(
    words: Words, found: dict[int, Attribution], attribution: Attribution, speaker: Range | None
) -> list[Range]:
    """The clause before the cue, and what goes on after it without being a new one."""
    at = attribution.at
    child = next((c for c in words.children[at] if c < at and words.dep[c] == "ccomp"), None)
    if child is None:
        return []
    opening = _opening(words, attribution, speaker)
    last = opening - 1
    if words.left[child] > last or any(
        words.dep[c] == "mark" and words.lower[c] == "as" for c in words.children[at]
    ):
        return []
    start = words.sentences[words.sentence[at]][0]
    first = words.left[child]
    if words.left[at] <= start or not any(i in found for i in range(start, first)):
        first = start
    ranges = [(first, last)]
    for other in words.children[at]:
        if other > attribution.last and words.dep[other] in ("advcl", "ccomp") and other not in found:
            begin = words.left[other]
            if words.text[begin - 1] == "," and (
                words.dep[other] == "ccomp" or words.lower[begin] in _CONDITIONS
            ):
                ranges.append((begin, words.right[other]))
    return ranges


def _parenthesis(words: Words, attribution: Attribution, speaker: Range | None) -> list[Range]:
    """The clause that an attribution interrupts, in two pieces."""
    at = attribution.at
    above = words.head[at]
    as_clause = any(words.dep[c] == "mark" and words.lower[c] == "as" for c in words.children[at])
    if above == at or not (words.dep[at] == "parataxis" or (as_clause and words.dep[at] == "advcl")):
        return []
    opening = words.left[at] if as_clause else _opening(words, attribution, speaker)
    closing = words.right[at]
    first, last = words.left[above], words.right[above]
    return [piece for piece in ((first, opening - 1), (closing + 1, last)) if piece[0] <= piece[1]]


def _thing(words: Words, attribution: Attribution) -> list[Range]:
    """What is condemned, named or charged with something."""
    at, frames = attribution.at, attribution.cue.frames
    if not set(frames) & {"o", "n", "p"}:
        return []
    after = [c for c in words.children[at] if c > attribution.last]
    thing = next((c for c in after if words.dep[c] in ("dobj", "ccomp", "oprd")), None)
    if thing is None:
        return []
    last = words.right[thing]
    named = False
    for child in after:
        preposition = words.dep[child] == "prep" and words.lower[child] in ("as", "of", "for")
        if child > thing and (preposition or words.dep[child] in ("oprd", "xcomp", "ccomp")):
            last, named = max(last, words.right[child]), True
    named = (
        named
        or words.dep[thing] == "ccomp"
        or any(words.lower[c] in ("of", "as") for c in words.children[thing])
    )
    if "o" in frames or named:
        return [(words.left[thing], _before_relative(words, words.left[thing], last))]
    return []


def _amount(words: Words, attribution: Attribution) -> list[Range]:
    """What is said to be so many: "put the toll at 40", "spoke of 40 dead", "counted 40 violations"."""
    frames = set(attribution.cue.frames) & set("as#")
    if not frames:
        return []
    after = [c for c in words.children[attribution.at] if c > attribution.last]
    thing = next((c for c in after if words.dep[c] == "dobj"), None)
    if "#" in frames:
        return [_phrase(words, thing)] if thing is not None and _has_number(words, thing) else []
    for prep in after if "s" in frames else _below(words, after, thing):
        if words.dep[prep] != "prep" or words.lower[prep] != ("at" if "a" in frames else "of"):
            continue
        amount = next((c for c in words.children[prep] if c > prep), None)
        if amount is not None and _has_number(words, amount):
            first, last = _phrase(words, amount)
            return [(words.left[thing] if "a" in frames and thing is not None else first, last)]
    return []


def _below(words: Words, after: list[int], thing: int | None) -> list[int]:
    """The phrases behind the thing, on the cue or on the thing itself."""
    if thing is None:
        return []
    return [c for c in (*words.children[thing], *after) if c > thing]


def _phrase(words: Words, head: int) -> Range:
    return words.left[head], _before_relative(words, words.left[head], words.right[head])


def _has_number(words: Words, head: int) -> bool:
    first, last = words.left[head], min(words.right[head], words.left[head] + _AMOUNT)
    return any(words.tag[i] == "CD" for i in range(first, last + 1))


def _before_relative(words: Words, first: int, last: int) -> int:
    """The end of the thing itself, before the reporter's own ", which ..."."""
    for at in range(first + 1, last):
        if words.text[at] == "," and words.tag[at + 1] in ("WDT", "WP", "WRB"):
            return at - 1
    return last


def _around(
    words: Words, found: dict[int, Attribution], attribution: Attribution, speaker: Range | None
) -> list[Range]:
    """The sentence without its "according to X"."""
    start, behind = words.sentences[words.sentence[attribution.at]]
    first, last = attribution.at, speaker[1] if speaker else attribution.last
    last = _behind_bracket(words, last, behind)
    before, after = (start, first - 1), (last + 1, behind - 1)
    pieces = trim(words, [before])
    if not pieces:
        return [after]
    rest = trim(words, [after])
    if rest and words.text[min(last + 1, behind - 1)] == "," and words.dep[words.head[first]] is not None:
        pieces += rest
    return pieces


def _behind_bracket(words: Words, last: int, behind: int) -> int:
    """The closing bracket where one opens right behind: "according to the Council [NC], ..."."""
    if last + 1 < behind and words.text[last + 1] in ("(", "["):
        for i in range(last + 2, min(behind, last + _AMOUNT)):
            if words.text[i] in (")", "]"):
                return i
    return last
