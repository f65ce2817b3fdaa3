use std::{
    collections::{BTreeMap, HashMap, HashSet},
    time::Duration,
};

use actix::Message;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::tell::TellError;
use crate::{
    domain::{
        Position, SessionId, UserId,
        events::{ForeignId, SessionRegistration},
    },
    store::TrainingSession,
};

/// Who takes part in which roleplay session. A registration runs out after a time; a new one for the same session
/// replaces it and begins the time again. When there are too many, the one that would run out first is forgotten.
#[derive(Debug)]
pub(super) struct Sessions {
    ttl: Duration,
    most: usize,
    known: HashMap<SessionId, Registered>,
    by_end: BTreeMap<End, SessionId>,
    by_user: HashMap<UserId, BTreeMap<End, SessionId>>,
    registrations: u64,
}

/// When a registration runs out; the number tells apart those of one moment.
type End = (Timestamp, u64);

#[derive(Debug)]
struct Registered {
    session: TrainingSession,
    /// Who may join, each once.
    users: HashSet<UserId>,
    end: End,
}

/// Asks for the sessions that a user may join, those that were registered last first, so many at the most.
#[derive(Debug, Clone, Copy, Message)]
#[rtype(result = "Result<SessionsOf, TellError>")]
pub struct AskSessions {
    /// Who.
    pub user: UserId,
    /// How many.
    pub most: usize,
}

/// The sessions that a user may join.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SessionsOf {
    /// Those that were registered last first.
    pub sessions: Vec<RoleplaySession>,
    /// Where in the journal it is true.
    pub position: Position,
}

/// A roleplay session that was registered and has not run out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoleplaySession {
    /// Which one.
    session_id: SessionId,
    /// The trainee whose it is.
    user_id: UserId,
    /// What is played, if it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    scenario_id: Option<ForeignId>,
    /// Who may listen and speak besides.
    participants: Vec<UserId>,
}

impl Sessions {
    /// Remembers at most so many sessions, each for so long.
    pub(super) fn new(ttl: Duration, most: u64) -> Self {
        Self {
            ttl,
            most: usize::try_from(most).unwrap_or(usize::MAX),
            known: HashMap::new(),
            by_end: BTreeMap::new(),
            by_user: HashMap::new(),
            registrations: 0,
        }
    }

    /// The session that a registration begins now. Forgets those that have run out.
    pub(super) fn begin(&mut self, now: Timestamp, registration: &SessionRegistration) -> TrainingSession {
        self.forget_ended(now);
        TrainingSession {
            session: registration.session_id.clone(),
            trainee: registration.user_id,
            participants: registration.participants.clone().unwrap_or_default(),
            scenario: registration.scenario_id.clone(),
            ends_at: now.saturating_add(self.ttl).unwrap_or(Timestamp::MAX),
        }
    }

    /// From now on its users, and only these, may join.
    pub(super) fn register(&mut self, session: TrainingSession) {
        self.forget(&session.session.clone());
        self.registrations += 1;
        let (id, end) = (session.session.clone(), (session.ends_at, self.registrations));
        let users: HashSet<_> = session.users().collect();
        for user in &users {
            self.by_user.entry(*user).or_default().insert(end, id.clone());
        }
        self.by_end.insert(end, id.clone());
        self.known.insert(id, Registered { session, users, end });
        while self.known.len() > self.most {
            self.forget_first();
        }
    }

    /// Whether the user takes part in the session and it has not run out.
    pub(super) fn may_join(&self, now: Timestamp, session: &SessionId, user: UserId) -> bool {
        self.known.get(session).is_some_and(|known| now < known.end.0 && known.users.contains(&user))
    }

    /// The sessions that the user may join, those that were registered last first, so many at the most.
    pub(super) fn of(&self, now: Timestamp, user: UserId, most: usize) -> Vec<RoleplaySession> {
        let his = self.by_user.get(&user).into_iter().flat_map(|his| his.iter().rev());
        let lasting = his.take_while(|((end, _), _)| now < *end).take(most);
        lasting.filter_map(|(_, session)| Some(RoleplaySession::of(&self.known.get(session)?.session))).collect()
    }

    fn forget_ended(&mut self, now: Timestamp) {
        while self.by_end.first_key_value().is_some_and(|((end, _), _)| *end <= now) {
            self.forget_first();
        }
    }

    fn forget_first(&mut self) {
        if let Some((_, session)) = self.by_end.pop_first() {
            self.forget(&session);
        }
    }

    fn forget(&mut self, session: &SessionId) {
        let Some(Registered { users, end, .. }) = self.known.remove(session) else { return };
        self.by_end.remove(&end);
        for user in users {
            if let Some(his) = self.by_user.get_mut(&user) {
                his.remove(&end);
                if his.is_empty() {
                    self.by_user.remove(&user);
                }
            }
        }
    }
}

impl RoleplaySession {
    fn of(session: &TrainingSession) -> Self {
        Self {
            session_id: session.session.clone(),
            user_id: session.trainee,
            scenario_id: session.scenario.clone(),
            participants: session.participants.clone(),
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
            scenario_id: Some(ForeignId::Number(4)),
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

    fn ids(sessions: &Sessions, now: Timestamp, of: u64, most: usize) -> Vec<String> {
        sessions.of(now, user(of), most).into_iter().map(|session| session.session_id.to_string()).collect()
    }

    #[test]
    fn each_finds_the_sessions_that_he_may_join_the_latest_first() {
        let start = Timestamp::now();
        let mut sessions = Sessions::new(TTL, 10);
        register(&mut sessions, start, "a", 1, &[9, 9]);
        register(&mut sessions, start, "b", 2, &[9]);
        register(&mut sessions, start + TTL / 2, "c", 1, &[9, 1]);
        assert_eq!(ids(&sessions, start, 1, 10), ["c", "a"]);
        assert_eq!(ids(&sessions, start, 2, 10), ["b"]);
        assert_eq!(ids(&sessions, start, 9, 2), ["c", "b"]);
        assert_eq!(ids(&sessions, start, 3, 10), [""; 0]);
        assert_eq!(ids(&sessions, start + TTL, 9, 10), ["c"], "the others have run out");
        let [first] = sessions.of(start, user(2), 1).try_into().unwrap();
        let expected = RoleplaySession {
            session_id: session("b"),
            user_id: user(2),
            scenario_id: Some(ForeignId::Number(4)),
            participants: vec![user(9)],
        };
        assert_eq!(first, expected);
    }

    #[test]
    fn who_is_not_in_a_session_any_more_does_not_find_it() {
        let start = Timestamp::now();
        let mut sessions = Sessions::new(TTL, 2);
        register(&mut sessions, start, "a", 1, &[9]);
        register(&mut sessions, start, "a", 1, &[8]);
        assert_eq!([1, 8, 9].map(|user| ids(&sessions, start, user, 10).len()), [1, 1, 0]);
        for id in ["b", "c"] {
            register(&mut sessions, start, id, 1, &[]);
        }
        assert_eq!(ids(&sessions, start, 1, 10), ["c", "b"]);
        assert_eq!(sessions.by_user.len(), 1, "nobody is kept who has none");
    }
}
