"""States and bodies: one under all its names, and what is a part of what.

Surely one: `known-name` (states, international bodies and news organisations of the tables),
`government` ("Government of Peru", "the Peruvian government"), `same-words` (three words or more, in another
order or spelling), `abbreviation` (introduced in some text as "Long Name (LN)", letters matched backwards:
Schwartz and Hearst, 2003, "A simple algorithm for identifying abbreviation definitions").

On two clues: `initials` (of one body only, in like company, or of one whose name says that it is a body, or
four letters and more), `qualified` ("the Peruvian National Council", where no other state's is named),
`body-spelling`.

Parts: `organ` ("the Peruvian army", "the State Department"), `sub-group` ("the Council's military wing").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from accord.link.acquaintance import Acquaintance
from accord.link.agencies import agency_name
from accord.link.naming import (
    all_alike,
    initials,
    likeness,
    natural,
    normal_name,
    skeleton,
    sound,
    sounds_equal,
)
from accord.link.tables import table
from accord.model.judgement import Judgement, same
from accord.model.reading import Reading
from accord.model.world import capital_of, known_body, people_of, state_named

__all__ = ["capitals", "join_bodies", "parts", "sure_names"]

_INTRODUCED = re.compile(r"[(\[]([A-Z][A-Za-z&]{1,8})[)\]]")
_GOVERNMENT = re.compile(r"^(?:(?:[Tt]he )?(?:[Gg]overnment|Republic|Kingdom|State) of (?:the )?)+")
_OF_THE_UN = re.compile(r"^(?:the )?(?:UN|U\.N\.|United Nations)(?:['’]s)? ", re.IGNORECASE)
_LONG_ACRONYM, _LONGEST_ACRONYM, _KNOWN_AS, _COMPARED = 4, 8, 5, 8
_LEAST_WORDS, _MUCH_ALIKE = 3, 0.8


def sure_names(names: Iterable[str], places: Iterable[str]) -> Iterator[Judgement]:
    """Names that need no second clue: of the tables, of governments, in other order of the same words.

    `places` are states too, where something is called their government.
    """
    known_as: dict[str, list[str]] = defaultdict(list)
    governments: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=natural):
        known, by = _known(name)
        if known is not None:
            (known_as if by == "known-name" else governments)[known].append(name)
    for known, group in sorted(known_as.items()):
        for other in group[1:]:
            yield same(
                group[0], other, 1.0, f"“{group[0]}” and “{other}” are names of {known}.", "known-name"
            )
    for known, group in sorted(governments.items()):
        first = known_as.get(known, group)[0]
        for other in group:
            if other != first:
                why = f"“{other}” is the government of {known}, and acts for it, as “{first}” does."
                yield same(first, other, 0.9, why, "government")
    yield from _governed(names, set(places))
    yield from _same_words(names)


def _governed(names: Iterable[str], places: Collection[str]) -> Iterator[Judgement]:
    """ "Government of Ostia" and "Ostia", which is in no table."""
    for name in sorted(names):
        place = _GOVERNMENT.sub("", name)
        if place != name and place in places and state_named(place) is None:
            yield same(name, place, 0.9, f"“{name}” is what acts for “{place}”.", "government")


def _known(name: str) -> tuple[str | None, str]:
    """The one name that a table has for a name, and by which rule."""
    body = known_body(name) or known_body(_OF_THE_UN.sub("", name))
    listed = state_named(name) or (body.name if body else None) or agency_name(name)
    if listed is not None:
        return listed, "known-name"
    return state_of_government(name), "government"


def state_of_government(name: str) -> str | None:
    """The state that "Government of Peru", "Peruvian government" or "Republic of Peru" means."""
    words = _words(name)
    state, rest = _state_in(words)
    heads = table("government_heads")
    return state if state and rest & heads and rest <= heads | table("government_words") else None


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s,()\[\]]+", name.replace("’s", "").replace("'s", "")) if word]


def _state_in(words: Sequence[str]) -> tuple[str | None, frozenset[str]]:
    """The state that the first or the last words name, and the other words in lower case."""
    for size in (4, 3, 2, 1):
        for part, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            if len(part) == size and rest:
                written = " ".join(part)
                state = state_named(written) or people_of(written)
                if state is not None:
                    left = frozenset(word.casefold() for word in rest) - table("office_words") - {"the"}
                    return state, left
    return None, frozenset()


def _is_organ(words: frozenset[str]) -> bool:
    """Whether each state has a body that is called by these words."""
    tables = ("government_heads", "government_words", "organs", "organ_words")
    return bool(words & table("organs")) and words <= frozenset().union(*map(table, tables))


def _same_words(names: Iterable[str]) -> Iterator[Judgement]:
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for name in sorted(names):
        words = _content(name)
        if len(words) >= _LEAST_WORDS:
            groups[words].append(name)
    for group in groups.values():
        written = {normal_name(name): name for name in reversed(group)}
        first, *others = sorted(written.values())
        for other in others:
            yield same(
                first, other, 0.9, f"“{first}” and “{other}” are made of the same words.", "same-words"
            )


def _content(name: str) -> frozenset[str]:
    """The words of a body's name, one spelling and one number of each."""
    words = (_spelling(word) for word in normal_name(name).split() if word not in table("unabbreviated"))
    return frozenset(words)


def _spelling(word: str) -> str:
    word = word.replace("isation", "ization").replace("centre", "center").replace("defence", "defense")
    word = word.replace("labour", "labor").replace("programme", "program")
    word = word.removesuffix("al") if word.endswith("ional") else word
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def join_bodies(
    readings: Sequence[Reading], names: Iterable[str], acquaintance: Acquaintance
) -> Iterator[Judgement]:
    """Abbreviations, qualified names and spellings of the bodies among `names`."""
    bodies = sorted(names)
    introduced = list(_abbreviations(readings, bodies, acquaintance))
    yield from introduced
    meant = {it.left for it in introduced} | {it.right for it in introduced}
    yield from _initials(bodies, meant, acquaintance)
    yield from _qualified(bodies, acquaintance)
    yield from _spellings(bodies, acquaintance)


def _abbreviations(
    readings: Sequence[Reading], names: Sequence[str], acquaintance: Acquaintance
) -> Iterator[Judgement]:
    """Short names with the long names they were introduced for; none that stands for two."""
    known = set(names)
    by_normal = {normal_name(name): name for name in reversed(names)}
    meant: dict[str, Counter[str]] = defaultdict(Counter)
    for text in chain((reading.document.text for reading in readings), names):
        for match in _INTRODUCED.finditer(text):
            long = _long_form(text[max(0, match.start() - 100) : match.start()], match.group(1))
            if long is not None:
                meant[match.group(1)][normal_name(long)] += 1
    for short, long in _in_marks(readings):
        if normal_name(long) not in meant[short]:  # letters of another language
            meant[short][normal_name(long)] += 1
    for short, longs in sorted(meant.items()):
        uses: Counter[str] = Counter()
        for normal, count in longs.items():
            uses[acquaintance.key(by_normal.get(normal, normal))] += count
        (best, most), *others = sorted(uses.items(), key=lambda it: (-it[1], it[0]))
        long_name = by_normal.get(normal_name(best))
        if short not in known or long_name is None or long_name == short:
            continue
        if not others or most >= _KNOWN_AS * others[0][1]:
            why = f"A text introduces “{short}” as short for “{long_name}”."
            yield same(short, long_name, 0.95, why, "abbreviation")


def _in_marks(readings: Sequence[Reading]) -> Iterator[tuple[str, str]]:
    """Letters that a document uses for a body it has named in full, once for each document."""
    for reading in readings:
        text = reading.document.text
        found = {
            (mark.head, mark.name)
            for mark in reading.annotation.mentions
            if mark.name and mark.head.isupper() and " " in mark.name and mark.span.of(text) == mark.head
        }
        yield from sorted(found)


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


def _initials(names: Sequence[str], meant: set[str], acquaintance: Acquaintance) -> Iterator[Judgement]:
    """Abbreviations that no text introduces, where one body alone has these initials."""
    long: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        letters = initials(name)
        if len(letters) > 1 and " " in name and _is_titled(name):
            long[letters].setdefault(acquaintance.key(name), name)
    for short in names:
        letters = "".join(char for char in short if char.isalpha()).casefold()
        bodies = long.get(letters, {}) if short.isupper() and len(letters) <= _LONGEST_ACRONYM else {}
        if len(bodies) != 1 or short in meant or len(letters) < _LEAST_WORDS:
            continue
        ((key, name),) = bodies.items()
        keys = ([acquaintance.key(short)], [key])
        clue = acquaintance.together(*keys) or acquaintance.company(*keys)
        if clue is None and (
            len(letters) >= _LONG_ACRONYM or table("bodies") & set(normal_name(name).split())
        ):
            clue = "no other body's name has these initials"
        if clue and keys[0] != keys[1]:
            why = f"“{short}” are the initials of “{name}” alone, and {clue}."
            yield same(short, name, 0.75, why, "initials")


def _is_titled(name: str) -> bool:
    """Whether all its words have capitals: "the state's new council" is described, and has no initials."""
    words = filter(None, re.split(r"[\s/-]+", name))
    return all(word[0].isupper() or word.lower() in table("unabbreviated") for word in words)


def _qualified(names: Sequence[str], acquaintance: Acquaintance) -> Iterator[Judgement]:
    """ "The Peruvian National Council" and "National Council", where no other state's council is named."""
    by_content: dict[frozenset[str], list[str]] = defaultdict(list)
    states: dict[frozenset[str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        state, rest = _state_in(_words(name))
        if state is None:
            by_content[_content(name)].append(name)
        elif len(rest) > 1 and not _is_organ(rest) and not {"and", "&"} & set(name.split()):
            states[frozenset(map(_spelling, rest))][state].append(name)
    for rest, found in sorted(states.items(), key=lambda it: sorted(it[0])):
        bare = by_content.get(rest)
        if not bare or len(found) != 1:
            continue
        ((state, qualified),) = found.items()
        for name in qualified:
            left, right = [acquaintance.key(name)], [acquaintance.key(bare[0])]
            clue = acquaintance.together(left, right) or acquaintance.clue(left, right)
            if left != right and (clue or len(rest) >= _LEAST_WORDS):
                clue = clue or "all other words agree"
                why = f"“{name}” is “{bare[0]}” with its state, no other state's is named, and {clue}."
                yield same(name, bare[0], 0.75, why, "qualified")


def _spellings(names: Sequence[str], acquaintance: Acquaintance) -> Iterator[Judgement]:
    """Names of bodies that sound alike in every word: "Taleb Front", "Talib Front"."""
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        words = tuple(normal_name(name).split())
        if words and max(map(len, words)) > _LONG_ACRONYM and not name.isupper():
            blocks[tuple(map(skeleton, words))].append(name)
    for block in blocks.values():
        ranked = sorted(block, key=lambda name: (-acquaintance.uses([acquaintance.key(name)]), name))
        for at, name in enumerate(ranked):
            for other in ranked[: min(at, _COMPARED)]:
                left, right = acquaintance.key(name), acquaintance.key(other)
                both = tuple(normal_name(name).split()), tuple(normal_name(other).split())
                if left == right or not all_alike(*both) or _differs_in_state(name, other):
                    continue
                if len(both[0]) == 1 and not _much_alike(*both[0], *both[1]):
                    continue
                same_words = sum(a == b for a, b in zip(*both, strict=True))
                loose = all(map(sounds_equal, *both))
                clue = "most words are equal" if same_words >= 2 else acquaintance.clue([left], [right])
                clue = clue or (acquaintance.company([left], [right], loose=True) if loose else None)
                if clue:
                    why = f"“{name}” and “{other}” are spelled alike, and {clue}."
                    yield same(name, other, 0.75, why, "body-spelling")
                    break


def _much_alike(left: str, right: str) -> bool:
    return len(sound(left)) > _LONG_ACRONYM and likeness(left, right) >= _MUCH_ALIKE


def _differs_in_state(left: str, right: str) -> bool:
    """Whether both name states, and not the same ("Niger", "Nigeria")."""
    return state_named(left) != state_named(right) or people_of(left) != people_of(right)


def parts(names: Iterable[str], wholes: Iterable[str]) -> Iterator[Judgement]:
    """What is a part of what, by its name or by the tables."""
    ordered = sorted(names, key=natural)
    by_words: dict[tuple[str, ...], str] = {}
    for name in sorted(wholes, key=natural, reverse=True):
        by_words[tuple(normal_name(name).split())] = name
    states: dict[str, str] = {}
    for name in reversed(ordered):
        listed, by = _known(name)
        if listed is not None and by == "known-name":
            states[listed] = name
    for name in ordered:
        body = known_body(name)
        whole = body.part_of if body is not None else None
        if body is not None and whole is None:
            continue
        if whole is not None:
            how = "the seat of the government of" if body is not None and body.seat else "a part of"
            yield _part(name, states.get(whole, whole), f"“{name}” is {how} {whole}.", "organ", 0.95)
            continue
        state, rest = _state_in(_words(name))
        if state and _is_organ(rest) and state_of_government(name) is None:
            why = f"“{name}” says of which state it is an organ."
            yield _part(name, states.get(state, state), why, "organ", 0.9)
        elif (found := _sub_group(name, by_words)) is not None:
            yield _part(name, found, f"“{name}” has the name of “{found}” in its own.", "sub-group", 0.8)


def _sub_group(name: str, by_words: Mapping[tuple[str, ...], str]) -> str | None:
    """The body whose name a longer name begins or ends with, where the other words are those of a branch."""
    words = tuple(normal_name(name).split())
    for size in range(len(words) - 1, 0, -1):
        for part, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            whole = by_words.get(part)
            if whole is None or state_named(whole) or people_of(whole):
                continue
            bare = [word for word in rest if word not in table("unabbreviated") | table("branch_kinds")]
            if bare and all(word in table("branches") | table("members") for word in bare):
                return whole
    return None


def _part(name: str, whole: str, why: str, by: str, score: float) -> Judgement:
    return Judgement("actor", name, whole, "part", score, why, by)


def capitals(acting: Iterable[str], names: Iterable[str]) -> Iterator[Judgement]:
    """Capitals that say things, for their governments: "Paris said"."""
    states: dict[str, str] = {}
    for name in sorted(names, key=natural, reverse=True):
        state = state_named(name)
        if state is not None:
            states[state] = name
    for name in sorted(acting):
        state = capital_of(name)
        if state is not None:
            why = f"“{name}” is the seat of government of {state}, and speaks as one who acts."
            yield Judgement("actor", name, states.get(state, state), "stands for", 0.85, why, "capital")
