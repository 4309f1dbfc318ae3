"""Names across documents: which are names of one actor.

Within a document the marks have already given every mention its fullest name; here a name is a name
as some text writes it, wherever it stands. Five rules, the weak ones only on two clues:

- `same-name`: equal but for case, diacritics, punctuation, articles and honorifics;
- `known-name`: listed as names of one body ("UN", "United Nations"), or of one news organisation;
- `abbreviation`: introduced in some text as "Long Name (LN)" (letters matched backwards: Schwartz and
  Hearst, 2003, "A simple algorithm for identifying abbreviation definitions"), and never for two names;
- `spelling`: two persons' names that sound alike in every part and hold a like office;
- `surname`: a bare surname, where only one person in all texts is known by it, with that person's
  office, or in the company of three names that an article with the full name has too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from accord.link.agencies import agency_name
from accord.link.tables import table
from accord.model.judgement import Judgement, joined
from accord.model.reading import Reading

__all__ = ["find_actors", "normal_name"]

_PUNCTUATION = re.compile(r"[^\w]+")
_INTRODUCED = re.compile(r"[(\[]([A-Z][A-Za-z&]{1,8})[)\]]")
_LEAST_COMPANY, _ARTICLES_COMPARED, _RARE = 3, 20, 0.2
_SILENT = re.compile(r"[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")


def find_actors(readings: Sequence[Reading]) -> list[Judgement]:
    """Judgements on names, in a fixed order whatever the order of the readings."""
    types: dict[str, Counter[str]] = defaultdict(Counter)
    offices: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for mark in reading.annotation.mentions:
            if mark.name:
                types[mark.name][mark.type] += 1
        for statement in reading.annotation.statements:
            if statement.speaker_name and statement.office:
                offices[statement.speaker_name].add(statement.office)
    for name in offices:
        types[name][""] += 1
    judgements = [*_same_names(types), *_synonyms(types), *_abbreviations(readings, types)]
    persons = sorted(name for name, seen in types.items() if seen.most_common(1)[0][0] in ("PERSON", ""))
    known = _office_words(persons, offices, joined(judgements, "actor"))
    return sorted({*judgements, *_spellings(known), *_surnames(readings, known)})


@lru_cache(maxsize=1 << 16)
def normal_name(name: str) -> str:
    """What stays of a name when spelling habits are taken off: "Dr. Al-Māliki’s" is "maliki"."""
    plain = unicodedata.normalize("NFKD", name.replace("’s", "").replace("'s", ""))
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    bare = bare.replace(".", "").replace("'", "").replace("’", "").replace("`", "")
    words = [word for word in _PUNCTUATION.split(bare) if word and word not in table("name_articles")]
    while len(words) > 1 and words[0] in table("honorifics"):
        words = words[1:]
    return " ".join(words)


def _same(left: str, right: str, score: float, by: str, explanation: str) -> Judgement:
    low, high = sorted((left, right))
    return Judgement("actor", low, high, "same", score, explanation, by)


def _same_names(names: Iterable[str]) -> list[Judgement]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        groups[normal_name(name)].append(name)
    return [
        _same(group[0], other, 1.0, "same-name", f"“{group[0]}” and “{other}” differ in writing only.")
        for normal, group in sorted(groups.items())
        if normal
        for other in group[1:]
    ]


def _synonyms(names: Iterable[str]) -> list[Judgement]:
    """Long and short names of well-known bodies, and the spellings of news organisations."""
    listed = {normal_name(name): long.split(";")[0] for long in table("synonyms") for name in long.split(";")}
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        known = listed.get(normal_name(name)) or agency_name(name)
        if known is not None:
            groups[known].append(name)
    return [
        _same(group[0], other, 1.0, "known-name", f"“{group[0]}” and “{other}” are names of {known}.")
        for known, group in sorted(groups.items())
        for other in group[1:]
    ]


def _abbreviations(readings: Sequence[Reading], names: Iterable[str]) -> list[Judgement]:
    """Short names with the long names they were introduced for; none that stands for two."""
    known = set(names)
    meant: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        text = reading.document.text
        for match in _INTRODUCED.finditer(text):
            long = _long_form(text[max(0, match.start() - 100) : match.start()], match.group(1))
            if long is not None:
                meant[match.group(1)][long] += 1
    by_normal: dict[str, str] = {}
    for name in sorted(known, reverse=True):
        by_normal[normal_name(name)] = name
    found = []
    for short, longs in sorted(meant.items()):
        forms = {normal_name(long) for long in longs}
        if short not in known or len(forms) != 1:
            continue
        long_name = by_normal.get(forms.pop())
        if long_name is not None and long_name != short:
            why = f"A text introduces “{short}” as short for “{long_name}”."
            found.append(_same(short, long_name, 0.95, "abbreviation", why))
    return found


def _long_form(before: str, short: str) -> str | None:
    """The capitalised words right before "(" whose initials are the short form's letters."""
    words = before.split()
    letters = [char for char in short.lower() if char.isalpha()]
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while at >= 0 and words[at].lower() in table("unabbreviated") and words[at][0].lower() != letter:
            at -= 1
        if at < 0 or not words[at].lower().startswith(letter):
            return None
    long = words[at:]
    return " ".join(long) if len(long) > 1 and long[0][0].isupper() and long[-1][0].isupper() else None


def _office_words(
    persons: Iterable[str], offices: dict[str, set[str]], groups: dict[str, str]
) -> dict[str, list[frozenset[str]]]:
    """The content words of every office a person's name, in any writing, was given."""
    shared: dict[str, set[str]] = defaultdict(set)
    for name, held in offices.items():
        shared[groups.get(name, name)] |= held
    return {
        name: [
            frozenset(_PUNCTUATION.split(office.casefold().replace(".", ""))) - table("office_words") - {""}
            for office in sorted(shared.get(groups.get(name, name), ()))
        ]
        for name in persons
    }


def _like_office(left: Iterable[frozenset[str]], right: Sequence[frozenset[str]]) -> frozenset[str]:
    """The words two offices share, where they are two at least and half of the shorter office."""
    for one in left:
        for other in right:
            both = one & other
            if len(both) >= 2 and len(both) * 2 >= min(len(one), len(other)):
                return both
    return frozenset()


def _skeleton(word: str) -> str:
    return _DOUBLED.sub(r"\1", word[0] + _SILENT.sub("", word[1:]))


def _alike(left: str, right: str) -> bool:
    if left == right:
        return True
    return _skeleton(left) == _skeleton(right) and Levenshtein.normalized_similarity(left, right) >= 0.5


def _spellings(known: dict[str, list[frozenset[str]]]) -> list[Judgement]:
    blocks: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(known):
        normal = normal_name(name)
        if " " in normal and known[name]:
            blocks[tuple(_skeleton(word) for word in normal.split())].append((normal, name))
    found = []
    for block in blocks.values():
        for (left, left_name), (right, right_name) in pairwise(sorted(block)):
            alike = all(_alike(*words) for words in zip(left.split(), right.split(), strict=True))
            both = _like_office(known[left_name], known[right_name])
            if left != right and alike and both:
                why = (
                    f"“{left_name}” and “{right_name}” are spelled alike, and both hold an office of "
                    f"“{' '.join(sorted(both))}”."
                )
                found.append(_same(left_name, right_name, 0.8, "spelling", why))
    return found


def _surnames(readings: Sequence[Reading], known: dict[str, list[frozenset[str]]]) -> list[Judgement]:
    full: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known):
        normal = normal_name(name)
        if " " in normal:
            full[normal.split()[-1]].append(name)
    bare = {}
    for name in sorted(known):
        bearers = full.get(normal_name(name), [])
        if len({normal_name(bearer) for bearer in bearers}) == 1:
            bare[name] = bearers[0]
    company = _company(readings, {*bare, *bare.values()})
    return [
        judgement for name, bearer in bare.items() if (judgement := _surname(name, bearer, known, company))
    ]


def _surname(
    name: str, bearer: str, known: dict[str, list[frozenset[str]]], company: dict[str, list[frozenset[str]]]
) -> Judgement | None:
    office = _like_office(known[name], known[bearer])
    shared = [one & other for one in company[name] for other in company[bearer]]
    met = max(shared, key=lambda names: (len(names), sorted(names)), default=frozenset[str]())
    if office:
        clue = f"both hold an office of “{' '.join(sorted(office))}”"
    elif len(met) >= _LEAST_COMPANY:
        clue = f"articles name both beside {', '.join(sorted(met)[:_LEAST_COMPANY])}"
    else:
        return None
    why = f"“{bearer}” is the only full name with this surname, and {clue}."
    return _same(name, bearer, 0.75, "surname", why)


def _company(readings: Sequence[Reading], wanted: set[str]) -> dict[str, list[frozenset[str]]]:
    """For each wanted name, the rarer names of the first articles that have it."""
    named = [frozenset(mark.name for mark in r.annotation.mentions if mark.name) for r in readings]
    uses = Counter(name for names in named for name in names)
    most = max(5, len(readings) * _RARE)
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for names in named:
        rare = frozenset(name for name in names if uses[name] <= most)
        for name in names & wanted:
            if len(found[name]) < _ARTICLES_COMPARED:
                found[name].append(rare - {name})
    return found
