-- How many moments the timeline has on each day: derived with them, kept current by rows.py.

CREATE TABLE day_count (
    kind TEXT NOT NULL,
    day TEXT NOT NULL,                   -- moment.earliest
    moments INTEGER NOT NULL,
    PRIMARY KEY (kind, day)
) WITHOUT ROWID;
INSERT INTO day_count SELECT kind, earliest, count(*) FROM moment GROUP BY kind, earliest;
