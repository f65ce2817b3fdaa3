use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::{Duration, Instant},
};

use actix::Addr;

use crate::{
    domain::{ClientId, Identity, Namespace, Room, UserId},
    journal::{Journal, Note},
    protocol::socketio::{Pid, Sid},
    rooms::Outbox,
    store::{Record, SocketIoSession},
};

/// What is remembered of the clients that asked for connection state recovery, on whatever worker they are: while they
/// are connected and for a while after they were lost.
///
/// What a client may rely on is written before it is told: its pid before the hello, a room before `joined`. So it comes back
/// to the same after the process was killed.
///
/// One lock for all workers, held for a look-up when a client enters a namespace, changes rooms or goes.
#[derive(Clone)]
pub struct Recoveries {
    known: Arc<Mutex<Known>>,
    /// Where it is written; nowhere if the journal is in memory.
    journal: Option<Addr<Journal>>,
}

struct Known {
    window: Duration,
    most: usize,
    sessions: HashMap<Pid, Remembered>,
    /// The lost ones, the longest lost first. May name some that have come back since.
    lost: VecDeque<(Instant, Pid)>,
}

/// One client in one namespace.
pub(super) struct Remembered {
    namespace: Namespace,
    sid: Sid,
    rooms: Vec<Room>,
    /// A pid is worth something only to its user.
    user: Option<UserId>,
    kiosk: bool,
    /// The connection it belongs to now or belonged to last; none of this process if it was lost before.
    connection: Option<(ClientId, Weak<Outbox>)>,
    lost_at: Option<Instant>,
}

/// What becomes of a client that comes back with a pid.
pub(super) enum Claim {
    /// It is what it was, and the pid is its own from now on.
    Granted {
        /// The sid it had.
        sid: Sid,
        /// The rooms it was in.
        rooms: Vec<Room>,
        /// The connection it had before, if that is still there.
        former: Option<Arc<Outbox>>,
    },
    /// Nobody who may come here now is known by this pid.
    Unknown,
    /// The client has come back on a later connection already: this one it has left.
    Late,
}

impl Remembered {
    pub(super) fn new(namespace: Namespace, sid: Sid, identity: &Identity, outbox: &Arc<Outbox>) -> Self {
        Self {
            namespace,
            sid,
            rooms: Vec::new(),
            user: identity.user,
            kiosk: identity.kiosk,
            connection: Some((outbox.client(), Arc::downgrade(outbox))),
            lost_at: None,
        }
    }

    fn is_of(&self, client: ClientId) -> bool {
        self.connection.as_ref().is_some_and(|(id, _)| *id == client)
    }

    fn record(&self, pid: Pid) -> Record {
        Record::SocketIoSession(SocketIoSession {
            pid: pid.to_string(),
            sid: self.sid.to_string(),
            namespace: self.namespace,
            user: self.user,
            kiosk: self.kiosk,
            rooms: self.rooms.clone(),
        })
    }
}

impl Recoveries {
    /// Lost clients can be recovered within `window`; at most so many of them are remembered, the latest. Nothing is written.
    pub fn in_memory(window: Duration, most: usize) -> Self {
        let known = Known { window, most, sessions: HashMap::new(), lost: VecDeque::new() };
        Self { known: Arc::new(Mutex::new(known)), journal: None }
    }

    /// The same, written by the journal. Those that were known to a former life of the process are lost as of `now`.
    pub fn kept(
        window: Duration,
        most: usize,
        journal: Addr<Journal>,
        former: Vec<SocketIoSession>,
        now: Instant,
    ) -> Self {
        let recoveries = Self { journal: Some(journal), ..Self::in_memory(window, most) };
        let mut known = recoveries.known();
        for SocketIoSession { pid, sid, namespace, user, kiosk, rooms } in former {
            let (Ok(pid), Ok(sid)) = (pid.parse(), sid.parse()) else { continue };
            let lost_at = Some(now);
            let session = Remembered { namespace, sid, rooms, user, kiosk, connection: None, lost_at };
            known.sessions.insert(pid, session);
            known.lost.push_back((now, pid));
        }
        drop(known);
        recoveries
    }

    /// Remembers a client under its pid. Answers whether it is written.
    pub(super) fn remember(&self, pid: Pid, session: Remembered) -> impl Future<Output = bool> + use<> {
        let written = self.write(vec![session.record(pid)]);
        self.known().sessions.insert(pid, session);
        written
    }

    /// Takes note of the rooms a client is in now. Done when it is written; nothing to do if it knew.
    pub(super) fn set_rooms(
        &self,
        pid: &Pid,
        client: ClientId,
        rooms: &[Room],
    ) -> Option<impl Future<Output = bool> + use<>> {
        let mut known = self.known();
        let session = known.sessions.get_mut(pid).filter(|session| session.is_of(client) && session.rooms != rooms)?;
        session.rooms = rooms.to_vec();
        Some(self.write(vec![session.record(*pid)]))
    }

    /// Gives the pid to who comes back with it, if it is this user's, in this namespace and not too long lost. Of several
    /// connections the client has had, the latest gets it.
    pub(super) fn claim(
        &self,
        pid: &Pid,
        namespace: Namespace,
        identity: &Identity,
        outbox: &Arc<Outbox>,
        now: Instant,
    ) -> Claim {
        let mut known = self.known();
        self.forget_old(&mut known, now);
        let Some(session) = known.sessions.get_mut(pid) else { return Claim::Unknown };
        if session.namespace != namespace || session.user != identity.user || session.kiosk != identity.kiosk {
            return Claim::Unknown;
        }
        if session.connection.as_ref().is_some_and(|(id, _)| *id > outbox.client()) {
            return Claim::Late;
        }
        let former = session.connection.replace((outbox.client(), Arc::downgrade(outbox)));
        let former = former.and_then(|(_, former)| former.upgrade()).filter(|former| !Arc::ptr_eq(former, outbox));
        session.lost_at = None;
        Claim::Granted { sid: session.sid, rooms: session.rooms.clone(), former }
    }

    /// The client was lost and may come back. Nothing happens if its pid has moved on to another connection.
    pub(super) fn lost(&self, pid: &Pid, client: ClientId, now: Instant) {
        let mut known = self.known();
        if let Some(session) = known.sessions.get_mut(pid)
            && session.is_of(client)
        {
            session.lost_at = Some(now);
            known.lost.push_back((now, *pid));
            self.forget_old(&mut known, now);
        }
    }

    /// The client has left by itself, or for good.
    pub(super) fn forget(&self, pid: &Pid, client: ClientId) {
        let mut known = self.known();
        if known.sessions.get(pid).is_some_and(|session| session.is_of(client)) {
            known.sessions.remove(pid);
            self.write_soon(vec![ended(pid)]);
        }
    }

    fn forget_old(&self, known: &mut Known, now: Instant) {
        let forgotten = known.forget_old(now);
        if !forgotten.is_empty() {
            self.write_soon(forgotten.iter().map(ended).collect());
        }
    }

    /// What has been written when this returns is in the journal's mailbox; the future waits for the answer.
    fn write(&self, records: Vec<Record>) -> impl Future<Output = bool> + use<> {
        let written = self.journal.as_ref().map(|journal| journal.send(Note(records)));
        async move {
            match written {
                Some(written) => matches!(written.await, Ok(Ok(()))),
                None => true,
            }
        }
    }

    /// Nobody waits for it. If it is not written, what is known is forgotten later.
    fn write_soon(&self, records: Vec<Record>) {
        if self.journal.is_some() {
            let written = self.write(records);
            actix_rt::spawn(async {
                written.await;
            });
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // Every change under the lock is one step.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn ended(pid: &Pid) -> Record {
    Record::SocketIoSessionEnded { pid: pid.to_string() }
}

impl Known {
    /// Forgets the ones that were lost too long ago, and answers which.
    fn forget_old(&mut self, now: Instant) -> Vec<Pid> {
        let mut forgotten = Vec::new();
        while let Some(&(lost_at, pid)) = self.lost.front() {
            if self.lost.len() <= self.most && now.saturating_duration_since(lost_at) <= self.window {
                break;
            }
            self.lost.pop_front();
            if self.sessions.get(&pid).is_some_and(|session| session.lost_at == Some(lost_at)) {
                self.sessions.remove(&pid);
                forgotten.push(pid);
            }
        }
        forgotten
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

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
        let session = Remembered::new(NAMESPACE, Sid::random(), &user(7), outbox);
        assert_eq!(recoveries.remember(pid, session).now_or_never(), Some(true));
        pid
    }

    /// The rooms it gets back, if it comes back as user 7 on a new connection.
    fn come_back(recoveries: &Recoveries, pid: &Pid, now: Instant) -> Option<Vec<Room>> {
        match recoveries.claim(pid, NAMESPACE, &user(7), &outbox(), now) {
            Claim::Granted { rooms, .. } => Some(rooms),
            Claim::Unknown | Claim::Late => None,
        }
    }

    #[test]
    fn a_lost_client_comes_back_within_the_window_to_its_rooms() {
        let (recoveries, outbox, now) = (Recoveries::in_memory(WINDOW, 10), outbox(), Instant::now());
        let pid = remembered(&recoveries, &outbox);
        assert!(recoveries.set_rooms(&pid, outbox.client(), &[Room::TvDisplay]).is_some());
        assert!(recoveries.set_rooms(&pid, outbox.client(), &[Room::TvDisplay]).is_none(), "nothing new");
        recoveries.lost(&pid, outbox.client(), now);
        assert_eq!(come_back(&recoveries, &pid, now + WINDOW), Some(vec![Room::TvDisplay]));

        let pid = remembered(&recoveries, &outbox);
        recoveries.lost(&pid, outbox.client(), now);
        assert_eq!(come_back(&recoveries, &pid, now + WINDOW + Duration::from_millis(1)), None);
    }

    #[test]
    fn a_pid_is_worth_nothing_to_others_or_elsewhere() {
        let (recoveries, first, now) = (Recoveries::in_memory(WINDOW, 10), outbox(), Instant::now());
        let pid = remembered(&recoveries, &first);
        let claim = |pid: Pid, namespace, who| recoveries.claim(&pid, namespace, &user(who), &outbox(), now);
        assert!(matches!(claim(pid, NAMESPACE, 8), Claim::Unknown));
        assert!(matches!(claim(pid, Namespace::Training, 7), Claim::Unknown));
        assert!(matches!(claim(Pid::random(), NAMESPACE, 7), Claim::Unknown));
        assert!(matches!(claim(pid, NAMESPACE, 7), Claim::Granted { former: Some(_), .. }), "no harm was done");
    }

    #[test]
    fn of_several_connections_the_latest_gets_it_in_whatever_order_they_ask() {
        let (recoveries, first, now) = (Recoveries::in_memory(WINDOW, 10), outbox(), Instant::now());
        let pid = remembered(&recoveries, &first);
        let (second, third) = (outbox(), outbox());
        let claim = |outbox: &Arc<Outbox>| recoveries.claim(&pid, NAMESPACE, &user(7), outbox, now);
        assert!(matches!(claim(&third), Claim::Granted { former: Some(former), .. } if Arc::ptr_eq(&former, &first)));
        assert!(matches!(claim(&second), Claim::Late));
        // It may be lost before it is in, and come back once more.
        recoveries.lost(&pid, third.client(), now);
        drop(third);
        assert!(matches!(claim(&outbox()), Claim::Granted { former: None, .. }));
    }

    #[test]
    fn the_old_connections_goodbye_does_not_touch_the_new_one() {
        let (recoveries, old, new, now) = (Recoveries::in_memory(WINDOW, 10), outbox(), outbox(), Instant::now());
        let pid = remembered(&recoveries, &old);
        recoveries.claim(&pid, NAMESPACE, &user(7), &new, now);
        recoveries.lost(&pid, old.client(), now);
        recoveries.forget(&pid, old.client());
        assert!(recoveries.set_rooms(&pid, old.client(), &[Room::TvDisplay]).is_none());
        assert_eq!(come_back(&recoveries, &pid, now + 10 * WINDOW), Some(vec![]));
    }

    #[test]
    fn the_longest_lost_are_forgotten_first() {
        let (recoveries, outbox, now) = (Recoveries::in_memory(WINDOW, 2), outbox(), Instant::now());
        let pids: Vec<Pid> = (0..3).map(|_| remembered(&recoveries, &outbox)).collect();
        for pid in &pids {
            recoveries.lost(pid, outbox.client(), now);
        }
        let kept: Vec<bool> = pids.iter().map(|pid| come_back(&recoveries, pid, now).is_some()).collect();
        assert_eq!(kept, [false, true, true]);
    }
}
