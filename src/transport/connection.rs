use std::{future::poll_fn, sync::Arc};

use actix::{
    Actor, ActorContext, ActorFutureExt, AsyncContext, Context, SpawnHandle, StreamHandler, WrapFuture,
    fut::{self, LocalBoxActorFuture},
};
use futures_util::future::LocalBoxFuture;
use tokio::time::{Duration, Instant};

use super::{
    clockwork::{Clockwork, Due, Heartbeat},
    frames::{Message, MessageReader},
    incoming::{Arrival, Incoming},
};
use crate::{
    domain::Encoded,
    protocol::frame,
    rooms::{Ending, Outbox},
};

/// What is said on a connection, and what follows. The [`Connection`] does the rest: socket, clock, order.
pub(super) trait Protocol: Sized + Unpin + 'static {
    /// What comes out of work that had to wait for others.
    type Next: 'static;

    /// The connection is there.
    fn opened(&mut self, link: &mut Link) -> Option<LocalBoxFuture<'static, Self::Next>>;

    /// The client said something.
    fn received(&mut self, said: Said, link: &mut Link) -> Option<LocalBoxFuture<'static, Self::Next>>;

    /// Others have answered.
    fn go_on(&mut self, next: Self::Next, link: &mut Link) -> Option<LocalBoxFuture<'static, Self::Next>>;

    /// The outbox had been blocked and has drained.
    fn drained(&mut self) -> Option<LocalBoxFuture<'static, Self::Next>>;

    /// The question whether the client is still there.
    fn heartbeat(&self) -> Encoded;

    /// The connection is gone.
    fn closed(&mut self);

    /// Who it is, for the log.
    fn describe(&self) -> String;
}

/// A message of a client.
#[derive(Debug)]
pub(super) enum Said {
    Text(bytestring::ByteString),
    Binary(bytes::Bytes),
}

/// A connection's outbox and clock, as its protocol sees them.
pub struct Link {
    /// Where the client is told.
    pub outbox: Arc<Outbox>,
    pub(super) clock: Clockwork,
}

impl Link {
    /// Ends the connection ([`Ending::Unauthorized`]) unless [`Link::identified`] is called within this time.
    pub fn await_identity(&mut self, within: Duration) {
        self.clock.await_identity(Instant::now() + within);
    }

    /// It is known who the client is, for so long; `None` is for ever. Then the connection ends
    /// ([`Ending::TokenExpired`]) unless this is called again.
    pub fn identified(&mut self, left: Option<Duration>) {
        self.clock.identified(left.and_then(|left| Instant::now().checked_add(left)));
    }
}

/// One client's connection: owns the life of its socket and its clock, and decides nothing itself.
///
/// Whatever the client asks is done before the next thing it asked is looked at; meanwhile events go on reaching it.
pub(super) struct Connection<P> {
    pub(super) link: Link,
    pub(super) protocol: P,
    close_timeout: Duration,
    timer: SpawnHandle,
    timer_due: Option<Instant>,
    /// What the socket delivers, until the actor has started.
    incoming: Option<Incoming>,
}

impl<P: Protocol> Connection<P> {
    pub(super) fn new(protocol: P, outbox: Arc<Outbox>, heartbeat: Heartbeat, close_timeout: Duration) -> Self {
        let link = Link { outbox, clock: Clockwork::new(heartbeat, Instant::now()) };
        let timer = SpawnHandle::default();
        Self { link, protocol, close_timeout, timer, timer_due: None, incoming: None }
    }

    /// The connection of a client that polls.
    pub(super) fn polled(mut self) -> Self {
        self.incoming = Some(Incoming::polled(Arc::clone(&self.link.outbox)));
        self
    }

    /// The connection with the socket that its outbox writes to.
    pub(super) fn on_socket(mut self, reader: MessageReader) -> Self {
        self.incoming = Some(Incoming::reading(Arc::clone(&self.link.outbox), reader));
        self
    }

    fn attend(&mut self, message: Message) -> Option<LocalBoxFuture<'static, P::Next>> {
        self.link.clock.heard();
        match message {
            Message::Text(text) => return self.protocol.received(Said::Text(text), &mut self.link),
            Message::Binary(bytes) => return self.protocol.received(Said::Binary(bytes), &mut self.link),
            Message::Ping(payload) => self.link.outbox.send(frame::pong(&payload)),
            Message::Pong => self.link.outbox.ping_answered(),
            Message::Close => self.link.outbox.end(Ending::Answered),
        }
        None
    }

    /// Does the work to its end, with all that follows from it.
    pub(super) fn work(&mut self, mut task: LocalBoxFuture<'static, P::Next>) -> LocalBoxActorFuture<Self, ()> {
        let outbox = Arc::clone(&self.link.outbox);
        // Nothing else of the connection goes on meanwhile, but what it is told must.
        let task = poll_fn(move |cx| {
            outbox.poll_write(cx);
            task.as_mut().poll(cx)
        });
        Box::pin(task.into_actor(self).then(|next, this, ctx| match this.protocol.go_on(next, &mut this.link) {
            Some(task) => this.work(task),
            None => {
                this.set_timer(ctx);
                Box::pin(fut::ready(()))
            }
        }))
    }

    fn wait_for(&mut self, task: Option<LocalBoxFuture<'static, P::Next>>, ctx: &mut Context<Self>) {
        match task {
            Some(task) => ctx.wait(self.work(task)),
            None => self.set_timer(ctx),
        }
    }

    /// Looks at the clock now if it should have been looked at already.
    pub(super) fn tick_if_due(&mut self, ctx: &mut Context<Self>) {
        if self.link.clock.next() <= Instant::now() {
            self.tick(ctx);
        }
    }

    fn tick(&mut self, ctx: &mut Context<Self>) {
        self.timer_due = None;
        while let Some(due) = self.link.clock.due(Instant::now()) {
            match due {
                Due::Ping => self.link.outbox.ping(self.protocol.heartbeat()),
                Due::End(ending) => {
                    self.link.outbox.end(ending);
                    self.ended(ending);
                }
                Due::Drop => return ctx.stop(),
            }
        }
        self.set_timer(ctx);
    }

    /// Sees to it that the clock is looked at in time.
    pub(super) fn set_timer(&mut self, ctx: &mut Context<Self>) {
        let due = self.link.clock.next();
        if self.timer_due.is_none_or(|armed| due < armed) {
            ctx.cancel_future(self.timer);
            self.timer = ctx.run_later(due.saturating_duration_since(Instant::now()), Self::tick);
            self.timer_due = Some(due);
        }
    }

    /// The last words are said; from now on the client has some time to close.
    fn ended(&mut self, ending: Ending) {
        if self.link.clock.ended(Instant::now() + self.close_timeout) {
            // A stop ends everybody and a goodbye is nobody's trouble: one line each would be thousands.
            let level = if ending.is_usual() { log::Level::Debug } else { log::Level::Info };
            log::log!(level, "{}: {}", self.protocol.describe(), ending.reason());
        }
    }
}

impl<P: Protocol> Actor for Connection<P> {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        if let Some(incoming) = self.incoming.take() {
            ctx.add_stream(incoming);
        }
        let task = self.protocol.opened(&mut self.link);
        self.wait_for(task, ctx);
    }

    fn stopped(&mut self, _: &mut Self::Context) {
        log::debug!("{}: gone", self.protocol.describe());
        self.protocol.closed();
    }
}

impl<P: Protocol> StreamHandler<Arrival> for Connection<P> {
    fn handle(&mut self, arrival: Arrival, ctx: &mut Self::Context) {
        let task = match arrival {
            Arrival::Message(message) => self.attend(message),
            Arrival::Drained => self.protocol.drained(),
            Arrival::Violation(ending) => {
                self.link.outbox.end(ending);
                None
            }
            Arrival::Ended(ending) => {
                self.ended(ending);
                None
            }
            Arrival::Over => return ctx.stop(),
        };
        self.wait_for(task, ctx);
    }

    /// A stream that ends does not end the connection: [`Arrival::Over`] does.
    fn finished(&mut self, _: &mut Self::Context) {}
}

#[cfg(test)]
mod tests;
