use std::{future::pending, io, time::Duration};

use tokio::signal::unix::{SignalKind, signal};

/// Ends at Ctrl-C, when the process is asked to end, or after `limit`.
pub(super) fn ended(limit: Option<Duration>) -> io::Result<impl Future<Output = ()>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        let limit = async {
            match limit {
                Some(limit) => tokio::time::sleep(limit).await,
                None => pending().await,
            }
        };
        tokio::select! {
            _ = interrupt.recv() => (),
            _ = terminate.recv() => (),
            () = limit => (),
        }
    })
}
