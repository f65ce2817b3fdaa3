DROP TABLE absences;
DROP TABLE inbox;
