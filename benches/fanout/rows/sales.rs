//! Sales of users who are on a board already: what a sale costs, and how soon everybody knows.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::Result;

use super::{Outcome, Plan, single::random_user};
use crate::{
    clock::Departures,
    ear::Ear,
    posters::Posting,
    server::{Kind, Server},
    stats::percentile,
};

/// Sales a second while it is noted how soon they are heard of: few enough for nothing to wait.
const PACE: u32 = 50;
/// Longer than the service holds back what it merges.
const PAUSE: Duration = Duration::from_millis(500);

/// Figures: sales answered per second, CPU per sale in µs; median and 99th percentile from the start of a POST to the
/// `rankings:update` at a client in ms; the server's start in s, its resident memory in MiB, and in bytes per user, above
/// that of an empty one.
pub(super) fn measure(kind: Kind, users: u32, in_flight: usize, plan: &Plan) -> Result<Outcome> {
    let empty_kib = Server::start(Kind::RidgecastJson, &plan.ridgecast)?.resident_kib()?;
    let server = Server::start(kind, &plan.ridgecast)?;
    let resident_kib = server.resident_kib()?;
    let ear = Ear::open(&server)?;
    let (dialect, key) = (server.dialect, server.key);
    let sale = move |run: &str, number: u64, user: u64| {
        // Between 10 and 110: more than a milestone lies between what most have and what they come to.
        let body = format!(
            r#"{{"saleId":"{run}-{number}","userId":{user},"revenue":{}.{:02},"signups":0.1}}"#,
            10 + number % 100,
            number % 89
        );
        dialect.request("/api/v1/sales", key, &body)
    };
    let posting = Posting::flood(server.address, in_flight, move |number| {
        sale("flood", number, random_user(number, users).into())
    })?;
    thread::sleep(plan.warm_up);
    let (cpu, answered, start) = (server.cpu()?, posting.answered(), Instant::now());
    thread::sleep(plan.window);
    let (cpu, answered, took) = (server.cpu()? - cpu, posting.answered() - answered, start.elapsed());
    posting.stop()?;
    thread::sleep(PAUSE);

    // Another user each time, so that nothing is merged: the stride is prime, and no divisor of the boards' sizes.
    let seller = move |number: u64| number * 617 % u64::from(users) + 1;
    let sales = (plan.window.as_secs_f64() * f64::from(PACE)) as usize;
    let departures = Departures::new(sales);
    let posting = Posting::pace(server.address, Duration::from_secs(1) / PACE, departures.clone(), move |number| {
        sale("paced", number, seller(number))
    })?;
    thread::sleep(plan.window + PAUSE);
    let posted = posting.stop()?;
    thread::sleep(PAUSE);
    let arrivals = ear.close()?;
    let heard = |number: u64| {
        let arrivals = arrivals.get(&seller(number))?;
        arrivals.iter().find_map(|arrival| departures.nanos_between(number, *arrival))
    };
    let mut latencies: Vec<u64> = (0..posted).filter_map(heard).collect();
    latencies.sort_unstable();
    let mut faults = Vec::new();
    if latencies.len() < sales {
        faults.push(format!("{} of {sales} sales were heard of", latencies.len()));
    }
    let figures = vec![
        answered as f64 / took.as_secs_f64(),
        cpu.as_secs_f64() * 1e6 / answered as f64,
        percentile(&latencies, 50.0) as f64 / 1e6,
        percentile(&latencies, 99.0) as f64 / 1e6,
        server.started_in.as_secs_f64(),
        resident_kib as f64 / 1024.0,
        resident_kib.saturating_sub(empty_kib) as f64 * 1024.0 / f64::from(users),
    ];
    Ok(Outcome { figures, faults })
}
