//! Socket.IO at `/socket.io/`: several namespaces on one Engine.IO session, each with a session of its own.

mod endpoint;
mod session;

pub use endpoint::{SocketIoEndpoint, configure};
pub use session::SocketIo;

use super::{engine::EngineServer, recoveries::Recoveries};

/// Where clients find it; stock ones ask with the slash.
pub const PATHS: [&str; 2] = ["/socket.io/", "/socket.io"];

/// What Socket.IO needs beyond a worker; one for all workers.
#[derive(Clone)]
pub struct SocketIoServer {
    /// The sessions.
    pub engine: EngineServer<SocketIo>,
    /// The lost ones.
    pub recoveries: Recoveries,
}
