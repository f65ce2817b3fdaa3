//! Floor 4: what happened, what follows from it, and who should hear it.
//!
//! A broker is [`Tell`]d by the HTTP edge what happened and by sessions what their clients say; it looks up the
//! [`audience`] and hands the drafts of one message to the journal in one `Append`, while it handles the message. So what
//! two messages to one broker cause has the order in which they came, and nothing stands between the drafts of one.
//! Brokers wait for nobody but the journal and never inside a handler: only the answer waits.

pub mod audience;
mod batch;
mod books;
mod knowledge;
mod leaderboard;
mod notification;
mod sales_rules;
mod screens;
mod sessions;
mod tell;
mod training;
mod training_rules;

pub use batch::BatchBroker;
pub use books::{
    AfterReport, Answered, Ask, Bookkeeper, Clockwork, Comparison, ContestAfter, Contests, Difference, Question,
    Rebuilding, RosterAfter, Settle, Stood, Teams, View, WouldFollow, book_rules, load_books, read_books,
};
pub use knowledge::Knowledge;
pub use leaderboard::LeaderboardBroker;
pub use notification::{HasRead, NotificationBroker};
pub use screens::FreezeScreen;
pub use sessions::{AskSessions, RoleplaySession, SessionsOf};
pub use tell::{After, ClientSays, Receipt, Remember, Tell, TellError, Told};
pub use training::{MayJoinSession, TrainingBroker, TrainingRules, TrainingSaid};
pub use training_rules::InvalidAchievements;
