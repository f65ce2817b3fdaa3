use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use jiff::{Timestamp, tz::TimeZone};

use super::{
    Account, Boards, Changes, Contest, Contests, Entry, LedgerRow, Listed, ListedTeam, Metric, ResultKey, Roster,
    SaleId, Sales, Score, boards::Seats,
};
use crate::domain::{
    Calendar, ContestId, TeamId, UserId, events,
    sales::SalesRules,
    training::{self, Trainee},
};

/// All that decides what follows from an entry.
#[derive(Debug, Clone)]
pub struct BookRules {
    /// The organisation's days, weeks, months and years.
    pub calendar: Calendar,
    /// What sales are worth.
    pub sales: SalesRules,
    /// What training is worth.
    pub training: training::Rules,
    /// How much of it there may be.
    pub bounds: Bounds,
}

/// How much there may be.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// How many of those he overtakes are told, for one sale.
    pub overtaken: usize,
    /// How far ahead of the service's clock a sale may be, in seconds.
    pub clock_ahead: i64,
    /// Contests that are not settled.
    pub open_contests: usize,
    /// Entrants of a contest.
    pub entrants: usize,
    /// Of so many first places of a contest each one is celebrated.
    pub celebrated: u64,
}

impl Bounds {
    /// For entries that were taken once: they are taken again whatever the settings say now, and nobody is told.
    pub const REPLAY: Self =
        Self { overtaken: 0, clock_ahead: i64::MAX, open_contests: usize::MAX, entrants: usize::MAX, celebrated: 0 };
}

/// All that is known of people, sales, contests and training: what the entries of the ledger come to. Entries are applied
/// one after the other; what they change can be taken back until it is kept. Reads no clock, draws no lots: the same entries
/// at the same times make the same books.
///
/// Holds every sale in memory, about 150 bytes each, and about a kilobyte for each user.
#[derive(Debug)]
pub struct Books {
    pub(super) rules: Arc<BookRules>,
    pub(super) roster: Roster,
    pub(super) sales: Sales,
    pub(super) accounts: HashMap<UserId, Box<Account>>,
    pub(super) trainees: HashMap<UserId, Box<Trainee>>,
    pub(super) contests: Contests,
    pub(super) boards: Boards,
    /// When the last entry was recorded; time does not run backwards here.
    pub(super) at: Timestamp,
    /// The place of the last entry.
    pub(super) last_seq: u64,
    /// What stood before, the latest change last.
    undo: Vec<Before>,
    rows: Vec<LedgerRow>,
}

/// What stood before a change.
#[derive(Debug)]
enum Before {
    User(UserId, Option<Listed>),
    Team(TeamId, Option<ListedTeam>),
    Account(UserId, Option<Box<Account>>),
    Trainee(UserId, Option<Box<Trainee>>),
    Contest(ContestId, Option<Contest>),
    Score(ContestId, u64, Option<Score>),
    /// Who had the id of the sale that was recorded.
    Recorded(SaleId, Option<u32>),
    Voided(SaleId),
    Entry,
}

/// The moment as the ledger has it, so that entries come to the same when they are applied again.
fn whole_millisecond(moment: Timestamp) -> Timestamp {
    events::Timestamp::from_millisecond(moment.as_millisecond()).moment()
}

impl Books {
    /// Empty ones, which are begun at this time.
    pub fn new(rules: Arc<BookRules>, at: Timestamp) -> Self {
        let at = whole_millisecond(at);
        let boards = Boards::new(&rules.calendar, at);
        Self {
            rules,
            roster: Roster::default(),
            sales: Sales::default(),
            accounts: HashMap::new(),
            trainees: HashMap::new(),
            contests: Contests::default(),
            boards,
            at,
            last_seq: 0,
            undo: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// By which rules they are kept.
    pub fn rules(&self) -> &BookRules {
        &self.rules
    }

    /// Who is who.
    pub fn roster(&self) -> &Roster {
        &self.roster
    }

    /// What was sold.
    pub fn sales(&self) -> &Sales {
        &self.sales
    }

    /// What is held, and was.
    pub fn contests(&self) -> &Contests {
        &self.contests
    }

    /// How people stand in the periods that are running.
    pub fn boards(&self) -> &Boards {
        &self.boards
    }

    /// What somebody's sales have come to.
    pub fn account(&self, user: UserId) -> Option<&Account> {
        self.accounts.get(&user).map(AsRef::as_ref)
    }

    /// What somebody's training has come to.
    pub fn trainee(&self, user: UserId) -> Option<&Trainee> {
        self.trainees.get(&user).map(AsRef::as_ref)
    }

    /// Up to when the clock has been followed.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The place of the last entry in the ledger; 0 if there is none.
    pub fn last_seq(&self) -> u64 {
        self.last_seq
    }

    /// Follows the clock, in whole milliseconds, as the ledger does; one that was set back is waited for. Boards whose period
    /// is over are emptied: says which.
    pub fn advance(&mut self, now: Timestamp) -> Vec<Metric> {
        self.at = self.at.max(whole_millisecond(now));
        self.boards.turn(&self.rules.calendar, self.at)
    }

    /// His time zone.
    pub(super) fn zone(&self, user: UserId) -> TimeZone {
        let own = self.roster.user(user).and_then(|listed| listed.time_zone.as_ref());
        own.map_or_else(|| self.rules.calendar.zone().clone(), |zone| zone.0.clone())
    }

    /// Where he stands on all boards.
    pub(super) fn seats(&self, user: UserId) -> Seats {
        if !self.roster.is_active(user) {
            return Seats::NOWHERE;
        }
        let account = self.account(user);
        let value = |metric: Metric| match (metric, account) {
            (Metric::Xp, account) => {
                let xp = self.trainee(user).map_or(0, Trainee::xp);
                (i64::try_from(xp).unwrap_or(i64::MAX), account.map_or(0, |account| account.xp_reached))
            }
            (_, None) => (0, 0),
            (Metric::Points, Some(account)) => (account.points, account.points_reached),
            (_, Some(account)) => match account.cell(metric) {
                Some(cell) if cell.period == Some(self.boards.period(metric)) => (cell.sum.value, cell.sum.reached),
                _ => (0, 0),
            },
        };
        let seat = |metric| Some(value(metric)).filter(|(value, _)| *value > 0).unwrap_or_default();
        Seats { team: self.roster.team_of(user), values: Metric::ALL.map(seat) }
    }

    pub(super) fn set_user(&mut self, user: UserId, listed: Listed) {
        let before = self.moving(user, |books| books.roster.set_user(user, Some(listed)));
        self.undo.push(Before::User(user, before));
    }

    pub(super) fn set_team(&mut self, team: TeamId, listed: ListedTeam) {
        let before = self.roster.set_team(team, Some(listed));
        self.undo.push(Before::Team(team, before));
    }

    pub(super) fn set_account(&mut self, user: UserId, account: Account) {
        let before = self.moving(user, |books| books.accounts.insert(user, Box::new(account)));
        self.undo.push(Before::Account(user, before));
    }

    pub(super) fn set_trainee(&mut self, user: UserId, trainee: Trainee) {
        let before = self.moving(user, |books| books.trainees.insert(user, Box::new(trainee)));
        self.undo.push(Before::Trainee(user, before));
    }

    pub(super) fn set_contest(&mut self, id: ContestId, contest: Contest) {
        let before = self.contests.set(id, Some(contest));
        self.undo.push(Before::Contest(id, before));
    }

    pub(super) fn set_score(&mut self, id: ContestId, entrant: u64, score: Score) {
        let before = self.contests.set_score(id, entrant, Some(score));
        self.undo.push(Before::Score(id, entrant, before));
    }

    pub(super) fn record_sale(&mut self, id: SaleId, sale: super::sale::Recorded) {
        let had_id = self.sales.record(id.clone(), sale);
        self.undo.push(Before::Recorded(id, had_id));
    }

    pub(super) fn void_sale(&mut self, id: &SaleId) {
        self.sales.void(id, true);
        self.undo.push(Before::Voided(id.clone()));
    }

    /// Gives an entry its place in the ledger.
    pub(super) fn enter(&mut self, entry: &Entry) -> serde_json::Result<()> {
        let row = LedgerRow {
            seq: self.last_seq + 1,
            recorded_at: self.at.as_millisecond(),
            kind: entry.kind().to_owned(),
            body: entry.body()?,
        };
        self.last_seq = row.seq;
        self.rows.push(row);
        self.undo.push(Before::Entry);
        Ok(())
    }

    /// Changes something about a user, and his places on the boards with it.
    fn moving<T>(&mut self, user: UserId, change: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.seats(user);
        let changed = change(self);
        let after = self.seats(user);
        self.boards.reseat(user, &before, &after);
        changed
    }

    /// Takes back everything since it was last kept.
    pub fn undo(&mut self) {
        self.undo_to(0);
    }

    /// How much could be taken back.
    pub(super) fn mark(&self) -> usize {
        self.undo.len()
    }

    /// Takes back everything behind a mark.
    pub(super) fn undo_to(&mut self, mark: usize) {
        while self.undo.len() > mark {
            let Some(before) = self.undo.pop() else { return };
            match before {
                Before::User(user, listed) => {
                    self.moving(user, |books| books.roster.set_user(user, listed));
                }
                Before::Team(team, listed) => {
                    self.roster.set_team(team, listed);
                }
                Before::Account(user, account) => {
                    self.moving(user, |books| match account {
                        Some(account) => books.accounts.insert(user, account),
                        None => books.accounts.remove(&user),
                    });
                }
                Before::Trainee(user, trainee) => {
                    self.moving(user, |books| match trainee {
                        Some(trainee) => books.trainees.insert(user, trainee),
                        None => books.trainees.remove(&user),
                    });
                }
                Before::Contest(id, contest) => {
                    self.contests.set(id, contest);
                }
                Before::Score(id, entrant, score) => {
                    self.contests.set_score(id, entrant, score);
                }
                Before::Recorded(id, had_id) => self.sales.take_back(&id, had_id),
                Before::Voided(id) => self.sales.void(&id, false),
                Before::Entry => {
                    self.last_seq -= 1;
                    self.rows.pop();
                }
            }
        }
    }

    /// Keeps everything, and says what has changed since it was last kept.
    pub fn keep(&mut self) -> serde_json::Result<Changes> {
        let mut keys = BTreeSet::new();
        for before in self.undo.drain(..) {
            keys.extend(match before {
                Before::User(user, _) => Some(ResultKey::User(user)),
                Before::Team(team, _) => Some(ResultKey::Team(team)),
                Before::Account(user, _) => Some(ResultKey::Account(user)),
                Before::Trainee(user, _) => Some(ResultKey::Trainee(user)),
                Before::Contest(id, _) => Some(ResultKey::Contest(id)),
                Before::Score(id, entrant, _) => Some(ResultKey::Entrant(id, entrant)),
                Before::Recorded(..) | Before::Voided(_) | Before::Entry => None,
            });
        }
        let entries = std::mem::take(&mut self.rows);
        let results = keys.into_iter().filter_map(|key| Some((key, self.result(key)?)));
        let results = results.map(|(key, document)| Ok((key, document?))).collect::<serde_json::Result<_>>()?;
        Ok(Changes { entries, results })
    }

    /// Keeps everything, for whoever does not write what has changed.
    pub fn keep_unwritten(&mut self) {
        self.undo.clear();
        self.rows.clear();
    }

    /// A part of what the ledger comes to, as it is kept; nothing if there is no such part.
    pub fn result(&self, key: ResultKey) -> Option<serde_json::Result<String>> {
        Some(match key {
            ResultKey::User(user) => serde_json::to_string(self.roster.user(user)?),
            ResultKey::Team(team) => serde_json::to_string(self.roster.team(team)?),
            ResultKey::Account(user) => serde_json::to_string(self.account(user)?),
            ResultKey::Trainee(user) => serde_json::to_string(self.trainee(user)?),
            ResultKey::Contest(id) => serde_json::to_string(&self.contests.get(id)?.contest),
            ResultKey::Entrant(id, entrant) => serde_json::to_string(self.contests.get(id)?.score(entrant)?),
        })
    }

    /// All parts there are, in no order.
    pub fn results(&self) -> impl Iterator<Item = ResultKey> + '_ {
        let contests = self.contests.iter().flat_map(|(id, running)| {
            let entrants = running.scores().map(move |(entrant, _)| ResultKey::Entrant(id, entrant));
            std::iter::once(ResultKey::Contest(id)).chain(entrants)
        });
        (self.roster.users().map(|listed| ResultKey::User(listed.id)))
            .chain(self.roster.teams().map(|listed| ResultKey::Team(listed.id)))
            .chain(self.accounts.keys().map(|user| ResultKey::Account(*user)))
            .chain(self.trainees.keys().map(|user| ResultKey::Trainee(*user)))
            .chain(contests)
    }
}
