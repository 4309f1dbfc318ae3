"""Whom a pronoun means: the most salient of those who fit it and were met before it.

After Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution": each candidate has a
weight by what it does in its sentence, and loses with every sentence that lies between. What stands in
quotation marks does not count as distance. The speaker of what has been said before outweighs a subject
within it, and who is named in the words that "he said" ends is not he.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

__all__ = [
    *("AGENT", "EMBEDDED", "HOLDER", "NEW", "OTHER", "SPEAKER", "SUBJECT"),
    *("BODILY", "SINGULAR", "Seen", "best"),
]

SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
BODILY = {
    **dict.fromkeys(("it", "its"), ("body", "thing")),
    **dict.fromkeys(("they", "them", "their"), ("group", "body")),
}
"""Pronouns: the gender of those for one person, the kinds that others may stand for."""
SPEAKER, SUBJECT, AGENT, EMBEDDED, OTHER, HOLDER = 3.2, 3.0, 2.5, 1.5, 1.0, 0.3
"""Weights: who spoke, the subject of a main clause, "by X", another clause's subject, elsewhere, "X's"."""
NEW = 0.7
"""What a subject gains that is named for the first time."""
_LEAST = 0.0
"""What must be reached; whoever has less is too far to be meant."""
_AWAY = 0.6
"""What is lost with every sentence in between."""
_GUESS = 1.0
"""What somebody of unknown gender loses as "she": most of those who are quoted are men."""

_REACH = 5
"""How many sentences with words outside quotations a pronoun may reach back."""
_GOES_ON, _SURE = 0.3, 0.5
"""What a speaker gains as the speaker of "…, he said"; and who is known to be of the pronoun's gender."""

_UNNAMED = 1.0
"""What a speaker without a name gains who spoke last, right before: nobody else has been told of since."""


@dataclass(slots=True)
class Seen:
    """Somebody or something met at token `at`, in the `place`-th sentence with words outside quotations.

    `kind` is person, group, body or thing; `name` None for those unnamed, whom `office` describes; `main` is
    False for the speaker of a clause within another's.
    """

    at: int
    place: int
    kind: str
    weight: float
    name: str | None = None
    gender: str | None = None
    office: str | None = None
    affiliation: str | None = None
    pronoun: bool = False
    main: bool = True


def best(
    seen: Sequence[Seen],
    place: int,
    kinds: Iterable[str],
    *,
    gender: str | None = None,
    ends: bool = False,
    barred: Sequence[range] = (),
    absent: Collection[str] = (),
) -> Seen | None:
    """The best of the seen for a pronoun in the `place`-th sentence, None where nobody fits.

    `ends` says that the pronoun's cue follows what is said; tokens in `barred` are no candidates, nor are
    those named in `absent`, who cannot speak.
    """
    found: Seen | None = None
    highest = _LEAST
    last = seen[-1] if seen and seen[-1].weight == SPEAKER and seen[-1].main else None
    allowed = tuple(kinds)
    for one in reversed(seen):
        away = place - one.place
        if away > _REACH:
            break
        if one.kind not in allowed or (gender and one.gender not in (None, gender)):
            continue
        if one.weight < SUBJECT and (one.kind == "body" != allowed[0] or (gender == "f" and not one.gender)):
            continue
        if one.name in absent:
            continue
        if not one.pronoun and any(one.at in tokens for tokens in barred):
            continue
        score = one.weight - _AWAY * away - 0.5 * allowed.index(one.kind)
        score += _SURE if gender and one.gender == gender else 0.0
        score -= _GUESS if gender == "f" and one.gender is None else 0.0
        score += _GOES_ON if ends and one.weight == SPEAKER else 0.0
        score += _UNNAMED if one is last and one.name is None and away <= 1 else 0.0
        if score > highest:
            found, highest = one, score
    return found
