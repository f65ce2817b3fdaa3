//! The books: what is known of people, sales, contests and training, as what the entries of a ledger come to.
//!
//! An [`Entry`] is applied to the [`Books`] ([`Books::apply`]) and brings about [`Consequence`]s; what it has changed is
//! written with it ([`Changes`]), or taken back. The entries in their order are the one truth: applied again they make the
//! same books, which is how `ridgecast rebuild` checks what is kept. Nothing here does I/O or reads a clock.

mod account;
mod apply;
mod boards;
mod consequence;
mod contests;
mod entry;
mod load;
mod metric;
mod refusal;
mod results;
mod roster;
mod sale;
mod state;
#[cfg(test)]
mod tests;
mod views;

pub use account::Account;
pub use apply::{Applied, NotApplied};
pub use boards::{Boards, Scope};
pub use consequence::{Consequence, RankChange};
pub use contests::{Contest, Contests, Running, Score};
pub use entry::{ContestEnd, ContestEntrance, Entrant, Entry, SaleVoided};
pub use load::{Loading, Unreadable};
pub use metric::{Metric, UnknownMetric};
pub use refusal::Refusal;
pub use results::{Changes, LedgerRow, ResultKey};
pub use roster::{Goals, Listed, ListedTeam, Roster, RosterUpdate, Zone};
pub use sale::{Recorded, Sale, SaleId, Sales, Sum};
pub use state::{BookRules, Books, Bounds};
pub use views::*;
