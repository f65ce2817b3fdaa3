//! What follows from an entry: a file for each kind of entry, and one each for ranks, milestones and first places.

mod contest;
mod first_place;
mod milestones;
mod ranks;
mod roster;
mod sale;
mod training;
mod void;

use jiff::Timestamp;

use super::{Books, Consequence, Entry, Refusal};

/// What an entry has brought about.
#[derive(Debug, Default)]
pub struct Applied {
    /// What followed, in the order in which it is told.
    pub consequences: Vec<Consequence>,
    /// Nothing has changed, because the same was reported before.
    pub known: bool,
}

/// An entry was not applied; nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum NotApplied {
    /// It does not fit what is known.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It has no JSON form. No entry of ours is like that.
    #[error("entry of the ledger: {0}")]
    Encode(#[from] serde_json::Error),
}

impl Applied {
    fn known() -> Self {
        Self { consequences: Vec::new(), known: true }
    }
}

impl Books {
    /// Applies an entry that came at `now`: gives it its place in the ledger and works out what follows. A clock that was
    /// set back is taken to stand still. A contest that has no id is given the next one. Can be taken back until it is kept.
    pub fn apply(&mut self, entry: &mut Entry, now: Timestamp) -> Result<Applied, NotApplied> {
        self.advance(now);
        let mark = self.mark();
        if let Entry::Contest(plan) = entry {
            // The ledger says which id it got, so that it gets it again.
            plan.id = plan.id.or_else(|| self.contests.next_id());
        }
        let applied = match entry {
            Entry::Roster(update) => Ok(self.list(update)),
            Entry::Sale(sale) => self.sell(sale),
            Entry::SaleVoided(voided) => self.void(&voided.sale_id),
            Entry::Contest(plan) => self.schedule(plan),
            Entry::ContestEntry(entrance) => self.enter_contest(*entrance),
            Entry::ContestSettled(end) => self.settle(end.contest_id),
            Entry::Training(report) => Ok(self.train(report)),
        };
        let entered = applied.map_err(NotApplied::from).and_then(|applied| {
            if !applied.known {
                self.enter(entry)?;
            }
            Ok(applied)
        });
        if entered.is_err() {
            self.undo_to(mark);
        }
        entered
    }

    /// When the entry that is being applied was recorded, in milliseconds since 1970.
    fn now(&self) -> i64 {
        self.at().as_millisecond()
    }
}
