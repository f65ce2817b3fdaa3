use super::{
    super::{
        PartRow, Place, StoreError,
        books::{all_part_rows, last_entry, ledger_rows, note_untold, remove_result, write, write_result},
        connection::AnyConnection,
        snapshot::snapshot,
    },
    Alone, Operator,
};
use crate::domain::books::{Changes, LedgerRow, ResultKey};
use diesel::Connection as _;

/// The ledger and what is kept of what it comes to, as of one moment.
pub struct BooksNow<'a>(&'a mut AnyConnection);

impl BooksNow<'_> {
    /// The place of the last entry; 0 if there is none.
    pub fn last_entry(&mut self) -> Result<u64, StoreError> {
        last_entry(self.0)
    }

    /// All entries, in their order.
    pub fn each_entry(&mut self, each: impl FnMut(LedgerRow) -> Result<(), StoreError>) -> Result<(), StoreError> {
        ledger_rows(self.0, each)
    }

    /// All rows of the results, whoever wrote them; contests before their entrants.
    pub fn each_part(&mut self, each: impl FnMut(PartRow) -> Result<(), StoreError>) -> Result<(), StoreError> {
        all_part_rows(self.0, each)
    }
}

impl Operator {
    /// Reads the books as of one moment, also while a service writes to them.
    pub fn books<T, E: From<StoreError>>(
        &mut self,
        read: impl FnOnce(&mut BooksNow<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut done = None;
        let ended = snapshot(&mut self.connection, |connection| {
            done = Some(read(&mut BooksNow(connection)));
            Ok(())
        });
        // What the reading itself has met says more than that its transaction did not end well.
        match done {
            Some(Err(error)) => Err(error),
            Some(Ok(done)) => ended.map(|()| done).map_err(|error| error.about(&self.location).into()),
            None => Err(ended.err().unwrap_or(StoreError::Stopped).about(&self.location).into()),
        }
    }
}

impl Alone {
    /// Writes entries and what they have changed, whole or not at all. Nobody is told; a service that starts later shows the
    /// boards anew.
    pub fn write_books(&mut self, changes: &Changes) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            write(changes, connection)?;
            note_untold(true, connection)
        })
    }

    /// Puts documents in the place of what is kept, and removes what has none, whole or not at all. They are made one at a
    /// time.
    pub fn replace_results(
        &mut self,
        mut documents: impl Iterator<Item = Result<(ResultKey, String), StoreError>>,
        left_over: &[Place],
    ) -> Result<(), StoreError> {
        self.in_transaction(|connection| {
            left_over.iter().try_for_each(|place| remove_result(place, connection))?;
            documents.try_for_each(|document| {
                let (key, document) = document?;
                write_result(key, &document, connection)
            })?;
            note_untold(true, connection)
        })
    }

    fn in_transaction(
        &mut self,
        work: impl FnOnce(&mut AnyConnection) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let Operator { connection, location } = &mut self.operator;
        connection.transaction(work).map_err(|error| error.about(location))
    }
}
