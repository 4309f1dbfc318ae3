"""What a record holds that new articles may have to do with, found by indexes, never by reading all of it.

Likeness is that of words, each weighed by how rare it is in the record (Spärck Jones 1972, "A statistical
interpretation of term specificity"); of the words of a text only the rarest are looked up.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import combining, normalize

from accord.model.decisions import ListedActor
from accord.model.entries import Actor, Entry
from accord.model.judgement import Judgement
from accord.store.codec import decode_entry
from accord.store.database import Store, check_evidence, note_whole, put_judgements
from accord.store.facets import facets, label
from accord.store.log import LogRow, last_number, rows_since
from accord.store.rows import change_entry, drop_entries, numbers, put_entries, row_of

__all__ = ["Alike", "Pending", "fold_in", "homes", "kept_entries", "known_actors", "pending"]

_WORD = re.compile(r"[^\W_]+")
_MOST = 5_000  # What more have than this tells nothing.
_LOOKED_AT = 100  # of those that share a word, the newest
_TEXT_WORDS, _LINE_WORDS = 32, 6  # the rarest, by which an article and an entry are sought
_SHARED = 3  # of an article's rarest words that another must have, and of an entry's two thirds of that
_NEAREST = 3  # entries of which the articles are taken
_PLACES = 8  # of an entry's witnesses, by which the record's entry is found
_SAME = {"figure": ("counted",), "agreement": ("name",), "position": ("party", "issue")}
"""By what entries of a kind may be of one thing however they are worded."""


class Alike:
    """Looks for what is like; remembers how many articles and entries have a word."""

    def __init__(self, store: Store) -> None:
        self._db = store.connection
        self._often: dict[tuple[str, str], int] = {}
        for table in ("article", "entry"):
            self._db.execute(
                f"""CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_word
                    USING fts5vocab ('main', '{table}_search', 'row')"""
            )

    def articles(self, text: str) -> dict[str, float]:
        """Articles that share several of a text's rarest words, each with the weight of what it shares."""
        found = self._sharing("article", text, _TEXT_WORDS, range(1, 1 << 62), _SHARED)
        return {
            article: weight
            for number, weight in found.items()
            for (article,) in self._db.execute("SELECT id FROM article WHERE number = ?", (number,))
        }

    def witnesses(self, entry: Entry) -> dict[str, float]:
        """Articles on which the record's entries rest that are likest to this one, with its likeness."""
        block = numbers(self._db, entry.kind)
        shown = label(entry)
        least = min(_SHARED - 1, len(set(_words(shown))))
        found = self._sharing("entry", shown, _LINE_WORDS, block, least)
        near: dict[int, float] = dict(Counter(found).most_common(_NEAREST))
        weight = max(near.values(), default=1.0)
        near |= {number: near.get(number, weight) for number in self._of_the_same(entry)}
        articles: dict[str, float] = defaultdict(float)
        for number, likeness in near.items():
            for article in self._resting_on(number):
                articles[article] = max(articles[article], likeness)
        return articles

    def _sharing(self, table: str, text: str, most: int, among: range, least: int) -> dict[int, float]:
        """Numbers of what shares at least so many of the text's rarest words, with the words' weight."""
        if not among:
            return {}
        total = max(self._total(table), 1)
        counts = ((self._count(table, word), word) for word in set(_words(text)))
        often = sorted((count, word) for count, word in counts if 0 < count <= _MOST)
        weights: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for count, word in often[:most]:
            rows = self._db.execute(
                f"""SELECT rowid FROM {table}_search WHERE {table}_search MATCH ?
                    AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT {_LOOKED_AT}""",  # noqa: S608
                (f'"{word}"', among.start, among.stop),
            )
            for (number,) in rows:
                weights[number] += math.log((total + 1) / count)
                shared[number] += 1
        return {number: weight for number, weight in weights.items() if shared[number] >= least}

    def _total(self, table: str) -> int:
        counted = {
            "article": "SELECT max(number) FROM article",
            "entry": "SELECT sum(entries) FROM kind_count",
        }
        return int(self._db.execute(counted[table]).fetchone()[0] or 0)

    def _count(self, table: str, word: str) -> int:
        key = (table, word)
        if key not in self._often:
            row = self._db.execute(f"SELECT doc FROM temp.{table}_word WHERE term = ?", (word,)).fetchone()  # noqa: S608
            self._often[key] = 0 if row is None else row[0]
        return self._often[key]

    def _of_the_same(self, entry: Entry) -> list[int]:
        """Entries that have the fields by which entries of this kind may be of one thing, the newest."""
        wanted = [it for it in sorted(facets(entry)) if it[0] in _SAME.get(entry.kind, ())]
        held = [
            {
                number
                for (number,) in self._db.execute(
                    f"""SELECT entry FROM facet JOIN facet_value ON facet_value.number = facet.value
                        WHERE kind = ? AND field = ? AND facet_value.value = ?
                        ORDER BY day DESC LIMIT {_LOOKED_AT}""",  # noqa: S608
                    (entry.kind, *it),
                )
            }
            for it in wanted
        ]
        return sorted(set.intersection(*held), reverse=True)[:_NEAREST] if held else []

    def _resting_on(self, number: int) -> set[str]:
        """The articles of an entry's first and last witness."""
        rows = self._db.execute(
            """SELECT article.id FROM mention JOIN article ON article.number = mention.article
               WHERE entry = ? AND nth IN (1, (SELECT max(nth) FROM mention WHERE entry = ?))""",
            (number, number),
        )
        return {article for (article,) in rows}


def _words(text: str) -> list[str]:
    """A text's words as the index has them."""
    plain = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    return _WORD.findall(plain)


def homes(store: Store, entries: Iterable[Entry]) -> dict[str, str]:
    """For entries of another version of the record, by id, the id of the one that this record has for each.

    The one of its id; an actor of its name; else the one that rests on most of the same words, and reads like
    it. Those that people rejected are found too.
    """
    db = store.connection
    rejected = {
        (row[1], mention.article, mention.start, mention.end): row[0]
        for row in db.execute("SELECT id, kind, data FROM rejected")
        for mention in decode_entry(*row[1:]).mentions
    }
    found = {}
    for entry in entries:
        if row_of(db, entry.id) is not None:
            found[entry.id] = entry.id
            continue
        row = None
        if isinstance(entry, Actor):
            row = db.execute(
                "SELECT id FROM entry WHERE kind = 'actor' AND label = ?", (entry.name,)
            ).fetchone()
        if row is not None:
            found[entry.id] = row[0]
            continue
        shared: Counter[tuple[bool, str]] = Counter()
        for mention in entry.mentions[:_PLACES]:
            place = (entry.kind, mention.article, mention.start, mention.end)
            if place in rejected:
                shared[False, rejected[place]] += 1
            rows = db.execute(
                """SELECT label = ?, entry.id FROM mention JOIN article ON article.number = mention.article
                   JOIN entry ON entry.number = mention.entry
                   WHERE article.id = ? AND begins = ? AND ends = ? AND entry.kind = ?""",
                (label(entry), *place[1:], entry.kind),
            )
            shared.update((bool(alike), it) for alike, it in rows)
        if shared:
            found[entry.id] = min(shared, key=lambda it: (-shared[it], not it[0], it[1]))[1]
    return found


def kept_entries(store: Store, ids: Iterable[str]) -> dict[str, Entry]:
    """The record's entries with these ids, rejected ones too."""
    found = {}
    for entry_id in set(ids):
        row = row_of(store.connection, entry_id)
        if row is not None:
            found[entry_id] = decode_entry(*row[1:])
    return found


def known_actors(store: Store, names: Iterable[str]) -> tuple[ListedActor, ...]:
    """The record's actors that bear these names, as a list of actors; a name that two bear is nobody's."""
    aliases: dict[str, set[str]] = defaultdict(set)
    told: dict[str, tuple[str, str | None]] = {}
    for name in sorted(set(names)):
        rows = store.connection.execute(
            """SELECT label, coalesce(head, data) FROM facet_value
               JOIN facet ON facet.value = facet_value.number JOIN entry ON entry.number = facet.entry
               WHERE facet_value.kind = 'actor' AND field = 'name' AND facet_value.value = ? LIMIT 2""",
            (name,),
        ).fetchall()
        if len(rows) == 1:
            actor = decode_entry("actor", rows[0][1])
            assert isinstance(actor, Actor)  # noqa: S101 - the kind says so
            told[actor.name] = (actor.type, actor.part_of)
            aliases[actor.name].add(name)
    return tuple(
        ListedActor(name, kind, tuple(sorted(aliases[name] - {name})), whole)
        for name, (kind, whole) in sorted(told.items())
    )


@dataclass(frozen=True, slots=True)
class Pending:
    """What came since the record was put together: articles by id; and decisions up to a row of the `log`,
    with the articles `concerned`."""

    articles: tuple[str, ...]
    log: int
    concerned: tuple[str, ...]


def pending(store: Store, version: str) -> Pending | None:
    """What came since this version put the record together.

    None where it did not, and where people decided something that may concern any of it: about actors.
    """
    whole, last = store.whole, last_number(store)
    if whole is None or whole.by != version:
        return None
    concerned: set[str] = set()
    for row in rows_since(store, whole.log):
        about = _about(store, row)
        if about is None:
            return None
        concerned |= about
    rows = store.connection.execute(
        "SELECT id FROM article WHERE number > ? ORDER BY number", (whole.articles + whole.folded,)
    )
    return Pending(tuple(article for (article,) in rows), last, tuple(sorted(concerned)))


def _about(store: Store, row: LogRow) -> set[str] | None:
    """The articles that a decision may change something in; None where that may be any."""
    if row.what == "actors" or any(it.about == "actor" for it in row.judgements):
        return None
    decision = row.decision
    if decision is not None:
        entries = [it.id for it in (decision.target, decision.of) if it is not None]
        places = [it for about in (decision.target, decision.of) if about is not None for it in about.places]
        articles = {place.article for place in (*places, *([decision.place] if decision.place else ()))}
    else:
        entries, articles = [key for it in row.judgements for key in (it.left, it.right)], set()
    return articles | {article for it in entries for article in _resting_with(store, it)}


def _resting_with(store: Store, entry_id: str) -> list[str]:
    """The articles of an entry's first witnesses, and of all that rests on the same words."""
    rows = store.connection.execute(
        """SELECT DISTINCT article.id FROM entry JOIN mention AS own ON own.entry = entry.number
           JOIN mention AS same ON (same.article, same.begins) = (own.article, own.begins)
           JOIN mention AS other ON other.entry = same.entry AND other.nth <= :most
           JOIN article ON article.number = other.article WHERE entry.id = :id AND own.nth <= :most""",
        {"id": entry_id, "most": _PLACES},
    )
    return [article for (article,) in rows]


def fold_in(
    store: Store,
    new: Sequence[str],
    kept: Mapping[str, Entry],
    entries: Sequence[Entry],
    gone: Iterable[str],
    judgements: Iterable[Judgement],
    texts: Mapping[str, str],
) -> None:
    """Puts entries in the place of those `kept` with the same ids, and takes those away that are `gone`.

    `new` are the articles that are folded in by this, the next in the record, `texts` the words of those at
    hand. Raises SpanError, and changes nothing, where a quote is not in one of these.
    """
    check_evidence(entries, texts, others=True)
    with store.transaction() as db:
        drop_entries(db, gone)
        for entry in entries:
            if entry.id in kept:
                change_entry(db, kept[entry.id], entry)
        put_entries(db, (entry for entry in entries if entry.id not in kept))
        put_judgements(db, judgements)
        assert store.whole is not None  # noqa: S101 - else nothing is folded in
        note_whole(db, replace(store.whole, folded=store.whole.folded + len(new)))
