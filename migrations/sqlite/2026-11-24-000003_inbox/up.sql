-- What was addressed to one user and is kept for him.
CREATE TABLE inbox (
    "offset" INTEGER PRIMARY KEY NOT NULL,
    user_id BIGINT NOT NULL,
    namespace TEXT NOT NULL,
    event TEXT NOT NULL,
    data TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    read_at BIGINT
);

CREATE INDEX inbox_by_user ON inbox (user_id);

-- How far a user's devices had seen his rooms when they were last connected.
CREATE TABLE absences (
    user_id BIGINT NOT NULL,
    device TEXT NOT NULL,
    namespace TEXT NOT NULL,
    -- The last offset that had reached the device.
    seen_to BIGINT NOT NULL,
    -- When it went; NULL while it is there.
    ended_at BIGINT,
    noted_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, device, namespace)
);

CREATE INDEX absences_by_age ON absences (noted_at);
