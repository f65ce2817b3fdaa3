use std::{
    net::Shutdown,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use futures_util::Stream;
use socket2::SockRef;
use tokio::net::TcpStream;

use super::frames::{Message, MessageReader};
use crate::rooms::{Ending, Flow, Outbox};

/// What a connection has to attend to, in order.
#[derive(Debug)]
pub(super) enum Arrival {
    /// The client said something.
    Message(Message),
    /// The client broke the protocol; the connection has to end like this. Nothing it sends after that is looked at.
    Violation(Ending),
    /// The outbox had been blocked and has drained.
    Drained,
    /// The outbox has been ended; its last words are on their way.
    Ended(Ending),
    /// The client has closed the connection, or the last words are written and answered. Nothing comes after this.
    Over,
}

/// The reading half of a connection, which also writes on when its socket had taken no more. A client that polls has no
/// socket: then it only tells of the outbox, and ends without a word when the outbox moves to a socket, which has an
/// `Incoming` of its own.
pub(super) struct Incoming {
    outbox: Arc<Outbox>,
    socket: Option<(Arc<TcpStream>, MessageReader)>,
    /// Nothing that still comes counts, but for the client's close.
    deaf: bool,
    /// The client has closed as well.
    closed: bool,
    /// What comes cannot be understood any more.
    broken: bool,
    over: bool,
}

/// Bytes read at a time. Clients say little; a large message takes several reads.
const READ: usize = 4096;

impl Incoming {
    /// Reads from the outbox's socket.
    pub(super) fn reading(outbox: Arc<Outbox>, reader: MessageReader) -> Self {
        let socket = outbox.socket().map(|socket| (socket, reader));
        Self { socket, ..Self::polled(outbox) }
    }

    /// Tells of an outbox without a socket.
    pub(super) fn polled(outbox: Arc<Outbox>) -> Self {
        Self { outbox, socket: None, deaf: false, closed: false, broken: false, over: false }
    }

    fn poll_arrival(&mut self, cx: &mut Context<'_>) -> Poll<Option<Arrival>> {
        if self.socket.is_none() && self.outbox.socket().is_some() {
            return Poll::Ready(None);
        }
        let (flow, drained) = self.outbox.poll_flush(cx);
        match (flow, self.outbox.ending()) {
            (Flow::Gone, _) | (Flow::Said, Some(Ending::Answered)) => return Poll::Ready(Some(Arrival::Over)),
            (_, Some(ending)) if !self.deaf => {
                self.deaf = true;
                return Poll::Ready(Some(Arrival::Ended(ending)));
            }
            (Flow::Said, _) if self.socket.is_none() || self.closed => return Poll::Ready(Some(Arrival::Over)),
            _ if drained => return Poll::Ready(Some(Arrival::Drained)),
            _ => {}
        }
        let Some((socket, reader)) = &mut self.socket else { return Poll::Pending };
        if self.closed {
            return Poll::Pending;
        }
        if self.broken && flow == Flow::Said {
            // A socket closed with bytes unread is reset, which may cost the client our last words. So it is told that
            // nothing follows, and what it still sends is read until it closes or its time to do so is over.
            let _ = SockRef::from(&**socket).shutdown(Shutdown::Write);
        }
        loop {
            while !self.broken {
                match reader.next() {
                    Ok(Some(Message::Close)) if self.deaf => {
                        self.closed = true;
                        self.outbox.goodbye_said();
                        return if flow == Flow::Said { Poll::Ready(Some(Arrival::Over)) } else { Poll::Pending };
                    }
                    Ok(Some(_)) if self.deaf => {}
                    Ok(Some(message)) => return Poll::Ready(Some(Arrival::Message(message))),
                    Ok(None) => break,
                    Err(ending) => {
                        self.broken = true;
                        if !self.deaf {
                            return Poll::Ready(Some(Arrival::Violation(ending)));
                        }
                    }
                }
            }
            if self.broken {
                reader.forget();
            }
            if !ready!(poll_read(socket, reader, cx)) {
                return Poll::Ready(Some(Arrival::Over));
            }
        }
    }
}

/// Reads what is there. False when the client has closed the socket.
fn poll_read(socket: &TcpStream, reader: &mut MessageReader, cx: &mut Context<'_>) -> Poll<bool> {
    loop {
        if ready!(socket.poll_read_ready(cx)).is_err() {
            return Poll::Ready(false);
        }
        let buffer = reader.buffer();
        buffer.reserve(READ);
        match socket.try_read_buf(buffer) {
            Ok(read) => return Poll::Ready(read > 0),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => reader.shrink(),
            Err(_) => return Poll::Ready(false),
        }
    }
}

impl Stream for Incoming {
    type Item = Arrival;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Arrival>> {
        if self.over {
            return Poll::Ready(None);
        }
        let arrival = ready!(self.poll_arrival(cx));
        self.over = matches!(arrival, None | Some(Arrival::Over));
        Poll::Ready(arrival)
    }
}
