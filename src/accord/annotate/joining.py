"""Words outside the marks that belong to a quotation, and clauses that go on behind the parse's end.

Three designs, each for what a person reads as one content: the clause before ("when it fell, he said,
“we left”"), the words that the sentence goes on with ("“an act” of war, he said"), and the further
clause with a quoted piece ("said it was late, but that “nobody” slept").
"""

from __future__ import annotations

from collections.abc import Container

from accord.annotate.attributions import FINITE
from accord.annotate.scene import Range, Scene

__all__ = ["clause_before", "goes_on", "words_behind"]

_LINKS = frozenset(
    ("for", "of", "to", "that", "against", "about", "with", "by", "from", "than", "if", "unless")
)
_STOPS = frozenset((".", "!", "?", ";", ":"))
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
    if start > last or last - start > _FAR or not _is_clause(scene, start, last):
        return None
    return start, last


def _is_clause(scene: Scene, first: int, last: int) -> bool:
    """Whether the words hold a subject or a verb of their own and tell of no saying."""
    words = scene.words
    if any(
        i in scene.found or scene.inside[i] >= 0 or words.text[i] in _STOPS for i in range(first, last + 1)
    ):
        return False
    if any(words.tag[i] in FINITE for i in range(first, last + 1)):
        return True
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


def goes_on(scene: Scene, linked: Container[int], at: int, first: int, last: int) -> int:
    """The end of the sentence where the content goes on with "and", "but" and a quoted piece."""
    words = scene.words
    behind = words.sentences[words.sentence[last]][1]
    i = last + 1
    if i < behind and words.text[i] == ",":
        i += 1
    if at > first or i + 1 >= behind or words.tag[i] != "CC":
        return last
    quoted = False
    end = i
    for j in range(i, behind):
        index = scene.inside[j]
        if j in scene.found or index in linked or "\n" in words.text[j]:
            return last
        quoted = quoted or index >= 0
        if index < 0 and words.text[j] in _STOPS:
            break
        end = j
    return end if quoted else last
