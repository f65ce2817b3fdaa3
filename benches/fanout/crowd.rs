//! The subscribers: thousands of sockets on one thread, which must be much cheaper than the server they listen to.

use std::{
    io::Write,
    net::TcpStream,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use mio::{Events, Interest, Poll, Token};

use crate::{clock::Departures, identity, member::Member, server::Server};

/// Connections on their way in at once.
const AT_ONCE: usize = 64;
/// How long the connecting may take, all of it.
const CONNECTING: Duration = Duration::from_secs(60);
/// How long nothing may come before what is missing is given up as lost.
const SILENCE: Duration = Duration::from_secs(3);
/// Every so many-th member looks into its events and keeps their numbers.
const SAMPLES: usize = 8;

/// Subscribers of one server, users 1 to n.
pub(crate) struct Crowd {
    poll: Poll,
    arrived: Events,
    members: Vec<Member>,
    buffer: Vec<u8>,
    delivered: u64,
    inside: usize,
    latency: Option<Latency>,
}

struct Latency {
    departures: Departures,
    nanos: Vec<u64>,
}

impl Crowd {
    /// Connects `users` subscribers, each `joining` its user's room or not, and waits until all are in. Also says how
    /// long that took.
    pub(crate) fn connect(server: &Server, users: u32, joining: bool) -> Result<(Self, Duration)> {
        let tokens = identity::tokens(users)?;
        let requests = (1..).zip(&tokens).map(|(user, token)| (user, server.dialect.upgrade(user, token)));
        let requests: Vec<_> = requests.collect();
        let mut crowd = Self {
            poll: Poll::new()?,
            arrived: Events::with_capacity(1024),
            members: Vec::with_capacity(requests.len()),
            buffer: vec![0; 256 * 1024],
            delivered: 0,
            inside: 0,
            latency: None,
        };
        let start = Instant::now();
        let mut waiting = requests.iter();
        while crowd.inside < requests.len() {
            for (user, request) in waiting.by_ref().take(AT_ONCE - (crowd.members.len() - crowd.inside)) {
                let stream =
                    open(server, request).with_context(|| format!("connection {user}{}", server.last_words()))?;
                crowd.admit(Member::new(stream, server.dialect, *user, joining))?;
            }
            crowd.turn(Duration::from_millis(100)).with_context(|| format!("connecting{}", server.last_words()))?;
            ensure!(
                start.elapsed() < CONNECTING,
                "only {} of {users} connected in {CONNECTING:?}{}",
                crowd.inside,
                server.last_words()
            );
        }
        let took = start.elapsed();
        let stride = crowd.members.len().div_ceil(SAMPLES);
        crowd.members.iter_mut().step_by(stride).for_each(|member| member.numbers = Some(Vec::new()));
        Ok((crowd, took))
    }

    /// From now on, notes how long each event took since its departure.
    pub(crate) fn note_latency(&mut self, departures: Departures) {
        self.latency = Some(Latency { departures, nanos: Vec::new() });
    }

    /// What [`Crowd::note_latency`] noted, in nanoseconds, ascending.
    pub(crate) fn latencies(&mut self) -> Vec<u64> {
        let mut nanos = self.latency.take().map(|latency| latency.nanos).unwrap_or_default();
        nanos.sort_unstable();
        nanos
    }

    /// Events received by all together.
    pub(crate) fn delivered(&self) -> u64 {
        self.delivered
    }

    /// Listens for `time`.
    pub(crate) fn listen(&mut self, time: Duration) -> Result<()> {
        let end = Instant::now() + time;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            self.turn(left)?;
        }
        Ok(())
    }

    /// Listens until everybody has what was `posted` to him, or nothing comes any more; then says what is wrong: lost or
    /// doubled events, a different order for different members, connections that ended.
    pub(crate) fn settle(&mut self, posted: impl Fn(u32) -> u64, posters: u64) -> Result<Vec<String>> {
        let all: u64 = self.members.iter().map(|member| posted(member.user)).sum();
        let mut last = Instant::now();
        while self.delivered < all && last.elapsed() < SILENCE {
            let before = self.delivered;
            self.turn(Duration::from_millis(100))?;
            if self.delivered > before {
                last = Instant::now();
            }
        }
        Ok(crate::faults::of(&self.members, posted, posters))
    }

    fn admit(&mut self, mut member: Member) -> Result<()> {
        self.poll.registry().register(member.stream(), Token(self.members.len()), Interest::READABLE)?;
        self.members.push(member);
        Ok(())
    }

    /// Waits for something to come, at most `time`, and takes it.
    fn turn(&mut self, time: Duration) -> Result<()> {
        match self.poll.poll(&mut self.arrived, Some(time)) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => return Ok(()),
            other => other?,
        }
        for event in &self.arrived {
            let Token(place) = event.token();
            let member = &mut self.members[place];
            let (before, was_in) = (member.events, member.is_in());
            member.receive(&mut self.buffer).with_context(|| format!("connection {}", member.user))?;
            self.delivered += member.events - before;
            self.inside += usize::from(member.is_in() && !was_in);
            if let (false, Some(why)) = (member.is_in(), &member.ended) {
                bail!("connection {}: {why}", member.user);
            }
            if let Some(Latency { departures, nanos }) = &mut self.latency {
                let now = Instant::now();
                nanos.extend((before..member.events).map(|number| departures.nanos_since(number, now)));
            }
        }
        Ok(())
    }
}

/// A connection with its upgrade request on the way. On loopback a connect is done at once, so it may block.
fn open(server: &Server, request: &str) -> Result<mio::net::TcpStream> {
    let mut stream = TcpStream::connect(server.address)?;
    stream.set_nodelay(true)?;
    stream.write_all(request.as_bytes())?;
    stream.set_nonblocking(true)?;
    Ok(mio::net::TcpStream::from_std(stream))
}
