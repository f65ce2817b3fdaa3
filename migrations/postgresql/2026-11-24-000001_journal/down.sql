DROP TABLE events;
DROP TABLE journal;
