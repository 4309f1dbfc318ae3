"""How far a clause's words reach, whom its phrases name, who says it, and where and when it is.

Ranges of tokens are given by their first and last token, both included.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from accord.annotate.actors import TAKING_PART
from accord.annotate.clauses import Clauses
from accord.annotate.deadline_words import words_for
from accord.annotate.lexicon import BODIES, ROLES
from accord.annotate.roles import GROUPS
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Statement, Time
from accord.model.tables import word_set
from accord.model.values import Span

__all__ = ["ACTORS", "Extents"]

ACTORS = TAKING_PART.union(
    ROLES, BODIES, GROUPS, words_for("agents"), word_set("accord.annotate", "commitments.toml", "parties")
)
"""Nouns of people, bodies and people under arms, singular."""

_STOPS = frozenset((";", ":", "”", '"', "?", "!", "—", "–", "--"))
_GOING_ON = frozenset(("including", "compared", "by", "specifically", "namely"))
_CLAUSES = frozenset(
    ("article", "articles", "section", "sections", "chapter", "paragraph", "paragraphs", "-lrb-", "(")
)
_DAYWARD = frozenset(("on", "in", "from", "during", "between", "since", "over"))
_LANDS = frozenset(("state", "county", "province", "region", "district", "oblast", "governorate"))
_SUBORDINATE = frozenset(("because", "while", "although", "though", "since", "whereas", "unless"))
_INNER = frozenset(("to", "and", "until", "the", "of"))
_NEAR = 16  # tokens between a verb and what may still be told as its subject
_FAR = 40  # and with a long phrase behind its head
_EDGES = frozenset((",", ".", "``", "''", "_SP", ":", "CC", "HYPH", "-LRB-", "-RRB-", "LS", "NFP"))
_PLAIN_WORDS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "any", "in", "of", "to", "if", "as")
)
_BEHIND = re.compile(r"\s(?:of|to|in|by|from|for|at|on|who|which|that|and|with)\b")
_SOMEBODY = re.compile(r"(?:[^w]er|or|ist|ian|ant|ee|man|woman)s?$")
"""How nouns for those who speak end, where no table has them."""
_RELATIVE = re.compile(r"\s(?:who|which|that)$")
_PREVIOUS = re.compile(r"previous|preceding|earlier|same")
_TO = re.compile(r"\s*(?:and|to|-|–|until)\s*")
_BACK = 6
"""Spans before a place that may reach over it: quotations inside quotations."""


class Extents(Clauses):
    """One parsed document with its names and statements."""

    def __init__(self, words: Words, names: Sequence[NameMark], statements: Sequence[Statement]) -> None:
        super().__init__(words, names)
        self.lower: Sequence[str] = words.lower
        self._said: list[tuple[int, int, Statement]] = sorted(
            ((span.start, span.end, statement) for statement in statements for span in statement.content),
            key=lambda it: it[:2],
        )
        self._cues: list[tuple[int, int, Statement]] = sorted(
            ((span.start, span.end, statement) for statement in statements for span in statement.cue),
            key=lambda it: it[:2],
        )

    def begin(self, frame: int, accuser: int | None) -> int:
        """Where an accusation begins: at whoever accuses."""
        near = accuser is not None and self.is_near(accuser, frame)
        return self.words.left[accuser] if near and accuser is not None else frame

    def end(self, verb: int, core: int) -> int:
        """The last token of the clause: not over a comma or a second verb behind `core`; its day is in."""
        words = self.words
        last = max(words.right[verb], core)
        for child in words.children[verb]:
            if words.dep[child] == "conj" and child > core and words.tag[child][:2] in ("VB", "MD"):
                last = min(last, words.left[child] - 1)
        quoted = False
        for i in range(core + 1, last + 1):
            text = words.text[i]
            opens = text == "“" or (text == '"' and words.tag[i] == "``")
            if opens or (quoted and text in ("”", '"')):
                quoted = opens
                continue
            subordinate = words.dep[i] == "mark" and words.lower[i] in _SUBORDINATE
            if text in _STOPS or "\n" in text or subordinate or (text == "," and not self._goes_on(i)):
                last = max(core, i - 1)
                break
        while last > core and (self._is_edge(core, last) or words.lower[last] == "as"):
            last -= 1
        return self.to_day(last)

    def _is_edge(self, first: int, last: int) -> bool:
        """Whether the last token is punctuation, and no bracket that closes one opened inside."""
        words = self.words
        closing = words.text[last] == ")" and "(" in words.text[first:last]
        return words.tag[last] in _EDGES and not closing

    def to_day(self, last: int) -> int:
        """With the day right behind: `on 6 May`, `, from January to April`."""
        words = self.words
        size, at = len(words.lower), last + 1
        at += at < size and words.text[at] == ","
        at += at + 1 < size and words.lower[at] in ("later", "earlier", "early", "late")
        if at + 1 >= size or words.lower[at] not in _DAYWARD or words.sentence[at] != words.sentence[last]:
            return last
        end = at
        while end + 1 < size and (words.entity[end + 1] == "DATE" or words.lower[end + 1] in _INNER):
            end += 1
        while end > at and words.entity[end] != "DATE":
            end -= 1
        return end if end > at else last

    def _goes_on(self, comma: int) -> bool:
        words, after = self.words, comma + 1
        if after + 2 >= len(words.lower):
            return False
        if words.lower[after] == "and":
            after += 1
        if self._is_wider_place(comma):
            return True
        if words.tag[after] == "CD" or words.lower[after] in _CLAUSES:
            return True  # "articles 2, 5 and 7 of the accord, and Article 9 of the pact"
        pieces = self.lower[after : after + 3]
        if {
            self.lower[after],
            "".join(pieces[:2]).replace("-", ""),
            "".join(pieces).replace("-", ""),
        } & _GOING_ON:
            return True
        return words.lower[after] in _DAYWARD and words.entity[after + 1] == "DATE"

    def _is_wider_place(self, comma: int) -> bool:
        """`In Lorn town, Ostia State`: the comma between a place and the one that it lies in."""
        words, after = self.words, comma + 1
        named = words.tag[after] == "NNP" and words.tag[comma - 1] in ("NNP", "NN")
        placed = words.entity[after] in ("GPE", "LOC") or words.lower[after + 1] in _LANDS
        inside = any(
            words.lower[i] in ("in", "near", "at", "around") for i in range(max(comma - 7, 0), comma)
        )
        return named and placed and inside

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Without punctuation and conjunctions at the edges."""
        tag = self.words.tag
        while first < last and (tag[first] in _EDGES or self.words.lower[first] == "that"):
            first += 1
        while last > first and self._is_edge(first, last):
            last -= 1
        return first, last

    def told(self, first: int, last: int) -> str | None:
        """The words of a range, without a determiner in front."""
        first, last = self.trimmed(first, last)
        while first < last and self.words.lower[first] in _PLAIN_WORDS:
            first += 1
        if first > last or (first == last and self.words.tag[first] in ("PRP", "DT", "WDT", "WP")):
            return None
        return self.words.phrase(first, last)

    def who(self, head: int | None) -> str | None:
        """Whom a phrase names: the person beside an office ("the minister, Ana Ruiz"), else itself."""
        if head is None:
            return None
        words = self.words
        for child in words.children[head]:
            if words.dep[child] == "appos" and words.entity[child] == "PERSON" and child > head:
                return self.called(child)
        return self.called(head)

    def is_near(self, subject: int, verb: int) -> bool:
        words = self.words
        if words.sentence[subject] != words.sentence[verb] or subject >= verb:
            return False
        whole = words.right[subject] if words.right[subject] < verb else subject
        return verb - whole <= _NEAR and verb - subject <= _FAR

    def can_act(self, head: int) -> bool:
        """Whether the noun is a name, a person, a body or people under arms."""
        words = self.words
        lower = words.lower[head]
        if words.entity[head] or words.tag[head] in ("PRP", "NNP", "NNPS", "WP"):
            return lower not in ("it", "this", "that") or words.tag[head] == "PRP"
        return not ACTORS.isdisjoint(_numbers(lower))

    def agent(self, verb: int) -> int | None:
        words = self.words
        for child in words.children[verb]:
            if self.words.lower[child] == "by" and words.dep[child] in ("agent", "prep"):
                found = next((c for c in words.children[child] if words.dep[c] == "pobj"), None)
                if found is not None and words.entity[found] not in ("DATE", "TIME"):
                    return found
        return None

    def before_verb(self, verb: int) -> int:
        """The last token before a verb and its auxiliaries."""
        words = self.words
        return min([verb, *(c for c in words.children[verb] if words.dep[c][:3] in ("aux", "neg"))]) - 1

    def said_at(self, token: int) -> Statement | None:
        """The innermost statement that covers a token."""
        at = self.words.start[token]
        found = None
        for start, end, statement in self._said[
            max(0, bisect_left(self._said, (at + 1, 0), key=_edges) - _BACK) :
        ]:
            if start > at:
                break
            if end > at:
                found = statement
        return found

    def told_by(self, verb: int) -> Statement | None:
        """The statement whose cue the verb is."""
        at = self.words.start[verb]
        place = bisect_left(self._cues, (at + 1, 0), key=_edges)
        for _, end, statement in reversed(self._cues[max(0, place - 2) : place]):
            if end > at:
                return statement
        return None

    def last_told(self, token: int) -> Statement | None:
        """The statement whose cue stands last before a token, in the sentence before at the farthest."""
        words = self.words
        start = words.sentences[max(words.sentence[token] - 1, 0)][0]
        place = bisect_left(self._cues, (words.start[token], 0), key=_edges)
        if not place or self._cues[place - 1][0] < words.start[start]:
            return None
        return self._cues[place - 1][2]

    def speaker_of(self, statement: Statement) -> str | None:
        """The speaker's name, else the words for whoever speaks, where they are of somebody."""
        if statement.speaker_name is not None:
            return statement.speaker_name
        source = self.words.source
        words = " ".join(" ".join(source[s.start : s.end].split()) for s in statement.speaker)
        first, _, rest = words.partition(" ")
        words = rest if first.lower() in ("the", "a", "an") else words
        head = _BEHIND.split(words)[0].lower().split()[-1:]
        somebody = bool(head) and (
            not ACTORS.isdisjoint(_numbers(head[0])) or bool(_SOMEBODY.search(head[0]))
        )
        return _RELATIVE.sub("", words) if somebody else None

    def place_in(self, start: int, behind: int) -> str | None:
        """The one area named in a sentence; None for none, or for several."""
        words = self.words
        found = [
            i for i in range(start, behind) if words.entity[i] in ("GPE", "LOC") and words.tag[i] == "NNP"
        ]
        heads = {i for i in found if words.head[i] not in found}
        return self.called(heads.pop()) if len(heads) == 1 else None

    def period_in(self, times: Sequence[Time], start: int, behind: int) -> Time | None:
        """The first days named in a sentence, with those that end them: `from 3 to 10 May`."""
        words = self.words
        low, high = words.start[start], words.end[behind - 1]
        at = bisect_left(times, low, key=lambda time: time.span.start)
        for number, time in enumerate(times[at : at + 8], at):
            if time.span.start >= high:
                return None
            if time.type == "DATE" and not _PREVIOUS.search(words.source, *time.span):
                return self.to_next(time, times[number + 1 : number + 2])
        return None

    def to_next(self, time: Time, after: Sequence[Time]) -> Time:
        """The days from a day to the one right behind it: `from 3 to 10 May`; else the day itself."""
        if not after or not _TO.fullmatch(self.words.source, time.span.end, after[0].span.start):
            return time
        last = after[0]
        value = f"{time.value}/{last.value}" if time.value and last.value else None
        return Time(Span(time.span.start, last.span.end), "DATE", value, time.earliest, last.latest)


def _edges(said: tuple[int, int, Statement]) -> tuple[int, int]:
    return said[0], said[1]


def _numbers(noun: str) -> tuple[str, str, str]:
    """A noun as it stands, and what it may be the plural of."""
    return noun, noun.removesuffix("s"), noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun
