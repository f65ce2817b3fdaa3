//! Who the 200 clients are, and what they listen to.

use crate::audience::{Audience, LEADERBOARD, ROOT, TRAINING};

pub(crate) const USERS: u64 = 20;
pub(crate) const TEAMS: u64 = 3;
pub(crate) const CONTESTS: u64 = 4;
pub(crate) const MODULES: [&str; 3] = ["pitch", "price", "close"];

/// Clients of each protocol.
const OF_EACH: u64 = 100;

/// What a client speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    Json,
    SocketIo,
}

/// A client to be.
#[derive(Debug, Clone)]
pub(crate) struct Guest {
    pub(crate) name: String,
    pub(crate) protocol: Protocol,
    pub(crate) user: u64,
    pub(crate) places: Vec<Place>,
    /// Comes when the others have been there for a while.
    pub(crate) late: bool,
}

/// A namespace to enter, and the rooms to join there.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) namespace: &'static str,
    pub(crate) rooms: Vec<String>,
}

impl Guest {
    /// All of them.
    pub(crate) fn all() -> Vec<Self> {
        let both = [Protocol::Json, Protocol::SocketIo];
        both.into_iter().flat_map(|protocol| (0..OF_EACH).map(move |n| Self::new(protocol, n))).collect()
    }

    /// The teams of a user, as his token names them.
    pub(crate) fn teams(user: u64) -> Vec<u64> {
        vec![user % TEAMS + 1]
    }

    /// A user has clients in about every tenth place: tabs, and a phone. Late ones do not join his room, where a first
    /// visit brings what was kept for him and not what a position asks for.
    fn new(protocol: Protocol, n: u64) -> Self {
        let user = n / 10 * 2 % USERS + n % 2 + 1;
        let own = format!("user:{user}");
        let team = format!("team:{}", Self::teams(user)[0]);
        let contest = |n: u64| format!("contest:{}", n % CONTESTS + 1);
        let module = format!("module:{}", MODULES[n as usize / 10 % MODULES.len()]);
        let late = matches!(n % 10, 3 | 6);
        let leaderboard = |rooms: &[&String]| Place::new(LEADERBOARD, rooms);
        let training = |rooms: &[&String]| Place::new(TRAINING, rooms);
        let root = Place::new(ROOT, &[]);
        let places = match (n % 10, protocol) {
            (0, _) => vec![leaderboard(&[&own])],
            (1, _) => vec![leaderboard(&[&own, &team, &contest(n / 10)])],
            (2, _) => vec![leaderboard(&[&contest(n / 10), &contest(n / 10 + 1), &team, &"tv-display".to_owned()])],
            (3, _) => vec![leaderboard(&[&contest(n / 10), &"tv-display".to_owned(), &team])],
            (4 | 5, _) => vec![training(&[&own, &module])],
            (6, _) => vec![training(&[&module])],
            (7, _) => vec![root],
            (8, Protocol::Json) => vec![training(&[])],
            (_, Protocol::Json) => vec![root],
            (8, Protocol::SocketIo) => vec![root, leaderboard(&[&own, &team])],
            (_, Protocol::SocketIo) => vec![leaderboard(&[&contest(n / 10)]), training(&[&own, &module])],
        };
        Self { name: format!("{protocol:?} client {n}"), protocol, user, places, late }
    }
}

impl Place {
    fn new(namespace: &'static str, rooms: &[&String]) -> Self {
        Self { namespace, rooms: rooms.iter().map(|room| (*room).clone()).collect() }
    }

    /// Everything that is to be heard there by this user, who is in his own room on `/` without having joined it.
    pub(crate) fn audiences(&self, user: u64) -> Vec<Audience> {
        let own = (self.namespace == ROOT).then(|| format!("user:{user}"));
        let rooms = self.rooms.iter().cloned().chain(own).map(|room| Audience::room(self.namespace, room));
        std::iter::once(Audience::everybody(self.namespace)).chain(rooms).collect()
    }
}
