use std::{sync::Arc, time::SystemTime};

use actix::{Actor, ActorContext, ActorFutureExt, AsyncContext, Context, SpawnHandle, StreamHandler, WrapFuture, fut};
use futures_util::future;
use tokio::time::Instant;

use super::{
    asking::Work,
    clockwork::{Clockwork, Due, Heartbeat},
    frames::{Message, MessageReader},
    incoming::{Arrival, Incoming},
    worker::{Counted, Worker},
};
use crate::{
    domain::{Identity, Namespace, Position},
    protocol::{
        frame::{self, Opcode},
        json,
    },
    rooms::{Attach, Detach, Ending, Enter, Hello, Outbox, Owner, Resume},
    session::{Refusal, Session, random_sid},
};

/// One client: owns its socket's life, its session and its clock, and decides nothing itself.
///
/// Whatever the client asks is done before the next thing it asked is looked at; meanwhile events go on reaching it.
pub struct Connection {
    pub(super) worker: Worker,
    pub(super) outbox: Arc<Outbox>,
    pub(super) namespace: Namespace,
    /// `None` until the client has said who it is.
    pub(super) session: Option<Session>,
    /// What the request brought; taken at the start.
    opening: Option<Opening>,
    clock: Clockwork,
    timer: SpawnHandle,
    _counted: Counted,
}

/// What is known of a client when its socket is taken over.
pub(super) struct Opening {
    /// `None` if it brought nothing; then its first message has to.
    pub(super) identity: Option<Identity>,
    /// From where it wants to go on.
    pub(super) since: Option<Position>,
}

impl Connection {
    pub(super) fn new(
        worker: Worker,
        outbox: Arc<Outbox>,
        namespace: Namespace,
        opening: Opening,
        counted: Counted,
    ) -> Self {
        let settings = &worker.settings.websocket;
        let heartbeat = Heartbeat { interval: settings.ping_interval, timeout: settings.ping_timeout };
        let clock = Clockwork::new(heartbeat, Instant::now());
        let timer = SpawnHandle::default();
        Self { worker, outbox, namespace, session: None, opening: Some(opening), clock, timer, _counted: counted }
    }

    /// Starts the actor on a socket.
    pub(super) fn run(self, reader: MessageReader) {
        let incoming = Incoming::new(Arc::clone(&self.outbox), reader);
        Self::create(|ctx| {
            ctx.add_stream(incoming);
            self
        });
    }

    /// Lets the client into the namespace; it is told hello, and what it missed.
    pub(super) fn enter(&mut self, identity: Identity, since: Option<Position>) -> Option<Work> {
        if self.worker.rights.may_enter(&identity, self.namespace).is_err() {
            self.outbox.end(Ending::Forbidden);
            return None;
        }
        let identity = Arc::new(identity);
        self.clock.identified(self.expiry(&identity));
        self.outbox.set_owner(Owner { user: identity.user, login: identity.login.clone() });
        let session = Session::new(self.namespace, Arc::clone(&identity));
        let enter = Enter {
            client: self.outbox.client(),
            namespace: self.namespace,
            hello: Hello { sid: random_sid(), user: identity.user, pid: None },
            rooms: session.rooms().to_vec(),
            since,
        };
        self.session = Some(session);
        let registry = &self.worker.registry;
        // Both are in the registry's mailbox when this returns.
        let done = future::join(registry.send(Attach(Arc::clone(&self.outbox))), registry.send(enter));
        Some(Box::pin(done.into_actor(self).map(|_, this, ctx| this.set_timer(ctx))))
    }

    /// Takes a fresh certificate.
    pub(super) fn renew(&mut self, identity: Identity) -> Result<(), Refusal> {
        let identity = Arc::new(identity);
        let expiry = self.expiry(&identity);
        if let Some(session) = &mut self.session {
            session.renew(identity)?;
            self.clock.identified(expiry);
        }
        Ok(())
    }

    fn expiry(&self, identity: &Identity) -> Option<Instant> {
        let left = identity.expires_at?.duration_since(SystemTime::now()).unwrap_or_default();
        Instant::now().checked_add(left)?.checked_add(self.worker.settings.identity.expiry_grace)
    }

    fn attend(&mut self, message: Message) -> Option<Work> {
        self.clock.heard();
        match message {
            Message::Text(text) => return self.execute(json::parse(&text, self.namespace)),
            Message::Binary(_) => {
                self.refuse(&Refusal::bad_request("Expected text frames; this protocol has no binary messages"), None);
            }
            Message::Ping(payload) => {
                self.outbox.send(frame::frame(Opcode::Pong, |frame| frame.extend_from_slice(&payload)));
            }
            Message::Pong => {}
            Message::Close => self.outbox.end(Ending::Answered),
        }
        None
    }

    fn tick(&mut self, ctx: &mut Context<Self>) {
        while let Some(due) = self.clock.due(Instant::now()) {
            match due {
                Due::Ping => self.outbox.send(frame::frame(Opcode::Ping, |_| ())),
                Due::End(ending) => {
                    self.end(ending);
                    break;
                }
                Due::Drop => return ctx.stop(),
            }
        }
        self.set_timer(ctx);
    }

    fn set_timer(&mut self, ctx: &mut Context<Self>) {
        ctx.cancel_future(self.timer);
        let wait = self.clock.next().saturating_duration_since(Instant::now());
        self.timer = ctx.run_later(wait, Self::tick);
    }

    /// Says the last words; the clock then gives the client some time to close.
    pub(super) fn end(&mut self, ending: Ending) {
        self.outbox.end(ending);
        self.clock.ended(Instant::now() + self.worker.settings.websocket.close_timeout);
    }

    fn user(&self) -> impl std::fmt::Display + use<> {
        let user = self.session.as_ref().and_then(|session| session.identity().user);
        user.map_or_else(|| "nobody".to_owned(), |user| format!("user {user}"))
    }
}

impl Actor for Connection {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        let Some(Opening { identity, since }) = self.opening.take() else { return };
        match identity {
            Some(identity) => {
                if let Some(work) = self.enter(identity, since) {
                    ctx.wait(work);
                }
            }
            None => {
                self.clock.await_identity(Instant::now() + self.worker.settings.websocket.auth_timeout);
                self.outbox.flush();
                self.set_timer(ctx);
            }
        }
    }

    fn stopped(&mut self, _: &mut Self::Context) {
        log::debug!("{} ({}) on {} is gone", self.outbox.client(), self.user(), self.namespace);
        // The actor cannot wait any more, but the message must not be lost: a task of its own waits for the answer.
        let detached = self.worker.registry.send(Detach(self.outbox.client()));
        actix_rt::spawn(async { drop(detached.await) });
    }
}

impl StreamHandler<Arrival> for Connection {
    fn handle(&mut self, arrival: Arrival, ctx: &mut Self::Context) {
        match arrival {
            Arrival::Message(message) => {
                if let Some(work) = self.attend(message) {
                    ctx.wait(work);
                }
            }
            Arrival::Violation(ending) => self.end(ending),
            Arrival::Drained => {
                let resumed = self.worker.registry.send(Resume(self.outbox.client()));
                ctx.wait(resumed.into_actor(self).then(|_, _, _| fut::ready(())));
            }
            Arrival::Ended(ending) => {
                log::info!("{} ({}) on {}: {}", self.outbox.client(), self.user(), self.namespace, ending.reason());
                self.clock.ended(Instant::now() + self.worker.settings.websocket.close_timeout);
                self.set_timer(ctx);
            }
        }
    }
}
