use std::{io, net::SocketAddr};

use ridgecast::session::identity::Profile;
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{
        TcpSocket, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
};

use super::{TestService, in_time};

/// FIN and opcode of a frame's first byte (RFC 6455, 5.2).
pub(crate) const TEXT: u8 = 0x81;
pub(crate) const BINARY: u8 = 0x82;
pub(crate) const CLOSE: u8 = 0x88;
pub(crate) const PING: u8 = 0x89;
pub(crate) const PONG: u8 = 0x8a;

/// A connection without a library: what it sends is up to the test, byte by byte, and what it gets is read frame by frame.
/// It reads only when it is asked to, and answers nothing by itself.
pub(crate) struct Raw {
    pub(crate) reading: Reading,
    pub(crate) writing: Writing,
}

/// Its half that reads.
pub(crate) struct Reading(BufReader<OwnedReadHalf>);

/// Its half that writes.
pub(crate) struct Writing(OwnedWriteHalf);

/// A frame of the service, whole.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    /// FIN, reserved bits and opcode.
    pub(crate) first: u8,
    pub(crate) payload: Vec<u8>,
}

impl Frame {
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.first, TEXT, "expected a text frame, got {self:?}");
        serde_json::from_slice(&self.payload).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The offset and the data of an event; `None` for other messages. Looks at the ends of the text alone, for tests with
    /// hundreds of thousands of them.
    pub(crate) fn event(&self) -> Option<(u64, &str)> {
        assert_eq!(self.first, TEXT, "expected a text frame, got {self:?}");
        let text = std::str::from_utf8(&self.payload).unwrap();
        let (rest, offset) = text.strip_suffix('}')?.rsplit_once(r#","offset":"#)?;
        let (_, data) = rest.split_once(r#""data":"#)?;
        Some((offset.parse().ok()?, data))
    }

    /// The code and the reason of a close frame.
    pub(crate) fn close(&self) -> (u16, &str) {
        assert_eq!(
            self.first,
            CLOSE,
            "expected a close frame, got {} {self:?}",
            String::from_utf8_lossy(&self.payload)
        );
        let (code, reason) = self.payload.split_at(2);
        (u16::from_be_bytes([code[0], code[1]]), std::str::from_utf8(reason).unwrap())
    }
}

/// The header of a frame with a payload of this length, and its mask if it has one.
pub(crate) fn header(first: u8, length: u64, mask: Option<[u8; 4]>) -> Vec<u8> {
    let masked = if mask.is_some() { 0x80 } else { 0 };
    let mut header = vec![first];
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(length @ 0..126), _) => header.push(masked | length),
        (_, Ok(length)) => {
            header.push(masked | 126);
            header.extend(length.to_be_bytes());
        }
        _ => {
            header.push(masked | 127);
            header.extend(length.to_be_bytes());
        }
    }
    header.extend(mask.unwrap_or_default().iter().take(if mask.is_some() { 4 } else { 0 }));
    header
}

/// A frame as a client has to send it: masked.
pub(crate) fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mask = [0x37, 0xfa, 0x21, 0x3d];
    let mut frame = header(first, payload.len() as u64, Some(mask));
    frame.extend(payload.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask));
    frame
}

/// The head of a handshake for `/ws/{namespace}`.
pub(crate) fn handshake(namespace: &str, token: &str) -> String {
    format!(
        "GET /ws/{namespace}?token={token} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
}

impl Raw {
    /// A TCP connection, on which nothing has been said.
    pub(crate) async fn connect(address: SocketAddr) -> Self {
        let socket = in_time("a TCP connection", TcpStream::connect(address)).await.unwrap();
        Self::on(socket)
    }

    /// A TCP connection whose kernel takes no more than this for somebody who does not read.
    pub(crate) async fn connect_with_buffer(address: SocketAddr, bytes: u32) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(bytes).unwrap();
        Self::on(in_time("a TCP connection", socket.connect(address)).await.unwrap())
    }

    fn on(socket: TcpStream) -> Self {
        socket.set_nodelay(true).unwrap();
        let (reading, writing) = socket.into_split();
        Self { reading: Reading(BufReader::new(reading)), writing: Writing(writing) }
    }

    /// A WebSocket of somebody who is let in; `hello` has been read.
    pub(crate) async fn enter(service: &TestService, namespace: &str, who: &Profile) -> Self {
        let mut raw = Self::connect(service.address()).await;
        raw.shake_hands(&handshake(namespace, &service.token(who))).await;
        assert_eq!(raw.json().await["type"], "hello");
        raw
    }

    /// Sends a handshake that is accepted.
    pub(crate) async fn shake_hands(&mut self, handshake: &str) {
        self.write(handshake.as_bytes()).await;
        let head = self.head().await;
        assert!(head.starts_with("HTTP/1.1 101 "), "{head}");
    }

    pub(crate) async fn write(&mut self, bytes: &[u8]) {
        self.writing.write(bytes).await;
    }

    /// Writes as long as the service takes it.
    pub(crate) async fn try_write(&mut self, bytes: &[u8]) {
        self.writing.try_write(bytes).await;
    }

    /// Sends a text as one frame.
    pub(crate) async fn text(&mut self, text: &str) {
        self.write(&frame(TEXT, text.as_bytes())).await;
    }

    /// The head of an HTTP response.
    pub(crate) async fn head(&mut self) -> String {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            let read = in_time("the head of a response", self.reading.0.read_line(&mut head)).await.unwrap();
            assert_ne!(read, 0, "the response broke off: {head}");
        }
        head
    }

    /// The body of an HTTP response with this length.
    pub(crate) async fn body(&mut self, length: usize) -> Vec<u8> {
        let mut body = vec![0; length];
        in_time("the body of a response", self.reading.0.read_exact(&mut body)).await.unwrap();
        body
    }

    /// All that comes until the service closes the connection.
    pub(crate) async fn rest(mut self) -> String {
        self.reading.rest().await
    }

    pub(crate) async fn frame(&mut self) -> Frame {
        self.reading.frame().await
    }

    /// The next message.
    pub(crate) async fn json(&mut self) -> Value {
        self.frame().await.json()
    }

    /// The next message is an error; its code, and its text.
    pub(crate) async fn error(&mut self) -> (String, String) {
        let message = self.json().await;
        assert_eq!(message["type"], "error", "{message}");
        let text = |key: &str| message[key].as_str().unwrap().to_owned();
        (text("code"), text("message"))
    }

    /// The next frame closes the connection with this code, and nothing follows it. Answers the reason.
    pub(crate) async fn closed(&mut self, code: u16) -> String {
        let frame = self.frame().await;
        let (was, reason) = frame.close();
        assert_eq!(was, code, "{reason}");
        assert_eq!(self.reading.try_frame().await, None);
        reason.to_owned()
    }

    /// The connection lives, and nothing waits to be read: a ping is answered, with its payload.
    pub(crate) async fn lives(&mut self) {
        self.write(&frame(PING, b"alive?")).await;
        assert_eq!(self.frame().await, Frame { first: PONG, payload: b"alive?".to_vec() });
    }
}

impl Reading {
    /// All that comes until the service closes the connection.
    pub(crate) async fn rest(&mut self) -> String {
        let mut rest = Vec::new();
        // What was read before a reset counts.
        let _ = in_time("the service closes", self.0.read_to_end(&mut rest)).await;
        String::from_utf8(rest).unwrap()
    }

    /// The next frame; `None` when the service has closed. One that breaks off fails the test.
    pub(crate) async fn try_frame(&mut self) -> Option<Frame> {
        in_time("a frame or the end", self.read_frame()).await.unwrap()
    }

    /// The next frame; `None` when the connection is over, in whatever way.
    pub(crate) async fn frame_if_alive(&mut self) -> Option<Frame> {
        in_time("a frame or the end", self.read_frame()).await.unwrap_or_default()
    }

    async fn read_frame(&mut self) -> io::Result<Option<Frame>> {
        let mut start = [0; 2];
        if self.0.read(&mut start[..1]).await? == 0 {
            return Ok(None);
        }
        self.0.read_exact(&mut start[1..]).await?;
        let [first, length] = start;
        let length = match length {
            126 => u64::from(self.0.read_u16().await?),
            127 => self.0.read_u64().await?,
            length => u64::from(length),
        };
        let mut payload = vec![0; usize::try_from(length).unwrap()];
        self.0.read_exact(&mut payload).await?;
        Ok(Some(Frame { first, payload }))
    }

    pub(crate) async fn frame(&mut self) -> Frame {
        self.try_frame().await.unwrap_or_else(|| panic!("expected a frame, the service has closed"))
    }
}

impl Writing {
    /// Says that nothing follows.
    pub(crate) async fn hang_up(&mut self) {
        // Somebody who was cut off need not say it.
        let _ = self.0.shutdown().await;
    }

    /// Writes as long as the service takes it.
    pub(crate) async fn try_write(&mut self, bytes: &[u8]) {
        let _ = in_time("the socket takes what is written or is closed", self.0.write_all(bytes)).await;
    }

    pub(crate) async fn write(&mut self, bytes: &[u8]) {
        in_time("the socket takes what is written", self.0.write_all(bytes)).await.unwrap();
    }
}
