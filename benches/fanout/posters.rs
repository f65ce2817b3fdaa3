//! The monolith's part: events posted over a few kept-alive connections, on a thread of its own.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::{
        Arc,
        atomic::{
            AtomicBool, AtomicU64,
            Ordering::{Acquire, Relaxed, Release},
        },
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use crate::{answer, clock::Departures};

/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(10);

/// Posters at work.
pub(crate) struct Posting {
    work: JoinHandle<Result<()>>,
    stop: Arc<AtomicBool>,
    answered: Arc<AtomicU64>,
}

impl Posting {
    /// Posts what `request(number)` makes, numbers from 0, as fast as answers come, with `in_flight` connections that
    /// take turns and wait for one answer each: never more than `in_flight` unanswered, and of one connection the next
    /// only after the last.
    pub(crate) fn flood(
        address: SocketAddr,
        in_flight: usize,
        mut request: impl FnMut(u64) -> String + Send + 'static,
    ) -> Result<Self> {
        let mut connections = (0..in_flight).map(|_| Connection::open(address)).collect::<Result<Vec<_>>>()?;
        Ok(Self::start(move |stop, answered| {
            let mut numbers = 0..;
            for (connection, number) in connections.iter_mut().zip(&mut numbers) {
                connection.post(&request(number))?;
            }
            while !stop.load(Acquire) {
                for (connection, number) in connections.iter_mut().zip(&mut numbers) {
                    connection.answer()?;
                    answered.fetch_add(1, Relaxed);
                    connection.post(&request(number))?;
                }
            }
            for connection in &mut connections {
                connection.answer()?;
                answered.fetch_add(1, Relaxed);
            }
            Ok(())
        }))
    }

    /// Posts what `request(number)` makes, numbers from 0, one in each `interval`, and notes when; ends with the room for
    /// `departures`.
    pub(crate) fn pace(
        address: SocketAddr,
        interval: Duration,
        departures: Departures,
        request: impl Fn(u64) -> String + Send + 'static,
    ) -> Result<Self> {
        let mut connection = Connection::open(address)?;
        Ok(Self::start(move |stop, answered| {
            let mut due = Instant::now();
            for number in 0..departures.room() {
                if stop.load(Acquire) {
                    break;
                }
                thread::sleep(due.saturating_duration_since(Instant::now()));
                departures.leaves(number);
                connection.post(&request(number))?;
                connection.answer()?;
                answered.fetch_add(1, Relaxed);
                due += interval;
            }
            Ok(())
        }))
    }

    /// Events answered with 200 so far.
    pub(crate) fn answered(&self) -> u64 {
        self.answered.load(Relaxed)
    }

    /// Ends the posting; every event posted has been answered then. Says how many there were.
    pub(crate) fn stop(self) -> Result<u64> {
        self.stop.store(true, Release);
        match self.work.join() {
            Ok(done) => done.context("posting")?,
            Err(_) => bail!("the posters' thread panicked"),
        }
        Ok(self.answered.load(Relaxed))
    }

    fn start(work: impl FnOnce(&AtomicBool, &AtomicU64) -> Result<()> + Send + 'static) -> Self {
        let (stop, answered) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let work = {
            let (stop, answered) = (Arc::clone(&stop), Arc::clone(&answered));
            thread::spawn(move || work(&stop, &answered))
        };
        Self { work, stop, answered }
    }
}

/// A kept-alive connection to an API.
pub(crate) struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Connection {
    /// Connects.
    pub(crate) fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(ANSWER))?;
        Ok(Self { stream, received: Vec::new() })
    }

    /// Sends a request.
    pub(crate) fn post(&mut self, request: &str) -> Result<()> {
        Ok(self.stream.write_all(request.as_bytes())?)
    }

    /// Waits for the answer to the last post; anything but 200 is an error.
    pub(crate) fn answer(&mut self) -> Result<()> {
        let mut buffer = [0; 4096];
        self.received.clear();
        loop {
            let read = self.stream.read(&mut buffer).with_context(|| format!("no answer within {ANSWER:?}"))?;
            ensure!(read > 0, "closed instead of answered: {}", String::from_utf8_lossy(&self.received));
            self.received.extend_from_slice(&buffer[..read]);
            if let Some((status, length)) = answer::parse(&self.received)? {
                ensure!(length == self.received.len(), "more than one answer to one post");
                ensure!(status == 200, "answered {}", String::from_utf8_lossy(&self.received));
                return Ok(());
            }
        }
    }
}
