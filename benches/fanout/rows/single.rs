//! Each event is for one user among thousands: what is left when there is nothing to spread.

use std::time::Instant;

use anyhow::Result;

use super::{Outcome, Plan};
use crate::{crowd::Crowd, dialect::Audience, posters::Posting, server::Server};

/// Figures: POSTs answered per second, CPU per POST in µs.
pub(super) fn measure(server: Server, plan: &Plan, users: u32, in_flight: usize) -> Result<Outcome> {
    let (mut crowd, _) = Crowd::connect(&server, users, true)?;
    let (dialect, key) = (server.dialect, server.key);
    let posting = Posting::flood(server.address, in_flight, move |number| {
        dialect.post(Audience::User(random_user(number, users)), number, key)
    })?;
    crowd.listen(plan.warm_up)?;
    let (cpu, answered, start) = (server.cpu()?, posting.answered(), Instant::now());
    crowd.listen(plan.window)?;
    let (cpu, answered, took) = (server.cpu()? - cpu, posting.answered() - answered, start.elapsed());
    let posted = posting.stop()?;
    let mut due = vec![0; users as usize + 1];
    for number in 0..posted {
        due[random_user(number, users) as usize] += 1;
    }
    let faults = crowd.settle(|user| due[user as usize], in_flight as u64)?;
    let figures = vec![answered as f64 / took.as_secs_f64(), cpu.as_secs_f64() * 1e6 / answered as f64];
    Ok(Outcome { figures, faults })
}

/// Whom event `number` is for, 1 to `users`: scattered evenly (SplitMix64), and the same each time it is asked.
pub(super) fn random_user(number: u64, users: u32) -> u32 {
    let mut z = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) % u64::from(users)) as u32 + 1
}
