"""What is said in French, Spanish and Portuguese texts, with whoever is named beside it.

There is no parse for these languages, so only what words and punctuation show is marked: words in quotation
marks with a verb of saying right behind or before them ("« … », a déclaré X"; "X dijo: «…»"), or with
"selon X", "según X". The speaker is the phrase beside the verb; a verb with a pronoun or without a
subject means whom the paragraph is about, or who spoke last. Without quotation marks a sentence is somebody's
where a phrase opens it, a verb of saying follows and "que" ("La ministre a annoncé que …", "X dijo que …"),
or where it begins with "Selon X," and a name. No days and no hearers are marked. The words are in
`foreign.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from accord.annotate.quotation import Quotation, pair_marks
from accord.model.annotation import NameMark, Statement
from accord.model.tables import toml_table
from accord.model.text import touches
from accord.model.values import Span

__all__ = ["mark_quotations", "quotes_in"]

_UPPER = "A-ZÀ-ÖØ-ÞŁŚŠŽ"
_STOP = re.compile(r"[,;:!?()\[\]\n«»“”\"„—–]|\.(?=\s|$)")
_BLANK = " \t\n\u00a0\u202f"
_LONGEST = 160  # characters of a speaker's phrase
_REACH = 400  # characters before a quotation in which its sentence begins
_LEAST = 2  # words of a quotation
_PARAGRAPH = 700  # characters behind its last words in which one goes on speaking
_ONE_END = re.compile(r"[^.:;!?\n]{0,80}[.]?[^\S\n]*")
_RANK = re.compile(r", (?:[a-zà-ÿ]+ ){0,2}")
_FRONT = 60  # characters before the phrase that opens a sentence: "Lundi à Paris, "
_RELATIVE = re.compile(r"(?:qui|que|quien|quem|dont|lequel|laquelle)\b")
_CLAUSE = re.compile(r"\bque\b")
_LETTERS = re.compile(rf"[{_UPPER}]{{2,8}}\b")
_COMMA = re.compile(r",\s*")
_GAP = re.compile(r"\s*[,.]?\s*(?=\w)")
_SENTENCE = re.compile(r"[.!?…][»”\"]?\s+|\n+|[»”\"]\s*[.]\s+|\.\s?[-–—]\s?")


@dataclass(frozen=True, slots=True)
class _Tongue:
    """The patterns of one language."""

    verb: re.Pattern[str]
    according: re.Pattern[str]
    before: re.Pattern[str]
    told: re.Pattern[str]
    denied: re.Pattern[str]
    denial: re.Pattern[str]
    joint: re.Pattern[str]
    days: tuple[list[str], ...]
    skipped: re.Pattern[str]
    ends: re.Pattern[str]
    name: re.Pattern[str]
    title: re.Pattern[str]
    opener: re.Pattern[str]
    article: re.Pattern[str]
    owned: re.Pattern[str]
    particles: str


@dataclass(frozen=True, slots=True)
class _Who:
    """A speaker as the text puts it: the phrase, the name's place in it, the office."""

    span: Span | None = None
    name: Span | None = None
    office: str | None = None
    body: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """How a quotation is told: by whom, with which verb, and where the clause begins that it ends."""

    who: _Who
    cue: Span | None = None
    kind: str = "direct"
    clause: int | None = None


def quotes_in(lang: str | None) -> bool:
    """Whether quotations in a language (an ISO 639 code) are marked."""
    return lang is not None and _code(lang) in toml_table("accord.annotate", "foreign.toml")


def mark_quotations(text: str, lang: str) -> tuple[tuple[Statement, ...], tuple[NameMark, ...]]:
    """What a text tells that somebody said, with the speakers, and the names of those; both in order."""
    reader = _Reader(text, _tongue(_code(lang)))
    quoted = list(reader.statements())
    told = reader.indirect([span for it in quoted for span in it.content])
    statements = tuple(sorted((*quoted, *told), key=lambda it: it.content[0]))
    return statements, tuple(reader.names[span] for span in sorted(reader.names))


class _Reader:
    """One text; `last` is who spoke last, and where that ended."""

    def __init__(self, text: str, tongue: _Tongue) -> None:
        self.text, self.tongue = text, tongue
        self.names: dict[Span, NameMark] = {}
        self.known: dict[str, str] = {}
        self.last: tuple[_Who, int] = (_Who(), 0)

    def statements(self) -> Iterator[Statement]:
        """Each quotation that somebody is said to say; what goes on behind "he said," is one with it."""
        held: Statement | None = None
        for quotation in pair_marks(self.text):
            content = tuple(part for it in quotation.parts if (part := self._trimmed(it)))
            if not content:
                continue
            if held is not None and self._is_joined(held, quotation):
                held = replace(held, content=(*held.content, *content))
                continue
            found = self._attributed(quotation)
            if found is None:
                continue
            if held is not None:
                yield held
            if found.clause is not None:
                content = (Span(found.clause, quotation.span.end),)
            held = self._statement(content, found)
            ends = (span.end for span in (quotation.span, found.cue, found.who.span) if span)
            self.last = found.who, max(ends)
        if held is not None:
            yield held

    def indirect(self, quoted: Sequence[Span]) -> Iterator[Statement]:
        """What sentences without quotation marks tell that somebody said; `quoted` is marked already."""
        marks = [it.span for it in pair_marks(self.text)]
        taken = sorted((*quoted, *marks))
        begins = [0, *(match.end() for match in _SENTENCE.finditer(self.text))]
        for begin, behind in pairwise((*begins, len(self.text))):
            end = begin + len(self.text[begin:behind].rstrip(_BLANK + "\n.!?…"))
            if end - begin > _REACH or touches(Span(begin, max(begin + 1, end)), taken):
                continue
            found = self._that(begin, end) or self._source(begin, end)
            if found is not None:
                first = begin if found.clause is None else found.clause
                said = self._statement((Span(first, self._end(first, end)),), found)
                denied = found.cue is not None and self.tongue.denial.match(found.cue.of(self.text))
                yield replace(said, modality="denied") if denied else said

    def _that(self, begin: int, end: int) -> _Said | None:
        """`La ministre a annoncé que …`: a phrase, a verb of saying, "que" and more than a word."""
        found = self.tongue.told.search(self.text, begin, end)
        if found is None or self.tongue.denied.search(self.text, begin, found.start()):
            return None
        aside = self.text[begin : found.start()].rpartition(",")
        if aside[1] and _RELATIVE.match(aside[2].lstrip()):  # "Le maire, qui avait dit que …, est parti"
            return None
        who = self._whole(self._subject(begin, found.start()), begin, found.start())
        if who is None or who.span is None or who.span.start - begin > _FRONT:
            return None
        if len(self.text[found.end() : end].split()) <= _LEAST or _CLAUSE.search(who.span.of(self.text)):
            return None
        return _Said(who, Span(*found.span("verb")), "indirect", found.end())

    def _whole(self, who: _Who | None, begin: int, verb: int) -> _Who | None:
        """`Fuentes militares confirmaron`: a sentence's first word is no name where small letters follow."""
        if who is None or who.name is None or who.span is None or who.office or who.name.start > begin:
            return who
        rest = self.text[who.name.end : verb].rstrip(_BLANK)
        if not rest[1:2].islower() or "," in rest:
            return who
        span = Span(begin, who.name.end + len(rest))
        return _Who(span, None, span.of(self.text))

    def _end(self, begin: int, end: int) -> int:
        """The end of what is said before "and asked for …", which goes on about the speaker."""
        for joint in self.tongue.joint.finditer(self.text, begin, end):
            if self.tongue.verb.match(self.text, joint.end(), end):
                return joint.start()
        return end

    def _source(self, begin: int, end: int) -> _Said | None:
        """`Selon le ministère X, …`, where a name is told."""
        source = self.tongue.according.match(self.text, begin, end)
        who = self._phrase(source.end()) if source is not None else None
        if source is None or who is None or who.span is None or who.name is None:
            return None
        gap = _COMMA.match(self.text, who.span.end, end)
        if gap is None or len(self.text[gap.end() : end].split()) <= _LEAST + 1:
            return None
        return _Said(who, Span(source.start(), source.end() - 1), "indirect", gap.end())

    def _is_joined(self, held: Statement, quotation: Quotation) -> bool:
        """Whether nothing but "he said," stands between: one sentence in two pieces."""
        between = self.text[held.content[-1].end : quotation.span.start]
        told = bool(held.cue) and held.cue[0].start > held.content[0].end
        one = _SENTENCE.search(between.lstrip('»”" ,')) is None
        return told and one and between.rstrip(_BLANK)[-1:] == ","

    def _attributed(self, quotation: Quotation) -> _Said | None:
        words = len(self.text[quotation.span.start : quotation.span.end].split())
        behind = self._behind(quotation.span.end) if words >= _LEAST else None
        if behind is not None:
            return behind
        before = self._before(quotation.span.start)
        if before is not None and words >= _LEAST:
            return before
        who, end = self.last
        between = self.text[end : quotation.span.start]
        alone = _ONE_END.fullmatch(between) is not None
        sentence = self.text[quotation.span.start : quotation.span.end].strip('«»“”"„' + _BLANK)
        if end and alone and words >= _LEAST and sentence[:1].isupper():
            return _Said(_Who(None, who.name, who.office))
        return None

    def _behind(self, end: int) -> _Said | None:
        """`« … », a déclaré X`, `«…», según X`."""
        at = _GAP.match(self.text, end)
        if at is None:
            return None
        source = self.tongue.according.match(self.text, at.end())
        if source is not None:
            who = self._phrase(source.end())
            return None if who is None else _Said(who, Span(source.start(), source.end() - 1))
        verb = self.tongue.verb.match(self.text, at.end())
        if verb is None:
            return None
        inverted = verb["inverted"] or verb["asked"]
        who = None if inverted else self._phrase(self._skip(verb.end()))
        if who is None and not inverted and not _STOP.match(self.text, verb.end()):
            return None
        return _Said(who or self._meant(end), Span(verb.start(), verb.end()))

    def _skip(self, at: int) -> int:
        match = self.tongue.skipped.match(self.text, at)
        return match.end() if match else at

    def _before(self, start: int) -> _Said | None:
        """`X a déclaré : « … »`, `X dijo que “…”`, `Selon X, « … »`."""
        low = max(0, start - _REACH)
        begin = max((m.end() for m in _SENTENCE.finditer(self.text, low, start)), default=low)
        source = self.tongue.according.match(self.text, begin, start)
        if source is not None:
            who = self._phrase(source.end())
            if who is None or who.span is None or self.text[who.span.end : start].strip(" ,:"):
                return None
            return _Said(who, Span(source.start(), source.end() - 1))
        found = self.tongue.before.search(self.text, begin, start)
        if found is None:
            return None
        who = self._subject(begin, found.start()) or self._meant(begin)
        cue = Span(*found.span("verb"))
        if found["end"] == ":":
            return _Said(who, cue)
        return _Said(who, cue, "mixed", found.start("clause") if found["clause"] else None)

    def _subject(self, begin: int, end: int) -> _Who | None:
        """The phrase before a verb, or before the first comma: "X, qui …, a dit", "Le chef, X, a dit"."""
        at = begin
        for segment in self.text[begin:end].split(", "):
            start, at = at, at + len(segment) + 2
            who = self._phrase(start, end) if segment.strip() else None
            if who is not None and not self._is_day(who):
                return who
        return None

    def _is_day(self, who: _Who) -> bool:
        """Whether a phrase tells only when: "El martes en Dunmar"."""
        told = who.office or (who.name.of(self.text) if who.name else "")
        return told.lower().split(" ")[:1] in self.tongue.days

    def _phrase(self, start: int, limit: int | None = None) -> _Who | None:
        """Whoever is named from `start` on, up to a stop or a word that ends such phrases."""
        text, tongue = self.text, self.tongue
        subject = limit is not None
        limit = min(len(text), start + _LONGEST) if limit is None else limit
        start += len(text[start:limit]) - len(text[start:limit].lstrip(_BLANK))
        title = tongue.title.match(text, start, limit)
        first = title.end() if title else start
        end = min(
            (m.start() for p in (_STOP, tongue.ends) if (m := p.search(text, first, limit))), default=limit
        )
        article = tongue.article.match(text, start, end)
        common = article is not None and text[article.end() : article.end() + 1].islower()
        common = common or tongue.opener.match(text, start, end) is not None
        letters = _LETTERS.match(text, article.end(), end) if article is not None and not common else None
        bare = None if common else letters or tongue.name.match(text, first, end)
        if bare is not None:
            name = Span(bare.start(), len(text[: bare.end()].rstrip(".")))
            return _Who(Span(start, name.end), name, None, letters is not None)
        if article is None:
            return None
        for found in tongue.name.finditer(text, article.end(), end):
            if not tongue.owned.search(text, article.end(), found.start()):
                office = text[article.end() : found.start()].strip()
                return _Who(Span(start, found.end()), Span(*found.span()), office or None, not office)
        over = min((m.start() for m in (_STOP.search(text, first, limit),) if m), default=limit)
        end = over if subject else end  # Before the verb all of it is the subject: "a diplomat in Geneva".
        end -= len(text[start:end]) - len(text[start:end].rstrip(_BLANK))
        office = text[article.end() : end]
        rank = _RANK.match(text, end)
        beside = tongue.name.match(text, rank.end()) if rank else None
        if beside is not None and " " in beside[0] and _STOP.match(text, beside.end()):
            return _Who(Span(start, beside.end()), Span(*beside.span()), office)
        return _Who(Span(start, end), None, office) if office else None

    def _meant(self, start: int) -> _Who:
        """Whom a pronoun means: who is named first in the paragraph's last sentence, or spoke last."""
        least = max(0, start - _PARAGRAPH)
        paragraph = max(self.text.rfind("\n", least, start) + 1, least)
        begins = [paragraph, *(m.end() for m in _SENTENCE.finditer(self.text, paragraph, start))]
        for begin in reversed(begins[-4:]):
            if self.last[1] > begin:
                break
            who = self._subject(begin, min(start, begin + _LONGEST))
            if who is not None and who.name is not None:
                return _Who(None, who.name, who.office)
        who, end = self.last
        return _Who(None, who.name, who.office) if 0 <= start - end <= _PARAGRAPH else _Who()

    def _statement(self, content: tuple[Span, ...], said: _Said) -> Statement:
        name, who = None, said.who
        if who.name is not None:
            name = self._fullest(who.name.of(self.text))
            self.names[who.name] = NameMark(who.name, "ORG" if who.body else "PERSON", name, name.split()[-1])
        return Statement(
            content=content,
            kind=said.kind,
            speaker=(who.span,) if who.span else (),
            speaker_name=name,
            office=who.office,
            cue=(said.cue,) if said.cue else (),
        )

    def _fullest(self, name: str) -> str:
        """The first name of several words in the text that ends in a surname."""
        if " " in name or name.isupper():
            return name
        if name not in self.known:
            pattern = rf"[{_UPPER}][\w'’-]+\s(?:(?:{self.tongue.particles})\s)*{re.escape(name)}\b"
            found = (" ".join(it[0].split()) for it in re.finditer(pattern, self.text))
            whole = (it for it in found if not self.tongue.title.match(it))
            self.known[name] = next(whole, name)
        return self.known[name]

    def _trimmed(self, part: Span) -> Span | None:
        words = part.of(self.text)
        start = part.start + len(words) - len(words.lstrip(_BLANK))
        end = part.end - len(words) + len(words.rstrip(_BLANK + ","))
        return Span(start, end) if start < end else None


def _code(lang: str) -> str:
    return lang.lower().split("-")[0]


@cache
def _tongue(code: str) -> _Tongue:
    row: dict[str, str] = toml_table("accord.annotate", "foreign.toml")[code]

    def one_of(name: str) -> str:
        return "|".join(re.escape(word) for word in sorted(row[name].split(), key=len, reverse=True))

    name = rf"[{_UPPER}][\w'’.-]*(?:[ \u00a0](?:(?:{one_of('particles')})[ \u00a0]?)*[{_UPPER}][\w'’-]*)*"
    behind = one_of("inverted") or "(?!)"
    said = rf"(?:(?:{one_of('stems')})(?:{one_of('endings')})|{one_of('forms')})"
    helped = rf"(?:(?:{one_of('helpers')})%s\s(?:\w+ment[eo]?\s)?)?"
    articles = rf"(?:{one_of('articles')})"
    hearer = rf"\s(?:{one_of('to')})\s(?:{articles}\s?)?[\w'’-]+"
    return _Tongue(
        verb=re.compile(
            rf"\b{helped % f'(?P<asked>{behind})?'}{said}"
            rf"(?P<inverted>{behind}|\s(?:{one_of('pronouns')})\b)?(?![\w-])"
        ),
        according=re.compile(rf"\b(?:{one_of('according')})\s", re.IGNORECASE),
        before=re.compile(
            rf"(?P<verb>\b{helped % ''}{said})(?![\w-])[^.:;\n«“\"]{{0,80}}?"
            rf"(?P<end>:|\b(?:{one_of('that')}))\s*(?P<clause>(?<!:)[^.:;«»“”\"\n]{{0,150}}?)\s*$"
        ),
        told=re.compile(
            rf"(?P<verb>\b{helped % ''}{said})(?![\w-])[^.:;,\n]{{0,60}}?"
            rf"\s(?:{one_of('that')})(?:(?<=['’])|\s)"
        ),
        denial=re.compile(rf"(?:{helped % ''})(?:{one_of('denials')})"),
        joint=re.compile(rf",?\s(?:{one_of('and')})\s(?:(?:{one_of('openers')})\s)?"),
        days=tuple([word] for word in row["skipped"].split()),
        denied=re.compile(rf"(?:^|\s|['’])(?:{one_of('negations')})(?:\s+\w+)?\s*$"),
        skipped=re.compile(
            rf"(?:\s(?:{one_of('skipped')}))*(?:(?:{hearer}){{1,3}}(?=\s{articles}\s[a-zà-ÿ]))?"
        ),
        ends=re.compile(rf"\s(?:{one_of('ends')})\s"),
        name=re.compile(name),
        opener=re.compile(rf"(?:{one_of('openers')})\b", re.IGNORECASE),
        title=re.compile(rf"(?:{one_of('titles')})\s"),
        article=re.compile(rf"{articles}(?:\s|(?<=['’]))", re.IGNORECASE),
        owned=re.compile(rf"(?:\s|^)(?:{one_of('particles')})\s?(?:{articles}\s?)?$"),
        particles=one_of("particles"),
    )
