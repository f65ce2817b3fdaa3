-- Screens on walls that an administrator has frozen.
CREATE TABLE frozen_screens (
    name TEXT PRIMARY KEY NOT NULL
);
