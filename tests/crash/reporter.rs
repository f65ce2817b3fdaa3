//! Who reports sales, voids them and awards XP, while the service comes and goes; and what must stand on the boards then.

#![allow(dead_code, reason = "each test binary uses what it needs")]

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use actix_rt::task::JoinHandle;
use futures_util::future::{join, join_all};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::{
    client::Pause,
    endpoint::{Endpoint, Failure, PATIENCE},
    server::Server,
};

/// Those who report at the same time.
const REPORTERS: u64 = 6;
/// Users of each.
const USERS: u64 = 4;
/// Complaints of one reporter.
const MOST_COMPLAINTS: usize = 5;

/// Settings without achievements, whose XP would stand beside what was awarded.
pub(crate) const SETTINGS: &str = "[rules.training]\nachievements_file = \"none.toml\"\n";

/// All of them.
pub(crate) struct Reporters {
    endpoint: Rc<Endpoint>,
    at_work: Vec<JoinHandle<Reporter>>,
    enough: Rc<Cell<bool>>,
}

/// What came of it all.
pub(crate) struct Books {
    /// What should not have been.
    pub(crate) faults: Vec<String>,
    /// For a person.
    pub(crate) summary: String,
    /// Sales, voids and awards that were acknowledged.
    pub(crate) acknowledged: u64,
}

/// One who reports about users of his own, each report as soon as the one before is answered.
struct Reporter {
    name: u64,
    endpoint: Rc<Endpoint>,
    rng: StdRng,
    pause: Pause,
    number: u64,
    /// Sales that count, with their users and cents.
    sales: Vec<(String, u64, u64)>,
    /// XP by user.
    awarded: BTreeMap<u64, u64>,
    /// Awards of which nobody knows, by user.
    in_doubt: BTreeMap<u64, Vec<u64>>,
    acknowledged: u64,
    complaints: Vec<String>,
}

/// A report.
struct Report {
    method: Method,
    path: String,
    body: Value,
    key: Option<String>,
}

impl Reporters {
    /// They begin.
    pub(crate) fn begin(endpoint: &Rc<Endpoint>, rng: &mut StdRng) -> Self {
        let enough = Rc::new(Cell::new(false));
        let reporter = |name| Reporter::new(name, Rc::clone(endpoint), StdRng::from_rng(&mut *rng));
        let reporters: Vec<_> = (1..=REPORTERS).map(reporter).collect();
        let at_work = reporters.into_iter().map(|reporter| actix_rt::spawn(reporter.run(Rc::clone(&enough))));
        Self { endpoint: Rc::clone(endpoint), at_work: at_work.collect(), enough }
    }

    /// They come to an end. Then what was acknowledged is compared with the boards, and those with the ledger.
    pub(crate) async fn end(self, server: &Server) -> Books {
        self.enough.set(true);
        let reporters: Vec<_> = join_all(self.at_work).await.into_iter().map(Result::unwrap).collect();
        let mut faults: Vec<_> = reporters.iter().flat_map(|reporter| reporter.complaints.iter().cloned()).collect();
        let (mut cents, mut xp) = (BTreeMap::new(), BTreeMap::new());
        for (_, user, brings) in reporters.iter().flat_map(|reporter| &reporter.sales) {
            *cents.entry(*user).or_default() += brings;
        }
        for (user, amount) in reporters.iter().flat_map(|reporter| &reporter.awarded) {
            *xp.entry(*user).or_default() += amount;
        }
        let in_doubt: BTreeMap<_, _> = reporters.iter().flat_map(|reporter| reporter.in_doubt.clone()).collect();
        faults.extend(differences(
            "cents",
            &cents,
            &board(&self.endpoint, "allTimeRevenue", 100.0).await,
            &BTreeMap::new(),
        ));
        faults.extend(differences("XP", &xp, &board(&self.endpoint, "xp", 1.0).await, &in_doubt));
        let (code, said) = server.run(&["rebuild", "--check"]);
        if code != Some(0) {
            faults.push(format!("rebuild --check: {said}"));
        }
        let acknowledged = reporters.iter().map(|reporter| reporter.acknowledged).sum();
        let sales: usize = reporters.iter().map(|reporter| reporter.sales.len()).sum();
        let in_doubt: usize = in_doubt.values().map(Vec::len).sum();
        let summary = format!(
            "{acknowledged} reports acknowledged, {sales} sales count, {in_doubt} awards in doubt; {} reports refused for the time \
             being, {} broken off; {}",
            self.endpoint.refused.get(),
            self.endpoint.broken_off.get(),
            said.trim(),
        );
        Books { faults, summary, acknowledged }
    }
}

impl Reporter {
    fn new(name: u64, endpoint: Rc<Endpoint>, mut rng: StdRng) -> Self {
        let pause = Pause::new(StdRng::from_rng(&mut rng));
        Self {
            name,
            endpoint,
            rng,
            pause,
            number: 0,
            sales: Vec::new(),
            awarded: BTreeMap::new(),
            in_doubt: BTreeMap::new(),
            acknowledged: 0,
            complaints: Vec::new(),
        }
    }

    async fn run(mut self, enough: Rc<Cell<bool>>) -> Self {
        while !enough.get() {
            self.number += 1;
            match self.rng.random_range(0..10) {
                0..=4 => self.sell().await,
                5 => self.void().await,
                6 => self.sell_many().await,
                7 => self.award_once().await,
                _ => self.award().await,
            }
        }
        self
    }

    /// A sale, with a key or known by its id alone; now and then in two requests at once.
    async fn sell(&mut self) {
        let (id, user, cents) = self.sale();
        let key = self.rng.random_bool(0.5).then(|| self.key());
        let report =
            Report { method: Method::POST, path: "/api/v1/sales".to_owned(), body: body(&id, user, cents), key };
        let (answer, _) = if self.rng.random_ratio(1, 8) {
            let mut other_pause = Pause::new(StdRng::from_rng(&mut self.rng));
            let first = answer(&self.endpoint, &mut self.pause, &report);
            let second = answer(&self.endpoint, &mut other_pause, &report);
            join(first, second).await.0
        } else {
            answer(&self.endpoint, &mut self.pause, &report).await
        };
        if self.is_done(&report, &answer) {
            self.sales.push((id, user, cents));
        }
    }

    /// Some sales at once: all or none.
    async fn sell_many(&mut self) {
        let count = self.rng.random_range(2..=8);
        let sales: Vec<_> = (0..count)
            .map(|part| {
                let (id, user, cents) = self.sale();
                (format!("{id}.{part}"), user, cents)
            })
            .collect();
        let entry =
            |(id, user, cents): &(String, u64, u64)| json!({"path": "/api/v1/sales", "body": body(id, *user, *cents)});
        let key = Some(self.key());
        let body = sales.iter().map(entry).collect();
        let report = Report { method: Method::POST, path: "/api/v1/batch".to_owned(), body, key };
        let (answer, _) = answer(&self.endpoint, &mut self.pause, &report).await;
        if self.is_done(&report, &answer) {
            self.sales.extend(sales);
        }
    }

    /// One of his sales no longer counts. Without a key it may have been voided by the try that broke off.
    async fn void(&mut self) {
        if self.sales.is_empty() {
            return;
        }
        let (id, ..) = self.sales.swap_remove(self.rng.random_range(0..self.sales.len()));
        let key = self.rng.random_bool(0.5).then(|| self.key());
        let may_be_gone = key.is_none();
        let report = Report { method: Method::DELETE, path: format!("/api/v1/sales/{id}"), body: Value::Null, key };
        let (answer, again) = answer(&self.endpoint, &mut self.pause, &report).await;
        if !(may_be_gone && again && matches!(answer, Ok((404, _)))) {
            self.is_done(&report, &answer);
        }
    }

    async fn award(&mut self) {
        let (report, user, amount) = self.an_award(true);
        let (answer, _) = answer(&self.endpoint, &mut self.pause, &report).await;
        if self.is_done(&report, &answer) {
            *self.awarded.entry(user).or_default() += amount;
        }
    }

    /// Without a key, and never again: whatever comes of it.
    async fn award_once(&mut self) {
        let (report, user, amount) = self.an_award(false);
        match report.send(&self.endpoint).await {
            Ok(answer) => {
                if self.is_done(&report, &Ok(answer)) {
                    *self.awarded.entry(user).or_default() += amount;
                }
            }
            Err(Failure::Passing) => self.in_doubt.entry(user).or_default().push(amount),
            Err(Failure::Wrong(what)) => self.complain(&report, &what),
        }
    }

    fn an_award(&mut self, has_key: bool) -> (Report, u64, u64) {
        let (user, amount) = (self.user(), self.rng.random_range(1..=500));
        let body = json!({"userId": user, "amount": amount, "source": "crash"});
        let key = has_key.then(|| self.key());
        (Report { method: Method::POST, path: "/api/v1/training/xp-awards".to_owned(), body, key }, user, amount)
    }

    fn sale(&mut self) -> (String, u64, u64) {
        (format!("s-{}-{}", self.name, self.number), self.user(), self.rng.random_range(1..=500_000))
    }

    fn user(&mut self) -> u64 {
        1_000 + self.name * USERS + self.rng.random_range(0..USERS)
    }

    fn key(&self) -> String {
        format!("report-{}-{}", self.name, self.number)
    }

    fn is_done(&mut self, report: &Report, answer: &Result<(u16, String), String>) -> bool {
        let is_done = matches!(answer, Ok((200, _)));
        match is_done {
            true => self.acknowledged += 1,
            false => self.complain(report, &format!("was answered {answer:?}")),
        }
        is_done
    }

    fn complain(&mut self, report: &Report, what: &str) {
        if self.complaints.len() < MOST_COMPLAINTS {
            let Report { method, path, body, key } = report;
            self.complaints.push(format!("{method} {path} {body} ({key:?}): {what}"));
        }
    }
}

impl Report {
    async fn send(&self, endpoint: &Endpoint) -> Result<(u16, String), Failure> {
        let body = if self.body.is_null() { String::new() } else { self.body.to_string() };
        endpoint.counted(endpoint.request(self.method.clone(), &self.path, body, self.key.as_deref())).await
    }
}

/// Reports until there is an answer. Says as well whether it was tried before without one.
async fn answer(endpoint: &Endpoint, pause: &mut Pause, report: &Report) -> (Result<(u16, String), String>, bool) {
    let (begun, mut again) = (Instant::now(), false);
    let answer = loop {
        match report.send(endpoint).await {
            Ok(answer) => {
                pause.reset();
                break Ok(answer);
            }
            Err(Failure::Wrong(what)) => break Err(what),
            Err(Failure::Passing) if begun.elapsed() > PATIENCE => break Err(format!("no success in {PATIENCE:?}")),
            Err(Failure::Passing) => {
                again = true;
                pause.wait().await;
            }
        }
    };
    (answer, again)
}

fn body(id: &str, user: u64, cents: u64) -> Value {
    json!({"saleId": id, "userId": user, "revenue": cents as f64 / 100.0, "signups": (cents % 30) as f64 / 10.0})
}

/// The values of a board, in its smallest unit.
async fn board(endpoint: &Endpoint, metric: &str, units: f64) -> BTreeMap<u64, u64> {
    let (status, body) = endpoint.get(&format!("/api/v1/leaderboard?metric={metric}&limit=100")).await;
    assert_eq!(status, 200, "{body}");
    let page: Value = serde_json::from_str(&body).unwrap();
    let entries = page["entries"].as_array().unwrap().iter();
    entries
        .map(|entry| (entry["userId"].as_u64().unwrap(), (entry["value"].as_f64().unwrap() * units).round() as u64))
        .collect()
}

/// Where a board has other values than were acknowledged, with or without those in doubt.
fn differences(
    what: &str,
    acknowledged: &BTreeMap<u64, u64>,
    board: &BTreeMap<u64, u64>,
    in_doubt: &BTreeMap<u64, Vec<u64>>,
) -> Vec<String> {
    let users: BTreeSet<_> = acknowledged.keys().chain(board.keys()).collect();
    let value = |of: &BTreeMap<u64, u64>, user: &u64| of.get(user).copied().unwrap_or_default();
    users
        .into_iter()
        .filter_map(|user| {
            let (expected, got) = (value(acknowledged, user), value(board, user));
            let may_be = sums(in_doubt.get(user).map(Vec::as_slice).unwrap_or_default());
            let is_right = got.checked_sub(expected).is_some_and(|more| may_be.contains(&more));
            (!is_right)
                .then(|| format!("user {user} has {got} {what}; {expected} were acknowledged, in doubt {may_be:?}"))
        })
        .collect()
}

/// What some of these come to, whichever they are.
fn sums(of: &[u64]) -> BTreeSet<u64> {
    of.iter().fold(BTreeSet::from([0]), |sums, one| sums.iter().flat_map(|sum| [*sum, sum + one]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_is_too_high_or_too_low_is_found_and_one_in_doubt_may_count_or_not() {
        let of = |value| BTreeMap::from([(7, value)]);
        let in_doubt = BTreeMap::from([(7, vec![5, 20])]);
        let faults = |board: u64| differences("XP", &of(100), &of(board), &in_doubt).len();
        assert_eq!([100, 105, 120, 125].map(faults), [0; 4]);
        assert_eq!([0, 99, 110, 126, 200].map(faults), [1; 5]);
        assert_eq!(differences("XP", &of(100), &BTreeMap::new(), &in_doubt).len(), 1);
        assert_eq!(differences("XP", &BTreeMap::new(), &of(1), &BTreeMap::new()).len(), 1);
    }
}
