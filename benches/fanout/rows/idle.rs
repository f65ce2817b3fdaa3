//! Connections that come in and stay: how fast, and at what price in memory.

use std::time::Duration;

use anyhow::Result;

use super::{Outcome, Plan};
use crate::{crowd::Crowd, server::Server};

/// How long a server is left alone before its memory is read.
const REST: Duration = Duration::from_secs(1);

/// Figures: KiB per connection above the empty process, connections per second, CPU per connection in µs. A connection
/// counts once its last step is taken (greeted, or its room joined).
pub(super) fn measure(server: Server, _: &Plan, users: u32, joining: bool) -> Result<Outcome> {
    std::thread::sleep(REST);
    let (empty, idle_cpu) = (server.resident_kib()?, server.cpu()?);
    let (mut crowd, took) = Crowd::connect(&server, users, joining)?;
    let cpu = server.cpu()? - idle_cpu;
    crowd.listen(REST)?;
    let full = server.resident_kib()?;
    let faults = crowd.settle(|_| 0, 1)?;
    let users = f64::from(users);
    let figures =
        vec![full.saturating_sub(empty) as f64 / users, users / took.as_secs_f64(), cpu.as_secs_f64() * 1e6 / users];
    Ok(Outcome { figures, faults })
}
