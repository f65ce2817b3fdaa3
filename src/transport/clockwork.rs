use tokio::time::{Duration, Instant};

use crate::rooms::Ending;

/// What time does to a connection: heartbeat, patience and expiry. A plain value; the time is given in.
#[derive(Debug)]
pub(super) struct Clockwork {
    heartbeat: Heartbeat,
    next_ping: Instant,
    /// An answer to the last ping is awaited until then.
    answer_due: Option<Instant>,
    /// An identity is awaited until then.
    identity_due: Option<Instant>,
    /// The certificate runs out then, grace included.
    expiry: Option<Instant>,
    /// The last words have been said; the client has until then to close.
    close_due: Option<Instant>,
}

/// How often to ping and how long to wait for the answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heartbeat {
    pub(super) interval: Duration,
    pub(super) timeout: Duration,
}

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Ask whether the client is still there.
    Ping,
    /// End the connection.
    End(Ending),
    /// The client had its time to close: drop the socket.
    Drop,
}

impl Clockwork {
    pub(super) fn new(heartbeat: Heartbeat, now: Instant) -> Self {
        let next_ping = now + heartbeat.interval;
        Self { heartbeat, next_ping, answer_due: None, identity_due: None, expiry: None, close_due: None }
    }

    /// Waits for an identity until then.
    pub(super) fn await_identity(&mut self, due: Instant) {
        self.identity_due = Some(due);
    }

    /// The identity is known, until then.
    pub(super) fn identified(&mut self, expiry: Option<Instant>) {
        self.identity_due = None;
        self.expiry = expiry;
    }

    /// The client gave a sign of life.
    pub(super) fn heard(&mut self) {
        self.answer_due = None;
    }

    /// The last words have been said.
    pub(super) fn ended(&mut self, due: Instant) {
        self.close_due = Some(due);
    }

    /// What is due now; ask again until there is nothing.
    pub(super) fn due(&mut self, now: Instant) -> Option<Due> {
        let passed = |time: Option<Instant>| time.is_some_and(|time| time <= now);
        if self.close_due.is_some() {
            return passed(self.close_due).then_some(Due::Drop);
        }
        if passed(self.identity_due) {
            return Some(Due::End(Ending::Unauthorized));
        }
        if passed(self.answer_due) {
            return Some(Due::End(Ending::NoHeartbeat));
        }
        if passed(self.expiry) {
            return Some(Due::End(Ending::TokenExpired));
        }
        if self.next_ping <= now {
            // The client counts from when the ping should have come; but if that was long ago, it is not to blame.
            let timeout = self.heartbeat.timeout;
            self.answer_due.get_or_insert((self.next_ping + timeout).max(now + timeout / 2));
            self.next_ping = now + self.heartbeat.interval;
            return Some(Due::Ping);
        }
        None
    }

    /// When to look again.
    pub(super) fn next(&self) -> Instant {
        if let Some(close_due) = self.close_due {
            return close_due;
        }
        [self.answer_due, self.identity_due, self.expiry].into_iter().flatten().fold(self.next_ping, Instant::min)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const HEARTBEAT: Heartbeat = Heartbeat { interval: Duration::from_secs(25), timeout: Duration::from_secs(20) };

    /// Lets the clock run from appointment to appointment and tells what happened, in seconds from `start`.
    fn run(clock: &mut Clockwork, start: Instant, until: u64) -> Vec<(u64, Due)> {
        let mut happened = Vec::new();
        while clock.next() <= start + until as u32 * SECOND {
            let now = clock.next();
            let due = clock.due(now).expect("something is due when the clock said so");
            let over = !matches!(due, Due::Ping);
            happened.push(((now - start).as_secs(), due));
            if over {
                break;
            }
        }
        happened
    }

    #[test]
    fn who_answers_is_pinged_for_ever() {
        let start = Instant::now();
        let mut clock = Clockwork::new(HEARTBEAT, start);
        for round in 1..=3 {
            assert_eq!(run(&mut clock, start, 25 * round), [(25 * round, Due::Ping)]);
            clock.heard();
        }
    }

    #[test]
    fn who_does_not_answer_is_ended() {
        let start = Instant::now();
        let mut clock = Clockwork::new(HEARTBEAT, start);
        assert_eq!(run(&mut clock, start, 100), [(25, Due::Ping), (45, Due::End(Ending::NoHeartbeat))]);
    }

    #[test]
    fn a_late_ping_leaves_at_least_half_of_the_time_to_answer() {
        let start = Instant::now();
        for (late, ended) in [(1, 45), (10, 45), (11, 46), (1000, 1035)] {
            let mut clock = Clockwork::new(HEARTBEAT, start);
            let now = start + (25 + late) * SECOND;
            assert_eq!(clock.due(now), Some(Due::Ping));
            assert_eq!(clock.due(now), None);
            assert_eq!(clock.next(), start + ended * SECOND, "{late} s late");
        }
    }

    #[test]
    fn who_does_not_say_who_he_is_is_ended() {
        let start = Instant::now();
        let mut clock = Clockwork::new(HEARTBEAT, start);
        clock.await_identity(start + 10 * SECOND);
        assert_eq!(run(&mut clock, start, 100), [(10, Due::End(Ending::Unauthorized))]);

        let mut clock = Clockwork::new(HEARTBEAT, start);
        clock.await_identity(start + 10 * SECOND);
        clock.identified(None);
        assert_eq!(run(&mut clock, start, 30), [(25, Due::Ping)]);
    }

    #[test]
    fn an_expired_certificate_ends_the_connection_unless_a_fresh_one_came() {
        let start = Instant::now();
        let mut clock = Clockwork::new(HEARTBEAT, start);
        clock.identified(Some(start + 10 * SECOND));
        assert_eq!(run(&mut clock, start, 100), [(10, Due::End(Ending::TokenExpired))]);

        let mut clock = Clockwork::new(HEARTBEAT, start);
        clock.identified(Some(start + 10 * SECOND));
        clock.identified(Some(start + 20 * SECOND));
        assert_eq!(run(&mut clock, start, 100), [(20, Due::End(Ending::TokenExpired))]);
    }

    #[test]
    fn after_the_last_words_only_the_close_counts() {
        let start = Instant::now();
        let mut clock = Clockwork::new(HEARTBEAT, start);
        clock.identified(Some(start + SECOND));
        clock.ended(start + 5 * SECOND);
        assert_eq!(run(&mut clock, start, 100), [(5, Due::Drop)]);
    }
}
