use std::{
    sync::{Arc, Mutex, PoisonError, Weak},
    time::{Duration, Instant},
};

use prometheus_client::metrics::{counter::Counter, gauge::Gauge};
use tokio::time::{MissedTickBehavior, interval};
use utoipa::ToSchema;

use super::{
    latency::Latencies,
    pace::{Pace, Rates, Sample, Spread, TICK},
};

/// What a client speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(rename_all = "lowercase")]
pub enum Protocol {
    /// Plain JSON.
    Json,
    /// Socket.IO.
    SocketIo,
}

/// How a client's messages travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(rename_all = "lowercase")]
pub enum Transport {
    /// On one socket.
    Websocket,
    /// By HTTP requests.
    Polling,
}

/// What was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// A request of the API or of a page.
    Request,
    /// A client that wanted to connect.
    Handshake,
    /// What a client asked for or said.
    Message,
}

/// How much has happened since the start, for the operator. Cheap to clone; clones count the same. Counting is a relaxed
/// atomic addition; what every delivery counts, each worker has a counter of its own for ([`Figures::deliveries`]). Rates are
/// worked out by whoever runs [`Figures::keep_time`].
#[derive(Debug, Clone, Default)]
pub struct Figures(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    /// By protocol and transport.
    open: [[Gauge; 2]; 2],
    opened: Counter,
    slow: Counter,
    published: Counter,
    refused: [Counter; 3],
    deliveries: Mutex<Vec<Counter>>,
    latencies: Latencies,
    pace: Mutex<Pace>,
}

/// How things stand.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing {
    /// Connections now, by protocol and transport, in the order of their words.
    pub open: [[u64; 2]; 2],
    /// Connections since the start.
    pub opened: u64,
    /// Of these the ones that were closed because they read too slowly.
    pub slow: u64,
    /// Publications.
    pub published: u64,
    /// Messages of them that have been written to a client.
    pub delivered: u64,
    /// Requests, handshakes and messages that were refused.
    pub refused: u64,
    /// How much happens in a second.
    pub rates: Rates,
    /// How long it takes.
    pub latency: Spread,
}

impl Figures {
    /// A connection has been opened.
    pub fn opened(&self, protocol: Protocol, transport: Transport) {
        self.0.opened.inc();
        self.0.open[protocol as usize][transport as usize].inc();
    }

    /// A connection has gone over from polling to a WebSocket.
    pub fn upgraded(&self, protocol: Protocol) {
        let [websocket, polling] = &self.0.open[protocol as usize];
        polling.dec();
        websocket.inc();
    }

    /// A connection is gone.
    pub fn closed(&self, protocol: Protocol, transport: Transport) {
        self.0.open[protocol as usize][transport as usize].dec();
    }

    /// A client is closed because it reads too slowly.
    pub fn slow(&self) {
        self.0.slow.inc();
    }

    /// So many publications are told.
    pub fn published(&self, count: usize) {
        self.0.published.inc_by(count as u64);
    }

    /// Something was refused.
    pub fn refused(&self, what: Refused) {
        self.0.refused[what as usize].inc();
    }

    /// What was admitted so long ago has been written to all sockets of a worker that take it.
    pub fn spread(&self, within: Duration) {
        self.0.latencies.note(within);
    }

    /// One more counter of messages delivered, for one worker.
    pub fn deliveries(&self) -> Counter {
        let counter = Counter::default();
        self.0.deliveries.lock().unwrap_or_else(PoisonError::into_inner).push(counter.clone());
        counter
    }

    /// How things stand now.
    pub fn standing(&self) -> Standing {
        let counts = &*self.0;
        let pace = counts.pace.lock().unwrap_or_else(PoisonError::into_inner);
        Standing {
            open: std::array::from_fn(|protocol| {
                std::array::from_fn(|transport| u64::try_from(counts.open[protocol][transport].get()).unwrap_or(0))
            }),
            opened: counts.opened.get(),
            slow: counts.slow.get(),
            published: counts.published.get(),
            delivered: counts.delivered(),
            refused: counts.refused.iter().map(Counter::get).sum(),
            rates: pace.rates(),
            latency: pace.spread(counts.latencies.buckets(), counts.latencies.longest()),
        }
    }

    /// Looks at the counters once a second, for as long as anybody else has them.
    pub async fn keep_time(self) {
        let counts = Arc::downgrade(&self.0);
        drop(self);
        let mut ticks = interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            let Some(counts) = Weak::upgrade(&counts) else { return };
            counts.look(Instant::now());
        }
    }
}

impl Counts {
    fn delivered(&self) -> u64 {
        self.deliveries.lock().unwrap_or_else(PoisonError::into_inner).iter().map(Counter::get).sum()
    }

    fn look(&self, at: Instant) {
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        pace.take(Sample {
            at,
            opened: self.opened.get(),
            published: self.published.get(),
            delivered: self.delivered(),
            latencies: self.latencies.buckets(),
            longest: self.latencies.take_longest(),
        });
    }
}

impl Protocol {
    /// All of them, in their order.
    pub const ALL: [Self; 2] = [Self::Json, Self::SocketIo];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::SocketIo => "socketio",
        }
    }
}

impl Transport {
    /// All of them, in their order.
    pub const ALL: [Self; 2] = [Self::Websocket, Self::Polling];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Websocket => "websocket",
            Self::Polling => "polling",
        }
    }
}

impl Standing {
    /// Connections now.
    pub fn open(&self) -> u64 {
        self.open.iter().flatten().sum()
    }

    /// Connections of a protocol.
    pub fn open_by(&self, protocol: Protocol) -> u64 {
        self.open[protocol as usize].iter().sum()
    }

    /// Connections over a transport.
    pub fn open_over(&self, transport: Transport) -> u64 {
        self.open.iter().map(|by_transport| by_transport[transport as usize]).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_count_where_they_are() {
        let figures = Figures::default();
        figures.opened(Protocol::Json, Transport::Websocket);
        figures.opened(Protocol::SocketIo, Transport::Polling);
        figures.opened(Protocol::SocketIo, Transport::Polling);
        figures.upgraded(Protocol::SocketIo);
        let standing = figures.standing();
        assert_eq!(standing.open(), 3);
        assert_eq!(Protocol::ALL.map(|protocol| standing.open_by(protocol)), [1, 2]);
        assert_eq!(Transport::ALL.map(|transport| standing.open_over(transport)), [2, 1]);
        figures.closed(Protocol::SocketIo, Transport::Websocket);
        let standing = figures.standing();
        assert_eq!((standing.open(), standing.opened), (2, 3));
    }

    #[test]
    fn every_workers_deliveries_are_added_up() {
        let figures = Figures::default();
        let workers = [figures.deliveries(), figures.clone().deliveries()];
        workers[0].inc_by(3);
        workers[1].inc();
        assert_eq!(figures.standing().delivered, 4);
    }

    #[test]
    fn rates_come_from_what_was_seen_second_by_second() {
        let (figures, start) = (Figures::default(), Instant::now());
        figures.0.look(start);
        figures.published(30);
        figures.0.look(start + 3 * TICK);
        assert_eq!(figures.standing().rates, Rates { published: 10.0, ..Rates::default() });
    }
}
