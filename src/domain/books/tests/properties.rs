//! Laws that hold for any entries: the books answer as a plain model does, what is taken back leaves no trace, and the same
//! books come of what was kept and of the ledger alone.

use std::sync::Arc;

use jiff::Timestamp;
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{
    model::{Answer, Model, OVERTAKEN, Op, USERS},
    samples::{Kept, at, line, rules_in, team},
};
use crate::domain::books::{BookRules, Books, Bounds, Entry, Metric, NotApplied};

const HOUR: i64 = 3_600_000;

/// The ids of sales, few enough that one is taken now and then.
const SALES: u64 = 300;

/// What comes at one time.
#[derive(Debug, Clone)]
struct Batch {
    /// Hours since the one before; the clock may be set back.
    hours: i64,
    ops: Vec<Op>,
    /// The service starts again behind it.
    restart: bool,
}

/// Few users with few values, so that many are equal.
fn a_user() -> impl Strategy<Value = u64> {
    prop_oneof![3 => 1..=3_u64, 2 => USERS]
}

/// Late, of now, or a little ahead; often to the hour, and just before it.
fn sold() -> impl Strategy<Value = Option<i64>> {
    let late = (0..900_i64, -1..=0_i64).prop_map(|(hours, millisecond)| Some(millisecond - hours * HOUR));
    let ahead = prop_oneof![Just(1), Just(299_000), Just(300_000), Just(300_001), Just(2 * HOUR)].prop_map(Some);
    prop_oneof![6 => Just(None), 4 => late, 1 => ahead]
}

fn a_sale() -> impl Strategy<Value = Op> {
    let revenue = select(vec![0, 0, 5_000, 10_000, 10_050, 100_000, 900_000, 1_000_000]);
    let signups = select(vec![0, 0, 1, 5, 10, 75, 100]);
    (0..SALES, a_user(), revenue, signups, sold()).prop_map(|(id, user, revenue, signups, sold)| Op::Sale {
        id,
        user,
        revenue,
        signups,
        sold,
    })
}

fn a_contest(ids: std::ops::RangeInclusive<u64>) -> impl Strategy<Value = Op> {
    let (starts, length) = (-200..300_i64, prop_oneof![1..100_i64, 100..900_i64]);
    (ids, starts, length, any::<bool>(), any::<bool>()).prop_map(|(id, starts, length, by_signups, of_teams)| {
        Op::Contest { id, starts: starts * HOUR, ends: (starts + length) * HOUR, by_signups, of_teams }
    })
}

fn a_listing() -> impl Strategy<Value = Op> {
    (a_user(), option::weighted(0.8, 1..=3_u64), prop::bool::weighted(0.8)).prop_map(|(user, team, active)| Op::List {
        user,
        team,
        active,
    })
}

fn an_entrance() -> impl Strategy<Value = Op> {
    (1..=4_u64, a_user()).prop_map(|(contest, user)| Op::Enter { contest, user })
}

fn an_op() -> impl Strategy<Value = Op> {
    prop_oneof![
        14 => a_sale(),
        1 => any::<usize>().prop_map(Op::Again),
        5 => any::<usize>().prop_map(Op::VoidNth),
        1 => (0..SALES).prop_map(Op::Void),
        3 => a_listing(),
        1 => a_contest(1..=5),
        3 => an_entrance(),
        2 => (1..=5_u64).prop_map(Op::Settle),
        1 => (a_user(), 1..5_u64).prop_map(|(user, xp)| Op::Award { user, xp }),
    ]
}

/// First of all some contests, and who is in which team.
fn first_batch() -> impl Strategy<Value = Batch> {
    let contests = (a_contest(1..=1), a_contest(2..=2), a_contest(3..=3)).prop_map(|(a, b, c)| vec![a, b, c]);
    (contests, vec(a_listing(), 0..8), vec(an_entrance(), 0..8)).prop_map(|(contests, listings, entrances)| {
        let ops = contests.into_iter().chain(listings).chain(entrances).collect();
        Batch { hours: 0, ops, restart: false }
    })
}

fn batches() -> impl Strategy<Value = Vec<Batch>> {
    let hours = prop_oneof![4 => 0..3_i64, 4 => 0..150_i64, 1 => -30..0_i64];
    let batch = (hours, vec(an_op(), 1..6), prop::bool::weighted(0.15)).prop_map(|(hours, ops, restart)| Batch {
        hours,
        ops,
        restart,
    });
    (first_batch(), vec(batch, 0..30)).prop_map(|(first, mut batches)| {
        batches.insert(0, first);
        batches
    })
}

/// A zone, and a time near which a month or year ends or the clocks are changed.
fn a_beginning() -> impl Strategy<Value = (&'static str, &'static str)> {
    let zone = select(vec!["America/New_York", "Europe/Berlin"]);
    let began =
        select(vec!["2026-10-20T12:00:00Z", "2026-12-10T12:00:00Z", "2026-03-01T12:00:00Z", "2028-02-20T12:00:00Z"]);
    (zone, began)
}

fn rules(zone: &str) -> Arc<BookRules> {
    let rules = rules_in(zone);
    let bounds = Bounds { overtaken: OVERTAKEN, ..rules.bounds.clone() };
    Arc::new(BookRules { bounds, ..rules })
}

/// What the books answer, in all its lines.
fn all_lines(books: &mut Books, mut entry: Entry, now: Timestamp) -> Result<Option<Vec<String>>, String> {
    match books.apply(&mut entry, now) {
        Ok(applied) if applied.known => Ok(None),
        Ok(applied) => Ok(Some(applied.consequences.iter().map(line).collect())),
        Err(NotApplied::Refused(refusal)) => Err(format!("{refusal:?}")),
        Err(error) => panic!("{error}"),
    }
}

/// That part of an answer which the model knows of.
fn answer(lines: &Result<Option<Vec<String>>, String>, expected: &Answer) -> Answer {
    match lines {
        Ok(None) => Answer::Known,
        Ok(Some(lines)) => {
            let is_other = |line: &str| {
                [" rank: ", " TV: ", " unlocked ", " +", " level ", " milestone: "]
                    .iter()
                    .any(|word| line.contains(word))
            };
            Answer::Told {
                lines: lines.iter().filter(|line| !is_other(line)).cloned().collect(),
                milestones: lines.iter().filter(|line| line.contains(" milestone: ")).count(),
            }
        }
        Err(refusal) => match expected {
            Answer::Refused(name) if refusal.starts_with(name) => Answer::Refused(name),
            _ => panic!("{refusal}, expected {expected:?}"),
        },
    }
}

/// That boards, sums and contests are those of the model.
fn check(books: &Books, model: &Model) {
    for metric in Metric::ALL {
        for scope in [None, Some(1), Some(2), Some(3)] {
            let expected = model.board(metric, scope);
            let scope = scope.map(team);
            let ranking = books.boards().ranking(metric, scope);
            let places = ranking.into_iter().flat_map(|ranking| ranking.from_index(0));
            let places: Vec<_> = places.map(|place| (place.value, place.reached, place.id)).collect();
            assert_eq!(places, expected, "{metric} {scope:?}");
            let sum: i64 = expected.iter().map(|(value, ..)| *value).sum();
            assert_eq!(books.boards().sum(metric, scope), sum, "{metric} {scope:?}");
            for (value, ..) in &expected {
                let rank = 1 + expected.iter().filter(|(other, ..)| other > value).count();
                assert_eq!(books.boards().rank(metric, scope, *value), rank as u64, "{metric} {scope:?}");
            }
        }
    }
    for id in model.races() {
        let running = books.contests().get(super::samples::contest_id(id)).unwrap();
        if running.contest.settlement.is_none() {
            let places = running.standings().from_index(0);
            let places: Vec<_> = places.map(|place| (place.value, place.reached, place.id)).collect();
            assert_eq!(places, model.standings(id), "contest {id}");
        }
    }
}

fn run(zone: &str, began: &str, batches: &[Batch]) {
    let rules = rules(zone);
    let began = at(began);
    let mut books = Books::new(Arc::clone(&rules), began);
    let mut model = Model::new(zone, began);
    let mut kept = Kept::default();
    let mut clock = began.as_millisecond();
    for batch in batches {
        clock += batch.hours * HOUR;
        let now = Timestamp::from_millisecond(clock).unwrap();
        books.advance(now);
        model.advance(clock);
        let reports: Vec<_> = batch.ops.iter().filter_map(|op| model.report(op, clock)).collect();
        let before = books.dump();
        let trial: Vec<_> = reports.iter().map(|(_, entry)| all_lines(&mut books, entry.clone(), now)).collect();
        books.undo();
        assert_eq!(books.dump(), before, "after an undo");
        for ((op, entry), trial) in reports.into_iter().zip(trial) {
            let expected = model.step(&op, clock);
            let lines = all_lines(&mut books, entry, now);
            assert_eq!(lines, trial, "{op:?}, a second time");
            assert_eq!(answer(&lines, &expected), expected, "{op:?}");
            check(&books, &model);
        }
        kept.take(books.keep().unwrap());
        if batch.restart {
            // The clock is not set back while the service is away.
            let loaded = kept.load(&rules, books.at());
            assert_eq!(loaded.dump(), books.dump(), "loaded");
            books = loaded;
        }
    }
    let now = books.at();
    let unbounded = Arc::new(BookRules { bounds: Bounds::REPLAY, ..BookRules::clone(&rules) });
    for rules in [&rules, &unbounded] {
        assert_eq!(kept.replay(rules, now).dump(), books.dump(), "replayed");
    }
    assert_eq!(kept.load(&rules, now).dump(), books.dump(), "loaded at the end");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn books_answer_as_a_plain_model_does((zone, began) in a_beginning(), batches in batches()) {
        run(zone, began, &batches);
    }
}
