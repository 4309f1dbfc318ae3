"""Precision and recall of figure disputes, against pairs of figures that a person has judged.

    accord read COVERAGE/libya-2011 --db libya.db
    python benchmarks/figures.py libya.db [--list] [--draw NUMBER] [--candidates]

`figures/*.tsv` hold a pair a line: article, start and end of each count (the article by its id in the source,
so that no text is kept), and the verdict: dispute, development, agreement, none. `found.tsv` holds every
dispute found, `drawn.tsv` pairs drawn at random among counts of one kind of thing, by different claimants,
reported within three days of one another, `hard.tsv` all pairs that stand near one another in an article and
whose ranges cannot meet, `other.tsv` and `near.tsv` what was found, and nearly found, in all other coverage
too. Precision is over all judged pairs that are called a dispute, recall over all that are one.

`--list` prints every dispute found, `--draw` draws pairs to judge, `--candidates` lists what hard.tsv is
made from. All as lines of a table, with the words of the counts to judge by behind them.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

from accord.link import link
from accord.model.reading import Reading
from accord.reconcile.claims import Claim, Sighting
from accord.reconcile.comparing import Comparer
from accord.reconcile.context import Context
from accord.reconcile.disputes import figure_disputes
from accord.reconcile.figures import figures
from accord.store import Store

FOLDER = Path(__file__).parent / "figures"
SEED, DAYS, NEAR = 4, 3, 700
Place = tuple[str, int, int]
Pair = tuple[Sighting, Sighting]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("db")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--candidates", action="store_true")
    options = parser.parse_args()
    readings = list(Store.open(options.db).readings())
    context = Context(readings, link(readings))
    claims = figures(context)
    entries = {claim.entry.id: claim for claim in claims}
    called = [[entries[i] for i in dispute.entries] for dispute in figure_disputes(context, claims)]
    if options.list:
        show(pair for group in called for pair in nearest(group))
    elif options.candidates:
        show(candidates(claims))
    elif options.draw:
        show(drawn(claims, called, options.draw))
    else:
        measure(readings, called)


def measure(readings: list[Reading], called: list[list[Claim]]) -> None:
    """Prints what each table has, then precision and recall over all distinct pairs."""
    known = {reading.document.where for reading in readings}
    together = [{place(s) for claim in group for s in claim.sightings} for group in called]
    verdicts: dict[frozenset[Place], tuple[bool, bool]] = {}
    for path in sorted(FOLDER.glob("*.tsv")):
        pairs = {pair: verdict for pair, verdict in judged(path) if {where for where, _, _ in pair} <= known}
        told = {
            pair: (any(pair <= places for places in together), verdict == "dispute")
            for pair, verdict in pairs.items()
        }
        print(f"{path.name}: {len(told)} pairs; {tally(told.values())}")
        verdicts |= told
    unread = sum(not any(pair <= places for pair in verdicts) for places in together)
    print(f"disputes called: {len(called)}, of them not judged: {unread}")
    right, wrong, missed = counts(verdicts.values())
    print(f"precision {share(right, right + wrong)}, recall {share(right, right + missed)}")


def judged(path: Path) -> Iterator[tuple[frozenset[Place], str]]:
    for line in path.read_text("utf-8").splitlines()[1:]:
        one, start, end, other, other_start, other_end, verdict = line.split("\t")
        yield frozenset(((one, int(start), int(end)), (other, int(other_start), int(other_end)))), verdict


def counts(verdicts: Iterable[tuple[bool, bool]]) -> tuple[int, int, int]:
    """How many disputes were found, called wrongly and missed, of (called, is one) pairs."""
    told = Counter(verdicts)
    return told[True, True], told[True, False], told[False, True]


def tally(verdicts: Iterable[tuple[bool, bool]]) -> str:
    return "{} disputes found, {} called wrongly, {} missed".format(*counts(verdicts))


def share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "–"


def nearest(group: list[Claim]) -> Iterator[Pair]:
    """For each two claims of a dispute the places that are nearest to one another."""
    for left, right in combinations(group, 2):
        pairs = [(a, b) for a in left.sightings for b in right.sightings]
        yield min(
            pairs, key=lambda pair: (pair[0].mention.article != pair[1].mention.article, distance(pair))
        )


def distance(pair: Pair) -> int:
    return abs(pair[0].mention.start - pair[1].mention.start)


def drawn(claims: list[Claim], called: list[list[Claim]], number: int) -> list[Pair]:
    """Pairs of one kind, by different claimants, within days of one another, not called disputes."""
    within = {claim.entry.id: n for n, group in enumerate(called) for claim in group}
    kinds: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.entry.claimant:
            kinds[claim.sightings[0].kind.thing, claim.sightings[0].kind.state].append(claim)
    pairs = [
        (left.sightings[0], right.sightings[0])
        for same in kinds.values()
        for left, right in combinations(sorted(same, key=lambda claim: claim.entry.id), 2)
        if left.entry.claimant != right.entry.claimant and days_between(left, right) <= DAYS
        if within.get(left.entry.id, -1) != within.get(right.entry.id, -2)
    ]
    return random.Random(SEED).sample(pairs, min(number, len(pairs)))


def candidates(claims: list[Claim]) -> Iterator[Pair]:
    """Pairs of one article, near one another, by different claimants, that cannot both be right."""
    comparer, seen = Comparer(claims), set()
    articles: dict[str, list[tuple[Claim, Sighting]]] = defaultdict(list)
    for claim in claims:
        for sighting in claim.sightings:
            articles[sighting.mention.article].append((claim, sighting))
    for _, held in sorted(articles.items()):
        held.sort(key=lambda pair: pair[1].mention)
        for (left, one), (right, other) in combinations(held, 2):
            key = frozenset((left.entry.id, right.entry.id))
            apart = other.mention.start - one.mention.end
            if 0 < apart <= NEAR and key not in seen and comparer.rival(left, right, one, other):
                seen.add(key)
                yield one, other


def days_between(left: Claim, right: Claim) -> float:
    one, other = left.entry.first_reported, right.entry.first_reported
    if not one or not other or len(one) < len("2024-01-01") or len(other) < len("2024-01-01"):
        return float("inf")
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def place(sighting: Sighting) -> Place:
    mention = sighting.mention
    return sighting.reading.document.where, mention.start, mention.end


def show(pairs: Iterator[Pair] | list[Pair]) -> None:
    for pair in pairs:
        cells = [str(cell) for sighting in pair for cell in place(sighting)]
        words = [" ".join(s.sentence.of(s.reading.document.text).split())[:260] for s in pair]
        told = [
            f"{s.reading.document.published.value} {s.claimant}: [{s.mention.quote}] {sentence}"
            for s, sentence in zip(pair, words, strict=True)
        ]
        print("\t".join([*cells, "?"]), *told, sep="\n    ")


if __name__ == "__main__":
    main()
