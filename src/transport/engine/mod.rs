//! Engine.IO sessions: HTTP long-polling, WebSocket, and the change from one to the other, whatever is spoken on them.
//!
//! An [`Endpoint`] is an address in HTTP and says who is let in there. A session is a `Connection` whose protocol is an
//! [`Engine`]; what the messages mean is the business of its [`EngineHandler`]. Requests of one polling client may arrive
//! on any worker: the [`EngineServer`] finds the session's actor by its sid, and a WebSocket that replaces the polls moves
//! to the actor's worker.
//!
//! `examples/protocol_echo.rs` is built from these parts.

mod endpoint;
mod handler;
mod probe;
mod server;
mod session;

pub use endpoint::{Endpoint, resource, take_over};
pub use handler::{EngineHandler, EngineTask};
pub use server::{EngineServer, EngineSettings};
use session::{Adopt, Engine, Poll, PollAborted, ProbeEnded, ProbeStarted, ProbeWanted, Push, Violated};
