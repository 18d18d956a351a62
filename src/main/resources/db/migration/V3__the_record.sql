-- Versions 1 and 2 were never released.
-- One text for SQLite and PostgreSQL: ${bytes} is BLOB or BYTEA, ${integer} is INTEGER or BIGINT,
-- ${table} and ${keyed} are SQLite's own ways to keep rows.

-- What each release that answered says, so that its answers can be replayed.
CREATE TABLE release (
    digest TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    contents ${bytes} NOT NULL
) ${keyed};

-- What the answers of a release have in common; entries name by number the one that they were packed with.
CREATE TABLE dictionary (
    number ${integer} PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    bytes ${bytes} NOT NULL
) ${table};

-- The leaves of the log. Positions run from 0 without a gap; the size of the head gives the next. What was said is absent where it was erased.
CREATE TABLE entry (
    position ${integer} PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    hash ${bytes} NOT NULL,
    at ${integer} NOT NULL,
    dictionary ${integer} NOT NULL,
    leaf ${bytes} NOT NULL,
    subject TEXT,
    marks ${bytes},
    body ${bytes}
) ${table};

CREATE INDEX entry_subject ON entry (subject) WHERE subject IS NOT NULL;

-- Where the log has no answer, but says that what was said in some was erased.
CREATE TABLE erasure (
    position ${integer} PRIMARY KEY
) ${table};

CREATE TABLE head (
    one ${integer} PRIMARY KEY CHECK (one = 1),
    size ${integer} NOT NULL,
    range ${bytes} NOT NULL
) ${table};

INSERT INTO head VALUES (1, 0, ${empty});

-- Hashes of full subtrees over 256, 65,536, … leaves.
CREATE TABLE node (
    height ${integer} NOT NULL,
    position ${integer} NOT NULL,
    hash ${bytes} NOT NULL,
    PRIMARY KEY (height, position)
) ${keyed};

CREATE TABLE checkpoint (
    size ${integer} PRIMARY KEY,
    note TEXT NOT NULL
) ${table};

-- What answers are found by: each mark by its number, and for each 256 answers which of them have it.
CREATE TABLE mark (
    number ${integer} PRIMARY KEY,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    UNIQUE (kind, code)
) ${table};

CREATE TABLE tile (
    number ${integer} PRIMARY KEY,
    first_at ${integer} NOT NULL,
    last_at ${integer} NOT NULL
) ${table};

CREATE TABLE posting (
    mark ${integer} NOT NULL,
    tile ${integer} NOT NULL,
    members ${bytes} NOT NULL,
    PRIMARY KEY (mark, tile)
) ${keyed};
