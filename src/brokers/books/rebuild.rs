use std::{collections::HashSet, sync::Arc};

use crate::{
    domain::{
        books::{BookRules, Books, Bounds, Entry, LedgerRow, ResultKey},
        events,
    },
    store::{PartRow, Place, StoreError},
};

/// Books that are worked out again: the entries of the ledger are applied in their order, each at the time at which it was
/// recorded.
#[derive(Debug)]
pub struct Rebuilding(Books);

/// What is kept, beside what the ledger comes to.
#[derive(Debug)]
pub struct Comparison {
    books: Books,
    /// The parts that nothing that is kept was compared with.
    left: HashSet<ResultKey>,
    agree: u64,
    differ: Vec<ResultKey>,
    left_over: Vec<Place>,
}

/// A part that is kept otherwise than the ledger comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which one.
    pub place: Place,
    /// What is kept.
    pub kept: Option<String>,
    /// What the ledger comes to.
    pub comes_to: Option<String>,
}

impl Rebuilding {
    /// Begins with empty books, kept by these rules but for the bounds: what was taken once is taken again.
    pub fn new(rules: BookRules) -> Self {
        let rules = BookRules { bounds: Bounds::REPLAY, ..rules };
        Self(Books::new(Arc::new(rules), jiff::Timestamp::UNIX_EPOCH))
    }

    /// The next entry.
    pub fn entry(&mut self, row: &LedgerRow) -> Result<(), StoreError> {
        let Self(books) = self;
        let expected = books.last_seq() + 1;
        if row.seq != expected {
            let text = format!("entry {expected} of the ledger is missing; `ridgecast journal verify` tells more");
            return Err(StoreError::Unusable(text));
        }
        let bad = |what: String| StoreError::Unusable(format!("entry {expected} of the ledger ({}): {what}", row.kind));
        let mut entry = Entry::parse(&row.kind, &row.body).map_err(|error| bad(error.to_string()))?;
        let recorded_at = events::Timestamp::from_millisecond(row.recorded_at).moment();
        let applied = books.apply(&mut entry, recorded_at).map_err(|error| bad(error.to_string()))?;
        books.keep_unwritten();
        if applied.known { Err(bad("the same is recorded before it".to_owned())) } else { Ok(()) }
    }

    /// All entries were applied.
    pub fn compare(self) -> Comparison {
        let left = self.0.results().collect();
        Comparison { books: self.0, left, agree: 0, differ: Vec::new(), left_over: Vec::new() }
    }
}

impl Comparison {
    /// The next part that is kept. Says how it differs, if it does.
    pub fn part(&mut self, row: PartRow) -> Result<Option<Difference>, StoreError> {
        let PartRow { place, data } = row;
        let Some(key) = place.key().filter(|key| self.left.remove(key)) else {
            self.left_over.push(place.clone());
            return Ok(Some(Difference { place, kept: Some(data), comes_to: None }));
        };
        let comes_to = self.document(key)?;
        if comes_to == data {
            self.agree += 1;
            return Ok(None);
        }
        self.differ.push(key);
        Ok(Some(Difference { place, kept: Some(data), comes_to: Some(comes_to) }))
    }

    /// The parts that are not kept, once all that is kept was compared, so many at the most.
    pub fn missing(&self, most: usize) -> Result<Vec<Difference>, StoreError> {
        let mut keys: Vec<_> = self.left.iter().copied().collect();
        keys.sort_unstable();
        let difference =
            |key| Ok(Difference { place: Place::from(key), kept: None, comes_to: Some(self.document(key)?) });
        keys.into_iter().take(most).map(difference).collect()
    }

    /// How many entries were applied.
    pub fn entries(&self) -> u64 {
        self.books.last_seq()
    }

    /// How many parts are kept as the ledger comes to.
    pub fn agree(&self) -> u64 {
        self.agree
    }

    /// How many parts are kept otherwise, how many are not kept, and how many are kept that the ledger does not come to.
    pub fn differ(&self) -> (usize, usize, usize) {
        (self.differ.len(), self.left.len(), self.left_over.len())
    }

    /// The parts that are to be written, one made after the other.
    pub fn to_write(&self) -> impl Iterator<Item = Result<(ResultKey, String), StoreError>> {
        self.differ.iter().chain(&self.left).map(|key| Ok((*key, self.document(*key)?)))
    }

    /// The places that are to be emptied.
    pub fn left_over(&self) -> &[Place] {
        &self.left_over
    }

    fn document(&self, key: ResultKey) -> Result<String, StoreError> {
        let document = self.books.result(key).transpose();
        let document = document.map_err(|error| StoreError::Unusable(format!("{key}: {error}")))?;
        document.ok_or_else(|| StoreError::Unusable(format!("{key}: there is no such part")))
    }
}
