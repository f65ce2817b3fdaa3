use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll as Polled, ready},
};

use actix::{
    ActorContext, ActorFuture, ActorFutureExt, ActorResponse, AsyncContext, Handler, Message, fut::LocalBoxActorFuture,
};
use bytes::{Bytes, BytesMut};
use tokio::{net::TcpStream, sync::oneshot};

use super::{EngineHandler, EngineServer, EngineTask};
use crate::{
    domain::Encoded,
    protocol::socketio::{
        EngineError, EnginePacket, Sid, engine,
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
    /// A POST is being read.
    pushing: bool,
}

/// How the session's packets travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transport {
    /// By HTTP requests.
    Polling,
    /// By HTTP requests still, while a WebSocket is tried out.
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
#[rtype(result = "Result<(), PushError>")]
pub(crate) struct Push(pub(super) Bytes);

/// Why a POST is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PushError {
    /// In one of Engine.IO's ways.
    Engine(EngineError),
    /// The body is larger than the client was told.
    TooLarge,
}

/// A WebSocket is being tried out: GETs are answered at once from here on.
#[derive(Message)]
#[rtype(result = "Result<(), EngineError>")]
pub(crate) struct ProbeStarted;

/// It came to nothing; polling goes on.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct ProbeFailed;

/// The WebSocket takes over, with what had been read from it.
#[derive(Message)]
#[rtype(result = "Result<(), EngineError>")]
pub(crate) struct Adopt {
    pub(super) socket: std::net::TcpStream,
    pub(super) read: BytesMut,
}

type Actor<H> = Connection<Engine<H>>;

/// How far the reading of a POST is. What is done is answered at once: the session may be over with it.
enum Read<H: EngineHandler> {
    Done(Result<(), EngineError>),
    /// This first, and then the packets that are left.
    Later(LocalBoxActorFuture<Actor<H>, ()>),
}

/// The rest of a POST. A loop, and no future that holds the next: there may be tens of thousands of packets.
struct Rest<H: EngineHandler> {
    work: LocalBoxActorFuture<Actor<H>, ()>,
    packets: Packets,
}

impl<H: EngineHandler> ActorFuture<Actor<H>> for Rest<H> {
    type Output = Result<(), EngineError>;

    fn poll(
        mut self: Pin<&mut Self>,
        actor: &mut Actor<H>,
        ctx: &mut actix::Context<Actor<H>>,
        task: &mut Context<'_>,
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
        Self { sid, handler, server, transport, pushing: false }
    }

    fn attend(&mut self, packet: EnginePacket, link: &mut Link) -> Option<EngineTask<H>> {
        match packet {
            EnginePacket::Message(text) => self.handler.text(text, link),
            EnginePacket::Binary(bytes) => self.handler.binary(bytes, link),
            EnginePacket::Close => {
                link.outbox.release_poll(engine::noop());
                link.outbox.end(Ending::Answered);
                None
            }
            // A sign of life, which the connection has taken note of; or what means something on a probe only.
            EnginePacket::Pong | EnginePacket::Probe | EnginePacket::Upgrade | EnginePacket::Noop => None,
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
        match packet {
            Ok(packet) => self.attend(packet, link),
            Err(violation) => {
                log::debug!("{}: {violation}", self.handler.describe());
                link.outbox.end(Ending::ProtocolError);
                None
            }
        }
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
    /// Reads the packets of a POST one after the other, each with all that follows from it.
    fn read_packets(&mut self, packets: &mut Packets) -> Read<H> {
        for packet in packets {
            let task = match packet {
                _ if self.link.outbox.ending().is_some() => break,
                Ok(packet) => self.protocol.attend(packet, &mut self.link),
                Err(violation) => {
                    log::debug!("{}: {violation}", self.protocol.handler.describe());
                    self.link.outbox.end(Ending::ProtocolError);
                    break;
                }
            };
            if let Some(task) = task {
                return Read::Later(self.work(task));
            }
        }
        let violated = self.link.outbox.ending() == Some(Ending::ProtocolError);
        Read::Done(if violated { Err(EngineError::BadRequest) } else { Ok(()) })
    }
}

impl<H: EngineHandler> Handler<Poll> for Actor<H> {
    type Result = Result<(), EngineError>;

    fn handle(&mut self, Poll(answer): Poll, _: &mut Self::Context) -> Self::Result {
        if self.protocol.transport == Transport::Websocket {
            return Err(EngineError::BadRequest);
        }
        if !self.link.outbox.poll(answer) {
            // Two GETs at once: nobody could say which gets what. The first is told, the second refused.
            self.link.outbox.end(Ending::ProtocolError);
            return Err(EngineError::BadRequest);
        }
        if self.protocol.transport == Transport::Probing {
            self.link.outbox.release_poll(engine::noop());
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
    type Result = ActorResponse<Self, Result<(), PushError>>;

    fn handle(&mut self, Push(body): Push, ctx: &mut Self::Context) -> Self::Result {
        let refuse = |error| ActorResponse::reply(Err(error));
        if self.protocol.transport == Transport::Websocket {
            return refuse(PushError::Engine(EngineError::BadRequest));
        }
        if self.protocol.pushing {
            self.link.outbox.end(Ending::ProtocolError);
            return refuse(PushError::Engine(EngineError::BadRequest));
        }
        match payload::packets(body, self.protocol.server.settings().max_payload()) {
            Ok(mut packets) => {
                self.link.clock.heard();
                match self.read_packets(&mut packets) {
                    Read::Done(read) => {
                        self.set_timer(ctx);
                        ActorResponse::reply(read.map_err(PushError::Engine))
                    }
                    Read::Later(work) => {
                        self.protocol.pushing = true;
                        ActorResponse::r#async(Rest { work, packets }.map(|read, this, ctx| {
                            this.protocol.pushing = false;
                            this.set_timer(ctx);
                            read.map_err(PushError::Engine)
                        }))
                    }
                }
            }
            Err(InvalidBody::TooLarge { .. }) => refuse(PushError::TooLarge),
            Err(InvalidBody::NotUtf8) => {
                self.link.outbox.end(Ending::ProtocolError);
                refuse(PushError::Engine(EngineError::BadRequest))
            }
        }
    }
}

impl<H: EngineHandler> Handler<ProbeStarted> for Actor<H> {
    type Result = Result<(), EngineError>;

    fn handle(&mut self, _: ProbeStarted, _: &mut Self::Context) -> Self::Result {
        if self.protocol.transport != Transport::Polling {
            return Err(EngineError::BadRequest);
        }
        self.protocol.transport = Transport::Probing;
        // The client stops polling once this GET is answered.
        self.link.outbox.release_poll(engine::noop());
        Ok(())
    }
}

impl<H: EngineHandler> Handler<ProbeFailed> for Actor<H> {
    type Result = ();

    fn handle(&mut self, _: ProbeFailed, _: &mut Self::Context) {
        if self.protocol.transport == Transport::Probing {
            self.protocol.transport = Transport::Polling;
        }
    }
}

impl<H: EngineHandler> Handler<Adopt> for Actor<H> {
    type Result = Result<(), EngineError>;

    fn handle(&mut self, Adopt { socket, read }: Adopt, ctx: &mut Self::Context) -> Self::Result {
        if self.protocol.transport != Transport::Probing {
            return Err(EngineError::BadRequest);
        }
        // From here on the socket belongs to this worker.
        let socket = TcpStream::from_std(socket).map_err(|_| EngineError::BadRequest)?;
        self.link.outbox.release_poll(engine::noop());
        self.link.outbox.move_to(Arc::new(socket));
        self.link.clock.heard();
        let reader = MessageReader::new(self.protocol.server.settings().max_payload(), read);
        ctx.add_stream(Incoming::reading(Arc::clone(&self.link.outbox), reader));
        self.protocol.transport = Transport::Websocket;
        Ok(())
    }
}
