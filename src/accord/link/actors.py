"""Names across documents: which are names of one actor.

Within a document the marks have already given every mention its fullest name; here a name is a name
as some text writes it, wherever it stands. Six rules, the weak ones only on two clues:

- `same-name`: equal but for case, diacritics, punctuation, articles and honorifics;
- `known-name`: listed as names of one body ("UN", "United Nations"), or of one news organisation;
- `government`: "Government of Peru" and "Peru";
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
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import Levenshtein

from accord.link.agencies import agency_name
from accord.link.tables import table
from accord.model.annotation import Statement
from accord.model.judgement import Judgement, joined
from accord.model.reading import Reading, speakers

__all__ = ["find_actors", "normal_name"]

_GOVERNMENT = re.compile(r"^(?:(?:[Tt]he )?(?:[Gg]overnment|Republic|Kingdom|State) of (?:the )?)+")
_PUNCTUATION = re.compile(r"[^\w]+")
_INTRODUCED = re.compile(r"[(\[]([A-Z][A-Za-z&]{1,8})[)\]]")
_LEAST_COMPANY, _ARTICLES_COMPARED, _RARE = 3, 20, 0.2
_SPELLINGS_COMPARED = 6
_KNOWN_AS = 5  # times as many articles as the next person of that surname
_SILENT = re.compile(r"[aeiouyh]")
_HOLDER = re.compile(r"^[A-Z]\w+['’]s (?=[A-Z]\w+ [A-Z])")  # "Peru's Ana Ruiz"
_DOUBLED = re.compile(r"(.)\1+")


def find_actors(readings: Sequence[Reading]) -> list[Judgement]:
    """Judgements on names, in a fixed order whatever the order of the readings."""
    types: dict[str, Counter[str]] = defaultdict(Counter)
    offices: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for mark in reading.annotation.mentions:
            if mark.name:
                types[mark.name][mark.type] += 1
        for statement, speaker in zip(reading.annotation.statements, speakers(reading), strict=True):
            if speaker:
                types[speaker][""] += 0
                offices[speaker] |= _offices(reading, statement, speaker)
    for name in offices:
        types[name][""] += 1
    judgements = [
        *_same_names(types),
        *_synonyms(types),
        *_governments(types),
        *_abbreviations(readings, types),
    ]
    persons = sorted(name for name, seen in types.items() if _is_person(name, seen))
    bare = {name for name, seen in types.items() if " " not in normal_name(name) and seen["PERSON"]}
    known = _office_words({*persons, *bare}, offices, joined(judgements, "actor"))
    spellings = _spellings({name: known[name] for name in persons})
    return sorted({*judgements, *spellings, *_surnames(readings, persons, known)})


def _offices(reading: Reading, statement: Statement, speaker: str) -> set[str]:
    """The office that is marked, the one put behind the name ("Ada Okafor, the envoy, …"), and the rank."""
    held = {statement.office} if statement.office else set()
    text = reading.document.text
    for span in statement.speaker:
        name, comma, rest = " ".join(text[span.start : span.end].split()).partition(", ")
        if comma and name.endswith(speaker.split()[-1]):
            held.add(rest.split(",")[0].split(" who ")[0])
    return held


@lru_cache(maxsize=1 << 16)
def normal_name(name: str) -> str:
    """What stays of a name when spelling habits are taken off: "Dr. Al-Māliki’s" is "maliki"."""
    name = _HOLDER.sub("", name)
    plain = unicodedata.normalize("NFKD", name.replace("’s", "").replace("'s", ""))
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    bare = bare.replace(".", "").replace("'", "").replace("’", "").replace("`", "")
    words = [word for word in _PUNCTUATION.split(bare) if word and word not in table("name_articles")]
    while len(words) > 1 and words[0] in table("honorifics") | table("name_furniture"):
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


def _is_person(name: str, types: Counter[str]) -> bool:
    """By what the parse mostly calls the name; a rank tells one too ("Colonel Adeyemi")."""
    ranked = name.split()[0].casefold().rstrip(".") in table("honorifics") and len(name.split()) > 1
    return ranked or min(types, key=lambda kind: (-types[kind], kind)) in ("PERSON", "")


def _governments(types: Mapping[str, Counter[str]]) -> list[Judgement]:
    """ "Government of Peru" and "Republic of Peru" with "Peru", where that is a name too."""
    states = {name for name, seen in types.items() if seen["GPE"]}
    found = []
    for name in sorted(types):
        state = _GOVERNMENT.sub("", name)
        if state != name and state in states:
            found.append(_same(name, state, 0.9, "government", f"“{name}” is what speaks for “{state}”."))
    return found


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
        block.sort()
        for (left, left_name), (right, right_name) in chain.from_iterable(
            zip(block, block[step:], strict=False) for step in range(1, _SPELLINGS_COMPARED + 1)
        ):
            alike = all(_alike(*words) for words in zip(left.split(), right.split(), strict=True))
            both = _like_office(known[left_name], known[right_name])
            if left != right and alike and both:
                why = (
                    f"“{left_name}” and “{right_name}” are spelled alike, and both hold an office of "
                    f"“{' '.join(sorted(both))}”."
                )
                found.append(_same(left_name, right_name, 0.8, "spelling", why))
    return found


def _surnames(
    readings: Sequence[Reading], persons: Iterable[str], known: dict[str, list[frozenset[str]]]
) -> list[Judgement]:
    full: dict[str, list[str]] = defaultdict(list)
    for name in persons:
        normal = normal_name(name)
        if " " in normal:
            full[normal.split()[-1]].append(name)
    bare = {}
    uses = Counter(name for r in readings for name in {mark.name for mark in r.annotation.mentions} if name)
    for name in sorted(known):
        bearer = _only(full.get(normal_name(name), []), uses)
        if bearer is not None:
            bare[name] = bearer
    company = _company(readings, {*bare, *bare.values()})
    return [
        judgement for name, bearer in bare.items() if (judgement := _surname(name, bearer, known, company))
    ]


def _only(bearers: Iterable[str], uses: Mapping[str, int]) -> str | None:
    """The one person among bearers of a surname, or the one that many more articles name than any other."""
    articles: Counter[str] = Counter()
    written: dict[str, str] = {}
    for bearer in bearers:
        normal = normal_name(bearer)
        if normal.split()[0] not in table("name_prefixes"):
            articles[normal] += uses[bearer]
            written.setdefault(normal, bearer)
    ranked = sorted(articles, key=lambda normal: (-articles[normal], normal))
    if not ranked or (len(ranked) > 1 and articles[ranked[0]] < _KNOWN_AS * max(1, articles[ranked[1]])):
        return None
    return written[ranked[0]]


def _surname(
    name: str, bearer: str, known: dict[str, list[frozenset[str]]], company: dict[str, list[frozenset[str]]]
) -> Judgement | None:
    office = _like_office(known[name], known[bearer]) or _rank(name, known[bearer])
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


def _rank(name: str, held: Iterable[frozenset[str]]) -> frozenset[str]:
    """The rank in "Colonel Adeyemi" where the bearer's offices have it too."""
    ranks = frozenset(word.casefold().rstrip(".") for word in name.split()[:-1]) - table("courtesy")
    return ranks.intersection(word for office in held for word in office)


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
