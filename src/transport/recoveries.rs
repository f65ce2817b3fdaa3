use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::{Duration, Instant},
};

use crate::{
    domain::{ClientId, Identity, Namespace, Room, UserId},
    protocol::socketio::{Pid, Sid},
    rooms::Outbox,
};

/// What is remembered of the clients that asked for connection state recovery, on whatever worker they are: while they
/// are connected and for a while after they were lost. In memory; a restart forgets it.
///
/// One lock for all workers, held for a look-up when a client enters a namespace, changes rooms or goes.
#[derive(Clone)]
pub struct Recoveries(Arc<Mutex<Known>>);

struct Known {
    window: Duration,
    most: usize,
    sessions: HashMap<Pid, Remembered>,
    /// The lost ones, the longest lost first. May name some that have come back since.
    lost: VecDeque<(Instant, Pid)>,
}

/// One client in one namespace.
pub(super) struct Remembered {
    pub(super) namespace: Namespace,
    pub(super) sid: Sid,
    pub(super) rooms: Vec<Room>,
    /// A pid is worth something only to its user.
    pub(super) user: Option<UserId>,
    pub(super) kiosk: bool,
    /// The connection it belongs to now or belonged to last.
    pub(super) client: ClientId,
    pub(super) outbox: Weak<Outbox>,
    lost_at: Option<Instant>,
}

impl Remembered {
    pub(super) fn new(namespace: Namespace, sid: Sid, identity: &Identity, outbox: &Arc<Outbox>) -> Self {
        Self {
            namespace,
            sid,
            rooms: Vec::new(),
            user: identity.user,
            kiosk: identity.kiosk,
            client: outbox.client(),
            outbox: Arc::downgrade(outbox),
            lost_at: None,
        }
    }
}

impl Recoveries {
    /// Lost clients can be recovered within `window`; at most so many of them are remembered, the latest.
    pub fn new(window: Duration, most: usize) -> Self {
        let known = Known { window, most, sessions: HashMap::new(), lost: VecDeque::new() };
        Self(Arc::new(Mutex::new(known)))
    }

    /// Remembers a client under its pid.
    pub(super) fn remember(&self, pid: Pid, session: Remembered) {
        self.known().sessions.insert(pid, session);
    }

    /// Takes note of the rooms a client is in now.
    pub(super) fn set_rooms(&self, pid: &Pid, client: ClientId, rooms: &[Room]) {
        if let Some(session) = self.known().sessions.get_mut(pid)
            && session.client == client
        {
            session.rooms = rooms.to_vec();
        }
    }

    /// Gives out what is remembered under the pid, if it is this user's, in this namespace and not too long lost. It is
    /// given out once; the pid lives on when it is remembered again.
    pub(super) fn take(
        &self,
        pid: &Pid,
        namespace: Namespace,
        identity: &Identity,
        now: Instant,
    ) -> Option<Remembered> {
        let mut known = self.known();
        known.forget_old(now);
        let session = known.sessions.get(pid)?;
        let fits = session.namespace == namespace && session.user == identity.user && session.kiosk == identity.kiosk;
        if fits { known.sessions.remove(pid) } else { None }
    }

    /// The client was lost and may come back. Nothing happens if its pid has moved on to another connection.
    pub(super) fn lost(&self, pid: &Pid, client: ClientId, now: Instant) {
        let mut known = self.known();
        if let Some(session) = known.sessions.get_mut(pid)
            && session.client == client
        {
            session.lost_at = Some(now);
            known.lost.push_back((now, *pid));
            known.forget_old(now);
        }
    }

    /// The client has left by itself, or for good.
    pub(super) fn forget(&self, pid: &Pid, client: ClientId) {
        let mut known = self.known();
        if known.sessions.get(pid).is_some_and(|session| session.client == client) {
            known.sessions.remove(pid);
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // Every change under the lock is one step.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn forget_old(&mut self, now: Instant) {
        while let Some(&(lost_at, pid)) = self.lost.front() {
            if self.lost.len() <= self.most && now.saturating_duration_since(lost_at) <= self.window {
                return;
            }
            self.lost.pop_front();
            if self.sessions.get(&pid).is_some_and(|session| session.lost_at == Some(lost_at)) {
                self.sessions.remove(&pid);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{protocol::socketio::SocketIoWire, rooms::OutboxLimits};

    const WINDOW: Duration = Duration::from_secs(120);
    const NAMESPACE: Namespace = Namespace::Leaderboard;

    fn user(id: u64) -> Identity {
        Identity { user: UserId::new(id).ok(), ..Identity::default() }
    }

    fn outbox() -> Arc<Outbox> {
        let limits = OutboxLimits { messages: 10, bytes: 1000 };
        Arc::new(Outbox::polled(ClientId::next(), &SocketIoWire, limits, 1000))
    }

    fn remembered(recoveries: &Recoveries, outbox: &Arc<Outbox>) -> Pid {
        let pid = Pid::random();
        recoveries.remember(pid, Remembered::new(NAMESPACE, Sid::random(), &user(7), outbox));
        pid
    }

    #[test]
    fn a_lost_client_comes_back_within_the_window_to_its_rooms() {
        let (recoveries, outbox, now) = (Recoveries::new(WINDOW, 10), outbox(), Instant::now());
        let pid = remembered(&recoveries, &outbox);
        recoveries.set_rooms(&pid, outbox.client(), &[Room::TvDisplay]);
        recoveries.lost(&pid, outbox.client(), now);
        let session = recoveries.take(&pid, NAMESPACE, &user(7), now + WINDOW).unwrap();
        assert_eq!(session.rooms, [Room::TvDisplay]);
        assert!(recoveries.take(&pid, NAMESPACE, &user(7), now).is_none(), "given out once");

        let pid = remembered(&recoveries, &outbox);
        recoveries.lost(&pid, outbox.client(), now);
        assert!(recoveries.take(&pid, NAMESPACE, &user(7), now + WINDOW + Duration::from_millis(1)).is_none());
    }

    #[test]
    fn a_pid_is_worth_nothing_to_others_or_elsewhere() {
        let (recoveries, outbox, now) = (Recoveries::new(WINDOW, 10), outbox(), Instant::now());
        let pid = remembered(&recoveries, &outbox);
        assert!(recoveries.take(&pid, NAMESPACE, &user(8), now).is_none());
        assert!(recoveries.take(&pid, Namespace::Training, &user(7), now).is_none());
        assert!(recoveries.take(&Pid::random(), NAMESPACE, &user(7), now).is_none());
        assert!(recoveries.take(&pid, NAMESPACE, &user(7), now).is_some(), "and their attempts do no harm");
    }

    #[test]
    fn the_old_connections_goodbye_does_not_touch_the_new_one() {
        let (recoveries, old, new, now) = (Recoveries::new(WINDOW, 10), outbox(), outbox(), Instant::now());
        let pid = remembered(&recoveries, &old);
        recoveries.take(&pid, NAMESPACE, &user(7), now).unwrap();
        recoveries.remember(pid, Remembered::new(NAMESPACE, Sid::random(), &user(7), &new));
        recoveries.lost(&pid, old.client(), now);
        recoveries.forget(&pid, old.client());
        recoveries.set_rooms(&pid, old.client(), &[Room::TvDisplay]);
        let session = recoveries.take(&pid, NAMESPACE, &user(7), now + 10 * WINDOW).unwrap();
        assert_eq!(session.rooms, []);
    }

    #[test]
    fn the_longest_lost_are_forgotten_first() {
        let (recoveries, outbox, now) = (Recoveries::new(WINDOW, 2), outbox(), Instant::now());
        let pids: Vec<Pid> = (0..3).map(|_| remembered(&recoveries, &outbox)).collect();
        for pid in &pids {
            recoveries.lost(pid, outbox.client(), now);
        }
        let kept: Vec<bool> = pids.iter().map(|pid| recoveries.take(pid, NAMESPACE, &user(7), now).is_some()).collect();
        assert_eq!(kept, [false, true, true]);
    }
}
