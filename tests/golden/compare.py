"""Holds a record against `examples/expected.jsonl` and says what is found, wrong and missed.

    python -m tests.golden.compare [--errors] [--write] [DB]

`--errors` lists what is not found, `--write` puts the counts into counts.md.

An expected entry is *found* where the record has it with every field and witness right, *wrong* where the
record has an entry on the same words but a field or a witness differs, *missed* where it has none.

A second table counts what the statements' lines say, due or not. Witnesses by their relation: *wrong* where
the statement has the witness with another relation, *missed* where it lacks it; words in quotation marks
are held against those of a partly quoted clause. What must stay `apart`:
*wrong* where the statement has it among its witnesses. And the fields that the lines fill: *wrong* where the
record's is another, *missed* where it has none; not counted where `asserted` or false.

A third says how much of what the record has of the process is right, entry by entry (see `judged`); with
`--errors` the entries are listed that are wrong, doubtful or not judged.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from accord import Record, open_record

from .judged import judge, table

ROOT = Path(__file__).parent.parent.parent
COVERAGE = ROOT / "examples" / "coverage"
EXPECTED = ROOT / "examples" / "expected.jsonl"
COUNTS = Path(__file__).parent / "counts.md"
VERDICTS = ("found", "wrong", "missed")
STAGES = ("spine", "statements", "figures", "lineage", "process")
RELATIONS = ("verbatim", "trimmed", "clarified", "altered", "paraphrase", "translation", "apart")
TOLD = ("addressee", "medium", "office", "date")
FIELDS = ("speaker", *TOLD, "modality", "negated", "via")
EVERY = {"each party", "parties", "both parties", "two sides", "both sides"}
PLAIN = (None, False, "asserted")
SMALL = {"the", "a", "an", "of", "s"}
# Their words are a whole clause; those expected may be a part of it.
CLAUSES = ("event", "proposal", "talks_round", "commitment", "breach_claim")
MARKED = re.compile(r"[“\"«](.+)[”\"»]", re.DOTALL)
OVERLAP = 0.8  # of two stretches of text, intersection by union, to count as the same words

Expected = dict[str, Any]
Place = tuple[str, int, int]


class Outcome(NamedTuple):
    """Counts by (stage, kind, verdict) and by (relation or field, verdict), a line for each not found."""

    counts: Counter[tuple[str, str, str]]
    details: Counter[tuple[str, str]]
    errors: list[str]


def expected_entries() -> list[Expected]:
    return [json.loads(line) for line in EXPECTED.read_text("utf-8").splitlines() if line.strip()]


class Comparison:
    """The record's entries by kind, its articles by their path below the coverage folder."""

    def __init__(self, record: Record) -> None:
        rows: list[Any] = list(record.export())
        self.rows: dict[str, list[Any]] = {}
        for row in rows:
            self.rows.setdefault(row["kind"], []).append(row)
        self.actors = [
            {entry["name"], *entry["aliases"]} for entry in expected_entries() if entry["kind"] == "actor"
        ]
        self.source = {row["id"]: short(row["source"]) for row in self.rows.get("article", [])}
        documents = [record.store.article(article) for article in self.source]
        self.texts = {short(d.source): d.text for d in documents if d is not None}
        self.residue = {short(d.source): d.residue for d in documents if d is not None}

    def place(self, mention: Expected) -> Place | None:
        """Where an expected mention stands: from its quote to the last of its further pieces."""
        text = self.texts.get(mention["source"], "")
        start = end = text.find(mention["quote"])
        for piece in (mention["quote"], *mention.get("rest", ())):
            at = text.find(piece, max(end, 0))
            if start < 0 or at < 0:
                return None
            end = at + len(piece)
        return mention["source"], start, end

    def places(self, row: Any) -> list[Place]:
        return [(self.source[m["article"]], m["start"], m["end"]) for m in row["mentions"]]

    def best(self, expected: Expected) -> Any | None:
        """The entry of the same kind on the first mention, if any is, and on the most of the same words."""
        wanted = [place for place in map(self.place, due(expected)) if place]
        alike = within if expected["kind"] in CLAUSES or expected.get("about") == "wording" else same

        def score(row: Any) -> tuple[bool, float, bool]:
            places = self.places(row)
            shared = [max((alike(place, p) for p in places), default=0) for place in wanted]
            issue = expected.get("issue") in (None, row.get("issue"))  # Words may tell of two.
            return bool(shared) and shared[0] >= OVERLAP, sum(shared), issue

        row = max(self.rows.get(expected["kind"], []), key=score, default=None)
        return None if row is None or score(row)[1] < OVERLAP else row

    def row(self, expected: Expected) -> Any | None:
        """The record's entry that an expected one is held against, None where there is none."""
        kind = expected["kind"]
        rows = self.rows.get(kind, [])
        if kind == "article":
            return next((r for r in rows if short(r["source"]) == expected["source"]), None)
        if kind == "lineage":
            return next((r for r in rows if self.source[r["article"]] == expected["article"]), None)
        if kind == "actor":
            name = expected["name"].casefold()
            return next((r for r in rows if name in {n.casefold() for n in (r["name"], *r["aliases"])}), None)
        return self.best(expected)

    def differences(self, expected: Expected, row: Any) -> list[str]:
        """What differs in the record's entry."""
        return list(DIFFER.get(expected["kind"], Comparison.fields)(self, expected, row))

    def article(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("outlet", "title", "published", "lang"))
        text, residue = self.texts[expected["source"]], self.residue[expected["source"]]
        for words in expected.get("residue", ()):
            at = text.find(words)
            if at >= 0 and not any(s <= at and at + len(words.rstrip()) <= e for s, e in residue):
                yield f"residue not marked: {words[:50]!r}"

    def lineage(self, expected: Expected, row: Any) -> Iterator[str]:
        came = self.source.get(row["derives_from"]) if row["derives_from"] else None
        if came != expected.get("derives_from"):
            yield f"derives_from: {came!r}, not {expected.get('derives_from')!r}"
        yield from unequal(expected, row, ("relation", "credit"))

    def actor(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("type",))
        known = {name.casefold() for name in (row["name"], *row["aliases"])}
        for alias in expected.get("aliases", ()):
            if alias.casefold() not in known:
                yield f"alias not joined: {alias!r}"

    def statement(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("kind_of", "speech", "modality", "negated"))
        for name in ("speaker",) if expected["stage"] == "spine" else ("speaker", "via", *TOLD):
            if not self.agrees(expected, row, name):
                yield f"{name}: {row[name]!r}, not {expected.get(name)!r}"
        for mention, relation in self.witnesses(expected, row):
            if relation is None and "stage" not in mention:
                yield f"witness not joined: {mention['source']}"
            elif "stage" not in mention and mention.get("relation", relation) != relation:
                yield f"{mention['source']}: {relation}, not {mention['relation']}"
        for mention in self.joined(expected, row):
            yield f"not apart: {mention['source']}: {mention['quote'][:40]!r}"
        names = {origin["name"] for origin in row["origins"] if origin["name"]}
        if expected.get("origins") and names != set(expected["origins"]):
            yield f"origins: {sorted(names)}, not {sorted(expected['origins'])}"

    def witnesses(self, expected: Expected, row: Any) -> Iterator[tuple[Expected, str | None]]:
        """Every expected mention with the relation that the entry gives it, None where it lacks it."""
        relations = {
            place: variant["relation"]
            for variant in row["variants"]
            for place in self.places({"mentions": [variant["mention"]]})
        }
        for mention in expected["mentions"]:
            place = self.place(mention)
            shared = [(max(same(p, place), same(self.marked(p), place)), p) for p in relations]
            most, near = max(shared, default=(0.0, None))
            yield mention, None if near is None or most < OVERLAP else relations[near]

    def marked(self, place: Place) -> Place:
        """The words in quotation marks of a partly quoted clause; an expected witness may be these alone."""
        source, start, end = place
        inside = MARKED.search(self.texts[source], start, end)
        return (source, *inside.span(1)) if inside else place

    def joined(self, expected: Expected, row: Any) -> list[Expected]:
        """What must stay apart and yet shares words with the entry."""
        places = self.places(row)
        return [m for m in expected.get("apart", ()) if any(same(p, self.place(m)) for p in places)]

    def details(self, expected: Expected, row: Any | None) -> Iterator[tuple[str, str]]:
        """What the line of a statement says, piece by piece, and whether the record has it."""
        named = [name for name in FIELDS if expected.get(name) not in PLAIN]
        apart = expected.get("apart", ())
        if row is None:
            relations = [mention["relation"] for mention in expected["mentions"]]
            yield from ((piece, "missed") for piece in (*relations, *named, *("apart" for _ in apart)))
            return
        for mention, relation in self.witnesses(expected, row):
            wanted = mention["relation"]
            yield wanted, "missed" if relation is None else "found" if relation == wanted else "wrong"
        for name in named:
            empty = "missed" if row[name] in PLAIN else "wrong"
            yield name, "found" if self.agrees(expected, row, name) else empty
        joined = self.joined(expected, row)
        yield from (("apart", "wrong" if mention in joined else "found") for mention in apart)

    def agrees(self, expected: Expected, row: Any, name: str) -> bool:
        """Whether a field is as expected; of what was told, nothing is asked where nothing is expected."""
        wanted, has = expected.get(name), row[name]
        if name in ("speaker", "via"):
            return self.one_person(wanted, has)
        if name in TOLD:
            return wanted is None or alike(wanted, has)
        return bool(wanted == has)

    def one_person(self, name: str | None, other: str | None) -> bool:
        """Whether two names are equal, or are one actor's in what is expected."""
        if name is None or other is None:
            return name == other
        bare = [re.sub(r"(?i)^(?:an?|the|one) (?!of )", "", each).casefold() for each in (name, other)]
        return bare[0] == bare[1] or any({name, other} <= names for names in self.actors)

    def event(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("type", "mode", "place", "start", "end", "modality"))
        for role in ("actors", "recipients"):
            wanted, has = expected[role], row[role]
            paired = len(wanted) == len(has) and all(any(self.alike_names(w, h) for h in has) for w in wanted)
            if not paired:
                yield f"{role}: {has!r}, not {wanted!r}"

    def figure(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("low", "high", "unit", "claimant"))

    def dispute(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("about",))
        if len(row["sides"]) != len(expected["sides"]):
            yield f"{len(row['sides'])} sides, not {len(expected['sides'])}"
        if expected["about"] == "wording":
            for claim, origins in ((side["claim"], side["origins"]) for side in expected["sides"]):
                if not any(
                    claim in side["claim"] and origins == list(side["origins"]) for side in row["sides"]
                ):
                    yield f"no side has {claim!r} from {origins}"

    def commitment(self, expected: Expected, row: Any) -> Iterator[str]:
        """Who is bound and on what it rests, in whatever words; the act's words by half; the due dates."""
        for name in ("obligor", "instrument", "condition"):
            wanted, has = expected.get(name), row[name]
            right = wanted is None if has is None else wanted is not None and self.alike_names(wanted, has)
            if not right:
                yield f"{name}: {has!r}, not {wanted!r}"
        if not half(expected["action"], row["action"]):
            yield f"action: {row['action']!r}, not {expected['action']!r}"
        dues = [[line["due"] for line in entry["deadlines"]] for entry in (expected, row)]
        if dues[0] != dues[1]:
            yield f"deadlines: {dues[1]}, not {dues[0]}"

    def breach_claim(self, expected: Expected, row: Any) -> Iterator[str]:
        """Who charges whom, in whatever words; of the deed, if the words tell one, half; every answer."""
        for name in ("accuser", "accused"):
            if row[name] is None or not self.alike_names(expected[name], row[name]):
                yield f"{name}: {row[name]!r}, not {expected[name]!r}"
        if expected["what"] is not None and not half(expected["what"], row["what"] or ""):
            yield f"what: {row['what']!r}, not {expected['what']!r}"
        yield from unequal(expected, row, ("modality",))
        yield from self.answered(expected, row)

    def answered(self, expected: Expected, row: Any) -> Iterator[str]:
        for answer in expected["responses"]:
            if not any(
                self.alike_names(answer["by"], it["by"] or "") and answer["response"] == it["response"]
                for it in row["responses"]
            ):
                yield f"responses: {row['responses']}, not {expected['responses']}"

    def agreement(self, expected: Expected, row: Any) -> Iterator[str]:
        yield from unequal(expected, row, ("date",))
        names = {row["name"], *row["aliases"]}
        if not any(self.alike_names(expected["name"], name) for name in names):
            yield f"name: {row['name']!r}, not {expected['name']!r}"
        for party in expected["parties"]:
            if not any(self.alike_names(party, other) for other in row["parties"]):
                yield f"parties: {row['parties']}, without {party!r}"
        thirds = {one["actor"] for one in row["third_parties"]}
        if thirds != {one["actor"] for one in expected["third_parties"]}:
            yield f"third_parties: {sorted(thirds)}"

    def alike_names(self, wanted: str, has: str) -> bool:
        every = {wanted.casefold(), has.casefold()} <= EVERY
        return every or self.one_person(wanted, has) or alike(wanted, has)

    def position(self, expected: Expected, row: Any) -> Iterator[str]:
        if row["party"] is None or not self.alike_names(expected["party"], row["party"]):
            yield f"party: {row['party']!r}, not {expected['party']!r}"
        yield from unequal(expected, row, ("issue", "stance"))

    def proposal(self, expected: Expected, row: Any) -> Iterator[str]:
        """Whoever is expected is named; of the terms half of the words agree; every answer is there."""
        if not self.alike_names(expected["proposer"], row["proposer"] or ""):
            yield f"proposer: {row['proposer']!r}, not {expected['proposer']!r}"
        for name in expected["recipients"]:
            if not any(self.alike_names(name, other) for other in row["recipients"]):
                yield f"recipients: {row['recipients']}, not {expected['recipients']}"
        if not half(expected["terms"], row["terms"] or ""):
            yield f"terms: {row['terms']!r}, not {expected['terms']!r}"
        yield from unequal(expected, row, ("due",))
        yield from self.answered(expected, row)

    def talks_round(self, expected: Expected, row: Any) -> Iterator[str]:
        """Every party, place and third party in whatever words; the days; of agenda and outcome some word."""
        for name in expected["parties"]:
            if not any(self.alike_names(name, other) for other in row["parties"]):
                yield f"parties: {row['parties']}, without {name!r}"
        if len(row["parties"]) > len(expected["parties"]):
            yield f"parties: {row['parties']}"
        if not alike(expected["venue"], row["venue"]):
            yield f"venue: {row['venue']!r}, not {expected['venue']!r}"
        thirds = {one["actor"] for one in row["third_parties"]}
        for one in expected["third_parties"]:
            if not any(self.alike_names(one["actor"], other) for other in thirds):
                yield f"third_parties: {sorted(thirds)}, without {one['actor']!r}"
        for item in expected["agenda"]:
            if not any(some_word(item, other) for other in row["agenda"]):
                yield f"agenda: {row['agenda']}, without {item!r}"
        if expected["outcome"] and not some_word(expected["outcome"], row["outcome"] or ""):
            yield f"outcome: {row['outcome']!r}, not {expected['outcome']!r}"
        yield from unequal(expected, row, ("start", "end", "phase"))

    def fields(self, expected: Expected, row: Any) -> Iterator[str]:
        names = [
            name for name in expected if name in row and name not in ("kind", "mentions", "note", "stage")
        ]
        yield from unequal(expected, row, names)


DIFFER = {
    "article": Comparison.article,
    "lineage": Comparison.lineage,
    "actor": Comparison.actor,
    "statement": Comparison.statement,
    "figure": Comparison.figure,
    "event": Comparison.event,
    "agreement": Comparison.agreement,
    "breach_claim": Comparison.breach_claim,
    "commitment": Comparison.commitment,
    "dispute": Comparison.dispute,
    "position": Comparison.position,
    "proposal": Comparison.proposal,
    "talks_round": Comparison.talks_round,
}


def due(expected: Expected) -> list[Expected]:
    """The mentions that the entry's own stage can find; a mention may carry a later stage."""
    return [mention for mention in expected["mentions"] if "stage" not in mention]


def short(source: str) -> str:
    """A source's path below the coverage folder."""
    return source.partition("examples/coverage/")[2] or source


def same(left: Place, right: Place | None) -> float:
    """How far two places are the same words: intersection by union, 0 in different articles."""
    if right is None or left[0] != right[0]:
        return 0.0
    common = min(left[2], right[2]) - max(left[1], right[1])
    return max(0, common) / (max(left[2], right[2]) - min(left[1], right[1]))


def within(left: Place, right: Place | None) -> float:
    """How far the shorter of two places lies in the other, where words are a whole clause."""
    if right is None or left[0] != right[0]:
        return 0.0
    common = min(left[2], right[2]) - max(left[1], right[1])
    return max(0, common) / min(left[2] - left[1], right[2] - right[1])


def unequal(expected: Expected, row: Any, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name in expected and folded(expected[name]) != folded(row.get(name)):
            yield f"{name}: {row.get(name)!r}, not {expected[name]!r}"


def folded(value: object) -> object:
    """Numbers as numbers, words without regard to case, lists item by item."""
    if isinstance(value, list | tuple):
        return [folded(item) for item in value]
    return value.casefold() if isinstance(value, str) else value


def alike(expected: str, other: str | None) -> bool:
    """Whether one of two descriptions has all words of the other: "spokeswoman", "government spokeswoman"."""
    one, two = (set(re.findall(r"\w+", words.casefold())) - SMALL for words in (expected, other or ""))
    return bool(one and two) and (one <= two or two <= one)


def some_word(expected: str, other: str) -> bool:
    """Whether two phrases share a word of content."""
    one, two = (set(re.findall(r"\w+", words.casefold())) - SMALL for words in (expected, other))
    return bool(one & two)


def half(expected: str, other: str) -> bool:
    """Whether two phrases share half of their words."""
    one, two = (Counter(re.findall(r"\w+", words.casefold())) for words in (expected, other))
    return 2 * (one & two).total() >= (one | two).total()


def compare(record: Record) -> Outcome:
    comparison = Comparison(record)
    outcome = Outcome(Counter(), Counter(), [])
    for expected in expected_entries():
        row = comparison.row(expected)
        said = [] if row is None else comparison.differences(expected, row)
        verdict = "missed" if row is None else "wrong" if said else "found"
        outcome.counts[expected["stage"], expected["kind"], verdict] += 1
        if expected["kind"] == "statement":
            outcome.details.update(comparison.details(expected, row))
        if verdict != "found":
            words = expected.get("source") or expected["mentions"][0]["quote"]
            outcome.errors.append(
                f"{verdict} {expected['stage']} {expected['kind']}: {words[:90]} | {'; '.join(said)}"
            )
    return outcome


def tables(outcome: Outcome) -> str:
    """The counts as two Markdown tables: a row a stage and kind, a row a relation or field."""
    counts = outcome.counts
    lines = ["| stage | kind | expected | found | wrong | missed |", "|---|---|---|---|---|---|"]
    kinds = sorted({(stage, kind) for stage, kind, _ in counts}, key=lambda k: (STAGES.index(k[0]), k[1]))
    for stage, kind in kinds:
        lines.append(line(f"{stage} | {kind}", [counts[stage, kind, verdict] for verdict in VERDICTS]))
    lines += [line(f"**{stage}** | all", counted(counts, stage)) for stage in STAGES]
    lines += ["", "| of statements | expected | found | wrong | missed |", "|---|---|---|---|---|"]
    for name in (*RELATIONS, *FIELDS):
        lines.append(line(name, [outcome.details[name, verdict] for verdict in VERDICTS]))
    return "\n".join(lines)


def line(name: str, each: list[int]) -> str:
    return f"| {name} | {sum(each)} | {' | '.join(map(str, each))} |"


def counted(counts: Counter[tuple[str, str, str]], stage: str) -> list[int]:
    """found, wrong and missed of one stage."""
    return [sum(n for (s, _, v), n in counts.items() if (s, v) == (stage, w)) for w in VERDICTS]


def main() -> None:
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    with open_record(arguments[0] if arguments else ROOT / "build" / "demo" / "accord.db") as record:
        outcome = compare(record)
        comparison = Comparison(record)
    judged = list(judge(comparison.rows, comparison.source))
    written = f"{tables(outcome)}\n\n{table(Counter((row['kind'], said) for row, said in judged))}\n"
    print(written)  # noqa: T201
    if "--write" in sys.argv:
        COUNTS.write_text(written, "utf-8")
    if "--errors" in sys.argv:
        words = ((said, row["kind"], row["mentions"][0]["quote"]) for row, said in judged)
        print("\n".join((*outcome.errors, *(": ".join(it) for it in words if it[0] != "right"))))  # noqa: T201


if __name__ == "__main__":
    main()
