mod lane;

use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU8, Ordering},
    },
    task::Context,
    time::{Duration, Instant},
};

use bytes::Bytes;
use tokio::{net::TcpStream, sync::oneshot};

use self::lane::{Lane, Sink};
use super::{
    Ending, Push, Wire,
    trace::{Trace, Traced},
};
use crate::{
    domain::{ClientId, Device, Encoded, Namespace, Publication, UserId},
    settings::{DeliverySettings, in_bytes},
    telemetry::{Protocol, Transport},
};

/// What may wait in one outbox. More than that closes the client as too slow ([`Ending::Slow`]).
#[derive(Debug, Clone, Copy)]
pub struct OutboxLimits {
    /// Messages.
    pub messages: usize,
    /// Bytes.
    pub bytes: usize,
}

impl From<&DeliverySettings> for OutboxLimits {
    fn from(delivery: &DeliverySettings) -> Self {
        Self { messages: delivery.outbox_messages, bytes: in_bytes(delivery.outbox_bytes) }
    }
}

/// How an outbox stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Nothing waits.
    Empty,
    /// The client takes no more for now: its socket is full, or it has not asked for more yet.
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
/// What has queued goes out in one vectored write, or in one answer to a poll. What does not fit stays here, up to the
/// limits; then the client is told to come back from its position, and nothing else is affected.
pub struct Outbox {
    client: ClientId,
    /// When it was made, in milliseconds since 1970.
    opened_at: i64,
    /// Who the client is in the namespaces it has entered.
    owners: Mutex<Vec<(Namespace, Owner)>>,
    wire: &'static dyn Wire,
    limits: OutboxLimits,
    /// A bit for each namespace in which the client asked for positions.
    recoverable: AtomicU8,
    lane: Mutex<Lane>,
}

/// Who a client is in a namespace: what its connections can be ended by.
#[derive(Debug, Clone, Default)]
pub struct Owner {
    /// The user; `None` for a kiosk.
    pub user: Option<UserId>,
    /// What the user is called; of a kiosk which screen it is.
    pub name: Option<Arc<str>>,
    /// The login the client came with; `None` for a bare token.
    pub login: Option<Arc<str>>,
    /// What the user came with, where that matters.
    pub device: Option<Device>,
}

/// How an outbox stands, for an operator.
#[derive(Debug, Clone, Copy)]
pub(super) struct OutboxState {
    pub(super) protocol: Protocol,
    pub(super) transport: Transport,
    pub(super) opened_at: i64,
    pub(super) round_trip: Option<Duration>,
    pub(super) queued_messages: usize,
    pub(super) queued_bytes: usize,
    pub(super) blocked: bool,
}

impl Owner {
    /// Whether this is a screen, which is nobody.
    pub fn is_kiosk(&self) -> bool {
        self.user.is_none()
    }
}

impl Outbox {
    /// An outbox on a connected socket. `first` is in line before everything else, and is written with it.
    pub fn on_socket(
        client: ClientId,
        socket: Arc<TcpStream>,
        wire: &'static dyn Wire,
        limits: OutboxLimits,
        first: Encoded,
    ) -> Self {
        let this = Self::new(client, Sink::Socket(socket), wire, limits);
        this.lane().enqueue(first, Traced::NOT);
        this
    }

    /// An outbox that is emptied by HTTP requests, with at most so many bytes an answer.
    pub fn polled(client: ClientId, wire: &'static dyn Wire, limits: OutboxLimits, most: usize) -> Self {
        Self::new(client, Sink::Poll { waiting: None, most }, wire, limits)
    }

    fn new(client: ClientId, sink: Sink, wire: &'static dyn Wire, limits: OutboxLimits) -> Self {
        Self {
            client,
            opened_at: jiff::Timestamp::now().as_millisecond(),
            owners: Mutex::default(),
            wire,
            limits,
            recoverable: AtomicU8::new(0),
            lane: Mutex::new(Lane::new(sink)),
        }
    }

    /// Whose outbox it is.
    pub fn client(&self) -> ClientId {
        self.client
    }

    /// The client's registry knows of it: from now on it is counted, and what is written to it is noted there.
    pub(super) fn attached(&self, trace: &Arc<Trace>) {
        let mut lane = self.lane();
        if lane.trace.replace(Arc::clone(trace)).is_none() {
            trace.figures().opened(self.wire.protocol(), lane.sink.transport());
        }
    }

    /// The client is gone, and no longer counted.
    pub(super) fn detached(&self) {
        let lane = self.lane();
        if let Some(trace) = &lane.trace {
            trace.figures().closed(self.wire.protocol(), lane.sink.transport());
        }
    }

    /// How things stand.
    pub(super) fn state(&self) -> OutboxState {
        let lane = self.lane();
        OutboxState {
            protocol: self.wire.protocol(),
            transport: lane.sink.transport(),
            opened_at: self.opened_at,
            round_trip: lane.round_trip,
            queued_messages: lane.queue.len(),
            queued_bytes: lane.queued_bytes,
            blocked: lane.blocked && !lane.queue.is_empty(),
        }
    }

    /// Says who the client is in a namespace that it enters, or that it is nobody there any more. It may be somebody else
    /// in each.
    pub fn set_owner(&self, namespace: Namespace, owner: Option<Owner>) {
        let mut owners = self.owners();
        owners.retain(|(entered, _)| *entered != namespace);
        owners.extend(owner.map(|owner| (namespace, owner)));
    }

    /// Whether the client is what is asked for in any namespace.
    pub(super) fn is_owned(&self, by: impl Fn(&Owner) -> bool) -> bool {
        self.owners().iter().any(|(_, owner)| by(owner))
    }

    /// Who the client is in the namespace.
    pub(super) fn owner(&self, namespace: Namespace) -> Option<Owner> {
        self.owners().iter().find(|(entered, _)| *entered == namespace).map(|(_, owner)| owner.clone())
    }

    /// Which user the client is in the namespace.
    pub(super) fn user(&self, namespace: Namespace) -> Option<UserId> {
        self.owner(namespace)?.user
    }

    /// Which users the client is, and where.
    pub(super) fn users(&self) -> Vec<(Namespace, UserId)> {
        self.owners().iter().filter_map(|(entered, owner)| Some((*entered, owner.user?))).collect()
    }

    /// The namespaces it has entered, and who it is there.
    pub(super) fn entered(&self) -> Vec<(Namespace, Owner)> {
        self.owners().clone()
    }

    fn owners(&self) -> MutexGuard<'_, Vec<(Namespace, Owner)>> {
        // Every change under the lock leaves what can be read.
        self.owners.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says whether the client wants positions in the events of a namespace.
    pub(super) fn set_recoverable(&self, namespace: Namespace, wanted: bool) {
        let bit = 1 << namespace as u8;
        if wanted {
            self.recoverable.fetch_or(bit, Ordering::Relaxed);
        } else {
            self.recoverable.fetch_and(!bit, Ordering::Relaxed);
        }
    }

    fn is_recoverable(&self, namespace: Namespace) -> bool {
        self.recoverable.load(Ordering::Relaxed) & (1 << namespace as u8) != 0
    }

    /// Puts a publication in line without writing it. Answers whether the caller has to list the outbox for writing (it
    /// was not listed yet). What becomes of it is noted under that number.
    pub(super) fn queue(&self, publication: &Publication, traced: Traced) -> bool {
        let recoverable = self.is_recoverable(publication.draft.audience.namespace);
        let encoded = self.wire.publication(publication, recoverable);
        let mut lane = self.lane();
        if lane.is_closed() {
            lane.trails.told(publication, None);
            lane.never_got(traced);
            return false;
        }
        lane.enqueue(encoded.clone(), traced);
        let number = lane.enqueued;
        lane.trails.told(publication, Some(number));
        self.hold_limits(&mut lane);
        !std::mem::replace(&mut lane.listed, true)
    }

    /// Puts words for this client alone in line and writes what has queued.
    pub fn tell(&self, push: &Push<'_>) {
        self.put(|put| self.wire.push(push, put));
    }

    /// Puts a message that is already in the client's wire format in line and writes what has queued.
    pub fn send(&self, encoded: Encoded) {
        self.put(|put| put(encoded));
    }

    /// Asks whether the client is still there, by a message that it has to answer.
    pub fn ping(&self, ping: Encoded) {
        self.put(|put| put(ping));
        let mut lane = self.lane();
        lane.trails.pinged();
        lane.pinged = Some(Instant::now());
    }

    /// The client has answered a ping: what was said before it has come through.
    pub fn ping_answered(&self) {
        let mut lane = self.lane();
        lane.trails.answered();
        if let Some(pinged) = lane.pinged.take() {
            lane.round_trip = Some(pinged.elapsed());
        }
    }

    /// The client has closed the connection in the way of its protocol: what it was sent before that has come through.
    pub fn goodbye_said(&self) {
        self.lane().said_goodbye = true;
    }

    /// Minds from now on how far what the user is told in his room of the namespace gets.
    pub(super) fn follow(&self, namespace: Namespace, user: UserId) {
        self.lane().trails.begin(namespace, user);
    }

    /// Whether the user has been told how much of his inbox is unread since that began.
    pub(super) fn knows_unread(&self, namespace: Namespace) -> bool {
        self.lane().trails.knows_unread(namespace)
    }

    /// Ends that. Answers the first offset that may not have reached the client, and whether the client has left by itself.
    pub(super) fn unfollow(&self, namespace: Namespace, has_left_room: bool) -> (Option<u64>, bool) {
        let mut lane = self.lane();
        let has_left = has_left_room || lane.ending == Some(Ending::Answered);
        // Who polls asks again as soon as he has heard an answer: so what he has not asked after he has not heard.
        let heard_what_was_sent = (has_left || lane.said_goodbye) && matches!(lane.sink, Sink::Socket(_));
        (lane.trails.end(namespace, heard_what_was_sent), has_left)
    }

    fn put(&self, messages: impl FnOnce(&mut dyn FnMut(Encoded))) {
        let mut lane = self.lane();
        if lane.is_closed() {
            return;
        }
        messages(&mut |encoded| lane.enqueue(encoded, Traced::NOT));
        lane.write(self.wire);
        self.hold_limits(&mut lane);
    }

    /// Writes what has queued, as far as the client takes it.
    pub fn flush(&self) -> Flow {
        let mut lane = self.lane();
        lane.listed = false;
        lane.write(self.wire);
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
    /// ended. Answers how things stand, and whether the outbox had been blocked and has drained since the last look.
    pub fn poll_flush(&self, cx: &mut Context<'_>) -> (Flow, bool) {
        let mut lane = self.lane();
        lane.poll_write(self.wire, cx);
        (lane.flow(), std::mem::take(&mut lane.drained))
    }

    /// Writes on like [`Outbox::poll_flush`], while the connection's task has no time for how things stand.
    pub fn poll_write(&self, cx: &mut Context<'_>) {
        self.lane().poll_write(self.wire, cx);
    }

    /// The socket, for the reading half; `None` while the client polls.
    pub fn socket(&self) -> Option<Arc<TcpStream>> {
        match &self.lane().sink {
            Sink::Socket(socket) => Some(Arc::clone(socket)),
            Sink::Poll { .. } => None,
        }
    }

    /// Takes a request that wants to know what there is to be told: answered at once if there is something, else when
    /// there is. False if one waits already.
    pub fn poll(&self, answer: oneshot::Sender<Bytes>) -> bool {
        let mut lane = self.lane();
        let lane = &mut *lane;
        match &mut lane.sink {
            Sink::Poll { waiting, .. } if waiting.is_none() => *waiting = Some(answer),
            _ => return false,
        }
        // Nobody asks again before he has had the answer.
        lane.trails.reached();
        lane.look_at_the_clock();
        lane.write(self.wire);
        if lane.blocked && lane.queue.is_empty() {
            lane.blocked = false;
            lane.drained = true;
            lane.wake();
        }
        if lane.flow() == Flow::Said {
            lane.wake();
        }
        true
    }

    /// Answers the waiting request, if one does, with this message when there is nothing else to say.
    pub fn release_poll(&self, message: Encoded) {
        let mut lane = self.lane();
        if let Sink::Poll { waiting: Some(_), .. } = &lane.sink
            && lane.queue.is_empty()
        {
            lane.enqueue(message, Traced::NOT);
            lane.write(self.wire);
        }
    }

    /// From here on everything goes to this socket. What has queued for the polls goes there first; a request that still
    /// waits gets no answer any more.
    pub fn move_to(&self, socket: Arc<TcpStream>) {
        let mut lane = self.lane();
        if lane.sink.transport() == Transport::Polling
            && let Some(trace) = &lane.trace
        {
            trace.figures().upgraded(self.wire.protocol());
        }
        lane.sink = Sink::Socket(socket);
        // Nobody has seen yet whether it can be written; the connection finds out.
        lane.blocked = true;
        lane.wake();
    }

    fn hold_limits(&self, lane: &mut Lane) {
        // A single message may be larger than what may wait: then nothing may wait behind it.
        let over = |lane: &Lane| {
            lane.queue.len() > self.limits.messages || (lane.queue.len() > 1 && lane.queued_bytes > self.limits.bytes)
        };
        if over(lane) {
            // Much may have come within one window; only what the client does not take counts against it.
            lane.write(self.wire);
            if over(lane) {
                self.end_lane(lane, Ending::Slow);
            }
        }
    }

    fn end_lane(&self, lane: &mut Lane, ending: Ending) {
        if lane.is_closed() {
            return;
        }
        lane.ending = Some(ending);
        if ending == Ending::Slow {
            lane.drop_unbegun();
            if let Some(trace) = &lane.trace {
                trace.figures().slow();
            }
        }
        match &lane.sink {
            // Nobody waits to hear it. The next request finds no session, which is what tells a client to come back; only
            // who must not come back has to be told so.
            Sink::Poll { waiting: None, .. } if ending != Ending::LoginEnded => lane.drop_unbegun(),
            Sink::Poll { .. } => self.wire.ending(ending, true, &mut |encoded| lane.enqueue(encoded, Traced::NOT)),
            Sink::Socket(_) => self.wire.ending(ending, false, &mut |encoded| lane.enqueue(encoded, Traced::NOT)),
        }
        lane.write(self.wire);
        lane.wake();
    }

    fn lane(&self) -> MutexGuard<'_, Lane> {
        // A panic while the lane was held would have left a message half queued at worst; the client notices by its
        // protocol, everybody else goes on.
        self.lane.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
