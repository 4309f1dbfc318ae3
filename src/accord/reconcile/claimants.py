"""Who gives a figure, and who holds what it counts.

The claimant is the speaker of the statement in which it stands. Outside of statements a clause's subject in
front of a verb of counting is ("The ministry puts the number at 25"), and whoever owns a count ("by the
group's count"). What a monitor's own report counts is the monitor's. Everything else stays unknown: it is
the article's own figure. "The group" is the body named last, "the monitoring mission" the only one of the
record that has these words in its name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from accord.model.annotation import NameMark, Statement
from accord.model.reading import Reading, forms_in, speakers
from accord.model.values import Span
from accord.reconcile.context import Context
from accord.reconcile.tables import table

__all__ = ["Claimants", "counts_himself", "institution", "one_mouth"]

_VERBS = (
    r"(?:puts?|estimates?|estimated|counts?|counted|recorded|documented|registered|logged|listed|tallied|"
    r"raise[sd]|raised|lowered|revise[sd]|updated|verified|confirmed|acknowledged?s?|admits?|admitted|concedes?|conceded|reported|announced|reckons|calculates|calculated)"
)
_COUNTS = re.compile(
    rf"\s(?:has |have |had |also )?(?:{_VERBS}|(?:spoke|speaks?|spoken) of|claims? to|claimed to|gave)"
    r"\b[^.;:]{0,45}$"
)
_JUST = re.compile(
    r"\s(?:puts?|estimates?|estimated|counts?|counted|recorded|documented|registered|logged|tallied)\b"
    r"(?:\s(?!and\b|that\b)[\w’'-]+){0,4}\s$"
)
_OWNED = re.compile(
    r"\b([A-Z][\w-]+(?:\s[A-Z][\w-]+){0,4}|[Tt]he\s(?:[a-z]+\s){0,2}[a-z]+)['’]s?\s(?:own\s)?"
    r"(?:counts?|tally|estimates?|figures?|toll)\b[^.;:]{0,40}$"
)
_SUBJECT = re.compile(
    r"(?:^|[\s,(“\"])((?:[Tt]he|[Aa]n?)\s(?:[\w’'-]+\s){0,3}?[A-Za-z][\w’'-]+)"
    r"(?:\s(?:in|at|of)\s(?:the\s)?[\w’' -]+?)?,?$"
)
_OWN = re.compile(
    r"\b(?:[Oo]ur (?:own )?(?:correspondents?|reporters?)|[Tt]his (?:news)?(?:paper|station|agency))$"
)
_BODY = re.compile(
    r"^(?:the )?((?:[\w’'-]+\s){0,2}(?:government|ministry|army|authorities|administration|military))"
    r"(?: in [A-Z].*)?$"
)
_PUT_OUT = re.compile(
    r"\s(?:reports?,|released|published|issued|obtained|dated|posted|made public|seen by|"
    r"on (?:[A-Z][a-z]+day)\b).*$"
)
_PLACED = re.compile(r"[a-z]\s(?:in|at|near|from|around)\s$")
_RECKONED = re.compile(
    r"[^.;:“”\"]{0,120},\s(?P<the>the\s)?(?P<who>(?:[\w’'&-]+\s){0,6}?[\w’'&-]+)\s"
    r"(?:estimates?|estimated|reckons|reckoned|calculates|calculated|reports)[.,;]"
)
_FOLLOWED = re.compile(r"[ ,]*|,\s(?:an?|the|who|whose|which)\s[^,;:.]{2,80},")
_ADVERB = re.compile(r"(?:\s(?:later|then|also|now|first|since|meanwhile))+\s?$")
_BARE = re.compile(r"[A-Z][a-z]+(?:\s[a-z-]+){0,2}(?<=[a-z]s|ce)")  # "Villagers", "Aid workers", "Police"
_RELATIVE = re.compile(r"\s(?:that|which|who)$")
_SOURCES = re.compile(r"\b(?:from|by)\s((?:[\w’'-]+\s){0,2}(?:sources|officials|medics|witnesses|doctors))$")
_DISPUTES = re.compile(
    r"\s(?:disputes?|disputed|den(?:ies|ied)|rejects?|rejected|contests?|contested)\b[^.;:]{0,60},\s"
    r"(?:saying|claiming|insisting)\b[^.;:]{0,40}$"
)
_ESTIMATES = re.compile(
    r"\b((?:[Oo]ther|[Ss]ome|[Uu]nofficial|[Ii]ndependent|[Ll]ocal|[Mm]edia|[Rr]ival|[Uu]nconfirmed)\s(?:[a-z]+\s)?"
    r"(?:estimates|reports|accounts|counts|tallies|figures))\s(?:ran|run|range|ranged|go|went|reach|reached|put|spoke|"
    r"speak|said|say|gave|give|have|had)\b[^.;:]{0,40}$"
)
_COUNTED = re.compile(
    r",\s(?:estimated|put|reckoned|counted|reported)\s(?:at|to\s(?:be|number))\b"
)  # "a cargo, put at"
_SAID_JUST = re.compile(
    r"(?:^|[,;]\s)(?:and\s|but\s|while\s)?(?P<who>[^,;.]{3,60})\s(?:said|says|say)\s(?:only\s|just\s)?$"
)
_SAID_IT = re.compile(r"\s(?:said|says|say|added|reported|claimed)(?:\sthat)?\s(?:it|they)$", re.IGNORECASE)
_THAT_IS_ALL = re.compile(r"\s*(?:[.;,”]|$)")
_FULL_STOP = re.compile(r"[.!?\n]")
_REACH, _NEAR, _MEANT = 200, 400, 600
_GROUP = re.compile(
    r"(?:the )?(?:group|groups|movement|organi[sz]ation|insurgency|militia|faction|alliance)$", re.I
)
_A_COUNT = re.compile(r"\b(?:count|tally|toll|figures?|estimates?|records?|list|survey|data|numbers?)$")
_HOLDER = re.compile(
    r"\b(?:it|they|he|she|its|their|his|her|the (?:group|groups|movement)|(?:the )?(?:rebels?|insurgents?|"
    r"militants?|separatists?|jihadists?|loyalists?)|(?:the )?(?:army|government)(?: forces| troops)?)\b",
    re.IGNORECASE,
)
_PLAIN = {
    f"{the}{word}{s}": word
    for word in ("rebel", "insurgent", "militant", "separatist", "jihadist", "loyalist")
    for the in ("", "the ")
    for s in ("", "s")
} | {
    f"{the}{word}{forces}": word
    for word in ("army", "government")
    for the in ("", "the ")
    for forces in ("", " forces", " troops")
}
_APPOSED = re.compile(r",\s(?:an?|the)\s[^,]*$")
_EMPTY = frozenset("the a an of in at for s and".split())  # noqa: SIM905
_KIND_LETTER = {
    kind: kind[0].upper()
    for kind in (
        "mission",
        "commission",
        "committee",
        "agency",
        "council",
        "observatory",
        "union",
        "league",
        "court",
    )
}
_SAME = {
    "authorities": "government",
    "officials": "government",
    "official": "government",
    "state": "government",
    "spokesman": "",
    "spokeswoman": "",
    "spokesperson": "",
    "medics": "doctor",
    "physician": "doctor",
}


class Claimants:
    """Who claims what, over all readings of a record."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._marked: tuple[str, list[NameMark], list[int]] | None = (
            None  # those of the reading looked at last
        )
        self._bodies: dict[str, set[str]] = defaultdict(set)
        self._persons = {
            m.name for r in context.readings for m in r.annotation.mentions if m.type == "PERSON" and m.name
        }
        names = {
            m.name for r in context.readings for m in r.annotation.mentions if m.type == "ORG" and m.name
        }
        for name in names:
            words = forms_in(name)
            if len(words) > 2 and name[0].isupper() and name.rsplit(" ", 1)[-1][0].isupper():
                self._bodies[words[-1]].add(name)

    def of(
        self, reading: Reading, sentence: Span, span: Span, *, standing: str | None
    ) -> tuple[Statement | None, str | None]:
        """The statement in which a figure stands and its claimant, each None where there is none."""
        holding = [
            it
            for it in _holding(reading.annotation.statements, span)
            if not it.speaker or it.kind == "direct" or not _cut_off(reading, it.speaker[0], sentence)
        ]
        name = _said_just(reading, sentence, span)
        if name:
            return None, self._called(reading, span.start, name)
        if standing == "inhabitants" and _apposed(reading.document.text, sentence, span):
            return None, None
        gatherer = self.gatherer(reading, sentence, span) if holding else None
        if gatherer:
            return holding[0], self._called(reading, span.start, gatherer)
        for statement in holding:
            speaker = self._speaker(reading, statement)
            if speaker is None:
                name = counts_himself(reading, sentence, span)
                return statement, self._called(reading, span.start, name) if name else None
            if not _A_COUNT.search(speaker):
                return statement, speaker
        if holding:
            return holding[0], self._speaker(reading, holding[0])
        name = counts_himself(reading, sentence, span) or _reckoned(reading, sentence, span)
        return None, self._called(reading, span.start, name) if name else None

    def gatherer(self, reading: Reading, sentence: Span, span: Span) -> str | None:
        """Who is told to count or estimate just this number, else None."""
        before = reading.document.text[max(sentence.start, span.start - _REACH) : span.start]
        return counts_himself(reading, sentence, span) if _JUST.search(before) else None

    def holder(self, reading: Reading, sentence: Span, span: Span, claimant: str | None) -> str | None:
        """Who holds the territory counted: the name, or what "it" and "the group" stand for, before it."""
        text = reading.document.text
        pronouns = list(_HOLDER.finditer(text, sentence.start, span.start))
        last = self._last(reading, sentence.start, span.start, ("ORG", "NORP"))
        if pronouns and (last is None or pronouns[-1].start() > last.span.start):
            words = pronouns[-1].group().casefold()
            if words in _PLAIN:
                return _PLAIN[words]
            body = self._last_body(reading, pronouns[-1].start())
            held = body if words.startswith("the ") or claimant is None else self._holding_body(claimant)
            return _PLAIN.get(held.casefold(), held) if held else None
        return self._context.actor_name(last.name) if last and last.name else None

    def _holding_body(self, claimant: str) -> str | None:
        """Who holds what a claimant says that "we" hold: the body that a person speaks for."""
        return self._context.body_of(claimant) or (None if self._is_person(claimant) else claimant)

    def _is_person(self, name: str) -> bool:
        return name in self._persons

    def _speaker(self, reading: Reading, statement: Statement) -> str | None:
        speaker = self._context.speaker(reading, statement)
        if speaker is None or self._context.speaker_name(reading, statement) is not None:
            return speaker
        at = statement.speaker[0].start if statement.speaker else statement.content[0].start
        return self._meant(reading, at, institution(speaker, reading.document.outlet))

    def _called(self, reading: Reading, at: int, name: str) -> str:
        """A name under which its actor is shown; words that are none, whom they stand for."""
        return self._meant(reading, at, name if name.islower() else self._context.actor_name(name))

    def _meant(self, reading: Reading, at: int, words: str) -> str:
        """Whom words that are no name stand for, where the article or the record tells; else the words."""
        if _GROUP.fullmatch(words):
            return self._last_body(reading, at) or words
        bare = [form for form in forms_in(words) if form not in _EMPTY]
        if not words.islower() or len(bare) < 2:
            return words
        meant = {
            self._context.actor_name(name)
            for name in self._bodies.get(bare[-1], ())
            if set(bare) <= set(forms_in(name))
        }
        return meant.pop() if len(meant) == 1 else words

    def _last(self, reading: Reading, start: int, end: int, types: tuple[str, ...]) -> NameMark | None:
        """The last mark of some types that starts in a stretch of the text."""
        if self._marked is None or self._marked[0] != reading.id:
            self._marked = (reading.id, *_of_bodies(reading))
        _, marks, starts = self._marked
        within = marks[bisect_left(starts, start) : bisect_left(starts, end)]
        return next((mark for mark in reversed(within) if mark.type in types), None)

    def _last_body(self, reading: Reading, at: int) -> str | None:
        """The body named last before `at`."""
        last = self._last(reading, at - _MEANT, at, ("ORG",))
        return self._context.actor_name(last.name) if last and last.name else None


def _of_bodies(reading: Reading) -> tuple[list[NameMark], list[int]]:
    """The bodies and peoples that a reading names, by where they stand, and where that is."""
    marks = (mark for mark in reading.annotation.mentions if mark.type in ("ORG", "NORP") and mark.name)
    ordered = sorted(marks, key=lambda mark: mark.span)
    return ordered, [mark.span.start for mark in ordered]


def one_mouth(left: str, right: str) -> bool:
    """Whether two claimants may be one: "Ost's government" and "Ost officials"."""
    one, other = _stems(left), _stems(right)
    return one <= other or other <= one or _shortened(left, right) or _shortened(right, left)


def _shortened(words: str, name: str) -> bool:
    """Whether "the Mission" may be the body whose name in letters is given: "SMM"."""
    bare = [form for form in forms_in(words) if form not in _EMPTY]
    letter = _KIND_LETTER.get(bare[0]) if len(bare) == 1 else None
    return letter is not None and name.isupper() and name.isalpha() and letter in name


def _stems(claimant: str) -> frozenset[str]:
    words = (word.removesuffix("'s") for word in forms_in(claimant))
    same = (_SAME.get(word, word) for word in words if word not in _EMPTY)
    return frozenset(word[:4] for word in same if word)


def _holding(statements: Sequence[Statement], span: Span) -> Iterator[Statement]:
    """The statements around a span, the innermost first."""
    holding = [
        (part.end - part.start, number)
        for number, statement in enumerate(statements)
        for part in statement.content
        if part.covers(span) and statement.modality != "denied"
    ]
    return (statements[number] for _, number in sorted(holding))


def _cut_off(reading: Reading, speaker: Span, part: Span) -> bool:
    """Whether a headline or point of a list ends between a speaker and a part of the same sentence."""
    text = reading.document.text
    return speaker.end <= part.start and _FULL_STOP.search(text, speaker.end, part.start) is None


def _said_just(reading: Reading, sentence: Span, span: Span) -> str | None:
    """Who is told to say no more than a number: "The army said nine were hurt, the rebels said forty."."""
    text = reading.document.text
    said = _SAID_JUST.search(text[sentence.start : span.start])
    if said is None or not _THAT_IS_ALL.match(text, span.end):
        return None
    who = Span(sentence.start + said.start("who"), sentence.start + said.end("who"))
    return _subject(reading, *who) or said["who"]


def _apposed(text: str, sentence: Span, span: Span) -> bool:
    """Whether it stands in an apposition, which is the writer's: "Ost, a city of 40,000 people, has …"."""
    return bool(_APPOSED.search(text, sentence.start, span.start)) and "," in text[span.end : sentence.end]


def institution(words: str, outlet: str | None) -> str:
    """A claimant in one form: "the government in Ost" is the government, "our reporter" the outlet."""
    if outlet and _OWN.search(words):
        return outlet
    words = _PUT_OUT.sub("", words)
    body = _BODY.match(words)
    return body.group(1) if body is not None else words


def counts_himself(reading: Reading, sentence: Span, span: Span) -> str | None:
    """The claimant of the figure at `span` by the words before it in its sentence; else None."""
    text = reading.document.text
    start = max(sentence.start, span.start - _REACH)
    before = text[start : span.start]
    owned = _OWNED.search(before)
    if owned is not None:
        return owned.group(1).removeprefix("the ").removeprefix("The ")
    estimates = _ESTIMATES.search(before)
    if estimates is not None:
        return estimates.group(1)
    counts = _COUNTS.search(before) or _DISPUTES.search(before)
    if counts is not None and not _COUNTED.match(before, counts.start() - 1):
        return _subject(reading, start, start + counts.start())
    outlet = reading.document.outlet
    if outlet and not table("monitors").isdisjoint(outlet.casefold().split()):
        return outlet
    return None


def _reckoned(reading: Reading, sentence: Span, span: Span) -> str | None:
    """Who is told behind a count to have reckoned it: "Some 9,000 are homeless, the agency estimates."."""
    told = _RECKONED.match(reading.document.text, span.end, sentence.end)
    if told is None:
        return None
    named = (it.name for it in reading.annotation.mentions if it.span == Span(*told.span("who")))
    return next(named, None) or (told["who"] if told["the"] else None)


def _subject(reading: Reading, start: int, end: int) -> str | None:
    """Whom the words that end at `end` name, by a mark or by a noun with its article."""
    text = reading.document.text
    for mark in reading.annotation.mentions:
        named = mark.name and mark.type in ("PERSON", "ORG", "NORP", "GPE")
        within = start <= mark.span.start < mark.span.end <= end
        placed = _PLACED.search(text, start, mark.span.start)  # "a relief group in Ost"
        if named and within and not placed and _FOLLOWED.fullmatch(text, mark.span.end, end):
            return mark.name
    clause = _RELATIVE.sub("", text[start:end])
    source = _SOURCES.search(clause)
    if source is not None:
        return source.group(1)
    said = _SAID_IT.search(text, start, end)
    if said is not None:
        return _subject(reading, start, said.start())
    words = _ADVERB.sub("", text[start:end]).split()
    if words and words[-1].casefold() in ("he", "she", "it", "they"):
        return _last_speaker(reading, end, named=words[-1].casefold() in ("he", "she"))
    outlet = reading.document.outlet
    if outlet and _OWN.search(text, start, end):
        return outlet
    clause = re.split(r"\b(?:while|but|and|whereas|although)\s", text[start:end])[-1]
    subject = _SUBJECT.search(clause.rstrip())
    if subject is None:
        bare = _BARE.fullmatch(clause.strip())
        return bare.group() if bare else None
    told = subject.group() if subject.group(1)[:1] in "Aa" else subject.group(1)
    name = re.sub(r"^[Tt]he\s|\sin\s[A-Z].*$", "", told.strip(' ,(“"'))
    return outlet if outlet and name[0].isupper() and name in outlet.split() else name


def _last_speaker(reading: Reading, end: int, *, named: bool) -> str | None:
    """Who spoke last before a sentence that says "he" or "it": by name or, of a body, by its words."""
    text = reading.document.text
    said = [
        (statement.content[-1].end, name or statement.speaker[0].of(text).removeprefix("The "))
        for statement, name in zip(reading.annotation.statements, speakers(reading), strict=True)
        if name or (statement.speaker and not named)
        if statement.content and 0 < end - statement.content[-1].end <= _NEAR
    ]
    return max(said)[1] if said else None
