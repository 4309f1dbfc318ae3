-- What is derived from the articles and the log, and can be rebuilt at any time.
-- Every kind of entry of the contract fits into `entry`: its own fields are the JSON in `data`, what it is
-- found by stands in `facet`, what it rests on in `mention`, the days it is about in `moment`. All of an
-- entry's rows are written and removed by rows.py alone, which keeps the counts current.
-- A record of an older Accord has other tables of these names.

DROP TABLE IF EXISTS judgement;
DROP TABLE IF EXISTS facet;
DROP TABLE IF EXISTS mention;
DROP TABLE IF EXISTS entry_search;
DROP TABLE IF EXISTS entry;
INSERT OR REPLACE INTO meta VALUES ('derived', '');

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
    number INTEGER PRIMARY KEY,          -- a block of numbers a kind, in it mostly from old to new
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,                 -- what a list shows
    first_reported TEXT NOT NULL,        -- '' where no day is known
    last_reported TEXT NOT NULL,
    outlets INTEGER NOT NULL,
    origins INTEGER NOT NULL,            -- that are known by name
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL,           -- in which it is mentioned
    head TEXT,                           -- the entry with its first mentions only, where it has very many
    data TEXT NOT NULL                   -- the whole entry, as JSON
);
CREATE INDEX entry_first ON entry (kind, first_reported);
CREATE INDEX entry_last ON entry (kind, last_reported, first_reported);
CREATE INDEX entry_lasting ON entry (kind, last_reported, first_reported) WHERE last_reported > first_reported;
CREATE INDEX entry_outlets ON entry (kind, outlets);
CREATE INDEX entry_origins ON entry (kind, origins);
CREATE INDEX entry_mentions ON entry (kind, mentions);
CREATE INDEX entry_label ON entry (kind, label);
CREATE INDEX entry_id ON entry (kind, id);

CREATE TABLE kind_count (
    kind TEXT PRIMARY KEY,
    block INTEGER NOT NULL UNIQUE,       -- its entries have the numbers from block << 32 to the next block's
    entries INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE mention (
    entry INTEGER NOT NULL REFERENCES entry (number),
    nth INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article (number),
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (entry, nth)
) WITHOUT ROWID;
CREATE INDEX mention_article ON mention (article, begins);

CREATE TABLE facet_value (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    folded TEXT NOT NULL,                -- the value without regard to case, for words that a person types
    entries INTEGER NOT NULL,            -- how many entries have it
    UNIQUE (kind, field, value)
);
CREATE INDEX facet_value_most ON facet_value (kind, field, entries DESC, value);
CREATE INDEX facet_value_folded ON facet_value (kind, field, folded, entries);

CREATE TABLE facet (
    value INTEGER NOT NULL REFERENCES facet_value (number),
    day TEXT NOT NULL,                   -- the entry's last_reported: a value's entries from old to new
    entry INTEGER NOT NULL REFERENCES entry (number),
    PRIMARY KEY (value, day, entry)
) WITHOUT ROWID;
CREATE INDEX facet_entry ON facet (entry);

CREATE TABLE moment (
    entry INTEGER NOT NULL REFERENCES entry (number),
    nth INTEGER NOT NULL,                -- which of the entry's days
    kind TEXT NOT NULL,
    what TEXT NOT NULL,                  -- said, as of, signed, due, held, happened, reported …
    earliest TEXT NOT NULL,
    latest TEXT NOT NULL,
    PRIMARY KEY (entry, nth)
) WITHOUT ROWID;
CREATE INDEX moment_day ON moment (earliest);
CREATE INDEX moment_kind ON moment (kind, earliest);
CREATE INDEX moment_what ON moment (what, earliest);

CREATE VIRTUAL TABLE entry_search USING fts5 (
    label, content = 'entry', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
