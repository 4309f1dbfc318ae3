"""Reports without a verb of saying: "made it clear that", "his answer was that", "in her view".

Each shape gives an attribution as a cue verb does. A noun needs somebody whose answer or view it is, told
beside it ("the army's version", "word from the palace"). The words are in `lexicon.toml`.
"""

from __future__ import annotations

from accord.annotate.lexicon import CHANNELS, MADE_KNOWN, STANDPOINTS, STATED, Cue
from accord.annotate.words import Words

__all__ = ["Idiom", "announced_from", "idiom_at"]

Idiom = tuple[Cue, int, int, int | None, bool]
"""The cue, its first and last token, its speaker's head (None: the verb's subject), whether it is a noun."""

_BE = frozenset(("is", "was", "are", "were", "'s", "’s", "remains", "remained"))
_BETWEEN = frozenset(("JJ", "RB", "VBZ", "VBD", "VBP", "JJR", "RBR", ",", "CC"))
_COLON = 14
"""How many words the phrase before a colon may have."""
_PUT = Cue("put it", "speech", "c")
_TELL = Cue("tell it", "speech", "cr")
_SEE = Cue("see it", "belief", "r")


def idiom_at(words: Words, i: int) -> Idiom | None:
    """The idiom whose chief word is token `i`; None where there is none."""
    lower, tag = words.lower[i], words.tag[i]
    if tag[:2] == "VB":
        return _made_known(words, i) or _put(words, i) or _told(words, i) or _seen(words, i)
    if tag[:2] != "NN" or (lower not in STATED and lower not in STANDPOINTS):
        return None
    return _standpoint(words, i) or _stated(words, i)


def _made_known(words: Words, i: int) -> Idiom | None:
    """`made (it) clear that`, `let it be known that`: the last token is the word for known."""
    known = MADE_KNOWN.get(words.lower[i])
    if known is None:
        return None
    for at in words.children[i]:
        if i < at <= i + 5 and words.lower[at] in known:
            it = {words.lower[k] for k in range(i + 1, at)}
            lemma = f"{'make' if words.lower[i][0] == 'm' else 'let be'} {words.lower[at]}"
            return (Cue(lemma, "speech", "cf"), i, at, None, False) if it <= {"it", "be", "very"} else None
    return None


def _put(words: Words, i: int) -> Idiom | None:
    """`as one of them put it`."""
    if words.lower[i] not in ("put", "puts") or i + 1 >= len(words.lower) or words.lower[i + 1] != "it":
        return None
    marks = [c for c in words.children[i] if words.dep[c] in ("mark", "advmod") and words.lower[c] == "as"]
    return (_PUT, i, i + 1, None, False) if marks else None


def _told(words: Words, i: int) -> Idiom | None:
    """`To hear the mayor tell it, …`."""
    if words.lower[i] not in ("tell", "tells") or i + 1 >= len(words.lower) or words.lower[i + 1] != "it":
        return None
    start = words.sentences[words.sentence[i]][0]
    first = next((k for k in range(i - 1, max(start, i - _COLON) - 1, -1) if words.lower[k] == "hear"), None)
    if first is None or first == start or words.lower[first - 1] != "to":
        return None
    who = next((c for c in words.children[i] if words.dep[c] in ("nsubj", "poss") and first < c), None)
    return (_TELL, first - 1, i + 1, who, False) if who is not None else None


def _seen(words: Words, i: int) -> Idiom | None:
    """`as the owners see it`, `the way Diaz sees it`."""
    if words.lower[i] not in ("see", "sees", "saw") or words.lower[i + 1 : i + 2] != ["it"]:
        return None
    who = next((c for c in words.children[i] if words.dep[c] == "nsubj" and c < i), None)
    if who is None:
        return None
    first = words.left[who] - 1
    if first > 0 and words.lower[first - 1 : first + 1] == ["the", "way"]:
        return _SEE, first - 1, i + 1, who, False
    return (_SEE, first, i + 1, who, False) if first >= 0 and words.lower[first] == "as" else None


def _standpoint(words: Words, i: int) -> Idiom | None:
    """`in the army's view`, `by her own count`, `in the words of one elder,`."""
    found = STANDPOINTS.get(words.lower[i])
    above = words.head[i]
    if (
        found is None
        or words.dep[i] != "pobj"
        or words.lower[above] != found[1]
        or words.left[i] != above + 1
    ):
        return None
    who = _holder(words, i)
    if who is None:
        return None
    last = i if who < i else words.right[who]
    if who > i and (words.lower[i - 1] != "the" or not _ends_phrase(words, above, last)):
        return None  # "in view of", or a clause without "that" taken for one about the holder
    return Cue(f"{found[1]} the {words.lower[i]} of", found[0], "crw"), above, i, who, False


def _ends_phrase(words: Words, first: int, last: int) -> bool:
    """Whether a comma follows token `last`, or the subject of the sentence that token `first` opens."""
    if last + 1 >= len(words.text) or words.text[last + 1] == ",":
        return last + 1 < len(words.text)
    verb, start = words.head[first], words.sentences[words.sentence[first]][0]
    subjects = (c for c in words.children[verb] if words.dep[c] in ("nsubj", "nsubjpass", "expl"))
    return first == start and verb > last and any(words.left[c] == last + 1 for c in subjects)


def _stated(words: Words, i: int) -> Idiom | None:
    """`her answer was that …`, `word from the palace is …`, `the message from Kyiv: …`."""
    kind = STATED.get(words.lower[i])
    if kind is None:
        return None
    who = _holder(words, i)
    who = _behind(words, i, CHANNELS) if who is None else who
    if who is None:
        return None
    above = words.head[i]
    says = words.dep[i] == "nsubj" and words.lower[above] in _BE and above > i
    clause = says and any(
        words.dep[c] == "ccomp" and words.lower[words.left[c]] == "that"
        for c in words.children[above]
        if c > above
    )
    if clause or announced_from(words, i, who) is not None:
        return Cue(words.lower[i], kind, "cw"), i, i, who, True
    return None


def announced_from(words: Words, noun: int, who: int) -> int | None:
    """The token behind the colon with which `The message from Kyiv (was clear): …` announces what is said."""
    start, behind = words.sentences[words.sentence[noun]]
    first = words.left[noun]
    if first > start and not (first == start + 1 and words.tag[start] in ("CC", "_SP", "RB")):
        return None
    at = (noun if who < noun else words.right[who]) + 1
    while at < min(behind, start + _COLON) and (words.tag[at] in _BETWEEN and words.text[at] != ","):
        at += 1
    if at + 2 >= behind or words.text[at] != ":" or words.tag[at + 1] in ("``", "''", "_SP"):
        return None
    return at + 1


def _holder(words: Words, i: int) -> int | None:
    """Whose it is: "her", "the army's", "of the monitors"."""
    for child in words.children[i]:
        if child < i and (words.dep[child] == "poss" or words.tag[child] == "PRP$"):
            return child
    return _behind(words, i, ("of",))


def _behind(words: Words, i: int, prepositions: tuple[str, ...]) -> int | None:
    for prep in words.children[i]:
        if prep > i and words.dep[prep] == "prep" and words.lower[prep] in prepositions:
            return next((c for c in words.children[prep] if words.dep[c] == "pobj"), None)
    return None
