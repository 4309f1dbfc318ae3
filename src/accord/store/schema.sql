-- One record in one file: here what was read, articles, their sources and their marks. What people decided
-- stands in log.sql, what is derived from both in derived.sql.

CREATE TABLE article (
    number INTEGER PRIMARY KEY,          -- only joins the search index; never part of an id
    id TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL,                 -- Document.where: URL, given id or file name
    outlet TEXT,
    title TEXT,
    authors TEXT NOT NULL,               -- JSON list
    url TEXT,
    published TEXT NOT NULL,             -- JSON object: value, earliest, latest, method
    published_latest TEXT,               -- the last day it may have appeared, for --as-of
    lang TEXT,
    text TEXT NOT NULL,                  -- as read, never changed
    sha256 TEXT NOT NULL,
    words INTEGER NOT NULL,
    residue TEXT NOT NULL                -- JSON list of [start, end]
);

-- Where an article was read. A changed text at a known source is the next version; older ones stay.
CREATE TABLE source (
    source TEXT NOT NULL,
    version INTEGER NOT NULL,
    digest TEXT NOT NULL,                -- SHA-256 of the bytes read
    article TEXT NOT NULL REFERENCES article (id),
    PRIMARY KEY (source, version)
) WITHOUT ROWID;
CREATE INDEX source_article ON source (article);

CREATE TABLE annotation (
    article TEXT PRIMARY KEY REFERENCES article (id),
    version TEXT NOT NULL,               -- of Accord and the model that made it
    marks TEXT NOT NULL                  -- the contract's first half, as JSON
) WITHOUT ROWID;

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE VIRTUAL TABLE article_search USING fts5 (
    title, body, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
