use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};

use jiff::Timestamp;

use crate::{
    domain::{SessionId, UserId, events::SessionRegistration},
    store::TrainingSession,
};

/// Who takes part in which roleplay session. A registration runs out after a time; a new one for the same session
/// replaces it and begins the time again. When there are too many, the one that would run out first is forgotten.
#[derive(Debug)]
pub(super) struct Sessions {
    ttl: Duration,
    most: usize,
    known: HashMap<SessionId, Registered>,
    /// By when they run out; the number tells apart those of one moment.
    by_end: BTreeMap<(Timestamp, u64), SessionId>,
    registrations: u64,
}

#[derive(Debug)]
struct Registered {
    users: Vec<UserId>,
    end: (Timestamp, u64),
}

impl Sessions {
    /// Remembers at most so many sessions, each for so long.
    pub(super) fn new(ttl: Duration, most: u64) -> Self {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        Self { ttl, most, known: HashMap::new(), by_end: BTreeMap::new(), registrations: 0 }
    }

    /// The session that a registration begins now. Forgets those that have run out.
    pub(super) fn begin(&mut self, now: Timestamp, registration: &SessionRegistration) -> TrainingSession {
        self.forget_ended(now);
        let mut users = registration.participants.clone().unwrap_or_default();
        users.push(registration.user_id);
        let ends_at = now.saturating_add(self.ttl).unwrap_or(Timestamp::MAX);
        TrainingSession { session: registration.session_id.clone(), users, ends_at }
    }

    /// From now on its users, and only these, may join.
    pub(super) fn register(&mut self, session: TrainingSession) {
        let TrainingSession { session, users, ends_at } = session;
        self.registrations += 1;
        let end = (ends_at, self.registrations);
        if let Some(before) = self.known.insert(session.clone(), Registered { users, end }) {
            self.by_end.remove(&before.end);
        }
        self.by_end.insert(end, session);
        while self.known.len() > self.most {
            self.forget_first();
        }
    }

    /// Whether the user takes part in the session and it has not run out.
    pub(super) fn may_join(&self, now: Timestamp, session: &SessionId, user: UserId) -> bool {
        self.known.get(session).is_some_and(|known| now < known.end.0 && known.users.contains(&user))
    }

    fn forget_ended(&mut self, now: Timestamp) {
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

    fn register(sessions: &mut Sessions, now: Timestamp, id: &str, owner: u64, others: &[u64]) {
        let registration = SessionRegistration {
            session_id: session(id),
            user_id: user(owner),
            participants: Some(others.iter().copied().map(user).collect()),
            scenario_id: None,
        };
        let session = sessions.begin(now, &registration);
        sessions.register(session);
    }

    #[test]
    fn only_the_registered_may_join_and_only_for_a_time() {
        let start = Timestamp::now();
        let mut sessions = Sessions::new(TTL, 10);
        register(&mut sessions, start, "a", 1, &[2]);
        assert!(sessions.may_join(start, &session("a"), user(1)));
        assert!(sessions.may_join(start, &session("a"), user(2)));
        assert!(!sessions.may_join(start, &session("a"), user(3)));
        assert!(!sessions.may_join(start, &session("b"), user(1)));
        assert!(!sessions.may_join(start + TTL, &session("a"), user(1)));
    }

    #[test]
    fn a_new_registration_replaces_the_old_one_and_begins_its_time_again() {
        let start = Timestamp::now();
        let mut sessions = Sessions::new(TTL, 10);
        register(&mut sessions, start, "a", 1, &[2]);
        register(&mut sessions, start + TTL / 2, "a", 1, &[3]);
        let later = start + TTL;
        assert!(sessions.may_join(later, &session("a"), user(3)));
        assert!(!sessions.may_join(later, &session("a"), user(2)));
        assert_eq!((sessions.known.len(), sessions.by_end.len()), (1, 1));
    }

    #[test]
    fn the_register_stays_within_its_bound() {
        let start = Timestamp::now();
        let mut sessions = Sessions::new(TTL, 2);
        for id in ["a", "b", "c"] {
            register(&mut sessions, start, id, 1, &[]);
        }
        assert!(!sessions.may_join(start, &session("a"), user(1)));
        assert!(sessions.may_join(start, &session("c"), user(1)));
        register(&mut sessions, start + TTL, "d", 1, &[]);
        assert_eq!((sessions.known.len(), sessions.by_end.len()), (1, 1));
    }
}
