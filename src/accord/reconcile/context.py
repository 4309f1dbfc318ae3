"""What every part of reconciling looks up: the readings, the actors' names, origins, dates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from accord.model.annotation import Statement
from accord.model.entries import Mention, Origin
from accord.model.judgement import joined
from accord.model.reading import Links, Reading
from accord.model.values import Span
from accord.reconcile.origins import Origins, counted

__all__ = ["PRONOUNS", "Context"]

PRONOUNS = frozenset(
    """i we you he she it they one who which that this these those him her them us me someone anyone
    nobody everyone others another both some many all his hers its their theirs our ours my mine your yours
    himself herself itself themselves""".split()  # noqa: SIM905
)


class Context:
    """Look-ups over one set of readings; built once, never changed."""

    def __init__(self, readings: Sequence[Reading], links: Links) -> None:
        self.readings = sorted(readings, key=lambda reading: reading.id)
        self.by_id = {reading.id: reading for reading in self.readings}
        self.origins = Origins(self.by_id, links)
        self.statement_group = joined(links.judgements, "statement")
        self._actor_group = joined(links.judgements, "actor")
        self._display = self._displays()

    def actor_group(self, name: str) -> str:
        return self._actor_group.get(name, name)

    def actor_name(self, name: str) -> str:
        """The name an actor is shown under: of those in several words, the one used most."""
        return self._display.get(self.actor_group(name), name)

    def speaker(self, reading: Reading, statement: Statement) -> str | None:
        """Who says it: the name where it is known, else the words for them ("two officials")."""
        if statement.speaker_name:
            return self.actor_name(statement.speaker_name)
        words = " ".join(
            " ".join(reading.document.text[span.start : span.end].split()) for span in statement.speaker
        )
        first, _, rest = words.partition(" ")
        words = f"{first.lower()} {rest}" if first.lower() in ("the", "a", "an") else words
        return words if words and words.lower() not in PRONOUNS else None

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

    def article_origins(self, articles: Iterable[str]) -> tuple[Origin, ...]:
        return counted((self.origins.of_article(article), article) for article in set(articles))

    def _displays(self) -> dict[str, str]:
        uses: Counter[str] = Counter()
        for reading in self.readings:
            uses.update(mark.name for mark in reading.annotation.mentions if mark.name)
            uses.update(it.speaker_name for it in reading.annotation.statements if it.speaker_name)
        groups: dict[str, list[str]] = defaultdict(list)
        for name in sorted(uses):
            groups[self.actor_group(name)].append(name)
        return {
            group: max(names, key=lambda name: (" " in name, uses[name], -len(name), name))
            for group, names in groups.items()
        }
