"""Who utters a statement, as far as that tells whether two statements can be one utterance.

A speaker is a name (with all names of that actor), and stands besides for the bodies that the office
speaks for: "Reed spokeswoman" speaks for Reed, as "a Reed spokeswoman" without a name does. Whom a text
leaves unnamed ("the official added") is whoever it let speak right before, where that one has no name
either. Two unnamed speakers of one body are one. Of two others it is not known, where one has no name,
however alike they are described ("an official", "an Ostian official"): only their wording tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

from accord.link.naming import normal_name
from accord.link.tables import table
from accord.model.annotation import Statement
from accord.model.offices import MOUTHS
from accord.model.reading import Reading, forms_in, speakers

__all__ = ["Utterer", "described_alike", "same_utterer", "utterers"]

_GOES_ON = 700  # characters between two statements of one unnamed speaker
_LONGEST_ROLE = 3  # words: "the senior official"


class Utterer(NamedTuple):
    """A name and its actor, the office as written, and the words of the body that is spoken for."""

    name: str | None
    actor: str | None
    office: str
    body: frozenset[str]

    @property
    def keys(self) -> tuple[str, ...]:
        """What two statements must share one of to be of one utterer."""
        words = normal_name(self.name).split() if self.name else []
        bodies = [" ".join(sorted(body)) for body in (self.body, frozenset(words)) if body]
        noun = [f"a {self.described[0]}"] if self.described else []
        return tuple(dict.fromkeys([*([self.actor] if self.actor else []), *words[-1:], *bodies, *noun]))

    @property
    def described(self) -> tuple[str, ...]:
        """The words for one who speaks for no body, the noun first: "official", "ostian"; none of one named
        without an office, and "" of one whom nothing tells of."""
        if self.body or (self.name and not self.office):
            return ()
        words = [word.removesuffix("s") for word in forms_in(normal_name(self.office))]
        leading = takewhile(lambda word: word not in table("behind_nouns"), words)
        noun = "".join([*leading][-1:])
        return (noun, *words)


_NOBODY = Utterer(None, None, "", frozenset())


def utterers(reading: Reading, actors: Mapping[str, str]) -> Iterator[Utterer]:
    """The utterer of each statement of a document, in their order; `actors` maps names to their group."""
    before, end = _NOBODY, 0
    for statement, name in zip(reading.annotation.statements, speakers(reading), strict=True):
        office = statement.office or ""
        utterer = Utterer(name, actors.get(name, name) if name else None, office, _body(statement))
        start = statement.content[0].start if statement.content else 0
        role = name is None and not utterer.body and _is_bare_role(reading, statement)
        if role and 0 <= start - end <= _GOES_ON and before.body and _is_unnamed(before):
            utterer = before
        before, end = utterer, statement.content[-1].end if statement.content else end
        yield utterer


def same_utterer(left: Utterer, right: Utterer) -> bool | None:
    """Whether both are one speaker; None where that is not known of one of them."""
    if left.name is None and right.name is None:
        return True if left.body and left.body == right.body else None
    if left.name is None or right.name is None:
        named, unnamed = (left, right) if left.name else (right, left)
        mouth = unnamed.body and unnamed.body in (named.body, _words(named.name))
        return True if mouth else None
    if left.actor == right.actor:
        return True
    one, other = normal_name(left.name).split(), normal_name(right.name).split()
    if one and other and (one == other[-len(one) :] or other == one[-len(other) :]):
        return True
    # A spokesman's words are also given to those he speaks for.
    return _speaks_for(left.office, _words(right.name)) or _speaks_for(right.office, _words(left.name))


def described_alike(left: Utterer, right: Utterer) -> bool:
    """Whether one noun stands for two, one of them without a name, and adds nothing that parts them."""
    one, other = left.described, right.described
    if (left.name and right.name) or not one or one[:1] != other[:1]:
        return False
    return set(one) <= set(other) or set(other) <= set(one)


def _words(name: str | None) -> frozenset[str]:
    return frozenset(normal_name(name).split()) if name else frozenset()


def _speaks_for(office: str, name: frozenset[str]) -> bool:
    return bool(name) and name <= frozenset(normal_name(office).split())


def _is_unnamed(utterer: Utterer) -> bool:
    """Whether no person is named: no name at all, or that of the body itself."""
    return utterer.name is None or _words(utterer.name) <= utterer.body


def _body(statement: Statement) -> frozenset[str]:
    """The words of the body whose mouth the speaker is, by an office that says so; else nothing."""
    words = forms_in(normal_name(statement.office or ""))
    if MOUTHS.isdisjoint(words):
        return frozenset()
    if statement.affiliation:
        return frozenset(forms_in(normal_name(statement.affiliation)))
    return frozenset(words) - MOUTHS - table("office_words") - table("mouth_words")


def _is_bare_role(reading: Reading, statement: Statement) -> bool:
    """Whether the speaker is only "the official", "the person"."""
    words = [
        form
        for span in statement.speaker
        for form in forms_in(span.of(reading.document.text))[: _LONGEST_ROLE + 1]
    ]
    return (
        1 < len(words) <= _LONGEST_ROLE
        and words[0] in ("the", "this", "that", "same")
        and words[-1] in table("bare_roles")
    )
