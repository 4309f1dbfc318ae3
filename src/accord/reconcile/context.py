"""What every part of reconciling looks up: the readings, the actors' names, origins, dates."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from accord.model.annotation import NameMark, Statement
from accord.model.decisions import ListedActor
from accord.model.entries import Mention, Origin
from accord.model.judgement import joined
from accord.model.reading import Links, Reading, speakers
from accord.model.tables import word_set
from accord.model.text import title_case
from accord.model.values import Span
from accord.model.world import state_named
from accord.reconcile.documents import cited_documents, issuer_of
from accord.reconcile.newsdays import NewsDay
from accord.reconcile.origins import Origins, counted, put_out

__all__ = ["PRONOUNS", "Context", "first_known", "plain_name"]

PRONOUNS = frozenset(
    """i we you he she it they one who which that this these those him her them us me someone anyone
    nobody everyone others another both some many all his hers its their theirs our ours my mine your yours
    himself herself itself themselves""".split()  # noqa: SIM905
)

_PERSONAL = frozenset(("he", "she"))

_ASIDE = re.compile(r",\s(?:who|which|whose|where|a|an|the|speaking|citing|identified|published)\b.*$")
_RELATIVE = re.compile(r"\s(?:who|which|that)$")
_EDGE = re.compile(r"^(?:\([^()]*\)|[\\*•@#)\]\s]|['’]s(?=\s|$))+|[\\/(\[\s]+$")
"""What a dump leaves around the words for a speaker: bullets, stamps in brackets, half a genitive."""
_EACH = re.compile(r"\s(?:all|both|each)$")
_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]")
_GOVERNMENT = re.compile(r"(?:[Tt]he )?(?:Government|Republic|Kingdom|State) of ")
_RARELY = 0.1
_STATE_USES = 20  # mentions of a state, beyond which its name alone is not a person's
_LOWER = re.compile(r"\b[a-z]{3,}\b")
_GOES_ON = 500  # characters between two statements of one speaker
_LOOSE = re.compile(r"^Reply\s+|^[@`\\*\s]+|\s*\([^()]*$|[\s&,;:–\\/-]+$")
"""What a name drags along: "Okafor &", "Reply Okafor", "@Okafor", "Lund Council (LC"."""


class Context:
    """Look-ups over one set of readings; built once, never changed."""

    def __init__(self, readings: Sequence[Reading], links: Links) -> None:
        self.readings = sorted(readings, key=lambda reading: reading.id)
        self._words: dict[str, frozenset[str]] = {}
        self.by_id = {reading.id: reading for reading in self.readings}
        self.statement_group = joined(links.judgements, "statement")
        self._actor_group = joined(links.judgements, "actor")
        relations = sorted(
            (it for it in links.judgements if it.about == "actor"), key=lambda it: (it.rank, -it.score, it)
        )
        self._wholes: dict[str, str] = {}
        self._stands: dict[str, str] = {}
        for it in relations:
            if it.verdict == "part":
                self._wholes.setdefault(self.actor_group(it.left), it.right)
            elif it.verdict == "stands for":
                self._stands.setdefault(it.left, it.right)
        self._listed = {self.actor_group(actor.name): actor for actor in reversed(links.listed)}
        self._speakers = {
            (reading.id, statement): name
            for reading in self.readings
            for statement, name in zip(reading.annotation.statements, speakers(reading), strict=True)
            if name
        }
        self._speaking: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for (article, statement), name in self._speakers.items():
            if name in self._stands:
                self._speaking[article] += [(span, name) for span in statement.speaker]
        self._states = Counter(
            mark.name
            for reading in self.readings
            for mark in reading.annotation.mentions
            if mark.name and mark.type == "GPE" and state_named(mark.name)
        )
        self._circumstances = dict(chain.from_iterable(self._carried(reading) for reading in self.readings))
        self._display = self._displays()
        issued = {reading.id: issuer for reading in self.readings if (issuer := issuer_of(reading))}
        self.origins = Origins(
            self.by_id, links, {article: self.actor_name(name) for article, name in issued.items()}
        )
        self._cited = {
            (reading.id, statement): self.actor_name(self.acting(issuer))
            for reading in self.readings
            for statement, issuer in cited_documents(reading, partial(self.medium, reading))
        }
        self._documents = {(article, issuer) for (article, _), issuer in self._cited.items()}
        self._bodies = self._affiliations()

    def actor_group(self, name: str) -> str:
        return self._actor_group.get(name, name)

    def actor_name(self, name: str) -> str:
        """The name an actor is shown under: of those in several words, the one used most."""
        return self._display.get(self.actor_group(name), name)

    def has_word(self, reading: Reading, word: str) -> bool:
        """Whether an article has a word in lower case."""
        if reading.id not in self._words:
            self._words[reading.id] = frozenset(_LOWER.findall(reading.document.text))
        return word in self._words[reading.id]

    def is_actor(self, name: str) -> bool:
        """Whether the record has this among its names."""
        return self.actor_group(name) in self._display

    def acting(self, name: str) -> str:
        """Whom a name means where its bearer acts: "Paris" means France when it says something."""
        return self._stands.get(name, name)

    def acting_group(self, reading: Reading, mark: NameMark) -> str:
        """The actor a mention is of.

        A capital's is its state's where it speaks, else the place's; a state's name is no surname ("Split
        Libya" in a headline) unless few texts have the state.
        """
        name = mark.name or mark.head
        if name in self._stands:
            speaking = self._speaking.get(reading.id, ())
            if any(whose == name and mark.span.start in range(*span) for span, whose in speaking):
                return self.actor_group(self._stands[name])
        elif name != mark.head and self._states[mark.head] >= _STATE_USES:
            written = mark.span.of(reading.document.text)
            name = written if written == mark.head else name
        return self.actor_group(name)

    def body_of(self, name: str) -> str | None:
        """The body that a speaker is put with most often."""
        return self._bodies.get(self.actor_group(name))

    def part_of(self, group: str) -> str | None:
        """The name of the actor that a group is a part of."""
        whole = self._wholes.get(group)
        if whole is None or self.actor_group(whole) == group:
            return None
        return self.actor_name(whole)

    def listed(self, group: str) -> ListedActor | None:
        """The row of the list of actors that a group is."""
        return self._listed.get(group)

    def speaker_name(self, reading: Reading, statement: Statement) -> str | None:
        """The speaker's name as the article gives it, at its fullest."""
        return self._speakers.get((reading.id, statement))

    def medium(self, reading: Reading, statement: Statement) -> str | None:
        """The outlet by way of which it came, else where it was said.

        An outlet that says it itself is one; what a speaker goes on to say right after was said there too.
        """
        told = self.circumstances(reading, statement).medium
        if statement.medium is None or self.origins.agency(told) is None:
            return self._reporter(reading, statement) or told
        return told

    def issuer(self, reading: Reading, statement: Statement) -> str | None:
        """Who issued the document that makes the statement, or put it out in writing or on tape: whom the
        speaker speaks for, else the speaker."""
        cited = self._cited.get((reading.id, statement))
        if cited is not None:
            return cited
        if not put_out(self.medium(reading, statement)):
            return None
        name, body = self.speaker_name(reading, statement), statement.affiliation
        if body is None or not self.is_actor(body):
            body = self._bodies.get(self.actor_group(name)) if name else None
        issuer = body or name
        return self.actor_name(self.acting(issuer)) if issuer else None

    def circumstances(self, reading: Reading, statement: Statement) -> Statement:
        """The statement with whom it was told, where and when, as far as its passage tells.

        What a speaker goes on to say close behind was said to the same hearers, in the same place and on
        the same day, unless a cue of its own says otherwise. What reporters were told is of the day of the
        news.
        """
        return self._circumstances.get((reading.id, statement), statement)

    def _reporter(self, reading: Reading, statement: Statement) -> str | None:
        """The speaker, where it is an outlet."""
        name = statement.speaker_name or _words(reading, statement)
        return name if self.origins.agency(name) is not None else None

    def _carried(self, reading: Reading) -> Iterator[tuple[tuple[str, Statement], Statement]]:
        last: Statement | None = None
        speaker, end = None, 0
        news = NewsDay(reading)
        ordered = (statement for statement in reading.annotation.statements if statement.content)
        for statement in sorted(ordered, key=lambda it: it.content):
            name = self.speaker_name(reading, statement)
            near = name is not None and name == speaker and statement.content[0].start - end <= _GOES_ON
            told = _by_name(statement, reading.document.outlet)
            told = _in_passage(told, last) if near and last is not None else told
            told = news.dated(statement, told)
            if told is not statement:
                yield (reading.id, statement), told
            if name is not None:
                last, speaker, end = told, name, statement.content[-1].end

    def speaker(self, reading: Reading, statement: Statement) -> str | None:
        """Who says it: the name where it is known, else the words for them ("two officials")."""
        name = self.speaker_name(reading, statement)
        if name:
            return self.actor_name(self.acting(name))
        words = _words(reading, statement)
        first, _, rest = words.partition(" ")
        if (
            first.lower() in ("the", "this", "that")
            and statement.office
            and len(statement.office) > len(rest)
        ):
            return _one(statement.office)  # "the official", described before
        if statement.office and words.lower() in _PERSONAL:
            return _one(statement.office)
        words = f"{first.lower()} {rest}" if first.lower() in ("the", "a", "an") else words
        words = _EDGE.sub("", _RELATIVE.sub("", _ASIDE.sub("", words)))
        nobody = _EACH.sub("", words.lower()) in PRONOUNS
        return words if _LETTERS.search(words) and not nobody else None

    def mention(self, reading: Reading, start: int, end: int) -> Mention:
        document = reading.document
        return Mention(reading.id, document.outlet, start, end, Span(start, end).of(document.text))

    def order(self, article: str) -> tuple[str, str]:
        """Sorts articles by date, the undated last, then by id."""
        return self.by_id[article].document.published.earliest or "9", article

    def reported(self, articles: Iterable[str]) -> tuple[str | None, str | None]:
        """When the articles first and last reported: known dates only."""
        dates = [self.by_id[article].document.published for article in set(articles)]
        known = [date for date in dates if date.value]
        if not known:
            return None, None
        first = min(known, key=lambda date: (date.earliest or "", date.value or ""))
        last = max(known, key=lambda date: (date.latest or "", date.value or ""))
        return first.value, last.value

    def origin_kinds(self, origins: Iterable[Origin]) -> tuple[Origin, ...]:
        """The same origins with what each is."""
        return self.origins.kinds(origins, self._documents)

    def article_origins(self, articles: Iterable[str]) -> tuple[Origin, ...]:
        return counted((self.origins.of_article(article), article) for article in set(articles))

    def _affiliations(self) -> dict[str, str]:
        """The body that each speaker is put with most often, of those that are actors of the record."""
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for (_, statement), name in self._speakers.items():
            body = statement.affiliation
            if body is not None and self.is_actor(body):
                seen[self.actor_group(name)][self.actor_name(body)] += 1
        return {group: min(bodies, key=lambda body: (-bodies[body], body)) for group, bodies in seen.items()}

    def _displays(self) -> dict[str, str]:
        uses: Counter[str] = Counter()
        for reading in self.readings:
            uses.update(plain_name(mark.name) for mark in reading.annotation.mentions if mark.name)
        names = {mark.name for reading in self.readings for mark in reading.annotation.mentions if mark.name}
        uses.update(plain_name(name) for name in self._speakers.values())
        groups: dict[str, list[str]] = defaultdict(list)
        for name in sorted(names.union(self._speakers.values())):
            groups[self.actor_group(name)].append(name)
        shown = {group: _shown(names, uses) for group, names in groups.items()}
        return shown | {group: actor.name for group, actor in self._listed.items()}


def _words(reading: Reading, statement: Statement) -> str:
    """The words that name the speaker on the spot."""
    text = reading.document.text
    return " ".join(" ".join(text[span.start : span.end].split()) for span in statement.speaker)


def _by_name(statement: Statement, outlet: str | None) -> Statement:
    """The statement with the name of the outlet that calls itself "this station"."""
    words = (statement.medium or "").lower().split()
    own = words[:1] in (["this"], ["our"])
    own = own and words[-1] in word_set("accord.reconcile", "origins.toml", "own_outlets")
    return replace(statement, medium=outlet) if own and outlet else statement


def _in_passage(statement: Statement, before: Statement) -> Statement:
    """The statement with what the one before in its passage tells of hearers, place and day."""
    told = statement
    if statement.medium is None and statement.addressee is None:
        told = replace(told, medium=before.medium, addressee=before.addressee)
    if statement.earliest is None and statement.speech and before.earliest is not None:
        told = replace(told, date=before.date, earliest=before.earliest, latest=before.latest)
    return statement if told == statement else told


_OWNED = re.compile(r"(?:(?:[A-Z]|al-)\S*\s)*(?:[A-Z]|al-)\S*['’]s?\s")
_YOU = re.compile(r"U\.|U[A-Z]+\b|[Uu]ni(?!n)|[Ee]u|[Uu]kr|[Uu]gan|[Uu]s[eu]|[Oo]ne\b")
_SPELLED = re.compile(r"[FHLMNRSX][B-DF-HJ-NP-TV-Z]+\b|[FHLMNRSX]\.")


def _one(office: str) -> str:
    """Somebody by an office: "an NTC official", "a U.S. envoy", but "Libya's foreign minister"."""
    if _OWNED.match(office):
        return office
    vowel = office[0].lower() in "aeiou" and not _YOU.match(office)
    return f"{'an' if vowel or _SPELLED.match(office) else 'a'} {office}"


def first_known(values: Iterable[str | None]) -> str | None:
    """The first value that is known."""
    return next((value for value in values if value), None)


def plain_name(name: str) -> str:
    """A name without what it drags along."""
    return _LOOSE.sub("", name) or name


def _shown(names: Sequence[str], uses: Mapping[str, int]) -> str:
    """The name to show: a state's usual one; of those in several words, unless rare, the one used most."""
    names = sorted({plain_name(name) for name in names})
    most = max(uses[name] for name in names)
    state = next((state for name in names if (state := state_named(name))), None)
    if state in names:
        return state
    usual = [name for name in names if uses[name] >= _RARELY * most]
    plain = [name for name in usual if not _GOVERNMENT.match(name)] or usual
    best = max(plain, key=lambda name: (" " in name, not name.isupper(), uses[name], -len(name), name))
    return title_case(best) if " " in best else best
