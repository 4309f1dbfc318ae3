"""What befell those counted: killed, freed, held, returned; and what is only promised or demanded.

The nearest word tells that says so in the number's own clause: in "70 were killed and 142 injured" the 142
are those injured, though "killed" stands as near. What a count is called by ("12 captured soldiers") gives
way to what its clause says of it ("were freed"). A deed that is asked for, offered or agreed is none yet: the
hostages that a group would free are "to be released".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accord.model.reading import Word, words_in
from accord.model.values import Span
from accord.reconcile.tables import countables, states, table

__all__ = ["PLANNED", "is_number", "state_of"]

PLANNED = "to be "  # Before a state, that of what is to be done and is not done yet.
_BEFORE, _AFTER, _APART = 5, 7, 10
_PREDICATE = 5  # words behind the count in which its clause may say more than its name
_STOP = re.compile(
    r"[;:“”\"]|\.\s|,? (?:though|although|but|while|whereas|whose|because|unless|if|whom|after|before|when|"
    r"where)\s",
    re.IGNORECASE,
)
_THAT = re.compile(r"\bthat\b")
_BY = re.compile(r"\sby\s(?:at least |about |around |some |up to |more than )?", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:and|or|but|while)\b|,")
_ASIDE = r"(?:(?:be|have|been|get|also|soon|then|only|immediately|not|eventually|jointly)\s)*"
_MODAL = re.compile(rf"\b(?:could|would|may|might|can|will|shall|should|must|cannot|['’]ll)\s{_ASIDE}$")
_TO = re.compile(rf"((?:[\w’'-]+\s){{1,4}})to\s{_ASIDE}$")
_NEVER = re.compile(
    r"\b(?:not|never|n['’]t|failed to|refused to|refuses to|unable to)\s(?:yet\s|be\s|been\s|to\s)*$"
)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|gets|got|feared|believed|left)\s(?:\w+ly\s)?$")
_DOES = re.compile(r"\b(?:has|have|had|which|that|who)\s$")
_OBJECT = re.compile(
    r"\s(?:at least |more than |some |about |around |up to |nearly |almost |over |as many as )?"
    r"(?:an?|the|his|her|its|their|several|dozens|hundreds|scores|two|three|four|five|six|seven|eight|nine|ten|"
    r"\d[\d,]*|[A-Z][\w’'-]+)\b"
)
_SUFFERED = frozenset(
    """killed wounded injured displaced detained arrested captured kidnapped abducted released freed evacuated
    disarmed recruited besieged encircled held holding destroyed damaged seized shelled bombed
    attacked""".split()  # noqa: SIM905
)
_BODIES = re.compile(r"\b(?:bodies|corpses|remains|deaths?|killings?|murders?) of (?:the |at least |some )?$")
_OWN_VERB = re.compile(r"(?:\s(?!and\b|or\b)[\w’'-]+){0,5}\s(?:have|has|had|were|was|are|is|will)\s")
_OF = re.compile(r"\s(?:of|for)\s")
_OF_THE = re.compile(r"\bof (?:the|its|their|his|those|these) $")
_NAMED = frozenset(("killed",))  # The dead whose bodies are given back are still the dead.
_REMAINS = re.compile(r"\bremains (?:of )?$")
_NO_DEATH = re.compile(r"deaths? (?:penalty|threats?|row|squads?|camps?|sentences?)\b")
_TO_DEATH = re.compile(r"\b(?:to the|life and|sentenced to) $")
_EITHER = re.compile(r"\s?(?:or|/)\s?$|\sand\s$")


class _Told(NamedTuple):
    """A word that tells a state: how far from the count, in order of looking, and where it stands."""

    distance: int
    at: int
    state: str
    word: Word


def state_of(text: str, sentence: Span, span: Span, thing: str) -> str | None:
    """What befell those counted at `span`; None where the clause says nothing of it."""
    known = states(thing)
    if not known:
        return None
    if "killed" in known.values() and _BODIES.search(text, sentence.start, span.start):
        return "killed"
    inside = _tellers(list(words_in(text, *span)), known, text)
    named = [_Told(0, at, *told) for at, told in enumerate(inside)]
    around = list(_around(text, sentence, span, known))
    whole = _OF_THE.search(
        text, sentence.start, span.start
    )  # "Four of the five captured soldiers were freed."
    if named and named[0].state not in _NAMED and not whole:
        near = (it for it in around if it.distance <= _PREDICATE)
        named = [it for it in near if not _JOINS.search(_gap(text, it.word, span))] or named
    found = min(named or around, default=None)
    return _joint(text, found, known) if found else None


def is_number(word: Word) -> bool:
    return word.form[0].isdigit() or word.form in table("numbers")


def _around(text: str, sentence: Span, span: Span, known: dict[str, str]) -> Iterator[_Told]:
    """The tellers near the count, not across a stop.

    Another number stands in between only in a list: "12 soldiers and 60 rebels were killed". A word beyond
    "and" or a comma before the number is of another clause, and counts where nothing else does.
    """
    before = list(words_in(text, sentence.start, span.start))[-_BEFORE:][::-1]
    after = list(words_in(text, span.end, sentence.end))[: _AFTER + 1]
    verb = _OWN_VERB.match(
        text, span.end, sentence.end
    )  # "…, killing 9 men, 40 children were fed": not killed.
    for line in (before, after):
        ahead = line is before
        listed = bool(line) and (line[0].form in ("and", "or") or "," in _gap(text, line[0], span))
        in_order = sorted(line, key=lambda word: word.start)
        tellers = {word.start: state for state, word in _tellers(in_order, known, text)}
        for distance, word in enumerate(line[: _BEFORE if ahead else _AFTER], 1):
            between = _gap(text, word, span)
            if ahead and verb and "," in between:
                break
            if _STOP.search(between) or (ahead and _THAT.search(between)) or (is_number(word) and not listed):
                break
            state = tellers.get(word.start)
            if ahead and distance > 1 and _is_deed(text, word) and not _OF.match(between):
                continue  # "awaiting evacuation with nine more" evacuates no nine.
            if not ahead and _of_others(text, between, word):
                continue  # "600 migrants and wounded civilians"
            if ahead and _BY.fullmatch(between):
                continue  # "abducted by three men": the men did it.
            told = state and _done(text, sentence, word, state, behind=not ahead)
            if told:
                far = _APART if ahead and _JOINS.search(between) else 0
                yield _Told(distance + far, distance + (0 if ahead else _BEFORE), told, word)


def _tellers(words: Sequence[Word], known: dict[str, str], text: str) -> Iterator[tuple[str, Word]]:
    """The words, or two together, that tell a state, in order of the text."""
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        two = f"{word.form}-{following.form}" if following and following.start - word.end == 1 else ""
        state = known.get(two) or known.get(word.form)
        if state and not _REMAINS.match(text, word.start, word.end + 4) and not _no_death(text, word):
            yield state, word


def _no_death(text: str, word: Word) -> bool:
    """ "Fight to the death", "death threats": nobody is told to have died."""
    if word.form not in ("death", "deaths"):
        return False
    return bool(
        _NO_DEATH.match(text, word.start) or _TO_DEATH.search(text, max(0, word.start - 16), word.start)
    )


def _done(text: str, sentence: Span, word: Word, state: str, *, behind: bool) -> str | None:
    """The state, if the word tells it of those counted; as planned, if it is not done yet."""
    start = max(sentence.start, word.start - 60)
    lead = text[start : word.start]
    if _NEVER.search(lead):
        return None
    if behind and word.form == "holding":
        return None
    if behind and word.form in _SUFFERED and (_DOES.search(lead) or _acts(text, lead, word)):
        return None  # They did it, to others.
    if not _open(lead, word):
        return state
    return PLANNED + state if state in table("plannable") else None


def _open(lead: str, word: Word) -> bool:
    """Whether a deed is not done yet, by the words before it."""
    if _MODAL.search(lead):
        return True
    infinitive = _TO.search(lead)
    if infinitive is not None:
        return table("done").isdisjoint(infinitive[1].casefold().split())
    if word.form not in table("deed_nouns"):
        return False
    return not table("wanted").isdisjoint(lead.casefold().split()[-8:])


def _of_others(text: str, between: str, word: Word) -> bool:
    """Whether a word stands before the noun of others, who are told of beside those counted."""
    following = next(words_in(text, word.end, word.end + 24), None)
    noun = following.form.removesuffix("s") if following else ""
    return between.endswith(" and ") and noun in countables()


def _is_deed(text: str, word: Word) -> bool:
    """Whether a word names a deed, and is no verb: "the release", not "will release"."""
    lead = text[max(0, word.start - 60) : word.start]
    return word.form in table("deed_nouns") and not (_MODAL.search(lead) or _TO.search(lead))


def _acts(text: str, lead: str, word: Word) -> bool:
    """Whether a verb behind the count has another object: "two bombers killed 14 people"."""
    return not _BE.search(lead) and _OBJECT.match(text, word.end) is not None


def _joint(text: str, found: _Told, known: dict[str, str]) -> str:
    """The state, or both where two are told in one: "killed or wounded", "dead and injured"."""
    word, near = found.word, list(words_in(text, max(0, found.word.start - 16), found.word.end + 16))
    at = next((number for number, it in enumerate(near) if it.start == word.start), 0)
    for other in (*near[max(0, at - 2) : max(0, at - 1)], *near[at + 2 : at + 3]):
        left, right = sorted((word, other), key=lambda it: it.start)
        state, link = known.get(other.form), text[left.end : right.start]
        if state and state != found.state and _EITHER.search(link):
            pair = {state, found.state}
            if pair == {"killed", "wounded"}:
                return "casualties"
            if "and" not in link:
                return " or ".join(sorted(pair))
    return found.state


def _gap(text: str, word: Word, span: Span) -> str:
    return text[word.end : span.start] if word.end <= span.start else text[span.end : word.start]
