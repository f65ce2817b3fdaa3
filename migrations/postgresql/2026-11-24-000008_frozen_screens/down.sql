DROP TABLE frozen_screens;
