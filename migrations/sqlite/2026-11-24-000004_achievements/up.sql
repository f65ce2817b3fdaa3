-- What was achieved, for good: the journal forgets, this does not.
CREATE TABLE achievements (
    "offset" INTEGER PRIMARY KEY NOT NULL,
    namespace TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    -- Whether everybody was told.
    public BOOLEAN NOT NULL,
    -- The event's payload.
    data TEXT NOT NULL,
    told_at BIGINT NOT NULL
);

CREATE INDEX achievements_by_user ON achievements (user_id);
