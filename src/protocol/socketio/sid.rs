use std::{fmt, str::FromStr};

use base64::{Engine as _, display::Base64Display, engine::general_purpose::URL_SAFE_NO_PAD};

/// Names an Engine.IO session, or a client in one namespace of it: 120 random bits, 20 characters of base64url, which is
/// what stock servers give out. The `Sid` of `engineioxide-core` has 96 bits in 16 characters.
///
/// Over polling the Engine.IO sid is all that a request needs to speak for the client, so it is never shown to others, and
/// the `{:?}` form that may end up in a log gives away no more than its beginning. The sid of a client in a namespace is
/// another one and no secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sid([u8; BYTES]);

const BYTES: usize = 15;
const CHARS: usize = BYTES / 3 * 4;

/// The private id that a client shows to have its lost connection restored. Whoever has it and the right user's login is
/// taken for that connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pid(Sid);

/// Why a text is no sid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Invalid session id; expected {CHARS} characters of base64url")]
pub struct InvalidSid;

impl Sid {
    /// A sid that nobody can guess.
    pub fn random() -> Self {
        Self(rand::random())
    }
}

impl FromStr for Sid {
    type Err = InvalidSid;

    fn from_str(text: &str) -> Result<Self, InvalidSid> {
        let mut bytes = [0; BYTES];
        match URL_SAFE_NO_PAD.decode_slice(text, &mut bytes) {
            Ok(BYTES) => Ok(Self(bytes)),
            _ => Err(InvalidSid),
        }
    }
}

impl fmt::Display for Sid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Base64Display::new(&self.0, &URL_SAFE_NO_PAD).fmt(f)
    }
}

impl fmt::Debug for Sid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}…", Base64Display::new(&self.0[..3], &URL_SAFE_NO_PAD))
    }
}

impl Pid {
    /// A pid that nobody can guess.
    pub fn random() -> Self {
        Self(Sid::random())
    }
}

impl FromStr for Pid {
    type Err = InvalidSid;

    fn from_str(text: &str) -> Result<Self, InvalidSid> {
        text.parse().map(Self)
    }
}

impl fmt::Display for Pid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sids_are_twenty_characters_and_read_as_written() {
        let sid = Sid::random();
        let text = sid.to_string();
        assert_eq!(text.len(), CHARS);
        assert_eq!(text.parse(), Ok(sid));
        assert_ne!(Sid::random(), sid);
    }

    #[test]
    fn other_texts_are_no_sids() {
        for bad in
            ["", "abc", "lv_VI97HAXpY6yYWAAA", "lv_VI97HAXpY6yYWAAACC", "lv/VI97HAXpY6yYWAAAC", "lv_VI97HAXpY6yYWAA=="]
        {
            assert_eq!(bad.parse::<Sid>(), Err(InvalidSid), "{bad:?}");
        }
        assert!("lv_VI97HAXpY6yYWAAAC".parse::<Sid>().is_ok());
    }

    #[test]
    fn logs_show_only_the_beginning() {
        let pid: Pid = "lv_VI97HAXpY6yYWAAAC".parse().unwrap();
        assert_eq!(format!("{pid:?}"), "Pid(lv_V…)");
    }
}
