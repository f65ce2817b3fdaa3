use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::{domain::Identity, settings::SessionSettings};

/// One-time tickets: the monolith asks for one in somebody's name and hands it to his page, which exchanges it for a login.
///
/// Kept in memory, as hashes; a restart voids them, and the page asks for another.
pub struct Tickets {
    waiting: Mutex<Waiting>,
    ttl: Duration,
    most: usize,
}

#[derive(Default)]
struct Waiting {
    identities: HashMap<Hash, (SystemTime, Identity)>,
    /// In the order they were made, which is the order they expire.
    oldest_first: VecDeque<(SystemTime, Hash)>,
}

type Hash = [u8; 32];

/// `identity.session.max_tickets` wait to be exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many tickets wait to be exchanged; try again shortly")]
pub struct TooManyTickets {
    /// When the oldest of them expires at the latest.
    pub retry_after: Duration,
}

impl Tickets {
    pub(super) fn new(settings: &SessionSettings) -> Self {
        Self { waiting: Mutex::default(), ttl: settings.ticket_ttl, most: settings.max_tickets }
    }

    /// A ticket for `identity`: 256 random bits in base64url, good once, and when it expires.
    pub fn mint(&self, identity: Identity, now: SystemTime) -> Result<(String, SystemTime), TooManyTickets> {
        let ticket = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
        let (hash, expires_at) = (hash(&ticket), now + self.ttl);
        let mut waiting = self.lock();
        waiting.forget_expired(now);
        // Exchanged tickets keep their place in the queue until they would have expired; they count as well.
        if waiting.oldest_first.len() >= self.most {
            return Err(TooManyTickets { retry_after: self.ttl });
        }
        waiting.identities.insert(hash, (expires_at, identity));
        waiting.oldest_first.push_back((expires_at, hash));
        Ok((ticket, expires_at))
    }

    /// Whose ticket it was. The second to ask gets nothing, however close behind the first.
    pub fn redeem(&self, ticket: &str, now: SystemTime) -> Option<Identity> {
        let (expires_at, identity) = self.lock().identities.remove(&hash(ticket))?;
        (now < expires_at).then_some(identity)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn forget_expired(&mut self, now: SystemTime) {
        while self.oldest_first.front().is_some_and(|(expires_at, _)| *expires_at <= now) {
            if let Some((_, hash)) = self.oldest_first.pop_front() {
                self.identities.remove(&hash);
            }
        }
    }
}

/// Looking up a hash takes no time that depends on how much of a guess was right.
fn hash(ticket: &str) -> Hash {
    Sha256::digest(ticket).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::UserId, settings::Settings};

    fn tickets(most: usize) -> Tickets {
        let mut settings = Settings::with("").unwrap().identity.session;
        settings.max_tickets = most;
        Tickets::new(&settings)
    }

    fn at(second: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(second)
    }

    fn user(id: u64) -> Identity {
        Identity { user: UserId::new(id).ok(), ..Identity::default() }
    }

    #[test]
    fn a_ticket_is_good_once() {
        let tickets = tickets(10);
        let (ticket, expires_at) = tickets.mint(user(7), at(0)).unwrap();
        assert_eq!((ticket.len(), expires_at), (43, at(60)));
        assert!(tickets.redeem("AAAA", at(1)).is_none());
        assert_eq!(tickets.redeem(&ticket, at(1)).unwrap().user.unwrap().get(), 7);
        assert!(tickets.redeem(&ticket, at(1)).is_none());
    }

    #[test]
    fn a_ticket_expires_to_the_second() {
        let tickets = tickets(10);
        let (early, _) = tickets.mint(user(7), at(0)).unwrap();
        let (late, _) = tickets.mint(user(7), at(0)).unwrap();
        assert!(tickets.redeem(&early, at(59)).is_some());
        assert!(tickets.redeem(&late, at(60)).is_none());
    }

    #[test]
    fn the_number_is_bounded_and_expiry_makes_room() {
        let tickets = tickets(2);
        let (first, _) = tickets.mint(user(1), at(0)).unwrap();
        tickets.mint(user(2), at(30)).unwrap();
        assert_eq!(tickets.mint(user(3), at(59)).unwrap_err(), TooManyTickets { retry_after: Duration::from_secs(60) });
        assert!(tickets.mint(user(3), at(60)).is_ok());
        assert!(tickets.redeem(&first, at(60)).is_none());
        assert_eq!(tickets.lock().identities.len(), 2);
    }

    #[test]
    fn of_many_who_bring_the_same_ticket_one_gets_in() {
        let tickets = tickets(10);
        let (ticket, _) = tickets.mint(user(7), at(0)).unwrap();
        let got_in = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..8).map(|_| scope.spawn(|| tickets.redeem(&ticket, at(1)).is_some())).collect();
            tries.into_iter().map(|one| one.join().unwrap()).filter(|in_| *in_).count()
        });
        assert_eq!(got_in, 1);
    }
}
