-- What reading a few articles into a large record looks up.

CREATE INDEX IF NOT EXISTS annotation_version ON annotation (version);
