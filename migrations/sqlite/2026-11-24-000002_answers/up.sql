-- What requests with an Idempotency-Key were answered.
CREATE TABLE answers (
    -- The name of the API key.
    caller TEXT NOT NULL,
    key TEXT NOT NULL,
    -- A hash of the request.
    fingerprint BLOB NOT NULL,
    answer BLOB NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (caller, key)
);

CREATE INDEX answers_by_age ON answers (made_at);
