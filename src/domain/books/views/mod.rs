//! What can be read from the books, as the API answers it. Each is what is true after the last entry.

mod contest;
mod page;
mod people;
mod shown;
mod standing;
mod teams;
mod trainee;

pub use contest::{ContestBoard, ContestCard, ContestRow};
pub use page::{Page, PageRequest, Row};
pub use people::Person;
pub use shown::{Shown, ShownBoard};
pub use standing::{Standing, StandingOf};
pub use teams::{BoardStats, Stats, TeamRow, TeamSum};
pub use trainee::{TraineeView, Unlocked};
