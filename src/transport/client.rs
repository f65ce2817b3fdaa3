//! What a client may ask, and how it is done: the same for every protocol.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use futures_util::{
    FutureExt,
    future::{self, LocalBoxFuture},
};
use serde_json::value::{RawValue, to_raw_value};

use super::{
    connection::Link,
    recoveries::{Claim, Remembered},
    worker::{Brokers, Worker},
};
use crate::{
    admission::{Admissions, Overloaded},
    brokers::{ClientSays, MayJoinSession, TellError, TrainingSaid},
    domain::{
        ClientId, Device, Identity, Namespace, Position, Room, SessionId, UserId,
        events::{ChatSaid, MessageReceived},
    },
    protocol::socketio::Pid,
    rooms::{Attach, Detach, Ending, Enter, Exit, Hello, Join, Leave, Outbox, Owner, Push, Reply, Restore, Resume},
    session::{ClientEvent, Code, Permission, Refusal, Session, not_a_participant},
    telemetry::Refused,
};

/// One client: its sessions, one for each namespace it has entered, and its outbox.
pub(super) struct Client {
    worker: Arc<Worker>,
    outbox: Arc<Outbox>,
    /// Whether the registry has been told of the outbox.
    attached: bool,
    sessions: Vec<Session>,
    /// What it can come back with, in the namespaces where it can.
    recoverable: Vec<(Namespace, Pid)>,
    /// What the user comes with, where that matters.
    device: Option<Device>,
}

/// Work that has begun and has to end before the client's next message is looked at. What comes out of it is to be given
/// to [`Client::go_on`].
pub(super) type Task = LocalBoxFuture<'static, Next>;

/// What is left to do when others have answered.
pub enum Next {
    /// Nothing.
    Done,
    /// The client is in the namespace; restored with the rooms it had before, or anew.
    Entered { namespace: Namespace, restored: Option<Vec<Room>> },
    /// The client may join.
    PutInto(Asked),
    /// It is written that the client is in the room.
    Join(Asked),
    /// It is written that the client is no longer in the room.
    Leave(Namespace, Room, Option<Reply>),
    /// Tell the client why not.
    Refuse(Namespace, Refusal, Option<Reply>),
    /// Tell the client that what it said has been passed on.
    PassedOn(Namespace, Option<Arc<RawValue>>, Option<Reply>),
}

/// A client's wish to join.
pub struct Asked {
    pub(super) namespace: Namespace,
    pub(super) room: Room,
    pub(super) since: Option<Position>,
    pub(super) reply: Option<Reply>,
}

/// How a client enters a namespace.
pub(super) struct Entrance {
    pub(super) namespace: Namespace,
    pub(super) hello: Hello,
    pub(super) restore: Option<Restore>,
}

impl Client {
    pub(super) fn new(worker: Arc<Worker>, outbox: Arc<Outbox>, device: Option<Device>) -> Self {
        Self { worker, outbox, attached: false, sessions: Vec::new(), recoverable: Vec::new(), device }
    }

    pub(super) fn id(&self) -> ClientId {
        self.outbox.client()
    }

    pub(super) fn worker(&self) -> &Arc<Worker> {
        &self.worker
    }

    pub(super) fn outbox(&self) -> &Arc<Outbox> {
        &self.outbox
    }

    /// The session in the namespace, if the client has entered it.
    pub(super) fn session(&self, namespace: Namespace) -> Option<&Session> {
        self.sessions.iter().find(|session| session.namespace() == namespace)
    }

    fn session_mut(&mut self, namespace: Namespace) -> Option<&mut Session> {
        self.sessions.iter_mut().find(|session| session.namespace() == namespace)
    }

    /// Makes the client known to the registry, which will tell it when the service stops. Needed only for one that does
    /// not enter a namespace at once.
    pub(super) fn attach(&mut self) -> Task {
        let attached = (!self.attached).then(|| self.worker.registry.send(Attach(Arc::clone(&self.outbox))));
        self.attached = true;
        let (lifecycle, outbox) = (self.worker.lifecycle.clone(), Arc::clone(&self.outbox));
        Box::pin(async move {
            if let Some(attached) = attached {
                let _ = attached.await;
            }
            // Everybody may have been told before the registry knew of this one.
            if lifecycle.is_draining() {
                outbox.end(Ending::Restart);
            }
            Next::Done
        })
    }

    /// Lets the client into a namespace it has the right to; the registry tells it hello, and what it missed.
    pub(super) fn enter(&mut self, identity: Identity, entrance: Entrance, link: &mut Link) -> Task {
        let identity = Arc::new(identity);
        let Entrance { namespace, hello, restore } = entrance;
        let owner = Owner {
            user: identity.user,
            name: identity.name.clone(),
            login: identity.login.clone(),
            device: self.device.clone(),
        };
        self.outbox.set_owner(namespace, Some(owner));
        let attached = self.attach();
        let login = identity.login.clone();
        let session = Session::new(namespace, identity);
        let before = match &restore {
            Some(Restore::Since { rooms, .. }) => rooms.clone(),
            _ => Vec::new(),
        };
        let client = self.outbox.client();
        let entered =
            self.worker.registry.send(Enter { client, namespace, hello, rooms: session.rooms().to_vec(), restore });
        self.sessions.push(session);
        self.set_expiry(link);
        // Both are in the registry's mailbox already; the answers are awaited because the messages would be withdrawn.
        let (gate, outbox) = (self.worker.gate.clone(), Arc::clone(&self.outbox));
        Box::pin(async move {
            let (_, entered) = future::join(attached, entered).await;
            // The login may have been ended after it was checked and before the registry knew whose outbox this is.
            if login.is_some_and(|login| gate.has_ended(&login)) {
                outbox.end(Ending::LoginEnded);
            }
            let restored = entered.unwrap_or(false).then_some(before);
            Next::Entered { namespace, restored }
        })
    }

    /// Remembers under the pid that the client is on its way into the namespace. Answers whether it is written.
    pub(super) fn remember(
        &mut self,
        namespace: Namespace,
        pid: Pid,
        session: Remembered,
    ) -> impl Future<Output = bool> + use<> {
        self.recoverable.push((namespace, pid));
        self.worker.socketio.recoveries.remember(pid, session)
    }

    /// Gives the client the pid of its former connection, if it may have it.
    pub(super) fn claim(&mut self, namespace: Namespace, pid: Pid, identity: &Identity) -> Claim {
        let claim = self.worker.socketio.recoveries.claim(&pid, namespace, identity, &self.outbox, Instant::now());
        if matches!(claim, Claim::Granted { .. }) {
            self.recoverable.push((namespace, pid));
        }
        claim
    }

    /// The client does not come back with this pid.
    pub(super) fn forget(&mut self, pid: Pid) {
        self.recoverable.retain(|(_, known)| *known != pid);
        self.worker.socketio.recoveries.forget(&pid, self.id());
    }

    /// Takes note of the rooms the client is in, for when it is lost. Nothing to wait for if it was known.
    fn note_rooms(&self, namespace: Namespace) -> Option<impl Future<Output = bool> + use<>> {
        let (_, pid) = self.recoverable.iter().find(|(known, _)| *known == namespace)?;
        let rooms = self.session(namespace)?.rooms();
        self.worker.socketio.recoveries.set_rooms(pid, self.id(), rooms)
    }

    /// Takes the client out of a namespace.
    pub(super) fn exit(&mut self, namespace: Namespace) -> Task {
        for (_, pid) in self.recoverable.extract_if(.., |(known, _)| *known == namespace) {
            self.worker.socketio.recoveries.forget(&pid, self.outbox.client());
        }
        self.sessions.retain(|session| session.namespace() != namespace);
        let exited = self.worker.registry.send(Exit { client: self.id(), namespace });
        Box::pin(async {
            let _ = exited.await;
            Next::Done
        })
    }

    /// Takes a fresh token for the session in the namespace, which the client has entered. A bad one leaves it the time it
    /// had.
    pub(super) fn renew(
        &mut self,
        namespace: Namespace,
        token: &str,
        reply: Option<&Reply>,
        link: &mut Link,
    ) -> Option<Task> {
        let renewed = match self.worker.gate.token(token) {
            Ok(identity) => self.session_mut(namespace).map_or(Ok(()), |session| session.renew(Arc::new(identity))),
            Err(denied) => Err(Refusal::new(Code::Forbidden, denied.to_string())),
        };
        match renewed {
            Ok(()) => {
                self.set_expiry(link);
                self.acknowledge(namespace, reply);
                None
            }
            Err(refusal) => self.refuse(namespace, &refusal, reply),
        }
    }

    /// The connection lasts as long as the certificates are still good, grace included.
    fn set_expiry(&self, link: &mut Link) {
        link.identified(self.time_left(SystemTime::now()));
    }

    /// `None` if for ever.
    fn time_left(&self, now: SystemTime) -> Option<Duration> {
        let ends = self.sessions.iter().filter_map(|session| session.identity().expires_at);
        let left = ends.min()?.duration_since(now).unwrap_or_default();
        Some(left + self.worker.settings.identity.expiry_grace)
    }

    /// Joins a room, or tells the client why not.
    pub(super) fn join(&mut self, asked: Asked) -> Option<Task> {
        let Some(session) = self.session(asked.namespace) else { return self.refuse_stranger(&asked) };
        match self.worker.rights.may_join(session.identity(), asked.namespace, &asked.room) {
            Permission::Granted => self.put_into(asked),
            Permission::Denied(refusal) => self.refuse(asked.namespace, &refusal, asked.reply.as_ref()),
            Permission::ForParticipantsOf(training) => match session.identity().user {
                Some(user) => Some(self.ask_whether_participant(training, user, asked)),
                None => self.refuse(asked.namespace, &not_a_participant(&training), asked.reply.as_ref()),
            },
        }
    }

    fn ask_whether_participant(&self, session: SessionId, user: UserId, asked: Asked) -> Task {
        let answer = self.worker.brokers.training.send(MayJoinSession { session: session.clone(), user });
        Box::pin(async move {
            match answer.await {
                Ok(true) => Next::PutInto(asked),
                Ok(false) => Next::Refuse(asked.namespace, not_a_participant(&session), asked.reply),
                Err(_) => Next::Refuse(asked.namespace, unavailable(), asked.reply),
            }
        })
    }

    fn put_into(&mut self, asked: Asked) -> Option<Task> {
        self.follow_roster(asked.namespace);
        let most = self.worker.settings.limits.rooms_per_connection;
        let elsewhere = self.sessions.iter().filter(|session| session.namespace() != asked.namespace);
        let others = elsewhere.map(|session| session.rooms().len()).sum();
        match self.session_mut(asked.namespace)?.join(&asked.room, others, most) {
            Ok(()) => Some(match self.note_rooms(asked.namespace) {
                // Should it not be written, the client is in the room all the same; only a crash would forget it.
                Some(noted) => Box::pin(noted.map(|_| Next::Join(asked))),
                None => self.ask_to_join(asked),
            }),
            Err(refusal) => self.refuse(asked.namespace, &refusal, asked.reply.as_ref()),
        }
    }

    /// The registry moves the client with its user from team to team; what is known here is looked at before it is changed.
    fn follow_roster(&mut self, namespace: Namespace) {
        let worker = Arc::clone(&self.worker);
        if let Some(session) = self.session_mut(namespace) {
            session.follow_roster(&worker.rights);
        }
    }

    fn ask_to_join(&self, Asked { namespace, room, since, reply }: Asked) -> Task {
        self.ask_registry(Join { client: self.id(), namespace, room, since, reply })
    }

    /// Leaves a room.
    pub(super) fn leave(&mut self, namespace: Namespace, room: Room, reply: Option<Reply>) -> Option<Task> {
        self.follow_roster(namespace);
        match self.session_mut(namespace) {
            Some(session) => {
                session.leave(&room);
                Some(match self.note_rooms(namespace) {
                    Some(noted) => Box::pin(noted.map(move |_| Next::Leave(namespace, room, reply))),
                    None => self.ask_to_leave(namespace, room, reply),
                })
            }
            None => self.refuse_stranger(&Asked { namespace, room, since: None, reply }),
        }
    }

    fn ask_to_leave(&self, namespace: Namespace, room: Room, reply: Option<Reply>) -> Task {
        self.ask_registry(Leave { client: self.id(), namespace, room, reply })
    }

    /// Passes on what the client says, if it may say it.
    pub(super) fn say(&mut self, namespace: Namespace, event: ClientEvent, reply: Option<Reply>) -> Option<Task> {
        let Some(session) = self.session(namespace) else {
            return self.refuse_stranger(&Asked { namespace, room: event.room(), since: None, reply });
        };
        let user = match session.may_say(&event) {
            Ok(user) => user,
            Err(refusal) => return self.refuse(namespace, &refusal, reply.as_ref()),
        };
        let received = match &event {
            ClientEvent::RoleplayMessage { session } => received(session),
            _ => None,
        };
        let passed_on = pass_on(event, user, self.id(), self.worker.admissions.clone(), self.worker.brokers.clone());
        Some(Box::pin(async move {
            match passed_on.await {
                Ok(()) => Next::PassedOn(namespace, received, reply),
                Err(refusal) => Next::Refuse(namespace, refusal, reply),
            }
        }))
    }

    /// Goes on when others have answered.
    pub(super) fn go_on(&mut self, next: Next) -> Option<Task> {
        match next {
            Next::Done => None,
            Next::Entered { namespace, restored } => {
                let most = self.worker.settings.limits.rooms_per_connection;
                for room in restored.iter().flatten() {
                    // It was in them before, within the same limit.
                    let _ = self.session_mut(namespace)?.join(room, 0, most);
                }
                let noted = self.note_rooms(namespace)?;
                Some(Box::pin(noted.map(|_| Next::Done)))
            }
            Next::PutInto(asked) => self.put_into(asked),
            Next::Join(asked) => Some(self.ask_to_join(asked)),
            Next::Leave(namespace, room, reply) => Some(self.ask_to_leave(namespace, room, reply)),
            Next::Refuse(namespace, refusal, reply) => self.refuse(namespace, &refusal, reply.as_ref()),
            Next::PassedOn(namespace, received, reply) => {
                if let Some(data) = &received {
                    self.outbox.tell(&Push::Event { namespace, event: "roleplay:message-received", data });
                }
                self.acknowledge(namespace, reply.as_ref());
                None
            }
        }
    }

    /// Tells the client why not.
    pub(super) fn refuse(&self, namespace: Namespace, refusal: &Refusal, reply: Option<&Reply>) -> Option<Task> {
        self.worker.figures.refused(Refused::Message);
        let Refusal { code, message } = refusal;
        self.outbox.tell(&Push::Error { namespace, code: code.name(), message, reply });
        None
    }

    fn refuse_stranger(&self, asked: &Asked) -> Option<Task> {
        let message = r#"Say who you are first: {"type":"auth","token":"..."}"#;
        self.refuse(asked.namespace, &Refusal::new(Code::Forbidden, message), asked.reply.as_ref())
    }

    /// Tells the client that it has been heard, if it wants to know.
    pub(super) fn acknowledge(&self, namespace: Namespace, reply: Option<&Reply>) {
        if let Some(reply) = reply {
            self.outbox.tell(&Push::Ack { namespace, reply });
        }
    }

    /// The outbox has drained: more of what was missed may follow.
    pub(super) fn drained(&self) -> Task {
        self.ask_registry(Resume(self.id()))
    }

    /// Says goodbye to the registry. The connection cannot wait any more, but the message must not be lost: a task of its
    /// own waits for the answer.
    pub(super) fn detach(&self) {
        let is_gone_for_good = self.outbox.ending() == Some(Ending::LoginEnded);
        for (_, pid) in &self.recoverable {
            if is_gone_for_good {
                self.worker.socketio.recoveries.forget(pid, self.id());
            } else {
                self.worker.socketio.recoveries.lost(pid, self.id(), Instant::now());
            }
        }
        let detached = self.worker.registry.send(Detach(self.id()));
        actix_rt::spawn(async {
            let _ = detached.await;
        });
    }

    fn ask_registry<M>(&self, message: M) -> Task
    where
        M: actix::Message<Result = ()> + Send + 'static,
        crate::rooms::RoomRegistry: actix::Handler<M>,
    {
        let done = self.worker.registry.send(message);
        Box::pin(async {
            // A registry that is gone takes the service with it.
            let _ = done.await;
            Next::Done
        })
    }
}

impl std::fmt::Display for Client {
    /// For the log: the connection and who it is.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.sessions.first().map(|session| session.identity()) {
            Some(identity) => match identity.user {
                Some(user) => write!(f, "{} (user {user})", self.id()),
                None => write!(f, "{} (kiosk)", self.id()),
            },
            None => write!(f, "{} (nobody)", self.id()),
        }
    }
}

/// Hands what was said to its broker. What is worth keeping waits for a place on the way; what is fleeting does not.
async fn pass_on(
    event: ClientEvent,
    user: UserId,
    from: ClientId,
    admissions: Admissions,
    brokers: Brokers,
) -> Result<(), Refusal> {
    let said = match event {
        ClientEvent::RoleplayMessage { session } => TrainingSaid::Message { session, user },
        ClientEvent::StopTyping { session } => TrainingSaid::StopTyping { session, user },
        ClientEvent::Progress { progress } => TrainingSaid::Progress { user, progress: *progress },
        ClientEvent::ChatMessage { chat } => {
            let says = ClientSays { from, said: ChatSaid { session_id: chat }, admission: admissions.try_admit()? };
            return heard(brokers.notification.send(says).await);
        }
    };
    let admission = match said {
        TrainingSaid::Progress { .. } => admissions.admit(1).await?,
        TrainingSaid::Message { .. } | TrainingSaid::StopTyping { .. } => admissions.try_admit()?,
    };
    heard(brokers.training.send(ClientSays { from, said, admission }).await)
}

/// The payload of `roleplay:message-received`.
fn received(session_id: &SessionId) -> Option<Arc<RawValue>> {
    to_raw_value(&MessageReceived { session_id }).ok().map(Arc::from)
}

fn heard(answer: Result<Result<(), TellError>, actix::MailboxError>) -> Result<(), Refusal> {
    answer.map_err(|_| unavailable())?.map_err(|_| unavailable())
}

fn unavailable() -> Refusal {
    Refusal::new(Code::Unavailable, "This cannot be done now; try again")
}

impl From<Overloaded> for Refusal {
    fn from(overloaded: Overloaded) -> Self {
        Self::new(Code::Unavailable, overloaded.to_string())
    }
}
