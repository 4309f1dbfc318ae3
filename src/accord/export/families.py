"""Articles by what they derive from, as trees, and by the happening they tell, as stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.export.contract import csv_lines, entry_object, json_lines
from accord.export.page import human_date, plural
from accord.model.entries import Article, Lineage
from accord.model.judgement import Judgement
from accord.model.values import Span
from accord.store import label

if TYPE_CHECKING:
    from accord.view import View

__all__ = ["Branch", "Family", "StoryLine", "find_families", "find_stories", "lineage_lines", "story_lines"]

_TOLD_BY = {
    "date": "the later one",
    "credit": "told by a credit",
    "document": "the other is a document",
    "wording": "told by its distance from a source of both",
    None: "which was first is undecided",
}
_MOST_PASSAGES = 6
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Branch:
    """An article, how it derives from the one above it (None for the first), and what derives from it."""

    article: Article
    link: Lineage | None
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A tree of articles with one origin, or, without a tree, the articles that only credit an agency."""

    root: Branch | None
    credit: str | None
    credits: tuple[tuple[Article, Lineage], ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story: its articles, the first first, whom they go back to, why they were joined, what it follows."""

    id: str
    title: str
    articles: tuple[Article, ...]
    origins: tuple[str | None, ...]
    why: tuple[Judgement, ...]
    follows: tuple[Judgement, ...]


def find_families(record: View, article: str | None = None) -> tuple[Family, ...]:
    """Every tree of articles, the largest first, then what is only credited; or those of one article.

    Raises QueryError where there is no such article.
    """
    links = [entry for entry in record.list("lineage").entries if isinstance(entry, Lineage)]
    articles = _articles(record)
    above = {link.article: link for link in links if link.derives_from in articles}
    below: dict[str, list[Lineage]] = defaultdict(list)
    for link in above.values():
        below[link.derives_from or ""].append(link)
    roots = [name for name in below if name not in above]
    wanted = None
    if article is not None:
        wanted = record.show(article).id
        roots = [_root(wanted, above)] if wanted in above or wanted in below else []
    trees = [Family(_branch(name, None, articles, below), None, ()) for name in roots]
    trees.sort(key=lambda family: (-_size(family.root), _order(family.root.article) if family.root else ()))
    only: dict[str, list[tuple[Article, Lineage]]] = defaultdict(list)
    for link in links:
        if link.derives_from is None and link.credit and wanted in (None, link.article):
            only[link.credit].append((articles[link.article], link))
    credited = [
        Family(None, name, tuple(sorted(found, key=lambda it: _order(it[0])))) for name, found in only.items()
    ]
    credited.sort(key=lambda family: (-len(family.credits), family.credit or ""))
    return (*trees, *credited)


def _articles(record: View) -> dict[str, Article]:
    return {entry.id: entry for entry in record.list("article").entries if isinstance(entry, Article)}


def _root(article: str, above: dict[str, Lineage]) -> str:
    while article in above:
        article = above[article].derives_from or ""
    return article


def _branch(
    name: str, link: Lineage | None, articles: dict[str, Article], below: dict[str, list[Lineage]]
) -> Branch:
    children = sorted(below.get(name, ()), key=lambda it: _order(articles[it.article]))
    return Branch(
        articles[name], link, tuple(_branch(child.article, child, articles, below) for child in children)
    )


def _size(branch: Branch | None) -> int:
    return 0 if branch is None else 1 + sum(_size(each) for each in branch.branches)


def _order(article: Article) -> tuple[str, str]:
    return article.published_earliest or "9", article.id


def _links(branch: Branch) -> Iterator[Lineage]:
    if branch.link is not None:
        yield branch.link
    for each in branch.branches:
        yield from _links(each)


def lineage_lines(
    record: View, families: Sequence[Family], *, article: str | None, as_json: bool, as_csv: bool
) -> Iterator[str]:
    """Trees for a person, with the passages where one article is asked for; or their lineage entries."""
    if as_json or as_csv:
        found = [link for family in families if family.root for link in _links(family.root)]
        found += [link for family in families for _, link in family.credits]
        rows = [entry_object(link) for link in found]
        yield from json_lines(rows) if as_json else csv_lines(rows, list(rows[0]) if rows else ["kind", "id"])
        return
    for family in families:
        if family.root is not None:
            yield from _tree(record, family.root, 0)
        else:
            outlets = len({each.outlet or each.id for each, _ in family.credits})
            told = f"{plural(len(family.credits), 'article')} by {plural(outlets, 'outlet')}"
            yield f"{family.credit} is credited in {told}: one origin of what they have from it\n"
            for each, link in family.credits:
                yield f"    {_named(each)}: “{_short(link.mentions[0].quote)}”\n"
        yield "\n"
    if article is not None:
        for family in families:
            for link in _links(family.root) if family.root else ():
                if link.article == record.show(article).id:
                    yield from _passages(record, link)


def _tree(record: View, branch: Branch, depth: int) -> Iterator[str]:
    link, indent = branch.link, "    " * depth
    if link is None:
        yield f"{_named(branch.article)}\n"
    else:
        share = f" of {link.share:.0%}" if link.share is not None else ""
        credit = f"credits {link.credit}" if link.credit else "no credit"
        told = _TOLD_BY[link.direction]
        yield f"{indent}{link.relation}{share}: {_named(branch.article)} ({credit}; {told})\n"
    for each in branch.branches:
        yield from _tree(record, each, depth + 1)


def _passages(record: View, link: Lineage) -> Iterator[str]:
    here, there = record.store.article(link.article), record.store.article(link.derives_from or "")
    if here is None or there is None:
        return
    yield f"Passages of {link.id}, {len(link.passages)} in all:\n"
    longest = sorted(link.passages, key=lambda pair: pair[0].start - pair[0].end)[:_MOST_PASSAGES]
    for one, other in sorted(longest):
        own, theirs = _short(Span(*one).of(here.text)), _short(Span(*other).of(there.text))
        yield f"    [{one.start}:{one.end}] “{own}”\n"
        if own != theirs:
            yield f"        from “{theirs}”\n"


def _named(article: Article) -> str:
    outlet = article.outlet or "outlet unknown"
    return f"{outlet}, {human_date(article.published)}: {_short(label(article))} [{article.id}]"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def find_stories(
    record: View, *, since: str | None = None, until: str | None = None
) -> tuple[StoryLine, ...]:
    """Stories with an article in that time, the newest first."""
    told: dict[str, list[Article]] = defaultdict(list)
    for article in _articles(record).values():
        if article.story is not None:
            told[article.story].append(article)
    asked = {entry.id for entry in record.list("article", since=since, until=until).entries}
    stories = []
    for story, articles in told.items():
        articles.sort(key=_order)
        if not asked.isdisjoint(each.id for each in articles):
            stories.append(_story(record, story, articles))
    return tuple(sorted(stories, key=lambda it: (_last(it.articles), it.id), reverse=True))


def _story(record: View, story: str, articles: Sequence[Article]) -> StoryLine:
    ids = {article.id for article in articles}
    reasons = dict.fromkeys(reason for article in articles for reason in record.reasons(article))
    origins = {origin.name for article in articles for origin in article.origins}
    return StoryLine(
        story,
        articles[0].story_title or label(articles[0]),
        tuple(articles),
        tuple(sorted(origins, key=lambda name: (name is None, name or ""))),
        tuple(it for it in reasons if it.about == "story" and {it.left, it.right} <= ids),
        tuple(it for it in reasons if it.about == "follow-up" and it.right in ids),
    )


def _last(articles: Iterable[Article]) -> str:
    return max((each.published_latest or "" for each in articles), default="")


def story_lines(record: View, stories: Sequence[StoryLine], *, as_json: bool, as_csv: bool) -> Iterator[str]:
    """Stories for a person, with why their articles were joined; or one object or row a story."""
    if as_json or as_csv:
        rows = [_row(story) for story in stories]
        yield from json_lines(rows) if as_json else csv_lines(rows, list(rows[0]) if rows else ["story"])
        return
    for story in stories:
        outlets = len({each.outlet or each.id for each in story.articles})
        known = [name for name in story.origins if name]
        origins = plural(len(known), "origin") if known else "origin unknown"
        yield f"{_short(story.title)}\n"
        yield f"    {plural(len(story.articles), 'article')}, {plural(outlets, 'outlet')}, {origins}\n"
        for each in story.articles:
            yield f"    {_named(each)}\n"
        for reason in story.why:
            yield f"    joined: {_pair(reason)}: {reason.explanation} ({reason.score:.2f})\n"
        for reason in story.follows:
            earlier = record.show(reason.left)
            if isinstance(earlier, Article):
                title = earlier.story_title or label(earlier)
                yield f"    follows: {_short(title)} [{earlier.id}]: {reason.explanation}\n"
        yield "\n"


def _pair(reason: Judgement) -> str:
    return f"{reason.left} and {reason.right}"


def _row(story: StoryLine) -> dict[str, object]:
    dates = sorted(each.published for each in story.articles if each.published)
    return {
        "story": story.id,
        "title": story.title,
        "first_reported": dates[0] if dates else None,
        "last_reported": dates[-1] if dates else None,
        "articles": [each.id for each in story.articles],
        "outlets": sorted({each.outlet for each in story.articles if each.outlet}),
        "origins": list(story.origins),
        "why": [
            {"left": it.left, "right": it.right, "score": it.score, "explanation": it.explanation}
            for it in story.why
        ],
        "follows": [
            {"article": it.left, "score": it.score, "explanation": it.explanation} for it in story.follows
        ],
    }
