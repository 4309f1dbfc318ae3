"""Names across documents: which are names of one actor, and who is a part of whom.

Within a document the marks have already given every mention its fullest name; here a name is a name
as some text writes it, wherever it stands. Names that differ in writing only, and names of one body in the
tables, are one. Then persons (`persons.py`) and bodies (`bodies.py`) are joined on two clues each. What a
person decided, and a person's list, come in as judgements like any other and go before the rules.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accord.link.acquaintance import Acquaintance
from accord.link.bodies import capitals, join_bodies, parts, state_of_government, sure_names
from accord.link.listed import keep_apart, listed_judgements
from accord.link.naming import natural, normal_name
from accord.link.persons import join_persons
from accord.link.tables import table
from accord.model.decisions import Decisions
from accord.model.judgement import Judgement, joined, same
from accord.model.reading import Reading, speakers
from accord.model.world import capital_of, known_body, people_of, state_named

__all__ = ["find_actors"]

_ACRONYM = 5  # letters at most


_NONE = Decisions()


def find_actors(readings: Sequence[Reading], decisions: Decisions = _NONE) -> list[Judgement]:
    """Judgements on names, people's own with them, in a fixed order whatever the order of the readings."""
    readings = sorted(readings, key=lambda reading: reading.id)
    types = _types(readings)
    decided = [it for it in decisions.judgements if it.about == "actor"]
    given = [*decided, *listed_judgements(decisions.listed)]
    named = {actor.name for actor in decisions.listed}
    for name in named.union(*((it.left, it.right) for it in given)):
        types[name][""] += 0
    places = [name for name, seen in types.items() if seen["GPE"]]
    sure = [*given, *_same_names(types), *sure_names(_bodies(types), places)]
    acquaintance = Acquaintance(readings, joined(sure, "actor"))
    persons = {name for name, seen in types.items() if _is_person(name, seen) or _is_bare(name, seen)}
    doubtful = {name for name, seen in types.items() if name not in persons and _may_be_bare(name, seen)}
    bodies = _bodies(types)
    acting = {name for reading in readings for name in speakers(reading) if name and capital_of(name)}
    found = {
        *sure,
        *join_persons(_one_each(persons, types), _one_each(doubtful, types), acquaintance),
        *join_bodies(readings, bodies, acquaintance),
        *parts(bodies, _wholes(bodies, types, acquaintance, readings)),
        *capitals(acting, bodies),
    }
    return sorted(found.union(keep_apart(decisions.listed, joined(found, "actor"))))


def _types(readings: Sequence[Reading]) -> dict[str, Counter[str]]:
    """What the parse calls each name, how often; "" counts a name that speaks and a body's medium."""
    types: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for mark in reading.annotation.mentions:
            if mark.name:
                types[mark.name][mark.type] += 1
        for speaker in set(speakers(reading)):
            if speaker and not types[speaker]:
                types[speaker][""] = 1
    return types


def _same_names(names: Iterable[str]) -> Iterator[Judgement]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        groups[normal_name(name)].append(name)
    for normal, group in sorted(groups.items()):
        for other in group[1:] if normal else ():
            why = f"“{group[0]}” and “{other}” differ in writing only."
            yield same(group[0], other, 1.0, why, "same-name")


def _one_each(names: Iterable[str], types: Mapping[str, Counter[str]]) -> list[str]:
    """Of names that differ in writing only the most used: nobody is compared with himself."""
    first: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (-types[name].total(), natural(name))):
        first.setdefault(normal_name(name), name)
    return [name for normal, name in sorted(first.items()) if normal]


def _bodies(types: dict[str, Counter[str]]) -> list[str]:
    return sorted(
        name
        for name, seen in types.items()
        if not _is_person(name, seen) or not seen.total() or state_of_government(name)
    )


def _wholes(
    names: Iterable[str],
    types: Mapping[str, Counter[str]],
    acquaintance: Acquaintance,
    readings: Sequence[Reading],
) -> list[str]:
    """Bodies that may have branches: of several words, abbreviated, in the tables, or such as speak."""
    spoken = {name for reading in readings for name in speakers(reading) if name}
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        seen[acquaintance.key(name)] += types[name]
    bodies = [name for name in names if (kinds := seen[acquaintance.key(name)])["ORG"] > kinds["GPE"]]
    return [
        name
        for name in bodies
        if " " in normal_name(name) or _is_acronym(name) or name in spoken or known_body(name)
    ]


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) <= _ACRONYM


def _is_person(name: str, types: Counter[str]) -> bool:
    """By what the parse mostly calls the name; a rank tells one too ("Colonel Adeyemi")."""
    ranked = name.split()[0].casefold().rstrip(".") in table("honorifics") and len(name.split()) > 1
    if not ranked and (known_body(name) or state_named(name) or capital_of(name)):
        return False
    return ranked or min(types, key=lambda kind: (-types[kind], kind), default="") in ("PERSON", "")


def _may_be_bare(name: str, types: Counter[str]) -> bool:
    """One word that the parse takes for a body, and now and then for a person."""
    return types["PERSON"] > 0 and " " not in normal_name(name) and people_of(name) is None


def _is_bare(name: str, types: Counter[str]) -> bool:
    """One word that the parse takes for a person at times."""
    return 2 * types["PERSON"] >= types.total() and len(normal_name(name).split()) <= 2
