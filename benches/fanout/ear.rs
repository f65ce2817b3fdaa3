//! One client that hears what everybody hears, on a thread of its own, and notes when a user's revenue came.

use std::{
    collections::HashMap,
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    sync::{
        Arc,
        atomic::{
            AtomicBool,
            Ordering::{Acquire, Release},
        },
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::{
    dialect::Dialect,
    frames::{self, CLOSE, PING, PONG, TEXT},
    identity,
    server::Server,
};

/// How long it listens before it looks whether it is to stop.
const TURN: Duration = Duration::from_millis(50);

/// When each user's revenue came.
pub(crate) type Arrivals = HashMap<u64, Vec<Instant>>;

/// A client that listens.
pub(crate) struct Ear {
    work: JoinHandle<Result<Arrivals>>,
    stop: Arc<AtomicBool>,
}

#[derive(Deserialize)]
struct Told {
    event: String,
    data: Update,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Update {
    user_id: u64,
    metric: String,
}

impl Ear {
    /// Connects, and listens from now on.
    pub(crate) fn open(server: &Server) -> Result<Self> {
        let token = identity::tokens(1)?.pop().context("no token")?;
        let mut stream = TcpStream::connect(server.address)?;
        stream.set_nodelay(true)?;
        stream.write_all(Dialect::Json.upgrade(1, &token).as_bytes())?;
        let stop = Arc::new(AtomicBool::new(false));
        let is_over = Arc::clone(&stop);
        let (say, greeted) = std::sync::mpsc::channel();
        let work = thread::spawn(move || {
            let mut received = Vec::new();
            let head = upgraded(&mut stream, &mut received)?;
            received.drain(..head);
            // Whoever opened it may have given up.
            let _ = say.send(());
            stream.set_read_timeout(Some(TURN))?;
            let mut arrivals = Arrivals::new();
            let mut buffer = vec![0; 256 * 1024];
            while !is_over.load(Acquire) {
                let read = match stream.read(&mut buffer) {
                    Ok(0) => bail!("the client was cut off"),
                    Ok(read) => read,
                    Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => continue,
                    Err(error) => return Err(error.into()),
                };
                let now = Instant::now();
                received.extend_from_slice(&buffer[..read]);
                let used = frames::walk(&received, |first, payload| match first {
                    TEXT => {
                        note(payload, now, &mut arrivals);
                        Ok(())
                    }
                    PING => Ok(stream.write_all(&frames::from_client(PONG, payload))?),
                    CLOSE => bail!("the client was sent away"),
                    _ => Ok(()),
                })?;
                received.drain(..used);
            }
            Ok(arrivals)
        });
        greeted.recv_timeout(Duration::from_secs(10)).context("the client did not come in")?;
        Ok(Self { work, stop })
    }

    /// Listens no more, and says what came when.
    pub(crate) fn close(self) -> Result<Arrivals> {
        self.stop.store(true, Release);
        match self.work.join() {
            Ok(arrivals) => arrivals,
            Err(_) => bail!("the client's thread panicked"),
        }
    }
}

/// Waits for the answer to the upgrade; says how long its head is.
fn upgraded(stream: &mut TcpStream, received: &mut Vec<u8>) -> Result<usize> {
    let mut buffer = [0; 4096];
    loop {
        let read = stream.read(&mut buffer)?;
        ensure!(read > 0, "closed instead of upgraded");
        received.extend_from_slice(&buffer[..read]);
        if let Some(end) = received.windows(4).position(|end| end == b"\r\n\r\n") {
            ensure!(received.starts_with(b"HTTP/1.1 101 "), "refused: {}", String::from_utf8_lossy(received));
            return Ok(end + 4);
        }
    }
}

fn note(text: &[u8], now: Instant, arrivals: &mut Arrivals) {
    if !Dialect::Json.is_event(text) {
        return;
    }
    if let Ok(Told { event, data }) = serde_json::from_slice(text)
        && event == "rankings:update"
        && data.metric == "monthlyRevenue"
    {
        arrivals.entry(data.user_id).or_default().push(now);
    }
}
