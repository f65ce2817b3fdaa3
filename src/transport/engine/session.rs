use std::{
    pin::Pin,
    sync::Arc,
    task::{Context as TaskContext, Poll as Polled, ready},
    time::Duration,
};

use actix::{
    ActorContext, ActorFuture, ActorFutureExt, AsyncContext, Context, Handler, Message, WrapFuture,
    fut::LocalBoxActorFuture,
};
use bytes::{Bytes, BytesMut};
use tokio::{net::TcpStream, sync::oneshot, task::yield_now};

use super::{EngineHandler, EngineServer, EngineTask};
use crate::{
    domain::Encoded,
    protocol::socketio::{
        EngineError, EnginePacket, EngineViolation, Sid, engine,
        payload::{self, InvalidBody, Packets},
    },
    rooms::Ending,
    transport::{
        connection::{Connection, Link, Protocol, Said},
        frames::MessageReader,
        incoming::Incoming,
    },
};

/// The protocol of a connection that speaks Engine.IO.
pub(crate) struct Engine<H: EngineHandler> {
    sid: Sid,
    handler: H,
    server: EngineServer<H>,
    transport: Transport,
}

/// How the session's packets travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transport {
    /// By HTTP requests.
    Polling,
    /// By HTTP requests; a WebSocket is there too and has not said anything yet.
    Upgrading,
    /// By HTTP requests still, while the WebSocket is tried out.
    Probing,
    /// By a WebSocket.
    Websocket,
}

/// A GET: whatever there is to be told, now or when there is something.
#[derive(Message)]
#[rtype(result = "Result<(), EngineError>")]
pub(crate) struct Poll(pub(super) oneshot::Sender<Bytes>);

/// The client has given up its GET, which ends the session.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct PollAborted;

/// A POST: packets of the client.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Push {
    pub(super) body: Bytes,
    /// Told when they have been attended to.
    pub(super) answer: oneshot::Sender<Result<(), PushError>>,
}

/// The client did what no client does.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Violated;

/// Why a POST is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PushError {
    /// In one of Engine.IO's ways.
    Engine(EngineError),
    /// The body is larger than the client was told.
    TooLarge,
}

/// The client would like to have a WebSocket, the first and only one.
#[derive(Message)]
#[rtype(result = "Result<(), EngineError>")]
pub(crate) struct ProbeWanted;

/// The WebSocket is being tried out: no GET waits for long from here on.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct ProbeStarted;

/// The attempt is over; if it came to nothing, polling goes on.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct ProbeEnded;

/// The WebSocket takes over, with what had been read from it.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Adopt {
    pub(super) socket: std::net::TcpStream,
    pub(super) read: BytesMut,
}

/// How long a GET may wait for something to be told while a WebSocket is tried out. Not long, because the client goes on
/// only when it is answered; and not so short that it is answered although the change is just taking place.
const NOOP_AFTER: Duration = Duration::from_millis(10);

/// Packets of a POST that are read in one go. One of a million bytes may have half a million.
const PACKETS_IN_A_TURN: usize = 256;

type Actor<H> = Connection<Engine<H>>;

/// How far the reading of a POST is. What is done is answered at once: the session may be over with it.
enum Read<H: EngineHandler> {
    Done(Result<(), PushError>),
    /// This first, and then the packets that are left.
    Later(LocalBoxActorFuture<Actor<H>, ()>),
}

/// The rest of a POST. A loop, and no future that holds the next: there may be tens of thousands of packets.
struct Rest<H: EngineHandler> {
    work: LocalBoxActorFuture<Actor<H>, ()>,
    packets: Packets,
}

impl<H: EngineHandler> ActorFuture<Actor<H>> for Rest<H> {
    type Output = Result<(), PushError>;

    fn poll(
        mut self: Pin<&mut Self>,
        actor: &mut Actor<H>,
        ctx: &mut Context<Actor<H>>,
        task: &mut TaskContext<'_>,
    ) -> Polled<Self::Output> {
        loop {
            ready!(self.work.as_mut().poll(actor, ctx, task));
            match actor.read_packets(&mut self.packets) {
                Read::Done(read) => return Polled::Ready(read),
                Read::Later(work) => self.work = work,
            }
        }
    }
}

impl<H: EngineHandler> Engine<H> {
    pub(super) fn new(sid: Sid, handler: H, server: EngineServer<H>, transport: Transport) -> Self {
        Self { sid, handler, server, transport }
    }

    fn attend(&mut self, packet: Result<EnginePacket, EngineViolation>, link: &mut Link) -> Option<EngineTask<H>> {
        match packet {
            Ok(EnginePacket::Message(text)) => self.handler.text(text, link),
            Ok(EnginePacket::Binary(bytes)) => self.handler.binary(bytes, link),
            Ok(EnginePacket::Close) => {
                link.outbox.release_poll(engine::noop());
                link.outbox.end(Ending::Answered);
                None
            }
            Ok(EnginePacket::Pong) => {
                link.outbox.ping_answered();
                None
            }
            // A sign of life, which the connection has taken note of; what it says means something on a probe only.
            Ok(EnginePacket::Probe | EnginePacket::Upgrade | EnginePacket::Noop) => None,
            Err(violation) => {
                log::debug!("{}: {violation}", self.handler.describe());
                link.outbox.end(Ending::ProtocolError);
                None
            }
        }
    }
}

impl<H: EngineHandler> Protocol for Engine<H> {
    type Next = H::Next;

    fn opened(&mut self, link: &mut Link) -> Option<EngineTask<H>> {
        self.handler.opened(link)
    }

    fn received(&mut self, said: Said, link: &mut Link) -> Option<EngineTask<H>> {
        let packet = match said {
            Said::Text(text) => EnginePacket::parse(&text),
            // A copy, so that a message does not keep the read buffer alive.
            Said::Binary(bytes) => Ok(EnginePacket::Binary(Bytes::copy_from_slice(&bytes))),
        };
        self.attend(packet, link)
    }

    fn go_on(&mut self, next: H::Next, link: &mut Link) -> Option<EngineTask<H>> {
        self.handler.go_on(next, link)
    }

    fn drained(&mut self) -> Option<EngineTask<H>> {
        self.handler.drained()
    }

    fn heartbeat(&self) -> Encoded {
        engine::ping()
    }

    fn closed(&mut self) {
        self.server.forget(&self.sid);
        self.handler.closed();
    }

    fn describe(&self) -> String {
        self.handler.describe()
    }
}

impl<H: EngineHandler> Connection<Engine<H>> {
    /// Reads the packets of a POST one after the other, each with all that follows from it. After some the worker's other
    /// work has its turn.
    fn read_packets(&mut self, packets: &mut Packets) -> Read<H> {
        for (read, packet) in packets.enumerate() {
            if self.link.outbox.ending().is_some() {
                break;
            }
            if let Some(task) = self.protocol.attend(packet, &mut self.link) {
                return Read::Later(self.work(task));
            }
            if read + 1 == PACKETS_IN_A_TURN {
                return Read::Later(Box::pin(yield_now().into_actor(self)));
            }
        }
        let violated = self.link.outbox.ending() == Some(Ending::ProtocolError);
        Read::Done(if violated { Err(PushError::Engine(EngineError::BadRequest)) } else { Ok(()) })
    }

    /// Answers the GET that waits, if one does, so that the client can go on to its WebSocket.
    fn release_soon(&mut self, ctx: &mut Context<Self>) {
        ctx.run_later(NOOP_AFTER, |this, _| {
            if this.protocol.transport == Transport::Probing {
                this.link.outbox.release_poll(engine::noop());
            }
        });
    }
}

impl<H: EngineHandler> Handler<Poll> for Actor<H> {
    type Result = Result<(), EngineError>;

    fn handle(&mut self, Poll(answer): Poll, ctx: &mut Self::Context) -> Self::Result {
        if self.protocol.transport == Transport::Websocket {
            return Err(EngineError::BadRequest);
        }
        // A timer may be late; a client that is must not gain by it.
        self.tick_if_due(ctx);
        if !self.link.outbox.poll(answer) {
            // Two GETs at once: nobody could say which gets what. The first is told, the second refused.
            self.link.outbox.end(Ending::ProtocolError);
            return Err(EngineError::BadRequest);
        }
        if self.protocol.transport == Transport::Probing {
            self.release_soon(ctx);
        }
        Ok(())
    }
}

impl<H: EngineHandler> Handler<PollAborted> for Actor<H> {
    type Result = ();

    fn handle(&mut self, _: PollAborted, ctx: &mut Self::Context) {
        if self.protocol.transport != Transport::Websocket {
            ctx.stop();
        }
    }
}

impl<H: EngineHandler> Handler<Push> for Actor<H> {
    type Result = ();

    fn handle(&mut self, Push { body, answer }: Push, ctx: &mut Self::Context) {
        let tell = |read| {
            // Whoever asked may have gone; what it brought is attended to all the same.
            let _ = answer.send(read);
        };
        if self.protocol.transport == Transport::Websocket {
            return tell(Err(PushError::Engine(EngineError::BadRequest)));
        }
        match payload::packets(body, self.protocol.server.settings().max_payload()) {
            Ok(mut packets) => {
                self.link.clock.heard();
                match self.read_packets(&mut packets) {
                    Read::Done(read) => {
                        self.set_timer(ctx);
                        tell(read);
                    }
                    Read::Later(work) => ctx.wait(Rest { work, packets }.map(|read, this, ctx| {
                        this.set_timer(ctx);
                        tell(read);
                    })),
                }
            }
            Err(InvalidBody::TooLarge { .. }) => tell(Err(PushError::TooLarge)),
            Err(InvalidBody::NotUtf8) => {
                self.link.outbox.end(Ending::ProtocolError);
                tell(Err(PushError::Engine(EngineError::BadRequest)));
            }
        }
    }
}

impl<H: EngineHandler> Handler<Violated> for Actor<H> {
    type Result = ();

    fn handle(&mut self, _: Violated, _: &mut Self::Context) {
        // Nothing that comes by HTTP hurts a session that has its WebSocket.
        if self.protocol.transport != Transport::Websocket {
            self.link.outbox.end(Ending::ProtocolError);
        }
    }
}

impl<H: EngineHandler> Handler<ProbeWanted> for Actor<H> {
    type Result = Result<(), EngineError>;

    fn handle(&mut self, _: ProbeWanted, _: &mut Self::Context) -> Self::Result {
        if self.protocol.transport != Transport::Polling {
            return Err(EngineError::BadRequest);
        }
        self.protocol.transport = Transport::Upgrading;
        Ok(())
    }
}

impl<H: EngineHandler> Handler<ProbeStarted> for Actor<H> {
    type Result = ();

    fn handle(&mut self, _: ProbeStarted, ctx: &mut Self::Context) {
        self.protocol.transport = Transport::Probing;
        self.release_soon(ctx);
    }
}

impl<H: EngineHandler> Handler<ProbeEnded> for Actor<H> {
    type Result = ();

    fn handle(&mut self, _: ProbeEnded, _: &mut Self::Context) {
        if self.protocol.transport != Transport::Websocket {
            self.protocol.transport = Transport::Polling;
        }
    }
}

impl<H: EngineHandler> Handler<Adopt> for Actor<H> {
    type Result = ();

    fn handle(&mut self, Adopt { socket, read }: Adopt, ctx: &mut Self::Context) {
        // From here on the socket belongs to this worker.
        let socket = match TcpStream::from_std(socket) {
            Ok(socket) => socket,
            Err(error) => return log::warn!("{}: a socket cannot move: {error}", self.protocol.describe()),
        };
        // A client has no GET waiting when it asks for this; if it has one, that is refused.
        self.link.outbox.move_to(Arc::new(socket));
        self.link.clock.heard();
        let reader = MessageReader::new(self.protocol.server.settings().max_payload(), read);
        ctx.add_stream(Incoming::reading(Arc::clone(&self.link.outbox), reader));
        self.protocol.transport = Transport::Websocket;
    }
}
