use std::sync::Arc;

use crate::{
    domain::{
        books::{BookRules, Books, Entry, LedgerRow, Loading, Unreadable},
        events,
    },
    store::{Reads, ResultRow, StoreError},
};

impl Reads for Loading {
    fn entry(&mut self, row: LedgerRow) -> Result<(), StoreError> {
        Self::entry(self, &row).map_err(unreadable)
    }

    fn result(&mut self, row: ResultRow) -> Result<(), StoreError> {
        Self::result(self, row.key, &row.data).map_err(unreadable)
    }
}

fn unreadable(error: Unreadable) -> StoreError {
    StoreError::Unusable(error.to_string())
}

/// An entry of the ledger, applied to the books again at the time at which it was recorded; what follows from it is nobody's
/// business any more.
pub fn replay(books: &mut Books, row: &LedgerRow) -> Result<(), StoreError> {
    let bad = |what: String| StoreError::Unusable(format!("entry {} of the ledger: {what}", row.seq));
    let entry = Entry::parse(&row.kind, &row.body).map_err(|error| bad(error.to_string()))?;
    let recorded_at = events::Timestamp::from_millisecond(row.recorded_at).moment();
    books.apply(entry, recorded_at).map_err(|error| bad(error.to_string()))?;
    Ok(())
}

/// The books as they are kept.
pub async fn read_books(archive: &crate::store::Archive, rules: Arc<BookRules>) -> Result<Books, StoreError> {
    let loading = archive.books(Loading::new(rules)).await?;
    Ok(loading.finish())
}
