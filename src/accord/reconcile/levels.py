"""Whether a figure is a level, which stands until the next count, or a change: what an event brought."""

from __future__ import annotations

import re

from accord.reconcile.befell import PLANNED
from accord.reconcile.claims import Sighting
from accord.reconcile.countable import Kind
from accord.reconcile.tables import table

__all__ = ["change_of", "is_timeless"]

_STANDING = frozenset(("in captivity", "missing", "remaining", "deployed", "held"))
_STOCKS = frozenset(("territory", "forces", "captives", "displaced"))
_HAS = re.compile(
    r"\b(?:has|have|had|having|there|there[’']s|there (?:is|are|was|were|remain)|remains?|numbers?|numbered|"
    r"total(?:s|led|ling)?|commands?|commanded|compris(?:es?|ed|ing)|consist(?:s|ed|ing) of|puts?|"
    r"estimate[sd]?|counts?|counted|count on|recorded|spoke of|speaks of|keeps?|kept|maintains?|maintained|"
    r"retains?|stands? at|stood at|rose to|risen to|fell to|fallen to|down to|up to|grew to|grown to|reached|"
    r"(?:force|army|garrison|strength|contingent|total|mission|group|militia|maximum|population|number)\s"
    r"(?:of|at|to)|estimates?(?:\s[\w’'-]+){0,4}\sat|only|still|currently|now)"
    r"(?:\s(?:be|been|to be|at|only|just|no|still|about|around|some|perhaps|nearly|almost|more than|at least|"
    r"fewer than|less than|as many as|up to|over|between|currently|now|the|a total of|a maximum of)){0,3}\s$",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\s(?:are|were)\s(?:still\s|now\s)?(?:in|at|on|based|stationed|held|left|present)\b|"
    r"\son the ground\b|\s(?:strong|in all)\b|\s(?:remain|remained)\b"
)
_BROUGHT = re.compile(
    r"\b(?:sent|sends|sending|dispatched|dispatching|seiz(?:ed?|es|ing)|captur(?:ed?|es|ing)|took|takes?|taking|"
    r"overr[au]n|fell|fallen)\b"
)
_NEAR = 60  # characters around a count in which its verb is looked for


def is_timeless(kind: Kind, *, spell: bool) -> bool:
    """Whether a stretch of time in its sentence is none of a count's: "left in May with 40 fighters", "traded
    in May five men held there", "a town of 40,000 since"."""
    if kind.state in ("inhabitants", "strength") or (not kind.state and kind.thing in ("sites", "people")):
        return True
    return spell and kind.thing in _STOCKS and kind.state in (None, "in captivity")


def change_of(sighting: Sighting) -> str | None:
    """ "level", "change", or None where neither is told, or only what is to come."""
    kind, where = sighting.kind, sighting.scope
    state = kind.state or ""
    if where.partial or where.spell:
        counts = bool(state) or (where.spell and kind.thing == "violations")
        return "level" if state in _STANDING else "change" if counts else None
    if state.startswith(PLANNED):
        return None
    if where.running or (where.perfect and where.conflict and state):
        return "level"
    if state in table("lasting"):
        return "change" if _is_brought(sighting) else "level"
    if not state:
        return "level" if kind.thing in _STOCKS and _is_stock(sighting) else None
    if kind.thing == "territory":
        return "change" if state in table("brought") else "level"
    if where.reached:
        return "level"
    brought = state in table("brought") and where.first
    return "change" if kind.thing in _STOCKS or brought else None


def _is_brought(sighting: Sighting) -> bool:
    """Whether a state that lasts is told as what happened on a day: "fled on Friday", "sent 300 soldiers"."""
    where, state = sighting.scope, sighting.kind.state
    if state in table("brought"):
        return bool(where.first) and not where.reached
    if state not in ("held", "deployed") or where.reached:
        return False
    if state == "held" and (where.perfect or not where.first):
        return False  # "has seized 140 districts": so many it holds.
    text, (start, end) = sighting.reading.document.text, sighting.sentence
    at = sighting.mention
    before = re.split(r"[,;]", text[max(start, at.start - _NEAR) : at.start])[-1]
    behind = text[at.end : min(end, at.end + _NEAR)]
    if _BROUGHT.search(before):
        return True
    return (
        state == "held"
        and re.match(r"(?:\s[\w’'-]+){0,2}\s(?:fell|were (?:seized|captured|taken|overrun))\b", behind)
        is not None
    )


def _is_stock(sighting: Sighting) -> bool:
    """Whether somebody is told to have so many, or so many are told to be somewhere."""
    if sighting.resumes is not None:
        return True
    text, at = sighting.reading.document.text, sighting.mention
    before = text[max(sighting.sentence.start, at.start - _NEAR) : at.start]
    return bool(_HAS.search(before) or _THERE.match(text, at.end, sighting.sentence.end))
