use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use subtle::{ConditionallySelectable, ConstantTimeEq};

use crate::{
    secrets::new_api_key,
    settings::{ApiKey, KEY_HASH_PREFIX, Scope, key_digest},
};

/// The keys that are let in. Only their hashes are held; a key is 256 random bits, so one round of SHA-256 keeps it.
#[derive(Debug)]
pub struct ApiKeys(Vec<KnownKey>);

/// A key that is let in, without the key.
#[derive(Debug)]
pub struct KnownKey {
    /// Its name, for logs.
    pub name: Arc<str>,
    digest: [u8; 32],
    scopes: Vec<Scope>,
    /// When it was used last, in milliseconds since 1970; 0 if it was not since the start.
    last_used: AtomicI64,
}

/// Why configured keys cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidKeys {
    /// Not a hash.
    #[error("api.keys: the hash of `{0}` is not `sha256:` and 64 hexadecimal digits, as `ridgecast key` prints it")]
    Hash(String),
    /// Two keys of one name could not be told apart in a log.
    #[error("api.keys: the name `{0}` is there twice")]
    Name(String),
}

impl ApiKeys {
    /// Takes the entries of the settings and, chained to them, that of the first start.
    pub fn new<'a>(entries: impl IntoIterator<Item = &'a ApiKey>) -> Result<Self, InvalidKeys> {
        let mut keys: Vec<KnownKey> = Vec::new();
        for entry in entries {
            if keys.iter().any(|key| *key.name == *entry.name) {
                return Err(InvalidKeys::Name(entry.name.clone()));
            }
            let digest = key_digest(&entry.hash).ok_or_else(|| InvalidKeys::Hash(entry.name.clone()))?;
            let (name, scopes) = (entry.name.as_str().into(), entry.scopes.clone());
            keys.push(KnownKey { name, digest, scopes, last_used: AtomicI64::new(0) });
        }
        Ok(Self(keys))
    }

    /// A new key, and its hash for the settings.
    pub fn generate() -> (String, String) {
        let key = new_api_key();
        let hash = Self::hash(&key);
        (key, hash)
    }

    /// The hash of a key, as the settings have it.
    pub fn hash(key: &str) -> String {
        let digits: String = Sha256::digest(key).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{KEY_HASH_PREFIX}{digits}")
    }

    /// All of them, in the order of the settings.
    pub fn all(&self) -> &[KnownKey] {
        &self.0
    }

    /// The key that was presented, if it is let in. Looks at all of them whatever it finds, so that the time tells nothing.
    pub fn find(&self, presented: &str) -> Option<&KnownKey> {
        let digest: [u8; 32] = Sha256::digest(presented).into();
        let mut found = u64::MAX;
        for (i, key) in (0_u64..).zip(&self.0) {
            found.conditional_assign(&i, key.digest.ct_eq(&digest));
        }
        self.0.get(usize::try_from(found).ok()?)
    }
}

impl KnownKey {
    /// What it may do.
    pub fn scopes(&self) -> &[Scope] {
        &self.scopes
    }

    /// Notes that it is used now.
    pub fn was_used(&self) {
        self.last_used.store(Timestamp::now().as_millisecond(), Ordering::Relaxed);
    }

    /// When it was used last, if it was since the start: in milliseconds since 1970.
    pub fn last_used(&self) -> Option<i64> {
        Some(self.last_used.load(Ordering::Relaxed)).filter(|at| *at > 0)
    }

    /// Whether it has the scope. `admin` has all.
    pub fn has(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope) || self.scopes.contains(&Scope::Admin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, hash: &str, scopes: &[Scope]) -> ApiKey {
        ApiKey { name: name.to_owned(), hash: hash.to_owned(), scopes: scopes.to_vec() }
    }

    #[test]
    fn a_key_is_found_by_itself_alone() {
        let (first, first_hash) = ApiKeys::generate();
        let (second, second_hash) = ApiKeys::generate();
        assert_ne!(first, second);
        assert!(first.starts_with("rck_") && first.len() == 47, "{first}");
        let keys = ApiKeys::new(&[
            entry("first", &first_hash, &[Scope::Publish]),
            entry("second", &second_hash.to_uppercase().replace("SHA256", "sha256"), &[Scope::Admin]),
        ])
        .unwrap();
        assert_eq!(&*keys.find(&first).unwrap().name, "first");
        assert_eq!(&*keys.find(&second).unwrap().name, "second");
        for wrong in ["", "rck_", &first[..46], &first_hash] {
            assert!(keys.find(wrong).is_none(), "{wrong}");
        }
        assert!(ApiKeys::new(&[]).unwrap().find(&first).is_none());
    }

    #[test]
    fn admin_has_every_scope_and_others_their_own() {
        let (key, hash) = ApiKeys::generate();
        let with = |scopes| {
            let keys = ApiKeys::new(&[entry("k", &hash, scopes)]).unwrap();
            [Scope::Publish, Scope::Read, Scope::Admin].map(|scope| keys.find(&key).unwrap().has(scope))
        };
        assert_eq!(with(&[Scope::Publish]), [true, false, false]);
        assert_eq!(with(&[Scope::Read]), [false, true, false]);
        assert_eq!(with(&[Scope::Publish, Scope::Read]), [true, true, false]);
        assert_eq!(with(&[Scope::Admin]), [true, true, true]);
    }

    #[test]
    fn entries_that_cannot_be_used_name_themselves() {
        let good = ApiKeys::hash("x");
        for bad in ["", "sha256:", "sha512:00", &good[..70], &format!("{good}0"), &good.replace('a', "g")] {
            let error = ApiKeys::new(&[entry("monolith", bad, &[Scope::Read])]).unwrap_err().to_string();
            assert!(error.contains("`monolith`"), "{error}");
        }
        let twice = [entry("a", &good, &[Scope::Read]), entry("a", &good, &[Scope::Read])];
        assert_eq!(ApiKeys::new(&twice).unwrap_err(), InvalidKeys::Name("a".to_owned()));
    }
}
