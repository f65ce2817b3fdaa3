//! All that books are, and what is kept of them.

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;

use super::{team, user};
use crate::domain::{
    ContestId, Period, Place, UserId,
    books::{BookRules, Books, Changes, Entry, LedgerRow, Loading, Metric, Recorded, ResultKey, Scope},
};

/// All that the books are, to be compared.
#[derive(Debug, PartialEq)]
pub(in crate::domain::books::tests) struct Dump {
    last_seq: u64,
    results: BTreeMap<ResultKey, String>,
    boards: Vec<(Metric, Scope, Period, Vec<Place>, i64)>,
    members: Vec<Vec<UserId>>,
    active: usize,
    sales: Vec<Recorded>,
    sales_of: BTreeMap<u64, Vec<Recorded>>,
    counting: usize,
    contests: Vec<(ContestId, usize, Vec<Place>)>,
    open: Vec<(Timestamp, ContestId)>,
}

/// The ids that tests use.
const IDS: std::ops::RangeInclusive<u64> = 1..=200;
const TEAMS: std::ops::RangeInclusive<u64> = 1..=5;

impl Books {
    pub(in crate::domain::books::tests) fn dump(&self) -> Dump {
        let scopes: Vec<Scope> = std::iter::once(None).chain(TEAMS.map(|id| Some(team(id)))).collect();
        let board = |metric: Metric, scope: Scope| {
            let places = self.boards.ranking(metric, scope).into_iter().flat_map(|ranking| ranking.from_index(0));
            (metric, scope, self.boards.period(metric), places.collect(), self.boards.sum(metric, scope))
        };
        Dump {
            last_seq: self.last_seq(),
            results: self.results().map(|key| (key, self.result(key).unwrap().unwrap())).collect(),
            boards: Metric::ALL.into_iter().flat_map(|m| scopes.iter().map(move |s| board(m, *s))).collect(),
            members: TEAMS.map(|id| self.roster.members(team(id)).collect()).collect(),
            active: self.roster.active(),
            sales: self.sales.all_since(i64::MIN).cloned().collect(),
            sales_of: IDS.map(|id| (id, self.sales.of(user(id)).cloned().collect())).collect(),
            counting: self.sales.counting(),
            contests: self
                .contests
                .iter()
                .map(|(id, running)| (id, running.entrants(), running.standings().from_index(0).collect()))
                .collect(),
            open: self.contests.open().collect(),
        }
    }
}

/// What was kept of books: the rows of the ledger, and the last document of each part.
#[derive(Debug, Default)]
pub(in crate::domain::books::tests) struct Kept {
    pub(in crate::domain::books::tests) rows: Vec<LedgerRow>,
    pub(in crate::domain::books::tests) results: BTreeMap<ResultKey, String>,
}

impl Kept {
    pub(in crate::domain::books::tests) fn take(&mut self, changes: Changes) {
        self.rows.extend(changes.entries);
        self.results.extend(changes.results);
    }

    /// The books that are put together from it. Keys are in the order of the store: contests before their entrants.
    pub(in crate::domain::books::tests) fn load(&self, rules: &Arc<BookRules>, now: Timestamp) -> Books {
        let mut loading = Loading::new(Arc::clone(rules));
        for row in &self.rows {
            loading.entry(row).unwrap();
        }
        for (key, document) in &self.results {
            loading.result(*key, document).unwrap();
        }
        let mut books = loading.finish();
        books.advance(now);
        books
    }

    /// The books that come of applying the entries again.
    pub(in crate::domain::books::tests) fn replay(&self, rules: &Arc<BookRules>, now: Timestamp) -> Books {
        let mut books = Books::new(Arc::clone(rules), Timestamp::UNIX_EPOCH);
        for row in &self.rows {
            let mut entry = Entry::parse(&row.kind, &row.body).unwrap();
            books.apply(&mut entry, Timestamp::from_millisecond(row.recorded_at).unwrap()).unwrap();
        }
        assert_eq!(books.keep().unwrap().entries, self.rows);
        books.advance(now);
        books
    }
}
