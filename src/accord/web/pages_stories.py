"""Happenings that several articles report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.errors import QueryError
from accord.export.page import human_date
from accord.export.words import in_words
from accord.model.entries import Article
from accord.model.judgement import Judgement
from accord.view import View
from accord.web.asked import Asked, Shown

__all__ = ["stories_page", "story_page"]

MOST_ARTICLES = 100
MOST_LOOKED_AT = 400
STORIES = 25


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its articles, the newest first; `total` of them where there are more than are held."""

    id: str
    title: str
    articles: tuple[Article, ...]
    total: int

    @property
    def outlets(self) -> list[str]:
        return sorted({it.outlet or "outlet unknown" for it in self.articles})

    @property
    def origins(self) -> list[str]:
        return sorted({it.name for article in self.articles for it in article.origins if it.name})

    @property
    def days(self) -> str:
        """From its first article's day to its last one's."""
        days = sorted({it.published for it in self.articles if it.published})
        ends = [human_date(day) for day in (days[0], days[-1])] if days else ["date unknown"]
        return " to ".join(dict.fromkeys(ends))

    def row(self) -> dict[str, object]:
        """The story as JSON and CSV have it."""
        return {
            "story": self.id,
            "title": self.title,
            "days": self.days,
            "articles": [it.id for it in self.articles],
            "outlets": self.outlets,
            "origins": self.origins,
        }


COLUMNS = ("story", "title", "days", "articles", "outlets", "origins")


def stories_page(record: View, asked: Asked) -> Shown:
    """Stories, that with the newest article first."""
    found: list[Story] = []
    last = None
    for article in _articles(record, asked):
        last = article.id
        story = _story(record, article.story) if article.story else None
        if story is not None and story.articles[0].id == article.id:
            found.append(story)
        if len(found) == STORIES:
            break
    else:
        last = last if _is_more(record, asked, last) else None
    rows = [story.row() for story in found]
    return Shown("stories.html", "Stories", {"stories": found}, rows, COLUMNS, next=last)


def _articles(record: View, asked: Asked) -> Iterator[Article]:
    """Articles from new to old after the last one seen; no more than can be looked at for one page."""
    found = record.page(
        "article", since=asked.since, until=asked.until, after=asked.after, limit=MOST_LOOKED_AT
    )
    yield from (row.entry for row in found.rows if isinstance(row.entry, Article))


def _is_more(record: View, asked: Asked, last: str | None) -> bool:
    if last is None:
        return False
    return bool(record.page("article", since=asked.since, until=asked.until, after=last, limit=1).rows)


def _story(record: View, story: str) -> Story:
    found = record.page("article", exact={"story": story}, limit=MOST_ARTICLES)
    articles = tuple(row.entry for row in found.rows if isinstance(row.entry, Article))
    title = next((it.story_title for it in articles if it.story_title), None)
    return Story(story, title or in_words(articles[-1]), articles, found.total or len(articles))


def story_page(record: View, asked: Asked) -> Shown:
    """One story: its articles, why they were joined, and what it follows up."""
    if not record.page("article", exact={"story": asked.part}, limit=1).rows:
        raise QueryError(f"the record has no story {asked.part!r}; find it at /stories")
    story = _story(record, asked.part)
    ids = {article.id for article in story.articles}
    reasons = tuple(dict.fromkeys(it for article in story.articles for it in record.reasons(article)))
    values = {
        "story": story,
        "reasons": [it for it in reasons if it.about == "story" and {it.left, it.right} <= ids],
        "follows": _followed(record, reasons, ids),
        "names": {it.id: it for it in story.articles},
    }
    return Shown("story.html", story.title, values, [story.row()], COLUMNS, total=1)


def _followed(record: View, reasons: Sequence[Judgement], ids: set[str]) -> list[tuple[Article, Judgement]]:
    found = []
    for reason in reasons:
        if reason.about == "follow-up" and reason.right in ids:
            earlier = record.show(reason.left)
            if isinstance(earlier, Article):
                found.append((earlier, reason))
    return found
