use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use super::{
    super::CliError,
    feed::{Imported, Sink, Took},
};
use crate::app::StartError;
use crate::{
    brokers::{book_rules, load_books},
    domain::books::{Books, Entry, NotApplied, Sale},
    settings::Settings,
    store::{Alone, CannotOpen, StoreError},
};

/// Reads only.
pub(super) struct Glance;

/// Enters sales into the books and writes them, in a database that nobody else writes to.
pub(super) struct Desk {
    alone: Alone,
    books: Books,
    gate: Gate,
}

/// Lets chunks through until it is shut, and counts what was written.
#[derive(Debug, Clone, Default)]
pub(super) struct Gate(Arc<Mutex<(Imported, bool)>>);

impl Gate {
    /// Waits for the chunk that is being written, lets no other through, and says what was written.
    pub(super) fn shut(&self) -> Imported {
        self.pass(|(written, is_shut)| {
            *is_shut = true;
            *written
        })
    }

    fn pass<T>(&self, work: impl FnOnce(&mut (Imported, bool)) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Sink<CliError> for Glance {
    fn take(&mut self, _: Sale) -> Result<Took, CliError> {
        Ok(Took::New)
    }

    fn write(&mut self, _: Imported) -> Result<(), CliError> {
        Ok(())
    }
}

impl Desk {
    /// Opens the database and reads the books.
    pub(super) fn open(settings: &Settings, gate: Gate) -> Result<Self, CliError> {
        let rules = Arc::new(book_rules(&settings.rules).map_err(StartError::from)?);
        let mut alone = Alone::open(settings).map_err(|error| match error {
            CannotOpen::Store(StoreError::InUse(holder)) => CliError::InUse(holder),
            error => error.into(),
        })?;
        let books = alone.operator().books(|now| load_books(now, rules))?;
        Ok(Self { alone, books, gate })
    }

    /// Everything is written.
    pub(super) fn close(self) -> Result<(), CliError> {
        Ok(self.alone.close()?)
    }

    /// Whether the same was recorded. One that was voided since is not brought back: the file knows nothing of that.
    fn knows(&self, sale: &Sale) -> bool {
        self.books.sales().get(&sale.sale_id).is_some_and(|recorded| recorded.is(sale))
    }
}

impl Sink<CliError> for Desk {
    fn take(&mut self, sale: Sale) -> Result<Took, CliError> {
        if self.knows(&sale) {
            return Ok(Took::Known);
        }
        match self.books.apply(&mut Entry::Sale(sale), Timestamp::now()) {
            Ok(_) => Ok(Took::New),
            Err(NotApplied::Refused(refusal)) => Ok(Took::Refused(refusal.field(), refusal.to_string())),
            Err(NotApplied::Encode(error)) => Err(StoreError::Unusable(error.to_string()).into()),
        }
    }

    fn write(&mut self, taken: Imported) -> Result<(), CliError> {
        let Self { alone, books, gate } = self;
        let changes = books.keep().map_err(|error| StoreError::Unusable(error.to_string()))?;
        gate.pass(|(written, is_shut)| {
            if *is_shut {
                return Err(CliError::Stopped(written.all()));
            }
            if !changes.entries.is_empty() {
                alone.write_books(&changes)?;
            }
            written.add(taken);
            Ok(())
        })
    }
}
