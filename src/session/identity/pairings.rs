use std::{
    collections::{HashMap, VecDeque},
    fmt,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::seq::IndexedRandom;
use sha2::{Digest, Sha256};

use crate::settings::PairingSettings;

/// Screens that wait to be given a token: each shows a code, an administrator who sees it says what the screen is called, and the
/// screen fetches its token with a secret that nobody has seen.
///
/// Kept in memory; after a restart a screen shows another code.
pub struct Pairings {
    waiting: Mutex<Waiting>,
    ttl: Duration,
    most: usize,
    most_per_address: usize,
}

#[derive(Default)]
struct Waiting {
    pairings: HashMap<Hash, Pairing>,
    /// Those that nobody has confirmed yet.
    by_code: HashMap<String, Hash>,
    /// In the order they were begun, which is the order they expire.
    oldest_first: VecDeque<(SystemTime, Hash)>,
    /// How many there are from each address.
    addresses: HashMap<IpAddr, usize>,
}

struct Pairing {
    code: String,
    from: IpAddr,
    expires_at: SystemTime,
    confirmed: Option<Paired>,
}

type Hash = [u8; 32];

/// A screen waits from now on. `Debug` shows neither of its secrets.
pub struct Begun {
    /// What the screen asks with: 256 random bits in base64url.
    pub secret: String,
    /// What it shows.
    pub code: String,
    /// Until when.
    pub expires_at: SystemTime,
}

/// What a screen is given. `Debug` does not show the token.
#[derive(Clone, PartialEq, Eq)]
pub struct Paired {
    /// Its token.
    pub token: String,
    /// What it is called.
    pub name: Arc<str>,
}

/// A screen can't wait now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPlace {
    /// Too many from its address do.
    #[error("too many screens of this address wait to be confirmed; try again later")]
    OfAddress {
        /// When the oldest of them expires at the latest.
        retry_after: Duration,
    },
    /// Too many do.
    #[error("too many screens wait to be confirmed; try again later")]
    AtAll {
        /// When the oldest of them expires at the latest.
        retry_after: Duration,
    },
}

/// Digits and letters that nobody takes for another one across a room.
const LETTERS: &[u8] = b"34679ACDEFGHJKMNPQRTUVWXYZ";

/// Of those a code has so many.
const LENGTH: usize = 6;

impl Pairings {
    /// As the settings say.
    pub fn new(settings: &PairingSettings) -> Self {
        let PairingSettings { ttl, most, most_per_address, .. } = *settings;
        Self { waiting: Mutex::default(), ttl, most, most_per_address }
    }

    /// A screen at this address wants to be given a token.
    pub fn begin(&self, address: IpAddr, now: SystemTime) -> Result<Begun, NoPlace> {
        let (from, retry_after) = (network(address), self.ttl);
        let mut waiting = self.lock();
        waiting.forget_expired(now);
        if waiting.pairings.len() >= self.most {
            return Err(NoPlace::AtAll { retry_after });
        }
        if waiting.addresses.get(&from).is_some_and(|count| *count >= self.most_per_address) {
            return Err(NoPlace::OfAddress { retry_after });
        }
        let secret = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
        let mut code = random_code();
        while waiting.by_code.contains_key(&code) {
            code = random_code();
        }
        let (hash, expires_at) = (hash(&secret), now + self.ttl);
        waiting.by_code.insert(code.clone(), hash);
        waiting.pairings.insert(hash, Pairing { code: code.clone(), from, expires_at, confirmed: None });
        waiting.oldest_first.push_back((expires_at, hash));
        *waiting.addresses.entry(from).or_default() += 1;
        Ok(Begun { secret, code, expires_at })
    }

    /// What the screen with this secret has been given, or that it has nothing yet; `None` if it does not wait (any more). It
    /// may ask again, should an answer be lost.
    pub fn look(&self, secret: &str, now: SystemTime) -> Option<Option<Paired>> {
        let waiting = self.lock();
        let pairing = waiting.pairings.get(&hash(secret)).filter(|pairing| now < pairing.expires_at)?;
        Some(pairing.confirmed.clone())
    }

    /// Gives this to the screen that shows the code, once. False if none does. Spelled in whatever way people copy it: in small
    /// letters, with spaces or a dash.
    pub fn confirm(&self, code: &str, paired: Paired, now: SystemTime) -> bool {
        let code: String = code
            .chars()
            .filter(|c| c.is_ascii_alphanumeric())
            .map(|c| c.to_ascii_uppercase())
            .take(LENGTH + 1)
            .collect();
        let mut waiting = self.lock();
        waiting.forget_expired(now);
        let Some(hash) = waiting.by_code.remove(&code) else { return false };
        match waiting.pairings.get_mut(&hash) {
            Some(pairing) => {
                pairing.confirmed = Some(paired);
                true
            }
            None => false,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn forget_expired(&mut self, now: SystemTime) {
        while self.oldest_first.front().is_some_and(|(expires_at, _)| *expires_at <= now) {
            let Some((_, hash)) = self.oldest_first.pop_front() else { return };
            let Some(Pairing { code, from, .. }) = self.pairings.remove(&hash) else { continue };
            if self.by_code.get(&code) == Some(&hash) {
                self.by_code.remove(&code);
            }
            if let Some(count) = self.addresses.get_mut(&from) {
                *count -= 1;
                if *count == 0 {
                    self.addresses.remove(&from);
                }
            }
        }
    }
}

fn random_code() -> String {
    let mut random = rand::rng();
    (0..LENGTH).filter_map(|_| LETTERS.choose(&mut random)).copied().map(char::from).collect()
}

/// Whose address it is: somebody who has one of IPv6 has 2^64 of them.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address => address,
    }
}

/// Looking up a hash takes no time that depends on how much of a guess was right.
fn hash(secret: &str) -> Hash {
    Sha256::digest(secret).into()
}

impl fmt::Debug for Begun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Begun").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

impl fmt::Debug for Paired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paired").field("name", &self.name).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::settings::Settings;

    const HERE: IpAddr = IpAddr::V6(Ipv6Addr::LOCALHOST);

    fn pairings(most: usize, most_per_address: usize) -> Pairings {
        let settings = Settings::with("").unwrap().identity.pairing;
        Pairings::new(&PairingSettings { most, most_per_address, ..settings })
    }

    fn at(second: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(second)
    }

    fn lobby() -> Paired {
        Paired { token: "a token".to_owned(), name: "Lobby".into() }
    }

    #[test]
    fn a_screen_is_given_what_its_code_was_confirmed_with_and_the_code_is_good_once() {
        let pairings = pairings(10, 10);
        let screen = pairings.begin(HERE, at(0)).unwrap();
        let other = pairings.begin(HERE, at(0)).unwrap();
        assert_eq!(pairings.look(&screen.secret, at(1)), Some(None));
        let spelled = format!(" {}-{}", screen.code[..3].to_lowercase(), &screen.code[3..]);
        assert!(pairings.confirm(&spelled, lobby(), at(1)));
        for code in [screen.code.as_str(), "", "34679", &format!("{}3", other.code)] {
            assert!(!pairings.confirm(code, Paired { token: "another".to_owned(), ..lobby() }, at(2)), "{code}");
        }
        assert_eq!(pairings.look(&screen.secret, at(599)), Some(Some(lobby())));
        assert_eq!(pairings.look(&screen.secret, at(599)), Some(Some(lobby())), "an answer may be lost");
        assert_eq!(pairings.look(&other.secret, at(599)), Some(None));
        assert_eq!(pairings.look(&screen.code, at(1)), None);
        assert_eq!(pairings.look(&screen.secret, at(600)), None);
    }

    #[test]
    fn codes_and_secrets_are_hard_to_guess_and_easy_to_read() {
        let pairings = pairings(10_000, 10_000);
        let begun: Vec<_> = (0..1000).map(|_| pairings.begin(HERE, at(0)).unwrap()).collect();
        let codes: HashSet<_> = begun.iter().map(|begun| begun.code.as_str()).collect();
        assert_eq!(codes.len(), begun.len());
        for Begun { code, secret, .. } in &begun {
            assert!(code.len() == 6 && !code.contains(|c| "0O1IL25S8B".contains(c)), "{code}");
            assert_eq!(secret.len(), 43);
        }
        let letters: HashSet<_> = codes.iter().flat_map(|code| code.chars()).collect();
        assert_eq!(letters.len(), LETTERS.len());
        assert!(!format!("{:?} {:?}", begun[0], lobby()).contains("token"));
    }

    #[test]
    fn one_address_cannot_take_all_places_and_expiry_gives_them_back() {
        let pairings = pairings(3, 2);
        let retry_after = Duration::from_secs(600);
        let [one, same, other, third] =
            ["2001:db8::1", "2001:db8::2", "2001:db8:0:1::1", "192.0.2.1"].map(|text| text.parse().unwrap());
        let first = pairings.begin(one, at(0)).unwrap();
        pairings.begin(same, at(1)).unwrap();
        assert_eq!(pairings.begin(one, at(2)).unwrap_err(), NoPlace::OfAddress { retry_after });
        // A code that has been confirmed takes its place until it would have expired.
        assert!(pairings.confirm(&first.code, lobby(), at(2)));
        assert_eq!(pairings.begin(one, at(2)).unwrap_err(), NoPlace::OfAddress { retry_after });
        pairings.begin(other, at(2)).unwrap();
        assert_eq!(pairings.begin(third, at(599)).unwrap_err(), NoPlace::AtAll { retry_after });
        pairings.begin(third, at(600)).unwrap();
        assert!(pairings.begin(third, at(700)).is_ok());
        let waiting = pairings.lock();
        assert_eq!((waiting.pairings.len(), waiting.by_code.len(), waiting.addresses.len()), (2, 2, 1));
    }
}
