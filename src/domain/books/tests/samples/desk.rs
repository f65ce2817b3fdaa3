//! Books, and questions that are short to ask them.

use std::sync::Arc;

use jiff::Timestamp;

use super::{at, contest_id, line, rules_in, user};
use crate::domain::{
    Place,
    books::{Applied, BookRules, Books, ContestRow, Entry, Metric, NotApplied, Refusal, Scope},
    contests::Participant,
};

/// Books, and the clock they are kept by.
pub(in crate::domain::books::tests) struct Desk {
    pub(in crate::domain::books::tests) books: Books,
    pub(in crate::domain::books::tests) now: Timestamp,
}

impl Desk {
    /// In New York.
    pub(in crate::domain::books::tests) fn open(now: &str) -> Self {
        Self::open_in("America/New_York", now)
    }

    pub(in crate::domain::books::tests) fn open_in(zone: &str, now: &str) -> Self {
        Self::with(rules_in(zone), now)
    }

    pub(in crate::domain::books::tests) fn with(rules: BookRules, now: &str) -> Self {
        Self { books: Books::new(Arc::new(rules), at(now)), now: at(now) }
    }

    /// From now on it is this time.
    pub(in crate::domain::books::tests) fn at(&mut self, now: &str) -> &mut Self {
        self.now = at(now);
        self.books.advance(self.now);
        self
    }

    pub(in crate::domain::books::tests) fn apply(&mut self, mut entry: Entry) -> Result<Applied, NotApplied> {
        self.books.apply(&mut entry, self.now)
    }

    /// What followed from an entry that is new, in a line for each.
    pub(in crate::domain::books::tests) fn told(&mut self, entry: Entry) -> Vec<String> {
        let applied = self.apply(entry).unwrap();
        assert!(!applied.known, "it is new");
        applied.consequences.iter().map(line).collect()
    }

    /// Those of the lines that hold a word.
    pub(in crate::domain::books::tests) fn told_of(&mut self, word: &str, entry: Entry) -> Vec<String> {
        self.told(entry).into_iter().filter(|line| line.contains(word)).collect()
    }

    /// Applies entries that are new, whatever follows.
    pub(in crate::domain::books::tests) fn does(&mut self, entries: impl IntoIterator<Item = Entry>) {
        for entry in entries {
            self.told(entry);
        }
    }

    /// Why an entry is refused, after which nothing has changed.
    pub(in crate::domain::books::tests) fn refuses(&mut self, entry: Entry) -> Refusal {
        let before = self.books.dump();
        match self.apply(entry) {
            Err(NotApplied::Refused(refusal)) => {
                assert_eq!(self.books.dump(), before);
                refusal
            }
            other => panic!("{other:?}"),
        }
    }

    /// That an entry is known already, and nothing changes.
    pub(in crate::domain::books::tests) fn knows(&mut self, entry: Entry) {
        let before = self.books.dump();
        let applied = self.apply(entry).unwrap();
        assert!(applied.known && applied.consequences.is_empty(), "{applied:?}");
        assert_eq!(self.books.dump(), before);
    }

    /// A board of everyone in short: `1. 7 = 12.5`.
    pub(in crate::domain::books::tests) fn board(&self, metric: Metric) -> Vec<String> {
        self.board_of(metric, None)
    }

    pub(in crate::domain::books::tests) fn board_of(&self, metric: Metric, scope: Scope) -> Vec<String> {
        self.books.listing(metric, scope)
    }

    /// How many points somebody has.
    pub(in crate::domain::books::tests) fn points(&self, id: u64) -> i64 {
        self.books.account(user(id)).map_or(0, |account| account.points)
    }

    /// A contest's standings in short: `1. 7 = 12.5`.
    pub(in crate::domain::books::tests) fn standings(&self, id: u64) -> Vec<String> {
        let board = self.books.contest_board(contest_id(id), 0, usize::MAX).unwrap();
        let line = |row: ContestRow| {
            let id = match row.participant {
                Participant::User(id) => id.get(),
                Participant::Team(id) => id.get(),
            };
            format!("{}. {id} = {}", row.rank, row.value.as_str())
        };
        board.board.into_iter().map(line).collect()
    }
}

impl Books {
    /// A board in short.
    fn listing(&self, metric: Metric, scope: Scope) -> Vec<String> {
        let places = self.boards.ranking(metric, scope).into_iter().flat_map(|ranking| ranking.from_index(0));
        let line = |place: Place| {
            let rank = self.boards.rank(metric, scope, place.value);
            format!("{rank}. {} = {}", place.id, metric.amount(place.value).as_str())
        };
        places.map(line).collect()
    }
}
