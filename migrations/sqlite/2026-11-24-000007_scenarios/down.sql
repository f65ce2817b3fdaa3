ALTER TABLE training_sessions DROP COLUMN scenario_id;
