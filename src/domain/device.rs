use std::{fmt, sync::Arc};

use sha2::{Digest, Sha256};

/// What a user comes with, as far as it can be told apart: a browser, a phone, a program. Its pages are one device.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Device(Arc<str>);

/// The longest name that a client gives itself.
const MAX_LEN: usize = 64;

/// Bytes of the hash that stand for a device without a name: enough for the devices of one user.
const HASH_LEN: usize = 8;

/// Why a text names no device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to {MAX_LEN} visible ASCII characters")]
pub struct InvalidDevice;

impl Device {
    /// A device that says its name.
    pub fn named(name: &str) -> Result<Self, InvalidDevice> {
        let fits = (1..=MAX_LEN).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(Self(name.into())) } else { Err(InvalidDevice) }
    }

    /// A device that can only be recognised: by its kind, and by a secret that it alone has, if it has one. Neither can be
    /// read out of it.
    pub fn recognised(kind: &[u8], secret: Option<&str>) -> Self {
        let mut hash = Sha256::new_with_prefix(kind);
        if let Some(secret) = secret {
            // No header has such a byte: so the two cannot be taken for one longer kind.
            hash.update([0]);
            hash.update(secret);
        }
        let digits: String = hash.finalize().iter().take(HASH_LEN).map(|byte| format!("{byte:02x}")).collect();
        Self(digits.into())
    }

    /// The name or the hash in hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_differ_by_kind_and_by_secret() {
        let phone = Device::recognised(b"phone", Some("s1"));
        assert_eq!(phone, Device::recognised(b"phone", Some("s1")));
        assert_eq!(phone.as_str().len(), 16);
        for other in [
            Device::recognised(b"laptop", Some("s1")),
            Device::recognised(b"phone", Some("s2")),
            Device::recognised(b"phone", None),
            Device::recognised(b"phones1", None),
        ] {
            assert_ne!(phone, other);
        }
    }

    #[test]
    fn a_name_is_short_and_visible() {
        assert_eq!(Device::named("kiosk-3/left").unwrap().as_str(), "kiosk-3/left");
        assert!(Device::named(&"x".repeat(MAX_LEN)).is_ok());
        for bad in ["", "a b", "a\n", "\u{e9}", &"x".repeat(MAX_LEN + 1)] {
            assert_eq!(Device::named(bad), Err(InvalidDevice), "{bad:?}");
        }
    }
}
