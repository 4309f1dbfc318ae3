"""Words outside the marks that belong to a quotation, and clauses that go on behind the parse's end.

What a person reads as one content: the clause before ("when it fell, he said, “we left”"), the words
that the sentence goes on with ("“an act” of war, he said"), the further clause with a quoted piece ("said
it was late, but that “nobody” slept"), and what another is quoted as saying ("said he had shouted, “Stop!”").
"""

from __future__ import annotations

from collections.abc import Mapping

from accord.annotate.attributions import FINITE, Attribution
from accord.annotate.lexicon import PLACES
from accord.annotate.scene import Range, Scene

__all__ = ["argument_start", "clause_before", "goes_on", "without_circumstance", "words_behind"]

_LINKS = frozenset(
    ("for", "of", "to", "that", "against", "about", "with", "by", "from", "than", "if", "unless")
)
_STOPS = frozenset((".", "!", "?", ";", ":"))
_CLOSERS = frozenset((".", "!", "?", ";", ":", ",", "-", "–", "—", "--", "(", ")"))
_DASHES = frozenset(("–", "—", "--"))
_NARRATION = frozenset(("during", "while", "when", "after", "before", "on", "at", "in", "as"))
_FAR = 40


def clause_before(scene: Scene, index: int, lead: int) -> Range | None:
    """The clause of which the quotation is the end: `If it fails, “we leave,” he said`."""
    words = scene.words
    first = scene.ranges[index][0]
    if not words.source[scene.quotations[index].parts[0].start].islower():
        return None
    start = words.sentences[words.sentence[first]][0]
    speaker = scene.speakers[lead]
    last = first - 1
    if lead < first:
        last = min(lead, scene.found[lead].first, speaker[0] if speaker else lead) - 1
        if last < start or words.text[last] != ",":
            return None
    while last >= start and words.tag[last] in (",", "``", "''", "_SP", ":"):
        last -= 1
    while start <= last and (words.tag[start] in ("_SP", "``", "''") or scene.inside[start] >= 0):
        start += 1
    if start > last or last - start > _FAR or not _is_clause(scene, start, last, lead > first):
        return None
    return start, last


def _is_clause(scene: Scene, first: int, last: int, goes_on: bool) -> bool:
    """Whether the words hold a subject or a verb of their own and tell of no saying.

    Where the quotation itself goes on with them, a phrase will do that is no place or day of speaking.
    """
    words = scene.words
    if any(
        i in scene.found or scene.inside[i] >= 0 or words.text[i] in _STOPS for i in range(first, last + 1)
    ):
        return False
    if any(words.tag[i] in FINITE for i in range(first, last + 1)):
        return True
    if goes_on and not any(
        words.entity[i] == "DATE" or words.lower[i] in PLACES for i in range(first, last + 1)
    ):
        return words.tag[first] not in ("VBG", "VBN", "RB")
    opens = first + 1 if words.tag[first] == "CC" and first < last else first
    return words.tag[opens] in ("DT", "PRP", "PRP$", "NNP", "NNS", "NN") and words.entity[opens] != "DATE"


def words_behind(scene: Scene, index: int, lead: int) -> int | None:
    """The last token of words with which the sentence goes on: `he called “an act” of war`."""
    words = scene.words
    at = scene.ranges[index][1] + 1
    behind = words.sentences[words.sentence[scene.ranges[index][1]]][1]
    if at >= behind or words.lower[at] not in _LINKS or words.tag[at] == "RP":
        return None
    stop = behind
    if lead > at:
        speaker = scene.speakers[lead]
        stop = min(scene.found[lead].first, speaker[0] if speaker else lead)
        if words.text[stop - 1] != ",":
            return None
    last = at
    while last + 1 < stop and words.text[last + 1] not in _STOPS and "\n" not in words.text[last + 1]:
        last += 1
        if (last in scene.found and last != lead) or scene.inside[last] >= 0 or last - at > _FAR:
            return None
    while last > at and words.tag[last] in (",", "_SP", ":"):
        last -= 1
    return last


def goes_on(scene: Scene, linked: Mapping[int, int | None], at: int, first: int, last: int) -> int:
    """The end of the content where the sentence goes on with it: with "and" and a quoted piece, with words
    behind a closing mark, with what somebody else is quoted as saying in it.

    `linked` are the quotations that are statements of their own, with the token of their cue.
    """
    if at > first:
        return last
    last = _nested(scene, linked, first, last)
    words = scene.words
    behind = words.sentences[words.sentence[last]][1]
    i = last + 1
    if i < behind and words.text[i] == ",":
        i += 1
    if i + 1 >= behind or words.tag[i] != "CC" or _is_thing(scene, first, last, i):
        return _behind_mark(scene, linked, last, behind)
    quoted = False
    end = i
    for j in range(i, behind):
        index = scene.inside[j]
        if (j in scene.found and scene.found[j].cue.speech) or index in linked or "\n" in words.text[j]:
            return last
        quoted = quoted or index >= 0
        if index < 0 and words.text[j] in _STOPS:
            break
        end = j
    return end if quoted else last


def _is_thing(scene: Scene, first: int, last: int, joint: int) -> bool:
    """Whether a clause is joined to a thing that is named: `repeated the view that …, but she did not`."""
    words = scene.words
    if not any(words.dep[i] == "nsubj" for i in range(joint + 1, min(joint + 6, len(words.dep)))):
        return False
    root = next((i for i in range(first, last + 1) if not first <= words.head[i] <= last), first)
    return words.tag[root] in ("NN", "NNS") and words.dep[root] == "dobj"


def _nested(scene: Scene, linked: Mapping[int, int | None], first: int, last: int) -> int:
    """Out to a quotation right behind, whose cue stands in the content: `said he had shouted, “Stop!”`"""
    following = last + 1
    while following < len(scene.words.text) and scene.words.text[following] in (",", ":"):
        following += 1
    index = scene.inside[following] if following < len(scene.words.text) else -1
    lead = linked.get(index)
    inner = index >= 0 and lead is not None and first <= lead <= last
    return scene.ranges[index][1] if inner else last


def _behind_mark(scene: Scene, linked: Mapping[int, int | None], last: int, behind: int) -> int:
    """The words behind a closing mark that are of one phrase with it: `a “take it or leave it” offer`."""
    words = scene.words
    at = last + 1
    if scene.inside[last] < 0 or at >= behind:
        return last
    if words.tag[at] not in ("NN", "NNS") and words.lower[at] not in _LINKS:
        return last
    end = last
    for j in range(at, min(behind, at + _FAR)):
        if words.text[j] in _CLOSERS or words.tag[j] in ("CC", "_SP") or words.entity[j] == "DATE":
            break
        if j in scene.found or scene.inside[j] >= 0 or words.lower[j] in _NARRATION:
            break
        if words.tag[j] in FINITE and words.lower[at] not in ("that", "if", "unless"):
            return last
        end = j
    return end


def without_circumstance(scene: Scene, at: int, first: int, last: int) -> int:
    """The end of what is named or condemned, before where and when: `called it “a sham” during a visit`."""
    words = scene.words
    if at > first or not set(scene.found[at].cue.frames) & set("nop") or "c" in scene.found[at].cue.frames:
        return last
    for i in range(first + 1, last):
        if words.text[i] in _DASHES:
            return i - 1
        closes = scene.inside[i] >= 0 and scene.inside[i + 1] != scene.inside[i]
        if closes and (words.lower[i + 1] in _NARRATION or words.entity[i + 1] == "DATE"):
            return i
    return last


def argument_start(scene: Scene, attribution: Attribution, at: int) -> int:
    """Where the words begin that the cue has of the piece at token `at`: `called the vote “a sham”`."""
    words = scene.words
    begin = words.left[at]
    for child in words.children[attribution.at]:
        if attribution.last < child < at and words.dep[child] in ("dobj", "oprd", "ccomp", "nsubj"):
            speaker = scene.speakers[attribution.at]
            if speaker is None or not speaker[0] <= child <= speaker[1]:
                begin = min(begin, words.left[child])
    return max(begin, attribution.last + 1)
