"""Who "it", "we" and "the government" are inside somebody's words: whether a speaker tells of himself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from accord.annotate.stance_words import words_for
from accord.annotate.words import Words
from accord.model.annotation import NameMark, Statement
from accord.model.tables import word_set
from accord.model.world import capital_of, people_of, state_named

__all__ = ["OwnWords"]

_SELF = frozenset(("we", "our", "us", "ours", "i", "my"))
_HIMSELF = frozenset(("it", "he", "she", "they", "his", "her", "their", "its"))
_HE, _SHE = frozenset(("he", "his")), frozenset(("she", "her"))
_MANY = frozenset(("many", "some", "several", "most", "others", "both", "two", "three"))
_OUTSIDE = frozenset(("former", "ex", "analyst", "expert", "professor", "director", "editor", "economist"))
_ARMS = frozenset(
    ("government", "army", "forces", "troops", "authorities", "military", "navy", "air", "force")
)
_STATE = frozenset(("government", "country", "authorities", "administration", "ministry", "army", "military"))
_DRAFT = frozenset(("draft",))
_MARKS = "“‘\"'"
_SHORT = 3
_PLAIN = frozenset(("the", "of", "a", "an", "government", "and", "in", "for", "'s", "’s"))


def _bystanders() -> frozenset[str]:
    return word_set("accord.annotate", "commitments.toml", "bystanders")


class OwnWords:
    """The statements of one document, by where their content stands."""

    def __init__(self, words: Words, statements: Sequence[Statement], names: Sequence[NameMark]) -> None:
        self.words = words
        self.named = {it.name for it in names}
        self.persons = {it.name for it in names if it.type == "PERSON"}
        found = [(span, it) for it in statements for span in it.content if it.speech and not it.negated]
        self.spans = sorted(found, key=lambda pair: pair[0])
        self.starts = [span.start for span, _ in self.spans]

    def speaker_of(self, subject: int, name: str | None) -> str | None:
        """The name of whoever speaks, where the subject of a clause in his words is himself or his side."""
        words = self.words
        statement = self.around(subject)
        if statement is None:
            return None
        speaker = statement.speaker_name or self._described(statement)
        lower = words.lower[subject]
        told_by_another = self._told_of(statement) & _bystanders() or self._is_quoted(subject, statement)
        if lower in ("i", "we") and told_by_another:
            return None
        if lower in _SELF:
            side = statement.affiliation if lower != "i" else None
            return side if side in self.named else speaker
        if speaker is None and lower not in _HIMSELF and self._is_again(subject, statement):
            return name  # "the carrier will pay, it said"
        other = {name, speaker} <= self.persons and name != speaker
        if lower in _HIMSELF and not self._may_be(lower, statement):
            return None  # "he vowed to stay, she reported", "many say he will fight"
        if lower in _HIMSELF and (other or self._told_of(statement) & _bystanders()):
            return None  # "the analyst said he would not surrender"
        if lower == "it" and speaker in self.persons:
            return statement.affiliation  # "the minister said it would be hard"
        if lower in _HIMSELF:
            return speaker if statement.kind != "direct" else None
        if name is not None and self._is_theirs(statement):
            return name  # "Peru would leave, its ministry said"
        if "joint" in self._spoken(statement) and name is not None:
            return name  # "according to a joint statement"
        sides = " ".join(it for it in (speaker, statement.affiliation, statement.office) if it)
        own = self._key(sides) | self._spoken(statement)
        if self._is_own_side(subject, statement):
            return self.side_of(subject) or name or words.phrase(subject, subject)
        told = self._key(name or words.text[subject])
        theirs = {it for it in told if people_of(it.title()) is None}
        if told and (told <= own or (theirs and theirs <= own)):
            return name or words.text[subject]
        state = _state_of(name or words.text[subject], office=False)
        return name if state is not None and self._speaks_for(statement, state) else None

    def _may_be(self, pronoun: str, statement: Statement) -> bool:
        """Whether the pronoun can stand for the speaker by sex and number."""
        span = next(iter(statement.speaker), None)
        told = span.of(self.words.source).lower() if span is not None else ""
        opening = told.split(" ", 1)[0]
        if pronoun in _HE:
            return opening not in (*_SHE, "they", "we") and opening not in _MANY
        return pronoun not in _SHE or (opening not in (*_HE, "they", "we") and opening not in _MANY)

    def _is_again(self, subject: int, statement: Statement) -> bool:
        """Whether the speaker is only "it" or "they" behind what is said."""
        span = next(iter(statement.speaker), None)
        lower = self.words.lower[subject]
        known = {lower, lower.removesuffix("s")} & word_set("accord.annotate", "commitments.toml", "parties")
        if not known and self.words.entity[subject] not in ("ORG", "GPE", "NORP"):
            return False
        behind = span is not None and span.start > statement.content[-1].start
        return behind and span is not None and span.of(self.words.source).lower() in ("it", "they")

    def _is_own_side(self, subject: int, statement: Statement) -> bool:
        """Whether the noun is the speaker's own side: `his forces`; `the group` of a body that speaks.

        `The government` is a minister's own.
        """
        words = self.words
        if words.lower[subject] not in word_set("accord.annotate", "commitments.toml", "sides"):
            return False
        before = words.lower[words.left[subject] : subject]
        if len(before) != 1:
            return False
        if before[0] in _SELF:
            return True
        if before[0] in _HIMSELF:
            return statement.kind != "direct"
        told = self._key(statement.speaker_name or "") | self._spoken(statement)
        if before[0] != "the" or told & _OUTSIDE:
            return False
        if words.lower[subject] in _STATE:
            return self._holds_office(statement) and not told & {"envoy", "ambassador"}
        return statement.kind != "direct" and bool(
            told & word_set("accord.annotate", "commitments.toml", "sides")
        )

    def side_of(self, noun: int) -> str | None:
        """The body that whoever speaks speaks for, where the noun is his own side: "her organisation"."""
        words, statement = self.words, self.around(noun)
        if statement is None or words.lower[noun] not in words_for("own_side"):
            return None
        owner = next((words.lower[c] for c in words.children[noun] if words.tag[c] == "PRP$"), None)
        own = owner in _SELF or (owner in _HIMSELF and statement.kind != "direct")
        return statement.affiliation if own else None

    def by_court(self, token: int) -> bool:
        """Whether a court or a resolution says what stands at the token: its "must" binds."""
        return self._is_told_by(token, word_set("accord.annotate", "commitments.toml", "courts"))

    def by_draft(self, token: int) -> bool:
        """Whether a draft says what stands at the token, which binds nobody yet."""
        return self._is_told_by(token, _DRAFT)

    def _is_told_by(self, token: int, tellers: frozenset[str]) -> bool:
        """Whether the words for whoever says what stands at the token have one of `tellers`."""
        statement = self.around(token)
        return statement is not None and not tellers.isdisjoint(self._spoken(statement))

    def _is_quoted(self, token: int, statement: Statement) -> bool:
        """Whether it stands in words that the speaker himself quotes: `I was told, “We will leave”`."""
        start = self.words.start[token]
        within = next((span for span in statement.content if span.start <= start < span.end), None)
        if within is None or self.words.source[max(within.start - 1, 0)] not in _MARKS:
            return False
        said = self.words.source[within.start : start]
        return said.count("“") > said.count("”")

    def threatened(self, token: int) -> bool:
        """Whether what stands at the token is said as a warning: `“they will be stopped if …,” he warned`."""
        statement = self.around(token)
        cues = statement.cue if statement is not None else ()
        warning = word_set("accord.annotate", "commitments.toml", "warning")
        return any(warning & set(span.of(self.words.source).lower().split()) for span in cues)

    def _is_theirs(self, statement: Statement) -> bool:
        """Whether the speaker is told as somebody's own: `its foreign ministry said`."""
        opening = next((span.of(self.words.source).lower() for span in statement.speaker), "")
        return opening.startswith(("its ", "their ")) and self._holds_office(statement)

    def official(self, token: int) -> bool:
        """Whether somebody who speaks for a side says what stands at the token."""
        statement = self.around(token)
        if statement is None:
            return False
        sides = word_set("accord.annotate", "commitments.toml", "sides")
        state = _state_of(statement.speaker_name or "", office=False)
        governs = any(span.of(self.words.source).endswith(" government") for span in statement.speaker)
        spoken = bool(self._spoken(statement) & sides)
        return state is not None or governs or spoken or self._holds_office(statement)

    def _holds_office(self, statement: Statement) -> bool:
        told = self._key(statement.office or "") | self._spoken(statement)
        offices = word_set("accord.annotate", "commitments.toml", "officials")
        return bool(told & offices) and not told & _OUTSIDE

    def _speaks_for(self, statement: Statement, state: str) -> bool:
        """Whether the speaker's office is of the state; a minister of no state told speaks of his own."""
        told = [it for it in (statement.affiliation, statement.office) if it]
        of = {found for it in told if (found := _state_of(it, office=True)) is not None}
        return state in of or (not of and self._holds_office(statement))

    def _described(self, statement: Statement) -> str | None:
        """The words for a speaker without a name: "ministry"."""
        span = next(iter(statement.speaker), None)
        words = span.of(self.words.source).split() if span else []
        while len(words) > 1 and words[0].lower() in _PLAIN:
            words = words[1:]
        return None if not words or words[0].lower() in _HIMSELF | _SELF else " ".join(words)

    def same(self, subject: int, other: int) -> bool:
        """Whether two subjects are one: a pronoun behind a name is."""
        return (
            self.words.lower[subject] in _HIMSELF | _SELF
            or self.words.lower[subject] == self.words.lower[other]
        )

    def around(self, token: int) -> Statement | None:
        """The innermost statement that holds the token."""
        start = self.words.start[token]
        at = bisect_right(self.starts, start)
        for place in range(at - 1, max(at - 6, -1), -1):
            span, statement = self.spans[place]
            if span.start <= start < span.end:
                return statement
        return None

    def _told_of(self, statement: Statement) -> set[str]:
        """The words that say who speaks: those of the speaker and of the office."""
        return self._spoken(statement) | self._key(statement.office or "")

    def _spoken(self, statement: Statement) -> set[str]:
        return set().union(*(self._key(span.of(self.words.source)) for span in statement.speaker), set())

    def _key(self, phrase: str) -> set[str]:
        """The words of a phrase, plurals as singulars too."""
        plain = phrase.lower().replace("’s", "").replace("'s", "").split()
        told = {word.strip("'’,.") for word in plain} - _PLAIN - {""}
        return told | {word.removesuffix("s") for word in told if len(word) > _SHORT}


def _state_of(phrase: str, *, office: bool) -> str | None:
    """The state that a phrase names or is an arm of: "U.S. forces"; of an office the one it is held in."""
    found = state_named(phrase) or capital_of(phrase)
    if found is not None:
        return found
    parts = phrase.replace("’s", "").replace("'s", "").split()
    arms = not office and not {part.lower() for part in parts[1:]} <= _ARMS
    for length in (2, 1):
        opening = " ".join(parts[:length])
        found = None if arms or not opening else state_named(opening) or people_of(opening)
        if found is not None:
            return found
    return None
