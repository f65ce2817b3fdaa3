//! Echoes what it is told, over the service's own Engine.IO and Socket.IO but without its sessions, rights and brokers: what
//! test suites for the two protocols expect to find. Listens on 127.0.0.1:3000, or on the port it is given.
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
const CONNECT_TIMEOUT: Duration = Duration::from_secs(1);

fn settings() -> EngineSettings {
    EngineSettings {
        terms: Terms {
            ping_interval: Duration::from_millis(300),
            ping_timeout: Duration::from_millis(200),
            max_payload: MAX_PAYLOAD.into(),
        },
        upgrade_timeout: Duration::from_secs(10),
        close_timeout: Duration::from_secs(1),
        outbox: OutboxLimits { messages: 256, bytes: 1 << 20 },
    }
}

/// An address where everybody is let in.
struct Echo<H: EngineHandler> {
    server: EngineServer<H>,
    handler: fn() -> H,
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
    decoder: Decoder,
    entered: Vec<Str>,
}

impl SocketIoEcho {
    fn new() -> Self {
        let limits = Limits { attachments: 10, attachment_bytes: MAX_PAYLOAD as usize };
        Self { decoder: Decoder::new(limits), entered: Vec::new() }
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
        link.await_identity(CONNECT_TIMEOUT);
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

fn main() -> io::Result<()> {
    let port = match std::env::args().nth(1).map(|port| port.parse()) {
        None => 3000,
        Some(Ok(port)) => port,
        Some(Err(_)) => return Err(io::Error::new(io::ErrorKind::InvalidInput, "expected a port (0 for a free one)")),
    };
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    // Accepted sockets inherit it.
    SockRef::from(&listener).set_tcp_nodelay(true)?;
    writeln!(io::stderr(), "listening on http://{}", listener.local_addr()?)?;
    actix::System::new().block_on(serve(listener)?)
}

fn serve(listener: TcpListener) -> io::Result<Server> {
    let (engine_io, socket_io) = (EngineServer::new(settings()), EngineServer::new(settings()));
    let service = move || {
        let engine_io = Arc::new(Echo { server: engine_io.clone(), handler: || EngineEcho });
        let socket_io = Arc::new(Echo { server: socket_io.clone(), handler: SocketIoEcho::new });
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
