use std::sync::Arc;

use crate::{
    domain::books::{BookRules, Books, LedgerRow, Loading, Unreadable},
    store::{Archive, BooksNow, Reads, ResultRow, StoreError},
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

/// The books as they are kept.
pub async fn read_books(archive: &Archive, rules: Arc<BookRules>) -> Result<Books, StoreError> {
    let loading = archive.books(Loading::new(rules)).await?;
    Ok(loading.finish())
}

/// The books as they are kept, for a command that has the database for itself.
pub fn load_books(now: &mut BooksNow<'_>, rules: Arc<BookRules>) -> Result<Books, StoreError> {
    let mut loading = Loading::new(rules);
    now.each_entry(|row| Reads::entry(&mut loading, row))?;
    now.each_part(|row| match row.place.key() {
        Some(key) => Loading::result(&mut loading, key, &row.data).map_err(unreadable),
        None => Err(StoreError::Unusable(format!("results: there is no part {}", row.place))),
    })?;
    Ok(loading.finish())
}
