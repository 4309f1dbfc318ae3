"""How well names are joined to actors.

    python benchmarks/actors.py names PAAX.csv [--seeds 1 2 3] [--draw 300] [--errors 40]
    python benchmarks/actors.py mentions DB [--draw 200 --seed 7]

`names` draws actors of PAA-X (Peace Agreements Actors Dataset; columns actor_name, abbreviation,
alternative_names) that have two names or more, gives all their names in random order, each as a text of its
own without any context, and compares the groups with PAA-X's: precision, recall and F1 over pairs of names.
`--whole` counts a part as its whole, as PAA-X does with ministries and governments. Pairs of a state's names
are told apart from the rest, for states stand in a table of Accord's.

`mentions` counts how many of the mentions in `actors/*.tsv`, drawn at random and judged by hand, are
in the right actor: that of the entries with the actor's name which has the most mentions, so that a splinter
is wrong too. `--draw` prints mentions to judge, with the words around them; `actors/README.md` says how.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from accord import open_record
from accord.link.actors import find_actors
from accord.model.annotation import Annotation, NameMark
from accord.model.document import Document, Published
from accord.model.entries import Actor
from accord.model.judgement import Judgement, joined
from accord.model.reading import Reading
from accord.model.values import Span

JUDGED = Path(__file__).parent / "actors"
AROUND = 120


class Score(NamedTuple):
    """Pairs of names: found and right, found, right."""

    both: int
    found: int
    right: int

    def __str__(self) -> str:
        precision, recall = self.both / (self.found or 1), self.both / (self.right or 1)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        return f"{precision:.3f} {recall:.3f} {f1:.3f} ({self.both}/{self.found}/{self.right})"

    @property
    def f1(self) -> float:
        return 2 * self.both / ((self.found + self.right) or 1)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    names = commands.add_parser("names")
    names.add_argument("csv", type=Path)
    names.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    names.add_argument("--draw", type=int, default=300)
    names.add_argument("--errors", type=int, default=0)
    names.add_argument("--whole", action="store_true")
    names.add_argument("--only-alternative", action="store_true")
    mentions = commands.add_parser("mentions")
    mentions.add_argument("db", type=Path)
    mentions.add_argument("--draw", type=int, default=0)
    mentions.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    if options.command == "names":
        measure_names(options)
    elif options.draw:
        draw_mentions(options.db, options.draw, options.seed)
    else:
        measure_mentions(options.db)


# Names alone


def measure_names(options: argparse.Namespace) -> None:
    scores = []
    print("seed      names  all: precision recall F1 (both/found/right)      without pairs of states' names")
    for seed in options.seeds:
        right, states = drawn(options.csv, options.draw, seed, options.only_alternative)
        judgements = find_actors([alone(name) for name in right])
        groups = joined(judgements, "actor")
        wholes = {groups.get(it.left, it.left): it.right for it in judgements if it.verdict == "part"}
        found = {name: groups.get(name, name) for name in right}
        if options.whole:
            found = {name: groups.get(whole := wholes.get(key, key), whole) for name, key in found.items()}
        every = score(right, found, frozenset())
        rest = score(right, found, states)
        scores.append((every, rest))
        print(f"{seed:4d} {len(right):10d}  {every!s:52s} {rest}")
        for line in errors(right, found, options.errors, judgements):
            print("    ", line)
    print(f"mean F1 {mean(one.f1 for one, _ in scores):.3f}, {mean(two.f1 for _, two in scores):.3f}")


def drawn(
    path: Path, number: int, seed: int, only_alternative: bool
) -> tuple[dict[str, str], frozenset[str]]:
    """Each name with the actor PAA-X gives it (the first where two share it), and which actors are states."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = (
        ["alternative_names"] if only_alternative else ["actor_name", "abbreviation", "alternative_names"]
    )
    actors: dict[str, list[str]] = {}
    for row in rows:
        given = (name for column in columns for name in row[column].split("|"))
        names = dict.fromkeys(" ".join(name.split()) for name in given if name.strip())
        if len(names) > 1:
            actors[row["id_paax"]] = list(names)
    shuffled = random.Random(seed)
    chosen = shuffled.sample(sorted(actors), min(number, len(actors)))
    pairs = [(name, actor) for actor in chosen for name in actors[actor]]
    shuffled.shuffle(pairs)
    states = frozenset(row["id_paax"] for row in rows if row["actor_type"] == "Country/State")
    right: dict[str, str] = {}
    for name, actor in pairs:
        right.setdefault(name, actor)
    return right, states


def alone(name: str) -> Reading:
    """A text that is nothing but the name of a body."""
    document = Document(source=name, where=name, text=name, outlet=None, title=None, lang="en")
    mark = NameMark(Span(0, len(name)), "ORG", name, name.split()[-1])
    return Reading(document, Annotation(id=document.id, published=Published(), mentions=(mark,)))


def score(right: dict[str, str], found: dict[str, str], without: frozenset[str]) -> Score:
    """Pairs by counting groups, so that nothing is compared with everything."""
    names = [name for name in right if right[name] not in without]
    sizes: dict[tuple[str, str], int] = defaultdict(int)
    for name in names:
        for key in (("right", right[name]), ("found", found[name]), (right[name], found[name])):
            sizes[key] += 1

    def pairs(kind: str) -> int:
        return sum(size * (size - 1) // 2 for (first, _), size in sizes.items() if first == kind)

    both = sum(n * (n - 1) // 2 for (first, _), n in sizes.items() if first not in ("right", "found"))
    return Score(both, pairs("found"), pairs("right"))


def errors(
    right: dict[str, str], found: dict[str, str], number: int, judgements: list[Judgement]
) -> Iterator[str]:
    """Names wrongly joined, with the rule, and names not joined, half of each."""
    wrong = [it for it in judgements if it.verdict == "same" and right.get(it.left) != right.get(it.right)]
    for it in wrong[: number // 2]:
        yield f"wrong: {it.left} | {it.right} ({it.by})"
    missed = [
        pair
        for pair in combinations(sorted(right), 2)
        if right[pair[0]] == right[pair[1]] and found[pair[0]] != found[pair[1]]
    ]
    for left, other in random.Random(0).sample(missed, min(number // 2, len(missed))):
        yield f"missed: {left} | {other}"


# Mentions in coverage


def measure_mentions(db: Path) -> None:
    with open_record(db) as record:
        actors = [it for it in record.list("actor").entries if isinstance(it, Actor)]
    for path in sorted(JUDGED.glob("*.tsv")):
        lines = path.read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        right = 0
        for article, start, end, name, _ in rows:
            holder = held_by(actors, article, int(start), int(end))
            right += holder is main_bearer(actors, name)
        first = sum(row[-1] == "right" for row in rows)
        print(f"{path.name}: {right} of {len(rows)} mentions in the right actor, {right / len(rows):.1%}")
        print(f"    when they were judged: {first / len(rows):.1%}")


def held_by(actors: list[Actor], article: str, start: int, end: int) -> Actor | None:
    """The actor with a mention at this place, or over it."""
    for actor in actors:
        if any(it.article == article and it.start < end and start < it.end for it in actor.mentions):
            return actor
    return None


def main_bearer(actors: list[Actor], name: str) -> Actor | None:
    """Of the actors that have a name, the one with the most mentions; None where it is no actor's."""
    folded = name.casefold()
    bearers = [it for it in actors if folded in {known.casefold() for known in (it.name, *it.aliases)}]
    return max(bearers, key=lambda it: len(it.mentions), default=None) if name else None


def draw_mentions(db: Path, number: int, seed: int) -> None:
    """Prints places with their actor, and the words around to judge by: not for keeping."""
    with open_record(db) as record:
        actors = [it for it in record.list("actor").entries if isinstance(it, Actor)]
        places = sorted(
            (it.article, it.start, it.end, actor.name) for actor in actors for it in actor.mentions
        )
        for article, start, end, name in random.Random(seed).sample(places, number):
            text = record.store.reading(article).document.text
            around = " ".join(text[max(0, start - AROUND) : start].split())
            behind = " ".join(text[end : end + AROUND].split())
            print(article, start, end, name, f"{around} >>{text[start:end]}<< {behind}", sep="\t")


if __name__ == "__main__":
    main()
