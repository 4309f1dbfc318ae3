"""The tables of `lexicon.toml`, read once: forms of cue verbs, cue nouns, titles, media."""

from __future__ import annotations

from dataclasses import dataclass

from accord.model.tables import toml_table

__all__ = [
    "ABBREVIATION_STOPS",
    "ANSWERS",
    "BODIES",
    "CHANNELS",
    "CLAIMED",
    "COMMENTS",
    "CONDITIONS",
    "CONTROLLED",
    "CUE_NOUNS",
    "CUE_VERBS",
    "DENIERS",
    "EFFORTS",
    "EVENTS",
    "FEMALE",
    "GOVERNORS",
    "ISSUING",
    "MADE_KNOWN",
    "MALE",
    "MARKED_VERBS",
    "MODALS",
    "NOBODY",
    "NO_BODIES",
    "OWN_WORDS",
    "PARTICLES",
    "PARTICLE_VERBS",
    "PLACES",
    "PORTFOLIOS",
    "PREPOSITIONS",
    "QUOTED",
    "RANKS",
    "RECORDS",
    "REPORTING_ADVERBS",
    "REPORTS",
    "ROLES",
    "SAID_WORDS",
    "SETTLEMENTS",
    "STANDPOINTS",
    "STATED",
    "STATE_ORGANS",
    "TITLES",
    "WITHHELD",
    "Cue",
    "inflect",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb: lemma, class (speech, denial, belief) and frames, letters as the table explains."""

    lemma: str
    kind: str
    frames: str

    @property
    def speech(self) -> bool:
        return self.kind != "belief"


_TABLE = toml_table("accord.annotate", "lexicon.toml")
_VOWELS = frozenset("aeiou")


def inflect(lemma: str) -> set[str]:
    """All forms of a verb; regular ones by the spelling rules of English."""
    if lemma in _TABLE["forms"]:
        return {lemma, *_TABLE["forms"][lemma]}
    if lemma.endswith("e"):
        stem = lemma if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1]
        return {lemma, lemma + "s", lemma + "d", stem + "ing"}
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    return {lemma, third, lemma + "ed", lemma + "ing"}


def _verbs() -> dict[str, Cue]:
    forms = {}
    for kind, verbs in _TABLE["verbs"].items():
        for lemma, frames in verbs.items():
            for form in inflect(lemma):
                forms[form] = Cue(lemma, kind, frames)
    return forms


_WORDS: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in _TABLE["words"].items()}

CUE_VERBS: dict[str, Cue] = _verbs()
CUE_NOUNS: dict[str, Cue] = {
    noun: Cue(noun, row["kind"], row["frames"]) for noun, row in _TABLE["nouns"].items()
}
PARTICLE_VERBS: dict[str, Cue] = {
    form: Cue(form, "speech", frames) for form, frames in _TABLE["verbs_with_particles"].items()
}
MADE_KNOWN: dict[str, frozenset[str]] = {
    form: frozenset(words) for verb, words in _TABLE["made_known"].items() for form in inflect(verb)
}
STANDPOINTS: dict[str, tuple[str, str]] = {
    noun: (kind, prep) for noun, (kind, prep) in _TABLE["standpoints"].items()
}
STATED: dict[str, str] = {noun: kind for kind, nouns in _TABLE["stated"].items() for noun in nouns}
CHANNELS: tuple[str, ...] = ("from", "by", "among")
MARKED_VERBS: dict[str, Cue] = {
    form: Cue(verb, "speech", "qb")
    for verb in _TABLE["verbs_beside_marks"]["verbs"]
    for form in inflect(verb)
}
MODALS: dict[str, str] = dict(_TABLE["modals"])
GOVERNORS: dict[str, str] = {form: kind for kind, forms in _TABLE["governors"].items() for form in forms}
REPORTING_ADVERBS: dict[str, str] = dict(_TABLE["reporting_adverbs"])
PREPOSITIONS: dict[str, tuple[str, ...]] = {
    lemma: tuple(words) for lemma, words in _TABLE["prepositions"].items()
}
CLAIMED = _WORDS["claimed"]
COMMENTS = _WORDS["comments"]
WITHHELD = _WORDS["withheld"]
EVENTS = _WORDS["events"]
EFFORTS = _WORDS["efforts"]
ISSUING = _WORDS["issuing"]
DENIERS = _WORDS["deniers"]
QUOTED = _WORDS["quoted"]
CONTROLLED = _WORDS["controlled"]
CONDITIONS = _WORDS["conditions"]
NOBODY = _WORDS["nobody"]
TITLES = _WORDS["titles"]
ABBREVIATION_STOPS = _WORDS["abbreviation_stops"]
MALE = _WORDS["male"]
FEMALE = _WORDS["female"]
PARTICLES = _WORDS["particles"]
PORTFOLIOS = _WORDS["portfolios"]
SETTLEMENTS = _WORDS["settlements"]
RANKS = _WORDS["ranks"]
BODIES = _WORDS["bodies"]
ROLES = _WORDS["roles"]
STATE_ORGANS = _WORDS["state_organs"]
NO_BODIES = _WORDS["no_bodies"]
ANSWERS = _WORDS["answers"]
OWN_WORDS = _WORDS["own_words"]
SAID_WORDS = _WORDS["said_words"]
RECORDS = _WORDS["records"]
REPORTS = _WORDS["reports"]
PLACES = _WORDS["places"]
