use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use actix::{Actor, Addr};
use actix_web::HttpResponse;
use bytes::Bytes;
use dashmap::DashMap;
use tokio::sync::oneshot;

use super::{
    Engine, EngineHandler, Poll, PollAborted, Push, Violated,
    session::{PushError, Transport},
};
use crate::{
    domain::ClientId,
    protocol::socketio::{EngineError, Sid, SocketIoWire, TransportType, engine::Terms},
    rooms::{Outbox, OutboxLimits},
    transport::{clockwork::Heartbeat, connection::Connection, frames::MessageReader, refused::Refused, taken::Taken},
};

/// The bounds of Engine.IO sessions; see `[socketio]` and `[delivery]` in `config/default.toml`.
#[derive(Debug, Clone, Copy)]
pub struct EngineSettings {
    /// What clients are told when a session begins.
    pub terms: Terms,
    /// How long the change from polling to WebSocket may take.
    pub upgrade_timeout: Duration,
    /// How long a client may take to close after the last words.
    pub close_timeout: Duration,
    /// What may wait for one client.
    pub outbox: OutboxLimits,
}

impl EngineSettings {
    /// The largest body or message a client may send, in bytes.
    pub(super) fn max_payload(&self) -> usize {
        usize::try_from(self.terms.max_payload).unwrap_or(usize::MAX)
    }
}

/// The sessions of all workers, by their sids. Cheap to clone.
pub struct EngineServer<H: EngineHandler>(Arc<Inner<H>>);

struct Inner<H: EngineHandler> {
    settings: EngineSettings,
    sessions: DashMap<Sid, Known<H>>,
}

struct Known<H: EngineHandler> {
    session: Addr<Connection<Engine<H>>>,
    /// A POST is under way.
    pushing: Arc<AtomicBool>,
}

impl<H: EngineHandler> Clone for EngineServer<H> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<H: EngineHandler> EngineServer<H> {
    /// No sessions yet.
    pub fn new(settings: EngineSettings) -> Self {
        Self(Arc::new(Inner { settings, sessions: DashMap::new() }))
    }

    /// How many sessions there are.
    pub fn open(&self) -> usize {
        self.0.sessions.len()
    }

    pub(super) fn settings(&self) -> &EngineSettings {
        &self.0.settings
    }

    pub(super) fn forget(&self, sid: &Sid) {
        self.0.sessions.remove(sid);
    }

    pub(super) fn find(&self, sid: Sid) -> Result<Addr<Connection<Engine<H>>>, EngineError> {
        self.0.sessions.get(&sid).map(|known| known.session.clone()).ok_or(EngineError::UnknownSid)
    }

    /// Begins a session on this worker that polls; the answer to its first GET.
    pub fn open_polling(&self, make: impl FnOnce(Arc<Outbox>) -> H) -> HttpResponse {
        let settings = self.settings();
        let outbox = Outbox::polled(ClientId::next(), &SocketIoWire, settings.outbox, settings.max_payload());
        let sid = Sid::random();
        self.start(sid, Arc::new(outbox), make, Transport::Polling, None);
        answer(settings.terms.open(&sid, TransportType::Polling).payload())
    }

    /// Begins a session on this worker that has been a WebSocket from the start.
    pub fn open_websocket(&self, taken: Taken, make: impl FnOnce(Arc<Outbox>) -> H) {
        let settings = self.settings();
        let sid = Sid::random();
        let (socket, switching, read) = taken.into_parts();
        let outbox = Outbox::on_socket(ClientId::next(), Arc::new(socket), &SocketIoWire, settings.outbox, switching);
        let outbox = Arc::new(outbox);
        let reader = MessageReader::new(settings.max_payload(), read);
        self.start(sid, Arc::clone(&outbox), make, Transport::Websocket, Some(reader));
        // Written at once, together with the answer to the handshake: from here on the client may use its sid, on any
        // worker. The session's actor has not begun, so nothing else has been said.
        outbox.send(settings.terms.open(&sid, TransportType::Websocket));
    }

    fn start(
        &self,
        sid: Sid,
        outbox: Arc<Outbox>,
        make: impl FnOnce(Arc<Outbox>) -> H,
        transport: Transport,
        reader: Option<MessageReader>,
    ) {
        let EngineSettings { terms, close_timeout, .. } = *self.settings();
        let heartbeat = Heartbeat { interval: terms.ping_interval, timeout: terms.ping_timeout };
        let engine = Engine::new(sid, make(Arc::clone(&outbox)), self.clone(), transport);
        let connection = Connection::new(engine, outbox, heartbeat, close_timeout);
        let connection = match reader {
            Some(reader) => connection.on_socket(reader),
            None => connection.polled(),
        };
        self.0.sessions.insert(sid, Known { session: connection.start(), pushing: Arc::default() });
    }

    /// Answers a GET of a session: when there is something to be told.
    pub(super) async fn poll(&self, sid: Sid) -> Result<HttpResponse, Refused> {
        let session = self.find(sid)?;
        let (tell, told) = oneshot::channel();
        let mut waiting = Waiting(Some(session.clone()));
        let body = match session.send(Poll(tell)).await {
            Ok(Ok(())) => told.await.map_err(|_| EngineError::UnknownSid),
            Ok(Err(error)) => Err(error),
            Err(_) => Err(EngineError::UnknownSid),
        };
        waiting.0 = None;
        Ok(answer(body?))
    }

    /// Answers a POST of a session: when its packets have been attended to.
    pub(super) async fn push(
        &self,
        sid: Sid,
        body: impl Future<Output = Result<Bytes, Refused>>,
    ) -> Result<HttpResponse, Refused> {
        let (session, pushing) = match self.0.sessions.get(&sid) {
            Some(known) => (known.session.clone(), Arc::clone(&known.pushing)),
            None => return Err(EngineError::UnknownSid.into()),
        };
        let Some(_pushing) = Pushing::begin(pushing) else {
            // Two POSTs at once: nobody could say which comes first. A session that is gone need not be told.
            let _ = session.send(Violated).await;
            return Err(EngineError::BadRequest.into());
        };
        // Whoever takes longer than this over a body could not answer a ping in time either.
        let Terms { ping_interval, ping_timeout, .. } = self.settings().terms;
        let patience = ping_interval + ping_timeout;
        let body = tokio::time::timeout(patience, body).await.map_err(|_| Refused::too_slow(patience))??;
        let (tell, told) = oneshot::channel();
        let read = match session.send(Push { body, answer: tell }).await {
            Ok(()) => told.await.unwrap_or(Err(PushError::Engine(EngineError::UnknownSid))),
            Err(_) => Err(PushError::Engine(EngineError::UnknownSid)),
        };
        match read {
            Ok(()) => Ok(answer(Bytes::from_static(b"ok"))),
            Err(PushError::Engine(error)) => Err(error.into()),
            Err(PushError::TooLarge) => Err(Refused::too_large(self.settings().max_payload())),
        }
    }
}

/// The one POST of a session that is under way.
struct Pushing(Arc<AtomicBool>);

impl Pushing {
    fn begin(pushing: Arc<AtomicBool>) -> Option<Self> {
        (!pushing.swap(true, Ordering::AcqRel)).then_some(Self(pushing))
    }
}

impl Drop for Pushing {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

/// Tells the session when the client gives up its GET: the request's future is dropped then.
struct Waiting<H: EngineHandler>(Option<Addr<Connection<Engine<H>>>>);

impl<H: EngineHandler> Drop for Waiting<H> {
    fn drop(&mut self) {
        if let Some(session) = self.0.take() {
            actix_rt::spawn(async move {
                // A session that is gone need not be told.
                let _ = session.send(PollAborted).await;
            });
        }
    }
}

fn answer(body: Bytes) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=UTF-8").insert_header(("cache-control", "no-store")).body(body)
}
