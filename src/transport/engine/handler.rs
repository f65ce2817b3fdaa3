use bytes::Bytes;
use futures_util::future::LocalBoxFuture;

use crate::{protocol::socketio::Str, transport::Link};

/// Work that has begun and has to end before the client's next message is looked at.
pub type EngineTask<H> = LocalBoxFuture<'static, <H as EngineHandler>::Next>;

/// What is said in an Engine.IO session, and what follows. One for each session; gone with it.
///
/// What cannot be done at once is answered as a task; what comes out of it is given to [`EngineHandler::go_on`].
pub trait EngineHandler: Sized + Unpin + 'static {
    /// What comes out of work that had to wait for others.
    type Next: 'static;

    /// The session has begun.
    fn opened(&mut self, _link: &mut Link) -> Option<EngineTask<Self>> {
        None
    }

    /// A text message.
    fn text(&mut self, text: Str, link: &mut Link) -> Option<EngineTask<Self>>;

    /// A binary message.
    fn binary(&mut self, bytes: Bytes, link: &mut Link) -> Option<EngineTask<Self>>;

    /// Others have answered.
    fn go_on(&mut self, _next: Self::Next, _link: &mut Link) -> Option<EngineTask<Self>> {
        None
    }

    /// The outbox had been full and has drained.
    fn drained(&mut self) -> Option<EngineTask<Self>> {
        None
    }

    /// The session is gone.
    fn closed(&mut self) {}

    /// Who it is, for the log.
    fn describe(&self) -> String;
}
