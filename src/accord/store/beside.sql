-- What else an entry is found by stands beside each value that it has: one value's entries, filtered by another
-- or counted by others, are one stretch of the file instead of a place in it for each entry.
-- Null in a record of an older Accord, until it is derived anew, and where an entry has very many values.

ALTER TABLE facet ADD COLUMN beside TEXT;   -- all values of the entry, as ",12,345,"
