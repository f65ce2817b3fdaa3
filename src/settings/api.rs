use std::time::Duration;

use bytesize::ByteSize;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::rules::{self, YEAR, at_least, at_most};

/// What an API key may do. Its names are the same in settings and on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, clap::ValueEnum, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Post events.
    Publish,
    /// Read state.
    Read,
    /// Everything, administration included.
    Admin,
}

impl Scope {
    /// The scope's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Read => "read",
            Self::Admin => "admin",
        }
    }
}

/// One `[[api.keys]]` entry.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct ApiKey {
    /// A name for logs and for the operator.
    #[garde(length(min = 1, max = 64), custom(rules::key_name))]
    pub name: String,
    /// What `ridgecast key` printed: `sha256:` and 64 hexadecimal digits.
    #[garde(custom(rules::key_hash))]
    pub hash: String,
    /// What the key may do.
    #[garde(length(min = 1))]
    pub scopes: Vec<Scope>,
}

/// What the hash of an API key begins with.
pub const KEY_HASH_PREFIX: &str = "sha256:";

/// The SHA-256 digest that the hash of an API key spells: the prefix and 64 hexadecimal digits.
pub fn key_digest(hash: &str) -> Option<[u8; 32]> {
    let (pairs, []) = hash.strip_prefix(KEY_HASH_PREFIX)?.as_bytes().as_chunks::<2>() else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes: Option<Vec<u8>> = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    bytes?.try_into().ok()
}

/// `[api]`: the HTTP API for the monolith.
#[derive(Debug, Clone, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct ApiSettings {
    /// The keys that are let in.
    #[garde(dive)]
    pub keys: Vec<ApiKey>,
    /// The largest request body.
    #[garde(custom(at_least(ByteSize::b(256))))]
    pub max_body: ByteSize,
    /// The longest line of a streamed body.
    #[garde(custom(at_least(ByteSize::b(256))))]
    pub max_line: ByteSize,
    /// The largest batch.
    #[garde(range(min = 1, max = 1_000))]
    pub max_batch: usize,
    /// What the payloads of one part of a list may come to.
    #[garde(custom(at_least(ByteSize::kib(1))))]
    pub max_page: ByteSize,
    /// How long an `Idempotency-Key` is remembered.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(YEAR)))]
    pub idempotency_ttl: Duration,
    /// How many of them at the most.
    #[garde(range(min = 1))]
    pub idempotency_keys: u64,
    /// How long a registered training session lets its participants in.
    #[serde(with = "humantime_serde")]
    #[garde(custom(at_most(YEAR)))]
    pub session_ttl: Duration,
    /// How many registered training sessions at the most.
    #[garde(range(min = 1))]
    pub max_sessions: u64,
}
