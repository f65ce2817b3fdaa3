use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// A name nobody can guess: 120 random bits as 20 characters of base64url.
pub fn random_sid() -> Box<str> {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 15]>()).into()
}
