use std::{
    collections::{BTreeMap, HashMap},
    time::{Duration, Instant},
};

use crate::domain::{SessionId, UserId, events::SessionRegistration};

/// Who takes part in which roleplay session. A registration runs out after a time; a new one for the same session
/// replaces it and begins the time again. When there are too many, the one that would run out first is forgotten.
#[derive(Debug)]
pub(super) struct Sessions {
    ttl: Duration,
    most: usize,
    known: HashMap<SessionId, Registered>,
    /// By when they run out; the number tells apart those of one moment.
    by_end: BTreeMap<(Instant, u64), SessionId>,
    registrations: u64,
}

#[derive(Debug)]
struct Registered {
    users: Vec<UserId>,
    end: (Instant, u64),
}

impl Sessions {
    /// Remembers at most so many sessions, each for so long.
    pub(super) fn new(ttl: Duration, most: u64) -> Self {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        // Further away than any process lives, near enough for the clock to count to.
        let ttl = ttl.min(Duration::from_secs(100 * 365 * 86_400));
        Self { ttl, most, known: HashMap::new(), by_end: BTreeMap::new(), registrations: 0 }
    }

    /// From now on these, and only these, may join.
    pub(super) fn register(&mut self, now: Instant, registration: SessionRegistration) {
        let SessionRegistration { session_id, user_id, participants, scenario_id: _ } = registration;
        self.forget_ended(now);
        self.registrations += 1;
        let end = (now + self.ttl, self.registrations);
        let mut users = participants.unwrap_or_default();
        users.push(user_id);
        if let Some(before) = self.known.insert(session_id.clone(), Registered { users, end }) {
            self.by_end.remove(&before.end);
        }
        self.by_end.insert(end, session_id);
        while self.known.len() > self.most {
            self.forget_first();
        }
    }

    /// Whether the user takes part in the session and it has not run out.
    pub(super) fn may_join(&self, now: Instant, session: &SessionId, user: UserId) -> bool {
        self.known.get(session).is_some_and(|known| now < known.end.0 && known.users.contains(&user))
    }

    fn forget_ended(&mut self, now: Instant) {
        while self.by_end.first_key_value().is_some_and(|((end, _), _)| *end <= now) {
            self.forget_first();
        }
    }

    fn forget_first(&mut self) {
        if let Some((_, session)) = self.by_end.pop_first() {
            self.known.remove(&session);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TTL: Duration = Duration::from_secs(60);

    fn user(id: u64) -> UserId {
        UserId::new(id).unwrap()
    }

    fn session(id: &str) -> SessionId {
        SessionId::new(id).unwrap()
    }

    fn registration(id: &str, owner: u64, others: &[u64]) -> SessionRegistration {
        SessionRegistration {
            session_id: session(id),
            user_id: user(owner),
            participants: Some(others.iter().copied().map(user).collect()),
            scenario_id: None,
        }
    }

    #[test]
    fn only_the_registered_may_join_and_only_for_a_time() {
        let start = Instant::now();
        let mut sessions = Sessions::new(TTL, 10);
        sessions.register(start, registration("a", 1, &[2]));
        assert!(sessions.may_join(start, &session("a"), user(1)));
        assert!(sessions.may_join(start, &session("a"), user(2)));
        assert!(!sessions.may_join(start, &session("a"), user(3)));
        assert!(!sessions.may_join(start, &session("b"), user(1)));
        assert!(!sessions.may_join(start + TTL, &session("a"), user(1)));
    }

    #[test]
    fn a_new_registration_replaces_the_old_one_and_begins_its_time_again() {
        let start = Instant::now();
        let mut sessions = Sessions::new(TTL, 10);
        sessions.register(start, registration("a", 1, &[2]));
        sessions.register(start + TTL / 2, registration("a", 1, &[3]));
        let later = start + TTL;
        assert!(sessions.may_join(later, &session("a"), user(3)));
        assert!(!sessions.may_join(later, &session("a"), user(2)));
        assert_eq!((sessions.known.len(), sessions.by_end.len()), (1, 1));
    }

    #[test]
    fn the_register_stays_within_its_bound() {
        let start = Instant::now();
        let mut sessions = Sessions::new(TTL, 2);
        for id in ["a", "b", "c"] {
            sessions.register(start, registration(id, 1, &[]));
        }
        assert!(!sessions.may_join(start, &session("a"), user(1)));
        assert!(sessions.may_join(start, &session("c"), user(1)));
        sessions.register(start + TTL, registration("d", 1, &[]));
        assert_eq!((sessions.known.len(), sessions.by_end.len()), (1, 1));
    }
}
