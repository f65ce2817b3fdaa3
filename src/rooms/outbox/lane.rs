//! The queue of one outbox, and how it is written.

use std::{
    collections::VecDeque,
    io::{self, IoSlice},
    sync::Arc,
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use bytes::Bytes;
use tokio::{net::TcpStream, sync::oneshot};

use super::Flow;
use crate::{
    domain::Encoded,
    rooms::{
        Ending, Wire,
        trace::{Trace, Traced},
        trail::Trails,
    },
    telemetry::Transport,
};

/// A message in line.
pub(super) struct Queued {
    pub(super) encoded: Encoded,
    /// Where it is noted that it has got to the client.
    pub(super) traced: Traced,
}

/// What waits for one client, how far it is written, and where to.
pub(super) struct Lane {
    pub(super) sink: Sink,
    pub(super) queue: VecDeque<Queued>,
    /// Bytes of the queue's first message that are on the wire already.
    pub(super) front_written: usize,
    pub(super) queued_bytes: usize,
    /// How many messages have ever been queued.
    pub(super) enqueued: u64,
    /// The client takes no more. On a socket only its connection, which waits for that, writes again.
    pub(super) blocked: bool,
    /// Had been blocked and has drained since its connection last looked.
    pub(super) drained: bool,
    /// In its registry's list of outboxes to write.
    pub(super) listed: bool,
    pub(super) ending: Option<Ending>,
    /// The client has closed, by itself or upon the last words.
    pub(super) said_goodbye: bool,
    pub(super) gone: bool,
    pub(super) trails: Trails,
    /// Where it is noted what has been written, once the registry knows of the outbox.
    pub(super) trace: Option<Arc<Trace>>,
    /// When the last ping was sent, until it is answered.
    pub(super) pinged: Option<Instant>,
    /// How long the last answer took.
    pub(super) round_trip: Option<Duration>,
    /// The connection's task.
    pub(super) waker: Option<Waker>,
}

/// Where the bytes go.
pub(super) enum Sink {
    Socket(Arc<TcpStream>),
    /// HTTP long-polling: the request that waits for an answer, if one does, and the most that one answer carries.
    Poll {
        waiting: Option<oneshot::Sender<Bytes>>,
        most: usize,
    },
}

/// The most messages in one vectored write. The kernel takes 1,024; beyond some dozens nothing is gained.
const MAX_SLICES: usize = 64;

/// The largest queue whose memory an outbox keeps while it is empty: enough for paced traffic.
const KEEP_CAPACITY: usize = 16;

impl Lane {
    /// An empty one.
    pub(super) fn new(sink: Sink) -> Self {
        Self {
            sink,
            queue: VecDeque::new(),
            front_written: 0,
            queued_bytes: 0,
            enqueued: 0,
            blocked: false,
            drained: false,
            listed: false,
            ending: None,
            said_goodbye: false,
            gone: false,
            trails: Trails::default(),
            trace: None,
            pinged: None,
            round_trip: None,
            waker: None,
        }
    }

    pub(super) fn is_closed(&self) -> bool {
        self.ending.is_some() || self.gone
    }

    pub(super) fn enqueue(&mut self, encoded: Encoded, traced: Traced) {
        self.queued_bytes += encoded.frame.len();
        self.enqueued += 1;
        self.queue.push_back(Queued { encoded, traced });
    }

    pub(super) fn write(&mut self, wire: &dyn Wire) {
        match self.sink {
            Sink::Socket(_) => self.write_socket(),
            Sink::Poll { .. } => self.answer_poll(wire),
        }
        // What was taken out of the queue to go into an answer that nobody took has not been sent.
        if !self.gone {
            self.trails.sent(self.enqueued - self.queue.len() as u64);
        }
        if self.queue.is_empty() && self.queue.capacity() > KEEP_CAPACITY {
            self.queue = VecDeque::new();
        }
    }

    pub(super) fn poll_write(&mut self, wire: &dyn Wire, cx: &mut Context<'_>) {
        if !self.waker.as_ref().is_some_and(|waker| waker.will_wake(cx.waker())) {
            self.waker = Some(cx.waker().clone());
        }
        while let Sink::Socket(socket) = &self.sink
            && self.blocked
            && !self.gone
        {
            match socket.poll_write_ready(cx) {
                Poll::Pending => break,
                Poll::Ready(Ok(())) => {
                    self.look_at_the_clock();
                    self.blocked = false;
                    self.write(wire);
                    self.drained = !self.blocked;
                }
                Poll::Ready(Err(_)) => self.gone = true,
            }
        }
    }

    fn answer_poll(&mut self, wire: &dyn Wire) {
        let Sink::Poll { waiting, most } = &mut self.sink else { return };
        if self.queue.is_empty() {
            return;
        }
        let Some(answer) = waiting.take() else {
            self.blocked = true;
            return;
        };
        let messages = &mut self.queue.iter().map(|message| &message.encoded);
        let (body, count) = wire.poll_answer(messages, *most).unwrap_or_default();
        // A client that is gone before the answer has ended its session with that.
        let is_taken = answer.send(body).is_ok();
        self.take_out(count, is_taken);
        self.queued_bytes = self.queue.iter().map(|message| message.encoded.frame.len()).sum();
        if !is_taken {
            self.gone = true;
            self.wake();
        }
    }

    fn write_socket(&mut self) {
        while !self.blocked && !self.gone && !self.queue.is_empty() {
            let Sink::Socket(socket) = &self.sink else { return };
            match write_queue(socket, &self.queue, self.front_written) {
                Ok(written) => self.written(written),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.blocked = true;
                    self.wake();
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => {
                    self.gone = true;
                    self.wake();
                }
            }
        }
    }

    fn written(&mut self, mut bytes: usize) {
        self.queued_bytes -= bytes;
        let mut whole = 0;
        while let Some(front) = self.queue.get(whole) {
            let left = front.encoded.frame.len() - self.front_written;
            if bytes < left {
                self.front_written += bytes;
                break;
            }
            bytes -= left;
            self.front_written = 0;
            whole += 1;
        }
        self.take_out(whole, true);
    }

    /// So many messages leave the front of the queue: they have got to the client, or never will.
    fn take_out(&mut self, count: usize, have_reached: bool) {
        let messages = self.queue.drain(..count);
        let Some(trace) = &self.trace else { return };
        let mut delivered = 0;
        for Queued { traced, .. } in messages.filter(|message| message.traced != Traced::NOT) {
            if have_reached {
                trace.reached(traced);
                delivered += 1;
            } else {
                trace.gone(traced);
            }
        }
        if delivered > 0 {
            trace.delivered(delivered);
        }
    }

    /// A publication that the client never gets.
    pub(super) fn never_got(&self, traced: Traced) {
        if let Some(trace) = &self.trace {
            trace.gone(traced);
        }
    }

    pub(super) fn look_at_the_clock(&self) {
        if let Some(trace) = &self.trace {
            trace.look(Instant::now());
        }
    }

    /// Forgets what waits, but for the rest of a message whose beginning is on the wire.
    pub(super) fn drop_unbegun(&mut self) {
        self.trails.dropped();
        let begun = (self.front_written > 0).then(|| self.queue.pop_front()).flatten();
        self.take_out(self.queue.len(), false);
        self.queued_bytes = begun.as_ref().map_or(0, |begun| begun.encoded.frame.len() - self.front_written);
        self.queue.extend(begun);
    }

    pub(super) fn flow(&self) -> Flow {
        if self.gone {
            Flow::Gone
        } else if !self.queue.is_empty() {
            Flow::Blocked
        } else if self.ending.is_some() {
            Flow::Said
        } else {
            Flow::Empty
        }
    }

    pub(super) fn wake(&self) {
        if let Some(waker) = &self.waker {
            waker.wake_by_ref();
        }
    }
}

impl Drop for Lane {
    /// What still waits does not get to the client any more.
    fn drop(&mut self) {
        self.take_out(self.queue.len(), false);
    }
}

impl Sink {
    pub(super) fn transport(&self) -> Transport {
        match self {
            Self::Socket(_) => Transport::Websocket,
            Self::Poll { .. } => Transport::Polling,
        }
    }
}

/// Writes what fits of the queue's beginning in one call; `skip` bytes of its first message are written already.
fn write_queue(socket: &TcpStream, queue: &VecDeque<Queued>, skip: usize) -> io::Result<usize> {
    let mut messages = queue.iter().map(|message| &message.encoded.frame[..]);
    let first = messages.next().and_then(|first| first.get(skip..)).unwrap_or_default();
    if queue.len() == 1 {
        // Paced traffic: the plain call is the cheaper one.
        return socket.try_write(first);
    }
    let mut slices = [IoSlice::new(&[]); MAX_SLICES];
    let mut count = 0;
    for (slice, message) in slices.iter_mut().zip(std::iter::once(first).chain(messages)) {
        *slice = IoSlice::new(message);
        count += 1;
    }
    socket.try_write_vectored(&slices[..count])
}
