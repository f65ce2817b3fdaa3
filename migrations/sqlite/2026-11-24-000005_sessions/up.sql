-- Who may join which roleplay session.
CREATE TABLE training_sessions (
    session_id TEXT PRIMARY KEY NOT NULL,
    -- A JSON array of user ids.
    users TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);

CREATE INDEX training_sessions_by_end ON training_sessions (ends_at);

-- Socket.IO clients that asked for connection state recovery.
CREATE TABLE socketio_sessions (
    pid TEXT PRIMARY KEY NOT NULL,
    sid TEXT NOT NULL,
    namespace TEXT NOT NULL,
    user_id BIGINT,
    kiosk BOOLEAN NOT NULL,
    -- A JSON array of rooms.
    rooms TEXT NOT NULL,
    noted_at BIGINT NOT NULL
);
