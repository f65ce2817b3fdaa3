//! The books under test: tables with the numbers of the domain, and laws that hold for any entries.

mod boards;
mod contests;
mod ledger;
mod milestones;
mod model;
mod points;
mod properties;
mod ranks;
mod roster;
mod samples;
mod time;
mod training;
