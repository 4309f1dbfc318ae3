"""Names as they are compared: without writing habits, by their parts, by their sound.

Foreign names reach English in many spellings. `sound` maps a word to what its spellings share: consonants
that transliterations swap (q, k, g, kh, gh; d, dh, th, t; s, z …) become one letter, vowels become a, i or
u, doubled letters one. `alike` compares two words by it. The classes follow the romanisation tables of
Arabic, Persian, Pashto and Cyrillic (ALA-LC, BGN/PCGN) and the spellings that news texts use.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from accord.link.tables import table

__all__ = [
    "alike",
    "all_alike",
    "initials",
    "likeness",
    "name_parts",
    "natural",
    "normal_name",
    "skeleton",
    "sound",
    "sounds_equal",
]

_PUNCTUATION = re.compile(r"[^\w]+")
_HOLDER = re.compile(r"^[A-Z]\w+['’]s (?=[A-Z]\w+ [A-Z])")  # "Peru's Ana Ruiz"
_DATE = re.compile(
    r"\s+(?:Jan|Febr?|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,?\s\d{4})?$"
)  # "Okafor June 15, 2011", where a page ran a date into a name
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?$")  # "Valley Council (VC"
_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"x", "ks"),
        (r"tch|sch|sh|ch", "x"),
        (r"dj|zh|g(?=[eiy])", "j"),
        (r"kh|gh|ck|[qkgc]", "k"),
        (r"[pf]h|[vwf]", "f"),
        (r"[dt]h|[dt]", "t"),
        (r"ts|tz|[zs]", "s"),
        (r"ee|[yei]", "i"),
        (r"oo|ou|[ou]", "u"),
        (r"(?<=.)h(?![aiu])", ""),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile(r"(?<!^)[aiu]")
_ABBREVIATION = 5
_LEAST_ALIKE, _SHORT_SOUND = 0.65, 4


@lru_cache(maxsize=1 << 16)
def normal_name(name: str) -> str:
    """What stays of a name when spelling habits are taken off: "Dr. Al-Māliki’s" is "maliki"."""
    name = _DATE.sub("", _BRACKET.sub("", _HOLDER.sub("", name))) or name
    plain = unicodedata.normalize("NFKD", name.replace("’s", "").replace("'s", ""))
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    bare = bare.replace(".", "").replace("'", "").replace("’", "").replace("`", "")
    words = [word for word in _PUNCTUATION.split(bare) if word and word not in table("name_articles")]
    while len(words) > 1 and words[0] in table("honorifics") | table("name_furniture"):
        words = words[1:]
    if len(words) > 1 and words[-1] == "s":  # an apostrophe lost in a dump
        words = words[:-1]
    return " ".join(words)


@lru_cache(maxsize=1 << 16)
def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a person's name, what belongs to one part joined: "Omar bin Said" has two."""
    words = [_root(word) for word in normal_name(name).split()]
    parts: list[str] = []
    joined = ""
    for number, word in enumerate(words, 1):
        leads = word in table("name_leads") or (bool(parts) and word in table("name_particles"))
        if leads and number < len(words):
            joined += word
        else:
            parts.append(joined + word)
            joined = ""
    return tuple(parts)


def _root(word: str) -> str:
    """ "abdul" as "abd", "abdeljalil" as "abdjalil"; "abdullah" stays."""
    for particle in sorted(table("servants"), key=len, reverse=True):
        if word == particle:
            return "abd"
        if word.startswith(particle) and len(word) >= len(particle) + 4:
            return "abd" + word[len(particle) :]
    return word


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A normal word as its spellings sound: "gaddafi", "qadhafi" and "khadafy" are all "katafi"."""
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The consonants of a word's sound; words that can be alike have one skeleton."""
    heard = sound(word)
    return ("a" if heard[:1] in "aiu" else heard[:1]) + _VOWELS.sub("", heard)[1:]


def alike(left: str, right: str) -> bool:
    """Whether two normal words can be spellings of one."""
    if left == right:
        return True
    return skeleton(left) == skeleton(right) and likeness(left, right) >= _LEAST_ALIKE


def likeness(left: str, right: str) -> float:
    """How like two words sound, 0 to 1; short ones are alike or not."""
    one, other = sound(left), sound(right)
    if min(len(one), len(other)) <= _SHORT_SOUND:
        return float(one == other)
    return float(Levenshtein.normalized_similarity(one, other))


def sounds_equal(left: str, right: str) -> bool:
    return sound(left) == sound(right)


def all_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return len(left) == len(right) and all(map(alike, left, right))


def natural(name: str) -> tuple[bool, bool, str]:
    """Sorts names so that those in usual capitals come first."""
    return len(name) > _ABBREVIATION and name.isupper(), not name[:1].isupper(), name


def initials(name: str) -> str:
    """The initials of a body's name in lower case, small words left out."""
    words = re.split(r"[\s/-]+", name)
    return "".join(
        word[0].casefold() for word in words if word and word.lower() not in table("unabbreviated")
    )
