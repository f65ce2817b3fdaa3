use std::sync::atomic::{AtomicU64, Ordering};

use super::schema::{schema, string};

/// Names one connection in this process, for as long as the process lives. Never used twice, so a late goodbye cannot
/// hit the connection that came after. A later connection has a greater one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientId(u64);

schema!(
    ClientId,
    "ConnectionId",
    string("Names a connection while the service runs.").pattern(Some("^c[0-9]+$")).examples(["c17"])
);

impl ClientId {
    /// The next unused id.
    pub fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

impl std::str::FromStr for ClientId {
    type Err = InvalidClientId;

    fn from_str(text: &str) -> Result<Self, InvalidClientId> {
        let id = text.strip_prefix('c').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        id.and_then(|digits| digits.parse().ok()).map(Self).ok_or(InvalidClientId)
    }
}

/// The text names no connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected the id of a connection, such as c17")]
pub struct InvalidClientId;

impl std::fmt::Display for ClientId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "c{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_it_is_written() {
        let id = ClientId::next();
        assert_eq!(id.to_string().parse(), Ok(id));
        for bad in ["", "c", "17", "c-1", "c+1", "c1x", "c99999999999999999999"] {
            assert_eq!(bad.parse::<ClientId>(), Err(InvalidClientId), "{bad}");
        }
    }
}
