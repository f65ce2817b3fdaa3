//! Everyone hears events that come as fast as the server answers.

use std::time::Instant;

use anyhow::Result;

use super::{Outcome, Plan};
use crate::{crowd::Crowd, dialect::Audience, posters::Posting, server::Server};

/// Figures: CPU per delivery in µs, deliveries per second.
pub(super) fn measure(server: Server, plan: &Plan, users: u32, in_flight: usize) -> Result<Outcome> {
    let (mut crowd, _) = Crowd::connect(&server, users, false)?;
    let (dialect, key) = (server.dialect, server.key);
    let posting =
        Posting::flood(server.address, in_flight, move |number| dialect.post(Audience::Everyone, number, key))?;
    crowd.listen(plan.warm_up)?;
    let (cpu, delivered, start) = (server.cpu()?, crowd.delivered(), Instant::now());
    crowd.listen(plan.window)?;
    let (cpu, delivered, took) = (server.cpu()? - cpu, crowd.delivered() - delivered, start.elapsed());
    let posted = posting.stop()?;
    let faults = crowd.settle(|_| posted, in_flight as u64)?;
    let figures = vec![cpu.as_secs_f64() * 1e6 / delivered as f64, delivered as f64 / took.as_secs_f64()];
    Ok(Outcome { figures, faults })
}
