use std::{
    collections::VecDeque,
    io::{self, IoSlice},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    task::{Context, Poll, Waker},
};

use tokio::net::TcpStream;

use super::{Ending, Push, Wire};
use crate::domain::{ClientId, Encoded, Publication, UserId};

/// What may wait in one outbox. More than that closes the client as too slow ([`Ending::Slow`]).
#[derive(Debug, Clone, Copy)]
pub struct OutboxLimits {
    /// Messages.
    pub messages: usize,
    /// Bytes.
    pub bytes: usize,
}

/// How an outbox stands after it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Nothing waits.
    Empty,
    /// The socket takes no more for now; its connection goes on when it does.
    Blocked,
    /// Everything including the last words has been written.
    Said,
    /// The socket is gone.
    Gone,
}

/// Everything one client is told, in order. Shared by its connection, which owns the life of the socket, and by the
/// registry of the same worker, which writes publications straight into it. The lock is never contended: both live on
/// one thread; it lets the outbox travel in messages.
///
/// What has queued goes out in one vectored write. What does not fit the socket stays here, up to the limits; then the
/// client is told to come back from its position, and nothing else is affected.
pub struct Outbox {
    client: ClientId,
    owner: OnceLock<Owner>,
    wire: &'static dyn Wire,
    limits: OutboxLimits,
    lane: Mutex<Lane>,
}

/// Whose outbox it is: what a client's connections can be ended by.
#[derive(Debug, Clone, Default)]
pub struct Owner {
    /// The user; `None` for a kiosk.
    pub user: Option<UserId>,
    /// The login the client came with; `None` for a bare token.
    pub login: Option<Arc<str>>,
}

struct Lane {
    socket: Arc<TcpStream>,
    queue: VecDeque<Encoded>,
    /// Bytes of the queue's first message that are on the wire already.
    front_written: usize,
    queued_bytes: usize,
    /// The socket takes no more; only its connection, which waits for that, writes again.
    blocked: bool,
    /// In its registry's list of outboxes to write.
    listed: bool,
    ending: Option<Ending>,
    gone: bool,
    /// The connection's task.
    waker: Option<Waker>,
}

/// The most messages in one vectored write. The kernel takes 1,024; beyond some dozens nothing is gained.
const MAX_SLICES: usize = 64;

/// The largest queue whose memory an outbox keeps while it is empty: enough for paced traffic.
const KEEP_CAPACITY: usize = 16;

impl Outbox {
    /// An outbox on a connected socket. `first` is in line before everything else, and is written with it.
    pub fn new(
        client: ClientId,
        socket: Arc<TcpStream>,
        wire: &'static dyn Wire,
        limits: OutboxLimits,
        first: Encoded,
    ) -> Self {
        let lane = Lane {
            socket,
            queued_bytes: first.frame.len(),
            queue: VecDeque::from([first]),
            front_written: 0,
            blocked: false,
            listed: false,
            ending: None,
            gone: false,
            waker: None,
        };
        Self { client, owner: OnceLock::new(), wire, limits, lane: Mutex::new(lane) }
    }

    /// Whose outbox it is.
    pub fn client(&self) -> ClientId {
        self.client
    }

    /// Says whose outbox it is, as soon as that is known; the first word counts.
    pub fn set_owner(&self, owner: Owner) {
        self.owner.get_or_init(|| owner);
    }

    /// Who the client turned out to be, if that is known.
    pub(super) fn owner(&self) -> Option<&Owner> {
        self.owner.get()
    }

    /// Puts a publication in line without writing it. Answers whether the caller has to list the outbox for writing (it
    /// was not listed yet).
    pub(super) fn queue(&self, publication: &Publication) -> bool {
        let encoded = self.wire.publication(publication);
        let mut lane = self.lane();
        if lane.ending.is_some() || lane.gone {
            return false;
        }
        lane.enqueue(encoded.clone());
        self.hold_limits(&mut lane);
        !std::mem::replace(&mut lane.listed, true)
    }

    /// Puts words for this client alone in line and writes what has queued.
    pub fn tell(&self, push: &Push<'_>) {
        let mut lane = self.lane();
        if lane.ending.is_some() || lane.gone {
            return;
        }
        self.wire.push(push, &mut |encoded| lane.enqueue(encoded));
        lane.write();
        self.hold_limits(&mut lane);
    }

    /// Puts a message that is already in the client's wire format in line (heartbeats) and writes what has queued.
    pub fn send(&self, encoded: Encoded) {
        let mut lane = self.lane();
        if lane.ending.is_some() || lane.gone {
            return;
        }
        lane.enqueue(encoded);
        lane.write();
        self.hold_limits(&mut lane);
    }

    /// Writes what has queued, unless the socket takes no more.
    pub fn flush(&self) -> Flow {
        let mut lane = self.lane();
        lane.listed = false;
        lane.write();
        lane.flow()
    }

    /// Whether at least half of what may wait is free: for those who can wait with more.
    pub(super) fn has_room(&self) -> bool {
        let lane = self.lane();
        lane.queue.len() < self.limits.messages / 2 && lane.queued_bytes < self.limits.bytes / 2
    }

    /// Says the last words behind what has queued and takes nothing more. The first ending wins.
    pub fn end(&self, ending: Ending) {
        self.end_lane(&mut self.lane(), ending);
    }

    /// The ending that was said, if any.
    pub fn ending(&self) -> Option<Ending> {
        self.lane().ending
    }

    /// Writes on when the socket can take more; for the connection's task, which is woken for it and when the outbox is
    /// ended. Answers how things stand, and whether the outbox has just drained.
    pub fn poll_flush(&self, cx: &mut Context<'_>) -> (Flow, bool) {
        let mut lane = self.lane();
        if !lane.waker.as_ref().is_some_and(|waker| waker.will_wake(cx.waker())) {
            lane.waker = Some(cx.waker().clone());
        }
        let was_blocked = lane.blocked;
        while lane.blocked && !lane.gone {
            match lane.socket.poll_write_ready(cx) {
                Poll::Pending => break,
                Poll::Ready(Ok(())) => {
                    lane.blocked = false;
                    lane.write();
                }
                Poll::Ready(Err(_)) => lane.gone = true,
            }
        }
        let flow = lane.flow();
        (flow, was_blocked && flow == Flow::Empty)
    }

    /// The socket itself, for the reading half.
    pub fn socket(&self) -> Arc<TcpStream> {
        Arc::clone(&self.lane().socket)
    }

    fn hold_limits(&self, lane: &mut Lane) {
        // A single message may be larger than what may wait: then nothing may wait behind it.
        let over = |lane: &Lane| {
            lane.queue.len() > self.limits.messages || (lane.queue.len() > 1 && lane.queued_bytes > self.limits.bytes)
        };
        if over(lane) {
            // Much may have come within one window; only what the socket does not take counts against the client.
            lane.write();
            if over(lane) {
                self.end_lane(lane, Ending::Slow);
            }
        }
    }

    fn end_lane(&self, lane: &mut Lane, ending: Ending) {
        if lane.ending.is_some() || lane.gone {
            return;
        }
        lane.ending = Some(ending);
        if ending == Ending::Slow {
            lane.drop_unbegun();
        }
        self.wire.ending(ending, &mut |encoded| lane.enqueue(encoded));
        lane.write();
        lane.wake();
    }

    fn lane(&self) -> MutexGuard<'_, Lane> {
        // A panic while the lane was held would have left a message half queued at worst; the client notices by its
        // protocol, everybody else goes on.
        self.lane.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lane {
    fn enqueue(&mut self, encoded: Encoded) {
        self.queued_bytes += encoded.frame.len();
        self.queue.push_back(encoded);
    }

    fn write(&mut self) {
        while !self.blocked && !self.gone && !self.queue.is_empty() {
            let mut slices = [IoSlice::new(&[]); MAX_SLICES];
            let mut count = 0;
            for (slice, message) in slices.iter_mut().zip(&self.queue) {
                let skip = if count == 0 { self.front_written } else { 0 };
                *slice = IoSlice::new(message.frame.get(skip..).unwrap_or_default());
                count += 1;
            }
            match self.socket.try_write_vectored(&slices[..count]) {
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
        if self.queue.is_empty() && self.queue.capacity() > KEEP_CAPACITY {
            self.queue = VecDeque::new();
        }
    }

    fn written(&mut self, mut bytes: usize) {
        self.queued_bytes -= bytes;
        while let Some(front) = self.queue.front() {
            let left = front.frame.len() - self.front_written;
            if bytes < left {
                self.front_written += bytes;
                return;
            }
            bytes -= left;
            self.front_written = 0;
            self.queue.pop_front();
        }
    }

    /// Forgets what waits, but for the rest of a message whose beginning is on the wire.
    fn drop_unbegun(&mut self) {
        self.queue.truncate(usize::from(self.front_written > 0));
        self.queued_bytes = self.queue.front().map_or(0, |front| front.frame.len() - self.front_written);
    }

    fn flow(&self) -> Flow {
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

    fn wake(&self) {
        if let Some(waker) = &self.waker {
            waker.wake_by_ref();
        }
    }
}
