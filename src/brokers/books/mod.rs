//! What is reported: the books are kept, what follows is worded, and what is due by the clock is done.

mod ask;
mod bookkeeper;
mod clockwork;
mod days;
mod heartbeat;
mod load;
mod merger;
mod rebuild;
mod report;
mod rules;

pub use ask::{Answered, Ask, Contests, Question, Settle, Teams, View, WouldFollow};
pub use bookkeeper::Bookkeeper;
pub(super) use bookkeeper::{NotTaken, Reported};
pub use clockwork::Clockwork;
pub use days::Stood;
pub use load::{load_books, read_books};
pub use rebuild::{Comparison, Difference, Rebuilding};
pub use report::{AfterReport, ContestAfter, RosterAfter};
pub use rules::book_rules;
