-- What was reported, in the order in which it was taken: the one truth of sales, contests and training.
CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY NOT NULL,
    -- Milliseconds since 1970.
    recorded_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    -- A JSON object.
    data TEXT NOT NULL
);

-- What the ledger has come to, in parts: users, teams, accounts, trainees, contests and their entrants. `rebuild` makes them
-- anew from the ledger.
CREATE TABLE results (
    kind TEXT NOT NULL,
    id BIGINT NOT NULL,
    -- Which entrant of a contest; 0 for everything else.
    part BIGINT NOT NULL,
    -- A JSON object.
    data TEXT NOT NULL,
    PRIMARY KEY (kind, id, part)
) WITHOUT ROWID;

-- How users stood at the end of a day.
CREATE TABLE rank_snapshots (
    user_id BIGINT NOT NULL,
    -- The organisation's day, as days since 1970.
    day BIGINT NOT NULL,
    -- A JSON array, a rank and a value for each metric.
    data TEXT NOT NULL,
    PRIMARY KEY (user_id, day)
) WITHOUT ROWID;

CREATE INDEX rank_snapshots_by_day ON rank_snapshots (day);
