//! Contests: who announces one says from when to when, what counts and what can be won; the service's clock says whether it is
//! on, and at its end the scores come to places and prizes, once. Values and functions; scores are kept elsewhere.

mod participant;
mod plan;
mod settlement;
mod status;
mod words;

pub use participant::{Participant, Participants};
pub use plan::{ContestPlan, MAX_LENGTH, MAX_PRIZES};
pub use settlement::{Placing, Settlement, settle};
pub use status::Status;
pub use words::words;
