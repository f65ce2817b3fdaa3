use std::net::SocketAddr;

use tokio::signal::unix::{SignalKind, signal};

use super::{Service, StartError, open_files};
use crate::{secrets::Created, settings::Settings};

/// Why the service ended when nobody asked it to, or never began.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// It could not start.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The system gives no threads or signals.
    #[error("the system: {0}")]
    System(#[from] std::io::Error),
    /// A part has failed that the service cannot do without.
    #[error("a part of the service has failed; see the log")]
    PartLost,
}

/// Runs the service until SIGTERM or SIGINT. Once it listens it calls `welcome` with its address and, at the first start,
/// the API key that was made.
pub fn run(
    settings: Settings,
    welcome: impl FnOnce(SocketAddr, Option<&str>) -> std::io::Result<()>,
) -> Result<(), RunError> {
    actix::System::new().block_on(async {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        open_files::provide_for(settings.server.max_connections);
        let service = Service::start(settings).await?;
        let (secrets, created) = service.secrets();
        welcome(service.address(), (created == Created::JustNow).then(|| secrets.api_key()))?;
        let lost = tokio::select! {
            _ = terminate.recv() => false,
            _ = interrupt.recv() => false,
            () = service.failed() => true,
        };
        service.stop().await;
        if lost { Err(RunError::PartLost) } else { Ok(()) }
    })
}
