//! The bare loop: the least that a single thread can do for the same job, one write per socket and event. It is what the
//! service is measured by.

use std::{cell::RefCell, net::SocketAddr, rc::Rc};

use anyhow::{Context, Result, bail};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    task::LocalSet,
};

use crate::frames;

/// The sockets by user, those of users who never came left empty.
type Audience = Rc<RefCell<Vec<Option<TcpStream>>>>;

/// Serves until killed; says on standard error where.
pub(crate) fn serve() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    LocalSet::new().block_on(&runtime, async {
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        let listener = socket.listen(4096)?;
        eprintln!("listening on http://{}", listener.local_addr()?);
        let audience = Audience::default();
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let audience = Rc::clone(&audience);
            tokio::task::spawn_local(async move {
                if let Err(error) = attend(stream, &audience).await {
                    eprintln!("{error:#}");
                }
            });
        }
    })
}

/// Answers one connection's requests, until it becomes a socket in the audience or is closed.
async fn attend(mut stream: TcpStream, audience: &Audience) -> Result<()> {
    let mut received = Vec::with_capacity(1024);
    loop {
        while let Some(request) = Request::parse(&received)? {
            let user = request.path.strip_prefix("/user/").map(str::parse::<usize>).transpose()?;
            match (request.websocket_key, user) {
                (Some(key), Some(user)) => {
                    stream.write_all(&accept(key)).await?;
                    let mut audience = audience.borrow_mut();
                    if audience.len() <= user {
                        audience.resize_with(user + 1, || None);
                    }
                    audience[user] = Some(stream);
                    return Ok(());
                }
                (Some(_), None) => bail!("{} is not a user's", request.path),
                (None, Some(user)) => deliver(request.body, audience.borrow_mut().iter_mut().skip(user).take(1)),
                (None, None) => deliver(request.body, audience.borrow_mut().iter_mut()),
            }
            let length = request.length;
            received.drain(..length);
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok").await?;
        }
        if stream.read_buf(&mut received).await? == 0 {
            return Ok(());
        }
    }
}

/// One frame, one write for each socket. A socket that does not take it whole is dropped: a subscriber that lost its
/// connection is counted, half a frame would be a riddle.
fn deliver<'a>(body: &[u8], audience: impl Iterator<Item = &'a mut Option<TcpStream>>) {
    let frame = frames::event(body);
    for place in audience {
        if place.as_ref().is_some_and(|socket| socket.try_write(&frame).ok() != Some(frame.len())) {
            *place = None;
        }
    }
}

fn accept(key: &[u8]) -> Vec<u8> {
    [
        b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: ",
        actix_http::ws::hash_key(key).as_slice(),
        b"\r\n\r\n",
    ]
    .concat()
}

struct Request<'a> {
    path: &'a str,
    websocket_key: Option<&'a [u8]>,
    body: &'a [u8],
    /// Head and body together, in bytes.
    length: usize,
}

impl<'a> Request<'a> {
    /// The request at the start of `bytes`, once it is complete.
    fn parse(bytes: &'a [u8]) -> Result<Option<Self>> {
        let mut headers = [httparse::EMPTY_HEADER; 16];
        let mut request = httparse::Request::new(&mut headers);
        let httparse::Status::Complete(head) = request.parse(bytes)? else { return Ok(None) };
        let path = request.path.context("a request without a path")?;
        let (mut websocket_key, mut length) = (None, head);
        for header in request.headers.iter() {
            if header.name.eq_ignore_ascii_case("sec-websocket-key") {
                websocket_key = Some(header.value);
            } else if header.name.eq_ignore_ascii_case("content-length") {
                length = head + std::str::from_utf8(header.value)?.parse::<usize>()?;
            }
        }
        Ok(bytes.get(head..length).map(|body| Self { path, websocket_key, body, length }))
    }
}
