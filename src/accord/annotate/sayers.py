"""Whether a cue tells of a saying: who can speak, and what only happens."""

from __future__ import annotations

from accord.annotate.attributions import FINITE, Attribution
from accord.annotate.lexicon import BODIES, EVENTS, RECORDS, REPORTS, ROLES
from accord.annotate.salience import noun_kind
from accord.annotate.scene import Scene
from accord.annotate.words import Words

__all__ = ["can_speak", "is_said"]

_MANY = frozenset(("number", "majority", "handful", "couple", "dozens", "scores", "hundreds"))


def is_said(scene: Scene, attribution: Attribution) -> bool:
    """A belief needs somebody who holds it; so does a cue that is not a finite verb.

    What happens says nothing.
    """
    subject = attribution.subject
    if subject is not None and scene.words.lower[subject] in EVENTS and not scene.words.entity[subject]:
        return False
    if scene.speakers[attribution.at] is not None:
        return "w" not in attribution.cue.frames or can_speak(scene.words, attribution.subject)
    return attribution.cue.speech and (
        attribution.noun or scene.words.tag[attribution.at] in (*FINITE, "VBN")
    )


def can_speak(words: Words, subject: int | None) -> bool:
    """Whether the subject is a name, a person, a body or a report, and not a fact or a thing."""
    if subject is None:
        return False
    lower = words.lower[subject]
    if words.entity[subject] or words.tag[subject] in ("PRP", "PRP$", "WP", "NNP"):
        return lower != "it"
    if lower in _MANY:
        below = (c for prep in words.children[subject] for c in words.children[prep])
        subject = next((c for c in below if words.dep[c] == "pobj"), subject)
    known = bool({lower, lower.removesuffix("s")} & (ROLES | BODIES | REPORTS | RECORDS))
    return known or noun_kind(words, subject) in ("person", "group")
