//! What is reported: the books are kept, what follows is worded, and what is due by the clock is done.

mod ask;
mod bookkeeper;
mod clockwork;
mod days;
mod load;
mod merger;
mod report;
mod rules;

pub use ask::{Answered, Ask, Question, View};
pub use bookkeeper::Bookkeeper;
pub(super) use bookkeeper::{NotTaken, Reported, TeamMove, Worded};
pub use clockwork::Clockwork;
pub use load::{read_books, replay};
pub use report::Report;
pub use rules::book_rules;
