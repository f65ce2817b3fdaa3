use std::sync::Arc;

use bytes::Bytes;
use serde_json::value::to_raw_value;

use super::endpoint::Admitted;
use crate::{
    brokers::MayJoinSession,
    domain::{Identity, Namespace, Position, Room},
    protocol::socketio::{
        Auth, ClientPacket, ConnectAuth, Content, Decoder, Limits, Pid, Sid, Str, encode, read_request,
    },
    rooms::{Ending, Hello, Outbox, Restore},
    session::{Code, Command, Permission, Refusal, identity::Denied},
    settings::{OfferRecovery, in_bytes},
    telemetry,
    transport::{
        client::{self, Asked, Client, Entrance, Next},
        connection::Link,
        engine::{EngineHandler, EngineTask},
        recoveries::{Claim, Remembered},
        worker::{Counted, Worker},
    },
};

/// The Socket.IO side of one client: which namespaces it has entered, and how it may come back to them.
pub struct SocketIo {
    client: Client,
    decoder: Decoder,
    /// Who the handshake says the client is, unless a namespace's own `auth` says it.
    identity: Result<Option<Identity>, Denied>,
    /// The handshake asked for recovery.
    recover: bool,
    /// The namespace that is being entered.
    entering: Option<Entering>,
    _counted: Counted,
}

/// What is left to do when others have answered.
pub enum Answered {
    /// To a client's wish.
    Client(Next),
    /// Which rooms of a lost connection the client may still be in is known.
    MayRestore(Box<Entering>),
    /// Whether the client can come back with its new pid is known.
    Remembered(Box<Entering>, Option<Restore>, bool),
}

/// A client on its way into a namespace.
pub struct Entering {
    identity: Identity,
    namespace: Namespace,
    /// Both are new; the pid is for those who asked for recovery.
    sid: Sid,
    pid: Option<Pid>,
    /// What it had before.
    before: Option<Before>,
}

struct Before {
    pid: Pid,
    sid: Sid,
    rooms: Vec<Room>,
    position: Position,
}

type Task = EngineTask<SocketIo>;

impl SocketIo {
    pub(super) fn new(worker: Arc<Worker>, admitted: Admitted, outbox: Arc<Outbox>) -> Self {
        let settings = &worker.settings.socketio;
        let limits = Limits { attachments: settings.max_attachments, attachment_bytes: in_bytes(settings.max_payload) };
        let Admitted { identity, device, recover, counted } = admitted;
        let client = Client::new(worker, outbox, device);
        Self { client, decoder: Decoder::new(limits), identity, recover, entering: None, _counted: counted }
    }

    fn attend(&mut self, packet: ClientPacket, link: &mut Link) -> Option<Task> {
        let namespace = Namespace::from_path(&packet.namespace);
        let entered = namespace.filter(|namespace| self.client.session(*namespace).is_some());
        match (packet.content, entered) {
            (Content::Connect(_), Some(_)) => violated(link, "a second CONNECT"),
            (Content::Connect(auth), None) => match namespace {
                Some(namespace) => self.connect(namespace, auth.as_ref(), link),
                None => {
                    link.outbox.send(encode::connect_error(&packet.namespace, "Invalid namespace", None));
                    None
                }
            },
            (_, None) => violated(link, "a packet for a namespace that was not entered"),
            (Content::Disconnect, Some(namespace)) => Some(client_task(self.client.exit(namespace))),
            (Content::Ack { .. }, Some(_)) => None,
            (Content::Event { name, args, ack }, Some(namespace)) => {
                let task = match read_request(namespace, &name, &args, ack) {
                    Command::Authenticate { token, reply, .. } => {
                        self.client.renew(namespace, &token, reply.as_ref(), link)
                    }
                    Command::Join { room, since, reply } => self.client.join(Asked { namespace, room, since, reply }),
                    Command::Leave { room, reply } => self.client.leave(namespace, room, reply),
                    Command::Say { event, reply } => self.client.say(namespace, event, reply),
                    Command::Refused { refusal, reply } => self.client.refuse(namespace, &refusal, reply.as_ref()),
                };
                task.map(client_task)
            }
        }
    }

    fn connect(&mut self, namespace: Namespace, auth: Option<&Auth>, link: &mut Link) -> Option<Task> {
        let auth = auth.map(Auth::read).unwrap_or_default();
        let identity = match &auth.token {
            Some(token) => self.client.worker().gate.token(token).map(Some),
            None => self.identity.clone(),
        };
        let refusal = match identity {
            Ok(Some(identity)) => match self.client.worker().rights.may_enter(&identity, namespace) {
                Ok(()) => return self.enter(namespace, identity, &auth, link),
                Err(refusal) => refusal,
            },
            Ok(None) => {
                Refusal::new(Code::Forbidden, "No identity; expected a token in `auth` or in the query, or a cookie")
            }
            Err(Denied::Refused { reason }) => Refusal::new(Code::Forbidden, reason),
            Err(Denied::Unavailable { .. }) => {
                // A CONNECT_ERROR would keep the client away for good.
                link.outbox.end(Ending::Unavailable);
                return None;
            }
        };
        self.client.worker().figures.refused(telemetry::Refused::Handshake);
        let data = to_raw_value(&serde_json::json!({ "code": refusal.code.name() })).ok();
        link.outbox.send(encode::connect_error(namespace.path(), &refusal.message, data.as_deref()));
        None
    }

    fn enter(&mut self, namespace: Namespace, identity: Identity, auth: &ConnectAuth, link: &mut Link) -> Option<Task> {
        let offered = match self.client.worker().settings.socketio.recovery {
            OfferRecovery::Ask => self.recover || auth.recover || auth.recovery.is_some(),
            OfferRecovery::Always => true,
            OfferRecovery::Never => false,
        };
        let sid = Sid::random();
        let mut entering = Entering { identity, namespace, sid, pid: offered.then(Pid::random), before: None };
        let Some(recovery) = auth.recovery.as_ref().filter(|_| offered) else {
            return Some(self.remember(entering, None, link));
        };
        match self.client.claim(namespace, recovery.pid, &entering.identity) {
            Claim::Granted { sid, rooms, former } => {
                if let Some(former) = former {
                    // The client has left it for this one, whether or not that has been noticed.
                    former.end(Ending::Answered);
                }
                let position = recovery.position.clone();
                entering.before = Some(Before { pid: recovery.pid, sid, rooms: Vec::new(), position });
                Some(self.check_rooms(entering, rooms))
            }
            Claim::Unknown => Some(self.remember(entering, Some(Restore::Forgotten), link)),
            Claim::Late => {
                link.outbox.end(Ending::Answered);
                None
            }
        }
    }

    /// Has the client remembered under its new pid, before it is told of it.
    fn remember(&mut self, entering: Entering, restore: Option<Restore>, link: &mut Link) -> Task {
        let Some(pid) = entering.pid else { return self.go_in(entering, restore, link) };
        let Entering { namespace, sid, .. } = entering;
        let session = Remembered::new(namespace, sid, &entering.identity, self.client.outbox());
        let written = self.client.remember(namespace, pid, session);
        Box::pin(async move { Answered::Remembered(Box::new(entering), restore, written.await) })
    }

    /// Asks again for each room whether the client may be there. If the roster has moved its user to another team since, it comes
    /// back to that one's room.
    fn check_rooms(&self, mut entering: Entering, rooms: Vec<Room>) -> Task {
        let worker = Arc::clone(self.client.worker());
        Box::pin(async move {
            let mut still = Vec::with_capacity(rooms.len());
            let rights = &worker.rights;
            for room in rooms.into_iter().filter_map(|room| rights.moved(&entering.identity, room)) {
                let may = match rights.may_join(&entering.identity, entering.namespace, &room) {
                    Permission::Granted => true,
                    Permission::Denied(_) => false,
                    Permission::ForParticipantsOf(session) => match entering.identity.user {
                        Some(user) => {
                            worker.brokers.training.send(MayJoinSession { session, user }).await.unwrap_or(false)
                        }
                        None => false,
                    },
                };
                if may && !still.contains(&room) {
                    still.push(room);
                }
            }
            if let Some(before) = &mut entering.before {
                before.rooms = still;
            }
            Answered::MayRestore(Box::new(entering))
        })
    }

    fn go_in(&mut self, entering: Entering, restore: Option<Restore>, link: &mut Link) -> Task {
        let user = entering.identity.user;
        let hello = |sid: Sid, pid: Option<Pid>| Hello {
            sid: sid.to_string().into(),
            user,
            pid: pid.map(|pid| pid.to_string().into()),
        };
        let restore = match &entering.before {
            Some(Before { pid, sid, rooms, position }) => Some(Restore::Since {
                position: position.clone(),
                hello: Some(hello(*sid, Some(*pid))),
                rooms: rooms.clone(),
            }),
            None => restore,
        };
        let namespace = entering.namespace;
        let entrance = Entrance { namespace, hello: hello(entering.sid, entering.pid), restore };
        let task = self.client.enter(entering.identity.clone(), entrance, link);
        self.entering = Some(entering);
        client_task(task)
    }

    /// The client is in; of the two pids it may have, one counts.
    fn entered(&mut self, restored: bool) {
        let Some(Entering { pid, before, .. }) = self.entering.take() else { return };
        let before = before.map(|before| before.pid);
        let unused = if restored { pid } else { before };
        if let Some(unused) = unused {
            self.client.forget(unused);
        }
    }
}

fn client_task(task: client::Task) -> Task {
    Box::pin(async { Answered::Client(task.await) })
}

fn violated(link: &mut Link, what: &str) -> Option<Task> {
    log::debug!("{}: {what}", link.outbox.client());
    link.outbox.end(Ending::ProtocolError);
    None
}

impl EngineHandler for SocketIo {
    type Next = Answered;

    fn opened(&mut self, link: &mut Link) -> Option<Task> {
        link.await_identity(self.client.worker().settings.socketio.connect_timeout);
        Some(client_task(self.client.attach()))
    }

    fn text(&mut self, text: Str, link: &mut Link) -> Option<Task> {
        match self.decoder.text(&text) {
            Ok(packet) => packet.and_then(|packet| self.attend(packet, link)),
            Err(violation) => violated(link, &violation.to_string()),
        }
    }

    fn binary(&mut self, bytes: Bytes, link: &mut Link) -> Option<Task> {
        match self.decoder.binary(bytes) {
            Ok(packet) => packet.and_then(|packet| self.attend(packet, link)),
            Err(violation) => violated(link, &violation.to_string()),
        }
    }

    fn go_on(&mut self, answered: Answered, link: &mut Link) -> Option<Task> {
        match answered {
            Answered::Client(next) => {
                if let Next::Entered { restored, .. } = &next {
                    self.entered(restored.is_some());
                }
                self.client.go_on(next).map(client_task)
            }
            Answered::MayRestore(entering) => Some(self.remember(*entering, None, link)),
            Answered::Remembered(mut entering, restore, is_written) => {
                if let Some(pid) = entering.pid.take_if(|_| !is_written) {
                    // It could come to nothing; better the client does not rely on it.
                    self.client.forget(pid);
                }
                Some(self.go_in(*entering, restore, link))
            }
        }
    }

    fn drained(&mut self) -> Option<Task> {
        Some(client_task(self.client.drained()))
    }

    fn closed(&mut self) {
        self.client.detach();
    }

    fn describe(&self) -> String {
        format!("{} on Socket.IO", self.client)
    }
}
