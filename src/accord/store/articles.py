"""Articles as rows: one way in, one way out."""

from __future__ import annotations

import sqlite3

import msgspec

from accord.model.document import Document, Published
from accord.model.entries import Article
from accord.model.text import blank
from accord.model.values import Span, sha256
from accord.store.codec import decode_entry, encode

__all__ = ["DOCUMENT", "deduced_date", "document_of", "insert_article", "insert_source"]

DOCUMENT = """SELECT (SELECT min(source) FROM source WHERE article = article.id), place, text, outlet,
    title, authors, url, published, lang, residue, article.id FROM article"""
"""Selects the columns that `document_of` takes."""


def document_of(row: tuple[str, ...]) -> Document:
    source, place, text, outlet, title, authors, url, published, lang, residue, _ = row
    return Document(
        source=source,
        where=place,
        text=text,
        outlet=outlet,
        title=title,
        authors=msgspec.json.decode(authors, type=tuple[str, ...]),
        url=url,
        published=msgspec.json.decode(published, type=Published),
        lang=lang,
        residue=msgspec.json.decode(residue, type=tuple[Span, ...]),
    )


def deduced_date(data: str) -> Published:
    """The date that deriving the record found for an article."""
    entry = decode_entry("article", data)
    assert isinstance(entry, Article)  # noqa: S101 - the kind says so
    days = (entry.published_earliest, entry.published_latest)
    return Published(entry.published, *days, entry.published_method, entry.published_why)


def insert_article(db: sqlite3.Connection, document: Document) -> bool:
    """Adds an article unless it is there; says whether it is new."""
    if db.execute("SELECT 1 FROM article WHERE id = ?", (document.id,)).fetchone():
        return False
    body = blank(document.text, document.residue)
    cursor = db.execute(
        """INSERT INTO article (id, place, outlet, title, authors, url, published, published_latest, lang,
           text, sha256, words, residue) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            document.id,
            document.where,
            document.outlet,
            document.title,
            encode(document.authors),
            document.url,
            encode(document.published),
            document.published.latest,
            document.lang,
            document.text,
            sha256(document.text),
            len(body.split()),
            encode(document.residue),
        ),
    )
    db.execute(
        "INSERT INTO article_search (rowid, title, body) VALUES (?, ?, ?)",
        (cursor.lastrowid, document.title or "", body),
    )
    return True


def insert_source(db: sqlite3.Connection, document: Document, digest: str) -> bool:
    """Notes where an article was read; says whether another text was known there."""
    last = db.execute(
        "SELECT version, digest, article FROM source WHERE source = ? ORDER BY version DESC LIMIT 1",
        (document.source,),
    ).fetchone()
    if last is not None and last[2] == document.id:
        db.execute(
            "UPDATE source SET digest = ? WHERE source = ? AND version = ?",
            (digest, document.source, last[0]),
        )
        return False
    version = 1 if last is None else last[0] + 1
    db.execute("INSERT INTO source VALUES (?, ?, ?, ?)", (document.source, version, digest, document.id))
    return last is not None
