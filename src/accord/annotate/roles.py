"""Tables of `roles.toml`, and which descriptions may mean one person."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from accord.annotate.lexicon import FEMALE, MALE, RANKS, ROLES, TITLES
from accord.model.tables import toml_table, word_set

__all__ = [
    "CROWD",
    "DEAD",
    "DIED",
    "EPITHETS",
    "GENERAL",
    "GROUPS",
    "HEADS",
    "KINDS",
    "LOOSE",
    "MERE",
    "NICKNAMES",
    "ORGANS",
    "OTHERS",
    "PERSONS",
    "PRIVATE",
    "SINGLE",
    "first_name_gender",
    "holds",
    "is_first_name",
    "is_like",
    "is_office",
    "is_private",
    "is_title",
    "key_words",
    "same_word",
    "state_of",
]

_PACKAGE, _FILE = "accord.annotate", "roles.toml"
_TABLE = toml_table(_PACKAGE, _FILE)
_WIDER: dict[str, frozenset[str]] = {word: frozenset(row.split()) for word, row in _TABLE["wider"].items()}
_DEMONYMS: dict[str, str] = _TABLE["demonyms"]
MERE = (RANKS | {"general", "major", "ret"}) - {"sen", "senator", "rep", "gov", "commander"}
"""Titles that say nothing of an office."""
_STEM = 4
"""Letters that a state's name and its adjective share: "Libya", "Libyan"."""

LOOSE = frozenset(_TABLE["loose"]["words"].split())
EPITHETS = frozenset(_TABLE["epithets"]["words"].split())
PERSONS = frozenset(_TABLE["persons"]["words"].split())
PRIVATE = frozenset(_TABLE["private"]["words"].split())
CROWD = frozenset(_TABLE["crowd"]["words"].split())
GROUPS = frozenset(_TABLE["groups"]["words"].split())
SINGLE = frozenset(_TABLE["single"]["words"].split())
_BEHIND = frozenset(_TABLE["offices"]["behind"].split())
_DOERS = tuple(_TABLE["offices"]["endings"].split())
_THINGS = frozenset(_TABLE["offices"]["things"].split())
NICKNAMES: dict[str, frozenset[str]] = {
    word: frozenset(row.split("|")) for word, row in _TABLE["nicknames"].items()
}
KINDS: dict[str, frozenset[str]] = {noun: frozenset(row.split()) for noun, row in _TABLE["kinds"].items()}
DEAD = frozenset(_TABLE["dead"]["suffered"].split())
DIED = frozenset(_TABLE["dead"]["died"].split())
OTHERS: dict[str, frozenset[str]] = {noun: frozenset(row.split()) for noun, row in _TABLE["others"].items()}
GENERAL = frozenset(_TABLE["general"]["words"].split())
ORGANS = frozenset(_TABLE["organs"]["names"].split("|"))
HEADS = ROLES | _WIDER.keys() | frozenset(word for row in _WIDER.values() for word in row)
"""Heads of descriptions of a person by what he or she is."""
_OFFICES = frozenset(
    word.rstrip(".") for word in HEADS | RANKS | TITLES | PERSONS | PRIVATE | CROWD
) | frozenset(_TABLE["offices"]["words"].split())

_MEN = word_set(_PACKAGE, "first_names.toml", "male")
_WOMEN = word_set(_PACKAGE, "first_names.toml", "female")


def first_name_gender(name: str) -> str | None:
    """What the first name tells, where nearly all bearers are of one gender; "m", "f" or None."""
    first, _, rest = name.partition(" ")
    lower = first.lower()
    if not rest or lower in TITLES:
        return None
    return "m" if lower in _MEN else "f" if lower in _WOMEN else None


def is_first_name(lower: str) -> bool:
    """Whether a word in lower case is a first name."""
    return lower in _MEN or lower in _WOMEN


def is_like(role: str, office: str) -> bool:
    """Whether somebody with the office may later be called by the role; both single words.

    >>> is_like("diplomat", "ambassador"), is_like("ambassador", "diplomat")
    (True, False)
    """
    if role == office:
        return True
    if (role in MALE and office in FEMALE) or (role in FEMALE and office in MALE):
        return False
    return office in _WIDER.get(role, ())


def key_words(phrase: str) -> list[str]:
    """The words of a description that tell one from another, as they are compared; case is kept."""
    found = []
    for word in phrase.replace("’", "'").replace("-", " ").split():
        bare = word.strip(".,;:'\"“”()").removesuffix("'s").removesuffix("'")
        if bare and bare.lower() not in LOOSE:
            found.append(bare)
    return found


def is_title(office: str) -> bool:
    """Whether an office is a mere title, that says nothing of what somebody does: "Col."."""
    return MERE.issuperset(word.lower().rstrip(".") for word in key_words(office))


def is_private(office: str) -> bool:
    """Whether what somebody is called may be said of anybody: "sister", "a driver from Dunmar"."""
    words = office.lower().split()
    head = next((i for i, word in enumerate(words) if word in ("of", "for", "from", "in")), len(words))
    return head > 0 and words[head - 1] in PERSONS


def is_office(phrase: str) -> bool:
    """Whether a description says what somebody is: it holds a role, or the word it hangs on is made as names
    of those who do something are ("broker", "physicist"); not "explanation", "no-fly zone"."""
    words = [word.strip(".,").lower() for word in phrase.replace("-", " ").split()]
    if any(word in _OFFICES for word in words):
        return True
    head = next((i for i, word in enumerate(words) if word in _BEHIND), len(words))
    return head > 0 and words[head - 1].endswith(_DOERS) and words[head - 1] not in _THINGS


def same_word(left: str, right: str) -> bool:
    """Whether two words of descriptions are one, as "council" and "councils", "Libya" and "Libyan" are."""
    low, high = left.lower().replace(".", ""), right.lower().replace(".", "")
    if low == high or low + "s" == high or low == high + "s":
        return True
    if not (left[0].isupper() and right[0].isupper()):
        return False
    if (_DEMONYMS.get(low, low).replace(".", "")) == (_DEMONYMS.get(high, high).replace(".", "")):
        return True
    return len(low) >= _STEM and len(high) >= _STEM and low[:_STEM] == high[:_STEM]


def holds(words: Iterable[str], bag: Collection[str]) -> bool:
    """Whether each of the words is one of the bag, or together they are spelled out what the bag shortens."""
    missing = [word for word in words if not any(same_word(word, other) for other in bag)]
    if len(missing) > 1 and all(word[0].isupper() for word in missing):
        return "".join(word[0] for word in missing) in {other.replace(".", "") for other in bag}
    return not missing


def state_of(name: str, states: Iterable[str]) -> str:
    """The state that an adjective belongs to, where the text names it: "Afghan" to "Afghanistan"."""
    for state in sorted(states):
        if " " not in state and " " not in name and state != name and same_word(name, state):
            return state
    return name
