//! What holds of every company.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::*;
use crate::domain::{
    books::{Entrant, RosterUpdate, Sale},
    contests::ContestPlan,
    events::{AddressedEvent, Notification, RoleplayProgress, RoleplayResponse, SessionRegistration},
    training::{Login, ModuleCompletion, QuizResult, RoleplayResult, XpAward},
};

const STEPS: usize = 1_500;

fn steps(seed: u32, reps: usize, teams: usize) -> Vec<Step> {
    Company::new(seed, Size { reps, teams }).take(STEPS).collect()
}

fn body(report: &Report) -> Value {
    report.body_at(Timestamp::UNIX_EPOCH.into(), 1.0).unwrap_or_default()
}

/// What the service reads where it reads the body as a `T` and the rules of its fields hold.
fn valid<T: DeserializeOwned + garde::Validate<Context = ()>>(body: &Value) {
    let read: T = serde_json::from_str(&body.to_string()).unwrap_or_else(|error| panic!("{error}: {body}"));
    read.validate().unwrap_or_else(|report| panic!("{report}: {body}"));
}

/// The company as the service may see it.
#[derive(Default)]
struct Known {
    active: BTreeMap<u64, bool>,
    teams: BTreeSet<u64>,
    sales: BTreeSet<String>,
    contests: BTreeSet<u64>,
    entries: BTreeSet<(u64, u64)>,
    sessions: BTreeSet<String>,
    foreign: BTreeSet<String>,
}

impl Known {
    /// Takes a report, and complains about what does not fit to those before.
    fn hear(&mut self, report: &Report) {
        let body = body(report);
        let id = |key: &str| body[key].as_u64().unwrap_or_else(|| panic!("{key}: {body}"));
        let path: Vec<_> = report.path.split('/').collect();
        let user = body["userId"].as_u64();
        if let Some(user) = user.filter(|_| !self.goes_on(report)) {
            assert_eq!(self.active.get(&user), Some(&true), "{report:?}");
        }
        match report.kind {
            Kind::Roster => self.roster(&body),
            Kind::Sale => {
                valid::<Sale>(&body);
                assert!(self.sales.insert(body["saleId"].as_str().unwrap().to_owned()), "{body}");
            }
            Kind::Void => assert!(self.sales.remove(path[4]), "{report:?}"),
            Kind::Contest => {
                valid::<ContestPlan>(&body);
                assert!(self.contests.insert(id("id")), "{body}");
            }
            Kind::ContestEntry => {
                valid::<Entrant>(&body);
                let contest = path[4].parse().unwrap();
                assert!(self.contests.contains(&contest), "{report:?}");
                assert!(self.entries.insert((contest, id("userId"))), "{report:?}");
            }
            Kind::RoleplaySession => {
                valid::<SessionRegistration>(&body);
                assert!(self.sessions.insert(body["sessionId"].as_str().unwrap().to_owned()), "{body}");
            }
            Kind::RoleplayProgress => {
                valid::<RoleplayProgress>(&body);
                assert!(self.sessions.contains(body["sessionId"].as_str().unwrap()), "{body}");
            }
            Kind::RoleplayResponse => {
                valid::<RoleplayResponse>(&body);
                assert!(self.sessions.contains(path[5]), "{report:?}");
            }
            Kind::RoleplayResult => {
                valid::<RoleplayResult>(&body);
                assert!(self.sessions.contains(body["sessionId"].as_str().unwrap()), "{body}");
            }
            Kind::Notification => {
                valid::<Notification>(&body);
                assert!(self.foreign.insert(body["id"].to_string()), "{body}");
            }
            Kind::QuizResult => valid::<QuizResult>(&body),
            Kind::Login => valid::<Login>(&body),
            Kind::ModuleCompletion => valid::<ModuleCompletion>(&body),
            Kind::XpAward => valid::<XpAward>(&body),
            Kind::Broadcast => valid::<AddressedEvent>(&body),
        }
    }

    /// Whether it belongs to what began before its user may have left.
    fn goes_on(&self, report: &Report) -> bool {
        matches!(report.kind, Kind::RoleplayProgress | Kind::RoleplayResponse | Kind::RoleplayResult)
    }

    fn roster(&mut self, body: &Value) {
        valid::<RosterUpdate>(body);
        for team in body["teams"].as_array().unwrap() {
            self.teams.insert(team["id"].as_u64().unwrap());
        }
        for user in body["users"].as_array().unwrap() {
            self.active.insert(user["id"].as_u64().unwrap(), user["active"].as_bool().unwrap());
            assert!(self.teams.contains(&user["teamId"].as_u64().unwrap()), "{user}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_same_seed_makes_the_same_steps_and_another_seed_others(seed in any::<u32>(), teams in 1..20_usize) {
        let one = steps(seed, teams + 20, teams);
        prop_assert_eq!(&one, &steps(seed, teams + 20, teams));
        prop_assert_ne!(&one, &steps(seed.wrapping_add(1), teams + 20, teams));
    }

    #[test]
    fn every_report_fits_to_those_before_it(seed in any::<u32>(), teams in 1..20_usize, more in 0..60_usize) {
        let mut known = Known::default();
        for step in steps(seed, teams + more, teams) {
            known.hear(&step.report);
        }
    }

    #[test]
    fn something_is_always_about_to_happen(seed in any::<u32>()) {
        let steps = steps(seed, 40, 5);
        let total: Duration = steps.iter().map(|step| step.after).sum();
        let mean = total.as_secs_f64() / STEPS as f64;
        prop_assert!((0.5..5.0).contains(&mean), "{}", mean);
        prop_assert!(steps.iter().all(|step| step.after < Duration::from_secs(30)));
    }
}

#[test]
fn within_a_few_hours_everything_happens() {
    let kinds: BTreeSet<_> =
        Company::new(7, Size { reps: 40, teams: 5 }).take(3_000).map(|step| step.report.kind).collect();
    assert_eq!(kinds.len(), 15, "{kinds:?}");
}

#[test]
fn a_company_begins_with_its_people_and_its_contests() {
    let steps = steps(7, 40, 5);
    let kinds: Vec<_> = steps.iter().take(4).map(|step| step.report.kind).collect();
    assert_eq!(kinds, [Kind::Roster, Kind::Contest, Kind::Contest, Kind::Contest]);
}
