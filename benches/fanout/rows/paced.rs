//! Everyone hears events that come at a steady rate: the price of one write per socket, and how long it takes.

use std::time::Duration;

use anyhow::Result;

use super::{Outcome, Plan};
use crate::{clock::Departures, crowd::Crowd, dialect::Audience, posters::Posting, server::Server, stats::percentile};

/// Figures: CPU per delivery in µs, median and 99th percentile from the start of a POST to the arrival at a subscriber
/// in ms.
pub(super) fn measure(server: Server, plan: &Plan, users: u32, per_second: u32) -> Result<Outcome> {
    let (mut crowd, _) = Crowd::connect(&server, users, false)?;
    let events = ((plan.warm_up + plan.window).as_secs_f64() * f64::from(per_second)) as usize;
    let departures = Departures::new(events);
    let (dialect, key) = (server.dialect, server.key);
    let request = move |number| dialect.post(Audience::Everyone, number, key);
    let posting = Posting::pace(server.address, Duration::from_secs(1) / per_second, departures.clone(), request)?;
    crowd.listen(plan.warm_up)?;
    let (cpu, delivered) = (server.cpu()?, crowd.delivered());
    crowd.note_latency(departures);
    crowd.listen(plan.window)?;
    let (cpu, delivered) = (server.cpu()? - cpu, crowd.delivered() - delivered);
    let latencies = crowd.latencies();
    let posted = posting.stop()?;
    let mut faults = crowd.settle(|_| posted, 1)?;
    if posted < events as u64 * 95 / 100 {
        faults.push(format!("only {posted} of {events} events were answered in time"));
    }
    let figures = vec![
        cpu.as_secs_f64() * 1e6 / delivered as f64,
        percentile(&latencies, 50.0) as f64 / 1e6,
        percentile(&latencies, 99.0) as f64 / 1e6,
    ];
    Ok(Outcome { figures, faults })
}
