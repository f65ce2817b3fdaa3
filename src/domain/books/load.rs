use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use jiff::Timestamp;

use super::{Boards, BookRules, Books, Entry, LedgerRow, ResultKey};
use crate::domain::{TeamId, UserId, events};

/// Books that are being put together from what was kept: first the entries of the ledger in their order, which are not
/// applied again, then what they had come to.
#[derive(Debug)]
pub struct Loading {
    books: Books,
    /// In which team everybody was at the entry that was loaded last.
    teams: HashMap<UserId, Option<TeamId>>,
}

/// What was kept can't be read. The rules may be those of another version; `ridgecast rebuild` works it out again.
#[derive(Debug, thiserror::Error)]
#[error("{part}: {error}; `ridgecast rebuild` works it out again from the ledger")]
pub struct Unreadable {
    /// Which part.
    pub part: String,
    /// What was expected.
    pub error: serde_json::Error,
}

impl Loading {
    /// Begins with empty books.
    pub fn new(rules: Arc<BookRules>) -> Self {
        Self { books: Books::new(rules, Timestamp::UNIX_EPOCH), teams: HashMap::new() }
    }

    /// The next entry.
    pub fn entry(&mut self, row: &LedgerRow) -> Result<(), Unreadable> {
        let books = &mut self.books;
        books.last_seq = row.seq;
        books.at = books.at.max(events::Timestamp::from_millisecond(row.recorded_at).moment());
        if !matches!(&*row.kind, "sale" | "sale-voided" | "roster") {
            return Ok(());
        }
        let entry = Entry::parse(&row.kind, &row.body)
            .map_err(|error| Unreadable { part: format!("entry {} of the ledger", row.seq), error })?;
        match entry {
            Entry::Sale(sale) => {
                let team = self.teams.get(&sale.user_id).copied().flatten();
                let recorded = sale.recorded(books.at, team);
                books.sales.record(sale.sale_id, recorded);
            }
            Entry::SaleVoided(voided) => books.sales.void(&voided.sale_id, true),
            Entry::Roster(roster) => self.teams.extend(roster.users.iter().map(|user| (user.id, user.team_id))),
            _ => {}
        }
        Ok(())
    }

    /// A part of what the entries had come to. A contest comes before its entrants.
    pub fn result(&mut self, key: ResultKey, document: &str) -> Result<(), Unreadable> {
        self.put(key, document).map_err(|error| Unreadable { part: key.to_string(), error })
    }

    fn put(&mut self, key: ResultKey, document: &str) -> serde_json::Result<()> {
        let books = &mut self.books;
        match key {
            ResultKey::User(user) => {
                books.roster.set_user(user, Some(serde_json::from_str(document)?));
            }
            ResultKey::Team(team) => {
                books.roster.set_team(team, Some(serde_json::from_str(document)?));
            }
            ResultKey::Account(user) => {
                books.accounts.insert(user, serde_json::from_str(document)?);
            }
            ResultKey::Trainee(user) => {
                books.trainees.insert(user, serde_json::from_str(document)?);
            }
            ResultKey::Contest(id) => {
                books.contests.set(id, Some(serde_json::from_str(document)?));
            }
            ResultKey::Entrant(id, entrant) => {
                books.contests.set_score(id, entrant, Some(serde_json::from_str(document)?));
            }
        }
        Ok(())
    }

    /// Everything is in place: everybody is seated on the boards of the periods of the last entry.
    pub fn finish(self) -> Books {
        let mut books = self.books;
        books.boards = Boards::new(&books.rules.calendar, books.at);
        let users: BTreeSet<_> = books.accounts.keys().chain(books.trainees.keys()).copied().collect();
        let seats: Vec<_> = users.into_iter().map(|user| (user, books.seats(user))).collect();
        books.boards.seat_all(&seats);
        books
    }
}
