"""Which cue a quotation belongs to, by what stands right before and behind it."""

from __future__ import annotations

from accord.annotate.attributions import FINITE, Attribution
from accord.annotate.lexicon import ANSWERS, BODIES, REPORTS, ROLES
from accord.annotate.roles import PERSONS
from accord.annotate.scene import Scene
from accord.annotate.words import Words

__all__ = ["acted_before", "is_sentence", "is_title", "lead_before", "lead_behind", "stands_whole"]

_WINDOW = 40
_OPENING = frozenset(("DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP$", "CD"))
_NAMING = frozenset(("NN", "NNS", "NNP", "NNPS"))
_STOPS = frozenset((".", "!", "?", ";"))


def stands_whole(scene: Scene, first: int) -> bool:
    """Whether a quotation that opens at token `first` begins a sentence or follows a lead-in."""
    words = scene.words
    before = scene.previous(first)
    if before < 0 or words.sentence[before] != words.sentence[first] or scene.break_between(before, first):
        return True
    if words.text[before] in (":", ",", ".", "?", "!", "-", "–", "—") or scene.inside[before] >= 0:
        return True
    start = words.sentences[words.sentence[first]][0]
    return first - start <= 2 and all(
        words.tag[i] in ("CC", "RB", "``", "''", "_SP") for i in range(start, first)
    )


def is_sentence(scene: Scene, index: int, *, goes_on: bool = False) -> bool:
    """Whether the quotation is a sentence and no title: some words, a verb, a full stop about its end.

    One in single marks only behind a colon, or where `goes_on` tells that it follows a statement in such.
    """
    words = scene.words
    first, last = scene.ranges[index]
    announced = first > 0 and words.text[first - 1] == ":"
    if last - first < 4 or (scene.quotations[index].single and not (goes_on or announced)):
        return False
    verbs = any(words.tag[i] in FINITE or words.tag[i] == "VB" for i in range(first, last + 1))
    ending = words.source[scene.quotations[index].parts[-1].end - 1]
    following = words.text[last + 1] if last + 1 < len(words.text) else "\n"
    return verbs and (ending in ".!?…," or following in (".", "!", "?") or "\n" in following)


def lead_behind(scene: Scene, index: int) -> int | None:
    """The cue after the quotation: `“…,” he said`, `“…” said the minister`."""
    words = scene.words
    last = scene.ranges[index][1]
    at = last + 1
    while at < len(words.text) and words.tag[at] == "_SP" and words.text[at].count("\n") < 2:
        at += 1
    if at >= len(words.text) or scene.inside[at] >= 0:
        return None
    ending = words.source[scene.quotations[index].parts[-1].end - 1]
    comma = ending == "," or words.text[at] == ","
    if words.text[at] in (",", "-", "–", "—", "--"):
        at += 1
    elif not (comma or ending in "?!…—-" or words.text[at][:1].islower()):
        return None
    return _first_cue(scene, at)


def _first_cue(scene: Scene, at: int) -> int | None:
    """The first cue from token `at` on with nothing before it but its speaker."""
    words = scene.words
    verbs = 0
    for i in range(at, min(at + _WINDOW, len(words.text))):
        if words.text[i] in _STOPS or words.text[i].count("\n") > 1 or scene.inside[i] >= 0:
            return None
        attribution = scene.found.get(i)
        if (
            attribution is not None
            and _takes_quotation(scene, attribution)
            and _clear(scene, at, attribution, verbs)
        ):
            return i
        if words.tag[i] in FINITE:
            verbs += 1
    return None


def _takes_quotation(scene: Scene, attribution: Attribution) -> bool:
    if "w" in attribution.cue.frames and scene.words.tag[attribution.at] not in FINITE:
        return False  # "“…” was shown"
    return not attribution.noun and bool(set(attribution.cue.frames) & {"c", "q", "t"})


def _clear(scene: Scene, at: int, attribution: Attribution, verbs: int) -> bool:
    """Whether the words from `at` to the cue are only its speaker (and its relative clauses)."""
    speaker = scene.speakers[attribution.at]
    if speaker is None or speaker[0] > attribution.at:
        near = attribution.first - at
        if near > 0 and _is_phrase(scene, at, attribution.first):
            if speaker is None or "t" in attribution.cue.frames:  # "the envoy, a doctor, told the court"
                scene.repair(attribution, at)
                _take_name(scene, attribution.at, at)
            return True
        if near > (3 if speaker is not None else 8) or verbs > attribution.at - attribution.first:
            return False
        if speaker is None:
            scene.repair(attribution, at if near else attribution.last + 1)
        return True
    own = [i for i in range(at, speaker[0]) if scene.words.tag[i] in FINITE]
    return speaker[0] >= at and not own and speaker[0] - at <= 4


def _is_phrase(scene: Scene, at: int, cue: int) -> bool:
    """Whether the tokens up to the cue only name somebody: "a rebel, who gave no name," or "the agency"."""
    words = scene.words
    if words.tag[at] not in _OPENING or words.entity[at] in ("DATE", "TIME"):
        return False
    ends = next((i for i in range(at, cue) if words.tag[i][:2] == "VB" or words.text[i] == ","), cue)
    named = any(words.tag[i] in _NAMING for i in range(at, ends))
    told = ends == cue or (words.text[ends] == "," and words.text[cue - 1] == "," and ends < cue - 1)
    loose = any(words.tag[i] in FINITE and not _in_relative(words, i, ends) for i in range(ends, cue))
    return named and told and not loose


def _take_name(scene: Scene, cue: int, first: int) -> None:
    """Takes the person named behind a comma for the speaker, where the parse tore the name from its noun."""
    words, speaker = scene.words, scene.speakers[cue]
    last = scene.found[cue].first - 2
    begins = next((i for i in range(last, first, -1) if words.entity[i] != "PERSON"), first)
    named = first < begins < last and words.text[begins] == "," == words.text[last + 1]
    if named and speaker is not None and speaker[1] < begins + 1:
        scene.set_subject(scene.found[cue], last)
        scene.speakers[cue] = (first, last)


def _in_relative(words: Words, verb: int, comma: int) -> bool:
    """Whether a verb stands behind "who" and the like, with which the words behind a comma begin."""
    return comma < verb and words.tag[comma + 1][:1] == "W"


def lead_before(scene: Scene, index: int) -> int | None:
    """The cue before the quotation: `he said: “…`, `told Reuters “…`, `he said, “…`."""
    words = scene.words
    first, _last = scene.ranges[index]
    before = scene.previous(first)
    while before >= 0 and "\n" in words.text[before]:
        mark = words.text[scene.previous(before)]
        if mark != ":" and not (mark == "," and words.text[before].count("\n") == 1):
            break
        before = scene.previous(before)
    if before < 0 or scene.inside[before] >= 0:
        return None
    mark = words.text[before]
    for i in range(before, max(before - _WINDOW, -1), -1):
        if scene.inside[i] >= 0 or (words.text[i] in _STOPS) or (i < before and "\n" in words.text[i]):
            return None
        attribution = scene.found.get(i)
        if attribution is not None and not attribution.noun and not attribution.negated:
            if mark == ":":
                attribution = _main(scene, attribution)
            return attribution.at if _introduces(scene, attribution, before, mark, index) else None
        if words.tag[i] in FINITE and mark not in (":", ","):
            return None
    return None


def _main(scene: Scene, attribution: Attribution) -> Attribution:
    """The outermost cue over this one: in "he said they pledged peace: “…" it is he who goes on."""
    at = attribution.at
    for _ in range(8):
        above = scene.words.head[at]
        if above == at:
            break
        outer = scene.found.get(above)
        if outer is not None and scene.words.dep[at] == "ccomp" and at > above:
            attribution = outer
        at = above
    return attribution


def _introduces(scene: Scene, attribution: Attribution, before: int, mark: str, index: int) -> bool:
    """Whether nothing but a hearer, a place and a stop stands between the cue and the quotation."""
    words = scene.words
    last = scene.ranges[index][1]
    between = range(attribution.last + 1, before + 1)
    speaker = scene.speakers[attribution.at]
    if mark == ":" and _goes_on_from(words, attribution, before):
        return True
    if any(words.tag[i] in FINITE and not (speaker and speaker[0] <= i <= speaker[1]) for i in between):
        return False
    frames = attribution.cue.frames
    if not set(frames) & set("cqt"):
        return mark == ":"
    if mark == ":":
        return True
    if mark == ",":
        has_clause = any(
            words.dep[c] == "ccomp" and attribution.at < c < before for c in words.children[attribution.at]
        )
        return not has_clause
    following = words.text[last + 1] if last + 1 < len(words.text) else "."
    ending = words.source[scene.quotations[index].parts[-1].end - 1]
    closed = following in (".", ",", ";", "!", "?", "—", "–", "-") or "\n" in following or ending in ".,!?…"
    return closed and (not between or (before == between[-1] and _hearer_only(scene, attribution, between)))


def _goes_on_from(words: Words, attribution: Attribution, colon: int) -> bool:
    """Whether all up to the colon is the cue's own complement: `he says they agreed to leave: “…`."""
    return bool(set(attribution.cue.frames) & set("cqt")) and words.right[attribution.at] >= colon - 1


def _hearer_only(scene: Scene, attribution: Attribution, between: range) -> bool:
    words = scene.words
    if words.lower[between[-1]] == "that" or words.tag[between[-1]] not in (
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "PRP",
        "RB",
    ):
        return False
    speaker = scene.speakers[attribution.at]
    allowed = {
        c
        for c in words.children[attribution.at]
        if words.dep[c] in ("dobj", "dative", "prep", "advmod", "npadvmod")
    }
    if speaker is not None and speaker[0] > attribution.at:
        return speaker[1] >= between[-1]
    return "t" in attribution.cue.frames and any(words.right[c] >= between[-1] for c in allowed)


def is_title(scene: Scene, index: int) -> bool:
    """Whether the quotation looks like the name of a work: every word of some length is capitalised."""
    first, last = scene.ranges[index]
    words = [scene.words.text[i] for i in range(first, last + 1) if len(scene.words.text[i]) > 3]
    return bool(words) and all(word[0].isupper() for word in words)


def acted_before(scene: Scene, index: int) -> int | None:
    """`Rahim shrugged. “We can wait.”`: the subject of the sentence before, or of the paragraph's last.

    Behind a colon also whoever has an office, or a body: `The minister was brief: “No.”` The token of a
    new cue-less attribution for that person; None where nobody acted there.
    """
    words = scene.words
    before = scene.previous(scene.ranges[index][0])
    announced = words.text[before] == ":"
    if before > 0 and "\n" in words.text[before]:
        before = scene.previous(before)
    if before < 0 or "\n" in words.text[before] or scene.inside[before] >= 0:
        return None
    start, behind = words.sentences[words.sentence[before]]
    if announced:
        behind = before  # The parse may hang the announcing words below those they announce.
    for i in range(start, behind):
        if words.head[i] == i or (announced and words.head[i] > before and words.tag[i] in FINITE):
            for child in words.children[i]:
                if words.dep[child] != "nsubj" or scene.inside[child] >= 0:
                    continue
                who = _whoever(words, child, announced)
                if who is not None:
                    return scene.add_bystander(who, (words.left[who], words.right[who]))
    return None


def _whoever(words: Words, subject: int, announced: bool) -> int | None:
    """Who acts: the subject, or whose words it is ("the envoy's answer was short: “…”")."""
    if words.entity[subject] == "PERSON" or words.lower[subject] in ("he", "she"):
        return subject
    if not announced:
        return None
    named = [i for i in range(words.left[subject], subject + 4) if _is_beside(words, i, subject)]
    if named:
        return named[-1]
    if _is_somebody(words, subject):
        return subject
    if words.lower[subject] not in ANSWERS | REPORTS:
        return None
    return next((child for child in words.children[subject] if words.dep[child] == "poss"), None)


def _is_beside(words: Words, at: int, subject: int) -> bool:
    """Whether a person's name stands beside the subject: "her colleague Ana Ruiz"."""
    return (
        at < len(words.text)
        and words.entity[at] == "PERSON"
        and words.head[at] == subject
        and (words.dep[at] in ("appos", "compound"))
    )


def _is_somebody(words: Words, at: int) -> bool:
    """Whether the noun is one that people, or bodies of people, are called by."""
    lower = words.lower[at]
    return bool({lower, lower.removesuffix("s")} & (ROLES | BODIES | PERSONS)) or words.entity[at] in (
        "ORG",
        "NORP",
    )
