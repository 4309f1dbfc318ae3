-- Who decided and why; and, derived from the log and the articles, the entries that people rejected, which no
-- list has, and which entry each decision on one concerns now.

ALTER TABLE log ADD COLUMN who TEXT;     -- whoever decided, where told
ALTER TABLE log ADD COLUMN why TEXT;

CREATE TABLE rejected (
    number INTEGER PRIMARY KEY,          -- its place in the record's order
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    data TEXT NOT NULL                   -- the whole entry, as JSON
);
CREATE TABLE decided (
    number INTEGER PRIMARY KEY,          -- in the log
    entry TEXT NOT NULL
);
CREATE INDEX decided_entry ON decided (entry);
INSERT OR REPLACE INTO meta VALUES ('derived', '');
