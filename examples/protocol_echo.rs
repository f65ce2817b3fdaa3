//! Echoes what it is told, over the service's own Engine.IO and Socket.IO but without its sessions, rights and brokers: what
//! test suites for the two protocols expect to find, short heartbeats included. Listens on 127.0.0.1:3000, or on the port it
//! is given (0 for a free one). A second number stretches all times, for tests on busy machines.
//!
//!     cargo run --example protocol_echo -- 3000
//!
//! - `/engine.io/`: bare Engine.IO; every message comes back.
//! - `/socket.io/`: the namespaces `/` and `/custom`. Upon CONNECT a client gets `auth` with what it sent along. `message`
//!   is answered with `message-back`, `message-with-ack` is acknowledged, both with the same arguments.

use std::{
    convert::Infallible,
    io::{self, Write},
    net::TcpListener,
    sync::Arc,
    time::Duration,
};

use actix_http::{HttpService, Request, RequestHead};
use actix_server::Server;
use actix_service::{fn_service, map_config};
use actix_web::{App, dev::AppConfig};
use bytes::Bytes;
use clap::Parser;
use ridgecast::{
    protocol::{
        frame,
        socketio::{
            Args, Auth, ClientPacket, Content, Decoder, Limits, ProtocolViolation, Sid, Str, encode,
            engine::{Terms, message},
        },
    },
    rooms::{Ending, Outbox, OutboxLimits},
    transport::{
        Link, Refused, Taken,
        engine::{Endpoint, EngineHandler, EngineServer, EngineSettings, EngineTask, resource, take_over},
    },
};
use serde_json::value::RawValue;
use socket2::SockRef;

const ENGINE_IO: &str = "/engine.io/";
const SOCKET_IO: &str = "/socket.io/";
const MAX_PAYLOAD: u32 = 1_000_000;

fn settings(pace: u32) -> EngineSettings {
    EngineSettings {
        terms: Terms {
            ping_interval: pace * Duration::from_millis(300),
            ping_timeout: pace * Duration::from_millis(200),
            max_payload: MAX_PAYLOAD.into(),
        },
        upgrade_timeout: pace * Duration::from_secs(10),
        close_timeout: pace * Duration::from_secs(1),
        outbox: OutboxLimits { messages: 256, bytes: 1 << 20 },
    }
}

/// An address where everybody is let in.
struct Echo<H: EngineHandler> {
    server: EngineServer<H>,
    handler: Box<dyn Fn() -> H + Send + Sync>,
}

impl<H: EngineHandler> Endpoint for Echo<H> {
    type Handler = H;
    type Admitted = ();

    fn server(&self) -> &EngineServer<H> {
        &self.server
    }

    fn check(&self, _: &RequestHead) -> Result<(), Refused> {
        Ok(())
    }

    async fn admit(&self, _: &RequestHead, _recover: bool) -> Result<(), Refused> {
        Ok(())
    }

    fn handler(&self, (): (), _: Arc<Outbox>) -> H {
        (self.handler)()
    }

    fn refused(&self, _: &RequestHead, _: &Refused) {}
}

/// Bare Engine.IO.
struct EngineEcho;

impl EngineHandler for EngineEcho {
    type Next = ();

    fn text(&mut self, text: Str, link: &mut Link) -> Option<EngineTask<Self>> {
        link.outbox.send(message(&text));
        None
    }

    fn binary(&mut self, bytes: Bytes, link: &mut Link) -> Option<EngineTask<Self>> {
        link.outbox.send(frame::binary(&bytes));
        None
    }

    fn describe(&self) -> String {
        "an Engine.IO client".to_owned()
    }
}

/// Socket.IO: which namespaces the client has entered.
struct SocketIoEcho {
    connect_timeout: Duration,
    decoder: Decoder,
    entered: Vec<Str>,
}

impl SocketIoEcho {
    fn new(connect_timeout: Duration) -> Self {
        let limits = Limits { attachments: 10, attachment_bytes: MAX_PAYLOAD as usize };
        Self { connect_timeout, decoder: Decoder::new(limits), entered: Vec::new() }
    }

    fn attend(&mut self, packet: Result<Option<ClientPacket>, ProtocolViolation>, link: &mut Link) {
        let packet = match packet {
            Ok(Some(packet)) => packet,
            Ok(None) => return,
            Err(_) => return link.outbox.end(Ending::ProtocolError),
        };
        let ClientPacket { namespace, content } = packet;
        match (content, self.entered.contains(&namespace)) {
            (Content::Connect(auth), false) => self.connect(namespace, auth.as_ref(), link),
            (Content::Disconnect, true) => self.entered.retain(|entered| *entered != namespace),
            (Content::Event { name, args, ack }, true) => answer(&namespace, &name, &args, ack, link),
            (Content::Ack { .. }, true) => {}
            (Content::Connect(_), true) | (_, false) => link.outbox.end(Ending::ProtocolError),
        }
    }

    fn connect(&mut self, namespace: Str, auth: Option<&Auth>, link: &mut Link) {
        if namespace != "/" && namespace != "/custom" {
            return link.outbox.send(encode::connect_error(&namespace, "Invalid namespace", None));
        }
        link.identified(None);
        link.outbox.send(encode::connect(&namespace, &Sid::random().to_string(), None));
        let brought = auth.map_or_else(|| serde_json::from_str("{}").unwrap_or(RawValue::NULL), Auth::json);
        link.outbox.send(encode::event(&namespace, "auth", brought));
        self.entered.push(namespace);
    }
}

fn answer(namespace: &str, name: &str, args: &Args, ack: Option<u64>, link: &mut Link) {
    let packets = match (name, ack) {
        ("message", _) => encode::event_with(namespace, "message-back", args),
        ("message-with-ack", Some(id)) => encode::ack_with(namespace, id, args),
        _ => return,
    };
    for packet in packets {
        link.outbox.send(packet);
    }
}

impl EngineHandler for SocketIoEcho {
    type Next = ();

    fn opened(&mut self, link: &mut Link) -> Option<EngineTask<Self>> {
        link.await_identity(self.connect_timeout);
        None
    }

    fn text(&mut self, text: Str, link: &mut Link) -> Option<EngineTask<Self>> {
        let packet = self.decoder.text(&text);
        self.attend(packet, link);
        None
    }

    fn binary(&mut self, bytes: Bytes, link: &mut Link) -> Option<EngineTask<Self>> {
        let packet = self.decoder.binary(bytes);
        self.attend(packet, link);
        None
    }

    fn describe(&self) -> String {
        "a Socket.IO client".to_owned()
    }
}

/// Echoes over Engine.IO at /engine.io/ and over Socket.IO at /socket.io/.
#[derive(Parser)]
struct Options {
    /// The port on 127.0.0.1; 0 for a free one.
    #[arg(default_value_t = 3000)]
    port: u16,
    /// A factor for all times.
    #[arg(default_value_t = 1)]
    pace: u32,
}

fn main() -> io::Result<()> {
    let Options { port, pace } = Options::parse();
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    // Accepted sockets inherit it.
    SockRef::from(&listener).set_tcp_nodelay(true)?;
    writeln!(io::stderr(), "listening on http://{}", listener.local_addr()?)?;
    actix::System::new().block_on(serve(listener, pace)?)
}

fn serve(listener: TcpListener, pace: u32) -> io::Result<Server> {
    let (engine_io, socket_io) = (EngineServer::new(settings(pace)), EngineServer::new(settings(pace)));
    let connect_timeout = pace * Duration::from_secs(1);
    let service = move || {
        let engine_io = Arc::new(Echo { server: engine_io.clone(), handler: Box::new(|| EngineEcho) });
        let echo = move || SocketIoEcho::new(connect_timeout);
        let socket_io = Arc::new(Echo { server: socket_io.clone(), handler: Box::new(echo) });
        let polling = App::new()
            .service(resource(ENGINE_IO, Arc::clone(&engine_io)))
            .service(resource(SOCKET_IO, Arc::clone(&socket_io)));
        let upgrade = move |(request, framed): (Request, _)| {
            let (engine_io, socket_io) = (Arc::clone(&engine_io), Arc::clone(&socket_io));
            async move {
                let head = request.head();
                if let Some(taken) = Taken::new(head, framed).await {
                    match head.uri.path() {
                        SOCKET_IO => take_over(&*socket_io, head, taken).await,
                        _ => take_over(&*engine_io, head, taken).await,
                    }
                }
                Ok::<_, Infallible>(())
            }
        };
        HttpService::build()
            .h1_allow_half_closed(false)
            .upgrade(fn_service(upgrade))
            .finish(map_config(polling, |()| AppConfig::default()))
            .tcp()
    };
    Ok(Server::build().workers(2).listen("echo", listener, service)?.run())
}
