use std::{
    io,
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
    time::{Duration, Instant},
};

use tokio::sync::oneshot;

use super::{
    StoreError,
    connection::{AnyConnection, Opener},
};
use crate::lifecycle::Vital;

/// Threads that work on the database, each with a connection of its own. Work is taken in the order in which it is given; with
/// one thread it is done in that order too.
///
/// A connection that made trouble is closed, and opened anew for the next work: so trouble that passes leaves nothing behind.
///
/// What waits here has no bound of its own. Writes are bounded by admissions and by connections, reads by those who wait for
/// them: each asks one thing at a time.
#[derive(Clone)]
pub struct Threads {
    work: mpsc::Sender<Work>,
}

type Work = Box<dyn FnOnce(&mut Desk) + Send>;

/// What a thread works with.
pub(super) struct Desk {
    opener: Opener,
    connection: Option<AnyConnection>,
    used_at: Instant,
}

/// A connection that was not used for so long is tried before it is.
const IDLE: Duration = Duration::from_secs(1);

impl Threads {
    /// Starts so many, one for each guard. `first` is a connection that is open already.
    pub(super) fn start(
        name: &str,
        opener: &Opener,
        first: Option<AnyConnection>,
        vital: Vec<Vital>,
    ) -> io::Result<Self> {
        let (work, waiting) = mpsc::channel::<Work>();
        let waiting = Arc::new(Mutex::new(waiting));
        let mut first = first;
        for vital in vital {
            let waiting = Arc::clone(&waiting);
            let mut desk = Desk { opener: opener.clone(), connection: first.take(), used_at: Instant::now() };
            thread::Builder::new().name(name.to_owned()).spawn(move || {
                let _vital = vital;
                // The lock is held while waiting and never while working; a panic elsewhere does not concern it.
                let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok(work) = next() {
                    work(&mut desk);
                }
            })?;
        }
        Ok(Self { work })
    }

    /// Has the work done. It is queued when this returns; the future only waits for the answer, and need not be awaited.
    pub fn run<T, F>(&self, work: F) -> impl Future<Output = Result<T, StoreError>> + use<T, F>
    where
        T: Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T, StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let queued = self.work.send(Box::new(move |desk: &mut Desk| {
            // Whoever asked may be gone.
            let _ = answer.send(desk.work(work));
        }));
        async move {
            match queued {
                Ok(()) => answered.await.unwrap_or(Err(StoreError::Stopped)),
                Err(_) => Err(StoreError::Stopped),
            }
        }
    }
}

impl Desk {
    fn work<T>(&mut self, work: impl FnOnce(&mut AnyConnection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        // The server may have been started again since; the first to come after that need not pay for it.
        let is_idle = self.used_at.elapsed() > IDLE;
        self.used_at = Instant::now();
        if is_idle && self.connection.as_mut().is_some_and(|connection| connection.ping().is_err()) {
            self.connection = None;
        }
        let connection = match &mut self.connection {
            Some(connection) => connection,
            None => self.connection.insert(self.opener.open()?),
        };
        let done = work(connection);
        if done.is_err() {
            self.connection = None;
        }
        done
    }
}
