"""What is said: the clauses that a cue governs, by the parse.

Five shapes: the complement after the cue ("said the dam failed"), the clause before it ("the dam
failed, officials said"), the clause around it ("the dam, he said, failed"), the thing condemned or
named ("called it a sham"), and the rest of the sentence around "according to".
"""

from __future__ import annotations

from accord.annotate.attributions import FINITE, Attribution
from accord.annotate.idioms import announced_from
from accord.annotate.lexicon import COMMENTS
from accord.annotate.objects import object_of
from accord.annotate.stranded import clause_behind, stranded
from accord.annotate.subjects import MATTERS
from accord.annotate.words import Words

__all__ = ["clauses", "trim"]

_EDGE = frozenset((",", ":", ".", "_SP", "HYPH", "NFP"))
_TAIL = frozenset(("prep", "advmod", "npadvmod", "advcl", "ccomp"))
_CONDITIONS = frozenset(("if", "unless", "because", "when", "while", "although", "though", "since", "until"))
_STRAYED = frozenset(("dobj", "nsubj", "nsubjpass", "dep", "attr", "oprd"))
_CONTRASTS = frozenset(("while", "whereas", "although", "though"))
_VERBAL = frozenset(("VBD", "VBZ", "VBP", "MD", "VB", "VBG", "VBN", "TO"))
_RELATIVES = frozenset(("WDT", "WP"))
_BREAKS = frozenset((".", ":", "``", "''", "WDT", "WP", "CC", "_SP"))
_INTERRUPTION = 24
"""How many words an attribution between commas may have."""
_NEAR = 12
"""How many words a bracket, a place or a day may stand off."""

Range = tuple[int, int]


def clauses(
    words: Words, found: dict[int, Attribution], attribution: Attribution, speaker: Range | None
) -> list[Range]:
    """Token ranges of the content of one cue, both ends included; none where it governs nothing."""
    if "r" in attribution.cue.frames:
        return _around(words, found, attribution, speaker)
    ranges = (
        _interrupted(words, found, attribution, speaker)
        or _complement(words, found, attribution, speaker)
        or _announced(words, attribution)
    )
    if ranges or attribution.noun or "f" in attribution.cue.frames:
        return ranges
    if speaker is None and _is_suffered(words, attribution.at):
        return object_of(words, attribution) if "h" in attribution.cue.frames else []
    going_on = any(words.dep[c] == "xcomp" for c in words.children[attribution.at])  # "continue to lose"
    if "c" in attribution.cue.frames or ("q" in attribution.cue.frames and not going_on):
        ranges = _before(words, found, attribution, speaker) or _parenthesis(words, attribution, speaker)
    ranges = ranges or object_of(words, attribution)
    if not ranges and (clause := clause_behind(words, attribution, speaker)):
        ranges = [(clause[0], _cut(words, found, attribution, *clause))]
    return ranges or stranded(words, attribution, speaker)


def _is_suffered(words: Words, at: int) -> bool:
    """Whether the verb tells what is done to its subject: "the drivers would not be charged"."""
    below = words.children[at]
    passive = any(words.dep[c] == "auxpass" for c in below)
    return passive and not any(words.lower[c] in ("it", "there") for c in below)


def trim(words: Words, ranges: list[Range]) -> list[Range]:
    """Without punctuation and blanks at the edges; empty ranges are dropped."""
    kept = []
    for first, last in ranges:
        while first <= last and words.tag[first] in _EDGE:
            first += 1
        if first + 2 < last and words.lower[last] in MATTERS and words.text[last - 2] == ",":
            last -= 2  # "…, a charge" that somebody denies
        while first <= last and words.tag[last] in _EDGE:
            last -= 1
        if first <= last:
            kept.append((first, last))
    return kept


def _interrupted(
    words: Words, found: dict[int, Attribution], attribution: Attribution, speaker: Range | None
) -> list[Range]:
    """Both sides of an attribution between commas: "the truce, he said on Monday, would hold"."""
    at = attribution.at
    if speaker is None or "c" not in attribution.cue.frames or words.tag[at] not in FINITE:
        return []
    start, behind = words.sentences[words.sentence[at]]
    opening = min(speaker[0], attribution.first)
    closing = _signature_end(words, attribution, speaker, behind)
    if opening - 2 < start or words.text[opening - 1] != "," or closing is None:
        return []
    if words.tag[attribution.subject or at] in _RELATIVES or words.tag[closing + 2] in ("``", "''"):
        return []
    first = start
    for i in range(opening - 2, start - 1, -1):
        if i in found or words.text[i] in (";", ":"):
            return []
        if i == opening - 2 and words.tag[i] in _RELATIVES:
            first = i
            break
    after = closing + 2
    going_on = after in found and words.tag[after] == "VBG"  # "…, residents said, adding that"
    if going_on or words.text[closing + 1] == ";":  # What stands behind may be anybody's.
        return [(first, opening - 2)]
    return [(first, opening - 2), (after, _cut(words, found, attribution, after, behind - 1))]


def _signature_end(words: Words, attribution: Attribution, speaker: Range, behind: int) -> int | None:
    """The last token before the comma or semicolon that ends "he said on Monday,"; None if more is told."""
    closing = max(speaker[1], attribution.last)
    if closing - attribution.at > _INTERRUPTION:
        return None
    for i in range(closing, min(closing + _NEAR, behind - 2)):
        if words.text[i + 1] == ";" or (words.text[i + 1] == "," and not _is_in_date(words, i + 1)):
            return i
        below = words.dep[i + 1]
        thing = below in ("dobj", "ccomp", "xcomp") and "t" not in attribution.cue.frames
        verbal = words.tag[i + 1] in _VERBAL and below != "amod"  # "told a packed hall"
        verbal = verbal or words.lower[i + 1] == "that"
        if thing or verbal or words.tag[i + 1] in _BREAKS:
            return None
    return None


def _announced(words: Words, attribution: Attribution) -> list[Range]:
    """What follows the colon of "The message from Kyiv: …" or "They said: …" without quotation marks."""
    if attribution.noun and attribution.subject is not None:
        first = announced_from(words, attribution.at, attribution.subject)
    else:
        first = (
            attribution.last + 2 if words.text[attribution.last + 1 : attribution.last + 2] == [":"] else None
        )
    if first is None or "c" not in attribution.cue.frames:
        return []
    behind = words.sentences[words.sentence[attribution.at]][1]
    quoted = any(words.tag[i] in ("``", "''") for i in range(first, min(first + 2, behind)))
    return [] if quoted or first + 2 >= behind else [(first, behind - 1)]


def _is_in_date(words: Words, comma: int) -> bool:
    """Whether the comma parts a day from its year: "on April 6, 2023"."""
    return words.entity[comma] == "DATE" or words.text[comma + 1 : comma + 2][0].isdigit()


def _complement(
    words: Words, found: dict[int, Attribution], attribution: Attribution, speaker: Range | None
) -> list[Range]:
    """The clause or infinitive after the cue."""
    at, frames = attribution.at, attribution.cue.frames
    denied = attribution.cue.kind == "denial"
    wanted = ("acl", "ccomp") if attribution.noun or denied else ("ccomp", "xcomp")
    for child in _candidates(words, attribution):
        known = words.head[child] == attribution.last > at and words.lower[words.left[child]] == "that"
        if child <= attribution.last or (words.dep[child] not in wanted and not known):
            continue
        if speaker is not None and speaker[0] <= child <= speaker[1]:
            continue
        infinitive = words.tag[child] in ("VB", "VBN", "VBG") and any(
            words.lower[c] == "to" and words.dep[c] == "aux" for c in words.children[child]
        )
        if words.dep[child] == "xcomp" and not infinitive and not _relative(words, attribution, child):
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


def _relative(words: Words, attribution: Attribution, child: int) -> bool:
    """Whether a verb's subject stands before the cue: "a raid, which the army said killed six"."""
    before = (c for c in words.children[attribution.at] if c < attribution.first)
    told = child == attribution.last + 1 and words.tag[child] in ("VBD", "VBZ", "VBP", "VBN", "MD")
    return told and any(words.tag[c] in ("WDT", "WP") for c in before)


def _candidates(words: Words, attribution: Attribution) -> list[int]:
    """Where a complement may hang: on the cue, or on the noun in "said in a statement that"."""
    children = words.children[attribution.at]
    if attribution.noun:
        above = words.head[attribution.at]  # "his answer was that …"
        return children + (words.children[above] if words.dep[attribution.at] == "nsubj" else [])
    if attribution.last > attribution.at:
        children = children + words.children[attribution.last]  # "made it clear that …"
    if attribution.cue.kind == "denial":
        things = [c for c in children if words.dep[c] == "dobj"]
        children = children + [
            c for noun in things for c in words.children[noun] if words.dep[c] in ("acl", "ccomp")
        ]
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
    if attribution.noun or attribution.cue.kind == "denial" or "t" in attribution.cue.frames:
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
    """The end of the content before a further cue of the same speaker, or a comment: ", adding that ..."."""
    for at in range(first + 1, last + 1):
        if words.lower[at] in COMMENTS and words.text[at - 1] == "," and not own.noun:
            return at - 2
        other = found.get(at)
        if other is None or at == own.at or other.noun:
            continue
        begin = words.left[at]
        if words.lower[begin] in _CONTRASTS and begin > first + 2 and words.text[begin - 1] == ",":
            return begin - 2
        if _is_anothers(words, own, other, first):
            return words.left[other.subject or at] - 3
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
        if "r" in other.cue.frames and before > first + 1:
            return before - 1
    return last


def _is_anothers(words: Words, own: Attribution, other: Attribution, first: int) -> bool:
    """Whether another speaks from here on: "…, and residents said they had seen no soldiers"."""
    subject = other.subject
    if (
        subject is None
        or subject == own.subject
        or subject > other.at
        or words.tag[other.at] not in FINITE | {"VBN"}
    ):
        return False
    begin = words.left[subject]
    joined = words.dep[other.at] == "conj" and first < words.head[other.at] < begin
    return joined and words.tag[begin - 1] == "CC" and words.text[begin - 2] == ","


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
    if attribution.last > at:  # The parser joins what follows to "as one of them put it".
        behind = range(attribution.last + 1, closing + 1)
        closing = next((i - 1 for i in behind if words.text[i] == ","), closing)
    return [piece for piece in ((first, opening - 1), (closing + 1, last)) if piece[0] <= piece[1]]


def _around(
    words: Words, found: dict[int, Attribution], attribution: Attribution, speaker: Range | None
) -> list[Range]:
    """The sentence without its "according to X"."""
    start, behind = words.sentences[words.sentence[attribution.at]]
    first, last = attribution.first, max(speaker[1] if speaker else 0, attribution.last)
    start = _inner_start(words, found, start, first)
    last = _behind_bracket(words, last, behind)
    before, after = (start, first - 1), (last + 1, behind - 1)
    pieces = trim(words, [before])
    if not pieces:
        return [after]
    rest = trim(words, [after])
    loose = attribution.first < attribution.at and not _has_verb(words, *pieces[0])
    if rest and (loose or words.text[min(last + 1, behind - 1)] == ",") and _has_verb(words, *rest[0]):
        pieces += rest
    return pieces


def _has_verb(words: Words, first: int, last: int) -> bool:
    """Whether the words are more than who the source is: "according to X, a mediator in the talks"."""
    return any(words.tag[i][:2] in ("VB", "MD") for i in range(first, last + 1))


def _inner_start(words: Words, found: dict[int, Attribution], start: int, at: int) -> int:
    """Where the clause begins in which it stands: "he said that, according to X, the dam held"."""
    for i in range(at - 1, max(start, at - 4) - 1, -1):
        if words.lower[i] == "that" and words.tag[i] in ("IN", "DT", "WDT"):
            return i + 1 if any(j in found for j in range(max(start, i - _NEAR), i)) else start
    return start


def _behind_bracket(words: Words, last: int, behind: int) -> int:
    """The closing bracket where one opens right behind: "according to the Council [NC], ..."."""
    if last + 1 < behind and words.text[last + 1] in ("(", "["):
        for i in range(last + 2, min(behind, last + _NEAR)):
            if words.text[i] in (")", "]"):
                return i
    return last
