"""What the parser gets wrong as a rule, set right before anything is read from the parse.

A phrase in front of a sentence without a comma swallows its subject: in "At a ceremony in the capital
President Arda said …" the parser takes all of it for one place, and a comma in front of an appositive
name does the same ("In Dunmar, the port of Velia, residents said …"). A finite verb without a subject gets
the nouns that stand right before it, back to the comma or the title they begin with. So does a verb
of saying that the parse joined to what is said: "Rebels left the town, an officer there told reporters."

A verb in "-s" that was taken for a noun but has an object ("The treaty obliges both states to …") is a verb.

And a day right behind a verb of saying is that of the saying: in "said on Monday it was leaving" the parser
hangs it on the leaving.
"""

from __future__ import annotations

from accord.annotate.lexicon import BODIES, CUE_VERBS, RANKS, REPORTS, ROLES, TITLES
from accord.annotate.repairs_joined import join

__all__ = ["repaired"]

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_TENSED = _FINITE | {"MD"}
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
_NAMES = frozenset(("NNP", "NNPS"))
_FRONTS = frozenset(("IN", "TO"))
_BEFORE_DAYS = frozenset(("on", "late", "early", "in"))
_NOUNS_OWN = frozenset(("det", "amod", "compound", "poss", "nummod", "nmod"))
_LONGEST = 14
"""Words that such a subject may have."""
_OPENING = frozenset(("DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "RB"))
_NO_SPEAKER = _TENSED | {"WDT", "WP", "WP$", "WRB", "_SP", "``", ":"}
_CLOSERS = frozenset((",", "''"))
_CLOSED = frozenset(("CC", "IN", "TO", "DT", "JJ", "PRP"))
_INVERTED = (["DT"], ["NNP"], ["NN"], ["NNS"], ["PRP"], ["PRP$"])
_GOES_ON = frozenset(("IN", "VBN", "VBG"))
_VERBAL = _TENSED | {"VBG", "VBN"}
_HELPING = frozenset(("aux", "auxpass"))
_TELLS = frozenset(("say", "tell"))
"""Verbs that are no participles beside a noun: "a raid reported on Monday"."""
_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP"))


def repaired(
    lower: list[str], tag: list[str], dep: list[str], entity: list[str], head: list[int], starts: list[int]
) -> None:
    """Mends `dep` and `head` in place; columns are as in `Words`, `starts` has 1 where a sentence begins."""
    _give_verbs(tag, dep, head)
    _give_subjects(lower, tag, dep, entity, head, starts)
    _give_days(lower, dep, entity, head)
    join(lower, tag, dep, entity, head, starts)


def _give_verbs(tag: list[str], dep: list[str], head: list[int]) -> None:
    """Takes a plural noun that has an object for the verb it is, and what named it for its subject."""
    for i, name in enumerate(dep):
        verb = head[i]
        if name != "dobj" or tag[verb] != "NNS" or dep[verb] != "ROOT" or i < verb:
            continue
        tag[verb] = "VBZ"
        before = verb - 1
        if before >= 0 and head[before] == verb and dep[before] == "compound":
            dep[before] = "nsubj"
            for at in range(before):
                if head[at] == verb and dep[at] in _NOUNS_OWN:
                    head[at] = before


def _give_days(lower: list[str], dep: list[str], entity: list[str], head: list[int]) -> None:
    """Hangs the day right behind a verb of saying on that verb."""
    for i, word in enumerate(lower):
        if word not in CUE_VERBS:
            continue
        first = i + 1
        while first < len(lower) and lower[first] in _BEFORE_DAYS:
            first += 1
        behind = first
        while behind < len(lower) and entity[behind] == "DATE":
            behind += 1
        if not first < behind < len(lower) or lower[behind] == ",":
            continue
        phrase = range(i + 1, behind)
        for at in phrase:
            above = head[at]
            if above not in phrase and dep[above] == "ccomp" and head[above] == i:
                head[at] = i


def _give_subjects(
    lower: list[str], tag: list[str], dep: list[str], entity: list[str], head: list[int], starts: list[int]
) -> None:
    """Gives finite verbs without a subject the one they have."""
    served = {head[i] for i, name in enumerate(dep) if name in _SUBJECTS}
    begin = 0
    for i, name in enumerate(tag):
        if starts[i] == 1:
            begin = i
        if name not in _FINITE or i in served:
            continue
        first = None
        if dep[i] == "ROOT" and tag[begin] in _FRONTS:
            first = _first_of(lower, tag, entity, begin, i)
        closing = first is None and lower[i] in CUE_VERBS
        if closing:
            alone = dep[i] == "ROOT"
            told = "c" in CUE_VERBS[lower[i]].frames and any(tag[k] in _VERBAL for k in range(begin, i))
            first = _behind_clause(lower, tag, entity, begin, i) if alone or told else None
            sure = alone or first is None or _may_tell(lower, tag, entity, first, i)
            first = first if sure else None
        if first is not None:
            _attach(tag, dep, head, first, i)
            if closing:
                _put_above(tag, dep, head, i)


def _behind_clause(lower: list[str], tag: list[str], entity: list[str], begin: int, verb: int) -> int | None:
    """Where the speaker begins between the comma that ends a clause and a verb of saying."""
    cue = CUE_VERBS[lower[verb]]
    if not cue.speech or tag[verb - 1] in _CLOSED:
        return None
    first, name = _stretch(tag, begin, verb), verb
    if first == verb and cue.lemma in _TELLS and tag[verb + 1 : verb + 2] not in _INVERTED:
        aside = _stretch(tag, begin, verb - 1)  # "Omar Tesfaye, the envoy, told reporters"
        first, name = _stretch(tag, begin, aside - 1), aside - 1
    opens = tag[first] in _OPENING or tag[first - 1] == "''"  # “…,” Tulsa police chief X said
    if first <= begin + 1 or not opens or verb - first > _LONGEST:
        return None
    nouns = [i for i in range(first, name) if tag[i][:2] == "NN"]
    joint = max((i for i in range(first, name) if tag[i] == "CC"), default=0)
    return first if nouns and nouns[-1] > joint else None


def _stretch(tag: list[str], begin: int, behind: int) -> int:
    """The first token of the words without a verb that end before `behind`; 0 where no comma opens them."""
    first = behind
    while first > begin and tag[first - 1] not in _NO_SPEAKER and tag[first - 1] not in _CLOSERS:
        first -= 1
    return first if first > begin and tag[first - 1] in _CLOSERS else 0


def _put_above(tag: list[str], dep: list[str], head: list[int], verb: int) -> None:
    """Makes the verb of saying the root, and the clause before it what is said."""
    root = verb
    while head[root] != root:
        root = head[root]
    if root < verb:
        asked = tag[root] == "VBN" and not any(head[i] == root and dep[i] in _HELPING for i in range(verb))
        head[root], dep[root] = verb, "advcl" if asked else "ccomp"
        head[verb], dep[verb] = verb, "ROOT"


def _may_tell(lower: list[str], tag: list[str], entity: list[str], first: int, verb: int) -> bool:
    """Whether the words before the verb are a speaker's, or it can be no participle: "a raid reported"."""
    if CUE_VERBS[lower[verb]].lemma in _TELLS:
        return True
    nouns = [i for i in range(first, verb) if tag[i][:2] == "NN"]
    behind = next((i for i in range(nouns[0], verb) if tag[i] in _GOES_ON and tag[i - 1] != "HYPH"), verb)
    who = max((i for i in nouns if i < behind), default=nouns[0])
    one = {lower[who], lower[who].removesuffix("s")}
    return entity[who] in _NAMED or not one.isdisjoint(ROLES | BODIES | REPORTS)


def _first_of(lower: list[str], tag: list[str], entity: list[str], begin: int, verb: int) -> int | None:
    """Where the subject right before the verb begins."""
    last = verb - 1
    if tag[last][:2] != "NN":
        return None
    for i in range(last, max(begin, last - _LONGEST), -1):
        if tag[i][:2] in ("VB", "MD", "WD", "WP", "CC"):
            break
        if tag[i] == ",":
            return i + 1
    first = last
    while entity[first] == "PERSON" or (first < last and _is_title(lower, tag, first)):
        first -= 1
    return first + 1 if begin < first < last and tag[first] != "IN" else None


def _is_title(lower: list[str], tag: list[str], i: int) -> bool:
    return tag[i] in _NAMES and lower[i].rstrip(".") in TITLES | RANKS | ROLES


def _attach(tag: list[str], dep: list[str], head: list[int], first: int, verb: int) -> None:
    """Hangs the nouns from `first` on below the verb, and what hung on them outside below the noun before."""
    inside = range(first, verb)
    nouns = [i for i in inside if tag[i][:2] == "NN"]
    apart = [i for i in nouns if head[i] not in inside] or [i for i in nouns if tag[head[i]][:2] == "VB"]
    if not apart or head[apart[0]] == verb:
        return
    subject = apart[0]
    if head[verb] in inside:
        head[verb], dep[verb] = head[subject], "conj"
    outside = [i for i in range(first) if head[i] in inside]
    if outside:
        heir = max(outside)
        head[heir], dep[heir] = head[subject], dep[subject]
        for i in outside:
            if i != heir:
                head[i] = heir
    for i in inside:
        if i != subject and head[i] not in inside:
            head[i] = subject
    head[subject], dep[subject] = verb, "nsubj"
