//! What tests of the books share: the rules as the domain has them, entries that are short to write, and what followed from
//! them in a line each.

use std::{
    collections::BTreeMap,
    fmt::Display,
    sync::{Arc, LazyLock},
};

use jiff::{Timestamp, civil::Weekday, tz::TimeZone};
use serde_json::{Value, json};

use crate::{
    brokers::book_rules,
    domain::{
        Calendar, ContestId, Period, Place, TeamId, UserId,
        books::{
            Applied, BookRules, Books, Bounds, Changes, Consequence, Entry, LedgerRow, Loading, Metric, NotApplied,
            Refusal, ResultKey, SaleId, SaleVoided, Scope,
            entry::{ContestEnd, ContestEntrance},
        },
        events::{AchievementType, LeaderboardEvent, TrainingEvent},
        sales::{Currency, MilestoneRules, PointRules, RankNewsRules, SalesRules, Tier, Tiers},
        training,
    },
    settings::Settings,
};

pub(super) fn user(id: u64) -> UserId {
    UserId::new(id).unwrap()
}

pub(super) fn team(id: u64) -> TeamId {
    TeamId::new(id).unwrap()
}

pub(super) fn contest_id(id: u64) -> ContestId {
    ContestId::new(id).unwrap()
}

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub(super) fn sale_id(id: &str) -> SaleId {
    SaleId::new(id).unwrap()
}

/// A calendar whose weeks begin on Monday.
pub(super) fn calendar(zone: &str) -> Calendar {
    Calendar::new(TimeZone::get(zone).unwrap(), Weekday::Monday)
}

/// The numbers of the domain, in a zone.
pub(super) fn rules_in(zone: &str) -> BookRules {
    static TRAINING: LazyLock<training::Rules> =
        LazyLock::new(|| book_rules(&Settings::with("").unwrap().rules).unwrap().training);
    BookRules {
        calendar: calendar(zone),
        sales: sales_rules(),
        training: TRAINING.clone(),
        bounds: Bounds { overtaken: 50, clock_ahead: 300, open_contests: 100, entrants: 1_000, celebrated: 3 },
    }
}

fn sales_rules() -> SalesRules {
    const K: i64 = 100_000;
    let tier = |(signups, name): (i64, &str)| Tier { signups: signups * 10, name: name.to_owned() };
    let tiers = [(15, "Bronze"), (20, "Silver"), (25, "Gold"), (30, "Platinum"), (35, "Diamond"), (40, "Elite")];
    SalesRules {
        points: PointRules {
            per_signup: 100,
            revenue_step: 1_000 * 100,
            per_revenue_step: 50,
            per_tier: 500,
            first_place: 1_000,
        },
        tiers: Tiers::new(tiers.into_iter().map(tier).collect()),
        milestones: MilestoneRules {
            monthly_revenue: [10, 25, 50, 75, 100].map(|thousand| thousand * K).into(),
            monthly_signups: [10, 15, 20, 25, 30, 35, 40].map(|signups| signups * 10).into(),
            yearly_revenue: [100, 250, 500, 1_000].map(|thousand| thousand * K).into(),
            yearly_signups: Vec::new(),
            all_time_revenue: [100, 250, 500, 1_000].map(|thousand| thousand * K).into(),
        },
        news: RankNewsRules { podium: 3, tv_top: 10, tv_gain: 5, news_from: 4 },
        currency: Currency::new("$"),
    }
}

/// An entry from its JSON, as the ledger would have it.
pub(super) fn entry(kind: &str, body: &Value) -> Entry {
    Entry::parse(kind, &body.to_string()).unwrap_or_else(|error| panic!("{kind} {body}: {error}"))
}

/// A sale of now.
pub(super) fn sale(id: impl Display, seller: u64, revenue: impl Display, signups: impl Display) -> Entry {
    sale_of(id, seller, revenue, signups, None)
}

/// A sale that was made then.
pub(super) fn sale_at(
    id: impl Display,
    seller: u64,
    revenue: impl Display,
    signups: impl Display,
    sold_at: &str,
) -> Entry {
    sale_of(id, seller, revenue, signups, Some(sold_at))
}

fn sale_of(
    id: impl Display,
    seller: u64,
    revenue: impl Display,
    signups: impl Display,
    sold_at: Option<&str>,
) -> Entry {
    let (id, revenue, signups) = (id.to_string(), revenue.to_string(), signups.to_string());
    let mut body = json!({ "saleId": id, "userId": seller, "revenue": revenue, "signups": signups });
    if let Some(sold_at) = sold_at {
        body["soldAt"] = sold_at.into();
    }
    entry("sale", &body)
}

pub(super) fn void(id: impl Display) -> Entry {
    Entry::SaleVoided(SaleVoided { sale_id: sale_id(&id.to_string()) })
}

/// Users of the roster, each as JSON.
pub(super) fn users(users: impl Into<Vec<Value>>) -> Entry {
    entry("roster", &json!({ "users": users.into() }))
}

/// A user in a team.
pub(super) fn member(id: u64, team: u64) -> Value {
    json!({ "id": id, "name": format!("User {id}"), "teamId": team })
}

/// A contest with an id and whatever else is not as usual.
pub(super) fn contest(id: u64, metric: &str, starts: &str, ends: &str, more: Value) -> Entry {
    let mut plan = json!({ "id": id, "title": "Sprint", "metric": metric, "startsAt": starts, "endsAt": ends });
    if let Value::Object(more) = more {
        plan.as_object_mut().unwrap().extend(more);
    }
    entry("contest", &plan)
}

pub(super) fn enter(contest: u64, entrant: u64) -> Entry {
    Entry::ContestEntry(ContestEntrance { contest_id: contest_id(contest), user_id: user(entrant) })
}

pub(super) fn settle(contest: u64) -> Entry {
    Entry::ContestSettled(ContestEnd { contest_id: contest_id(contest) })
}

pub(super) fn award(id: u64, amount: u64) -> Entry {
    entry("training", &json!({ "report": "xp-award", "userId": id, "amount": amount, "source": "quiz night" }))
}

/// Books, and the clock they are kept by.
pub(super) struct Desk {
    pub(super) books: Books,
    pub(super) now: Timestamp,
}

impl Desk {
    /// In New York.
    pub(super) fn open(now: &str) -> Self {
        Self::open_in("America/New_York", now)
    }

    pub(super) fn open_in(zone: &str, now: &str) -> Self {
        Self::with(rules_in(zone), now)
    }

    pub(super) fn with(rules: BookRules, now: &str) -> Self {
        Self { books: Books::new(Arc::new(rules), at(now)), now: at(now) }
    }

    /// From now on it is this time.
    pub(super) fn at(&mut self, now: &str) -> &mut Self {
        self.now = at(now);
        self.books.advance(self.now);
        self
    }

    pub(super) fn apply(&mut self, entry: Entry) -> Result<Applied, NotApplied> {
        self.books.apply(entry, self.now)
    }

    /// What followed from an entry that is new, in a line for each.
    pub(super) fn told(&mut self, entry: Entry) -> Vec<String> {
        let applied = self.apply(entry).unwrap();
        assert!(!applied.known, "it is new");
        applied.consequences.iter().map(line).collect()
    }

    /// Those of the lines that hold a word.
    pub(super) fn told_of(&mut self, word: &str, entry: Entry) -> Vec<String> {
        self.told(entry).into_iter().filter(|line| line.contains(word)).collect()
    }

    /// Applies entries that are new, whatever follows.
    pub(super) fn does(&mut self, entries: impl IntoIterator<Item = Entry>) {
        for entry in entries {
            self.told(entry);
        }
    }

    /// Why an entry is refused, after which nothing has changed.
    pub(super) fn refuses(&mut self, entry: Entry) -> Refusal {
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
    pub(super) fn knows(&mut self, entry: Entry) {
        let before = self.books.dump();
        let applied = self.apply(entry).unwrap();
        assert!(applied.known && applied.consequences.is_empty(), "{applied:?}");
        assert_eq!(self.books.dump(), before);
    }

    /// A board of everyone in short: `1. 7 = 12.5`.
    pub(super) fn board(&self, metric: Metric) -> Vec<String> {
        self.board_of(metric, None)
    }

    pub(super) fn board_of(&self, metric: Metric, scope: Scope) -> Vec<String> {
        self.books.listing(metric, scope)
    }

    /// How many points somebody has.
    pub(super) fn points(&self, id: u64) -> i64 {
        self.books.account(user(id)).map_or(0, |account| account.points)
    }

    /// A contest's standings in short: `1. 7 = 12.5`.
    pub(super) fn standings(&self, id: u64) -> Vec<String> {
        let board = self.books.contest_board(contest_id(id), 0, usize::MAX).unwrap();
        let line = |row: crate::domain::books::ContestRow| {
            use crate::domain::contests::Participant::{Team, User};
            let id = match row.participant {
                User(id) => id.get(),
                Team(id) => id.get(),
            };
            format!("{}. {id} = {}", row.rank, row.value.as_str())
        };
        board.board.into_iter().map(line).collect()
    }
}

/// All that the books are, to be compared.
#[derive(Debug, PartialEq)]
pub(super) struct Dump {
    last_seq: u64,
    results: BTreeMap<ResultKey, String>,
    boards: Vec<(Metric, Scope, Period, Vec<Place>, i64)>,
    members: Vec<Vec<UserId>>,
    active: usize,
    sales: Vec<crate::domain::books::Recorded>,
    sales_of: BTreeMap<u64, Vec<crate::domain::books::Recorded>>,
    counting: usize,
    contests: Vec<(ContestId, usize, Vec<Place>)>,
    open: Vec<(Timestamp, ContestId)>,
}

/// The ids that tests use.
const IDS: std::ops::RangeInclusive<u64> = 1..=200;
const TEAMS: std::ops::RangeInclusive<u64> = 1..=5;

impl Books {
    pub(super) fn dump(&self) -> Dump {
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
            sales: self.sales.all().cloned().collect(),
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

/// What was kept of books: the rows of the ledger, and the last document of each part.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) rows: Vec<LedgerRow>,
    pub(super) results: BTreeMap<ResultKey, String>,
}

impl Kept {
    pub(super) fn take(&mut self, changes: Changes) {
        self.rows.extend(changes.entries);
        self.results.extend(changes.results);
    }

    /// The books that are put together from it. Keys are in the order of the store: contests before their entrants.
    pub(super) fn load(&self, rules: &Arc<BookRules>, now: Timestamp) -> Books {
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
    pub(super) fn replay(&self, rules: &Arc<BookRules>, now: Timestamp) -> Books {
        let mut books = Books::new(Arc::clone(rules), Timestamp::UNIX_EPOCH);
        for row in &self.rows {
            let entry = Entry::parse(&row.kind, &row.body).unwrap();
            books.apply(entry, Timestamp::from_millisecond(row.recorded_at).unwrap()).unwrap();
        }
        assert_eq!(books.keep().unwrap().entries, self.rows);
        books.advance(now);
        books
    }
}

/// What followed, in a short line: `7 monthlyRevenue 2>1 = 100`, `7 milestone: $10,000 this month`.
pub(super) fn line(consequence: &Consequence) -> String {
    match consequence {
        Consequence::Rank(change) => {
            let who = if change.public { "" } else { " (to himself)" };
            let value = change.metric.amount(change.value);
            let (previous, new) = (change.previous, change.new);
            format!("{} {} {previous}>{new} = {}{who}", change.user, change.metric, value.as_str())
        }
        Consequence::Leaderboard(event) => match event {
            LeaderboardEvent::Achievement(earned) => {
                format!("{} {}: {}", earned.user_id, type_name(earned.achievement_type), earned.title)
            }
            LeaderboardEvent::Celebration(earned) => format!("{} TV: {}", earned.user_id, earned.title),
            LeaderboardEvent::ContestEntry(entry) => {
                format!("{} entered {} = {}", entry.user_id, entry.contest_id, entry.value.as_str())
            }
            LeaderboardEvent::ContestScore(entry) => {
                let (value, rank) = (entry.value.as_str(), entry.rank.get());
                format!("{} scored in {} = {value}, rank {rank}", entry.user_id, entry.contest_id)
            }
            LeaderboardEvent::ContestOver(over) => {
                let place = |taken: &crate::domain::events::PlaceTaken| {
                    let prize = taken.prize.as_ref().map(|prize| format!(" {}", prize.get())).unwrap_or_default();
                    format!(", {}. {} = {}{prize}", taken.place.get(), taken.name, taken.value.as_str())
                };
                format!("over {}{}", over.contest_id, over.places.iter().map(place).collect::<String>())
            }
            other => panic!("{other:?} follows from no entry"),
        },
        Consequence::Training(event) => match event {
            TrainingEvent::XpGain(gain) => format!("{} +{} {}", gain.user_id, gain.amount.get(), gain.source),
            TrainingEvent::LevelUp(up) => format!("{} level {}", up.user_id, up.new_level.get()),
            TrainingEvent::Achievement(unlocked) => {
                let id = serde_json::to_string(&unlocked.achievement_id).unwrap();
                format!("{} unlocked {}", unlocked.user_id, id.trim_matches('"'))
            }
            other => format!("{other:?}"),
        },
        Consequence::Refresh(metrics) => {
            format!("refresh {}", metrics.iter().map(|metric| metric.name()).collect::<Vec<_>>().join(" "))
        }
        Consequence::TeamMoved { user, from, to } => {
            let name = |team: &Option<TeamId>| team.map_or("none".to_owned(), |team| team.to_string());
            format!("{user} team {}>{}", name(from), name(to))
        }
        Consequence::Settled(id) => format!("settled {id}"),
    }
}

fn type_name(kind: AchievementType) -> &'static str {
    match kind {
        AchievementType::Rank => "rank",
        AchievementType::Milestone => "milestone",
        AchievementType::Streak => "streak",
        AchievementType::Contest => "contest",
    }
}
