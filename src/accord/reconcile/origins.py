"""Origins: whom a report goes back to, so that ten reprints of one line count once.

For one mention, the first of these that holds:

1. the agency or outlet the statement was made to ("told Reuters"; "told the Post" in the Shore Post means
   that one), that relays it ("Interfax quoted him as saying") or that itself says it ("Al Jazeera reported");
   a state's media count where the text says whose they are ("Ostian state television");
2. whoever put it out in writing or on tape ("in a statement", "in a recorded message"), as any report of it
   tells: the body that the speaker speaks for, else the speaker; or who issued the document that says it
   (`documents`);
3. the agency the article credits for the whole of it ("(AFP) –");
4. inside passages taken from another article: that article's origin;
5. an agency that the article credits and another witness of the same statement names;
6. the outlet itself, which also stands for what was said in public, a speech; of a text that is a document
   itself, its issuer;
7. unknown (None), where neither is known. All unknowns together are one origin, for nobody can
   say that they are more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from accord.model.entries import Origin
from accord.model.reading import Derivation, Links, Reading
from accord.model.tables import word_set
from accord.model.values import Span

__all__ = ["Origins", "counted", "in_order", "put_out", "state_medium"]

_STATE_MEDIUM = re.compile(
    r"(?:[Tt]he )?((?:[A-Z][\w.-]* )?[A-Z][\w.-]*?)(?:['’]s?)? [Ss]tate(?:-run|-owned)? "
    r"([Tt][Vv]|[Tt]elevision|[Rr]adio|[Mm]edia|[Nn]ews [Aa]gency|newspaper)",
)


class Origins:
    """Answers for every article and mention whom it goes back to."""

    def __init__(self, readings: Mapping[str, Reading], links: Links, issued: Mapping[str, str]) -> None:
        """`issued` names, for articles that are documents themselves, who issued them."""
        self._readings, self._issued = readings, issued
        self._agencies = dict(links.agencies)
        self._outlets, self._wires = frozenset(self._agencies.values()), frozenset(links.wires)
        self._sources: dict[str, Derivation] = {}
        self._wholes: dict[str, list[str]] = defaultdict(list)
        self._credits: dict[str, set[str]] = defaultdict(set)
        for derivation in links.derivations:
            if derivation.derives_from is not None and derivation.derives_from in readings:
                self._sources[derivation.article] = derivation
            elif derivation.credit is not None and derivation.share == 1.0:
                self._wholes[derivation.article].append(derivation.credit)
            if derivation.credit is not None:
                self._credits[derivation.article].add(derivation.credit)
        self._of_article: dict[str, str | None] = {}

    def agency(self, medium: str | None) -> str | None:
        """The organisation behind a medium as written; None for Twitter, a speech, or nothing."""
        if not medium:
            return None
        return self._agencies.get(medium) or state_medium(medium)

    def kinds(self, origins: Iterable[Origin], cited: Collection[tuple[str, str]]) -> tuple[Origin, ...]:
        """The same origins with what each is; `cited` are articles, each with an issuer it cites."""
        return tuple(replace(origin, kind=self._kind(origin, cited)) for origin in origins)

    def _kind(self, origin: Origin, cited: Collection[tuple[str, str]]) -> str:
        if origin.name is None:
            return "unknown"
        if any(self._issued.get(article) == origin.name for article in origin.articles):
            return "document"
        if any(self.outlet(article) == origin.name for article in origin.articles):
            return "own"
        if origin.name in self._wires:
            return "agency"
        if any((article, origin.name) in cited for article in origin.articles):
            return "document"
        return "outlet" if origin.name in self._outlets or state_medium(origin.name) else "statement"

    def of_article(self, article: str) -> str | None:
        """Whom an article as a whole goes back to, along its sources up to the first."""
        trail = []
        while article not in self._of_article:
            trail.append(article)
            whole, source = self._wholes.get(article), self._sources.get(article)
            if whole:
                self._of_article[article] = min(whole)
            elif source is None or source.derives_from is None:
                self._of_article[article] = self.outlet(article)
            else:
                article = source.derives_from
        for passed in trail:
            self._of_article.setdefault(passed, self._of_article[article])
        return self._of_article[article]

    def of_mention(
        self,
        article: str,
        spans: Sequence[Span],
        *,
        medium: str | None = None,
        issuer: str | None = None,
        named: Collection[str] = (),
    ) -> str | None:
        """Whom the words at `spans` go back to; `issuer` put them out, `named` are others' agencies."""
        if medium and self._is_itself(medium, article):
            return self.outlet(article)
        agency = self.agency(medium)
        if agency is not None:
            return agency
        if issuer is not None:
            return issuer
        if article in self._wholes:
            return min(self._wholes[article])
        source = self._sources.get(article)
        if source is not None and source.derives_from is not None and _within(spans, source):
            return self.of_article(source.derives_from)
        credited = sorted(self._credits[article].intersection(named)) if article in self._credits else []
        return credited[0] if len(credited) == 1 else self.outlet(article)

    def family(self, article: str) -> str:
        """The first source of an article's text: equal for all that were copied from it."""
        while (source := self._sources.get(article)) is not None and source.derives_from is not None:
            article = source.derives_from
        return article

    def _is_itself(self, medium: str, article: str) -> bool:
        """Whether a medium is the article's own outlet cut short: "told the Post" in the Shore Post."""
        name = (self._readings[article].document.outlet or "").split()
        words = medium.removeprefix("the ").removeprefix("The ").split()
        cut = 0 < len(words) < len(name) and words[0][0].isupper()
        return cut and words in (name[: len(words)], name[-len(words) :])

    def outlet(self, article: str) -> str | None:
        outlet = self._readings[article].document.outlet
        return self._agencies.get(outlet, outlet) if outlet else self._issued.get(article)


def put_out(medium: str | None) -> bool:
    """Whether what was said in a medium is one text that all who quote it have: "a statement", "a tweet"."""
    words = [word for word in (medium or "").split() if word.isalpha()]  # "the Post" is a paper
    return bool(words) and words[-1] in word_set("accord.reconcile", "origins.toml", "put_out")


def _within(spans: Sequence[Span], source: Derivation) -> bool:
    return any(there.overlaps(span) for there, _ in source.passages for span in spans)


def counted(reports: Iterable[tuple[str | None, str]]) -> tuple[Origin, ...]:
    """Origins with their articles, from (origin, article) pairs; the unknown come last."""
    articles: dict[str | None, set[str]] = defaultdict(set)
    for name, article in reports:
        articles[name].add(article)
    return tuple(Origin(name, tuple(sorted(articles[name]))) for name in in_order(articles))


def in_order(names: Collection[str | None]) -> tuple[str | None, ...]:
    """Names of origins by the alphabet, the unknown last."""
    return tuple(sorted(names, key=lambda name: (name is None, name or "")))


def state_medium(name: str) -> str | None:
    """The one name of a state's own medium: "Ostian state-run TV" is "Ostian state television".

    None where the name does not say whose it is: "state television" is not the same one everywhere.
    """
    match = _STATE_MEDIUM.fullmatch(name)
    if match is None or not match[1][0].isupper():
        return None
    kind = "television" if match[2].lower() == "tv" else match[2].lower()
    return f"{match[1]} state {kind}"
