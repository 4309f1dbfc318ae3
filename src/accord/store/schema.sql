-- One record in one file. Articles, their sources and their marks are what was read; the tables from
-- `judgement` on are derived from them and can be rebuilt at any time.
-- Every kind of entry of the contract fits into `entry`: its own fields are the JSON in `data`, what it is
-- found by stands in `facet`, what it rests on in `mention`.

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

CREATE TABLE judgement (
    about TEXT NOT NULL,
    left_id TEXT NOT NULL,
    right_id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    score REAL NOT NULL,
    explanation TEXT NOT NULL,
    made_by TEXT NOT NULL
);
CREATE INDEX judgement_left ON judgement (left_id);
CREATE INDEX judgement_right ON judgement (right_id);

CREATE TABLE entry (
    number INTEGER PRIMARY KEY,          -- the record's order; joins the search index
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,                 -- what a list shows
    first_reported TEXT,
    last_reported TEXT,
    outlets INTEGER NOT NULL,
    origins INTEGER NOT NULL,            -- that are known by name
    mentions INTEGER NOT NULL,
    data TEXT NOT NULL                   -- the whole entry, as JSON
);
CREATE INDEX entry_kind ON entry (kind, last_reported);

CREATE TABLE mention (
    entry TEXT NOT NULL REFERENCES entry (id),
    article TEXT NOT NULL REFERENCES article (id),
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    quote TEXT NOT NULL
);
CREATE INDEX mention_entry ON mention (entry);
CREATE INDEX mention_article ON mention (article, begins);

CREATE TABLE facet (
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    entry TEXT NOT NULL REFERENCES entry (id),
    PRIMARY KEY (kind, field, value, entry)
) WITHOUT ROWID;
CREATE INDEX facet_entry ON facet (entry);

CREATE VIRTUAL TABLE article_search USING fts5 (
    title, body, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE entry_search USING fts5 (
    label, content = 'entry', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
