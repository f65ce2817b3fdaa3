-- One row: which life of the journal this is, how far it goes, and how far it has been pruned.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    epoch TEXT NOT NULL,
    last_offset BIGINT NOT NULL,
    -- Everything up to here, itself included, is no longer kept.
    pruned_to BIGINT NOT NULL,
    -- Bytes of the payloads that are kept.
    kept_bytes BIGINT NOT NULL
);

CREATE TABLE events (
    "offset" BIGINT PRIMARY KEY,
    namespace TEXT NOT NULL,
    -- Empty for the whole namespace.
    room TEXT NOT NULL,
    event TEXT NOT NULL,
    -- JSON, as it was sent.
    data TEXT NOT NULL,
    -- Milliseconds since 1970.
    told_at BIGINT NOT NULL
);

CREATE INDEX events_by_room ON events (namespace, room, "offset");
