-- What people decided, in the order in which they did. Rows are only ever added: taking a decision back is a
-- row of its own. The record is derived from the articles and this.

CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,                    -- when, as an ISO 8601 instant in UTC; nothing is derived from it
    what TEXT NOT NULL,                  -- same, different, actors, undo; accept, reject, duplicate, merge,
                                         -- split, correct, add
    data TEXT NOT NULL                   -- JSON: judgements, a list of actors, a decision on an entry, the
                                         -- number that is undone
);
CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'the log is never changed'); END;
CREATE TRIGGER log_grows BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'the log is never changed'); END;
