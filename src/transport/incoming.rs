use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

use futures_util::Stream;
use tokio::net::TcpStream;

use super::frames::{Message, MessageReader};
use crate::rooms::{Ending, Flow, Outbox};

/// What a connection has to attend to, in order.
#[derive(Debug)]
pub(super) enum Arrival {
    /// The client said something.
    Message(Message),
    /// The client broke the protocol; the connection has to end like this.
    Violation(Ending),
    /// The outbox had been blocked and has drained.
    Drained,
    /// The outbox has been ended; its last words are on their way.
    Ended(Ending),
}

/// The reading half of a socket, which also writes on when the socket had taken no more. Ends when the connection is
/// over: the client has closed it, or the last words are written and answered.
pub(super) struct Incoming {
    outbox: Arc<Outbox>,
    socket: Arc<TcpStream>,
    reader: MessageReader,
    /// Nothing that still comes counts, but for the client's close.
    deaf: bool,
}

/// Bytes read at a time. Clients say little; a large message takes several reads.
const READ: usize = 4096;

impl Incoming {
    pub(super) fn new(outbox: Arc<Outbox>, reader: MessageReader) -> Self {
        let socket = outbox.socket();
        Self { outbox, socket, reader, deaf: false }
    }

    /// Reads what is there. False when the client has closed the socket.
    fn poll_read(&mut self, cx: &mut Context<'_>) -> Poll<bool> {
        loop {
            if ready!(self.socket.poll_read_ready(cx)).is_err() {
                return Poll::Ready(false);
            }
            let buffer = self.reader.buffer();
            buffer.reserve(READ);
            match self.socket.try_read_buf(buffer) {
                Ok(read) => return Poll::Ready(read > 0),
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(_) => return Poll::Ready(false),
            }
        }
    }
}

impl Stream for Incoming {
    type Item = Arrival;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Arrival>> {
        let this = &mut *self;
        let (flow, drained) = this.outbox.poll_flush(cx);
        let ending = this.outbox.ending();
        match (flow, ending) {
            (Flow::Gone, _) | (Flow::Said, Some(Ending::Answered)) => return Poll::Ready(None),
            (_, Some(ending)) if !this.deaf => {
                this.deaf = true;
                return Poll::Ready(Some(Arrival::Ended(ending)));
            }
            _ if drained => return Poll::Ready(Some(Arrival::Drained)),
            _ => {}
        }
        loop {
            match this.reader.next() {
                Ok(Some(Message::Close)) if this.deaf => return Poll::Ready(None),
                Err(_) if this.deaf => return Poll::Ready(None),
                Ok(Some(_)) if this.deaf => {}
                Ok(Some(message)) => return Poll::Ready(Some(Arrival::Message(message))),
                Err(ending) => return Poll::Ready(Some(Arrival::Violation(ending))),
                Ok(None) => {
                    if !ready!(this.poll_read(cx)) {
                        return Poll::Ready(None);
                    }
                }
            }
        }
    }
}
