-- What is played in a session, as JSON: a text or a number. NULL where it was not said. The last of the users is the trainee.
ALTER TABLE training_sessions ADD COLUMN scenario_id TEXT;
